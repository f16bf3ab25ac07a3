/* SPDX-License-Identifier: Apache-2.0 */
/* event/classic.c - the layouts of GDELT, ICEWS, Phoenix, POLECAT and PLOVER.
 * Column order and conventions as those data sets are published; each of the CAMEO ones takes the Goldstein value of its own
 * table. What our records do not know (tone, Wikipedia links, administrative divisions) stays empty, or "None" in POLECAT.
 * docs/layouts.md says column by column where a value comes from. */
#include <math.h>
#include <stdlib.h>

#include "event/layout_int.h"
#include "know/know.h"

/* --- what a layout without status can hold ------------------------------------------------------------------------- */

static tc_str intent_code(int type, tc_str cameo)
{
	static const struct { const char *deed, *intent; } codes[] = {
		{ "061", "0311" }, { "062", "0312" }, { "063", "0313" }, { "064", "0314" }, { "071", "0331" }, { "072", "0332" },
		{ "073", "0333" }, { "074", "0334" }, { "081", "0351" }, { "082", "0352" }, { "083", "034" }, { "084", "0353" },
		{ "085", "0354" }, { "086", "0355" }, { "087", "0356" }, { "045", "039" }
	};
	for (size_t i = 0; i < TC_COUNT(codes); i++)
		if (tc_str_starts(cameo, tc_str_of(codes[i].deed)))
			return tc_str_of(codes[i].intent);
	switch (type) {
	case TC_EVENT_CONSULT: return TC_STR("036");
	case TC_EVENT_SUPPORT: return TC_STR("032");
	case TC_EVENT_COOPERATE: return TC_STR("031");
	case TC_EVENT_AID: return TC_STR("033");
	default: return TC_STR("035");
	}
}

bool tc__classic_view(const struct tc_event *e, struct tc_event *v)
{
	if (e->negated || e->status == TC_STATUS_HYPOTHETICAL || e->type == TC_EVENT_NONE)
		return false;
	*v = *e;
	if (!v->cameo.n)
		v->cameo = tc_cameo_of(e->type, e->mode);
	if (e->status != TC_STATUS_FUTURE || e->type == TC_EVENT_AGREE)
		return true;
	if (e->quad > 2)
		return false;
	v->cameo = intent_code(e->type, v->cameo);
	v->type = TC_EVENT_AGREE;
	v->mode = TC_STR_NULL;
	v->quad = (uint8_t)tc_event_quad(TC_EVENT_AGREE);
	v->plover_score = tc_plover_score(TC_EVENT_AGREE, TC_STR_NULL);
	v->date = (struct tc_when){ 0 };        /* it was agreed when it was reported */
	return true;
}

/* --- codes ---------------------------------------------------------------------------------------------------------- */

static const struct { int sector; const char *cameo, *icews; } roles[] = {
	{ TC_SECTOR_GOV, "GOV", "Government" }, { TC_SECTOR_MIL, "MIL", "Military" }, { TC_SECTOR_COP, "COP", "Police" },
	{ TC_SECTOR_JUD, "JUD", "Judicial" }, { TC_SECTOR_LEG, "LEG", "Legislative / Parliamentary" },
	{ TC_SECTOR_SPY, "SPY", "Government" }, { TC_SECTOR_REB, "REB", "Rebel" }, { TC_SECTOR_OPP, "OPP", "Opposition" },
	{ TC_SECTOR_UAF, "UAF", "Unidentified Forces" }, { TC_SECTOR_PRM, "UAF", "Unidentified Forces" },
	{ TC_SECTOR_PTY, "PTY", "Parties" }, { TC_SECTOR_AGR, "AGR", "Agricultural" }, { TC_SECTOR_BUS, "BUS", "Business" },
	{ TC_SECTOR_CRM, "CRM", "Criminals / Gangs" }, { TC_SECTOR_CVL, "CVL", "General Population / Civilian / Social" },
	{ TC_SECTOR_SOC, "CVL", "Social" }, { TC_SECTOR_EDU, "EDU", "Education" }, { TC_SECTOR_ELI, "ELI", "Elite" },
	{ TC_SECTOR_JRN, "MED", "News" }, { TC_SECTOR_LAB, "LAB", "Labor" }, { TC_SECTOR_MED, "HLH", "Medical / Health" },
	{ TC_SECTOR_REF, "REF", "Refugees / Displaced" }, { TC_SECTOR_REL, "REL", "Religious" },
	{ TC_SECTOR_IGO, "IGO", "International Government Organization" },
	{ TC_SECTOR_UNO, "IGO", "International Government Organization" },
	{ TC_SECTOR_EUR, "IGO", "International Government Organization" },
	{ TC_SECTOR_NGO, "NGO", "Nongovernmental Organization / Activists" }, { TC_SECTOR_MNC, "MNC", "Multinational Corporation" },
	{ TC_SECTOR_ISM, "IMG", "International Dissident" }, { TC_SECTOR_IMG, "IMG", "International Dissident" },
};

