/* base/arena.h - memory that lives as long as a document.
 * Pieces are never freed one by one: reset the arena, or rewind to a mark. Calls never return NULL; out of memory
 * ends the process with a message. Not thread-safe: one arena per worker. */
#ifndef TC_BASE_ARENA_H
#define TC_BASE_ARENA_H
#include "base/str.h"

struct tc_arena_block;
struct tc_arena {
	struct tc_arena_block *first, *current;
	size_t used;            /* bytes used in `current` */
	size_t total;           /* bytes held in all blocks */
};
struct tc_arena_mark { struct tc_arena_block *block; size_t used; };

void tc_arena_init(struct tc_arena *a);
void tc_arena_reset(struct tc_arena *a);        /* empty it; keeps up to 4 MiB of its blocks */
void tc_arena_release(struct tc_arena *a);
void *tc_arena_alloc(struct tc_arena *a, size_t size);          /* 16-byte aligned, not zeroed */
void *tc_arena_zalloc(struct tc_arena *a, size_t size);         /* zeroed */
void *tc_arena_grow(struct tc_arena *a, const void *old, size_t old_size, size_t new_size);
tc_str tc_arena_str(struct tc_arena *a, tc_str s);              /* a copy, NUL-terminated for debuggers */
tc_str tc_arena_printf(struct tc_arena *a, const char *fmt, ...) TC_PRINTF(2, 3);
struct tc_arena_mark tc_arena_mark(const struct tc_arena *a);
void tc_arena_rewind(struct tc_arena *a, struct tc_arena_mark m);

#define TC_NEW(a, type) ((type *)tc_arena_zalloc((a), sizeof(type)))
#define TC_NEWN(a, type, n) ((type *)tc_arena_zalloc((a), sizeof(type) * (size_t)(n)))
/* Append `value` to an arena array kept as pointer `arr`, count `n` and capacity `cap` (all lvalues). */
#define TC_PUSH(a, arr, n, cap, value) do { \
	if ((n) == (cap)) { \
		size_t tc__c = (cap) ? (size_t)(cap) * 2 : 8; \
		(arr) = tc_arena_grow((a), (arr), sizeof *(arr) * (size_t)(n), sizeof *(arr) * tc__c); \
		(cap) = (__typeof__(cap))tc__c; \
	} \
	(arr)[(n)++] = (value); \
} while (0)

/* malloc and friends that end the process on failure, for what outlives documents. */
void *tc_xmalloc(size_t size);
void *tc_xcalloc(size_t n, size_t size);
void *tc_xrealloc(void *p, size_t size);
#endif
