/* SPDX-License-Identifier: Apache-2.0 */
/* code/nominal.c - phrases without a name: role nouns with their country, the holder of an office on the document's
 * date, names beside them, groups said in parts ("dozens of protesters"), coordinated countries ("Russian and Chinese
 * officials"). */
#include "code/coref_int.h"

static struct tc_mention *mention(const struct tc__mx *mx, int32_t m) { return &mx->cx->mentions[m]; }

static const char *const not_holder[] = {
        "acting", "another",  "assistant", "associate", "deputy", "ex",   "ex-",   "first",   "former",
        "future", "incoming", "interim",   "junior",    "late",   "new",  "next",  "onetime", "other",
        "ousted", "previous", "senior",    "shadow",    "then",   "vice", "young",
};

static const char *const whoever[] = {"critic", "donor", "hacker", "observer", "skeptic"};

static const char *const partitives[] = {
        "all",     "another", "band",    "both",    "couple",  "couples", "crowd",    "dozen",   "each",
        "few",     "group",   "half",    "handful", "hundred", "lot",     "majority", "many",    "mass",
        "million", "most",    "none",    "number",  "one",     "pair",    "part",     "quarter", "rest",
        "score",   "series",  "several", "some",    "ten",     "third",   "thousand", "three",   "two",
};

int32_t tc__of_child(const struct tc_doc *d, int32_t w)
{
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		if (d->words[c].rel != TC_REL_NMOD)
			continue;
		int32_t p = tc__case_word(d, c);
		if (p >= 0 && (tc_lemma_is(d, p, "of") || tc_lemma_is(d, p, "among")))
			return c;
	}
	return -1;
}

static bool blocks_holder(const struct tc_doc *d, int32_t w)
{
	int32_t det = tc_child(d, w, TC_REL_DET);
	if (det >= 0 && !tc_lemma_is(d, det, "the") && !tc_lemma_is(d, det, "this"))
		return true;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
		if (WORD_IN(d->words[c].lemma, not_holder))
			return true;
	return false;
}

/* The country that the name filed at a word stands for; NULL none. */
static const struct tc_ent *country_at(const struct tc__mx *mx, int32_t w)
{
	const struct tc__name_at *na = &mx->name[w];
	const struct tc_ent *e = na->hits ? tc_know_ent(mx->k, na->hits[0].ent) : NULL;
	return e && e->kind == TC_ENT_COUNTRY && !tc__before_hyphen(mx, w) ? e : NULL;
}

static int add_country(const struct tc_ent *e, const struct tc_ent **list, int n, int cap)
{
	for (int i = 0; i < n; i++)
		if (memcmp(list[i]->country, e->country, 4) == 0)
			return n;
	if (n < cap)
		list[n++] = e;
	return n;
}

/* The countries that a phrase names side by side: "Russian and Chinese officials", "ministers of Iceland and Norway".
 */
static int named_countries(const struct tc__mx *mx, int32_t w, const struct tc_ent **list, int cap)
{
	const struct tc_doc *d = mx->d;
	int n = 0;
	int32_t before = -1;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		bool modifier = rel == TC_REL_AMOD || rel == TC_REL_COMPOUND || rel == TC_REL_NMOD_POSS;
		int32_t p =
		        rel == TC_REL_NMOD && n == 0 && d->words[w].upos != TC_UPOS_PROPN ? tc__case_word(d, c) : -1;
		if (!modifier && !(p >= 0 && (tc_lemma_is(d, p, "of") || tc_lemma_is(d, p, "from"))))
			continue;
		const struct tc_ent *e = country_at(mx, c);
		/* "presidents of the two nations" */
		const struct tc_mention *both = p >= 0 && !e && tc__at(mx, c) >= 0 ? &mx->cx->mentions[tc__at(mx, c)] : NULL;
		for (int i = 0; both && i < 4 && both->also[i] >= 0; i++) {
			const struct tc_mention *one = &mx->cx->mentions[both->also[i]];
			const struct tc_ent *land = one->who.country[0] ? tc_know_country(mx->k, one->who.country) : NULL;
			if (land)
				n = add_country(land, list, n, cap);
			before = c;
		}
		if (!e)
			continue;
		/* Two adjectives on one noun are side by side only with something between them. */
		if (before >= 0 && c - before < 2)
			continue;
		before = c;
		n = add_country(e, list, n, cap);
		for (int32_t j = d->words[c].child; j >= 0; j = d->words[j].next)
			if (d->words[j].rel == TC_REL_CONJ && country_at(mx, j))
				n = add_country(country_at(mx, j), list, n, cap);
	}
	/* "the ministers of Iceland and Norway", where the tree joins Norway to the ministers. */
	if (n == 1 && d->words[w].xpos == TC_XPOS_NNS && d->words[before].rel == TC_REL_NMOD)
		for (int32_t j = d->words[w].child; j >= 0; j = d->words[j].next)
			if (j > before && d->words[j].rel == TC_REL_CONJ && d->words[j].xpos == TC_XPOS_NNP &&
			    country_at(mx, j) && mx->name[j].first - 2 <= mx->name[before].last)
				n = add_country(country_at(mx, j), list, n, cap);
	return n;
}

