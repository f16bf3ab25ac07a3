/* SPDX-License-Identifier: Apache-2.0 */
/* ingest/html.c - reads a page with libxml2's HTML parser, through its SAX interface: no tree is built, so memory stays in
 * proportion to the text. Gathers blocks of text with the elements around them, and what the head says of title, date and
 * publisher. Nothing is fetched. Which blocks are the article is decided in page.c. */
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "ingest/charset.h"
#include "ingest/html_int.h"

enum { MAX_SCRIPT = 512 << 10, MAX_HEADING = 1024, MAX_DEPTH = 1000, MAX_ATTRIBUTES = 2000, SCRIPT_NONE = 0, SCRIPT_OTHER, SCRIPT_LD };

static const struct { const char *name; uint8_t tag; } tags[] = {
	{ "p", TC_TAG_P }, { "div", TC_TAG_BLOCK }, { "a", TC_TAG_A }, { "br", TC_TAG_BR }, { "body", TC_TAG_BODY },
	{ "article", TC_TAG_ARTICLE }, { "main", TC_TAG_MAIN }, { "section", TC_TAG_BLOCK }, { "h1", TC_TAG_H1 },
	{ "h2", TC_TAG_HEADING }, { "h3", TC_TAG_HEADING }, { "h4", TC_TAG_HEADING }, { "h5", TC_TAG_HEADING },
	{ "h6", TC_TAG_HEADING }, { "ul", TC_TAG_LIST }, { "ol", TC_TAG_LIST }, { "li", TC_TAG_LIST }, { "dl", TC_TAG_LIST },
	{ "dt", TC_TAG_LIST }, { "dd", TC_TAG_LIST }, { "table", TC_TAG_TABLE }, { "tr", TC_TAG_TABLE },
	{ "td", TC_TAG_TABLE }, { "th", TC_TAG_TABLE }, { "tbody", TC_TAG_TABLE }, { "thead", TC_TAG_TABLE },
	{ "pre", TC_TAG_PRE }, { "blockquote", TC_TAG_QUOTE }, { "script", TC_TAG_SCRIPT }, { "title", TC_TAG_TITLE },
	{ "meta", TC_TAG_META }, { "link", TC_TAG_LINK }, { "time", TC_TAG_TIME }, { "style", TC_TAG_SKIP },
	{ "noscript", TC_TAG_SKIP }, { "nav", TC_TAG_SKIP }, { "header", TC_TAG_SKIP }, { "footer", TC_TAG_SKIP },
	{ "aside", TC_TAG_SKIP }, { "form", TC_TAG_SKIP }, { "button", TC_TAG_SKIP }, { "select", TC_TAG_SKIP },
	{ "textarea", TC_TAG_SKIP }, { "iframe", TC_TAG_SKIP }, { "svg", TC_TAG_SKIP }, { "figure", TC_TAG_SKIP },
	{ "figcaption", TC_TAG_SKIP }, { "caption", TC_TAG_SKIP }, { "template", TC_TAG_SKIP }, { "object", TC_TAG_SKIP },
	{ "video", TC_TAG_SKIP }, { "audio", TC_TAG_SKIP }, { "canvas", TC_TAG_SKIP }, { "menu", TC_TAG_SKIP },
	{ "dialog", TC_TAG_SKIP }, { "label", TC_TAG_SKIP }, { "hr", TC_TAG_BLOCK }, { "center", TC_TAG_BLOCK },
	{ "address", TC_TAG_SKIP }, { "fieldset", TC_TAG_BLOCK }, { "html", TC_TAG_BLOCK }, { "rss", TC_TAG_SKIP },
	{ "feed", TC_TAG_SKIP }, { "math", TC_TAG_SKIP }, { "details", TC_TAG_BLOCK }, { "head", TC_TAG_BLOCK },
};

static uint8_t tag_of(const char *name)
{
	for (size_t i = 0; i < TC_COUNT(tags); i++)
		if (strcmp(tags[i].name, name) == 0)
			return tags[i].tag;
	return TC_TAG_INLINE;
}

