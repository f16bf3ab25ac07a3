/* SPDX-License-Identifier: Apache-2.0 */
/* tests/fuzz/fuzz_code.c - any text through all stages: trees must be trees, spans must lie in the text, every record must be
 * JSON on one line. */
#include <jansson.h>
#include <stdint.h>

#include "engine/engine.h"
#include "ingest/charset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_trees(const struct tc_doc *d)
{
	for (int32_t s = 0; s < d->n_sents; s++) {
		const struct tc_sent *st = &d->sents[s];
		int roots = 0;
		if (st->beg > st->end || st->end > d->text.n)
			TC_BUG("sentence outside the text");
		for (int32_t i = st->first; i < st->first + st->n; i++) {
			int32_t w = i, steps = 0;
			roots += d->words[i].head < 0;
			if (d->words[i].beg > d->words[i].end || d->words[i].end > d->text.n)
				TC_BUG("word outside the text");
			while (d->words[w].head >= 0 && ++steps <= st->n)
				w = d->words[w].head;
			if (steps > st->n)
				TC_BUG("cycle in a tree");
		}
		if (st->n && roots != 1)
			TC_BUG("%d roots", roots);
	}
}

static void check_lines(tc_str out, size_t text)
{
	tc_str line;
	while (out.n && tc_str_split(&out, '\n', &line)) {
		json_t *v, *span;
		if (!line.n)
			continue;
		v = json_loadb(line.p, line.n, JSON_ALLOW_NUL, NULL);
		if (!json_is_object(v))
			TC_BUG("a line that is no JSON object");
		span = json_object_get(v, "span");
		if (json_integer_value(json_array_get(span, 0)) > json_integer_value(json_array_get(span, 1)) ||
		    (size_t)json_integer_value(json_array_get(span, 1)) > text)
			TC_BUG("span outside the text");
		json_decref(v);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct tc_engine *engine;
	static struct tc_session *session;
	if (!engine) {
		if (tc_engine_open(NULL, &engine, NULL) != 0)
			TC_BUG("the engine does not open");
		session = tc_session_new(engine);
	}
	struct tc_buf text = { 0 }, out = { 0 };
	struct tc_records records;
	struct tc_code_options o = { 0 };
	struct tc_doc doc;
	tc_session_reset(session);
	tc_utf8_repair(tc_str_n((const char *)data, size > 20000 ? 20000 : size), &text);
	tc_doc_init(&doc, tc_session_arena(session), tc_buf_view(&text));
	doc.id = TC_STR("fuzz");
	doc.date = size % 2 ? TC_STR("2024-02-29") : TC_STR_NULL;
	tc_session_code(session, &o, &doc, &records);
	check_trees(&doc);
	tc_records_json(&records, &out);
	check_lines(tc_buf_view(&out), text.n);
	tc_buf_release(&out);
	tc_buf_release(&text);
	return 0;
}
