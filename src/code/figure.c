/* SPDX-License-Identifier: Apache-2.0 */
/* code/figure.c - numbers that matter: troops, dead, displaced, protesters, money, weapons, and whom they are about.
 * A numeral (number.c) finds its counted noun by the tree or, where that fails, by the words after it; the class comes from
 * what is done to the counted ("killed 12 soldiers"), else from the noun ("12 soldiers"), by data/lexicon/figures.tsv. What is
 * measured, dated or numbered rather than counted gives nothing. Two ends of a range are two records, as the gold files have
 * it: at least the lower, at most the upper; value_max keeps them together. Two tolls are two records. */
#include "code/figure_int.h"
#include "code/number.h"

/* --- a numeral and what it counts ----------------------------------------------------------------------------------- */

struct counted {
	int32_t noun;           /* counted noun, or -1 */
	int32_t head;           /* noun, or the numeral where the noun is left out */
	int32_t last;           /* last word of the expression */
	int32_t gov;            /* the verb or noun that gave the class, or -1 */
	const struct tc__figure_entry *class;
	bool by_noun;           /* the class is the noun's own */
};

static bool form_is(const struct tc_doc *d, int32_t i, const char *z)
{
	return i >= 0 && i < d->n_words && tc_str_isi(d->words[i].form, z);
}

static bool form_in(const struct tc_doc *d, int32_t i, const char *forms)
{
	if (i < 0 || i >= d->n_words)
		return false;
	tc_str rest = tc_str_of(forms), f;
	while (tc_str_split(&rest, ' ', &f))
		if (tc_str_eqi(d->words[i].form, f))
			return true;
	return false;
}

static bool lemma_in(const struct tc_doc *d, int32_t i, const char *lemmas)
{
	if (i < 0)
		return false;
	tc_str rest = tc_str_of(lemmas), f;
	while (tc_str_split(&rest, ' ', &f))
		if (tc_str_eqi(d->words[i].lemma, f))
			return true;
	return false;
}

static bool is_noun(const struct tc_word *w) { return w->upos == TC_UPOS_NOUN || w->upos == TC_UPOS_PROPN; }

/* The noun of the chunk that starts at `from`: "US and Afghan troops", "of the wounded soldiers"; -1 if there is none. */
static int32_t noun_after(const struct tc_doc *d, int32_t from, int32_t end)
{
	int32_t noun = -1;
	for (int32_t j = from; j < end && j < from + 9; j++) {
		const struct tc_word *w = &d->words[j];
		if (form_in(d, j, "taken held left tens dozens scores hundreds thousands millions"))
			break;
		if (w->upos == TC_UPOS_NOUN || (w->upos == TC_UPOS_PROPN && j + 1 < end && is_noun(w + 1))) {
			if (w->upos == TC_UPOS_NOUN)
				noun = j;
			continue;
		}
		if (noun >= 0) {
			if ((tc_str_is(w->form, "-")) && j + 1 < end && d->words[j + 1].upos == TC_UPOS_NOUN)
				continue;
			break;
		}
		bool filler = w->upos == TC_UPOS_ADJ || w->upos == TC_UPOS_PROPN || w->upos == TC_UPOS_ADV || w->xpos == TC_XPOS_VBN ||
			      w->xpos == TC_XPOS_VBG || w->xpos == TC_XPOS_POS || tc_str_is(w->form, "-") ||
			      (w->upos == TC_UPOS_DET && j > from && form_is(d, j - 1, "of")) ||
			      (w->upos == TC_UPOS_PRON && w->xpos == TC_XPOS_PRPS && j > from && form_is(d, j - 1, "of")) ||
			      ((w->upos == TC_UPOS_CCONJ || tc_str_is(w->form, ",")) && j > from && j + 1 < end &&
			       (w[1].upos == TC_UPOS_ADJ || w[1].upos == TC_UPOS_PROPN) && (w[-1].upos == TC_UPOS_ADJ || w[-1].upos == TC_UPOS_PROPN)) ||
			      (j == from && tc_str_eqi(w->form, TC_STR("of")));
		if (!filler)
			break;
	}
	return noun;
}

