/* code/role_int.h - what subject.c and role.c share. */
#ifndef TC_CODE_ROLE_INT_H
#define TC_CODE_ROLE_INT_H
#include "code/role.h"

bool tc__is_vbn(const struct tc_word *w);
/* A relative pronoun's antecedent, else the word itself. */
int32_t tc__through_relative(const struct tc_doc *d, int32_t word);
/* The subject that hangs on the verb itself; -1 none. */
int32_t tc__own_subject(struct tc_coding *cx, int32_t verb);
bool tc__is_infinitive(const struct tc_doc *d, int32_t verb);
/* A comma or quotation mark before the infinitive: it says what for, not what to do. */
bool tc__set_off(const struct tc_doc *d, int32_t infinitive);
bool tc__is_time_noun(const struct tc_word *w);
/* Verbs that have something done to their object: "ordered him jailed". */
bool tc__has_done(tc_str lemma);
/* Is the word's lemma in the class of data/lexicon/classes.tsv? Weapons are asked for often: their class is looked up once. */
bool tc__in_class(struct tc_coding *cx, const char *name, int32_t word);
bool tc__is_weapon(struct tc_coding *cx, int32_t word);
/* The word itself, or if it is a weapon, whose it is ("a Turkish drone attack"); -1 where the text does not say. */
int32_t tc__owner_of_weapon(struct tc_coding *cx, int32_t word);
/* gift.c: the two objects of an active verb of giving, where the tree hides one of them. */
struct tc_gift { int32_t whom, what; };
bool tc__gift(const struct tc_doc *d, int32_t verb, struct tc_gift *g);
#endif
