/* code/coder.h - what the coder holds open, for the stages that read it. */
#ifndef TC_CODE_CODER_H
#define TC_CODE_CODER_H
#include "code/cluster.h"
#include "code/code_int.h"
#include "code/context.h"
#include "code/lexicon.h"
#include "code/linear.h"
#include "code/sense.h"

struct tc_coder {
	const struct tc_know *know;
	struct tc_lexicon *lexicon;
	int weapons;                    /* number of the lexicon's class of weapons; -1 none */
	struct tc_contexts *contexts;
	struct tc_clusters *clusters;
	struct tc_report_lex *report;
	struct tc_status_lex *status;
	struct tc_figure_lex *figure;
	struct tc_linear relate, judge, cast[2];        /* n_classes 0: not there; cast: actors, recipients */
	struct tc_sense sense;
};

/* tc_code, leaving the stages' results in *cx for whoever asks for more. */
void tc_coding_run(const struct tc_coder *c, const struct tc_code_options *o, struct tc_doc *doc, struct tc_records *out,
		   struct tc_coding *cx);
#endif
