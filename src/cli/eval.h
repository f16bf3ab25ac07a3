/* SPDX-License-Identifier: Apache-2.0 */
/* cli/eval.h - scoring event records against gold sentences.
 * Gold: one sentence a line {"id", "doc" (default: id), "text", "span" [b,e) in code points of the document (default: the whole
 * text), "exhaustive" (default true), "events": [...]}. An event belongs to the sentence that holds its trigger's first
 * byte (its span's, where it has no trigger). Matching is one to one inside a sentence, best match first, at three levels:
 *   type    PLOVER event type
 *   who     type, and the same parties in either role (a party is its country, or its sector where it has none)
 *   triple  type, set of actors and set of recipients
 * Optional gold events are neither rewarded nor punished. Where gold is not exhaustive, only recall is counted. */
#ifndef TC_CLI_EVAL_H
#define TC_CLI_EVAL_H
#include <jansson.h>
#include <stdio.h>

#include "base/err.h"
#include "base/str.h"

struct tc_gold {
	json_t *lines;          /* array of sentences that are labelled */
	json_t *texts;          /* document id -> text */
	json_t *dates, *publishers;
	json_t *found;          /* sentence id -> array of system events */
	long strays;            /* events that begin outside every sentence */
};

/* Read the gold sentences and, unless docs is NULL, the documents {"id", "text", "date", "publisher"}. */
TC_NODISCARD int tc_gold_read(struct tc_gold *g, const char *path, const char *docs, struct tc_err *err);
void tc_gold_release(struct tc_gold *g);
/* Put one record of the system where it belongs; takes no ownership. Other types of record are passed over. */
void tc_gold_add(struct tc_gold *g, json_t *record);

struct tc_eval_options { bool by_type, report; long errors; };
/* Print the figures, at last all of them as one JSON line. */
void tc_gold_score(const struct tc_gold *g, const struct tc_eval_options *o, FILE *out);
/* Further tables for those who write the lexicon: confusion, entries by precision, triggers missed. */
void tc_gold_report(const struct tc_gold *g, FILE *out);

enum tc_level { TC_LEVEL_TYPE, TC_LEVEL_WHO, TC_LEVEL_TRIPLE, TC_LEVELS };
/* Pairs (gold index, system index) of a sentence; returns how many were written to pairs[][2] (room for n_gold of them). */
int tc_gold_match(json_t *golds, json_t *systems, int level, int (*pairs)[2]);
bool tc_gold_free(json_t *event);       /* optional, or with no event type */
#endif
