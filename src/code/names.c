/* SPDX-License-Identifier: Apache-2.0 */
/* code/names.c - names, titles and role nouns of a sentence, looked up once per word, leftmost longest; each match is
 * filed under the head word of its span. Letters and parts of speech decide which matches may be names at all. */
#include "code/mention_int.h"

static const char *const function_words[] = {
        "a",    "an",  "and",   "are",  "as",   "at", "be",  "been", "but",  "by",    "for", "from", "had",   "has",
        "have", "he",  "her",   "his",  "if",   "in", "is",  "it",   "its",  "of",    "on",  "or",   "our",   "she",
        "that", "the", "their", "they", "this", "to", "was", "we",   "were", "which", "who", "with", "would",
};

static bool is_function_word(tc_str f)
{
	return !(f.n > 1 && tc_is_upper(f.p[1])) && WORD_IN(f, function_words);
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

bool tc__is_capitals(tc_str s)
{
	for (uint32_t i = 0; i < s.n; i++)
		if (!tc_is_upper(s.p[i]) && s.p[i] != '.')
			return false;
	return s.n >= 2;
}

/* Whether letters of the span and parts of speech allow a name at all. */
static bool may_be_name(const struct tc_doc *d, int32_t first, int32_t last)
{
	bool upper = false, noun = tc__is_capitals(d->words[first].form); /* "US" is no pronoun */
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

void tc__scan_sentence(struct tc__mx *mx, const struct tc_sent *st, tc_str *forms)
{
	enum { MAX_NAME_WORDS = 12 };
	const struct tc_doc *d = mx->d;
	int32_t next_free = 0;
	/* "Mark Cuban": a last name that the parser took for an adjective of the given name. */
	for (int32_t i = st->first + 1; i < st->first + st->n; i++) {
		struct tc_word *w = &mx->cx->doc->words[i];
		if (w->rel == TC_REL_AMOD && w->head == i - 1 && tc_is_upper(w->form.p[0]) &&
		    d->words[i - 1].upos == TC_UPOS_PROPN && tc__gender_of_name(d->words[i - 1].form))
			w->rel = TC_REL_FLAT;
	}
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
	/* "Mark" before a last name is a given name, whoever bears it as the last. */
	for (int32_t i = st->first; i + 1 < st->first + st->n; i++) {
		const struct tc__name_at *na = &mx->name[i];
		if (na->hits && na->first == i && na->last == i && na->hits[0].name_flags & TC_NAME_SURNAME &&
		    tc__gender_of_name(d->words[i].form) && d->words[i + 1].rel == TC_REL_FLAT &&
		    tc_is_upper(d->words[i + 1].form.p[0]) && mx->name_of[i + 1] != i) {
			mx->name[i] = (struct tc__name_at){NULL, 0, 0, 0};
			mx->name_of[i] = -1;
		}
	}
	/* "Mark Cuban", "Jack London": the last name of somebody is no state and no town. */
	for (int32_t i = st->first + 1; i < st->first + st->n; i++) {
		const struct tc__name_at *na = &mx->name[i];
		int32_t h = d->words[i].head;
		if (!na->hits || na->first != na->last || d->words[i].rel != TC_REL_FLAT)
			continue;
		/* The given name is the head, or hangs on the same title. */
		if (h != i - 1 && d->words[i - 1].rel == TC_REL_FLAT && d->words[i - 1].head == h)
			h = i - 1;
		if (h != i - 1 || d->words[h].upos != TC_UPOS_PROPN || mx->name_of[h] >= 0 || mx->role[h].e ||
		    mx->title[h].e || !tc__gender_of_name(d->words[h].form))
			continue;
		int kind = tc_know_ent(mx->k, na->hits[0].ent)->kind;
		if (kind == TC_ENT_COUNTRY || kind == TC_ENT_PLACE || kind == TC_ENT_ETHNIC) {
			mx->name[i] = (struct tc__name_at){NULL, 0, 0, 0};
			mx->name_of[i] = -1;
		}
	}
}
