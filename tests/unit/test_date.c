/* SPDX-License-Identifier: Apache-2.0 */
/* Numerals and date expressions on hand-made trees; whole sentences are in tests/golden. */
#include "conllu.h"

#include "code/date_int.h"
#include "code/number.h"
#include "engine/engine.h"

static struct tc_engine *engine;

static void setup_coding(struct tc_coding *cx, struct tc_doc *d, struct tc_arena *a)
{
	*cx = (struct tc_coding){ .coder = tc_engine_coder(engine), .know = tc_engine_know(engine), .doc = d, .arena = a };
	cx->day = d->date.n ? tc_day_read(d->date) : TC_DAY_NONE;
	cx->word_flags = TC_NEWN(a, uint32_t, d->n_words);
}

static const char met_monday[] = "Envoys envoy NOUN NNS 2 nsubj\nmet meet VERB VBD 0 root\non on ADP IN 4 case\n"
				 "Monday Monday PROPN NNP 2 obl\n. . PUNCT . 2 punct";

static void numerals(void **state)
{
	static const struct { const char *text; double lo, hi; int bound; } cases[] = {
		{ "120,000 troops", 120000, 120000, TC_BOUND_EXACT }, { "at least 40 men", 40, 40, TC_BOUND_AT_LEAST },
		{ "as many as 40 men", 40, 40, TC_BOUND_AT_MOST }, { "twenty - five men", 25, 25, TC_BOUND_EXACT },
		{ "one hundred and five men", 105, 105, TC_BOUND_EXACT }, { "half a million men", 500000, 500000, TC_BOUND_EXACT },
		{ "two and a half million men", 2500000, 2500000, TC_BOUND_EXACT }, { "$ 2.5bn in aid", 2.5e9, 2.5e9, TC_BOUND_EXACT },
		{ "tens of thousands of men", 20000, 20000, TC_BOUND_AT_LEAST }, { "between 300 and 400 men", 300, 400, TC_BOUND_EXACT },
		{ "5 to 10 million men", 5e6, 1e7, TC_BOUND_EXACT }, { "a couple of dozen men", 24, 24, TC_BOUND_AT_LEAST },
		{ "40 or so men", 40, 40, TC_BOUND_ABOUT }, { "three thousand five hundred men", 3500, 3500, TC_BOUND_EXACT },
		{ "1.5 million men", 1.5e6, 1.5e6, TC_BOUND_EXACT },
	};
	for (size_t i = 0; i < TC_COUNT(cases); i++) {
		struct tc_word w[16];
		struct tc_doc d = { .words = w };
		tc_str rest = tc_str_of(cases[i].text), f;
		memset(w, 0, sizeof w);
		while (tc_str_split(&rest, ' ', &f))
			w[d.n_words++].form = f;
		struct tc_number n;
		bool found = false;
		for (int32_t k = 0; k < d.n_words && !found; k++)
			found = tc_number_read(&d, 0, k, d.n_words, &n);
		if (!found || n.lo != cases[i].lo || n.hi != cases[i].hi || n.bound != cases[i].bound)
			fail_msg("%s: %g %g %d", cases[i].text, found ? n.lo : -1, found ? n.hi : -1, found ? n.bound : -1);
	}
	assert_int_equal(tc_ordinal_of(TC_STR("21st")), 21);
	assert_int_equal(tc_ordinal_of(TC_STR("third")), 3);
	assert_int_equal(tc_ordinal_of(TC_STR("21")), 0);
	assert_int_equal(tc_ordinal_of(TC_STR("worst")), 0);
}

static void base_forms(void **state)
{
	struct tc_bases b;
	assert_int_equal(tc_bases_of(TC_STR("Ruled"), &b), 2);
	assert_true(tc_str_is(b.base[0], "rul") && tc_str_is(b.base[1], "rule"));
	assert_int_equal(tc_bases_of(TC_STR("planning"), &b), 3);
	assert_true(tc_str_is(b.base[2], "plan"));
	assert_int_equal(tc_bases_of(TC_STR("defied"), &b), 3);
	assert_true(tc_str_is(b.base[2], "defy"));
	assert_int_equal(tc_bases_of(TC_STR("red"), &b), 0);
	assert_int_equal(tc_bases_of(TC_STR("incomprehensibilitied-and-more-ed"), &b), 0);
}

static void no_numerals(void **state)
{
	static const char *const cases[] = { "10:30", "F-16", "7th", "542a", "1,2,3", "a", "half", "tens", "$", "" };
	for (size_t i = 0; i < TC_COUNT(cases); i++) {
		struct tc_word w = { .form = tc_str_of(cases[i]) };
		struct tc_doc d = { .words = &w, .n_words = 1 };
		struct tc_number n;
		if (tc_number_read(&d, 0, 0, 1, &n))
			fail_msg("%s is no numeral, got %g", cases[i], n.lo);
	}
}

