/* SPDX-License-Identifier: Apache-2.0 */
/* code/repair_clause.c - clauses torn apart by the parser.
 * Each rule looks for a tree that no English clause has, and puts the words where grammar leaves them: a name before a verb that
 * modifies a noun behind it is the verb's subject; a participle after "and" whose noun is another verb's object is a verb of its
 * own; nobody says a person, so what follows is what was said; a name between "and" and a verb without a subject is that subject. */
#include "code/repair_int.h"

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
	for (int32_t h = up, step = 0; h >= 0 && step < TC__MAX_CLIMB; h = d->words[h].head, step++)
		if (d->words[h].xpos == TC_XPOS_VBD) {
			target = h;
			break;
		}
	tc__hang(d, i, target, TC_REL_CONJ);
	w->xpos = TC_XPOS_VBD;
	tc__hang(d, noun, i, TC_REL_OBJ);
	return true;
}

/* "said rebels attacked the town": nobody says rebels; they attacked. */
static bool mend_said(struct tc_doc *d, int32_t i)
{
	static const char *const says[] = { "say", "claim", "believe", "think", "allege", "insist", "argue" };
	static const char *const spoken[] = { "word", "thing", "something", "anything", "nothing", "phrase", "name", "prayer", "goodbye", "life",
		"credit", "responsibility", "victory", "truth", "story", "lot", "much", "more", "what" };
	const struct tc_word *w = &d->words[i];
	if (w->upos != TC_UPOS_VERB || !TC__IN(w->lemma, says) || tc_child(d, i, TC_REL_CCOMP) >= 0)
		return false;
	int32_t o = tc_child(d, i, TC_REL_OBJ);
	if (o < i || !tc__is_noun(&d->words[o]) || TC__IN(d->words[o].lemma, spoken))
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
		tc__hang(d, c, i, TC_REL_CCOMP);
		tc__hang(d, o, c, TC_REL_NSUBJ);
		return true;
	}
	return false;
}

/* "The president accused Maduro" read as a noun with a participle, the whole sentence: what has an object is no passive. */
static bool mend_root(struct tc_doc *d, int32_t i)
{
	static const char *const give[] = { "give", "grant", "award", "deny", "offer", "send", "show", "teach", "tell", "ask", "pay", "owe",
		"promise", "hand", "lend", "refuse", "call", "name", "elect", "appoint", "make", "consider", "allow" };
	static const char *const through[] = { "refer", "call", "respond", "react", "agree", "object", "appeal", "vow", "apologize", "speak", "argue" };
	if (!tc__is_noun(&d->words[i]) || d->words[i].head >= 0 || tc_child(d, i, TC_REL_COP) >= 0 || tc__has_subject(d, i))
		return false;
	int32_t name = tc_child(d, i, TC_REL_APPOS);
	bool person = tc_child(d, i, TC_REL_FLAT) >= 0 || (name == i + 1 && d->words[name].upos == TC_UPOS_PROPN);
	for (int32_t c = d->words[i].child; c >= 0; c = d->words[c].next) {
		struct tc_word *a = &d->words[c];
		bool refers = person && (TC__IN(a->lemma, through)) && tc_child(d, c, TC_REL_OBL) > c;
		if (a->rel != TC_REL_ACL || c < i || a->upos != TC_UPOS_VERB || a->xpos != TC_XPOS_VBN || (tc_child(d, c, TC_REL_OBJ) < c && !refers) ||
		    tc_child(d, c, TC_REL_OBL_AGENT) >= 0 || tc_child(d, c, TC_REL_AUX_PASS) >= 0 || tc_child(d, c, TC_REL_MARK) >= 0 ||
		    TC__IN(a->lemma, give))
			continue;
		a->xpos = TC_XPOS_VBD;
		for (int32_t k = d->words[i].child; k >= 0; k = d->words[k].next)
			if (k > c)      /* what follows the verb is the verb's */
				d->words[k].head = c;
		tc__hang(d, c, -1, TC_REL_ROOT);
		tc__hang(d, i, c, TC_REL_NSUBJ);
		return true;
	}
	return false;
}

/* "The United Nations rejected Minister Abe" read as one name: what modifies a noun across its own verb is the verb's subject. */
static bool mend_crossing(struct tc_doc *d, int32_t verb, int32_t first)
{
	const struct tc_word *v = &d->words[verb];
	if (!tc__is_finite(v) || verb == first)
		return false;
	int32_t l = verb - 1;
	while (l > first && d->words[l].upos != TC_UPOS_PUNCT && d->words[l].head >= 0 && d->words[l].head < verb && l > verb - 3)
		l--;
	struct tc_word *w = &d->words[l];
	int32_t old = w->head;
	if (!tc__is_noun(w) || old <= verb || !tc__is_noun(&d->words[old]) ||
	    (w->rel != TC_REL_COMPOUND && w->rel != TC_REL_FLAT && w->rel != TC_REL_NMOD_DESC && w->rel != TC_REL_AMOD) ||
	    !tc_dominates(d, verb, old))
		return false;
	bool alone = !tc__has_subject(d, verb);
	if (!alone)
		return false;
	for (int32_t k = first; k < l; k++)     /* the rest of the name: its article and first words */
		if (d->words[k].head == old && l - k < TC__MAX_CLIMB)
			d->words[k].head = l;
	tc__hang(d, l, verb, TC_REL_NSUBJ);
	return true;
}

