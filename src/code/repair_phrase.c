/* SPDX-License-Identifier: Apache-2.0 */
/* code/repair_phrase.c - phrases that the parser hung on the wrong word.
 * A day belongs to the verb and not to the name before it; people are of or from somewhere, and what else follows their name belongs
 * to what the name hangs on; behind "and" a phrase without a preposition goes with the one before; behind the particle of a phrasal
 * verb stands its object; the place and dash that open an article are no subject. */
#include "code/repair_int.h"

enum { MAX_PLACE_WORDS = 4 };

/* "at least 17 soldiers": the words before a number are no preposition of the phrase. */
static bool mend_at_least(struct tc_doc *d, int32_t i, int32_t last)
{
	if (i + 2 >= last || !tc_str_eqi(d->words[i].form, TC_STR("at")) || d->words[i].rel != TC_REL_CASE ||
	    (!tc_str_is(d->words[i + 1].form, "least") && !tc_str_is(d->words[i + 1].form, "most")) || d->words[i + 2].upos != TC_UPOS_NUM)
		return false;
	tc__hang(d, i, i + 1, TC_REL_ADVMOD);
	return true;
}

static bool is_day(tc_str f)
{
	static const char *const days[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today" };
	return TC__IN(f, days);
}

/* "Trump on Wednesday granted", "the Gaza Strip Sunday": the day says when the clause happens. */
static bool mend_day(struct tc_doc *d, int32_t i)
{
	const struct tc_word *w = &d->words[i];
	if ((w->rel != TC_REL_NMOD && w->rel != TC_REL_NMOD_UNMARKED) || w->head < 0 || !tc__is_noun(w) || !is_day(w->form))
		return false;
	int32_t h = w->head;
	bool before_verb = d->words[h].upos == TC_UPOS_NOUN && d->words[h].rel == TC_REL_NSUBJ && i + 1 < d->n_words &&
			   (d->words[i + 1].upos == TC_UPOS_VERB || d->words[i + 1].upos == TC_UPOS_AUX || d->words[i + 1].upos == TC_UPOS_ADV);
	if (d->words[h].upos != TC_UPOS_PROPN && !before_verb &&
	    !(w->rel == TC_REL_NMOD_UNMARKED && d->words[h].upos == TC_UPOS_NOUN && h == i - 1))
		return false;
	for (int step = 0; step < TC__MAX_CLIMB && h >= 0; step++, h = d->words[h].head)
		if (d->words[h].upos == TC_UPOS_VERB) {
			tc__hang(d, i, h, w->rel == TC_REL_NMOD ? TC_REL_OBL : TC_REL_OBL_UNMARKED);
			return true;
		}
	return false;
}

/* "into former Germany defender Christoph Metzelder": the preposition belongs to the whole name. */
static bool mend_case(struct tc_doc *d, int32_t i)
{
	const struct tc_word *w = &d->words[i];
	int32_t h = w->head;
	if (w->rel != TC_REL_CASE || w->upos != TC_UPOS_ADP || h <= i || d->words[h].rel != TC_REL_NMOD_DESC)
		return false;
	int32_t name = d->words[h].head;
	if (name <= h || d->words[name].sent != w->sent || !tc__is_noun(&d->words[name]))
		return false;
	for (int32_t c = d->words[name].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_CASE && c < name && d->words[c].xpos != TC_XPOS_POS)
			return false;
	for (int32_t k = i - 1; k >= 0 && k > i - 2; k--)
		if (d->words[k].head == h)      /* something of the title stands before it: "minister for ..." */
			return false;
	d->words[i].head = name;
	/* and what stands between the preposition and the title, hung on the same governor */
	for (int32_t k = i + 1; k < h; k++)
		if (d->words[k].head == d->words[name].head && tc__is_noun(&d->words[k]) &&
		    (d->words[k].rel == TC_REL_NMOD || d->words[k].rel == TC_REL_OBL))
			tc__hang(d, k, h, TC_REL_COMPOUND);
	return true;
}

/* "Secretary of State John Kerry" with "of" hung on Kerry: no preposition stands behind a modifier of its own noun. */
bool tc__mend_title_of(struct tc_doc *d, int32_t i)
{
	const struct tc_word *w = &d->words[i];
	int32_t h = w->head;
	if (w->rel != TC_REL_CASE || w->upos != TC_UPOS_ADP || h <= i + 1 || i < 1 || d->words[i - 1].head != h || !tc__is_noun(&d->words[i + 1]) ||
	    d->words[i - 1].sent != w->sent || d->words[i + 1].head < 0)
		return false;
	int rel = d->words[i - 1].rel;
	if ((rel != TC_REL_NMOD_DESC && rel != TC_REL_COMPOUND && rel != TC_REL_FLAT) || tc_dominates(d, i + 1, i - 1))
		return false;
	tc__hang(d, i, i + 1, TC_REL_CASE);
	tc__hang(d, i + 1, i - 1, TC_REL_NMOD);
	return true;
}

/* "the U.S. and other NATO members": a phrase behind "and" that has no preposition goes with the one before. */
static bool mend_and(struct tc_doc *d, int32_t i)
{
	struct tc_word *w = &d->words[i];
	int32_t cc = tc_child(d, i, TC_REL_CC);
	if ((w->rel != TC_REL_NMOD && w->rel != TC_REL_OBL) || !tc__is_noun(w) || cc < 0 || cc > i || w->head < 0 || w->head > cc ||
	    (!tc_lemma_is(d, cc, "and") && !tc_lemma_is(d, cc, "or")))
		return false;
	int32_t before = -1;
	for (int32_t c = w->child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_CASE && c < i && d->words[c].xpos != TC_XPOS_POS)
			return false;
	for (int32_t c = d->words[w->head].child; c >= 0 && c < cc; c = d->words[c].next)
		if ((d->words[c].rel == TC_REL_NMOD || d->words[c].rel == TC_REL_OBL) && tc__is_noun(&d->words[c]) && tc_child(d, c, TC_REL_CASE) >= 0)
			before = c;
	if (before < 0)
		return false;
	for (int32_t c = w->child; c >= 0; c = d->words[c].next)
		if (c < before)         /* the article of the first */
			d->words[c].head = before;
	tc__hang(d, i, before, TC_REL_CONJ);
	return true;
}

/* "the visit by Joe Biden to Turkey": people are of or from somewhere; what else follows a name belongs to what it hangs on. */
static bool mend_name_phrase(struct tc_coding *cx, struct tc_doc *d, int32_t i)
{
	static const char *const away[] = { "to", "with", "on", "over", "against", "about", "after", "before", "during", "into", "following",
		"amid", "despite", "because_of", "within", "since", "until", "towards", "toward" };
	static const char *const posts[] = { "ambassador", "envoy", "representative", "adviser", "advisor", "aide", "secretary", "delegate",
		"observer", "emissary", "heir", "spokesman", "spokeswoman", "candidate", "rapporteur", "expert", "commissioner", "coordinator",
		"judge", "minister", "nuncio", "consul", "assistant", "deputy", "successor" };
	struct tc_word *w = &d->words[i];
	int32_t name = w->head;
	if (w->rel != TC_REL_NMOD || name < 0 || name > i || d->words[name].upos != TC_UPOS_PROPN || d->words[name].head < 0 || !tc__is_noun(w))
		return false;
	int32_t g = d->words[name].head;
	int rel = d->words[name].rel;
	if (tc_child(d, name, TC_REL_FLAT) < 0 || tc_child(d, name, TC_REL_APPOS) >= 0 ||
	    (rel != TC_REL_NMOD && rel != TC_REL_OBL && rel != TC_REL_OBL_AGENT && rel != TC_REL_OBJ && rel != TC_REL_NMOD_POSS) ||
	    (!tc__is_noun(&d->words[g]) && d->words[g].upos != TC_UPOS_VERB))
		return false;
	tc_str prep = tc_case_of(cx, i);
	if (!TC__IN(prep, away))
		return false;
	for (int32_t c = d->words[name].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_NMOD_DESC || d->words[c].rel == TC_REL_COMPOUND)
			for (size_t k = 0; k < TC_COUNT(posts); k++)
				if (tc_lemma_is(d, c, posts[k]) && tc_str_is(prep, "to"))
					return false;
	tc__hang(d, i, g, tc__is_noun(&d->words[g]) ? TC_REL_NMOD : TC_REL_OBL);
	return true;
}

/* "called Trump a great leader": what somebody is called stands beside him. */
static bool mend_called(struct tc_doc *d, int32_t i)
{
	static const char *const calls[] = { "call", "dub", "deem", "consider", "brand", "label", "declare", "name", "term", "pronounce" };
	const struct tc_word *w = &d->words[i];
	int32_t o = w->upos == TC_UPOS_VERB && TC__IN(w->lemma, calls) ? tc_child(d, i, TC_REL_OBJ) : -1;
	if (o < i)
		return false;
	for (int32_t c = w->child; c >= 0; c = d->words[c].next)
		if (c > o && d->words[c].rel == TC_REL_OBJ) {
			d->words[c].rel = TC_REL_XCOMP;
			return true;
		}
	for (int32_t c = d->words[o].child; c >= 0; c = d->words[c].next) {
		int32_t det = tc_child(d, c, TC_REL_DET);
		if (c > o && d->words[c].rel == TC_REL_APPOS && d->words[c].upos == TC_UPOS_NOUN && det == o + 1 &&
		    (tc_lemma_is(d, det, "a") || tc_lemma_is(d, det, "an"))) {
			tc__hang(d, c, i, TC_REL_XCOMP);
			return true;
		}
	}
	return false;
}

/* "the Kingdom of Saudi Arabia and the Kingdom of Jordan", "the president of Chad and the president of Togo": like goes with like, not
 * with the name between. */
static bool mend_alike(struct tc_doc *d, int32_t i)
{
	struct tc_word *w = &d->words[i];
	int32_t inner = w->head, outer = inner >= 0 ? d->words[inner].head : -1;
	if (w->rel != TC_REL_CONJ || outer < 0 || d->words[inner].rel != TC_REL_NMOD || inner > i || outer > inner || !tc__is_noun(w) ||
	    !tc__is_noun(&d->words[outer]) || !tc_str_eqi(w->lemma, d->words[outer].lemma) || tc_str_eqi(d->words[inner].lemma, w->lemma) ||
	    tc_child(d, i, TC_REL_CASE) >= 0)
		return false;
	tc__hang(d, i, outer, TC_REL_CONJ);
	return true;
}

/* "both praise for helping the girls and criticism": what follows "and" goes with the word behind "both". */
static bool mend_preconj(struct tc_doc *d, int32_t i)
{
	struct tc_word *w = &d->words[i];
	if (w->rel != TC_REL_CONJ || !tc__is_noun(w) || tc_child(d, i, TC_REL_CC) < 0 || !tc_str_eqi(d->words[tc_child(d, i, TC_REL_CC)].lemma, TC_STR("and")))
		return false;
	for (int32_t h = w->head, step = 0; h >= 0 && step < TC__MAX_CLIMB; h = d->words[h].head, step++) {
		if (step > 0 && tc__is_noun(&d->words[h]) && h < w->head && tc_child(d, h, TC_REL_CC_PRECONJ) >= 0 && tc_child(d, h, TC_REL_CONJ) < 0) {
			tc__hang(d, i, h, TC_REL_CONJ);
			return true;
		}
		if (tc_child(d, h, TC_REL_CC_PRECONJ) >= 0)
			return false;   /* its own "both" */
	}
	return false;
}

/* "taking Americans hostage": the word is what they are made. */
static bool mend_hostage(struct tc_doc *d, int32_t i)
{
	static const char *const made[] = { "hostage", "prisoner", "captive" };
	struct tc_word *w = &d->words[i];
	int32_t v = w->head;
	if (w->upos != TC_UPOS_NOUN || !TC__IN(w->lemma, made) || w->xpos != TC_XPOS_NN || v < 0 || v > i || i < 1)
		return false;
	bool alone = w->child < 0;      /* without article or preposition */
	if (alone && w->rel == TC_REL_OBJ && tc_child(d, v, TC_REL_NSUBJ_PASS) >= 0) {  /* "workers were taken hostage" */
		w->rel = TC_REL_XCOMP;
		return true;
	}
	if (w->rel == TC_REL_NMOD && tc_child(d, i, TC_REL_CASE) >= 0 && d->words[v].rel == TC_REL_OBJ && d->words[i - 1].head == i &&
	    tc__is_noun(&d->words[i - 1])) {    /* "holding the speaker of parliament hostage": its preposition is the name's before it */
		int32_t who = i - 1, verb = d->words[v].head;
		for (int32_t c = w->child; c >= 0;) {
			int32_t next = d->words[c].next;
			if (c < who)
				tc__hang(d, c, who, d->words[c].rel);
			c = next;
		}
		tc__hang(d, who, v, TC_REL_NMOD);
		tc__hang(d, i, verb, TC_REL_XCOMP);
		return true;
	}
	if (w->rel != TC_REL_OBJ)
		return false;
	int32_t who = i - 1;
	if (d->words[who].head != i || !tc__is_noun(&d->words[who]) || who <= v || tc_child(d, i, TC_REL_DET) > who)
		return false;
	tc__hang(d, who, v, TC_REL_OBJ);
	for (int32_t c = w->child; c >= 0; c = d->words[c].next)
		if (c < who)
			d->words[c].head = who;
	w->rel = TC_REL_XCOMP;
	return true;
}

/* "laid down its arms", "handed over its weapons to the UN": behind the particle of a phrasal verb stands its object. */
static bool mend_particle(struct tc_doc *d, int32_t i)
{
	static const char *const parts[] = { "up", "out", "off", "down", "over", "away" };
	static const char *const verbs[] = { "hand", "kick", "set", "carry", "call", "break", "lay", "shut", "gun", "shoot", "turn", "cut", "wipe",
		"rule", "roll", "scale", "step", "ramp", "back", "blow", "take", "give", "round", "lock", "beef", "build", "hold", "drive",
		"force", "throw", "bring", "tear", "strike", "vote", "knock", "put", "pay", "fend", "ward", "stave", "fight", "beat", "water",
		"phase", "hammer", "iron", "draw", "send", "burn", "flush", "root", "single", "sort", "seal", "close", "follow", "deal", "dish",
		"mete", "push", "chase", "clear", "strip", "scrap" };
	const struct tc_word *w = &d->words[i];
	if (w->upos != TC_UPOS_VERB || tc_child(d, i, TC_REL_OBJ) >= 0 || tc_child(d, i, TC_REL_NSUBJ_PASS) >= 0 ||
	    tc_child(d, i, TC_REL_AUX_PASS) >= 0)
		return false;
	for (int32_t c = w->child; c >= 0; c = d->words[c].next) {
		if (c < i || d->words[c].rel != TC_REL_OBL || d->words[c].upos != TC_UPOS_NOUN || is_day(d->words[c].form))
			continue;
		int32_t k = tc_child(d, c, TC_REL_CASE), prt = tc_child(d, i, TC_REL_COMPOUND_PRT);
		if (k < 0 && prt == i + 1 && tc_child(d, c, TC_REL_DET) == prt + 1) {
			d->words[c].rel = TC_REL_OBJ;
			return true;
		}
		if (k < 0 && prt == i + 1 && tc_child(d, c, TC_REL_NMOD_POSS) == prt + 1) {
			d->words[c].rel = TC_REL_OBJ;
			return true;
		}
		if (k == i + 1 && prt < 0 && TC__IN(d->words[k].form, parts) && TC__IN(w->lemma, verbs)) {
			for (int32_t o = d->words[c].child; o >= 0; o = d->words[o].next)
				if (o != k && d->words[o].rel == TC_REL_CASE && o < c && d->words[o].xpos != TC_XPOS_POS)
					return false;   /* "out of the city" */
			tc__hang(d, k, i, TC_REL_COMPOUND_PRT);
			d->words[k].xpos = TC_XPOS_RP;
			d->words[c].rel = TC_REL_OBJ;
			return true;
		}
	}
	return false;
}

/* "the government permission", "the rebels weapons" behind a verb of giving: bodies and people are given things. */
static bool is_body(tc_str lemma)
{
	static const char *const nouns[] = { "government", "company", "army", "police", "president", "minister", "group", "country", "parliament", "court",
		"opposition", "council", "commission", "ministry", "party", "family", "team", "bank", "union", "authority", "rebel", "regime",
		"administration", "prisoner", "victim", "refugee", "migrant", "worker", "miner", "people", "woman", "man", "state", "nation" };
	return TC__IN(lemma, nouns);
}

/* "gave Assange asylum", "promised the miners new jobs": the one who gets it is no modifier of what he gets. */
static bool mend_given(struct tc_doc *d, int32_t i)
{
	static const char *const give[] = { "give", "grant", "offer", "promise", "send", "lend", "pay", "deny", "award", "hand", "owe" };
	const struct tc_word *w = &d->words[i];
	int32_t o = w->upos == TC_UPOS_VERB && TC__IN(w->lemma, give) ? tc_child(d, i, TC_REL_OBJ) : -1;
	if (o < i + 2 || d->words[o].upos != TC_UPOS_NOUN || tc_child(d, i, TC_REL_IOBJ) >= 0 || d->words[i].xpos == TC_XPOS_VBN)
		return false;
	for (int32_t c = d->words[o].child; c >= 0 && c < o; c = d->words[c].next) {
		const struct tc_word *m = &d->words[c];
		bool name = m->upos == TC_UPOS_PROPN && m->rel == TC_REL_COMPOUND && c == i + 1 && m->form.n > 3 && !tc_is_upper(m->form.p[1]);
		bool own = m->upos == TC_UPOS_NOUN && (m->rel == TC_REL_COMPOUND || m->rel == TC_REL_NMOD_POSS) && c >= i + 2 && c <= i + 4 &&
			   (m->xpos == TC_XPOS_NNS || is_body(m->lemma)) && d->words[i + 1].upos == TC_UPOS_DET;
		bool marked = false;    /* 's */
		for (int32_t k = m->child; k >= 0; k = d->words[k].next)
			marked |= d->words[k].xpos == TC_XPOS_POS;
		if ((!name && !own) || marked)
			continue;
		for (int32_t k = i + 1; k < c && own; k++)      /* its article and adjectives */
			if (d->words[k].head == o)
				d->words[k].head = c;
		tc__hang(d, c, i, TC_REL_IOBJ);
		return true;
	}
	return false;
}

/* "New Jersey Gov. Chris Christie" with the land as head: what stands before a title without a comma belongs to it. */
static bool mend_land(struct tc_doc *d, int32_t i)
{
	struct tc_word *w = &d->words[i];
	int32_t land = w->head;
	if (w->rel != TC_REL_APPOS || w->upos != TC_UPOS_PROPN || land < 0 || land >= i - 1 || d->words[land].upos != TC_UPOS_PROPN)
		return false;
	int32_t title = land + 1;
	if (title >= i || d->words[title].head != i || d->words[title].rel != TC_REL_NMOD_DESC)
		return false;
	w->rel = d->words[land].rel;
	w->head = d->words[land].head;
	for (int32_t c = d->words[land].child; c >= 0; c = d->words[c].next)
		if (c != i && (c > land || d->words[c].rel == TC_REL_CASE || d->words[c].rel == TC_REL_CC || d->words[c].rel == TC_REL_PUNCT))
			d->words[c].head = i;
	tc__hang(d, land, title, TC_REL_COMPOUND);
	return true;
}

/* "restrictions imposed on former Minister Ehud Olmert" with the name hung like a clause: it is the participle's phrase. */
static bool mend_nominal_clause(struct tc_doc *d, int32_t i)
{
	struct tc_word *w = &d->words[i];
	if (w->rel != TC_REL_ACL || w->upos != TC_UPOS_PROPN || w->head < 0)
		return false;
	int32_t verb = -1, prep = -1;
	for (int32_t c = d->words[w->head].child; c >= 0 && c < i; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_ACL && d->words[c].upos == TC_UPOS_VERB && c > w->head)
			verb = c;
	for (int32_t c = w->child; c >= 0; c = d->words[c].next) {
		if (d->words[c].rel == TC_REL_CASE && c < i)
			prep = c;
		for (int32_t g = d->words[c].child; g >= 0; g = d->words[g].next)
			if (d->words[c].rel == TC_REL_FLAT && d->words[g].rel == TC_REL_CASE && g < i)
				prep = g;
	}
	if (verb < 0 || prep < verb)
		return false;
	d->words[prep].head = i;
	tc__hang(d, i, verb, TC_REL_OBL);
	return true;
}

/* "passed a resolution Thursday criticizing", "an ad this week praising": no day criticizes. */
static bool mend_day_clause(struct tc_doc *d, int32_t i)
{
	static const char *const times[] = { "week", "month", "year", "morning", "night", "afternoon", "evening", "weekend" };
	struct tc_word *w = &d->words[i];
	if (w->rel != TC_REL_ACL || w->xpos != TC_XPOS_VBG || w->head < 1 || w->head > i ||
	    (!is_day(d->words[w->head].form) && !TC__IN(d->words[w->head].form, times)) || tc_child(d, w->head, TC_REL_CASE) >= 0)
		return false;
	int32_t noun = w->head - 1;
	while (noun > 0 && d->words[noun].head == w->head && (d->words[noun].upos == TC_UPOS_DET || d->words[noun].upos == TC_UPOS_ADJ))
		noun--;
	if (d->words[noun].sent != w->sent || !tc__is_noun(&d->words[noun]) || tc_dominates(d, i, noun))
		return false;
	w->head = noun;
	return true;
}

static bool is_dash(tc_str f)
{
	return tc_str_is(f, "-") || tc_str_is(f, "--") || tc_str_is(f, "\xe2\x80\x93") || tc_str_is(f, "\xe2\x80\x94");
}

/* "Washington - US President Trump called": the place that an article opens with is where it was written. */
bool tc__mend_opening(struct tc_coding *cx, int32_t first, int32_t last)
{
	struct tc_doc *d = cx->doc;
	int32_t dash = first;
	int32_t name_end = -1;  /* of the town, where a country follows: "Harare, Zimbabwe - " */
	for (; dash < last && dash - first <= MAX_PLACE_WORDS; dash++) {
		if (tc_str_is(d->words[dash].form, ",") && name_end < 0 && dash > first)
			name_end = dash - 1;
		else if (d->words[dash].upos != TC_UPOS_PROPN)
			break;
	}
	if (name_end < 0)
		name_end = dash - 1;
	if (dash == first || dash + 2 >= last || dash - first > MAX_PLACE_WORDS || !is_dash(d->words[dash].form) ||
	    !tc_is_upper(d->words[dash + 1].form.p[0]))
		return false;
	if (!tc_str_is(d->words[dash].form, "--") &&
	    (!(d->words[dash - 1].flags & TC_WORD_SPACE_AFTER) || !(d->words[dash].flags & TC_WORD_SPACE_AFTER)))
		return false;
	bool place = false;
	uint32_t n;
	const struct tc_name_hit *hits = tc_know_find(cx->know, tc_span_text(d, tc_words_span(d, first, name_end)), &n);
	for (uint32_t k = 0; k < n; k++)
		place |= tc_know_ent(cx->know, hits[k].ent)->kind == TC_ENT_PLACE;
	if (!place)
		return false;
	int32_t top = first;
	for (int step = 0; step < MAX_PLACE_WORDS && d->words[top].head >= first && d->words[top].head < dash; step++)
		top = d->words[top].head;
	int32_t h = d->words[top].head, rel = d->words[top].rel, heir = -1;
	/* Another subject of the same verb, or the true subject hung on the place. */
	for (int32_t k = dash + 1; k < last && heir < 0; k++)
		if (d->words[k].head == top && tc__is_noun(&d->words[k]))
			heir = k;
	if (heir < 0) {
		if (h <= dash || rel != TC_REL_NSUBJ)
			return false;
		bool other = false;
		for (int32_t c = d->words[h].child; c >= 0; c = d->words[c].next)
			other |= c > dash && (d->words[c].rel == TC_REL_NSUBJ || d->words[c].rel == TC_REL_NSUBJ_PASS);
		if (!other)
			return false;
		tc__hang(d, top, h, TC_REL_DEP);
		return true;
	}
	tc__hang(d, heir, h, rel);
	for (int32_t k = dash + 1; k < last; k++)
		if (d->words[k].head == top)
			d->words[k].head = heir;
	tc__hang(d, top, heir, TC_REL_DEP);
	return true;
}

bool tc__mend_phrase(struct tc_coding *cx, int32_t i, int32_t last)
{
	struct tc_doc *d = cx->doc;
	return mend_day_clause(d, i) || mend_and(d, i) || mend_name_phrase(cx, d, i) || mend_called(d, i) || mend_alike(d, i) || mend_preconj(d, i) || mend_hostage(d, i) ||
	       mend_particle(d, i) || mend_land(d, i) || mend_nominal_clause(d, i) || mend_given(d, i) || mend_at_least(d, i, last) ||
	       mend_day(d, i) || mend_case(d, i);
}
