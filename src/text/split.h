/* text/split.h - sentences and words of raw news text, in the manner of UD English (EWT, GUM).
 * Fills doc->sents and doc->words (form, beg, end, flags; no tags, heads -1) from doc->text, in order, without overlap.
 * Cannot fail; O(n). Paragraphs end at blank lines. */
#ifndef TC_TEXT_SPLIT_H
#define TC_TEXT_SPLIT_H
#include "text/doc.h"

void tc_split(struct tc_doc *doc);
#endif
