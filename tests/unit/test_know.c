/* SPDX-License-Identifier: Apache-2.0 */
/* The knowledge base: names and their case, dated offices, members, user tables and their errors, damaged blobs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "engine/engine.h"
#include "know/know_int.h"

static struct tc_know *know;

static int set_up(void **state)
{
	return tc_know_open(tc_know_blob, (size_t)(tc_know_blob_end - tc_know_blob), &know, NULL);
}

static int tear_down(void **state)
{
	tc_know_free(know);
	return 0;
}

static struct tc_know *fresh(void)
{
	struct tc_know *k;
	assert_int_equal(tc_know_open(tc_know_blob, (size_t)(tc_know_blob_end - tc_know_blob), &k, NULL), 0);
	return k;
}

static void assert_text(tc_str s, const char *want)
{
	if (!tc_str_is(s, want))
		fail_msg("\"%.*s\" is not \"%s\"", TC_FMT(s), want);
}

/* The first entity of that name and kind. */
static const struct tc_ent *ent_of(const struct tc_know *k, const char *name, int kind)
{
	uint32_t n;
	const struct tc_name_hit *h = tc_know_find(k, tc_str_of(name), &n);
	for (uint32_t i = 0; i < n; i++)
		if (tc_know_ent(k, h[i].ent)->kind == kind)
			return tc_know_ent(k, h[i].ent);
	fail_msg("no %s is named %s", tc_ent_kind_name(kind), name);
	return NULL;
}

static int32_t day(const char *iso)
{
	int32_t d = tc_day_read(tc_str_of(iso));
	assert_int_not_equal(d, TC_DAY_NONE);
	return d;
}

static void test_days(void **state)
{
	int y, m, d;
	assert_int_equal(tc_day_of(1970, 1, 1), 0);
	assert_int_equal(tc_day_of(2000, 3, 1), 11017);
	assert_int_equal(tc_day_of(1969, 12, 31), -1);
	assert_int_equal(tc_day_read(TC_STR("2021-12-30")), tc_day_of(2021, 12, 30));
	assert_int_equal(tc_day_read(TC_STR("1999")), tc_day_of(1999, 1, 1));
	assert_int_equal(tc_day_read(TC_STR("1999-07")), tc_day_of(1999, 7, 1));
	static const char *const bad[] = { "",         "99",         "2021-13-01",  "2021-02-29", "2021-00-10",
		                           "2021-1-1", "2021/01/01", "2021-01-01x", "abcd" };
	for (size_t i = 0; i < TC_COUNT(bad); i++)
		assert_int_equal(tc_day_read(tc_str_of(bad[i])), TC_DAY_NONE);
	for (int32_t n = -200000; n < 200000; n += 37) {
		tc_day_split(n, &y, &m, &d);
		assert_int_equal(tc_day_of(y, m, d), n);
	}
}

static void test_sectors(void **state)
{
	for (int i = 0; i < TC_SECTOR_COUNT; i++)
		assert_int_equal(tc_sector_find(tc_str_of(tc_sector_name(i))), i);
	assert_int_equal(tc_sector_find(TC_STR("gov")), -1);
	assert_string_equal(tc_sector_name(-1), "");
}