static bool subject_is_toll(const struct tc_figure_lex *l, const struct tc_doc *d, int32_t verb, const struct tc__figure_entry **e)
{
	for (int32_t c = verb >= 0 ? d->words[verb].child : -1; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		if (rel != TC_REL_NSUBJ && rel != TC_REL_NSUBJ_PASS && rel != TC_REL_OBJ)
			continue;
		*e = tc__figure_find(l, d->words[c].lemma, TC__FIG_TOLL);
		if (*e)
			return true;
		if (!lemma_in(d, c, "number count tally"))
			continue;
		for (int32_t k = d->words[c].child; k >= 0; k = d->words[k].next)      /* "the number of dead rose to 87" */
			if (d->words[k].rel == TC_REL_NMOD && ((*e = tc__figure_find(l, d->words[k].form, TC__FIG_ADJ)) ||
							       (*e = tc__figure_find(l, d->words[k].lemma, TC__FIG_NOUN))) &&
			    !tc_str_is((*e)->class, "other"))
				return true;
	}
	return false;
}

/* A verb by its lemma, else by its form: lemmas of rare past tenses go wrong now and then. */
static const struct tc__figure_entry *find_verb(const struct tc_figure_lex *l, const struct tc_doc *d, int32_t i, int kind)
{
	const struct tc__figure_entry *e = tc__figure_find(l, d->words[i].lemma, kind);
	if (e || d->words[i].upos != TC_UPOS_VERB || (e = tc__figure_find(l, d->words[i].form, kind)))
		return e;
	struct tc_bases b;
	tc_bases_of(d->words[i].form, &b);
	for (int k = 0; k < b.n && !e; k++)
		e = tc__figure_find(l, b.base[k], kind);
	return e;
}

static const struct tc__figure_entry *participle_class(const struct tc_figure_lex *l, const struct tc_doc *d, int32_t w)
{
	const struct tc_word *x = &d->words[w];
	const struct tc__figure_entry *e = tc__figure_find(l, x->form, TC__FIG_ADJ);
	if (form_in(d, w, "taken held") && form_in(d, w + 1, "hostage prisoner captive"))
		return tc__figure_find(l, TC_STR("kidnap"), TC__FIG_PATIENT);
	if (!e && (x->xpos == TC_XPOS_VBN || x->xpos == TC_XPOS_VBD))
		e = find_verb(l, d, w, TC__FIG_PATIENT);
	return e;
}

