/* SPDX-License-Identifier: Apache-2.0 */
/* The store: what goes in comes out, twice is once, old files are migrated, foreign and newer ones refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>
#include <sqlite3.h>

#include "event/read.h"
#include "sample.h"
#include "store/store.h"

static char path[256];

static int make_path(void **state)
{
	snprintf(path, sizeof path, "%s/tocsin-test-%d.db", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", (int)getpid());
	return 0;
}

static int remove_files(void **state)
{
	static const char *const tails[] = { "", "-wal", "-shm", "-journal" };
	for (size_t i = 0; i < TC_COUNT(tails); i++) {
		char name[300];
		snprintf(name, sizeof name, "%s%s", path, tails[i]);
		unlink(name);
	}
	return 0;
}

static struct tc_store *open_write(void)
{
	struct tc_store *s;
	struct tc_err err = { 0 };
	if (tc_store_open(path, TC_STORE_WRITE, &s, &err) != 0)
		fail_msg("%s", err.msg);
	return s;
}

static struct tc_store_added put(struct tc_store *s, const struct tc_records *r)
{
	struct tc_store_added added = { 0 };
	struct tc_err err = { 0 };
	if (tc_store_begin(s, &err) || tc_store_put(s, r, TC_STR_NULL, &added, &err) || tc_store_commit(s, &err))
		fail_msg("%s", err.msg);
	return added;
}

static int64_t number(struct tc_store *s, const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *q;
	int64_t v = -1;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	if (sqlite3_step(q) == SQLITE_ROW)
		v = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	sqlite3_close(db);
	return v;
}

static void test_round_trip(void **state)
{
	struct sample x;
	struct tc_buf want = { 0 }, got = { 0 };
	struct tc_arena arena;
	struct tc_err err = { 0 };
	sample_make(&x);
	x.s[0].addressees = x.a + 1;
	x.s[0].n_addressees = 2;
	x.f[0].has_actor = true;
	x.f[0].actor = x.b[0];
	memcpy(x.e[1].answers, x.e[0].id, 33);
	tc_arena_init(&arena);
	struct tc_store *s = open_write();
	struct tc_store_added a = put(s, &x.r);
	assert_int_equal(a.documents, 1);
	assert_int_equal(a.events, 4);
	assert_int_equal(a.statements, 1);
	assert_int_equal(a.figures, 1);
	assert_int_equal(a.known, 0);
	struct tc_records r;
	for (int i = 0; i < 4; i++) {
		struct tc_store_report rep;
		tc_event_json(&x.r, &x.e[i], &want);
		assert_int_equal(tc_store_event(s, i + 1, &arena, &r, &rep, &err), 0);
		tc_event_json(&r, r.events, &got);
		assert_int_equal(rep.reports, 1);
		assert_true(tc_str_eq(r.publisher, x.r.publisher));
		assert_true(tc_str_eq(r.url, x.r.url));
	}
	tc_statement_json(&x.r, x.s, &want);
	assert_int_equal(tc_store_statement(s, 1, &arena, &r, &err), 0);
	tc_statement_json(&r, r.statements, &got);
	tc_figure_json(&x.r, x.f, &want);
	assert_int_equal(tc_store_figure(s, 1, &arena, &r, &err), 0);
	tc_figure_json(&r, r.figures, &got);
	if (got.n != want.n || memcmp(got.p, want.p, got.n))
		fail_msg("written:\n%.*sread:\n%.*s", (int)want.n, want.p, (int)got.n, got.p);
	assert_int_equal(tc_store_event(s, 99, &arena, &r, NULL, &err), TC_ENOTFOUND);
	/* The JSON reader is the writer's reverse, too. */
	tc_str rest = tc_buf_view(&want), line;
	tc_buf_reset(&got);
	while (rest.n && tc_str_split(&rest, '\n', &line)) {
		struct tc_record rec;
		assert_int_equal(tc_record_read(line, &arena, &rec, &err), 0);
		struct tc_records doc = { .doc = rec.doc };
		if (rec.kind == TC_RECORD_EVENT)
			tc_event_json(&doc, &rec.event, &got);
		else if (rec.kind == TC_RECORD_STATEMENT)
			tc_statement_json(&doc, &rec.statement, &got);
		else
			tc_figure_json(&doc, &rec.figure, &got);
	}
	assert_true(got.n == want.n && !memcmp(got.p, want.p, got.n));
	tc_store_close(s);
	tc_buf_release(&want);
	tc_buf_release(&got);
	tc_arena_release(&arena);
}

