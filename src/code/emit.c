/* SPDX-License-Identifier: Apache-2.0 */
/* code/emit.c - a candidate that has survived becomes a record: parties, date and place, status, who says so, confidence. */
#include "code/cast.h"
#include "code/predicate.h"

static struct tc_actor *copy_parties(struct tc_coding *cx, const struct tc_parties *p, int *n)
{
	*n = p->n;
	if (!p->n)
		return NULL;
	struct tc_actor *a = TC_NEWN(cx->arena, struct tc_actor, p->n);
	memcpy(a, p->a, sizeof *a * (size_t)p->n);
	return a;
}

static void widen(tc_span *s, tc_span by, const struct tc_sent *st)
{
	if (by.end <= by.beg || by.beg < st->beg || by.end > st->end)
		return;
	if (by.beg < s->beg)
		s->beg = by.beg;
	if (by.end > s->end)
		s->end = by.end;
}

/* The same told twice in one chain of predicates, once types have settled: "vowed to bomb". */
static bool told_already(const struct tc_coding *cx, const struct tc_event *e)
{
	for (int32_t i = cx->n_events - 1; i >= 0 && cx->events[i].sentence == e->sentence; i--) {
		const struct tc_event *o = &cx->events[i];
		if (o->type != e->type || o->negated != e->negated || !o->n_actors || !e->n_actors ||
		    !tc_same_party(&o->actors[0], &e->actors[0]))
			continue;
		if (o->n_recipients && e->n_recipients && !tc_same_party(&o->recipients[0], &e->recipients[0]))
			continue;
		if (tc__hangs_below(cx->doc, e->trigger_word, o->trigger_word) &&
		    cx->doc->words[e->trigger_word].rel != TC_REL_CONJ && cx->doc->words[e->trigger_word].rel != TC_REL_ADVCL)
			return true;
	}
	return false;
}

/* An event told in an accusation is claimed, one told in a denial denied. The trigger's own telling does not count. */
static void stance_of(struct tc_coding *cx, const struct tc_candidate *c, struct tc_event *e)
{
	int32_t st = tc_statement_at(cx, c->word);
	if (st < 0 || (cx->said && cx->said[st].cue_word == c->word) || c->told_at != c->word)
		return;
	e->claimed = tc_str_is(cx->statements[st].stance, "claims");
	e->denied = tc_str_is(cx->statements[st].stance, "denies");
}

/* "Putin deserves credit, the senator said": a frame of praise or blame that names nobody who judges is the judgement of whoever
 * says it. */
static bool judged_by_speaker(struct tc_coding *cx, struct tc_candidate *c)
{
	const struct tc_frame *f = c->m.frame;
	int32_t st = tc_statement_at(cx, c->word);
	if ((f->event != TC_EVENT_ACCUSE && f->event != TC_EVENT_SUPPORT) || c->m.actors.n || c->m.both.n || !c->m.recipients.n || st < 0 ||
	    (cx->said && cx->said[st].cue_word == c->word))
		return false;
	for (int i = 0; i < f->n_elems; i++)
		if (f->elems[i]->op == TC_ELEM_ROLE && f->elems[i]->role != 'R' && f->elems[i]->role != 'P')
			return false;
	const struct tc_actor *speaker = &cx->statements[st].speaker;
	if ((!speaker->sector && !speaker->country[0]) || tc_same_party(speaker, &c->m.recipients.a[0]))
		return false;
	c->m.actors.a[0] = *speaker;
	c->m.actors.n = 1;
	c->m.actor_word = cx->said ? cx->said[st].speaker_word : -1;
	c->m.n_roles++;
	return true;
}

/* A town that is attacked is where it happens; it stands for its land only before an attacker from abroad. */
static void drop_towns(struct tc_coding *cx, struct tc_match *m)
{
	int n = 0;
	for (int i = 0; i < m->recipients.n; i++) {
		const struct tc_actor *r = &m->recipients.a[i];
		bool town = r->ent && tc_know_ent(cx->know, r->ent - 1)->kind == TC_ENT_PLACE, home = !m->actors.n;
		for (int k = 0; k < m->actors.n && town; k++)
			home |= strcmp(m->actors.a[k].country, r->country) == 0;
		if (!town || !home)
			m->recipients.a[n++] = *r;
	}
	m->recipients.n = n;
}

