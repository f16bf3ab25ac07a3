/* SPDX-License-Identifier: Apache-2.0 */
/* code/reportcand.c - collect the places where somebody may be said to say, think or want something.
 * Generous on purpose: each cue word yields every content that its tree offers (clause, infinitive, object,
 * prepositional phrase), each quotation every cue that stands next to it, whatever the tree says, since parsers are
 * weakest around quotation marks. The model (reportmodel.c) chooses among them.
 * Contents are word ranges: the subtree without the cue's own part, without outer punctuation, widened to the whole
 * quotation where the cue stands outside it. */
#include "code/statement_int.h"

enum { MAX_PER_CUE = 8, NEAR = 14 };

static const char *const type_names[] = { "clause", "inf", "quote", "obj", "as", "prep", "source", "noun", "adj", "colon",
					  "adverb", "continued" };
const char *tc__cand_type_name(int t) { return t >= 0 && t < TC_CAND_TYPE_COUNT ? type_names[t] : ""; }

static bool is_nominal(const struct tc_word *w)
{
	return w->upos == TC_UPOS_NOUN || w->upos == TC_UPOS_PROPN || w->upos == TC_UPOS_PRON || w->upos == TC_UPOS_NUM;
}

static bool is_punct(const struct tc_word *w) { return w->upos == TC_UPOS_PUNCT; }

static bool is_rel(const struct tc_doc *d, int32_t i, int rel) { return d->words[i].rel == rel; }

static tc_str lower(struct tc_coding *cx, tc_str s)
{
	bool same = true;
	for (uint32_t i = 0; i < s.n; i++)
		same &= !tc_is_upper(s.p[i]);
	if (same)
		return s;
	char *p = tc_arena_alloc(cx->arena, s.n);
	for (uint32_t i = 0; i < s.n; i++)
		p[i] = tc_lower(s.p[i]);
	return tc_str_n(p, s.n);
}

void tc__phrase(const struct tc_doc *d, int32_t word, int32_t *first, int32_t *last)
{
	*first = *last = word;
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next) {
		switch (d->words[c].rel) {
		case TC_REL_CONJ: case TC_REL_CC: case TC_REL_APPOS: case TC_REL_ACL: case TC_REL_ACL_RELCL: case TC_REL_PUNCT:
		case TC_REL_CASE: case TC_REL_PARATAXIS: case TC_REL_ADVCL: case TC_REL_ADVCL_RELCL: case TC_REL_COP:
		case TC_REL_NSUBJ: case TC_REL_MARK: case TC_REL_DISCOURSE: case TC_REL_DEP: case TC_REL_LIST:
			/* Titles and first names can be appositions in front. */
			if (!(d->words[c].rel == TC_REL_APPOS && c < word))
				continue;
			break;
		default:
			break;
		}
		int32_t lo, hi;
		tc_subtree(d, c, &lo, &hi);
		if (c > word && lo > *last + 1 && tc_str_is(d->words[lo - 1].form, ","))
			continue;
		/* "the head of state, who ..." inside: keep to an unbroken phrase without commas behind the head. */
		if (c > word)
			for (int32_t i = lo; i <= hi; i++)
				if (is_punct(&d->words[i]) && tc_str_is(d->words[i].form, ",")) {
					hi = i - 1;
					break;
				}
		*first = lo < *first ? lo : *first;
		*last = hi > *last ? hi : *last;
	}
	while (*first < word && is_punct(&d->words[*first]))
		++*first;
	while (*last > word && is_punct(&d->words[*last]) && !tc_str_is(d->words[*last].form, ")"))
		--*last;
}

/* --- who speaks ------------------------------------------------------------------------------------------------- */

static bool is_relative(const struct tc_word *w)
{
	return w->xpos == TC_XPOS_WDT || w->xpos == TC_XPOS_WP || (w->upos == TC_UPOS_PRON && (tc_str_eqi(w->form, TC_STR("who")) ||
	       tc_str_eqi(w->form, TC_STR("which")) || tc_str_eqi(w->form, TC_STR("that")))) ;
}

static int32_t agent_of(const struct tc_doc *d, int32_t v)
{
	int32_t a = tc_child(d, v, TC_REL_OBL_AGENT);
	if (a >= 0)
		return a;
	for (int32_t c = d->words[v].child; c >= 0; c = d->words[c].next)
		if (is_rel(d, c, TC_REL_OBL) && c > v)
			for (int32_t k = d->words[c].child; k >= 0; k = d->words[k].next)
				if (is_rel(d, k, TC_REL_CASE) && tc_str_is(d->words[k].form, "by"))
					return c;
	return -1;
}

/* Who does the saying at verb v, climbing to where the subject is shared. -1: nobody is named. */
static int32_t subject_of(const struct tc_doc *d, int32_t v, bool *passive, const char **how)
{
	*passive = false;
	*how = "none";
	int32_t start = v;
	for (int step = 0; step < 6 && v >= 0; step++) {
		const struct tc_word *w = &d->words[v];
		int32_t s = tc_child(d, v, TC_REL_NSUBJ), p = tc_child(d, v, TC_REL_NSUBJ_PASS);
		if (s < 0)
			s = tc_child(d, v, TC_REL_NSUBJ_OUTER);
		if (s < 0)
			s = tc_child(d, v, TC_REL_CSUBJ);
		if (p >= 0 && v == start) {
			*passive = true;
			int32_t a = agent_of(d, v);
			*how = a >= 0 ? "agent" : "none";
			return a;
		}
		if (p >= 0)
			s = p;
		if (s >= 0) {
			*how = v == start ? "subj" : "shared";
			if (is_relative(&d->words[s]) && (w->rel == TC_REL_ACL_RELCL || w->rel == TC_REL_ADVCL_RELCL) && w->head >= 0) {
				*how = "relative";
				return w->head;
			}
			if (tc_child(d, v, TC_REL_EXPL) == s)
				return -1;
			return s;
		}
		if (w->head < 0)
			return -1;
		switch (w->rel) {
		case TC_REL_CONJ:
			v = w->head;
			break;
		case TC_REL_XCOMP: case TC_REL_ADVCL: case TC_REL_CSUBJ: {
			int32_t h = w->head;
			if (w->rel == TC_REL_XCOMP && d->words[h].upos == TC_UPOS_VERB) {
				int32_t o = tc_child(d, h, TC_REL_OBJ);
				if (o < 0)
					o = tc_child(d, h, TC_REL_IOBJ);
				if (o >= 0 && o < v) {
					*how = "control";
					return o;
				}
			}
			if (v == start && w->xpos == TC_XPOS_VBN && agent_of(d, v) >= 0) {
				*passive = true;
				*how = "agent";
				return agent_of(d, v);
			}
			v = h;
			break;
		}
		case TC_REL_CCOMP: case TC_REL_PARATAXIS:
			/* "..., the admiral said, adding that ..." */
			if (w->xpos != TC_XPOS_VBG || d->words[w->head].upos != TC_UPOS_VERB || tc_child(d, v, TC_REL_AUX) >= 0)
				return -1;
			v = w->head;
			break;
		case TC_REL_ACL: case TC_REL_AMOD:
			if (w->xpos == TC_XPOS_VBN) {
				*passive = true;
				int32_t a = agent_of(d, v);
				*how = a >= 0 ? "agent" : "none";
				return a;
			}
			*how = "noun";
			return is_nominal(&d->words[w->head]) ? w->head : -1;
		case TC_REL_ACL_RELCL:
			if (tc_child(d, v, TC_REL_OBJ) >= 0 || v != start)
				return -1;
			*how = "relative";
			return w->head;
		default:
			return -1;
		}
	}
	return -1;
}

