/* SPDX-License-Identifier: Apache-2.0 */
/* code/recipient.c - whom an event is done to, where the slots of its frame are empty.
 * News wraps the other side into what is done: "praised efforts by Kerry", "filed a complaint to the council", "lifted the sanctions
 * imposed on Iran", "provided aid to meet the needs of the displaced". The phrases below the predicate and its object are looked
 * through, nearest first and never across a clause of its own subject, for a party behind one of the prepositions that the type
 * of event aims with. Where the object is an event itself, whoever is praised, blamed or refused for it is who did it. */
#include "code/predicate.h"

enum { MAX_QUEUE = 48, MAX_LEVELS = 5, MAX_PREPS = 8 };

static const char *const *preps_of(int type)
{
	static const char *const accuse[MAX_PREPS] = { "against", "into", "of", "by", "at", "toward", "towards" };
	static const char *const reject[MAX_PREPS] = { "from", "by", "to", "of", "with" };
	static const char *const support[MAX_PREPS] = { "for", "by", "of", "to", "with", "toward", "towards" };
	static const char *const request[MAX_PREPS] = { "from", "to", "on" };
	static const char *const agree[MAX_PREPS] = { "with", "to", "for" };
	static const char *const concede[MAX_PREPS] = { "to", "for", "on", "against", "by", "of" };
	static const char *const aid[MAX_PREPS] = { "to", "for", "of" };
	static const char *const sanction[MAX_PREPS] = { "on", "against", "from", "to", "upon" };
	static const char *const coerce[MAX_PREPS] = { "on", "against", "of", "from", "upon", "at" };
	static const char *const threaten[MAX_PREPS] = { "against", "to", "on", "at", "out_of", "from", "of" };
	static const char *const mobilize[MAX_PREPS] = { "against" };
	static const char *const protest[MAX_PREPS] = { "against", "at" };
	static const char *const retreat[MAX_PREPS] = { "to" };
	static const char *const assault[MAX_PREPS] = { "on", "against", "at", "of", "upon" };
	static const char *const together[MAX_PREPS] = { "with", "to" };
	switch (type) {
	case TC_EVENT_ACCUSE: return accuse;
	case TC_EVENT_REJECT: return reject;
	case TC_EVENT_SUPPORT: return support;
	case TC_EVENT_REQUEST: return request;
	case TC_EVENT_AGREE: return agree;
	case TC_EVENT_CONCEDE: return concede;
	case TC_EVENT_AID: return aid;
	case TC_EVENT_SANCTION: return sanction;
	case TC_EVENT_COERCE: return coerce;
	case TC_EVENT_THREATEN: return threaten;
	case TC_EVENT_MOBILIZE: return mobilize;
	case TC_EVENT_PROTEST: return protest;
	case TC_EVENT_RETREAT: return retreat;
	case TC_EVENT_ASSAULT: return assault;
	case TC_EVENT_COOPERATE: return together;
	default: return NULL;
	}
}

static bool aims(const char *const *preps, tc_str have)
{
	for (int i = 0; have.n && i < MAX_PREPS && preps[i]; i++)
		if (tc_str_is(have, preps[i]))
			return true;
	return false;
}

/* Is the verb an infinitive or participle that has no subject of its own? */
static bool open_clause(const struct tc_doc *d, int32_t verb)
{
	const struct tc_word *w = &d->words[verb];
	if (w->upos != TC_UPOS_VERB || tc_child(d, verb, TC_REL_NSUBJ) >= 0 || tc_child(d, verb, TC_REL_NSUBJ_PASS) >= 0)
		return false;
	return w->xpos == TC_XPOS_VB || w->xpos == TC_XPOS_VBG || w->xpos == TC_XPOS_VBN;
}

/* A clause with "that" which tells what a noun of saying says. */
static bool that_clause(const struct tc_doc *d, int32_t noun, int32_t verb)
{
	int32_t mark = tc_child(d, verb, TC_REL_MARK);
	return d->words[noun].upos == TC_UPOS_NOUN && mark >= 0 && tc_lemma_is(d, mark, "that") && tc_child(d, verb, TC_REL_NSUBJ) >= 0;
}

