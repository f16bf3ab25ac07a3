/* SPDX-License-Identifier: Apache-2.0 */
/* store/bulk.c - large loads.
 * Ids come in no order, and so do days and parties: each record touches a page of each index at random, and each batch writes
 * out all those pages, which takes more time than the records themselves as soon as the indexes are some tens of megabytes. A
 * load that is large beside the ledger therefore drops the indexes, knows the ids that are there by a table in memory, and
 * makes the indexes at its end. Killed in between, it leaves a ledger without them; whoever opens it next for writing makes
 * them first. Another writer that comes meanwhile does so, too; this one notices and goes on in the ordinary way. */
#include <stdlib.h>

#include "store/store_int.h"

enum { MAX_KNOWN = 24 << 20 };          /* more ids than that are left to the index: half a gigabyte of slots */

struct id { uint64_t high, low; };      /* both 0: an empty slot */
struct tc__known { struct id *slots; size_t n, cap; };

static uint64_t hex16(const char *p)
{
	uint64_t v = 0;
	for (int i = 0; i < 16; i++)
		v = v << 4 | (uint64_t)(p[i] <= '9' ? p[i] - '0' : (p[i] | 0x20) - 'a' + 10);
	return v;
}

static bool add(struct tc__known *k, struct id id)
{
	if (4 * (k->n + 1) > 3 * k->cap) {
		struct tc__known bigger = { .cap = k->cap ? 2 * k->cap : 1 << 16 };
		bigger.slots = tc_xcalloc(bigger.cap, sizeof *bigger.slots);
		for (size_t i = 0; i < k->cap; i++)
			if (k->slots[i].high | k->slots[i].low)
				add(&bigger, k->slots[i]);
		free(k->slots);
		*k = bigger;
	}
	size_t i = (id.high ^ id.low * 0x9e3779b97f4a7c15ull) & (k->cap - 1);
	for (; k->slots[i].high | k->slots[i].low; i = (i + 1) & (k->cap - 1))
		if (k->slots[i].high == id.high && k->slots[i].low == id.low)
			return true;
	k->slots[i] = id;
	k->n++;
	return false;
}

bool tc__known_add(struct tc__known *k, const char id[33])
{
	struct id v = { hex16(id), hex16(id + 16) };
	if (!(v.high | v.low))
		v.high = 1;
	return add(k, v);
}

void tc__known_free(struct tc__known *k)
{
	if (k)
		free(k->slots);
	free(k);
}

static int get_number(struct tc_store *s, const char *sql, int64_t *out, struct tc_err *err)
{
	sqlite3_stmt *q;
	int rc = tc__store_prepare(s, sql, &q, err);
	if (rc)
		return rc;
	if (sqlite3_step(q) == SQLITE_ROW)
		*out = sqlite3_column_int64(q, 0);
	else
		rc = tc__store_fail(s, err, "reading");
	sqlite3_finalize(q);
	return rc;
}

/* The ids that are there already. */
static int learn(struct tc_store *s, struct tc__known *k, struct tc_err *err)
{
	sqlite3_stmt *q;
	int step, rc = tc__store_prepare(s, "SELECT id FROM events UNION ALL SELECT id FROM statements UNION ALL SELECT id FROM figures", &q, err);
	if (rc)
		return rc;
	while ((step = sqlite3_step(q)) == SQLITE_ROW)
		if (sqlite3_column_bytes(q, 0) == 32)
			tc__known_add(k, (const char *)sqlite3_column_text(q, 0));
	if (step != SQLITE_DONE)
		rc = tc__store_fail(s, err, "reading");
	sqlite3_finalize(q);
	return rc;
}

int tc_store_bulk_begin(struct tc_store *s, int64_t bytes, bool *on, struct tc_err *err)
{
	int64_t filled = 0, pages = 0, page = 0, records = 0;
	int rc = tc_store_begin(s, err);
	if (rc)
		return rc;
	struct tc__known *k = tc_xcalloc(1, sizeof *k);
	rc = get_number(s, "SELECT EXISTS(SELECT 1 FROM documents)", &filled, err);
	if (!rc)
		rc = get_number(s, "PRAGMA page_count", &pages, err);
	if (!rc)
		rc = get_number(s, "PRAGMA page_size", &page, err);
	if (!rc)
		rc = get_number(s, "SELECT coalesce(max(event), 0) + coalesce((SELECT max(statement) FROM statements), 0) + "
				"coalesce((SELECT max(figure) FROM figures), 0) FROM events", &records, err);
	bool large = !filled || (bytes > pages * page && records < MAX_KNOWN / 2);
	if (!rc && large && filled)
		rc = learn(s, k, err);
	if (!rc && large)
		rc = tc__schema_drop_indexes(s, err);
	if (rc)
		tc_store_rollback(s);
	else
		rc = tc_store_commit(s, err);
	if (!rc && large)
		s->known = k;
	else
		tc__known_free(k);
	*on = !rc && large;
	return rc;
}

int tc_store_bulk_end(struct tc_store *s, struct tc_err *err)
{
	if (!s->known)
		return tc__schema_mend(s, err);
	tc__known_free(s->known);
	s->known = NULL;
	/* Entries are sorted in pieces that fit a processor's cache, on threads beside the one that reads; a third less time than in
	 * one piece in memory. Pieces go to a file; where there is no room for one, memory must do. */
	int rc = tc__store_exec(s, "PRAGMA temp_store = FILE; PRAGMA threads = 2; PRAGMA cache_size = -8192", err);
	if (!rc)
		rc = tc__schema_mend(s, NULL);
	int back = tc__store_exec(s, "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536", err);
	return back ? back : rc ? tc__schema_mend(s, err) : 0;
}

int tc__bulk_check(struct tc_store *s, struct tc_err *err)
{
	sqlite3_stmt *q = tc__store_sql(s, TC_SQL_DATA_VERSION, err);
	if (!q)
		return TC_EIO;
	int step = sqlite3_step(q);
	int64_t version = sqlite3_column_int64(q, 0);
	sqlite3_reset(q);
	if (step != SQLITE_ROW)
		return tc__store_fail(s, err, "reading");
	if (version == s->data_version && !(s->known && s->known->n > MAX_KNOWN))
		return 0;
	tc__known_free(s->known);
	s->known = NULL;
	s->data_version = version;
	return tc__schema_mend(s, err);
}
