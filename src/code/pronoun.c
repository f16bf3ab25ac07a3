/* SPDX-License-Identifier: Apache-2.0 */
/* code/pronoun.c - whom pronouns go back to: the best of the preceding mentions by number, gender, distance and syntax,
 * in the spirit of Lappin & Leass (1994), with hand-set weights; relative pronouns by the tree; "I" and "we" by the
 * speaker of the quotation. "It" is bound only where it acts as somebody does. Not handled: cataphora but before a main
 * clause. */
#include "code/coref_int.h"
#include "code/role.h"

static struct tc_mention *mention(const struct tc__mx *mx, int32_t m) { return &mx->cx->mentions[m]; }

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
	if (tc_str_eqi(f, TC_STR("that")) && tc__is_relative(d, w))
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
	if (!tc__subject_rel(d->words[b].rel) && tc__subject_rel(d->words[a].rel) && d->words[b].rel != TC_REL_NMOD &&
	    d->words[b].rel != TC_REL_CONJ)
		for (int i = 0; i < 4 && v >= 0; i++) {
			if (d->words[a].head == v)
				return true;
			bool own = tc_child(d, v, TC_REL_NSUBJ) >= 0 || tc_child(d, v, TC_REL_NSUBJ_PASS) >= 0;
			/* "Trump replied, calling the prince a fool and accusing him": so do participles. */
			bool shares = d->words[v].rel == TC_REL_CONJ || d->words[v].rel == TC_REL_XCOMP ||
			              (d->words[v].rel == TC_REL_ADVCL && tc_child(d, v, TC_REL_MARK) < 0);
			if (own || !shares)
				break;
			v = d->words[v].head;
		}
	return d->words[a].head == d->words[b].head && d->words[a].rel != TC_REL_NMOD_POSS &&
	       d->words[b].rel != TC_REL_NMOD_POSS;
}

