/* code/repair.h - mend what parsers trained on web text get wrong in news.
 * Changes heads and relations only where names and titles leave no doubt, then links the document anew. */
#ifndef TC_CODE_REPAIR_H
#define TC_CODE_REPAIR_H
#include "code/code_int.h"

void tc_tree_repair(struct tc_coding *cx);
#endif