/* Whose claim, view or plan noun n is. */
static int32_t owner_of(struct tc_coding *cx, int32_t n, const char **how, int32_t *verb)
{
	const struct tc_doc *d = cx->doc;
	*verb = -1;
	int32_t p = tc_child(d, n, TC_REL_NMOD_POSS);
	if (p >= 0) {
		*how = "poss";
		return p;
	}
	for (int32_t c = d->words[n].child; c >= 0; c = d->words[c].next)
		if (c > n && (is_rel(d, c, TC_REL_NMOD) || is_rel(d, c, TC_REL_OBL))) {
			tc_str k = tc_case_of(cx, c);
			if (tc_str_is(k, "by") || tc_str_is(k, "from") || tc_str_is(k, "among")) {
				*how = "by";
				return c;
			}
		}
	int32_t h = d->words[n].head;
	if (h >= 0 && d->words[h].upos == TC_UPOS_VERB && (is_rel(d, n, TC_REL_OBJ) || is_rel(d, n, TC_REL_OBL))) {
		bool passive;
		const char *sub;
		int32_t s = subject_of(d, h, &passive, &sub);
		*verb = h;
		*how = "light";
		return s;
	}
	if (h >= 0 && d->words[h].upos == TC_UPOS_VERB && is_rel(d, n, TC_REL_NSUBJ_PASS)) {
		*verb = h;
		*how = "lightpass";
		return agent_of(d, h);
	}
	/* "left, warning that ...": a participle taken for a noun */
	if (n > 0 && is_punct(&d->words[n - 1]) && tc_str_ends(d->words[n].form, TC_STR("ing")) && tc_child(d, n, TC_REL_DET) < 0) {
		for (int32_t steps = 0; h >= 0 && d->words[h].upos != TC_UPOS_VERB && steps < 8; steps++)
			h = d->words[h].head;
		if (h >= 0 && d->words[h].upos == TC_UPOS_VERB) {
			bool passive;
			const char *sub;
			int32_t s = subject_of(d, h, &passive, &sub);
			*how = "shared";
			return s;
		}
	}
	for (int32_t c = d->words[n].child; c >= 0; c = d->words[c].next)
		if (c < n && is_rel(d, c, TC_REL_COMPOUND) && d->words[c].upos == TC_UPOS_PROPN) {
			*how = "compound";
			return c;
		}
	*how = "none";
	return -1;
}

/* --- contents --------------------------------------------------------------------------------------------------- */

static void trim(const struct tc_doc *d, int32_t *first, int32_t *last)
{
	while (*first < *last && is_punct(&d->words[*first]))
		++*first;
	while (*last > *first && is_punct(&d->words[*last]))
		--*last;
}

/* Last region of a chain that runs over paragraphs, and the first. */
static int32_t chain_end(const struct tc__quotes *q, int32_t r)
{
	while (q->q[r].carries_on) {
		int32_t k = r + 1;
		while (k < q->n && q->q[k].nested)
			k++;
		if (k >= q->n || !q->q[k].carried_on)
			break;
		r = k;
	}
	return r;
}

static int32_t chain_begin(const struct tc__quotes *q, int32_t r)
{
	while (q->q[r].carried_on) {
		int32_t k = r - 1;
		while (k >= 0 && q->q[k].nested)
			k--;
		if (k < 0 || !q->q[k].carries_on)
			break;
		r = k;
	}
	return r;
}

static bool region_holds_word(const struct tc__quote *q, int32_t w) { return q->first <= w && w <= q->last; }

static int32_t nearest_nominal(const struct tc_doc *d, int32_t from, int32_t to);

/* The word right before the cue, adverbs and auxiliaries passed over, or a name right behind it, when the tree gives no
 * subject or one inside the quotation. */
static void mend_speaker(const struct tc__said_work *w, struct tc__cand *c)
{
	const struct tc_doc *d = w->cx->doc;
	if (c->cue_word < 0 || d->words[c->cue_word].upos != TC_UPOS_VERB || c->type == TC_CAND_SOURCE)
		return;
	bool inside = c->speaker >= c->content_first && c->speaker <= c->content_last && c->quote >= 0 &&
		      w->quotes.at[c->speaker] >= 0 && w->quotes.at[c->cue_word] < 0;
	bool finite = d->words[c->cue_word].xpos == TC_XPOS_VBD || d->words[c->cue_word].xpos == TC_XPOS_VBZ || d->words[c->cue_word].xpos == TC_XPOS_VBP;
	if (!inside && (c->speaker >= 0 || c->passive || !finite))
		return;
	int32_t s = d->words[c->cue_word].sent, lo = d->sents[s].first, hi = d->sents[s].first + d->sents[s].n - 1;
	int32_t i = c->cue_word - 1;
	while (i >= lo && (d->words[i].upos == TC_UPOS_ADV || d->words[i].upos == TC_UPOS_AUX || d->words[i].upos == TC_UPOS_PART))
		i--;
	/* ", who lives in Rome, said": over the clause between two commas */
	if (i > lo && is_punct(&d->words[i]) && w->quotes.at[i] < 0 && c->before == false)
		for (int32_t k = i - 1, n = 0; k > lo && n < 20; k--, n++)
			if (is_punct(&d->words[k])) {
				i = k - 1;
				break;
			}
	int32_t found = -1;
	if (i >= lo && is_nominal(&d->words[i]) && w->quotes.at[i] == w->quotes.at[c->cue_word])
		found = nearest_nominal(d, i, i - 8 > lo ? i - 8 : lo);
	if (found < 0 && c->cue_word + 1 <= hi && w->quotes.at[c->cue_word + 1] < 0 && c->before) {
		int32_t end = c->cue_word + 1;
		while (end < hi && end < c->cue_word + 9 && !is_punct(&d->words[end + 1]) && w->quotes.at[end + 1] < 0)
			end++;
		found = nearest_nominal(d, c->cue_word + 1, end);
	}
	if (found >= 0) {
		c->speaker = found;
		c->how = "mended";
	} else if (inside) {
		c->speaker = -1;
		c->how = "none";
	}
}

