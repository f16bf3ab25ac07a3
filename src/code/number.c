/* SPDX-License-Identifier: Apache-2.0 */
/* code/number.c - numerals (and base forms of words, which two tables need): "120,000", "twenty-five", "$2.5bn", "tens of thousands", "between 300 and 400", "at least 40".
 * A small grammar over word forms. Bounds are read to the left and right of the numeral. What a vague plural is worth
 * follows the gold files: the least it can mean ("dozens" 24, "hundreds of thousands" 200,000), with bound at_least.
 * Not handled: Roman numerals, fractions other than halves ("two thirds"), lakh and crore. */
#include "code/number.h"

#include <stdlib.h>

#include "event/event.h"

struct word_value { const char *form; double value; };

static const struct word_value units[] = {
	{ "zero", 0 }, { "one", 1 }, { "two", 2 }, { "three", 3 }, { "four", 4 }, { "five", 5 }, { "six", 6 }, { "seven", 7 },
	{ "eight", 8 }, { "nine", 9 }, { "ten", 10 }, { "eleven", 11 }, { "twelve", 12 }, { "thirteen", 13 },
	{ "fourteen", 14 }, { "fifteen", 15 }, { "sixteen", 16 }, { "seventeen", 17 }, { "eighteen", 18 }, { "nineteen", 19 },
};
static const struct word_value tens[] = {
	{ "twenty", 20 }, { "thirty", 30 }, { "forty", 40 }, { "fifty", 50 }, { "sixty", 60 }, { "seventy", 70 },
	{ "eighty", 80 }, { "ninety", 90 },
};
static const struct word_value magnitudes[] = {
	{ "hundred", 1e2 }, { "thousand", 1e3 }, { "million", 1e6 }, { "billion", 1e9 }, { "trillion", 1e12 },
	{ "dozen", 12 }, { "m", 1e6 }, { "mn", 1e6 }, { "bn", 1e9 }, { "tn", 1e12 }, { "mln", 1e6 }, { "bln", 1e9 },
};
static const struct word_value plurals[] = {
	{ "tens", 20 }, { "dozens", 24 }, { "scores", 40 }, { "hundreds", 200 }, { "thousands", 2e3 }, { "millions", 2e6 },
	{ "billions", 2e9 },
};
static const struct { const char *sign, *iso; } currencies[] = {
	{ "$", "USD" }, { "US$", "USD" }, { "U.S.$", "USD" }, { "USD", "USD" }, { "\xe2\x82\xac", "EUR" }, { "EUR", "EUR" },
	{ "\xc2\xa3", "GBP" }, { "GBP", "GBP" }, { "\xc2\xa5", "JPY" }, { "\xe2\x82\xb9", "INR" }, { "Rs", "INR" }, { "Rs.", "INR" },
	{ "A$", "AUD" }, { "AU$", "AUD" }, { "C$", "CAD" }, { "CA$", "CAD" }, { "NZ$", "NZD" }, { "HK$", "HKD" },
	{ "S$", "SGD" }, { "R$", "BRL" }, { "\xe2\x82\xaa", "ILS" }, { "\xe2\x82\xbd", "RUB" }, { "\xe2\x82\xb4", "UAH" },
	{ "\xe2\x82\xba", "TRY" }, { "CHF", "CHF" }, { "\xe2\x82\xa6", "NGN" },
};

static bool form_is(const struct tc_doc *d, int32_t i, const char *z)
{
	return tc_str_isi(d->words[i].form, z);
}

static const struct word_value *look(const struct word_value *t, size_t n, tc_str form)
{
	if (form.n > 9)
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (tc_str_isi(form, t[i].form))
			return &t[i];
	return NULL;
}
#define LOOK(table, form) look(table, TC_COUNT(table), form)

static bool is_dash(const struct tc_doc *d, int32_t i)
{
	tc_str f = d->words[i].form;
	if (f.n == 1)
		return f.p[0] == '-';
	/* hyphen, non-breaking hyphen, en dash */
	return f.n == 3 && (unsigned char)f.p[0] == 0xe2 && (unsigned char)f.p[1] == 0x80 &&
	       ((unsigned char)f.p[2] == 0x90 || (unsigned char)f.p[2] == 0x91 || (unsigned char)f.p[2] == 0x93);
}

