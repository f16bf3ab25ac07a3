/* SPDX-License-Identifier: Apache-2.0 */
/* store/fold_match.c - compare two reports.
 * First what excludes: dates too far apart, no party in common on a side, types that no two coders would confuse, two
 * different places of one kind of event. Then a logistic score over what speaks for and against. Its weights were fitted to
 * the "dev" half of tests/eval/folding.tsv (L2, by gradient descent) and rounded. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "know/know.h"
#include "store/fold.h"
#include "store/store_int.h"

/* --- words ---------------------------------------------------------------------------------------------------------- */

static const char *const stop_words[] = {
	"a", "about", "after", "again", "against", "all", "also", "an", "and", "any", "are", "as", "at", "away", "be", "been", "before",
	"between", "both", "but", "by", "can", "close", "could", "did", "do", "does", "during", "each", "for", "from", "had", "has", "have",
	"he", "her", "his", "how", "if", "in", "into", "is", "it", "its", "last", "late", "may", "more", "most", "near", "next", "no",
	"not", "now", "of", "off", "on", "one", "only", "or", "other", "our", "out", "outside", "over", "own", "she", "should", "since",
	"so", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "through", "to",
	"two", "under", "until", "up", "was", "we", "were", "what", "when", "where", "which", "while", "who", "will", "with", "would",
	"you", "your",
};
/* Words that any report holds: they count little. Stems, in order. */
static const char *const common_stems[] = {
	"accord", "accuse", "anoth", "april", "army", "ask", "augus", "call", "capita", "condem", "countr", "critic", "day",
	"decem", "demand", "februa", "forces", "foreig", "friday", "govern", "januar", "july", "june", "leader", "march",
	"milita", "minist", "monday", "month", "novemb", "octobe", "offici", "people", "presid", "prime", "reject",
	"report", "said", "saturd", "say", "septem", "spokes", "state", "statem", "sunday", "threat", "thursd", "today",
	"told", "tuesda", "urge", "warn", "wednes", "week", "year", "yester",
};

