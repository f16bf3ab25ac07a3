/* SPDX-License-Identifier: Apache-2.0 */
/* code/unknown.c - capitalised names that the knowledge base lacks: a known name inside, a fuller name said before,
 * title and apposition, the head noun of a body ("the Department of Health"). What stays open is left empty; only who
 * is a person and of whom the text says no more is taken for a citizen of the country it is about. */
#include "code/mention_int.h"

static struct tc_mention *mention(const struct tc__mx *mx, int32_t m) { return &mx->cx->mentions[m]; }

static tc_str without_initials(const struct tc__mx *mx, int32_t a, int32_t b, char *buf, uint32_t cap)
{
	uint32_t n = 0;
	for (int32_t i = a; i <= b; i++) {
		tc_str f = mx->d->words[i].form;
		if (f.n <= 2 || (f.n == 1 && !tc_is_alpha(f.p[0])))
			continue;
		if (n + f.n + 1 >= cap)
			return TC_STR_NULL;
		if (n)
			buf[n++] = ' ';
		memcpy(buf + n, f.p, f.n);
		n += f.n;
	}
	return tc_str_n(buf, n);
}

/* What kind of body a capitalised name is, by its head noun or last word; 0 unknown. */
static int sector_of_head(const struct tc_doc *d, int32_t w, int32_t last)
{
	static const struct {
		const char *noun;
		uint8_t sector;
	} heads[] = {
	        {"academy", TC_SECTOR_EDU},     {"administration", TC_SECTOR_GOV},
	        {"agency", TC_SECTOR_GOV},      {"airlines", TC_SECTOR_BUS},
	        {"alliance", TC_SECTOR_PTY},    {"army", TC_SECTOR_MIL},
	        {"assembly", TC_SECTOR_LEG},    {"association", TC_SECTOR_NGO},
	        {"authority", TC_SECTOR_GOV},   {"bank", TC_SECTOR_BUS},
	        {"battalion", TC_SECTOR_MIL},   {"board", TC_SECTOR_GOV},
	        {"brigade", TC_SECTOR_MIL},     {"brigades", TC_SECTOR_REB},
	        {"bureau", TC_SECTOR_GOV},      {"center", TC_SECTOR_NGO},
	        {"centre", TC_SECTOR_NGO},      {"church", TC_SECTOR_REL},
	        {"co", TC_SECTOR_BUS},          {"college", TC_SECTOR_EDU},
	        {"commission", TC_SECTOR_GOV},  {"committee", TC_SECTOR_GOV},
	        {"congress", TC_SECTOR_LEG},    {"corp", TC_SECTOR_BUS},
	        {"corps", TC_SECTOR_MIL},       {"council", TC_SECTOR_GOV},
	        {"court", TC_SECTOR_JUD},       {"department", TC_SECTOR_GOV},
	        {"directorate", TC_SECTOR_GOV}, {"embassy", TC_SECTOR_GOV},
	        {"federation", TC_SECTOR_NGO},  {"foundation", TC_SECTOR_NGO},
	        {"friends", TC_SECTOR_NGO},     {"front", TC_SECTOR_REB},
	        {"fund", TC_SECTOR_NGO},        {"guard", TC_SECTOR_MIL},
	        {"herald", TC_SECTOR_JRN},      {"hospital", TC_SECTOR_MED},
	        {"house", TC_SECTOR_LEG},       {"inc", TC_SECTOR_BUS},
	        {"institute", TC_SECTOR_EDU},   {"league", TC_SECTOR_NGO},
	        {"ltd", TC_SECTOR_BUS},         {"ministry", TC_SECTOR_GOV},
	        {"movement", TC_SECTOR_PTY},    {"municipality", TC_SECTOR_GOV},
	        {"navy", TC_SECTOR_MIL},        {"network", TC_SECTOR_NGO},
	        {"observatory", TC_SECTOR_NGO}, {"office", TC_SECTOR_GOV},
	        {"parliament", TC_SECTOR_LEG},  {"party", TC_SECTOR_PTY},
	        {"plc", TC_SECTOR_BUS},         {"police", TC_SECTOR_COP},
	        {"senate", TC_SECTOR_LEG},      {"service", TC_SECTOR_GOV},
	        {"society", TC_SECTOR_NGO},     {"times", TC_SECTOR_JRN},
	        {"treasury", TC_SECTOR_GOV},    {"tribune", TC_SECTOR_JRN},
	        {"tribunal", TC_SECTOR_JUD},    {"union", TC_SECTOR_LAB},
	        {"university", TC_SECTOR_EDU},  {"watch", TC_SECTOR_NGO},
	};
	for (int k = 0; k < 2; k++) {
		tc_str f = d->words[k == 0 ? w : last].form;
		if (f.n && f.p[f.n - 1] == '.')
			f.n--;
		if (!f.n || !tc_is_upper(f.p[0]))
			continue;
		for (size_t i = 0; i < TC_COUNT(heads); i++)
			if (heads[i].noun[0] == tc_lower(f.p[0]) && tc_str_eqi(f, tc_str_of(heads[i].noun)))
				return heads[i].sector;
	}
	return 0;
}

