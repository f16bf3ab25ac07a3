/* SPDX-License-Identifier: Apache-2.0 */
/* ingest/ingest.h - bytes in, documents out.
 * Two steps, so that the second can run in workers: the cutter takes the pieces of a stream that are one document each
 * (a line of JSONL, a whole text or page, a document of CoNLL-U); tc_article_read turns a piece into a tc_doc. */
#ifndef TC_INGEST_INGEST_H
#define TC_INGEST_INGEST_H
#include "base/buf.h"
#include "base/err.h"
#include "text/doc.h"

enum tc_input_kind { TC_INPUT_AUTO, TC_INPUT_TEXT, TC_INPUT_HTML, TC_INPUT_JSONL, TC_INPUT_CONLLU, TC_INPUT_COUNT };
const char *tc_input_name(int kind);
int tc_input_find(tc_str name);                 /* -1 unknown */
/* The kind by file name ("page.html") and first bytes; never AUTO. */
int tc_input_guess(const char *name, tc_str head);

/* What one document may hold; longer ones are rejected. A megabyte is some 170,000 words: a long book. */
enum {
	TC_MAX_TEXT_BYTES = 1 << 20,    /* text, after decoding and extraction */
	TC_MAX_HTML_BYTES = 8 << 20,
	TC_MAX_LINE_BYTES = 8 << 20,    /* one line of JSONL */
	TC_MAX_CONLLU_BYTES = 4 << 20,  /* one document; longer ones are cut after a sentence */
};

/* Bytes read into buf: how many, 0 at the end, -1 with errno set. EINTR ends the stream where `stop` asks for it. */
typedef ptrdiff_t tc_read_fn(void *arg, char *buf, size_t cap);

struct tc_piece {
	int kind;
	long line;              /* first line of the piece in its file, from 1 */
	bool too_long;          /* past its limit: bytes are missing */
	struct tc_buf bytes;    /* of the caller, filled anew each time */
};

struct tc_cutter {
	tc_read_fn *read;
	void *arg;
	const char *name;       /* for guessing; borrowed */
	int kind;
	bool started, eof, failed;
	int wide;               /* a TC_CHARSET_UTF16.. or 0: the stream is turned into UTF-8 as it is read */
	struct tc_buf buf;
	size_t pos, scan;       /* next byte to hand out; where the search for a line's end goes on */
	long line;
	uint64_t n_read;        /* bytes taken from the stream */
	char carry[4];
	int n_carry;
};

void tc_cutter_init(struct tc_cutter *c, const char *name, int kind, tc_read_fn *read, void *arg);
void tc_cutter_release(struct tc_cutter *c);
/* 1 and the next piece, 0 at the end, TC_EIO when reading failed (errno is kept). Blank lines of JSONL are passed over.
 * An input without a byte is one empty piece where the kind has to be guessed or is a whole file, none for others. */
TC_NODISCARD int tc_cutter_next(struct tc_cutter *c, struct tc_piece *out);

struct tc_article_options {
	tc_str date, publisher; /* for documents that name none */
};

/* Read a piece into `d`, whose strings live in `arena` or borrow from `piece`. name: of the input, the id of a document
 * that has none ("name", or "name:line" where one input holds several). *repaired gets the number of bad byte sequences
 * replaced. On failure d->id is set nevertheless; err tells why the document is rejected, with its line.
 * CoNLL-U comes with words and trees, everything else with text alone. */
TC_NODISCARD int tc_article_read(const struct tc_piece *piece, const char *name, const struct tc_article_options *o,
				 struct tc_arena *arena, struct tc_doc *d, uint32_t *repaired, struct tc_err *err);

/* "2021-12-30T10:00:00Z", "30 December 2021", "Thu, 30 Dec 2021 ...", "Dec. 30, 2021", "20211230" to "YYYY-MM-DD". */
bool tc_date_normalise(tc_str s, char out[11]);

/* A page: its main text, paragraphs parted by blank lines, and what its head says. `html` is valid UTF-8. */
struct tc_page { tc_str title, publisher, date, url, text; };
TC_NODISCARD int tc_html_read(tc_str html, struct tc_arena *arena, struct tc_page *out, struct tc_err *err);
/* The encoding that a page declares in its first 4 kB (<meta charset>, http-equiv, <?xml encoding?>); empty if none. */
tc_str tc_html_charset(tc_str bytes);
#endif
