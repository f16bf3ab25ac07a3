/* SPDX-License-Identifier: Apache-2.0 */
/* code/nameref.c - short names of what a document names in full: last names of people, acronyms and initials, filed
 * once in a hash table; and the gender of given names. A name may come before the full one (headlines): then the
 * earliest mention after it counts. */
#include "code/mention_int.h"

static struct tc_mention *mention(const struct tc__mx *mx, int32_t m) { return &mx->cx->mentions[m]; }

/* --- keys: last names and acronyms ------------------------------------------------------------ */

enum { SEED_LAST = 7, SEED_GIVEN = 11 };

static uint64_t key_hash(tc_str s, uint64_t seed)
{
	char low[64];
	uint32_t n = s.n < sizeof low ? s.n : (uint32_t)sizeof low;
	for (uint32_t i = 0; i < n; i++)
		low[i] = tc_lower(s.p[i]);
	uint64_t h = tc_hash(low, n, seed);
	return h ? h : 1;
}

/* `inner`: of mentions close together the later counts ("fighters of the Front (FLP)"). */
static void key_add(struct tc__mx *mx, tc_str name, uint64_t seed, int32_t m, bool inner)
{
	uint64_t h = key_hash(name, seed);
	for (uint32_t i = 0; i < 32; i++) {
		struct tc__key *k = &mx->keys[(h + i) & mx->keys_mask];
		if (!k->hash) {
			*k = (struct tc__key){h, m};
			return;
		}
		if (k->hash == h && m - k->mention < 4) {
			k->mention = inner ? m : k->mention;
			return;
		}
	}
}

/* Whether the full name filed says that its bearer is of the other gender. */
static bool other_gender(const struct tc__mx *mx, int32_t m, char gender)
{
	const struct tc_mention *t = mention(mx, m);
	char g = t->gender;
	if (!g && t->kind == TC_MENTION_NAME) {
		int32_t a, b;
		g = tc__title_gender(mx->d, t->head);
		tc__name_extent(mx, t->head, &a, &b);
		if (!g && b > a)
			g = tc__gender_of_name(mx->d->words[a].form);
	}
	return (g == 'm' || g == 'f') && g != gender;
}

static int32_t find(const struct tc__mx *mx, tc_str name, uint64_t seed, int32_t before, char gender)
{
	if (!name.n || !mx->keys)
		return -1;
	uint64_t h = key_hash(name, seed);
	int32_t best = -1, later = -1;
	for (uint32_t i = 0; i < 32; i++) {
		const struct tc__key *k = &mx->keys[(h + i) & mx->keys_mask];
		if (!k->hash)
			break;
		if (k->hash != h || (gender && other_gender(mx, k->mention, gender)))
			continue;
		if (k->mention < before && k->mention > best)
			best = k->mention;
		if (k->mention > before && (later < 0 || k->mention < later))
			later = k->mention;
	}
	return best >= 0 ? best : later;
}

int32_t tc__key_find(const struct tc__mx *mx, tc_str name, int32_t before, char gender)
{
	return find(mx, name, SEED_LAST, before, gender);
}

int32_t tc__given_find(const struct tc__mx *mx, tc_str name, int32_t before)
{
	return find(mx, name, SEED_GIVEN, before, 0);
}

static bool upper_word(tc_str s)
{
	if (s.n < 2 || s.n > 8)
		return false;
	int up = 0;
	for (uint32_t i = 0; i < s.n; i++)
		up += tc_is_upper(s.p[i]);
	return up * 2 > (int)s.n;
}

/* Whether a capitalised name of two words or more is a person's full name, which then owns its last word. */
static bool may_own_last_name(const struct tc__mx *mx, const struct tc_mention *me, int32_t *first, int32_t *last)
{
	const struct tc_doc *d = mx->d;
	int32_t w = me->head, hi = w, n = 1;
	const struct tc__name_at *na = &mx->name[w];
	if (na->hits) {
		const struct tc_ent *e = tc_know_ent(mx->k, na->hits[0].ent);
		if (e->kind != TC_ENT_PERSON)
			return false;
		if (na->last > na->first) {
			*first = na->first;
			*last = na->last;
			return true;
		}
	}
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_FLAT &&
		    (d->words[c].upos == TC_UPOS_PROPN || tc_is_upper(d->words[c].form.p[0]))) {
			hi = c > hi ? c : hi;
			n++;
		}
	if (n < 2 || mx->role[w].e || mx->title[w].e)
		return false;
	*first = w;
	*last = hi;
	return true;
}

