/* SPDX-License-Identifier: Apache-2.0 */
/* code/date_value.c - what a date expression is worth against the document's date. Pure arithmetic of the calendar.
 * Conventions are those of the gold files: a week is its Monday, "late last year" its last three months, "the past three
 * years" 2014/2017, "since February" 2018-02/2018-12. */
#include "code/date_int.h"

static int weekday_of(int32_t day)
{
	int w = (int)((day + 3) % 7);
	return w < 0 ? w + 7 : w;
}

static struct tc__point point_of(int32_t day)
{
	struct tc__point p;
	tc_day_split(day, &p.y, &p.m, &p.d);
	return p;
}

static struct tc__point month_of(int y, int m)
{
	while (m < 1)
		m += 12, y--;
	while (m > 12)
		m -= 12, y++;
	return (struct tc__point){ y, m, 0 };
}

int32_t tc__first_day(struct tc__point p) { return tc_day_of(p.y, p.m ? p.m : 1, p.d ? p.d : 1); }
int32_t tc__last_day(struct tc__point p)
{
	int m = p.m ? p.m : 12;
	return tc_day_of(p.y, m, p.d ? p.d : tc__days_in_month(p.y, m));
}

static struct tc__stretch at_point(struct tc__point p)
{
	uint8_t prec = p.d ? TC_PREC_DAY : p.m ? TC_PREC_MONTH : TC_PREC_YEAR;
	return (struct tc__stretch){ .a = p, .b = p, .prec = prec };
}
static struct tc__stretch at_day(int32_t day) { return at_point(point_of(day)); }
static struct tc__stretch between(struct tc__point a, struct tc__point b)
{
	return (struct tc__stretch){ .a = a, .b = b, .prec = TC_PREC_RANGE, .range = true };
}
static struct tc__stretch months(int y, int m1, int m2) { return between(month_of(y, m1), month_of(y, m2)); }
static struct tc__stretch in_week(int32_t day)
{
	struct tc__point p = point_of(day - weekday_of(day));
	return (struct tc__stretch){ .a = p, .b = p, .prec = TC_PREC_WEEK };
}
struct tc__stretch tc__unresolved(uint8_t prec) { return (struct tc__stretch){ .prec = prec }; }

static tc_str point_text(struct tc_arena *a, struct tc__point p)
{
	if (p.d)
		return tc_arena_printf(a, "%04d-%02d-%02d", p.y, p.m, p.d);
	return p.m ? tc_arena_printf(a, "%04d-%02d", p.y, p.m) : tc_arena_printf(a, "%04d", p.y);
}

static struct tc__stretch part_of_year(int y, int part)
{
	return part == 'e' ? months(y, 1, 3) : part == 'm' ? months(y, 5, 8) : months(y, 10, 12);
}

/* A point without its year: the year that puts it nearest to the document on the side that the tense asks for. */
static struct tc__stretch undated_point(const struct tc__dx *x, int32_t day, int dir)
{
	struct tc__point now = point_of(day), best = { 0 };
	int32_t best_off = INT32_MAX;
	for (int y = now.y - 4; y <= now.y + 4; y++) {
		struct tc__point p = { y, x->p.m, x->p.d };
		if (p.d > tc__days_in_month(y, p.m))
			continue;
		bool month = p.d == 0;
		int32_t from = tc__first_day(p), to = tc__last_day(p);
		if (x->named_day && !month && weekday_of(from) != x->weekday)
			continue;
		if (!x->named_day && (y < now.y - 1 || y > now.y + 1))
			continue;
		bool current = month && from <= day && day <= to;
		if (x->shift == -1 && (from > day || current))
			continue;
		if (x->shift == 1 && (to < day || current))
			continue;
		if (x->shift == 0 && y != now.y)
			continue;
		if (x->shift == TC__BARE && (dir < 0 || (dir == 0 && month)) && from > day + 2)
			continue;
		if (x->shift == TC__BARE && dir > 0 && to < day - 2)
			continue;
		int32_t off = current ? 0 : from > day ? from - day : day - to;
		if (off < best_off) {
			best_off = off;
			best = p;
		}
	}
	return best.y ? at_point(best) : tc__unresolved(TC_PREC_UNKNOWN);
}

