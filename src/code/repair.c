/* SPDX-License-Identifier: Apache-2.0 */
/* code/repair.c - names torn apart by the parser.
 * "Ukrainian President Volodymyr Zelenskyy" and "Sen. Bernie Sanders" are rare in the treebanks, so their parts are sometimes given
 * separate governors: two subjects, two phrases. Adjacent name words with like relations to one governor are one name; a title
 * before a name belongs to the name. "As many as 120,000 troops" is an object like any other. */
#include "code/repair.h"

#include "code/repair_int.h"

enum { MAX_RUN = 10 };

static bool is_time_name(tc_str f)
{
	static const char *const names[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
		"february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan.",
		"feb.", "aug.", "sept.", "oct.", "nov.", "dec." };
	for (size_t i = 0; i < TC_COUNT(names); i++)
		if (tc_str_isi(f, names[i]))
			return true;
	return false;
}

static bool is_name_word(const struct tc_word *w)
{
	return w->upos == TC_UPOS_PROPN && w->form.n && !is_time_name(w->form);
}

static bool is_title(const struct tc_coding *cx, tc_str form)
{
	uint32_t n;
	const struct tc_name_hit *h = tc_know_find(cx->know, form, &n);
	for (uint32_t i = 0; i < n; i++)
		if (tc_know_ent(cx->know, h[i].ent)->kind == TC_ENT_TITLE)
			return true;
	return false;
}

/* Relations in which one phrase stands to its governor; others are left alone. */
static int kind_of(int rel)
{
	switch (rel) {
	case TC_REL_NSUBJ: case TC_REL_NSUBJ_PASS: case TC_REL_NSUBJ_OUTER: return 1;
	case TC_REL_OBJ: case TC_REL_IOBJ: return 2;
	case TC_REL_OBL: case TC_REL_NMOD: case TC_REL_OBL_AGENT: case TC_REL_NMOD_UNMARKED: case TC_REL_OBL_UNMARKED: return 3;
	default: return 0;
	}
}

/* Make `part` belong to `name`, with all that hung on it. */
static void join(struct tc_doc *d, int32_t part, int32_t name, int rel)
{
	for (int32_t c = d->words[part].child; c >= 0; c = d->words[c].next)
		if (c != name)
			d->words[c].head = d->words[c].rel == TC_REL_FLAT || d->words[c].rel == TC_REL_COMPOUND || d->words[c].rel == TC_REL_AMOD ||
						    (c > part && c < name) ? d->words[c].head : name;
	if (d->words[name].head == part) {      /* the name hung on its title: they change places */
		d->words[name].head = d->words[part].head;
		d->words[name].rel = d->words[part].rel;
	}
	d->words[part].head = name;
	d->words[part].rel = (uint8_t)rel;
}

/* The run of name words [i, *end): parts with like relations to one governor become one phrase. */
static bool mend_run(struct tc_doc *d, int32_t i, int32_t end)
{
	int32_t main = -1;
	bool changed = false;
	for (int32_t k = i; k < end; k++) {
		int32_t h = d->words[k].head;
		if (h < 0 || (h >= i && h < end))
			continue;
		if (main < 0) {
			main = k;
			continue;
		}
		if (d->words[main].rel == TC_REL_NSUBJ_PASS && d->words[k].rel == TC_REL_NSUBJ)
			d->words[main].rel = TC_REL_NSUBJ;
		int a = kind_of(d->words[main].rel), b = kind_of(d->words[k].rel);
		if (d->words[main].head == h && a && a == b && d->words[main].rel != TC_REL_IOBJ && d->words[k].rel != TC_REL_IOBJ) {
			join(d, k, main, TC_REL_FLAT);
			changed = true;
		} else {
			main = k;
		}
	}
	return changed;
}

