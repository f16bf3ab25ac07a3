/* SPDX-License-Identifier: Apache-2.0 */
/* code/reading.c - as whom a name is read: of the entities of that name the one that fits letters, place in the clause,
 * title, date and the document's countries best; which office a person held that day. Scores are small numbers set by
 * hand and checked on development documents; they only rank readings. */
#include <math.h>

#include "code/mention_int.h"

/* The role or title that stands before a name: among its modifiers, or the phrase that the name completes. */
const struct tc_ent *tc__title_of(const struct tc__mx *mx, int32_t w, int32_t *at)
{
	const struct tc_doc *d = mx->d;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		if (rel != TC_REL_NMOD_DESC && rel != TC_REL_COMPOUND && rel != TC_REL_AMOD &&
		    !(rel == TC_REL_APPOS && c < w))
			continue;
		if (c > w)
			continue;
		const struct tc__role_at *r = mx->role[c].e ? &mx->role[c] : &mx->title[c];
		if (r->e && r->last < w) {
			*at = c;
			return r->e;
		}
	}
	int rel = d->words[w].rel;
	int32_t h = d->words[w].head;
	/* "Secretary of State Powell", however the words were attached. */
	int32_t before = mx->name[w].hits ? mx->name[w].first - 1 : w - 1;
	if (before >= 0 && d->words[before].sent == d->words[w].sent && mx->role_end[before] >= 0 &&
	    d->words[w].upos == TC_UPOS_PROPN) {
		int32_t r = mx->role_end[before];
		const struct tc_ent *e = mx->role[r].e && mx->role[r].last == before ? mx->role[r].e : mx->title[r].e;
		if (e && (e->kind == TC_ENT_TITLE || e->flags & TC_ROLE_PERSON) && !tc__is_calendar_word(d, w)) {
			*at = r;
			return e;
		}
	}
	if ((rel == TC_REL_FLAT || rel == TC_REL_APPOS || rel == TC_REL_NMOD_UNMARKED) && h >= 0 && h < w &&
	    w - h <= 6) {
		const struct tc__role_at *r = mx->role[h].e ? &mx->role[h] : &mx->title[h];
		bool comma = w > 0 && d->words[w - 1].upos == TC_UPOS_PUNCT;
		if (r->e && r->last < w && !comma) {
			*at = h;
			return r->e;
		}
	}
	*at = -1;
	return NULL;
}

/* The gender that a title before the name at w says; 0 none. */
char tc__title_gender(const struct tc_doc *d, int32_t w)
{
	static const struct {
		const char *form;
		char g;
	} titles[] = {
	        {"mr", 'm'},     {"mr.", 'm'},      {"mrs", 'f'},  {"mrs.", 'f'}, {"ms", 'f'},
	        {"ms.", 'f'},    {"miss", 'f'},     {"sir", 'm'},  {"king", 'm'}, {"queen", 'f'},
	        {"prince", 'm'}, {"princess", 'f'}, {"lady", 'f'}, {"lord", 'm'},
	};
	for (int32_t c = d->words[w].child; c >= 0 && c < w; c = d->words[c].next)
		for (size_t i = 0; i < TC_COUNT(titles); i++)
			if (tc_str_isi(d->words[c].form, titles[i].form))
				return titles[i].g;
	return 0;
}