/* Words that news writers exchange freely, each with the word that stands for its kind; by word, for searching. */
static const struct exchanged { const char *word, *as; } exchanged[] = {
	{ "abducted", "hostage" }, { "accord", "agreed" }, { "agreed", "agreed" }, { "agreement", "agreed" },
	{ "aid", "aid" }, { "aircraft", "plane" }, { "ambassador", "envoy" }, { "apprehended", "arrest" },
	{ "armistice", "truce" }, { "arms", "weapons" }, { "arrest", "arrest" }, { "arrested", "arrest" },
	{ "arrests", "arrest" }, { "artillery", "shelled" }, { "assistance", "aid" }, { "backed", "support" },
	{ "backing", "support" }, { "ballot", "vote" }, { "bar", "shut" }, { "barred", "shut" }, { "barricade", "shut" },
	{ "barricades", "shut" }, { "blacklist", "sanctions" }, { "blacklisted", "sanctions" }, { "blast", "strike" },
	{ "blew", "strike" }, { "block", "shut" }, { "blocked", "shut" }, { "blocking", "shut" }, { "boat", "vessel" },
	{ "boats", "vessel" }, { "bomb", "strike" }, { "bombardment", "strike" }, { "bombed", "strike" },
	{ "bomber", "plane" }, { "bombers", "plane" }, { "bombing", "strike" }, { "bombs", "strike" },
	{ "border", "border" }, { "boundary", "border" }, { "breach", "breach" }, { "breached", "breach" },
	{ "breaking", "breach" }, { "broke", "breach" }, { "call", "phone" }, { "called", "phone" }, { "capital", "city" },
	{ "captive", "hostage" }, { "captives", "hostage" }, { "ceasefire", "truce" }, { "checkpoint", "crossing" },
	{ "chip", "chip" }, { "chips", "chip" }, { "city", "city" }, { "civilians", "villagers" }, { "close", "shut" },
	{ "closed", "shut" }, { "closing", "shut" }, { "companies", "firms" }, { "company", "firms" },
	{ "convoy", "trucks" }, { "convoys", "trucks" }, { "crossing", "crossing" }, { "crowd", "march" },
	{ "crowds", "march" }, { "curb", "limit" }, { "curbs", "limit" }, { "custody", "arrest" }, { "cutter", "vessel" },
	{ "dead", "killed" }, { "deal", "agreed" }, { "death", "killed" }, { "deaths", "killed" },
	{ "demonstrated", "march" }, { "demonstration", "march" }, { "demonstrators", "march" }, { "deploy", "deployed" },
	{ "deployed", "deployed" }, { "deployment", "deployed" }, { "destroyer", "vessel" }, { "detain", "arrest" },
	{ "detained", "arrest" }, { "detains", "arrest" }, { "detention", "arrest" }, { "died", "killed" },
	{ "discussions", "talks" }, { "drill", "drills" }, { "drills", "drills" }, { "duties", "tax" }, { "duty", "tax" },
	{ "election", "vote" }, { "elections", "vote" }, { "embargo", "sanctions" }, { "emergency", "urgent" },
	{ "emissary", "envoy" }, { "enterprises", "firms" }, { "envoy", "envoy" }, { "exercise", "drills" },
	{ "exercises", "drills" }, { "exploded", "strike" }, { "explosion", "strike" }, { "fighter", "plane" },
	{ "fighters", "rebels" }, { "firm", "firms" }, { "firms", "firms" }, { "free", "freed" }, { "freed", "freed" },
	{ "freeing", "freed" }, { "frigate", "vessel" }, { "frontier", "border" }, { "guerrilla", "rebels" },
	{ "guerrillas", "rebels" }, { "gunmen", "rebels" }, { "heading", "deployed" }, { "help", "aid" },
	{ "hostage", "hostage" }, { "hostages", "hostage" }, { "hurt", "wounded" }, { "infantry", "troops" },
	{ "injured", "wounded" }, { "injuries", "wounded" }, { "injuring", "wounded" }, { "insurgent", "rebels" },
	{ "insurgents", "rebels" }, { "jet", "plane" }, { "jets", "plane" }, { "kidnapped", "hostage" },
	{ "kill", "killed" }, { "killed", "killed" }, { "killing", "killed" }, { "kills", "killed" }, { "levies", "tax" },
	{ "levy", "tax" }, { "limit", "limit" }, { "limits", "limit" }, { "locals", "villagers" }, { "lorries", "trucks" },
	{ "lorry", "trucks" }, { "maker", "firms" }, { "makers", "firms" }, { "maneuvers", "drills" },
	{ "manoeuvres", "drills" }, { "march", "march" }, { "marched", "march" }, { "marchers", "march" },
	{ "marches", "march" }, { "meet", "met" }, { "meeting", "met" }, { "meetings", "met" }, { "meets", "met" },
	{ "met", "met" }, { "militant", "rebels" }, { "militants", "rebels" }, { "missile", "missile" },
	{ "missiles", "missile" }, { "monitor", "monitors" }, { "monitors", "monitors" }, { "mortar", "shelled" },
	{ "mortars", "shelled" }, { "moved", "deployed" }, { "moving", "deployed" }, { "negotiation", "talks" },
	{ "negotiations", "talks" }, { "negotiators", "talks" }, { "observer", "monitors" }, { "observers", "monitors" },
	{ "officer", "police" }, { "officers", "police" }, { "pact", "agreed" }, { "phone", "phone" },
	{ "phoned", "phone" }, { "plane", "plane" }, { "planes", "plane" }, { "police", "police" },
	{ "policemen", "police" }, { "poll", "vote" }, { "polls", "vote" }, { "post", "crossing" }, { "pounded", "strike" },
	{ "protest", "march" }, { "protested", "march" }, { "protesters", "march" }, { "protests", "march" },
	{ "pull", "withdraw" }, { "pulled", "withdraw" }, { "raid", "strike" }, { "raids", "strike" },
	{ "rallied", "march" }, { "rallies", "march" }, { "rally", "march" }, { "rebel", "rebels" }, { "rebels", "rebels" },
	{ "recall", "withdraw" }, { "release", "freed" }, { "released", "freed" }, { "releases", "freed" },
	{ "relief", "aid" }, { "residents", "villagers" }, { "restrict", "limit" }, { "restricting", "limit" },
	{ "roadblock", "shut" }, { "rocket", "missile" }, { "rockets", "missile" }, { "sanction", "sanctions" },
	{ "sanctions", "sanctions" }, { "sat", "met" }, { "semiconductor", "chip" }, { "semiconductors", "chip" },
	{ "sent", "deployed" }, { "serviceman", "troops" }, { "servicemen", "troops" }, { "shell", "shelled" },
	{ "shelled", "shelled" }, { "shelling", "shelled" }, { "shells", "shelled" }, { "ship", "vessel" },
	{ "ships", "vessel" }, { "shut", "shut" }, { "sign", "agreed" }, { "signed", "agreed" }, { "slain", "killed" },
	{ "soldier", "troops" }, { "soldiers", "troops" }, { "strike", "strike" }, { "strikes", "strike" },
	{ "struck", "strike" }, { "support", "support" }, { "supports", "support" }, { "talks", "talks" },
	{ "tariff", "tax" }, { "tariffs", "tax" }, { "tax", "tax" }, { "taxes", "tax" }, { "telephone", "phone" },
	{ "telephoned", "phone" }, { "town", "city" }, { "troop", "troops" }, { "troops", "troops" }, { "truce", "truce" },
	{ "truck", "trucks" }, { "trucks", "trucks" }, { "urgent", "urgent" }, { "vessel", "vessel" },
	{ "vessels", "vessel" }, { "villagers", "villagers" }, { "villages", "villagers" }, { "violated", "breach" },
	{ "violating", "breach" }, { "violation", "breach" }, { "violations", "breach" }, { "vote", "vote" },
	{ "warplane", "plane" }, { "warplanes", "plane" }, { "warship", "vessel" }, { "warships", "vessel" },
	{ "weaponry", "weapons" }, { "weapons", "weapons" }, { "withdraw", "withdraw" }, { "withdrawal", "withdraw" },
	{ "withdrew", "withdraw" }, { "wounded", "wounded" }, { "wounding", "wounded" },
};