static struct tc__cand *add(struct tc__said_work *w, struct tc__cand c)
{
	const struct tc_doc *d = w->cx->doc;
	if (c.type != TC_CAND_QUOTE && c.type != TC_CAND_CONTINUED)
		trim(d, &c.content_first, &c.content_last);
	if (c.content_first > c.content_last || c.content_first < 0)
		return NULL;
	/* What a quotation says about saying stays inside it. */
	int32_t home = c.cue_word >= 0 ? w->quotes.at[c.cue_word] : -1;
	if (home >= 0) {
		const struct tc__quote *q = &w->quotes.q[home];
		if (c.content_first > q->last || c.content_last < q->first)
			return NULL;
		if (!q->carries_on && c.content_last > q->last)
			c.content_last = q->last;
		if (!q->carried_on && c.content_first < q->first)
			c.content_first = q->first;
		trim(d, &c.content_first, &c.content_last);
	}
	/* The whole quotation, where content runs into one and the cue stands outside. */
	c.quote = -1;
	for (int side = 0; side < 2; side++) {
		int32_t at = side ? c.content_last : c.content_first, r = w->quotes.at[at];
		if (r < 0 || (c.cue_word >= 0 && region_holds_word(&w->quotes.q[r], c.cue_word)))
			continue;
		const struct tc__quote *q = &w->quotes.q[r];
		if (q->last - q->first > 3 || c.type == TC_CAND_QUOTE) {
			int32_t b = chain_begin(&w->quotes, r), e = chain_end(&w->quotes, r);
			int32_t lo = w->quotes.q[b].first, hi = w->quotes.q[e].last;
			bool cue_inside = c.cue_word >= lo && c.cue_word <= hi;
			if (!cue_inside) {
				c.content_first = lo < c.content_first ? lo : c.content_first;
				c.content_last = hi > c.content_last ? hi : c.content_last;
			}
		} else {
			c.content_first = q->first < c.content_first ? q->first : c.content_first;
			c.content_last = q->last > c.content_last ? q->last : c.content_last;
		}
		c.quote = c.quote < 0 ? r : c.quote;
	}
	/* A quotation that opens right behind the last word goes on with the sentence. */
	if (c.type != TC_CAND_QUOTE && c.content_last + 1 < d->n_words) {
		int32_t nx = c.content_last + 1;
		while (nx + 1 < d->n_words && is_punct(&d->words[nx]) && w->quotes.at[nx] < 0 && d->words[nx].form.n <= 3 &&
		       !tc_str_is(d->words[nx].form, ",") && !tc_str_is(d->words[nx].form, ".") && nx < c.content_last + 3)
			nx++;
		int32_t r = w->quotes.at[nx];
		if (r >= 0 && w->quotes.q[r].first >= nx - 1 && d->words[nx].sent == d->words[c.content_last].sent &&
		    (c.cue_word < c.content_first) && (c.content_last + 1 == nx || w->quotes.q[r].outer.beg >= d->words[c.content_last].end) &&
		    w->quotes.q[r].outer.beg <= d->words[c.content_last].end + 1) {
			c.content_last = w->quotes.q[r].last;
			c.quote = c.quote < 0 ? r : c.quote;
		}
	}
	c.before = c.cue_word >= 0 && c.content_first < c.cue_word;
	mend_speaker(w, &c);
	for (int32_t i = w->cands.n - 1; i >= 0 && i >= w->cands.n - MAX_PER_CUE; i--) {
		const struct tc__cand *o = &w->cands.c[i];
		if (o->cue_word == c.cue_word && o->content_first == c.content_first && o->content_last == c.content_last)
			return NULL;
	}
	c.within = -1;
	TC_PUSH(w->cx->arena, w->cands.c, w->cands.n, w->cands.cap, c);
	return &w->cands.c[w->cands.n - 1];
}

/* Words of `top`'s subtree without the subtree of `without`, which lies at one of its edges or inside. */
static void clause_without(const struct tc_doc *d, int32_t top, int32_t without, int32_t *first, int32_t *last)
{
	int32_t lo, hi;
	tc_subtree(d, top, first, last);
	tc_subtree(d, without, &lo, &hi);
	/* Punctuation between the part left out and the edge goes with it. */
	int32_t k = lo - 1, m = hi + 1;
	while (k >= *first && is_punct(&d->words[k]))
		k--;
	while (m <= *last && is_punct(&d->words[m]))
		m++;
	if (m > *last)
		*last = k;
	else if (k < *first)
		*first = m;
}

/* Lemmatisers err at silent e ("endors", "blaste"): try both ways. */
static const struct tc__cue *verb_cue(const struct tc_report_lex *lex, tc_str lemma)
{
	const struct tc__cue *e = tc__cue_find(lex, lemma, 'V');
	char buf[32];
	if (e || lemma.n < 4 || lemma.n + 1 > sizeof buf)
		return e;
	if (lemma.p[lemma.n - 1] == 'e')
		return tc__cue_find(lex, tc_str_cut(lemma, 0, lemma.n - 1), 'V');
	memcpy(buf, lemma.p, lemma.n);
	buf[lemma.n] = 'e';
	return tc__cue_find(lex, tc_str_n(buf, lemma.n + 1), 'V');
}

static const struct tc__cue *cue_of_verb(struct tc__said_work *w, int32_t v, int32_t *extra)
{
	const struct tc_doc *d = w->cx->doc;
	tc_str lemma = lower(w->cx, d->words[v].lemma);
	const struct tc__cue *best = NULL;
	*extra = -1;
	for (int32_t c = d->words[v].child; c >= 0; c = d->words[c].next) {
		tc_str part = TC_STR_NULL;
		if (is_rel(d, c, TC_REL_COMPOUND_PRT) || (is_rel(d, c, TC_REL_ADVMOD) && c == v + 1))
			part = lower(w->cx, d->words[c].form);
		else if ((is_rel(d, c, TC_REL_OBL) || is_rel(d, c, TC_REL_ADVCL)) && c > v) {
			int32_t k = tc_child(d, c, TC_REL_CASE);
			if (k == v + 1)
				part = lower(w->cx, d->words[k].form);
		}
		if (!part.n || lemma.n + part.n + 1 > 60)
			continue;
		char buf[64];
		memcpy(buf, lemma.p, lemma.n);
		buf[lemma.n] = '_';
		memcpy(buf + lemma.n + 1, part.p, part.n);
		const struct tc__cue *e = tc__cue_find(w->lex, tc_str_n(buf, lemma.n + part.n + 1), 'V');
		if (e) {
			best = e;
			*extra = is_rel(d, c, TC_REL_COMPOUND_PRT) || is_rel(d, c, TC_REL_ADVMOD) ? c : tc_child(d, c, TC_REL_CASE);
		}
	}
	return best ? best : verb_cue(w->lex, lemma);
}

/* A cue in the past tense like v itself, joined to v's content and without a subject of its own; -1 none. */
static int32_t joined_cue(struct tc__said_work *w, int32_t v, int32_t content)
{
	const struct tc_doc *d = w->cx->doc;
	for (int32_t k = d->words[content].child; k >= 0; k = d->words[k].next) {
		int32_t extra;
		bool tense = d->words[k].xpos == d->words[v].xpos || (d->words[v].xpos == TC_XPOS_VBD && d->words[k].xpos == TC_XPOS_VBN);
		if (d->words[k].rel != TC_REL_CONJ || !tense || d->words[k].upos != TC_UPOS_VERB ||
		    (tc_child(d, k, TC_REL_CCOMP) < 0 && tc_child(d, k, TC_REL_XCOMP) < 0) || tc_child(d, k, TC_REL_NSUBJ) >= 0 ||
		    tc_child(d, k, TC_REL_NSUBJ_PASS) >= 0 || tc_child(d, k, TC_REL_AUX) >= 0)
			continue;
		if (cue_of_verb(w, k, &extra))
			return k;
	}
	return -1;
}

