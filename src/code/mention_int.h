/* code/mention_int.h - what mention.c, resolve.c, coref.c and place.c share while mentions of one document are resolved.
 * Names and roles are looked up once per word, before any mention is made; everything later reads these tables. */
#ifndef TC_CODE_MENTION_INT_H
#define TC_CODE_MENTION_INT_H
#include "code/code_int.h"

/* A name found in the text, filed under the head word of its span. */
struct tc__name_at { const struct tc_name_hit *hits; uint32_t n; int32_t first, last; };
/* A role noun or title, filed under the head word of its span. */
struct tc__role_at { const struct tc_ent *e; int32_t first, last; const struct tc_name_hit *hits; uint32_t n; };

enum { TC__MAX_COUNTRIES = 64, TC__MAX_SAID = 64, TC__COREF_MENTIONS = 120, TC__COREF_SENTS = 8, TC__MAX_DEPTH = 24 };

struct tc__country_count { char iso[4]; int n, placed; bool lead; };     /* placed: as where something is, or by a town */

enum tc__state { TC__OPEN, TC__BUSY, TC__DONE };

struct tc__mx {
	struct tc_coding *cx;
	const struct tc_doc *d;
	const struct tc_know *k;
	struct tc__name_at *name;       /* per word; hits NULL: none */
	int32_t *name_of;               /* per word: head of the name whose span covers it; -1 none */
	struct tc__role_at *role;       /* per word; e NULL: none */
	struct tc__role_at *title;      /* per word; e NULL: none */
	int32_t *role_end;              /* per word: head of the role or title that ends there; -1 none */
	int32_t *first, *last;          /* per word: extent of its phrase (mention.c) */
	uint8_t *quoted;                /* per word: inside quotation marks */
	uint8_t *state;                 /* per mention */
	int32_t cap_state, n_synth;     /* mentions made up in resolution live at [cx->n_mentions, n_synth) */
	int depth;

	struct tc__country_count countries[TC__MAX_COUNTRIES];
	int n_countries, total_countries;
	int campaign;                   /* how often the document speaks of candidates */
	struct tc__said_sector { uint32_t ent; uint8_t sector; } said[TC__MAX_SAID]; /* what the text says people are now */
	int n_said;
	bool strong_setting;
	char setting[4];                /* the country that the document is about, where one clearly leads; else "" */
	char theatre[4];                /* the country whose places the document names, where one clearly leads; else "" */
	char ground[4];                 /* the same, whatever the document is about: where armed men are who act in it */
	char dateline[4];               /* country of the dateline, else "" */

	struct tc__key { uint64_t hash; int32_t mention; } *keys;  /* last names, acronyms and short names: open addressing */
	uint32_t keys_mask;
};

/* Flags of the roles that are known without the tables (tc_ent.flags, beside TC_ROLE_...). */
enum { TC__ROLE_PLAIN = 64, TC__ROLE_NO_COUNTRY = 128 };

/* names.c */
bool tc__is_calendar_word(const struct tc_doc *d, int32_t word);
bool tc__is_capitals(tc_str s);
/* File names, titles and roles of a sentence; `forms` has room for its words. */
void tc__scan_sentence(struct tc__mx *mx, const struct tc_sent *st, tc_str *forms);

