/* SPDX-License-Identifier: Apache-2.0 */
/* store/loader.c - a thread that writes.
 * Documents come in parcels: an arena with some hundreds of records. The caller fills one while the writer empties others; a
 * few go round, so that neither has to wait for single documents, and memory stays bounded. What can be computed without
 * the database (signatures of texts) is computed on the caller's side. */
#include "store/loader.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

#include "store/store_int.h"

enum { PARCELS = 6, PARCEL_RECORDS = 256, PARCEL_DOCUMENTS = 64, PARCEL_BYTES = 1 << 20 };

struct packed { struct tc_records r; uint16_t signature[TC_MINHASH]; bool has_signature; };
struct parcel {
	struct tc_arena arena;
	struct packed docs[PARCEL_DOCUMENTS];
	int n;
	int64_t n_records;
	size_t bytes;
	bool commit;
	struct parcel *next;
};

struct tc_loader {
	struct tc_store *store;
	struct tc_loader_options o;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t work, room;      /* work: something is in the queue, or it is closed; room: a parcel came back */
	struct parcel parcels[PARCELS], *empty, *first, **last;
	struct parcel *filling;         /* the caller's */
	int out;                        /* parcels that are queued or being written */
	bool closed, failed;
	struct tc_store_added added;
	struct tc_err err;
	/* the writer's own */
	long in_batch;
	double batch_start;
	uint64_t *replaced;             /* hashes of the documents that --replace has emptied */
	size_t n_replaced, cap_replaced;
};

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* --- the writer ----------------------------------------------------------------------------------------------------- */

static bool first_time(struct tc_loader *l, tc_str doc)
{
	uint64_t h = tc_hash(doc.p, doc.n, 0);
	if (2 * (l->n_replaced + 1) > l->cap_replaced) {
		size_t cap = l->cap_replaced ? l->cap_replaced * 2 : 1024;
		uint64_t *old = l->replaced;
		l->replaced = tc_xcalloc(cap, sizeof *old);
		for (size_t i = 0; i < l->cap_replaced; i++)
			if (old[i]) {
				size_t k = old[i] & (cap - 1);
				while (l->replaced[k])
					k = (k + 1) & (cap - 1);
				l->replaced[k] = old[i];
			}
		free(old);
		l->cap_replaced = cap;
	}
	h = h ? h : 1;
	size_t k = h & (l->cap_replaced - 1);
	while (l->replaced[k] && l->replaced[k] != h)
		k = (k + 1) & (l->cap_replaced - 1);
	if (l->replaced[k])
		return false;
	l->replaced[k] = h;
	l->n_replaced++;
	return true;
}

static int commit(struct tc_loader *l, struct tc_err *err)
{
	if (!l->in_batch)
		return 0;
	l->in_batch = 0;
	return tc_store_commit(l->store, err);
}

static int write_parcel(struct tc_loader *l, struct parcel *p, struct tc_store_added *added, struct tc_err *err)
{
	int rc = 0;
	for (int i = 0; i < p->n && !rc; i++) {
		struct packed *d = &p->docs[i];
		if (!l->in_batch) {
			rc = tc_store_begin(l->store, err);
			l->batch_start = now();
		}
		if (!rc && l->o.replace && first_time(l, d->r.doc))
			rc = tc_store_remove(l->store, d->r.doc, NULL, err);
		if (!rc)
			rc = tc__store_put(l->store, &d->r, d->has_signature ? d->signature : NULL, added, err);
		if (!rc)
			l->in_batch += 1 + d->r.n_events + d->r.n_statements + d->r.n_figures;
		/* What was gathered points into the parcel. */
		if (!rc && (i + 1 == p->n || l->in_batch >= l->o.batch))
			rc = tc__batch_flush(l->store, err);
		if (rc) {
			tc_store_rollback(l->store);
			l->in_batch = 0;
			break;
		}
		if (l->in_batch >= l->o.batch)
			rc = commit(l, err);
	}
	if (!rc && l->in_batch && (p->commit || now() - l->batch_start > l->o.seconds))
		rc = commit(l, err);
	return rc;
}

/* Wait for a parcel, with the lock held; NULL: it is time to commit, or the end. */
static struct parcel *await_parcel(struct tc_loader *l)
{
	while (!l->first && !l->closed) {
		if (!l->in_batch) {
			pthread_cond_wait(&l->work, &l->lock);
			continue;
		}
		double until = l->batch_start + l->o.seconds;
		struct timespec t = { .tv_sec = (time_t)until };
		t.tv_nsec = (long)((until - (double)t.tv_sec) * 1e9);
		if (pthread_cond_timedwait(&l->work, &l->lock, &t) != 0)
			break;
	}
	struct parcel *p = l->first;
	if (p && !(l->first = p->next))
		l->last = &l->first;
	return p;
}

