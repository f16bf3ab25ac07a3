/* SPDX-License-Identifier: Apache-2.0 */
/* code/relate.c - type of a given pair.
 * A logistic model over what the lexicon coder finds (with the pair's roles or without), the words on the tree path between the
 * two parties, the predicate that links them and what hangs on it, the predicates that govern each, the words between and around
 * them, what the network of word senses says of these words, and word clusters and vectors in place of them. A sentence full of
 * violence may tell of a pair that only talks: whatever does not link the two weighs little. Trained by train/relate.py; figures in
 * docs/coding.md. Not handled: parties whose link stands in another sentence, and hypothetical or negated links, which count as told. */
#include "code/relate.h"

#include <stdio.h>

#include "code/coder.h"
#include "code/role.h"

/* Scale of two kinds of features beside those of single words: training regularises by scale. */
#define SENSE_WEIGHT 3.0f
#define VECTOR_WEIGHT 1.0f
/* An event between others than the two, where one of theirs counts 1. */
#define OTHERS 0.5f

static bool overlaps(tc_span a, tc_span b) { return a.beg < b.end && b.beg < a.end; }

/* Highest word of the words inside the span: the one whose head lies outside. */
static int32_t head_of_span(const struct tc_doc *d, tc_span s)
{
	int32_t found = -1;
	if (s.end <= s.beg)
		return -1;
	for (int32_t i = 0; i < d->n_words; i++) {
		if (d->words[i].beg < s.beg || d->words[i].end > s.end)
			continue;
		int32_t h = d->words[i].head;
		if (h < 0 || d->words[h].beg < s.beg || d->words[h].end > s.end)
			if (found < 0)
				found = i;
	}
	return found;
}

static void add_word(const struct tc_coder *c, struct tc_features *f, const char *where, const struct tc_word *w, float v)
{
	char name[32];
	tc_feature_add(f, where, w->lemma, TC_STR(""), v);
	const uint16_t *k = tc_clusters_of(c->clusters, w->form);
	for (int g = 0; k && g < TC_CLUSTER_GRAINS; g++) {
		int n = snprintf(name, sizeof name, "%d:%d", g, k[g]);
		tc_feature_add(f, where, tc_str_n(name, (size_t)n), TC_STR("c"), v * 0.7f);
	}
	/* what the lexicon's frames of this lemma are about, whatever their patterns */
	static const int all_pos[] = { TC_FRAME_V, TC_FRAME_N, TC_FRAME_A };
	uint32_t seen = 0;
	for (size_t p = 0; p < TC_COUNT(all_pos); p++) {
		int n;
		const struct tc_frame *const *fr = tc_lexicon_find(c->lexicon, w->lemma, all_pos[p], &n);
		for (int i = 0; i < n; i++)
			if (fr[i]->event && !(seen >> fr[i]->event & 1)) {
				seen |= 1u << fr[i]->event;
				tc_feature_add(f, where, tc_str_of(tc_event_name(fr[i]->event)), TC_STR("lex"), v);
			}
	}
}

/* What the network of word senses says of the word. */
static void add_sense(struct tc_coding *cx, struct tc_features *f, const char *where, int32_t word)
{
	enum { LEAST = 5 };     /* of a hundred */
	float p[TC_EVENT_TYPE_COUNT];
	if (!tc_sense_asked(cx, word) || !tc_sense_probabilities(cx, word, p))
		return;
	for (int k = 0; k < TC_EVENT_TYPE_COUNT; k++)
		if (p[k] * 100 >= LEAST)
			tc_feature_add(f, where, tc_str_of(k ? tc_event_name(k) : "-"), TC_STR("sense"), p[k] * SENSE_WEIGHT);
}

/* Mean of the words' vectors: words that no training pair had lie near those that one had. */
static void add_vector(struct tc_coding *cx, struct tc_features *f, const char *where, const int32_t *words, int n)
{
	float v[TC_SENSE_MAX_DIM] = { 0 };
	int known = 0;
	for (int i = 0; i < n; i++)
		known += tc_sense_vector(cx, words[i], v);
	for (uint32_t k = 0; known && k < cx->coder->sense.dim; k++) {
		char name[16];
		int len = snprintf(name, sizeof name, "%u", k);
		tc_feature_add(f, where, tc_str_n(name, (size_t)len), TC_STR("v"), v[k] / (float)known * VECTOR_WEIGHT);
	}
}

