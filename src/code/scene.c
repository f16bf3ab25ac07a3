/* SPDX-License-Identifier: Apache-2.0 */
/* code/scene.c - what the surroundings say about a name: how it stands in its clause, whether its letters allow it.
 * Bodies that the text does not place ("the government", "police") take their country from here, each by its own rule;
 * where the document is about several countries alike (theme.c) they stay without one. */
#include "code/mention_int.h"

static struct tc_mention *mention(const struct tc__mx *mx, int32_t m) { return &mx->cx->mentions[m]; }

bool tc__word_in(tc_str s, const char *const *sorted, int n)
{
	char low[24];
	if (s.n == 0 || s.n >= sizeof low)
		return false;
	for (uint32_t i = 0; i < s.n; i++)
		low[i] = tc_lower(s.p[i]);
	tc_str key = tc_str_n(low, s.n);
	int lo = 0, hi = n - 1;
	while (lo <= hi) {
		int mid = (lo + hi) / 2, c = tc_str_cmp(key, tc_str_of(sorted[mid]));
		if (c == 0)
			return true;
		if (c < 0)
			hi = mid - 1;
		else
			lo = mid + 1;
	}
	return false;
}

static const char *const place_preps[] = {
        "across", "along", "around",  "at",      "inside",     "into",   "near",
        "nearby", "off",   "outside", "through", "throughout", "within",
};
static const char *const motion_words[] = {
        "arrival",  "arrive",     "come",    "depart", "departure", "deport",     "drive", "escape",
        "evacuate", "evacuation", "exile",   "flee",   "flight",    "fly",        "go",    "head",
        "journey",  "march",      "migrate", "move",   "road",      "route",      "sail",  "ship",
        "transfer", "transport",  "travel",  "trip",   "withdraw",  "withdrawal",
};
static const char *const saying_words[] = {
        "acknowledge", "add",     "admit", "announce", "argue",   "assert", "call",  "claim",  "comment",
        "confirm",     "declare", "deny",  "explain",  "insist",  "note",   "quote", "report", "respond",
        "reveal",      "say",     "state", "stress",   "suggest", "tell",   "tweet", "warn",   "write",
};

bool tc__is_place_case(tc_str p)
{
	return tc_str_eqi(p, TC_STR("in")) || tc_str_eqi(p, TC_STR("on")) || WORD_IN(p, place_preps);
}
bool tc__is_motion(const struct tc_doc *d, int32_t w) { return w >= 0 && WORD_IN(d->words[w].lemma, motion_words); }
bool tc__is_saying(const struct tc_doc *d, int32_t w) { return w >= 0 && WORD_IN(d->words[w].lemma, saying_words); }

int32_t tc__case_word(const struct tc_doc *d, int32_t w)
{
	for (int32_t c = d->words[w].child; c >= 0 && c < w; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_CASE)
			return c;
	return -1;
}

