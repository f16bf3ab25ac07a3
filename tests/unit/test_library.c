/* SPDX-License-Identifier: Apache-2.0 */
/* tests/unit/test_library.c - the public interface. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tocsin.h"

struct seen { int n, stop_after; char last[4096]; };

static int take(void *arg, const char *json, size_t len)
{
	struct seen *s = arg;
	s->n++;
	if (len < sizeof s->last) {
		memcpy(s->last, json, len);
		s->last[len] = '\0';
	}
	return s->stop_after && s->n >= s->stop_after;
}

static struct tocsin *open_it(void)
{
	struct tocsin *t;
	char why[256] = "";
	if (tocsin_open(&t, NULL, why, sizeof why) != 0)
		fail_msg("%s", why);
	return t;
}

static void codes_a_document(void **state)
{
	struct tocsin *t = open_it();
	struct tocsin_session *s = tocsin_session_new(t);
	struct tocsin_document d = { .id = "a", .text = "Norway praised Denmark. \"We agree,\" said the minister.", .date = "2024-03-13" };
	struct seen all = { 0 }, events = { 0 }, stopped = { .stop_after = 1 };
	assert_int_equal(tocsin_code(s, &d, 0, take, &all), 0);
	assert_true(all.n >= 2);
	assert_int_equal(tocsin_code(s, &d, TOCSIN_EVENTS, take, &events), 0);
	assert_true(events.n >= 1 && events.n < all.n);
	assert_non_null(strstr(events.last, "\"type\":\"event\""));
	assert_non_null(strstr(events.last, "\"doc\":\"a\""));
	assert_int_equal(tocsin_code(s, &d, 0, take, &stopped), 1);
	assert_int_equal(stopped.n, 1);
	tocsin_session_free(s);
	tocsin_free(t);
}

static void refuses_what_is_no_text(void **state)
{
	struct tocsin *t = open_it();
	struct tocsin_session *s = tocsin_session_new(t);
	struct tocsin_document bad = { .text = "caf\xe9" }, none = { .text = "" };
	struct seen seen = { 0 };
	assert_int_equal(tocsin_code(s, &bad, 0, take, &seen), -1);
	assert_int_equal(tocsin_code(s, &none, 0, take, &seen), 0);
	char *large = malloc((2 << 20) + 1);
	memset(large, 'a', 2 << 20);
	large[2 << 20] = '\0';
	bad.text = large;
	assert_int_equal(tocsin_code(s, &bad, 0, take, &seen), -1);
	assert_int_equal(seen.n, 0);
	free(large);
	tocsin_session_free(s);
	tocsin_free(t);
}

static void codes_long_text_in_pieces(void **state)
{
	static const char sentence[] = "Norway praised Denmark on Monday.\n\n";
	size_t n = 200000 / (sizeof sentence - 1);
	char *text = malloc(n * (sizeof sentence - 1) + 1), want[64];
	for (size_t i = 0; i < n; i++)
		memcpy(text + i * (sizeof sentence - 1), sentence, sizeof sentence);
	struct tocsin *t = open_it();
	struct tocsin_session *s = tocsin_session_new(t);
	struct tocsin_document d = { .id = "long", .text = text };
	struct seen seen = { 0 };
	assert_int_equal(tocsin_code(s, &d, TOCSIN_EVENTS, take, &seen), 0);
	assert_int_equal(seen.n, n);
	/* The last sentence's number and place count in the whole text. */
	snprintf(want, sizeof want, "\"sentence\":%zu,\"span\":[%zu,", n, (n - 1) * (sizeof sentence - 1));
	assert_non_null(strstr(seen.last, want));
	free(text);
	tocsin_session_free(s);
	tocsin_free(t);
}

static void takes_a_users_actors(void **state)
{
	struct tocsin *t = NULL;
	char why[256] = "";
	assert_int_equal(tocsin_open(&t, "name\tkind\tcountry\nX\tperson\tZZZ\n", why, sizeof why), -1);
	assert_true(strlen(why) > 0);
	assert_int_equal(tocsin_open(&t, "name\tkind\tcountry\tsector\nZorblax Front\torg\tKEN\tREB\n", why, sizeof why), 0);
	struct seen seen = { 0 };
	assert_int_equal(tocsin_lookup(t, "Zorblax Front", NULL, take, &seen), 1);
	assert_non_null(strstr(seen.last, "\"country\":\"KEN\""));
	assert_non_null(strstr(seen.last, "\"sector\":\"REB\""));
	tocsin_free(t);
}

static void looks_up_names(void **state)
{
	struct tocsin *t = open_it();
	struct seen seen = { .stop_after = 1 };
	assert_int_equal(tocsin_lookup(t, "Antony Blinken", "2021-12-30", take, &seen), 1);
	assert_non_null(strstr(seen.last, "\"country\":\"USA\""));
	assert_non_null(strstr(seen.last, "secretary of state"));
	assert_int_equal(tocsin_lookup(t, "Qwertyuiop Asdf", NULL, take, &seen), 0);
	tocsin_free(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_a_document), cmocka_unit_test(refuses_what_is_no_text),
		cmocka_unit_test(codes_long_text_in_pieces), cmocka_unit_test(takes_a_users_actors),
		cmocka_unit_test(looks_up_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
