/* SPDX-License-Identifier: Apache-2.0 */
/* tests/fuzz/fuzz_actors.c - a user's actor table, read over the built-in knowledge. */
#include <stdint.h>

#include "engine/engine.h"
#include "ingest/charset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tc_buf text = { 0 };
	struct tc_know *k;
	struct tc_err err = { 0 };
	tc_utf8_repair(tc_str_n((const char *)data, size), &text);
	if (tc_know_open(tc_know_blob, (size_t)(tc_know_blob_end - tc_know_blob), &k, NULL) != 0)
		TC_BUG("the knowledge does not open");
	if (tc_know_add_actors(k, "actors.tsv", tc_buf_view(&text), &err) != 0 && !err.msg[0])
		TC_BUG("rejected without a reason");
	uint32_t n;
	(void)tc_know_find(k, TC_STR("russia"), &n);
	tc_know_free(k);
	tc_buf_release(&text);
	return 0;
}