static const char *role_cameo(const struct tc_actor *a)
{
	for (size_t i = 0; a && i < TC_COUNT(roles); i++)
		if (roles[i].sector == a->sector)
			return roles[i].cameo;
	return "";
}

static const char *role_icews(const struct tc_actor *a)
{
	for (size_t i = 0; a && i < TC_COUNT(roles); i++)
		if (roles[i].sector == a->sector)
			return roles[i].icews;
	return "";
}

static const char *group_cameo(const struct tc_actor *a)
{
	return !a ? "" : a->sector == TC_SECTOR_UNO ? "UNO" : a->sector == TC_SECTOR_EUR ? "EEC" : "";
}

static const char *country_cameo(const char *iso3)
{
	const struct ontology_country *c = tc__country_row(iso3);
	return c ? c->cameo : iso3;
}

static const char *country_name(const char *iso3)
{
	const struct ontology_country *c = tc__country_row(iso3);
	return c ? c->name : iso3;
}

static int cameo_root(tc_str code)
{
	return code.n >= 2 && tc_is_digit(code.p[0]) && tc_is_digit(code.p[1]) ? (code.p[0] - '0') * 10 + (code.p[1] - '0') : 0;
}

static tc_str cut(tc_str s, uint32_t n) { return s.n > n ? tc_str_n(s.p, n) : s; }
static tc_str called(const struct tc_actor *a) { return !a ? TC_STR_NULL : a->name.n ? a->name : a->text; }

/* A record id as the positive whole number that the older layouts want (52 bits: exact in a double). */
static unsigned long long id_number(const char *id)
{
	unsigned long long v = 0;
	for (int i = 0; i < 13 && id[i]; i++)
		v = v << 4 | (unsigned)(id[i] <= '9' ? id[i] - '0' : id[i] - 'a' + 10);
	return v;
}

static tc_str publisher(const struct tc__row *w)
{
	if (w->r->publisher.n)
		return w->r->publisher;
	for (int i = 0; i < w->e->n_according_to; i++)
		if (w->e->according_to[i].kind <= TC_LINK_OUTLET)
			return called(&w->e->according_to[i].who);
	return TC_STR_NULL;
}

/* --- cells ---------------------------------------------------------------------------------------------------------- */

/* A cell of a tab separated row: tabs and line ends become spaces. */
static void add(struct tc_buf *b, tc_str s)
{
	for (uint32_t i = 0; i < s.n; i++)
		tc_buf_char(b, (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i]);
}

static void cell(struct tc_buf *b, tc_str s)
{
	add(b, s);
	tc_buf_char(b, '\t');
}

static void cell_z(struct tc_buf *b, const char *z) { cell(b, tc_str_of(z)); }

static void cell_num(struct tc_buf *b, double v, int low, int high)
{
	if (isfinite(v))
		tc__buf_num(b, v, low, high);
	tc_buf_char(b, '\t');
}

static void blanks(struct tc_buf *b, int n)
{
	while (n-- > 0)
		tc_buf_char(b, '\t');
}

static void end_row(struct tc_buf *b) { b->p[b->n - 1] = '\n'; }       /* instead of the last tab */

