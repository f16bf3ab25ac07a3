/* code/reportcand.h - what reportcand.c, reportquote.c and reportwho.c share. */
#ifndef TC_CODE_REPORTCAND_H
#define TC_CODE_REPORTCAND_H
#include "code/statement_int.h"

enum { TC_REPORT_MAX_PER_CUE = 8, TC_REPORT_NEAR = 14 };

static inline bool is_nominal(const struct tc_word *w)
{
	return w->upos == TC_UPOS_NOUN || w->upos == TC_UPOS_PROPN || w->upos == TC_UPOS_PRON || w->upos == TC_UPOS_NUM;
}

static inline bool is_punct(const struct tc_word *w) { return w->upos == TC_UPOS_PUNCT; }

static inline bool is_rel(const struct tc_doc *d, int32_t i, int rel) { return d->words[i].rel == rel; }

/* In lower case; borrowed where it is already, else from the arena. */
tc_str tc__lower(struct tc_coding *cx, tc_str s);

/* Who does the saying at verb v, climbing to where the subject is shared. -1: nobody is named. *how gets the way, static. */
int32_t tc__subject_of(const struct tc_doc *d, int32_t v, bool *passive, const char **how);
/* Whose claim, view or plan noun n is; *verb the light verb that carries it, or -1. */
int32_t tc__owner_of(struct tc_coding *cx, int32_t n, const char **how, int32_t *verb);
/* Head of the first nominal phrase from `from` towards `to`, inclusive; -1 none. */
int32_t tc__nearest_nominal(const struct tc_doc *d, int32_t from, int32_t to);
void tc__mend_speaker(const struct tc__said_work *w, struct tc__cand *c);

/* The line for verb v, with its particle or preposition (*extra, or -1) where the lexicon has it so; NULL unknown. */
const struct tc__cue *tc__cue_of_verb(struct tc__said_work *w, int32_t v, int32_t *extra);

/* Keep a candidate; false where it is empty, impossible or there already. */
bool tc__cand_add(struct tc__said_work *w, struct tc__cand c);
void tc__quote_cands(struct tc__said_work *w);
void tc__colon_cands(struct tc__said_work *w);
#endif
