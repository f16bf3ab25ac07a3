/* SPDX-License-Identifier: Apache-2.0 */
/* event/read.c - records from JSON lines. */
#include "event/read.h"

#include <math.h>

#include "event/tree.h"
#include "know/know.h"

static const struct tc__node *get(const struct tc__node *map, const char *key)
{
	if (!map || !map->child)
		return NULL;
	struct tc__node *from = map->hint ? map->hint : map->child, *n = from;
	uint32_t len = (uint32_t)strlen(key);
	do {
		if (n->key.n == len && !memcmp(n->key.p, key, len)) {
			((struct tc__node *)map)->hint = n->next;   /* the tree is ours */
			return n->kind == N_NULL ? NULL : n;
		}
		n = n->next ? n->next : map->child;
	} while (n != from);
	return NULL;
}

struct fields { const struct tc__node *map; struct tc_arena *arena; struct tc_err *err; int rc; };

static const struct tc__node *want(struct fields *f, const struct tc__node *map, const char *key, uint8_t kind)
{
	const struct tc__node *n = get(map, key);
	if (n && n->kind != kind) {
		static const char *const names[] = { "null", "true or false", "a number", "a string", "a list", "an object" };
		if (!f->rc)
			f->rc = tc_fail(f->err, TC_EFORMAT, "\"%s\" must be %s", key, names[kind]);
		return NULL;
	}
	return n;
}

static tc_str get_str(struct fields *f, const struct tc__node *map, const char *key)
{
	const struct tc__node *n = want(f, map, key, N_STR);
	return n ? n->str : TC_STR_NULL;
}

static bool get_bool(struct fields *f, const struct tc__node *map, const char *key)
{
	const struct tc__node *n = want(f, map, key, N_BOOL);
	return n && n->truth;
}

static double get_num(struct fields *f, const struct tc__node *map, const char *key)
{
	const struct tc__node *n = want(f, map, key, N_NUM);
	return n ? n->num : NAN;
}

static long get_int(struct fields *f, const struct tc__node *map, const char *key, long low, long high)
{
	double v = get_num(f, map, key);
	if (isnan(v))
		return low > 0 ? low : 0;
	if (v < (double)low || v > (double)high || v != floor(v)) {
		if (!f->rc)
			f->rc = tc_fail(f->err, TC_EFORMAT, "\"%s\" is out of range", key);
		return low;
	}
	return (long)v;
}

static tc_span get_span(struct fields *f, const struct tc__node *map, const char *key)
{
	const struct tc__node *n = want(f, map, key, N_LIST);
	tc_span s = { 0, 0 };
	if (!n)
		return s;
	const struct tc__node *a = n->child, *b = a ? a->next : NULL;
	if (!b || b->next || a->kind != N_NUM || b->kind != N_NUM || a->num < 0 || b->num < a->num || b->num > UINT32_MAX) {
		if (!f->rc)
			f->rc = tc_fail(f->err, TC_EFORMAT, "\"%s\" must be [begin,end]", key);
		return s;
	}
	s.beg = (uint32_t)a->num;
	s.end = (uint32_t)b->num;
	return s;
}

static void get_id(struct fields *f, const struct tc__node *map, const char *key, char id[33], bool needed)
{
	tc_str s = get_str(f, map, key);
	if (!s.n && !needed) {
		id[0] = 0;
		return;
	}
	bool ok = s.n == 32;
	for (uint32_t i = 0; ok && i < 32; i++)
		ok = tc_is_digit(s.p[i]) || (s.p[i] >= 'a' && s.p[i] <= 'f');
	if (!ok) {
		if (!f->rc)
			f->rc = tc_fail(f->err, TC_EFORMAT, "\"%s\" must be 32 hexadecimal digits", key);
		return;
	}
	memcpy(id, s.p, 32);
	id[32] = 0;
}

