/* SPDX-License-Identifier: Apache-2.0 */
/* base/str.c - the few string operations that pointer-and-length text needs. */
#include "base/str.h"

bool tc_str_starts(tc_str s, tc_str prefix)
{
	return s.n >= prefix.n && (prefix.n == 0 || (s.p[0] == prefix.p[0] && memcmp(s.p, prefix.p, prefix.n) == 0));
}

bool tc_str_ends(tc_str s, tc_str suffix)
{
	return s.n >= suffix.n && memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0;
}

bool tc__str_eqi(tc_str a, tc_str b)
{
	for (uint32_t i = 0; i < a.n; i++)
		if (tc_lower(a.p[i]) != tc_lower(b.p[i]))
			return false;
	return true;
}

int tc_str_cmp(tc_str a, tc_str b)
{
	uint32_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;
	return c ? c : (a.n > b.n) - (a.n < b.n);
}

uint32_t tc_str_count(tc_str s, char c)
{
	uint32_t n = 0;
	for (const char *p = s.p, *end = s.n ? s.p + s.n : s.p; p < end && (p = memchr(p, c, (size_t)(end - p))); p++)
		n++;
	return n;
}

int32_t tc_str_find(tc_str s, tc_str part)
{
	if (part.n == 0)
		return 0;
	for (uint32_t i = 0; i + part.n <= s.n; i++) {
		const char *p = memchr(s.p + i, part.p[0], s.n - part.n + 1 - i);
		if (!p)
			return -1;
		i = (uint32_t)(p - s.p);
		if (memcmp(p, part.p, part.n) == 0)
			return (int32_t)i;
	}
	return -1;
}

tc_str tc_str_trim(tc_str s)
{
	while (s.n && tc_is_space(s.p[0]))
		s.p++, s.n--;
	while (s.n && tc_is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

bool tc_str_split(tc_str *rest, char sep, tc_str *piece)
{
	if (!rest->p)
		return false;
	const char *at = rest->n ? memchr(rest->p, sep, rest->n) : NULL;
	if (!at) {
		*piece = *rest;
		*rest = TC_STR_NULL;
		return true;
	}
	*piece = (tc_str){ rest->p, (uint32_t)(at - rest->p) };
	*rest = (tc_str){ at + 1, rest->n - piece->n - 1 };
	return true;
}

uint64_t tc_hash(const void *p, size_t n, uint64_t seed)
{
	const unsigned char *b = p;
	uint64_t h = 0xcbf29ce484222325u ^ (seed * 0x9e3779b97f4a7c15u);
	for (size_t i = 0; i < n; i++)
		h = (h ^ b[i]) * 0x100000001b3u;
	h ^= h >> 32;
	h *= 0xd6e8feb86659fd93u;
	return h ^ h >> 32;
}