/* One mention, a member per country; who holds an office of one holder there. */
void tc__spread_countries(struct tc__mx *mx, int32_t m)
{
	const struct tc_ent *list[4];
	int32_t w = mention(mx, m)->head;
	int n = named_countries(mx, w, list, 4);
	if (n < 2)
		return;
	const struct tc_mention copy = *mention(mx, m);
	int32_t members[4];
	for (int i = 0; i < n; i++) {
		members[i] = tc__synth(mx, &copy);
		if (members[i] < 0)
			return;
		struct tc_mention *me = mention(mx, members[i]);
		memcpy(me->who.country, list[i]->country, 4);
		me->who.ent = me->ent = 0;
		me->who.unnamed = true;
		const struct tc_ent *role = mx->role[w].e;
		role = role ? tc__role_in(mx, w, role, me->who.country, false) : NULL;
		const struct tc_office *o[1];
		if (role && role->flags & TC_ROLE_OFFICE && role->note.n && tc__one_holder(role->note) &&
		    !tc__former_at(mx->d, w) &&
		    tc_know_holders(mx->k, me->who.country, role->note, mx->cx->day, o, 1) > 0)
			tc__set_holder(mx, me, o[0]);
	}
	for (int i = 0; i < n; i++)
		mention(mx, m)->also[i] = members[i];
	mention(mx, m)->plural = true;
	/* A country joined to the phrase itself stands for its member of it. */
	for (int32_t j = mx->d->words[w].child; j >= 0; j = mx->d->words[j].next)
		for (int i = 0; i < n && mx->d->words[j].rel == TC_REL_CONJ && country_at(mx, j); i++)
			if (memcmp(list[i]->country, country_at(mx, j)->country, 4) == 0 && tc__at(mx, j) >= 0) {
				tc__resolve(mx, tc__at(mx, j));
				tc__bind(mx, tc__at(mx, j), members[i], "member");
				mention(mx, tc__at(mx, j))->antecedent = m;
			}
}

/* Offices that many hold at once: "its ambassador" is no one in particular. */
bool tc__one_holder(tc_str office_class)
{
	static const char *const many[] = {"ambassador",      "chief of staff",  "chief prosecutor", "envoy",
	                                   "legislator",      "mayor",           "minister",         "party leader",
	                                   "regional leader", "un special envoy"};
	return !WORD_IN(office_class, many) && !tc_str_starts(office_class, TC_STR("deputy")) &&
	       !tc_str_ends(office_class, TC_STR("spokesperson"));
}

