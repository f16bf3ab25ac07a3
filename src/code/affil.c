/* SPDX-License-Identifier: Apache-2.0 */
/* code/affil.c - role nouns and whom they belong to: possessor, demonym, compound and "of" phrase give a role its
 * country, and for roles that say little ("spokesman", "fighters", "members") its sector too. */
#include "code/mention_int.h"

static struct tc_mention *mention(const struct tc__mx *mx, int32_t m) { return &mx->cx->mentions[m]; }

/* Roles whose sector is that of the body they belong to: a spokesman of rebels is a rebel. */
static const char *const generic_roles[] = {
        "adviser",     "advisor",    "agent",          "aide",       "boss",        "chair",     "chairman",
        "chairperson", "chairwoman", "chief",          "commander",  "coordinator", "delegate",  "delegation",
        "deputy",      "director",   "envoy",          "executive",  "fighter",     "figure",    "force",
        "founder",     "head",       "leader",         "leadership", "lieutenant",  "lobbyist",  "manager",
        "member",      "militant",   "negotiator",     "observer",   "office",      "officer",   "official",
        "operative",   "president",  "representative", "secretary",  "source",      "spokesman", "spokesperson",
        "spokeswoman", "staff",      "staffer",        "strategist", "supporter",   "team",      "troop",
        "unit",        "wing",       "worker",
};
/* Who works for a person is of that person's side. */
static const char *const staff_roles[] = {
        "adviser",     "advisor",  "aide",    "bodyguard", "campaign",  "deputy",         "fighter",   "force",
        "lieutenant",  "loyalist", "man",     "officer",   "operative", "representative", "spokesman", "spokesperson",
        "spokeswoman", "staff",    "staffer", "surrogate", "team",      "troop",
};
static const char *const former_words[] = {"deposed", "ex", "ex-", "former", "late", "onetime", "ousted", "toppled"};

/* Nouns that are parties only through what stands beside them, and so are not in the tables. */
const struct tc_ent *tc__plain_role(const struct tc_doc *d, int32_t w)
{
#define PLAIN(text, sec, fl)                                                                                           \
	{                                                                                                              \
		.kind = TC_ENT_ROLE, .sector = TC_SECTOR_##sec, .flags = TC__ROLE_PLAIN | (fl),                        \
		.name = {text, sizeof(text) - 1}, .from = TC_DAY_NONE, .to = TC_DAY_OPEN                               \
	}
	static const struct tc_ent roles[] = {
	        PLAIN("ally", GOV, TC__ROLE_NO_COUNTRY),
	        PLAIN("boss", NONE, TC_ROLE_PERSON),
	        PLAIN("chief", NONE, TC_ROLE_PERSON),
	        PLAIN("country", GOV, TC__ROLE_NO_COUNTRY),
	        PLAIN("delegation", NONE, 0),
	        PLAIN("force", MIL, TC_ROLE_PLURALISH),
	        PLAIN("head", NONE, TC_ROLE_PERSON),
	        PLAIN("nation", GOV, TC__ROLE_NO_COUNTRY),
	        PLAIN("neighbor", GOV, TC__ROLE_NO_COUNTRY),
	        PLAIN("neighbour", GOV, TC__ROLE_NO_COUNTRY),
	        PLAIN("power", GOV, TC__ROLE_NO_COUNTRY),
	        PLAIN("state", GOV, TC__ROLE_NO_COUNTRY),
	        PLAIN("team", NONE, 0),
	        PLAIN("unit", MIL, 0),
	        PLAIN("wing", NONE, 0),
	};
#undef PLAIN
	tc_str l = d->words[w].lemma;
	bool plural = d->words[w].xpos == TC_XPOS_NNS;
	for (size_t i = 0; i < TC_COUNT(roles); i++)
		if (roles[i].name.p[0] == l.p[0] && tc_str_eq(roles[i].name, l)) {
			/* "the state" and "a power" are other things; an ally is one in the singular too. */
			if (roles[i].flags & TC__ROLE_NO_COUNTRY && !plural && l.p[0] != 'a' &&
			    !(l.n > 3 && l.p[1] == 'e'))
				return NULL;
			return &roles[i];
		}
	return NULL;
}

/* --- roles and whom they belong to -------------------------------------------------------------------------------- */