static void test_twice_is_once(void **state)
{
	struct sample x;
	sample_make(&x);
	struct tc_store *s = open_write();
	put(s, &x.r);
	int64_t before = number(s, "SELECT count(*) * 1000 + (SELECT count(*) FROM participants) * 100 + (SELECT count(*) FROM links) FROM events");
	struct tc_store_added a = put(s, &x.r);
	assert_int_equal(a.documents + a.events + a.statements + a.figures, 0);
	assert_int_equal(a.known, 6);
	assert_int_equal(number(s, "SELECT count(*) * 1000 + (SELECT count(*) FROM participants) * 100 + (SELECT count(*) FROM links) FROM events"), before);
	assert_int_equal(number(s, "SELECT count(*) FROM evidence WHERE evidence MATCH 'line'"), 4);
	assert_int_equal(number(s, "SELECT count(*) FROM dyads"), 1 + 6 + 1 + 1);
	assert_int_equal(number(s, "SELECT count(*) FROM events e JOIN sentences s USING(sentence) WHERE s.number <> e.begin / 100 + 1"), 0);
	/* What was left undone is not there; interned rows that went with it are made again. */
	struct tc_err err = { 0 };
	struct tc_store_added b = { 0 };
	x.r.doc = TC_STR("doc-2");
	x.a[0].name = TC_STR("Somebody New");
	x.r.publisher = TC_STR("A New Paper");
	tc_event_set_ids(&x.r);
	assert_int_equal(tc_store_begin(s, &err), 0);
	assert_int_equal(tc_store_put(s, &x.r, TC_STR_NULL, &b, &err), 0);
	tc_store_rollback(s);
	assert_int_equal(number(s, "SELECT count(*) FROM documents"), 1);
	put(s, &x.r);
	assert_int_equal(number(s, "SELECT count(*) FROM participants p JOIN actors a USING(actor) WHERE a.name = 'Somebody New'"), 2);
	assert_int_equal(number(s, "SELECT count(*) FROM documents d JOIN sources s ON s.source = d.publisher"), 2);
	/* Removing takes all of it away, the index too. */
	bool found;
	assert_int_equal(tc_store_begin(s, &err), 0);
	assert_int_equal(tc_store_remove(s, TC_STR("doc-2"), &found, &err), 0);
	assert_true(found);
	assert_int_equal(tc_store_remove(s, TC_STR("doc-9"), &found, &err), 0);
	assert_false(found);
	assert_int_equal(tc_store_commit(s, &err), 0);
	assert_int_equal(number(s, "SELECT count(*) * 1000 + (SELECT count(*) FROM participants) * 100 + (SELECT count(*) FROM links) FROM events"), before);
	assert_int_equal(number(s, "SELECT count(*) FROM evidence WHERE evidence MATCH 'line'"), 4);
	tc_store_close(s);
}

static int exec_file(const char *sql)
{
	sqlite3 *db;
	int rc = sqlite3_open(path, &db) || sqlite3_exec(db, sql, NULL, NULL, NULL);
	sqlite3_close(db);
	return rc;
}

static int try_open(int mode, struct tc_err *err)
{
	struct tc_store *s = NULL;
	memset(err, 0, sizeof *err);
	int rc = tc_store_open(path, mode, &s, err);
	tc_store_close(s);
	return rc;
}

