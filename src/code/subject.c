/* SPDX-License-Identifier: Apache-2.0 */
/* code/subject.c - who does what a verb says.
 * UD attaches only what stands beside a verb; who does it is often elsewhere: the object of the verb that controls it ("urged Israel
 * to withdraw"), the noun that a participle describes ("troops shelling the town"), the subject of the verb it is coordinated
 * with. Each is one step of tc_subject_of, followed until a subject is found. */
#include "code/role_int.h"

enum { MAX_STEPS = 8 };

bool tc__is_vbn(const struct tc_word *w) { return w->xpos == TC_XPOS_VBN; }

bool tc_is_verbal(const struct tc_doc *d, int32_t word)
{
	const struct tc_word *w = &d->words[word];
	return w->upos == TC_UPOS_VERB || w->upos == TC_UPOS_AUX;
}

/* "Prosecutors named the colonel": no auxiliary and an object, whatever the parser calls its subject. Verbs of giving keep one
 * object in the passive ("rebels given a deadline"). */
static bool bare_with_object(const struct tc_doc *d, int32_t verb)
{
	static const char *const givers[] = { "give", "grant", "award", "deny", "offer", "hand", "pay", "send", "allow", "refuse", "show", "tell",
		"promise", "owe", "charge", "fine", "ask", "teach", "assign" };
	bool object = false;
	for (int32_t c = d->words[verb].child; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		if (rel == TC_REL_AUX || rel == TC_REL_AUX_PASS || rel == TC_REL_OBL_AGENT)
			return false;
		object = object || (rel == TC_REL_OBJ && c > verb);
	}
	if (!object || d->words[verb].rel == TC_REL_ACL || d->words[verb].rel == TC_REL_AMOD)
		return false;
	for (size_t i = 0; i < TC_COUNT(givers); i++)
		if (tc_lemma_is(d, verb, givers[i]))
			return false;
	return true;
}

/* "Trump, while being interviewed, called again for" with a passive subject: what a verb does through a preposition is not done to it. */
static bool through_preposition(const struct tc_doc *d, int32_t verb)
{
	static const char *const verbs[][2] = { { "call", "for" }, { "call", "on" }, { "push", "for" }, { "press", "for" }, { "argue", "for" },
		{ "appeal", "to" }, { "appeal", "for" }, { "react", "to" }, { "respond", "to" }, { "object", "to" }, { "vote", "for" },
		{ "vote", "against" }, { "campaign", "for" }, { "campaign", "against" }, { "agree", "to" }, { "refer", "to" } };
	if (tc_child(d, verb, TC_REL_AUX) >= 0 || tc_child(d, verb, TC_REL_AUX_PASS) >= 0)
		return false;
	if (tc_child(d, verb, TC_REL_OBL_AGENT) >= 0)   /* "Republicans stood by their nominee" */
		return tc_lemma_is(d, verb, "stand") || tc_lemma_is(d, verb, "abide") || tc_lemma_is(d, verb, "swear");
	for (int32_t c = d->words[verb].child; c >= 0; c = d->words[c].next) {
		int32_t k = d->words[c].rel == TC_REL_OBL && c > verb ? tc_child(d, c, TC_REL_CASE) : -1;
		for (size_t i = 0; i < TC_COUNT(verbs) && k >= 0; i++)
			if (tc_lemma_is(d, verb, verbs[i][0]) && tc_lemma_is(d, k, verbs[i][1]))
				return true;
	}
	return false;
}

/* "were engaged in a war", "is locked in talks", "was embroiled in": who stands there acts. */
static bool is_engaged(const struct tc_doc *d, int32_t verb)
{
	static const char *const verbs[] = { "engage", "lock", "embroil", "involve" };
	for (size_t i = 0; i < TC_COUNT(verbs); i++)
		if (tc_lemma_is(d, verb, verbs[i]))
			for (int32_t c = d->words[verb].child; c >= 0; c = d->words[c].next)
				if (d->words[c].rel == TC_REL_OBL && c > verb && tc_child(d, c, TC_REL_CASE) >= 0 &&
				    tc_lemma_is(d, tc_child(d, c, TC_REL_CASE), "in"))
					return true;
	return false;
}