static void affil_add(struct tc__mx *mx, struct tc__affil *a, int32_t m)
{
	tc__resolve(mx, m);
	const struct tc_mention *me = mention(mx, m);
	if (mx->state[m] == TC__BUSY)
		return;
	const struct tc_ent *e = me->ent ? tc_know_ent(mx->k, me->ent - 1) : NULL;
	int kind = e ? (int)e->kind : -1;
	if (kind == TC_ENT_COUNTRY || kind == TC_ENT_ETHNIC) {
		if (a->country < 0)
			a->country = m;
	} else if (kind == TC_ENT_PLACE) {
		if (a->place < 0)
			a->place = m;
	} else if (kind == TC_ENT_PERSON || (me->person && (me->kind != TC_MENTION_ADJECTIVE || !me->who.unnamed))) {
		if (a->person < 0)
			a->person = m;
	} else if (kind == TC_ENT_ORG || kind == TC_ENT_OUTLET || (me->party && me->who.sector)) {
		if (a->org < 0)
			a->org = m;
	} else if (me->who.country[0] && a->group < 0) {
		a->group = m;
	}
}

static bool of_like(const struct tc_doc *d, int32_t c)
{
	int32_t p = tc__case_word(d, c);
	if (p < 0)
		return false;
	static const char *const preps[] = {"across", "among",  "at", "for",  "from",
	                                    "in",     "inside", "of", "with", "within"};
	return WORD_IN(d->words[p].form, preps);
}

/* "US-led coalition", "Kremlin-friendly government": the name belongs to the adjective, not to the noun. */
bool tc__before_hyphen(const struct tc__mx *mx, int32_t c)
{
	const struct tc_doc *d = mx->d;
	int32_t last = mx->name[c].hits ? mx->name[c].last : c;
	if (last + 2 >= d->n_words || d->words[last].flags & TC_WORD_SPACE_AFTER || d->words[last + 1].form.n != 1 ||
	    d->words[last + 1].form.p[0] != '-')
		return false;
	/* "London-based", "Somali-born", "Greek-owned" do say where from. */
	static const char *const from[] = {"based", "born", "flagged", "operated", "owned", "registered"};
	return !WORD_IN(d->words[last + 2].form, from);
}

/* "the U.S. and other members", where the tree makes the first a part of the second. */
bool tc__before_and(const struct tc__mx *mx, int32_t c)
{
	const struct tc_doc *d = mx->d;
	int32_t last = mx->name[c].hits ? mx->name[c].last : c;
	if (!mx->name[c].hits || last + 1 >= d->n_words || d->words[last + 1].upos != TC_UPOS_CCONJ ||
	    tc_child(d, c, TC_REL_CONJ) >= 0 || d->words[c].upos == TC_UPOS_ADJ)
		return false;
	return d->words[last + 1].sent == d->words[c].sent && d->words[c].head > last + 1;
}

static void affil_children(struct tc__mx *mx, int32_t w, const struct tc__role_at *own, struct tc__affil *a, int pass)
{
	const struct tc_doc *d = mx->d;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		int32_t m = tc__at(mx, c);
		int rel = d->words[c].rel;
		bool modifier = rel == TC_REL_AMOD || rel == TC_REL_COMPOUND || rel == TC_REL_NMOD_DESC ||
		                rel == TC_REL_NMOD_UNMARKED;
		if (own->e && c >= own->first && c <= own->last &&
		    !(mx->name[c].hits && mx->name[c].first < own->first))
			continue; /* "U.N. ambassador", "EU foreign policy chief": the role's own words */
		bool take = pass == 0   ? rel == TC_REL_NMOD_POSS
		            : pass == 1 ? modifier && c < w
		                        : rel == TC_REL_NMOD && of_like(d, c);
		/* "an adviser to President Bush"; not "the ambassador to Iran". */
		int32_t to = pass == 2 && rel == TC_REL_NMOD ? tc__case_word(d, c) : -1;
		if (to >= 0 && tc_lemma_is(d, to, "to") && WORD_IN(d->words[w].lemma, staff_roles))
			take = true;
		/* "a woman responsible for Libya" is no Libyan. */
		if (to >= 0 && tc_lemma_is(d, to, "for") && own->e && own->e->sector == TC_SECTOR_CVL)
			continue;
		/* "rockets at Tel Aviv": where they fly. */
		int32_t at = take && pass == 2 ? tc__case_word(d, c) : -1;
		if (at >= 0 && tc_lemma_is(d, at, "at") && own->e && own->e->sector == TC_SECTOR_MIL)
			continue;
		if (take && pass == 1 && (tc__before_hyphen(mx, c) || tc__before_and(mx, c)))
			continue;
		if (take && m >= 0)
			affil_add(mx, a, m);
		else if (take && pass == 1 && m < 0 && d->words[c].child >= 0)
			affil_children(mx, c, own, a, 1);
	}
}

