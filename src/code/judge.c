/* SPDX-License-Identifier: Apache-2.0 */
/* code/judge.c - is it an event at all, and how sure are we. */
#include "code/predicate.h"

#include <math.h>

const char *tc_no_event(struct tc_coding *cx, const struct tc_candidate *c, const struct tc_event *e)
{
	if (!e->n_actors && !e->n_recipients) {
		if (c->m.frame->pos != TC_FRAME_N)
			return "no party in any role";
		if (!e->place.text.n && !(e->date.precision && e->quad == 4))
			return "a noun without party, place or date";
	}
	return NULL;
}

float tc_confidence(struct tc_coding *cx, const struct tc_candidate *c, const struct tc_event *e)
{
	/* Weights of a logistic model; see docs/coding.md for how they were obtained. */
	float z = 0.2f;
	z += e->n_actors ? 0.7f : -0.6f;
	z += e->n_recipients || e->symmetric ? 0.6f : -0.3f;
	z += 0.15f * (float)(c->m.frame->n_conds < 4 ? c->m.frame->n_conds : 4);
	if (e->status == TC_STATUS_HYPOTHETICAL)
		z -= 2.2f;
	if (c->m.frame->pos != TC_FRAME_V)
		z -= 0.3f;
	return 1.0f / (1.0f + expf(-z));
}