/* The words of the name headed by w: proper nouns around it, without titles and nationalities. */
void tc__name_extent(const struct tc__mx *mx, int32_t w, int32_t *a, int32_t *b)
{
	const struct tc_doc *d = mx->d;
	int32_t lo = w, hi = w;
	if (mx->name[w].hits) {
		lo = mx->name[w].first;
		hi = mx->name[w].last;
	}
	int32_t begin = d->sents[d->words[w].sent].first, end = begin + d->sents[d->words[w].sent].n;
	bool part = d->words[w].rel == TC_REL_FLAT; /* hangs on a title: the rest of the name are its siblings */
	while (lo > mx->first[w] || (part && lo > begin)) {
		const struct tc_word *l = &d->words[lo - 1];
		if (lo <= mx->first[w] && l->rel != TC_REL_FLAT)
			break;
		if (l->upos != TC_UPOS_PROPN && l->xpos != TC_XPOS_NNP)
			break;
		const struct tc_ent *role = mx->role[lo - 1].e;
		if ((role && role->flags & TC_ROLE_PERSON) || mx->title[lo - 1].e)
			break;
		int32_t n = mx->name_of[lo - 1];
		int kind = n >= 0 ? (int)tc_know_ent(mx->k, mx->name[n].hits[0].ent)->kind : TC_ENT_PERSON;
		if (kind != TC_ENT_PERSON && kind != TC_ENT_PLACE)
			break;
		lo--;
	}
	while (hi < mx->last[w] || (part && hi + 1 < end)) {
		const struct tc_word *r = &d->words[hi + 1];
		if (tc__is_twin(mx, hi + 1)) {
			hi++;
			continue;
		}
		if (hi >= mx->last[w] && r->head != d->words[w].head)
			break;
		if (tc_is_lower(r->form.p[0]) && r->form.n > 4 && tc_str_find(r->form, TC_STR("-")) < 0 &&
		    !tc_str_starts(r->form, TC_STR("del")))
			break; /* "calling Alwaleed dopey"; but "bin", "van", "della" */
		if (r->rel != TC_REL_FLAT &&
		    !(r->rel == TC_REL_PUNCT && hi + 2 <= mx->last[w] && d->words[hi + 2].rel == TC_REL_FLAT))
			break;
		hi++;
	}
	*a = lo;
	*b = hi;
}

/* What is left of a name spelled in several ways: its first letter and consonants, doubled ones once. */
static uint32_t skeleton(tc_str s, char *out, uint32_t cap)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < s.n && n + 2 < cap; i++) {
		char c = tc_lower(s.p[i]);
		if (c < 'a' || c > 'z')
			continue;
		bool vowel = c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || c == 'h';
		if ((vowel && n) || (n && out[n - 1] == c))
			continue;
		if (c == 'x' && n) {
			out[n++] = 'k';
			c = 's';
		}
		out[n++] = c == 'q' ? 'k' : c;
	}
	return n;
}

bool tc__same_given(tc_str full, tc_str given)
{
	uint32_t n = 0;
	while (n < full.n && full.p[n] != ' ')
		n++;
	tc_str first = tc_str_cut(full, 0, n);
	if (tc_str_eqi(first, given))
		return true;
	/* An initial: "V." for Vladimir. */
	if (given.n <= 2)
		return given.n && first.n && tc_lower(given.p[0]) == tc_lower(first.p[0]);
	/* "Pervaiz" for Pervez, "Condoleeza" for Condoleezza. */
	char a[24], b[24];
	uint32_t na = skeleton(first, a, sizeof a), nb = skeleton(given, b, sizeof b);
	return na >= 3 && na == nb && memcmp(a, b, na) == 0;
}

static bool in_force(const struct tc_ent *e, int32_t day)
{
	if (day == TC_DAY_NONE)
		return e->to == TC_DAY_OPEN || e->to == TC_DAY_NONE;
	return (e->from == TC_DAY_NONE || day >= e->from) &&
	       (e->to == TC_DAY_OPEN || e->to == TC_DAY_NONE || day <= e->to + 60);
}

/* Whether the person held or will hold some office within six years of the document. */
static bool near_office(const struct tc__mx *mx, const struct tc_ent *e)
{
	uint32_t n = 0;
	const struct tc_office *o = tc_know_offices(mx->k, e->id, &n);
	int32_t day = mx->cx->day;
	if (day == TC_DAY_NONE)
		return n > 0;
	for (uint32_t i = 0; i < n; i++)
		if ((o[i].from == TC_DAY_NONE || o[i].from - day < 2200) &&
		    (o[i].to == TC_DAY_OPEN || day - o[i].to < 2200))
			return true;
	return false;
}

/* Whether the role or title at a word can be of that office class (in some country). */
bool tc__has_class(const struct tc__mx *mx, int32_t w, tc_str office_class)
{
	const struct tc__role_at *r = &mx->role[w];
	for (uint32_t i = 0; i < r->n && i < 16; i++) {
		const struct tc_ent *e = tc_know_ent(mx->k, r->hits[i].ent);
		if (e->kind == TC_ENT_ROLE && tc_str_eqi(e->note, office_class))
			return true;
	}
	return false;
}

/* The reading of a role noun in a country: "secretary of state" is an office of its own in the United States. Without a
 * country the reading for all; `guess` allows one of a country that the document speaks of. */
