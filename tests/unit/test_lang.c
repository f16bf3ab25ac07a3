/* SPDX-License-Identifier: Apache-2.0 */
/* The language engine on the model that is built in: trees, tags, lemmas, both sets of kernels, damaged files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "lang/lang_int.h"

extern const unsigned char tc_model_blob[], tc_model_blob_end[];

struct fixture { struct tc_lang *lang; struct tc_lang_scratch *scratch; struct tc_arena arena; struct tc_doc doc; };

static int setup(void **state)
{
	static struct fixture f;
	struct tc_err err = { 0 };
	if (tc_lang_open(tc_model_blob, (size_t)(tc_model_blob_end - tc_model_blob), &f.lang, &err)) {
		fprintf(stderr, "%s\n", err.msg);
		return 1;
	}
	f.scratch = tc_lang_scratch_new(f.lang);
	tc_arena_init(&f.arena);
	*state = &f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;
	tc_arena_release(&f->arena);
	tc_lang_scratch_free(f->scratch);
	tc_lang_free(f->lang);
	return 0;
}

static const struct tc_doc *annotate(struct fixture *f, tc_str text)
{
	tc_arena_reset(&f->arena);
	tc_doc_init(&f->doc, &f->arena, text);
	tc_lang_annotate(f->lang, f->scratch, &f->doc);
	return &f->doc;
}

static void check_trees(const struct tc_doc *d)
{
	for (int32_t i = 0; i < d->n_sents; i++) {
		const struct tc_sent *s = &d->sents[i];
		int roots = 0;
		assert_true(s->n <= TC_MAX_SENT_WORDS);
		for (int32_t k = s->first; k < s->first + s->n; k++) {
			const struct tc_word *w = &d->words[k];
			roots += w->head < 0;
			assert_int_equal(w->head < 0, w->rel == TC_REL_ROOT);
			assert_true(w->upos < TC_UPOS_COUNT && w->xpos < TC_XPOS_COUNT && w->rel < TC_REL_COUNT);
			assert_true(w->lemma.n > 0);
			int steps = 0;
			for (int32_t h = k; h >= 0; h = d->words[h].head) {
				assert_true(h >= s->first && h < s->first + s->n);
				assert_true(steps++ <= s->n);
			}
		}
		assert_int_equal(roots, 1);
		assert_true(d->words[s->root].head < 0);
	}
}

static const char news[] =
	"Rebels shelled the port on Monday, the defence ministry said. \"We will not accept this,\" the minister told reporters in Geneva.\n\n"
	"The United Nations' envoy doesn't expect talks before Jan. 10. Troops have been massed near the border since 2014, killing at "
	"least 13 people.\n\nPOLICE ARREST PROTESTERS IN CAPITAL\n\nWhy? Nobody knows...";

static const struct tc_word *find(const struct tc_doc *d, const char *form)
{
	for (int32_t i = 0; i < d->n_words; i++)
		if (tc_str_is(d->words[i].form, form))
			return &d->words[i];
	fail_msg("no word %s", form);
	return NULL;
}

static void plain_sentences(void **state)
{
	const struct tc_doc *d = annotate(*state, tc_str_of(news));
	check_trees(d);
	const struct tc_word *w = find(d, "Rebels");
	assert_string_equal(tc_rel_name(w->rel), "nsubj");
	assert_true(tc_str_is(d->words[w->head].form, "shelled"));
	assert_true(tc_str_is(w->lemma, "rebel"));
	w = find(d, "port");
	assert_string_equal(tc_rel_name(w->rel), "obj");
	w = find(d, "shelled");
	assert_string_equal(tc_xpos_name(w->xpos), "VBD");
	assert_true(tc_str_is(w->lemma, "shell"));
	assert_true(tc_str_is(find(d, "n't")->lemma, "not"));
	assert_true(tc_str_is(find(d, "told")->lemma, "tell"));
	assert_true(tc_str_is(find(d, "people")->lemma, "people"));
	assert_true(tc_str_is(find(d, "Geneva")->lemma, "Geneva"));
	assert_string_equal(tc_upos_name(find(d, "Geneva")->upos), "PROPN");
}

/* One line a word: all that the engine decides. */
static void dump(const struct tc_doc *d, struct tc_buf *out)
{
	for (int32_t i = 0; i < d->n_words; i++) {
		const struct tc_word *w = &d->words[i];
		tc_buf_fmt(out, "%.*s %d %d %d %d\n", TC_FMT(w->lemma), w->upos, w->xpos, w->rel, w->head);
	}
}

/* A text of many sentences of all lengths, made of words known and unknown. */
static void ramble(struct tc_buf *b, int words)
{
	static const char *const some[] = { "the", "government", "said", "that", "Rebels", "of", "Xyzzy", "attacked", ",", "port", "and", "in", "2021",
		"not", "Mr.", "Qaddafi", "killed", "by", "soldiers", "who", "were", "unhappy", "Monday", "on", "to", "leave" };
	uint32_t seed = 3;
	for (int i = 0; i < words; i++) {
		seed = seed * 1664525u + 1013904223u;
		tc_buf_z(b, some[(seed >> 9) % TC_COUNT(some)]);
		tc_buf_z(b, (seed >> 20) % 19 == 0 ? ". " : (seed >> 20) % 97 == 1 ? ".\n\n" : " ");
	}
}

