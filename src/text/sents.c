/* SPDX-License-Identifier: Apache-2.0 */
/* text/sents.c - where sentences end. */
#include "text/split_int.h"

static bool is_closer(const char *s, const struct tc__tok *t)
{
	uint32_t n = t->end - t->beg;
	const char *p = s + t->beg;
	if (n == 1)
		return *p == '"' || *p == '\'' || *p == ')' || *p == ']' || *p == '}';
	return (n == 2 && memcmp(p, "''", 2) == 0) || (n == 3 && (memcmp(p, "\xe2\x80\x9d", 3) == 0 || memcmp(p, "\xe2\x80\x99", 3) == 0)) ||
		(n == 2 && memcmp(p, "\xc2\xbb", 2) == 0);
}

static bool ends(const char *s, const struct tc__tok *t)
{
	char c = s[t->beg];
	return c == '.' || c == '!' || c == '?' || (t->end - t->beg >= 3 && memcmp(s + t->beg, "\xe2\x80\xa6", 3) == 0);
}

static bool opens(const char *s, const struct tc__tok *t)
{
	unsigned char c = (unsigned char)s[t->beg];
	return !(tc_is_lower((char)c) || c == ',' || c == ';' || c == ':' || c == ')' || c == ']' || c == '-' || c == '.' || c == '%');
}

void tc__cut_sentences(struct tc__tok *t, int32_t n, const char *s)
{
	for (int32_t i = 0; i < n; i++) {
		if (i + 1 == n || t[i + 1].para != t[i].para) {
			t[i].last = true;
			continue;
		}
		int32_t k = i;                          /* the stop before closing marks */
		while (k > 0 && t[k].para == t[i].para && is_closer(s, &t[k]) && !t[k - 1].space)
			k--;
		bool stop = ends(s, &t[k]);
		if (!stop && t[k].abbrev && k == i) {
			tc_str w = tc_str_n(s + t[k].beg, t[k].end - t[k].beg - 1);
			char next = s[t[i + 1].beg];
			bool acronym = w.n >= 3 && w.p[w.n - 2] == '.';
			stop = !tc__is_title(w) && w.n > 1 && tc_is_upper(next) && t[i].space && !acronym;
		}
		if (!stop || (!t[i].space && t[k].end - t[k].beg == 1) || is_closer(s, &t[i + 1]))
			continue;
		t[i].last = opens(s, &t[i + 1]);
	}
}