static int cmp_exchanged(const void *key, const void *e) { return strcmp(key, ((const struct exchanged *)e)->word); }

static int cmp_z(const void *key, const void *e) { return strcmp(key, *(const char *const *)e); }

static int cmp_word(const void *a, const void *b)
{
	uint32_t x = ((const struct tc_fold_word *)a)->hash, y = ((const struct tc_fold_word *)b)->hash;
	return x < y ? -1 : x > y;
}

static int cmp_u32(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return x < y ? -1 : x > y;
}

/* The stem of a lower-case word in place: plural and verb endings off, then six letters. Returns its length. */
static int stem(char *w, int n)
{
	static const char *const endings[] = { "ing", "ies", "ed", "es", "s" };
	for (size_t i = 0; i < TC_COUNT(endings); i++) {
		int k = (int)strlen(endings[i]);
		if (n - k >= 3 && !memcmp(w + n - k, endings[i], (size_t)k)) {
			n -= k;
			if (n > 3 && k >= 2 && w[n - 1] == w[n - 2] && w[n - 1] != 's' && w[n - 1] != 'l')
				n--;            /* "stopped" */
			break;
		}
	}
	if (n > 3 && w[n - 1] == 'e')
		n--;
	if (n > 6)
		n = 6;
	w[n] = 0;
	return n;
}

/* Number words, so that "six" and "6" are one number. */
static int number_word(const char *w)
{
	static const char *const words[] = { "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
		"twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty" };
	for (int i = 0; i < (int)TC_COUNT(words); i++)
		if (words[i][0] == w[0] && !strcmp(w, words[i]))
			return i;
	return -1;
}

