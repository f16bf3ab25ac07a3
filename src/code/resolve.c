/* SPDX-License-Identifier: Apache-2.0 */
/* code/resolve.c - from a mention to a party: canonical name, country, sector and office on the document's date.
 * A name is read as the entity that fits best: by its letters, by where it stands ("in Georgia" against "Georgia said"), by
 * a title before it, by who held office on that day and by the countries that the rest of the document names. A nominal
 * takes its sector from its role noun and its country from possessor, demonym, compound or "of" phrase; a role that one
 * person holds ("the Russian foreign minister") finds its holder. People whom the knowledge base lacks take country and
 * sector from title, apposition and nationality. What stays open is left empty: no guess.
 * Scores are small integers and halves chosen by hand and checked on development documents; they only rank readings. */
#include "code/mention_int.h"

#include <math.h>

static bool nominal_by_role(struct tc__mx *mx, int32_t m);
static bool state_body(int sector);
static void clause_country(struct tc__mx *mx, int32_t w, char iso[4]);
static int32_t of_child(const struct tc_doc *d, int32_t w);
static bool definite(const struct tc_doc *d, int32_t w);

static struct tc_mention *mention(const struct tc__mx *mx, int32_t m) { return &mx->cx->mentions[m]; }

static bool word_in(tc_str s, const char *const *sorted, int n)
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
#define WORD_IN(s, list) word_in((s), (list), (int)TC_COUNT(list))

static const char *const place_preps[] = {
	"across", "along", "around", "at", "inside", "into", "near", "nearby", "off", "outside", "through", "throughout", "within",
};
static const char *const motion_words[] = {
	"arrival", "arrive", "come", "depart", "departure", "deport", "drive", "escape", "evacuate", "evacuation", "exile", "flee",
	"flight", "fly", "go", "head", "journey", "march", "migrate", "move", "road", "route", "sail", "ship", "transfer",
	"transport", "travel", "trip", "withdraw", "withdrawal",
};
static const char *const saying_words[] = {
	"acknowledge", "add", "admit", "announce", "argue", "assert", "call", "claim", "comment", "confirm", "declare", "deny",
	"explain", "insist", "note", "quote", "report", "respond", "reveal", "say", "state", "stress", "suggest", "tell",
	"tweet", "warn", "write",
};
/* Roles whose sector is that of the body they belong to: a spokesman of rebels is a rebel. */
static const char *const generic_roles[] = {
	"adviser", "advisor", "agent", "aide", "boss", "chair", "chairman", "chairperson", "chairwoman", "chief", "commander",
	"coordinator", "delegate", "delegation", "deputy", "director", "envoy", "executive", "fighter", "figure", "force",
	"founder", "head", "leader", "leadership", "lieutenant", "lobbyist", "manager", "member", "militant", "negotiator",
	"observer", "office", "officer", "official", "operative", "president", "representative", "secretary", "source",
	"spokesman", "spokesperson", "spokeswoman", "staff", "staffer", "supporter", "team", "troop", "unit", "wing", "worker",
};
static const char *const former_words[] = { "ex", "ex-", "former", "late", "onetime", "ousted" };
static const char *const not_holder[] = {
	"acting", "another", "assistant", "associate", "deputy", "ex", "ex-", "first", "former", "future", "incoming", "interim",
	"junior", "late", "new", "next", "onetime", "other", "ousted", "previous", "senior", "shadow", "then", "vice", "young",
};

bool tc__is_place_case(tc_str p)
{
	return tc_str_eqi(p, TC_STR("in")) || tc_str_eqi(p, TC_STR("on")) || WORD_IN(p, place_preps);
}
bool tc__is_motion(const struct tc_doc *d, int32_t w) { return w >= 0 && WORD_IN(d->words[w].lemma, motion_words); }
bool tc__is_saying(const struct tc_doc *d, int32_t w) { return w >= 0 && WORD_IN(d->words[w].lemma, saying_words); }

static int32_t case_word(const struct tc_doc *d, int32_t w)
{
	for (int32_t c = d->words[w].child; c >= 0 && c < w; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_CASE)
			return c;
	return -1;
}

enum standing { STANDS_NEUTRAL, STANDS_ACTING, STANDS_PLACE, STANDS_MODIFIER };

/* How the phrase headed by w stands in its clause: as somebody who acts or is addressed, or as somewhere. */
static enum standing standing(const struct tc__mx *mx, int32_t w)
{
	const struct tc_doc *d = mx->d;
	int32_t top = tc_conj_head(d, w), gov = d->words[top].head;
	int rel = d->words[top].rel;
	if (rel == TC_REL_AMOD || rel == TC_REL_COMPOUND || rel == TC_REL_NMOD_DESC)
		return STANDS_MODIFIER;
	int32_t c = case_word(d, w);
	if (c < 0)
		c = case_word(d, top);
	if (c >= 0) {
		tc_str p = d->words[c].form;
		/* "sanctions on Iran", "lashed out at Turkey" name whom, not where. */
		if (tc_str_eqi(p, TC_STR("on")) || tc_str_eqi(p, TC_STR("at")))
			return STANDS_NEUTRAL;
		if (tc__is_place_case(p))
			return STANDS_PLACE;
		if (tc_str_eqi(p, TC_STR("to")) || tc_str_eqi(p, TC_STR("from")) || tc_str_eqi(p, TC_STR("of")))
			return tc__is_motion(d, gov) ? STANDS_PLACE : STANDS_NEUTRAL;
		return STANDS_NEUTRAL;
	}
	if (rel == TC_REL_NSUBJ || rel == TC_REL_OBL_AGENT || rel == TC_REL_NSUBJ_PASS || rel == TC_REL_NMOD_POSS)
		return STANDS_ACTING;
	if (rel == TC_REL_OBJ && gov >= 0 &&
	    (tc_lemma_is(d, gov, "leave") || tc_lemma_is(d, gov, "enter") || tc_lemma_is(d, gov, "reach")))
		return STANDS_PLACE;
	if ((rel == TC_REL_NMOD_UNMARKED || rel == TC_REL_APPOS || rel == TC_REL_LIST) && gov >= 0 && mx->name[gov].hits &&
	    tc_know_ent(mx->k, mx->name[gov].hits[0].ent)->kind == TC_ENT_PLACE)
		return STANDS_PLACE;
	return STANDS_NEUTRAL;
}

static bool all_upper(tc_str s)
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
		if (text.n <= 3 ? !all_upper(text) : !tc_is_upper(text.p[0]))
			return false;
	}
	/* "an armed Islamic group" is not the Islamic Group. */
	if (na->last > na->first && e->kind == TC_ENT_ORG && e->rank >= 2 && mx->d->words[na->last].upos == TC_UPOS_NOUN &&
	    tc_is_lower(mx->d->words[na->last].form.p[0]) && tc_is_upper(text.p[0]))
		return false;
	if (na->first == na->last && e->kind == TC_ENT_PERSON && text.n && text.p[text.n - 1] == '.')
		return false;                   /* "Sen.", "Gen." */
	if (na->first == na->last) {
		const struct tc_word *w = &mx->d->words[na->first];
		if (!tc_is_upper(text.p[0]) && (unsigned char)text.p[0] < 0x80) {
			bool inner = false;     /* "al-Qaeda", "e-Taiwan" */
			for (uint32_t i = 1; i < text.n && !inner; i++)
				inner = tc_is_upper(text.p[i]);
			if (!inner)
				return false;
		}
		/* Taggers take surnames that open a sentence for adjectives or verbs; the tree knows better. */
		bool noun_like = tc__is_nominal_rel(w->rel) && w->rel != TC_REL_ROOT && w->rel != TC_REL_CONJ && w->rel != TC_REL_PARATAXIS;
		if (!noun_like && (w->upos == TC_UPOS_VERB || w->upos == TC_UPOS_AUX || w->upos == TC_UPOS_ADV))
			return false;
		if (!noun_like && w->upos == TC_UPOS_ADJ && w->xpos != TC_XPOS_NNP && e->kind != TC_ENT_COUNTRY && e->kind != TC_ENT_ETHNIC)
			return false;           /* "Local schools" at the start of a sentence */
	}
	return true;
}

int tc__country_seen(const struct tc__mx *mx, const char iso[4])
{
	for (int i = 0; i < mx->n_countries; i++)
		if (memcmp(mx->countries[i].iso, iso, 4) == 0)
			return mx->countries[i].n;
	return 0;
}

static void count_country(struct tc__mx *mx, const char iso[4], bool placed)
{
	if (!iso[0])
		return;
	mx->total_countries++;
	for (int i = 0; i < mx->n_countries; i++)
		if (memcmp(mx->countries[i].iso, iso, 4) == 0) {
			mx->countries[i].n++;
			mx->countries[i].placed += placed;
			return;
		}
	if (mx->n_countries == TC__MAX_COUNTRIES)
		return;
	struct tc__country_count *c = &mx->countries[mx->n_countries++];
	memcpy(c->iso, iso, 4);
	c->n = 1;
	c->placed = placed;
}

/* Whether a place name is of one country alone, or its first bearer dwarfs the others. */
static bool one_country(const struct tc__mx *mx, const struct tc__name_at *na)
{
	const struct tc_ent *first = tc_know_ent(mx->k, na->hits[0].ent);
	for (uint32_t i = 1; i < na->n && i < 16; i++) {
		const struct tc_ent *e = tc_know_ent(mx->k, na->hits[i].ent);
		if (e->kind == TC_ENT_PLACE && memcmp(e->country, first->country, 4) != 0 && (first->rank > 1 || e->population * 8 > first->population))
			return false;
	}
	return true;
}

