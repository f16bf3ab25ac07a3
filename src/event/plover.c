/* SPDX-License-Identifier: Apache-2.0 */
/* event/plover.c - the layouts of POLECAT and of PLOVER's JSON. What our records do not know is "None" in POLECAT.
 * docs/layouts.md says column by column where a value comes from. */
#include <math.h>

#include "event/layout_int.h"
#include "know/know.h"

/* --- POLECAT -------------------------------------------------------------------------------------------------------- */

static void none_cell(struct tc_buf *b, size_t from)
{
	if (b->n == from)
		tc_buf_z(b, "None");
	tc_buf_char(b, '\t');
}

static void polecat_str(struct tc_buf *b, tc_str s)
{
	size_t from = b->n;
	tc__tab_text(b, s);
	none_cell(b, from);
}

static tc_str polecat_value(const struct tc_actor *a, int what)
{
	const struct ontology_country *c = tc__country_row(a->country);
	switch (what) {
	case 0: return tc__called(a);
	case 1: return tc_str_of(a->country);
	case 2: return c ? tc_str_of(c->cow) : TC_STR_NULL;
	case 4: return tc_str_of(tc_sector_name(a->sector));
	case 5: return a->office;
	default: return a->text;
	}
}

static void polecat_actors(struct tc_buf *b, const struct tc_actor *a, int n)
{
	for (int what = 0; what < 7; what++) {
		if (what == 3) {                        /* the primary sector: that of the first */
			polecat_str(b, n ? tc_str_of(tc_sector_name(a[0].sector)) : TC_STR_NULL);
			continue;
		}
		size_t from = b->n;
		bool any = false;
		for (int i = 0; i < n; i++)
			any = any || polecat_value(&a[i], what).n;
		for (int i = 0; any && i < n; i++) {
			tc_str v = polecat_value(&a[i], what);
			if (i)
				tc_buf_z(b, "; ");
			tc__tab_text(b, v.n ? v : TC_STR("None"));
		}
		none_cell(b, from);
	}
	tc_buf_z(b, "None\t");                          /* Wikipedia */
}

/* Names of the document's events' actors: those who hold an office, or organisations. Each once, in text order. */
static void polecat_story(struct tc_buf *b, const struct tc_records *r, bool people)
{
	size_t from = b->n;
	for (int i = 0; i < r->n_events; i++)
		for (int side = 0; side < 2; side++) {
			const struct tc_actor *a = side ? r->events[i].recipients : r->events[i].actors;
			int n = side ? r->events[i].n_recipients : r->events[i].n_actors;
			for (int k = 0; k < n; k++) {
				bool org = a[k].sector >= TC_SECTOR_IGO;
				if (!a[k].name.n || a[k].unnamed || !(people ? a[k].office.n > 0 : org))
					continue;
				if (b->n > from && tc_str_find(tc_str_n(b->p + from, b->n - from), a[k].name) >= 0)
					continue;
				if (b->n > from)
					tc_buf_z(b, "; ");
				tc__tab_text(b, a[k].name);
			}
		}
	none_cell(b, from);
}

void tc__polecat_row(const struct tc__row *w, struct tc_buf *b)
{
	static const char *const quads[] = { "", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT",
					     "MATERIAL CONFLICT" };
	const struct tc_event *e = w->e;
	const struct tc_where *p = &e->place;
	const struct tc_records *r = w->r;
	int y, m, d;
	tc__tab_z(b, e->id);
	size_t from = b->n;
	if (tc__row_date(w, &y, &m, &d))
		tc_buf_fmt(b, "%04d-%02d-%02d", y, m, d);
	none_cell(b, from);
	tc__tab_z(b, tc_event_name(e->type));
	polecat_str(b, e->mode);
	tc__tab_num(b, e->plover_score, 1, 2);
	tc__tab_z(b, quads[e->quad <= 4 ? e->quad : 0]);
	from = b->n;
	for (int i = 0; i < e->n_contexts; i++) {
		if (i)
			tc_buf_z(b, "; ");
		tc__tab_text(b, e->contexts[i]);
	}
	none_cell(b, from);
	polecat_actors(b, e->actors, e->n_actors);
	polecat_actors(b, e->recipients, e->n_recipients);
	tc_str place = p->name.n ? p->name : p->text;
	bool whole = tc_str_eqi(place, tc_str_of(tc__country_name(p->country)));
	polecat_str(b, place);
	polecat_str(b, whole ? TC_STR_NULL : place);
	tc_buf_z(b, "None\tNone\t");
	polecat_str(b, tc_str_of(p->country));
	for (int i = 0; i < 2; i++) {
		from = b->n;
		double v = i ? p->lon : p->lat;
		if (place.n && isfinite(v))
			tc__buf_num(b, v, 1, 4);
		none_cell(b, from);
	}
	tc_buf_z(b, "None\t");
	polecat_str(b, p->text);
	tc_buf_z(b, "None\t");
	polecat_str(b, tc__row_publisher(w));
	polecat_str(b, r->date);
	polecat_story(b, r, true);
	polecat_story(b, r, false);
	from = b->n;
	for (int i = 0; i < r->n_events; i++) {
		tc_str n = r->events[i].place.name;
		if (!n.n || (b->n > from && tc_str_find(tc_str_n(b->p + from, b->n - from), n) >= 0))
			continue;
		if (b->n > from)
			tc_buf_z(b, "; ");
		tc__tab_text(b, n);
	}
	none_cell(b, from);
	tc_buf_z(b, "English\tTocsin-" TC_VERSION "\t");
	tc__tab_end(b);
}