static bool is_content(const struct tc_word *w)
{
	return w->upos == TC_UPOS_VERB || w->upos == TC_UPOS_NOUN || w->upos == TC_UPOS_ADJ || w->upos == TC_UPOS_ADV ||
	       w->upos == TC_UPOS_PART || w->upos == TC_UPOS_ADP;
}

/* A coordinated party or an apposition stands where its first word stands. */
static int32_t first_of(const struct tc_doc *d, int32_t w)
{
	enum { MAX_STEPS = 8 };
	for (int i = 0; i < MAX_STEPS; i++) {
		const struct tc_word *x = &d->words[w];
		if ((x->rel != TC_REL_CONJ && x->rel != TC_REL_APPOS && x->rel != TC_REL_FLAT) || x->head < 0)
			break;
		int pos = d->words[x->head].upos;
		if (pos != TC_UPOS_NOUN && pos != TC_UPOS_PROPN && pos != TC_UPOS_PRON && pos != TC_UPOS_NUM)
			break;
		w = x->head;
	}
	return w;
}

enum { MAX_PATH = 12 };
struct path { int32_t w[2 * MAX_PATH]; int n; int32_t meet, link, below_s, below_t; };

static bool is_predicate(const struct tc_word *w)
{
	return w->upos == TC_UPOS_VERB || w->upos == TC_UPOS_NOUN || w->upos == TC_UPOS_ADJ;
}

/* The words between two parties on the tree, without them; where the two ways up meet; and the predicate that links them: the meeting
 * word, or the highest verb (else the highest word) where one party hangs below the other. */
static void find_path(const struct tc_doc *d, int32_t s, int32_t t, struct path *p)
{
	int32_t up[MAX_PATH];
	int n = 0, steps = 0;
	*p = (struct path){ .meet = -1, .link = -1, .below_s = s, .below_t = t };
	for (int32_t w = s; w >= 0 && n < MAX_PATH; w = d->words[w].head)
		up[n++] = w;
	for (int32_t w = t; w >= 0 && p->meet < 0 && steps < MAX_PATH; w = d->words[w].head, steps++)
		for (int i = 0; i < n && p->meet < 0; i++)
			if (up[i] == w)
				p->meet = w;
	if (p->meet < 0)
		return;
	for (int i = 0; i < n && up[i] != p->meet; i++) {
		p->below_s = up[i];
		if (up[i] != s)
			p->w[p->n++] = up[i];
	}
	int from = p->n;
	for (int32_t w = t; w != p->meet; w = d->words[w].head) {
		p->below_t = w;
		if (w != t)
			p->w[p->n++] = w;
	}
	if (p->meet != s && p->meet != t)
		p->link = p->meet;
	int lo = p->meet == s ? from : 0, hi = p->meet == s ? p->n : from;
	for (int i = lo; i < hi && (p->meet == s || p->meet == t); i++)
		if (p->link < 0 || d->words[p->w[i]].upos == TC_UPOS_VERB || d->words[p->link].upos != TC_UPOS_VERB)
			p->link = p->w[i];
}

/* What a predicate says together with what hangs on it but for the two parties. */
static void predicate_features(struct tc_coding *cx, struct tc_features *f, const char *where, int32_t word, const struct path *p)
{
	const struct tc_doc *d = cx->doc;
	char key[32];
	add_word(cx->coder, f, where, &d->words[word], 1.0f);
	add_sense(cx, f, where, word);
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		if (c == p->below_s || c == p->below_t)
			continue;
		snprintf(key, sizeof key, "%s+", where);
		if (rel == TC_REL_OBJ || rel == TC_REL_XCOMP || rel == TC_REL_CCOMP || rel == TC_REL_OBL || rel == TC_REL_COMPOUND_PRT ||
		    rel == TC_REL_NMOD || rel == TC_REL_AMOD || rel == TC_REL_COMPOUND)
			add_word(cx->coder, f, key, &d->words[c], 0.7f);
		else if (rel == TC_REL_ADVMOD || rel == TC_REL_AUX || rel == TC_REL_MARK)
			tc_feature_add(f, key, d->words[c].lemma, TC_STR("mod"), 0.7f);
	}
}

