/* SPDX-License-Identifier: Apache-2.0 */
/* code/status.c - has it happened, will it, might it, or did it not?
 * Three sources, from the inside out: the predicate's own auxiliaries, negation and conditional mark; the words that govern
 * it, by the table data/lexicon/governors.tsv ("threatened to", "calls for", "avoided", "possible"); its date. Climbing stops
 * where a clause stands on its own (a main clause, a relative clause, what a plain verb of saying reports), since what is
 * above then says nothing of what is below. An event noun shares the fate of a light verb ("talks will be held"); under any
 * other verb only an indefinite one does ("will seek talks", not "will discuss the war").
 * Not handled: counterfactuals told by inversion ("had they attacked"), irony, questions. */
#include "code/status_clause.h"

#include "code/number.h"

static int pos_of(const struct tc_word *w)
{
	return w->upos == TC_UPOS_VERB || w->upos == TC_UPOS_AUX ? TC__POS_V : w->upos == TC_UPOS_ADJ ? TC__POS_A : TC__POS_N;
}

const struct tc__governor *tc__governor_of(struct tc_coding *cx, int32_t word, int rel, tc_str prep)
{
	if (word < 0 || !cx->coder)
		return NULL;
	const struct tc_word *w = &cx->doc->words[word];
	const struct tc_status_lex *l = tc_coder_status_lex(cx->coder);
	int pos = pos_of(w);
	const struct tc__governor *g = tc__governor_find(l, w->lemma, pos, rel, prep);
	if (g || pos != TC__POS_V || tc__governor_knows(l, w->lemma, pos))
		return g;
	struct tc_bases b;              /* the lemmatiser may have slipped ("ruled" as "rul") */
	tc_bases_of(w->form, &b);
	for (int i = 0; i < b.n && !g; i++)
		g = tc__governor_find(l, b.base[i], pos, rel, prep);
	return g;
}

int tc__governor_effect(struct tc_coding *cx, int32_t word)
{
	static const uint8_t order[] = { TC__REL_XCOMP, TC__REL_ACL, TC__REL_OBJ, TC__REL_CCOMP };
	if (word < 0)
		return TC__GOV_NONE;
	for (size_t i = 0; i < TC_COUNT(order); i++) {
		const struct tc__governor *g = tc__governor_of(cx, word, order[i], TC_STR_NULL);
		if (g)
			return g->effect;
	}
	return TC__GOV_NONE;
}

bool tc__carries_noun(struct tc_coding *cx, int32_t word)
{
	const struct tc__governor *g = word < 0 ? NULL : tc__governor_of(cx, word, TC__REL_OBJ, TC_STR_NULL);
	return g && g->effect == TC__GOV_LIGHT;
}

/* --- above the clause ------------------------------------------------------------------------------------------------ */

/* An infinitive; "to have conducted" is none, since it looks back. */
static bool has_to(const struct tc_doc *d, int32_t word)
{
	bool bare = d->words[word].xpos == TC_XPOS_VB;
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next) {
		if (d->words[c].rel == TC_REL_AUX && tc_str_eqi(d->words[c].form, TC_STR("have")))
			return false;
		bare |= (d->words[c].rel == TC_REL_AUX_PASS || d->words[c].rel == TC_REL_COP || d->words[c].rel == TC_REL_AUX) &&
			d->words[c].xpos == TC_XPOS_VB;
	}
	if (!bare)
		return false;
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_MARK && d->words[c].xpos == TC_XPOS_TO)
			return true;
	return false;
}

static bool has_aux(const struct tc_doc *d, int32_t word)
{
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_AUX || d->words[c].rel == TC_REL_AUX_PASS || d->words[c].rel == TC_REL_COP)
			return true;
	return false;
}

static bool definite(const struct tc_doc *d, int32_t word)
{
	static const char *const dets[] = { "the", "this", "that", "these", "those", "its", "their", "his", "her", "our" };
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next)
		if ((d->words[c].rel == TC_REL_DET && any_form(d, c, dets, 5)) || d->words[c].rel == TC_REL_NMOD_POSS)
			return true;
	return false;
}

