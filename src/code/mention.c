/* SPDX-License-Identifier: Apache-2.0 */
/* code/mention.c - find the phrases of a document that may be parties or places, and answer who they are.
 * Names, titles and role nouns are looked up once per word, the matches are filed under the head word of their span,
 * and every noun, pronoun and demonym that heads a phrase becomes a mention. Resolution and coreference then run once,
 * left to right (resolve.c, coref.c): what a mention needs of its modifiers is resolved on demand, what it needs of
 * earlier text is done already. Not handled: coordinated adjectives that share a head with more than four members;
 * cataphora. */
#include "code/mention_int.h"

static const char *const function_words[] = {
        "a",    "an",  "and",   "are",  "as",   "at", "be",  "been", "but",  "by",    "for", "from", "had",   "has",
        "have", "he",  "her",   "his",  "if",   "in", "is",  "it",   "its",  "of",    "on",  "or",   "our",   "she",
        "that", "the", "their", "they", "this", "to", "was", "we",   "were", "which", "who", "with", "would",
};

static bool is_function_word(tc_str f)
{
	char low[8];
	if (f.n > 5 || f.n == 0 || (f.n > 1 && tc_is_upper(f.p[1])))
		return false;
	for (uint32_t i = 0; i < f.n; i++)
		low[i] = tc_lower(f.p[i]);
	tc_str key = tc_str_n(low, f.n);
	int lo = 0, hi = (int)TC_COUNT(function_words) - 1;
	while (lo <= hi) {
		int mid = (lo + hi) / 2, c = tc_str_cmp(key, tc_str_of(function_words[mid]));
		if (c == 0)
			return true;
		if (c < 0)
			hi = mid - 1;
		else
			lo = mid + 1;
	}
	return false;
}

/* Days and months are surnames and roles too ("May", "Friday"), but never stand for anybody without a title. */
bool tc__is_calendar_word(const struct tc_doc *d, int32_t i)
{
	static const char *const words[] = {
	        "Monday",  "Tuesday",   "Wednesday", "Thursday", "Friday",   "Saturday", "Sunday",
	        "January", "February",  "March",     "April",    "May",      "June",     "July",
	        "August",  "September", "October",   "November", "December",
	};
	tc_str f = d->words[i].form;
	if (f.n < 3 || f.n > 9 || !tc_is_upper(f.p[0]))
		return false;
	for (size_t k = 0; k < TC_COUNT(words); k++)
		if (tc_str_is(f, words[k])) {
			/* May, March, April and August are names as well: a date has a number or a preposition beside
			 * it. */
			if (k < 7 || (k != 11 && k != 9 && k != 8 && k != 13))
				return true;
			const struct tc_word *w = &d->words[i];
			if (i + 1 < d->n_words && d->words[i + 1].upos == TC_UPOS_NUM)
				return true;
			if (i > 0 && (d->words[i - 1].upos == TC_UPOS_NUM || d->words[i - 1].upos == TC_UPOS_ADP))
				return true;
			return w->rel == TC_REL_OBL || w->rel == TC_REL_OBL_UNMARKED || w->rel == TC_REL_NMOD ||
			       w->rel == TC_REL_NMOD_UNMARKED;
		}
	return false;
}

static bool starts_upper(tc_str s)
{
	/* Letters beyond ASCII that open a name are nearly always capitals (É, Ö, Ş). */
	return s.n && (tc_is_upper(s.p[0]) || (unsigned char)s.p[0] >= 0xc3);
}

/* The word of [first, last] whose governor lies outside: the head of the span. */
static int32_t span_head(const struct tc_doc *d, int32_t first, int32_t last)
{
	int32_t best = -1;
	for (int32_t i = first; i <= last; i++) {
		int32_t h = d->words[i].head;
		if (h >= first && h <= last)
			continue;
		const struct tc_word *w = &d->words[i];
		if (w->upos == TC_UPOS_PUNCT || w->rel == TC_REL_CASE || w->rel == TC_REL_DET || w->rel == TC_REL_CC)
			continue;
		if (best < 0) {
			best = i;
			continue;
		}
		/* Trees of machine-made parses break names: trust the word with the weightier relation. */
		if (tc__is_nominal_rel(w->rel) && !tc__is_nominal_rel(d->words[best].rel))
			best = i;
		else if (w->rel == TC_REL_COMPOUND &&
		         (d->words[best].rel == TC_REL_AMOD || d->words[best].rel == TC_REL_COMPOUND))
			best = i; /* "Georgian Dream coalition": both hang on the noun behind */
	}
	return best < 0 ? last : best;
}

