/* SPDX-License-Identifier: Apache-2.0 */
/* code/date_parse.c - date expressions, read from word forms by a small grammar.
 * Forms and not the tree, because taggers and parsers trip over dates ("2 March", "Jan. 10-12") and a date does not need
 * them. Cases with reasons: tests/golden/dates.gold. Not handled: feasts that move, regnal and other calendars, fiscal years. */
#include "code/date_reader.h"
#include "code/number.h"

/* "two", "a", "a few", "several", "the", "25": a count of units. *count < 0: uncounted ("few", "several", none). */
static int32_t read_count(const struct tc__date_reader *r, int32_t i, double *count)
{
	*count = -1;
	if (cls(r, i) == K_FEW || (is(r, i, "a") && cls(r, i + 1) == K_FEW)) {
		if (is(r, i, "a"))
			i++;
		if (is(r, i, "couple")) {
			*count = 2;
			if (is(r, i + 1, "of"))
				i++;
		}
		return i + 1;
	}
	if (is(r, i, "half") && one_of(r, i + 1, "a an")) {
		*count = 0.5;
		return i + 2;
	}
	if (one_of(r, i, "a an") && (cls(r, i + 1) == K_UNIT || is(r, i + 1, "hour"))) {
		*count = 1;
		return i + 1;
	}
	double v;
	int32_t next;
	if ((cls(r, i) == K_NUM || cls(r, i) == K_DIGIT) && tc_number_plain(r->d, i, r->end, &v, &next)) {
		/* "three and a half years", "two or three weeks" */
		if (is(r, next, "and") && is(r, next + 1, "a") && is(r, next + 2, "half"))
			next += 3;
		else if ((is(r, next, "or") || is(r, next, "to") || dash(r, next))) {
			double v2;
			int32_t n2;
			if (tc_number_plain(r->d, next + 1, r->end, &v2, &n2)) {
				*count = -1;
				return n2;
			}
		}
		*count = v;
		return next;
	}
	return i;
}

static bool unit_at(const struct tc__date_reader *r, int32_t i, uint8_t *unit)
{
	if (cls(r, i) == K_UNIT || cls(r, i) == K_UNITS) {
		*unit = (uint8_t)r->arg[i];
		return true;
	}
	if (one_of(r, i, "hour minutes minute")) {
		*unit = TC__HOUR;
		return true;
	}
	return false;
}

/* "the past few days": as the gold files have it, three. */
static bool form_few(const struct tc__date_reader *r, int32_t i) { return is(r, i, "few") || (is(r, i, "a") && is(r, i + 1, "few")); }

static void shift_of(const struct tc__date_reader *r, int32_t i, struct tc__dx *x)
{
	switch (cls(r, i)) {
	case K_LAST: x->shift = -1; break;
	case K_NEXT: x->shift = 1; break;
	case K_THIS: x->shift = 0; break;
	default: x->shift = TC__BARE;
	}
}

/* What follows "mid-" in one word: a month, a year or a decade. */
static bool fused(tc_str rest, struct tc__dx *x)
{
	struct tc_word w = { .form = rest };
	struct tc_doc d = { .words = &w, .n_words = 1 };
	struct tc__date_reader r = { .d = &d, .begin = 0, .end = 1 };
	const struct tc__date_keyword *kw = tc__date_keyword(rest);
	if (!rest.n)
		return false;
	x->kind = TC__DX_POINT;
	if (kw && kw->cls == K_MONTH && tc_is_upper(rest.p[0]))
		x->p.m = kw->arg;
	else if (year_form(&r, 0) >= 1500)
		x->p.y = year_form(&r, 0);
	else if ((x->p.y = tc__decade_of(rest)) != 0)
		x->kind = TC__DX_DECADE;
	else
		return false;
	return true;
}

