/* SPDX-License-Identifier: Apache-2.0 */
/* base/buf.c - output buffer. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"

void tc_buf_release(struct tc_buf *b)
{
	free(b->p);
	*b = (struct tc_buf){ 0 };
}

void tc_buf_reserve(struct tc_buf *b, size_t more)
{
	if (b->n + more <= b->cap)
		return;
	size_t cap = b->cap ? b->cap : 256;
	while (cap < b->n + more)
		cap *= 2;
	b->p = tc_xrealloc(b->p, cap);
	b->cap = cap;
}

void tc_buf_add(struct tc_buf *b, const void *p, size_t n)
{
	if (!n)
		return;
	tc_buf_reserve(b, n);
	memcpy(b->p + b->n, p, n);
	b->n += n;
}

void tc_buf_str(struct tc_buf *b, tc_str s) { tc_buf_add(b, s.p, s.n); }
void tc_buf_z(struct tc_buf *b, const char *z) { tc_buf_add(b, z, strlen(z)); }
void tc_buf_char(struct tc_buf *b, char c) { tc_buf_add(b, &c, 1); }

void tc_buf_fmt(struct tc_buf *b, const char *fmt, ...)
{
	va_list ap, again;
	va_start(ap, fmt);
	va_copy(again, ap);
	int n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	tc_buf_reserve(b, (size_t)n + 1);
	vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
	va_end(again);
	b->n += (size_t)n;
}

void tc_buf_json(struct tc_buf *b, tc_str s)
{
	tc_buf_char(b, '"');
	uint32_t from = 0;
	for (uint32_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
			continue;
		tc_buf_add(b, s.p + from, i - from);
		from = i + 1;
		switch (c) {
		case '"': tc_buf_z(b, "\\\""); break;
		case '\\': tc_buf_z(b, "\\\\"); break;
		case '\n': tc_buf_z(b, "\\n"); break;
		case '\r': tc_buf_z(b, "\\r"); break;
		case '\t': tc_buf_z(b, "\\t"); break;
		default: tc_buf_fmt(b, "\\u%04x", c);
		}
	}
	tc_buf_add(b, s.p + from, s.n - from);
	tc_buf_char(b, '"');
}
