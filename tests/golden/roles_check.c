/* SPDX-License-Identifier: Apache-2.0 */
/* tests/golden/roles_check.c - who does it and to whom, against tests/golden/roles.gold.
 *
 * usage: roles_check [-v] FILE
 *
 * A line: type, "/mode" if it is asked, actors, ">", recipients; a tab; the sentence. A party is its country, or "?" and its sector where it
 * has none; parties are separated by commas, "." is nobody, "A~B" two who do it together. `?` before a line: a known failure. `!`: no such
 * event may be told. -v prints what was coded instead. The models that guess are left out: these are the rules. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "code/coder.h"
#include "lang/lang.h"

extern const char tc_know_blob[], tc_know_blob_end[], tc_model_blob[], tc_model_blob_end[];

static void add_parties(struct tc_buf *b, const struct tc_actor *a, int n, const char *between)
{
	for (int i = 0; i < n; i++)
		tc_buf_fmt(b, "%s%s%s", i ? between : "", a[i].country[0] ? "" : "?", a[i].country[0] ? a[i].country : tc_sector_name(a[i].sector));
	if (!n)
		tc_buf_z(b, ".");
}

static void describe(struct tc_buf *b, const struct tc_event *e, bool mode)
{
	tc_buf_reset(b);
	tc_buf_fmt(b, "%s", tc_event_name(e->type));
	if (mode)
		tc_buf_fmt(b, "/%.*s", TC_FMT(e->mode));
	tc_buf_z(b, " ");
	add_parties(b, e->actors, e->n_actors, e->symmetric ? "~" : ",");
	if (!e->symmetric) {
		tc_buf_z(b, ">");
		add_parties(b, e->recipients, e->n_recipients, ",");
	}
}

int main(int argc, char **argv)
{
	bool verbose = argc > 2 && strcmp(argv[1], "-v") == 0;
	const char *path = argc > 1 ? argv[argc - 1] : "";
	struct tc_lang *lang = NULL;
	struct tc_know *know = NULL;
	struct tc_coder *coder = NULL;
	struct tc_err err = { 0 };
	FILE *f = fopen(path, "rb");
	if (!f) {
		fprintf(stderr, "usage: roles_check [-v] FILE\n");
		return 2;
	}
	if (tc_lang_open(tc_model_blob, (size_t)(tc_model_blob_end - tc_model_blob), &lang, &err) ||
	    tc_know_open(tc_know_blob, (size_t)(tc_know_blob_end - tc_know_blob), &know, &err) || tc_coder_open(know, &coder, &err)) {
		fprintf(stderr, "roles_check: %s\n", err.msg);
		return 2;
	}
	coder->cast[0].n_classes = coder->cast[1].n_classes = coder->sense.n_words = 0;
	struct tc_lang_scratch *scratch = tc_lang_scratch_new(lang);
	struct tc_arena arena;
	tc_arena_init(&arena);
	struct tc_buf got = { 0 };
	char buf[2048];
	int passed = 0, failed = 0, known = 0;
	for (long n = 1; fgets(buf, sizeof buf, f); n++) {
		tc_str text = tc_str_trim(tc_str_of(buf)), wanted;
		if (!text.n || text.p[0] == '#')
			continue;
		bool mark = text.p[0] == '?' && text.n > 1 && text.p[1] == ' ', never = text.p[0] == '!';
		if (mark || never)
			text = tc_str_trim(tc_str_cut(text, 1, text.n));
		if (!tc_str_split(&text, '\t', &wanted) || !text.n) {
			printf("%s:%ld: not understood\n", path, n);
			failed++;
			continue;
		}
		bool mode = memchr(wanted.p, '/', wanted.n) != NULL;
		static const struct tc_code_options opt = { .min_confidence = -1 };
		struct tc_records r;
		tc_arena_reset(&arena);
		struct tc_doc *d = TC_NEW(&arena, struct tc_doc);
		tc_doc_init(d, &arena, text);
		d->id = TC_STR("test");
		d->date = TC_STR("2017-06-12");
		tc_lang_annotate(lang, scratch, d);
		tc_code(coder, &opt, d, &r);
		bool there = false;
		for (int k = 0; k < r.n_events; k++) {
			describe(&got, &r.events[k], mode);
			there |= tc_str_eq(tc_str_trim(wanted), tc_buf_view(&got));
		}
		if (there != never) {
			passed += !mark;
			if (mark)
				printf("%s:%ld: passes now: %.*s\n", path, n, TC_FMT(text));
			known += mark;
			continue;
		}
		known += mark;
		failed += !mark;
		if (!mark || verbose) {
			printf("%s:%ld: %s%.*s: %.*s\n", path, n, mark ? "known: " : never ? "told: " : "not told: ", TC_FMT(wanted), TC_FMT(text));
			for (int k = 0; k < r.n_events; k++) {
				describe(&got, &r.events[k], true);
				printf("     got %.*s by %.*s\n", TC_FMT(tc_buf_view(&got)), TC_FMT(r.events[k].why));
			}
		}
	}
	fclose(f);
	tc_buf_release(&got);
	printf("roles: %d known failures\n%d passed, %d failed\n", known, passed, failed);
	tc_coder_free(coder);
	tc_lang_scratch_free(scratch);
	tc_lang_free(lang);
	tc_know_free(know);
	tc_arena_release(&arena);
	return failed ? 1 : 0;
}