/* "thug Putin kills journalists": a word before the subject that modifies the object. */
static bool mend_before_subject(struct tc_doc *d, int32_t verb)
{
	int32_t s = tc__is_finite(&d->words[verb]) ? tc_child(d, verb, TC_REL_NSUBJ) : -1;
	if (s < 1 || s > verb)
		return false;
	struct tc_word *w = &d->words[s - 1];
	if (w->sent != d->words[s].sent || w->head <= verb || !tc__is_noun(&d->words[w->head]) || d->words[w->head].head != verb ||
	    (w->rel != TC_REL_AMOD && w->rel != TC_REL_COMPOUND && w->rel != TC_REL_NMOD_DESC && w->rel != TC_REL_DET))
		return false;
	w->head = s;
	if (w->upos == TC_UPOS_NOUN && d->words[s].upos == TC_UPOS_PROPN)
		w->rel = TC_REL_NMOD_DESC;
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
	if (who < 0 || k <= w->head || !tc__is_noun(&d->words[k]))
		return false;
	for (int step = 0; step < TC__MAX_CLIMB && d->words[k].head > w->head && d->words[k].head < who &&
			   tc__is_noun(&d->words[d->words[k].head]); step++)
		k = d->words[k].head;
	if (tc_dominates(d, i, k))
		return false;
	w->head = k;
	return true;
}

/* "Sanders blamed the banks and Trump has blamed migrants": a name behind "and" and right before a verb without a subject is no
 * second object of the verb before. */
static bool mend_second_clause(struct tc_doc *d, int32_t verb)
{
	const struct tc_word *v = &d->words[verb];
	if (v->upos != TC_UPOS_VERB || tc__has_subject(d, verb) || v->head < 0 || v->head > verb)
		return false;
	int32_t first = verb;
	bool finite = tc__is_finite(v);
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
	if (!finite || x < 1 || !tc__is_noun(&d->words[x]) || d->words[x].sent != v->sent)
		return false;
	for (int step = 0; step < 4 && d->words[x].head >= 0 && d->words[x].head < first && first - d->words[x].head < 6 &&
			   d->words[x].rel != TC_REL_CONJ && tc__is_noun(&d->words[d->words[x].head]); step++)
		x = d->words[x].head;
	int32_t cc = tc_child(d, x, TC_REL_CC);
	if (d->words[x].rel != TC_REL_CONJ || d->words[x].upos != TC_UPOS_PROPN || cc < 0 || cc > x)
		return false;
	int32_t lead = d->words[x].head, up = d->words[lead].head;
	if (lead < 0 || up < 0 || d->words[up].upos != TC_UPOS_VERB || up > lead ||
	    (d->words[lead].rel != TC_REL_OBJ && d->words[lead].rel != TC_REL_OBL))
		return false;
	tc__hang(d, x, verb, TC_REL_NSUBJ);
	tc__hang(d, cc, verb, TC_REL_CC);
	if (d->words[verb].rel != TC_REL_CONJ || d->words[verb].head != up)
		tc__hang(d, verb, up, TC_REL_CONJ);
	return true;
}

