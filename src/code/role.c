/* SPDX-License-Identifier: Apache-2.0 */
/* code/role.c - arguments of predicates on the dependency tree.
 * Subjects are found by subject.c. Prepositional phrases are looked for on the verb and on its object, since parsers differ on
 * "imposed sanctions on Iran", and one phrase further down where they are hung too deep. */
#include "code/coder.h"
#include "code/role_int.h"

/* "some of its troops", "hundreds of prisoners": what the phrase is about. */
static int32_t through_partitive(const struct tc_doc *d, int32_t word)
{
	static const char *const parts[] = { "some", "many", "most", "all", "several", "few", "any", "none", "half", "part", "majority", "number",
		"group", "dozen", "hundred", "thousand", "score", "ten", "couple", "lot", "rest", "remainder", "bulk", "one", "two", "three",
		"four", "five", "more", "million", "member", "batch", "wave" };
	const struct tc_word *w = &d->words[word];
	bool part = w->upos == TC_UPOS_NUM || w->upos == TC_UPOS_DET;
	for (size_t i = 0; i < TC_COUNT(parts) && !part; i++)
		part = tc_str_isi(w->lemma, parts[i]) ||
		       (w->xpos == TC_XPOS_NNS && w->lemma.n == strlen(parts[i]) + 1 && memcmp(w->lemma.p, parts[i], w->lemma.n - 1) == 0);
	if (!part)
		return word;
	for (int32_t c = w->child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_NMOD && c > word) {
			int32_t k = tc_child(d, c, TC_REL_CASE);
			if (k >= 0 && tc_lemma_is(d, k, "of"))
				return c;
		}
	return word;
}

static void put(struct tc_slot_words *out, int32_t w)
{
	if (w < 0)
		return;
	for (int i = 0; i < out->n; i++)
		if (out->w[i] == w)
			return;
	if (out->n < TC_MAX_SLOT_WORDS)
		out->w[out->n++] = w;
}

static bool same_prep(tc_str have, tc_str want)
{
	if (tc_str_eq(have, want))
		return true;
	/* "onto" for "on", "toward(s)", "upon", "amongst", "vs" */
	static const char *const same[][2] = { { "upon", "on" }, { "onto", "on" }, { "towards", "toward" }, { "amongst", "among" },
		{ "alongside", "with" }, { "together_with", "with" } };
	for (size_t i = 0; i < TC_COUNT(same); i++)
		if (tc_str_is(have, same[i][0]) && tc_str_is(want, same[i][1]))
			return true;
	return false;
}

static bool is_nmod(int rel) { return rel == TC_REL_NMOD || rel == TC_REL_NMOD_DESC; }
static bool is_obl(int rel) { return rel == TC_REL_OBL || rel == TC_REL_OBL_AGENT || rel == TC_REL_OBL_UNMARKED; }

static void put_preps(struct tc_coding *cx, int32_t word, tc_str prep, struct tc_slot_words *out)
{
	const struct tc_doc *d = cx->doc;
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		if (!is_obl(rel) && !is_nmod(rel) && rel != TC_REL_ADVCL && rel != TC_REL_ACL)
			continue;
		tc_str have = tc_case_of(cx, c);
		if (have.n && same_prep(have, prep)) {
			put(out, tc__through_relative(d, c));
			continue;
		}
		if (is_obl(rel) && tc__is_time_noun(&d->words[c]))
			for (int32_t g = d->words[c].child; g >= 0; g = d->words[g].next)
				if (is_nmod(d->words[g].rel) && g > c && same_prep(tc_case_of(cx, g), prep))
					put(out, tc__through_relative(d, g));
		/* gerunds after a preposition: "accused of killing" has mark, not case */
		if (rel == TC_REL_ADVCL || rel == TC_REL_ACL) {
			int32_t m = tc_child(d, c, TC_REL_MARK);
			if (m >= 0 && d->words[m].upos != TC_UPOS_PART && same_prep(d->words[m].lemma, prep))
				put(out, c);
		}
	}
}

/* Hung some phrases too deep: "held talks in Jerusalem with Netanyahu", "supplied by the alliance to Ukraine". The nearest one to the
 * right, through noun phrases only. */
