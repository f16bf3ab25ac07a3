/* SPDX-License-Identifier: Apache-2.0 */
/* store/get.c - records from their rows. What was put comes back whole: written as JSON it is the same bytes. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "know/know.h"
#include "store/store_int.h"

static double num(sqlite3_stmt *q, int i)
{
	return sqlite3_column_type(q, i) == SQLITE_NULL ? NAN : sqlite3_column_double(q, i);
}

static tc_span span(sqlite3_stmt *q, int i)
{
	return (tc_span){ (uint32_t)sqlite3_column_int64(q, i), (uint32_t)sqlite3_column_int64(q, i + 1) };
}

static int named(sqlite3_stmt *q, int i, const char *(*name)(int), int n)
{
	const char *z = (const char *)sqlite3_column_text(q, i);
	for (int k = 0; z && k < n; k++)
		if (!strcmp(z, name(k)))
			return k;
	return 0;
}

static void code(sqlite3_stmt *q, int i, char out[4])
{
	const char *z = (const char *)sqlite3_column_text(q, i);
	out[0] = 0;
	if (z && strlen(z) <= 3)
		memcpy(out, z, strlen(z) + 1);
}

/* --- rows that many records share ----------------------------------------------------------------------------------- */

enum { MAX_READ = 1 << 20 };    /* rows with higher numbers are read each time */

void tc__store_forget(struct tc_store *s)
{
	free(s->read_actors);
	free(s->read_sources);
	s->read_actors = NULL;
	s->read_sources = NULL;
	s->cap_actors = s->cap_sources = 0;
	tc_arena_release(&s->read);
	tc_arena_init(&s->read);
}

static void *grow(void *list, size_t *cap, size_t size, int64_t row)
{
	size_t n = *cap ? *cap : 1024;
	if (row < (int64_t)*cap)
		return list;
	while ((int64_t)n <= row)
		n *= 2;
	list = tc_xrealloc(list, n * size);
	memset((char *)list + *cap * size, 0, (n - *cap) * size);
	*cap = n;
	return list;
}

const struct tc_actor *tc__store_actor(struct tc_store *s, int64_t row)
{
	static const struct tc_actor nobody;
	bool kept = row > 0 && row < MAX_READ;
	if (kept && row < (int64_t)s->cap_actors && s->read_actors[row])
		return s->read_actors[row];
	sqlite3_stmt *q = row > 0 ? tc__store_sql(s, TC_SQL_ACTOR_GET, NULL) : NULL;
	if (!q)
		return &nobody;
	sqlite3_bind_int64(q, 1, row);
	if (sqlite3_step(q) != SQLITE_ROW) {
		sqlite3_reset(q);
		return &nobody;
	}
	struct tc_actor *a = TC_NEW(&s->read, struct tc_actor);
	a->name = tc__column_str(q, 0, &s->read);
	code(q, 1, a->country);
	a->sector = (uint8_t)named(q, 2, tc_sector_name, TC_SECTOR_COUNT);
	a->office = tc__column_str(q, 3, &s->read);
	a->unnamed = sqlite3_column_int(q, 4);
	sqlite3_reset(q);
	if (kept) {
		s->read_actors = grow(s->read_actors, &s->cap_actors, sizeof *s->read_actors, row);
		s->read_actors[row] = a;
	}
	return a;
}

tc_str tc__store_source(struct tc_store *s, int64_t row)
{
	bool kept = row > 0 && row < MAX_READ;
	if (kept && row < (int64_t)s->cap_sources && s->read_sources[row].p)
		return s->read_sources[row];
	sqlite3_stmt *q = row > 0 ? tc__store_sql(s, TC_SQL_SOURCE_GET, NULL) : NULL;
	tc_str name = TC_STR_NULL;
	if (!q)
		return name;
	sqlite3_bind_int64(q, 1, row);
	if (sqlite3_step(q) == SQLITE_ROW)
		name = tc__column_str(q, 0, &s->read);
	sqlite3_reset(q);
	if (kept) {
		s->read_sources = grow(s->read_sources, &s->cap_sources, sizeof *s->read_sources, row);
		s->read_sources[row] = name;
	}
	return name;
}

/* Columns text, begin, end, actor from i on. */
static void actor(struct tc_store *s, sqlite3_stmt *q, int i, struct tc_arena *arena, struct tc_actor *a)
{
	*a = *tc__store_actor(s, sqlite3_column_int64(q, i + 3));
	a->text = tc__column_str(q, i, arena);
	a->span = span(q, i + 1);
	if (!a->text.n && sqlite3_column_type(q, i + 1) != SQLITE_NULL)
		a->text = a->name;      /* see bind_mention */
}

static void document(struct tc_store *s, sqlite3_stmt *q, struct tc_arena *arena, struct tc_records *r)
{
	memset(r, 0, sizeof *r);
	r->doc = tc__column_str(q, 0, arena);
	r->date = tc__column_str(q, 1, arena);
	r->publisher = tc__store_source(s, sqlite3_column_int64(q, 2));
	r->url = tc__column_str(q, 3, arena);
	r->title = tc__column_str(q, 4, arena);
	r->n_sentences = sqlite3_column_int(q, 5);
}

