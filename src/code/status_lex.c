/* SPDX-License-Identifier: Apache-2.0 */
/* code/status_lex.c - the table of governors, data/lexicon/governors.tsv, read into a hash when the coder is opened. */
#include <stdlib.h>

#include "code/status_int.h"
#include "code/tsv.h"

struct tc_status_lex {
	struct tc__governor *slots;         /* open addressing, size a power of two */
	uint32_t size, n;
};

static const char *const effect_names[] = { "", "future", "hypothetical", "negated", "actual", "ended", "historical", "light" };

static uint32_t slot_of(const struct tc_status_lex *l, tc_str lemma, int pos) { return (uint32_t)tc_hash(lemma.p, lemma.n, (uint64_t)pos + 1) & (l->size - 1); }

static int bad_row(struct tc_err *err, long line, int column, const char *what, tc_str text)
{
	tc_fail(err, TC_EFORMAT, "%s: '%.*s'", what, TC_FMT(text));
	tc_err_place(err, "lexicon/governors.tsv", line, column);
	return TC_EFORMAT;
}

static int read_governor(struct tc_status_lex *l, tc_str row, long line, struct tc_err *err)
{
	static const char *const rels[] = { "xcomp", "ccomp", "acl", "advcl", "obj", "subj", "amod", "obl", "nmod", "lead" };
	tc_str col[4];
	for (int i = 0; i < 4; i++) {
		if (!tc_str_split(&row, '\t', &col[i]))
			return bad_row(err, line, i + 1, "too few columns", i ? col[i - 1] : TC_STR_NULL);
		col[i] = tc_str_trim(col[i]);
	}
	struct tc__governor g = { .lemma = col[0], .used = 1 };
	if (!g.lemma.n)
		return bad_row(err, line, 1, "no lemma", col[0]);
	if (tc_str_is(col[1], "V"))
		g.pos = TC__POS_V;
	else if (tc_str_is(col[1], "N"))
		g.pos = TC__POS_N;
	else if (tc_str_is(col[1], "A"))
		g.pos = TC__POS_A;
	else
		return bad_row(err, line, 2, "part of speech is V, N or A", col[1]);
	tc_str rest = col[2], name;
	tc_str_split(&rest, ':', &name);
	g.prep = rest;
	for (g.rel = 0; g.rel < TC__REL_COUNT && !tc_str_is(name, rels[g.rel]); g.rel++)
		;
	if (g.rel == TC__REL_COUNT)
		return bad_row(err, line, 3, "unknown relation", col[2]);
	for (g.effect = 1; g.effect < TC_COUNT(effect_names) && !tc_str_is(col[3], effect_names[g.effect]); g.effect++)
		;
	if (g.effect == TC_COUNT(effect_names))
		return bad_row(err, line, 4, "unknown effect", col[3]);
	uint32_t i = slot_of(l, g.lemma, g.pos);
	for (; l->slots[i].used; i = (i + 1) & (l->size - 1))
		if (l->slots[i].pos == g.pos && l->slots[i].rel == g.rel && tc_str_eq(l->slots[i].lemma, g.lemma) &&
		    tc_str_eq(l->slots[i].prep, g.prep))
			return bad_row(err, line, 1, "listed twice", col[0]);
	l->slots[i] = g;
	l->n++;
	return 0;
}

int tc_status_lex_open(const struct tc_know *know, struct tc_status_lex **out, struct tc_err *err)
{
	tc_str tsv = tc_know_section(know, "lexicon/governors.tsv");
	if (!tsv.n)
		return tc_fail(err, TC_EFORMAT, "the knowledge base has no table lexicon/governors.tsv");
	return tc__status_lex_read(tsv, out, err);
}

int tc__status_lex_read(tc_str tsv, struct tc_status_lex **out, struct tc_err *err)
{
	tc_str line;
	uint32_t lines = 1;
	for (uint32_t i = 0; i < tsv.n; i++)
		lines += tsv.p[i] == '\n';
	struct tc_status_lex *l = tc_xcalloc(1, sizeof *l);
	for (l->size = 64; l->size < lines * 2; l->size *= 2)
		;
	l->slots = tc_xcalloc(l->size, sizeof *l->slots);
	struct tc_tsv t = { .rest = tsv };
	while (tc_tsv_next(&t, &line)) {
		int rc = read_governor(l, line, t.line, err);
		if (rc) {
			tc_status_lex_free(l);
			return rc;
		}
	}
	*out = l;
	return 0;
}

void tc_status_lex_free(struct tc_status_lex *l)
{
	if (!l)
		return;
	free(l->slots);
	free(l);
}

const struct tc__governor *tc__governor_find(const struct tc_status_lex *l, tc_str lemma, int pos, int rel, tc_str prep)
{
	if (!l || !lemma.n)
		return NULL;
	for (uint32_t i = slot_of(l, lemma, pos); l->slots[i].used; i = (i + 1) & (l->size - 1)) {
		const struct tc__governor *g = &l->slots[i];
		if (g->pos == pos && g->rel == rel && tc_str_eq(g->lemma, lemma) && (!g->prep.n || tc_str_eqi(g->prep, prep)))
			return g;
	}
	return NULL;
}

bool tc__governor_knows(const struct tc_status_lex *l, tc_str lemma, int pos)
{
	if (!l || !lemma.n)
		return false;
	for (uint32_t i = slot_of(l, lemma, pos); l->slots[i].used; i = (i + 1) & (l->size - 1))
		if (l->slots[i].pos == pos && tc_str_eq(l->slots[i].lemma, lemma))
			return true;
	return false;
}