/* Digits with thousands commas and a decimal point, from `*at`; moves past them. */
static bool read_digits(tc_str s, uint32_t *at, double *value)
{
	char buf[32];
	uint32_t n = 0, i = *at, group = 0;
	bool point = false, comma = false;
	if (i >= s.n || !tc_is_digit(s.p[i]))
		return false;
	for (; i < s.n; i++) {
		char c = s.p[i];
		if (tc_is_digit(c)) {
			if (n + 1 >= sizeof buf)
				return false;
			buf[n++] = c;
			group++;
		} else if (c == ',' && !point && i + 3 < s.n && tc_is_digit(s.p[i + 1]) && tc_is_digit(s.p[i + 2]) &&
			   tc_is_digit(s.p[i + 3]) && (comma ? group == 3 : group <= 3)) {
			comma = true;
			group = 0;
		} else if (c == '.' && !point && i + 1 < s.n && tc_is_digit(s.p[i + 1])) {
			point = true;
			if (n + 1 >= sizeof buf)
				return false;
			buf[n++] = '.';
		} else {
			break;
		}
	}
	/* By hand and not strtod, which follows the locale. */
	double v = 0, scale = 1;
	bool frac = false;
	for (uint32_t k = 0; k < n; k++) {
		if (buf[k] == '.') {
			frac = true;
			continue;
		}
		v = v * 10 + (buf[k] - '0');
		if (frac)
			scale *= 10;
	}
	*value = v / scale;
	*at = i;
	return true;
}

static double suffix_of(tc_str s)
{
	if (s.n == 0)
		return 1;
	if (tc_str_eqi(s, TC_STR("k")))
		return 1e3;
	if (tc_str_is(s, "+"))
		return 1;
	if (tc_str_eqi(s, TC_STR("b")))
		return 1e9;
	const struct word_value *m = LOOK(magnitudes, s);
	return m && m->value >= 1e3 ? m->value : 0;
}

/* One numeral written in digits: the whole form, perhaps with a currency sign before and a magnitude after ("$5bn", "3m").
 * *rest gets the offset of what follows the digits when a dash stands there ("10-15", "4,000-strong"). */
static bool digits_form(tc_str f, double *value, const char **iso, bool *plus, bool *per_cent, bool *scaled)
{
	uint32_t at = 0;
	*iso = NULL;
	if (!f.n)
		return false;
	if (!tc_is_digit(f.p[0])) {
		for (size_t i = 0; i < TC_COUNT(currencies); i++) {
			tc_str sign = tc_str_of(currencies[i].sign);
			if (tc_str_starts(f, sign) && f.n > sign.n && tc_is_digit(f.p[sign.n]) && (!*iso || sign.n > at)) {
				at = sign.n;
				*iso = currencies[i].iso;
			}
		}
		if (!*iso)
			return false;
	}
	if (!read_digits(f, &at, value))
		return false;
	tc_str tail = tc_str_cut(f, at, f.n);
	*per_cent = tc_str_is(tail, "%");
	if (*per_cent)
		return true;
	*plus = tail.n && tail.p[tail.n - 1] == '+';
	if (*plus)
		tail.n--;
	double k = suffix_of(tail);
	if (k == 0)
		return false;
	*scaled = k > 1;
	*value *= k;
	return true;
}

static const char *currency_at(const struct tc_doc *d, int32_t i)
{
	tc_str f = d->words[i].form;
	if (f.n > 5)
		return NULL;
	for (size_t k = 0; k < TC_COUNT(currencies); k++)
		if (tc_str_is(f, currencies[k].sign))
			return currencies[k].iso;
	return NULL;
}

struct core { double value; int32_t next; bool vague, digits, magnitude, plus, percent; const char *iso; };

/* "tens of thousands", "dozens", "hundreds of thousands". */
static bool read_plural(const struct tc_doc *d, int32_t at, int32_t end, struct core *c)
{
	const struct word_value *p = LOOK(plurals, d->words[at].form);
	if (!p)
		return false;
	c->value = p->value;
	c->next = at + 1;
	c->vague = c->magnitude = true;
	while (c->next + 1 < end && form_is(d, c->next, "of")) {
		const struct word_value *q = LOOK(plurals, d->words[c->next + 1].form);
		if (!q || q->value < 1e2)
			break;
		c->value *= q->value / 2;
		c->next += 2;
	}
	if (c->next == at + 1 && form_is(d, at, "tens"))
		return false;
	return true;
}

