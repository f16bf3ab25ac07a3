/* SPDX-License-Identifier: Apache-2.0 */
/* code/coref.c - whom a shorter phrase goes back to: "the president", "the two countries", "the group", "the
 * militants", "his Russian counterpart" look back for what fits their head noun. Short names: nameref.c; pronouns:
 * pronoun.c. Looking back stops after TC__COREF_MENTIONS mentions or TC__COREF_SENTS sentences, so cost stays linear in
 * the document. Not handled: split antecedents beyond "both" and "the two", events as antecedents. */
#include "code/coref_int.h"

static struct tc_mention *mention(const struct tc__mx *mx, int32_t m) { return &mx->cx->mentions[m]; }

void tc__bind(struct tc__mx *mx, int32_t m, int32_t to, const char *how)
{
	struct tc_mention *me = mention(mx, m);
	const struct tc_mention *t = mention(mx, to);
	tc_str text = me->who.text;
	tc_span span = me->span;
	me->who = t->who;
	me->who.text = text;
	me->who.span = span;
	me->ent = t->ent;
	me->place = t->place;
	me->outlet = t->outlet;
	me->person = t->person;
	me->party = t->party;
	me->plural = t->plural || me->plural;
	if (t->gender)
		me->gender = t->gender;
	memcpy(me->also, t->also, sizeof me->also);
	me->antecedent = to;
	me->how = how;
}

/* --- nominals ------------------------------------------------------------ */

static bool lemma_in(const struct tc_doc *d, int32_t w, const char *const *list, int n)
{
	for (int i = 0; i < n; i++)
		if (tc_lemma_is(d, w, list[i]))
			return true;
	return false;
}
#define LEMMA_IN(d, w, list) lemma_in((d), (w), (list), (int)TC_COUNT(list))

static bool definite(const struct tc_doc *d, int32_t w)
{
	int32_t det = tc_child(d, w, TC_REL_DET);
	if (det >= 0)
		return tc_lemma_is(d, det, "the") || tc_lemma_is(d, det, "this") || tc_lemma_is(d, det, "that") ||
		       tc_lemma_is(d, det, "these") || tc_lemma_is(d, det, "those");
	return false;
}

/* Whether the child belongs to the role noun's own words ("prime" of "prime minister"). */
bool tc__in_role(const struct tc__mx *mx, int32_t w, int32_t c)
{
	return mx->role[w].e && c >= mx->role[w].first && c <= mx->role[w].last;
}

/* Modifiers that make the phrase speak of something new. Numbers and plain determiners do not. */
static bool has_own_modifier(const struct tc__mx *mx, int32_t w, bool clauses)
{
	const struct tc_doc *d = mx->d;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		if (tc__in_role(mx, w, c))
			continue;
		switch (d->words[c].rel) {
		case TC_REL_ACL:
		case TC_REL_ACL_RELCL: {
			/* "the group, led by": behind a comma it tells more of what is known. */
			int32_t first, last;
			tc_subtree(d, c, &first, &last);
			if (clauses && (first < 1 || !tc_str_is(d->words[first - 1].form, ",")))
				return true;
			break;
		}
		case TC_REL_COMPOUND:
		case TC_REL_NMOD_POSS:
			return true;
		case TC_REL_NMOD: {
			/* "the alliance of the North"; but "bring the alliance to Ukraine" says nothing of which. */
			int32_t p = tc__case_word(d, c);
			if (p < 0 ||
			    (!tc_lemma_is(d, p, "to") && !tc_lemma_is(d, p, "from") && !tc_lemma_is(d, p, "on") &&
			     !tc_lemma_is(d, p, "at") && !tc_lemma_is(d, p, "after") && !tc_lemma_is(d, p, "before")))
				return true;
			break;
		}
		default:
			break;
		}
	}
	return false;
}

static int number_of(const struct tc_doc *d, int32_t w)
{
	int32_t num = tc_child(d, w, TC_REL_NUMMOD);
	if (num >= 0) {
		if (tc_lemma_is(d, num, "two") || tc_lemma_is(d, num, "2"))
			return 2;
		if (tc_lemma_is(d, num, "three") || tc_lemma_is(d, num, "3"))
			return 3;
		return 0;
	}
	/* "called on the sides to observe the truce", "the warring parties" */
	if (tc_lemma_is(d, w, "side") && definite(d, w) && d->words[w].xpos == TC_XPOS_NNS)
		return 2;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_AMOD && (tc_lemma_is(d, c, "warring") || tc_lemma_is(d, c, "opposing")) && definite(d, w))
			return 2;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
		if ((d->words[c].rel == TC_REL_DET || d->words[c].rel == TC_REL_DET_PREDET ||
		     d->words[c].rel == TC_REL_AMOD || d->words[c].rel == TC_REL_CC_PRECONJ) &&
		    (tc_lemma_is(d, c, "both") || tc_lemma_is(d, c, "either") || tc_lemma_is(d, c, "neither")))
			return 2;
	return 0;
}

