/* SPDX-License-Identifier: Apache-2.0 */
/* cli/cmd_query.c - `tocsin query`: records of a ledger that fit, in any layout, or their counts. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/filter.h"
#include "cli/output.h"
#include "cli/rows.h"
#include "event/layout.h"

enum { OPT_OUTPUT = TC_OPT_FILTERS, OPT_KIND, OPT_ID, OPT_DOC, OPT_CLASS, OPT_SORT, OPT_REVERSE, OPT_LIMIT, OPT_OFFSET, OPT_COUNT,
       OPT_SCHEDULED, OPT_ACTUAL, OPT_DYADS };

static const struct tc_opt opts[] = {
	TC_FILTER_OPTIONS,
	[OPT_OUTPUT] = { "output", 'o', "FORMAT", "table, jsonl, csv, plover, polecat, gdelt, icews or phoenix (default: table)" },
	[OPT_KIND] = { "kind", 'k', "KIND", "events, statements or figures (default: events)" },
	[OPT_ID] = { "id", 0, "ID", "the record with this id, or whose id starts so" },
	[OPT_DOC] = { "doc", 0, "ID", "records of this document" },
	[OPT_CLASS] = { "class", 0, "NAME", "figures of this class (killed, wounded, military ...)" },
	[OPT_SORT] = { "sort", 0, "KEY", "date, confidence, plover, goldstein or sources (default: date)" },
	[OPT_REVERSE] = { "reverse", 'r', NULL, "largest or latest first" },
	[OPT_LIMIT] = { "limit", 'n', "N", "at most N records (0: all)" },
	[OPT_OFFSET] = { "offset", 0, "N", "without the first N records" },
	[OPT_COUNT] = { "count", 0, "BY", "counts and mean scores by day, week, month, year, type, dyad or source" },
	[OPT_SCHEDULED] = { "scheduled", 0, NULL, "what is scheduled, alone" },
	[OPT_ACTUAL] = { "actual", 0, NULL, "without what is denied, hypothetical or yet to come" },
	[OPT_DYADS] = { "dyads", 0, NULL, "one row for each pair of actor and recipient" },
	{ NULL },
};

static int pick(const char *v, const char *const *names, int n)
{
	for (int i = 0; i < n; i++)
		if (!strcmp(v, names[i]))
			return i;
	return -1;
}

static const char *const sorts[] = { "date", "confidence", "plover", "goldstein", "sources" };
static const char *const units[] = { "day", "week", "month", "year", "type", "dyad", "source" };
static const char *const kinds[] = { "events", "statements", "figures" };

struct ask { struct tc_filter f; int layout, by; bool dyads; struct tc_output out; };

static int whole(const struct tc_cmd *cmd, const char *v, int64_t *out)
{
	char *end;
	*out = strtoll(v, &end, 10);
	return end == v || *end || *out < 0 ? tc_usage(cmd, "not a number of records: %s", v) : 0;
}

static int read_option(const struct tc_cmd *cmd, struct ask *a, int opt, const char *v)
{
	struct tc_query *q = &a->f.q;
	switch (opt) {
	case OPT_OUTPUT:
		a->layout = tc_layout_find(tc_str_of(v));
		return a->layout < 0 ? tc_usage(cmd, "unknown output format: %s; there are table, jsonl, csv, plover, polecat, gdelt, icews and phoenix", v) : 0;
	case OPT_KIND:
		q->kind = pick(v, kinds, 3);
		return q->kind < 0 ? tc_usage(cmd, "--kind takes events, statements or figures, not %s", v) : 0;
	case OPT_ID: q->id = tc_str_of(v); return 0;
	case OPT_DOC: q->doc = tc_str_of(v); return 0;
	case OPT_CLASS: q->class = tc_str_of(v); return 0;
	case OPT_SORT:
		q->sort = pick(v, sorts, 5);
		return q->sort < 0 ? tc_usage(cmd, "--sort takes date, confidence, plover, goldstein or sources, not %s", v) : 0;
	case OPT_REVERSE: q->reverse = true; return 0;
	case OPT_LIMIT: return whole(cmd, v, &q->limit);
	case OPT_OFFSET: return whole(cmd, v, &q->offset);
	case OPT_COUNT:
		a->by = pick(v, units, 7);
		return a->by < 0 ? tc_usage(cmd, "--count takes day, week, month, year, type, dyad or source, not %s", v) : 0;
	case OPT_SCHEDULED: q->scheduled = true; return 0;
	case OPT_ACTUAL: q->actual = true; return 0;
	default: a->dyads = true; return 0;
	}
}

/* What a folded event's line of JSON has besides: who else told it. */
static int add_told(struct tc_store *s, struct tc_arena *arena, const struct tc_store_report *rep, struct tc_buf *b, struct tc_err *err)
{
	int64_t *rows, n;
	int rc = tc_query_fold(s, rep->fold, arena, &rows, &n, err);
	if (rc)
		return rc;
	b->n -= 2;              /* "}\n" */
	tc_buf_fmt(b, ",\"told\":{\"reports\":%d,\"documents\":%d,\"sources\":%d,\"disagreement\":", rep->reports, rep->documents, rep->sources);
	if (rep->disagreement.n)
		tc_buf_json(b, rep->disagreement);
	else
		tc_buf_z(b, "null");
	tc_buf_z(b, ",\"by\":[");
	for (int64_t i = 0; i < n; i++) {
		struct tc_records r;
		rc = tc_store_event(s, rows[i], arena, &r, NULL, err);
		if (rc)
			return rc;
		tc_buf_fmt(b, "%s{\"id\":\"%s\",\"doc\":", i ? "," : "", r.events->id);
		tc_buf_json(b, r.doc);
		tc_buf_z(b, ",\"publisher\":");
		if (r.publisher.n)
			tc_buf_json(b, r.publisher);
		else
			tc_buf_z(b, "null");
		tc_buf_z(b, ",\"date\":");
		if (r.date.n)
			tc_buf_json(b, r.date);
		else
			tc_buf_z(b, "null");
		tc_buf_char(b, '}');
	}
	tc_buf_z(b, "]}}\n");
	return 0;
}

