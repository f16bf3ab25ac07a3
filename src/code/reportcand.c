/* SPDX-License-Identifier: Apache-2.0 */
/* code/reportcand.c - collect the places where somebody may be said to say, think or want something.
 * Generous on purpose: each cue word yields every content that its tree offers (clause, infinitive, object,
 * prepositional phrase), each quotation every cue that stands next to it, whatever the tree says (reportquote.c), since
 * parsers are weakest around quotation marks. The model (reportmodel.c) chooses among them.
 * Contents are word ranges: the subtree without the cue's own part, without outer punctuation, widened to the whole
 * quotation where the cue stands outside it. */
#include "code/reportcand.h"

static const char *const type_names[] = { "clause", "inf", "quote", "obj", "as", "prep", "source", "noun", "adj", "colon",
					  "adverb", "continued" };
const char *tc__cand_type_name(int t) { return t >= 0 && t < TC_CAND_TYPE_COUNT ? type_names[t] : ""; }

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

const struct tc__cue *tc__cue_of_verb(struct tc__said_work *w, int32_t v, int32_t *extra)
{
	const struct tc_doc *d = w->cx->doc;
	tc_str lemma = tc__lower(w->cx, d->words[v].lemma);
	const struct tc__cue *best = NULL;
	*extra = -1;
	for (int32_t c = d->words[v].child; c >= 0; c = d->words[c].next) {
		tc_str part = TC_STR_NULL;
		if (is_rel(d, c, TC_REL_COMPOUND_PRT) || (is_rel(d, c, TC_REL_ADVMOD) && c == v + 1))
			part = tc__lower(w->cx, d->words[c].form);
		else if ((is_rel(d, c, TC_REL_OBL) || is_rel(d, c, TC_REL_ADVCL)) && c > v) {
			int32_t k = tc_child(d, c, TC_REL_CASE);
			if (k == v + 1)
				part = tc__lower(w->cx, d->words[k].form);
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
		if (tc__cue_of_verb(w, k, &extra))
			return k;
	}
	return -1;
}

static void verb_cands(struct tc__said_work *w, int32_t v)
{
	struct tc_coding *cx = w->cx;
	const struct tc_doc *d = cx->doc;
	int32_t extra;
	const struct tc__cue *e = tc__cue_of_verb(w, v, &extra);
	const struct tc_word *vw = &d->words[v];
	/* "given that", "provided that" join clauses; nobody gives or provides. */
	if (vw->xpos == TC_XPOS_VBN && v + 1 < d->n_words && tc_str_eqi(d->words[v + 1].form, TC_STR("that")) &&
	    (tc_str_eqi(vw->form, TC_STR("given")) || tc_str_eqi(vw->form, TC_STR("provided")) || tc_str_eqi(vw->form, TC_STR("granted"))))
		return;
	bool passive;
	const char *how;
	int32_t speaker = tc__subject_of(d, v, &passive, &how);
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
		const struct tc__cue *o = tc__cue_of_verb(w, outer, &extra_outer);
		int32_t s = tc__subject_of(d, outer, &p, &h);
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
				any |= tc__cand_add(w, k);
			if (next >= 0) {
				int32_t lo, hi;
				tc_subtree(d, next, &lo, &hi);
				k.content_last = lo - 1;
				while (k.content_last > k.content_first && (is_punct(&d->words[k.content_last]) || d->words[k.content_last].upos == TC_UPOS_CCONJ))
					k.content_last--;
				k.how = "before";
				any |= tc__cand_add(w, k);
			}
		} else if (rel == TC_REL_XCOMP && e) {
			k.type = d->words[c].upos == TC_UPOS_VERB || tc_child(d, c, TC_REL_MARK) >= 0 ? TC_CAND_INF : TC_CAND_AS;
			tc_subtree(d, c, &k.content_first, &k.content_last);
			struct tc__cand wide = k;
			if (obj >= 0 && obj > v && obj < c) {
				int32_t lo, hi;
				tc_subtree(d, obj, &lo, &hi);
				wide.content_first = lo < k.content_first ? lo : k.content_first;
				any |= tc__cand_add(w, wide);
			} else {
				any |= tc__cand_add(w, k);
			}
		} else if (rel == TC_REL_PARATAXIS && e && c > v && e->contents & (TC_CONTENT_CLAUSE | TC_CONTENT_QUOTE)) {
			k.type = TC_CAND_CLAUSE;
			tc_subtree(d, c, &k.content_first, &k.content_last);
			any |= tc__cand_add(w, k);
		} else if ((rel == TC_REL_OBL || rel == TC_REL_ADVCL) && e && c > v) {
			int32_t cs = tc_child(d, c, TC_REL_CASE);
			if (cs < 0)
				cs = tc_child(d, c, TC_REL_MARK);
			tc_str prep = cs >= 0 ? tc__lower(cx, d->words[cs].form) : TC_STR_NULL;
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
			any |= tc__cand_add(w, k);
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
		any |= tc__cand_add(w, k);
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
			any |= tc__cand_add(w, k);
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
			any |= tc__cand_add(w, k);
		}
	} else if (obj >= 0 && e && iobj < 0 && e->contents & TC_CONTENT_CLAUSE && obj > v && !e->addr_obj) {
		struct tc__cand k = base;
		k.type = TC_CAND_OBJ;
		k.content = obj;
		tc_subtree(d, obj, &k.content_first, &k.content_last);
		any |= tc__cand_add(w, k);
	}
	if (passive && e && tc_child(d, v, TC_REL_NSUBJ_PASS) >= 0 && e->contents & TC_CONTENT_OBJ) {
		struct tc__cand k = base;
		k.type = TC_CAND_OBJ;
		k.content = tc_child(d, v, TC_REL_NSUBJ_PASS);
		tc_subtree(d, k.content, &k.content_first, &k.content_last);
		any |= tc__cand_add(w, k);
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
			any |= tc__cand_add(w, k);
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
			tc__cand_add(w, k);
	}
}