/* Types that judge or answer a deed: the one who did it is meant, not the one it was done to. */
static bool judges(int type)
{
	return type == TC_EVENT_ACCUSE || type == TC_EVENT_REJECT || type == TC_EVENT_SUPPORT || type == TC_EVENT_AGREE;
}

static const struct tc_candidate *event_at(const struct tc_candidates *cs, const struct tc_candidate *self, int32_t word)
{
	for (int i = 0; i < cs->n; i++)
		if (cs->a[i].word == word && &cs->a[i] != self && !cs->a[i].dropped && cs->a[i].told_at == word)
			return &cs->a[i];
	return NULL;
}

/* "to send troops", "to withdraw its forces", "lay down their weapons": what is moved is the doer's own. */
bool tc_own_means(const struct tc_doc *d, int32_t word)
{
	static const char *const moves[] = { "send", "deploy", "dispatch", "withdraw", "pull", "move", "bring", "add", "bolster",
		"strengthen", "hire", "recruit", "raise", "boost", "expand", "cut", "equip", "remove", "keep", "station", "provide",
		"contribute", "commit", "supply", "lend", "lay", "put", "increase", "reduce", "use", "mobilize", "train", "recall", "return" };
	int32_t h = d->words[word].head;
	if (d->words[word].rel != TC_REL_OBJ || h < 0)
		return false;
	for (size_t i = 0; i < TC_COUNT(moves); i++)
		if (tc_lemma_is(d, h, moves[i]))
			return true;
	return false;
}

static bool standing(const struct tc_actor *a) { return a->country[0] || a->ent || a->sector == TC_SECTOR_REB || a->sector == TC_SECTOR_IGO; }

/* "its military", "their members": the doers' own. */
bool tc_owned_by(struct tc_coding *cx, int32_t word, const struct tc_parties *doers)
{
	int32_t poss = tc_child(cx->doc, word, TC_REL_NMOD_POSS);
	struct tc_actor a;
	if (poss < 0 || cx->doc->words[poss].upos != TC_UPOS_PRON || !tc_party_at(cx, poss, &a))
		return false;
	for (int i = 0; i < doers->n; i++)
		if (tc_same_party(&a, &doers->a[i]))
			return true;
	return false;
}

/* The parties at `word` that are not the doers themselves. */
static bool take(struct tc_coding *cx, const struct tc_candidate *c, int32_t word, struct tc_parties *out)
{
	struct tc_parties p = { .n = 0 };
	if (word < 0 || cx->word_flags[word] & TC_WF_IN_SOURCE || tc_owned_by(cx, word, &c->m.actors))
		return false;
	tc_parties_of(cx, word, &p);
	const struct tc_parties *own[] = { &c->m.actors, &c->m.both };
	for (int i = 0; i < p.n; i++) {
		bool self = !standing(&p.a[i]) || (p.a[i].sector == TC_SECTOR_MIL && tc_own_means(cx->doc, word));
		for (size_t k = 0; k < TC_COUNT(own); k++)
			for (int j = 0; j < own[k]->n; j++)
				self |= tc_same_party(&p.a[i], &own[k]->a[j]);
		if (!self && out->n < TC_MAX_PARTIES)
			out->a[out->n++] = p.a[i];
	}
	return out->n > 0;
}

struct step { int32_t word; int level; };

/* ", saying that ...", ", citing the report": what is told besides is nothing done to anybody. */
static bool tells(const struct tc_doc *d, int32_t verb)
{
	static const char *const verbs[] = { "say", "claim", "argue", "cite", "insist", "add", "note", "reason", "conclude", "contend", "maintain",
		"allege", "suggest", "explain", "stress", "think", "believe", "fear", "hope", "mention", "quote", "concede", "acknowledge" };
	for (size_t i = 0; i < TC_COUNT(verbs); i++)
		if (tc_lemma_is(d, verb, verbs[i]))
			return true;
	return false;
}

