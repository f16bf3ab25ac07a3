/* code/code_int.h - what the stages of the coder share while they work on one document.
 * Order: mentions, resolution, coreference (mention.c, resolve.c, coref.c); dates (date.c); statements and attribution
 * (statement.c, attrib.c); predicates and roles (predicate.c, frame.c, role.c); status (status.c); figures (figure.c). */
#ifndef TC_CODE_INT_H
#define TC_CODE_INT_H
#include "code/code.h"

enum tc_mention_kind { TC_MENTION_NAME, TC_MENTION_NOMINAL, TC_MENTION_PRONOUN, TC_MENTION_ADJECTIVE };

/* A noun phrase (or a demonym or possessive inside one) that may stand for somebody or some place. */
struct tc_mention {
	int32_t head;           /* head word */
	int32_t first, last;    /* words of the mention, inclusive: the maximal phrase without relative clauses,
	                         * appositions, coordinated phrases and outer prepositions */
	tc_span span;           /* bytes of first..last */
	uint8_t kind;
	bool party;             /* can act or be acted upon: person, group, state, organisation */
	bool plural;            /* names several ("troops", "the two countries") */
	char gender;            /* 'm', 'f', 'n' (not a person), 0 unknown */
	bool person;            /* one human being */
	struct tc_actor who;    /* resolution; who.country, sector, name, office on the document's date */
	uint32_t ent;           /* entity id + 1; 0 none */
	uint32_t place;         /* PLACE or COUNTRY entity id + 1 when it can be read as a place; 0 none */
	uint32_t outlet;        /* OUTLET entity id + 1 when it can be read as a news outlet; 0 none */
	int32_t antecedent;     /* mention that it was resolved through (coreference), or -1 */
	int32_t also[4];        /* further mentions a plural was resolved to ("the two countries"); -1 ends it */
	const char *how;        /* for explain and error analysis: "name", "title+name", "demonym+role", "coref:surname" ... */
};

enum { TC_MAX_PARTIES = 16 };
struct tc_parties { struct tc_actor a[TC_MAX_PARTIES]; int n; };

/* A date expression. */
struct tc_timex { int32_t first, last; struct tc_when when; int32_t day_from, day_to; };

struct tc_coding {
	const struct tc_coder *coder;
	const struct tc_know *know;
	const struct tc_code_options *opt;
	struct tc_doc *doc;
	struct tc_arena *arena;
	struct tc_records *out;
	int32_t day;                    /* the document's date; TC_DAY_NONE unknown */

	struct tc_mention *mentions;    /* in order of their head word */
	int32_t n_mentions, cap_mentions;
	int32_t *mention_at;            /* per word: the mention whose head it is, or -1 */

	struct tc_timex *timexes;       /* in text order */
	int32_t n_timexes, cap_timexes;

	struct tc_statement *statements;
	int32_t n_statements, cap_statements;
	struct tc_said *said;           /* per statement: words of content, cue, speaker (attrib.c) */
	struct tc_reports *reports;     /* all that attribution needs, weak reports included (statement_int.h) */

	struct tc_event *events;
	int32_t n_events, cap_events;
	struct tc_figure *figures;
	int32_t n_figures, cap_figures;
	uint32_t *word_flags;           /* per word, TC_WF_... */
	struct tc_sense_memory *sense;  /* sense.c */
};

/* Words of a statement, parallel to coding->statements. */
struct tc_said {
	int32_t content_first, content_last;    /* words, inclusive */
	int32_t cue_word;                       /* -1 none */
	int32_t speaker_word;                   /* head of the speaker's phrase; -1 carried over or implied */
	int32_t sent;
	bool outlet;                            /* the speaker is a news outlet */
};

enum {
	TC_WF_QUOTED = 1,               /* inside quotation marks */
	TC_WF_IN_SOURCE = 2,            /* part of an attribution phrase ("according to officials") */
	TC_WF_CUE = 4,                  /* a reporting cue */
	TC_WF_BLOCKED = 8,              /* the lexicon says that the word tells no event here */
};

/* --- mention.c, resolve.c, coref.c ------------------------------------------------------------------------------ */
/* Fill cx->mentions and cx->mention_at; resolve each; bind pronouns, titles, surnames, acronyms, "the two countries". */
void tc_mentions_find(struct tc_coding *cx);
/* After tc_statements_find: "I" and "we" in a quotation become its speaker. */
void tc_mentions_rebind(struct tc_coding *cx);
/* The parties that the phrase headed by `word` stands for: itself where it is a party, with its coordinated phrases and
 * (for plurals) the members it was resolved to; where it is no party, whoever it belongs to (possessor, demonym,
 * compound or "of" phrase: "Ukraine's airspace", "the Russian proposal"). Adds to *out without duplicates. */
void tc_parties_of(struct tc_coding *cx, int32_t word, struct tc_parties *out);
/* The same without coordinated phrases and without the fall-back to possessors; false if it is no party. */
bool tc_party_at(struct tc_coding *cx, int32_t word, struct tc_actor *out);

