/* SPDX-License-Identifier: Apache-2.0 */
/* ingest/charset.c - decoding by table; the well-formedness rules are table 3-7 of the Unicode standard. */
#include "ingest/charset.h"

/* 0x80..0x9f of Windows-1252; undefined bytes stay C1 controls as browsers have it. */
static const uint16_t cp1252[32] = {
	0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
	0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
};

enum tc_charset tc_charset_find(tc_str name)
{
	static const struct { const char *name; enum tc_charset charset; } names[] = {
		{ "utf-8", TC_CHARSET_UTF8 }, { "utf8", TC_CHARSET_UTF8 },
		{ "us-ascii", TC_CHARSET_1252 }, { "ascii", TC_CHARSET_1252 },
		{ "iso-8859-1", TC_CHARSET_1252 }, { "iso8859-1", TC_CHARSET_1252 }, { "latin1", TC_CHARSET_1252 },
		{ "latin-1", TC_CHARSET_1252 }, { "iso_8859-1", TC_CHARSET_1252 }, { "windows-1252", TC_CHARSET_1252 },
		{ "cp1252", TC_CHARSET_1252 }, { "x-cp1252", TC_CHARSET_1252 },
		{ "iso-8859-15", TC_CHARSET_8859_15 }, { "latin-9", TC_CHARSET_8859_15 },
		{ "utf-16", TC_CHARSET_UTF16LE }, { "utf-16le", TC_CHARSET_UTF16LE }, { "utf-16be", TC_CHARSET_UTF16BE },
	};
	name = tc_str_trim(name);
	for (size_t i = 0; i < TC_COUNT(names); i++)
		if (tc_str_eqi(name, tc_str_of(names[i].name)))
			return names[i].charset;
	return TC_CHARSET_UNKNOWN;
}

uint32_t tc_utf8_length(tc_str s, uint32_t at, uint32_t *bad)
{
	const unsigned char *p = (const unsigned char *)s.p + at;
	uint32_t left = s.n - at;
	unsigned char lo = 0x80, hi = 0xbf;
	uint32_t need;
	*bad = 1;
	if (p[0] < 0x80)
		return 1;
	if (p[0] >= 0xc2 && p[0] <= 0xdf) {
		need = 2;
	} else if (p[0] >= 0xe0 && p[0] <= 0xef) {
		need = 3;
		lo = p[0] == 0xe0 ? 0xa0 : 0x80;
		hi = p[0] == 0xed ? 0x9f : 0xbf;
	} else if (p[0] >= 0xf0 && p[0] <= 0xf4) {
		need = 4;
		lo = p[0] == 0xf0 ? 0x90 : 0x80;
		hi = p[0] == 0xf4 ? 0x8f : 0xbf;
	} else {
		return 0;
	}
	for (uint32_t i = 1; i < need; i++) {
		if (i >= left || p[i] < lo || p[i] > hi) {
			*bad = i;
			return 0;
		}
		lo = 0x80;
		hi = 0xbf;
	}
	return need;
}

bool tc_utf8_valid(tc_str s)
{
	uint32_t bad;
	for (uint32_t i = 0; i < s.n;) {
		uint32_t n = tc_utf8_length(s, i, &bad);
		if (!n)
			return false;
		i += n;
	}
	return true;
}

uint32_t tc_utf8_repair(tc_str s, struct tc_buf *out)
{
	uint32_t from = 0, i = 0, repaired = 0, bad;
	tc_buf_reserve(out, s.n);
	while (i < s.n) {
		uint32_t n = tc_utf8_length(s, i, &bad);
		if (n) {
			i += n;
			continue;
		}
		tc_buf_add(out, s.p + from, i - from);
		tc_buf_add(out, "\xef\xbf\xbd", 3);
		repaired++;
		i += bad;
		from = i;
	}
	tc_buf_add(out, s.p + from, s.n - from);
	return repaired;
}