/* --- GDELT 2.0 ------------------------------------------------------------------------------------------------------ */

static void gdelt_actor(struct tc_buf *b, const struct tc_actor *a)
{
	const char *country = a ? country_cameo(a->country) : "", *group = group_cameo(a), *role = role_cameo(a);
	tc_str name = called(a);
	tc_buf_z(b, country);
	tc_buf_z(b, role);
	tc_buf_z(b, group);
	tc_buf_char(b, '\t');
	for (uint32_t i = 0; i < name.n; i++)
		tc_buf_char(b, name.p[i] < ' ' && name.p[i] >= 0 ? ' ' : tc_is_lower(name.p[i]) ? (char)(name.p[i] - 32) : name.p[i]);
	tc_buf_char(b, '\t');
	cell_z(b, country);
	cell_z(b, group);
	blanks(b, 3);
	cell_z(b, role);
	blanks(b, 2);
}

static void gdelt(const struct tc__row *w, const struct tc_actor *a, const struct tc_actor *r, struct tc_buf *b)
{
	const struct tc_event *e = w->e;
	int y, m, d, root = cameo_root(e->cameo);
	tc_buf_fmt(b, "%llu\t", id_number(e->id));
	if (tc__row_date(w, &y, &m, &d)) {
		int part = (m * 30 + d) * 10000 / 365;
		tc_buf_fmt(b, "%04d%02d%02d\t%04d%02d\t%04d\t%04d.%04d\t", y, m, d, y, m, y, y, part > 9999 ? 9999 : part);
	} else
		blanks(b, 4);
	gdelt_actor(b, a);
	gdelt_actor(b, r);
	tc_buf_fmt(b, "%d\t", e->sentence == 1);
	cell(b, e->cameo);
	cell(b, cut(e->cameo, 3));
	cell(b, cut(e->cameo, 2));
	tc_buf_fmt(b, "%d\t", root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4);
	cell_num(b, tc_goldstein(e->cameo, TC_GOLDSTEIN_GDELT), 1, 1);
	tc_buf_fmt(b, "%d\t%d\t%d\t", w->told.mentions, w->told.sources, w->told.documents);
	blanks(b, 1);                           /* AvgTone */
	for (int i = 0; i < 2; i++) {           /* where the actors are from is not where they were */
		tc_buf_z(b, "0\t");
		blanks(b, 7);
	}
	const struct tc_where *p = &e->place;
	const struct ontology_country *c = tc__country_row(p->country);
	tc_str name = p->name.n ? p->name : p->text;
	if (name.n) {
		bool whole = c && tc_str_eqi(name, tc_str_of(c->name));
		tc_buf_fmt(b, "%d\t", whole ? 1 : strcmp(p->country, "USA") == 0 ? 3 : 4);
		add(b, name);
		if (c && !whole)
			tc_buf_fmt(b, ", %s", c->name);
		tc_buf_char(b, '\t');
		cell_z(b, c ? c->fips : "");
		cell_z(b, c ? c->fips : "");    /* the country's code alone stands for an unknown division */
		blanks(b, 1);
		cell_num(b, p->lat, 1, 4);
		cell_num(b, p->lon, 1, 4);
		blanks(b, 1);
	} else {
		tc_buf_z(b, "0\t");
		blanks(b, 7);
	}
	struct tc__row doc = *w;
	struct tc_event dateless = { 0 };
	doc.e = &dateless;
	if (tc__row_date(&doc, &y, &m, &d))
		tc_buf_fmt(b, "%04d%02d%02d000000", y, m, d);
	tc_buf_char(b, '\t');
	cell(b, w->r->url.n ? w->r->url : w->r->doc);
	end_row(b);
}

/* --- ICEWS ---------------------------------------------------------------------------------------------------------- */

static void icews_actor(struct tc_buf *b, const struct tc_actor *a)
{
	tc_str name = called(a);
	const char *country = a ? country_name(a->country) : "";
	if (name.n)
		cell(b, name);
	else
		cell_z(b, a && a->country[0] ? country : "");
	cell_z(b, role_icews(a));
	cell_z(b, country);
}

