/* SPDX-License-Identifier: Apache-2.0 */
/* tests/fuzz/fuzz_record.c - lines of records. What is read can be written, read again, and is then written the same. */
#include <stdint.h>
#include <stdlib.h>

#include "event/layout.h"
#include "event/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool once(tc_str line, struct tc_arena *arena, struct tc_buf *out)
{
	struct tc_record rec;
	struct tc_err err = { 0 };
	if (tc_record_read(line, arena, &rec, &err) != 0) {
		if (!err.msg[0])
			TC_BUG("rejected without a reason");
		return false;
	}
	struct tc_records r = { .doc = rec.doc };
	if (rec.kind == TC_RECORD_EVENT) {
		r.events = &rec.event;
		r.n_events = 1;
		for (int i = 0; i < TC_LAYOUT_COUNT; i++) {
			tc_buf_reset(out);
			tc_layout_records(i, &r, true, out);
		}
		tc_buf_reset(out);
		tc_event_json(&r, &rec.event, out);
	} else if (rec.kind == TC_RECORD_STATEMENT)
		tc_statement_json(&r, &rec.statement, out);
	else if (rec.kind == TC_RECORD_FIGURE)
		tc_figure_json(&r, &rec.figure, out);
	return out->n > 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tc_arena arena;
	struct tc_buf first = { 0 }, second = { 0 };
	tc_arena_init(&arena);
	if (size <= TC_MAX_RECORD_BYTES && once(tc_str_n((const char *)data, size), &arena, &first)) {
		if (!once(tc_str_trim(tc_buf_view(&first)), &arena, &second))
			TC_BUG("what was written cannot be read: %.*s", (int)first.n, first.p);
		if (first.n != second.n || memcmp(first.p, second.p, first.n))
			TC_BUG("written twice, twice different:\n%.*s%.*s", (int)first.n, first.p, (int)second.n, second.p);
	}
	tc_arena_release(&arena);
	tc_buf_release(&first);
	tc_buf_release(&second);
	return 0;
}
