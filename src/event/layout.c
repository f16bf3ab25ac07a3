/* SPDX-License-Identifier: Apache-2.0 */
/* event/layout.c - which layouts there are, and pairs of actors. */
#include <stdlib.h>

#include "event/layout_int.h"

static const char *const layout_names[TC_LAYOUT_COUNT] = {
	"jsonl", "csv", "table", "gdelt", "icews", "phoenix", "polecat", "plover"
};

int tc_layout_find(tc_str name)
{
	for (int i = 0; i < TC_LAYOUT_COUNT; i++)
		if (tc_str_is(name, layout_names[i]))
			return i;
	return -1;
}

const char *tc_layout_name(int layout)
{
	return layout >= 0 && layout < TC_LAYOUT_COUNT ? layout_names[layout] : "";
}

void tc_layout_header(int layout, struct tc_buf *out)
{
	if (layout == TC_LAYOUT_CSV)
		tc__csv_header(TC_KIND_EVENTS, out);
	else if (layout == TC_LAYOUT_TABLE)
		tc__table_header(out);
	else if (layout >= TC_LAYOUT_GDELT)
		tc__classic_header(layout, out);
}

static int number(tc_str s, uint32_t at, uint32_t len)
{
	int v = 0;
	if (at + len > s.n)
		return -1;
	for (uint32_t i = at; i < at + len; i++) {
		if (!tc_is_digit(s.p[i]))
			return -1;
		v = v * 10 + (s.p[i] - '0');
	}
	return v;
}

static bool read_date(tc_str s, int *y, int *m, int *d)
{
	int month = number(s, 5, 2), day = number(s, 8, 2);
	int year = number(s, 0, 4);
	if (year <= 0)
		return false;
	*y = year;
	*m = month >= 1 && month <= 12 ? month : 1;
	*d = month > 0 && day >= 1 && day <= 31 ? day : 1;
	return true;
}

bool tc__row_date(const struct tc__row *w, int *y, int *m, int *d)
{
	return read_date(w->e->date.value, y, m, d) || read_date(w->r->date, y, m, d);
}

static void one(int layout, const struct tc__row *w, struct tc_buf *out)
{
	switch (layout) {
	case TC_LAYOUT_JSONL: tc_event_json(w->r, w->e, out); break;
	case TC_LAYOUT_CSV: tc__csv_row(w, out); break;
	case TC_LAYOUT_TABLE: tc__table_event(w->r, w->e, out); break;
	default: tc__classic_row(layout, w, out);
	}
}

/* The id of one pair of a record that has several. */
static void pair_id(const char *id, int a, int b, char out[33])
{
	struct tc_buf k = { 0 };
	tc_buf_fmt(&k, "%s/%d/%d", id, a, b);
	uint64_t h[2] = { tc_hash(k.p, k.n, 1), tc_hash(k.p, k.n, 2) };
	static const char hex[] = "0123456789abcdef";
	for (int i = 0; i < 32; i++)
		out[i] = hex[h[i / 16] >> (60 - 4 * (i % 16)) & 15];
	out[32] = '\0';
	tc_buf_release(&k);
}

static void pairs(int layout, struct tc__row *w, struct tc_buf *out)
{
	const struct tc_event *e = w->e;
	struct tc_actor *all = NULL;
	int n_all = 0, n_a = e->n_actors, n_r = e->n_recipients;
	bool sym = e->symmetric && n_a + n_r > 1;
	const struct tc_actor *a = e->actors, *r = e->recipients;
	if (sym) {
		all = tc_xmalloc(sizeof *all * (size_t)(n_a + n_r));
		for (int i = 0; i < n_a; i++)
			all[n_all++] = e->actors[i];
		for (int i = 0; i < n_r; i++)
			all[n_all++] = e->recipients[i];
		a = r = all;
		n_a = n_r = n_all;
	}
	bool several = n_a > 1 || n_r > 1;
	for (int i = 0; i < (n_a ? n_a : 1); i++)
		for (int j = 0; j < (n_r ? n_r : 1); j++) {
			struct tc_event p = *e;
			struct tc_actor left = { 0 }, right = { 0 };
			if (sym && i == j)
				continue;
			p.n_actors = n_a > 0;
			p.n_recipients = n_r > 0;
			if (n_a)
				left = a[i];
			if (n_r)
				right = r[j];
			p.actors = &left;
			p.recipients = &right;
			if (several)
				pair_id(e->id, i, j, p.id);
			w->e = &p;
			one(layout, w, out);
		}
	w->e = e;
	free(all);
}

void tc_layout_event(int layout, const struct tc_records *r, const struct tc_event *e, const struct tc_layout_told *told,
		     bool dyads, struct tc_buf *out)
{
	struct tc__row w = { r, e, { 1, 1, 1 } };
	struct tc_event view;
	if (told)
		w.told = *told;
	if (layout >= TC_LAYOUT_GDELT) {
		if (!tc__classic_view(e, &view))
			return;
		w.e = &view;
	}
	if (dyads || layout == TC_LAYOUT_GDELT || layout == TC_LAYOUT_ICEWS || layout == TC_LAYOUT_PHOENIX)
		pairs(layout, &w, out);
	else
		one(layout, &w, out);
}

void tc_layout_records(int layout, const struct tc_records *r, bool dyads, struct tc_buf *out)
{
	size_t n;
	struct tc__place *at = tc__records_order(r, &n);
	for (size_t i = 0; i < n; i++) {
		int32_t k = at[i].index;
		if (at[i].kind == 0)
			tc_layout_event(layout, r, &r->events[k], NULL, dyads, out);
		else if (layout == TC_LAYOUT_JSONL && at[i].kind == 1)
			tc_statement_json(r, &r->statements[k], out);
		else if (layout == TC_LAYOUT_JSONL)
			tc_figure_json(r, &r->figures[k], out);
		else if (layout == TC_LAYOUT_TABLE && at[i].kind == 1)
			tc__table_statement(r, &r->statements[k], out);
		else if (layout == TC_LAYOUT_TABLE)
			tc__table_figure(r, &r->figures[k], out);
	}
	free(at);
}

bool tc_layout_holds(int layout, int kind)
{
	return kind == TC_KIND_EVENTS || layout == TC_LAYOUT_CSV || layout == TC_LAYOUT_JSONL || layout == TC_LAYOUT_TABLE;
}

void tc_layout_kind_header(int layout, int kind, struct tc_buf *out)
{
	if (layout == TC_LAYOUT_CSV)
		tc__csv_header(kind, out);
	else
		tc_layout_header(layout, out);
}

void tc_layout_kind(int layout, int kind, const struct tc_records *r, struct tc_buf *out)
{
	if (layout != TC_LAYOUT_CSV || kind == TC_KIND_EVENTS) {
		tc_layout_records(layout, r, false, out);
		return;
	}
	for (int32_t i = 0; kind == TC_KIND_STATEMENTS && i < r->n_statements; i++)
		tc__csv_statement(r, &r->statements[i], out);
	for (int32_t i = 0; kind == TC_KIND_FIGURES && i < r->n_figures; i++)
		tc__csv_figure(r, &r->figures[i], out);
}