static void test_fold(void **state)
{
	static const char *const cases[][2] = {
		{ "U.S.", "us" },
		{ "Sana'a", "sanaa" },
		{ "Sana\xe2\x80\x99"
		  "a",
		  "sanaa" },
		{ "Ukraine's", "ukraine" },
		{ "al-Qaeda", "al qaeda" },
		{ "al - Qaeda", "al qaeda" },
		{ "AL QAEDA", "al qaeda" },
		{ "  a   b  ", "a b" },
		{ "\xc3\x89lys\xc3\xa9"
		  "e",
		  "elysee" },
		{ "Erdo\xc4\x9f"
		  "an",
		  "erdogan" },
		{ "\xc4\xb0stanbul", "istanbul" },
		{ "S\xc3\xb8ren", "soren" },
		{ "Wa\xc5\x82\xc4\x99sa", "walesa" },
		{ "Stra\xc3\x9f"
		  "e",
		  "strasse" },
		{ "Lord's Resistance Army", "lord resistance army" },
		{ "Houthis'", "houthis" },
		{ "O'Brien", "obrien" },
		{ "Paris, Texas", "paris , texas" },
		{ "Johnson & Johnson", "johnson and johnson" },
		{ "(CPI)", "cpi" },
		{ "Nguy\xe1\xbb\x85n", "nguyen" },
		{ "", "" },
		{ "...", "" },
		{ "'s", "" },
	};
	char out[256];
	for (size_t i = 0; i < TC_COUNT(cases); i++) {
		uint32_t n = tc_know_fold(tc_str_of(cases[i][0]), out, sizeof out);
		if (n != strlen(cases[i][1]) || memcmp(out, cases[i][1], n))
			fail_msg("\"%s\" folds to \"%.*s\", not \"%s\"", cases[i][0], (int)n, out, cases[i][1]);
	}
	assert_int_equal(tc_know_fold(TC_STR("Ukraine"), out, 6), 0);
	assert_int_equal(tc_know_fold(TC_STR("Ukraine"), out, 7), 7);
	char longname[2000];
	memset(longname, 'a', sizeof longname);
	assert_int_equal(tc_know_fold(tc_str_n(longname, sizeof longname), out, sizeof out), 0);
	assert_int_equal(tc_know_fold(TC_STR("a\xff\xfe"
	                                     "b"),
	                              out, sizeof out),
	                 2);
}

static void test_offices(void **state)
{
	static const struct {
		const char *name, *date, *office, *class, *country;
	} cases[] = {
		{ "Antony Blinken", "2021-12-30", "secretary of state", "foreign minister", "USA" },
		{ "Douglas Hurd", "1991-06-01", "foreign secretary", "foreign minister", "GBR" },
		{ "Jens Stoltenberg", "2011-07-22", "prime minister", "head of government", "NOR" },
		{ "Jens Stoltenberg", "2022-02-24", "secretary-general of NATO", "secretary-general of nato", "" },
		{ "Volodymyr Zelensky", "2022-02-25", "president", "head of state", "UKR" },
		{ "Kofi Annan", "1998-02-22", "secretary-general of the United Nations",
		  "secretary-general of the united nations", "" },
		{ "Colin Powell", "1991-01-20", "chairman of the joint chiefs of staff", "army chief", "USA" },
		{ "Colin Powell", "2003-02-05", "secretary of state", "foreign minister", "USA" },
		{ "Than Shwe", "2007-09-26", "chairman of the State Peace and Development Council", "head of state",
		  "MMR" },
	};
	for (size_t i = 0; i < TC_COUNT(cases); i++) {
		const struct tc_ent *e = ent_of(know, cases[i].name, TC_ENT_PERSON);
		const struct tc_office *o = tc_know_office_on(know, e->id, day(cases[i].date), 0);
		if (!o)
			fail_msg("%s holds no office on %s", cases[i].name, cases[i].date);
		assert_text(o->office, cases[i].office);
		assert_text(o->office_class, cases[i].class);
		assert_string_equal(o->country, cases[i].country);
		assert_int_equal(o->person, e->id);
	}
	const struct tc_ent *blinken = ent_of(know, "Antony Blinken", TC_ENT_PERSON);
	assert_null(tc_know_office_on(know, blinken->id, day("2019-06-01"), 0));
	assert_null(tc_know_office_on(know, blinken->id, day("2025-02-10"), 0));
	assert_non_null(tc_know_office_on(know, blinken->id, day("2025-02-10"), 60));
	uint32_t n;
	const struct tc_office *all = tc_know_offices(know, blinken->id, &n);
	assert_true(n >= 2);
	for (uint32_t i = 1; i < n; i++)
		assert_true(all[i - 1].to >= all[i].to);
	assert_null(tc_know_offices(know, tc_know_country(know, "USA")->id, &n));
	assert_int_equal(n, 0);
	assert_null(tc_know_offices(know, UINT32_MAX, &n));
}

