/* base/str.h - text as pointer and length.
 * A tc_str borrows its bytes (UTF-8 unless a header says otherwise), is not NUL-terminated and owns nothing. */
#ifndef TC_BASE_STR_H
#define TC_BASE_STR_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct { const char *p; uint32_t n; } tc_str;

/* Half-open byte range [beg, end) into the text of a document. */
typedef struct { uint32_t beg, end; } tc_span;

#define TC_STR(lit) ((tc_str){ "" lit, sizeof(lit) - 1 })
#define TC_STR_NULL ((tc_str){ NULL, 0 })
#define TC_FMT(s) (int)(s).n, (s).p ? (s).p : ""    /* for "%.*s" */
#define TC_COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define TC_NODISCARD __attribute__((warn_unused_result))
#define TC_PRINTF(f, a) __attribute__((format(printf, f, a)))

static inline tc_str tc_str_of(const char *z) { return z ? (tc_str){ z, (uint32_t)strlen(z) } : TC_STR_NULL; }
static inline tc_str tc_str_n(const char *p, size_t n) { return (tc_str){ p, (uint32_t)n }; }
static inline bool tc_str_eq(tc_str a, tc_str b) { return a.n == b.n && (a.n == 0 || (a.p[0] == b.p[0] && memcmp(a.p, b.p, a.n) == 0)); }
/* Literals are measured by the compiler; other strings mostly differ in their first bytes. */
static inline bool tc_str_is(tc_str a, const char *z)
{
	if (__builtin_constant_p(strlen(z)))
		return a.n == strlen(z) && (a.n == 0 || memcmp(a.p, z, strlen(z)) == 0);
	for (uint32_t i = 0; i < a.n; i++)
		if (z[i] != a.p[i] || !z[i])
			return false;
	return !z[a.n];
}
static inline tc_str tc_str_cut(tc_str s, uint32_t beg, uint32_t end) { return (tc_str){ s.p + beg, end - beg }; }
static inline bool tc_is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }
static inline bool tc_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool tc_is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool tc_is_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool tc_is_alpha(char c) { return tc_is_upper(c) || tc_is_lower(c); }
static inline char tc_lower(char c) { return tc_is_upper(c) ? (char)(c + 32) : c; }

/* tc_str_is for ASCII letters without regard to case. */
static inline bool tc_str_isi(tc_str a, const char *z)
{
	if (__builtin_constant_p(strlen(z)) && a.n != strlen(z))
		return false;
	for (uint32_t i = 0; i < a.n; i++)
		if (tc_lower(z[i]) != tc_lower(a.p[i]) || !z[i])
			return false;
	return !z[a.n];
}

bool tc_str_starts(tc_str s, tc_str prefix);
bool tc_str_ends(tc_str s, tc_str suffix);
bool tc__str_eqi(tc_str a, tc_str b);
static inline bool tc_str_eqi(tc_str a, tc_str b) { return a.n == b.n && tc__str_eqi(a, b); }   /* ASCII letters without regard to case */
int tc_str_cmp(tc_str a, tc_str b);         /* byte order, shorter first on a tie */
uint32_t tc_str_count(tc_str s, char c);    /* how often the byte stands in it */
int32_t tc_str_find(tc_str s, tc_str part); /* byte offset of the first match, or -1 */
tc_str tc_str_trim(tc_str s);               /* without ASCII white space at either end */
/* Next piece of *rest up to `sep`; false when *rest is used up. An empty string yields one empty piece. */
bool tc_str_split(tc_str *rest, char sep, tc_str *piece);
uint64_t tc_hash(const void *p, size_t n, uint64_t seed);   /* FNV-1a with a final mix; stable across machines */
#endif
