/* SPDX-License-Identifier: Apache-2.0 */
/* code/statement.c - who said, wrote, claimed, denied what: the statement records of a document.
 * quote.c finds the quotations, reportcand.c the places where somebody may be said to say something, reportmodel.c how
 * likely each is; here the likely ones are chosen, one per cue, and written out with speaker, addressees, stance and
 * exact spans. A quotation that its cue interrupts is one statement, and so is one that runs over several sentences or
 * paragraphs; a quotation without a cue of its own carries the last speaker on.
 * quote_span includes the quotation marks around the content, quote does not. */
#include "code/statement_int.h"

static const float THRESHOLD = -0.2f;            /* log odds of being a statement; weights are trained to balance F1 */
static const float ATTITUDE = 0.8f;
static const float WEAK = -2.2f;                /* below this, no report at all */

static bool only_punct(const struct tc_doc *d, int32_t a, int32_t b)
{
	for (int32_t i = a; i <= b; i++)
		if (d->words[i].upos != TC_UPOS_PUNCT)
			return false;
	return true;
}

/* The region whose opening mark stands right before the content, and the one whose closing mark ends it; -1 none. */
static void edges(const struct tc__said_work *w, const struct tc__cand *c, int32_t *open, int32_t *close)
{
	const struct tc_doc *d = w->cx->doc;
	const struct tc__quotes *q = &w->quotes;
	int32_t a = q->at[c->content_first], b = q->at[c->content_last];
	*open = a >= 0 && only_punct(d, q->q[a].first, c->content_first - 1) ? a : -1;
	*close = b >= 0 && q->q[b].closed && only_punct(d, c->content_last + 1, q->q[b].last) ? b : -1;
	/* An inner content that only happens to start or end with the quotation around it. */
	if (*open >= 0 && a == b && *close < 0)
		*open = -1;
	if (*close >= 0 && a == b && *open < 0)
		*close = -1;
}

tc_span tc__cand_span(const struct tc__said_work *w, const struct tc__cand *c)
{
	const struct tc_doc *d = w->cx->doc;
	tc_span s = { d->words[c->content_first].beg, d->words[c->content_last].end };
	int32_t open, close;
	edges(w, c, &open, &close);
	if (open >= 0)
		s.beg = w->quotes.q[open].outer.beg;
	if (close >= 0)
		s.end = w->quotes.q[close].outer.end;
	return s;
}

/* Without a model (no table in the blob): the plain constructions of plain cues. */
static void score_by_rule(struct tc__said_work *w)
{
	for (int32_t i = 0; i < w->cands.n; i++) {
		struct tc__cand *c = &w->cands.c[i];
		int k = c->cue ? c->cue->kind : TC_REPORT_OTHER;
		bool says = k == TC_REPORT_SAY || k == TC_REPORT_WRITE || k == TC_REPORT_REPORT || k == TC_REPORT_CLAIM || k == TC_REPORT_DENY ||
			    k == TC_REPORT_CONFIRM || k == TC_REPORT_BELIEVE || k == TC_REPORT_THREATEN || k == TC_REPORT_WARN ||
			    k == TC_REPORT_SHOW || k == TC_REPORT_PROMISE;
		bool first_person = c->speaker >= 0 && (tc_str_eqi(w->cx->doc->words[c->speaker].form, TC_STR("I")) ||
							tc_str_eqi(w->cx->doc->words[c->speaker].form, TC_STR("we")));
		c->first = c->score = -4;
		switch (c->type) {
		case TC_CAND_CLAUSE:
			c->score = says && c->speaker >= 0 && !first_person ? 2.5f : -2;
			break;
		case TC_CAND_QUOTE:
			c->score = 2;
			break;
		case TC_CAND_SOURCE:
			c->score = c->passive ? -1 : 2.2f;
			break;
		case TC_CAND_COLON:
			c->score = c->cue ? 0.5f : -1;
			break;
		case TC_CAND_CONTINUED:
			c->score = 0.5f;
			break;
		case TC_CAND_NOUN:
			c->score = c->speaker >= 0 && c->content >= 0 && w->cx->doc->words[c->content].rel == TC_REL_ACL ? 0.3f : -2;
			break;
		default:
			break;
		}
	}
}

/* Wishes, praise, blame and the like are statements in the wide sense of the data that the weights come from, not in the
 * sense of most users: they have to be surer. */
