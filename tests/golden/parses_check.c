/* SPDX-License-Identifier: Apache-2.0 */
/* tests/golden/parses_check.c - whether headlines and short sentences of the press have the root, the subject and the object that a
 * reader would give them, against tests/golden/parses.gold.
 *
 * usage: parses_check [-v] FILE
 *
 * A line: the root, its subject and its object ("-" none, "|" between words that would do), the sentence, parted by tabs. The parser is
 * learned and never gets all right: of all sentences at least RIGHT must be so. -v prints those that are not; the second half of
 * the file is there to measure on, not to be looked at. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "lang/lang.h"

extern const char tc_model_blob[], tc_model_blob_end[];

#define RIGHT 0.7

static bool one_of(tc_str list, tc_str word)
{
	tc_str one;
	while (tc_str_split(&list, '|', &one))
		if (tc_str_eq(one, word))
			return true;
	return false;
}

/* The dependant of `word` by relation a or b, or "-". */
static tc_str dependant(const struct tc_doc *d, int32_t word, int a, int b)
{
	for (int32_t k = d->words[word].child; k >= 0; k = d->words[k].next)
		if (d->words[k].rel == a || d->words[k].rel == b)
			return d->words[k].form;
	return TC_STR("-");
}

int main(int argc, char **argv)
{
	bool verbose = argc > 2 && strcmp(argv[1], "-v") == 0;
	struct tc_lang *lang = NULL;
	struct tc_err err = { 0 };
	if (argc < 2) {
		fprintf(stderr, "usage: parses_check [-v] FILE\n");
		return 2;
	}
	FILE *f = fopen(argv[argc - 1], "rb");
	if (!f) {
		perror(argv[argc - 1]);
		return 2;
	}
	if (tc_lang_open(tc_model_blob, (size_t)(tc_model_blob_end - tc_model_blob), &lang, &err)) {
		fprintf(stderr, "parses_check: %s\n", err.msg);
		return 2;
	}
	struct tc_lang_scratch *scratch = tc_lang_scratch_new(lang);
	struct tc_arena arena;
	tc_arena_init(&arena);
	char buf[2048];
	int all[2] = { 0 }, right[2] = { 0 }, roots[2] = { 0 }, bad = 0, half = 0;
	for (long n = 1; fgets(buf, sizeof buf, f); n++) {
		tc_str text = tc_str_trim(tc_str_of(buf)), want[3], got[3];
		if (tc_str_starts(text, TC_STR("# The second half")))
			half = 1;
		if (!text.n || text.p[0] == '#')
			continue;
		bool ok = true;
		for (int k = 0; k < 3; k++)
			ok = ok && tc_str_split(&text, '\t', &want[k]);
		if (!ok || !text.n) {
			printf("%s:%ld: not understood\n", argv[argc - 1], n);
			bad++;
			continue;
		}
		tc_arena_reset(&arena);
		struct tc_doc *d = TC_NEW(&arena, struct tc_doc);
		tc_doc_init(d, &arena, text);
		tc_lang_annotate(lang, scratch, d);
		int32_t root = d->sents[0].root;
		got[0] = d->words[root].form;
		got[1] = dependant(d, root, TC_REL_NSUBJ, TC_REL_NSUBJ_PASS);
		got[2] = dependant(d, root, TC_REL_OBJ, TC_REL_OBJ);
		ok = d->n_sents == 1;
		for (int k = 0; k < 3; k++)
			ok = ok && one_of(want[k], got[k]);
		all[half]++;
		right[half] += ok;
		roots[half] += one_of(want[0], got[0]);
		if (verbose && !ok)
			printf("%.*s: got %.*s, subject %.*s, object %.*s\n", TC_FMT(text), TC_FMT(got[0]), TC_FMT(got[1]), TC_FMT(got[2]));
	}
	fclose(f);
	for (int k = 0; k < 2; k++)
		printf("parses, half %d: root, subject and object right in %d of %d sentences, the root in %d\n", k + 1, right[k], all[k], roots[k]);
	int passed = right[0] + right[1], wrong = all[0] + all[1] - passed;
	bool ok = !bad && passed >= RIGHT * (passed + wrong);
	/* The tolerated ones are no failures of the test; past the limit all of them are. */
	printf("%d passed, %d failed\n", passed, ok ? 0 : wrong + bad);
	tc_lang_scratch_free(scratch);
	tc_lang_free(lang);
	tc_arena_release(&arena);
	return ok ? 0 : 1;
}