/* The case marker of a phrase. */
static tc_str marker(const struct tc_doc *d, int32_t word)
{
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_CASE)
			return d->words[c].lemma;
	return TC_STR("-");
}

static void path_features(struct tc_coding *cx, struct tc_features *f, int32_t s, int32_t t)
{
	const struct tc_doc *d = cx->doc;
	struct path p;
	int32_t s1 = first_of(d, s), t1 = first_of(d, t);
	if (s1 == t1) {         /* "A and B met": whatever the two do together */
		s1 = s;
		t1 = t;
		tc_feature_add(f, "link", TC_STR("together"), TC_STR(""), 1.0f);
	}
	find_path(d, s1, t1, &p);
	for (int i = 0; i < p.n; i++) {
		add_word(cx->coder, f, "path", &d->words[p.w[i]], 1.0f);
		add_sense(cx, f, "path", p.w[i]);
	}
	if (p.meet < 0)
		return;
	if (p.meet != s1 && p.meet != t1 && p.n < 2 * MAX_PATH)
		p.w[p.n++] = p.meet;
	add_word(cx->coder, f, "meet", &d->words[p.meet], 1.0f);
	tc_feature_add(f, "rels", tc_str_of(tc_rel_name(d->words[s].rel)), tc_str_of(tc_rel_name(d->words[t].rel)), 1.0f);
	add_vector(cx, f, "path", p.w, p.n);
	if (p.link < 0)
		return;
	predicate_features(cx, f, "link", p.link, &p);
	add_vector(cx, f, "link", &p.link, 1);
	tc_feature_add(f, "link.s", d->words[p.link].lemma, tc_str_of(tc_rel_name(d->words[p.below_s].rel)), 1.0f);
	tc_feature_add(f, "link.t", d->words[p.link].lemma, marker(d, p.below_t), 1.0f);
	tc_feature_add(f, "link.st", tc_str_of(tc_rel_name(d->words[p.below_s].rel)), tc_str_of(tc_rel_name(d->words[p.below_t].rel)), 1.0f);
}

/* The predicate whose doer is the one and below which the other stands, by the rules of roles ("hope to persuade the jury"). */
static void direct_features(struct tc_coding *cx, struct tc_features *f, const char *where, int32_t doer, int32_t other)
{
	const struct tc_doc *d = cx->doc;
	struct path none = { .below_s = doer, .below_t = other };
	int32_t w = d->words[other].head;
	for (int step = 0; step < 4 && w >= 0 && w != doer; step++, w = d->words[w].head) {
		if (d->words[w].upos != TC_UPOS_VERB)
			continue;
		int32_t subject = tc_subject_of(cx, w);
		if (subject < 0 || (subject != doer && first_of(d, doer) != subject))
			continue;
		none.below_t = other;
		predicate_features(cx, f, where, w, &none);
		add_vector(cx, f, where, &w, 1);
		return;
	}
}

/* The predicates above a party: governors up to the clause, with their objects and complements. */
static void governor_features(struct tc_coding *cx, struct tc_features *f, const char *where, int32_t word)
{
	const struct tc_doc *d = cx->doc;
	word = first_of(d, word);
	int32_t w = word;
	for (int step = 0; step < 4 && w >= 0; step++) {
		w = d->words[w].head;
		if (w < 0)
			return;
		if (is_predicate(&d->words[w]))
			break;
	}
	if (w < 0)
		return;
	char key[32];
	snprintf(key, sizeof key, "%s.gov", where);
	add_word(cx->coder, f, key, &d->words[w], 1.0f);
	add_sense(cx, f, key, w);
	add_vector(cx, f, key, &w, 1);
	tc_feature_add(f, key, d->words[w].lemma, tc_str_of(tc_rel_name(d->words[word].rel)), 1.0f);
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		if (c == word)
			continue;
		if (rel == TC_REL_OBJ || rel == TC_REL_XCOMP || rel == TC_REL_CCOMP || rel == TC_REL_OBL || rel == TC_REL_COMPOUND_PRT) {
			snprintf(key, sizeof key, "%s.%s", where, tc_rel_name(rel));
			add_word(cx->coder, f, key, &d->words[c], 1.0f);
			tc_feature_add(f, key, d->words[w].lemma, d->words[c].lemma, 1.0f);
		} else if (rel == TC_REL_AUX || rel == TC_REL_ADVMOD || rel == TC_REL_MARK) {
			snprintf(key, sizeof key, "%s.mod", where);
			tc_feature_add(f, key, d->words[c].lemma, TC_STR(""), 1.0f);
		}
	}
}

