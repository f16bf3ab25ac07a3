/* SPDX-License-Identifier: Apache-2.0 */
/* code/both.c - phrases that stand for several or for a double: "both sides", "the two countries", "the pair" are the last ones
 * of their sort; "his Russian counterpart" holds the same office in the other country. */
#include "code/coref_int.h"

static struct tc_mention *mention(const struct tc__mx *mx, int32_t m) { return &mx->cx->mentions[m]; }

/* A state that was no more on the document's day: "a former Soviet minister". */
static bool gone(const struct tc__mx *mx, const struct tc_mention *t)
{
	const struct tc_ent *e = t->ent ? tc_know_ent(mx->k, t->ent - 1) : NULL;
	return e && mx->cx->day != TC_DAY_NONE && e->to != TC_DAY_OPEN && e->to != TC_DAY_NONE && e->to < mx->cx->day;
}

/* An army and the rebels of one land are two sides. */
static bool opposed(const struct tc_mention *a, const struct tc_mention *b)
{
	bool against_a = a->who.sector == TC_SECTOR_REB || a->who.sector == TC_SECTOR_UAF || a->who.sector == TC_SECTOR_OPP;
	bool against_b = b->who.sector == TC_SECTOR_REB || b->who.sector == TC_SECTOR_UAF || b->who.sector == TC_SECTOR_OPP;
	return against_a != against_b;
}

/* The last `want_n` distinct parties of one sort: kind -1 any, else TC_ENT_COUNTRY or TC_ENT_PERSON. */
void tc__last_two(struct tc__mx *mx, int32_t m, int want_kind, int want_n)
{
	struct tc_mention *me = mention(mx, m);
	int32_t found[4];
	int n = 0;
	struct tc__back b = tc__back_from(mx, m);
	for (int32_t c; n < want_n && n < 4 && (c = tc__back_next(mx, &b)) >= 0;) {
		const struct tc_mention *t = mention(mx, c);
		if (t->also[0] >= 0 || (!t->party && want_kind != TC_ENT_COUNTRY) ||
		    (t->kind == TC_MENTION_PRONOUN && !t->who.name.n))
			continue;
		if (want_kind == TC_ENT_COUNTRY && (!tc__is_country(mx, t) || gone(mx, t)))
			continue;
		if (want_kind == TC_ENT_PERSON && !t->person)
			continue;
		if (want_kind < 0 && (!t->who.name.n || (!t->who.country[0] && !t->ent)))
			continue;
		/* Sides are powers of some sort, no schools and mosques. */
		if (want_kind < 0 && !t->person && !tc__state_body(t->who.sector) && t->who.sector != TC_SECTOR_REB &&
		    t->who.sector != TC_SECTOR_UAF && t->who.sector != TC_SECTOR_IGO && t->who.sector != TC_SECTOR_LAB)
			continue;
		/* "Egypt is trying to broker a truce between the two sides": a third. */
		const struct tc_word *tw = &mx->d->words[tc_conj_head(mx->d, t->head)];
		const struct tc_word *own = &mx->d->words[me->head];
		if (want_kind < 0 && tw->sent == own->sent && tc__subject_rel(tw->rel) && !tc__subject_rel(own->rel) && tw->head >= 0 && tc_dominates(mx->d, tw->head, me->head))
			continue;
		bool again = false;
		for (int i = 0; i < n && !again; i++)
			again = tc__same(&mention(mx, found[i])->who, &t->who) ||
			        (want_kind != TC_ENT_PERSON && t->who.country[0] &&
			         memcmp(mention(mx, found[i])->who.country, t->who.country, 4) == 0 &&
			         (want_kind >= 0 || !opposed(mention(mx, found[i]), t)));
		if (!again)
			found[n++] = c;
	}
	me->plural = true;
	if (n < want_n)
		return;
	for (int i = 0; i < n; i++)
		me->also[i] = found[n - 1 - i];
	if (n < 4)
		me->also[n] = -1;
	me->antecedent = found[0];
	const struct tc_mention *t = mention(mx, found[n - 1]);
	tc_str text = me->who.text;
	me->who = t->who;
	me->who.text = text;
	me->who.span = me->span;
	me->party = true;
	me->how = "coref:both";
}

/* Make the mention whoever holds office `o` in its country. */
static void same_office_there(struct tc__mx *mx, struct tc_mention *me, const struct tc_office *o)
{
	const struct tc_office *theirs[1];
	if (!o || !o->office_class.n)
		return;
	int n = tc_know_holders(mx->k, me->who.country, o->office_class, mx->cx->day, theirs, 1);
	/* A president's counterpart may be a prime minister, and the other way round. */
	if (n == 0 && o->rank == 1) {
		bool state = tc_str_is(o->office_class, "head of state");
		n = tc_know_holders(mx->k, me->who.country,
		                    state ? TC_STR("head of government") : TC_STR("head of state"), mx->cx->day, theirs,
		                    1);
	}
	if (n > 0)
		tc__set_holder(mx, me, theirs[0]);
}

/* "his Russian counterpart": the same office in the other country. */
bool tc__counterpart(struct tc__mx *mx, int32_t m)
{
	struct tc_mention *me = mention(mx, m);
	const struct tc_doc *d = mx->d;
	int32_t w = me->head;
	int32_t ap = tc_child(d, w, TC_REL_APPOS);
	if (ap < 0)
		ap = tc_child(d, w, TC_REL_FLAT);
	if (ap >= 0 && tc__at(mx, ap) >= 0) {
		tc__resolve(mx, tc__at(mx, ap));
		if (mx->state[tc__at(mx, ap)] == TC__DONE && mention(mx, tc__at(mx, ap))->party) {
			tc__bind(mx, m, tc__at(mx, ap), "apposition");
			return true;
		}
	}
	int32_t whose = -1;
	char iso[4] = "";
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		int32_t cm = tc__at(mx, c);
		if (cm < 0)
			continue;
		tc__resolve(mx, cm);
		if (mx->state[cm] != TC__DONE)
			continue;
		if (d->words[c].rel == TC_REL_NMOD_POSS)
			whose = cm;
		else if ((d->words[c].rel == TC_REL_AMOD || d->words[c].rel == TC_REL_COMPOUND ||
		          d->words[c].rel == TC_REL_NMOD) &&
		         mention(mx, cm)->who.country[0])
			memcpy(iso, mention(mx, cm)->who.country, 4);
	}
	if (!iso[0])
		return false;
	memcpy(me->who.country, iso, 4);
	me->party = true;
	me->who.unnamed = true;
	me->person = !me->plural;
	me->who.name = tc__describe(mx, me);
	me->who.sector = TC_SECTOR_GOV;
	me->how = "counterpart";
	if (whose < 0)
		return true;
	const struct tc_mention *t = mention(mx, whose);
	if (t->who.sector)
		me->who.sector = t->who.sector;
	const struct tc_office *o = NULL;
	if (t->ent && tc_know_ent(mx->k, t->ent - 1)->kind == TC_ENT_PERSON)
		o = tc__office_of(mx, t->ent - 1);
	tc__spread_countries(mx, m);
	if (me->also[0] < 0)
		same_office_there(mx, me, o);
	for (int i = 0; i < 4 && me->also[i] >= 0; i++)
		same_office_there(mx, mention(mx, me->also[i]), o);
	return true;
}