const struct tc_ent *tc__role_in(const struct tc__mx *mx, int32_t w, const struct tc_ent *role, const char *iso,
                                 bool guess)
{
	const struct tc__role_at *r = &mx->role[w];
	if (r->e != role)
		return role;
	const struct tc_ent *seen = NULL;
	for (uint32_t i = 0; i < r->n && i < 16; i++) {
		const struct tc_ent *e = tc_know_ent(mx->k, r->hits[i].ent);
		if (e->kind != TC_ENT_ROLE || !e->country[0])
			continue;
		if (iso[0] && memcmp(e->country, iso, 4) == 0)
			return e;
		if (!seen && !iso[0] && tc__country_seen(mx, e->country))
			seen = e;
	}
	if (guess && seen)
		return seen;
	/* Another country's own sense does not fit: fall back to the sense for all, if there is one. */
	if (role->country[0] && iso[0] && memcmp(role->country, iso, 4) != 0)
		for (uint32_t i = 0; i < r->n && i < 16; i++) {
			const struct tc_ent *e = tc_know_ent(mx->k, r->hits[i].ent);
			if (e->kind == TC_ENT_ROLE && !e->country[0])
				return e;
		}
	return role;
}

/* How much the world's news speaks of a country's politicians by their last names alone (weight in countries.tsv). */
static float prominence(const struct tc__mx *mx, const char iso[4])
{
	const struct tc_ent *e = iso[0] ? tc_know_country(mx->k, iso) : NULL;
	return e ? 0.1f * (float)e->population : 0.0f;
}

/* Somebody by the last name alone: who is known, in office that day or lately, and much spoken of. */
static float last_name_score(const struct tc__mx *mx, const struct tc_ent *e, const struct tc_office *o)
{
	float s = e->rank == 1 ? 4.0f : e->rank == 2 ? 2.5f : 1.0f;
	if (e->rank == 1 || e->rank == 2)
		s += prominence(mx, e->country) * (e->rank == 1 ? 1.0f : 0.5f);
	if (o)
		return s + 2.0f;
	return near_office(mx, e) ? s + 0.3f : s - 3.0f;
}

/* What speaks against a bare last name from a country that the document does not speak of: a given name ("Ahmed"), or
 * somebody little known in a text that names other countries. */
static float stranger(const struct tc__mx *mx, const struct tc_ent *e, tc_str form, uint32_t namesakes, bool titled)
{
	bool given = tc__gender_of_name(form) != 0;
	if (given && e->rank == 1 && namesakes < 3)
		given = false; /* "Saddam", "Fidel": there is but one */
	bool elsewhere = mx->total_countries >= 2;
	float s = !given                              ? 0.0f
	          : !elsewhere                        ? 2.5f
	          : e->rank != 1                      ? 4.0f
	          : prominence(mx, e->country) < 0.8f ? 5.5f
	                                              : 2.5f;
	if (!titled && e->rank != 1 && mx->total_countries >= 4 && prominence(mx, e->country) < 1.5f)
		s += 3.5f;
	if (!titled && e->rank == 1 && mx->strong_setting && prominence(mx, e->country) < 0.5f)
		s += 5.0f; /* a small country's leader in a text about one other country */
	return s;
}

/* Whether a body of another country has the same name; outlets and places do not count. */
static bool shared_abroad(const struct tc__mx *mx, const struct tc__name_at *na, const struct tc_ent *e)
{
	if (e->sector != TC_SECTOR_NGO && e->sector != TC_SECTOR_BUS)
		return true;
	for (uint32_t i = 0; i < na->n && i < 16; i++) {
		const struct tc_ent *o = tc_know_ent(mx->k, na->hits[i].ent);
		if (o->kind == TC_ENT_ORG && memcmp(o->country, e->country, 4) != 0)
			return true;
	}
	return false;
}

/* Whether the clause's subject is of another state that the text speaks of as much: its bodies are its own. */
static bool asked_by_other(const struct tc__mx *mx, int32_t w, const char iso[4], int seen)
{
	static const char *const speaks[] = {"address", "speak", "tell", "visit"};
	const struct tc_doc *d = mx->d;
	int32_t v = d->words[w].head, sub = v >= 0 ? tc_child(d, v, TC_REL_NSUBJ) : -1, m = tc__at(mx, sub);
	if (m < 0 || sub > w || d->words[w].rel == TC_REL_NSUBJ || mx->state[m] != TC__DONE || WORD_IN(d->words[v].lemma, speaks))
		return false;
	const struct tc_mention *t = &mx->cx->mentions[m];
	return t->party && t->who.country[0] && tc__state_body(t->who.sector) && memcmp(t->who.country, iso, 4) != 0 &&
	       tc__country_seen(mx, t->who.country) >= seen - 1;
}