static void verb_cands(struct tc__said_work *w, int32_t v)
{
	struct tc_coding *cx = w->cx;
	const struct tc_doc *d = cx->doc;
	int32_t extra;
	const struct tc__cue *e = cue_of_verb(w, v, &extra);
	const struct tc_word *vw = &d->words[v];
	bool passive;
	const char *how;
	int32_t speaker = subject_of(d, v, &passive, &how);
	int32_t obj = tc_child(d, v, TC_REL_OBJ), iobj = tc_child(d, v, TC_REL_IOBJ);
	/* "reports CNN": the name behind a cue that a quotation precedes is its subject. */
	struct tc__cand base = { .cue = e, .cue_word = v, .cue_first = v, .cue_last = extra > v ? extra : v, .speaker = speaker,
				 .how = how, .passive = passive, .content = -1 };
	if (passive && base.speaker < 0)
		base.how = "passive";
	/* ... and its speaker the one who said the first. */
	if (vw->rel == TC_REL_CONJ && strcmp(how, "shared") == 0 && e && vw->head >= 0 && d->words[vw->head].rel == TC_REL_CCOMP && d->words[vw->head].head >= 0 &&
	    d->words[vw->head].head < vw->head && joined_cue(w, d->words[vw->head].head, vw->head) == v) {
		int32_t outer = d->words[vw->head].head, extra_outer;
		bool p;
		const char *h;
		const struct tc__cue *o = cue_of_verb(w, outer, &extra_outer);
		int32_t s = subject_of(d, outer, &p, &h);
		if (o && s >= 0 && !p && d->words[speaker].upos != TC_UPOS_PROPN && d->words[speaker].upos != TC_UPOS_PRON) {
			base.speaker = s;
			base.how = "joined";
		}
	}
	bool any = false;
	for (int32_t c = vw->child; c >= 0; c = d->words[c].next) {
		struct tc__cand k = base;
		k.content = c;
		int rel = d->words[c].rel;
		if (rel == TC_REL_CCOMP) {
			k.type = TC_CAND_CLAUSE;
			tc_subtree(d, c, &k.content_first, &k.content_last);
			if (k.content_first <= v && v <= k.content_last) {
				/* a content around its cue */
				clause_without(d, c, v, &k.content_first, &k.content_last);
			}
			/* "said the minister's meeting | was planned": its subject taken for an object */
			if (c > v && obj > v && obj < c && e && !e->addr_obj) {
				int32_t lo, hi;
				tc_subtree(d, obj, &lo, &hi);
				if (lo > v && hi + 1 == k.content_first)
					k.content_first = lo;
			}
			if (c < v && base.speaker < 0 && obj > v && vw->rel != TC_REL_ACL_RELCL) {
				k.speaker = obj;
				k.how = "inverted";
			}
			/* "said the war was over and promised that ...": what is joined on is the speaker's next act, unless the
			 * subject between them can promise too. */
			int32_t next = e && c > v ? joined_cue(w, v, c) : -1, sub = tc_child(d, c, TC_REL_NSUBJ);
			bool thing = sub < 0 || (d->words[sub].upos != TC_UPOS_PROPN && d->words[sub].upos != TC_UPOS_PRON);
			if (next < 0 || !thing)
				any |= add(w, k) != NULL;
			if (next >= 0) {
				int32_t lo, hi;
				tc_subtree(d, next, &lo, &hi);
				k.content_last = lo - 1;
				while (k.content_last > k.content_first && (is_punct(&d->words[k.content_last]) || d->words[k.content_last].upos == TC_UPOS_CCONJ))
					k.content_last--;
				k.how = "before";
				any |= add(w, k) != NULL;
			}
		} else if (rel == TC_REL_XCOMP && e) {
			k.type = d->words[c].upos == TC_UPOS_VERB || tc_child(d, c, TC_REL_MARK) >= 0 ? TC_CAND_INF : TC_CAND_AS;
			tc_subtree(d, c, &k.content_first, &k.content_last);
			struct tc__cand wide = k;
			if (obj >= 0 && obj > v && obj < c) {
				int32_t lo, hi;
				tc_subtree(d, obj, &lo, &hi);
				wide.content_first = lo < k.content_first ? lo : k.content_first;
				any |= add(w, wide) != NULL;
			} else {
				any |= add(w, k) != NULL;
			}
		} else if (rel == TC_REL_PARATAXIS && e && c > v && e->contents & (TC_CONTENT_CLAUSE | TC_CONTENT_QUOTE)) {
			k.type = TC_CAND_CLAUSE;
			tc_subtree(d, c, &k.content_first, &k.content_last);
			any |= add(w, k) != NULL;
		} else if ((rel == TC_REL_OBL || rel == TC_REL_ADVCL) && e && c > v) {
			int32_t cs = tc_child(d, c, TC_REL_CASE);
			if (cs < 0)
				cs = tc_child(d, c, TC_REL_MARK);
			tc_str prep = cs >= 0 ? lower(cx, d->words[cs].form) : TC_STR_NULL;
			bool as = tc_str_is(prep, "as");
			bool own = extra >= 0 && cs == extra;
			if (cs < 0 || cs > c || !(own || tc__cue_prep(e, prep)) || tc_str_is(prep, "that"))
				continue;
			if (rel == TC_REL_ADVCL && !as && !own && d->words[c].xpos != TC_XPOS_VBG)
				continue;
			k.type = as ? TC_CAND_AS : TC_CAND_PREP;
			tc_subtree(d, c, &k.content_first, &k.content_last);
			if (obj > v && obj < c && (as || tc_str_is(prep, "for") || tc_str_is(prep, "of"))) {
				int32_t lo, hi;
				tc_subtree(d, obj, &lo, &hi);
				k.content_first = lo;
				k.type = TC_CAND_AS;
			} else {
				if (k.content_first == cs)
					k.content_first = cs + 1;
				if (cs == v + 1)
					k.cue_last = cs;
			}
			any |= add(w, k) != NULL;
		}
	}
	/* A parenthetical: "..., officials said, ..." */
	bool as_mark = tc_child(d, v, TC_REL_MARK) >= 0 && tc_lemma_is(d, tc_child(d, v, TC_REL_MARK), "as");
	if (vw->head >= 0 && (vw->rel == TC_REL_PARATAXIS || (vw->rel == TC_REL_ADVCL && as_mark)) && tc_child(d, v, TC_REL_CCOMP) < 0 && e &&
	    e->contents & (TC_CONTENT_CLAUSE | TC_CONTENT_QUOTE)) {
		struct tc__cand k = base;
		k.type = TC_CAND_CLAUSE;
		k.content = vw->head;
		clause_without(d, vw->head, v, &k.content_first, &k.content_last);
		if (k.speaker < 0 && obj > v) {
			k.speaker = obj;
			k.how = "inverted";
		}
		any |= add(w, k) != NULL;
	}
	/* A relative clause: "which he called a mistake", "what officials said was ..." : content is the antecedent. */
	if (obj >= 0 && e && e->contents & TC_CONTENT_OBJ && obj != base.speaker) {
		struct tc__cand k = base;
		k.type = TC_CAND_OBJ;
		k.content = obj;
		tc_subtree(d, obj, &k.content_first, &k.content_last);
		if (tc_lemma_is(d, v, "cite")) {
			int32_t lo, hi;
			tc__phrase(d, obj, &lo, &hi);
			k.content_first = lo;
			k.content_last = hi;
		}
		if (k.content_first > v || k.content_last < v)
			any |= add(w, k) != NULL;
		/* With the prepositional phrases that the parser hung on the verb. */
		int32_t wide = k.content_last;
		for (int32_t c = vw->child; c >= 0; c = d->words[c].next) {
			int32_t lo, hi;
			if (c <= obj || (d->words[c].rel != TC_REL_OBL && d->words[c].rel != TC_REL_NMOD))
				continue;
			tc_subtree(d, c, &lo, &hi);
			if (lo == wide + 1)
				wide = hi;
		}
		if (wide > k.content_last && obj > v) {
			k.content_last = wide;
			k.how = "wide";
			any |= add(w, k) != NULL;
		}
	} else if (obj >= 0 && e && iobj < 0 && e->contents & TC_CONTENT_CLAUSE && obj > v && !e->addr_obj) {
		struct tc__cand k = base;
		k.type = TC_CAND_OBJ;
		k.content = obj;
		tc_subtree(d, obj, &k.content_first, &k.content_last);
		any |= add(w, k) != NULL;
	}
	if (passive && e && tc_child(d, v, TC_REL_NSUBJ_PASS) >= 0 && e->contents & TC_CONTENT_OBJ) {
		struct tc__cand k = base;
		k.type = TC_CAND_OBJ;
		k.content = tc_child(d, v, TC_REL_NSUBJ_PASS);
		tc_subtree(d, k.content, &k.content_first, &k.content_last);
		any |= add(w, k) != NULL;
	}
	/* "said in April that ...": the clause hung on the time by mistake. */
	if (e && e->contents & TC_CONTENT_CLAUSE && tc_child(d, v, TC_REL_CCOMP) < 0) {
		int32_t end = d->sents[vw->sent].first + d->sents[vw->sent].n - 1;
		for (int32_t i = v + 1; i <= end && i <= v + 12; i++) {
			const struct tc_word *x = &d->words[i];
			if (w->quotes.at[i] != w->quotes.at[v])
				break;
			if (x->upos == TC_UPOS_VERB) {
				/* "reported, citing an official, that" */
				if (x->head == v && (tc_lemma_is(d, i, "cite") || tc_lemma_is(d, i, "quote")))
					continue;
				break;
			}
			if (!tc_str_is(x->form, "that") || x->xpos == TC_XPOS_DT || x->head < 0 || (i > v + 1 && d->words[i - 1].upos == TC_UPOS_DET))
				continue;
			struct tc__cand k = base;
			int32_t lo;
			k.type = TC_CAND_CLAUSE;
			k.content = x->head;
			tc_subtree(d, x->head, &lo, &k.content_last);
			if (x->head <= i || k.content_last <= i)
				break;
			k.content_first = i;
			k.how = base.speaker >= 0 ? "thatfar" : base.how;
			any |= add(w, k) != NULL;
			break;
		}
	}
	if (vw->rel == TC_REL_ACL_RELCL && e && obj < 0 && !any && e->contents & (TC_CONTENT_OBJ | TC_CONTENT_CLAUSE)) {
		struct tc__cand k = base;
		k.type = TC_CAND_OBJ;
		k.content = vw->head;
		int32_t lo, hi;
		tc__phrase(d, vw->head, &lo, &hi);
		k.content_first = lo;
		k.content_last = hi;
		if (hi < v)
			add(w, k);
	}
}

