/* SPDX-License-Identifier: Apache-2.0 */
/* code/date.c - what a date expression is worth, and which event it dates.
 * Values are worked out against the document's date alone; without one, whatever is relative stays unresolved. Where the
 * words leave open which Wednesday or which March is meant, the tense of the governing clause decides. Conventions are
 * those of the gold files: a week is its Monday, "late last year" its last three months, "the past three years" 2014/2017,
 * "since February" 2018-02/2018-12. Binding follows the tree: an event takes the nearest expression that its own clause
 * governs, then that of the clause it shares (light and aspectual verbs, conjuncts), never one that dates the saying of it. */
#include "code/coder.h"
#include "code/date_int.h"
#include "code/status_int.h"

struct span { struct tc__point a, b; uint8_t prec; bool range; };      /* prec NONE: not resolved */

static int weekday_of(int32_t day)
{
	int w = (int)((day + 3) % 7);
	return w < 0 ? w + 7 : w;
}

static struct tc__point point_of(int32_t day)
{
	struct tc__point p;
	tc_day_split(day, &p.y, &p.m, &p.d);
	return p;
}

static struct tc__point month_of(int y, int m)
{
	while (m < 1)
		m += 12, y--;
	while (m > 12)
		m -= 12, y++;
	return (struct tc__point){ y, m, 0 };
}

static int32_t first_day(struct tc__point p) { return tc_day_of(p.y, p.m ? p.m : 1, p.d ? p.d : 1); }
static int32_t last_day(struct tc__point p)
{
	int m = p.m ? p.m : 12;
	return tc_day_of(p.y, m, p.d ? p.d : tc__days_in_month(p.y, m));
}

static struct span at_point(struct tc__point p)
{
	uint8_t prec = p.d ? TC_PREC_DAY : p.m ? TC_PREC_MONTH : TC_PREC_YEAR;
	return (struct span){ .a = p, .b = p, .prec = prec };
}
static struct span at_day(int32_t day) { return at_point(point_of(day)); }
static struct span between(struct tc__point a, struct tc__point b)
{
	return (struct span){ .a = a, .b = b, .prec = TC_PREC_RANGE, .range = true };
}
static struct span months(int y, int m1, int m2) { return between(month_of(y, m1), month_of(y, m2)); }
static struct span in_week(int32_t day)
{
	struct tc__point p = point_of(day - weekday_of(day));
	return (struct span){ .a = p, .b = p, .prec = TC_PREC_WEEK };
}
static struct span unresolved(uint8_t prec) { return (struct span){ .prec = prec }; }

static tc_str point_text(struct tc_arena *a, struct tc__point p)
{
	if (p.d)
		return tc_arena_printf(a, "%04d-%02d-%02d", p.y, p.m, p.d);
	return p.m ? tc_arena_printf(a, "%04d-%02d", p.y, p.m) : tc_arena_printf(a, "%04d", p.y);
}

/* --- tense ------------------------------------------------------------------------------------------------------- */

/* The word of an expression whose governor lies outside it. */
static int32_t top_of(const struct tc_doc *d, int32_t first, int32_t last)
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

static bool modal_of_future(const struct tc_doc *d, int32_t i)
{
	static const char *const forms[] = { "will", "'ll", "\xe2\x80\x99ll", "shall", "wo", "would", "may", "might", "could", "should",
					     "must", "can", "'d" };
	for (size_t k = 0; k < TC_COUNT(forms); k++)
		if (tc_str_eqi(d->words[i].form, tc_str_of(forms[k])))
			return true;
	return false;
}

static bool any_of(const struct tc_doc *d, int32_t word, const char *const *lemmas, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (tc_lemma_is(d, word, lemmas[i]))
			return true;
	return false;
}

