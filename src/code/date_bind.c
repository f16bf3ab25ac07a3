/* SPDX-License-Identifier: Apache-2.0 */
/* code/date_bind.c - which date expression dates which event.
 * An event takes the nearest expression that its own clause governs, then that of the clause it shares (light and aspectual
 * verbs, conjuncts, participles), then a wider search upwards; never one that dates the saying of it, nor one on the other
 * side of a quotation mark. Parsers hang dates on the nearest noun, so an expression is first moved up to something that
 * happens. Cases with reasons: tests/golden/dating.gold. */
#include "code/coder.h"
#include "code/date_int.h"
#include "code/status_int.h"

int32_t tc__date_top(const struct tc_doc *d, int32_t first, int32_t last)
{
	/* "late on Sunday": the noun's governor, not that of the adverb before it */
	for (int adverbs = 0; adverbs < 2; adverbs++)
		for (int32_t i = first; i <= last; i++) {
			const struct tc_word *w = &d->words[i];
			if ((w->head >= first && w->head <= last) || w->upos == TC_UPOS_PUNCT || w->rel == TC_REL_PUNCT ||
			    w->rel == TC_REL_CASE || w->rel == TC_REL_DET)
				continue;
			if (adverbs || (w->upos != TC_UPOS_ADV && w->upos != TC_UPOS_ADJ))
				return i;
		}
	return first;
}

static bool nominal_rel(int rel)
{
	switch (rel) {
	case TC_REL_NMOD: case TC_REL_NMOD_POSS: case TC_REL_NMOD_UNMARKED: case TC_REL_NMOD_DESC: case TC_REL_COMPOUND:
	case TC_REL_APPOS: case TC_REL_FLAT: case TC_REL_OBJ: case TC_REL_OBL: case TC_REL_OBL_UNMARKED: case TC_REL_OBL_AGENT:
	case TC_REL_IOBJ: case TC_REL_AMOD: case TC_REL_NUMMOD: case TC_REL_ADVMOD: case TC_REL_DEP: case TC_REL_ORPHAN:
		return true;
	default:
		return false;
	}
}

static bool is_verb(const struct tc_doc *d, int32_t i) { return d->words[i].upos == TC_UPOS_VERB || d->words[i].upos == TC_UPOS_AUX; }

/* Does the noun tell of something that happens, by the lexicon or by its build? */
static bool eventive(struct tc_coding *cx, int32_t word)
{
	/* What is said in, and so dates the saying. */
	static const char *const vehicles[] = { "statement", "report", "letter", "interview", "speech", "article", "note", "message", "video",
						"post", "tweet", "broadcast", "address", "notice", "study", "paper", "email", "decree" };
	const struct tc_word *w = &cx->doc->words[word];
	int n = 0;
	if (w->upos != TC_UPOS_NOUN || tc__lemma_in(cx->doc, word, vehicles, TC_COUNT(vehicles)))
		return false;
	if (cx->coder && cx->coder->lexicon && tc_lexicon_find(cx->coder->lexicon, w->lemma, TC_FRAME_N, &n) && n)
		return true;
	return tc_str_ends(w->lemma, TC_STR("tion")) || tc_str_ends(w->lemma, TC_STR("sion")) || tc_str_ends(w->lemma, TC_STR("ing")) ||
	       tc_lemma_is(cx->doc, word, "war") || tc_lemma_is(cx->doc, word, "coup");
}

