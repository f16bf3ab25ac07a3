/* SPDX-License-Identifier: Apache-2.0 */
/* tests/golden/types_check.c - whether sentences of the press are coded as the types a reader would give them, against
 * tests/golden/types.gold.
 *
 * usage: types_check [-v] FILE
 *
 * A line: the type that must be among those coded, or "-" for a sentence that must yield no event at all; a tab; the
 * sentence. `?` before a line: a known failure, which counts neither way and is named when it passes. Sentences meet
 * the real tagger and parser, so a few fail for reasons that are not the lexicon's: up to FAIL_LIMIT of each sort. -v
 * prints every one that fails, with what was coded. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "code/code.h"
#include "lang/lang.h"

extern const char tc_know_blob[], tc_know_blob_end[], tc_model_blob[], tc_model_blob_end[];

#define FAIL_LIMIT 0.05

int main(int argc, char **argv)
{
	bool verbose = argc > 2 && strcmp(argv[1], "-v") == 0;
	struct tc_lang *lang = NULL;
	struct tc_know *know = NULL;
	struct tc_coder *coder = NULL;
	struct tc_err err = { 0 };
	if (argc < 2) {
		fprintf(stderr, "usage: types_check [-v] FILE\n");
		return 2;
	}
	FILE *f = fopen(argv[argc - 1], "rb");
	if (!f) {
		perror(argv[argc - 1]);
		return 2;
	}
	if (tc_lang_open(tc_model_blob, (size_t)(tc_model_blob_end - tc_model_blob), &lang, &err) ||
	    tc_know_open(tc_know_blob, (size_t)(tc_know_blob_end - tc_know_blob), &know, &err) ||
	    tc_coder_open(know, &coder, &err)) {
		fprintf(stderr, "types_check: %s\n", err.msg);
		return 2;
	}
	struct tc_lang_scratch *scratch = tc_lang_scratch_new(lang);
	struct tc_arena arena;
	tc_arena_init(&arena);
	char buf[2048];
	int wanted = 0, silent = 0, quiet = 0, alarms = 0, bad = 0, known = 0;
	for (long n = 1; fgets(buf, sizeof buf, f); n++) {
		tc_str text = tc_str_trim(tc_str_of(buf)), type;
		if (!text.n || text.p[0] == '#')
			continue;
		bool mark = text.p[0] == '?';
		if (mark)
			text = tc_str_trim(tc_str_cut(text, 1, text.n));
		bool none = text.n && text.p[0] == '-';
		if (!tc_str_split(&text, '\t', &type) || !text.n || (!none && tc_event_find(type) < 0)) {
			printf("%s:%ld: not understood\n", argv[argc - 1], n);
			bad++;
			continue;
		}
		static const struct tc_code_options opt = { .min_confidence = 0 };
		struct tc_records r;
		tc_arena_reset(&arena);
		struct tc_doc *d = TC_NEW(&arena, struct tc_doc);
		tc_doc_init(d, &arena, text);
		d->id = TC_STR("test");
		d->date = TC_STR("2017-06-12");
		tc_lang_annotate(lang, scratch, d);
		tc_code(coder, &opt, d, &r);
		bool good = none && !r.n_events;
		for (int k = 0; k < r.n_events && !none; k++)
			good |= tc_str_is(type, tc_event_name(r.events[k].type));
		if (mark) {
			known++;
			if (good)
				printf("%s:%ld: passes now: %.*s\n", argv[argc - 1], n, TC_FMT(text));
			continue;
		}
		*(none ? &quiet : &wanted) += 1;
		if (good)
			continue;
		*(none ? &alarms : &silent) += 1;
		if (verbose) {
			printf("%s %.*s: %.*s\n", none ? "FALSE ALARM" : "NOT CODED", TC_FMT(type), TC_FMT(text));
			for (int k = 0; k < r.n_events; k++)
				printf("     got %s by %.*s\n", tc_event_name(r.events[k].type), TC_FMT(r.events[k].why));
		}
	}
	fclose(f);
	bool ok = !bad && silent <= FAIL_LIMIT * wanted + 1 && alarms <= FAIL_LIMIT * quiet + 1;
	printf("types: %d of %d sentences coded as they should be, %d of %d left alone, %d known failures\n", wanted - silent,
	       wanted, quiet - alarms, quiet, known);
	/* The tolerated ones are no failures of the test; past the limit all of them are. */
	printf("%d passed, %d failed\n", wanted - silent + quiet - alarms, ok ? 0 : silent + alarms + bad);
	tc_coder_free(coder);
	tc_lang_scratch_free(scratch);
	tc_lang_free(lang);
	tc_know_free(know);
	tc_arena_release(&arena);
	return ok ? 0 : 1;
}
