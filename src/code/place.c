/* SPDX-License-Identifier: Apache-2.0 */
/* code/place.c - where an event happened: a place that its own clause names with a preposition of place, or the clause
 * that governs it. A dateline is not used: it says where the reporter sat. Of several, the finer place wins ("in Minsk"
 * against "in Belarus"), then the nearer. Phrases without a name ("its border with Ukraine") give their words and the
 * country they name. */
#include <math.h>

#include "code/mention_int.h"

static const char *const place_nouns[] = {
        "airport",      "area",     "base",     "border",    "building",  "camp",  "capital",    "centre",
        "center",       "city",     "coast",    "consulate", "district",  "east",  "embassy",    "frontier",
        "headquarters", "hospital", "island",   "market",    "mosque",    "north", "outskirts",  "parliament",
        "port",         "prison",   "province", "region",    "school",    "sea",   "south",      "square",
        "station",      "street",   "strip",    "suburb",    "territory", "town",  "university", "village",
        "waters",       "west",     "zone",
};

static bool place_noun(const struct tc_doc *d, int32_t w)
{
	for (size_t i = 0; i < TC_COUNT(place_nouns); i++)
		if (tc_lemma_is(d, w, place_nouns[i]))
			return true;
	return false;
}

static bool is_town(struct tc_coding *cx, int32_t w)
{
	int32_t m = cx->mention_at[w];
	return m >= 0 && cx->mentions[m].place &&
	       tc_know_ent(cx->know, cx->mentions[m].place - 1)->kind == TC_ENT_PLACE;
}

/* "took Mosul", "a visit to Israel": verbs and nouns whose object or goal is where it happened. */
static bool happens_at_object(const struct tc_doc *d, int32_t w)
{
	static const char *const words[] = {
	        "attack", "besiege", "blockade", "bomb", "bombard", "capture", "clear", "control",
	        "encircle", "enter", "evacuate", "grip", "hit", "invade", "leave", "liberate",
	        "occupy", "overrun", "pound", "raid", "reach", "recapture", "reclaim", "retake",
	        "rock", "seize", "shake", "shell", "siege", "storm", "strike", "surround", "sweep",
	        "take", "visit",
	};
	return WORD_IN(d->words[w].lemma, words);
}

/* How well the phrase at w serves as the place of what governs it; 0 not at all. */
static int worth(struct tc_coding *cx, int32_t w)
{
	const struct tc_doc *d = cx->doc;
	const struct tc_word *word = &d->words[w];
	int32_t m = cx->mention_at[w];
	bool object = word->rel == TC_REL_OBJ || word->rel == TC_REL_NSUBJ_PASS;
	if (object && word->head >= 0 && happens_at_object(d, word->head))
		return is_town(cx, w) ? 3 : place_noun(d, w) ? 1 : 0;
	if (word->rel != TC_REL_OBL && word->rel != TC_REL_NMOD)
		return 0;
	int32_t c = tc__case_word(d, w);
	if (c < 0)
		return 0;
	tc_str p = d->words[c].form;
	bool at = tc__is_place_case(p);
	bool towards = tc_str_eqi(p, TC_STR("to")) || tc_str_eqi(p, TC_STR("toward")) ||
	               tc_str_eqi(p, TC_STR("towards")) || tc_str_eqi(p, TC_STR("from"));
	if (!at && !towards)
		return 0;
	if (m >= 0 && cx->mentions[m].place) {
		const struct tc_ent *e = tc_know_ent(cx->know, cx->mentions[m].place - 1);
		if (towards && !tc__is_motion(d, word->head) && !tc_lemma_is(d, word->head, "visit") &&
		    !tc_lemma_is(d, word->head, "tour"))
			return 0;
		if (e->kind == TC_ENT_COUNTRY && (tc_str_eqi(p, TC_STR("on")) || tc_str_eqi(p, TC_STR("at"))))
			return 0; /* "sanctions on Iran" */
		return e->kind == TC_ENT_PLACE ? 4 : 3;
	}
	return at && place_noun(d, w) ? 2 : 0;
}

