/* base/err.h - what went wrong, and where.
 * What can fail returns 0 or a negative TC_E code; `struct tc_err *` takes the details and may be NULL. */
#ifndef TC_BASE_ERR_H
#define TC_BASE_ERR_H
#include "base/str.h"

#define TC_ERRORS(X) \
	X(EIO, "input or output error") \
	X(EFORMAT, "damaged or unknown format") \
	X(EENCODING, "text in no readable encoding") \
	X(ELIMIT, "a limit was passed") \
	X(EUSAGE, "wrong usage") \
	X(ENOTFOUND, "not found") \
	X(EVERSION, "made by a newer version") \
	X(EBUSY, "in use by another process") \
	X(ESTOP, "stopped")

enum tc_code {
	TC_OK = 0,
#define X(name, text) TC_POS_##name,
	TC_ERRORS(X)
#undef X
#define X(name, text) TC_##name = -TC_POS_##name,
	TC_ERRORS(X)
#undef X
};

struct tc_err {
	int code;               /* TC_E... or 0 */
	char file[256];         /* "" where no file is concerned */
	long line, column;      /* 1-based; 0 unknown */
	char msg[512];
};

/* Set `e` (NULL is accepted) and return `code`. */
int tc_fail(struct tc_err *e, int code, const char *fmt, ...) TC_PRINTF(3, 4);
/* Name the place of the error once it is known. Keeps a place that is already set. */
void tc_err_place(struct tc_err *e, const char *file, long line, long column);
/* Put "doing: " before the message. Returns e->code. */
int tc_err_while(struct tc_err *e, const char *fmt, ...) TC_PRINTF(2, 3);
const char *tc_err_text(int code);
/* "file:line:column: message" into `out`, always NUL-terminated. */
void tc_err_format(const struct tc_err *e, char *out, size_t cap);

_Noreturn void tc_bug(const char *file, int line, const char *fmt, ...) TC_PRINTF(3, 4);
#define TC_BUG(...) tc_bug(__FILE__, __LINE__, __VA_ARGS__)
#endif
