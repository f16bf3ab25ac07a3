/* code/repair_int.h - what the parts of the tree repair share. */
#ifndef TC_CODE_REPAIR_INT_H
#define TC_CODE_REPAIR_INT_H
#include "code/code_int.h"

/* repair_clause.c: subjects, objects and phrases of one sentence that hang on the wrong word. True if heads or relations changed;
 * the document is linked anew then. */
bool tc__repair_clauses(struct tc_coding *cx, const struct tc_sent *st);
#endif
