/* SPDX-License-Identifier: Apache-2.0 */
/* store/query.c - a query becomes SQL with bound values.
 * Folded, a query finds the reports that fit and gives, for each fold among them, the report that was told first. */
#include "store/query.h"

#include <math.h>
#include <stdio.h>

#include "know/know.h"
#include "store/store_int.h"

enum { MAX_BOUND = 96 };

struct builder {
	struct tc_buf where;
	tc_str bound[MAX_BOUND];
	int n_bound;
	struct tc_arena *arena;
};

static int bind(struct builder *b, tc_str v)
{
	if (b->n_bound == MAX_BOUND)
		TC_BUG("too many bound values");
	b->bound[b->n_bound++] = v;
	return b->n_bound;
}

static int bind_z(struct builder *b, const char *z) { return bind(b, tc_str_of(z)); }

/* A name as names are compared: SQL's folded() makes the same of a column. What folds to nothing must be there as it is. */
static tc_str folded(struct builder *b, tc_str s)
{
	char *z = tc_arena_alloc(b->arena, (size_t)s.n * 2 + 16);
	uint32_t n = tc_know_fold(s, z, s.n * 2 + 16);
	return n ? tc_str_n(z, n) : s;
}

static void sql_folded(sqlite3_context *c, int n, sqlite3_value **v)
{
	char z[400];
	const char *p = (const char *)sqlite3_value_text(v[0]);
	uint32_t len = p ? tc_know_fold(tc_str_n(p, (size_t)sqlite3_value_bytes(v[0])), z, sizeof z) : 0;
	if (len)
		sqlite3_result_text(c, z, (int)len, SQLITE_TRANSIENT);
	else if (p)
		sqlite3_result_value(c, v[0]);
}

int tc__query_functions(struct tc_store *s, struct tc_err *err)
{
	if (sqlite3_create_function(s->db, "folded", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, sql_folded, NULL, NULL) != SQLITE_OK)
		return tc__store_fail(s, err, "opening");
	return 0;
}

#define AND(b, ...) do { tc_buf_z(&(b)->where, " AND "); tc_buf_fmt(&(b)->where, __VA_ARGS__); } while (0)

static void name_list(struct builder *b, const char *column, uint64_t bits, const char *(*name)(int), int n)
{
	bool first = true;
	if (!bits)
		return;
	tc_buf_fmt(&b->where, " AND %s IN (", column);
	for (int i = 0; i < n; i++) {
		if (!(bits >> i & 1) || !name(i)[0])
			continue;
		tc_buf_fmt(&b->where, "%s?%d", first ? "" : ",", bind_z(b, name(i)));
		first = false;
	}
	tc_buf_z(&b->where, ")");
}

/* Words as an FTS5 expression: each quoted, so that nothing in them is an operator. An expression stays. */
static tc_str fts(struct builder *b, tc_str text, bool plain)
{
	static const char *const signs[] = { "\"", "*", " OR ", " AND ", " NOT ", "NEAR(" };
	bool expression = false;
	for (size_t i = 0; i < TC_COUNT(signs) && !plain; i++)
		expression = expression || tc_str_find(text, tc_str_of(signs[i])) >= 0;
	if (expression)
		return text;
	struct tc_buf o = { 0 };
	tc_str word;
	while (text.n && tc_str_split(&text, ' ', &word)) {
		if (!word.n)
			continue;
		tc_buf_z(&o, o.n ? " \"" : "\"");
		for (uint32_t i = 0; i < word.n; i++) {
			if (word.p[i] == '"')
				tc_buf_char(&o, '"');
			tc_buf_char(&o, word.p[i]);
		}
		tc_buf_char(&o, '"');
	}
	tc_str v = tc_arena_str(b->arena, tc_buf_view(&o));
	tc_buf_release(&o);
	return v;
}

static void days(struct builder *b, const char *column, const struct tc_query *q)
{
	if (q->from.n)
		AND(b, "%s >= ?%d", column, bind(b, q->from));
	if (q->to.n)
		AND(b, "%s <= ?%d", column, bind(b, q->to));
}

static void code_list(struct builder *b, const struct tc_query *q)
{
	tc_buf_z(&b->where, "(");
	for (int i = 0; i < q->n_codes; i++)
		tc_buf_fmt(&b->where, "%s?%d", i ? "," : "", bind_z(b, q->codes[i]));
	tc_buf_z(&b->where, ")");
}

