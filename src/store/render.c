/* SPDX-License-Identifier: Apache-2.0 */
/* store/render.c - a digest as Markdown, as a page that stands alone and prints well, as JSON, and for the terminal. */
#include <math.h>
#include <stdio.h>

#include "event/event.h"
#include "store/digest.h"

int tc_digest_form_find(tc_str name)
{
	static const char *const names[] = { "md", "html", "json", "text" };
	for (int i = 0; i < (int)TC_COUNT(names); i++)
		if (tc_str_is(name, names[i]))
			return i;
	return -1;
}

static bool web_address(tc_str u)
{
	if (!tc_str_starts(u, TC_STR("http://")) && !tc_str_starts(u, TC_STR("https://")))
		return false;
	for (uint32_t i = 0; i < u.n; i++)
		if ((unsigned char)u.p[i] <= ' ' || strchr("<>\"'()`", u.p[i]))
			return false;
	return true;
}

static tc_str when(const struct tc_digest_item *it) { return it->when.n ? it->when : it->day; }

static tc_str outlet(const struct tc_digest_source *s) { return s->publisher.n ? s->publisher : s->doc; }

/* A text on one line. */
static void flat(struct tc_buf *b, tc_str s, void (*put)(struct tc_buf *, char))
{
	bool gap = false;
	s = tc_str_trim(s);
	for (uint32_t i = 0; i < s.n; i++) {
		if ((unsigned char)s.p[i] <= ' ') {
			gap = true;
			continue;
		}
		if (gap)
			tc_buf_char(b, ' ');
		gap = false;
		put(b, s.p[i]);
	}
}

static void put_plain(struct tc_buf *b, char c) { tc_buf_char(b, c); }

static void put_markdown(struct tc_buf *b, char c)
{
	if (strchr("\\`*_[]<>|#", c) && c)
		tc_buf_char(b, '\\');
	tc_buf_char(b, c);
}

static void put_html(struct tc_buf *b, char c)
{
	switch (c) {
	case '<': tc_buf_z(b, "&lt;"); break;
	case '>': tc_buf_z(b, "&gt;"); break;
	case '&': tc_buf_z(b, "&amp;"); break;
	case '"': tc_buf_z(b, "&quot;"); break;
	default: tc_buf_char(b, c);
	}
}

static void bar(struct tc_buf *b, double v)
{
	/* -10..10 on twenty columns, zero in the middle */
	int n = isnan(v) ? 0 : (int)lround(fabs(v));
	for (int i = 10; i > 0; i--)
		tc_buf_z(b, v < 0 && i <= n ? "█" : " ");
	tc_buf_z(b, "│");
	for (int i = 1; i <= 10; i++)
		tc_buf_z(b, v > 0 && i <= n ? "█" : " ");
}

static void score(struct tc_buf *b, double v)
{
	if (isnan(v))
		tc_buf_z(b, "     ");
	else
		tc_buf_fmt(b, "%+5.1f", v);
}

static void chart_text(const struct tc_digest *d, struct tc_buf *b)
{
	if (!d->n_weeks)
		return;
	tc_buf_z(b, "week of     events  PLOVER   conflict ─ cooperation   Goldstein\n");
	for (int64_t i = 0; i < d->n_weeks; i++) {
		const struct tc_digest_week *w = &d->weeks[i];
		if (!w->monday.n) {
			tc_buf_z(b, "…\n");
			continue;
		}
		tc_buf_fmt(b, "%.*s  %6lld  ", TC_FMT(w->monday), (long long)w->n);
		score(b, w->plover);
		tc_buf_z(b, "  ");
		bar(b, w->plover);
		tc_buf_z(b, "  ");
		score(b, w->goldstein);
		if (w->turn)
			tc_buf_fmt(b, "  ◀ turn: %+.1f before, %+.1f since", w->before, w->since);
		while (b->p[b->n - 1] == ' ')
			b->n--;
		tc_buf_char(b, '\n');
	}
}