/* Count the countries that names point to without doubt, and see whether one of them leads. */
void tc__setting_find(struct tc__mx *mx)
{
	const struct tc_doc *d = mx->d;
	for (int32_t w = 0; w < d->n_words; w++) {
		const struct tc__name_at *na = &mx->name[w];
		if (!na->hits)
			continue;
		const struct tc_ent *e = tc_know_ent(mx->k, na->hits[0].ent);
		/* The last name of somebody named in full is no place. */
		if (na->first == na->last && (e->kind == TC_ENT_PLACE || na->hits[0].name_flags & TC_NAME_CAPITAL) &&
		    tc__key_find(mx, d->words[w].form, -1) >= 0)
			continue;
		if (na->first == na->last && e->kind == TC_ENT_ORG && all_upper(d->words[w].form) && tc__key_find(mx, d->words[w].form, -1) >= 0)
			continue;               /* an acronym of this text's own */
		bool placed = e->kind == TC_ENT_PLACE || (e->kind == TC_ENT_COUNTRY && standing(mx, w) == STANDS_PLACE);
		if (e->kind == TC_ENT_COUNTRY || (e->kind == TC_ENT_ORG && e->rank == 1) ||
		    (e->kind == TC_ENT_PERSON && na->last > na->first) || (e->kind == TC_ENT_PLACE && one_country(mx, na)))
			count_country(mx, e->country, placed);
	}
	for (int32_t w = 0; w < d->n_words; w++)
		if (tc_lemma_is(d, w, "candidate") || tc_lemma_is(d, w, "nominee") || tc_lemma_is(d, w, "campaign") ||
		    tc_lemma_is(d, w, "contender") || tc_lemma_is(d, w, "front-runner") || tc_lemma_is(d, w, "nomination"))
			mx->campaign++;
	int best = -1, second = 0;
	for (int i = 0; i < mx->n_countries; i++)
		if (best < 0 || mx->countries[i].n > mx->countries[best].n) {
			second = best < 0 ? 0 : mx->countries[best].n;
			best = i;
		} else if (mx->countries[i].n > second) {
			second = mx->countries[i].n;
		}
	if (best >= 0 && mx->countries[best].n >= 3 && mx->countries[best].n * 5 >= mx->total_countries * 2 &&
	    mx->countries[best].n >= second * 2) {
		memcpy(mx->setting, mx->countries[best].iso, 4);
		mx->strong_setting = mx->countries[best].n >= 5 && mx->countries[best].n * 4 >= mx->total_countries * 3;
	}
	/* A dateline: a place in capitals or before a dash at the very start of the text. */
	for (int32_t t = 0; t < d->n_sents && t < 3 && !mx->dateline[0]; t++) {
		const struct tc_sent *st = &d->sents[t];
		int32_t end = st->first + (st->n < 12 ? st->n : 12), dash = -1;
		for (int32_t i = st->first; i < end && dash < 0; i++) {
			tc_str f = d->words[i].form;
			if (tc_str_is(f, "--") || tc_str_is(f, "\xe2\x80\x94") || tc_str_is(f, "\xe2\x80\x93") ||
			    (tc_str_is(f, "-") && i > 0 && d->words[i - 1].flags & TC_WORD_SPACE_AFTER) ||
			    (tc_str_is(f, ":") && i > st->first && all_upper(d->words[st->first].form)))
				dash = i;
			else if (d->words[i].upos != TC_UPOS_PROPN && d->words[i].upos != TC_UPOS_PUNCT && d->words[i].upos != TC_UPOS_NUM &&
				 !tc_is_upper(f.p[0]))
				break;
		}
		for (int32_t i = st->first; i < dash; i++)
			for (uint32_t h = 0; h < mx->name[i].n && !mx->dateline[0]; h++) {
				const struct tc_ent *e = tc_know_ent(mx->k, mx->name[i].hits[h].ent);
				if (e->kind == TC_ENT_PLACE || e->kind == TC_ENT_COUNTRY)
					memcpy(mx->dateline, e->country, 4);
			}
	}
	if (!mx->setting[0] && mx->dateline[0] && tc__country_seen(mx, mx->dateline) >= 3)
		memcpy(mx->setting, mx->dateline, 4);
	int where = -1, places = 0;
	for (int i = 0; i < mx->n_countries; i++) {
		places += mx->countries[i].placed;
		if (where < 0 || mx->countries[i].placed > mx->countries[where].placed)
			where = i;
	}
	if (where >= 0 && mx->countries[where].placed >= 2 && mx->countries[where].placed * 5 >= places * 3 &&
	    (!mx->setting[0] || memcmp(mx->setting, mx->countries[where].iso, 4) == 0))
		memcpy(mx->theatre, mx->countries[where].iso, 4);
}

/* --- names ------------------------------------------------------------------------------------------------------ */

/* The role or title that stands before a name: among its modifiers, or the phrase that the name completes. */
static const struct tc_ent *title_of(const struct tc__mx *mx, int32_t w, int32_t *at)
{
	const struct tc_doc *d = mx->d;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		if (rel != TC_REL_NMOD_DESC && rel != TC_REL_COMPOUND && rel != TC_REL_AMOD && !(rel == TC_REL_APPOS && c < w))
			continue;
		if (c > w)
			continue;
		const struct tc__role_at *r = mx->role[c].e ? &mx->role[c] : &mx->title[c];
		if (r->e && r->last < w) {
			*at = c;
			return r->e;
		}
	}
	int rel = d->words[w].rel;
	int32_t h = d->words[w].head;
	/* "Secretary of State Powell", however the words were attached. */
	int32_t before = mx->name[w].hits ? mx->name[w].first - 1 : w - 1;
	if (before >= 0 && d->words[before].sent == d->words[w].sent && mx->role_end[before] >= 0 && d->words[w].upos == TC_UPOS_PROPN) {
		int32_t r = mx->role_end[before];
		const struct tc_ent *e = mx->role[r].e && mx->role[r].last == before ? mx->role[r].e : mx->title[r].e;
		if (e && (e->kind == TC_ENT_TITLE || e->flags & TC_ROLE_PERSON) && !tc__is_calendar_word(d, w)) {
			*at = r;
			return e;
		}
	}
	if ((rel == TC_REL_FLAT || rel == TC_REL_APPOS || rel == TC_REL_NMOD_UNMARKED) && h >= 0 && h < w && w - h <= 6) {
		const struct tc__role_at *r = mx->role[h].e ? &mx->role[h] : &mx->title[h];
		bool comma = w > 0 && d->words[w - 1].upos == TC_UPOS_PUNCT;
		if (r->e && r->last < w && !comma) {
			*at = h;
			return r->e;
		}
	}
	*at = -1;
	return NULL;
}

/* The words of the name headed by w: proper nouns around it, without titles and nationalities. */
static void name_extent(const struct tc__mx *mx, int32_t w, int32_t *a, int32_t *b)
{
	const struct tc_doc *d = mx->d;
	int32_t lo = w, hi = w;
	if (mx->name[w].hits) {
		lo = mx->name[w].first;
		hi = mx->name[w].last;
	}
	int32_t begin = d->sents[d->words[w].sent].first, end = begin + d->sents[d->words[w].sent].n;
	bool part = d->words[w].rel == TC_REL_FLAT;     /* hangs on a title: the rest of the name are its siblings */
	while (lo > mx->first[w] || (part && lo > begin)) {
		const struct tc_word *l = &d->words[lo - 1];
		if (lo <= mx->first[w] && l->rel != TC_REL_FLAT)
			break;
		if (l->upos != TC_UPOS_PROPN && l->xpos != TC_XPOS_NNP)
			break;
		const struct tc_ent *role = mx->role[lo - 1].e;
		if ((role && role->flags & TC_ROLE_PERSON) || mx->title[lo - 1].e)
			break;
		int32_t n = mx->name_of[lo - 1];
		int kind = n >= 0 ? (int)tc_know_ent(mx->k, mx->name[n].hits[0].ent)->kind : TC_ENT_PERSON;
		if (kind != TC_ENT_PERSON && kind != TC_ENT_PLACE)
			break;
		lo--;
	}
	while (hi < mx->last[w] || (part && hi + 1 < end)) {
		const struct tc_word *r = &d->words[hi + 1];
		if (tc__is_twin(mx, hi + 1)) {
			hi++;
			continue;
		}
		if (hi >= mx->last[w] && r->head != d->words[w].head)
			break;
		if (r->rel != TC_REL_FLAT && !(r->rel == TC_REL_PUNCT && hi + 2 <= mx->last[w] && d->words[hi + 2].rel == TC_REL_FLAT))
			break;
		hi++;
	}
	*a = lo;
	*b = hi;
}

static bool same_given(tc_str full, tc_str given)
{
	uint32_t n = 0;
	while (n < full.n && full.p[n] != ' ')
		n++;
	tc_str first = tc_str_cut(full, 0, n);
	if (tc_str_eqi(first, given))
		return true;
	/* An initial: "V." for Vladimir. */
	return given.n <= 2 && given.n && first.n && tc_lower(given.p[0]) == tc_lower(first.p[0]);
}

static bool in_force(const struct tc_ent *e, int32_t day)
{
	if (day == TC_DAY_NONE)
		return e->to == TC_DAY_OPEN || e->to == TC_DAY_NONE;
	return (e->from == TC_DAY_NONE || day >= e->from) && (e->to == TC_DAY_OPEN || e->to == TC_DAY_NONE || day <= e->to + 60);
}