static bool has_kind(const struct tc_know *k, const struct tc_name_hit *hits, uint32_t n, bool role)
{
	for (uint32_t i = 0; i < n; i++) {
		int kind = tc_know_ent(k, hits[i].ent)->kind;
		if ((kind == TC_ENT_ROLE || kind == TC_ENT_TITLE) == role)
			return true;
	}
	return false;
}

static bool has_title(const struct tc_know *k, const struct tc_name_hit *hits, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (tc_know_ent(k, hits[i].ent)->kind == TC_ENT_TITLE)
			return true;
	return false;
}

static void file_roles(struct tc__mx *mx, const struct tc_name_hit *hits, uint32_t n, int32_t first, int32_t last)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct tc_ent *e = tc_know_ent(mx->k, hits[i].ent);
		if (e->kind != TC_ENT_ROLE && e->kind != TC_ENT_TITLE)
			continue;
		int32_t head = span_head(mx->d, first, last);
		struct tc__role_at *at = e->kind == TC_ENT_ROLE ? &mx->role[head] : &mx->title[head];
		/* Longest wins; of equals the first, which is the better ranked. */
		if (!at->e || at->last - at->first < last - first ||
		    (at->e->flags & TC__ROLE_PLAIN && !(at->e->flags & TC__ROLE_NO_COUNTRY))) {
			*at = (struct tc__role_at){e, first, last, hits, n};
			/* "Secretary of State" ends here, not "State". */
			int32_t other = mx->role_end[last];
			if (other < 0 ||
			    ((!mx->role[other].e || mx->role[other].last != last || mx->role[other].first >= first) &&
			     (!mx->title[other].e || mx->title[other].last != last || mx->title[other].first >= first)))
				mx->role_end[last] = head;
		}
	}
}

static bool is_capitals(tc_str s)
{
	for (uint32_t i = 0; i < s.n; i++)
		if (!tc_is_upper(s.p[i]) && s.p[i] != '.')
			return false;
	return s.n >= 2;
}

/* Whether letters of the span and parts of speech allow a name at all. */
static bool may_be_name(const struct tc_doc *d, int32_t first, int32_t last)
{
	bool upper = false, noun = is_capitals(d->words[first].form); /* "US" is no pronoun */
	for (int32_t i = first; i <= last; i++) {
		const struct tc_word *w = &d->words[i];
		if (starts_upper(w->form))
			upper = true;
		if (w->upos == TC_UPOS_PROPN || w->upos == TC_UPOS_ADJ || w->upos == TC_UPOS_NOUN ||
		    w->upos == TC_UPOS_X || w->rel == TC_REL_NSUBJ || w->rel == TC_REL_NSUBJ_PASS ||
		    w->rel == TC_REL_OBJ || w->rel == TC_REL_NMOD_POSS)
			noun = true;
		for (uint32_t b = 1; b < w->form.n && !upper; b++)
			upper = tc_is_upper(w->form.p[b]);
	}
	return upper && (noun || last > first);
}

/* Acronyms that are said as words are written as words: "Isis", "Nato", "Unesco". */
static void acronym_as_word(struct tc__mx *mx, int32_t w)
{
	uint32_t n = 0;
	const struct tc_name_hit *hits = tc_know_find(mx->k, mx->d->words[w].form, &n);
	for (uint32_t h = 0; h < n; h++)
		if (hits[h].name_flags & TC_NAME_ABBREV && tc_know_ent(mx->k, hits[h].ent)->kind == TC_ENT_ORG) {
			mx->name[w] = (struct tc__name_at){hits, n, w, w};
			mx->name_of[w] = w;
			return;
		}
}

/* "the Turks", where the tables list the singular. */
static void people_plural(struct tc__mx *mx, int32_t w)
{
	uint32_t n = 0;
	tc_str f = mx->d->words[w].form;
	const struct tc_name_hit *hits = tc_know_find(mx->k, tc_str_cut(f, 0, f.n - 1), &n);
	if (n && hits[0].name_flags & TC_NAME_DEMONYM) {
		mx->name[w] = (struct tc__name_at){hits, n, w, w};
		mx->name_of[w] = w;
	}
}

/* Names that the tables write without a capital: "yellow vests". */
static bool lower_name(const struct tc_know *k, const struct tc__name_at *na)
{
	return na->last > na->first && tc_know_ent(k, na->hits[0].ent)->kind == TC_ENT_ORG &&
	       !(na->hits[0].name_flags & (TC_NAME_CASED | TC_NAME_ABBREV));
}