enum { MAX_FOLD_WORDS = 96 };

/* What a word is, letter case aside. */
enum word_kind { WORD_STOP, WORD_NUMBER, WORD_EXCHANGED, WORD_COMMON, WORD_PLAIN };
struct word { uint64_t key; uint32_t hash, number; uint8_t kind; };
struct tc_fold_memo { struct word words[1 << 13]; };

struct tc_fold_memo *tc_fold_memo_new(void) { return tc_xcalloc(1, sizeof(struct tc_fold_memo)); }
void tc_fold_memo_free(struct tc_fold_memo *m) { free(m); }

struct words { struct tc_fold_word w[MAX_FOLD_WORDS]; int n; uint32_t numbers[16]; int n_numbers; };

static void add_number(struct words *out, unsigned long v)
{
	if (out->n_numbers < (int)TC_COUNT(out->numbers) && v > 1)
		out->numbers[out->n_numbers++] = v < UINT32_MAX ? (uint32_t)v : UINT32_MAX;
}

/* Look a lower-case word up in the tables; w is changed. */
static struct word word_of(char *w, int n)
{
	struct word k = { .kind = WORD_STOP };
	int value = number_word(w);
	if (value > 1) {
		k.kind = WORD_NUMBER;
		k.number = (uint32_t)value;
		return k;
	}
	if (n < 3 || bsearch(w, stop_words, TC_COUNT(stop_words), sizeof *stop_words, cmp_z))
		return k;
	const struct exchanged *x = bsearch(w, exchanged, TC_COUNT(exchanged), sizeof *exchanged, cmp_exchanged);
	k.kind = x ? WORD_EXCHANGED : WORD_PLAIN;
	if (x)
		snprintf(w, 40, "=%s", x->as);
	else
		stem(w, n);
	if (bsearch(w, common_stems, TC_COUNT(common_stems), sizeof *common_stems, cmp_z))
		k.kind = WORD_COMMON;
	k.hash = (uint32_t)tc_hash(w, strlen(w), 3);
	return k;
}

static struct word recall(struct tc_fold_memo *m, char *w, int n)
{
	if (!m)
		return word_of(w, n);
	uint64_t key = tc_hash(w, (size_t)n, 7) | 1;
	struct word *at = &m->words[key >> 20 & (TC_COUNT(m->words) - 1)];
	if (at->key != key) {
		*at = word_of(w, n);
		at->key = key;
	}
	return *at;
}

static void read_words(tc_str s, struct tc_fold_memo *m, struct words *out)
{
	bool seen = false;
	for (uint32_t i = 0; i < s.n && out->n < MAX_FOLD_WORDS;) {
		char w[40];
		int n = 0;
		uint32_t from = i;
		bool digit = tc_is_digit(s.p[i]);
		while (i < s.n) {
			char c = s.p[i];
			if (digit && c == ',' && i + 1 < s.n && tc_is_digit(s.p[i + 1])) {
				i++;
				continue;
			}
			if (!tc_is_alpha(c) && !tc_is_digit(c) && (unsigned char)c < 0x80)
				break;
			if ((unsigned char)c == 0xe2 && i + 1 < s.n && (unsigned char)s.p[i + 1] == 0x80)
				break;
			if (n < 38)
				w[n++] = tc_lower(c);
			i++;
		}
		if (!n) {
			i += (unsigned char)s.p[i] == 0xe2 && i + 2 < s.n ? 3 : 1;
			continue;
		}
		w[n] = 0;
		if (digit) {
			add_number(out, strtoul(w, NULL, 10));
			continue;
		}
		struct word k = recall(m, w, n);
		if (k.kind == WORD_NUMBER) {
			add_number(out, k.number);
			continue;
		}
		bool capital = tc_is_upper(s.p[from]) && seen;
		seen = true;
		if (k.kind == WORD_STOP)
			continue;
		/* Names of places and things tell most. */
		float weight = k.kind == WORD_COMMON ? 0.25f : capital && k.kind == WORD_PLAIN ? 2 : 1;
		out->w[out->n++] = (struct tc_fold_word){ k.hash, weight };
	}
	qsort(out->w, (size_t)out->n, sizeof *out->w, cmp_word);
	int k = 0;
	for (int i = 0; i < out->n; i++)
		if (!k || out->w[i].hash != out->w[k - 1].hash)
			out->w[k++] = out->w[i];
	out->n = k;
	qsort(out->numbers, (size_t)out->n_numbers, sizeof *out->numbers, cmp_u32);
	k = 0;
	for (int i = 0; i < out->n_numbers; i++)
		if (!k || out->numbers[i] != out->numbers[k - 1])
			out->numbers[k++] = out->numbers[i];
	out->n_numbers = k;
}

