/* SPDX-License-Identifier: Apache-2.0 */
/* tools/mkknow_read.c - one reader a table, all strict: unknown codes, duplicates and ends before beginnings are errors
 * at their line and column. */
#include "mkknow.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

tc_str mk_text(const struct mk *m, struct tc__text t) { return tc_str_n(m->strings.p + t.off, t.len); }

struct tc__text mk_intern(struct mk *m, tc_str s)
{
	if (s.n == 0)
		return (struct tc__text){ 0, 0 };
	if ((m->n_interned + 1) * 2 > m->cap_interned) {
		struct mk_str *old = m->interned;
		uint32_t n_old = m->cap_interned;
		m->cap_interned = n_old ? n_old * 2 : 1 << 16;
		m->interned = tc_xcalloc(m->cap_interned, sizeof *m->interned);
		for (uint32_t i = 0; i < n_old; i++) {
			if (!old[i].used)
				continue;
			uint32_t j = (uint32_t)old[i].hash & (m->cap_interned - 1);
			while (m->interned[j].used)
				j = (j + 1) & (m->cap_interned - 1);
			m->interned[j] = old[i];
		}
		free(old);
	}
	uint64_t h = tc_hash(s.p, s.n, 1);
	uint32_t j = (uint32_t)h & (m->cap_interned - 1);
	for (; m->interned[j].used; j = (j + 1) & (m->cap_interned - 1))
		if (m->interned[j].hash == h && tc_str_eq(mk_text(m, m->interned[j].at), s))
			return m->interned[j].at;
	struct tc__text at = { (uint32_t)m->strings.n, s.n };
	tc_buf_str(&m->strings, s);
	m->interned[j] = (struct mk_str){ at, h, true };
	m->n_interned++;
	return at;
}

/* The entity of a kind, country and name; its slot holds 0 while there is none. */
static struct mk_key *key_of(struct mk *m, int kind, const char *country, tc_str name)
{
	struct tc__fold f = { .n = 0 };
	tc__fold_add(&f, name);
	uint64_t h = tc_hash(f.p, f.n, tc_hash(country, strlen(country), (uint64_t)kind)) | 1;
	if ((m->n_keys + 1) * 2 > m->cap_keys) {
		struct mk_key *old = m->keys;
		uint32_t n_old = m->cap_keys;
		m->cap_keys = n_old ? n_old * 2 : 1 << 17;
		m->keys = tc_xcalloc(m->cap_keys, sizeof *m->keys);
		for (uint32_t i = 0; i < n_old; i++) {
			if (!old[i].hash)
				continue;
			uint32_t j = (uint32_t)old[i].hash & (m->cap_keys - 1);
			while (m->keys[j].hash)
				j = (j + 1) & (m->cap_keys - 1);
			m->keys[j] = old[i];
		}
		free(old);
	}
	uint32_t j = (uint32_t)h & (m->cap_keys - 1);
	while (m->keys[j].hash && m->keys[j].hash != h)
		j = (j + 1) & (m->cap_keys - 1);
	if (!m->keys[j].hash) {
		m->keys[j].hash = h;
		m->n_keys++;
	}
	return &m->keys[j];
}

bool mk_is_common(const struct mk *m, const char *p, uint32_t n)
{
	uint32_t lo = 0, hi = m->n_common;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		int c = tc_str_cmp(m->common[mid].fold, tc_str_n(p, n));
		if (c == 0)
			return true;
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return false;
}

static void add_name(void *arg, tc_str name, uint32_t flags)
{
	struct mk *m = arg;
	struct tc__fold f = { .n = 0 };
	if (m->no_surnames && (flags & TC_NAME_SURNAME))
		return;
	if (!tc__fold_add(&f, name) || (f.n < 2 && !(flags & TC_NAME_MAIN)))
		return;
	int kind = m->recs[m->ent].kind;
	if (kind != TC_ENT_ROLE && kind != TC_ENT_TITLE && mk_is_common(m, f.p, f.n))
		flags |= TC_NAME_CASED;
	struct mk_name n = { tc_arena_str(&m->arena, tc_str_n(f.p, f.n)).p, f.n, m->ent, flags };
	TC_PUSH(&m->arena, m->names, m->n_names, m->cap_names, n);
}

