/* store/loader.h - many documents into a store, on a thread of the store's own: while one document is written, the caller
 * reads the next. A batch is committed when it is large or old enough, also while nothing more comes. */
#ifndef TC_STORE_LOADER_H
#define TC_STORE_LOADER_H
#include "store/store.h"

struct tc_loader_options {
	long batch;             /* records in a transaction, about */
	double seconds;         /* after which a batch is committed however small */
	bool replace;           /* forget what is known of a document before its first records are put */
};

struct tc_loader;

/* The store must not be used by others until tc_loader_close. */
struct tc_loader *tc_loader_open(struct tc_store *s, const struct tc_loader_options *o);

/* Where the records of the next document must live. */
struct tc_arena *tc_loader_arena(struct tc_loader *l);

/* Take over a document whose records live in that arena. 0, or 1: from now on another arena is the one to use, and what else
 * was put into the old one must not be touched; negative: the store failed, close says how. Waits while the store is behind. */
TC_NODISCARD int tc_loader_add(struct tc_loader *l, const struct tc_records *r, tc_str text);

/* Hand over what was added so far although it is little: the caller expects to wait. The arena is another one afterwards. */
TC_NODISCARD int tc_loader_push(struct tc_loader *l);

/* Have everything added so far committed, and wait for it. The arena is another one afterwards. */
TC_NODISCARD int tc_loader_sync(struct tc_loader *l);

/* What was put so far; cheap, for a progress bar. */
struct tc_store_added tc_loader_added(struct tc_loader *l);

/* Put and commit the rest, end the thread, free the loader. *added gets the totals. */
TC_NODISCARD int tc_loader_close(struct tc_loader *l, struct tc_store_added *added, struct tc_err *err);
#endif
