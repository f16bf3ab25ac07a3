/* SPDX-License-Identifier: Apache-2.0 */
/* code/intent.c - deeds that are only willed.
 * PLOVER codes the saying, not the deed, where a party announces what it will not do or means to do to somebody: "would not give aid" is a
 * refusal (REJECT), "wants to attack" and "vowed to bomb" are threats (THREATEN). The deed's frame tells the kind. */
#include "code/predicate.h"

static bool cooperative(int type)
{
	return type == TC_EVENT_AID || type == TC_EVENT_CONCEDE || type == TC_EVENT_COOPERATE || type == TC_EVENT_CONSULT ||
	       type == TC_EVENT_RETREAT || type == TC_EVENT_AGREE || type == TC_EVENT_SUPPORT;
}

static bool willing_aux(const struct tc_doc *d, int32_t verb)
{
	for (int32_t c = d->words[verb].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_AUX && d->words[c].xpos == TC_XPOS_MD &&
		    (tc_lemma_is(d, c, "will") || tc_lemma_is(d, c, "would") || tc_lemma_is(d, c, "shall")))
			return true;
	return false;
}

/* The verb whose infinitive the predicate is, when it tells a plan of its own subject: "vowed to bomb". */
static bool means_to(struct tc_coding *cx, int32_t verb)
{
	static const char *const wills[] = { "want", "vow", "threaten", "swear", "intend", "plan", "pledge", "promise", "prepare", "aim",
		"mean", "resolve", "determine", "decide" };
	const struct tc_doc *d = cx->doc;
	int32_t h = d->words[verb].head;
	if (d->words[verb].rel != TC_REL_XCOMP || h < 0)
		return false;
	for (size_t i = 0; i < TC_COUNT(wills); i++)
		if (tc_lemma_is(d, h, wills[i]))
			return tc_subject_of(cx, verb) == tc_subject_of(cx, h);
	return false;
}

/* "Trump said he would deport them": in his own mouth. */
static bool said_would(struct tc_coding *cx, int32_t verb)
{
	const struct tc_doc *d = cx->doc;
	int32_t st = tc_statement_at(cx, verb), s;
	struct tc_parties who = { .n = 0 };
	if (st < 0 || (s = tc_subject_of(cx, verb)) < 0)
		return false;
	bool would = false;
	for (int32_t v = verb, step = 0; v >= 0 && step < 2 && !would; v = d->words[v].rel == TC_REL_CONJ ? d->words[v].head : -1, step++)
		for (int32_t c = d->words[v].child; c >= 0; c = d->words[c].next)
			would = would || (d->words[c].rel == TC_REL_AUX && (tc_lemma_is(d, c, "would") || tc_str_eqi(d->words[c].form, TC_STR("'d")) ||
							 tc_str_eqi(d->words[c].form, TC_STR("\xe2\x80\x99" "d"))));
	if (!would)
		return false;
	tc_parties_of(cx, s, &who);
	return who.n && tc_same_party(&who.a[0], &cx->statements[st].speaker);
}

void tc_intent_apply(struct tc_coding *cx, const struct tc_candidate *c, struct tc_event *e)
{
	const struct tc_doc *d = cx->doc;
	int32_t verb = c->light_verb >= 0 ? c->light_verb : c->word;
	if (c->told_at != c->word || !tc_is_verbal(d, verb))
		return;
	if (e->negated && cooperative(e->type) && e->n_actors && willing_aux(d, verb)) {
		e->mode = e->type == TC_EVENT_AID || e->type == TC_EVENT_COOPERATE || e->type == TC_EVENT_SUPPORT ? TC_STR("assist")
			  : e->type == TC_EVENT_CONSULT ? TC_STR("meet")
			  : e->type == TC_EVENT_CONCEDE || e->type == TC_EVENT_RETREAT ? TC_STR("yield") : TC_STR("change");
		e->cameo = e->type == TC_EVENT_AID ? TC_STR("122") : e->type == TC_EVENT_CONSULT ? TC_STR("125")
			   : e->type == TC_EVENT_CONCEDE || e->type == TC_EVENT_RETREAT ? TC_STR("124") : TC_STR("12");
		if (e->n_actors > 1)    /* "Kyiv will not meet Moscow": emit.c parts them, the first one refuses the others */
			e->symmetric = false;
		e->type = TC_EVENT_REJECT;
		e->negated = false;
		e->status = TC_STATUS_ACTUAL;
		return;
	}
	if (!e->negated && e->n_actors && (e->type == TC_EVENT_ASSAULT || e->type == TC_EVENT_COERCE || e->type == TC_EVENT_SANCTION) &&
	    (e->status == TC_STATUS_HYPOTHETICAL || e->status == TC_STATUS_FUTURE) &&
	    (means_to(cx, verb) || said_would(cx, verb))) {
		e->mode = e->type == TC_EVENT_ASSAULT ? TC_STR("violence") : TC_STR("restrict");
		e->cameo = e->type == TC_EVENT_ASSAULT ? TC_STR("138") : e->type == TC_EVENT_SANCTION ? TC_STR("131") : TC_STR("137");
		e->type = TC_EVENT_THREATEN;
		e->status = TC_STATUS_ACTUAL;
	}
}
