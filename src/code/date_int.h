/* code/date_int.h - between date_parse.c, which reads date expressions from word forms, and date.c, which gives them a
 * value against the document's date and hangs them on events. */
#ifndef TC_CODE_DATE_INT_H
#define TC_CODE_DATE_INT_H
#include "code/code_int.h"

/* A point of the calendar; d and then m are 0 where it is coarser, y where the text does not say. */
struct tc__point { int y, m, d; };

enum tc__dx_kind {
	TC__DX_POINT,           /* "7 December", "2014": p, perhaps without its year */
	TC__DX_WEEKDAY,         /* "Wednesday", "last Friday": weekday, shift */
	TC__DX_PERIOD,          /* "this week", "last month", "yesterday": unit, shift */
	TC__DX_SHIFT,           /* "two years ago", "in three days": n, unit */
	TC__DX_WINDOW,          /* "the past three years", "within two months": n (signed), unit */
	TC__DX_SEASON,          /* "last summer", "spring 2014": season, shift or p.y */
	TC__DX_QUARTER,         /* "the first quarter of 2014": n, p.y */
	TC__DX_DECADE,          /* "the 1990s": p.y */
	TC__DX_ANCHORED,        /* "the next day", "two days later": n, unit, from the date that the text gave last */
	TC__DX_VAGUE_RANGE,     /* "in recent months", "for years" */
	TC__DX_VAGUE,           /* "recently", "soon" */
};
enum tc__unit { TC__DAY, TC__WEEK, TC__MONTH, TC__YEAR, TC__WEEKEND, TC__DECADE, TC__CENTURY, TC__QUARTER, TC__HOUR, TC__FORTNIGHT };
enum { TC__BARE = 99 };         /* shift of an expression without last, this or next */

struct tc__dx {
	int32_t first, last;
	uint8_t kind, unit;
	struct tc__point p;
	int8_t weekday;         /* 0 Monday .. 6 Sunday */
	int8_t shift;           /* -1 last, 0 this, 1 next, -2 "the day before yesterday", TC__BARE */
	int8_t part;            /* 'e'arly, 'm'id, 'l'ate; 0 none */
	int8_t season;          /* 0 spring .. 3 winter */
	bool past_only;         /* "this past Friday", "ago" */
	bool named_day;         /* a point with a weekday of its own: picks the year */
	double n;
	char time[6];
};

struct tc__date_expr { struct tc__dx a, b; bool range; };

/* --- date_words.c ------------------------------------------------------------------------------------------------- */
/* What a word may be in a date expression. */
enum tc__date_class {
	K_NONE, K_MONTH, K_WDAY, K_UNIT, K_UNITS, K_PART, K_SEASON, K_LAST, K_NEXT, K_THIS, K_EARLY, K_LATE, K_MID, K_DAYWORD, K_AGO,
	K_RECENT, K_VAGUE, K_THE, K_IN, K_FEW, K_ORD, K_DIGIT, K_NUM, K_DECADE, K_EVE, K_END, K_HALF,
};
struct tc__date_keyword { const char *form; uint8_t cls; int8_t arg; };
/* By form without regard to case; NULL if it is none. */
const struct tc__date_keyword *tc__date_keyword(tc_str form);
/* "2021-12-30", "30.12.2021", "12/30/2021" as one word. */
bool tc__date_numeric(tc_str f, struct tc__point *p);
/* "1990s", "90s", "'90s": its first year; 0 if it is none. */
int tc__decade_of(tc_str f);
/* Per word of the document, its class and argument; arena arrays. */
struct tc__date_words { uint8_t *cls; int8_t *arg; };
void tc__date_classify(const struct tc_doc *d, struct tc_arena *arena, struct tc__date_words *out);
/* Read the date expression that starts at word `at` of the sentence [begin, end). */
bool tc__date_read(const struct tc_doc *d, const struct tc__date_words *w, int32_t begin, int32_t at, int32_t end,
		   struct tc__date_expr *out);
int tc__days_in_month(int y, int m);

/* --- date_value.c ------------------------------------------------------------------------------------------------- */
/* A stretch of the calendar. a.y 0: not resolved, `prec` then says how little is known. */
struct tc__stretch { struct tc__point a, b; uint8_t prec; bool range; };
int32_t tc__first_day(struct tc__point p);
int32_t tc__last_day(struct tc__point p);
struct tc__stretch tc__unresolved(uint8_t prec);
/* What an expression is worth against the document's `day` (TC_DAY_NONE: relative ones stay unresolved). dir: where the
 * clause looks, -1 past, 1 future, 0 open. said: it dates an act of saying. anchor: the last date before it, or NULL. */
struct tc__stretch tc__date_value(const struct tc__date_expr *e, int32_t day, int dir, bool said, const struct tc__stretch *anchor);
/* From its beginning on to the document's date, in its own grain. */
struct tc__stretch tc__since(struct tc__stretch s, int32_t day);
void tc__date_set(struct tc_arena *a, struct tc_timex *t, struct tc__stretch s);

/* --- date_bind.c -------------------------------------------------------------------------------------------------- */
/* The word of an expression whose governor lies outside it. */
int32_t tc__date_top(const struct tc_doc *d, int32_t first, int32_t last);
/* What the expression hangs on, past what parsers hang it on and nobody would date: names ("Sanders on Wednesday said"), people
 * and places ("attacked the port on Sunday"). `word` is the predicate asked for, which is never passed over; -1 none. */
int32_t tc__date_governor(struct tc_coding *cx, const struct tc_timex *t, int32_t top, int32_t word);

static inline bool tc__form_is(const struct tc_doc *d, int32_t i, const char *z)
{
	return i >= 0 && i < d->n_words && tc_str_eqi(d->words[i].form, tc_str_of(z));
}
static inline bool tc__lemma_in(const struct tc_doc *d, int32_t word, const char *const *lemmas, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (tc_lemma_is(d, word, lemmas[i]))
			return true;
	return false;
}
#endif