static const struct tc__cue *cue_of(struct tc__said_work *w, int32_t i, char pos)
{
	return tc__cue_find(w->lex, lower(w->cx, w->cx->doc->words[i].lemma), pos);
}

static bool starts_with_that(const struct tc_doc *d, int32_t c)
{
	int32_t lo, hi;
	tc_subtree(d, c, &lo, &hi);
	return d->words[lo].upos == TC_UPOS_SCONJ && tc_str_is(d->words[lo].form, "that");
}

static void noun_cands(struct tc__said_work *w, int32_t n)
{
	struct tc_coding *cx = w->cx;
	const struct tc_doc *d = cx->doc;
	const struct tc__cue *e = cue_of(w, n, 'N');
	if (!e)
		return;
	const char *how = "none";
	int32_t verb, speaker = owner_of(cx, n, &how, &verb);
	for (int32_t c = d->words[n].child; c >= 0; c = d->words[c].next) {
		struct tc__cand k = { .type = TC_CAND_NOUN, .cue = e, .cue_word = n, .cue_first = n, .cue_last = n, .speaker = speaker,
				      .how = how, .content = c };
		int rel = d->words[c].rel;
		if (c < n || c == speaker)
			continue;
		if (verb >= 0 && verb < n && n - verb < 6)
			k.cue_first = verb;
		int32_t mark = tc_child(d, c, TC_REL_MARK);
		if ((rel == TC_REL_ACL && (mark >= 0 || d->words[c].xpos == TC_XPOS_VB)) || rel == TC_REL_CCOMP ||
		    ((rel == TC_REL_ACL_RELCL || rel == TC_REL_ACL) && starts_with_that(d, c))) {
			tc_subtree(d, c, &k.content_first, &k.content_last);
			add(w, k);
		} else if (rel == TC_REL_NMOD || rel == TC_REL_OBL || rel == TC_REL_ACL) {
			int32_t cs = tc_child(d, c, TC_REL_CASE);
			if (cs < 0)
				cs = tc_child(d, c, TC_REL_MARK);
			if (cs < 0 || cs > c || !tc__cue_prep(e, lower(cx, d->words[cs].form)))
				continue;
			tc_subtree(d, c, &k.content_first, &k.content_last);
			if (k.content_first == cs)
				k.content_first = cs + 1;
			if (cs == n + 1)
				k.cue_last = cs;
			add(w, k);
		}
	}
}

static void adj_cands(struct tc__said_work *w, int32_t a)
{
	struct tc_coding *cx = w->cx;
	const struct tc_doc *d = cx->doc;
	const struct tc__cue *e = cue_of(w, a, 'A');
	if (!e)
		return;
	bool passive;
	const char *how;
	int32_t speaker = subject_of(d, a, &passive, &how);
	if (passive) {
		int32_t p = tc_child(d, a, TC_REL_NSUBJ_PASS);
		if (p >= 0) {
			speaker = p;
			how = "subj";
		}
	}
	if (speaker < 0 && d->words[a].rel == TC_REL_AMOD)
		return;
	for (int32_t c = d->words[a].child; c >= 0; c = d->words[c].next) {
		struct tc__cand k = { .type = TC_CAND_ADJ, .cue = e, .cue_word = a, .cue_first = a, .cue_last = a, .speaker = speaker,
				      .how = how, .content = c };
		int rel = d->words[c].rel;
		if (c < a)
			continue;
		if (rel == TC_REL_CCOMP || rel == TC_REL_XCOMP || (rel == TC_REL_ADVCL && d->words[c].xpos == TC_XPOS_VB)) {
			tc_subtree(d, c, &k.content_first, &k.content_last);
			add(w, k);
		} else if (rel == TC_REL_OBL || rel == TC_REL_ADVCL) {
			int32_t cs = tc_child(d, c, TC_REL_CASE);
			if (cs < 0)
				cs = tc_child(d, c, TC_REL_MARK);
			if (cs < 0 || cs > c || !tc__cue_prep(e, lower(cx, d->words[cs].form)))
				continue;
			tc_subtree(d, c, &k.content_first, &k.content_last);
			if (k.content_first == cs)
				k.content_first = cs + 1;
			add(w, k);
		}
	}
}

