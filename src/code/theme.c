/* SPDX-License-Identifier: Apache-2.0 */
/* code/theme.c - what a document is about: which countries its names point to without doubt, which of them leads
 * (setting), where it takes place (theatre, ground), and its dateline. */
#include "code/mention_int.h"

int tc__country_seen(const struct tc__mx *mx, const char iso[4])
{
	for (int i = 0; i < mx->n_countries; i++)
		if (memcmp(mx->countries[i].iso, iso, 4) == 0)
			return mx->countries[i].n;
	return 0;
}

/* Words of the text's opening sentence, or of the first after a short headline, weigh more: LEAD of them for a country. */
enum { LEAD = 2, HEADLINE = 14 };

static bool in_lead(const struct tc_doc *d, int32_t w)
{
	int32_t s = d->words[w].sent;
	return s == 0 || (s == 1 && d->sents[0].n <= HEADLINE);
}

static void count_country(struct tc__mx *mx, const char iso[4], bool placed, int32_t w)
{
	if (!iso[0])
		return;
	mx->total_countries++;
	int i = 0;
	while (i < mx->n_countries && memcmp(mx->countries[i].iso, iso, 4) != 0)
		i++;
	if (i == TC__MAX_COUNTRIES)
		return;
	struct tc__country_count *c = &mx->countries[i];
	if (i == mx->n_countries) {
		mx->n_countries++;
		*c = (struct tc__country_count){.n = 0};
		memcpy(c->iso, iso, 4);
	}
	c->n++;
	c->placed += placed;
	c->lead |= in_lead(mx->d, w);
}

static int weight(const struct tc__country_count *c) { return c->n + (c->lead ? LEAD : 0); }

/* Companies, media and charities speak on what happens anywhere: where they are at home says little of the text. */
static bool at_home(const struct tc_ent *e)
{
	return tc__state_body(e->sector) || e->sector == TC_SECTOR_REB || e->sector == TC_SECTOR_UAF;
}

/* Whether a place name is of one country alone, or its first bearer dwarfs the others. */
static bool one_country(const struct tc__mx *mx, const struct tc__name_at *na)
{
	const struct tc_ent *first = tc_know_ent(mx->k, na->hits[0].ent);
	for (uint32_t i = 1; i < na->n && i < 16; i++) {
		const struct tc_ent *e = tc_know_ent(mx->k, na->hits[i].ent);
		if (e->kind == TC_ENT_PLACE && memcmp(e->country, first->country, 4) != 0 &&
		    (first->rank > 1 || e->population * 8 > first->population))
			return false;
	}
	return true;
}

/* Whether the last name alone is that of a leader in office ("Merkel"). */
static bool leads(const struct tc__mx *mx, const struct tc_ent *e)
{
	const struct tc_office *o =
	        e->rank == 1 && mx->cx->day != TC_DAY_NONE ? tc_know_office_on(mx->k, e->id, mx->cx->day, 0) : NULL;
	return o && o->rank == 1;
}

/* Bodies that any country may have ("Congress", "Supreme Court"), companies and media, towns that many countries have:
 * they count where nothing speaks against it. */
enum { MAX_BODIES = 16, MAX_FIRMS = 16, MAX_TOWNS = 32 };
struct doubtful {
	const struct tc_ent *bodies[MAX_BODIES], *firms[MAX_FIRMS];
	int32_t firm_at[MAX_FIRMS], body_at[MAX_BODIES], towns[MAX_TOWNS];
	int n_bodies, n_firms, n_towns;
};

