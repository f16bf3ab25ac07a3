/* SPDX-License-Identifier: Apache-2.0 */
/* cli/cmd_code.c - `tocsin code`: articles in, records out. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/input.h"
#include "cli/output.h"
#include "event/layout.h"

enum { OPT_INPUT, OPT_OUTPUT, OPT_DATE, OPT_PUBLISHER, OPT_JOBS, OPT_ONLY, OPT_MIN_CONFIDENCE, OPT_DYADS, OPT_PLOVER_STRICT,
       OPT_ACTORS, OPT_FAST, OPT_QUIET };

static const struct tc_opt opts[] = {
	[OPT_INPUT] = { "input", 'i', "KIND", "auto, text, html, jsonl or conllu (default: auto)" },
	[OPT_OUTPUT] = { "output", 'o', "FORMAT", "jsonl, csv, table, plover, polecat, gdelt, icews or phoenix" },
	[OPT_DATE] = { "date", 'd', "DATE", "date of documents that name none (YYYY-MM-DD)" },
	[OPT_PUBLISHER] = { "publisher", 'p', "NAME", "publisher of documents that name none" },
	[OPT_JOBS] = { "jobs", 'j', "N", "number of workers; 0 for one a core (default: 1)" },
	[OPT_ONLY] = { "only", 0, "KIND", "write events, statements or figures alone" },
	[OPT_MIN_CONFIDENCE] = { "min-confidence", 0, "P", "leave out events below this confidence (0 to 1)" },
	[OPT_DYADS] = { "dyads", 0, NULL, "one row for each pair of actor and recipient" },
	[OPT_PLOVER_STRICT] = { "plover-strict", 0, NULL, "write planned cooperation as AGREE, as PLOVER does" },
	[OPT_ACTORS] = { "actors", 0, "FILE", "table of actors to add to the built-in ones" },
	[OPT_FAST] = { "fast", 'f', NULL, "the smaller parsing network: less time, some more errors" },
	[OPT_QUIET] = { "quiet", 'q', NULL, "no progress bar and no summary" },
	{ NULL },
};

enum { ONLY_ALL, ONLY_EVENTS, ONLY_STATEMENTS, ONLY_FIGURES };

struct code_run {
	int layout, only;
	bool dyads, fast, quiet;
	const char *actors;
	struct tc_inputs in;
	struct tc_output out;
	struct tc_progress progress;
	uint64_t source_bytes, documents, rejected, sentences, words, events, statements, figures, repaired;
	struct tc_run_options run;
};

static bool read_number(const char *s, double low, double high, double *out)
{
	char *end;
	*out = strtod(s, &end);
	return end != s && !*end && *out >= low && *out <= high;
}

static int read_only(const char *s)
{
	static const char *const names[] = { "all", "events", "statements", "figures" };
	for (int i = 0; i < 4; i++)
		if (strcmp(s, names[i]) == 0)
			return i;
	return -1;
}

static int read_option(const struct tc_cmd *cmd, struct code_run *r, int opt, const char *v, char day[11])
{
	double number;
	switch (opt) {
	case OPT_INPUT:
		r->in.kind = tc_input_find(tc_str_of(v));
		return r->in.kind < 0 ? tc_usage(cmd, "unknown kind of input: %s; there are auto, text, html, jsonl and conllu", v) : 0;
	case OPT_OUTPUT:
		r->layout = tc_layout_find(tc_str_of(v));
		return r->layout < 0 ? tc_usage(cmd, "unknown output format: %s; there are table, jsonl, csv, plover, polecat, gdelt, icews and phoenix", v) : 0;
	case OPT_DATE:
		if (!tc_date_normalise(tc_str_of(v), day))
			return tc_usage(cmd, "not a date: %s (YYYY-MM-DD is expected)", v);
		r->run.article.date = tc_str_of(day);
		return 0;
	case OPT_PUBLISHER:
		r->run.article.publisher = tc_str_of(v);
		return 0;
	case OPT_JOBS:
		if (!read_number(v, 0, 256, &number) || number != (int)number)
			return tc_usage(cmd, "not a number of workers from 0 to 256: %s", v);
		r->run.jobs = number > 0 ? (int)number : (int)sysconf(_SC_NPROCESSORS_ONLN);
		return 0;
	case OPT_ONLY:
		r->only = read_only(v);
		return r->only < 0 ? tc_usage(cmd, "--only takes events, statements or figures, not %s", v) : 0;
	case OPT_MIN_CONFIDENCE:
		if (!read_number(v, 0, 1, &number))
			return tc_usage(cmd, "not a confidence from 0 to 1: %s", v);
		r->run.code.min_confidence = number > 0 ? (float)number : -1;
		return 0;
	case OPT_DYADS:
		r->dyads = true;
		return 0;
	case OPT_PLOVER_STRICT:
		r->run.code.plover_strict = true;
		return 0;
	case OPT_ACTORS:
		r->actors = v;
		return 0;
	case OPT_FAST:
		r->fast = true;
		return 0;
	default:
		r->quiet = true;
		return 0;
	}
}

static int next_input(void *arg, struct tc_source *out) { return tc_inputs_next(&((struct code_run *)arg)->in, out); }
static void close_input(void *arg, struct tc_source *source) { tc_inputs_close(&((struct code_run *)arg)->in); }

static void format(void *arg, struct tc_records *records, const struct tc_doc *doc, struct tc_buf *out)
{
	const struct code_run *r = arg;
	if (r->only && r->only != ONLY_EVENTS)
		records->n_events = 0;
	if (r->only && r->only != ONLY_STATEMENTS)
		records->n_statements = 0;
	if (r->only && r->only != ONLY_FIGURES)
		records->n_figures = 0;
	tc_layout_records(r->layout, records, r->dyads, out);
}

static int reject(struct code_run *r, const struct tc_result *res)
{
	char message[900];
	tc_err_format(res->rejected, message, sizeof message);
	tc_progress_clear(&r->progress);
	fprintf(stderr, "tocsin code: %s\n", message);
	r->rejected++;
	if (r->layout != TC_LAYOUT_JSONL)
		return 0;
	struct tc_buf line = { 0 };
	tc_rejected_json(res->doc, tc_str_of(res->rejected->msg), &line);
	int rc = tc_output_add(&r->out, tc_buf_view(&line));
	tc_buf_release(&line);
	return rc;
}

static int sink(void *arg, const struct tc_result *res)
{
	struct code_run *r = arg;
	int rc = 0;
	r->progress.done = r->source_bytes + res->bytes;
	r->source_bytes += res->last ? res->bytes : 0;
	r->documents += !res->last || res->rejected;
	r->sentences += res->sentences;
	r->words += res->words;
	r->events += res->events;
	r->statements += res->statements;
	r->figures += res->figures;
	r->repaired += res->repaired;
	if (res->rejected)
		rc = reject(r, res);
	else if (res->output.n)
		rc = tc_output_add(&r->out, res->output);
	if (!rc && r->in.live)
		rc = tc_output_flush(&r->out);
	r->progress.documents = r->documents;
	tc_progress_show(&r->progress);
	return rc;
}

static void summarise(struct code_run *r)
{
	char a[32], b[32], c[32], d[32], e[32];
	double seconds = tc_clock() - r->progress.start;
	tc_progress_clear(&r->progress);
	if (r->quiet)
		return;
	fprintf(stderr, "%s documents, %s sentences: %s events, %s statements, %s figures; %llu rejected", 
		tc_thousands(r->documents, a), tc_thousands(r->sentences, b), tc_thousands(r->events, c),
		tc_thousands(r->statements, d), tc_thousands(r->figures, e), (unsigned long long)r->rejected);
	if (r->repaired)
		fprintf(stderr, ", %s bad characters repaired", tc_thousands(r->repaired, a));
	fprintf(stderr, "; %.2f s", seconds);
	if (seconds > 0 && r->sentences)
		fprintf(stderr, ", %s sentences/s", tc_thousands((uint64_t)((double)r->sentences / seconds), a));
	fprintf(stderr, "\n");
}

static int open_engine(struct code_run *r, struct tc_engine **engine, struct tc_buf *actors)
{
	struct tc_err err = { 0 };
	struct tc_engine_options o = { .actors_name = r->actors, .fast = r->fast };
	int rc = r->actors ? tc_file_read(r->actors, actors, &err) : 0;
	o.actors = tc_buf_view(actors);
	if (!rc)
		rc = tc_engine_open(&o, engine, &err);
	if (rc) {
		char message[900];
		tc_err_format(&err, message, sizeof message);
		fprintf(stderr, "tocsin code: %s\n", message);
	}
	return rc;
}

static int run(const struct tc_cmd *cmd, int argc, char **argv)
{
	struct code_run r = { .layout = TC_LAYOUT_JSONL };
	struct tc_getopt g = { 0 };
	const char *v;
	char day[11];
	int opt, rc;
	r.run.jobs = 1;
	while ((opt = tc_getopt_next(cmd, argc, argv, &g, &v)) >= 0)
		if ((rc = read_option(cmd, &r, opt, v, day)) != 0)
			return rc;
	if (opt == -2)
		return 2;
	struct tc_engine *engine = NULL;
	struct tc_buf actors = { 0 }, header = { 0 };
	rc = open_engine(&r, &engine, &actors);
	if (!rc) {
		r.run.stop = tc_signals_catch();
		tc_inputs_init(&r.in, g.n_operands, g.operands, r.in.kind, r.run.stop);
		tc_progress_init(&r.progress, r.quiet, r.in.total);
		r.run.next = next_input;
		r.run.close = close_input;
		r.run.format = format;
		r.run.sink = sink;
		r.run.arg = &r;
		tc_layout_header(r.layout, &header);
		tc_output_add(&r.out, tc_buf_view(&header));
		tc_run(engine, &r.run);
		tc_output_flush(&r.out);
		summarise(&r);
		rc = tc_output_end(&r.out, cmd->name) || r.rejected;
		tc_inputs_release(&r.in);
		tc_signals_end();
	}
	tc_buf_release(&header);
	tc_buf_release(&actors);
	tc_engine_free(engine);
	return rc ? 1 : 0;
}

const struct tc_cmd tc_cmd_code = { "code", "turn news articles into event records", "[FILE...]", opts, run };
