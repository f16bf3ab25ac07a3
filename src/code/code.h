/* code/code.h - the coder: an annotated document in, records out.
 * Reads tc_doc and tc_know only, so it runs on hand-made CoNLL-U. Thread-safe: all state is in the tc_coding. */
#ifndef TC_CODE_CODE_H
#define TC_CODE_CODE_H
#include "event/event.h"
#include "know/know.h"
#include "text/doc.h"

struct tc_coding;               /* code/code_int.h */
struct tc_features;             /* code/linear.h */
struct tc_coder;                /* lexicon and classifier in usable form; read-only after open */

TC_NODISCARD int tc_coder_open(const struct tc_know *know, struct tc_coder **out, struct tc_err *err);
void tc_coder_free(struct tc_coder *c);

/* What the commands leave out unless told otherwise: mostly plans, demands and conditions that no one has carried out. */
#define TC_MIN_CONFIDENCE 0.4f

struct tc_code_options {
	bool plover_strict;     /* future AID/CONSULT/SUPPORT/COOPERATE becomes AGREE */
	float min_confidence;   /* events below are dropped; 0: TC_MIN_CONFIDENCE; negative: keep all */
	struct tc_buf *trace;   /* explanation for people, or NULL */
	/* Training: gets the features of each event's confidence. NULL otherwise. */
	void (*features)(void *arg, const struct tc_doc *doc, const struct tc_event *e, const struct tc_features *f);
	void *features_arg;
	/* Training: is called for each word whose sense tc_sense_guess may be asked for. NULL otherwise. */
	void (*senses)(void *arg, struct tc_coding *cx, int32_t word);
	/* Training: gets every party that could stand on a side of an event (cast.c; side 0 actors, 1 recipients; given: none, this or another
	 * one found by rules). NULL otherwise. */
	void (*cast)(void *arg, const struct tc_doc *doc, const struct tc_event *e, int side, const char *given, const struct tc_actor *who,
		     const struct tc_features *f);
	tc_str only_frame;      /* code with this lexicon frame alone (tests); empty: all */
};

/* Code a parsed document. Records and all they point to live in doc->arena, the doc's text and the knowledge base. */
void tc_code(const struct tc_coder *c, const struct tc_code_options *o, struct tc_doc *doc, struct tc_records *out);
#endif