enum { TC_DEEP = 3 };
static void put_deep(struct tc_coding *cx, int32_t word, tc_str prep, int depth, struct tc_slot_words *out)
{
	const struct tc_doc *d = cx->doc;
	for (int32_t c = d->words[word].child; c >= 0 && !out->n; c = d->words[c].next) {
		int rel = d->words[c].rel;
		if (c < word || (!is_obl(rel) && !is_nmod(rel) && rel != TC_REL_OBJ))
			continue;
		if (is_nmod(rel) && same_prep(tc_case_of(cx, c), prep))
			put(out, tc__through_relative(d, c));
		else if (depth > 0 && !(tc_str_is(prep, "on") && tc_str_is(tc_case_of(cx, c), "for")))  /* "called for a ban on" */
			put_deep(cx, c, prep, depth - 1, out);
	}
}

static void put_adverbs(const struct tc_doc *d, int32_t word, struct tc_slot_words *out)
{
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_ADVMOD)
			put(out, c);
}

/* "voted down the resolution", "brushed aside the objections": the particle that the parser took for a preposition of the object;
 * -1 where there is none. */
static int32_t particle_case(const struct tc_doc *d, int32_t v)
{
	static const char *const particles[] = { "off", "down", "aside", "away", "out", "back" };
	int32_t p = v + 1;
	if (p >= d->n_words || d->words[p].sent != d->words[v].sent || d->words[p].rel != TC_REL_CASE)
		return -1;
	int32_t h = d->words[p].head;
	if (h < 0 || d->words[h].head != v || d->words[h].rel != TC_REL_OBL || tc_child(d, v, TC_REL_OBJ) >= 0)
		return -1;
	for (size_t i = 0; i < TC_COUNT(particles); i++)
		if (tc_str_isi(d->words[p].form, particles[i]))
			return p;
	return -1;
}

static int32_t last_particle(const struct tc_doc *d, int32_t verb) { return tc_child(d, verb, TC_REL_COMPOUND_PRT); }

/* "called Mr. Obama the founder": the first of two noun complements is the object; -1 where there are not two. */
static int32_t first_complement(const struct tc_doc *d, int32_t v)
{
	int32_t first = -1;
	for (int32_t c = d->words[v].child; c >= 0; c = d->words[c].next)
		if (c > v && d->words[c].rel == TC_REL_XCOMP && d->words[c].upos != TC_UPOS_VERB && d->words[c].upos != TC_UPOS_AUX) {
			if (first >= 0)
				return first;
			first = c;
		}
	return -1;
}

/* What is said of the object: "called him a liar", "branded the vote a farce", "denounced the law as racist". Parsers hang it as a
 * clause, as a bare noun phrase, or as a modifier behind the object. */
static void put_predicative(struct tc_coding *cx, int32_t v, bool passive, struct tc_slot_words *out)
{
	const struct tc_doc *d = cx->doc;
	int32_t o = passive ? -1 : tc_child(d, v, TC_REL_OBJ);
	if (o < 0 && !passive)
		o = first_complement(d, v);
	for (int32_t c = d->words[v].child; c >= 0; c = d->words[c].next)
		if (c > v && c != o &&
		    (d->words[c].rel == TC_REL_OBL_UNMARKED || d->words[c].rel == TC_REL_OBJ ||
		     (d->words[c].rel == TC_REL_XCOMP && !tc__is_infinitive(d, c)) ||
		     ((is_obl(d->words[c].rel) || d->words[c].rel == TC_REL_ADVCL) && tc_str_is(tc_case_of(cx, c), "as"))))
			put(out, c);
	for (int32_t c = o >= 0 ? d->words[o].child : -1; c >= 0; c = d->words[c].next)
		if (c > o && (d->words[c].rel == TC_REL_AMOD || d->words[c].rel == TC_REL_APPOS ||
			      (is_nmod(d->words[c].rel) && tc_str_is(tc_case_of(cx, c), "as"))))
			put(out, c);
	for (int i = 0, n = out->n; i < n; i++)         /* "a cowardly act", "the worst politician" */
		for (int32_t c = d->words[out->w[i]].child; c >= 0; c = d->words[c].next)
			if (d->words[c].rel == TC_REL_AMOD && c < out->w[i])
				put(out, c);
}

