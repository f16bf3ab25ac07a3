/* store/brief_int.h - shared by the parts of a brief. */
#ifndef TC_BRIEF_INT_H
#define TC_BRIEF_INT_H
#include "store/digest_int.h"

struct tc__brief { struct tc_store *s; const struct tc_digest_options *o; struct tc_digest *d; struct tc_arena *arena; struct tc_err *err; };

/* The section of figures (brief_figures.c). */
int tc__brief_figures(struct tc__brief *m);
#endif
