/* code/role.h - which words stand in a slot of a predicate (data/lexicon/README.md names the slots). */
#ifndef TC_CODE_ROLE_H
#define TC_CODE_ROLE_H
#include "code/code_int.h"
#include "code/lexicon.h"

enum { TC_MAX_SLOT_WORDS = 6 };
struct tc_slot_words { int32_t w[TC_MAX_SLOT_WORDS]; int n; };

/* The words in `slot` of the predicate at `word`; pos as in the frame (enum tc_frame_pos). Relative pronouns are replaced by
 * their antecedents; coordinated phrases are not listed (their first word stands for all). */
void tc_slot_find(struct tc_coding *cx, int32_t word, int pos, const struct tc_slot *slot, struct tc_slot_words *out);
/* Grammatical subject of a verb, seen through control, raising, relative clauses, participles and coordination; -1 none. */
int32_t tc_subject_of(struct tc_coding *cx, int32_t verb);
/* Whoever publishes the text or does the deed that the noun names, from the verb that takes it ("issued a report"); -1 none. */
int32_t tc_author_of(struct tc_coding *cx, int32_t word);
bool tc_is_passive(const struct tc_doc *d, int32_t verb);
/* Verb that carries the event noun at `word` ("hold talks"), and how; NULL if none does. */
const struct tc_light *tc_light_of(struct tc_coding *cx, const struct tc_lexicon *l, int32_t word, int32_t *verb);
bool tc_is_verbal(const struct tc_doc *d, int32_t word);
#endif