/* `said`: the expression dates an act of saying. Tomorrow's weekday then is tomorrow: papers date such news by the day before
 * it appears, and a statement six days old is "last Wednesday" (three of three such cases in PolNeAR, against none of three
 * with other verbs). */
static int32_t weekday_day(const struct tc__dx *x, int32_t day, int dir, bool said)
{
	int back = (weekday_of(day) - x->weekday + 7) % 7, ahead = (7 - back) % 7;
	if (x->shift == -1)
		return day - (back ? back : 7);
	if (x->shift == 1)
		return day - weekday_of(day) + 7 + x->weekday;
	if (x->past_only)
		return day - back;
	if (x->shift == 0)
		return dir < 0 ? day - back : day + ahead;
	if (dir > 0)
		return day + ahead;
	if (back == 6 && (dir == 0 || said))
		return day + 1;
	return day - back;
}

static struct tc__stretch season_of(const struct tc__dx *x, int32_t day, int dir)
{
	static const int8_t first_month[] = { 3, 6, 9, 12 };
	int m = first_month[x->season], y = x->p.y;
	if (!y) {
		if (day == TC_DAY_NONE)
			return tc__unresolved(TC_PREC_UNKNOWN);
		struct tc__point now = point_of(day);
		bool begun = now.m >= m, over = now.m > m + 2;
		if (x->season == 3) {
			y = now.m <= 5 && x->shift != 1 ? now.y - 1 : now.y;
			if (x->shift == -1)
				y = now.m <= 2 ? now.y - 2 : now.y - 1;
		} else if (x->shift == -1) {
			y = now.y - 1;
		} else if (x->shift == 1) {
			y = begun ? now.y + 1 : now.y;
		} else if (x->shift == 0) {
			y = now.y;
		} else {
			y = dir > 0 ? (over ? now.y + 1 : now.y) : (begun ? now.y : now.y - 1);
		}
	} else if (x->season == 3) {
		y--;                    /* "the winter of 2014" ends in 2014 more often than it begins there */
		y++;
	}
	return months(y, m, m + 2);
}

static struct tc__point shift_point(int32_t day, int unit, double n)
{
	struct tc__point now = point_of(day);
	int k = (int)(n < 0 ? n - 0.5 : n + 0.5);
	switch (unit) {
	case TC__MONTH: return month_of(now.y, now.m + k);
	case TC__YEAR: return (struct tc__point){ now.y + k, 0, 0 };
	case TC__DECADE: return (struct tc__point){ now.y + 10 * k, 0, 0 };
	case TC__WEEK: return point_of(day + 7 * k);
	case TC__WEEKEND: return point_of(day + 7 * k);
	case TC__HOUR: return point_of(day + (k <= -24 ? k / 24 : k >= 24 ? k / 24 : 0));
	default: return point_of(day + k);
	}
}

static struct tc__stretch window_of(const struct tc__dx *x, int32_t day, int dir)
{
	struct tc__point now = point_of(day);
	if (x->n > 0) {
		if (dir < 0)
			return tc__unresolved(TC_PREC_RANGE);
		struct tc__point b = shift_point(day, x->unit, x->n);
		if (x->unit == TC__MONTH || x->unit == TC__YEAR || x->unit == TC__DECADE) {
			b.m = b.m ? b.m : now.m;
			b.d = now.d < tc__days_in_month(b.y, b.m) ? now.d : tc__days_in_month(b.y, b.m);
		} else if (x->unit == TC__CENTURY || x->unit == TC__QUARTER) {
			return tc__unresolved(TC_PREC_RANGE);
		}
		return between(now, b);
	}
	if (x->unit == TC__CENTURY || x->unit == TC__QUARTER || x->n < -400)
		return tc__unresolved(TC_PREC_RANGE);
	struct tc__point a = shift_point(day, x->unit, x->n), b = now;
	if (!a.d)
		b.d = 0;
	if (!a.m)
		b.m = 0;
	return between(a, b);
}

