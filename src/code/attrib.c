/* SPDX-License-Identifier: Apache-2.0 */
/* code/attrib.c - according to whom: the chain of those who answer for what is said at a word.
 * A chain is read off the reports that hold the word (statement.c), outermost first, below the publisher. Digests ("The
 * agency reports:" on a line of its own) hold the paragraphs below them up to the next such line or to a paragraph that
 * names another outlet as its source, since there the article speaks in its own voice again.
 * A word is not attributed to the report whose cue it is: who threatens is the actor of the threat, not its source. */
#include "code/statement_int.h"

static bool lemma_in(const struct tc_doc *d, int32_t word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (tc_lemma_is(d, word, list[i]))
			return true;
	return false;
}

static bool is_outlet_noun(const struct tc_doc *d, int32_t word)
{
	static const char *const nouns[] = { "outlet", "newspaper", "paper", "agency", "magazine", "network", "broadcaster", "channel", "website",
					     "daily", "weekly", "publication", "station", "tabloid", "newswire", "wire", "journal" };
	if (d->words[word].upos != TC_UPOS_NOUN || !lemma_in(d, word, nouns, TC_COUNT(nouns)))
		return false;
	/* "the paper", "the news agency"; not "the intelligence agency", "an aid agency" */
	bool the = false;
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next) {
		if (d->words[c].rel == TC_REL_DET)
			the = tc_str_eqi(d->words[c].form, TC_STR("the")) || tc_str_eqi(d->words[c].form, TC_STR("this"));
		else if (c < word && !tc_str_eqi(d->words[c].form, TC_STR("news")) && !tc_str_eqi(d->words[c].form, TC_STR("same")))
			return false;
		else if (d->words[c].rel == TC_REL_NMOD)
			return false;
	}
	return the;
}

static bool is_document_noun(const struct tc_doc *d, int32_t word)
{
	static const char *const nouns[] = { "report", "statement", "letter", "document", "memo", "memorandum", "filing", "indictment", "poll", "survey",
					     "study", "lawsuit", "complaint", "resolution", "communique", "transcript", "cable", "email", "e-mail", "tweet",
					     "post", "book", "article", "editorial", "assessment", "footage", "video", "image", "record", "datum", "affidavit",
					     "dispatch", "release", "analysis", "message", "law", "agreement", "text", "file", "note", "figure", "decree" };
	return d->words[word].upos == TC_UPOS_NOUN && lemma_in(d, word, nouns, TC_COUNT(nouns));
}

static bool outlet_ent(const struct tc_coding *cx, const struct tc_actor *a)
{
	if (!a->ent || !cx->know)
		return false;
	const struct tc_ent *e = tc_know_ent(cx->know, a->ent - 1);
	return e && e->kind == TC_ENT_OUTLET;
}

static const struct tc_mention *mention_of(const struct tc_coding *cx, int32_t word)
{
	int32_t m = word >= 0 && cx->mention_at ? cx->mention_at[word] : -1;
	return m >= 0 ? &cx->mentions[m] : NULL;
}

static struct tc_actor as_outlet(const struct tc_coding *cx, const struct tc_mention *m, struct tc_actor a)
{
	const struct tc_ent *e = m->outlet ? tc_know_ent(cx->know, m->outlet - 1) : NULL;
	if (e) {
		a.name = e->name;
		memcpy(a.country, e->country, sizeof a.country);
		a.sector = e->sector ? e->sector : TC_SECTOR_JRN;
		a.ent = m->outlet;
		a.unnamed = false;
	}
	return a;
}

struct tc_link tc__link_of(struct tc_coding *cx, int32_t word)
{
	const struct tc_doc *d = cx->doc;
	struct tc_link l = { .kind = TC_LINK_SPEAKER };
	const struct tc_mention *m = mention_of(cx, word);
	if (!tc_party_at(cx, word, &l.who) || !l.who.text.n) {
		int32_t lo, hi;
		tc__phrase(d, word, &lo, &hi);
		l.who.span = tc_words_span(d, lo, hi);
		l.who.text = tc_span_text(d, l.who.span);
		if (d->words[word].upos != TC_UPOS_PRON && !l.who.name.n)
			l.who.name = l.who.text;
	}
	bool party_is_org = m && m->party && m->who.ent && !m->outlet;
	if ((m && m->outlet && !party_is_org) || outlet_ent(cx, &l.who)) {
		l.kind = TC_LINK_OUTLET;
		if (m)
			l.who = as_outlet(cx, m, l.who);
	} else if (is_outlet_noun(d, word)) {
		/* The outlet named last. */
		l.kind = TC_LINK_OUTLET;
		int32_t k = cx->mention_at ? cx->mention_at[word] : -1;
		if (k < 0)
			for (k = cx->n_mentions - 1; k >= 0 && cx->mentions[k].head >= word; k--)
				;
		for (int32_t steps = 0; k >= 0 && steps < 400; k--, steps++)
			if (cx->mentions[k].outlet && cx->mentions[k].head < word) {
				l.who = as_outlet(cx, &cx->mentions[k], l.who);
				break;
			}
	} else if (is_document_noun(d, word) && !(m && m->person)) {
		l.kind = TC_LINK_DOCUMENT;
	}
	return l;
}

