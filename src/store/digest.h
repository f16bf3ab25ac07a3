/* store/digest.h - what brief, timeline and calendar say, before it takes a form.
 * Every item is evidence: `text` is a sentence or quote of a document, letter for letter, and `records` are the ids of the
 * records that hold it. Heads and notes are put together from fields of those records; a full name without a
 * country gets the one that all other records of that name have. Nothing else is said. */
#ifndef TC_STORE_DIGEST_H
#define TC_STORE_DIGEST_H
#include "store/query.h"

struct tc_digest_item {
	tc_str day;             /* that it is filed under; empty unknown */
	tc_str when;            /* how to say so: "2027-03-04", "2027-03", "reported 2027-03-04" where it is the document's date */
	tc_str head;            /* "Ana Rojas (CHL GOV) → Peru: THREATEN restrict" */
	tc_str text;
	bool quote;             /* text is somebody's words */
	tc_str note;            /* "told by 3 sources; killed: 14 (A), 40 (B)"; empty none */
	tc_str *records;        /* ids */
	int *sources;           /* numbers into the digest's sources, from 1, the first teller first */
	int n_records, cap_records, n_sources, cap_sources;
};

struct tc_digest_section {
	const char *key;        /* for JSON: "events", "statements" ... */
	tc_str title;
	const char *none;       /* what to say when it is empty; NULL: leave the section out */
	struct tc_digest_item *items;
	int n, cap;
};

struct tc_digest_source { tc_str doc, publisher, date, title, url; };

/* monday: empty for several weeks without events. */
struct tc_digest_week {
	tc_str monday;
	int64_t n;
	double plover, goldstein;       /* means; NAN none */
	bool turn;                      /* a turning point: mean PLOVER score before and since */
	double before, since;
};

struct tc_digest {
	tc_str title, subtitle;
	tc_str from, to;
	struct tc_digest_section *sections;
	int n_sections, cap_sections;
	struct tc_digest_source *sources;
	int n_sources, cap_sources;
	int *by_doc, cap_by_doc;        /* numbers of sources, by the hash of their documents' ids; 0 none */
	struct tc_digest_week *weeks;   /* timeline; NULL none */
	int64_t n_weeks;
	struct tc_arena *arena;
};

struct tc_digest_options {
	struct tc_query q;      /* whom or what it is about; its from and to are those of the period where given */
	tc_str title;
	tc_str as_of;           /* YYYY-MM-DD; empty: the newest document's date */
	int days;               /* length of the period before as_of, where from is not given */
	tc_str side_names[2];   /* of the dyad, for headings */
	int max_events, max_statements, max_background;
};

TC_NODISCARD int tc_brief(struct tc_store *s, const struct tc_digest_options *o, struct tc_arena *arena, struct tc_digest *out,
			  struct tc_err *err);
TC_NODISCARD int tc_timeline(struct tc_store *s, const struct tc_digest_options *o, struct tc_arena *arena, struct tc_digest *out,
			     struct tc_err *err);
TC_NODISCARD int tc_calendar(struct tc_store *s, const struct tc_digest_options *o, struct tc_arena *arena, struct tc_digest *out,
			     struct tc_err *err);

enum tc_digest_form { TC_FORM_MARKDOWN, TC_FORM_HTML, TC_FORM_JSON, TC_FORM_TEXT };
int tc_digest_form_find(tc_str name);           /* md, html, json, text; -1 unknown */
/* color: mark with terminal colours; width: break lines so that they fit, 0: do not (both TEXT only). */
void tc_digest_render(const struct tc_digest *d, int form, bool color, int width, struct tc_buf *out);
#endif
