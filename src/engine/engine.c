/* SPDX-License-Identifier: Apache-2.0 */
/* engine/engine.c - opening what is built in, and one document through all stages. */
#include "engine/engine.h"

#include <stdlib.h>

struct tc_engine {
	struct tc_know *know;
	struct tc_lang *lang;
	struct tc_coder *coder;
	bool fast;
};

struct tc_session {
	const struct tc_engine *engine;
	struct tc_arena arena;
	struct tc_lang_scratch *lang;
};

int tc_engine_open(const struct tc_engine_options *o, struct tc_engine **out, struct tc_err *err)
{
	struct tc_engine *e = tc_xcalloc(1, sizeof *e);
	e->fast = o && o->fast;
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
	s->lang = tc_lang_scratch_new_for(e->lang, e->fast ? TC_LANG_FAST : TC_LANG_ACCURATE);
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

/* Where a piece that begins at `beg` ends: after the last blank line within the limit, else after a sentence's end or a space,
 * else before a character. */
static uint32_t piece_end(tc_str text, uint32_t beg)
{
	if (text.n - beg <= TC_PIECE_BYTES)
		return text.n;
	uint32_t limit = beg + TC_PIECE_BYTES, line = 0, stop = 0, space = 0;
	for (uint32_t i = beg + TC_PIECE_BYTES / 2; i < limit; i++) {
		char c = text.p[i], before = text.p[i - 1];
		if (!tc_is_space(c))
			continue;
		space = i;
		if (before == '.' || before == '!' || before == '?')
			stop = i;
		if (c == '\n' && before == '\n')
			line = i;
	}
	uint32_t end = line ? line : stop ? stop : space ? space : limit;
	while (end > beg + 1 && ((unsigned char)text.p[end] & 0xc0) == 0x80)
		end--;
	return end;
}

/* The piece's own words, moved to where they stand in the whole text. */
static void annotate_piece(struct tc_session *s, const struct tc_doc *whole, uint32_t beg, uint32_t end, struct tc_doc *out)
{
	tc_doc_init(out, &s->arena, tc_str_cut(whole->text, beg, end));
	tc_lang_annotate(s->engine->lang, s->lang, out);
	for (int32_t i = 0; i < out->n_words; i++) {
		out->words[i].beg += beg;
		out->words[i].end += beg;
	}
	for (int32_t i = 0; i < out->n_sents; i++) {
		out->sents[i].beg += beg;
		out->sents[i].end += beg;
	}
	out->text = tc_str_cut(whole->text, 0, end);
	out->id = whole->id;
	out->title = whole->title;
	out->publisher = whole->publisher;
	out->url = whole->url;
	out->date = whole->date;
}

struct tc_amount tc_session_code_pieces(struct tc_session *s, const struct tc_code_options *o, const struct tc_doc *doc,
					void (*each)(void *arg, struct tc_records *r, const struct tc_doc *piece), void *arg)
{
	struct tc_amount amount = { 0, 0 };
	for (uint32_t beg = 0, end; beg < doc->text.n; beg = end) {
		struct tc_doc piece;
		struct tc_records r = { 0 };
		end = piece_end(doc->text, beg);
		tc_session_reset(s);
		annotate_piece(s, doc, beg, end, &piece);
		if (o)
			tc_code(s->engine->coder, o, &piece, &r);
		for (int32_t i = 0; i < r.n_events; i++)
			r.events[i].sentence += (int32_t)amount.sentences;
		for (int32_t i = 0; i < r.n_statements; i++)
			r.statements[i].sentence += (int32_t)amount.sentences;
		for (int32_t i = 0; i < r.n_figures; i++)
			r.figures[i].sentence += (int32_t)amount.sentences;
		amount.sentences += (uint32_t)piece.n_sents;
		amount.words += (uint32_t)piece.n_words;
		each(arg, &r, &piece);
	}
	return amount;
}
