/* SPDX-License-Identifier: Apache-2.0 */
/* code/headcount.c - people who are said by their number alone: "12 were wounded", "killing dozens", "thousands marched". */
#include "code/coref_int.h"

static struct tc_mention *mention(const struct tc__mx *mx, int32_t m) { return &mx->cx->mentions[m]; }

/* Verbs whose object is somebody, whatever it is called. */
static bool harms(const struct tc_doc *d, int32_t v)
{
	static const char *const verbs[] = {
	        "abduct",  "arrest", "capture",  "deport", "detain", "displace", "evacuate", "execute", "feed", "free",
	        "hang",    "harm",   "hurt",     "injure", "jail",   "kidnap",   "kill",     "maim",    "massacre",
	        "murder",  "rescue", "shelter",  "slay",   "wound",
	};
	return v >= 0 && WORD_IN(d->words[v].lemma, verbs);
}

/* "left 12 dead", "leaving dozens wounded": how the object is left. */
static bool left_hurt(const struct tc_doc *d, int32_t v)
{
	static const char *const how[] = {"bury", "dead", "displace", "homeless", "hurt", "injure", "injured", "kill",
	                                  "miss", "missing", "strand", "trap", "wound", "wounded"};
	if (v < 0 || !tc_lemma_is(d, v, "leave"))
		return false;
	for (int32_t c = d->words[v].child; c >= 0; c = d->words[c].next)
		if (c > v && (WORD_IN(d->words[c].lemma, how) || WORD_IN(d->words[c].form, how)))
			return true;
	return false;
}

/* "killing dozens in Aleppo": a phrase of place behind the number. */
static bool at_place(const struct tc_doc *d, int32_t c)
{
	int32_t p = tc__case_word(d, c);
	return p >= 0 && tc__is_place_case(d->words[p].form);
}

/* "Thousands took to the streets", "12 were wounded", "killing 17 and injuring dozens more": people, said by their
 * number alone. */
bool tc__quantity_of_people(struct tc__mx *mx, int32_t m)
{
	static const char *const many[] = {"dozen", "hundred", "million", "other", "score", "ten", "thousand"};
	const struct tc_doc *d = mx->d;
	struct tc_mention *me = mention(mx, m);
	int32_t w = me->head, v = d->words[w].head;
	const struct tc_word *q = &d->words[w];
	bool subject = q->rel == TC_REL_NSUBJ || q->rel == TC_REL_NSUBJ_PASS;
	bool object = q->rel == TC_REL_OBJ && (harms(d, v) || left_hurt(d, v));
	if ((!subject && !object) || v < 0 || d->words[v].upos != TC_UPOS_VERB || tc_child(d, v, TC_REL_COP) >= 0)
		return false;
	bool noun = WORD_IN(q->lemma, many) && (q->xpos == TC_XPOS_NNS || q->upos == TC_UPOS_NUM);
	if (tc_lemma_is(d, w, "other") && !(object || (q->rel == TC_REL_NSUBJ_PASS && harms(d, v))))
		return false;
	bool number = q->upos == TC_UPOS_NUM && (object || q->rel == TC_REL_NSUBJ_PASS) && q->form.n != 4;
	if (!noun && !number)
		return false;
	for (int32_t c = q->child; c >= 0; c = d->words[c].next)
		if ((d->words[c].rel == TC_REL_NMOD && c > w && !(object && at_place(d, c))) ||
		    d->words[c].upos == TC_UPOS_SYM || d->words[c].rel == TC_REL_COMPOUND)
			return false;
	me->party = me->plural = true;
	me->gender = 0;
	/* "Five soldiers were taken; two were killed": of those counted before. */
	struct tc__back b = tc__back_from(mx, m);
	for (int32_t c; number && (c = tc__back_next(mx, &b)) >= 0 && b.steps < 12;) {
		const struct tc_mention *t = mention(mx, c);
		if (q->sent != d->words[t->head].sent)
			break;
		if (t->kind == TC_MENTION_NOMINAL && t->party && t->plural &&
		    tc_child(d, t->head, TC_REL_NUMMOD) >= 0) {
			tc__bind(mx, m, c, "number of those before");
			return true;
		}
	}
	me->who.sector = TC_SECTOR_CVL;
	me->who.unnamed = true;
	me->who.name = tc__describe(mx, me);
	me->how = "quantity";
	tc__clause_country(mx, w, me->who.country);
	if (!me->who.country[0] && mx->theatre[0])
		memcpy(me->who.country, mx->theatre, 4);
	else if (!me->who.country[0] && mx->setting[0] && !tc__names_other(mx, w, mx->setting, true))
		memcpy(me->who.country, mx->setting, 4);
	return true;
}
