/* SPDX-License-Identifier: Apache-2.0 */
/* code/predicate.c - events of a document: which words are predicates of which type, with whom in which role.
 *
 * Each sentence goes through three steps. Gather: every verb, noun and adjective that a lexicon frame fits becomes a
 * candidate, and so do the modal patterns of modal.c. Settle: light verbs lend their arguments to event nouns, candidates that
 * tell one event twice are reduced to one, and those that the tree shows to be no event of their own are dropped, each with a
 * reason that `explain` prints. Emit: the survivors become records (emit.c). */
#include "code/predicate.h"

#include "code/role_int.h"

/* Guesses less likely than this are not followed up. */
#define LEAST_GUESS 0.3f

/* --- gather ------------------------------------------------------------------------------------------------------- */

void tc__drop(struct tc_coding *cx, struct tc_candidate *c, const char *reason)
{
	if (c->dropped)
		return;
	c->dropped = reason;
	if (cx->opt->trace)
		tc_trace(cx, "  rejected %.*s at '%.*s': %s\n", TC_FMT(c->m.frame->id), TC_FMT(tc_w(cx, c->word)->form), reason);
}

static void trace_match(struct tc_coding *cx, const struct tc_candidate *c)
{
	const struct tc_match *m = &c->m;
	tc_trace(cx, "  predicate '%.*s' fires %.*s (%s %.*s)\n", TC_FMT(tc_w(cx, c->word)->form), TC_FMT(m->frame->id),
		 m->frame->event ? tc_event_name(m->frame->event) : "no event", TC_FMT(m->frame->mode));
	const struct { const char *name; const struct tc_parties *p; } roles[] = {
		{ "actor", &m->actors }, { "recipient", &m->recipients }, { "both sides", &m->both },
	};
	for (size_t r = 0; r < TC_COUNT(roles); r++)
		for (int i = 0; i < roles[r].p->n; i++) {
			const struct tc_actor *a = &roles[r].p->a[i];
			tc_trace(cx, "    %s: '%.*s' = %.*s [%s %s]\n", roles[r].name, TC_FMT(a->text), TC_FMT(a->name), a->country,
				 tc_sector_name(a->sector));
		}
}

/* A frame of the same type, or a kind deed that its negation makes a refusal (intent.c), beats what the statement implies. */
static bool tells_it_better(const struct tc_match *frame, const struct tc_match *implied)
{
	int type = frame->frame->event;
	if (type == implied->frame->event)
		return true;
	return implied->frame->event == TC_EVENT_REJECT && type != TC_EVENT_NONE && tc_event_quad(type) <= 2;
}

static bool has_candidate(const struct tc_candidates *cs, int32_t word, int event)
{
	for (int i = 0; i < cs->n; i++)
		if (cs->a[i].word == word || cs->a[i].m.frame->event == event)
			return true;
	return false;
}

/* A candidate at `word`; its match is left to whoever finds one. */
static void start(struct tc_candidate *c, int32_t word)
{
	c->word = c->told_at = word;
	c->light_verb = c->same = -1;
	c->mode = TC_STR_NULL;
	c->light = NULL;
	c->guess = 0;
	c->dropped = NULL;
}

/* Words on which the lexicon is silent, if they tell a type that no other word of the sentence does. */
static void guess(struct tc_coding *cx, const struct tc_sent *st, struct tc_candidates *out)
{
	if (cx->opt->only_frame.n)
		return;
	for (int32_t w = st->first; w < st->first + st->n; w++) {
		struct tc_candidate c;
		if (!tc_sense_asked(cx, w))
			continue;
		start(&c, w);
		if (cx->opt->senses)
			cx->opt->senses(cx->opt->features_arg, cx, w);
		if (cx->word_flags[w] & (TC_WF_BLOCKED | TC_WF_IN_SOURCE | TC_WF_CUE) || has_candidate(out, w, TC_EVENT_NONE))
			continue;
		int event = tc_sense_guess(cx, w, &c.guess);
		if (c.guess < LEAST_GUESS || has_candidate(out, w, event) || !tc_frame_guess(cx, cx->coder->lexicon, w, event, &c.m))
			continue;
		tc_trace(cx, "  the lexicon is silent on '%.*s', the model says %s with %.2f\n", TC_FMT(tc_w(cx, w)->form), tc_event_name(event),
			 (double)c.guess);
		trace_match(cx, &c);
		TC_PUSH(cx->arena, out->a, out->n, out->cap, c);
	}
}