/* Modifiers of the role word, and of the name that it stands before. */
struct tc__affil tc__affil_of(struct tc__mx *mx, int32_t w, int32_t other)
{
	struct tc__affil a = {-1, -1, -1, -1, -1};
	for (int pass = 0; pass < 3; pass++) {
		affil_children(mx, w, &mx->role[w], &a, pass);
		if (other >= 0 && other != w)
			affil_children(mx, other, &mx->role[w], &a, pass);
	}
	/* "ties with opposition leaders in Nepal", where the tree hung the land on the ties. */
	const struct tc_doc *d = mx->d;
	int32_t end = mx->role[w].e ? mx->role[w].last : w, at = end + 2 < d->n_words ? mx->name_of[end + 2] : -1;
	if (at >= 0 && a.country < 0 && a.place < 0 && a.org < 0 && a.person < 0 && tc_lemma_is(d, end + 1, "in") &&
	    d->words[w].rel == TC_REL_NMOD && d->words[at].rel == TC_REL_NMOD && d->words[at].head == d->words[w].head &&
	    tc__at(mx, at) >= 0)
		affil_add(mx, &a, tc__at(mx, at));
	return a;
}

void tc__take_country(const struct tc__mx *mx, struct tc_actor *who, int32_t m)
{
	if (m >= 0 && !who->country[0])
		memcpy(who->country, mention(mx, m)->who.country, 4);
}

bool tc__former_at(const struct tc_doc *d, int32_t w)
{
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
		if (WORD_IN(d->words[c].lemma, former_words))
			return true;
	return w > 0 && WORD_IN(d->words[w - 1].lemma, former_words);
}

/* "a religious movement", "aid groups", "opposition figures": what sort of people they are. */
static int sector_of_modifier(const struct tc_doc *d, int32_t w)
{
	static const struct {
		const char *word;
		uint8_t sector;
	} sorts[] = {
	        {"activist", TC_SECTOR_NGO},      {"advocacy", TC_SECTOR_NGO},    {"aid", TC_SECTOR_NGO},
	        {"armed", TC_SECTOR_REB},         {"business", TC_SECTOR_BUS},    {"catholic", TC_SECTOR_REL},
	        {"charity", TC_SECTOR_NGO},       {"civil", TC_SECTOR_NGO},       {"conservation", TC_SECTOR_NGO},
	        {"lobby", TC_SECTOR_BUS},         {"welfare", TC_SECTOR_NGO},     {"women", TC_SECTOR_NGO},

	        {"charitable", TC_SECTOR_NGO},    {"christian", TC_SECTOR_REL},   {"criminal", TC_SECTOR_CRM},
	        {"environmental", TC_SECTOR_NGO}, {"evangelical", TC_SECTOR_REL}, {"extremist", TC_SECTOR_REB},
	        {"guerrilla", TC_SECTOR_REB},     {"human", TC_SECTOR_NGO},       {"humanitarian", TC_SECTOR_NGO},
	        {"industry", TC_SECTOR_BUS},      {"insurgent", TC_SECTOR_REB},   {"islamic", TC_SECTOR_REL},
	        {"islamist", TC_SECTOR_REB},      {"jewish", TC_SECTOR_REL},      {"jihadist", TC_SECTOR_REB},
	        {"lobbying", TC_SECTOR_BUS},      {"media", TC_SECTOR_JRN},       {"militant", TC_SECTOR_REB},
	        {"muslim", TC_SECTOR_REL},        {"news", TC_SECTOR_JRN},        {"opposition", TC_SECTOR_OPP},
	        {"political", TC_SECTOR_PTY},     {"rebel", TC_SECTOR_REB},       {"relief", TC_SECTOR_NGO},
	        {"religious", TC_SECTOR_REL},     {"rights", TC_SECTOR_NGO},      {"separatist", TC_SECTOR_REB},
	        {"student", TC_SECTOR_EDU},       {"terror", TC_SECTOR_REB},      {"terrorist", TC_SECTOR_REB},
	        {"trade", TC_SECTOR_BUS},         {"veterans", TC_SECTOR_NGO},
	};
	for (int32_t c = d->words[w].child; c >= 0 && c < w; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_AMOD || d->words[c].rel == TC_REL_COMPOUND ||
		    d->words[c].rel == TC_REL_NMOD_POSS)
			for (size_t i = 0; i < TC_COUNT(sorts); i++)
				if (tc_str_eqi(d->words[c].lemma, tc_str_of(sorts[i].word)) ||
				    tc_str_eqi(d->words[c].form, tc_str_of(sorts[i].word)))
					return sorts[i].sector;
	return 0;
}