static void *writer(void *arg)
{
	struct tc_loader *l = arg;
	pthread_mutex_lock(&l->lock);
	for (;;) {
		struct parcel *p = await_parcel(l);
		bool end = !p && l->closed, failed = l->failed;
		struct tc_store_added added = l->added;
		struct tc_err err = { 0 };
		int rc = 0;
		pthread_mutex_unlock(&l->lock);
		if (!failed)
			rc = p ? write_parcel(l, p, &added, &err) : commit(l, &err);
		if (!failed && !rc && !p)       /* nothing more comes for now: what is there shall be found quickly */
			rc = tc_store_bulk_end(l->store, &err);
		if (p)
			tc_arena_reset(&p->arena);
		pthread_mutex_lock(&l->lock);
		l->added = added;
		if (rc) {
			l->failed = true;
			l->err = err;
		}
		if (p) {
			p->n = 0;
			p->n_records = 0;
			p->bytes = 0;
			p->commit = false;
			p->next = l->empty;
			l->empty = p;
			l->out--;
			pthread_cond_signal(&l->room);
		}
		if (end)
			break;
	}
	pthread_mutex_unlock(&l->lock);
	return NULL;
}

/* --- the caller's side ---------------------------------------------------------------------------------------------- */

struct tc_loader *tc_loader_open(struct tc_store *s, const struct tc_loader_options *o)
{
	struct tc_loader *l = tc_xcalloc(1, sizeof *l);
	pthread_condattr_t attr;
	sigset_t all, old;
	l->store = s;
	l->o = *o;
	l->last = &l->first;
	for (int i = 0; i < PARCELS; i++) {
		tc_arena_init(&l->parcels[i].arena);
		l->parcels[i].next = l->empty;
		l->empty = &l->parcels[i];
	}
	l->filling = l->empty;
	l->empty = l->empty->next;
	pthread_mutex_init(&l->lock, NULL);
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&l->work, &attr);
	pthread_cond_init(&l->room, &attr);
	pthread_condattr_destroy(&attr);
	/* Signals are for the caller, whose reads they interrupt. */
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &old);
	if (pthread_create(&l->thread, NULL, writer, l) != 0)
		TC_BUG("cannot start a thread");
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	pthread_setname_np(l->thread, "tocsin-store");   /* for profilers */
	return l;
}

struct tc_arena *tc_loader_arena(struct tc_loader *l) { return &l->filling->arena; }

/* Hand over the parcel, get an empty one. */
static int turn(struct tc_loader *l, bool sync)
{
	pthread_mutex_lock(&l->lock);
	l->filling->commit = sync;
	l->filling->next = NULL;
	*l->last = l->filling;
	l->last = &l->filling->next;
	l->out++;
	pthread_cond_signal(&l->work);
	while (!l->empty || (sync && l->out))
		pthread_cond_wait(&l->room, &l->lock);
	l->filling = l->empty;
	l->empty = l->filling->next;
	int rc = l->failed ? -1 : 1;
	pthread_mutex_unlock(&l->lock);
	return rc;
}

int tc_loader_add(struct tc_loader *l, const struct tc_records *r, tc_str text)
{
	struct parcel *p = l->filling;
	struct packed *d = &p->docs[p->n++];
	d->r = *r;
	d->has_signature = tc__signature(r, text, d->signature);
	p->n_records += r->n_events + r->n_statements + r->n_figures;
	p->bytes += text.n + 512 * (size_t)(r->n_events + r->n_statements + r->n_figures);
	bool full = p->n == PARCEL_DOCUMENTS || p->n_records >= PARCEL_RECORDS || p->bytes >= PARCEL_BYTES;
	return full ? turn(l, false) : 0;
}

int tc_loader_push(struct tc_loader *l) { return l->filling->n && turn(l, false) < 0 ? -1 : 0; }

int tc_loader_sync(struct tc_loader *l) { return turn(l, true) < 0 ? -1 : 0; }

struct tc_store_added tc_loader_added(struct tc_loader *l)
{
	pthread_mutex_lock(&l->lock);
	struct tc_store_added a = l->added;
	pthread_mutex_unlock(&l->lock);
	return a;
}

int tc_loader_close(struct tc_loader *l, struct tc_store_added *added, struct tc_err *err)
{
	int rc = l->filling->n ? turn(l, false) : 0;
	pthread_mutex_lock(&l->lock);
	l->closed = true;
	pthread_cond_signal(&l->work);
	pthread_mutex_unlock(&l->lock);
	pthread_join(l->thread, NULL);
	*added = l->added;
	rc = l->failed ? l->err.code : 0;
	if (rc && err)
		*err = l->err;
	for (int i = 0; i < PARCELS; i++)
		tc_arena_release(&l->parcels[i].arena);
	pthread_mutex_destroy(&l->lock);
	pthread_cond_destroy(&l->work);
	pthread_cond_destroy(&l->room);
	free(l->replaced);
	free(l);
	return rc;
}
