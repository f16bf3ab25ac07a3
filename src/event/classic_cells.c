/* SPDX-License-Identifier: Apache-2.0 */
/* event/classic_cells.c - what the writers of tab separated layouts share: cells, and names as those layouts have them. */
#include <math.h>

#include "event/layout_int.h"
#include "know/know.h"

tc_str tc__called(const struct tc_actor *a) { return !a ? TC_STR_NULL : a->name.n ? a->name : a->text; }

const char *tc__country_name(const char *iso3)
{
	const struct ontology_country *c = tc__country_row(iso3);
	return c ? c->name : iso3;
}

tc_str tc__row_publisher(const struct tc__row *w)
{
	if (w->r->publisher.n)
		return w->r->publisher;
	for (int i = 0; i < w->e->n_according_to; i++)
		if (w->e->according_to[i].kind <= TC_LINK_OUTLET)
			return tc__called(&w->e->according_to[i].who);
	return TC_STR_NULL;
}

/* --- cells ---------------------------------------------------------------------------------------------------------- */

/* A cell of a tab separated row: tabs and line ends become spaces. */
void tc__tab_text(struct tc_buf *b, tc_str s)
{
	for (uint32_t i = 0; i < s.n; i++)
		tc_buf_char(b, (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i]);
}

void tc__tab_cell(struct tc_buf *b, tc_str s)
{
	tc__tab_text(b, s);
	tc_buf_char(b, '\t');
}

void tc__tab_z(struct tc_buf *b, const char *z) { tc__tab_cell(b, tc_str_of(z)); }

void tc__tab_num(struct tc_buf *b, double v, int low, int high)
{
	if (isfinite(v))
		tc__buf_num(b, v, low, high);
	tc_buf_char(b, '\t');
}

void tc__tab_blanks(struct tc_buf *b, int n)
{
	while (n-- > 0)
		tc_buf_char(b, '\t');
}

void tc__tab_end(struct tc_buf *b) { b->p[b->n - 1] = '\n'; }       /* instead of the last tab */