static void gather(struct tc_coding *cx, const struct tc_sent *st, struct tc_candidates *out)
{
	const struct tc_lexicon *l = cx->coder->lexicon;
	for (int32_t w = st->first; w < st->first + st->n; w++) {
		if (cx->word_flags[w] & TC_WF_IN_SOURCE && !tc_is_verbal(cx->doc, w))
			continue;
		struct tc_candidate c, modal;
		start(&c, w);
		start(&modal, w);
		bool own = tc_frame_best(cx, l, w, &c.m);
		if (!cx->opt->only_frame.n && tc_modal_match(cx, w, &modal.m, &modal.told_at) && !(own && tells_it_better(&c.m, &modal.m))) {
			trace_match(cx, &modal);
			TC_PUSH(cx->arena, out->a, out->n, out->cap, modal);
		}
		if (!own)
			continue;
		trace_match(cx, &c);
		if (c.m.frame->event == TC_EVENT_NONE) {
			cx->word_flags[w] |= TC_WF_BLOCKED;
			continue;
		}
		TC_PUSH(cx->arena, out->a, out->n, out->cap, c);
	}
	guess(cx, st, out);
}

/* --- light verbs, and parties from the words around ---------------------------------------------------------------- */

struct tc_candidate *tc__candidate_at(struct tc_candidates *cs, int32_t word)
{
	for (int i = 0; i < cs->n; i++)
		if (cs->a[i].word == word && !cs->a[i].dropped)
			return &cs->a[i];
	return NULL;
}

static bool takes_both(const struct tc_frame *f)
{
	for (int i = 0; i < f->n_elems; i++)
		if (f->elems[i]->op == TC_ELEM_ROLE && f->elems[i]->role == 'B')
			return true;
	return false;
}

static void lend(struct tc_coding *cx, int32_t verb, int kind, const char *prep, struct tc_parties *to, int32_t *head)
{
	struct tc_slot slot = { .kind = (uint8_t)kind, .prep = tc_str_of(prep) };
	struct tc_slot_words at;
	tc_slot_find(cx, verb, TC_FRAME_V, &slot, &at);
	for (int i = 0; i < at.n; i++) {
		struct tc_parties p = { .n = 0 };
		tc_parties_of(cx, at.w[i], &p);
		if (p.n && *head < 0)
			*head = at.w[i];
		tc_parties_add(to, &p);
	}
}

/* "Netanyahu went ahead with the Trump meeting": where the noun names one side only, the other is the clause's subject, unless its verb
 * tells an event of its own. */
static void find_partner(struct tc_coding *cx, struct tc_candidates *cs, struct tc_candidate *c)
{
	const struct tc_doc *d = cx->doc;
	bool visit = c->m.frame->event == TC_EVENT_CONSULT && c->m.recipients.n && !c->m.both.n;        /* "on a visit to Moscow, he said" */
	if (c->dropped || c->m.frame->pos != TC_FRAME_N || (c->m.both.n != 1 && !visit) || c->m.actors.n || c->light_verb >= 0 ||
	    (c->m.recipients.n && !visit))
		return;
	int32_t v = c->word;
	for (int step = 0; step < 3 && v >= 0 && !tc_is_verbal(d, v); step++) {
		int rel = d->words[v].rel;
		if (rel != TC_REL_OBJ && rel != TC_REL_OBL && rel != TC_REL_NMOD)
			return;
		v = d->words[v].head;
	}
	/* "In a meeting with Merkel, Tsipras asked": set before the clause, it is its subject's meeting whatever the verb. */
	bool fronted = c->m.frame->event == TC_EVENT_CONSULT && c->word < v && d->words[c->word].rel == TC_REL_OBL &&
		       (visit || tc_str_is(tc_case_of(cx, c->m.actor_word), "with"));
	if (visit && !fronted)
		return;
	if (v < 0 || !tc_is_verbal(d, v) || (tc__candidate_at(cs, v) && !fronted) || tc_is_passive(d, v))
		return;
	int32_t s = tc_subject_of(cx, v);
	struct tc_actor a;
	if (s < 0 || !tc_party_at(cx, s, &a) || (!a.country[0] && !a.ent) || a.sector == TC_SECTOR_JRN ||
	    strcmp(a.country, visit ? c->m.recipients.a[0].country : c->m.both.a[0].country) == 0)
		return;
	if (visit) {
		c->m.actors = (struct tc_parties){ .a = { a }, .n = 1 };
		c->m.actor_word = s;
	} else {
		c->m.both.a[c->m.both.n++] = a;
		c->m.recipient_word = s;
	}
	c->m.n_roles++;
}