/* How the phrase headed by w stands in its clause: as somebody who acts or is addressed, or as somewhere. */
enum tc__standing tc__standing_of(const struct tc__mx *mx, int32_t w)
{
	const struct tc_doc *d = mx->d;
	int32_t top = tc_conj_head(d, w), gov = d->words[top].head;
	int rel = d->words[top].rel;
	if (rel == TC_REL_AMOD || rel == TC_REL_COMPOUND || rel == TC_REL_NMOD_DESC)
		return TC__STANDS_MODIFIER;
	int32_t c = tc__case_word(d, w);
	if (c < 0)
		c = tc__case_word(d, top);
	if (c >= 0) {
		tc_str p = d->words[c].form;
		/* "sanctions on Iran", "lashed out at Turkey" name whom, not where. */
		if (tc_str_eqi(p, TC_STR("on")) || tc_str_eqi(p, TC_STR("at")))
			return TC__STANDS_NEUTRAL;
		if (tc__is_place_case(p))
			return TC__STANDS_PLACE;
		/* Troops that withdraw from a state, people deported to one: the state is a side of it. */
		bool leaves_somebody = gov >= 0 && (tc_lemma_is(d, gov, "withdraw") ||
		                                    tc_lemma_is(d, gov, "withdrawal") || tc_lemma_is(d, gov, "deport"));
		if (tc_str_eqi(p, TC_STR("to")) || tc_str_eqi(p, TC_STR("from")) || tc_str_eqi(p, TC_STR("of")))
			return tc__is_motion(d, gov) && !leaves_somebody ? TC__STANDS_PLACE : TC__STANDS_NEUTRAL;
		return TC__STANDS_NEUTRAL;
	}
	if (rel == TC_REL_NSUBJ || rel == TC_REL_OBL_AGENT || rel == TC_REL_NSUBJ_PASS || rel == TC_REL_NMOD_POSS)
		return TC__STANDS_ACTING;
	if (rel == TC_REL_OBJ && gov >= 0 &&
	    (tc_lemma_is(d, gov, "leave") || tc_lemma_is(d, gov, "enter") || tc_lemma_is(d, gov, "reach")))
		return TC__STANDS_PLACE;
	if ((rel == TC_REL_NMOD_UNMARKED || rel == TC_REL_APPOS || rel == TC_REL_LIST) && gov >= 0 &&
	    mx->name[gov].hits && tc_know_ent(mx->k, mx->name[gov].hits[0].ent)->kind == TC_ENT_PLACE)
		return TC__STANDS_PLACE;
	return TC__STANDS_NEUTRAL;
}

bool tc__all_upper(tc_str s)
{
	bool any = false;
	for (uint32_t i = 0; i < s.n; i++) {
		if (tc_is_lower(s.p[i]))
			return false;
		any |= tc_is_upper(s.p[i]);
	}
	return any;
}

