/* SPDX-License-Identifier: Apache-2.0 */
/* train/sents/dump.c - features of every place where a sentence might end, with the treebank's answer.
 * usage: dump RAW CONLLU > out. RAW is the text of CONLLU (score_conllu.py --raw): equal but for white space.
 * A line: 1 or 0, then the features. Lines "#" part paragraphs; "! text" are ends that no place covers. */
#include "text/split_int.h"

#include <stdio.h>
#include <stdlib.h>

static char *slurp(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	if (!f) {
		perror(path);
		exit(1);
	}
	size_t cap = 1 << 20;
	char *p = tc_xmalloc(cap);
	*n = 0;
	for (size_t r; (r = fread(p + *n, 1, cap - *n, f)) > 0;)
		if ((*n += r) == cap)
			p = tc_xrealloc(p, cap *= 2);
	fclose(f);
	return p;
}

int main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	size_t n_raw, n_gold;
	char *raw = slurp(argv[1], &n_raw), *gold = slurp(argv[2], &n_gold);
	struct tc_arena a;
	tc_arena_init(&a);
	struct tc_doc g;
	struct tc_err err = { 0 };
	if (tc_doc_read_conllu(&g, &a, tc_str_n(gold, n_gold), &err)) {
		fprintf(stderr, "%s\n", err.msg);
		return 1;
	}
	/* sentence ends as counts of characters other than white space */
	unsigned char *ends = tc_xcalloc(g.text.n + 1, 1);
	for (uint32_t i = 0, count = 0, s = 0; i < g.text.n;) {
		uint32_t w = tc__space_len(g.text.p + i, g.text.n - i);
		if (!w) {
			count += ((unsigned char)g.text.p[i] & 0xc0) != 0x80;
			w = 1;
		}
		i += w;
		if (s < (uint32_t)g.n_sents && i == g.sents[s].end) {
			ends[count] = 1;
			s++;
		}
	}
	struct tc__toks toks;
	tc__read_tokens(&toks, &a, tc_str_n(raw, n_raw));
	uint32_t count = 0, at = 0;
	struct tc__sent_state st;
	for (int32_t i = 0, first = 0, last = 0; i < toks.n; i++) {
		if (i == last) {
			first = i;
			while (last < toks.n && toks.v[last].para == toks.v[i].para)
				last++;
			tc__sent_look(toks.v + first, last - first, raw, &st);
			puts("#");
		}
		struct tc__tok *t = &toks.v[i];
		for (; at < t->end;) {
			uint32_t w = tc__space_len(raw + at, (uint32_t)n_raw - at);
			count += !w && ((unsigned char)raw[at] & 0xc0) != 0x80;
			at += w ? w : 1;
		}
		tc__sent_step(t, raw, &st);
		if (i + 1 < last) {
			if (tc__sent_place(toks.v + first, raw, i - first, &st)) {
				uint16_t f[TC__SENT_FEATS];
				int m = tc__sent_feats(toks.v + first, i - first, &st, f);
				printf("%d", ends[count]);
				for (int k = 0; k < m; k++)
					printf(" %d", f[k]);
				puts("");
			} else if (ends[count])
				printf("! %.*s | %.*s\n", (int)(t->end - t->beg), raw + t->beg, (int)(t[1].end - t[1].beg), raw + t[1].beg);
		}
		if (ends[count])
			tc__sent_end(&st, i - first);
	}
	return 0;
}
