/* SPDX-License-Identifier: Apache-2.0 */
/* code/date_clock.c - clock times beside date expressions. */
#include "code/date_reader.h"

/* "3 p.m.", "14:30", "noon" at word i; hh:mm into out, returns the word after or i. */
static int32_t read_time(const struct tc__date_reader *r, int32_t i, char out[6])
{
	if (i < r->begin || i >= r->end)
		return i;
	tc_str f = r->d->words[i].form;
	int h = 0, m = 0;
	uint32_t k = 0;
	if (is(r, i, "noon") || is(r, i, "midday")) {
		memcpy(out, "12:00", 6);
		return i + 1;
	}
	if (is(r, i, "midnight")) {
		memcpy(out, "00:00", 6);
		return i + 1;
	}
	while (k < f.n && k < 2 && tc_is_digit(f.p[k]))
		h = h * 10 + (f.p[k++] - '0');
	if (!k || h > 24)
		return i;
	bool minutes = false;
	if (k + 2 < f.n && (f.p[k] == ':' || f.p[k] == '.') && tc_is_digit(f.p[k + 1]) && tc_is_digit(f.p[k + 2])) {
		m = (f.p[k + 1] - '0') * 10 + (f.p[k + 2] - '0');
		minutes = f.p[k] == ':';
		k += 3;
	} else if (k == f.n && is(r, i + 1, ":") && digits(r, i + 2) >= 0 && r->d->words[i + 2].form.n == 2) {
		m = digits(r, i + 2);
		minutes = true;
		i += 2;
		f = TC_STR_NULL;
		k = 0;
	}
	tc_str tail = tc_str_cut(f, k, f.n);
	int32_t next = i + 1;
	bool am, pm;
	if (tail.n) {
		am = tc_str_eqi(tail, TC_STR("am")) || tc_str_eqi(tail, TC_STR("a.m.")) || tc_str_eqi(tail, TC_STR("a.m"));
		pm = tc_str_eqi(tail, TC_STR("pm")) || tc_str_eqi(tail, TC_STR("p.m.")) || tc_str_eqi(tail, TC_STR("p.m"));
		if (!am && !pm)
			return minutes ? i : i;
	} else {
		am = one_of(r, next, "am a.m. a.m");
		pm = one_of(r, next, "pm p.m. p.m");
		if (am || pm)
			next++;
		else if (!minutes)
			return i;
	}
	if (m > 59 || ((am || pm) && h > 12))
		return i;
	if (pm && h < 12)
		h += 12;
	if (am && h == 12)
		h = 0;
	out[0] = (char)('0' + h / 10), out[1] = (char)('0' + h % 10), out[2] = ':';
	out[3] = (char)('0' + m / 10), out[4] = (char)('0' + m % 10), out[5] = 0;
	while (one_of(r, next, "GMT UTC local time EST EDT ET CET BST MSK"))
		next++;
	return next;
}

/* A clock time beside the expression: "at 3 p.m. on Wednesday", "Wednesday at 15:30". */
void tc__clock_add(const struct tc__date_reader *r, struct tc__date_expr *e)
{
	int32_t i = e->a.last + 1;
	char t[6];
	if (is(r, i, ","))
		i++;
	while (one_of(r, i, "at around about by shortly just before after"))
		i++;
	int32_t n = i > e->a.last + 1 || cls(r, i) == K_DIGIT || cls(r, i) == K_PART ? read_time(r, i, t) : i;
	if (n > i) {
		memcpy(e->a.time, t, 6);
		e->a.last = n - 1;
		return;
	}
	/* Before: the time ends where the expression or its preposition starts. */
	int32_t stop = e->a.first;
	if (one_of(r, stop - 1, "on of"))
		stop--;
	if (is(r, stop - 1, ","))
		stop--;
	for (int32_t b = stop - 1; b >= r->begin && b >= stop - 5; b--) {
		if (read_time(r, b, t) == stop && !(is(r, b - 1, ":"))) {
			memcpy(e->a.time, t, 6);
			return;
		}
	}
}