/* Irregular verbs that the treebanks lack or have with a slip. */
static void irregular_verbs(void **state)
{
	static const struct { const char *form; int xpos; const char *lemma; } verbs[] = {
		{ "overran", TC_XPOS_VBD, "overrun" }, { "fled", TC_XPOS_VBD, "flee" }, { "lent", TC_XPOS_VBN, "lend" },
		{ "Overthrew", TC_XPOS_VBD, "overthrow" }, { "slain", TC_XPOS_VBN, "slay" }, { "clung", TC_XPOS_VBG, "cling" },
		{ "left", TC_XPOS_VBD, "leave" }, { "strove", TC_XPOS_VBP, "strive" }, { "shelled", TC_XPOS_VBN, "shell" },
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < TC_COUNT(verbs); i++) {
		struct tc_word w = { .form = tc_str_of(verbs[i].form), .upos = TC_UPOS_VERB, .xpos = (uint8_t)verbs[i].xpos };
		tc__lemma(f->lang, &f->arena, &w);
		if (!tc_str_is(w.lemma, verbs[i].lemma))
			fail_msg("%s: %.*s, not %s", verbs[i].form, TC_FMT(w.lemma), verbs[i].lemma);
	}
}

static void kernels_agree(void **state)
{
	struct fixture *f = *state;
	struct tc_buf text = { 0 }, a = { 0 }, b = { 0 };
	ramble(&text, 6000);
	const struct tc__kernels *best = f->lang->kern;
	dump(annotate(f, tc_buf_view(&text)), &a);
	check_trees(&f->doc);
	f->lang->kern = &tc__kernels_base;
	struct tc_lang_scratch *old = f->scratch;
	f->scratch = tc_lang_scratch_new(f->lang);
	dump(annotate(f, tc_buf_view(&text)), &b);
	f->lang->kern = best;
	assert_int_equal(a.n, b.n);
	assert_memory_equal(a.p, b.p, a.n);
	/* and a sentence has the same tree whatever stands around it, and with a scratch that has seen more */
	tc_lang_scratch_free(f->scratch);
	f->scratch = old;
	tc_buf_reset(&a);
	tc_buf_reset(&b);
	dump(annotate(f, TC_STR("Rebels shelled the port.")), &a);
	annotate(f, TC_STR("Rebels shelled the port. The government said that the soldiers were not unhappy and that they left."));
	f->doc.n_words = 5;
	dump(&f->doc, &b);
	assert_int_equal(a.n, b.n);
	assert_memory_equal(a.p, b.p, a.n);
	tc_buf_release(&text);
	tc_buf_release(&a);
	tc_buf_release(&b);
}

static void odd_texts(void **state)
{
	static const char *const texts[] = { "", " ", ".", "a", "\xf0\x9f\x98\x80", "))))((((", "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e", "A A A A A A A A A A A A A A A A A A A A" };
	for (size_t i = 0; i < TC_COUNT(texts); i++)
		check_trees(annotate(*state, tc_str_of(texts[i])));
	struct tc_buf b = { 0 };
	for (int i = 0; i < 20000; i++)                 /* a word longer than anything remembers */
		tc_buf_z(&b, i % 7 ? "x" : "\xc3\xa9");
	check_trees(annotate(*state, tc_buf_view(&b)));
	tc_buf_reset(&b);
	for (int i = 0; i < TC_MAX_SENT_WORDS; i++)
		tc_buf_z(&b, "it ");
	check_trees(annotate(*state, tc_buf_view(&b)));
	assert_int_equal(((struct fixture *)*state)->doc.n_sents, 1);
	for (int i = 0; i < 3 * TC_MAX_SENT_WORDS + 1; i++)
		tc_buf_z(&b, "it ");
	check_trees(annotate(*state, tc_buf_view(&b)));
	assert_int_equal(((struct fixture *)*state)->doc.n_sents, 5);
	assert_int_equal(((struct fixture *)*state)->doc.n_words, 4 * TC_MAX_SENT_WORDS + 1);
	tc_buf_release(&b);
}

/* Best score over all trees with one root, by trying them. */
static void try_all(const int32_t *score, int n, int ld, int at, int32_t *heads, long sum, long *best)
{
	if (at < n) {
		for (int h = 0; h <= n; h++)
			if (h != at + 1) {
				heads[at] = h;
				try_all(score, n, ld, at + 1, heads, sum + score[at * ld + h], best);
			}
		return;
	}
	int roots = 0;
	for (int i = 0; i < n; i++) {
		int k = i + 1, steps = 0;
		roots += heads[i] == 0;
		while (k && steps++ <= n)
			k = heads[k - 1];
		if (k)
			return;
	}
	if (roots == 1 && sum > *best)
		*best = sum;
}

