/* SPDX-License-Identifier: Apache-2.0 */
/* know/fold.c - the form in which names are compared.
 * "Sana'a", "Sanaa" and "SANAA" are one name, and so are "al-Qaeda", "al - Qaeda" (as tokens) and "Al Qaeda": hyphens
 * part words, apostrophes and periods vanish, accents are stripped (Unicode decomposition, and a few letters that do
 * not decompose). A comma is a word of its own: it keeps "Paris, Texas" apart from "Paris". */
#include "know/know_int.h"
#include <utf8proc.h>

static bool is_apostrophe(int32_t c)
{
	return c == '\'' || c == '`' || c == 0xb4 || c == 0x2018 || c == 0x2019 || c == 0x201b || c == 0x2032 ||
	       (c >= 0x2b9 && c <= 0x2bf);
}

static bool parts_words(int32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == '-' || c == '/' || c == '_' || c == '(' || c == ')' ||
	       c == '[' || c == ']' || c == 0xa0 || (c >= 0x2000 && c <= 0x200a) || (c >= 0x2010 && c <= 0x2015) ||
	       c == 0x202f || c == 0x2212 || c == 0x3000;
}

static bool vanishes(int32_t c)
{
	return c == '.' || c == '!' || c == '?' || c == '*' || c == '"' || c == 0xab || c == 0xbb || c == 0xad ||
	       (c >= 0x200b && c <= 0x200f) || c == 0x201c || c == 0x201d || c == 0x201e || c == 0xfeff || c < 0x20 ||
	       c == 0x7f || (c >= 0x300 && c <= 0x36f) || (c >= 0x2c0 && c <= 0x2ff);
}

static const char *letters_of(int32_t c)
{
	switch (c) {
	case 0xdf:
		return "ss";
	case 0xe6:
	case 0xc6:
		return "ae";
	case 0x153:
	case 0x152:
		return "oe";
	case 0xf8:
	case 0xd8:
		return "o";
	case 0x111:
	case 0x110:
	case 0xf0:
	case 0xd0:
		return "d";
	case 0x142:
	case 0x141:
		return "l";
	case 0x131:
	case 0x130:
		return "i";
	case 0x259:
	case 0x18f:
		return "a";
	case 0xfe:
	case 0xde:
		return "th";
	case 0x127:
	case 0x126:
		return "h";
	case 0x167:
	case 0x166:
		return "t";
	case 0x14b:
	case 0x14a:
		return "n";
	default:
		return NULL;
	}
}

struct out {
	struct tc__fold *f;
	uint32_t word;
	bool parted;
}; /* word: where the current one began */

static bool room(struct out *o, uint32_t n)
{
	if (o->f->n + n + (o->parted && o->f->n) > TC__MAX_NAME) {
		o->f->full = true;
		return false;
	}
	return true;
}

static void put(struct out *o, const char *p, uint32_t n)
{
	if (!room(o, n))
		return;
	if (o->parted && o->f->n)
		o->f->p[o->f->n++] = ' ';
	o->parted = false;
	memcpy(o->f->p + o->f->n, p, n);
	o->f->n += n;
}

static void put_wide(struct out *o, int32_t c)
{
	utf8proc_int32_t parts[18];
	int boundary = 0;
	utf8proc_ssize_t n = utf8proc_decompose_char(
	        c, parts, 18, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK, &boundary);
	for (utf8proc_ssize_t i = 0; i < n && i < 18; i++) {
		utf8proc_uint8_t bytes[4];
		const char *z = letters_of(parts[i]);
		if (z)
			put(o, z, (uint32_t)strlen(z));
		else if (parts_words(parts[i]))
			o->parted = true;
		else if (parts[i] < 0x80 && !tc_is_alpha((char)parts[i]) && !tc_is_digit((char)parts[i]))
			continue; /* "(a)" as one sign */
		else if (!vanishes(parts[i]) && !is_apostrophe(parts[i]))
			put(o, (const char *)bytes, (uint32_t)utf8proc_encode_char(parts[i], bytes));
	}
}