static float score_hit(const struct tc__mx *mx, const struct tc__name_at *na, const struct tc_name_hit *h, int32_t w,
                       enum tc__standing st, const struct tc_ent *title, int32_t title_at, bool longer,
                       const char *near, const char *beside)
{
	const struct tc_ent *e = tc_know_ent(mx->k, h->ent);
	const struct tc_doc *d = mx->d;
	int words = na->last - na->first + 1;
	float rank = e->rank == 1 ? 2.0f : e->rank == 2 ? 1.0f : 0.0f;
	int seen = tc__country_seen(mx, e->country);
	float known = e->country[0] ? (seen >= 3 ? 1.5f : seen ? 1.0f : 0.0f) : 0.5f;
	float s = 0;
	bool saying = tc__is_saying(d, d->words[w].head);
	int32_t prep = tc__case_word(d, w);
	if (prep >= 0 && tc_str_eqi(d->words[prep].form, TC_STR("according")))
		saying = true;
	switch (e->kind) {
	case TC_ENT_COUNTRY:
		s = 6.0f;
		if (!in_force(e, mx->cx->day))
			s -= 4.0f;
		if (h->name_flags & TC_NAME_CAPITAL)
			s += e->rank > 1 && !seen ? -3.0f : 0.0f, /* "of Hamilton": seldom the one on Bermuda */
			        s += st == TC__STANDS_PLACE              ? -4.0f
			             : st == TC__STANDS_ACTING || saying ? 1.5f
			             : st == TC__STANDS_NEUTRAL          ? 0.7f
			                                                 : 0.0f;
		else if (!(h->name_flags & TC_NAME_METONYM))
			s += seen > 1 ? 0.5f : 0.0f;
		if (h->name_flags & TC_NAME_DEMONYM)
			s += 0.5f;
		if (title && words == 1)
			s -= 3.0f;
		break;
	case TC_ENT_PERSON: {
		const struct tc_office *o = tc_know_office_on(mx->k, e->id, mx->cx->day, 120);
		bool known_country = seen > 0;
		if (h->name_flags & TC_NAME_SURNAME || words == 1)
			s = last_name_score(mx, e, o) + (known_country ? 1.0f : 0.0f) -
			    (known_country ? 0.0f : stranger(mx, e, d->words[w].form, na->n, title != NULL));
		else
			s = 6.5f + rank * 0.5f + (o ? 0.7f : 0.0f) + (known_country ? 0.5f : 0.0f);
		if (o && o->rank == 1)
			s += tc_str_is(o->office_class, "head of state") ? 0.6f : 0.4f;
		if (title) {
			s += title->sector || title->note.n || words > 1 ? 3.0f : 1.0f; /* "Dr. Mann" says little */
			if (o && o->office_class.n && tc__has_class(mx, title_at, o->office_class))
				s += 3.0f;
			else if (o && title->sector && title->sector != o->sector)
				s -= 1.5f;
		}
		if (st == TC__STANDS_PLACE)
			s -= 4.0f;
		/* "Luxembourg's King Albert" is nobody of Monaco. */
		if (title && near && e->country[0] && memcmp(near, e->country, 4) != 0 && (!o || memcmp(near, o->country, 4) != 0))
			s -= 5.0f;
		/* "Mrs. Clinton" is not Bill. */
		char g = tc__title_gender(d, w), own = g ? tc__gender_of_name(e->name) : 0;
		if (g && own && g != own)
			s -= 8.0f;
		break;
	}
	case TC_ENT_ORG:
		s = words > 1 ? 6.0f + rank * 0.5f : h->name_flags & TC_NAME_ABBREV ? 4.5f + rank * 0.7f : 3.5f + rank;
		s += known - 0.5f;
		/* "SDF" is Japanese, Syrian or Cameroonian: whose country the text names. */
		if (h->name_flags & TC_NAME_ABBREV && na->n > 1 && seen)
			s += 1.5f;
		if (h->name_flags & TC_NAME_ABBREV && words == 1 && e->rank > 1 && e->country[0] && !seen)
			s -= 3.5f; /* letters of a little known body abroad may stand for anything */
		if (!in_force(e, mx->cx->day))
			s -= 1.0f;
		if (title && words == 1)
			s -= 3.0f;
		/* Parties and courts share their names over borders. */
		if (na->n > 1 && mx->setting[0] && e->country[0] && !seen && e->sector != TC_SECTOR_IGO && !near &&
		    shared_abroad(mx, na, e))
			s -= 5.0f;
		break;
	case TC_ENT_ETHNIC:
		s = st == TC__STANDS_PLACE ? 2.5f : 5.5f; /* "in Rakhine", "in Arakan" */
		break;
	case TC_ENT_PLACE:
		s = 1.0f + (e->population > 0 ? log10f((float)e->population) * 0.6f : 1.0f) + known;
		if (st == TC__STANDS_PLACE)
			s += 3.0f;
		/* "in Lebanon": a state, not the town of its name in New Hampshire. Provinces carry no population. */
		bool there = beside && memcmp(beside, e->country, 4) == 0;
		for (uint32_t i = 0; i < na->n && i < 8 && e->population && !there; i++) {
			const struct tc_ent *c = tc_know_ent(mx->k, na->hits[i].ent);
			if (c->kind == TC_ENT_COUNTRY && in_force(c, mx->cx->day) &&
			    !(na->hits[i].name_flags & (TC_NAME_CAPITAL | TC_NAME_METONYM | TC_NAME_DEMONYM))) {
				s -= 3.0f;
				break;
			}
		}
		if (st == TC__STANDS_ACTING)
			s -= 1.0f;
		if (title)
			s -= 3.0f;
		break;
	case TC_ENT_OUTLET:
		s = (words > 1 ? 5.5f : 3.5f) + (saying ? 2.0f : 0.0f) + rank * 0.3f;
		if (st == TC__STANDS_PLACE)
			s -= 1.0f;
		break;
	default:
		return -100.0f;
	}
	/* "Supreme Court", "Police": names that are role nouns too need the country in sight. */
	if (mx->role[w].e && mx->role[w].first <= na->first && mx->role[w].last >= na->last) {
		if (e->kind == TC_ENT_PLACE || (e->kind == TC_ENT_PERSON && words == 1 && !title))
			s -= 4.0f;
		else if (e->kind == TC_ENT_ORG && e->country[0] && !seen && (mx->total_countries > 0 || e->rank != 1))
			s -= 5.0f;
		else if (e->kind == TC_ENT_ORG && e->country[0] && !near && asked_by_other(mx, w, e->country, seen))
			s -= 5.0f; /* "Guatemala's president asked Congress" */
	}
	if (beside && e->kind == TC_ENT_PLACE && memcmp(beside, e->country, 4) == 0)
		s += 4.0f; /* "Georgia and Alabama", "Atlanta, Georgia" */
	if (near && e->country[0] && e->kind != TC_ENT_COUNTRY && memcmp(near, e->country, 4) == 0)
		s += 2.0f;
	if (near && e->country[0] && e->kind == TC_ENT_ORG && memcmp(near, e->country, 4) != 0)
		s -= 8.0f; /* "the Ministry of Defence of Estonia" is not the British one */
	/* A longer capitalised name around the match means somebody else. */
	bool one = words == 1 || (words == 2 && tc_str_eqi(d->words[na->first].form, TC_STR("the")));
	if (longer && one && e->kind == TC_ENT_ORG)
		s -= words > 1 ? 7.0f : 6.0f;
	else if (longer && e->kind != TC_ENT_COUNTRY)
		s -= e->kind == TC_ENT_PERSON && words > 1 ? 0.5f : words > 1 ? 4.0f : 6.0f;
	return s;
}