bool tc__hit_fits(const struct tc__mx *mx, const struct tc__name_at *na, const struct tc_name_hit *h)
{
	const struct tc_ent *e = tc_know_ent(mx->k, h->ent);
	if (e->kind == TC_ENT_ROLE || e->kind == TC_ENT_TITLE)
		return false;
	tc_str text = tc_span_text(mx->d, tc_words_span(mx->d, na->first, na->last));
	if (h->name_flags & TC_NAME_ABBREV && na->first == na->last) {
		if (text.n <= 3 ? !tc__all_upper(text) : !tc_is_upper(text.p[0]))
			return false;
	}
	/* "the Social-Democratic Movement" is no Democratic Movement. */
	if (e->kind == TC_ENT_ORG && na->last > na->first && na->first >= 2 &&
	    tc_str_is(mx->d->words[na->first - 1].form, "-") &&
	    !(mx->d->words[na->first - 1].flags & TC_WORD_SPACE_AFTER) &&
	    !(mx->d->words[na->first - 2].flags & TC_WORD_SPACE_AFTER) &&
	    mx->d->words[na->first - 2].sent == mx->d->words[na->first].sent)
		return false;
	/* "an armed Islamic group" is not the Islamic Group. */
	if (na->last > na->first && e->kind == TC_ENT_ORG && e->rank >= 2 &&
	    mx->d->words[na->last].upos == TC_UPOS_NOUN && tc_is_lower(mx->d->words[na->last].form.p[0]) &&
	    tc_is_upper(text.p[0]))
		return false;
	/* "the east African nation" is not The EastAfrican. */
	if (na->last > na->first && e->kind == TC_ENT_OUTLET && tc_is_lower(text.p[0]) && text.p[0] != 't')
		return false;
	/* "Van Aalst" is nobody of Van. */
	static const char *const particles[] = {"al", "ben", "bin", "da", "de", "del", "di", "du", "el", "la", "le", "van", "von"};
	if (na->first == na->last && na->last + 1 < mx->d->n_words && WORD_IN(text, particles) &&
	    mx->d->words[na->last].flags & TC_WORD_SPACE_AFTER && tc_is_upper(mx->d->words[na->last + 1].form.p[0]))
		return false;
	/* "the Franco-German plan" */
	if (na->first == na->last && e->kind == TC_ENT_PERSON && na->last + 2 < mx->d->n_words &&
	    tc_str_is(mx->d->words[na->last + 1].form, "-") && !(mx->d->words[na->last].flags & TC_WORD_SPACE_AFTER) &&
	    !(mx->d->words[na->last + 1].flags & TC_WORD_SPACE_AFTER) && tc_is_upper(mx->d->words[na->last + 2].form.p[0]))
		return false;
	if (na->first == na->last && e->kind == TC_ENT_PERSON && text.n && text.p[text.n - 1] == '.')
		return false; /* "Sen.", "Gen." */
	if (na->first == na->last) {
		const struct tc_word *w = &mx->d->words[na->first];
		if (!tc_is_upper(text.p[0]) && (unsigned char)text.p[0] < 0x80) {
			bool inner = false; /* "al-Qaeda", "e-Taiwan" */
			for (uint32_t i = 1; i < text.n && !inner; i++)
				inner = tc_is_upper(text.p[i]);
			if (!inner)
				return false;
		}
		/* "Some accused Trump": words of grammar are nobody's last name. */
		if (e->kind == TC_ENT_PERSON && w->xpos != TC_XPOS_NNP &&
		    (w->upos == TC_UPOS_DET || w->upos == TC_UPOS_PRON || w->upos == TC_UPOS_NUM ||
		     w->upos == TC_UPOS_ADP || w->upos == TC_UPOS_CCONJ || w->upos == TC_UPOS_SCONJ ||
		     w->upos == TC_UPOS_INTJ))
			return false;
		/* "Republican criticism", "Democratic leaders"; but "the Georgian Democratic Union" is a name of its
		 * own. */
		static const char *const party_words[] = {"democratic", "republican", "tory"};
		if (e->kind == TC_ENT_ORG && WORD_IN(w->form, party_words)) {
			int32_t next = na->first + 1;
			bool amid = next < mx->d->n_words && mx->d->words[next].sent == w->sent &&
			            tc_is_upper(mx->d->words[next].form.p[0]);
			bool behind = na->first > 0 && mx->d->words[na->first - 1].sent == w->sent &&
			              mx->d->words[na->first - 1].upos == TC_UPOS_PROPN;
			return !amid && !behind && w->rel != TC_REL_ROOT;
		}
		/* Taggers take surnames that open a sentence for adjectives or verbs; the tree knows better. */
		bool noun_like = tc__is_nominal_rel(w->rel) && w->rel != TC_REL_ROOT && w->rel != TC_REL_CONJ &&
		                 w->rel != TC_REL_PARATAXIS;
		bool initials = tc__all_upper(w->form) &&
		                (w->rel == TC_REL_COMPOUND || w->rel == TC_REL_AMOD); /* "IS members" */
		if (!noun_like && !initials &&
		    (w->upos == TC_UPOS_VERB || w->upos == TC_UPOS_AUX || w->upos == TC_UPOS_ADV))
			return false;
		if (!noun_like && w->upos == TC_UPOS_ADJ && w->xpos != TC_XPOS_NNP && !tc__all_upper(w->form) &&
		    e->kind != TC_ENT_COUNTRY && e->kind != TC_ENT_ETHNIC)
			return false; /* "Local schools" at the start of a sentence */
	}
	return true;
}

/* --- countries for what is not placed by its own words --- */

bool tc__definite(const struct tc_doc *d, int32_t w)
{
	int32_t det = tc_child(d, w, TC_REL_DET);
	return (det >= 0 &&
	        (tc_lemma_is(d, det, "the") || tc_lemma_is(d, det, "this") || tc_lemma_is(d, det, "these"))) ||
	       tc_child(d, w, TC_REL_NMOD_POSS) >= 0;
}

/* "in a Twitter post": where its maker is at home is no place. */
static bool firm_inside(const struct tc__mx *mx, int32_t w)
{
	for (int32_t c = mx->d->words[w].child; c >= 0; c = mx->d->words[c].next) {
		const struct tc_ent *e = mx->name[c].hits ? tc_know_ent(mx->k, mx->name[c].hits[0].ent) : NULL;
		if (e && (e->kind == TC_ENT_ORG || e->kind == TC_ENT_OUTLET || e->kind == TC_ENT_PERSON))
			return true;
	}
	return false;
}