static bool read_core(const struct tc_doc *d, int32_t at, int32_t end, struct core *c)
{
	*c = (struct core){ .next = at };
	if (at >= end)
		return false;
	if (read_plural(d, at, end, c))
		return true;
	tc_str f = d->words[at].form;
	double total = 0, cur = 0;
	bool any = false, few = false;
	int32_t i = at;
	if (digits_form(f, &cur, &c->iso, &c->plus, &c->percent, &c->magnitude)) {
		any = c->digits = true;
		i++;
	} else {
		/* "a hundred", "half a million", "a couple of dozen", "several thousand", "a few hundred" */
		double lead = 0;
		int32_t j = i;
		if (form_is(d, j, "half")) {
			lead = 0.5;
			j++;
			if (j < end && (form_is(d, j, "a") || form_is(d, j, "an") || is_dash(d, j)))
				j++;
		} else if (form_is(d, j, "a") || form_is(d, j, "an")) {
			lead = 1;
			j++;
			if (j < end && form_is(d, j, "half")) {
				lead = 0.5;
				j++;
				if (j < end && is_dash(d, j))
					j++;
			} else if (j + 1 < end && form_is(d, j, "quarter") && form_is(d, j + 1, "of")) {
				lead = 0.25;
				j += 2;
				if (j < end && (form_is(d, j, "a") || form_is(d, j, "an")))
					j++;
			} else if (j < end && form_is(d, j, "couple")) {
				lead = 2;
				few = true;
				j++;
				if (j < end && form_is(d, j, "of"))
					j++;
			} else if (j < end && form_is(d, j, "few")) {
				lead = 2;
				few = true;
				j++;
			}
		} else if (form_is(d, j, "several") || form_is(d, j, "many")) {
			lead = 2;
			few = true;
			j++;
		}
		const struct word_value *m = lead && j < end ? LOOK(magnitudes, d->words[j].form) : NULL;
		if (lead && (!m || d->words[j].form.n < 5))
			return false;
		if (m) {
			cur = lead;
			i = j;
			any = true;
		}
	}
	/* Words: units and tens, "hundred" within, larger magnitudes close a group. */
	for (bool digits_open = c->digits; i < end; ) {
		tc_str w = d->words[i].form;
		const struct word_value *u = LOOK(units, w), *t = u ? NULL : LOOK(tens, w), *m;
		if (digits_open && (u || t))
			break;
		if (u || t) {
			double tail = cur - (double)(int64_t)(cur / 100) * 100;
			if (any && u && u->value < 10 && tail >= 20 && (int64_t)tail % 10 == 0)
				cur += u->value;                /* "twenty five" */
			else if (any && tail == 0 && (cur >= 100 || (cur == 0 && total > 0)))
				cur += u ? u->value : t->value; /* "hundred (and) five" */
			else if (any)
				break;
			else
				cur = u ? u->value : t->value;
			any = true;
			i++;
			continue;
		}
		if (any && is_dash(d, i) && i + 1 < end) {
			const struct word_value *v = LOOK(units, d->words[i + 1].form);
			double tail = cur - (double)(int64_t)(cur / 100) * 100;
			if (v && v->value > 0 && v->value < 10 && tail >= 20 && (int64_t)tail % 10 == 0 && !c->digits) {
				cur += v->value;
				i += 2;
				continue;
			}
			break;
		}
		if (any && (m = LOOK(magnitudes, w)) && !(c->digits && w.n == 1 && !tc_str_is(w, "m"))) {
			if (w.n < 4 && !c->digits)
				break;
			c->magnitude = true;
			digits_open = false;
			if (m->value == 100 || m->value == 12) {
				cur *= m->value;
			} else {
				total += cur * m->value;
				cur = 0;
			}
			i++;
			continue;
		}
		if (any && form_is(d, i, "and") && i + 1 < end) {
			tc_str v = d->words[i + 1].form;
			if (i + 3 < end && (form_is(d, i + 1, "a") || form_is(d, i + 1, "one")) && form_is(d, i + 2, "half") &&
			    (m = LOOK(magnitudes, d->words[i + 3].form)) && m->value >= 1e3) {
				cur += 0.5;
				i += 3;
				continue;
			}
			/* "one hundred and five", not "one hundred and 5 others" */
			if (!c->digits && c->magnitude && (LOOK(units, v) || LOOK(tens, v)) && (cur >= 100 || (total > 0 && cur == 0)) &&
			    !(i + 2 < end && LOOK(magnitudes, d->words[i + 2].form))) {
				i++;
				continue;
			}
		}
		break;
	}
	if (!any)
		return false;
	c->value = total + cur;
	c->next = i;
	c->vague = few;
	return true;
}

