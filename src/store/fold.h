/* store/fold.h - when do two reports tell the same event? docs/folding.md tells how it was made and measured.
 * The decision looks at two records alone (no counts over the corpus), so folding in one go and bit by bit agree. */
#ifndef TC_STORE_FOLD_H
#define TC_STORE_FOLD_H
#include "base/arena.h"
#include "event/event.h"
#include "know/know.h"

enum { TC_FOLD_DAYS = 3 };              /* reports that are filed further apart are never folded */
enum { TC_FOLD_FEATURES = 18 };

/* What is compared of an event; lives in the arena given. */
struct tc_fold_view {
	int32_t day, doc_day;           /* TC_DAY_NONE unknown; day: the event's own where known, else the document's */
	bool dated;                     /* day is the event's own and exact */
	bool negated;
	uint8_t type, status;
	tc_str mode, cameo, doc;
	uint64_t lemma, place, place_country;
	float lat, lon;
	int64_t wire;                   /* documents that are near-duplicates share it; 0 none */
	uint64_t sides[2];              /* bits of the parties' codes, for a quick no */
	uint64_t *codes[2], *names[2];  /* parties of each side: code (country or sector), and canonical name where there is one */
	uint8_t *sectors[2];
	int n[2];
	bool symmetric;
	struct tc_fold_word { uint32_t hash; float weight; } *words;    /* stems of the sentence, each once, by hash */
	int n_words;
	float weight;                   /* of all words */
	uint32_t *numbers;              /* in the sentence, above 1, each once, ascending */
	int n_numbers;
	uint64_t sentence;              /* hash of the sentence */
};

/* What was found out about words, to be found faster the next time; for one thread. */
struct tc_fold_memo;
struct tc_fold_memo *tc_fold_memo_new(void);
void tc_fold_memo_free(struct tc_fold_memo *m);

/* memo may be NULL. */
void tc_fold_view(const struct tc_records *r, const struct tc_event *e, struct tc_fold_memo *memo, struct tc_arena *arena,
		  struct tc_fold_view *out);

/* The few bytes that tell most pairs apart. */
struct tc_fold_quick { uint64_t sides[2]; uint32_t near; int32_t day; uint8_t type; bool mutual, future, dated; };
void tc_fold_quick(const struct tc_fold_view *v, struct tc_fold_quick *out);
/* False: tc_fold_features would say no, too. */
static inline bool tc_fold_may(const struct tc_fold_quick *a, const struct tc_fold_quick *b)
{
	if (!(a->near >> b->type & 1) || a->future != b->future || a->day == TC_DAY_NONE || b->day == TC_DAY_NONE)
		return false;
	if (a->mutual || b->mutual) {
		if (!((a->sides[0] | a->sides[1]) & (b->sides[0] | b->sides[1])))
			return false;
	} else {
		bool actors = a->sides[0] && b->sides[0], recipients = a->sides[1] && b->sides[1];
		if ((actors && !(a->sides[0] & b->sides[0])) || (recipients && !(a->sides[1] & b->sides[1])) || (!actors && !recipients))
			return false;
	}
	int gap = a->day > b->day ? a->day - b->day : b->day - a->day;
	return gap <= (a->dated && b->dated ? 1 : TC_FOLD_DAYS);
}

/* False: not the same event whatever the words say. Else the features of the pair. */
bool tc_fold_features(const struct tc_fold_view *a, const struct tc_fold_view *b, float f[TC_FOLD_FEATURES]);
/* Log-odds that both tell the same event; -INFINITY where it is excluded. The same event: > 0. */
float tc_fold_score(const struct tc_fold_view *a, const struct tc_fold_view *b);
/* Share of content words that the shorter of two texts has in common with the other, 0..1. */
float tc_fold_words(const struct tc_fold_view *a, const struct tc_fold_view *b);
/* Share of both texts' content words that they have in common (Dice), 0..1. */
float tc_fold_alike(const struct tc_fold_view *a, const struct tc_fold_view *b);
#endif
