/* SPDX-License-Identifier: Apache-2.0 */
/* code/resolve.c - from a mention to a party: canonical name, country, sector and office on the document's date.
 * A name is read as the entity that fits best: by its letters, by where it stands ("in Georgia" against "Georgia
 * said"), by a title before it, by who held office on that day and by the countries that the rest of the document
 * names. A nominal takes its sector from its role noun and its country from possessor, demonym, compound or "of"
 * phrase; a role that one person holds ("the Russian foreign minister") finds its holder. People whom the knowledge
 * base lacks take country and sector from title, apposition and nationality. What stays open is left empty: no guess.
 * Scores are small integers and halves chosen by hand and checked on development documents; they only rank readings. */
#include "code/mention_int.h"

static struct tc_mention *mention(const struct tc__mx *mx, int32_t m) { return &mx->cx->mentions[m]; }

/* What the text says a named person is, from the words around; false if nothing. out->unnamed: owned, see role_info. */
static bool said_role(struct tc__mx *mx, int32_t w, struct tc_actor *out, const char **how)
{
	const struct tc_doc *d = mx->d;
	int32_t at;
	const struct tc_ent *t = tc__title_of(mx, w, &at);
	if (t && (t->sector || t->note.n)) {
		out->unnamed = tc__role_info(mx, t, at, w, out);
		*how = "title+name";
		return true;
	}
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_APPOS && tc__role_at(mx, c)) {
			out->unnamed = tc__role_info(mx, tc__role_at(mx, c), c, w, out);
			*how = "name+apposition";
			return true;
		}
	int32_t h = d->words[w].head;
	if (d->words[w].rel == TC_REL_APPOS && h >= 0 && tc__role_at(mx, h)) {
		tc__role_info(mx, tc__role_at(mx, h), h, w, out);
		*how = "apposition+name";
		return true;
	}
	if (d->words[w].rel == TC_REL_NSUBJ && h >= 0 && tc__role_at(mx, h) && tc_child(d, h, TC_REL_COP) >= 0) {
		tc__role_info(mx, tc__role_at(mx, h), h, w, out);
		*how = "name+copula";
		return true;
	}
	if (t) {
		tc__role_info(mx, t, at, w, out);
		*how = "title+name";
		return true;
	}
	return false;
}

/* Countries by which people are called: "the Russians" are their government, "two Russians" are people. */
static bool stands_for_people(const struct tc__mx *mx, int32_t w)
{
	const struct tc_doc *d = mx->d;
	if (tc_child(d, w, TC_REL_NUMMOD) >= 0 || tc_child(d, w, TC_REL_AMOD) >= 0)
		return true;
	int32_t det = tc_child(d, w, TC_REL_DET);
	if (d->words[w].xpos == TC_XPOS_NNPS || d->words[w].xpos == TC_XPOS_NNS)
		return !(det >= 0 && tc_lemma_is(d, det, "the"));
	return det >= 0 && !tc_lemma_is(d, det, "the");
}

static void set_ethnic_country(struct tc__mx *mx, struct tc_mention *me, const struct tc_ent *e)
{
	struct tc__affil a = tc__affil_of(mx, me->head, -1);
	if (a.country >= 0)
		tc__take_country(mx, &me->who, a.country);
	else if (a.place >= 0)
		tc__take_country(mx, &me->who, a.place);
	if (!me->who.country[0] && e->country[0])
		memcpy(me->who.country, e->country, 4);
	if (tc_str_is(e->note, "religious"))
		return;
	if (!me->who.country[0])
		tc__clause_country(mx, me->head, me->who.country);
	if (!me->who.country[0] && mx->theatre[0])
		memcpy(me->who.country, mx->theatre, 4);
	else if (!me->who.country[0] && mx->setting[0] && !tc__names_other(mx, me->head, mx->setting))
		memcpy(me->who.country, mx->setting, 4);
}

