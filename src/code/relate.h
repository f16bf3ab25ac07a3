/* code/relate.h - the PLOVER type of what one given party does to another, by a trained classifier.
 * Also the features of that classifier, for training. */
#ifndef TC_CODE_RELATE_H
#define TC_CODE_RELATE_H
#include "code/code.h"
#include "code/linear.h"

struct tc_pair { tc_span source, target; };     /* bytes of the text; beg == end: not named */

/* Features of the pair in a parsed document. Depends on the lexicon's events as well as on words and the tree. */
void tc_relate_features(const struct tc_coder *c, struct tc_doc *doc, const struct tc_pair *pair, struct tc_features *out);
/* Probability of each event type (index: enum tc_event_type; NONE stays 0). TC_ENOTFOUND when the coder has no such model. */
TC_NODISCARD int tc_relate(const struct tc_coder *c, struct tc_doc *doc, const struct tc_pair *pair, float p[TC_EVENT_TYPE_COUNT],
			   struct tc_err *err);
/* The one type to name: the likeliest of the kind, cooperation or conflict, that is likelier as a whole. */
int tc_relate_choose(const float p[TC_EVENT_TYPE_COUNT]);
#endif