static uint32_t add_rec(struct mk *m, struct tc__rec r)
{
	TC_PUSH(&m->arena, m->recs, m->n_recs, m->cap_recs, r);
	m->ent = m->n_recs - 1;
	m->no_surnames = false;
	return m->ent;
}

static struct tc__rec blank_rec(int kind)
{
	return (struct tc__rec){
		.kind = (uint8_t)kind, .from = TC_DAY_NONE, .to = TC_DAY_OPEN, .lat = NAN, .lon = NAN
	};
}

static int country_cell(struct mk *m, struct tc__table *t, int cell, char out[4], struct tc_err *err)
{
	int rc = tc__cell_country(t, cell, out, err);
	if (!rc && out[0] && !key_of(m, 100, out, TC_STR("x"))->ent)
		return tc__table_fail(t, cell, err, "no country has the code \"%s\"", out);
	return rc;
}

static bool known_class(const struct mk *m, tc_str name)
{
	for (uint32_t i = 0; i < m->n_classes; i++)
		if (tc_str_eq(m->classes[i].name, name))
			return true;
	return false;
}

static int class_cell(struct mk *m, struct tc__table *t, int cell, struct tc_err *err)
{
	if (t->cell[cell].n == 0 || known_class(m, t->cell[cell]))
		return 0;
	return tc__table_fail(t, cell, err, "unknown office class \"%.*s\" (see offices.tsv)", TC_FMT(t->cell[cell]));
}

static int rank_cell(struct tc__table *t, int cell, uint8_t *out, struct tc_err *err)
{
	uint32_t v;
	int rc = tc__cell_uint(t, cell, 3, &v, err);
	*out = (uint8_t)v;
	return rc;
}

static int float_cell(struct tc__table *t, int cell, float limit, float *out, struct tc_err *err)
{
	char buf[32];
	tc_str s = t->cell[cell];
	if (s.n == 0 || s.n >= sizeof buf)
		return tc__table_fail(t, cell, err, "no number of degrees");
	memcpy(buf, s.p, s.n);
	buf[s.n] = 0;
	char *end;
	double v = strtod(buf, &end);
	if (*end || !(v >= -limit && v <= limit))
		return tc__table_fail(t, cell, err, "\"%s\" is no number of degrees within %.0f", buf, (double)limit);
	*out = (float)v;
	return 0;
}

/* An entity of its own; an error if there is one already. */
static int new_ent(struct mk *m, struct tc__table *t, int name_cell, struct tc__rec r, tc_str qualifier,
                   struct tc_err *err)
{
	char key[64];
	snprintf(key, sizeof key, "%s/%.*s", r.country, (int)(qualifier.n < 50 ? qualifier.n : 50),
	         qualifier.p ? qualifier.p : "");
	struct tc__fold f = { .n = 0 };
	if (!tc__fold_add(&f, t->cell[name_cell]))
		return tc__table_fail(t, name_cell, err, f.full ? "too long a name" : "a name without letters");
	struct mk_key *k = key_of(m, r.kind, key, t->cell[name_cell]);
	if (k->ent)
		return tc__table_fail(t, name_cell, err, "\"%.*s\" appears twice", TC_FMT(t->cell[name_cell]));
	k->ent = m->n_recs + 1;
	r.name = mk_intern(m, t->cell[name_cell]);
	add_rec(m, r);
	return 0;
}

static int dates(struct tc__table *t, int from, int to, struct tc__rec *r, struct tc_err *err)
{
	int rc;
	if ((rc = tc__cell_day(t, from, false, &r->from, err)) || (rc = tc__cell_day(t, to, true, &r->to, err)))
		return rc;
	if (r->from != TC_DAY_NONE && r->to < r->from)
		return tc__table_fail(t, to, err, "it ends before it begins");
	return 0;
}

static void each_piece(struct mk *m, tc_str cell, uint32_t flags)
{
	tc_str piece;
	while (cell.n && tc_str_split(&cell, '|', &piece)) {
		piece = tc_str_trim(piece);
		if (piece.n > 4 && tc_str_eqi(tc_str_cut(piece, 0, 4), TC_STR("the ")))
			piece = tc_str_cut(piece, 4, piece.n);
		if (piece.n)
			add_name(m, piece, flags | (tc__is_abbrev(piece) ? TC_NAME_ABBREV : 0));
	}
}

