/* SPDX-License-Identifier: Apache-2.0 */
/* store/batch.c - many small rows in one statement.
 * An event brings a handful of rows of parties, pairs and links. One statement a row costs more for starting than for writing;
 * so they are gathered, and written by INSERT ... SELECT from a virtual table that reads the gathered rows where they lie.
 * OR FAIL spares SQLite a savepoint, at which the full-text index would write out what it has gathered (see schema.c): a batch
 * that fails is undone as a whole anyhow. */
#include <stdlib.h>

#include "store/store_int.h"

enum { MAX_COLUMNS = 9 };
enum { SHORT = 16 };
enum cell_kind { CELL_NULL, CELL_NUMBER, CELL_TEXT, CELL_SHORT };
struct cell { union { struct { const char *p; int64_t n; }; char z[SHORT]; }; uint8_t kind, len; /* len: of z */ };
struct tc__batch { struct cell *cells; int columns; int64_t n, cap; };

static const struct { const char *module, *sql; int columns; } tables[TC_BATCH_COUNT] = {
	[TC_BATCH_PARTICIPANTS] = { "batch_participants", "INSERT OR FAIL INTO participants(event, role, ord, actor, text, begin, end) "
				    "SELECT c0, c1, c2, c3, c4, c5, c6 FROM batch_participants", 7 },
	[TC_BATCH_DYADS] = { "batch_dyads", "INSERT OR IGNORE INTO dyads(event, source, target, day) SELECT c0, c1, c2, c3 FROM batch_dyads", 4 },
	[TC_BATCH_LINKS] = { "batch_links", "INSERT OR FAIL INTO links(kind, record, ord, link, source, actor, text, begin, end) "
			     "SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8 FROM batch_links", 9 },
};

/* --- the virtual table ---------------------------------------------------------------------------------------------- */

struct table { sqlite3_vtab base; const struct tc__batch *batch; };
struct cursor { sqlite3_vtab_cursor base; const struct tc__batch *batch; int64_t row; };

static int v_connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **out, char **err)
{
	int rc = sqlite3_declare_vtab(db, "CREATE TABLE x(c0, c1, c2, c3, c4, c5, c6, c7, c8)");
	struct table *t = rc == SQLITE_OK ? sqlite3_malloc(sizeof *t) : NULL;
	if (!t)
		return rc == SQLITE_OK ? SQLITE_NOMEM : rc;
	*t = (struct table){ .batch = aux };
	*out = &t->base;
	return SQLITE_OK;
}

static int v_disconnect(sqlite3_vtab *t)
{
	sqlite3_free(t);
	return SQLITE_OK;
}

static int v_best(sqlite3_vtab *t, sqlite3_index_info *info) { return SQLITE_OK; }

static int v_open(sqlite3_vtab *t, sqlite3_vtab_cursor **out)
{
	struct cursor *c = sqlite3_malloc(sizeof *c);
	if (!c)
		return SQLITE_NOMEM;
	*c = (struct cursor){ .batch = ((struct table *)t)->batch };
	*out = &c->base;
	return SQLITE_OK;
}

static int v_close(sqlite3_vtab_cursor *c)
{
	sqlite3_free(c);
	return SQLITE_OK;
}

static int v_filter(sqlite3_vtab_cursor *c, int n, const char *s, int argc, sqlite3_value **argv)
{
	((struct cursor *)c)->row = 0;
	return SQLITE_OK;
}

static int v_next(sqlite3_vtab_cursor *c)
{
	((struct cursor *)c)->row++;
	return SQLITE_OK;
}

static int v_eof(sqlite3_vtab_cursor *base)
{
	const struct cursor *c = (struct cursor *)base;
	return c->row >= c->batch->n;
}