/* Country, sector and office that a role word and its modifiers give; `name` is the head of the name it belongs to.
 * True if it belongs to somebody: then no country but theirs will do. */
bool tc__role_info(struct tc__mx *mx, const struct tc_ent *role, int32_t w, int32_t name, struct tc_actor *out)
{
	struct tc__affil a = tc__affil_of(mx, w, name);
	role = tc__role_in(mx, w, role, a.country >= 0 ? mention(mx, a.country)->who.country : "", a.org < 0);
	out->sector = role->sector;
	out->ent = role->kind == TC_ENT_ROLE && !(role->flags & TC_ROLE_PERSON); /* for said_role: a body, no person */
	out->office = TC_STR_NULL;
	if ((role->flags & TC_ROLE_PERSON || role->kind == TC_ENT_TITLE) && role->sector != TC_SECTOR_CVL &&
	    role->sector != TC_SECTOR_REF) {
		tc_str o = role->name;
		static const char *const tails[] = {" to", " of", " for", " at"};
		for (size_t i = 0; i < TC_COUNT(tails); i++)
			if (tc_str_ends(o, tc_str_of(tails[i])))
				o.n -= (uint32_t)strlen(tails[i]);
		out->office = o;
	}
	if (role->country[0])
		memcpy(out->country, role->country, 4);
	/* "the Union of Rationalists": unions of workers bear their trade before them. */
	if (role->sector == TC_SECTOR_LAB && tc_lemma_is(mx->d, w, "union") && mx->d->words[w].upos == TC_UPOS_PROPN &&
	    tc_child(mx->d, w, TC_REL_NMOD) > w)
		out->sector = TC_SECTOR_NGO;
	bool igo = false, vague = role->sector == TC_SECTOR_NONE || role->sector == TC_SECTOR_UNK;
	if (role->flags & TC__ROLE_NO_COUNTRY)
		return false;
	if (a.org >= 0) {
		const struct tc_mention *o = mention(mx, a.org);
		bool generic = WORD_IN(mx->d->words[w].lemma, generic_roles) || vague;
		uint8_t s = o->who.sector;
		igo = s == TC_SECTOR_IGO || s == TC_SECTOR_UNO;
		if (s == TC_SECTOR_GOV && role->sector == TC_SECTOR_NGO)
			generic = true; /* "the government's relief agency" */
		if (s == TC_SECTOR_BUS && role->sector == TC_SECTOR_LAB)
			generic = false; /* a company's workers are not the company */
		if (s == TC_SECTOR_GOV && role->sector == TC_SECTOR_MIL)
			generic = false; /* the forces of a regime are still its forces */
		if (s && (generic || (igo && role->sector == TC_SECTOR_GOV) ||
		          (s == TC_SECTOR_REB && (role->sector == TC_SECTOR_MIL || role->sector == TC_SECTOR_UAF ||
		                                  role->sector == TC_SECTOR_CRM))))
			out->sector = s;
		/* "a Reuters witness" */
		bool seen_by = o->outlet && role->sector == TC_SECTOR_CVL;
		/* "a UN convoy" */
		static const char *const things[] = {"aircraft", "base", "compound", "convoy", "helicopter", "plane", "ship", "vehicle"};
		if (igo && role->sector == TC_SECTOR_MIL && WORD_IN(mx->d->words[w].lemma, things))
			out->sector = s;
		if (igo && tc_lemma_is(mx->d, w, "member") && mx->d->words[w].xpos == TC_XPOS_NNS)
			out->sector = TC_SECTOR_GOV;
		if (!seen_by)
			tc__take_country(mx, out, a.org);
	}
	/* "the ruling coalition", "an Islamist alliance": of parties, not of states. */
	if (role->sector == TC_SECTOR_IGO || role->sector == TC_SECTOR_MIL) {
		static const char *const politics[] = {"centrist",      "conservative", "electoral", "governing",
		                                       "islamist",      "leftist",      "liberal",   "nationalist",
		                                       "parliamentary", "political",    "ruling",    "socialist"};
		for (int32_t c = mx->d->words[w].child; c >= 0 && c < w; c = mx->d->words[c].next)
			if (tc_lemma_is(mx->d, c, "opposition"))
				out->sector = TC_SECTOR_OPP;
			else if (WORD_IN(mx->d->words[c].lemma, politics) ||
			         tc_str_ends(mx->d->words[c].lemma, TC_STR("-wing")))
				out->sector = TC_SECTOR_PTY;
	}
	/* "opposition activists", "opposition supporters" */
	if (role->sector == TC_SECTOR_CVL)
		for (int32_t c = mx->d->words[w].child; c >= 0 && c < w; c = mx->d->words[c].next)
			if (tc_lemma_is(mx->d, c, "opposition") && mx->d->words[c].rel == TC_REL_COMPOUND)
				out->sector = TC_SECTOR_OPP;
	/* "Trump's aides" are of his party, a rebel chief's men are rebels. */
	if (a.org < 0 && a.person >= 0 && tc__word_in(mx->d->words[w].lemma, staff_roles, (int)TC_COUNT(staff_roles))) {
		uint8_t s = mention(mx, a.person)->who.sector;
		if (s != TC_SECTOR_NONE && s != TC_SECTOR_UNK && s != TC_SECTOR_CVL)
			out->sector = s;
	}
	if (!igo || a.country >= 0) {
		tc__take_country(mx, out, a.country);
		tc__take_country(mx, out, a.group);
		/* "coalition soldiers in Iraq": where they are is not where they are from. */
		if (!(role->sector == TC_SECTOR_MIL && tc__foreign_modifier(mx, w)))
			tc__take_country(mx, out, a.place);
		tc__take_country(mx, out, a.person);
	}
	if (vague && out->country[0] && a.org < 0 && (role->flags & TC_ROLE_PERSON) && a.country >= 0)
		out->sector = TC_SECTOR_GOV;
	int kind = vague && a.org < 0 ? sector_of_modifier(mx->d, w) : 0;
	if (kind)
		out->sector = (uint8_t)kind;
	else if (vague && out->country[0] && a.org < 0 && !(role->flags & TC_ROLE_PERSON) &&
	         !tc_lemma_is(mx->d, w, "delegation"))
		out->sector = TC_SECTOR_CVL;
	/* Troops of a people without a state: "Kurdish forces". */
	const struct tc_ent *people = a.country >= 0 && mention(mx, a.country)->ent
	                                      ? tc_know_ent(mx->k, mention(mx, a.country)->ent - 1)
	                                      : NULL;
	if (people && people->kind != TC_ENT_ETHNIC)
		people = NULL;
	if (people && role->sector == TC_SECTOR_MIL && !tc_str_is(people->note, "regional"))
		out->sector = TC_SECTOR_REB;
	if (people && tc_str_is(people->note, "religious") && (vague || WORD_IN(mx->d->words[w].lemma, generic_roles)))
		out->sector = TC_SECTOR_REL; /* "members of the Yazidi religion" */
	if ((tc__former_at(mx->d, w) || (name >= 0 && tc__former_at(mx->d, name))) &&
	    (out->sector == TC_SECTOR_GOV || out->sector == TC_SECTOR_LEG))
		out->sector = TC_SECTOR_ELI;
	/* "union leaders" belong to no union that anybody knows. */
	const struct tc_mention *o = a.org >= 0 ? mention(mx, a.org) : NULL;
	return (o && (o->kind != TC_MENTION_ADJECTIVE || o->ent || o->who.country[0])) || a.person >= 0;
}

tc_str tc__describe(struct tc__mx *mx, const struct tc_mention *me)
{
	int32_t a = me->first;
	while (a < me->head && mx->d->words[a].upos == TC_UPOS_DET)
		a++;
	return tc_span_text(mx->d, tc_words_span(mx->d, a, me->last));
}

int32_t tc__synth(struct tc__mx *mx, const struct tc_mention *like)
{
	struct tc_coding *cx = mx->cx;
	struct tc_mention copy = *like;
	copy.also[0] = -1;
	int32_t at = mx->n_synth;
	if (at >= mx->cap_state)
		return -1;
	cx->mentions[at] = copy;
	mx->n_synth++;
	mx->state[at] = TC__DONE;
	return at;
}

/* --- context of a name: title, apposition, copula ------------------------------------------------------------ */

const struct tc_ent *tc__role_at(const struct tc__mx *mx, int32_t w)
{
	return w < 0 ? NULL : mx->role[w].e ? mx->role[w].e : mx->title[w].e;
}