static bool condition(const struct tc_doc *d, int32_t word)
{
	static const char *const marks[] = { "if", "unless", "when", "until" };
	int32_t m = tc_child(d, word, TC_REL_MARK);
	return m >= 0 && any_of(d, m, marks, TC_COUNT(marks));
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
		if (w->xpos == TC_XPOS_VBN && any_of(d, word, planned, TC_COUNT(planned)) && !tc_lemma_is(d, word, "call"))
			return 1;
		if (w->upos == TC_UPOS_ADJ && any_of(d, word, planned, TC_COUNT(planned)))
			return 1;
		int32_t cop = tc_child(d, word, TC_REL_COP);
		bool verb = w->upos == TC_UPOS_VERB || w->upos == TC_UPOS_AUX || cop >= 0;
		if (w->upos == TC_UPOS_NOUN && !verb) {
			for (int32_t c = w->child; c >= 0; c = d->words[c].next)
				if (d->words[c].rel == TC_REL_AMOD && any_of(d, c, planned, TC_COUNT(planned)))
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
					return any_of(d, word, planned, TC_COUNT(planned)) ? 1 : -1;
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
				return any_of(d, word, happens, TC_COUNT(happens)) || cop >= 0 ? 1 : 0;
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

static bool word_is(const struct tc_doc *d, int32_t i, const char *z)
{
	return i >= 0 && i < d->n_words && tc_str_eqi(d->words[i].form, tc_str_of(z));
}

static int expr_direction(struct tc_coding *cx, int32_t first, int32_t last)
{
	const struct tc_doc *d = cx->doc;
	int32_t top = top_of(d, first, last), gov = d->words[top].head;
	int dir = direction_of(cx, gov);
	/* "called an election for 8 June", "talks set for Monday" */
	if (first > 0 && word_is(d, first - 1, "for") && d->words[first - 1].sent == d->words[first].sent)
		return 1;
	return dir;
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
	if (w->upos != TC_UPOS_NOUN || any_of(cx->doc, word, vehicles, TC_COUNT(vehicles)))
		return false;
	if (cx->coder && cx->coder->lexicon && tc_lexicon_find(cx->coder->lexicon, w->lemma, TC_FRAME_N, &n) && n)
		return true;
	return tc_str_ends(w->lemma, TC_STR("tion")) || tc_str_ends(w->lemma, TC_STR("sion")) || tc_str_ends(w->lemma, TC_STR("ing")) ||
	       tc_lemma_is(cx->doc, word, "war") || tc_lemma_is(cx->doc, word, "coup");
}

/* What an expression hangs on, past what parsers hang it on and nobody would date: names ("Sanders on Wednesday said"), people
 * and places ("attacked the port on Sunday"). `word` is the predicate asked for, which is never passed over. */
static int32_t governor_of(struct tc_coding *cx, const struct tc_timex *t, int32_t top, int32_t word)
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
	} else if (!prep && own != TC_REL_NMOD_UNMARKED && own != TC_REL_OBL_UNMARKED && own != TC_REL_APPOS) {
		return g;
	}
	for (int steps = 0; steps < 6 && d->words[g].head >= 0 && g != word; steps++) {
		const struct tc_word *w = &d->words[g];
		bool name = w->upos == TC_UPOS_PROPN || w->upos == TC_UPOS_PRON;
		bool dated = w->rel == TC_REL_ACL && w->xpos == TC_XPOS_VBN && any_of(d, g, papers, TC_COUNT(papers)) && w->head >= 0 &&
			     !eventive(cx, w->head);
		if (!name && !dated && (is_verb(d, g) || eventive(cx, g) || tc_child(d, g, TC_REL_COP) >= 0))
			break;
		if (!dated && !nominal_rel(w->rel) && w->rel != TC_REL_NSUBJ && w->rel != TC_REL_NSUBJ_PASS)
			break;
		g = w->head;
	}
	return g;
}