/* "bombed Rafah, killing four": the land of the place that the verb above hits, or where it happens. */
static void place_struck(struct tc__mx *mx, int32_t v, char iso[4])
{
	const struct tc_doc *d = mx->d;
	for (int32_t c = v >= 0 ? d->words[v].child : -1; c >= 0 && !iso[0]; c = d->words[c].next) {
		int rel = d->words[c].rel;
		int32_t m = tc__at(mx, c), p = rel == TC_REL_OBL ? tc__case_word(d, c) : -1;
		if (m < 0 || (rel != TC_REL_OBJ && rel != TC_REL_NSUBJ_PASS && !(p >= 0 && tc__is_place_case(d->words[p].form))))
			continue;
		tc__resolve(mx, m);
		bool thing = mention(mx, m)->kind == TC_MENTION_NOMINAL && !firm_inside(mx, c); /* "a restaurant in Ontario" */
		if (mx->state[m] == TC__DONE && (mention(mx, m)->place || thing))
			memcpy(iso, mention(mx, m)->who.country, 4);
	}
}

/* The country where the clause around w takes place, if it says so. */
void tc__clause_country(struct tc__mx *mx, int32_t w, char iso[4])
{
	const struct tc_doc *d = mx->d;
	int32_t top = tc_conj_head(d, w), v = d->words[top].head;
	for (int i = 0; i < 3 && v >= 0 && d->words[v].upos != TC_UPOS_VERB; i++) {
		/* "dozens of protesters gathered": on to what they did. */
		if (d->words[top].rel != TC_REL_NMOD)
			break;
		top = tc_conj_head(d, v);
		v = d->words[top].head;
	}
	if (v < 0)
		v = tc_child(d, w, TC_REL_ACL); /* a verb mistaken for a participle: "farmers gathered in Mali" */
	if (v < 0)
		return;
	/* "northern Mali, where militants attacked" */
	int32_t at = d->words[v].rel == TC_REL_ACL_RELCL || d->words[v].rel == TC_REL_ADVCL_RELCL
	                        ? tc_child(d, v, TC_REL_ADVMOD) : -1;
	if (at >= 0 && tc_lemma_is(d, at, "where") && tc__at(mx, d->words[v].head) >= 0) {
		int32_t land = tc__at(mx, d->words[v].head);
		tc__resolve(mx, land);
		if (mx->state[land] == TC__DONE && (mention(mx, land)->place || !mention(mx, land)->party))
			memcpy(iso, mention(mx, land)->who.country, 4);
	}
	for (int32_t c = d->words[v].child; c >= 0 && !iso[0]; c = d->words[c].next) {
		int32_t m = tc__at(mx, c);
		if (m < 0 || c == top || (d->words[c].rel != TC_REL_OBL && d->words[c].rel != TC_REL_NMOD))
			continue;
		int32_t p = tc__case_word(d, c);
		/* Whoever flees from a town is of it. */
		bool from = p >= 0 && tc_lemma_is(d, p, "from") &&
		            (tc_lemma_is(d, v, "flee") || tc_str_eqi(d->words[v].form, TC_STR("fled")) ||
		             tc_lemma_is(d, v, "escape") || tc_lemma_is(d, v, "evacuate") ||
		             tc_lemma_is(d, v, "expel") || tc_lemma_is(d, v, "drive"));
		if (p < 0 || (!from && !tc__is_place_case(d->words[p].form)))
			continue;
		tc__resolve(mx, m);
		const struct tc_mention *me = mention(mx, m);
		if (mx->state[m] != TC__DONE)
			continue;
		bool where = !tc_lemma_is(d, p, "on") && !tc_lemma_is(d, p, "at") && !tc_lemma_is(d, p, "off");
		if (me->place || (!me->party && where && !firm_inside(mx, c)))
			memcpy(iso, me->who.country, 4); /* "in Chibok, Nigeria", "in the east of Mali" */
	}
	/* "killed in fighting in eastern Ukraine" */
	for (int32_t c = d->words[v].child; c >= 0 && !iso[0]; c = d->words[c].next) {
		int32_t mark = d->words[c].rel == TC_REL_ADVCL && c > v ? tc_child(d, c, TC_REL_MARK) : -1;
		if (mark >= 0 && (tc_lemma_is(d, mark, "in") || tc_lemma_is(d, mark, "during") || tc_lemma_is(d, mark, "amid")))
			place_struck(mx, c, iso);
	}
	/* "killing three people": where the verb above happens. */
	if (!iso[0] && d->words[v].rel == TC_REL_ADVCL && d->words[v].xpos == TC_XPOS_VBG && tc_child(d, v, TC_REL_MARK) < 0)
		place_struck(mx, d->words[v].head, iso);
}