static bool contains_word(tc_str text, tc_str word)
{
	for (uint32_t i = 0; i + word.n <= text.n; i++)
		if ((i == 0 || text.p[i - 1] == ' ') && tc_str_eqi(tc_str_cut(text, i, i + word.n), word) &&
		    (i + word.n == text.n || !tc_is_alpha(text.p[i + word.n]) || text.p[i + word.n] == 's'))
			return true; /* but "president" is not in "presidential candidate" */
	return false;
}

static const char *const country_nouns[] = {"country", "nation", "state", "republic", "kingdom"};
static const char *const side_nouns[] = {"side",  "party",     "government", "capital", "army",
                                         "power", "neighbour", "neighbor",   "ally"};
static const char *const people_nouns[] = {"leader",   "president", "minister", "man",
                                           "official", "diplomat",  "pair",     "premier"};
static const char *const body_nouns[] = {
        "agency",     "alliance", "army",         "association",  "authority",   "bank",       "bloc",
        "body",       "channel",  "church",       "coalition",    "commission",  "committee",  "company",
        "congress",   "council",  "court",        "department",   "faction",     "federation", "fleet",
        "force",      "front",    "group",        "grouping",     "institution", "junta",      "league",
        "magazine",   "militia",  "ministry",     "mission",      "movement",    "navy",       "network",
        "newspaper",  "office",   "organisation", "organization", "outfit",      "outlet",     "paper",
        "parliament", "party",    "police",       "station",      "union",       "university",
};
static const char *const wide_nouns[] = {"body",        "group",  "organisation", "organization",
                                         "institution", "outfit", "movement",     "faction"};

bool tc__is_body_noun(const struct tc_doc *d, int32_t w) { return LEMMA_IN(d, w, body_nouns); }

/* "the terror organisation", "the separatist group" */
static bool militant_modifier(const struct tc_doc *d, int32_t w)
{
	static const char *const words[] = {
	        "armed",    "extremist", "guerrilla", "insurgent",  "islamist", "jihadi",
	        "jihadist", "militant",  "rebel",     "separatist", "terror",   "terrorist",
	};
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
		if ((d->words[c].rel == TC_REL_AMOD || d->words[c].rel == TC_REL_COMPOUND) && LEMMA_IN(d, c, words))
			return true;
	return false;
}

static bool own_name(const struct tc__mx *mx, int32_t w)
{
	const struct tc_doc *d = mx->d;
	for (int32_t c = d->words[w].child; c >= 0 && c < w; c = d->words[c].next)
		if ((d->words[c].rel == TC_REL_COMPOUND || d->words[c].rel == TC_REL_AMOD) &&
		    d->words[c].upos == TC_UPOS_PROPN && mx->name_of[c] < 0)
			return true;
	return false;
}

/* Whether a body named before can be called by the noun at w. */
static bool body_fits(const struct tc__mx *mx, int32_t w, const struct tc_mention *t)
{
	const struct tc_doc *d = mx->d;
	const struct tc_ent *role = mx->role[w].e;
	tc_str lemma = d->words[w].lemma;
	if (contains_word(t->who.name, lemma) || contains_word(t->who.text, lemma))
		return true;
	int s = t->who.sector;
	if (tc_lemma_is(d, w, "alliance") || tc_lemma_is(d, w, "bloc") || tc_lemma_is(d, w, "union"))
		return s == TC_SECTOR_IGO || s == TC_SECTOR_EUR;
	if (tc_lemma_is(d, w, "newspaper") || tc_lemma_is(d, w, "paper") || tc_lemma_is(d, w, "outlet") ||
	    tc_lemma_is(d, w, "channel") || tc_lemma_is(d, w, "network") || tc_lemma_is(d, w, "magazine"))
		return s == TC_SECTOR_JRN || t->outlet;
	/* "the rights group" is no newspaper. */
	if (role && role->sector != TC_SECTOR_UNK && role->sector && mx->role[w].last > mx->role[w].first)
		return s == role->sector;
	if (tc_lemma_is(d, w, "movement") || tc_lemma_is(d, w, "faction") || tc_lemma_is(d, w, "outfit"))
		return s == TC_SECTOR_REB || s == TC_SECTOR_PTY || s == TC_SECTOR_OPP || s == TC_SECTOR_REL ||
		       s == TC_SECTOR_UAF || s == TC_SECTOR_NGO || s == TC_SECTOR_CVL;
	/* "the group" is no agency that is quoted in passing. */
	if (LEMMA_IN(d, w, wide_nouns) && (t->outlet || s == TC_SECTOR_JRN))
		return false;
	if (LEMMA_IN(d, w, wide_nouns))
		return s != TC_SECTOR_NONE && (!tc__is_state_sector(s) || s == TC_SECTOR_IGO);
	return role && role->sector && role->sector == s;
}

