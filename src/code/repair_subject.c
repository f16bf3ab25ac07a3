/* SPDX-License-Identifier: Apache-2.0 */
/* code/repair_subject.c - subjects that the parser took for something else.
 * "Iran said it was open to talks": "it" is Iran, for only somebody can be open, willing or pleased. "The defence minister stepped
 * down": nobody is stepped; what has no passive is not passive. */
#include "code/repair_int.h"

/* What only parties are. */
static const char *const attitudes[] = { "ready", "willing", "unwilling", "prepared", "open", "pleased", "happy", "glad", "committed",
	"determined", "keen", "eager", "reluctant", "concerned", "worried", "alarmed", "confident", "disappointed", "satisfied", "grateful",
	"proud", "hopeful", "optimistic", "aware", "unaware", "able", "unable", "opposed", "saddened", "shocked", "appalled", "outraged",
	"angry", "afraid", "anxious", "delighted", "thankful", "sorry", "serious", "interested" };
/* Verbs without a passive. */
static const char *const intransitive[] = { "step", "resign", "speak", "agree", "arrive", "travel", "surrender", "retreat", "return", "die",
	"come", "go", "protest", "rally", "march", "demonstrate", "gather", "clash", "vote", "abstain", "flee", "disarm", "apologize",
	"apologise", "collapse", "emerge", "respond", "withdraw", "comply", "insist", "promise", "pledge", "vow", "refuse" };

static bool has_passive(const struct tc_doc *d, int32_t verb)
{
	if (tc_child(d, verb, TC_REL_AUX_PASS) >= 0)
		return true;
	for (int32_t c = d->words[verb].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_AUX && (tc_str_is(d->words[c].lemma, "be") || tc_str_is(d->words[c].lemma, "get")))
			return true;
	return false;
}

bool tc__mend_subject(struct tc_doc *d, int32_t w)
{
	struct tc_word *s = &d->words[w];
	if (s->head < 0 || w > s->head)
		return false;
	const struct tc_word *h = &d->words[s->head];
	if (s->rel == TC_REL_EXPL && tc_str_is(s->lemma, "it") && TC__IN(h->lemma, attitudes) && tc_child(d, s->head, TC_REL_NSUBJ) < 0 &&
	    tc_child(d, s->head, TC_REL_CSUBJ) < 0) {
		s->rel = TC_REL_NSUBJ;
		return true;
	}
	if (s->rel == TC_REL_NSUBJ_PASS && h->upos == TC_UPOS_VERB && TC__IN(h->lemma, intransitive) && !has_passive(d, s->head)) {
		s->rel = TC_REL_NSUBJ;
		return true;
	}
	return false;
}
