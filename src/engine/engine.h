/* SPDX-License-Identifier: Apache-2.0 */
/* engine/engine.h - bytes in, records out: the stages behind one door, and the workers that run them side by side. */
#ifndef TC_ENGINE_ENGINE_H
#define TC_ENGINE_ENGINE_H
#include "code/code.h"
#include "ingest/ingest.h"
#include "lang/lang.h"

/* The compiled knowledge and model that the program carries (src/blobs.S). */
extern const unsigned char tc_know_blob[], tc_know_blob_end[], tc_model_blob[], tc_model_blob_end[];

struct tc_engine;               /* knowledge, model, coder; read-only after open, shared by threads */
struct tc_session;              /* arena and buffers of one thread */

struct tc_engine_options {
	const char *actors_name;/* of a user's actor table, for messages; NULL: none */
	tc_str actors;          /* its bytes */
	bool fast;              /* the faster network of the model (lang/lang.h) */
};

/* Maps what is built in and adds the user's table. `o` may be NULL. */
TC_NODISCARD int tc_engine_open(const struct tc_engine_options *o, struct tc_engine **out, struct tc_err *err);
void tc_engine_free(struct tc_engine *e);
const struct tc_know *tc_engine_know(const struct tc_engine *e);
const struct tc_lang *tc_engine_lang(const struct tc_engine *e);
const struct tc_coder *tc_engine_coder(const struct tc_engine *e);

struct tc_session *tc_session_new(const struct tc_engine *e);
void tc_session_free(struct tc_session *s);
struct tc_arena *tc_session_arena(struct tc_session *s);
/* Forget the last document. */
void tc_session_reset(struct tc_session *s);
/* Words, tags and trees for a document; one that has words keeps them, one that has trees too. */
void tc_session_annotate(struct tc_session *s, struct tc_doc *doc);
/* tc_session_annotate, then the coder. The records live until the next reset. */
void tc_session_code(struct tc_session *s, const struct tc_code_options *o, struct tc_doc *doc, struct tc_records *out);

/* A text too long to be coded at once, in pieces that end with a paragraph where they can: no piece is longer than
 * TC_PIECE_BYTES, so memory does not follow the text. Offsets and sentence numbers count in the whole text; what refers from
 * one piece to another (pronouns, short names) is lost. `each` gets every piece's records. Resets the session between
 * pieces: *doc and its strings must live elsewhere. Returns how many sentences and words there were.
 * o NULL: words and trees only. */
struct tc_amount { uint32_t sentences, words; };
struct tc_amount tc_session_code_pieces(struct tc_session *s, const struct tc_code_options *o, const struct tc_doc *doc,
					void (*each)(void *arg, struct tc_records *r, const struct tc_doc *piece), void *arg);
enum { TC_PIECE_BYTES = 96 << 10 };

/* --- a run over many inputs ----------------------------------------------------------------------------------- */
struct tc_source {
	const char *name;       /* copied by the run */
	int kind;               /* enum tc_input_kind */
	tc_read_fn *read;
	void *arg;
};

/* What became of one document. All pointers are good only during the call that gets it. */
struct tc_result {
	tc_str doc;
	const struct tc_err *rejected;  /* NULL: coded */
	tc_str output;                  /* what `format` wrote */
	uint32_t words, sentences, events, statements, figures, repaired;
	uint64_t bytes;                 /* read from its source so far */
	bool last;                      /* the source ended: no document, only `bytes` counts */
};

struct tc_run_options {
	int jobs;               /* 1: all in the calling thread */
	bool parse_only;        /* words and trees, made anew; no records */
	struct tc_code_options code;
	struct tc_article_options article;
	/* The next input: 1, or 0 when there are no more. Called in the thread of tc_run. close: when it is read. */
	int (*next)(void *arg, struct tc_source *out);
	void (*close)(void *arg, struct tc_source *source);
	/* Append the records to `out`; called in the workers, so it must only read what `arg` points to. */
	void (*format)(void *arg, struct tc_records *r, const struct tc_doc *doc, struct tc_buf *out);
	/* Take results in input order, one call at a time, from whatever thread; non-zero ends the run. */
	int (*sink)(void *arg, const struct tc_result *r);
	void *arg;
	const volatile int *stop;       /* becomes non-zero (by a signal): read no more, finish what was begun; may be NULL */
};

/* Memory is bounded: at most 8 documents a worker wait, and 32 MiB of input. Returns 0, or what `sink` returned. */
int tc_run(const struct tc_engine *e, const struct tc_run_options *o);
#endif