static struct tc__stretch period_of(const struct tc__dx *x, int32_t day, int dir)
{
	struct tc__point now = point_of(day);
	int k = x->shift == TC__BARE ? 0 : x->shift;
	switch (x->unit) {
	case TC__DAY:
		return at_day(day + k);
	case TC__WEEK:
		return in_week(day + 7 * k);
	case TC__WEEKEND: {
		int w = weekday_of(day);
		int32_t saturday = w >= 5 ? day - (w - 5) : day - w - 2;
		if (k > 0 || (dir > 0 && k == 0 && w < 5))
			saturday += 7;
		else if (k < 0 && w >= 5)
			saturday -= 7;
		return between(point_of(saturday), point_of(saturday + 1));
	}
	case TC__MONTH:
		return at_point(month_of(now.y, now.m + k));
	case TC__YEAR:
		if (x->part)
			return part_of_year(now.y + k, x->part);
		return at_point((struct tc__point){ now.y + k, 0, 0 });
	case TC__QUARTER: {
		int q = (now.m - 1) / 3 + k;
		return months(now.y, 3 * q + 1, 3 * q + 3);
	}
	case TC__DECADE: {
		int y = now.y / 10 * 10 + 10 * k;
		return between((struct tc__point){ y, 0, 0 }, (struct tc__point){ y + 9, 0, 0 });
	}
	default:
		return tc__unresolved(TC_PREC_RANGE);
	}
}

static struct tc__stretch anchored(const struct tc__dx *x, const struct tc__stretch *anchor)
{
	if (!anchor || !anchor->a.y)
		return tc__unresolved(TC_PREC_UNKNOWN);
	if (x->n == 0) {
		if (x->unit == TC__YEAR)
			return at_point((struct tc__point){ anchor->a.y, 0, 0 });
		if (x->unit == TC__MONTH && anchor->a.m)
			return at_point((struct tc__point){ anchor->a.y, anchor->a.m, 0 });
		if (anchor->a.d && !anchor->range)
			return x->unit == TC__DAY ? at_point(anchor->a) : x->unit == TC__WEEK ? in_week(tc__first_day(anchor->a)) : tc__unresolved(TC_PREC_UNKNOWN);
		return tc__unresolved(TC_PREC_UNKNOWN);
	}
	const struct tc__point *from = x->n > 0 ? &anchor->b : &anchor->a;
	if (x->unit == TC__DAY && from->d)
		return at_day(tc__first_day(*from) + (int32_t)x->n);
	if (x->unit == TC__WEEK && from->d)
		return in_week(tc__first_day(*from) + 7 * (int32_t)x->n);
	if (x->unit == TC__MONTH && from->m)
		return at_point(month_of(from->y, from->m + (int)x->n));
	if (x->unit == TC__YEAR)
		return at_point((struct tc__point){ from->y + (int)x->n, 0, 0 });
	return tc__unresolved(TC_PREC_UNKNOWN);
}

static struct tc__stretch value_of(const struct tc__dx *x, int32_t day, int dir, bool said, const struct tc__stretch *anchor)
{
	switch (x->kind) {
	case TC__DX_POINT:
		if (x->p.y && x->part && !x->p.m)
			return part_of_year(x->p.y, x->part);
		if (x->p.y)
			return x->p.d > tc__days_in_month(x->p.y, x->p.m ? x->p.m : 1) ? tc__unresolved(TC_PREC_UNKNOWN) : at_point(x->p);
		return day == TC_DAY_NONE ? tc__unresolved(TC_PREC_UNKNOWN) : undated_point(x, day, dir);
	case TC__DX_DECADE: {
		int y = x->p.y, a = 0, b = 9;
		if (x->part == 'e')
			b = 3;
		else if (x->part == 'm')
			a = 4, b = 6;
		else if (x->part == 'l')
			a = 7;
		return between((struct tc__point){ y + a, 0, 0 }, (struct tc__point){ y + b, 0, 0 });
	}
	case TC__DX_SEASON:
		return season_of(x, day, dir);
	case TC__DX_VAGUE_RANGE:
		return tc__unresolved(TC_PREC_RANGE);
	case TC__DX_VAGUE:
		return tc__unresolved(TC_PREC_UNKNOWN);
	case TC__DX_ANCHORED:
		return anchored(x, anchor);
	default:
		break;
	}
	if (x->kind == TC__DX_QUARTER && x->p.y) {
		int w = x->unit == TC__YEAR ? 6 : 3;
		return months(x->p.y, w * ((int)x->n - 1) + 1, w * (int)x->n);
	}
	if (day == TC_DAY_NONE)
		return tc__unresolved(TC_PREC_UNKNOWN);
	switch (x->kind) {
	case TC__DX_WEEKDAY:
		return at_day(weekday_day(x, day, dir, said));
	case TC__DX_PERIOD:
		return period_of(x, day, dir);
	case TC__DX_WINDOW:
		return window_of(x, day, dir);
	case TC__DX_SHIFT: {
		if (x->n > 0 && x->shift == 0 && dir <= 0)
			return tc__unresolved(TC_PREC_RANGE);       /* "in three days they took the city": how long it took */
		if (x->unit == TC__CENTURY || x->unit == TC__QUARTER || x->n < -4000 || x->n > 4000)
			return tc__unresolved(TC_PREC_UNKNOWN);
		struct tc__point p = shift_point(day, x->unit, x->n);
		return x->unit == TC__WEEK ? in_week(tc__first_day(p)) : at_point(p);
	}
	case TC__DX_QUARTER: {
		int w = x->unit == TC__YEAR ? 6 : 3, y = point_of(day).y + (x->shift == TC__BARE ? 0 : x->shift);
		return months(y, w * ((int)x->n - 1) + 1, w * (int)x->n);
	}
	default:
		return tc__unresolved(TC_PREC_UNKNOWN);
	}
}

