/* SPDX-License-Identifier: Apache-2.0 */
/* Demands and proposals that the same text answers, and events told in accusations and denials: the whole program on plain sentences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/engine.h"

static struct tc_engine *engine;
static struct tc_session *session;

static int setup(void **state)
{
	assert_int_equal(tc_engine_open(NULL, &engine, NULL), 0);
	session = tc_session_new(engine);
	return 0;
}

static int teardown(void **state)
{
	tc_session_free(session);
	tc_engine_free(engine);
	return 0;
}

static void code(const char *text, struct tc_records *r)
{
	static struct tc_doc d;
	const struct tc_code_options o = { .min_confidence = -1 };
	tc_session_reset(session);
	tc_doc_init(&d, tc_session_arena(session), tc_str_of(text));
	d.id = TC_STR("t");
	d.date = TC_STR("2021-06-01");
	tc_session_code(session, &o, &d, r);
}

static const struct tc_event *event_of(const struct tc_records *r, int type)
{
	for (int32_t i = 0; i < r->n_events; i++)
		if (r->events[i].type == type)
			return &r->events[i];
	return NULL;
}

static void answered(const char *text, int ask, int reply)
{
	struct tc_records r;
	code(text, &r);
	const struct tc_event *a = event_of(&r, ask), *b = event_of(&r, reply);
	assert_non_null(a);
	assert_non_null(b);
	assert_string_equal(b->answers, a->id);
}

static void test_answers(void **state)
{
	answered("Russia asked Turkey to close the straits. Turkey rejected the request on Monday.", TC_EVENT_REQUEST, TC_EVENT_REJECT);
	answered("Iran demanded compensation from Iraq. Iraq rejected the demand on Friday.", TC_EVENT_REQUEST, TC_EVENT_REJECT);
	answered("Japan urged South Korea to hold talks. South Korea accepted the proposal.", TC_EVENT_REQUEST, TC_EVENT_AGREE);
}

static void test_other_matters(void **state)
{
	struct tc_records r;
	/* the refusal is aimed at somebody who asked nothing */
	code("Russia asked Turkey to close the straits. Turkey rejected the American plan for Cyprus.", &r);
	const struct tc_event *no = event_of(&r, TC_EVENT_REJECT);
	assert_true(!no || !no->answers[0]);
	/* nobody refuses his own demand */
	code("Kenya demanded compensation from Somalia. Kenya rejected the ruling of the court.", &r);
	no = event_of(&r, TC_EVENT_REJECT);
	assert_true(!no || !no->answers[0]);
}

static void test_claimed(void **state)
{
	struct tc_records r;
	code("Ukraine accused Russia of shelling a village.", &r);
	const struct tc_event *attack = event_of(&r, TC_EVENT_ASSAULT);
	assert_non_null(attack);
	assert_true(attack->claimed && !attack->denied);
	code("Russia shelled a village in Ukraine.", &r);
	attack = event_of(&r, TC_EVENT_ASSAULT);
	assert_non_null(attack);
	assert_true(!attack->claimed && !attack->denied);
	code("Russia denied that its troops had shelled a village in Ukraine.", &r);
	attack = event_of(&r, TC_EVENT_ASSAULT);
	assert_non_null(attack);
	assert_true(attack->denied);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_other_matters),
		cmocka_unit_test(test_claimed),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
