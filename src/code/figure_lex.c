/* SPDX-License-Identifier: Apache-2.0 */
/* code/figure_lex.c - the table of figures, data/lexicon/figures.tsv, read into a hash when the coder is opened. */
#include <stdlib.h>

#include "code/figure_int.h"
#include "code/tsv.h"

static const char *const kind_names[] = { "noun", "patient", "agent", "adj", "of", "toll", "currency", "skip" };
static const char *const classes[] = { "military", "killed", "wounded", "missing", "displaced", "detained", "protesters", "money",
				       "weapons", "other" };

struct tc_figure_lex { struct tc__figure_entry *slots; uint32_t size; };

static int bad_row(struct tc_err *err, long line, int column, const char *what, tc_str text)
{
	tc_fail(err, TC_EFORMAT, "%s: '%.*s'", what, TC_FMT(text));
	tc_err_place(err, "lexicon/figures.tsv", line, column);
	return TC_EFORMAT;
}

static uint32_t slot_of(const struct tc_figure_lex *l, tc_str word, int kind)
{
	return (uint32_t)tc_hash(word.p, word.n, (uint64_t)kind + 1) & (l->size - 1);
}

static int read_entry(struct tc_figure_lex *l, tc_str row, long line, struct tc_err *err)
{
	tc_str col[4];
	for (int i = 0; i < 4; i++) {
		if (!tc_str_split(&row, '\t', &col[i]))
			return bad_row(err, line, i + 1, "too few columns", i ? col[i - 1] : TC_STR_NULL);
		col[i] = tc_str_trim(col[i]);
	}
	struct tc__figure_entry e = { .word = col[1], .class = col[2], .unit = col[3], .used = 1 };
	for (e.kind = 0; e.kind < TC__FIG_COUNT && !tc_str_is(col[0], kind_names[e.kind]); e.kind++)
		;
	if (e.kind == TC__FIG_COUNT)
		return bad_row(err, line, 1, "unknown kind", col[0]);
	if (!e.word.n)
		return bad_row(err, line, 2, "no word", col[1]);
	bool known = e.kind == TC__FIG_SKIP && !e.class.n;
	for (size_t i = 0; i < TC_COUNT(classes); i++)
		known |= tc_str_is(e.class, classes[i]);
	if (!known)
		return bad_row(err, line, 3, "unknown class", col[2]);
	uint32_t i = slot_of(l, e.word, e.kind);
	for (; l->slots[i].used; i = (i + 1) & (l->size - 1))
		if (l->slots[i].kind == e.kind && tc_str_eq(l->slots[i].word, e.word))
			return bad_row(err, line, 2, "listed twice", col[1]);
	l->slots[i] = e;
	return 0;
}

int tc_figure_lex_open(const struct tc_know *know, struct tc_figure_lex **out, struct tc_err *err)
{
	tc_str tsv = tc_know_section(know, "lexicon/figures.tsv");
	if (!tsv.n)
		return tc_fail(err, TC_EFORMAT, "the knowledge base has no table lexicon/figures.tsv");
	return tc__figure_lex_read(tsv, out, err);
}

int tc__figure_lex_read(tc_str tsv, struct tc_figure_lex **out, struct tc_err *err)
{
	tc_str line;
	uint32_t lines = 1;
	for (uint32_t i = 0; i < tsv.n; i++)
		lines += tsv.p[i] == '\n';
	struct tc_figure_lex *l = tc_xcalloc(1, sizeof *l);
	for (l->size = 64; l->size < lines * 2; l->size *= 2)
		;
	l->slots = tc_xcalloc(l->size, sizeof *l->slots);
	struct tc_tsv t = { .rest = tsv };
	while (tc_tsv_next(&t, &line)) {
		int rc = read_entry(l, line, t.line, err);
		if (rc) {
			tc_figure_lex_free(l);
			return rc;
		}
	}
	*out = l;
	return 0;
}

void tc_figure_lex_free(struct tc_figure_lex *l)
{
	if (!l)
		return;
	free(l->slots);
	free(l);
}

const struct tc__figure_entry *tc__figure_find(const struct tc_figure_lex *l, tc_str word, int kind)
{
	char z[32];
	if (!l || !word.n || word.n > sizeof z)
		return NULL;
	for (uint32_t k = 0; k < word.n; k++)
		z[k] = tc_lower(word.p[k]);
	word.p = z;
	/* Lemmas of plurals without a singular in the treebanks keep their s ("troops"). */
	int cuts = word.n > 4 && word.p[word.n - 1] == 's' ? 2 : 1;
	for (int cut = 0; cut < cuts; cut++, word.n--)
		for (uint32_t i = slot_of(l, word, kind); l->slots[i].used; i = (i + 1) & (l->size - 1))
			if (l->slots[i].kind == kind && tc_str_eq(l->slots[i].word, word))
				return &l->slots[i];
	return NULL;
}