static bool dates_saying(struct tc_coding *cx, const struct tc_timex *t)
{
	static const char *const say[] = { "say", "tell", "announce", "warn", "add", "call", "urge", "confirm", "condemn", "state", "claim",
					   "declare", "report", "write", "tweet", "vow", "deny", "respond", "reply", "accuse", "criticize", "denounce" };
	const struct tc_doc *d = cx->doc;
	int32_t g = governor_of(cx, t, top_of(d, t->first, t->last), -1);
	return g >= 0 && d->words[g].upos == TC_UPOS_VERB && any_of(d, g, say, TC_COUNT(say));
}

/* --- values ------------------------------------------------------------------------------------------------------ */

static struct span part_of_year(int y, int part)
{
	return part == 'e' ? months(y, 1, 3) : part == 'm' ? months(y, 5, 8) : months(y, 10, 12);
}

/* A point without its year: the year that puts it nearest to the document on the side that the tense asks for. */
static struct span undated_point(const struct tc__dx *x, int32_t day, int dir)
{
	struct tc__point now = point_of(day), best = { 0 };
	int32_t best_off = INT32_MAX;
	for (int y = now.y - 4; y <= now.y + 4; y++) {
		struct tc__point p = { y, x->p.m, x->p.d };
		if (p.d > tc__days_in_month(y, p.m))
			continue;
		bool month = p.d == 0;
		int32_t from = first_day(p), to = last_day(p);
		if (x->named_day && !month && weekday_of(from) != x->weekday)
			continue;
		if (!x->named_day && (y < now.y - 1 || y > now.y + 1))
			continue;
		bool current = month && from <= day && day <= to;
		if (x->shift == -1 && (from > day || current))
			continue;
		if (x->shift == 1 && (to < day || current))
			continue;
		if (x->shift == 0 && y != now.y)
			continue;
		if (x->shift == TC__BARE && (dir < 0 || (dir == 0 && month)) && from > day + 2)
			continue;
		if (x->shift == TC__BARE && dir > 0 && to < day - 2)
			continue;
		int32_t off = current ? 0 : from > day ? from - day : day - to;
		if (off < best_off) {
			best_off = off;
			best = p;
		}
	}
	return best.y ? at_point(best) : unresolved(TC_PREC_UNKNOWN);
}

/* `said`: the expression dates an act of saying. Tomorrow's weekday then is tomorrow: papers date such news by the day before
 * it appears, and a statement six days old is "last Wednesday" (three of three such cases in PolNeAR, against none of three
 * with other verbs). */
static int32_t weekday_day(const struct tc__dx *x, int32_t day, int dir, bool said)
{
	int back = (weekday_of(day) - x->weekday + 7) % 7, ahead = (7 - back) % 7;
	if (x->shift == -1)
		return day - (back ? back : 7);
	if (x->shift == 1)
		return day - weekday_of(day) + 7 + x->weekday;
	if (x->past_only)
		return day - back;
	if (x->shift == 0)
		return dir < 0 ? day - back : day + ahead;
	if (dir > 0)
		return day + ahead;
	if (back == 6 && (dir == 0 || said))
		return day + 1;
	return day - back;
}

static struct span season_of(const struct tc__dx *x, int32_t day, int dir)
{
	static const int8_t first_month[] = { 3, 6, 9, 12 };
	int m = first_month[x->season], y = x->p.y;
	if (!y) {
		if (day == TC_DAY_NONE)
			return unresolved(TC_PREC_UNKNOWN);
		struct tc__point now = point_of(day);
		bool begun = now.m >= m, over = now.m > m + 2;
		if (x->season == 3) {
			y = now.m <= 5 && x->shift != 1 ? now.y - 1 : now.y;
			if (x->shift == -1)
				y = now.m <= 2 ? now.y - 2 : now.y - 1;
		} else if (x->shift == -1) {
			y = now.y - 1;
		} else if (x->shift == 1) {
			y = begun ? now.y + 1 : now.y;
		} else if (x->shift == 0) {
			y = now.y;
		} else {
			y = dir > 0 ? (over ? now.y + 1 : now.y) : (begun ? now.y : now.y - 1);
		}
	} else if (x->season == 3) {
		y--;                    /* "the winter of 2014" ends in 2014 more often than it begins there */
		y++;
	}
	return months(y, m, m + 2);
}

