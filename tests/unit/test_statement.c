/* SPDX-License-Identifier: Apache-2.0 */
/* Statements: the marks of quotations, the table of cues, contents and chains on hand-made trees and without a model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "code/coder.h"
#include "code/statement_int.h"
#include "text/split.h"

static const char cues[] =
	"lemma\tpos\tkind\tstance\tcontent\taddressee\tsource\n"
	"say\tV\tsay\tneutral\tclause quote inf\tto\tT\n"
	"tell\tV\tsay\tneutral\tclause quote obj\tobj\tT\n"
	"deny\tV\tdeny\tdenies\tclause obj\tto\tT\n"
	"threaten\tV\tthreaten\tclaims\tinf clause obj\tobj\tT\n"
	"according_to\tP\tsay\tneutral\tclause\t-\tT\n";

struct fixture {
	struct tc_arena arena;
	struct tc_coder coder;
	struct tc_code_options opt;
	struct tc_records rec;
	struct tc_doc doc;
	struct tc_coding cx;
};

static int setup(void **state)
{
	static struct fixture f;
	f = (struct fixture){ 0 };
	tc_arena_init(&f.arena);
	if (tc_report_lex_read(tc_str_of(cues), TC_STR_NULL, &f.coder.report, NULL))
		return -1;
	*state = &f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;
	tc_report_lex_free(f->coder.report);
	tc_arena_release(&f->arena);
	return 0;
}

static void prepare(struct fixture *f)
{
	f->cx = (struct tc_coding){ .coder = &f->coder, .opt = &f->opt, .doc = &f->doc, .arena = &f->arena, .out = &f->rec, .day = TC_DAY_NONE };
	f->cx.mention_at = tc_arena_alloc(&f->arena, sizeof(int32_t) * (size_t)(f->doc.n_words + 1));
	for (int32_t i = 0; i < f->doc.n_words; i++)
		f->cx.mention_at[i] = -1;
	f->cx.word_flags = TC_NEWN(&f->arena, uint32_t, f->doc.n_words + 1);
}

/* --- quotations ---------------------------------------------------------------------------------------------------- */

static void quotes(struct fixture *f, const char *text, struct tc__quotes *q)
{
	tc_doc_init(&f->doc, &f->arena, tc_str_of(text));
	tc_split(&f->doc);
	prepare(f);
	tc__quotes_find(&f->cx, q);
}

static void expect_inner(struct fixture *f, const struct tc__quote *q, const char *want)
{
	tc_str got = tc_span_text(&f->doc, q->inner);
	assert_int_equal(got.n, strlen(want));
	assert_memory_equal(got.p, want, got.n);
}

static void test_marks(void **state)
{
	struct fixture *f = *state;
	struct tc__quotes q;
	static const struct { const char *text, *inner; } one[] = {
		{ "He said: \"We go.\" Nobody came.", "We go." },
		{ "He said: \xE2\x80\x9CWe go.\xE2\x80\x9D Nobody came.", "We go." },
		{ "He said: ''We go.'' Nobody came.", "We go." },
		{ "He said: ``We go.'' Nobody came.", "We go." },
		{ "He said: 'We go now.' Nobody came.", "We go now." },
		{ "He said: \xE2\x80\x98We can\xE2\x80\x99t go.\xE2\x80\x99 Nobody came.", "We can\xE2\x80\x99t go." },
		{ "The \"truce\" (so-called) held.", "truce" },
		{ "(\"We go.\") Nobody came.", "We go." },
		{ "\"We go and never come back. Nobody came.", "We go and never come back. Nobody came." },
	};
	for (size_t i = 0; i < TC_COUNT(one); i++) {
		quotes(f, one[i].text, &q);
		assert_int_equal(q.n, 1);
		expect_inner(f, &q.q[0], one[i].inner);
		assert_int_equal(q.q[0].closed, i + 1 < TC_COUNT(one));
	}
}

static void test_no_marks(void **state)
{
	struct fixture *f = *state;
	struct tc__quotes q;
	static const char *const none[] = {
		"The rebels' leaders met the soldiers' wives in the '90s.",
		"It's the ministers' meeting, isn't it?",
		"A 6' wall and a 20\" gun stood there.",
		"Nothing here.",
		"",
	};
	for (size_t i = 0; i < TC_COUNT(none); i++) {
		quotes(f, none[i], &q);
		assert_int_equal(q.n, 0);
	}
}

static void test_nested_marks(void **state)
{
	struct fixture *f = *state;
	struct tc__quotes q;
	quotes(f, "\xE2\x80\x9CHe told me, \xE2\x80\x98Leave now,\xE2\x80\x99\xE2\x80\x9D she said.", &q);
	assert_int_equal(q.n, 2);
	assert_false(q.q[0].nested);
	assert_true(q.q[1].nested);
	expect_inner(f, &q.q[1], "Leave now,");
	for (int32_t i = q.q[0].first; i <= q.q[0].last; i++)
		assert_int_equal(q.at[i], 0);
	assert_int_equal(q.at[f->doc.n_words - 2], -1);
}

