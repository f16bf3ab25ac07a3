/* SPDX-License-Identifier: Apache-2.0 */
/* ingest/charset.h - bytes in some encoding to valid UTF-8.
 * Understood: UTF-8 (bad bytes are repaired and counted), UTF-16 with a BOM or plainly of that shape, and the
 * single-byte encodings that western newsrooms used: ISO 8859-1, Windows-1252, ISO 8859-15. */
#ifndef TC_INGEST_CHARSET_H
#define TC_INGEST_CHARSET_H
#include "base/buf.h"
#include "base/err.h"

enum tc_charset {
	TC_CHARSET_AUTO, TC_CHARSET_UTF8, TC_CHARSET_UTF16LE, TC_CHARSET_UTF16BE, TC_CHARSET_1252, TC_CHARSET_8859_15,
	TC_CHARSET_UNKNOWN,     /* declared, but none that we read */
};

/* The charset of a name as HTML and HTTP write it ("utf-8", "ISO-8859-1"), TC_CHARSET_UNKNOWN for others. */
enum tc_charset tc_charset_find(tc_str name);

/* The encoding of `bytes` by BOM and shape alone; *bom gets the length of the BOM. UTF8 covers plain ASCII;
 * WINDOWS-1252 is told from broken UTF-8 by having no well-formed multi-byte sequence at all. */
enum tc_charset tc_charset_guess(tc_str bytes, uint32_t *bom);

/* Append `bytes` as valid UTF-8 to `out`, without BOM. A BOM beats `declared`, which beats the guess; bytes that declare
 * another encoding but are well-formed non-ASCII UTF-8 are taken as UTF-8. Adds to *repaired the number of U+FFFD put in.
 * TC_EENCODING for binary data (NUL bytes, known magic numbers, many control characters) and unknown charsets. */
TC_NODISCARD int tc_charset_decode(tc_str bytes, enum tc_charset declared, struct tc_buf *out, uint32_t *repaired,
				   struct tc_err *err);

/* What a file that is no text calls itself by its first bytes ("an image"), or NULL. */
const char *tc_charset_binary(tc_str bytes);
/* Append `bytes`, replacing each ill-formed sequence (maximal subparts, as Unicode recommends) by U+FFFD; returns how many. */
uint32_t tc_utf8_repair(tc_str bytes, struct tc_buf *out);
bool tc_utf8_valid(tc_str bytes);
/* Length of the well-formed sequence at s[at], or 0; *bad gets how many bytes one replacement stands for. */
uint32_t tc_utf8_length(tc_str s, uint32_t at, uint32_t *bad);
void tc_utf8_put(struct tc_buf *out, uint32_t codepoint);
#endif