/* "the former president": somebody who held the office and holds it no more. */
static bool held_before(const struct tc__mx *mx, tc_str lemma, const struct tc_mention *t)
{
	/* "former premier" may be a role of its own: the plain noun has the class. */
	uint32_t n = 0;
	const struct tc_name_hit *hits = tc_know_find(mx->k, lemma, &n);
	tc_str note = TC_STR_NULL;
	for (uint32_t i = 0; hits && i < n && !note.n; i++)
		if (tc_know_ent(mx->k, hits[i].ent)->kind == TC_ENT_ROLE)
			note = tc_know_ent(mx->k, hits[i].ent)->note;
	if (!t->ent || !note.n || tc_know_ent(mx->k, t->ent - 1)->kind != TC_ENT_PERSON || mx->cx->day == TC_DAY_NONE)
		return false;
	const struct tc_office *all = tc_know_offices(mx->k, t->ent - 1, &n);
	bool before = false;
	for (uint32_t i = 0; i < n && i < 64; i++) {
		if (!tc_str_eqi(all[i].office_class, note) || all[i].from > mx->cx->day)
			continue;
		if (all[i].to == TC_DAY_OPEN || all[i].to >= mx->cx->day)
			return false;
		before = true;
	}
	return before;
}

/* "Gen." for "general", or the word itself. */
static bool abbreviates(tc_str a, tc_str word)
{
	if (a.n && a.p[a.n - 1] == '.')
		a.n--;
	return a.n >= 3 && a.n <= word.n && tc_str_eqi(a, tc_str_cut(word, 0, a.n));
}

static bool same_office(const struct tc__mx *mx, const struct tc_ent *role, const struct tc_mention *t, int32_t w,
                        bool former)
{
	const struct tc_doc *d = mx->d;
	if (former) {
		bool fresh = false; /* "the ousted leader": the tables may have him in office still */
		for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
			fresh |= tc_lemma_is(d, c, "ousted") || tc_lemma_is(d, c, "deposed") ||
			         tc_lemma_is(d, c, "toppled");
		if (held_before(mx, d->words[w].lemma, t))
			return true;
		if (!fresh)
			return false;
	}
	if (t->ent && tc_know_ent(mx->k, t->ent - 1)->kind == TC_ENT_PERSON) {
		const struct tc_office *o = tc__office_of(mx, t->ent - 1);
		if (o && role->note.n && tc_str_eqi(role->note, o->office_class))
			return true;
		if (o && tc_lemma_is(d, w, "leader"))
			return o->rank == 1;
		if (o && role->note.n && o->office_class.n)
			return false;
		if (o && contains_word(o->office, d->words[w].lemma))
			return true;
	}
	if (contains_word(t->who.office, d->words[w].lemma))
		return true;
	if (t->kind == TC_MENTION_NOMINAL)
		return tc_str_eqi(d->words[t->head].lemma, d->words[w].lemma);
	/* "Gen. Abdul Karimi ... the general" */
	int32_t at;
	const struct tc_ent *title = t->kind == TC_MENTION_NAME ? tc__title_of(mx, t->head, &at) : NULL;
	return (title && abbreviates(title->name, d->words[w].lemma)) || contains_word(t->who.text, d->words[w].lemma);
}

