/* SPDX-License-Identifier: Apache-2.0 */
/* store/wire.c - near-duplicate documents in the ledger.
 * Signatures (minhash.c) are cut into bands (bands table); documents that share a band are compared, and those alike get the
 * same `wire` number, that of the first. */
#include <stdlib.h>

#include "store/store_int.h"

enum { BANDS = 12, BAND_ROWS = 4 };       /* of 64 bins the last 16 only count in the comparison */
#define ALIKE 0.45              /* share of equal bins from which two documents are one text */

/* Documents are taken some tens of thousands at a time: their bands are sorted, so that those alike among them lie side by
 * side and the table is filled in its own order, which is several times faster than one document after the other. */
enum { CHUNK = 1 << 17, MAX_OTHERS = 64 };
struct banded { int64_t band; int32_t at; };    /* at: place in the chunk */
struct chunk { int64_t *docs; uint16_t (*signatures)[TC_MINHASH]; struct banded *bands; int32_t *root; int n; bool alone; };
struct doc_queries { sqlite3_stmt *others, *signature, *add, *wire, *merge; };

static int cmp_banded(const void *a, const void *b)
{
	const struct banded *x = a, *y = b;
	return x->band != y->band ? (x->band < y->band ? -1 : 1) : x->at < y->at ? -1 : x->at > y->at;
}

static int64_t wire_of(struct doc_queries *d, int64_t doc, uint16_t *signature)
{
	int64_t wire = 0;
	sqlite3_bind_int64(d->signature, 1, doc);
	if (sqlite3_step(d->signature) == SQLITE_ROW) {
		wire = sqlite3_column_int64(d->signature, 1);
		if (signature && sqlite3_column_bytes(d->signature, 0) == TC_MINHASH * 2)
			memcpy(signature, sqlite3_column_blob(d->signature, 0), TC_MINHASH * 2);
	}
	sqlite3_reset(d->signature);
	return wire ? wire : doc;
}

/* Two documents are one text: everything that carries the number of one or the other gets the smaller one. */
static int join_documents(struct tc_store *s, struct doc_queries *d, int64_t a, int64_t b, struct tc_err *err)
{
	int64_t x = wire_of(d, a, NULL), y = wire_of(d, b, NULL), keep = x < y ? x : y, drop = x < y ? y : x;
	int64_t set[2] = { a, b };
	int rc = 0;
	for (int k = 0; k < 2 && !rc; k++) {
		sqlite3_bind_int64(d->wire, 1, keep);
		sqlite3_bind_int64(d->wire, 2, set[k]);
		rc = tc__store_run(s, d->wire, err);
	}
	if (!rc && keep != drop) {
		sqlite3_bind_int64(d->merge, 1, keep);
		sqlite3_bind_int64(d->merge, 2, drop);
		rc = tc__store_run(s, d->merge, err);
	}
	return rc;
}

/* Compare a document of the chunk with those that have been in the ledger. */
static int join_older(struct tc_store *s, struct doc_queries *d, const struct chunk *c, int i, struct tc_err *err)
{
	int64_t seen[BANDS * 4];
	int n_seen = 0, rc = 0;
	for (int b = 0; b < BANDS; b++) {
		sqlite3_bind_int64(d->others, 1, c->bands[i * BANDS + b].band);
		while (sqlite3_step(d->others) == SQLITE_ROW && n_seen < (int)TC_COUNT(seen)) {
			int64_t other = sqlite3_column_int64(d->others, 0);
			bool known = other == c->docs[i];
			for (int k = 0; k < n_seen && !known; k++)
				known = seen[k] == other;
			if (!known)
				seen[n_seen++] = other;
		}
		sqlite3_reset(d->others);
	}
	for (int k = 0; k < n_seen && !rc; k++) {
		uint16_t other[TC_MINHASH] = { 0 };
		wire_of(d, seen[k], other);
		if (tc__minhash_alike(c->signatures[i], other) >= ALIKE)
			rc = join_documents(s, d, c->docs[i], seen[k], err);
	}
	return rc;
}

static int32_t root_of(int32_t *root, int32_t i)
{
	while (root[i] != i)
		i = root[i] = root[root[i]];
	return i;
}