static float threshold(const struct tc__cand *c)
{
	switch (c->type) {
	case TC_CAND_OBJ: case TC_CAND_INF: case TC_CAND_AS: case TC_CAND_PREP: case TC_CAND_ADJ: case TC_CAND_NOUN: case TC_CAND_ADVERB:
		return THRESHOLD + ATTITUDE;
	default:
		return THRESHOLD;
	}
}

static bool crosses(const struct tc__cand *a, const struct tc__cand *b)
{
	/* One inside the other is no rivalry. */
	if ((a->cue_word > b->content_first && a->cue_word < b->content_last && a->content_first > a->cue_word) ||
	    (b->cue_word > a->content_first && b->cue_word < a->content_last && b->content_first > b->cue_word))
		return false;
	int32_t lo = a->content_first > b->content_first ? a->content_first : b->content_first;
	int32_t hi = a->content_last < b->content_last ? a->content_last : b->content_last;
	int32_t all = (a->content_last > b->content_last ? a->content_last : b->content_last) -
		      (a->content_first < b->content_first ? a->content_first : b->content_first) + 1;
	return hi >= lo && 10 * (hi - lo + 1) > 6 * all;
}

/* Statements inside others are not marked in the data that the weights come from; the chain needs them. */
static bool plain_report(const struct tc__said_work *w, const struct tc__cand *c)
{
	const struct tc_doc *d = w->cx->doc;
	if (c->type == TC_CAND_NOUN && c->cue && c->speaker >= 0 && c->content >= 0 && d->words[c->content].rel == TC_REL_ACL &&
	    (c->cue->kind == TC_REPORT_CLAIM || c->cue->kind == TC_REPORT_REPORT))
		return true;
	if (c->type != TC_CAND_CLAUSE || !c->cue || c->speaker < 0 || c->passive || c->content < 0 || d->words[c->content].rel != TC_REL_CCOMP ||
	    d->words[c->content].head != c->cue_word)
		return false;
	switch (c->cue->kind) {
	case TC_REPORT_SAY: case TC_REPORT_WRITE: case TC_REPORT_REPORT: case TC_REPORT_CLAIM: case TC_REPORT_DENY: case TC_REPORT_CONFIRM:
	case TC_REPORT_PROMISE: case TC_REPORT_THREATEN: case TC_REPORT_WARN:
		return true;
	}
	return false;
}

/* "according to officials", "in the minister's view": plain even where the model hesitates because it stands inside another. */
static bool named_source(const struct tc__said_work *w, const struct tc__cand *c)
{
	if (c->type != TC_CAND_SOURCE || c->passive || !c->cue || c->speaker < 0 || w->cx->doc->words[c->speaker].upos == TC_UPOS_PRON)
		return false;
	if (tc_str_starts(c->cue->lemma, TC_STR("in_")))
		return c->content_first > c->cue_word;
	return tc_str_is(c->cue->lemma, "according_to") && (c->score > -1 || w->quotes.at[c->cue_word] >= 0);
}

/* Keep the best candidate of each cue, and of those that claim nearly the same words the best. Candidates are sorted by
 * their cue, so rivals are near. state: 0 dropped, 1 weak, 2 statement. */
static void choose(const struct tc__said_work *w, uint8_t *state)
{
	enum { REACH = 40 };
	const struct tc__cand *c = w->cands.c;
	for (int32_t i = 0; i < w->cands.n; i++) {
		bool sure = named_source(w, &c[i]);
		state[i] = c[i].score > threshold(&c[i]) || sure ? 2 : c[i].score > WEAK || plain_report(w, &c[i]) ? 1 : 0;
		if (!state[i])
			continue;
		int32_t lo = i - REACH > 0 ? i - REACH : 0, hi = i + REACH < w->cands.n ? i + REACH : w->cands.n;
		for (int32_t k = lo; k < hi && state[i]; k++) {
			if (k == i || c[k].score <= WEAK)
				continue;
			bool better = c[k].score > c[i].score || (c[k].score == c[i].score && k < i);
			if (better && ((c[k].cue_word == c[i].cue_word && c[i].cue_word >= 0) || crosses(&c[k], &c[i])))
				state[i] = 0;
		}
	}
}

/* The readers whose marks trained the model count a quotation that goes on in the next paragraph with the first one. Here it is
 * a statement of its own, where the paragraph before quotes too and this one opens with the mark. */