/* Whether some word of the mention begins with the letter: "KIGALI, Rwanda (AP)" defines nothing. */
static bool begins_word(const struct tc_doc *d, const struct tc_mention *me, char letter)
{
	for (int32_t i = me->first; i <= me->last; i++)
		if (tc_lower(d->words[i].form.p[0]) == tc_lower(letter))
			return true;
	return false;
}

void tc__keys_build(struct tc__mx *mx)
{
	struct tc_coding *cx = mx->cx;
	const struct tc_doc *d = mx->d;
	uint32_t size = 64;
	while (size < (uint32_t)cx->n_mentions * 3)
		size *= 2;
	mx->keys = TC_NEWN(cx->arena, struct tc__key, size);
	mx->keys_mask = size - 1;
	for (int32_t m = 0; m < cx->n_mentions; m++) {
		const struct tc_mention *me = mention(mx, m);
		int32_t first = me->head, last;
		bool owns = me->kind == TC_MENTION_NAME && may_own_last_name(mx, me, &first, &last);
		for (int32_t c = d->words[me->head].child; c >= 0 && me->kind == TC_MENTION_NOMINAL;
		     c = d->words[c].next)
			if (c > me->head && d->words[c].rel == TC_REL_FLAT && d->words[c].upos == TC_UPOS_PROPN &&
			    mx->role[me->head].e) {
				owns = true;
				last = c;
			}
		if (owns) {
			tc_str f = d->words[last].form;
			if (f.n > 2 && d->words[last].upos != TC_UPOS_NUM)
				key_add(mx, f, SEED_LAST, m, false);
			tc_str g = d->words[first].form;
			if (first < last && g.n > 2 && me->kind == TC_MENTION_NAME && tc_is_upper(g.p[0]))
				key_add(mx, g, SEED_GIVEN, m, false);
		}
		if (me->kind != TC_MENTION_NAME && me->kind != TC_MENTION_NOMINAL)
			continue;
		/* "Syrian Democratic Forces (SDF)" */
		const struct tc_sent *st = &d->sents[d->words[me->head].sent];
		int32_t end = st->first + st->n, at = me->last + 1;
		if (at + 2 < end && d->words[at].form.n == 1 && d->words[at].form.p[0] == '(' &&
		    upper_word(d->words[at + 1].form) && d->words[at + 2].form.n == 1 &&
		    d->words[at + 2].form.p[0] == ')' && begins_word(d, me, d->words[at + 1].form.p[0]))
			key_add(mx, d->words[at + 1].form, SEED_LAST, m, true);
		/* "Syrian Democratic Forces" answers to its initials. */
		int32_t a = me->first, b = me->last;
		char initials[8];
		uint32_t n = 0;
		if (mx->name[me->head].hits) {
			a = mx->name[me->head].first;
			b = mx->name[me->head].last;
		}
		for (int32_t i = a; i <= b && n < sizeof initials; i++) {
			char c = d->words[i].form.p[0];
			if (tc_is_upper(c) && d->words[i].upos != TC_UPOS_DET)
				initials[n++] = c;
			else if (tc_is_alpha(c) && d->words[i].upos != TC_UPOS_DET && d->words[i].upos != TC_UPOS_ADP &&
			         d->words[i].upos != TC_UPOS_CCONJ)
				n = sizeof initials;
		}
		if (n >= 3 && n < sizeof initials)
			key_add(mx, tc_str_n(initials, n), SEED_LAST, m, true);
	}
}

/* --- gender of given names ------------------------------------------------------------ */

