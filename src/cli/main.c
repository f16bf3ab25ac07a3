/* SPDX-License-Identifier: Apache-2.0 */
/* cli/main.c - finds the command and runs it; help, version and the tables that completion and checks read.
 * The list of commands is made by the Makefile from the cmd_*.c that exist (build/commands.inc: one X(name) a line). */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "cli/cli.h"
#include "cli/cli_int.h"

static const struct tc_cmd *const commands[] = {
#define X(name) &tc_cmd_##name,
#include "commands.inc"
#undef X
};

static void print_usage(FILE *out)
{
	fprintf(out, "tocsin - who did what to whom, when, where and according to whom\n\n"
		     "tocsin COMMAND [OPTION...] [ARGUMENT...]\ntocsin --help | --version\n\nCommands:\n");
	for (size_t i = 0; i < TC_COUNT(commands); i++)
		fprintf(out, "  %-10s %s\n", commands[i]->name, commands[i]->summary);
	fprintf(out, "\n`tocsin COMMAND --help` tells more about a command.\n");
}

/* For completion and the checks of man pages: one line a command and one an option, tab-separated. */
static void print_tables(void)
{
	for (size_t i = 0; i < TC_COUNT(commands); i++) {
		const struct tc_cmd *c = commands[i];
		printf("command\t%s\t%s\t%s\n", c->name, c->args ? c->args : "", c->summary);
		for (int k = 0; c->opts && c->opts[k].name; k++) {
			const struct tc_opt *o = &c->opts[k];
			char letter[2] = { o->letter, '\0' };
			printf("option\t%s\t%s\t%s\t%s\t%s\n", c->name, o->name, letter, o->arg ? o->arg : "", o->help);
		}
	}
}

static const struct tc_cmd *find(const char *name)
{
	for (size_t i = 0; i < TC_COUNT(commands); i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

/* Edit distance, for "did you mean"; names are short. */
static int distance(const char *a, const char *b)
{
	int n = (int)strlen(a), m = (int)strlen(b);
	int row[32];
	if (n > 30 || m > 30)
		return 99;
	for (int j = 0; j <= m; j++)
		row[j] = j;
	for (int i = 1; i <= n; i++) {
		int corner = row[0];
		row[0] = i;
		for (int j = 1; j <= m; j++) {
			int best = corner + (a[i - 1] != b[j - 1]);
			corner = row[j];
			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
		}
	}
	return row[m];
}

static int unknown_command(const char *name)
{
	const struct tc_cmd *best = NULL;
	int best_distance = 3;
	for (size_t i = 0; i < TC_COUNT(commands); i++) {
		int d = distance(name, commands[i]->name);
		if (d < best_distance) {
			best_distance = d;
			best = commands[i];
		}
	}
	fprintf(stderr, "tocsin: unknown command `%s`", name);
	if (best)
		fprintf(stderr, "; did you mean `%s`?", best->name);
	fprintf(stderr, "\nTry `tocsin --help`.\n");
	return 2;
}

static int finish(int code)
{
	/* A full disk shows only here when the output was buffered by stdio. */
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fprintf(stderr, "tocsin: standard output: the output could not be written\n");
		return code ? code : 1;
	}
	return code;
}

int main(int argc, char **argv)
{
	if (argc < 2) {
		print_usage(stderr);
		return 2;
	}
	const char *name = argv[1];
	if (strcmp(name, "--version") == 0) {
		printf("tocsin %s\n", TC_VERSION);
		return finish(0);
	}
	if (strcmp(name, "--tables") == 0) {
		print_tables();
		return finish(0);
	}
	bool help = strcmp(name, "help") == 0;
	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || (help && argc < 3)) {
		print_usage(stdout);
		return finish(0);
	}
	const struct tc_cmd *cmd = find(help ? argv[2] : name);
	if (!cmd)
		return unknown_command(help ? argv[2] : name);
	if (help || tc__wants_help(cmd, argc - 2, argv + 2)) {
		tc_cmd_help(cmd);
		return finish(0);
	}
	return finish(cmd->run(cmd, argc - 2, argv + 2));
}
