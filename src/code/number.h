/* code/number.h - numerals in running text: digits, words, magnitudes, ranges and bounds.
 * Reads words of a tc_doc by their forms alone, so it does not lean on the parse. */
#ifndef TC_CODE_NUMBER_H
#define TC_CODE_NUMBER_H
#include "text/doc.h"

struct tc_number {
	int32_t first, last;            /* words, with bound words ("at least", "an estimated"), currency and per cent sign */
	int32_t core_first, core_last;  /* the numeral itself (of a range: both ends) */
	double lo, hi;                  /* equal unless a range */
	uint8_t bound;                  /* enum tc_bound; of a range EXACT */
	bool range;                     /* "300 to 400": lo < hi */
	bool vague;                     /* "dozens", "tens of thousands": lo is the least that the plural can mean */
	bool digits;                    /* written with digits */
	bool magnitude;                 /* a word of magnitude takes part: "5 million", "two dozen" */
	bool percent;
	bool change;                    /* "from 100 to 200" is not read as a range: this is the first of two numbers */
	char currency[4];               /* ISO code of a sign before the numeral ("$", "US$", "EUR"), "" if none */
};

/* The numeral that starts at word `at` (currency sign included) and ends before `end`; bound words to its left are looked
 * for down to `begin`. False if none starts there. Ordinals, clock times and codes ("7th", "10:30", "F-16") are none. */
bool tc_number_read(const struct tc_doc *d, int32_t begin, int32_t at, int32_t end, struct tc_number *out);
/* A plain cardinal, without range, currency or bounds; *next is the word after it. */
bool tc_number_plain(const struct tc_doc *d, int32_t at, int32_t end, double *value, int32_t *next);
/* "7th", "twenty-first", "3rd", "second" -> the number; 0 if the form is none. One word. */
int tc_ordinal_of(tc_str form);
/* Base forms that a regular past tense or participle may have, worst last: "ruled" -> "ruled", "rul", "rule"; "planned" ->
 * "plann", "plan", "planne". Lower case, into `out`; returns how many. For tables that serve as word lists where the
 * lemmatiser slipped. */
enum { TC_MAX_BASES = 4 };
struct tc_bases { char text[TC_MAX_BASES][24]; tc_str base[TC_MAX_BASES]; int n; };
int tc_bases_of(tc_str form, struct tc_bases *out);
#endif
