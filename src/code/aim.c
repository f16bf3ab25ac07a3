/* SPDX-License-Identifier: Apache-2.0 */
/* code/aim.c - whom an event is aimed at where neither frame nor tree rule says so.
 * Every party of the sentence that is not the actor is a candidate; a logistic model (data/models/aim.model, train/aim.py) tells how
 * likely it is the recipient from the way through the tree between it and the trigger, its preposition, its class and country, and the
 * event's type. Without a likely one the recipient stays open. */
#include "code/aim.h"

#include <stdio.h>

enum { MAX_WAY = 5, MAX_AIMS = 12 };
/* Less likely recipients are left open: in cross-validation three of five above this are right, and one of four belongs nowhere. */
#define LIKELY 0.6f

/* Relations from the party up to the meeting point, "/", and from there down to the trigger: "nmod.obj/". False if it is longer than that. */
static bool way_between(const struct tc_doc *d, int32_t party, int32_t trigger, char out[96], bool *clause)
{
	int32_t up[MAX_WAY + 1], n = 0;
	for (int32_t w = party; w >= 0 && n <= MAX_WAY; w = d->words[w].head)
		up[n++] = w;
	int32_t down[MAX_WAY + 1], m = 0, meet = -1;
	for (int32_t w = trigger; w >= 0 && m <= MAX_WAY && meet < 0; w = d->words[w].head) {
		down[m++] = w;
		for (int32_t i = 0; i < n; i++)
			if (up[i] == w) {
				meet = i;
				break;
			}
	}
	if (meet < 0)
		return false;
	size_t at = 0;
	*clause = false;
	for (int32_t i = 0; i < meet; i++) {
		at += (size_t)snprintf(out + at, 96 - at, "%s.", tc_rel_name(d->words[up[i]].rel));
		*clause |= i > 0 && d->words[up[i]].upos == TC_UPOS_VERB;
	}
	at += (size_t)snprintf(out + at, 96 - at, "/");
	for (int32_t i = m - 2; i >= 0; i--) {
		at += (size_t)snprintf(out + at, 96 - at, "%s.", tc_rel_name(d->words[down[i]].rel));
		*clause |= i > 0 && d->words[down[i]].upos == TC_UPOS_VERB;
	}
	return true;
}

static void features_of(struct tc_coding *cx, const struct tc_candidate *c, const struct tc_event *e, const struct tc_mention *me, int rank,
			struct tc_features *f)
{
	const struct tc_doc *d = cx->doc;
	const struct tc_word *w = tc_w(cx, me->head), *t = tc_w(cx, c->word);
	tc_str type = tc_str_of(tc_event_name(e->type)), sector = tc_str_of(tc_sector_name(me->who.sector));
	char way[96], num[16];
	bool clause = true, near = way_between(d, me->head, c->word, way, &clause);
	tc_str path = near ? tc_str_of(way) : TC_STR("far"), prep = tc_case_of(cx, me->head);
	tc_str side = me->head > c->word ? TC_STR("right") : TC_STR("left");
	tc_feature_add(f, "type", type, side, 1);
	tc_feature_add(f, "way", path, side, 1);
	tc_feature_add(f, "way.type", path, type, 1);
	tc_feature_add(f, "way.lemma", path, t->lemma, 1);
	tc_feature_add(f, "way.frame", path, c->m.frame->id, 1);
	tc_feature_add(f, "prep", prep, side, 1);
	tc_feature_add(f, "prep.type", prep, type, 1);
	tc_feature_add(f, "prep.lemma", prep, t->lemma, 1);
	tc_feature_add(f, "rel", tc_str_of(tc_rel_name(w->rel)), side, 1);
	tc_feature_add(f, "rel.type", tc_str_of(tc_rel_name(w->rel)), type, 1);
	tc_feature_add(f, "sector", sector, type, 1);
	tc_feature_add(f, "head", w->lemma, TC_STR(""), 0.5f);
	if (w->head >= 0) {
		tc_feature_add(f, "above", d->words[w->head].lemma, prep, 1);
		tc_feature_add(f, "above.type", d->words[w->head].lemma, type, 0.7f);
	}
	int32_t gap = me->head > c->word ? me->head - c->word : c->word - me->head;
	snprintf(num, sizeof num, "%d", gap <= 3 ? (int)gap : gap <= 6 ? 4 : gap <= 12 ? 5 : 6);
	tc_feature_add(f, "gap", tc_str_of(num), side, 1);
	snprintf(num, sizeof num, "%d", rank > 3 ? 3 : rank);
	tc_feature_add(f, "rank", tc_str_of(num), type, 1);
	tc_feature_add(f, "clause", !near ? TC_STR("far") : clause ? TC_STR("other") : TC_STR("same"), type, 1);
	bool known = me->who.country[0] != 0, actor = e->n_actors > 0;
	tc_feature_add(f, "country", !known ? TC_STR("open") : !actor ? TC_STR("alone") : strcmp(me->who.country, e->actors[0].country) ? TC_STR("abroad") : TC_STR("home"), type, 1);
	tc_feature_add(f, "place", me->place ? TC_STR("place") : TC_STR("no place"), type, 1);
	tc_feature_add(f, "kind", me->kind == TC_MENTION_PRONOUN ? TC_STR("pronoun") : me->kind == TC_MENTION_NAME ? TC_STR("name") : TC_STR("nominal"),
		       side, 1);
	tc_feature_add(f, "pos", c->m.frame->pos == TC_FRAME_V ? TC_STR("verb") : TC_STR("noun"), path, 1);
	if (cx->word_flags[me->head] & TC_WF_IN_SOURCE)
		tc_feature_add(f, "source", TC_STR("yes"), TC_STR(""), 1);
}