/* Whether a phrase is solid enough that a place inside it is the event's: people, bodies, villages, bases. */
static bool solid(struct tc_coding *cx, int32_t w)
{
	int32_t m = cx->mention_at[w];
	return (m >= 0 && cx->mentions[m].party) || place_noun(cx->doc, w);
}

static void fill(struct tc_coding *cx, int32_t w, struct tc_where *out)
{
	const struct tc_doc *d = cx->doc;
	int32_t m = cx->mention_at[w];
	*out = (struct tc_where){.lat = NAN, .lon = NAN};
	int32_t first = w, last = w;
	if (m >= 0) {
		const struct tc_mention *me = &cx->mentions[m];
		first = me->first;
		last = me->last;
		if (me->place) {
			const struct tc_ent *e = tc_know_ent(cx->know, me->place - 1);
			out->name = e->name;
			memcpy(out->country, e->country, 4);
			if (e->kind == TC_ENT_PLACE) {
				out->lat = e->lat;
				out->lon = e->lon;
			}
		} else {
			memcpy(out->country, me->who.country, 4);
			for (int32_t c = d->words[w].child; c >= 0 && !out->name.n; c = d->words[c].next) {
				int32_t cm = cx->mention_at[c];
				if (cm < 0 || !cx->mentions[cm].place)
					continue;
				const struct tc_ent *e = tc_know_ent(cx->know, cx->mentions[cm].place - 1);
				if (e->kind != TC_ENT_PLACE)
					continue;
				/* "the Syrian city of Raqqa", "Kyiv airport" */
				out->name = e->name;
				memcpy(out->country, e->country, 4);
				out->lat = e->lat;
				out->lon = e->lon;
			}
		}
	}
	out->span = tc_words_span(d, first, last);
	out->text = tc_span_text(d, out->span);
}

void tc_place_for(struct tc_coding *cx, int32_t word, struct tc_where *out)
{
	const struct tc_doc *d = cx->doc;
	*out = (struct tc_where){.lat = NAN, .lon = NAN};
	int32_t best = -1, top = 0;
	int32_t at = word;
	for (int up = 0; up < 4 && at >= 0; up++) {
		for (int32_t c = d->words[at].child; c >= 0; c = d->words[c].next) {
			int v = worth(cx, c);
			int32_t found = c;
			int rel = d->words[c].rel;
			/* The object's own place: "attacked a village in Donbas". */
			int32_t p = rel == TC_REL_OBL ? tc__case_word(d, c) : -1;
			bool inside = p >= 0 && tc__is_place_case(d->words[p].form); /* "in an airstrike near Mosul" */
			if (!v && (inside || ((rel == TC_REL_OBJ || rel == TC_REL_NSUBJ_PASS) && solid(cx, c))))
				for (int32_t g = d->words[c].child; g >= 0; g = d->words[g].next) {
					int w = worth(cx, g);
					if (w > 1 && w - 1 > v) {
						v = w - 1;
						found = g;
					}
				}
			if (v > top) {
				top = v;
				best = found;
			}
		}
		if (top > 1)
			break;
		int rel = d->words[at].rel;
		if (rel == TC_REL_ACL_RELCL || rel == TC_REL_ADVCL_RELCL) {
			/* "Aleppo, where rebels fought"; "the town, which was retaken" */
			int32_t h = d->words[at].head, where = tc_child(d, at, TC_REL_ADVMOD);
			if (h >= 0 && cx->mention_at[h] >= 0 && cx->mentions[cx->mention_at[h]].place &&
			    ((where >= 0 && tc_lemma_is(d, where, "where")) ||
			     (happens_at_object(d, at) && tc_child(d, at, TC_REL_NSUBJ_PASS) >= 0)))
				best = h;
			break;
		}
		if (best >= 0)
			break;
		/* Climb through the phrase, not into other clauses or into what reports this one. */
		if (rel == TC_REL_CCOMP || rel == TC_REL_PARATAXIS || rel == TC_REL_ROOT || rel == TC_REL_ACL ||
		    rel == TC_REL_ADVCL)
			break;
		at = d->words[at].head;
		if (at >= 0 && (tc__is_saying(d, at)))
			break;
	}
	if (best >= 0)
		fill(cx, best, out);
}