static bool imposes(const struct tc_doc *d, int32_t verb)
{
	static const char *const verbs[] = { "impose", "place", "slap", "levy", "issue", "file", "put", "direct", "aim", "level", "bring", "pass" };
	for (size_t i = 0; i < TC_COUNT(verbs); i++)
		if (tc_lemma_is(d, verb, verbs[i]))
			return true;
	return false;
}

/* "entered the town to help the army repel": the purpose names friends. */
static bool helps(const struct tc_doc *d, int32_t verb)
{
	static const char *const verbs[] = { "help", "support", "assist", "protect", "defend", "aid", "back", "join", "save", "rescue", "free" };
	for (size_t i = 0; i < TC_COUNT(verbs); i++)
		if (tc_lemma_is(d, verb, verbs[i]))
			return true;
	return false;
}

/* "demanded a meeting of the council": who meets is asked; "a release of prisoners" is of those it happens to. */
static bool meets(const struct tc_doc *d, int32_t noun)
{
	return tc_lemma_is(d, noun, "meeting") || tc_lemma_is(d, noun, "session") || tc_lemma_is(d, noun, "summit") ||
	       tc_lemma_is(d, noun, "hearing");
}

static bool asks(const struct tc_doc *d, int32_t verb)
{
	static const char *const verbs[] = { "ask", "urge", "demand", "tell", "order", "press", "beg", "implore", "request", "push", "pressure", "call",
		"instruct", "petition", "lobby", "persuade", "convince" };
	for (size_t i = 0; i < TC_COUNT(verbs); i++)
		if (tc_lemma_is(d, verb, verbs[i]))
			return true;
	return false;
}

/* Does the frame say anything of the object? One that does not leaves it open who it is. */
static bool looks_at_object(const struct tc_frame *f)
{
	if (f->pos != TC_FRAME_V || tc_event_quad(f->event) < 3)
		return true;
	for (int i = 0; i < f->n_elems; i++)
		if (f->elems[i]->path[0].kind == TC_SLOT_OBJ)
			return true;
	return false;
}

/* "criticized him for ...": whom it is done to is named, though nobody knows who that is. */
static bool named_already(const struct tc_doc *d, int32_t verb)
{
	int32_t o = tc_child(d, verb, TC_REL_OBJ);
	return o > verb && d->words[o].xpos == TC_XPOS_PRP && !tc_lemma_is(d, o, "it");
}

