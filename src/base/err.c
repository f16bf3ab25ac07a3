/* SPDX-License-Identifier: Apache-2.0 */
/* base/err.c - errors as values. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

int tc_fail(struct tc_err *e, int code, const char *fmt, ...)
{
	if (!e)
		return code;
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(e->msg, sizeof e->msg, fmt, ap);
	va_end(ap);
	e->code = code;
	e->file[0] = 0;
	e->line = e->column = 0;
	return code;
}

void tc_err_place(struct tc_err *e, const char *file, long line, long column)
{
	if (!e || e->file[0])
		return;
	snprintf(e->file, sizeof e->file, "%s", file ? file : "");
	e->line = line;
	e->column = column;
}

int tc_err_while(struct tc_err *e, const char *fmt, ...)
{
	if (!e)
		return TC_EIO;
	char doing[256], was[sizeof e->msg];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(doing, sizeof doing, fmt, ap);
	va_end(ap);
	memcpy(was, e->msg, sizeof was);
	was[sizeof was - 1] = 0;
	snprintf(e->msg, sizeof e->msg, "%s: %.250s", doing, was);
	return e->code;
}

const char *tc_err_text(int code)
{
	switch (code) {
	case 0: return "no error";
#define X(name, text) case TC_##name: return text;
	TC_ERRORS(X)
#undef X
	default: return "unknown error";
	}
}

void tc_err_format(const struct tc_err *e, char *out, size_t cap)
{
	char place[320] = "";
	if (e->file[0] && e->line > 0 && e->column > 0)
		snprintf(place, sizeof place, "%s:%ld:%ld: ", e->file, e->line, e->column);
	else if (e->file[0] && e->line > 0)
		snprintf(place, sizeof place, "%s:%ld: ", e->file, e->line);
	else if (e->file[0])
		snprintf(place, sizeof place, "%s: ", e->file);
	snprintf(out, cap, "%s%s", place, e->msg[0] ? e->msg : tc_err_text(e->code));
}

_Noreturn void tc_bug(const char *file, int line, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	fprintf(stderr, "tocsin: broken invariant at %s:%d: ", file, line);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
	va_end(ap);
	abort();
}
