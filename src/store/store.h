/* store/store.h - the ledger: one SQLite file that keeps documents and their records. docs/schema.md describes the tables.
 * One tc_store is one connection, for one thread. Several processes may have the file open: readers never wait, a writer
 * waits for another up to TC_STORE_BUSY_MS and then fails with TC_EBUSY. A batch between begin and commit is there whole or
 * not at all, whatever happens to the process. */
#ifndef TC_STORE_STORE_H
#define TC_STORE_STORE_H
#include "base/arena.h"
#include "base/err.h"
#include "event/event.h"

enum { TC_STORE_BUSY_MS = 20000 };
enum tc_store_mode { TC_STORE_READ, TC_STORE_WRITE /* made where it does not exist; migrated where it is older */ };

struct tc_store;

/* TC_EFORMAT: no database, or not one of ours. TC_EVERSION: made by a newer version. TC_ENOTFOUND: nothing to read. */
TC_NODISCARD int tc_store_open(const char *path, int mode, struct tc_store **out, struct tc_err *err);
void tc_store_close(struct tc_store *s);        /* NULL is fine; an open batch is undone */

TC_NODISCARD int tc_store_begin(struct tc_store *s, struct tc_err *err);
TC_NODISCARD int tc_store_commit(struct tc_store *s, struct tc_err *err);
void tc_store_rollback(struct tc_store *s);

/* Before and after a large load, outside a batch. Where `bytes` of input (0: unknown) are much beside what the ledger holds,
 * it does without its indexes in between and keeps the ids of records in memory, 32 bytes each; else nothing happens, and *on
 * is false. Documents that were there before the load must not be removed in between. */
TC_NODISCARD int tc_store_bulk_begin(struct tc_store *s, int64_t bytes, bool *on, struct tc_err *err);
TC_NODISCARD int tc_store_bulk_end(struct tc_store *s, struct tc_err *err);

/* See the ledger as it is now, whatever others write meanwhile, until it is closed. For reading: it also spares each question
 * a lock of its own. Holds up the cleaning of the log, so not for long. */
TC_NODISCARD int tc_store_hold(struct tc_store *s, struct tc_err *err);

struct tc_store_added { uint64_t documents, events, statements, figures, known; /* records that were there already */ };

/* Add a document and its records; those whose ids are there stay as they are. A document that is there keeps what is known of
 * it and gains what was not. `text` (may be empty) serves to find near-duplicates and is not kept. Inside a batch. */
TC_NODISCARD int tc_store_put(struct tc_store *s, const struct tc_records *r, tc_str text, struct tc_store_added *added,
			      struct tc_err *err);
/* Forget a document and all its records. Inside a batch; *found may be NULL. */
TC_NODISCARD int tc_store_remove(struct tc_store *s, tc_str doc, bool *found, struct tc_err *err);

/* Fold what was added since the last time: near-duplicate documents, and events told more than once (fold.h). In batches of
 * its own. *n_folds, which may be NULL, gets the number of groups that changed. */
TC_NODISCARD int tc_store_fold(struct tc_store *s, uint64_t *n_folds, struct tc_err *err);

/* Totals, for summaries. */
struct tc_store_totals { int64_t documents, events, statements, figures, actors, sources, folds, folded_events; };
TC_NODISCARD int tc_store_count(struct tc_store *s, struct tc_store_totals *out, struct tc_err *err);

/* Where an event's report stands among others: filled by tc_store_event. */
struct tc_store_report {
	int64_t row;            /* events.event */
	int64_t fold;           /* events.fold; 0: told once */
	int reports, documents, sources;        /* of its fold; 1 1 1 without */
	tc_str disagreement;    /* of its fold; empty: none */
	tc_str day;             /* YYYY-MM-DD that it is filed under; empty: undated */
};

/* One record by its row; strings live in `arena`. out holds a document with that one record. TC_ENOTFOUND if there is none. */
TC_NODISCARD int tc_store_event(struct tc_store *s, int64_t row, struct tc_arena *arena, struct tc_records *out,
				struct tc_store_report *report, struct tc_err *err);
TC_NODISCARD int tc_store_statement(struct tc_store *s, int64_t row, struct tc_arena *arena, struct tc_records *out,
				    struct tc_err *err);
TC_NODISCARD int tc_store_figure(struct tc_store *s, int64_t row, struct tc_arena *arena, struct tc_records *out,
				 struct tc_err *err);
#endif
