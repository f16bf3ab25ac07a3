/* SPDX-License-Identifier: Apache-2.0 */
/* cli/cmd_eval.c - `tocsin eval`: how good the records are, against gold sentences. */
#include <stdlib.h>

#include "base/buf.h"
#include "cli/cli.h"
#include "cli/eval.h"
#include "cli/input.h"
#include "engine/engine.h"

enum { OPT_DOCS, OPT_BY_TYPE, OPT_ERRORS, OPT_REPORT };

static const struct tc_opt opts[] = {
	[OPT_DOCS] = { "docs", 'd', "DOCS", "JSONL with the whole documents that the sentences are cut from" },
	[OPT_BY_TYPE] = { "by-type", 't', NULL, "precision and recall of each event type" },
	[OPT_ERRORS] = { "errors", 'e', "N", "show the first N sentences with an error" },
	[OPT_REPORT] = { "report", 'r', NULL, "confusion, lexicon entries by their errors, missed triggers" },
	{ NULL },
};

static int complain(const struct tc_err *err)
{
	char message[900];
	tc_err_format(err, message, sizeof message);
	fprintf(stderr, "tocsin eval: %s\n", message);
	return 1;
}

static int add_lines(struct tc_gold *g, tc_str rest, const char *name, struct tc_err *err)
{
	tc_str line;
	for (long n = 1; rest.n && tc_str_split(&rest, '\n', &line); n++) {
		if (!tc_str_trim(line).n)
			continue;
		json_error_t why;
		json_t *record = json_loadb(line.p, line.n, 0, &why);
		if (!record) {
			int rc = tc_fail(err, TC_EFORMAT, "not valid JSON (%s)", why.text);
			tc_err_place(err, name, n, 0);
			return rc;
		}
		tc_gold_add(g, record);
		json_decref(record);
	}
	return 0;
}

static tc_str field(json_t *map, const char *key)
{
	json_t *v = json_object_get(map, key);
	return json_is_string(v) ? tc_str_n(json_string_value(v), json_string_length(v)) : TC_STR_NULL;
}

/* Code the gold file's own documents and add the records. They go through JSON, as a system's file would. */
static int add_own(struct tc_gold *g, struct tc_err *err)
{
	struct tc_engine *engine;
	int rc = tc_engine_open(NULL, &engine, err);
	if (rc)
		return rc;
	struct tc_session *s = tc_session_new(engine);
	struct tc_code_options o = { 0 };
	struct tc_buf out = { 0 };
	const char *id;
	json_t *text;
	json_object_foreach(g->texts, id, text) {
		struct tc_doc doc;
		struct tc_records records;
		char day[11];
		tc_session_reset(s);
		tc_doc_init(&doc, tc_session_arena(s), tc_str_n(json_string_value(text), json_string_length(text)));
		doc.id = tc_str_of(id);
		doc.publisher = field(g->publishers, id);
		if (tc_date_normalise(field(g->dates, id), day))
			doc.date = tc_arena_str(tc_session_arena(s), tc_str_n(day, 10));
		tc_session_code(s, &o, &doc, &records);
		records.n_statements = records.n_figures = 0;
		tc_buf_reset(&out);
		tc_records_json(&records, &out);
		rc = add_lines(g, tc_buf_view(&out), id, err);
		if (rc)
			break;
	}
	tc_buf_release(&out);
	tc_session_free(s);
	tc_engine_free(engine);
	return rc;
}

static int add_file(struct tc_gold *g, const char *path, struct tc_err *err)
{
	struct tc_buf b = { 0 };
	int rc = tc_file_read(path, &b, err);
	if (!rc)
		rc = add_lines(g, tc_buf_view(&b), path, err);
	tc_buf_release(&b);
	return rc;
}

static int run(const struct tc_cmd *cmd, int argc, char **argv)
{
	struct tc_getopt get = { 0 };
	struct tc_eval_options o = { 0 };
	const char *v, *docs = NULL;
	char *end;
	int opt;
	while ((opt = tc_getopt_next(cmd, argc, argv, &get, &v)) >= 0) {
		docs = opt == OPT_DOCS ? v : docs;
		o.by_type |= opt == OPT_BY_TYPE;
		o.report |= opt == OPT_REPORT;
		if (opt != OPT_ERRORS)
			continue;
		o.errors = strtol(v, &end, 10);
		if (end == v || *end || o.errors < 0)
			return tc_usage(cmd, "not a number of sentences: %s", v);
	}
	if (opt == -2)
		return 2;
	if (get.n_operands < 1 || get.n_operands > 2)
		return tc_usage(cmd, "a gold file is expected, and perhaps one of records");
	struct tc_gold g;
	struct tc_err err = { 0 };
	int rc = tc_gold_read(&g, get.operands[0], docs, &err);
	if (!rc)
		rc = get.n_operands == 2 ? add_file(&g, get.operands[1], &err) : add_own(&g, &err);
	if (rc) {
		complain(&err);
	} else {
		if (o.report)
			tc_gold_report(&g, stdout);
		tc_gold_score(&g, &o, stdout);
	}
	tc_gold_release(&g);
	return rc ? 1 : 0;
}

const struct tc_cmd tc_cmd_eval = { "eval", "score event records against gold sentences", "GOLD [RECORDS]", opts, run };
