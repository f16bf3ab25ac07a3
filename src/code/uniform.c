/* SPDX-License-Identifier: Apache-2.0 */
/* code/uniform.c - nouns of more than one service: officers of police or army, crews of warships or trawlers. */
#include "code/coref_int.h"

static struct tc_mention *mention(const struct tc__mx *mx, int32_t m) { return &mx->cx->mentions[m]; }

/* "officers": of the police or of an army, whichever this sentence or the text before speaks of; who arrests or polices
 * a town is of the police. */
bool tc__officer_of_police(struct tc__mx *mx, int32_t m)
{
	static const char *const polices[] = {"apprehend", "arrest",      "charge", "cite",   "detain", "handcuff",
	                                      "interview", "investigate", "patrol", "pursue", "search", "stop"};
	static const char *const police[] = {"cannon", "constable", "cop", "demonstrator", "police",  "policeman",
	                                     "policewoman", "protester", "rioter", "sheriff",      "squad"};
	static const char *const army[] = {"airman", "army",  "battalion", "brigade", "marine", "military",
	                                   "navy",   "sailor", "soldier",  "troop"};
	const struct tc_doc *d = mx->d;
	int32_t w = mention(mx, m)->head, v = d->words[tc_conj_head(d, w)].head;
	const struct tc_sent *st = &d->sents[d->words[w].sent];
	int cops = v >= 0 && WORD_IN(d->words[v].lemma, polices), arms = 0;
	int32_t from = st->first > w - 40 ? st->first : w - 40, end = st->first + st->n < w + 40 ? st->first + st->n : w + 40;
	for (int32_t i = from; i < end; i++) {
		cops += WORD_IN(d->words[i].lemma, police);
		arms += WORD_IN(d->words[i].lemma, army);
	}
	if (cops || arms)
		return cops >= arms;
	struct tc__back b = tc__back_from(mx, m);
	for (int32_t c; (c = tc__back_next(mx, &b)) >= 0 && b.steps < 60;) {
		int s = mention(mx, c)->party ? mention(mx, c)->who.sector : TC_SECTOR_NONE;
		if (s == TC_SECTOR_COP || s == TC_SECTOR_MIL)
			return s == TC_SECTOR_COP;
	}
	return false;
}

/* "sailors of the Norwegian trawler", "the cargo ship's captain" */
bool tc__merchant_crew(const struct tc_doc *d, int32_t w)
{
	static const char *const crew[] = {"captain", "crewman", "officer", "sailor", "seaman"};
	static const char *const ships[] = {"barge",  "boat",    "cargo",    "container", "ferry",  "fishing", "freighter",
	                                    "liner",  "merchant", "tanker",  "trawler",   "tugboat", "yacht"};
	if (!WORD_IN(d->words[w].lemma, crew))
		return false;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		if (WORD_IN(d->words[c].lemma, ships))
			return true;
		for (int32_t g = d->words[c].child; g >= 0; g = d->words[g].next)
			if (d->words[c].rel != TC_REL_CONJ && WORD_IN(d->words[g].lemma, ships))
				return true;
	}
	return false;
}
