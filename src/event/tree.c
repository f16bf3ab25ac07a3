/* SPDX-License-Identifier: Apache-2.0 */
/* event/tree.c - reading JSON. */
#include "event/tree.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 32 };
struct reader { const char *p, *end, *start; struct tc_arena *arena; struct tc_err *err; };

static int bad(struct reader *r, const char *what)
{
	int code = tc_fail(r->err, TC_EFORMAT, "%s", what);
	tc_err_place(r->err, "", 0, (long)(r->p - r->start) + 1);
	return code;
}

static void space(struct reader *r)
{
	while (r->p < r->end && tc_is_space(*r->p))
		r->p++;
}

static int hex4(const char *p, const char *end, unsigned *out)
{
	unsigned v = 0;
	if (end - p < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		char c = tc_lower(p[i]);
		if (tc_is_digit(c))
			v = v << 4 | (unsigned)(c - '0');
		else if (c >= 'a' && c <= 'f')
			v = v << 4 | (unsigned)(c - 'a' + 10);
		else
			return -1;
	}
	*out = v;
	return 0;
}

static char *put_utf8(char *o, unsigned c)
{
	if (c < 0x80)
		*o++ = (char)c;
	else if (c < 0x800) {
		*o++ = (char)(0xc0 | c >> 6);
		*o++ = (char)(0x80 | (c & 63));
	} else if (c < 0x10000) {
		*o++ = (char)(0xe0 | c >> 12);
		*o++ = (char)(0x80 | (c >> 6 & 63));
		*o++ = (char)(0x80 | (c & 63));
	} else {
		*o++ = (char)(0xf0 | c >> 18);
		*o++ = (char)(0x80 | (c >> 12 & 63));
		*o++ = (char)(0x80 | (c >> 6 & 63));
		*o++ = (char)(0x80 | (c & 63));
	}
	return o;
}

/* Well-formed UTF-8 from p to end? (The writers and SQLite rely on it.) */
static bool utf8_ok(const unsigned char *p, const unsigned char *end)
{
	while (p < end) {
		if (*p < 0x80) {
			uint64_t eight;
			while (end - p >= 8 && (memcpy(&eight, p, 8), !(eight & 0x8080808080808080ull)))
				p += 8;
			while (p < end && *p < 0x80)
				p++;
			continue;
		}
		int n = *p >= 0xc2 && *p <= 0xdf ? 1 : (*p & 0xf0) == 0xe0 ? 2 : *p >= 0xf0 && *p <= 0xf4 ? 3 : 0;
		if (!n || end - p <= n)
			return false;
		for (int i = 1; i <= n; i++)
			if ((p[i] & 0xc0) != 0x80)
				return false;
		if ((*p == 0xe0 && p[1] < 0xa0) || (*p == 0xed && p[1] > 0x9f) || (*p == 0xf0 && p[1] < 0x90) ||
		    (*p == 0xf4 && p[1] > 0x8f))
			return false;
		p += n + 1;
	}
	return true;
}

static int string(struct reader *r, tc_str *out)
{
	const char *from = ++r->p, *p = from, *end = r->end;
	bool escaped = false;
	while (p < end && *p != '"') {
		if ((unsigned char)*p < 0x20) {
			r->p = p;
			return bad(r, "a control byte inside a string");
		}
		escaped = escaped || *p == '\\';
		p += 1 + (*p == '\\');
	}
	r->p = p;
	if (p >= end)
		return bad(r, "a string without an end");
	const char *to = r->p++;
	if (!escaped) {
		*out = tc_str_n(from, (size_t)(to - from));
		return 0;
	}
	char *o = tc_arena_alloc(r->arena, (size_t)(to - from)), *start = o;
	for (p = from; p < to; p++) {
		if (*p != '\\') {
			*o++ = *p;
			continue;
		}
		unsigned c, low;
		switch (*++p) {
		case 'n': *o++ = '\n'; break;
		case 't': *o++ = '\t'; break;
		case 'r': *o++ = '\r'; break;
		case 'b': *o++ = '\b'; break;
		case 'f': *o++ = '\f'; break;
		case '"': case '\\': case '/': *o++ = *p; break;
		case 'u':
			if (hex4(p + 1, to, &c) != 0)
				return bad(r, "a broken \\u escape");
			p += 4;
			if (c >= 0xd800 && c < 0xdc00 && to - p > 6 && p[1] == '\\' && p[2] == 'u' && hex4(p + 3, to, &low) == 0 &&
			    low >= 0xdc00 && low < 0xe000) {
				c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
				p += 6;
			} else if (c >= 0xd800 && c < 0xe000)
				c = 0xfffd;
			o = put_utf8(o, c);
			break;
		default: return bad(r, "an unknown escape");
		}
	}
	*out = tc_str_n(start, (size_t)(o - start));
	return 0;
}

