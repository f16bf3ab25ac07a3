/* lang/lang.h - the language engine: raw text to tagged, lemmatised, parsed words.
 * One read-only model (mapped from disk or embedded) serves all threads; each thread owns a tc_lang_scratch.
 * The method and its measured accuracy: docs/language.md; the model's bytes: docs/model-file.md. */
#ifndef TC_LANG_LANG_H
#define TC_LANG_LANG_H
#include "text/doc.h"

struct tc_lang;                 /* opaque; read-only after open, thread-safe */
struct tc_lang_scratch;         /* buffers of one thread */

/* Check and use `model`, which is borrowed and must outlive the result (16-byte aligned). TC_EFORMAT if damaged. */
TC_NODISCARD int tc_lang_open(const void *model, size_t len, struct tc_lang **out, struct tc_err *err);
void tc_lang_free(struct tc_lang *l);
const char *tc_lang_version(const struct tc_lang *l);   /* "en-2026.11 sha256:..." */

/* A model holds two networks over the same words: the fast one has half the work and some more errors. */
enum tc_lang_network { TC_LANG_ACCURATE, TC_LANG_FAST };
struct tc_lang_scratch *tc_lang_scratch_new(const struct tc_lang *l);   /* accurate */
struct tc_lang_scratch *tc_lang_scratch_new_for(const struct tc_lang *l, enum tc_lang_network network);
void tc_lang_scratch_free(struct tc_lang_scratch *s);

/* Cut doc->text into sentences and words (text/), then tag, lemmatise and parse them, then tc_doc_link.
 * Cannot fail: any valid UTF-8 gives trees with one root and no cycle. O(n) but for sentences, which are capped at
 * TC_MAX_SENT_WORDS words and cut there. */
void tc_lang_annotate(const struct tc_lang *l, struct tc_lang_scratch *s, struct tc_doc *doc);
/* The same for a document that already has sentences and words. */
void tc_lang_parse(const struct tc_lang *l, struct tc_lang_scratch *s, struct tc_doc *doc);
#define TC_MAX_SENT_WORDS 400
#endif