/* One expression without ranges of two. */
static bool read_simple(const struct tc__date_reader *r, int32_t at, struct tc__date_expr *out)
{
	struct tc__date_expr e = { 0 };
	struct tc__dx *x = &e.a;
	int32_t i = at, next = at;
	uint8_t unit;
	double count;
	int8_t part = 0;

	/* "early", "late", "mid-", "earlier", "the end of", "the first half of" before something that is a period */
	int32_t lead = i;
	bool earlier = false;
	if (cls(r, i) == K_THE && (cls(r, i + 1) == K_END || cls(r, i + 1) == K_EARLY || cls(r, i + 1) == K_LATE))
		i++;
	if (cls(r, i) == K_EARLY || cls(r, i) == K_LATE) {
		part = cls(r, i) == K_EARLY ? 'e' : 'l';
		earlier = r->arg[i] == 1;
		i++;
		while (one_of(r, i, "in on"))
			i++;
		if (dash(r, i))
			i++;
	} else if (cls(r, i) == K_MID && r->arg[i] == 1) {
		if (!fused(tc_str_cut(r->d->words[i].form, 4, r->d->words[i].form.n), x))
			return false;
		part = 'm';
		next = i + 1;
		if (x->kind == TC__DX_POINT && x->p.m)
			x->p.y = tc__trailing_year(r, &next);
		x->shift = TC__BARE;
		goto done;
	} else if (cls(r, i) == K_MID) {
		part = 'm';
		i++;
		if (dash(r, i))
			i++;
	} else if (cls(r, i) == K_END && is(r, i + 1, "of")) {
		part = r->arg[i];
		i += 2;
	}
	if (part && i >= r->end)
		return false;
	x->shift = TC__BARE;
	if (part && cls(r, i) == K_THE && (cls(r, i + 1) == K_UNIT || cls(r, i + 1) == K_DIGIT))
		i++;
	int32_t core = i;

	/* numeric dates, decades, 9/11 */
	if (cls(r, i) == K_DIGIT) {
		tc_str f = r->d->words[i].form;
		if (tc__date_numeric(f, &x->p)) {
			x->kind = TC__DX_POINT;
			next = i + 1;
			goto done;
		}
		if (year_form(r, i) && dash(r, i + 1) && digits(r, i + 2) >= 1 && digits(r, i + 2) <= 12 && dash(r, i + 3) && tc__mday(r, i + 4)) {
			x->kind = TC__DX_POINT;
			x->p = (struct tc__point){ year_form(r, i), digits(r, i + 2), tc__mday(r, i + 4) };
			next = i + 5;
			goto done;
		}
		if (tc_str_is(f, "9/11")) {
			x->kind = TC__DX_POINT;
			x->p = (struct tc__point){ 2001, 9, 11 };
			next = i + 1;
			goto done;
		}
		int y = tc__decade_of(f);
		if (!y && year_form(r, i) % 10 == 0 && year_form(r, i) && is(r, i + 1, "s")) {
			y = year_form(r, i);
			next = i + 2;
		} else {
			next = i + 1;
		}
		if (y) {
			x->kind = TC__DX_DECADE;
			x->p.y = y;
			goto done;
		}
	}
	if (cls(r, i) == K_MONTH || tc__mday(r, i)) {
		if (tc__month_date(r, i, &e, &next))
			goto done;
	}
	if (cls(r, i) == K_WDAY) {
		if (tc__weekday_at(r, i, &e, &next)) {
			if (earlier)
				e.a.past_only = part == 'e';
			part = 0;
			goto done;
		}
	}
	/* "the 24th of February", "the night of 24 February", "the eve of ...": the article is passed over */
	if (cls(r, i) == K_THE && tc__mday(r, i + 1) && tc_ordinal_of(r->d->words[i + 1].form)) {
		if (tc__month_date(r, i + 1, &e, &next))
			goto done;
	}
	if (cls(r, i) == K_DAYWORD) {
		x->kind = TC__DX_PERIOD;
		x->unit = TC__DAY;
		x->shift = r->arg[i];
		next = tc__skip_part(r, i + 1);
		part = 0;
		goto done;
	}
	if (is(r, i, "the") && is(r, i + 1, "day") && one_of(r, i + 2, "before after") && cls(r, i + 3) == K_DAYWORD && r->arg[i + 3]) {
		x->kind = TC__DX_PERIOD;
		x->unit = TC__DAY;
		x->shift = (int8_t)(r->arg[i + 3] * 2);
		next = i + 4;
		goto done;
	}
	/* Feasts with a fixed date; "before Christmas" is the month */
	if (cls(r, i) == K_EVE && tc_is_upper(r->d->words[i].form.p[0]) && !one_of(r, i + 1, "Day Eve") &&
	    one_of(r, i - 1, "before at over by until around after since this last next")) {
		x->kind = TC__DX_POINT;
		x->p = (struct tc__point){ 0, 12, 0 };
		if (one_of(r, i - 1, "this last next"))
			shift_of(r, i - 1, x);
		next = i + 1;
		x->p.y = tc__trailing_year(r, &next);
		goto done;
	}
	if (cls(r, i) == K_EVE && tc_is_upper(r->d->words[i].form.p[0]) && one_of(r, i + 1, "Day Eve")) {
		x->kind = TC__DX_POINT;
		x->p = (struct tc__point){ 0, 12, is(r, i + 1, "Eve") ? 24 : 25 };
		next = i + 2;
		x->p.y = tc__trailing_year(r, &next);
		goto done;
	}
	/* Season: "last summer", "the summer of 2014", "spring 2014" */
	{
		int32_t s = i;
		bool the = cls(r, s) == K_THE;
		int32_t mod = -1;
		if (the)
			s++;
		if (cls(r, s) == K_LAST || cls(r, s) == K_NEXT || cls(r, s) == K_THIS)
			mod = s++;
		if (cls(r, s) == K_SEASON) {
			next = s + 1;
			int y = is(r, next, ",") ? 0 : tc__trailing_year(r, &next);
			if (y || mod >= 0 || (part && s == core)) {
				x->kind = TC__DX_SEASON;
				x->season = r->arg[s];
				if (mod >= 0)
					shift_of(r, mod, x);
				x->p.y = y;
				part = 0;
				goto done;
			}
			if (the && one_of(r, i - 1, "in during over since until by") && !one_of(r, next, "of")) {
				x->kind = TC__DX_SEASON;
				x->season = r->arg[s];
				part = 0;
				goto done;
			}
		}
	}
	/* "the first quarter of 2014", "the first half of the year" */
	if ((cls(r, i) == K_THE && (cls(r, i + 1) == K_ORD || cls(r, i + 1) == K_LATE)) || cls(r, i) == K_ORD) {
		int32_t q = cls(r, i) == K_THE ? i + 1 : i;
		int n = cls(r, q) == K_ORD ? r->arg[q] : 4;
		bool half = is(r, q + 1, "half") && n <= 2, quarter = is(r, q + 1, "quarter") && n <= 4;
		if (quarter || (half && is(r, q + 2, "of"))) {
			next = q + 2;
			int32_t y = next;
			x->kind = TC__DX_QUARTER;
			x->unit = half ? TC__YEAR : TC__QUARTER;
			x->n = n;
			x->p.y = tc__trailing_year(r, &next);
			if (!x->p.y && is(r, y, "of") && (one_of(r, y + 1, "the this last next")) && is(r, y + 2, "year")) {
				if (!is(r, y + 1, "the"))
					shift_of(r, y + 1, x);
				next = y + 3;
			} else if (half && !x->p.y) {
				return false;
			}
			part = 0;
			goto done;
		}
	}
	/* [the] last|next|this|past|coming ... */
	{
		int32_t s = i;
		bool the = cls(r, s) == K_THE, past = false;
		if (the)
			s++;
		uint8_t c = cls(r, s);
		if (c == K_LAST || c == K_NEXT || c == K_THIS || (the && c == K_RECENT) || c == K_RECENT) {
			int32_t mod = s++;
			bool same = c == K_THIS && r->arg[mod] == 1;    /* "that day", "the same day" */
			if (c == K_THIS && (cls(r, s) == K_LAST || cls(r, s) == K_NEXT)) {   /* "this past Friday", "this coming week" */
				past = cls(r, s) == K_LAST;
				mod = s++;
				c = cls(r, mod);
			}
			/* "last night", "this morning" */
			if (cls(r, s) == K_PART && r->arg[s] == 0 && (c == K_LAST || c == K_THIS) && !the && !same) {
				x->kind = TC__DX_PERIOD;
				x->unit = TC__DAY;
				x->shift = c == K_LAST ? -1 : 0;
				next = s + 1;
				part = 0;
				goto done;
			}
			if (cls(r, s) == K_WDAY && !same) {
				shift_of(r, mod, x);
				int8_t sh = x->shift;
				tc__weekday_at(r, s, &e, &next);
				if (e.a.kind == TC__DX_WEEKDAY) {
					e.a.shift = past ? -1 : sh;
					e.a.past_only = past;
				}
				part = 0;
				goto done;
			}
			if (cls(r, s) == K_MONTH && !same && !the) {
				shift_of(r, mod, x);
				int8_t sh = x->shift;
				if (tc__month_date(r, s, &e, &next)) {
					e.a.shift = sh;
					goto done;
				}
			}
			int32_t u = read_count(r, s, &count);
			if (unit_at(r, u, &unit)) {
				bool counted = u > s, plural = cls(r, u) == K_UNITS;
				next = u + 1;
				if (c == K_RECENT) {
					if (!plural)
						return false;
					x->kind = TC__DX_VAGUE_RANGE;
					goto done;
				}
				if (same && unit != TC__HOUR) {
					if (counted || plural || (is(r, mod, "that") && r->d->words[mod].xpos != TC_XPOS_DT))
						return false;
					x->kind = TC__DX_ANCHORED;
					x->unit = unit;
					x->n = 0;
					goto done;
				}
				if (counted && count <= 0 && unit == TC__DAY && c == K_LAST && form_few(r, s))
					count = 3;
				if (counted && count > 0) {
					x->kind = TC__DX_WINDOW;
					x->unit = unit;
					x->n = c == K_LAST ? -count : count;
					goto done;
				}
				if (plural || counted) {        /* "the past few weeks", "the coming days" */
					x->kind = TC__DX_VAGUE_RANGE;
					goto done;
				}
				if (unit == TC__HOUR)
					return false;
				/* "over the past year" is a stretch, "last year" a period; "the next day" hangs on what was told */
				if (the && c == K_LAST && r->arg[mod] <= 1 && one_of(r, i - 1, "over in during for throughout within")) {
					x->kind = TC__DX_WINDOW;
					x->unit = unit;
					x->n = -1;
					goto done;
				}
				if ((the && (c == K_NEXT || c == K_LAST) && (r->arg[mod] != 0 || unit == TC__DAY)) || (c == K_NEXT && unit == TC__DAY)) {
					if (c == K_NEXT && unit != TC__DAY && r->arg[mod] == 0) {
						x->kind = TC__DX_WINDOW;
						x->unit = unit;
						x->n = 1;
						goto done;
					}
					x->kind = TC__DX_ANCHORED;
					x->unit = unit;
					x->n = c == K_NEXT ? 1 : -1;
					if (!the && c == K_NEXT && is(r, i - 1, "very"))
						x->n = 1;
					goto done;
				}
				if (the && c == K_NEXT && one_of(r, i - 1, "over in within during for")) {
					x->kind = TC__DX_WINDOW;
					x->unit = unit;
					x->n = 1;
					goto done;
				}
				x->kind = TC__DX_PERIOD;
				x->unit = unit;
				x->shift = c == K_LAST ? -1 : c == K_NEXT ? 1 : 0;
				if (earlier)
					part = 0;
				goto done;
			}
		}
	}
	/* "the weekend", "earlier in the week", "later in the year", "end of the month", "the week of 3 May" */
	if (cls(r, i) == K_UNIT && (part || (i > at && cls(r, i - 1) == K_THE) || (i > r->begin && cls(r, i - 1) == K_THE))) {
		unit = (uint8_t)r->arg[i];
		bool over = one_of(r, i - 2, "over at during on by") && unit == TC__WEEKEND;
		if ((part && unit <= TC__WEEKEND) || over) {
			x->kind = TC__DX_PERIOD;
			x->unit = unit;
			x->shift = unit == TC__WEEKEND ? TC__BARE : 0;
			next = i + 1;
			if (earlier || core > lead)
				part = 0;
			goto done;
		}
	}
	/* Counted units: "two years ago", "in three days", "for six months", "two days later" */
	if (!part) {
		int32_t s = i;
		bool the = cls(r, s) == K_THE;
		if (the)
			s++;
		int32_t u = read_count(r, s, &count);
		bool counted = u > s;
		if (dash(r, u))
			return false;
		if (is(r, u, "more") || is(r, u, "full") || is(r, u, "whole") || is(r, u, "straight") || is(r, u, "consecutive"))
			u++;
		if (unit_at(r, u, &unit) && (counted || cls(r, u) == K_UNITS)) {
			int32_t a = u + 1;
			if (is(r, a, "and") && is(r, a + 1, "a") && is(r, a + 2, "half"))
				a += 3;
			next = a;
			if (cls(r, a) == K_AGO || (is(r, a, "back") && counted)) {
				x->kind = count > 0 ? TC__DX_SHIFT : TC__DX_VAGUE;
				if (count <= 0 && !counted)
					x->kind = TC__DX_VAGUE;
				x->unit = unit;
				x->n = -count;
				next = a + 1;
				goto done;
			}
			if (is(r, a, "from") && is(r, a + 1, "now")) {
				x->kind = count > 0 ? TC__DX_SHIFT : TC__DX_VAGUE;
				x->unit = unit;
				x->n = count;
				next = a + 2;
				goto done;
			}
			if (one_of(r, a, "later earlier before after beforehand afterwards")) {
				bool back = one_of(r, a, "earlier before beforehand");
				x->kind = count > 0 && !one_of(r, a, "after before") ? TC__DX_ANCHORED : TC__DX_VAGUE;
				x->unit = unit;
				x->n = back ? -count : count;
				next = a + 1;
				goto done;
			}
			if (unit == TC__HOUR && !one_of(r, i - 1, "within in"))
				return false;
			if (is(r, i - 1, "within") || (is(r, i - 1, "in") && !the)) {
				x->kind = count > 0 ? (is(r, i - 1, "within") ? TC__DX_WINDOW : TC__DX_SHIFT) : TC__DX_VAGUE_RANGE;
				x->unit = unit;
				x->n = count;
				x->shift = 0;           /* "in two weeks": only a future clause makes it a date (date.c) */
				goto done;
			}
			if (one_of(r, i - 1, "for over during after nearly almost about than least around roughly some") ||
			    (is(r, i - 1, "of") && is(r, i - 2, "out"))) {
				if (one_of(r, i - 1, "after of during") && !counted)
					return false;
				if (is(r, i - 1, "of"))
					return false;
				if (is(r, i - 1, "after")) {
					x->kind = TC__DX_VAGUE;
					goto done;
				}
				x->kind = TC__DX_VAGUE_RANGE;
				goto done;
			}
			return false;
		}
	}
	/* Years */
	if (cls(r, i) == K_DIGIT && (tc__year_at(r, i) || (part && year_form(r, i) >= 1500 && core > lead))) {
		x->kind = TC__DX_POINT;
		x->p.y = year_form(r, i);
		next = i + 1;
		goto done;
	}
	if (is(r, i, "the") && tc__year_at(r, i + 1) && !part) {
		x->kind = TC__DX_POINT;
		x->p.y = year_form(r, i + 1);
		next = i + 2;
		goto done;
	}
	/* Vague points. "recent" and "imminent" date the noun they stand with. */
	if (cls(r, i) == K_VAGUE || (cls(r, i) == K_RECENT && r->d->words[i].rel == TC_REL_AMOD)) {
		if (part)
			return false;
		x->kind = TC__DX_VAGUE;
		next = i + 1;
		goto done;
	}
	return false;
done:
	if (e.a.n > 4000 || e.a.n < -4000) {    /* no calendar of ours reaches there */
		e.a.kind = TC__DX_VAGUE_RANGE;
		e.a.n = 0;
	}
	if (e.a.unit == TC__FORTNIGHT) {
		e.a.unit = TC__WEEK;
		e.a.n *= 2;
	}
	e.a.first = e.b.first = at;
	e.a.last = e.b.last = next - 1;
	if (part && !e.a.part)
		e.a.part = part;
	/* "early on Wednesday morning" */
	if (e.a.last + 1 < r->end) {
		int32_t p = tc__skip_part(r, e.a.last + 1);
		if (p > e.a.last + 1 && e.a.kind != TC__DX_VAGUE_RANGE && (e.a.kind == TC__DX_WEEKDAY || e.a.p.d))
			e.a.last = e.b.last = p - 1;
	}
	*out = e;
	return true;
}

