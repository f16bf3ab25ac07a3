/* SPDX-License-Identifier: Apache-2.0 */
/* code/date_day.c - days of months, months, years and weekdays of date expressions. */
#include "code/date_reader.h"
#include "code/number.h"

/* Day of a month: "10", "7th", "seventh" is left out. */
int tc__mday(const struct tc__date_reader *r, int32_t i)
{
	if (i < r->begin || i >= r->end)
		return 0;
	int v = digits(r, i);
	if (v < 0 && tc_is_digit(r->d->words[i].form.p[0]))
		v = tc_ordinal_of(r->d->words[i].form);
	return v >= 1 && v <= 31 && r->d->words[i].form.n <= 4 ? v : 0;
}

/* Is the word after a month's name or before it such that "May" or "March" is the month? */
static bool month_at(const struct tc__date_reader *r, int32_t i)
{
	if (cls(r, i) != K_MONTH)
		return false;
	tc_str f = r->d->words[i].form;
	bool short_form = f.p[f.n - 1] == '.' || f.n == 3 || tc_str_is(f, "Sept");
	bool digit_near = tc__mday(r, i + 1) || year_form(r, i + 1) || (is(r, i + 1, ",") && year_form(r, i + 2)) || tc__mday(r, i - 1) ||
			  (is(r, i - 1, "of") && tc__mday(r, i - 2)) || (is(r, i + 1, "of") && year_form(r, i + 2));
	if (digit_near)
		return true;
	if (tc_str_eqi(f, TC_STR("mar")) || tc_str_eqi(f, TC_STR("jun")) || tc_str_eqi(f, TC_STR("jan")) || tc_str_eqi(f, TC_STR("dec")))
		return false;
	bool led = one_of(r, i - 1, "in last next this early late mid since until till by from during through of for before after every "
			  "between past previous") || (cls(r, i - 2) == K_MONTH && one_of(r, i - 1, "to until till through and")) || (dash(r, i - 1) && one_of(r, i - 2, "mid early late"));
	if (led)
		return !(i + 1 < r->end && r->d->words[i + 1].upos == TC_UPOS_PROPN && r->cls[i + 1] == K_NONE && one_of(r, i - 1, "for by of after"));
	if (r->arg[i] == 5 || r->arg[i] == 3 || short_form)        /* May and March are words of their own */
		return r->arg[i] == 3 && one_of(r, i + 1, "'s");
	/* A name ("June Carter", "April said") has a name after it or a verb of its own. */
	if (i + 1 < r->end && tc_is_upper(r->d->words[i + 1].form.p[0]) && r->cls[i + 1] == K_NONE)
		return i > r->begin && r->d->words[i].rel == TC_REL_COMPOUND && (r->d->words[i - 1].upos == TC_UPOS_DET ||
										 r->d->words[i - 1].upos == TC_UPOS_PART);
	if (i > r->begin && r->d->words[i - 1].upos == TC_UPOS_PROPN && r->cls[i - 1] == K_NONE)
		return false;
	return true;
}

static int month_of(const struct tc__date_reader *r, int32_t i) { return month_at(r, i) ? r->arg[i] : 0; }

/* A year after a month or a day of a month: "2014", ", 2014", "of 2014". Moves *at past it. */
int tc__trailing_year(const struct tc__date_reader *r, int32_t *at)
{
	int32_t i = *at;
	if (is(r, i, ",") || is(r, i, "of") || is(r, i, "in"))
		i++;
	int y = year_form(r, i);
	if (!y || y < 1500)
		return 0;
	/* "In March 2,000 ..." has a comma of its own; "on May 3 2000 troops ..." is rare enough. */
	if (i == *at + 1 && is(r, *at, ",") && i + 1 < r->end && r->d->words[i + 1].xpos == TC_XPOS_NNS && !is(r, i + 1, ","))
		return 0;
	*at = i + 1;
	return y;
}

