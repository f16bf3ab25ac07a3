/* code/figure_int.h - the table of figures, data/lexicon/figures.tsv, between its reader and figure.c. */
#ifndef TC_CODE_FIGURE_INT_H
#define TC_CODE_FIGURE_INT_H
#include "code/code_int.h"

enum tc__figure_kind { TC__FIG_NOUN, TC__FIG_PATIENT, TC__FIG_AGENT, TC__FIG_ADJ, TC__FIG_OF, TC__FIG_TOLL, TC__FIG_CURRENCY, TC__FIG_SKIP, TC__FIG_COUNT };
struct tc__figure_entry { tc_str word, class, unit; uint8_t kind, used; };

/* The row of a word (any case) and kind, or NULL. */
const struct tc__figure_entry *tc__figure_find(const struct tc_figure_lex *l, tc_str word, int kind);
/* The table from its bytes, which are borrowed. Errors name file, line and column. */
TC_NODISCARD int tc__figure_lex_read(tc_str tsv, struct tc_figure_lex **out, struct tc_err *err);
#endif