/* Whether the person held or will hold some office within six years of the document. */
static bool near_office(const struct tc__mx *mx, const struct tc_ent *e)
{
	uint32_t n = 0;
	const struct tc_office *o = tc_know_offices(mx->k, e->id, &n);
	int32_t day = mx->cx->day;
	if (day == TC_DAY_NONE)
		return n > 0;
	for (uint32_t i = 0; i < n; i++)
		if ((o[i].from == TC_DAY_NONE || o[i].from - day < 2200) && (o[i].to == TC_DAY_OPEN || day - o[i].to < 2200))
			return true;
	return false;
}

/* Whether the role or title at a word can be of that office class (in some country). */
static bool has_class(const struct tc__mx *mx, int32_t w, tc_str office_class)
{
	const struct tc__role_at *r = &mx->role[w];
	for (uint32_t i = 0; i < r->n && i < 16; i++) {
		const struct tc_ent *e = tc_know_ent(mx->k, r->hits[i].ent);
		if (e->kind == TC_ENT_ROLE && tc_str_eqi(e->note, office_class))
			return true;
	}
	return false;
}

/* The reading of a role noun in a country: "secretary of state" is an office of its own in the United States. Without a
 * country the reading for all; `guess` allows one of a country that the document speaks of. */
static const struct tc_ent *role_in(const struct tc__mx *mx, int32_t w, const struct tc_ent *role, const char *iso, bool guess)
{
	const struct tc__role_at *r = &mx->role[w];
	if (r->e != role)
		return role;
	const struct tc_ent *seen = NULL;
	for (uint32_t i = 0; i < r->n && i < 16; i++) {
		const struct tc_ent *e = tc_know_ent(mx->k, r->hits[i].ent);
		if (e->kind != TC_ENT_ROLE || !e->country[0])
			continue;
		if (iso[0] && memcmp(e->country, iso, 4) == 0)
			return e;
		if (!seen && !iso[0] && tc__country_seen(mx, e->country))
			seen = e;
	}
	if (guess && seen)
		return seen;
	/* Another country's own sense does not fit: fall back to the sense for all, if there is one. */
	if (role->country[0] && iso[0] && memcmp(role->country, iso, 4) != 0)
		for (uint32_t i = 0; i < r->n && i < 16; i++) {
			const struct tc_ent *e = tc_know_ent(mx->k, r->hits[i].ent);
			if (e->kind == TC_ENT_ROLE && !e->country[0])
				return e;
		}
	return role;
}

struct reading { const struct tc_name_hit *hit; const struct tc_ent *e; float score; };

static float score_hit(const struct tc__mx *mx, const struct tc__name_at *na, const struct tc_name_hit *h, int32_t w,
		       enum standing st, const struct tc_ent *title, int32_t title_at, bool longer, const char *near, const char *beside)
{
	const struct tc_ent *e = tc_know_ent(mx->k, h->ent);
	const struct tc_doc *d = mx->d;
	int words = na->last - na->first + 1;
	float rank = e->rank == 1 ? 2.0f : e->rank == 2 ? 1.0f : 0.0f;
	int seen = tc__country_seen(mx, e->country);
	float known = e->country[0] ? (seen >= 3 ? 1.5f : seen ? 1.0f : 0.0f) : 0.5f;
	float s = 0;
	bool saying = tc__is_saying(d, d->words[w].head);
	int32_t prep = case_word(d, w);
	if (prep >= 0 && tc_str_eqi(d->words[prep].form, TC_STR("according")))
		saying = true;
	switch (e->kind) {
	case TC_ENT_COUNTRY:
		s = 6.0f;
		if (!in_force(e, mx->cx->day))
			s -= 4.0f;
		if (h->name_flags & TC_NAME_CAPITAL)
			s += st == STANDS_PLACE ? -4.0f : st == STANDS_ACTING || saying ? 1.5f : st == STANDS_NEUTRAL ? 0.7f : 0.0f;
		else if (!(h->name_flags & TC_NAME_METONYM))
			s += seen > 1 ? 0.5f : 0.0f;
		if (h->name_flags & TC_NAME_DEMONYM)
			s += 0.5f;
		if (title && words == 1)
			s -= 3.0f;
		break;
	case TC_ENT_PERSON: {
		const struct tc_office *o = tc_know_office_on(mx->k, e->id, mx->cx->day, 120);
		bool known_country = seen > 0;
		if (h->name_flags & TC_NAME_SURNAME || words == 1)
			s = (e->rank == 1 ? 4.0f : e->rank == 2 ? 2.5f : 1.0f) + (o ? 2.0f : near_office(mx, e) ? -1.0f : -3.0f) +
			    (known_country ? 0.5f : 0.0f);
		else
			s = 6.5f + rank * 0.5f + (o ? 0.7f : 0.0f) + (known_country ? 0.5f : 0.0f);
		if (o && o->rank == 1)
			s += 0.5f;
		if (title) {
			s += 3.0f;
			if (o && o->office_class.n && has_class(mx, title_at, o->office_class))
				s += 3.0f;
			else if (o && title->sector && title->sector != o->sector)
				s -= 1.5f;
		}
		if (st == STANDS_PLACE)
			s -= 4.0f;
		break;
	}
	case TC_ENT_ORG:
		s = words > 1 ? 6.0f + rank * 0.5f : h->name_flags & TC_NAME_ABBREV ? 4.5f + rank * 0.7f : 3.5f + rank;
		s += known - 0.5f;
		if (!in_force(e, mx->cx->day))
			s -= 1.0f;
		if (title && words == 1)
			s -= 3.0f;
		/* Parties and courts share their names over borders. */
		if (na->n > 1 && mx->setting[0] && e->country[0] && !seen && e->sector != TC_SECTOR_IGO && !near)
			s -= 5.0f;
		break;
	case TC_ENT_ETHNIC:
		s = 5.5f;
		break;
	case TC_ENT_PLACE:
		s = 1.0f + (e->population > 0 ? log10f((float)e->population) * 0.6f : 1.0f) + known;
		if (st == STANDS_PLACE)
			s += 3.0f;
		if (st == STANDS_ACTING)
			s -= 1.0f;
		if (title)
			s -= 3.0f;
		break;
	case TC_ENT_OUTLET:
		s = (words > 1 ? 5.5f : 3.5f) + (saying ? 2.0f : 0.0f) + rank * 0.3f;
		if (st == STANDS_PLACE)
			s -= 1.0f;
		break;
	default:
		return -100.0f;
	}
	/* "Supreme Court", "Police": names that are role nouns too need the country in sight. */
	if (mx->role[w].e && mx->role[w].first <= na->first && mx->role[w].last >= na->last) {
		if (e->kind == TC_ENT_PLACE || (e->kind == TC_ENT_PERSON && words == 1 && !title))
			s -= 4.0f;
		else if (e->kind == TC_ENT_ORG && e->country[0] && !seen)
			s -= 5.0f;
	}
	if (beside && e->kind == TC_ENT_PLACE && memcmp(beside, e->country, 4) == 0)
		s += 4.0f;                      /* "Georgia and Alabama", "Atlanta, Georgia" */
	if (near && e->country[0] && e->kind != TC_ENT_COUNTRY && memcmp(near, e->country, 4) == 0)
		s += 2.0f;
	/* A longer capitalised name around the match means somebody else. */
	if (longer && e->kind != TC_ENT_COUNTRY)
		s -= e->kind == TC_ENT_PERSON && words > 1 ? 0.5f : words > 1 ? 4.0f : 6.0f;
	return s;
}

/* The country that a demonym, compound or possessor before w names; NULL none. */
static const char *modifier_country(const struct tc__mx *mx, int32_t w)
{
	const struct tc_doc *d = mx->d;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		if ((rel != TC_REL_AMOD && rel != TC_REL_COMPOUND && rel != TC_REL_NMOD_POSS && rel != TC_REL_NMOD_DESC) || !mx->name[c].hits)
			continue;
		const struct tc_ent *e = tc_know_ent(mx->k, mx->name[c].hits[0].ent);
		if (e->kind == TC_ENT_COUNTRY)
			return e->country;
	}
	return NULL;
}

/* The country of a town or region that w is coordinated with or stands behind; NULL none. */
static const char *beside_country(const struct tc__mx *mx, int32_t w)
{
	const struct tc_doc *d = mx->d;
	int rel = d->words[w].rel;
	int32_t other[2] = { -1, -1 };
	if (rel == TC_REL_CONJ || rel == TC_REL_APPOS || rel == TC_REL_NMOD_UNMARKED || rel == TC_REL_FLAT || rel == TC_REL_LIST)
		other[0] = d->words[w].head;
	for (int32_t c = d->words[w].child; c >= 0 && other[1] < 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_CONJ)
			other[1] = c;
	for (int i = 0; i < 2; i++) {
		if (other[i] < 0 || !mx->name[other[i]].hits)
			continue;
		const struct tc_ent *e = tc_know_ent(mx->k, mx->name[other[i]].hits[0].ent);
		if (e->kind == TC_ENT_PLACE)
			return e->country;
	}
	return NULL;
}

static struct reading best_reading(const struct tc__mx *mx, const struct tc__name_at *na, int32_t w, enum standing st,
				   const struct tc_ent *title, int32_t title_at, bool longer)
{
	struct reading best = { NULL, NULL, -50.0f };
	const char *near = modifier_country(mx, w), *beside = beside_country(mx, w);
	uint32_t n = na->n < 32 ? na->n : 32;
	for (uint32_t i = 0; i < n; i++) {
		if (!tc__hit_fits(mx, na, &na->hits[i]))
			continue;
		float s = score_hit(mx, na, &na->hits[i], w, st, title, title_at, longer, near, beside) - 0.01f * (float)i;
		if (s > best.score)
			best = (struct reading){ &na->hits[i], tc_know_ent(mx->k, na->hits[i].ent), s };
	}
	return best;
}

