/* SPDX-License-Identifier: Apache-2.0 */
/* Records: ids, JSON, ontology, and the layouts read back by their published column lists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include <jansson.h>

#include "event/layout.h"
#include "sample.h"

static void test_ontology(void **state)
{
	assert_int_equal(tc_event_find(TC_STR("ASSAULT")), TC_EVENT_ASSAULT);
	assert_int_equal(tc_event_find(TC_STR("assault")), TC_EVENT_ASSAULT);
	assert_int_equal(tc_event_find(TC_STR("-")), TC_EVENT_NONE);
	assert_int_equal(tc_event_find(TC_STR("NONE")), -1);
	assert_int_equal(tc_event_find(TC_STR("")), -1);
	for (int i = 1; i < TC_EVENT_TYPE_COUNT; i++) {
		assert_int_equal(tc_event_find(tc_str_of(tc_event_name(i))), i);
		int quad = tc_event_quad(i);
		assert_in_range(quad, 1, 4);
		float score = tc_plover_score(i, TC_STR_NULL);
		if (i != TC_EVENT_REQUEST)
			assert_int_equal(score > 0, quad <= 2);
		tc_str code = tc_cameo_of(i, TC_STR_NULL);
		assert_true(code.n >= 3);
		assert_false(isnan(tc_goldstein(code, TC_GOLDSTEIN_ICEWS)));
	}
	assert_int_equal(tc_event_quad(TC_EVENT_NONE), 0);
	assert_true(tc_plover_score(TC_EVENT_ACCUSE, TC_STR("")) == -3.0f);
	assert_true(tc_plover_score(TC_EVENT_ACCUSE, TC_STR("allege")) == -3.5f);
	assert_true(tc_plover_score(TC_EVENT_PROTEST, TC_STR("vandalize")) == -5.0f);
	assert_true(isnan(tc_plover_score(TC_EVENT_NONE, TC_STR(""))));
	assert_true(tc_str_is(tc_cameo_of(TC_EVENT_ACCUSE, TC_STR("allege")), "112"));
	assert_true(tc_mode_known(TC_EVENT_RETREAT, TC_STR("ceasefire")));
	assert_false(tc_mode_known(TC_EVENT_RETREAT, TC_STR("riot")));
	assert_false(tc_mode_known(TC_EVENT_RETREAT, TC_STR("")));
	assert_true(tc_context_known(TC_STR("cbrn")));
	assert_false(tc_context_known(TC_STR("humanitarian")));
	assert_true(tc_goldstein(TC_STR("163"), TC_GOLDSTEIN_GDELT) == -8.0f);
	assert_true(tc_goldstein(TC_STR("163"), TC_GOLDSTEIN_PHOENIX) == -6.5f);
	assert_true(tc_goldstein(TC_STR("1312"), TC_GOLDSTEIN_GDELT) == -5.8f);
	assert_true(tc_goldstein(TC_STR("0711"), TC_GOLDSTEIN_GDELT) == 7.4f);          /* unknown: its prefix */
	assert_true(tc_goldstein(TC_STR("106"), TC_GOLDSTEIN_GDELT) == -5.0f);          /* not in that table: its root */
	assert_true(isnan(tc_goldstein(TC_STR("99"), TC_GOLDSTEIN_GDELT)));
	assert_true(isnan(tc_goldstein(TC_STR(""), TC_GOLDSTEIN_GDELT)));
	assert_string_equal(tc_precision_name(TC_PREC_WEEK), "week");
	assert_string_equal(tc_status_name(TC_STATUS_HISTORICAL), "historical");
	assert_string_equal(tc_bound_name(TC_BOUND_AT_MOST), "at_most");
	assert_string_equal(tc_link_kind_name(TC_LINK_SPEAKER), "speaker");
}

static void test_ids(void **state)
{
	struct sample x, y;
	sample_make(&x);
	sample_make(&y);
	const char *ids[6] = { x.e[0].id, x.e[1].id, x.e[2].id, x.e[3].id, x.s[0].id, x.f[0].id };
	for (int i = 0; i < 6; i++) {
		assert_int_equal(strlen(ids[i]), 32);
		assert_int_equal(strspn(ids[i], "0123456789abcdef"), 32);
		for (int j = 0; j < i; j++)
			assert_string_not_equal(ids[i], ids[j]);
	}
	y.e[0].confidence = 0.1f;               /* what is judged anew does not rename a record */
	y.e[0].date.value = TC_STR("2027-03-01");
	tc_event_set_ids(&y.r);
	assert_string_equal(x.e[0].id, y.e[0].id);
	y.e[0].type = TC_EVENT_ACCUSE;
	tc_event_set_ids(&y.r);
	assert_string_not_equal(x.e[0].id, y.e[0].id);
	assert_string_equal(x.e[1].id, y.e[1].id);
	y.e[1] = y.e[0];                        /* alike to the last: still two ids, and the same ones each time */
	tc_event_set_ids(&y.r);
	assert_string_not_equal(y.e[0].id, y.e[1].id);
	char second[33];
	memcpy(second, y.e[1].id, 33);
	tc_event_set_ids(&y.r);
	assert_string_equal(second, y.e[1].id);
	y.r.doc = TC_STR("doc-2");
	tc_event_set_ids(&y.r);
	assert_string_not_equal(second, y.e[1].id);
}

