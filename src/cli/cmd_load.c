/* SPDX-License-Identifier: Apache-2.0 */
/* cli/cmd_load.c - `tocsin load`: documents or records into a ledger.
 * Each input is looked at: lines of records are stored as they are, everything else is coded first. Both come to the store as
 * record lines, so there is one way in. This thread reads; the loader's writes (store/loader.h). A batch is committed when it is
 * large or old enough, so that a killed load loses little, and none of it by halves. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/input.h"
#include "cli/output.h"
#include "event/read.h"
#include "store/loader.h"

enum { OPT_INPUT, OPT_DATE, OPT_PUBLISHER, OPT_JOBS, OPT_ACTORS, OPT_FAST, OPT_MIN_CONFIDENCE, OPT_REPLACE, OPT_BATCH, OPT_NO_FOLD, OPT_QUIET };

static const struct tc_opt opts[] = {
	[OPT_INPUT] = { "input", 'i', "KIND", "auto, text, html, jsonl or conllu, for documents (default: auto)" },
	[OPT_DATE] = { "date", 'd', "DATE", "date of documents that name none (YYYY-MM-DD)" },
	[OPT_PUBLISHER] = { "publisher", 'p', "NAME", "publisher of documents that name none" },
	[OPT_JOBS] = { "jobs", 'j', "N", "number of workers that code documents; 0 for one a core (default: 1)" },
	[OPT_ACTORS] = { "actors", 0, "FILE", "table of actors to add to the built-in ones" },
	[OPT_FAST] = { "fast", 'f', NULL, "the smaller parsing network: less time, some more errors" },
	[OPT_MIN_CONFIDENCE] = { "min-confidence", 0, "P", "leave out events below this confidence (0 to 1)" },
	[OPT_REPLACE] = { "replace", 0, NULL, "forget what is known of a document before it is loaded" },
	[OPT_BATCH] = { "batch", 0, "N", "records in a transaction (default: 20000; 100000 in a large load)" },
	[OPT_NO_FOLD] = { "no-fold", 0, NULL, "leave folding to a later load" },
	[OPT_QUIET] = { "quiet", 'q', NULL, "no progress bar and no summary" },
	{ NULL },
};

enum { HEAD_BYTES = 1 << 16, MAX_BATCH = 1000000, MAX_RECORDS = 10000 /* of a document, put at once */, BULK_BYTES = 8 << 20, PAUSE_MS = 500,
       BATCH = 20000, BULK_BATCH = 100000 };

struct load {
	const struct tc_cmd *cmd;
	struct tc_store *store;
	struct tc_loader *loader;
	struct tc_loader_options loading;
	struct tc_err err;              /* of the store: ends the run */
	bool failed, quiet;
	struct tc_store_added added;
	uint64_t rejected, source_bytes;

	/* records of one document, gathered in the loader's arena */
	struct tc_records r;
	tc_str text;
	int cap_e, cap_s, cap_f;

	struct tc_inputs in;
	struct tc_progress progress;
	struct tc_run_options run;
	struct tc_engine *engine;
	struct tc_engine_options engine_options;

	/* the input that is open */
	struct tc_source source;
	struct tc_buf head;
	size_t head_at;
	bool head_end, waiting;         /* waiting: it holds records and is not read yet */
};

/* --- into the store ------------------------------------------------------------------------------------------------- */

static int fail(struct load *l)
{
	l->failed = true;
	return -1;
}

/* Hand over the records gathered so far. 1: the loader's arena is another one now. */
static int flush(struct load *l)
{
	if (!l->r.doc.n)
		return 0;
	int rc = tc_loader_add(l->loader, &l->r, l->text);
	l->r = (struct tc_records){ 0 };
	l->text = TC_STR_NULL;
	l->cap_e = l->cap_s = l->cap_f = 0;
	return rc < 0 ? fail(l) : rc;
}