/* May the mention be meant at all? Somebody with a standing, none of the actors, and not part of one. */
static bool may_be(const struct tc_event *e, const struct tc_mention *me)
{
	const struct tc_actor *w = &me->who;
	if (!me->party || (!w->country[0] && !w->ent && (w->sector == TC_SECTOR_NONE || w->sector == TC_SECTOR_UNK)))
		return false;
	for (int i = 0; i < e->n_actors; i++) {
		const struct tc_actor *a = &e->actors[i];
		if (tc_same_party(a, w) || (w->span.beg < a->span.end && a->span.beg < w->span.end))
			return false;
		if (a->country[0] && strcmp(a->country, w->country) == 0 && a->sector == w->sector && (a->unnamed || w->unnamed))
			return false;
	}
	return true;
}

void tc_aim(struct tc_coding *cx, const struct tc_candidate *c, const struct tc_event *e, struct tc_parties *out)
{
	const struct tc_linear *m = &cx->coder->aim;
	const struct tc_sent *st = &cx->doc->sents[tc_w(cx, c->word)->sent];
	out->n = 0;
	if ((m->n_classes != 2 && !cx->opt->aims) || e->n_recipients || e->symmetric || !e->n_actors)
		return;
	int32_t best = -1;
	float most = LIKELY;
	int n = 0, right = 0, left = 0;
	for (int pass = 0; pass < 2; pass++) {
		/* right of the trigger outwards, then left of it outwards: the rank counts nearer ones */
		int32_t step = pass ? -1 : 1, stop = pass ? st->first - 1 : st->first + st->n;
		for (int32_t w = c->word + step; w != stop && n < MAX_AIMS; w += step) {
			int32_t at = cx->mention_at[w];
			if (at < 0 || !may_be(e, &cx->mentions[at]))
				continue;
			struct tc_features f = { .arena = cx->arena };
			features_of(cx, c, e, &cx->mentions[at], pass ? left++ : right++, &f);
			n++;
			if (cx->opt->aims)
				cx->opt->aims(cx->opt->features_arg, cx->doc, e, &cx->mentions[at].who, &f);
			if (m->n_classes != 2)
				continue;
			float p[TC_LINEAR_MAX_CLASSES];
			tc_linear_predict(m, &f, p);
			if (p[1] > most) {      /* classes: "no", "yes" */
				most = p[1];
				best = w;
			}
		}
	}
	if (best >= 0)
		tc_parties_of(cx, best, out);
}