bool tc_is_passive(const struct tc_doc *d, int32_t verb)
{
	const struct tc_word *w = &d->words[verb];
	if (tc_lemma_is(d, verb, "blame") && tc_child(d, verb, TC_REL_COP) >= 0 && w->xpos == TC_XPOS_VB)     /* "is to blame" */
		return true;
	if (is_engaged(d, verb))
		return false;
	bool helped = tc_child(d, verb, TC_REL_AUX) >= 0 || tc_child(d, verb, TC_REL_AUX_PASS) >= 0;
	if (tc__is_vbn(w) && w->rel == TC_REL_ACL && !helped)       /* "a pastor held prisoner": participles behind a noun are passive */
		return true;
	for (int32_t c = w->child; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		if (rel == TC_REL_AUX_PASS || rel == TC_REL_OBL_AGENT)
			return true;
		if (rel == TC_REL_NSUBJ_PASS)
			return !bare_with_object(d, verb) && !through_preposition(d, verb);
		if (rel == TC_REL_NSUBJ || rel == TC_REL_OBJ)
			return false;
	}
	if (!tc__is_vbn(w))
		return false;
	if (w->rel == TC_REL_XCOMP && w->head >= 0 && tc_child(d, w->head, TC_REL_NSUBJ_PASS) >= 0 && tc_child(d, verb, TC_REL_OBJ) < 0)
		return true;    /* "seven were reported killed" */
	if (w->rel == TC_REL_ACL || w->rel == TC_REL_AMOD || w->rel == TC_REL_ADVCL)
		return tc_child(d, verb, TC_REL_AUX) < 0;
	if (w->rel == TC_REL_CONJ && w->head >= 0 && tc__is_vbn(&d->words[w->head]) && tc_child(d, verb, TC_REL_AUX) < 0)
		return tc_is_passive(d, w->head);
	return false;
}

static bool is_relative(const struct tc_word *w)
{
	return w->xpos == TC_XPOS_WDT || w->xpos == TC_XPOS_WP ||
	       (w->upos == TC_UPOS_PRON && (tc_str_is(w->lemma, "who") || tc_str_is(w->lemma, "which") || tc_str_is(w->lemma, "that")));
}

/* A relative pronoun's antecedent, else the word itself. */
int32_t tc__through_relative(const struct tc_doc *d, int32_t word)
{
	if (!is_relative(&d->words[word]))
		return word;
	int32_t w = word;
	for (int step = 0; step < MAX_STEPS && w >= 0; step++, w = d->words[w].head)
		if (d->words[w].rel == TC_REL_ACL_RELCL && d->words[w].head >= 0)
			return d->words[w].head;
	return word;
}

/* "It was Obama that withdrew", "is a liar who has pledged": the antecedent is "it", or a noun said of somebody: whoever is meant. */
static int32_t behind_copula(const struct tc_doc *d, int32_t word)
{
	const struct tc_word *w = &d->words[word];
	if (tc_str_is(w->lemma, "it") && w->head >= 0 && tc_child(d, w->head, TC_REL_COP) >= 0 && d->words[w->head].upos == TC_UPOS_PROPN)
		return w->head;
	int32_t top = word;
	for (int step = 0; step < MAX_STEPS && tc_child(d, top, TC_REL_COP) < 0 && d->words[top].rel == TC_REL_CONJ && d->words[top].head >= 0; step++)
		top = d->words[top].head;
	if (w->upos != TC_UPOS_NOUN || tc_child(d, top, TC_REL_COP) < 0)
		return word;
	if (d->words[top].rel == TC_REL_CONJ && tc_child(d, top, TC_REL_NSUBJ) < 0 && d->words[top].head >= 0)
		top = d->words[top].head;       /* "incites hatred and is a liar who" */
	for (int32_t c = d->words[top].child; c >= 0 && c < top; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_NSUBJ && (d->words[c].upos == TC_UPOS_PROPN || tc_lemma_is(d, c, "he") || tc_lemma_is(d, c, "she")))
			return c;
	return word;
}