/* The nominal m is the named n. Where nobody knows the name, what the role says goes for the name too. */
static void bind_name(struct tc__mx *mx, int32_t m, int32_t n, const char *how)
{
	struct tc_mention *t = mention(mx, n);
	const struct tc_mention *me = mention(mx, m);
	if (!t->who.sector && !t->ent && t->kind == TC_MENTION_NAME && me->who.sector) {
		if (!t->who.country[0])
			memcpy(t->who.country, me->who.country, 4);
		t->who.sector = me->who.sector;
		t->who.office = me->who.office;
		t->party = true;
		t->how = "apposition+name";
	}
	/* "The MP for Tottenham, David Lammy", who holds no office that the tables know. */
	if (t->ent && tc_know_ent(mx->k, t->ent - 1)->kind == TC_ENT_PERSON && !t->who.office.n &&
	    (t->who.sector == TC_SECTOR_ELI || t->who.sector == TC_SECTOR_PTY) &&
	    (me->who.sector == TC_SECTOR_LEG || me->who.sector == TC_SECTOR_GOV || me->who.sector == TC_SECTOR_OPP) &&
	    !tc__former_at(mx->d, me->head)) {
		t->who.sector = me->who.sector;
		t->who.office = me->who.office;
	}
	tc__bind(mx, m, n, how);
}

/* "extremist groups in Iraq, Syria": a state is no group. */
static bool other_state(const struct tc__mx *mx, int32_t n)
{
	const struct tc_mention *t = mention(mx, n);
	int kind = t->ent ? (int)tc_know_ent(mx->k, t->ent - 1)->kind : TC_ENT_PERSON;
	return kind == TC_ENT_COUNTRY || kind == TC_ENT_PLACE;
}

/* "the former presidents Vicente Fox and Felipe Calderon": the names that follow the first. */
static void name_members(struct tc__mx *mx, int32_t m, int32_t first)
{
	const struct tc_doc *d = mx->d;
	int32_t members[4] = {tc__at(mx, first), -1, -1, -1};
	int n = 1;
	if (!mention(mx, m)->plural || d->words[mention(mx, m)->head].xpos != TC_XPOS_NNS ||
	    mention(mx, m)->also[0] >= 0)
		return;
	for (int32_t c = d->words[first].child; c >= 0 && n < 4; c = d->words[c].next) {
		int32_t t = d->words[c].rel == TC_REL_CONJ ? tc__at(mx, c) : -1;
		if (t < 0)
			continue;
		tc__resolve(mx, t);
		if (mx->state[t] == TC__DONE && mention(mx, t)->kind == TC_MENTION_NAME && mention(mx, t)->party)
			members[n++] = t;
	}
	if (n > 1)
		memcpy(mention(mx, m)->also, members, sizeof members);
}

static char gender_of_noun(const struct tc_doc *d, int32_t w)
{
	static const char *const women[] = {"actress",    "aunt",        "daughter", "duchess", "empress", "girl",
	                                    "girlfriend", "grandmother", "lady",     "mother",  "mum",     "princess",
	                                    "queen",      "schoolgirl",  "sister",   "widow",   "wife"};
	static const char *const men[] = {"boy",    "boyfriend", "brother",     "duke",    "emir",   "emperor",
	                                  "father", "gentleman", "grandfather", "husband", "imam",   "king",
	                                  "pope",   "prince",    "schoolboy",   "son",     "sultan", "uncle"};
	tc_str l = d->words[w].lemma;
	if (WORD_IN(l, women) || tc_str_ends(l, TC_STR("woman")))
		return 'f';
	if (WORD_IN(l, men) || tc_str_ends(l, TC_STR("man")))
		return 'm';
	return 0;
}

/* "Catalonia's leader": of a region, not of the state that it lies in. */
static bool of_region(struct tc__mx *mx, int32_t w)
{
	struct tc__affil a = tc__affil_of(mx, w, -1);
	return a.place >= 0 && a.country < 0;
}