bool tc__in_class(struct tc_coding *cx, const char *name, int32_t word)
{
	const struct tc_lexicon *l = cx->coder ? cx->coder->lexicon : NULL;
	int c = l ? tc_lexicon_class(l, tc_str_of(name)) : -1;
	return c >= 0 && tc_lexicon_in_class(l, (uint32_t)c, cx->doc->words[word].lemma);
}

bool tc__is_weapon(struct tc_coding *cx, int32_t word)
{
	int weapons = cx->coder ? cx->coder->weapons : -1;
	return weapons >= 0 && tc_lexicon_in_class(cx->coder->lexicon, (uint32_t)weapons, cx->doc->words[word].lemma);
}

/* "shot down by a missile fired by separatists": a weapon acts for whoever fires it; the word itself where the text does not say. */
static int32_t behind_weapon(struct tc_coding *cx, int32_t agent)
{
	const struct tc_doc *d = cx->doc;
	if (!tc__is_weapon(cx, agent))
		return agent;
	for (int32_t c = d->words[agent].child; c >= 0; c = d->words[c].next) {
		if (c < agent || d->words[c].rel != TC_REL_ACL || !tc__is_vbn(&d->words[c]))
			continue;
		int32_t x = tc_child(d, c, TC_REL_XCOMP), at[] = { c, x };      /* "believed to be fired by" */
		for (size_t i = 0; i < TC_COUNT(at); i++)
			for (int32_t g = at[i] >= 0 ? d->words[at[i]].child : -1; g >= 0; g = d->words[g].next)
				if (d->words[g].rel == TC_REL_OBL_AGENT || (d->words[g].rel == TC_REL_OBL && tc_str_is(tc_case_of(cx, g), "by")))
					return g;
	}
	return agent;
}

/* "a drone attack", "a Turkish drone attack": the weapon before the noun is nobody; whose it is may stand before it. -1: nobody. */
int32_t tc__owner_of_weapon(struct tc_coding *cx, int32_t word)
{
	const struct tc_doc *d = cx->doc;
	if (!tc__is_weapon(cx, word))
		return word;
	for (int32_t c = d->words[word].child; c >= 0 && c < word; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_AMOD || d->words[c].rel == TC_REL_COMPOUND || d->words[c].rel == TC_REL_NMOD_POSS)
			return c;
	return -1;
}