static void get_code(struct fields *f, const struct tc__node *map, const char *key, char out[4])
{
	tc_str s = get_str(f, map, key);
	if (s.n > 3) {
		if (!f->rc)
			f->rc = tc_fail(f->err, TC_EFORMAT, "\"%s\" must be a code of three letters", key);
		return;
	}
	memcpy(out, s.p ? s.p : "", s.n);
	out[s.n] = 0;
}

static int pick(struct fields *f, const struct tc__node *map, const char *key, const char *(*name)(int), int n)
{
	tc_str s = get_str(f, map, key);
	for (int i = 0; s.n && i < n; i++)
		if (tc_str_is(s, name(i)))
			return i;
	if (s.n && !f->rc)
		f->rc = tc_fail(f->err, TC_EFORMAT, "\"%s\": unknown value '%.*s'", key, (int)(s.n > 40 ? 40 : s.n), s.p);
	return 0;
}

static void get_actor(struct fields *f, const struct tc__node *map, struct tc_actor *a)
{
	a->text = get_str(f, map, "text");
	a->span = get_span(f, map, "span");
	a->name = get_str(f, map, "name");
	get_code(f, map, "country", a->country);
	a->sector = (uint8_t)pick(f, map, "sector", tc_sector_name, TC_SECTOR_COUNT);
	a->office = get_str(f, map, "office");
	a->unnamed = get_bool(f, map, "unnamed");
}

static int count(const struct tc__node *list)
{
	int n = 0;
	for (const struct tc__node *c = list ? list->child : NULL; c; c = c->next)
		n++;
	return n;
}

static struct tc_actor *get_actors(struct fields *f, const struct tc__node *map, const char *key, int *n_out)
{
	const struct tc__node *list = want(f, map, key, N_LIST);
	int n = count(list), i = 0;
	struct tc_actor *a = TC_NEWN(f->arena, struct tc_actor, n ? n : 1);
	for (const struct tc__node *c = list ? list->child : NULL; c; c = c->next) {
		if (c->kind != N_MAP && !f->rc)
			f->rc = tc_fail(f->err, TC_EFORMAT, "\"%s\" must hold objects", key);
		get_actor(f, c, &a[i++]);
	}
	*n_out = n;
	return a;
}

static struct tc_link *get_links(struct fields *f, const struct tc__node *map, int *n_out)
{
	const struct tc__node *list = want(f, map, "according_to", N_LIST);
	int n = count(list), i = 0;
	struct tc_link *l = TC_NEWN(f->arena, struct tc_link, n ? n : 1);
	for (const struct tc__node *c = list ? list->child : NULL; c; c = c->next, i++) {
		if (c->kind != N_MAP && !f->rc)
			f->rc = tc_fail(f->err, TC_EFORMAT, "\"according_to\" must hold objects");
		l[i].kind = (uint8_t)pick(f, c, "kind", tc_link_kind_name, TC_LINK_SPEAKER + 1);
		get_actor(f, c, &l[i].who);
	}
	*n_out = n;
	return l;
}

static struct tc_cue get_cue(struct fields *f, const struct tc__node *map, const char *key)
{
	const struct tc__node *n = want(f, map, key, N_MAP);
	struct tc_cue c = { 0 };
	if (n)
		c = (struct tc_cue){ get_str(f, n, "text"), get_str(f, n, "lemma"), get_span(f, n, "span") };
	return c;
}

static struct tc_when get_when(struct fields *f, const struct tc__node *map)
{
	const struct tc__node *n = want(f, map, "date", N_MAP);
	struct tc_when w = { 0 };
	if (!n)
		return w;
	w.value = get_str(f, n, "value");
	w.precision = (uint8_t)pick(f, n, "precision", tc_precision_name, TC_PREC_WEEK + 1);
	if (!w.precision)
		w.precision = TC_PREC_UNKNOWN;
	w.text = get_str(f, n, "text");
	w.span = get_span(f, n, "span");
	w.time = get_str(f, n, "time");
	return w;
}

