/* SPDX-License-Identifier: Apache-2.0 */
/* tests/fuzz/fuzz_conllu.c - CoNLL-U, then the coder on whatever trees it describes. */
#include <stdint.h>

#include "engine/engine.h"
#include "ingest/charset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct tc_engine *engine;
	if (!engine && tc_engine_open(NULL, &engine, NULL) != 0)
		TC_BUG("the engine does not open");
	struct tc_session *s = tc_session_new(engine);
	struct tc_buf text = { 0 };
	struct tc_code_options o = { 0 };
	struct tc_records records;
	struct tc_doc doc;
	tc_utf8_repair(tc_str_n((const char *)data, size > 20000 ? 20000 : size), &text);
	if (tc_doc_read_conllu(&doc, tc_session_arena(s), tc_buf_view(&text), NULL) == 0)
		tc_session_code(s, &o, &doc, &records);
	tc_buf_release(&text);
	tc_session_free(s);
	return 0;
}
