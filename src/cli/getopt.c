/* SPDX-License-Identifier: Apache-2.0 */
/* cli/getopt.c - option parsing and help from the tables of the commands.
 * Options may stand anywhere before "--"; operands are gathered at the front of argv, which is the caller's to reorder. */
#include "cli/cli.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "cli/cli_int.h"

static int find_long(const struct tc_opt *opts, const char *name, size_t n)
{
	for (int i = 0; opts && opts[i].name; i++)
		if (strlen(opts[i].name) == n && memcmp(opts[i].name, name, n) == 0)
			return i;
	return -1;
}

static int find_short(const struct tc_opt *opts, char letter)
{
	for (int i = 0; opts && opts[i].name; i++)
		if (opts[i].letter == letter)
			return i;
	return -1;
}

static int take_value(const struct tc_cmd *cmd, int argc, char **argv, struct tc_getopt *g, int opt, const char **value)
{
	if (g->argi >= argc) {
		tc_usage(cmd, "option --%s needs a value (%s)", cmd->opts[opt].name, cmd->opts[opt].arg);
		return -2;
	}
	*value = argv[g->argi++];
	return opt;
}

static int read_long(const struct tc_cmd *cmd, int argc, char **argv, struct tc_getopt *g, const char **value)
{
	const char *a = argv[g->argi++] + 2, *eq = strchr(a, '=');
	size_t n = eq ? (size_t)(eq - a) : strlen(a);
	if (n == 4 && memcmp(a, "help", 4) == 0)
		return TC_GETOPT_HELP;
	int opt = find_long(cmd->opts, a, n);
	if (opt < 0) {
		tc_usage(cmd, "unknown option --%.*s", (int)n, a);
		return -2;
	}
	if (!cmd->opts[opt].arg) {
		if (!eq)
			return opt;
		tc_usage(cmd, "option --%s takes no value", cmd->opts[opt].name);
		return -2;
	}
	if (!eq)
		return take_value(cmd, argc, argv, g, opt, value);
	*value = eq + 1;
	return opt;
}

static int read_short(const struct tc_cmd *cmd, int argc, char **argv, struct tc_getopt *g, const char **value)
{
	const char *a = argv[g->argi];
	if (!g->sub)
		g->sub = 1;
	char letter = a[g->sub++];
	bool last = a[g->sub] == '\0';
	int opt = find_short(cmd->opts, letter);
	if (opt < 0 && letter == 'h')
		return TC_GETOPT_HELP;
	if (opt < 0) {
		tc_usage(cmd, "unknown option -%c", letter);
		return -2;
	}
	if (!cmd->opts[opt].arg) {
		if (last) {
			g->argi++;
			g->sub = 0;
		}
		return opt;
	}
	const char *rest = a + g->sub;
	g->argi++;
	g->sub = 0;
	if (last)
		return take_value(cmd, argc, argv, g, opt, value);
	*value = rest;
	return opt;
}

int tc__getopt(const struct tc_cmd *cmd, int argc, char **argv, struct tc_getopt *g, const char **value)
{
	*value = NULL;
	g->operands = argv;
	while (g->argi < argc) {
		char *a = argv[g->argi];
		if (g->sub)
			return read_short(cmd, argc, argv, g, value);
		if (a[0] != '-' || a[1] == '\0') {
			/* Positions before argi are used up, so the operand's place is free. */
			argv[g->n_operands++] = a;
			g->argi++;
			continue;
		}
		if (a[1] != '-')
			return read_short(cmd, argc, argv, g, value);
		if (a[2] != '\0')
			return read_long(cmd, argc, argv, g, value);
		for (g->argi++; g->argi < argc; g->argi++)
			argv[g->n_operands++] = argv[g->argi];
	}
	return -1;
}

int tc_getopt_next(const struct tc_cmd *cmd, int argc, char **argv, struct tc_getopt *g, const char **value)
{
	int opt = tc__getopt(cmd, argc, argv, g, value);
	return opt == TC_GETOPT_HELP ? -2 : opt;        /* main.c has served --help before a command runs */
}

bool tc__wants_help(const struct tc_cmd *cmd, int argc, char **argv)
{
	/* Skips the values of options, so that `--date --help` is not taken for a call for help. */
	for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++) {
		const char *a = argv[i];
		if (a[0] != '-' || a[1] == '\0')
			continue;
		if (strcmp(a, "--help") == 0)
			return true;
		int opt;
		if (a[1] == '-') {
			opt = strchr(a, '=') ? -1 : find_long(cmd->opts, a + 2, strlen(a + 2));
			i += opt >= 0 && cmd->opts[opt].arg != NULL;
			continue;
		}
		for (const char *c = a + 1; *c; c++) {
			opt = find_short(cmd->opts, *c);
			if (opt < 0 && *c == 'h')
				return true;
			if (opt < 0 || !cmd->opts[opt].arg)
				continue;
			i += c[1] == '\0';
			break;
		}
	}
	return false;
}

/* One option as the synopsis has it: "[-j N]", "[--date DATE]", "[--dyads]". */
static int format_option(const struct tc_opt *o, char *out, size_t cap)
{
	const char *space = o->arg ? " " : "", *arg = o->arg ? o->arg : "";
	if (o->letter)
		return snprintf(out, cap, "[-%c%s%s]", o->letter, space, arg);
	return snprintf(out, cap, "[--%s%s%s]", o->name, space, arg);
}

void tc__print_synopsis(const struct tc_cmd *cmd, FILE *out)
{
	int column = fprintf(out, "tocsin %s", cmd->name), indent = column;
	char item[128];
	for (int i = 0; cmd->opts && cmd->opts[i].name; i++) {
		int n = format_option(&cmd->opts[i], item, sizeof item);
		if (column + 1 + n > 80) {
			fprintf(out, "\n%*s", indent, "");
			column = indent;
		}
		column += fprintf(out, " %s", item);
	}
	int n = (int)strlen(cmd->args ? cmd->args : "");
	if (n && column + 1 + n > 80)
		fprintf(out, "\n%*s", indent, "");
	fprintf(out, "%s%s\n", n ? " " : "", n ? cmd->args : "");
}

void tc_cmd_help(const struct tc_cmd *cmd)
{
	printf("tocsin %s - %s\n\n", cmd->name, cmd->summary);
	tc__print_synopsis(cmd, stdout);
	printf("\n");
	char left[128];
	for (int i = 0; cmd->opts && cmd->opts[i].name; i++) {
		const struct tc_opt *o = &cmd->opts[i];
		char letter[8] = "    ";
		if (o->letter)
			snprintf(letter, sizeof letter, "-%c, ", o->letter);
		snprintf(left, sizeof left, "%s--%s%s%s", letter, o->name, o->arg ? " " : "", o->arg ? o->arg : "");
		printf("  %-26s %s\n", left, o->help);
	}
	printf("  -h, --help                 show this help\n");
}

int tc_usage(const struct tc_cmd *cmd, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	fprintf(stderr, "tocsin %s: ", cmd->name);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fprintf(stderr, "\nTry `tocsin %s --help`.\n", cmd->name);
	return 2;
}