static bool goes_on(const struct tc__said_work *w, const struct tc__cand *c)
{
	const struct tc_coding *cx = w->cx;
	const struct tc_doc *d = cx->doc;
	if (c->type != TC_CAND_CONTINUED || !cx->n_statements)
		return false;
	const struct tc_said *p = &cx->said[cx->n_statements - 1];
	const struct tc_sent *s = &d->sents[d->words[c->content_first].sent];
	bool speaks = p->speaker_word >= 0 || cx->statements[cx->n_statements - 1].speaker.name.n > 0;
	if (!speaks || c->content_first - s->first > 1)
		return false;
	/* `The mayor says they fled. "We saw them."` */
	if (d->sents[p->sent].para == s->para && p->cue_word >= 0 && d->words[c->content_first].sent == p->sent + 1)
		return true;
	int32_t gap = s->para - d->sents[d->words[p->content_last].sent].para;
	bool opens = s->first == 0 || d->sents[d->words[s->first - 1].sent].para != s->para;
	return opens && gap <= 1 && cx->statements[cx->n_statements - 1].direct;
}

/* --- writing out -------------------------------------------------------------------------------------------------- */

static tc_str with_spaces(struct tc_coding *cx, tc_str lemma)
{
	if (!memchr(lemma.p, '_', lemma.n))
		return lemma;
	tc_str copy = tc_arena_str(cx->arena, lemma);
	for (uint32_t i = 0; i < copy.n; i++)
		if (copy.p[i] == '_')
			((char *)(uintptr_t)copy.p)[i] = ' ';
	return copy;
}

static struct tc_actor actor_at(struct tc_coding *cx, int32_t word)
{
	struct tc_actor a = { .unnamed = false };
	if (word < 0)
		return a;
	if (tc_party_at(cx, word, &a) && a.text.n)
		return a;
	int32_t lo, hi;
	tc__phrase(cx->doc, word, &lo, &hi);
	struct tc_actor b = a;
	b.span = tc_words_span(cx->doc, lo, hi);
	b.text = tc_span_text(cx->doc, b.span);
	return b;
}

/* The quotation marks at the ends left out, and the cue's clause where it stands inside. */
static tc_str quote_text(const struct tc__said_work *w, const struct tc__cand *c, bool *direct)
{
	struct tc_coding *cx = w->cx;
	const struct tc_doc *d = cx->doc;
	int32_t open, close;
	edges(w, c, &open, &close);
	tc_span s = { d->words[c->content_first].beg, d->words[c->content_last].end };
	*direct = open >= 0 && close >= 0;
	if (open >= 0)
		s.beg = *direct ? w->quotes.q[open].inner.beg : w->quotes.q[open].outer.beg;
	if (close >= 0)
		s.end = *direct ? w->quotes.q[close].inner.end : w->quotes.q[close].outer.end;
	tc_str all = tc_span_text(d, s);
	if (!*direct || open == close)
		return tc_str_trim(all);
	/* Parts: join the regions, leaving out what stands between them. */
	struct tc_str_part { tc_str s; } parts[16];
	int n = 0;
	uint32_t size = 0;
	for (int32_t r = open; r <= close; r++) {
		const struct tc__quote *q = &w->quotes.q[r];
		if (q->nested || q->last < q->first)
			continue;
		if (n == (int)TC_COUNT(parts))
			return tc_str_trim(all);
		/* Anything but the cue's clause between two regions belongs to what is said. */
		parts[n].s = tc_str_trim(tc_span_text(d, q->inner));
		size += parts[n++].s.n + 1;
	}
	if (c->cue_word < c->content_first || c->cue_word > c->content_last)
		return tc_str_trim(all);
	char *out = tc_arena_alloc(cx->arena, size + 1);
	uint32_t at = 0;
	for (int i = 0; i < n; i++) {
		if (i)
			out[at++] = ' ';
		memcpy(out + at, parts[i].s.p, parts[i].s.n);
		at += parts[i].s.n;
	}
	return tc_str_n(out, at);
}

static bool cue_negated(const struct tc_doc *d, int32_t v)
{
	for (int32_t k = d->words[v].child; k >= 0; k = d->words[k].next)
		if (k < v && (tc_str_eqi(d->words[k].form, TC_STR("not")) || tc_str_eqi(d->words[k].form, TC_STR("n't")) ||
			      tc_str_eqi(d->words[k].form, TC_STR("never")) || tc_str_eqi(d->words[k].form, TC_STR("n\u2019t"))))
			return true;
	return false;
}

