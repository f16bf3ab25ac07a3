/* SPDX-License-Identifier: Apache-2.0 */
/* tests/fault/measure.c - runs a command and says on standard error what it took: "peak_kb N ms N status N".
 * usage: measure [-m MAX_KB] [-t MAX_MS] COMMAND...    exits 99 when a limit is passed, else as the command did */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
	long max_kb = 0, max_ms = 0;
	int i = 1;
	for (; i + 1 < argc && argv[i][0] == '-'; i += 2) {
		if (strcmp(argv[i], "-m") == 0)
			max_kb = strtol(argv[i + 1], NULL, 10);
		else if (strcmp(argv[i], "-t") == 0)
			max_ms = strtol(argv[i + 1], NULL, 10);
		else
			return 2;
	}
	if (i >= argc)
		return 2;
	double from = now_ms();
	pid_t pid = fork();
	if (pid == 0) {
		execvp(argv[i], argv + i);
		perror(argv[i]);
		_exit(127);
	}
	int status;
	struct rusage use;
	if (pid < 0 || wait4(pid, &status, 0, &use) < 0) {
		perror("measure");
		return 2;
	}
	double ms = now_ms() - from;
	int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	fprintf(stderr, "peak_kb %ld ms %.0f status %d\n", use.ru_maxrss, ms, code);
	if ((max_kb && use.ru_maxrss > max_kb) || (max_ms && ms > (double)max_ms)) {
		fprintf(stderr, "measure: a limit is passed (%ld kB, %ld ms)\n", max_kb, max_ms);
		return 99;
	}
	return code;
}