static int value(struct reader *r, int depth, struct tc__node *out);

static int container(struct reader *r, int depth, struct tc__node *out)
{
	bool map = *r->p == '{';
	char close = map ? '}' : ']';
	struct tc__node **tail = &out->child;
	out->kind = map ? N_MAP : N_LIST;
	r->p++;
	space(r);
	if (r->p < r->end && *r->p == close) {
		r->p++;
		return 0;
	}
	for (;;) {
		struct tc__node *n = TC_NEW(r->arena, struct tc__node);
		int rc;
		space(r);
		if (map) {
			if (r->p >= r->end || *r->p != '"')
				return bad(r, "a field name is missing");
			rc = string(r, &n->key);
			if (rc)
				return rc;
			space(r);
			if (r->p >= r->end || *r->p++ != ':')
				return bad(r, "a colon is missing");
		}
		rc = value(r, depth + 1, n);
		if (rc)
			return rc;
		*tail = n;
		tail = &n->next;
		space(r);
		if (r->p >= r->end)
			return bad(r, "the line ends inside a value");
		char c = *r->p++;
		if (c == close)
			return 0;
		if (c != ',') {
			r->p--;
			return bad(r, "a comma is missing");
		}
	}
}

static int value(struct reader *r, int depth, struct tc__node *out)
{
	static const struct { const char *z; uint8_t kind; bool truth; } words[] = {
		{ "null", N_NULL, false }, { "true", N_BOOL, true }, { "false", N_BOOL, false }
	};
	space(r);
	if (r->p >= r->end)
		return bad(r, "the line ends inside a value");
	if (depth > MAX_DEPTH)
		return bad(r, "nested too deeply");
	if (*r->p == '"') {
		out->kind = N_STR;
		return string(r, &out->str);
	}
	if (*r->p == '{' || *r->p == '[')
		return container(r, depth, out);
	for (size_t i = 0; i < TC_COUNT(words) && tc_is_lower(*r->p); i++) {
		size_t n = strlen(words[i].z);
		if ((size_t)(r->end - r->p) >= n && !memcmp(r->p, words[i].z, n)) {
			out->kind = words[i].kind;
			out->truth = words[i].truth;
			r->p += n;
			return 0;
		}
	}
	/* Whole numbers, which spans are made of, without strtod. */
	const char *d = r->p;
	uint64_t whole = 0;
	while (d < r->end && tc_is_digit(*d) && d - r->p < 15)
		whole = whole * 10 + (uint64_t)(*d++ - '0');
	if (d > r->p && d < r->end && (*d == ',' || *d == ']' || *d == '}') && (*r->p != '0' || d == r->p + 1)) {
		out->kind = N_NUM;
		out->num = (double)whole;
		r->p = d;
		return 0;
	}
	char z[64];
	size_t n = 0;
	while (r->p + n < r->end && n + 1 < sizeof z &&
	       (tc_is_digit(r->p[n]) || r->p[n] == '-' || r->p[n] == '+' || r->p[n] == '.' || tc_lower(r->p[n]) == 'e'))
		n++;
	memcpy(z, r->p, n);
	z[n] = 0;
	char *stop;
	out->kind = N_NUM;
	out->num = strtod(z, &stop);
	if (!n || *stop || !isfinite(out->num) || !(tc_is_digit(z[0]) || z[0] == '-'))
		return bad(r, "no value");
	r->p += n;
	return 0;
}

int tc__tree_read(tc_str line, struct tc_arena *arena, struct tc__node *out, struct tc_err *err)
{
	struct reader r = { line.p, line.p + line.n, line.p, arena, err };
	if (!utf8_ok((const unsigned char *)line.p, (const unsigned char *)line.p + line.n))
		return bad(&r, "not UTF-8");
	int rc = value(&r, 0, out);
	if (rc)
		return rc;
	space(&r);
	return r.p == r.end ? 0 : bad(&r, "something follows the object");
}