bool tc_number_plain(const struct tc_doc *d, int32_t at, int32_t end, double *value, int32_t *next)
{
	struct core c;
	if (!read_core(d, at, end, &c) || c.iso || c.percent)
		return false;
	*value = c.value;
	*next = c.next;
	return true;
}

/* Bound words before a numeral, longest first; each is a sequence of forms. */
static const struct { const char *words; uint8_t bound; } before[] = {
	{ "at the very least", TC_BOUND_AT_LEAST }, { "no fewer than", TC_BOUND_AT_LEAST }, { "not fewer than", TC_BOUND_AT_LEAST },
	{ "no less than", TC_BOUND_AT_LEAST }, { "not less than", TC_BOUND_AT_LEAST }, { "a minimum of", TC_BOUND_AT_LEAST },
	{ "well more than", TC_BOUND_AT_LEAST }, { "in excess of", TC_BOUND_AT_LEAST }, { "no more than", TC_BOUND_AT_MOST },
	{ "not more than", TC_BOUND_AT_MOST }, { "a maximum of", TC_BOUND_AT_MOST }, { "as many as", TC_BOUND_AT_MOST },
	{ "as much as", TC_BOUND_AT_MOST }, { "as few as", TC_BOUND_AT_LEAST }, { "more than", TC_BOUND_AT_LEAST },
	{ "greater than", TC_BOUND_AT_LEAST }, { "upwards of", TC_BOUND_AT_LEAST }, { "well over", TC_BOUND_AT_LEAST },
	{ "just over", TC_BOUND_AT_LEAST }, { "slightly over", TC_BOUND_AT_LEAST }, { "north of", TC_BOUND_AT_LEAST },
	{ "at least", TC_BOUND_AT_LEAST }, { "at minimum", TC_BOUND_AT_LEAST }, { "at most", TC_BOUND_AT_MOST },
	{ "fewer than", TC_BOUND_AT_MOST }, { "less than", TC_BOUND_AT_MOST }, { "just under", TC_BOUND_AT_MOST },
	{ "up to", TC_BOUND_AT_MOST }, { "close to", TC_BOUND_ABOUT }, { "an estimated", TC_BOUND_ABOUT },
	{ "the estimated", TC_BOUND_ABOUT }, { "a reported", TC_BOUND_ABOUT }, { "in the region of", TC_BOUND_ABOUT },
	{ "some", TC_BOUND_ABOUT }, { "about", TC_BOUND_ABOUT }, { "around", TC_BOUND_ABOUT }, { "nearly", TC_BOUND_ABOUT },
	{ "almost", TC_BOUND_ABOUT }, { "roughly", TC_BOUND_ABOUT }, { "approximately", TC_BOUND_ABOUT },
	{ "estimated", TC_BOUND_ABOUT }, { "approx", TC_BOUND_ABOUT }, { "approx.", TC_BOUND_ABOUT }, { "circa", TC_BOUND_ABOUT },
	{ "perhaps", TC_BOUND_ABOUT }, { "maybe", TC_BOUND_ABOUT }, { "over", TC_BOUND_AT_LEAST }, { "above", TC_BOUND_AT_LEAST },
	{ "exceeding", TC_BOUND_AT_LEAST }, { "exceeded", TC_BOUND_AT_LEAST }, { "topped", TC_BOUND_AT_LEAST },
	{ "surpassed", TC_BOUND_AT_LEAST }, { "passed", TC_BOUND_AT_LEAST }, { "under", TC_BOUND_AT_MOST }, { "below", TC_BOUND_AT_MOST }, { "~", TC_BOUND_ABOUT },
};
static const struct { const char *words; uint8_t bound; } after[] = {
	{ "or more", TC_BOUND_AT_LEAST }, { "or so", TC_BOUND_ABOUT }, { "or fewer", TC_BOUND_AT_MOST },
	{ "or less", TC_BOUND_AT_MOST }, { "plus", TC_BOUND_AT_LEAST }, { "+", TC_BOUND_AT_LEAST },
};

