/* SPDX-License-Identifier: Apache-2.0 */
/* The model of word senses: what it is asked, what damage it refuses, and that it speaks only where the lexicon is silent. */
#include "conllu.h"

#include "code/coder.h"

extern const unsigned char tc_know_blob[], tc_know_blob_end[];
static struct tc_know *know;
static struct tc_coder *coder;

enum { DIM = 2, HIDDEN = 8, CLASSES = 2, INPUTS = TC_SENSE_BLOCKS * DIM + TC_SENSE_FACTS,
       FLOATS = INPUTS * HIDDEN + HIDDEN + HIDDEN * CLASSES + CLASSES };

static void put_u32(struct tc_buf *b, uint32_t v) { tc_buf_add(b, &v, sizeof v); }
static void put_f32(struct tc_buf *b, float v) { tc_buf_add(b, &v, sizeof v); }

/* Two words: "borked" is ASSAULT by its first number, "tea" nothing. */
static void build(struct tc_buf *b)
{
	static const char names[CLASSES][16] = { "-", "ASSAULT" };
	static const char words[] = "borkedtea\0\0";    /* and zeros up to 12 */
	const uint32_t head[] = { 1, 2, DIM, HIDDEN, CLASSES, TC_SENSE_BLOCKS, TC_SENSE_FACTS };
	tc_buf_reset(b);
	tc_buf_add(b, "TCSM", 4);
	for (size_t i = 0; i < TC_COUNT(head); i++)
		put_u32(b, head[i]);
	put_f32(b, 0.1f);
	put_u32(b, 9);
	put_u32(b, 0);
	put_u32(b, 0);
	tc_buf_add(b, names, sizeof names);
	for (int i = 0; i < INPUTS * HIDDEN; i++)
		put_f32(b, i == 0 ? 1 : 0);
	for (int i = 0; i < HIDDEN; i++)
		put_f32(b, 0);
	for (int i = 0; i < HIDDEN * CLASSES; i++)
		put_f32(b, i == 1 ? 1 : 0);     /* the first hidden number votes for ASSAULT */
	put_f32(b, 0);
	put_f32(b, -2);
	put_u32(b, 0);
	put_u32(b, 6);
	put_u32(b, 9);
	tc_buf_add(b, words, 12);
	tc_buf_add(b, "\xff\x00", 2);
	tc_buf_add(b, "\x28\x00\x00\x28", 4);   /* (40, 0), (0, 40) */
}

static void damage(void **state)
{
	struct tc_buf b = { 0 };
	struct tc_sense m;
	struct tc_err err = { 0 };
	build(&b);
	assert_int_equal(tc_sense_open(tc_buf_view(&b), &m, &err), 0);
	assert_int_equal(m.event[1], TC_EVENT_ASSAULT);
	for (uint32_t n = 0; n < b.n; n++)
		assert_int_not_equal(tc_sense_open(tc_str_n(b.p, n), &m, &err), 0);
	const uint32_t sizes[] = { 8, 12, 16, 20, 24, 28, 36 };
	for (size_t i = 0; i < TC_COUNT(sizes); i++) {
		build(&b);
		memset(b.p + sizes[i], 0xff, 4);
		assert_int_equal(tc_sense_open(tc_buf_view(&b), &m, &err), TC_EFORMAT);
	}
	build(&b);
	memset(b.p + 48 + 16 * CLASSES, 0xff, 4);       /* a weight that is no number */
	assert_int_equal(tc_sense_open(tc_buf_view(&b), &m, &err), TC_EFORMAT);
	build(&b);
	memset(b.p + 48 + 16 * CLASSES + 4 * FLOATS + 4, 7, 1);   /* a word that reaches into the next: still inside */
	assert_int_equal(tc_sense_open(tc_buf_view(&b), &m, &err), 0);
	memset(b.p + 48 + 16 * CLASSES + 4 * FLOATS + 4, 99, 1);  /* one that ends behind all words */
	assert_int_equal(tc_sense_open(tc_buf_view(&b), &m, &err), TC_EFORMAT);
	tc_buf_release(&b);
}

static const char borked[] = "Peru Peru PROPN NNP 2 nsubj\nborked bork VERB VBD 0 root\nChile Chile PROPN NNP 2 obj";
static const char drank[] = "Peru Peru PROPN NNP 2 nsubj\ntea tea VERB VBD 0 root\nChile Chile PROPN NNP 2 obj";
static const char bombed[] = "Peru Peru PROPN NNP 2 nsubj\nbombed bomb VERB VBD 0 root\nChile Chile PROPN NNP 2 obj\nand and CCONJ CC 5 cc\n"
			     "borked bork VERB VBD 2 conj\nBrazil Brazil PROPN NNP 5 obj";