static struct tc_where get_where(struct fields *f, const struct tc__node *map)
{
	const struct tc__node *n = want(f, map, "place", N_MAP);
	struct tc_where w = { .lat = NAN, .lon = NAN };
	if (!n)
		return w;
	w.text = get_str(f, n, "text");
	w.span = get_span(f, n, "span");
	w.name = get_str(f, n, "name");
	get_code(f, n, "country", w.country);
	w.lat = (float)get_num(f, n, "lat");
	w.lon = (float)get_num(f, n, "lon");
	return w;
}

static void read_event(struct fields *f, struct tc_event *e)
{
	const struct tc__node *m = f->map;
	get_id(f, m, "id", e->id, true);
	e->sentence = (int32_t)get_int(f, m, "sentence", 1, INT32_MAX);
	e->span = get_span(f, m, "span");
	tc_str type = get_str(f, m, "event");
	int t = tc_event_find(type);
	if (t <= TC_EVENT_NONE && !f->rc)
		f->rc = tc_fail(f->err, TC_EFORMAT, "\"event\": no PLOVER type: '%.*s'", (int)(type.n > 40 ? 40 : type.n), type.p ? type.p : "");
	e->type = (uint8_t)(t > 0 ? t : 0);
	e->mode = get_str(f, m, "mode");
	const struct tc__node *list = want(f, m, "contexts", N_LIST);
	for (const struct tc__node *c = list ? list->child : NULL; c; c = c->next)
		if (c->kind == N_STR && e->n_contexts < (int)TC_COUNT(e->contexts))
			e->contexts[e->n_contexts++] = c->str;
	e->cameo = get_str(f, m, "cameo");
	e->quad = (uint8_t)get_int(f, m, "quad", 0, 4);
	if (!e->quad)
		e->quad = (uint8_t)tc_event_quad(e->type);
	e->plover_score = (float)get_num(f, m, "plover_score");
	e->goldstein = (float)get_num(f, m, "goldstein");
	e->actors = get_actors(f, m, "actors", &e->n_actors);
	e->recipients = get_actors(f, m, "recipients", &e->n_recipients);
	e->trigger = get_cue(f, m, "trigger");
	e->status = (uint8_t)pick(f, m, "status", tc_status_name, TC_STATUS_COUNT);
	e->negated = get_bool(f, m, "negated");
	e->scheduled = get_bool(f, m, "scheduled");
	e->claimed = get_bool(f, m, "claimed");
	e->denied = get_bool(f, m, "denied");
	e->symmetric = get_bool(f, m, "symmetric");
	e->date = get_when(f, m);
	e->place = get_where(f, m);
	e->according_to = get_links(f, m, &e->n_according_to);
	e->text = get_str(f, m, "text");
	e->confidence = (float)get_num(f, m, "confidence");
	e->why = get_str(f, m, "why");
	get_id(f, m, "answers", e->answers, false);
	e->trigger_word = -1;
}

static void read_statement(struct fields *f, struct tc_statement *s)
{
	const struct tc__node *m = f->map;
	get_id(f, m, "id", s->id, true);
	s->sentence = (int32_t)get_int(f, m, "sentence", 1, INT32_MAX);
	s->span = get_span(f, m, "span");
	get_actor(f, want(f, m, "speaker", N_MAP), &s->speaker);
	s->addressees = get_actors(f, m, "addressees", &s->n_addressees);
	s->cue = get_cue(f, m, "cue");
	s->stance = get_str(f, m, "stance");
	s->quote = get_str(f, m, "quote");
	s->quote_span = get_span(f, m, "quote_span");
	s->direct = get_bool(f, m, "direct");
	s->according_to = get_links(f, m, &s->n_according_to);
	s->date = get_when(f, m);
	s->text = get_str(f, m, "text");
}

