/* SPDX-License-Identifier: Apache-2.0 */
/* tests/fuzz/fuzz_know.c - names of any bytes: folding, look-up and scanning. What a scan finds must be what its words
 * say when they are looked up together, and folding twice must change nothing. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/engine.h"
#include "know/know_int.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct tc_know *opened(void)
{
	static struct tc_know *k;
	if (!k && tc_know_open(tc_know_blob, (size_t)(tc_know_blob_end - tc_know_blob), &k, NULL) != 0)
		TC_BUG("the knowledge does not open");
	return k;
}

static void scan_words(const struct tc_know *k, tc_str text)
{
	tc_str words[64], piece;
	int n = 0;
	while (n < 64 && tc_str_split(&text, ' ', &piece))
		words[n++] = piece;
	for (int i = 0; i < n; i++) {
		const struct tc_name_hit *hits;
		uint32_t n_hits;
		int len = tc_know_scan(k, words + i, n - i, &hits, &n_hits);
		if (len < 0 || len > n - i || (len > 0) != (n_hits > 0))
			TC_BUG("a scan of %d words found %d with %u hits", n - i, len, n_hits);
		bool fits = len == 0;
		for (uint32_t j = 0; j < n_hits; j++) {
			const struct tc_ent *e = tc_know_ent(k, hits[j].ent);
			uint32_t n_offices;
			if (!e || e->id != hits[j].ent)
				TC_BUG("a hit without an entity");
			(void)tc_know_offices(k, e->id, &n_offices);
			(void)tc_know_office_on(k, e->id, (int32_t)n, 30);
			fits |= tc_know_case_fits(hits[j].name_flags, words + i, len);
		}
		if (!fits)
			TC_BUG("a scan found a name in the wrong case");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct tc_know *k = opened();
	tc_str text = tc_str_n((const char *)data, size);
	char once[256], twice[256];
	uint32_t n = tc_know_fold(text, once, sizeof once), hits;
	if (n && (tc_know_fold(tc_str_n(once, n), twice, sizeof twice) != n || memcmp(once, twice, n) != 0))
		TC_BUG("folding twice is not folding once");
	(void)tc_know_find(k, text, &hits);
	(void)tc_day_read(text);
	(void)tc_sector_find(text);
	scan_words(k, text);
	return 0;
}