/* Whether the document speaks of fighters of a people ("Kurdish militias"): then the people's name stands for them. */
static bool people_in_arms(const struct tc__mx *mx, const struct tc_ent *e)
{
	const struct tc_coding *cx = mx->cx;
	int32_t n = cx->n_mentions < 4000 ? cx->n_mentions : 4000;
	for (int32_t m = 0; m < n; m++) {
		const struct tc_mention *me = &cx->mentions[m];
		const struct tc__name_at *na = &mx->name[me->head];
		if (me->kind != TC_MENTION_ADJECTIVE || !na->hits || na->hits[0].ent != e->id)
			continue;
		int32_t h = mx->d->words[me->head].head;
		const struct tc_ent *role = h >= 0 ? mx->role[h].e : NULL;
		if (role &&
		    (role->sector == TC_SECTOR_MIL || role->sector == TC_SECTOR_REB || role->sector == TC_SECTOR_UAF))
			return true;
		if (h >= 0 && mx->name[h].hits && tc_know_ent(mx->k, mx->name[h].hits[0].ent)->sector == TC_SECTOR_REB)
			return true;
	}
	return false;
}

/* "Russian airstrikes", "a Turkish offensive": the state acts through its armed forces. */
static bool is_war_noun(const struct tc_doc *d, int32_t w)
{
	static const char *const words[] = {
	        "airstrike", "artillery", "assault",    "bombardment", "bomber",   "bombing", "drone",
	        "fighter",   "gunship",   "helicopter", "incursion",   "jet",      "missile", "offensive",
	        "raid",      "shelling",  "strike",     "tank",        "warplane", "warship",
	};
	return w >= 0 && WORD_IN(d->words[w].lemma, words);
}

/* "German-Dutch cooperation", "Sino-Russian talks": both. Where the noun is somebody ("an Iranian-American pastor"), the
 * last says whose. */
static void hyphen_pair(struct tc__mx *mx, int32_t m)
{
	static const struct {
		const char *form, *iso;
	} prefixes[] = {
	        {"sino", "CHN"}, {"anglo", "GBR"}, {"franco", "FRA"}, {"russo", "RUS"}, {"indo", "IND"}, {"greco", "GRC"},
	        {"turco", "TUR"}, {"nippo", "JPN"},
	};
	const struct tc_doc *d = mx->d;
	int32_t w = mention(mx, m)->head, first = mx->name[w].first, h = d->words[w].head;
	if (first < 2 || d->words[first - 1].form.n != 1 || d->words[first - 1].form.p[0] != '-' ||
	    d->words[first - 1].flags & TC_WORD_SPACE_AFTER || d->words[first - 2].flags & TC_WORD_SPACE_AFTER ||
	    d->words[first - 2].sent != d->words[w].sent || (h >= 0 && tc__role_at(mx, h)))
		return;
	char iso[4] = "";
	int32_t at = mx->name_of[first - 2];
	const struct tc_ent *e = at >= 0 && mx->name[at].hits ? tc_know_ent(mx->k, mx->name[at].hits[0].ent) : NULL;
	if (e && e->kind == TC_ENT_COUNTRY)
		memcpy(iso, e->country, 4);
	for (size_t i = 0; i < TC_COUNT(prefixes) && !iso[0]; i++)
		if (tc_str_eqi(d->words[first - 2].form, tc_str_of(prefixes[i].form)))
			memcpy(iso, prefixes[i].iso, 4);
	if (!iso[0] || memcmp(iso, mention(mx, m)->who.country, 4) == 0 || !(e = tc_know_country(mx->k, iso)))
		return;
	int32_t other = tc__synth(mx, mention(mx, m)), self = other < 0 ? -1 : tc__synth(mx, mention(mx, m));
	if (self < 0)
		return;
	struct tc_mention *t = mention(mx, other);
	t->ent = t->who.ent = e->id + 1;
	t->who.name = e->name;
	memcpy(t->who.country, iso, 4);
	mention(mx, m)->also[0] = other;
	mention(mx, m)->also[1] = self;
	mention(mx, m)->also[2] = -1;
}

/* What this document has said somebody out of office is now; NULL nothing. */
static uint8_t *said_now(struct tc__mx *mx, uint32_t ent)
{
	for (int i = 0; i < mx->n_said; i++)
		if (mx->said[i].ent == ent)
			return &mx->said[i].sector;
	return NULL;
}