static int v_column(sqlite3_vtab_cursor *base, sqlite3_context *out, int i)
{
	const struct cursor *c = (struct cursor *)base;
	if (i >= c->batch->columns)
		return SQLITE_OK;
	const struct cell *x = &c->batch->cells[c->row * c->batch->columns + i];
	if (x->kind == CELL_NUMBER)
		sqlite3_result_int64(out, x->n);
	else if (x->kind == CELL_TEXT)
		sqlite3_result_text(out, x->p, (int)x->n, SQLITE_STATIC);
	else if (x->kind == CELL_SHORT)
		sqlite3_result_text(out, x->z, x->len, SQLITE_STATIC);
	return SQLITE_OK;
}

static int v_rowid(sqlite3_vtab_cursor *c, sqlite3_int64 *out)
{
	*out = ((struct cursor *)c)->row;
	return SQLITE_OK;
}

static const sqlite3_module module = {
	.xConnect = v_connect, .xBestIndex = v_best, .xDisconnect = v_disconnect, .xOpen = v_open, .xClose = v_close,
	.xFilter = v_filter, .xNext = v_next, .xEof = v_eof, .xColumn = v_column, .xRowid = v_rowid,
};

/* --- gathering ------------------------------------------------------------------------------------------------------ */

int tc__batch_open(struct tc_store *s, struct tc_err *err)
{
	for (int i = 0; i < TC_BATCH_COUNT; i++) {
		s->batch[i] = tc_xcalloc(1, sizeof *s->batch[i]);
		s->batch[i]->columns = tables[i].columns;
		if (sqlite3_create_module(s->db, tables[i].module, &module, s->batch[i]) != SQLITE_OK)
			return tc__store_fail(s, err, "opening");
	}
	return 0;
}

void tc__batch_free(struct tc_store *s)
{
	for (int i = 0; i < TC_BATCH_COUNT; i++) {
		if (s->batch[i])
			free(s->batch[i]->cells);
		free(s->batch[i]);
	}
}

void tc__batch_clear(struct tc_store *s)
{
	for (int i = 0; i < TC_BATCH_COUNT; i++)
		if (s->batch[i])
			s->batch[i]->n = 0;
}

struct tc__row tc__batch_row(struct tc_store *s, int table)
{
	struct tc__batch *b = s->batch[table];
	if (b->n == b->cap) {
		b->cap = b->cap ? 2 * b->cap : 256;
		b->cells = tc_xrealloc(b->cells, sizeof *b->cells * (size_t)(b->cap * b->columns));
	}
	struct cell *c = &b->cells[b->n++ * b->columns];
	memset(c, 0, sizeof *c * (size_t)b->columns);
	return (struct tc__row){ c };
}

void tc__row_number(struct tc__row r, int i, int64_t n)
{
	struct cell *c = (struct cell *)r.cells + i;
	c->kind = CELL_NUMBER;
	c->n = n;
}

void tc__row_text(struct tc__row r, int i, tc_str s)
{
	struct cell *c = (struct cell *)r.cells + i;
	if (!s.n)
		return;
	c->kind = CELL_TEXT;
	c->p = s.p;
	c->n = s.n;
}

void tc__row_short(struct tc__row r, int i, tc_str s)
{
	struct cell *c = (struct cell *)r.cells + i;
	if (s.n > SHORT)
		TC_BUG("a short text of %u bytes", s.n);
	c->kind = CELL_SHORT;
	c->len = (uint8_t)s.n;
	memcpy(c->z, s.p ? s.p : "", s.n);
}

int tc__batch_flush(struct tc_store *s, struct tc_err *err)
{
	int rc = 0;
	for (int i = 0; i < TC_BATCH_COUNT && !rc; i++) {
		struct tc__batch *b = s->batch[i];
		sqlite3_stmt **q = &s->batch_sql[i];
		if (!b->n)
			continue;
		if (!*q && sqlite3_prepare_v3(s->db, tables[i].sql, -1, SQLITE_PREPARE_PERSISTENT, q, NULL) != SQLITE_OK)
			return tc__store_fail(s, err, "preparing a query");
		if (sqlite3_step(*q) != SQLITE_DONE)
			rc = tc__store_fail(s, err, "writing");
		sqlite3_reset(*q);
	}
	tc__batch_clear(s);
	return rc;
}
