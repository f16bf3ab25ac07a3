/* event/layout_int.h - shared by the writers of layouts. */
#ifndef TC_LAYOUT_INT_H
#define TC_LAYOUT_INT_H
#include "event/event_int.h"
#include "event/layout.h"

/* One row: what it is made of. */
struct tc__row {
	const struct tc_records *r;
	const struct tc_event *e;
	struct tc_layout_told told;
};

/* Year, month and day of an event: its own date, the first day of a period, else the document's. False: none known. */
bool tc__row_date(const struct tc__row *w, int *y, int *m, int *d);

void tc__csv_header(int kind, struct tc_buf *b);
void tc__csv_statement(const struct tc_records *r, const struct tc_statement *s, struct tc_buf *b);
void tc__csv_figure(const struct tc_records *r, const struct tc_figure *f, struct tc_buf *b);
void tc__csv_row(const struct tc__row *w, struct tc_buf *b);
void tc__table_header(struct tc_buf *b);
void tc__table_event(const struct tc_records *r, const struct tc_event *e, struct tc_buf *b);
void tc__table_statement(const struct tc_records *r, const struct tc_statement *s, struct tc_buf *b);
void tc__table_figure(const struct tc_records *r, const struct tc_figure *f, struct tc_buf *b);

/* Cells of tab separated rows (classic_cells.c): tabs and line ends inside become spaces. */
void tc__tab_text(struct tc_buf *b, tc_str s);
void tc__tab_cell(struct tc_buf *b, tc_str s);
void tc__tab_z(struct tc_buf *b, const char *z);
void tc__tab_num(struct tc_buf *b, double v, int low, int high);
void tc__tab_blanks(struct tc_buf *b, int n);
void tc__tab_end(struct tc_buf *b);             /* a line end instead of the last tab */
tc_str tc__called(const struct tc_actor *a);    /* the name, else the text; NULL is fine */
const char *tc__country_name(const char *iso3);
tc_str tc__row_publisher(const struct tc__row *w);
void tc__polecat_row(const struct tc__row *w, struct tc_buf *b);
void tc__plover_row(const struct tc__row *w, struct tc_buf *b);

/* GDELT, ICEWS, Phoenix, POLECAT and PLOVER JSON (classic.c). */
void tc__classic_header(int layout, struct tc_buf *b);
void tc__classic_row(int layout, const struct tc__row *w, struct tc_buf *b);
/* The event as a layout without status can hold it; false: not at all. */
bool tc__classic_view(const struct tc_event *e, struct tc_event *view);
#endif
