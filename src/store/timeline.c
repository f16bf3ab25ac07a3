/* SPDX-License-Identifier: Apache-2.0 */
/* store/timeline.c - events by day, and the mean scores of each week.
 * A week is a turning point when the mean PLOVER score of its events lies at least three points from that of the four weeks
 * before it that had events, each side counting three events or more; of neighbours that turn the same way only the first
 * is marked. */
#include <math.h>
#include <stdlib.h>

#include "know/know.h"
#include "store/digest_int.h"

enum { MAX_GAP = 6 };           /* weeks without events that are shown one by one */

static void find_turns(struct tc_digest_week *w, int64_t n)
{
	for (int64_t i = 0; i < n; i++) {
		double sum = 0;
		int64_t count = 0, weeks = 0;
		w[i].before = NAN;
		for (int64_t k = i - 1; k >= 0 && weeks < 4; k--)
			if (w[k].n && !isnan(w[k].plover)) {
				sum += w[k].plover * (double)w[k].n;
				count += w[k].n;
				weeks++;
			}
		if (count < 3 || w[i].n < 3 || isnan(w[i].plover))
			continue;
		w[i].before = sum / (double)count;
		double change = w[i].plover - w[i].before;
		bool same = i && w[i - 1].turn && (w[i - 1].plover - w[i - 1].before) * change > 0;
		w[i].turn = fabs(change) >= 3 && !same;
	}
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
						      false, NAN };
			TC_PUSH(d->arena, d->weeks, k, cap, gap);
		}
		struct tc_digest_week w = { c[i].label, c[i].n, c[i].plover, c[i].goldstein, false, NAN };
		TC_PUSH(d->arena, d->weeks, k, cap, w);
	}
	d->n_weeks = k;
	find_turns(d->weeks, k);
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
	out->subtitle = tc_arena_printf(arena, "%lld events, %d documents, %.*s to %.*s", (long long)n, out->n_sources, TC_FMT(out->from), TC_FMT(out->to));
	return rc;
}

/* --- calendar ------------------------------------------------------------------------------------------------------- */

/* What became of something scheduled: an event of a like kind between the same parties within two days of it. */
static int outcome(struct tc_store *s, struct tc_digest *d, struct tc_digest_item *item, struct tc__told *t, tc_str newest, struct tc_err *err)
{
	const struct tc_event *e = t->r.events;
	struct tc_query q = { .from = tc__day_plus(t->rep.day, -2, d->arena), .to = tc__day_plus(t->rep.day, 4, d->arena) };
	struct tc__told *c, *best = NULL;
	int64_t *rows, n;
	double best_score = 0;
	for (int i = 0; i < 2 && q.n_codes < TC_QUERY_CODES; i++) {
		const struct tc_actor *a = i ? e->recipients : e->actors;
		for (int k = 0; k < (i ? e->n_recipients : e->n_actors) && q.n_codes < TC_QUERY_CODES; k++) {
			const char *code = a[k].country[0] ? a[k].country : tc_sector_name(a[k].sector);
			if (code[0])
				memcpy(q.codes[q.n_codes++], code, strlen(code) + 1);
		}
	}
	int rc = q.n_codes ? tc_query_rows(s, &q, d->arena, &rows, &n, err) : 0;
	if (rc || !q.n_codes)
		return rc;
	rc = tc__digest_load(s, rows, n, d->arena, &c, err);
	if (rc)
		return rc;
	tc_fold_view(&t->r, e, NULL, d->arena, &t->view);
	for (int64_t i = 0; i < n; i++) {
		const struct tc_event *x = c[i].r.events;
		float f[TC_FOLD_FEATURES];
		/* It must have been told when the day had come, in another document: as done, or as off. */
		if (tc_str_eq(c[i].r.doc, t->r.doc) || x->status == TC_STATUS_FUTURE || x->status == TC_STATUS_HYPOTHETICAL ||
		    tc_str_cmp(c[i].r.date, t->r.date) < 0 || tc_str_cmp(c[i].r.date, t->rep.day) < 0)
			continue;
		tc_fold_view(&c[i].r, x, NULL, d->arena, &c[i].view);
		c[i].view.dated = t->view.dated = true; /* days are compared here */
		c[i].view.day = tc_day_read(c[i].rep.day);
		t->view.day = tc_day_read(t->rep.day);
		int gap = c[i].view.day - t->view.day;
		c[i].view.day = t->view.day;
		c[i].view.status = t->view.status;
		if (gap < -1 || gap > 3 || !tc_fold_features(&t->view, &c[i].view, f))
			continue;
		double score = f[0] + f[1] + f[2] + (x->type == e->type) + 2 * f[12] + f[10] - f[11] - 0.3 * abs(gap);
		if (score > best_score) {
			best_score = score;
			best = &c[i];
		}
	}
	struct tc_buf b = { 0 };
	tc_buf_str(&b, item->note);
	if (b.n)
		tc_buf_z(&b, "; ");
	if (best && best_score >= 2) {
		const struct tc_event *x = best->r.events;
		tc_buf_fmt(&b, "%s (%.*s): “%.*s”", x->negated || x->denied ? "did not happen" : "came true", TC_FMT(best->rep.day), TC_FMT(x->text));
		tc__digest_cite(d, item, &best->r, x->id);
	} else if (tc_str_cmp(newest, tc__day_plus(t->rep.day, 2, d->arena)) >= 0)
		tc_buf_z(&b, "no report that it happened");
	else
		tc_buf_z(&b, "still ahead");
	item->note = tc_arena_str(d->arena, tc_buf_view(&b));
	tc_buf_release(&b);
	return 0;
}

int tc_calendar(struct tc_store *s, const struct tc_digest_options *o, struct tc_arena *arena, struct tc_digest *out, struct tc_err *err)
{
	struct tc_query q = o->q;
	struct tc__told *t;
	tc_str newest = o->as_of;
	int64_t *rows, n;
	tc__digest_init(out, arena);
	out->title = o->title;
	q.scheduled = true;
	int rc = tc_query_rows(s, &q, arena, &rows, &n, err);
	if (!rc)
		rc = tc__digest_load(s, rows, n, arena, &t, err);
	if (!rc && !newest.n)
		rc = tc_query_newest(s, arena, &newest, err);
	struct tc_digest_section *sec = NULL;
	for (int64_t i = 0; i < n && !rc; i++) {
		struct tc_digest_item *item;
		tc_str date = t[i].r.events->date.value.n ? t[i].r.events->date.value : TC_STR("Undated");
		if (o->as_of.n && t[i].r.date.n && tc_str_cmp(t[i].r.date, o->as_of) > 0)
			continue;       /* it was not announced by then */
		if (!sec || !tc_str_eq(sec->title, date))
			sec = tc__digest_section(out, "scheduled", date, NULL);
		rc = tc__digest_event(s, out, sec, &t[i], &item, err);
		if (rc)
			break;
		item->note = tc_arena_printf(arena, "announced %.*s%s%.*s", TC_FMT(t[i].r.date), item->note.n ? "; " : "", TC_FMT(item->note));
		rc = outcome(s, out, item, &t[i], newest, err);
	}
	out->subtitle = tc_arena_printf(arena, "As of %.*s", TC_FMT(newest));
	return rc;
}
