/* SPDX-License-Identifier: Apache-2.0 */
/* code/settle.c - candidates of a sentence that tell one event twice, or none of their own.
 * "Signed an agreement", "the airstrikes killed dozens", "met to discuss", "demanded the release": of two predicates one stays, with the
 * parties of both. Each that goes is dropped with a reason that `explain` prints. */
#include "code/predicate.h"

#include "code/role_int.h"

static bool is_noun_modifier(const struct tc_doc *d, int32_t w)
{
	return d->words[w].rel == TC_REL_COMPOUND || d->words[w].rel == TC_REL_FLAT;
}

/* How the candidate's word hangs below another one: through objects, complements and prepositions only. */
bool tc__hangs_below(const struct tc_doc *d, int32_t low, int32_t high)
{
	for (int step = 0; step < 3 && low >= 0; step++) {
		switch (d->words[low].rel) {
		case TC_REL_OBJ: case TC_REL_OBL: case TC_REL_NMOD: case TC_REL_XCOMP: case TC_REL_CCOMP: case TC_REL_NSUBJ_PASS:
		case TC_REL_ACL: case TC_REL_CONJ: case TC_REL_ADVCL:
			break;
		default:
			return false;
		}
		low = d->words[low].head;
		if (low == high)
			return true;
	}
	return false;
}

bool tc__shares_party(const struct tc_match *a, const struct tc_match *b)
{
	const struct tc_parties *x[] = { &a->actors, &a->recipients, &a->both }, *y[] = { &b->actors, &b->recipients, &b->both };
	for (int i = 0; i < 3; i++)
		for (int j = 0; j < 3; j++)
			for (int k = 0; k < x[i]->n; k++)
				for (int m = 0; m < y[j]->n; m++)
					if (tc_same_party(&x[i]->a[k], &y[j]->a[m]))
						return true;
	return false;
}

/* May the word that a frame's condition rests on be an event of its own? "Condemned the attack" tells two, "lifted the sanctions" and
 * "called off the talks" one. */
static bool swallows(int type, int word_type)
{
	if (tc_event_quad(type) == tc_event_quad(word_type) || type == TC_EVENT_CONCEDE || type == TC_EVENT_RETREAT)
		return true;
	return (type == TC_EVENT_AGREE || type == TC_EVENT_REJECT) && tc_event_quad(word_type) <= 2;
}

/* "Airstrikes killed dozens", "the attack wounded two": the noun and its verb tell one event. The noun stays if it alone says how. */
static void merge_subject(struct tc_coding *cx, struct tc_candidates *cs, struct tc_candidate *noun)
{
	const struct tc_doc *d = cx->doc;
	int32_t top = tc_conj_head(d, noun->word);
	if (noun->m.frame->pos != TC_FRAME_N || d->words[top].rel != TC_REL_NSUBJ || d->words[top].head < 0)
		return;
	struct tc_candidate *verb = tc__candidate_at(cs, d->words[top].head);
	if (!verb || verb->m.frame->event != noun->m.frame->event || verb->m.frame->pos != TC_FRAME_V)
		return;
	tc__merge_told(cx, noun, verb);
}

/* "was killed in a Taliban attack": the noun names the means of its verb, so the one who used it. */
static bool says_how(struct tc_coding *cx, int32_t noun, int32_t verb)
{
	const struct tc_word *w = tc_w(cx, noun);
	if (w->head == verb && w->rel == TC_REL_ACL)    /* "the request of the mayor asking schools to pay" */
		return true;
	tc_str prep = w->head == verb && (w->rel == TC_REL_OBL || w->rel == TC_REL_NMOD) ? tc_case_of(cx, noun) : TC_STR_NULL;
	return tc_str_is(prep, "in") || tc_str_is(prep, "by") || tc_str_is(prep, "during") || tc_str_is(prep, "with");
}

