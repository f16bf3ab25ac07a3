/* SPDX-License-Identifier: Apache-2.0 */
/* code/mention.c - find the phrases of a document that may be parties or places.
 * Every noun, pronoun and demonym that heads a phrase becomes a mention, with the names and roles that names.c has
 * filed under its words. Resolution and coreference then run once, left to right (resolve.c, coref.c): what a mention
 * needs of its modifiers is resolved on demand, what it needs of earlier text is done already. Who a phrase stands for:
 * parties.c. Not handled: coordinated adjectives that share a head with more than four members; cataphora. */
#include "code/mention_int.h"

/* --- extents ---------------------------------------------------------------------------------------------------- */

static bool joins_phrase(const struct tc_doc *d, int32_t child, bool inner)
{
	const struct tc_word *w = &d->words[child];
	switch (w->rel) {
	case TC_REL_DET:
	case TC_REL_DET_PREDET:
	case TC_REL_AMOD:
	case TC_REL_COMPOUND:
	case TC_REL_NUMMOD:
	case TC_REL_NMOD:
	case TC_REL_NMOD_DESC:
	case TC_REL_NMOD_POSS:
	case TC_REL_NMOD_UNMARKED:
	case TC_REL_FLAT:
	case TC_REL_FIXED:
	case TC_REL_GOESWITH:
		return true;
	case TC_REL_CASE:
		return inner || w->xpos == TC_XPOS_POS;
	case TC_REL_CONJ:
	case TC_REL_CC:
	case TC_REL_CC_PRECONJ:
	case TC_REL_ADVMOD:
	case TC_REL_OBL:
	case TC_REL_OBL_UNMARKED:
		return inner;
	default:
		return false;
	}
}

/* "last month", "on Thursday", "by 2023", "to detail": behind a noun these tell when or what for, not who. */
static bool says_when(const struct tc_doc *d, int32_t c)
{
	static const char *const times[] = {"afternoon", "decade",   "evening", "month",   "morning", "night",
	                                    "today",     "tomorrow", "week",    "weekend", "year",    "yesterday"};
	const struct tc_word *w = &d->words[c];
	if (w->rel != TC_REL_NMOD && w->rel != TC_REL_NMOD_UNMARKED)
		return false;
	if (w->upos == TC_UPOS_VERB || tc__is_calendar_word(d, c))
		return true;
	if (w->rel == TC_REL_NMOD_UNMARKED)
		return WORD_IN(w->lemma, times);
	int32_t p = tc__case_word(d, c);
	return w->upos == TC_UPOS_NUM && w->form.n == 4 && p >= 0 && !tc_lemma_is(d, p, "of");
}

/* Two extents per word, children before parents: the mention proper, and the same with preposition and coordination as
 * it enters the phrase above. */
static void extents(struct tc__mx *mx)
{
	const struct tc_doc *d = mx->d;
	struct tc_arena_mark mark = tc_arena_mark(mx->cx->arena);
	int32_t *full_first = TC_NEWN(mx->cx->arena, int32_t, d->n_words);
	int32_t *full_last = TC_NEWN(mx->cx->arena, int32_t, d->n_words);
	int32_t *order = TC_NEWN(mx->cx->arena, int32_t, d->n_words);
	int32_t n = 0;
	/* Parents first; the list grows while it is read. */
	for (int32_t i = 0; i < d->n_words; i++) {
		mx->first[i] = mx->last[i] = full_first[i] = full_last[i] = i;
		if (d->words[i].head < 0)
			order[n++] = i;
	}
	for (int32_t at = 0; at < n; at++)
		for (int32_t c = d->words[order[at]].child; c >= 0 && n < d->n_words; c = d->words[c].next)
			order[n++] = c;
	for (int32_t at = n - 1; at >= 0; at--) {
		int32_t w = order[at];
		bool clause = tc_child(d, w, TC_REL_COP) >= 0;
		for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
			if (joins_phrase(d, c, true)) {
				if (full_first[c] < full_first[w])
					full_first[w] = full_first[c];
				if (full_last[c] > full_last[w])
					full_last[w] = full_last[c];
			}
			if (joins_phrase(d, c, false) && !(c > w && says_when(d, c)) &&
			    !(clause && c < w && d->words[c].rel == TC_REL_NMOD_UNMARKED)) {
				if (full_first[c] < mx->first[w])
					mx->first[w] = full_first[c];
				if (full_last[c] > mx->last[w])
					mx->last[w] = full_last[c];
			}
		}
		struct tc__name_at *na = &mx->name[w];
		if (na->hits) {
			mx->first[w] = na->first < mx->first[w] ? na->first : mx->first[w];
			mx->last[w] = na->last > mx->last[w] ? na->last : mx->last[w];
			full_first[w] = na->first < full_first[w] ? na->first : full_first[w];
			full_last[w] = na->last > full_last[w] ? na->last : full_last[w];
		}
	}
	tc_arena_rewind(mx->cx->arena, mark);
}