static bool party_in(const struct tc_actor *a, int n, tc_span s)
{
	for (int i = 0; i < n; i++)
		if (s.end > s.beg && overlaps(a[i].span, s))
			return true;
	return false;
}

static void lexicon_features(struct tc_features *f, const struct tc_records *r, const struct tc_pair *p)
{
	for (int i = 0; i < r->n_events; i++) {
		const struct tc_event *e = &r->events[i];
		tc_str type = tc_str_of(tc_event_name(e->type));
		bool sa = party_in(e->actors, e->n_actors, p->source), ta = party_in(e->actors, e->n_actors, p->target);
		bool sr = party_in(e->recipients, e->n_recipients, p->source), tr = party_in(e->recipients, e->n_recipients, p->target);
		tc_str how = sa && (tr || (ta && e->symmetric)) ? TC_STR("pair") : sa ? TC_STR("source") : tr ? TC_STR("target")
			     : sr || ta ? TC_STR("turned") : TC_STR("other");
		bool others = tc_str_is(how, "other");
		tc_feature_add(f, "event", type, how, tc_str_is(how, "pair") ? 1.5f : others ? OTHERS : 1.0f);
		tc_feature_add(f, "frame", e->why, TC_STR(""), others ? OTHERS : 1.0f);
		tc_feature_add(f, "sure", type, how, e->confidence);
		tc_feature_add(f, "status", type, tc_str_of(tc_status_name(e->status)), 1.0f);
		if (e->negated)
			tc_feature_add(f, "negated", type, how, 1.0f);
	}
	if (!r->n_events)
		tc_feature_add(f, "event", TC_STR("none"), TC_STR(""), 1.0f);
}

/* Who the two are, as far as the coder knows. */
static void party_features(struct tc_coding *cx, struct tc_features *f, int32_t s, int32_t t)
{
	const int32_t word[2] = { s, t };
	tc_str who[2] = { TC_STR("-"), TC_STR("-") };
	for (int i = 0; i < 2; i++) {
		struct tc_actor a;
		if (word[i] < 0)
			continue;
		int32_t m = cx->mention_at[word[i]];
		if (tc_party_at(cx, word[i], &a))
			who[i] = a.sector ? tc_str_of(tc_sector_name(a.sector)) : TC_STR("party");
		else if (m >= 0 && cx->mentions[m].place)
			who[i] = TC_STR("place");
		tc_feature_add(f, i ? "t.who" : "s.who", who[i], TC_STR(""), 0.7f);
	}
	tc_feature_add(f, "who", who[0], who[1], 0.7f);
}

static bool near(int32_t word, int32_t party)
{
	enum { NEAR = 7 };
	return party >= 0 && word >= party - NEAR && word <= party + NEAR;
}

