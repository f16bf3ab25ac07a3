/* code/tsv.h - the rows of a table: without its header, comments, empty lines and line ends. */
#ifndef TC_CODE_TSV_H
#define TC_CODE_TSV_H
#include "base/str.h"

struct tc_tsv { tc_str rest; long line; bool past_header; };    /* start with { .rest = table } */

/* The next row; t->line is its number, from 1. False at the end. */
static inline bool tc_tsv_next(struct tc_tsv *t, tc_str *row)
{
	while (tc_str_split(&t->rest, '\n', row)) {
		t->line++;
		if (row->n && row->p[row->n - 1] == '\r')
			row->n--;
		if (!row->n || row->p[0] == '#')
			continue;
		if (t->past_header)
			return true;
		t->past_header = true;
	}
	return false;
}
#endif