static struct tc__point shift_point(int32_t day, int unit, double n)
{
	struct tc__point now = point_of(day);
	int k = (int)(n < 0 ? n - 0.5 : n + 0.5);
	switch (unit) {
	case TC__MONTH: return month_of(now.y, now.m + k);
	case TC__YEAR: return (struct tc__point){ now.y + k, 0, 0 };
	case TC__DECADE: return (struct tc__point){ now.y + 10 * k, 0, 0 };
	case TC__WEEK: return point_of(day + 7 * k);
	case TC__WEEKEND: return point_of(day + 7 * k);
	case TC__HOUR: return point_of(day + (k <= -24 ? k / 24 : k >= 24 ? k / 24 : 0));
	default: return point_of(day + k);
	}
}

static struct span window_of(const struct tc__dx *x, int32_t day, int dir)
{
	struct tc__point now = point_of(day);
	if (x->n > 0) {
		if (dir < 0)
			return unresolved(TC_PREC_RANGE);
		struct tc__point b = shift_point(day, x->unit, x->n);
		if (x->unit == TC__MONTH || x->unit == TC__YEAR || x->unit == TC__DECADE) {
			b.m = b.m ? b.m : now.m;
			b.d = now.d < tc__days_in_month(b.y, b.m) ? now.d : tc__days_in_month(b.y, b.m);
		} else if (x->unit == TC__CENTURY || x->unit == TC__QUARTER) {
			return unresolved(TC_PREC_RANGE);
		}
		return between(now, b);
	}
	if (x->unit == TC__CENTURY || x->unit == TC__QUARTER || x->n < -400)
		return unresolved(TC_PREC_RANGE);
	struct tc__point a = shift_point(day, x->unit, x->n), b = now;
	if (!a.d)
		b.d = 0;
	if (!a.m)
		b.m = 0;
	return between(a, b);
}

static struct span period_of(const struct tc__dx *x, int32_t day, int dir)
{
	struct tc__point now = point_of(day);
	int k = x->shift == TC__BARE ? 0 : x->shift;
	switch (x->unit) {
	case TC__DAY:
		return at_day(day + k);
	case TC__WEEK:
		return in_week(day + 7 * k);
	case TC__WEEKEND: {
		int w = weekday_of(day);
		int32_t saturday = w >= 5 ? day - (w - 5) : day - w - 2;
		if (k > 0 || (dir > 0 && k == 0 && w < 5))
			saturday += 7;
		else if (k < 0 && w >= 5)
			saturday -= 7;
		return between(point_of(saturday), point_of(saturday + 1));
	}
	case TC__MONTH:
		return at_point(month_of(now.y, now.m + k));
	case TC__YEAR:
		if (x->part)
			return part_of_year(now.y + k, x->part);
		return at_point((struct tc__point){ now.y + k, 0, 0 });
	case TC__QUARTER: {
		int q = (now.m - 1) / 3 + k;
		return months(now.y, 3 * q + 1, 3 * q + 3);
	}
	case TC__DECADE: {
		int y = now.y / 10 * 10 + 10 * k;
		return between((struct tc__point){ y, 0, 0 }, (struct tc__point){ y + 9, 0, 0 });
	}
	default:
		return unresolved(TC_PREC_RANGE);
	}
}