static void icews(const struct tc__row *w, const struct tc_actor *a, const struct tc_actor *r, struct tc_buf *b)
{
	const struct tc_event *e = w->e;
	const struct ontology_code *code = tc__cameo_row(e->cameo);
	const struct tc_where *p = &e->place;
	int y, m, d;
	tc_buf_fmt(b, "%llu\t", id_number(e->id));
	if (tc__row_date(w, &y, &m, &d))
		tc_buf_fmt(b, "%04d-%02d-%02d", y, m, d);
	tc_buf_char(b, '\t');
	icews_actor(b, a);
	tc_str name = tc_str_of(code ? code->name : "");
	int32_t tail = tc_str_find(name, TC_STR(", not spec"));
	cell(b, tail > 0 ? tc_str_cut(name, 0, (uint32_t)tail) : name);
	cell(b, e->cameo);
	cell_num(b, tc_goldstein(e->cameo, TC_GOLDSTEIN_ICEWS), 1, 1);
	icews_actor(b, r);
	cell(b, w->r->doc);
	tc_buf_fmt(b, "%d\t", e->sentence);
	cell(b, publisher(w));
	tc_str place = p->name.n ? p->name : p->text;
	bool whole = tc_str_eqi(place, tc_str_of(country_name(p->country)));
	cell(b, whole ? TC_STR_NULL : place);
	blanks(b, 2);
	cell_z(b, country_name(p->country));
	cell_num(b, place.n ? p->lat : NAN, 1, 4);
	cell_num(b, place.n ? p->lon : NAN, 1, 4);
	end_row(b);
}

/* --- Phoenix -------------------------------------------------------------------------------------------------------- */

static void phoenix_actor(struct tc_buf *b, const struct tc_actor *a)
{
	const char *role = role_cameo(a), *entity = a && a->country[0] ? country_cameo(a->country) : "";
	const char *group = group_cameo(a);
	if (!entity[0] && (!strcmp(role, "IGO") || !strcmp(role, "NGO") || !strcmp(role, "IMG") || !strcmp(role, "MNC"))) {
		entity = role;
		role = group;
	}
	if (!entity[0])
		entity = "---";
	tc_buf_fmt(b, "%s%s\t%s\t%s\t\t", entity, role, entity, role);
}

static void phoenix(const struct tc__row *w, const struct tc_actor *a, const struct tc_actor *r, struct tc_buf *b)
{
	const struct tc_event *e = w->e;
	const struct tc_where *p = &e->place;
	int y, m, d, root = cameo_root(e->cameo);
	tc_buf_fmt(b, "%llu_" TC_VERSION "\t", id_number(e->id));
	if (tc__row_date(w, &y, &m, &d))
		tc_buf_fmt(b, "%04d%02d%02d\t%04d\t%02d\t%02d\t", y, m, d, y, m, d);
	else
		blanks(b, 4);
	phoenix_actor(b, a);
	phoenix_actor(b, r);
	cell(b, e->cameo);
	cell(b, cut(e->cameo, 2));
	static const char quads[21] = { 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 3, 4, 4, 4, 4 };
	tc_buf_fmt(b, "%d\t", root <= 20 ? quads[root] : 0);
	cell_num(b, tc_goldstein(e->cameo, TC_GOLDSTEIN_PHOENIX), 1, 1);
	for (int i = 0; i < e->n_contexts; i++) {
		if (i)
			tc_buf_char(b, ';');
		add(b, e->contexts[i]);
		tc_buf_z(b, ",1");
	}
	tc_buf_char(b, '\t');
	tc_str place = p->name.n ? p->name : p->text;
	cell_num(b, place.n ? p->lat : NAN, 1, 4);
	cell_num(b, place.n ? p->lon : NAN, 1, 4);
	cell(b, place);
	blanks(b, 1);
	cell_z(b, p->country);
	add(b, w->r->doc);
	tc_buf_fmt(b, "_%d\t", e->sentence);
	cell(b, w->r->url);
	cell(b, publisher(w));
	end_row(b);
}

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
	add(b, s);
	none_cell(b, from);
}