/* --- digests ------------------------------------------------------------------------------------------------------ */

/* The speaker of a paragraph that is nothing but "The agency reports:"; -1 if it is something else. */
static int32_t source_line(struct tc__said_work *w, int32_t s, int32_t *cue)
{
	struct tc_coding *cx = w->cx;
	const struct tc_doc *d = cx->doc;
	const struct tc_sent *st = &d->sents[s];
	if ((s > 0 && d->sents[s - 1].para == st->para) || (s + 1 < d->n_sents && d->sents[s + 1].para == st->para) || st->n > 14 || st->n < 2)
		return -1;
	int32_t last = st->first + st->n - 1;
	if (!tc_str_is(d->words[last].form, ":"))
		return -1;
	*cue = -1;
	for (int32_t i = st->first; i < last; i++)
		if (d->words[i].upos == TC_UPOS_VERB)
			*cue = i;
	for (int32_t i = st->first; i < last; i++) {
		const struct tc_mention *m = mention_of(cx, i);
		if ((m && m->outlet) || is_outlet_noun(d, i))
			return i;
	}
	return -1;
}

/* Does the paragraph name an outlet of its own as source? */
static bool names_other_outlet(struct tc__said_work *w, int32_t first, int32_t last)
{
	const struct tc_doc *d = w->cx->doc;
	for (int32_t i = first; i <= last; i++) {
		const struct tc_mention *m = mention_of(w->cx, i);
		if (!m || !m->outlet || w->quotes.at[i] >= 0)
			continue;
		const struct tc__cue *e = d->words[i].head >= 0 ? tc__cue_find(w->lex, d->words[d->words[i].head].lemma, 'V') : NULL;
		if (e && d->words[i].rel == TC_REL_NSUBJ)
			return true;
		for (int32_t c = d->words[i].child; c >= 0; c = d->words[c].next)
			if (tc_str_eqi(d->words[c].form, TC_STR("according")))
				return true;
	}
	return false;
}

void tc__digests_find(struct tc__said_work *w, struct tc_reports *reports)
{
	struct tc_coding *cx = w->cx;
	const struct tc_doc *d = cx->doc;
	for (int32_t s = 0; s + 1 < d->n_sents; s++) {
		int32_t cue, who = source_line(w, s, &cue);
		if (who < 0)
			continue;
		int32_t e = s + 1, next_cue;
		/* "The outlet adds:" brings one paragraph, a line that names its source all that follows. */
		bool named = !is_outlet_noun(d, who);
		while (e < d->n_sents && source_line(w, e, &next_cue) < 0 && (named || e == s + 1 || d->sents[e].para == d->sents[s + 1].para)) {
			int32_t p = e;
			while (p + 1 < d->n_sents && d->sents[p + 1].para == d->sents[e].para)
				p++;
			if (e > s + 1 && names_other_outlet(w, d->sents[e].first, d->sents[p].first + d->sents[p].n - 1))
				break;
			e = p + 1;
		}
		if (e <= s + 1)
			continue;
		struct tc__report r = { .first = d->sents[s + 1].first, .last = d->sents[e - 1].first + d->sents[e - 1].n - 1, .cue_word = cue,
					.cue_first = cue, .cue_last = cue, .gap_last = -1, .statement = -1, .parent = -1, .strong = true,
					.has_link = true, .link = tc__link_of(cx, who) };
		TC_PUSH(cx->arena, reports->r, reports->n, reports->cap, r);
		if (e - 1 > s)
			s = e - 1;
	}
}

/* --- chains ------------------------------------------------------------------------------------------------------- */

/* Order, parents, and the innermost report per word. */
void tc__reports_settle(struct tc_coding *cx, struct tc_reports *all)
{
	const struct tc_doc *d = cx->doc;
	int32_t n = all->n;
	struct tc__report *a = all->r, *b = TC_NEWN(cx->arena, struct tc__report, n + 1);
	for (int32_t width = 1; width < n; width *= 2) {
		for (int32_t lo = 0; lo < n; lo += 2 * width) {
			int32_t mid = lo + width < n ? lo + width : n, hi = lo + 2 * width < n ? lo + 2 * width : n;
			int32_t i = lo, k = mid, out = lo;
			while (i < mid || k < hi) {
				bool left = k >= hi || (i < mid && (a[i].first < a[k].first || (a[i].first == a[k].first && a[i].last >= a[k].last)));
				b[out++] = left ? a[i++] : a[k++];
			}
		}
		struct tc__report *t = a;
		a = b;
		b = t;
	}
	all->r = a;
	all->cap = n;
	all->at = tc_arena_alloc(cx->arena, sizeof(int32_t) * (size_t)(d->n_words + 1));
	int32_t top = -1, next = 0;
	for (int32_t i = 0; i < d->n_words; i++) {
		while (top >= 0 && a[top].last < i)
			top = a[top].parent;
		for (; next < n && a[next].first <= i; next++) {
			/* A report that ends before the one around it began to matter stays on the chain: climbing checks. */
			a[next].parent = top;
			top = next;
		}
		while (top >= 0 && a[top].last < i)
			top = a[top].parent;
		all->at[i] = top;
	}
}

