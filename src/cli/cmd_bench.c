/* SPDX-License-Identifier: Apache-2.0 */
/* cli/cmd_bench.c - `tocsin bench`: speed and memory, stage by stage and whole, on the files given or on built-in articles.
 * Every stage runs in a process of its own, so that its peak memory is its own; it repeats the documents until it has run for
 * the seconds asked. Rates of a stage count the time of that stage alone; what it needs from the stages before it is made
 * outside the clock. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/input.h"
#include "cli/output.h"
#include "event/layout.h"
#include "text/split.h"

enum { OPT_SECONDS, OPT_JOBS };

static const struct tc_opt opts[] = {
	[OPT_SECONDS] = { "seconds", 's', "N", "how long to run each stage (default: 2)" },
	[OPT_JOBS] = { "jobs", 'j', "N", "workers of the last row (default: one a core)" },
	{ NULL },
};

/* Three articles of different density, for a bench without files. */
static const char *const built_in[] = {
	"NAIROBI, March 13 - Kenya accused Ethiopia on Wednesday of allowing armed raiders to cross the border near Moyale, where at "
	"least 14 people were killed last week.\n\nForeign Minister Grace Wanjohi summoned the Ethiopian ambassador and demanded that "
	"Addis Ababa disarm the raiders before the end of the month. \"We will not tolerate attacks on our villages,\" Wanjohi told "
	"reporters in Nairobi. \"If the raids continue, Kenya will close the crossing to trucks.\"\n\nEthiopia rejected the accusation. "
	"Its spokesman said that police had arrested 22 suspects on Monday and returned 300 stolen animals. About 4,000 people have "
	"fled the area since February, according to aid workers.\n",
	"The leaders of Vietnam, Laos and Thailand signed an agreement on Tuesday to share data about dams on the Mekong River, ending "
	"two days of talks in Hanoi.\n\nCambodia refused to sign. Its environment minister said that Phnom Penh could not accept limits "
	"on its own dams and would decide after elections in July. China, which sent an observer, pledged 40 million dollars for flood "
	"warning stations. The United Nations praised the pledge and offered technical help.\n",
	"The best rye loaf in town comes out of the oven at five in the morning, and by eight it is gone. Marta Lindqvist opened her "
	"bakery in a former bicycle shop two winters ago with a loan from her aunt and a sourdough starter named Olaf. She still sleeps "
	"above the oven, which keeps the flat warm even in February. A second branch will open near the station in spring.\n",
};

struct document { char *id, *text, *date; };
struct corpus { struct document *d; size_t n, cap; };

/* What a child tells its parent, in memory that both see. */
struct figures { double documents, sentences, words, seconds; long peak_kb, base_kb; };

static char *copy(tc_str s)
{
	char *p = tc_xmalloc(s.n + 1u);
	memcpy(p, s.p ? s.p : "", s.n);
	p[s.n] = '\0';
	return p;
}

static void add(struct corpus *c, tc_str id, tc_str text, tc_str date)
{
	if (c->n == c->cap) {
		c->cap = c->cap ? c->cap * 2 : 64;
		c->d = tc_xrealloc(c->d, sizeof *c->d * c->cap);
	}
	c->d[c->n++] = (struct document){ copy(id), copy(text), copy(date) };
}

static void release(struct corpus *c)
{
	for (size_t i = 0; i < c->n; i++) {
		free(c->d[i].id);
		free(c->d[i].text);
		free(c->d[i].date);
	}
	free(c->d);
}

static void read_corpus(struct corpus *c, int n, char **files)
{
	if (!n) {
		for (size_t i = 0; i < TC_COUNT(built_in); i++)
			add(c, TC_STR("built-in"), tc_str_of(built_in[i]), TC_STR("2024-03-13"));
		return;
	}
	struct tc_inputs in;
	struct tc_source source;
	struct tc_piece piece = { 0 };
	struct tc_arena arena;
	struct tc_article_options o = { 0 };
	tc_arena_init(&arena);
	tc_inputs_init(&in, n, files, TC_INPUT_AUTO, NULL);
	while (tc_inputs_next(&in, &source)) {
		struct tc_cutter cut;
		tc_cutter_init(&cut, source.name, source.kind, source.read, source.arg);
		while (tc_cutter_next(&cut, &piece) == 1) {
			struct tc_doc d;
			uint32_t repaired = 0;
			tc_arena_reset(&arena);
			if (tc_article_read(&piece, source.name, &o, &arena, &d, &repaired, NULL) == 0 && d.text.n <= TC_PIECE_BYTES)
				add(c, d.id, d.text, d.date);
		}
		tc_cutter_release(&cut);
		tc_inputs_close(&in);
	}
	tc_inputs_release(&in);
	tc_buf_release(&piece.bytes);
	tc_arena_release(&arena);
}

