/* SPDX-License-Identifier: Apache-2.0 */
/* lang/lemma.c - lemmas by edit scripts learned from the treebanks: a table of known pairs of form and tags; for other
 * verbs in -ed and -ing the commonest word that could stand behind them; then the longest suffix rule for the tags. A script is the base ('l' lower case, 'k' as written), how many characters to strip
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

static bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/* One vowel and one consonant at the end of a word of one syllable: "car" gives "carred", so "cared" comes from "care". */
static bool would_double(const char *p, uint32_t n)
{
	uint32_t groups = 0;
	for (uint32_t i = 0; i < n; i++)
		groups += vowel(p[i]) && (i == 0 || !vowel(p[i - 1]));
	return groups == 1 && n >= 2 && !vowel(p[n - 1]) && vowel(p[n - 2]) && (n == 2 || !vowel(p[n - 3])) &&
		!memchr("wxy", p[n - 1], 3);
}

/* The base of a regular verb form low[0, n) among the words of the vocabulary, which stand by frequency: how much of low
 * to keep and what to add. False if none of the candidates is a word. lemmas.py does the same. */
static bool verb_base(const struct tc__keys *vocab, const char *low, uint32_t n, int xpos, uint32_t *keep, char *add)
{
	uint32_t cut = xpos == TC_XPOS_VBG ? 3 : 2, best = 0;
	if (n < cut + 2 || memcmp(low + n - cut, cut == 3 ? "ing" : "ed", cut) != 0)
		return false;
	uint32_t stem = n - cut;
	char word[MAX_FORM * 2 + 8];
	memcpy(word, low, stem);
	for (int kind = 0; kind < 4; kind++) {
		uint32_t k = stem;
		char more = 0;
		if (kind == 0 && would_double(low, stem))
			continue;
		if (kind == 1)
			more = 'e';
		if (kind == 2 && (low[stem - 1] != low[stem - 2] || vowel(low[stem - 1])))
			continue;
		if (kind == 2)
			k--;
		if (kind == 3 && (cut != 2 || low[stem - 1] != 'i'))
			continue;
		if (kind == 3) {
			k--;
			more = 'y';
		}
		if (k < 2)
			continue;
		char was = word[k];
		word[k] = more;
		uint32_t at = tc__keys_find(vocab, word, k + (more != 0));
		word[k] = was;
		if (at && (!best || at < best)) {
			best = at;
			*keep = k;
			*add = more;
		}
	}
	return best != 0;
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
	if (!at && (w->xpos == TC_XPOS_VBD || w->xpos == TC_XPOS_VBN || w->xpos == TC_XPOS_VBG)) {
		uint32_t stem = 0;
		char more = 0;
		if (verb_base(&l->vocab, low, n, w->xpos, &stem, &more)) {
			char *p = tc_arena_alloc(a, stem + 1);
			memcpy(p, low, stem);
			p[stem] = more;
			w->lemma = tc_str_n(p, stem + (more != 0));
			return;
		}
	}
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
	/* a name that somebody wrote without a capital gets one */
	bool capital = keep && end > 0 && (w->xpos == TC_XPOS_NNP || w->xpos == TC_XPOS_NNPS) && tc_is_lower(base.p[0]);
	for (uint32_t i = 0; capital && i < base.n; i++)
		capital = tc_is_lower(base.p[i]);
	if (end + add.n == 0 || (keep && end == base.n && add.n == 0 && !capital))
		return;
	char *p = tc_arena_alloc(a, end + add.n);
	memcpy(p, base.p, end);
	if (capital)
		p[0] = (char)(p[0] - 32);
	memcpy(p + end, add.p, add.n);
	w->lemma = tc_str_n(p, end + add.n);
}