void tc_utf8_put(struct tc_buf *out, uint32_t c)
{
	char b[4];
	size_t n;
	if (c < 0x80) {
		b[0] = (char)c;
		n = 1;
	} else if (c < 0x800) {
		b[0] = (char)(0xc0 | c >> 6);
		b[1] = (char)(0x80 | (c & 63));
		n = 2;
	} else if (c < 0x10000) {
		b[0] = (char)(0xe0 | c >> 12);
		b[1] = (char)(0x80 | (c >> 6 & 63));
		b[2] = (char)(0x80 | (c & 63));
		n = 3;
	} else {
		b[0] = (char)(0xf0 | c >> 18);
		b[1] = (char)(0x80 | (c >> 12 & 63));
		b[2] = (char)(0x80 | (c >> 6 & 63));
		b[3] = (char)(0x80 | (c & 63));
		n = 4;
	}
	tc_buf_add(out, b, n);
}

/* UTF-16 without a BOM: mostly western text has its NULs all on one side. */
static enum tc_charset utf16_shape(tc_str s)
{
	uint32_t n = s.n < 4096 ? s.n & ~1u : 4096, even = 0, odd = 0;
	for (uint32_t i = 0; i < n; i += 2) {
		even += s.p[i] == 0;
		odd += s.p[i + 1] == 0;
	}
	uint32_t units = n / 2;
	if (units < 2)
		return TC_CHARSET_AUTO;
	if (odd * 10 >= units * 7 && even * 50 <= units)
		return TC_CHARSET_UTF16LE;
	if (even * 10 >= units * 7 && odd * 50 <= units)
		return TC_CHARSET_UTF16BE;
	return TC_CHARSET_AUTO;
}

enum tc_charset tc_charset_guess(tc_str s, uint32_t *bom)
{
	const unsigned char *p = (const unsigned char *)s.p;
	*bom = 0;
	if (s.n >= 3 && p[0] == 0xef && p[1] == 0xbb && p[2] == 0xbf) {
		*bom = 3;
		return TC_CHARSET_UTF8;
	}
	if (s.n >= 2 && ((p[0] == 0xff && p[1] == 0xfe) || (p[0] == 0xfe && p[1] == 0xff))) {
		*bom = 2;
		return p[0] == 0xff ? TC_CHARSET_UTF16LE : TC_CHARSET_UTF16BE;
	}
	enum tc_charset wide = utf16_shape(s);
	if (wide != TC_CHARSET_AUTO)
		return wide;
	uint32_t good = 0, wrong = 0, bad;
	for (uint32_t i = 0; i < s.n;) {
		uint32_t n = tc_utf8_length(s, i, &bad);
		good += n > 1;
		wrong += n == 0;
		i += n ? n : bad;
	}
	return wrong && !good ? TC_CHARSET_1252 : TC_CHARSET_UTF8;
}

const char *tc_charset_binary(tc_str s)
{
	static const struct { const char *magic; uint8_t n; const char *what; } kinds[] = {
		{ "%PDF-", 5, "a PDF document; convert it to text first" },
		{ "PK\3\4", 4, "a zip archive or office document; convert it to text first" },
		{ "\x1f\x8b", 2, "gzip data; decompress it first" },
		{ "\xd0\xcf\x11\xe0", 4, "an old office document; convert it to text first" },
		{ "\x89PNG", 4, "an image" }, { "GIF8", 4, "an image" }, { "\xff\xd8\xff", 3, "an image" },
		{ "\x7f" "ELF", 4, "a program" }, { "SQLite format 3", 15, "an SQLite database" },
		{ "BZh", 3, "bzip2 data; decompress it first" }, { "\xfd" "7zXZ", 5, "xz data; decompress it first" },
		{ "\x28\xb5\x2f\xfd", 4, "zstd data; decompress it first" },
	};
	for (size_t i = 0; i < TC_COUNT(kinds); i++)
		if (s.n >= kinds[i].n && memcmp(s.p, kinds[i].magic, kinds[i].n) == 0)
			return kinds[i].what;
	return NULL;
}