/* --- Markdown and terminal ------------------------------------------------------------------------------------------ */

static void cites_markdown(const struct tc_digest *d, const struct tc_digest_item *it, struct tc_buf *b)
{
	for (int i = 0; i < it->n_sources; i++) {
		const struct tc_digest_source *s = &d->sources[it->sources[i] - 1];
		tc_buf_z(b, i ? ", " : " — ");
		if (web_address(s->url))
			tc_buf_char(b, '[');
		flat(b, outlet(s), put_markdown);
		if (s->date.n)
			tc_buf_fmt(b, ", %.*s", TC_FMT(s->date));
		if (web_address(s->url))
			tc_buf_fmt(b, "](%.*s)", TC_FMT(s->url));
	}
	tc_buf_z(b, " `");
	for (int i = 0; i < it->n_records; i++)
		tc_buf_fmt(b, "%s%.*s", i ? " " : "", it->records[i].n > 8 ? 8 : (int)it->records[i].n, it->records[i].p);
	tc_buf_z(b, "`");
}

static void markdown(const struct tc_digest *d, struct tc_buf *b)
{
	tc_buf_z(b, "# ");
	flat(b, d->title, put_markdown);
	tc_buf_z(b, "\n\n");
	flat(b, d->subtitle, put_markdown);
	tc_buf_z(b, "\n");
	if (d->n_weeks) {
		tc_buf_z(b, "\n```\n");
		chart_text(d, b);
		tc_buf_z(b, "```\n");
	}
	for (int i = 0; i < d->n_sections; i++) {
		const struct tc_digest_section *s = &d->sections[i];
		bool days = !strcmp(s->key, "day") || (!strcmp(s->key, "scheduled") && s->none == NULL);
		if (!s->n && !s->none)
			continue;
		tc_buf_z(b, "\n## ");
		flat(b, s->title, put_markdown);
		tc_buf_z(b, "\n\n");
		if (!s->n)
			tc_buf_fmt(b, "%s\n", s->none);
		for (int k = 0; k < s->n; k++) {
			const struct tc_digest_item *it = &s->items[k];
			tc_buf_z(b, "- ");
			if (when(it).n && !days)
				tc_buf_fmt(b, "%.*s ", TC_FMT(when(it)));
			tc_buf_z(b, "**");
			flat(b, it->head, put_markdown);
			tc_buf_z(b, it->quote ? "**: “" : "**: ");
			flat(b, it->text, put_markdown);
			if (it->quote)
				tc_buf_z(b, "”");
			if (it->note.n) {
				tc_buf_z(b, " *(");
				flat(b, it->note, put_markdown);
				tc_buf_z(b, ")*");
			}
			cites_markdown(d, it, b);
			tc_buf_char(b, '\n');
		}
	}
	if (d->n_sources)
		tc_buf_z(b, "\n## Sources\n\n");
	for (int i = 0; i < d->n_sources; i++) {
		const struct tc_digest_source *s = &d->sources[i];
		tc_buf_fmt(b, "%d. ", i + 1);
		flat(b, outlet(s), put_markdown);
		if (s->date.n)
			tc_buf_fmt(b, ", %.*s", TC_FMT(s->date));
		if (s->title.n) {
			tc_buf_z(b, ": ");
			flat(b, s->title, put_markdown);
		}
		if (web_address(s->url))
			tc_buf_fmt(b, " <%.*s>", TC_FMT(s->url));
		tc_buf_z(b, " (document ");
		flat(b, s->doc, put_markdown);
		tc_buf_z(b, ")\n");
	}
}

