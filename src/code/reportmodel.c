/* SPDX-License-Identifier: Apache-2.0 */
/* code/reportmodel.c - how likely each candidate of reportcand.c is a statement that a reader would mark.
 * A linear model over features that are named strings ("K=say|T=clause"), so that its table can be read and questioned.
 * Two passes: the first scores each candidate alone; the second knows what the first thought of the others that share
 * its cue, hold it or overlap it. Weights come from train/attrib (logistic regression); features of a cue's own lemma
 * exist only for lemmas that lexicon/report.tsv lists. */
#include "code/statement_int.h"

struct namer { char s[96]; uint32_t n; };

static void put(struct namer *b, tc_str s)
{
	uint32_t n = s.n < sizeof b->s - b->n ? s.n : (uint32_t)sizeof b->s - b->n;
	memcpy(b->s + b->n, s.p, n);
	b->n += n;
}

static void putz(struct namer *b, const char *z) { put(b, tc_str_of(z)); }

static void emit(struct tc__said_work *w, const struct namer *b)
{
	if (w->names) {
		if (w->names->n && w->names->p[w->names->n - 1] != '[')
			tc_buf_char(w->names, ',');
		tc_buf_json(w->names, tc_str_n(b->s, b->n));
		return;
	}
	struct tc__weights x = tc__report_weight(w->lex, tc_hash(b->s, b->n, 0));
	w->sum.pass[0] += x.pass[0];
	w->sum.pass[1] += x.pass[1];
}

/* One feature of up to three parts. */
static void feat(struct tc__said_work *w, const char *name, tc_str a, tc_str b, tc_str c)
{
	struct namer n = { .n = 0 };
	putz(&n, name);
	put(&n, a);
	if (b.p) {
		putz(&n, "|");
		put(&n, b);
	}
	if (c.p) {
		putz(&n, "|");
		put(&n, c);
	}
	emit(w, &n);
}

static tc_str z(const char *s) { return tc_str_of(s); }

static const char *bucket(int32_t n)
{
	return n <= 1 ? "1" : n <= 2 ? "2" : n <= 4 ? "4" : n <= 8 ? "8" : n <= 16 ? "16" : n <= 32 ? "32" : "x";
}

static bool form_in(tc_str f, const char *list)
{
	/* list: " he she they " */
	char buf[24];
	if (f.n + 2 > sizeof buf)
		return false;
	buf[0] = ' ';
	for (uint32_t i = 0; i < f.n; i++)
		buf[i + 1] = tc_lower(f.p[i]);
	buf[f.n + 1] = ' ';
	return tc_str_find(tc_str_of(list), tc_str_n(buf, f.n + 2)) >= 0;
}

static const char *speaker_class(const struct tc__said_work *w, int32_t s)
{
	if (s < 0)
		return "none";
	const struct tc_word *x = &w->cx->doc->words[s];
	if (x->upos == TC_UPOS_PRON) {
		if (form_in(x->form, " i we me us "))
			return "first";
		if (form_in(x->form, " you "))
			return "you";
		if (form_in(x->form, " he she him her his "))
			return "he";
		if (form_in(x->form, " they them their "))
			return "they";
		if (form_in(x->form, " it this that its "))
			return "it";
		if (form_in(x->form, " who which what whoever "))
			return "who";
		return "pron";
	}
	if (x->upos == TC_UPOS_PROPN)
		return "name";
	if (x->xpos == TC_XPOS_NNS || x->xpos == TC_XPOS_NNPS)
		return "nouns";
	return x->upos == TC_UPOS_NOUN ? "noun" : "other";
}

static const char *quote_class(const struct tc__said_work *w, const struct tc__cand *c)
{
	const struct tc__quotes *q = &w->quotes;
	int32_t a = q->at[c->content_first], b = q->at[c->content_last];
	bool in = c->cue_word >= 0 && q->at[c->cue_word] >= 0;
	if (in)
		return a == b && a == q->at[c->cue_word] ? "inside" : "cuein";
	if (a >= 0 && b >= 0)
		return a == b ? "whole" : "both";
	if (a >= 0)
		return "start";
	if (b >= 0)
		return "end";
	return c->quote >= 0 ? "part" : "no";
}

static const char *mark_class(const struct tc_doc *d, const struct tc__cand *c)
{
	const struct tc_word *x = &d->words[c->content_first];
	if (form_in(x->form, " that "))
		return "that";
	if (form_in(x->form, " to "))
		return "to";
	if (form_in(x->form, " if whether "))
		return "if";
	if (form_in(x->form, " what who how why when where which "))
		return "wh";
	if (c->content >= 0) {
		int32_t m = tc_child(d, c->content, TC_REL_MARK);
		if (m >= 0)
			return form_in(d->words[m].form, " that ") ? "that" : form_in(d->words[m].form, " to ") ? "to" : "mark";
	}
	return "0";
}

