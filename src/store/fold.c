/* SPDX-License-Identifier: Apache-2.0 */
/* store/fold.c - near-duplicate documents, and events told more than once.
 * Documents: signatures are cut into bands (bands table); documents that share a band are compared, and those alike get the
 * same `wire` number, that of the first. Events: a window of days slides over all days that gained an event; each new event
 * is compared with those in the window that share a party. What is joined gets the same `fold`, the smallest row among them;
 * folds are the components of that relation, so the order of loading does not matter. Folding never removes a report. */
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "know/know.h"
#include "store/fold.h"
#include "store/store_int.h"

enum { BANDS = 12, BAND_ROWS = 4 };       /* of 64 bins the last 16 only count in the comparison */
#define ALIKE 0.45              /* share of equal bins from which two documents are one text */

static int prepare(struct tc_store *s, const char *sql, sqlite3_stmt **q, struct tc_err *err)
{
	*q = NULL;
	return sqlite3_prepare_v2(s->db, sql, -1, q, NULL) == SQLITE_OK ? 0 : tc__store_fail(s, err, "preparing a query");
}

static int run(struct tc_store *s, sqlite3_stmt *q, struct tc_err *err)
{
	int rc = sqlite3_step(q);
	rc = rc == SQLITE_DONE || rc == SQLITE_ROW ? 0 : tc__store_fail(s, err, "folding");
	sqlite3_reset(q);
	return rc;
}

static int get_meta(struct tc_store *s, const char *name, int64_t *out, struct tc_err *err)
{
	sqlite3_stmt *q;
	int rc = prepare(s, "SELECT value FROM meta WHERE name = ?1", &q, err);
	*out = 0;
	if (rc)
		return rc;
	tc__bind_z(q, 1, name);
	if (sqlite3_step(q) == SQLITE_ROW)
		*out = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return 0;
}

static int set_meta(struct tc_store *s, const char *name, int64_t v, struct tc_err *err)
{
	sqlite3_stmt *q;
	int rc = prepare(s, "INSERT INTO meta(name, value) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET value = excluded.value", &q, err);
	if (rc)
		return rc;
	tc__bind_z(q, 1, name);
	sqlite3_bind_int64(q, 2, v);
	rc = run(s, q, err);
	sqlite3_finalize(q);
	return rc;
}

/* --- documents ------------------------------------------------------------------------------------------------------ */

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
		rc = run(s, d->wire, err);
	}
	if (!rc && keep != drop) {
		sqlite3_bind_int64(d->merge, 1, keep);
		sqlite3_bind_int64(d->merge, 2, drop);
		rc = run(s, d->merge, err);
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
			rc = run(s, d->add, err);
	}
	c->n = 0;
	c->alone = false;
	return rc;
}

static int fold_documents(struct tc_store *s, struct tc_err *err)
{
	struct doc_queries d = { 0 };
	struct chunk c = { 0 };
	sqlite3_stmt *news = NULL;
	int64_t from, last;
	int rc = get_meta(s, "banded_document", &from, err);
	if (!rc)
		rc = prepare(s, "SELECT doc FROM bands WHERE band = ?1 LIMIT 64", &d.others, err);
	if (!rc)
		rc = prepare(s, "SELECT signature, wire FROM documents WHERE doc = ?1", &d.signature, err);
	if (!rc)
		rc = prepare(s, "INSERT OR IGNORE INTO bands(band, doc) VALUES(?1, ?2)", &d.add, err);
	if (!rc)
		rc = prepare(s, "UPDATE documents SET wire = ?1 WHERE doc = ?2", &d.wire, err);
	if (!rc)
		rc = prepare(s, "UPDATE documents SET wire = ?1 WHERE wire = ?2", &d.merge, err);
	if (!rc)
		rc = prepare(s, "SELECT doc, signature FROM documents WHERE doc > ?1 AND signature IS NOT NULL ORDER BY doc", &news, err);
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
	return rc || last == from ? rc : set_meta(s, "banded_document", last, err);
}

/* --- events --------------------------------------------------------------------------------------------------------- */

struct held {                   /* an event in the window */
	int64_t row, fold, doc_row;
	int32_t day;
	bool fresh;
	struct tc_fold_view view;
};

struct window {
	struct held *ring;
	struct tc_fold_quick *quick;                    /* of the same events */
	int n, cap, oldest;
	struct tc_arena arenas[TC_FOLD_DAYS + 2];       /* views of one day each */
	int32_t arena_day[TC_FOLD_DAYS + 2];
	struct tc_fold_memo *memo;
};

struct changes { int64_t (*pairs)[2]; size_t n, cap; };

static struct tc_arena *arena_of(struct window *w, int32_t day)
{
	int k = ((day % (TC_FOLD_DAYS + 2)) + TC_FOLD_DAYS + 2) % (TC_FOLD_DAYS + 2);
	if (w->arena_day[k] != day) {
		tc_arena_reset(&w->arenas[k]);
		w->arena_day[k] = day;
	}
	return &w->arenas[k];
}

