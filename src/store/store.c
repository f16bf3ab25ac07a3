/* SPDX-License-Identifier: Apache-2.0 */
/* store/store.c - opening, batches, kept statements and interned rows.
 * Write-ahead logging lets readers go on while a batch is written, and makes a killed writer harmless: what was not
 * committed is not there. synchronous=NORMAL may lose the last batches to a power cut, never the file. */
#include "store/store_int.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FTS_HASH_BYTES = 16 << 20 };

static const char *const sql_texts[TC_SQL_COUNT] = {
#define X(name, text) [TC_SQL_##name] = text,
	TC_STORE_SQL(X)
#undef X
};

int tc__store_fail(struct tc_store *s, struct tc_err *err, const char *doing)
{
	int code = sqlite3_errcode(s->db) & 0xff, rc;
	const char *msg = sqlite3_errmsg(s->db);
	if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
		rc = tc_fail(err, TC_EBUSY, "%s: another process is writing to it and did not finish in %d s", doing,
			     TC_STORE_BUSY_MS / 1000);
	else if (code == SQLITE_FULL)
		rc = tc_fail(err, TC_EIO, "%s: the disk is full; what was loaded before this batch is kept", doing);
	else if (code == SQLITE_NOTADB)
		rc = tc_fail(err, TC_EFORMAT, "this is no SQLite database");
	else if (code == SQLITE_CORRUPT)
		rc = tc_fail(err, TC_EFORMAT, "%s: the database is damaged (%s)", doing, msg);
	else if (code == SQLITE_READONLY)
		rc = tc_fail(err, TC_EIO, "%s: the file may only be read", doing);
	else
		rc = tc_fail(err, TC_EIO, "%s: %s", doing, msg);
	tc_err_place(err, s->path, 0, 0);
	return rc;
}

int tc__store_exec(struct tc_store *s, const char *sql, struct tc_err *err)
{
	if (sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK)
		return 0;
	return tc__store_fail(s, err, sqlite3_db_readonly(s->db, "main") == 1 ? "reading" : "writing");
}

sqlite3_stmt *tc__store_sql(struct tc_store *s, int which, struct tc_err *err)
{
	sqlite3_stmt **q = &s->sql[which];
	if (*q) {
		sqlite3_reset(*q);
		sqlite3_clear_bindings(*q);
	} else if (sqlite3_prepare_v3(s->db, sql_texts[which], -1, SQLITE_PREPARE_PERSISTENT, q, NULL) != SQLITE_OK)
		tc__store_fail(s, err, "preparing a query");
	return *q;
}

static int set_hash_size(struct tc_store *s, struct tc_err *err)
{
	sqlite3_stmt *q;
	int size = 0;
	if (sqlite3_prepare_v2(s->db, "SELECT v FROM evidence_config WHERE k = 'hashsize'", -1, &q, NULL) != SQLITE_OK)
		return tc__store_fail(s, err, "opening");
	if (sqlite3_step(q) == SQLITE_ROW)
		size = sqlite3_column_int(q, 0);
	sqlite3_finalize(q);
	return size == FTS_HASH_BYTES ? 0 : tc__store_exec(s, "INSERT INTO evidence(evidence, rank) VALUES('hashsize', 16777216)", err);
}

