/* SPDX-License-Identifier: Apache-2.0 */
/* code/cluster.c - a hash table from words to their clusters. */
#include "code/cluster.h"

#include <stdlib.h>

struct entry { tc_str word; uint16_t k[TC_CLUSTER_GRAINS]; };
struct tc_clusters {
	struct entry *slots;
	uint32_t n_slots;
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

static struct entry *find(const struct tc_clusters *c, tc_str word)
{
	uint32_t i = (uint32_t)tc_hash(word.p, word.n, 3) & (c->n_slots - 1);
	while (c->slots[i].word.p && !tc_str_eq(c->slots[i].word, word))
		i = (i + 1) & (c->n_slots - 1);
	return &c->slots[i];
}

int tc_clusters_open(const struct tc_know *know, struct tc_clusters **out, struct tc_err *err)
{
	tc_str tsv = tc_know_section(know, "words/clusters.tsv"), rest = tsv, line;
	uint32_t n = 0;
	while (tc_str_split(&rest, '\n', &line))
		n++;
	struct tc_clusters *c = tc_xcalloc(1, sizeof *c);
	for (c->n_slots = 64; c->n_slots < n * 2;)
		c->n_slots *= 2;
	c->slots = tc_xcalloc(c->n_slots, sizeof *c->slots);
	rest = tsv;
	for (uint32_t i = 0; tc_str_split(&rest, '\n', &line); i++) {
		struct entry e;
		if (i == 0 || !line.n)
			continue;
		bool ok = tc_str_split(&line, '\t', &e.word) && e.word.n;
		for (int k = 0; k < TC_CLUSTER_GRAINS && ok; k++) {
			tc_str col;
			ok = tc_str_split(&line, '\t', &col) && read_number(col, &e.k[k]);
		}
		if (!ok) {
			tc_clusters_free(c);
			tc_fail(err, TC_EFORMAT, "not a word and three numbers");
			tc_err_place(err, "words/clusters.tsv", (long)i + 1, 1);
			return TC_EFORMAT;
		}
		*find(c, e.word) = e;
	}
	*out = c;
	return 0;
}

void tc_clusters_free(struct tc_clusters *c)
{
	if (!c)
		return;
	free(c->slots);
	free(c);
}

const uint16_t *tc_clusters_of(const struct tc_clusters *c, tc_str word)
{
	char low[48];
	if (!word.n || word.n > sizeof low)
		return NULL;
	for (uint32_t i = 0; i < word.n; i++)
		low[i] = tc_lower(word.p[i]);
	const struct entry *e = find(c, tc_str_n(low, word.n));
	return e->word.p ? e->k : NULL;
}