static void compare(struct window *w, const struct held *h, const struct tc_fold_quick *quick, struct changes *c)
{
	for (int i = w->oldest; i < w->n; i++) {
		if (!tc_fold_may(quick, &w->quick[i]))
			continue;
		const struct held *o = &w->ring[i];
		if (!h->fresh && !o->fresh)
			continue;
		if (!(tc_fold_score(&h->view, &o->view) > 0))
			continue;
		if (c->n == c->cap) {
			c->cap = c->cap ? c->cap * 2 : 256;
			c->pairs = tc_xrealloc(c->pairs, c->cap * sizeof *c->pairs);
		}
		c->pairs[c->n][0] = h->row;
		c->pairs[c->n++][1] = o->row;
	}
}

/* The next event, in order of days: compare it with those before it and keep it in the window. */
static void enter(struct window *w, struct held h, const struct tc_records *r, struct changes *c)
{
	struct tc_fold_quick quick;
	int64_t wire = h.view.wire;
	while (w->oldest < w->n && w->ring[w->oldest].day < h.day - TC_FOLD_DAYS)
		w->oldest++;
	if (w->oldest > 4096 && w->oldest > w->n / 2) {
		w->n -= w->oldest;
		memmove(w->ring, w->ring + w->oldest, sizeof *w->ring * (size_t)w->n);
		memmove(w->quick, w->quick + w->oldest, sizeof *w->quick * (size_t)w->n);
		w->oldest = 0;
	}
	struct tc_arena *arena = arena_of(w, h.day);
	tc_fold_view(r, r->events, w->memo, arena, &h.view);
	h.view.mode = tc_arena_str(arena, h.view.mode);         /* the record itself is not kept */
	h.view.cameo = tc_arena_str(arena, h.view.cameo);
	h.view.doc = tc_arena_str(arena, h.view.doc);
	h.view.wire = wire;
	tc_fold_quick(&h.view, &quick);
	compare(w, &h, &quick, c);
	if (w->n == w->cap) {
		w->cap = w->cap ? w->cap * 2 : 1024;
		w->ring = tc_xrealloc(w->ring, sizeof *w->ring * (size_t)w->cap);
		w->quick = tc_xrealloc(w->quick, sizeof *w->quick * (size_t)w->cap);
	}
	w->ring[w->n] = h;
	w->quick[w->n++] = quick;
}

/* Rows are read on one thread and compared on another: batches of them go round in a ring. */
enum { BATCHES = 4, BATCH = 256 };
struct batch { struct tc_arena arena; struct held held[BATCH]; struct tc_records records[BATCH]; int n; };
struct comparing {
	struct batch batches[BATCHES];
	int filled, emptied;            /* how many were, so far */
	bool end;
	pthread_mutex_t lock;
	pthread_cond_t turn;
	struct window w;
	struct changes *c;
};

static void *comparer(void *arg)
{
	struct comparing *x = arg;
	pthread_mutex_lock(&x->lock);
	for (;;) {
		while (x->emptied == x->filled && !x->end)
			pthread_cond_wait(&x->turn, &x->lock);
		if (x->emptied == x->filled)
			break;
		struct batch *b = &x->batches[x->emptied % BATCHES];
		pthread_mutex_unlock(&x->lock);
		for (int i = 0; i < b->n; i++)
			enter(&x->w, b->held[i], &b->records[i], x->c);
		b->n = 0;
		tc_arena_reset(&b->arena);
		pthread_mutex_lock(&x->lock);
		x->emptied++;
		pthread_cond_signal(&x->turn);
	}
	pthread_mutex_unlock(&x->lock);
	return NULL;
}

/* The batch to fill next, after handing over the one before. */
static struct batch *next_batch(struct comparing *x, bool end)
{
	pthread_mutex_lock(&x->lock);
	x->filled++;
	x->end = end;
	pthread_cond_signal(&x->turn);
	while (x->filled - x->emptied == BATCHES)
		pthread_cond_wait(&x->turn, &x->lock);
	struct batch *b = &x->batches[x->filled % BATCHES];
	pthread_mutex_unlock(&x->lock);
	return b;
}