/* The class that the words around the phrase headed by `head` give it. */
static const struct tc__figure_entry *class_by_context(const struct tc_figure_lex *l, const struct tc_doc *d, int32_t head, int32_t first,
					    int32_t last, int32_t sent_end, int32_t *gov)
{
	const struct tc__figure_entry *e;
	int32_t at = head;
	*gov = -1;
	/* The verb right before: "killed 40", "wounded 300 men" */
	int32_t v = first - 1;
	if (v >= 0 && d->words[v].sent == d->words[head].sent && d->words[v].upos == TC_UPOS_VERB && d->words[v].rel != TC_REL_AMOD &&
	    (e = find_verb(l, d, v, TC__FIG_PATIENT))) {
		*gov = v;
		return e;
	}
	/* The word right after: "40 dead", "14,000 people killed". */
	int32_t n = last + 1;
	if (n + 1 < sent_end && form_in(d, n, "still now more reported feared confirmed presumed"))
		n++;
	if (n < sent_end && (e = participle_class(l, d, n)) && d->words[n].upos != TC_UPOS_NOUN &&
	    (form_in(d, n, "taken held") ||
	     !(n + 1 < sent_end && d->words[n + 1].upos == TC_UPOS_NOUN && d->words[n].rel == TC_REL_AMOD))) {
		*gov = d->words[n].upos == TC_UPOS_VERB ? n : -1;
		/* "people killed three soldiers": a finite verb with an object of its own */
		if (!(d->words[n].upos == TC_UPOS_VERB && d->words[n].rel != TC_REL_ACL && tc_child(d, n, TC_REL_OBJ) >= 0))
			return e;
	}
	for (int steps = 0; steps < 6 && at >= 0; steps++) {
		const struct tc_word *w = &d->words[at];
		if (tc_child(d, at, TC_REL_COP) >= 0 && subject_is_toll(l, d, at, &e))
			return e;               /* "the toll is 40" */
		for (int32_t c = w->child; c >= 0; c = d->words[c].next) {
			int rel = d->words[c].rel;
			if (rel == TC_REL_ACL || rel == TC_REL_ACL_RELCL || (rel == TC_REL_AMOD && d->words[c].xpos == TC_XPOS_VBN)) {
				if (d->words[c].xpos == TC_XPOS_VBN && (e = find_verb(l, d, c, TC__FIG_PATIENT))) {
					*gov = c;
					return e;
				}
				bool own = rel == TC_REL_ACL ? d->words[c].xpos == TC_XPOS_VBG : true;
				if (own && (e = find_verb(l, d, c, TC__FIG_AGENT))) {
					*gov = c;
					return e;
				}
			}
		}
		int32_t h = w->head;
		if (h < 0)
			return NULL;
		tc_str lemma = d->words[h].lemma;
		switch (w->rel) {
		case TC_REL_OBJ:
		case TC_REL_NSUBJ_PASS:
			*gov = h;
			if ((e = find_verb(l, d, h, TC__FIG_PATIENT)) || subject_is_toll(l, d, h, &e))
				return e;
			if (lemma_in(d, h, "leave find report see kill declare")) {
				for (int32_t c = d->words[h].child; c >= 0; c = d->words[c].next)
					if (d->words[c].rel == TC_REL_XCOMP && (e = participle_class(l, d, c)))
						return e;
			}
			if (lemma_in(d, at, "life") && lemma_in(d, h, "claim cost lose take"))
				return tc__figure_find(l, TC_STR("kill"), TC__FIG_PATIENT);
			return NULL;
		case TC_REL_NSUBJ:
			*gov = h;
			if ((e = find_verb(l, d, h, TC__FIG_AGENT)) || (e = tc__figure_find(l, d->words[h].form, TC__FIG_ADJ)))
				return e;
			for (int32_t c = d->words[h].child; c >= 0; c = d->words[c].next)
				if (d->words[c].rel == TC_REL_XCOMP && (e = participle_class(l, d, c)))
					return e;
			return NULL;
		case TC_REL_NMOD:
			if ((e = tc__figure_find(l, lemma, TC__FIG_OF)) || (e = tc__figure_find(l, lemma, TC__FIG_TOLL))) {
				*gov = h;
				return e;
			}
			if (lemma_in(d, h, "life") && lemma_in(d, d->words[h].head, "claim cost lose take"))
				return tc__figure_find(l, TC_STR("kill"), TC__FIG_PATIENT);
			return NULL;
		case TC_REL_OBL:
			/* "killed at least 40", where the parser takes "at" for a preposition */
			if (h == first - 1 && (e = find_verb(l, d, h, TC__FIG_PATIENT))) {
				*gov = h;
				return e;
			}
			if (tc_child(d, at, TC_REL_CASE) >= 0 && form_is(d, tc_child(d, at, TC_REL_CASE), "with"))
				return NULL;
			/* fall through */
		case TC_REL_XCOMP:
		case TC_REL_OBL_UNMARKED:
			*gov = h;
			return subject_is_toll(l, d, h, &e) ? e : NULL;
		case TC_REL_CONJ:
		case TC_REL_APPOS:
		case TC_REL_NUMMOD:
		case TC_REL_COMPOUND:
			if (w->rel == TC_REL_COMPOUND && h < at)
				return NULL;
			at = h;
			break;
		case TC_REL_ROOT:
		default:
			return NULL;
		}
	}
	return NULL;
}

