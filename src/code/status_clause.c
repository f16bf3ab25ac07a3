/* SPDX-License-Identifier: Apache-2.0 */
/* code/status_clause.c - what the words of one clause say of its status: auxiliaries, negation, conjunction, and around an event noun
 * what modifies it. What stands above is status.c's. */
#include "code/status_clause.h"

static const char *const no_words[] = { "no", "neither", "none", "nobody", "nothing", "nowhere", "zero" };

static bool is_not(const struct tc_doc *d, int32_t i)
{
	static const char *const nots[] = { "not", "n't", "n\xe2\x80\x99t", "never", "hardly", "barely", "scarcely", "neither", "nor", "nt" };
	if (!any_form(d, i, nots, TC_COUNT(nots)))
		return false;
	/* "not only", "not just" deny nothing */
	return !(i + 1 < d->n_words && (form_is(d, i + 1, "only") || form_is(d, i + 1, "just") || form_is(d, i + 1, "merely")));
}

int32_t tc__mark_of(const struct tc_doc *d, int32_t word)
{
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_MARK && d->words[c].xpos != TC_XPOS_TO)
			return c;
	return -1;
}

static bool condition_below(const struct tc_doc *d, int32_t word)
{
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next) {
		if (d->words[c].rel != TC_REL_ADVCL)
			continue;
		int32_t m = tc__mark_of(d, c);
		if (m >= 0 && (form_is(d, m, "if") || form_is(d, m, "unless")))
			return true;
	}
	return false;
}

/* Is the clause reported by a past verb of saying, so that its "would" is a future ("said it would attack")? */
static bool reported_past(struct tc_coding *cx, int32_t word)
{
	static const char *const say[] = { "say", "announce", "tell", "add", "declare", "state", "report", "confirm", "vow", "pledge", "promise",
					   "insist", "reiterate", "note", "claim", "warn", "threaten", "explain", "reveal", "indicate", "predict",
					   "stress", "write", "tweet", "decide", "agree", "know", "expect", "assure", "signal", "repeat", "swear" };
	const struct tc_doc *d = cx->doc;
	int32_t at = word;
	for (int steps = 0; steps < 6 && at >= 0; steps++) {
		const struct tc_word *w = &d->words[at];
		int32_t h = w->head;
		if (h < 0)
			break;
		if (w->rel == TC_REL_CCOMP || w->rel == TC_REL_PARATAXIS) {
			for (size_t i = 0; i < TC_COUNT(say); i++)
				if (tc_lemma_is(d, h, say[i]))
					return true;
			return false;
		}
		if (w->rel == TC_REL_ACL || w->rel == TC_REL_ADVCL)
			return false;
		for (int32_t c = w->child; c >= 0; c = d->words[c].next)        /* "..., he said": the cue below the root */
			if (d->words[c].rel == TC_REL_PARATAXIS)
				for (size_t i = 0; i < 8; i++)
					if (tc_lemma_is(d, c, say[i]))
						return true;
		at = h;
	}
	for (int32_t c = word >= 0 ? d->words[word].child : -1; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_PARATAXIS)
			for (size_t i = 0; i < 8; i++)
				if (tc_lemma_is(d, c, say[i]))
					return true;
	return false;
}