static bool search(struct tc_coding *cx, const struct tc_candidates *cs, struct tc_candidate *c, const char *const *preps, int32_t from)
{
	const struct tc_doc *d = cx->doc;
	int type = c->m.frame->event;
	struct step queue[MAX_QUEUE] = { { from, 0 } };
	for (int head = 0, n = 1; head < n; head++) {
		struct step at = queue[head];
		for (int32_t k = d->words[at.word].child; k >= 0; k = d->words[k].next) {
			const struct tc_word *w = &d->words[k];
			if (k < from && w->rel != TC_REL_NMOD_POSS)
				continue;
			bool enter = false;
			struct tc_parties p = { .n = 0 };
			switch (w->rel) {
			case TC_REL_OBJ:
			case TC_REL_IOBJ:
				if (at.word == from && w->rel == TC_REL_OBJ && !looks_at_object(c->m.frame) && take(cx, c, k, &p))
					break;
				if (at.word != from && (type != TC_EVENT_REQUEST || asks(d, at.word)) && type != TC_EVENT_ACCUSE &&
				    take(cx, c, k, &p))
					break;
				enter = true;
				break;
			case TC_REL_NMOD:
			case TC_REL_OBL:
			case TC_REL_OBL_AGENT: {
				tc_str prep = tc_case_of(cx, k);
				/* "in a meeting with the premier, agreed to": the other side of the talks */
				const struct tc_candidate *talks = type == TC_EVENT_AGREE && at.word == from && tc_str_is(prep, "in") ? event_at(cs, c, k) : NULL;
				if (talks && talks->m.frame->event == TC_EVENT_CONSULT && talks->m.both.n) {
					for (int i = 0; i < talks->m.both.n; i++)
						if (!c->m.actors.n || !tc_same_party(&talks->m.both.a[i], &c->m.actors.a[0]))
							p.a[p.n++] = talks->m.both.a[i];
					break;
				}
				if (tc_str_is(w->lemma, "behalf") || tc_str_is(w->lemma, "help") || tc_str_is(w->lemma, "exchange") ||
				    tc_str_is(w->lemma, "response") || tc_str_is(w->lemma, "addition"))
					break;          /* whose side one is on, or why */
				bool whose_meeting = type == TC_EVENT_REQUEST && tc_str_is(prep, "of") && meets(d, at.word);
				if ((aims(preps, prep) || whose_meeting) && take(cx, c, k, &p))
					break;
				enter = prep.n && (aims(preps, prep) || tc_str_is(prep, "of"));
				break;
			}
			case TC_REL_NMOD_POSS:
				if (at.word != from && judges(type))
					take(cx, c, k, &p);
				break;
			case TC_REL_XCOMP:
			case TC_REL_ACL:
			case TC_REL_ACL_RELCL:
			case TC_REL_CCOMP:
			case TC_REL_ADVCL:
				if (w->rel == TC_REL_ACL_RELCL && imposes(d, k)) {      /* "the ban that they imposed on the agencies" */
					enter = true;
					break;
				}
				enter = w->rel != TC_REL_ACL_RELCL && w->rel != TC_REL_CCOMP && open_clause(d, k) &&
					(w->rel != TC_REL_ADVCL || (!tells(d, k) && !(helps(d, k) && tc_event_quad(type) >= 3)));
				/* "criticism that the mayor was", "his request that the court free": whoever the clause is about */
				if (!enter && (type == TC_EVENT_ACCUSE || type == TC_EVENT_REQUEST) && that_clause(d, at.word, k))
					take(cx, c, tc_subject_of(cx, k), &p);
				break;
			case TC_REL_CONJ:       /* "accusations and rhetoric toward migrants": what follows goes with both */
				enter = at.word == from && c->m.frame->pos == TC_FRAME_N && w->upos == TC_UPOS_NOUN && !event_at(cs, c, k);
				break;
			default:
				break;
			}
			const struct tc_candidate *deed = enter ? event_at(cs, c, k) : NULL;
			if (!p.n && deed && judges(type) && type != TC_EVENT_AGREE) {     /* the deed that is judged: who did it */
				const struct tc_parties *who = deed->m.both.n ? &deed->m.both : &deed->m.actors;
				for (int i = 0; i < who->n; i++) {
					bool self = !standing(&who->a[i]);
					for (int j = 0; j < c->m.actors.n; j++)
						self |= tc_same_party(&who->a[i], &c->m.actors.a[j]);
					if (!self)
						p.a[p.n++] = who->a[i];
				}
				enter = false;
			}
			if (p.n) {
				c->m.recipients = p;
				c->m.recipient_word = k;
				c->m.n_roles++;
				return true;
			}
			if (enter && n < MAX_QUEUE && at.level < MAX_LEVELS)
				queue[n++] = (struct step){ k, at.level + 1 };
		}
	}
	return false;
}

/* "demanded the force fulfil its mandate": who stands before the bare verb is asked. */
static bool asked_to(struct tc_coding *cx, struct tc_candidate *c)
{
	const struct tc_doc *d = cx->doc;
	int32_t o = tc_child(d, c->word, TC_REL_OBJ);
	struct tc_parties p = { .n = 0 };
	if (c->m.frame->event != TC_EVENT_REQUEST || o < c->word)
		return false;
	for (int32_t k = d->words[c->word].child; k >= 0; k = d->words[k].next)
		if ((d->words[k].rel == TC_REL_CCOMP || d->words[k].rel == TC_REL_XCOMP) && k > o && d->words[k].xpos == TC_XPOS_VB &&
		    tc_child(d, k, TC_REL_NSUBJ) < 0 && take(cx, c, o, &p)) {
			c->m.recipients = p;
			c->m.recipient_word = o;
			c->m.n_roles++;
			return true;
		}
	return false;
}