static bool changes(const struct tc_doc *d, int32_t from, int32_t begin)
{
	for (int32_t i = from - 1; i >= begin && i > from - 10; i--)
		if (lemma_in(d, i, "rise increase fall grow climb drop jump decline decrease expand cut reduce raise swell surge go slump plunge soar "
			    "shrink double dip slip boost lower hike"))
			return true;
	return false;
}

static tc_str unit_text(struct tc_coding *cx, const struct tc_number *n, int32_t noun)
{
	const struct tc_doc *d = cx->doc;
	int32_t first = noun;
	while (first - 1 > n->core_last && d->words[first - 1].upos == TC_UPOS_NOUN && d->words[first - 1].head == noun)
		first--;
	tc_str t = tc_span_text(d, tc_words_span(d, first, noun));
	bool singular = d->words[noun].xpos == TC_XPOS_NN && tc_str_eqi(d->words[noun].form, d->words[noun].lemma) && n->lo == 1;
	char *z = tc_arena_alloc(cx->arena, t.n + 1);
	for (uint32_t i = 0; i < t.n; i++)
		z[i] = tc_lower(t.p[i]);
	if (singular)
		z[t.n] = 's';
	return tc_str_n(z, t.n + singular);
}

static bool person_noun(const struct tc_doc *d, int32_t i)
{
	return lemma_in(d, i, "people person other civilian man woman child resident villager citizen victim life adult boy girl");
}

/* The verb or noun whose date, place and subject the figure shares. */
static int32_t anchor_of(const struct tc_doc *d, int32_t head)
{
	int32_t at = head;
	for (int steps = 0; steps < 8 && at >= 0; steps++) {
		if (d->words[at].upos == TC_UPOS_VERB || tc_child(d, at, TC_REL_COP) >= 0)
			return at;
		if (d->words[at].head < 0)
			break;
		at = d->words[at].head;
	}
	return head;
}

static int32_t subject_of(const struct tc_doc *d, int32_t verb)
{
	for (int steps = 0; steps < 5 && verb >= 0; steps++) {
		int32_t s = tc_child(d, verb, TC_REL_NSUBJ);
		if (s >= 0)
			return s;
		int rel = d->words[verb].rel;
		if (rel != TC_REL_CONJ && rel != TC_REL_XCOMP && rel != TC_REL_ADVCL)
			break;
		verb = d->words[verb].head;
	}
	return -1;
}

static void emit(struct tc_coding *cx, const struct tc_number *n, const struct counted *c, tc_str class, tc_str unit)
{
	const struct tc_doc *d = cx->doc;
	const struct tc_sent *st = &d->sents[d->words[n->first].sent];
	struct tc_figure f = { .sentence = d->words[n->first].sent + 1, .value = n->lo, .value_max = n->hi, .bound = n->bound,
			       .unit = unit, .class = class };
	int32_t last = c->last > n->last ? c->last : n->last;
	f.span = tc_words_span(d, n->first, last);
	f.text = tc_span_text(d, (tc_span){ st->beg, st->end });
	int32_t anchor = c->gov >= 0 ? c->gov : anchor_of(d, c->head);
	struct tc_parties who = { .n = 0 };
	if (c->noun >= 0)
		tc_parties_of(cx, c->noun, &who);
	/* Whose troops: by a word before the noun ("US troops"), else the subject's ("Russia has massed 120,000 troops on its border
	 * with Ukraine"). */
	bool force = tc_str_is(class, "military") || tc_str_is(class, "weapons"), owned = false;
	for (int32_t k = c->noun >= 0 ? d->words[c->noun].child : -1; k >= 0 && k < c->noun; k = d->words[k].next)
		owned |= (d->words[k].rel == TC_REL_AMOD || d->words[k].rel == TC_REL_COMPOUND || d->words[k].rel == TC_REL_NMOD_POSS) &&
			 cx->mention_at && cx->mention_at[k] >= 0;
	if (force && (!who.n || !who.a[0].country[0] || !owned)) {
		int32_t s = d->words[anchor].upos == TC_UPOS_VERB ? subject_of(d, anchor) : -1;
		struct tc_parties owner = { .n = 0 };
		if (s >= 0 && s != c->head)
			tc_parties_of(cx, s, &owner);
		if (owner.n && owner.a[0].country[0])
			who = owner;
	}
	if (who.n && (who.a[0].country[0] || who.a[0].sector || who.a[0].name.n)) {
		f.actor = who.a[0];
		f.has_actor = true;
	}
	tc_place_for(cx, anchor, &f.place);
	tc_date_for(cx, anchor, &f.date);
	if (f.date.precision == TC_PREC_NONE && c->head != anchor)
		tc_date_for(cx, c->head, &f.date);
	f.n_according_to = tc_attribution_for(cx, c->head, &f.according_to);
	if (!n->range) {
		TC_PUSH(cx->arena, cx->figures, cx->n_figures, cx->cap_figures, f);
		return;
	}
	bool change = n->change && changes(d, n->first, st->first);
	f.bound = change ? TC_BOUND_EXACT : TC_BOUND_AT_LEAST;
	if (change)
		f.value_max = f.value;
	TC_PUSH(cx->arena, cx->figures, cx->n_figures, cx->cap_figures, f);
	f.bound = change ? TC_BOUND_EXACT : TC_BOUND_AT_MOST;
	f.value = f.value_max = n->hi;
	TC_PUSH(cx->arena, cx->figures, cx->n_figures, cx->cap_figures, f);
}

