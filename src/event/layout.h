/* event/layout.h - records in the layouts that people and other tools read; docs/layouts.md describes each.
 *   jsonl    the record contract: events, statements and figures
 *   csv      one event a row under a header row; lists joined by ";"
 *   table    for people, in a terminal: events, statements, figures
 *   gdelt    GDELT 2.0 events, 61 columns, tab separated, no header
 *   icews    ICEWS, 20 columns with header        phoenix  Phoenix, 26 columns without
 *   polecat  POLECAT, 40 columns with header      plover   PLOVER's JSON, one event a line
 * The last five know no status: an event that is negated or hypothetical is left out of them, and planned cooperation is
 * written as PLOVER and CAMEO have it (AGREE; expressed intent). Those of CAMEO hold one actor a cell, so they are always
 * pairs; the others are pairs with `dyads`. A symmetric event gives every ordered pair of its parties. */
#ifndef TC_EVENT_LAYOUT_H
#define TC_EVENT_LAYOUT_H
#include "event/event.h"

enum tc_layout {
	TC_LAYOUT_JSONL, TC_LAYOUT_CSV, TC_LAYOUT_TABLE, TC_LAYOUT_GDELT, TC_LAYOUT_ICEWS, TC_LAYOUT_PHOENIX,
	TC_LAYOUT_POLECAT, TC_LAYOUT_PLOVER, TC_LAYOUT_COUNT
};
int tc_layout_find(tc_str name);                /* -1 unknown */
const char *tc_layout_name(int layout);

/* What stands before the first record; nothing for layouts without a header. */
void tc_layout_header(int layout, struct tc_buf *out);

/* Layouts that hold one kind of records alone, in columns of its own: csv. The others hold what they can of all. */
enum tc_layout_kind { TC_KIND_EVENTS, TC_KIND_STATEMENTS, TC_KIND_FIGURES };
bool tc_layout_holds(int layout, int kind);
void tc_layout_kind_header(int layout, int kind, struct tc_buf *out);
/* A document's records of that kind. */
void tc_layout_kind(int layout, int kind, const struct tc_records *r, struct tc_buf *out);

/* All records of a document, in the order of tc_records_json; events alone where the layout has no other kind (csv, too). */
void tc_layout_records(int layout, const struct tc_records *r, bool dyads, struct tc_buf *out);

/* How often an event was told, for the columns that count it. */
struct tc_layout_told { int mentions, sources, documents; };
/* One event; `told` may be NULL: once. Rows are made of what `r` says about the document. */
void tc_layout_event(int layout, const struct tc_records *r, const struct tc_event *e, const struct tc_layout_told *told,
		     bool dyads, struct tc_buf *out);
#endif