static struct span anchored(const struct tc__dx *x, const struct span *anchor)
{
	if (!anchor || !anchor->a.y)
		return unresolved(TC_PREC_UNKNOWN);
	if (x->n == 0) {
		if (x->unit == TC__YEAR)
			return at_point((struct tc__point){ anchor->a.y, 0, 0 });
		if (x->unit == TC__MONTH && anchor->a.m)
			return at_point((struct tc__point){ anchor->a.y, anchor->a.m, 0 });
		if (anchor->a.d && !anchor->range)
			return x->unit == TC__DAY ? at_point(anchor->a) : x->unit == TC__WEEK ? in_week(first_day(anchor->a)) : unresolved(TC_PREC_UNKNOWN);
		return unresolved(TC_PREC_UNKNOWN);
	}
	const struct tc__point *from = x->n > 0 ? &anchor->b : &anchor->a;
	if (x->unit == TC__DAY && from->d)
		return at_day(first_day(*from) + (int32_t)x->n);
	if (x->unit == TC__WEEK && from->d)
		return in_week(first_day(*from) + 7 * (int32_t)x->n);
	if (x->unit == TC__MONTH && from->m)
		return at_point(month_of(from->y, from->m + (int)x->n));
	if (x->unit == TC__YEAR)
		return at_point((struct tc__point){ from->y + (int)x->n, 0, 0 });
	return unresolved(TC_PREC_UNKNOWN);
}

static struct span value_of(const struct tc__dx *x, int32_t day, int dir, bool said, const struct span *anchor)
{
	switch (x->kind) {
	case TC__DX_POINT:
		if (x->p.y && x->part && !x->p.m)
			return part_of_year(x->p.y, x->part);
		if (x->p.y)
			return x->p.d > tc__days_in_month(x->p.y, x->p.m ? x->p.m : 1) ? unresolved(TC_PREC_UNKNOWN) : at_point(x->p);
		return day == TC_DAY_NONE ? unresolved(TC_PREC_UNKNOWN) : undated_point(x, day, dir);
	case TC__DX_DECADE: {
		int y = x->p.y, a = 0, b = 9;
		if (x->part == 'e')
			b = 3;
		else if (x->part == 'm')
			a = 4, b = 6;
		else if (x->part == 'l')
			a = 7;
		return between((struct tc__point){ y + a, 0, 0 }, (struct tc__point){ y + b, 0, 0 });
	}
	case TC__DX_SEASON:
		return season_of(x, day, dir);
	case TC__DX_VAGUE_RANGE:
		return unresolved(TC_PREC_RANGE);
	case TC__DX_VAGUE:
		return unresolved(TC_PREC_UNKNOWN);
	case TC__DX_ANCHORED:
		return anchored(x, anchor);
	default:
		break;
	}
	if (x->kind == TC__DX_QUARTER && x->p.y) {
		int w = x->unit == TC__YEAR ? 6 : 3;
		return months(x->p.y, w * ((int)x->n - 1) + 1, w * (int)x->n);
	}
	if (day == TC_DAY_NONE)
		return unresolved(TC_PREC_UNKNOWN);
	switch (x->kind) {
	case TC__DX_WEEKDAY:
		return at_day(weekday_day(x, day, dir, said));
	case TC__DX_PERIOD:
		return period_of(x, day, dir);
	case TC__DX_WINDOW:
		return window_of(x, day, dir);
	case TC__DX_SHIFT: {
		if (x->n > 0 && x->shift == 0 && dir <= 0)
			return unresolved(TC_PREC_RANGE);       /* "in three days they took the city": how long it took */
		if (x->unit == TC__CENTURY || x->unit == TC__QUARTER || x->n < -4000 || x->n > 4000)
			return unresolved(TC_PREC_UNKNOWN);
		struct tc__point p = shift_point(day, x->unit, x->n);
		return x->unit == TC__WEEK ? in_week(first_day(p)) : at_point(p);
	}
	case TC__DX_QUARTER: {
		int w = x->unit == TC__YEAR ? 6 : 3, y = point_of(day).y + (x->shift == TC__BARE ? 0 : x->shift);
		return months(y, w * ((int)x->n - 1) + 1, w * (int)x->n);
	}
	default:
		return unresolved(TC_PREC_UNKNOWN);
	}
}

