/* SPDX-License-Identifier: Apache-2.0 */
/* code/cast.c - who acts and whom the event is aimed at, where neither frame nor tree rule says so.
 * Every party of the sentence is a candidate for either side; a logistic model a side (data/models/actor.model, recipient.model; train/cast.py)
 * tells how likely it stands there from the way through the tree between it and the trigger, its preposition, its class and country, the
 * event's type, and whether a rule has put it or another one there. Without a likely party a side stays open. */
#include "code/cast.h"

#include <stdio.h>

#include "code/role_int.h"

enum { MAX_WAY = 5, MAX_CAST = 12 };
/* Less likely parties are not put in: in cross-validation two of three above these are right, and one of four or five belongs nowhere. */
static const float likely[TC_CAST_SIDES] = { 0.6f, 0.7f };

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

/* How a party stands to the side that is asked about: no rule found any, a rule found it, or another one. */
enum given { NONE_GIVEN, GIVEN, OTHER_GIVEN };
static const char *const given_names[] = { "none", "this", "other" };

struct view { const struct tc_candidate *c; const struct tc_event *e; const struct tc_actor *opposite; int n_opposite; };

static void features_of(struct tc_coding *cx, const struct view *v, const struct tc_mention *me, int rank, enum given given, struct tc_features *f)
{
	const struct tc_doc *d = cx->doc;
	const struct tc_candidate *c = v->c;
	const struct tc_word *w = tc_w(cx, me->head), *t = tc_w(cx, c->word);
	tc_str type = tc_str_of(tc_event_name(v->e->type)), sector = tc_str_of(tc_sector_name(me->who.sector));
	char way[96], num[16];
	bool clause = true, near = way_between(d, me->head, c->word, way, &clause);
	tc_str path = near ? tc_str_of(way) : TC_STR("far"), prep = tc_case_of(cx, me->head);
	tc_str side = me->head > c->word ? TC_STR("right") : TC_STR("left"), by_rule = tc_str_of(given_names[given]);
	tc_feature_add(f, "given", by_rule, type, 1);
	tc_feature_add(f, "given.way", by_rule, path, 1);
	tc_feature_add(f, "given.frame", by_rule, c->m.frame->id, 1);
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
	bool known = me->who.country[0] != 0, alone = v->n_opposite == 0;
	tc_feature_add(f, "country", !known ? TC_STR("open") : alone ? TC_STR("alone") : strcmp(me->who.country, v->opposite[0].country) ? TC_STR("abroad") : TC_STR("home"), type, 1);
	tc_feature_add(f, "place", me->place ? TC_STR("place") : TC_STR("no place"), type, 1);
	tc_feature_add(f, "kind", me->kind == TC_MENTION_PRONOUN ? TC_STR("pronoun") : me->kind == TC_MENTION_NAME ? TC_STR("name") : TC_STR("nominal"),
		       side, 1);
	tc_feature_add(f, "pos", c->m.frame->pos == TC_FRAME_V ? TC_STR("verb") : TC_STR("noun"), path, 1);
	if (cx->word_flags[me->head] & TC_WF_IN_SOURCE)
		tc_feature_add(f, "source", TC_STR("yes"), type, 1);
}

static bool overlaps(const struct tc_actor *a, const struct tc_actor *b)
{
	return a->span.beg < b->span.end && b->span.beg < a->span.end;
}

/* May the mention be meant at all? Somebody with a standing, none of the other side, and not part of one. */
static bool may_be(struct tc_coding *cx, const struct view *v, const struct tc_mention *me)
{
	const struct tc_actor *w = &me->who;
	if (!me->party || me->outlet || tc__is_weapon(cx, me->head) || (!w->country[0] && !w->ent && (w->sector == TC_SECTOR_NONE || w->sector == TC_SECTOR_UNK)))
		return false;
	for (int i = 0; i < v->n_opposite; i++) {
		const struct tc_actor *a = &v->opposite[i];
		if (tc_same_party(a, w) || overlaps(a, w))
			return false;
		if (a->country[0] && strcmp(a->country, w->country) == 0 && a->sector == w->sector && (a->unnamed || w->unnamed))
			return false;
	}
	return true;
}

/* The likeliest party of the sentence for one side that is empty. Training also looks at sides that rules have filled. */
static void cast_side(struct tc_coding *cx, const struct tc_candidate *c, const struct tc_event *e, int which, struct tc_parties *side,
		      const struct tc_parties *opposite)
{
	const struct tc_linear *m = &cx->coder->cast[which];
	const struct tc_sent *st = &cx->doc->sents[tc_w(cx, c->word)->sent];
	const struct view v = { c, e, opposite->a, opposite->n };
	if (!cx->opt->cast && (side->n || m->n_classes != 2))
		return;
	int32_t best = -1;
	float most = likely[which];
	int n = 0, right = 0, left = 0;
	for (int pass = 0; pass < 2; pass++) {
		/* right of the trigger outwards, then left of it outwards: the rank counts nearer ones */
		int32_t step = pass ? -1 : 1, stop = pass ? st->first - 1 : st->first + st->n;
		for (int32_t w = c->word + step; w != stop && n < MAX_CAST; w += step) {
			int32_t at = cx->mention_at[w];
			if (at < 0 || !may_be(cx, &v, &cx->mentions[at]))
				continue;
			const struct tc_actor *who = &cx->mentions[at].who;
			enum given given = side->n ? OTHER_GIVEN : NONE_GIVEN;
			for (int i = 0; i < side->n; i++)
				if (overlaps(&side->a[i], who) || tc_same_party(&side->a[i], who))
					given = GIVEN;
			struct tc_features f = { .arena = cx->arena };
			features_of(cx, &v, &cx->mentions[at], pass ? left++ : right++, given, &f);
			n++;
			if (cx->opt->cast) {
				cx->opt->cast(cx->opt->features_arg, cx->doc, e, which, given_names[given], who, &f);
				continue;
			}
			float p[TC_LINEAR_MAX_CLASSES];
			tc_linear_predict(m, &f, p);
			if (p[1] > most) {      /* classes: "no", "yes" */
				most = p[1];
				best = w;
			}
		}
	}
	if (best < 0)
		return;
	tc_parties_of(cx, best, side);
	tc__parties_less(side, opposite);
	if (cx->opt->trace && side->n)
		tc_trace(cx, "    %s by the model: '%.*s', %.2f\n", which == TC_CAST_ACTOR ? "actor" : "recipient", TC_FMT(side->a[0].text), (double)most);
}

void tc_cast(struct tc_coding *cx, struct tc_candidate *c, const struct tc_event *e)
{
	struct tc_parties *actors = &c->m.actors, *recipients = &c->m.recipients;
	if (e->type == TC_EVENT_CONSULT && c->m.frame->pos == TC_FRAME_N && !actors->n && !recipients->n)
		return;         /* "the talks": one of the two alone would be a guess */
	if (e->symmetric && actors->n == 1) {   /* "held talks in Geneva": with whom? */
		struct tc_parties other = { .n = 0 };
		cast_side(cx, c, e, TC_CAST_RECIPIENT, &other, actors);
		tc_parties_add(actors, &other);
	} else if (!e->symmetric) {
		cast_side(cx, c, e, TC_CAST_ACTOR, actors, recipients);
		cast_side(cx, c, e, TC_CAST_RECIPIENT, recipients, actors);
	}
}
