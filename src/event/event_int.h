/* event/event_int.h - shared inside event/. */
#ifndef TC_EVENT_INT_H
#define TC_EVENT_INT_H
#include "event/event.h"

/* A CAMEO code's row; NULL where neither it nor a prefix of two digits or more is known. `cameo` may be empty. */
struct ontology_code {
	const char *code, *name;
	float goldstein[3];     /* by enum tc_goldstein_table; NAN where that table has none */
	int type;
	const char *mode, *context;
};
const struct ontology_code *tc__cameo_row(tc_str cameo);

struct ontology_country { const char *iso3, *name, *cameo, *fips, *cow; };     /* cow may be empty */
const struct ontology_country *tc__country_row(const char *iso3);              /* NULL unknown */

/* Where each record stands in the order of writing: by sentence, kind (0 event, 1 statement, 2 figure), span. The array
 * is the caller's to free; NULL and *n = 0 without records. */
struct tc__place { int32_t sentence, index; tc_span span; uint8_t kind; };
struct tc__place *tc__records_order(const struct tc_records *r, size_t *n);

/* `v` with at least `low` and at most `high` decimals, without regard to the locale; "null" for NAN. */
void tc__buf_num(struct tc_buf *b, double v, int low, int high);
#endif