static void id_of(sqlite3_stmt *q, int i, char id[33])
{
	const char *z = (const char *)sqlite3_column_text(q, i);
	snprintf(id, 33, "%s", z ? z : "");
}

static struct tc_when when(sqlite3_stmt *q, int i, struct tc_arena *arena)
{
	struct tc_when w = { 0 };
	w.value = tc__column_str(q, i, arena);
	w.precision = (uint8_t)named(q, i + 1, tc_precision_name, TC_PREC_WEEK + 1);
	w.text = tc__column_str(q, i + 2, arena);
	w.span = span(q, i + 3);
	w.time = tc__column_str(q, i + 5, arena);
	return w;
}

static struct tc_where where(sqlite3_stmt *q, int i, struct tc_arena *arena)
{
	struct tc_where w = { 0 };
	w.name = tc__column_str(q, i, arena);
	w.text = tc__column_str(q, i + 1, arena);
	code(q, i + 2, w.country);
	w.lat = (float)num(q, i + 3);
	w.lon = (float)num(q, i + 4);
	w.span = span(q, i + 5);
	return w;
}

static int links(struct tc_store *s, const char *kind, int64_t row, struct tc_arena *arena, struct tc_link **out, int *n_out,
		 struct tc_err *err)
{
	sqlite3_stmt *q = tc__store_sql(s, TC_SQL_LINK_GET, err);
	struct tc_link *l = NULL;
	int n = 0, cap = 0, rc;
	if (!q)
		return TC_EIO;
	tc__bind_z(q, 1, kind);
	sqlite3_bind_int64(q, 2, row);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		struct tc_link one = { .kind = (uint8_t)named(q, 5, tc_link_kind_name, TC_LINK_SPEAKER + 1) };
		actor(s, q, 0, arena, &one.who);
		if (!one.who.name.n) {
			one.who.name = tc__store_source(s, sqlite3_column_int64(q, 4));
			if (!one.who.text.n && sqlite3_column_type(q, 1) != SQLITE_NULL)
				one.who.text = one.who.name;
		}
		TC_PUSH(arena, l, n, cap, one);
	}
	rc = rc == SQLITE_DONE ? 0 : tc__store_fail(s, err, "reading");
	sqlite3_reset(q);
	*out = l;
	*n_out = n;
	return rc;
}

static int addressees(struct tc_store *s, int64_t row, struct tc_arena *arena, struct tc_statement *m, struct tc_err *err)
{
	sqlite3_stmt *q = tc__store_sql(s, TC_SQL_ADDR_GET, err);
	struct tc_actor *a = NULL;
	int n = 0, cap = 0, rc;
	if (!q)
		return TC_EIO;
	sqlite3_bind_int64(q, 1, row);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		struct tc_actor one;
		actor(s, q, 0, arena, &one);
		TC_PUSH(arena, a, n, cap, one);
	}
	rc = rc == SQLITE_DONE ? 0 : tc__store_fail(s, err, "reading");
	sqlite3_reset(q);
	m->addressees = a;
	m->n_addressees = n;
	return rc;
}

int tc__store_parties(struct tc_store *s, int64_t row, struct tc_arena *arena, struct tc_event *e, struct tc_err *err)
{
	sqlite3_stmt *q = tc__store_sql(s, TC_SQL_PART_GET, err);
	struct tc_actor *list[2] = { NULL, NULL };
	int n[2] = { 0, 0 }, cap[2] = { 0, 0 }, rc;
	if (!q)
		return TC_EIO;
	sqlite3_bind_int64(q, 1, row);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		struct tc_actor one;
		const unsigned char *role = sqlite3_column_text(q, 4);
		int side = role && role[0] == 'R';
		actor(s, q, 0, arena, &one);
		TC_PUSH(arena, list[side], n[side], cap[side], one);
	}
	rc = rc == SQLITE_DONE ? 0 : tc__store_fail(s, err, "reading");
	sqlite3_reset(q);
	e->actors = list[0];
	e->recipients = list[1];
	e->n_actors = n[0];
	e->n_recipients = n[1];
	return rc;
}

static int one_row(struct tc_store *s, int which, int64_t row, sqlite3_stmt **out, struct tc_err *err)
{
	sqlite3_stmt *q = tc__store_sql(s, which, err);
	if (!q)
		return TC_EIO;
	sqlite3_bind_int64(q, 1, row);
	int rc = sqlite3_step(q);
	*out = q;
	if (rc == SQLITE_ROW)
		return 0;
	rc = rc == SQLITE_DONE ? tc_fail(err, TC_ENOTFOUND, "no record %lld", (long long)row) : tc__store_fail(s, err, "reading");
	sqlite3_reset(q);
	return rc;
}