static void source_filter(struct builder *b, const struct tc_query *q, const char *kind, const char *row)
{
	if (!q->source.n)
		return;
	int v = bind(b, folded(b, q->source));
	AND(b, "(r.doc IN (SELECT doc FROM documents WHERE publisher IN (SELECT source FROM sources WHERE instr(folded(name), ?%d))) OR EXISTS "
	       "(SELECT 1 FROM links l WHERE l.kind = '%s' AND l.record = r.%s AND (l.source IN (SELECT source FROM sources WHERE "
	       "instr(folded(name), ?%d)) OR l.actor IN (SELECT actor FROM actors WHERE instr(folded(name), ?%d)))))", v, kind, row, v, v);
}

static void common(struct builder *b, const struct tc_query *q, const char *kind, const char *table, const char *row, bool plain)
{
	if (q->text.n)
		AND(b, "r.%s IN (SELECT x.%s FROM evidence v JOIN sentences t ON t.sentence = v.rowid JOIN %s x ON x.doc = t.doc AND "
		       "x.sentence = t.sentence WHERE evidence MATCH ?%d)", row, row, table, bind(b, fts(b, q->text, plain)));
	if (q->id.n) {
		int v = bind(b, q->id);
		AND(b, "r.id >= ?%d AND r.id < ?%d || 'g'", v, v);
	}
	if (q->doc.n)
		AND(b, "r.doc = (SELECT doc FROM documents WHERE id = ?%d)", bind(b, q->doc));
	source_filter(b, q, kind, row);
}

static void sector_filter(struct builder *b, const struct tc_query *q, const char *actor_column)
{
	uint64_t bits = (uint64_t)q->sectors_high << 32 | q->sectors_low;
	if (!bits)
		return;
	tc_buf_fmt(&b->where, " AND %s IN (SELECT actor FROM actors WHERE 1", actor_column);
	name_list(b, "sector", bits, tc_sector_name, TC_SECTOR_COUNT);
	tc_buf_z(&b->where, ")");
}

static void place_filter(struct builder *b, const struct tc_query *q)
{
	if (q->place.n) {
		int v = bind(b, folded(b, q->place));
		AND(b, "(instr(folded(r.place), ?%d) OR instr(folded(r.place_text), ?%d))", v, v);
	}
	if (q->place_country[0])
		AND(b, "r.place_country = ?%d", bind_z(b, q->place_country));
}

static const char *quad_name(int i)
{
	static const char *const names[] = { "", "1", "2", "3", "4" };
	return names[i];
}

/* Events of these parties. How common a dyad or a country is decides whether its days are walked through the index of pairs. */
static void who_filters(struct builder *b, const struct tc_query *q)
{
	if (q->dyad[0][0]) {
		int x = bind_z(b, q->dyad[0]), y = bind_z(b, q->dyad[1]);
		int f = bind(b, q->from.n ? q->from : TC_STR("!")), t = bind(b, q->to.n ? q->to : TC_STR("~"));
		if (!q->from.n && !q->to.n)
			b->bound[f - 1] = TC_STR_NULL;  /* '' <= any day: the undated ones too */
		AND(b, "r.event IN (SELECT event FROM dyads WHERE source = ?%d AND target = ?%d AND day >= ?%d AND day <= ?%d", x, y, f, t);
		if (!q->directed)
			tc_buf_fmt(&b->where, " UNION SELECT event FROM dyads WHERE source = ?%d AND target = ?%d AND day >= ?%d AND day <= ?%d",
				   y, x, f, t);
		tc_buf_z(&b->where, ")");
	} else
		days(b, "r.day", q);
	if (q->n_codes) {
		tc_buf_z(&b->where, " AND r.event IN (SELECT event FROM dyads WHERE source IN ");
		code_list(b, q);
		days(b, "day", q);
		tc_buf_z(&b->where, " UNION SELECT event FROM dyads WHERE target IN ");
		code_list(b, q);
		days(b, "day", q);
		tc_buf_z(&b->where, ")");
	}
	if (q->actor.n)
		AND(b, "r.event IN (SELECT event FROM participants WHERE actor IN (SELECT actor FROM actors WHERE instr(folded(name), ?%d)))",
		    bind(b, folded(b, q->actor)));
	if (q->sectors_low | q->sectors_high) {
		tc_buf_z(&b->where, " AND r.event IN (SELECT event FROM participants WHERE 1");
		sector_filter(b, q, "actor");
		tc_buf_z(&b->where, ")");
	}
}

