/* SPDX-License-Identifier: Apache-2.0 */
/* cli/cmd_know.c - `tocsin know`: the built-in tables and their versions, or one table as it is. */
#include <stdio.h>

#include "cli/cli.h"
#include "engine/engine.h"

static const struct tc_opt opts[] = { { NULL } };

static bool count(const struct tc_ent *e, void *arg)
{
	++*(uint32_t *)arg;
	return true;
}

static uint32_t lines_of(tc_str s)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n;
}

static int run(const struct tc_cmd *cmd, int argc, char **argv)
{
	struct tc_getopt g = { 0 };
	const char *value, *name;
	if (tc_getopt_next(cmd, argc, argv, &g, &value) != -1)
		return 2;
	struct tc_know *k;
	struct tc_err err = { 0 };
	size_t len = (size_t)(tc_know_blob_end - tc_know_blob);
	if (tc_know_open(tc_know_blob, len, &k, &err)) {
		char msg[1024];
		tc_err_format(&err, msg, sizeof msg);
		fprintf(stderr, "tocsin know: %s\n", msg);
		return 1;
	}
	int rc = 0;
	for (int i = 0; i < g.n_operands; i++) {
		tc_str s = tc_know_section(k, g.operands[i]);
		if (!s.p) {
			fprintf(stderr, "tocsin know: no table is called %s (`tocsin know` lists them)\n",
			        g.operands[i]);
			rc = 1;
			continue;
		}
		fwrite(s.p, 1, s.n, stdout);
	}
	if (!g.n_operands) {
		printf("version\t%s\nbytes\t%zu\n", tc_know_version(k), len);
		for (int kind = 0; kind < TC_ENT_KIND_COUNT; kind++) {
			uint32_t n = 0;
			tc_know_each(k, kind, count, &n);
			printf("entities\t%s\t%u\n", tc_ent_kind_name(kind), n);
		}
		for (int i = 0;; i++) {
			tc_str s = tc_know_section_at(k, i, &name);
			if (!name)
				break;
			printf("table\t%s\t%u lines\t%u bytes\n", name, lines_of(s), s.n);
		}
	}
	tc_know_free(k);
	return rc;
}

const struct tc_cmd tc_cmd_know = {
	.name = "know",
	.summary = "list the built-in tables, or print one",
	.args = "[TABLE...]",
	.opts = opts,
	.run = run,
};
