/* text/dateline.h - "BAMAKO, Mali (Reuters) -" before the first sentence of a report.
 * A dateline is no part of the sentence that follows it: left in, it spoils that sentence's subject. */
#ifndef TC_TEXT_DATELINE_H
#define TC_TEXT_DATELINE_H
#include "text/doc.h"

/* Make a sentence of its own of each dateline that begins a paragraph. After tc_split, before parsing. O(n). */
void tc_dateline_cut(struct tc_doc *doc);
#endif