void tc_relate_features(const struct tc_coder *c, struct tc_doc *d, const struct tc_pair *pair, struct tc_features *f)
{
	struct tc_code_options opt = { .min_confidence = -1 };
	struct tc_records r;
	struct tc_coding cx;
	tc_coding_run(c, &opt, d, &r, &cx);
	lexicon_features(f, &r, pair);
	int32_t s = head_of_span(d, pair->source), t = head_of_span(d, pair->target);
	if (s >= 0 && t >= 0) {
		path_features(&cx, f, s, t);
		direct_features(&cx, f, "does", s, t);
		direct_features(&cx, f, "done", t, s);
		tc_feature_add(f, "order", s < t ? TC_STR("st") : TC_STR("ts"), TC_STR(""), 0.5f);
	}
	if (s >= 0)
		governor_features(&cx, f, "s", s);
	else
		tc_feature_add(f, "source", TC_STR("absent"), TC_STR(""), 1.0f);
	if (t >= 0)
		governor_features(&cx, f, "t", t);
	else
		tc_feature_add(f, "target", TC_STR("absent"), TC_STR(""), 1.0f);
	party_features(&cx, f, s, t);
	uint32_t lo = pair->source.end, hi = pair->target.beg;
	if (s >= 0 && t >= 0 && pair->source.beg > pair->target.beg) {
		lo = pair->target.end;
		hi = pair->source.beg;
	}
	const struct tc_word *before = NULL;
	struct { int32_t w[TC_SENSE_WORDS]; int n; } mid = { .n = 0 }, all = { .n = 0 };
	for (int32_t i = 0; i < d->n_words; i++) {
		const struct tc_word *w = &d->words[i];
		if (!is_content(w)) {
			if (w->upos == TC_UPOS_AUX && w->xpos == TC_XPOS_MD)
				tc_feature_add(f, "modal", w->lemma, TC_STR(""), 0.5f);
			continue;
		}
		bool inside = overlaps((tc_span){ w->beg, w->end }, pair->source) || overlaps((tc_span){ w->beg, w->end }, pair->target);
		bool between = s >= 0 && t >= 0 && w->beg >= lo && w->end <= hi;
		if (inside) {
			tc_feature_add(f, "inside", w->lemma, TC_STR(""), 0.5f);
			continue;
		}
		if (w->upos != TC_UPOS_ADP) {
			/* a long sentence tells of others too */
			add_word(c, f, "word", w, between || near(i, s) || near(i, t) ? 0.4f : 0.12f);
			if (between)
				add_word(c, f, "between", w, 0.7f);
			if (between && mid.n < TC_SENSE_WORDS)
				mid.w[mid.n++] = i;
			if (all.n < TC_SENSE_WORDS)
				all.w[all.n++] = i;
		}
		if (before && between)
			tc_feature_add(f, "two", before->lemma, w->lemma, 0.7f);
		before = w;
	}
	add_vector(&cx, f, "between", mid.w, mid.n);
	add_vector(&cx, f, "word", all.w, all.n);
}

/* Did the lexicon find an event of that type in the sentence, in whatever role of the pair? */
static bool lexicon_found(const struct tc_features *f, const char *type)
{
	static const char *const how[] = { "pair", "source", "target", "turned", "other" };
	for (size_t h = 0; h < TC_COUNT(how); h++) {
		struct tc_features one = { .arena = f->arena };
		tc_feature_add(&one, "event", tc_str_of(type), tc_str_of(how[h]), 1);
		for (int i = 0; i < f->n; i++)
			if (f->a[i].hash == one.a[0].hash)
				return true;
	}
	return false;
}

int tc_relate_choose(const float p[TC_EVENT_TYPE_COUNT])
{
	float cooperation = 0, all = 0;
	for (int k = 1; k < TC_EVENT_TYPE_COUNT; k++) {
		all += p[k];
		cooperation += tc_event_quad(k) <= 2 ? p[k] : 0;
	}
	bool kind = cooperation > all / 2;
	int best = 0;
	for (int k = 1; k < TC_EVENT_TYPE_COUNT; k++)
		if ((tc_event_quad(k) <= 2) == kind && (!best || p[k] > p[best]))
			best = k;
	return best;
}

int tc_relate(const struct tc_coder *c, struct tc_doc *doc, const struct tc_pair *pair, float p[TC_EVENT_TYPE_COUNT], struct tc_err *err)
{
	for (int i = 0; i < TC_EVENT_TYPE_COUNT; i++)
		p[i] = 0;
	if (!c->relate.n_classes)
		return tc_fail(err, TC_ENOTFOUND, "this build has no model for pairs");
	struct tc_features f = { .arena = doc->arena };
	tc_relate_features(c, doc, pair, &f);
	float q[TC_LINEAR_MAX_CLASSES];
	tc_linear_predict(&c->relate, &f, q);
	for (uint32_t k = 0; k < c->relate.n_classes; k++) {
		int type = tc_event_find(tc_str_of(c->relate.names[k]));
		if (tc_str_is(tc_str_of(c->relate.names[k]), "YIELD"))  /* the training pairs do not tell the two apart */
			type = lexicon_found(&f, "RETREAT") ? TC_EVENT_RETREAT : TC_EVENT_CONCEDE;
		if (type > 0)
			p[type] += q[k];
	}
	return 0;
}