static void add_addressee(struct tc_coding *cx, struct tc_statement *s, int32_t word, bool must_be_party)
{
	struct tc_actor a;
	if (s->n_addressees >= 4 || (!tc_party_at(cx, word, &a) && must_be_party))
		return;
	uint8_t upos = cx->doc->words[word].upos;
	if (upos != TC_UPOS_NOUN && upos != TC_UPOS_PROPN && upos != TC_UPOS_PRON)
		return;
	a = actor_at(cx, word);
	s->addressees = tc_arena_grow(cx->arena, s->addressees, sizeof a * (size_t)s->n_addressees, sizeof a * (size_t)(s->n_addressees + 1));
	s->addressees[s->n_addressees++] = a;
}

static void find_addressees(struct tc_coding *cx, const struct tc__cand *c, struct tc_statement *s)
{
	const struct tc_doc *d = cx->doc;
	if (!c->cue || c->cue_word < 0 || c->cue->pos != 'V')
		return;
	for (int32_t k = d->words[c->cue_word].child; k >= 0; k = d->words[k].next) {
		int rel = d->words[k].rel;
		if (k == c->speaker || k == c->content)
			continue;
		bool inside = k >= c->content_first && k <= c->content_last && d->words[k].rel != TC_REL_IOBJ;
		if (inside && !(c->before && k > c->cue_word))
			continue;
		if ((rel == TC_REL_OBJ || rel == TC_REL_IOBJ) && c->cue->addr_obj && (c->type != TC_CAND_OBJ || rel == TC_REL_IOBJ))
			add_addressee(cx, s, k, false);
		else if (rel == TC_REL_NSUBJ_PASS && c->passive && c->cue->addr_obj)
			add_addressee(cx, s, k, true);
		else if (rel == TC_REL_OBL) {
			tc_str prep = tc_case_of(cx, k);
			if ((tc_str_is(prep, "to") && c->cue->addr_to) || (tc_str_is(prep, "with") && c->cue->addr_with))
				add_addressee(cx, s, k, true);
		}
	}
}

/* The cue's clause between two parts of its content. */
static void gap_of(const struct tc__said_work *w, const struct tc__cand *c, int32_t *first, int32_t *last)
{
	*first = 0;
	*last = -1;
	if (c->cue_word <= c->content_first || c->cue_word >= c->content_last)
		return;
	int32_t a = c->cue_word, b = c->cue_word;
	if (c->quote >= 0 && w->quotes.at[c->cue_word] < 0) {
		while (a - 1 > c->content_first && w->quotes.at[a - 1] < 0)
			a--;
		while (b + 1 < c->content_last && w->quotes.at[b + 1] < 0)
			b++;
	} else {
		tc_subtree(w->cx->doc, c->cue_word, &a, &b);
		if (a <= c->content_first || b >= c->content_last)
			a = b = c->cue_word;
	}
	*first = a;
	*last = b;
}

static bool goes_into_chain(const struct tc__said_work *w, const struct tc__cand *c)
{
	int k = c->cue ? c->cue->kind : TC_REPORT_OTHER;
	const struct tc_doc *d = w->cx->doc;
	if (c->speaker >= 0 && d->words[c->speaker].upos == TC_UPOS_PRON &&
	    (tc_str_eqi(d->words[c->speaker].form, TC_STR("I")) || tc_str_eqi(d->words[c->speaker].form, TC_STR("it")) ||
	     tc_str_eqi(d->words[c->speaker].form, TC_STR("you"))))
		return false;
	switch (c->type) {
	case TC_CAND_SOURCE: case TC_CAND_QUOTE: case TC_CAND_CONTINUED: case TC_CAND_COLON:
		return true;
	case TC_CAND_CLAUSE: case TC_CAND_NOUN: case TC_CAND_ADJ:
		break;
	default:
		return false;
	}
	switch (k) {
	case TC_REPORT_SAY: case TC_REPORT_WRITE: case TC_REPORT_REPORT: case TC_REPORT_SHOW: case TC_REPORT_CLAIM: case TC_REPORT_DENY:
	case TC_REPORT_CONFIRM: case TC_REPORT_BELIEVE: case TC_REPORT_PROMISE: case TC_REPORT_THREATEN: case TC_REPORT_WARN:
	case TC_REPORT_MENTION: case TC_REPORT_DESCRIBE:
		return c->type == TC_CAND_CLAUSE || (c->content >= 0 && (d->words[c->content].rel == TC_REL_ACL || d->words[c->content].rel == TC_REL_CCOMP ||
								   d->words[c->content].rel == TC_REL_ACL_RELCL));
	}
	return false;
}