static tc_str line_of(tc_str *rest)
{
	tc_str line;
	assert_true(tc_str_split(rest, '\n', &line));
	return line;
}

static json_t *json_line(tc_str *rest)
{
	json_error_t e;
	tc_str line = line_of(rest);
	json_t *v = json_loadb(line.p, line.n, JSON_REJECT_DUPLICATES, &e);
	if (!v)
		fail_msg("%s: %.*s", e.text, TC_FMT(line));
	return v;
}

static void test_json(void **state)
{
	struct sample x;
	struct tc_buf b = { 0 };
	sample_make(&x);
	tc_records_json(&x.r, &b);
	tc_str rest = tc_buf_view(&b);
	static const char *const kinds[] = { "event", "statement", "event", "figure", "event", "event" };
	json_t *v[6];
	for (int i = 0; i < 6; i++) {
		v[i] = json_line(&rest);
		assert_string_equal(json_string_value(json_object_get(v[i], "type")), kinds[i]);
		assert_string_equal(json_string_value(json_object_get(v[i], "doc")), "doc-1");
	}
	assert_int_equal(rest.n, 0);
	static const char *const fields[] = { "type", "id", "doc", "sentence", "span", "event", "mode", "contexts", "cameo", "quad",
		"plover_score", "goldstein", "actors", "recipients", "trigger", "status", "negated", "scheduled", "claimed", "denied",
		"symmetric", "date", "place", "according_to", "text", "confidence", "why", "answers" };
	void *it = json_object_iter(v[0]);      /* jansson keeps the order of the text */
	for (size_t i = 0; i < TC_COUNT(fields); i++, it = json_object_iter_next(v[0], it))
		assert_string_equal(json_object_iter_key(it), fields[i]);
	assert_null(it);
	assert_true(tc_str_find(tc_buf_view(&b), TC_STR("\"plover_score\":-3.0,\"goldstein\":-5.8,")) > 0);
	assert_true(tc_str_find(tc_buf_view(&b), TC_STR("\"confidence\":0.91,")) > 0 || tc_str_find(tc_buf_view(&b), TC_STR("\"confidence\":0.9,")) > 0);
	assert_true(tc_str_find(tc_buf_view(&b), TC_STR("\"lat\":-18.475,\"lon\":-70.304,")) > 0);
	assert_string_equal(json_string_value(json_object_get(v[0], "text")), "Say \"no\",\tthen; line\nend.");
	assert_true(json_is_null(json_object_get(v[2], "mode")));
	assert_true(json_is_null(json_object_get(v[2], "date")));
	assert_true(json_is_null(json_object_get(v[2], "place")));
	json_t *un = json_array_get(json_object_get(v[2], "actors"), 2);
	assert_true(json_is_null(json_object_get(un, "country")));
	assert_string_equal(json_string_value(json_object_get(un, "sector")), "UNO");
	assert_int_equal(json_integer_value(json_object_get(v[3], "value")), 300);
	assert_int_equal(json_integer_value(json_object_get(v[3], "value_max")), 400);
	json_t *link = json_array_get(json_object_get(v[0], "according_to"), 0);
	assert_true(json_is_null(json_object_get(link, "span")));
	assert_string_equal(json_string_value(json_object_get(link, "kind")), "publisher");
	for (int i = 0; i < 6; i++)
		json_decref(v[i]);
	tc_buf_reset(&b);
	tc_rejected_json(TC_STR("d"), TC_STR("no text"), &b);
	assert_int_equal(b.n, strlen("{\"type\":\"rejected\",\"doc\":\"d\",\"reason\":\"no text\"}\n"));
	x.r.n_events = x.r.n_statements = x.r.n_figures = 0;
	tc_buf_reset(&b);
	tc_records_json(&x.r, &b);
	assert_int_equal(b.n, 0);
	tc_buf_release(&b);
}

