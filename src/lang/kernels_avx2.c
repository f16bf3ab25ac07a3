/* SPDX-License-Identifier: Apache-2.0 */
/* lang/kernels_avx2.c - the kernels for x86-64 with AVX2, chosen at run time (model.c). */
#include "lang/lang_int.h"
#ifdef TC__HAVE_AVX2
#include <immintrin.h>
#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2")
#endif
#define KERNELS tc__kernels_avx2
#define KERNELS_NAME "avx2"
#define MADD(a, b) ((i8)_mm256_madd_epi16((__m256i)(a), (__m256i)(b)))
/* four groups meet in sixteen bits, which the exporter of the weights makes sure is enough */
#define BYTES(x, w) _mm256_maddubs_epi16((__m256i)(x), (__m256i)(w))
#define PART(x, w) ((i8)BYTES(x, w))
/* added one after the other: left to itself the compiler adds them in pairs and runs out of registers */
static inline __attribute__((always_inline)) __m256i chained(__m256i v)
{
	__asm__("" : "+x"(v));
	return v;
}
#define PART_ADD(part, x, w) ((i8)chained(_mm256_add_epi16((__m256i)(part), BYTES(x, w))))
#define WHOLE(part) ((i8)_mm256_madd_epi16((__m256i)(part), _mm256_set1_epi16(1)))
#define FROM_BYTES(p) ((f8)_mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_loadl_epi64((const __m128i *)(const void *)(p)))))
#define FROM_SHORTS(v) ((f8)_mm256_cvtepi32_ps(_mm256_cvtepi16_epi32((__m128i)(v))))
#define PACKED(v) _mm_packs_epi32(_mm256_castsi256_si128((__m256i)(v)), _mm256_extracti128_si256((__m256i)(v), 1))
#define TO_SHORTS(v) ((h8)PACKED(v))
#define STORE_BYTES(p, v) _mm_storel_epi64((__m128i *)(void *)(p), _mm_packus_epi16(PACKED(v), PACKED(v)))
#define MIN8(a, b) ((f8)_mm256_min_ps((__m256)(a), (__m256)(b)))
#define MAX8(a, b) ((f8)_mm256_max_ps((__m256)(a), (__m256)(b)))
#include "lang/kernels.h"
#ifdef __clang__
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#endif