static void event_filters(struct builder *b, const struct tc_query *q, bool plain)
{
	who_filters(b, q);
	name_list(b, "r.type", q->types, tc_event_name, TC_EVENT_TYPE_COUNT);
	name_list(b, "r.quad", q->quads, quad_name, 5);
	name_list(b, "r.status", q->statuses, tc_status_name, TC_STATUS_COUNT);
	if (q->actual)
		AND(b, "r.negated = 0 AND r.denied = 0 AND r.status IN ('actual', 'historical')");
	if (q->scheduled)
		AND(b, "r.scheduled = 1");
	if (q->min_confidence > 0) {
		char z[16];
		snprintf(z, sizeof z, "%d", (int)lroundf(q->min_confidence * 10000));
		AND(b, "r.confidence >= ?%d / 10000.0", bind(b, tc_arena_str(b->arena, tc_str_of(z))));
	}
	place_filter(b, q);
	common(b, q, "e", "events", "event", plain);
}

static void speaker_filters(struct builder *b, const struct tc_query *q, const char *column)
{
	bool who = q->actor.n || q->n_codes || q->dyad[0][0] || (q->sectors_low | q->sectors_high);
	days(b, "r.day", q);
	if (!who)
		return;
	tc_buf_z(&b->where, " AND ((1");
	if (q->actor.n)
		AND(b, "%s IN (SELECT actor FROM actors WHERE instr(folded(name), ?%d))", column, bind(b, folded(b, q->actor)));
	if (q->n_codes || q->dyad[0][0]) {
		tc_buf_fmt(&b->where, " AND (%s IN (SELECT actor FROM actors WHERE coalesce(country, sector) IN ", column);
		if (q->n_codes)
			code_list(b, q);
		else
			tc_buf_fmt(&b->where, "(?%d, ?%d)", bind_z(b, q->dyad[0]), bind_z(b, q->dyad[1]));
		tc_buf_z(&b->where, ")");
		if (q->kind == TC_QUERY_FIGURES) {
			tc_buf_z(&b->where, " OR r.place_country IN ");
			if (q->n_codes)
				code_list(b, q);
			else
				tc_buf_fmt(&b->where, "(?%d, ?%d)", bind_z(b, q->dyad[0]), bind_z(b, q->dyad[1]));
		}
		tc_buf_z(&b->where, ")");
	}
	sector_filter(b, q, column);
	tc_buf_z(&b->where, ")");
	if (q->about) {                 /* the inner r is an event */
		tc_buf_z(&b->where, " OR r.doc IN (SELECT r.doc FROM events r WHERE 1");
		who_filters(b, q);
		tc_buf_z(&b->where, ")");
	}
	tc_buf_z(&b->where, ")");
}

static void filters(struct builder *b, const struct tc_query *q, bool plain)
{
	tc_buf_z(&b->where, "WHERE 1");
	if (q->kind == TC_QUERY_EVENTS) {
		event_filters(b, q, plain);
	} else if (q->kind == TC_QUERY_STATEMENTS) {
		speaker_filters(b, q, "r.speaker");
		common(b, q, "s", "statements", "statement", plain);
	} else {
		speaker_filters(b, q, "r.actor");
		if (q->class.n)
			AND(b, "r.class = ?%d", bind(b, q->class));
		place_filter(b, q);
		common(b, q, "f", "figures", "figure", plain);
	}
}

static int prepare(struct tc_store *s, const struct builder *b, const struct tc_buf *sql, sqlite3_stmt **q, struct tc_err *err)
{
	*q = NULL;
	if (sqlite3_prepare_v2(s->db, sql->p, (int)sql->n, q, NULL) != SQLITE_OK)
		return tc__store_fail(s, err, "preparing a query");
	for (int i = 0; i < b->n_bound; i++)
		sqlite3_bind_text(*q, i + 1, b->bound[i].p ? b->bound[i].p : "", (int)b->bound[i].n, SQLITE_STATIC);
	/* quads are compared as text would not be: the column has a number's affinity, so '3' is 3 */
	return 0;
}

/* About what tc__told_weight says, which looks closer. */
#define WEIGHT "(abs(coalesce(r.plover_score, 0)) + 3) * coalesce(r.confidence, 0.5) + 1.5 * r.sources + 0.2 * r.reports"

static const char *order(const struct tc_query *q)
{
	const char *keys[][2] = {
		[TC_SORT_DATE] = { "r.day, r.event", "r.day DESC, r.event DESC" },
		[TC_SORT_CONFIDENCE] = { "r.confidence, r.event", "r.confidence DESC, r.event" },
		[TC_SORT_PLOVER] = { "r.plover_score, r.event", "r.plover_score DESC, r.event" },
		[TC_SORT_GOLDSTEIN] = { "r.goldstein, r.event", "r.goldstein DESC, r.event" },
		[TC_SORT_SOURCES] = { "r.sources, r.event", "r.sources DESC, r.documents DESC, r.event" },
		[TC_SORT_WEIGHT] = { WEIGHT " DESC, r.event", WEIGHT ", r.event" },
	};
	return keys[q->sort][q->reverse];
}

