/* SPDX-License-Identifier: Apache-2.0 */
/* text/split.c - paragraphs, tokens, sentences, words. Tokens: tokens.c; sentence ends: sents.c. */
#include "text/split_int.h"

static void add_word(struct tc_doc *d, uint32_t beg, uint32_t end, uint8_t flags)
{
	struct tc_word w = { .form = tc_str_n(d->text.p + beg, end - beg), .beg = beg, .end = end, .head = -1, .child = -1, .next = -1,
		.sent = d->n_sents, .flags = flags };
	TC_PUSH(d->arena, d->words, d->n_words, d->cap_words, w);
}

void tc_split(struct tc_doc *d)
{
	struct tc__toks toks = { .arena = d->arena };
	const char *s = d->text.p;
	uint32_t end = d->text.n;
	int32_t para = 0;
	bool in_single = false;
	d->n_words = d->n_sents = 0;
	for (uint32_t i = 0, lines = 0; i < end;) {
		uint32_t n = tc__space_len(s + i, end - i);
		if (n) {
			if (toks.n)
				toks.v[toks.n - 1].space = true;
			lines += s[i] == '\n';
			i += n;
			continue;
		}
		if (lines >= 2 && toks.n) {
			para++;
			in_single = false;
		}
		lines = 0;
		uint32_t b = i;
		while (i < end && tc__space_len(s + i, end - i) == 0)
			i++;
		tc__tokenize(&toks, s, b, i, para, &in_single);
	}
	tc__cut_sentences(toks.v, toks.n, s);
	int32_t first = 0;
	for (int32_t i = 0; i < toks.n; i++) {
		const struct tc__tok *t = &toks.v[i];
		uint8_t space = t->space ? TC_WORD_SPACE_AFTER : 0;
		if (!t->cut[0])
			add_word(d, t->beg, t->end, space);
		else {
			add_word(d, t->beg, t->cut[0], TC_WORD_MWT_FIRST);
			if (t->cut[1])
				add_word(d, t->cut[0], t->cut[1], TC_WORD_MWT_REST);
			add_word(d, t->cut[1] ? t->cut[1] : t->cut[0], t->end, TC_WORD_MWT_REST | space);
		}
		if (t->last) {
			struct tc_sent sent = { .beg = d->words[first].beg, .end = t->end, .first = first, .n = d->n_words - first, .para = t->para, .root = -1 };
			TC_PUSH(d->arena, d->sents, d->n_sents, d->cap_sents, sent);
			first = d->n_words;
		}
	}
}