static int band_chunk(struct tc_store *s, struct doc_queries *d, struct chunk *c, struct tc_err *err)
{
	int n = c->n * BANDS, rc = 0;
	for (int i = 0; i < c->n && !rc; i++) {
		c->root[i] = i;
		for (int b = 0; b < BANDS; b++)
			c->bands[i * BANDS + b] = (struct banded){
				(int64_t)(tc_hash(c->signatures[i] + b * BAND_ROWS, BAND_ROWS * sizeof(uint16_t), (uint64_t)b) >> 8), i };
		if (!c->alone)
			rc = join_older(s, d, c, i, err);
	}
	qsort(c->bands, (size_t)n, sizeof *c->bands, cmp_banded);
	for (int i = 0, first = 0; i < n && !rc; i++) {
		if (c->bands[i].band != c->bands[first].band)
			first = i;
		for (int k = first; k < i && k < first + MAX_OTHERS && !rc; k++) {
			int32_t x = c->bands[i].at, y = c->bands[k].at, rx = root_of(c->root, x), ry = root_of(c->root, y);
			if (rx == ry || tc__minhash_alike(c->signatures[x], c->signatures[y]) < ALIKE)
				continue;
			c->root[rx > ry ? rx : ry] = rx > ry ? ry : rx;
			rc = join_documents(s, d, c->docs[x], c->docs[y], err);
		}
		sqlite3_bind_int64(d->add, 1, c->bands[i].band);
		sqlite3_bind_int64(d->add, 2, c->docs[c->bands[i].at]);
		if (!rc)
			rc = tc__store_run(s, d->add, err);
	}
	c->n = 0;
	c->alone = false;
	return rc;
}

int tc__fold_documents(struct tc_store *s, struct tc_err *err)
{
	struct doc_queries d = { 0 };
	struct chunk c = { 0 };
	sqlite3_stmt *news = NULL;
	int64_t from, last;
	int rc = tc__meta_get(s, "banded_document", &from, err);
	if (!rc)
		rc = tc__store_prepare(s, "SELECT doc FROM bands WHERE band = ?1 LIMIT 64", &d.others, err);
	if (!rc)
		rc = tc__store_prepare(s, "SELECT signature, wire FROM documents WHERE doc = ?1", &d.signature, err);
	if (!rc)
		rc = tc__store_prepare(s, "INSERT OR IGNORE INTO bands(band, doc) VALUES(?1, ?2)", &d.add, err);
	if (!rc)
		rc = tc__store_prepare(s, "UPDATE documents SET wire = ?1 WHERE doc = ?2", &d.wire, err);
	if (!rc)
		rc = tc__store_prepare(s, "UPDATE documents SET wire = ?1 WHERE wire = ?2", &d.merge, err);
	if (!rc)
		rc = tc__store_prepare(s, "SELECT doc, signature FROM documents WHERE doc > ?1 AND signature IS NOT NULL ORDER BY doc", &news, err);
	last = from;
	c.docs = tc_xmalloc(CHUNK * sizeof *c.docs);
	c.signatures = tc_xmalloc(CHUNK * sizeof *c.signatures);
	c.bands = tc_xmalloc(CHUNK * BANDS * sizeof *c.bands);
	c.root = tc_xmalloc(CHUNK * sizeof *c.root);
	c.alone = from == 0;
	if (!rc)
		sqlite3_bind_int64(news, 1, from);
	while (!rc && sqlite3_step(news) == SQLITE_ROW) {
		last = sqlite3_column_int64(news, 0);
		if (sqlite3_column_bytes(news, 1) != TC_MINHASH * 2)
			continue;
		memcpy(c.signatures[c.n], sqlite3_column_blob(news, 1), TC_MINHASH * 2);
		c.docs[c.n++] = last;
		if (c.n == CHUNK)
			rc = band_chunk(s, &d, &c, err);
	}
	if (!rc && c.n)
		rc = band_chunk(s, &d, &c, err);
	free(c.docs);
	free(c.signatures);
	free(c.bands);
	free(c.root);
	sqlite3_finalize(news);
	sqlite3_finalize(d.others);
	sqlite3_finalize(d.signature);
	sqlite3_finalize(d.add);
	sqlite3_finalize(d.wire);
	sqlite3_finalize(d.merge);
	return rc || last == from ? rc : tc__meta_set(s, "banded_document", last, err);
}