static void test_holders(void **state)
{
	static const struct {
		const char *country, *class, *date, *who;
	} cases[] = {
		{ "RUS", "foreign minister", "2022-03-01", "Sergei Lavrov" },
		{ "USA", "defence minister", "1991-01-17", "Dick Cheney" },
		{ "SYR", "leader", "1994-10-20", "Hafez al-Assad" },
		{ "GBR", "leader", "1991-01-17", "John Major" },
		{ "DEU", "leader", "2015-09-04", "Angela Merkel" },
		{ "", "secretary-general of the united nations", "2003-03-20", "Kofi Annan" },
		{ "FRA", "interior minister", "2005-11-01", "Nicolas Sarkozy" },
	};
	const struct tc_office *out[8];
	for (size_t i = 0; i < TC_COUNT(cases); i++) {
		int n = tc_know_holders(know, cases[i].country, tc_str_of(cases[i].class), day(cases[i].date), out, 8);
		if (n < 1)
			fail_msg("nobody is %s of %s on %s", cases[i].class, cases[i].country, cases[i].date);
		assert_text(tc_know_ent(know, out[0]->person)->name, cases[i].who);
	}
	assert_int_equal(tc_know_holders(know, "RUS", TC_STR("no such office"), 0, out, 8), 0);
	assert_int_equal(tc_know_holders(know, "QQQ", TC_STR("foreign minister"), 0, out, 8), 0);
	assert_int_equal(tc_know_holders(know, "USA", TC_STR("ambassador"), day("2012-01-01"), out, 2), 2);
}

static int scan(const char *words, const struct tc_name_hit **h, uint32_t *n)
{
	static char text[512];
	tc_str w[32], rest, piece;
	int k = 0;
	snprintf(text, sizeof text, "%s", words);
	rest = tc_str_of(text);
	while (k < 32 && tc_str_split(&rest, ' ', &piece))
		w[k++] = piece;
	return tc_know_scan(know, w, k, h, n);
}

static void test_scan(void **state)
{
	static const struct {
		const char *words;
		int n;
		const char *name;
	} cases[] = {
		{ "Lord 's Resistance Army rebels", 4, "Lord's Resistance Army" },
		{ "the United States said", 3, "United States" },
		{ "al - Qaeda in", 3, "Al-Qaeda" },
		{ "al-Qaeda in the Arabian Peninsula", 5, "Al-Qaeda in the Arabian Peninsula" },
		{ "U.S. diplomats", 1, "United States" },
		{ "foreign minister of", 2, "foreign minister" },
		{ "Russian", 1, "Russia" },
		{ "russian", 1, "Russia" },
		{ "The Hague", 2, "Netherlands" },
		{ "Sana'a", 1, "Yemen" },
		{ "rebels", 1, "rebel" },
	};
	const struct tc_name_hit *h;
	uint32_t n;
	for (size_t i = 0; i < TC_COUNT(cases); i++) {
		int got = scan(cases[i].words, &h, &n);
		bool found = false;
		for (uint32_t j = 0; j < n && !found; j++)
			found = tc_str_is(tc_know_ent(know, h[j].ent)->name, cases[i].name);
		if (!found || got != cases[i].n)
			fail_msg("\"%s\": %d words", cases[i].words, got);
	}
	/* Words that are names only when written so. */
	static const char *const never[] = { "us",   "who",   "it",  "turkey", "may", "chad", "is",
		                             "pole", "march", "the", "of",     "-",   "'s",   "" };
	for (size_t i = 0; i < TC_COUNT(never); i++) {
		int got = scan(never[i], &h, &n);
		if (got)
			fail_msg("\"%s\" is taken for %.*s", never[i], TC_FMT(tc_know_ent(know, h[0].ent)->name));
	}
	assert_int_equal(scan("US", &h, &n), 1);
	assert_int_equal(scan("Turkey", &h, &n), 1);
	assert_int_equal(scan("WHO", &h, &n), 1);
	tc_str us = TC_STR("us"), US = TC_STR("US"), Nato = TC_STR("Nato");
	assert_false(tc_know_case_fits(TC_NAME_ABBREV, &us, 1));
	assert_true(tc_know_case_fits(TC_NAME_ABBREV, &US, 1));
	assert_true(tc_know_case_fits(TC_NAME_CASED, &Nato, 1));
	assert_false(tc_know_case_fits(TC_NAME_CASED, &us, 1));
	assert_true(tc_know_case_fits(0, &us, 1));
}

