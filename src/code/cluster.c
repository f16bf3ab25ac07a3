/* SPDX-License-Identifier: Apache-2.0 */
/* code/cluster.c - a hash table from words to their clusters. Words stay where they are, in the table of the blob, so that
 * opening touches little memory. */
#include "code/cluster.h"

#include <stdlib.h>

struct row { uint32_t off; uint16_t k[TC_CLUSTER_GRAINS]; };    /* where the word stands in the table; a tab ends it */
struct tc_clusters {
	tc_str tsv;
	struct row *rows;
	uint32_t *slots;                /* row + 1, open addressing, size a power of two */
	uint32_t mask;
};

static bool read_number(tc_str s, uint16_t *out)
{
	uint32_t v = 0;
	for (uint32_t i = 0; i < s.n; i++) {
		if (!tc_is_digit(s.p[i]) || v > 6000)
			return false;
		v = v * 10 + (uint32_t)(s.p[i] - '0');
	}
	*out = (uint16_t)v;
	return s.n > 0;
}

static uint32_t *find(const struct tc_clusters *c, tc_str word)
{
	uint32_t i = (uint32_t)tc_hash(word.p, word.n, 3) & c->mask;
	for (; c->slots[i]; i = (i + 1) & c->mask) {
		uint32_t off = c->rows[c->slots[i] - 1].off;
		if (c->tsv.n - off > word.n && c->tsv.p[off + word.n] == '\t' && memcmp(c->tsv.p + off, word.p, word.n) == 0)
			break;
	}
	return &c->slots[i];
}

int tc_clusters_open(const struct tc_know *know, struct tc_clusters **out, struct tc_err *err)
{
	struct tc_clusters *c = tc_xcalloc(1, sizeof *c);
	c->tsv = tc_know_section(know, "words/clusters.tsv");
	uint32_t lines = tc_str_count(c->tsv, '\n') + 1, size = 64, n = 0;
	while (size < lines * 2)
		size *= 2;
	c->slots = tc_xcalloc(size, sizeof *c->slots);
	c->mask = size - 1;
	c->rows = tc_xmalloc(sizeof *c->rows * lines);
	tc_str rest = c->tsv, line;
	for (long i = 0; tc_str_split(&rest, '\n', &line); i++) {
		tc_str word;
		if (i == 0 || !line.n)
			continue;
		struct row *r = &c->rows[n];
		r->off = (uint32_t)(line.p - c->tsv.p);
		bool ok = tc_str_split(&line, '\t', &word) && word.n;
		for (int k = 0; k < TC_CLUSTER_GRAINS && ok; k++) {
			tc_str col;
			ok = tc_str_split(&line, '\t', &col) && read_number(col, &r->k[k]);
		}
		if (!ok) {
			tc_clusters_free(c);
			tc_fail(err, TC_EFORMAT, "not a word and three numbers");
			tc_err_place(err, "words/clusters.tsv", i + 1, 1);
			return TC_EFORMAT;
		}
		*find(c, word) = ++n;
	}
	*out = c;
	return 0;
}

void tc_clusters_free(struct tc_clusters *c)
{
	if (!c)
		return;
	free(c->slots);
	free(c->rows);
	free(c);
}

const uint16_t *tc_clusters_of(const struct tc_clusters *c, tc_str word)
{
	char low[48];
	if (!word.n || word.n > sizeof low)
		return NULL;
	for (uint32_t i = 0; i < word.n; i++)
		low[i] = tc_lower(word.p[i]);
	uint32_t at = *find(c, tc_str_n(low, word.n));
	return at ? c->rows[at - 1].k : NULL;
}
