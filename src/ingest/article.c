/* SPDX-License-Identifier: Apache-2.0 */
/* ingest/article.c - one piece of input into one document.
 * JSONL fields: id, text or html, title, date, publisher, url; others are passed over, null is absence, another type
 * than a string rejects the line (an id may be a whole number). Offsets count in the text exactly as given; for pages in
 * the extracted text. A date that cannot be read counts as unknown: guessing one would be worse. */
#include "ingest/ingest.h"

#include <jansson.h>

#include "ingest/charset.h"

static int decode(tc_str bytes, enum tc_charset declared, struct tc_arena *arena, tc_str *out, uint32_t *repaired,
		  struct tc_err *err)
{
	bool bom = tc_str_starts(bytes, TC_STR("\xef\xbb\xbf"));
	if (declared == TC_CHARSET_AUTO && !bom && !tc_charset_binary(bytes) && !memchr(bytes.p, 0, bytes.n) && tc_utf8_valid(bytes)) {
		*out = bytes;
		return 0;
	}
	struct tc_buf b = { 0 };
	int rc = tc_charset_decode(bytes, declared, &b, repaired, err);
	if (!rc)
		*out = tc_arena_str(arena, tc_buf_view(&b));
	tc_buf_release(&b);
	return rc;
}

static tc_str read_date(struct tc_arena *arena, tc_str s)
{
	char day[11];
	return tc_date_normalise(s, day) ? tc_arena_str(arena, tc_str_n(day, 10)) : TC_STR_NULL;
}

static int check_text(tc_str text, struct tc_err *err)
{
	if (text.n > TC_MAX_TEXT_BYTES)
		return tc_fail(err, TC_ELIMIT, "a text of %u bytes; at most %d are taken as one document", text.n,
			       TC_MAX_TEXT_BYTES);
	if (tc_str_trim(text).n == 0)
		return tc_fail(err, TC_EFORMAT, "no text");
	return 0;
}

static int read_page(tc_str bytes, bool decoded, struct tc_arena *arena, struct tc_doc *d, uint32_t *repaired,
		     struct tc_err *err)
{
	int rc = 0;
	if (!decoded) {
		tc_str name = tc_html_charset(bytes);
		rc = decode(bytes, name.n ? tc_charset_find(name) : TC_CHARSET_AUTO, arena, &bytes, repaired, err);
	}
	struct tc_page page;
	if (!rc)
		rc = tc_html_read(bytes, arena, &page, err);
	if (rc)
		return rc;
	d->text = page.text;
	if (!d->title.n)
		d->title = page.title;
	if (!d->publisher.n)
		d->publisher = page.publisher;
	if (!d->url.n)
		d->url = page.url;
	if (!d->date.n)
		d->date = read_date(arena, page.date);
	return 0;
}

static int string_field(json_t *line, const char *name, struct tc_arena *arena, tc_str *out, struct tc_err *err)
{
	json_t *v = json_object_get(line, name);
	if (!v || json_is_null(v))
		return 0;
	if (!json_is_string(v))
		return tc_fail(err, TC_EFORMAT, "\"%s\" is not a string", name);
	*out = tc_arena_str(arena, tc_str_n(json_string_value(v), json_string_length(v)));
	return 0;
}

static int id_field(json_t *line, struct tc_arena *arena, struct tc_doc *d, struct tc_err *err)
{
	json_t *v = json_object_get(line, "id");
	if (json_is_integer(v)) {
		d->id = tc_arena_printf(arena, "%lld", (long long)json_integer_value(v));
		return 0;
	}
	tc_str id = TC_STR_NULL;
	int rc = string_field(line, "id", arena, &id, err);
	if (!rc && id.n)
		d->id = id;
	return rc;
}

static int read_object(json_t *line, struct tc_arena *arena, struct tc_doc *d, uint32_t *repaired, struct tc_err *err)
{
	tc_str date = TC_STR_NULL, text = TC_STR_NULL, html = TC_STR_NULL;
	int rc = id_field(line, arena, d, err);
	if (!rc)
		rc = string_field(line, "title", arena, &d->title, err);
	if (!rc)
		rc = string_field(line, "publisher", arena, &d->publisher, err);
	if (!rc)
		rc = string_field(line, "url", arena, &d->url, err);
	if (!rc)
		rc = string_field(line, "date", arena, &date, err);
	if (!rc)
		rc = string_field(line, "text", arena, &text, err);
	if (!rc)
		rc = string_field(line, "html", arena, &html, err);
	if (rc)
		return rc;
	d->date = read_date(arena, date);
	if (text.p) {
		d->text = text;
		return 0;
	}
	if (!html.p)
		return tc_fail(err, TC_EFORMAT, "neither \"text\" nor \"html\" is there");
	return read_page(html, true, arena, d, repaired, err);
}