/* ---- tables ---- */

static int word_order(const void *a, const void *b)
{
	return tc_str_cmp(((const struct mk_word *)a)->fold, ((const struct mk_word *)b)->fold);
}

static int read_common(struct mk *m, struct tc__table *t, struct tc_err *err)
{
	int rc;
	while ((rc = tc__table_next(t, err)) == 1) {
		struct tc__fold f = { .n = 0 };
		tc__fold_add(&f, t->cell[0]);
		struct mk_word w = { tc_arena_str(&m->arena, tc_str_n(f.p, f.n)) };
		TC_PUSH(&m->arena, m->common, m->n_common, m->cap_common, w);
	}
	if (m->n_common)
		qsort(m->common, m->n_common, sizeof *m->common, word_order);
	return rc;
}

static int read_offices(struct mk *m, struct tc__table *t, struct tc_err *err)
{
	int rc;
	uint32_t one;
	while ((rc = tc__table_next(t, err)) == 1) {
		for (uint32_t i = 0; i < m->n_classes; i++)
			if (tc_str_eq(m->classes[i].name, t->cell[0]))
				return tc__table_fail(t, 0, err, "\"%.*s\" appears twice", TC_FMT(t->cell[0]));
		if ((rc = tc__cell_uint(t, 1, 1, &one, err)))
			return rc;
		struct mk_class c = { tc_arena_str(&m->arena, t->cell[0]), one != 0 };
		TC_PUSH(&m->arena, m->classes, m->n_classes, m->cap_classes, c);
	}
	return rc;
}

enum {
	C_ISO3,
	C_ISO2,
	C_NAME,
	C_OFFICIAL,
	C_ALIASES,
	C_DEMONYMS,
	C_CAPITALS,
	C_METONYMS,
	C_REGION,
	C_BORDERS,
	C_FROM,
	C_TO,
	C_SUCCESSORS,
	C_RANK,
	C_WEIGHT,
	C_LEADER,
	C_NOTE
};
/* The office that leads a country, in turn: "head of government until 2014-08-28|head of state". */
static int read_leader_rule(struct mk *m, struct tc__table *t, const char *country, struct tc_err *err)
{
	tc_str rest = t->cell[C_LEADER], piece;
	int32_t from = INT32_MIN;
	while (rest.n && tc_str_split(&rest, '|', &piece)) {
		struct mk_leader l = { .from = from, .to = TC_DAY_OPEN };
		int32_t at = tc_str_find(piece, TC_STR(" until "));
		tc_str name = at < 0 ? piece : tc_str_cut(piece, 0, (uint32_t)at);
		if (at >= 0 && (l.to = tc_day_read(tc_str_cut(piece, (uint32_t)at + 7, piece.n))) == TC_DAY_NONE)
			return tc__table_fail(t, C_LEADER, err, "\"%.*s\": a date must follow \"until\"",
			                      TC_FMT(piece));
		if (!known_class(m, name))
			return tc__table_fail(t, C_LEADER, err, "unknown office class \"%.*s\" (see offices.tsv)",
			                      TC_FMT(name));
		if (l.to <= l.from)
			return tc__table_fail(t, C_LEADER, err, "\"%.*s\": the dates are out of order", TC_FMT(piece));
		l.office_class = mk_intern(m, name);
		memcpy(l.country, country, 4);
		TC_PUSH(&m->arena, m->leaders, m->n_leaders, m->cap_leaders, l);
		from = l.to;
	}
	return 0;
}