static void text(const struct tc_digest *d, bool color, struct tc_buf *b)
{
	const char *bold = color ? "\033[1m" : "", *dim = color ? "\033[2m" : "", *off = color ? "\033[0m" : "";
	tc_buf_z(b, bold);
	flat(b, d->title, put_plain);
	tc_buf_fmt(b, "%s\n", off);
	flat(b, d->subtitle, put_plain);
	tc_buf_z(b, "\n");
	if (d->n_weeks)
		tc_buf_z(b, "\n");
	chart_text(d, b);
	for (int i = 0; i < d->n_sections; i++) {
		const struct tc_digest_section *s = &d->sections[i];
		bool days = !strcmp(s->key, "day") || (!strcmp(s->key, "scheduled") && s->none == NULL);
		if (!s->n && !s->none)
			continue;
		tc_buf_fmt(b, "\n%s", bold);
		flat(b, s->title, put_plain);
		tc_buf_fmt(b, "%s\n", off);
		if (!s->n)
			tc_buf_fmt(b, "  %s\n", s->none);
		for (int k = 0; k < s->n; k++) {
			const struct tc_digest_item *it = &s->items[k];
			tc_buf_z(b, "  ");
			if (when(it).n && !days)
				tc_buf_fmt(b, "%.*s  ", TC_FMT(when(it)));
			tc_buf_z(b, bold);
			flat(b, it->head, put_plain);
			tc_buf_fmt(b, "%s\n    %s", off, it->quote ? "“" : "");
			flat(b, it->text, put_plain);
			tc_buf_fmt(b, "%s\n    %s", it->quote ? "”" : "", dim);
			for (int j = 0; j < it->n_sources; j++) {
				const struct tc_digest_source *src = &d->sources[it->sources[j] - 1];
				tc_buf_z(b, j ? ", " : "");
				flat(b, outlet(src), put_plain);
				if (src->date.n)
					tc_buf_fmt(b, " %.*s", TC_FMT(src->date));
			}
			if (it->note.n) {
				tc_buf_z(b, "; ");
				flat(b, it->note, put_plain);
			}
			tc_buf_z(b, "  [");
			for (int j = 0; j < it->n_records; j++)
				tc_buf_fmt(b, "%s%.8s", j ? " " : "", it->records[j].p);
			tc_buf_fmt(b, "]%s\n", off);
		}
	}
	if (!d->n_sources)
		return;
	tc_buf_fmt(b, "\n%sSources%s\n", bold, off);
	for (int i = 0; i < d->n_sources; i++) {
		const struct tc_digest_source *s = &d->sources[i];
		tc_buf_z(b, "  ");
		flat(b, outlet(s), put_plain);
		if (s->date.n)
			tc_buf_fmt(b, " %.*s", TC_FMT(s->date));
		if (s->title.n) {
			tc_buf_z(b, ": ");
			flat(b, s->title, put_plain);
		}
		tc_buf_z(b, "  ");
		flat(b, s->url.n ? s->url : s->doc, put_plain);
		tc_buf_char(b, '\n');
	}
}

/* --- HTML ----------------------------------------------------------------------------------------------------------- */

static const char style[] =
	"body{font:16px/1.5 Georgia,serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1a1a1a;background:#fff}"
	"h1{font-size:1.7em;margin-bottom:.2em}h2{font-size:1.2em;border-bottom:1px solid #bbb;margin-top:1.8em}"
	".sub,.note,.cite{color:#555}.cite,.note,.id{font-size:.85em}ul{padding-left:1.1em}li{margin:.5em 0}"
	".head{font-family:Helvetica,Arial,sans-serif;font-size:.85em;font-weight:bold}.id{font-family:monospace;color:#777}"
	"svg{width:100%;height:auto}a{color:#134f8c}"
	"@media print{body{max-width:none;margin:0;font-size:11pt}a{color:inherit;text-decoration:none}li{break-inside:avoid}"
	"h2{break-after:avoid}ol a[href]:after{content:' <' attr(href) '>';word-break:break-all}}";

