/* base/buf.h - a growing byte buffer on the heap, for output. Never fails (see arena.h on memory). */
#ifndef TC_BASE_BUF_H
#define TC_BASE_BUF_H
#include "base/str.h"

struct tc_buf { char *p; size_t n, cap; };

void tc_buf_release(struct tc_buf *b);
static inline void tc_buf_reset(struct tc_buf *b) { b->n = 0; }
void tc_buf_reserve(struct tc_buf *b, size_t more);
void tc_buf_add(struct tc_buf *b, const void *p, size_t n);
void tc_buf_str(struct tc_buf *b, tc_str s);
void tc_buf_z(struct tc_buf *b, const char *z);
void tc_buf_char(struct tc_buf *b, char c);
void tc_buf_fmt(struct tc_buf *b, const char *fmt, ...) TC_PRINTF(2, 3);
void tc_buf_json(struct tc_buf *b, tc_str s);   /* as a JSON string with quotes; bytes must be valid UTF-8 */
static inline tc_str tc_buf_view(const struct tc_buf *b) { return tc_str_n(b->p, b->n); }
#endif
