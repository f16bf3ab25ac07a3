/* SPDX-License-Identifier: Apache-2.0 */
/* code/date_words.c - the words that dates are made of. Each word of a document is classified once, by binary search; words of
 * no class cost date_parse.c nothing more. */
#include <stdlib.h>

#include "code/date_int.h"

/* Sorted by form. arg: month 1..12, weekday 0..6, enum tc__unit, season; of day words the shift in days. */
static const struct tc__date_keyword keywords[] = {
	{ "a", K_NUM, 1 }, { "about", K_NONE, 0 }, { "afternoon", K_PART, 0 }, { "ago", K_AGO, 0 }, { "an", K_NUM, 1 }, { "apr", K_MONTH, 4 },
	{ "apr.", K_MONTH, 4 }, { "april", K_MONTH, 4 }, { "aug", K_MONTH, 8 }, { "aug.", K_MONTH, 8 }, { "august", K_MONTH, 8 },
	{ "autumn", K_SEASON, 2 }, { "beginning", K_END, 'e' }, { "centuries", K_UNITS, TC__CENTURY }, { "century", K_UNIT, TC__CENTURY },
	{ "christmas", K_EVE, 25 }, { "close", K_END, 'l' }, { "coming", K_NEXT, 0 }, { "couple", K_FEW, 2 },
	{ "current", K_THIS, 0 }, { "dawn", K_PART, 0 }, { "day", K_UNIT, TC__DAY }, { "days", K_UNITS, TC__DAY }, { "dec", K_MONTH, 12 },
	{ "dec.", K_MONTH, 12 }, { "decade", K_UNIT, TC__DECADE }, { "decades", K_UNITS, TC__DECADE }, { "december", K_MONTH, 12 },
	{ "dozen", K_NUM, 12 }, { "dusk", K_PART, 0 }, { "earlier", K_EARLY, 1 }, { "early", K_EARLY, 0 }, { "eight", K_NUM, 8 },
	{ "eighteen", K_NUM, 18 }, { "eighty", K_NUM, 80 }, { "eleven", K_NUM, 11 }, { "end", K_END, 'l' }, { "evening", K_PART, 0 },
	{ "fall", K_SEASON, 2 }, { "feb", K_MONTH, 2 }, { "feb.", K_MONTH, 2 }, { "february", K_MONTH, 2 }, { "few", K_FEW, 0 },
	{ "fifteen", K_NUM, 15 }, { "fifty", K_NUM, 50 }, { "final", K_LATE, 2 }, { "first", K_ORD, 1 }, { "five", K_NUM, 5 },
	{ "following", K_NEXT, 1 }, { "fortnight", K_UNIT, TC__FORTNIGHT }, { "forty", K_NUM, 40 }, { "four", K_NUM, 4 }, { "fourteen", K_NUM, 14 }, { "fourth", K_ORD, 4 },
	{ "fri", K_WDAY, 4 }, { "fri.", K_WDAY, 4 }, { "friday", K_WDAY, 4 }, { "half", K_HALF, 0 }, { "hours", K_UNITS, TC__HOUR },
	{ "hundred", K_NUM, 100 }, { "imminent", K_VAGUE, 2 }, { "jan", K_MONTH, 1 }, { "jan.", K_MONTH, 1 }, { "january", K_MONTH, 1 },
	{ "jul", K_MONTH, 7 }, { "jul.", K_MONTH, 7 }, { "july", K_MONTH, 7 }, { "jun", K_MONTH, 6 }, { "jun.", K_MONTH, 6 },
	{ "june", K_MONTH, 6 }, { "last", K_LAST, 0 }, { "late", K_LATE, 0 }, { "lately", K_VAGUE, 0 }, { "later", K_LATE, 1 },
	{ "latter", K_LATE, 2 }, { "many", K_FEW, 0 }, { "mar", K_MONTH, 3 }, { "mar.", K_MONTH, 3 }, { "march", K_MONTH, 3 },
	{ "may", K_MONTH, 5 }, { "mid", K_MID, 0 }, { "middle", K_END, 'm' }, { "midnight", K_PART, 1 }, { "midsummer", K_NONE, 0 },
	{ "mon", K_WDAY, 0 }, { "mon.", K_WDAY, 0 }, { "monday", K_WDAY, 0 }, { "month", K_UNIT, TC__MONTH },
	{ "months", K_UNITS, TC__MONTH }, { "morning", K_PART, 0 }, { "next", K_NEXT, 0 }, { "night", K_PART, 0 }, { "nine", K_NUM, 9 },
	{ "nineteen", K_NUM, 19 }, { "ninety", K_NUM, 90 }, { "noon", K_PART, 2 }, { "nov", K_MONTH, 11 }, { "nov.", K_MONTH, 11 },
	{ "november", K_MONTH, 11 }, { "oct", K_MONTH, 10 }, { "oct.", K_MONTH, 10 }, { "october", K_MONTH, 10 }, { "one", K_NUM, 1 },
	{ "overnight", K_DAYWORD, 0 }, { "past", K_LAST, 1 }, { "preceding", K_LAST, 2 }, { "previous", K_LAST, 2 },
	{ "quarter", K_UNIT, TC__QUARTER }, { "recent", K_RECENT, 0 }, { "recently", K_VAGUE, 0 }, { "same", K_THIS, 1 },
	{ "sat.", K_WDAY, 5 }, { "saturday", K_WDAY, 5 }, { "second", K_ORD, 2 }, { "sep", K_MONTH, 9 }, { "sep.", K_MONTH, 9 },
	{ "sept", K_MONTH, 9 }, { "sept.", K_MONTH, 9 }, { "september", K_MONTH, 9 }, { "seven", K_NUM, 7 }, { "seventeen", K_NUM, 17 },
	{ "seventy", K_NUM, 70 }, { "several", K_FEW, 0 }, { "six", K_NUM, 6 }, { "sixteen", K_NUM, 16 }, { "sixty", K_NUM, 60 },
	{ "soon", K_VAGUE, 1 }, { "spring", K_SEASON, 0 }, { "start", K_END, 'e' }, { "summer", K_SEASON, 1 }, { "sun.", K_WDAY, 6 },
	{ "sunday", K_WDAY, 6 }, { "ten", K_NUM, 10 }, { "that", K_THIS, 1 }, { "the", K_THE, 0 }, { "third", K_ORD, 3 },
	{ "thirteen", K_NUM, 13 }, { "thirty", K_NUM, 30 }, { "this", K_THIS, 0 }, { "three", K_NUM, 3 }, { "thu", K_WDAY, 3 },
	{ "thu.", K_WDAY, 3 }, { "thur.", K_WDAY, 3 }, { "thurs.", K_WDAY, 3 }, { "thursday", K_WDAY, 3 }, { "today", K_DAYWORD, 0 },
	{ "tomorrow", K_DAYWORD, 1 }, { "tonight", K_DAYWORD, 0 }, { "tue", K_WDAY, 1 }, { "tue.", K_WDAY, 1 }, { "tues.", K_WDAY, 1 },
	{ "tuesday", K_WDAY, 1 }, { "twelve", K_NUM, 12 }, { "twenty", K_NUM, 20 }, { "two", K_NUM, 2 }, { "upcoming", K_NEXT, 0 },
	{ "wed", K_WDAY, 2 }, { "wed.", K_WDAY, 2 }, { "wednesday", K_WDAY, 2 }, { "week", K_UNIT, TC__WEEK },
	{ "weekend", K_UNIT, TC__WEEKEND }, { "weeks", K_UNITS, TC__WEEK }, { "winter", K_SEASON, 3 }, { "year", K_UNIT, TC__YEAR },
	{ "years", K_UNITS, TC__YEAR }, { "yesterday", K_DAYWORD, -1 },
};

