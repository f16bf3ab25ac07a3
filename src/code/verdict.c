/* SPDX-License-Identifier: Apache-2.0 */
/* code/verdict.c - what speakers say of others without a verb of praise or blame.
 * Inside a statement, a verdict on somebody else ("he is a danger to the free world", "her plan was a disaster", "she lied to me", "he has no
 * idea") is an accusation by the speaker, "he is a great leader" support; "we will not pay for the wall" in the payer's own mouth is a
 * refusal; "Iran was behind the attack" is an allegation; "it is time for Assad to go" a demand. Words come from the classes `blame`,
 * `praise`, `unpraise` (what condemns when denied), `vwrong`, `vcare`, `virtue` and `vrefused`. Questions and conditions tell no verdict. */
#include "code/verdict.h"

#include "code/role_int.h"

#define FRAME(name, text, event_, mode_, cameo_, pos_) \
	static const struct tc_frame name = { .id = { text, sizeof text - 1 }, .mode = { mode_, sizeof mode_ - 1 }, \
					      .cameo = { cameo_, sizeof cameo_ - 1 }, .pos = pos_, .event = event_, .n_conds = 2 }
FRAME(blame_frame, "rule.blame", TC_EVENT_ACCUSE, "disapprove", "111", TC_FRAME_A);
FRAME(deed_frame, "rule.deed", TC_EVENT_ACCUSE, "disapprove", "111", TC_FRAME_N);
FRAME(praise_frame, "rule.praise", TC_EVENT_SUPPORT, "", "051", TC_FRAME_A);
FRAME(wrong_frame, "rule.wrong", TC_EVENT_ACCUSE, "disapprove", "111", TC_FRAME_V);
FRAME(behind_frame, "rule.behind", TC_EVENT_ACCUSE, "allege", "112", TC_FRAME_N);
FRAME(refuse_frame, "rule.refuse", TC_EVENT_REJECT, "", "12", TC_FRAME_V);
FRAME(price_frame, "rule.price", TC_EVENT_THREATEN, "", "13", TC_FRAME_V);
FRAME(time_frame, "rule.time", TC_EVENT_REQUEST, "change", "10", TC_FRAME_N);

static bool denied(const struct tc_doc *d, int32_t w)
{
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		if (d->words[c].rel == TC_REL_ADVMOD && (tc_lemma_is(d, c, "not") || tc_lemma_is(d, c, "never") ||
							 (tc_lemma_is(d, c, "no") && c + 1 < d->n_words && !tc_str_is(d->words[c + 1].form, ",")) ||
							 tc_lemma_is(d, c, "hardly") || tc_lemma_is(d, c, "n't")) &&
		    !(c + 1 < d->n_words && tc_lemma_is(d, c + 1, "only")))
			return true;
		if (d->words[c].rel == TC_REL_DET && tc_lemma_is(d, c, "no"))
			return true;
	}
	return false;
}

static bool has_aux(const struct tc_doc *d, int32_t w, const char *lemma)
{
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_AUX && tc_lemma_is(d, c, lemma))
			return true;
	return false;
}

/* Denial of the clause itself or, with verbs of thinking, above it ("I don't think he is fit"); *void_ when what is denied is something
 * else, so that nothing is said of anybody ("saw no evidence that Iran was behind it"). */
static bool clause_denied(const struct tc_doc *d, int32_t w, int32_t cue, bool *void_)
{
	bool no = denied(d, w);
	*void_ = false;
	int32_t h = d->words[w].head;
	for (int step = 0; h >= 0 && step < 6; h = d->words[h].head, step++) {
		if (denied(d, h)) {
			if (tc_lemma_is(d, h, "think") || tc_lemma_is(d, h, "believe"))
				no = !no;
			else
				*void_ = true;
		}
		if (h == cue)
			break;
	}
	return no;
}