/* "Union of Rationalist Atheists", "Friends of the Earth": the name in the phrase behind "of" that belongs to the name
 * at w; -1 none. "Lars Haugen of Norway" is no such name. */
int32_t tc__of_name(const struct tc__mx *mx, int32_t w)
{
	const struct tc_doc *d = mx->d;
	if (d->words[w].upos != TC_UPOS_PROPN || tc_child(d, w, TC_REL_FLAT) >= 0)
		return -1;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		int32_t p = d->words[c].rel == TC_REL_NMOD && c > w ? tc__case_word(d, c) : -1;
		if (p != w + 1 || d->words[c].upos != TC_UPOS_PROPN ||
		    !(tc_lemma_is(d, p, "of") || tc_lemma_is(d, p, "for") || tc_lemma_is(d, p, "against")))
			continue;
		int32_t n = mx->name_of[c];
		bool land = n >= 0 && mx->name[n].hits && tc_know_ent(mx->k, mx->name[n].hits[0].ent)->kind == TC_ENT_COUNTRY;
		if (!land || mx->role[w].e || mx->name_of[w] >= 0 || tc__is_body_noun(d, w) || sector_of_head(d, w, w))
			return c;
	}
	return -1;
}

/* "Rep. Sean Duffy (R-Wis.)", "Sen. Tom Udall, D-N.M.": the party and state behind the name [.., b], or the abbreviated
 * title in a text that speaks of the United States and is about no other country. */
static bool american_politician(const struct tc__mx *mx, int32_t w, int32_t b)
{
	const struct tc_doc *d = mx->d;
	int32_t i = b + 1;
	if (i < d->n_words && d->words[i].sent == d->words[w].sent &&
	    (tc_str_is(d->words[i].form, "(") || tc_str_is(d->words[i].form, ",")) && i + 1 < d->n_words) {
		bool bracket = d->words[i].form.p[0] == '(';
		tc_str f = d->words[i + 1].form;
		bool letter = f.n && (f.p[0] == 'R' || f.p[0] == 'D' || f.p[0] == 'I');
		if (letter && f.n > 2 && f.p[1] == '-' && tc_is_upper(f.p[2]))
			return true;
		if (letter && f.n == 1 && i + 2 < d->n_words &&
		    (d->words[i + 2].form.p[0] == '-' || (bracket && d->words[i + 2].form.p[0] == ')')))
			return true;
	}
	if (mx->setting[0] && memcmp(mx->setting, "USA", 4) != 0)
		return false;
	int32_t at;
	if (!tc__title_of(mx, w, &at) || (mx->total_countries > 0 && !tc__country_seen(mx, "USA")))
		return false;
	tc_str t = d->words[at].form;
	return tc_str_is(t, "Rep.") || tc_str_is(t, "Sen.") || tc_str_is(t, "Reps.") || tc_str_is(t, "Sens.") ||
	       tc_str_is(t, "Congressman") || tc_str_is(t, "Congresswoman");
}

/* What is done to people alone. */
static const char *const done_to_people[] = {
        "abduct", "acquit",    "apprehend", "arrest",   "assassinate", "behead",    "charge",  "convict", "deport",
        "detain", "extradite", "handcuff",  "imprison", "indict",      "interrogate", "jail",  "kidnap",  "murder",
        "prosecute", "sentence", "torture",
};

static bool capitals_only(const struct tc__mx *mx, int32_t a, int32_t b)
{
	bool capitals = true;
	for (int32_t i = a; i <= b; i++)
		capitals &= tc_is_upper(mx->d->words[i].form.p[0]) && !tc__is_calendar_word(mx->d, i) && mx->name_of[i] < 0;
	return capitals;
}