static const char *attr(const xmlChar **atts, const char *name)
{
	for (int i = 0; atts && atts[i]; i += 2)
		if (strcmp((const char *)atts[i], name) == 0)
			return atts[i + 1] ? (const char *)atts[i + 1] : "";
	return NULL;
}

static bool attr_is(const xmlChar **atts, const char *name, const char *value)
{
	const char *v = attr(atts, name);
	return v && tc_str_eqi(tc_str_of(v), tc_str_of(value));
}

static bool attr_has(const xmlChar **atts, const char *name, const char *part)
{
	const char *v = attr(atts, name);
	return v && tc_str_find(tc_str_of(v), tc_str_of(part)) >= 0;
}

static void end_block(struct tc_html *h)
{
	if (h->in_block) {
		struct tc_block *b = &h->blocks[h->n_blocks - 1];
		b->end = (uint32_t)h->text.n;
		while (b->end > b->beg && tc_is_space(h->text.p[b->end - 1]))
			b->end--;
		if (b->end == b->beg)
			h->n_blocks--;
	}
	h->in_block = h->space = false;
	h->breaks = 0;
}

static void count(struct tc_html *h, uint32_t n)
{
	struct tc_block *b = &h->blocks[h->n_blocks - 1];
	b->links += h->in_link ? n : 0;
}

static void add_text(struct tc_html *h, const char *p, size_t n)
{
	for (size_t i = 0; i < n;) {
		bool nbsp = i + 1 < n && memcmp(p + i, "\xc2\xa0", 2) == 0;
		if (tc_is_space(p[i]) || nbsp) {
			if (h->in_pre && p[i] == '\n' && h->in_block)
				tc_buf_char(&h->text, '\n');
			else
				h->space = true;
			i += nbsp ? 2 : 1;
			continue;
		}
		/* Soft hyphens, zero-width spaces and stray BOMs are no part of words. */
		if (i + 1 < n && memcmp(p + i, "\xc2\xad", 2) == 0) {
			i += 2;
			continue;
		}
		if (i + 2 < n && (memcmp(p + i, "\xe2\x80\x8b", 3) == 0 || memcmp(p + i, "\xef\xbb\xbf", 3) == 0)) {
			i += 3;
			continue;
		}
		if (!h->n_open)
			return;
		if (!h->in_block) {
			struct tc_block b = { .beg = (uint32_t)h->text.n, .element = h->elements[h->open[h->n_open - 1]].block };
			TC_PUSH(h->arena, h->blocks, h->n_blocks, h->cap_blocks, b);
			h->in_block = true;
		} else if (h->breaks || h->space) {
			char last = h->text.n ? h->text.p[h->text.n - 1] : ' ';
			if (!tc_is_space(last))
				tc_buf_char(&h->text, h->breaks ? '\n' : ' ');
		}
		h->breaks = 0;
		h->space = false;
		size_t from = i;
		while (i < n && !tc_is_space(p[i]) && !(i > from && (p[i] == '\xc2' || p[i] == '\xe2' || p[i] == '\xef')))
			i++;
		tc_buf_add(&h->text, p + from, i - from);
		count(h, (uint32_t)(i - from));
	}
}

static void set(struct tc_html *h, tc_str *field, const char *value)
{
	if (value && *value && !field->n) {
		tc_str v = tc_str_trim(tc_str_of(value));
		if (v.n && v.n <= MAX_HEADING && tc_utf8_valid(v))
			*field = tc_arena_str(h->arena, v);
	}
}

static void read_meta(struct tc_html *h, const xmlChar **atts)
{
	static const char *const dates[] = { "article:published_time", "datepublished", "og:article:published_time",
		"pubdate", "publishdate", "publish-date", "date", "dc.date", "dc.date.issued", "dcterms.created", "sailthru.date",
		"parsely-pub-date", "article.published", "publication_date", "cxenseparse:recs:publishtime" };
	const char *content = attr(atts, "content"), *key = attr(atts, "property");
	if (!key || !*key)
		key = attr(atts, "name");
	if (!key || !*key)
		key = attr(atts, "itemprop");
	if (!key || !content)
		return;
	tc_str k = tc_str_of(key);
	for (size_t i = 0; i < TC_COUNT(dates); i++)
		if (tc_str_eqi(k, tc_str_of(dates[i])))
			set(h, &h->meta_date, content);
	if (tc_str_eqi(k, TC_STR("og:title")))
		set(h, &h->og_title, content);
	else if (tc_str_eqi(k, TC_STR("og:site_name")))
		set(h, &h->site, content);
	else if (tc_str_eqi(k, TC_STR("og:url")))
		set(h, &h->og_url, content);
	else if (tc_str_eqi(k, TC_STR("application-name")) || tc_str_eqi(k, TC_STR("dc.publisher")) ||
		 tc_str_eqi(k, TC_STR("publisher")))
		set(h, &h->app, content);
}

