/* code/lexicon.h - the predicate lexicon in usable form (format: data/lexicon/README.md).
 * Read-only after open, thread-safe. Strings borrow from the knowledge blob. */
#ifndef TC_CODE_LEXICON_H
#define TC_CODE_LEXICON_H
#include "event/event.h"
#include "know/know.h"

enum tc_frame_pos { TC_FRAME_V, TC_FRAME_N, TC_FRAME_A };

enum tc_slot_kind {
	TC_SLOT_SUBJ, TC_SLOT_OBJ, TC_SLOT_IOBJ, TC_SLOT_PRT, TC_SLOT_XCOMP, TC_SLOT_CCOMP, TC_SLOT_ADVCL, TC_SLOT_MOD,
	TC_SLOT_POSS, TC_SLOT_NOUN, TC_SLOT_ADV, TC_SLOT_PRED, TC_SLOT_PREP,
};
struct tc_slot { uint8_t kind; tc_str prep; };
enum { TC_MAX_PATH = 3 };

enum tc_elem_op {
	TC_ELEM_ROLE,           /* a party there plays `role` */
	TC_ELEM_IS,             /* one of the atoms stands there */
	TC_ELEM_NOT,            /* none of them does */
	TC_ELEM_SOME,           /* something stands there */
	TC_ELEM_NONE,           /* nothing does */
};
struct tc_atom {                /* a lemma, a word class or a class by resolution */
	enum { TC_ATOM_LEMMA, TC_ATOM_CLASS, TC_ATOM_PARTY, TC_ATOM_PERSON, TC_ATOM_COUNTRY, TC_ATOM_ORG, TC_ATOM_PLACE,
	       TC_ATOM_SECTOR } kind;
	uint32_t arg;           /* CLASS: its number; SECTOR: enum tc_sector */
	tc_str lemma;
};
struct tc_elem {
	uint8_t op, n_path;
	char role;              /* 'A' 'R' 'B' 'P' */
	bool required;
	struct tc_slot path[TC_MAX_PATH];
	struct tc_atom *atoms;
	int n_atoms;
};
struct tc_frame {
	const struct tc_elem *const *elems;     /* shared with all frames that ask for the same */
	int n_elems;
	int n_conds;            /* elements that are conditions, and required roles: how specific it is */
	uint8_t pos, event;
	int order;              /* line order over all files, the last tie break */
	tc_str id, lemma, mode, cameo, example, miss;
};

enum tc_light_effect { TC_LIGHT_DO, TC_LIGHT_UNDERGO, TC_LIGHT_HOST };
struct tc_light { tc_str lemma, slot; uint8_t effect; tc_str status; };

struct tc_lexicon;
/* Read all "lexicon/..." sections. Errors name file, line and column. */
TC_NODISCARD int tc_lexicon_open(const struct tc_know *know, struct tc_lexicon **out, struct tc_err *err);
/* The same from tables of any origin; TC_STR_NULL where there is none. The bytes must outlive the lexicon. */
TC_NODISCARD int tc__lexicon_read(tc_str (*section)(const void *from, const char *name), const void *from, struct tc_lexicon **out,
				  struct tc_err *err);
void tc_lexicon_free(struct tc_lexicon *l);
/* Frames of a lemma and part of speech, most specific first; NULL and *n = 0 if none. One hash probe. */
const struct tc_frame *const *tc_lexicon_find(const struct tc_lexicon *l, tc_str lemma, int pos, int *n);
/* inflect.c: the base form of an inflected word (lower case) that has frames of that part of speech, written into buf;
 * false if regular endings lead to none. For words whose lemma has no frames. */
bool tc_lexicon_base(const struct tc_lexicon *l, tc_str form, int pos, char *buf, uint32_t cap, tc_str *out);
/* How a verb carries an event noun in `slot` ("obj" or a preposition); NULL if it does not. */
const struct tc_light *tc_lexicon_light(const struct tc_lexicon *l, tc_str lemma, tc_str slot);
bool tc_lexicon_in_class(const struct tc_lexicon *l, uint32_t class, tc_str lemma);
/* Number of a class by name, -1 unknown. */
int tc_lexicon_class(const struct tc_lexicon *l, tc_str name);
int tc_lexicon_count(const struct tc_lexicon *l);
const struct tc_frame *tc_lexicon_frame(const struct tc_lexicon *l, int i);
#endif