static int read_countries(struct mk *m, struct tc__table *t, struct tc_err *err)
{
	int rc;
	while ((rc = tc__table_next(t, err)) == 1) {
		struct tc__rec r = blank_rec(TC_ENT_COUNTRY);
		if ((rc = tc__cell_country(t, C_ISO3, r.country, err)) || (rc = rank_cell(t, C_RANK, &r.rank, err)) ||
		    (rc = tc__cell_uint(t, C_WEIGHT, 100, &r.population, err)) || (rc = dates(t, C_FROM, C_TO, &r, err)))
			return rc;
		struct mk_key *k = key_of(m, 100, r.country, TC_STR("x"));
		if (k->ent)
			return tc__table_fail(t, C_ISO3, err, "the code %s appears twice", r.country);
		k->ent = m->n_recs + 1;
		if ((rc = read_leader_rule(m, t, r.country, err)))
			return rc;
		r.note = mk_intern(m, t->cell[C_REGION]);
		if ((rc = new_ent(m, t, C_NAME, r, TC_STR(""), err)))
			return rc;
		struct tc__name_sink sink = { add_name, m };
		tc__names_of_other(TC_ENT_COUNTRY, t->cell[C_NAME], t->cell[C_ALIASES], TC_STR_NULL, &sink);
		each_piece(m, t->cell[C_OFFICIAL], TC_NAME_ALIAS);
		tc_str demonyms = t->cell[C_DEMONYMS], one;
		while (demonyms.n && tc_str_split(&demonyms, '|', &one))
			tc__names_of_demonym(tc_str_trim(one), &sink);
		each_piece(m, t->cell[C_CAPITALS], TC_NAME_CAPITAL | TC_NAME_CASED);
		each_piece(m, t->cell[C_METONYMS], TC_NAME_METONYM | TC_NAME_CASED);
		tc_str rest = t->cell[C_BORDERS], piece;
		while (rest.n && tc_str_split(&rest, '|', &piece)) {
			struct tc__border b = { 0 };
			if (piece.n != 3)
				return tc__table_fail(t, C_BORDERS, err, "\"%.*s\" is no code", TC_FMT(piece));
			memcpy(b.a, r.country, 4);
			memcpy(b.b, piece.p, 3);
			TC_PUSH(&m->arena, m->borders, m->n_borders, m->cap_borders, b);
			struct tc__border back = { 0 };
			memcpy(back.a, b.b, 4);
			memcpy(back.b, b.a, 4);
			TC_PUSH(&m->arena, m->borders, m->n_borders, m->cap_borders, back);
		}
	}
	return rc;
}

enum {
	L_PERSON,
	L_WHICH,
	L_ALIASES,
	L_COUNTRY,
	L_OFFICE,
	L_CLASS,
	L_SECTOR,
	L_FROM,
	L_TO,
	L_RANK,
	L_SHARED,
	L_AS_OF,
	L_SOURCE,
	L_NOTE
};
static int read_leaders(struct mk *m, struct tc__table *t, struct tc_err *err)
{
	int rc;
	while ((rc = tc__table_next(t, err)) == 1) {
		struct tc__rec r = blank_rec(TC_ENT_PERSON), span = r;
		struct tc__office o = { 0 };
		int32_t as_of;
		uint32_t shared;
		if ((rc = country_cell(m, t, L_COUNTRY, r.country, err)) ||
		    (rc = tc__cell_sector(t, L_SECTOR, &r.sector, err)) || (rc = rank_cell(t, L_RANK, &r.rank, err)) ||
		    (rc = dates(t, L_FROM, L_TO, &span, err)) || (rc = class_cell(m, t, L_CLASS, err)) ||
		    (rc = tc__cell_uint(t, L_SHARED, 1, &shared, err)) ||
		    (rc = tc__cell_day(t, L_AS_OF, false, &as_of, err)))
			return rc;
		struct tc__fold f = { .n = 0 };
		if (!tc__fold_add(&f, t->cell[L_PERSON]))
			return tc__table_fail(t, L_PERSON, err, f.full ? "too long a name" : "a name without letters");
		/* All rows of a name are one person, unless `which` tells namesakes apart. */
		char which[32];
		snprintf(which, sizeof which, "%.*s", TC_FMT(t->cell[L_WHICH]));
		struct mk_key *k = key_of(m, TC_ENT_PERSON, which, t->cell[L_PERSON]);
		if (!k->ent) {
			k->ent = m->n_recs + 1;
			r.name = mk_intern(m, t->cell[L_PERSON]);
			add_rec(m, r);
		}
		uint32_t at = k->ent;
		struct tc__rec *p = &m->recs[at - 1];
		if (!p->country[0])
			memcpy(p->country, r.country, 4);
		if (r.rank && (!p->rank || r.rank < p->rank)) {
			p->rank = r.rank;
			p->sector = r.sector;
		}
		if (t->cell[L_OFFICE].n) {
			o.person = at - 1;
			o.office = mk_intern(m, t->cell[L_OFFICE]);
			o.office_class = mk_intern(m, t->cell[L_CLASS]);
			memcpy(o.country, r.country, 4);
			o.sector = r.sector;
			o.rank = r.rank;
			o.from = span.from;
			o.to = span.to;
			TC_PUSH(&m->arena, m->office_lines, m->n_offices, m->cap_lines, t->line);
			m->n_offices--;
			TC_PUSH(&m->arena, m->office_files, m->n_offices, m->cap_office_files, t->file);
			m->n_offices--;
			TC_PUSH(&m->arena, m->office_shared, m->n_offices, m->cap_shared, shared != 0);
			m->n_offices--;
			TC_PUSH(&m->arena, m->offices, m->n_offices, m->cap_offices, o);
		}
		m->ent = at - 1;
		m->no_surnames = r.rank == 3;
		struct tc__name_sink sink = { add_name, m };
		tc__names_of_person(t->cell[L_PERSON], t->cell[L_ALIASES], r.country, &sink);
		m->no_surnames = false;
	}
	return rc;
}

