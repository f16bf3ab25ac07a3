/* SPDX-License-Identifier: Apache-2.0 */
/* cli/output.h - whole lines to standard output, the progress bar and the ends that signals bring. */
#ifndef TC_CLI_OUTPUT_H
#define TC_CLI_OUTPUT_H
#include "base/buf.h"

struct tc_output {
	struct tc_buf buf;
	int error;              /* errno of the first failed write; nothing is written after it */
};
/* Append; writes out when much has gathered. Returns 0 or -1 (see error). */
int tc_output_add(struct tc_output *o, tc_str s);
int tc_output_flush(struct tc_output *o);
/* After the last flush: 0, or 1 with a message. A closed pipe ends the process as SIGPIPE would. */
int tc_output_end(struct tc_output *o, const char *command);

/* Non-zero once SIGINT or SIGTERM came; a second one ends the process at once. SIGPIPE is ignored: writes report it. */
const volatile int *tc_signals_catch(void);
/* End by the signal that was caught, if any, so that the shell sees it. */
void tc_signals_end(void);

struct tc_progress {
	bool on, drawn;
	uint64_t total, done, documents;
	double start, last;
};
double tc_clock(void);          /* seconds, monotonic */
/* on: standard error is a terminal and not quiet. */
void tc_progress_init(struct tc_progress *p, bool quiet, uint64_t total);
void tc_progress_show(struct tc_progress *p);   /* at most ten times a second */
void tc_progress_clear(struct tc_progress *p);  /* before a message */
/* "1,234,567" into out (cap 32). */
const char *tc_thousands(uint64_t n, char out[32]);
#endif
