/* event/tree.h - a line of JSON as a tree of nodes. For the reader of records; shared by nobody else.
 * A small reader of our own: the store loads tens of thousands of lines a second, and everything of a line can go into one
 * arena. Strings without escapes borrow from the line. */
#ifndef TC_EVENT_TREE_H
#define TC_EVENT_TREE_H
#include "base/arena.h"
#include "base/err.h"

enum tc__node_kind { N_NULL, N_BOOL, N_NUM, N_STR, N_LIST, N_MAP };
struct tc__node {
	tc_str key, str;
	struct tc__node *child, *next;
	struct tc__node *hint;      /* of a map: where the last search ended; fields are asked in the order they are written */
	double num;
	uint8_t kind;
	bool truth;
};

/* One value; `line` must outlive the tree and is not changed. TC_EFORMAT with the column in err: no JSON, no UTF-8, or nested
 * too deeply. Linear. */
TC_NODISCARD int tc__tree_read(tc_str line, struct tc_arena *arena, struct tc__node *out, struct tc_err *err);
#endif