/* The parties' names are in every report about them: they say nothing about which event it is. */
static void drop_names(struct words *w, tc_str name, struct tc_fold_memo *m)
{
	struct words x_, *x = &x_;
	x->n = x->n_numbers = 0;
	read_words(name, m, x);
	int k = 0;
	for (int i = 0; i < w->n; i++)
		if (!x->n || !bsearch(&w->w[i], x->w, (size_t)x->n, sizeof *x->w, cmp_word))
			w->w[k++] = w->w[i];
	w->n = k;
}

/* --- the view ------------------------------------------------------------------------------------------------------- */

static uint64_t lower_hash(tc_str s)
{
	char z[128];
	uint32_t n = s.n < sizeof z ? s.n : sizeof z;
	for (uint32_t i = 0; i < n; i++)
		z[i] = tc_lower(s.p[i]);
	return n ? tc_hash(z, n, 5) : 0;
}

/* A single word, or "United ..." and the like: how states are called, not people. */
static bool plain_name(tc_str s)
{
	return tc_str_find(s, TC_STR(" ")) < 0 || tc_str_starts(s, TC_STR("United ")) || tc_str_starts(s, TC_STR("South ")) ||
	       tc_str_starts(s, TC_STR("North ")) || tc_str_starts(s, TC_STR("New ")) || tc_str_starts(s, TC_STR("Saudi "));
}

static void side(struct tc_fold_view *v, int which, const struct tc_actor *a, int n, struct tc_arena *arena)
{
	v->codes[which] = TC_NEWN(arena, uint64_t, n ? n : 1);
	v->names[which] = TC_NEWN(arena, uint64_t, n ? n : 1);
	v->sectors[which] = TC_NEWN(arena, uint8_t, n ? n : 1);
	v->n[which] = n;
	for (int i = 0; i < n; i++) {
		const char *code = tc__party_code(&a[i]);
		uint64_t h = tc_hash(code, strlen(code), 1);
		v->codes[which][i] = code[0] ? h : 0;
		/* A state's own name tells no more than its code; a person's or a body's does. */
		bool state = a[i].country[0] && !a[i].office.n && (a[i].sector == TC_SECTOR_GOV || !a[i].sector) && plain_name(a[i].name);
		v->names[which][i] = a[i].unnamed || !a[i].name.n || state ? 0 : lower_hash(a[i].name);
		v->sectors[which][i] = a[i].sector;
		if (code[0])
			v->sides[which] |= 1ull << (h & 63);
	}
}

