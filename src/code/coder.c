/* SPDX-License-Identifier: Apache-2.0 */
/* code/coder.c - the order of the stages. */
#include "code/coder.h"

#include "code/answer.h"
#include "code/cast.h"
#include "code/repair.h"

#include <stdlib.h>

/* A model may be left out of the blob: then the coder does without. */
static int open_model(const struct tc_know *know, const char *section, struct tc_linear *out, struct tc_err *err)
{
	tc_str bytes = tc_know_section(know, section);
	if (!bytes.n)
		return 0;
	int rc = tc_linear_open(bytes, out, err);
	return rc ? tc_err_while(err, "reading %s", section) : 0;
}

int tc_coder_open(const struct tc_know *know, struct tc_coder **out, struct tc_err *err)
{
	struct tc_coder *c = tc_xcalloc(1, sizeof *c);
	c->know = know;
	int rc = tc_lexicon_open(know, &c->lexicon, err);
	c->weapons = rc == 0 ? tc_lexicon_class(c->lexicon, TC_STR("weapon")) : -1;
	if (rc == 0)
		rc = tc_contexts_open(know, &c->contexts, err);
	if (rc == 0)
		rc = tc_clusters_open(know, &c->clusters, err);
	if (rc == 0)
		rc = open_model(know, "models/relate.model", &c->relate, err);
	if (rc == 0)
		rc = open_model(know, "models/judge.model", &c->judge, err);
	if (rc == 0)
		rc = open_model(know, "models/actor.model", &c->cast[TC_CAST_ACTOR], err);
	if (rc == 0)
		rc = open_model(know, "models/recipient.model", &c->cast[TC_CAST_RECIPIENT], err);
	tc_str sense = tc_know_section(know, "models/sense.model");
	if (rc == 0 && sense.n && (rc = tc_sense_open(sense, &c->sense, err)) != 0)
		tc_err_while(err, "reading models/sense.model");
	if (rc == 0)
		tc_sense_index(&c->sense);
	if (rc == 0)
		rc = tc_report_lex_open(know, &c->report, err);
	if (rc == 0)
		rc = tc_status_lex_open(know, &c->status, err);
	if (rc == 0)
		rc = tc_figure_lex_open(know, &c->figure, err);
	if (rc) {
		tc_coder_free(c);
		return rc;
	}
	*out = c;
	return 0;
}

void tc_coder_free(struct tc_coder *c)
{
	if (!c)
		return;
	tc_lexicon_free(c->lexicon);
	tc_contexts_free(c->contexts);
	tc_clusters_free(c->clusters);
	tc_report_lex_free(c->report);
	tc_status_lex_free(c->status);
	tc_figure_lex_free(c->figure);
	tc_sense_release(&c->sense);
	free(c);
}

const struct tc_report_lex *tc_coder_report(const struct tc_coder *c) { return c->report; }
const struct tc_status_lex *tc_coder_status_lex(const struct tc_coder *c) { return c->status; }
const struct tc_figure_lex *tc_coder_figure_lex(const struct tc_coder *c) { return c->figure; }

void tc_coding_run(const struct tc_coder *c, const struct tc_code_options *o, struct tc_doc *doc, struct tc_records *out,
		   struct tc_coding *cx)
{
	*out = (struct tc_records){ .doc = doc->id, .date = doc->date, .publisher = doc->publisher, .url = doc->url,
				    .title = doc->title, .n_sentences = doc->n_sents };
	*cx = (struct tc_coding){ .coder = c, .know = c->know, .opt = o, .doc = doc, .arena = doc->arena, .out = out };
	if (!doc->n_words)
		return;
	cx->day = doc->date.n ? tc_day_read(doc->date) : TC_DAY_NONE;
	cx->mention_at = tc_arena_alloc(doc->arena, sizeof(int32_t) * (size_t)doc->n_words);
	for (int32_t i = 0; i < doc->n_words; i++)
		cx->mention_at[i] = -1;
	cx->word_flags = TC_NEWN(doc->arena, uint32_t, doc->n_words);
	tc_tree_repair(cx);
	tc_mentions_find(cx);
	tc_dates_find(cx);
	tc_statements_find(cx);
	tc_mentions_rebind(cx);
	tc_events_find(cx);
	tc_answers_find(cx);
	tc_figures_find(cx);
	out->events = cx->events;
	out->n_events = cx->n_events;
	out->statements = cx->statements;
	out->n_statements = cx->n_statements;
	out->figures = cx->figures;
	out->n_figures = cx->n_figures;
	tc_event_set_ids(out);
	tc_answers_name(out);
}

void tc_code(const struct tc_coder *c, const struct tc_code_options *o, struct tc_doc *doc, struct tc_records *out)
{
	struct tc_coding cx;
	tc_coding_run(c, o, doc, out, &cx);
}
