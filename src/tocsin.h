/* SPDX-License-Identifier: Apache-2.0 */
/* tocsin.h - Tocsin as a library: news text in, records of events, statements and figures out.
 * One `struct tocsin` (knowledge and model, read-only) serves all threads; each thread uses a session of its own. Text is
 * UTF-8, strings end with NUL, dates are YYYY-MM-DD. Records come as lines of JSON: docs/formats.md describes them.
 *
 *     struct tocsin *t;
 *     char why[256];
 *     if (tocsin_open(&t, NULL, why, sizeof why) != 0) ...
 *     struct tocsin_session *s = tocsin_session_new(t);
 *     struct tocsin_document d = { .id = "a1", .text = text, .date = "2024-03-13" };
 *     tocsin_code(s, &d, 0, print_line, stdout);
 *
 * Link with -ltocsin (pkg-config tocsin). */
#ifndef TOCSIN_H
#define TOCSIN_H
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif

struct tocsin;
struct tocsin_session;

/* 0, or -1 with a message. actors: the text of a table of further actors (data/actors/README.md), or NULL. */
int tocsin_open(struct tocsin **out, const char *actors, char *message, size_t cap);
void tocsin_free(struct tocsin *t);     /* NULL is fine */
const char *tocsin_version(void);       /* "0.1.0" */

struct tocsin_session *tocsin_session_new(const struct tocsin *t);
void tocsin_session_free(struct tocsin_session *s);

struct tocsin_document {
	const char *id;         /* NULL: "" */
	const char *text;       /* main text; bad UTF-8 is refused */
	const char *date, *publisher, *title, *url;     /* NULL: unknown */
};

enum {
	TOCSIN_EVENTS = 1, TOCSIN_STATEMENTS = 2, TOCSIN_FIGURES = 4,   /* which records; 0: all */
	TOCSIN_PLOVER_STRICT = 8,       /* planned cooperation becomes AGREE */
};

/* Called with each record, one JSON object without a newline; non-zero stops. */
typedef int tocsin_line_fn(void *arg, const char *json, size_t len);

/* 0 when done, 1 when `line` stopped it, -1 when the text is no UTF-8 or past a megabyte. */
int tocsin_code(struct tocsin_session *s, const struct tocsin_document *d, unsigned options, tocsin_line_fn *line, void *arg);

/* What a name may stand for, best first: {"name","kind","country","sector","office","from","to"}, office as held on `date` (NULL:
 * latest). Returns how many lines were given. */
int tocsin_lookup(const struct tocsin *t, const char *name, const char *date, tocsin_line_fn *line, void *arg);

#ifdef __cplusplus
}
#endif
#endif
