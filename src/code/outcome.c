/* SPDX-License-Identifier: Apache-2.0 */
/* code/outcome.c - attacks told by a noun and by what came of them: one event, whose victims and doers stand elsewhere in the sentence.
 * "The bombing that killed 20 people", "a wave of attacks killed 107", "were killed after a bomb exploded": whoever is killed is who was
 * attacked. "Claimed responsibility for the attack", "was convicted of the bombing": whoever claims it or is charged with it did it. */
#include "code/predicate.h"

#include "code/role_int.h"

static bool is_attack(const struct tc_candidate *c, int pos)
{
	return !c->dropped && c->m.frame->event == TC_EVENT_ASSAULT && c->m.frame->pos == pos;
}

/* Nouns that count attacks: "a wave of attacks", "a series of blasts". */
static bool counts(const struct tc_doc *d, int32_t word)
{
	static const char *const nouns[] = { "wave", "series", "string", "spate", "number", "barrage", "pair", "rash", "dozen", "hundred", "scores",
		"spree", "day", "night", "week", "month", "year", "one", "two", "three", "several", "least" };
	return TC__IN(d->words[word].lemma, nouns);
}

/* Is `word` the attack noun, or what counts it? */
static bool means_noun(const struct tc_doc *d, int32_t word, int32_t noun)
{
	return word == noun || (word >= 0 && d->words[noun].rel == TC_REL_NMOD && d->words[noun].head == word && counts(d, word));
}

static void take_parties(struct tc_candidate *to, const struct tc_candidate *from)
{
	if (!to->m.actors.n) {
		to->m.actors = from->m.actors;
		to->m.actor_word = from->m.actor_word;
	}
	if (!to->m.recipients.n)
		to->m.recipient_word = from->m.recipient_word;
	tc_parties_add(&to->m.recipients, &from->m.recipients);
	tc__parties_less(&to->m.recipients, &to->m.actors);
	to->m.n_roles += from->m.n_roles > 0;
}

void tc__merge_told(struct tc_coding *cx, struct tc_candidate *noun, struct tc_candidate *verb)
{
	/* the noun stays if it alone says how */
	bool keep_noun = noun->m.frame->mode.n && !verb->m.frame->mode.n;
	struct tc_candidate *keep = keep_noun ? noun : verb, *other = keep_noun ? verb : noun;
	take_parties(keep, other);
	keep->same = other->word;
	tc__drop(cx, other, "tells the same event as its noun");
}

/* "The bombing that killed 20", "attacks killing three", "were killed after a car bomb exploded". */
static bool led_to(struct tc_coding *cx, const struct tc_candidate *noun, const struct tc_candidate *verb)
{
	const struct tc_doc *d = cx->doc;
	int32_t v = verb->word, n = noun->word, h = d->words[n].head;
	if (means_noun(d, tc_subject_of(cx, v), n) && !tc_is_passive(d, v))
		return true;
	if (!tc_is_passive(d, v) || noun->m.recipients.n || !verb->m.recipients.n)
		return false;
	/* the bomb's own clause stands beside the killing: "after a bomb exploded", "when shells hit the square" */
	return h >= 0 && d->words[n].rel == TC_REL_NSUBJ && d->words[h].head == v && d->words[h].rel == TC_REL_ADVCL && !noun->m.actors.n;
}

/* Puts the party at the word on an empty side, less those of the other one. */
static void put(struct tc_coding *cx, struct tc_candidate *c, int32_t word, bool actor)
{
	struct tc_match *m = &c->m;
	struct tc_parties p = { .n = 0 };
	if (word < 0)
		return;
	tc_parties_of(cx, word, &p);
	tc__parties_less(&p, actor && c->m.frame->pos == TC_FRAME_V ? &m->recipients : &m->actors);
	if (!p.n)
		return;
	*(actor ? &m->actors : &m->recipients) = p;
	*(actor ? &m->actor_word : &m->recipient_word) = word;
	m->n_roles++;
	if (actor)
		tc__parties_less(&m->recipients, &p);
}

