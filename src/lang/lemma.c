/* SPDX-License-Identifier: Apache-2.0 */
/* lang/lemma.c - lemmas by edit scripts learned from the treebanks: a table of known pairs of form and tags, then the
 * longest suffix rule for the tags. A script is the base ('l' lower case, 'k' as written), how many characters to strip
 * ('a' + n; 'z' all) and what to add. train/parser/lemmas.py makes and explains the tables. */
#include "lang/lang_int.h"

#include <utf8proc.h>

enum { MAX_FORM = 120, MAX_SUFFIX = 6 };

static uint32_t lower_into(tc_str form, char *out)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < form.n;) {
		unsigned char b = (unsigned char)form.p[i];
		if (b < 128) {
			out[n++] = tc_lower(form.p[i++]);
			continue;
		}
		int32_t c;
		utf8proc_ssize_t w = utf8proc_iterate((const utf8proc_uint8_t *)form.p + i, (utf8proc_ssize_t)(form.n - i), &c);
		if (w <= 0) {
			out[n++] = form.p[i++];
			continue;
		}
		if (c == 0x2019 || c == 0x2018)
			c = '\'';
		i += (uint32_t)w;
		n += (uint32_t)utf8proc_encode_char(utf8proc_tolower(c), (utf8proc_uint8_t *)out + n);
	}
	return n;
}

void tc__lemma(const struct tc_lang *l, struct tc_arena *a, struct tc_word *w)
{
	w->lemma = w->form;
	if (w->form.n == 0 || w->form.n > MAX_FORM)
		return;
	char low[MAX_FORM * 2 + 8];
	uint32_t n = lower_into(w->form, low);
	const struct tc__lemmas *m = &l->lemma;
	low[n] = '\t';
	low[n + 1] = (char)('A' + w->upos);
	low[n + 2] = (char)('A' + w->xpos);
	uint32_t at = tc__keys_find(&m->known, low, n + 3);
	tc_str script = at ? tc__keys_text(&m->scripts, m->known_script[at]) : TC_STR_NULL;
	for (uint32_t k = n < MAX_SUFFIX ? n : MAX_SUFFIX; !at; k--) {
		if (k < n && ((unsigned char)low[n - k] & 0xc0) == 0x80)
			continue;
		at = tc__keys_find(&m->rules, low + n - k, k + 3);
		if (at)
			script = tc__keys_text(&m->scripts, m->rules_script[at]);
		if (k == 0)
			break;
	}
	if (script.n < 2)
		return;
	bool keep = script.p[0] == 'k';
	tc_str base = keep ? w->form : tc_str_n(low, n), add = tc_str_cut(script, 2, script.n);
	uint32_t end = base.n;
	for (int strip = script.p[1] - 'a'; end > 0 && strip > 0;) {
		end--;
		if (((unsigned char)base.p[end] & 0xc0) != 0x80 && script.p[1] != 'z')
			strip--;
	}
	if (end + add.n == 0 || (keep && end == base.n && add.n == 0))
		return;
	char *p = tc_arena_alloc(a, end + add.n);
	memcpy(p, base.p, end);
	memcpy(p + end, add.p, add.n);
	w->lemma = tc_str_n(p, end + add.n);
}
