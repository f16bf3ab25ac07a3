/* SPDX-License-Identifier: Apache-2.0 */
/* The store on a disk that fails: each write, truncation or sync in turn reports a full disk. Whatever was the last commit
 * that succeeded must be there afterwards, whole, and loading again must complete it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>
#include <sqlite3.h>

#include "sample.h"
#include "store/store.h"

static long calls, fail_at;     /* fail_at 0: never */
static sqlite3_vfs *real_vfs, shim_vfs;

struct shim { sqlite3_file base; sqlite3_file *real; };
static sqlite3_file *real(sqlite3_file *f) { return ((struct shim *)f)->real; }
#define R(f) real(f)->pMethods

static int full(void) { return fail_at && ++calls >= fail_at; }

static int x_close(sqlite3_file *f)
{
	int rc = R(f)->xClose(real(f));
	free(real(f));
	return rc;
}
static int x_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at) { return R(f)->xRead(real(f), p, n, at); }
static int x_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
	if (!full())
		return R(f)->xWrite(real(f), p, n, at);
	if (n > 1)
		R(f)->xWrite(real(f), p, n / 2, at);    /* half of it got through */
	return SQLITE_FULL;
}
static int x_truncate(sqlite3_file *f, sqlite3_int64 n) { return full() ? SQLITE_FULL : R(f)->xTruncate(real(f), n); }
static int x_sync(sqlite3_file *f, int flags) { return full() ? SQLITE_FULL : R(f)->xSync(real(f), flags); }
static int x_size(sqlite3_file *f, sqlite3_int64 *n) { return R(f)->xFileSize(real(f), n); }
static int x_lock(sqlite3_file *f, int l) { return R(f)->xLock(real(f), l); }
static int x_unlock(sqlite3_file *f, int l) { return R(f)->xUnlock(real(f), l); }
static int x_reserved(sqlite3_file *f, int *out) { return R(f)->xCheckReservedLock(real(f), out); }
static int x_control(sqlite3_file *f, int op, void *p) { return R(f)->xFileControl(real(f), op, p); }
static int x_sector(sqlite3_file *f) { return R(f)->xSectorSize(real(f)); }
static int x_device(sqlite3_file *f) { return R(f)->xDeviceCharacteristics(real(f)); }
static int x_shm_map(sqlite3_file *f, int i, int n, int w, void volatile **p) { return R(f)->xShmMap(real(f), i, n, w, p); }
static int x_shm_lock(sqlite3_file *f, int o, int n, int flags) { return R(f)->xShmLock(real(f), o, n, flags); }
static void x_shm_barrier(sqlite3_file *f) { R(f)->xShmBarrier(real(f)); }
static int x_shm_unmap(sqlite3_file *f, int d) { return R(f)->xShmUnmap(real(f), d); }

static const sqlite3_io_methods methods = { 2, x_close, x_read, x_write, x_truncate, x_sync, x_size, x_lock, x_unlock, x_reserved,
	x_control, x_sector, x_device, x_shm_map, x_shm_lock, x_shm_barrier, x_shm_unmap };

static int x_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out)
{
	struct shim *s = (struct shim *)f;
	s->base.pMethods = NULL;
	s->real = calloc(1, (size_t)real_vfs->szOsFile);
	int rc = real_vfs->xOpen(real_vfs, name, s->real, flags, out);
	if (rc == SQLITE_OK)
		s->base.pMethods = &methods;
	else
		free(s->real);
	return rc;
}

static char path[256];

static void remove_files(void)
{
	static const char *const tails[] = { "", "-wal", "-shm", "-journal" };
	for (size_t i = 0; i < TC_COUNT(tails); i++) {
		char name[300];
		snprintf(name, sizeof name, "%s%s", path, tails[i]);
		unlink(name);
	}
}

enum { DOCUMENTS = 6, BATCH = 2 };

static void make_document(struct sample *x, int i, char id[16])
{
	sample_make(x);
	snprintf(id, 16, "doc-%d", i);
	x->r.doc = tc_str_of(id);
	tc_event_set_ids(&x->r);
}

