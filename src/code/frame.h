/* code/frame.h - does a lexicon frame fit a predicate, and who plays which role in it. */
#ifndef TC_CODE_FRAME_H
#define TC_CODE_FRAME_H
#include "code/role.h"

enum { TC_MAX_CONSUMED = 4 };
struct tc_match {
	const struct tc_frame *frame;
	struct tc_parties actors, recipients, both;
	int32_t actor_word, recipient_word;     /* heads of the first phrase that filled the role; -1 none */
	int32_t place_word;                     /* -1 none */
	int32_t consumed[TC_MAX_CONSUMED];      /* words that conditions of the frame rest on: no event of their own */
	int n_consumed;
	int n_roles;                            /* roles filled */
};

/* Try one frame at `word`. On failure *failed (may be NULL) is the element that did not hold. */
bool tc_frame_match(struct tc_coding *cx, const struct tc_lexicon *l, const struct tc_frame *f, int32_t word,
		    struct tc_match *m, const struct tc_elem **failed);
/* Best of the frames of the word's lemma; false if none fits. */
bool tc_frame_best(struct tc_coding *cx, const struct tc_lexicon *l, int32_t word, struct tc_match *m);
/* Best of the frames for a word that the lexicon does not list (guess.tsv: lemma "*"), given its type. */
bool tc_frame_guess(struct tc_coding *cx, const struct tc_lexicon *l, int32_t word, int event, struct tc_match *m);
bool tc_atom_holds(struct tc_coding *cx, const struct tc_lexicon *l, const struct tc_atom *a, int32_t word);
void tc_parties_add(struct tc_parties *to, const struct tc_parties *from);
bool tc_same_party(const struct tc_actor *a, const struct tc_actor *b);
#endif