static bool report_holds(const struct tc__report *r, int32_t word)
{
	return r->first <= word && word <= r->last && !(r->gap_first <= word && word <= r->gap_last) && word != r->cue_word &&
	       !(r->cue_first <= word && word <= r->cue_last);
}

static bool same_link(const struct tc_link *a, const struct tc_link *b)
{
	if (a->who.ent || b->who.ent)
		return a->who.ent == b->who.ent;
	return a->who.name.n ? tc_str_eqi(a->who.name, b->who.name) : tc_str_eqi(a->who.text, b->who.text) && a->who.text.n > 0;
}

static struct tc_link publisher_link(const struct tc_coding *cx)
{
	struct tc_link l = { .kind = TC_LINK_PUBLISHER };
	l.who.name = cx->doc->publisher;
	uint32_t n = 0;
	const struct tc_name_hit *h = cx->know ? tc_know_find(cx->know, cx->doc->publisher, &n) : NULL;
	for (uint32_t i = 0; i < n; i++) {
		const struct tc_ent *e = tc_know_ent(cx->know, h[i].ent);
		if (!e || e->kind != TC_ENT_OUTLET)
			continue;
		l.who.name = e->name;
		memcpy(l.who.country, e->country, sizeof l.who.country);
		l.who.sector = e->sector;
		l.who.ent = e->id + 1;
		break;
	}
	return l;
}

/* A speech act of the speaker himself ("we urge", he "rejects"): its saying is the event, he is no source of it. */
static bool own_act(struct tc_coding *cx, const struct tc__report *r, int32_t word)
{
	const struct tc_doc *d = cx->doc;
	const struct tc_report_lex *lex = cx->coder ? tc_coder_report(cx->coder) : NULL;
	const struct tc__cue *e = d->words[word].upos == TC_UPOS_VERB ? tc__cue_find(lex, d->words[word].lemma, 'V') : NULL;
	if (!e)
		return false;
	switch (e->kind) {
	case TC_REPORT_ASK: case TC_REPORT_DENY: case TC_REPORT_CRITICISE: case TC_REPORT_THREATEN: case TC_REPORT_PROMISE:
	case TC_REPORT_AGREE: case TC_REPORT_FEEL: case TC_REPORT_WANT: case TC_REPORT_PRAISE: case TC_REPORT_CLAIM:
		break;
	default:
		return false;
	}
	int32_t s = tc_child(d, word, TC_REL_NSUBJ);
	if (s < 0)
		return false;
	tc_str f = d->words[s].form;
	if (cx->word_flags && cx->word_flags[word] & TC_WF_QUOTED && (tc_str_eqi(f, TC_STR("we")) || tc_str_eqi(f, TC_STR("I"))))
		return true;
	struct tc_actor a;
	return tc_party_at(cx, s, &a) && ((a.ent && a.ent == r->link.who.ent) || (!a.ent && a.name.n && tc_str_eq(a.name, r->link.who.name)));
}

int tc_attribution_for(struct tc_coding *cx, int32_t word, struct tc_link **links)
{
	enum { MAX_LINKS = 8 };
	struct tc_link found[MAX_LINKS];
	int n = 0;
	const struct tc_reports *all = cx->reports;
	*links = NULL;
	if (all && all->at && word >= 0 && word < cx->doc->n_words)
		for (int32_t i = all->at[word]; i >= 0 && n < MAX_LINKS - 1; i = all->r[i].parent) {
			const struct tc__report *r = &all->r[i];
			if (!r->strong || !r->has_link || !report_holds(r, word) || own_act(cx, r, word))
				continue;
			/* Who speaks of himself inside his own quotation is one link, not two. */
			if (n > 0 && same_link(&found[n - 1], &r->link))
				continue;
			found[n++] = r->link;
		}
	int total = n + (cx->doc->publisher.n > 0);
	if (!total)
		return 0;
	struct tc_link *out = TC_NEWN(cx->arena, struct tc_link, total);
	int at = 0;
	if (cx->doc->publisher.n)
		out[at++] = publisher_link(cx);
	for (int i = n - 1; i >= 0; i--)
		out[at++] = found[i];
	*links = out;
	return total;
}

int32_t tc_statement_at(const struct tc_coding *cx, int32_t word)
{
	const struct tc_reports *all = cx->reports;
	if (!all || !all->at || word < 0 || word >= cx->doc->n_words)
		return -1;
	for (int32_t i = all->at[word]; i >= 0; i = all->r[i].parent)
		if (all->r[i].statement >= 0 && report_holds(&all->r[i], word))
			return all->r[i].statement;
	return -1;
}
