/* SPDX-License-Identifier: Apache-2.0 */
/* ingest/datefield.c - the date formats that feeds and page headers use. The day is taken as written, without regard to the
 * time zone, because "today" in the article means the newsroom's day. All-number forms with the year last are ambiguous
 * between continents and not read. */
#include "ingest/ingest.h"

#include <stdio.h>

/* Parts of a date: runs of digits and of letters. */
struct part { tc_str s; bool digits; };

static int cut(tc_str s, struct part *out, int cap)
{
	int n = 0;
	for (uint32_t i = 0; i < s.n && n < cap;) {
		uint32_t from = i;
		bool digits = tc_is_digit(s.p[i]), letters = tc_is_alpha(s.p[i]);
		while (i < s.n && (digits ? tc_is_digit(s.p[i]) : letters && tc_is_alpha(s.p[i])))
			i++;
		if (i == from)
			i++;
		else
			out[n++] = (struct part){ tc_str_cut(s, from, i), digits };
	}
	return n;
}

static int number(tc_str s)
{
	int v = 0;
	for (uint32_t i = 0; i < s.n && i < 9; i++)
		v = v * 10 + (s.p[i] - '0');
	return v;
}

static int month_of(tc_str s)
{
	static const char names[12][10] = { "january", "february", "march", "april", "may", "june", "july", "august",
		"september", "october", "november", "december" };
	if (s.n < 3)
		return 0;
	for (int m = 0; m < 12; m++)
		if (s.n <= strlen(names[m]) && tc_str_eqi(s, tc_str_n(names[m], s.n)))
			return m + 1;
	return tc_str_eqi(s, TC_STR("sept")) ? 9 : 0;
}

static bool put(int y, int m, int d, char out[11])
{
	static const uint8_t days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	if (y < 1800 || y > 2199 || m < 1 || m > 12 || d < 1 || d > days[m - 1])
		return false;
	if (m == 2 && d == 29 && !((y % 4 == 0 && y % 100 != 0) || y % 400 == 0))
		return false;
	snprintf(out, 11, "%04u-%02u-%02u", (unsigned)y % 10000, (unsigned)m % 100, (unsigned)d % 100);
	return true;
}

bool tc_date_normalise(tc_str s, char out[11])
{
	struct part p[8];
	int n = cut(tc_str_trim(s), p, 8);
	if (n >= 1 && p[0].digits && (p[0].s.n == 8 || p[0].s.n == 14)) {
		tc_str d = p[0].s;
		return put(number(tc_str_cut(d, 0, 4)), number(tc_str_cut(d, 4, 6)), number(tc_str_cut(d, 6, 8)), out);
	}
	int at = n && !p[0].digits && !month_of(p[0].s) ? 1 : 0;        /* a weekday */
	if (n - at < 3)
		return false;
	if (p[at].digits && p[at].s.n == 4 && p[at + 1].digits && p[at + 2].digits && p[at + 2].s.n <= 2)
		return put(number(p[at].s), number(p[at + 1].s), number(p[at + 2].s), out);
	if (p[at].digits && !p[at + 1].digits) {
		/* "1st January 2022" */
		int m = at + 1 + (n - at > 3 && p[at + 1].s.n == 2 && !month_of(p[at + 1].s));
		if (m + 1 < n && p[m + 1].digits && p[m + 1].s.n == 4)
			return put(number(p[m + 1].s), month_of(p[m].s), number(p[at].s), out);
		return false;
	}
	if (p[at].digits || !p[at + 1].digits)
		return false;
	int y = at + 2 + (!p[at + 2].digits && p[at + 2].s.n == 2);     /* "January 1st, 2022" */
	if (y < n && p[y].digits && p[y].s.n == 4)
		return put(number(p[y].s), month_of(p[at].s), number(p[at + 1].s), out);
	/* "Dec 30 10:00:00 2021" */
	return n - at >= 6 && p[n - 1].digits && p[n - 1].s.n == 4 &&
	       put(number(p[n - 1].s), month_of(p[at].s), number(p[at + 1].s), out);
}
