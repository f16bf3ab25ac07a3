/* SPDX-License-Identifier: Apache-2.0 */
/* cli/filter.h - the options that say which records: shared by query, timeline, brief and calendar. */
#ifndef TC_CLI_FILTER_H
#define TC_CLI_FILTER_H
#include "cli/cli.h"
#include "know/know.h"
#include "store/query.h"

enum { TC_OPT_ACTOR, TC_OPT_COUNTRY, TC_OPT_DYAD, TC_OPT_SECTOR, TC_OPT_TYPE, TC_OPT_QUAD, TC_OPT_STATUS, TC_OPT_FROM, TC_OPT_TO,
       TC_OPT_PLACE, TC_OPT_SOURCE, TC_OPT_TEXT, TC_OPT_MIN_CONFIDENCE, TC_OPT_UNFOLDED, TC_OPT_FILTERS };

#define TC_FILTER_OPTIONS \
	[TC_OPT_ACTOR] = { "actor", 'a', "NAME", "with this participant or speaker (part of the name)" }, \
	[TC_OPT_COUNTRY] = { "country", 'c', "LIST", "with one of these parties: ISO codes, names, or sectors like IGO" }, \
	[TC_OPT_DYAD] = { "dyad", 'd', "A-B", "between two parties; A>B: from the first to the second only" }, \
	[TC_OPT_SECTOR] = { "sector", 0, "LIST", "with a participant of one of these sectors (GOV, MIL, REB ...)" }, \
	[TC_OPT_TYPE] = { "type", 't', "LIST", "events of these PLOVER types" }, \
	[TC_OPT_QUAD] = { "quad", 0, "LIST", "1 verbal or 2 material cooperation, 3 verbal or 4 material conflict" }, \
	[TC_OPT_STATUS] = { "status", 0, "LIST", "actual, future, hypothetical, historical" }, \
	[TC_OPT_FROM] = { "from", 0, "DATE", "on or after this day, or from this month or year on" }, \
	[TC_OPT_TO] = { "to", 0, "DATE", "on or before this day, or until the end of this month or year" }, \
	[TC_OPT_PLACE] = { "place", 0, "NAME", "at this place (part of the name), or in this country (ISO code)" }, \
	[TC_OPT_SOURCE] = { "source", 's', "NAME", "published by, or relying on, this outlet or speaker" }, \
	[TC_OPT_TEXT] = { "text", 0, "WORDS", "with these words in the evidence (or an FTS5 expression)" }, \
	[TC_OPT_MIN_CONFIDENCE] = { "min-confidence", 0, "P", "events at or above this confidence (0 to 1)" }, \
	[TC_OPT_UNFOLDED] = { "unfolded", 'u', NULL, "every report, instead of one for each event" }

struct tc_filter {
	struct tc_query q;
	struct tc_know *know;   /* opened at first need */
	char from[11], to[11];
};

/* Take an option below TC_OPT_FILTERS: 0, or 2 after a message. */
int tc_filter_option(const struct tc_cmd *cmd, struct tc_filter *f, int opt, const char *value);
/* Do the options fit together? 0, or 2 after a message. */
int tc_filter_check(const struct tc_cmd *cmd, const struct tc_filter *f);
void tc_filter_release(struct tc_filter *f);
/* The English name of a party code ("RUS": "Russia"); the code itself where there is none. */
tc_str tc_filter_name(struct tc_filter *f, const char *code);
/* A code from a code or name; false with a message that suggests one. */
bool tc_filter_code(const struct tc_cmd *cmd, struct tc_filter *f, tc_str text, char out[4]);

/* Open a ledger for reading: 0, or 1 after a message. */
int tc_ledger_open(const struct tc_cmd *cmd, const char *path, struct tc_store **out);
/* Say what went wrong; returns 1. */
int tc_ledger_fail(const struct tc_cmd *cmd, const struct tc_err *err);
#endif
