/* SPDX-License-Identifier: Apache-2.0 */
/* text/split.c - paragraphs, tokens, sentences, words. Tokens: tokens.c; sentence ends: sents.c. */
#include "text/split_int.h"

static void add_word(struct tc_doc *d, uint32_t beg, uint32_t end, uint8_t flags)
{
	struct tc_word w = { .form = tc_str_n(d->text.p + beg, end - beg), .beg = beg, .end = end, .head = -1, .child = -1, .next = -1,
		.sent = d->n_sents, .flags = flags };
	TC_PUSH(d->arena, d->words, d->n_words, d->cap_words, w);
}

/* Lines that break a paragraph: those of text with one paragraph a line, or short ones of wrapped text. */
static bool is_wrapped(tc_str text)
{
	uint32_t longest = 0, lines = 0, full = 0;
	for (int pass = 0; pass < 2; pass++) {
		tc_str rest = text, line;
		while (tc_str_split(&rest, '\n', &line)) {
			line = tc_str_trim(line);
			if (pass == 0 && line.n > longest)
				longest = line.n;
			lines += pass == 1 && line.n > 0;
			full += pass == 1 && line.n * 4 >= longest * 3;
		}
	}
	return longest <= 120 && longest >= 40 && full * 2 >= lines;
}

void tc__read_tokens(struct tc__toks *toks, struct tc_arena *arena, tc_str text)
{
	*toks = (struct tc__toks){ .arena = arena };
	const char *s = text.p;
	uint32_t end = text.n, line = 0;
	int32_t para = 0;
	bool in_single = false, wrapped = is_wrapped(text);
	for (uint32_t i = 0, lines = 0; i < end;) {
		uint32_t n = tc__space_len(s + i, end - i);
		if (n) {
			if (toks->n)
				toks->v[toks->n - 1].space = true;
			lines += s[i] == '\n';
			i += n;
			continue;
		}
		if (lines >= 2 && toks->n) {
			para++;
			in_single = false;
		} else if (lines == 1 && toks->n) {
			struct tc__tok *t = &toks->v[toks->n - 1];
			if (!wrapped || (t->end - line < 40 && !tc_is_lower(s[i])))
				t->last = true;
		}
		if (lines)
			line = i;
		lines = 0;
		uint32_t b = i;
		while (i < end && tc__space_len(s + i, end - i) == 0)
			i++;
		tc__tokenize(toks, s, b, i, para, &in_single);
	}
}

void tc_split(struct tc_doc *d)
{
	struct tc__toks toks;
	const char *s = d->text.p;
	d->n_words = d->n_sents = 0;
	tc__read_tokens(&toks, d->arena, d->text);
	tc__cut_sentences(toks.v, toks.n, s);
	struct tc__toks more = { .arena = d->arena };
	for (int32_t i = 0; i < toks.n; i++) {          /* "etc." keeps its full stop but at the end of a sentence */
		struct tc__tok t = toks.v[i];
		if (t.last && t.abbrev && tc_str_eqi(tc_str_n(s + t.beg, t.end - t.beg), TC_STR("etc."))) {
			struct tc__tok etc = t;
			etc.end = --t.end;
			etc.last = etc.space = false;
			TC_PUSH(more.arena, more.v, more.n, more.cap, etc);
			t.beg = t.end++;
		}
		TC_PUSH(more.arena, more.v, more.n, more.cap, t);
	}
	toks = more;
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
