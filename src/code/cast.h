/* code/cast.h - who acts in an event and whom it is aimed at, where neither frame nor tree rule says so. */
#ifndef TC_CODE_CAST_H
#define TC_CODE_CAST_H
#include "code/predicate.h"

/* The side that is looked at; both models have the classes "no" and "yes". */
enum tc_cast_side { TC_CAST_ACTOR, TC_CAST_RECIPIENT, TC_CAST_SIDES };

/* Fills an empty side of the candidate's match with the likeliest party of the sentence; `e` has type, mode and trigger. Of what two do
 * together the second one counts as recipient. */
void tc_cast(struct tc_coding *cx, struct tc_candidate *c, const struct tc_event *e);
#endif