/* scene.c */
bool tc__word_in(tc_str s, const char *const *sorted, int n);           /* without regard to ASCII case */
#define WORD_IN(s, list) tc__word_in((s), (list), (int)TC_COUNT(list))
bool tc__is_place_case(tc_str prep);
bool tc__is_motion(const struct tc_doc *d, int32_t word);
bool tc__is_saying(const struct tc_doc *d, int32_t word);
int32_t tc__case_word(const struct tc_doc *d, int32_t word);            /* the preposition before word, or -1 */
enum tc__standing { TC__STANDS_NEUTRAL, TC__STANDS_ACTING, TC__STANDS_PLACE, TC__STANDS_MODIFIER };
enum tc__standing tc__standing_of(const struct tc__mx *mx, int32_t word);
bool tc__all_upper(tc_str s);
bool tc__hit_fits(const struct tc__mx *mx, const struct tc__name_at *na, const struct tc_name_hit *h);
bool tc__definite(const struct tc_doc *d, int32_t word);
/* The country where the clause around word takes place, if it says so; else iso is left alone. */
void tc__clause_country(struct tc__mx *mx, int32_t word, char iso[4]);
/* The state whose doing a speaker tells of: "Bhutan will pay, the minister said". */
bool tc__reported_country(struct tc__mx *mx, int32_t word, char iso[4]);
/* Country for a body that the text does not place; returns how. */
const char *tc__fall_back_country(struct tc__mx *mx, struct tc_mention *me);
bool tc__rebels_of_setting(const struct tc__mx *mx, int32_t word);
/* The land of armed men that the clause above tells. */
bool tc__rebels_beside(struct tc__mx *mx, int32_t word, char iso[4]);
bool tc__is_state_sector(int sector);
bool tc__state_body(int sector);        /* sectors whose bodies belong to some state or party system */
bool tc__foreign_modifier(const struct tc__mx *mx, int32_t word);
/* Whether a phrase acts on that country or on one of its people, or they on it: then it is another's. */
bool tc__faces(const struct tc__mx *mx, const struct tc_mention *me, const char iso[4]);
/* Whether the sentence of a word names a country other than iso, or rebels of no country. */
bool tc__names_other(const struct tc__mx *mx, int32_t word, const char iso[4], bool rebels);

/* theme.c */
int tc__country_seen(const struct tc__mx *mx, const char iso[4]);
void tc__theme_find(struct tc__mx *mx);

/* reading.c */
struct tc__reading { const struct tc_name_hit *hit; const struct tc_ent *e; float score; };
/* The role or title that stands before a name; *at its head word, or -1. */
const struct tc_ent *tc__title_of(const struct tc__mx *mx, int32_t word, int32_t *at);
void tc__name_extent(const struct tc__mx *mx, int32_t word, int32_t *a, int32_t *b);
char tc__title_gender(const struct tc_doc *d, int32_t word);
bool tc__same_given(tc_str full, tc_str given);
bool tc__has_class(const struct tc__mx *mx, int32_t word, tc_str office_class);
const struct tc_ent *tc__role_in(const struct tc__mx *mx, int32_t word, const struct tc_ent *role, const char *iso, bool guess);
struct tc__reading tc__best_reading(const struct tc__mx *mx, const struct tc__name_at *na, int32_t word, enum tc__standing st,
				    const struct tc_ent *title, int32_t title_at, bool longer);
const char *tc__beside_country(const struct tc__mx *mx, int32_t word);
const struct tc_ent *tc__best_place(const struct tc__mx *mx, const struct tc__name_at *na, const char *within, bool town);
const struct tc_office *tc__office_of(const struct tc__mx *mx, uint32_t person);
void tc__set_holder(struct tc__mx *mx, struct tc_mention *me, const struct tc_office *o);
void tc__set_person(struct tc__mx *mx, struct tc_mention *me, const struct tc_ent *e);

/* affil.c */
struct tc__affil { int32_t country, org, person, place, group; };       /* mentions, or -1 */
const struct tc_ent *tc__plain_role(const struct tc_doc *d, int32_t word);
const struct tc_ent *tc__role_at(const struct tc__mx *mx, int32_t word);
/* "US-led coalition": the name at word belongs to an adjective behind a hyphen. */
bool tc__before_hyphen(const struct tc__mx *mx, int32_t word);
bool tc__before_and(const struct tc__mx *mx, int32_t word);
/* Whom the role at word belongs to, by its modifiers and those of the name `other` (-1 none). */
struct tc__affil tc__affil_of(struct tc__mx *mx, int32_t word, int32_t other);
void tc__take_country(const struct tc__mx *mx, struct tc_actor *who, int32_t m);
bool tc__former_at(const struct tc_doc *d, int32_t word);
/* Country, sector and office that a role word and its modifiers give; `name` is the head of the name it belongs to.
 * True if it belongs to somebody: then no country but theirs will do. out->ent is 1 for a body, 0 for a person. */