/* The place a name can be read as: namesakes by the countries of the document, then by population. */
static const struct tc_ent *best_place(const struct tc__mx *mx, const struct tc__name_at *na, const char *within, bool town)
{
	const struct tc_ent *best = NULL;
	float top = -1.0f;
	uint32_t n = na->n < 64 ? na->n : 64;
	for (uint32_t i = 0; i < n; i++) {
		const struct tc_ent *e = tc_know_ent(mx->k, na->hits[i].ent);
		if (e->kind != TC_ENT_PLACE && !(e->kind == TC_ENT_COUNTRY && !(na->hits[i].name_flags & (TC_NAME_CAPITAL |
											TC_NAME_DEMONYM | TC_NAME_METONYM))))
			continue;
		if (!tc__hit_fits(mx, na, &na->hits[i]) || (town && e->kind == TC_ENT_COUNTRY))
			continue;
		float s = e->kind == TC_ENT_COUNTRY ? 7.5f : e->population ? log10f((float)e->population) :
			  e->rank <= 2 ? 5.2f : 3.0f;   /* provinces carry no population: they count as large towns */
		int seen = tc__country_seen(mx, e->country);
		s += seen >= 2 ? 1.2f : seen ? 0.8f : 0.0f;
		s += e->rank == 1 ? 0.8f : 0.0f;
		if (!e->population && e->kind == TC_ENT_PLACE && memcmp(e->country, "USA", 4) == 0)
			s += 0.6f;              /* the states that the world's news knows by name */
		if (within && memcmp(within, e->country, 4) == 0)
			s += 5.0f;
		if (s > top) {
			top = s;
			best = e;
		}
	}
	return best;
}

/* The office that best says who the person is on the document's date: one in force that day before one of the weeks
 * around it, then by rank, then one of the country that most of the person's offices are in ("co-prince of Andorra"). */
const struct tc_office *tc__office_of(const struct tc__mx *mx, uint32_t person)
{
	int32_t day = mx->cx->day;
	if (day == TC_DAY_NONE)
		return tc_know_office_on(mx->k, person, day, 0);
	uint32_t n = 0;
	const struct tc_office *all = tc_know_offices(mx->k, person, &n), *best = NULL;
	int top = -1;
	for (uint32_t i = 0; i < n && i < 64; i++) {
		const struct tc_office *o = &all[i];
		int32_t early = o->from == TC_DAY_NONE ? 0 : o->from - day, late = o->to == TC_DAY_OPEN || o->to == TC_DAY_NONE ? 0 : day - o->to;
		int32_t off = early > late ? early : late;
		if (off > 45)
			continue;
		int own = 0;
		for (uint32_t k = 0; k < n && k < 64; k++)
			own += memcmp(all[k].country, o->country, 4) == 0;
		int s = (off <= 0 ? 1000 : 0) + (4 - (o->rank ? o->rank : 3)) * 100 + (own < 99 ? own : 99) * (o->rank == 1 ? 1 : 0);
		if (o->country[0] && own * 2 < (int)n)
			s -= 150;
		if (s > top) {
			top = s;
			best = o;
		}
	}
	return best;
}

void tc__set_holder(struct tc__mx *mx, struct tc_mention *me, const struct tc_office *o)
{
	const struct tc_ent *e = tc_know_ent(mx->k, o->person);
	me->ent = me->who.ent = e->id + 1;
	me->who.name = e->name;
	memcpy(me->who.country, o->country, 4);
	me->who.sector = o->sector;
	me->who.office = o->office;
	me->who.unnamed = false;
	me->person = me->party = true;
}

void tc__set_person(struct tc__mx *mx, struct tc_mention *me, const struct tc_ent *e)
{
	const struct tc_office *o = tc__office_of(mx, e->id);
	me->ent = me->who.ent = e->id + 1;
	me->who.name = e->name;
	memcpy(me->who.country, e->country, 4);
	me->who.sector = e->sector;
	me->who.office = TC_STR_NULL;
	me->person = me->party = true;
	me->who.unnamed = false;
	if (!me->gender)
		me->gender = tc__gender_of_name(e->name);
	if (o) {
		memcpy(me->who.country, o->country, 4);
		me->who.sector = o->sector;
		me->who.office = o->office;
		return;
	}
	/* Out of office: somebody who takes office within two years stands for a party, who left it is of the elite. */
	uint32_t n = 0;
	const struct tc_office *all = tc_know_offices(mx->k, e->id, &n);
	int32_t day = mx->cx->day;
	if (n == 0 || day == TC_DAY_NONE)
		return;
	bool before = false, soon = false;
	for (uint32_t i = 0; i < n; i++) {
		before |= all[i].to != TC_DAY_OPEN && all[i].to < day;
		soon |= all[i].from != TC_DAY_NONE && all[i].from > day && all[i].from - day < 730;
	}
	if (!me->who.country[0])
		memcpy(me->who.country, all[0].country, 4);
	if (me->who.sector == TC_SECTOR_GOV || me->who.sector == TC_SECTOR_NONE || me->who.sector == TC_SECTOR_LEG)
		me->who.sector = soon || mx->campaign >= 2 ? TC_SECTOR_PTY : before ? TC_SECTOR_ELI : TC_SECTOR_PTY;
}

/* Nouns that are parties only through what stands beside them, and so are not in the tables. */
const struct tc_ent *tc__plain_role(const struct tc_doc *d, int32_t w)
{
#define PLAIN(text, sec, fl) { .kind = TC_ENT_ROLE, .sector = TC_SECTOR_##sec, .flags = TC__ROLE_PLAIN | (fl), \
			       .name = { text, sizeof(text) - 1 }, .from = TC_DAY_NONE, .to = TC_DAY_OPEN }
	static const struct tc_ent roles[] = {
		PLAIN("ally", GOV, TC__ROLE_NO_COUNTRY), PLAIN("boss", NONE, TC_ROLE_PERSON), PLAIN("chief", NONE, TC_ROLE_PERSON),
		PLAIN("country", GOV, TC__ROLE_NO_COUNTRY), PLAIN("delegation", NONE, 0), PLAIN("force", MIL, TC_ROLE_PLURALISH),
		PLAIN("head", NONE, TC_ROLE_PERSON), PLAIN("nation", GOV, TC__ROLE_NO_COUNTRY),
		PLAIN("neighbor", GOV, TC__ROLE_NO_COUNTRY), PLAIN("neighbour", GOV, TC__ROLE_NO_COUNTRY),
		PLAIN("power", GOV, TC__ROLE_NO_COUNTRY), PLAIN("state", GOV, TC__ROLE_NO_COUNTRY), PLAIN("team", NONE, 0),
		PLAIN("unit", MIL, 0), PLAIN("wing", NONE, 0),
	};
#undef PLAIN
	tc_str l = d->words[w].lemma;
	bool plural = d->words[w].xpos == TC_XPOS_NNS;
	for (size_t i = 0; i < TC_COUNT(roles); i++)
		if (roles[i].name.p[0] == l.p[0] && tc_str_eq(roles[i].name, l)) {
			if (roles[i].flags & TC__ROLE_NO_COUNTRY && !plural)
				return NULL;
			return &roles[i];
		}
	return NULL;
}

/* --- roles and whom they belong to -------------------------------------------------------------------------------- */

struct affil { int32_t country, org, person, place, group; };

static void affil_add(struct tc__mx *mx, struct affil *a, int32_t m)
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
	} else if (kind == TC_ENT_PERSON || me->person) {
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
	int32_t p = case_word(d, c);
	if (p < 0)
		return false;
	static const char *const preps[] = { "across", "among", "at", "for", "from", "in", "inside", "of", "with", "within" };
	return WORD_IN(d->words[p].form, preps);
}

/* "US-led coalition", "Kremlin-friendly government": the name belongs to the adjective, not to the noun. */
static bool before_hyphen(const struct tc__mx *mx, int32_t c)
{
	const struct tc_doc *d = mx->d;
	int32_t last = mx->name[c].hits ? mx->name[c].last : c;
	if (last + 2 >= d->n_words || d->words[last].flags & TC_WORD_SPACE_AFTER || d->words[last + 1].form.n != 1 ||
	    d->words[last + 1].form.p[0] != '-')
		return false;
	tc_str after = d->words[last + 2].form;         /* "London-based", "Somali-born" do say where from */
	return !tc_str_eqi(after, TC_STR("based")) && !tc_str_eqi(after, TC_STR("born"));
}

static void affil_children(struct tc__mx *mx, int32_t w, struct affil *a, int pass)
{
	const struct tc_doc *d = mx->d;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		int32_t m = tc__at(mx, c);
		int rel = d->words[c].rel;
		bool modifier = rel == TC_REL_AMOD || rel == TC_REL_COMPOUND || rel == TC_REL_NMOD_DESC || rel == TC_REL_NMOD_UNMARKED;
		bool take = pass == 0 ? rel == TC_REL_NMOD_POSS : pass == 1 ? modifier && c < w :
			    rel == TC_REL_NMOD && of_like(d, c);
		if (take && pass == 1 && before_hyphen(mx, c))
			continue;
		if (take && m >= 0)
			affil_add(mx, a, m);
		else if (take && pass == 1 && m < 0 && d->words[c].child >= 0)
			affil_children(mx, c, a, 1);
	}
}