/* How many words of `phrase` stand right before word `at` (down to `begin`); 0 if not all of them. */
static int stands_before(const struct tc_doc *d, int32_t begin, int32_t at, const char *phrase)
{
	tc_str rest = tc_str_of(phrase), w;
	int n = 1;
	for (uint32_t i = 0; i < rest.n; i++)
		n += rest.p[i] == ' ';
	if (at - n < begin)
		return 0;
	for (int32_t i = at - n; tc_str_split(&rest, ' ', &w); i++)
		if (!tc_str_eqi(d->words[i].form, w))
			return 0;
	return n;
}

static int stands_after(const struct tc_doc *d, int32_t at, int32_t end, const char *phrase)
{
	tc_str rest = tc_str_of(phrase), w;
	int n = 0;
	for (int32_t i = at; tc_str_split(&rest, ' ', &w); i++, n++)
		if (i >= end || !tc_str_eqi(d->words[i].form, w))
			return 0;
	return n;
}

static void read_bounds(const struct tc_doc *d, int32_t begin, int32_t end, struct tc_number *n)
{
	/* Twice: "more than an estimated 40" and "about 40 or more" are both met with. The outermost decides. */
	for (int round = 0; round < 2; round++) {
		bool hit = false;
		for (size_t i = 0; i < TC_COUNT(before) && !hit; i++) {
			int k = stands_before(d, begin, n->first, before[i].words);
			if (!k)
				continue;
			n->first -= k;
			n->bound = before[i].bound;
			hit = true;
		}
		if (!hit)
			break;
	}
	for (size_t i = 0; i < TC_COUNT(after); i++) {
		int k = stands_after(d, n->last + 1, end, after[i].words);
		if (!k)
			continue;
		n->last += k;
		n->bound = after[i].bound;
		break;
	}
}

static bool per_cent_at(const struct tc_doc *d, int32_t i, int32_t end, int32_t *last)
{
	if (i < end && (tc_str_is(d->words[i].form, "%") || form_is(d, i, "percent") || form_is(d, i, "pc"))) {
		*last = i;
		return true;
	}
	if (i + 1 < end && form_is(d, i, "per") && form_is(d, i + 1, "cent")) {
		*last = i + 1;
		return true;
	}
	return false;
}