static void chart_html(const struct tc_digest *d, struct tc_buf *b)
{
	enum { STEP = 26, HEIGHT = 160, MID = 75 };
	if (!d->n_weeks)
		return;
	long long width = 60 + STEP * (long long)d->n_weeks;
	tc_buf_fmt(b, "<svg viewBox=\"0 0 %lld %d\" role=\"img\" aria-label=\"mean scores a week\">", width, HEIGHT + 40);
	tc_buf_fmt(b, "<line x1=\"40\" y1=\"%d\" x2=\"%lld\" y2=\"%d\" stroke=\"#999\"/>", MID, width - 10, MID);
	tc_buf_fmt(b, "<text x=\"4\" y=\"14\" font-size=\"10\">+10</text><text x=\"4\" y=\"%d\" font-size=\"10\">0</text>"
		      "<text x=\"4\" y=\"%d\" font-size=\"10\">-10</text>", MID + 4, MID + 69);
	for (int64_t i = 0; i < d->n_weeks; i++) {
		const struct tc_digest_week *w = &d->weeks[i];
		long long x = 44 + STEP * (long long)i;
		if (!isnan(w->plover)) {
			double h = fabs(w->plover) * 6.5;
			tc_buf_fmt(b, "<rect x=\"%lld\" y=\"%.1f\" width=\"14\" height=\"%.1f\" fill=\"%s\"><title>%.*s: %lld events, PLOVER %+.1f, "
				      "Goldstein %+.1f</title></rect>", x, w->plover > 0 ? MID - h : MID, h, w->plover < 0 ? "#b5482f" : "#2f7d4f",
				   TC_FMT(w->monday), (long long)w->n, w->plover, isnan(w->goldstein) ? 0 : w->goldstein);
		}
		if (!isnan(w->goldstein))
			tc_buf_fmt(b, "<circle cx=\"%lld\" cy=\"%.1f\" r=\"2.5\" fill=\"#222\"/>", x + 7, MID - w->goldstein * 6.5);
		if (w->turn)
			tc_buf_fmt(b, "<text x=\"%lld\" y=\"%d\" font-size=\"12\">▼<title>turning point: %+.1f before, %+.1f since</title></text>",
				   x + 1, 10, w->before, w->since);
		if (d->n_weeks <= 30)
			tc_buf_fmt(b, "<text transform=\"translate(%lld,%d) rotate(60)\" font-size=\"9\">%.*s</text>", x + 2, MID * 2 + 12, TC_FMT(w->monday));
	}
	tc_buf_z(b, "</svg><p class=\"note\">Bars: mean PLOVER score of the week's events; dots: mean Goldstein value; ▼ turning point.</p>\n");
}

