/* code/coref_int.h - looking back through the mentions of a document, for coref.c and pronoun.c. */
#ifndef TC_CODE_COREF_INT_H
#define TC_CODE_COREF_INT_H
#include "code/mention_int.h"

static inline struct tc_mention *tc__mention(const struct tc__mx *mx, int32_t m) { return &mx->cx->mentions[m]; }

struct tc__back {
	int32_t m, sent;
	int steps;
};

static inline struct tc__back tc__back_from(const struct tc__mx *mx, int32_t m)
{
	return (struct tc__back){m, mx->d->words[tc__mention(mx, m)->head].sent, 0};
}

/* The next earlier mention that is resolved, in the window; -1 at its end. */
static inline int32_t tc__back_next(const struct tc__mx *mx, struct tc__back *b)
{
	while (--b->m >= 0 && b->steps++ < TC__COREF_MENTIONS) {
		if (b->sent - mx->d->words[tc__mention(mx, b->m)->head].sent > TC__COREF_SENTS)
			return -1;
		if (mx->state[b->m] == TC__DONE)
			return b->m;
	}
	return -1;
}

static inline bool tc__is_relative(const struct tc_doc *d, int32_t w)
{
	return d->words[w].xpos == TC_XPOS_WP || d->words[w].xpos == TC_XPOS_WDT || d->words[w].xpos == TC_XPOS_WPS;
}

static inline bool tc__is_country(const struct tc__mx *mx, const struct tc_mention *me)
{
	return me->ent && tc_know_ent(mx->k, me->ent - 1)->kind == TC_ENT_COUNTRY;
}
static inline bool tc__is_org(const struct tc__mx *mx, const struct tc_mention *me)
{
	return me->ent && tc_know_ent(mx->k, me->ent - 1)->kind == TC_ENT_ORG;
}

static inline bool tc__subject_rel(int rel)
{
	return rel == TC_REL_NSUBJ || rel == TC_REL_NSUBJ_PASS || rel == TC_REL_NSUBJ_OUTER;
}

/* both.c: the last `want_n` distinct parties of one sort become what m stands for: kind -1 any, else TC_ENT_COUNTRY or
 * TC_ENT_PERSON. */
void tc__last_two(struct tc__mx *mx, int32_t m, int want_kind, int want_n);
/* Whether the child belongs to the role noun's own words ("prime" of "prime minister"). */
bool tc__in_role(const struct tc__mx *mx, int32_t word, int32_t child);

/* described.c: whether a phrase describes somebody rather than names an office; whom, or -1. */
bool tc__describes(const struct tc__mx *mx, int32_t m, const struct tc_ent *role);
int32_t tc__described(struct tc__mx *mx, int32_t m, const struct tc_ent *role);
/* both.c: "his Russian counterpart"; false if it names no country. */
bool tc__counterpart(struct tc__mx *mx, int32_t m);
#endif