static void verb_slot(struct tc_coding *cx, int32_t v, const struct tc_slot *slot, struct tc_slot_words *out)
{
	const struct tc_doc *d = cx->doc;
	const struct tc_word *w = &d->words[v];
	bool passive = tc_is_passive(d, v);
	struct tc_gift gift;
	switch (slot->kind) {
	case TC_SLOT_SUBJ:
		if (!passive) {
			int32_t s = tc_subject_of(cx, v);
			put(out, s >= 0 ? through_partitive(d, s) : -1);
			return;
		}
		for (int32_t c = w->child; c >= 0; c = d->words[c].next)
			if (d->words[c].rel == TC_REL_OBL_AGENT || (d->words[c].rel == TC_REL_OBL && tc_str_is(tc_case_of(cx, c), "by")))
				put(out, behind_weapon(cx, tc__through_relative(d, c)));
		/* hung one phrase too deep: "was arrested at school by police" */
		if (!out->n)
			for (int32_t c = w->child; c >= 0 && !out->n; c = d->words[c].next)
				if ((is_obl(d->words[c].rel) || d->words[c].rel == TC_REL_OBJ) && c > v)
					for (int32_t g = d->words[c].child; g >= 0; g = d->words[g].next)
						if (is_nmod(d->words[g].rel) && g > c && tc_str_is(tc_case_of(cx, g), "by"))
							put(out, tc__through_relative(d, g));
		/* agent shared with the verb it is coordinated with: "were arrested and beaten by police" */
		if (!out->n)
			for (int32_t c = w->child; c >= 0; c = d->words[c].next)
				if (d->words[c].rel == TC_REL_CONJ && tc_is_passive(d, c))
					for (int32_t e = d->words[c].child; e >= 0; e = d->words[e].next)
						if (d->words[e].rel == TC_REL_OBL_AGENT)
							put(out, e);
		return;
	case TC_SLOT_OBJ:
		if (!passive && tc__gift(d, v, &gift)) {
			put(out, through_partitive(d, gift.what));
			return;
		}
		if (passive) {
			if (w->rel == TC_REL_AMOD || (w->rel == TC_REL_ACL && tc__own_subject(cx, v) < 0))
				put(out, w->head);
			else
				put(out, tc_subject_of(cx, v) >= 0 ? through_partitive(d, tc_subject_of(cx, v)) : -1);
			return;
		}
		put(out, tc_child(d, v, TC_REL_OBJ) >= 0 ? through_partitive(d, tc__through_relative(d, tc_child(d, v, TC_REL_OBJ))) : -1);
		if (!out->n && tc_child(d, v, TC_REL_IOBJ) >= 0)        /* "warned China against ..." */
			put(out, tc__through_relative(d, tc_child(d, v, TC_REL_IOBJ)));
		if (!out->n)
			put(out, first_complement(d, v));
		if (!out->n && particle_case(d, v) >= 0)
			put(out, d->words[particle_case(d, v)].head);
		if (!out->n && last_particle(d, v) >= 0)        /* "hunt down the attackers" hung like a phrase without its preposition */
			for (int32_t c = w->child; c >= 0 && !out->n; c = d->words[c].next)
				if (d->words[c].rel == TC_REL_OBL && c > v && !tc_case_of(cx, c).n)
					put(out, c);
		if (!out->n && w->rel == TC_REL_ACL_RELCL && tc__own_subject(cx, v) >= 0 && tc__own_subject(cx, v) != w->head)
			put(out, w->head);      /* "the treaty Moscow signed" */
		/* "ordered nine ministers jailed", "wants him banned" */
		if (!out->n && (w->xpos == TC_XPOS_VBN || w->xpos == TC_XPOS_VBD) && tc__own_subject(cx, v) < 0 && w->head >= 0 && w->head < v &&
		    (w->rel == TC_REL_XCOMP || w->rel == TC_REL_ADVCL || w->rel == TC_REL_CCOMP) && tc__has_done(d->words[w->head].lemma)) {
			int32_t o = tc_child(d, w->head, TC_REL_OBJ);
			put(out, o >= 0 && o < v ? through_partitive(d, tc__through_relative(d, o)) : -1);
		}
		/* a shared object after the last verb: "attacked and killed civilians" */
		if (!out->n)
			for (int32_t c = w->child; c >= 0; c = d->words[c].next)
				if (d->words[c].rel == TC_REL_CONJ && d->words[c].upos == TC_UPOS_VERB && tc__own_subject(cx, c) < 0 && c - v <= 3)
					put(out, tc_child(d, c, TC_REL_OBJ));
		return;
	case TC_SLOT_IOBJ:
		put(out, tc_child(d, v, TC_REL_IOBJ));
		if (!out->n && !passive && tc__gift(d, v, &gift))
			put(out, through_partitive(d, gift.whom));
		return;
	case TC_SLOT_PRT:
		put(out, last_particle(d, v));
		if (!out->n)    /* particles that the parser took for adverbs: "hit back", "pull out" */
			for (int32_t c = w->child; c >= 0; c = d->words[c].next)
				if (d->words[c].rel == TC_REL_ADVMOD && c > v && c - v <= 2 && d->words[c].form.n <= 5)
					put(out, c);
		/* or for the preposition of the object: "broke off talks" */
		if (!out->n && v + 1 < d->n_words && d->words[v + 1].xpos == TC_XPOS_RP && d->words[v + 1].sent == w->sent)
			put(out, v + 1);
		if (!out->n)
			put(out, particle_case(d, v));
		return;
	case TC_SLOT_XCOMP:
		put(out, tc_child(d, v, TC_REL_XCOMP));
		if (!out->n)    /* after a prepositional object UD has an adverbial clause: "called on Israel to withdraw" */
			for (int32_t c = w->child; c >= 0; c = d->words[c].next)
				if (d->words[c].rel == TC_REL_ADVCL && c > v && tc__is_infinitive(d, c) && !tc__set_off(d, c))
					put(out, c);
		if (!out->n && (tc_child(d, v, TC_REL_OBJ) >= 0 || tc_child(d, v, TC_REL_IOBJ) >= 0)) {
			/* parsers hang it on the object: "forbade them to talk" */
			int32_t o = tc_child(d, v, TC_REL_OBJ) >= 0 ? tc_child(d, v, TC_REL_OBJ) : tc_child(d, v, TC_REL_IOBJ);
			for (int32_t c = d->words[o].child; c >= 0; c = d->words[c].next)
				if (d->words[c].rel == TC_REL_ACL && c > o && tc__is_infinitive(d, c))
					put(out, c);
		}
		return;
	case TC_SLOT_PRED:
		put_predicative(cx, v, passive, out);
		return;
	case TC_SLOT_CCOMP:
		put(out, tc_child(d, v, TC_REL_CCOMP));
		return;
	case TC_SLOT_ADVCL:
		put(out, tc_child(d, v, TC_REL_ADVCL));
		return;
	case TC_SLOT_ADV:
		put_adverbs(d, v, out);
		return;
	case TC_SLOT_PREP: {
		put_preps(cx, v, slot->prep, out);
		if (!out->n) {
			int32_t o = tc_child(d, v, TC_REL_OBJ);
			if (o < 0)
				o = tc_child(d, v, TC_REL_IOBJ);        /* "warned Turkey of consequences" */
			if (o >= 0)
				put_preps(cx, o, slot->prep, out);
		}
		if (!out->n && passive) {
			int32_t s = tc__own_subject(cx, v);
			if (s >= 0 && !tc_str_is(slot->prep, "of"))
				put_preps(cx, s, slot->prep, out);
		}
		if (!out->n && !tc_str_is(slot->prep, "of"))
			put_deep(cx, v, slot->prep, TC_DEEP, out);
		/* stranded in coordination: "met and held talks with" */
		if (!out->n && w->rel == TC_REL_XCOMP && w->head >= 0 && d->words[w->head].upos == TC_UPOS_VERB)
			put_preps(cx, w->head, slot->prep, out);
		return;
	}
	default:
		return;
	}
}