static void mark_quotes(struct tc__mx *mx)
{
	const struct tc_doc *d = mx->d;
	bool in = false;
	int32_t para = -1;
	for (int32_t s = 0; s < d->n_sents; s++) {
		if (d->sents[s].para != para)
			in = false; /* an unclosed quotation ends with its paragraph */
		para = d->sents[s].para;
		for (int32_t i = d->sents[s].first; i < d->sents[s].first + d->sents[s].n; i++) {
			tc_str f = d->words[i].form;
			if (tc_str_is(f, "\xe2\x80\x9c") || tc_str_is(f, "``"))
				in = true;
			else if (tc_str_is(f, "\xe2\x80\x9d"))
				in = false;
			else if (tc_str_is(f, "\"") || tc_str_is(f, "''"))
				in = !in;
			mx->quoted[i] = in;
		}
	}
}

/* --- making mentions -------------------------------------------------------------------------------------------- */

static const char *const partitive_pronouns[] = {
        "all",  "another", "any",    "both",    "each", "few",   "many", "most",
        "none", "one",     "others", "several", "some", "those", "two",  "three",
};

static bool in_list(tc_str s, const char *const *list, int n)
{
	for (int i = 0; i < n; i++)
		if (tc_str_eqi(s, tc_str_of(list[i])))
			return true;
	return false;
}

/* A common noun that the tagger took for a name. */
static bool is_plain_lower(tc_str f)
{
	for (uint32_t i = 0; i < f.n; i++)
		if (!tc_is_lower(f.p[i]))
			return false;
	return f.n > 3;
}

/* "rebel positions", "a student protest", "the separatist uprising": who is meant stands before the noun. */
static bool role_modifier(const struct tc__mx *mx, int32_t i)
{
	static const char *const fighters[] = {"guerrilla", "insurgent", "islamist",  "jihadist",
	                                       "militant",  "rebel",     "separatist"};
	const struct tc_word *w = &mx->d->words[i];
	const struct tc_ent *e = mx->role[i].e;
	if (!e || e->flags & TC__ROLE_PLAIN || e->sector == TC_SECTOR_NONE || e->sector == TC_SECTOR_UNK)
		return false;
	if (w->upos == TC_UPOS_ADJ)
		return WORD_IN(w->lemma, fighters);
	return w->upos == TC_UPOS_NOUN && w->rel == TC_REL_COMPOUND;
}

/* "Franco-German", "Sino-Russian": half of an adjective (resolve.c makes two of it). */
static bool half_adjective(const struct tc_doc *d, int32_t i)
{
	static const char *const halves[] = {"afro", "anglo", "austro", "euro", "franco", "greco", "indo",
	                                     "israeli", "luso", "nippo", "russo", "sino", "turco"};
	return i + 1 < d->n_words && tc_str_is(d->words[i + 1].form, "-") && !(d->words[i].flags & TC_WORD_SPACE_AFTER) &&
	       !(d->words[i + 1].flags & TC_WORD_SPACE_AFTER) && WORD_IN(d->words[i].form, halves);
}

