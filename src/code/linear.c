/* SPDX-License-Identifier: Apache-2.0 */
/* code/linear.c - hashed logistic regression. */
#include "code/linear.h"

#include <math.h>

#include "base/buf.h"

enum { HEADER = 24, NAME = 16 };
/* Larger scales and biases than this are damage: sums of them could leave the range of float. */
#define MOST 1e6f

static uint32_t u32(const char *p)
{
	uint32_t v;
	memcpy(&v, p, sizeof v);
	return v;
}

int tc_linear_open(tc_str b, struct tc_linear *out, struct tc_err *err)
{
	struct tc_linear m;
	if (b.n < HEADER || memcmp(b.p, "TCLM", 4) != 0)
		return tc_fail(err, TC_EFORMAT, "not a linear model");
	if (u32(b.p + 4) != 1)
		return tc_fail(err, TC_EVERSION, "linear model of version %u", u32(b.p + 4));
	m.n_classes = u32(b.p + 8);
	m.n_buckets = u32(b.p + 12);
	memcpy(&m.scale, b.p + 16, sizeof m.scale);
	if (m.n_classes < 1 || m.n_classes > TC_LINEAR_MAX_CLASSES || m.n_buckets < 1 || m.n_buckets > 1u << 24 ||
	    (m.n_buckets & (m.n_buckets - 1)) || !(fabsf(m.scale) <= MOST))
		return tc_fail(err, TC_EFORMAT, "linear model with impossible sizes");
	uint64_t size = HEADER + (uint64_t)m.n_classes * (NAME + 4) + (uint64_t)m.n_classes * m.n_buckets;
	if (size != b.n)
		return tc_fail(err, TC_EFORMAT, "linear model of %u bytes where its header says %llu", b.n, (unsigned long long)size);
	m.names = (const char(*)[16])(const void *)(b.p + HEADER);
	m.bias = (const float *)(const void *)(b.p + HEADER + NAME * m.n_classes);
	m.weights = (const int8_t *)(b.p + HEADER + (NAME + 4) * m.n_classes);
	for (uint32_t k = 0; k < m.n_classes; k++)
		if (m.names[k][NAME - 1] != 0 || !(fabsf(m.bias[k]) <= MOST))
			return tc_fail(err, TC_EFORMAT, "linear model with a damaged class %u", k);
	*out = m;
	return 0;
}

void tc_linear_predict(const struct tc_linear *m, const struct tc_features *f, float *p)
{
	for (uint32_t k = 0; k < m->n_classes; k++)
		p[k] = m->bias[k];
	for (int i = 0; i < f->n; i++) {
		const int8_t *w = m->weights + (size_t)(f->a[i].hash & (m->n_buckets - 1)) * m->n_classes;
		float v = f->a[i].value * m->scale;
		for (uint32_t k = 0; k < m->n_classes; k++)
			p[k] += v * (float)w[k];
	}
	float top = p[0], sum = 0;
	for (uint32_t k = 1; k < m->n_classes; k++)
		top = p[k] > top ? p[k] : top;
	for (uint32_t k = 0; k < m->n_classes; k++)
		sum += p[k] = expf(p[k] - top);
	for (uint32_t k = 0; k < m->n_classes; k++)
		p[k] /= sum;
}

void tc_feature_add(struct tc_features *f, const char *prefix, tc_str a, tc_str b, float value)
{
	char key[160];
	uint32_t n = 0;
	for (const char *z = prefix; *z && n < 32; z++)
		key[n++] = *z;
	key[n++] = '=';
	for (uint32_t i = 0; i < a.n && n < 90; i++)
		key[n++] = tc_lower(a.p[i]);
	if (b.n) {
		key[n++] = '|';
		for (uint32_t i = 0; i < b.n && n < 156; i++)
			key[n++] = tc_lower(b.p[i]);
	}
	struct tc_feature x = { tc_hash(key, n, 7), value };
	TC_PUSH(f->arena, f->a, f->n, f->cap, x);
	if (f->names) {
		for (uint32_t i = 0; i < n; i++)
			if (key[i] == '\n' || key[i] == '\t')
				key[i] = ' ';
		tc_buf_add(f->names, key, n);
		tc_buf_char(f->names, '\n');
	}
}
