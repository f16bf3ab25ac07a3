/* SPDX-License-Identifier: Apache-2.0 */
/* store/timeline.c - events by day, and the mean scores of each week.
 * A week is a turning point when the events from it on score otherwise than those before: the means of the four weeks before
 * and of this and the next week lie at least 2.5 points apart, and that is 2.25 times the error that events so few and so
 * different would make by chance (Welch's t). Of neighbouring weeks the clearest is marked. Single loud weeks are none. */
#include <math.h>
#include <stdlib.h>

#include "know/know.h"
#include "store/digest_int.h"

enum { MAX_GAP = 6 };           /* weeks without events that are shown one by one */

struct scores { double sum, squares; int n; };

static void add_score(struct scores *s, double v)
{
	s->sum += v;
	s->squares += v * v;
	s->n++;
}

static double mean(const struct scores *s) { return s->sum / s->n; }

/* Squared error of the mean; scores are coarse, so that three alike do not mean that there is no spread. */
static double error_of(const struct scores *s)
{
	double m = mean(s), v = s->n > 1 ? (s->squares - s->n * m * m) / (s->n - 1) : 0;
	return fmax(v, 2) / s->n;
}

/* of[i]: the scores of week i. */
static void find_turns(struct tc_digest_week *w, int64_t n, const struct scores *of)
{
	double *clear = tc_xcalloc((size_t)n + 1, sizeof *clear);
	for (int64_t i = 1; i < n; i++) {
		struct scores before = { 0 }, since = { 0 };
		for (int64_t k = i > 4 ? i - 4 : 0; k < i + 2 && k < n; k++) {
			struct scores *to = k < i ? &before : &since;
			to->sum += of[k].sum;
			to->squares += of[k].squares;
			to->n += of[k].n;
		}
		if (before.n < 3 || since.n < 3 || !of[i].n)
			continue;
		w[i].before = mean(&before);
		w[i].since = mean(&since);
		double change = w[i].since - w[i].before, t = change / sqrt(error_of(&before) + error_of(&since));
		if (fabs(change) >= 2.5 && fabs(t) >= 2.25)
			clear[i] = t;
	}
	for (int64_t i = 1; i < n; i++) {
		double last = clear[i - 1] * clear[i] > 0 ? fabs(clear[i - 1]) : 0, next = clear[i + 1] * clear[i] > 0 ? fabs(clear[i + 1]) : 0;
		w[i].turn = clear[i] != 0 && fabs(clear[i]) > last && fabs(clear[i]) >= next;
	}
	free(clear);
}

/* The scores of the events that did happen, by week. */
static void turns(struct tc_digest *d, const struct tc__told *t, int64_t n)
{
	struct scores *of = tc_xcalloc((size_t)d->n_weeks + 1, sizeof *of);
	int64_t w = 0;
	for (int64_t i = 0; i < n; i++) {
		const struct tc_event *e = t[i].r.events;
		int32_t day = tc_day_read(t[i].rep.day);
		if (day == TC_DAY_NONE || e->negated || e->denied || isnan(e->plover_score))
			continue;
		for (int32_t monday; w < d->n_weeks; w++) {     /* events are in order of days */
			monday = d->weeks[w].monday.n ? tc_day_read(d->weeks[w].monday) : INT32_MIN;
			if (monday != INT32_MIN && day < monday + 7)
				break;
		}
		if (w == d->n_weeks)
			break;
		if (day >= tc_day_read(d->weeks[w].monday))
			add_score(&of[w], e->plover_score);
	}
	find_turns(d->weeks, d->n_weeks, of);
	free(of);
}

/* The weeks of counts, with those between that had none. */
static void fill_weeks(struct tc_digest *d, const struct tc_query_count *c, int64_t n)
{
	int64_t k = 0, cap = 0;
	for (int64_t i = 0; i < n; i++) {
		int32_t day = tc_day_read(c[i].label);
		if (day == TC_DAY_NONE)
			continue;
		int empty = k ? (day - tc_day_read(d->weeks[k - 1].monday)) / 7 - 1 : 0;
		for (int g = 1; g <= (empty > MAX_GAP ? 1 : empty); g++) {      /* a long gap is one row without a date */
			struct tc_digest_week gap = { empty > MAX_GAP ? TC_STR_NULL : tc__day_plus(d->weeks[k - 1].monday, 7, d->arena), 0, NAN, NAN,
						      false, NAN, NAN };
			TC_PUSH(d->arena, d->weeks, k, cap, gap);
		}
		struct tc_digest_week w = { c[i].label, c[i].n, c[i].plover, c[i].goldstein, false, NAN, NAN };
		TC_PUSH(d->arena, d->weeks, k, cap, w);
	}
	d->n_weeks = k;
}

int tc_timeline(struct tc_store *s, const struct tc_digest_options *o, struct tc_arena *arena, struct tc_digest *out, struct tc_err *err)
{
	struct tc_query q = o->q;
	struct tc__told *t;
	struct tc_query_count *c;
	int64_t *rows, n, n_c;
	tc__digest_init(out, arena);
	out->title = o->title;
	q.actual = !q.statuses;
	q.sort = TC_SORT_DATE;
	int rc = tc_query_counts(s, &q, TC_BY_WEEK, arena, &c, &n_c, err);
	if (rc)
		return rc;
	fill_weeks(out, c, n_c);
	q.actual = false;
	if (!q.statuses)
		q.statuses = 1u << TC_STATUS_ACTUAL | 1u << TC_STATUS_HISTORICAL;
	rc = tc_query_rows(s, &q, arena, &rows, &n, err);
	if (!rc)
		rc = tc__digest_load(s, rows, n, arena, &t, err);
	if (!rc)
		turns(out, t, n);
	struct tc_digest_section *sec = NULL;
	for (int64_t i = 0; i < n && !rc; i++) {
		tc_str day = t[i].rep.day;
		if (!sec || !tc_str_eq(sec->title, day.n ? day : TC_STR("Undated")))
			sec = tc__digest_section(out, "day", day.n ? day : TC_STR("Undated"), NULL);
		rc = tc__digest_event(s, out, sec, &t[i], NULL, err);
	}
	if (n) {
		out->from = q.from.n ? q.from : t[0].rep.day;
		out->to = q.to.n ? q.to : t[n - 1].rep.day;
	}
	out->subtitle = !n ? TC_STR("No events.") : tc_arena_printf(arena, "%lld event%s, %d document%s, %.*s to %.*s", (long long)n, n == 1 ? "" : "s",
			out->n_sources, out->n_sources == 1 ? "" : "s", TC_FMT(out->from), TC_FMT(out->to));
	return rc;
}