static double cpu_seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static long peak_kb(void)
{
	struct rusage use;
	getrusage(RUSAGE_SELF, &use);
	return use.ru_maxrss;
}

enum stage { STAGE_SPLIT, STAGE_PARSE, STAGE_CODE, STAGE_WRITE, STAGE_WHOLE, STAGES };
static const char *const stage_names[] = { "sentences and words", "tags and trees", "coding", "writing JSON", "whole, one core" };

/* One document as far as `stage`; returns the CPU seconds of that stage alone. */
static double run_one(const struct tc_engine *e, struct tc_session *s, struct tc_lang_scratch *scratch, const struct document *d,
		      enum stage stage, struct tc_buf *out, struct figures *f)
{
	struct tc_doc doc;
	struct tc_records r = { 0 };
	struct tc_code_options o = { 0 };
	double times[STAGES + 1] = { 0 };
	tc_session_reset(s);
	tc_buf_reset(out);
	tc_doc_init(&doc, tc_session_arena(s), tc_str_of(d->text));
	doc.id = tc_str_of(d->id);
	doc.date = tc_str_of(d->date);
	times[0] = cpu_seconds();
	tc_split(&doc);
	times[1] = cpu_seconds();
	if (stage >= STAGE_PARSE)
		tc_lang_parse(tc_engine_lang(e), scratch, &doc);
	times[2] = cpu_seconds();
	if (stage >= STAGE_CODE)
		tc_code(tc_engine_coder(e), &o, &doc, &r);
	times[3] = cpu_seconds();
	if (stage >= STAGE_WRITE)
		tc_records_json(&r, out);
	times[4] = cpu_seconds();
	f->documents++;
	f->sentences += doc.n_sents;
	f->words += doc.n_words;
	return stage == STAGE_WHOLE ? times[4] - times[0] : times[stage + 1] - times[stage];
}

static void run_stage(const struct tc_engine *e, const struct corpus *c, enum stage stage, double seconds, struct figures *f)
{
	struct tc_session *s = tc_session_new(e);
	struct tc_lang_scratch *scratch = tc_lang_scratch_new(tc_engine_lang(e));
	struct tc_buf out = { 0 };
	struct figures warm = { 0 };
	double end;
	run_one(e, s, scratch, &c->d[0], stage, &out, &warm);
	end = tc_clock() + seconds;
	for (size_t i = 0; tc_clock() < end || f->documents < (double)c->n; i++)
		f->seconds += run_one(e, s, scratch, &c->d[i % c->n], stage, &out, f);
	tc_buf_release(&out);
	tc_lang_scratch_free(scratch);
	tc_session_free(s);
}

/* The whole program as `tocsin code -j` runs it, on the corpus written out as JSONL over and over, for wall-clock time. */
struct feed { const struct corpus *c; struct tc_buf line; size_t at, next; double end; struct figures *f; bool given; };

static ptrdiff_t feed_read(void *arg, char *buf, size_t cap)
{
	struct feed *feed = arg;
	while (feed->at == feed->line.n) {
		if (tc_clock() >= feed->end && feed->next >= feed->c->n)
			return 0;
		const struct document *d = &feed->c->d[feed->next++ % feed->c->n];
		feed->at = 0;
		tc_buf_reset(&feed->line);
		tc_buf_z(&feed->line, "{\"id\":");
		tc_buf_json(&feed->line, tc_str_of(d->id));
		tc_buf_z(&feed->line, ",\"date\":");
		tc_buf_json(&feed->line, tc_str_of(d->date));
		tc_buf_z(&feed->line, ",\"text\":");
		tc_buf_json(&feed->line, tc_str_of(d->text));
		tc_buf_z(&feed->line, "}\n");
	}
	size_t n = feed->line.n - feed->at;
	n = n > cap ? cap : n;
	memcpy(buf, feed->line.p + feed->at, n);
	feed->at += n;
	return (ptrdiff_t)n;
}

static int feed_next(void *arg, struct tc_source *out)
{
	struct feed *feed = arg;
	if (feed->given)
		return 0;
	feed->given = true;
	*out = (struct tc_source){ .name = "bench", .kind = TC_INPUT_JSONL, .read = feed_read, .arg = feed };
	return 1;
}