/* A title right before a name, or with "of ..." in between, that has a governor of its own. */
static bool mend_title(const struct tc_coding *cx, struct tc_doc *d, int32_t title, int32_t last)
{
	const struct tc_word *t = &d->words[title];
	int32_t name = title + 1, sent = t->sent;
	if (name < last && tc_str_is(d->words[name].form, "of")) {
		int32_t k = name + 1;
		while (k < last && k < name + 6 && d->words[k].head >= title && d->words[k].head < k + 3 && !is_title(cx, d->words[k].form) &&
		       (tc_dominates(d, title, k)))
			k++;
		name = k;
	}
	if (name >= last || d->words[name].sent != sent || !is_name_word(&d->words[name]) || tc_dominates(d, title, name))
		return false;
	int32_t top = name;     /* the name's own top word */
	for (int step = 0; step < 6 && d->words[top].head > title && d->words[top].head < last && is_name_word(&d->words[d->words[top].head]) &&
			   d->words[top].head - top < 4; step++)
		top = d->words[top].head;
	if (t->head == top)
		return false;
	int a = kind_of(t->rel), b = kind_of(d->words[top].rel);
	bool same = t->head == d->words[top].head && a && (a == b);
	bool abbreviation = t->form.p[t->form.n - 1] == '.' && t->head == d->words[top].head;
	if (!same && !abbreviation)
		return false;
	join(d, title, top, TC_REL_NMOD_DESC);
	return true;
}

/* "amassed as many as 120,000 troops": the counted noun is what the verb acts on. */
static bool mend_amount(struct tc_doc *d, int32_t i, int32_t last)
{
	if (i + 4 >= last || !tc_str_eqi(d->words[i].form, TC_STR("as")) || !tc_str_eqi(d->words[i + 2].form, TC_STR("as")) ||
	    (!tc_str_is(d->words[i + 1].lemma, "many") && !tc_str_is(d->words[i + 1].lemma, "much")))
		return false;
	int32_t noun = i + 3;
	while (noun < last && noun < i + 7 && d->words[noun].upos != TC_UPOS_NOUN)
		noun++;
	if (noun >= last || d->words[noun].upos != TC_UPOS_NOUN || d->words[noun].rel != TC_REL_OBL)
		return false;
	int32_t verb = d->words[noun].head;
	if (verb < 0 || verb > i || d->words[verb].upos != TC_UPOS_VERB || tc_child(d, verb, TC_REL_OBJ) >= 0)
		return false;
	d->words[noun].rel = TC_REL_OBJ;
	for (int32_t k = i; k < i + 3; k++) {
		d->words[k].head = noun;
		d->words[k].rel = TC_REL_ADVMOD;
	}
	return true;
}

static bool repair_clauses(struct tc_coding *cx, int32_t sent)
{
	struct tc_doc *d = cx->doc;
	int32_t first = d->sents[sent].first, last = first + d->sents[sent].n;
	bool changed = tc__mend_opening(cx, first, last);
	if (changed)
		tc_doc_link_sentence(d, sent);
	for (int32_t i = first; i < last; i++)
		if (tc__mend_title_of(d, i)) {
			changed = true;
			tc_doc_link_sentence(d, sent);
		}
	for (int32_t i = first; i < last; i++)
		if (tc__mend_phrase(cx, i, last) || tc__mend_reported(d, i) || tc__mend_clause(d, i, first) || tc__mend_subject(d, i)) {
			changed = true;
			tc_doc_link_sentence(d, sent);
		}
	return changed;
}

void tc_tree_repair(struct tc_coding *cx)
{
	struct tc_doc *d = cx->doc;
	for (int32_t s = 0; s < d->n_sents; s++) {
		int32_t first = d->sents[s].first, last = first + d->sents[s].n;
		bool changed = false;
		for (int32_t i = first; i < last; i++) {
			const struct tc_word *w = &d->words[i];
			if ((w->upos == TC_UPOS_PROPN || w->upos == TC_UPOS_NOUN || tc_is_upper(w->form.p[0])) && w->head >= 0 && i + 1 < last &&
			    (is_name_word(&d->words[i + 1]) || tc_str_is(d->words[i + 1].form, "of")) && is_title(cx, w->form) &&
			    mend_title(cx, d, i, last)) {
				changed = true;
				tc_doc_link_sentence(d, s);
			}
			if (is_name_word(&d->words[i])) {
				int32_t end = i + 1;
				while (end < last && end - i < MAX_RUN && is_name_word(&d->words[end]))
					end++;
				if (end - i > 1 && mend_run(d, i, end)) {
					changed = true;
					tc_doc_link_sentence(d, s);
				}
			}
			if (mend_amount(d, i, last)) {
				changed = true;
				tc_doc_link_sentence(d, s);
			}
		}
		if (changed)
			tc_trace(cx, "sentence %d: names put together again\n", s + 1);
		if (tc__repair_finite(d, s))
			tc_trace(cx, "sentence %d: a short clause was no phrase\n", s + 1);
		if (repair_clauses(cx, s))
			tc_trace(cx, "sentence %d: a clause put together again\n", s + 1);
	}
}