static bool wants_mention(struct tc__mx *mx, int32_t i, uint8_t *kind)
{
	const struct tc_doc *d = mx->d;
	const struct tc_word *w = &d->words[i];
	if (mx->name_of[i] >= 0 && mx->name_of[i] != i)
		return false;
	bool named = mx->name[i].hits != NULL && tc_know_ent(mx->k, mx->name[i].hits[0].ent)->kind == TC_ENT_COUNTRY;
	if (!named && half_adjective(d, i))
		return false;
	named = mx->name[i].hits != NULL;
	if (!named && tc__is_calendar_word(d, i))
		return false; /* "Emanuel said Thursday that" */
	if (w->rel == TC_REL_FLAT || w->rel == TC_REL_FIXED || w->rel == TC_REL_GOESWITH || w->rel == TC_REL_CASE ||
	    w->rel == TC_REL_PUNCT || w->rel == TC_REL_DET)
		if (!(named && w->rel == TC_REL_FLAT && w->head >= 0 && (mx->role[w->head].e || mx->title[w->head].e)))
			return false;
	if (w->upos == TC_UPOS_PRON && !(named && tc__is_capitals(w->form)) &&
	    !(tc_is_upper(w->form.p[0]) && w->xpos != TC_XPOS_PRP && w->xpos != TC_XPOS_PRPS && !tc__is_pronoun(d, i) &&
	      w->form.n > 4)) {
		*kind = TC_MENTION_PRONOUN;
		return w->rel != TC_REL_EXPL && w->xpos != TC_XPOS_EX;
	}
	bool of_verb =
	        w->head >= 0 && d->words[w->head].upos == TC_UPOS_VERB; /* "Cuban rejected it", in a broken tree */
	if (named && !of_verb &&
	    (w->rel == TC_REL_AMOD || w->rel == TC_REL_COMPOUND || w->rel == TC_REL_NMOD_DESC ||
	     w->rel == TC_REL_FLAT)) {
		*kind = TC_MENTION_ADJECTIVE;
		return true;
	}
	if (named) {
		*kind = TC_MENTION_NAME;
		return true;
	}
	if (w->rel == TC_REL_COMPOUND || w->rel == TC_REL_NMOD_DESC || w->rel == TC_REL_AMOD) {
		/* Part of a role's own words: "Security" of "National Security Advisor". */
		if (w->head >= 0 && mx->role[w->head].e && i >= mx->role[w->head].first && i <= mx->role[w->head].last)
			return false;
		*kind = TC_MENTION_ADJECTIVE;
		if (role_modifier(mx, i))
			return true;
		return w->upos == TC_UPOS_PROPN && w->rel == TC_REL_COMPOUND && w->child < 0;
	}
	switch (w->upos) {
	case TC_UPOS_PRON: /* a name that the tagger took for one */
		*kind = TC_MENTION_NAME;
		return true;
	case TC_UPOS_PROPN:
		for (int32_t c = w->child; c >= 0 && mx->role[i].e; c = d->words[c].next)
			if (d->words[c].rel == TC_REL_COMPOUND && c == i - 1 && tc__gender_of_name(d->words[c].form)) {
				mx->role[i].e = NULL; /* "Gary Fan", "Helen Clerk" */
				mx->role_end[i] = -1;
			}
		*kind = (mx->role[i].e && tc_child(d, i, TC_REL_FLAT) < 0) || is_plain_lower(w->form)
		                ? TC_MENTION_NOMINAL
		                : TC_MENTION_NAME;
		return true;
	case TC_UPOS_NOUN:
		*kind = TC_MENTION_NOMINAL;
		return true;
	case TC_UPOS_NUM:
	case TC_UPOS_DET:
	case TC_UPOS_ADJ:
		if (!tc__is_nominal_rel(w->rel) || w->rel == TC_REL_CONJ || w->rel == TC_REL_ROOT ||
		    w->rel == TC_REL_PARATAXIS)
			return false;
		*kind = TC_MENTION_NOMINAL;
		return mx->role[i].e || w->upos != TC_UPOS_ADJ ||
		       in_list(w->lemma, partitive_pronouns, TC_COUNT(partitive_pronouns));
	default:
		return false;
	}
}

