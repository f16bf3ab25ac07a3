/* SPDX-License-Identifier: Apache-2.0 */
/* cli/eval_gold.c - gold files, and which sentence a record belongs to. */
#include <string.h>

#include "base/buf.h"
#include "cli/eval.h"
#include "cli/input.h"

static const char *string(json_t *object, const char *name)
{
	return json_string_value(json_object_get(object, name));
}

/* Each line of a file as JSON, to `each`. */
static int read_lines(const char *path, void (*each)(struct tc_gold *, json_t *), struct tc_gold *g, struct tc_err *err)
{
	struct tc_buf b = { 0 };
	int rc = tc_file_read(path, &b, err);
	tc_str rest = tc_buf_view(&b), line;
	for (long n = 1; !rc && rest.n && tc_str_split(&rest, '\n', &line); n++) {
		if (!tc_str_trim(line).n)
			continue;
		json_error_t why;
		json_t *v = json_loadb(line.p, line.n, 0, &why);
		if (!json_is_object(v)) {
			rc = tc_fail(err, TC_EFORMAT, "not a JSON object (%s)", why.text);
			tc_err_place(err, path, n, 0);
		} else {
			each(g, v);
		}
		json_decref(v);
	}
	tc_buf_release(&b);
	return rc;
}

static void keep(json_t *map, const char *key, json_t *value)
{
	if (value && !json_is_null(value) && !json_object_get(map, key))
		json_object_set(map, key, value);
}

static const char *doc_of(json_t *line)
{
	const char *doc = string(line, "doc");
	return doc ? doc : string(line, "id");
}

static void add_doc(struct tc_gold *g, json_t *line)
{
	const char *id = string(line, "id");
	if (!id)
		return;
	json_object_set(g->texts, id, json_object_get(line, "text"));
	keep(g->dates, id, json_object_get(line, "date"));
	keep(g->publishers, id, json_object_get(line, "publisher"));
}

static void add_line(struct tc_gold *g, json_t *line)
{
	const char *doc = doc_of(line);
	if (!doc || !string(line, "text") || !string(line, "id") || !json_is_array(json_object_get(line, "events")))
		return;
	json_array_append(g->lines, line);
	keep(g->texts, doc, json_object_get(line, "text"));
	keep(g->dates, doc, json_object_get(line, "date"));
	keep(g->publishers, doc, json_object_get(line, "publisher"));
}

int tc_gold_read(struct tc_gold *g, const char *path, const char *docs, struct tc_err *err)
{
	*g = (struct tc_gold){ json_array(), json_object(), json_object(), json_object(), json_object(), 0 };
	int rc = docs ? read_lines(docs, add_doc, g, err) : 0;
	if (!rc)
		rc = read_lines(path, add_line, g, err);
	if (!rc && !json_array_size(g->lines)) {
		rc = tc_fail(err, TC_EFORMAT, "no sentence with \"id\", \"text\" and \"events\"");
		tc_err_place(err, path, 0, 0);
	}
	return rc;
}

void tc_gold_release(struct tc_gold *g)
{
	json_decref(g->lines);
	json_decref(g->texts);
	json_decref(g->dates);
	json_decref(g->publishers);
	json_decref(g->found);
}

static size_t code_points(const char *s, size_t n)
{
	size_t count = 0;
	for (size_t i = 0; i < n; i++)
		count += ((unsigned char)s[i] & 0xc0) != 0x80;
	return count;
}

/* Code point that holds byte `at`, the last one if at is past the end. */
static long code_point_at(const char *text, long at)
{
	size_t n = strlen(text), b = at < 0 ? 0 : (size_t)at < n ? (size_t)at : n ? n - 1 : 0;
	while (b > 0 && ((unsigned char)text[b] & 0xc0) == 0x80)
		b--;
	return (long)code_points(text, b);
}

static json_t *span_of(json_t *record)
{
	json_t *span = json_object_get(json_object_get(record, "trigger"), "span");
	return json_array_size(span) ? span : json_object_get(record, "span");
}

void tc_gold_add(struct tc_gold *g, json_t *record)
{
	const char *type = string(record, "type"), *doc = string(record, "doc");
	if (!type || strcmp(type, "event") != 0 || !doc)
		return;
	const char *text = string(g->texts, doc);
	if (!text)
		return;
	long at = code_point_at(text, (long)json_integer_value(json_array_get(span_of(record), 0)));
	size_t i;
	json_t *line;
	bool known = false;
	json_array_foreach(g->lines, i, line) {
		const char *of = doc_of(line);
		if (strcmp(of, doc) != 0)
			continue;
		known = true;
		json_t *span = json_object_get(line, "span");
		const char *sentence = string(line, "text");
		long beg = 0, end = (long)code_points(sentence, strlen(sentence));
		if (json_array_size(span) == 2) {
			beg = (long)json_integer_value(json_array_get(span, 0));
			end = (long)json_integer_value(json_array_get(span, 1));
		}
		if (at < beg || at >= end)
			continue;
		const char *id = string(line, "id");
		json_t *list = json_object_get(g->found, id);
		if (!list) {
			list = json_array();
			json_object_set_new(g->found, id, list);
		}
		json_array_append(list, record);
		return;
	}
	g->strays += known;
}
