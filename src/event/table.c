/* SPDX-License-Identifier: Apache-2.0 */
/* event/table.c - records as a table for people, in a terminal. */
#include <math.h>

#include "event/layout_int.h"
#include "know/know.h"

enum { W_DATE = 12, W_WHAT = 20, W_WHO = 30, W_WHOM = 30, W_NOTE = 20, W_SOURCE = 26 };

/* `s` in exactly `width` columns (code points are counted, which is right for news in Latin script) and a space. */
static void fixed(struct tc_buf *b, tc_str s, int width)
{
	int n = 0;
	uint32_t cut = 0;
	for (uint32_t i = 0; i < s.n; i++) {
		if (((unsigned char)s.p[i] & 0xc0) == 0x80)
			continue;
		if (n == width - 1)
			cut = i;
		n++;
	}
	uint32_t end = n > width ? cut : s.n;
	for (uint32_t i = 0; i < end; i++)
		tc_buf_char(b, (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i]);
	if (n > width) {
		tc_buf_z(b, "…");
		n = width;
	}
	for (; n <= width; n++)
		tc_buf_char(b, ' ');
}

static void end_row(struct tc_buf *b)
{
	while (b->n && b->p[b->n - 1] == ' ')
		b->n--;
	tc_buf_char(b, '\n');
}

static void add_actor(struct tc_buf *cellb, const struct tc_actor *a)
{
	if (cellb->n)
		tc_buf_z(cellb, ", ");
	tc_buf_str(cellb, tc__called(a));
	const char *sector = tc_sector_name(a->sector);
	if (a->country[0] || sector[0]) {
		tc_buf_z(cellb, tc__called(a).n ? " (" : "(");
		tc_buf_z(cellb, a->country);
		if (a->country[0] && sector[0])
			tc_buf_char(cellb, ' ');
		tc_buf_z(cellb, sector);
		tc_buf_char(cellb, ')');
	}
}

static void row(struct tc_buf *b, tc_str date, tc_str what, const struct tc_actor *a, int n_a, const struct tc_actor *r,
		int n_r, tc_str whom, tc_str note, const struct tc_link *l, int n_l)
{
	struct tc_buf c = { 0 };
	fixed(b, date, W_DATE);
	fixed(b, what, W_WHAT);
	for (int i = 0; i < n_a; i++)
		add_actor(&c, &a[i]);
	fixed(b, tc_buf_view(&c), W_WHO);
	tc_buf_reset(&c);
	for (int i = 0; i < n_r; i++)
		add_actor(&c, &r[i]);
	if (whom.n) {
		if (c.n)
			tc_buf_z(&c, ": ");
		tc_buf_str(&c, whom);
	}
	fixed(b, tc_buf_view(&c), W_WHOM);
	fixed(b, note, W_NOTE);
	tc_buf_reset(&c);
	for (int i = 0; i < n_l; i++) {
		if (l[i].kind == TC_LINK_PUBLISHER && n_l > 1)
			continue;
		if (c.n)
			tc_buf_z(&c, " > ");
		tc_buf_str(&c, tc__called(&l[i].who));
	}
	fixed(b, tc_buf_view(&c), W_SOURCE);
	end_row(b);
	tc_buf_release(&c);
}

void tc__table_header(struct tc_buf *b)
{
	fixed(b, TC_STR("date"), W_DATE);
	fixed(b, TC_STR("what"), W_WHAT);
	fixed(b, TC_STR("who"), W_WHO);
	fixed(b, TC_STR("to whom, how many"), W_WHOM);
	fixed(b, TC_STR("note"), W_NOTE);
	fixed(b, TC_STR("according to"), W_SOURCE);
	end_row(b);
	static const int widths[] = { W_DATE, W_WHAT, W_WHO, W_WHOM, W_NOTE, W_SOURCE };
	for (size_t i = 0; i < TC_COUNT(widths); i++) {
		for (int k = 0; k < widths[i]; k++)
			tc_buf_char(b, '-');
		tc_buf_char(b, ' ');
	}
	end_row(b);
}

static void word(struct tc_buf *b, const char *z)
{
	if (b->n)
		tc_buf_char(b, ' ');
	tc_buf_z(b, z);
}

