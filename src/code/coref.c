/* SPDX-License-Identifier: Apache-2.0 */
/* code/coref.c - who a shorter or emptier mention goes back to.
 * Names: see nameref.c. Nominals: "the president", "the two
 * countries", "the group", "his Russian counterpart" look back for what fits their head noun. Pronouns: the best of the
 * preceding mentions by number, gender, distance and syntax, in the spirit of Lappin & Leass (1994), with hand-set
 * weights. Looking back stops after TC__COREF_MENTIONS mentions or TC__COREF_SENTS sentences, so cost stays linear in
 * the document. Not handled: cataphora, split antecedents beyond "both" and "the two", events as antecedents. */
#include "code/mention_int.h"

static struct tc_mention *mention(const struct tc__mx *mx, int32_t m) { return &mx->cx->mentions[m]; }

void tc__bind(struct tc__mx *mx, int32_t m, int32_t to, const char *how)
{
	struct tc_mention *me = mention(mx, m);
	const struct tc_mention *t = mention(mx, to);
	tc_str text = me->who.text;
	tc_span span = me->span;
	me->who = t->who;
	me->who.text = text;
	me->who.span = span;
	me->ent = t->ent;
	me->place = t->place;
	me->outlet = t->outlet;
	me->person = t->person;
	me->party = t->party;
	me->plural = t->plural || me->plural;
	if (t->gender)
		me->gender = t->gender;
	memcpy(me->also, t->also, sizeof me->also);
	me->antecedent = to;
	me->how = how;
}

/* --- looking back ------------------------------------------------------------ */

struct back {
	int32_t m, sent;
	int steps;
};

static struct back back_from(const struct tc__mx *mx, int32_t m)
{
	return (struct back){m, mx->d->words[mention(mx, m)->head].sent, 0};
}

/* The next earlier mention that is resolved, in the window; -1 at its end. */
static int32_t back_next(const struct tc__mx *mx, struct back *b)
{
	while (--b->m >= 0 && b->steps++ < TC__COREF_MENTIONS) {
		if (b->sent - mx->d->words[mention(mx, b->m)->head].sent > TC__COREF_SENTS)
			return -1;
		if (mx->state[b->m] == TC__DONE)
			return b->m;
	}
	return -1;
}

static bool is_relative(const struct tc_doc *d, int32_t w)
{
	return d->words[w].xpos == TC_XPOS_WP || d->words[w].xpos == TC_XPOS_WDT || d->words[w].xpos == TC_XPOS_WPS;
}

static bool is_country(const struct tc__mx *mx, const struct tc_mention *me)
{
	return me->ent && tc_know_ent(mx->k, me->ent - 1)->kind == TC_ENT_COUNTRY;
}
static bool is_org(const struct tc__mx *mx, const struct tc_mention *me)
{
	return me->ent && tc_know_ent(mx->k, me->ent - 1)->kind == TC_ENT_ORG;
}

static bool subject_rel(int rel)
{
	return rel == TC_REL_NSUBJ || rel == TC_REL_NSUBJ_PASS || rel == TC_REL_NSUBJ_OUTER;
}

/* --- speakers of quotations -------------------------------------------------------------------------------------- */

/* The mention that speaks the quotation around `word`: the subject of the verb of saying that governs or interrupts it,
 * else who spoke in the sentence before. */
int32_t tc__speaker_for(struct tc__mx *mx, int32_t word)
{
	const struct tc_doc *d = mx->d;
	const struct tc_sent *st = &d->sents[d->words[word].sent];
	for (int back = 0; back < 3; back++) {
		int32_t s = d->words[word].sent - back;
		if (s < 0)
			break;
		st = &d->sents[s];
		for (int32_t i = st->first; i < st->first + st->n; i++) {
			const struct tc_word *w = &d->words[i];
			if (mx->quoted[i] || !tc__is_saying(d, i) ||
			    (w->upos != TC_UPOS_VERB && w->upos != TC_UPOS_NOUN))
				continue;
			int32_t sub = tc_child(d, i, TC_REL_NSUBJ);
			if (sub < 0 || mx->quoted[sub] || tc__at(mx, sub) < 0)
				continue;
			int32_t m = tc__at(mx, sub);
			if (m >= tc__at(mx, word) && tc__at(mx, word) >= 0) {
				/* Named after the quotation: resolve it now, unless that leads back here. */
				tc__resolve(mx, m);
			}
			if (mx->state[m] == TC__DONE && mention(mx, m)->party)
				return m;
		}
		/* Speakers carry over only within a run of quotation. */
		if (s == 0 || !mx->quoted[st->first])
			break;
	}
	return -1;
}

/* --- pronouns ------------------------------------------------------------ */

enum pron { PRON_NONE, PRON_HE, PRON_SHE, PRON_IT, PRON_THEY, PRON_I, PRON_WE, PRON_RELATIVE, PRON_BOTH };

