/* SPDX-License-Identifier: Apache-2.0 */
/* The tree questions of code/tree.c on hand-made CoNLL-U. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "code/code_int.h"

static const char conllu[] =
	"1\tRebels\trebel\tNOUN\tNNS\t_\t6\tnsubj\t_\t_\n"
	"2\tand\tand\tCCONJ\tCC\t_\t3\tcc\t_\t_\n"
	"3\tbandits\tbandit\tNOUN\tNNS\t_\t1\tconj\t_\t_\n"
	"4\tand\tand\tCCONJ\tCC\t_\t5\tcc\t_\t_\n"
	"5\tthieves\tthief\tNOUN\tNNS\t_\t3\tconj\t_\t_\n"
	"6\tattacked\tattack\tVERB\tVBD\t_\t0\troot\t_\t_\n"
	"7\tvillages\tvillage\tNOUN\tNNS\t_\t6\tobj\t_\t_\n"
	"8\taccording\taccord\tVERB\tVBG\t_\t10\tcase\t_\t_\n"
	"9\tto\tto\tADP\tIN\t_\t8\tfixed\t_\t_\n"
	"10\tpolice\tpolice\tNOUN\tNNS\t_\t6\tobl\t_\t_\n"
	"11\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_\n\n"
	"1\tTrains\ttrain\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n"
	"2\tran\trun\tVERB\tVBD\t_\t0\troot\t_\t_\n"
	"3\tout\tout\tADP\tIN\t_\t5\tcase\t_\t_\n"
	"4\tof\tof\tADP\tIN\t_\t5\tcase\t_\t_\n"
	"5\tIran\tIran\tPROPN\tNNP\t_\t2\tobl\t_\t_\n\n";

struct fixture {
	struct tc_arena arena;
	struct tc_doc doc;
	struct tc_buf trace;
	struct tc_code_options opt;
	struct tc_coding cx;
};

static int setup(void **state)
{
	static struct fixture f;
	f = (struct fixture){ 0 };
	tc_arena_init(&f.arena);
	assert_int_equal(tc_doc_read_conllu(&f.doc, &f.arena, tc_str_of(conllu), NULL), 0);
	f.opt.trace = &f.trace;
	f.cx = (struct tc_coding){ .doc = &f.doc, .arena = &f.arena, .opt = &f.opt };
	*state = &f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;
	tc_buf_release(&f->trace);
	tc_arena_release(&f->arena);
	return 0;
}

static void test_child(void **state)
{
	struct fixture *f = *state;
	assert_int_equal(tc_child(&f->doc, 5, TC_REL_OBJ), 6);
	assert_int_equal(tc_child(&f->doc, 5, TC_REL_IOBJ), -1);
	assert_int_equal(tc_child(&f->doc, -1, TC_REL_OBJ), -1);
	assert_true(tc_lemma_is(&f->doc, 5, "attack"));
	assert_true(tc_lemma_is(&f->doc, 15, "iran"));
	assert_false(tc_lemma_is(&f->doc, 5, "attacks"));
	assert_false(tc_lemma_is(&f->doc, -1, "attack"));
}

static void test_subtree(void **state)
{
	struct fixture *f = *state;
	int32_t a, b;
	tc_subtree(&f->doc, 0, &a, &b);
	assert_int_equal(a, 0);
	assert_int_equal(b, 4);
	tc_subtree(&f->doc, 9, &a, &b);
	assert_int_equal(a, 7);
	assert_int_equal(b, 9);
	tc_subtree(&f->doc, 5, &a, &b);
	assert_int_equal(a, 0);
	assert_int_equal(b, 10);
	tc_subtree(&f->doc, 6, &a, &b);
	assert_int_equal(a, 6);
	assert_int_equal(b, 6);
}

static void test_dominates(void **state)
{
	struct fixture *f = *state;
	assert_true(tc_dominates(&f->doc, 5, 8));
	assert_true(tc_dominates(&f->doc, 0, 4));
	assert_true(tc_dominates(&f->doc, 4, 4));
	assert_false(tc_dominates(&f->doc, 4, 0));
	assert_false(tc_dominates(&f->doc, 5, 12));
	assert_int_equal(tc_conj_head(&f->doc, 4), 0);
	assert_int_equal(tc_conj_head(&f->doc, 6), 6);
}

static void test_case(void **state)
{
	struct fixture *f = *state;
	assert_true(tc_str_is(tc_case_of(&f->cx, 9), "according_to"));
	assert_true(tc_str_is(tc_case_of(&f->cx, 15), "out_of"));
	assert_int_equal(tc_case_of(&f->cx, 6).n, 0);
}

static void test_span_and_trace(void **state)
{
	struct fixture *f = *state;
	tc_str t = tc_span_text(&f->doc, tc_words_span(&f->doc, 7, 9));
	assert_true(tc_str_is(t, "according to police"));
	assert_int_equal(tc_span_text(&f->doc, tc_words_span(&f->doc, 3, 2)).n, 0);
	assert_int_equal(tc_span_text(&f->doc, tc_words_span(&f->doc, 3, 99)).n, 0);
	tc_trace(&f->cx, "a%d", 1);
	tc_trace(&f->cx, "%0*d", 700, 5);
	assert_int_equal(f->trace.n, 702);
	assert_int_equal(f->trace.p[1], '1');
	assert_int_equal(f->trace.p[701], '5');
	f->opt.trace = NULL;
	tc_trace(&f->cx, "nothing");
	assert_int_equal(f->trace.n, 702);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_child, setup, teardown),
		cmocka_unit_test_setup_teardown(test_subtree, setup, teardown),
		cmocka_unit_test_setup_teardown(test_dominates, setup, teardown),
		cmocka_unit_test_setup_teardown(test_case, setup, teardown),
		cmocka_unit_test_setup_teardown(test_span_and_trace, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