static int one(void *arg, struct tc_store *s, int64_t row, struct tc_arena *arena, struct tc_buf *b, struct tc_err *err)
{
	const struct ask *a = arg;
	struct tc_records r;
	int rc;
	if (a->f.q.kind == TC_QUERY_EVENTS) {
		struct tc_store_report rep;
		rc = tc_store_event(s, row, arena, &r, &rep, err);
		if (rc)
			return rc;
		struct tc_layout_told told = { 1, 1, 1 };
		bool folded = !a->f.q.unfolded && rep.fold;
		if (folded)
			told = (struct tc_layout_told){ rep.reports, rep.sources, rep.documents };
		tc_layout_event(a->layout, &r, r.events, &told, a->dyads, b);
		if (folded && a->layout == TC_LAYOUT_JSONL && !a->dyads)
			rc = add_told(s, arena, &rep, b, err);
		return rc;
	}
	rc = a->f.q.kind == TC_QUERY_STATEMENTS ? tc_store_statement(s, row, arena, &r, err) : tc_store_figure(s, row, arena, &r, err);
	if (!rc)
		tc_layout_kind(a->layout, a->f.q.kind, &r, b);
	return rc;
}

static int show_rows(struct ask *a, const char *path, struct tc_store *s, struct tc_arena *arena, struct tc_err *err)
{
	int64_t *rows, n;
	int rc = tc_query_rows(s, &a->f.q, arena, &rows, &n, err);
	if (rc)
		return rc;
	if (!n && a->layout == TC_LAYOUT_TABLE) {
		tc_str first, last;
		rc = tc_query_span(s, arena, &first, &last, err);
		if (!rc && first.n)
			fprintf(stderr, "tocsin query: nothing fits; the ledger holds events from %.*s to %.*s\n", TC_FMT(first), TC_FMT(last));
		else if (!rc)
			fprintf(stderr, "tocsin query: the ledger holds no events with a date\n");
		return rc;
	}
	struct tc_buf b = { 0 };
	tc_layout_kind_header(a->layout, a->f.q.kind, &b);
	tc_output_add(&a->out, tc_buf_view(&b));
	tc_buf_release(&b);
	return tc_rows_print(path, s, rows, n, one, a, &a->out, err);
}

static void number(struct tc_buf *b, double v, const char *none)
{
	if (isnan(v))
		tc_buf_z(b, none);
	else
		tc_buf_fmt(b, "%.2f", v);
}

