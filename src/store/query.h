/* store/query.h - asking the ledger: which records fit, and how many a day, week or month. */
#ifndef TC_STORE_QUERY_H
#define TC_STORE_QUERY_H
#include "store/store.h"

enum tc_query_kind { TC_QUERY_EVENTS, TC_QUERY_STATEMENTS, TC_QUERY_FIGURES };
enum tc_query_sort { TC_SORT_DATE, TC_SORT_CONFIDENCE, TC_SORT_PLOVER, TC_SORT_GOLDSTEIN, TC_SORT_SOURCES,
		     TC_SORT_WEIGHT /* events that matter most first */ };
enum tc_query_by { TC_BY_DAY, TC_BY_WEEK, TC_BY_MONTH, TC_BY_YEAR, TC_BY_TYPE, TC_BY_DYAD, TC_BY_SOURCE };
enum { TC_QUERY_CODES = 16 };

/* Empty and zero fields ask nothing. */
struct tc_query {
	int kind;
	tc_str actor;                   /* part of a participant's (speaker's) name, letter case aside */
	char codes[TC_QUERY_CODES][4];  /* parties: ISO countries, or sectors for those without; any of them */
	int n_codes;
	char dyad[2][4];                /* between these two */
	bool directed;                  /* from the first to the second only */
	uint32_t sectors_low, sectors_high;     /* bits of enum tc_sector, 0..31 and 32.. */
	uint32_t types, quads, statuses;        /* bits of their enumerators; quads: bit 1..4 */
	tc_str from, to;                /* days, inclusive: YYYY-MM-DD */
	tc_str place;                   /* part of a place's name */
	char place_country[4];
	tc_str source;                  /* part of the name of the publisher, or of an outlet or speaker it relies on */
	tc_str text;                    /* words, or an FTS5 expression, in the evidence */
	tc_str id;                      /* of the record, or its first digits */
	tc_str doc;                     /* of the document */
	tc_str class;                   /* of figures */
	float min_confidence;
	bool actual;                    /* leave out what is negated, hypothetical or yet to come */
	bool scheduled;                 /* only what is scheduled */
	bool unfolded;                  /* every report, not one for each event */
	bool about;                     /* statements, figures: also those of documents with an event of these parties */
	int sort;
	bool reverse;
	int64_t limit, offset;          /* limit 0: all */
};

/* Rows of the records that fit, in order. `rows` lives in `arena`. A text that is no FTS5 expression is taken as words. */
TC_NODISCARD int tc_query_rows(struct tc_store *s, const struct tc_query *q, struct tc_arena *arena, int64_t **rows, int64_t *n,
			       struct tc_err *err);

struct tc_query_count { tc_str label; int64_t n; double plover, goldstein; /* means; NAN none */ };
/* Counts by a unit of time (label: the day, the Monday of the week, YYYY-MM, YYYY) or of another kind (types and dyads of events only; means NAN for other records). */
TC_NODISCARD int tc_query_counts(struct tc_store *s, const struct tc_query *q, int by, struct tc_arena *arena,
				 struct tc_query_count **out, int64_t *n, struct tc_err *err);

/* The first and the last day that events are filed under; empty where there are none. */
TC_NODISCARD int tc_query_span(struct tc_store *s, struct tc_arena *arena, tc_str *first, tc_str *last, struct tc_err *err);

/* The newest date of a document; empty in an empty ledger. */
TC_NODISCARD int tc_query_newest(struct tc_store *s, struct tc_arena *arena, tc_str *day, struct tc_err *err);

/* The reports that a fold holds, first told first: rows of events. */
TC_NODISCARD int tc_query_fold(struct tc_store *s, int64_t fold, struct tc_arena *arena, int64_t **rows, int64_t *n, struct tc_err *err);
/* Events whose `answers` is this id. */
TC_NODISCARD int tc_query_answers(struct tc_store *s, tc_str id, struct tc_arena *arena, int64_t **rows, int64_t *n, struct tc_err *err);
#endif
