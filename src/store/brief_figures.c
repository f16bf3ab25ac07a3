/* SPDX-License-Identifier: Apache-2.0 */
/* store/brief_figures.c - the numbers in a brief, who claims them, and which of them exclude each other.
 * Two counts of people of one class are set against each other when they are filed within a day, come from different documents
 * or claimants, stand in sentences that share words, and cannot both be right. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "store/brief_int.h"

static void amount(struct tc_buf *b, double v)
{
	char z[40];
	snprintf(z, sizeof z, v == floor(v) ? "%.0f" : "%.2f", v);
	size_t n = strcspn(z, ".");
	for (size_t i = 0; z[i]; i++) {
		if (i && i < n && (n - i) % 3 == 0 && tc_is_digit(z[i - 1]))
			tc_buf_char(b, ',');
		tc_buf_char(b, z[i]);
	}
}

/* "at least 14 sailors" */
static void amount_of(struct tc_buf *b, const struct tc_figure *f)
{
	static const char *const words[] = { "", "about ", "at least ", "at most " };
	tc_buf_z(b, words[f->bound & 3]);
	amount(b, f->value);
	if (f->value_max > f->value) {
		tc_buf_z(b, " to ");
		amount(b, f->value_max);
	}
	tc_str unit = f->unit;
	if (f->value == 1 && f->value_max <= 1)         /* units are written as plurals */
		unit = tc_str_is(unit, "people") ? TC_STR("person") : unit.n > 3 && unit.p[unit.n - 1] == 's' ? tc_str_cut(unit, 0, unit.n - 1) : unit;
	if (unit.n)
		tc_buf_fmt(b, " %.*s", TC_FMT(unit));
}

static void figure_head(struct tc_buf *b, const struct tc_figure *f)
{
	tc_buf_fmt(b, "%.*s: ", TC_FMT(f->class));
	amount_of(b, f);
	tc_str place = tc__place_text(&f->place);
	if (place.n)
		tc_buf_fmt(b, ", %.*s", TC_FMT(place));
}

/* Who claims it: whoever the document names; else the outlet itself says so. */
static void claimant(struct tc_buf *b, const struct tc_records *r, const struct tc_figure *f)
{
	bool said = false;
	for (int k = 0; k < f->n_according_to; k++)
		if (f->according_to[k].kind != TC_LINK_PUBLISHER) {
			tc_buf_z(b, said ? ", citing " : "according to ");
			tc__actor_text(b, &f->according_to[k].who);
			said = true;
		}
	if (!said)
		tc_buf_fmt(b, "in the words of %.*s", TC_FMT(r->publisher.n ? r->publisher : r->doc));
}

/* The same figure told again: the same amount of the same by the same claimant, days apart at most. */
static struct tc_digest_item *told_figure(struct tc_digest_section *sec, tc_str head, tc_str note, tc_str day)
{
	for (int i = 0; i < sec->n; i++) {
		struct tc_digest_item *it = &sec->items[i];
		int32_t a = tc_day_read(it->day), b = tc_day_read(day);
		if (tc_str_eq(it->head, head) && tc_str_eq(it->note, note) && (a == TC_DAY_NONE || b == TC_DAY_NONE || abs(a - b) <= 7))
			return it;
	}
	return NULL;
}

enum { MAX_FIGURES = 24, PEOPLE = 6 /* classes that count people by what happened */ };
static const char *const classes[] = { "killed", "wounded", "missing", "displaced", "detained", "protesters", "military", "weapons", "money" };

/* A figure that the section shows: items[i] belongs to shown[i]. */
struct shown { const struct tc_records *r; const struct tc_figure *f; size_t class; int32_t day; struct tc_fold_view view; };

static void bounds(const struct tc_figure *f, double *low, double *high)
{
	*low = f->value;
	*high = f->value_max > f->value ? f->value_max : f->value;
	if (f->bound == TC_BOUND_AT_LEAST)
		*high = INFINITY;
	else if (f->bound == TC_BOUND_AT_MOST)
		*low = -INFINITY;
	else if (f->bound == TC_BOUND_ABOUT) {
		*low *= 0.9;
		*high *= 1.1;
	}
}

static bool exclude(const struct shown *a, const struct shown *b)
{
	double low[2], high[2];
	if (a->class != b->class || a->class >= PEOPLE || a->day == TC_DAY_NONE || b->day == TC_DAY_NONE || abs(a->day - b->day) > 1)
		return false;
	if (tc_str_eq(a->r->doc, b->r->doc) && a->f->sentence == b->f->sentence)
		return false;
	bounds(a->f, &low[0], &high[0]);
	bounds(b->f, &low[1], &high[1]);
	return (low[0] > high[1] || low[1] > high[0]) && tc_fold_words(&a->view, &b->view) >= 0.3f;
}