static bool told_as_past(const struct tc_doc *d, int32_t word)
{
	if (d->words[word].xpos == TC_XPOS_VBD)
		return true;
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next)
		if (d->words[c].xpos == TC_XPOS_VBD &&
		    (d->words[c].rel == TC_REL_AUX || d->words[c].rel == TC_REL_AUX_PASS || d->words[c].rel == TC_REL_COP))
			return true;
	return false;
}

static bool spares_definite(const struct tc_doc *d, int32_t verb)
{
	static const char *const verbs[] = { "reject", "oppose", "veto", "boycott", "block", "refuse", "abandon", "dispute" };
	for (size_t i = 0; i < TC_COUNT(verbs); i++)
		if (tc_lemma_is(d, verb, verbs[i]))
			return true;
	return false;
}

static tc_str prep_of(const struct tc_doc *d, int32_t word)
{
	int32_t c = tc_child(d, word, TC_REL_CASE);
	if (c < 0)
		c = tc__mark_of(d, word);
	return c >= 0 ? d->words[c].form : TC_STR_NULL;
}

/* What the governor `h` in relation `rel` does; true to go on climbing from h. */
static bool apply(struct tc_coding *cx, const struct tc__governor *g, int32_t h, struct tc__verdict *v)
{
	const struct tc_doc *d = cx->doc;
	tc_str name = d->words[h].lemma;
	switch (g->effect) {
	case TC__GOV_FUTURE:
		decide(v, TC_STATUS_FUTURE, "governor", name);
		v->settled = true;
		break;
	case TC__GOV_HYPOTHETICAL:
		decide(v, TC_STATUS_HYPOTHETICAL, "governor", name);
		break;
	case TC__GOV_NEGATED:
		negate(v, "governor", name);
		v->settled = true;
		return true;
	case TC__GOV_HISTORICAL:
		if (v->status == TC_STATUS_ACTUAL) {
			v->status = TC_STATUS_HISTORICAL;
			v->why = "governor";
			v->word = name;
		}
		return false;
	case TC__GOV_ENDED:
		if (g->rel == TC__REL_XCOMP)
			negate(v, "governor", name);
		return false;
	default:
		return true;
	}
	return false;
}

static bool old_aspect(const struct tc_doc *d, int32_t word)    /* "used to send arms" */
{
	int32_t h = d->words[word].head;
	return d->words[word].rel == TC_REL_XCOMP && h >= 0 && form_is(d, h, "used") && has_to(d, word) && !has_aux(d, h);
}

/* "hopes for a ceasefire", "the threat of war" by the words alone, where the parser tore them apart. */
static void noun_before(struct tc_coding *cx, int32_t word, struct tc__verdict *v)
{
	const struct tc_doc *d = cx->doc;
	int32_t begin = d->sents[d->words[word].sent].first, i = word - 1;
	if (d->words[word].upos != TC_UPOS_NOUN || d->words[word].rel == TC_REL_NMOD || definite(d, word))
		return;
	while (i > begin && i > word - 5 && (d->words[i].upos == TC_UPOS_ADJ || d->words[i].upos == TC_UPOS_NOUN || form_is(d, i, "a") ||
					     form_is(d, i, "an")))
		i--;
	if (i <= begin || (d->words[i].upos != TC_UPOS_ADP && d->words[i].upos != TC_UPOS_SCONJ) || d->words[i - 1].upos != TC_UPOS_NOUN)
		return;
	const struct tc__governor *g = tc__governor_of(cx, i - 1, TC__REL_NMOD, d->words[i].form);
	if (g && (g->effect == TC__GOV_FUTURE || g->effect == TC__GOV_HYPOTHETICAL))
		decide(v, g->effect == TC__GOV_FUTURE ? TC_STATUS_FUTURE : TC_STATUS_HYPOTHETICAL, "governor", d->words[i - 1].lemma);
}