/* --- layouts read back ---------------------------------------------------------------------------------------------- */

static const char *const gdelt_columns[] = { "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", "Actor1Code",
	"Actor1Name", "Actor1CountryCode", "Actor1KnownGroupCode", "Actor1EthnicCode", "Actor1Religion1Code", "Actor1Religion2Code",
	"Actor1Type1Code", "Actor1Type2Code", "Actor1Type3Code", "Actor2Code", "Actor2Name", "Actor2CountryCode",
	"Actor2KnownGroupCode", "Actor2EthnicCode", "Actor2Religion1Code", "Actor2Religion2Code", "Actor2Type1Code",
	"Actor2Type2Code", "Actor2Type3Code", "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
	"GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone", "Actor1Geo_Type", "Actor1Geo_FullName",
	"Actor1Geo_CountryCode", "Actor1Geo_ADM1Code", "Actor1Geo_ADM2Code", "Actor1Geo_Lat", "Actor1Geo_Long",
	"Actor1Geo_FeatureID", "Actor2Geo_Type", "Actor2Geo_FullName", "Actor2Geo_CountryCode", "Actor2Geo_ADM1Code",
	"Actor2Geo_ADM2Code", "Actor2Geo_Lat", "Actor2Geo_Long", "Actor2Geo_FeatureID", "ActionGeo_Type", "ActionGeo_FullName",
	"ActionGeo_CountryCode", "ActionGeo_ADM1Code", "ActionGeo_ADM2Code", "ActionGeo_Lat", "ActionGeo_Long",
	"ActionGeo_FeatureID", "DATEADDED", "SOURCEURL" };
static const char *const icews_columns[] = { "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country",
	"Event Text", "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number",
	"Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude" };
static const char *const phoenix_columns[] = { "EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity",
	"SourceActorRole", "SourceActorAttribute", "TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute",
	"EventCode", "EventRootCode", "QuadClass", "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName", "StateName",
	"CountryCode", "SentenceID", "URLs", "NewsSources" };
static const char *const polecat_columns[] = { "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code",
	"Contexts", "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
	"Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
	"Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District",
	"Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source",
	"Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version" };

static const struct { int layout; const char *const *names; int n; bool header; } tables[] = {
	{ TC_LAYOUT_GDELT, gdelt_columns, TC_COUNT(gdelt_columns), false },
	{ TC_LAYOUT_ICEWS, icews_columns, TC_COUNT(icews_columns), true },
	{ TC_LAYOUT_PHOENIX, phoenix_columns, TC_COUNT(phoenix_columns), false },
	{ TC_LAYOUT_POLECAT, polecat_columns, TC_COUNT(polecat_columns), true },
};

struct read { struct tc_buf b; tc_str cells[32][64]; int n; const char *const *names; int n_names; };

static void read_layout(struct read *r, int layout, const struct tc_records *rec, bool dyads)
{
	memset(r, 0, sizeof *r);
	tc_layout_header(layout, &r->b);
	tc_layout_records(layout, rec, dyads, &r->b);
	tc_str rest = tc_buf_view(&r->b);
	for (size_t i = 0; i < TC_COUNT(tables); i++) {
		if (tables[i].layout != layout)
			continue;
		r->names = tables[i].names;
		r->n_names = tables[i].n;
		bool header = tables[i].header;
		while (rest.n) {
			tc_str line = line_of(&rest), cell;
			int n = 0;
			while (tc_str_split(&line, '\t', &cell)) {
				assert_in_range(n, 0, r->n_names - 1);
				if (header)
					assert_true(tc_str_is(cell, r->names[n]));
				r->cells[r->n][n++] = cell;
			}
			if (n == r->n_names - 1 && line.n == 0)        /* an empty last cell */
				r->cells[r->n][n++] = TC_STR_NULL;
			assert_int_equal(n, r->n_names);
			r->n += !header;
			header = false;
		}
	}
}

#define CELL(r, row, column, value) check_cell(&(r), row, column, value, __LINE__)
static void check_cell(const struct read *r, int row, const char *column, const char *value, int line)
{
	for (int i = 0; i < r->n_names; i++)
		if (!strcmp(r->names[i], column)) {
			if (!tc_str_is(r->cells[row][i], value))
				fail_msg("line %d: row %d, %s: '%.*s', not '%s'", line, row, column, TC_FMT(r->cells[row][i]), value);
			return;
		}
	fail_msg("no column %s", column);
}