static int compare_keyword(const void *key, const void *entry)
{
	return strcmp(key, ((const struct tc__date_keyword *)entry)->form);
}

const struct tc__date_keyword *tc__date_keyword(tc_str form)
{
	char z[12];
	if (form.n == 0 || form.n >= sizeof z)
		return NULL;
	for (uint32_t k = 0; k < form.n; k++)
		z[k] = tc_lower(form.p[k]);
	z[form.n] = 0;
	return bsearch(z, keywords, TC_COUNT(keywords), sizeof *keywords, compare_keyword);
}

int tc__days_in_month(int y, int m)
{
	static const int8_t days[] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	return m == 2 && ((y % 4 == 0 && y % 100 != 0) || y % 400 == 0) ? 29 : days[m];
}

void tc__date_classify(const struct tc_doc *d, struct tc_arena *arena, struct tc__date_words *out)
{
	out->cls = TC_NEWN(arena, uint8_t, d->n_words + 1);
	out->arg = TC_NEWN(arena, int8_t, d->n_words + 1);
	for (int32_t i = 0; i < d->n_words; i++) {
		tc_str f = d->words[i].form;
		if (f.n == 0 || f.n > 12)
			continue;
		if (tc_is_digit(f.p[0]) || f.p[0] == '\'') {
			out->cls[i] = K_DIGIT;
			continue;
		}
		if (!tc_is_alpha(f.p[0]))
			continue;
		if (f.n > 5 && tc_str_eqi(tc_str_cut(f, 0, 4), TC_STR("mid-"))) {
			out->cls[i] = K_MID;
			out->arg[i] = 1;
			continue;
		}
		const struct tc__date_keyword *kw = tc__date_keyword(f);
		if (!kw)
			continue;
		if ((kw->cls == K_MONTH || kw->cls == K_WDAY) && !tc_is_upper(f.p[0]))
			continue;
		out->cls[i] = kw->cls;
		out->arg[i] = kw->arg;
	}
}

