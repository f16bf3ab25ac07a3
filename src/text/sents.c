/* SPDX-License-Identifier: Apache-2.0 */
/* text/sents.c - where sentences end: a linear model over the tokens around each place where one might.
 * Places: after a stop, ellipsis or colon (closing marks after it included), and before a word that does not begin in
 * lower case (headlines and web text have sentences with no stop). Features are hashed tuples of words, their shapes and
 * classes (what tags a word may have: sents_words.h), and of the state: quotation marks open, the sentence so far, how far
 * the next stop is, finite verbs on both sides, the ends before. Weights: sents_weights.h, from train/sents; the treebanks
 * have no line breaks, so what a line break says is a rule (split.c). After "Sen." and its like before a name there is no
 * place. O(1) a token. */
#include "text/split_int.h"

#include "text/sents_weights.h"
#include "text/sents_words.h"

enum { BITS = 15, AROUND = 7 };

static uint32_t mix(uint32_t h, uint32_t v) { return (h ^ v) * 0x9e3779b1u + (h >> 15); }

/* A number for the token in lower case with digits as 0; typographic quotes are as plain ones. */
static uint32_t word_hash(const char *s, const struct tc__tok *t)
{
	uint32_t h = 2166136261u;
	for (uint32_t i = t->beg; i < t->end; i++) {
		char c = tc_lower(s[i]);
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

static bool closes(int k) { return k == QUOTE || k == QUOTE_CLOSE || k == CLOSE; }
static bool is_stop(int k) { return k >= STOP && k <= DOTS; }

/* Titles that stand before a name: no sentence ends after them if one follows. */
static const char *const personal[] = {
	"adm", "amb", "brig", "capt", "cmdr", "col", "cpl", "cpt", "dr", "gen", "gov", "hon", "insp", "lt", "maj", "messrs", "mr", "mrs",
	"ms", "msgr", "pres", "prof", "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "supt",
};

bool tc__personal_title(tc_str word)
{
	return word.n && tc_is_upper(word.p[0]) && tc__listed(personal, TC_COUNT(personal), word);
}

static bool before_name(const char *s, const struct tc__tok *t)
{
	return t[0].shape == ABBREV && (t[1].shape == TITLE || t[1].shape == INITIAL || t[1].shape == LETTER) &&
	       tc__personal_title(tc_str_n(s + t[0].beg, t[0].end - t[0].beg - 1));
}

/* "Inc. They", "U.S. The": an abbreviation that is no title before a word that begins a sentence, not a name. */
static bool after_abbreviation(const char *s, const struct tc__tok *t)
{
	static const char *const opening[] = {
		"but", "he", "her", "his", "however", "it", "its", "she", "the", "their", "there", "these", "they", "this", "those", "we",
	};
	return t[0].shape == ABBREV && t[1].shape == TITLE && !tc__is_title(tc_str_n(s + t[0].beg, t[0].end - t[0].beg - 1)) &&
	       tc__listed(opening, TC_COUNT(opening), tc_str_n(s + t[1].beg, t[1].end - t[1].beg));
}

/* What tags the treebanks give a word, as a number; for others by digits, shape or the last two letters. */
static uint8_t class_of(const char *s, const struct tc__tok *t)
{
	for (uint32_t k = 0; k < 4; k++) {
		uint16_t e = word_classes[(t->hash ^ k) % TC_COUNT(word_classes)];
		if (e && e >> 8 == (t->hash >> 16 & 255))
			return (uint8_t)(e & 255);
	}
	if (t->shape > MIXED)
		return (uint8_t)(128 + t->shape);
	uint32_t n = t->end - t->beg;
	uint32_t h = n > 3 ? (uint32_t)(unsigned char)tc_lower(s[t->end - 1]) * 31 + (unsigned char)tc_lower(s[t->end - 2]) : n;
	return (uint8_t)(160 + h % 96);
}

void tc__sent_look(struct tc__tok *t, int32_t n, const char *s, struct tc__sent_state *st)
{
	*st = (struct tc__sent_state){ .n = n, .end = -1, .before = -1 };
	int32_t finite = 0;
	for (int32_t i = 0; i < n; i++) {
		t[i].hash = word_hash(s, &t[i]);
		t[i].shape = (uint8_t)shape_of(s, &t[i]);
		t[i].class = class_of(s, &t[i]);
		finite += t[i].class < TC_COUNT(finite_classes) && finite_classes[t[i].class];
		t[i].finite = finite;
		st->stops += is_stop(t[i].shape);
	}
	for (int32_t i = n - 1, far = -1; i >= 0; i--) {
		t[i].to_stop = far;
		far = is_stop(t[i].shape) ? 0 : far < 0 ? -1 : far + 1;
	}
}

void tc__sent_step(const struct tc__tok *t, const char *s, struct tc__sent_state *st)
{
	switch (t->shape) {
	case QUOTE_OPEN: st->quote = 1; break;
	case QUOTE_CLOSE: st->quote = t->end - t->beg == 3 && (unsigned char)s[t->beg + 2] == 0x99 ? st->quote : 0; break;
	case QUOTE: st->quote = s[t->beg] == '"' || t->end - t->beg == 2 ? !st->quote : st->quote; break;
	default: break;
	}
}

void tc__sent_end(struct tc__sent_state *st, int32_t i)
{
	st->before = st->end;
	st->end = i;
}

static uint32_t bucket(int32_t n)
{
	return (uint32_t)(n <= 3 ? n : n <= 5 ? 4 : n <= 8 ? 5 : n <= 12 ? 6 : n <= 20 ? 7 : n <= 35 ? 8 : 9);
}

static uint32_t at_most(int32_t n, int32_t most) { return (uint32_t)(n < most ? n : most); }

bool tc__sent_place(const struct tc__tok *t, const char *s, int32_t i, const struct tc__sent_state *st)
{
	int here = t[i].shape, next = t[i + 1].shape;
	if (here == QUOTE && st->quote && i > st->end + 1 && t[i - 1].space && t[i - 1].shape < STOP)
		return false;                                   /* a quotation mark that has just been opened */
	if (next == COMMA || (closes(next) && !t[i].space && next != QUOTE) || (is_stop(next) && !t[i].space) || before_name(s, &t[i]))
		return false;
	if (next != LOWER)
		return t[i].space || is_stop(here);
	return closes(here) || (here >= STOP && here <= DASH && here != COMMA) || here == ABBREV;
}

/* Features of the place after token i. */
int tc__sent_feats(const struct tc__tok *t, int32_t i, const struct tc__sent_state *st, uint16_t *out)
{
	static const struct tc__tok outside = { .hash = 1, .shape = OTHER };
	const struct tc__tok *v[AROUND];                           /* tokens i - 2 .. i + 4; the place is after [2] */
	int32_t n = st->n, stop = i, since = i - st->end;
	for (int k = 0; k < AROUND; k++)
		v[k] = i - 2 + k >= 0 && i - 2 + k < n ? &t[i - 2 + k] : &outside;
	while (stop > 0 && i - stop < 3 && closes(t[stop].shape) && !t[stop - 1].space)
		stop--;                                         /* the stop before closing marks */
	const struct tc__tok *before = stop > 0 ? &t[stop - 1] : &outside, *first = &t[st->end + 1], *prev = st->end >= 0 ? &t[st->end] : &outside;
	uint32_t end = t[stop].shape, len = at_most((int32_t)(before->end - before->beg), 6);
	uint32_t w1 = v[1]->hash, w2 = v[2]->hash, w3 = v[3]->hash, w4 = v[4]->hash;
	uint32_t s1 = v[1]->shape, s2 = v[2]->shape, s3 = v[3]->shape, s4 = v[4]->shape;
	uint32_t c1 = v[1]->class, c2 = v[2]->class, c3 = v[3]->class, c4 = v[4]->class;
	uint32_t state = (t[i].space ? 1u : 0) | (st->quote ? 2u : 0) | (i != stop ? 4u : 0), shapes = end * 32 + s3, both = s2 * 32 + s3;
	uint32_t far = t[i].to_stop < 0 ? 15 : at_most(t[i].to_stop, 40) / 4;
	int32_t until = t[i].to_stop < 0 ? n - 1 : i + 1 + t[i].to_stop;
	uint32_t verbs = at_most(t[i].finite - (st->end >= 0 ? t[st->end].finite : 0), 2), later = at_most(t[until].finite - t[i].finite, 2);
	uint32_t dense = at_most(10 * st->stops / n, 9) * 2 + (st->stops == 0);
	int m = 0;
	uint32_t id = 0;
#define ADD3(x, y, z) (id++, out[m++] = (uint16_t)(mix(mix(mix(mix(id * 0x85ebca6bu, (uint32_t)(x)), (uint32_t)(y)), (uint32_t)(z)), id) >> (32 - BITS)))
#define ADD2(x, y) ADD3(x, y, 0)
	ADD2(0, 0);
	ADD2(shapes, state);
	ADD2(shapes, s2);
	ADD2(w2, s3);
	ADD2(w3, end);
	ADD2(w3, s2);
	ADD2(w2, w3);
	ADD2(w1, w2);
	ADD2(w3, w4);
	ADD2(s4, shapes);
	ADD2(s1 * 32 + s2, s3 * 32 + s4);
	ADD2(before->hash, end);
	ADD2(before->shape, shapes);
	ADD2(len, shapes);
	ADD2(bucket(since), shapes);
	ADD2(bucket(since), w3);
	ADD2(bucket(n - i - 1), shapes);
	ADD2(bucket(n), shapes);
	ADD2(w4, both);
	ADD3(before->shape, state, s3 * 32 + s4);
	ADD2(w2, state);
	ADD2(w1, both);
	ADD2(v[0]->hash, both);
	ADD2(shapes, st->end < 0);                              /* nothing ended in this paragraph yet */
	/* classes */
	ADD2(c2, c3);
	ADD3(c3, c4, s2);
	ADD2(c2, both);
	ADD3(c1, c2, c3);
	ADD2(c3, both);
	ADD3(c3, c4, v[5]->class);
	ADD3(c1, c2, s3);
	/* the stop to come, and the paragraph */
	ADD2(far, both);
	ADD2(dense, both);
	ADD2(is_stop(t[n - 1].shape), both);
	ADD2(at_most(i, 6), both);
	ADD3(far, at_most(since, 40) / 4, is_stop((int)s2));
	/* finite verbs on both sides */
	ADD3(verbs, later, both);
	ADD2(verbs, c3);
	ADD2(later, c2);
	ADD2(verbs, w2);
	ADD3(later, both, at_most(until - i, 12));
	/* further around */
	ADD3(v[5]->shape, s4, s3);
	ADD3(v[0]->shape, s1, both);
	ADD3(s1, both, s4);
	ADD3(w2, w3, w4);
	ADD3(v[0]->hash, w1, w2);
	ADD2(first->hash, s3);
	ADD2(first->hash, w2);
	/* as the sentence before: lists */
	ADD3(first->shape == s3, first->hash == w3, both);
	ADD2(st->end >= 0 && prev->hash == w2, both);
	ADD2(prev->shape, both);
#undef ADD2
#undef ADD3
	return m;
}

static void cut_paragraph(struct tc__tok *t, int32_t n, const char *s)
{
	struct tc__sent_state st;
	tc__sent_look(t, n, s, &st);
	for (int32_t i = 0; i < n; i++) {
		tc__sent_step(&t[i], s, &st);
		if (i + 1 == n)
			t[i].last = true;
		else if (!t[i].last && tc__sent_place(t, s, i, &st)) {
			uint16_t f[TC__SENT_FEATS];
			int m = tc__sent_feats(t, i, &st, f), score = 0;
			for (int k = 0; k < m; k++)
				score += weights[f[k]];
			t[i].last = score > threshold || after_abbreviation(s, &t[i]);
		}
		if (t[i].last)
			tc__sent_end(&st, i);
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
