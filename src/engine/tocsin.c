/* SPDX-License-Identifier: Apache-2.0 */
/* engine/tocsin.c - the public interface of the library over the engine. */
#include "tocsin.h"

#include <stdio.h>
#include <stdlib.h>

#include "engine/engine.h"
#include "ingest/charset.h"

struct tocsin { struct tc_engine *engine; };
struct tocsin_session { struct tc_session *session; struct tc_buf out; };

int tocsin_open(struct tocsin **out, const char *actors, char *message, size_t cap)
{
	struct tocsin *t = tc_xcalloc(1, sizeof *t);
	struct tc_engine_options o = { .actors_name = actors ? "actors" : NULL, .actors = tc_str_of(actors) };
	struct tc_err err = { 0 };
	if (tc_engine_open(&o, &t->engine, &err) != 0) {
		if (message && cap)
			tc_err_format(&err, message, cap);
		free(t);
		return -1;
	}
	*out = t;
	return 0;
}

void tocsin_free(struct tocsin *t)
{
	if (t)
		tc_engine_free(t->engine);
	free(t);
}

const char *tocsin_version(void) { return TC_VERSION; }

struct tocsin_session *tocsin_session_new(const struct tocsin *t)
{
	struct tocsin_session *s = tc_xcalloc(1, sizeof *s);
	s->session = tc_session_new(t->engine);
	return s;
}

void tocsin_session_free(struct tocsin_session *s)
{
	if (!s)
		return;
	tc_session_free(s->session);
	tc_buf_release(&s->out);
	free(s);
}

struct giving { struct tocsin_session *s; unsigned options; tocsin_line_fn *line; void *arg; int stopped; };

/* Hand out what is in `out`, line by line. */
static int give(struct tc_buf *out, tocsin_line_fn *line, void *arg)
{
	tc_str rest = tc_buf_view(out), one;
	while (rest.n && tc_str_split(&rest, '\n', &one))
		if (one.n && line(arg, one.p, one.n) != 0)
			return 1;
	return 0;
}

static void give_records(void *arg, struct tc_records *r, const struct tc_doc *doc)
{
	struct giving *g = arg;
	unsigned kinds = g->options & (TOCSIN_EVENTS | TOCSIN_STATEMENTS | TOCSIN_FIGURES);
	if (kinds && !(kinds & TOCSIN_EVENTS))
		r->n_events = 0;
	if (kinds && !(kinds & TOCSIN_STATEMENTS))
		r->n_statements = 0;
	if (kinds && !(kinds & TOCSIN_FIGURES))
		r->n_figures = 0;
	tc_buf_reset(&g->s->out);
	tc_records_json(r, &g->s->out);
	if (!g->stopped)
		g->stopped = give(&g->s->out, g->line, g->arg);
}

int tocsin_code(struct tocsin_session *s, const struct tocsin_document *d, unsigned options, tocsin_line_fn *line, void *arg)
{
	struct tc_code_options o = { .plover_strict = options & TOCSIN_PLOVER_STRICT };
	struct giving g = { s, options, line, arg, 0 };
	struct tc_doc doc;
	char day[11];
	size_t n = strlen(d->text);
	if (n > TC_MAX_TEXT_BYTES || !tc_utf8_valid(tc_str_n(d->text, n)))
		return -1;
	tc_session_reset(s->session);
	tc_doc_init(&doc, tc_session_arena(s->session), tc_str_n(d->text, n));
	doc.id = tc_str_of(d->id);
	doc.title = tc_str_of(d->title);
	doc.publisher = tc_str_of(d->publisher);
	doc.url = tc_str_of(d->url);
	if (d->date && tc_date_normalise(tc_str_of(d->date), day))
		doc.date = tc_str_n(day, 10);
	if (n > TC_PIECE_BYTES) {
		tc_session_code_pieces(s->session, &o, &doc, give_records, &g);
	} else if (n) {
		struct tc_records r;
		tc_session_code(s->session, &o, &doc, &r);
		give_records(&g, &r, &doc);
	}
	return g.stopped;
}

static void put_day(struct tc_buf *out, const char *name, int32_t day)
{
	int y, m, d;
	if (day == TC_DAY_NONE || day == TC_DAY_OPEN) {
		tc_buf_fmt(out, ",\"%s\":null", name);
		return;
	}
	tc_day_split(day, &y, &m, &d);
	tc_buf_fmt(out, ",\"%s\":\"%04d-%02d-%02d\"", name, y, m, d);
}

static void put(struct tc_buf *out, const char *name, tc_str value)
{
	tc_buf_fmt(out, "%c\"%s\":", out->n ? ',' : '{', name);
	if (value.n)
		tc_buf_json(out, value);
	else
		tc_buf_z(out, "null");
}

int tocsin_lookup(const struct tocsin *t, const char *name, const char *date, tocsin_line_fn *line, void *arg)
{
	const struct tc_know *k = tc_engine_know(t->engine);
	int32_t day = date ? tc_day_read(tc_str_of(date)) : TC_DAY_NONE;
	uint32_t n, given = 0;
	const struct tc_name_hit *hits = tc_know_find(k, tc_str_of(name), &n);
	struct tc_buf out = { 0 };
	for (uint32_t i = 0; i < n; i++) {
		const struct tc_ent *e = tc_know_ent(k, hits[i].ent);
		const struct tc_office *office = e->kind == TC_ENT_PERSON ? tc_know_office_on(k, e->id, day, 0) : NULL;
		tc_buf_reset(&out);
		put(&out, "name", e->name);
		put(&out, "kind", tc_str_of(tc_ent_kind_name(e->kind)));
		put(&out, "country", tc_str_of(e->country));
		put(&out, "sector", tc_str_of(tc_sector_name(office ? office->sector : e->sector)));
		put(&out, "office", office ? office->office : TC_STR_NULL);
		put_day(&out, "from", office ? office->from : e->from);
		put_day(&out, "to", office ? office->to : e->to);
		tc_buf_char(&out, '}');
		given++;
		if (line(arg, out.p, out.n) != 0)
			break;
	}
	tc_buf_release(&out);
	return (int)given;
}