static void test_names(void **state)
{
	/* Who is meant first by a bare name. */
	static const struct {
		const char *name;
		int kind;
		const char *who;
		uint32_t flag;
	} cases[] = {
		{ "the Kremlin", TC_ENT_COUNTRY, "Russia", TC_NAME_METONYM },
		{ "Iraqis", TC_ENT_COUNTRY, "Iraq", TC_NAME_PLURAL },
		{ "Moscow", TC_ENT_COUNTRY, "Russia", TC_NAME_CAPITAL },
		{ "Moscow", TC_ENT_PLACE, "Moscow", TC_NAME_MAIN },
		{ "Georgia", TC_ENT_COUNTRY, "Georgia", TC_NAME_MAIN },
		{ "IDF", TC_ENT_ORG, "Israel Defense Forces", TC_NAME_ABBREV },
		{ "Zelenskiy", TC_ENT_PERSON, "Volodymyr Zelenskyy", TC_NAME_SURNAME },
		{ "reuters.com", TC_ENT_OUTLET, "Reuters", TC_NAME_ALIAS },
		{ "protesters", TC_ENT_ROLE, "protester", TC_NAME_PLURAL },
		{ "Gen.", TC_ENT_TITLE, "General", TC_NAME_ALIAS },
		{ "Hemedti", TC_ENT_PERSON, "Mohamed Hamdan Dagalo", TC_NAME_SURNAME },
		{ "Kurds", TC_ENT_ETHNIC, "Kurds", TC_NAME_MAIN },
	};
	for (size_t i = 0; i < TC_COUNT(cases); i++) {
		uint32_t n;
		const struct tc_name_hit *h = tc_know_find(know, tc_str_of(cases[i].name), &n);
		bool found = false;
		for (uint32_t j = 0; j < n; j++) {
			const struct tc_ent *e = tc_know_ent(know, h[j].ent);
			found |= e->kind == cases[i].kind && tc_str_is(e->name, cases[i].who) &&
			         (h[j].name_flags & cases[i].flag);
		}
		if (!found)
			fail_msg("\"%s\" is not %s", cases[i].name, cases[i].who);
	}
	uint32_t n;
	assert_null(tc_know_find(know, TC_STR("Xyzzy Plugh"), &n));
	assert_int_equal(n, 0);
	assert_null(tc_know_find(know, TC_STR(""), &n));
	assert_null(tc_know_ent(know, tc_know_count(know)));
}

static void test_countries(void **state)
{
	assert_text(tc_know_country(know, "UKR")->name, "Ukraine");
	assert_null(tc_know_country(know, "QQQ"));
	assert_true(tc_know_borders(know, "UKR", "RUS"));
	assert_true(tc_know_borders(know, "RUS", "UKR"));
	assert_false(tc_know_borders(know, "UKR", "FRA"));
	uint32_t eu = ent_of(know, "European Union", TC_ENT_ORG)->id, nato = ent_of(know, "NATO", TC_ENT_ORG)->id;
	assert_true(tc_know_is_member(know, eu, "GBR", day("2016-06-23")));
	assert_false(tc_know_is_member(know, eu, "GBR", day("2021-06-23")));
	assert_false(tc_know_is_member(know, nato, "FIN", day("2022-06-01")));
	assert_true(tc_know_is_member(know, nato, "FIN", day("2024-06-01")));
	char out[64][4];
	assert_int_equal(tc_know_members(know, eu, day("2021-06-01"), out, 64), 27);
	assert_int_equal(tc_know_members(know, eu, day("2000-06-01"), out, 64), 15);
	assert_int_equal(tc_know_members(know, nato, day("1990-06-01"), out, 64), 16);
	assert_int_equal(tc_know_members(know, eu, day("2021-06-01"), out, 3), 3);
}

