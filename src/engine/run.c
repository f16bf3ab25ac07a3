/* SPDX-License-Identifier: Apache-2.0 */
/* engine/run.c - many documents through several workers, out in the order they came in.
 * The calling thread reads and cuts; workers code; whichever worker finishes the oldest open document hands over all
 * that are ready, so nothing waits for a thread of its own and output does not depend on the number of workers.
 * Slots form a ring: [tail, next) are being coded or done, [next, head) wait. With one job everything happens in the calling thread. */
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "engine/engine.h"

enum { SLOTS_PER_JOB = 8, MAX_JOBS = 256, MAX_WAITING_BYTES = 32 << 20, KEEP_BYTES = 1 << 20 };

struct slot {
	struct tc_piece piece;
	struct tc_buf name, out, doc;
	struct tc_err err;
	struct tc_result result;
	bool done, rejected;
};

/* What one thread needs. */
struct worker { struct tc_session *session; struct tc_arena article; };

static void worker_init(struct worker *w, const struct tc_engine *e)
{
	w->session = tc_session_new(e);
	tc_arena_init(&w->article);
}

static void worker_release(struct worker *w)
{
	tc_session_free(w->session);
	tc_arena_release(&w->article);
}

struct run {
	const struct tc_engine *engine;
	const struct tc_run_options *o;
	struct slot *slots;
	unsigned long n_slots, head, next, tail;
	size_t waiting_bytes;
	pthread_mutex_t lock;
	pthread_cond_t work, room;
	bool closed, stopped, emitting;
	int rc;
};

struct formatting { const struct run *run; struct slot *slot; };

static void format(void *arg, struct tc_records *records, const struct tc_doc *doc)
{
	struct formatting *f = arg;
	struct tc_result *res = &f->slot->result;
	res->events += (uint32_t)records->n_events;
	res->statements += (uint32_t)records->n_statements;
	res->figures += (uint32_t)records->n_figures;
	f->run->o->format(f->run->o->arg, records, doc, &f->slot->out);
}

/* Trees that came with the words are thrown away. */
static void parse_again(struct tc_session *s, struct tc_doc *doc)
{
	for (int32_t i = 0; i < doc->n_words; i++) {
		doc->words[i].head = -1;
		doc->words[i].upos = TC_UPOS_X;
	}
	tc_session_annotate(s, doc);
}

static void code_slot(const struct run *r, struct worker *w, struct slot *slot)
{
	struct tc_doc doc;
	struct tc_records records = { 0 };
	struct tc_result *res = &slot->result;
	struct formatting f = { r, slot };
	if (res->last)
		return;
	tc_session_reset(w->session);
	tc_arena_reset(&w->article);
	/* CoNLL-U comes with words in its arena; everything else is text, which outlives the pieces it may be coded in. */
	struct tc_arena *arena = slot->piece.kind == TC_INPUT_CONLLU ? tc_session_arena(w->session) : &w->article;
	slot->rejected = tc_article_read(&slot->piece, slot->name.p, &r->o->article, arena, &doc, &res->repaired, &slot->err) != 0;
	tc_buf_str(&slot->doc, doc.id);
	if (slot->rejected)
		return;
	const struct tc_code_options *code = r->o->parse_only ? NULL : &r->o->code;
	if (doc.n_words || doc.text.n <= TC_PIECE_BYTES) {
		doc.arena = tc_session_arena(w->session);
		if (code)
			tc_session_code(w->session, code, &doc, &records);
		else
			parse_again(w->session, &doc);
		res->words = (uint32_t)doc.n_words;
		res->sentences = (uint32_t)doc.n_sents;
		format(&f, &records, &doc);
		return;
	}
	struct tc_amount amount = tc_session_code_pieces(w->session, code, &doc, format, &f);
	res->words = amount.words;
	res->sentences = amount.sentences;
}

static int emit(const struct run *r, struct slot *slot)
{
	struct tc_result *res = &slot->result;
	res->doc = tc_buf_view(&slot->doc);
	res->output = tc_buf_view(&slot->out);
	res->rejected = slot->rejected ? &slot->err : NULL;
	return r->o->sink(r->o->arg, res);
}

static void clear(struct slot *slot)
{
	/* One huge document should not hold its memory for the rest of the run. */
	if (slot->piece.bytes.cap > KEEP_BYTES)
		tc_buf_release(&slot->piece.bytes);
	if (slot->out.cap > KEEP_BYTES)
		tc_buf_release(&slot->out);
	tc_buf_reset(&slot->out);
	tc_buf_reset(&slot->doc);
	tc_buf_reset(&slot->name);
	slot->result = (struct tc_result){ 0 };
	slot->err = (struct tc_err){ 0 };
	slot->done = slot->rejected = false;
}

/* Hand over what is ready, oldest first. Called with the lock held. */
static void emit_ready(struct run *r)
{
	if (r->emitting)
		return;
	r->emitting = true;
	while (r->tail < r->next && r->slots[r->tail % r->n_slots].done) {
		struct slot *slot = &r->slots[r->tail % r->n_slots];
		size_t bytes = slot->piece.bytes.n;
		bool stopped = r->stopped;
		pthread_mutex_unlock(&r->lock);
		int rc = stopped ? 0 : emit(r, slot);
		clear(slot);
		pthread_mutex_lock(&r->lock);
		r->waiting_bytes -= bytes;
		r->tail++;
		if (rc && !r->rc) {
			r->rc = rc;
			r->stopped = true;
		}
		pthread_cond_signal(&r->room);
	}
	r->emitting = false;
}

