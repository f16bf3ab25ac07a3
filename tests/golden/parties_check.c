/* SPDX-License-Identifier: Apache-2.0 */
/* tests/golden/parties_check.c - who phrases stand for, against tests/golden/parties.gold.
 *
 * usage: parties_check [-v] FILE
 *
 * The format is told at the head of the file. Texts meet the real tagger and parser. Lines marked `?` are known
 * failures: they count neither way, and one that passes is named so that the mark can go. Exit 1 when an unmarked line
 * fails; -v prints all mentions of its text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "code/code_int.h"
#include "code/repair.h"
#include "lang/lang.h"

extern const unsigned char tc_know_blob[], tc_know_blob_end[], tc_model_blob[], tc_model_blob_end[];

struct check {
	const struct tc_know *know;
	const struct tc_lang *lang;
	struct tc_lang_scratch *scratch;
	struct tc_arena arena;
	struct tc_doc doc;
	struct tc_coding cx;
	struct tc_buf trace;
	struct tc_code_options opt;
	char text[4096], date[16];
	bool coded;
	const char *file;
	long line;
	int passed, failed, known, healed;
	bool verbose;
};

static void code(struct check *k)
{
	if (k->coded)
		return;
	tc_arena_reset(&k->arena);
	k->trace.n = 0;
	tc_doc_init(&k->doc, &k->arena, tc_str_of(k->text));
	k->doc.date = tc_str_of(k->date);
	tc_lang_annotate(k->lang, k->scratch, &k->doc);
	k->opt = (struct tc_code_options){ .trace = k->verbose ? &k->trace : NULL };
	k->cx = (struct tc_coding){ .know = k->know, .opt = &k->opt, .doc = &k->doc, .arena = &k->arena,
				    .day = tc_day_read(tc_str_of(k->date)) };
	tc_tree_repair(&k->cx);
	tc_mentions_find(&k->cx);
	k->coded = true;
}

/* The mention whose words lie in the n-th place where the phrase stands in the text and whose head is outermost. */
static int32_t mention_for(struct check *k, tc_str phrase, int nth)
{
	tc_str text = tc_str_of(k->text);
	uint32_t from = 0;
	int32_t at = -1;
	for (int i = 0; i < nth; i++) {
		at = tc_str_find(tc_str_cut(text, from, text.n), phrase);
		if (at < 0)
			return -1;
		at += (int32_t)from;
		from = (uint32_t)at + 1;
	}
	uint32_t end = (uint32_t)at + phrase.n;
	int32_t best = -1;
	for (int32_t m = 0; m < k->cx.n_mentions; m++) {
		const struct tc_mention *me = &k->cx.mentions[m];
		const struct tc_word *w = &k->doc.words[me->head], *h = w->head >= 0 ? &k->doc.words[w->head] : NULL;
		if (w->beg < (uint32_t)at || w->end > end)
			continue;
		if (best < 0 || !h || h->beg < (uint32_t)at || h->end > end)
			best = m;
	}
	return best;
}

static void describe(const struct tc_actor *a, struct tc_buf *b)
{
	tc_buf_fmt(b, "%.*s | %s %s", TC_FMT(a->name), a->country[0] ? a->country : "-",
		   a->sector ? tc_sector_name(a->sector) : "-");
}

/* "name | CCC SEC", either part "*" where it is not asked. */
static bool fits(const struct tc_actor *a, tc_str want)
{
	tc_str name, codes = TC_STR_NULL, country, sector = TC_STR_NULL;
	if (!tc_str_split(&want, '|', &name))
		return false;
	name = tc_str_trim(name);
	codes = tc_str_trim(want);
	tc_str_split(&codes, ' ', &country);
	sector = tc_str_trim(codes);
	return (tc_str_is(name, "*") || tc_str_eqi(name, a->name)) &&
	       (tc_str_is(country, "*") || tc_str_eq(country, tc_str_of(a->country[0] ? a->country : "-"))) &&
	       (tc_str_is(sector, "*") || tc_str_eq(sector, tc_str_of(a->sector ? tc_sector_name(a->sector) : "-")));
}

