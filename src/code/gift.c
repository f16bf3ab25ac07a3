/* SPDX-License-Identifier: Apache-2.0 */
/* code/gift.c - verbs with two objects: who is given, and what.
 * "The bank granted Honduras a loan", "sent Honduras 100 trucks": parsers call either of the two the object, or take the first for a
 * part of the second's name. */
#include "code/role_int.h"

static bool gives(tc_str lemma)
{
	static const char *const verbs[] = { "give", "grant", "offer", "award", "promise", "lend", "send", "sell", "supply", "hand", "pay", "owe",
		"deny", "refuse", "allow", "guarantee", "assure", "loan", "ship", "provide", "assign", "allot", "cede", "show", "teach", "tell" };
	for (size_t i = 0; i < TC_COUNT(verbs); i++)
		if (tc_str_is(lemma, verbs[i]))
			return true;
	return false;
}

static bool opens_phrase(const struct tc_word *w)
{
	return w->upos == TC_UPOS_NUM || w->upos == TC_UPOS_DET || w->xpos == TC_XPOS_PRPS;
}

/* The last object of the verb behind it, and the one before that. */
static int objects(const struct tc_doc *d, int32_t v, int32_t *first)
{
	int32_t last = -1;
	*first = -1;
	for (int32_t c = d->words[v].child; c >= 0; c = d->words[c].next)
		if (c > v && d->words[c].rel == TC_REL_OBJ) {
			*first = last;
			last = c;
		}
	return last;
}

bool tc__gift(const struct tc_doc *d, int32_t v, struct tc_gift *g)
{
	if (!gives(d->words[v].lemma))
		return false;
	int32_t first, last = objects(d, v, &first);
	if (last < 0 || tc__is_time_noun(&d->words[last]))
		return false;
	g->what = last;
	if (first >= 0) {
		g->whom = first;
		return true;
	}
	/* "sent Pakistan 40 tonnes": the name was hung on what is sent */
	int32_t n = v + 1;
	const struct tc_word *w = &d->words[n];
	if (n + 1 < last && w->upos == TC_UPOS_PROPN && w->head == last && opens_phrase(&d->words[n + 1])) {
		g->whom = n;
		return true;
	}
	return false;
}
