/* SPDX-License-Identifier: Apache-2.0 */
/* cli/cli_int.h - shared between main.c and the option parser. */
#ifndef TC_CLI_INT_H
#define TC_CLI_INT_H
#include <stdio.h>

#include "cli/cli.h"

enum { TC_GETOPT_HELP = -3 };

/* As tc_getopt_next, but returns TC_GETOPT_HELP for -h and --help. */
int tc__getopt(const struct tc_cmd *cmd, int argc, char **argv, struct tc_getopt *g, const char **value);
bool tc__wants_help(const struct tc_cmd *cmd, int argc, char **argv);
void tc__print_synopsis(const struct tc_cmd *cmd, FILE *out);
#endif
