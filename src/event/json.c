/* SPDX-License-Identifier: Apache-2.0 */
/* event/json.c - records as JSON lines. The order of fields is fixed, so that equal records are equal bytes; what is not
 * known is null. docs/records.md describes each field. */
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "event/event_int.h"
#include "know/know.h"

void tc__buf_num(struct tc_buf *b, double v, int low, int high)
{
	if (!isfinite(v)) {
		tc_buf_z(b, "null");
		return;
	}
	double scale = 1;
	for (int i = 0; i < high; i++)
		scale *= 10;
	if (fabs(v) * scale >= 9e18) {
		tc_buf_fmt(b, "%.17g", v);
		return;
	}
	long long n = llround(v * scale);
	char digits[32];
	int len = 0;
	if (n < 0) {
		tc_buf_char(b, '-');
		n = -n;
	}
	for (; n || len <= high; n /= 10)       /* from the last digit, at least one before the point */
		digits[len++] = (char)('0' + n % 10);
	int skip = 0;
	while (skip < high - low && digits[skip] == '0')
		skip++;
	while (len > high)
		tc_buf_char(b, digits[--len]);
	if (high > skip)
		tc_buf_char(b, '.');
	while (len > skip)
		tc_buf_char(b, digits[--len]);
}

static void field(struct tc_buf *b, const char *name)
{
	char last = b->n ? b->p[b->n - 1] : '{';
	if (last != '{' && last != '[')
		tc_buf_char(b, ',');
	tc_buf_char(b, '"');
	tc_buf_z(b, name);
	tc_buf_z(b, "\":");
}

static void str(struct tc_buf *b, const char *name, tc_str s)
{
	field(b, name);
	if (s.n)
		tc_buf_json(b, s);
	else
		tc_buf_z(b, "null");
}

static void zstr(struct tc_buf *b, const char *name, const char *z) { str(b, name, tc_str_of(z)); }

static void boolean(struct tc_buf *b, const char *name, bool v)
{
	field(b, name);
	tc_buf_z(b, v ? "true" : "false");
}

static void num(struct tc_buf *b, const char *name, double v, int low, int high)
{
	field(b, name);
	tc__buf_num(b, v, low, high);
}

static void span(struct tc_buf *b, const char *name, tc_span s, bool known)
{
	field(b, name);
	if (known)
		tc_buf_fmt(b, "[%u,%u]", s.beg, s.end);
	else
		tc_buf_z(b, "null");
}

static void actor(struct tc_buf *b, const struct tc_actor *a)
{
	tc_buf_char(b, '{');
	str(b, "text", a->text);
	span(b, "span", a->span, a->text.n);
	str(b, "name", a->name);
	zstr(b, "country", a->country);
	zstr(b, "sector", tc_sector_name(a->sector));
	str(b, "office", a->office);
	boolean(b, "unnamed", a->unnamed);
	tc_buf_char(b, '}');
}

static void actors(struct tc_buf *b, const char *name, const struct tc_actor *a, int n)
{
	field(b, name);
	tc_buf_char(b, '[');
	for (int i = 0; i < n; i++) {
		if (i)
			tc_buf_char(b, ',');
		actor(b, &a[i]);
	}
	tc_buf_char(b, ']');
}

static void cue(struct tc_buf *b, const char *name, const struct tc_cue *c)
{
	field(b, name);
	if (!c->text.n) {
		tc_buf_z(b, "null");
		return;
	}
	tc_buf_char(b, '{');
	str(b, "text", c->text);
	str(b, "lemma", c->lemma);
	span(b, "span", c->span, true);
	tc_buf_char(b, '}');
}

static void when(struct tc_buf *b, const struct tc_when *w)
{
	field(b, "date");
	if (w->precision == TC_PREC_NONE) {
		tc_buf_z(b, "null");
		return;
	}
	tc_buf_char(b, '{');
	str(b, "value", w->value);
	zstr(b, "precision", tc_precision_name(w->precision));
	str(b, "text", w->text);
	span(b, "span", w->span, w->text.n);
	str(b, "time", w->time);
	tc_buf_char(b, '}');
}

static void where(struct tc_buf *b, const struct tc_where *w)
{
	field(b, "place");
	if (!w->text.n && !w->name.n) {
		tc_buf_z(b, "null");
		return;
	}
	tc_buf_char(b, '{');
	str(b, "text", w->text);
	str(b, "name", w->name);
	zstr(b, "country", w->country);
	num(b, "lat", w->lat, 1, 4);
	num(b, "lon", w->lon, 1, 4);
	span(b, "span", w->span, w->text.n);
	tc_buf_char(b, '}');
}

static void links(struct tc_buf *b, const struct tc_link *l, int n)
{
	field(b, "according_to");
	tc_buf_char(b, '[');
	for (int i = 0; i < n; i++) {
		const struct tc_actor *a = &l[i].who;
		tc_buf_z(b, i ? ",{" : "{");
		zstr(b, "kind", tc_link_kind_name(l[i].kind));
		str(b, "name", a->name);
		zstr(b, "country", a->country);
		zstr(b, "sector", tc_sector_name(a->sector));
		str(b, "office", a->office);
		str(b, "text", a->text);
		span(b, "span", a->span, a->text.n && a->span.end);
		tc_buf_char(b, '}');
	}
	tc_buf_char(b, ']');
}

