#include "code/code_int.h"
__attribute__((weak)) void tc_figures_find(struct tc_coding *cx) {}
__attribute__((weak)) int tc_figure_lex_open(const struct tc_know *know, struct tc_figure_lex **out, struct tc_err *err){*out=0;return 0;}
__attribute__((weak)) void tc_figure_lex_free(struct tc_figure_lex *l){}