/* "Shelled the town, killing two": what an attack led to is part of it. */
static bool is_outcome(const struct tc_doc *d, int32_t word, const struct tc_candidate *up)
{
	const struct tc_word *w = &d->words[word];
	return up->m.frame->event == TC_EVENT_ASSAULT && w->xpos == TC_XPOS_VBG && w->head == up->word && word > up->word &&
	       tc_child(d, word, TC_REL_MARK) < 0 && tc_child(d, word, TC_REL_NSUBJ) < 0;
}

static bool all_shared(const struct tc_match *of, const struct tc_match *with)
{
	const struct tc_parties *x[] = { &of->actors, &of->recipients, &of->both }, *y[] = { &with->actors, &with->recipients, &with->both };
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < x[i]->n; k++) {
			bool there = false;
			for (int j = 0; j < 3; j++)
				for (int m = 0; m < y[j]->n; m++)
					there |= tc_same_party(&x[i]->a[k], &y[j]->a[m]);
			if (!there)
				return false;
		}
	return true;
}

/* "met the king to discuss the peace process": what they meet for is that meeting. */
static bool is_purpose(struct tc_coding *cx, const struct tc_candidate *c, const struct tc_candidate *up)
{
	return up->m.frame->event == TC_EVENT_CONSULT && tc__is_infinitive(cx->doc, c->word) && all_shared(&c->m, &up->m);
}

/* "Iran claimed it had shot down a drone", "admitted attacking the village": whoever speaks of his own deed accuses nobody. */
static void own_deeds(struct tc_coding *cx, struct tc_candidates *cs)
{
	const struct tc_doc *d = cx->doc;
	for (int i = 0; i < cs->n; i++) {
		struct tc_candidate *c = &cs->a[i];
		if (c->dropped || c->m.frame->event != TC_EVENT_ACCUSE || c->m.frame->pos != TC_FRAME_V || !c->m.actors.n ||
		    (c->m.recipients.n && !tc_same_party(&c->m.recipients.a[0], &c->m.actors.a[0])))
			continue;
		for (int j = 0; j < cs->n && !c->dropped; j++) {
			const struct tc_candidate *deed = &cs->a[j];
			int rel = d->words[deed->word].rel;
			if (j != i && !deed->dropped && d->words[deed->word].head == c->word && (rel == TC_REL_CCOMP || rel == TC_REL_XCOMP) &&
			    deed->m.actors.n && tc_same_party(&deed->m.actors.a[0], &c->m.actors.a[0]))
				tc__drop(cx, c, "speaks of one's own deed");
		}
	}
}

/* "Erupted after an attack", "protested against the killing": another event than the verb's. */
static bool is_another(struct tc_coding *cx, int32_t noun)
{
	static const char *const cases[] = { "after", "before", "since", "following", "despite", "until", "amid", "because_of", "in_response_to",
		"in_retaliation_for" };
	tc_str prep = tc_w(cx, noun)->rel == TC_REL_OBL ? tc_case_of(cx, noun) : TC_STR_NULL;
	return TC__IN(prep, cases);
}

/* "Wounded in a Turkish drone attack": whoever used the means did it. "A meeting of both commanders was held": a verb that names nobody
 * has the parties of its noun. */
static void take_means(struct tc_coding *cx, struct tc_candidate *c, const struct tc_candidate *noun)
{
	if (c->m.frame->event == noun->m.frame->event && !c->m.actors.n && !c->m.recipients.n && !c->m.both.n && !is_another(cx, noun->word)) {
		c->m.actors = noun->m.actors;
		c->m.recipients = noun->m.recipients;
		c->m.both = noun->m.both;
		c->m.actor_word = noun->m.actor_word;
		c->m.recipient_word = noun->m.recipient_word;
		c->m.n_roles = noun->m.n_roles;
		return;
	}
	if (c->m.frame->event != noun->m.frame->event || c->m.actors.n || c->m.both.n || !noun->m.actors.n || !says_how(cx, noun->word, c->word))
		return;
	c->m.actors = noun->m.actors;
	c->m.actor_word = noun->m.actor_word;
	c->m.n_roles++;
	tc__parties_less(&c->m.recipients, &c->m.actors);
}

