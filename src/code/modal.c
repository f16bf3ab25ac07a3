/* SPDX-License-Identifier: Apache-2.0 */
/* code/modal.c - demands and threats that no verb names.
 * "Washington should stop the patrols, the envoy said" is a demand of the envoy; "Moscow will respond if the U.S. continues" in a
 * Russian mouth is a threat. Both need a speaker, so they are looked for inside statements only: a modal of obligation over
 * somebody else's deed (REQUEST), and a promise of harm tied to what somebody else does (THREATEN). Verdicts, which need no modal, are
 * verdict.c's. */
#include "code/verdict.h"

static const struct tc_frame should_frame = {
	.id = { "rule.should", 11 }, .mode = { "change", 6 }, .cameo = { "10", 2 }, .pos = TC_FRAME_V, .event = TC_EVENT_REQUEST,
	.n_conds = 1,
};
static const struct tc_frame will_if_frame = {
	.id = { "rule.will-if", 12 }, .cameo = { "13", 2 }, .pos = TC_FRAME_V, .event = TC_EVENT_THREATEN, .n_conds = 2,
};

static bool has_modal(const struct tc_doc *d, int32_t w, const char *const *lemmas, size_t n)
{
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_AUX)
			for (size_t i = 0; i < n; i++)
				if (tc_str_eqi(d->words[c].lemma, tc_str_of(lemmas[i])))
					return true;
	return false;
}

static bool obliges(const struct tc_doc *d, int32_t w)
{
	static const char *const modals[] = { "should", "must", "ought" };
	if (has_modal(d, w, modals, TC_COUNT(modals))) {
		int32_t s = tc_child(d, w, TC_REL_NSUBJ), m = tc_child(d, w, TC_REL_MARK);
		if (m >= 0 && (tc_lemma_is(d, m, "whether") || tc_lemma_is(d, m, "if")))
			return false;
		for (int32_t k = s; k >= 0 && k > s - 8 && d->words[k].sent == d->words[w].sent; k--)
			if (tc_lemma_is(d, k, "whether"))
				return false;
		for (int32_t c = d->words[w].child; c >= 0 && s >= 0 && tc_child(d, w, TC_REL_EXPL) < 0; c = d->words[c].next)
			if (d->words[c].rel == TC_REL_AUX && c < s && tc_lemma_is(d, c, "should"))
				return false;   /* "should he win": a condition */
		return true;
	}
	int32_t h = d->words[w].head;   /* "needs to stop", "has to stop" */
	int32_t to = tc_child(d, w, TC_REL_MARK);
	/* "doesn't have to pick", "what they need to do", "the votes needed to win" */
	for (int32_t c = h >= 0 ? d->words[h].child : -1; c >= 0; c = d->words[c].next)
		if (tc_lemma_is(d, c, "not") || tc_lemma_is(d, c, "never") || d->words[c].xpos == TC_XPOS_WP || d->words[c].xpos == TC_XPOS_WDT ||
		    tc_lemma_is(d, c, "whatever"))
			return false;
	if (h >= 0 && (d->words[h].rel == TC_REL_ACL || d->words[h].rel == TC_REL_ACL_RELCL || d->words[h].xpos == TC_XPOS_VBN))
		return false;
	return d->words[w].rel == TC_REL_XCOMP && h >= 0 && d->words[h].xpos != TC_XPOS_VBD && to >= 0 && tc_lemma_is(d, to, "to") &&
	       (tc_lemma_is(d, h, "need") || tc_lemma_is(d, h, "have") || tc_lemma_is(d, h, "ought"));
}

static bool same_side(const struct tc_actor *a, const struct tc_actor *b)
{
	if (tc_same_party(a, b))
		return true;
	return a->country[0] && strcmp(a->country, b->country) == 0;
}

/* The condition "if <somebody else> ..." below a clause; its subject's party. */
bool tc_condition_party(struct tc_coding *cx, int32_t w, struct tc_parties *who)
{
	const struct tc_doc *d = cx->doc;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		int32_t mark = d->words[c].rel == TC_REL_ADVCL ? tc_child(d, c, TC_REL_MARK) : -1;
		if (mark < 0 || (!tc_lemma_is(d, mark, "if") && !tc_lemma_is(d, mark, "unless")))
			continue;
		int32_t s = tc_subject_of(cx, c);
		if (s < 0)
			continue;
		tc_parties_of(cx, s, who);
		if (who->n)
			return true;
	}
	return false;
}

