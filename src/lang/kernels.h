/* lang/kernels.h - bodies of the kernels; kernels_base.c and kernels_avx2.c include it with KERNELS defined as the name
 * of the table. Vector extensions of gcc and clang: lanes without hardware become loops over narrower registers. No
 * fused multiply-add (-ffp-contract=off) and a fixed order of sums, so every build gives the same bits. */
#include "lang/lang_int.h"

typedef int32_t i8 __attribute__((vector_size(32)));
typedef float f8 __attribute__((vector_size(32)));
typedef int8_t b8 __attribute__((vector_size(8)));
typedef int16_t h8 __attribute__((vector_size(16)));
#define INLINE static inline __attribute__((always_inline))

INLINE i8 load_i(const void *p) { i8 v; memcpy(&v, p, sizeof v); return v; }
INLINE f8 load_f(const void *p) { f8 v; memcpy(&v, p, sizeof v); return v; }
INLINE b8 load_b(const void *p) { b8 v; memcpy(&v, p, sizeof v); return v; }
INLINE void store_i(void *p, i8 v) { memcpy(p, &v, sizeof v); }
INLINE void store_f(void *p, f8 v) { memcpy(p, &v, sizeof v); }
INLINE f8 splat(float x) { return (f8){ x, x, x, x, x, x, x, x }; }
INLINE i8 splat_i(int32_t x) { return (i8){ x, x, x, x, x, x, x, x }; }

#ifndef MIN8
INLINE f8 choose(i8 yes, f8 a, f8 b) { return (f8)((yes & (i8)a) | (~yes & (i8)b)); }
INLINE f8 min8(f8 a, f8 b) { return choose(a < b, a, b); }
INLINE f8 max8(f8 a, f8 b) { return choose(a > b, a, b); }
#define MIN8 min8
#define MAX8 max8
#endif

/* Eight numbers of 8 and 16 bits as float, and eight whole numbers that fit them in 8 (unsigned) and 16 bits. */
#ifndef FROM_BYTES
#define FROM_BYTES(p) __builtin_convertvector(load_b(p), f8)
#define FROM_SHORTS(v) __builtin_convertvector(v, f8)
#define TO_SHORTS(v) __builtin_convertvector(v, h8)
INLINE void store_bytes_any(void *p, i8 v)
{
	typedef uint8_t u8x8 __attribute__((vector_size(8)));
	u8x8 b = __builtin_convertvector(v, u8x8);
	memcpy(p, &b, sizeof b);
}
#define STORE_BYTES store_bytes_any
#endif

/* a (pairs of int16) times b, pairs added. */
#if defined(MADD)
#elif defined(__SSE2__)
#include <emmintrin.h>
INLINE i8 madd_sse2(i8 a, i8 b)
{
	union { i8 v; __m128i h[2]; } x = { a }, y = { b };
	x.h[0] = _mm_madd_epi16(x.h[0], y.h[0]);
	x.h[1] = _mm_madd_epi16(x.h[1], y.h[1]);
	return x.v;
}
#define MADD madd_sse2
#else
INLINE i8 madd_any(i8 a, i8 b)
{
	return ((a << 16) >> 16) * ((b << 16) >> 16) + (a >> 16) * (b >> 16);
}
#define MADD madd_any
#endif

/* Sums of four products of x (bytes below 128) and w (signed bytes), four times, as far as they may be added up (PART), and what
 * they come to (WHOLE). */
#ifndef PART
typedef int16_t h16 __attribute__((vector_size(32)));
INLINE i8 dot4(i8 x, i8 w)
{
	i8 even = (i8)(((h16)w << 8) >> 8), odd = (i8)((h16)w >> 8);
	return MADD(x & 0x00ff00ff, even) + MADD((x >> 8) & 0x00ff00ff, odd);
}
#define PART(x, w) dot4(x, w)
#define PART_ADD(part, x, w) ((part) + dot4(x, w))
#define WHOLE(part) (part)
#endif