/* "the top senator on the committee who helped": people are meant by "who". */
static int32_t who_is_meant(struct tc_coding *cx, int32_t pronoun, int32_t antecedent)
{
	const struct tc_doc *d = cx->doc;
	int32_t up = d->words[antecedent].head, ma = cx->mention_at[antecedent];
	if (!tc_lemma_is(d, pronoun, "who") || d->words[antecedent].rel != TC_REL_NMOD || up < 0 || !cx->n_mentions)
		return antecedent;
	int32_t mu = cx->mention_at[up];
	if (mu < 0 || !cx->mentions[mu].person || (ma >= 0 && (cx->mentions[ma].person || cx->mentions[ma].plural)))
		return antecedent;
	return up;
}

static bool comma_between(const struct tc_doc *d, int32_t a, int32_t b)
{
	for (int32_t k = a + 1; k < b; k++)
		if (d->words[k].upos == TC_UPOS_PUNCT && !tc_str_is(d->words[k].form, "-"))
			return true;
	return false;
}

/* Of several subjects before a verb, which only broken trees have, the one behind the last comma is meant. */
int32_t tc__own_subject(struct tc_coding *cx, int32_t verb)
{
	const struct tc_doc *d = cx->doc;
	int32_t found = -1;
	for (int32_t c = d->words[verb].child; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		if (rel != TC_REL_NSUBJ && rel != TC_REL_NSUBJ_PASS && rel != TC_REL_NSUBJ_OUTER)
			continue;
		if (found < 0 || (c < verb && d->words[c].upos != TC_UPOS_DET && comma_between(d, found, c)))
			found = c;
	}
	if (found < 0)
		return -1;
	int32_t who = tc__through_relative(d, found);
	return who == found ? found : behind_copula(d, who_is_meant(cx, found, who));
}

/* Verbs whose infinitive is done by their subject even beside an object ("promised Kyiv to send tanks"). */
static bool subject_control(tc_str lemma)
{
	static const char *const verbs[] = { "promise", "vow", "pledge", "threaten", "offer", "agree", "swear", "use" };
	for (size_t i = 0; i < TC_COUNT(verbs); i++)
		if (tc_str_is(lemma, verbs[i]))
			return true;
	return false;
}

/* "invested in the effort to push him out", "joined in a bid to stop them": nouns whose infinitive the clause's subject does. */
static bool is_undertaking(tc_str lemma)
{
	static const char *const nouns[] = { "effort", "bid", "attempt", "plan", "campaign", "push", "move", "drive", "decision", "fight",
		"struggle", "operation", "mission", "strategy", "scheme", "plot", "pledge", "call", "offer", "agreement", "commitment" };
	for (size_t i = 0; i < TC_COUNT(nouns); i++)
		if (tc_str_is(lemma, nouns[i]))
			return true;
	return false;
}

/* Verbs that have something done to their object: "ordered him jailed". */
bool tc__has_done(tc_str lemma)
{
	static const char *const verbs[] = { "order", "want", "have", "get", "see", "find", "leave", "keep", "like" };
	for (size_t i = 0; i < TC_COUNT(verbs); i++)
		if (tc_str_is(lemma, verbs[i]))
			return true;
	return false;
}