/* Statement i of the candidates into cx->statements and cx->said. */
static void write_out(struct tc__said_work *w, const struct tc__cand *c, int32_t *cap_said)
{
	struct tc_coding *cx = w->cx;
	const struct tc_doc *d = cx->doc;
	struct tc_statement s = { .stance = TC_STR("neutral") };
	int32_t anchor = c->cue_word >= 0 ? c->cue_word : c->content_first;
	s.sentence = d->words[anchor].sent + 1;
	s.text = tc_span_text(d, (tc_span){ d->sents[s.sentence - 1].beg, d->sents[s.sentence - 1].end });
	s.quote_span = tc__cand_span(w, c);
	s.quote = quote_text(w, c, &s.direct);
	s.span = s.quote_span;
	if (c->cue_word >= 0) {
		s.cue.span = tc_words_span(d, c->cue_first, c->cue_last);
		s.cue.text = tc_span_text(d, s.cue.span);
		s.cue.lemma = with_spaces(cx, c->cue ? c->cue->lemma : d->words[c->cue_word].lemma);
		s.span.beg = s.cue.span.beg < s.span.beg ? s.cue.span.beg : s.span.beg;
		s.span.end = s.cue.span.end > s.span.end ? s.cue.span.end : s.span.end;
		if (c->cue && !cue_negated(d, c->cue_word))
			s.stance = c->cue->stance;
		tc_date_for(cx, c->cue_word, &s.date);
	}
	if (c->speaker >= 0) {
		s.speaker = actor_at(cx, c->speaker);
		/* Only where it is close: a relative clause's antecedent may be far. */
		if (d->words[c->speaker].sent + 1 == s.sentence && s.speaker.span.end > s.speaker.span.beg) {
			s.span.beg = s.speaker.span.beg < s.span.beg ? s.speaker.span.beg : s.span.beg;
			s.span.end = s.speaker.span.end > s.span.end ? s.speaker.span.end : s.span.end;
		}
	} else if (c->type == TC_CAND_CONTINUED && cx->n_statements > 0) {
		const struct tc_statement *p = &cx->statements[cx->n_statements - 1];
		int32_t gap = d->sents[d->words[c->content_first].sent].para - d->sents[d->words[cx->said[cx->n_statements - 1].content_last].sent].para;
		if (gap <= 2) {
			s.speaker = p->speaker;
			s.speaker.text = TC_STR_NULL;
			s.speaker.span = (tc_span){ 0, 0 };
		}
	}
	find_addressees(cx, c, &s);
	struct tc_said said = { .content_first = c->content_first, .content_last = c->content_last, .cue_word = c->cue_word,
				.speaker_word = c->speaker, .sent = d->words[anchor].sent };
	if (c->speaker >= 0) {
		struct tc_link l = tc__link_of(cx, c->speaker);
		said.outlet = l.kind == TC_LINK_OUTLET;
		if (said.outlet && l.who.name.n)
			s.speaker = l.who;
	}
	int32_t n = cx->n_statements;
	TC_PUSH(cx->arena, cx->statements, cx->n_statements, cx->cap_statements, s);
	TC_PUSH(cx->arena, cx->said, n, *cap_said, said);
	if (cx->word_flags && c->cue_word >= 0) {
		for (int32_t i = c->cue_first; i <= c->cue_last; i++)
			cx->word_flags[i] |= TC_WF_CUE;
		if (c->type == TC_CAND_SOURCE && c->speaker >= 0) {
			int32_t lo, hi;
			tc_subtree(d, c->speaker, &lo, &hi);
			for (int32_t i = c->cue_first < lo ? c->cue_first : lo; i <= hi; i++)
				cx->word_flags[i] |= TC_WF_IN_SOURCE;
		}
	}
}

