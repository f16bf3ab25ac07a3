/* SPDX-License-Identifier: Apache-2.0 */
/* code/relate.c - type of a given pair.
 * A logistic model over what the lexicon coder finds (with the pair's roles or without), the words on the tree path between the
 * two parties, the predicate that governs them, the words between and around them, and word clusters in place of all of these
 * words. Trained by train/relate.py; figures in docs/coding.md. */
#include "code/relate.h"

#include <stdio.h>

#include "code/coder.h"
#include "code/role.h"

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

static bool is_content(const struct tc_word *w)
{
	return w->upos == TC_UPOS_VERB || w->upos == TC_UPOS_NOUN || w->upos == TC_UPOS_ADJ || w->upos == TC_UPOS_ADV ||
	       w->upos == TC_UPOS_PART || w->upos == TC_UPOS_ADP;
}

static void path_features(const struct tc_coder *c, struct tc_features *f, const struct tc_doc *d, int32_t s, int32_t t)
{
	enum { MAX_PATH = 12 };
	int32_t up[MAX_PATH];
	int n = 0;
	for (int32_t w = s; w >= 0 && n < MAX_PATH; w = d->words[w].head)
		up[n++] = w;
	int32_t meet = -1;
	int steps = 0;
	for (int32_t w = t; w >= 0 && meet < 0 && steps < MAX_PATH; w = d->words[w].head, steps++)
		for (int i = 0; i < n && meet < 0; i++)
			if (up[i] == w)
				meet = w;
	for (int i = 1; i < n && up[i - 1] != meet; i++)
		if (up[i] != t)
			add_word(c, f, "path", &d->words[up[i]], 1.0f);
	for (int32_t w = t; w >= 0 && w != meet; w = d->words[w].head)
		if (w != t)
			add_word(c, f, "path", &d->words[w], 1.0f);
	if (meet >= 0) {
		add_word(c, f, "meet", &d->words[meet], 1.0f);
		tc_feature_add(f, "rels", tc_str_of(tc_rel_name(d->words[s].rel)), tc_str_of(tc_rel_name(d->words[t].rel)), 1.0f);
	}
}

/* The predicates above a party: governors up to the clause, with their objects and complements. */
static void governor_features(struct tc_coding *cx, struct tc_features *f, const char *where, int32_t word)
{
	const struct tc_doc *d = cx->doc;
	int32_t w = word;
	for (int step = 0; step < 4 && w >= 0; step++) {
		w = d->words[w].head;
		if (w < 0)
			return;
		if (d->words[w].upos == TC_UPOS_VERB || d->words[w].upos == TC_UPOS_NOUN || d->words[w].upos == TC_UPOS_ADJ)
			break;
	}
	if (w < 0)
		return;
	char key[32];
	snprintf(key, sizeof key, "%s.gov", where);
	add_word(cx->coder, f, key, &d->words[w], 1.0f);
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
		tc_feature_add(f, "event", type, how, tc_str_is(how, "pair") ? 1.5f : 1.0f);
		tc_feature_add(f, "frame", e->why, TC_STR(""), 1.0f);
		tc_feature_add(f, "status", type, tc_str_of(tc_status_name(e->status)), 1.0f);
		if (e->negated)
			tc_feature_add(f, "negated", type, how, 1.0f);
	}
	if (!r->n_events)
		tc_feature_add(f, "event", TC_STR("none"), TC_STR(""), 1.0f);
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
	if (s >= 0 && t >= 0)
		path_features(c, f, d, s, t);
	if (s >= 0)
		governor_features(&cx, f, "s", s);
	else
		tc_feature_add(f, "source", TC_STR("absent"), TC_STR(""), 1.0f);
	if (t >= 0)
		governor_features(&cx, f, "t", t);
	else
		tc_feature_add(f, "target", TC_STR("absent"), TC_STR(""), 1.0f);
	uint32_t lo = pair->source.end, hi = pair->target.beg;
	if (s >= 0 && t >= 0 && pair->source.beg > pair->target.beg) {
		lo = pair->target.end;
		hi = pair->source.beg;
	}
	const struct tc_word *before = NULL;
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
			add_word(c, f, "word", w, between || near(i, s) || near(i, t) ? 0.5f : 0.25f);
			if (between)
				add_word(c, f, "between", w, 0.7f);
		}
		if (before && between)
			tc_feature_add(f, "two", before->lemma, w->lemma, 0.7f);
		before = w;
	}
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