static enum pron pronoun_kind(const struct tc_doc *d, int32_t w)
{
	static const struct {
		const char *form;
		uint8_t kind;
	} forms[] = {
	        {"he", PRON_HE},
	        {"him", PRON_HE},
	        {"his", PRON_HE},
	        {"himself", PRON_HE},
	        {"she", PRON_SHE},
	        {"her", PRON_SHE},
	        {"hers", PRON_SHE},
	        {"herself", PRON_SHE},
	        {"it", PRON_IT},
	        {"its", PRON_IT},
	        {"itself", PRON_IT},
	        {"they", PRON_THEY},
	        {"them", PRON_THEY},
	        {"their", PRON_THEY},
	        {"theirs", PRON_THEY},
	        {"themselves", PRON_THEY},
	        {"i", PRON_I},
	        {"me", PRON_I},
	        {"my", PRON_I},
	        {"mine", PRON_I},
	        {"myself", PRON_I},
	        {"we", PRON_WE},
	        {"us", PRON_WE},
	        {"our", PRON_WE},
	        {"ours", PRON_WE},
	        {"ourselves", PRON_WE},
	        {"who", PRON_RELATIVE},
	        {"whom", PRON_RELATIVE},
	        {"whose", PRON_RELATIVE},
	        {"which", PRON_RELATIVE},
	        {"both", PRON_BOTH},
	};
	tc_str f = d->words[w].form;
	for (size_t i = 0; i < TC_COUNT(forms); i++)
		if (tc_str_eqi(f, tc_str_of(forms[i].form)))
			return forms[i].kind;
	if (tc_str_eqi(f, TC_STR("that")) && is_relative(d, w))
		return PRON_RELATIVE;
	return PRON_NONE;
}

bool tc__is_pronoun(const struct tc_doc *d, int32_t w) { return pronoun_kind(d, w) != PRON_NONE; }

static int32_t relative_antecedent(const struct tc__mx *mx, int32_t w)
{
	const struct tc_doc *d = mx->d;
	for (int i = 0; i < 12 && w >= 0; i++) {
		if (d->words[w].rel == TC_REL_ACL_RELCL || d->words[w].rel == TC_REL_ACL)
			return d->words[w].head;
		w = d->words[w].head;
	}
	return -1;
}

/* Both are arguments of one verb, so a plain pronoun cannot mean the other. */
static bool same_clause_argument(const struct tc_doc *d, int32_t a, int32_t b)
{
	/* "Smith attacked Jones but will meet him": the second verb shares the subject of the first. */
	int32_t v = d->words[b].head;
	if (!subject_rel(d->words[b].rel) && subject_rel(d->words[a].rel) && d->words[b].rel != TC_REL_NMOD &&
	    d->words[b].rel != TC_REL_CONJ)
		for (int i = 0; i < 4 && v >= 0; i++) {
			if (d->words[a].head == v)
				return true;
			bool own = tc_child(d, v, TC_REL_NSUBJ) >= 0 || tc_child(d, v, TC_REL_NSUBJ_PASS) >= 0;
			if (own || (d->words[v].rel != TC_REL_CONJ && d->words[v].rel != TC_REL_XCOMP))
				break;
			v = d->words[v].head;
		}
	return d->words[a].head == d->words[b].head && d->words[a].rel != TC_REL_NMOD_POSS &&
	       d->words[b].rel != TC_REL_NMOD_POSS;
}

static float fit(const struct tc__mx *mx, enum pron p, const struct tc_mention *c)
{
	bool country = is_country(mx, c), org = is_org(mx, c);
	switch (p) {
	case PRON_HE:
	case PRON_SHE: {
		char want = p == PRON_HE ? 'm' : 'f';
		/* A name that nothing is known of may be a person's. */
		if (c->kind == TC_MENTION_NAME && !c->ent && !c->place && !c->plural && !c->who.sector && !c->person &&
		    c->gender != 'n')
			return -0.2f;
		if (!c->person || c->plural || !c->party)
			return -10.0f;
		if (c->gender && c->gender != want)
			return -10.0f;
		/* Of whom nothing is known most are men. */
		if (p == PRON_SHE)
			return c->gender ? 2.0f : c->kind == TC_MENTION_NOMINAL ? -0.3f : -1.0f;
		return c->gender ? 1.2f : c->kind == TC_MENTION_NOMINAL ? 0.0f : 0.6f;
	}
	case PRON_IT:
		if (c->person || c->gender == 'm' || c->gender == 'f' || (c->plural && !country && !org))
			return -10.0f;
		if (country)
			return c->party ? 1.0f : 0.5f;
		if (org)
			return 1.0f;
		return c->party ? 0.8f : 0.5f; /* a thing: it may well be meant, and is then no party */
	case PRON_THEY:
		if (c->person && !c->plural)
			return -1.5f;
		if (c->plural)
			return c->party ? 1.2f : 0.2f;
		if (c->party && c->kind == TC_MENTION_NOMINAL)
			return 0.8f;
		if (org)
			return 0.6f;
		return country ? -0.3f : -10.0f;
	default:
		return -10.0f;
	}
}

/* How far the place of "it" in its clause speaks for somebody that acts, and not for a thing. */
static float acting(const struct tc_doc *d, int32_t w)
{
	int32_t v = d->words[w].head;
	if (v < 0)
		return -1.0f;
	if (d->words[w].rel == TC_REL_NMOD_POSS)
		return 0.3f;
	if (d->words[w].rel != TC_REL_NSUBJ)
		return -1.2f;
	if (d->words[v].upos != TC_UPOS_VERB || tc_child(d, v, TC_REL_COP) >= 0)
		return -1.3f;
	if (tc__is_saying(d, v))
		return 0.8f;
	if (tc_child(d, v, TC_REL_XCOMP) >= 0 || tc_child(d, v, TC_REL_CCOMP) >= 0)
		return 0.1f;
	return tc_child(d, v, TC_REL_OBJ) >= 0 ? 0.0f : -0.8f;
}

static void last_two(struct tc__mx *mx, int32_t m, int want_kind, int want_n);