/* "plans to bar migrants from entering and to force Mexico": an infinitive goes with the infinitive before, not with a gerund. */
static bool mend_infinitive(struct tc_doc *d, int32_t i)
{
	struct tc_word *w = &d->words[i];
	int32_t to = tc_child(d, i, TC_REL_MARK), h = w->head;
	if (w->rel != TC_REL_CONJ || w->xpos != TC_XPOS_VB || to < 0 || !tc_lemma_is(d, to, "to") || h < 0 || d->words[h].xpos != TC_XPOS_VBG)
		return false;
	for (int step = 0; step < TC__MAX_CLIMB && h >= 0; step++, h = d->words[h].head) {
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
	if (y->rel != TC_REL_NSUBJ || !tc__is_noun(y) || v <= i || cc < 1 || cc > i || !tc_lemma_is(d, cc, "and") || d->words[v].head < 0 ||
	    d->words[v].head > cc || d->words[cc - 1].sent != y->sent)
		return false;
	int32_t x = cc - 1;
	for (int step = 0; step < 4 && d->words[x].head >= 0 && d->words[x].head < cc && cc - d->words[x].head < 6 &&
			   d->words[x].rel != TC_REL_OBL && d->words[x].rel != TC_REL_NMOD; step++)
		x = d->words[x].head;
	int32_t k = tc_child(d, x, TC_REL_CASE);
	if (!tc__is_noun(&d->words[x]) || (d->words[x].rel != TC_REL_OBL && d->words[x].rel != TC_REL_NMOD) || k < 0 || k > x ||
	    !TC__IN(d->words[k].form, subs) || tc_dominates(d, v, x) || tc_dominates(d, x, v))
		return false;
	int32_t up = d->words[v].head;
	tc__hang(d, k, v, TC_REL_MARK);
	tc__hang(d, x, v, TC_REL_NSUBJ);
	tc__hang(d, i, x, TC_REL_CONJ);
	tc__hang(d, v, up, TC_REL_ADVCL);
	return true;
}

/* "after the court refused to act, the governor blamed": the subject hung on the clause before, which has one. */
static bool mend_late_subject(struct tc_doc *d, int32_t verb)
{
	if (!tc__is_finite(&d->words[verb]) || tc__has_subject(d, verb) || d->words[verb].rel == TC_REL_CONJ || d->words[verb].rel == TC_REL_ACL ||
	    d->words[verb].rel == TC_REL_ACL_RELCL)
		return false;
	for (int32_t n = verb - 1; n > verb - 8 && n >= 0 && d->words[n].sent == d->words[verb].sent; n--) {
		int32_t h = d->words[n].head;
		if (d->words[n].rel != TC_REL_NSUBJ || !tc__is_noun(&d->words[n]) || h < 0 || h >= n || d->words[h].head != verb ||
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

/* "which says its army fought": the second subject, behind the verb, is that of what is said. */
static bool mend_said_subject(struct tc_doc *d, int32_t v)
{
	int32_t before = -1, behind = -1, said = -1;
	if (d->words[v].upos != TC_UPOS_VERB)
		return false;
	for (int32_t c = d->words[v].child; c >= 0; c = d->words[c].next) {
		if (d->words[c].rel == TC_REL_NSUBJ && c < v)
			before = c;
		else if (d->words[c].rel == TC_REL_NSUBJ && behind < 0)
			behind = c;
		else if (d->words[c].rel == TC_REL_CCOMP && c > v && said < 0)
			said = c;
	}
	if (before < 0 || behind < 0 || said < behind || tc__has_subject(d, said))
		return false;
	d->words[behind].head = said;
	return true;
}

/* "aided by the Russians and opposed by the Kurds": a participle with an agent goes with the participle before, not with its agent. */
static bool mend_agents(struct tc_doc *d, int32_t i)
{
	struct tc_word *w = &d->words[i];
	int32_t h = w->head;
	if (w->rel != TC_REL_CONJ || w->xpos != TC_XPOS_VBN || tc_child(d, i, TC_REL_OBL_AGENT) < 0 || h < 0 || !tc__is_noun(&d->words[h]) ||
	    d->words[h].rel != TC_REL_OBL_AGENT || d->words[h].head < 0)
		return false;
	w->head = d->words[h].head;
	return true;
}

/* "Trump Meets With Mexican President", "Rebels seized town": headlines read as one noun phrase. */
static bool mend_headline(struct tc_doc *d, int32_t i)
{
	struct tc_word *w = &d->words[i];
	if (tc__is_finite(w) && !tc__has_subject(d, i) && i > 0 && d->words[i - 1].sent == w->sent)
		for (int32_t c = w->child; c >= 0 && c < i; c = d->words[c].next)
			if (d->words[c].rel == TC_REL_COMPOUND && d->words[c].upos == TC_UPOS_PROPN) {
				d->words[c].rel = TC_REL_NSUBJ;
				return true;
			}
	int32_t noun = w->head;
	if (w->upos != TC_UPOS_VERB || w->xpos != TC_XPOS_VBN || w->rel != TC_REL_AMOD || noun < i || d->words[noun].head >= 0 || w->child >= 0 ||
	    tc_child(d, noun, TC_REL_COP) >= 0)
		return false;
	int32_t x = i - 1;
	if (x < 0 || d->words[x].head != noun || d->words[x].rel != TC_REL_COMPOUND ||
	    (d->words[x].upos != TC_UPOS_PROPN && d->words[x].xpos != TC_XPOS_NNS))
		return false;
	w->xpos = TC_XPOS_VBD;
	for (int32_t c = d->words[noun].child; c >= 0; c = d->words[c].next)
		if (c != i && c < x)    /* what stands before the subject is its own */
			d->words[c].head = x;
		else if (d->words[c].rel == TC_REL_PUNCT && c > noun)
			d->words[c].head = i;
	tc__hang(d, x, i, TC_REL_NSUBJ);
	tc__hang(d, i, -1, TC_REL_ROOT);
	tc__hang(d, noun, i, TC_REL_OBJ);
	return true;
}

bool tc__mend_clause(struct tc_doc *d, int32_t i, int32_t first)
{
	return mend_relative(d, i) || mend_late_subject(d, i) || mend_second_clause(d, i) || mend_infinitive(d, i) ||
	       mend_torn_subject(d, i) || mend_coordinate(d, i, first) || mend_said(d, i) || mend_root(d, i) || mend_crossing(d, i, first) ||
	       mend_before_subject(d, i) || mend_headline(d, i) || mend_agents(d, i) ||
	       mend_said_subject(d, i);
}
