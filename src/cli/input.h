/* SPDX-License-Identifier: Apache-2.0 */
/* cli/input.h - the files, directories and standard input that a command was given. */
#ifndef TC_CLI_INPUT_H
#define TC_CLI_INPUT_H
#include "engine/engine.h"

struct tc_inputs {
	char **paths;
	int n, cap, at;
	int kind;               /* enum tc_input_kind for all */
	uint64_t total;         /* bytes of all, 0 where not known */
	bool live;              /* some input is no regular file */
	/* the open one */
	int fd, error;
	void *gz;
	const volatile int *stop;
};

/* The operands, directories replaced by the files below them in name order (dot files left out). None: standard input. */
void tc_inputs_init(struct tc_inputs *in, int n, char **operands, int kind, const volatile int *stop);
void tc_inputs_release(struct tc_inputs *in);
/* For tc_run_options, with arg a tc_inputs. A file that cannot be opened is a source whose first read fails. */
int tc_inputs_next(struct tc_inputs *in, struct tc_source *out);
void tc_inputs_close(struct tc_inputs *in);

/* A whole file into `out`; TC_EIO with a message. */
TC_NODISCARD int tc_file_read(const char *path, struct tc_buf *out, struct tc_err *err);
#endif