void tc__coref_pronoun(struct tc__mx *mx, int32_t m)
{
	struct tc_mention *me = mention(mx, m);
	const struct tc_doc *d = mx->d;
	int32_t w = me->head;
	enum pron p = pronoun_kind(d, w);
	me->how = "pronoun";
	if (p == PRON_NONE)
		return;
	if (p == PRON_BOTH) {
		last_two(mx, m, -1, 2);
		return;
	}
	if (p == PRON_RELATIVE) {
		int32_t h = relative_antecedent(mx, w), to = tc__at(mx, h);
		if (to >= 0 && to != m) {
			tc__resolve(mx, to);
			if (mx->state[to] == TC__DONE && mention(mx, to)->party)
				tc__bind(mx, m, to, "relative");
		}
		return;
	}
	if (p == PRON_I || p == PRON_WE) {
		if (!mx->quoted[w])
			return;
		int32_t to = tc__speaker_for(mx, w);
		if (to >= 0 && to != m)
			tc__bind(mx, m, to, "coref:speaker");
		return;
	}
	me->plural = p == PRON_THEY;
	me->gender = p == PRON_HE ? 'm' : p == PRON_SHE ? 'f' : p == PRON_IT ? 'n' : 0;
	bool poss = d->words[w].rel == TC_REL_NMOD_POSS;
	bool subj = subject_rel(d->words[w].rel);
	int32_t sent = d->words[w].sent, best = -1;
	float top = p == PRON_THEY ? -1.6f : p == PRON_IT ? -0.6f : -2.0f; /* he and she are always somebody */
	float acts = p == PRON_IT ? acting(d, w) : 0.0f;
	struct back b = back_from(mx, m);
	int seen_parties = 0;
	/* Inside a quotation the third person is not the speaker. */
	int32_t speaker = mx->quoted[w] ? tc__speaker_for(mx, w) : -1;
	bool says = subj && d->words[w].head >= 0 && tc__is_saying(d, d->words[w].head) && !mx->quoted[w];
	for (int32_t c; (c = back_next(mx, &b)) >= 0;) {
		const struct tc_mention *t = mention(mx, c);
		if (speaker >= 0 && tc__same(&t->who, &mention(mx, speaker)->who))
			continue;
		if (is_relative(d, t->head) || (t->kind == TC_MENTION_ADJECTIVE && !t->person))
			continue;
		if (t->kind == TC_MENTION_PRONOUN && (!t->party || pronoun_kind(d, t->head) != p))
			continue;
		float s = fit(mx, p, t);
		if (s < -5.0f)
			continue;
		if (p == PRON_IT && t->party)
			s += acts;
		const struct tc_word *tw = &d->words[t->head];
		int32_t ds = sent - tw->sent;
		if (!poss && ds == 0 && same_clause_argument(d, t->head, w))
			continue;
		if (ds == 0 && tc_dominates(d, t->head, w) && !poss)
			continue;
		int32_t top_of = tc_conj_head(d, t->head);
		int rel = d->words[top_of].rel;
		bool object_it = p == PRON_IT && !subj && !poss;
		if (subject_rel(rel))
			s += object_it ? 0.3f
			               : (1.2f + (subj ? 0.4f : 0.0f)) * (ds == 0   ? 1.0f
			                                                  : ds == 1 ? 0.85f
			                                                            : 0.5f);
		else if (object_it && rel == TC_REL_OBJ && !t->party)
			s += 1.4f; /* what was acted on before is what is acted on now */
		else if (rel == TC_REL_OBJ || rel == TC_REL_IOBJ || rel == TC_REL_OBL_AGENT)
			s += 0.4f;
		else if (rel == TC_REL_NMOD || rel == TC_REL_OBL || rel == TC_REL_COMPOUND || rel == TC_REL_AMOD)
			s -= 0.4f;
		s -= ds == 0 ? 0.0f : ds == 1 ? 0.7f : 0.7f + 1.2f * (float)(ds - 1);
		s -= 0.12f * (float)(seen_parties < 12 ? seen_parties : 12);
		if (t->kind == TC_MENTION_PRONOUN)
			s += 0.5f;
		if (poss && ds == 0 && d->words[w].head >= 0) {
			/* "Russia withdrew its troops": the subject of the clause that holds the possessor. */
			int32_t v = d->words[d->words[w].head].head;
			if (v >= 0 && tw->head == v && subject_rel(tw->rel))
				s += 0.8f;
		}
		/* Who speaks goes on speaking: "... , she said. ... , she added." Those spoken of within the words do
		 * not. */
		if (!mx->quoted[w] && mx->quoted[t->head])
			s -= 1.0f;
		else if (says && tw->head >= 0 && subject_rel(tw->rel) && tc__is_saying(d, tw->head))
			s += 0.6f;
		if (s > top) {
			top = s;
			best = c;
		}
		if (t->party)
			seen_parties++;
	}
	/* "Speaking in her office, the minister said": the subject of the main clause, where it comes after. */
	int32_t root = d->sents[sent].root, sub = root >= 0 ? tc_child(d, root, TC_REL_NSUBJ) : -1;
	if (sub > w && tc__at(mx, sub) >= 0 && (p == PRON_HE || p == PRON_SHE || p == PRON_IT || p == PRON_THEY)) {
		int32_t under = w;
		for (int i = 0; i < 30 && under >= 0 && d->words[under].head != root; i++)
			under = d->words[under].head;
		if (under >= 0 && under < sub &&
		    (d->words[under].rel == TC_REL_ADVCL || d->words[under].rel == TC_REL_OBL)) {
			tc__resolve(mx, tc__at(mx, sub));
			const struct tc_mention *t = mention(mx, tc__at(mx, sub));
			float s = fit(mx, p, t) + 1.0f;
			if (mx->state[tc__at(mx, sub)] == TC__DONE && t->kind != TC_MENTION_PRONOUN && s > top) {
				top = s;
				best = tc__at(mx, sub);
			}
		}
	}
	if (best < 0)
		return;
	const struct tc_mention *t = mention(mx, best);
	if (!t->party && !is_country(mx, t) && p != PRON_HE && p != PRON_SHE)
		return;
	tc__bind(mx, m, best, "coref:pronoun");
	if (p == PRON_HE || p == PRON_SHE)
		me->person = true;
	me->party = true;
	if (p != PRON_THEY)
		me->plural = false;
}