/* The predicate that `word` hangs below, and whether it has a subject of its own. */
static int32_t clause_of(const struct tc_doc *d, int32_t word)
{
	for (int step = 0; step < 12 && word >= 0; step++) {
		if (d->words[word].upos == TC_UPOS_VERB || tc_child(d, word, TC_REL_NSUBJ) >= 0 || tc_child(d, word, TC_REL_NSUBJ_PASS) >= 0 ||
		    tc_child(d, word, TC_REL_COP) >= 0 || d->words[word].head < 0)
			return word;
		word = d->words[word].head;
	}
	return word;
}

/* "according to X", "in X's view". n heads the phrase. */
static void source_cands(struct tc__said_work *w, int32_t n)
{
	struct tc_coding *cx = w->cx;
	const struct tc_doc *d = cx->doc;
	int32_t first = -1, last = -1, cs = -1;
	const struct tc__cue *e = NULL;
	int32_t speaker = n;
	const char *how = "source";
	for (int32_t c = d->words[n].child; c >= 0 && !e; c = d->words[c].next) {
		int rel = d->words[c].rel;
		if (rel != TC_REL_CASE && rel != TC_REL_AMOD && rel != TC_REL_ADVMOD && rel != TC_REL_ACL)
			continue;
		if (tc_str_eqi(d->words[c].form, TC_STR("according"))) {
			e = tc__cue_find(w->lex, TC_STR("according_to"), 'P');
			cs = c;
			first = c;
			last = c + 1 < d->n_words && tc_str_eqi(d->words[c + 1].form, TC_STR("to")) ? c + 1 : c;
		} else if (rel == TC_REL_CASE && tc_str_eqi(d->words[c].form, TC_STR("per")) && d->words[n].upos == TC_UPOS_PROPN) {
			e = tc__cue_find(w->lex, TC_STR("per"), 'P');
			cs = first = last = c;
		} else if (rel == TC_REL_CASE && (tc_str_eqi(d->words[c].form, TC_STR("in")) || tc_str_eqi(d->words[c].form, TC_STR("from")) ||
						 tc_str_eqi(d->words[c].form, TC_STR("by")))) {
			int32_t p = tc_child(d, n, TC_REL_NMOD_POSS);
			tc_str prep = lower(cx, d->words[c].form), lem = lower(cx, d->words[n].lemma);
			static const char *const inquiries[] = { "poll", "survey", "study", "report", "letter", "filing", "memo" };
			for (size_t i = 0; i < TC_COUNT(inquiries) && tc_str_is(prep, "in"); i++)
				if (tc_str_is(lem, inquiries[i])) {
					e = tc__cue_find(w->lex, TC_STR("in"), 'P');
					cs = first = last = c;
				}
			if (e)
				break;
			if (p < 0 || prep.n + lem.n > 50)
				continue;
			char buf[64];
			memcpy(buf, prep.p, prep.n);
			buf[prep.n] = '_';
			memcpy(buf + prep.n + 1, lem.p, lem.n);
			e = tc__cue_find(w->lex, tc_str_n(buf, prep.n + lem.n + 1), 'P');
			speaker = p;
			cs = first = c;
			last = n;
		}
	}
	if (!e || d->words[n].head < 0 || cs < 0)
		return;
	static const char *const no_source[] = { "plan", "schedule", "need", "custom", "tradition", "taste", "script", "size", "rank", "age",
						 "ability", "type", "order", "timetable", "protocol", "rule" };
	for (size_t i = 0; i < TC_COUNT(no_source) && d->words[n].upos == TC_UPOS_NOUN && n == last + 1; i++)
		if (tc_lemma_is(d, n, no_source[i]))
			return;
	/* Two readings: the nearest clause, the whole sentence. */
	int32_t near = clause_of(d, d->words[n].head), sent = d->words[n].sent, root = d->sents[sent].root;
	int32_t lo, hi;
	tc_subtree(d, n, &lo, &hi);
	for (int pass = 0; pass < 2; pass++) {
		int32_t top = pass ? root : near;
		if (top < 0 || (pass && (top == near || w->quotes.at[cs] >= 0)))
			continue;
		struct tc__cand k = { .type = TC_CAND_SOURCE, .cue = e, .cue_word = cs, .cue_first = first, .cue_last = last,
				      .speaker = speaker, .how = how, .content = top, .passive = pass };
		tc_subtree(d, top, &k.content_first, &k.content_last);
		int32_t s_end = d->sents[sent].first + d->sents[sent].n - 1;
		/* "The call was asked for, according to an aide, and ...": what is joined on behind is another matter. */
		for (int32_t c = d->words[top].child; c >= 0 && pass == 0; c = d->words[c].next) {
			int32_t a, b;
			if (d->words[c].rel != TC_REL_CONJ || c < n)
				continue;
			tc_subtree(d, c, &a, &b);
			if (a > hi && a <= hi + 2 && a > k.content_first && lo > top) {
				k.content_last = lo - 1;
				break;
			}
		}
		if (lo <= k.content_first)
			k.content_first = hi + 1;
		else if (hi >= k.content_last - 1 || hi >= s_end - 1)
			k.content_last = lo - 1;
		else if (pass == 0 && k.content_last < s_end - 1 && lo > top)
			k.content_last = lo - 1;
		add(w, k);
	}
}

static void adverb_cands(struct tc__said_work *w, int32_t a)
{
	const struct tc_doc *d = w->cx->doc;
	const struct tc__cue *e = cue_of(w, a, 'R');
	if (!e || d->words[a].head < 0)
		return;
	int32_t top = clause_of(d, d->words[a].head);
	struct tc__cand k = { .type = TC_CAND_ADVERB, .cue = e, .cue_word = a, .cue_first = a, .cue_last = a, .speaker = -1,
			      .how = "none", .content = top };
	tc_subtree(d, top, &k.content_first, &k.content_last);
	if (k.content_first == a)
		k.content_first = a + 1;
	add(w, k);
}

/* --- by position alone -------------------------------------------------------------------------------------------- */

static int32_t nearest_nominal(const struct tc_doc *d, int32_t from, int32_t to)
{
	int step = from <= to ? 1 : -1;
	for (int32_t i = from; i != to + step; i += step) {
		if (!is_nominal(&d->words[i]))
			continue;
		/* up to the head of its phrase, within the stretch */
		int32_t h = i;
		while (d->words[h].head >= 0 && is_nominal(&d->words[d->words[h].head]) &&
		       (step > 0 ? d->words[h].head <= to && d->words[h].head >= from : d->words[h].head >= to && d->words[h].head <= from))
			h = d->words[h].head;
		return h;
	}
	return -1;
}

static bool quote_cue(struct tc__said_work *w, int32_t i, const struct tc__cue **e, int32_t *extra)
{
	const struct tc_doc *d = w->cx->doc;
	const struct tc_word *x = &d->words[i];
	*e = NULL;
	*extra = -1;
	if (x->upos != TC_UPOS_VERB && !(x->xpos >= TC_XPOS_VB && x->xpos <= TC_XPOS_VBZ)) {
		/* `" reports CNN`, taken for a noun */
		const struct tc_word *nx = i + 1 < d->n_words ? &d->words[i + 1] : NULL;
		int32_t back = i - 1;
		while (back > 0 && is_punct(&d->words[back]) && w->quotes.at[back] < 0)
			back--;
		if (x->xpos != TC_XPOS_NNS || back < 0 || !nx || w->quotes.at[back] < 0 ||
		    !(nx->upos == TC_UPOS_PROPN || nx->upos == TC_UPOS_DET))
			return false;
	}
	*e = cue_of_verb(w, i, extra);
	return *e && (*e)->contents & (TC_CONTENT_QUOTE | TC_CONTENT_CLAUSE);
}

