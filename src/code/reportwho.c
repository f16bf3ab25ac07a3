/* SPDX-License-Identifier: Apache-2.0 */
/* code/reportwho.c - who speaks: the subject of a cue, seen through control, coordination, participles and relative clauses,
 * the owner of a claim or a view, and where the tree has nobody, whoever stands beside the cue. */
#include "code/reportcand.h"

tc_str tc__lower(struct tc_coding *cx, tc_str s)
{
	bool same = true;
	for (uint32_t i = 0; i < s.n; i++)
		same &= !tc_is_upper(s.p[i]);
	if (same)
		return s;
	char *p = tc_arena_alloc(cx->arena, s.n);
	for (uint32_t i = 0; i < s.n; i++)
		p[i] = tc_lower(s.p[i]);
	return tc_str_n(p, s.n);
}

void tc__phrase(const struct tc_doc *d, int32_t word, int32_t *first, int32_t *last)
{
	*first = *last = word;
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next) {
		switch (d->words[c].rel) {
		case TC_REL_CONJ: case TC_REL_CC: case TC_REL_APPOS: case TC_REL_ACL: case TC_REL_ACL_RELCL: case TC_REL_PUNCT:
		case TC_REL_CASE: case TC_REL_PARATAXIS: case TC_REL_ADVCL: case TC_REL_ADVCL_RELCL: case TC_REL_COP:
		case TC_REL_NSUBJ: case TC_REL_MARK: case TC_REL_DISCOURSE: case TC_REL_DEP: case TC_REL_LIST:
			/* Titles and first names can be appositions in front. */
			if (!(d->words[c].rel == TC_REL_APPOS && c < word))
				continue;
			break;
		default:
			break;
		}
		int32_t lo, hi;
		tc_subtree(d, c, &lo, &hi);
		if (c > word && lo > *last + 1 && tc_str_is(d->words[lo - 1].form, ","))
			continue;
		/* "the head of state, who ..." inside: keep to an unbroken phrase without commas behind the head. */
		if (c > word)
			for (int32_t i = lo; i <= hi; i++)
				if (is_punct(&d->words[i]) && tc_str_is(d->words[i].form, ",")) {
					hi = i - 1;
					break;
				}
		*first = lo < *first ? lo : *first;
		*last = hi > *last ? hi : *last;
	}
	while (*first < word && is_punct(&d->words[*first]))
		++*first;
	while (*last > word && is_punct(&d->words[*last]) && !tc_str_is(d->words[*last].form, ")"))
		--*last;
}

/* --- who speaks ------------------------------------------------------------------------------------------------- */

static bool is_relative(const struct tc_word *w)
{
	return w->xpos == TC_XPOS_WDT || w->xpos == TC_XPOS_WP || (w->upos == TC_UPOS_PRON && (tc_str_eqi(w->form, TC_STR("who")) ||
	       tc_str_eqi(w->form, TC_STR("which")) || tc_str_eqi(w->form, TC_STR("that")))) ;
}

static int32_t agent_of(const struct tc_doc *d, int32_t v)
{
	int32_t a = tc_child(d, v, TC_REL_OBL_AGENT);
	if (a >= 0)
		return a;
	for (int32_t c = d->words[v].child; c >= 0; c = d->words[c].next)
		if (is_rel(d, c, TC_REL_OBL) && c > v)
			for (int32_t k = d->words[c].child; k >= 0; k = d->words[k].next)
				if (is_rel(d, k, TC_REL_CASE) && tc_str_is(d->words[k].form, "by"))
					return c;
	return -1;
}