/* "rebuffed pleas from the unions", "faces criticism from NATO", "jabbed back at complaints": who answers or bears it is aimed at. */
static bool answered(struct tc_coding *cx, struct tc_candidate *c)
{
	static const char *const verbs[] = { "reject", "rebuff", "rebut", "dismiss", "deny", "refuse", "ignore", "face", "resist", "accept", "decline",
		"spurn", "shrug", "brush", "answer", "respond", "react", "hit", "jab", "bow", "yield", "heed", "defy", "receive", "get", "draw",
		"suffer", "endure", "withstand", "fend", "deflect", "counter", "refute", "dispute", "bristle", "fire", "lash", "snap", "attract",
		"invite", "sustain", "weather", "grant", "overrule", "parry" };
	const struct tc_doc *d = cx->doc;
	int type = c->m.frame->event, rel = d->words[c->word].rel;
	int32_t v = d->words[c->word].head;
	if (c->m.frame->pos != TC_FRAME_N || (type != TC_EVENT_ACCUSE && type != TC_EVENT_REQUEST && type != TC_EVENT_THREATEN) || v < 0 ||
	    !tc_is_verbal(d, v) || tc_is_passive(d, v))
		return false;
	tc_str prep = rel == TC_REL_OBL ? tc_case_of(cx, c->word) : TC_STR_NULL;
	if (rel != TC_REL_OBJ && !tc_str_is(prep, "to") && !tc_str_is(prep, "at"))
		return false;
	struct tc_parties p = { .n = 0 };
	for (size_t i = 0; i < TC_COUNT(verbs); i++)
		if (tc_lemma_is(d, v, verbs[i]) && take(cx, c, tc_subject_of(cx, v), &p)) {
			c->m.recipients = p;
			c->m.recipient_word = tc_subject_of(cx, v);
			c->m.n_roles++;
			return true;
		}
	return false;
}

/* "delivered a letter to the minister asking for": whom what is written is sent to. */
static bool addressee(struct tc_coding *cx, struct tc_candidate *c)
{
	const struct tc_doc *d = cx->doc;
	int32_t noun = d->words[c->word].head;
	struct tc_parties p = { .n = 0 };
	if (c->m.frame->event != TC_EVENT_REQUEST || d->words[c->word].rel != TC_REL_ACL || d->words[c->word].xpos != TC_XPOS_VBG ||
	    tc_author_of(cx, noun) < 0)
		return false;
	const int32_t at[] = { noun, d->words[noun].head };
	for (size_t i = 0; i < TC_COUNT(at); i++)
		for (int32_t k = d->words[at[i]].child; k >= 0; k = d->words[k].next)
			if ((d->words[k].rel == TC_REL_NMOD || d->words[k].rel == TC_REL_OBL) && k > noun && tc_str_is(tc_case_of(cx, k), "to") &&
			    take(cx, c, k, &p)) {
				c->m.recipients = p;
				c->m.recipient_word = k;
				c->m.n_roles++;
				return true;
			}
	return false;
}

static bool lemma_in(const struct tc_doc *d, int32_t word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (tc_lemma_is(d, word, list[i]))
			return true;
	return false;
}

/* "the rebel-held enclave", "the Israeli-occupied heights": who holds what is hit. */
static bool holder_of(struct tc_coding *cx, const struct tc_candidate *c, int32_t word, struct tc_parties *out)
{
	static const char *const holds[] = { "hold", "control", "occupy", "run" };
	const struct tc_doc *d = cx->doc;
	for (int32_t k = d->words[word].child; k >= 0; k = d->words[k].next)
		if ((d->words[k].rel == TC_REL_AMOD || d->words[k].rel == TC_REL_ACL) && lemma_in(d, k, holds, TC_COUNT(holds)))
			for (int32_t h = d->words[k].child; h >= 0; h = d->words[h].next)
				if ((d->words[h].rel == TC_REL_COMPOUND || d->words[h].rel == TC_REL_OBL_AGENT || d->words[h].rel == TC_REL_OBL ||
				     d->words[h].rel == TC_REL_AMOD || d->words[h].rel == TC_REL_NMOD) && take(cx, c, h, out))
					return true;
	return false;
}