/* Verbs whose object is to do what the infinitive says, though it be hung like a purpose: "pushing lawmakers to reject". */
static bool makes_do(tc_str lemma)
{
	static const char *const verbs[] = { "push", "urge", "press", "ask", "tell", "order", "force", "pressure", "persuade", "encourage", "want",
		"expect", "allow", "permit", "prompt", "convince", "warn", "beg", "implore", "invite", "instruct", "require", "compel", "command",
		"advise", "enable", "get", "lead", "call", "challenge", "oblige", "entreat", "exhort", "lobby", "authorize", "authorise" };
	for (size_t i = 0; i < TC_COUNT(verbs); i++)
		if (tc_str_is(lemma, verbs[i]))
			return true;
	return false;
}

static int32_t object_of(const struct tc_doc *d, int32_t verb)
{
	int32_t o = tc_child(d, verb, TC_REL_OBJ);
	return o >= 0 ? o : tc_child(d, verb, TC_REL_IOBJ);
}

bool tc__is_infinitive(const struct tc_doc *d, int32_t verb)
{
	int32_t m = tc_child(d, verb, TC_REL_MARK);
	return d->words[verb].xpos == TC_XPOS_VB && m >= 0 && tc_lemma_is(d, m, "to");
}

/* A comma or quotation mark before the infinitive: it says what for, not what to do. */
bool tc__set_off(const struct tc_doc *d, int32_t infinitive)
{
	int32_t to = tc_child(d, infinitive, TC_REL_MARK);
	return to > 0 && d->words[to - 1].upos == TC_UPOS_PUNCT;
}

/* "accused Russia of shelling", "lashed out at Turkey for shooting down", "kept inspectors from entering": the gerund is done by whoever
 * the verb is aimed at. */
static int32_t blamed_phrase(struct tc_coding *cx, int32_t verb, int32_t gerund)
{
	const struct tc_doc *d = cx->doc;
	int32_t m = tc_child(d, gerund, TC_REL_MARK);
	if (m < 0 || d->words[gerund].xpos == TC_XPOS_VB || gerund < verb ||
	    (!tc_lemma_is(d, m, "of") && !tc_lemma_is(d, m, "for") && !tc_lemma_is(d, m, "from")))
		return -1;
	if (tc_is_passive(d, verb))
		return tc__own_subject(cx, verb);
	int32_t o = object_of(d, verb);
	if (o >= 0 && o < gerund)
		return tc__through_relative(d, o);
	for (int32_t c = d->words[verb].child; c >= 0 && c < gerund; c = d->words[c].next) {
		tc_str prep = d->words[c].rel == TC_REL_OBL && c > verb ? tc_case_of(cx, c) : TC_STR_NULL;
		if (tc_str_is(prep, "at") || tc_str_is(prep, "on") || tc_str_is(prep, "against") || tc_str_is(prep, "with"))
			return c;
	}
	return -1;
}

/* "call on Israel to withdraw", "appeal to donors to give": the phrase between the verb and the infinitive does it. */
static int32_t asked_phrase(struct tc_coding *cx, int32_t verb, int32_t infinitive)
{
	static const char *const verbs[] = { "call", "appeal", "plead", "prevail", "press", "push", "lean", "rely", "count" };
	const struct tc_doc *d = cx->doc;
	bool asks = false;
	for (size_t i = 0; i < TC_COUNT(verbs); i++)
		asks |= tc_lemma_is(d, verb, verbs[i]);
	for (int32_t c = d->words[verb].child; asks && c >= 0 && c < infinitive; c = d->words[c].next) {
		tc_str prep = d->words[c].rel == TC_REL_OBL && c > verb ? tc_case_of(cx, c) : TC_STR_NULL;
		if (tc_str_is(prep, "on") || tc_str_is(prep, "upon") || tc_str_is(prep, "to") || tc_str_is(prep, "for") ||
		    tc_str_is(prep, "with"))
			return c;
	}
	return -1;
}

/* Nouns of time take no complement of their own: "spoke on Wednesday with the president" is about speaking with him, wherever the
 * parser hung the phrase. */
