/* tests/unit/folding.h - reads tests/eval/folding.tsv: one hand-written report of an event a row. */
#ifndef TC_FOLDING_H
#define TC_FOLDING_H
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "event/event.h"
#include "know/know.h"

struct report { struct tc_records r; struct tc_event e; tc_str split, set, group; };

static inline struct tc_actor *folding_actors(struct tc_arena *a, tc_str cell, int *n)
{
	struct tc_actor *list = NULL;
	int cap = 0;
	tc_str one;
	*n = 0;
	while (cell.n && tc_str_split(&cell, ';', &one)) {
		struct tc_actor x = { 0 };
		tc_str word, rest = tc_str_trim(one);
		for (int k = 0; rest.n; k++) {
			tc_str from = rest;
			if (!tc_str_split(&rest, ' ', &word))
				break;
			int sector = tc_sector_find(word);
			bool upper = word.n == 3 && tc_is_upper(word.p[0]) && tc_is_upper(word.p[1]) && tc_is_upper(word.p[2]);
			if (upper && sector > 0 && !x.sector)
				x.sector = (uint8_t)sector;
			else if (k == 0 && upper)
				memcpy(x.country, word.p, 3);
			else {
				x.name = x.text = from;
				break;
			}
		}
		TC_PUSH(a, list, *n, cap, x);
	}
	return list;
}

static inline struct report *folding_read(const char *path, struct tc_arena *arena, int *n_out)
{
	FILE *f = fopen(path, "rb");
	struct report *all = NULL;
	int n = 0, cap = 0, line_no = 0;
	char line[4096];
	if (!f)
		return NULL;
	while (fgets(line, sizeof line, f)) {
		tc_str rest = tc_arena_str(arena, tc_str_trim(tc_str_of(line))), c[13], cell;
		int k = 0;
		if (rest.n == 0 || rest.p[0] == '#' || line_no++ == 0)
			continue;
		while (k < 13 && tc_str_split(&rest, '\t', &cell))
			c[k++] = cell;
		if (k != 13) {
			fprintf(stderr, "%s: a row of %d columns\n", path, k);
			exit(1);
		}
		struct report x = { .split = c[0], .set = c[1], .group = c[2] };
		x.r = (struct tc_records){ .doc = tc_arena_printf(arena, "doc-%d", n + 1), .date = c[3], .publisher = c[4], .n_sentences = 1 };
		int type = tc_event_find(c[5]);
		if (type <= 0 || (c[6].n && !tc_mode_known(type, c[6]))) {
			fprintf(stderr, "%s: %.*s %.*s is no type and mode\n", path, TC_FMT(c[5]), TC_FMT(c[6]));
			exit(1);
		}
		x.e = (struct tc_event){ .sentence = 1, .type = (uint8_t)type, .quad = (uint8_t)tc_event_quad(type), .mode = c[6],
			.cameo = tc_cameo_of(type, c[6]), .text = c[12], .place = { .name = c[10], .text = c[10], .lat = NAN, .lon = NAN },
			.confidence = 0.9f, .span = { 0, c[12].n }, .why = TC_STR("test") };
		x.e.actors = folding_actors(arena, c[7], &x.e.n_actors);
		x.e.recipients = folding_actors(arena, c[8], &x.e.n_recipients);
		x.e.symmetric = x.e.n_actors > 1 && !x.e.n_recipients;
		x.e.plover_score = tc_plover_score(type, c[6]);
		x.e.goldstein = tc_goldstein(x.e.cameo, TC_GOLDSTEIN_GDELT);
		if (c[9].n)
			x.e.date = (struct tc_when){ .value = c[9], .precision = TC_PREC_DAY };
		x.e.negated = tc_str_find(c[11], TC_STR("negated")) >= 0;
		x.e.denied = tc_str_find(c[11], TC_STR("denied")) >= 0;
		TC_PUSH(arena, all, n, cap, x);
	}
	fclose(f);
	for (int i = 0; i < n; i++) {
		all[i].r.events = &all[i].e;
		all[i].r.n_events = 1;
		tc_event_set_ids(&all[i].r);
	}
	*n_out = n;
	return all;
}
#endif
