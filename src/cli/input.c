/* SPDX-License-Identifier: Apache-2.0 */
/* cli/input.c - opening and reading inputs. Compressed files (.gz) are read through zlib; so are no streams, whose reads
 * must not wait for a full buffer. */
#include "cli/input.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { MAX_DEPTH = 32 };

static void add(struct tc_inputs *in, const char *path)
{
	if (in->n == in->cap) {
		in->cap = in->cap ? in->cap * 2 : 16;
		in->paths = tc_xrealloc(in->paths, sizeof *in->paths * (size_t)in->cap);
	}
	size_t n = strlen(path) + 1;
	in->paths[in->n] = tc_xmalloc(n);
	memcpy(in->paths[in->n++], path, n);
}

static void add_path(struct tc_inputs *in, const char *path, int depth);

static int by_name(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }
static int visible(const struct dirent *e) { return e->d_name[0] != '.'; }

static void add_directory(struct tc_inputs *in, const char *path, int depth)
{
	struct dirent **entries;
	int n = scandir(path, &entries, visible, by_name);
	if (n < 0) {
		add(in, path);          /* opening it will tell why */
		return;
	}
	for (int i = 0; i < n; i++) {
		struct tc_buf full = { 0 };
		size_t len = strlen(path);
		tc_buf_fmt(&full, "%s%s%s", path, len && path[len - 1] == '/' ? "" : "/", entries[i]->d_name);
		tc_buf_char(&full, '\0');
		add_path(in, full.p, depth + 1);
		tc_buf_release(&full);
		free(entries[i]);
	}
	free(entries);
}

static void add_path(struct tc_inputs *in, const char *path, int depth)
{
	struct stat st;
	bool known = stat(path, &st) == 0;
	if (known && S_ISDIR(st.st_mode) && depth < MAX_DEPTH) {
		add_directory(in, path, depth);
		return;
	}
	if (known && S_ISREG(st.st_mode))
		in->total += (uint64_t)st.st_size;
	else if (known)
		in->live = true;
	add(in, path);
}

void tc_inputs_init(struct tc_inputs *in, int n, char **operands, int kind, const volatile int *stop)
{
	*in = (struct tc_inputs){ .kind = kind, .fd = -1, .stop = stop };
	struct stat st;
	for (int i = 0; i < n; i++)
		if (strcmp(operands[i], "-") == 0)
			add(in, "-");
		else
			add_path(in, operands[i], 0);
	if (n == 0)
		add(in, "-");
	for (int i = 0; i < in->n; i++)
		if (strcmp(in->paths[i], "-") == 0) {
			if (fstat(STDIN_FILENO, &st) == 0 && S_ISREG(st.st_mode))
				in->total += (uint64_t)st.st_size;
			else
				in->live = true;
		}
	if (in->live)
		in->total = 0;
}

void tc_inputs_release(struct tc_inputs *in)
{
	tc_inputs_close(in);
	for (int i = 0; i < in->n; i++)
		free(in->paths[i]);
	free(in->paths);
}

static ptrdiff_t read_some(void *arg, char *buf, size_t cap)
{
	struct tc_inputs *in = arg;
	if (in->error) {
		errno = in->error;
		return -1;
	}
	if (in->gz) {
		int n = gzread(in->gz, buf, (unsigned)cap), code;
		if (n < 0) {
			gzerror(in->gz, &code);
			errno = code == Z_ERRNO ? errno : EBADMSG;
		}
		return n;
	}
	for (;;) {
		if (in->stop && *in->stop)
			return 0;
		ssize_t n = read(in->fd, buf, cap);
		if (n >= 0 || errno != EINTR)
			return n;
	}
}

int tc_inputs_next(struct tc_inputs *in, struct tc_source *out)
{
	if (in->at == in->n)
		return 0;
	const char *path = in->paths[in->at++];
	bool standard = strcmp(path, "-") == 0;
	in->error = 0;
	in->fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (in->fd < 0)
		in->error = errno;
	else if (!standard && tc_str_ends(tc_str_of(path), TC_STR(".gz")))
		in->gz = gzdopen(in->fd, "rb");
	*out = (struct tc_source){ .name = standard ? "stdin" : path, .kind = in->kind, .read = read_some, .arg = in };
	return 1;
}

void tc_inputs_close(struct tc_inputs *in)
{
	if (in->gz)
		gzclose(in->gz);
	else if (in->fd > STDIN_FILENO)
		close(in->fd);
	in->gz = NULL;
	in->fd = -1;
}

int tc_file_read(const char *path, struct tc_buf *out, struct tc_err *err)
{
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : 1;
	while (n > 0) {
		tc_buf_reserve(out, 64 << 10);
		n = read(fd, out->p + out->n, 64 << 10);
		if (n < 0 && errno == EINTR)
			n = 1;
		else if (n > 0)
			out->n += (size_t)n;
	}
	if (n < 0) {
		(void)tc_fail(err, TC_EIO, "%s", strerror(errno));
		tc_err_place(err, path, 0, 0);
	}
	if (fd > STDIN_FILENO)
		close(fd);
	return n < 0 ? TC_EIO : 0;
}