bool tc__role_info(struct tc__mx *mx, const struct tc_ent *role, int32_t word, int32_t name, struct tc_actor *out);
tc_str tc__describe(struct tc__mx *mx, const struct tc_mention *me);
int32_t tc__synth(struct tc__mx *mx, const struct tc_mention *like);

/* unknown.c */
void tc__resolve_unknown(struct tc__mx *mx, int32_t m);
/* The name in the phrase behind "of" that belongs to the name at a word ("Union of Rationalist Atheists"); -1 none. */
int32_t tc__of_name(const struct tc__mx *mx, int32_t word);

/* resolve.c */
/* What the text says a named person is, from the words around; false if nothing. out->unnamed: owned, see role_info. */
bool tc__said_role(struct tc__mx *mx, int32_t word, struct tc_actor *out, const char **how);
void tc__take_entity(struct tc__mx *mx, int32_t m, struct tc__reading r, enum tc__standing st);
void tc__resolve(struct tc__mx *mx, int32_t m);
void tc__resolve_name(struct tc__mx *mx, int32_t m);

/* nominal.c */
int32_t tc__of_child(const struct tc_doc *d, int32_t word);
bool tc__nominal_by_role(struct tc__mx *mx, int32_t m);
/* A member per country where a phrase names several by coordinated modifiers. */
void tc__spread_countries(struct tc__mx *mx, int32_t m);
/* Offices that one person holds at a time, so that "its foreign minister" can be looked up. */
bool tc__one_holder(tc_str office_class);
void tc__resolve_nominal(struct tc__mx *mx, int32_t m);

/* headcount.c */
bool tc__quantity_of_people(struct tc__mx *mx, int32_t m);

/* uniform.c */
bool tc__officer_of_police(struct tc__mx *mx, int32_t m);
bool tc__merchant_crew(const struct tc_doc *d, int32_t word);

/* parties.c */
bool tc__same(const struct tc_actor *a, const struct tc_actor *b);

/* coref.c */
void tc__keys_build(struct tc__mx *mx);
/* The latest mention before `before` that was filed under the last name, acronym or short name, else the earliest after
 * it; -1 none. gender 'm' or 'f' passes over people of the other. */
int32_t tc__key_find(const struct tc__mx *mx, tc_str name, int32_t before, char gender);
/* The same for given names: "Hillary", "Mohamed". */
int32_t tc__given_find(const struct tc__mx *mx, tc_str name, int32_t before);
bool tc__is_body_noun(const struct tc_doc *d, int32_t word);
bool tc__is_pronoun(const struct tc_doc *d, int32_t word);
void tc__coref_pronoun(struct tc__mx *mx, int32_t m);
/* Try to bind a nominal ("the president", "the two countries", "the group"); false: it stands for itself. */
bool tc__coref_nominal(struct tc__mx *mx, int32_t m);
void tc__bind(struct tc__mx *mx, int32_t m, int32_t to, const char *how);
char tc__gender_of_name(tc_str given);
int32_t tc__speaker_for(struct tc__mx *mx, int32_t word);

/* mention.c */
bool tc__is_twin(const struct tc__mx *mx, int32_t word);

static inline int32_t tc__at(const struct tc__mx *mx, int32_t word)
{
	return word >= 0 ? mx->cx->mention_at[word] : -1;
}
static inline bool tc__is_nominal_rel(int rel)
{
	switch (rel) {
	case TC_REL_NSUBJ: case TC_REL_NSUBJ_PASS: case TC_REL_NSUBJ_OUTER: case TC_REL_OBJ: case TC_REL_IOBJ:
	case TC_REL_OBL: case TC_REL_OBL_AGENT: case TC_REL_NMOD: case TC_REL_NMOD_POSS: case TC_REL_APPOS:
	case TC_REL_CONJ: case TC_REL_ROOT: case TC_REL_VOCATIVE: case TC_REL_DISLOCATED: case TC_REL_LIST:
	case TC_REL_ORPHAN: case TC_REL_PARATAXIS:
		return true;
	default:
		return false;
	}
}
#endif