/* The events that fit, as r: what is needed of a row is taken when it is looked at, as each look may cost a page. Folded, a
 * report stands for its fold, and the one told first for all of them; a fold below 0 is to be folded anew (tc_store_remove). */
static void with_events(const struct tc_query *q, const struct builder *b, struct tc_buf *sql)
{
#define COLUMNS "r.event, r.day, r.type, r.doc, r.plover_score, r.goldstein, r.confidence"
#define TOLD "f.sources, f.documents, f.events AS reports"
	if (q->unfolded)
		tc_buf_fmt(sql, "WITH r AS (SELECT " COLUMNS ", coalesce(f.sources, 1) AS sources, coalesce(f.documents, 1) AS documents, "
				"coalesce(f.events, 1) AS reports FROM events r LEFT JOIN folds f ON f.fold = r.fold %.*s) ", (int)b->where.n, b->where.p);
	else
		tc_buf_fmt(sql, "WITH hit AS MATERIALIZED (SELECT " COLUMNS ", r.fold FROM events r %.*s), r AS (SELECT " COLUMNS
				", 1 AS sources, 1 AS documents, 1 AS reports FROM hit r WHERE coalesce(r.fold, 0) <= 0 UNION ALL SELECT " COLUMNS ", " TOLD
				" FROM folds f JOIN events r ON r.event = f.event WHERE f.fold IN (SELECT fold FROM hit WHERE fold > 0)) ",
			   (int)b->where.n, b->where.p);
}

static void select_rows(const struct tc_query *q, const struct builder *b, struct tc_buf *sql)
{
	if (q->kind == TC_QUERY_EVENTS) {
		with_events(q, b, sql);
		tc_buf_fmt(sql, "SELECT r.event FROM r ORDER BY %s", order(q));
	} else if (q->kind == TC_QUERY_STATEMENTS)
		tc_buf_fmt(sql, "SELECT r.statement FROM statements r %.*s ORDER BY r.day %s, r.statement", (int)b->where.n, b->where.p,
			   q->reverse ? "DESC" : "");
	else
		tc_buf_fmt(sql, "SELECT r.figure FROM figures r %.*s ORDER BY r.day %s, r.figure", (int)b->where.n, b->where.p,
			   q->reverse ? "DESC" : "");
	if (q->limit || q->offset)
		tc_buf_fmt(sql, " LIMIT %lld OFFSET %lld", q->limit ? (long long)q->limit : -1LL, (long long)q->offset);
}

static int rows_of(struct tc_store *s, sqlite3_stmt *st, struct tc_arena *arena, int64_t **rows, int64_t *n, struct tc_err *err)
{
	int64_t *list = NULL, cap = 0;
	int rc;
	*n = 0;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		TC_PUSH(arena, list, *n, cap, sqlite3_column_int64(st, 0));
	*rows = list;
	return rc == SQLITE_DONE ? 0 : tc__store_fail(s, err, "asking");
}

int tc_query_rows(struct tc_store *s, const struct tc_query *q, struct tc_arena *arena, int64_t **rows, int64_t *n, struct tc_err *err)
{
	int rc = 0;
	for (int plain = 0; plain < 2; plain++) {
		struct builder b = { .arena = arena };
		struct tc_buf sql = { 0 };
		sqlite3_stmt *st;
		filters(&b, q, plain);
		select_rows(q, &b, &sql);
		rc = prepare(s, &b, &sql, &st, err);
		if (!rc)
			rc = rows_of(s, st, arena, rows, n, err);
		sqlite3_finalize(st);
		tc_buf_release(&sql);
		tc_buf_release(&b.where);
		if (!rc || !q->text.n)
			break;          /* an expression that FTS5 cannot read is taken as words */
	}
	return rc;
}