/* The one country that the words from `first` up to w name; false where there is none or more than one. */
static bool sentence_country(struct tc__mx *mx, int32_t first, int32_t w, char iso[4])
{
	const char *found = NULL;
	for (int32_t i = first; i < w; i++) {
		int32_t m = tc__at(mx, i);
		if (m < 0 || mx->state[m] != TC__DONE || !mention(mx, m)->who.country[0])
			continue;
		/* "Amnesty accused Egypt. The ministry": where a charity sits is no clue. */
		int s = mention(mx, m)->who.sector;
		if (s == TC_SECTOR_NGO || s == TC_SECTOR_JRN || s == TC_SECTOR_BUS)
			continue;
		/* "The United States urged the military": not its own. */
		const struct tc_word *t = &mx->d->words[i], *own = &mx->d->words[w];
		int32_t body = tc__at(mx, w);
		int sector = body >= 0 ? mention(mx, body)->who.sector : TC_SECTOR_NONE;
		/* But a president asks his own parliament. */
		bool his = mention(mx, m)->person && (sector == TC_SECTOR_LEG || sector == TC_SECTOR_JUD);
		if ((t->rel == TC_REL_NSUBJ || t->rel == TC_REL_NSUBJ_PASS) && t->head == own->head && t->head >= 0 &&
		    mx->d->words[t->head].upos == TC_UPOS_VERB && !his)
			return false;
		if (found && memcmp(found, mention(mx, m)->who.country, 4) != 0)
			return false;
		found = mention(mx, m)->who.country;
	}
	if (found)
		memcpy(iso, found, 4);
	return found != NULL;
}

bool tc__names_other(const struct tc__mx *mx, int32_t w, const char iso[4], bool rebels)
{
	enum { REACH = 80 };
	const struct tc_sent *st = &mx->d->sents[mx->d->words[w].sent];
	int32_t from = st->first > w - REACH ? st->first : w - REACH;
	int32_t end = st->first + st->n < w + REACH ? st->first + st->n : w + REACH;
	for (int32_t i = from; i < end; i++) {
		const struct tc__name_at *na = &mx->name[i];
		const struct tc_ent *e = na->hits ? tc_know_ent(mx->k, na->hits[0].ent) : NULL;
		if (e && e->kind == TC_ENT_COUNTRY && memcmp(e->country, iso, 4) != 0 && !tc__before_hyphen(mx, i))
			return true;
		if (rebels && e && e->kind == TC_ENT_ORG && e->sector == TC_SECTOR_REB &&
		    memcmp(e->country, iso, 4) != 0)
			return true;
	}
	return false;
}

/* The verb above a word, or -1. */
static int32_t verb_above(const struct tc_doc *d, int32_t w)
{
	for (int i = 0; i < 5 && w >= 0; i++) {
		w = d->words[w].head;
		if (w >= 0 && (d->words[w].upos == TC_UPOS_VERB || d->words[w].head < 0))
			return w;
	}
	return -1;
}

bool tc__faces(const struct tc__mx *mx, const struct tc_mention *me, const char iso[4])
{
	enum { REACH = 40 };
	const struct tc_doc *d = mx->d;
	const struct tc_sent *st = &d->sents[d->words[me->head].sent];
	int32_t v = verb_above(d, me->head), from = st->first > me->head - REACH ? st->first : me->head - REACH;
	int32_t end = st->first + st->n < me->head + REACH ? st->first + st->n : me->head + REACH;
	for (int32_t i = from; i < end && v >= 0; i++) {
		const struct tc__name_at *na = &mx->name[i];
		const struct tc_ent *e =
		        na->hits && (i < me->first || i > me->last) ? tc_know_ent(mx->k, na->hits[0].ent) : NULL;
		if (e && (e->kind == TC_ENT_COUNTRY || e->kind == TC_ENT_PERSON) && memcmp(e->country, iso, 4) == 0 &&
		    tc__standing_of(mx, i) != TC__STANDS_PLACE && verb_above(d, i) == v)
			return true;
	}
	return false;
}

