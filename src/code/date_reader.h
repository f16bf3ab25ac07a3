/* code/date_reader.h - between the files that read date expressions from word forms: date_parse.c (the grammar), date_day.c
 * (days of months, months, years, weekdays) and date_clock.c (clock times). */
#ifndef TC_CODE_DATE_READER_H
#define TC_CODE_DATE_READER_H
#include "code/date_int.h"

/* The sentence [begin, end) that is read, and what each word may be in a date. Words outside are nothing. */
struct tc__date_reader {
	const struct tc_doc *d;
	const uint8_t *cls;
	const int8_t *arg;
	int32_t begin, end;
};

static inline uint8_t cls(const struct tc__date_reader *r, int32_t i)
{
	return i >= r->begin && i < r->end ? r->cls[i] : K_NONE;
}
static inline bool is(const struct tc__date_reader *r, int32_t i, const char *form)
{
	return i >= r->begin && i < r->end && tc_str_isi(r->d->words[i].form, form);
}
static inline bool dash(const struct tc__date_reader *r, int32_t i)
{
	return is(r, i, "-") || is(r, i, "\xe2\x80\x93") || is(r, i, "\xe2\x80\x94") || is(r, i, "\xe2\x80\x91");
}
static inline bool one_of(const struct tc__date_reader *r, int32_t i, const char *forms)
{
	if (i < r->begin || i >= r->end)
		return false;
	tc_str rest = tc_str_of(forms), f;
	while (tc_str_split(&rest, ' ', &f))
		if (tc_str_eqi(r->d->words[i].form, f))
			return true;
	return false;
}

/* A whole number of up to four digits; -1 if the form is anything else. */
static inline int digits(const struct tc__date_reader *r, int32_t i)
{
	if (i < r->begin || i >= r->end)
		return -1;
	tc_str f = r->d->words[i].form;
	int v = 0;
	if (f.n == 0 || f.n > 4)
		return -1;
	for (uint32_t k = 0; k < f.n; k++) {
		if (!tc_is_digit(f.p[k]))
			return -1;
		v = v * 10 + (f.p[k] - '0');
	}
	return v;
}

static inline int year_form(const struct tc__date_reader *r, int32_t i)
{
	int v = digits(r, i);
	return v >= 1000 && v <= 2100 && r->d->words[i].form.n == 4 ? v : 0;
}

/* --- date_day.c --------------------------------------------------------------------------------------------------- */
/* Day of a month: "10", "7th"; 0 if it is none. */
int tc__mday(const struct tc__date_reader *r, int32_t i);
/* A year after a month or a day of a month: "2014", ", 2014", "of 2014"; moves *at past it. 0 if there is none. */
int tc__trailing_year(const struct tc__date_reader *r, int32_t *at);
/* "May 3", "3-5 May 2014", "May 2014": a date that names its month, ranges inside one month too. *next is the word after it. */
bool tc__month_date(const struct tc__date_reader *r, int32_t at, struct tc__date_expr *out, int32_t *next);
/* Does a four digit number stand where a year would? */
bool tc__year_at(const struct tc__date_reader *r, int32_t i);
/* The word after a part of the day ("morning", "early afternoon") that stands at i, or i. */
int32_t tc__skip_part(const struct tc__date_reader *r, int32_t i);
/* "Wednesday", "Thursday, February 23, 2023", "Tuesday night". */
bool tc__weekday_at(const struct tc__date_reader *r, int32_t at, struct tc__date_expr *out, int32_t *next);

/* --- date_clock.c ------------------------------------------------------------------------------------------------- */
/* A clock time beside the expression: "at 3 p.m. on Wednesday", "Wednesday at 15:30". */
void tc__clock_add(const struct tc__date_reader *r, struct tc__date_expr *e);
#endif