/* "in the Bouba Ndjida region", "sent to Zamai", "near Lake Kivu": somewhere, not somebody. */
static bool names_place(const struct tc__mx *mx, int32_t w)
{
	static const char *const lands[] = {"airport", "area", "base", "camp", "city", "county", "desert", "district",
	                                    "forest", "island", "mountain", "neighborhood", "neighbourhood", "park",
	                                    "peninsula", "prefecture", "province", "region", "river", "road", "square",
	                                    "street", "suburb", "town", "valley", "village"};
	const struct tc_doc *d = mx->d;
	int32_t top = d->words[w].rel == TC_REL_FLAT ? d->words[w].head : w, h = top >= 0 ? d->words[top].head : -1;
	if (h >= 0 && h > w && d->words[top].rel == TC_REL_COMPOUND && WORD_IN(d->words[h].lemma, lands))
		return true;
	int32_t p = tc__case_word(d, w);
	if (p < 0)
		return false;
	tc_str f = d->words[p].form;
	bool into = tc_str_eqi(f, TC_STR("in")) || tc_str_eqi(f, TC_STR("near")) || tc_str_eqi(f, TC_STR("into")) ||
	            tc_str_eqi(f, TC_STR("outside")) ||
	            (tc_str_eqi(f, TC_STR("to")) && d->words[w].head >= 0 &&
	             (tc__is_motion(d, d->words[w].head) || tc_lemma_is(d, d->words[w].head, "send") ||
	              tc_lemma_is(d, d->words[w].head, "deploy")));
	return into && (d->words[w].rel == TC_REL_OBL || d->words[w].rel == TC_REL_NMOD) && !tc__title_gender(d, w);
}

/* "Lars Haugen of Norway" */
static bool names_citizen(const struct tc__mx *mx, int32_t w)
{
	const struct tc_doc *d = mx->d;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		int32_t p = d->words[c].rel == TC_REL_NMOD && c > w ? tc__case_word(d, c) : -1, n = mx->name_of[c];
		if (p == w + 1 && tc_lemma_is(d, p, "of") && n >= 0 && mx->name[n].hits && tc_child(d, w, TC_REL_DET) < 0 &&
		    tc_know_ent(mx->k, mx->name[n].hits[0].ent)->kind == TC_ENT_COUNTRY && !tc__is_body_noun(d, w))
			return true;
	}
	return false;
}