static void test_bad_files(void **state)
{
	struct tc_err err;
	assert_int_equal(try_open(TC_STORE_READ, &err), TC_ENOTFOUND);
	assert_string_equal(err.file, path);
	FILE *f = fopen(path, "wb");
	for (int i = 0; i < 1000; i++)
		fputs("This is a text file.\n", f);
	fclose(f);
	assert_int_equal(try_open(TC_STORE_READ, &err), TC_EFORMAT);
	assert_int_equal(try_open(TC_STORE_WRITE, &err), TC_EFORMAT);
	remove_files(NULL);
	assert_int_equal(exec_file("CREATE TABLE other(x)"), 0);
	assert_int_equal(try_open(TC_STORE_WRITE, &err), TC_EFORMAT);
	assert_non_null(strstr(err.msg, "another program"));
	remove_files(NULL);
	tc_store_close(open_write());
	assert_int_equal(exec_file("PRAGMA user_version = 99"), 0);
	assert_int_equal(try_open(TC_STORE_READ, &err), TC_EVERSION);
	assert_non_null(strstr(err.msg, "99"));
	assert_int_equal(try_open(TC_STORE_WRITE, &err), TC_EVERSION);
	remove_files(NULL);
	/* Damage in the middle of a file is found when it is read. */
	struct sample x;
	sample_make(&x);
	struct tc_store *s = open_write();
	put(s, &x.r);
	tc_store_close(s);
	f = fopen(path, "r+b");
	fseek(f, 4096, SEEK_SET);
	for (int i = 0; i < 4096 * 40; i++)
		fputc(0x5a, f);
	fclose(f);
	struct tc_store_totals t;
	s = NULL;
	int rc = tc_store_open(path, TC_STORE_READ, &s, &err);
	if (!rc)
		rc = tc_store_count(s, &t, &err);
	assert_int_equal(rc, TC_EFORMAT);
	tc_store_close(s);
}

/* Turn the file into one of version 2: ids unique by the tables' own word, pairs in order of the parties. */
static void make_version_2(void)
{
	static const char *const tables[] = { "events", "statements", "figures" };
	for (size_t i = 0; i < TC_COUNT(tables); i++) {
		sqlite3 *db;
		sqlite3_stmt *q;
		char *sql = sqlite3_mprintf("SELECT 'CREATE TABLE old_%s' || replace(substr(sql, instr(sql, '(')), 'id TEXT NOT NULL,', "
					    "'id TEXT NOT NULL UNIQUE,') || '; INSERT INTO old_%s SELECT * FROM %s; DROP TABLE %s; ALTER TABLE "
					    "old_%s RENAME TO %s' FROM sqlite_schema WHERE name = '%s'", tables[i], tables[i], tables[i], tables[i],
					    tables[i], tables[i], tables[i]);
		assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
		assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &q, NULL), SQLITE_OK);
		assert_int_equal(sqlite3_step(q), SQLITE_ROW);
		char *steps = sqlite3_mprintf("%s", sqlite3_column_text(q, 0));
		assert_non_null(strstr(steps, "UNIQUE"));
		sqlite3_finalize(q);
		sqlite3_close(db);
		assert_int_equal(exec_file(steps), 0);
		sqlite3_free(steps);
		sqlite3_free(sql);
	}
	assert_int_equal(exec_file("CREATE TABLE old_dyads(source TEXT NOT NULL, target TEXT NOT NULL, day TEXT NOT NULL, event INTEGER NOT NULL "
				   "REFERENCES events, PRIMARY KEY(source, target, day, event)) STRICT, WITHOUT ROWID;"
				   "INSERT INTO old_dyads SELECT source, target, day, event FROM dyads; DROP TABLE dyads;"
				   "ALTER TABLE old_dyads RENAME TO dyads; PRAGMA user_version = 2"), 0);
}

static void test_migration(void **state)
{
	struct sample x;
	struct tc_err err;
	sample_make(&x);
	for (int version = 1; version <= 2; version++) {
		struct tc_store *s = open_write();
		put(s, &x.r);
		tc_store_close(s);
		make_version_2();
		if (version == 1)       /* what version 2 added is taken away again */
			assert_int_equal(exec_file("DROP TABLE folds; DROP TABLE bands; DROP TABLE meta; ALTER TABLE events DROP COLUMN fold;"
						   "DROP INDEX documents_wire; ALTER TABLE documents DROP COLUMN wire;"
						   "ALTER TABLE documents DROP COLUMN signature; PRAGMA user_version = 1"), 0);
		assert_int_equal(try_open(TC_STORE_READ, &err), TC_EVERSION);
		s = open_write();
		assert_int_equal(number(s, "PRAGMA user_version"), 3);
		assert_int_equal(number(s, "SELECT count(*) FROM events"), 4);
		assert_int_equal(number(s, "SELECT count(*) FROM dyads WHERE day <> ''"), 9);
		assert_int_equal(number(s, "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'new!_%' ESCAPE '!' OR name LIKE 'old!_%' ESCAPE '!'"), 0);
		uint64_t folds = 0;
		assert_int_equal(tc_store_fold(s, &folds, &err), 0);
		struct tc_store_added a = put(s, &x.r);
		assert_int_equal(a.known, 6);
		tc_store_close(s);
		/* The same tables and indexes as a new file has. */
		int64_t schema = number(s, "SELECT sum(unicode(substr(sql, -9)) + length(sql)) * 1000 + count(*) FROM sqlite_schema WHERE sql IS NOT NULL");
		remove_files(NULL);
		tc_store_close(open_write());
		assert_int_equal(number(s, "SELECT sum(unicode(substr(sql, -9)) + length(sql)) * 1000 + count(*) FROM sqlite_schema WHERE sql IS NOT NULL"), schema);
		remove_files(NULL);
	}
}