static struct span range_of(const struct tc__date_expr *e, int32_t day, int dir)
{
	struct tc__dx a = e->a, b = e->b;
	if (a.kind == TC__DX_POINT && b.kind == TC__DX_POINT && !a.p.y && b.p.y) {
		a.p.y = b.p.m && a.p.m > b.p.m ? b.p.y - 1 : b.p.y;
	}
	struct span hi = value_of(&b, day, dir, false, NULL), lo;
	if (!hi.a.y)
		return unresolved(TC_PREC_RANGE);
	if (a.kind == TC__DX_WEEKDAY) {
		int32_t end = first_day(hi.a);
		a.shift = TC__BARE;
		lo = at_day(weekday_day(&a, end, -1, false));
	} else if (a.kind == TC__DX_POINT && !a.p.y) {
		lo = undated_point(&a, first_day(hi.a), -1);
	} else {
		lo = value_of(&a, day, dir, false, NULL);
		if (b.kind == TC__DX_POINT && !b.p.y && lo.a.y)
			hi = undated_point(&b, first_day(lo.a), 1);
	}
	if (!lo.a.y || first_day(lo.a) > last_day(hi.b))
		return unresolved(TC_PREC_RANGE);
	return between(lo.a, hi.b);
}

/* From a point on to the document's date, in the point's own grain. */
static struct span since(struct span s, int32_t day)
{
	if (!s.a.y || day == TC_DAY_NONE || first_day(s.a) > day)
		return unresolved(TC_PREC_RANGE);
	struct tc__point now = point_of(day);
	if (!s.a.d)
		now.d = 0;
	if (!s.a.m)
		now.m = 0;
	return between(s.a, now);
}

static void set_value(struct tc_coding *cx, struct tc_timex *t, struct span s)
{
	t->when.precision = s.prec;
	t->when.value = TC_STR_NULL;
	t->day_from = t->day_to = TC_DAY_NONE;
	if (!s.a.y || s.a.y < 0 || s.b.y > 9999)
		return;
	t->day_from = first_day(s.a);
	t->day_to = s.prec == TC_PREC_WEEK ? t->day_from + 6 : last_day(s.b);
	tc_str a = point_text(cx->arena, s.a);
	t->when.value = a;
	if (!s.range)
		return;
	tc_str b = point_text(cx->arena, s.b);
	if (tc_str_eq(a, b)) {
		t->when.precision = s.a.d ? TC_PREC_DAY : s.a.m ? TC_PREC_MONTH : TC_PREC_YEAR;
		return;
	}
	t->when.value = tc_arena_printf(cx->arena, "%.*s/%.*s", TC_FMT(a), TC_FMT(b));
}

