/* SPDX-License-Identifier: Apache-2.0 */
/* cli/output.c - output with its errors kept, signals, progress. The flag that handlers set is the one mutable global of
 * the program: a signal handler has no other way to speak. */
#include "cli/output.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { ENOUGH = 64 << 10 };

static volatile int caught;

int tc_output_flush(struct tc_output *o)
{
	size_t at = 0;
	while (at < o->buf.n && !o->error) {
		ssize_t n = write(STDOUT_FILENO, o->buf.p + at, o->buf.n - at);
		if (n > 0)
			at += (size_t)n;
		else if (n < 0 && errno != EINTR)
			o->error = errno;
	}
	tc_buf_reset(&o->buf);
	return o->error ? -1 : 0;
}

int tc_output_add(struct tc_output *o, tc_str s)
{
	tc_buf_str(&o->buf, s);
	return o->buf.n >= ENOUGH ? tc_output_flush(o) : o->error ? -1 : 0;
}

int tc_output_end(struct tc_output *o, const char *command)
{
	int error = o->error;
	tc_buf_release(&o->buf);
	if (error == EPIPE) {
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	if (error)
		fprintf(stderr, "tocsin %s: standard output: %s\n", command, strerror(error));
	return error != 0;
}

static void on_signal(int number) { caught = number; }

const volatile int *tc_signals_catch(void)
{
	struct sigaction a = { .sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND };
	sigemptyset(&a.sa_mask);
	sigaction(SIGINT, &a, NULL);
	sigaction(SIGTERM, &a, NULL);
	signal(SIGPIPE, SIG_IGN);
	return &caught;
}

void tc_signals_end(void)
{
	if (!caught)
		return;
	signal(caught, SIG_DFL);
	raise(caught);
}

double tc_clock(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void tc_progress_init(struct tc_progress *p, bool quiet, uint64_t total)
{
	*p = (struct tc_progress){ .on = !quiet && isatty(STDERR_FILENO), .total = total, .start = tc_clock() };
}

const char *tc_thousands(uint64_t n, char out[32])
{
	char digits[24];
	int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n), k = 0;
	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			out[k++] = ',';
		out[k++] = digits[i];
	}
	out[k] = '\0';
	return out;
}

void tc_progress_show(struct tc_progress *p)
{
	double now = tc_clock(), spent = now - p->start;
	char documents[32];
	if (!p->on || now - p->last < 0.1)
		return;
	p->last = now;
	p->drawn = true;
	fprintf(stderr, "\r\033[K");
	if (p->total) {
		double part = (double)p->done / (double)p->total;
		int bars = part < 1 ? (int)(part * 24) : 24;
		fprintf(stderr, "[%.*s%*s] %3.0f %%  ", bars, "########################", 24 - bars, "", 100 * part);
	}
	fprintf(stderr, "%s documents, %.0f/s", tc_thousands(p->documents, documents),
		spent > 0 ? (double)p->documents / spent : 0.0);
	if (p->total && p->done && spent > 0.5) {
		double left = spent * ((double)p->total / (double)p->done - 1);
		fprintf(stderr, ", %d:%02d left", (int)left / 60, (int)left % 60);
	}
	fflush(stderr);
}

void tc_progress_clear(struct tc_progress *p)
{
	if (!p->drawn)
		return;
	fprintf(stderr, "\r\033[K");
	fflush(stderr);
	p->drawn = false;
}
