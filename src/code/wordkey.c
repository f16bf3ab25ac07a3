/* SPDX-License-Identifier: Apache-2.0 */
/* code/wordkey.c - lemmas of a word for the lexicon. */
#include "code/wordkey.h"

static void add(struct tc_word_keys *k, tc_str a, tc_str b, const char *between)
{
	size_t mid = strlen(between);
	if (k->n == TC_MAX_KEYS || a.n + b.n + mid > TC_KEY_BYTES || a.n + b.n == 0)
		return;
	char *p = k->bytes[k->n];
	uint32_t n = 0;
	for (uint32_t i = 0; i < a.n; i++)
		p[n++] = tc_lower(a.p[i]);
	for (size_t i = 0; i < mid; i++)
		p[n++] = between[i];
	for (uint32_t i = 0; i < b.n; i++)
		p[n++] = tc_lower(b.p[i]);
	k->key[k->n++] = tc_str_n(p, n);
}

void tc_word_keys(const struct tc_doc *d, int32_t word, struct tc_word_keys *k)
{
	const struct tc_word *w = &d->words[word];
	k->n = 0;
	bool noun = w->upos == TC_UPOS_NOUN || w->upos == TC_UPOS_PROPN;
	tc_str lemma = w->lemma;
	bool plural = noun && lemma.n > 3 && tc_lower(lemma.p[lemma.n - 1]) == 's' && tc_lower(lemma.p[lemma.n - 2]) != 's';
	/* "cease-fire": touching words around a hyphen, all of one sentence */
	if (noun && word >= 2 && w[-1].form.n == 1 && w[-1].form.p[0] == '-' && w[-1].end == w->beg && w[-2].end == w[-1].beg &&
	    w[-2].sent == w->sent) {
		add(k, w[-2].form, lemma, "");
		add(k, w[-2].form, lemma, "-");
	}
	add(k, lemma, TC_STR_NULL, "");
	if (plural)
		add(k, tc_str_cut(lemma, 0, lemma.n - 1), TC_STR_NULL, "");
	/* A lemma that is not what the form is built on ("gunfir", "bases" of "basis"): the form, and what stands before its plural s. */
	tc_str form = w->form;
	if (w->upos != TC_UPOS_NOUN || form.n < 4 || lemma.n == form.n)
		return;
	bool s = tc_lower(form.p[form.n - 1]) == 's' && tc_lower(form.p[form.n - 2]) != 's';
	if (s && lemma.n < form.n && tc_str_starts(form, lemma))
		return;
	if (s)
		add(k, tc_str_cut(form, 0, form.n - 1), TC_STR_NULL, "");
	else
		add(k, form, TC_STR_NULL, "");
}
