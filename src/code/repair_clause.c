/* SPDX-License-Identifier: Apache-2.0 */
/* code/repair_clause.c - clauses torn apart by the parser.
 * Each rule looks for a tree that no English clause has, and puts the words where grammar leaves them: a name before a verb that
 * modifies a noun behind it is the verb's subject; a participle after "and" whose noun is another verb's object is a verb of its
 * own; nobody says a person, so what follows is what was said; a day belongs to the verb and not to the name before it; the place
 * and dash that open an article are no subject. */
#include "code/repair_int.h"

enum { MAX_CLIMB = 6, MAX_PLACE_WORDS = 4 };

static bool in_list(tc_str s, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (tc_str_eqi(s, tc_str_of(list[i])))
			return true;
	return false;
}
#define IN(s, list) in_list((s), (list), TC_COUNT(list))

static bool is_noun(const struct tc_word *w) { return w->upos == TC_UPOS_NOUN || w->upos == TC_UPOS_PROPN; }
static bool is_finite(const struct tc_word *w)
{
	return w->upos == TC_UPOS_VERB && (w->xpos == TC_XPOS_VBD || w->xpos == TC_XPOS_VBZ || w->xpos == TC_XPOS_VBP);
}

static bool has_subject(const struct tc_doc *d, int32_t verb)
{
	return tc_child(d, verb, TC_REL_NSUBJ) >= 0 || tc_child(d, verb, TC_REL_NSUBJ_PASS) >= 0 || tc_child(d, verb, TC_REL_EXPL) >= 0 ||
	       tc_child(d, verb, TC_REL_CSUBJ) >= 0;
}

static void hang(struct tc_doc *d, int32_t word, int32_t head, int rel)
{
	d->words[word].head = head;
	d->words[word].rel = (uint8_t)rel;
}

/* "at least 17 soldiers": the words before a number are no preposition of the phrase. */
static bool mend_at_least(struct tc_doc *d, int32_t i, int32_t last)
{
	if (i + 2 >= last || !tc_str_eqi(d->words[i].form, TC_STR("at")) || d->words[i].rel != TC_REL_CASE ||
	    (!tc_str_is(d->words[i + 1].form, "least") && !tc_str_is(d->words[i + 1].form, "most")) || d->words[i + 2].upos != TC_UPOS_NUM)
		return false;
	hang(d, i, i + 1, TC_REL_ADVMOD);
	return true;
}