/* Might a numeral start here? Cheap; tc_number_read decides. */
static bool may_start(const struct tc_doc *d, int32_t i)
{
	const struct tc_word *w = &d->words[i];
	unsigned char c = w->form.n ? (unsigned char)w->form.p[0] : 0;
	if (tc_is_digit((char)c) || c >= 0x80 || c == '$' || w->upos == TC_UPOS_NUM || w->upos == TC_UPOS_SYM)
		return true;
	switch (tc_lower((char)c)) {
	case 'a': return w->form.n <= 3;
	case 'h': return form_in(d, i, "half hundreds hundred");
	case 's': return form_in(d, i, "several scores six seven sixteen seventeen sixty seventy");
	case 'd': return form_in(d, i, "dozens dozen");
	case 't': return form_in(d, i, "tens thousands two three ten twelve thirteen twenty thirty");
	case 'm': return form_in(d, i, "millions many");
	case 'b': return form_in(d, i, "billions");
	case 'u': case 'e': case 'r': case 'g': case 'c': case 'n': case 'f': case 'o':
		return w->xpos == TC_XPOS_CD || w->xpos == TC_XPOS_DOLLAR || tc_is_upper((char)c);
	default: return false;
	}
}

static const char *dollar_of(const struct tc_doc *d, int32_t noun)
{
	for (int32_t c = d->words[noun].child; c >= 0; c = d->words[c].next) {
		if (form_is(d, c, "Canadian"))
			return "CAD";
		if (form_is(d, c, "Australian"))
			return "AUD";
		if (form_is(d, c, "Kong"))
			return "HKD";
		if (form_is(d, c, "Singapore"))
			return "SGD";
		if (form_is(d, c, "Taiwan"))
			return "TWD";
	}
	return NULL;
}