static void html(const struct tc_digest *d, struct tc_buf *b)
{
	tc_buf_z(b, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
		    "<title>");
	flat(b, d->title, put_html);
	tc_buf_fmt(b, "</title><style>%s</style></head><body>\n<h1>", style);
	flat(b, d->title, put_html);
	tc_buf_z(b, "</h1>\n<p class=\"sub\">");
	flat(b, d->subtitle, put_html);
	tc_buf_z(b, "</p>\n");
	chart_html(d, b);
	for (int i = 0; i < d->n_sections; i++) {
		const struct tc_digest_section *s = &d->sections[i];
		bool days = !strcmp(s->key, "day") || (!strcmp(s->key, "scheduled") && s->none == NULL);
		if (!s->n && !s->none)
			continue;
		tc_buf_z(b, "<h2>");
		flat(b, s->title, put_html);
		tc_buf_z(b, "</h2>\n");
		if (!s->n)
			tc_buf_fmt(b, "<p>%s</p>\n", s->none);
		else
			tc_buf_z(b, "<ul>\n");
		for (int k = 0; k < s->n; k++) {
			const struct tc_digest_item *it = &s->items[k];
			tc_buf_z(b, "<li><span class=\"head\">");
			if (when(it).n && !days)
				tc_buf_fmt(b, "%.*s ", TC_FMT(when(it)));
			flat(b, it->head, put_html);
			tc_buf_z(b, it->quote ? "</span><br><q>" : "</span><br>");
			flat(b, it->text, put_html);
			tc_buf_z(b, it->quote ? "</q>" : "");
			if (it->note.n) {
				tc_buf_z(b, " <span class=\"note\">(");
				flat(b, it->note, put_html);
				tc_buf_z(b, ")</span>");
			}
			tc_buf_z(b, "<br><span class=\"cite\">");
			for (int j = 0; j < it->n_sources; j++) {
				const struct tc_digest_source *src = &d->sources[it->sources[j] - 1];
				tc_buf_fmt(b, "%s<a href=\"#s%d\">", j ? "; " : "", it->sources[j]);
				flat(b, outlet(src), put_html);
				if (src->date.n)
					tc_buf_fmt(b, ", %.*s", TC_FMT(src->date));
				tc_buf_z(b, "</a>");
			}
			tc_buf_z(b, "</span> <span class=\"id\">");
			for (int j = 0; j < it->n_records; j++)
				tc_buf_fmt(b, "%s<abbr title=\"%.*s\">%.8s</abbr>", j ? " " : "", TC_FMT(it->records[j]), it->records[j].p);
			tc_buf_z(b, "</span></li>\n");
		}
		if (s->n)
			tc_buf_z(b, "</ul>\n");
	}
	tc_buf_z(b, d->n_sources ? "<h2>Sources</h2>\n<ol>\n" : "<ol>\n");
	for (int i = 0; i < d->n_sources; i++) {
		const struct tc_digest_source *s = &d->sources[i];
		tc_buf_fmt(b, "<li id=\"s%d\">", i + 1);
		flat(b, outlet(s), put_html);
		if (s->date.n)
			tc_buf_fmt(b, ", %.*s", TC_FMT(s->date));
		tc_buf_z(b, ": ");
		if (web_address(s->url)) {
			tc_buf_z(b, "<a href=\"");
			flat(b, s->url, put_html);
			tc_buf_z(b, "\">");
		}
		flat(b, s->title.n ? s->title : s->doc, put_html);
		tc_buf_z(b, web_address(s->url) ? "</a></li>\n" : "</li>\n");
	}
	tc_buf_z(b, "</ol>\n</body></html>\n");
}

/* --- JSON ----------------------------------------------------------------------------------------------------------- */

static void pair(struct tc_buf *b, const char *key, tc_str v)
{
	tc_buf_fmt(b, "%s\"%s\":", b->p[b->n - 1] == '{' ? "" : ",", key);
	if (v.n)
		tc_buf_json(b, v);
	else
		tc_buf_z(b, "null");
}

static void json_number(struct tc_buf *b, const char *key, double v)
{
	if (isnan(v))
		tc_buf_fmt(b, ",\"%s\":null", key);
	else
		tc_buf_fmt(b, ",\"%s\":%.2f", key, v);
}