/* "government troops", "regime forces" */
static bool of_government(const struct tc_doc *d, int32_t w)
{
	for (int32_t c = d->words[w].child; c >= 0 && c < w; c = d->words[c].next)
		if (tc_lemma_is(d, c, "government") || tc_lemma_is(d, c, "regime") || tc_lemma_is(d, c, "security") ||
		    tc_lemma_is(d, c, "loyalist"))
			return true;
	return false;
}

/* "Bhutan will send troops, the foreign ministry said": who speaks of what a state does, and of no other, is of it. */
bool tc__reported_country(struct tc__mx *mx, int32_t w, char iso[4])
{
	const struct tc_doc *d = mx->d;
	int32_t top = tc_conj_head(d, w), v = d->words[top].head;
	if (d->words[top].rel != TC_REL_NSUBJ || v < 0 || !tc__is_saying(d, v))
		return false;
	int32_t told = d->words[v].rel == TC_REL_PARATAXIS ? d->words[v].head : tc_child(d, v, TC_REL_CCOMP);
	int32_t sub = told >= 0 && told < w ? tc_child(d, told, TC_REL_NSUBJ) : -1, m = tc__at(mx, sub);
	if (m < 0 || sub >= w)
		return false;
	tc__resolve(mx, m);
	const struct tc_mention *t = mention(mx, m);
	bool state = mx->state[m] == TC__DONE && t->party && t->who.country[0] && t->also[0] < 0 &&
	             (t->who.sector == TC_SECTOR_GOV || t->who.sector == TC_SECTOR_MIL || t->who.sector == TC_SECTOR_COP);
	if (state)
		memcpy(iso, t->who.country, 4);
	return state;
}