/* --- nominals ------------------------------------------------------------ */

static bool lemma_in(const struct tc_doc *d, int32_t w, const char *const *list, int n)
{
	for (int i = 0; i < n; i++)
		if (tc_lemma_is(d, w, list[i]))
			return true;
	return false;
}
#define LEMMA_IN(d, w, list) lemma_in((d), (w), (list), (int)TC_COUNT(list))

/* The last `want_n` distinct parties of one sort: kind -1 any, else TC_ENT_COUNTRY or TC_ENT_PERSON. */
static void last_two(struct tc__mx *mx, int32_t m, int want_kind, int want_n)
{
	struct tc_mention *me = mention(mx, m);
	int32_t found[4];
	int n = 0;
	struct back b = back_from(mx, m);
	for (int32_t c; n < want_n && n < 4 && (c = back_next(mx, &b)) >= 0;) {
		const struct tc_mention *t = mention(mx, c);
		if (t->also[0] >= 0 || (!t->party && want_kind != TC_ENT_COUNTRY) ||
		    (t->kind == TC_MENTION_PRONOUN && !t->who.name.n))
			continue;
		if (want_kind == TC_ENT_COUNTRY && !is_country(mx, t))
			continue;
		if (want_kind == TC_ENT_PERSON && !t->person)
			continue;
		if (want_kind < 0 && (!t->who.name.n || (!t->who.country[0] && !t->ent)))
			continue;
		/* Sides are powers of some sort, no schools and mosques. */
		if (want_kind < 0 && !t->person && !tc__state_body(t->who.sector) && t->who.sector != TC_SECTOR_REB &&
		    t->who.sector != TC_SECTOR_UAF && t->who.sector != TC_SECTOR_IGO && t->who.sector != TC_SECTOR_LAB)
			continue;
		bool again = false;
		for (int i = 0; i < n && !again; i++)
			again = tc__same(&mention(mx, found[i])->who, &t->who) ||
			        (want_kind != TC_ENT_PERSON && t->who.country[0] &&
			         memcmp(mention(mx, found[i])->who.country, t->who.country, 4) == 0);
		if (!again)
			found[n++] = c;
	}
	me->plural = true;
	if (n < want_n)
		return;
	for (int i = 0; i < n; i++)
		me->also[i] = found[n - 1 - i];
	if (n < 4)
		me->also[n] = -1;
	me->antecedent = found[0];
	const struct tc_mention *t = mention(mx, found[n - 1]);
	tc_str text = me->who.text;
	me->who = t->who;
	me->who.text = text;
	me->who.span = me->span;
	me->party = true;
	me->how = "coref:both";
}

static bool definite(const struct tc_doc *d, int32_t w)
{
	int32_t det = tc_child(d, w, TC_REL_DET);
	if (det >= 0)
		return tc_lemma_is(d, det, "the") || tc_lemma_is(d, det, "this") || tc_lemma_is(d, det, "that") ||
		       tc_lemma_is(d, det, "these") || tc_lemma_is(d, det, "those");
	return false;
}

/* Whether the child belongs to the role noun's own words ("prime" of "prime minister"). */
static bool in_role(const struct tc__mx *mx, int32_t w, int32_t c)
{
	return mx->role[w].e && c >= mx->role[w].first && c <= mx->role[w].last;
}

/* Modifiers that make the phrase speak of something new. Numbers and plain determiners do not. */
static bool has_own_modifier(const struct tc__mx *mx, int32_t w, bool clauses)
{
	const struct tc_doc *d = mx->d;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		if (in_role(mx, w, c))
			continue;
		switch (d->words[c].rel) {
		case TC_REL_ACL:
		case TC_REL_ACL_RELCL: {
			/* "the group, led by": behind a comma it tells more of what is known. */
			int32_t first, last;
			tc_subtree(d, c, &first, &last);
			if (clauses && (first < 1 || !tc_str_is(d->words[first - 1].form, ",")))
				return true;
			break;
		}
		case TC_REL_COMPOUND:
		case TC_REL_NMOD_POSS:
			return true;
		case TC_REL_NMOD: {
			/* "the alliance of the North"; but "bring the alliance to Ukraine" says nothing of which. */
			int32_t p = tc__case_word(d, c);
			if (p < 0 ||
			    (!tc_lemma_is(d, p, "to") && !tc_lemma_is(d, p, "from") && !tc_lemma_is(d, p, "on") &&
			     !tc_lemma_is(d, p, "at") && !tc_lemma_is(d, p, "after") && !tc_lemma_is(d, p, "before")))
				return true;
			break;
		}
		default:
			break;
		}
	}
	return false;
}

