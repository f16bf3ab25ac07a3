/* SPDX-License-Identifier: Apache-2.0 */
/* tests/unit/test_ingest.c - charsets, dates, kinds of input, the cutter's boundaries, pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ingest/charset.h"
#include "ingest/ingest.h"

static void decodes(const char *bytes, size_t n, enum tc_charset declared, const char *want, uint32_t repaired)
{
	struct tc_buf out = { 0 };
	uint32_t count = 0;
	struct tc_err err = { 0 };
	assert_int_equal(tc_charset_decode(tc_str_n(bytes, n), declared, &out, &count, &err), 0);
	tc_buf_char(&out, '\0');
	assert_string_equal(out.p, want);
	assert_int_equal(count, repaired);
	tc_buf_release(&out);
}
#define DECODES(bytes, declared, want, repaired) decodes(bytes, sizeof(bytes) - 1, declared, want, repaired)

static void charsets(void **state)
{
	DECODES("caf\xc3\xa9", TC_CHARSET_AUTO, "caf\xc3\xa9", 0);
	DECODES("\xef\xbb\xbfx", TC_CHARSET_AUTO, "x", 0);
	DECODES("caf\xe9", TC_CHARSET_AUTO, "caf\xc3\xa9", 0);
	DECODES("\x93x\x94", TC_CHARSET_AUTO, "\xe2\x80\x9cx\xe2\x80\x9d", 0);
	DECODES("\xa4", TC_CHARSET_8859_15, "\xe2\x82\xac", 0);
	DECODES("\xa4", TC_CHARSET_1252, "\xc2\xa4", 0);
	/* Valid UTF-8 wins over a declaration of Latin-1. */
	DECODES("caf\xc3\xa9", TC_CHARSET_1252, "caf\xc3\xa9", 0);
	DECODES("caf\xe9", TC_CHARSET_UTF8, "caf\xef\xbf\xbd", 1);
	/* Maximal subparts: E2 82 is one replacement, ED A0 80 three, F4 90 four bytes one by one. */
	DECODES("\xc3\xa9 \xe2\x82 x", TC_CHARSET_AUTO, "\xc3\xa9 \xef\xbf\xbd x", 1);
	DECODES("\xc3\xa9\xed\xa0\x80", TC_CHARSET_AUTO, "\xc3\xa9\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", 3);
	DECODES("\xff\xfeH\0i\0", TC_CHARSET_AUTO, "Hi", 0);
	DECODES("\xfe\xff\0H\xd8\x3c\xdf\x0d", TC_CHARSET_AUTO, "H\xf0\x9f\x8c\x8d", 0);
	DECODES("\xff\xfe\x3c\xd8H\0", TC_CHARSET_AUTO, "\xef\xbf\xbdH", 1);
	DECODES("H\0e\0l\0l\0o\0", TC_CHARSET_AUTO, "Hello", 0);
}

static void binaries(void **state)
{
	static const struct { const char *p; size_t n; } bad[] = { { "a\0b", 3 }, { "%PDF-1.7", 8 }, { "PK\3\4x", 5 },
		{ "\x1f\x8b\x08", 3 }, { "\x01\x02\x03\x04text", 8 } };
	for (size_t i = 0; i < TC_COUNT(bad); i++) {
		struct tc_buf out = { 0 };
		uint32_t count = 0;
		assert_int_equal(tc_charset_decode(tc_str_n(bad[i].p, bad[i].n), TC_CHARSET_AUTO, &out, &count, NULL), TC_EENCODING);
		tc_buf_release(&out);
	}
}

static void dates(void **state)
{
	static const char *const cases[][2] = {
		{ "2021-12-30", "2021-12-30" }, { "2021-12-30T23:59:59-05:00", "2021-12-30" }, { "20211230", "2021-12-30" },
		{ "2021/12/30", "2021-12-30" }, { "Thu, 30 Dec 2021 10:00:00 GMT", "2021-12-30" },
		{ "30 December 2021", "2021-12-30" }, { "1st January 2022", "2022-01-01" }, { "Dec. 30, 2021", "2021-12-30" },
		{ "September 3rd, 2020", "2020-09-03" }, { "Sept 3, 2020", "2020-09-03" }, { "2024-02-29", "2024-02-29" },
		{ "Thu Dec 30 10:00:00 2021", "2021-12-30" },
		{ "2023-02-29", NULL }, { "2021-13-01", NULL }, { "30/12/2021", NULL }, { "yesterday", NULL }, { "", NULL },
		{ "2021", NULL }, { "30 Dec", NULL }, { "0000-00-00", NULL }, { "Mayhem 3, 2020", NULL }, { "99999999", NULL },
	};
	char day[11];
	for (size_t i = 0; i < TC_COUNT(cases); i++) {
		bool ok = tc_date_normalise(tc_str_of(cases[i][0]), day);
		if (ok != (cases[i][1] != NULL))
			fail_msg("%s", cases[i][0]);
		if (ok)
			assert_string_equal(day, cases[i][1]);
	}
}

