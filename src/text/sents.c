/* SPDX-License-Identifier: Apache-2.0 */
/* text/sents.c - where sentences end: a linear model over the tokens around each place where one might.
 * Places: after a stop, ellipsis or colon (closing marks after it included), and before a word that does not begin in
 * lower case (headlines and web text have sentences with no stop). Features are hashed pairs of words, shapes and
 * state (quotation marks open, words since the last end). Weights: sents_weights.h, from train/sents; the treebanks
 * have no line breaks, so what a line break says is a rule (split.c). O(1) a token. */
#include "text/split_int.h"

#include "text/sents_weights.h"

enum { BITS = 14, MAX_FEATS = TC__SENT_FEATS };

static uint32_t mix(uint32_t h, uint32_t v) { return (h ^ v) * 0x9e3779b1u + (h >> 15); }

static char low_of(const char *s, uint32_t at) { return tc_lower(s[at]); }

/* A number for the token in lower case with digits as 0; typographic quotes are as plain ones. */
static uint32_t word_hash(const char *s, const struct tc__tok *t)
{
	uint32_t h = 2166136261u;
	for (uint32_t i = t->beg; i < t->end; i++) {
		char c = low_of(s, i);
		h = (h ^ (unsigned char)(tc_is_digit(c) ? '0' : c)) * 16777619u;
	}
	return h ^ h >> 13;
}

enum shape { LOWER, TITLE, CAPS, LETTER, DIGITS, MIXED, STOP, QUERY, DOTS, COMMA, COLON, SEMI, DASH, QUOTE_OPEN, QUOTE_CLOSE, QUOTE, OPEN,
	CLOSE, ABBREV, INITIAL, BULLET, OTHER };

static enum shape shape_of(const char *s, const struct tc__tok *t)
{
	uint32_t n = t->end - t->beg;
	const char *p = s + t->beg;
	unsigned char c = (unsigned char)*p;
	if (tc_is_alpha((char)c)) {
		uint32_t up = 0, letters = 0;
		for (uint32_t i = 0; i < n; i++) {
			up += tc_is_upper(p[i]);
			letters += tc_is_alpha(p[i]);
		}
		if (t->abbrev)
			return n == 2 ? INITIAL : ABBREV;
		if (n > 8 && memchr(p, ':', 8) && memmem(p, n, "://", 3))
			return OTHER;
		if (letters == 1 && n == 1)
			return up ? LETTER : LOWER;
		return up == 0 ? LOWER : up == letters && n > 1 ? CAPS : tc_is_upper((char)c) ? TITLE : MIXED;
	}
	if (tc_is_digit((char)c))
		return DIGITS;
	if (c >= 128) {
		if (n == 3 && c == 0xe2) {
			switch ((unsigned char)p[2]) {
			case 0x9c: case 0x98: return (unsigned char)p[1] == 0x80 ? QUOTE_OPEN : OTHER;
			case 0x9d: case 0x99: return (unsigned char)p[1] == 0x80 ? QUOTE_CLOSE : OTHER;
			case 0x93: case 0x94: return DASH;
			case 0xa2: return BULLET;
			case 0xa6: return DOTS;
			}
		}
		return n == 2 && c == 0xc2 ? (unsigned char)p[1] == 0xab ? QUOTE_OPEN : (unsigned char)p[1] == 0xbb ? QUOTE_CLOSE : OTHER : c < 0xe2 ? TITLE : OTHER;
	}
	switch (c) {
	case '.': return n == 1 ? STOP : n > 1 && p[1] == '.' ? DOTS : QUERY;
	case '!': case '?': return QUERY;
	case ',': return COMMA;
	case ':': return n == 1 ? COLON : OTHER;
	case ';': return n == 1 ? SEMI : OTHER;
	case '-': return DASH;
	case '"': case '\'': case '`': return n == 2 && c == '`' ? QUOTE_OPEN : QUOTE;
	case '(': case '[': case '{': case '<': return OPEN;
	case ')': case ']': case '}': case '>': return CLOSE;
	case '*': case '#': case '+': case '=': case '_': case '~': return BULLET;
	}
	return OTHER;
}

static bool closes(enum shape k) { return k == QUOTE || k == QUOTE_CLOSE || k == CLOSE; }

struct view { uint32_t word[5]; enum shape shape[5]; };         /* tokens i - 2 .. i + 2; the place is after [2] */

static void look(struct view *v, int at, const char *s, const struct tc__tok *t, int32_t n, int32_t i)
{
	bool inside = i >= 0 && i < n;
	v->word[at] = inside ? word_hash(s, &t[i]) : 1;
	v->shape[at] = inside ? shape_of(s, &t[i]) : OTHER;
}

static int bucket(int32_t n)
{
	return n <= 3 ? n : n <= 5 ? 4 : n <= 8 ? 5 : n <= 12 ? 6 : n <= 20 ? 7 : n <= 35 ? 8 : 9;
}

