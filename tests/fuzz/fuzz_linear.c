/* SPDX-License-Identifier: Apache-2.0 */
/* tests/fuzz/fuzz_linear.c - any bytes as a model of the coder, linear or of word senses. What opens must lie within its bytes;
 * a linear one gives probabilities. */
#include <stdint.h>
#include <stdlib.h>

#include "code/linear.h"
#include "code/sense.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *copy = malloc(size ? size : 1);   /* aligned and of its exact size */
	struct tc_linear m;
	struct tc_sense sense;
	struct tc_err err = { 0 };
	if (!copy)
		return 0;
	if (size)
		memcpy(copy, data, size);
	if (tc_sense_open(tc_str_n(copy, size), &sense, &err) == 0 && sense.vectors + (size_t)sense.n_words * sense.dim != (int8_t *)copy + size)
		TC_BUG("the vectors do not end with the file");
	err = (struct tc_err){ 0 };
	if (tc_linear_open(tc_str_n(copy, size), &m, &err) != 0) {
		if (!err.msg[0])
			TC_BUG("rejected without a reason");
	} else {
		struct tc_arena arena;
		float p[TC_LINEAR_MAX_CLASSES], sum = 0;
		tc_arena_init(&arena);
		struct tc_features f = { .arena = &arena };
		for (size_t at = 0; at < size && f.n < 64; at += 8)
			tc_feature_add(&f, "bytes", tc_str_n(copy + at, size - at < 8 ? size - at : 8), TC_STR(""), at % 3 ? 1 : -0.5f);
		tc_linear_predict(&m, &f, p);
		for (uint32_t k = 0; k < m.n_classes; k++) {
			if (!(p[k] >= 0 && p[k] <= 1) || !memchr(m.names[k], 0, sizeof m.names[k]))
				TC_BUG("class %u has no probability or no name", k);
			sum += p[k];
		}
		if (!(sum > 0.99f && sum < 1.01f))
			TC_BUG("the probabilities do not add up");
		tc_arena_release(&arena);
	}
	free(copy);
	return 0;
}
