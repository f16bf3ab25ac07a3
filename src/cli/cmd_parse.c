/* SPDX-License-Identifier: Apache-2.0 */
/* cli/cmd_parse.c - `tocsin parse`: text in, words, lemmas, tags and trees out as CoNLL-U.
 * MISC holds TokenRange=begin:end, bytes of the document's text, and SpaceAfter=No. CoNLL-U that is read keeps its words
 * and sentences and loses its analysis. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/input.h"
#include "cli/output.h"

enum { OPT_INPUT, OPT_FAST, OPT_JOBS, OPT_QUIET };

static const struct tc_opt opts[] = {
	[OPT_INPUT] = { "input", 'i', "KIND", "auto, text, html, jsonl or conllu (default: auto)" },
	[OPT_FAST] = { "fast", 'f', NULL, "the smaller network: two thirds of the time, some more errors" },
	[OPT_JOBS] = { "jobs", 'j', "N", "number of workers; 0 for one a core (default: 1)" },
	[OPT_QUIET] = { "quiet", 'q', NULL, "no progress bar and no summary" },
	{ NULL },
};

struct parse_run {
	bool quiet;
	struct tc_inputs in;
	struct tc_output out;
	struct tc_progress progress;
	uint64_t source_bytes, documents, rejected, sentences, words;
	struct tc_run_options run;
};

static int next_input(void *arg, struct tc_source *out) { return tc_inputs_next(&((struct parse_run *)arg)->in, out); }
static void close_input(void *arg, struct tc_source *source) { tc_inputs_close(&((struct parse_run *)arg)->in); }

/* Text on one line: runs of white space become a space. */
static void put_line(struct tc_buf *out, tc_str s)
{
	bool gap = false;
	for (uint32_t i = 0; i < s.n; i++) {
		bool space = tc_is_space(s.p[i]);
		if (!space) {
			if (gap)
				tc_buf_char(out, ' ');
			tc_buf_char(out, s.p[i]);
		}
		gap = space;
	}
}

static void put_field(struct tc_buf *out, tc_str s)
{
	if (s.n)
		put_line(out, s);
	else
		tc_buf_char(out, '_');
}

static void put_misc(struct tc_buf *out, const struct tc_word *first, const struct tc_word *last)
{
	uint32_t end = last->end > first->end ? last->end : first->end;
	tc_buf_fmt(out, "\t%sTokenRange=%u:%u\n", last->flags & TC_WORD_SPACE_AFTER ? "" : "SpaceAfter=No|", first->beg, end);
}

static void put_word(struct tc_buf *out, const struct tc_sent *s, const struct tc_word *w, int32_t i)
{
	bool part = w[i].flags & (TC_WORD_MWT_FIRST | TC_WORD_MWT_REST);
	if (w[i].flags & TC_WORD_MWT_FIRST) {
		int32_t last = i;
		while (last + 1 < s->n && (w[last + 1].flags & TC_WORD_MWT_REST))
			last++;
		tc_buf_fmt(out, "%d-%d\t", i + 1, last + 1);
		/* the token as written: its words lie side by side, or each spans it all */
		if (w[last].beg > w[i].beg)
			for (int32_t k = i; k <= last; k++)
				put_line(out, w[k].form);
		else
			put_line(out, tc_str_n(w[i].form.p, w[i].end - w[i].beg));
		tc_buf_z(out, "\t_\t_\t_\t_\t_\t_\t_");
		put_misc(out, &w[i], &w[last]);
	}
	tc_buf_fmt(out, "%d\t", i + 1);
	put_field(out, w[i].form);
	tc_buf_char(out, '\t');
	put_field(out, w[i].lemma);
	tc_buf_fmt(out, "\t%s\t%s\t_\t%d\t%s\t_", tc_upos_name(w[i].upos), tc_xpos_name(w[i].xpos),
		w[i].head < 0 ? 0 : w[i].head - s->first + 1, tc_rel_name(w[i].rel));
	if (part)
		tc_buf_z(out, "\t_\n");
	else
		put_misc(out, &w[i], &w[i]);
}

