/* text/split_int.h - between the tokenizer (tokens.c), the sentence cutter (sents.c) and split.c. */
#ifndef TC_TEXT_SPLIT_INT_H
#define TC_TEXT_SPLIT_INT_H
#include "text/split.h"

/* A token of the text: one or, as a multiword token, up to three words. */
struct tc__tok {
	uint32_t beg, end;
	uint32_t cut[2];        /* where the second and third word begin; 0 for none */
	int32_t para;
	bool space;             /* white space follows */
	bool abbrev;            /* ends in a full stop that is part of it */
	bool last;              /* of its sentence (set by sents.c) */
	uint8_t shape, class;   /* from here on: what sents.c sees in it (tc__sent_look) */
	uint32_t hash;
	int32_t finite;         /* finite verbs of the paragraph up to it */
	int32_t to_stop;        /* tokens between it and the next stop of the paragraph; -1: none */
};

struct tc__toks { struct tc__tok *v; int32_t n, cap; struct tc_arena *arena; };

/* Length in bytes of the white space character at p (0: not one). Unicode's spaces count. */
uint32_t tc__space_len(const char *p, uint32_t left);
/* Append the tokens of one run of text without white space. */
void tc__tokenize(struct tc__toks *out, const char *text, uint32_t beg, uint32_t end, int32_t para, bool *in_single);
/* All tokens of a text with their paragraphs; `last` where a line break ends a sentence. */
void tc__read_tokens(struct tc__toks *toks, struct tc_arena *arena, tc_str text);
/* Mark the last token of each sentence. Tokens marked before stay so. */
void tc__cut_sentences(struct tc__tok *t, int32_t n, const char *text);
/* For the training of the sentence model (train/sents). Look at the n tokens of a paragraph; then for each token in order:
 * tc__sent_step, could a sentence end after it, its features, tc__sent_end if one does. */
enum { TC__SENT_FEATS = 64 };
struct tc__sent_state {
	int32_t n, stops;       /* of the paragraph */
	int32_t end, before;    /* the last end and the one before it (-1) */
	int quote;              /* quotation open after this token */
};
void tc__sent_look(struct tc__tok *t, int32_t n, const char *text, struct tc__sent_state *st);
void tc__sent_step(const struct tc__tok *t, const char *text, struct tc__sent_state *st);
bool tc__sent_place(const struct tc__tok *t, const char *text, int32_t i, const struct tc__sent_state *st);
int tc__sent_feats(const struct tc__tok *t, int32_t i, const struct tc__sent_state *st, uint16_t *out);
void tc__sent_end(struct tc__sent_state *st, int32_t i);
/* Is the word (lower-case letters, ASCII, no full stop) in a sorted list of n? */
bool tc__listed(const char *const *list, size_t n, tc_str word);
/* An abbreviation that stands before a name or number ("gen", "no", "jan"). */
bool tc__is_title(tc_str word);
/* One with a capital that stands before a person's name ("Gen", "Sen"). */
bool tc__personal_title(tc_str word);
#endif
