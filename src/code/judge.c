/* SPDX-License-Identifier: Apache-2.0 */
/* code/judge.c - is it an event at all, and how sure are we.
 * Confidence is a logistic model over what decided the coding: the frame, its kind and conditions, who was found in which role,
 * status, who reports it, what governs the predicate, word clusters of its surroundings, and what the model of word senses
 * says of the trigger. It was trained on hand-coded news
 * (train/judge.py); docs/coding.md has its reliability table. Without the model (data/models/judge.model) a few hand-set weights
 * stand in. */
#include "code/judge.h"

#include <math.h>
#include <stdio.h>

/* Somebody whom the text gives no country, office or sector is nobody that politics knows. */
static bool has_standing(const struct tc_actor *a, int n)
{
	for (int i = 0; i < n; i++)
		if (a[i].country[0] || a[i].ent || (a[i].sector != TC_SECTOR_NONE && a[i].sector != TC_SECTOR_UNK))
			return true;
	return false;
}

/* "Obama flew to Boise": politicians travel at home without anybody being visited. */
static bool travels_at_home(struct tc_coding *cx, const struct tc_candidate *c, const struct tc_event *e)
{
	if (e->type != TC_EVENT_CONSULT || !tc_str_is(e->mode, "visit") || e->n_actors != 1 || e->n_recipients != 1 || !e->actors[0].country[0] ||
	    c->m.actor_word < 0 || tc_w(cx, c->m.actor_word)->upos == TC_UPOS_NOUN ||  /* a nameless one may have it from the place */
	    strcmp(e->actors[0].country, e->recipients[0].country) != 0)
		return false;
	const struct tc_ent *ent = e->recipients[0].ent ? tc_know_ent(cx->know, e->recipients[0].ent - 1) : NULL;
	int32_t mi = c->m.recipient_word >= 0 ? cx->mention_at[c->m.recipient_word] : -1;
	return (ent && (ent->kind == TC_ENT_PLACE || ent->kind == TC_ENT_COUNTRY)) || (mi >= 0 && cx->mentions[mi].place);
}

const char *tc_no_event(struct tc_coding *cx, const struct tc_candidate *c, const struct tc_event *e)
{
	if (!e->n_actors && !e->n_recipients) {
		bool seen = e->type == TC_EVENT_ASSAULT || e->type == TC_EVENT_PROTEST || tc_str_is(e->mode, "curfew") || tc_str_is(e->mode, "martial-law") ||
			    tc_str_is(e->mode, "censor");
		bool located = e->place.text.n || (e->date.precision && e->quad == 4);
		if (c->m.frame->pos != TC_FRAME_N && !(seen && located && c->m.frame->pos == TC_FRAME_V))
			return "no party in any role";
		if (!located && !seen)
			return "a noun without party, place or date";
	}
	if ((e->n_actors || e->n_recipients) && !has_standing(e->actors, e->n_actors) && !has_standing(e->recipients, e->n_recipients))
		return "no party has a country, office or sector";
	if (travels_at_home(cx, c, e))
		return "travels at home";
	return NULL;
}

static tc_str sector_of(const struct tc_actor *a, int n) { return n ? tc_str_of(tc_sector_name(a[0].sector)) : TC_STR("-"); }

static void word_features(struct tc_coding *cx, struct tc_features *f, const char *where, int32_t word)
{
	const struct tc_word *w = tc_w(cx, word);
	tc_feature_add(f, where, w->lemma, TC_STR(""), 0.5f);
	const uint16_t *k = tc_clusters_of(cx->coder->clusters, w->form);
	if (!k)
		return;
	char name[16];
	int n = snprintf(name, sizeof name, "%d", k[0]);
	tc_feature_add(f, where, tc_str_n(name, (size_t)n), TC_STR("c0"), 0.5f);
	n = snprintf(name, sizeof name, "%d", k[1]);
	tc_feature_add(f, where, tc_str_n(name, (size_t)n), TC_STR("c1"), 0.5f);
}

