/* code/context.h - PLOVER's contexts from the words of a sentence (data/lexicon/contexts.tsv). */
#ifndef TC_CODE_CONTEXT_H
#define TC_CODE_CONTEXT_H
#include "code/code_int.h"

struct tc_contexts;
TC_NODISCARD int tc_contexts_open(const struct tc_know *know, struct tc_contexts **out, struct tc_err *err);
void tc_contexts_free(struct tc_contexts *c);
/* The contexts with most cues among the sentence's lemmas, at most cap, best first. Returns how many. */
int tc_contexts_of(const struct tc_contexts *c, const struct tc_doc *d, int32_t sent, tc_str *out, int cap);
#endif