/* --- PLOVER JSON ---------------------------------------------------------------------------------------------------- */

static void key(struct tc_buf *b, const char *name)
{
	char last = b->p[b->n - 1];
	if (last != '{' && last != '[')
		tc_buf_char(b, ',');
	tc_buf_fmt(b, "\"%s\":", name);
}

static void pair(struct tc_buf *b, const char *name, tc_str v)
{
	if (!v.n)
		return;
	key(b, name);
	tc_buf_json(b, v);
}

static void list_of(struct tc_buf *b, const char *name, tc_str v)
{
	if (!v.n)
		return;
	key(b, name);
	tc_buf_char(b, '[');
	tc_buf_json(b, v);
	tc_buf_char(b, ']');
}

static void plover_actors(struct tc_buf *b, const char *name, const struct tc_actor *a, int n)
{
	key(b, name);
	tc_buf_char(b, '[');
	for (int i = 0; i < n; i++) {
		tc_buf_z(b, i ? ",{" : "{");
		pair(b, "raw_text", a[i].text);
		pair(b, "entity_name", a[i].name);
		pair(b, "wiki_description", a[i].office);
		pair(b, "country_name", tc_str_of(tc__country_name(a[i].country)));
		pair(b, "sector_code", tc_str_of(tc_sector_name(a[i].sector)));
		tc_buf_char(b, '}');
	}
	tc_buf_char(b, ']');
}

void tc__plover_row(const struct tc__row *w, struct tc_buf *b)
{
	const struct tc_event *e = w->e;
	const struct tc_records *r = w->r;
	int y, m, d;
	tc_buf_char(b, '{');
	pair(b, "id", tc_str_of(e->id));
	key(b, "has_event");
	tc_buf_z(b, "true");
	key(b, "date");
	if (tc__row_date(w, &y, &m, &d))
		tc_buf_fmt(b, "\"%04d-%02d-%02d\"", y, m, d);
	else
		tc_buf_z(b, "null");
	pair(b, "time", e->date.time);
	if (e->date.precision == TC_PREC_RANGE) {
		int32_t slash = tc_str_find(e->date.value, TC_STR("/"));
		if (slash >= 0)
			pair(b, "enddate", tc_str_cut(e->date.value, (uint32_t)slash + 1, e->date.value.n));
	}
	plover_actors(b, "actor", e->actors, e->n_actors);
	plover_actors(b, "recipient", e->recipients, e->n_recipients);
	list_of(b, "event", tc_str_of(tc_event_name(e->type)));
	if (e->place.name.n || e->place.text.n) {
		key(b, "event_loc");
		tc_buf_char(b, '{');
		pair(b, "raw_text", e->place.text);
		pair(b, "name", e->place.name);
		pair(b, "country_name", tc_str_of(tc__country_name(e->place.country)));
		if (isfinite(e->place.lat) && isfinite(e->place.lon)) {
			key(b, "latitude");
			tc__buf_num(b, e->place.lat, 1, 4);
			key(b, "longitude");
			tc__buf_num(b, e->place.lon, 1, 4);
		}
		tc_buf_char(b, '}');
	}
	list_of(b, "event_text", e->trigger.text);
	key(b, "quad_code");
	tc_buf_fmt(b, "%d", e->quad);
	if (isfinite(e->plover_score)) {
		key(b, "event_scale");
		tc__buf_num(b, e->plover_score, 1, 2);
	}
	list_of(b, "mode", e->mode);
	if (e->n_contexts) {
		key(b, "context");
		tc_buf_char(b, '[');
		for (int i = 0; i < e->n_contexts; i++) {
			if (i)
				tc_buf_char(b, ',');
			tc_buf_json(b, e->contexts[i]);
		}
		tc_buf_char(b, ']');
	}
	pair(b, "link", tc_str_of(e->answers));
	pair(b, "text", e->text);
	key(b, "text_info");
	tc_buf_char(b, '{');
	pair(b, "document", r->doc);
	key(b, "sentence");
	tc_buf_fmt(b, "%d", e->sentence);
	tc_buf_char(b, '}');
	if (r->url.n || r->title.n || tc__row_publisher(w).n || r->date.n) {
		key(b, "cite_info");
		tc_buf_char(b, '{');
		pair(b, "publisher", tc__row_publisher(w));
		pair(b, "title", r->title);
		pair(b, "date", r->date);
		pair(b, "url", r->url);
		tc_buf_char(b, '}');
	}
	pair(b, "coder", TC_STR("Tocsin " TC_VERSION));
	tc_buf_z(b, "}\n");
}
