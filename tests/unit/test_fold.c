/* SPDX-License-Identifier: Apache-2.0 */
/* Folding, measured on tests/eval/folding.tsv: pairs of reports that are in one fold and belong there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "folding.h"
#include "store/fold.h"
#include "store/store.h"

static struct tc_store *fill(const struct report *r, int n, int order)
{
	struct tc_store *s;
	struct tc_err err = { 0 };
	struct tc_store_added added = { 0 };
	uint64_t folds;
	if (tc_store_open(":memory:", TC_STORE_WRITE, &s, &err) != 0)
		fail_msg("%s", err.msg);
	/* order 0: all at once; 1: backwards, folded every ten */
	for (int i = 0; i < n; i++) {
		const struct report *x = &r[order ? n - 1 - i : i];
		if ((i == 0 || (order && i % 10 == 0)) && tc_store_begin(s, &err))
			fail_msg("%s", err.msg);
		if (tc_store_put(s, &x->r, TC_STR_NULL, &added, &err))
			fail_msg("%s", err.msg);
		if ((i == n - 1 || (order && i % 10 == 9)) && (tc_store_commit(s, &err) || tc_store_fold(s, &folds, &err)))
			fail_msg("%s", err.msg);
	}
	return s;
}

/* The fold of each report, as the smallest report number in it. */
static void folds_of(struct tc_store *s, int n, int order, int *out)
{
	struct tc_arena arena;
	struct tc_records r;
	int64_t *fold = calloc((size_t)n, sizeof *fold);
	tc_arena_init(&arena);
	for (int i = 0; i < n; i++) {
		struct tc_store_report rep;
		assert_int_equal(tc_store_event(s, (order ? n - 1 - i : i) + 1, &arena, &r, &rep, NULL), 0);
		fold[i] = rep.fold ? rep.fold : -1 - i;
		if (rep.fold)
			assert_true(rep.reports > 1 && rep.documents > 1 && rep.sources >= 1 && rep.sources <= rep.documents);
		out[i] = i;
		for (int j = 0; j < i; j++)
			if (fold[j] == fold[i]) {
				out[i] = j;
				break;
			}
	}
	tc_arena_release(&arena);
	free(fold);
}

static double f1(const struct report *r, const int *fold, int n, const char *split, bool show)
{
	int hit = 0, extra = 0, miss = 0;
	for (int i = 0; i < n; i++)
		for (int j = 0; j < i; j++) {
			if (!tc_str_is(r[i].split, split) || !tc_str_is(r[j].split, split))
				continue;
			bool gold = tc_str_eq(r[i].group, r[j].group), got = fold[i] == fold[j];
			hit += gold && got;
			extra += !gold && got;
			miss += gold && !got;
			if (show && gold != got)
				printf("  %s %.*s %.*s: %.*s | %.*s\n", got ? "extra" : "missed", TC_FMT(r[i].group), TC_FMT(r[j].group),
				       TC_FMT(r[i].e.text), TC_FMT(r[j].e.text));
		}
	double p = hit + extra ? 100.0 * hit / (hit + extra) : 0, c = hit + miss ? 100.0 * hit / (hit + miss) : 0;
	double f = p + c > 0 ? 2 * p * c / (p + c) : 0;
	printf("folding %s: precision %.1f recall %.1f F1 %.1f (%d pairs)\n", split, p, c, f, hit + miss);
	return f;
}

static void test_folding(void **state)
{
	struct tc_arena arena;
	int n;
	tc_arena_init(&arena);
	struct report *r = folding_read("tests/eval/folding.tsv", &arena, &n);
	assert_non_null(r);
	int groups = 0;
	for (int i = 0; i < n; i++)
		groups += i == 0 || !tc_str_eq(r[i].group, r[i - 1].group);
	assert_true(groups >= 60);
	int *fold = calloc((size_t)n, sizeof *fold), *other = calloc((size_t)n, sizeof *fold);
	struct tc_store *s = fill(r, n, 0);
	folds_of(s, n, 0, fold);
	bool show = getenv("TC_SHOW") != NULL;
	assert_true(f1(r, fold, n, "dev", show) >= 85);
	assert_true(f1(r, fold, n, "held", false) >= 85);
	/* Another order, folded bit by bit: the same folds. */
	struct tc_store *t = fill(r, n, 1);
	folds_of(t, n, 1, other);
	assert_memory_equal(fold, other, (size_t)n * sizeof *fold);
	/* A claim and a denial stand together, and the fold says so. */
	struct tc_records rec;
	struct tc_store_report rep;
	int denials = 0;
	for (int i = 0; i < n; i++) {
		assert_int_equal(tc_store_event(s, i + 1, &arena, &rec, &rep, NULL), 0);
		denials += rep.fold && tc_str_find(rep.disagreement, TC_STR("denied")) >= 0;
	}
	assert_true(denials >= 3);
	tc_store_close(s);
	tc_store_close(t);
	free(fold);
	free(other);
	tc_arena_release(&arena);
}