static void test_paragraphs(void **state)
{
	struct fixture *f = *state;
	struct tc__quotes q;
	quotes(f, "\"We waited here.\n\n\"We go now.\"\n\nNobody \"came\".", &q);
	assert_int_equal(q.n, 3);
	assert_true(q.q[0].carries_on && !q.q[0].closed);
	assert_true(q.q[1].carried_on && q.q[1].closed && !q.q[1].carries_on);
	assert_false(q.q[2].carried_on);
	/* An open quotation ends with its paragraph when the next one does not open anew. */
	quotes(f, "\"We waited here.\n\nNobody came.", &q);
	assert_int_equal(q.n, 1);
	assert_false(q.q[0].carries_on);
	expect_inner(f, &q.q[0], "We waited here.");
}

/* --- the table ----------------------------------------------------------------------------------------------------- */

static void test_cues(void **state)
{
	struct fixture *f = *state;
	const struct tc__cue *c = tc__cue_find(f->coder.report, TC_STR("tell"), 'V');
	assert_non_null(c);
	assert_true(c->addr_obj && !c->addr_to);
	assert_int_equal(c->contents, TC_CONTENT_CLAUSE | TC_CONTENT_QUOTE | TC_CONTENT_OBJ);
	assert_null(tc__cue_find(f->coder.report, TC_STR("tell"), 'N'));
	assert_null(tc__cue_find(f->coder.report, TC_STR("walk"), 'V'));
	assert_null(tc__cue_find(NULL, TC_STR("tell"), 'V'));
}

static void test_bad_tables(void **state)
{
	static const char *const bad[] = {
		"say\tV\tsay\tneutral\n",
		"say\tQ\tsay\tneutral\tclause\t-\tT\n",
		"say\tV\tmurmur\tneutral\tclause\t-\tT\n",
		"say\tV\tsay\tperhaps\tclause\t-\tT\n",
		"say\tV\tsay\tneutral\tclause\t-\tT\nsay\tV\tsay\tneutral\tclause\t-\tT\n",
	};
	for (size_t i = 0; i < TC_COUNT(bad); i++) {
		struct tc_report_lex *l = NULL;
		struct tc_err err = { 0 };
		assert_int_equal(tc_report_lex_read(tc_str_of(bad[i]), TC_STR_NULL, &l, &err), TC_EFORMAT);
		assert_null(l);
		assert_int_equal(err.line, i == 4 ? 2 : 1);
	}
	static const char *const bad_model[] = { "T=clause\n", "T=clause\t1\n", "T=clause\t1\tx\n", "T=clause\t-\t1\n", "T=clause\t1.2.3\t1\n" };
	for (size_t i = 0; i < TC_COUNT(bad_model); i++) {
		struct tc_report_lex *l = NULL;
		assert_int_equal(tc_report_lex_read(TC_STR_NULL, tc_str_of(bad_model[i]), &l, NULL), TC_EFORMAT);
	}
	struct tc_report_lex *l = NULL;
	assert_int_equal(tc_report_lex_read(TC_STR_NULL, TC_STR("feature\tfirst\tsecond\nT=clause\t-1.25\t0.50\n"), &l, NULL), 0);
	struct tc__weights x = tc__report_weight(l, tc_hash("T=clause", 8, 0));
	assert_true(x.pass[0] == -1.25f && x.pass[1] == 0.5f);
	x = tc__report_weight(l, tc_hash("T=quote", 7, 0));
	assert_true(x.pass[0] == 0 && x.pass[1] == 0);
	tc_report_lex_free(l);
	tc_report_lex_free(NULL);
}

/* --- statements on trees -------------------------------------------------------------------------------------------- */

static void find(struct fixture *f, const char *conllu)
{
	assert_int_equal(tc_doc_read_conllu(&f->doc, &f->arena, tc_str_of(conllu), NULL), 0);
	prepare(f);
	tc_statements_find(&f->cx);
}

static const char indirect[] =
	"1\tAides\taide\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n"
	"2\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_\n"
	"3\tthat\tthat\tSCONJ\tIN\t_\t5\tmark\t_\t_\n"
	"4\trebels\trebel\tNOUN\tNNS\t_\t5\tnsubj\t_\t_\n"
	"5\tfled\tflee\tVERB\tVBD\t_\t2\tccomp\t_\tSpaceAfter=No\n"
	"6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";

static void test_indirect(void **state)
{
	struct fixture *f = *state;
	find(f, indirect);
	assert_int_equal(f->cx.n_statements, 1);
	const struct tc_statement *s = &f->cx.statements[0];
	assert_true(tc_str_is(s->speaker.text, "Aides") && tc_str_is(s->cue.text, "said") && tc_str_is(s->quote, "that rebels fled"));
	assert_false(s->direct);
	assert_true(tc_str_is(s->stance, "neutral"));
	struct tc_link *l;
	assert_int_equal(tc_attribution_for(&f->cx, 4, &l), 1);         /* fled */
	assert_int_equal(l[0].kind, TC_LINK_SPEAKER);
	assert_int_equal(tc_attribution_for(&f->cx, 1, &l), 0);         /* said: the cue is not attributed to its speaker */
	assert_int_equal(tc_attribution_for(&f->cx, -1, &l), 0);
	assert_int_equal(tc_attribution_for(&f->cx, 99, &l), 0);
	assert_int_equal(tc_statement_at(&f->cx, 4), 0);
	assert_int_equal(tc_statement_at(&f->cx, 1), -1);
	assert_true(f->cx.word_flags[1] & TC_WF_CUE);
}