/* Month-first and day-first dates; ranges inside one month too. *at moves past. */
bool tc__month_date(const struct tc__date_reader *r, int32_t at, struct tc__date_expr *out, int32_t *next)
{
	int m = month_of(r, at), d1 = 0, d2 = 0, y = 0;
	int32_t i = at;
	if (m) {
		i++;
		d1 = tc__mday(r, i);
		/* "May 2014" is no day; "May 3", "May 3rd", "May 3-5", "May 3 to 5", "May 3 and 4" */
		if (d1) {
			i++;
			if ((dash(r, i) || is(r, i, "to") || is(r, i, "through") || (is(r, i, "and") && is(r, at - 1, "between"))) &&
			    tc__mday(r, i + 1) > d1 && !month_of(r, i + 2)) {
				d2 = tc__mday(r, i + 1);
				i += 2;
			}
		} else if (is(r, i, "the") && tc__mday(r, i + 1) && tc_ordinal_of(r->d->words[i + 1].form)) {
			d1 = tc__mday(r, i + 1);
			i += 2;
		}
		y = tc__trailing_year(r, &i);
	} else {
		d1 = tc__mday(r, i);
		if (!d1)
			return false;
		i++;
		if (is(r, i, "of") && tc_ordinal_of(r->d->words[at].form))
			i++;
		else if ((dash(r, i) || is(r, i, "to") || is(r, i, "through") || (is(r, i, "and") && is(r, at - 1, "between"))) &&
			 tc__mday(r, i + 1) > d1) {
			d2 = tc__mday(r, i + 1);
			i += 2;
			if (is(r, i, "of"))
				i++;
		}
		if (i >= r->end || cls(r, i) != K_MONTH)
			return false;
		m = r->arg[i];
		i++;
		y = tc__trailing_year(r, &i);
	}
	out->a = (struct tc__dx){ .kind = TC__DX_POINT, .p = { y, m, d1 }, .shift = TC__BARE };
	if (d2) {
		out->range = true;
		out->b = out->a;
		out->b.p.d = d2;
	}
	*next = i;
	return true;
}

/* Does a four digit number stand where a year would? */
bool tc__year_at(const struct tc__date_reader *r, int32_t i)
{
	int y = year_form(r, i);
	if (!y)
		return false;
	const struct tc_word *w = &r->d->words[i];
	const struct tc_word *n = i + 1 < r->end ? w + 1 : NULL;
	if (n && (tc_str_is(n->form, "%") || tc_str_eqi(n->form, TC_STR("percent"))))
		return false;
	bool noun_next = n && (n->upos == TC_UPOS_NOUN || n->upos == TC_UPOS_ADJ);
	if (i > r->begin) {
		tc_str p = r->d->words[i - 1].form;
		if (tc_str_is(p, "$") || tc_str_is(p, "#") || tc_str_is(p, "No."))
			return false;
	}
	if (y < 1500 && !is(r, i - 1, "in"))
		return false;
	if (one_of(r, i - 1, "in since until till during early late mid through circa"))
		return !(noun_next && n->xpos == TC_XPOS_NNS && w->rel == TC_REL_NUMMOD && w->head == i + 1);
	if (one_of(r, i - 1, "from by of before after to between and year for than -"))
		return !(noun_next && (w->rel == TC_REL_NUMMOD || n->xpos == TC_XPOS_NNS)) && !(is(r, i - 1, "to") && noun_next) &&
		       !one_of(r, i - 1, "than for");
	if (y < 1800)
		return false;
	if (i > r->begin && (r->d->words[i - 1].upos == TC_UPOS_DET || tc_str_is(r->d->words[i - 1].form, "'s") ||
			     tc_str_is(r->d->words[i - 1].form, "\xe2\x80\x99s") || r->d->words[i - 1].xpos == TC_XPOS_PRPS ||
			     cls(r, i - 1) == K_SEASON))
		return true;
	if (is(r, i - 1, "(") && (is(r, i + 1, ")") || dash(r, i + 1)))
		return true;
	return w->rel == TC_REL_OBL_UNMARKED || w->rel == TC_REL_NMOD_UNMARKED;
}

int32_t tc__skip_part(const struct tc__date_reader *r, int32_t i)     /* "morning", ", early afternoon", "at noon" */
{
	if (cls(r, i) == K_PART)
		return i + 1;
	if (dash(r, i) && cls(r, i + 1) == K_PART)
		return i + 2;
	if (one_of(r, i, "early late") && cls(r, i + 1) == K_PART)
		return i + 2;
	return i;
}

/* "last Wednesday", "Thursday, February 23, 2023", "late Tuesday night". */
bool tc__weekday_at(const struct tc__date_reader *r, int32_t at, struct tc__date_expr *out, int32_t *next)
{
	if (cls(r, at) != K_WDAY)
		return false;
	int32_t i = at + 1, j;
	struct tc__date_expr e = { 0 };
	j = i;
	if (is(r, j, ","))
		j++;
	if (is(r, j, "the"))
		j++;
	if ((cls(r, j) == K_MONTH || tc__mday(r, j)) && tc__month_date(r, j, &e, next) && (e.a.p.d || e.range)) {
		e.a.weekday = r->arg[at];
		e.a.named_day = true;
		*out = e;
		return true;
	}
	out->a = (struct tc__dx){ .kind = TC__DX_WEEKDAY, .weekday = r->arg[at], .shift = TC__BARE };
	*next = tc__skip_part(r, i);
	return true;
}