bool tc_number_read(const struct tc_doc *d, int32_t begin, int32_t at, int32_t end, struct tc_number *out)
{
	struct core a, b;
	int32_t start = at;
	const char *iso = currency_at(d, at);
	if (iso)
		start++;
	if (!read_core(d, start, end, &a))
		return false;
	if (iso && !a.digits && !a.magnitude)
		return false;
	if (a.iso)
		iso = a.iso;
	/* "NZ $ 26 million" in three words */
	int32_t sign = at;
	if (iso && at > begin && tc_str_is(d->words[at].form, "$")) {
		static const struct { const char *form, *iso; } whose[] = { { "NZ", "NZD" }, { "US", "USD" }, { "U.S.", "USD" }, { "A", "AUD" },
			{ "AU", "AUD" }, { "C", "CAD" }, { "CA", "CAD" }, { "HK", "HKD" }, { "S", "SGD" }, { "R", "BRL" }, { "NT", "TWD" } };
		for (size_t i = 0; i < TC_COUNT(whose); i++)
			if (tc_str_eq(d->words[at - 1].form, tc_str_of(whose[i].form))) {
				iso = whose[i].iso;
				sign = at - 1;
			}
	}
	struct tc_number n = { .first = sign, .last = a.next - 1, .core_first = start, .core_last = a.next - 1, .lo = a.value,
			       .hi = a.value, .vague = a.vague, .digits = a.digits, .magnitude = a.magnitude, .percent = a.percent,
			       .bound = TC_BOUND_EXACT };
	if (a.vague || a.plus)
		n.bound = TC_BOUND_AT_LEAST;
	int32_t per;
	if (per_cent_at(d, n.last + 1, end, &per)) {
		n.percent = true;
		n.last = per;
	}
	/* A second number: "A to B", "A-B", "between A and B", "two or three". */
	int32_t j = n.last + 1;
	bool between = at > begin && (form_is(d, at - 1, "between"));
	bool from = at > begin && form_is(d, at - 1, "from");
	if (j < end && ((form_is(d, j, "to") || is_dash(d, j)) || (between && form_is(d, j, "and")) || form_is(d, j, "or"))) {
		int32_t k = j + 1;
		const char *iso2 = k < end ? currency_at(d, k) : NULL;
		if (iso2)
			k++;
		if (k < end && read_core(d, k, end, &b) && !(b.iso && !iso)) {
			int32_t last = b.next - 1;
			bool pc = b.percent || per_cent_at(d, b.next, end, &last);
			double lo = a.value, hi = b.value;
			/* "5 to 10 million", "2-3bn": the magnitude of the second holds for both. */
			if (!a.magnitude && b.magnitude && lo < 1000 && hi >= 1000) {
				double scale = 1e3;
				while (scale * 1e3 <= hi)
					scale *= 1e3;
				if (lo * scale < hi)
					lo *= scale;
			}
			bool either = form_is(d, j, "or");
			bool fits = lo < hi && (!either || (hi <= lo + 2 && hi < 20)) && (!n.percent || pc);
			if (fits) {
				n.range = true;
				n.lo = lo;
				n.hi = hi;
				n.percent |= pc;
				n.last = last;
				n.core_last = b.next - 1;
				n.digits |= b.digits;
				n.magnitude |= b.magnitude;
				n.vague |= b.vague;
				n.bound = TC_BOUND_EXACT;
				if (between || from)
					n.first = at - 1;
				n.change = from;
			}
		}
	}
	if (iso)
		memcpy(n.currency, iso, 4);
	uint8_t own = n.bound;
	read_bounds(d, begin, end, &n);
	if (n.range)
		n.bound = TC_BOUND_EXACT;
	else if (n.bound == TC_BOUND_ABOUT && own == TC_BOUND_AT_LEAST)
		n.bound = own;
	*out = n;
	return true;
}

int tc_ordinal_of(tc_str f)
{
	static const char *const words[] = { "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
					     "tenth", "eleventh", "twelfth" };
	for (int i = 1; i < (int)TC_COUNT(words); i++)
		if (tc_str_isi(f, words[i]))
			return i;
	if (f.n < 3 || f.n > 5 || !tc_is_digit(f.p[0]))
		return 0;
	tc_str end = tc_str_cut(f, f.n - 2, f.n);
	if (!tc_str_eqi(end, TC_STR("st")) && !tc_str_eqi(end, TC_STR("nd")) && !tc_str_eqi(end, TC_STR("rd")) &&
	    !tc_str_eqi(end, TC_STR("th")))
		return 0;
	int v = 0;
	for (uint32_t i = 0; i + 2 < f.n; i++) {
		if (!tc_is_digit(f.p[i]))
			return 0;
		v = v * 10 + (f.p[i] - '0');
	}
	return v;
}

static void add_base(struct tc_bases *b, const char *p, uint32_t n, char extra)
{
	if (b->n == TC_MAX_BASES || n < 2 || n + 2 > sizeof b->text[0])
		return;
	char *z = b->text[b->n];
	for (uint32_t i = 0; i < n; i++)
		z[i] = tc_lower(p[i]);
	if (extra)
		z[n++] = extra;
	b->base[b->n++] = tc_str_n(z, n);
}

int tc_bases_of(tc_str f, struct tc_bases *out)
{
	uint32_t cut = tc_str_ends(f, TC_STR("ed")) ? 2 : tc_str_ends(f, TC_STR("ing")) ? 3 : 0;
	out->n = 0;
	if (!cut || f.n < cut + 2)
		return 0;
	uint32_t n = f.n - cut;
	add_base(out, f.p, n, 0);                       /* shell-ed */
	add_base(out, f.p, n, 'e');                     /* rul-ed */
	if (n > 2 && f.p[n - 1] == f.p[n - 2])
		add_base(out, f.p, n - 1, 0);           /* plann-ed */
	if (f.p[n - 1] == 'i')
		add_base(out, f.p, n - 1, 'y');         /* defi-ed */
	return out->n;
}
