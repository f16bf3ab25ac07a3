/* SPDX-License-Identifier: Apache-2.0 */
/* know/user.c - actors that a user adds with --actors FILE.tsv.
 * One row an actor, or an actor's office: `name` and `kind` are needed, the others may be absent
 * (data/actors/README.md). Several rows of one person with different offices are one entity. A name given here hides
 * what the blob has under it; a person whom the blob knows by the same name and country keeps the offices known there.
 * A table is read whole into a fresh tc__user together with those before it, so a bad row leaves nothing behind. */
#include "know/user.h"
#include <math.h>
#include <stdlib.h>

enum {
	NAME,
	KIND,
	ALIASES,
	ABBREV,
	COUNTRY,
	SECTOR,
	OFFICE,
	CLASS,
	FROM,
	TO,
	RANK,
	NOTE,
	NUMBER,
	LAT,
	LON,
	POPULATION
};
static const char *const columns[] = { "!name",  "!kind", "aliases", "abbrev",     "country", "sector",
	                               "office", "class", "from",    "to",         "rank",    "note",
	                               "number", "lat",   "lon",     "population", NULL };

struct reader {
	const struct tc_know *k;
	struct tc__user *u;
	struct tc__table t;
	uint32_t first_ent, first_office; /* of this table */
	long *lines;                      /* of its offices, for messages */
	uint32_t n_lines, cap_lines;
	uint32_t ent; /* that names are added to */
};

void tc__user_free(struct tc__user *u)
{
	if (!u)
		return;
	tc_arena_release(&u->arena);
	free(u->names);
	free(u);
}

static struct tc__user_name *slot_for(struct tc__user *u, const char *p, uint32_t len, uint32_t hash)
{
	uint32_t mask = u->cap_names - 1;
	for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
		struct tc__user_name *s = &u->names[i];
		if (!s->p || (s->hash == hash && s->len == len && memcmp(s->p, p, len) == 0))
			return s;
	}
}

static struct tc__user_name *name_slot(struct tc__user *u, const char *p, uint32_t len)
{
	uint32_t hash = tc__hash_end(tc__hash_step(TC__HASH_START, p, len));
	if ((u->n_names + 1) * 2 > u->cap_names) {
		struct tc__user_name *old = u->names;
		uint32_t n_old = u->cap_names;
		u->cap_names = n_old ? n_old * 2 : 256;
		u->names = tc_xcalloc(u->cap_names, sizeof *u->names);
		for (uint32_t i = 0; i < n_old; i++)
			if (old[i].p)
				*slot_for(u, old[i].p, old[i].len, old[i].hash) = old[i];
		free(old);
	}
	struct tc__user_name *s = slot_for(u, p, len, hash);
	if (!s->p) {
		*s = (struct tc__user_name){ .p = tc_arena_str(&u->arena, tc_str_n(p, len)).p,
			                     .len = len,
			                     .hash = hash };
		u->n_names++;
	}
	return s;
}

static void add_name(void *arg, tc_str name, uint32_t flags)
{
	struct reader *r = arg;
	struct tc__fold f = { .n = 0 };
	if (!tc__fold_add(&f, name))
		return;
	struct tc__user_name *s = name_slot(r->u, f.p, f.n);
	uint32_t base = r->u->base + r->first_ent;
	uint32_t keep = 0; /* hits of earlier tables give way */
	for (uint32_t i = 0; i < s->n_hits; i++) {
		if (s->hits[i].ent == r->ent) {
			s->hits[i].name_flags |= flags & ~(uint32_t)(TC_NAME_CASED | TC_NAME_ABBREV);
			return;
		}
		if (s->hits[i].ent >= base)
			s->hits[keep++] = s->hits[i];
	}
	s->n_hits = keep;
	struct tc_name_hit hit = { r->ent, flags };
	TC_PUSH(&r->u->arena, s->hits, s->n_hits, s->cap, hit);
	for (uint32_t i = 1; i < f.n; i++)
		if (f.p[i] == ' ')
			name_slot(r->u, f.p, i)->prefix = true;
}