int32_t tc__date_governor(struct tc_coding *cx, const struct tc_timex *t, int32_t top, int32_t word)
{
	/* "accused them in a report published in May": the paper's date is the accusation's */
	static const char *const papers[] = { "date", "publish", "release", "issue", "post", "air", "broadcast", "send", "write" };
	const struct tc_doc *d = cx->doc;
	int32_t g = d->words[top].head, begin = d->sents[d->words[top].sent].first;
	if (g < 0 || g == word)
		return g;
	int32_t p = t->first - 1;
	bool prep = tc_child(d, top, TC_REL_CASE) >= 0 ||
		    (p >= begin && (d->words[p].upos == TC_UPOS_ADP || d->words[p].upos == TC_UPOS_SCONJ));
	int own = d->words[top].rel;
	/* "said on Monday rebels fled", with "Monday" before "rebels" like an adjective: the verb on the left has it. */
	if (prep && g > t->last && (own == TC_REL_COMPOUND || own == TC_REL_AMOD || own == TC_REL_NUMMOD)) {
		for (int32_t i = p - 1; i >= begin && i > p - 12; i--)
			if (d->words[i].upos == TC_UPOS_VERB)
				return i;
	} else if (!prep && (own == TC_REL_COMPOUND || own == TC_REL_AMOD || own == TC_REL_NUMMOD || own == TC_REL_NMOD_POSS)) {
		return g;
	}
	/* "met on Thursday as concern grew": before the conjunction, so not of its clause */
	static const char *const conjunctions[] = { "as", "after", "when", "while", "because", "before", "since", "although", "though" };
	int32_t after = t->last + 1 + tc__form_is(d, t->last + 1, ",");
	if (g > after && d->words[g].rel == TC_REL_ADVCL && d->words[g].head >= 0 && d->words[g].head < t->first)
		for (size_t i = 0; i < TC_COUNT(conjunctions); i++)
			if (tc__form_is(d, after, conjunctions[i])) {
				g = d->words[g].head;
				break;
			}
	for (int steps = 0; steps < 6 && d->words[g].head >= 0 && g != word; steps++) {
		const struct tc_word *w = &d->words[g];
		bool name = w->upos == TC_UPOS_PROPN || w->upos == TC_UPOS_PRON;
		bool dated = w->rel == TC_REL_ACL && w->xpos == TC_XPOS_VBN && tc__lemma_in(d, g, papers, TC_COUNT(papers)) && w->head >= 0 &&
			     !eventive(cx, w->head);
		if (!name && !dated && (is_verb(d, g) || eventive(cx, g) || tc_child(d, g, TC_REL_COP) >= 0))
			break;
		if (!dated && !nominal_rel(w->rel) && w->rel != TC_REL_NSUBJ && w->rel != TC_REL_NSUBJ_PASS)
			break;
		g = w->head;
	}
	return g;
}

static bool case_is(struct tc_coding *cx, int32_t word, const char *z)
{
	const struct tc_doc *d = cx->doc;
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next)
		if ((d->words[c].rel == TC_REL_CASE || d->words[c].rel == TC_REL_MARK) && tc__form_is(d, c, z))
			return true;
	return false;
}

static bool quoted(const struct tc_coding *cx, int32_t word)
{
	return cx->word_flags && (cx->word_flags[word] & TC_WF_QUOTED);
}

static bool is_cue(const struct tc_coding *cx, int32_t word)
{
	return cx->word_flags && (cx->word_flags[word] & TC_WF_CUE);
}

enum { FAR = 1000 };
struct bond { int cost; bool since; };