/* A verb with a subject of its own, not "failing to disperse". */
static bool has_subject(const struct tc_doc *d, int32_t w)
{
	if (tc_child(d, w, TC_REL_NSUBJ) >= 0)
		return true;
	int32_t h = d->words[w].head;
	if (d->words[w].rel == TC_REL_XCOMP && h >= 0 && tc_child(d, h, TC_REL_NSUBJ) >= 0) {   /* "are trying to distract voters" */
		static const char *const efforts[] = { "try", "want", "seek", "attempt", "continue", "keep", "intend", "plan", "hope" };
		for (size_t i = 0; i < TC_COUNT(efforts); i++)
			if (tc_lemma_is(d, h, efforts[i]))
				return true;
	}
	return d->words[w].rel == TC_REL_CONJ && h >= 0 && tc_child(d, h, TC_REL_NSUBJ) >= 0 && d->words[w].xpos != TC_XPOS_VBG;
}

/* "the founder of ISIS", "their best recruiter": whose the predicate noun is. */
static bool of_rebels(struct tc_coding *cx, int32_t w)
{
	const struct tc_doc *d = cx->doc;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		if (rel != TC_REL_NMOD && rel != TC_REL_NMOD_POSS && rel != TC_REL_COMPOUND)
			continue;
		struct tc_parties p = { .n = 0 };
		tc_parties_of(cx, c, &p);
		if (p.n && (p.a[0].sector == TC_SECTOR_REB || p.a[0].sector == TC_SECTOR_CRM || p.a[0].sector == TC_SECTOR_UAF))
			return true;
	}
	return false;
}

/* "if he were ...", "is he ...?" */
static bool open_question(const struct tc_doc *d, int32_t w)
{
	int32_t m = tc_child(d, w, TC_REL_MARK);
	if (m >= 0 && (tc_lemma_is(d, m, "if") || tc_lemma_is(d, m, "whether") || tc_lemma_is(d, m, "unless")))
		return true;
	const struct tc_sent *st = &d->sents[d->words[w].sent];
	for (int32_t k = st->first + st->n - 1; k >= st->first && k > st->first + st->n - 4; k--)
		if (tc_str_is(d->words[k].form, "?"))
			return true;
	return false;
}

static bool is_pronoun(const struct tc_doc *d, int32_t w)
{
	return d->words[w].upos == TC_UPOS_PRON;
}

/* "Biden trashed Trump. ... 'This guy has no clue,' he said": the one whom the speaker praised or blamed just before. */
static void lately_judged(struct tc_coding *cx, int32_t s, int32_t st, struct tc_parties *who)
{
	static const char *const nouns[] = { "guy", "man", "woman", "person", "fellow", "lady" };
	enum { BACK = 3 };
	const struct tc_doc *d = cx->doc;
	bool meant = tc_lemma_is(d, s, "he") || tc_lemma_is(d, s, "she");
	int32_t det = tc_child(d, s, TC_REL_DET);
	for (size_t i = 0; i < TC_COUNT(nouns) && !meant; i++)
		meant = tc_lemma_is(d, s, nouns[i]) && det >= 0 && tc_lemma_is(d, det, "this");
	if (!meant)
		return;
	for (int32_t i = cx->n_events - 1; i >= 0 && cx->events[i].sentence + BACK > d->words[s].sent; i--) {
		const struct tc_event *e = &cx->events[i];
		if ((e->type == TC_EVENT_ACCUSE || e->type == TC_EVENT_SUPPORT) && e->n_actors && e->n_recipients == 1 &&
		    tc_same_party(&e->actors[0], &cx->statements[st].speaker)) {
			who->a[0] = e->recipients[0];
			who->n = 1;
			return;
		}
	}
}