/* Frequent given names of people in the news, by gender; sorted. Names borne by both are left out. */
static const char *const female_names[] = {
        "aisha",      "alexandria", "alice",    "amina",    "amy",       "ana",     "angela",      "ann",
        "anna",       "anne",       "annalena", "asma",     "aung",      "barbara", "beata",       "benazir",
        "betty",      "catherine",  "caroline", "carolina", "christine", "claudia", "condoleezza", "cristina",
        "dalia",      "diana",      "dilma",    "elena",    "elizabeth", "ellen",   "emma",        "eva",
        "fatima",     "federica",   "gina",     "giorgia",  "greta",     "hanan",   "helen",       "helle",
        "hillary",    "indira",     "ingrid",   "jacinda",  "jane",      "janet",   "jennifer",    "jessica",
        "joyce",      "julia",      "julie",    "kamala",   "karen",     "katalin", "kate",        "kaja",
        "kristalina", "laura",      "leila",    "linda",    "lisa",      "liz",     "louise",      "madeleine",
        "magdalena",  "malala",     "margaret", "maria",    "marie",     "marine",  "mary",        "maryam",
        "megawati",   "melania",    "michelle", "mette",    "nadia",     "nancy",   "natalia",     "nicola",
        "nikki",      "olga",       "park",     "patricia", "penny",     "priti",   "queen",       "rachel",
        "roza",       "rosa",       "ruth",     "salome",   "samantha",  "sanna",   "sarah",       "sheikh",
        "shirin",     "sophie",     "suella",   "susan",    "svetlana",  "tansu",   "tarja",       "theresa",
        "tsai",       "ursula",     "valerie",  "victoria", "viktoria",  "wendy",   "winnie",      "yulia",
        "yingluck",   "yvette",     "zuzana",
};
static const char *const male_names[] = {
        "abdel",    "abdul",     "abdullah",  "abu",         "adam",     "adolf",     "ahmad",    "ahmed",    "ali",
        "alan",     "albert",    "aleksandr", "alexander",   "alexei",   "alexis",    "amir",     "anatoly",  "andrei",
        "andrew",   "andrzej",   "anthony",   "antonio",     "antony",   "ariel",     "ash",      "bashar",   "ben",
        "benjamin", "bernard",   "bernie",    "bill",        "bob",      "boris",     "brian",    "bruce",    "carl",
        "carlos",   "charles",   "chris",     "christopher", "colin",    "daniel",    "david",    "dick",     "dmitri",
        "dmitry",   "dominique", "donald",    "ed",          "edward",   "ehud",      "emmanuel", "eric",     "erik",
        "ernesto",  "evo",       "felipe",    "fernando",    "fidel",    "francois",  "frank",    "frederic", "gabriel",
        "gary",     "george",    "gerald",    "gerhard",     "gordon",   "greg",      "guy",      "hamid",    "hans",
        "harry",    "hassan",    "helmut",    "henry",       "hosni",    "hugo",      "hussein",  "ian",      "ibrahim",
        "igor",     "imran",     "ivan",      "jack",        "jacob",    "jacques",   "jake",     "james",    "javier",
        "jeff",     "jens",      "jeremy",    "jim",         "jimmy",    "joe",       "john",     "jonathan", "jose",
        "joseph",   "josep",     "juan",      "justin",      "karl",     "keir",      "keith",    "kenneth",  "kevin",
        "khaled",   "kofi",      "larry",     "lech",        "leonid",   "lloyd",     "luis",     "luiz",     "mahmoud",
        "manuel",   "marco",     "mark",      "martin",      "matteo",   "michael",   "mike",     "mikhail",  "mohamed",
        "mohammad", "mohammed",  "muammar",   "muhammad",    "mustafa",  "narendra",  "ned",      "nelson",   "nicolas",
        "nikita",   "nikolai",   "olaf",      "omar",        "osama",    "oscar",     "pablo",    "patrick",  "paul",
        "pedro",    "pervez",    "peter",     "petro",       "pierre",   "rafael",    "ramzan",   "raul",     "recep",
        "richard",  "rick",      "rishi",     "robert",      "roberto",  "rodrigo",   "ronald",   "rudy",     "saddam",
        "salman",   "scott",     "sean",      "sebastian",   "sepp",     "sergei",    "sergey",   "shimon",   "silvio",
        "simon",    "staffan",   "stephen",   "steve",       "steven",   "ted",       "thabo",    "thomas",   "tim",
        "toby",     "tom",       "tony",      "viktor",      "vladimir", "volodymyr", "walter",   "wang",     "warren",
        "wesley",   "william",   "xi",        "yasser",      "yitzhak",  "yoweri",    "yuri",
};

static bool listed(tc_str s, const char *const *list, int n)
{
	/* The lists are short and not quite in byte order: look at all with the same first letter. */
	for (int i = 0; i < n; i++)
		if (list[i][0] == tc_lower(s.p[0]) && tc_str_eqi(s, tc_str_of(list[i])))
			return true;
	return false;
}

char tc__gender_of_name(tc_str name)
{
	uint32_t n = 0;
	while (n < name.n && name.p[n] != ' ' && name.p[n] != '-')
		n++;
	tc_str given = tc_str_cut(name, 0, n);
	if (!given.n)
		return 0;
	if (listed(given, male_names, TC_COUNT(male_names)))
		return 'm';
	if (listed(given, female_names, TC_COUNT(female_names)))
		return 'f';
	return 0;
}
