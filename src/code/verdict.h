/* code/verdict.h - praise, blame, refusals and demands that a statement makes without a verb for them. */
#ifndef TC_CODE_VERDICT_H
#define TC_CODE_VERDICT_H
#include "code/predicate.h"

/* The word `w` stands in statement `st`, whose speaker is a party. True: the match is filled, with the speaker as actor. */
bool tc_verdict_match(struct tc_coding *cx, int32_t w, int32_t st, struct tc_match *m);
#endif
