/* event/event.h - the records that a document yields, as DESIGN.md's contract has them.
 * Strings borrow from the document's arena, its text or the knowledge base. Spans are bytes into the document's text. */
#ifndef TC_EVENT_EVENT_H
#define TC_EVENT_EVENT_H
#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/* PLOVER's event types. NONE stands for "no event" in lexicon and classifier. */
#define TC_EVENT_TYPES(X) \
	X(NONE) X(AGREE) X(CONSULT) X(SUPPORT) X(CONCEDE) X(COOPERATE) X(AID) X(RETREAT) X(REQUEST) X(ACCUSE) X(REJECT) \
	X(THREATEN) X(PROTEST) X(SANCTION) X(MOBILIZE) X(COERCE) X(ASSAULT)
enum tc_event_type {
#define X(name) TC_EVENT_##name,
	TC_EVENT_TYPES(X)
#undef X
	TC_EVENT_TYPE_COUNT
};
const char *tc_event_name(int type);            /* "AGREE" ...; "" for NONE */
int tc_event_find(tc_str name);                 /* -1 unknown; "-" is NONE */
int tc_event_quad(int type);                    /* 1 verbal cooperation .. 4 material conflict; 0 for NONE */

enum tc_status { TC_STATUS_ACTUAL, TC_STATUS_FUTURE, TC_STATUS_HYPOTHETICAL, TC_STATUS_HISTORICAL, TC_STATUS_COUNT };
const char *tc_status_name(int status);

struct tc_actor {
	tc_str text;            /* as in the document; empty where implied */
	tc_span span;
	tc_str name;            /* canonical; for the unnamed a description; empty unknown */
	char country[4];        /* ISO alpha-3 or "" */
	uint8_t sector;         /* enum tc_sector */
	tc_str office;          /* on the document's date; empty unknown */
	uint32_t ent;           /* entity id + 1; 0 none */
	bool unnamed;           /* "an official": resolved to country and sector only */
};

enum tc_link_kind { TC_LINK_PUBLISHER, TC_LINK_OUTLET, TC_LINK_DOCUMENT, TC_LINK_SPEAKER };
const char *tc_link_kind_name(int kind);
struct tc_link {                /* one link of according_to */
	uint8_t kind;
	struct tc_actor who;    /* span {0,0} where it comes from outside the text (publisher) */
};

/* WEEK: value is the Monday of the week. */
enum tc_precision { TC_PREC_NONE, TC_PREC_DAY, TC_PREC_MONTH, TC_PREC_YEAR, TC_PREC_RANGE, TC_PREC_UNKNOWN, TC_PREC_WEEK };
const char *tc_precision_name(int precision);
struct tc_when {
	tc_str value;           /* YYYY-MM-DD, YYYY-MM, YYYY, or A/B for a range; empty where it cannot be resolved */
	uint8_t precision;      /* NONE: there is no date at all (JSON null) */
	tc_str text;
	tc_span span;
	tc_str time;            /* HH:MM or empty */
};

struct tc_where {
	tc_str text;            /* empty: no place (JSON null) */
	tc_span span;
	tc_str name;
	char country[4];
	float lat, lon;         /* NAN unknown */
};

struct tc_cue { tc_str text, lemma; tc_span span; };

struct tc_event {
	char id[33];
	int32_t sentence;       /* from 1 */
	tc_span span;           /* of the evidence: the clause, within its sentence */
	uint8_t type, quad, status;
	bool negated, scheduled, claimed, denied, symmetric;
	tc_str mode;            /* PLOVER mode, empty none */
	tc_str cameo;
	float plover_score, goldstein;
	tc_str contexts[6];
	int n_contexts;
	struct tc_actor *actors, *recipients;
	int n_actors, n_recipients;
	struct tc_cue trigger;
	int32_t trigger_word;   /* document index; not written */
	struct tc_when date;
	struct tc_where place;
	struct tc_link *according_to;
	int n_according_to;
	tc_str text;            /* the sentence */
	float confidence;       /* calibrated probability that type and parties are right */
	tc_str why;             /* "lexicon:accuse.V.1" or "model:..." */
	int32_t answers_event;  /* index of the event that this one answers, -1 none; not written */
	char answers[33];       /* id of the demand or proposal that this event answers; empty none */
};

struct tc_statement {
	char id[33];
	int32_t sentence;
	tc_span span;           /* of the whole attribution */
	struct tc_actor speaker;/* text empty where the speaker is carried over */
	struct tc_actor *addressees;
	int n_addressees;
	struct tc_cue cue;      /* text empty for a continued quote */
	tc_str stance;          /* neutral, claims, denies, confirms */
	tc_str quote;           /* the content, without outer quotation marks */
	tc_span quote_span;
	bool direct;            /* it opens and closes with quotation marks of its own */
	struct tc_link *according_to;
	int n_according_to;
	struct tc_when date;
	tc_str text;
};

enum tc_bound { TC_BOUND_EXACT, TC_BOUND_ABOUT, TC_BOUND_AT_LEAST, TC_BOUND_AT_MOST };
const char *tc_bound_name(int bound);
/* military killed wounded missing displaced detained protesters money weapons other */
struct tc_figure {
	char id[33];
	int32_t sentence;
	tc_span span;
	double value, value_max;/* value_max: upper end of a range, else equal to value */
	uint8_t bound;
	tc_str unit;            /* "troops", "people", "USD" ... */
	tc_str class;           /* military killed wounded missing displaced detained protesters money weapons other */
	struct tc_actor actor;  /* whom it is about; text empty: none */
	bool has_actor;
	struct tc_where place;
	struct tc_when date;
	struct tc_link *according_to;
	int n_according_to;
	tc_str text;
};

/* All records of one document, each kind in text order. */
struct tc_records {
	tc_str doc, date, publisher, url, title;
	struct tc_event *events;
	struct tc_statement *statements;
	struct tc_figure *figures;
	int32_t n_events, n_statements, n_figures, n_sentences;
};

/* Stable ids: 32 hex digits from document id, span, type and parties (not from run, time or thread). */
void tc_event_set_ids(struct tc_records *r);

/* Append each record as a JSON line. Field order is the contract's, so output repeats byte for byte. */
void tc_event_json(const struct tc_records *r, const struct tc_event *e, struct tc_buf *out);
void tc_statement_json(const struct tc_records *r, const struct tc_statement *s, struct tc_buf *out);
void tc_figure_json(const struct tc_records *r, const struct tc_figure *f, struct tc_buf *out);
void tc_records_json(const struct tc_records *r, struct tc_buf *out);   /* all, by sentence, then kind, then span */
void tc_rejected_json(tc_str doc, tc_str reason, struct tc_buf *out);

/* PLOVER score of a type and mode, Goldstein value of a CAMEO code (the longest known prefix; NAN unknown).
 * table: which of the published scales. */
enum tc_goldstein_table { TC_GOLDSTEIN_GDELT, TC_GOLDSTEIN_ICEWS, TC_GOLDSTEIN_PHOENIX };
float tc_plover_score(int type, tc_str mode);
float tc_goldstein(tc_str cameo, int table);
/* Default CAMEO code of a type and mode ("112" for ACCUSE allege). */
tc_str tc_cameo_of(int type, tc_str mode);
bool tc_mode_known(int type, tc_str mode);
bool tc_context_known(tc_str context);
#endif