/* The land that a place lies in, where that is another one than the doers'. */
static bool foreign_land(struct tc_coding *cx, const struct tc_candidate *c, int32_t word, bool state, struct tc_parties *out)
{
	int32_t mi = cx->mention_at[word];
	const struct tc_mention *m = mi >= 0 ? &cx->mentions[mi] : NULL;
	if (!m || !m->place || m->kind != TC_MENTION_NAME || !m->who.country[0] || !c->m.actors.n)
		return false;
	const struct tc_ent *e = tc_know_ent(cx->know, m->place - 1);
	if (state && e->kind != TC_ENT_COUNTRY)
		return false;
	for (int i = 0; i < c->m.actors.n; i++)
		if (!c->m.actors.a[i].country[0] || strcmp(c->m.actors.a[i].country, m->who.country) == 0)
			return false;
	out->a[0] = m->who;
	if (e->kind != TC_ENT_COUNTRY)
		out->a[0].sector = TC_SECTOR_NONE;
	else if (!out->a[0].sector)
		out->a[0].sector = TC_SECTOR_GOV;
	out->n = 1;
	return true;
}

/* The same for a site by the phrase that says where it is, below `above` and right of `site`. */
static void site_land(struct tc_coding *cx, const struct tc_candidate *c, int32_t above, int32_t site, struct tc_parties *p)
{
	const struct tc_doc *d = cx->doc;
	for (int32_t g = d->words[above].child; g >= 0 && !p->n; g = d->words[g].next) {
		tc_str prep = (d->words[g].rel == TC_REL_NMOD || d->words[g].rel == TC_REL_OBL) && g > site ? tc_case_of(cx, g) : TC_STR_NULL;
		if (!tc_str_is(prep, "in") && !(tc_str_is(prep, "of") && above == site))
			continue;
		if (holder_of(cx, c, g, p) || foreign_land(cx, c, g, false, p))
			return;
		int32_t poss = tc_child(d, g, TC_REL_NMOD_POSS);
		if (poss >= 0)
			foreign_land(cx, c, poss, false, p);
	}
}

/* Towns shelled and bases overrun: whoever holds them, else the foreign land they lie in. For retreats the land that troops leave. */
static bool place_hit(struct tc_coding *cx, struct tc_candidate *c)
{
	static const char *const sites[] = { "position", "base", "target", "facility", "camp", "convoy", "post", "checkpoint", "building", "school",
		"hospital", "village", "town", "city", "area", "region", "stronghold", "bastion", "site", "depot", "refinery", "airport",
		"airbase", "airfield", "port", "bridge", "headquarters", "compound", "office", "house", "home", "market", "mosque", "church",
		"plant", "ship", "vessel", "tanker", "infrastructure", "district", "province", "neighborhood", "neighbourhood", "suburb",
		"hotel", "station", "outpost", "barracks", "oilfield", "field", "pipeline", "warehouse", "factory", "tunnel", "island" };
	static const char *const at_preps[] = { "on", "against", "at", "upon", "into" };
	const struct tc_doc *d = cx->doc;
	int type = c->m.frame->event;
	bool hits = type == TC_EVENT_ASSAULT || type == TC_EVENT_THREATEN, leaves = type == TC_EVENT_RETREAT;
	if (!hits && !leaves)
		return false;
	int32_t from[2] = { c->word, c->light_verb };
	for (int f = 0; f < 2; f++) {
		if (from[f] < 0)
			continue;
		for (int32_t k = d->words[from[f]].child; k >= 0; k = d->words[k].next) {
			int rel = d->words[k].rel;
			bool object = rel == TC_REL_OBJ || rel == TC_REL_NSUBJ_PASS;
			tc_str prep = rel == TC_REL_OBL || rel == TC_REL_NMOD ? tc_case_of(cx, k) : TC_STR_NULL;
			bool aimed = object && (f == 0 || leaves) && c->m.frame->pos != TC_FRAME_N;
			for (size_t i = 0; i < TC_COUNT(at_preps) && hits; i++)
				aimed |= tc_str_is(prep, at_preps[i]);
			aimed |= leaves && (tc_str_is(prep, "from") || tc_str_is(prep, "out_of"));
			struct tc_parties p = { .n = 0 };
			if (!aimed)
				continue;
			bool site = hits && lemma_in(d, k, sites, TC_COUNT(sites));
			if (!(hits && holder_of(cx, c, k, &p)) && !foreign_land(cx, c, k, leaves, &p) && site)
				site_land(cx, c, k, k, &p);
			if (!p.n && object && site)     /* "hit positions in Chad" with the place hung on the verb */
				site_land(cx, c, from[f], k, &p);
			if (p.n) {
				c->m.recipients = p;
				c->m.recipient_word = k;
				c->m.n_roles++;
				return true;
			}
		}
	}
	return false;
}