static void feed_format(void *arg, struct tc_records *r, const struct tc_doc *doc, struct tc_buf *out)
{
	tc_layout_records(TC_LAYOUT_JSONL, r, false, out);
}

static int feed_sink(void *arg, const struct tc_result *r)
{
	struct feed *feed = arg;
	feed->f->documents += !r->last;
	feed->f->sentences += r->sentences;
	feed->f->words += r->words;
	return 0;
}

static void run_jobs(const struct tc_engine *e, const struct corpus *c, int jobs, double seconds, struct figures *f)
{
	struct feed feed = { .c = c, .end = tc_clock() + seconds, .f = f };
	struct tc_run_options o = { .jobs = jobs, .next = feed_next, .format = feed_format, .sink = feed_sink, .arg = &feed };
	double from = tc_clock();
	tc_run(e, &o);
	f->seconds = tc_clock() - from;
	tc_buf_release(&feed.line);
}

static void print_row(const char *name, const struct figures *f)
{
	char a[32], b[32], c[32];
	double s = f->seconds > 0 ? f->seconds : 1e-9;
	printf("%-22s %12s %12s %12s %10.1f\n", name, tc_thousands((uint64_t)(f->documents / s), a),
	       tc_thousands((uint64_t)(f->sentences / s), b), tc_thousands((uint64_t)(f->words / s), c), (double)f->peak_kb / 1024);
	fflush(stdout);
}

/* Run a stage in a child; false when it did not end well. */
static bool measure(const struct corpus *c, int stage, int jobs, double seconds, struct figures *f)
{
	fflush(stdout);
	*f = (struct figures){ 0 };
	pid_t pid = fork();
	if (pid == 0) {
		struct tc_engine *e;
		if (tc_engine_open(NULL, &e, NULL) != 0)
			_exit(1);
		if (stage < STAGES)
			run_stage(e, c, (enum stage)stage, seconds, f);
		else
			run_jobs(e, c, jobs, seconds, f);
		f->peak_kb = peak_kb();
		_exit(0);
	}
	int status = 1;
	return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

static int bench(const struct corpus *c, double seconds, int jobs)
{
	struct figures *f = mmap(NULL, sizeof *f, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	char name[64];
	double from = cpu_seconds();
	struct tc_engine *e;
	if (f == MAP_FAILED)
		return 1;
	if (tc_engine_open(NULL, &e, NULL) != 0)
		return 1;
	double opened = cpu_seconds() - from;
	tc_engine_free(e);
	printf("%-22s %12s %12s %12s %10s\n", "", "documents/s", "sentences/s", "words/s", "peak MB");
	for (int stage = 0; stage <= STAGES; stage++) {
		if (stage < STAGES)
			snprintf(name, sizeof name, "%s", stage_names[stage]);
		else
			snprintf(name, sizeof name, "code -j %d, JSONL in", jobs);
		if (!measure(c, stage, jobs, seconds, f)) {
			fprintf(stderr, "tocsin bench: %s did not end well\n", name);
			return 1;
		}
		print_row(name, f);
	}
	printf("%zu documents; opening the engine took %.1f ms; all but the last row counts processor time\n", c->n,
	       1000 * opened);
	munmap(f, sizeof *f);
	return 0;
}

static int run(const struct tc_cmd *cmd, int argc, char **argv)
{
	struct tc_getopt g = { 0 };
	const char *v;
	char *end;
	double seconds = 2;
	long jobs = sysconf(_SC_NPROCESSORS_ONLN);
	int opt;
	while ((opt = tc_getopt_next(cmd, argc, argv, &g, &v)) >= 0) {
		if (opt == OPT_SECONDS)
			seconds = strtod(v, &end);
		else
			jobs = strtol(v, &end, 10);
		if (end == v || *end || seconds < 0 || seconds > 3600 || jobs < 1 || jobs > 256)
			return tc_usage(cmd, "not a good number: %s", v);
	}
	if (opt == -2)
		return 2;
	struct corpus c = { 0 };
	read_corpus(&c, g.n_operands, g.operands);
	int rc = c.n ? bench(&c, seconds, (int)jobs) : 1;
	if (!c.n)
		fprintf(stderr, "tocsin bench: no document could be read\n");
	release(&c);
	return rc;
}

const struct tc_cmd tc_cmd_bench = { "bench", "measure speed and memory, stage by stage", "[FILE...]", opts, run };