/* Country for a body that the text does not place: its clause, the dateline, or what the document is about. */
const char *tc__fall_back_country(struct tc__mx *mx, struct tc_mention *me)
{
	/* "hit by a missile": whose it was is just what the text does not say. */
	static const char *const arms[] = {"bomb", "bullet", "drone", "grenade", "gun", "mine", "missile", "mortar", "rocket", "shell"};
	if (WORD_IN(mx->d->words[me->head].lemma, arms))
		return "role";
	/* "Ministers gathered in Geneva": guests, whose host is no clue. */
	static const char *const gathers[] = {"arrive", "attend", "convene", "discuss", "gather", "meet", "negotiate", "talk"};
	int32_t does = verb_above(mx->d, me->head);
	bool guests = me->plural && me->who.sector == TC_SECTOR_GOV && !tc__definite(mx->d, me->head) && does >= 0 &&
	              WORD_IN(mx->d->words[does].lemma, gathers);
	if (!guests)
		tc__clause_country(mx, me->head, me->who.country);
	if (me->who.country[0])
		return "role+place of clause";
	if (tc__reported_country(mx, me->head, me->who.country))
		return "role+reported";
	for (int32_t i = me->first; i <= me->last; i++)
		if (tc_lemma_is(mx->d, i, "administration") && tc__country_seen(mx, "USA")) {
			memcpy(me->who.country, "USA", 4);
			return "role+administration";
		}
	bool body = me->who.sector == TC_SECTOR_LEG && mx->d->words[me->head].xpos == TC_XPOS_NNP; /* "asked Congress" */
	if ((tc__definite(mx->d, me->head) || body) && tc__of_child(mx->d, me->head) < 0) {
		int32_t st = mx->d->words[me->head].sent, first = mx->d->sents[st].first;
		if (sentence_country(mx, first, me->head, me->who.country))
			return "role+sentence";
		/* "Rebels in Mali took a town. The junta said" */
		if (!mx->setting[0] && st > 0 &&
		    sentence_country(mx, mx->d->sents[st - 1].first, me->head, me->who.country))
			return "role+sentence before";
	}
	for (int32_t c = mx->d->words[me->head].child; c >= 0; c = mx->d->words[c].next)
		if (tc_lemma_is(mx->d, c, "local") && mx->theatre[0]) {
			memcpy(me->who.country, mx->theatre, 4);
			return "role+theatre";
		}
	/* "any candidate", "several parties": of no country in particular. */
	const struct tc_ent *role = mx->role[me->head].e;
	int32_t det = tc_child(mx->d, me->head, TC_REL_DET);
	bool party = role && (role->sector == TC_SECTOR_PTY || role->sector == TC_SECTOR_OPP) &&
	             (det >= 0 || role->flags & TC_ROLE_PERSON);
	/* "The two leaders", when nobody knows which. */
	if (me->plural && tc_child(mx->d, me->head, TC_REL_NUMMOD) >= 0 && me->who.sector == TC_SECTOR_GOV)
		return "role";
	/* "Governments take hostages": of no state in particular, unless the text has one subject only. */
	bool generic = me->plural && !tc__definite(mx->d, me->head) && me->who.sector == TC_SECTOR_GOV &&
	               (!mx->strong_setting || tc__names_other(mx, me->head, mx->setting, true));
	if (generic)
		return "role";
	if (mx->setting[0] && (me->who.sector == TC_SECTOR_GOV || me->who.sector == TC_SECTOR_MIL) &&
	    tc__faces(mx, me, mx->setting))
		return "role";
	if (mx->setting[0] && (!party || tc__definite(mx->d, me->head) || mx->strong_setting)) {
		memcpy(me->who.country, mx->setting, 4);
		return "role+setting";
	}
	static const char *const at_war[] = {"army", "force", "junta", "militia", "regime", "soldier", "troop"};
	if (mx->theatre[0] && WORD_IN(mx->d->words[me->head].lemma, at_war) &&
	    (tc__definite(mx->d, me->head) || of_government(mx->d, me->head))) {
		memcpy(me->who.country, mx->theatre, 4);
		return "role+theatre";
	}
	if (mx->dateline[0] && mx->d->words[me->head].sent < 6) {
		memcpy(me->who.country, mx->dateline, 4);
		return "role+dateline";
	}
	/* Police and courts said a little before are the same country's. */
	int32_t at = mx->cx->mention_at[me->head];
	for (int32_t m = at - 1; role && m >= 0 && at - m < 40; m--) {
		const struct tc_mention *t = mention(mx, m);
		if (mx->d->words[me->head].sent - mx->d->words[t->head].sent > 3)
			break;
		if (t->party && t->who.country[0] && t->who.sector == role->sector &&
		    (role->sector == TC_SECTOR_COP || role->sector == TC_SECTOR_JUD)) {
			memcpy(me->who.country, t->who.country, 4);
			return "role+before";
		}
	}
	return "role";
}

/* Rebels belong to the land the text is about, unless it is one that fights abroad, or the sentence speaks of another. */
bool tc__rebels_of_setting(const struct tc__mx *mx, int32_t w)
{
	static const char *const abroad[] = {"AUS", "BEL", "CAN", "CHE", "CHN", "DEU", "DNK", "FRA", "GBR", "ISR", "ITA",
	                                     "JPN", "KOR", "NLD", "NOR", "NZL", "POL", "SWE", "USA", "VAT"};
	if (!mx->setting[0] || tc__names_other(mx, w, mx->setting, true))
		return false;
	for (size_t i = 0; i < TC_COUNT(abroad); i++)
		if (memcmp(mx->setting, abroad[i], 4) == 0)
			return false;
	return true;
}

/* Authorities of a state that fights its rebels within its borders. */
static bool at_home(const struct tc_mention *t, const char *const *abroad, int n)
{
	if (!t->party || !tc__is_state_sector(t->who.sector) || !t->who.country[0])
		return false;
	for (int i = 0; i < n; i++)
		if (memcmp(t->who.country, abroad[i], 4) == 0)
			return false;
	return true;
}