/* The event's date; the document's in parentheses where the text gives none. */
static tc_str shown_date(struct tc_buf *b, const struct tc_records *r, const struct tc_when *w)
{
	tc_buf_reset(b);
	if (w->value.n)
		tc_buf_str(b, w->value);
	else if (r->date.n)
		tc_buf_fmt(b, "(%.*s)", TC_FMT(r->date));
	return tc_buf_view(b);
}

void tc__table_event(const struct tc_records *r, const struct tc_event *e, struct tc_buf *b)
{
	struct tc_buf what = { 0 }, note = { 0 }, date = { 0 };
	tc_buf_z(&what, tc_event_name(e->type));
	if (e->mode.n)
		tc_buf_fmt(&what, " %.*s", TC_FMT(e->mode));
	if (e->status != TC_STATUS_ACTUAL)
		word(&note, e->scheduled ? "scheduled" : tc_status_name(e->status));
	if (e->negated)
		word(&note, "not");
	if (e->claimed)
		word(&note, "claimed");
	if (e->denied)
		word(&note, "denied");
	if (e->place.name.n || e->place.text.n) {
		tc_str p = e->place.name.n ? e->place.name : e->place.text;
		word(&note, "in ");
		tc_buf_str(&note, p);
	}
	row(b, shown_date(&date, r, &e->date), tc_buf_view(&what), e->actors, e->n_actors, e->recipients, e->n_recipients,
	    TC_STR_NULL, tc_buf_view(&note), e->according_to, e->n_according_to);
	tc_buf_release(&what);
	tc_buf_release(&note);
	tc_buf_release(&date);
}

void tc__table_statement(const struct tc_records *r, const struct tc_statement *s, struct tc_buf *b)
{
	struct tc_buf what = { 0 }, quote = { 0 }, date = { 0 };
	tc_buf_fmt(&what, "said%s%.*s", s->stance.n && !tc_str_is(s->stance, "neutral") ? ": " : "",
		   tc_str_is(s->stance, "neutral") ? 0 : (int)s->stance.n, s->stance.p ? s->stance.p : "");
	if (s->direct)
		tc_buf_z(&quote, "“");
	tc_buf_str(&quote, s->quote);
	if (s->direct)
		tc_buf_z(&quote, "”");
	row(b, shown_date(&date, r, &s->date), tc_buf_view(&what), &s->speaker, 1, NULL, 0, tc_buf_view(&quote), TC_STR_NULL,
	    s->according_to, s->n_according_to);
	tc_buf_release(&what);
	tc_buf_release(&quote);
	tc_buf_release(&date);
}

/* 120000 as "120,000". */
static void grouped(struct tc_buf *b, double v)
{
	struct tc_buf t = { 0 };
	tc__buf_num(&t, v, 0, 2);
	size_t whole = 0;
	while (whole < t.n && (tc_is_digit(t.p[whole]) || t.p[whole] == '-'))
		whole++;
	for (size_t i = 0; i < t.n; i++) {
		if (i && i < whole && (whole - i) % 3 == 0 && tc_is_digit(t.p[i - 1]))
			tc_buf_char(b, ',');
		tc_buf_char(b, t.p[i]);
	}
	tc_buf_release(&t);
}

void tc__table_figure(const struct tc_records *r, const struct tc_figure *f, struct tc_buf *b)
{
	struct tc_buf what = { 0 }, count = { 0 }, date = { 0 }, note = { 0 };
	tc_buf_fmt(&what, "figure %.*s", TC_FMT(f->class));
	static const char *const bounds[] = { "", "about ", "at least ", "at most " };
	tc_buf_z(&count, bounds[f->bound & 3]);
	grouped(&count, f->value);
	if (f->value_max > f->value) {
		tc_buf_z(&count, "–");
		grouped(&count, f->value_max);
	}
	if (f->unit.n)
		tc_buf_fmt(&count, " %.*s", TC_FMT(f->unit));
	if (f->place.name.n || f->place.text.n)
		tc_buf_fmt(&note, "in %.*s", TC_FMT(f->place.name.n ? f->place.name : f->place.text));
	row(b, shown_date(&date, r, &f->date), tc_buf_view(&what), &f->actor, f->has_actor, NULL, 0, tc_buf_view(&count),
	    tc_buf_view(&note), f->according_to, f->n_according_to);
	tc_buf_release(&what);
	tc_buf_release(&count);
	tc_buf_release(&date);
	tc_buf_release(&note);
}
