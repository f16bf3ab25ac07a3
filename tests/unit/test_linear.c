/* SPDX-License-Identifier: Apache-2.0 */
/* Hashed linear models: sizes are checked, probabilities add up, features are found again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "code/linear.h"

enum { CLASSES = 2, BUCKETS = 8 };

static void put_u32(struct tc_buf *b, uint32_t v) { tc_buf_add(b, &v, sizeof v); }
static void put_f32(struct tc_buf *b, float v) { tc_buf_add(b, &v, sizeof v); }

/* Two classes; the bucket of feature "word=war" votes for the second. */
static void build(struct tc_buf *b, uint64_t war)
{
	static const char names[CLASSES][16] = { "no", "yes" };
	tc_buf_reset(b);
	tc_buf_add(b, "TCLM", 4);
	put_u32(b, 1);
	put_u32(b, CLASSES);
	put_u32(b, BUCKETS);
	put_f32(b, 0.5f);
	put_u32(b, 0);
	tc_buf_add(b, names, sizeof names);
	put_f32(b, 0);
	put_f32(b, 0);
	for (uint32_t k = 0; k < BUCKETS; k++) {
		tc_buf_char(b, 0);
		tc_buf_char(b, k == (war & (BUCKETS - 1)) ? 4 : 0);
	}
}

static uint64_t hash_of(struct tc_arena *a)
{
	struct tc_features f = { .arena = a };
	tc_feature_add(&f, "word", TC_STR("War"), TC_STR(""), 1);
	return f.a[0].hash;
}

static void test_predict(void **state)
{
	struct tc_arena a;
	struct tc_buf b = { 0 };
	struct tc_linear m;
	struct tc_err err = { 0 };
	tc_arena_init(&a);
	build(&b, hash_of(&a));
	assert_int_equal(tc_linear_open(tc_buf_view(&b), &m, &err), 0);
	struct tc_features f = { .arena = &a };
	float p[TC_LINEAR_MAX_CLASSES];
	tc_linear_predict(&m, &f, p);
	assert_true(p[0] > 0.499f && p[0] < 0.501f);
	tc_feature_add(&f, "word", TC_STR("WAR"), TC_STR(""), 1);       /* case does not count */
	tc_linear_predict(&m, &f, p);
	assert_true(p[1] > 0.88f && p[1] < 0.89f);                      /* 1 / (1 + exp(-2)) */
	assert_true(p[0] + p[1] > 0.999f && p[0] + p[1] < 1.001f);
	tc_buf_release(&b);
	tc_arena_release(&a);
}

/* No byte of the header may be cut or changed without an error or a model that still keeps within its bytes. */
static void test_damage(void **state)
{
	struct tc_arena a;
	struct tc_buf b = { 0 };
	struct tc_linear m;
	struct tc_err err = { 0 };
	tc_arena_init(&a);
	build(&b, hash_of(&a));
	for (size_t n = 0; n < b.n; n++)
		assert_int_not_equal(tc_linear_open(tc_str_n(b.p, n), &m, &err), 0);
	for (size_t i = 0; i < 16; i++) {
		char was = b.p[i];
		b.p[i] ^= 0x40;
		assert_int_not_equal(tc_linear_open(tc_buf_view(&b), &m, &err), 0);
		b.p[i] = was;
	}
	uint32_t version = 2;
	memcpy(b.p + 4, &version, sizeof version);
	assert_int_equal(tc_linear_open(tc_buf_view(&b), &m, &err), TC_EVERSION);
	tc_buf_release(&b);
	tc_arena_release(&a);
}

static void test_names(void **state)
{
	struct tc_arena a;
	struct tc_buf names = { 0 };
	tc_arena_init(&a);
	struct tc_features f = { .arena = &a, .names = &names };
	tc_feature_add(&f, "two", TC_STR("Open"), TC_STR("fire"), 1);
	assert_true(tc_str_eq(tc_buf_view(&names), TC_STR("two=open|fire\n")));
	tc_buf_release(&names);
	tc_arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_predict),
		cmocka_unit_test(test_damage),
		cmocka_unit_test(test_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