static int number_of(const struct tc_doc *d, int32_t w)
{
	int32_t num = tc_child(d, w, TC_REL_NUMMOD);
	if (num >= 0) {
		if (tc_lemma_is(d, num, "two") || tc_lemma_is(d, num, "2"))
			return 2;
		if (tc_lemma_is(d, num, "three") || tc_lemma_is(d, num, "3"))
			return 3;
		return 0;
	}
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
		if ((d->words[c].rel == TC_REL_DET || d->words[c].rel == TC_REL_DET_PREDET ||
		     d->words[c].rel == TC_REL_AMOD || d->words[c].rel == TC_REL_CC_PRECONJ) &&
		    (tc_lemma_is(d, c, "both") || tc_lemma_is(d, c, "either") || tc_lemma_is(d, c, "neither")))
			return 2;
	return 0;
}

static bool contains_word(tc_str text, tc_str word)
{
	for (uint32_t i = 0; i + word.n <= text.n; i++)
		if ((i == 0 || text.p[i - 1] == ' ') && tc_str_eqi(tc_str_cut(text, i, i + word.n), word))
			return true;
	return false;
}

/* Make the mention whoever holds office `o` in its country. */
static void same_office_there(struct tc__mx *mx, struct tc_mention *me, const struct tc_office *o)
{
	const struct tc_office *theirs[1];
	if (!o || !o->office_class.n)
		return;
	int n = tc_know_holders(mx->k, me->who.country, o->office_class, mx->cx->day, theirs, 1);
	/* A president's counterpart may be a prime minister, and the other way round. */
	if (n == 0 && o->rank == 1) {
		bool state = tc_str_is(o->office_class, "head of state");
		n = tc_know_holders(mx->k, me->who.country,
		                    state ? TC_STR("head of government") : TC_STR("head of state"), mx->cx->day, theirs,
		                    1);
	}
	if (n > 0)
		tc__set_holder(mx, me, theirs[0]);
}

/* "his Russian counterpart": the same office in the other country. */
static bool counterpart(struct tc__mx *mx, int32_t m)
{
	struct tc_mention *me = mention(mx, m);
	const struct tc_doc *d = mx->d;
	int32_t w = me->head;
	int32_t ap = tc_child(d, w, TC_REL_APPOS);
	if (ap < 0)
		ap = tc_child(d, w, TC_REL_FLAT);
	if (ap >= 0 && tc__at(mx, ap) >= 0) {
		tc__resolve(mx, tc__at(mx, ap));
		if (mx->state[tc__at(mx, ap)] == TC__DONE && mention(mx, tc__at(mx, ap))->party) {
			tc__bind(mx, m, tc__at(mx, ap), "apposition");
			return true;
		}
	}
	int32_t whose = -1;
	char iso[4] = "";
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		int32_t cm = tc__at(mx, c);
		if (cm < 0)
			continue;
		tc__resolve(mx, cm);
		if (mx->state[cm] != TC__DONE)
			continue;
		if (d->words[c].rel == TC_REL_NMOD_POSS)
			whose = cm;
		else if ((d->words[c].rel == TC_REL_AMOD || d->words[c].rel == TC_REL_COMPOUND ||
		          d->words[c].rel == TC_REL_NMOD) &&
		         mention(mx, cm)->who.country[0])
			memcpy(iso, mention(mx, cm)->who.country, 4);
	}
	if (!iso[0])
		return false;
	memcpy(me->who.country, iso, 4);
	me->party = true;
	me->who.unnamed = true;
	me->person = !me->plural;
	me->who.name = tc__describe(mx, me);
	me->who.sector = TC_SECTOR_GOV;
	me->how = "counterpart";
	if (whose < 0)
		return true;
	const struct tc_mention *t = mention(mx, whose);
	if (t->who.sector)
		me->who.sector = t->who.sector;
	const struct tc_office *o = NULL;
	if (t->ent && tc_know_ent(mx->k, t->ent - 1)->kind == TC_ENT_PERSON)
		o = tc__office_of(mx, t->ent - 1);
	tc__spread_countries(mx, m);
	if (me->also[0] < 0)
		same_office_there(mx, me, o);
	for (int i = 0; i < 4 && me->also[i] >= 0; i++)
		same_office_there(mx, mention(mx, me->also[i]), o);
	return true;
}

static const char *const country_nouns[] = {"country", "nation", "state", "republic", "kingdom"};
static const char *const side_nouns[] = {"side",  "party",     "government", "capital", "army",
                                         "power", "neighbour", "neighbor",   "ally"};
static const char *const people_nouns[] = {"leader",   "president", "minister", "man",
                                           "official", "diplomat",  "pair",     "premier"};
static const char *const body_nouns[] = {
        "agency",     "alliance", "army",         "association",  "authority",   "bank",       "bloc",
        "body",       "channel",  "church",       "coalition",    "commission",  "committee",  "company",
        "congress",   "council",  "court",        "department",   "faction",     "federation", "fleet",
        "force",      "front",    "group",        "grouping",     "institution", "junta",      "league",
        "magazine",   "militia",  "ministry",     "mission",      "movement",    "navy",       "network",
        "newspaper",  "office",   "organisation", "organization", "outfit",      "outlet",     "paper",
        "parliament", "party",    "police",       "station",      "union",       "university",
};
static const char *const wide_nouns[] = {"body",        "group",  "organisation", "organization",
                                         "institution", "outfit", "movement",     "faction"};

