/* SPDX-License-Identifier: Apache-2.0 */
/* code/context.c - contexts by cue words: a hash from the first lemma of a cue to the cues that begin with it. */
#include "code/context.h"

#include <stdlib.h>

enum { MAX_CONTEXTS = 64, MAX_CUE_WORDS = 4 };

struct cue { tc_str word[MAX_CUE_WORDS]; int n, context, next; };

struct tc_contexts {
	struct tc_arena arena;
	tc_str names[MAX_CONTEXTS];
	int n_names;
	struct cue *cues;
	int n_cues, cap_cues;
	int *heads;             /* first cue of each hash slot, or -1 */
	uint32_t n_heads;
};

static uint32_t slot_of(const struct tc_contexts *c, tc_str lemma)
{
	char low[64];
	uint32_t n = lemma.n < sizeof low ? lemma.n : sizeof low;
	for (uint32_t i = 0; i < n; i++)
		low[i] = tc_lower(lemma.p[i]);
	return (uint32_t)tc_hash(low, n, 0) & (c->n_heads - 1);
}

int tc_contexts_open(const struct tc_know *know, struct tc_contexts **out, struct tc_err *err)
{
	struct tc_contexts *c = tc_xcalloc(1, sizeof *c);
	tc_str tsv = tc_know_section(know, "lexicon/contexts.tsv"), line;
	bool header = true;
	for (long n = 1; tc_str_split(&tsv, '\n', &line); n++) {
		line = tc_str_trim(line);
		if (!line.n || line.p[0] == '#')
			continue;
		if (header) {
			header = false;
			continue;
		}
		tc_str name, cues, cue;
		if (!tc_str_split(&line, '\t', &name) || !tc_str_split(&line, '\t', &cues) || c->n_names == MAX_CONTEXTS ||
		    !tc_context_known(name)) {
			tc_fail(err, TC_EFORMAT, "unknown context or no cues: '%.*s'", TC_FMT(name));
			tc_err_place(err, "lexicon/contexts.tsv", n, 1);
			tc_contexts_free(c);
			return TC_EFORMAT;
		}
		while (tc_str_split(&cues, '|', &cue)) {
			struct cue q = { .context = c->n_names, .next = -1 };
			tc_str w;
			cue = tc_str_trim(cue);
			while (q.n < MAX_CUE_WORDS && tc_str_split(&cue, ' ', &w))
				if (w.n)
					q.word[q.n++] = w;
			if (q.n)
				TC_PUSH(&c->arena, c->cues, c->n_cues, c->cap_cues, q);
		}
		c->names[c->n_names++] = name;
	}
	for (c->n_heads = 64; c->n_heads < (uint32_t)c->n_cues * 2;)
		c->n_heads *= 2;
	c->heads = tc_arena_alloc(&c->arena, c->n_heads * sizeof *c->heads);
	for (uint32_t i = 0; i < c->n_heads; i++)
		c->heads[i] = -1;
	for (int i = c->n_cues - 1; i >= 0; i--) {
		uint32_t s = slot_of(c, c->cues[i].word[0]);
		c->cues[i].next = c->heads[s];
		c->heads[s] = i;
	}
	*out = c;
	return 0;
}

void tc_contexts_free(struct tc_contexts *c)
{
	if (!c)
		return;
	tc_arena_release(&c->arena);
	free(c);
}

int tc_contexts_of(const struct tc_contexts *c, const struct tc_doc *d, int32_t sent, tc_str *out, int cap)
{
	int hits[MAX_CONTEXTS] = { 0 };
	const struct tc_sent *st = &d->sents[sent];
	for (int32_t i = st->first; i < st->first + st->n; i++) {
		if (d->words[i].upos == TC_UPOS_PUNCT || d->words[i].upos == TC_UPOS_DET)
			continue;
		for (int q = c->heads[slot_of(c, d->words[i].lemma)]; q >= 0; q = c->cues[q].next) {
			const struct cue *cue = &c->cues[q];
			bool all = i + cue->n <= st->first + st->n;
			for (int k = 0; all && k < cue->n; k++)
				all = tc_str_eqi(d->words[i + k].lemma, cue->word[k]);
			hits[cue->context] += all ? cue->n : 0;
		}
	}
	int n = 0;
	while (n < cap) {
		int best = -1;
		for (int k = 0; k < c->n_names; k++)
			if (hits[k] > 0 && (best < 0 || hits[k] > hits[best]))
				best = k;
		if (best < 0)
			break;
		hits[best] = 0;
		out[n++] = c->names[best];
	}
	return n;
}
