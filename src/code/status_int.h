/* code/status_int.h - what the words above a predicate do to its status (data/lexicon/governors.tsv), for status.c and the dates. */
#ifndef TC_CODE_STATUS_INT_H
#define TC_CODE_STATUS_INT_H
#include "code/code_int.h"

enum tc__gov_effect {
	TC__GOV_NONE,           /* not in the table */
	TC__GOV_FUTURE,         /* plan, vow, prepare: what stands below is yet to come */
	TC__GOV_HYPOTHETICAL,   /* fear, want, call for: may come or not */
	TC__GOV_NEGATED,        /* fail, refuse, deny, avoid: does not come */
	TC__GOV_ACTUAL,         /* manage, continue, begin: what stands below is as real as the governor */
	TC__GOV_ENDED,          /* stop, halt, cancel: it was so and is no longer */
	TC__GOV_HISTORICAL,     /* anniversary, commemorate: long past */
	TC__GOV_LIGHT,          /* hold, conduct, take: carries an event noun, date and all */
};
/* --- the table ------------------------------------------------------------------------------------------------------- */
enum tc__gov_pos { TC__POS_V, TC__POS_N, TC__POS_A };
enum tc__gov_rel { TC__REL_XCOMP, TC__REL_CCOMP, TC__REL_ACL, TC__REL_ADVCL, TC__REL_OBJ, TC__REL_SUBJ, TC__REL_AMOD, TC__REL_OBL, TC__REL_NMOD, TC__REL_LEAD, TC__REL_COUNT };
struct tc__governor { tc_str lemma, prep; uint8_t pos, rel, effect, used; };
/* The row for a governor in a relation, with the preposition where the table asks for one. */
const struct tc__governor *tc__governor_find(const struct tc_status_lex *l, tc_str lemma, int pos, int rel, tc_str prep);
bool tc__governor_knows(const struct tc_status_lex *l, tc_str lemma, int pos);

/* Effect of the word as a governor; TC__GOV_NONE for most words. One hash probe. */
int tc__governor_effect(struct tc_coding *cx, int32_t word);
/* Is the verb a light one for its object ("hold talks")? */
bool tc__carries_noun(struct tc_coding *cx, int32_t word);

/* The table from its bytes, which are borrowed. Errors name file, line and column. */
TC_NODISCARD int tc__status_lex_read(tc_str tsv, struct tc_status_lex **out, struct tc_err *err);
#endif