/* Who does the saying at verb v, climbing to where the subject is shared. -1: nobody is named. */
int32_t tc__subject_of(const struct tc_doc *d, int32_t v, bool *passive, const char **how)
{
	*passive = false;
	*how = "none";
	int32_t start = v;
	for (int step = 0; step < 6 && v >= 0; step++) {
		const struct tc_word *w = &d->words[v];
		int32_t s = tc_child(d, v, TC_REL_NSUBJ), p = tc_child(d, v, TC_REL_NSUBJ_PASS);
		if (s < 0)
			s = tc_child(d, v, TC_REL_NSUBJ_OUTER);
		if (s < 0)
			s = tc_child(d, v, TC_REL_CSUBJ);
		if (p >= 0 && v == start) {
			*passive = true;
			int32_t a = agent_of(d, v);
			*how = a >= 0 ? "agent" : "none";
			return a;
		}
		if (p >= 0)
			s = p;
		if (s >= 0) {
			*how = v == start ? "subj" : "shared";
			if (is_relative(&d->words[s]) && (w->rel == TC_REL_ACL_RELCL || w->rel == TC_REL_ADVCL_RELCL) && w->head >= 0) {
				*how = "relative";
				return w->head;
			}
			if (tc_child(d, v, TC_REL_EXPL) == s)
				return -1;
			return s;
		}
		if (w->head < 0)
			return -1;
		switch (w->rel) {
		case TC_REL_CONJ:
			v = w->head;
			break;
		case TC_REL_XCOMP: case TC_REL_ADVCL: case TC_REL_CSUBJ: {
			int32_t h = w->head;
			if (w->rel == TC_REL_XCOMP && d->words[h].upos == TC_UPOS_VERB) {
				int32_t o = tc_child(d, h, TC_REL_OBJ);
				if (o < 0)
					o = tc_child(d, h, TC_REL_IOBJ);
				if (o >= 0 && o < v) {
					*how = "control";
					return o;
				}
			}
			if (v == start && w->xpos == TC_XPOS_VBN && agent_of(d, v) >= 0) {
				*passive = true;
				*how = "agent";
				return agent_of(d, v);
			}
			v = h;
			break;
		}
		case TC_REL_CCOMP: case TC_REL_PARATAXIS:
			/* "..., the admiral said, adding that ..." */
			if (w->xpos != TC_XPOS_VBG || d->words[w->head].upos != TC_UPOS_VERB || tc_child(d, v, TC_REL_AUX) >= 0)
				return -1;
			v = w->head;
			break;
		case TC_REL_ACL: case TC_REL_AMOD:
			if (w->xpos == TC_XPOS_VBN) {
				*passive = true;
				int32_t a = agent_of(d, v);
				*how = a >= 0 ? "agent" : "none";
				return a;
			}
			*how = "noun";
			return is_nominal(&d->words[w->head]) ? w->head : -1;
		case TC_REL_ACL_RELCL:
			if (tc_child(d, v, TC_REL_OBJ) >= 0 || v != start)
				return -1;
			*how = "relative";
			return w->head;
		default:
			return -1;
		}
	}
	return -1;
}

/* Whose claim, view or plan noun n is. */
int32_t tc__owner_of(struct tc_coding *cx, int32_t n, const char **how, int32_t *verb)
{
	const struct tc_doc *d = cx->doc;
	*verb = -1;
	int32_t p = tc_child(d, n, TC_REL_NMOD_POSS);
	if (p >= 0) {
		*how = "poss";
		return p;
	}
	for (int32_t c = d->words[n].child; c >= 0; c = d->words[c].next)
		if (c > n && (is_rel(d, c, TC_REL_NMOD) || is_rel(d, c, TC_REL_OBL))) {
			tc_str k = tc_case_of(cx, c);
			if (tc_str_is(k, "by") || tc_str_is(k, "from") || tc_str_is(k, "among")) {
				*how = "by";
				return c;
			}
		}
	int32_t h = d->words[n].head;
	if (h >= 0 && d->words[h].upos == TC_UPOS_VERB && (is_rel(d, n, TC_REL_OBJ) || is_rel(d, n, TC_REL_OBL))) {
		bool passive;
		const char *sub;
		int32_t s = tc__subject_of(d, h, &passive, &sub);
		*verb = h;
		*how = "light";
		return s;
	}
	if (h >= 0 && d->words[h].upos == TC_UPOS_VERB && is_rel(d, n, TC_REL_NSUBJ_PASS)) {
		*verb = h;
		*how = "lightpass";
		return agent_of(d, h);
	}
	/* "left, warning that ...": a participle taken for a noun */
	if (n > 0 && is_punct(&d->words[n - 1]) && tc_str_ends(d->words[n].form, TC_STR("ing")) && tc_child(d, n, TC_REL_DET) < 0) {
		for (int32_t steps = 0; h >= 0 && d->words[h].upos != TC_UPOS_VERB && steps < 8; steps++)
			h = d->words[h].head;
		if (h >= 0 && d->words[h].upos == TC_UPOS_VERB) {
			bool passive;
			const char *sub;
			int32_t s = tc__subject_of(d, h, &passive, &sub);
			*how = "shared";
			return s;
		}
	}
	for (int32_t c = d->words[n].child; c >= 0; c = d->words[c].next)
		if (c < n && is_rel(d, c, TC_REL_COMPOUND) && d->words[c].upos == TC_UPOS_PROPN) {
			*how = "compound";
			return c;
		}
	*how = "none";
	return -1;
}