/* Whom the clause at w speaks of: its subject, whose plan or remark the subject is, or whom the statement is said to be about. */
static int32_t judged_party(struct tc_coding *cx, int32_t w, int32_t st, struct tc_parties *who)
{
	const struct tc_doc *d = cx->doc;
	int32_t s = tc_subject_of(cx, w), cue = cx->said ? cx->said[st].cue_word : -1;
	who->n = 0;
	if (s < 0)
		return -1;
	tc_parties_of(cx, s, who);
	if (who->n && (cx->word_flags[s] & TC_WF_QUOTED) && is_pronoun(d, s) && !tc_lemma_is(d, s, "i") && !tc_lemma_is(d, s, "we") &&
	    tc_same_party(&who->a[0], &cx->statements[st].speaker))
		who->n = 0;     /* in a quotation "he" is not who speaks */
	bool harm = tc__in_class(cx, "attackn", s) || tc__in_class(cx, "abuse", s) || tc__in_class(cx, "warcrime", s) || tc__in_class(cx, "aggression", s);
	bool deed = harm || tc__in_class(cx, "policy", s) || tc__in_class(cx, "deed", s);
	if (harm)       /* "the persecution of Christians is intolerable": not the victims */
		who->n = 0;
	if (!who->n && d->words[s].upos == TC_UPOS_NOUN) {
		static const struct tc_slot owners[] = { { .kind = TC_SLOT_POSS }, { .kind = TC_SLOT_MOD },
							 { .kind = TC_SLOT_PREP, .prep = { "by", 2 } },
							 { .kind = TC_SLOT_PREP, .prep = { "of", 2 } } };
		for (size_t i = 0; i < (harm ? 3 : deed ? TC_COUNT(owners) : 1) && !who->n; i++) {
			struct tc_slot_words at;
			tc_slot_find(cx, s, TC_FRAME_N, &owners[i], &at);
			if (at.n)
				tc_parties_of(cx, at.w[0], who);
		}
	}
	if (!who->n && cue >= 0 && (is_pronoun(d, s) || d->words[s].upos == TC_UPOS_NOUN)) {
		static const struct tc_slot of = { .kind = TC_SLOT_PREP, .prep = { "of", 2 } };
		struct tc_slot_words at;
		tc_slot_find(cx, cue, TC_FRAME_V, &of, &at);
		if (at.n)
			tc_parties_of(cx, at.w[0], who);
	}
	if (!who->n)
		lately_judged(cx, s, st, who);
	return who->n ? s : -1;
}

/* Word, or an adjective of it, of the class. */
static bool word_or_modifier(struct tc_coding *cx, const char *class, int32_t w)
{
	const struct tc_doc *d = cx->doc;
	if (tc__in_class(cx, class, w))
		return true;
	if (d->words[w].upos != TC_UPOS_NOUN && d->words[w].upos != TC_UPOS_PROPN)
		return false;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_AMOD) {
			if (tc__in_class(cx, class, c))
				return true;
			for (int32_t k = d->words[c].child; k >= 0; k = d->words[k].next)
				if (d->words[k].rel == TC_REL_CONJ && tc__in_class(cx, class, k))
					return true;
		}
	return false;
}

/* "Clinton's disastrous actions in Libya", "the failed Obama policy": whose. -1: nobody's. */
static int32_t deed_owner(struct tc_coding *cx, int32_t w, struct tc_parties *who)
{
	const struct tc_doc *d = cx->doc;
	who->n = 0;
	for (int32_t c = d->words[w].child; c >= 0 && !who->n; c = d->words[c].next)
		if (c < w && (d->words[c].rel == TC_REL_NMOD_POSS || d->words[c].rel == TC_REL_COMPOUND)) {
			tc_parties_of(cx, c, who);
			if (who->n)
				return c;
		}
	return -1;
}

static bool is_bad_deed(struct tc_coding *cx, int32_t w)
{
	const struct tc_doc *d = cx->doc;
	int rel = d->words[w].rel;
	if (d->words[w].upos != TC_UPOS_NOUN || (rel != TC_REL_NSUBJ && rel != TC_REL_NSUBJ_PASS && rel != TC_REL_OBJ) ||
	    !(tc__in_class(cx, "policy", w) || tc__in_class(cx, "deed", w)))
		return false;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_AMOD && c < w && (tc__in_class(cx, "blame", c) || tc_str_eqi(d->words[c].form, TC_STR("failed"))))
			return true;
	return false;
}

/* "This is outrageous", "the attack was a cowardly act": strong words need nobody named. */
static bool outrage_match(struct tc_coding *cx, int32_t w)
{
	const struct tc_doc *d = cx->doc;
	int32_t s = tc_subject_of(cx, w);
	if (s < 0 || !word_or_modifier(cx, "outrage", w))
		return false;
	return tc_lemma_is(d, s, "this") || tc_lemma_is(d, s, "that") || tc_lemma_is(d, s, "it") || tc__in_class(cx, "policy", s) ||
	       tc__in_class(cx, "attackn", s) || tc__in_class(cx, "abuse", s) || tc__in_class(cx, "warcrime", s) || tc__in_class(cx, "aggression", s);
}

