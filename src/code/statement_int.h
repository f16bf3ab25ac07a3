/* code/statement_int.h - what quote.c, report.c, reportcand.c, reportmodel.c, statement.c and attrib.c share. */
#ifndef TC_CODE_STATEMENT_INT_H
#define TC_CODE_STATEMENT_INT_H
#include "code/code_int.h"

/* --- quote.c: text between quotation marks ---------------------------------------------------------------------- */
struct tc__quote {
	tc_span outer;          /* with its marks, where it has them */
	tc_span inner;          /* without */
	int32_t first, last;    /* words inside the marks; first > last: none */
	int32_t para;
	bool closed;            /* has a closing mark */
	bool single;            /* single marks, standing on their own or inside double ones */
	bool nested;            /* inside another region */
	bool carries_on;        /* not closed because the next paragraph opens anew: the quote goes on there */
	bool carried_on;        /* the region before goes on here */
};
struct tc__quotes {
	struct tc__quote *q;    /* in text order; a nested one follows the one that holds it */
	int32_t n, cap;
	int32_t *at;            /* per word: the outermost region that holds it, or -1 */
};
void tc__quotes_find(struct tc_coding *cx, struct tc__quotes *out);

/* --- report.c: the cues ----------------------------------------------------------------------------------------- */
#define TC_REPORT_KINDS(X) \
	X(OTHER, "other") X(SAY, "say") X(WRITE, "write") X(REPORT, "report") X(SHOW, "show") X(CLAIM, "claim") \
	X(DENY, "deny") X(CONFIRM, "confirm") X(BELIEVE, "believe") X(KNOW, "know") X(FEEL, "feel") X(WANT, "want") \
	X(PROMISE, "promise") X(THREATEN, "threaten") X(ASK, "ask") X(ORDER, "order") X(AGREE, "agree") \
	X(CRITICISE, "criticise") X(PRAISE, "praise") X(DESCRIBE, "describe") X(DECIDE, "decide") X(MENTION, "mention") \
	X(WARN, "warn")
enum tc__report_kind {
#define X(name, text) TC_REPORT_##name,
	TC_REPORT_KINDS(X)
#undef X
	TC_REPORT_KIND_COUNT
};
const char *tc__report_kind_name(int kind);

enum { TC_CONTENT_CLAUSE = 1, TC_CONTENT_INF = 2, TC_CONTENT_QUOTE = 4, TC_CONTENT_OBJ = 8, TC_CONTENT_AS = 16 };

struct tc__cue {                /* one line of lexicon/report.tsv */
	tc_str lemma;           /* particle or preposition joined: point_out */
	char pos;               /* V N A P R */
	uint8_t kind;
	uint8_t contents;       /* TC_CONTENT_... */
	bool addr_obj, addr_to, addr_with;
	tc_str stance;
	tc_str preps;           /* the content column: prepositions among its words */
};

/* tc_report_lex_open from the two tables themselves, which are borrowed. */
TC_NODISCARD int tc_report_lex_read(tc_str cues, tc_str model, struct tc_report_lex **out, struct tc_err *err);

/* The line for a cue, or NULL. `lemma` in lower case. */
const struct tc__cue *tc__cue_find(const struct tc_report_lex *l, tc_str lemma, char pos);
bool tc__cue_prep(const struct tc__cue *c, tc_str prep);
/* Weights of a feature of the statement model, of its first and second pass; zeros where it has none. */
struct tc__weights { float pass[2]; };
struct tc__weights tc__report_weight(const struct tc_report_lex *l, uint64_t feature);
bool tc__report_has_model(const struct tc_report_lex *l);

/* --- reportcand.c: places where somebody may be said to say something --------------------------------------------- */
enum tc__cand_type {
	TC_CAND_CLAUSE,         /* "said (that) ..." and "..., he said" */
	TC_CAND_INF,            /* "wants to leave" */
	TC_CAND_QUOTE,          /* bound to a quotation by position alone */
	TC_CAND_OBJ,            /* "denounced the raid" */
	TC_CAND_AS,             /* "described it as a raid" */
	TC_CAND_PREP,           /* "called for calm" */
	TC_CAND_SOURCE,         /* "according to", "in X's view" */
	TC_CAND_NOUN,           /* "the claim that", "criticism of" */
	TC_CAND_ADJ,            /* "aware that" */
	TC_CAND_COLON,          /* "Reuters reports:" with what follows */
	TC_CAND_ADVERB,         /* "reportedly" */
	TC_CAND_CONTINUED,      /* a quote without a cue of its own */
	TC_CAND_TYPE_COUNT
};
const char *tc__cand_type_name(int type);

struct tc__cand {
	uint8_t type;
	const struct tc__cue *cue;      /* NULL: a word that the lexicon does not know */
	int32_t cue_word, cue_first, cue_last;
	int32_t content;                /* head word of the content, or -1 */
	int32_t content_first, content_last;
	int32_t speaker;                /* head word, or -1 */
	int32_t quote;                  /* region that the content lies in or consists of, or -1 */
	const char *how;                /* how the speaker was found */
	bool before;                    /* the content stands before the cue */
	bool passive;
	float first, score;             /* log odds after the first and the second pass */
	int32_t within;                 /* candidate that holds this one, or -1 */
};
struct tc__cands { struct tc__cand *c; int32_t n, cap; };

struct tc__said_work {                  /* what the stages of one document share */
	struct tc_coding *cx;
	const struct tc_report_lex *lex;
	struct tc__quotes quotes;
	struct tc__cands cands;
	struct tc_buf *names;           /* takes the names of features, for training; else NULL */
	bool sum_second;
	struct tc__weights sum;
};
void tc__cands_find(struct tc__said_work *w);
/* Bytes of the content, quotation marks around it included. */
tc_span tc__cand_span(const struct tc__said_work *w, const struct tc__cand *c);
/* Log odds of every candidate. */
void tc__cands_score(struct tc__said_work *w);
/* For train/: every candidate of a document with its features, one JSON line each. */
void tc__cands_dump(struct tc_coding *cx, const struct tc_report_lex *lex, struct tc_buf *out);

/* --- statement.c to attrib.c --------------------------------------------------------------------------------------- */
/* One report: a stretch of words that somebody answers for. Kept for weak candidates too. */
struct tc__report {
	int32_t first, last;            /* words of the content */
	int32_t cue_word, cue_first, cue_last;
	int32_t gap_first, gap_last;    /* the cue's own clause, where it interrupts the content; first > last: none */
	int32_t statement;              /* index into cx->statements, or -1 */
	int32_t parent;                 /* the report that holds its first word, or -1 */
	bool strong;                    /* goes into according_to */
	bool has_link;
	struct tc_link link;
};
struct tc_reports {
	struct tc__report *r;           /* by first word, longer before shorter */
	int32_t n, cap;
	int32_t *at;                    /* per word: the innermost report that starts at or before it and holds it, or -1 */
};
void tc__reports_settle(struct tc_coding *cx, struct tc_reports *reports);
/* Reports of "The agency reports:" lines: everything below up to the next such line. */
void tc__digests_find(struct tc__said_work *w, struct tc_reports *reports);
/* Who `word` names, as link of a chain. */
struct tc_link tc__link_of(struct tc_coding *cx, int32_t word);

/* The phrase headed by `word` without relative clauses, appositions and coordinated phrases. */
void tc__phrase(const struct tc_doc *d, int32_t word, int32_t *first, int32_t *last);
#endif