static bool is_day(tc_str f)
{
	static const char *const days[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today" };
	return IN(f, days);
}

/* "Trump on Wednesday granted", "the Gaza Strip Sunday": the day says when the clause happens. */
static bool mend_day(struct tc_doc *d, int32_t i)
{
	const struct tc_word *w = &d->words[i];
	if ((w->rel != TC_REL_NMOD && w->rel != TC_REL_NMOD_UNMARKED) || w->head < 0 || !is_noun(w) || !is_day(w->form))
		return false;
	int32_t h = w->head;
	bool before_verb = d->words[h].upos == TC_UPOS_NOUN && d->words[h].rel == TC_REL_NSUBJ && i + 1 < d->n_words &&
			   (d->words[i + 1].upos == TC_UPOS_VERB || d->words[i + 1].upos == TC_UPOS_AUX || d->words[i + 1].upos == TC_UPOS_ADV);
	if (d->words[h].upos != TC_UPOS_PROPN && !before_verb &&
	    !(w->rel == TC_REL_NMOD_UNMARKED && d->words[h].upos == TC_UPOS_NOUN && h == i - 1))
		return false;
	for (int step = 0; step < MAX_CLIMB && h >= 0; step++, h = d->words[h].head)
		if (d->words[h].upos == TC_UPOS_VERB) {
			hang(d, i, h, w->rel == TC_REL_NMOD ? TC_REL_OBL : TC_REL_OBL_UNMARKED);
			return true;
		}
	return false;
}

/* "... said the economy would rebound and praised efforts": the participle is a verb, and the noun its object. */
static bool mend_coordinate(struct tc_doc *d, int32_t i, int32_t first)
{
	struct tc_word *w = &d->words[i];
	int32_t noun = w->head;
	if (w->upos != TC_UPOS_VERB || (w->xpos != TC_XPOS_VBN && w->xpos != TC_XPOS_VBD) || w->rel != TC_REL_AMOD || noun <= i || i <= first ||
	    d->words[i - 1].upos != TC_UPOS_CCONJ || d->words[i - 1].head != i || d->words[noun].rel != TC_REL_OBJ)
		return false;
	int32_t up = d->words[noun].head;
	if (up < 0 || up > i || d->words[up].upos != TC_UPOS_VERB)
		return false;
	int32_t target = up;
	for (int32_t h = up, step = 0; h >= 0 && step < MAX_CLIMB; h = d->words[h].head, step++)
		if (d->words[h].xpos == TC_XPOS_VBD) {
			target = h;
			break;
		}
	hang(d, i, target, TC_REL_CONJ);
	w->xpos = TC_XPOS_VBD;
	hang(d, noun, i, TC_REL_OBJ);
	return true;
}

/* "said rebels attacked the town": nobody says rebels; they attacked. */
static bool mend_said(struct tc_doc *d, int32_t i)
{
	static const char *const says[] = { "say", "claim", "believe", "think", "allege", "insist", "argue" };
	static const char *const spoken[] = { "word", "thing", "something", "anything", "nothing", "phrase", "name", "prayer", "goodbye", "life",
		"credit", "responsibility", "victory", "truth", "story", "lot", "much", "more", "what" };
	const struct tc_word *w = &d->words[i];
	if (w->upos != TC_UPOS_VERB || !IN(w->lemma, says) || tc_child(d, i, TC_REL_CCOMP) >= 0)
		return false;
	int32_t o = tc_child(d, i, TC_REL_OBJ);
	if (o < i || !is_noun(&d->words[o]) || IN(d->words[o].lemma, spoken))
		return false;
	for (int32_t c = d->words[o].child; c >= 0; c = d->words[c].next) {
		struct tc_word *a = &d->words[c];
		if (a->rel != TC_REL_ACL || c < o || a->upos != TC_UPOS_VERB || (a->xpos != TC_XPOS_VBN && a->xpos != TC_XPOS_VBD) ||
		    tc_child(d, c, TC_REL_OBL_AGENT) >= 0 || tc_child(d, c, TC_REL_AUX) >= 0 || tc_child(d, c, TC_REL_AUX_PASS) >= 0)
			continue;
		bool into = false;      /* "hacked into": what passives do not take */
		for (int32_t k = d->words[c].child; k >= 0; k = d->words[k].next)
			into |= d->words[k].rel == TC_REL_OBL && tc_child(d, k, TC_REL_CASE) == c + 1 && tc_lemma_is(d, c + 1, "into");
		if (!into && tc_child(d, c, TC_REL_OBJ) < 0)
			continue;
		a->xpos = TC_XPOS_VBD;
		hang(d, c, i, TC_REL_CCOMP);
		hang(d, o, c, TC_REL_NSUBJ);
		return true;
	}
	return false;
}

/* "The president accused Maduro" read as a noun with a participle, the whole sentence: what has an object is no passive. */
static bool mend_root(struct tc_doc *d, int32_t i)
{
	static const char *const give[] = { "give", "grant", "award", "deny", "offer", "send", "show", "teach", "tell", "ask", "pay", "owe",
		"promise", "hand", "lend", "refuse", "call", "name", "elect", "appoint", "make", "consider", "allow" };
	if (!is_noun(&d->words[i]) || d->words[i].head >= 0 || tc_child(d, i, TC_REL_COP) >= 0 || has_subject(d, i))
		return false;
	for (int32_t c = d->words[i].child; c >= 0; c = d->words[c].next) {
		struct tc_word *a = &d->words[c];
		if (a->rel != TC_REL_ACL || c < i || a->upos != TC_UPOS_VERB || a->xpos != TC_XPOS_VBN || tc_child(d, c, TC_REL_OBJ) < c ||
		    tc_child(d, c, TC_REL_OBL_AGENT) >= 0 || tc_child(d, c, TC_REL_AUX_PASS) >= 0 || tc_child(d, c, TC_REL_MARK) >= 0 ||
		    IN(a->lemma, give))
			continue;
		a->xpos = TC_XPOS_VBD;
		for (int32_t k = d->words[i].child; k >= 0; k = d->words[k].next)
			if (k > c)      /* what follows the verb is the verb's */
				d->words[k].head = c;
		hang(d, c, -1, TC_REL_ROOT);
		hang(d, i, c, TC_REL_NSUBJ);
		return true;
	}
	return false;
}

/* "The United Nations rejected Minister Abe" read as one name: what modifies a noun across its own verb is the verb's subject. */
static bool mend_crossing(struct tc_doc *d, int32_t verb, int32_t first)
{
	const struct tc_word *v = &d->words[verb];
	if (!is_finite(v) || verb == first)
		return false;
	int32_t l = verb - 1;
	while (l > first && d->words[l].upos != TC_UPOS_PUNCT && d->words[l].head >= 0 && d->words[l].head < verb && l > verb - 3)
		l--;
	struct tc_word *w = &d->words[l];
	int32_t old = w->head;
	if (!is_noun(w) || old <= verb || !is_noun(&d->words[old]) ||
	    (w->rel != TC_REL_COMPOUND && w->rel != TC_REL_FLAT && w->rel != TC_REL_NMOD_DESC && w->rel != TC_REL_AMOD) ||
	    !tc_dominates(d, verb, old))
		return false;
	bool alone = !has_subject(d, verb);
	if (!alone)
		return false;
	for (int32_t k = first; k < l; k++)     /* the rest of the name: its article and first words */
		if (d->words[k].head == old && l - k < MAX_CLIMB)
			d->words[k].head = l;
	hang(d, l, verb, TC_REL_NSUBJ);
	return true;
}

/* "thug Putin kills journalists": a word before the subject that modifies the object. */
static bool mend_before_subject(struct tc_doc *d, int32_t verb)
{
	int32_t s = is_finite(&d->words[verb]) ? tc_child(d, verb, TC_REL_NSUBJ) : -1;
	if (s < 1 || s > verb)
		return false;
	struct tc_word *w = &d->words[s - 1];
	if (w->sent != d->words[s].sent || w->head <= verb || !is_noun(&d->words[w->head]) || d->words[w->head].head != verb ||
	    (w->rel != TC_REL_AMOD && w->rel != TC_REL_COMPOUND && w->rel != TC_REL_NMOD_DESC && w->rel != TC_REL_DET))
		return false;
	w->head = s;
	if (w->upos == TC_UPOS_NOUN && d->words[s].upos == TC_UPOS_PROPN)
		w->rel = TC_REL_NMOD_DESC;
	return true;
}

/* "into former Germany defender Christoph Metzelder": the preposition belongs to the whole name. */
static bool mend_case(struct tc_doc *d, int32_t i)
{
	const struct tc_word *w = &d->words[i];
	int32_t h = w->head;
	if (w->rel != TC_REL_CASE || w->upos != TC_UPOS_ADP || h <= i || d->words[h].rel != TC_REL_NMOD_DESC)
		return false;
	int32_t name = d->words[h].head;
	if (name <= h || d->words[name].sent != w->sent || !is_noun(&d->words[name]))
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
		if (d->words[k].head == d->words[name].head && is_noun(&d->words[k]) &&
		    (d->words[k].rel == TC_REL_NMOD || d->words[k].rel == TC_REL_OBL))
			hang(d, k, h, TC_REL_COMPOUND);
	return true;
}

/* "Secretary of State John Kerry" with "of" hung on Kerry: no preposition stands behind a modifier of its own noun. */
static bool mend_of(struct tc_doc *d, int32_t i)
{
	const struct tc_word *w = &d->words[i];
	int32_t h = w->head;
	if (w->rel != TC_REL_CASE || w->upos != TC_UPOS_ADP || h <= i + 1 || i < 1 || d->words[i - 1].head != h || !is_noun(&d->words[i + 1]) ||
	    d->words[i - 1].sent != w->sent || d->words[i + 1].head < 0)
		return false;
	int rel = d->words[i - 1].rel;
	if (rel != TC_REL_NMOD_DESC && rel != TC_REL_COMPOUND && rel != TC_REL_FLAT)
		return false;
	hang(d, i, i + 1, TC_REL_CASE);
	hang(d, i + 1, i - 1, TC_REL_NMOD);
	return true;
}

/* "what alarmed the leaders, who invested": a relative clause describes the noun before it, no question word. */
static bool mend_relative(struct tc_doc *d, int32_t i)
{
	struct tc_word *w = &d->words[i];
	if (w->rel != TC_REL_ACL_RELCL || w->head < 0 || (d->words[w->head].xpos != TC_XPOS_WP && d->words[w->head].xpos != TC_XPOS_WDT))
		return false;
	int32_t who = -1;
	for (int32_t c = w->child; c >= 0 && c < i; c = d->words[c].next)
		if (d->words[c].xpos == TC_XPOS_WP || d->words[c].xpos == TC_XPOS_WDT)
			who = c;
	int32_t k = who - 1;
	while (k > w->head && d->words[k].upos == TC_UPOS_PUNCT)
		k--;
	if (who < 0 || k <= w->head || !is_noun(&d->words[k]))
		return false;
	while (d->words[k].head > w->head && d->words[k].head < who && is_noun(&d->words[d->words[k].head]))
		k = d->words[k].head;
	w->head = k;
	return true;
}

/* "the U.S. and other NATO members": a phrase behind "and" that has no preposition goes with the one before. */
static bool mend_and(struct tc_doc *d, int32_t i)
{
	struct tc_word *w = &d->words[i];
	int32_t cc = tc_child(d, i, TC_REL_CC);
	if ((w->rel != TC_REL_NMOD && w->rel != TC_REL_OBL) || !is_noun(w) || cc < 0 || cc > i || w->head < 0 || w->head > cc ||
	    (!tc_lemma_is(d, cc, "and") && !tc_lemma_is(d, cc, "or")))
		return false;
	int32_t before = -1;
	for (int32_t c = w->child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_CASE && c < i && d->words[c].xpos != TC_XPOS_POS)
			return false;
	for (int32_t c = d->words[w->head].child; c >= 0 && c < cc; c = d->words[c].next)
		if ((d->words[c].rel == TC_REL_NMOD || d->words[c].rel == TC_REL_OBL) && is_noun(&d->words[c]) && tc_child(d, c, TC_REL_CASE) >= 0)
			before = c;
	if (before < 0)
		return false;
	for (int32_t c = w->child; c >= 0; c = d->words[c].next)
		if (c < before)         /* the article of the first */
			d->words[c].head = before;
	hang(d, i, before, TC_REL_CONJ);
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
	if (w->rel != TC_REL_NMOD || name < 0 || name > i || d->words[name].upos != TC_UPOS_PROPN || d->words[name].head < 0 || !is_noun(w))
		return false;
	int32_t g = d->words[name].head;
	int rel = d->words[name].rel;
	if (tc_child(d, name, TC_REL_FLAT) < 0 || tc_child(d, name, TC_REL_APPOS) >= 0 ||
	    (rel != TC_REL_NMOD && rel != TC_REL_OBL && rel != TC_REL_OBL_AGENT && rel != TC_REL_OBJ && rel != TC_REL_NMOD_POSS) ||
	    (!is_noun(&d->words[g]) && d->words[g].upos != TC_UPOS_VERB))
		return false;
	tc_str prep = tc_case_of(cx, i);
	if (!IN(prep, away))
		return false;
	for (int32_t c = d->words[name].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_NMOD_DESC || d->words[c].rel == TC_REL_COMPOUND)
			for (size_t k = 0; k < TC_COUNT(posts); k++)
				if (tc_lemma_is(d, c, posts[k]) && tc_str_is(prep, "to"))
					return false;
	hang(d, i, g, is_noun(&d->words[g]) ? TC_REL_NMOD : TC_REL_OBL);
	return true;
}

/* "called Trump a great leader": what somebody is called stands beside him. */
static bool mend_called(struct tc_doc *d, int32_t i)
{
	static const char *const calls[] = { "call", "dub", "deem", "consider", "brand", "label", "declare", "name", "term", "pronounce" };
	const struct tc_word *w = &d->words[i];
	int32_t o = w->upos == TC_UPOS_VERB && IN(w->lemma, calls) ? tc_child(d, i, TC_REL_OBJ) : -1;
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
			hang(d, c, i, TC_REL_XCOMP);
			return true;
		}
	}
	return false;
}

