/* code/wordkey.h - the lemmas a word may be listed under in the lexicon.
 * "troops" is its own lemma in the treebanks, "cease-fire" is three words, names keep their capitals: the lexicon lists troop, ceasefire
 * and sanction. */
#ifndef TC_CODE_WORDKEY_H
#define TC_CODE_WORDKEY_H
#include "code/code_int.h"

enum { TC_MAX_KEYS = 4, TC_KEY_BYTES = 64 };
struct tc_word_keys { tc_str key[TC_MAX_KEYS]; int n; char bytes[TC_MAX_KEYS][TC_KEY_BYTES]; };

/* Lower-case keys, the most telling first: hyphenated compounds joined, then the lemma, then a noun without its plural s. */
void tc_word_keys(const struct tc_doc *d, int32_t word, struct tc_word_keys *out);
#endif