bool tc__coref_nominal(struct tc__mx *mx, int32_t m)
{
	struct tc_mention *me = mention(mx, m);
	const struct tc_doc *d = mx->d;
	int32_t w = me->head;
	const struct tc_ent *role = mx->role[w].e ? mx->role[w].e : mx->title[w].e;
	if (tc_lemma_is(d, w, "counterpart"))
		return tc__counterpart(mx, m);
	bool former = tc__former_at(d, w);
	int num = number_of(d, w);
	bool the = definite(d, w);
	bool plural = d->words[w].xpos == TC_XPOS_NNS || d->words[w].xpos == TC_XPOS_NNPS;
	if (num && (the || num == 2) && (plural || num == 2) && !has_own_modifier(mx, w, false)) {
		bool country = LEMMA_IN(d, w, country_nouns) || tc_lemma_is(d, w, "neighbour") ||
		               tc_lemma_is(d, w, "neighbor"),
		     side = LEMMA_IN(d, w, side_nouns), people = LEMMA_IN(d, w, people_nouns);
		if (country || ((side || people) && !me->who.country[0])) {
			tc__last_two(mx, m, country ? (int)TC_ENT_COUNTRY : people ? (int)TC_ENT_PERSON : -1, num);
			if (me->also[0] < 0 && people)
				tc__last_two(mx, m, -1, num);
			return me->also[0] >= 0;
		}
	}
	if ((tc_lemma_is(d, w, "two") || tc_lemma_is(d, w, "both") ||
	     (tc_lemma_is(d, w, "each") && tc__subject_rel(d->words[w].rel))) &&
	    !has_own_modifier(mx, w, true) && tc__is_nominal_rel(d->words[w].rel)) {
		tc__last_two(mx, m, -1, 2);
		return me->also[0] >= 0;
	}
	int few = tc_lemma_is(d, w, "trio") ? 3 : tc_lemma_is(d, w, "pair") || tc_lemma_is(d, w, "duo") ? 2 : 0;
	if (few && the && !has_own_modifier(mx, w, true)) {
		tc__last_two(mx, m, TC_ENT_PERSON, few);
		if (me->also[0] < 0)
			tc__last_two(mx, m, -1, few);
		return me->also[0] >= 0;
	}
	if (num || me->kind == TC_MENTION_NAME)
		return false;
	int32_t poss = tc_child(d, w, TC_REL_NMOD_POSS);
	/* "the country", "his country" */
	if (!plural && LEMMA_IN(d, w, country_nouns) && (the || poss >= 0) && tc_child(d, w, TC_REL_AMOD) < 0 &&
	    tc_child(d, w, TC_REL_COMPOUND) < 0) {
		if (poss >= 0 && tc__at(mx, poss) >= 0) {
			tc__resolve(mx, tc__at(mx, poss));
			const struct tc_mention *o = mention(mx, tc__at(mx, poss));
			const struct tc_ent *e = o->who.country[0] ? tc_know_country(mx->k, o->who.country) : NULL;
			if (mx->state[tc__at(mx, poss)] != TC__DONE || !e)
				return false;
			me->ent = me->who.ent = me->place = e->id + 1;
			me->who.name = e->name;
			memcpy(me->who.country, e->country, 4);
			me->who.sector = TC_SECTOR_GOV;
			me->party = true;
			me->gender = 'n';
			me->how = "country of possessor";
			return true;
		}
		/* "blamed the state": the one that the text is about. */
		bool told = the && mx->setting[0] && tc_lemma_is(d, w, "state");
		const struct tc_ent *own = told ? tc_know_country(mx->k, mx->setting) : NULL;
		if (own) {
			me->ent = me->who.ent = me->place = own->id + 1;
			me->who.name = own->name;
			memcpy(me->who.country, own->country, 4);
			me->who.sector = TC_SECTOR_GOV;
			me->party = true;
			me->gender = 'n';
			me->how = "state of setting";
			return true;
		}
		/* The nearest, unless another is plainly what the document is about. */
		struct tc__back b = tc__back_from(mx, m);
		int32_t best = -1, subject = tc__at(mx, tc_child(d, d->sents[d->words[w].sent].root, TC_REL_NSUBJ));
		if (subject >= m || (subject >= 0 && (mx->state[subject] != TC__DONE || !mention(mx, subject)->person)))
			subject = -1;
		float top = -10.0f;
		for (int32_t c; (c = tc__back_next(mx, &b)) >= 0;) {
			const struct tc_mention *t = mention(mx, c);
			if (!tc__is_country(mx, t) || t->kind == TC_MENTION_PRONOUN)
				continue;
			int seen = tc__country_seen(mx, t->who.country);
			float s = -0.6f * (float)(d->words[w].sent - d->words[t->head].sent) +
			          0.35f * (float)(seen < 6 ? seen : 6) - 0.1f * (float)b.steps;
			if (t->kind == TC_MENTION_ADJECTIVE)
				s -= 0.8f;
			else if (d->words[t->head].rel == TC_REL_CONJ)
				s -= 0.5f;
			else if (tc__subject_rel(d->words[t->head].rel))
				s += 0.5f;
			if (memcmp(mx->setting, t->who.country, 4) == 0)
				s += 1.0f;
			if (subject >= 0 && memcmp(mention(mx, subject)->who.country, t->who.country, 4) == 0)
				s += 1.5f; /* "the Yugoslav president said that the country" */
			if (s > top) {
				top = s;
				best = c;
			}
		}
		if (best < 0)
			return false;
		tc__bind(mx, m, best, "coref:country");
		me->place = me->ent;
		me->gender = 'n';
		int32_t p = tc_child(d, w, TC_REL_CASE);
		me->party = !(p >= 0 && tc__is_place_case(d->words[p].form) && !tc_lemma_is(d, p, "on") &&
		              !tc_lemma_is(d, p, "at"));
		return true;
	}
	/* "the city": the town named last. It is a place, no party. */
	if (!plural && the && !has_own_modifier(mx, w, true) &&
	    (tc_lemma_is(d, w, "city") || tc_lemma_is(d, w, "town") || tc_lemma_is(d, w, "village") ||
	     tc_lemma_is(d, w, "province") || tc_lemma_is(d, w, "region") || tc_lemma_is(d, w, "island") ||
	     tc_lemma_is(d, w, "area"))) {
		struct tc__back b = tc__back_from(mx, m);
		for (int32_t c; (c = tc__back_next(mx, &b)) >= 0;) {
			const struct tc_mention *t = mention(mx, c);
			if (!t->place || tc_know_ent(mx->k, t->place - 1)->kind != TC_ENT_PLACE ||
			    t->kind == TC_MENTION_NOMINAL)
				continue;
			me->place = t->place;
			memcpy(me->who.country, tc_know_ent(mx->k, t->place - 1)->country, 4);
			me->who.name = t->who.name;
			me->party = false;
			me->gender = 'n';
			me->antecedent = c;
			me->how = "coref:place";
			return true;
		}
	}
	if (the && role && me->person && !plural && !former && tc__describes(mx, m, role)) {
		int32_t best = tc__described(mx, m, role);
		if (best >= 0) {
			tc__bind(mx, m, best, "coref:description");
			return true;
		}
	}
	bool militant = militant_modifier(d, w);
	if (!the || (has_own_modifier(mx, w, true) && !me->who.country[0] && !militant))
		return false;
	/* A body: "the alliance", "the group", "the ministry". "the Wyoming Redevelopment Authority" has a name of its
	 * own. */
	if (!plural && LEMMA_IN(d, w, body_nouns) && !me->person && !own_name(mx, w)) {
		/* The nearest that fits, unless another is named much more. */
		int32_t found[8], seen[8];
		int n = 0;
		struct tc__back b = tc__back_from(mx, m);
		for (int32_t c; n < 8 && (c = tc__back_next(mx, &b)) >= 0;) {
			const struct tc_mention *t = mention(mx, c);
			if (t->ent && tc_know_ent(mx->k, t->ent - 1)->kind == TC_ENT_ETHNIC)
				continue;
			if (t->person || tc__is_country(mx, t) || !t->party || t->kind == TC_MENTION_PRONOUN ||
			    tc__is_relative(d, t->head))
				continue;
			if (me->who.country[0] && memcmp(me->who.country, t->who.country, 4) != 0)
				continue;
			/* "a rebel faction ... the group" */
			bool armed = t->who.sector == TC_SECTOR_REB || t->who.sector == TC_SECTOR_UAF;
			if (t->kind == TC_MENTION_NOMINAL && !tc_str_eqi(d->words[t->head].lemma, d->words[w].lemma) &&
			    !(armed && !t->plural && LEMMA_IN(d, w, wide_nouns) && LEMMA_IN(d, t->head, body_nouns)))
				continue;
			if (militant && t->who.sector != TC_SECTOR_REB && t->who.sector != TC_SECTOR_UAF &&
			    t->who.sector != TC_SECTOR_CRM)
				continue;
			if (!body_fits(mx, w, t))
				continue;
			int k = 0;
			while (k < n && !tc__same(&mention(mx, found[k])->who, &t->who))
				k++;
			if (k == n) {
				found[n] = c;
				seen[n++] = 0;
			}
			seen[k]++;
		}
		int best = 0;
		for (int k = 1; k < n; k++)
			if (seen[k] >= seen[best] + 3)
				best = k;
		if (n > 0)
			tc__bind(mx, m, found[best], "coref:body");
		return n > 0;
	}
	if (!role)
		return false;
	/* Any modifier but its country makes it another person or group. */
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		if (tc__in_role(mx, w, c))
			continue;
		switch (d->words[c].rel) {
		case TC_REL_AMOD:
		case TC_REL_COMPOUND:
		case TC_REL_NMOD:
		case TC_REL_NMOD_POSS:
		case TC_REL_ACL:
		case TC_REL_ACL_RELCL:
			if ((tc__at(mx, c) < 0 || !tc__is_country(mx, mention(mx, tc__at(mx, c)))) &&
			    !(former && d->words[c].rel == TC_REL_AMOD))
				return false;
			break;
		default:
			break;
		}
	}
	/* A person by office or role: "the president", "the Russian leader". */
	if (me->person && !plural) {
		struct tc__back b = tc__back_from(mx, m);
		for (int32_t c; (c = tc__back_next(mx, &b)) >= 0;) {
			const struct tc_mention *t = mention(mx, c);
			if (!t->person || t->plural || !t->party || t->kind == TC_MENTION_PRONOUN ||
			    tc__is_relative(d, t->head))
				continue;
			if (me->who.country[0] && memcmp(me->who.country, t->who.country, 4) != 0)
				continue;
			if (!tc_dominates(d, t->head, w) && same_office(mx, role, t, w, former)) {
				tc__bind(mx, m, c, "coref:title");
				return true;
			}
		}
		return false;
	}
	/* A group said before: "the rebels", "the officials". The nearest, unless another is spoken of much more. */
	struct tc__back b = tc__back_from(mx, m);
	int32_t same[4];
	int often[4], n_same = 0;
	for (int32_t c; (c = tc__back_next(mx, &b)) >= 0;) {
		const struct tc_mention *t = mention(mx, c);
		bool many = d->words[t->head].xpos == TC_XPOS_NNS || t->also[0] >= 0;
		if (t->kind != TC_MENTION_NOMINAL || !t->party || (!t->plural && plural) || (many && !plural))
			continue;
		if (me->who.country[0] && memcmp(me->who.country, t->who.country, 4) != 0)
			continue;
		if (!tc_str_eqi(d->words[t->head].lemma, d->words[w].lemma) || (!t->who.country[0] && !t->ent))
			continue;
		/* "political leaders" are no military ones. */
		if (mx->role[w].e && mx->role[w].last > mx->role[w].first && mx->role[t->head].e != mx->role[w].e)
			continue;
		int k = 0;
		while (k < n_same && memcmp(mention(mx, same[k])->who.country, t->who.country, 4) != 0)
			k++;
		if (k == n_same) {
			if (n_same == 4)
				continue;
			same[n_same] = c;
			often[n_same++] = 0;
		}
		often[k]++;
	}
	int most = 0;
	for (int k = 1; k < n_same; k++)
		if (often[k] >= often[most] + 2)
			most = k;
	if (n_same > 0) {
		tc__bind(mx, m, same[most], "coref:same noun");
		return true;
	}
	/* "the militants" for the rebels or the armed group named before, "the soldiers" for the troops. */
	if (!plural ||
	    (role->sector != TC_SECTOR_REB && role->sector != TC_SECTOR_UAF && role->sector != TC_SECTOR_MIL))
		return false;
	b = tc__back_from(mx, m);
	for (int32_t c; (c = tc__back_next(mx, &b)) >= 0;) {
		const struct tc_mention *t = mention(mx, c);
		bool armed = t->who.sector == TC_SECTOR_REB || t->who.sector == TC_SECTOR_UAF;
		if (!t->party || t->person || t->kind == TC_MENTION_PRONOUN || t->kind == TC_MENTION_ADJECTIVE ||
		    (!t->plural && !tc__is_org(mx, t)))
			continue;
		if (me->who.country[0] && memcmp(me->who.country, t->who.country, 4) != 0)
			continue;
		if (role->sector == TC_SECTOR_MIL ? t->who.sector != TC_SECTOR_MIL : !armed)
			continue;
		tc__bind(mx, m, c, "coref:armed group");
		return true;
	}
	return false;
}