/* "Jets struck targets in Gaza after militants fired rockets": where the verb above happens. "Naypyidaw said terrorists
 * had attacked police posts": the land of the authorities that say so. */
bool tc__rebels_beside(struct tc__mx *mx, int32_t w, char iso[4])
{
	static const char *const abroad[] = {"ARE", "AUS", "BEL", "CAN", "CHE", "CHN", "DEU", "DNK", "EGY", "FRA", "GBR",
	                                     "IRN", "ISR", "ITA", "JOR", "JPN", "KOR", "NLD", "NOR", "NZL", "POL", "RUS",
	                                     "SAU", "SWE", "TUR", "USA", "VAT"};
	const struct tc_doc *d = mx->d;
	/* "the Philippine government and Muslim rebels" */
	int32_t first = tc_conj_head(d, w), with = first != w ? tc__at(mx, first) : -1;
	if (with >= 0 && mx->state[with] == TC__DONE && at_home(mention(mx, with), abroad, (int)TC_COUNT(abroad))) {
		memcpy(iso, mention(mx, with)->who.country, 4);
		return true;
	}
	int32_t v = verb_above(d, w), up = v >= 0 ? d->words[v].head : -1;
	if (up < 0)
		return false;
	if (d->words[v].rel == TC_REL_ADVCL)
		place_struck(mx, up, iso);
	if (iso[0] || d->words[v].rel != TC_REL_CCOMP || !tc__is_saying(d, up))
		return iso[0] != 0;
	int32_t sub = tc_child(d, up, TC_REL_NSUBJ), m = tc__at(mx, sub);
	if (m < 0 || sub > w || mx->state[m] != TC__DONE || !at_home(mention(mx, m), abroad, (int)TC_COUNT(abroad)))
		return false;
	memcpy(iso, mention(mx, m)->who.country, 4);
	return true;
}

bool tc__is_state_sector(int s)
{
	return s == TC_SECTOR_GOV || s == TC_SECTOR_MIL || s == TC_SECTOR_COP || s == TC_SECTOR_LEG ||
	       s == TC_SECTOR_JUD || s == TC_SECTOR_SPY || s == TC_SECTOR_IGO;
}

bool tc__state_body(int sector)
{
	switch (sector) {
	case TC_SECTOR_GOV:
	case TC_SECTOR_MIL:
	case TC_SECTOR_COP:
	case TC_SECTOR_LEG:
	case TC_SECTOR_JUD:
	case TC_SECTOR_SPY:
	case TC_SECTOR_OPP:
	case TC_SECTOR_PTY:
		return true;
	default:
		return false;
	}
}

/* "US-led troops", "foreign fighters": where they act does not tell whose they are. */
bool tc__foreign_modifier(const struct tc__mx *mx, int32_t w)
{
	static const char *const words[] = {"african",       "allied",   "arab",     "asian",         "coalition",
	                                    "eastern",       "european", "foreign",  "global",        "gulf",
	                                    "international", "joint",    "latin",    "multinational", "northern",
	                                    "overseas",      "regional", "southern", "western",       "world"};
	static const char *const own[] = {"foreign", "joint", "regional"};
	const struct tc_doc *d = mx->d;
	for (int32_t c = d->words[w].child; c >= 0 && c < w; c = d->words[c].next) {
		if (mx->role[w].e && c >= mx->role[w].first && c <= mx->role[w].last && WORD_IN(d->words[c].lemma, own))
			continue; /* "foreign minister" */
		bool people = mx->theatre[0] && mx->name[c].hits &&
		              tc_know_ent(mx->k, mx->name[c].hits[0].ent)->kind == TC_ENT_ETHNIC &&
		              !tc_str_is(tc_know_ent(mx->k, mx->name[c].hits[0].ent)->note, "regional");
		if (WORD_IN(d->words[c].lemma, words) && !people)
			return true;
		for (int32_t g = d->words[c].child; g >= 0; g = d->words[g].next)
			if (mx->name[g].hits && tc__before_hyphen(mx, g))
				return true;
		if (mx->name[c].hits && tc__before_hyphen(mx, c))
			return true;
	}
	return false;
}