int32_t tc__nearest_nominal(const struct tc_doc *d, int32_t from, int32_t to)
{
	int step = from <= to ? 1 : -1;
	for (int32_t i = from; i != to + step; i += step) {
		if (!is_nominal(&d->words[i]))
			continue;
		/* up to the head of its phrase, within the stretch */
		int32_t h = i;
		while (d->words[h].head >= 0 && is_nominal(&d->words[d->words[h].head]) &&
		       (step > 0 ? d->words[h].head <= to && d->words[h].head >= from : d->words[h].head >= to && d->words[h].head <= from))
			h = d->words[h].head;
		return h;
	}
	return -1;
}

/* The word right before the cue, adverbs and auxiliaries passed over, or a name right behind it, when the tree gives no
 * subject or one inside the quotation. */
void tc__mend_speaker(const struct tc__said_work *w, struct tc__cand *c)
{
	const struct tc_doc *d = w->cx->doc;
	if (c->cue_word < 0 || d->words[c->cue_word].upos != TC_UPOS_VERB || c->type == TC_CAND_SOURCE)
		return;
	bool inside = c->speaker >= c->content_first && c->speaker <= c->content_last && c->quote >= 0 &&
		      w->quotes.at[c->speaker] >= 0 && w->quotes.at[c->cue_word] < 0;
	bool finite = d->words[c->cue_word].xpos == TC_XPOS_VBD || d->words[c->cue_word].xpos == TC_XPOS_VBZ || d->words[c->cue_word].xpos == TC_XPOS_VBP;
	if (!inside && (c->speaker >= 0 || c->passive || !finite))
		return;
	int32_t s = d->words[c->cue_word].sent, lo = d->sents[s].first, hi = d->sents[s].first + d->sents[s].n - 1;
	int32_t i = c->cue_word - 1;
	while (i >= lo && (d->words[i].upos == TC_UPOS_ADV || d->words[i].upos == TC_UPOS_AUX || d->words[i].upos == TC_UPOS_PART))
		i--;
	/* ", who lives in Rome, said": over the clause between two commas */
	if (i > lo && is_punct(&d->words[i]) && w->quotes.at[i] < 0 && c->before == false)
		for (int32_t k = i - 1, n = 0; k > lo && n < 20; k--, n++)
			if (is_punct(&d->words[k])) {
				i = k - 1;
				break;
			}
	int32_t found = -1;
	if (i >= lo && is_nominal(&d->words[i]) && w->quotes.at[i] == w->quotes.at[c->cue_word])
		found = tc__nearest_nominal(d, i, i - 8 > lo ? i - 8 : lo);
	if (found < 0 && c->cue_word + 1 <= hi && w->quotes.at[c->cue_word + 1] < 0 && c->before) {
		int32_t end = c->cue_word + 1;
		while (end < hi && end < c->cue_word + 9 && !is_punct(&d->words[end + 1]) && w->quotes.at[end + 1] < 0)
			end++;
		found = tc__nearest_nominal(d, c->cue_word + 1, end);
	}
	if (found >= 0) {
		c->speaker = found;
		c->how = "mended";
	} else if (inside) {
		c->speaker = -1;
		c->how = "none";
	}
}
