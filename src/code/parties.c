/* SPDX-License-Identifier: Apache-2.0 */
/* code/parties.c - who a phrase stands for once all mentions are resolved: itself with what is coordinated with it, the
 * members a plural was resolved to, or whoever it belongs to. */
#include "code/mention_int.h"
#include "code/role_int.h"

bool tc_party_at(struct tc_coding *cx, int32_t word, struct tc_actor *out)
{
	if (word < 0 || cx->mention_at[word] < 0)
		return false;
	const struct tc_mention *me = &cx->mentions[cx->mention_at[word]];
	if (!me->party)
		return false;
	*out = me->who;
	return true;
}

bool tc__same(const struct tc_actor *a, const struct tc_actor *b)
{
	if (a->ent && b->ent)
		return a->ent == b->ent && memcmp(a->country, b->country, 4) == 0;
	bool named = a->name.n && b->name.n && !a->unnamed && !b->unnamed;
	if (!named && a->span.beg == b->span.beg && a->span.end == b->span.end &&
	    memcmp(a->country, b->country, 4) == 0 && a->sector == b->sector)
		return true;
	return a->name.n && tc_str_eqi(a->name, b->name) && memcmp(a->country, b->country, 4) == 0;
}

static void add(struct tc_parties *out, const struct tc_actor *a)
{
	for (int i = 0; i < out->n; i++)
		if (tc__same(&out->a[i], a))
			return;
	if (out->n < TC_MAX_PARTIES)
		out->a[out->n++] = *a;
}

static void add_mention(struct tc_coding *cx, const struct tc_mention *me, struct tc_parties *out)
{
	if (me->also[0] < 0) {
		add(out, &me->who);
		return;
	}
	for (int i = 0; i < 4 && me->also[i] >= 0; i++) {
		struct tc_actor a = cx->mentions[me->also[i]].who;
		a.text = me->who.text; /* the words that are here, not those of the antecedent */
		a.span = me->span;
		add(out, &a);
	}
}

static void parties_of(struct tc_coding *cx, int32_t word, struct tc_parties *out, int depth);

/* "forces including Iraqi militias and the army": those named of a group. Returns how many parties they add. */
static int add_included(struct tc_coding *cx, int32_t word, struct tc_parties *out, int depth)
{
	const struct tc_doc *d = cx->doc;
	int before = out->n;
	if (!cx->mentions[cx->mention_at[word]].plural)
		return 0;
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next) {
		if (c < word || (d->words[c].rel != TC_REL_NMOD && d->words[c].rel != TC_REL_ACL))
			continue;
		int32_t p = tc__case_word(d, c), in = d->words[c].rel == TC_REL_ACL ? tc_child(d, c, TC_REL_OBJ) : c;
		bool like = p >= 0 &&
		            (tc_lemma_is(d, p, "like") ||
		             (tc_lemma_is(d, p, "as") && p > 0 && tc_str_eqi(d->words[p - 1].form, TC_STR("such"))) ||
		             (tc_str_eqi(d->words[p].form, TC_STR("such"))));
		bool including = like ? true
		                 : d->words[c].rel == TC_REL_ACL
		                         ? tc_lemma_is(d, c, "include")
		                         : p >= 0 && (tc_lemma_is(d, p, "include") || tc_lemma_is(d, p, "including"));
		if (including && in >= 0 && cx->mention_at[in] >= 0)
			parties_of(cx, in, out, depth + 1);
	}
	return out->n - before;
}

static void parties_of(struct tc_coding *cx, int32_t word, struct tc_parties *out, int depth)
{
	const struct tc_doc *d = cx->doc;
	if (word < 0 || depth > 4)
		return;
	int32_t m = cx->mention_at[word];
	int before = out->n;
	if (m >= 0 && cx->mentions[m].party) {
		if (add_included(cx, word, out, depth) == 0 || cx->mentions[m].who.country[0])
			add_mention(cx, &cx->mentions[m], out);
	}
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_CONJ && cx->mention_at[c] >= 0 && cx->mentions[cx->mention_at[c]].party)
			parties_of(cx, c, out, depth + 1);
	if (out->n > before || (m >= 0 && cx->mentions[m].party))
		return;
	/* No party: whoever it belongs to. A possessor first, then demonyms and compounds, then "of", "by" and "from".
	 */
	int32_t poss = tc_child(d, word, TC_REL_NMOD_POSS);
	if (poss >= 0)
		parties_of(cx, poss, out, depth + 1);
	if (out->n > before)
		return;
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		int32_t cm = cx->mention_at[c];
		if (rel != TC_REL_AMOD && rel != TC_REL_COMPOUND && rel != TC_REL_NMOD_DESC)
			continue;
		if (tc__is_weapon(cx, c)) {     /* "a Turkish drone strike" */
			int32_t owner = tc__owner_of_weapon(cx, c);
			if (owner >= 0 && cx->mention_at[owner] >= 0 && cx->mentions[cx->mention_at[owner]].party)
				parties_of(cx, owner, out, depth + 1);
			continue;
		}
		if (cm >= 0 && cx->mentions[cm].party)
			parties_of(cx, c, out, depth + 1);
		/* "Saudi-led airstrikes", "a Russian-brokered deal" */
		for (int32_t g = d->words[c].child; g >= 0 && rel == TC_REL_AMOD && (cm < 0 || !cx->mentions[cm].party);
		     g = d->words[g].next)
			if (g < c && cx->mention_at[g] >= 0 && cx->mentions[cx->mention_at[g]].party &&
			    cx->mentions[cx->mention_at[g]].kind != TC_MENTION_PRONOUN)
				parties_of(cx, g, out, depth + 1);
	}
	if (out->n > before)
		return;
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next) {
		if (d->words[c].rel != TC_REL_NMOD)
			continue;
		int32_t p = tc_child(d, c, TC_REL_CASE);
		if (p >= 0 && (tc_lemma_is(d, p, "of") || tc_lemma_is(d, p, "by") || tc_lemma_is(d, p, "from")))
			parties_of(cx, c, out, depth + 1);
	}
}

void tc_parties_of(struct tc_coding *cx, int32_t word, struct tc_parties *out) { parties_of(cx, word, out, 0); }