/* The subject of a clause whose predicate is the event noun, as recipient. */
static void lend_subject(struct tc_coding *cx, struct tc_candidate *c)
{
	int32_t s = tc_subject_of(cx, c->word);
	struct tc_parties p = { .n = 0 };
	if (s < 0)
		return;
	tc_parties_of(cx, s, &p);
	if (!p.n)
		return;
	c->m.recipients = p;
	c->m.recipient_word = s;
	c->m.n_roles++;
}

void tc__parties_less(struct tc_parties *from, const struct tc_parties *these)
{
	int n = 0;
	for (int i = 0; i < from->n; i++) {
		bool there = false;
		for (int j = 0; j < these->n; j++)
			there |= tc_same_party(&from->a[i], &these->a[j]);
		if (!there)
			from->a[n++] = from->a[i];
	}
	from->n = n;
}

/* "Despite criticism, Obama went ahead", "under pressure from Congress, the agency gave in": whoever acts in the clause is criticised or
 * pressed, where nobody else is named. */
static void faces_it(struct tc_coding *cx, struct tc_candidate *c)
{
	static const char *const cases[] = { "despite", "amid", "under", "facing", "in_face_of", "following", "after" };
	const struct tc_doc *d = cx->doc;
	int type = c->m.frame->event;
	if ((type != TC_EVENT_ACCUSE && !(type == TC_EVENT_REQUEST && tc_lemma_is(d, c->word, "pressure"))) || c->m.recipients.n || c->m.both.n)
		return;
	int32_t v = d->words[c->word].head;
	if (v < 0 || !tc_is_verbal(d, v) || d->words[c->word].rel != TC_REL_OBL)
		return;
	tc_str by = tc_case_of(cx, c->word);
	for (size_t i = 0; i < TC_COUNT(cases); i++) {
		if (!tc_str_is(by, cases[i]))
			continue;
		struct tc_parties p = { .n = 0 };
		int32_t s = tc_subject_of(cx, v);
		if (s < 0)
			return;
		tc_parties_of(cx, s, &p);
		tc__parties_less(&p, &c->m.actors);
		if (p.n) {
			c->m.recipients = p;
			c->m.recipient_word = s;
			c->m.n_roles++;
		}
		return;
	}
}

/* Event nouns under a light verb take their parties from it. */
static void light_verbs(struct tc_coding *cx, struct tc_candidates *cs)
{
	for (int i = 0; i < cs->n; i++) {
		struct tc_candidate *c = &cs->a[i];
		if (c->dropped || c->m.frame->pos != TC_FRAME_N)
			continue;
		int32_t verb = -1;
		const struct tc_light *t = tc_light_of(cx, cx->coder->lexicon, c->word, &verb);
		/* "is under investigation by": the noun is the predicate */
		if (!t && !c->m.recipients.n && !c->m.both.n && tc_child(cx->doc, c->word, TC_REL_COP) >= 0 &&
		    tc_str_is(tc_case_of(cx, c->word), "under")) {
			lend_subject(cx, c);
			continue;
		}
		if (!t) {
			faces_it(cx, c);
			continue;
		}
		c->light_verb = verb;
		c->light = t;
		int before = c->m.actors.n + c->m.recipients.n + c->m.both.n;
		if (takes_both(c->m.frame)) {
			if (t->effect == TC_LIGHT_DO)
				lend(cx, verb, TC_SLOT_SUBJ, NULL, &c->m.both, &c->m.actor_word);
		} else if (t->effect == TC_LIGHT_DO && !c->m.actors.n) {
			lend(cx, verb, TC_SLOT_SUBJ, NULL, &c->m.actors, &c->m.actor_word);
		} else if (t->effect == TC_LIGHT_UNDERGO && !c->m.recipients.n) {
			lend(cx, verb, TC_SLOT_SUBJ, NULL, &c->m.recipients, &c->m.recipient_word);
		}
		if (c->m.actors.n + c->m.recipients.n + c->m.both.n > before)
			c->m.n_roles++;
		if (cx->opt->trace)
			tc_trace(cx, "  light verb '%.*s' carries '%.*s'\n", TC_FMT(tc_w(cx, verb)->form),
				 TC_FMT(tc_w(cx, c->word)->form));
	}
	for (int i = 0; i < cs->n; i++)
		find_partner(cx, cs, &cs->a[i]);
}

