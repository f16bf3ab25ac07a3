/* SPDX-License-Identifier: Apache-2.0 */
/* tests/fuzz/fuzz_article.c - any bytes through the cutter and the readers. The first byte chooses the kind (0 guesses) and
 * how many bytes a read gives, so that every buffer boundary is met. What comes out must be valid UTF-8 within the caps. */
#include <stdint.h>

#include "ingest/charset.h"
#include "ingest/ingest.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input { const uint8_t *p; size_t n, at, step; };

static ptrdiff_t give(void *arg, char *buf, size_t cap)
{
	struct input *in = arg;
	size_t n = in->n - in->at;
	n = n > in->step ? in->step : n;
	n = n > cap ? cap : n;
	memcpy(buf, in->p + in->at, n);
	in->at += n;
	return (ptrdiff_t)n;
}

static void check(tc_str s)
{
	if (!tc_utf8_valid(s))
		TC_BUG("text that is no UTF-8");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const size_t steps[] = { 65536, 1, 3, 1000 };
	if (!size)
		return 0;
	struct input in = { data + 1, size - 1, 0, steps[data[0] / 8 % 4] };
	struct tc_cutter cut;
	struct tc_piece piece = { 0 };
	struct tc_arena arena;
	struct tc_article_options o = { 0 };
	tc_arena_init(&arena);
	tc_cutter_init(&cut, "input", data[0] % TC_INPUT_COUNT, give, &in);
	while (tc_cutter_next(&cut, &piece) > 0) {
		struct tc_doc doc;
		struct tc_err err = { 0 };
		uint32_t repaired = 0;
		tc_arena_reset(&arena);
		if (tc_article_read(&piece, "input", &o, &arena, &doc, &repaired, &err) != 0) {
			if (!err.msg[0])
				TC_BUG("rejected without a reason");
			continue;
		}
		check(doc.text);
		check(doc.id);
		check(doc.title);
		check(doc.publisher);
		if (doc.text.n > TC_MAX_TEXT_BYTES || (doc.date.n && doc.date.n != 10))
			TC_BUG("a cap was passed");
	}
	tc_cutter_release(&cut);
	tc_buf_release(&piece.bytes);
	tc_arena_release(&arena);
	return 0;
}