/* R rows by sixteen outputs; the accumulators stay in registers. */
#define TILE(R) \
INLINE void tile##R(const int16_t *a, size_t lda, const int16_t *w, int k, i8 acc[2 * R]) \
{ \
	i8 s[2 * R]; \
	_Pragma("GCC unroll 12") \
	for (int r = 0; r < 2 * R; r++) \
		s[r] = splat_i(0); \
	for (int i = 0; i < k; i += 2) { \
		i8 w0 = load_i(w + (size_t)i * 16), w1 = load_i(w + (size_t)i * 16 + 16); \
		_Pragma("GCC unroll 6") \
		for (int r = 0; r < R; r++) { \
			int32_t pair; \
			memcpy(&pair, a + (size_t)r * lda + i, sizeof pair); \
			i8 x = splat_i(pair); \
			s[2 * r] += MADD(x, w0); \
			s[2 * r + 1] += MADD(x, w1); \
		} \
	} \
	_Pragma("GCC unroll 12") \
	for (int r = 0; r < 2 * R; r++) \
		acc[r] = s[r]; \
}
/* Weights stay in registers for all rows: two loads for 2 R products, where the multipliers are what is short. */
#define NARROW_TILE(R) \
INLINE void narrow##R(const uint8_t *a, size_t lda, const int8_t *w, int k, i8 acc[2 * R]) \
{ \
	i8 s[2 * R], part[2 * R]; \
	_Pragma("GCC unroll 12") \
	for (int r = 0; r < 2 * R; r++) \
		s[r] = splat_i(0); \
	for (int i = 0; i < k; i += 16) { \
		_Pragma("GCC unroll 4") \
		for (int j = 0; j < 4; j++) { \
			const int8_t *p = w + (size_t)(i + 4 * j) * 16; \
			i8 w0 = load_i(p), w1 = load_i(p + 32); \
			_Pragma("GCC unroll 4") \
			for (int r = 0; r < R; r++) { \
				int32_t four; \
				memcpy(&four, a + (size_t)r * lda + i + 4 * j, sizeof four); \
				i8 x = splat_i(four); \
				part[2 * r] = j ? PART_ADD(part[2 * r], x, w0) : PART(x, w0); \
				part[2 * r + 1] = j ? PART_ADD(part[2 * r + 1], x, w1) : PART(x, w1); \
			} \
		} \
		_Pragma("GCC unroll 8") \
		for (int r = 0; r < 2 * R; r++) \
			s[r] += WHOLE(part[r]); \
	} \
	_Pragma("GCC unroll 12") \
	for (int r = 0; r < 2 * R; r++) \
		acc[r] = s[r]; \
}
TILE(1)
TILE(2)
TILE(4)
TILE(6)
NARROW_TILE(1)
NARROW_TILE(2)
NARROW_TILE(3)

INLINE void finish(const i8 *acc, int rows, const float *scale, const float *bias, float *out, size_t ldo, bool add)
{
	f8 s0 = load_f(scale), s1 = load_f(scale + 8), b0 = load_f(bias), b1 = load_f(bias + 8);
	_Pragma("GCC unroll 6")
	for (int r = 0; r < rows; r++) {
		float *o = out + (size_t)r * ldo;
		f8 y0 = __builtin_convertvector(acc[2 * r], f8) * s0 + b0, y1 = __builtin_convertvector(acc[2 * r + 1], f8) * s1 + b1;
		if (add) {
			y0 += load_f(o);
			y1 += load_f(o + 8);
		}
		store_f(o, y0);
		store_f(o + 8, y1);
	}
}

static void mul(const int16_t *a, size_t lda, int m, const struct tc__mat *w, float *out, size_t ldo, bool add)
{
	for (int n = 0; n < w->n_pad; n += TC__TILE) {
		const int16_t *wn = w->w + (size_t)n * (size_t)w->k;
		int i = 0;
		i8 acc[12];
#define ROWS(R) \
		for (; i + R <= m; i += R) { \
			tile##R(a + (size_t)i * lda, lda, wn, w->k, acc); \
			finish(acc, R, w->scale + n, w->bias + n, out + (size_t)i * ldo + n, ldo, add); \
		}
		ROWS(6)
		ROWS(4)
		ROWS(2)
		ROWS(1)
#undef ROWS
	}
}

INLINE void narrow(const uint8_t *a, size_t lda, int m, const struct tc__mat *w, float *out, size_t ldo, bool add)
{
	for (int n = 0; n < w->n_pad; n += TC__TILE) {
		const int8_t *wn = w->b + (size_t)n * (size_t)w->k;
		int i = 0;
		i8 acc[6];
#define ROWS(R) { \
			narrow##R(a + (size_t)i * lda, lda, wn, w->k, acc); \
			finish(acc, R, w->scale + n, w->bias + n, out + (size_t)i * ldo + n, ldo, add); \
			i += R; \
		}
		while (m - i == 3 || m - i > 4)         /* four are better two and two than three and one */
			ROWS(3)
		while (m - i >= 2)
			ROWS(2)
		if (m - i == 1)
			ROWS(1)
#undef ROWS
	}
}

static void mul_narrow(const uint8_t *a, size_t lda, int m, const struct tc__mat *w, float *out, size_t ldo, bool add)
{
	if (add)
		narrow(a, lda, m, w, out, ldo, true);
	else
		narrow(a, lda, m, w, out, ldo, false);
}