/* "Yamamoto was arrested", "shot Rahami dead": whom only a name tells is a civilian where it is done to him. */
static void name_victims(struct tc_coding *cx, const struct tc_candidate *c, struct tc_event *e)
{
	int32_t at = c->m.recipient_word >= 0 ? cx->mention_at[c->m.recipient_word] : -1;
	if ((e->type != TC_EVENT_COERCE && e->type != TC_EVENT_SANCTION && e->type != TC_EVENT_ASSAULT) || at < 0 || !cx->mentions[at].person ||
	    tc_w(cx, c->m.recipient_word)->upos != TC_UPOS_PROPN)
		return;
	for (int i = 0; i < e->n_recipients; i++)
		if (!e->recipients[i].ent && (e->recipients[i].sector == TC_SECTOR_NONE || e->recipients[i].sector == TC_SECTOR_UNK))
			e->recipients[i].sector = TC_SECTOR_CVL;
}

/* The first party acts, the second is acted upon. */
static void turn(struct tc_event *e, int actor)
{
	e->recipients = &e->actors[1 - actor];
	e->actors = &e->actors[actor];
	e->n_actors = e->n_recipients = 1;
	e->symmetric = false;
}

/* Who starts what two do together. "May met Varadkar in Dublin": the one in whose country they meet is host, the other the visitor, who acts.
 * "The militia worked with the army": whoever is said to. */
static void find_side(struct tc_event *e)
{
	if (!e->symmetric || e->n_actors != 2)
		return;
	const struct tc_actor *a = e->actors;
	tc_span by = e->trigger.span;
	/* "A and B met" names them alike, "A met B" does not */
	if (a[0].span.end > by.beg || by.end > a[1].span.beg)
		return;
	if (e->type == TC_EVENT_COOPERATE) {
		turn(e, 0);
	} else if (e->type == TC_EVENT_CONSULT && e->place.country[0] && a[0].country[0] && a[1].country[0]) {
		bool at0 = strcmp(a[0].country, e->place.country) == 0, at1 = strcmp(a[1].country, e->place.country) == 0;
		if (at0 == at1)
			return;
		turn(e, at0);
		if (!e->mode.n)
			e->mode = TC_STR("visit");
		if (tc_str_is(e->cameo, "040"))
			e->cameo = TC_STR("042");
	}
}

/* The frame's code; where its mode was left open, the code of the mode that was found. What is appealed for has codes of its own (02), apart
 * from what is demanded. */
static tc_str code_of(const struct tc_candidate *c, const struct tc_event *e)
{
	static const char *const appeals[][2] = { { "meet", "026" }, { "assist", "023" }, { "yield", "025" }, { "change", "02" } };
	tc_str of_frame = c->m.frame->cameo;
	if (of_frame.n && !c->mode.n)
		return of_frame;
	for (size_t i = 0; i < TC_COUNT(appeals) && e->type == TC_EVENT_REQUEST && tc_str_starts(of_frame, TC_STR("02")); i++)
		if (tc_str_is(e->mode, appeals[i][0]))
			return tc_str_of(appeals[i][1]);
	return tc_cameo_of(e->type, e->mode);
}

