/* SPDX-License-Identifier: Apache-2.0 */
/* cli/eval_report.c - where the errors come from, for those who write the lexicon: which types are taken for which, which
 * entries fire wrongly, which triggers nothing catches. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "cli/eval.h"

/* Counts under a name, grown as needed; lists are short, look-up is linear. */
struct tally { char name[96]; long right, wrong; };
struct tallies { struct tally *t; int n, cap; };

static struct tally *tally(struct tallies *ts, const char *name)
{
	for (int i = 0; i < ts->n; i++)
		if (strncmp(ts->t[i].name, name, sizeof ts->t[i].name - 1) == 0)
			return &ts->t[i];
	if (ts->n == ts->cap) {
		ts->cap = ts->cap ? ts->cap * 2 : 64;
		ts->t = tc_xrealloc(ts->t, sizeof *ts->t * (size_t)ts->cap);
	}
	struct tally *t = &ts->t[ts->n++];
	*t = (struct tally){ .right = 0 };
	snprintf(t->name, sizeof t->name, "%s", name);
	return t;
}

static int by_wrong(const void *a, const void *b)
{
	const struct tally *x = a, *y = b;
	if (x->wrong != y->wrong)
		return x->wrong < y->wrong ? 1 : -1;
	return strcmp(x->name, y->name);
}

static const char *string(json_t *object, const char *name)
{
	const char *s = json_string_value(json_object_get(object, name));
	return s ? s : "";
}

static bool touch(json_t *gold, json_t *sys)
{
	const char *a = string(gold, "trigger"), *b = string(json_object_get(sys, "trigger"), "text");
	return *a && *b && (strstr(a, b) || strstr(b, a));
}

struct report { struct tallies confused, entries, missed; };

static void report_line(struct report *r, json_t *line, json_t *systems)
{
	json_t *golds = json_object_get(line, "events"), *full = json_object_get(line, "exhaustive"), *g, *s;
	size_t ng = json_array_size(golds), ns = json_array_size(systems), i, j;
	int (*pairs)[2] = tc_xcalloc(ng + 1, sizeof *pairs);
	bool *hit_g = tc_xcalloc(ng + 1, 1), *hit_s = tc_xcalloc(ns + 1, 1);
	int n = tc_gold_match(golds, systems, TC_LEVEL_TYPE, pairs);
	char name[96];
	for (int k = 0; k < n; k++)
		hit_g[pairs[k][0]] = hit_s[pairs[k][1]] = true;
	json_array_foreach(systems, j, s) {
		if (hit_s[j])
			tally(&r->entries, string(s, "why"))->right++;
		else if (!full || json_is_true(full))
			tally(&r->entries, string(s, "why"))->wrong++;
		for (i = 0; !hit_s[j] && i < ng; i++) {
			g = json_array_get(golds, i);
			if (hit_g[i] || !touch(g, s))
				continue;
			snprintf(name, sizeof name, "%s taken for %s", string(g, "event"), string(s, "event"));
			tally(&r->confused, name)->wrong++;
			break;
		}
	}
	json_array_foreach(golds, i, g)
		if (!hit_g[i] && !tc_gold_free(g)) {
			snprintf(name, sizeof name, "%-10s %s", string(g, "event"), string(g, "trigger"));
			tally(&r->missed, name)->wrong++;
		}
	free(hit_s);
	free(hit_g);
	free(pairs);
}

static void print(FILE *out, const char *title, struct tallies *ts, bool both)
{
	qsort(ts->t, (size_t)ts->n, sizeof *ts->t, by_wrong);
	fprintf(out, "%s\n", title);
	for (int i = 0; i < ts->n && ts->t[i].wrong; i++)
		if (both)
			fprintf(out, "  %4ld wrong %4ld right  %s\n", ts->t[i].wrong, ts->t[i].right, ts->t[i].name);
		else
			fprintf(out, "  %4ld  %s\n", ts->t[i].wrong, ts->t[i].name);
	free(ts->t);
}

void tc_gold_report(const struct tc_gold *g, FILE *out)
{
	struct report r = { 0 };
	size_t i;
	json_t *line;
	json_array_foreach(g->lines, i, line)
		report_line(&r, line, json_object_get(g->found, string(line, "id")));
	print(out, "types confused (same trigger):", &r.confused, false);
	print(out, "what fired wrongly:", &r.entries, true);
	print(out, "events missed, with their triggers:", &r.missed, false);
}
