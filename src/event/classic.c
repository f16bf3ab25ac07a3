/* SPDX-License-Identifier: Apache-2.0 */
/* event/classic.c - the layouts of GDELT, ICEWS and Phoenix; those of POLECAT and PLOVER are in plover.c.
 * Column order and conventions as those data sets are published; each of the CAMEO ones takes the Goldstein value of its own
 * table. What our records do not know (tone, Wikipedia links, administrative divisions) stays empty.
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

static int cameo_root(tc_str code)
{
	return code.n >= 2 && tc_is_digit(code.p[0]) && tc_is_digit(code.p[1]) ? (code.p[0] - '0') * 10 + (code.p[1] - '0') : 0;
}

static tc_str cut(tc_str s, uint32_t n) { return s.n > n ? tc_str_n(s.p, n) : s; }

/* A record id as the positive whole number that the older layouts want (52 bits: exact in a double). */
static unsigned long long id_number(const char *id)
{
	unsigned long long v = 0;
	for (int i = 0; i < 13 && id[i]; i++)
		v = v << 4 | (unsigned)(id[i] <= '9' ? id[i] - '0' : id[i] - 'a' + 10);
	return v;
}

/* --- GDELT 2.0 ------------------------------------------------------------------------------------------------------ */

static void gdelt_actor(struct tc_buf *b, const struct tc_actor *a)
{
	const char *country = a ? country_cameo(a->country) : "", *group = group_cameo(a), *role = role_cameo(a);
	tc_str name = tc__called(a);
	tc_buf_z(b, country);
	tc_buf_z(b, role);
	tc_buf_z(b, group);
	tc_buf_char(b, '\t');
	for (uint32_t i = 0; i < name.n; i++)
		tc_buf_char(b, name.p[i] < ' ' && name.p[i] >= 0 ? ' ' : tc_is_lower(name.p[i]) ? (char)(name.p[i] - 32) : name.p[i]);
	tc_buf_char(b, '\t');
	tc__tab_z(b, country);
	tc__tab_z(b, group);
	tc__tab_blanks(b, 3);
	tc__tab_z(b, role);
	tc__tab_blanks(b, 2);
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
		tc__tab_blanks(b, 4);
	gdelt_actor(b, a);
	gdelt_actor(b, r);
	tc_buf_fmt(b, "%d\t", e->sentence == 1);
	tc__tab_cell(b, e->cameo);
	tc__tab_cell(b, cut(e->cameo, 3));
	tc__tab_cell(b, cut(e->cameo, 2));
	tc_buf_fmt(b, "%d\t", root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4);
	tc__tab_num(b, tc_goldstein(e->cameo, TC_GOLDSTEIN_GDELT), 1, 1);
	tc_buf_fmt(b, "%d\t%d\t%d\t", w->told.mentions, w->told.sources, w->told.documents);
	tc__tab_blanks(b, 1);                           /* AvgTone */
	for (int i = 0; i < 2; i++) {           /* where the actors are from is not where they were */
		tc_buf_z(b, "0\t");
		tc__tab_blanks(b, 7);
	}
	const struct tc_where *p = &e->place;
	const struct ontology_country *c = tc__country_row(p->country);
	tc_str name = p->name.n ? p->name : p->text;
	if (name.n) {
		bool whole = c && tc_str_eqi(name, tc_str_of(c->name));
		tc_buf_fmt(b, "%d\t", whole ? 1 : strcmp(p->country, "USA") == 0 ? 3 : 4);
		tc__tab_text(b, name);
		if (c && !whole)
			tc_buf_fmt(b, ", %s", c->name);
		tc_buf_char(b, '\t');
		tc__tab_z(b, c ? c->fips : "");
		tc__tab_z(b, c ? c->fips : "");    /* the country's code alone stands for an unknown division */
		tc__tab_blanks(b, 1);
		tc__tab_num(b, p->lat, 1, 4);
		tc__tab_num(b, p->lon, 1, 4);
		tc__tab_blanks(b, 1);
	} else {
		tc_buf_z(b, "0\t");
		tc__tab_blanks(b, 7);
	}
	struct tc__row doc = *w;
	struct tc_event dateless = { 0 };
	doc.e = &dateless;
	if (tc__row_date(&doc, &y, &m, &d))
		tc_buf_fmt(b, "%04d%02d%02d000000", y, m, d);
	tc_buf_char(b, '\t');
	tc__tab_cell(b, w->r->url.n ? w->r->url : w->r->doc);
	tc__tab_end(b);
}

/* --- ICEWS ---------------------------------------------------------------------------------------------------------- */

static void icews_actor(struct tc_buf *b, const struct tc_actor *a)
{
	tc_str name = tc__called(a);
	const char *country = a ? tc__country_name(a->country) : "";
	if (name.n)
		tc__tab_cell(b, name);
	else
		tc__tab_z(b, a && a->country[0] ? country : "");
	tc__tab_z(b, role_icews(a));
	tc__tab_z(b, country);
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
	tc__tab_cell(b, tail > 0 ? tc_str_cut(name, 0, (uint32_t)tail) : name);
	tc__tab_cell(b, e->cameo);
	tc__tab_num(b, tc_goldstein(e->cameo, TC_GOLDSTEIN_ICEWS), 1, 1);
	icews_actor(b, r);
	tc__tab_cell(b, w->r->doc);
	tc_buf_fmt(b, "%d\t", e->sentence);
	tc__tab_cell(b, tc__row_publisher(w));
	tc_str place = p->name.n ? p->name : p->text;
	bool whole = tc_str_eqi(place, tc_str_of(tc__country_name(p->country)));
	tc__tab_cell(b, whole ? TC_STR_NULL : place);
	tc__tab_blanks(b, 2);
	tc__tab_z(b, tc__country_name(p->country));
	tc__tab_num(b, place.n ? p->lat : NAN, 1, 4);
	tc__tab_num(b, place.n ? p->lon : NAN, 1, 4);
	tc__tab_end(b);
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
		tc__tab_blanks(b, 4);
	phoenix_actor(b, a);
	phoenix_actor(b, r);
	tc__tab_cell(b, e->cameo);
	tc__tab_cell(b, cut(e->cameo, 2));
	static const char quads[21] = { 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 3, 4, 4, 4, 4 };
	tc_buf_fmt(b, "%d\t", root <= 20 ? quads[root] : 0);
	tc__tab_num(b, tc_goldstein(e->cameo, TC_GOLDSTEIN_PHOENIX), 1, 1);
	for (int i = 0; i < e->n_contexts; i++) {
		if (i)
			tc_buf_char(b, ';');
		tc__tab_text(b, e->contexts[i]);
		tc_buf_z(b, ",1");
	}
	tc_buf_char(b, '\t');
	tc_str place = p->name.n ? p->name : p->text;
	tc__tab_num(b, place.n ? p->lat : NAN, 1, 4);
	tc__tab_num(b, place.n ? p->lon : NAN, 1, 4);
	tc__tab_cell(b, place);
	tc__tab_blanks(b, 1);
	tc__tab_z(b, p->country);
	tc__tab_text(b, w->r->doc);
	tc_buf_fmt(b, "_%d\t", e->sentence);
	tc__tab_cell(b, w->r->url);
	tc__tab_cell(b, tc__row_publisher(w));
	tc__tab_end(b);
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
	case TC_LAYOUT_POLECAT: tc__polecat_row(w, b); break;
	default: tc__plover_row(w, b);
	}
}
