/* SPDX-License-Identifier: Apache-2.0 */
/* tests/fuzz/fuzz_model.c - damaged models and knowledge: the input says which bytes of the built-in ones to change. Rows of
 * five bytes: where (4, little endian, modulo the length) and what (1, exclusive or); the first byte chooses the blob and
 * whether the end is cut off at the first place. It must open or say no; what opened must survive a sentence. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/engine.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void use_model(struct tc_lang *l)
{
	struct tc_lang_scratch *s = tc_lang_scratch_new(l);
	struct tc_arena arena;
	struct tc_doc doc;
	tc_arena_init(&arena);
	tc_doc_init(&doc, &arena, TC_STR("Rebels shelled the port on Monday, the ministry said."));
	tc_lang_annotate(l, s, &doc);
	tc_arena_release(&arena);
	tc_lang_scratch_free(s);
}

static void use_know(struct tc_know *k)
{
	uint32_t n;
	const struct tc_name_hit *hits = tc_know_find(k, TC_STR("Vladimir Putin"), &n);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t m;
		(void)tc_know_ent(k, hits[i].ent);
		(void)tc_know_offices(k, hits[i].ent, &m);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 6)
		return 0;
	bool model = data[0] & 1;
	const unsigned char *from = model ? tc_model_blob : tc_know_blob;
	size_t n = (size_t)(model ? tc_model_blob_end - tc_model_blob : tc_know_blob_end - tc_know_blob), len = n;
	unsigned char *copy = aligned_alloc(64, (n + 63) / 64 * 64);
	if (!copy)
		return 0;
	memcpy(copy, from, n);
	for (size_t i = 1; i + 5 <= size; i += 5) {
		uint32_t at = data[i] | (uint32_t)data[i + 1] << 8 | (uint32_t)data[i + 2] << 16 | (uint32_t)data[i + 3] << 24;
		/* Headers and section tables are where the offsets are: half of the changes go to the first kilobyte. */
		size_t place = at & 1 ? (at >> 1) % (n < 1024 ? n : 1024) : (at >> 1) % n;
		if (i == 1 && data[0] & 2)
			len = place;
		else
			copy[place] ^= data[i + 4];
	}
	struct tc_err err = { 0 };
	struct tc_lang *l;
	struct tc_know *k;
	if (model && tc_lang_open(copy, len, &l, &err) == 0) {
		use_model(l);
		tc_lang_free(l);
	} else if (!model && tc_know_open(copy, len, &k, &err) == 0) {
		use_know(k);
		tc_know_free(k);
	}
	free(copy);
	return 0;
}