static bool negated(const struct tc_doc *d, int32_t v)
{
	for (int32_t c = d->words[v].child; c >= 0; c = d->words[c].next)
		if (c < v && form_in(d->words[c].form, " not n't never n’t no neither nor "))
			return true;
	return false;
}

static const char *modal(const struct tc_doc *d, int32_t v)
{
	for (int32_t c = d->words[v].child; c >= 0; c = d->words[c].next)
		if (c < v && d->words[c].rel == TC_REL_AUX) {
			if (d->words[c].xpos == TC_XPOS_MD)
				return form_in(d->words[c].form, " will 'll ’ll ") ? "will" : form_in(d->words[c].form, " would 'd ’d ") ? "would" : "md";
		}
	return tc_child(d, v, TC_REL_AUX) >= 0 ? "aux" : "0";
}

static void features(struct tc__said_work *w, const struct tc__cand *c)
{
	const struct tc_doc *d = w->cx->doc;
	const tc_str nil = TC_STR_NULL;
	tc_str T = z(tc__cand_type_name(c->type));
	tc_str K = z(c->cue ? tc__report_kind_name(c->cue->kind) : "?");
	tc_str L = c->cue ? c->cue->lemma : z("?");
	tc_str S = z(speaker_class(w, c->speaker)), Q = z(quote_class(w, c)), M = z(mark_class(d, c));
	tc_str H = z(c->how ? c->how : "-"), N = z(bucket(c->content_last - c->content_first + 1));
	tc_str B = z(c->before ? "before" : "after");
	feat(w, "T=", T, nil, nil);
	feat(w, "K=", K, T, nil);
	feat(w, "L=", L, nil, nil);
	feat(w, "L=", L, T, nil);
	feat(w, "S=", S, T, nil);
	feat(w, "S=", S, K, nil);
	feat(w, "H=", H, T, nil);
	feat(w, "H=", H, K, nil);
	feat(w, "Q=", Q, T, nil);
	feat(w, "Q=", Q, K, B);
	feat(w, "Q=", Q, S, nil);
	feat(w, "M=", M, T, nil);
	feat(w, "M=", M, K, nil);
	feat(w, "N=", N, T, nil);
	feat(w, "N=", N, K, nil);
	feat(w, "N=", N, Q, nil);
	feat(w, "B=", B, T, Q);
	feat(w, "p=", z(c->passive ? "1" : "0"), T, K);
	if (c->cue_word >= 0) {
		const struct tc_word *v = &d->words[c->cue_word];
		tc_str X = z(tc_xpos_name(v->xpos)), R = z(tc_rel_name(v->rel)), D = z(modal(d, c->cue_word));
		feat(w, "X=", X, T, nil);
		feat(w, "X=", X, K, S);
		feat(w, "R=", R, T, nil);
		feat(w, "R=", R, K, nil);
		feat(w, "R=", R, X, H);
		feat(w, "neg=", z(negated(d, c->cue_word) ? "1" : "0"), K, T);
		feat(w, "D=", D, T, nil);
		feat(w, "D=", D, K, nil);
		feat(w, "D=", D, L, nil);
		if (v->head >= 0) {
			feat(w, "hu=", z(tc_upos_name(d->words[v->head].upos)), R, T);
			const struct tc__cue *h = tc__cue_find(w->lex, d->words[v->head].lemma, d->words[v->head].upos == TC_UPOS_NOUN ? 'N' : 'V');
			feat(w, "hk=", z(h ? tc__report_kind_name(h->kind) : "?"), R, K);
		}
		if (c->speaker >= 0) {
			int32_t gap = c->speaker < c->cue_word ? c->cue_word - c->speaker : c->speaker - c->cue_word;
			feat(w, "g=", z(bucket(gap)), z(c->speaker < c->cue_word ? "l" : "r"), T);
		}
		int32_t span = c->before ? c->cue_word - c->content_last : c->content_first - c->cue_word;
		feat(w, "cg=", z(span < 0 ? "in" : bucket(span)), B, T);
		int32_t o = tc_child(d, c->cue_word, TC_REL_OBJ);
		feat(w, "o=", z(o < 0 ? "0" : tc_upos_name(d->words[o].upos)), T, K);
		/* what stands right before and behind the cue */
		const struct tc_word *nx = c->cue_last + 1 < d->n_words ? &d->words[c->cue_last + 1] : NULL;
		feat(w, "nx=", z(nx ? tc_upos_name(nx->upos) : "-"), T, K);
		feat(w, "cm=", z(tc_child(d, c->cue_word, TC_REL_ADVMOD) >= 0 ? "1" : "0"), K, nil);
	}
	if (c->content >= 0) {
		const struct tc_word *x = &d->words[c->content];
		feat(w, "cx=", z(tc_xpos_name(x->xpos)), T, nil);
		feat(w, "cx=", z(tc_xpos_name(x->xpos)), K, nil);
		feat(w, "cr=", z(tc_rel_name(x->rel)), T, K);
		feat(w, "cs=", z(speaker_class(w, c->content)), T, K);
	}
	if (c->speaker >= 0) {
		const struct tc_word *s = &d->words[c->speaker];
		feat(w, "sr=", z(tc_rel_name(s->rel)), T, nil);
		const struct tc__cue *n = s->upos == TC_UPOS_NOUN ? tc__cue_find(w->lex, s->lemma, 'N') : NULL;
		feat(w, "sk=", z(n ? tc__report_kind_name(n->kind) : "0"), K, T);
		int32_t m = w->cx->mention_at ? w->cx->mention_at[c->speaker] : -1;
		const char *who = "0";
		if (m >= 0) {
			const struct tc_mention *me = &w->cx->mentions[m];
			who = me->outlet ? "outlet" : me->person ? "person" : me->party ? "party" : me->place ? "place" : "thing";
		}
		feat(w, "w=", z(who), K, nil);
		feat(w, "w=", z(who), T, S);
	}
	/* end of what is said against the end of its sentence */
	const struct tc_sent *st = &d->sents[d->words[c->content_last].sent];
	int32_t left = st->first + st->n - 1 - c->content_last;
	feat(w, "e=", z(left <= 1 ? "end" : left <= 4 ? "near" : "in"), T, B);
	feat(w, "f=", z(c->content_first - st->first <= 1 ? "start" : "in"), T, B);
}