static int read_line(tc_str bytes, struct tc_arena *arena, struct tc_doc *d, uint32_t *repaired, struct tc_err *err)
{
	tc_str utf8;
	int rc = decode(bytes, TC_CHARSET_AUTO, arena, &utf8, repaired, err);
	if (rc)
		return rc;
	json_error_t why;
	json_t *line = json_loadb(utf8.p, utf8.n, JSON_ALLOW_NUL, &why);
	if (!line) {
		bool array = tc_str_trim(utf8).n && tc_str_trim(utf8).p[0] == '[';
		return tc_fail(err, TC_EFORMAT, "not valid JSON (column %d: %s)%s", why.column, why.text,
			       array ? "; one object a line is expected, not an array" : "");
	}
	if (!json_is_object(line))
		rc = tc_fail(err, TC_EFORMAT, "not a JSON object%s",
			     json_is_array(line) ? "; one object a line is expected, not an array" : "");
	else
		rc = read_object(line, arena, d, repaired, err);
	json_decref(line);
	return rc;
}

/* "# key = value" of a CoNLL-U header; empty if it is not that line. */
static tc_str comment(tc_str line, const char *key)
{
	tc_str s = tc_str_trim(tc_str_cut(line, 1, line.n)), k = tc_str_of(key);
	if (!tc_str_starts(s, k))
		return TC_STR_NULL;
	s = tc_str_trim(tc_str_cut(s, k.n, s.n));
	if (!s.n || s.p[0] != '=')
		return TC_STR_NULL;
	return tc_str_trim(tc_str_cut(s, 1, s.n));
}

static void read_comments(tc_str s, struct tc_arena *arena, struct tc_doc *d)
{
	tc_str line, v;
	while (tc_str_split(&s, '\n', &line)) {
		if (!line.n || line.p[0] != '#')
			break;
		if ((v = comment(line, "newdoc id")).n)
			d->id = v;
		else if ((v = comment(line, "date")).n || (v = comment(line, "meta::dateCreated")).n)
			d->date = read_date(arena, v);
		else if ((v = comment(line, "publisher")).n)
			d->publisher = v;
		else if ((v = comment(line, "title")).n || (v = comment(line, "meta::title")).n)
			d->title = v;
		else if ((v = comment(line, "url")).n || (v = comment(line, "meta::sourceURL")).n)
			d->url = v;
	}
}

static int read_conllu(const struct tc_piece *piece, struct tc_arena *arena, struct tc_doc *d, uint32_t *repaired,
		       struct tc_err *err)
{
	tc_str utf8;
	struct tc_doc head = *d;
	int rc = decode(tc_buf_view(&piece->bytes), TC_CHARSET_AUTO, arena, &utf8, repaired, err);
	if (rc)
		return rc;
	read_comments(utf8, arena, &head);
	rc = tc_doc_read_conllu(d, arena, utf8, err);
	d->id = head.id;
	d->title = head.title;
	d->publisher = head.publisher;
	d->url = head.url;
	d->date = head.date;
	return rc;
}

static int too_long(const struct tc_piece *piece, struct tc_err *err)
{
	switch (piece->kind) {
	case TC_INPUT_JSONL:
		return tc_fail(err, TC_ELIMIT, "a line of more than %d bytes", TC_MAX_LINE_BYTES);
	case TC_INPUT_HTML:
		return tc_fail(err, TC_ELIMIT, "a page of more than %d bytes", TC_MAX_HTML_BYTES);
	case TC_INPUT_CONLLU:
		return tc_fail(err, TC_ELIMIT, "a sentence of more than %d bytes", TC_MAX_CONLLU_BYTES);
	default:
		return tc_fail(err, TC_ELIMIT, "a text of more than %d bytes; one document is expected", TC_MAX_TEXT_BYTES);
	}
}

int tc_article_read(const struct tc_piece *piece, const char *name, const struct tc_article_options *o,
		    struct tc_arena *arena, struct tc_doc *d, uint32_t *repaired, struct tc_err *err)
{
	tc_str bytes = tc_buf_view(&piece->bytes);
	bool many = piece->kind == TC_INPUT_JSONL || piece->kind == TC_INPUT_CONLLU;
	int rc = 0;
	tc_doc_init(d, arena, TC_STR_NULL);
	d->id = many ? tc_arena_printf(arena, "%s:%ld", name, piece->line) : tc_arena_str(arena, tc_str_of(name));
	if (bytes.n == 0)
		rc = tc_fail(err, TC_EFORMAT, "empty input");
	else if (piece->too_long)
		rc = too_long(piece, err);
	else if (piece->kind == TC_INPUT_JSONL)
		rc = read_line(bytes, arena, d, repaired, err);
	else if (piece->kind == TC_INPUT_CONLLU)
		rc = read_conllu(piece, arena, d, repaired, err);
	else if (piece->kind == TC_INPUT_HTML)
		rc = read_page(bytes, false, arena, d, repaired, err);
	else
		rc = decode(bytes, TC_CHARSET_AUTO, arena, &d->text, repaired, err);
	if (!rc)
		rc = check_text(d->text, err);
	if (!d->date.n)
		d->date = o->date;
	if (!d->publisher.n)
		d->publisher = o->publisher;
	if (rc)
		tc_err_place(err, name, many ? piece->line : 0, 0);
	return rc;
}