/* Counts the country that the name filed at a word points to, or sets it aside. */
static void count_name(struct tc__mx *mx, int32_t w, struct doubtful *q)
{
	const struct tc_doc *d = mx->d;
	const struct tc__name_at *na = &mx->name[w];
	const struct tc_ent *e = tc_know_ent(mx->k, na->hits[0].ent);
	/* "attacked Goma": the town, where the only bearers of the name beside it held office long ago. */
	if (e->kind == TC_ENT_PERSON && na->first == na->last && !leads(mx, e) && q->n_towns < MAX_TOWNS &&
	    tc__key_find(mx, d->words[w].form, -1, 0) < 0) {
		const struct tc_ent *p = tc__best_place(mx, na, NULL, true);
		if (p && p->population >= 100000 && tc__standing_of(mx, w) != TC__STANDS_ACTING)
			q->towns[q->n_towns++] = w;
		return;
	}
	/* The last name of somebody named in full is no place. */
	if (na->first == na->last && (e->kind == TC_ENT_PLACE || na->hits[0].name_flags & TC_NAME_CAPITAL) &&
	    tc__key_find(mx, d->words[w].form, -1, 0) >= 0)
		return;
	if (na->first == na->last && e->kind == TC_ENT_ORG && tc__all_upper(d->words[w].form) &&
	    tc__key_find(mx, d->words[w].form, -1, 0) >= 0)
		return; /* an acronym of this text's own */
	if (na->first == na->last && e->kind == TC_ENT_ORG && na->n > 1 && na->hits[0].name_flags & TC_NAME_ABBREV)
		return; /* "SDF": of several countries */
	if (e->kind == TC_ENT_ORG && mx->role[w].e && mx->role[w].first <= na->first && mx->role[w].last >= na->last) {
		if (e->rank == 1 && q->n_bodies < MAX_BODIES) {
			q->body_at[q->n_bodies] = w;
			q->bodies[q->n_bodies++] = e;
		}
		return;
	}
	for (uint32_t i = 1; i < na->n && i < 8 && e->kind == TC_ENT_ORG; i++) {
		const struct tc_ent *o = tc_know_ent(mx->k, na->hits[i].ent);
		if (o->kind == TC_ENT_ORG && memcmp(o->country, e->country, 4) != 0)
			return; /* "Democratic Party" */
	}
	/* "San Jose Rondon" is not San Jose. */
	if (e->kind == TC_ENT_PLACE && na->last + 1 < d->n_words && d->words[na->last + 1].rel == TC_REL_FLAT &&
	    d->words[na->last + 1].head >= na->first && d->words[na->last + 1].head <= na->last)
		return;
	bool placed =
	        e->kind == TC_ENT_PLACE || (e->kind == TC_ENT_COUNTRY && tc__standing_of(mx, w) == TC__STANDS_PLACE);
	if (e->kind == TC_ENT_ORG && e->rank == 1 && !at_home(e)) {
		if (q->n_firms < MAX_FIRMS) {
			q->firm_at[q->n_firms] = w;
			q->firms[q->n_firms++] = e;
		}
	} else if (e->kind == TC_ENT_PLACE && !one_country(mx, na)) {
		if (q->n_towns < MAX_TOWNS)
			q->towns[q->n_towns++] = w;
	} else if (e->kind == TC_ENT_ETHNIC) {
		if (tc__standing_of(mx, w) == TC__STANDS_PLACE) /* "in Rakhine" */
			count_country(mx, e->country, true, w);
	} else if (e->kind == TC_ENT_COUNTRY || e->kind == TC_ENT_PLACE || (e->kind == TC_ENT_ORG && e->rank == 1) ||
	           (e->kind == TC_ENT_PERSON &&
	            (na->last > na->first || (leads(mx, e) && !tc__gender_of_name(d->words[w].form))))) {
		count_country(mx, e->country, placed, w);
	}
}

static void count_doubtful(struct tc__mx *mx, const struct doubtful *q)
{
	int certain = mx->n_countries, most = 0;
	for (int i = 0; i < mx->n_countries; i++)
		most = mx->countries[i].n > most ? mx->countries[i].n : most;
	for (int i = 0; i < q->n_bodies; i++) {
		int same = 0;
		for (int k = 0; k < q->n_bodies; k++)
			same += memcmp(q->bodies[k]->country, q->bodies[i]->country, 4) == 0;
		if (most <= same || tc__country_seen(mx, q->bodies[i]->country))
			count_country(mx, q->bodies[i]->country, false, q->body_at[i]);
	}
	for (int i = 0; i < q->n_firms; i++)
		if (!certain || tc__country_seen(mx, q->firms[i]->country))
			count_country(mx, q->firms[i]->country, false, q->firm_at[i]);
	/* "Ferguson, Mo.": by the state behind it, by a country spoken of, or as the only clue there is. */
	certain = mx->n_countries;
	for (int i = 0; i < q->n_towns; i++) {
		const char *beside = tc__beside_country(mx, q->towns[i]);
		const struct tc_ent *p = tc__best_place(mx, &mx->name[q->towns[i]], beside, true);
		if (p && (!certain || tc__country_seen(mx, p->country) || (beside && memcmp(beside, p->country, 4) == 0)))
			count_country(mx, p->country, true, q->towns[i]);
	}
}