static void read_figure(struct fields *f, struct tc_figure *g)
{
	const struct tc__node *m = f->map;
	get_id(f, m, "id", g->id, true);
	g->sentence = (int32_t)get_int(f, m, "sentence", 1, INT32_MAX);
	g->span = get_span(f, m, "span");
	g->value = get_num(f, m, "value");
	g->value_max = get_num(f, m, "value_max");
	if (isnan(g->value) && !f->rc)
		f->rc = tc_fail(f->err, TC_EFORMAT, "\"value\" is missing");
	if (isnan(g->value_max))
		g->value_max = g->value;
	g->bound = (uint8_t)pick(f, m, "bound", tc_bound_name, TC_BOUND_AT_MOST + 1);
	g->unit = get_str(f, m, "unit");
	g->class = get_str(f, m, "class");
	const struct tc__node *who = want(f, m, "actor", N_MAP);
	g->has_actor = who;
	if (who)
		get_actor(f, who, &g->actor);
	g->place = get_where(f, m);
	g->date = get_when(f, m);
	g->according_to = get_links(f, m, &g->n_according_to);
	g->text = get_str(f, m, "text");
}

int tc_record_read(tc_str line, struct tc_arena *arena, struct tc_record *out, struct tc_err *err)
{
	struct tc_record rec = { .kind = TC_RECORD_OTHER };
	struct tc__node root = { 0 };
	if (line.n > TC_MAX_RECORD_BYTES)
		return tc_fail(err, TC_ELIMIT, "a line of more than %d bytes", TC_MAX_RECORD_BYTES);
	line = tc_arena_str(arena, line);
	int rc = tc__tree_read(line, arena, &root, err);
	if (rc)
		return rc;
	if (root.kind != N_MAP)
		return tc_fail(err, TC_EFORMAT, "no JSON object");
	struct fields f = { &root, arena, err, 0 };
	const struct tc__node *t = get(&root, "type");
	tc_str type = t && t->kind == N_STR ? t->str : TC_STR_NULL;
	rec.doc = get_str(&f, &root, tc_str_is(type, "document") ? "id" : "doc");
	if (tc_str_is(type, "event")) {
		rec.kind = TC_RECORD_EVENT;
		read_event(&f, &rec.event);
	} else if (tc_str_is(type, "statement")) {
		rec.kind = TC_RECORD_STATEMENT;
		read_statement(&f, &rec.statement);
	} else if (tc_str_is(type, "figure")) {
		rec.kind = TC_RECORD_FIGURE;
		read_figure(&f, &rec.figure);
	} else if (tc_str_is(type, "document")) {
		rec.kind = TC_RECORD_DOCUMENT;
		rec.document.date = get_str(&f, &root, "date");
		rec.document.publisher = get_str(&f, &root, "publisher");
		rec.document.url = get_str(&f, &root, "url");
		rec.document.title = get_str(&f, &root, "title");
		rec.document.text = get_str(&f, &root, "text");
		rec.document.n_sentences = (int32_t)get_int(&f, &root, "sentences", 0, INT32_MAX);
	} else if (tc_str_is(type, "rejected")) {
		rec.kind = TC_RECORD_REJECTED;
		rec.reason = get_str(&f, &root, "reason");
	} else
		f.rc = 0;
	if (!f.rc && rec.kind <= TC_RECORD_DOCUMENT && !rec.doc.n)
		f.rc = tc_fail(err, TC_EFORMAT, "the document's id is missing");
	if (!f.rc)
		*out = rec;
	return f.rc;
}

void tc_document_json(const struct tc_records *r, tc_str text, struct tc_buf *b)
{
	const struct { const char *name; tc_str value; } f[] = {
		{ "id", r->doc }, { "date", r->date }, { "publisher", r->publisher }, { "url", r->url }, { "title", r->title }
	};
	tc_buf_z(b, "{\"type\":\"document\"");
	for (size_t i = 0; i < TC_COUNT(f); i++) {
		tc_buf_fmt(b, ",\"%s\":", f[i].name);
		if (f[i].value.n)
			tc_buf_json(b, f[i].value);
		else
			tc_buf_z(b, "null");
	}
	tc_buf_fmt(b, ",\"sentences\":%d,\"text\":", r->n_sentences);
	if (text.n)
		tc_buf_json(b, text);
	else
		tc_buf_z(b, "null");
	tc_buf_z(b, "}\n");
}