/* "created ISIS", "emboldened the rebels" */
static bool makes_rebels(struct tc_coding *cx, int32_t w, int32_t o)
{
	static const char *const makers[] = { "create", "spawn", "enable", "engineer", "unleash", "found" };
	struct tc_parties p = { .n = 0 };
	for (size_t i = 0; i < TC_COUNT(makers); i++)
		if (tc_lemma_is(cx->doc, w, makers[i])) {
			tc_parties_of(cx, o, &p);
			return p.n && p.a[0].sector == TC_SECTOR_REB;
		}
	return false;
}

static const struct tc_frame *verdict_of(struct tc_coding *cx, int32_t w, int32_t cue, const struct tc_actor *speaker)
{
	const struct tc_doc *d = cx->doc;
	bool void_, no = clause_denied(d, w, cue, &void_);
	if (is_bad_deed(cx, w))
		return &deed_frame;
	if (void_)
		return NULL;
	int32_t h = d->words[w].head;
	bool becomes = h >= 0 && tc_lemma_is(d, h, "become") && (d->words[w].rel == TC_REL_XCOMP || d->words[w].rel == TC_REL_OBJ);
	bool cop = becomes || tc_child(d, w, TC_REL_COP) >= 0 || (d->words[w].xpos == TC_XPOS_VBN && tc_child(d, w, TC_REL_AUX_PASS) >= 0);
	if (cop && (d->words[w].upos == TC_UPOS_ADJ || d->words[w].upos == TC_UPOS_NOUN || d->words[w].upos == TC_UPOS_VERB ||
		    d->words[w].upos == TC_UPOS_PROPN)) {
		if (tc_case_of(cx, w).n) {
			static const char *const deeds[] = { "attackn", "crime", "espionage", "force" };
			if (!tc_str_is(tc_case_of(cx, w), "behind") || no)
				return NULL;
			for (size_t i = 0; i < TC_COUNT(deeds); i++)
				if (tc__in_class(cx, deeds[i], w))
					return &behind_frame;
			return tc__in_class(cx, "hack", w) ? &behind_frame : NULL;
		}
		if (no) {
			bool bad = d->words[w].upos != TC_UPOS_NOUN && tc__in_class(cx, "unpraise", w);
			for (int32_t c = d->words[w].child; c >= 0 && !bad; c = d->words[c].next)      /* "not a serious candidate" */
				bad = d->words[c].rel == TC_REL_AMOD && tc__in_class(cx, "unpraise", c);
			return bad ? &blame_frame : NULL;
		}
		if ((d->words[w].upos == TC_UPOS_NOUN || d->words[w].upos == TC_UPOS_PROPN) && of_rebels(cx, w) &&
		    !tc__in_class(cx, "victim", w) && speaker->sector != TC_SECTOR_REB)
			return &blame_frame;
		return word_or_modifier(cx, "blame", w) ? &blame_frame : word_or_modifier(cx, "praise", w) && !has_aux(d, w, "would")
			? &praise_frame : NULL;
	}
	if (!tc_is_verbal(d, w) || cop || tc_is_passive(d, w) || !has_subject(d, w))
		return NULL;
	if (no) {
		int32_t o = tc_lemma_is(d, w, "have") ? tc_child(d, w, TC_REL_OBJ) : -1;
		if (o >= 0 && tc__in_class(cx, "virtue", o))
			return &wrong_frame;
		return tc__in_class(cx, "vcare", w) && !has_aux(d, w, "will") ? &wrong_frame : NULL;
	}
	if (tc__in_class(cx, "vwrong", w))
		return &wrong_frame;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)       /* "has stood idly by" */
		if (tc_lemma_is(d, w, "stand") && d->words[c].rel == TC_REL_ADVMOD && tc_lemma_is(d, c, "idly"))
			return &wrong_frame;
	int32_t o = tc_child(d, w, TC_REL_OBJ);
	if (o >= 0 && !denied(d, o) && tc__in_class(cx, "vcause", w) &&
	    (word_or_modifier(cx, "harm", o) || tc__in_class(cx, "warcrime", o) || tc__in_class(cx, "abuse", o) || makes_rebels(cx, w, o)))
		return &wrong_frame;
	if (o >= 0 && (tc_lemma_is(d, w, "put") || tc_lemma_is(d, w, "place")))
		for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
			if (c > w && (tc_lemma_is(d, c, "risk") || tc_lemma_is(d, c, "danger") || tc_lemma_is(d, c, "jeopardy")) &&
			    tc_case_of(cx, c).n)
				return &wrong_frame;
	if (o >= 0 && tc__in_class(cx, "virtue", o) &&
	    (tc_lemma_is(d, w, "lack") || (tc_lemma_is(d, w, "have") && denied(d, o))))
		return &wrong_frame;
	return NULL;
}

