/* SPDX-License-Identifier: Apache-2.0 */
/* store/calendar.c - what was scheduled, and what became of it.
 * An announcement is looked up again in what was told later: a like event between the same parties about its day means that it
 * came true, a refusal to meet or a word for calling off in between that it did not. Both need words or a place in common. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "know/know.h"
#include "store/digest_int.h"
#include "store/store_int.h"

int32_t tc__when_last(const struct tc_when *w)
{
	int32_t slash = tc_str_find(w->value, TC_STR("/"));
	tc_str v = slash >= 0 ? tc_str_cut(w->value, (uint32_t)slash + 1, w->value.n) : w->value;
	int32_t day = tc_day_read(v);
	int y, m, d;
	if (day == TC_DAY_NONE || v.n >= 10)
		return day == TC_DAY_NONE || w->precision != TC_PREC_WEEK ? day : day + 6;
	tc_day_split(day, &y, &m, &d);
	bool over = v.n <= 4 || m == 12;
	char z[32];
	snprintf(z, sizeof z, "%04d-%02d", over ? y + 1 : y, over ? 1 : m + 1);
	return tc_day_read(tc_str_of(z)) - 1;
}

/* Has each party of a a like one in b? */
static bool covered(const struct tc_event *a, const struct tc_event *b)
{
	for (int i = 0; i < a->n_actors + a->n_recipients; i++) {
		const struct tc_actor *x = i < a->n_actors ? &a->actors[i] : &a->recipients[i - a->n_actors];
		bool found = false;
		for (int k = 0; k < b->n_actors + b->n_recipients && !found; k++) {
			const struct tc_actor *y = k < b->n_actors ? &b->actors[k] : &b->recipients[k - b->n_actors];
			found = !strcmp(tc__party_code(x), tc__party_code(y)) && (!x->name.n || !y->name.n || tc_str_eq(x->name, y->name));
		}
		if (!found)
			return false;
	}
	return a->n_actors + a->n_recipients > 0;
}

int *tc__scheduled_again(const struct tc__told *t, int64_t n, struct tc_arena *arena)
{
	enum { NEAR = 512 };            /* so many events further on at most */
	int *out = TC_NEWN(arena, int, n ? n : 1);
	for (int64_t i = 0; i < n; i++) {
		const struct tc_event *a = t[i].r.events;
		out[i] = -1;
		if (a->date.precision == TC_PREC_DAY || a->date.value.n < 4)
			continue;
		int32_t last = tc__when_last(&a->date);
		for (int64_t k = i + 1; k < n && k < i + NEAR && out[i] < 0; k++) {
			const struct tc_event *b = t[k].r.events;
			int32_t day = tc_day_read(t[k].rep.day);
			if (b->date.precision == TC_PREC_DAY && b->type == a->type && day != TC_DAY_NONE && day <= last && covered(a, b))
				out[i] = (int)k;
		}
	}
	return out;
}

/* Those who take part, as codes for a query. */
static void codes_of(const struct tc_event *e, struct tc_query *q)
{
	for (int i = 0; i < 2; i++) {
		const struct tc_actor *a = i ? e->recipients : e->actors;
		for (int k = 0; k < (i ? e->n_recipients : e->n_actors) && q->n_codes < TC_QUERY_CODES; k++) {
			const char *code = tc__party_code(&a[k]);
			if (code[0])
				memcpy(q->codes[q->n_codes++], code, strlen(code) + 1);
		}
	}
}

/* Does x tell that e will not take place? */
static bool calls_off(const struct tc_event *x)
{
	static const char *const words[] = { "abandon", "call", "cancel", "delay", "drop", "postpone", "scrap", "shelve", "suspend" };
	if (x->type != TC_EVENT_REJECT && x->type != TC_EVENT_SANCTION)
		return false;
	if (tc_str_is(x->mode, "meet"))
		return true;
	for (size_t i = 0; i < TC_COUNT(words); i++)
		if (tc_str_is(x->trigger.lemma, words[i]))
			return true;
	return false;
}

static double off_score(struct tc__told *t, struct tc__told *x)
{
	const struct tc_event *e = t->r.events, *o = x->r.events;
	if (!calls_off(o) || o->negated || o->denied || tc_str_cmp(x->rep.day, t->r.date) < 0)
		return 0;
	int common = 0, parties = 0;
	for (int i = 0; i < 2; i++)
		for (int k = 0; k < (i ? o->n_recipients : o->n_actors); k++) {
			const char *code = tc__party_code(i ? &o->recipients[k] : &o->actors[k]);
			bool found = false;
			for (int j = 0; j < 2 && code[0]; j++)
				for (int m = 0; m < (j ? e->n_recipients : e->n_actors) && !found; m++)
					found = !strcmp(code, tc__party_code(j ? &e->recipients[m] : &e->actors[m]));
			common += found;
			parties += code[0] != 0;
		}
	if (!common || common < parties)
		return 0;
	return common + 3 * tc_fold_words(&t->view, &x->view);
}