/* "Blamed Chad for the attack": whoever is blamed did it. */
static void blame(struct tc_coding *cx, struct tc_candidates *cs)
{
	for (int i = 0; i < cs->n; i++) {
		struct tc_candidate *c = &cs->a[i];
		const struct tc_word *w = tc_w(cx, c->word);
		if (c->dropped || c->m.frame->pos != TC_FRAME_N || c->m.actors.n || c->m.both.n || tc_event_quad(c->m.frame->event) < 3 ||
		    w->rel != TC_REL_OBL || w->head < 0)
			continue;
		tc_str prep = tc_case_of(cx, c->word);
		const struct tc_candidate *up = tc_str_is(prep, "for") || tc_str_is(prep, "of") ? tc__candidate_at(cs, w->head) : NULL;
		if (!up || up == c || up->m.frame->event != TC_EVENT_ACCUSE || !up->m.recipients.n)
			continue;
		c->m.actors = up->m.recipients;
		c->m.actor_word = up->m.recipient_word;
		c->m.n_roles++;
		tc__parties_less(&c->m.recipients, &c->m.actors);
	}
}

/* Whom a promise, refusal or threat is made to is said by the deed: "agreed to send aid to Kenya", "refused to meet the envoy". */
static void borrow_recipients(struct tc_coding *cx, struct tc_candidates *cs)
{
	static const struct tc_slot deeds[] = { { .kind = TC_SLOT_XCOMP }, { .kind = TC_SLOT_CCOMP } };
	static const struct { int kind; const char *prep; } slots[] = {
		{ TC_SLOT_IOBJ, NULL }, { TC_SLOT_OBJ, NULL }, { TC_SLOT_PREP, "to" }, { TC_SLOT_PREP, "for" }, { TC_SLOT_PREP, "with" },
		{ TC_SLOT_PREP, "against" }, { TC_SLOT_PREP, "from" }, { TC_SLOT_PREP, "on" },
	};
	for (int i = 0; i < cs->n; i++) {
		struct tc_candidate *c = &cs->a[i];
		int type = c->m.frame->event;
		if (c->dropped || c->m.recipients.n || c->m.both.n > 1 || c->m.frame->pos == TC_FRAME_N || c->told_at != c->word ||
		    (type != TC_EVENT_AGREE && type != TC_EVENT_REJECT && type != TC_EVENT_THREATEN))
			continue;
		struct tc_slot_words at = { .n = 0 };
		bool clause = false;    /* with a subject of its own: only if it is a deed that the lexicon knows */
		for (size_t k = 0; k < TC_COUNT(deeds) && !at.n; k++) {
			tc_slot_find(cx, c->word, c->m.frame->pos, &deeds[k], &at);
			clause = at.n && deeds[k].kind == TC_SLOT_CCOMP && tc_child(cx->doc, at.w[0], TC_REL_NSUBJ) >= 0;
		}
		if (clause && (tc_lemma_is(cx->doc, at.w[0], "depend") || tc_lemma_is(cx->doc, at.w[0], "rely") || tc_lemma_is(cx->doc, at.w[0], "hinge")))
			continue;
		if (!at.n || !tc_is_verbal(cx->doc, at.w[0]))
			continue;
		const struct tc_parties *own = c->m.both.n ? &c->m.both : &c->m.actors;
		const struct tc_candidate *deed = tc__candidate_at(cs, at.w[0]);
		struct tc_parties p = { .n = 0 };
		if (deed && deed->m.recipients.n)
			p = deed->m.recipients;
		for (size_t k = 0; k < TC_COUNT(slots) && !p.n; k++) {
			int32_t head = -1;
			lend(cx, at.w[0], slots[k].kind, slots[k].prep, &p, &head);
			tc__parties_less(&p, own);
			if (p.n && ((p.a[0].sector == TC_SECTOR_MIL && tc_own_means(cx->doc, head)) || tc_owned_by(cx, head, own)))
				p.n = 0;
		}
		tc__parties_less(&p, own);
		if (!p.n)
			continue;
		if (c->m.both.n) {
			c->m.actors = c->m.both;
			c->m.both.n = 0;
		}
		c->m.recipients = p;
		c->m.n_roles++;
	}
}

void tc_events_find(struct tc_coding *cx)
{
	char setting[4];
	tc_setting_find(cx, setting);
	for (int32_t s = 0; s < cx->doc->n_sents; s++) {
		const struct tc_sent *st = &cx->doc->sents[s];
		if (!st->n)
			continue;
		struct tc_candidates cs = { 0 };
		gather(cx, st, &cs);
		light_verbs(cx, &cs);
		tc_recipients_search(cx, &cs, true);
		borrow_recipients(cx, &cs);
		tc_recipients_search(cx, &cs, false);
		blame(cx, &cs);
		tc__outcomes(cx, &cs);
		tc__settle(cx, &cs);
		tc__find_modes(cx, &cs);
		for (int i = 0; i < cs.n; i++)
			if (!cs.a[i].dropped)
				tc__emit(cx, &cs.a[i], setting);
	}
}