void tc_fold_view(const struct tc_records *r, const struct tc_event *e, struct tc_fold_memo *m, struct tc_arena *arena,
		  struct tc_fold_view *v)
{
	struct words w;
	w.n = w.n_numbers = 0;
	memset(v, 0, sizeof *v);
	int32_t own = e->date.value.n ? tc_day_read(e->date.value) : TC_DAY_NONE;
	v->doc_day = tc_day_read(r->date);
	v->dated = own != TC_DAY_NONE && e->date.precision == TC_PREC_DAY;
	v->day = v->dated ? own : v->doc_day;
	v->type = e->type;
	v->status = e->status;
	v->negated = e->negated;
	v->mode = e->mode;
	v->cameo = e->cameo;
	v->doc = r->doc;
	v->lemma = lower_hash(e->trigger.lemma);
	v->place = lower_hash(e->place.name.n ? e->place.name : e->place.text);
	v->place_country = e->place.country[0] ? tc_hash(e->place.country, 3, 1) : 0;
	v->lat = e->place.lat;
	v->lon = e->place.lon;
	v->symmetric = e->symmetric;
	v->sentence = tc_hash(e->text.p, e->text.n, 9);
	side(v, 0, e->actors, e->n_actors, arena);
	side(v, 1, e->recipients, e->n_recipients, arena);
	read_words(e->text, m, &w);
	for (int s = 0; s < 2; s++) {
		const struct tc_actor *a = s ? e->recipients : e->actors;
		for (int i = 0; i < (s ? e->n_recipients : e->n_actors); i++) {
			if (a[i].unnamed)
				continue;       /* "twelve sailors": a description, which other reports may share or not */
			drop_names(&w, a[i].name, m);
			if (!tc_str_eq(a[i].text, a[i].name))
				drop_names(&w, a[i].text, m);
		}
	}
	v->words = TC_NEWN(arena, struct tc_fold_word, w.n ? w.n : 1);
	memcpy(v->words, w.w, sizeof *w.w * (size_t)w.n);
	v->n_words = w.n;
	for (int i = 0; i < w.n; i++)
		v->weight += w.w[i].weight;
	v->numbers = TC_NEWN(arena, uint32_t, w.n_numbers ? w.n_numbers : 1);
	memcpy(v->numbers, w.numbers, sizeof *w.numbers * (size_t)w.n_numbers);
	v->n_numbers = w.n_numbers;
}

/* --- comparing ------------------------------------------------------------------------------------------------------ */

/* Types that two reports of one event may be given. 2 the same, 1 near, 0 never. */
static int type_near(int a, int b)
{
	static const uint8_t near[][2] = {
		{ TC_EVENT_ASSAULT, TC_EVENT_COERCE }, { TC_EVENT_ACCUSE, TC_EVENT_REJECT }, { TC_EVENT_ACCUSE, TC_EVENT_THREATEN },
		{ TC_EVENT_AGREE, TC_EVENT_CONSULT }, { TC_EVENT_AGREE, TC_EVENT_COOPERATE }, { TC_EVENT_AGREE, TC_EVENT_SUPPORT },
		{ TC_EVENT_AGREE, TC_EVENT_AID }, { TC_EVENT_AGREE, TC_EVENT_RETREAT }, { TC_EVENT_AGREE, TC_EVENT_CONCEDE },
		{ TC_EVENT_RETREAT, TC_EVENT_CONCEDE }, { TC_EVENT_SANCTION, TC_EVENT_COERCE }, { TC_EVENT_REQUEST, TC_EVENT_ACCUSE },
		{ TC_EVENT_REQUEST, TC_EVENT_THREATEN }, { TC_EVENT_MOBILIZE, TC_EVENT_ASSAULT }, { TC_EVENT_MOBILIZE, TC_EVENT_COERCE },
		{ TC_EVENT_COOPERATE, TC_EVENT_CONSULT }, { TC_EVENT_COOPERATE, TC_EVENT_AID }, { TC_EVENT_PROTEST, TC_EVENT_ASSAULT },
		{ TC_EVENT_SUPPORT, TC_EVENT_CONSULT }, { TC_EVENT_SANCTION, TC_EVENT_REJECT }, { TC_EVENT_COOPERATE, TC_EVENT_MOBILIZE },
	};
	if (a == b)
		return 2;
	for (size_t i = 0; i < TC_COUNT(near); i++)
		if ((near[i][0] == a && near[i][1] == b) || (near[i][0] == b && near[i][1] == a))
			return 1;
	return 0;
}

static bool has(const uint64_t *set, int n, uint64_t x)
{
	for (int i = 0; x && i < n; i++)
		if (set[i] == x)
			return true;
	return false;
}

