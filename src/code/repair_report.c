/* SPDX-License-Identifier: Apache-2.0 */
/* code/repair_report.c - the subject of what is reported before its speaker.
 * "Kenya called on Uganda to end the standoff, state media reported": the parser hangs both subjects on the verb of saying, and what is
 * told becomes a clause without subject or a participle of the first. Where a verb of saying has two subjects, the first is that of the
 * clause between them. The other order ("said its army fought") is repair_clause.c's. */
#include "code/repair_int.h"

static bool says(const struct tc_word *w)
{
	static const char *const verbs[] = { "say", "report", "announce", "state", "add", "note", "tell", "claim", "declare", "confirm", "warn",
		"insist", "write", "believe", "think", "argue", "predict", "explain", "stress", "acknowledge", "allege" };
	return w->upos == TC_UPOS_VERB && TC__IN(w->lemma, verbs);
}

static bool passive(const struct tc_doc *d, int32_t verb) { return tc_child(d, verb, TC_REL_AUX_PASS) >= 0; }

/* What is told between the two subjects, without a subject of its own. */
static int32_t told(const struct tc_doc *d, int32_t v, int32_t one, int32_t two)
{
	for (int32_t c = d->words[v].child; c >= 0 && c < v; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_CCOMP && c > one && c < two && !tc__has_subject(d, c))
			return c;
	return -1;
}

/* A past form right of the noun that was taken for its participle. */
static int32_t participle(const struct tc_doc *d, int32_t noun, int32_t end)
{
	for (int32_t c = d->words[noun].child; c >= 0; c = d->words[c].next) {
		const struct tc_word *w = &d->words[c];
		if (c > noun && c < end && w->rel == TC_REL_ACL && w->upos == TC_UPOS_VERB && (w->xpos == TC_XPOS_VBN || w->xpos == TC_XPOS_VBD) &&
		    tc_child(d, c, TC_REL_OBL_AGENT) < 0 && tc_child(d, c, TC_REL_AUX) < 0 && !passive(d, c))
			return c;
	}
	return -1;
}

bool tc__mend_reported(struct tc_doc *d, int32_t v)
{
	int32_t one = -1, two = -1;
	if (!says(&d->words[v]))
		return false;
	for (int32_t c = d->words[v].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_NSUBJ || d->words[c].rel == TC_REL_NSUBJ_PASS) {
			if (one < 0)
				one = c;
			else if (two < 0)
				two = c;
		}
	if (one < 0 || two < 0 || one > v)
		return false;
	int32_t c = told(d, v, one, two);
	if (c < 0 && tc_child(d, v, TC_REL_CCOMP) < 0 && (c = participle(d, one, two)) >= 0) {
		for (int32_t k = d->words[one].child; k >= 0; k = d->words[k].next)
			if (k > c)
				d->words[k].head = c;
		d->words[c].xpos = TC_XPOS_VBD;
		tc__hang(d, c, v, TC_REL_CCOMP);
	}
	if (c < 0)
		return false;
	tc__hang(d, one, c, passive(d, c) ? TC_REL_NSUBJ_PASS : TC_REL_NSUBJ);
	return true;
}
