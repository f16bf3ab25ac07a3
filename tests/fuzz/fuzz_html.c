/* SPDX-License-Identifier: Apache-2.0 */
/* tests/fuzz/fuzz_html.c - pages, straight into the HTML reader. */
#include <stdint.h>

#include "ingest/charset.h"
#include "ingest/ingest.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tc_buf html = { 0 };
	struct tc_arena arena;
	struct tc_page page;
	struct tc_err err = { 0 };
	tc_utf8_repair(tc_str_n((const char *)data, size), &html);
	tc_arena_init(&arena);
	if (tc_html_read(tc_buf_view(&html), &arena, &page, &err) == 0 && !tc_utf8_valid(page.text))
		TC_BUG("text that is no UTF-8");
	(void)tc_html_charset(tc_str_n((const char *)data, size));
	tc_arena_release(&arena);
	tc_buf_release(&html);
	return 0;
}