/* Auxiliaries, negation and mark of the clause that `word` heads. */
void tc__clause_status(struct tc_coding *cx, int32_t word, struct tc__verdict *v)
{
	static const char *const will[] = { "will", "'ll", "\xe2\x80\x99ll", "wo", "shall", "gon" };
	static const char *const may[] = { "may", "might", "could", "can", "ca", "should", "must", "ought" };
	const struct tc_doc *d = cx->doc;
	const struct tc_word *w = &d->words[word];
	bool nominal = w->upos == TC_UPOS_NOUN || w->upos == TC_UPOS_PROPN;
	bool predicate = tc_child(d, word, TC_REL_COP) >= 0;
	if (nominal) {
		for (int32_t c = w->child; c >= 0; c = d->words[c].next) {
			if (d->words[c].rel == TC_REL_DET && any_form(d, c, no_words, TC_COUNT(no_words))) {
				negate(v, "no", d->words[c].form);
				break;
			}
		}
		/* The same by the words alone, since "set" and "due" are hard to parse. */
		static const char *const planned[] = { "set", "scheduled", "planned", "slated", "due", "expected" };
		static const char *const preps[] = { "for", "to", "on", "in", "at" };
		if (word + 2 < d->n_words && d->words[word + 2].sent == w->sent && any_form(d, word + 1, planned, TC_COUNT(planned)) &&
		    any_form(d, word + 2, preps, TC_COUNT(preps)))
			decide(v, TC_STATUS_FUTURE, "participle", d->words[word + 1].form);
		int32_t cs = tc_child(d, word, TC_REL_CASE);
		if (form_is(d, cs, "without") || form_is(d, cs, "despite_no"))
			negate(v, "without", d->words[cs].form);
		for (int32_t c = w->child; c >= 0; c = d->words[c].next) {
			/* "the conference set for June", "talks planned by both" */
			if (d->words[c].rel == TC_REL_ACL && d->words[c].xpos == TC_XPOS_VBN && c > word) {
				const struct tc__governor *g = tc__governor_of(cx, c, TC__REL_OBJ, TC_STR_NULL);
				if (!g)
					g = tc__governor_of(cx, c, TC__REL_XCOMP, TC_STR_NULL);
				if (g && g->effect == TC__GOV_FUTURE)
					decide(v, TC_STATUS_FUTURE, "participle", d->words[c].form);
				else if (g && g->effect == TC__GOV_HYPOTHETICAL)
					decide(v, TC_STATUS_HYPOTHETICAL, "participle", d->words[c].form);
				continue;
			}
			if (d->words[c].rel != TC_REL_AMOD && d->words[c].rel != TC_REL_COMPOUND)
				continue;
			const struct tc__governor *g = tc__governor_of(cx, c, TC__REL_AMOD, TC_STR_NULL);
			if (!g && d->words[c].upos == TC_UPOS_VERB && cx->coder)    /* tagged a verb, listed as an adjective by its form */
				g = tc__governor_find(tc_coder_status_lex(cx->coder), d->words[c].form, TC__POS_A, TC__REL_AMOD, TC_STR_NULL);
			if (!g)
				continue;
			if (g->effect == TC__GOV_FUTURE)
				decide(v, TC_STATUS_FUTURE, "modifier", d->words[c].form);
			else if (g->effect == TC__GOV_HYPOTHETICAL)
				decide(v, TC_STATUS_HYPOTHETICAL, "modifier", d->words[c].form);
			else if (g->effect == TC__GOV_NEGATED)
				negate(v, "modifier", d->words[c].form);
		}
		if (!predicate)
			return;
	}
	for (int32_t c = w->child; c >= 0; c = d->words[c].next) {
		const struct tc_word *x = &d->words[c];
		if (x->rel == TC_REL_AUX || (x->rel == TC_REL_AUX_PASS && x->xpos == TC_XPOS_MD)) {
			if (any_form(d, c, will, TC_COUNT(will)))
				decide(v, TC_STATUS_FUTURE, "modal", x->form);
			else if (any_form(d, c, may, TC_COUNT(may)))
				decide(v, TC_STATUS_HYPOTHETICAL, "modal", x->form);
			else if (w->upos == TC_UPOS_ADJ && form_is(d, c, "would"))
				continue;               /* "would be unacceptable" judges now */
			else if ((form_is(d, c, "would") || form_is(d, c, "'d") || form_is(d, c, "\xe2\x80\x99" "d")) && x->xpos == TC_XPOS_MD)
				decide(v, !condition_below(d, word) && reported_past(cx, word) ? TC_STATUS_FUTURE : TC_STATUS_HYPOTHETICAL,
				       "modal", x->form);
		} else if ((x->rel == TC_REL_ADVMOD || x->rel == TC_REL_CC_PRECONJ || x->rel == TC_REL_CC) && c < word + 3 && is_not(d, c)) {
			negate(v, "negation", x->form);
		} else if (x->rel == TC_REL_ADVMOD && form_is(d, c, "longer") && form_is(d, c - 1, "no")) {
			negate(v, "no longer", x->form);
		} else if ((x->rel == TC_REL_NSUBJ || x->rel == TC_REL_NSUBJ_PASS || (x->rel == TC_REL_OBJ && !predicate))) {
			/* "no one was killed", "they signed no deal" */
			int32_t det = tc_child(d, c, TC_REL_DET);
			if (any_form(d, c, no_words, 5) || (det >= 0 && any_form(d, det, no_words, TC_COUNT(no_words))) ||
			    (form_is(d, c, "one") && det >= 0 && form_is(d, det, "no")))
				negate(v, "no", x->form);
		}
	}
	/* "the leaders are to meet" */
	if (w->xpos == TC_XPOS_VB) {
		bool be = false, to = false;
		for (int32_t c = w->child; c >= 0; c = d->words[c].next) {
			be |= !to && tc_lemma_is(d, c, "be") && d->words[c].upos == TC_UPOS_AUX && d->words[c].xpos != TC_XPOS_VB && c < word;
			to |= d->words[c].rel == TC_REL_MARK && d->words[c].xpos == TC_XPOS_TO;
		}
		if (be && to)
			decide(v, TC_STATUS_FUTURE, "is to", w->lemma);
	}
	int32_t m = tc__mark_of(d, word);
	if (m < 0)
		m = form_is(d, tc_child(d, word, TC_REL_ADVMOD), "whether") ? tc_child(d, word, TC_REL_ADVMOD) : -1;
	if (m >= 0) {
		if (form_is(d, m, "without"))
			negate(v, "without", d->words[m].form);
		else if (form_is(d, m, "if") || form_is(d, m, "unless") || form_is(d, m, "whether") || form_is(d, m, "lest") ||
			 form_is(d, m, "until") || (form_is(d, m, "in") && form_is(d, m + 1, "case")))
			decide(v, TC_STATUS_HYPOTHETICAL, "mark", d->words[m].form);
		else if (form_is(d, m, "before") && v->status == TC_STATUS_ACTUAL && (w->xpos == TC_XPOS_VBZ || w->xpos == TC_XPOS_VBP))
			decide(v, TC_STATUS_FUTURE, "mark", d->words[m].form);
	}
}