static void test_sections(void **state)
{
	const char *name, *last = "";
	int n = 0;
	for (;; n++) {
		tc_str s = tc_know_section_at(know, n, &name);
		if (!name)
			break;
		assert_true(strcmp(last, name) < 0);
		assert_int_not_equal(name[0], '@');
		tc_str again = tc_know_section(know, name);
		assert_ptr_equal(again.p, s.p);
		assert_int_equal(again.n, s.n);
		last = name;
	}
	assert_true(n > 10);
	assert_true(tc_know_section(know, "lexicon/agree.tsv").n > 100);
	assert_null(tc_know_section(know, "@ents").p);
	assert_null(tc_know_section(know, "lexicon/none-such.tsv").p);
	assert_null(tc_know_section_at(know, -1, &name).p);
	assert_true(strlen(tc_know_version(know)) > 5);
}

#define H "name\tkind\taliases\tcountry\tsector\toffice\tclass\tfrom\tto\n"

static void test_user_table(void **state)
{
	struct tc_know *k = fresh();
	struct tc_err err = { 0 };
	uint32_t before = tc_know_count(k), n;
	tc_str table = TC_STR(
	        "# my own\n" H
	        "Ali Demir\tperson\tAli Demirci\tTUR\tGOV\tforeign minister\tforeign minister\t2030-01-01\t2031-01-01\n"
	        "Ali Demir\tperson\t\tTUR\tGOV\tprime minister\thead of government\t2031-01-01\t\n"
	        "Front for the Liberation of Ruritania\torg\tFLR|Ruritanian rebels\t\tREB\n"
	        "Georgia\tplace\t\tUSA\n");
	assert_int_equal(tc_know_add_actors(k, "own.tsv", table, &err), TC_EFORMAT); /* a place needs coordinates */
	assert_int_equal(err.line, 6);
	assert_int_equal(tc_know_count(k), before);
	assert_null(tc_know_find(k, TC_STR("Ali Demir"), &n));
	table.n -= (uint32_t)strlen("Georgia\tplace\t\tUSA\n");
	assert_int_equal(tc_know_add_actors(k, "own.tsv", table, &err), 0);
	assert_int_equal(tc_know_count(k), before + 2);
	const struct tc_ent *e = ent_of(k, "demir", TC_ENT_PERSON);
	assert_text(e->name, "Ali Demir");
	const struct tc_office *o = tc_know_office_on(k, e->id, day("2030-05-05"), 0);
	assert_text(o->office, "foreign minister");
	assert_text(tc_know_office_on(k, e->id, TC_DAY_NONE, 0)->office, "prime minister");
	const struct tc_office *holders[4];
	assert_int_equal(tc_know_holders(k, "TUR", TC_STR("foreign minister"), day("2030-05-05"), holders, 1), 1);
	assert_int_equal(holders[0]->person, e->id);
	tc_str words[] = { TC_STR("Front"), TC_STR("for"),       TC_STR("the"), TC_STR("Liberation"),
		           TC_STR("of"),    TC_STR("Ruritania"), TC_STR("said") };
	const struct tc_name_hit *h;
	assert_int_equal(tc_know_scan(k, words, 7, &h, &n), 6);
	assert_int_equal(n, 1);
	assert_int_equal(tc_know_ent(k, h[0].ent)->sector, TC_SECTOR_REB);

	/* A later table hides names; a person whom the blob knows keeps the offices known there. */
	assert_int_equal(tc_know_add_actors(k, "more.tsv",
	                                    TC_STR("name\tkind\tcountry\tsector\toffice\tfrom\nFLR\torg\tFRA\tPTY\n"
	                                           "Antony Blinken\tperson\tUSA\tEDU\tprofessor\t2025-03-01\n"),
	                                    &err),
	                 0);
	assert_string_equal(ent_of(k, "FLR", TC_ENT_ORG)->country, "FRA");
	assert_text(ent_of(k, "Ruritanian rebels", TC_ENT_ORG)->name, "Front for the Liberation of Ruritania");
	e = ent_of(k, "Blinken", TC_ENT_PERSON);
	assert_true(e->id >= before);
	assert_text(tc_know_office_on(k, e->id, day("2022-01-01"), 0)->office, "secretary of state");
	assert_text(tc_know_office_on(k, e->id, day("2025-04-01"), 0)->office, "professor");
	assert_int_equal(tc_know_add_actors(k, "bad.tsv", TC_STR("name\tkind\nx\tnothing\n"), &err), TC_EFORMAT);
	assert_text(tc_know_office_on(k, ent_of(k, "Blinken", TC_ENT_PERSON)->id, day("2025-04-01"), 0)->office,
	            "professor");
	tc_know_free(k);
}