static void complain(struct load *l, const char *file, long line, struct tc_err *err)
{
	char message[900];
	tc_progress_clear(&l->progress);
	tc_err_place(err, file, line, 0);
	if (!err->line)
		err->line = line;
	tc_err_format(err, message, sizeof message);
	fprintf(stderr, "tocsin load: %s\n", message);
	l->rejected++;
}

/* One line of records. */
static int take(struct load *l, tc_str line, const char *file, long number)
{
	struct tc_record rec;
	struct tc_err err = { 0 };
	if (!tc_str_trim(line).n)
		return 0;
	struct tc_arena *arena = tc_loader_arena(l->loader);
	int rc = tc_record_read(line, arena, &rec, &err);
	if (!rc && rec.kind == TC_RECORD_REJECTED) {
		l->rejected++;
		return 0;
	}
	if (!rc && rec.kind == TC_RECORD_OTHER)
		rc = tc_fail(&err, TC_EFORMAT, "no record: its \"type\" is not event, statement, figure or document");
	if (rc) {
		complain(l, file, number, &err);
		return 0;
	}
	bool full = l->r.n_events + l->r.n_statements + l->r.n_figures > MAX_RECORDS;
	if (l->r.doc.n && (full || !tc_str_eq(l->r.doc, rec.doc))) {
		int turned = flush(l);
		if (turned < 0)
			return -1;
		arena = tc_loader_arena(l->loader);
		if (turned && tc_record_read(line, arena, &rec, &err))
			TC_BUG("a line that was read cannot be read again");
	}
	l->r.doc = rec.doc;
	switch (rec.kind) {
	case TC_RECORD_EVENT: TC_PUSH(arena, l->r.events, l->r.n_events, l->cap_e, rec.event); break;
	case TC_RECORD_STATEMENT: TC_PUSH(arena, l->r.statements, l->r.n_statements, l->cap_s, rec.statement); break;
	case TC_RECORD_FIGURE: TC_PUSH(arena, l->r.figures, l->r.n_figures, l->cap_f, rec.figure); break;
	default:
		l->r.date = rec.document.date;
		l->r.publisher = rec.document.publisher;
		l->r.url = rec.document.url;
		l->r.title = rec.document.title;
		l->r.n_sentences = rec.document.n_sentences;
		l->text = rec.document.text;
	}
	return 0;
}

/* --- inputs --------------------------------------------------------------------------------------------------------- */

static ptrdiff_t read_with_head(void *arg, char *buf, size_t cap)
{
	struct load *l = arg;
	size_t left = l->head.n - l->head_at;
	if (!left)
		return l->head_end ? 0 : l->source.read(l->source.arg, buf, cap);
	size_t n = left < cap ? left : cap;
	memcpy(buf, l->head.p + l->head_at, n);
	l->head_at += n;
	return (ptrdiff_t)n;
}

/* Do the first bytes look like record lines? */
static bool holds_records(struct load *l)
{
	tc_str rest = tc_buf_view(&l->head), line;
	while (rest.n && tc_str_split(&rest, '\n', &line)) {
		line = tc_str_trim(line);
		if (!line.n)
			continue;
		if (line.p[0] != '{')
			return false;
		struct tc_record rec;
		if (tc_record_read(line, tc_loader_arena(l->loader), &rec, NULL) == 0)
			return rec.kind != TC_RECORD_OTHER;
		/* cut off by the end of the head, or broken: judge by how it starts */
		return tc_str_starts(line, TC_STR("{\"type\":\""));
	}
	return false;
}

/* Open the next input and look at it: 1, or 0 at the end. */
static int open_next(struct load *l)
{
	if (!tc_inputs_next(&l->in, &l->source))
		return 0;
	tc_buf_reset(&l->head);
	l->head_at = 0;
	l->head_end = false;
	tc_buf_reserve(&l->head, HEAD_BYTES);
	while (l->head.n < HEAD_BYTES) {
		ptrdiff_t n = l->source.read(l->source.arg, l->head.p + l->head.n, HEAD_BYTES - l->head.n);
		if (n < 0)
			break;          /* reported when it is read again */
		if (n == 0) {
			l->head_end = true;
			break;
		}
		l->head.n += (size_t)n;
		if (memchr(l->head.p, '\n', l->head.n))
			break;
	}
	return 1;
}

