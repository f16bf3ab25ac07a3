/* SPDX-License-Identifier: Apache-2.0 */
/* tests/golden/dates_check.c - dates, status and figures against tests/golden/{dates,dating,status,figures}.gold.
 *
 * usage: dates_check [-v] FILE...         the kind of a file is its name's
 *        dates_check --probe              lines "date<TAB>sentence<TAB>trigger" in, status and date of the trigger out
 *
 * The formats are told at the head of the files. Sentences meet the real tagger and parser. A line that starts with `?` is a
 * known failure: it counts neither way, and one that passes is named so that the mark can go. Exit 1 when an unmarked line
 * fails. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "code/coder.h"
#include "engine/engine.h"

enum { MAX_LINE = 8192, MAX_COLS = 8 };

struct check {
	struct tc_engine *engine;
	struct tc_session *session;
	struct tc_doc *doc;
	struct tc_records rec;
	struct tc_coding cx;
	const char *file;
	long line;
	int passed, failed, known, healed;
	bool verbose;
};

static void code_text(struct check *k, tc_str date, tc_str text)
{
	static const struct tc_code_options opt = { 0 };
	tc_session_reset(k->session);
	struct tc_arena *a = tc_session_arena(k->session);
	k->doc = TC_NEW(a, struct tc_doc);
	tc_doc_init(k->doc, a, text);
	k->doc->id = TC_STR("case");
	if (date.n && !tc_str_is(date, "-"))
		k->doc->date = date;
	tc_session_annotate(k->session, k->doc);
	tc_coding_run(tc_engine_coder(k->engine), &opt, k->doc, &k->rec, &k->cx);
}

/* The head word of the first (or "#2": second) place where `part` stands in the text; -1 if it does not. */
static int32_t word_of(const struct tc_doc *d, tc_str part)
{
	int nth = 1;
	if (part.n > 2 && part.p[part.n - 2] == '#') {
		nth = part.p[part.n - 1] - '0';
		part.n -= 2;
	}
	for (uint32_t at = 0; at + part.n <= d->text.n; at++) {
		if (!tc_str_eqi(tc_str_cut(d->text, at, at + part.n), part) || (at && tc_is_alpha(d->text.p[at - 1])) ||
		    (at + part.n < d->text.n && tc_is_alpha(d->text.p[at + part.n])) || --nth)
			continue;
		int32_t first = -1, last = -1;
		for (int32_t i = 0; i < d->n_words; i++) {
			if (d->words[i].beg < at || d->words[i].end > at + part.n)
				continue;
			first = first < 0 ? i : first;
			last = i;
		}
		for (int32_t i = first; i >= 0 && i <= last; i++)
			if (d->words[i].head < first || d->words[i].head > last)
				return i;
	}
	return -1;
}

static void result(struct check *k, bool ok, bool known, tc_str why, tc_str text, const char *got)
{
	if (known) {
		k->known += !ok;
		k->healed += ok;
		if (ok)
			printf("%s:%ld: passes now, take its mark away\n", k->file, k->line);
		return;
	}
	k->passed += ok;
	k->failed += !ok;
	if (!ok || k->verbose)
		printf("%s:%ld: %s: %.*s\n    %.*s\n    got: %s\n", k->file, k->line, ok ? "ok" : "FAILED", TC_FMT(why), TC_FMT(text), got);
}

/* date, sentence, expression, value, precision, why */
static void check_date(struct check *k, const tc_str *col, bool known)
{
	code_text(k, col[0], col[1]);
	const struct tc_timex *hit = NULL;
	for (int32_t i = 0; i < k->cx.n_timexes && !hit; i++)
		if (tc_str_find(k->cx.timexes[i].when.text, col[2]) >= 0 ||
		    (k->cx.timexes[i].when.text.n > 3 && tc_str_find(col[2], k->cx.timexes[i].when.text) >= 0))
			hit = &k->cx.timexes[i];
	tc_str want = col[3], time = TC_STR_NULL;
	int32_t blank = tc_str_find(want, TC_STR(" "));
	if (blank > 0) {
		time = tc_str_cut(want, (uint32_t)blank + 1, want.n);
		want = tc_str_cut(want, 0, (uint32_t)blank);
	}
	if (tc_str_is(want, "-"))
		want = TC_STR_NULL;
	char got[256] = "no date";
	bool ok = tc_str_is(col[4], "none") && !hit;
	if (hit) {
		snprintf(got, sizeof got, "%.*s %.*s (%s) \"%.*s\"", TC_FMT(hit->when.value), TC_FMT(hit->when.time),
			 tc_precision_name(hit->when.precision), TC_FMT(hit->when.text));
		ok = tc_str_eq(hit->when.value, want) && tc_str_is(col[4], tc_precision_name(hit->when.precision)) &&
		     (!time.n || tc_str_eq(time, hit->when.time));
	}
	result(k, ok, known, col[5], col[1], got);
}

/* date, sentence, predicate, status, why; status with "not " before it is negated */
static void check_status(struct check *k, const tc_str *col, bool known)
{
	code_text(k, col[0], col[1]);
	int32_t w = word_of(k->doc, col[2]);
	char got[256] = "no such word";
	bool ok = false;
	if (w >= 0) {
		struct tc_when when;
		bool negated;
		const char *reason;
		tc_date_for(&k->cx, w, &when);
		int status = tc_status_for(&k->cx, w, when.precision ? &when : NULL, &negated, &reason);
		snprintf(got, sizeof got, "%s%s (%s; %s of %s)", negated ? "not " : "", tc_status_name(status), reason,
			 tc_rel_name(k->doc->words[w].rel), k->doc->words[w].head < 0 ? "root" : "a governor");
		tc_str want = col[3];
		bool neg = tc_str_starts(want, TC_STR("not "));
		if (neg)
			want = tc_str_cut(want, 4, want.n);
		ok = tc_str_is(want, tc_status_name(status)) && neg == negated;
	}
	result(k, ok, known, col[4], col[1], got);
}