int tc_query_counts(struct tc_store *s, const struct tc_query *q, int by, struct tc_arena *arena, struct tc_query_count **out,
		    int64_t *n, struct tc_err *err)
{
	static const char *const labels[] = {
		[TC_BY_DAY] = "r.day", [TC_BY_WEEK] = "date(r.day, 'weekday 0', '-6 days')", [TC_BY_MONTH] = "substr(r.day, 1, 7)",
		[TC_BY_YEAR] = "substr(r.day, 1, 4)", [TC_BY_TYPE] = "r.type", [TC_BY_DYAD] = "y.source || '>' || y.target",
		[TC_BY_SOURCE] = "(SELECT p.name FROM documents d JOIN sources p ON p.source = d.publisher WHERE d.doc = r.doc)"
	};
	struct tc_query_count *list = NULL;
	int64_t cap = 0;
	struct builder b = { .arena = arena };
	struct tc_buf sql = { 0 };
	sqlite3_stmt *st;
	filters(&b, q, false);
	if (q->kind != TC_QUERY_EVENTS) {
		tc_buf_fmt(&sql, "SELECT %s AS label, count(*), NULL, NULL FROM %s r %.*s GROUP BY 1 ORDER BY %s", labels[by],
			   q->kind == TC_QUERY_STATEMENTS ? "statements" : "figures", (int)b.where.n, b.where.p, by >= TC_BY_TYPE ? "2 DESC, 1" : "1");
	} else {
		with_events(q, &b, &sql);
		tc_buf_fmt(&sql, "SELECT %s AS label, count(*), avg(r.plover_score), avg(r.goldstein) FROM r%s GROUP BY 1 ORDER BY %s", labels[by],
			   by == TC_BY_DYAD ? " JOIN dyads y USING(event)" : "", by >= TC_BY_TYPE ? "2 DESC, 1" : "1");
	}
	*n = 0;
	int rc = prepare(s, &b, &sql, &st, err), step = SQLITE_DONE;
	while (!rc && (step = sqlite3_step(st)) == SQLITE_ROW) {
		struct tc_query_count c = { tc__column_str(st, 0, arena), sqlite3_column_int64(st, 1), NAN, NAN };
		if (sqlite3_column_type(st, 2) != SQLITE_NULL)
			c.plover = sqlite3_column_double(st, 2);
		if (sqlite3_column_type(st, 3) != SQLITE_NULL)
			c.goldstein = sqlite3_column_double(st, 3);
		TC_PUSH(arena, list, *n, cap, c);
	}
	if (!rc && step != SQLITE_DONE)
		rc = tc__store_fail(s, err, "counting");
	sqlite3_finalize(st);
	tc_buf_release(&sql);
	tc_buf_release(&b.where);
	*out = list;
	return rc;
}

static int ask(struct tc_store *s, const char *text, tc_str z, int64_t number, struct tc_arena *arena, int64_t **rows, int64_t *n,
	       struct tc_err *err)
{
	sqlite3_stmt *st;
	if (sqlite3_prepare_v2(s->db, text, -1, &st, NULL) != SQLITE_OK)
		return tc__store_fail(s, err, "preparing a query");
	if (z.n)
		tc__bind_str(st, 1, z);
	else
		sqlite3_bind_int64(st, 1, number);
	int rc = rows_of(s, st, arena, rows, n, err);
	sqlite3_finalize(st);
	return rc;
}

int tc_query_fold(struct tc_store *s, int64_t fold, struct tc_arena *arena, int64_t **rows, int64_t *n, struct tc_err *err)
{
	return ask(s, "SELECT e.event FROM events e JOIN documents d USING(doc) WHERE e.fold = ?1 ORDER BY d.date IS NULL, d.date, "
		      "e.negated OR e.denied, (SELECT count(*) FROM participants WHERE event = e.event) DESC, d.id, e.event", TC_STR_NULL, fold, arena, rows, n, err);
}

int tc_query_answers(struct tc_store *s, tc_str id, struct tc_arena *arena, int64_t **rows, int64_t *n, struct tc_err *err)
{
	return ask(s, "SELECT event FROM events WHERE answers = ?1 ORDER BY day, event", id, 0, arena, rows, n, err);
}

int tc_query_span(struct tc_store *s, struct tc_arena *arena, tc_str *first, tc_str *last, struct tc_err *err)
{
	sqlite3_stmt *st;
	*first = *last = TC_STR_NULL;
	if (sqlite3_prepare_v2(s->db, "SELECT (SELECT min(day) FROM events), (SELECT max(day) FROM events)", -1, &st, NULL) != SQLITE_OK)
		return tc__store_fail(s, err, "preparing a query");
	if (sqlite3_step(st) == SQLITE_ROW) {
		*first = tc__column_str(st, 0, arena);
		*last = tc__column_str(st, 1, arena);
	}
	sqlite3_finalize(st);
	return 0;
}

int tc_query_newest(struct tc_store *s, struct tc_arena *arena, tc_str *day, struct tc_err *err)
{
	sqlite3_stmt *st;
	*day = TC_STR_NULL;
	if (sqlite3_prepare_v2(s->db, "SELECT max(date) FROM documents", -1, &st, NULL) != SQLITE_OK)
		return tc__store_fail(s, err, "preparing a query");
	if (sqlite3_step(st) == SQLITE_ROW)
		*day = tc__column_str(st, 0, arena);
	sqlite3_finalize(st);
	return 0;
}