/* Load all, in batches, then fold: the number of documents that were committed. */
static int load(bool bulk, int *rc, struct tc_err *err)
{
	struct tc_store *s = NULL;
	struct tc_store_added added = { 0 };
	int committed = 0;
	*rc = tc_store_open(path, TC_STORE_WRITE, &s, err);
	if (!*rc && bulk)
		*rc = tc_store_bulk_begin(s, 1 << 30, &bulk, err);
	for (int i = 0; i < DOCUMENTS && !*rc; i++) {
		struct sample x;
		char id[16];
		make_document(&x, i, id);
		if (i % BATCH == 0)
			*rc = tc_store_begin(s, err);
		if (!*rc)
			*rc = tc_store_put(s, &x.r, TC_STR_NULL, &added, err);
		if (!*rc && i % BATCH == BATCH - 1) {
			*rc = tc_store_commit(s, err);
			committed = *rc ? committed : i + 1;
		}
	}
	if (!*rc && bulk)
		*rc = tc_store_bulk_end(s, err);
	if (!*rc)
		*rc = tc_store_fold(s, NULL, err);
	tc_store_close(s);
	return committed;
}

static void full_disk(bool bulk)
{
	struct tc_err err;
	int rc;
	real_vfs = sqlite3_vfs_find(NULL);
	shim_vfs = *real_vfs;
	shim_vfs.zName = "full";
	shim_vfs.szOsFile = sizeof(struct shim);
	shim_vfs.xOpen = x_open;
	sqlite3_vfs_register(&shim_vfs, 1);
	const char *folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
	snprintf(path, sizeof path, "%s/tocsin-full-%d.db", folder, (int)getpid());
	remove_files();
	fail_at = 1L << 40;             /* count them */
	calls = 0;
	assert_int_equal(load(bulk, &rc, &err), DOCUMENTS);
	assert_int_equal(rc, 0);
	long total = calls;
	assert_true(total > 50);
	int failures = 0;
	for (long k = 1; k <= total; k += k < 60 ? 1 : 5) {
		remove_files();
		calls = 0;
		fail_at = k;
		memset(&err, 0, sizeof err);
		int committed = load(bulk, &rc, &err);
		if (rc) {
			failures++;
			assert_true(rc == TC_EIO || rc == TC_EFORMAT);
			assert_true(err.msg[0]);
		}
		fail_at = 0;
		/* What is there: at least what was committed, in whole batches, and the file is sound. */
		struct tc_store *s = NULL;
		struct tc_store_totals t = { 0 };
		int opened = tc_store_open(path, TC_STORE_WRITE, &s, &err);
		if (opened)
			fail_msg("write %ld: %s", k, err.msg);
		assert_int_equal(tc_store_count(s, &t, &err), 0);
		tc_store_close(s);
		assert_true(t.documents >= committed && t.documents % BATCH == 0 && t.events == 4 * t.documents);
		sqlite3 *db;
		sqlite3_stmt *q;
		assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
		assert_int_equal(sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &q, NULL), SQLITE_OK);
		assert_int_equal(sqlite3_step(q), SQLITE_ROW);
		assert_string_equal((const char *)sqlite3_column_text(q, 0), "ok");
		sqlite3_finalize(q);
		assert_int_equal(sqlite3_prepare_v2(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'events_id'", -1, &q, NULL), SQLITE_OK);
		assert_int_equal(sqlite3_step(q), SQLITE_ROW);
		assert_int_equal(sqlite3_column_int(q, 0), 1);
		sqlite3_finalize(q);
		sqlite3_close(db);
		/* The next load completes it. */
		assert_int_equal(load(bulk, &rc, &err), DOCUMENTS);
		assert_int_equal(rc, 0);
		assert_int_equal(tc_store_open(path, TC_STORE_READ, &s, &err), 0);
		assert_int_equal(tc_store_count(s, &t, &err), 0);
		assert_int_equal(t.documents, DOCUMENTS);
		assert_int_equal(t.events, 4 * DOCUMENTS);
		tc_store_close(s);
	}
	assert_true(failures > 20);
	remove_files();
	sqlite3_vfs_unregister(&shim_vfs);
	sqlite3_vfs_register(real_vfs, 1);
}

static void test_full_disk(void **state) { full_disk(false); }
static void test_full_disk_bulk(void **state) { full_disk(true); }

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_full_disk), cmocka_unit_test(test_full_disk_bulk) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
