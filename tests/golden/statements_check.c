/* SPDX-License-Identifier: Apache-2.0 */
/* tests/golden/statements_check.c - statements and chains of sources against tests/golden/statements.gold.
 *
 * usage: statements_check [-v] FILE
 *
 * The format is told at the head of the file. Texts meet the real tagger and parser. Lines marked `?` are known
 * failures: they count neither way, and one that passes is named so that the mark can go. Exit 1 when an unmarked line
 * fails. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/engine.h"
#include "code/coder.h"

struct doc_case {
	char text[4096], publisher[128], why[256];
	bool coded;
};

struct check {
	struct tc_engine *engine;
	struct tc_session *session;
	struct doc_case c;
	struct tc_doc *doc;
	struct tc_records rec;
	struct tc_coding cx;
	long line;
	const char *file;
	int passed, failed, known, healed;
	bool verbose;
};

static void code_case(struct check *k)
{
	static const struct tc_code_options opt = { 0 };
	if (k->c.coded)
		return;
	tc_session_reset(k->session);
	struct tc_arena *a = tc_session_arena(k->session);
	k->doc = TC_NEW(a, struct tc_doc);
	tc_doc_init(k->doc, a, tc_str_of(k->c.text));
	k->doc->id = TC_STR("case");
	k->doc->date = TC_STR("2024-06-12");
	k->doc->publisher = tc_str_of(k->c.publisher);
	tc_session_annotate(k->session, k->doc);
	tc_coding_run(tc_engine_coder(k->engine), &opt, k->doc, &k->rec, &k->cx);
	k->c.coded = true;
}

static bool same(tc_str got, tc_str want)
{
	return tc_str_is(want, "") || (tc_str_is(want, "-") && !got.n) || tc_str_eq(got, want);
}

static bool like(tc_str got, tc_str want) { return tc_str_is(want, "-") || tc_str_eq(got, want); }

static bool said(struct check *k, tc_str rest)
{
	tc_str f[6] = { { 0 } }, piece;
	for (int i = 0; i < 6 && tc_str_split(&rest, '|', &piece); i++)
		f[i] = tc_str_trim(piece);
	for (int32_t i = 0; i < k->rec.n_statements; i++) {
		const struct tc_statement *s = &k->rec.statements[i];
		if (!same(s->speaker.text, f[0]) || !same(s->cue.text, f[1]) || !like(s->quote, f[2]) || s->direct != tc_str_is(f[3], "direct"))
			continue;
		if (f[4].n && !tc_str_is(f[4], "-") && (s->n_addressees == 0 || !tc_str_eq(s->addressees[0].text, f[4])))
			continue;
		if (f[5].n && !tc_str_eq(s->stance, f[5]))
			continue;
		return true;
	}
	return false;
}

static bool nosaid(struct check *k, tc_str cue)
{
	for (int32_t i = 0; i < k->rec.n_statements; i++)
		if (tc_str_is(cue, "*") || tc_str_eq(k->rec.statements[i].cue.text, cue))
			return false;
	return true;
}

static bool chain(struct check *k, tc_str rest)
{
	tc_str word, piece;
	if (!tc_str_split(&rest, '>', &word))
		return false;
	word = tc_str_trim(word);
	int32_t at = -1;
	for (int32_t i = 0; i < k->doc->n_words && at < 0; i++)
		if (tc_str_eq(k->doc->words[i].form, word))
			at = i;
	struct tc_link *l;
	int n = at < 0 ? -1 : tc_attribution_for(&k->cx, at, &l), i = 0;
	while (tc_str_split(&rest, '>', &piece)) {
		piece = tc_str_trim(piece);
		if (tc_str_is(piece, "-"))
			return n == 0;
		if (i >= n || !(tc_str_eq(l[i].who.text, piece) || tc_str_eq(l[i].who.name, piece)))
			return false;
		i++;
	}
	return i == n;
}

static void show(struct check *k)
{
	for (int32_t i = 0; i < k->rec.n_statements; i++) {
		const struct tc_statement *s = &k->rec.statements[i];
		printf("        %.*s | %.*s | %.*s | %s | %.*s | %.*s\n", TC_FMT(s->speaker.text), TC_FMT(s->cue.text), TC_FMT(s->quote),
		       s->direct ? "direct" : "indirect", TC_FMT(s->n_addressees ? s->addressees[0].text : TC_STR("-")), TC_FMT(s->stance));
	}
	for (int32_t i = 0; i < k->doc->n_words; i++) {
		struct tc_link *l;
		int n = tc_attribution_for(&k->cx, i, &l);
		if (!n || k->doc->words[i].upos != TC_UPOS_VERB)
			continue;
		printf("        chain %.*s", TC_FMT(k->doc->words[i].form));
		for (int j = 0; j < n; j++)
			printf(" > %.*s [%.*s] (%s)", TC_FMT(l[j].who.text), TC_FMT(l[j].who.name), tc_link_kind_name(l[j].kind));
		printf("\n");
	}
}

static int run_line(struct check *k, tc_str line)
{
	bool known = line.p[0] == '?';
	if (known)
		line = tc_str_trim(tc_str_cut(line, 1, line.n));
	tc_str rest = line, key;
	tc_str_split(&rest, ' ', &key);
	if (tc_str_is(key, "why")) {
		k->c = (struct doc_case){ 0 };
		snprintf(k->c.why, sizeof k->c.why, "%.*s", TC_FMT(rest));
		return 0;
	}
	if (tc_str_is(key, "publisher")) {
		snprintf(k->c.publisher, sizeof k->c.publisher, "%.*s", TC_FMT(rest));
		return 0;
	}
	if (tc_str_is(key, "text")) {
		size_t n = 0;
		for (uint32_t i = 0; i < rest.n && n + 1 < sizeof k->c.text; i++) {
			bool br = rest.p[i] == '\\' && i + 1 < rest.n && rest.p[i + 1] == 'n';
			k->c.text[n++] = br ? '\n' : rest.p[i];
			i += br;
		}
		k->c.text[n] = 0;
		return 0;
	}
	code_case(k);
	bool ok = tc_str_is(key, "said") ? said(k, rest) : tc_str_is(key, "nosaid") ? nosaid(k, tc_str_trim(rest)) :
		  tc_str_is(key, "chain") && chain(k, rest);
	k->passed += ok && !known;
	k->failed += !ok && !known;
	k->known += !ok && known;
	k->healed += ok && known;
	if ((!ok && (!known || k->verbose)) || (ok && known)) {
		printf("%s:%ld: %s: %s\n        %.*s\n", k->file, k->line, ok ? "passes now" : known ? "known failure" : "FAILS", k->c.why, TC_FMT(line));
		if (!ok)
			show(k);
	}
	return 0;
}

int main(int argc, char **argv)
{
	struct check *k = calloc(1, sizeof *k);
	struct tc_err err = { 0 };
	k->verbose = argc > 2 && strcmp(argv[1], "-v") == 0;
	k->file = argc > 1 ? argv[argc - 1] : "tests/golden/statements.gold";
	FILE *f = fopen(k->file, "r");
	if (!f || tc_engine_open(NULL, &k->engine, &err)) {
		fprintf(stderr, "statements_check: %s\n", f ? err.msg : "cannot read the cases");
		return 2;
	}
	k->session = tc_session_new(k->engine);
	char line[4096];
	while (fgets(line, sizeof line, f)) {
		k->line++;
		tc_str s = tc_str_trim(tc_str_of(line));
		if (s.n && s.p[0] != '#')
			run_line(k, s);
	}
	fclose(f);
	printf("statements: %d passed, %d failed, %d known failures, %d healed\n", k->passed, k->failed, k->known, k->healed);
	int rc = k->failed > 0 || !k->passed;
	tc_session_free(k->session);
	tc_engine_free(k->engine);
	free(k);
	return rc;
}