static void climb(struct tc_coding *cx, int32_t word, struct tc__verdict *v)
{
	const struct tc_doc *d = cx->doc;
	int32_t at = word;
	for (int steps = 0; steps < 12; steps++) {
		const struct tc_word *w = &d->words[at];
		int32_t h = w->head;
		if (h < 0) {
			/* A bare verb as the root is an order or a wish. */
			bool bare = (w->upos == TC_UPOS_VERB && w->xpos == TC_XPOS_VB) ||
				    (w->upos == TC_UPOS_ADJ && tc_child(d, at, TC_REL_OBJ) >= 0);
			if (bare && !has_aux(d, at) && tc_child(d, at, TC_REL_NSUBJ) < 0 &&
			    tc_child(d, at, TC_REL_NSUBJ_PASS) < 0)
				decide(v, TC_STATUS_HYPOTHETICAL, "imperative", w->form);
			return;
		}
		const struct tc_word *gw = &d->words[h];
		tc_str prep = prep_of(d, at);
		const struct tc__governor *g = NULL;
		bool nominal = w->upos == TC_UPOS_NOUN || w->upos == TC_UPOS_PROPN || w->upos == TC_UPOS_PRON;
		switch (w->rel) {
		case TC_REL_CONJ: {
			/* A bare verb form shares the first conjunct's auxiliaries, any conjunct its governors. */
			bool own = has_aux(d, at) || w->xpos == TC_XPOS_VBD || w->xpos == TC_XPOS_VBZ || w->xpos == TC_XPOS_VBP ||
				   tc_child(d, at, TC_REL_NSUBJ) >= 0;
			bool finite = gw->xpos != TC_XPOS_VB && gw->xpos != TC_XPOS_VBG;
			if (own && !nominal && !finite && !has_aux(d, h))
				return;         /* "wants to resign and will meet": hung one clause too low */
			if (nominal) {
				tc__clause_status(cx, h, v);
			} else if (!own) {
				tc__clause_status(cx, h, v);
			} else if (tc__mark_of(d, h) >= 0 && (form_is(d, tc__mark_of(d, h), "if") || form_is(d, tc__mark_of(d, h), "unless"))) {
				decide(v, TC_STATUS_HYPOTHETICAL, "mark", TC_STR("if"));
			}
			at = h;
			continue;
		}
		case TC_REL_XCOMP:
		case TC_REL_CCOMP:
		case TC_REL_CSUBJ:
		case TC_REL_CSUBJ_PASS:
		case TC_REL_ADVCL:
		case TC_REL_ACL: {
			bool to = has_to(d, at);
			if ((w->rel == TC_REL_XCOMP || (w->rel == TC_REL_ADVCL && tc_lemma_is(d, h, "have"))) && (tc_lemma_is(d, h, "be") || (tc_lemma_is(d, h, "have") && to)) && to) {
				/* "is to visit", "has yet to agree", "has to withdraw" */
				bool yet = false;
				for (int32_t c = gw->child; c >= 0; c = d->words[c].next)
					yet |= form_is(d, c, "yet");
				for (int32_t c = w->child; c >= 0; c = d->words[c].next)
					yet |= form_is(d, c, "yet");
				if (yet)
					negate(v, "yet to", gw->lemma);
				else
					decide(v, tc_lemma_is(d, h, "be") ? TC_STATUS_FUTURE : TC_STATUS_HYPOTHETICAL, "governor", gw->lemma);
				return;
			}
			int rel = w->rel == TC_REL_CCOMP || w->rel == TC_REL_CSUBJ || w->rel == TC_REL_CSUBJ_PASS ? TC__REL_CCOMP
				: w->rel == TC_REL_ADVCL ? TC__REL_ADVCL : w->rel == TC_REL_ACL ? TC__REL_ACL : TC__REL_XCOMP;
			if (w->rel == TC_REL_CCOMP && to)
				rel = TC__REL_XCOMP;
			int tries[3] = { rel, TC__REL_COUNT, TC__REL_COUNT };
			if (w->rel == TC_REL_ADVCL && to)
				tries[1] = TC__REL_XCOMP;           /* parsers waver between the two */
			if (w->rel == TC_REL_ACL && gw->upos == TC_UPOS_NOUN)
				tries[1] = TC__REL_XCOMP;
			for (int i = 0; i < 3 && !g; i++)
				if (tries[i] != TC__REL_COUNT)
					g = tc__governor_of(cx, h, tries[i], prep);
			if (g && g->rel == TC__REL_XCOMP && w->rel == TC_REL_ADVCL && g->effect == TC__GOV_ACTUAL && form_is(d, tc__mark_of(d, at), "in"))
				g = NULL;               /* "moved tanks in order to attack" */
			/* "wants the premier to resign", where the parser hangs the infinitive on the noun */
			if (!g && w->rel == TC_REL_ACL && to && gw->head >= 0 && (gw->rel == TC_REL_OBJ || gw->rel == TC_REL_OBL || gw->rel == TC_REL_IOBJ))
				g = tc__governor_of(cx, gw->head, TC__REL_XCOMP, TC_STR_NULL);
			if (!g && w->rel == TC_REL_ADVCL && w->xpos == TC_XPOS_VBG && prep.n)
				g = tc__governor_of(cx, h, TC__REL_OBL, prep);    /* "warned against attacking", "spoke of leaving" */
			if (!g && w->rel == TC_REL_XCOMP && w->xpos == TC_XPOS_VBG)
				g = tc__governor_of(cx, h, TC__REL_OBJ, TC_STR_NULL);
			/* A finite clause with its own subject says itself what it is, except under verbs that unmake it. */
			if (g && w->rel == TC_REL_ADVCL && !to && w->xpos != TC_XPOS_VBG)
				g = NULL;
			if (g && w->rel == TC_REL_ACL && !to && w->xpos != TC_XPOS_VBG && tc__mark_of(d, at) < 0)
				g = NULL;
			if (g && w->rel == TC_REL_CCOMP && rel == TC__REL_CCOMP && g->effect == TC__GOV_FUTURE && told_as_past(d, at))
				g = NULL;
			if (g && g->effect == TC__GOV_FUTURE && tc_lemma_is(d, h, "go") && gw->xpos != TC_XPOS_VBG)
				g = NULL;               /* "went on to win" */
			bool wish = tc_lemma_is(d, h, "suggest") || tc_lemma_is(d, h, "insist") || tc_lemma_is(d, h, "ask");
			if ((!g || wish) && rel == TC__REL_CCOMP &&
			    (w->xpos == TC_XPOS_VB || (wish && w->xpos == TC_XPOS_VBP && gw->xpos == TC_XPOS_VBD)) &&
			    !has_aux(d, at) && !to && tc_child(d, at, TC_REL_NSUBJ) >= 0) {
				decide(v, TC_STATUS_HYPOTHETICAL, "subjunctive", w->form);
				return;
			}
			/* "she did not agree to meet" unmakes what is below; "did not refuse to meet" makes it */
			if (g) {
				struct tc__verdict up = { .status = TC_STATUS_ACTUAL };
				if (!apply(cx, g, h, v)) {
					tc__clause_status(cx, h, &up);
					if (up.negated && g->effect == TC__GOV_FUTURE)
						negate(v, "negation", gw->lemma);
					return;
				}
				tc__clause_status(cx, h, v);
				at = h;
				continue;
			}
			if (w->rel == TC_REL_XCOMP) {
				if ((w->xpos == TC_XPOS_VBN && !has_aux(d, at)) || w->upos == TC_UPOS_ADJ)
					return;                 /* most often a reduced relative clause gone astray: "the deal reached last year" */
				tc__clause_status(cx, h, v);
				at = h;
				continue;
			}
			if (w->rel == TC_REL_ADVCL) {
				if (to) {
					/* In the past most purposes that are told were met; "in order to" leaves it open. */
					bool open = form_is(d, tc__mark_of(d, at), "in") || gw->xpos == TC_XPOS_VBZ || gw->xpos == TC_XPOS_VBP || gw->xpos == TC_XPOS_VBG;
					struct tc__verdict up = { .status = TC_STATUS_ACTUAL };
					tc__clause_status(cx, h, &up);
					if (open || up.status != TC_STATUS_ACTUAL)
						decide(v, up.status != TC_STATUS_ACTUAL ? up.status : TC_STATUS_FUTURE, "purpose", w->form);
					return;
				}
				/* "killing five": shares what the main clause is */
				if (w->xpos == TC_XPOS_VBG && (tc__mark_of(d, at) < 0 || form_is(d, tc__mark_of(d, at), "by"))) {
					struct tc__verdict up = { .status = TC_STATUS_ACTUAL };
					tc__clause_status(cx, h, &up);
					if (up.status != TC_STATUS_ACTUAL)
						decide(v, up.status, up.why, up.word);
					at = h;
					continue;
				}
				return;
			}
			if (w->rel == TC_REL_ACL && to) {
				decide(v, TC_STATUS_FUTURE, "purpose", w->form);
				return;
			}
			if (rel == TC__REL_CCOMP && v->settled)
				return;
			return;
		}
		case TC_REL_OBJ:
		case TC_REL_NSUBJ_PASS:
		case TC_REL_NSUBJ:
		case TC_REL_OBL: {
			bool subj = w->rel == TC_REL_NSUBJ;
			int rel = subj ? TC__REL_SUBJ : w->rel == TC_REL_OBL ? TC__REL_OBL : TC__REL_OBJ;
			if (!nominal && w->upos != TC_UPOS_VERB)
				return;
			g = tc__governor_of(cx, h, rel, prep);
			if (g && g->effect != TC__GOV_LIGHT) {
				/* "fears the attack" may be a fact; denial, prevention and cancelling hold for definite ones too */
				if ((g->effect == TC__GOV_HYPOTHETICAL || g->effect == TC__GOV_FUTURE) && rel == TC__REL_OBJ &&
				    w->rel == TC_REL_OBJ && definite(d, at) && g->effect == TC__GOV_HYPOTHETICAL)
					return;
				if (g->effect == TC__GOV_ACTUAL || g->effect == TC__GOV_ENDED)
					return;
				/* "rejected talks" makes none of them, "rejected the proposal" leaves it made */
				if (g->effect == TC__GOV_NEGATED && definite(d, at) && spares_definite(d, h))
					return;
				struct tc__verdict up = { .status = TC_STATUS_ACTUAL };
				tc__clause_status(cx, h, &up);
				if (g->effect == TC__GOV_NEGATED && up.status != TC_STATUS_ACTUAL) {
					decide(v, TC_STATUS_HYPOTHETICAL, "governor", gw->lemma);       /* "could avoid a war" */
					return;
				}
				apply(cx, g, h, v);
				if (up.negated && g->effect == TC__GOV_NEGATED)
					v->negated = !v->negated;
				return;
			}
			struct tc__verdict up = { .status = TC_STATUS_ACTUAL };
			tc__clause_status(cx, h, &up);
			climb(cx, h, &up);
			if (g) {                /* light: one fate */
				if (up.status != TC_STATUS_ACTUAL)
					decide(v, up.status, up.why, up.word);
				if (up.negated && !v->negated)
					negate(v, up.why, up.word);
			} else if (!subj && !definite(d, at) && up.status != TC_STATUS_ACTUAL && w->rel != TC_REL_NSUBJ_PASS) {
				decide(v, up.status, up.why, up.word);
			}
			return;
		}
		case TC_REL_NMOD:
		case TC_REL_APPOS:
		case TC_REL_COMPOUND: {
			if (w->rel == TC_REL_NMOD)
				g = tc__governor_of(cx, h, TC__REL_NMOD, prep);
			else if (w->rel == TC_REL_COMPOUND)
				g = tc__governor_of(cx, h, TC__REL_NMOD, TC_STR("of"));   /* "invasion threat", "ceasefire plan" */
			if (g) {
				if (definite(d, at) && w->rel == TC_REL_NMOD && g->effect != TC__GOV_HISTORICAL)
					return;
				apply(cx, g, h, v);
				return;
			}
			/* "a round of talks", "the start of the offensive": what the outer noun is, the inner one is */
			if (w->rel == TC_REL_NMOD && tc_str_eqi(prep, TC_STR("of")) &&
			    (tc_lemma_is(d, h, "round") || tc_lemma_is(d, h, "series") || tc_lemma_is(d, h, "start") || tc_lemma_is(d, h, "beginning") ||
			     tc_lemma_is(d, h, "resumption") || tc_lemma_is(d, h, "launch") || tc_lemma_is(d, h, "imposition") ||
			     tc_lemma_is(d, h, "wave"))) {
				tc__clause_status(cx, h, v);
				at = h;
				continue;
			}
			return;
		}
		case TC_REL_AMOD:
			/* "mulling imposing sanctions", where the gerund goes for an adjective */
			if (w->xpos == TC_XPOS_VBG && gw->rel == TC_REL_OBJ && gw->head >= 0 && gw->head == at - 1) {
				g = tc__governor_of(cx, gw->head, TC__REL_XCOMP, TC_STR_NULL);
				if (g)
					apply(cx, g, gw->head, v);
			}
			return;
		case TC_REL_PARATAXIS:
		default:
			return;
		}
	}
}