/* Say of each figure which others contradict it. */
static void set_against(struct tc__brief *m, struct tc_digest_section *sec, const struct shown *list)
{
	tc_str *notes = TC_NEWN(m->arena, tc_str, sec->n ? sec->n : 1);
	for (int i = 0; i < sec->n; i++)
		notes[i] = sec->items[i].note;
	for (int i = 0; i < sec->n; i++) {
		struct tc_buf b = { 0 };
		for (int k = 0; k < sec->n; k++) {
			if (k == i || !exclude(&list[i], &list[k]))
				continue;
			tc_buf_z(&b, b.n ? ", " : "against ");
			amount_of(&b, list[k].f);
			tc_buf_fmt(&b, " %.*s", TC_FMT(notes[k]));
			if (list[k].r->publisher.n && tc_str_find(notes[k], list[k].r->publisher) < 0)
				tc_buf_fmt(&b, " in %.*s", TC_FMT(list[k].r->publisher));
		}
		tc__digest_note(m->d, &sec->items[i], tc_arena_str(m->arena, tc_buf_view(&b)));
		tc_buf_release(&b);
	}
}

/* Too many: the oldest of the commonest class goes. */
static void drop_one(struct tc_digest_section *sec, struct shown *list)
{
	int count[TC_COUNT(classes)] = { 0 }, oldest = -1;
	size_t most = 0;
	for (int i = 0; i < sec->n; i++)
		count[list[i].class]++;
	for (size_t c = 1; c < TC_COUNT(classes); c++)
		most = count[c] > count[most] ? c : most;
	for (int i = 0; i < sec->n; i++)
		if (list[i].class == most && (oldest < 0 || list[i].day < list[oldest].day))
			oldest = i;
	sec->n--;
	memmove(sec->items + oldest, sec->items + oldest + 1, (size_t)(sec->n - oldest) * sizeof *sec->items);
	memmove(list + oldest, list + oldest + 1, (size_t)(sec->n - oldest) * sizeof *list);
}

int tc__brief_figures(struct tc__brief *m)
{
	struct tc_query q = m->o->q;
	int64_t *rows, n;
	q.kind = TC_QUERY_FIGURES;
	q.about = true;
	q.from = m->d->from;
	q.to = m->d->to;
	q.types = q.quads = q.statuses = 0;
	int rc = tc_query_rows(m->s, &q, m->arena, &rows, &n, m->err);
	struct tc_digest_section *sec = tc__digest_section(m->d, "figures", TC_STR("Figures, and who claims them"), NULL);
	struct tc_records *r = TC_NEWN(m->arena, struct tc_records, n ? n : 1);
	struct shown list[MAX_FIGURES + 1];
	for (int64_t i = 0; i < n && !rc; i++) {
		rc = tc_store_figure(m->s, rows[i], m->arena, &r[i], m->err);
		if (!rc)
			tc__digest_chain(m->s, r[i].figures->according_to, r[i].figures->n_according_to);
	}
	for (size_t c = 0; c < TC_COUNT(classes) && !rc; c++)
		for (int64_t i = 0; i < n; i++) {
			const struct tc_figure *f = r[i].figures;
			struct tc_buf b = { 0 };
			if (!tc_str_is(f->class, classes[c]))
				continue;
			figure_head(&b, f);
			tc_str head = tc_arena_str(m->arena, tc_buf_view(&b));
			tc_buf_reset(&b);
			claimant(&b, &r[i], f);
			tc_str note = tc_arena_str(m->arena, tc_buf_view(&b)), day = f->date.value.n ? f->date.value : r[i].date;
			tc_buf_release(&b);
			struct tc_digest_item *item = told_figure(sec, head, note, day);
			if (!item) {
				struct tc_event e = { .text = f->text };
				item = tc__digest_item(m->d, sec);
				*item = (struct tc_digest_item){ .head = head, .note = note, .text = f->text, .day = day,
								 .when = tc__when_text(&f->date, r[i].date, m->arena) };
				struct shown *x = &list[sec->n - 1];
				*x = (struct shown){ &r[i], f, c, tc_day_read(day), { 0 } };
				tc_fold_view(&r[i], &e, NULL, m->arena, &x->view);
			}
			tc__digest_cite(m->d, item, &r[i], f->id);
			if (sec->n > MAX_FIGURES)
				drop_one(sec, list);
		}
	if (!rc)
		set_against(m, sec, list);
	return rc;
}