static void fixed_digits(tc_str f, uint32_t at, uint32_t n, int *v)
{
	*v = 0;
	for (uint32_t i = at; i < at + n; i++)
		*v = *v * 10 + (f.p[i] - '0');
}

bool tc__date_numeric(tc_str f, struct tc__point *p)
{
	int part[3], n = 0, v = 0, len[3], k = 0;
	char sep = 0;
	for (uint32_t i = 0; i <= f.n; i++) {
		char c = i < f.n ? f.p[i] : 0;
		if (tc_is_digit(c)) {
			v = v * 10 + (c - '0');
			if (++k > 4)
				return false;
			continue;
		}
		if (!k || n == 3 || (c && c != '-' && c != '/' && c != '.') || (sep && c && c != sep))
			return false;
		sep = c ? c : sep;
		part[n] = v;
		len[n++] = k;
		v = k = 0;
	}
	if (n != 3)
		return false;
	if (len[0] == 4)
		*p = (struct tc__point){ part[0], part[1], part[2] };
	else if (len[2] != 4)
		return false;
	else if (part[0] > 12 || sep == '.')
		*p = (struct tc__point){ part[2], part[1], part[0] };
	else
		*p = (struct tc__point){ part[2], part[0], part[1] };
	return p->y >= 1000 && p->y <= 2100 && p->m >= 1 && p->m <= 12 && p->d >= 1 && p->d <= tc__days_in_month(p->y, p->m);
}

int tc__decade_of(tc_str f)
{
	int v;
	if (f.n && f.p[0] == '\'')
		f = tc_str_cut(f, 1, f.n);
	if (f.n < 3 || f.p[f.n - 1] != 's')
		return 0;
	uint32_t n = f.n - 1;
	if (f.p[n - 1] == '\'')
		n--;
	for (uint32_t i = 0; i < n; i++)
		if (!tc_is_digit(f.p[i]))
			return 0;
	fixed_digits(f, 0, n, &v);
	if (n == 4 && v % 10 == 0 && v >= 1500 && v <= 2090)
		return v;
	return n == 2 && v % 10 == 0 && v >= 20 ? 1900 + v : 0;
}