/* --- dates ----------------------------------------------------------------------------------------------------------- */

static int32_t when_day(tc_str value, bool last)
{
	tc_str rest = value, a;
	if (!tc_str_split(&rest, '/', &a))
		return TC_DAY_NONE;
	tc_str v = last && rest.p ? rest : a;
	int32_t day = tc_day_read(v);
	if (day == TC_DAY_NONE || !last)
		return day;
	if (v.n == 4)
		return day + 364;
	return v.n == 7 ? day + 27 : day;
}

static bool says_long_ago(tc_str text)
{
	return tc_str_find(text, TC_STR("ears ago")) >= 0 || tc_str_find(text, TC_STR("ecades ago")) >= 0 ||
	       tc_str_find(text, TC_STR("enturies ago")) >= 0;
}

/* "held her for twelve years": begun years ago, and over, since the tense is the simple past. */
static bool lasted_years(const struct tc_doc *d, int32_t word, tc_str text)
{
	if (d->words[word].xpos != TC_XPOS_VBD && d->words[word].xpos != TC_XPOS_VBN)
		return false;
	bool past = d->words[word].xpos == TC_XPOS_VBD;
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next) {
		if (d->words[c].rel == TC_REL_AUX && tc_lemma_is(d, c, "have"))
			return false;
		past |= d->words[c].rel == TC_REL_AUX_PASS && d->words[c].xpos == TC_XPOS_VBD;
	}
	return past && (tc_str_ends(text, TC_STR(" years")) || tc_str_ends(text, TC_STR("decades")));
}