bool tc__nominal_by_role(struct tc__mx *mx, int32_t m)
{
	struct tc_mention *me = mention(mx, m);
	const struct tc_doc *d = mx->d;
	int32_t w = me->head;
	const struct tc_ent *role = tc__role_at(mx, w);
	if (!role)
		return false;
	struct tc_actor who = me->who;
	int32_t noun = me->kind == TC_MENTION_ADJECTIVE ? d->words[w].head : -1; /* "Syrian rebel positions" */
	bool owned = tc__role_info(mx, role, w, noun, &who);
	who.ent = 0;
	me = mention(mx, m);
	/* "a state of war" is no state. */
	if (tc_lemma_is(d, w, "state") && !who.country[0] && (tc__of_child(d, w) >= 0 || !tc__definite(d, w)))
		return false;
	/* Plain roles are parties through their modifiers alone. */
	if (role->flags & TC__ROLE_PLAIN && !(role->flags & TC__ROLE_NO_COUNTRY) && !who.country[0] && !who.sector)
		return false;
	if (role->flags & TC__ROLE_PLAIN && role->sector == TC_SECTOR_MIL && !who.country[0] &&
	    d->words[w].xpos != TC_XPOS_NNS)
		return false;
	me->who = who;
	me->who.unnamed = true;
	me->party = true;
	role = tc__role_in(mx, w, role, who.country, false);
	me->how = who.country[0] ? "country+role" : "role";
	me->plural |= (role->flags & TC_ROLE_PLURALISH) != 0;
	me->person = (role->flags & TC_ROLE_PERSON) && !me->plural;
	if (!(role->flags & TC_ROLE_PERSON))
		me->gender = 'n';
	else if (!me->plural)
		me->gender = gender_of_noun(d, w);
	bool former = tc__former_at(d, w);
	/* "the Hezbollah movement", "the Labour party": one body, said twice. */
	if (!me->person && !(role->flags & TC_ROLE_PLURALISH) && tc__is_body_noun(d, w))
		for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
			int32_t n = tc__at(mx, c);
			if ((d->words[c].rel != TC_REL_COMPOUND && d->words[c].rel != TC_REL_AMOD) || n < 0 ||
			    mx->state[n] != TC__DONE || !mention(mx, n)->ent)
				continue;
			const struct tc_ent *e = tc_know_ent(mx->k, mention(mx, n)->ent - 1);
			if (e->kind == TC_ENT_ORG && (e->sector == role->sector || !tc__is_state_sector(e->sector))) {
				tc__bind(mx, m, n, "name+body noun");
				return true;
			}
		}
	/* Somebody named beside it: "the Russian foreign minister, Sergey Lavrov". */
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		bool adjacent =
		        rel == TC_REL_NMOD && tc__case_word(d, c) < 0 && mx->role[w].e && mx->role[w].last + 1 == c;
		if (rel == TC_REL_APPOS && c > 0 && d->words[c - 1].form.p[0] == '(' && tc__all_upper(d->words[c].form))
			continue; /* "the Liberation Front (KLF)": the acronym takes from the name */
		if ((rel == TC_REL_APPOS || adjacent || (rel == TC_REL_FLAT && c > w) ||
		     (rel == TC_REL_NMOD_UNMARKED && c > w)) &&
		    tc__at(mx, c) >= 0) {
			int32_t n = tc__at(mx, c);
			tc__resolve(mx, n);
			if (mx->state[n] == TC__DONE && mention(mx, n)->kind != TC_MENTION_NOMINAL &&
			    mention(mx, n)->party && (mention(mx, n)->person || !me->person) &&
			    !(other_state(mx, n) && me->who.sector != TC_SECTOR_GOV)) {
				bind_name(mx, m, n, "apposition");
				name_members(mx, m, c);
				return true;
			}
		}
	}
	/* "the rebel faction, the Jubaland Alliance": a body whose name the tables lack is what it is said to be. */
	int32_t beside = me->person ? -1 : tc__at(mx, tc_child(d, w, TC_REL_APPOS));
	if (beside >= 0 && d->words[mention(mx, beside)->head].upos == TC_UPOS_PROPN && mx->state[beside] == TC__DONE &&
	    mention(mx, beside)->kind == TC_MENTION_NOMINAL && mention(mx, beside)->party && !mention(mx, beside)->ent &&
	    !mention(mx, beside)->person && me->who.sector && me->who.sector != TC_SECTOR_UNK) {
		mention(mx, beside)->who.sector = me->who.sector;
		if (!mention(mx, beside)->who.country[0])
			memcpy(mention(mx, beside)->who.country, me->who.country, 4);
		tc__bind(mx, m, beside, "apposition");
		return true;
	}
	/* "The leader of the League, Jonathan Smith", where the name was hung on the League. */
	for (int32_t c = d->words[w].child; c >= 0 && me->person; c = d->words[c].next) {
		int32_t ap = c > w && d->words[c].rel == TC_REL_NMOD ? tc_child(d, c, TC_REL_APPOS) : -1,
		        n = tc__at(mx, ap);
		if (n < 0 ||
		    (tc__at(mx, c) >= 0 && mx->state[tc__at(mx, c)] == TC__DONE && mention(mx, tc__at(mx, c))->person))
			continue;
		if (mention(mx, n)->kind != TC_MENTION_NAME || tc_child(d, ap, TC_REL_FLAT) < 0)
			continue;
		struct tc_mention *t = mention(mx, n);
		tc__resolve(mx, n);
		if (mx->state[n] != TC__DONE || !t->person)
			continue;
		bind_name(mx, m, n, "apposition");
		return true;
	}
	/* "The French defence minister, Michel Anastas said", where the tree makes two of them. */
	int32_t first = mx->role[w].e ? mx->role[w].last + 2 : -1;
	if (me->person && first > 0 && first < d->n_words && d->words[first].sent == d->words[w].sent &&
	    tc_str_is(d->words[first - 1].form, ",") && d->words[first].upos == TC_UPOS_PROPN && tc__definite(d, w) &&
	    !tc_str_is(d->words[first].form, ",")) {
		int32_t n = tc__at(mx, mx->name_of[first] >= 0 ? mx->name_of[first] : first);
		if (n > m && mention(mx, n)->kind == TC_MENTION_NAME && mention(mx, n)->first == first &&
		    mention(mx, n)->last > first && d->words[mention(mx, n)->head].rel != TC_REL_CONJ) {
			tc__resolve(mx, n);
			if (mx->state[n] == TC__DONE && mention(mx, n)->person) {
				bind_name(mx, m, n, "apposition");
				return true;
			}
		}
	}
	/* The same where the tree holds title and name apart: "Israeli Prime Minister Benjamin Netanyahu". */
	int32_t after = mx->role[w].e == role ? mx->role[w].last + 1 : w + 1;
	if (me->person && after < d->n_words && d->words[after].sent == d->words[w].sent &&
	    d->words[after].upos == TC_UPOS_PROPN &&
	    (tc_is_upper(d->words[w].form.p[0]) || tc_child(d, after, TC_REL_FLAT) == after + 1)) {
		int32_t n = tc__at(mx, mx->name_of[after] >= 0 ? mx->name_of[after] : after);
		if (n >= 0 && n != m) {
			tc__resolve(mx, n);
			if (mx->state[n] == TC__DONE && mention(mx, n)->person &&
			    mention(mx, n)->kind == TC_MENTION_NAME) {
				bind_name(mx, m, n, "title+name");
				return true;
			}
		}
	}
	/* "the Florida senator and presidential candidate": one person in two roles. */
	if (me->person && d->words[w].rel == TC_REL_CONJ && tc_child(d, w, TC_REL_DET) < 0 && d->words[w].head >= 0 &&
	    tc_child(d, d->words[w].head, TC_REL_DET) >= 0 && !me->plural) {
		int32_t n = tc__at(mx, d->words[w].head);
		if (n >= 0 && mx->state[n] == TC__DONE && mention(mx, n)->person &&
		    mention(mx, n)->kind == TC_MENTION_NOMINAL) {
			tc__bind(mx, m, n, "second role");
			return true;
		}
	}
	if (d->words[w].rel == TC_REL_APPOS && d->words[w].head >= 0) {
		int32_t n = tc__at(mx, d->words[w].head);
		if (n >= 0 && mx->state[n] == TC__DONE && mention(mx, n)->party &&
		    (mention(mx, n)->kind == TC_MENTION_NAME) && mention(mx, n)->person == me->person) {
			bind_name(mx, m, n, "apposition");
			return true;
		}
	}
	if ((!former || me->person) && tc__coref_nominal(mx, m))
		return true;
	me = mention(mx, m);
	/* "critics", "donors": whoever they are. */
	bool no_country = (role->flags & TC__ROLE_NO_COUNTRY) != 0 ||
	                  (!me->who.country[0] && !tc__definite(d, w) && WORD_IN(d->words[w].lemma, whoever));
	if (no_country || ((owned || tc__foreign_modifier(mx, w)) && !me->who.country[0]))
		me->how = no_country ? "role without country" : "owner+role";
	else if (!me->who.country[0] && who.sector != TC_SECTOR_IGO && tc__state_body(role->sector))
		me->how = tc__fall_back_country(mx, me);
	else if (!me->who.country[0] && who.sector != TC_SECTOR_IGO) {
		tc__clause_country(mx, w, me->who.country);
		int s = who.sector;
		/* Where states are at peace no rebels go without saying. */
		bool armed = s == TC_SECTOR_REB || s == TC_SECTOR_UAF;
		bool home = tc_lemma_is(d, w, "evacuee"); /* refugees may be anybody's */
		bool local = !armed && (s != TC_SECTOR_REF || home) && s != TC_SECTOR_JRN && s != TC_SECTOR_NGO &&
		             s != TC_SECTOR_REL && s != TC_SECTOR_UNK && s != TC_SECTOR_NONE;
		/* Fighters and inhabitants belong to where the document's places are. */
		bool there = s == TC_SECTOR_REB || s == TC_SECTOR_UAF || s == TC_SECTOR_LAB ||
		             (s == TC_SECTOR_CVL && (tc__definite(d, w) || me->plural));
		const char *land = armed ? mx->ground : mx->theatre;
		if (!me->who.country[0] && there && land[0] &&
		    (armed || tc__definite(d, w) || !tc__names_other(mx, w, land, true))) {
			memcpy(me->who.country, land, 4);
			me->how = "role+theatre";
		}
		if (!me->who.country[0] && armed && tc__rebels_of_setting(mx, w)) {
			memcpy(me->who.country, mx->setting, 4);
			me->how = "role+setting";
		}
		if (!me->who.country[0] && armed && tc__rebels_beside(mx, w, me->who.country))
			me->how = "role+clause above";
		bool dated = there && mx->dateline[0] && memcmp(mx->dateline, mx->setting, 4) == 0;
		if (!me->who.country[0] && mx->setting[0] &&
		    ((tc__definite(d, w) && !armed) ||
		     (local && mx->strong_setting && !tc__names_other(mx, w, mx->setting, true)) || dated))
			memcpy(me->who.country, mx->setting, 4);
	}
	if (me->who.sector == TC_SECTOR_MIL && tc__merchant_crew(d, w))
		me->who.sector = TC_SECTOR_CVL;
	if (tc_lemma_is(d, w, "officer") && me->who.sector == TC_SECTOR_MIL && mx->role[w].first == mx->role[w].last &&
	    tc__officer_of_police(mx, m))
		me->who.sector = TC_SECTOR_COP;
	me->who.name = tc__describe(mx, me);
	/* "envoy Karim Haddad", where the tree makes the name a part of the role. */
	int32_t last = -1;
	for (int32_t c = d->words[w].child; c >= 0 && me->person; c = d->words[c].next)
		if (c > w && d->words[c].rel == TC_REL_FLAT &&
		    (d->words[c].upos == TC_UPOS_PROPN || (last == c - 1 && tc_is_upper(d->words[c].form.p[0]))))
			last = c;
	int32_t begin = mx->role[w].e ? mx->role[w].last + 1 : w + 1;
	/* "billionaire Dallas Mavericks owner Mark Cuban": the words of the name hang side by side at its end. */
	int32_t from = last;
	while (from - 1 >= begin && d->words[from - 1].rel == TC_REL_FLAT && d->words[from - 1].head == w &&
	       d->words[from - 1].upos == TC_UPOS_PROPN && !mx->role[from - 1].e)
		from--;
	begin = from > begin ? from : begin;
	if (last >= begin && tc_is_upper(d->words[begin].form.p[0])) {
		me->who.name = tc_span_text(d, tc_words_span(d, begin, last));
		me->who.unnamed = false;
		me->how = "role+name";
		int32_t to = tc__key_find(mx, d->words[last].form, m, 0);
		if (to >= 0 && to < m && mx->state[to] == TC__DONE &&
		    tc_str_eqi(mention(mx, to)->who.name, me->who.name) && mention(mx, to)->who.sector) {
			tc__bind(mx, m, to, "coref:name");
			return true;
		}
		if (!me->gender)
			me->gender = tc__gender_of_name(me->who.name);
		return true;
	}
	role = tc__role_in(mx, w, role, me->who.country, false);
	if (role->flags & TC_ROLE_OFFICE && role->note.n && tc__one_holder(role->note) && me->who.country[0] &&
	    me->person && !former && who.sector == TC_SECTOR_GOV && !owned && !blocks_holder(d, w) && !of_region(mx, w)) {
		const struct tc_office *o[2];
		if (tc_know_holders(mx->k, me->who.country, role->note, mx->cx->day, o, 2) > 0) {
			tc__set_holder(mx, me, o[0]);
			me->gender = tc__gender_of_name(me->who.name);
			me->how = "country+office";
		}
	}
	for (int32_t c = d->words[w].child; c >= 0 && c < w; c = d->words[c].next)
		if (tc__at(mx, c) >= 0 && tc__before_and(mx, c) && me->also[0] < 0) {
			int32_t self = tc__synth(mx, me);
			if (self < 0)
				break;
			me->also[0] = tc__at(mx, c);
			me->also[1] = self;
			me->plural = true;
		}
	if (me->who.country[0] && me->also[0] < 0)
		tc__spread_countries(mx, m);
	return true;
}