/* How many of the smaller side's codes (or names) the larger one has, 0..1; -1 where one side has none. */
static float shared(const uint64_t *a, int na, const uint64_t *b, int nb)
{
	int ka = 0, kb = 0, both = 0;
	for (int i = 0; i < na; i++) {
		ka += a[i] != 0;
		both += has(b, nb, a[i]);
	}
	for (int i = 0; i < nb; i++)
		kb += b[i] != 0;
	if (!ka || !kb)
		return -1;
	int small = ka < kb ? ka : kb;
	return both >= small ? 1 : (float)both / (float)small;
}

struct joined { uint64_t codes[16], names[16]; int n; };

static void join(const struct tc_fold_view *v, struct joined *j)
{
	j->n = 0;
	for (int s = 0; s < 2; s++)
		for (int i = 0; i < v->n[s] && j->n < 16; i++) {
			j->codes[j->n] = v->codes[s][i];
			j->names[j->n++] = v->names[s][i];
		}
}

static bool mutual(const struct tc_fold_view *v)
{
	return v->symmetric || v->type == TC_EVENT_CONSULT || v->type == TC_EVENT_AGREE || v->type == TC_EVENT_COOPERATE;
}

static float words_shared(const struct tc_fold_view *a, const struct tc_fold_view *b, float *dice)
{
	float both = 0;
	for (int i = 0, j = 0; i < a->n_words && j < b->n_words;) {
		if (a->words[i].hash < b->words[j].hash)
			i++;
		else if (a->words[i].hash > b->words[j].hash)
			j++;
		else {
			both += a->words[i].weight;
			i++;
			j++;
		}
	}
	float small = a->weight < b->weight ? a->weight : b->weight, sum = a->weight + b->weight;
	*dice = sum > 0 ? 2 * both / sum : 0;
	return small > 0 ? both / small : 0;
}

static float distance_km(const struct tc_fold_view *a, const struct tc_fold_view *b)
{
	if (isnan(a->lat) || isnan(b->lat) || isnan(a->lon) || isnan(b->lon))
		return NAN;
	float k = 0.0174532925f, x = (b->lon - a->lon) * k * cosf((a->lat + b->lat) / 2 * k), y = (b->lat - a->lat) * k;
	return 6371 * sqrtf(x * x + y * y);
}

void tc_fold_quick(const struct tc_fold_view *v, struct tc_fold_quick *out)
{
	*out = (struct tc_fold_quick){ .sides = { v->sides[0], v->sides[1] }, .day = v->day, .type = v->type, .mutual = mutual(v),
				       .future = v->status == TC_STATUS_FUTURE, .dated = v->dated };
	for (int t = 0; t < TC_EVENT_TYPE_COUNT; t++)
		out->near |= (uint32_t)(type_near(v->type, t) > 0) << t;
}