int tc_status_for(struct tc_coding *cx, int32_t word, const struct tc_when *when, bool *negated, const char **why)
{
	struct tc__verdict v = { .status = TC_STATUS_ACTUAL };
	*negated = false;
	if (why)
		*why = "";
	if (word < 0 || word >= cx->doc->n_words)
		return v.status;
	tc__clause_status(cx, word, &v);
	climb(cx, word, &v);
	if (v.status == TC_STATUS_ACTUAL && !v.negated)
		noun_before(cx, word, &v);
	if (v.status == TC_STATUS_ACTUAL && old_aspect(cx->doc, word)) {
		v.status = TC_STATUS_HISTORICAL;
		v.why = "used to";
	}
	if (v.status == TC_STATUS_FUTURE && v.why && strcmp(v.why, "modal") != 0 && when && when->value.n && cx->day != TC_DAY_NONE) {
		/* "chose the summit of 2013 to announce ...": what was to come then is long past now */
		int32_t to = when_day(when->value, true);
		if (to != TC_DAY_NONE && cx->day - to >= 365)
			v.status = TC_STATUS_ACTUAL;
	}
	if (v.status == TC_STATUS_ACTUAL && when && when->precision != TC_PREC_NONE) {
		if (when->value.n && cx->day != TC_DAY_NONE) {
			int32_t from = when_day(when->value, false), to = when_day(when->value, true);
			if (to != TC_DAY_NONE && cx->day - to >= 365) {
				v.status = TC_STATUS_HISTORICAL;
				v.why = "date long past";
			} else if (from != TC_DAY_NONE && from > cx->day + 1 && !v.negated) {
				v.status = TC_STATUS_FUTURE;
				v.why = "date to come";
				v.word = TC_STR_NULL;
			}
		} else if (says_long_ago(when->text) || (when->precision == TC_PREC_RANGE && lasted_years(cx->doc, word, when->text))) {
			v.status = TC_STATUS_HISTORICAL;
			v.why = "date long past";
		}
	}
	*negated = v.negated;
	if (why && v.why)
		*why = v.word.n ? tc_arena_printf(cx->arena, "%s %.*s", v.why, TC_FMT(v.word)).p : v.why;
	return v.status;
}