bool tc__is_time_noun(const struct tc_word *w)
{
	static const char *const nouns[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
		"february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan.",
		"feb.", "aug.", "sept.", "oct.", "nov.", "dec.", "today", "yesterday", "tomorrow", "week", "month", "year", "day", "night",
		"morning", "afternoon", "evening", "weekend", "time",
		"decade", "hour" };
	if (w->upos != TC_UPOS_NOUN && w->upos != TC_UPOS_PROPN)
		return false;
	for (size_t i = 0; i < TC_COUNT(nouns); i++)
		if (tc_str_eqi(w->lemma, tc_str_of(nouns[i])))
			return true;
	return false;
}

/* "the first senator", "the only country": one of several, told apart by the infinitive that follows. */
static bool is_ranked(const struct tc_doc *d, int32_t noun)
{
	static const char *const ranks[] = { "first", "last", "latest", "only", "second", "third", "next", "newest", "sole" };
	for (int32_t c = d->words[noun].child; c >= 0 && c < noun; c = d->words[c].next)
		for (size_t i = 0; i < TC_COUNT(ranks); i++)
			if (tc_str_eqi(d->words[c].form, tc_str_of(ranks[i])))
				return true;
	return false;
}

/* "handle donors seeking help": a participle right behind a plural object describes it. Not after verbs of coming and speaking, whose
 * subject goes on ("met lawmakers seeking support"). */
static int32_t reduced_relative(const struct tc_doc *d, int32_t verb, int32_t participle)
{
	static const char *const goes_on[] = { "visit", "leave", "enter", "tour", "reach", "cross", "meet", "phone", "call", "address", "warn", "tell",
		"spend", "join", "attend", "issue", "release", "write", "hold", "make", "give", "take", "walk", "travel" };
	int32_t o = tc_child(d, verb, TC_REL_OBJ), first, last;
	if (o < verb || d->words[o].xpos != TC_XPOS_NNS)
		return -1;
	for (size_t i = 0; i < TC_COUNT(goes_on); i++)
		if (tc_lemma_is(d, verb, goes_on[i]))
			return -1;
	tc_subtree(d, o, &first, &last);
	return last + 1 == participle ? o : -1;
}

static bool is_asking(tc_str lemma)
{
	static const char *const nouns[] = { "pressure", "call", "request", "demand", "appeal", "order", "plea", "push", "invitation", "warning" };
	for (size_t i = 0; i < TC_COUNT(nouns); i++)
		if (tc_str_is(lemma, nouns[i]))
			return true;
	return false;
}

/* "gave $2 million in assistance to support": what is given tells the same as the giving. */
static bool is_aid(tc_str lemma)
{
	static const char *const nouns[] = { "assistance", "aid", "help", "support", "funding", "money", "fund", "grant", "loan", "part", "order",
		"addition", "right", "ability", "power", "way", "time", "need" };
	for (size_t i = 0; i < TC_COUNT(nouns); i++)
		if (tc_str_is(lemma, nouns[i]))
			return true;
	return false;
}

/* "signs pointed to Obama endorsing", "fears about Russia invading": the name between preposition and gerund does it. */
static int32_t gerund_phrase(struct tc_coding *cx, int32_t verb, int32_t gerund)
{
	static const char *const leads[] = { "point", "object", "lead", "refer", "react", "look" };
	const struct tc_doc *d = cx->doc;
	for (int32_t c = d->words[verb].child; c >= 0 && c < gerund; c = d->words[c].next) {
		int32_t first, last;
		tc_str prep = c > verb && d->words[c].rel == TC_REL_OBL && d->words[c].upos == TC_UPOS_PROPN ? tc_case_of(cx, c) : TC_STR_NULL;
		if (!prep.n)
			continue;
		bool fits = tc_str_is(prep, "of") || tc_str_is(prep, "about") || tc_str_is(prep, "over");
		for (size_t i = 0; i < TC_COUNT(leads) && !fits; i++)
			fits = tc_str_is(prep, "to") && tc_lemma_is(d, verb, leads[i]);
		tc_subtree(d, c, &first, &last);
		if (fits && last + 1 == gerund)
			return c;
	}
	return -1;
}