/* A proper noun hung beside the one before it, on the same governor by the same relation: one name that a machine-made
 * tree holds as two. */
bool tc__is_twin(const struct tc__mx *mx, int32_t i)
{
	const struct tc_doc *d = mx->d;
	if (i < 1)
		return false;
	const struct tc_word *a = &d->words[i - 1], *b = &d->words[i];
	return a->upos == TC_UPOS_PROPN && b->upos == TC_UPOS_PROPN && a->sent == b->sent && a->head == b->head &&
	       a->rel == b->rel && tc__is_nominal_rel(a->rel) && a->rel != TC_REL_CONJ && b->child < 0 &&
	       !mx->role[i - 1].e && !mx->title[i - 1].e && mx->name_of[i - 1] < 0 && !tc__is_calendar_word(d, i) &&
	       !tc__is_calendar_word(d, i - 1);
}

static void make_mentions(struct tc__mx *mx)
{
	struct tc_coding *cx = mx->cx;
	const struct tc_doc *d = mx->d;
	for (int32_t i = 0; i < d->n_words; i++) {
		uint8_t kind;
		cx->mention_at[i] = -1;
		if (tc__is_twin(mx, i) && cx->mention_at[i - 1] >= 0) {
			struct tc_mention *first = &cx->mentions[cx->mention_at[i - 1]];
			mx->last[first->head] = first->last = i;
			first->span = first->who.span = tc_words_span(d, first->first, i);
			first->who.text = tc_span_text(d, first->span);
			cx->mention_at[i] = cx->mention_at[i - 1];
			continue;
		}
		if (!wants_mention(mx, i, &kind))
			continue;
		struct tc_mention me = {.head = i,
		                        .first = mx->first[i],
		                        .last = mx->last[i],
		                        .kind = kind,
		                        .antecedent = -1,
		                        .also = {-1, -1, -1, -1},
		                        .how = "none"};
		if (kind == TC_MENTION_PRONOUN)
			me.first = me.last = i;
		/* A possessor's 's stays outside; so does a closing or opening mark at the edge. */
		while (me.last > i &&
		       (d->words[me.last].xpos == TC_XPOS_POS || d->words[me.last].upos == TC_UPOS_PUNCT))
			me.last--;
		/* Nor does it end in a word that begins the next phrase: "the Committee on Trade on, Tuesday". */
		while (me.last > i &&
		       (d->words[me.last].upos == TC_UPOS_ADP || d->words[me.last].upos == TC_UPOS_CCONJ ||
		        d->words[me.last].upos == TC_UPOS_SCONJ || d->words[me.last].upos == TC_UPOS_PUNCT) &&
		       mx->name_of[me.last] != i && d->words[me.last].rel != TC_REL_COMPOUND_PRT)
			me.last--;
		/* Nor does the phrase open with a preposition or conjunction that a broken tree hung inside it. */
		while (me.first < i) {
			const struct tc_word *o = &d->words[me.first];
			bool outside = (o->rel == TC_REL_CASE || o->rel == TC_REL_CC || o->rel == TC_REL_MARK) &&
			               !(o->head >= 0 && d->words[o->head].upos == TC_UPOS_NUM);
			if (o->upos != TC_UPOS_PUNCT && !outside)
				break;
			me.first++;
		}
		me.span = tc_words_span(d, me.first, me.last);
		const struct tc_word *w = &d->words[i];
		me.plural = w->xpos == TC_XPOS_NNS || w->xpos == TC_XPOS_NNPS;
		me.who.text = tc_span_text(d, me.span);
		me.who.span = me.span;
		cx->mention_at[i] = cx->n_mentions;
		TC_PUSH(cx->arena, cx->mentions, cx->n_mentions, cx->cap_mentions, me);
	}
}

