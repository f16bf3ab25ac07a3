/* code/linear.h - multinomial logistic models over hashed features.
 * File (little endian, made by train/linear.py):
 *   0  "TCLM"   4  u32 version 1   8  u32 classes K   12  u32 buckets B (power of two)   16  f32 scale   20  u32 reserved
 *   24 K names of 16 bytes, NUL-padded   then K f32 biases   then B x K int8 weights (bucket-major), in units of `scale`. */
#ifndef TC_CODE_LINEAR_H
#define TC_CODE_LINEAR_H
#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum { TC_LINEAR_MAX_CLASSES = 32 };
struct tc_linear {
	uint32_t n_classes, n_buckets;
	float scale;
	const char (*names)[16];
	const float *bias;
	const int8_t *weights;          /* (n_buckets, n_classes) */
};

/* Features of one item: hashes with values, gathered before they meet a model. */
struct tc_feature { uint64_t hash; float value; };
struct tc_features {
	struct tc_arena *arena;
	struct tc_feature *a;
	int n, cap;
	struct tc_buf *names;           /* training: the names are written here too, one a line; else NULL */
};

/* `bytes` is borrowed (4-byte aligned). Checks all sizes; TC_EFORMAT if damaged. */
TC_NODISCARD int tc_linear_open(tc_str bytes, struct tc_linear *out, struct tc_err *err);
/* Class probabilities into p[n_classes]. O(features x classes). */
void tc_linear_predict(const struct tc_linear *m, const struct tc_features *f, float *p);
/* Add feature "prefix=part1|part2". */
void tc_feature_add(struct tc_features *f, const char *prefix, tc_str a, tc_str b, float value);
#endif
