/* SPDX-License-Identifier: Apache-2.0 */
/* code/quote.c - find the text that stands between quotation marks.
 * Works on bytes rather than words, since tokenisers differ in how they cut marks off. Curly and angle marks say which
 * way they face; straight ones (" '' ``) are judged by their neighbours and, where these say nothing, by what is open.
 * A single mark counts as one only where it cannot be an apostrophe and a closing one follows in the paragraph.
 * A quote that runs over several paragraphs is opened in each and closed once: the regions are chained. A mark that is
 * opened and neither closed nor taken up again covers the rest of its paragraph.
 * Not handled: quotes marked by dashes or by indention alone. */
#include "code/statement_int.h"

enum mark_face { FACE_EITHER, FACE_OPEN, FACE_CLOSE };
struct mark { uint32_t len; bool dbl; uint8_t face; };

/* A letter or digit at byte i; beyond ASCII everything counts but the punctuation of U+2000 to U+206F. */
static bool is_word_at(tc_str t, uint32_t i)
{
	unsigned char c = (unsigned char)t.p[i];
	if (c == 0xE2)
		return !(i + 1 < t.n && ((unsigned char)t.p[i + 1] == 0x80 || (unsigned char)t.p[i + 1] == 0x81));
	return tc_is_alpha(t.p[i]) || tc_is_digit(t.p[i]) || c >= 0xC3;
}

/* The mark at byte i; len 0 if there is none. Only bytes are looked at here, not neighbours. */
static struct mark mark_at(tc_str t, uint32_t i)
{
	const unsigned char *p = (const unsigned char *)t.p + i;
	uint32_t left = t.n - i;
	if (p[0] == '"')
		return (struct mark){ 1, true, FACE_EITHER };
	if (p[0] == '\'')
		return left > 1 && p[1] == '\'' ? (struct mark){ 2, true, FACE_EITHER } : (struct mark){ 1, false, FACE_EITHER };
	if (p[0] == '`')
		return left > 1 && p[1] == '`' ? (struct mark){ 2, true, FACE_OPEN } : (struct mark){ 1, false, FACE_OPEN };
	if (left > 2 && p[0] == 0xE2 && p[1] == 0x80)
		switch (p[2]) {
		case 0x9C: case 0x9E: case 0x9F: return (struct mark){ 3, true, FACE_OPEN };
		case 0x9D: return (struct mark){ 3, true, FACE_CLOSE };
		case 0x98: case 0x9A: case 0x9B: return (struct mark){ 3, false, FACE_OPEN };
		case 0x99: return (struct mark){ 3, false, FACE_CLOSE };
		}
	if (left > 1 && p[0] == 0xC2 && (p[1] == 0xAB || p[1] == 0xBB))
		return (struct mark){ 2, true, p[1] == 0xAB ? FACE_OPEN : FACE_CLOSE };
	return (struct mark){ 0 };
}

/* White space before byte i (NBSP included), or a paragraph's start. */
static bool blank_before(tc_str t, uint32_t i, uint32_t para_beg)
{
	if (i <= para_beg)
		return true;
	if (i >= 2 && (unsigned char)t.p[i - 1] == 0xA0 && (unsigned char)t.p[i - 2] == 0xC2)
		return true;
	return tc_is_space(t.p[i - 1]);
}

static bool blank_at(tc_str t, uint32_t i, uint32_t para_end)
{
	if (i >= para_end)
		return true;
	if (i + 1 < para_end && (unsigned char)t.p[i] == 0xC2 && (unsigned char)t.p[i + 1] == 0xA0)
		return true;
	return tc_is_space(t.p[i]);
}

static bool opens_after(tc_str t, uint32_t i, uint32_t para_beg)
{
	if (blank_before(t, i, para_beg))
		return true;
	char c = t.p[i - 1];
	if (c == '(' || c == '[' || c == '-' || c == '/' || c == '{' || c == ':')
		return true;
	/* em and en dash, ellipsis; an opening mark */
	if (i >= 3 && (unsigned char)t.p[i - 3] == 0xE2 && (unsigned char)t.p[i - 2] == 0x80) {
		unsigned char e = (unsigned char)t.p[i - 1];
		return e == 0x93 || e == 0x94 || e == 0x9C || e == 0x98;
	}
	return c == '"';
}