static const struct tc__cue *cue_of(struct tc__said_work *w, int32_t i, char pos)
{
	return tc__cue_find(w->lex, tc__lower(w->cx, w->cx->doc->words[i].lemma), pos);
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
	int32_t verb, speaker = tc__owner_of(cx, n, &how, &verb);
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
			tc__cand_add(w, k);
		} else if (rel == TC_REL_NMOD || rel == TC_REL_OBL || rel == TC_REL_ACL) {
			int32_t cs = tc_child(d, c, TC_REL_CASE);
			if (cs < 0)
				cs = tc_child(d, c, TC_REL_MARK);
			if (cs < 0 || cs > c || !tc__cue_prep(e, tc__lower(cx, d->words[cs].form)))
				continue;
			tc_subtree(d, c, &k.content_first, &k.content_last);
			if (k.content_first == cs)
				k.content_first = cs + 1;
			if (cs == n + 1)
				k.cue_last = cs;
			tc__cand_add(w, k);
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
	int32_t speaker = tc__subject_of(d, a, &passive, &how);
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
			tc__cand_add(w, k);
		} else if (rel == TC_REL_OBL || rel == TC_REL_ADVCL) {
			int32_t cs = tc_child(d, c, TC_REL_CASE);
			if (cs < 0)
				cs = tc_child(d, c, TC_REL_MARK);
			if (cs < 0 || cs > c || !tc__cue_prep(e, tc__lower(cx, d->words[cs].form)))
				continue;
			tc_subtree(d, c, &k.content_first, &k.content_last);
			if (k.content_first == cs)
				k.content_first = cs + 1;
			tc__cand_add(w, k);
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
			tc_str prep = tc__lower(cx, d->words[c].form), lem = tc__lower(cx, d->words[n].lemma);
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
		tc__cand_add(w, k);
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
	tc__cand_add(w, k);
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
	tc__quote_cands(w);
	tc__colon_cands(w);
}
