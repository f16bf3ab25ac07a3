/* SPDX-License-Identifier: Apache-2.0 */
/* ingest/page.c - which blocks of a page are the article.
 * After the readability bookmarklet (Arc90 2009) and boilerpipe (Kohlschuetter et al. 2010, "Boilerplate detection using
 * shallow text features"): paragraphs give points to the elements around them, elements full of links lose them, the
 * best one and its like siblings are kept; inside, blocks that are links, labels or captions fall out. Headings inside
 * the article are left out too: they repeat the text without being sentences.
 * Not handled: galleries, live tickers with several articles, text that scripts put in (JSON-LD's articleBody is used when the
 * page itself has none). */
#include <jansson.h>

#include "ingest/charset.h"
#include "ingest/html_int.h"

/* Words of class and id names, as cut at anything but letters and before capitals. */
static const char *const against[] = { "nav", "navbar", "navigation", "menu", "sidebar", "footer", "comment", "comments",
	"promo", "promos", "related", "share", "sharing", "social", "advert", "advertisement", "ad", "ads", "adslot",
	"sponsor", "sponsored", "cookie", "cookies", "newsletter", "subscribe", "subscription", "caption", "credit", "credits",
	"breadcrumb", "breadcrumbs", "byline", "popup", "modal", "banner", "widget", "widgets", "recommended",
	"recommendations", "trending", "tags", "taglist", "toolbar", "pagination", "masthead", "login", "paywall", "signup",
	"disqus", "outbrain", "taboola", "teaser", "teasers", "hidden", "skip", "copyright", "legal", "gallery", "slideshow",
	"carousel", "donate", "consent", "gdpr", "metadata", "timestamp", "dateline", "readmore", "infobox", "toc" };
static const char *const favour[] = { "article", "story", "content", "entry", "post", "body", "main", "text", "page",
	"hentry", "column", "prose" };

static bool listed(tc_str word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (tc_str_eqi(word, tc_str_of(list[i])))
			return true;
	return false;
}

int tc__html_hint(const char *names)
{
	bool good = false, bad = false, with = false;
	for (const char *p = names; *p;) {
		const char *from = p;
		while (tc_is_alpha(*p) && (p == from || !(tc_is_upper(*p) && tc_is_lower(p[-1]))))
			p++;
		if (p == from) {
			with &= *p != ' ';
			p++;
			continue;
		}
		tc_str word = tc_str_n(from, (size_t)(p - from));
		/* "has-sidebar", "no-ads" say what stands beside, not what this is. */
		if (word.n < 5 && (tc_str_eqi(word, TC_STR("has")) || tc_str_eqi(word, TC_STR("with")) ||
				   tc_str_eqi(word, TC_STR("no"))))
			with = true;
		else if (!with) {
			good |= listed(word, favour, TC_COUNT(favour));
			bad |= listed(word, against, TC_COUNT(against));
		}
	}
	return good ? !bad : bad ? -1 : 0;
}

static bool article_type(json_t *type)
{
	if (json_is_string(type)) {
		tc_str s = tc_str_of(json_string_value(type));
		return tc_str_ends(s, TC_STR("Article")) || tc_str_ends(s, TC_STR("Posting"));
	}
	size_t i;
	json_t *one;
	json_array_foreach(type, i, one)
		if (article_type(one))
			return true;
	return false;
}

static void take(struct tc_html *h, json_t *object, const char *name, tc_str *out)
{
	const char *v = json_string_value(json_object_get(object, name));
	if (v && !out->n)
		*out = tc_arena_str(h->arena, tc_str_trim(tc_str_of(v)));
}

static void walk_ld(struct tc_html *h, json_t *v, int depth)
{
	size_t i;
	json_t *one;
	if (depth > 4)
		return;
	json_array_foreach(v, i, one)
		walk_ld(h, one, depth + 1);
	if (!json_is_object(v))
		return;
	walk_ld(h, json_object_get(v, "@graph"), depth + 1);
	walk_ld(h, json_object_get(v, "mainEntity"), depth + 1);
	if (!article_type(json_object_get(v, "@type")))
		return;
	take(h, v, "datePublished", &h->ld_date);
	take(h, v, "headline", &h->ld_title);
	take(h, v, "articleBody", &h->ld_body);
	json_t *publisher = json_object_get(v, "publisher");
	if (json_is_array(publisher))
		publisher = json_array_get(publisher, 0);
	take(h, publisher, "name", &h->ld_publisher);
}

void tc__html_ld(struct tc_html *h, tc_str json)
{
	json_t *v = json_loadb(json.p ? json.p : "", json.n, 0, NULL);
	walk_ld(h, v, 0);
	json_decref(v);
}

static tc_str block_text(const struct tc_html *h, const struct tc_block *b)
{
	return tc_str_n(h->text.p + b->beg, b->end - b->beg);
}

static uint32_t count_char(tc_str s, char c)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < s.n; i++)
		n += s.p[i] == c;
	return n;
}

static bool starts_i(tc_str s, const char *z)
{
	size_t n = strlen(z);
	return s.n >= n && tc_str_eqi(tc_str_cut(s, 0, (uint32_t)n), tc_str_of(z));
}

