/* SPDX-License-Identifier: Apache-2.0 */
/* Hand-made trees, coded with the shipped lexicon: no parser, and none of the models that guess words or parties. */
#ifndef TESTS_CODED_H
#define TESTS_CODED_H
#include "conllu.h"

#include "code/coder.h"

extern const unsigned char tc_know_blob[], tc_know_blob_end[];
static struct tc_know *know;
static struct tc_coder *coder;

/* All events of the rows, whatever their confidence; they live in the arena. */
static void code_rows(struct tc_arena *a, const char *rows, struct tc_records *r)
{
	static const struct tc_code_options all = { .min_confidence = -1 };
	struct tc_doc *d = TC_NEW(a, struct tc_doc);
	doc_of(d, a, "2022-03-01", rows);
	tc_code(coder, &all, d, r);
}

static int open_coder(void **state)
{
	struct tc_err err = { 0 };
	if (tc_know_open(tc_know_blob, (size_t)(tc_know_blob_end - tc_know_blob), &know, &err) || tc_coder_open(know, &coder, &err)) {
		fprintf(stderr, "%s\n", err.msg);
		return 1;
	}
	coder->cast[0].n_classes = coder->cast[1].n_classes = coder->sense.n_words = 0;
	return 0;
}

static int close_coder(void **state)
{
	tc_coder_free(coder);
	tc_know_free(know);
	return 0;
}
#endif