/* --- place.c ---------------------------------------------------------------------------------------------------- */
/* Where the event headed by `word` happened; text empty if the clause does not say. */
void tc_place_for(struct tc_coding *cx, int32_t word, struct tc_where *out);

/* --- date.c ----------------------------------------------------------------------------------------------------- */
void tc_dates_find(struct tc_coding *cx);
/* The date of the event headed by `word` (nearest date expression that its clause governs); precision NONE if none. */
void tc_date_for(struct tc_coding *cx, int32_t word, struct tc_when *out);

/* --- status.c --------------------------------------------------------------------------------------------------- */
/* Status of the predicate at `word`, from auxiliaries, governors, conditionals and its date (`when` may be NULL).
 * *why (optional) gets the reason: "modal would", "governor threaten", "if". */
int tc_status_for(struct tc_coding *cx, int32_t word, const struct tc_when *when, bool *negated, const char **why);
/* data/lexicon/governors.tsv in usable form; read-only after open. */
struct tc_status_lex;
TC_NODISCARD int tc_status_lex_open(const struct tc_know *know, struct tc_status_lex **out, struct tc_err *err);
void tc_status_lex_free(struct tc_status_lex *l);
const struct tc_status_lex *tc_coder_status_lex(const struct tc_coder *c);     /* coder.c */

/* --- statement.c, attrib.c -------------------------------------------------------------------------------------- */
/* Fill cx->statements, cx->said and the word flags. */
void tc_statements_find(struct tc_coding *cx);
/* Who reports what is said at `word`: outermost first, publisher included where known. Arena array. */
int tc_attribution_for(struct tc_coding *cx, int32_t word, struct tc_link **links);
/* The innermost speaker whose statement holds `word` (index into cx->statements), or -1. */
int32_t tc_statement_at(const struct tc_coding *cx, int32_t word);

/* The reporting cues (data/lexicon/report.tsv) and the weights of the statement model, read once by the coder.
 * TC_EFORMAT with file and line on a bad line. */
struct tc_report_lex;
TC_NODISCARD int tc_report_lex_open(const struct tc_know *know, struct tc_report_lex **out, struct tc_err *err);
void tc_report_lex_free(struct tc_report_lex *l);
const struct tc_report_lex *tc_coder_report(const struct tc_coder *c);      /* coder.c */

/* --- figure.c --------------------------------------------------------------------------------------------------- */
void tc_figures_find(struct tc_coding *cx);
/* data/lexicon/figures.tsv in usable form; read-only after open. */
struct tc_figure_lex;
TC_NODISCARD int tc_figure_lex_open(const struct tc_know *know, struct tc_figure_lex **out, struct tc_err *err);
void tc_figure_lex_free(struct tc_figure_lex *l);
const struct tc_figure_lex *tc_coder_figure_lex(const struct tc_coder *c);     /* coder.c */

/* --- predicate.c ------------------------------------------------------------------------------------------------ */
void tc_events_find(struct tc_coding *cx);

/* --- tree.c: questions about the tree, used by all ---------------------------------------------------------------- */
static inline struct tc_word *tc_w(const struct tc_coding *cx, int32_t i) { return &cx->doc->words[i]; }
/* First dependent of `word` with that relation, or -1. */
int32_t tc_child(const struct tc_doc *d, int32_t word, int rel);
static inline bool tc_lemma_is(const struct tc_doc *d, int32_t word, const char *lemma)
{
	if (word < 0)
		return false;
	tc_str l = d->words[word].lemma;
	if (!l.n || tc_lower(l.p[0]) != lemma[0] || l.n != strlen(lemma))
		return false;
	for (uint32_t i = 1; i < l.n; i++)
		if (tc_lower(l.p[i]) != lemma[i])
			return false;
	return true;
}
/* Leftmost and rightmost word of the subtree. O(size). */
void tc_subtree(const struct tc_doc *d, int32_t word, int32_t *first, int32_t *last);
bool tc_dominates(const struct tc_doc *d, int32_t above, int32_t below);   /* above == below counts */
/* The preposition of a phrase ("case" dependent, fixed parts joined by _: "according_to"), or empty. */
tc_str tc_case_of(struct tc_coding *cx, int32_t word);
/* First word of the conj chain that `word` belongs to. */
int32_t tc_conj_head(const struct tc_doc *d, int32_t word);
tc_span tc_words_span(const struct tc_doc *d, int32_t first, int32_t last);
tc_str tc_span_text(const struct tc_doc *d, tc_span s);
void tc_trace(struct tc_coding *cx, const char *fmt, ...) TC_PRINTF(2, 3);
/* Is the string in a list of words, whatever their case? */
static inline bool tc__in_list(tc_str s, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (tc_str_eqi(s, tc_str_of(list[i])))
			return true;
	return false;
}
#define TC__IN(s, list) tc__in_list((s), (list), TC_COUNT(list))
#endif