enum { O_NAME, O_ALIASES, O_ABBREV, O_SECTOR, O_COUNTRY, O_FROM, O_TO, O_RANK, O_KIND, O_SOURCE, O_NOTE };
static int read_orgs(struct mk *m, struct tc__table *t, int kind, struct tc_err *err)
{
	int rc;
	while ((rc = tc__table_next(t, err)) == 1) {
		struct tc__rec r = blank_rec(kind);
		if ((rc = country_cell(m, t, O_COUNTRY, r.country, err)) ||
		    (rc = tc__cell_sector(t, O_SECTOR, &r.sector, err)) || (rc = rank_cell(t, O_RANK, &r.rank, err)) ||
		    (rc = dates(t, O_FROM, O_TO, &r, err)))
			return rc;
		r.note = mk_intern(m, t->cell[O_KIND]);
		if ((rc = new_ent(m, t, O_NAME, r, tc_str_of(tc_sector_name(r.sector)), err)))
			return rc;
		struct mk_key *k = key_of(m, 101, "", t->cell[O_NAME]);
		if (!k->ent)
			k->ent = m->ent + 1;
		struct tc__name_sink sink = { add_name, m };
		tc__names_of_other(kind, t->cell[O_NAME], t->cell[O_ALIASES], t->cell[O_ABBREV], &sink);
	}
	return rc;
}

static int read_members(struct mk *m, struct tc__table *t, struct tc_err *err)
{
	int rc;
	while ((rc = tc__table_next(t, err)) == 1) {
		struct tc__rec span = blank_rec(TC_ENT_ORG);
		struct tc__member me = { 0 };
		struct mk_key *k = key_of(m, 101, "", t->cell[0]);
		if (!k->ent)
			return tc__table_fail(t, 0, err, "no organisation is named \"%.*s\"", TC_FMT(t->cell[0]));
		me.org = k->ent - 1;
		if ((rc = country_cell(m, t, 1, me.country, err)) || (rc = dates(t, 2, 3, &span, err)))
			return rc;
		if (!me.country[0])
			return tc__table_fail(t, 1, err, "no country");
		me.from = span.from;
		me.to = span.to;
		for (uint32_t i = m->n_members; i-- > 0 && m->members[i].org == me.org;)
			if (!memcmp(m->members[i].country, me.country, 4) && me.to >= m->members[i].from &&
			    m->members[i].to >= me.from)
				return tc__table_fail(t, 1, err, "%s is a member already", me.country);
		TC_PUSH(&m->arena, m->members, m->n_members, m->cap_members, me);
	}
	return rc;
}