void tc__emit(struct tc_coding *cx, struct tc_candidate *c, const char setting[4])
{
	const struct tc_doc *d = cx->doc;
	const struct tc_word *w = tc_w(cx, c->word);
	const struct tc_sent *st = &d->sents[w->sent];
	const struct tc_frame *f = c->m.frame;
	struct tc_event e = { .sentence = w->sent + 1, .type = f->event, .mode = c->mode.n ? c->mode : f->mode };
	bool verdict = judged_by_speaker(cx, c);
	bool symmetric = c->m.both.n > 0 && !c->m.actors.n && !c->m.recipients.n;
	if (c->m.both.n && !symmetric) {        /* a frame with both kinds of roles */
		tc_parties_add(&c->m.actors, &c->m.both);
	} else if (symmetric) {
		c->m.actors = c->m.both;
	}
	/* A threat, demand or offer is made to whoever its condition is about. */
	if (!c->m.recipients.n && (e.type == TC_EVENT_THREATEN || e.type == TC_EVENT_REQUEST || e.type == TC_EVENT_AGREE))
		tc_condition_party(cx, c->word, &c->m.recipients);
	tc__parties_less(&c->m.recipients, &c->m.actors);
	if (e.type == TC_EVENT_ASSAULT)
		drop_towns(cx, &c->m);
	e.symmetric = symmetric;
	e.actors = c->m.actors.a, e.n_actors = c->m.actors.n;           /* borrowed until both sides are final */
	e.recipients = c->m.recipients.a, e.n_recipients = c->m.recipients.n;
	e.cameo = code_of(c, &e);
	e.trigger = (struct tc_cue){ tc_span_text(d, (tc_span){ w->beg, w->end }), w->lemma, { w->beg, w->end } };
	e.trigger_word = c->word;
	e.text = tc_span_text(d, (tc_span){ st->beg, st->end });
	if (c->told_at >= 0)
		tc_date_for(cx, c->told_at, &e.date);
	if (e.date.precision == TC_PREC_NONE && c->light_verb >= 0)
		tc_date_for(cx, c->light_verb, &e.date);
	if (e.date.precision == TC_PREC_NONE && c->same >= 0)
		tc_date_for(cx, c->same, &e.date);
	const char *status_why = "";
	if (c->told_at >= 0)
		e.status = (uint8_t)tc_status_for(cx, c->told_at, e.date.precision ? &e.date : NULL, &e.negated, &status_why);
	if (verdict && f->pos != TC_FRAME_V && e.status != TC_STATUS_HISTORICAL)        /* "she would be a great president" */
		e.status = TC_STATUS_ACTUAL;
	tc_intent_apply(cx, c, &e);
	if (symmetric && !e.symmetric) {        /* the first one refuses the others */
		c->m.recipients.n = 0;
		for (int i = 1; i < c->m.actors.n; i++)
			c->m.recipients.a[c->m.recipients.n++] = c->m.actors.a[i];
		c->m.actors.n = 1;
	}
	if (!tc_echo(cx, c, &e))
		tc_cast(cx, c, &e);
	e.actors = copy_parties(cx, &c->m.actors, &e.n_actors);
	e.recipients = copy_parties(cx, &c->m.recipients, &e.n_recipients);
	e.quad = (uint8_t)tc_event_quad(e.type);
	e.plover_score = tc_plover_score(e.type, e.mode);
	e.goldstein = tc_goldstein(e.cameo, TC_GOLDSTEIN_GDELT);
	tc_place_for(cx, c->word, &e.place);
	if (!e.place.text.n && c->light_verb >= 0)
		tc_place_for(cx, c->light_verb, &e.place);
	if (!e.place.text.n && c->same >= 0)
		tc_place_for(cx, c->same, &e.place);
	find_side(&e);
	name_victims(cx, c, &e);
	tc_setting_apply(cx, setting, &e);
	e.n_according_to = tc_attribution_for(cx, c->told_at >= 0 ? c->told_at : c->word, &e.according_to);
	stance_of(cx, c, &e);
	e.n_contexts = tc_contexts_of(cx->coder->contexts, d, w->sent, e.contexts, 4);
	e.scheduled = e.status == TC_STATUS_FUTURE && e.date.value.n > 0;
	e.span = e.trigger.span;
	for (int i = 0; i < e.n_actors; i++)
		widen(&e.span, e.actors[i].span, st);
	for (int i = 0; i < e.n_recipients; i++)
		widen(&e.span, e.recipients[i].span, st);
	if (c->light_verb >= 0)
		widen(&e.span, (tc_span){ tc_w(cx, c->light_verb)->beg, tc_w(cx, c->light_verb)->end }, st);
	e.why = tc_arena_printf(cx->arena, "%s:%.*s", c->guess > 0 ? "model" : "lexicon", TC_FMT(f->id));
	e.confidence = tc_confidence(cx, c, &e);
	const char *reason = tc_no_event(cx, c, &e);
	if (!reason && told_already(cx, &e))
		reason = "tells the same event as the predicate above it";
	if (reason) {
		tc__drop(cx, c, reason);
		return;
	}
	float least = cx->opt->min_confidence;
	if (e.confidence < (least != 0 ? least : TC_MIN_CONFIDENCE)) {
		tc__drop(cx, c, "below the confidence asked for");
		return;
	}
	if (cx->opt->plover_strict && e.status == TC_STATUS_FUTURE &&
	    (e.type == TC_EVENT_AID || e.type == TC_EVENT_CONSULT || e.type == TC_EVENT_SUPPORT || e.type == TC_EVENT_COOPERATE)) {
		e.type = TC_EVENT_AGREE;
		e.mode = TC_STR("");
		e.quad = (uint8_t)tc_event_quad(e.type);
		e.plover_score = tc_plover_score(e.type, e.mode);
	}
	if (cx->opt->trace)
		tc_trace(cx, "  event %s %.*s: status %s%s%s%s%s, confidence %.2f\n", tc_event_name(e.type), TC_FMT(e.mode),
			 tc_status_name(e.status), e.negated ? ", negated" : "", status_why && *status_why ? " (" : "",
			 status_why ? status_why : "", status_why && *status_why ? ")" : "", (double)e.confidence);
	TC_PUSH(cx->arena, cx->events, cx->n_events, cx->cap_events, e);
}