void tc_judge_features(struct tc_coding *cx, const struct tc_candidate *c, const struct tc_event *e, struct tc_features *f)
{
	static const char *const pos[] = { "V", "N", "A" };
	const struct tc_doc *d = cx->doc;
	const struct tc_frame *fr = c->m.frame;
	tc_str type = tc_str_of(tc_event_name(e->type)), kind = tc_str_of(pos[fr->pos]);
	tc_str status = tc_str_of(tc_status_name(e->status));
	char roles[40];
	snprintf(roles, sizeof roles, "%d%d%d", e->n_actors > 2 ? 2 : e->n_actors, e->n_recipients > 2 ? 2 : e->n_recipients, e->symmetric);
	tc_feature_add(f, "frame", fr->id, TC_STR(""), 1);
	tc_feature_add(f, "lemma", fr->lemma, type, 0.5f);
	tc_feature_add(f, "type", type, kind, 1);
	tc_feature_add(f, "type.roles", type, tc_str_of(roles), 1);
	tc_feature_add(f, "roles", tc_str_of(roles), kind, 1);
	char conds[4] = { (char)('0' + (fr->n_conds > 8 ? 8 : fr->n_conds)), 0 };
	tc_feature_add(f, "conds", tc_str_of(conds), kind, 1);
	tc_feature_add(f, "status", status, kind, 1);
	tc_feature_add(f, "type.status", type, status, 1);
	tc_feature_add(f, "actor", sector_of(e->actors, e->n_actors), TC_STR(""), 1);
	tc_feature_add(f, "recipient", sector_of(e->recipients, e->n_recipients), TC_STR(""), 1);
	tc_feature_add(f, "type.actor", type, sector_of(e->actors, e->n_actors), 0.7f);
	tc_feature_add(f, "type.recipient", type, sector_of(e->recipients, e->n_recipients), 0.7f);
	if (e->n_actors && e->n_recipients) {
		bool known = e->actors[0].country[0] && e->recipients[0].country[0];
		bool same = known && strcmp(e->actors[0].country, e->recipients[0].country) == 0;
		tc_feature_add(f, "sides", !known ? TC_STR("open") : same ? TC_STR("home") : TC_STR("abroad"), TC_STR(""), 1);
	}
	if (e->negated)
		tc_feature_add(f, "negated", type, TC_STR(""), 1);
	if (c->light_verb >= 0)
		tc_feature_add(f, "light", tc_w(cx, c->light_verb)->lemma, TC_STR(""), 1);
	if (e->place.text.n)
		tc_feature_add(f, "place", TC_STR("yes"), type, 0.5f);
	if (e->date.precision)
		tc_feature_add(f, "date", TC_STR("yes"), type, 0.5f);
	bool said = tc_statement_at(cx, c->word) >= 0;
	tc_feature_add(f, "said", said ? TC_STR("yes") : TC_STR("no"), kind, 1);
	if (cx->word_flags[c->word] & TC_WF_QUOTED)
		tc_feature_add(f, "quoted", TC_STR("yes"), kind, 1);
	const struct tc_word *w = tc_w(cx, c->word);
	tc_feature_add(f, "rel", tc_str_of(tc_rel_name(w->rel)), kind, 1);
	tc_feature_add(f, "tag", tc_str_of(tc_xpos_name(w->xpos)), TC_STR(""), 1);
	if (w->head >= 0) {
		word_features(cx, f, "head", w->head);
		if (w->rel == TC_REL_NMOD || w->rel == TC_REL_OBL)
			tc_feature_add(f, "case", tc_case_of(cx, c->word), kind, 1);
	}
	for (int32_t k = w->child; k >= 0; k = d->words[k].next) {
		int rel = d->words[k].rel;
		if (rel == TC_REL_OBJ || rel == TC_REL_NSUBJ || rel == TC_REL_NSUBJ_PASS)
			word_features(cx, f, tc_rel_name(rel), k);
		else if (rel == TC_REL_AUX || rel == TC_REL_DET || rel == TC_REL_MARK || rel == TC_REL_AMOD || rel == TC_REL_ADVMOD)
			tc_feature_add(f, tc_rel_name(rel), d->words[k].lemma, kind, 0.7f);
	}
}

static float by_hand(const struct tc_candidate *c, const struct tc_event *e)
{
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

float tc_confidence(struct tc_coding *cx, const struct tc_candidate *c, const struct tc_event *e)
{
	if (c->guess > 0)
		return c->guess;
	const struct tc_linear *m = &cx->coder->judge;
	float hand = by_hand(c, e), p[TC_LINEAR_MAX_CLASSES];
	struct tc_features f = { .arena = cx->arena };
	if (m->n_classes != 2 && !cx->opt->features)
		return hand;
	tc_judge_features(cx, c, e, &f);
	float sense[TC_EVENT_TYPE_COUNT];
	if (tc_sense_asked(cx, c->word) && tc_sense_probabilities(cx, c->word, sense)) {     /* train/judge.py knows their places */
		tc_feature_add(&f, "sense", TC_STR(""), TC_STR(""), sense[e->type] * 2 - 1);
		tc_feature_add(&f, "sense none", TC_STR(""), TC_STR(""), sense[TC_EVENT_NONE] * 2 - 1);
	}
	tc_feature_add(&f, "hand", TC_STR(""), TC_STR(""), hand * 2 - 1);
	if (cx->opt->features)
		cx->opt->features(cx->opt->features_arg, cx->doc, e, &f);
	if (m->n_classes != 2)
		return hand;
	tc_linear_predict(m, &f, p);
	return p[1];                    /* classes: "no", "yes" */
}