/* What is asked first says no only where the whole comparison does; words that are remembered are the same words. */
static void test_shortcuts(void **state)
{
	struct tc_arena arena;
	int n, may = 0, folds = 0;
	tc_arena_init(&arena);
	struct report *r = folding_read("tests/eval/folding.tsv", &arena, &n);
	assert_non_null(r);
	struct tc_fold_memo *memo = tc_fold_memo_new();
	struct tc_fold_view *v = calloc((size_t)n, sizeof *v);
	struct tc_fold_quick *q = calloc((size_t)n, sizeof *q);
	for (int i = 0; i < n; i++) {
		struct tc_fold_view plain;
		tc_fold_view(&r[i].r, &r[i].e, memo, &arena, &v[i]);
		tc_fold_view(&r[i].r, &r[i].e, NULL, &arena, &plain);
		tc_fold_quick(&v[i], &q[i]);
		assert_int_equal(v[i].n_words, plain.n_words);
		assert_memory_equal(v[i].words, plain.words, sizeof *plain.words * (size_t)plain.n_words);
		assert_int_equal(v[i].n_numbers, plain.n_numbers);
		assert_true(v[i].weight == plain.weight);
	}
	for (int i = 0; i < n; i++)
		for (int j = 0; j < n; j++) {
			float f[TC_FOLD_FEATURES];
			bool yes = tc_fold_features(&v[i], &v[j], f);
			if (yes && !tc_fold_may(&q[i], &q[j]))
				fail_msg("%.*s | %.*s", TC_FMT(r[i].e.text), TC_FMT(r[j].e.text));
			may += tc_fold_may(&q[i], &q[j]);
			folds += yes;
		}
	assert_true(folds > n && may < n * n / 2);
	tc_fold_memo_free(memo);
	free(v);
	free(q);
	tc_arena_release(&arena);
}

static struct tc_records article(struct tc_arena *a, int k, const char *publisher, const char *date, const char *text)
{
	struct tc_event *e = TC_NEW(a, struct tc_event);
	*e = (struct tc_event){ .sentence = 1, .type = TC_EVENT_ASSAULT, .quad = 4, .text = tc_str_of(text), .place = { .lat = NAN, .lon = NAN },
		.date = { .value = TC_STR("2027-03-01"), .precision = TC_PREC_DAY } };
	e->actors = TC_NEW(a, struct tc_actor);
	e->recipients = TC_NEW(a, struct tc_actor);
	memcpy(e->actors->country, "ERI", 4);
	memcpy(e->recipients->country, "ETH", 4);
	e->n_actors = e->n_recipients = 1;
	struct tc_figure *f = TC_NEW(a, struct tc_figure);
	*f = (struct tc_figure){ .sentence = 1, .span = { 3, 5 }, .value = k == 3 ? 40 : 14, .unit = TC_STR("people"), .class = TC_STR("killed"),
		.text = e->text, .place = { .lat = NAN, .lon = NAN } };
	f->value_max = f->value;
	struct tc_records r = { .doc = tc_arena_printf(a, "a%d", k), .date = tc_str_of(date), .publisher = tc_str_of(publisher), .events = e,
				.n_events = 1, .figures = f, .n_figures = 1 };
	tc_event_set_ids(&r);
	return r;
}

static void test_sources(void **state)
{
	static const char wire[] = "Eritrean guns shelled the town of Zalambessa on Monday and killed 14 people, residents said. The shelling began before "
		"dawn and went on for two hours; the market and a school were hit, and the road to Adigrat was cut until noon.";
	static const char cut[] = "Eritrean guns shelled the town of Zalambessa on Monday and killed 14 people, residents said. The shelling began before "
		"dawn and went on for two hours; the market and a school were hit.";
	static const char own[] = "Forty people died in Zalambessa on Monday when shells fired by Eritrean guns hit the market, a doctor told this paper.";
	struct tc_arena a;
	struct tc_store *s;
	struct tc_err err = { 0 };
	struct tc_store_added added = { 0 };
	tc_arena_init(&a);
	struct tc_records docs[3] = { article(&a, 2, "Daily Copy", "2027-03-02", cut), article(&a, 1, "The Wire", "2027-03-01", wire),
				      article(&a, 3, "Own Paper", "2027-03-02", own) };
	assert_int_equal(tc_store_open(":memory:", TC_STORE_WRITE, &s, &err), 0);
	assert_int_equal(tc_store_begin(s, &err), 0);
	for (int i = 0; i < 3; i++)
		assert_int_equal(tc_store_put(s, &docs[i], docs[i].events[0].text, &added, &err), 0);
	assert_int_equal(tc_store_commit(s, &err), 0);
	uint64_t n = 0;
	assert_int_equal(tc_store_fold(s, &n, &err), 0);
	assert_int_equal(n, 1);
	struct tc_store_report rep;
	struct tc_records r;
	assert_int_equal(tc_store_event(s, 1, &a, &r, &rep, &err), 0);
	assert_int_equal(rep.reports, 3);
	assert_int_equal(rep.documents, 3);
	assert_int_equal(rep.sources, 2);       /* the copy is no source of its own */
	if (!tc_str_is(rep.disagreement, "killed: 14 (The Wire), 14 (Daily Copy), 40 (Own Paper)"))
		fail_msg("%.*s", TC_FMT(rep.disagreement));
	assert_int_equal(tc_store_fold(s, &n, &err), 0);        /* nothing is new: nothing changes */
	/* A report that goes takes its part of the fold along. */
	bool found;
	assert_int_equal(tc_store_begin(s, &err), 0);
	assert_int_equal(tc_store_remove(s, TC_STR("a3"), &found, &err), 0);
	assert_int_equal(tc_store_commit(s, &err), 0);
	assert_int_equal(tc_store_fold(s, &n, &err), 0);
	assert_int_equal(tc_store_event(s, 1, &a, &r, &rep, &err), 0);
	assert_int_equal(rep.reports, 2);
	assert_int_equal(rep.sources, 1);
	assert_int_equal(rep.disagreement.n, 0);
	tc_store_close(s);
	tc_arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_folding), cmocka_unit_test(test_shortcuts), cmocka_unit_test(test_sources) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
