/* SPDX-License-Identifier: Apache-2.0 */
/* cli/cmd_explain.c - `tocsin explain`: how a sentence was coded, from words to records. */
#include <stdio.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/input.h"
#include "event/layout.h"
#include "ingest/charset.h"

enum { OPT_DATE, OPT_PUBLISHER, OPT_ACTORS };

static const struct tc_opt opts[] = {
	[OPT_DATE] = { "date", 'd', "DATE", "date of the document (YYYY-MM-DD)" },
	[OPT_PUBLISHER] = { "publisher", 'p', "NAME", "who published it" },
	[OPT_ACTORS] = { "actors", 0, "FILE", "table of actors to add to the built-in ones" },
	{ NULL },
};

enum { MAX_INDENT = 40, FORM_COLUMN = 36 };

/* A word between its left and right dependents, each level two spaces further in: the sentence still reads downwards.
 * Recursion is as deep as the tree, which tc_lang keeps below TC_MAX_SENT_WORDS. */
static void print_tree(const struct tc_doc *d, int32_t word, int depth)
{
	const struct tc_word *w = &d->words[word];
	int32_t c = w->child;
	for (; c >= 0 && c < word; c = d->words[c].next)
		print_tree(d, c, depth + 1);
	int indent = depth * 2 > MAX_INDENT ? MAX_INDENT : depth * 2;
	int width = FORM_COLUMN - indent;
	printf("  %*s%-*.*s %-12s %-6s %-5s %.*s\n", indent, "", width > 1 ? width : 1, TC_FMT(w->form), tc_rel_name(w->rel),
	       tc_upos_name(w->upos), tc_xpos_name(w->xpos), TC_FMT(w->lemma));
	for (; c >= 0; c = d->words[c].next)
		print_tree(d, c, depth + 1);
}

static void print_sentences(const struct tc_doc *d)
{
	for (int32_t i = 0; i < d->n_sents; i++) {
		const struct tc_sent *s = &d->sents[i];
		printf("sentence %d: %.*s\n", i + 1, TC_FMT(tc_str_cut(d->text, s->beg, s->end)));
		if (s->root >= 0)
			print_tree(d, s->root, 0);
		printf("\n");
	}
}

static int read_text(int n, char **operands, struct tc_buf *out, struct tc_err *err)
{
	struct tc_buf raw = { 0 };
	uint32_t repaired = 0;
	int rc = 0;
	for (int i = 0; i < n; i++) {
		if (i)
			tc_buf_char(&raw, ' ');
		tc_buf_z(&raw, operands[i]);
	}
	if (!n)
		rc = tc_file_read("-", &raw, err);
	if (!rc)
		rc = tc_charset_decode(tc_buf_view(&raw), TC_CHARSET_AUTO, out, &repaired, err);
	if (!rc && tc_str_trim(tc_buf_view(out)).n == 0)
		rc = tc_fail(err, TC_EFORMAT, "there is no text to explain");
	if (!rc && out->n > TC_MAX_TEXT_BYTES)
		rc = tc_fail(err, TC_ELIMIT, "the text is longer than %d bytes", TC_MAX_TEXT_BYTES);
	tc_buf_release(&raw);
	return rc;
}

static void explain(const struct tc_engine *engine, struct tc_doc head, tc_str text)
{
	struct tc_session *s = tc_session_new(engine);
	struct tc_buf trace = { 0 }, table = { 0 };
	struct tc_code_options o = { .trace = &trace };
	struct tc_records records;
	struct tc_doc doc;
	tc_doc_init(&doc, tc_session_arena(s), tc_str_trim(text));
	doc.id = TC_STR("explain");
	doc.date = head.date;
	doc.publisher = head.publisher;
	tc_session_code(s, &o, &doc, &records);
	print_sentences(&doc);
	printf("how it was coded%s%.*s\n%.*s\n", doc.date.n ? ", on " : "", TC_FMT(doc.date), (int)trace.n, trace.p ? trace.p : "");
	if (records.n_events + records.n_statements + records.n_figures) {
		tc_layout_header(TC_LAYOUT_TABLE, &table);
		tc_layout_records(TC_LAYOUT_TABLE, &records, false, &table);
		printf("records\n%.*s", (int)table.n, table.p);
	} else {
		printf("no records\n");
	}
	tc_buf_release(&table);
	tc_buf_release(&trace);
	tc_session_free(s);
}

static int run(const struct tc_cmd *cmd, int argc, char **argv)
{
	struct tc_getopt g = { 0 };
	struct tc_doc head = { 0 };
	struct tc_engine_options eo = { 0 };
	struct tc_buf actors = { 0 }, text = { 0 };
	struct tc_engine *engine = NULL;
	struct tc_err err = { 0 };
	const char *v;
	char day[11];
	int opt;
	while ((opt = tc_getopt_next(cmd, argc, argv, &g, &v)) >= 0) {
		if (opt == OPT_DATE) {
			if (!tc_date_normalise(tc_str_of(v), day))
				return tc_usage(cmd, "not a date: %s (YYYY-MM-DD is expected)", v);
			head.date = tc_str_of(day);
		} else if (opt == OPT_PUBLISHER) {
			head.publisher = tc_str_of(v);
		} else {
			eo.actors_name = v;
		}
	}
	if (opt == -2)
		return 2;
	int rc = eo.actors_name ? tc_file_read(eo.actors_name, &actors, &err) : 0;
	eo.actors = tc_buf_view(&actors);
	if (!rc)
		rc = read_text(g.n_operands, g.operands, &text, &err);
	if (!rc)
		rc = tc_engine_open(&eo, &engine, &err);
	if (rc) {
		char message[900];
		tc_err_format(&err, message, sizeof message);
		fprintf(stderr, "tocsin explain: %s\n", message);
	} else {
		explain(engine, head, tc_buf_view(&text));
	}
	tc_engine_free(engine);
	tc_buf_release(&text);
	tc_buf_release(&actors);
	return rc ? 1 : 0;
}

const struct tc_cmd tc_cmd_explain = { "explain", "show how a sentence was coded", "[TEXT...]", opts, run };