static tc_str polecat_value(const struct tc_actor *a, int what)
{
	const struct ontology_country *c = tc__country_row(a->country);
	switch (what) {
	case 0: return called(a);
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
			add(b, v.n ? v : TC_STR("None"));
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
				add(b, a[k].name);
			}
		}
	none_cell(b, from);
}

static void polecat(const struct tc__row *w, struct tc_buf *b)
{
	static const char *const quads[] = { "", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT",
					     "MATERIAL CONFLICT" };
	const struct tc_event *e = w->e;
	const struct tc_where *p = &e->place;
	const struct tc_records *r = w->r;
	int y, m, d;
	cell_z(b, e->id);
	size_t from = b->n;
	if (tc__row_date(w, &y, &m, &d))
		tc_buf_fmt(b, "%04d-%02d-%02d", y, m, d);
	none_cell(b, from);
	cell_z(b, tc_event_name(e->type));
	polecat_str(b, e->mode);
	cell_num(b, e->plover_score, 1, 2);
	cell_z(b, quads[e->quad <= 4 ? e->quad : 0]);
	from = b->n;
	for (int i = 0; i < e->n_contexts; i++) {
		if (i)
			tc_buf_z(b, "; ");
		add(b, e->contexts[i]);
	}
	none_cell(b, from);
	polecat_actors(b, e->actors, e->n_actors);
	polecat_actors(b, e->recipients, e->n_recipients);
	tc_str place = p->name.n ? p->name : p->text;
	bool whole = tc_str_eqi(place, tc_str_of(country_name(p->country)));
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
	polecat_str(b, publisher(w));
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
		add(b, n);
	}
	none_cell(b, from);
	tc_buf_z(b, "English\tTocsin-" TC_VERSION "\t");
	end_row(b);
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
		pair(b, "country_name", tc_str_of(country_name(a[i].country)));
		pair(b, "sector_code", tc_str_of(tc_sector_name(a[i].sector)));
		tc_buf_char(b, '}');
	}
	tc_buf_char(b, ']');
}

static void plover(const struct tc__row *w, struct tc_buf *b)
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
		pair(b, "country_name", tc_str_of(country_name(e->place.country)));
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
	if (r->url.n || r->title.n || publisher(w).n || r->date.n) {
		key(b, "cite_info");
		tc_buf_char(b, '{');
		pair(b, "publisher", publisher(w));
		pair(b, "title", r->title);
		pair(b, "date", r->date);
		pair(b, "url", r->url);
		tc_buf_char(b, '}');
	}
	pair(b, "coder", TC_STR("Tocsin " TC_VERSION));
	tc_buf_z(b, "}\n");
}

/* -------------------------------------------------------------------------------------------------------------------- */

void tc__classic_header(int layout, struct tc_buf *b)
{
	if (layout == TC_LAYOUT_ICEWS)
		tc_buf_z(b, "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t"
			    "Target Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\t"
			    "Province\tCountry\tLatitude\tLongitude\n");
	else if (layout == TC_LAYOUT_POLECAT)
		tc_buf_z(b, "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\t"
			    "Actor Country\tActor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\t"
			    "Wikipedia Actor ID\tRecipient Name\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\t"
			    "Recipient Sectors\tRecipient Title\tRecipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\t"
			    "District\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature Type\t"
			    "Source\tPublication Date\tStory People\tStory Organizations\tStory Locations\tLanguage\tVersion\n");
}

void tc__classic_row(int layout, const struct tc__row *w, struct tc_buf *b)
{
	const struct tc_actor *a = w->e->n_actors ? w->e->actors : NULL, *r = w->e->n_recipients ? w->e->recipients : NULL;
	switch (layout) {
	case TC_LAYOUT_GDELT: gdelt(w, a, r, b); break;
	case TC_LAYOUT_ICEWS: icews(w, a, r, b); break;
	case TC_LAYOUT_PHOENIX: phoenix(w, a, r, b); break;
	case TC_LAYOUT_POLECAT: polecat(w, b); break;
	default: plover(w, b);
	}
}