static void test_user_errors(void **state)
{
	static const struct {
		const char *tsv;
		long line, column;
		const char *part;
	} cases[] = {
		{ "", 1, 1, "header" },
		{ "# only a comment\n", 1, 1, "header" },
		{ "name\n", 1, 1, "\"kind\" is missing" },
		{ "name\tkind\tcolour\n", 1, 11, "unknown column \"colour\"" },
		{ "name\tkind\tname\n", 1, 11, "twice" },
		{ "name\tkind\nA\torg\textra\n", 2, 7, "more cells" },
		{ "name\tkind\n\torg\n", 2, 1, "\"name\" is empty" },
		{ "name\tkind\nA\tthing\n", 2, 3, "unknown kind \"thing\"" },
		{ "name\tkind\tsector\nAb\torg\tGUV\n", 2, 8, "unknown sector \"GUV\"" },
		{ "name\tkind\tcountry\nAb\torg\tRU\n", 2, 8, "alpha-3" },
		{ "name\tkind\tcountry\nAb\torg\tQQQ\n", 2, 8, "no country" },
		{ "name\tkind\tfrom\nAb\torg\t2021-02-30\n", 2, 8, "no date" },
		{ "name\tkind\tfrom\tto\nAb\torg\t2021\t2020\n", 2, 13, "before it begins" },
		{ "name\tkind\trank\nAb\torg\t4\n", 2, 8, "whole number up to 3" },
		{ "name\tkind\nAb\torg\n\nAb\torg\n", 4, 1, "twice" },
		{ "name\tkind\toffice\nAb\torg\tking\n", 2, 8, "only a person" },
		{ "name\tkind\tnumber\nab\trole\tmany\n", 2, 9, "person, group or plural" },
		{ "name\tkind\tlat\nAb\torg\t12\n", 2, 8, "go together" },
		{ "name\tkind\tlat\tlon\nAb\tplace\t95\t1\n", 2, 10, "degrees" },
		{ "name\tkind\nA\x01\torg\n", 2, 2, "control character" },
		{ "name\tkind\nA\xff\torg\n", 2, 2, "UTF-8" },
		{ "name\tkind\n...\torg\n", 2, 1, "without letters" },
		{ H "A B\tperson\t\tFRA\tGOV\tking\thead of state\t2001\t2005\nC D\tperson\t\tFRA\tGOV\tking\thead of "
		    "state\t2003\t2006\n",
		  3, 1, "overlaps with that of line 2" },
		{ H "A B\tperson\t\tFRA\tGOV\tduke\t\t2001\t2005\nA B\tperson\t\tFRA\tGOV\tduke\t\t2003\t2006\n", 3, 1,
		  "overlaps" },
	};
	struct tc_know *k = fresh();
	uint32_t before = tc_know_count(k);
	for (size_t i = 0; i < TC_COUNT(cases); i++) {
		struct tc_err err = { 0 };
		int rc = tc_know_add_actors(k, "own.tsv", tc_str_of(cases[i].tsv), &err);
		if (rc != TC_EFORMAT || err.line != cases[i].line || err.column != cases[i].column ||
		    !strstr(err.msg, cases[i].part) || strcmp(err.file, "own.tsv"))
			fail_msg("case %zu: %d, %s:%ld:%ld: %s", i, rc, err.file, err.line, err.column, err.msg);
		assert_int_equal(tc_know_count(k), before);
	}
	/* What is allowed: a byte order mark, line ends of either kind, short rows, terms that touch. */
	assert_int_equal(
	        tc_know_add_actors(k, "own.tsv",
	                           TC_STR("\xef\xbb\xbf" H
	                                  "A B\tperson\t\tFRA\tGOV\tking\thead of state\t2001-01-01\t2005-01-01\r\n"
	                                  "C D\tperson\t\tFRA\tGOV\tking\thead of state\t2005-01-01\t2006\r\nE\torg\n"),
	                           NULL),
	        0);
	assert_int_equal(tc_know_count(k), before + 3);
	tc_know_free(k);
}