int tc_store_event(struct tc_store *s, int64_t row, struct tc_arena *arena, struct tc_records *out,
		   struct tc_store_report *report, struct tc_err *err)
{
	sqlite3_stmt *q;
	struct tc_event *e = TC_NEW(arena, struct tc_event);
	int rc = one_row(s, TC_SQL_EVENT_GET, row, &q, err);
	if (rc)
		return rc;
	document(s, q, arena, out);
	id_of(q, 6, e->id);
	e->sentence = sqlite3_column_int(q, 7);
	e->span = span(q, 8);
	int type = tc_event_find(tc__column_str(q, 10, arena));
	e->type = (uint8_t)(type > 0 ? type : 0);
	e->mode = tc__column_str(q, 11, arena);
	tc_str rest = tc__column_str(q, 12, arena), piece;
	while (rest.n && tc_str_split(&rest, ';', &piece))
		if (e->n_contexts < (int)TC_COUNT(e->contexts))
			e->contexts[e->n_contexts++] = piece;
	e->cameo = tc__column_str(q, 13, arena);
	e->quad = (uint8_t)sqlite3_column_int(q, 14);
	e->plover_score = (float)num(q, 15);
	e->goldstein = (float)num(q, 16);
	e->trigger = (struct tc_cue){ tc__column_str(q, 17, arena), tc__column_str(q, 18, arena), span(q, 19) };
	e->status = (uint8_t)named(q, 21, tc_status_name, TC_STATUS_COUNT);
	e->negated = sqlite3_column_int(q, 22);
	e->scheduled = sqlite3_column_int(q, 23);
	e->claimed = sqlite3_column_int(q, 24);
	e->denied = sqlite3_column_int(q, 25);
	e->symmetric = sqlite3_column_int(q, 26);
	e->date = when(q, 27, arena);
	e->place = where(q, 33, arena);
	e->confidence = (float)num(q, 40);
	e->why = tc__column_str(q, 41, arena);
	id_of(q, 42, e->answers);
	e->text = tc__column_str(q, 43, arena);
	e->trigger_word = -1;
	if (report) {
		bool folded = sqlite3_column_type(q, 46) != SQLITE_NULL;
		report->row = row;
		report->day = tc__column_str(q, 44, arena);
		report->fold = folded ? sqlite3_column_int64(q, 45) : 0;
		report->reports = folded ? sqlite3_column_int(q, 46) : 1;
		report->documents = folded ? sqlite3_column_int(q, 47) : 1;
		report->sources = folded ? sqlite3_column_int(q, 48) : 1;
		report->disagreement = tc__column_str(q, 49, arena);
	}
	sqlite3_reset(q);
	rc = tc__store_parties(s, row, arena, e, err);
	if (!rc)
		rc = links(s, "e", row, arena, &e->according_to, &e->n_according_to, err);
	out->events = e;
	out->n_events = 1;
	return rc;
}

int tc_store_statement(struct tc_store *s, int64_t row, struct tc_arena *arena, struct tc_records *out, struct tc_err *err)
{
	sqlite3_stmt *q;
	struct tc_statement *m = TC_NEW(arena, struct tc_statement);
	int rc = one_row(s, TC_SQL_STMT_GET, row, &q, err);
	if (rc)
		return rc;
	document(s, q, arena, out);
	id_of(q, 6, m->id);
	m->sentence = sqlite3_column_int(q, 7);
	m->span = span(q, 8);
	actor(s, q, 10, arena, &m->speaker);
	m->cue = (struct tc_cue){ tc__column_str(q, 14, arena), tc__column_str(q, 15, arena), span(q, 16) };
	m->stance = tc__column_str(q, 18, arena);
	m->quote = tc__column_str(q, 19, arena);
	m->quote_span = span(q, 20);
	m->direct = sqlite3_column_int(q, 22);
	m->date = when(q, 23, arena);
	m->text = tc__column_str(q, 29, arena);
	sqlite3_reset(q);
	rc = addressees(s, row, arena, m, err);
	if (!rc)
		rc = links(s, "s", row, arena, &m->according_to, &m->n_according_to, err);
	out->statements = m;
	out->n_statements = 1;
	return rc;
}

int tc_store_figure(struct tc_store *s, int64_t row, struct tc_arena *arena, struct tc_records *out, struct tc_err *err)
{
	sqlite3_stmt *q;
	struct tc_figure *g = TC_NEW(arena, struct tc_figure);
	int rc = one_row(s, TC_SQL_FIG_GET, row, &q, err);
	if (rc)
		return rc;
	document(s, q, arena, out);
	id_of(q, 6, g->id);
	g->sentence = sqlite3_column_int(q, 7);
	g->span = span(q, 8);
	g->value = num(q, 10);
	g->value_max = num(q, 11);
	g->bound = (uint8_t)named(q, 12, tc_bound_name, TC_BOUND_AT_MOST + 1);
	g->unit = tc__column_str(q, 13, arena);
	g->class = tc__column_str(q, 14, arena);
	g->has_actor = sqlite3_column_type(q, 18) != SQLITE_NULL;
	actor(s, q, 15, arena, &g->actor);
	g->date = when(q, 19, arena);
	g->place = where(q, 25, arena);
	g->text = tc__column_str(q, 32, arena);
	sqlite3_reset(q);
	rc = links(s, "f", row, arena, &g->according_to, &g->n_according_to, err);
	out->figures = g;
	out->n_figures = 1;
	return rc;
}
