/* SPDX-License-Identifier: Apache-2.0 */
/* cli/cmd_relate.c - `tocsin relate`: the PLOVER type of what one given party does to another. */
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "cli/cli.h"
#include "code/relate.h"
#include "engine/engine.h"

enum { OPT_FEATURES };
enum { MAX_LINE = 16 << 20 };

static const struct tc_opt opts[] = {
	[OPT_FEATURES] = { "features", 0, NULL, "print the features of each pair (for training) instead of its type" },
	{ NULL },
};

struct run {
	struct tc_session *session;
	const struct tc_coder *coder;
	const char *file;
	long line, rejected, pairs;
	bool features;
	struct tc_buf out;
};

static void reject(struct run *r, const char *reason)
{
	fprintf(stderr, "tocsin relate: %s:%ld: %s\n", r->file, r->line, reason);
	r->rejected++;
}

/* [b, e) within the text and on character boundaries, or null for a party that is not named. */
static bool read_span(const json_t *v, tc_str text, tc_span *out)
{
	*out = (tc_span){ 0, 0 };
	if (!v || json_is_null(v))
		return true;
	if (!json_is_array(v) || json_array_size(v) != 2 || !json_is_integer(json_array_get(v, 0)) || !json_is_integer(json_array_get(v, 1)))
		return false;
	json_int_t b = json_integer_value(json_array_get(v, 0)), e = json_integer_value(json_array_get(v, 1));
	if (b < 0 || e < b || e > text.n)
		return false;
	*out = (tc_span){ (uint32_t)b, (uint32_t)e };
	return true;
}

static void print_features(struct run *r, tc_str id, json_int_t pair, const struct tc_features *f)
{
	tc_buf_fmt(&r->out, "%.*s:%lld\t", TC_FMT(id), (long long)pair);
	for (int i = 0; i < f->n; i++)
		tc_buf_fmt(&r->out, "%s%016llx:%.2f", i ? " " : "", (unsigned long long)f->a[i].hash, (double)f->a[i].value);
	tc_buf_char(&r->out, '\n');
}

static void print_type(struct run *r, tc_str id, json_int_t pair, const float p[TC_EVENT_TYPE_COUNT])
{
	tc_buf_z(&r->out, "{\"id\":");
	tc_buf_json(&r->out, id);
	tc_buf_fmt(&r->out, ",\"pair\":%lld,\"event\":\"%s\",\"probabilities\":{", (long long)pair, tc_event_name(tc_relate_choose(p)));
	for (int k = 1; k < TC_EVENT_TYPE_COUNT; k++)
		tc_buf_fmt(&r->out, "%s\"%s\":%.4f", k > 1 ? "," : "", tc_event_name(k), (double)p[k]);
	tc_buf_z(&r->out, "}}\n");
}

static int one_line(struct run *r, const char *line, size_t len)
{
	json_error_t je;
	json_t *o = json_loadb(line, len, 0, &je);
	const json_t *id = json_object_get(o, "id"), *text = json_object_get(o, "text");
	struct tc_pair pair;
	if (!json_is_object(o) || !json_is_string(id) || !json_is_string(text)) {
		reject(r, o ? "no id or no text" : je.text);
		json_decref(o);
		return 0;
	}
	tc_str t = tc_str_n(json_string_value(text), json_string_length(text));
	tc_str name = tc_str_n(json_string_value(id), json_string_length(id));
	if (!read_span(json_object_get(o, "source"), t, &pair.source) || !read_span(json_object_get(o, "target"), t, &pair.target)) {
		reject(r, "source and target must be null or [begin,end] bytes within the text");
		json_decref(o);
		return 0;
	}
	struct tc_doc doc;
	const json_t *date = json_object_get(o, "date");
	tc_doc_init(&doc, tc_session_arena(r->session), t);
	doc.id = name;
	doc.date = json_is_string(date) ? tc_str_of(json_string_value(date)) : TC_STR_NULL;
	tc_session_annotate(r->session, &doc);
	json_int_t n = json_integer_value(json_object_get(o, "pair"));
	int rc = 0;
	if (r->features) {
		struct tc_features f = { .arena = doc.arena };
		tc_relate_features(r->coder, &doc, &pair, &f);
		print_features(r, name, n, &f);
	} else {
		float p[TC_EVENT_TYPE_COUNT];
		struct tc_err err = { 0 };
		rc = tc_relate(r->coder, &doc, &pair, p, &err);
		if (rc)
			fprintf(stderr, "tocsin relate: %s\n", err.msg);
		else
			print_type(r, name, n, p);
	}
	r->pairs++;
	tc_session_reset(r->session);
	json_decref(o);
	return rc;
}

static int one_file(struct run *r, const char *name)
{
	FILE *f = strcmp(name, "-") == 0 ? stdin : fopen(name, "rb");
	if (!f) {
		fprintf(stderr, "tocsin relate: %s: %s\n", name, strerror(errno));
		r->rejected++;
		return 0;
	}
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;
	int rc = 0;
	r->file = f == stdin ? "standard input" : name;
	r->line = 0;
	while (!rc && (n = getline(&line, &cap, f)) >= 0) {
		r->line++;
		if (n == 0 || (n == 1 && line[0] == '\n'))
			continue;
		if (n > MAX_LINE)
			reject(r, "the line is too long");
		else
			rc = one_line(r, line, (size_t)n);
		if (r->out.n && fwrite(r->out.p, 1, r->out.n, stdout) != r->out.n) {
			fprintf(stderr, "tocsin relate: cannot write: %s\n", strerror(errno));
			rc = TC_EIO;
		}
		tc_buf_reset(&r->out);
	}
	free(line);
	if (f != stdin)
		fclose(f);
	return rc;
}

static int run_relate(const struct tc_cmd *cmd, int argc, char **argv)
{
	struct tc_getopt g = { 0 };
	struct run r = { 0 };
	const char *value;
	int o;
	while ((o = tc_getopt_next(cmd, argc, argv, &g, &value)) >= 0)
		r.features |= o == OPT_FEATURES;
	if (o == -2)
		return 2;
	struct tc_engine *engine = NULL;
	struct tc_err err = { 0 };
	if (tc_engine_open(NULL, &engine, &err)) {
		fprintf(stderr, "tocsin relate: %s\n", err.msg);
		return 1;
	}
	r.session = tc_session_new(engine);
	r.coder = tc_engine_coder(engine);
	int rc = 0;
	if (!g.n_operands)
		rc = one_file(&r, "-");
	for (int i = 0; i < g.n_operands && !rc; i++)
		rc = one_file(&r, g.operands[i]);
	if (fflush(stdout) != 0 && !rc) {
		fprintf(stderr, "tocsin relate: cannot write: %s\n", strerror(errno));
		rc = TC_EIO;
	}
	tc_buf_release(&r.out);
	tc_session_free(r.session);
	tc_engine_free(engine);
	return rc || r.rejected ? 1 : 0;
}

const struct tc_cmd tc_cmd_relate = {
	.name = "relate", .summary = "tell the event type between two given parties", .args = "[FILE...]", .opts = opts, .run = run_relate,
};