static bool ranges_with(const struct tc__dx *a, const struct tc__dx *b)
{
	if (a->kind != b->kind && !(a->kind == TC__DX_WEEKDAY && b->kind == TC__DX_PERIOD && b->unit == TC__DAY))
		return false;
	return a->kind == TC__DX_POINT || a->kind == TC__DX_WEEKDAY || a->kind == TC__DX_DECADE || a->kind == TC__DX_PERIOD;
}

bool tc__date_read(const struct tc_doc *d, const struct tc__date_words *w, int32_t begin, int32_t at, int32_t end,
		   struct tc__date_expr *out)
{
	struct tc__date_reader r = { d, w->cls, w->arg, begin, end };
	if (cls(&r, at) == K_NONE && !tc__mday(&r, at))
		return false;
	struct tc__date_expr e;
	if (!read_simple(&r, at, &e))
		return false;
	int32_t j = e.a.last + 1;
	bool between = is(&r, at - 1, "between");
	if (!e.range && j + 1 < end &&
	    (one_of(&r, j, "to until till through") || (dash(&r, j) && e.a.kind == TC__DX_POINT) || (between && is(&r, j, "and")))) {
		struct tc__date_expr f;
		int32_t k = j + 1;
		if (is(&r, j, "through") && is(&r, k, "to"))
			k++;
		/* "2014-16" and "2014 to 2016" where the second year has nothing but the dash before it */
		int y1 = e.a.kind == TC__DX_POINT && !e.a.p.m ? e.a.p.y : 0, y2 = digits(&r, k);
		if (y1 && (year_form(&r, k) > y1 || (dash(&r, j) && y2 > y1 % 100 && y2 < 100 && d->words[k].form.n == 2)) &&
		    !(k + 1 < end && d->words[k].rel == TC_REL_NUMMOD && d->words[k].head == k + 1 && !dash(&r, j))) {
			e.b = e.a;
			e.b.p.y = y2 < 100 ? y1 / 100 * 100 + y2 : y2;
			e.b.last = k;
			e.range = true;
		} else if (!(dash(&r, j) && !e.a.p.m) && read_simple(&r, k, &f) && !f.range && ranges_with(&e.a, &f.a)) {
			e.b = f.a;
			e.range = true;
		}
		if (e.range)
			e.a.last = e.b.last;
	}
	if (!e.range)
		tc__clock_add(&r, &e);
	*out = e;
	return true;
}
