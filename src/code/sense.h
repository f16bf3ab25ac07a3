/* code/sense.h - what type of event a word tells where the lexicon is silent.
 * A network of one hidden layer over word vectors: the word itself, its objects, subjects, phrases, complements, head, prepositions and the
 * sentence (means within each), and a few facts about the clause. Trained by train/sense.py on hand-coded news and on the lexicon's
 * examples and near misses; the vectors are GloVe's (public domain), turned to their main axes and cut to 64 numbers.
 *
 * File (little endian, every size checked at open):
 *    0 "TCSM"   4 u32 version 1   8 u32 words V   12 u32 vector length D   16 u32 hidden H (a multiple of 8)   20 u32 classes K   24 u32 blocks
 *   28 u32 facts   32 f32 scale of the vectors   36 u32 bytes of all words   40 u32 reserved, twice
 *   48 K names of 16 bytes, NUL-padded ("-" is no event)
 *      f32 (blocks x D + facts, H) weights, H biases, (H, K) weights, K biases
 *      u32 V + 1 offsets of the words, sorted bytewise; the words; zeros up to a multiple of 4
 *      V bytes: how likely the word alone is an event, in 255ths; (V, D) int8 vectors */
#ifndef TC_CODE_SENSE_H
#define TC_CODE_SENSE_H
#include "base/err.h"
#include "base/str.h"
#include "event/event.h"

struct tc_coding;

enum tc_sense_block {
	TC_SENSE_SELF, TC_SENSE_OBJECT, TC_SENSE_SUBJECT, TC_SENSE_PHRASE, TC_SENSE_COMPLEMENT, TC_SENSE_HEAD, TC_SENSE_SENTENCE,
	TC_SENSE_PREPOSITION, TC_SENSE_BLOCKS,
};
enum { TC_SENSE_FACTS = 28, TC_SENSE_WORDS = 24, TC_SENSE_MAX_DIM = 128 };

/* What the network looks at: the words of each block, and facts as 0 or 1 (a share for one of them). */
struct tc_sense_view {
	int32_t words[TC_SENSE_BLOCKS][TC_SENSE_WORDS];
	int n[TC_SENSE_BLOCKS];
	float facts[TC_SENSE_FACTS];
};

struct tc_sense {
	uint32_t n_words, dim, hidden, n_classes;       /* n_words 0: not there */
	float scale;
	const char (*names)[16];
	uint8_t event[32];              /* per class: enum tc_event_type, 0 none */
	const float *w1, *b1, *w2, *b2;
	const uint32_t *offsets;
	const char *bytes;
	const uint8_t *prior;
	const int8_t *vectors;
	uint16_t *slots;                /* word + 1 by hash, or NULL: words are found by bisection */
	uint32_t mask;
	bool wide;                      /* the machine has AVX2 */
};

/* `bytes` is borrowed (4-byte aligned). TC_EFORMAT if damaged. */
TC_NODISCARD int tc_sense_open(tc_str bytes, struct tc_sense *out, struct tc_err *err);
/* Index the words, for opening once and asking often. Nothing to do for a model without words or with too many. */
void tc_sense_index(struct tc_sense *m);
void tc_sense_release(struct tc_sense *m);
/* Is the word one that the network is asked about: a verb, common noun or adjective? */
bool tc_sense_asked(const struct tc_coding *cx, int32_t word);
void tc_sense_look(struct tc_coding *cx, int32_t word, struct tc_sense_view *v);
/* Probability of each type of event at the word, of none at TC_EVENT_NONE; false without a model. O(inputs x hidden). */
bool tc_sense_probabilities(struct tc_coding *cx, int32_t word, float p[TC_EVENT_TYPE_COUNT]);
/* Add the word's vector to v[sense.dim]; false without a model and for words it does not know. */
bool tc_sense_vector(struct tc_coding *cx, int32_t word, float *v);
/* The likeliest type of event at the word, 0 if that is none, and its probability. One look-up for words that are
 * never events. */
int tc_sense_guess(struct tc_coding *cx, int32_t word, float *p);
#endif