/* "beefed up its presence along the border with Chad": whom the troops face. */
static bool beyond_border(struct tc_coding *cx, struct tc_candidate *c)
{
	const struct tc_doc *d = cx->doc;
	struct tc_parties p = { .n = 0 };
	if (c->m.frame->event != TC_EVENT_MOBILIZE && c->m.frame->event != TC_EVENT_COERCE && c->m.frame->event != TC_EVENT_CONCEDE)
		return false;
	int32_t first = c->word, last = c->word, end = d->sents[d->words[c->word].sent].first + d->sents[d->words[c->word].sent].n;
	tc_subtree(d, c->light_verb >= 0 ? c->light_verb : c->word, &first, &last);
	for (int32_t b = c->word + 1; b <= last && b < end && b - c->word < 16; b++) {
		if (!tc_lemma_is(d, b, "border") && !tc_lemma_is(d, b, "frontier"))
			continue;
		for (int32_t k = d->words[b].child; k >= 0; k = d->words[k].next)
			if ((d->words[k].rel == TC_REL_NMOD && tc_str_is(tc_case_of(cx, k), "with")) ||
			    (c->m.frame->event == TC_EVENT_MOBILIZE && d->words[k].rel == TC_REL_NMOD_POSS) ||
			    (c->m.frame->event == TC_EVENT_MOBILIZE && (d->words[k].rel == TC_REL_AMOD || d->words[k].rel == TC_REL_COMPOUND) && cx->mention_at[k] >= 0))
				if (take(cx, c, k, &p)) {
					c->m.recipients = p;
					c->m.recipient_word = k;
					c->m.n_roles++;
					return true;
				}
	}
	return false;
}

/* "the government's killing of rebels", "he is a critic of the court", "Islamic State violence against villagers": with its object named,
 * the noun's owner, or whoever is said to be it, acts. */
static void owner_acts(struct tc_coding *cx, struct tc_candidate *c)
{
	if (c->m.frame->pos != TC_FRAME_N || c->m.actors.n || c->m.both.n || !c->m.recipients.n || c->m.recipient_word <= c->word)
		return;
	static const struct tc_slot owners[] = { { .kind = TC_SLOT_POSS }, { .kind = TC_SLOT_SUBJ }, { .kind = TC_SLOT_MOD } };
	for (size_t i = 0; i < TC_COUNT(owners) && !c->m.actors.n; i++) {
		struct tc_slot_words at;
		tc_slot_find(cx, c->word, TC_FRAME_N, &owners[i], &at);
		for (int k = 0; k < at.n && !c->m.actors.n; k++) {
			struct tc_parties p = { .n = 0 };
			if (owners[i].kind != TC_SLOT_MOD)
				tc_parties_of(cx, at.w[k], &p);
			else if (cx->mention_at[at.w[k]] >= 0 && !cx->mentions[cx->mention_at[at.w[k]]].place &&
				 !tc_lemma_is(cx->doc, at.w[k], "prison") && !tc_lemma_is(cx->doc, at.w[k], "jail"))
				p.n = tc_party_at(cx, at.w[k], &p.a[0]);
			bool same = !p.n || !standing(&p.a[0]);
			for (int r = 0; r < c->m.recipients.n && !same; r++)
				same = tc_same_party(&p.a[0], &c->m.recipients.a[r]);
			if (same)
				continue;
			c->m.actors = p;
			c->m.actor_word = at.w[k];
			c->m.n_roles++;
		}
	}
}

