/* SPDX-License-Identifier: Apache-2.0 */
/* code/described.c - "the billionaire developer", "the Florida senator": descriptions of somebody named before. The one
 * named most and nearest whose sector, country and gender allow it is meant; between two alike neither is. */
#include "code/coref_int.h"

static struct tc_mention *mention(const struct tc__mx *mx, int32_t m) { return &mx->cx->mentions[m]; }

/* "the billionaire developer", "the Florida senator": a phrase that describes somebody named before. */
bool tc__describes(const struct tc__mx *mx, int32_t m, const struct tc_ent *role)
{
	static const char *const another[] = {
	        "another", "acting", "deputy",   "fellow", "first",   "incoming", "last",    "local",
	        "new",     "next",   "opposing", "other",  "own",     "ranking",  "rival",   "same",
	        "second",  "senior", "third",    "top",    "unnamed", "vice",     "winning",
	};
	const struct tc_doc *d = mx->d;
	int32_t w = mention(mx, m)->head;
	if (role->note.n && tc__one_holder(role->note) && role->flags & TC_ROLE_OFFICE)
		return false;
	switch (role->sector ? role->sector : mention(mx, m)->who.sector) {
	case TC_SECTOR_BUS:
	case TC_SECTOR_PTY:
	case TC_SECTOR_LEG:
	case TC_SECTOR_ELI:
	case TC_SECTOR_OPP:
	case TC_SECTOR_REL:
	case TC_SECTOR_GOV:
	case TC_SECTOR_EDU:
	case TC_SECTOR_NGO:
	case TC_SECTOR_REB:
	case TC_SECTOR_JRN:
		break;
	default:
		return false;
	}
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		if (tc__in_role(mx, w, c))
			continue;
		if (rel == TC_REL_ACL || rel == TC_REL_ACL_RELCL || rel == TC_REL_NMOD_POSS || rel == TC_REL_APPOS ||
		    rel == TC_REL_FLAT || rel == TC_REL_NUMMOD || rel == TC_REL_CONJ || rel == TC_REL_COP)
			return false;
		if (rel == TC_REL_NMOD) {
			int32_t p = tc__case_word(d, c);
			if (p >= 0 && (tc_lemma_is(d, p, "of") || tc_lemma_is(d, p, "in") || tc_lemma_is(d, p, "for") ||
			               tc_lemma_is(d, p, "from") || tc_lemma_is(d, p, "at")))
				return false;
		}
		if (WORD_IN(d->words[c].lemma, another))
			return false;
	}
	return true;
}

/* Whether somebody of sector `s` may be called by a role of sector `role`. */
static bool sector_fits(int role, const struct tc_mention *t)
{
	int s = t->who.sector;
	switch (role) {
	case TC_SECTOR_BUS:
		return s == TC_SECTOR_BUS || s == TC_SECTOR_PTY || s == TC_SECTOR_ELI;
	case TC_SECTOR_PTY:
	case TC_SECTOR_OPP:
		return s == TC_SECTOR_PTY || s == TC_SECTOR_OPP || s == TC_SECTOR_ELI || s == TC_SECTOR_LEG;
	case TC_SECTOR_ELI:
		return s == TC_SECTOR_ELI || s == TC_SECTOR_PTY || s == TC_SECTOR_BUS;
	default:
		return s == role;
	}
}

/* Whether somebody holds an office of the class that the role names: a minister is no president. */
static bool holds(const struct tc__mx *mx, const struct tc_ent *role, tc_str lemma, const struct tc_mention *t)
{
	const struct tc_office *o =
	        t->ent && tc_know_ent(mx->k, t->ent - 1)->kind == TC_ENT_PERSON ? tc__office_of(mx, t->ent - 1) : NULL;
	return (o && tc_str_eqi(o->office_class, role->note)) || tc_str_find(t->who.office, lemma) >= 0;
}

/* Whom such a phrase describes: named in the last sentences, and of several who is named most. */
int32_t tc__described(struct tc__mx *mx, int32_t m, const struct tc_ent *role)
{
	enum { MAX_PEOPLE = 8, NEAR_SENTS = 4 };
	const struct tc_mention *me = mention(mx, m);
	const struct tc_doc *d = mx->d;
	int32_t found[MAX_PEOPLE], w = me->head;
	float score[MAX_PEOPLE];
	int n = 0;
	struct tc__back b = tc__back_from(mx, m);
	for (int32_t c; (c = tc__back_next(mx, &b)) >= 0;) {
		const struct tc_mention *t = mention(mx, c);
		if (!t->person || t->plural || !t->party || tc__is_relative(d, t->head) || t->who.unnamed ||
		    !t->who.name.n || t->also[0] >= 0)
			continue;
		int32_t ds = d->words[w].sent - d->words[t->head].sent;
		int k = 0;
		while (k < n && !tc__same(&mention(mx, found[k])->who, &t->who))
			k++;
		if (k == n) {
			if (n == MAX_PEOPLE || ds > NEAR_SENTS ||
			    !sector_fits(role->sector ? role->sector : me->who.sector, t) ||
			    (me->gender && t->gender && me->gender != t->gender) ||
			    (me->who.country[0] && t->who.country[0] &&
			     memcmp(me->who.country, t->who.country, 4) != 0))
				continue;
			if (role->note.n && !holds(mx, role, d->words[w].lemma, t))
				continue;
			/* Whoever acts on the one described is somebody else. */
			if (ds == 0 && (d->words[t->head].head == d->words[w].head || tc_dominates(d, t->head, w)))
				continue;
			found[n] = c;
			score[n++] = -0.6f * (float)ds + (t->who.sector == role->sector ? 1.0f : 0.0f) -
			             (role->sector == TC_SECTOR_PTY && t->who.sector == TC_SECTOR_LEG ? 0.5f : 0.0f);
		}
		score[k] += tc__subject_rel(d->words[t->head].rel) ? 0.7f : 0.4f;
	}
	int best = -1;
	for (int k = 0; k < n; k++)
		if (best < 0 || score[k] > score[best])
			best = k;
	for (int k = 0; k < n; k++)
		if (k != best && score[k] > score[best] - 0.35f)
			return -1; /* either of two */
	return best < 0 ? -1 : found[best];
}
