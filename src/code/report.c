/* SPDX-License-Identifier: Apache-2.0 */
/* code/report.c - the reporting cues of data/lexicon/report.tsv and the weights of the statement model.
 * Both are sections of the knowledge blob, kept as the bytes of their files:
 *   lexicon/report.tsv         lemma pos kind stance content addressee source
 *   lexicon/report_model.tsv   feature first second (weights of the two passes)
 * Read once into two hash tables with open addressing; nothing is written afterwards, so threads share them. */
#include <stdlib.h>

#include "code/statement_int.h"

static const char *const kind_names[] = {
#define X(name, text) text,
	TC_REPORT_KINDS(X)
#undef X
};

struct tc_report_lex {
	struct tc_arena arena;
	struct tc__cue *cues;
	int32_t n_cues, cap_cues;
	int32_t *slots;                 /* index + 1 into cues */
	uint32_t mask;
	struct weight { uint64_t key; struct tc__weights w; } *weights; /* key 0: free */
	uint64_t *seen;                 /* SEEN_BITS, one set by each key: most features asked for are none, and these bits stay in cache */
	uint32_t model_mask;
	int32_t n_weights;
};

enum { SEEN_BITS = 1 << 17 };

static uint32_t seen_bit(uint64_t feature) { return (uint32_t)(feature >> 40) & (SEEN_BITS - 1); }

const char *tc__report_kind_name(int kind) { return kind >= 0 && kind < TC_REPORT_KIND_COUNT ? kind_names[kind] : ""; }

static uint64_t cue_hash(tc_str lemma, char pos) { return tc_hash(lemma.p, lemma.n, (uint64_t)(unsigned char)pos); }

const struct tc__cue *tc__cue_find(const struct tc_report_lex *l, tc_str lemma, char pos)
{
	if (!l || !l->n_cues)
		return NULL;
	for (uint32_t i = (uint32_t)cue_hash(lemma, pos) & l->mask; l->slots[i]; i = (i + 1) & l->mask) {
		const struct tc__cue *c = &l->cues[l->slots[i] - 1];
		if (c->pos == pos && tc_str_eq(c->lemma, lemma))
			return c;
	}
	return NULL;
}

bool tc__cue_prep(const struct tc__cue *c, tc_str prep)
{
	tc_str rest = c->preps, piece;
	while (prep.n && tc_str_split(&rest, ' ', &piece))
		if (tc_str_eq(piece, prep))
			return true;
	return false;
}

struct tc__weights tc__report_weight(const struct tc_report_lex *l, uint64_t feature)
{
	if (!l || !l->n_weights || !(l->seen[seen_bit(feature) / 64] >> seen_bit(feature) % 64 & 1))
		return (struct tc__weights){ { 0, 0 } };
	for (uint32_t i = (uint32_t)(feature >> 7) & l->model_mask; l->weights[i].key; i = (i + 1) & l->model_mask)
		if (l->weights[i].key == feature)
			return l->weights[i].w;
	return (struct tc__weights){ { 0, 0 } };
}

bool tc__report_has_model(const struct tc_report_lex *l) { return l && l->n_weights > 0; }

static uint32_t table_size(uint32_t n)
{
	uint32_t size = 64;
	while (size < n + n / 2)
		size *= 2;
	return size;
}

static int read_cue(struct tc_report_lex *l, tc_str line, struct tc_err *err)
{
	tc_str col[7], rest = line, piece;
	int n = 0;
	while (n < 7 && tc_str_split(&rest, '\t', &col[n]))
		n++;
	if (n < 6)
		return tc_fail(err, TC_EFORMAT, "%d columns where 7 are needed", n);
	struct tc__cue c = { .lemma = col[0], .preps = col[4] };
	if (col[1].n != 1 || !memchr("VNAPR", col[1].p[0], 5))
		return tc_fail(err, TC_EFORMAT, "unknown part of speech '%.*s'", TC_FMT(col[1]));
	c.pos = col[1].p[0];
	int kind = -1;
	for (int i = 0; i < TC_REPORT_KIND_COUNT; i++)
		if (tc_str_is(col[2], kind_names[i]))
			kind = i;
	if (kind < 0)
		return tc_fail(err, TC_EFORMAT, "unknown kind '%.*s'", TC_FMT(col[2]));
	c.kind = (uint8_t)kind;
	c.stance = col[3];
	if (!tc_str_is(c.stance, "neutral") && !tc_str_is(c.stance, "claims") && !tc_str_is(c.stance, "denies") &&
	    !tc_str_is(c.stance, "confirms"))
		return tc_fail(err, TC_EFORMAT, "unknown stance '%.*s'", TC_FMT(c.stance));
	rest = col[4];
	while (tc_str_split(&rest, ' ', &piece)) {
		static const struct { const char *name; uint8_t flag; } slots[] = {
			{ "clause", TC_CONTENT_CLAUSE }, { "inf", TC_CONTENT_INF }, { "quote", TC_CONTENT_QUOTE },
			{ "obj", TC_CONTENT_OBJ }, { "as", TC_CONTENT_AS } };
		for (size_t i = 0; i < TC_COUNT(slots); i++)
			if (tc_str_is(piece, slots[i].name))
				c.contents |= slots[i].flag;
	}
	rest = col[5];
	while (tc_str_split(&rest, ' ', &piece)) {
		c.addr_obj |= tc_str_is(piece, "obj");
		c.addr_to |= tc_str_is(piece, "to");
		c.addr_with |= tc_str_is(piece, "with");
	}
	if (tc__cue_find(l, c.lemma, c.pos))
		return tc_fail(err, TC_EFORMAT, "'%.*s' %c stands here twice", TC_FMT(c.lemma), c.pos);
	TC_PUSH(&l->arena, l->cues, l->n_cues, l->cap_cues, c);
	uint32_t at = (uint32_t)cue_hash(c.lemma, c.pos) & l->mask;
	while (l->slots[at])
		at = (at + 1) & l->mask;
	l->slots[at] = l->n_cues;
	return 0;
}