/* date, sentence, predicate, value, why */
static void check_dating(struct check *k, const tc_str *col, bool known)
{
	code_text(k, col[0], col[1]);
	int32_t w = word_of(k->doc, col[2]);
	struct tc_when when = { .precision = TC_PREC_NONE };
	char got[256] = "no such word";
	if (w >= 0) {
		tc_date_for(&k->cx, w, &when);
		snprintf(got, sizeof got, "%.*s \"%.*s\"", TC_FMT(when.value), TC_FMT(when.text));
	}
	result(k, w >= 0 && (tc_str_is(col[3], "-") ? !when.value.n : tc_str_eq(when.value, col[3])), known, col[4], col[1], got);
}

/* date, sentence, figures, why; figures: "value bound class unit" separated by "; ", or "none" */
static void check_figure(struct check *k, const tc_str *col, bool known)
{
	code_text(k, col[0], col[1]);
	struct tc_buf got = { 0 };
	for (int32_t i = 0; i < k->cx.n_figures; i++) {
		const struct tc_figure *f = &k->cx.figures[i];
		tc_buf_fmt(&got, "%s%.15g %s %.*s %.*s", i ? "; " : "", f->value, tc_bound_name(f->bound), TC_FMT(f->class), TC_FMT(f->unit));
	}
	if (!got.n)
		tc_buf_z(&got, "none");
	bool ok = tc_str_eq(tc_buf_view(&got), col[2]);
	tc_buf_char(&got, '\0');
	result(k, ok, known, col[3], col[1], got.p);
	tc_buf_release(&got);
}

static int check_file(struct check *k, const char *file)
{
	char line[MAX_LINE];
	FILE *f = fopen(file, "r");
	if (!f) {
		perror(file);
		return 2;
	}
	bool dates = strstr(file, "dates.gold") != NULL, status = strstr(file, "status") != NULL, dating = strstr(file, "dating.gold") != NULL;
	int need = dates && !dating ? 6 : status || dating ? 5 : 4, passed = k->passed, failed = k->failed, was_known = k->known;
	k->file = file;
	for (k->line = 1; fgets(line, sizeof line, f); k->line++) {
		tc_str rest = tc_str_trim(tc_str_of(line)), col[MAX_COLS];
		int n = 0;
		if (!rest.n || rest.p[0] == '#')
			continue;
		bool known = rest.p[0] == '?';
		if (known)
			rest = tc_str_trim(tc_str_cut(rest, 1, rest.n));
		while (n < MAX_COLS && tc_str_split(&rest, '\t', &col[n]))
			n++;
		if (n != need) {
			printf("%s:%ld: %d columns where %d are wanted\n", file, k->line, n, need);
			k->failed++;
			continue;
		}
		if (dating)
			check_dating(k, col, known);
		else if (dates)
			check_date(k, col, known);
		else if (status)
			check_status(k, col, known);
		else
			check_figure(k, col, known);
	}
	fclose(f);
	printf("%s: %d passed, %d failed, %d known failures\n", file, k->passed - passed, k->failed - failed, k->known - was_known);
	return 0;
}

static void probe(struct check *k)
{
	char line[MAX_LINE];
	while (fgets(line, sizeof line, stdin)) {
		tc_str rest = tc_str_of(line), col[3] = { { 0 } };
		if (rest.n && rest.p[rest.n - 1] == '\n')
			rest.n--;
		for (int i = 0; i < 3 && tc_str_split(&rest, '\t', &col[i]); i++)
			;
		code_text(k, col[0], col[1]);
		int32_t w = word_of(k->doc, col[2]);
		if (w < 0) {
			printf("-\t-\t-\t-\tno such word\n");
			continue;
		}
		struct tc_when when;
		bool negated;
		const char *reason;
		tc_date_for(&k->cx, w, &when);
		int status = tc_status_for(&k->cx, w, when.precision ? &when : NULL, &negated, &reason);
		/* columns: status, negated, value, precision, reason, expressions, inside a statement */
		printf("%s\t%d\t%.*s\t%s\t%s\t", tc_status_name(status), negated, TC_FMT(when.value), tc_precision_name(when.precision), reason);
		for (int32_t i = 0; i < k->cx.n_timexes; i++)
			printf("%s%.*s=%.*s", i ? " | " : "", TC_FMT(k->cx.timexes[i].when.text), TC_FMT(k->cx.timexes[i].when.value));
		printf("\t%d\n", tc_statement_at(&k->cx, w) >= 0);
	}
}

int main(int argc, char **argv)
{
	struct check k = { 0 };
	struct tc_err err = { 0 };
	int rc = 0;
	if (argc < 2) {
		fprintf(stderr, "usage: dates_check [-v] FILE... | --probe\n");
		return 2;
	}
	if (tc_engine_open(NULL, &k.engine, &err)) {
		char text[900];
		tc_err_format(&err, text, sizeof text);
		fprintf(stderr, "dates_check: %s\n", text);
		return 2;
	}
	k.session = tc_session_new(k.engine);
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "-v") == 0)
			k.verbose = true;
		else if (strcmp(argv[i], "--probe") == 0)
			probe(&k);
		else
			rc |= check_file(&k, argv[i]);
	}
	tc_session_free(k.session);
	tc_engine_free(k.engine);
	return rc ? rc : k.failed > 0;
}