static bool hidden_by_attributes(const xmlChar **atts)
{
	return attr(atts, "hidden") || attr_is(atts, "aria-hidden", "true") || attr_has(atts, "style", "display:none") ||
	       attr_has(atts, "style", "display: none") || attr_is(atts, "role", "navigation") ||
	       attr_is(atts, "role", "complementary") || attr_is(atts, "role", "banner") ||
	       attr_is(atts, "role", "contentinfo") || attr_is(atts, "role", "dialog") || attr_is(atts, "role", "search");
}

static bool is_block(uint8_t tag)
{
	return tag != TC_TAG_INLINE && tag != TC_TAG_A && tag != TC_TAG_TIME && tag != TC_TAG_BR;
}

static void describe(struct tc_html *h, struct tc_element *e, const xmlChar **atts)
{
	bool wrapper = e->tag == TC_TAG_BODY || e->tag == TC_TAG_MAIN || e->tag == TC_TAG_ARTICLE || e->parent < 0;
	const char *names = attr(atts, "class"), *id = attr(atts, "id");
	int hint = (names ? tc__html_hint(names) : 0) + (id ? tc__html_hint(id) : 0);
	e->body = attr_has(atts, "itemprop", "articleBody");
	e->hint = (int8_t)(hint > 0 ? 1 : hint < 0 ? -1 : 0);
	e->hidden = e->tag == TC_TAG_SKIP || e->tag == TC_TAG_SCRIPT || e->tag == TC_TAG_TITLE;
	/* Classes against the text count only for blocks, and never for what holds the whole page. */
	if (!wrapper && e->tag != TC_TAG_INLINE && e->tag != TC_TAG_A && !e->body)
		e->hidden |= e->hint < 0;
	if (e->tag != TC_TAG_BODY && e->parent >= 0)
		e->hidden |= hidden_by_attributes(atts);
}

static void on_start(void *user, const xmlChar *name, const xmlChar **atts)
{
	struct tc_html *h = user;
	const char *tag = (const char *)name;
	struct tc_element e = { .tag = tag_of(tag), .parent = h->n_open ? h->open[h->n_open - 1] : -1 };
	/* libxml2 searches its stack at every unmatched end tag, so depth has to be bounded. */
	if (h->n_open >= MAX_DEPTH) {
		xmlStopParser(h->parser);
		return;
	}
	h->feed |= h->n_elements < 4 && (strcmp(tag, "rss") == 0 || strcmp(tag, "feed") == 0);
	if (e.tag == TC_TAG_META)
		read_meta(h, atts);
	if (e.tag == TC_TAG_LINK && attr_is(atts, "rel", "canonical"))
		set(h, &h->canonical, attr(atts, "href"));
	if (e.tag == TC_TAG_TIME)
		set(h, &h->time_date, attr(atts, "datetime"));
	if (attr_is(atts, "itemprop", "datePublished"))
		set(h, &h->meta_date, attr(atts, "content") ? attr(atts, "content") : attr(atts, "datetime"));
	if (e.tag == TC_TAG_META || e.tag == TC_TAG_LINK)
		e.tag = TC_TAG_INLINE;
	describe(h, &e, atts);
	if (e.tag == TC_TAG_SCRIPT)
		h->script_kind = attr_is(atts, "type", "application/ld+json") ? SCRIPT_LD : SCRIPT_OTHER;
	if (e.tag == TC_TAG_BR) {
		if (h->in_block && ++h->breaks >= 2)
			end_block(h);
	} else if (is_block(e.tag)) {
		end_block(h);
	}
	e.block = is_block(e.tag) || e.parent < 0 ? h->n_elements : h->elements[e.parent].block;
	if (e.tag == TC_TAG_TITLE || e.tag == TC_TAG_H1)
		tc_buf_reset(&h->heading);
	h->hidden += e.hidden;
	h->in_link += e.tag == TC_TAG_A;
	h->in_pre += e.tag == TC_TAG_PRE;
	TC_PUSH(h->arena, h->open, h->n_open, h->cap_open, h->n_elements);
	TC_PUSH(h->arena, h->elements, h->n_elements, h->cap_elements, e);
}