static void fill(struct tc_coding *cx, int32_t st, const struct tc_frame *f, struct tc_match *m)
{
	*m = (struct tc_match){ .frame = f, .recipient_word = -1, .place_word = -1, .n_roles = 2,
				.actor_word = cx->said ? cx->said[st].speaker_word : -1 };
	m->actors.a[0] = cx->statements[st].speaker;
	m->actors.n = 1;
}

/* Bodies that are somebody though no country is named: "the government is failing its people". */
static bool political(int sector)
{
	return sector == TC_SECTOR_GOV || sector == TC_SECTOR_LEG || sector == TC_SECTOR_PTY || sector == TC_SECTOR_MIL || sector == TC_SECTOR_JUD ||
	       sector == TC_SECTOR_COP || sector == TC_SECTOR_OPP || sector == TC_SECTOR_REB;
}

/* The speaker's own side: the same party, "we", or the speaker's country. */
static bool own_side(struct tc_coding *cx, int32_t s, const struct tc_actor *speaker)
{
	const struct tc_doc *d = cx->doc;
	struct tc_parties p = { .n = 0 };
	if (tc_lemma_is(d, s, "we") || tc_lemma_is(d, s, "i"))
		return true;
	tc_parties_of(cx, s, &p);
	if (!p.n)
		return false;
	if (tc_same_party(&p.a[0], speaker))
		return true;
	if (political(speaker->sector) && p.a[0].sector == speaker->sector && (!speaker->country[0] || !p.a[0].country[0]))
		return true;            /* "the rebels will not ..., a rebel spokesman said" */
	const struct tc_ent *e = p.a[0].ent ? tc_know_ent(cx->know, p.a[0].ent - 1) : NULL;
	return e && e->kind == TC_ENT_COUNTRY && speaker->country[0] && strcmp(p.a[0].country, speaker->country) == 0;
}

static bool refusal_match(struct tc_coding *cx, int32_t w, int32_t st, struct tc_match *m)
{
	const struct tc_doc *d = cx->doc;
	const struct tc_actor *speaker = &cx->statements[st].speaker;
	int32_t h = d->words[w].head;
	bool going = d->words[w].rel == TC_REL_XCOMP && h >= 0 && tc_lemma_is(d, h, "go") && d->words[h].xpos == TC_XPOS_VBG && denied(d, h);
	if (!going && !(denied(d, w) && (has_aux(d, w, "will") || has_aux(d, w, "would") || has_aux(d, w, "wo") || has_aux(d, w, "shall"))))
		return false;
	if (!tc__in_class(cx, "vrefused", w) || tc_is_passive(d, w))
		return false;
	int32_t s = tc_subject_of(cx, w);
	if (s < 0 || !own_side(cx, s, speaker))
		return false;
	static const struct tc_slot slots[] = { { .kind = TC_SLOT_OBJ }, { .kind = TC_SLOT_IOBJ }, { .kind = TC_SLOT_PREP, .prep = { "to", 2 } },
						{ .kind = TC_SLOT_PREP, .prep = { "with", 4 } }, { .kind = TC_SLOT_PREP, .prep = { "from", 4 } } };
	fill(cx, st, &refuse_frame, m);
	for (size_t i = 0; i < TC_COUNT(slots) && !m->recipients.n; i++) {
		struct tc_slot_words at;
		tc_slot_find(cx, w, TC_FRAME_V, &slots[i], &at);
		if (at.n) {
			tc_parties_of(cx, at.w[0], &m->recipients);
			m->recipient_word = at.w[0];
		}
	}
	if (m->recipients.n && tc_same_party(&m->recipients.a[0], speaker))
		m->recipients.n = 0;
	return true;
}

