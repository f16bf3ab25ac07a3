/* SPDX-License-Identifier: Apache-2.0 */
/* cli/cmd_timeline.c - `tocsin timeline`: events by day, mean scores by week, turning points. */
#include "cli/digest.h"

static const struct tc_opt opts[] = { TC_DIGEST_OPTIONS, { NULL } };

static int run(const struct tc_cmd *cmd, int argc, char **argv)
{
	struct tc_digest_ask a = { .form = -1 };
	struct tc_getopt g = { 0 };
	const char *v;
	int opt, rc = 0;
	while (!rc && (opt = tc_getopt_next(cmd, argc, argv, &g, &v)) >= 0)
		rc = tc_digest_option(cmd, &a, opt, v);
	if (!rc)
		rc = opt == -2 ? 2 : tc_digest_run(cmd, &a, &g, "Timeline", tc_timeline);
	tc_filter_release(&a.f);
	return rc;
}

const struct tc_cmd tc_cmd_timeline = { "timeline", "events day by day, with weekly scores and turning points", "DB", opts, run };