/* A stream that pauses: what came is stored, rather than waiting for more. A document may be put in parts. */
static int store_at_pause(struct load *l)
{
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };
	if (!l->in.live || strcmp(l->source.name, "stdin") || l->head_at < l->head.n || poll(&p, 1, PAUSE_MS) != 0)
		return 0;
	return flush(l) < 0 || tc_loader_push(l->loader) ? fail(l) : 0;
}

static int load_records(struct load *l)
{
	struct tc_buf buf = { 0 };
	const char *name = l->source.name;
	long number = 0;
	size_t from = 0;
	bool end = false, too_long = false;
	int rc = 0;
	while (!end && !rc && !(l->run.stop && *l->run.stop)) {
		if (from > 0) {
			memmove(buf.p, buf.p + from, buf.n - from);
			buf.n -= from;
			from = 0;
		}
		tc_buf_reserve(&buf, HEAD_BYTES);
		rc = store_at_pause(l);
		if (rc)
			break;
		ptrdiff_t n = read_with_head(l, buf.p + buf.n, HEAD_BYTES);
		if (n < 0) {
			struct tc_err err = { 0 };
			tc_fail(&err, TC_EIO, "%s", strerror(errno));
			complain(l, name, 0, &err);
			break;
		}
		end = n == 0;
		size_t scan = buf.n;
		buf.n += (size_t)n;
		l->progress.done += (uint64_t)n;
		for (;;) {
			char *stop = scan < buf.n ? memchr(buf.p + scan, '\n', buf.n - scan) : NULL;
			if (!stop && !(end && buf.n > from))
				break;
			size_t to = stop ? (size_t)(stop - buf.p) : buf.n;
			number++;
			if (!too_long)
				rc = take(l, tc_str_n(buf.p + from, to - from), name, number);
			too_long = false;
			from = scan = stop ? to + 1 : buf.n;
			if (rc || from >= buf.n)
				break;
		}
		if (!rc && buf.n - from > TC_MAX_RECORD_BYTES) {
			struct tc_err err = { 0 };
			tc_fail(&err, TC_ELIMIT, "a line of more than %d bytes", TC_MAX_RECORD_BYTES);
			if (!too_long)
				complain(l, name, number + 1, &err);
			too_long = true;
			from = buf.n;
		}
		l->progress.documents = tc_loader_added(l->loader).documents;
		tc_progress_show(&l->progress);
	}
	tc_buf_release(&buf);
	tc_inputs_close(&l->in);
	return rc;
}

/* --- documents, through the engine ---------------------------------------------------------------------------------- */

static int next_document_input(void *arg, struct tc_source *out)
{
	struct load *l = arg;
	if (l->waiting || l->failed)
		return 0;
	if (l->source.name)             /* looked at by load_all: hand it over */
		goto hand_over;
	if (!open_next(l))
		return 0;
	if (holds_records(l)) {
		l->waiting = true;
		return 0;
	}
hand_over:
	*out = l->source;
	out->read = read_with_head;
	out->arg = l;
	return 1;
}

static void close_document_input(void *arg, struct tc_source *source)
{
	struct load *l = arg;
	l->source.name = NULL;
	tc_inputs_close(&l->in);
}

static void format(void *arg, struct tc_records *records, const struct tc_doc *doc, struct tc_buf *out)
{
	tc_document_json(records, doc->text, out);
	tc_records_json(records, out);
}

