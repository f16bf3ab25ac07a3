/* know/know.h - the knowledge base: who is who, where is where, which outlet, which role noun.
 * Human-edited tables under data/ are compiled by tools/mkknow into one blob, which is mapped and used in place.
 * Everything returned borrows from the blob (or from the user tables added to it) and lives as long as the tc_know.
 * Read-only after open, so threads share one. Names are matched by their folded form: see tc_know_fold. */
#ifndef TC_KNOW_KNOW_H
#define TC_KNOW_KNOW_H
#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* PLOVER sectors, and the codes for international actors. */
#define TC_SECTORS(X) \
	X(NONE, "") X(COP, "COP") X(GOV, "GOV") X(JUD, "JUD") X(LEG, "LEG") X(MIL, "MIL") X(PRM, "PRM") X(PTY, "PTY") \
	X(REB, "REB") X(SPY, "SPY") X(UAF, "UAF") X(UNK, "UNK") X(AGR, "AGR") X(BUS, "BUS") X(CRM, "CRM") X(CVL, "CVL") \
	X(EDU, "EDU") X(ELI, "ELI") X(JRN, "JRN") X(LAB, "LAB") X(MED, "MED") X(REF, "REF") X(OPP, "OPP") X(PRE, "PRE") \
	X(REL, "REL") X(SOC, "SOC") X(IGO, "IGO") X(UNO, "UNO") X(EUR, "EUR") X(NGO, "NGO") X(ISM, "ISM") X(IMG, "IMG") \
	X(MNC, "MNC")
enum tc_sector {
#define X(name, text) TC_SECTOR_##name,
	TC_SECTORS(X)
#undef X
	TC_SECTOR_COUNT
};
const char *tc_sector_name(int sector);         /* "" for NONE */
int tc_sector_find(tc_str code);                /* -1 unknown */

/* Days are counted from 1970-01-01 (negative before). */
#define TC_DAY_NONE INT32_MIN
#define TC_DAY_OPEN INT32_MAX
int32_t tc_day_of(int year, int month, int day);
void tc_day_split(int32_t day, int *year, int *month, int *mday);
int32_t tc_day_read(tc_str iso);                /* "YYYY-MM-DD", "YYYY-MM" (1st), "YYYY"; TC_DAY_NONE if unreadable */

enum tc_ent_kind {
	TC_ENT_COUNTRY,         /* a state, present or historic, or a territory with its own ISO code */
	TC_ENT_PERSON,
	TC_ENT_ORG,             /* anything collective with a name: IGO, ministry, armed group, party, company */
	TC_ENT_ETHNIC,          /* ethnic, religious or national group named as such ("Kurds", "Houthis" are ORG or ETHNIC) */
	TC_ENT_PLACE,
	TC_ENT_OUTLET,
	TC_ENT_ROLE,            /* role noun or phrase: "foreign minister", "rebel", "protester" */
	TC_ENT_TITLE,           /* title before a name: "President", "Gen." */
	TC_ENT_KIND_COUNT
};
const char *tc_ent_kind_name(int kind);

enum {                          /* how a name stands for its entity */
	TC_NAME_MAIN = 1,
	TC_NAME_ALIAS = 2,
	TC_NAME_ABBREV = 4,     /* matched with case: "EU", "IS", "US" */
	TC_NAME_DEMONYM = 8,    /* "Russian", "Iraqis": adjective or people of a country */
	TC_NAME_CAPITAL = 16,   /* "Moscow": the state when it acts, else the city */
	TC_NAME_METONYM = 32,   /* "the Kremlin", "Downing Street" */
	TC_NAME_SURNAME = 64,   /* last part of a person's name alone: needs context or rank 1 */
	TC_NAME_CASED = 128,    /* may only match text written with capitals ("Turkey", "Chad", "Jordan") */
	TC_NAME_PLURAL = 256,   /* plural form of a role: "rebels" */
};

struct tc_ent {
	uint32_t id;
	uint8_t kind, sector, rank;     /* rank: 1 best known .. 3; 0 not ranked */
	uint8_t flags;                  /* ROLE: TC_ROLE_... */
	char country[4];                /* ISO alpha-3, "IMG"/"IGO" kept out: "" where international or unknown */
	tc_str name;                    /* canonical */
	tc_str note;                    /* ROLE: office class ("foreign minister"); ORG/OUTLET: kind; PLACE: admin1 */
	int32_t from, to;               /* days; TC_DAY_NONE / TC_DAY_OPEN */
	float lat, lon;                 /* PLACE; NAN otherwise */
	uint32_t population;            /* PLACE; COUNTRY: weight of its politicians in world news, in tenths */
};