static void head(struct tc_buf *b, const char *type, const char *id, tc_str doc, int32_t sentence, tc_span s)
{
	tc_buf_char(b, '{');
	zstr(b, "type", type);
	zstr(b, "id", id);
	str(b, "doc", doc);
	field(b, "sentence");
	tc_buf_fmt(b, "%d", sentence);
	span(b, "span", s, true);
}

void tc_event_json(const struct tc_records *r, const struct tc_event *e, struct tc_buf *b)
{
	head(b, "event", e->id, r->doc, e->sentence, e->span);
	zstr(b, "event", tc_event_name(e->type));
	str(b, "mode", e->mode);
	field(b, "contexts");
	tc_buf_char(b, '[');
	for (int i = 0; i < e->n_contexts; i++) {
		if (i)
			tc_buf_char(b, ',');
		tc_buf_json(b, e->contexts[i]);
	}
	tc_buf_char(b, ']');
	str(b, "cameo", e->cameo);
	field(b, "quad");
	tc_buf_fmt(b, "%d", e->quad);
	num(b, "plover_score", e->plover_score, 1, 2);
	num(b, "goldstein", e->goldstein, 1, 2);
	actors(b, "actors", e->actors, e->n_actors);
	actors(b, "recipients", e->recipients, e->n_recipients);
	cue(b, "trigger", &e->trigger);
	zstr(b, "status", tc_status_name(e->status));
	boolean(b, "negated", e->negated);
	boolean(b, "scheduled", e->scheduled);
	boolean(b, "claimed", e->claimed);
	boolean(b, "denied", e->denied);
	boolean(b, "symmetric", e->symmetric);
	when(b, &e->date);
	where(b, &e->place);
	links(b, e->according_to, e->n_according_to);
	str(b, "text", e->text);
	num(b, "confidence", e->confidence, 1, 2);
	str(b, "why", e->why);
	zstr(b, "answers", e->answers);
	tc_buf_z(b, "}\n");
}

void tc_statement_json(const struct tc_records *r, const struct tc_statement *s, struct tc_buf *b)
{
	head(b, "statement", s->id, r->doc, s->sentence, s->span);
	field(b, "speaker");
	actor(b, &s->speaker);
	actors(b, "addressees", s->addressees, s->n_addressees);
	cue(b, "cue", &s->cue);
	str(b, "stance", s->stance);
	str(b, "quote", s->quote);
	span(b, "quote_span", s->quote_span, s->quote_span.end > s->quote_span.beg);
	boolean(b, "direct", s->direct);
	links(b, s->according_to, s->n_according_to);
	when(b, &s->date);
	str(b, "text", s->text);
	tc_buf_z(b, "}\n");
}

void tc_figure_json(const struct tc_records *r, const struct tc_figure *f, struct tc_buf *b)
{
	head(b, "figure", f->id, r->doc, f->sentence, f->span);
	num(b, "value", f->value, 0, 4);
	num(b, "value_max", f->value_max, 0, 4);
	zstr(b, "bound", tc_bound_name(f->bound));
	str(b, "unit", f->unit);
	str(b, "class", f->class);
	field(b, "actor");
	if (f->has_actor)
		actor(b, &f->actor);
	else
		tc_buf_z(b, "null");
	where(b, &f->place);
	when(b, &f->date);
	links(b, f->according_to, f->n_according_to);
	str(b, "text", f->text);
	tc_buf_z(b, "}\n");
}

void tc_rejected_json(tc_str doc, tc_str reason, struct tc_buf *b)
{
	tc_buf_char(b, '{');
	zstr(b, "type", "rejected");
	str(b, "doc", doc);
	str(b, "reason", reason);
	tc_buf_z(b, "}\n");
}

static int by_place(const void *pa, const void *pb)
{
	const struct tc__place *a = pa, *b = pb;
	if (a->sentence != b->sentence)
		return a->sentence < b->sentence ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->span.beg != b->span.beg)
		return a->span.beg < b->span.beg ? -1 : 1;
	if (a->span.end != b->span.end)
		return a->span.end < b->span.end ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

struct tc__place *tc__records_order(const struct tc_records *r, size_t *n)
{
	size_t cap = (size_t)r->n_events + (size_t)r->n_statements + (size_t)r->n_figures;
	*n = 0;
	if (!cap)
		return NULL;
	struct tc__place *at = tc_xmalloc(cap * sizeof *at);
	for (int32_t i = 0; i < r->n_events; i++)
		at[(*n)++] = (struct tc__place){ r->events[i].sentence, i, r->events[i].span, 0 };
	for (int32_t i = 0; i < r->n_statements; i++)
		at[(*n)++] = (struct tc__place){ r->statements[i].sentence, i, r->statements[i].span, 1 };
	for (int32_t i = 0; i < r->n_figures; i++)
		at[(*n)++] = (struct tc__place){ r->figures[i].sentence, i, r->figures[i].span, 2 };
	qsort(at, *n, sizeof *at, by_place);
	return at;
}

void tc_records_json(const struct tc_records *r, struct tc_buf *out)
{
	size_t n;
	struct tc__place *at = tc__records_order(r, &n);
	for (size_t i = 0; i < n; i++) {
		if (at[i].kind == 0)
			tc_event_json(r, &r->events[at[i].index], out);
		else if (at[i].kind == 1)
			tc_statement_json(r, &r->statements[at[i].index], out);
		else
			tc_figure_json(r, &r->figures[at[i].index], out);
	}
	free(at);
}
