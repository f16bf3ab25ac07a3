/* SPDX-License-Identifier: Apache-2.0 */
/* code/date.c - finds the date expressions of a document and gives each a value (date_parse.c reads them, date_value.c reckons).
 * Values are worked out against the document's date alone; without one, whatever is relative stays unresolved. Where the words
 * leave open which Wednesday or which March is meant, the tense of the governing clause decides. */
#include "code/date_int.h"
#include "code/status_int.h"

/* --- tense ------------------------------------------------------------------------------------------------------- */

static bool modal_of_future(const struct tc_doc *d, int32_t i)
{
	static const char *const forms[] = { "will", "'ll", "\xe2\x80\x99ll", "shall", "wo", "would", "may", "might", "could", "should",
					     "must", "can", "'d" };
	for (size_t k = 0; k < TC_COUNT(forms); k++)
		if (tc_str_isi(d->words[i].form, forms[k]))
			return true;
	return false;
}

static bool condition(const struct tc_doc *d, int32_t word)
{
	static const char *const marks[] = { "if", "unless", "when", "until" };
	int32_t m = tc_child(d, word, TC_REL_MARK);
	return m >= 0 && tc__lemma_in(d, m, marks, TC_COUNT(marks));
}

/* When what the word says happens, seen from the document: -1 past, 1 future, 0 open. */
static int direction_of(struct tc_coding *cx, int32_t word)
{
	static const char *const planned[] = { "schedule", "plan", "set", "slate", "expect", "due", "upcoming", "forthcoming",
					       "scheduled", "planned", "expected", "call", "reschedule", "postpone", "delay" };
	static const char *const happens[] = { "begin", "start", "open", "meet", "hold", "end", "go", "take", "arrive", "travel", "visit",
					       "expire", "resume", "host", "convene", "be", "run", "leave", "fly", "head", "vote" };
	const struct tc_doc *d = cx->doc;
	for (int steps = 0; word >= 0 && steps < 40; steps++) {
		const struct tc_word *w = &d->words[word];
		if (w->xpos == TC_XPOS_VBN && tc__lemma_in(d, word, planned, TC_COUNT(planned)) && !tc_lemma_is(d, word, "call"))
			return 1;
		if (w->upos == TC_UPOS_ADJ && tc__lemma_in(d, word, planned, TC_COUNT(planned)))
			return 1;
		int32_t cop = tc_child(d, word, TC_REL_COP);
		bool verb = w->upos == TC_UPOS_VERB || w->upos == TC_UPOS_AUX || cop >= 0;
		/* "upcoming talks on Friday", "upcoming talks worry them on Friday" */
		int32_t noun = verb ? tc_child(d, word, TC_REL_NSUBJ) : word;
		if (noun >= 0 && d->words[noun].upos == TC_UPOS_NOUN && (!verb || w->xpos == TC_XPOS_VBP || w->xpos == TC_XPOS_VBZ)) {
			for (int32_t c = d->words[noun].child; c >= 0; c = d->words[c].next)
				if (d->words[c].rel == TC_REL_AMOD && tc__lemma_in(d, c, planned, TC_COUNT(planned)))
					return 1;
		}
		if (verb) {
			int xpos = cop >= 0 ? d->words[cop].xpos : w->xpos;
			bool to = false, perfect = false, past_aux = false, present_aux = false;
			for (int32_t c = w->child; c >= 0; c = d->words[c].next) {
				const struct tc_word *x = &d->words[c];
				if (x->rel == TC_REL_AUX || x->rel == TC_REL_AUX_PASS || x->rel == TC_REL_COP) {
					if (modal_of_future(d, c))
						return 1;
					if (tc_lemma_is(d, c, "have"))
						perfect = true;
					past_aux |= x->xpos == TC_XPOS_VBD;
					present_aux |= x->xpos == TC_XPOS_VBZ || x->xpos == TC_XPOS_VBP;
				}
				to |= x->rel == TC_REL_MARK && x->xpos == TC_XPOS_TO;
			}
			if (perfect || (past_aux && !to))
				return -1;              /* but "was to be signed" lies ahead */
			if (past_aux && to)
				return 1;
			if (to || (xpos == TC_XPOS_VB && w->rel == TC_REL_XCOMP)) {
				int32_t g = w->head;
				if (g < 0)
					return 1;
				if (w->rel == TC_REL_ADVCL) {
					word = g;
					continue;
				}
				int effect = tc__governor_effect(cx, g);
				if (effect == TC__GOV_FUTURE || effect == TC__GOV_HYPOTHETICAL || tc_lemma_is(d, g, "be"))
					return 1;
				if (d->words[g].upos == TC_UPOS_NOUN && w->rel == TC_REL_ACL)
					return 1;
				word = g;
				continue;
			}
			switch (xpos) {
			case TC_XPOS_VBD:
				return -1;
			case TC_XPOS_VBN:
				if (present_aux)
					return tc__lemma_in(d, word, planned, TC_COUNT(planned)) ? 1 : -1;
				return -1;
			case TC_XPOS_VBG:
				if (present_aux)
					return 1;
				if (w->rel == TC_REL_ADVCL && (tc_lemma_is(d, tc_child(d, word, TC_REL_MARK), "since") ||
							       tc_lemma_is(d, tc_child(d, word, TC_REL_MARK), "after")))
					return -1;
				break;
			case TC_XPOS_VBZ:
			case TC_XPOS_VBP:
				if (condition(d, word))
					return 1;
				return tc__lemma_in(d, word, happens, TC_COUNT(happens)) || cop >= 0 ? 1 : 0;
			case TC_XPOS_VB:
				return w->rel == TC_REL_ROOT && tc_str_eqi(w->form, w->lemma) ? 1 : 0;
			default:
				break;
			}
		}
		word = w->head;
	}
	return 0;
}