/* An apostrophe stands at s[i]: length of a possessive ending there ("'s"), else 0. */
static uint32_t possessive(tc_str s, uint32_t i, uint32_t len)
{
	uint32_t j = i + len;
	if (j >= s.n || (s.p[j] != 's' && s.p[j] != 'S'))
		return 0;
	if (j + 1 == s.n || !(tc_is_alpha(s.p[j + 1]) || tc_is_digit(s.p[j + 1]) || (unsigned char)s.p[j + 1] >= 0xc3))
		return len + 1;
	return 0;
}

uint32_t tc__fold_add(struct tc__fold *f, tc_str s)
{
	struct out o = { f, f->n, true };
	uint32_t before = f->n;
	f->full = false;
	for (uint32_t i = 0; i < s.n && !f->full;) {
		unsigned char b = (unsigned char)s.p[i];
		if (tc_is_alpha((char)b) || tc_is_digit((char)b)) {
			char c = tc_lower((char)b);
			put(&o, &c, 1);
			i++;
			continue;
		}
		utf8proc_int32_t c = b;
		utf8proc_ssize_t n = 1;
		if (b >= 0x80) {
			n = utf8proc_iterate((const utf8proc_uint8_t *)s.p + i, s.n - i, &c);
			if (n <= 0) {
				i++;
				continue;
			}
		}
		if (is_apostrophe(c)) {
			uint32_t skip = possessive(s, i, (uint32_t)n);
			i += skip ? skip : (uint32_t)n;
			continue;
		}
		i += (uint32_t)n;
		if (parts_words(c)) {
			o.parted = true;
		} else if (c == ',' || c == ';' || c == ':') {
			o.parted = true;
			put(&o, s.p + i - 1, 1);
			o.parted = true;
		} else if (c == '&') {
			o.parted = true;
			put(&o, "and", 3);
			o.parted = true;
		} else if (vanishes(c)) {
			continue;
		} else if (c < 0x80) {
			char a = (char)c;
			put(&o, &a, 1);
		} else {
			put_wide(&o, c);
		}
	}
	if (f->full)
		f->n = before;
	return f->n - before;
}

uint32_t tc_know_fold(tc_str name, char *out, uint32_t cap)
{
	struct tc__fold f = { .n = 0 };
	uint32_t n = tc__fold_add(&f, name);
	if (f.full || n == 0 || n > cap)
		return 0;
	memcpy(out, f.p, n);
	return n;
}

void tc__case_add(struct tc__case *c, tc_str form)
{
	bool any = false, upper = false;
	for (uint32_t i = 0; i < form.n;) {
		utf8proc_int32_t cp = (unsigned char)form.p[i];
		utf8proc_ssize_t n = 1;
		if (cp >= 0x80 && (n = utf8proc_iterate((const utf8proc_uint8_t *)form.p + i, form.n - i, &cp)) <= 0) {
			i++;
			continue;
		}
		i += (uint32_t)n;
		bool up = cp < 0x80 ? tc_is_upper((char)cp) : utf8proc_isupper(cp) != 0;
		bool low = cp < 0x80 ? tc_is_lower((char)cp) : utf8proc_islower(cp) != 0;
		if (up && c->upper < UINT16_MAX)
			c->upper++;
		if (low && c->lower < UINT16_MAX)
			c->lower++;
		any |= up || low || (cp >= '0' && cp <= '9');
		upper |= up;
	}
	if (!any)
		return;
	if (!c->words++)
		c->first = upper;
	c->last = upper;
}

bool tc__case_fits(const struct tc__case *c, uint32_t flags)
{
	if (flags & TC_NAME_ABBREV)
		return c->upper >= 2;
	if (flags & TC_NAME_CASED)
		return c->first || c->last;
	return true;
}

bool tc_know_case_fits(uint32_t name_flags, const tc_str *forms, int n)
{
	struct tc__case c = { 0 };
	for (int i = 0; i < n; i++)
		if (i > 0 || n == 1 || !tc_str_eqi(forms[i], TC_STR("the")))
			tc__case_add(&c, forms[i]);
	return tc__case_fits(&c, name_flags);
}
