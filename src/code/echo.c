/* SPDX-License-Identifier: Apache-2.0 */
/* code/echo.c - an event told again by its bare noun: "The talks will resume in May", "the truce took hold".
 * The noun names nobody; who took part stands where the event was told first. A definite noun, or a bare plural that opens its
 * clause, takes the parties of the nearest event of its type before it, within a few sentences; "new talks" or "another attack"
 * are no echo. */
#include "code/predicate.h"

/* So many sentences back: further away it may be another event. */
enum { REACH = 6 };

/* May the noun stand for something told before? */
static bool points_back(const struct tc_doc *d, int32_t word)
{
	static const char *const definite[] = { "the", "this", "that", "these", "those", "both" };
	static const char *const fresh[] = { "new", "fresh", "further", "another", "other", "more", "next", "future", "second", "third",
		"additional", "last", "previous", "earlier", "past", "similar", "any", "such", "possible", "potential", "separate" };
	const struct tc_word *w = &d->words[word];
	const struct tc_sent *st = &d->sents[w->sent];
	bool det = false, other_det = false;
	for (int32_t i = st->first; i < st->first + st->n; i++) {
		const struct tc_word *c = &d->words[i];
		if (c->head != word)
			continue;
		if (TC__IN(c->lemma, fresh))
			return false;
		if (c->rel == TC_REL_DET && i < word) {
			det |= TC__IN(c->lemma, definite);
			other_det |= !det;
		}
		if (c->rel == TC_REL_NUMMOD)
			return false;
	}
	if (det || other_det)
		return det;
	/* "Talks will resume on Monday" */
	return (w->rel == TC_REL_NSUBJ || w->rel == TC_REL_NSUBJ_PASS) && w->form.n > 1 && w->form.p[w->form.n - 1] == 's';
}

/* Deeds done together or over some time, which a text comes back to; charges, arrests and attacks are told anew each time. */
static bool lasts(int type)
{
	switch (type) {
	case TC_EVENT_CONSULT: case TC_EVENT_AGREE: case TC_EVENT_RETREAT: case TC_EVENT_COOPERATE: case TC_EVENT_MOBILIZE:
	case TC_EVENT_AID: case TC_EVENT_PROTEST:
		return true;
	default:
		return false;
	}
}

static void take(struct tc_parties *to, const struct tc_actor *a, int n)
{
	for (to->n = 0; to->n < n && to->n < (int)TC_COUNT(to->a); to->n++)
		to->a[to->n] = a[to->n];
}

bool tc_echo(struct tc_coding *cx, struct tc_candidate *c, struct tc_event *e)
{
	const struct tc_frame *f = c->m.frame;
	if (f->pos != TC_FRAME_N || !lasts(e->type) || c->m.actors.n || c->m.recipients.n || !points_back(cx->doc, c->word))
		return false;
	const struct tc_event *best = NULL;
	for (int32_t i = cx->n_events - 1; i >= 0; i--) {
		const struct tc_event *o = &cx->events[i];
		if (o->sentence < e->sentence - REACH)
			break;
		if (o->type != e->type || o->negated || (!o->n_actors && !o->n_recipients))
			continue;
		if (o->sentence == e->sentence)         /* told in this very sentence */
			return false;
		if (!best || (tc_str_eq(o->trigger.lemma, e->trigger.lemma) && !tc_str_eq(best->trigger.lemma, e->trigger.lemma)))
			best = o;
	}
	if (!best)
		return false;
	take(&c->m.actors, best->actors, best->n_actors);
	take(&c->m.recipients, best->recipients, best->n_recipients);
	e->symmetric = best->symmetric;
	return true;
}