static void add_report(struct tc__said_work *w, struct tc_reports *all, const struct tc__cand *c, int32_t statement)
{
	struct tc_coding *cx = w->cx;
	struct tc__report r = { .first = c->content_first, .last = c->content_last, .cue_word = c->cue_word, .cue_first = c->cue_first,
				.cue_last = c->cue_last, .statement = statement, .parent = -1, .strong = goes_into_chain(w, c) };
	gap_of(w, c, &r.gap_first, &r.gap_last);
	if (c->speaker >= 0) {
		r.link = tc__link_of(cx, c->speaker);
		r.has_link = true;
	} else if (statement > 0 && c->type == TC_CAND_CONTINUED) {
		/* as the one before; the link keeps the words that name him there */
		for (int32_t k = all->n - 1; k >= 0 && k >= all->n - 8 && !r.has_link; k--)
			if (all->r[k].statement == statement - 1 && all->r[k].has_link) {
				r.link = all->r[k].link;
				r.has_link = true;
			}
	}
	/* "told Reuters that": the outlet heard it and stands outside. */
	const struct tc_doc *d = cx->doc;
	if (c->cue && c->cue_word >= 0 && c->cue->pos == 'V' && (c->type == TC_CAND_CLAUSE || c->type == TC_CAND_QUOTE))
		for (int32_t k = d->words[c->cue_word].child; k >= 0; k = d->words[k].next) {
			int rel = d->words[k].rel;
			bool hears = (c->cue->addr_obj && (rel == TC_REL_OBJ || rel == TC_REL_IOBJ)) ||
				     (c->cue->addr_to && rel == TC_REL_OBL && tc_str_is(tc_case_of(cx, k), "to"));
			if (!hears || k == c->speaker || (k >= r.first && k <= r.last && !(r.gap_first <= k && k <= r.gap_last)))
				continue;
			struct tc_link l = tc__link_of(cx, k);
			if (l.kind != TC_LINK_OUTLET)
				continue;
			struct tc__report outer = r;
			outer.link = l;
			outer.has_link = true;
			outer.statement = -1;
			TC_PUSH(cx->arena, all->r, all->n, all->cap, outer);
			break;
		}
	TC_PUSH(cx->arena, all->r, all->n, all->cap, r);
	/* "the network reports, citing an official": the official stands behind it as well. */
	if (c->cue_word < 0)
		return;
	for (int32_t k = d->words[c->cue_word].child; k >= 0; k = d->words[k].next) {
		if (d->words[k].rel != TC_REL_ADVCL || !(tc_lemma_is(d, k, "cite") || tc_lemma_is(d, k, "quote")))
			continue;
		int32_t o = tc_child(d, k, TC_REL_OBJ);
		if (o < 0)
			continue;
		struct tc__report inner = r;
		inner.link = tc__link_of(cx, o);
		inner.has_link = true;
		inner.statement = -1;
		TC_PUSH(cx->arena, all->r, all->n, all->cap, inner);
		break;
	}
}

void tc_statements_find(struct tc_coding *cx)
{
	struct tc__said_work w = { .cx = cx, .lex = tc_coder_report(cx->coder) };
	struct tc_reports *all = TC_NEW(cx->arena, struct tc_reports);
	cx->reports = all;
	cx->n_statements = 0;
	tc__quotes_find(cx, &w.quotes);
	tc__cands_find(&w);
	tc__cands_score(&w);
	if (!tc__report_has_model(w.lex))
		score_by_rule(&w);
	uint8_t *state = TC_NEWN(cx->arena, uint8_t, w.cands.n + 1);
	choose(&w, state);
	int32_t cap_said = 0;
	tc__digests_find(&w, all);
	for (int32_t i = 0; i < w.cands.n; i++) {
		const struct tc__cand *c = &w.cands.c[i];
		if (state[i] < 2 && goes_on(&w, c))
			state[i] = 2;
		if (!state[i])
			continue;
		int32_t at = -1;
		if (state[i] == 2) {
			at = cx->n_statements;
			write_out(&w, c, &cap_said);
		}
		/* Weak ones count for the chain only where the construction itself is plain. */
		if (state[i] == 2 || (goes_into_chain(&w, c) && c->type != TC_CAND_CONTINUED && c->type != TC_CAND_COLON))
			add_report(&w, all, c, at);
	}
	tc__reports_settle(cx, all);
	for (int32_t i = 0; i < cx->n_statements; i++) {
		struct tc_statement *s = &cx->statements[i];
		/* What reports the statement itself: asked at its cue. */
		int32_t word = cx->said[i].cue_word >= 0 ? cx->said[i].cue_word : cx->said[i].content_first;
		s->n_according_to = tc_attribution_for(cx, word, &s->according_to);
	}
}
