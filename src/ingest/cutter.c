/* SPDX-License-Identifier: Apache-2.0 */
/* ingest/cutter.c - cuts a stream into documents in memory bounded by the caps of ingest.h.
 * UTF-16 is turned into UTF-8 on the way in, so that lines can be found in it. */
#include "ingest/ingest.h"

#include <errno.h>

#include "ingest/charset.h"

enum { CHUNK = 64 << 10, HEAD = 4096 };

static const char *const kind_names[] = { "auto", "text", "html", "jsonl", "conllu" };

const char *tc_input_name(int kind) { return kind >= 0 && kind < TC_INPUT_COUNT ? kind_names[kind] : "?"; }

int tc_input_find(tc_str name)
{
	for (int i = 0; i < TC_INPUT_COUNT; i++)
		if (tc_str_is(name, kind_names[i]))
			return i;
	return tc_str_is(name, "txt") ? TC_INPUT_TEXT : tc_str_is(name, "json") ? TC_INPUT_JSONL : -1;
}

static bool starts_i(tc_str s, const char *z)
{
	size_t n = strlen(z);
	return s.n >= n && tc_str_eqi(tc_str_cut(s, 0, (uint32_t)n), tc_str_of(z));
}

static tc_str first_line(tc_str s)
{
	for (uint32_t i = 0; i < s.n; i++)
		if (s.p[i] == '\n')
			return tc_str_cut(s, 0, i);
	return s;
}

static bool looks_like_conllu(tc_str s)
{
	tc_str line;
	bool comments = false;
	for (int i = 0; i < 12 && tc_str_split(&s, '\n', &line); i++) {
		if (line.n && line.p[0] == '#') {
			comments |= starts_i(line, "# newdoc") || starts_i(line, "# sent_id") || starts_i(line, "# text =");
			continue;
		}
		int tabs = 0;
		for (uint32_t k = 0; k < line.n; k++)
			tabs += line.p[k] == '\t';
		return line.n && tc_is_digit(line.p[0]) && tabs >= 7 && tabs <= 9;
	}
	return comments;
}

