/* SPDX-License-Identifier: Apache-2.0 */
/* store/fold.c - events told more than once.
 * A window of days slides over all days that gained an event; each new event is compared with those in the window that share
 * a party. What is joined gets the same `fold`, the smallest row among them; folds are the components of that relation, so the
 * order of loading does not matter. Folding never removes a report. Near-duplicate documents are found before (wire.c). */
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "know/know.h"
#include "store/fold.h"
#include "store/store_int.h"


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
	int rc = tc__store_prepare(s, "CREATE TEMP TABLE IF NOT EXISTS fold_days(day TEXT PRIMARY KEY) WITHOUT ROWID", &q, err);
	if (!rc)
		rc = tc__store_run(s, q, err);
	sqlite3_finalize(q);
	if (!rc)
		rc = tc__store_prepare(s, "INSERT OR IGNORE INTO fold_days SELECT date(e.day, n.value || ' days') FROM (SELECT DISTINCT day FROM events "
				"WHERE (event > ?1 OR fold = -1) AND day IS NOT NULL) e, (SELECT -3 AS value UNION SELECT -2 UNION SELECT -1 "
				"UNION SELECT 0 UNION SELECT 1 UNION SELECT 2 UNION SELECT 3) n", &q, err);
	if (!rc) {
		sqlite3_bind_int64(q, 1, from);
		rc = tc__store_run(s, q, err);
	}
	sqlite3_finalize(q);
	if (!rc)
		rc = tc__store_prepare(s, "SELECT e.event, e.fold, e.day, d.wire, e.doc, e.type, e.mode, e.cameo, e.lemma, e.status, e.negated, "
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
		rc = tc__store_prepare(s, "SELECT fold FROM events WHERE event = ?1", &get, err);
	if (!rc)
		rc = tc__store_prepare(s, "UPDATE events SET fold = ?1 WHERE event = ?2", &set, err);
	if (!rc)
		rc = tc__store_prepare(s, "UPDATE events SET fold = ?1 WHERE fold = ?2", &move, err);
	if (!rc)
		rc = tc__store_prepare(s, "INSERT OR IGNORE INTO fold_changed(fold) VALUES(?1)", &note, err);
	if (!rc)
		rc = tc__store_prepare(s, "DELETE FROM folds WHERE fold = ?1", &gone, err);
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
				rc = tc__store_run(s, u, err);
				if (!rc && fold[k] > 0) {
					sqlite3_bind_int64(gone, 1, fold[k]);
					rc = tc__store_run(s, gone, err);
				}
			}
		}
		if (!rc) {
			sqlite3_bind_int64(note, 1, keep);
			rc = tc__store_run(s, note, err);
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
	rc = tc__fold_documents(s, err);
	if (!rc)
		rc = tc__meta_get(s, "folded_event", &from, err);
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
		rc = tc__meta_set(s, "folded_event", last, err);
	free(c.pairs);
	if (rc) {
		tc_store_rollback(s);
		return rc;
	}
	if (n_folds)
		*n_folds = n;
	return tc_store_commit(s, err);
}
