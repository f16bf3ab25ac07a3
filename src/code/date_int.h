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

/* Per word of the document, what date_parse.c knows of its form; arena array. */
struct tc__date_words { uint8_t *cls; int8_t *arg; };
void tc__date_classify(const struct tc_doc *d, struct tc_arena *arena, struct tc__date_words *out);
/* Read the date expression that starts at word `at` of the sentence [begin, end). */
bool tc__date_read(const struct tc_doc *d, const struct tc__date_words *w, int32_t begin, int32_t at, int32_t end,
		   struct tc__date_expr *out);
int tc__days_in_month(int y, int m);
#endif
