/* SPDX-License-Identifier: Apache-2.0 */
/* cli/cmd_brief.c - `tocsin brief`: the digest on a pair, an actor or a topic. */
#include <stdlib.h>

#include "cli/digest.h"

enum { OPT_DAYS = TC_OPT_DIGESTS, OPT_TOPIC, OPT_MAX_EVENTS, OPT_MAX_STATEMENTS, OPT_MAX_BACKGROUND };

static const struct tc_opt opts[] = {
	TC_DIGEST_OPTIONS,
	[OPT_DAYS] = { "days", 'n', "N", "length of the period up to --to or --as-of (default: 14)" },
	[OPT_TOPIC] = { "topic", 0, "WORDS", "the same as --text" },
	[OPT_MAX_EVENTS] = { "max-events", 0, "N", "at most N events, the weightiest (default: 24; 0: all)" },
	[OPT_MAX_STATEMENTS] = { "max-statements", 0, "N", "at most N statements a side (default: 6)" },
	[OPT_MAX_BACKGROUND] = { "max-background", 0, "N", "at most N older events (default: 8)" },
	{ NULL },
};

static int count(const struct tc_cmd *cmd, const char *v, long low, int *out)
{
	char *end;
	long n = strtol(v, &end, 10);
	if (end == v || *end || n < low || n > 100000)
		return tc_usage(cmd, "not a number from %ld to 100000: %s", low, v);
	*out = (int)n;
	return 0;
}

static int read_option(const struct tc_cmd *cmd, struct tc_digest_ask *a, int opt, const char *v)
{
	switch (opt) {
	case OPT_DAYS: return count(cmd, v, 1, &a->o.days);
	case OPT_TOPIC: return tc_digest_option(cmd, a, TC_OPT_TEXT, v);
	case OPT_MAX_EVENTS: return count(cmd, v, 0, &a->o.max_events);
	case OPT_MAX_STATEMENTS: return count(cmd, v, 0, &a->o.max_statements);
	case OPT_MAX_BACKGROUND: return count(cmd, v, 1, &a->o.max_background);
	default: return tc_digest_option(cmd, a, opt, v);
	}
}

static int run(const struct tc_cmd *cmd, int argc, char **argv)
{
	struct tc_digest_ask a = { .form = -1, .o = { .days = 14, .max_events = 24, .max_statements = 6, .max_background = 8 } };
	struct tc_getopt g = { 0 };
	const char *v;
	int opt, rc = 0;
	while (!rc && (opt = tc_getopt_next(cmd, argc, argv, &g, &v)) >= 0)
		rc = read_option(cmd, &a, opt, v);
	if (!rc)
		rc = opt == -2 ? 2 : tc_digest_run(cmd, &a, &g, "Brief", tc_brief);
	tc_filter_release(&a.f);
	return rc;
}

const struct tc_cmd tc_cmd_brief = { "brief", "a cited digest: events, statements, figures, what comes next", "DB", opts, run };
