/* SPDX-License-Identifier: Apache-2.0 */
/* cli/rows.c - rows in blocks: each worker takes the next block, the calling thread writes blocks in order.
 * A row costs a handful of page look-ups all over the file; several cores make them at the same time. */
#include "cli/rows.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

enum { BLOCK = 64, SLOTS = 32, MAX_WORKERS = 4, FEW = 16 * BLOCK };

struct slot { struct tc_buf out; bool done; };
struct printing {
	const char *path;
	const int64_t *rows;
	int64_t n, n_blocks;
	tc_row_fn *print;
	void *arg;
	pthread_mutex_t lock;
	pthread_cond_t turn;
	struct slot slots[SLOTS];       /* of block k: slots[k % SLOTS], while written <= k < written + SLOTS */
	int64_t next, written;
	bool stop;
	int rc;
	struct tc_err err;
};
struct worker { struct printing *p; struct tc_store *store; bool own; pthread_t thread; };

static int print_block(struct printing *p, struct tc_store *s, int64_t block, struct tc_arena *arena, struct tc_buf *out, struct tc_err *err)
{
	int64_t end = (block + 1) * BLOCK < p->n ? (block + 1) * BLOCK : p->n;
	int rc = 0;
	for (int64_t i = block * BLOCK; i < end && !rc; i++) {
		size_t before = out->n;
		rc = p->print(p->arg, s, p->rows[i], arena, out, err);
		if (rc == TC_ENOTFOUND) {
			out->n = before;
			rc = 0;
		}
		tc_arena_reset(arena);
	}
	return rc;
}

static void *work(void *arg)
{
	struct worker *w = arg;
	struct printing *p = w->p;
	struct tc_arena arena;
	struct tc_err err = { 0 };
	int rc = 0;
	tc_arena_init(&arena);
	if (w->own) {
		rc = tc_store_open(p->path, TC_STORE_READ, &w->store, &err);
		if (!rc)
			rc = tc_store_hold(w->store, &err);
	}
	pthread_mutex_lock(&p->lock);
	while (!rc && !p->stop && p->next < p->n_blocks) {
		if (p->next >= p->written + SLOTS) {
			pthread_cond_wait(&p->turn, &p->lock);
			continue;
		}
		int64_t block = p->next++;
		struct slot *slot = &p->slots[block % SLOTS];
		pthread_mutex_unlock(&p->lock);
		rc = print_block(p, w->store, block, &arena, &slot->out, &err);
		pthread_mutex_lock(&p->lock);
		slot->done = true;
		pthread_cond_broadcast(&p->turn);
	}
	if (rc && !p->rc) {
		p->rc = rc;
		p->err = err;
		p->stop = true;
		pthread_cond_broadcast(&p->turn);
	}
	pthread_mutex_unlock(&p->lock);
	if (w->own)
		tc_store_close(w->store);
	tc_arena_release(&arena);
	return NULL;
}

static void start(struct printing *p, struct worker *w, int n, struct tc_store *s)
{
	sigset_t all, old;
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &old);         /* signals are for the thread that writes */
	for (int i = 0; i < n; i++) {
		w[i] = (struct worker){ .p = p, .store = i ? NULL : s, .own = i > 0 };
		if (pthread_create(&w[i].thread, NULL, work, &w[i]) != 0)
			TC_BUG("cannot start a thread");
	}
	pthread_sigmask(SIG_SETMASK, &old, NULL);
}

int tc_rows_print(const char *path, struct tc_store *s, const int64_t *rows, int64_t n, tc_row_fn *print, void *arg,
		  struct tc_output *out, struct tc_err *err)
{
	struct printing *p = tc_xcalloc(1, sizeof *p);
	struct worker w[MAX_WORKERS];
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	int workers = n < FEW || cores < 2 ? 0 : cores < MAX_WORKERS ? (int)cores : MAX_WORKERS;
	p->path = path;
	p->rows = rows;
	p->n = n;
	p->n_blocks = (n + BLOCK - 1) / BLOCK;
	p->print = print;
	p->arg = arg;
	if (!workers) {
		struct tc_arena arena;
		struct tc_buf b = { 0 };
		tc_arena_init(&arena);
		for (int64_t k = 0; k < p->n_blocks && !p->rc && !out->error; k++) {
			tc_buf_reset(&b);
			p->rc = print_block(p, s, k, &arena, &b, &p->err);
			tc_output_add(out, tc_buf_view(&b));
		}
		tc_arena_release(&arena);
		tc_buf_release(&b);
		goto end;
	}
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->turn, NULL);
	start(p, w, workers, s);
	pthread_mutex_lock(&p->lock);
	while (p->written < p->n_blocks && !p->stop) {
		struct slot *slot = &p->slots[p->written % SLOTS];
		if (!slot->done) {
			pthread_cond_wait(&p->turn, &p->lock);
			continue;
		}
		pthread_mutex_unlock(&p->lock);
		tc_output_add(out, tc_buf_view(&slot->out));
		tc_buf_reset(&slot->out);
		pthread_mutex_lock(&p->lock);
		slot->done = false;
		p->written++;
		p->stop = p->stop || out->error;
		pthread_cond_broadcast(&p->turn);
	}
	pthread_mutex_unlock(&p->lock);
	for (int i = 0; i < workers; i++)
		pthread_join(w[i].thread, NULL);
	pthread_mutex_destroy(&p->lock);
	pthread_cond_destroy(&p->turn);
	for (int i = 0; i < SLOTS; i++)
		tc_buf_release(&p->slots[i].out);
end:;
	int rc = p->rc;
	if (rc && err)
		*err = p->err;
	free(p);
	return rc;
}