/* "Demanded the release", "declined to meet the envoy": what is asked for or refused has not been done. */
static void deeds_asked(struct tc_coding *cx, struct tc_candidates *cs)
{
	const struct tc_doc *d = cx->doc;
	for (int i = 0; i < cs->n; i++) {
		struct tc_candidate *c = &cs->a[i];
		int type = c->m.frame->event, rel = d->words[c->word].rel;
		bool deed = type == TC_EVENT_CONSULT || type == TC_EVENT_RETREAT || type == TC_EVENT_AID || type == TC_EVENT_CONCEDE || type == TC_EVENT_COOPERATE;
		if (c->dropped || !deed || rel == TC_REL_CONJ || rel == TC_REL_ADVCL || rel == TC_REL_CCOMP)
			continue;
		for (int32_t h = d->words[c->word].head, step = 0; h >= 0 && step < 2; h = d->words[h].head, step++) {
			const struct tc_candidate *up = tc__candidate_at(cs, h);
			if (!up || (up->m.frame->event != TC_EVENT_REQUEST && up->m.frame->event != TC_EVENT_REJECT) || is_another(cx, c->word))
				continue;
			if (tc__hangs_below(d, c->word, h) && (!c->m.actors.n || tc__shares_party(&c->m, &up->m)))
				tc__drop(cx, c, "is asked for or refused, not done");
			break;
		}
	}
}

void tc__settle(struct tc_coding *cx, struct tc_candidates *cs)
{
	const struct tc_doc *d = cx->doc;
	own_deeds(cx, cs);
	deeds_asked(cx, cs);
	for (int i = 0; i < cs->n; i++) {
		struct tc_candidate *c = &cs->a[i];
		for (int k = 0; k < c->m.n_consumed && !c->dropped; k++)
			for (int j = 0; j < cs->n; j++)
				if (j != i && cs->a[j].word == c->m.consumed[k] && !cs->a[j].dropped &&
				    (cs->a[j].m.frame->pos == TC_FRAME_N || cs->a[j].m.frame->event == c->m.frame->event) &&
				    swallows(c->m.frame->event, cs->a[j].m.frame->event)) {
					take_means(cx, c, &cs->a[j]);
					tc__drop(cx, &cs->a[j], "part of another predicate's pattern");
				}
	}
	for (int i = 0; i < cs->n; i++) {
		struct tc_candidate *c = &cs->a[i];
		if (c->dropped)
			continue;
		const struct tc_frame *f = c->m.frame;
		if (f->pos == TC_FRAME_N && is_noun_modifier(d, c->word)) {
			tc__drop(cx, c, "modifies another noun");
			continue;
		}
		merge_subject(cx, cs, c);
		if (c->dropped)
			continue;
		/* One event told by a verb and its noun: "signed an agreement", "launched an attack". */
		for (int32_t h = d->words[c->word].head, step = 0; h >= 0 && step < 3; h = d->words[h].head, step++) {
			struct tc_candidate *up = tc__candidate_at(cs, h);
			if (up && up->m.frame->event == f->event && tc__hangs_below(d, c->word, h) &&
			    (d->words[c->word].rel != TC_REL_CONJ || tc__shares_party(&up->m, &c->m)) &&
			    (d->words[c->word].rel != TC_REL_ADVCL || is_outcome(d, c->word, up) || is_purpose(cx, c, up)) && !is_another(cx, c->word) &&
			    d->words[c->word].rel != TC_REL_CCOMP) {
				if (d->words[c->word].rel == TC_REL_CONJ && f->pos == TC_FRAME_V)
					break;
				/* the lower one may know parties that the upper one lacks */
				if (!up->m.recipients.n && c->m.recipients.n) {
					up->m.recipients = c->m.recipients;
					up->m.recipient_word = c->m.recipient_word;
					up->m.n_roles++;
				}
				take_means(cx, up, c);
				up->same = c->word;
				tc__drop(cx, c, "tells the same event as the predicate above it");
				break;
			}
		}
	}
}