static int read_float(const struct reader *r, int cell, float limit, float *out, struct tc_err *err)
{
	tc_str s = r->t.cell[cell];
	double v = 0, scale = 1;
	uint32_t i = 0;
	bool dot = false, digits = false;
	*out = NAN;
	if (s.n == 0)
		return 0;
	if (s.p[0] == '-')
		i++;
	for (; i < s.n; i++) {
		if (s.p[i] == '.' && !dot) {
			dot = true;
		} else if (tc_is_digit(s.p[i]) && v < 1e6) {
			digits = true;
			v = v * 10 + (s.p[i] - '0');
			if (dot)
				scale *= 10;
		} else if (!tc_is_digit(s.p[i]) || !dot) {
			return tc__table_fail(&r->t, cell, err, "\"%.*s\" is no number of degrees", TC_FMT(s));
		}
	}
	v = (s.p[0] == '-' ? -v : v) / scale;
	if (!digits || v > limit || v < -limit)
		return tc__table_fail(&r->t, cell, err, "\"%.*s\" is no number of degrees within %.0f", TC_FMT(s),
		                      (double)limit);
	*out = (float)v;
	return 0;
}

static int read_row(struct reader *r, struct tc_err *err)
{
	struct tc__table *t = &r->t;
	struct tc__user *u = r->u;
	struct tc_ent e = { .id = u->base + u->n_ents };
	uint32_t rank;
	int rc;
	if ((rc = tc__cell_kind(t, KIND, &e.kind, err)) || (rc = tc__cell_sector(t, SECTOR, &e.sector, err)) ||
	    (rc = tc__cell_country(t, COUNTRY, e.country, err)) || (rc = tc__cell_day(t, FROM, false, &e.from, err)) ||
	    (rc = tc__cell_day(t, TO, true, &e.to, err)) || (rc = tc__cell_uint(t, RANK, 3, &rank, err)) ||
	    (rc = tc__cell_uint(t, POPULATION, 100000000, &e.population, err)) ||
	    (rc = read_float(r, LAT, 90, &e.lat, err)) || (rc = read_float(r, LON, 180, &e.lon, err)))
		return rc;
	e.rank = t->cell[RANK].n ? (uint8_t)rank : 1;
	if (e.country[0] && !tc_know_country(r->k, e.country))
		return tc__table_fail(t, COUNTRY, err, "no country has the code \"%s\"", e.country);
	if (e.from != TC_DAY_NONE && e.to < e.from)
		return tc__table_fail(t, TO, err, "it ends before it begins");
	if (e.kind == TC_ENT_COUNTRY && !e.country[0])
		return tc__table_fail(t, COUNTRY, err, "a country needs its code");
	if (t->cell[OFFICE].n && e.kind != TC_ENT_PERSON)
		return tc__table_fail(t, OFFICE, err, "only a person holds an office");
	if (t->cell[CLASS].n && !t->cell[OFFICE].n && e.kind != TC_ENT_ROLE)
		return tc__table_fail(t, CLASS, err, "an office class without an office");
	if (isnan(e.lat) != isnan(e.lon))
		return tc__table_fail(t, LAT, err, "latitude and longitude go together");
	if (e.kind == TC_ENT_PLACE && isnan(e.lat))
		return tc__table_fail(t, LAT, err, "a place needs latitude and longitude");
	struct tc__fold probe = { .n = 0 };
	if (!tc__fold_add(&probe, t->cell[NAME]))
		return tc__table_fail(t, NAME, err,
		                      probe.full ? "a name of more than %d bytes" : "a name without letters",
		                      TC__MAX_NAME);
	if (e.kind == TC_ENT_ROLE) {
		tc_str number = t->cell[NUMBER];
		if (number.n == 0 || tc_str_is(number, "person"))
			e.flags = TC_ROLE_PERSON;
		else if (tc_str_is(number, "plural"))
			e.flags = TC_ROLE_PLURALISH;
		else if (!tc_str_is(number, "group"))
			return tc__table_fail(t, NUMBER, err, "\"%.*s\": person, group or plural", TC_FMT(number));
		if (t->cell[CLASS].n)
			e.flags |= TC_ROLE_OFFICE;
	} else if (t->cell[NUMBER].n) {
		return tc__table_fail(t, NUMBER, err, "only a role has a number");
	}
	e.name = tc_arena_str(&u->arena, t->cell[NAME]);
	e.note = tc_arena_str(&u->arena, e.kind == TC_ENT_ROLE ? t->cell[CLASS] : t->cell[NOTE]);

	uint32_t id = e.id;
	const struct tc__user_name *named = name_slot(u, probe.p, probe.n);
	for (uint32_t i = 0; i < named->n_hits; i++) {
		if (named->hits[i].ent < u->base + r->first_ent)
			continue;
		const struct tc_ent *o = &u->ents[named->hits[i].ent - u->base];
		if (o->kind != e.kind || !tc_str_eq(o->name, e.name) || memcmp(o->country, e.country, 4) != 0)
			continue;
		if (e.kind != TC_ENT_PERSON || !t->cell[OFFICE].n)
			return tc__table_fail(t, NAME, err, "\"%.*s\" appears twice", TC_FMT(e.name));
		id = o->id;
	}
	if (t->cell[OFFICE].n) {
		struct tc_office o = { .person = id,
			               .sector = e.sector,
			               .rank = e.rank,
			               .from = e.from,
			               .to = e.to,
			               .office = tc_arena_str(&u->arena, t->cell[OFFICE]),
			               .office_class = tc_arena_str(&u->arena, t->cell[CLASS]) };
		memcpy(o.country, e.country, 4);
		TC_PUSH(&u->arena, u->offices, u->n_offices, u->cap_offices, o);
		TC_PUSH(&u->arena, r->lines, r->n_lines, r->cap_lines, t->line);
		e.from = TC_DAY_NONE;
		e.to = TC_DAY_OPEN;
	}
	if (id == e.id)
		TC_PUSH(&u->arena, u->ents, u->n_ents, u->cap_ents, e);
	r->ent = id;
	struct tc__name_sink sink = { add_name, r };
	if (e.kind == TC_ENT_PERSON)
		tc__names_of_person(e.name, t->cell[ALIASES], e.country, &sink);
	else if (e.kind == TC_ENT_ROLE)
		tc__names_of_role(e.name, t->cell[ALIASES], e.flags & TC_ROLE_PERSON, &sink);
	else
		tc__names_of_other(e.kind, e.name, t->cell[ALIASES], t->cell[ABBREV], &sink);
	return 0;
}

