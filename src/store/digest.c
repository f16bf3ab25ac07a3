/* SPDX-License-Identifier: Apache-2.0 */
/* store/digest.c - items, citations and the wording that all digests share. */
#include <math.h>
#include <stdio.h>

#include "know/know.h"
#include "store/digest_int.h"
#include "store/store_int.h"

void tc__digest_init(struct tc_digest *d, struct tc_arena *arena)
{
	memset(d, 0, sizeof *d);
	d->arena = arena;
}

struct tc_digest_section *tc__digest_section(struct tc_digest *d, const char *key, tc_str title, const char *none)
{
	struct tc_digest_section s = { .key = key, .title = title, .none = none };
	TC_PUSH(d->arena, d->sections, d->n_sections, d->cap_sections, s);
	return &d->sections[d->n_sections - 1];
}

struct tc_digest_item *tc__digest_item(struct tc_digest *d, struct tc_digest_section *s)
{
	struct tc_digest_item i = { .n_records = 0 };
	TC_PUSH(d->arena, s->items, s->n, s->cap, i);
	return &s->items[s->n - 1];
}

static int *place_of(const struct tc_digest *d, tc_str doc)
{
	uint32_t mask = (uint32_t)d->cap_by_doc - 1, i = (uint32_t)tc_hash(doc.p, doc.n, 0) & mask;
	while (d->by_doc[i] && !tc_str_eq(d->sources[d->by_doc[i] - 1].doc, doc))
		i = (i + 1) & mask;
	return &d->by_doc[i];
}

/* The number of a document among the sources, from 1; it becomes one. */
static int source_of(struct tc_digest *d, const struct tc_records *r)
{
	if (2 * d->n_sources >= d->cap_by_doc) {
		d->cap_by_doc = d->cap_by_doc ? 2 * d->cap_by_doc : 64;
		d->by_doc = TC_NEWN(d->arena, int, d->cap_by_doc);
		for (int i = 0; i < d->n_sources; i++)
			*place_of(d, d->sources[i].doc) = i + 1;
	}
	int *at = place_of(d, r->doc);
	if (!*at) {
		struct tc_digest_source s = { r->doc, r->publisher, r->date, r->title, r->url };
		TC_PUSH(d->arena, d->sources, d->n_sources, d->cap_sources, s);
		*at = d->n_sources;
	}
	return *at;
}

void tc__digest_cite(struct tc_digest *d, struct tc_digest_item *item, const struct tc_records *r, const char *id)
{
	int k = source_of(d, r) - 1;
	bool known = false;
	for (int i = 0; i < item->n_sources; i++)
		known = known || item->sources[i] == k + 1;
	if (!known)
		TC_PUSH(d->arena, item->sources, item->n_sources, item->cap_sources, k + 1);
	for (int i = 0; i < item->n_records; i++)
		if (tc_str_is(item->records[i], id))
			return;
	tc_str copy = tc_arena_str(d->arena, tc_str_of(id));
	TC_PUSH(d->arena, item->records, item->n_records, item->cap_records, copy);
}

void tc__digest_country(struct tc_store *s, struct tc_actor *a, int n)
{
	for (int i = 0; i < n; i++) {
		if (a[i].country[0] || a[i].unnamed || tc_str_find(a[i].name, TC_STR(" ")) < 0)
			continue;
		sqlite3_stmt *q = tc__store_sql(s, TC_SQL_COUNTRY_GET, NULL);
		if (!q)
			return;
		tc__bind_str(q, 1, a[i].name);
		if (sqlite3_step(q) == SQLITE_ROW) {
			const char *low = (const char *)sqlite3_column_text(q, 0), *high = (const char *)sqlite3_column_text(q, 1);
			if (low && high && !strcmp(low, high) && strlen(low) == 3)
				memcpy(a[i].country, low, 4);
		}
		sqlite3_reset(q);
	}
}

void tc__digest_chain(struct tc_store *s, struct tc_link *l, int n)
{
	for (int i = 0; i < n; i++)
		if (l[i].kind == TC_LINK_SPEAKER)
			tc__digest_country(s, &l[i].who, 1);
}