void tc__resolve_nominal(struct tc__mx *mx, int32_t m)
{
	struct tc_mention *me = mention(mx, m);
	const struct tc_doc *d = mx->d;
	int32_t w = me->head, of = tc__of_child(d, w);
	if (of >= 0 && tc__at(mx, of) >= 0 && WORD_IN(d->words[w].lemma, partitives)) {
		int32_t n = tc__at(mx, of);
		tc__resolve(mx, n);
		if (mx->state[n] == TC__DONE && mention(mx, n)->party) {
			tc__bind(mx, m, n, "partitive");
			me = mention(mx, m);
			me->plural = !tc_lemma_is(d, w, "one");
			const struct tc_ent *role = tc__role_at(mx, of);
			me->person = !me->plural && mention(mx, n)->kind == TC_MENTION_NOMINAL &&
			             (!role || role->flags & TC_ROLE_PERSON);
			return;
		}
	}
	if (!mx->role[w].e && d->words[w].form.n >= 2 && d->words[w].form.n <= 8 && tc__all_upper(d->words[w].form)) {
		int32_t to = tc__key_find(mx, d->words[w].form, m, 0); /* an acronym taken for a common noun */
		if (to >= 0 && to != m) {
			tc__resolve(mx, to);
			if (mx->state[to] == TC__DONE && mention(mx, to)->who.name.n) {
				tc__bind(mx, m, to, "coref:acronym");
				return;
			}
		}
	}
	if (tc__nominal_by_role(mx, m))
		return;
	if (tc__coref_nominal(mx, m))
		return;
	if (tc__quantity_of_people(mx, m))
		return;
	/* A person named beside a noun that says nothing: "the Florida native, Marco Rubio". */
	int32_t ap = tc_child(d, w, TC_REL_APPOS);
	if (ap >= 0 && tc__at(mx, ap) >= 0) {
		int32_t n = tc__at(mx, ap);
		tc__resolve(mx, n);
		if (mx->state[n] == TC__DONE && mention(mx, n)->kind == TC_MENTION_NAME && mention(mx, n)->person) {
			tc__bind(mx, m, n, "apposition");
			return;
		}
	}
	struct tc__affil a = tc__affil_of(mx, w, -1);
	me = mention(mx, m);
	tc__take_country(mx, &me->who, a.country);
	tc__take_country(mx, &me->who, a.org);
	tc__take_country(mx, &me->who, a.place);
	tc__take_country(mx, &me->who, a.person);
	tc__take_country(mx, &me->who, a.group);
	me->who.name = tc__describe(mx, me);
	me->gender = 'n';
	me->how = "no role";
}