bool tc_fold_features(const struct tc_fold_view *a, const struct tc_fold_view *b, float f[TC_FOLD_FEATURES])
{
	int near = type_near(a->type, b->type);
	if (!near || a->day == TC_DAY_NONE || b->day == TC_DAY_NONE)
		return false;
	bool sym = mutual(a) || mutual(b);
	if (!sym && ((a->sides[0] && b->sides[0] && !(a->sides[0] & b->sides[0])) ||
		     (a->sides[1] && b->sides[1] && !(a->sides[1] & b->sides[1]))))
		return false;
	int gap = abs(a->day - b->day), doc_gap = a->doc_day == TC_DAY_NONE || b->doc_day == TC_DAY_NONE ? 0 : abs(a->doc_day - b->doc_day);
	if ((a->dated && b->dated && gap > 1) || gap > TC_FOLD_DAYS)
		return false;
	/* An undated report can only tell what happened before it was printed. */
	if ((a->dated && !b->dated && a->day > b->day) || (b->dated && !a->dated && b->day > a->day))
		return false;
	/* What is announced and what then happens are two things; the calendar ties them together. */
	if ((a->status == TC_STATUS_FUTURE) != (b->status == TC_STATUS_FUTURE))
		return false;
	float codes, names;
	struct joined ja, jb;
	if (sym) {
		join(a, &ja);
		join(b, &jb);
		codes = shared(ja.codes, ja.n, jb.codes, jb.n);
		names = shared(ja.names, ja.n, jb.names, jb.n);
		if (codes <= 0)
			return false;
		f[0] = codes;
		f[1] = 0;
	} else {
		float x = shared(a->codes[0], a->n[0], b->codes[0], b->n[0]), y = shared(a->codes[1], a->n[1], b->codes[1], b->n[1]);
		if (x == 0 || y == 0 || (x < 0 && y < 0))
			return false;
		f[0] = x > 0 ? x : 0;
		f[1] = y > 0 ? y : 0;
		float na = shared(a->names[0], a->n[0], b->names[0], b->n[0]), nb = shared(a->names[1], a->n[1], b->names[1], b->n[1]);
		names = na < 0 ? nb : nb < 0 ? na : (na + nb) / 2;
	}
	f[2] = names > 0 ? names : 0;
	f[3] = names == 0;                      /* both name somebody, and not the same */
	f[4] = near == 2;
	f[5] = a->lemma && a->lemma == b->lemma;
	f[6] = a->mode.n && b->mode.n ? (tc_str_eq(a->mode, b->mode) ? 1 : -1) : 0;
	f[7] = a->cameo.n && tc_str_eq(a->cameo, b->cameo);
	f[8] = a->dated && b->dated ? (gap == 0 ? 1 : -1) : 0;
	f[9] = (float)(a->dated && b->dated ? 0 : gap) / 2 + (float)doc_gap / 4;
	float km = distance_km(a, b);
	bool same_place = a->place && a->place == b->place;
	bool differ = a->place && b->place && !same_place && !(km < 30);
	f[10] = same_place;
	f[11] = differ;
	f[12] = words_shared(a, b, &f[13]);
	float numbers = 0;
	for (int i = 0; i < a->n_numbers; i++)
		for (int j = 0; j < b->n_numbers; j++) {
			float x = (float)a->numbers[i], y = (float)b->numbers[j], close = x == y ? 1 : fabsf(x - y) <= 0.25f * fmaxf(x, y) ? 0.5f : 0;
			numbers = fmaxf(numbers, close);
		}
	f[14] = numbers;
	f[15] = numbers == 0 && a->n_numbers && b->n_numbers;
	f[16] = tc_str_eq(a->doc, b->doc);
	f[17] = a->sentence == b->sentence ? 1 : a->wire && a->wire == b->wire ? 0.5f : 0;
	return true;
}

/* Fitted; see docs/folding.md. The order is that of the features. */
static const float weights[TC_FOLD_FEATURES] = {
	1.0f, 0.4f,             /* parties in common: actors, recipients */
	1.25f, -1.0f,           /* names in common; names that differ */
	1.05f, 1.0f, 0.9f, 0.3f,/* type, trigger, mode, code */
	1.45f, -0.2f,           /* same day; days between */
	0.9f, -2.35f,           /* same place; different places */
	3.3f, 4.25f,            /* words in common: of the shorter report, of both */
	2.05f, -0.25f,          /* numbers in common; numbers that differ */
	-1.0f, 4.0f             /* one document; one text */
};
static const float bias = -7.1f;

float tc_fold_score(const struct tc_fold_view *a, const struct tc_fold_view *b)
{
	float f[TC_FOLD_FEATURES], s = bias;
	if (!tc_fold_features(a, b, f))
		return -INFINITY;
	for (int i = 0; i < TC_FOLD_FEATURES; i++)
		s += weights[i] * f[i];
	return s;
}

float tc_fold_alike(const struct tc_fold_view *a, const struct tc_fold_view *b)
{
	float dice;
	words_shared(a, b, &dice);
	return dice;
}

float tc_fold_words(const struct tc_fold_view *a, const struct tc_fold_view *b)
{
	float dice;
	return words_shared(a, b, &dice);
}