static int sink(void *arg, const struct tc_result *res)
{
	struct load *l = arg;
	l->progress.done = l->source_bytes + res->bytes;
	l->source_bytes += res->last ? res->bytes : 0;
	if (res->rejected) {
		struct tc_err err = *res->rejected;
		complain(l, err.file, err.line, &err);
	}
	tc_str rest = res->output, line;
	while (rest.n && tc_str_split(&rest, '\n', &line))
		if (take(l, line, "coded document", 0))
			return -1;
	if (l->in.live && (flush(l) < 0 || tc_loader_sync(l->loader)))
		return fail(l);
	l->progress.documents = tc_loader_added(l->loader).documents;
	tc_progress_show(&l->progress);
	return 0;
}

static int load_all(struct load *l)
{
	while (!l->failed && !(l->run.stop && *l->run.stop)) {
		if (!l->waiting) {
			if (!open_next(l))
				break;
			/* nothing on standard input: only bring the ledger up to date */
			l->waiting = holds_records(l) || (l->head_end && !l->head.n && !strcmp(l->source.name, "stdin"));
		}
		if (l->waiting) {
			l->waiting = false;
			if (load_records(l))
				return -1;
			l->source.name = NULL;
			continue;
		}
		if (!l->engine && tc_engine_open(&l->engine_options, &l->engine, &l->err))
			return fail(l);
		tc_run(l->engine, &l->run);
	}
	return l->failed || flush(l) < 0 ? -1 : 0;
}

/* -------------------------------------------------------------------------------------------------------------------- */

static bool read_number(const char *s, double low, double high, double *out)
{
	char *end;
	*out = strtod(s, &end);
	return end != s && !*end && *out >= low && *out <= high;
}

static int read_option(const struct tc_cmd *cmd, struct load *l, int opt, const char *v, char day[11], const char **actors, bool *fold)
{
	double number;
	switch (opt) {
	case OPT_INPUT:
		l->in.kind = tc_input_find(tc_str_of(v));
		return l->in.kind < 0 ? tc_usage(cmd, "unknown kind of input: %s; there are auto, text, html, jsonl and conllu", v) : 0;
	case OPT_DATE:
		if (!tc_date_normalise(tc_str_of(v), day))
			return tc_usage(cmd, "not a date: %s (YYYY-MM-DD is expected)", v);
		l->run.article.date = tc_str_of(day);
		return 0;
	case OPT_PUBLISHER: l->run.article.publisher = tc_str_of(v); return 0;
	case OPT_JOBS:
		if (!read_number(v, 0, 256, &number) || number != (int)number)
			return tc_usage(cmd, "not a number of workers from 0 to 256: %s", v);
		l->run.jobs = number > 0 ? (int)number : (int)sysconf(_SC_NPROCESSORS_ONLN);
		return 0;
	case OPT_ACTORS: *actors = v; return 0;
	case OPT_FAST: l->engine_options.fast = true; return 0;
	case OPT_MIN_CONFIDENCE:
		if (!read_number(v, 0, 1, &number))
			return tc_usage(cmd, "not a confidence from 0 to 1: %s", v);
		l->run.code.min_confidence = (float)number;
		return 0;
	case OPT_REPLACE: l->loading.replace = true; return 0;
	case OPT_BATCH:
		if (!read_number(v, 1, MAX_BATCH, &number))
			return tc_usage(cmd, "not a number of records from 1 to %d: %s", MAX_BATCH, v);
		l->loading.batch = (long)number;
		return 0;
	case OPT_NO_FOLD: *fold = false; return 0;
	default: l->quiet = true; return 0;
	}
}

static void summarise(struct load *l, double loaded, uint64_t n_folds, bool folded)
{
	char a[32], b[32], c[32], d[32], e[32];
	struct tc_store_totals t = { 0 };
	uint64_t records = l->added.events + l->added.statements + l->added.figures;
	tc_progress_clear(&l->progress);
	if (l->quiet)
		return;
	fprintf(stderr, "%s documents, %s events, %s statements, %s figures added; %s were there; %llu rejected; %.2f s",
		tc_thousands(l->added.documents, a), tc_thousands(l->added.events, b), tc_thousands(l->added.statements, c),
		tc_thousands(l->added.figures, d), tc_thousands(l->added.known, e), (unsigned long long)l->rejected, loaded);
	if (records && loaded > 0)
		fprintf(stderr, ", %s records/s", tc_thousands((uint64_t)((double)(records + l->added.known) / loaded), a));
	fprintf(stderr, "\n");
	if (folded && tc_store_count(l->store, &t, NULL) == 0)
		fprintf(stderr, "folded in %.2f s: %s groups changed; now %s events, of which %s reports tell %s events\n",
			tc_clock() - l->progress.start - loaded, tc_thousands(n_folds, a), tc_thousands((uint64_t)t.events, b),
			tc_thousands((uint64_t)t.folded_events, c), tc_thousands((uint64_t)t.folds, d));
}

