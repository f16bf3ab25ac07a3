/* SPDX-License-Identifier: Apache-2.0 */
/* cli/digest.h - what timeline, brief and calendar share. */
#ifndef TC_CLI_DIGEST_H
#define TC_CLI_DIGEST_H
#include "cli/filter.h"
#include "store/digest.h"

enum { TC_OPT_OUTPUT = TC_OPT_FILTERS, TC_OPT_JSON, TC_OPT_TITLE, TC_OPT_AS_OF, TC_OPT_DIGESTS };
#define TC_DIGEST_OPTIONS \
	TC_FILTER_OPTIONS, \
	[TC_OPT_OUTPUT] = { "output", 'o', "FORM", "md, html, json or text (default: text on a terminal, else md)" }, \
	[TC_OPT_JSON] = { "json", 0, NULL, "the same as -o json" }, \
	[TC_OPT_TITLE] = { "title", 0, "TEXT", "the title" }, \
	[TC_OPT_AS_OF] = { "as-of", 0, "DATE", "the day that counts as today (default: that of the newest document)" }

struct tc_digest_ask {
	struct tc_filter f;
	struct tc_digest_options o;
	int form;
	char as_of[11];
};
int tc_digest_option(const struct tc_cmd *cmd, struct tc_digest_ask *a, int opt, const char *v);
/* Title where none was given, sides, and then: open the ledger, make, write. Returns the exit code. */
int tc_digest_run(const struct tc_cmd *cmd, struct tc_digest_ask *a, struct tc_getopt *g, const char *what,
		  int (*make)(struct tc_store *, const struct tc_digest_options *, struct tc_arena *, struct tc_digest *, struct tc_err *));
#endif