static void json(const struct tc_digest *d, struct tc_buf *b)
{
	tc_buf_z(b, "{");
	pair(b, "title", d->title);
	pair(b, "from", d->from);
	pair(b, "to", d->to);
	tc_buf_z(b, ",\"weeks\":[");
	for (int64_t i = 0; i < d->n_weeks; i++) {
		const struct tc_digest_week *w = &d->weeks[i];
		tc_buf_z(b, i ? ",{" : "{");
		pair(b, "monday", w->monday);
		tc_buf_fmt(b, ",\"events\":%lld", (long long)w->n);
		json_number(b, "plover", w->plover);
		json_number(b, "goldstein", w->goldstein);
		tc_buf_fmt(b, ",\"turn\":%s", w->turn ? "true" : "false");
		json_number(b, "before", w->turn ? w->before : NAN);
		json_number(b, "since", w->turn ? w->since : NAN);
		tc_buf_z(b, "}");
	}
	tc_buf_z(b, "],\"sections\":[");
	for (int i = 0; i < d->n_sections; i++) {
		const struct tc_digest_section *s = &d->sections[i];
		tc_buf_z(b, i ? ",{" : "{");
		pair(b, "key", tc_str_of(s->key));
		pair(b, "title", s->title);
		tc_buf_z(b, ",\"items\":[");
		for (int k = 0; k < s->n; k++) {
			const struct tc_digest_item *it = &s->items[k];
			tc_buf_z(b, k ? ",{" : "{");
			pair(b, "day", it->day);
			pair(b, "when", it->when);
			pair(b, "head", it->head);
			pair(b, "text", it->text);
			tc_buf_fmt(b, ",\"quote\":%s", it->quote ? "true" : "false");
			pair(b, "note", it->note);
			tc_buf_z(b, ",\"records\":[");
			for (int j = 0; j < it->n_records; j++)
				tc_buf_fmt(b, "%s\"%.*s\"", j ? "," : "", TC_FMT(it->records[j]));
			tc_buf_z(b, "],\"sources\":[");
			for (int j = 0; j < it->n_sources; j++)
				tc_buf_fmt(b, "%s%d", j ? "," : "", it->sources[j]);
			tc_buf_z(b, "]}");
		}
		tc_buf_z(b, "]}");
	}
	tc_buf_z(b, "],\"sources\":[");
	for (int i = 0; i < d->n_sources; i++) {
		const struct tc_digest_source *s = &d->sources[i];
		tc_buf_fmt(b, "%s{\"number\":%d", i ? "," : "", i + 1);
		pair(b, "doc", s->doc);
		pair(b, "publisher", s->publisher);
		pair(b, "date", s->date);
		pair(b, "title", s->title);
		pair(b, "url", s->url);
		tc_buf_z(b, "}");
	}
	tc_buf_z(b, "]}\n");
}

/* Break the lines of `text` at spaces so that none is wider than `width`; what follows is indented as the line is. Code points
 * are counted, colours are not. */
static void wrap(tc_str text, int width, struct tc_buf *out)
{
	tc_str line;
	while (text.n && tc_str_split(&text, '\n', &line)) {
		uint32_t indent = 0;
		while (indent < line.n && line.p[indent] == ' ')
			indent++;
		int column = 0;
		size_t space = 0;       /* place in out behind the last space, 0 none */
		int at = 0;             /* column there */
		for (uint32_t i = 0; i < line.n; i++) {
			if (line.p[i] == '\033') {
				while (i < line.n && line.p[i] != 'm')
					tc_buf_char(out, line.p[i++]);
				tc_buf_char(out, 'm');
				continue;
			}
			tc_buf_char(out, line.p[i]);
			column += ((unsigned char)line.p[i] & 0xc0) != 0x80;
			if (line.p[i] == ' ' && i >= indent) {
				space = out->n;
				at = column;
			}
			if (column <= width || !space || i + 1 == line.n)
				continue;
			struct tc_buf rest = { 0 };
			tc_buf_add(&rest, out->p + space, out->n - space);
			out->n = space - 1;
			tc_buf_char(out, '\n');
			for (uint32_t k = 0; k < indent; k++)
				tc_buf_char(out, ' ');
			tc_buf_str(out, tc_buf_view(&rest));
			tc_buf_release(&rest);
			column = column - at + (int)indent;
			space = 0;
		}
		tc_buf_char(out, '\n');
	}
}

void tc_digest_render(const struct tc_digest *d, int form, bool color, int width, struct tc_buf *out)
{
	struct tc_buf b = { 0 };
	switch (form) {
	case TC_FORM_MARKDOWN: markdown(d, out); break;
	case TC_FORM_HTML: html(d, out); break;
	case TC_FORM_JSON: json(d, out); break;
	default:
		text(d, color, &b);
		if (width >= 40)
			wrap(tc_buf_view(&b), width, out);
		else
			tc_buf_str(out, tc_buf_view(&b));
		tc_buf_release(&b);
	}
}