/* One numeral; returns the word to go on from. */
static int32_t one_number(struct tc_coding *cx, const struct tc_figure_lex *l, const struct tc_sent *st, int32_t i)
{
	const struct tc_doc *d = cx->doc;
	int32_t end = st->first + st->n;
	struct tc_number n;
	if (!tc_number_read(d, st->first, i, end, &n))
		return i + 1;
	int32_t next = n.core_last + 1;
	/* Codes and names: "F-16", "Covid-19", "Resolution 1701", "9.30 p.m." */
	if (i - 1 >= st->first && form_in(d, i - 1, "- \xe2\x80\x93 # No. Nos. \xc2\xa7 /") &&
	    d->words[i - 1].end == d->words[i].beg)
		return next;
	if (form_in(d, n.last + 1, "/ : am pm a.m. p.m. o'clock") || form_is(d, i - 1, ":"))
		return n.last + 2 < end && form_in(d, n.last + 1, "/ :") ? n.last + 3 : next;
	if (form_in(d, i - 1, "age aged Article article Section section Chapter chapter Resolution resolution page Page Paragraph number Number Route Highway"))
		return next;
	if (form_is(d, i - 1, "of") && form_is(d, i - 2, "Group"))
		return next;            /* "the Group of 20" */
	if (form_is(d, n.last + 1, "in") && n.hi < 20 && n.last + 2 < end && d->words[n.last + 2].upos == TC_UPOS_NUM)
		return n.last + 3;      /* "one in five" */
	struct counted c = { .noun = -1, .gov = -1, .last = n.last };
	int32_t from = n.last + 1, skip_to = next;
	if (n.percent) {
		if (form_is(d, from, "points") || form_is(d, from, "point"))
			return next;
		c.head = n.core_last;
		emit(cx, &n, &c, TC_STR("other"), TC_STR("percent"));
		return n.last + 1;
	}
	/* "14 out of 23 districts", "three of the five men": the noun of the whole, the part's number */
	if (form_is(d, from, "out") && form_is(d, from + 1, "of")) {
		double v;
		int32_t after;
		from += 2;
		if (form_in(d, from, "the a an its their"))
			from++;
		if (from < end && tc_number_plain(d, from, end, &v, &after))
			from = skip_to = after;
	} else if (form_is(d, from, "of") && !n.vague && !n.magnitude) {
		double v;
		int32_t after, k = from + 1;
		if (form_in(d, k, "the its their his our those these"))
			k++;
		if (k < end && tc_number_plain(d, k, end, &v, &after))
			from = skip_to = after;
		else if (n.lo == 1 || form_in(d, k, "them us whom which"))
			from = form_in(d, k, "them us whom which") ? end : k;
		/* "four of the ten judges": what is no figure takes its whole along */
		if (n.lo == 1 || (skip_to > next && !n.digits && n.lo < 10))
			return skip_to > next ? skip_to : next;
	}
	bool hyphened = from < end && tc_str_is(d->words[from].form, "-");
	if (hyphened) {
		if (n.currency[0]) {
			from++;
		} else if (form_is(d, from + 1, "strong")) {
			from += 2;
		} else {
			/* "a 5,000-troop force" counts troops; "an 11-year lull", "a two-state plan" count nothing */
			const struct tc__figure_entry *e = from + 1 < end ? tc__figure_find(l, d->words[from + 1].lemma, TC__FIG_NOUN) : NULL;
			if (!e || tc_str_is(e->class, "other"))
				return next;
		}
	}
	/* Money */
	if (!n.currency[0] && from < end) {
		int32_t k = noun_after(d, n.last + 1, end), next_word = hyphened ? from + 1 : n.last + 1;
		/* "a 50 billion euro package" */
		if (next_word < end && is_noun(&d->words[next_word]) && tc__figure_find(l, d->words[next_word].lemma, TC__FIG_CURRENCY))
			k = next_word;
		const struct tc__figure_entry *e = k >= 0 && k <= n.last + 4 ? tc__figure_find(l, d->words[k].lemma, TC__FIG_CURRENCY) : NULL;
		if (e && !(form_is(d, k + 1, "of") && lemma_in(d, k, "pound") && !form_is(d, k + 1, "sterling")) &&
		    !(lemma_in(d, k, "real won rand")  && d->words[k].xpos != TC_XPOS_NN && d->words[k].xpos != TC_XPOS_NNS)) {
			const char *iso = lemma_in(d, k, "dollar") ? dollar_of(d, k) : NULL;
			c.head = c.noun = k;
			c.last = k;
			c.noun = -1;
			emit(cx, &n, &c, TC_STR("money"), iso ? tc_str_of(iso) : e->unit);
			return k + 1;
		}
	}
	if (n.currency[0]) {
		c.head = n.core_last;
		emit(cx, &n, &c, TC_STR("money"), tc_arena_str(cx->arena, tc_str_of(n.currency)));
		return n.last + 1;
	}
	/* The counted noun: by the tree, else by what follows. */
	int32_t top = n.core_last;
	for (int steps = 0; steps < 4; steps++) {
		int32_t h = d->words[top].head;
		if (h < n.core_first || h > n.core_last)
			break;
		top = h;
	}
	int32_t h = d->words[top].head;
	if (!hyphened && h > n.last && h < end && h <= n.last + 8 && d->words[top].rel == TC_REL_NUMMOD && is_noun(&d->words[h]) &&
	    !form_in(d, h, "tens dozens scores hundreds thousands millions hostage"))
		c.noun = h;
	else if (from < end)
		c.noun = noun_after(d, from + (hyphened && tc_str_is(d->words[from].form, "-")), end);
	/* A numeral after its noun ("Resolution 1701", "Apollo 11") numbers it. */
	if (c.noun < 0 && h >= 0 && h < n.first && (d->words[top].rel == TC_REL_NUMMOD || d->words[top].rel == TC_REL_COMPOUND ||
						   d->words[top].rel == TC_REL_FLAT || d->words[top].rel == TC_REL_DEP || d->words[top].rel == TC_REL_NMOD_UNMARKED ||
						   d->words[top].rel == TC_REL_APPOS))
		return next;
	const struct tc__figure_entry *own = NULL;
	if (c.noun >= 0) {
		tc_str lemma = d->words[c.noun].lemma;
		if (lemma_in(d, c.noun, "other more another rest") || form_in(d, c.noun, "others")) {
			c.last = c.noun;
			c.head = c.noun;
			c.noun = -1;
		} else if (tc__figure_find(l, lemma, TC__FIG_SKIP)) {
			return next;
		} else {
			if (c.noun - 1 > n.core_last && (d->words[c.noun - 1].upos == TC_UPOS_NOUN || d->words[c.noun - 1].upos == TC_UPOS_ADJ ||
							 d->words[c.noun - 1].upos == TC_UPOS_VERB))
				own = tc__figure_find(l, tc_arena_printf(cx->arena, "%.*s %.*s", TC_FMT(d->words[c.noun - 1].form), TC_FMT(lemma)),
						      TC__FIG_NOUN);
			if (!own)
				own = tc__figure_find(l, lemma, TC__FIG_NOUN);
			if (!own && d->words[c.noun].upos == TC_UPOS_NOUN)
				own = tc__figure_find(l, d->words[c.noun].form, TC__FIG_NOUN);
			c.last = c.noun;
			c.head = c.noun;
		}
	} else {
		if (form_in(d, n.last + 1, "more others"))
			c.last = n.last + 1;
		if (form_in(d, n.last + 1, "of") && form_in(d, n.last + 2, "them whom which us"))
			c.last = n.last + 2;
		c.head = top;
	}
	if (hyphened && own && c.noun >= 0 && d->words[c.noun].head > c.noun)
		c.last = c.noun;
	c.class = class_by_context(l, d, c.head, n.first, c.last, end, &c.gov);
	if (!c.class && c.noun >= 0 && c.head != top && d->words[top].rel != TC_REL_NUMMOD) {
		/* "tens of thousands of people were ...": the numeral heads the phrase */
		c.class = class_by_context(l, d, top, n.first, c.last, end, &c.gov);
	}
	const struct tc__figure_entry *e = c.class;
	if (e && own && (tc_str_is(own->class, "killed") || tc_str_is(own->class, "wounded")))
		e = own;                /* "reported 40 deaths" */
	if (!e) {
		c.gov = -1;
		e = own;
	}
	if (c.noun < 0 && (!e || n.range) && !e)
		return next;
	tc_str class = e ? e->class : TC_STR("other");
	bool other = tc_str_is(class, "other"), bounded = n.bound != TC_BOUND_EXACT || n.range;
	if (other) {
		/* Small counts in words ("two countries") are not figures. */
		bool big = n.vague || n.magnitude || n.lo >= 10 || (n.digits && n.lo >= 5) || (bounded && n.lo > 1);
		if (c.noun < 0 || !big || d->words[c.noun].upos != TC_UPOS_NOUN)
			return next;
	}
	if (n.lo == 1 && !n.digits && !n.range && other)
		return next;
	/* "two prisoners", "three migrants" to whom nothing is done are persons of the story, not figures */
	if (own && e == own && !c.class && !n.digits && n.hi < 10 && !bounded &&
	    (tc_str_is(class, "detained") || tc_str_is(class, "displaced") || tc_str_is(class, "protesters")))
		return next;
	tc_str unit = TC_STR("people");
	if (own && own->unit.n && e == own)
		unit = own->unit;
	else if (c.noun >= 0 && !(person_noun(d, c.noun)))
		unit = unit_text(cx, &n, c.noun);
	emit(cx, &n, &c, class, unit);
	return skip_to > n.last + 1 ? skip_to : n.last + 1;
}