int tc_store_open(const char *path, int mode, struct tc_store **out, struct tc_err *err)
{
	struct tc_store *s = tc_xcalloc(1, sizeof *s);
	int rc = 0;
	snprintf(s->path, sizeof s->path, "%s", path);
	bool memory = strcmp(path, ":memory:") == 0;
	if (mode == TC_STORE_READ && !memory && access(path, R_OK) != 0) {
		rc = tc_fail(err, errno == ENOENT ? TC_ENOTFOUND : TC_EIO, "%s",
			     errno == ENOENT ? "there is no such database; `tocsin load` makes one" : strerror(errno));
		tc_err_place(err, path, 0, 0);
		free(s);
		return rc;
	}
	struct stat st;
	if (!memory && stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
		rc = tc_fail(err, TC_EIO, "this is a directory");
		tc_err_place(err, path, 0, 0);
		free(s);
		return rc;
	}
	int flags = mode == TC_STORE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
	if (sqlite3_open_v2(path, &s->db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
		rc = s->db ? tc__store_fail(s, err, "opening") : tc_fail(err, TC_EIO, "out of memory");
		goto fail;
	}
	sqlite3_busy_timeout(s->db, TC_STORE_BUSY_MS);
	s->actors = tc__intern_new();
	s->sources = tc__intern_new();
	tc_arena_init(&s->read);
	/* Rows that are asked for lie all over the file: reading their pages takes less time than mapping them, and what is read
	 * into buffers that are used again takes less than what is read into new ones. */
	rc = tc__store_exec(s, mode == TC_STORE_READ ? "PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY; PRAGMA query_only = ON" :
			       "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 2147418112", err);
	if (!rc)
		rc = tc__query_functions(s, err);
	if (!rc)
		rc = tc__schema_prepare(s, mode, err);
	if (!rc && mode == TC_STORE_WRITE)
		rc = tc__batch_open(s, err);
	if (!rc && mode == TC_STORE_WRITE)
		rc = tc__store_exec(s, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; "
				    "PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864", err);
	/* The full-text index gathers this much before it writes: batches then leave one piece each. */
	if (!rc && mode == TC_STORE_WRITE)
		rc = set_hash_size(s, err);
	if (rc)
		goto fail;
	*out = s;
	return 0;
fail:
	tc_err_place(err, path, 0, 0);
	tc_store_close(s);
	return rc;
}

void tc_store_close(struct tc_store *s)
{
	if (!s)
		return;
	tc_store_rollback(s);
	for (int i = 0; i < TC_SQL_COUNT; i++)
		sqlite3_finalize(s->sql[i]);
	for (int i = 0; i < TC_BATCH_COUNT; i++)
		sqlite3_finalize(s->batch_sql[i]);
	sqlite3_close(s->db);
	tc__batch_free(s);
	tc__known_free(s->known);
	tc__intern_free(s->actors);
	tc__intern_free(s->sources);
	tc__store_forget(s);
	free(s);
}

int tc_store_hold(struct tc_store *s, struct tc_err *err) { return tc__store_exec(s, "BEGIN", err); }

int tc_store_begin(struct tc_store *s, struct tc_err *err)
{
	int rc = tc__store_exec(s, "BEGIN IMMEDIATE", err);
	s->in_batch = !rc;
	if (!rc)
		rc = tc__bulk_check(s, err);
	if (rc)
		tc_store_rollback(s);
	return rc;
}

int tc_store_commit(struct tc_store *s, struct tc_err *err)
{
	if (!s->in_batch)
		TC_BUG("commit without a batch");
	int rc = tc__store_exec(s, "COMMIT", err);
	if (rc)
		tc_store_rollback(s);
	s->in_batch = false;
	return rc;
}

void tc_store_rollback(struct tc_store *s)
{
	if (!s->in_batch)
		return;
	for (int i = 0; i < TC_SQL_COUNT; i++)
		sqlite3_reset(s->sql[i]);
	for (int i = 0; i < TC_BATCH_COUNT; i++)
		sqlite3_reset(s->batch_sql[i]);
	tc__batch_clear(s);
	sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	tc__intern_clear(s->actors);            /* their rows may be gone */
	tc__intern_clear(s->sources);
	tc__store_forget(s);
	tc__known_free(s->known);               /* knows ids that are gone */
	s->known = NULL;
	s->data_version = 0;
	s->in_batch = false;
}

int tc_store_count(struct tc_store *s, struct tc_store_totals *out, struct tc_err *err)
{
	sqlite3_stmt *q;
	const char *sql = "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM events), (SELECT count(*) FROM statements), "
			  "(SELECT count(*) FROM figures), (SELECT count(*) FROM actors), (SELECT count(*) FROM sources), "
			  "(SELECT count(*) FROM folds), (SELECT count(*) FROM events WHERE fold IS NOT NULL)";
	if (sqlite3_prepare_v2(s->db, sql, -1, &q, NULL) != SQLITE_OK || sqlite3_step(q) != SQLITE_ROW) {
		int rc = tc__store_fail(s, err, "counting");
		sqlite3_finalize(q);
		return rc;
	}
	int64_t *fields[] = { &out->documents, &out->events, &out->statements, &out->figures, &out->actors, &out->sources,
			      &out->folds, &out->folded_events };
	for (int i = 0; i < (int)TC_COUNT(fields); i++)
		*fields[i] = sqlite3_column_int64(q, i);
	sqlite3_finalize(q);
	return 0;
}

int tc__store_prepare(struct tc_store *s, const char *sql, sqlite3_stmt **q, struct tc_err *err)
{
	*q = NULL;
	return sqlite3_prepare_v2(s->db, sql, -1, q, NULL) == SQLITE_OK ? 0 : tc__store_fail(s, err, "preparing a query");
}

int tc__store_run(struct tc_store *s, sqlite3_stmt *q, struct tc_err *err)
{
	int rc = sqlite3_step(q);
	rc = rc == SQLITE_DONE || rc == SQLITE_ROW ? 0 : tc__store_fail(s, err, "folding");
	sqlite3_reset(q);
	return rc;
}

int tc__meta_get(struct tc_store *s, const char *name, int64_t *out, struct tc_err *err)
{
	sqlite3_stmt *q;
	int rc = tc__store_prepare(s, "SELECT value FROM meta WHERE name = ?1", &q, err);
	*out = 0;
	if (rc)
		return rc;
	tc__bind_z(q, 1, name);
	if (sqlite3_step(q) == SQLITE_ROW)
		*out = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return 0;
}

int tc__meta_set(struct tc_store *s, const char *name, int64_t v, struct tc_err *err)
{
	sqlite3_stmt *q;
	int rc = tc__store_prepare(s, "INSERT INTO meta(name, value) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET value = excluded.value", &q, err);
	if (rc)
		return rc;
	tc__bind_z(q, 1, name);
	sqlite3_bind_int64(q, 2, v);
	rc = tc__store_run(s, q, err);
	sqlite3_finalize(q);
	return rc;
}

/* --- binding ------------------------------------------------------------------------------------------------------ */

void tc__bind_str(sqlite3_stmt *q, int i, tc_str v)
{
	if (v.n)
		sqlite3_bind_text(q, i, v.p, (int)v.n, SQLITE_STATIC);
}

void tc__bind_z(sqlite3_stmt *q, int i, const char *z) { tc__bind_str(q, i, tc_str_of(z)); }

void tc__bind_num(sqlite3_stmt *q, int i, double v)
{
	if (v == v)
		sqlite3_bind_double(q, i, v);
}

void tc__bind_count(sqlite3_stmt *q, int i, uint32_t v, bool known)
{
	if (known)
		sqlite3_bind_int64(q, i, v);
}

tc_str tc__column_str(sqlite3_stmt *q, int i, struct tc_arena *arena)
{
	const unsigned char *p = sqlite3_column_text(q, i);
	return p ? tc_arena_str(arena, tc_str_n((const char *)p, (size_t)sqlite3_column_bytes(q, i))) : TC_STR_NULL;
}

/* --- interning ---------------------------------------------------------------------------------------------------- */

enum { MAX_INTERNED = 1 << 20 };        /* then start anew: it is only a cache */
struct intern_slot { uint64_t hash; int64_t row; tc_str key; };
struct tc__intern { struct intern_slot *slots; size_t cap, n; struct tc_arena arena; };

struct tc__intern *tc__intern_new(void)
{
	struct tc__intern *t = tc_xcalloc(1, sizeof *t);
	t->cap = 1024;
	t->slots = tc_xcalloc(t->cap, sizeof *t->slots);
	tc_arena_init(&t->arena);
	return t;
}

void tc__intern_free(struct tc__intern *t)
{
	if (!t)
		return;
	tc_arena_release(&t->arena);
	free(t->slots);
	free(t);
}

void tc__intern_clear(struct tc__intern *t)
{
	memset(t->slots, 0, t->cap * sizeof *t->slots);
	t->n = 0;
	tc_arena_reset(&t->arena);
}

static struct intern_slot *intern_slot(const struct tc__intern *t, tc_str key, uint64_t hash)
{
	size_t i = hash & (t->cap - 1);
	while (t->slots[i].row && (t->slots[i].hash != hash || !tc_str_eq(t->slots[i].key, key)))
		i = (i + 1) & (t->cap - 1);
	return &t->slots[i];
}

int64_t tc__intern_get(const struct tc__intern *t, tc_str key)
{
	return intern_slot(t, key, tc_hash(key.p, key.n, 0))->row;
}

void tc__intern_put(struct tc__intern *t, tc_str key, int64_t row)
{
	if (t->n >= MAX_INTERNED)
		tc__intern_clear(t);
	if (2 * t->n >= t->cap) {
		struct intern_slot *old = t->slots;
		size_t old_cap = t->cap;
		t->cap *= 2;
		t->slots = tc_xcalloc(t->cap, sizeof *t->slots);
		for (size_t i = 0; i < old_cap; i++)
			if (old[i].row)
				*intern_slot(t, old[i].key, old[i].hash) = old[i];
		free(old);
	}
	uint64_t hash = tc_hash(key.p, key.n, 0);
	*intern_slot(t, key, hash) = (struct intern_slot){ hash, row, tc_arena_str(&t->arena, key) };
	t->n++;
}