/* The cue after region r: `", Carter told reporters`; -1 none. */
static int32_t cue_after(struct tc__said_work *w, int32_t r, const struct tc__cue **e, int32_t *extra, int32_t *speaker)
{
	const struct tc_doc *d = w->cx->doc;
	const struct tc__quote *q = &w->quotes.q[r];
	if (q->last < q->first || !q->closed)
		return -1;
	int32_t i = q->last + 1;
	while (i < d->n_words && d->words[i].beg < q->outer.end)
		i++;
	int32_t para = q->para, start = i;
	/* A full stop inside the marks ends the matter; after ? ! , the cue may stand where the splitter began anew. */
	if (start < d->n_words && d->words[start].sent != d->words[q->last].sent && tc_str_is(d->words[q->last].form, "."))
		return -1;
	for (int32_t n = 0; i < d->n_words && n < NEAR; i++, n++) {
		if (d->sents[d->words[i].sent].para != para || w->quotes.at[i] >= 0)
			return -1;
		const struct tc_word *x = &d->words[i];
		/* the cue's sentence: the one the quotation ends in, or the next one if the splitter cut at the mark */
		if (i > start && d->words[i].sent != d->words[start].sent)
			return -1;
		if (is_punct(x) && i > start && (tc_str_is(x->form, ".") || tc_str_is(x->form, ";")))
			return -1;
		if (quote_cue(w, i, e, extra)) {
			bool passive;
			const char *how;
			*speaker = subject_of(d, i, &passive, &how);
			if (*speaker < 0 || passive || *speaker < start) {
				int32_t end = i;
				while (end + 1 < d->n_words && d->words[end + 1].sent == d->words[i].sent && end < i + 10 &&
				       w->quotes.at[end + 1] < 0 && !is_punct(&d->words[end + 1]))
					end++;
				int32_t b = i > start ? nearest_nominal(d, i - 1, start) : -1;
				*speaker = b >= 0 ? b : end > i ? nearest_nominal(d, i + 1, end) : -1;
			}
			return i;
		}
		if (x->upos == TC_UPOS_VERB && x->xpos != TC_XPOS_VBG && x->rel != TC_REL_ACL && x->rel != TC_REL_ACL_RELCL && x->rel != TC_REL_AMOD)
			return -1;
		if (x->upos == TC_UPOS_CCONJ || x->upos == TC_UPOS_SCONJ)
			return -1;
	}
	return -1;
}

/* The cue before region r: `Carter said, "`; `Carter told reporters that "`. */
static int32_t cue_before(struct tc__said_work *w, int32_t r, const struct tc__cue **e, int32_t *extra, int32_t *speaker)
{
	const struct tc_doc *d = w->cx->doc;
	const struct tc__quote *q = &w->quotes.q[r];
	if (q->last < q->first)
		return -1;
	int32_t i = q->first - 1;
	while (i >= 0 && d->words[i].end > q->outer.beg)
		i--;
	int32_t start = i;
	for (int32_t n = 0; i >= 0 && n < NEAR; i--, n++) {
		const struct tc_word *x = &d->words[i];
		if (w->quotes.at[i] >= 0 || d->sents[x->sent].para != q->para)
			return -1;
		if (is_punct(x) && (tc_str_is(x->form, ".") || tc_str_is(x->form, ";") || tc_str_is(x->form, "?")))
			return -1;
		if (quote_cue(w, i, e, extra)) {
			bool passive;
			const char *how;
			*speaker = subject_of(d, i, &passive, &how);
			if (*speaker < 0 && i > 0) {
				int32_t lo = i - 10 > d->sents[x->sent].first ? i - 10 : d->sents[x->sent].first;
				*speaker = nearest_nominal(d, i - 1, lo);
			}
			return i;
		}
		/* Only the addressee, a time or an adverb may stand between, unless punctuation leads up to the mark. */
		bool comma = is_punct(&d->words[start]);
		if (x->upos == TC_UPOS_VERB && !comma)
			return -1;
	}
	return -1;
}

static bool starts_sentence(const struct tc_doc *d, const struct tc__quote *q)
{
	if (q->last < q->first)
		return false;
	int32_t s = d->words[q->first].sent, f = d->sents[s].first;
	while (f < q->first && is_punct(&d->words[f]))
		f++;
	return f >= q->first;
}

static void quote_cands(struct tc__said_work *w)
{
	const struct tc_doc *d = w->cx->doc;
	struct tc__quotes *qs = &w->quotes;
	for (int32_t r = 0; r < qs->n; r++) {
		const struct tc__quote *q = &qs->q[r];
		if (q->nested || q->last < q->first)
			continue;
		const struct tc__cue *e;
		int32_t extra, speaker, cue;
		int32_t b = chain_begin(qs, r), end = chain_end(qs, r);
		bool whole = starts_sentence(d, q) || q->last - q->first >= 3;
		if (!whole)
			continue;
		struct tc__cand k = { .type = TC_CAND_QUOTE, .content_first = qs->q[b].first, .content_last = qs->q[end].last, .content = -1,
				      .how = "near", .cue_word = -1, .speaker = -1 };
		if (r == end && (cue = cue_after(w, r, &e, &extra, &speaker)) >= 0) {
			k.cue = e;
			k.cue_word = k.cue_first = k.cue_last = cue;
			k.speaker = speaker;
			add(w, k);
		}
		if (r == b && (cue = cue_before(w, r, &e, &extra, &speaker)) >= 0) {
			k.cue = e;
			k.cue_word = k.cue_first = k.cue_last = cue;
			k.speaker = speaker;
			add(w, k);
			/* `said that the plan "..."`: from the first word of the clause */
			int32_t from = -1;
			for (int32_t i = cue + 1; i < k.content_first && from < 0; i++)
				if (tc_str_eqi(d->words[i].form, TC_STR("that")) || tc_str_eqi(d->words[i].form, TC_STR("to")))
					from = i;
			int32_t prev = k.content_first - 1;
			while (prev > cue && d->words[prev].end > q->outer.beg)
				prev--;
			if (from < 0 && prev > cue && !is_punct(&d->words[prev]) && prev - cue > 1)
				from = cue + 1;
			if (from >= 0) {
				k.content_first = from;
				k.type = TC_CAND_CLAUSE;
				add(w, k);
			}
		}
	}
	/* Interrupted quotations: what is opened again right after the cue's clause goes on with the first part. */
	for (int32_t i = 0; i < w->cands.n; i++) {
		struct tc__cand *c = &w->cands.c[i];
		if (c->quote < 0 || !c->before || c->cue_word < 0)
			continue;
		int32_t r = qs->at[c->content_last];
		if (r < 0)
			continue;
		for (int hop = 0; hop < 12; hop++) {
			int32_t nx = r + 1;
			while (nx < qs->n && qs->q[nx].nested)
				nx++;
			if (nx >= qs->n || qs->q[nx].para != qs->q[r].para || qs->q[nx].last < qs->q[nx].first)
				break;
			int32_t f = qs->q[nx].first, gap_sent = d->words[c->cue_word].sent;
			if (hop == 0 ? f < c->cue_word : d->words[f].sent != d->words[qs->q[r].last].sent + 1)
				break;
			bool same_sent = d->words[f].sent == gap_sent;
			bool next_sent = d->words[f].sent == gap_sent + 1 && starts_sentence(d, &qs->q[nx]);
			const struct tc__cue *e;
			int32_t extra, speaker;
			if (hop > 0 ? !starts_sentence(d, &qs->q[nx]) : !same_sent && !next_sent)
				break;
			/* In the same sentence only if nothing but the cue's clause and a comma stands between. */
			if (hop == 0 && same_sent) {
				int32_t g = f - 1;
				while (g > c->cue_word && d->words[g].beg >= qs->q[nx].outer.beg)
					g--;
				bool ok = true;
				for (int32_t m = c->cue_word + 1; m <= g; m++)
					if (d->words[m].upos == TC_UPOS_VERB || d->words[m].upos == TC_UPOS_CCONJ || d->words[m].upos == TC_UPOS_SCONJ)
						ok = false;
				if (!ok || qs->q[nx].last - qs->q[nx].first < 2)
					break;
			}
			int32_t nxe = chain_end(qs, nx);
			int32_t after = cue_after(w, nxe, &e, &extra, &speaker);
			if (after >= 0 && after != c->cue_word)
				break;
			c->content_last = qs->q[nxe].last;
			r = nxe;
			if (hop > 0 || same_sent || next_sent)
				continue;
		}
	}
	/* Quotations that nothing covers yet: the speaker goes on. */
	int32_t *depth = TC_NEWN(w->cx->arena, int32_t, d->n_words + 2), open = 0;
	for (int32_t i = 0; i < w->cands.n; i++) {
		const struct tc__cand *c = &w->cands.c[i];
		if (c->quote < 0 || region_holds_word(&qs->q[c->quote], c->cue_word))
			continue;
		depth[c->content_first]++;
		depth[c->content_last + 1]--;
	}
	for (int32_t i = 0; i < d->n_words; i++)
		depth[i] = open += depth[i];
	for (int32_t r = 0; r < qs->n; r++) {
		const struct tc__quote *q = &qs->q[r];
		if (q->nested || q->carried_on || q->last - q->first < 4 || !starts_sentence(d, q) || depth[(q->first + q->last) / 2] > 0)
			continue;
		int32_t end = chain_end(qs, r);
		add(w, (struct tc__cand){ .type = TC_CAND_CONTINUED, .cue_word = -1, .cue_first = -1, .cue_last = -2, .content = -1,
					  .content_first = q->first, .content_last = qs->q[end].last, .speaker = -1, .how = "carried" });
	}
}

