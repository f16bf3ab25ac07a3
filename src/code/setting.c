/* SPDX-License-Identifier: Apache-2.0 */
/* code/setting.c - the country that goes without saying.
 * News names the country once and then speaks of "police", "the students", "municipalities". A party whose sector is domestic and
 * whose phrase names no country gets that of the event's place, else that of the authority it faces or serves in the same event,
 * else that of the document when one country clearly dominates it. Parties that cross borders (rebels, gangs, reporters, IGOs) do not. */
#include "code/predicate.h"

enum { MAX_COUNTRIES = 64 };
/* A country rules the document when it has this share of all countries named, and this many mentions. */
#define DOMINANT_SHARE 0.5f
#define DOMINANT_MIN 2
/* Sentences within which a text says where it is. */
#define LATE 2

void tc_setting_find(struct tc_coding *cx, char out[4])
{
	char names[MAX_COUNTRIES][4];
	int count[MAX_COUNTRIES], first[MAX_COUNTRIES], n = 0, total = 0, best = 0;
	out[0] = 0;
	for (int32_t i = 0; i < cx->n_mentions; i++) {
		const struct tc_mention *m = &cx->mentions[i];
		if (m->kind == TC_MENTION_PRONOUN || !m->who.country[0])
			continue;
		int k = 0;
		while (k < n && strcmp(names[k], m->who.country) != 0)
			k++;
		if (k == n) {
			if (n == MAX_COUNTRIES)
				continue;
			memcpy(names[n], m->who.country, 4);
			first[n] = cx->doc->words[m->head].sent;
			count[n++] = 0;
		}
		count[k]++;
		total++;
		if (count[k] > count[best])
			best = k;
	}
	/* Named late, it is one that has something to say on what goes on elsewhere. */
	if (n && first[best] > LATE && first[best] * 2 > cx->doc->n_sents)
		return;
	if (n && count[best] >= DOMINANT_MIN && (float)count[best] >= DOMINANT_SHARE * (float)total)
		memcpy(out, names[best], 4);
}

static bool domestic(const struct tc_actor *a)
{
	switch (a->sector) {
	case TC_SECTOR_COP: case TC_SECTOR_GOV: case TC_SECTOR_JUD: case TC_SECTOR_LEG: case TC_SECTOR_MIL: case TC_SECTOR_PTY:
	case TC_SECTOR_SPY: case TC_SECTOR_AGR: case TC_SECTOR_BUS: case TC_SECTOR_CVL: case TC_SECTOR_EDU:
	case TC_SECTOR_ELI: case TC_SECTOR_LAB: case TC_SECTOR_MED: case TC_SECTOR_OPP: case TC_SECTOR_REL:
	case TC_SECTOR_SOC:
		break;
	default:
		return false;
	}
	static const char *const abroad[] = { "foreign", "international", "world", "global", "western", "european", "arab", "african",
		"asian", "gulf", "allied", "nato", "u.n.", "the un ", "united nations", "african union", "eu-led", "allies", "nations", "countries", "members", "coalition", "powers", "leaders of",
		"critics", "donors", "governments", "hackers", "observers", "skeptics",
		"middle east", "africa", "asia", "europe", "balkans", "caucasus" };
	for (size_t k = 0; k < TC_COUNT(abroad); k++) {
		tc_str w = tc_str_of(abroad[k]);
		for (uint32_t i = 0; i + w.n <= a->text.n; i++)
			if (tc_str_eqi(tc_str_cut(a->text, i, i + w.n), w))
				return false;
	}
	if (a->sector == TC_SECTOR_GOV && tc_str_ends(a->text, TC_STR("leaders")))
		return false;   /* "many leaders": of the world */
	return a->text.n > 0 && !a->ent;
}

/* Reporters in general are of no country; one with a name is the document's own. */
static bool named_reporter(const struct tc_actor *a)
{
	return a->sector == TC_SECTOR_JRN && !a->unnamed && !a->ent && a->name.n > 0;
}

/* Whoever is arrested, sentenced or attacked and known by name alone is a civilian of the place. */
static bool named_victim(const struct tc_actor *a)
{
	return a->sector == TC_SECTOR_CVL && !a->unnamed && !a->ent && a->name.n > 0;
}

static bool authority(const struct tc_actor *a)
{
	switch (a->sector) {
	case TC_SECTOR_GOV: case TC_SECTOR_COP: case TC_SECTOR_JUD: case TC_SECTOR_MIL: case TC_SECTOR_LEG:
		return a->country[0] != 0;
	default:
		return false;
	}
}

/* A government named on the other side: "the minister lambasted Tehran" says nothing of whose minister. */
static bool government_of(const struct tc_actor *a, int n, const char *country)
{
	for (int i = 0; i < n; i++)
		if (a[i].sector == TC_SECTOR_GOV && a[i].ent && memcmp(a[i].country, country, 4) == 0)
			return true;
	return false;
}

static void fill(struct tc_actor *a, int n, const char *country, bool faces)
{
	for (int i = 0; i < n; i++)
		if (!(faces && a[i].sector == TC_SECTOR_GOV) && !a[i].country[0] && (domestic(&a[i]) || named_reporter(&a[i])))
			memcpy(a[i].country, country, 4);
}

/* The one country of the authorities in a list of parties, or NULL. */
static const char *country_of(const struct tc_actor *a, int n)
{
	const char *found = NULL;
	for (int i = 0; i < n; i++)
		if (authority(&a[i])) {
			if (found && strcmp(found, a[i].country) != 0)
				return NULL;
			found = a[i].country;
		}
	return found;
}

void tc_setting_apply(const struct tc_coding *cx, const char setting[4], struct tc_event *e)
{
	const char *from_actors = country_of(e->actors, e->n_actors), *from_recipients = country_of(e->recipients, e->n_recipients);
	bool inside = e->type == TC_EVENT_COERCE || e->type == TC_EVENT_PROTEST || e->type == TC_EVENT_SANCTION;
	const char *country = e->place.country[0] ? e->place.country : inside && from_actors ? from_actors
			      : inside && from_recipients ? from_recipients : setting[0] ? setting : NULL;
	if (!country)
		return;
	for (int i = 0; i < e->n_recipients && (e->type == TC_EVENT_COERCE || e->type == TC_EVENT_SANCTION || e->type == TC_EVENT_ASSAULT); i++)
		if (named_victim(&e->recipients[i]) && !e->recipients[i].country[0])
			memcpy(e->recipients[i].country, country, 4);
	fill(e->actors, e->n_actors, country, government_of(e->recipients, e->n_recipients, country));
	/* An army does not fire on its own: armed men who are attacked are not of the attacker's land for want of another. */
	if (e->type == TC_EVENT_ASSAULT && e->n_actors && e->n_recipients && e->recipients[0].sector == TC_SECTOR_MIL &&
	    strcmp(e->actors[0].country, country) == 0 && e->actors[0].sector == TC_SECTOR_MIL)
		return;
	fill(e->recipients, e->n_recipients, country, government_of(e->actors, e->n_actors, country));
}