/* "taking Americans hostage": the word is what they are made. */
static bool mend_hostage(struct tc_doc *d, int32_t i)
{
	static const char *const made[] = { "hostage", "prisoner", "captive" };
	struct tc_word *w = &d->words[i];
	int32_t v = w->head;
	if (w->upos != TC_UPOS_NOUN || w->rel != TC_REL_OBJ || !IN(w->lemma, made) || w->xpos != TC_XPOS_NN || v < 0 || v > i || i < 1)
		return false;
	int32_t who = i - 1;
	if (d->words[who].head != i || !is_noun(&d->words[who]) || who <= v || tc_child(d, i, TC_REL_DET) > who)
		return false;
	hang(d, who, v, TC_REL_OBJ);
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
		if (k == i + 1 && prt < 0 && IN(d->words[k].form, parts) && IN(w->lemma, verbs)) {
			for (int32_t o = d->words[c].child; o >= 0; o = d->words[o].next)
				if (o != k && d->words[o].rel == TC_REL_CASE && o < c && d->words[o].xpos != TC_XPOS_POS)
					return false;   /* "out of the city" */
			hang(d, k, i, TC_REL_COMPOUND_PRT);
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
	return IN(lemma, nouns);
}

/* "gave Assange asylum", "promised the miners new jobs": the one who gets it is no modifier of what he gets. */
static bool mend_given(struct tc_doc *d, int32_t i)
{
	static const char *const give[] = { "give", "grant", "offer", "promise", "send", "lend", "pay", "deny", "award", "hand", "owe" };
	const struct tc_word *w = &d->words[i];
	int32_t o = w->upos == TC_UPOS_VERB && IN(w->lemma, give) ? tc_child(d, i, TC_REL_OBJ) : -1;
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
		hang(d, c, i, TC_REL_IOBJ);
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
	hang(d, land, title, TC_REL_COMPOUND);
	return true;
}

/* "Sanders blamed the banks and Trump has blamed migrants": a name behind "and" and right before a verb without a subject is no
 * second object of the verb before. */
static bool mend_second_clause(struct tc_doc *d, int32_t verb)
{
	const struct tc_word *v = &d->words[verb];
	if (v->upos != TC_UPOS_VERB || has_subject(d, verb) || v->head < 0 || v->head > verb)
		return false;
	int32_t first = verb;
	bool finite = is_finite(v);
	for (int32_t c = v->child; c >= 0 && c < verb; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_AUX || d->words[c].rel == TC_REL_AUX_PASS || d->words[c].rel == TC_REL_ADVMOD) {
			first = c < first ? c : first;
			finite |= d->words[c].rel == TC_REL_AUX && d->words[c].xpos != TC_XPOS_TO;
		} else if (c > first - 2) {
			return false;
		}
	for (int32_t k = first; k < verb; k++)  /* nothing but those in between */
		if (d->words[k].head != verb)
			return false;
	int32_t x = first - 1;
	if (!finite || x < 1 || !is_noun(&d->words[x]) || d->words[x].sent != v->sent)
		return false;
	for (int step = 0; step < 4 && d->words[x].head >= 0 && d->words[x].head < first && first - d->words[x].head < 6 &&
			   d->words[x].rel != TC_REL_CONJ && is_noun(&d->words[d->words[x].head]); step++)
		x = d->words[x].head;
	int32_t cc = tc_child(d, x, TC_REL_CC);
	if (d->words[x].rel != TC_REL_CONJ || d->words[x].upos != TC_UPOS_PROPN || cc < 0 || cc > x)
		return false;
	int32_t lead = d->words[x].head, up = d->words[lead].head;
	if (lead < 0 || up < 0 || d->words[up].upos != TC_UPOS_VERB || up > lead ||
	    (d->words[lead].rel != TC_REL_OBJ && d->words[lead].rel != TC_REL_OBL))
		return false;
	hang(d, x, verb, TC_REL_NSUBJ);
	hang(d, cc, verb, TC_REL_CC);
	if (d->words[verb].rel != TC_REL_CONJ || d->words[verb].head != up)
		hang(d, verb, up, TC_REL_CONJ);
	return true;
}

/* "plans to bar migrants from entering and to force Mexico": an infinitive goes with the infinitive before, not with a gerund. */
static bool mend_infinitive(struct tc_doc *d, int32_t i)
{
	struct tc_word *w = &d->words[i];
	int32_t to = tc_child(d, i, TC_REL_MARK), h = w->head;
	if (w->rel != TC_REL_CONJ || w->xpos != TC_XPOS_VB || to < 0 || !tc_lemma_is(d, to, "to") || h < 0 || d->words[h].xpos != TC_XPOS_VBG)
		return false;
	for (int step = 0; step < MAX_CLIMB && h >= 0; step++, h = d->words[h].head) {
		int32_t mark = tc_child(d, h, TC_REL_MARK);
		if (d->words[h].xpos == TC_XPOS_VB && mark >= 0 && tc_lemma_is(d, mark, "to")) {
			w->head = h;
			return true;
		}
	}
	return false;
}

/* "after Texas and other states sued": the subject torn in two, its first part hung on the preposition. */
static bool mend_torn_subject(struct tc_doc *d, int32_t i)
{
	static const char *const subs[] = { "after", "before", "since", "until", "as" };
	struct tc_word *y = &d->words[i];
	int32_t v = y->head, cc = tc_child(d, i, TC_REL_CC);
	if (y->rel != TC_REL_NSUBJ || !is_noun(y) || v <= i || cc < 1 || cc > i || !tc_lemma_is(d, cc, "and") || d->words[v].head < 0 ||
	    d->words[v].head > cc || d->words[cc - 1].sent != y->sent)
		return false;
	int32_t x = cc - 1;
	for (int step = 0; step < 4 && d->words[x].head >= 0 && d->words[x].head < cc && cc - d->words[x].head < 6 &&
			   d->words[x].rel != TC_REL_OBL && d->words[x].rel != TC_REL_NMOD; step++)
		x = d->words[x].head;
	int32_t k = tc_child(d, x, TC_REL_CASE);
	if (!is_noun(&d->words[x]) || (d->words[x].rel != TC_REL_OBL && d->words[x].rel != TC_REL_NMOD) || k < 0 || k > x ||
	    !IN(d->words[k].form, subs) || tc_dominates(d, v, x))
		return false;
	int32_t up = d->words[v].head;
	hang(d, k, v, TC_REL_MARK);
	hang(d, x, v, TC_REL_NSUBJ);
	hang(d, i, x, TC_REL_CONJ);
	hang(d, v, up, TC_REL_ADVCL);
	return true;
}

/* "after the court refused to act, the governor blamed": the subject hung on the clause before, which has one. */
static bool mend_late_subject(struct tc_doc *d, int32_t verb)
{
	if (!is_finite(&d->words[verb]) || has_subject(d, verb) || d->words[verb].rel == TC_REL_CONJ || d->words[verb].rel == TC_REL_ACL ||
	    d->words[verb].rel == TC_REL_ACL_RELCL)
		return false;
	for (int32_t n = verb - 1; n > verb - 8 && n >= 0 && d->words[n].sent == d->words[verb].sent; n--) {
		int32_t h = d->words[n].head;
		if (d->words[n].rel != TC_REL_NSUBJ || !is_noun(&d->words[n]) || h < 0 || h >= n || d->words[h].head != verb ||
		    d->words[h].rel != TC_REL_ADVCL)
			continue;
		int32_t own = tc_child(d, h, TC_REL_NSUBJ);
		if (own >= 0 && own < h) {
			d->words[n].head = verb;
			return true;
		}
	}
	return false;
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
	hang(d, i, verb, TC_REL_OBL);
	return true;
}

/* "passed a resolution Thursday criticizing", "an ad this week praising": no day criticizes. */
static bool mend_day_clause(struct tc_doc *d, int32_t i)
{
	static const char *const times[] = { "week", "month", "year", "morning", "night", "afternoon", "evening", "weekend" };
	struct tc_word *w = &d->words[i];
	if (w->rel != TC_REL_ACL || w->xpos != TC_XPOS_VBG || w->head < 1 || w->head > i ||
	    (!is_day(d->words[w->head].form) && !IN(d->words[w->head].form, times)) || tc_child(d, w->head, TC_REL_CASE) >= 0)
		return false;
	int32_t noun = w->head - 1;
	while (noun > 0 && d->words[noun].head == w->head && (d->words[noun].upos == TC_UPOS_DET || d->words[noun].upos == TC_UPOS_ADJ))
		noun--;
	if (d->words[noun].sent != w->sent || !is_noun(&d->words[noun]))
		return false;
	w->head = noun;
	return true;
}

static bool is_dash(tc_str f)
{
	return tc_str_is(f, "-") || tc_str_is(f, "--") || tc_str_is(f, "\xe2\x80\x93") || tc_str_is(f, "\xe2\x80\x94");
}

/* "Washington - US President Trump called": the place that an article opens with is where it was written. */
static bool mend_dateline(const struct tc_coding *cx, struct tc_doc *d, int32_t first, int32_t last)
{
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
	while (d->words[top].head >= first && d->words[top].head < dash)
		top = d->words[top].head;
	int32_t h = d->words[top].head, rel = d->words[top].rel, heir = -1;
	/* Another subject of the same verb, or the true subject hung on the place. */
	for (int32_t k = dash + 1; k < last && heir < 0; k++)
		if (d->words[k].head == top && is_noun(&d->words[k]))
			heir = k;
	if (heir < 0) {
		if (h <= dash || rel != TC_REL_NSUBJ)
			return false;
		bool other = false;
		for (int32_t c = d->words[h].child; c >= 0; c = d->words[c].next)
			other |= c > dash && (d->words[c].rel == TC_REL_NSUBJ || d->words[c].rel == TC_REL_NSUBJ_PASS);
		if (!other)
			return false;
		hang(d, top, h, TC_REL_DEP);
		return true;
	}
	hang(d, heir, h, rel);
	for (int32_t k = dash + 1; k < last; k++)
		if (d->words[k].head == top)
			d->words[k].head = heir;
	hang(d, top, heir, TC_REL_DEP);
	return true;
}

bool tc__repair_clauses(struct tc_coding *cx, const struct tc_sent *st)
{
	struct tc_doc *d = cx->doc;
	int32_t first = st->first, last = st->first + st->n;
	bool changed = mend_dateline(cx, d, first, last);
	if (changed)
		tc_doc_link(d);
	for (int32_t i = first; i < last; i++)
		if (mend_of(d, i)) {
			changed = true;
			tc_doc_link(d);
		}
	for (int32_t i = first; i < last; i++) {
		bool here = mend_day_clause(d, i) || mend_relative(d, i) || mend_and(d, i) || mend_name_phrase(cx, d, i) || mend_called(d, i) || mend_hostage(d, i) || mend_particle(d, i) ||
			    mend_land(d, i) || mend_late_subject(d, i) || mend_second_clause(d, i) || mend_infinitive(d, i) || mend_torn_subject(d, i) || mend_nominal_clause(d, i) ||
			    mend_given(d, i) || mend_at_least(d, i, last) || mend_day(d, i) || mend_coordinate(d, i, first) || mend_said(d, i) || mend_root(d, i) ||
			    mend_crossing(d, i, first) || mend_before_subject(d, i) || mend_case(d, i);
		if (here)
			tc_doc_link(d);
		changed |= here;
	}
	return changed;
}
