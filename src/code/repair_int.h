/* code/repair_int.h - what the parts of the tree repair share. */
#ifndef TC_CODE_REPAIR_INT_H
#define TC_CODE_REPAIR_INT_H
#include "code/code_int.h"

enum { TC__MAX_CLIMB = 6 };

/* repair_phrase.c: the place and dash that open an article; names, prepositions, days and objects around word `i`. True if heads or
 * relations changed; the sentence is to be linked anew then. */
bool tc__mend_opening(struct tc_coding *cx, int32_t first, int32_t last);
bool tc__mend_title_of(struct tc_doc *d, int32_t i);
bool tc__mend_phrase(struct tc_coding *cx, int32_t i, int32_t last);
/* repair_clause.c: subjects and verbs around word `i`. */
bool tc__mend_clause(struct tc_doc *d, int32_t i, int32_t first);
/* repair_report.c: two subjects of one verb of saying. */
bool tc__mend_reported(struct tc_doc *d, int32_t v);
/* repair_subject.c: the subject at word `i` that was read as an expletive or as the subject of a passive. */
bool tc__mend_subject(struct tc_doc *d, int32_t i);

static inline bool tc__is_noun(const struct tc_word *w) { return w->upos == TC_UPOS_NOUN || w->upos == TC_UPOS_PROPN; }
static inline bool tc__is_finite(const struct tc_word *w)
{
	return w->upos == TC_UPOS_VERB && (w->xpos == TC_XPOS_VBD || w->xpos == TC_XPOS_VBZ || w->xpos == TC_XPOS_VBP);
}

static inline bool tc__has_subject(const struct tc_doc *d, int32_t verb)
{
	return tc_child(d, verb, TC_REL_NSUBJ) >= 0 || tc_child(d, verb, TC_REL_NSUBJ_PASS) >= 0 || tc_child(d, verb, TC_REL_EXPL) >= 0 ||
	       tc_child(d, verb, TC_REL_CSUBJ) >= 0;
}

static inline void tc__hang(struct tc_doc *d, int32_t word, int32_t head, int rel)
{
	d->words[word].head = head;
	d->words[word].rel = (uint8_t)rel;
}
/* repair_finite.c: short clauses that were read as noun phrases. True if something changed; the sentence is linked anew. */
bool tc__repair_finite(struct tc_doc *d, int32_t sent);
#endif