static void *work(void *arg)
{
	struct run *r = arg;
	struct worker w;
	worker_init(&w, r->engine);
	pthread_mutex_lock(&r->lock);
	for (;;) {
		while (r->next == r->head && !r->closed)
			pthread_cond_wait(&r->work, &r->lock);
		if (r->next == r->head)
			break;
		struct slot *slot = &r->slots[r->next++ % r->n_slots];
		bool stopped = r->stopped;
		pthread_mutex_unlock(&r->lock);
		if (!stopped)
			code_slot(r, &w, slot);
		pthread_mutex_lock(&r->lock);
		slot->done = true;
		emit_ready(r);
	}
	pthread_mutex_unlock(&r->lock);
	worker_release(&w);
	return NULL;
}

/* An empty slot, or NULL when the run was stopped. */
static struct slot *get_slot(struct run *r)
{
	pthread_mutex_lock(&r->lock);
	while (!r->stopped && (r->head - r->tail == r->n_slots || (r->head > r->tail && r->waiting_bytes > MAX_WAITING_BYTES)))
		pthread_cond_wait(&r->room, &r->lock);
	struct slot *slot = r->stopped ? NULL : &r->slots[r->head % r->n_slots];
	pthread_mutex_unlock(&r->lock);
	return slot;
}

static void put_slot(struct run *r, struct slot *slot, struct worker *alone)
{
	if (alone) {
		code_slot(r, alone, slot);
		r->rc = emit(r, slot);
		r->stopped = r->rc != 0;
		clear(slot);
		return;
	}
	pthread_mutex_lock(&r->lock);
	r->waiting_bytes += slot->piece.bytes.n;
	r->head++;
	pthread_cond_signal(&r->work);
	pthread_mutex_unlock(&r->lock);
}

static bool stop_asked(const struct run *r) { return r->o->stop && *r->o->stop; }

/* Feed one source; false when the run is to end. */
static bool feed(struct run *r, struct tc_source *source, struct worker *alone)
{
	struct tc_cutter cut;
	struct slot *slot = NULL;
	int got = 1;
	tc_cutter_init(&cut, source->name, source->kind, source->read, source->arg);
	while (got == 1 && !stop_asked(r)) {
		slot = alone ? (r->stopped ? NULL : r->slots) : get_slot(r);
		if (!slot)
			break;
		clear(slot);
		got = tc_cutter_next(&cut, &slot->piece);
		slot->result.bytes = cut.n_read;
		tc_buf_add(&slot->name, source->name, strlen(source->name) + 1);
		if (got == 1 && stop_asked(r))
			break;          /* the piece may be cut short by the signal */
		if (got != 1) {
			tc_buf_reset(&slot->piece.bytes);
			slot->result.last = true;
			if (got < 0 && !stop_asked(r)) {
				slot->rejected = true;
				tc_buf_add(&slot->doc, source->name, strlen(source->name));
				(void)tc_fail(&slot->err, TC_EIO, "%m");
				tc_err_place(&slot->err, source->name, 0, 0);
			}
		}
		put_slot(r, slot, alone);
	}
	tc_cutter_release(&cut);
	return slot && !stop_asked(r) && !r->stopped;
}

static void feed_all(struct run *r, struct worker *alone)
{
	struct tc_source source;
	bool on = true;
	while (on && r->o->next(r->o->arg, &source) == 1) {
		on = feed(r, &source, alone);
		if (r->o->close)
			r->o->close(r->o->arg, &source);
	}
}

static void run_threads(struct run *r, int jobs)
{
	pthread_t threads[MAX_JOBS];
	sigset_t all, old;
	int n = 0;
	/* Signals are for the reading thread, whose read they interrupt. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	while (n < jobs && pthread_create(&threads[n], NULL, work, r) == 0)
		n++;
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	if (!n) {
		struct worker w;
		worker_init(&w, r->engine);
		feed_all(r, &w);
		worker_release(&w);
		return;
	}
	feed_all(r, NULL);
	pthread_mutex_lock(&r->lock);
	r->closed = true;
	pthread_cond_broadcast(&r->work);
	pthread_mutex_unlock(&r->lock);
	while (n)
		pthread_join(threads[--n], NULL);
}

int tc_run(const struct tc_engine *e, const struct tc_run_options *o)
{
	int jobs = o->jobs < 1 ? 1 : o->jobs > MAX_JOBS ? MAX_JOBS : o->jobs;
	struct run r = { .engine = e, .o = o, .n_slots = (unsigned long)jobs * SLOTS_PER_JOB };
	r.slots = tc_xcalloc(r.n_slots, sizeof *r.slots);
	pthread_mutex_init(&r.lock, NULL);
	pthread_cond_init(&r.work, NULL);
	pthread_cond_init(&r.room, NULL);
	if (jobs == 1) {
		struct worker w;
		worker_init(&w, e);
		feed_all(&r, &w);
		worker_release(&w);
	} else {
		run_threads(&r, jobs);
	}
	for (unsigned long i = 0; i < r.n_slots; i++) {
		struct slot *slot = &r.slots[i];
		tc_buf_release(&slot->piece.bytes);
		tc_buf_release(&slot->out);
		tc_buf_release(&slot->name);
		tc_buf_release(&slot->doc);
	}
	free(r.slots);
	pthread_cond_destroy(&r.room);
	pthread_cond_destroy(&r.work);
	pthread_mutex_destroy(&r.lock);
	return r.rc;
}