static void format(void *arg, struct tc_records *records, const struct tc_doc *d, struct tc_buf *out)
{
	tc_buf_z(out, "# newdoc id = ");
	put_field(out, d->id);
	tc_buf_char(out, '\n');
	for (int32_t i = 0; i < d->n_sents; i++) {
		const struct tc_sent *s = &d->sents[i];
		if (s->n <= 0)
			continue;
		if (i == 0 || s->para != d->sents[i - 1].para)
			tc_buf_z(out, "# newpar\n");
		tc_buf_z(out, "# sent_id = ");
		put_field(out, d->id);
		tc_buf_fmt(out, "-%d\n# text = ", i + 1);
		put_line(out, tc_str_cut(d->text, s->beg, s->end));
		tc_buf_char(out, '\n');
		for (int32_t k = 0; k < s->n; k++)
			put_word(out, s, d->words + s->first, k);
		tc_buf_char(out, '\n');
	}
}

static int sink(void *arg, const struct tc_result *res)
{
	struct parse_run *r = arg;
	int rc = 0;
	r->progress.done = r->source_bytes + res->bytes;
	r->source_bytes += res->last ? res->bytes : 0;
	r->documents += !res->last || res->rejected;
	r->sentences += res->sentences;
	r->words += res->words;
	if (res->rejected) {
		char message[900];
		tc_err_format(res->rejected, message, sizeof message);
		tc_progress_clear(&r->progress);
		fprintf(stderr, "tocsin parse: %s\n", message);
		r->rejected++;
	} else if (res->output.n)
		rc = tc_output_add(&r->out, res->output);
	if (!rc && r->in.live)
		rc = tc_output_flush(&r->out);
	r->progress.documents = r->documents;
	tc_progress_show(&r->progress);
	return rc;
}

static void summarise(struct parse_run *r)
{
	char a[32], b[32], c[32], d[32];
	double seconds = tc_clock() - r->progress.start;
	tc_progress_clear(&r->progress);
	if (r->quiet)
		return;
	fprintf(stderr, "%s documents, %s sentences, %s words; %s rejected; %.2f s", tc_thousands(r->documents, a),
		tc_thousands(r->sentences, b), tc_thousands(r->words, c), tc_thousands(r->rejected, d), seconds);
	if (seconds > 0 && r->words)
		fprintf(stderr, ", %s words/s", tc_thousands((uint64_t)((double)r->words / seconds), a));
	fprintf(stderr, "\n");
}

static int run(const struct tc_cmd *cmd, int argc, char **argv)
{
	struct parse_run r = { 0 };
	struct tc_engine_options engine_options = { 0 };
	struct tc_getopt g = { 0 };
	const char *v;
	char *end;
	int opt, kind = TC_INPUT_AUTO;
	r.run.jobs = 1;
	while ((opt = tc_getopt_next(cmd, argc, argv, &g, &v)) >= 0)
		switch (opt) {
		case OPT_INPUT:
			if ((kind = tc_input_find(tc_str_of(v))) < 0)
				return tc_usage(cmd, "unknown kind of input: %s", v);
			break;
		case OPT_FAST:
			engine_options.fast = true;
			break;
		case OPT_JOBS: {
			long n = strtol(v, &end, 10);
			if (end == v || *end || n < 0 || n > 256)
				return tc_usage(cmd, "not a number of workers from 0 to 256: %s", v);
			r.run.jobs = n > 0 ? (int)n : (int)sysconf(_SC_NPROCESSORS_ONLN);
			break;
		}
		default:
			r.quiet = true;
		}
	if (opt == -2)
		return 2;
	struct tc_engine *engine = NULL;
	struct tc_err err = { 0 };
	if (tc_engine_open(&engine_options, &engine, &err)) {
		char message[900];
		tc_err_format(&err, message, sizeof message);
		fprintf(stderr, "tocsin parse: %s\n", message);
		return 1;
	}
	r.run.stop = tc_signals_catch();
	tc_inputs_init(&r.in, g.n_operands, g.operands, kind, r.run.stop);
	tc_progress_init(&r.progress, r.quiet, r.in.total);
	r.run.parse_only = true;
	r.run.next = next_input;
	r.run.close = close_input;
	r.run.format = format;
	r.run.sink = sink;
	r.run.arg = &r;
	tc_run(engine, &r.run);
	tc_output_flush(&r.out);
	summarise(&r);
	int rc = tc_output_end(&r.out, cmd->name) || r.rejected;
	tc_inputs_release(&r.in);
	tc_signals_end();
	tc_engine_free(engine);
	return rc ? 1 : 0;
}

const struct tc_cmd tc_cmd_parse = { "parse", "tag, lemmatise and parse text; CoNLL-U out", "[FILE...]", opts, run };