int tc__digest_load(struct tc_store *s, const int64_t *rows, int64_t n, struct tc_arena *arena, struct tc__told **out, struct tc_err *err)
{
	struct tc__told *t = TC_NEWN(arena, struct tc__told, n ? n : 1);
	for (int64_t i = 0; i < n; i++) {
		int rc = tc_store_event(s, rows[i], arena, &t[i].r, &t[i].rep, err);
		if (rc)
			return rc;
		struct tc_event *e = t[i].r.events;
		tc__digest_country(s, e->actors, e->n_actors);
		tc__digest_country(s, e->recipients, e->n_recipients);
		tc__digest_chain(s, e->according_to, e->n_according_to);
	}
	*out = t;
	return 0;
}

void tc__actor_text(struct tc_buf *b, const struct tc_actor *a)
{
	tc_str name = a->name.n ? a->name : a->text;
	const char *sector = tc_sector_name(a->sector);
	tc_buf_str(b, name);
	if (!a->country[0] && !sector[0])
		return;
	tc_buf_z(b, name.n ? " (" : "");
	tc_buf_z(b, a->country);
	tc_buf_z(b, a->country[0] && sector[0] ? " " : "");
	tc_buf_z(b, sector);
	tc_buf_z(b, name.n ? ")" : "");
}

static void actors(struct tc_buf *b, const struct tc_actor *a, int n)
{
	for (int i = 0; i < n; i++) {
		if (i)
			tc_buf_z(b, i == n - 1 ? " and " : ", ");
		tc__actor_text(b, &a[i]);
	}
}

static void head(struct tc_buf *b, const struct tc_event *e)
{
	tc_buf_reset(b);
	actors(b, e->actors, e->n_actors);
	if (!e->n_actors)
		tc_buf_z(b, "(actor unknown)");
	if (e->n_recipients) {
		tc_buf_z(b, " → ");
		actors(b, e->recipients, e->n_recipients);
	}
	tc_buf_fmt(b, ": %s", tc_event_name(e->type));
	if (e->mode.n)
		tc_buf_fmt(b, " %.*s", TC_FMT(e->mode));
	tc_str place = tc__place_text(&e->place);
	if (place.n)
		tc_buf_fmt(b, ", %.*s", TC_FMT(place));
	if (e->denied)
		tc_buf_z(b, " (denied)");
	else if (e->negated)
		tc_buf_z(b, " (did not happen)");
	else if (e->claimed)
		tc_buf_z(b, " (claimed)");
}

/* The name of a place; "its border" is none. */
tc_str tc__place_text(const struct tc_where *w)
{
	if (w->name.n)
		return w->name;
	return w->text.n && !tc_is_lower(w->text.p[0]) ? w->text : TC_STR_NULL;
}

tc_str tc__when_text(const struct tc_when *w, tc_str doc_date, struct tc_arena *arena)
{
	int32_t slash = tc_str_find(w->value, TC_STR("/"));
	if (slash > 0)
		return tc_arena_printf(arena, "%.*s to %.*s", (int)slash, w->value.p, (int)w->value.n - slash - 1, w->value.p + slash + 1);
	if (w->value.n && w->precision == TC_PREC_WEEK)
		return tc_arena_printf(arena, "week of %.*s", TC_FMT(w->value));
	if (w->value.n)
		return w->value;
	return doc_date.n ? tc_arena_printf(arena, "reported %.*s", TC_FMT(doc_date)) : TC_STR_NULL;
}

void tc__digest_note(struct tc_digest *d, struct tc_digest_item *item, tc_str more)
{
	if (more.n)
		item->note = item->note.n ? tc_arena_printf(d->arena, "%.*s; %.*s", TC_FMT(item->note), TC_FMT(more)) : more;
}

/* The item of the section that shows the same sentence of the same document. */
static struct tc_digest_item *same_sentence(struct tc_digest *d, struct tc_digest_section *sec, const struct tc_records *r, const struct tc_event *e)
{
	if (strcmp(sec->key, "events") && strcmp(sec->key, "background") && strcmp(sec->key, "day"))
		return NULL;
	for (int i = 0; i < sec->n; i++) {
		struct tc_digest_item *it = &sec->items[i];
		if (it->n_sources && tc_str_eq(it->text, e->text) && tc_str_eq(d->sources[it->sources[0] - 1].doc, r->doc))
			return it;
	}
	return NULL;
}