static bool ends_as_sentence(tc_str s)
{
	static const char *const ends[] = { ".", "!", "?", "\"", ":", "\xe2\x80\x9d", "\xe2\x80\xa6", "'", ")" };
	for (size_t i = 0; i < TC_COUNT(ends); i++)
		if (tc_str_ends(s, tc_str_of(ends[i])))
			return true;
	return false;
}

/* A label, link list, share bar, credit or the like. */
static bool is_debris(const struct tc_html *h, const struct tc_block *b)
{
	static const char *const starts[] = { "read more", "also read", "read also", "related:", "advertisement", "sign up",
		"follow us", "click here", "photo:", "image:", "image source", "copyright", "\xc2\xa9", "all rights reserved",
		"subscribe", "share this", "more on this", "listen to", "watch:", "recommended", "editing by", "reporting by",
		"our standards:", "this article was originally", "download the", "support our", "file photo", "last updated",
		"updated:", "published:", "see also" };
	tc_str s = block_text(h, b);
	if (b->links * 2 > s.n)
		return true;
	if (s.n < 40 && !ends_as_sentence(s))
		return true;
	for (size_t i = 0; i < TC_COUNT(starts); i++)
		if (s.n < 200 && starts_i(s, starts[i]))
			return true;
	uint8_t tag = h->elements[b->element].tag;
	if (tag == TC_TAG_HEADING || tag == TC_TAG_H1)
		return true;
	return (tag == TC_TAG_LIST || tag == TC_TAG_TABLE) && !ends_as_sentence(s);
}

static void score_blocks(struct tc_html *h)
{
	for (int32_t i = 0; i < h->n_blocks; i++) {
		struct tc_block *b = &h->blocks[i];
		tc_str s = block_text(h, b);
		struct tc_element *e = &h->elements[b->element];
		e->text += s.n;
		e->links += b->links;
		if (s.n < 25 || is_debris(h, b))
			continue;
		float points = 1 + (float)count_char(s, ',') + (s.n > 300 ? 3 : (float)s.n / 100);
		/* Text of a paragraph speaks for what holds the paragraph; text straight in a container for itself. */
		bool leaf = e->tag == TC_TAG_P || e->tag == TC_TAG_PRE || e->tag == TC_TAG_QUOTE || e->tag == TC_TAG_LIST;
		int32_t first = leaf && e->parent >= 0 ? h->elements[e->parent].block : b->element;
		h->elements[first].score += points;
		int32_t second = h->elements[first].parent;
		if (second >= 0)
			h->elements[h->elements[second].block].score += points / 2;
	}
	for (int32_t i = h->n_elements - 1; i > 0; i--) {
		struct tc_element *e = &h->elements[i];
		if (e->parent < 0)
			continue;
		h->elements[e->parent].text += e->text;
		h->elements[e->parent].links += e->links;
	}
}

static float weight(const struct tc_element *e)
{
	float density = e->text ? (float)e->links / (float)e->text : 0;
	float factor = e->body ? 2.0f : e->tag == TC_TAG_ARTICLE ? 1.3f : e->hint > 0 ? 1.15f : 1.0f;
	return e->score * (1 - (density > 1 ? 1 : density)) * factor;
}

/* Mark in `keep` (one per element) the subtrees of the best element and of siblings that look the same. */
static int32_t choose_element(const struct tc_html *h, bool *keep)
{
	int32_t best = -1;
	for (int32_t i = 0; i < h->n_elements; i++)
		if (h->elements[i].score > 0 && (best < 0 || weight(&h->elements[i]) > weight(&h->elements[best])))
			best = i;
	if (best < 0)
		return -1;
	float least = weight(&h->elements[best]) * 0.2f;
	if (least < 3)
		least = 3;
	for (int32_t i = 0; i < h->n_elements; i++) {
		const struct tc_element *e = &h->elements[i];
		bool sibling = e->parent == h->elements[best].parent && e->score > 0 && weight(e) >= least &&
			       e->tag != TC_TAG_ARTICLE && h->elements[best].tag != TC_TAG_ARTICLE;
		keep[i] = i == best || sibling || (e->parent >= 0 && keep[e->parent]);
	}
	return best;
}

static bool repeats(const struct tc_html *h, tc_str s, const struct tc_block *last)
{
	return last && tc_str_eq(s, block_text(h, last));
}

bool tc__html_choose(struct tc_html *h, tc_str *out)
{
	score_blocks(h);
	bool *keep = TC_NEWN(h->arena, bool, h->n_elements + 1);
	struct tc_buf text = { 0 };
	if (choose_element(h, keep) >= 0) {
		const struct tc_block *last = NULL;
		for (int32_t i = 0; i < h->n_blocks; i++) {
			struct tc_block *b = &h->blocks[i];
			tc_str s = block_text(h, b);
			/* Standfirsts are often printed twice. */
			if (!keep[b->element] || is_debris(h, b) || repeats(h, s, last))
				continue;
			if (text.n)
				tc_buf_z(&text, "\n\n");
			tc_buf_str(&text, s);
			last = b;
		}
	}
	if (text.n < 140 && h->ld_body.n > text.n && tc_utf8_valid(h->ld_body))
		*out = h->ld_body;
	else
		*out = tc_arena_str(h->arena, tc_buf_view(&text));
	tc_buf_release(&text);
	return tc_str_trim(*out).n > 0;
}
