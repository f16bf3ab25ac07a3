/* SPDX-License-Identifier: Apache-2.0 */
/* store/minhash.c - near-duplicate documents: wire copy that many outlets print, cut, retitled or lightly edited.
 * Shingles of four words, letters lower-cased, everything but letters and digits a separator. One-permutation hashing: each
 * shingle is hashed once and falls into one of 64 bins, which keeps its smallest hash; empty bins borrow from the next full
 * one (Shrivastava & Li 2014); 16 bits of each are kept. Equal bins estimate the Jaccard similarity with an error of about 6 points. */
#include "store/store_int.h"

enum { SHINGLE = 4, MIN_SHINGLES = 12 };

bool tc__minhash(tc_str text, uint16_t out[TC_MINHASH])
{
	uint64_t words[SHINGLE] = { 0 };
	uint32_t n_words = 0, n_shingles = 0;
	bool filled[TC_MINHASH] = { false };
	uint32_t sig[TC_MINHASH] = { 0 };
	for (uint32_t i = 0; i <= text.n;) {
		uint64_t h = 1469598103934665603ull;
		uint32_t from = i;
		while (i < text.n) {
			unsigned char c = (unsigned char)text.p[i];
			if (c < 0x80 && !tc_is_alpha((char)c) && !tc_is_digit((char)c))
				break;
			/* Curly quotes and dashes (U+2010..U+201F) part words as straight ones do. */
			if (c == 0xe2 && i + 2 < text.n && (unsigned char)text.p[i + 1] == 0x80)
				break;
			h = (h ^ (unsigned char)tc_lower((char)c)) * 1099511628211ull;
			i++;
		}
		if (i == from) {
			i += i + 2 < text.n && (unsigned char)text.p[i] == 0xe2 ? 3 : 1;
			continue;
		}
		memmove(words, words + 1, sizeof words - sizeof words[0]);
		words[SHINGLE - 1] = h;
		if (++n_words < SHINGLE)
			continue;
		uint64_t s = tc_hash(words, sizeof words, 0x7368696e676cull);
		uint32_t bin = (uint32_t)(s >> 58), v = (uint32_t)s;
		n_shingles++;
		if (!filled[bin] || v < sig[bin]) {
			filled[bin] = true;
			sig[bin] = v;
		}
	}
	if (n_shingles < MIN_SHINGLES)
		return false;
	for (int b = 0; b < TC_MINHASH; b++) {
		int k = b;
		while (!filled[k])
			k = (k + 1) % TC_MINHASH;
		out[b] = (uint16_t)((sig[k] + (uint32_t)(k - b) * 0x9e3779b9u) * 0x85ebca6bu >> 16);
	}
	return true;
}

double tc__minhash_alike(const uint16_t a[TC_MINHASH], const uint16_t b[TC_MINHASH])
{
	int same = 0;
	for (int i = 0; i < TC_MINHASH; i++)
		same += a[i] == b[i];
	return same / (double)TC_MINHASH;
}