bool tc__is_body_noun(const struct tc_doc *d, int32_t w) { return LEMMA_IN(d, w, body_nouns); }

/* "the terror organisation", "the separatist group" */
static bool militant_modifier(const struct tc_doc *d, int32_t w)
{
	static const char *const words[] = {
	        "armed",    "extremist", "guerrilla", "insurgent",  "islamist", "jihadi",
	        "jihadist", "militant",  "rebel",     "separatist", "terror",   "terrorist",
	};
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
		if ((d->words[c].rel == TC_REL_AMOD || d->words[c].rel == TC_REL_COMPOUND) && LEMMA_IN(d, c, words))
			return true;
	return false;
}

/* Whether a body named before can be called by the noun at w. */
static bool body_fits(const struct tc__mx *mx, int32_t w, const struct tc_mention *t)
{
	const struct tc_doc *d = mx->d;
	const struct tc_ent *role = mx->role[w].e;
	tc_str lemma = d->words[w].lemma;
	if (contains_word(t->who.name, lemma) || contains_word(t->who.text, lemma))
		return true;
	int s = t->who.sector;
	if (tc_lemma_is(d, w, "alliance") || tc_lemma_is(d, w, "bloc") || tc_lemma_is(d, w, "union"))
		return s == TC_SECTOR_IGO || s == TC_SECTOR_EUR;
	if (tc_lemma_is(d, w, "newspaper") || tc_lemma_is(d, w, "paper") || tc_lemma_is(d, w, "outlet") ||
	    tc_lemma_is(d, w, "channel") || tc_lemma_is(d, w, "network") || tc_lemma_is(d, w, "magazine"))
		return s == TC_SECTOR_JRN || t->outlet;
	if (LEMMA_IN(d, w, wide_nouns))
		return s != TC_SECTOR_GOV && s != TC_SECTOR_NONE;
	return role && role->sector && role->sector == s;
}

/* "the former president": somebody who held the office and holds it no more. */
static bool held_before(const struct tc__mx *mx, tc_str lemma, const struct tc_mention *t)
{
	/* "former premier" may be a role of its own: the plain noun has the class. */
	uint32_t n = 0;
	const struct tc_name_hit *hits = tc_know_find(mx->k, lemma, &n);
	tc_str note = TC_STR_NULL;
	for (uint32_t i = 0; hits && i < n && !note.n; i++)
		if (tc_know_ent(mx->k, hits[i].ent)->kind == TC_ENT_ROLE)
			note = tc_know_ent(mx->k, hits[i].ent)->note;
	if (!t->ent || !note.n || tc_know_ent(mx->k, t->ent - 1)->kind != TC_ENT_PERSON || mx->cx->day == TC_DAY_NONE)
		return false;
	const struct tc_office *all = tc_know_offices(mx->k, t->ent - 1, &n);
	bool before = false;
	for (uint32_t i = 0; i < n && i < 64; i++) {
		if (!tc_str_eqi(all[i].office_class, note) || all[i].from > mx->cx->day)
			continue;
		if (all[i].to == TC_DAY_OPEN || all[i].to >= mx->cx->day)
			return false;
		before = true;
	}
	return before;
}

/* "Gen." for "general", or the word itself. */
static bool abbreviates(tc_str a, tc_str word)
{
	if (a.n && a.p[a.n - 1] == '.')
		a.n--;
	return a.n >= 3 && a.n <= word.n && tc_str_eqi(a, tc_str_cut(word, 0, a.n));
}

static bool same_office(const struct tc__mx *mx, const struct tc_ent *role, const struct tc_mention *t, int32_t w,
                        bool former)
{
	const struct tc_doc *d = mx->d;
	if (former)
		return held_before(mx, d->words[w].lemma, t);
	if (t->ent && tc_know_ent(mx->k, t->ent - 1)->kind == TC_ENT_PERSON) {
		const struct tc_office *o = tc__office_of(mx, t->ent - 1);
		if (o && role->note.n && tc_str_eqi(role->note, o->office_class))
			return true;
		if (o && tc_lemma_is(d, w, "leader"))
			return o->rank == 1;
		if (o && role->note.n && o->office_class.n)
			return false;
		if (o && contains_word(o->office, d->words[w].lemma))
			return true;
	}
	if (contains_word(t->who.office, d->words[w].lemma))
		return true;
	if (t->kind == TC_MENTION_NOMINAL)
		return tc_str_eqi(d->words[t->head].lemma, d->words[w].lemma);
	/* "Gen. Abdul Karimi ... the general" */
	int32_t at;
	const struct tc_ent *title = t->kind == TC_MENTION_NAME ? tc__title_of(mx, t->head, &at) : NULL;
	return (title && abbreviates(title->name, d->words[w].lemma)) || contains_word(t->who.text, d->words[w].lemma);
}