/* A person whom the blob knows keeps the offices known there. */
static void keep_offices(struct reader *r)
{
	struct tc__user *u = r->u;
	for (uint32_t i = r->first_ent; i < u->n_ents; i++) {
		uint32_t n, n_old;
		if (u->ents[i].kind != TC_ENT_PERSON)
			continue;
		const struct tc_name_hit *hits = tc__know_find_base(r->k, u->ents[i].name, &n);
		for (uint32_t j = 0; j < n; j++) {
			const struct tc_ent *was = tc_know_ent(r->k, hits[j].ent);
			if (hits[j].ent >= u->base || !(hits[j].name_flags & TC_NAME_MAIN) ||
			    was->kind != TC_ENT_PERSON || memcmp(was->country, u->ents[i].country, 4) != 0)
				continue;
			const struct tc_office *o = tc_know_offices(r->k, hits[j].ent, &n_old);
			for (uint32_t m = 0; m < n_old; m++) {
				struct tc_office copy = o[m];
				copy.person = u->ents[i].id;
				TC_PUSH(&u->arena, u->offices, u->n_offices, u->cap_offices, copy);
			}
		}
	}
}

static int by_person(const void *pa, const void *pb)
{
	const struct tc_office *a = pa, *b = pb;
	if (a->person != b->person)
		return a->person < b->person ? -1 : 1;
	if (a->to != b->to)
		return a->to > b->to ? -1 : 1;
	if (a->from != b->from)
		return a->from > b->from ? -1 : 1;
	return tc_str_cmp(a->office, b->office);
}

/* Terms of one country's office that overlap, whoever holds it by class, or of one person by name. Sorted by country,
 * office and beginning, so that neighbours suffice. */
struct term {
	const struct tc_office *o;
	long line;
};

static int by_term(const void *pa, const void *pb)
{
	const struct tc_office *a = ((const struct term *)pa)->o, *b = ((const struct term *)pb)->o;
	int c = memcmp(a->country, b->country, 4);
	if (!c)
		c = tc_str_cmp(a->office_class.n ? a->office_class : a->office,
		               b->office_class.n ? b->office_class : b->office);
	if (!c && !a->office_class.n && a->person != b->person)
		c = a->person < b->person ? -1 : 1;
	if (!c && a->from != b->from)
		c = a->from < b->from ? -1 : 1;
	if (!c)
		c = ((const struct term *)pa)->line < ((const struct term *)pb)->line ? -1 : 1;
	return c;
}