static const char *odds(float s) { return s < -3 ? "a" : s < -1.5f ? "b" : s < -0.5f ? "c" : s < 0.5f ? "d" : s < 1.5f ? "e" : s < 3 ? "f" : "g"; }

/* What the first pass thought of the others. */
struct rivals { float same, holder, overlap; int32_t holder_at, overlap_at; bool any_same; };

static void features_second(struct tc__said_work *w, const struct tc__cand *c, const struct rivals *r)
{
	const tc_str nil = TC_STR_NULL;
	tc_str T = z(tc__cand_type_name(c->type)), K = z(c->cue ? tc__report_kind_name(c->cue->kind) : "?");
	tc_str O = z(odds(c->first));
	feat(w, "2o=", O, T, nil);
	feat(w, "2s=", z(r->any_same ? odds(r->same) : "0"), O, nil);
	feat(w, "2s=", z(r->any_same ? odds(r->same) : "0"), T, nil);
	const struct tc__cand *h = r->holder_at >= 0 ? &w->cands.c[r->holder_at] : NULL;
	feat(w, "2h=", z(h ? odds(r->holder) : "0"), O, nil);
	feat(w, "2h=", z(h ? odds(r->holder) : "0"), T, z(h ? tc__cand_type_name(h->type) : "0"));
	feat(w, "2h=", z(h ? odds(r->holder) : "0"), K, z(h ? quote_class(w, h) : "0"));
	const struct tc__cand *v = r->overlap_at >= 0 ? &w->cands.c[r->overlap_at] : NULL;
	feat(w, "2v=", z(v ? odds(r->overlap) : "0"), O, nil);
	feat(w, "2v=", z(v ? odds(r->overlap) : "0"), T, z(v ? tc__cand_type_name(v->type) : "0"));
}

static bool holds(const struct tc__cand *o, const struct tc__cand *c)
{
	int32_t at = c->cue_word >= 0 ? c->cue_word : c->content_first;
	return o->content_first <= at && at <= o->content_last && o->cue_word != c->cue_word && !(o->cue_word >= c->content_first && o->cue_word <= c->content_last);
}

/* Candidates lie close together in text order, so a window of neighbours suffices. */
enum { WINDOW = 40 };