static bool expect(struct check *k, tc_str key, tc_str rest, struct tc_buf *got)
{
	tc_str phrase, want = rest;
	if (tc_str_is(key, "nobody"))
		phrase = rest;
	else if (!tc_str_split(&want, '=', &phrase))
		return false;
	phrase = tc_str_trim(phrase);
	want = tc_str_trim(want);
	int nth = 1;
	if (phrase.n > 2 && phrase.p[phrase.n - 2] == '#') {
		nth = phrase.p[phrase.n - 1] - '0';
		phrase.n -= 2;
	}
	code(k);
	int32_t m = mention_for(k, phrase, nth);
	const struct tc_mention *me = m >= 0 ? &k->cx.mentions[m] : NULL;
	if (tc_str_is(key, "nobody")) {
		if (me)
			describe(&me->who, got);
		return !me || !me->party;
	}
	if (!me) {
		tc_buf_fmt(got, "no mention");
		return false;
	}
	struct tc_parties p = { .n = 0 };
	tc_parties_of(&k->cx, me->head, &p);
	for (int i = 0; i < p.n; i++) {
		tc_buf_fmt(got, i ? " + " : "");
		describe(&p.a[i], got);
	}
	tc_buf_fmt(got, " [%s]", me->how);
	int n = 0;
	tc_str piece;
	while (tc_str_split(&want, '+', &piece)) {
		piece = tc_str_trim(piece);
		bool found = false;
		for (int i = 0; i < p.n && !found; i++)
			found = fits(&p.a[i], piece);
		if (!found)
			return false;
		n++;
	}
	return n == p.n;
}

static bool read_line(struct check *k, tc_str line)
{
	bool mark = line.n && line.p[0] == '?';
	if (mark)
		line = tc_str_trim(tc_str_cut(line, 1, line.n));
	tc_str key, rest = line;
	if (!tc_str_split(&rest, ' ', &key))
		return true;
	rest = tc_str_trim(rest);
	char *into = tc_str_is(key, "text") ? k->text : tc_str_is(key, "date") ? k->date : NULL;
	size_t cap = tc_str_is(key, "text") ? sizeof k->text : sizeof k->date;
	if (into) {
		if (rest.n >= cap)
			return false;
		memcpy(into, rest.p, rest.n);
		into[rest.n] = 0;
		k->coded = false;
		return true;
	}
	if (tc_str_is(key, "why"))
		return true;
	if (!tc_str_is(key, "is") && !tc_str_is(key, "nobody"))
		return false;
	struct tc_buf got = { 0 };
	bool good = expect(k, key, rest, &got);
	if (mark) {
		k->known++;
		if (good) {
			k->healed++;
			printf("%s:%ld: passes now: %.*s\n", k->file, k->line, TC_FMT(line));
		}
	} else if (good) {
		k->passed++;
	} else {
		k->failed++;
		printf("%s:%ld: %.*s\n    got %.*s\n", k->file, k->line, TC_FMT(line), (int)got.n, got.p ? got.p : "");
		if (k->verbose)
			printf("%.*s\n", (int)k->trace.n, k->trace.p ? k->trace.p : "");
	}
	tc_buf_release(&got);
	return true;
}

int main(int argc, char **argv)
{
	struct check k = { .verbose = argc > 2 && strcmp(argv[1], "-v") == 0 };
	struct tc_err err = { 0 };
	struct tc_know *know;
	struct tc_lang *lang;
	if (argc < 2) {
		fprintf(stderr, "usage: parties_check [-v] FILE\n");
		return 2;
	}
	k.file = argv[argc - 1];
	FILE *f = fopen(k.file, "rb");
	if (!f) {
		perror(k.file);
		return 2;
	}
	if (tc_know_open(tc_know_blob, (size_t)(tc_know_blob_end - tc_know_blob), &know, &err) ||
	    tc_lang_open(tc_model_blob, (size_t)(tc_model_blob_end - tc_model_blob), &lang, &err)) {
		fprintf(stderr, "parties_check: %s\n", err.msg);
		return 2;
	}
	k.know = know;
	k.lang = lang;
	k.scratch = tc_lang_scratch_new(lang);
	tc_arena_init(&k.arena);
	char buf[4200];
	int rc = 0;
	while (fgets(buf, sizeof buf, f)) {
		k.line++;
		tc_str line = tc_str_trim(tc_str_of(buf));
		if (!line.n || line.p[0] == '#')
			continue;
		if (!read_line(&k, line)) {
			printf("%s:%ld: not understood: %.*s\n", k.file, k.line, TC_FMT(line));
			rc = 1;
		}
	}
	fclose(f);
	printf("parties: %d passed, %d failed, %d known failures, %d healed\n", k.passed, k.failed, k.known, k.healed);
	tc_buf_release(&k.trace);
	tc_lang_scratch_free(k.scratch);
	tc_arena_release(&k.arena);
	tc_lang_free(lang);
	tc_know_free(know);
	return rc || k.failed;
}