bool tc__sent_place(const char *s, const struct tc__tok *t, int32_t i)
{
	enum shape here = shape_of(s, &t[i]), next = shape_of(s, &t[i + 1]);
	if (next == COMMA || (closes(next) && !t[i].space && next != QUOTE) || (next >= STOP && next <= DOTS && !t[i].space))
		return false;
	if (next != LOWER)
		return t[i].space || (here >= STOP && here <= DOTS);
	if (closes(here) || (here >= STOP && here <= DASH && here != COMMA) || here == ABBREV)
		return true;
	return false;
}

/* Features of the place after token i of t[0, n), one paragraph; `since` tokens after the last end. */
int tc__sent_feats(const char *s, const struct tc__tok *t, int32_t n, int32_t i, int32_t since, int quote, uint16_t *out)
{
	struct view v;
	for (int k = 0; k < 5; k++)
		look(&v, k, s, t, n, i - 2 + k);
	int32_t stop = i;                               /* the stop before closing marks */
	while (stop > 0 && i - stop < 3 && closes(shape_of(s, &t[stop])) && !t[stop - 1].space)
		stop--;
	enum shape end = shape_of(s, &t[stop]);
	uint32_t before = stop > 0 ? word_hash(s, &t[stop - 1]) : 1;
	enum shape before_shape = stop > 0 ? shape_of(s, &t[stop - 1]) : OTHER;
	uint32_t len = stop > 0 ? t[stop - 1].end - t[stop - 1].beg : 0;
	uint32_t state = (uint32_t)(t[i].space ? 1 : 0) | (uint32_t)(quote ? 2 : 0) | (i != stop ? 4u : 0u);
	uint32_t shapes = (uint32_t)end * 32 + (uint32_t)v.shape[3];
	int m = 0;
	uint32_t id = 0;
#define ADD2(x, y) (id++, out[m++] = (uint16_t)(mix(mix(mix(id * 0x85ebca6bu, (uint32_t)(x)), (uint32_t)(y)), id) >> (32 - BITS)))
	ADD2(0, 0);
	ADD2(shapes, state);
	ADD2(shapes, v.shape[2]);
	ADD2(v.word[2], v.shape[3]);
	ADD2(v.word[3], end);
	ADD2(v.word[3], v.shape[2]);
	ADD2(v.word[2], v.word[3]);
	ADD2(v.word[1], v.word[2]);
	ADD2(v.word[3], v.word[4]);
	ADD2(v.shape[4], shapes);
	ADD2(v.shape[1] * 32 + v.shape[2], v.shape[3] * 32 + v.shape[4]);
	ADD2(before, end);
	ADD2(before_shape, shapes);
	ADD2(len < 6 ? len : 6, shapes);
	ADD2(bucket(since), shapes);
	ADD2(bucket(since), v.word[3]);
	ADD2(bucket(n - i - 1), shapes);
	ADD2(bucket(n), shapes);
	ADD2(v.word[4], v.shape[3] * 32 + v.shape[2]);
	ADD2(before_shape * 32 + state, v.shape[3] * 32 + v.shape[4]);
	ADD2(v.word[2], state);
	ADD2(v.word[1], v.shape[2] * 32 + v.shape[3]);
	ADD2(v.word[0] ^ 77, v.shape[2] * 32 + v.shape[3]);
	ADD2(shapes, since == i + 1);                   /* nothing ended in this paragraph yet */
#undef ADD2
	return m;
}

int tc__sent_quote(const char *s, const struct tc__tok *t, int quote)
{
	switch (shape_of(s, t)) {
	case QUOTE_OPEN: return 1;
	case QUOTE_CLOSE: return t->end - t->beg == 3 && (unsigned char)s[t->beg + 2] == 0x99 ? quote : 0;
	case QUOTE: return s[t->beg] == '"' || t->end - t->beg == 2 ? !quote : quote;
	default: return quote;
	}
}

static void cut_paragraph(struct tc__tok *t, int32_t n, const char *s)
{
	int quote = 0;
	for (int32_t i = 0, since = 0; i < n; i++) {
		since++;
		quote = tc__sent_quote(s, &t[i], quote);
		if (i + 1 == n)
			t[i].last = true;
		else if (!t[i].last && tc__sent_place(s, t, i)) {
			uint16_t f[MAX_FEATS];
			int m = tc__sent_feats(s, t, n, i, since, quote, f);
			int score = 0;
			for (int k = 0; k < m; k++)
				score += weights[f[k]];
			t[i].last = score > 0;
		}
		if (t[i].last)
			since = 0;
	}
}

void tc__cut_sentences(struct tc__tok *t, int32_t n, const char *s)
{
	for (int32_t i = 0, first = 0; i < n; i++)
		if (i + 1 == n || t[i + 1].para != t[i].para) {
			cut_paragraph(t + first, i + 1 - first, s);
			first = i + 1;
		}
}