/* "weapons for the forces fighting the rebels", "aid to people fleeing": people named in the plural right before a participle do what it
 * says, wherever it hangs; but "told reporters, saying". */
static int32_t people_before(struct tc_coding *cx, int32_t gerund)
{
	static const char *const tells[] = { "say", "add", "note", "insist", "warn", "claim", "argue", "ask", "urge", "call", "accuse", "deny", "blame",
		"cite", "call", "include", "follow", "use", "concern", "regard" };
	const struct tc_doc *d = cx->doc;
	int32_t x = gerund - 1;
	if (x < 0 || !cx->n_mentions || d->words[x].sent != d->words[gerund].sent || d->words[x].upos != TC_UPOS_NOUN ||
	    d->words[x].xpos != TC_XPOS_NNS || (d->words[x].rel != TC_REL_OBL && d->words[x].rel != TC_REL_NMOD))
		return -1;
	for (size_t i = 0; i < TC_COUNT(tells); i++)
		if (tc_lemma_is(d, gerund, tells[i]))
			return -1;
	int32_t m = cx->mention_at[x];
	return m >= 0 && cx->mentions[m].party ? x : -1;
}

/* "time for Cruz to build": the noun behind "for" does the infinitive, wherever it hangs. */
static int32_t for_phrase(const struct tc_doc *d, int32_t verb)
{
	for (int32_t m = d->words[verb].child; m >= 0 && m < verb; m = d->words[m].next) {
		if (d->words[m].rel != TC_REL_MARK || !tc_lemma_is(d, m, "for"))
			continue;
		for (int32_t x = m + 1; x < verb && x < m + 8; x++)
			if ((d->words[x].upos == TC_UPOS_PROPN || d->words[x].upos == TC_UPOS_NOUN || d->words[x].upos == TC_UPOS_PRON) &&
			    (d->words[x].head < m || d->words[x].head == verb))
				return x;
	}
	return -1;
}

/* ", calling him": set off behind an infinitive, it goes on with the main clause. */
static bool after_comma(const struct tc_doc *d, int32_t verb)
{
	int32_t first, last;
	tc_subtree(d, verb, &first, &last);
	if (first <= 0 || d->words[first].sent != d->words[verb].sent)
		return false;
	return tc_str_is(d->words[first].form, ",") || tc_str_is(d->words[first - 1].form, ",");
}

/* The predicate of the clause that the word stands in; -1 none near. */
static int32_t clause_of(const struct tc_doc *d, int32_t word)
{
	for (int k = 0; k < MAX_STEPS && word >= 0; k++, word = d->words[word].head)
		if (tc_is_verbal(d, word) || tc_child(d, word, TC_REL_COP) >= 0)
			return word;
	return -1;
}

static bool marks_time(const struct tc_doc *d, int32_t verb)
{
	static const char *const marks[] = { "after", "before", "while", "since", "without", "by", "upon", "following", "during" };
	int32_t m = tc_child(d, verb, TC_REL_MARK);
	for (size_t i = 0; i < TC_COUNT(marks) && m >= 0; i++)
		if (tc_lemma_is(d, m, marks[i]))
			return true;
	return false;
}

