/* store/digest_int.h - shared by the makers of digests. */
#ifndef TC_DIGEST_INT_H
#define TC_DIGEST_INT_H
#include "store/digest.h"
#include "store/fold.h"

/* An event with what the store knows of its telling. */
struct tc__told { struct tc_records r; struct tc_store_report rep; struct tc_fold_view view; bool viewed; };

void tc__digest_init(struct tc_digest *d, struct tc_arena *arena);
struct tc_digest_section *tc__digest_section(struct tc_digest *d, const char *key, tc_str title, const char *none);
struct tc_digest_item *tc__digest_item(struct tc_digest *d, struct tc_digest_section *s);
/* Cite a record of a document, once. */
void tc__digest_cite(struct tc_digest *d, struct tc_digest_item *item, const struct tc_records *r, const char *id);

/* Load the events of these rows. */
int tc__digest_load(struct tc_store *s, const int64_t *rows, int64_t n, struct tc_arena *arena, struct tc__told **out, struct tc_err *err);
/* A full name without a country gets the country that the ledger's other records of this name agree on. */
void tc__digest_country(struct tc_store *s, struct tc_actor *a, int n);
void tc__digest_chain(struct tc_store *s, struct tc_link *l, int n);
/* When it was, in words: its own date as exact as it is known, else when it was reported. */
tc_str tc__when_text(const struct tc_when *w, tc_str doc_date, struct tc_arena *arena);
/* The last day that a date may mean: of a month, a year, a week or a range. TC_DAY_NONE: none. */
int32_t tc__when_last(const struct tc_when *w);
/* Of events that are scheduled, by day: those that say less exactly ("in December") what another says with its day. out[i] is
 * that other's index, or -1. */
int *tc__scheduled_again(const struct tc__told *t, int64_t n, struct tc_arena *arena);
/* What became of something scheduled, as a note: it came true, was called off, is still ahead, or nothing is known. What tells
 * so is cited. newest: the day that counts as today. */
int tc__digest_outcome(struct tc_store *s, struct tc_digest *d, struct tc_digest_item *item, struct tc__told *t, tc_str newest,
		       struct tc_err *err);
/* Add to an item's note, after a semicolon where there is one already. */
void tc__digest_note(struct tc_digest *d, struct tc_digest_item *item, tc_str more);
/* An item for an event and all its reports; among things that happened, events of one sentence share an item. */
int tc__digest_event(struct tc_store *s, struct tc_digest *d, struct tc_digest_section *sec, const struct tc__told *t,
		     struct tc_digest_item **out, struct tc_err *err);
/* The name of a place; empty where only words like "its border" are known. */
tc_str tc__place_text(const struct tc_where *w);
void tc__actor_text(struct tc_buf *b, const struct tc_actor *a);
/* How much an event matters: intensity, independent sources, confidence. */
double tc__told_weight(const struct tc__told *t);
/* "2027-03-04" plus a number of days. */
tc_str tc__day_plus(tc_str day, int days, struct tc_arena *arena);
#endif