/* "They will pay for this", "Turkey would regret it", "there will be consequences for Moscow" in somebody else's mouth. */
static bool price_match(struct tc_coding *cx, int32_t w, int32_t st, struct tc_match *m)
{
	const struct tc_doc *d = cx->doc;
	static const char *const costs[] = { "regret", "pay", "suffer", "rue", "bleed", "perish" };
	static const char *const ends[] = { "consequence", "retaliation", "repercussion", "reprisal", "punishment" };
	int32_t cue = cx->said ? cx->said[st].cue_word : -1, h = d->words[w].head, s = -1;
	bool void_;
	struct tc_parties who = { .n = 0 };
	if (tc_is_verbal(d, w)) {
		bool cost = false;
		for (size_t i = 0; i < TC_COUNT(costs); i++)
			cost = cost || tc_lemma_is(d, w, costs[i]);
		int32_t price = tc_child(d, w, TC_REL_OBJ);
		if (tc_lemma_is(d, w, "pay") && price >= 0 && !tc_lemma_is(d, price, "price") && !tc_lemma_is(d, price, "cost"))
			return false;   /* "will pay everyone" */
		int32_t o = tc_lemma_is(d, w, "have") ? price : -1;     /* "any move by Iran would have consequences" */
		for (size_t i = 0; i < TC_COUNT(ends) && o >= 0; i++)
			cost = cost || tc_lemma_is(d, o, ends[i]);
		if (!cost || !(has_aux(d, w, "will") || has_aux(d, w, "would") || has_aux(d, w, "shall")) || clause_denied(d, w, cue, &void_) ||
		    void_)
			return false;
		s = tc_subject_of(cx, w);
		if (s < 0 || own_side(cx, s, &cx->statements[st].speaker))
			return false;
		s = judged_party(cx, w, st, &who);
		if (s < 0 || (!who.a[0].country[0] && !who.a[0].ent) || tc_same_party(&who.a[0], &cx->statements[st].speaker))
			return false;
	} else {
		bool end = false;
		for (size_t i = 0; i < TC_COUNT(ends); i++)
			end = end || tc_lemma_is(d, w, ends[i]);
		if (!end || h < 0 || tc_child(d, h, TC_REL_EXPL) < 0 || !(has_aux(d, h, "will") || has_aux(d, h, "would")) || denied(d, w) ||
		    denied(d, h))
			return false;
		static const struct tc_slot whom = { .kind = TC_SLOT_PREP, .prep = { "for", 3 } };
		struct tc_slot_words at;
		tc_slot_find(cx, w, TC_FRAME_N, &whom, &at);
		if (at.n) {
			tc_parties_of(cx, at.w[0], &who);
			s = at.w[0];
		}
	}
	fill(cx, st, &price_frame, m);
	m->recipients = who;
	m->recipient_word = s;
	return true;
}

/* "It is time for X to go", "the time has come for X to end the occupation". */
static bool time_match(struct tc_coding *cx, int32_t w, int32_t st, struct tc_match *m)
{
	const struct tc_doc *d = cx->doc;
	static const struct tc_slot whom = { .kind = TC_SLOT_PREP, .prep = { "for", 3 } };
	int32_t h = d->words[w].head;
	bool come = h >= 0 && d->words[w].rel == TC_REL_NSUBJ && tc_lemma_is(d, h, "come");
	if ((!come && tc_child(d, w, TC_REL_COP) < 0) || !tc_str_eqi(d->words[w].form, TC_STR("time")))
		return false;
	bool to_do = false;     /* "horrible times for our country" */
	int32_t one = -1;       /* "time for Assad to go" hung as a phrase with a clause of its own */
	for (int32_t c = d->words[come ? h : w].child; c >= 0; c = d->words[c].next) {
		to_do = to_do || d->words[c].xpos == TC_XPOS_VB;
		int32_t g = d->words[c].rel == TC_REL_NMOD ? tc_child(d, c, TC_REL_ACL) : -1;
		if (g >= 0 && d->words[g].xpos == TC_XPOS_VB) {
			to_do = true;
			one = c;
		}
	}
	if (!to_do)
		return false;
	struct tc_slot_words at;
	tc_slot_find(cx, come ? h : w, come ? TC_FRAME_V : TC_FRAME_N, &whom, &at);
	if (!at.n && one >= 0)
		at.w[at.n++] = one;
	for (int32_t c = d->words[w].child; c >= 0 && !at.n; c = d->words[c].next)      /* "for" hung on the infinitive */
		if (d->words[c].rel == TC_REL_ACL && tc_child(d, c, TC_REL_MARK) >= 0 && tc_lemma_is(d, tc_child(d, c, TC_REL_MARK), "for")) {
			int32_t s = tc_child(d, c, TC_REL_NSUBJ) >= 0 ? tc_child(d, c, TC_REL_NSUBJ) : tc_child(d, w, TC_REL_NMOD);
			if (s >= 0)
				at.w[at.n++] = s;
		}
	if (!at.n)
		return false;
	struct tc_parties who = { .n = 0 };
	tc_parties_of(cx, at.w[0], &who);
	if (!who.n || tc_same_party(&who.a[0], &cx->statements[st].speaker))
		return false;
	fill(cx, st, &time_frame, m);
	m->recipients = who;
	m->recipient_word = at.w[0];
	return true;
}