static int check_binary(tc_str s, struct tc_err *err)
{
	const char *what = tc_charset_binary(s);
	if (what)
		return tc_fail(err, TC_EENCODING, "%s", what);
	uint32_t controls = 0;
	for (uint32_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == 0)
			return tc_fail(err, TC_EENCODING, "binary data (a NUL byte at %u)", i);
		controls += (c < 0x20 && !tc_is_space((char)c) && c != 0x1b && c != 0x08) || c == 0x7f;
	}
	if (controls * 20 > s.n)
		return tc_fail(err, TC_EENCODING, "binary data (%u control characters in %u bytes)", controls, s.n);
	return 0;
}

static uint32_t decode_utf16(tc_str s, bool big, struct tc_buf *out)
{
	const unsigned char *p = (const unsigned char *)s.p;
	uint32_t repaired = s.n & 1;
	for (uint32_t i = 0; i + 1 < s.n; i += 2) {
		uint32_t c = big ? (uint32_t)p[i] << 8 | p[i + 1] : (uint32_t)p[i + 1] << 8 | p[i];
		if (c >= 0xd800 && c < 0xdc00 && i + 3 < s.n) {
			uint32_t d = big ? (uint32_t)p[i + 2] << 8 | p[i + 3] : (uint32_t)p[i + 3] << 8 | p[i + 2];
			if (d >= 0xdc00 && d < 0xe000) {
				tc_utf8_put(out, 0x10000 + ((c - 0xd800) << 10) + (d - 0xdc00));
				i += 2;
				continue;
			}
		}
		if (c >= 0xd800 && c < 0xe000) {
			c = 0xfffd;
			repaired++;
		}
		tc_utf8_put(out, c);
	}
	return repaired;
}

static void decode_bytes(tc_str s, enum tc_charset charset, struct tc_buf *out)
{
	static const uint16_t changed[8][2] = { { 0xa4, 0x20ac }, { 0xa6, 0x160 }, { 0xa8, 0x161 }, { 0xb4, 0x17d },
		{ 0xb8, 0x17e }, { 0xbc, 0x152 }, { 0xbd, 0x153 }, { 0xbe, 0x178 } };
	for (uint32_t i = 0; i < s.n; i++) {
		uint32_t c = (unsigned char)s.p[i];
		if (charset == TC_CHARSET_8859_15) {
			for (int k = 0; k < 8; k++)
				if (c == changed[k][0])
					c = changed[k][1];
		} else if (c >= 0x80 && c < 0xa0) {
			c = cp1252[c - 0x80];
		}
		tc_utf8_put(out, c);
	}
}

/* BOM first, then what is declared unless the bytes say otherwise. */
static int choose(tc_str s, enum tc_charset declared, enum tc_charset guess, enum tc_charset *use, struct tc_err *err)
{
	/* A page whose declaration could be read as bytes is not UTF-16, whatever it says; browsers know that too. */
	if (declared == TC_CHARSET_AUTO || declared == TC_CHARSET_UTF16LE || declared == TC_CHARSET_UTF16BE) {
		*use = guess;
		return 0;
	}
	bool clean = guess == TC_CHARSET_UTF8 && tc_utf8_valid(s);
	if (declared == TC_CHARSET_UNKNOWN && !clean)
		return tc_fail(err, TC_EENCODING, "it declares an encoding that is not supported");
	*use = clean ? TC_CHARSET_UTF8 : declared;
	return 0;
}

int tc_charset_decode(tc_str s, enum tc_charset declared, struct tc_buf *out, uint32_t *repaired, struct tc_err *err)
{
	uint32_t bom;
	enum tc_charset guess = tc_charset_guess(s, &bom), use = guess;
	int rc;
	if (guess != TC_CHARSET_UTF16LE && guess != TC_CHARSET_UTF16BE) {
		rc = check_binary(s, err);
		if (!rc && !bom)
			rc = choose(s, declared, guess, &use, err);
		if (rc)
			return rc;
	}
	s.p += bom;
	s.n -= bom;
	switch (use) {
	case TC_CHARSET_UTF16LE:
	case TC_CHARSET_UTF16BE:
		*repaired += decode_utf16(s, use == TC_CHARSET_UTF16BE, out);
		break;
	case TC_CHARSET_1252:
	case TC_CHARSET_8859_15:
		decode_bytes(s, use, out);
		break;
	default:
		*repaired += tc_utf8_repair(s, out);
	}
	return 0;
}