/* Modifiers of the role word, and of the name that it stands before. */
static struct affil affil_of(struct tc__mx *mx, int32_t w, int32_t other)
{
	struct affil a = { -1, -1, -1, -1, -1 };
	for (int pass = 0; pass < 3; pass++) {
		affil_children(mx, w, &a, pass);
		if (other >= 0 && other != w)
			affil_children(mx, other, &a, pass);
	}
	return a;
}

static void take_country(const struct tc__mx *mx, struct tc_actor *who, int32_t m)
{
	if (m >= 0 && !who->country[0])
		memcpy(who->country, mention(mx, m)->who.country, 4);
}

static bool former_at(const struct tc_doc *d, int32_t w)
{
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
		if (WORD_IN(d->words[c].lemma, former_words))
			return true;
	return w > 0 && WORD_IN(d->words[w - 1].lemma, former_words);
}

/* Country, sector and office that a role word and its modifiers give; `name` is the head of the name it belongs to.
 * True if it belongs to somebody: then no country but theirs will do. */
static bool role_info(struct tc__mx *mx, const struct tc_ent *role, int32_t w, int32_t name, struct tc_actor *out)
{
	struct affil a = affil_of(mx, w, name);
	role = role_in(mx, w, role, a.country >= 0 ? mention(mx, a.country)->who.country : "", a.org < 0);
	out->sector = role->sector;
	out->ent = role->kind == TC_ENT_ROLE && !(role->flags & TC_ROLE_PERSON);        /* for said_role: a body, no person */
	out->office = TC_STR_NULL;
	if ((role->flags & TC_ROLE_PERSON || role->kind == TC_ENT_TITLE) && role->sector != TC_SECTOR_CVL &&
	    role->sector != TC_SECTOR_REF) {
		tc_str o = role->name;
		static const char *const tails[] = { " to", " of", " for", " at" };
		for (size_t i = 0; i < TC_COUNT(tails); i++)
			if (tc_str_ends(o, tc_str_of(tails[i])))
				o.n -= (uint32_t)strlen(tails[i]);
		out->office = o;
	}
	if (role->country[0])
		memcpy(out->country, role->country, 4);
	bool igo = false, vague = role->sector == TC_SECTOR_NONE || role->sector == TC_SECTOR_UNK;
	if (role->flags & TC__ROLE_NO_COUNTRY)
		return false;
	if (a.org >= 0) {
		const struct tc_mention *o = mention(mx, a.org);
		bool generic = WORD_IN(mx->d->words[w].lemma, generic_roles) || vague;
		uint8_t s = o->who.sector;
		igo = s == TC_SECTOR_IGO || s == TC_SECTOR_UNO;
		if (s && (generic || (igo && role->sector == TC_SECTOR_GOV) ||
			  (s == TC_SECTOR_REB && (role->sector == TC_SECTOR_MIL || role->sector == TC_SECTOR_UAF ||
						  role->sector == TC_SECTOR_CRM))))
			out->sector = s;
		if (igo && tc_lemma_is(mx->d, w, "member") && mx->d->words[w].xpos == TC_XPOS_NNS)
			out->sector = TC_SECTOR_GOV;
		take_country(mx, out, a.org);
	}
	if (!igo || a.country >= 0) {
		take_country(mx, out, a.country);
		take_country(mx, out, a.group);
		take_country(mx, out, a.place);
		take_country(mx, out, a.person);
	}
	if (vague && out->country[0] && a.org < 0 && (role->flags & TC_ROLE_PERSON) && a.country >= 0)
		out->sector = TC_SECTOR_GOV;
	if (vague && out->country[0] && a.org < 0 && !(role->flags & TC_ROLE_PERSON) && !tc_lemma_is(mx->d, w, "delegation"))
		out->sector = TC_SECTOR_CVL;
	/* Troops of a people without a state: "Kurdish forces". */
	if (role->sector == TC_SECTOR_MIL && a.country >= 0 && mention(mx, a.country)->ent &&
	    tc_know_ent(mx->k, mention(mx, a.country)->ent - 1)->kind == TC_ENT_ETHNIC)
		out->sector = TC_SECTOR_REB;
	if ((former_at(mx->d, w) || (name >= 0 && former_at(mx->d, name))) &&
	    (out->sector == TC_SECTOR_GOV || out->sector == TC_SECTOR_LEG))
		out->sector = TC_SECTOR_ELI;
	return a.org >= 0 || a.person >= 0;
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

/* --- context of a name: title, apposition, copula ------------------------------------------------------------------ */

static const struct tc_ent *role_at(const struct tc__mx *mx, int32_t w)
{
	return w < 0 ? NULL : mx->role[w].e ? mx->role[w].e : mx->title[w].e;
}

/* What the text says a named person is, from the words around; false if nothing. out->unnamed: owned, see role_info. */
static bool said_role(struct tc__mx *mx, int32_t w, struct tc_actor *out, const char **how)
{
	const struct tc_doc *d = mx->d;
	int32_t at;
	const struct tc_ent *t = title_of(mx, w, &at);
	if (t && (t->sector || t->note.n)) {
		out->unnamed = role_info(mx, t, at, w, out);
		*how = "title+name";
		return true;
	}
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_APPOS && role_at(mx, c)) {
			out->unnamed = role_info(mx, role_at(mx, c), c, w, out);
			*how = "name+apposition";
			return true;
		}
	int32_t h = d->words[w].head;
	if (d->words[w].rel == TC_REL_APPOS && h >= 0 && role_at(mx, h)) {
		role_info(mx, role_at(mx, h), h, w, out);
		*how = "apposition+name";
		return true;
	}
	if (d->words[w].rel == TC_REL_NSUBJ && h >= 0 && role_at(mx, h) && tc_child(d, h, TC_REL_COP) >= 0) {
		role_info(mx, role_at(mx, h), h, w, out);
		*how = "name+copula";
		return true;
	}
	if (t) {
		role_info(mx, t, at, w, out);
		*how = "title+name";
		return true;
	}
	return false;
}

static char title_gender(const struct tc_doc *d, int32_t w)
{
	static const struct { const char *form; char g; } titles[] = {
		{ "mr", 'm' }, { "mr.", 'm' }, { "mrs", 'f' }, { "mrs.", 'f' }, { "ms", 'f' }, { "ms.", 'f' }, { "miss", 'f' },
		{ "sir", 'm' }, { "king", 'm' }, { "queen", 'f' }, { "prince", 'm' }, { "princess", 'f' }, { "lady", 'f' },
		{ "lord", 'm' },
	};
	for (int32_t c = d->words[w].child; c >= 0 && c < w; c = d->words[c].next)
		for (size_t i = 0; i < TC_COUNT(titles); i++)
			if (tc_str_eqi(d->words[c].form, tc_str_of(titles[i].form)))
				return titles[i].g;
	return 0;
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
	struct affil a = affil_of(mx, me->head, -1);
	if (a.country >= 0)
		take_country(mx, &me->who, a.country);
	else if (a.place >= 0)
		take_country(mx, &me->who, a.place);
	if (!me->who.country[0] && e->country[0])
		memcpy(me->who.country, e->country, 4);
	if (tc_str_is(e->note, "religious"))
		return;
	if (!me->who.country[0])
		clause_country(mx, me->head, me->who.country);
	if (!me->who.country[0])
		memcpy(me->who.country, mx->theatre[0] ? mx->theatre : mx->setting, 4);
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
		if (role && (role->sector == TC_SECTOR_MIL || role->sector == TC_SECTOR_REB || role->sector == TC_SECTOR_UAF))
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
		"airstrike", "artillery", "assault", "bombardment", "bomber", "bombing", "drone", "fighter", "gunship", "helicopter",
		"incursion", "jet", "missile", "offensive", "raid", "shelling", "strike", "tank", "warplane", "warship",
	};
	return w >= 0 && WORD_IN(d->words[w].lemma, words);
}