static bool is_colon(const struct tc_word *w) { return tc_str_is(w->form, ":"); }

/* "The agency reports:" before a paragraph or a sentence; "Ministry: no talks"; "SMITH: ..." */
static void colon_cands(struct tc__said_work *w)
{
	const struct tc_doc *d = w->cx->doc;
	for (int32_t s = 0; s < d->n_sents; s++) {
		const struct tc_sent *st = &d->sents[s];
		int32_t last = st->first + st->n - 1;
		int32_t tail = last;
		while (tail > st->first && is_punct(&d->words[tail]) && !is_colon(&d->words[tail]))
			tail--;
		if (st->n > 0 && is_colon(&d->words[tail]) && s + 1 < d->n_sents) {
			/* What follows: the quotation, else the rest of the paragraph or the next one. */
			int32_t cue = -1, extra = -1, speaker = -1;
			const struct tc__cue *e = NULL;
			const char *how = "none";
			bool passive = false;
			for (int32_t i = tail - 1; i >= st->first && i > tail - 30 && cue < 0; i--)
				if (w->quotes.at[i] < 0 && quote_cue(w, i, &e, &extra)) {
					cue = i;
					speaker = subject_of(d, i, &passive, &how);
				}
			int32_t k = s + 1, para = d->sents[k].para;
			int32_t r = w->quotes.at[d->sents[k].first];
			for (int32_t i = d->sents[k].first; r < 0 && i < d->sents[k].first + d->sents[k].n && is_punct(&d->words[i]); i++)
				r = i + 1 < d->n_words ? w->quotes.at[i + 1] : -1;
			int32_t hi;
			if (r >= 0) {
				hi = w->quotes.q[chain_end(&w->quotes, r)].last;
			} else {
				/* a paragraph of its own, whole; in the same paragraph one sentence */
				while (para != st->para && k + 1 < d->n_sents && d->sents[k + 1].para == para && k < s + 12)
					k++;
				hi = d->sents[k].first + d->sents[k].n - 1;
			}
			if (speaker < 0)
				speaker = nearest_nominal(d, st->first, tail - 1 > st->first ? tail - 1 : st->first);
			struct tc__cand c = { .type = TC_CAND_COLON, .cue = e, .cue_word = cue >= 0 ? cue : tail, .cue_first = cue >= 0 ? cue : tail,
					      .cue_last = tail, .speaker = speaker, .how = how, .content = -1,
					      .content_first = d->sents[s + 1].first, .content_last = hi };
			add(w, c);
			continue;
		}
		/* Inside one sentence: a short name or role before the colon. */
		int32_t colon = -1;
		for (int32_t i = st->first; i < last && i < st->first + 9; i++) {
			if (w->quotes.at[i] >= 0)
				break;
			if (is_colon(&d->words[i])) {
				colon = i;
				break;
			}
			if (d->words[i].upos == TC_UPOS_VERB || d->words[i].upos == TC_UPOS_AUX)
				break;
		}
		if (colon <= st->first || colon + 3 > last)
			continue;
		int32_t speaker = nearest_nominal(d, st->first, colon - 1);
		if (speaker < 0)
			continue;
		/* "SMITH: ..." may go on to the paragraph's end; "Image: ..." does not. */
		int32_t hi = last;
		for (int32_t k = s + 1; d->words[speaker].upos == TC_UPOS_PROPN && k < d->n_sents && k < s + 6 && d->sents[k].para == st->para; k++)
			hi = d->sents[k].first + d->sents[k].n - 1;
		struct tc__cand c = { .type = TC_CAND_COLON, .cue_word = colon, .cue_first = colon, .cue_last = colon, .speaker = speaker,
				      .how = "label", .content = -1, .content_first = colon + 1, .content_last = last };
		add(w, c);
		if (hi != last) {
			c.content_last = hi;
			add(w, c);
		}
	}
}

void tc__cands_find(struct tc__said_work *w)
{
	const struct tc_doc *d = w->cx->doc;
	for (int32_t i = 0; i < d->n_words; i++) {
		const struct tc_word *x = &d->words[i];
		int32_t before = w->cands.n;
		if (x->upos == TC_UPOS_VERB)
			verb_cands(w, i);
		if (x->upos == TC_UPOS_NOUN)
			noun_cands(w, i);
		if (x->upos == TC_UPOS_ADJ || (x->upos == TC_UPOS_VERB && (x->xpos == TC_XPOS_VBN || x->xpos == TC_XPOS_JJ) && w->cands.n == before))
			adj_cands(w, i);
		if (is_nominal(x))
			source_cands(w, i);
		if (x->upos == TC_UPOS_ADV)
			adverb_cands(w, i);
	}
	quote_cands(w);
	colon_cands(w);
}
