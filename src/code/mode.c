/* SPDX-License-Identifier: Apache-2.0 */
/* code/mode.c - the mode of an event where its frame leaves it open.
 * Of an attack: what it is done with, by the words at its trigger ("killed in a bomb attack", "fired tear gas"; classes of
 * data/lexicon/classes.tsv). Of a demand or refusal: what is asked or refused ("called for the release", "refused to meet"), by the type of
 * the deed below it. */
#include "code/coder.h"
#include "code/predicate.h"
#include "code/role_int.h"

/* The finer weapon first: a drone strike is from the air too. */
static tc_str weapon_mode(struct tc_coding *cx, int32_t word)
{
	static const char *const modes[][2] = { { "suicider", "suicide-attack" }, { "unmanned", "drone" }, { "riotgear", "crowd-control" },
		{ "airpower", "aerial" }, { "explosive", "explosives" }, { "shellfire", "heavy-weapons" }, { "firearm", "firearms" },
		{ "blade", "primitive" } };
	for (size_t i = 0; i < TC_COUNT(modes); i++)
		if (tc__in_class(cx, modes[i][0], word))
			return tc_str_of(modes[i][1]);
	return TC_STR_NULL;
}

static bool names_means(int rel)
{
	switch (rel) {
	case TC_REL_COMPOUND: case TC_REL_AMOD: case TC_REL_OBL: case TC_REL_OBL_AGENT: case TC_REL_NMOD: case TC_REL_OBJ: case TC_REL_NSUBJ:
	case TC_REL_CONJ:
		return true;
	default:
		return false;
	}
}

/* Verbs whose object is what they are done with; that of others is the target. */
static bool wields(const struct tc_doc *d, int32_t verb)
{
	static const char *const verbs[] = { "use", "fire", "throw", "hurl", "lob", "launch", "set", "detonate", "drop", "plant", "toss", "spray", "lay",
		"deploy", "explode", "wield", "carry" };
	return TC__IN(d->words[verb].lemma, verbs);
}

/* The weapon that the words at `word` name, down to the modifiers of its phrases. */
static tc_str means_at(struct tc_coding *cx, int32_t word, int depth)
{
	const struct tc_doc *d = cx->doc;
	tc_str m = weapon_mode(cx, word);
	for (int32_t c = d->words[word].child; c >= 0 && !m.n; c = d->words[c].next) {
		if (!names_means(d->words[c].rel) || (depth > 0 && d->words[c].rel == TC_REL_OBL) ||
		    (d->words[c].rel == TC_REL_OBJ && !wields(d, word)))
			continue;
		tc_str prep = tc_case_of(cx, c);        /* "on a gun shop", "near a mine" */
		if (prep.n && !tc_str_is(prep, "with") && !tc_str_is(prep, "by") && !tc_str_is(prep, "in") && !tc_str_is(prep, "from") &&
		    !tc_str_is(prep, "of") && !tc_str_is(prep, "during") && !tc_str_is(prep, "using"))
			continue;
		m = depth > 1 ? weapon_mode(cx, c) : means_at(cx, c, depth + 1);
	}
	return m;
}

static tc_str deed_mode(int type)
{
	switch (type) {
	case TC_EVENT_CONSULT:
		return TC_STR("meet");
	case TC_EVENT_AID: case TC_EVENT_COOPERATE: case TC_EVENT_SUPPORT:
		return TC_STR("assist");
	case TC_EVENT_RETREAT: case TC_EVENT_CONCEDE:
		return TC_STR("yield");
	default:
		return TC_STR_NULL;
	}
}

void tc__find_modes(struct tc_coding *cx, struct tc_candidates *cs)
{
	const struct tc_doc *d = cx->doc;
	for (int i = 0; i < cs->n; i++) {
		struct tc_candidate *c = &cs->a[i];
		const struct tc_frame *f = c->m.frame;
		if (c->dropped)
			continue;
		if (f->event == TC_EVENT_ASSAULT && (!f->mode.n || tc_str_is(f->mode, "firearms") || tc_str_is(f->mode, "heavy-weapons"))) {
			tc_str m = means_at(cx, c->word, 0);
			if (!f->mode.n || tc_str_is(m, "crowd-control"))        /* "fired tear gas" */
				c->mode = m;
		}
		bool open = !f->mode.n || (tc_str_is(f->mode, "change") && f->cameo.n <= 2);
		if ((f->event != TC_EVENT_REQUEST && f->event != TC_EVENT_REJECT) || !open)
			continue;
		for (int j = 0; j < cs->n && !c->mode.n; j++)
			if (j != i && tc__hangs_below(d, cs->a[j].word, c->word) && d->words[cs->a[j].word].rel != TC_REL_CONJ)
				c->mode = deed_mode(cs->a[j].m.frame->event);
		for (int32_t k = d->words[c->word].child; f->event == TC_EVENT_REQUEST && k >= 0 && !c->mode.n; k = d->words[k].next)
			if ((d->words[k].rel == TC_REL_OBJ || (d->words[k].rel == TC_REL_OBL && tc_str_is(tc_case_of(cx, k), "for"))) && tc__in_class(cx, "naid", k))
				c->mode = TC_STR("assist");     /* "asked Germany for help" */
		if (!c->mode.n && !f->mode.n && f->event == TC_EVENT_REQUEST)
			c->mode = TC_STR("change");
	}
}