enum {                          /* TC_ENT_ROLE flags */
	TC_ROLE_PERSON = 1,     /* one person ("minister"); else a group or body ("police", "government") */
	TC_ROLE_OFFICE = 2,     /* note is an office class that leaders hold: "the Russian foreign minister" finds its holder */
	TC_ROLE_PLURALISH = 4,  /* names many ("troops", "protesters", "police") */
};

struct tc_name_hit { uint32_t ent; uint32_t name_flags; };

struct tc_office {
	uint32_t person;        /* entity id */
	tc_str office;          /* "president", "minister of foreign affairs" ... lower case */
	tc_str office_class;    /* "head of state", "head of government", "foreign minister", "defence minister" ...; may be empty */
	char country[4];
	uint8_t sector, rank;
	int32_t from, to;
};

struct tc_know;

/* `blob` is borrowed (64-byte aligned). Checks every offset once; TC_EFORMAT if damaged, TC_EVERSION if newer. */
TC_NODISCARD int tc_know_open(const void *blob, size_t len, struct tc_know **out, struct tc_err *err);
void tc_know_free(struct tc_know *k);
const char *tc_know_version(const struct tc_know *k);           /* "2026.11 sha..." */

/* Add a user's table (bytes of an --actors TSV, data/actors/README.md; `file` for messages). All its rows or none; the first
 * error is described in err with file, line and column. Later tables override earlier ones and the built-in names. Copies
 * what it needs. Not while other threads use `k`, and what earlier tables returned is not valid any more. */
TC_NODISCARD int tc_know_add_actors(struct tc_know *k, const char *file, tc_str tsv, struct tc_err *err);

const struct tc_ent *tc_know_ent(const struct tc_know *k, uint32_t id);
uint32_t tc_know_count(const struct tc_know *k);

/* Fold a name for look-up into `out` (cap bytes): lower case, accents stripped, curly quotes straight, periods of
 * abbreviations and possessive 's dropped, white space single. Returns the length, 0 if it does not fit. */
uint32_t tc_know_fold(tc_str name, char *out, uint32_t cap);

/* All entities of that name, best first (rank, then population). NULL and *n = 0 when unknown. */
const struct tc_name_hit *tc_know_find(const struct tc_know *k, tc_str name, uint32_t *n);

/* Longest name that starts at words[0] and spans whole words. `forms` are the words as written; "the" before a name and
 * hyphens and possessives inside count as words of it. Returns the number of words matched (0 none) and its hits. One hash
 * probe per word tried; stops at the first word that starts no longer name. */
int tc_know_scan(const struct tc_know *k, const tc_str *forms, int n, const struct tc_name_hit **hits, uint32_t *n_hits);

/* Whether a hit with these flags may stand for the words as written (CASED, ABBREV). tc_know_scan passes over a name none of
 * whose hits fits, but returns all of its hits if one does: ask for each. */
bool tc_know_case_fits(uint32_t name_flags, const tc_str *forms, int n);

/* Offices of a person, latest first. */
const struct tc_office *tc_know_offices(const struct tc_know *k, uint32_t person, uint32_t *n);
/* The office a person held on `day` (best rank; with TC_DAY_NONE the latest). NULL if none; `grace_days` widens terms. */
const struct tc_office *tc_know_office_on(const struct tc_know *k, uint32_t person, int32_t day, int grace_days);
/* Who held an office class in a country on a day: up to cap offices, best rank first. Returns how many. The class "leader" is
 * whoever leads the country: its head of state or of government. Offices of international bodies have the country "". */
int tc_know_holders(const struct tc_know *k, const char country[4], tc_str office_class, int32_t day,
		    const struct tc_office **out, int cap);

/* Country by ISO alpha-3: the entity, or NULL. */
const struct tc_ent *tc_know_country(const struct tc_know *k, const char iso3[4]);
bool tc_know_is_member(const struct tc_know *k, uint32_t org, const char iso3[4], int32_t day);
/* ISO codes of the members of an organisation on a day; returns how many (at most cap). */
int tc_know_members(const struct tc_know *k, uint32_t org, int32_t day, char (*out)[4], int cap);
bool tc_know_borders(const struct tc_know *k, const char a[4], const char b[4]);

/* Walk all entities of a kind (for `know` and reverse look-up): calls `each` until it returns false. */
void tc_know_each(const struct tc_know *k, int kind, bool (*each)(const struct tc_ent *, void *), void *arg);

/* A table of data/ kept as checked bytes (UTF-8, no control characters but tab and newline) for other readers, by its path
 * there: "lexicon/agree.tsv", "ontology/cameo.tsv", "report-verbs.tsv". TC_STR_NULL if there is none. */
tc_str tc_know_section(const struct tc_know *k, const char *name);
/* The i-th of them in byte order of the names, from 0; TC_STR_NULL and *name = NULL past the last. */
tc_str tc_know_section_at(const struct tc_know *k, int i, const char **name);
#endif