static int expr_direction(struct tc_coding *cx, int32_t first, int32_t last)
{
	const struct tc_doc *d = cx->doc;
	int32_t top = tc__date_top(d, first, last), gov = d->words[top].head;
	int dir = direction_of(cx, gov);
	/* "called an election for 8 June", "talks set for Monday" */
	if (first > 0 && tc__form_is(d, first - 1, "for") && d->words[first - 1].sent == d->words[first].sent)
		return 1;
	return dir;
}


static bool dates_saying(struct tc_coding *cx, const struct tc_timex *t)
{
	static const char *const say[] = { "say", "tell", "announce", "warn", "add", "call", "urge", "confirm", "condemn", "state", "claim",
					   "declare", "report", "write", "tweet", "vow", "deny", "respond", "reply", "accuse", "criticize", "denounce" };
	const struct tc_doc *d = cx->doc;
	int32_t g = tc__date_governor(cx, t, tc__date_top(d, t->first, t->last), -1);
	return g >= 0 && d->words[g].upos == TC_UPOS_VERB && tc__lemma_in(d, g, say, TC_COUNT(say));
}

void tc_dates_find(struct tc_coding *cx)
{
	const struct tc_doc *d = cx->doc;
	struct tc__date_words words;
	tc__date_classify(d, cx->arena, &words);
	struct tc__stretch anchor = { 0 };
	int32_t anchor_sent = -2;
	for (int32_t s = 0; s < d->n_sents; s++) {
		const struct tc_sent *st = &d->sents[s];
		int32_t end = st->first + st->n;
		for (int32_t i = st->first; i < end; i++) {
			struct tc__date_expr e;
			if (!words.cls[i] || !tc__date_read(d, &words, st->first, i, end, &e))
				continue;
			struct tc_timex t = { .first = e.a.first, .last = e.a.last };
			int dir = expr_direction(cx, t.first, t.last);
			struct tc__stretch v = tc__date_value(&e, cx->day, dir, dates_saying(cx, &t), s - anchor_sent <= 1 ? &anchor : NULL);
			int32_t p = t.first - 1;
			if (p >= st->first && tc__form_is(d, p, "the"))
				p--;
			if (p >= st->first && v.a.y) {
				if (tc__form_is(d, p, "since") && !(e.a.kind == TC__DX_WINDOW)) {
					v = tc__since(v, cx->day);
					t.first = p;
				} else if (tc__form_is(d, p, "before") && v.prec != TC_PREC_RANGE && !tc__form_is(d, t.first, "Christmas")) {
					v = tc__unresolved(TC_PREC_UNKNOWN);
				} else if (tc__form_is(d, p, "after") && v.prec == TC_PREC_DAY && d->words[p].rel == TC_REL_CASE) {
					v = tc__unresolved(TC_PREC_UNKNOWN);
				} else if (e.range && (tc__form_is(d, p, "between") || tc__form_is(d, p, "from"))) {
					t.first = p;
				}
			}
			tc__date_set(cx->arena, &t, v);
			t.when.span = tc_words_span(d, t.first, t.last);
			t.when.text = tc_span_text(d, t.when.span);
			if (e.a.time[0])
				t.when.time = tc_arena_str(cx->arena, tc_str_of(e.a.time));
			TC_PUSH(cx->arena, cx->timexes, cx->n_timexes, cx->cap_timexes, t);
			if (v.a.y) {
				anchor = v;
				anchor_sent = s;
			}
			i = t.last;
		}
	}
}