enum { N_INDEXES = 17 };
static const char *const count_indexes = "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND name <> 'actors_name'";

/* A large load: without indexes, but no record twice; whatever ends it, they are there for the next writer. */
static void test_bulk(void **state)
{
	struct sample x;
	struct tc_err err = { 0 };
	struct tc_store_added added = { 0 };
	bool on;
	sample_make(&x);
	struct tc_store *a = open_write();
	assert_int_equal(number(a, count_indexes), N_INDEXES);
	assert_int_equal(tc_store_bulk_begin(a, 1, &on, &err), 0);
	assert_true(on);
	assert_int_equal(number(a, count_indexes), 0);
	assert_int_equal(put(a, &x.r).known, 0);
	assert_int_equal(put(a, &x.r).known, 6);
	/* What is undone is not known. */
	x.r.doc = TC_STR("doc-2");
	tc_event_set_ids(&x.r);
	assert_int_equal(tc_store_begin(a, &err), 0);
	assert_int_equal(tc_store_put(a, &x.r, TC_STR_NULL, &added, &err), 0);
	tc_store_rollback(a);
	assert_int_equal(put(a, &x.r).known, 0);
	assert_int_equal(tc_store_bulk_end(a, &err), 0);
	assert_int_equal(number(a, count_indexes), N_INDEXES);
	/* Again, into what is there: only when the load is large beside it. */
	assert_int_equal(tc_store_bulk_begin(a, 1000, &on, &err), 0);
	assert_false(on);
	assert_int_equal(number(a, count_indexes), N_INDEXES);
	assert_int_equal(tc_store_bulk_begin(a, 100 << 20, &on, &err), 0);
	assert_true(on);
	assert_int_equal(put(a, &x.r).known, 6);
	/* Another writer comes: it makes the indexes, and both go on, each knowing what the other put. */
	struct tc_store *b = open_write();
	assert_int_equal(number(a, count_indexes), N_INDEXES);
	x.r.doc = TC_STR("doc-3");
	tc_event_set_ids(&x.r);
	assert_int_equal(put(b, &x.r).known, 0);
	assert_int_equal(put(a, &x.r).known, 6);
	/* One that drops them while the other has the file open. */
	assert_int_equal(tc_store_bulk_begin(b, 100 << 20, &on, &err), 0);
	assert_true(on);
	x.r.doc = TC_STR("doc-4");
	tc_event_set_ids(&x.r);
	assert_int_equal(put(b, &x.r).known, 0);
	assert_int_equal(number(a, count_indexes), 0);
	assert_int_equal(put(a, &x.r).known, 6);
	assert_int_equal(number(a, count_indexes), N_INDEXES);
	x.r.doc = TC_STR("doc-5");
	tc_event_set_ids(&x.r);
	assert_int_equal(put(a, &x.r).known, 0);
	assert_int_equal(put(b, &x.r).known, 6);
	assert_int_equal(tc_store_bulk_end(b, &err), 0);
	/* Left without them: the next writer makes them. */
	assert_int_equal(tc_store_bulk_begin(b, 100 << 20, &on, &err), 0);
	assert_true(on);
	tc_store_close(a);
	tc_store_close(b);
	assert_int_equal(number(a, count_indexes), 0);
	a = open_write();
	assert_int_equal(number(a, count_indexes), N_INDEXES);
	assert_int_equal(number(a, "SELECT count(*) FROM events"), 20);
	assert_int_equal(number(a, "SELECT count(DISTINCT id) FROM events"), 20);
	tc_store_close(a);
}