static struct tc__stretch range_of(const struct tc__date_expr *e, int32_t day, int dir)
{
	struct tc__dx a = e->a, b = e->b;
	if (a.kind == TC__DX_POINT && b.kind == TC__DX_POINT && !a.p.y && b.p.y) {
		a.p.y = b.p.m && a.p.m > b.p.m ? b.p.y - 1 : b.p.y;
	}
	struct tc__stretch hi = value_of(&b, day, dir, false, NULL), lo;
	if (!hi.a.y)
		return tc__unresolved(TC_PREC_RANGE);
	if (a.kind == TC__DX_WEEKDAY) {
		int32_t end = tc__first_day(hi.a);
		a.shift = TC__BARE;
		lo = at_day(weekday_day(&a, end, -1, false));
	} else if (a.kind == TC__DX_POINT && !a.p.y) {
		lo = undated_point(&a, tc__first_day(hi.a), -1);
	} else {
		lo = value_of(&a, day, dir, false, NULL);
		if (b.kind == TC__DX_POINT && !b.p.y && lo.a.y)
			hi = undated_point(&b, tc__first_day(lo.a), 1);
	}
	if (!lo.a.y || tc__first_day(lo.a) > tc__last_day(hi.b))
		return tc__unresolved(TC_PREC_RANGE);
	return between(lo.a, hi.b);
}

struct tc__stretch tc__since(struct tc__stretch s, int32_t day)
{
	if (!s.a.y || day == TC_DAY_NONE || tc__first_day(s.a) > day)
		return tc__unresolved(TC_PREC_RANGE);
	struct tc__point now = point_of(day);
	if (!s.a.d)
		now.d = 0;
	if (!s.a.m)
		now.m = 0;
	return between(s.a, now);
}

void tc__date_set(struct tc_arena *arena, struct tc_timex *t, struct tc__stretch s)
{
	t->when.precision = s.prec;
	t->when.value = TC_STR_NULL;
	t->day_from = t->day_to = TC_DAY_NONE;
	if (!s.a.y || s.a.y < 0 || s.b.y > 9999)
		return;
	t->day_from = tc__first_day(s.a);
	t->day_to = s.prec == TC_PREC_WEEK ? t->day_from + 6 : tc__last_day(s.b);
	tc_str a = point_text(arena, s.a);
	t->when.value = a;
	if (!s.range)
		return;
	tc_str b = point_text(arena, s.b);
	if (tc_str_eq(a, b)) {
		t->when.precision = s.a.d ? TC_PREC_DAY : s.a.m ? TC_PREC_MONTH : TC_PREC_YEAR;
		return;
	}
	t->when.value = tc_arena_printf(arena, "%.*s/%.*s", TC_FMT(a), TC_FMT(b));
}

struct tc__stretch tc__date_value(const struct tc__date_expr *e, int32_t day, int dir, bool said, const struct tc__stretch *anchor)
{
	return e->range ? range_of(e, day, dir) : value_of(&e->a, day, dir, said, anchor);
}