static void test_gdelt(void **state)
{
	struct sample x;
	struct read r;
	sample_make(&x);
	assert_int_equal(TC_COUNT(gdelt_columns), 61);
	read_layout(&r, TC_LAYOUT_GDELT, &x.r, false);
	assert_int_equal(r.n, 1 + 6 + 1);       /* a threat, six ordered pairs of three, intended aid; nothing of the denied attack */
	CELL(r, 0, "SQLDATE", "20270305");
	CELL(r, 0, "MonthYear", "202703");
	CELL(r, 0, "FractionDate", "2027.2602");
	CELL(r, 0, "Actor1Code", "CHLGOV");
	CELL(r, 0, "Actor1Name", "ANA ROJAS");
	CELL(r, 0, "Actor1Type1Code", "GOV");
	CELL(r, 0, "Actor2CountryCode", "PER");
	CELL(r, 0, "IsRootEvent", "1");
	CELL(r, 0, "EventCode", "1312");
	CELL(r, 0, "EventBaseCode", "131");
	CELL(r, 0, "EventRootCode", "13");
	CELL(r, 0, "QuadClass", "3");
	CELL(r, 0, "GoldsteinScale", "-5.8");
	CELL(r, 0, "NumMentions", "1");
	CELL(r, 0, "AvgTone", "");
	CELL(r, 0, "ActionGeo_Type", "4");
	CELL(r, 0, "ActionGeo_FullName", "Arica, Chile");
	CELL(r, 0, "ActionGeo_CountryCode", "CI");
	CELL(r, 0, "ActionGeo_Lat", "-18.475");
	CELL(r, 0, "DATEADDED", "20270306000000");
	CELL(r, 0, "SOURCEURL", "https://example.org/1");
	CELL(r, 1, "SQLDATE", "20270306");
	CELL(r, 2, "Actor1Code", "CHLGOV");
	CELL(r, 2, "Actor2Code", "IGOUNO");
	CELL(r, 2, "Actor2KnownGroupCode", "UNO");
	CELL(r, 7, "EventCode", "0331");
	CELL(r, 7, "QuadClass", "1");
	CELL(r, 7, "SQLDATE", "20270306");
	for (int i = 0; i < r.n; i++)
		for (int j = 0; j < i; j++)
			assert_false(tc_str_eq(r.cells[i][0], r.cells[j][0]));
	tc_buf_release(&r.b);
}

static void test_other_layouts(void **state)
{
	struct sample x;
	struct read r;
	sample_make(&x);
	read_layout(&r, TC_LAYOUT_ICEWS, &x.r, false);
	assert_int_equal(r.n, 8);
	assert_int_equal(r.n_names, 20);
	CELL(r, 0, "Event Date", "2027-03-05");
	CELL(r, 0, "Source Name", "Ana Rojas");
	CELL(r, 0, "Source Sectors", "Government");
	CELL(r, 0, "Source Country", "Chile");
	CELL(r, 0, "Event Text", "Threaten to boycott, embargo, or sanction");
	CELL(r, 1, "Event Text", "Consult");
	CELL(r, 0, "CAMEO Code", "1312");
	CELL(r, 0, "Intensity", "-5.8");
	CELL(r, 0, "City", "Arica");
	CELL(r, 0, "Country", "Chile");
	CELL(r, 0, "Publisher", "The Andean Post");
	CELL(r, 0, "Sentence Number", "1");
	tc_buf_release(&r.b);

	read_layout(&r, TC_LAYOUT_PHOENIX, &x.r, false);
	assert_int_equal(r.n, 8);
	assert_int_equal(r.n_names, 26);
	CELL(r, 0, "Month", "03");
	CELL(r, 0, "SourceActorFull", "CHLGOV");
	CELL(r, 0, "SourceActorRole", "GOV");
	CELL(r, 2, "TargetActorFull", "IGOUNO");
	CELL(r, 2, "TargetActorEntity", "IGO");
	CELL(r, 0, "QuadClass", "3");
	CELL(r, 0, "Issues", "economic,1;diplomatic,1");
	CELL(r, 0, "SentenceID", "doc-1_1");
	CELL(r, 0, "NewsSources", "The Andean Post");
	tc_buf_release(&r.b);

	read_layout(&r, TC_LAYOUT_POLECAT, &x.r, false);
	assert_int_equal(r.n, 3);
	assert_int_equal(r.n_names, 40);
	CELL(r, 0, "Event Type", "THREATEN");
	CELL(r, 0, "Event Mode", "restrict");
	CELL(r, 0, "Intensity", "-3.0");
	CELL(r, 0, "Quad Code", "VERBAL CONFLICT");
	CELL(r, 0, "Contexts", "economic; diplomatic");
	CELL(r, 0, "Actor COW", "155");
	CELL(r, 0, "Actor Title", "president");
	CELL(r, 0, "Latitude", "-18.475");
	CELL(r, 0, "Story People", "Ana Rojas");
	CELL(r, 0, "Story Organizations", "United Nations");
	CELL(r, 1, "Actor Name", "Ana Rojas; Peru; United Nations");
	CELL(r, 1, "Actor Country", "CHL; PER; None");
	CELL(r, 1, "Recipient Name", "None");
	CELL(r, 1, "Event Mode", "None");
	CELL(r, 1, "Latitude", "None");
	CELL(r, 2, "Event Type", "AGREE");
	tc_buf_release(&r.b);
	read_layout(&r, TC_LAYOUT_POLECAT, &x.r, true);
	assert_int_equal(r.n, 8);
	tc_buf_release(&r.b);

	struct tc_buf b = { 0 };
	tc_layout_records(TC_LAYOUT_PLOVER, &x.r, false, &b);
	tc_str rest = tc_buf_view(&b);
	json_t *v = json_line(&rest);
	static const char *const need[] = { "id", "date", "actor", "event" };
	for (int i = 0; i < 4; i++)
		assert_non_null(json_object_get(v, need[i]));
	assert_string_equal(json_string_value(json_array_get(json_object_get(v, "event"), 0)), "THREATEN");
	json_t *who = json_array_get(json_object_get(v, "actor"), 0);
	assert_string_equal(json_string_value(json_object_get(who, "country_name")), "Chile");
	json_decref(v);
	tc_buf_release(&b);
}