/* How near the expression headed by `top` is to the predicate `word`: 0 its own, FAR not its date. */
static struct bond bond_of(struct tc_coding *cx, int32_t word, int32_t top, const struct tc_timex *t)
{
	const struct tc_doc *d = cx->doc;
	int32_t g = tc__date_governor(cx, t, top, word);
	struct bond b = { FAR, false };
	bool coarse = t->when.precision == TC_PREC_YEAR || t->when.precision == TC_PREC_MONTH || t->when.precision == TC_PREC_RANGE;
	if (g < 0)
		return b;
	/* The predicate is itself a word of the expression or hangs on it ("the night of the attack"). */
	if (word >= t->first && word <= t->last)
		return b;
	if (d->words[word].head == top && (d->words[word].rel == TC_REL_NMOD || (d->words[word].rel == TC_REL_ACL_RELCL &&
										 !tc__form_is(d, t->last + 1, "that")))) {
		b.cost = 4;
		return b;
	}
	/* "the first visit since 2016" was not in 2016 or after */
	if (tc__form_is(d, t->first, "since")) {
		for (int32_t c = d->words[g].child; c >= 0; c = d->words[c].next)
			if (d->words[c].xpos == TC_XPOS_JJS || tc__form_is(d, c, "first") || tc__form_is(d, c, "last"))
				return b;
	}
	/* Down: inside one of the predicate's own phrases. */
	int32_t at = g, below = top;
	int depth = 0, extra = 0;
	bool through_since = false, gerund = false;
	for (; at >= 0 && depth < 8; depth++) {
		if (at == word) {
			if (through_since) {
				b.since = true;
				b.cost = 3;
				return b;
			}
			int rel = d->words[below].rel;
			if (depth == 0 && (g != d->words[top].head || rel == TC_REL_AMOD || rel == TC_REL_ADVMOD || nominal_rel(rel) || rel == TC_REL_ACL || rel == TC_REL_PARATAXIS ||
					   rel == TC_REL_LIST || rel == TC_REL_DET || rel == TC_REL_NSUBJ || rel == TC_REL_ADVCL)) {
				b.cost = 0;
				return b;
			}
			if (depth == 0)
				return b;
			b.cost = 10 * depth + extra;
			return b;
		}
		int rel = d->words[at].rel;
		if (case_is(cx, at, "since") && (rel == TC_REL_OBL || rel == TC_REL_ADVCL || rel == TC_REL_NMOD)) {
			through_since = true;
		} else if (through_since && rel == TC_REL_XCOMP) {
			extra += 2;
		} else if ((d->words[at].xpos == TC_XPOS_VBN && rel == TC_REL_ACL && d->words[at].head == word) ||
			   (at == word + 1 && (d->words[at].xpos == TC_XPOS_VBN || d->words[at].xpos == TC_XPOS_VBD) &&
			    d->words[word].upos == TC_UPOS_NOUN)) {
			b.cost = 8;             /* "the deal brokered this year" */
			return b;
		} else if (d->words[at].xpos == TC_XPOS_VBG && is_verb(d, word) &&
			   (rel == TC_REL_ADVCL || rel == TC_REL_ACL || rel == TC_REL_XCOMP) && tc_child(d, at, TC_REL_NSUBJ) < 0 &&
			   !case_is(cx, at, "after") && !case_is(cx, at, "before") && !case_is(cx, at, "since")) {
			extra += 2;             /* "speaking on Monday, he accused", "accused them of looting on Monday" */
			gerund = true;
		} else if ((rel == TC_REL_NSUBJ || rel == TC_REL_NSUBJ_PASS) && (gerund || eventive(cx, at)) && d->words[at].head == word) {
			extra += 4;             /* "the premier, speaking on Monday, accused"; "the attack on Sunday killed" */
		} else if (rel == TC_REL_PARATAXIS && d->words[at].head == word && d->words[word].upos == TC_UPOS_NOUN && tc_child(d, at, TC_REL_NSUBJ) < 0 &&
			   tc_child(d, at, TC_REL_NSUBJ_PASS) < 0 && at > word) {
			b.cost = 12;            /* "Talks ... resumed on Monday", torn apart by the parser */
			return b;
		} else if (rel == TC_REL_ADVCL && coarse && d->words[at].head == word &&
			   (case_is(cx, at, "when") || case_is(cx, at, "as") || tc_lemma_is(d, tc_child(d, at, TC_REL_ADVMOD), "when"))) {
			extra += 10;
		} else if (!nominal_rel(rel)) {
			break;
		} else if (case_is(cx, at, "after") || case_is(cx, at, "before") || case_is(cx, at, "until") || case_is(cx, at, "following") ||
			   case_is(cx, at, "despite") || case_is(cx, at, "over") || case_is(cx, at, "for") || case_is(cx, at, "than")) {
			if (!coarse || !case_is(cx, at, "after"))
				break;
			extra += 20;
		} else if (depth == 0 && g == d->words[top].head) {
			/* "condemned Monday's attack": the attack's date, not the condemnation's. "signed the deal on Monday" may be both. */
			int own = d->words[top].rel;
			if (own == TC_REL_NMOD_POSS || own == TC_REL_COMPOUND || own == TC_REL_AMOD || own == TC_REL_NUMMOD ||
			    !(rel == TC_REL_OBJ || rel == TC_REL_OBL || rel == TC_REL_NMOD))
				break;
			if (d->words[word].upos != TC_UPOS_VERB && rel == TC_REL_OBJ)
				break;
			extra += 6;
		}
		below = at;
		at = d->words[at].head;
	}
	/* Up: the predicate hangs on the governor, in the same clause. */
	int32_t over = g;               /* the verb whose phrase holds the expression */
	for (int steps = 0; steps < 5 && !is_verb(d, over) && nominal_rel(d->words[over].rel) && d->words[over].head >= 0; steps++)
		over = d->words[over].head;
	at = word;
	int cost = 0;
	for (int steps = 0; steps < 8 && at >= 0 && d->words[at].head >= 0; steps++) {
		const struct tc_word *w = &d->words[at];
		int32_t h = w->head;
		switch (w->rel) {
		case TC_REL_CONJ:
			/* A second finite clause with a subject of its own has a date of its own. */
			if (tc_child(d, at, TC_REL_NSUBJ) >= 0 && t->first > h)
				return b;
			if (t->first > at && h != word && t->first > at)
				return b;
			cost += 12;
			break;
		case TC_REL_XCOMP:
			cost += 8;
			break;
		case TC_REL_ADVCL: {
			int32_t m = tc_child(d, at, TC_REL_MARK);
			bool soft = m < 0 || tc__form_is(d, m, "with") || tc__form_is(d, m, "as") || tc__form_is(d, m, "when") || tc__form_is(d, m, "while") || tc__form_is(d, m, "by");
			bool to = m >= 0 && d->words[m].xpos == TC_XPOS_TO;
			/* A date at the head of the sentence holds for purposes too: "In May he chose the fair to announce ..." */
			if (to && t->first <= d->sents[w->sent].first + 1 && !is_cue(cx, h)) {
				cost += 20;
				break;
			}
			if (to || (!soft && !(coarse && m >= 0 && tc__form_is(d, m, "after"))))
				return b;
			if (is_cue(cx, h))
				cost += 4;
			cost += 14;
			break;
		}
		case TC_REL_NSUBJ:
			if (is_cue(cx, h))
				return b;
			cost += 9;
			break;
		case TC_REL_OBL:
			if (case_is(cx, at, "of") || case_is(cx, at, "for") || case_is(cx, at, "against") || case_is(cx, at, "over") ||
			    case_is(cx, at, "after") || case_is(cx, at, "before") || case_is(cx, at, "about") || case_is(cx, at, "since") ||
			    case_is(cx, at, "to") || is_cue(cx, h))
				return b;
			cost += 15;
			break;
		case TC_REL_NSUBJ_PASS:
		case TC_REL_OBJ:
			/* "held talks on Monday", "scheduled talks for Monday"; not "condemned the attack on Monday" */
			if (!tc__carries_noun(cx, h) && (is_cue(cx, h) || !(tc_lemma_is(d, h, "end") || (tc__governor_effect(cx, h) == TC__GOV_FUTURE && case_is(cx, top, "for")))))
				return b;
			cost += 9;
			break;
		case TC_REL_NMOD:
			if (d->words[h].upos != TC_UPOS_NOUN || !(tc_lemma_is(d, h, "round") || tc_lemma_is(d, h, "series") || tc_lemma_is(d, h, "wave") ||
								 tc_lemma_is(d, h, "day") || tc_lemma_is(d, h, "night") || tc_lemma_is(d, h, "spate")))
				return b;
			cost += 5;
			break;
		case TC_REL_COMPOUND:
		case TC_REL_AMOD:
			cost += 8;
			break;
		case TC_REL_ACL:
			if (w->xpos != TC_XPOS_VBG)
				return b;
			cost += 14;
			break;
		default:
			return b;
		}
		at = h;
		if (at == g) {
			b.cost = 2 + cost;
			return b;
		}
		if (at == over && at != word && w->rel == TC_REL_ADVCL) {
			b.cost = 10 + cost;
			return b;
		}
	}
	return b;
}

