/* SPDX-License-Identifier: Apache-2.0 */
/* code/repair_finite.c - short clauses that the parser took for noun phrases.
 * "The president voiced confidence" and "Trump Meets With Abe" are rare in the treebanks: the verb becomes a participle before its
 * object, its subject a compound. A whole sentence, or what somebody says, is no phrase of that kind: where no other verb is
 * finite, the past form before the noun is, what stands before it is its subject and the noun its object. */
#include "code/repair_int.h"
#include "code/role_int.h"

static bool bare(const struct tc_doc *d, int32_t w)
{
	int rel = d->words[w].rel;
	return tc__is_noun(&d->words[w]) && tc_child(d, w, TC_REL_CASE) < 0 &&
	       (rel == TC_REL_COMPOUND || rel == TC_REL_NMOD || rel == TC_REL_NMOD_UNMARKED || rel == TC_REL_NMOD_DESC || rel == TC_REL_OBL_UNMARKED ||
		rel == TC_REL_FLAT || rel == TC_REL_DEP || rel == TC_REL_OBL);
}

/* "Trump[compound] Meets With Abe": a noun right before a finite verb that has no subject. */
static bool mend_bare_subject(struct tc_doc *d, int32_t verb)
{
	const struct tc_word *v = &d->words[verb];
	if (!tc__is_finite(v) || tc__has_subject(d, verb) ||
	    v->rel == TC_REL_AMOD || v->rel == TC_REL_ACL || v->rel == TC_REL_ACL_RELCL || v->rel == TC_REL_CONJ)
		return false;
	for (int32_t c = v->child; c >= 0 && c < verb; c = d->words[c].next)
		if (bare(d, c) && !tc__is_time_noun(&d->words[c])) {
			bool between = true;    /* nothing but adverbs and what belongs to it stands between */
			for (int32_t k = c + 1; k < verb && between; k++)
				between = tc_dominates(d, c, k) || d->words[k].rel == TC_REL_ADVMOD || d->words[k].rel == TC_REL_AUX;
			if (!between)
				continue;
			tc__hang(d, c, verb, TC_REL_NSUBJ);
			return true;
		}
	return false;
}

/* "The president[compound] voiced[amod] confidence[root] in Abbas". */
static bool mend_verbless(struct tc_doc *d, int32_t noun, int32_t first)
{
	const struct tc_word *n = &d->words[noun];
	if ((n->upos != TC_UPOS_NOUN && n->upos != TC_UPOS_PROPN) ||
	    (n->rel != TC_REL_ROOT && n->rel != TC_REL_CCOMP && n->rel != TC_REL_PARATAXIS) || tc_child(d, noun, TC_REL_COP) >= 0 ||
	    tc_child(d, noun, TC_REL_CASE) >= 0)
		return false;
	for (int32_t v = n->child; v >= 0 && v < noun; v = d->words[v].next) {
		struct tc_word *verb = &d->words[v];
		if (verb->upos != TC_UPOS_VERB || verb->rel != TC_REL_AMOD || (verb->xpos != TC_XPOS_VBN && verb->xpos != TC_XPOS_VBD))
			continue;
		bool light = true;
		for (int32_t c = verb->child; c >= 0; c = d->words[c].next)
			light &= d->words[c].rel == TC_REL_ADVMOD || d->words[c].rel == TC_REL_PUNCT;
		if (!light)
			continue;
		int32_t s = -1;
		for (int32_t c = n->child; c >= 0 && c < v; c = d->words[c].next)
			if ((bare(d, c) || (d->words[c].rel == TC_REL_NSUBJ && tc__is_noun(&d->words[c]))) && c == v - 1)
				s = c;
		if (s < 0 || (tc__has_subject(d, noun) && d->words[s].rel != TC_REL_NSUBJ))
			continue;
		int old = n->rel, head = n->head;
		for (int32_t c = first; c < noun; c++)  /* the subject's own words */
			if (c < s && d->words[c].head == noun &&
			    (d->words[c].rel == TC_REL_DET || d->words[c].rel == TC_REL_AMOD || d->words[c].rel == TC_REL_COMPOUND ||
			     d->words[c].rel == TC_REL_NMOD_POSS || d->words[c].rel == TC_REL_NMOD_DESC || d->words[c].rel == TC_REL_NUMMOD))
				d->words[c].head = s;
			else if (d->words[c].head == noun && c < s)
				d->words[c].head = v;
		verb->xpos = TC_XPOS_VBD;
		tc__hang(d, v, head, old);
		tc__hang(d, s, v, TC_REL_NSUBJ);
		tc__hang(d, noun, v, TC_REL_OBJ);
		return true;
	}
	return false;
}

bool tc__repair_finite(struct tc_doc *d, int32_t sent)
{
	const struct tc_sent *st = &d->sents[sent];
	bool changed = false;
	for (int32_t i = st->first; i < st->first + st->n; i++)
		if (mend_bare_subject(d, i) || mend_verbless(d, i, st->first)) {
			tc_doc_link_sentence(d, sent);
			changed = true;
		}
	return changed;
}