static int check_terms(struct reader *r, struct tc_err *err)
{
	struct tc__user *u = r->u;
	struct term *terms = tc_xcalloc(r->n_lines + 1, sizeof *terms);
	int rc = 0;
	for (uint32_t i = 0; i < r->n_lines; i++)
		terms[i] = (struct term){ &u->offices[r->first_office + i], r->lines[i] };
	if (r->n_lines)
		qsort(terms, r->n_lines, sizeof *terms, by_term);
	for (uint32_t i = 1; i < r->n_lines && !rc; i++) {
		const struct tc_office *a = terms[i - 1].o, *b = terms[i].o;
		bool same = memcmp(a->country, b->country, 4) == 0 && tc_str_eq(a->office_class, b->office_class) &&
		            (a->office_class.n || (tc_str_eq(a->office, b->office) && a->person == b->person));
		if (same && (b->from == TC_DAY_NONE || b->from < a->to)) {
			rc = tc_fail(err, TC_EFORMAT, "the term overlaps with that of line %ld", terms[i - 1].line);
			tc_err_place(err, r->t.file, terms[i].line, 1);
		}
	}
	free(terms);
	return rc;
}

static int read_source(struct reader *r, struct tc_err *err)
{
	int rc;
	while ((rc = tc__table_next(&r->t, err)) == 1)
		if ((rc = read_row(r, err)))
			return rc;
	return rc ? rc : check_terms(r, err);
}

int tc__user_read(const struct tc_know *k, struct tc__user *old, const char *file, tc_str tsv, struct tc__user **out,
                  struct tc_err *err)
{
	struct tc__user *u = tc_xcalloc(1, sizeof *u);
	tc_arena_init(&u->arena);
	u->base = tc__know_base(k);
	for (uint32_t i = 0; old && i < old->n_sources; i++) {
		struct tc__source s = { tc_arena_str(&u->arena, tc_str_of(old->sources[i].file)).p,
			                tc_arena_str(&u->arena, old->sources[i].tsv) };
		TC_PUSH(&u->arena, u->sources, u->n_sources, u->cap_sources, s);
	}
	struct tc__source last = { tc_arena_str(&u->arena, tc_str_of(file)).p, tc_arena_str(&u->arena, tsv) };
	TC_PUSH(&u->arena, u->sources, u->n_sources, u->cap_sources, last);
	for (uint32_t i = 0; i < u->n_sources; i++) {
		struct reader r = { .k = k, .u = u, .first_ent = u->n_ents, .first_office = u->n_offices };
		tc__table_init(&r.t, u->sources[i].file, u->sources[i].tsv, columns);
		int rc = read_source(&r, err);
		if (rc) {
			tc__user_free(u);
			return rc;
		}
		keep_offices(&r);
	}
	if (u->n_offices)
		qsort(u->offices, u->n_offices, sizeof *u->offices, by_person);
	tc__user_free(old);
	*out = u;
	return 0;
}

const struct tc_office *tc__user_offices(const struct tc__user *u, uint32_t person, uint32_t *n)
{
	uint32_t lo = 0, hi = u->n_offices;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (u->offices[mid].person < person)
			lo = mid + 1;
		else
			hi = mid;
	}
	*n = 0;
	while (lo + *n < u->n_offices && u->offices[lo + *n].person == person)
		++*n;
	return *n ? &u->offices[lo] : NULL;
}

int tc__user_holders(const struct tc__user *u, const char country[4], tc_str office_class, int32_t day,
                     const struct tc_office **out, int cap)
{
	int n = 0;
	for (uint32_t i = 0; i < u->n_offices && n < cap; i++) {
		const struct tc_office *o = &u->offices[i];
		if (strncmp(o->country, country, 4) != 0 || !tc_str_eq(o->office_class, office_class))
			continue;
		if (day == TC_DAY_NONE ? o->to == TC_DAY_OPEN
		                       : (o->from == TC_DAY_NONE || o->from <= day) && o->to >= day)
			out[n++] = o;
	}
	return n;
}

void tc__user_probe(const struct tc__user *u, const char *p, uint32_t len, uint32_t hash,
                    const struct tc_name_hit **hits, uint32_t *n, bool *prefix)
{
	if (!u->n_names)
		return;
	uint32_t mask = u->cap_names - 1;
	for (uint32_t i = hash & mask; u->names[i].p; i = (i + 1) & mask) {
		const struct tc__user_name *s = &u->names[i];
		if (s->hash != hash || s->len != len || memcmp(s->p, p, len) != 0)
			continue;
		*hits = s->hits;
		*n = s->n_hits;
		*prefix = s->prefix;
		return;
	}
}