enum { R_ROLE, R_ALIASES, R_SECTOR, R_NUMBER, R_CLASS, R_COUNTRY, R_SOURCE, R_NOTE };
static int read_roles(struct mk *m, struct tc__table *t, struct tc_err *err)
{
	int rc;
	while ((rc = tc__table_next(t, err)) == 1) {
		struct tc__rec r = blank_rec(TC_ENT_ROLE);
		if ((rc = tc__cell_sector(t, R_SECTOR, &r.sector, err)) ||
		    (rc = country_cell(m, t, R_COUNTRY, r.country, err)) || (rc = class_cell(m, t, R_CLASS, err)))
			return rc;
		if (tc_str_is(t->cell[R_NUMBER], "person"))
			r.flags = TC_ROLE_PERSON;
		else if (tc_str_is(t->cell[R_NUMBER], "plural"))
			r.flags = TC_ROLE_PLURALISH;
		else if (!tc_str_is(t->cell[R_NUMBER], "group"))
			return tc__table_fail(t, R_NUMBER, err, "\"%.*s\": person, group or plural",
			                      TC_FMT(t->cell[R_NUMBER]));
		if (t->cell[R_CLASS].n)
			r.flags |= TC_ROLE_OFFICE;
		r.note = mk_intern(m, t->cell[R_CLASS]);
		r.rank = r.country[0] ? 2 : 1;
		if ((rc = new_ent(m, t, R_ROLE, r, TC_STR(""), err)))
			return rc;
		struct tc__name_sink sink = { add_name, m };
		tc__names_of_role(t->cell[R_ROLE], t->cell[R_ALIASES], !(r.flags & TC_ROLE_PLURALISH), &sink);
	}
	return rc;
}

enum { T_TITLE, T_ALIASES, T_SECTOR, T_KIND, T_COUNTRY, T_CLASS, T_SOURCE, T_NOTE };
static int read_titles(struct mk *m, struct tc__table *t, struct tc_err *err)
{
	int rc;
	while ((rc = tc__table_next(t, err)) == 1) {
		struct tc__rec r = blank_rec(TC_ENT_TITLE);
		if ((rc = tc__cell_sector(t, T_SECTOR, &r.sector, err)) ||
		    (rc = country_cell(m, t, T_COUNTRY, r.country, err)) || (rc = class_cell(m, t, T_CLASS, err)))
			return rc;
		r.note = mk_intern(m, t->cell[T_KIND]);
		r.rank = 2;
		if ((rc = new_ent(m, t, T_TITLE, r, TC_STR(""), err)))
			return rc;
		struct tc__name_sink sink = { add_name, m };
		tc__names_of_other(TC_ENT_TITLE, t->cell[T_TITLE], t->cell[T_ALIASES], TC_STR_NULL, &sink);
	}
	return rc;
}

enum { P_NAME, P_ALIASES, P_COUNTRY, P_ADMIN1, P_LAT, P_LON, P_POPULATION, P_KIND, P_SOURCE };
static int read_places(struct mk *m, struct tc__table *t, struct tc_err *err)
{
	int rc;
	while ((rc = tc__table_next(t, err)) == 1) {
		struct tc__rec r = blank_rec(TC_ENT_PLACE);
		if ((rc = country_cell(m, t, P_COUNTRY, r.country, err)) ||
		    (rc = float_cell(t, P_LAT, 90, &r.lat, err)) || (rc = float_cell(t, P_LON, 180, &r.lon, err)) ||
		    (rc = tc__cell_uint(t, P_POPULATION, 100000000, &r.population, err)))
			return rc;
		tc_str kind = t->cell[P_KIND];
		bool known = tc_str_is(kind, "capital") || tc_str_is(kind, "region") ||
		             tc_str_is(kind, "conflict_region") || tc_str_is(kind, "sea") ||
		             tc_str_is(kind, "strait") || tc_str_is(kind, "border");
		r.rank = known || r.population >= 1000000                      ? 1
		         : r.population >= 100000 || tc_str_is(kind, "admin1") ? 2
		                                                               : 3;
		r.note = mk_intern(m, t->cell[P_ADMIN1]);
		char where[80];
		snprintf(where, sizeof where, "%.*s/%.*s", TC_FMT(t->cell[P_LAT]), TC_FMT(t->cell[P_LON]));
		if ((rc = new_ent(m, t, P_NAME, r, tc_str_of(where), err)))
			return rc;
		struct tc__name_sink sink = { add_name, m };
		tc__names_of_other(TC_ENT_PLACE, t->cell[P_NAME], t->cell[P_ALIASES], TC_STR_NULL, &sink);
	}
	return rc;
}

