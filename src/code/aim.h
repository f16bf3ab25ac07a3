/* code/aim.h - whom an event is aimed at where neither frame nor tree rule says so. */
#ifndef TC_CODE_AIM_H
#define TC_CODE_AIM_H
#include "code/predicate.h"

/* The likeliest recipient of an event whose actors are known and whose recipients are not; out->n = 0 if none is likely. */
void tc_aim(struct tc_coding *cx, const struct tc_candidate *c, const struct tc_event *e, struct tc_parties *out);
#endif