/* The way a mark faces by its neighbours: straight marks, and curly ones that stand the wrong way round. */
static uint8_t face_of(tc_str t, uint32_t i, struct mark m, uint32_t para_beg, uint32_t para_end, bool open)
{
	bool blank_left = opens_after(t, i, para_beg), blank_right = blank_at(t, i + m.len, para_end);
	if (m.face != FACE_EITHER)
		return m.face;
	if (blank_before(t, i, para_beg) && !blank_right)
		return FACE_OPEN;
	if (!blank_before(t, i, para_beg) && blank_right)
		return FACE_CLOSE;
	if (open)
		return FACE_CLOSE;
	return blank_left && !blank_right ? FACE_OPEN : open ? FACE_CLOSE : FACE_OPEN;
}

/* May a single mark at i open a quotation? It has to be followed by a word and closed within the paragraph. */
static bool single_opens(tc_str t, uint32_t i, struct mark m, uint32_t para_beg, uint32_t para_end)
{
	if (!opens_after(t, i, para_beg) || i + m.len >= para_end || blank_at(t, i + m.len, para_end))
		return false;
	if (m.face == FACE_CLOSE || tc_is_digit(t.p[i + m.len]))
		return false;
	for (uint32_t k = i + m.len; k < para_end && k < i + 1500; k++) {
		struct mark e = mark_at(t, k);
		if (!e.len)
			continue;
		if (!e.dbl && e.face != FACE_OPEN) {
			char before = t.p[k - 1];
			bool right = blank_at(t, k + e.len, para_end) || !is_word_at(t, k + e.len);
			/* "allies' " is a possessive unless punctuation or the end of a title stands before the mark. */
			if (right && !tc_is_space(before) && (before != 's' || !blank_at(t, k + e.len, para_end) || m.face == FACE_OPEN))
				return true;
		}
		k += e.len - 1;
	}
	return false;
}

static bool single_closes(tc_str t, uint32_t i, struct mark m, uint32_t para_end)
{
	if (i == 0 || m.face == FACE_OPEN || tc_is_space(t.p[i - 1]))
		return false;
	if (!blank_at(t, i + m.len, para_end) && is_word_at(t, i + m.len))
		return false;
	if (t.p[i - 1] != 's' || !blank_at(t, i + m.len, para_end))
		return true;
	/* A possessive or the end: the end if no other closing mark follows soon. */
	for (uint32_t k = i + m.len; k < para_end && k < i + 400; k++) {
		struct mark e = mark_at(t, k);
		if (e.len && !e.dbl && e.face != FACE_OPEN && !tc_is_space(t.p[k - 1]) &&
		    (blank_at(t, k + e.len, para_end) || !is_word_at(t, k + e.len)))
			return false;
		if (e.len && (e.dbl || e.face == FACE_OPEN))
			return true;
	}
	return true;
}

struct finder {
	struct tc_coding *cx;
	struct tc__quotes *out;
	int32_t open_double, open_single;       /* regions, or -1 */
	bool single_outside;                    /* the open single stands outside the open double */
};

static int32_t open_region(struct finder *f, uint32_t beg, uint32_t len, bool single, bool nested, int32_t para)
{
	struct tc__quote q = { .outer = { beg, beg + len }, .inner = { beg + len, beg + len }, .first = 0, .last = -1,
			       .para = para, .single = single, .nested = nested };
	TC_PUSH(f->cx->arena, f->out->q, f->out->n, f->out->cap, q);
	return f->out->n - 1;
}

static void close_region(struct finder *f, int32_t *open, uint32_t at, uint32_t len)
{
	struct tc__quote *q = &f->out->q[*open];
	q->inner.end = at;
	q->outer.end = at + len;
	q->closed = len > 0;
	*open = -1;
}

