/* SPDX-License-Identifier: Apache-2.0 */
/* code/answer.c - demands and proposals that the same document answers.
 * A refusal or acceptance answers the nearest earlier demand, proposal or invitation that its party was asked: because it was named
 * there, or because the answer speaks of "the proposal". Within one sentence an answer that names nobody is given to whoever asked. */
#include "code/answer.h"

enum { MAX_BACK = 12, MAX_SENTENCES = 10 };

static bool one_of(tc_str lemma, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (tc_str_eqi(lemma, tc_str_of(words[i])))
			return true;
	return false;
}

static bool asks(const struct tc_event *e)
{
	static const char *const offers[] = { "propose", "offer", "invite", "proposal", "invitation" };
	return !e->negated && (e->type == TC_EVENT_REQUEST ||
			       (e->type == TC_EVENT_AGREE && one_of(e->trigger.lemma, offers, TC_COUNT(offers))));
}

static bool answers(const struct tc_event *e)
{
	static const char *const yes[] = { "accept", "agree", "approve", "endorse", "acceptance", "approval", "consent", "heed", "grant" };
	return e->type == TC_EVENT_REJECT || ((e->type == TC_EVENT_AGREE || e->type == TC_EVENT_CONCEDE) &&
					      one_of(e->trigger.lemma, yes, TC_COUNT(yes)));
}

/* "rejected the proposal": the answer's object is the asking itself. */
static bool speaks_of_asking(const struct tc_doc *d, int32_t word)
{
	static const char *const nouns[] = { "proposal", "demand", "request", "call", "offer", "invitation", "appeal", "plan", "ultimatum", "plea",
		"bid", "term", "suggestion", "initiative", "draft", "overture", "petition" };
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next)
		if ((d->words[c].rel == TC_REL_OBJ || d->words[c].rel == TC_REL_NSUBJ_PASS || d->words[c].rel == TC_REL_OBL ||
		     d->words[c].rel == TC_REL_NMOD) && one_of(d->words[c].lemma, nouns, TC_COUNT(nouns)))
			return true;
	return false;
}

static bool same_side(const struct tc_actor *a, const struct tc_actor *b)
{
	if (a->ent && a->ent == b->ent)
		return true;
	return a->country[0] && strcmp(a->country, b->country) == 0;
}

static bool any_same(const struct tc_actor *a, int n, const struct tc_actor *b, int m)
{
	for (int i = 0; i < n; i++)
		for (int j = 0; j < m; j++)
			if (same_side(&a[i], &b[j]))
				return true;
	return false;
}

static bool fits(const struct tc_doc *d, const struct tc_event *ask, const struct tc_event *reply)
{
	if (!reply->n_actors || !ask->n_actors || any_same(reply->actors, reply->n_actors, ask->actors, ask->n_actors))
		return false;
	if (reply->n_recipients && !any_same(reply->recipients, reply->n_recipients, ask->actors, ask->n_actors))
		return false;
	if (any_same(reply->actors, reply->n_actors, ask->recipients, ask->n_recipients))
		return true;
	bool named = speaks_of_asking(d, reply->trigger_word);
	return named ? reply->sentence - ask->sentence <= 3 : reply->sentence == ask->sentence && !ask->n_recipients;
}

void tc_answers_find(struct tc_coding *cx)
{
	for (int32_t i = 0; i < cx->n_events; i++) {
		struct tc_event *reply = &cx->events[i];
		reply->answers_event = -1;
		if (!answers(reply))
			continue;
		for (int32_t k = i - 1; k >= 0 && i - k <= MAX_BACK && reply->sentence - cx->events[k].sentence <= MAX_SENTENCES; k--) {
			struct tc_event *ask = &cx->events[k];
			if (!asks(ask) || !fits(cx->doc, ask, reply))
				continue;
			reply->answers_event = k;
			if (reply->sentence == ask->sentence && !reply->n_recipients) {
				reply->recipients = ask->actors;
				reply->n_recipients = ask->n_actors;
			}
			if (reply->sentence == ask->sentence && !ask->n_recipients) {
				ask->recipients = reply->actors;
				ask->n_recipients = reply->n_actors;
			}
			break;
		}
	}
}

void tc_answers_name(struct tc_records *r)
{
	for (int32_t i = 0; i < r->n_events; i++)
		if (r->events[i].answers_event >= 0)
			memcpy(r->events[i].answers, r->events[r->events[i].answers_event].id, sizeof r->events[i].answers);
}