static void test_csv_and_dyads(void **state)
{
	struct sample x;
	struct tc_buf b = { 0 };
	sample_make(&x);
	tc_layout_header(TC_LAYOUT_CSV, &b);
	tc_layout_records(TC_LAYOUT_CSV, &x.r, false, &b);
	/* An RFC 4180 reader: every row has the header's number of cells. */
	int cells = 0, rows = 0, width = 0;
	bool quoted = false;
	for (size_t i = 0; i < b.n; i++) {
		if (b.p[i] == '"')
			quoted = !quoted;
		else if (!quoted && b.p[i] == ',')
			cells++;
		else if (!quoted && b.p[i] == '\n') {
			if (!rows++)
				width = cells;
			assert_int_equal(cells, width);
			cells = 0;
		}
	}
	assert_false(quoted);
	assert_int_equal(rows, 5);
	assert_true(tc_str_find(tc_buf_view(&b), TC_STR(",Ana Rojas;Peru;United Nations,CHL;PER;,GOV;GOV;UNO,")) > 0);
	assert_true(tc_str_find(tc_buf_view(&b), TC_STR("\"Say \"\"no\"\",\tthen; line\nend.\"")) > 0);
	tc_buf_reset(&b);
	tc_layout_records(TC_LAYOUT_JSONL, &x.r, true, &b);
	tc_str rest = tc_buf_view(&b);
	int events = 0, others = 0;
	while (rest.n) {
		json_t *v = json_line(&rest);
		if (!strcmp(json_string_value(json_object_get(v, "type")), "event")) {
			assert_true(json_array_size(json_object_get(v, "actors")) <= 1);
			assert_true(json_array_size(json_object_get(v, "recipients")) <= 1);
			events++;
		} else
			others++;
		json_decref(v);
	}
	assert_int_equal(events, 1 + 6 + 1 + 1);
	assert_int_equal(others, 2);
	tc_buf_reset(&b);
	tc_layout_header(TC_LAYOUT_TABLE, &b);
	tc_layout_records(TC_LAYOUT_TABLE, &x.r, false, &b);
	assert_true(tc_str_find(tc_buf_view(&b), TC_STR("THREATEN restrict")) > 0);
	assert_true(tc_str_find(tc_buf_view(&b), TC_STR("about 300–400 people")) > 0);
	assert_true(tc_str_find(tc_buf_view(&b), TC_STR("“We are ready”")) > 0);
	tc_buf_release(&b);
	assert_int_equal(tc_layout_find(TC_STR("polecat")), TC_LAYOUT_POLECAT);
	assert_int_equal(tc_layout_find(TC_STR("xml")), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ontology), cmocka_unit_test(test_ids), cmocka_unit_test(test_json), cmocka_unit_test(test_gdelt),
		cmocka_unit_test(test_other_layouts), cmocka_unit_test(test_csv_and_dyads),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