static void take_entity(struct tc__mx *mx, int32_t m, struct reading r, enum standing st)
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
		me->party = st != STANDS_PLACE;
		me->how = r.hit->name_flags & TC_NAME_METONYM ? "metonym" : r.hit->name_flags & TC_NAME_CAPITAL ? "capital" :
			  r.hit->name_flags & TC_NAME_DEMONYM ? "demonym" : "name";
		if (me->kind == TC_MENTION_ADJECTIVE && is_war_noun(d, d->words[w].head))
			me->who.sector = TC_SECTOR_MIL;
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
		struct tc_actor said = { 0 };
		me->gender = title_gender(d, w);
		tc__set_person(mx, me, e);
		const struct tc_office *o = tc__office_of(mx, e->id);
		if (title_of(mx, w, &at))
			me->how = "title+name";
		if (!o && said_role(mx, w, &said, &how) && said.sector) {
			/* Out of office by our tables: the text knows better what the person is now. */
			me->who.sector = said.sector;
			me->who.office = said.office;
			if (said.country[0])
				memcpy(me->who.country, said.country, 4);
			me->how = how;
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
			me->who.sector = of_child(d, w) < 0 && tc_child(d, w, TC_REL_NUMMOD) < 0 && people_in_arms(mx, e) ? TC_SECTOR_REB :
														  TC_SECTOR_CVL;
		break;
	case TC_ENT_PLACE:
		me->gender = 'n';
		me->who.sector = TC_SECTOR_GOV;
		if (d->words[w].xpos == TC_XPOS_NNS || d->words[w].xpos == TC_XPOS_NNPS) {
			static const char *const states[] = { "country", "nation", "power", "republic", "state" };
			if (WORD_IN(d->words[w].lemma, states)) {
				me->party = me->plural = true;          /* "the Gulf states" */
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
	static const struct { const char *noun; uint8_t sector; } heads[] = {
		{ "academy", TC_SECTOR_EDU }, { "administration", TC_SECTOR_GOV }, { "agency", TC_SECTOR_GOV }, { "airlines", TC_SECTOR_BUS },
		{ "alliance", TC_SECTOR_PTY }, { "army", TC_SECTOR_MIL }, { "assembly", TC_SECTOR_LEG }, { "association", TC_SECTOR_NGO },
		{ "authority", TC_SECTOR_GOV }, { "bank", TC_SECTOR_BUS }, { "battalion", TC_SECTOR_MIL }, { "board", TC_SECTOR_GOV },
		{ "brigade", TC_SECTOR_MIL }, { "brigades", TC_SECTOR_REB }, { "bureau", TC_SECTOR_GOV }, { "center", TC_SECTOR_NGO },
		{ "centre", TC_SECTOR_NGO }, { "church", TC_SECTOR_REL }, { "co", TC_SECTOR_BUS }, { "college", TC_SECTOR_EDU },
		{ "commission", TC_SECTOR_GOV }, { "committee", TC_SECTOR_GOV }, { "congress", TC_SECTOR_LEG }, { "corp", TC_SECTOR_BUS },
		{ "corps", TC_SECTOR_MIL }, { "council", TC_SECTOR_GOV }, { "court", TC_SECTOR_JUD }, { "department", TC_SECTOR_GOV },
		{ "directorate", TC_SECTOR_GOV }, { "embassy", TC_SECTOR_GOV }, { "federation", TC_SECTOR_NGO },
		{ "foundation", TC_SECTOR_NGO }, { "front", TC_SECTOR_REB }, { "fund", TC_SECTOR_NGO }, { "guard", TC_SECTOR_MIL },
		{ "herald", TC_SECTOR_JRN }, { "hospital", TC_SECTOR_MED }, { "house", TC_SECTOR_LEG }, { "inc", TC_SECTOR_BUS },
		{ "institute", TC_SECTOR_EDU }, { "league", TC_SECTOR_NGO }, { "ltd", TC_SECTOR_BUS }, { "ministry", TC_SECTOR_GOV },
		{ "movement", TC_SECTOR_PTY }, { "municipality", TC_SECTOR_GOV }, { "navy", TC_SECTOR_MIL }, { "network", TC_SECTOR_NGO },
		{ "observatory", TC_SECTOR_NGO }, { "office", TC_SECTOR_GOV }, { "parliament", TC_SECTOR_LEG }, { "party", TC_SECTOR_PTY },
		{ "plc", TC_SECTOR_BUS }, { "police", TC_SECTOR_COP }, { "senate", TC_SECTOR_LEG }, { "service", TC_SECTOR_GOV },
		{ "society", TC_SECTOR_NGO }, { "times", TC_SECTOR_JRN }, { "treasury", TC_SECTOR_GOV }, { "tribune", TC_SECTOR_JRN },
		{ "tribunal", TC_SECTOR_JUD }, { "union", TC_SECTOR_LAB }, { "university", TC_SECTOR_EDU },
		{ "watch", TC_SECTOR_NGO },
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
	name_extent(mx, w, &a, &b);
	/* A known name inside: "Vladimir V. Putin" by its last word and first name, or with the initials left out. */
	if (b > a) {
		char buf[128];
		tc_str plain = without_initials(mx, a, b, buf, sizeof buf);
		uint32_t n = 0;
		const struct tc_name_hit *hits = plain.n ? tc_know_find(mx->k, plain, &n) : NULL;
		for (uint32_t i = 0; hits && i < n; i++) {
			const struct tc_ent *e = tc_know_ent(mx->k, hits[i].ent);
			if (e->kind == TC_ENT_PERSON) {
				take_entity(mx, m, (struct reading){ &hits[i], e, 0 }, STANDS_NEUTRAL);
				return;
			}
		}
		for (int32_t i = a; i <= b; i++) {
			const struct tc__name_at *na = &mx->name[i];
			for (uint32_t h = 0; na->hits && na->last == b && h < na->n && h < 24; h++) {
				const struct tc_ent *e = tc_know_ent(mx->k, na->hits[h].ent);
				if (e->kind == TC_ENT_PERSON && na->first > a && same_given(e->name, d->words[a].form)) {
					take_entity(mx, m, (struct reading){ &na->hits[h], e, 0 }, STANDS_NEUTRAL);
					return;
				}
			}
		}
	}
	tc_str name = tc_span_text(d, tc_words_span(d, a, b));
	if (a == b || d->words[a].form.n <= 2) {
		int32_t to = tc__key_find(mx, d->words[b].form, m);
		if (to >= 0 && to != m) {
			tc__resolve(mx, to);
			if (mx->state[to] == TC__DONE && mention(mx, to)->who.name.n) {
				tc__bind(mx, m, to, "coref:name");
				return;
			}
		}
	}
	const char *how = NULL;
	struct tc_actor said = { 0 };
	if (b > a) {
		int32_t to = tc__key_find(mx, d->words[b].form, m);
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
		if (!me->who.country[0] && !said.unnamed && state_body(said.sector) && mx->setting[0])
			memcpy(me->who.country, mx->setting, 4);
		me->person = said.ent == 0;
		me->party = true;
		me->how = how;
		me->gender = title_gender(d, w);
		if (!me->gender)
			me->gender = tc__gender_of_name(name);
		return;
	}
	/* "the North", where North Korea has been named. */
	if (a == b && tc_child(d, w, TC_REL_DET) >= 0)
		for (int i = 0; i < mx->n_countries; i++) {
			const struct tc_ent *e = tc_know_country(mx->k, mx->countries[i].iso);
			tc_str f = d->words[w].form;
			if (!e || e->name.n <= f.n || e->name.p[f.n] != ' ' || !tc_str_eqi(tc_str_cut(e->name, 0, f.n), f))
				continue;
			struct tc_name_hit hit = { e->id, TC_NAME_ALIAS };
			take_entity(mx, m, (struct reading){ &hit, e, 0 }, standing(mx, w));
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
			take_entity(mx, m, (struct reading){ &hits[0], tc_know_ent(mx->k, hits[0].ent), 0 }, standing(mx, w));
			mention(mx, m)->place = hits[0].ent + 1;
			mention(mx, m)->how = "shared country name";
			return;
		}
	}
	if (nominal_by_role(mx, m))
		return;
	me = mention(mx, m);
	struct affil af = affil_of(mx, w, -1);
	me = mention(mx, m);
	take_country(mx, &me->who, af.country);
	take_country(mx, &me->who, af.org);
	if (tc_child(d, w, TC_REL_FLAT) < 0)
		take_country(mx, &me->who, af.place);   /* "the Raqqa Civil Council" */
	for (int32_t c = d->words[w].child; c >= 0 && !me->who.country[0]; c = d->words[c].next) {
		int32_t n = tc__at(mx, c);
		if (n < 0 || c < w || (d->words[c].rel != TC_REL_NMOD_UNMARKED && d->words[c].rel != TC_REL_APPOS && d->words[c].rel != TC_REL_FLAT))
			continue;
		tc__resolve(mx, n);
		if (mx->state[n] == TC__DONE && mention(mx, n)->place)
			take_country(mx, &me->who, n);
	}
	me->who.name = name;
	me->how = "unknown name";
	bool flat = tc_child(d, w, TC_REL_FLAT) >= 0;
	me->gender = title_gender(d, w);
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
		take_country(mx, &me->who, af.place);
		if (!me->who.country[0] && state_body(sector)) {
			clause_country(mx, w, me->who.country);
			if (!me->who.country[0] && mx->setting[0])
				memcpy(me->who.country, mx->setting, 4);
		}
	}
	int rel = d->words[w].rel;
	me->party = me->person || sector || rel == TC_REL_NSUBJ || rel == TC_REL_NSUBJ_PASS || rel == TC_REL_OBL_AGENT || rel == TC_REL_OBJ ||
		    rel == TC_REL_IOBJ;
	if (af.org >= 0 && !me->who.sector && me->person)
		me->who.sector = mention(mx, af.org)->who.sector;
}

static void resolve_name(struct tc__mx *mx, int32_t m)
{
	struct tc_mention *me = mention(mx, m);
	const struct tc_doc *d = mx->d;
	int32_t w = me->head, at, a, b;
	const struct tc__name_at *na = &mx->name[w];
	/* "the North": a compass point is a place name only where no such country is at hand. */
	bool compass = na->first == na->last && d->words[w].form.n == 5 &&
		       (tc_child(d, w, TC_REL_DET) >= 0 || tc_child(d, w, TC_REL_CONJ) >= 0) && (tc_str_is(d->words[w].form, "North") || tc_str_is(d->words[w].form, "South"));
	if (!na->hits || compass) {
		resolve_unknown(mx, m);
		return;
	}
	const struct tc_ent *title = title_of(mx, w, &at);
	enum standing st = standing(mx, w);
	name_extent(mx, w, &a, &b);
	bool longer = a < na->first || b > na->last;
	struct reading r = best_reading(mx, na, w, st, title, at, longer);
	/* Somebody named in full in this document owns the surname. */
	bool yields = !r.e || r.e->kind == TC_ENT_PERSON || r.score < 4.5f ||
		      ((r.e->kind == TC_ENT_PLACE || r.e->kind == TC_ENT_COUNTRY) && st != STANDS_PLACE && me->kind != TC_MENTION_ADJECTIVE);
	/* So does an acronym that the text has defined or whose name it has spelled out. */
	bool acronym = na->first == na->last && d->words[w].form.n <= 8 && all_upper(d->words[w].form) && r.e &&
		       r.e->kind != TC_ENT_COUNTRY;
	yields |= acronym;
	if (na->first == na->last && !longer && yields) {
		int32_t to = tc__key_find(mx, d->words[w].form, m);
		/* A state by its own name gives way only to somebody named before. */
		if (to > m && r.e && (acronym || (r.e->kind == TC_ENT_COUNTRY && !(r.hit->name_flags & TC_NAME_CAPITAL))))
			to = -1;
		if (to >= 0 && to != m) {
			tc__resolve(mx, to);
			const struct tc_mention *t = mention(mx, to);
			if (mx->state[to] == TC__DONE && t->who.name.n && (!r.e || t->ent != r.e->id + 1)) {
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
	if (r.e && r.e->kind == TC_ENT_OUTLET && d->words[w].rel == TC_REL_COMPOUND && d->words[d->words[w].head].upos == TC_UPOS_PROPN) {
		me->how = "part of a name";     /* "Kasai Liberation Front" */
		return;
	}
	if (!r.e || r.score < 1.5f || (longer && r.e->kind == TC_ENT_PERSON && na->first == na->last &&
				       (na->first == a || !same_given(r.e->name, d->words[a].form)))) {
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
			if ((rel == TC_REL_NMOD_UNMARKED || rel == TC_REL_APPOS || rel == TC_REL_NMOD) && c > w && tc__at(mx, c) >= 0) {
				tc__resolve(mx, tc__at(mx, c));
				const struct tc_mention *in = mention(mx, tc__at(mx, c));
				if (in->place && in->who.country[0])
					within = in->who.country;
			}
		}
		if (!within)
			within = beside_country(mx, w);
		const struct tc_ent *p = best_place(mx, na, within, r.e->kind == TC_ENT_PLACE);
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

/* --- nominals --------------------------------------------------------------------------------------------------- */

static const char *const partitives[] = {
	"all", "another", "band", "both", "couple", "couples", "crowd", "dozen", "each", "few", "group", "half", "handful",
	"hundred", "lot", "majority", "many", "million", "most", "none", "number", "one", "pair", "part", "quarter", "rest",
	"score", "series", "several", "some", "ten", "third", "thousand", "three", "two",
};

static int32_t of_child(const struct tc_doc *d, int32_t w)
{
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		if (d->words[c].rel != TC_REL_NMOD)
			continue;
		int32_t p = case_word(d, c);
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

static bool definite(const struct tc_doc *d, int32_t w)
{
	int32_t det = tc_child(d, w, TC_REL_DET);
	return (det >= 0 && (tc_lemma_is(d, det, "the") || tc_lemma_is(d, det, "this") || tc_lemma_is(d, det, "these"))) ||
	       tc_child(d, w, TC_REL_NMOD_POSS) >= 0;
}

/* The country where the clause around w takes place, if it says so. */
static void clause_country(struct tc__mx *mx, int32_t w, char iso[4])
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
		return;
	for (int32_t c = d->words[v].child; c >= 0 && !iso[0]; c = d->words[c].next) {
		int32_t m = tc__at(mx, c);
		if (m < 0 || c == top || (d->words[c].rel != TC_REL_OBL && d->words[c].rel != TC_REL_NMOD))
			continue;
		int32_t p = case_word(d, c);
		if (p < 0 || !tc__is_place_case(d->words[p].form))
			continue;
		tc__resolve(mx, m);
		const struct tc_mention *me = mention(mx, m);
		if (mx->state[m] != TC__DONE)
			continue;
		if (me->place || !me->party)
			memcpy(iso, me->who.country, 4);        /* "in Chibok, Nigeria", "in the east of Mali" */
	}
}

/* The one country that the words of the sentence before w name; false where there is none or more than one. */
static bool sentence_country(struct tc__mx *mx, int32_t w, char iso[4])
{
	const struct tc_doc *d = mx->d;
	const char *found = NULL;
	for (int32_t i = d->sents[d->words[w].sent].first; i < w; i++) {
		int32_t m = tc__at(mx, i);
		if (m < 0 || mx->state[m] != TC__DONE || !mention(mx, m)->who.country[0])
			continue;
		if (found && memcmp(found, mention(mx, m)->who.country, 4) != 0)
			return false;
		found = mention(mx, m)->who.country;
	}
	if (found)
		memcpy(iso, found, 4);
	return found != NULL;
}

/* Country for a body that the text does not place: its clause, the dateline, or what the document is about. */
static const char *fall_back_country(struct tc__mx *mx, struct tc_mention *me)
{
	clause_country(mx, me->head, me->who.country);
	if (me->who.country[0])
		return "role+place of clause";
	if (definite(mx->d, me->head) && sentence_country(mx, me->head, me->who.country))
		return "role+sentence";
	for (int32_t i = me->first; i <= me->last; i++)
		if (tc_lemma_is(mx->d, i, "administration") && tc__country_seen(mx, "USA")) {
			memcpy(me->who.country, "USA", 4);
			return "role+administration";
		}
	for (int32_t c = mx->d->words[me->head].child; c >= 0; c = mx->d->words[c].next)
		if (tc_lemma_is(mx->d, c, "local") && mx->theatre[0]) {
			memcpy(me->who.country, mx->theatre, 4);
			return "role+theatre";
		}
	/* "any candidate", "several parties": of no country in particular. */
	const struct tc_ent *role = mx->role[me->head].e;
	bool party = role && (role->sector == TC_SECTOR_PTY || role->sector == TC_SECTOR_OPP);
	if (mx->setting[0] && (!party || definite(mx->d, me->head) || mx->strong_setting)) {
		memcpy(me->who.country, mx->setting, 4);
		return "role+setting";
	}
	if (mx->dateline[0] && mx->d->words[me->head].sent < 6) {
		memcpy(me->who.country, mx->dateline, 4);
		return "role+dateline";
	}
	return "role";
}

static bool is_state_sector(int s)
{
	return s == TC_SECTOR_GOV || s == TC_SECTOR_MIL || s == TC_SECTOR_COP || s == TC_SECTOR_LEG || s == TC_SECTOR_JUD ||
	       s == TC_SECTOR_SPY || s == TC_SECTOR_IGO;
}

static bool state_body(int sector)
{
	switch (sector) {
	case TC_SECTOR_GOV: case TC_SECTOR_MIL: case TC_SECTOR_COP: case TC_SECTOR_LEG: case TC_SECTOR_JUD: case TC_SECTOR_SPY:
	case TC_SECTOR_OPP: case TC_SECTOR_PTY:
		return true;
	default:
		return false;
	}
}

/* "US-led troops", "foreign fighters": where they act does not tell whose they are. */
static bool foreign_modifier(const struct tc__mx *mx, int32_t w)
{
	static const char *const words[] = { "allied", "coalition", "foreign", "international", "joint", "multinational", "western" };
	const struct tc_doc *d = mx->d;
	for (int32_t c = d->words[w].child; c >= 0 && c < w; c = d->words[c].next) {
		if (WORD_IN(d->words[c].lemma, words))
			return true;
		for (int32_t g = d->words[c].child; g >= 0; g = d->words[g].next)
			if (mx->name[g].hits && before_hyphen(mx, g))
				return true;
		if (mx->name[c].hits && before_hyphen(mx, c))
			return true;
	}
	return false;
}

/* "Russian and Chinese officials": one mention, a member per country. */
static void spread_countries(struct tc__mx *mx, int32_t m)
{
	const struct tc_doc *d = mx->d;
	int32_t w = mention(mx, m)->head;
	int n = 0;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		if (rel != TC_REL_AMOD && rel != TC_REL_COMPOUND && rel != TC_REL_NMOD_POSS)
			continue;
		for (int32_t j = d->words[c].child; j >= 0; j = d->words[j].next) {
			if (d->words[j].rel != TC_REL_CONJ)
				continue;
			/* Conjoined adjectives are no mentions of their own: read the name. */
			const struct tc__name_at *na = &mx->name[j];
			if (!na->hits)
				continue;
			const struct tc_ent *e = tc_know_ent(mx->k, na->hits[0].ent);
			if (e->kind != TC_ENT_COUNTRY || memcmp(e->country, mention(mx, m)->who.country, 4) == 0 || n >= 3)
				continue;
			struct tc_mention copy = *mention(mx, m);
			if (n == 0) {
				int32_t self = tc__synth(mx, &copy);
				if (self < 0)
					return;
				mention(mx, m)->also[n++] = self;
			}
			memcpy(copy.who.country, e->country, 4);
			copy.who.ent = copy.ent = 0;
			copy.who.unnamed = true;
			int32_t other = tc__synth(mx, &copy);
			if (other < 0)
				return;
			mention(mx, m)->also[n++] = other;
		}
	}
	if (n > 1)
		mention(mx, m)->plural = true;
}

static bool nominal_by_role(struct tc__mx *mx, int32_t m)
{
	struct tc_mention *me = mention(mx, m);
	const struct tc_doc *d = mx->d;
	int32_t w = me->head;
	const struct tc_ent *role = role_at(mx, w);
	if (!role)
		return false;
	struct tc_actor who = me->who;
	bool owned = role_info(mx, role, w, -1, &who);
	who.ent = 0;
	me = mention(mx, m);
	/* "a state of war" is no state. */
	if (tc_lemma_is(d, w, "state") && !who.country[0] && (of_child(d, w) >= 0 || !definite(d, w)))
		return false;
	/* Plain roles are parties through their modifiers alone. */
	if (role->flags & TC__ROLE_PLAIN && !(role->flags & TC__ROLE_NO_COUNTRY) && !who.country[0] && !who.sector)
		return false;
	if (role->flags & TC__ROLE_PLAIN && role->sector == TC_SECTOR_MIL && !who.country[0] && d->words[w].xpos != TC_XPOS_NNS)
		return false;
	me->who = who;
	me->who.unnamed = true;
	me->party = true;
	role = role_in(mx, w, role, who.country, false);
	me->how = who.country[0] ? "country+role" : "role";
	me->plural |= (role->flags & TC_ROLE_PLURALISH) != 0;
	me->person = (role->flags & TC_ROLE_PERSON) && !me->plural;
	if (!(role->flags & TC_ROLE_PERSON))
		me->gender = 'n';
	bool former = former_at(d, w);
	/* "the Hezbollah movement", "the Labour party": one body, said twice. */
	if (!me->person && !(role->flags & TC_ROLE_PLURALISH) && tc__is_body_noun(d, w))
		for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
			int32_t n = tc__at(mx, c);
			if ((d->words[c].rel != TC_REL_COMPOUND && d->words[c].rel != TC_REL_AMOD) || n < 0 || mx->state[n] != TC__DONE || !mention(mx, n)->ent)
				continue;
			const struct tc_ent *e = tc_know_ent(mx->k, mention(mx, n)->ent - 1);
			if (e->kind == TC_ENT_ORG && (e->sector == role->sector || !is_state_sector(e->sector))) {
				tc__bind(mx, m, n, "name+body noun");
				return true;
			}
		}
	/* Somebody named beside it: "the Russian foreign minister, Sergey Lavrov". */
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		bool adjacent = rel == TC_REL_NMOD && case_word(d, c) < 0 && mx->role[w].e && mx->role[w].last + 1 == c;
		if (rel == TC_REL_APPOS && c > 0 && d->words[c - 1].form.p[0] == '(' && all_upper(d->words[c].form))
			continue;               /* "the Liberation Front (KLF)": the acronym takes from the name */
		if ((rel == TC_REL_APPOS || adjacent || (rel == TC_REL_FLAT && c > w) || (rel == TC_REL_NMOD_UNMARKED && c > w)) &&
		    tc__at(mx, c) >= 0) {
			int32_t n = tc__at(mx, c);
			tc__resolve(mx, n);
			if (mx->state[n] == TC__DONE && mention(mx, n)->kind != TC_MENTION_NOMINAL && mention(mx, n)->party &&
			    (mention(mx, n)->person || !me->person)) {
				tc__bind(mx, m, n, "apposition");
				return true;
			}
		}
	}
	/* "The leader of the League, Jonathan Smith", where the name was hung on the League. */
	for (int32_t c = d->words[w].child; c >= 0 && me->person; c = d->words[c].next) {
		int32_t ap = c > w && d->words[c].rel == TC_REL_NMOD ? tc_child(d, c, TC_REL_APPOS) : -1, n = tc__at(mx, ap);
		if (n < 0 || (tc__at(mx, c) >= 0 && mx->state[tc__at(mx, c)] == TC__DONE && mention(mx, tc__at(mx, c))->person))
			continue;
		if (mention(mx, n)->kind != TC_MENTION_NAME || tc_child(d, ap, TC_REL_FLAT) < 0)
			continue;
		struct tc_mention *t = mention(mx, n);
		tc__resolve(mx, n);
		if (mx->state[n] != TC__DONE || !t->person)
			continue;
		if (!t->who.sector) {
			/* Nobody we know: what the role says goes for the name too. */
			memcpy(t->who.country, me->who.country, 4);
			t->who.sector = me->who.sector;
			t->who.office = me->who.office;
			t->party = true;
			t->how = "apposition+name";
		}
		tc__bind(mx, m, n, "apposition");
		return true;
	}
	/* The same where the tree holds title and name apart: "Israeli Prime Minister Benjamin Netanyahu". */
	int32_t after = mx->role[w].e == role ? mx->role[w].last + 1 : w + 1;
	if (me->person && after < d->n_words && d->words[after].sent == d->words[w].sent && d->words[after].upos == TC_UPOS_PROPN &&
	    tc_is_upper(d->words[w].form.p[0])) {
		int32_t n = tc__at(mx, mx->name_of[after] >= 0 ? mx->name_of[after] : after);
		if (n >= 0 && n != m) {
			tc__resolve(mx, n);
			if (mx->state[n] == TC__DONE && mention(mx, n)->person && mention(mx, n)->kind == TC_MENTION_NAME) {
				tc__bind(mx, m, n, "title+name");
				return true;
			}
		}
	}
	/* "the Florida senator and presidential candidate": one person in two roles. */
	if (me->person && d->words[w].rel == TC_REL_CONJ && tc_child(d, w, TC_REL_DET) < 0 && d->words[w].head >= 0 &&
	    tc_child(d, d->words[w].head, TC_REL_DET) >= 0 && !me->plural) {
		int32_t n = tc__at(mx, d->words[w].head);
		if (n >= 0 && mx->state[n] == TC__DONE && mention(mx, n)->person && mention(mx, n)->kind == TC_MENTION_NOMINAL) {
			tc__bind(mx, m, n, "second role");
			return true;
		}
	}
	if (d->words[w].rel == TC_REL_APPOS && d->words[w].head >= 0) {
		int32_t n = tc__at(mx, d->words[w].head);
		if (n >= 0 && mx->state[n] == TC__DONE && mention(mx, n)->party &&
		    (mention(mx, n)->kind == TC_MENTION_NAME) && mention(mx, n)->person == me->person) {
			tc__bind(mx, m, n, "apposition");
			return true;
		}
	}
	if (!former && tc__coref_nominal(mx, m))
		return true;
	me = mention(mx, m);
	bool no_country = (role->flags & TC__ROLE_NO_COUNTRY) != 0;
	if (no_country || ((owned || foreign_modifier(mx, w)) && !me->who.country[0]))
		me->how = no_country ? "role without country" : "owner+role";
	else if (!me->who.country[0] && who.sector != TC_SECTOR_IGO && state_body(role->sector))
		me->how = fall_back_country(mx, me);
	else if (!me->who.country[0] && who.sector != TC_SECTOR_IGO) {
		clause_country(mx, w, me->who.country);
		int s = who.sector;
		bool local = s != TC_SECTOR_REF && s != TC_SECTOR_JRN && s != TC_SECTOR_NGO && s != TC_SECTOR_REL &&
			     s != TC_SECTOR_UNK && s != TC_SECTOR_NONE;
		/* Fighters and inhabitants belong to where the document's places are. */
		bool there = s == TC_SECTOR_REB || s == TC_SECTOR_UAF || (s == TC_SECTOR_CVL && (definite(d, w) || me->plural));
		if (!me->who.country[0] && there && mx->theatre[0]) {
			memcpy(me->who.country, mx->theatre, 4);
			me->how = "role+theatre";
		}
		if (!me->who.country[0] && mx->setting[0] && (definite(d, w) || (local && mx->strong_setting)))
			memcpy(me->who.country, mx->setting, 4);
	}
	me->who.name = tc__describe(mx, me);
	role = role_in(mx, w, role, me->who.country, false);
	if (role->flags & TC_ROLE_OFFICE && role->note.n && me->who.country[0] && me->person && !former &&
	    who.sector == TC_SECTOR_GOV && !owned && !blocks_holder(d, w)) {
		const struct tc_office *o[2];
		if (tc_know_holders(mx->k, me->who.country, role->note, mx->cx->day, o, 2) > 0) {
			tc__set_holder(mx, me, o[0]);
			me->gender = tc__gender_of_name(me->who.name);
			me->how = "country+office";
		}
	}
	if (me->who.country[0])
		spread_countries(mx, m);
	return true;
}

static void resolve_nominal(struct tc__mx *mx, int32_t m)
{
	struct tc_mention *me = mention(mx, m);
	const struct tc_doc *d = mx->d;
	int32_t w = me->head, of = of_child(d, w);
	if (of >= 0 && tc__at(mx, of) >= 0 && WORD_IN(d->words[w].lemma, partitives)) {
		int32_t n = tc__at(mx, of);
		tc__resolve(mx, n);
		if (mx->state[n] == TC__DONE && mention(mx, n)->party) {
			tc__bind(mx, m, n, "partitive");
			me = mention(mx, m);
			me->plural = !tc_lemma_is(d, w, "one");
			me->person = !me->plural && mention(mx, n)->kind == TC_MENTION_NOMINAL;
			return;
		}
	}
	if (!mx->role[w].e && d->words[w].form.n >= 2 && d->words[w].form.n <= 8 && all_upper(d->words[w].form)) {
		int32_t to = tc__key_find(mx, d->words[w].form, m);     /* an acronym taken for a common noun */
		if (to >= 0 && to != m) {
			tc__resolve(mx, to);
			if (mx->state[to] == TC__DONE && mention(mx, to)->who.name.n) {
				tc__bind(mx, m, to, "coref:acronym");
				return;
			}
		}
	}
	if (nominal_by_role(mx, m))
		return;
	if (tc__coref_nominal(mx, m))
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
	struct affil a = affil_of(mx, w, -1);
	me = mention(mx, m);
	take_country(mx, &me->who, a.country);
	take_country(mx, &me->who, a.org);
	take_country(mx, &me->who, a.place);
	take_country(mx, &me->who, a.person);
	take_country(mx, &me->who, a.group);
	me->who.name = tc__describe(mx, me);
	me->gender = 'n';
	me->how = "no role";
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
		resolve_nominal(mx, m);
		break;
	default:
		resolve_name(mx, m);
		break;
	}
	mx->depth--;
	mx->state[m] = TC__DONE;
}