static void on_end(void *user, const xmlChar *name)
{
	struct tc_html *h = user;
	if (!h->n_open)
		return;
	struct tc_element *e = &h->elements[h->open[--h->n_open]];
	h->hidden -= e->hidden;
	h->in_link -= e->tag == TC_TAG_A;
	h->in_pre -= e->tag == TC_TAG_PRE;
	if (e->tag == TC_TAG_SCRIPT) {
		if (h->script_kind == SCRIPT_LD)
			tc__html_ld(h, tc_buf_view(&h->script));
		tc_buf_reset(&h->script);
		h->script_kind = SCRIPT_NONE;
	}
	if (e->tag == TC_TAG_TITLE || e->tag == TC_TAG_H1) {
		tc_buf_char(&h->heading, '\0');
		set(h, e->tag == TC_TAG_H1 ? &h->h1 : &h->title, h->heading.p);
		tc_buf_reset(&h->heading);
	}
	if (is_block(e->tag))
		end_block(h);
}

static bool in_heading(const struct tc_html *h)
{
	for (int32_t i = h->n_open - 1, depth = 0; i >= 0 && depth < 6; i--, depth++)
		if (h->elements[h->open[i]].tag == TC_TAG_H1 || h->elements[h->open[i]].tag == TC_TAG_TITLE)
			return true;
	return false;
}

static void on_text(void *user, const xmlChar *p, int n)
{
	struct tc_html *h = user;
	if (n <= 0 || h->feed)
		return;
	if (h->script_kind) {
		if (h->script_kind == SCRIPT_LD && h->script.n + (size_t)n <= MAX_SCRIPT)
			tc_buf_add(&h->script, p, (size_t)n);
		return;
	}
	if (in_heading(h)) {
		for (int i = 0; i < n && h->heading.n < MAX_HEADING; i++) {
			bool space = tc_is_space((char)p[i]);
			if (!space || (h->heading.n && h->heading.p[h->heading.n - 1] != ' '))
				tc_buf_char(&h->heading, space ? ' ' : (char)p[i]);
		}
		return;
	}
	if (!h->hidden)
		add_text(h, (const char *)p, (size_t)n);
}

tc_str tc_html_charset(tc_str s)
{
	s.n = s.n > 4096 ? 4096 : s.n;
	for (uint32_t i = 0; i + 8 < s.n; i++) {
		static const char *const keys[] = { "charset=", "encoding=" };
		for (int k = 0; k < 2; k++) {
			uint32_t n = (uint32_t)strlen(keys[k]);
			/* encoding= is the XML declaration's, at the very top. */
			if (i + n >= s.n || (k == 1 && i > 60) || !tc_str_eqi(tc_str_cut(s, i, i + n), tc_str_of(keys[k])))
				continue;
			uint32_t b = i + n, e;
			while (b < s.n && (s.p[b] == '"' || s.p[b] == '\'' || s.p[b] == ' '))
				b++;
			for (e = b; e < s.n && (tc_is_alpha(s.p[e]) || tc_is_digit(s.p[e]) || memchr("-_:.", s.p[e], 4)); e++)
				;
			if (e > b)
				return tc_str_cut(s, b, e);
		}
	}
	return TC_STR_NULL;
}