/* Verbs whose object or oblique they only speak of: "condemned the attack on Monday" does not date the attack. */
static bool speaks_of(const struct tc_doc *d, int32_t verb)
{
	static const char *const verbs[] = { "condemn", "criticize", "criticise", "denounce", "discuss", "welcome", "praise", "reject", "protest",
		"defend", "accuse", "blame", "warn", "threaten", "call", "urge", "demand", "support", "oppose", "deny", "claim", "confirm",
		"mention", "cite", "describe", "recall", "remember", "commemorate", "investigate", "mourn", "review", "fear", "say", "tell",
		"announce", "debate", "consider", "know", "think", "believe", "hear", "learn", "see", "show", "end", "resign", "apologize",
		"charge", "convict", "sentence", "try", "convict", "testify", "write", "report", "approve", "pass", "vote", "respond" };
	return d->words[verb].upos == TC_UPOS_VERB && tc__lemma_in(d, verb, verbs, TC_COUNT(verbs));
}

/* The wider search, for predicates whose own clause gives no date: the clauses above, as far as what they say happens in the
 * same stretch of time. A month or year carries further than a day. FAR if it does not reach. */
static int loose_bond(struct tc_coding *cx, int32_t word, int32_t top, const struct tc_timex *t)
{
	static const char *const apart[] = { "since", "until", "till", "for", "than" };
	const struct tc_doc *d = cx->doc;
	int32_t g = tc__date_governor(cx, t, top, word), at = word;
	bool coarse = t->when.precision == TC_PREC_YEAR || t->when.precision == TC_PREC_MONTH || t->when.precision == TC_PREC_RANGE;
	bool clausal = false;
	if (!t->when.value.n)
		return FAR;
	if (g < 0)
		g = top;                /* "it was in January that ..." */
	for (size_t i = 0; i < TC_COUNT(apart); i++)
		if (case_is(cx, top, apart[i]) && g != top)
			return FAR;
	for (int steps = 1; steps < 10 && at >= 0; steps++) {
		const struct tc_word *w = &d->words[at];
		int32_t h = w->head, m;
		if (h < 0)
			return FAR;
		switch (w->rel) {
		case TC_REL_XCOMP:
			break;
		case TC_REL_CONJ:
			if (t->first > at)
				return FAR;
			break;
		case TC_REL_ADVCL:
			m = tc_child(d, at, TC_REL_MARK);
			if (m == t->first - 1)
				m = -1;         /* "ended before Christmas as ...": the parser took the wrong one */
			if (m >= 0 && (tc__form_is(d, m, "if") || tc__form_is(d, m, "unless") || tc__form_is(d, m, "before") || tc__form_is(d, m, "until") ||
				       tc__form_is(d, m, "since") || tc__form_is(d, m, "because")))
				return FAR;
			if (m >= 0 && !coarse && (tc__form_is(d, m, "after") || (d->words[m].xpos == TC_XPOS_TO && t->first > at)))
				return FAR;
			break;
		case TC_REL_ACL:
			if (w->xpos != TC_XPOS_VBG && !coarse)
				return FAR;
			break;
		case TC_REL_ACL_RELCL:
		case TC_REL_OBJ:
		case TC_REL_OBL:
		case TC_REL_OBL_AGENT:
		case TC_REL_NMOD:
		case TC_REL_NMOD_POSS:
		case TC_REL_NSUBJ:
		case TC_REL_NSUBJ_PASS:
		case TC_REL_COMPOUND:
		case TC_REL_APPOS:
			/* "..., with officials vowing to stay": the phrase is a clause of its own, as late as the main one */
			if (case_is(cx, at, "with") && w->rel == TC_REL_OBL && clausal)
				break;
			if (case_is(cx, at, "since") || case_is(cx, at, "before"))
				return FAR;
			if (!coarse && (w->rel == TC_REL_ACL_RELCL || case_is(cx, at, "after") || case_is(cx, at, "following") ||
					case_is(cx, at, "despite") || case_is(cx, at, "over") || speaks_of(d, h)))
				return FAR;
			break;
		default:
			if (h != top || d->words[top].head >= 0)
				return FAR;
		}
		clausal = w->rel == TC_REL_ACL;
		at = h;
		if (is_cue(cx, at))
			return FAR;
		if (at == g)
			return 100 + 5 * steps;
	}
	return FAR;
}