static void test_damage(void **state)
{
	size_t n = (size_t)(tc_know_blob_end - tc_know_blob);
	unsigned char *b = aligned_alloc(64, (n + 63) / 64 * 64);
	struct tc_know *k;
	struct tc_err err = { 0 };
	memcpy(b, tc_know_blob, n);
	assert_int_equal(tc_know_open(b, n - 1, &k, &err), TC_EFORMAT);
	assert_int_equal(tc_know_open(b, 10, &k, &err), TC_EFORMAT);
	assert_int_equal(tc_know_open(NULL, 0, &k, &err), TC_EFORMAT);
	b[8]++;
	assert_int_equal(tc_know_open(b, n, &k, &err), TC_EVERSION);
	b[8]--;
	b[0] = 'X';
	assert_int_equal(tc_know_open(b, n, &k, &err), TC_EFORMAT);
	b[0] = 'T';
	assert_int_equal(tc_know_open(b, n, &k, &err), 0);
	tc_know_free(k);
	/* Every field of a record of every table, made too large: refused, or else harmless (a date, a population). */
	const struct tc__header *h = (const struct tc__header *)b;
	const struct tc__section *s = (const struct tc__section *)(h + 1);
	int refused = 0;
	for (uint32_t i = 0; i < h->n_sections; i++) {
		if (s[i].name[0] != '@' || !strcmp(s[i].name, "@strings") || !strcmp(s[i].name, "@folded"))
			continue;
		for (uint32_t at = 0; at < 56 && at + 4 <= s[i].len; at += 4) {
			uint32_t old, bad = 0xfffffff0u;
			memcpy(&old, b + s[i].off + at, 4);
			memcpy(b + s[i].off + at, &bad, 4);
			if (tc_know_open(b, n, &k, &err)) {
				assert_true(err.msg[0]);
				refused++;
			} else {
				(void)tc_know_ent(k, 0);
				tc_know_free(k);
			}
			memcpy(b + s[i].off + at, &old, 4);
		}
	}
	assert_true(refused > 20);
	free(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days),       cmocka_unit_test(test_sectors),     cmocka_unit_test(test_fold),
		cmocka_unit_test(test_offices),    cmocka_unit_test(test_holders),     cmocka_unit_test(test_scan),
		cmocka_unit_test(test_names),      cmocka_unit_test(test_countries),   cmocka_unit_test(test_sections),
		cmocka_unit_test(test_user_table), cmocka_unit_test(test_user_errors), cmocka_unit_test(test_damage),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