/* libxml2 compares each attribute of a tag with those before it, so their number has to be bounded. True past MAX_ATTRIBUTES. */
static bool crowded_tag(tc_str s)
{
	for (uint32_t i = 0; i + 1 < s.n; i++) {
		if (s.p[i] != '<' || !tc_is_alpha(s.p[i + 1]))
			continue;
		int attributes = 0;
		char quote = 0;
		for (i++; i < s.n && (quote || s.p[i] != '>'); i++) {
			char c = s.p[i];
			if (quote)
				quote = c == quote ? 0 : quote;
			else if ((c == '"' || c == '\'') && s.p[i - 1] == '=')
				quote = c;
			else if (!tc_is_space(c) && (tc_is_space(s.p[i - 1]) || s.p[i - 1] == '"' || s.p[i - 1] == '\''))
				attributes++;
		}
		if (attributes > MAX_ATTRIBUTES)
			return true;
	}
	return false;
}

static void quiet(void *user, const char *fmt, ...) { }

static int parse(struct tc_html *h, tc_str html, struct tc_err *err)
{
	htmlParserCtxtPtr c = htmlCreateMemoryParserCtxt(html.p, (int)html.n);
	if (!c)
		return tc_fail(err, TC_EFORMAT, "the page could not be parsed");
	h->parser = c;
	memset(c->sax, 0, sizeof *c->sax);
	c->sax->startElement = on_start;
	c->sax->endElement = on_end;
	c->sax->characters = on_text;
	c->sax->cdataBlock = on_text;
	c->sax->ignorableWhitespace = on_text;
	c->sax->warning = quiet;
	c->sax->error = quiet;
	c->sax->initialized = 1;
	c->userData = h;
	htmlCtxtUseOptions(c, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
				      HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
	xmlCharEncodingHandlerPtr utf8 = xmlFindCharEncodingHandler("UTF-8");
	if (utf8)
		xmlSwitchToEncoding(c, utf8);
	htmlParseDocument(c);
	while (h->n_open)
		on_end(h, NULL);
	if (c->myDoc)
		xmlFreeDoc(c->myDoc);
	c->myDoc = NULL;
	htmlFreeParserCtxt(c);
	return 0;
}

/* Without the site's name at its end: "Troops leave port - The Daily". */
static tc_str clean_title(const struct tc_html *h)
{
	if (h->og_title.n || h->ld_title.n)
		return h->og_title.n ? h->og_title : h->ld_title;
	if (h->h1.n && !tc_str_eqi(h->h1, h->site))
		return h->h1;
	static const char *const seps[] = { " | ", " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 " };
	tc_str t = h->title;
	for (size_t k = 0; k < TC_COUNT(seps); k++) {
		uint32_t n = (uint32_t)strlen(seps[k]);
		for (uint32_t i = t.n; t.n > 2 * n && i-- > t.n / 2;)
			if (i + n < t.n && memcmp(t.p + i, seps[k], n) == 0)
				return tc_str_cut(t, 0, i);
	}
	return t;
}

static tc_str pick(tc_str a, tc_str b, tc_str c) { return a.n ? a : b.n ? b : c; }

int tc_html_read(tc_str html, struct tc_arena *arena, struct tc_page *out, struct tc_err *err)
{
	struct tc_html h = { .arena = arena };
	if (html.n > TC_MAX_HTML_BYTES * 3u)
		return tc_fail(err, TC_ELIMIT, "a page of %u bytes", html.n);
	if (crowded_tag(html))
		return tc_fail(err, TC_ELIMIT, "a tag with more than %d attributes", MAX_ATTRIBUTES);
	int rc = html.n ? parse(&h, html, err) : 0;
	tc_str text = TC_STR_NULL;
	if (!rc && h.feed)
		rc = tc_fail(err, TC_EFORMAT, "a feed (RSS or Atom), not a page");
	else if (!rc && !tc__html_choose(&h, &text))
		rc = tc_fail(err, TC_EFORMAT, "no main text found in the page");
	if (!rc)
		*out = (struct tc_page){
			.title = clean_title(&h),
			.publisher = pick(h.site, h.ld_publisher, h.app),
			.date = pick(h.meta_date, h.ld_date, h.time_date),
			.url = pick(h.canonical, h.og_url, TC_STR_NULL),
			.text = text,
		};
	tc_buf_release(&h.text);
	tc_buf_release(&h.script);
	tc_buf_release(&h.heading);
	return rc;
}
