/* SPDX-License-Identifier: Apache-2.0 */
/* cli/rows.h - many rows of a ledger, read and written down by several threads, out in their order. */
#ifndef TC_CLI_ROWS_H
#define TC_CLI_ROWS_H
#include "cli/output.h"
#include "store/store.h"

/* Append a row's text to `out`. Called from several threads, each with a store and an arena (emptied between rows) of its own. */
typedef int tc_row_fn(void *arg, struct tc_store *s, int64_t row, struct tc_arena *arena, struct tc_buf *out, struct tc_err *err);

/* `s` is used by one of the threads; the others open `path` for themselves. What another process removed meanwhile is left out. */
int tc_rows_print(const char *path, struct tc_store *s, const int64_t *rows, int64_t n, tc_row_fn *print, void *arg,
		  struct tc_output *out, struct tc_err *err);
#endif
