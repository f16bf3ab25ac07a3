/* SPDX-License-Identifier: Apache-2.0 */
/* code/author.c - whose words a text is, and whose deed a thing made. */
#include "code/role_int.h"

/* "released a report accusing", "passed a resolution that condemns", "in a statement condemning": what is written speaks for whoever
 * publishes it; and "launched strikes that killed": what is done for whoever does it. -1: the text does not say who. */
int32_t tc_author_of(struct tc_coding *cx, int32_t word)
{
	static const char *const makes[] = { "release", "issue", "publish", "put", "air", "run", "post", "write", "send", "deliver", "make", "sign",
		"pass", "adopt", "introduce", "file", "submit", "launch", "unveil", "present", "produce", "carry", "conduct", "stage", "mount",
		"order", "approve", "consider", "draft", "draw", "give", "read", "tweet", "circulate", "distribute", "hold" };
	static const char *const written[] = { "report", "statement", "letter", "resolution", "video", "ad", "advertisement", "bill", "law",
		"message", "tweet", "editorial", "petition", "lawsuit", "complaint", "memo", "document", "speech", "article", "column",
		"declaration", "communique", "press", "release", "note", "post", "interview", "address", "remark", "comment", "motion",
		"legislation", "book", "op-ed", "paper", "essay", "leaflet", "order", "decree", "ruling", "campaign" };
	const struct tc_doc *d = cx->doc;
	const struct tc_word *w = &d->words[word];
	bool text = false, makes_it = false;
	for (size_t i = 0; i < TC_COUNT(written) && !text; i++)
		text = tc_str_is(w->lemma, written[i]);
	int32_t v = w->head;
	if (w->upos != TC_UPOS_NOUN || v < 0 || !tc_is_verbal(d, v))
		return -1;
	for (size_t i = 0; i < TC_COUNT(makes) && !makes_it; i++)
		makes_it = tc_str_is(d->words[v].lemma, makes[i]);
	switch (w->rel) {
	case TC_REL_OBJ:
		if (!makes_it)
			return -1;
		break;
	case TC_REL_OBL:
		if (!text || (!tc_str_is(tc_case_of(cx, word), "in") && !tc_str_is(tc_case_of(cx, word), "with")))
			return -1;
		break;
	case TC_REL_NSUBJ_PASS:
		if (!makes_it)
			return -1;
		for (int32_t c = d->words[v].child; c >= 0; c = d->words[c].next)
			if (d->words[c].rel == TC_REL_OBL_AGENT)
				return c;
		return -1;
	default:
		return -1;
	}
	return tc_is_passive(d, v) ? -1 : tc_subject_of(cx, v);
}