static void take_entity(struct tc__mx *mx, int32_t m, struct tc__reading r, enum tc__standing st)
{
	struct tc_mention *me = mention(mx, m);
	const struct tc_ent *e = r.e;
	const struct tc_doc *d = mx->d;
	int32_t w = me->head;
	me->how = "name";
	me->ent = me->who.ent = e->id + 1;
	me->who.name = e->name;
	memcpy(me->who.country, e->country, 4);
	me->who.sector = e->sector;
	switch (e->kind) {
	case TC_ENT_COUNTRY:
		me->gender = 'n';
		me->who.sector = TC_SECTOR_GOV;
		me->party = st != TC__STANDS_PLACE;
		me->how = r.hit->name_flags & TC_NAME_METONYM   ? "metonym"
		          : r.hit->name_flags & TC_NAME_CAPITAL ? "capital"
		          : r.hit->name_flags & TC_NAME_DEMONYM ? "demonym"
		                                                : "name";
		if (me->kind == TC_MENTION_ADJECTIVE && is_war_noun(d, d->words[w].head))
			me->who.sector = TC_SECTOR_MIL;
		if (me->kind == TC_MENTION_ADJECTIVE)
			hyphen_pair(mx, m);
		if (r.hit->name_flags & TC_NAME_DEMONYM && me->kind == TC_MENTION_NAME) {
			me->party = true;
			if (d->words[w].upos != TC_UPOS_ADJ && stands_for_people(mx, w)) {
				me->who.sector = TC_SECTOR_CVL;
				me->person = !me->plural;
				me->gender = 0;
				me->ent = me->who.ent = 0;
				me->who.unnamed = true;
				me->who.name = tc__describe(mx, me);
			}
		}
		break;
	case TC_ENT_PERSON: {
		int32_t at;
		const char *how = NULL;
		struct tc_actor said = {0};
		me->gender = tc__title_gender(d, w);
		tc__set_person(mx, me, e);
		const struct tc_office *o = tc__office_of(mx, e->id);
		if (tc__title_of(mx, w, &at))
			me->how = "title+name";
		uint8_t *now = said_now(mx, e->id);
		if (!o && said_role(mx, w, &said, &how) && said.sector) {
			/* Out of office by our tables: the text knows better what the person is now. */
			bool private = said.sector == TC_SECTOR_ELI || said.sector == TC_SECTOR_BUS ||
				       said.sector == TC_SECTOR_CVL || said.sector == TC_SECTOR_JRN;
			if (said.sector == TC_SECTOR_ELI && mx->campaign == 0)
				private = false;
			bool candidate = private &&
			                 (me->who.sector == TC_SECTOR_PTY || (now && *now == TC_SECTOR_PTY));
			me->who.sector = candidate ? TC_SECTOR_PTY : said.sector;
			me->who.office = said.office;
			if (said.country[0])
				memcpy(me->who.country, said.country, 4);
			me->how = how;
			if (now)
				*now = me->who.sector;
			else if (mx->n_said < TC__MAX_SAID)
				mx->said[mx->n_said++] = (struct tc__said_sector){e->id, me->who.sector};
		} else if (!o && now) {
			me->who.sector = *now;
		}
		/* Without a date the tables cannot tell what "former" does. */
		if (mx->cx->day == TC_DAY_NONE && at >= 0 && tc__former_at(d, at) &&
		    (me->who.sector == TC_SECTOR_GOV || me->who.sector == TC_SECTOR_LEG)) {
			me->who.sector = TC_SECTOR_ELI;
			me->who.office = TC_STR_NULL;
		}
		break;
	}
	case TC_ENT_ORG:
		me->gender = 'n';
		me->party = true;
		me->plural |= d->words[w].xpos == TC_XPOS_NNPS;
		if (e->sector == TC_SECTOR_IGO)
			me->who.country[0] = 0;
		break;
	case TC_ENT_ETHNIC:
		me->party = true;
		me->plural = true;
		me->who.country[0] = 0;
		set_ethnic_country(mx, me, e);
		if (!me->who.sector)
			me->who.sector =
			        tc__of_child(d, w) < 0 && tc_child(d, w, TC_REL_NUMMOD) < 0 && people_in_arms(mx, e)
			                ? TC_SECTOR_REB
			                : TC_SECTOR_CVL;
		break;
	case TC_ENT_PLACE:
		me->gender = 'n';
		me->who.sector = TC_SECTOR_GOV;
		if (d->words[w].xpos == TC_XPOS_NNS || d->words[w].xpos == TC_XPOS_NNPS) {
			static const char *const states[] = {"country", "nation", "power", "republic", "state"};
			if (WORD_IN(d->words[w].lemma, states)) {
				me->party = me->plural = true; /* "the Gulf states" */
				break;
			}
		}
		me->party = (d->words[w].rel == TC_REL_NSUBJ || d->words[w].rel == TC_REL_OBL_AGENT) &&
		            d->words[w].head >= 0 && d->words[d->words[w].head].upos == TC_UPOS_VERB;
		break;
	case TC_ENT_OUTLET:
		me->gender = 'n';
		me->party = true;
		if (!me->who.sector)
			me->who.sector = TC_SECTOR_JRN;
		break;
	default:
		break;
	}
}

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
	        {"academy", TC_SECTOR_EDU},    {"administration", TC_SECTOR_GOV}, {"agency", TC_SECTOR_GOV},
	        {"airlines", TC_SECTOR_BUS},   {"alliance", TC_SECTOR_PTY},       {"army", TC_SECTOR_MIL},
	        {"assembly", TC_SECTOR_LEG},   {"association", TC_SECTOR_NGO},    {"authority", TC_SECTOR_GOV},
	        {"bank", TC_SECTOR_BUS},       {"battalion", TC_SECTOR_MIL},      {"board", TC_SECTOR_GOV},
	        {"brigade", TC_SECTOR_MIL},    {"brigades", TC_SECTOR_REB},       {"bureau", TC_SECTOR_GOV},
	        {"center", TC_SECTOR_NGO},     {"centre", TC_SECTOR_NGO},         {"church", TC_SECTOR_REL},
	        {"co", TC_SECTOR_BUS},         {"college", TC_SECTOR_EDU},        {"commission", TC_SECTOR_GOV},
	        {"committee", TC_SECTOR_GOV},  {"congress", TC_SECTOR_LEG},       {"corp", TC_SECTOR_BUS},
	        {"corps", TC_SECTOR_MIL},      {"council", TC_SECTOR_GOV},        {"court", TC_SECTOR_JUD},
	        {"department", TC_SECTOR_GOV}, {"directorate", TC_SECTOR_GOV},    {"embassy", TC_SECTOR_GOV},
	        {"federation", TC_SECTOR_NGO}, {"foundation", TC_SECTOR_NGO},     {"front", TC_SECTOR_REB},
	        {"fund", TC_SECTOR_NGO},       {"guard", TC_SECTOR_MIL},          {"herald", TC_SECTOR_JRN},
	        {"hospital", TC_SECTOR_MED},   {"house", TC_SECTOR_LEG},          {"inc", TC_SECTOR_BUS},
	        {"institute", TC_SECTOR_EDU},  {"league", TC_SECTOR_NGO},         {"ltd", TC_SECTOR_BUS},
	        {"ministry", TC_SECTOR_GOV},   {"movement", TC_SECTOR_PTY},       {"municipality", TC_SECTOR_GOV},
	        {"navy", TC_SECTOR_MIL},       {"network", TC_SECTOR_NGO},        {"observatory", TC_SECTOR_NGO},
	        {"office", TC_SECTOR_GOV},     {"parliament", TC_SECTOR_LEG},     {"party", TC_SECTOR_PTY},
	        {"plc", TC_SECTOR_BUS},        {"police", TC_SECTOR_COP},         {"senate", TC_SECTOR_LEG},
	        {"service", TC_SECTOR_GOV},    {"society", TC_SECTOR_NGO},        {"times", TC_SECTOR_JRN},
	        {"treasury", TC_SECTOR_GOV},   {"tribune", TC_SECTOR_JRN},        {"tribunal", TC_SECTOR_JUD},
	        {"union", TC_SECTOR_LAB},      {"university", TC_SECTOR_EDU},     {"watch", TC_SECTOR_NGO},
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