/* The country that a demonym, compound or possessor before w names, or "of" behind it; NULL none. */
static const char *modifier_country(const struct tc__mx *mx, int32_t w, int depth)
{
	const struct tc_doc *d = mx->d;
	const char *behind = NULL;
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
		int rel = d->words[c].rel;
		const struct tc_ent *e = mx->name[c].hits ? tc_know_ent(mx->k, mx->name[c].hits[0].ent) : NULL;
		bool state = e && e->kind == TC_ENT_COUNTRY;
		if (state && (rel == TC_REL_AMOD || rel == TC_REL_COMPOUND || rel == TC_REL_NMOD_POSS ||
		              rel == TC_REL_NMOD_DESC))
			return e->country;
		int32_t p = rel == TC_REL_NMOD && c > w ? tc__case_word(d, c) : -1;
		if (p < 0 || !tc_lemma_is(d, p, "of"))
			continue;
		if (state)
			behind = e->country;
		else if (depth < 2 && !behind)
			behind = modifier_country(mx, c, depth + 1); /* "the Ministry of Defence of Estonia" */
	}
	return behind;
}

/* The country of a town or region that w is coordinated with or stands behind; NULL none. */
const char *tc__beside_country(const struct tc__mx *mx, int32_t w)
{
	const struct tc_doc *d = mx->d;
	int rel = d->words[w].rel;
	int32_t other[2] = {-1, -1};
	/* "San Bernardino and Paris": a capital needs no neighbour to be known. */
	const struct tc__name_at *na = &mx->name[w];
	for (uint32_t i = 0; i < na->n && i < 8; i++)
		if (rel == TC_REL_CONJ && na->hits[i].name_flags & TC_NAME_CAPITAL)
			return NULL;
	if (rel == TC_REL_CONJ || rel == TC_REL_APPOS || rel == TC_REL_NMOD_UNMARKED || rel == TC_REL_FLAT ||
	    rel == TC_REL_LIST)
		other[0] = d->words[w].head;
	for (int32_t c = d->words[w].child; c >= 0 && other[1] < 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_CONJ ||
		    (c > w && (d->words[c].rel == TC_REL_APPOS || d->words[c].rel == TC_REL_NMOD_UNMARKED) &&
		     tc_str_is(d->words[w + 1].form, ",")))
			other[1] = c; /* "Lebanon, New Hampshire" */
	for (int i = 0; i < 2; i++) {
		if (other[i] < 0 || !mx->name[other[i]].hits)
			continue;
		const struct tc_ent *e = tc_know_ent(mx->k, mx->name[other[i]].hits[0].ent);
		if (e->kind == TC_ENT_PLACE)
			return e->country;
	}
	return NULL;
}