enum { U_NAME, U_ALIASES, U_DOMAIN, U_DOMAINS, U_COUNTRY, U_KIND, U_MEDIUM, U_AGENCY, U_RANK, U_SOURCE };
static int read_outlets(struct mk *m, struct tc__table *t, struct tc_err *err)
{
	int rc;
	uint32_t agency;
	while ((rc = tc__table_next(t, err)) == 1) {
		struct tc__rec r = blank_rec(TC_ENT_OUTLET);
		r.sector = TC_SECTOR_JRN;
		if ((rc = country_cell(m, t, U_COUNTRY, r.country, err)) ||
		    (rc = tc__cell_uint(t, U_AGENCY, 1, &agency, err)) || (rc = rank_cell(t, U_RANK, &r.rank, err)))
			return rc;
		r.note = mk_intern(m, agency ? TC_STR("wire") : t->cell[U_KIND]);
		if (!r.rank)
			r.rank = agency ? 1 : 2;
		if ((rc = new_ent(m, t, U_NAME, r, TC_STR(""), err)))
			return rc;
		struct tc__name_sink sink = { add_name, m };
		tc__names_of_other(TC_ENT_OUTLET, t->cell[U_NAME], t->cell[U_ALIASES], TC_STR_NULL, &sink);
		each_piece(m, t->cell[U_DOMAIN], TC_NAME_ALIAS);
		each_piece(m, t->cell[U_DOMAINS], TC_NAME_ALIAS);
	}
	return rc;
}

int mk_read_table(struct mk *m, const char *what, const char *file, tc_str tsv, struct tc_err *err)
{
	static const char *const common[] = { "!word", "note", NULL };
	static const char *const offices[] = { "!class", "!one_holder", "note", NULL };
	static const char *const countries[] = { "!iso3",      "iso2",     "!name",  "official", "aliases", "demonyms",
		                                 "capitals",   "metonyms", "region", "borders",  "from",    "to",
		                                 "successors", "!rank",    "weight", "leader",   "note",    NULL };
	static const char *const leaders[] = { "!person", "which",  "aliases", "country", "office",
		                               "class",   "sector", "from",    "to",      "!rank",
		                               "shared",  "as_of",  "source",  "note",    NULL };
	static const char *const orgs[] = { "!name", "aliases", "abbrev", "!sector", "country", "from",
		                            "to",    "!rank",   "kind",   "source",  "note",    NULL };
	static const char *const peoples[] = { "!name", "aliases", "abbrev", "sector", "country", "from",
		                               "to",    "!rank",   "kind",   "source", "note",    NULL };
	static const char *const members[] = { "!org", "!country", "from", "to", "source", NULL };
	static const char *const roles[] = { "!role",   "aliases", "!sector", "!number", "class",
		                             "country", "source",  "note",    NULL };
	static const char *const titles[] = { "!title", "aliases", "sector", "!kind", "country",
		                              "class",  "source",  "note",   NULL };
	static const char *const places[] = { "!name", "aliases",    "country", "admin1", "!lat",
		                              "!lon",  "population", "!kind",   "source", NULL };
	static const char *const outlets[] = { "!name",  "aliases", "domain", "domains", "country", "!kind",
		                               "medium", "agency",  "rank",   "source",  NULL };
	struct tc__table t;
#define READ(table, call)                                                                                              \
	if (!strcmp(what, #table)) {                                                                                   \
		tc__table_init(&t, file, tsv, table);                                                                  \
		return call;                                                                                           \
	}
	READ(common, read_common(m, &t, err))
	READ(offices, read_offices(m, &t, err))
	READ(countries, read_countries(m, &t, err))
	READ(leaders, read_leaders(m, &t, err))
	READ(orgs, read_orgs(m, &t, TC_ENT_ORG, err))
	READ(peoples, read_orgs(m, &t, TC_ENT_ETHNIC, err))
	READ(members, read_members(m, &t, err))
	READ(roles, read_roles(m, &t, err))
	READ(titles, read_titles(m, &t, err))
	READ(places, read_places(m, &t, err))
	READ(outlets, read_outlets(m, &t, err))
#undef READ
	tc__table_init(&t, file, tsv, leaders);
	return read_leaders(m, &t, err); /* "officials": leaders of rank 3 */
}