static void test_two_writers(void **state)
{
	struct sample x;
	struct tc_err err = { 0 };
	struct tc_store_added added = { 0 };
	sample_make(&x);
	struct tc_store *a = open_write(), *b = open_write(), *r;
	assert_int_equal(tc_store_begin(a, &err), 0);
	assert_int_equal(tc_store_put(a, &x.r, TC_STR_NULL, &added, &err), 0);
	assert_int_equal(tc_store_open(path, TC_STORE_READ, &r, &err), 0);       /* a reader is not kept waiting */
	struct tc_store_totals t;
	assert_int_equal(tc_store_count(r, &t, &err), 0);
	assert_int_equal(t.events, 0);
	assert_int_equal(tc_store_commit(a, &err), 0);
	struct tc_store_added again = put(b, &x.r);             /* the other writer sees it and adds nothing */
	assert_int_equal(again.known, 6);
	assert_int_equal(tc_store_count(r, &t, &err), 0);
	assert_int_equal(t.events, 4);
	tc_store_close(a);
	tc_store_close(b);
	tc_store_close(r);
}

static void test_bad_records(void **state)
{
	static const struct { const char *line; int rc; const char *word; } bad[] = {
		{ "", TC_EFORMAT, NULL }, { "{", TC_EFORMAT, NULL }, { "[]", TC_EFORMAT, "object" }, { "{\"type\":\"event\"}", TC_EFORMAT, "id" },
		{ "{\"type\":\"event\",\"id\":\"xyz\",\"doc\":\"d\"}", TC_EFORMAT, "hexadecimal" },
		{ "{\"type\":\"event\",\"id\":\"00000000000000000000000000000000\",\"doc\":\"d\",\"event\":\"HUG\"}", TC_EFORMAT, "HUG" },
		{ "{\"type\":\"event\",\"id\":\"00000000000000000000000000000000\",\"event\":\"AID\"}", TC_EFORMAT, "document" },
		{ "{\"type\":\"event\",\"id\":\"00000000000000000000000000000000\",\"doc\":\"d\",\"event\":\"AID\",\"span\":[5,1]}", TC_EFORMAT, "span" },
		{ "{\"type\":\"event\",\"id\":\"00000000000000000000000000000000\",\"doc\":\"d\",\"event\":\"AID\",\"actors\":{}}", TC_EFORMAT, "actors" },
		{ "{\"type\":\"figure\",\"id\":\"00000000000000000000000000000000\",\"doc\":\"d\"}", TC_EFORMAT, "value" },
		{ "{\"a\":1}x", TC_EFORMAT, NULL }, { "{\"a\":\"\x80\"}", TC_EFORMAT, "UTF-8" }, { "{\"a\":1e999}", TC_EFORMAT, NULL },
		{ "{\"a\":\"\\ud83d\\ude00\",\"b\":[1,-2.5e3,true,null]}", 0, NULL }, { "{\"id\":\"x\",\"text\":\"an article\"}", 0, NULL },
	};
	struct tc_arena arena;
	tc_arena_init(&arena);
	for (size_t i = 0; i < TC_COUNT(bad); i++) {
		struct tc_record rec;
		struct tc_err err = { 0 };
		int rc = tc_record_read(tc_str_of(bad[i].line), &arena, &rec, &err);
		if (rc != bad[i].rc || (bad[i].word && !strstr(err.msg, bad[i].word)))
			fail_msg("%s: %d %s", bad[i].line, rc, err.msg);
	}
	char deep[2000];
	memset(deep, '[', sizeof deep);
	struct tc_record rec;
	assert_int_equal(tc_record_read(tc_str_n(deep, sizeof deep), &arena, &rec, NULL), TC_EFORMAT);
	tc_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_round_trip, make_path, remove_files),
		cmocka_unit_test_setup_teardown(test_twice_is_once, make_path, remove_files),
		cmocka_unit_test_setup_teardown(test_bad_files, make_path, remove_files),
		cmocka_unit_test_setup_teardown(test_migration, make_path, remove_files),
		cmocka_unit_test_setup_teardown(test_bulk, make_path, remove_files),
		cmocka_unit_test_setup_teardown(test_two_writers, make_path, remove_files),
		cmocka_unit_test(test_bad_records),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
