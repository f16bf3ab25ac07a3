/* SPDX-License-Identifier: Apache-2.0 */
/* code/tree.c - questions about the dependency tree that every stage of the coder asks.
 * Walks use the child and next links that tc_doc_link fills, never recursion, so a degenerate tree of 400 words costs
 * no stack. */
#include <stdarg.h>
#include <stdio.h>

#include "code/code_int.h"

int32_t tc_child(const struct tc_doc *d, int32_t word, int rel)
{
	if (word < 0)
		return -1;
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == rel)
			return c;
	return -1;
}

/* The word after `at` in a preorder walk below `top`; -1 at the end. */
static int32_t preorder_next(const struct tc_doc *d, int32_t top, int32_t at)
{
	if (d->words[at].child >= 0)
		return d->words[at].child;
	while (at != top && at >= 0) {
		if (d->words[at].next >= 0)
			return d->words[at].next;
		at = d->words[at].head;
	}
	return -1;
}

void tc_subtree(const struct tc_doc *d, int32_t word, int32_t *first, int32_t *last)
{
	int32_t lo = word, hi = word;
	/* The bound ends the walk on a cyclic graph, which hand-made CoNLL-U may hold. */
	int32_t steps = word >= 0 ? d->sents[d->words[word].sent].n : 0;
	for (int32_t i = word; i >= 0 && steps-- > 0; i = preorder_next(d, word, i)) {
		lo = i < lo ? i : lo;
		hi = i > hi ? i : hi;
	}
	*first = lo;
	*last = hi;
}

bool tc_dominates(const struct tc_doc *d, int32_t above, int32_t below)
{
	/* A tree of n words is at most n deep; the bound also ends the walk on a cyclic graph. */
	for (int32_t steps = d->n_words; below >= 0 && steps-- > 0; below = d->words[below].head)
		if (below == above)
			return true;
	return false;
}

tc_str tc_case_of(struct tc_coding *cx, int32_t word)
{
	const struct tc_doc *d = cx->doc;
	if (word < 0)
		return TC_STR_NULL;
	/* Several case words in a row ("out of", "from behind") count as one preposition, as fixed parts do. */
	int32_t parts[6];
	int n = 0;
	for (int32_t c = d->words[word].child; c >= 0 && n < 6; c = d->words[c].next) {
		const struct tc_word *w = &d->words[c];
		if (w->rel != TC_REL_CASE || w->xpos == TC_XPOS_POS || tc_str_is(w->form, "'s") || c > word)
			continue;
		parts[n++] = c;
		for (int32_t f = w->child; f >= 0 && n < 6; f = d->words[f].next)
			if (d->words[f].rel == TC_REL_FIXED)
				parts[n++] = f;
	}
	if (n == 0)
		return TC_STR_NULL;
	uint32_t size = 0;
	for (int i = 0; i < n; i++)
		size += d->words[parts[i]].form.n + 1;
	char *out = tc_arena_alloc(cx->arena, size);
	uint32_t at = 0;
	for (int i = 0; i < n; i++) {
		tc_str f = d->words[parts[i]].form;
		if (i)
			out[at++] = '_';
		for (uint32_t k = 0; k < f.n; k++)
			out[at++] = tc_lower(f.p[k]);
	}
	return tc_str_n(out, at);
}

int32_t tc_conj_head(const struct tc_doc *d, int32_t word)
{
	for (int32_t steps = d->n_words;
	     word >= 0 && d->words[word].rel == TC_REL_CONJ && d->words[word].head >= 0 && steps-- > 0;)
		word = d->words[word].head;
	return word;
}

tc_span tc_words_span(const struct tc_doc *d, int32_t first, int32_t last)
{
	if (first < 0 || last < first || last >= d->n_words)
		return (tc_span){0, 0};
	return (tc_span){d->words[first].beg, d->words[last].end};
}

tc_str tc_span_text(const struct tc_doc *d, tc_span s)
{
	if (s.end <= s.beg || s.end > d->text.n)
		return TC_STR_NULL;
	return tc_str_cut(d->text, s.beg, s.end);
}

void tc_trace(struct tc_coding *cx, const char *fmt, ...)
{
	if (!cx->opt || !cx->opt->trace)
		return;
	char small[512];
	va_list ap;
	va_start(ap, fmt);
	int n = vsnprintf(small, sizeof small, fmt, ap);
	va_end(ap);
	if (n < 0)
		return;
	if ((size_t)n < sizeof small) {
		tc_buf_add(cx->opt->trace, small, (size_t)n);
		return;
	}
	tc_buf_reserve(cx->opt->trace, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(cx->opt->trace->p + cx->opt->trace->n, (size_t)n + 1, fmt, ap);
	va_end(ap);
	cx->opt->trace->n += (size_t)n;
}
