/* SPDX-License-Identifier: Apache-2.0 */
/* train/attrib/dump.c - write the statement candidates of documents with the names of their features, for train.py.
 * usage: dump CUES.tsv MODEL.tsv <DOCS.jsonl >CANDIDATES.jsonl     (MODEL.tsv may be empty: /dev/null)
 * The two tables replace those in the program, so that cues and weights are tried without building anew. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "code/statement_int.h"
#include "ingest/ingest.h"
#include "lang/lang.h"

extern const char tc_know_blob[], tc_know_blob_end[], tc_model_blob[], tc_model_blob_end[];

static ptrdiff_t read_stdin(void *arg, char *buf, size_t cap) { return read(0, buf, cap); }

static tc_str slurp(const char *file)
{
	FILE *f = fopen(file, "rb");
	if (!f)
		return TC_STR_NULL;
	struct tc_buf b = { 0 };
	char part[65536];
	for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;)
		tc_buf_add(&b, part, n);
	fclose(f);
	return tc_buf_view(&b);
}

static int fail(const struct tc_err *err)
{
	char msg[1024];
	tc_err_format(err, msg, sizeof msg);
	fprintf(stderr, "dump: %s\n", msg);
	return 1;
}

int main(int argc, char **argv)
{
	struct tc_err err = { 0 };
	struct tc_know *know;
	struct tc_lang *lang;
	struct tc_coder *coder;
	struct tc_report_lex *lex;
	if (argc < 3)
		return 2;
	if (tc_know_open(tc_know_blob, (size_t)(tc_know_blob_end - tc_know_blob), &know, &err) ||
	    tc_lang_open(tc_model_blob, (size_t)(tc_model_blob_end - tc_model_blob), &lang, &err) || tc_coder_open(know, &coder, &err) ||
	    tc_report_lex_read(slurp(argv[1]), slurp(argv[2]), &lex, &err))
		return fail(&err);
	struct tc_lang_scratch *scratch = tc_lang_scratch_new(lang);
	struct tc_arena arena;
	tc_arena_init(&arena);
	struct tc_cutter cut;
	tc_cutter_init(&cut, "stdin", TC_INPUT_JSONL, read_stdin, NULL);
	struct tc_piece piece = { 0 };
	struct tc_buf out = { 0 };
	struct tc_code_options opt = { 0 };
	while (tc_cutter_next(&cut, &piece) == 1) {
		struct tc_doc doc;
		uint32_t repaired;
		tc_arena_reset(&arena);
		if (tc_article_read(&piece, "stdin", &(struct tc_article_options){ 0 }, &arena, &doc, &repaired, &err)) {
			fail(&err);
			continue;
		}
		tc_lang_annotate(lang, scratch, &doc);
		struct tc_records rec = { 0 };
		struct tc_coding cx = { .coder = coder, .know = know, .opt = &opt, .doc = &doc, .arena = &arena, .out = &rec, .day = TC_DAY_NONE };
		cx.mention_at = tc_arena_alloc(&arena, sizeof(int32_t) * (size_t)(doc.n_words + 1));
		for (int32_t i = 0; i < doc.n_words; i++)
			cx.mention_at[i] = -1;
		cx.word_flags = TC_NEWN(&arena, uint32_t, doc.n_words + 1);
		tc_mentions_find(&cx);
		tc_buf_reset(&out);
		tc__cands_dump(&cx, lex, &out);
		fwrite(out.p, 1, out.n, stdout);
	}
	return 0;
}