static void test_publisher(void **state)
{
	struct fixture *f = *state;
	find(f, indirect);
	f->doc.publisher = TC_STR("Daily Example");
	struct tc_link *l;
	assert_int_equal(tc_attribution_for(&f->cx, 4, &l), 2);
	assert_int_equal(l[0].kind, TC_LINK_PUBLISHER);
	assert_true(tc_str_is(l[0].who.name, "Daily Example"));
	assert_int_equal(l[1].kind, TC_LINK_SPEAKER);
	assert_int_equal(tc_attribution_for(&f->cx, 1, &l), 1);
}

static void test_direct(void **state)
{
	struct fixture *f = *state;
	find(f, "1\t\"\t\"\tPUNCT\t``\t_\t3\tpunct\t_\tSpaceAfter=No\n"
		"2\tWe\twe\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n"
		"3\tgo\tgo\tVERB\tVBP\t_\t7\tccomp\t_\tSpaceAfter=No\n"
		"4\t,\t,\tPUNCT\t,\t_\t3\tpunct\t_\tSpaceAfter=No\n"
		"5\t\"\t\"\tPUNCT\t''\t_\t3\tpunct\t_\t_\n"
		"6\tthey\tthey\tPRON\tPRP\t_\t7\tnsubj\t_\t_\n"
		"7\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n"
		"8\t.\t.\tPUNCT\t.\t_\t7\tpunct\t_\t_\n\n");
	assert_int_equal(f->cx.n_statements, 1);
	const struct tc_statement *s = &f->cx.statements[0];
	assert_true(s->direct);
	assert_true(tc_str_is(s->quote, "We go,") && tc_str_is(s->speaker.text, "they"));
	assert_int_equal(s->quote_span.beg, 0);
	assert_int_equal(s->quote_span.end, 8);
	assert_true(f->cx.word_flags[2] & TC_WF_QUOTED);
	assert_false(f->cx.word_flags[6] & TC_WF_QUOTED);
}

static void test_source(void **state)
{
	struct fixture *f = *state;
	find(f, "1\tRebels\trebel\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n"
		"2\tfled\tflee\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n"
		"3\t,\t,\tPUNCT\t,\t_\t6\tpunct\t_\t_\n"
		"4\taccording\taccord\tVERB\tVBG\t_\t6\tcase\t_\t_\n"
		"5\tto\tto\tADP\tIN\t_\t4\tfixed\t_\t_\n"
		"6\tpolice\tpolice\tNOUN\tNNS\t_\t2\tobl\t_\tSpaceAfter=No\n"
		"7\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n");
	assert_int_equal(f->cx.n_statements, 1);
	const struct tc_statement *s = &f->cx.statements[0];
	assert_true(tc_str_is(s->quote, "Rebels fled") && tc_str_is(s->speaker.text, "police") && tc_str_is(s->cue.text, "according to"));
	assert_true(f->cx.word_flags[5] & TC_WF_IN_SOURCE);
	struct tc_link *l;
	assert_int_equal(tc_attribution_for(&f->cx, 1, &l), 1);
	assert_int_equal(tc_attribution_for(&f->cx, 5, &l), 0);
}

static void test_empty(void **state)
{
	struct fixture *f = *state;
	find(f, "");
	assert_int_equal(f->cx.n_statements, 0);
	struct tc_link *l;
	assert_int_equal(tc_attribution_for(&f->cx, 0, &l), 0);
	find(f, "1\t:\t:\tPUNCT\t:\t_\t0\troot\t_\t_\n\n1\t\"\t\"\tPUNCT\t``\t_\t0\troot\t_\t_\n\n");
	assert_int_equal(f->cx.n_statements, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_marks, setup, teardown),
		cmocka_unit_test_setup_teardown(test_no_marks, setup, teardown),
		cmocka_unit_test_setup_teardown(test_nested_marks, setup, teardown),
		cmocka_unit_test_setup_teardown(test_paragraphs, setup, teardown),
		cmocka_unit_test_setup_teardown(test_cues, setup, teardown),
		cmocka_unit_test_setup_teardown(test_bad_tables, setup, teardown),
		cmocka_unit_test_setup_teardown(test_indirect, setup, teardown),
		cmocka_unit_test_setup_teardown(test_publisher, setup, teardown),
		cmocka_unit_test_setup_teardown(test_direct, setup, teardown),
		cmocka_unit_test_setup_teardown(test_source, setup, teardown),
		cmocka_unit_test_setup_teardown(test_empty, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