static void scan_para(struct finder *f, uint32_t beg, uint32_t end, int32_t para)
{
	tc_str t = f->cx->doc->text;
	f->open_double = f->open_single = -1;
	for (uint32_t i = beg; i < end; i++) {
		struct mark m = mark_at(t, i);
		if (!m.len)
			continue;
		if (m.dbl) {
			uint8_t face = face_of(t, i, m, beg, end, f->open_double >= 0);
			if (m.len == 1 && i > beg && tc_is_digit(t.p[i - 1]) && f->open_double < 0) {
				;       /* inches */
			} else if (face == FACE_CLOSE) {
				if (f->open_double >= 0) {
					if (f->open_single >= 0 && !f->single_outside)
						close_region(f, &f->open_single, i, 0);
					close_region(f, &f->open_double, i, m.len);
				}
			} else {
				if (f->open_double >= 0) {      /* the former was never closed */
					if (f->open_single >= 0 && !f->single_outside)
						close_region(f, &f->open_single, i, 0);
					close_region(f, &f->open_double, i, 0);
				}
				f->open_double = open_region(f, i, m.len, false, f->open_single >= 0, para);
			}
		} else if (f->open_single >= 0 && single_closes(t, i, m, end)) {
			if (f->open_double >= 0 && f->single_outside)
				close_region(f, &f->open_double, i, 0);
			close_region(f, &f->open_single, i, m.len);
		} else if (f->open_single < 0 && single_opens(t, i, m, beg, end)) {
			f->single_outside = f->open_double < 0;
			f->open_single = open_region(f, i, m.len, true, f->open_double >= 0, para);
		}
		i += m.len - 1;
	}
	while (end > beg && tc_is_space(t.p[end - 1]))
		end--;
	if (f->open_single >= 0)
		close_region(f, &f->open_single, end, 0);
	if (f->open_double >= 0)
		close_region(f, &f->open_double, end, 0);
}

/* Chain what runs over paragraphs; give regions their words. */
static void settle(struct finder *f)
{
	const struct tc_doc *d = f->cx->doc;
	struct tc__quotes *o = f->out;
	int32_t prev = -1;
	for (int32_t i = 0; i < o->n; i++) {
		struct tc__quote *q = &o->q[i];
		if (q->nested)
			continue;
		if (prev >= 0 && !o->q[prev].closed && o->q[prev].para + 1 == q->para) {
			/* only where the new region starts its paragraph */
			uint32_t b = q->outer.beg;
			while (b > 0 && tc_is_space(d->text.p[b - 1]) && d->text.p[b - 1] != '\n')
				b--;
			if (b == 0 || d->text.p[b - 1] == '\n') {
				o->q[prev].carries_on = true;
				q->carried_on = true;
			}
		}
		prev = i;
	}
	int32_t w = 0;
	for (int32_t i = 0; i < o->n; i++) {
		struct tc__quote *q = &o->q[i];
		while (w > 0 && d->words[w - 1].end > q->inner.beg)
			w--;
		while (w < d->n_words && d->words[w].beg < q->inner.beg)
			w++;
		q->first = w;
		int32_t k = w;
		while (k < d->n_words && d->words[k].end <= q->inner.end)
			k++;
		q->last = k - 1;
		if (q->nested)
			continue;
		for (k = q->first; k <= q->last; k++)
			o->at[k] = i;
	}
}

void tc__quotes_find(struct tc_coding *cx, struct tc__quotes *out)
{
	const struct tc_doc *d = cx->doc;
	struct finder f = { .cx = cx, .out = out };
	*out = (struct tc__quotes){ .at = tc_arena_alloc(cx->arena, sizeof(int32_t) * (size_t)(d->n_words + 1)) };
	for (int32_t i = 0; i < d->n_words; i++)
		out->at[i] = -1;
	uint32_t beg = 0;
	for (int32_t s = 0; s < d->n_sents;) {
		int32_t e = s;
		while (e + 1 < d->n_sents && d->sents[e + 1].para == d->sents[s].para)
			e++;
		/* A mark that the sentence splitter left outside belongs to the paragraph still. */
		uint32_t end = d->sents[e].end, limit = e + 1 < d->n_sents ? d->sents[e + 1].beg : d->text.n;
		while (end < limit && d->text.p[end] != '\n')
			end++;
		while (beg < d->sents[s].beg && tc_is_space(d->text.p[beg]))
			beg++;
		scan_para(&f, beg, end, d->sents[s].para);
		beg = end;
		s = e + 1;
	}
	settle(&f);
	if (cx->word_flags)
		for (int32_t i = 0; i < d->n_words; i++)
			if (out->at[i] >= 0)
				cx->word_flags[i] |= TC_WF_QUOTED;
}