static void weekday_with_and_without_document_date(void **state)
{
	struct tc_arena a;
	struct tc_doc d;
	struct tc_coding cx;
	struct tc_when when;
	tc_arena_init(&a);
	doc_of(&d, &a, "2024-06-12", met_monday);
	setup_coding(&cx, &d, &a);
	tc_dates_find(&cx);
	assert_int_equal(cx.n_timexes, 1);
	tc_date_for(&cx, 1, &when);
	assert_true(tc_str_is(when.value, "2024-06-10"));
	assert_int_equal(when.precision, TC_PREC_DAY);
	assert_true(tc_str_is(tc_span_text(&d, when.span), "Monday"));

	doc_of(&d, &a, "", met_monday);
	setup_coding(&cx, &d, &a);
	tc_dates_find(&cx);
	tc_date_for(&cx, 1, &when);
	assert_int_equal(when.value.n, 0);
	assert_int_equal(when.precision, TC_PREC_UNKNOWN);
	assert_true(tc_str_is(when.text, "Monday"));
	tc_arena_release(&a);
}

/* The date of the saying is not that of the deed. */
static void saying_keeps_its_date(void **state)
{
	struct tc_arena a;
	struct tc_doc d;
	struct tc_coding cx;
	struct tc_when when;
	tc_arena_init(&a);
	doc_of(&d, &a, "2024-06-12",
	       "He he PRON PRP 2 nsubj\nsaid say VERB VBD 0 root\non on ADP IN 4 case\nMonday Monday PROPN NNP 2 obl\n"
	       "that that SCONJ IN 7 mark\nrebels rebel NOUN NNS 7 nsubj\nfled flee VERB VBD 2 ccomp");
	setup_coding(&cx, &d, &a);
	tc_dates_find(&cx);
	tc_date_for(&cx, 1, &when);
	assert_true(tc_str_is(when.value, "2024-06-10"));
	tc_date_for(&cx, 6, &when);
	assert_int_equal(when.precision, TC_PREC_NONE);
	tc_arena_release(&a);
}

/* Inside and outside of a quotation are two worlds. */
static void quotation_parts(void **state)
{
	struct tc_arena a;
	struct tc_doc d;
	struct tc_coding cx;
	struct tc_when when;
	tc_arena_init(&a);
	doc_of(&d, &a, "2024-06-12", met_monday);
	setup_coding(&cx, &d, &a);
	cx.word_flags[1] = TC_WF_QUOTED;
	tc_dates_find(&cx);
	tc_date_for(&cx, 1, &when);
	assert_int_equal(when.precision, TC_PREC_NONE);
	tc_arena_release(&a);
}

/* Counts beyond any calendar. */
static void huge_counts(void **state)
{
	static const char *const cases[] = {
		"in in ADP IN 5 case\nthe the DET DT 5 det\nnext next ADJ JJ 5 amod\n99999999999999 99999999999999 NUM CD 5 nummod\nyears year NOUN NNS 0 root",
		"4000 4000 NUM CD 2 nummod\nyears year NOUN NNS 3 obl:unmarked\nago ago ADV RB 0 root",
		"9999999 9999999 NUM CD 2 nummod\nweeks week NOUN NNS 3 obl:unmarked\nlater later ADV RB 0 root",
		"within within ADP IN 3 case\n999 999 NUM CD 3 nummod\ncenturies century NOUN NNS 4 obl\nfell fall VERB VBD 0 root",
	};
	for (size_t i = 0; i < TC_COUNT(cases); i++) {
		struct tc_arena a;
		struct tc_doc d;
		struct tc_coding cx;
		struct tc_when when;
		tc_arena_init(&a);
		doc_of(&d, &a, "2024-06-12", cases[i]);
		setup_coding(&cx, &d, &a);
		tc_dates_find(&cx);
		for (int32_t w = 0; w < d.n_words; w++) {
			bool negated;
			tc_date_for(&cx, w, &when);
			tc_status_for(&cx, w, &when, &negated, NULL);
		}
		tc_arena_release(&a);
	}
}

static void odd_words_are_safe(void **state)
{
	struct tc_arena a;
	struct tc_doc d;
	struct tc_coding cx;
	struct tc_when when;
	tc_arena_init(&a);
	doc_of(&d, &a, "0001-01-01",
	       "between between ADP IN 0 root\n9999 9999 NUM CD 1 dep\nand and CCONJ CC 1 dep\nlast last ADJ JJ 1 dep\nin in ADP IN 1 dep\n"
	       "9999999 9999999 NUM CD 1 dep\nyears year NOUN NNS 1 dep\nago ago ADV RB 1 dep\nmid-1 mid-1 X FW 1 dep\nthe the DET DT 1 dep");
	setup_coding(&cx, &d, &a);
	tc_dates_find(&cx);
	for (int32_t i = -1; i <= d.n_words; i++)
		tc_date_for(&cx, i, &when);
	tc_arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numerals),
		cmocka_unit_test(base_forms),
		cmocka_unit_test(no_numerals),
		cmocka_unit_test(weekday_with_and_without_document_date),
		cmocka_unit_test(saying_keeps_its_date),
		cmocka_unit_test(quotation_parts),
		cmocka_unit_test(huge_counts),
		cmocka_unit_test(odd_words_are_safe),
	};
	struct tc_err err = { 0 };
	if (tc_engine_open(NULL, &engine, &err)) {
		fprintf(stderr, "%s\n", err.msg);
		return 1;
	}
	int rc = cmocka_run_group_tests(tests, NULL, NULL);
	tc_engine_free(engine);
	return rc;
}
