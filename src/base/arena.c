/* SPDX-License-Identifier: Apache-2.0 */
/* base/arena.c - a list of growing blocks. -DTC_ARENA_MALLOC gives each piece a block of its own, so that the
 * sanitizers see every overrun. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_BLOCK = 64 << 10, MAX_BLOCK = 8 << 20, KEEP = 4 << 20, ALIGN = 16 };

struct tc_arena_block {
	struct tc_arena_block *next;
	size_t size;
	_Alignas(16) char data[];
};

static _Noreturn void out_of_memory(size_t size)
{
	fprintf(stderr, "tocsin: out of memory (%zu bytes asked for)\n", size);
	exit(1);
}

void *tc_xmalloc(size_t size)
{
	void *p = malloc(size ? size : 1);
	if (!p)
		out_of_memory(size);
	return p;
}

void *tc_xcalloc(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size ? size : 1);
	if (!p)
		out_of_memory(n * size);
	return p;
}

void *tc_xrealloc(void *old, size_t size)
{
	void *p = realloc(old, size ? size : 1);
	if (!p)
		out_of_memory(size);
	return p;
}

void tc_arena_init(struct tc_arena *a) { *a = (struct tc_arena){ 0 }; }

void tc_arena_release(struct tc_arena *a)
{
	for (struct tc_arena_block *b = a->first, *next; b; b = next) {
		next = b->next;
		free(b);
	}
	tc_arena_init(a);
}

static void free_after(struct tc_arena *a, struct tc_arena_block *last)
{
	for (struct tc_arena_block *b = last->next, *next; b; b = next) {
		next = b->next;
		a->total -= b->size;
		free(b);
	}
	last->next = NULL;
}

void tc_arena_reset(struct tc_arena *a)
{
	if (!a->first)
		return;
	size_t kept = 0;
	struct tc_arena_block *b = a->first;
	for (;;) {
		kept += b->size;
		if (!b->next || kept + b->next->size > KEEP)
			break;
		b = b->next;
	}
	free_after(a, b);
	a->current = a->first;
	a->used = 0;
}

void *tc_arena_alloc(struct tc_arena *a, size_t size)
{
	size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	while (a->current) {
		if (a->used + size <= a->current->size) {
			void *p = a->current->data + a->used;
			a->used += size;
			return p;
		}
		if (!a->current->next)
			break;
		a->current = a->current->next;
		a->used = 0;
	}
	size_t want = a->current ? a->current->size * 2 : FIRST_BLOCK;
#ifdef TC_ARENA_MALLOC
	want = size;
#endif
	if (want > MAX_BLOCK)
		want = MAX_BLOCK;
	if (want < size)
		want = size;
	struct tc_arena_block *b = tc_xmalloc(sizeof *b + want);
	b->next = NULL;
	b->size = want;
	a->total += want;
	if (a->current)
		a->current->next = b;
	else
		a->first = b;
	a->current = b;
	a->used = size;
	return b->data;
}

void *tc_arena_zalloc(struct tc_arena *a, size_t size)
{
	void *p = tc_arena_alloc(a, size);
	memset(p, 0, size);
	return p;
}

void *tc_arena_grow(struct tc_arena *a, const void *old, size_t old_size, size_t new_size)
{
	void *p = tc_arena_alloc(a, new_size);
	if (old_size)
		memcpy(p, old, old_size);
	return p;
}

tc_str tc_arena_str(struct tc_arena *a, tc_str s)
{
	char *p = tc_arena_alloc(a, (size_t)s.n + 1);
	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = 0;
	return (tc_str){ p, s.n };
}

tc_str tc_arena_printf(struct tc_arena *a, const char *fmt, ...)
{
	va_list ap, again;
	va_start(ap, fmt);
	va_copy(again, ap);
	int n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	char *p = tc_arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return (tc_str){ p, (uint32_t)n };
}

struct tc_arena_mark tc_arena_mark(const struct tc_arena *a)
{
	return (struct tc_arena_mark){ a->current, a->used };
}

void tc_arena_rewind(struct tc_arena *a, struct tc_arena_mark m)
{
	a->current = m.block ? m.block : a->first;
	a->used = m.block ? m.used : 0;
}