/* A decimal number by hand: strtof follows the locale. */
static bool read_decimal(tc_str s, float *out)
{
	float v = 0, unit = 1;
	bool frac = false, minus = s.n && s.p[0] == '-';
	if (s.n <= minus || s.n > 12)
		return false;
	for (uint32_t i = minus; i < s.n; i++) {
		if (s.p[i] == '.' && !frac)
			frac = true;
		else if (!tc_is_digit(s.p[i]))
			return false;
		else if (frac)
			v += (float)(s.p[i] - '0') * (unit /= 10);
		else
			v = v * 10 + (float)(s.p[i] - '0');
	}
	*out = minus ? -v : v;
	return true;
}

static int read_weight(struct tc_report_lex *l, tc_str line, struct tc_err *err)
{
	tc_str name, first, second;
	struct tc__weights v;
	if (!tc_str_split(&line, '\t', &name) || !tc_str_split(&line, '\t', &first) || !tc_str_split(&line, '\t', &second) ||
	    !read_decimal(first, &v.pass[0]) || !read_decimal(second, &v.pass[1]))
		return tc_fail(err, TC_EFORMAT, "a feature and its two weights are needed");
	uint64_t key = tc_hash(name.p, name.n, 0);
	uint32_t at = (uint32_t)(key >> 7) & l->model_mask;
	while (l->weights[at].key && l->weights[at].key != key)
		at = (at + 1) & l->model_mask;
	l->seen[seen_bit(key) / 64] |= (uint64_t)1 << seen_bit(key) % 64;
	l->weights[at] = (struct weight){ key, v };
	l->n_weights++;
	return 0;
}

static int read_lines(struct tc_report_lex *l, tc_str tsv, const char *file, const char *header,
		      int (*each)(struct tc_report_lex *, tc_str, struct tc_err *), struct tc_err *err)
{
	tc_str line;
	for (long n = 1; tc_str_split(&tsv, '\n', &line); n++) {
		if (line.n && line.p[line.n - 1] == '\r')
			line.n--;
		if (!line.n || line.p[0] == '#' || tc_str_starts(line, tc_str_of(header)))
			continue;
		int rc = each(l, line, err);
		if (rc) {
			tc_err_place(err, file, n, 0);
			return rc;
		}
	}
	return 0;
}

int tc_report_lex_open(const struct tc_know *know, struct tc_report_lex **out, struct tc_err *err)
{
	return tc_report_lex_read(tc_know_section(know, "lexicon/report.tsv"), tc_know_section(know, "lexicon/report_model.tsv"), out, err);
}

int tc_report_lex_read(tc_str cues, tc_str model, struct tc_report_lex **out, struct tc_err *err)
{
	struct tc_report_lex *l = tc_xcalloc(1, sizeof *l);
	tc_arena_init(&l->arena);
	uint32_t size = table_size(tc_str_count(cues, '\n') + 1), model_size = table_size(tc_str_count(model, '\n') + 1);
	l->slots = TC_NEWN(&l->arena, int32_t, size);
	l->mask = size - 1;
	l->seen = TC_NEWN(&l->arena, uint64_t, SEEN_BITS / 64);
	l->weights = TC_NEWN(&l->arena, struct weight, model_size);
	l->model_mask = model_size - 1;
	int rc = read_lines(l, cues, "lexicon/report.tsv", "lemma\tpos\t", read_cue, err);
	if (rc == 0)
		rc = read_lines(l, model, "lexicon/report_model.tsv", "feature\tfirst\tsecond", read_weight, err);
	if (rc) {
		tc_report_lex_free(l);
		return rc;
	}
	*out = l;
	return 0;
}

void tc_report_lex_free(struct tc_report_lex *l)
{
	if (!l)
		return;
	tc_arena_release(&l->arena);
	free(l);
}