static void scan_sentence(struct tc__mx *mx, const struct tc_sent *st, tc_str *forms)
{
	enum { MAX_NAME_WORDS = 12 };
	const struct tc_doc *d = mx->d;
	int32_t next_free = 0;
	for (int32_t i = 0; i < st->n; i++)
		forms[i] = d->words[st->first + i].form;
	for (int32_t i = st->first; i < st->first + st->n; i++)
		if (d->words[i].upos == TC_UPOS_NOUN) {
			const struct tc_ent *e = tc__plain_role(d, i);
			if (e)
				mx->role[i] = (struct tc__role_at){e, i, i, NULL, 0};
		}
	for (int32_t i = 0; i < st->n; i++) {
		const struct tc_word *w = &d->words[st->first + i];
		if (w->upos == TC_UPOS_PUNCT || w->upos == TC_UPOS_SYM || is_function_word(w->form) ||
		    tc__is_calendar_word(d, st->first + i))
			continue;
		int room = st->n - i < MAX_NAME_WORDS ? st->n - i : MAX_NAME_WORDS;
		const struct tc_name_hit *hits = NULL;
		uint32_t n = 0;
		int len = tc_know_scan(mx->k, &forms[i], room, &hits, &n);
		if (len > 0) {
			int32_t first = st->first + i, last = first + len - 1;
			int role_len = 0;
			if (len > 1 && tc_know_ent(mx->k, hits[0].ent)->kind == TC_ENT_PERSON) {
				/* "President Bush" as a whole is an alias of one of two: take the title for itself. */
				const struct tc_name_hit *h1 = NULL;
				uint32_t n1 = 0;
				if (tc_know_scan(mx->k, &forms[i], 1, &h1, &n1) == 1 && has_kind(mx->k, h1, n1, true)) {
					file_roles(mx, h1, n1, first, first);
					continue;
				}
			}
			if (has_kind(mx->k, hits, n, true)) {
				file_roles(mx, hits, n, first, last);
				role_len = len;
				/* "Sen. Rubio": a title before a name is no name. */
				if (len == 1 && i + 1 < st->n && d->words[first + 1].upos == TC_UPOS_PROPN &&
				    has_title(mx->k, hits, n))
					continue;
			}
			/* Leftmost longest, shortened until some hit fits the letters of the text. */
			while (len > 0 && i >= next_free) {
				last = first + len - 1;
				struct tc__name_at na = {hits, n, first, last};
				bool fits = false;
				if (may_be_name(d, first, last) || lower_name(mx->k, &na))
					for (uint32_t h = 0; h < n && !fits; h++)
						fits = tc__hit_fits(mx, &na, &hits[h]);
				if (fits) {
					int32_t head = span_head(d, first, last);
					mx->name[head] = na;
					for (int32_t j = first; j <= last; j++)
						mx->name_of[j] = head;
					next_free = i + len;
					break;
				}
				if (--len == 0)
					break;
				len = tc_know_scan(mx->k, &forms[i], len, &hits, &n);
				if (len > 0 && has_kind(mx->k, hits, n, true))
					file_roles(mx, hits, n, first, first + len - 1);
				int kind = len > 0 ? (int)tc_know_ent(mx->k, hits[0].ent)->kind : 0;
				if (len > 0 && role_len > len && (kind == TC_ENT_PERSON || kind == TC_ENT_PLACE))
					break; /* "Major" of "major general" is nobody */
			}
		}
		if (mx->name_of[st->first + i] < 0 && w->form.n >= 4 && w->form.n <= 8 && w->upos == TC_UPOS_PROPN &&
		    tc_is_upper(w->form.p[0]) && tc_is_lower(w->form.p[1]))
			acronym_as_word(mx, st->first + i);
		if (mx->name_of[st->first + i] < 0 && w->xpos == TC_XPOS_NNPS && tc_str_ends(w->form, TC_STR("s")))
			people_plural(mx, st->first + i);
	}
}

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
			if (joins_phrase(d, c, false) &&
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

static bool wants_mention(struct tc__mx *mx, int32_t i, uint8_t *kind)
{
	const struct tc_doc *d = mx->d;
	const struct tc_word *w = &d->words[i];
	if (mx->name_of[i] >= 0 && mx->name_of[i] != i)
		return false;
	bool named = mx->name[i].hits != NULL;
	if (w->rel == TC_REL_FLAT || w->rel == TC_REL_FIXED || w->rel == TC_REL_GOESWITH || w->rel == TC_REL_CASE ||
	    w->rel == TC_REL_PUNCT || w->rel == TC_REL_DET)
		if (!(named && w->rel == TC_REL_FLAT && w->head >= 0 && (mx->role[w->head].e || mx->title[w->head].e)))
			return false;
	if (w->upos == TC_UPOS_PRON && !(named && is_capitals(w->form)) &&
	    !(tc_is_upper(w->form.p[0]) && w->xpos != TC_XPOS_PRP && w->xpos != TC_XPOS_PRPS && !tc__is_pronoun(d, i) &&
	      w->form.n > 4)) {
		*kind = TC_MENTION_PRONOUN;
		return w->rel != TC_REL_EXPL && w->xpos != TC_XPOS_EX;
	}
	if (named && (w->rel == TC_REL_AMOD || w->rel == TC_REL_COMPOUND || w->rel == TC_REL_NMOD_DESC ||
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
		scan_sentence(&mx, &d->sents[s], forms);
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
	tc__scene_find(&mx);
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

/* --- who a phrase stands for ------------------------------------------------------------------------------------- */

bool tc_party_at(struct tc_coding *cx, int32_t word, struct tc_actor *out)
{
	if (word < 0 || cx->mention_at[word] < 0)
		return false;
	const struct tc_mention *me = &cx->mentions[cx->mention_at[word]];
	if (!me->party)
		return false;
	*out = me->who;
	return true;
}

bool tc__same(const struct tc_actor *a, const struct tc_actor *b)
{
	if (a->ent && b->ent)
		return a->ent == b->ent && memcmp(a->country, b->country, 4) == 0;
	if (a->span.beg == b->span.beg && a->span.end == b->span.end && memcmp(a->country, b->country, 4) == 0)
		return true;
	return a->name.n && tc_str_eqi(a->name, b->name) && memcmp(a->country, b->country, 4) == 0;
}

static void add(struct tc_parties *out, const struct tc_actor *a)
{
	for (int i = 0; i < out->n; i++)
		if (tc__same(&out->a[i], a))
			return;
	if (out->n < TC_MAX_PARTIES)
		out->a[out->n++] = *a;
}

static void add_mention(struct tc_coding *cx, const struct tc_mention *me, struct tc_parties *out)
{
	if (me->also[0] < 0) {
		add(out, &me->who);
		return;
	}
	for (int i = 0; i < 4 && me->also[i] >= 0; i++) {
		struct tc_actor a = cx->mentions[me->also[i]].who;
		a.text = me->who.text; /* the words that are here, not those of the antecedent */
		a.span = me->span;
		add(out, &a);
	}
}

static void parties_of(struct tc_coding *cx, int32_t word, struct tc_parties *out, int depth)
{
	const struct tc_doc *d = cx->doc;
	if (word < 0 || depth > 4)
		return;
	int32_t m = cx->mention_at[word];
	int before = out->n;
	if (m >= 0 && cx->mentions[m].party)
		add_mention(cx, &cx->mentions[m], out);
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_CONJ && cx->mention_at[c] >= 0 && cx->mentions[cx->mention_at[c]].party)
			parties_of(cx, c, out, depth + 1);
	if (out->n > before || (m >= 0 && cx->mentions[m].party))
		return;
	/* No party: whoever it belongs to. A possessor first, then demonyms and compounds, then "of", "by" and "from".
	 */
	int32_t poss = tc_child(d, word, TC_REL_NMOD_POSS);
	if (poss >= 0)
		parties_of(cx, poss, out, depth + 1);
	if (out->n > before)
		return;
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		int32_t cm = cx->mention_at[c];
		if ((rel == TC_REL_AMOD || rel == TC_REL_COMPOUND || rel == TC_REL_NMOD_DESC) && cm >= 0 &&
		    cx->mentions[cm].party)
			parties_of(cx, c, out, depth + 1);
	}
	if (out->n > before)
		return;
	for (int32_t c = d->words[word].child; c >= 0; c = d->words[c].next) {
		if (d->words[c].rel != TC_REL_NMOD)
			continue;
		int32_t p = tc_child(d, c, TC_REL_CASE);
		if (p >= 0 && (tc_lemma_is(d, p, "of") || tc_lemma_is(d, p, "by") || tc_lemma_is(d, p, "from")))
			parties_of(cx, c, out, depth + 1);
	}
}

void tc_parties_of(struct tc_coding *cx, int32_t word, struct tc_parties *out) { parties_of(cx, word, out, 0); }