static void kinds(void **state)
{
	assert_int_equal(tc_input_guess("x", TC_STR("{\"id\":1}\n")), TC_INPUT_JSONL);
	assert_int_equal(tc_input_guess("x", TC_STR("{Editor's note} It rained")), TC_INPUT_TEXT);
	assert_int_equal(tc_input_guess("x", TC_STR("\n<!-- c --><!DOCTYPE html>")), TC_INPUT_HTML);
	assert_int_equal(tc_input_guess("x", TC_STR("<p>It rained</p>")), TC_INPUT_HTML);
	assert_int_equal(tc_input_guess("x", TC_STR("<3 is a heart")), TC_INPUT_TEXT);
	assert_int_equal(tc_input_guess("x", TC_STR("# sent_id = 1\n1\ta\ta\tNOUN\tNN\t_\t0\troot\t_\t_\n")), TC_INPUT_CONLLU);
	assert_int_equal(tc_input_guess("x", TC_STR("# A heading\n\nText")), TC_INPUT_TEXT);
	assert_int_equal(tc_input_guess("a.htm", TC_STR("It rained")), TC_INPUT_HTML);
}

struct input { const char *p; size_t n, at, step; };

static ptrdiff_t give(void *arg, char *buf, size_t cap)
{
	struct input *in = arg;
	size_t n = in->n - in->at;
	n = n > in->step ? in->step : n;
	n = n > cap ? cap : n;
	memcpy(buf, in->p + in->at, n);
	in->at += n;
	return (ptrdiff_t)n;
}

/* Lines longer and shorter than the buffers, in reads of every awkward size. */
static void cutter_keeps_lines_whole(void **state)
{
	static const size_t steps[] = { 1, 7, 4095, 65535, 65536, 1 << 20 };
	struct tc_buf all = { 0 };
	for (int i = 0; i < 40; i++) {
		tc_buf_fmt(&all, "{\"n\":%d,\"x\":\"", i);
		for (int k = 0; k < i * i * 20; k++)
			tc_buf_char(&all, 'x');
		tc_buf_z(&all, i % 3 ? "\"}\n" : "\"}\r\n\n");
	}
	for (size_t s = 0; s < TC_COUNT(steps); s++) {
		struct input in = { all.p, all.n, 0, steps[s] };
		struct tc_cutter c;
		struct tc_piece p = { 0 };
		int n = 0;
		tc_cutter_init(&c, "x", TC_INPUT_AUTO, give, &in);
		while (tc_cutter_next(&c, &p) == 1) {
			char want[32];
			int len = snprintf(want, sizeof want, "{\"n\":%d,", n);
			assert_memory_equal(p.bytes.p, want, len);
			assert_int_equal(p.bytes.p[p.bytes.n - 1], '\n');
			assert_int_equal(p.line, 1 + n + (n + 2) / 3);
			n++;
		}
		assert_int_equal(n, 40);
		assert_int_equal(c.n_read, all.n);
		tc_buf_release(&p.bytes);
		tc_cutter_release(&c);
	}
	tc_buf_release(&all);
}

static void limits(void **state)
{
	size_t n = TC_MAX_LINE_BYTES + 100000;
	char *big = malloc(n + 20);
	memset(big, 'a', n);
	memcpy(big, "{\"text\":\"", 9);
	memcpy(big + n, "\"}\n{\"id\":\"b\"}\n", 14);
	struct input in = { big, n + 14, 0, 1 << 20 };
	struct tc_cutter c;
	struct tc_piece p = { 0 };
	tc_cutter_init(&c, "x", TC_INPUT_JSONL, give, &in);
	assert_int_equal(tc_cutter_next(&c, &p), 1);
	assert_true(p.too_long);
	assert_int_equal(tc_cutter_next(&c, &p), 1);
	assert_false(p.too_long);
	assert_int_equal(p.line, 2);
	assert_int_equal(tc_cutter_next(&c, &p), 0);
	tc_cutter_release(&c);
	/* Text: at the limit taken, a byte past it refused. */
	for (int past = 0; past < 2; past++) {
		struct tc_arena arena;
		struct tc_doc d;
		struct tc_article_options o = { 0 };
		uint32_t repaired = 0;
		struct input text = { big + 20, TC_MAX_TEXT_BYTES + (size_t)past, 0, 1 << 20 };
		tc_arena_init(&arena);
		tc_cutter_init(&c, "x", TC_INPUT_TEXT, give, &text);
		assert_int_equal(tc_cutter_next(&c, &p), 1);
		assert_int_equal(tc_article_read(&p, "x", &o, &arena, &d, &repaired, NULL), past ? TC_ELIMIT : 0);
		tc_cutter_release(&c);
		tc_arena_release(&arena);
	}
	tc_buf_release(&p.bytes);
	free(big);
}