struct tc__reading tc__best_reading(const struct tc__mx *mx, const struct tc__name_at *na, int32_t w,
                                    enum tc__standing st, const struct tc_ent *title, int32_t title_at, bool longer)
{
	struct tc__reading best = {NULL, NULL, -50.0f};
	const char *near = modifier_country(mx, w, 0), *beside = tc__beside_country(mx, w);
	uint32_t n = na->n < 32 ? na->n : 32;
	for (uint32_t i = 0; i < n; i++) {
		if (!tc__hit_fits(mx, na, &na->hits[i]))
			continue;
		float s = score_hit(mx, na, &na->hits[i], w, st, title, title_at, longer, near, beside) -
		          0.01f * (float)i;
		if (s > best.score)
			best = (struct tc__reading){&na->hits[i], tc_know_ent(mx->k, na->hits[i].ent), s};
	}
	return best;
}

/* The place a name can be read as: namesakes by the countries of the document, then by population. */
const struct tc_ent *tc__best_place(const struct tc__mx *mx, const struct tc__name_at *na, const char *within,
                                    bool town)
{
	const struct tc_ent *best = NULL;
	float top = -1.0f;
	uint32_t n = na->n < 64 ? na->n : 64;
	for (uint32_t i = 0; i < n; i++) {
		const struct tc_ent *e = tc_know_ent(mx->k, na->hits[i].ent);
		if (e->kind != TC_ENT_PLACE &&
		    !(e->kind == TC_ENT_COUNTRY &&
		      !(na->hits[i].name_flags & (TC_NAME_CAPITAL | TC_NAME_DEMONYM | TC_NAME_METONYM))))
			continue;
		if (!tc__hit_fits(mx, na, &na->hits[i]) || (town && e->kind == TC_ENT_COUNTRY))
			continue;
		float s = e->kind == TC_ENT_COUNTRY ? 7.5f
		          : e->population           ? log10f((float)e->population)
		          : e->rank <= 2            ? 5.2f
		                         : 3.0f; /* provinces carry no population: they count as large towns */
		int seen = tc__country_seen(mx, e->country);
		s += seen >= 2 ? 1.2f : seen ? 0.8f : 0.0f;
		s += e->rank == 1 ? 0.8f : 0.0f;
		if (!e->population && e->kind == TC_ENT_PLACE && memcmp(e->country, "USA", 4) == 0)
			s += 0.6f; /* the states that the world's news knows by name */
		if (within && memcmp(within, e->country, 4) == 0)
			s += 5.0f;
		if (s > top) {
			top = s;
			best = e;
		}
	}
	return best;
}