/* "No injuries or deaths were reported", "nobody was hurt": a toll of none. */
static void nought(struct tc_coding *cx, const struct tc_figure_lex *l, int32_t i)
{
	const struct tc_doc *d = cx->doc;
	struct counted c = { .noun = -1, .gov = -1 };
	struct tc_number n = { .first = i, .last = i, .core_first = i, .core_last = i, .bound = TC_BOUND_EXACT };
	int32_t h = d->words[i].head;
	if (form_is(d, i, "no") && h > i && h < i + 6 && !form_is(d, h, "one")) {
		const struct tc__figure_entry *e = tc__figure_find(l, d->words[h].lemma, TC__FIG_NOUN);
		for (int32_t at = h; at >= 0;) {
			if (e && (tc_str_is(e->class, "killed") || tc_str_is(e->class, "wounded"))) {
				c.head = c.noun = c.last = at;
				emit(cx, &n, &c, e->class, e->unit);
			}
			int32_t conj = tc_child(d, at, TC_REL_CONJ);
			if (at != h || conj < 0)
				break;
			at = conj;
			e = tc__figure_find(l, d->words[at].lemma, TC__FIG_NOUN);
			n.first = n.last = n.core_first = n.core_last = i;
		}
		return;
	}
	int32_t subj = form_is(d, i, "no") && form_is(d, i + 1, "one") ? i + 1 : form_in(d, i, "nobody none") ? i : -1;
	if (subj < 0 || d->words[subj].rel != TC_REL_NSUBJ_PASS || d->words[subj].head < 0)
		return;
	const struct tc__figure_entry *e = tc__figure_find(l, d->words[d->words[subj].head].lemma, TC__FIG_PATIENT);
	if (e && (tc_str_is(e->class, "killed") || tc_str_is(e->class, "wounded"))) {
		c.head = c.last = subj;
		c.gov = d->words[subj].head;
		emit(cx, &n, &c, e->class, TC_STR("people"));
	}
}

void tc_figures_find(struct tc_coding *cx)
{
	const struct tc_doc *d = cx->doc;
	const struct tc_figure_lex *l = cx->coder ? tc_coder_figure_lex(cx->coder) : NULL;
	int32_t t = 0;
	if (!l)
		return;
	for (int32_t s = 0; s < d->n_sents; s++) {
		const struct tc_sent *st = &d->sents[s];
		int32_t end = st->first + st->n;
		for (int32_t i = st->first; i < end;) {
			while (t < cx->n_timexes && cx->timexes[t].last < i)
				t++;
			if (t < cx->n_timexes && cx->timexes[t].first <= i) {
				i = cx->timexes[t].last + 1;
				continue;
			}
			if (form_in(d, i, "no nobody none"))
				nought(cx, l, i);
			if (!may_start(d, i)) {
				i++;
				continue;
			}
			int32_t next = one_number(cx, l, st, i);
			i = next > i ? next : i + 1;
		}
	}
}