static int run(const struct tc_cmd *cmd, int argc, char **argv)
{
	struct load l = { .cmd = cmd, .loading = { .batch = BATCH, .seconds = 2 } };
	struct tc_buf actors_table = { 0 };
	struct tc_getopt g = { 0 };
	const char *v, *actors = NULL;
	bool fold = true;
	char day[11];
	int opt, rc;
	l.run.jobs = 1;
	while ((opt = tc_getopt_next(cmd, argc, argv, &g, &v)) >= 0)
		if ((rc = read_option(cmd, &l, opt, v, day, &actors, &fold)) != 0)
			return rc;
	if (opt == -2)
		return 2;
	if (g.n_operands < 1)
		return tc_usage(cmd, "the database is missing");
	rc = actors ? tc_file_read(actors, &actors_table, &l.err) : 0;
	l.engine_options.actors_name = actors;
	l.engine_options.actors = tc_buf_view(&actors_table);
	if (!rc)
		rc = tc_store_open(g.operands[0], TC_STORE_WRITE, &l.store, &l.err);
	uint64_t n_folds = 0;
	if (!rc) {
		int kind = l.in.kind;
		l.run.stop = tc_signals_catch();
		bool nothing = g.n_operands == 1 && isatty(STDIN_FILENO);       /* only bring it up to date */
		tc_inputs_init(&l.in, g.n_operands - 1, g.operands + 1, kind, l.run.stop);
		tc_progress_init(&l.progress, l.quiet, l.in.total);
		l.run.next = next_document_input;
		l.run.close = close_document_input;
		l.run.format = format;
		l.run.sink = sink;
		l.run.arg = &l;
		bool bulk = !nothing && (l.in.total > BULK_BYTES || (l.in.live && !isatty(STDIN_FILENO)));
		if (bulk)
			rc = tc_store_bulk_begin(l.store, l.loading.replace ? 0 : (int64_t)l.in.total, &bulk, &l.err);
		if (bulk && l.loading.batch == BATCH)
			l.loading = (struct tc_loader_options){ BULK_BATCH, 10, l.loading.replace };
		if (!rc && !nothing) {
			l.loader = tc_loader_open(l.store, &l.loading);
			rc = load_all(&l);
			int stored = tc_loader_close(l.loader, &l.added, &l.err);
			rc = stored ? stored : rc;
		}
		if (!rc && bulk)
			rc = tc_store_bulk_end(l.store, &l.err);
		double loaded = tc_clock() - l.progress.start;
		bool stopped = l.run.stop && *l.run.stop;
		if (!rc && fold && !stopped)
			rc = tc_store_fold(l.store, &n_folds, &l.err);
		summarise(&l, loaded, n_folds, !rc && fold && !stopped);
		tc_inputs_release(&l.in);
	}
	if (rc) {
		char message[900];
		tc_err_format(&l.err, message, sizeof message);
		fprintf(stderr, "tocsin load: %s\n", message);
	}
	tc_store_close(l.store);
	tc_engine_free(l.engine);
	tc_buf_release(&actors_table);
	tc_buf_release(&l.head);
	tc_signals_end();
	return rc || l.rejected ? 1 : 0;
}

const struct tc_cmd tc_cmd_load = { "load", "put documents or records into a ledger", "DB [FILE...]", opts, run };