static double true_score(struct tc__told *t, struct tc__told *c)
{
	const struct tc_event *x = c->r.events;
	float f[TC_FOLD_FEATURES];
	if (tc_str_cmp(c->r.date, t->rep.day) < 0)
		return 0;
	struct tc_fold_view a = t->view, b = c->view;
	a.dated = b.dated = true;       /* days are compared here */
	a.day = tc_day_read(t->rep.day);
	int32_t last = tc__when_last(&t->r.events->date), told = tc_day_read(c->rep.day);
	int gap = last != TC_DAY_NONE && told > last ? told - last : told >= a.day && told <= last ? 0 : told - a.day;
	b.day = a.day;
	b.status = a.status;
	if (gap < -1 || gap > 3 || !tc_fold_features(&a, &b, f))
		return 0;
	return f[0] + f[1] + f[2] + (x->type == t->r.events->type) + 2 * f[12] + f[10] - f[11] - 0.3 * abs(gap);
}

int tc__digest_outcome(struct tc_store *s, struct tc_digest *d, struct tc_digest_item *item, struct tc__told *t, tc_str newest,
		       struct tc_err *err)
{
	const struct tc_event *e = t->r.events;
	struct tc_query q = { .from = t->r.date, .to = TC_STR_NULL };
	int32_t last = tc__when_last(&e->date), first = tc_day_read(t->rep.day);
	int length = last != TC_DAY_NONE && first != TC_DAY_NONE && last > first ? last - first : 0;
	q.to = tc__day_plus(t->rep.day, length + 4, d->arena);
	struct tc__told *c = NULL, *best = NULL;
	int64_t *rows, n = 0;
	double best_score = 0;
	bool off = false;
	tc_str early = tc__day_plus(t->rep.day, -2, d->arena);
	if (!q.from.n || tc_str_cmp(early, q.from) < 0)
		q.from = early;
	codes_of(e, &q);
	int rc = q.n_codes ? tc_query_rows(s, &q, d->arena, &rows, &n, err) : 0;
	if (!rc && n)
		rc = tc__digest_load(s, rows, n, d->arena, &c, err);
	if (rc)
		return rc;
	tc_fold_view(&t->r, e, NULL, d->arena, &t->view);
	for (int64_t i = 0; i < n; i++) {
		const struct tc_event *x = c[i].r.events;
		/* Told in another document, not before the announcement nor after today, as done or as off. */
		if (tc_str_eq(c[i].r.doc, t->r.doc) || x->status == TC_STATUS_FUTURE || x->status == TC_STATUS_HYPOTHETICAL ||
		    tc_str_cmp(c[i].r.date, t->r.date) < 0 || tc_str_cmp(c[i].r.date, newest) > 0)
			continue;
		tc_fold_view(&c[i].r, x, NULL, d->arena, &c[i].view);
		double yes = true_score(t, &c[i]), no = off_score(t, &c[i]), score = yes > no ? yes : no;
		if (score > best_score) {
			best_score = score;
			best = &c[i];
			off = no >= yes || x->negated || x->denied;
		}
	}
	if (best && best_score >= 2) {
		const struct tc_event *x = best->r.events;
		tc__digest_note(d, item, tc_arena_printf(d->arena, "%s (%.*s): “%.*s”", off ? "did not happen" : x->type == e->type ? "came true" : "seems to have come true",
							 TC_FMT(best->rep.day), TC_FMT(x->text)));
		tc__digest_cite(d, item, &best->r, x->id);
	} else if (tc_str_cmp(newest, tc__day_plus(t->rep.day, length + 2, d->arena)) >= 0) {
		tc__digest_note(d, item, TC_STR("no report that it happened"));
	} else {
		tc__digest_note(d, item, TC_STR("still ahead"));
	}
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
	int *again = rc ? NULL : tc__scheduled_again(t, n, arena);
	for (int64_t i = 0; i < n && !rc; i++) {
		struct tc_digest_item *item;
		if (again[i] >= 0)
			continue;
		tc_str date = t[i].r.events->date.value.n ? t[i].r.events->date.value : TC_STR("Undated");
		if (o->as_of.n && t[i].r.date.n && tc_str_cmp(t[i].r.date, o->as_of) > 0)
			continue;       /* it was not announced by then */
		if (!sec || !tc_str_eq(sec->title, date))
			sec = tc__digest_section(out, "scheduled", date, NULL);
		rc = tc__digest_event(s, out, sec, &t[i], &item, err);
		if (rc)
			break;
		item->note = tc_arena_printf(arena, "announced %.*s%s%.*s", TC_FMT(t[i].r.date), item->note.n ? "; " : "", TC_FMT(item->note));
		for (int64_t k = 0; k < i; k++)
			if (again[k] == i)
				tc__digest_cite(out, item, &t[k].r, t[k].r.events->id);
		rc = tc__digest_outcome(s, out, item, &t[i], newest, err);
	}
	out->subtitle = tc_arena_printf(arena, "As of %.*s%s", TC_FMT(newest), out->n_sections ? "" : "; nothing was scheduled.");
	return rc;
}