static void mul_int(const int16_t *a, size_t lda, int m, const int16_t *w, int k, int n_pad, int32_t *out, size_t ldo)
{
	for (int n = 0; n < n_pad; n += TC__TILE) {
		const int16_t *wn = w + (size_t)n * (size_t)k;
		int i = 0;
		i8 acc[12];
#define ROWS(R) \
		for (; i + R <= m; i += R) { \
			tile##R(a + (size_t)i * lda, lda, wn, k, acc); \
			for (int r = 0; r < R; r++) { \
				store_i(out + (size_t)(i + r) * ldo + n, acc[2 * r]); \
				store_i(out + (size_t)(i + r) * ldo + n + 8, acc[2 * r + 1]); \
			} \
		}
		ROWS(6)
		ROWS(4)
		ROWS(2)
		ROWS(1)
#undef ROWS
	}
}

static void add_row(float *x, const int8_t *row, float scale, int n)
{
	for (int i = 0; i < n; i += 8)
		store_f(x + i, load_f(x + i) + FROM_BYTES(row + i) * splat(scale));
}

/* Nearest whole number, ties to even, for |x| < 2^22: the low bits of x + 1.5 * 2^23. */
INLINE i8 round8(f8 x) { return (i8)(x + splat(12582912.0f)) - splat_i(0x4b400000); }

INLINE void quant8(f8 x, float q, float limit, int16_t *out)
{
	i8 whole = round8(MAX8(MIN8(x * splat(q), splat(limit)), splat(-limit)));
	h8 v = TO_SHORTS(whole);
	memcpy(out, &v, sizeof v);
}

static void quantize(const float *x, float q, float limit, bool relu, int n, int16_t *out)
{
	for (int i = 0; i < n; i += 8) {
		f8 v = load_f(x + i);
		if (relu)
			v = MAX8(v, splat(0.0f));
		quant8(v, q, limit, out + i);
	}
}

static void relu_sum(const float *a, const float *b, float q, int n, int16_t *out)
{
	for (int i = 0; i < n; i += 8) {
		f8 v = MAX8(load_f(a + i) + load_f(b + i), splat(0.0f));
		quant8(v, q, TC__LIMIT, out + i);
	}
}

/* tanh x = num / den (Lambert's continued fraction, five terms), |x| <= 3.645, where it reaches 1; error below 0.0015. */
INLINE f8 tanh_num(f8 x, f8 *den)
{
	x = MAX8(MIN8(x, splat(3.645f)), splat(-3.645f));
	f8 y = x * x;
	*den = (15.0f * y + 420.0f) * y + 945.0f;
	return x * ((y + 105.0f) * y + 945.0f);
}

INLINE f8 gate(const float *gates, const int16_t *more, int j)
{
	f8 x = load_f(gates + j);
	if (more) {
		h8 v;
		memcpy(&v, more + j, sizeof v);
		x += FROM_SHORTS(v) * splat(1.0f / TC__GATE);
	}
	return x;
}

static void cell(const float *gates, const int16_t *more, float *c, int h, uint8_t *out)
{
	for (int j = 0; j < h; j += 8) {
		f8 in, id, fn, fd, gn, gd, on, od, cn, cd;
		in = tanh_num(gate(gates, more, j) * 0.5f, &id);        /* sigmoid x = (1 + tanh(x / 2)) / 2 */
		fn = tanh_num(gate(gates, more, h + j) * 0.5f, &fd);
		gn = tanh_num(gate(gates, more, 2 * h + j), &gd);
		on = tanh_num(gate(gates, more, 3 * h + j) * 0.5f, &od);
		f8 both = id * gd;
		f8 cell_ = (load_f(c + j) * (fn + fd) * both + (in + id) * gn * fd) * 0.5f / (fd * both);
		store_f(c + j, cell_);
		cn = tanh_num(cell_, &cd);
		f8 y = (on + od) * 0.5f * cn / (od * cd);
		y = MAX8(MIN8(y * splat(63.0f), splat(63.0f)), splat(-63.0f));
		i8 whole = round8(y) + 64;
		STORE_BYTES(out + j, whole);
	}
}

/* The first of the greatest. */
static int best(const float *v, int n)
{
	float top = v[0];
	int i = 0;
	if (n >= 8) {
		f8 m = load_f(v);
		for (i = 8; i + 8 <= n; i += 8)
			m = MAX8(m, load_f(v + i));
		for (int j = 0; j < 8; j++)
			top = m[j] > top ? m[j] : top;
	}
	for (; i < n; i++)
		top = v[i] > top ? v[i] : top;
	for (i = 0; i < n - 1 && v[i] < top; i++)
		;
	return i;
}

const struct tc__kernels KERNELS = { KERNELS_NAME, mul, mul_narrow, mul_int, add_row, quantize, relu_sum, cell, best };