static void best_trees(void **state)
{
	enum { N = 5, LD = 16 };
	int32_t score[N * LD], heads[N], tried[N];
	void *work = malloc(tc__tree_work(N));
	uint32_t seed = 11;
	for (int round = 0; round < 2000; round++) {
		int n = 1 + round % N;
		for (int i = 0; i < N * LD; i++) {
			seed = seed * 1664525u + 1013904223u;
			score[i] = (int32_t)(seed >> 16) % (round % 3 ? 9 : 2000) - 4;
		}
		long best = -1000000, sum = 0;
		try_all(score, n, LD, 0, tried, 0, &best);
		tc__tree(score, n, LD, heads, work);
		for (int i = 0; i < n; i++)
			sum += score[i * LD + heads[i]];
		assert_int_equal(sum, best);
	}
	free(work);
}

/* Hashed rows as train/parser/features.py gives them. */
static void features_agree(void **state)
{
	struct fixture *f = *state;
	static const struct { const char *form; uint32_t n, rows[8]; } pairs[] = {
		{ "The", 6, { 4637, 12749, 12580, 13711, 1063, 6537 } },
		{ "NATO-led", 8, { 32049, 6726, 11414, 11647, 8033, 4790, 19788, 6174 } },
		{ "Z\xc3\xbcrich\xe2\x80\x99s", 8, { 28206, 25215, 14641, 14784, 6811, 30433, 31939, 18671 } },
		{ "120,000", 8, { 17098, 13299, 5836, 3522, 23505, 28812, 12710, 12040 } },
		{ "''", 4, { 12209, 12472, 5043, 29518 } },
		{ "x", 2, { 8698, 3971 } },
	};
	for (size_t i = 0; i < TC_COUNT(pairs); i++) {
		struct tc__feats got;
		tc__feats_of(f->lang, tc_str_of(pairs[i].form), &got);
		bool known = got.word > 0 && got.word < (uint32_t)f->lang->n_trained;
		assert_int_equal(got.n, pairs[i].n + known);
		for (uint32_t k = 0; k < pairs[i].n; k++)
			assert_int_equal(got.hashed[k], pairs[i].rows[k]);
	}
	struct tc__feats a, b;
	tc__feats_of(f->lang, TC_STR("government"), &a);
	tc__feats_of(f->lang, TC_STR("GOVERNMENT"), &b);
	assert_true(a.word > 0);
	assert_int_equal(a.word, b.word);
	tc__feats_of(f->lang, TC_STR("xyzzyplugh"), &a);
	assert_int_equal(a.word, 0);
}

static void damaged_files(void **state)
{
	size_t n = (size_t)(tc_model_blob_end - tc_model_blob);
	unsigned char *copy = aligned_alloc(64, (n + 127) / 64 * 64);
	struct tc_lang *l = NULL;
	struct tc_err err = { 0 };
	memcpy(copy, tc_model_blob, n);
	assert_int_equal(tc_lang_open(copy, 0, &l, &err), TC_EFORMAT);
	assert_int_equal(tc_lang_open(copy, 63, &l, &err), TC_EFORMAT);
	assert_int_equal(tc_lang_open(copy, n - 1, &l, &err), TC_EFORMAT);
	assert_true(err.msg[0]);
	copy[0] ^= 1;
	assert_int_equal(tc_lang_open(copy, n, &l, NULL), TC_EFORMAT);
	copy[0] ^= 1;
	copy[8]++;
	assert_int_equal(tc_lang_open(copy, n, &l, NULL), TC_EVERSION);
	copy[8]--;
	/* every section: gone, moved past the end, cut to nothing */
	for (uint32_t i = 0; i < copy[12]; i++) {
		unsigned char *s = copy + 64 + 24 * i, keep[24];
		memcpy(keep, s, 24);
		s[0] = 250;
		assert_int_equal(tc_lang_open(copy, n, &l, NULL), TC_EFORMAT);
		memcpy(s, keep, 24);
		s[14] = 0x7f;
		assert_int_equal(tc_lang_open(copy, n, &l, NULL), TC_EFORMAT);
		memcpy(s, keep, 24);
		memset(s + 16, 0, 8);
		assert_int_equal(tc_lang_open(copy, n, &l, NULL), TC_EFORMAT);
		memcpy(s, keep, 24);
	}
	assert_null(l);
	assert_int_equal(tc_lang_open(copy, n, &l, NULL), 0);
	assert_memory_equal(tc_lang_version(l), "en-", 3);
	tc_lang_free(l);
	free(copy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_sentences), cmocka_unit_test(irregular_verbs), cmocka_unit_test(kernels_agree), cmocka_unit_test(odd_texts), cmocka_unit_test(best_trees),
		cmocka_unit_test(features_agree), cmocka_unit_test(damaged_files),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