/* "It is up to Turkey to stop the raids": asked of whoever it is up to, wherever the parser hangs him. */
static bool up_to_match(struct tc_coding *cx, int32_t w, int32_t st, struct tc_match *m)
{
	const struct tc_doc *d = cx->doc;
	if (tc_child(d, w, TC_REL_COP) < 0 || w + 2 >= d->n_words || d->words[w + 2].sent != d->words[w].sent || !tc_lemma_is(d, w + 1, "to"))
		return false;
	for (int32_t x = w + 2; x < d->n_words && x < w + 8 && d->words[x].sent == d->words[w].sent; x++) {
		int32_t at = cx->n_mentions ? cx->mention_at[x] : -1;
		if (at < 0 || !cx->mentions[at].party)
			continue;
		bool to_do = false;
		for (int32_t k = x + 1; k < d->n_words && k < x + 4 && d->words[k].sent == d->words[x].sent; k++)
			to_do |= d->words[k].xpos == TC_XPOS_VB && tc_lemma_is(d, k - 1, "to");
		struct tc_parties who = { .n = 0 };
		tc_parties_of(cx, x, &who);
		if (!to_do || !who.n || tc_same_party(&who.a[0], &cx->statements[st].speaker))
			return false;
		fill(cx, st, &time_frame, m);
		m->recipients = who;
		m->recipient_word = x;
		return true;
	}
	return false;
}

bool tc_verdict_match(struct tc_coding *cx, int32_t w, int32_t st, struct tc_match *m)
{
	const struct tc_doc *d = cx->doc;
	const struct tc_actor *speaker = &cx->statements[st].speaker;
	if (tc_lemma_is(d, w, "time"))
		return time_match(cx, w, st, m);
	if (tc_lemma_is(d, w, "up"))
		return up_to_match(cx, w, st, m);
	if ((tc_is_verbal(d, w) && refusal_match(cx, w, st, m)) || price_match(cx, w, st, m))
		return !open_question(d, w);
	if (tc_str_is(cx->statements[st].stance, "denies"))
		return false;   /* "denies that it was a genocide" */
	const struct tc_frame *f = verdict_of(cx, w, cx->said ? cx->said[st].cue_word : -1, speaker);
	if (!f || open_question(d, w))
		return false;
	struct tc_parties who;
	int32_t s = f == &deed_frame ? deed_owner(cx, w, &who) : judged_party(cx, w, st, &who);
	if (f == &blame_frame && s < 0 && outrage_match(cx, w)) {
		fill(cx, st, f, m);
		m->n_roles = 1;
		return true;
	}
	if (s < 0 || tc_lemma_is(d, s, "we") || tc_lemma_is(d, s, "i") || tc_same_party(&who.a[0], speaker) || tc__in_class(cx, "kin", s) ||
	    (!who.a[0].country[0] && !who.a[0].ent && !political(who.a[0].sector)))
		return false;
	fill(cx, st, f, m);
	m->recipients = who;
	m->recipient_word = s;
	return true;
}