/* A capitalised name that the knowledge base lacks. */
void tc__resolve_unknown(struct tc__mx *mx, int32_t m)
{
	struct tc_mention *me = mention(mx, m);
	const struct tc_doc *d = mx->d;
	int32_t w = me->head, a, b;
	tc__name_extent(mx, w, &a, &b);
	/* A known name inside: "Vladimir V. Putin" by its last word and first name, or with the initials left out. */
	if (b > a) {
		char buf[128];
		tc_str plain = without_initials(mx, a, b, buf, sizeof buf);
		uint32_t n = 0;
		const struct tc_name_hit *hits =
		        tc_str_find(plain, TC_STR(" ")) >= 0 ? tc_know_find(mx->k, plain, &n) : NULL;
		const struct tc_name_hit *best = NULL;
		for (uint32_t i = 0; hits && i < n; i++)
			if (tc_know_ent(mx->k, hits[i].ent)->kind == TC_ENT_PERSON &&
			    (!best || (!tc__office_of(mx, best->ent) && tc__office_of(mx, hits[i].ent))))
				best = &hits[i];
		if (best) {
			tc__take_entity(mx, m, (struct tc__reading){best, tc_know_ent(mx->k, best->ent), 0},
			                TC__STANDS_NEUTRAL);
			return;
		}
		for (int32_t i = a; i <= b; i++) {
			const struct tc__name_at *na = &mx->name[i];
			for (uint32_t h = 0; na->hits && na->last == b && h < na->n && h < 24; h++) {
				const struct tc_ent *e = tc_know_ent(mx->k, na->hits[h].ent);
				if (e->kind == TC_ENT_PERSON && na->first > a &&
				    tc__same_given(e->name, d->words[a].form)) {
					tc__take_entity(mx, m, (struct tc__reading){&na->hits[h], e, 0},
					                TC__STANDS_NEUTRAL);
					return;
				}
			}
		}
	}
	int32_t tail = tc__of_name(mx, w);
	tc_str name = tc_span_text(d, tc_words_span(d, a, tail > b ? mx->last[w] : b));
	if (a == b || d->words[a].form.n <= 2) {
		int32_t to = tc__key_find(mx, d->words[b].form, m, tc__title_gender(d, w));
		if (to < 0 && a == b && tc_child(d, w, TC_REL_DET) < 0)
			to = tc__given_find(mx, d->words[b].form, m);
		if (to >= 0 && to != m) {
			tc__resolve(mx, to);
			if (mx->state[to] == TC__DONE && mention(mx, to)->who.name.n) {
				tc__bind(mx, m, to, "coref:name");
				return;
			}
		}
	}
	const char *how = NULL;
	struct tc_actor said = {0};
	if (b > a) {
		int32_t to = tc__key_find(mx, d->words[b].form, m, 0);
		/* Past the phrase that this name stands in, which is being resolved itself. */
		for (int t = 0; t < 3 && to >= 0 && to < m && mx->state[to] == TC__BUSY; t++)
			to = tc__key_find(mx, d->words[b].form, to, 0);
		if (to >= 0 && to < m && mx->state[to] == TC__DONE && tc_str_eqi(mention(mx, to)->who.name, name) &&
		    mention(mx, to)->who.sector) {
			tc__bind(mx, m, to, "coref:name");
			return;
		}
	}
	if (tc__said_role(mx, w, &said, &how)) {
		me = mention(mx, m);
		me->who.sector = said.sector;
		memcpy(me->who.country, said.country, 4);
		me->who.office = said.office;
		me->who.name = name;
		if (!me->who.country[0] && american_politician(mx, w, b))
			memcpy(me->who.country, "USA", 4);
		if (!me->who.country[0] && !said.unnamed && tc__state_body(said.sector))
			tc__reported_country(mx, w, me->who.country);
		me = mention(mx, m);
		/* "Foreign Minister Wanjohi summoned the Ethiopian envoy": of another country than hers. */
		if (!me->who.country[0] && !said.unnamed && mx->setting[0] && !tc__faces(mx, me, mx->setting) &&
		    (tc__state_body(said.sector) || (mx->strong_setting && !tc__names_other(mx, w, mx->setting, true))))
			memcpy(me->who.country, mx->setting, 4);
		me->person = said.ent == 0;
		me->party = true;
		me->how = how;
		me->gender = tc__title_gender(d, w);
		if (!me->gender)
			me->gender = tc__gender_of_name(name);
		return;
	}
	/* "the North", where North Korea has been named. */
	if (a == b && tc_child(d, w, TC_REL_DET) >= 0)
		for (int i = 0; i < mx->n_countries; i++) {
			const struct tc_ent *e = tc_know_country(mx->k, mx->countries[i].iso);
			tc_str f = d->words[w].form;
			if (!e || e->name.n <= f.n || e->name.p[f.n] != ' ' ||
			    !tc_str_eqi(tc_str_cut(e->name, 0, f.n), f))
				continue;
			struct tc_name_hit hit = {e->id, TC_NAME_ALIAS};
			tc__take_entity(mx, m, (struct tc__reading){&hit, e, 0}, tc__standing_of(mx, w));
			mention(mx, m)->place = e->id + 1;
			mention(mx, m)->how = "short country name";
			return;
		}
	/* "North and South Korea": the last word of the country is said once. */
	for (int32_t c = a == b ? d->words[w].child : -1; c >= 0; c = d->words[c].next) {
		const struct tc__name_at *na = &mx->name[c];
		if (d->words[c].rel != TC_REL_CONJ || !na->hits || na->last != na->first + 1)
			continue;
		char buf[80];
		tc_str f = d->words[w].form, last = d->words[na->last].form;
		if (f.n + last.n + 1 > sizeof buf)
			continue;
		memcpy(buf, f.p, f.n);
		buf[f.n] = ' ';
		memcpy(buf + f.n + 1, last.p, last.n);
		uint32_t n = 0;
		const struct tc_name_hit *hits = tc_know_find(mx->k, tc_str_n(buf, f.n + 1 + last.n), &n);
		if (hits && n && tc_know_ent(mx->k, hits[0].ent)->kind == TC_ENT_COUNTRY) {
			tc__take_entity(mx, m, (struct tc__reading){&hits[0], tc_know_ent(mx->k, hits[0].ent), 0},
			                tc__standing_of(mx, w));
			mention(mx, m)->place = hits[0].ent + 1;
			mention(mx, m)->how = "shared country name";
			return;
		}
	}
	if (tc__nominal_by_role(mx, m))
		return;
	me = mention(mx, m);
	struct tc__affil af = tc__affil_of(mx, w, -1);
	me = mention(mx, m);
	tc__take_country(mx, &me->who, af.country);
	tc__take_country(mx, &me->who, af.org);
	if (tc_child(d, w, TC_REL_FLAT) < 0)
		tc__take_country(mx, &me->who, af.place); /* "the Raqqa Civil Council" */
	for (int32_t c = d->words[w].child; c >= 0 && !me->who.country[0]; c = d->words[c].next) {
		int32_t n = tc__at(mx, c);
		if (n < 0 || c < w ||
		    (d->words[c].rel != TC_REL_NMOD_UNMARKED && d->words[c].rel != TC_REL_APPOS &&
		     d->words[c].rel != TC_REL_FLAT))
			continue;
		tc__resolve(mx, n);
		if (mx->state[n] == TC__DONE && mention(mx, n)->place)
			tc__take_country(mx, &me->who, n);
	}
	bool known = false; /* a person for certain */
	me->who.name = name;
	me->how = "unknown name";
	bool flat = tc_child(d, w, TC_REL_FLAT) >= 0;
	me->gender = tc__title_gender(d, w);
	if (!me->gender && b > a)
		me->gender = tc__gender_of_name(name);
	me->person = (flat || me->gender == 'm' || me->gender == 'f') && !names_place(mx, w);
	int sector = sector_of_head(d, w, b);
	if (b > a && !sector && names_citizen(mx, w) && capitals_only(mx, a, b))
		me->person = true;
	if (sector == TC_SECTOR_LAB && tail >= 0)
		sector = TC_SECTOR_NGO; /* a union of somebody; unions of workers bear their trade before it */
	if (sector && (me->gender == 0 || !flat)) {
		/* "the Department of Health": a body, by its head noun. */
		me->person = false;
		me->gender = 'n';
		me->who.sector = (uint8_t)sector;
		me->how = "name by head noun";
		tc__take_country(mx, &me->who, af.place);
		if (!me->who.country[0] && tc__state_body(sector)) {
			tc__clause_country(mx, w, me->who.country);
			if (!me->who.country[0] && mx->setting[0])
				memcpy(me->who.country, mx->setting, 4);
		}
	}
	int rel = d->words[w].rel;
	/* "Police arrested Rahami" */
	if (!sector && !me->place && (rel == TC_REL_OBJ || rel == TC_REL_NSUBJ_PASS) && d->words[w].head >= 0 &&
	    WORD_IN(d->words[d->words[w].head].lemma, done_to_people) && tc_child(d, w, TC_REL_DET) < 0 &&
	    d->words[w].upos == TC_UPOS_PROPN) {
		me->person = true;
		known = true;
	}
	me->party = me->person || sector || rel == TC_REL_NSUBJ || rel == TC_REL_NSUBJ_PASS ||
	            rel == TC_REL_OBL_AGENT || rel == TC_REL_OBJ || rel == TC_REL_IOBJ;
	/* "a pardon to Conrad Black": two capitalised words without an article are somebody, unless they are somewhere.
	 */
	if (!me->party && b > a && b - a <= 3 && !me->place && tc_child(d, w, TC_REL_DET) < 0 && !me->who.country[0] &&
	    d->words[w].upos == TC_UPOS_PROPN && tc__standing_of(mx, w) == TC__STANDS_NEUTRAL) {
		me->person = me->party = capitals_only(mx, a, b);
	}
	/* "Lars Haugen of Norway and Arni Bjornsson of Iceland": who stands beside somebody is somebody. */
	if (!me->party && b > a && rel == TC_REL_CONJ && !me->place && capitals_only(mx, a, b)) {
		int32_t up = tc__at(mx, tc_conj_head(d, w));
		me->party = me->person = up >= 0 && mx->state[up] == TC__DONE && mention(mx, up)->person &&
		                         mention(mx, up)->kind == TC_MENTION_NAME;
	}
	if (af.org >= 0 && !me->who.sector && me->person)
		me->who.sector = mention(mx, af.org)->who.sector;
	/* Somebody of whom the text says no more: a citizen of the country that it is about. */
	if (me->person && (b > a || known) && !me->who.sector) {
		if (!me->who.country[0] && mx->setting[0] && !tc__names_other(mx, w, mx->setting, true))
			memcpy(me->who.country, mx->setting, 4);
		if (me->who.country[0])
			me->who.sector = TC_SECTOR_CVL;
	}
}
