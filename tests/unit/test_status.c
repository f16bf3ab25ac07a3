/* SPDX-License-Identifier: Apache-2.0 */
/* The table of governors and status on hand-made trees; whole sentences are in tests/golden/status.gold. */
#include "conllu.h"

#include "code/status_int.h"
#include "engine/engine.h"

static struct tc_engine *engine;

static int status_of(const char *rows, int32_t word, const char *date, struct tc_when *when, bool *negated)
{
	struct tc_arena a;
	struct tc_doc d;
	const char *why;
	tc_arena_init(&a);
	doc_of(&d, &a, date, rows);
	struct tc_coding cx = { .coder = tc_engine_coder(engine), .know = tc_engine_know(engine), .doc = &d, .arena = &a };
	cx.day = d.date.n ? tc_day_read(d.date) : TC_DAY_NONE;
	int s = tc_status_for(&cx, word, when, negated, &why);
	tc_arena_release(&a);
	return s;
}

static void table_errors_name_the_place(void **state)
{
	static const struct { const char *tsv; long line, column; } bad[] = {
		{ "lemma\tpos\trelation\teffect\nplan\tV\txcomp\n", 2, 4 },
		{ "h\n\n# note\nplan\tQ\txcomp\tfuture\n", 4, 2 },
		{ "h\nplan\tV\tycomp\tfuture\n", 2, 3 },
		{ "h\nplan\tV\txcomp\tfurther\n", 2, 4 },
		{ "h\n\tV\txcomp\tfuture\n", 2, 1 },
		{ "h\nplan\tV\txcomp\tfuture\nplan\tV\txcomp\tnegated\n", 3, 1 },
	};
	for (size_t i = 0; i < TC_COUNT(bad); i++) {
		struct tc_status_lex *l = NULL;
		struct tc_err err = { 0 };
		assert_int_equal(tc__status_lex_read(tc_str_of(bad[i].tsv), &l, &err), TC_EFORMAT);
		assert_null(l);
		assert_int_equal(err.line, bad[i].line);
		assert_int_equal(err.column, bad[i].column);
		assert_non_null(strstr(err.file, "governors.tsv"));
	}
	struct tc_status_lex *l = NULL;
	assert_int_equal(tc__status_lex_read(TC_STR("h\r\nplan\tV\txcomp\tfuture\tex\r\nplan\tV\tobl:for\tfuture"), &l, NULL), 0);
	tc_status_lex_free(l);
	tc_status_lex_free(NULL);
}

static const char plan_to_attack[] = "They they PRON PRP 2 nsubj\nplan plan VERB VBP 0 root\nto to PART TO 4 mark\nattack attack VERB VB 2 xcomp";
static const char attacked[] = "They they PRON PRP 2 nsubj\nattacked attack VERB VBD 0 root";
static const char not_plan[] = "They they PRON PRP 4 nsubj\ndo do AUX VBP 4 aux\nnot not PART RB 4 advmod\nplan plan VERB VB 0 root\n"
			       "to to PART TO 6 mark\nattack attack VERB VB 4 xcomp";

static void governors(void **state)
{
	bool negated;
	assert_int_equal(status_of(plan_to_attack, 3, "2024-06-12", NULL, &negated), TC_STATUS_FUTURE);
	assert_false(negated);
	assert_int_equal(status_of(plan_to_attack, 1, "2024-06-12", NULL, &negated), TC_STATUS_ACTUAL);
	assert_int_equal(status_of(not_plan, 5, "2024-06-12", NULL, &negated), TC_STATUS_FUTURE);
	assert_true(negated);
	assert_int_equal(status_of(not_plan, 3, "2024-06-12", NULL, &negated), TC_STATUS_ACTUAL);
	assert_true(negated);
}

static void dates_decide(void **state)
{
	bool negated;
	struct tc_when w = { .value = TC_STR("2014"), .precision = TC_PREC_YEAR };
	assert_int_equal(status_of(attacked, 1, "2024-06-12", &w, &negated), TC_STATUS_HISTORICAL);
	assert_int_equal(status_of(attacked, 1, "", &w, &negated), TC_STATUS_ACTUAL);
	w.value = TC_STR("2023");
	assert_int_equal(status_of(attacked, 1, "2024-06-12", &w, &negated), TC_STATUS_ACTUAL);
	w = (struct tc_when){ .value = TC_STR("2024-06-20"), .precision = TC_PREC_DAY };
	assert_int_equal(status_of(attacked, 1, "2024-06-12", &w, &negated), TC_STATUS_FUTURE);
	w = (struct tc_when){ .value = TC_STR("2014/2024"), .precision = TC_PREC_RANGE };
	assert_int_equal(status_of(attacked, 1, "2024-06-12", &w, &negated), TC_STATUS_ACTUAL);
	w = (struct tc_when){ .precision = TC_PREC_UNKNOWN, .text = TC_STR("decades ago") };
	assert_int_equal(status_of(attacked, 1, "2024-06-12", &w, &negated), TC_STATUS_HISTORICAL);
}

static void words_out_of_range(void **state)
{
	bool negated = true;
	assert_int_equal(status_of(attacked, -1, "2024-06-12", NULL, &negated), TC_STATUS_ACTUAL);
	assert_false(negated);
	assert_int_equal(status_of(attacked, 99, "2024-06-12", NULL, &negated), TC_STATUS_ACTUAL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table_errors_name_the_place),
		cmocka_unit_test(governors),
		cmocka_unit_test(dates_decide),
		cmocka_unit_test(words_out_of_range),
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
