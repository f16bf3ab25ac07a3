/* SPDX-License-Identifier: Apache-2.0 */
/* tests/fuzz/fuzz_split.c - the tokenizer and sentence cutter on any text (bytes that are not UTF-8 are repaired first):
 * words lie in order inside their sentences, forms are cut from the text, and only white space is left out. */
#include <stdint.h>
#include <stdlib.h>

#include "ingest/charset.h"
#include "text/split_int.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tc_buf text = { 0 };
	struct tc_arena arena;
	struct tc_doc d;
	tc_utf8_repair(tc_str_n((const char *)data, size), &text);
	tc_arena_init(&arena);
	tc_doc_init(&d, &arena, tc_buf_view(&text));
	tc_split(&d);
	uint32_t at = 0;
	int32_t word = 0;
	for (int32_t i = 0; i < d.n_sents; i++) {
		const struct tc_sent *s = &d.sents[i];
		if (s->n <= 0 || s->first != word || s->beg != d.words[word].beg || s->end != d.words[word + s->n - 1].end)
			abort();
		for (int32_t k = 0; k < s->n; k++, word++) {
			const struct tc_word *w = &d.words[word];
			if (w->beg < at || w->end <= w->beg || w->end > d.text.n || w->form.n != w->end - w->beg)
				abort();
			while (at < w->beg) {
				uint32_t n = tc__space_len(d.text.p + at, d.text.n - at);
				if (!n)
					abort();
				at += n;
			}
			at = w->end;
		}
	}
	if (word != d.n_words)
		abort();
	tc_arena_release(&arena);
	tc_buf_release(&text);
	return 0;
}