static void page(const char *html, const char *text, const char *title, const char *date, const char *publisher)
{
	struct tc_arena arena;
	struct tc_page p;
	tc_arena_init(&arena);
	assert_int_equal(tc_html_read(tc_str_of(html), &arena, &p, NULL), 0);
	assert_int_equal(p.text.n, strlen(text));
	assert_memory_equal(p.text.p, text, p.text.n);
	assert_true(tc_str_is(p.title, title));
	assert_true(tc_str_is(p.date, date));
	assert_true(tc_str_is(p.publisher, publisher));
	tc_arena_release(&arena);
}

#define P1 "The envoy returned on Monday, officials said, without a deal."
#define P2 "Talks will go on next week, in the same place, she added."

static void pages(void **state)
{
	page("<title>Envoy returns | The Post</title><body><p>" P1 "</p><p>" P2 "</p></body>", P1 "\n\n" P2, "Envoy returns", "", "");
	page("<h1>Envoy returns</h1><div>" P1 "<br><br>" P2 "</div>", P1 "\n\n" P2, "Envoy returns", "", "");
	page("<nav><p>" P2 "</p></nav><p>" P1 "</p>", P1, "", "", "");
	page("<p>" P1 "</p><div class='related-links'><p>" P2 "</p></div>", P1, "", "", "");
	/* A class that says what stands beside the text does not hide the text. */
	page("<div class='has-sidebar'><p>" P1 "</p></div>", P1, "", "", "");
	page("<p>" P1 "</p><p>Share this</p><p>Read more: <a href=x>" P2 "</a></p>", P1, "", "", "");
	page("<meta property=og:site_name content=Post><meta name=date content='3 May 2024'><p>" P1 "</p>", P1, "", "3 May 2024", "Post");
	page("<script type='application/ld+json'>[{\"@type\":\"NewsArticle\",\"headline\":\"H\",\"datePublished\":\"2024-05-03\","
	     "\"publisher\":{\"name\":\"Post\"},\"articleBody\":\"" P1 " " P2 "\"}]</script>", P1 " " P2, "H", "2024-05-03", "Post");
	page("<p>" P1 "</p><p>" P1 "</p>", P1, "", "", "");
	page("<table><tr><td><a href=a>Home</a><td><p>" P1 "<p>" P2 "</table>", P1 "\n\n" P2, "", "", "");
	page("<p>The&nbsp;envoy re\xc2\xadturned on   Monday,\n officials said, without a deal.", P1, "", "", "");
}

/* What would make the parser slow is refused or cut off. */
static void crowded_pages(void **state)
{
	struct tc_buf b = { 0 };
	struct tc_arena arena;
	struct tc_page p;
	tc_arena_init(&arena);
	tc_buf_z(&b, "<p");
	for (int i = 0; i < 3000; i++)
		tc_buf_fmt(&b, " a%d=1", i);
	tc_buf_z(&b, ">" P1 "</p>");
	assert_int_equal(tc_html_read(tc_buf_view(&b), &arena, &p, NULL), TC_ELIMIT);
	tc_buf_reset(&b);
	tc_buf_z(&b, "<p>" P1 "</p>");
	for (int i = 0; i < 100000; i++)
		tc_buf_z(&b, "<b></i>");
	assert_int_equal(tc_html_read(tc_buf_view(&b), &arena, &p, NULL), 0);
	assert_int_equal(p.text.n, strlen(P1));
	tc_buf_release(&b);
	tc_arena_release(&arena);
}

static void declared_charset(void **state)
{
	assert_true(tc_str_is(tc_html_charset(TC_STR("<meta charset=\"ISO-8859-1\">")), "ISO-8859-1"));
	assert_true(tc_str_is(tc_html_charset(TC_STR("<?xml version='1.0' encoding='utf-8'?>")), "utf-8"));
	assert_true(tc_str_is(tc_html_charset(TC_STR("<meta http-equiv=x content='text/html; charset=windows-1252'>")), "windows-1252"));
	assert_int_equal(tc_html_charset(TC_STR("<p>no</p>")).n, 0);
	assert_int_equal(tc_charset_find(TC_STR("ISO-8859-1")), TC_CHARSET_1252);
	assert_int_equal(tc_charset_find(TC_STR("koi8-r")), TC_CHARSET_UNKNOWN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(charsets), cmocka_unit_test(binaries), cmocka_unit_test(dates), cmocka_unit_test(kinds),
		cmocka_unit_test(cutter_keeps_lines_whole), cmocka_unit_test(limits), cmocka_unit_test(pages),
		cmocka_unit_test(declared_charset), cmocka_unit_test(crowded_pages),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