/* A capitalised name that the knowledge base lacks. */
static void resolve_unknown(struct tc__mx *mx, int32_t m)
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
		const struct tc_name_hit *hits = tc_str_find(plain, TC_STR(" ")) >= 0 ? tc_know_find(mx->k, plain, &n) : NULL;
		for (uint32_t i = 0; hits && i < n; i++) {
			const struct tc_ent *e = tc_know_ent(mx->k, hits[i].ent);
			if (e->kind == TC_ENT_PERSON) {
				take_entity(mx, m, (struct tc__reading){&hits[i], e, 0}, TC__STANDS_NEUTRAL);
				return;
			}
		}
		for (int32_t i = a; i <= b; i++) {
			const struct tc__name_at *na = &mx->name[i];
			for (uint32_t h = 0; na->hits && na->last == b && h < na->n && h < 24; h++) {
				const struct tc_ent *e = tc_know_ent(mx->k, na->hits[h].ent);
				if (e->kind == TC_ENT_PERSON && na->first > a &&
				    tc__same_given(e->name, d->words[a].form)) {
					take_entity(mx, m, (struct tc__reading){&na->hits[h], e, 0},
					            TC__STANDS_NEUTRAL);
					return;
				}
			}
		}
	}
	tc_str name = tc_span_text(d, tc_words_span(d, a, b));
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
	if (said_role(mx, w, &said, &how)) {
		me = mention(mx, m);
		me->who.sector = said.sector;
		memcpy(me->who.country, said.country, 4);
		me->who.office = said.office;
		me->who.name = name;
		if (!me->who.country[0] && !said.unnamed && mx->setting[0] &&
		    (tc__state_body(said.sector) || (mx->strong_setting && !tc__names_other(mx, w, mx->setting))))
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
			take_entity(mx, m, (struct tc__reading){&hit, e, 0}, tc__standing_of(mx, w));
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
			take_entity(mx, m, (struct tc__reading){&hits[0], tc_know_ent(mx->k, hits[0].ent), 0},
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
	me->who.name = name;
	me->how = "unknown name";
	bool flat = tc_child(d, w, TC_REL_FLAT) >= 0;
	me->gender = tc__title_gender(d, w);
	if (!me->gender && b > a)
		me->gender = tc__gender_of_name(name);
	me->person = flat || me->gender == 'm' || me->gender == 'f';
	int sector = sector_of_head(d, w, b);
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
	me->party = me->person || sector || rel == TC_REL_NSUBJ || rel == TC_REL_NSUBJ_PASS ||
	            rel == TC_REL_OBL_AGENT || rel == TC_REL_OBJ || rel == TC_REL_IOBJ;
	if (af.org >= 0 && !me->who.sector && me->person)
		me->who.sector = mention(mx, af.org)->who.sector;
	/* Somebody of whom the text says no more: a citizen of the country that it is about. */
	if (me->person && b > a && !me->who.sector) {
		if (!me->who.country[0] && mx->setting[0] && !tc__names_other(mx, w, mx->setting))
			memcpy(me->who.country, mx->setting, 4);
		if (me->who.country[0])
			me->who.sector = TC_SECTOR_CVL;
	}
}

void tc__resolve_name(struct tc__mx *mx, int32_t m)
{
	struct tc_mention *me = mention(mx, m);
	const struct tc_doc *d = mx->d;
	int32_t w = me->head, at, a, b;
	const struct tc__name_at *na = &mx->name[w];
	/* "the North": a compass point is a place name only where no such country is at hand. */
	bool compass = na->first == na->last && d->words[w].form.n == 5 &&
	               (tc_child(d, w, TC_REL_DET) >= 0 || tc_child(d, w, TC_REL_CONJ) >= 0) &&
	               (tc_str_is(d->words[w].form, "North") || tc_str_is(d->words[w].form, "South"));
	if (!na->hits || compass) {
		resolve_unknown(mx, m);
		return;
	}
	const struct tc_ent *title = tc__title_of(mx, w, &at);
	enum tc__standing st = tc__standing_of(mx, w);
	tc__name_extent(mx, w, &a, &b);
	bool longer = a < na->first || b > na->last;
	struct tc__reading r = tc__best_reading(mx, na, w, st, title, at, longer);
	/* Somebody named in full in this document owns the surname. */
	bool yields = !r.e || r.e->kind == TC_ENT_PERSON || r.score < 4.5f ||
	              ((r.e->kind == TC_ENT_PLACE || r.e->kind == TC_ENT_COUNTRY) && st != TC__STANDS_PLACE &&
	               me->kind != TC_MENTION_ADJECTIVE);
	/* So does an acronym that the text has defined or whose name it has spelled out. */
	bool acronym = na->first == na->last && d->words[w].form.n <= 8 && tc__all_upper(d->words[w].form) && r.e &&
	               r.e->kind != TC_ENT_COUNTRY;
	/* "McDonald" after Laquan McDonald, "Ford" after Gerald Ford. */
	bool company = na->first == na->last && r.e && r.e->kind == TC_ENT_ORG && !acronym &&
		       me->kind != TC_MENTION_ADJECTIVE;
	yields |= acronym || company;
	if (na->first == na->last && !longer && yields) {
		int32_t to = tc__key_find(mx, d->words[w].form, m, tc__title_gender(d, w));
		if (to < 0 && (!r.e || r.e->kind == TC_ENT_PERSON) && !title)
			to = tc__given_find(mx, d->words[w].form, m);
		/* A state by its own name gives way only to somebody named before. */
		if (to > m && r.e &&
		    (acronym || company || (r.e->kind == TC_ENT_COUNTRY && !(r.hit->name_flags & TC_NAME_CAPITAL))))
			to = -1;
		if (to >= 0 && to != m) {
			tc__resolve(mx, to);
			const struct tc_mention *t = mention(mx, to);
			/* "Secretary Clinton" is not the president of that name who is spoken of later. */
			bool own = r.e && r.e->kind == TC_ENT_PERSON && r.score >= 4.5f && t->ent && to > m;
			if (!own && mx->state[to] == TC__DONE && t->who.name.n && (!r.e || t->ent != r.e->id + 1)) {
				tc__bind(mx, m, to, "coref:surname");
				return;
			}
		}
	}
	for (uint32_t i = 0; i < na->n && i < 32; i++)
		if (tc_know_ent(mx->k, na->hits[i].ent)->kind == TC_ENT_OUTLET && tc__hit_fits(mx, na, &na->hits[i])) {
			me->outlet = na->hits[i].ent + 1;
			break;
		}
	if (r.e && r.e->kind == TC_ENT_OUTLET &&
	    (d->words[w].rel == TC_REL_COMPOUND || d->words[w].rel == TC_REL_AMOD) &&
	    d->words[d->words[w].head].upos == TC_UPOS_PROPN) {
		me->how = "part of a name"; /* "Kasai Liberation Front" */
		return;
	}
	if (!r.e || r.score < 1.5f ||
	    (longer && r.e->kind == TC_ENT_PERSON && na->first == na->last &&
	     (na->first == a || !tc__same_given(r.e->name, d->words[a].form)))) {
		resolve_unknown(mx, m);
		return;
	}
	take_entity(mx, m, r, st);
	me = mention(mx, m);
	if (me->who.ent && (r.e->kind == TC_ENT_COUNTRY || r.e->kind == TC_ENT_PLACE)) {
		/* "Paris, Texas": what follows says which one. */
		const char *within = NULL;
		for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
			int rel = d->words[c].rel;
			if ((rel == TC_REL_NMOD_UNMARKED || rel == TC_REL_APPOS || rel == TC_REL_NMOD) && c > w &&
			    tc__at(mx, c) >= 0) {
				tc__resolve(mx, tc__at(mx, c));
				const struct tc_mention *in = mention(mx, tc__at(mx, c));
				if (in->place && in->who.country[0])
					within = in->who.country;
			}
		}
		if (!within)
			within = tc__beside_country(mx, w);
		const struct tc_ent *p = tc__best_place(mx, na, within, r.e->kind == TC_ENT_PLACE);
		me = mention(mx, m);
		if (p) {
			me->place = p->id + 1;
			if (r.e->kind == TC_ENT_PLACE) {
				me->ent = me->who.ent = p->id + 1;
				me->who.name = p->name;
				memcpy(me->who.country, p->country, 4);
			}
		}
	}
}

void tc__resolve(struct tc__mx *mx, int32_t m)
{
	if (m < 0 || mx->state[m] != TC__OPEN || mx->depth >= TC__MAX_DEPTH)
		return;
	mx->state[m] = TC__BUSY;
	mx->depth++;
	switch (mention(mx, m)->kind) {
	case TC_MENTION_PRONOUN:
		tc__coref_pronoun(mx, m);
		break;
	case TC_MENTION_NOMINAL:
		tc__resolve_nominal(mx, m);
		break;
	default:
		/* "rebel" of "rebel positions" */
		if (mx->name[mention(mx, m)->head].hits || mx->d->words[mention(mx, m)->head].upos == TC_UPOS_PROPN ||
		    !tc__nominal_by_role(mx, m))
			tc__resolve_name(mx, m);
		break;
	}
	mx->depth--;
	mx->state[m] = TC__DONE;
}