static bool friendly(const struct tc_coding *cx, tc_str lemma)
{
	static const char *const harmless[] = { "be", "help", "support", "welcome", "meet", "talk", "discuss", "sign", "join", "agree",
		"consider", "lift", "release", "win", "become", "have", "get", "need", "know", "see", "go", "come", "cooperate" };
	for (size_t i = 0; i < TC_COUNT(harmless); i++)
		if (tc_str_is(lemma, harmless[i]))
			return true;
	return false;
}

bool tc_modal_match(struct tc_coding *cx, int32_t w, struct tc_match *m, int32_t *cue)
{
	const struct tc_doc *d = cx->doc;
	if (!tc_is_verbal(d, w) && d->words[w].upos != TC_UPOS_ADJ && d->words[w].upos != TC_UPOS_NOUN)
		return false;
	static const char *const will[] = { "will", "shall" };
	bool must = obliges(d, w), shall = !must && has_modal(d, w, will, TC_COUNT(will));
	int32_t st = tc_statement_at(cx, w);
	if (st < 0 || (cx->said && cx->said[st].cue_word == w))
		return false;
	const struct tc_actor *speaker = &cx->statements[st].speaker;
	bool known = speaker->sector || speaker->country[0];
	if (!known && !speaker->name.n)
		return false;
	*cue = cx->said ? cx->said[st].cue_word : -1;
	if (!must && tc_verdict_match(cx, w, st, m))
		return true;
	if (!known || (!must && !shall))
		return false;
	if (must && tc_child(d, w, TC_REL_EXPL) >= 0) { /* "there should be a ban" */
		int c = tc_lexicon_class(cx->coder->lexicon, TC_STR("npolicy"));
		*m = (struct tc_match){ .frame = &should_frame, .recipient_word = -1, .place_word = -1, .n_roles = 1,
					.actor_word = cx->said ? cx->said[st].speaker_word : -1 };
		m->actors.a[0] = *speaker;
		m->actors.n = 1;
		int32_t n = d->words[w].upos == TC_UPOS_NOUN ? w : tc_child(d, w, TC_REL_NSUBJ);
		return c >= 0 && n >= 0 && tc_lexicon_in_class(cx->coder->lexicon, (uint32_t)c, d->words[n].lemma);
	}
	int32_t s = tc_subject_of(cx, w);
	if (s < 0)
		return false;
	struct tc_parties subject = { .n = 0 }, other = { .n = 0 };
	tc_parties_of(cx, s, &subject);
	if (!subject.n)
		return false;
	*m = (struct tc_match){ .actor_word = cx->said ? cx->said[st].speaker_word : -1, .recipient_word = s, .place_word = -1, .n_roles = 2 };
	m->actors.a[0] = *speaker;
	m->actors.n = 1;
	if (must) {
		if (!subject.a[0].country[0] && !subject.a[0].ent)
			return false;       /* "all countries should ..." asks nobody */
		bool two = subject.a[0].ent && speaker->ent && subject.a[0].ent != speaker->ent;        /* rivals of one country */
		if (tc_same_party(&subject.a[0], speaker) ||
		    (!two && same_side(&subject.a[0], speaker) && subject.a[0].sector == speaker->sector))
			return false;
		m->frame = &should_frame;
		if (tc_is_passive(d, w)) {      /* "the prisoners should be freed" asks somebody else */
			int c = tc_lexicon_class(cx->coder->lexicon, TC_STR("vdemanded"));
			m->recipient_word = -1;
			return c >= 0 && tc_lexicon_in_class(cx->coder->lexicon, (uint32_t)c, d->words[w].lemma);
		}
		m->recipients = subject;
		return true;
	}
	if (!same_side(&subject.a[0], speaker) || friendly(cx, d->words[w].lemma) || !tc_condition_party(cx, w, &other) ||
	    same_side(&other.a[0], speaker))
		return false;
	m->frame = &will_if_frame;
	m->recipients = other;
	return true;
}
