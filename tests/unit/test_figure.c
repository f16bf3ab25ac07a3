/* SPDX-License-Identifier: Apache-2.0 */
/* The table of figures and figures on hand-made trees; whole sentences are in tests/golden/figures.gold. */
#include "conllu.h"

#include "code/coder.h"
#include "code/figure_int.h"
#include "engine/engine.h"

static struct tc_engine *engine;

static void table_errors_name_the_place(void **state)
{
	static const struct { const char *tsv; long line, column; } bad[] = {
		{ "kind\tword\tclass\tunit\nnoun\ttroop\tmilitary\n", 2, 4 },
		{ "h\nname\ttroop\tmilitary\t\n", 2, 1 },
		{ "h\nnoun\t\tmilitary\t\n", 2, 2 },
		{ "h\nnoun\ttroop\tsoldiery\t\n", 2, 3 },
		{ "h\nnoun\ttroop\t\t\n", 2, 3 },
		{ "h\nskip\tmile\t\t\nskip\tmile\t\t\n", 3, 2 },
	};
	for (size_t i = 0; i < TC_COUNT(bad); i++) {
		struct tc_figure_lex *l = NULL;
		struct tc_err err = { 0 };
		assert_int_equal(tc__figure_lex_read(tc_str_of(bad[i].tsv), &l, &err), TC_EFORMAT);
		assert_null(l);
		assert_int_equal(err.line, bad[i].line);
		assert_int_equal(err.column, bad[i].column);
	}
	struct tc_figure_lex *l = NULL;
	assert_int_equal(tc__figure_lex_read(TC_STR("h\nskip\tmile\t\t\nnoun\tmile\tother\t"), &l, NULL), 0);
	tc_figure_lex_free(l);
	tc_figure_lex_free(NULL);
}

static void run(struct tc_coding *cx, struct tc_records *r, struct tc_doc *d, struct tc_arena *a, const char *rows)
{
	static const struct tc_code_options opt = { 0 };
	doc_of(d, a, "2024-06-12", rows);
	d->id = TC_STR("t");
	tc_coding_run(tc_engine_coder(engine), &opt, d, r, cx);
}

/* Two tolls by two verbs of one sentence are two records; a range is two records that know of each other. */
static void two_records(void **state)
{
	struct tc_arena a;
	struct tc_doc d;
	struct tc_records r;
	struct tc_coding cx;
	tc_arena_init(&a);
	run(&cx, &r, &d, &a,
	    "The the DET DT 2 det\nraid raid NOUN NN 3 nsubj\nkilled kill VERB VBD 0 root\n40 40 NUM CD 5 nummod\npeople people NOUN NNS 3 obj\n"
	    "and and CCONJ CC 7 cc\nwounded wound VERB VBD 3 conj\n300 300 NUM CD 11 nummod\nto to ADP IN 10 case\n400 400 NUM CD 8 nmod\n"
	    "men man NOUN NNS 7 obj\n. . PUNCT . 3 punct");
	assert_int_equal(r.n_figures, 3);
	assert_true(r.figures[0].value == 40 && r.figures[0].bound == TC_BOUND_EXACT);
	assert_true(tc_str_is(r.figures[0].class, "killed"));
	assert_true(r.figures[1].value == 300 && r.figures[1].value_max == 400 && r.figures[1].bound == TC_BOUND_AT_LEAST);
	assert_true(r.figures[2].value == 400 && r.figures[2].bound == TC_BOUND_AT_MOST);
	assert_true(tc_str_is(r.figures[2].class, "wounded"));
	assert_true(tc_str_is(tc_span_text(&d, r.figures[0].span), "40 people"));
	tc_arena_release(&a);
}

/* A number inside a date is the date's. */
static void dates_are_no_figures(void **state)
{
	struct tc_arena a;
	struct tc_doc d;
	struct tc_records r;
	struct tc_coding cx;
	tc_arena_init(&a);
	run(&cx, &r, &d, &a,
	    "Envoys envoy NOUN NNS 2 nsubj\nmet meet VERB VBD 0 root\non on ADP IN 4 case\nMay May PROPN NNP 2 obl\n14 14 NUM CD 4 nummod\n"
	    ", , PUNCT , 4 punct\n2015 2015 NUM CD 4 nmod:unmarked\n. . PUNCT . 2 punct");
	assert_int_equal(r.n_figures, 0);
	assert_int_equal(cx.n_timexes, 1);
	assert_true(tc_str_is(cx.timexes[0].when.value, "2015-05-14"));
	tc_arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table_errors_name_the_place),
		cmocka_unit_test(two_records),
		cmocka_unit_test(dates_are_no_figures),
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
