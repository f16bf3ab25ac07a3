/* code/answer.h - which demand or proposal an acceptance or refusal answers. */
#ifndef TC_CODE_ANSWER_H
#define TC_CODE_ANSWER_H
#include "code/code_int.h"

/* Link cx->events: sets answers_event, and lends the parties of one sentence to each other. O(events). */
void tc_answers_find(struct tc_coding *cx);
/* Once the ids are set: write the id of the answered event into the answer. */
void tc_answers_name(struct tc_records *r);
#endif
