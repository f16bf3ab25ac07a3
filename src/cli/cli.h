/* cli/cli.h - one `const struct tc_cmd` per command, in cmd_<name>.c; main.c lists them. */
#ifndef TC_CLI_CLI_H
#define TC_CLI_CLI_H
#include <stdbool.h>

struct tc_opt {
	const char *name;       /* long name without "--" */
	char letter;            /* short name or 0 */
	const char *arg;        /* name of the argument in help, NULL for a flag */
	const char *help;
};

struct tc_cmd {
	const char *name, *summary;
	const char *args;       /* "[FILE...]" for the synopsis */
	const struct tc_opt *opts;      /* ends with a NULL name; --help is understood everywhere */
	int (*run)(const struct tc_cmd *cmd, int argc, char **argv);    /* argv without program and command name; exit code */
};

/* Option parsing for commands: returns the index in cmd->opts, with *value set (NULL for flags), -1 at the end (then
 * *argi is the first operand; options may stand anywhere before "--"), -2 after printing a usage error. */
struct tc_getopt { int argi, sub; int n_operands; char **operands; };
int tc_getopt_next(const struct tc_cmd *cmd, int argc, char **argv, struct tc_getopt *g, const char **value);
void tc_cmd_help(const struct tc_cmd *cmd);
int tc_usage(const struct tc_cmd *cmd, const char *fmt, ...) __attribute__((format(printf, 2, 3)));     /* prints, returns 2 */

extern const struct tc_cmd tc_cmd_code, tc_cmd_explain, tc_cmd_parse, tc_cmd_relate, tc_cmd_lookup, tc_cmd_know,
	tc_cmd_eval, tc_cmd_bench, tc_cmd_load, tc_cmd_query, tc_cmd_timeline, tc_cmd_brief, tc_cmd_calendar;
#endif