/* The doer that the verb above an attack noun names: -1 none. */
static int32_t owner_of(struct tc_coding *cx, int32_t noun)
{
	static const char *const owns[] = { "claim", "take", "admit", "accept", "bear", "assume" };
	static const char *const charged[] = { "charge", "convict", "accuse", "suspect", "sentence", "jail", "try", "indict", "arrest", "detain", "imprison",
		"hang", "execute", "hold", "seize", "apologize", "apologise" };
	const struct tc_doc *d = cx->doc;
	const struct tc_word *w = &d->words[noun];
	int32_t h = w->head;
	tc_str prep = tc_case_of(cx, noun);
	if (h < 0)
		return -1;
	/* "responsibility for the attack", "is responsible for", "is behind the attack", "a suspect in the attack" */
	if (tc_lemma_is(d, h, "responsibility") && tc_str_is(prep, "for")) {
		int32_t v = d->words[h].head;
		if (v < 0 || (d->words[h].rel != TC_REL_OBJ && d->words[h].rel != TC_REL_NMOD))
			return -1;
		if (d->words[h].rel == TC_REL_NMOD) {   /* "a claim of responsibility by the group" */
			for (int32_t c = d->words[v].child; c >= 0; c = d->words[c].next)
				if (tc_lemma_is(d, v, "claim") && (d->words[c].rel == TC_REL_NMOD_POSS || tc_str_is(tc_case_of(cx, c), "by")))
					return c;
			return -1;
		}
		return TC__IN(d->words[v].lemma, owns) ? tc_subject_of(cx, v) : -1;
	}
	if (tc_lemma_is(d, h, "blame") && tc_is_verbal(d, h) && (w->rel == TC_REL_OBJ || w->rel == TC_REL_NSUBJ_PASS)) {
		for (int32_t c = d->words[h].child; c >= 0; c = d->words[c].next)       /* "blamed the attack on rebels" */
			if (c > h && d->words[c].rel == TC_REL_OBL && tc_str_is(tc_case_of(cx, c), "on"))
				return c;
		return -1;
	}
	if (tc_lemma_is(d, h, "claim") && tc_is_verbal(d, h) && w->rel == TC_REL_OBJ)
		return tc_subject_of(cx, h);
	if (tc_lemma_is(d, h, "responsibility"))
		return -1;
	/* hung on the verb: "claimed responsibility on Monday for the attack" */
	int32_t o = tc_is_verbal(d, h) ? tc_child(d, h, TC_REL_OBJ) : -1;
	if (o >= 0 && tc_lemma_is(d, o, "responsibility") && tc_str_is(prep, "for") && TC__IN(d->words[h].lemma, owns))
		return tc_subject_of(cx, h);
	if (tc_child(d, noun, TC_REL_COP) >= 0 && tc_str_is(prep, "behind"))
		return tc_subject_of(cx, noun);
	if (tc_lemma_is(d, h, "responsible") && tc_str_is(prep, "for"))
		return d->words[h].rel == TC_REL_AMOD ? d->words[h].head : tc_subject_of(cx, h);
	if (!tc_is_verbal(d, h) || w->rel != TC_REL_OBL ||
	    !(tc_str_is(prep, "of") || tc_str_is(prep, "over") || tc_str_is(prep, "for") || tc_str_is(prep, "with") || tc_str_is(prep, "in_connection_with")))
		return -1;
	if (!TC__IN(d->words[h].lemma, charged))
		return -1;
	if (tc_is_passive(d, h))
		return d->words[h].rel == TC_REL_ACL || d->words[h].rel == TC_REL_AMOD ? d->words[h].head : tc_subject_of(cx, h);
	return tc_child(d, h, TC_REL_OBJ);
}

static bool harms(const struct tc_doc *d, int32_t verb)
{
	static const char *const verbs[] = { "kill", "injure", "wound", "die", "hurt", "maim", "perish" };
	return TC__IN(d->words[verb].lemma, verbs);
}

/* "Eighteen died when a car bomb exploded", "were hurt as shells hit the square": whoever is harmed where the noun's clause says how. */
static void find_victims(struct tc_coding *cx, struct tc_candidate *noun)
{
	const struct tc_doc *d = cx->doc;
	int32_t h = d->words[noun->word].head, up = h >= 0 ? d->words[h].head : -1;
	/* "after a bomb exploded", hung as a phrase with a clause behind it */
	bool phrase = h >= 0 && d->words[noun->word].rel == TC_REL_OBL && tc_str_is(tc_case_of(cx, noun->word), "after");
	if (phrase)
		up = h;
	if (noun->m.recipients.n || up < 0 || !harms(d, up) ||
	    (!phrase && (d->words[noun->word].rel != TC_REL_NSUBJ || d->words[h].rel != TC_REL_ADVCL)) ||
	    (!tc_is_passive(d, up) && !tc_lemma_is(d, up, "die") && !tc_lemma_is(d, up, "perish")))
		return;
	put(cx, noun, tc__own_subject(cx, up), false);
}

static void find_doer(struct tc_coding *cx, struct tc_candidate *noun)
{
	if (!noun->m.actors.n && !noun->m.both.n)
		put(cx, noun, owner_of(cx, noun->word), true);
}

/* "Were killed in Israeli tank fire", "died under Syrian shells": whose weapons they were. */
static void find_shooter(struct tc_coding *cx, struct tc_candidate *verb)
{
	const struct tc_doc *d = cx->doc;
	if (verb->m.actors.n || verb->m.both.n || !harms(d, verb->word))
		return;
	for (int32_t c = d->words[verb->word].child; c >= 0; c = d->words[c].next) {
		tc_str prep = d->words[c].rel == TC_REL_OBL && c > verb->word ? tc_case_of(cx, c) : TC_STR_NULL;
		if (!(tc_str_is(prep, "in") || tc_str_is(prep, "under") || tc_str_is(prep, "from") || tc_str_is(prep, "during")) || !tc__is_weapon(cx, c))
			continue;
		int32_t owner = tc__owner_of_weapon(cx, c);
		if (owner >= 0 && cx->mention_at[owner] >= 0)
			put(cx, verb, owner, true);
		if (verb->m.actors.n)
			return;
	}
}

void tc__outcomes(struct tc_coding *cx, struct tc_candidates *cs)
{
	for (int i = 0; i < cs->n; i++) {
		struct tc_candidate *noun = &cs->a[i];
		for (int j = 0; j < cs->n && is_attack(noun, TC_FRAME_N); j++)
			if (is_attack(&cs->a[j], TC_FRAME_V) && led_to(cx, noun, &cs->a[j]))
				tc__merge_told(cx, noun, &cs->a[j]);
		if (is_attack(noun, TC_FRAME_N))
			find_doer(cx, noun), find_victims(cx, noun);
		if (is_attack(noun, TC_FRAME_V))
			find_shooter(cx, noun);
	}
}
