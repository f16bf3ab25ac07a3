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

static bool opens_quote(const char *p, uint32_t left)
{
	return *p == '"' || (left >= 3 && memcmp(p, "\xe2\x80\x9c", 3) == 0);
}

/* "its" and "your" for "it's" and "you're", as the word after them tells: two words. */
static void cut_typos(struct tc__tok *t, int32_t n, const char *s)
{
	static const char *const after_its[] = {
		"a", "about", "also", "always", "an", "as", "at", "because", "been", "between", "definitely", "for", "from", "getting",
		"going", "gonna", "in", "just", "like", "never", "not", "nothing", "now", "on", "probably", "really", "simply", "so", "still", "that",
		"the", "too", "very", "with",
	};
	static const char *const after_your[] = { "a", "an", "going", "gonna", "in", "not", "on", "so", "the", "very", "welcome" };
	for (int32_t i = 0; i + 1 < n; i++) {
		uint32_t len = t[i].end - t[i].beg;
		tc_str form = tc_str_n(s + t[i].beg, len), next = tc_str_n(s + t[i + 1].beg, t[i + 1].end - t[i + 1].beg);
		if (len < 3 || len > 4 || t[i].cut[0] || t[i + 1].para != t[i].para || !t[i].space)
			continue;
		if (len == 3 && tc_str_eqi(form, TC_STR("its")) && tc__listed(after_its, TC_COUNT(after_its), next))
			t[i].cut[0] = t[i].beg + 2;
		else if (len == 4 && tc_str_eqi(form, TC_STR("your")) && tc__listed(after_your, TC_COUNT(after_your), next))
			t[i].cut[0] = t[i].beg + 3;
	}
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
			/* a quotation on a line of its own after "said,"; a name after its title */
			bool goes_on = (s[t->beg] == ',' && opens_quote(s + i, end - i)) ||
				(t->abbrev && tc_is_upper(s[i]) && tc__personal_title(tc_str_n(s + t->beg, t->end - t->beg - 1)));
			if (!goes_on && (!wrapped || (t->end - line < 40 && !tc_is_lower(s[i]))))
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
	cut_typos(toks->v, toks->n, s);
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