static float fit(const struct tc__mx *mx, enum pron p, const struct tc_mention *c)
{
	bool country = tc__is_country(mx, c), org = tc__is_org(mx, c);
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
			return -3.0f;
		if (c->plural)
			return c->party ? 1.2f : 0.2f;
		if (c->party && c->kind == TC_MENTION_NOMINAL)
			return tc__is_state_sector(c->who.sector) ? -0.2f : 0.6f;
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

/* "It was Obama who withdrew": it is nobody. */
static bool is_cleft(const struct tc_doc *d, int32_t w)
{
	int32_t h = d->words[w].head;
	return h >= 0 && d->words[h].upos == TC_UPOS_PROPN && tc_child(d, h, TC_REL_COP) >= 0 &&
	       (tc_child(d, h, TC_REL_ACL_RELCL) >= 0 || tc_child(d, h, TC_REL_ACL) >= 0 ||
	        tc_child(d, h, TC_REL_ADVCL) >= 0);
}

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
		tc__last_two(mx, m, -1, 2);
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
	bool subj = tc__subject_rel(d->words[w].rel);
	bool reflexive =
	        tc_str_ends(d->words[w].form, TC_STR("self")) || tc_str_ends(d->words[w].form, TC_STR("selves"));
	if (p == PRON_IT && is_cleft(d, w))
		return;
	int32_t sent = d->words[w].sent, best = -1;
	float top = p == PRON_THEY ? -1.6f : p == PRON_IT ? -0.6f : -2.0f; /* he and she are always somebody */
	float acts = p == PRON_IT ? acting(d, w) : 0.0f;
	struct tc__back b = tc__back_from(mx, m);
	bool person_pronoun = p == PRON_HE || p == PRON_SHE;
	int seen_parties = 0;
	/* Inside a quotation the third person is not the speaker. */
	int32_t speaker = mx->quoted[w] ? tc__speaker_for(mx, w) : -1;
	/* Whoever acts does not act on himself: "calling Alwaleed dopey and accusing him", "the prince called for Trump
	 * to go, calling him a disgrace". */
	int32_t verb = d->words[w].head, own = -1, owner = -1;
	if (poss) {
		/* "It called on the United States to end its campaign": whoever is to end it. */
		int32_t v = d->words[w].head;
		for (int i = 0; i < 4 && v >= 0 && d->words[v].upos != TC_UPOS_VERB; i++)
			v = d->words[v].head;
		owner = v >= 0 && d->words[v].upos == TC_UPOS_VERB ? tc__at(mx, tc_subject_of(mx->cx, v)) : -1;
	}
	if (!poss && !subj && verb >= 0 && d->words[verb].upos == TC_UPOS_VERB)
		own = tc__at(mx, tc_subject_of(mx->cx, verb));
	if (own >= 0 && (own == m || mx->state[own] != TC__DONE))
		own = -1;
	bool says = subj && d->words[w].head >= 0 && tc__is_saying(d, d->words[w].head) && !mx->quoted[w];
	for (int32_t c; (c = tc__back_next(mx, &b)) >= 0;) {
		const struct tc_mention *t = mention(mx, c);
		if (speaker >= 0 && tc__same(&t->who, &mention(mx, speaker)->who))
			continue;
		if (tc__is_relative(d, t->head) || (t->kind == TC_MENTION_ADJECTIVE && !t->person))
			continue;
		if (t->kind == TC_MENTION_PRONOUN && (!t->party || pronoun_kind(d, t->head) != p))
			continue;
		float s = fit(mx, p, t);
		if (s < -5.0f)
			continue;
		if (p == PRON_IT && t->party)
			s += acts;
		/* A paper is quoted in passing; what "it" does is seldom the paper's doing. */
		if (p == PRON_IT && t->outlet && !(d->words[w].head >= 0 && tc__is_saying(d, d->words[w].head)))
			s -= 0.8f;
		const struct tc_word *tw = &d->words[t->head];
		int32_t ds = sent - tw->sent;
		bool actor = own >= 0 && (c == own || (t->who.name.n && tc__same(&t->who, &mention(mx, own)->who)));
		if (actor && !reflexive)
			continue;
		if (!poss && ds == 0 && (actor || same_clause_argument(d, t->head, w))) {
			if (!reflexive)
				continue;
			s += 2.0f;
		}
		if (ds == 0 && tc_dominates(d, t->head, w) && !poss)
			continue;
		int32_t top_of = tc_conj_head(d, t->head);
		int rel = d->words[top_of].rel;
		bool object_it = p == PRON_IT && !subj && !poss, object_they = p == PRON_THEY && !subj && !poss;
		if (tc__subject_rel(rel))
			s += object_it               ? 0.3f
			     : object_they && ds > 0 ? 0.6f
			                             : (1.2f + (subj ? 0.4f : 0.0f)) * (ds == 0   ? 1.0f
			                                                                : ds == 1 ? 0.85f
			                                                                          : 0.5f);
		else if (object_it && rel == TC_REL_OBJ && !t->party)
			s += 1.4f; /* what was acted on before is what is acted on now */
		else if (rel == TC_REL_OBJ || rel == TC_REL_IOBJ || rel == TC_REL_OBL_AGENT)
			s += 0.4f;
		else if (object_they && ds == 0 && t->party)
			s += 0.2f; /* "summonses to marchers, rather than arresting them" */
		else if (rel == TC_REL_NMOD || rel == TC_REL_OBL || rel == TC_REL_COMPOUND || rel == TC_REL_AMOD)
			s -= 0.4f;
		s -= ds == 0 ? 0.0f : ds == 1 ? 0.7f : 0.7f + 1.2f * (float)(ds - 1);
		s -= 0.12f * (float)(seen_parties < 12 ? seen_parties : 12);
		if (t->kind == TC_MENTION_PRONOUN)
			s += 0.5f;
		/* "The commander said his officers acted lawfully": the subject above. */
		if (ds == 0 && tc__subject_rel(tw->rel) && tw->head >= 0 && tw->head != verb &&
		    tc_dominates(d, tw->head, w))
			s += 0.4f;
		if (poss && ds == 0 && d->words[w].head >= 0) {
			/* "Russia withdrew its troops": the subject of the clause that holds the possessor. */
			int32_t v = d->words[d->words[w].head].head;
			if ((v >= 0 && tw->head == v && tc__subject_rel(tw->rel)) || c == owner)
				s += c == owner && !tc__subject_rel(tw->rel) ? 2.2f : 0.8f;
		}
		/* Who speaks goes on speaking: "... , she said. ... , she added." Those spoken of within the words do
		 * not. */
		if (!mx->quoted[w] && mx->quoted[t->head])
			s -= 1.0f;
		else if (says && tw->head >= 0 && tc__subject_rel(tw->rel) && tc__is_saying(d, tw->head))
			s += 0.6f;
		/* Of people told apart by nothing else, whom the text is about. */
		if (person_pronoun && t->ent && s > top - 0.6f && s <= top + 0.6f) {
			int often = 0;
			for (int32_t i = m - 1; i >= 0 && m - i < TC__COREF_MENTIONS && often < 5; i--)
				often += mention(mx, i)->ent == t->ent && mx->state[i] == TC__DONE;
			s += 0.1f * (float)often;
		}
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
	if (!t->party && !tc__is_country(mx, t) && p != PRON_HE && p != PRON_SHE)
		return;
	tc__bind(mx, m, best, "coref:pronoun");
	if (p == PRON_HE || p == PRON_SHE)
		me->person = true;
	me->party = true;
	if (p != PRON_THEY)
		me->plural = false;
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