/* "were denied visas to enter Peru", "was granted asylum in Peru": who lets people in or keeps them out is the land they go to. */
static void land_decides(struct tc_coding *cx, struct tc_candidate *c)
{
	static const char *const papers[] = { "visa", "entry", "asylum", "permission", "citizenship", "residency", "refuge", "access" };
	static const char *const goes[] = { "enter", "visit", "join" };
	const struct tc_doc *d = cx->doc;
	int type = c->m.frame->event;
	if ((type != TC_EVENT_REJECT && type != TC_EVENT_CONCEDE) || c->m.actors.n || c->m.both.n || !c->m.recipients.n ||
	    c->m.frame->pos != TC_FRAME_V)
		return;
	int32_t paper = tc_child(d, c->word, TC_REL_OBJ);
	if (paper < c->word || !lemma_in(d, paper, papers, TC_COUNT(papers)))
		return;
	const int32_t above[] = { paper, c->word };
	for (size_t a = 0; a < TC_COUNT(above) && !c->m.actors.n; a++)
		for (int32_t k = d->words[above[a]].child; k >= 0 && !c->m.actors.n; k = d->words[k].next) {
			int32_t land = -1;
			if (k > paper && (d->words[k].rel == TC_REL_ACL || d->words[k].rel == TC_REL_ADVCL || d->words[k].rel == TC_REL_XCOMP) &&
			    lemma_in(d, k, goes, TC_COUNT(goes)))
				land = tc_child(d, k, TC_REL_OBJ);
			else if (k > paper && (d->words[k].rel == TC_REL_NMOD || d->words[k].rel == TC_REL_OBL) &&
				 (tc_str_is(tc_case_of(cx, k), "to") || tc_str_is(tc_case_of(cx, k), "into") || tc_str_is(tc_case_of(cx, k), "in")))
				land = k;
			int32_t mi = land >= 0 ? cx->mention_at[land] : -1;
			const struct tc_mention *m = mi >= 0 ? &cx->mentions[mi] : NULL;
			if (!m || !m->ent || tc_know_ent(cx->know, m->ent - 1)->kind != TC_ENT_COUNTRY || !m->who.country[0])
				continue;
			c->m.actors.a[0] = m->who;
			if (!c->m.actors.a[0].sector)
				c->m.actors.a[0].sector = TC_SECTOR_GOV;
			c->m.actors.n = 1;
			c->m.actor_word = land;
			c->m.n_roles++;
		}
}

void tc_recipients_search(struct tc_coding *cx, struct tc_candidates *cs, bool deeds)
{
	for (int i = 0; i < cs->n; i++) {
		struct tc_candidate *c = &cs->a[i];
		const char *const *preps = preps_of(c->m.frame->event);
		if (!deeds && !c->dropped) {
			owner_acts(cx, c);
			land_decides(cx, c);
		}
		if (!preps || c->dropped || c->m.recipients.n || c->m.both.n || c->told_at != c->word || !c->m.actors.n)
			continue;
		int type = c->m.frame->event;
		if (deeds && (type == TC_EVENT_AGREE || type == TC_EVENT_REJECT || type == TC_EVENT_THREATEN))
			continue;
		if (!deeds && answered(cx, c))
			continue;
		if (named_already(cx->doc, c->word))
			continue;
		if (!asked_to(cx, c) && !addressee(cx, c) && !search(cx, cs, c, preps, c->word) && c->light_verb >= 0 && c->light_verb < c->word)
			search(cx, cs, c, preps, c->light_verb);
		if (!c->m.recipients.n && !beyond_border(cx, c))
			place_hit(cx, c);
		if (c->m.recipients.n && cx->opt->trace)
			tc_trace(cx, "  recipient of '%.*s' found at '%.*s'\n", TC_FMT(tc_w(cx, c->word)->form),
				 TC_FMT(tc_w(cx, c->m.recipient_word)->form));
	}
}