static bool to_come(const struct tc_doc *d, int32_t word)
{
	static const char *const forms[] = { "will", "would", "shall", "'ll", "wo" };
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next)
		for (size_t i = 0; i < TC_COUNT(forms) && d->words[c].rel == TC_REL_AUX; i++)
			if (tc__form_is(d, c, forms[i]))
				return true;
	return false;
}

void tc_date_for(struct tc_coding *cx, int32_t word, struct tc_when *out)
{
	const struct tc_doc *d = cx->doc;
	*out = (struct tc_when){ .precision = TC_PREC_NONE };
	if (word < 0 || word >= d->n_words || !cx->n_timexes)
		return;
	const struct tc_sent *st = &d->sents[d->words[word].sent];
	int32_t end = st->first + st->n, lo = 0, hi = cx->n_timexes;
	while (lo < hi) {               /* first expression of the sentence */
		int32_t mid = (lo + hi) / 2;
		if (cx->timexes[mid].last < st->first)
			lo = mid + 1;
		else
			hi = mid;
	}
	const struct tc_timex *best = NULL;
	bool best_since = false;
	int best_cost = FAR * 100;
	for (int32_t i = lo, seen = 0; i < cx->n_timexes && cx->timexes[i].first < end && seen < 32; i++, seen++) {
		const struct tc_timex *t = &cx->timexes[i];
		if (quoted(cx, t->first) != quoted(cx, word))
			continue;
		int32_t top = tc__date_top(d, t->first, t->last);
		struct bond b = bond_of(cx, word, top, t);
		if (b.cost >= FAR)
			b.cost = loose_bond(cx, word, top, t);
		if (b.cost >= FAR)
			continue;
		int32_t far = t->first > word ? t->first - word : word - t->last;
		int cost = b.cost * 100 + (far > 99 ? 99 : far) + (t->when.value.n ? 0 : 700) +
			   (t->when.precision == TC_PREC_YEAR ? 300 : t->when.precision == TC_PREC_MONTH ? 100 : 0);
		if (cost < best_cost) {
			best_cost = cost;
			best = t;
			best_since = b.since;
		}
	}
	if (!best)
		return;
	/* "told them last week that she would vote": what is still to come was not last week, unless the clause itself says so */
	if (best_cost >= 1000 && cx->day != TC_DAY_NONE && best->day_to != TC_DAY_NONE && best->day_to < cx->day && to_come(d, word))
		return;
	*out = best->when;
	if (best_since && best->when.value.n && best->when.precision != TC_PREC_RANGE) {
		struct tc_timex t = *best;
		struct tc__stretch s = { .prec = best->when.precision };
		struct tc__point p;
		tc_day_split(best->day_from, &p.y, &p.m, &p.d);
		if (best->when.precision == TC_PREC_YEAR)
			p.m = p.d = 0;
		else if (best->when.precision == TC_PREC_MONTH)
			p.d = 0;
		s.a = s.b = p;
		tc__date_set(cx->arena, &t, tc__since(s, cx->day));
		*out = t.when;
	}
}
