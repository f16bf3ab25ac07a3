/* code/predicate.h - candidates for events within one sentence. */
#ifndef TC_CODE_PREDICATE_H
#define TC_CODE_PREDICATE_H
#include "code/coder.h"
#include "code/frame.h"

struct tc_candidate {
	int32_t word;                   /* the trigger */
	struct tc_match m;
	int32_t light_verb;             /* verb that carries an event noun, or -1 */
	const struct tc_light *light;
	int32_t told_at;                /* word that the status, date and attribution are read at: the trigger, or a statement's cue */
	int32_t same;                   /* a word that tells the same event and gave way to this one; -1 none */
	tc_str mode;                    /* found by mode.c where the frame has none or a broad one; null: the frame's */
	float guess;                    /* probability of the type where no frame names it (sense.c); else 0 */
	const char *dropped;            /* why it is no event; NULL: it is one */
};
struct tc_candidates { struct tc_candidate *a; int n, cap; };

/* modal.c: a demand or threat that a modal verb makes of the clause at `word`, inside a statement;
 * *cue is the statement's reporting verb (-1 for a continued quote). */
bool tc_modal_match(struct tc_coding *cx, int32_t word, struct tc_match *m, int32_t *cue);
/* setting.c: the country that the document takes for granted ("" if none), and its use for parties without one. */
void tc_setting_find(struct tc_coding *cx, char out[4]);
void tc_setting_apply(const struct tc_coding *cx, const char setting[4], struct tc_event *e);
/* intent.c: refusals and threats that are told through the deed refused or threatened. Changes type, mode, code and status. */
void tc_intent_apply(struct tc_coding *cx, const struct tc_candidate *c, struct tc_event *e);
/* modal.c: whoever stands in the condition of a clause: "... if Putin invades". */
bool tc_condition_party(struct tc_coding *cx, int32_t word, struct tc_parties *who);
/* recipient.c: recipients of candidates whose frame found none; `deeds`: not yet those of promises, refusals and threats, which
 * may borrow those of the deed. */
void tc_recipients_search(struct tc_coding *cx, struct tc_candidates *cs, bool deeds);
/* Is the word the object of a verb of moving ("send troops")? What is moved is the doer's own. */
bool tc_own_means(const struct tc_doc *d, int32_t word);
/* Does a pronoun before the word give it to one of `doers` ("its military")? */
bool tc_owned_by(struct tc_coding *cx, int32_t word, const struct tc_parties *doers);
/* echo.c: the parties of an event that is told again by a bare noun. False: it is no echo. */
bool tc_echo(struct tc_coding *cx, struct tc_candidate *c, struct tc_event *e);
/* judge.c: why the finished event is none after all (no party at all, generic, suppressed by its status); NULL: it stands. */
const char *tc_no_event(struct tc_coding *cx, const struct tc_candidate *c, const struct tc_event *e);
/* judge.c: probability that type and parties are right. */
float tc_confidence(struct tc_coding *cx, const struct tc_candidate *c, const struct tc_event *e);
/* predicate.c, for emit.c: mark as no event, for a reason that explain prints; does a word hang below another one through objects,
 * complements and prepositions only; take the parties of one list out of another. */
void tc__drop(struct tc_coding *cx, struct tc_candidate *c, const char *reason);
bool tc__hangs_below(const struct tc_doc *d, int32_t low, int32_t high);
void tc__parties_less(struct tc_parties *from, const struct tc_parties *these);
/* The live candidate at the word; NULL none. Do two matches share a party? settle.c: drop what tells an event twice or none of its own. */
struct tc_candidate *tc__candidate_at(struct tc_candidates *cs, int32_t word);
bool tc__shares_party(const struct tc_match *a, const struct tc_match *b);
void tc__settle(struct tc_coding *cx, struct tc_candidates *cs);
/* outcome.c: attacks told by a noun and by what came of them become one; the parties of such nouns. The noun's candidate and the verb's tell
 * one event: the one without a mode of its own is dropped. */
void tc__outcomes(struct tc_coding *cx, struct tc_candidates *cs);
void tc__merge_told(struct tc_coding *cx, struct tc_candidate *noun, struct tc_candidate *verb);
/* mode.c: modes that frames leave open. */
void tc__find_modes(struct tc_coding *cx, struct tc_candidates *cs);
/* emit.c: write the event, or drop the candidate if it is none after all. */
void tc__emit(struct tc_coding *cx, struct tc_candidate *c, const char setting[4]);
#endif
