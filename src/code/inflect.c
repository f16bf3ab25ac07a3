/* SPDX-License-Identifier: Apache-2.0 */
/* code/inflect.c - base forms of inflected words, checked against the lexicon's own lemmas.
 * The lemmatiser learns endings and slips on rare words ("blamed" as "blam", "shelled" as "shel"). Where its lemma begins no
 * frame, regular endings are undone here and the first base form that has frames is taken: the lexicon is the word list.
 * Irregular past forms of conflict verbs that treebanks seldom hold stand in a table. Forms are lower case. */
#include "code/lexicon.h"

static const struct { const char *form, *lemma; } irregular[] = {
	{ "beat", "beat" }, { "beaten", "beat" }, { "broke", "break" }, { "broken", "break" }, { "drove", "drive" },
	{ "driven", "drive" }, { "forbade", "forbid" }, { "forbidden", "forbid" }, { "fought", "fight" }, { "froze", "freeze" },
	{ "frozen", "freeze" }, { "overran", "overrun" }, { "overthrew", "overthrow" }, { "overthrown", "overthrow" },
	{ "retook", "retake" }, { "retaken", "retake" }, { "sank", "sink" }, { "shot", "shoot" }, { "slain", "slay" },
	{ "slew", "slay" }, { "sought", "seek" }, { "stole", "steal" }, { "stolen", "steal" }, { "struck", "strike" },
	{ "stricken", "strike" }, { "swore", "swear" }, { "sworn", "swear" }, { "sunk", "sink" }, { "tore", "tear" },
	{ "torn", "tear" }, { "threw", "throw" }, { "thrown", "throw" }, { "withdrew", "withdraw" }, { "fled", "flee" }, { "lent", "lend" }, { "withdrawn", "withdraw" },
	{ "withheld", "withhold" }, { "blew", "blow" }, { "blown", "blow" }, { "laid", "lay" }, { "rang", "ring" },
};

static bool has(const struct tc_lexicon *l, char *buf, uint32_t n, int pos, tc_str *out)
{
	int frames;
	if (n < 2 || !tc_lexicon_find(l, tc_str_n(buf, n), pos, &frames))
		return false;
	*out = tc_str_n(buf, n);
	return true;
}

static bool undo(const struct tc_lexicon *l, tc_str form, uint32_t cut, int pos, char *buf, tc_str *out)
{
	uint32_t n = form.n - cut;
	memcpy(buf, form.p, n);
	if (has(l, buf, n, pos, out))           /* shelled */
		return true;
	if (n > 2 && buf[n - 1] == buf[n - 2] && has(l, buf, n - 1, pos, out))  /* prodded */
		return true;
	if (n > 1 && buf[n - 1] == 'i') {       /* defied */
		buf[n - 1] = 'y';
		if (has(l, buf, n, pos, out))
			return true;
		buf[n - 1] = 'i';
	}
	buf[n] = 'e';                           /* blamed */
	return has(l, buf, n + 1, pos, out);
}

bool tc_lexicon_base(const struct tc_lexicon *l, tc_str form, int pos, char *buf, uint32_t cap, tc_str *out)
{
	if (form.n < 3 || form.n + 2 > cap)
		return false;
	if (pos == TC_FRAME_V) {
		for (size_t i = 0; i < TC_COUNT(irregular); i++)
			if (tc_str_is(form, irregular[i].form)) {
				uint32_t n = (uint32_t)strlen(irregular[i].lemma);
				memcpy(buf, irregular[i].lemma, n);
				return has(l, buf, n, pos, out);
			}
		memcpy(buf, form.p, form.n);
		if (has(l, buf, form.n, pos, out))      /* raid */
			return true;
		if (tc_str_ends(form, TC_STR("ed")) && undo(l, form, 2, pos, buf, out))
			return true;
		if (form.n > 5 && tc_str_ends(form, TC_STR("ing")) && undo(l, form, 3, pos, buf, out))
			return true;
	}
	if (tc_str_ends(form, TC_STR("es")) && undo(l, form, 2, pos, buf, out))
		return true;
	memcpy(buf, form.p, form.n - 1);
	return form.p[form.n - 1] == 's' && has(l, buf, form.n - 1, pos, out);
}
