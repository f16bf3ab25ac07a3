/* SPDX-License-Identifier: Apache-2.0 */
/* engine/engine.c - opening what is built in, and one document through all stages. */
#include "engine/engine.h"

#include <stdlib.h>

struct tc_engine {
	struct tc_know *know;
	struct tc_lang *lang;
	struct tc_coder *coder;
};

struct tc_session {
	const struct tc_engine *engine;
	struct tc_arena arena;
	struct tc_lang_scratch *lang;
};

int tc_engine_open(const struct tc_engine_options *o, struct tc_engine **out, struct tc_err *err)
{
	struct tc_engine *e = tc_xcalloc(1, sizeof *e);
	int rc = tc_know_open(tc_know_blob, (size_t)(tc_know_blob_end - tc_know_blob), &e->know, err);
	if (!rc && o && o->actors_name)
		rc = tc_know_add_actors(e->know, o->actors_name, o->actors, err);
	if (!rc)
		rc = tc_lang_open(tc_model_blob, (size_t)(tc_model_blob_end - tc_model_blob), &e->lang, err);
	if (!rc)
		rc = tc_coder_open(e->know, &e->coder, err);
	if (rc) {
		tc_engine_free(e);
		return rc;
	}
	*out = e;
	return 0;
}

void tc_engine_free(struct tc_engine *e)
{
	if (!e)
		return;
	tc_coder_free(e->coder);
	tc_lang_free(e->lang);
	tc_know_free(e->know);
	free(e);
}

const struct tc_know *tc_engine_know(const struct tc_engine *e) { return e->know; }
const struct tc_lang *tc_engine_lang(const struct tc_engine *e) { return e->lang; }
const struct tc_coder *tc_engine_coder(const struct tc_engine *e) { return e->coder; }

struct tc_session *tc_session_new(const struct tc_engine *e)
{
	struct tc_session *s = tc_xcalloc(1, sizeof *s);
	s->engine = e;
	tc_arena_init(&s->arena);
	s->lang = tc_lang_scratch_new(e->lang);
	return s;
}

void tc_session_free(struct tc_session *s)
{
	if (!s)
		return;
	tc_lang_scratch_free(s->lang);
	tc_arena_release(&s->arena);
	free(s);
}

struct tc_arena *tc_session_arena(struct tc_session *s) { return &s->arena; }
void tc_session_reset(struct tc_session *s) { tc_arena_reset(&s->arena); }

static bool has_trees(const struct tc_doc *d)
{
	/* Sentences of one word have no other tree than the one without arcs. */
	if (d->n_words <= d->n_sents)
		return d->n_words && d->words[0].upos != TC_UPOS_X;
	for (int32_t i = 0; i < d->n_words; i++)
		if (d->words[i].head >= 0)
			return true;
	return false;
}

void tc_session_annotate(struct tc_session *s, struct tc_doc *doc)
{
	if (!doc->n_words)
		tc_lang_annotate(s->engine->lang, s->lang, doc);
	else if (!has_trees(doc))
		tc_lang_parse(s->engine->lang, s->lang, doc);
	else
		tc_doc_link(doc);
}

void tc_session_code(struct tc_session *s, const struct tc_code_options *o, struct tc_doc *doc, struct tc_records *out)
{
	tc_session_annotate(s, doc);
	tc_code(s->engine->coder, o, doc, out);
}
