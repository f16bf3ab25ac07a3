/* SPDX-License-Identifier: Apache-2.0 */
/* code/reportquote.c - candidates by position alone: quotations with the cues before and behind them, interrupted and
 * continued ones, names and source lines before a colon. Every candidate passes tc__cand_add, which widens contents to
 * whole quotations and keeps what a quotation says about saying inside it. */
#include "code/reportcand.h"

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

bool tc__cand_add(struct tc__said_work *w, struct tc__cand c)
{
	const struct tc_doc *d = w->cx->doc;
	if (c.type != TC_CAND_QUOTE && c.type != TC_CAND_CONTINUED)
		trim(d, &c.content_first, &c.content_last);
	if (c.content_first > c.content_last || c.content_first < 0)
		return false;
	/* What a quotation says about saying stays inside it. */
	int32_t home = c.cue_word >= 0 ? w->quotes.at[c.cue_word] : -1;
	if (home >= 0) {
		const struct tc__quote *q = &w->quotes.q[home];
		if (c.content_first > q->last || c.content_last < q->first)
			return false;
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
	tc__mend_speaker(w, &c);
	for (int32_t i = w->cands.n - 1; i >= 0 && i >= w->cands.n - TC_REPORT_MAX_PER_CUE; i--) {
		const struct tc__cand *o = &w->cands.c[i];
		if (o->cue_word == c.cue_word && o->content_first == c.content_first && o->content_last == c.content_last)
			return false;
	}
	c.within = -1;
	TC_PUSH(w->cx->arena, w->cands.c, w->cands.n, w->cands.cap, c);
	return true;
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
	*e = tc__cue_of_verb(w, i, extra);
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
	for (int32_t n = 0; i < d->n_words && n < TC_REPORT_NEAR; i++, n++) {
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
			*speaker = tc__subject_of(d, i, &passive, &how);
			if (*speaker < 0 || passive || *speaker < start) {
				int32_t end = i;
				while (end + 1 < d->n_words && d->words[end + 1].sent == d->words[i].sent && end < i + 10 &&
				       w->quotes.at[end + 1] < 0 && !is_punct(&d->words[end + 1]))
					end++;
				int32_t b = i > start ? tc__nearest_nominal(d, i - 1, start) : -1;
				*speaker = b >= 0 ? b : end > i ? tc__nearest_nominal(d, i + 1, end) : -1;
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
	for (int32_t n = 0; i >= 0 && n < TC_REPORT_NEAR; i--, n++) {
		const struct tc_word *x = &d->words[i];
		if (w->quotes.at[i] >= 0 || d->sents[x->sent].para != q->para)
			return -1;
		if (is_punct(x) && (tc_str_is(x->form, ".") || tc_str_is(x->form, ";") || tc_str_is(x->form, "?")))
			return -1;
		if (quote_cue(w, i, e, extra)) {
			bool passive;
			const char *how;
			*speaker = tc__subject_of(d, i, &passive, &how);
			if (*speaker < 0 && i > 0) {
				int32_t lo = i - 10 > d->sents[x->sent].first ? i - 10 : d->sents[x->sent].first;
				*speaker = tc__nearest_nominal(d, i - 1, lo);
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

void tc__quote_cands(struct tc__said_work *w)
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
			tc__cand_add(w, k);
		}
		if (r == b && (cue = cue_before(w, r, &e, &extra, &speaker)) >= 0) {
			k.cue = e;
			k.cue_word = k.cue_first = k.cue_last = cue;
			k.speaker = speaker;
			tc__cand_add(w, k);
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
				tc__cand_add(w, k);
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
		tc__cand_add(w, (struct tc__cand){ .type = TC_CAND_CONTINUED, .cue_word = -1, .cue_first = -1, .cue_last = -2, .content = -1,
					  .content_first = q->first, .content_last = qs->q[end].last, .speaker = -1, .how = "carried" });
	}
}

static bool is_colon(const struct tc_word *w) { return tc_str_is(w->form, ":"); }

/* "The agency reports:" before a paragraph or a sentence; "Ministry: no talks"; "SMITH: ..." */
void tc__colon_cands(struct tc__said_work *w)
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
					speaker = tc__subject_of(d, i, &passive, &how);
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
				speaker = tc__nearest_nominal(d, st->first, tail - 1 > st->first ? tail - 1 : st->first);
			struct tc__cand c = { .type = TC_CAND_COLON, .cue = e, .cue_word = cue >= 0 ? cue : tail, .cue_first = cue >= 0 ? cue : tail,
					      .cue_last = tail, .speaker = speaker, .how = how, .content = -1,
					      .content_first = d->sents[s + 1].first, .content_last = hi };
			tc__cand_add(w, c);
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
		int32_t speaker = tc__nearest_nominal(d, st->first, colon - 1);
		if (speaker < 0)
			continue;
		/* "SMITH: ..." may go on to the paragraph's end; "Image: ..." does not. */
		int32_t hi = last;
		for (int32_t k = s + 1; d->words[speaker].upos == TC_UPOS_PROPN && k < d->n_sents && k < s + 6 && d->sents[k].para == st->para; k++)
			hi = d->sents[k].first + d->sents[k].n - 1;
		struct tc__cand c = { .type = TC_CAND_COLON, .cue_word = colon, .cue_first = colon, .cue_last = colon, .speaker = speaker,
				      .how = "label", .content = -1, .content_first = colon + 1, .content_last = last };
		tc__cand_add(w, c);
		if (hi != last) {
			c.content_last = hi;
			tc__cand_add(w, c);
		}
	}
}