void tc_dates_find(struct tc_coding *cx)
{
	const struct tc_doc *d = cx->doc;
	struct tc__date_words words;
	tc__date_classify(d, cx->arena, &words);
	struct span anchor = { 0 };
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
			struct span v = e.range ? range_of(&e, cx->day, dir)
						: value_of(&e.a, cx->day, dir, dates_saying(cx, &t), s - anchor_sent <= 1 ? &anchor : NULL);
			int32_t p = t.first - 1;
			if (p >= st->first && word_is(d, p, "the"))
				p--;
			if (p >= st->first && v.a.y) {
				if (word_is(d, p, "since") && !(e.a.kind == TC__DX_WINDOW)) {
					v = since(v, cx->day);
					t.first = p;
				} else if (word_is(d, p, "before") && v.prec != TC_PREC_RANGE && !word_is(d, t.first, "Christmas")) {
					v = unresolved(TC_PREC_UNKNOWN);
				} else if (word_is(d, p, "after") && v.prec == TC_PREC_DAY && d->words[p].rel == TC_REL_CASE) {
					v = unresolved(TC_PREC_UNKNOWN);
				} else if (e.range && (word_is(d, p, "between") || word_is(d, p, "from"))) {
					t.first = p;
				}
			}
			set_value(cx, &t, v);
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

/* --- binding ------------------------------------------------------------------------------------------------------ */

static bool case_is(struct tc_coding *cx, int32_t word, const char *z)
{
	const struct tc_doc *d = cx->doc;
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next)
		if ((d->words[c].rel == TC_REL_CASE || d->words[c].rel == TC_REL_MARK) && word_is(d, c, z))
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
	int32_t g = governor_of(cx, t, top, word);
	struct bond b = { FAR, false };
	bool coarse = t->when.precision == TC_PREC_YEAR || t->when.precision == TC_PREC_MONTH || t->when.precision == TC_PREC_RANGE;
	if (g < 0)
		return b;
	/* The predicate is itself a word of the expression or hangs on it ("the night of the attack"). */
	if (word >= t->first && word <= t->last)
		return b;
	if (d->words[word].head == top && (d->words[word].rel == TC_REL_NMOD || (d->words[word].rel == TC_REL_ACL_RELCL &&
										 !word_is(d, t->last + 1, "that")))) {
		b.cost = 4;
		return b;
	}
	/* "the first visit since 2016" was not in 2016 or after */
	if (word_is(d, t->first, "since")) {
		for (int32_t c = d->words[g].child; c >= 0; c = d->words[c].next)
			if (d->words[c].xpos == TC_XPOS_JJS || word_is(d, c, "first") || word_is(d, c, "last"))
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
			if (depth == 0 && (rel == TC_REL_AMOD || rel == TC_REL_ADVMOD || nominal_rel(rel) || rel == TC_REL_ACL || rel == TC_REL_PARATAXIS ||
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
			bool soft = m < 0 || word_is(d, m, "with") || word_is(d, m, "as") || word_is(d, m, "when") || word_is(d, m, "while") || word_is(d, m, "by");
			bool to = m >= 0 && d->words[m].xpos == TC_XPOS_TO;
			/* A date at the head of the sentence holds for purposes too: "In May he chose the fair to announce ..." */
			if (to && t->first <= d->sents[w->sent].first + 1 && !is_cue(cx, h)) {
				cost += 20;
				break;
			}
			if (to || (!soft && !(coarse && m >= 0 && word_is(d, m, "after"))))
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
	return d->words[verb].upos == TC_UPOS_VERB && any_of(d, verb, verbs, TC_COUNT(verbs));
}

/* The wider search, for predicates whose own clause gives no date: the clauses above, as far as what they say happens in the
 * same stretch of time. A month or year carries further than a day. FAR if it does not reach. */
static int loose_bond(struct tc_coding *cx, int32_t word, int32_t top, const struct tc_timex *t)
{
	static const char *const apart[] = { "since", "until", "till", "for", "than" };
	const struct tc_doc *d = cx->doc;
	int32_t g = governor_of(cx, t, top, word), at = word;
	bool coarse = t->when.precision == TC_PREC_YEAR || t->when.precision == TC_PREC_MONTH || t->when.precision == TC_PREC_RANGE;
	bool clausal = false;
	if (!t->when.value.n)
		return FAR;
	if (g < 0)
		g = top;                /* "it was in January that ..." */
	for (size_t i = 0; i < TC_COUNT(apart); i++)
		if (case_is(cx, top, apart[i]))
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
			if (m >= 0 && (word_is(d, m, "if") || word_is(d, m, "unless") || word_is(d, m, "before") || word_is(d, m, "until") ||
				       word_is(d, m, "since") || word_is(d, m, "because")))
				return FAR;
			if (m >= 0 && !coarse && (word_is(d, m, "after") || (d->words[m].xpos == TC_XPOS_TO && t->first > at)))
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
		int32_t top = top_of(d, t->first, t->last);
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
	*out = best->when;
	if (best_since && best->when.value.n && best->when.precision != TC_PREC_RANGE) {
		struct tc_timex t = *best;
		struct span s = { .prec = best->when.precision };
		struct tc__point p = point_of(best->day_from);
		if (best->when.precision == TC_PREC_YEAR)
			p.m = p.d = 0;
		else if (best->when.precision == TC_PREC_MONTH)
			p.d = 0;
		s.a = s.b = p;
		set_value(cx, &t, since(s, cx->day));
		*out = t.when;
	}
}