int tc_input_guess(const char *name, tc_str head)
{
	uint32_t bom = head.n >= 3 && memcmp(head.p, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	tc_str s = tc_str_trim(tc_str_cut(head, bom, head.n)), file = tc_str_of(name);
	static const struct { const char *suffix; int kind; } suffixes[] = {
		{ ".jsonl", TC_INPUT_JSONL }, { ".ndjson", TC_INPUT_JSONL }, { ".json", TC_INPUT_JSONL },
		{ ".conllu", TC_INPUT_CONLLU }, { ".html", TC_INPUT_HTML }, { ".htm", TC_INPUT_HTML },
		{ ".xhtml", TC_INPUT_HTML },
	};
	for (size_t i = 0; i < TC_COUNT(suffixes); i++)
		if (tc_str_ends(file, tc_str_of(suffixes[i].suffix)))
			return suffixes[i].kind;
	if (s.n && s.p[0] == '{') {
		tc_str line = tc_str_trim(tc_str_cut(first_line(s), 1, first_line(s).n));
		if (!line.n || line.p[0] == '"' || line.p[0] == '}')
			return TC_INPUT_JSONL;
	}
	while (starts_i(s, "<!--")) {
		int32_t end = tc_str_find(s, TC_STR("-->"));
		if (end < 0)
			return TC_INPUT_HTML;
		s = tc_str_trim(tc_str_cut(s, (uint32_t)end + 3, s.n));
	}
	if (starts_i(s, "<!doctype") || starts_i(s, "<html") || starts_i(s, "<?xml") || starts_i(s, "<head"))
		return TC_INPUT_HTML;
	if (s.n > 2 && s.p[0] == '<' && tc_is_alpha(s.p[1]) && tc_str_find(s, TC_STR("</")) > 0)
		return TC_INPUT_HTML;
	return looks_like_conllu(s) ? TC_INPUT_CONLLU : TC_INPUT_TEXT;
}

void tc_cutter_init(struct tc_cutter *c, const char *name, int kind, tc_read_fn *read, void *arg)
{
	*c = (struct tc_cutter){ .read = read, .arg = arg, .name = name, .kind = kind };
}

void tc_cutter_release(struct tc_cutter *c) { tc_buf_release(&c->buf); }

static uint32_t unit(const struct tc_cutter *c, const char *p)
{
	unsigned char a = (unsigned char)p[0], b = (unsigned char)p[1];
	return c->wide == TC_CHARSET_UTF16BE ? (uint32_t)a << 8 | b : (uint32_t)b << 8 | a;
}

/* UTF-16 of any length; a unit or a pair cut by the end waits in c->carry. */
static void add_wide(struct tc_cutter *c, char *p, size_t n)
{
	size_t i = 0;
	while (i + 1 < n) {
		uint32_t u = unit(c, p + i);
		if (u >= 0xd800 && u < 0xdc00) {
			if (i + 3 >= n && !c->eof)
				break;
			uint32_t low = i + 3 < n ? unit(c, p + i + 2) : 0;
			if (low >= 0xdc00 && low < 0xe000) {
				tc_utf8_put(&c->buf, 0x10000 + ((u - 0xd800) << 10) + (low - 0xdc00));
				i += 4;
				continue;
			}
		}
		/* Half a pair becomes U+FFFD; a BOM in the middle is harmless. */
		tc_utf8_put(&c->buf, u >= 0xd800 && u < 0xe000 ? 0xfffd : u);
		i += 2;
	}
	c->n_carry = (int)(n - i);
	memcpy(c->carry, p + i, n - i);
}

/* Read one chunk more. False at the end and on error. */
static bool fill(struct tc_cutter *c)
{
	char raw[CHUNK + 4];
	if (c->eof)
		return false;
	memcpy(raw, c->carry, (size_t)c->n_carry);
	ptrdiff_t n = c->read(c->arg, raw + c->n_carry, CHUNK);
	if (n <= 0) {
		c->eof = true;
		c->failed = n < 0;
		if (c->n_carry)
			add_wide(c, raw, (size_t)c->n_carry);
		return false;
	}
	c->n_read += (uint64_t)n;
	if (c->pos && c->pos == c->buf.n) {
		c->pos = c->scan = 0;
		tc_buf_reset(&c->buf);
	} else if (c->pos > (1 << 20)) {
		memmove(c->buf.p, c->buf.p + c->pos, c->buf.n - c->pos);
		c->buf.n -= c->pos;
		c->scan -= c->pos;
		c->pos = 0;
	}
	if (c->wide)
		add_wide(c, raw, (size_t)n + (size_t)c->n_carry);
	else
		tc_buf_add(&c->buf, raw, (size_t)n);
	return true;
}

static void start(struct tc_cutter *c)
{
	c->started = true;
	c->line = 1;
	/* One read is enough for a live stream that sends a line at a time; files fill the head. */
	while (c->buf.n < HEAD && !(c->buf.n && memchr(c->buf.p, '\n', c->buf.n)) && fill(c))
		;
	uint32_t bom;
	enum tc_charset guess = tc_charset_guess(tc_buf_view(&c->buf), &bom);
	if (guess == TC_CHARSET_UTF16LE || guess == TC_CHARSET_UTF16BE) {
		struct tc_buf raw = c->buf;
		c->buf = (struct tc_buf){ 0 };
		c->wide = (int)guess;
		add_wide(c, raw.p + bom, raw.n - bom);
		tc_buf_release(&raw);
	} else {
		c->pos = c->scan = guess == TC_CHARSET_UTF8 && bom && c->kind != TC_INPUT_HTML ? bom : 0;
	}
	if (c->kind == TC_INPUT_AUTO && c->buf.n > c->pos)
		c->kind = tc_input_guess(c->name, tc_str_n(c->buf.p + c->pos, c->buf.n - c->pos));
}

static void take(struct tc_cutter *c, size_t end, struct tc_piece *out)
{
	tc_buf_add(&out->bytes, c->buf.p + c->pos, end - c->pos);
	c->pos = end;
	if (c->scan < end)
		c->scan = end;
}

/* Position after the next newline from c->scan, or 0: no more lines. Stops early past `cap` bytes: *over. */
static size_t line_end(struct tc_cutter *c, size_t cap, bool *over)
{
	size_t line = c->scan - c->pos; /* relative, as reading more may move the buffer's start */
	*over = false;
	for (;;) {
		char *nl = c->scan < c->buf.n ? memchr(c->buf.p + c->scan, '\n', c->buf.n - c->scan) : NULL;
		if (nl)
			return (size_t)(nl - c->buf.p) + 1;
		c->scan = c->buf.n;
		if (c->buf.n - c->pos > cap) {
			*over = true;
			return c->buf.n;
		}
		if (!fill(c))
			return c->buf.n > c->pos + line ? c->buf.n : 0;
	}
}

static void skip_line(struct tc_cutter *c)
{
	for (;;) {
		char *nl = memchr(c->buf.p + c->pos, '\n', c->buf.n - c->pos);
		c->pos = c->scan = nl ? (size_t)(nl - c->buf.p) + 1 : c->buf.n;
		if (nl || !fill(c))
			return;
	}
}

static int next_line(struct tc_cutter *c, struct tc_piece *out)
{
	for (;;) {
		bool over;
		size_t end = line_end(c, TC_MAX_LINE_BYTES, &over);
		if (!end)
			return c->failed ? TC_EIO : 0;
		long line = c->line++;
		if (!over && tc_str_trim(tc_str_n(c->buf.p + c->pos, end - c->pos)).n == 0) {
			c->pos = c->scan = end;
			continue;
		}
		out->line = line;
		out->too_long = over;
		/* Of an endless line its beginning is kept: the id may stand in it. */
		take(c, over ? c->pos + HEAD : end, out);
		if (over)
			skip_line(c);
		return 1;
	}
}

static int next_conllu(struct tc_cutter *c, struct tc_piece *out)
{
	out->line = c->line;
	bool words = false;
	for (;;) {
		bool over;
		size_t from = c->scan - c->pos;         /* reading more may move the buffer's start */
		size_t end = line_end(c, TC_MAX_CONLLU_BYTES * 2, &over);
		from += c->pos;
		if (!end || over) {
			out->too_long = over;
			break;
		}
		tc_str line = tc_str_n(c->buf.p + from, end - from);
		if (words && tc_str_starts(line, TC_STR("# newdoc"))) {
			c->scan = from;
			break;
		}
		words |= line.n && tc_is_digit(line.p[0]);
		c->scan = end;
		c->line++;
		if (tc_str_trim(line).n == 0 && end - c->pos > TC_MAX_CONLLU_BYTES)
			break;
	}
	if (c->failed)
		return TC_EIO;
	size_t end = c->scan;
	take(c, end, out);
	if (out->too_long) {
		c->pos = c->scan = c->buf.n;
		c->eof = true;
	}
	return words || out->too_long;
}

static int next_whole(struct tc_cutter *c, struct tc_piece *out)
{
	/* Only text may pass the cap of text; decoding can make UTF-16 shorter and Latin-1 longer, so be generous. */
	size_t cap = c->kind == TC_INPUT_HTML ? TC_MAX_HTML_BYTES : TC_MAX_TEXT_BYTES;
	while (c->buf.n - c->pos <= cap && fill(c))
		;
	if (c->failed)
		return TC_EIO;
	out->line = 1;
	out->too_long = c->buf.n - c->pos > cap;
	take(c, c->buf.n, out);
	c->eof = true;
	return 1;
}

int tc_cutter_next(struct tc_cutter *c, struct tc_piece *out)
{
	tc_buf_reset(&out->bytes);
	out->too_long = false;
	bool first = !c->started;
	if (first)
		start(c);
	out->kind = c->kind;
	if (first && c->buf.n == c->pos && c->eof && !c->failed) {
		out->line = 1;
		return c->kind != TC_INPUT_JSONL && c->kind != TC_INPUT_CONLLU;
	}
	if (c->kind == TC_INPUT_JSONL)
		return next_line(c, out);
	if (c->kind == TC_INPUT_CONLLU)
		return next_conllu(c, out);
	return first ? next_whole(c, out) : 0;
}
