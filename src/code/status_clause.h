/* code/status_clause.h - between status.c, which climbs, and status_clause.c, which reads one clause. */
#ifndef TC_CODE_STATUS_CLAUSE_H
#define TC_CODE_STATUS_CLAUSE_H
#include "code/status_int.h"

/* What is known so far. */
struct tc__verdict {
	int status;
	bool negated, settled;          /* settled: a modal or governor has spoken, dates no longer change it */
	const char *why, *detail;
	tc_str word;                    /* named in `why` */
};

static inline bool form_is(const struct tc_doc *d, int32_t i, const char *z)
{
	return i >= 0 && i < d->n_words && tc_str_isi(d->words[i].form, z);
}

static inline bool any_form(const struct tc_doc *d, int32_t i, const char *const *forms, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (form_is(d, i, forms[k]))
			return true;
	return false;
}

static inline void decide(struct tc__verdict *v, int status, const char *why, tc_str word)
{
	/* Hypothetical wins over future, either over actual. */
	if (status == TC_STATUS_HYPOTHETICAL || (status == TC_STATUS_FUTURE && v->status == TC_STATUS_ACTUAL)) {
		v->status = status;
		v->settled = true;
		v->why = why;
		v->word = word;
	}
}

static inline void negate(struct tc__verdict *v, const char *why, tc_str word)
{
	v->negated = !v->negated;
	if (!v->why) {
		v->why = why;
		v->word = word;
	}
}

/* The row of data/lexicon/governors.tsv for a word in a relation; NULL if it has none. */
const struct tc__governor *tc__governor_of(struct tc_coding *cx, int32_t word, int rel, tc_str prep);
/* The clause's conjunction, not its "to"; -1 none. */
int32_t tc__mark_of(const struct tc_doc *d, int32_t word);
/* Auxiliaries, negation and mark of the clause that `word` heads; what stands before an event noun. */
void tc__clause_status(struct tc_coding *cx, int32_t word, struct tc__verdict *v);
#endif