bool tc__coref_nominal(struct tc__mx *mx, int32_t m)
{
	struct tc_mention *me = mention(mx, m);
	const struct tc_doc *d = mx->d;
	int32_t w = me->head;
	const struct tc_ent *role = mx->role[w].e ? mx->role[w].e : mx->title[w].e;
	if (tc_lemma_is(d, w, "counterpart"))
		return counterpart(mx, m);
	bool former = tc__former_at(d, w);
	int num = number_of(d, w);
	bool the = definite(d, w);
	bool plural = d->words[w].xpos == TC_XPOS_NNS || d->words[w].xpos == TC_XPOS_NNPS;
	if (num && (the || num == 2) && (plural || num == 2) && !has_own_modifier(mx, w, false)) {
		bool country = LEMMA_IN(d, w, country_nouns) || tc_lemma_is(d, w, "neighbour") ||
		               tc_lemma_is(d, w, "neighbor"),
		     side = LEMMA_IN(d, w, side_nouns), people = LEMMA_IN(d, w, people_nouns);
		if (country || ((side || people) && !me->who.country[0])) {
			last_two(mx, m, country ? (int)TC_ENT_COUNTRY : people ? (int)TC_ENT_PERSON : -1, num);
			if (me->also[0] < 0 && people)
				last_two(mx, m, -1, num);
			return me->also[0] >= 0;
		}
	}
	if ((tc_lemma_is(d, w, "two") || tc_lemma_is(d, w, "both")) && !has_own_modifier(mx, w, true) &&
	    tc__is_nominal_rel(d->words[w].rel)) {
		last_two(mx, m, -1, 2);
		return me->also[0] >= 0;
	}
	if (num || me->kind == TC_MENTION_NAME)
		return false;
	int32_t poss = tc_child(d, w, TC_REL_NMOD_POSS);
	/* "the country", "his country" */
	if (!plural && LEMMA_IN(d, w, country_nouns) && (the || poss >= 0) && tc_child(d, w, TC_REL_AMOD) < 0 &&
	    tc_child(d, w, TC_REL_COMPOUND) < 0) {
		if (poss >= 0 && tc__at(mx, poss) >= 0) {
			tc__resolve(mx, tc__at(mx, poss));
			const struct tc_mention *o = mention(mx, tc__at(mx, poss));
			const struct tc_ent *e = o->who.country[0] ? tc_know_country(mx->k, o->who.country) : NULL;
			if (mx->state[tc__at(mx, poss)] != TC__DONE || !e)
				return false;
			me->ent = me->who.ent = me->place = e->id + 1;
			me->who.name = e->name;
			memcpy(me->who.country, e->country, 4);
			me->who.sector = TC_SECTOR_GOV;
			me->party = true;
			me->gender = 'n';
			me->how = "country of possessor";
			return true;
		}
		/* The nearest, unless another is plainly what the document is about. */
		struct back b = back_from(mx, m);
		int32_t best = -1, subject = tc__at(mx, tc_child(d, d->sents[d->words[w].sent].root, TC_REL_NSUBJ));
		if (subject >= m || (subject >= 0 && (mx->state[subject] != TC__DONE || !mention(mx, subject)->person)))
			subject = -1;
		float top = -10.0f;
		for (int32_t c; (c = back_next(mx, &b)) >= 0;) {
			const struct tc_mention *t = mention(mx, c);
			if (!is_country(mx, t) || t->kind == TC_MENTION_PRONOUN)
				continue;
			int seen = tc__country_seen(mx, t->who.country);
			float s = -0.6f * (float)(d->words[w].sent - d->words[t->head].sent) +
			          0.35f * (float)(seen < 6 ? seen : 6) - 0.1f * (float)b.steps;
			if (t->kind == TC_MENTION_ADJECTIVE)
				s -= 0.8f;
			else if (d->words[t->head].rel == TC_REL_CONJ)
				s -= 0.5f;
			else if (subject_rel(d->words[t->head].rel))
				s += 0.5f;
			if (memcmp(mx->setting, t->who.country, 4) == 0)
				s += 1.0f;
			if (subject >= 0 && memcmp(mention(mx, subject)->who.country, t->who.country, 4) == 0)
				s += 1.5f; /* "the Yugoslav president said that the country" */
			if (s > top) {
				top = s;
				best = c;
			}
		}
		if (best < 0)
			return false;
		tc__bind(mx, m, best, "coref:country");
		me->place = me->ent;
		me->gender = 'n';
		int32_t p = tc_child(d, w, TC_REL_CASE);
		me->party = !(p >= 0 && tc__is_place_case(d->words[p].form) && !tc_lemma_is(d, p, "on") &&
		              !tc_lemma_is(d, p, "at"));
		return true;
	}
	/* "the city": the town named last. It is a place, no party. */
	if (!plural && the && !has_own_modifier(mx, w, true) &&
	    (tc_lemma_is(d, w, "city") || tc_lemma_is(d, w, "town") || tc_lemma_is(d, w, "village") ||
	     tc_lemma_is(d, w, "province") || tc_lemma_is(d, w, "region") || tc_lemma_is(d, w, "island") ||
	     tc_lemma_is(d, w, "area"))) {
		struct back b = back_from(mx, m);
		for (int32_t c; (c = back_next(mx, &b)) >= 0;) {
			const struct tc_mention *t = mention(mx, c);
			if (!t->place || tc_know_ent(mx->k, t->place - 1)->kind != TC_ENT_PLACE ||
			    t->kind == TC_MENTION_NOMINAL)
				continue;
			me->place = t->place;
			memcpy(me->who.country, tc_know_ent(mx->k, t->place - 1)->country, 4);
			me->who.name = t->who.name;
			me->party = false;
			me->gender = 'n';
			me->antecedent = c;
			me->how = "coref:place";
			return true;
		}
	}
	bool militant = militant_modifier(d, w);
	if (!the || (has_own_modifier(mx, w, true) && !me->who.country[0] && !militant))
		return false;
	/* A body: "the alliance", "the group", "the ministry". */
	if (!plural && LEMMA_IN(d, w, body_nouns) && !me->person) {
		/* The nearest that fits, unless another is named much more. */
		int32_t found[8], seen[8];
		int n = 0;
		struct back b = back_from(mx, m);
		for (int32_t c; n < 8 && (c = back_next(mx, &b)) >= 0;) {
			const struct tc_mention *t = mention(mx, c);
			if (t->person || is_country(mx, t) || !t->party || t->kind == TC_MENTION_PRONOUN ||
			    is_relative(d, t->head))
				continue;
			if (me->who.country[0] && memcmp(me->who.country, t->who.country, 4) != 0)
				continue;
			if (t->kind == TC_MENTION_NOMINAL && !tc_str_eqi(d->words[t->head].lemma, d->words[w].lemma))
				continue;
			if (militant && t->who.sector != TC_SECTOR_REB && t->who.sector != TC_SECTOR_UAF &&
			    t->who.sector != TC_SECTOR_CRM)
				continue;
			if (!body_fits(mx, w, t))
				continue;
			int k = 0;
			while (k < n && !tc__same(&mention(mx, found[k])->who, &t->who))
				k++;
			if (k == n) {
				found[n] = c;
				seen[n++] = 0;
			}
			seen[k]++;
		}
		int best = 0;
		for (int k = 1; k < n; k++)
			if (seen[k] >= seen[best] + 3)
				best = k;
		if (n > 0)
			tc__bind(mx, m, found[best], "coref:body");
		return n > 0;
	}
	if (!role)
		return false;
	/* Any modifier but its country makes it another person or group. */
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		if (in_role(mx, w, c))
			continue;
		switch (d->words[c].rel) {
		case TC_REL_AMOD:
		case TC_REL_COMPOUND:
		case TC_REL_NMOD:
		case TC_REL_NMOD_POSS:
		case TC_REL_ACL:
		case TC_REL_ACL_RELCL:
			if ((tc__at(mx, c) < 0 || !is_country(mx, mention(mx, tc__at(mx, c)))) &&
			    !(former && d->words[c].rel == TC_REL_AMOD))
				return false;
			break;
		default:
			break;
		}
	}
	/* A person by office or role: "the president", "the Russian leader". */
	if (me->person && !plural) {
		struct back b = back_from(mx, m);
		for (int32_t c; (c = back_next(mx, &b)) >= 0;) {
			const struct tc_mention *t = mention(mx, c);
			if (!t->person || t->plural || !t->party || t->kind == TC_MENTION_PRONOUN ||
			    is_relative(d, t->head))
				continue;
			if (me->who.country[0] && memcmp(me->who.country, t->who.country, 4) != 0)
				continue;
			if (!tc_dominates(d, t->head, w) && same_office(mx, role, t, w, former)) {
				tc__bind(mx, m, c, "coref:title");
				return true;
			}
		}
		return false;
	}
	/* A group said before: "the rebels", "the officials". */
	struct back b = back_from(mx, m);
	for (int32_t c; (c = back_next(mx, &b)) >= 0;) {
		const struct tc_mention *t = mention(mx, c);
		if (t->kind != TC_MENTION_NOMINAL || !t->party || (!t->plural && plural))
			continue;
		if (me->who.country[0] && memcmp(me->who.country, t->who.country, 4) != 0)
			continue;
		if (tc_str_eqi(d->words[t->head].lemma, d->words[w].lemma) && (t->who.country[0] || t->ent)) {
			tc__bind(mx, m, c, "coref:same noun");
			return true;
		}
	}
	/* "the militants" for the rebels or the armed group named before, "the soldiers" for the troops. */
	if (!plural ||
	    (role->sector != TC_SECTOR_REB && role->sector != TC_SECTOR_UAF && role->sector != TC_SECTOR_MIL))
		return false;
	b = back_from(mx, m);
	for (int32_t c; (c = back_next(mx, &b)) >= 0;) {
		const struct tc_mention *t = mention(mx, c);
		bool armed = t->who.sector == TC_SECTOR_REB || t->who.sector == TC_SECTOR_UAF;
		if (!t->party || t->person || t->kind == TC_MENTION_PRONOUN || t->kind == TC_MENTION_ADJECTIVE ||
		    (!t->plural && !is_org(mx, t)))
			continue;
		if (me->who.country[0] && memcmp(me->who.country, t->who.country, 4) != 0)
			continue;
		if (role->sector == TC_SECTOR_MIL ? t->who.sector != TC_SECTOR_MIL : !armed)
			continue;
		tc__bind(mx, m, c, "coref:armed group");
		return true;
	}
	return false;
}

/* Once statements are found their speakers are sure: "I" and "we" inside a quotation are whoever says it. */
void tc_mentions_rebind(struct tc_coding *cx)
{
	const struct tc_doc *d = cx->doc;
	for (int32_t m = 0; m < cx->n_mentions; m++) {
		struct tc_mention *me = &cx->mentions[m];
		if (me->kind != TC_MENTION_PRONOUN)
			continue;
		enum pron p = pronoun_kind(d, me->head);
		if (p != PRON_I && p != PRON_WE)
			continue;
		int32_t s = tc_statement_at(cx, me->head);
		if (s < 0)
			continue;
		const struct tc_actor *who = &cx->statements[s].speaker;
		if (!who->name.n && !who->country[0] && !who->sector)
			continue;
		tc_str text = me->who.text;
		me->who = *who;
		me->who.text = text;
		me->who.span = me->span;
		me->ent = who->ent;
		me->party = true;
		me->person = p == PRON_I;
		me->how = "coref:statement";
	}
}