/* What is compared of an event, from the columns after the fifth: a record in full would cost three times as much. */
static void row_event(sqlite3_stmt *q, struct tc_arena *arena, struct tc_records *r, struct tc_event *e)
{
	const char *precision = (const char *)sqlite3_column_text(q, 13), *status = (const char *)sqlite3_column_text(q, 9);
	int type = tc_event_find(tc__column_str(q, 5, arena));
	e->type = (uint8_t)(type > 0 ? type : 0);
	e->mode = tc__column_str(q, 6, arena);
	e->cameo = tc__column_str(q, 7, arena);
	e->trigger.lemma = tc__column_str(q, 8, arena);
	for (int i = 0; status && i < TC_STATUS_COUNT; i++)
		if (!strcmp(status, tc_status_name(i)))
			e->status = (uint8_t)i;
	e->negated = sqlite3_column_int(q, 10);
	e->symmetric = sqlite3_column_int(q, 11);
	e->date.value = tc__column_str(q, 12, arena);
	e->date.precision = precision && !strcmp(precision, "day") ? TC_PREC_DAY : TC_PREC_UNKNOWN;
	e->place.name = tc__column_str(q, 14, arena);
	e->place.text = tc__column_str(q, 15, arena);
	snprintf(e->place.country, 4, "%s", sqlite3_column_type(q, 16) == SQLITE_NULL ? "" : (const char *)sqlite3_column_text(q, 16));
	e->place.lat = sqlite3_column_type(q, 17) == SQLITE_NULL ? NAN : (float)sqlite3_column_double(q, 17);
	e->place.lon = sqlite3_column_type(q, 18) == SQLITE_NULL ? NAN : (float)sqlite3_column_double(q, 18);
	e->text = tc__column_str(q, 19, arena);
	r->doc = tc__column_str(q, 20, arena);
	r->date = tc__column_str(q, 21, arena);
}

/* Compare the events that q gives. */
static int compare_rows(struct tc_store *s, sqlite3_stmt *q, int64_t from, struct changes *c, int64_t *last, struct tc_err *err)
{
	struct comparing *x = tc_xcalloc(1, sizeof *x);
	pthread_t thread;
	sigset_t all, old;
	int rc = 0;
	x->c = c;
	x->w.memo = tc_fold_memo_new();
	for (size_t i = 0; i < TC_COUNT(x->w.arenas); i++) {
		tc_arena_init(&x->w.arenas[i]);
		x->w.arena_day[i] = TC_DAY_NONE;
	}
	for (int i = 0; i < BATCHES; i++)
		tc_arena_init(&x->batches[i].arena);
	pthread_mutex_init(&x->lock, NULL);
	pthread_cond_init(&x->turn, NULL);
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &old);
	if (pthread_create(&thread, NULL, comparer, x) != 0)
		TC_BUG("cannot start a thread");
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	pthread_setname_np(thread, "tocsin-fold");
	struct batch *b = &x->batches[0];
	int step = SQLITE_DONE;
	while (!rc && (step = sqlite3_step(q)) == SQLITE_ROW) {
		struct tc_event *event = TC_NEW(&b->arena, struct tc_event);
		struct tc_records *r = &b->records[b->n];
		struct held *h = &b->held[b->n];
		*h = (struct held){ .row = sqlite3_column_int64(q, 0), .fold = sqlite3_column_int64(q, 1), .doc_row = sqlite3_column_int64(q, 4) };
		h->day = tc_day_read(tc_str_of((const char *)sqlite3_column_text(q, 2)));
		h->fresh = h->row > from || h->fold == -1;
		h->view.wire = sqlite3_column_int64(q, 3);
		*last = h->row > *last ? h->row : *last;
		*r = (struct tc_records){ .events = event, .n_events = 1 };
		row_event(q, &b->arena, r, event);
		rc = tc__store_parties(s, h->row, &b->arena, event, err);
		if (!rc && ++b->n == BATCH)
			b = next_batch(x, false);
	}
	if (!rc && step != SQLITE_DONE)
		rc = tc__store_fail(s, err, "folding");
	next_batch(x, true);
	pthread_join(thread, NULL);
	for (size_t i = 0; i < TC_COUNT(x->w.arenas); i++)
		tc_arena_release(&x->w.arenas[i]);
	for (int i = 0; i < BATCHES; i++)
		tc_arena_release(&x->batches[i].arena);
	pthread_mutex_destroy(&x->lock);
	pthread_cond_destroy(&x->turn);
	tc_fold_memo_free(x->w.memo);
	free(x->w.ring);
	free(x->w.quick);
	free(x);
	return rc;
}