int32_t tc_subject_of(struct tc_coding *cx, int32_t verb)
{
	const struct tc_doc *d = cx->doc;
	int32_t v = verb;
	for (int step = 0; step < MAX_STEPS && v >= 0; step++) {
		const struct tc_word *w = &d->words[v];
		int32_t s = tc__own_subject(cx, v), h = w->head;
		if (s < 0 && d->words[v].xpos == TC_XPOS_VB)
			s = for_phrase(d, v);
		if (s >= 0)
			return s;
		if (h < 0)
			return -1;
		switch (w->rel) {
		case TC_REL_XCOMP: {
			int32_t o = object_of(d, h);
			if (o >= 0 && o != v && !subject_control(d->words[h].lemma))
				return tc__through_relative(d, o);
			int32_t asked = asked_phrase(cx, h, v);
			if (asked >= 0)
				return asked;
			v = h;
			break;
		}
		case TC_REL_ADVCL: {
			int32_t blamed = blamed_phrase(cx, h, v);
			if (blamed >= 0)
				return blamed;
			if (w->xpos == TC_XPOS_VBG && tc_child(d, v, TC_REL_MARK) < 0) {
				int32_t o = people_before(cx, v);
				if (o < 0)
					o = reduced_relative(d, h, v);
				if (o < 0)
					o = gerund_phrase(cx, h, v);
				if (o >= 0)
					return o;
				if (after_comma(d, v) && tc__is_infinitive(d, h) && d->words[h].head >= 0 && d->words[h].head < h) {
					v = d->words[h].head;
					break;
				}
			}
			if (tc__is_infinitive(d, v) && tc_is_verbal(d, h)) {
				int32_t asked = asked_phrase(cx, h, v), o = object_of(d, h);
				if (asked >= 0)
					return asked;
				if (o >= 0 && o > h && o < v && makes_do(d->words[h].lemma) && !tc__set_off(d, v))
					return tc__through_relative(d, o);
			}
		}
			/* fall through */
		case TC_REL_CONJ:
		case TC_REL_PARATAXIS:
		case TC_REL_CCOMP:
		case TC_REL_CSUBJ:
		case TC_REL_OBJ:        /* gerunds */
		case TC_REL_OBL:
		case TC_REL_AUX:
			/* "responsible for suing", "ready to attack": whoever the adjective describes */
			if (!tc_is_verbal(d, h) && w->rel == TC_REL_ADVCL && tc__is_infinitive(d, v) && tc__own_subject(cx, h) < 0 && clause_of(d, h) >= 0) {
				v = clause_of(d, h);    /* a purpose hung on the last noun: "had talks with the government to encourage it" */
				break;
			}
			if (!tc_is_verbal(d, h) && w->rel != TC_REL_CONJ && tc__own_subject(cx, h) < 0 && d->words[h].upos != TC_UPOS_ADJ)
				return -1;
			/* "demanding the force fulfil": what the parser took for the object does the bare verb */
			if (w->rel == TC_REL_CCOMP && w->xpos == TC_XPOS_VB && tc_is_verbal(d, h) && object_of(d, h) > h && object_of(d, h) < v)
				return object_of(d, h);
			if (w->rel == TC_REL_CCOMP || w->rel == TC_REL_PARATAXIS)
				if (w->xpos != TC_XPOS_VBG && w->xpos != TC_XPOS_VB && w->xpos != TC_XPOS_VBN)
					return -1;
			v = h;
			break;
		case TC_REL_ACL:
			if (w->xpos == TC_XPOS_VBG && tc__is_time_noun(&d->words[h]) && d->words[h].head >= 0) {
				v = d->words[h].head;   /* "after decades of backing the party, voters turned" */
				break;
			}
			/* "the first senator to back him", "was among ten senators to vote against" */
			if (tc__is_infinitive(d, v) && (is_ranked(d, h) || tc_str_is(tc_case_of(cx, h), "among")))
				return h;
			/* "in remarks after meeting the premier, Obama repeated" */
			if (w->xpos == TC_XPOS_VBG && cx->n_mentions && marks_time(d, v) && (cx->mention_at[h] < 0 || !cx->mentions[cx->mention_at[h]].party)) {
				int32_t up = clause_of(d, h);
				if (up >= 0 && tc__own_subject(cx, up) >= 0)
					return tc__own_subject(cx, up);
			}
			/* ", mocking him" hung on the noun before the comma: the clause goes on */
			if (w->xpos == TC_XPOS_VBG && cx->n_mentions && after_comma(d, v) && h < v &&
			    (cx->mention_at[h] < 0 || !cx->mentions[cx->mention_at[h]].party)) {
				int32_t up = clause_of(d, h);
				if (up >= 0 && up < v && tc__own_subject(cx, up) >= 0)
					return tc__own_subject(cx, up);
			}
			/* "will begin the process of pulling out", "has no intention of talking": who does the verb above */
			if (w->xpos == TC_XPOS_VBG && tc_child(d, v, TC_REL_MARK) >= 0 && tc_lemma_is(d, tc_child(d, v, TC_REL_MARK), "of") &&
			    (d->words[h].rel == TC_REL_OBJ || d->words[h].rel == TC_REL_OBL) && d->words[h].head >= 0 && tc_is_verbal(d, d->words[h].head) &&
			    tc_child(d, h, TC_REL_NMOD_POSS) < 0 && cx->n_mentions && (cx->mention_at[h] < 0 || !cx->mentions[cx->mention_at[h]].party)) {
				v = d->words[h].head;
				break;
			}
			if (w->xpos == TC_XPOS_VBG || w->xpos == TC_XPOS_VBD || tc__is_vbn(w))        /* "is the largest donor, providing ...": who is said to be it */
				return tc_child(d, h, TC_REL_COP) >= 0 && tc__own_subject(cx, h) >= 0 ? tc__own_subject(cx, h) : h;
			/* "put pressure on Iran to stop": whoever is asked */
			if (tc__is_infinitive(d, v) && is_asking(d->words[h].lemma))
				for (int32_t c = d->words[h].child; c >= 0 && c < v; c = d->words[c].next)
					if (d->words[c].rel == TC_REL_NMOD && c > h &&
					    (tc_str_is(tc_case_of(cx, c), "on") || tc_str_is(tc_case_of(cx, c), "to") || tc_str_is(tc_case_of(cx, c), "for")))
						return c;
			/* "the decision to withdraw", "a plan to attack": whoever has the noun, or does the verb that takes it */
			for (int32_t c = d->words[h].child; c >= 0; c = d->words[c].next)
				if (d->words[c].rel == TC_REL_NMOD_POSS)
					return c;
			for (int32_t c = d->words[h].child; c >= 0; c = d->words[c].next)
				if ((d->words[c].rel == TC_REL_AMOD || d->words[c].rel == TC_REL_COMPOUND) && cx->n_mentions && cx->mention_at[c] >= 0)
					return c;
			if ((d->words[h].rel == TC_REL_OBJ || (d->words[h].rel == TC_REL_OBL && is_undertaking(d->words[h].lemma))) &&
			    d->words[h].head >= 0 && tc_is_verbal(d, d->words[h].head)) {
				v = d->words[h].head;
				break;
			}
			/* a purpose hung on the last noun: "turn to her record as a diplomat to call it into question" */
			if (tc__is_infinitive(d, v) && d->words[h].rel == TC_REL_OBL && d->words[h].head >= 0 && tc_is_verbal(d, d->words[h].head) &&
			    !is_aid(d->words[h].lemma))
				return tc__own_subject(cx, d->words[h].head);
			return -1;
		case TC_REL_ACL_RELCL:
			return h;
		case TC_REL_APPOS:      /* "Hollande, meeting with Merkel, said" */
			return w->xpos == TC_XPOS_VBG ? h : -1;
		case TC_REL_AMOD:
			/* "is a group responsible for": the group is whoever is said to be it */
			if (w->upos == TC_UPOS_ADJ && v != verb && tc__own_subject(cx, h) >= 0 && tc_child(d, h, TC_REL_COP) >= 0)
				return tc__own_subject(cx, h);
			return h;
		default:
			return -1;
		}
	}
	return -1;
}
