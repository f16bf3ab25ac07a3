/* code/judge.h - what the confidence of an event is judged by. */
#ifndef TC_CODE_JUDGE_H
#define TC_CODE_JUDGE_H
#include "code/predicate.h"

void tc_judge_features(struct tc_coding *cx, const struct tc_candidate *c, const struct tc_event *e, struct tc_features *out);
#endif