static void silent_lexicon(void **state)
{
	static const struct tc_code_options all = { .min_confidence = -1 };
	struct tc_buf b = { 0 };
	struct tc_err err = { 0 };
	struct tc_coder own = *coder;
	build(&b);
	assert_int_equal(tc_sense_open(tc_buf_view(&b), &own.sense, &err), 0);
	const struct { const char *rows; int n; const char *why; } cases[] = {
		{ borked, 1, "model:guess.V.16" }, { drank, 0, "" }, { bombed, 1, "lexicon:bomb.V.1" },
	};
	for (size_t i = 0; i < TC_COUNT(cases); i++) {
		struct tc_arena a;
		struct tc_doc d;
		struct tc_records r;
		tc_arena_init(&a);
		doc_of(&d, &a, "2022-03-01", cases[i].rows);
		tc_code(&own, &all, &d, &r);
		assert_int_equal(r.n_events, cases[i].n);
		for (int k = 0; k < r.n_events; k++) {
			const struct tc_event *e = &r.events[k];
			assert_int_equal(e->type, TC_EVENT_ASSAULT);
			assert_string_equal(e->actors[0].country, "PER");
			assert_string_equal(e->recipients[0].country, "CHL");
			assert_true(tc_str_starts(e->why, tc_str_of(cases[i].why)));
			if (i == 0)     /* 1 / (1 + exp(2 - 4)) */
				assert_true(e->confidence > 0.87f && e->confidence < 0.89f);
		}
		tc_arena_release(&a);
	}
	tc_buf_release(&b);
}

static void shipped_model(void **state)
{
	const struct tc_sense *m = &coder->sense;
	assert_true(m->n_words > 10000 && m->n_classes == 17);
	struct tc_arena a;
	struct tc_doc d;
	struct tc_records r;
	struct tc_coding cx;
	static const struct tc_code_options all = { .min_confidence = -1 };
	float p[TC_EVENT_TYPE_COUNT], sum = 0;
	tc_arena_init(&a);
	doc_of(&d, &a, "2022-03-01", bombed);
	tc_coding_run(coder, &all, &d, &r, &cx);
	assert_true(tc_sense_asked(&cx, 1) && !tc_sense_asked(&cx, 0));
	assert_true(tc_sense_probabilities(&cx, 1, p));
	for (int k = 0; k < TC_EVENT_TYPE_COUNT; k++)
		sum += p[k];
	assert_true(sum > 0.999f && sum < 1.001f);
	for (int k = 1; k < TC_EVENT_TYPE_COUNT; k++)
		assert_true(p[k] <= p[TC_EVENT_ASSAULT]);
	tc_arena_release(&a);
}

/* The index and vector instructions find what bisection and plain ones do. */
static void same_everywhere(void **state)
{
	static const struct tc_code_options all = { .min_confidence = -1 };
	struct tc_coder plain = *coder;
	plain.sense.slots = NULL;
	plain.sense.wide = false;
	struct tc_arena a;
	struct tc_doc d;
	struct tc_records r;
	struct tc_coding with, without;
	tc_arena_init(&a);
	doc_of(&d, &a, "2022-03-01", bombed);
	tc_coding_run(coder, &all, &d, &r, &with);
	tc_coding_run(&plain, &all, &d, &r, &without);
	for (int32_t w = 0; w < d.n_words; w++) {
		float p[TC_EVENT_TYPE_COUNT], q[TC_EVENT_TYPE_COUNT];
		assert_true(tc_sense_probabilities(&with, w, p) && tc_sense_probabilities(&without, w, q));
		assert_memory_equal(p, q, sizeof p);
	}
	tc_arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(damage), cmocka_unit_test(silent_lexicon), cmocka_unit_test(shipped_model), cmocka_unit_test(same_everywhere),
	};
	struct tc_err err = { 0 };
	if (tc_know_open(tc_know_blob, (size_t)(tc_know_blob_end - tc_know_blob), &know, &err) || tc_coder_open(know, &coder, &err)) {
		fprintf(stderr, "test_sense: %s\n", err.msg);
		return 1;
	}
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	tc_coder_free(coder);
	tc_know_free(know);
	return failed;
}
