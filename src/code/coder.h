/* code/coder.h - what the coder holds open, for the stages that read it. */
#ifndef TC_CODE_CODER_H
#define TC_CODE_CODER_H
#include "code/context.h"
#include "code/lexicon.h"

struct tc_coder {
	const struct tc_know *know;
	struct tc_lexicon *lexicon;
	struct tc_contexts *contexts;
};
#endif