static struct rivals rivals_of(const struct tc__said_work *w, int32_t i)
{
	const struct tc__cand *c = &w->cands.c[i];
	struct rivals r = { .same = -99, .holder = -99, .overlap = -99, .holder_at = -1, .overlap_at = -1 };
	int32_t lo = i - WINDOW > 0 ? i - WINDOW : 0, hi = i + WINDOW < w->cands.n ? i + WINDOW : w->cands.n;
	for (int32_t k = lo; k < hi; k++) {
		const struct tc__cand *o = &w->cands.c[k];
		if (k == i)
			continue;
		if (o->cue_word == c->cue_word && c->cue_word >= 0) {
			r.any_same = true;
			if (o->first > r.same)
				r.same = o->first;
		} else if (holds(o, c)) {
			if (o->first > r.holder) {
				r.holder = o->first;
				r.holder_at = k;
			}
		} else if (o->content_first <= c->content_last && c->content_first <= o->content_last && !holds(c, o)) {
			if (o->first > r.overlap) {
				r.overlap = o->first;
				r.overlap_at = k;
			}
		}
	}
	return r;
}

static int by_place(const struct tc__cand *a, const struct tc__cand *b)
{
	int32_t x = a->cue_word >= 0 ? a->cue_word : a->content_first, y = b->cue_word >= 0 ? b->cue_word : b->content_first;
	return x < y ? -1 : x > y;
}

/* Position and colon candidates were appended behind the rest: merge them in. Insertion keeps equal ones in order; three
 * sorted runs, so it is done by merging. */
static void sort_cands(struct tc__said_work *w)
{
	int32_t n = w->cands.n;
	struct tc__cand *a = w->cands.c, *b = TC_NEWN(w->cx->arena, struct tc__cand, n + 1);
	for (int32_t width = 1; width < n; width *= 2) {
		for (int32_t lo = 0; lo < n; lo += 2 * width) {
			int32_t mid = lo + width < n ? lo + width : n, hi = lo + 2 * width < n ? lo + 2 * width : n;
			int32_t i = lo, k = mid, out = lo;
			while (i < mid || k < hi)
				b[out++] = k >= hi || (i < mid && by_place(&a[i], &a[k]) <= 0) ? a[i++] : a[k++];
		}
		struct tc__cand *t = a;
		a = b;
		b = t;
	}
	w->cands.c = a;
	w->cands.cap = n;
}

void tc__cands_score(struct tc__said_work *w)
{
	sort_cands(w);
	float *second = TC_NEWN(w->cx->arena, float, w->cands.n + 1);
	for (int32_t i = 0; i < w->cands.n; i++) {
		w->sum = (struct tc__weights){ { 0, 0 } };
		features(w, &w->cands.c[i]);
		w->cands.c[i].first = w->sum.pass[0];
		second[i] = w->sum.pass[1];
	}
	for (int32_t i = 0; i < w->cands.n; i++) {
		struct rivals r = rivals_of(w, i);
		w->sum = (struct tc__weights){ { 0, 0 } };
		features_second(w, &w->cands.c[i], &r);
		w->cands.c[i].score = second[i] + w->sum.pass[1];
	}
}

static void dump_span(struct tc_buf *out, const char *name, tc_span s) { tc_buf_fmt(out, "\"%s\":[%u,%u],", name, s.beg, s.end); }

/* With a model the second pass's features are named too, from the first pass's scores. */
void tc__cands_dump(struct tc_coding *cx, const struct tc_report_lex *lex, struct tc_buf *out)
{
	struct tc__said_work w = { .cx = cx, .lex = lex };
	tc__quotes_find(cx, &w.quotes);
	tc__cands_find(&w);
	tc__cands_score(&w);
	w.names = out;
	for (int32_t i = 0; i < w.cands.n; i++) {
		const struct tc__cand *c = &w.cands.c[i];
		tc_buf_z(out, "{\"doc\":");
		tc_buf_json(out, cx->doc->id);
		tc_buf_fmt(out, ",\"type\":\"%s\",", tc__cand_type_name(c->type));
		dump_span(out, "content", tc__cand_span(&w, c));
		if (c->cue_word >= 0)
			dump_span(out, "cue", tc_words_span(cx->doc, c->cue_first, c->cue_last));
		if (c->speaker >= 0)
			dump_span(out, "speaker", tc_words_span(cx->doc, c->speaker, c->speaker));
		tc_buf_fmt(out, "\"cue_word\":%d,\"words\":[%d,%d],\"first\":%.4f,\"score\":%.4f,\"f\":[", c->cue_word, c->content_first,
			   c->content_last, (double)c->first, (double)c->score);
		features(&w, c);
		tc_buf_z(out, "],\"g\":[");
		struct rivals r = rivals_of(&w, i);
		features_second(&w, c, &r);
		tc_buf_z(out, "]}\n");
	}
}