/* The office that best says who the person is on the document's date: one in force that day before one of the weeks
 * around it, then by rank, then one of the country that most of the person's offices are in ("co-prince of Andorra").
 */
const struct tc_office *tc__office_of(const struct tc__mx *mx, uint32_t person)
{
	int32_t day = mx->cx->day;
	if (day == TC_DAY_NONE)
		return tc_know_office_on(mx->k, person, day, 0);
	uint32_t n = 0;
	const struct tc_office *all = tc_know_offices(mx->k, person, &n), *best = NULL;
	int top = -1;
	for (uint32_t i = 0; i < n && i < 64; i++) {
		const struct tc_office *o = &all[i];
		int32_t early = o->from == TC_DAY_NONE ? 0 : o->from - day,
		        late = o->to == TC_DAY_OPEN || o->to == TC_DAY_NONE ? 0 : day - o->to;
		int32_t off = early > late ? early : late;
		if (off > 45)
			continue;
		int own = 0;
		for (uint32_t k = 0; k < n && k < 64; k++)
			own += memcmp(all[k].country, o->country, 4) == 0;
		int s = (off <= 0 ? 1000 : 0) + (4 - (o->rank ? o->rank : 3)) * 100 +
		        (own < 99 ? own : 99) * (o->rank == 1 ? 1 : 0);
		if (o->country[0] && own * 2 < (int)n)
			s -= 150;
		if (s > top) {
			top = s;
			best = o;
		}
	}
	return best;
}

void tc__set_holder(struct tc__mx *mx, struct tc_mention *me, const struct tc_office *o)
{
	const struct tc_ent *e = tc_know_ent(mx->k, o->person);
	me->ent = me->who.ent = e->id + 1;
	me->who.name = e->name;
	memcpy(me->who.country, o->country, 4);
	me->who.sector = o->sector;
	me->who.office = o->office;
	me->who.unnamed = false;
	me->person = me->party = true;
}

void tc__set_person(struct tc__mx *mx, struct tc_mention *me, const struct tc_ent *e)
{
	const struct tc_office *o = tc__office_of(mx, e->id);
	me->ent = me->who.ent = e->id + 1;
	me->who.name = e->name;
	memcpy(me->who.country, e->country, 4);
	me->who.sector = e->sector;
	me->who.office = TC_STR_NULL;
	me->person = me->party = true;
	me->who.unnamed = false;
	if (!me->gender)
		me->gender = tc__gender_of_name(e->name);
	if (o) {
		memcpy(me->who.country, o->country, 4);
		me->who.sector = o->sector;
		me->who.office = o->office;
		return;
	}
	/* Out of office: somebody who takes office within two years stands for a party, who left it is of the elite. */
	uint32_t n = 0;
	const struct tc_office *all = tc_know_offices(mx->k, e->id, &n);
	int32_t day = mx->cx->day;
	if (n == 0 || day == TC_DAY_NONE)
		return;
	bool before = false, soon = false, led = false;
	for (uint32_t i = 0; i < n; i++) {
		before |= all[i].to != TC_DAY_OPEN && all[i].to < day;
		led |= all[i].to != TC_DAY_OPEN && all[i].to < day && all[i].rank == 1;
		soon |= all[i].from != TC_DAY_NONE && all[i].from > day && all[i].from - day < 400;
	}
	if (!me->who.country[0])
		memcpy(me->who.country, all[0].country, 4);
	if (me->who.sector == TC_SECTOR_GOV || me->who.sector == TC_SECTOR_NONE || me->who.sector == TC_SECTOR_LEG)
		me->who.sector = soon || (mx->campaign >= 2 && !led) ? TC_SECTOR_PTY
		                 : before                            ? TC_SECTOR_ELI
		                                                     : TC_SECTOR_PTY;
}
