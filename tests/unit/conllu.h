/* tests/unit/conllu.h - documents from compact hand-made trees: one word a line, "form lemma upos xpos head rel". */
#ifndef TC_TEST_CONLLU_H
#define TC_TEST_CONLLU_H
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>

#include "base/buf.h"
#include "code/code_int.h"

/* Sentences are parted by an empty line. `text` is kept by the arena. */
static inline void doc_of(struct tc_doc *d, struct tc_arena *arena, const char *date, const char *rows)
{
	struct tc_buf b = { 0 };
	tc_str rest = tc_str_of(rows), row, f[6];
	int id = 0;
	while (tc_str_split(&rest, '\n', &row)) {
		if (!row.n) {
			tc_buf_char(&b, '\n');
			id = 0;
			continue;
		}
		int n = 0;
		while (n < 6 && tc_str_split(&row, ' ', &f[n]))
			n++;
		assert_int_equal(n, 6);
		tc_buf_fmt(&b, "%d\t%.*s\t%.*s\t%.*s\t%.*s\t_\t%.*s\t%.*s\t_\t_\n", ++id, TC_FMT(f[0]), TC_FMT(f[1]), TC_FMT(f[2]), TC_FMT(f[3]),
			   TC_FMT(f[4]), TC_FMT(f[5]));
	}
	tc_buf_char(&b, '\n');
	struct tc_err err = { 0 };
	assert_int_equal(tc_doc_read_conllu(d, arena, tc_arena_str(arena, tc_buf_view(&b)), &err), 0);
	d->date = tc_str_of(date);
	tc_buf_release(&b);
}
#endif