static void noun_slot(struct tc_coding *cx, int32_t n, const struct tc_slot *slot, struct tc_slot_words *out)
{
	const struct tc_doc *d = cx->doc;
	const struct tc_word *w = &d->words[n];
	switch (slot->kind) {
	case TC_SLOT_SUBJ:      /* "Russia is at war with": the noun is the predicate */
		if (tc_child(d, n, TC_REL_COP) >= 0)
			put(out, tc_subject_of(cx, n));
		return;
	case TC_SLOT_MOD:
		for (int32_t c = w->child; c >= 0; c = d->words[c].next)
			switch (d->words[c].rel) {
			case TC_REL_AMOD:
			case TC_REL_COMPOUND:
			case TC_REL_NMOD_DESC:
			case TC_REL_FLAT:
				if (c < n)
					put(out, c);
				break;
			default:
				break;
			}
		return;
	case TC_SLOT_POSS:
		put(out, tc_child(d, n, TC_REL_NMOD_POSS));
		return;
	case TC_SLOT_NOUN:
		put(out, w->head);
		return;
	case TC_SLOT_ADV:
		put_adverbs(d, n, out);
		return;
	case TC_SLOT_XCOMP:
	case TC_SLOT_CCOMP:
		put(out, tc_child(d, n, TC_REL_ACL));
		put(out, tc_child(d, n, TC_REL_CCOMP));
		return;
	case TC_SLOT_PREP:
		put_preps(cx, n, slot->prep, out);
		/* attached one noun up or to the verb that takes the noun: "held talks on trade with Iran" */
		if (!out->n && (w->rel == TC_REL_OBJ || w->rel == TC_REL_NSUBJ_PASS) && w->head >= 0 && !tc_str_is(slot->prep, "of") &&
		    !tc_str_is(slot->prep, "by"))
			put_preps(cx, w->head, slot->prep, out);
		/* hung beside the noun: "in the face of Russia's buildup on the border" */
		if (!out->n && w->rel == TC_REL_NMOD && w->head >= 0 && w->head < n && d->words[w->head].upos == TC_UPOS_NOUN &&
		    !tc_str_is(slot->prep, "of") && !tc_str_is(slot->prep, "by"))
			for (int32_t c = w->next; c >= 0 && !out->n; c = d->words[c].next)
				if (is_nmod(d->words[c].rel) && same_prep(tc_case_of(cx, c), slot->prep))
					put(out, tc__through_relative(d, c));
		/* or on the verb two words up: "expanding the scope of its probe into the bank" */
		if (!out->n && w->rel == TC_REL_NMOD && w->head >= 0 && d->words[w->head].rel == TC_REL_OBJ && d->words[w->head].head >= 0 &&
		    (tc_str_is(slot->prep, "into") || tc_str_is(slot->prep, "against")))
			put_preps(cx, d->words[w->head].head, slot->prep, out);
		if (!out->n && (tc_str_is(slot->prep, "with") || tc_str_is(slot->prep, "against") || tc_str_is(slot->prep, "between") ||
				tc_str_is(slot->prep, "by")))
			put_deep(cx, n, slot->prep, 1, out);
		return;
	default:
		return;
	}
}