void tc_mentions_find(struct tc_coding *cx)
{
	struct tc_doc *d = cx->doc;
	struct tc__mx mx = {.cx = cx, .d = d, .k = cx->know};
	size_t n = (size_t)(d->n_words > 0 ? d->n_words : 1);
	cx->mention_at = TC_NEWN(cx->arena, int32_t, n);
	mx.name = TC_NEWN(cx->arena, struct tc__name_at, n);
	mx.role = TC_NEWN(cx->arena, struct tc__role_at, n);
	mx.title = TC_NEWN(cx->arena, struct tc__role_at, n);
	mx.name_of = TC_NEWN(cx->arena, int32_t, n);
	mx.role_end = TC_NEWN(cx->arena, int32_t, n);
	mx.first = TC_NEWN(cx->arena, int32_t, n);
	mx.last = TC_NEWN(cx->arena, int32_t, n);
	mx.quoted = TC_NEWN(cx->arena, uint8_t, n);
	for (size_t i = 0; i < n; i++)
		mx.name_of[i] = mx.role_end[i] = cx->mention_at[i] = -1;
	int32_t longest = 0;
	for (int32_t s = 0; s < d->n_sents; s++)
		longest = d->sents[s].n > longest ? d->sents[s].n : longest;
	tc_str *forms = TC_NEWN(cx->arena, tc_str, (size_t)longest + 1);
	for (int32_t s = 0; s < d->n_sents; s++)
		tc__scan_sentence(&mx, &d->sents[s], forms);
	extents(&mx);
	mark_quotes(&mx);
	make_mentions(&mx);
	/* Room behind the mentions for members of coordinations ("Russian and Chinese officials"), which `also` names.
	 */
	mx.cap_state = cx->n_mentions * 2 + 16;
	cx->mentions = tc_arena_grow(cx->arena, cx->mentions, sizeof *cx->mentions * (size_t)cx->n_mentions,
	                             sizeof *cx->mentions * (size_t)mx.cap_state);
	cx->cap_mentions = mx.cap_state;
	mx.state = TC_NEWN(cx->arena, uint8_t, mx.cap_state);
	tc__keys_build(&mx);
	tc__theme_find(&mx);
	mx.n_synth = cx->n_mentions;
	for (int32_t m = 0; m < cx->n_mentions; m++)
		tc__resolve(&mx, m);
	if (cx->opt && cx->opt->trace) {
		tc_trace(cx, "setting %s%s, theatre %s, dateline %s;", mx.setting[0] ? mx.setting : "-",
		         mx.strong_setting ? " (strong)" : "", mx.theatre[0] ? mx.theatre : "-",
		         mx.dateline[0] ? mx.dateline : "-");
		for (int i = 0; i < mx.n_countries; i++)
			tc_trace(cx, " %s %d/%d", mx.countries[i].iso, mx.countries[i].n, mx.countries[i].placed);
		tc_trace(cx, "\n");
		for (int32_t m = 0; m < cx->n_mentions; m++) {
			const struct tc_mention *me = &cx->mentions[m];
			if (!me->party && !me->who.country[0] && !me->place)
				continue;
			tc_trace(cx, "mention %d %.*s [%s]: %.*s %s %s%s%.*s%s%s\n", m, TC_FMT(me->who.text), me->how,
			         TC_FMT(me->who.name), me->who.country[0] ? me->who.country : "-",
			         tc_sector_name(me->who.sector), me->who.office.n ? " office=" : "",
			         TC_FMT(me->who.office), me->party ? " party" : "", me->place ? " place" : "");
		}
	}
}