static int show_counts(struct ask *a, struct tc_store *s, struct tc_arena *arena, struct tc_err *err)
{
	struct tc_query_count *c;
	int64_t n;
	struct tc_buf b = { 0 };
	int rc = tc_query_counts(s, &a->f.q, a->by, arena, &c, &n, err);
	if (rc)
		return rc;
	bool csv = a->layout == TC_LAYOUT_CSV, json = a->layout == TC_LAYOUT_JSONL, scores = a->f.q.kind == TC_QUERY_EVENTS;
	const char *what = kinds[a->f.q.kind];
	if (csv)
		tc_buf_fmt(&b, scores ? "%s,%s,mean_plover_score,mean_goldstein\r\n" : "%s,%s\r\n", units[a->by], what);
	else if (!json)
		tc_buf_fmt(&b, scores ? "%-24s %10s     plover  goldstein\n" : "%-24s %10s\n", units[a->by], what);
	for (int64_t i = 0; i < n; i++) {
		tc_str label = c[i].label.n ? c[i].label : json || csv ? TC_STR_NULL : TC_STR("(none)");
		if (json) {
			tc_buf_fmt(&b, "{\"%s\":", units[a->by]);
			if (label.n)
				tc_buf_json(&b, label);
			else
				tc_buf_z(&b, "null");
			tc_buf_fmt(&b, ",\"%s\":%lld", what, (long long)c[i].n);
			if (scores) {
				tc_buf_z(&b, ",\"mean_plover_score\":");
				number(&b, c[i].plover, "null");
				tc_buf_z(&b, ",\"mean_goldstein\":");
				number(&b, c[i].goldstein, "null");
			}
			tc_buf_z(&b, "}\n");
		} else if (csv) {
			bool quote = tc_str_find(label, TC_STR(",")) >= 0 || tc_str_find(label, TC_STR("\"")) >= 0;
			for (uint32_t k = 0; quote && k < label.n; k++) {
				if (k == 0)
					tc_buf_char(&b, '"');
				if (label.p[k] == '"')
					tc_buf_char(&b, '"');
				tc_buf_char(&b, label.p[k]);
			}
			if (quote)
				tc_buf_char(&b, '"');
			else
				tc_buf_str(&b, label);
			tc_buf_fmt(&b, ",%lld", (long long)c[i].n);
			if (scores) {
				tc_buf_char(&b, ',');
				number(&b, c[i].plover, "");
				tc_buf_char(&b, ',');
				number(&b, c[i].goldstein, "");
			}
			tc_buf_z(&b, "\r\n");
		} else if (!scores) {
			tc_buf_fmt(&b, "%-24.*s %10lld\n", TC_FMT(label), (long long)c[i].n);
		} else {
			tc_buf_fmt(&b, "%-24.*s %10lld ", TC_FMT(label), (long long)c[i].n);
			char score[2][16] = { "", "" };
			if (!isnan(c[i].plover))
				snprintf(score[0], sizeof score[0], "%.2f", c[i].plover);
			if (!isnan(c[i].goldstein))
				snprintf(score[1], sizeof score[1], "%.2f", c[i].goldstein);
			tc_buf_fmt(&b, "%10s %10s\n", score[0], score[1]);
		}
	}
	tc_output_add(&a->out, tc_buf_view(&b));
	tc_buf_release(&b);
	return 0;
}

static int run(const struct tc_cmd *cmd, int argc, char **argv)
{
	struct ask a = { .layout = TC_LAYOUT_TABLE, .by = -1 };
	struct tc_getopt g = { 0 };
	struct tc_store *s = NULL;
	struct tc_err err = { 0 };
	const char *v;
	int opt, rc = 0;
	while (!rc && (opt = tc_getopt_next(cmd, argc, argv, &g, &v)) >= 0)
		rc = opt < TC_OPT_FILTERS ? tc_filter_option(cmd, &a.f, opt, v) : read_option(cmd, &a, opt, v);
	if (!rc && opt == -2)
		rc = 2;
	if (!rc && g.n_operands != 1)
		rc = tc_usage(cmd, g.n_operands ? "one database at a time" : "the database is missing");
	if (!rc && !tc_layout_holds(a.layout, a.f.q.kind))
		rc = tc_usage(cmd, "statements and figures can be shown as table, csv or jsonl");
	if (!rc && a.f.q.kind && (a.by == TC_BY_TYPE || a.by == TC_BY_DYAD))
		rc = tc_usage(cmd, "statements and figures can be counted by day, week, month, year or source");
	if (!rc)
		rc = tc_filter_check(cmd, &a.f);
	if (!rc)
		rc = tc_ledger_open(cmd, g.operands[0], &s);
	if (!rc) {
		struct tc_arena arena;
		tc_arena_init(&arena);
		tc_signals_catch();
		int failed = a.by >= 0 ? show_counts(&a, s, &arena, &err) : show_rows(&a, g.operands[0], s, &arena, &err);
		tc_output_flush(&a.out);
		rc = failed ? tc_ledger_fail(cmd, &err) : 0;
		rc = tc_output_end(&a.out, cmd->name) || rc;
		tc_arena_release(&arena);
		tc_signals_end();
	}
	tc_store_close(s);
	tc_filter_release(&a.f);
	return rc;
}

const struct tc_cmd tc_cmd_query = { "query", "ask a ledger for records, or count them", "DB", opts, run };