static void note_word(struct tc_buf *b, const char *z)
{
	tc_buf_z(b, b->n ? "; " : "");
	tc_buf_z(b, z);
}

/* Who says so, where that is not the article itself. */
static void according_to(struct tc_buf *b, const struct tc_link *l, int n)
{
	int said = 0;
	for (int i = 0; i < n; i++) {
		if (l[i].kind == TC_LINK_PUBLISHER)
			continue;
		note_word(b, said++ ? "" : "according to ");
		if (said > 1)
			b->n -= 2;
		if (said > 1)
			tc_buf_z(b, ", citing ");
		tc__actor_text(b, &l[i].who);
	}
}

int tc__digest_event(struct tc_store *s, struct tc_digest *d, struct tc_digest_section *sec, const struct tc__told *t,
		     struct tc_digest_item **out, struct tc_err *err)
{
	const struct tc_event *e = t->r.events;
	struct tc_digest_item *item = same_sentence(d, sec, &t->r, e);
	struct tc_buf b = { 0 };
	int rc = 0;
	head(&b, e);
	if (item) {
		/* The parties are said once: "A → B: REJECT; ASSAULT (denied)". */
		tc_str more = tc_buf_view(&b);
		int32_t colon = tc_str_find(more, TC_STR(": "));
		if (colon > 0 && tc_str_starts(item->head, tc_str_cut(more, 0, (uint32_t)colon + 2)))
			more = tc_str_cut(more, (uint32_t)colon + 2, more.n);
		item->head = tc_arena_printf(d->arena, "%.*s; %.*s", TC_FMT(item->head), TC_FMT(more));
	} else {
		item = tc__digest_item(d, sec);
		item->day = t->rep.day;
		item->when = tc__when_text(&e->date, t->r.date, d->arena);
		item->head = tc_arena_str(d->arena, tc_buf_view(&b));
		item->text = e->text;
	}
	tc_buf_reset(&b);
	according_to(&b, e->according_to, e->n_according_to);
	if (t->rep.fold && t->rep.documents > 1) {
		note_word(&b, "");
		tc_buf_fmt(&b, "told by %d documents, %d independent source%s", t->rep.documents, t->rep.sources, t->rep.sources == 1 ? "" : "s");
	}
	if (t->rep.disagreement.n) {
		note_word(&b, "reports differ: ");
		tc_buf_str(&b, t->rep.disagreement);
	}
	tc_str note = tc_arena_str(d->arena, tc_buf_view(&b));
	if (tc_str_find(item->note, note) < 0)
		tc__digest_note(d, item, note);
	tc_buf_release(&b);
	tc__digest_cite(d, item, &t->r, e->id);
	if (t->rep.fold) {
		int64_t *rows, n;
		rc = tc_query_fold(s, t->rep.fold, d->arena, &rows, &n, err);
		for (int64_t i = 0; !rc && i < n; i++) {
			struct tc_records r;
			rc = tc_store_event(s, rows[i], d->arena, &r, NULL, err);
			if (!rc)
				tc__digest_cite(d, item, &r, r.events->id);
		}
	}
	if (out)
		*out = item;
	return rc;
}

double tc__told_weight(const struct tc__told *t)
{
	const struct tc_event *e = t->r.events;
	double intensity = isnan(e->plover_score) ? 0 : fabs(e->plover_score), confidence = isnan(e->confidence) ? 0.5 : e->confidence;
	double parties = (e->n_actors > 0) + (e->n_recipients > 0 || e->n_actors > 1);
	return (intensity + 2 * parties) * confidence + 3 * log2(t->rep.sources) + log2(t->rep.reports);
}

tc_str tc__day_plus(tc_str day, int days, struct tc_arena *arena)
{
	int32_t v = tc_day_read(day);
	int y, m, d;
	if (v == TC_DAY_NONE)
		return TC_STR_NULL;
	tc_day_split(v + days, &y, &m, &d);
	return tc_arena_printf(arena, "%04d-%02d-%02d", y, m, d);
}