static int slide(struct tc_store *s, int64_t from, struct changes *c, int64_t *last, struct tc_err *err)
{
	/* Days that gained events, and for each the days around it that are within reach. */
	sqlite3_stmt *q = NULL;
	int rc = prepare(s, "CREATE TEMP TABLE IF NOT EXISTS fold_days(day TEXT PRIMARY KEY) WITHOUT ROWID", &q, err);
	if (!rc)
		rc = run(s, q, err);
	sqlite3_finalize(q);
	if (!rc)
		rc = prepare(s, "INSERT OR IGNORE INTO fold_days SELECT date(e.day, n.value || ' days') FROM (SELECT DISTINCT day FROM events "
				"WHERE (event > ?1 OR fold = -1) AND day IS NOT NULL) e, (SELECT -3 AS value UNION SELECT -2 UNION SELECT -1 "
				"UNION SELECT 0 UNION SELECT 1 UNION SELECT 2 UNION SELECT 3) n", &q, err);
	if (!rc) {
		sqlite3_bind_int64(q, 1, from);
		rc = run(s, q, err);
	}
	sqlite3_finalize(q);
	if (!rc)
		rc = prepare(s, "SELECT e.event, e.fold, e.day, d.wire, e.doc, e.type, e.mode, e.cameo, e.lemma, e.status, e.negated, "
				"e.symmetric, e.date, e.date_precision, e.place, e.place_text, e.place_country, e.lat, e.lon, t.text, d.id, d.date "
				"FROM fold_days f JOIN events e ON e.day = f.day JOIN documents d USING(doc) JOIN sentences t ON t.sentence = "
				"e.sentence ORDER BY e.day, e.event", &q, err);
	if (!rc)
		rc = compare_rows(s, q, from, c, last, err);
	sqlite3_finalize(q);
	return rc;
}

/* Join the folds of both events of each pair; the folds that changed go into fold_changed. */
static int join_pairs(struct tc_store *s, const struct changes *c, struct tc_err *err)
{
	sqlite3_stmt *get = NULL, *set = NULL, *move = NULL, *note = NULL, *gone = NULL;
	int rc = tc__store_exec(s, "CREATE TEMP TABLE IF NOT EXISTS fold_changed(fold INTEGER PRIMARY KEY); DELETE FROM fold_changed", err);
	if (!rc)
		rc = prepare(s, "SELECT fold FROM events WHERE event = ?1", &get, err);
	if (!rc)
		rc = prepare(s, "UPDATE events SET fold = ?1 WHERE event = ?2", &set, err);
	if (!rc)
		rc = prepare(s, "UPDATE events SET fold = ?1 WHERE fold = ?2", &move, err);
	if (!rc)
		rc = prepare(s, "INSERT OR IGNORE INTO fold_changed(fold) VALUES(?1)", &note, err);
	if (!rc)
		rc = prepare(s, "DELETE FROM folds WHERE fold = ?1", &gone, err);
	for (size_t i = 0; i < c->n && !rc; i++) {
		int64_t fold[2], keep;
		for (int k = 0; k < 2; k++) {
			sqlite3_bind_int64(get, 1, c->pairs[i][k]);
			fold[k] = sqlite3_step(get) == SQLITE_ROW ? sqlite3_column_int64(get, 0) : 0;
			sqlite3_reset(get);
		}
		if (fold[0] > 0 && fold[0] == fold[1]) {
			keep = fold[0];
		} else {
			int64_t x = fold[0] > 0 ? fold[0] : c->pairs[i][0], y = fold[1] > 0 ? fold[1] : c->pairs[i][1];
			keep = x < y ? x : y;
			for (int k = 0; k < 2 && !rc; k++) {
				sqlite3_stmt *u = fold[k] > 0 ? move : set;
				if (fold[k] == keep)
					continue;
				sqlite3_bind_int64(u, 1, keep);
				sqlite3_bind_int64(u, 2, fold[k] > 0 ? fold[k] : c->pairs[i][k]);
				rc = run(s, u, err);
				if (!rc && fold[k] > 0) {
					sqlite3_bind_int64(gone, 1, fold[k]);
					rc = run(s, gone, err);
				}
			}
		}
		if (!rc) {
			sqlite3_bind_int64(note, 1, keep);
			rc = run(s, note, err);
		}
	}
	sqlite3_finalize(get);
	sqlite3_finalize(set);
	sqlite3_finalize(move);
	sqlite3_finalize(note);
	sqlite3_finalize(gone);
	return rc;
}

int tc_store_fold(struct tc_store *s, uint64_t *n_folds, struct tc_err *err)
{
	struct changes c = { 0 };
	int64_t from, last = 0;
	uint64_t n = 0;
	int rc = tc_store_begin(s, err);
	if (rc)
		return rc;
	rc = fold_documents(s, err);
	if (!rc)
		rc = get_meta(s, "folded_event", &from, err);
	if (!rc) {
		last = from;
		rc = slide(s, from, &c, &last, err);
	}
	if (!rc)
		rc = join_pairs(s, &c, err);
	if (!rc)
		rc = tc__store_exec(s, "UPDATE events SET fold = NULL WHERE fold = -1; DROP TABLE fold_days", err);
	if (!rc)
		rc = tc__fold_describe(s, &n, err);
	if (!rc && last > from)
		rc = set_meta(s, "folded_event", last, err);
	free(c.pairs);
	if (rc) {
		tc_store_rollback(s);
		return rc;
	}
	if (n_folds)
		*n_folds = n;
	return tc_store_commit(s, err);
}
