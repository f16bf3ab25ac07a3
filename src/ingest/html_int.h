/* SPDX-License-Identifier: Apache-2.0 */
/* ingest/html_int.h - a page as a list of text blocks over a tree of elements: html.c fills it, page.c chooses from it. */
#ifndef TC_INGEST_HTML_INT_H
#define TC_INGEST_HTML_INT_H
#include "ingest/ingest.h"

enum tc_tag {
	TC_TAG_INLINE, TC_TAG_BLOCK, TC_TAG_P, TC_TAG_HEADING, TC_TAG_H1, TC_TAG_ARTICLE, TC_TAG_MAIN, TC_TAG_LIST,
	TC_TAG_TABLE, TC_TAG_A, TC_TAG_BR, TC_TAG_PRE, TC_TAG_QUOTE, TC_TAG_SKIP, TC_TAG_SCRIPT, TC_TAG_TITLE, TC_TAG_META,
	TC_TAG_LINK, TC_TAG_TIME, TC_TAG_BODY,
};

struct tc_element {
	int32_t parent;         /* -1 root */
	int32_t block;          /* itself or the nearest block element around it */
	uint8_t tag;
	bool hidden;            /* navigation, advert, caption, invisible: its text does not count */
	bool body;              /* itemprop=articleBody */
	int8_t hint;            /* class and id speak for (1) or against (-1) article text */
	float score;
	uint32_t text, links;   /* bytes of visible text below it, and those inside links */
};

struct tc_block {
	uint32_t beg, end;      /* in text */
	uint32_t links;         /* bytes of it inside links */
	int32_t element;        /* innermost block element around it */
};

struct tc_html {
	struct tc_arena *arena;
	struct tc_buf text;     /* of all blocks, white space collapsed */
	struct tc_element *elements;
	struct tc_block *blocks;
	int32_t n_elements, cap_elements, n_blocks, cap_blocks;
	struct tc_buf script;   /* the JSON-LD being read */
	struct tc_buf heading;  /* text of <title> or <h1> being read */
	/* While parsing: */
	void *parser;           /* libxml2's context, to stop it */
	int32_t *open;          /* stack of elements */
	int32_t n_open, cap_open;
	int hidden, in_link, in_pre, breaks, script_kind;
	bool in_block, space, feed;
	/* What the head says; those of earlier rows of the preference win. */
	tc_str meta_date, time_date, ld_date, og_title, ld_title, h1, title, site, ld_publisher, app, canonical, og_url,
	       ld_body;
};

void tc__html_ld(struct tc_html *h, tc_str json);
/* Choose the main text. False if there is none. */
bool tc__html_choose(struct tc_html *h, tc_str *out);
/* +1, 0, -1 for a class or id attribute. */
int tc__html_hint(const char *names);
#endif
