/* SPDX-License-Identifier: Apache-2.0 */
/* lang/feat.c - the vocabulary row and hashed rows of a form. train/parser/features.py is the reference; the two must
 * agree (tests/unit/test_lang.c). Hashed: prefixes of 1-3, suffixes of 1-4 characters, shape, and the
 * form as written of words that have a trained row. */
#include "lang/lang_int.h"

#include <utf8proc.h>

enum { MAX_KEY = 256 };         /* longer forms have no row and are hashed from what fits */

uint32_t tc__keys_find(const struct tc__keys *k, const char *p, size_t n)
{
	uint64_t h = tc_hash(p, n, 0);
	for (uint32_t i = (uint32_t)h & k->mask, tag = (uint32_t)(h >> 52); k->slots[i]; i = (i + 1) & k->mask) {
		uint32_t at = k->slots[i] & 0xfffff;
		if (k->slots[i] >> 20 == tag && k->offs[at + 1] - k->offs[at] == n && memcmp(k->text + k->offs[at], p, n) == 0)
			return at;
	}
	return 0;
}

tc_str tc__keys_text(const struct tc__keys *k, uint32_t i)
{
	return tc_str_n(k->text + k->offs[i], k->offs[i + 1] - k->offs[i]);
}

struct chars { uint32_t n; uint32_t off[MAX_KEY + 1]; char b[MAX_KEY + 8], shape[8]; uint32_t n_shape; };

static int32_t plain_quote(int32_t c)
{
	switch (c) {
	case 0x2018: case 0x2019: case 0x2bc: case 0x60: return '\'';
	case 0x201c: case 0x201d: case 0x201e: case 0xab: case 0xbb: return '"';
	}
	return c;
}

static bool is_letter(int32_t c)
{
	utf8proc_category_t k = utf8proc_category(c);
	return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

static void shape_add(struct chars *o, char s)
{
	if (o->n_shape >= 2 && o->shape[o->n_shape - 1] == s && o->shape[o->n_shape - 2] == s)
		return;
	if (o->n_shape < 8)
		o->shape[o->n_shape++] = s;
}

/* Lower case with plain quotes, its characters' offsets, and the shape. */
static void read_chars(struct chars *o, tc_str form)
{
	o->n = o->n_shape = 0;
	uint32_t at = 0, len = 0;
	bool done = false;                              /* the shape is cut at eight where a ninth would differ */
	while (at < form.n && len < MAX_KEY - 4) {
		unsigned char b = (unsigned char)form.p[at];
		o->off[o->n++] = len;
		char s;
		if (b < 128) {
			at++;
			o->b[len++] = b == '`' ? '\'' : tc_lower((char)b);
			s = tc_is_upper((char)b) ? 'X' : tc_is_lower((char)b) ? 'x' : tc_is_digit((char)b) ? 'd' : (char)b;
		} else {
			int32_t c;
			utf8proc_ssize_t w = utf8proc_iterate((const utf8proc_uint8_t *)form.p + at, (utf8proc_ssize_t)(form.n - at), &c);
			if (w <= 0) {
				c = 0xfffd;
				w = 1;
			}
			at += (uint32_t)w;
			int32_t low = utf8proc_tolower(c);
			s = is_letter(c) ? (low == c ? 'x' : 'X') : 'u';
			len += (uint32_t)utf8proc_encode_char(plain_quote(low), (utf8proc_uint8_t *)o->b + len);
		}
		if (!done) {
			bool run = o->n_shape >= 2 && o->shape[o->n_shape - 1] == s && o->shape[o->n_shape - 2] == s;
			done = !run && o->n_shape == 8;
			if (!done)
				shape_add(o, s);
		}
	}
	o->off[o->n] = len;
}

static uint32_t word_row(const struct tc_lang *l, struct chars *o)
{
	static const struct { const char *from, *to; } whole[] = {
		{ "\xe2\x80\x93", "--" }, { "\xe2\x80\x94", "--" }, { "\xe2\x80\xa6", "..." }, { "''", "\"" }, { "---", "--" },
	};
	tc_str k = tc_str_n(o->b, o->off[o->n]);
	if (k.n <= 3)
		for (size_t i = 0; i < TC_COUNT(whole); i++)
			if (tc_str_is(k, whole[i].from))
				k = tc_str_of(whole[i].to);
	uint32_t row = tc__keys_find(&l->vocab, k.p, k.n);
	if (row)
		return row;
	char z[MAX_KEY + 8];
	bool any = false;
	for (uint32_t i = 0; i < k.n; i++) {
		bool digit = tc_is_digit(k.p[i]);
		z[i] = digit ? '0' : k.p[i];
		any |= digit;
	}
	return any ? tc__keys_find(&l->vocab, z, k.n) : 0;
}

void tc__feats_of(const struct tc_lang *l, tc_str form, struct tc__feats *out)
{
	struct chars o;
	read_chars(&o, form);
	out->n = 0;
	uint32_t rows = (uint32_t)l->hash.rows - 1, n = o.n;
	for (uint32_t i = 1; i <= 3 && i <= n; i++)
		out->hashed[out->n++] = 1 + (uint32_t)(tc_hash(o.b, o.off[i], i) % rows);
	for (uint32_t i = 1; i <= 4 && i < n; i++)
		out->hashed[out->n++] = 1 + (uint32_t)(tc_hash(o.b + o.off[n - i], o.off[n] - o.off[n - i], 3 + i) % rows);
	out->hashed[out->n++] = 1 + (uint32_t)(tc_hash(o.shape, o.n_shape, 8) % rows);
	out->word = word_row(l, &o);
	if (out->word && out->word < (uint32_t)l->n_trained)
		out->hashed[out->n++] = 1 + (uint32_t)(tc_hash(form.p, form.n, 9) % rows);
}