void tc_slot_find(struct tc_coding *cx, int32_t word, int pos, const struct tc_slot *slot, struct tc_slot_words *out)
{
	const struct tc_doc *d = cx->doc;
	out->n = 0;
	if (pos == TC_FRAME_A) {
		const struct tc_word *w = &d->words[word];
		switch (slot->kind) {
		case TC_SLOT_NOUN:
			if (w->rel == TC_REL_AMOD || w->rel == TC_REL_ACL)
				put(out, w->head);
			else
				put(out, tc_subject_of(cx, word));
			return;
		case TC_SLOT_SUBJ:
			put(out, tc_subject_of(cx, word));
			return;
		case TC_SLOT_XCOMP:
			verb_slot(cx, word, slot, out);
			return;
		default:
			noun_slot(cx, word, slot, out);
			return;
		}
	}
	if (pos == TC_FRAME_V)
		verb_slot(cx, word, slot, out);
	else
		noun_slot(cx, word, slot, out);
	if (!out->n && slot->kind == TC_SLOT_PREP && pos == TC_FRAME_N && tc_str_is(slot->prep, "by")) {
		/* "an attack carried out by rebels", "sanctions imposed by the EU": a participle that carries the noun */
		for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next)
			if (d->words[c].rel == TC_REL_ACL && tc__is_vbn(&d->words[c]))
				put_preps(cx, c, slot->prep, out);
	}
}

const struct tc_light *tc_light_of(struct tc_coding *cx, const struct tc_lexicon *l, int32_t word, int32_t *verb)
{
	const struct tc_doc *d = cx->doc;
	int32_t n = tc_conj_head(d, word), v = d->words[n].head;
	/* "a series of attacks", "a round of talks": the quantity's verb */
	if (v >= 0 && d->words[n].rel == TC_REL_NMOD && tc_str_is(tc_case_of(cx, n), "of") && d->words[v].upos == TC_UPOS_NOUN) {
		static const char *const amounts[] = { "series", "round", "wave", "number", "spate", "string", "campaign", "day", "act" };
		for (size_t i = 0; i < TC_COUNT(amounts); i++)
			if (tc_lemma_is(d, v, amounts[i])) {
				n = v;
				v = d->words[n].head;
				break;
			}
	}
	/* "attacks carried out by", "sanctions imposed on": the participle that describes the noun */
	for (int32_t c = d->words[n].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_ACL && tc__is_vbn(&d->words[c])) {
			const struct tc_light *t = tc_lexicon_light(l, d->words[c].lemma, TC_STR("obj"));
			if (t) {
				*verb = c;
				return t;
			}
		}
	if (v < 0 || !tc_is_verbal(d, v))
		return NULL;
	tc_str slot;
	switch (d->words[n].rel) {
	case TC_REL_OBJ:
	case TC_REL_NSUBJ_PASS:
		slot = TC_STR("obj");
		break;
	case TC_REL_OBL:
		slot = tc_case_of(cx, n);
		break;
	default:
		return NULL;
	}
	*verb = v;
	return tc_lexicon_light(l, d->words[v].lemma, slot);
}