/* The country of a dateline: a place in capitals or before a dash at the very start of the text. */
static void find_dateline(struct tc__mx *mx)
{
	const struct tc_doc *d = mx->d;
	for (int32_t t = 0; t < d->n_sents && t < 3 && !mx->dateline[0]; t++) {
		const struct tc_sent *st = &d->sents[t];
		int32_t end = st->first + (st->n < 12 ? st->n : 12), dash = -1;
		for (int32_t i = st->first; i < end && dash < 0; i++) {
			tc_str f = d->words[i].form;
			if (tc_str_is(f, "--") || tc_str_is(f, "\xe2\x80\x94") || tc_str_is(f, "\xe2\x80\x93") ||
			    (tc_str_is(f, "-") && i > 0 && d->words[i - 1].flags & TC_WORD_SPACE_AFTER) ||
			    (tc_str_is(f, ":") && i > st->first && tc__all_upper(d->words[st->first].form)))
				dash = i;
			else if (d->words[i].upos != TC_UPOS_PROPN && d->words[i].upos != TC_UPOS_PUNCT &&
			         d->words[i].upos != TC_UPOS_NUM && !tc_is_upper(f.p[0]))
				break;
		}
		for (int32_t i = st->first; i < dash; i++)
			for (uint32_t h = 0; h < mx->name[i].n && !mx->dateline[0]; h++) {
				const struct tc_ent *e = tc_know_ent(mx->k, mx->name[i].hits[h].ent);
				if (e->kind == TC_ENT_PLACE || e->kind == TC_ENT_COUNTRY)
					memcpy(mx->dateline, e->country, 4);
			}
	}
}

void tc__theme_find(struct tc__mx *mx)
{
	const struct tc_doc *d = mx->d;
	struct doubtful q = {.n_bodies = 0};
	for (int32_t w = 0; w < d->n_words; w++) {
		if (mx->name[w].hits)
			count_name(mx, w, &q);
		if (tc_lemma_is(d, w, "candidate") || tc_lemma_is(d, w, "nominee") || tc_lemma_is(d, w, "campaign") ||
		    tc_lemma_is(d, w, "contender") || tc_lemma_is(d, w, "front-runner") ||
		    tc_lemma_is(d, w, "nomination"))
			mx->campaign++;
	}
	count_doubtful(mx, &q);
	int best = -1, second = 0, total = mx->total_countries, where = -1, places = 0;
	for (int i = 0; i < mx->n_countries; i++) {
		int n = weight(&mx->countries[i]);
		total += n - mx->countries[i].n;
		if (best < 0 || n > weight(&mx->countries[best])) {
			second = best < 0 ? 0 : weight(&mx->countries[best]);
			best = i;
		} else if (n > second) {
			second = n;
		}
		places += mx->countries[i].placed;
		if (where < 0 || mx->countries[i].placed > mx->countries[where].placed)
			where = i;
	}
	int most = best >= 0 ? weight(&mx->countries[best]) : 0;
	if (most >= 3 && mx->countries[best].n >= 2 && most * 5 >= total * 2 && most >= second * 2) {
		memcpy(mx->setting, mx->countries[best].iso, 4);
		mx->strong_setting = most >= 5 && most * 4 >= total * 3;
	}
	/* The opening speaks of one country alone; Washington comments on it later. */
	int lead = -1, leads_n = 0;
	for (int i = 0; i < mx->n_countries; i++)
		if (mx->countries[i].lead) {
			lead = i;
			leads_n++;
		}
	if (!mx->setting[0] && leads_n == 1 && best != lead && weight(&mx->countries[lead]) * 2 > most &&
	    memcmp(mx->countries[best].iso, "USA", 4) == 0)
		memcpy(mx->setting, mx->countries[lead].iso, 4);
	find_dateline(mx);
	/* The only country that is named at all. */
	if (!mx->setting[0] && mx->n_countries == 1)
		memcpy(mx->setting, mx->countries[0].iso, 4);
	if (!mx->setting[0] && mx->dateline[0] && tc__country_seen(mx, mx->dateline) >= 3)
		memcpy(mx->setting, mx->dateline, 4);
	if (where < 0 || mx->countries[where].placed < 2 || mx->countries[where].placed * 5 < places * 3)
		return;
	memcpy(mx->ground, mx->countries[where].iso, 4);
	if (!mx->setting[0] || memcmp(mx->setting, mx->countries[where].iso, 4) == 0)
		memcpy(mx->theatre, mx->countries[where].iso, 4);
}
