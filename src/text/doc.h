/* text/doc.h - the annotated document: the seam between `lang`, which writes it, and `code`, which reads it.
 * Everything belongs to doc->arena. Offsets are bytes into doc->text (valid UTF-8), half open [beg, end).
 * Words are numbered through the whole document; a sentence is a range of words. */
#ifndef TC_TEXT_DOC_H
#define TC_TEXT_DOC_H
#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#define TC_UPOS(X) \
	X(X) X(ADJ) X(ADP) X(ADV) X(AUX) X(CCONJ) X(DET) X(INTJ) X(NOUN) X(NUM) X(PART) X(PRON) X(PROPN) X(PUNCT) \
	X(SCONJ) X(SYM) X(VERB)
enum tc_upos {
#define X(name) TC_UPOS_##name,
	TC_UPOS(X)
#undef X
	TC_UPOS_COUNT
};

/* Penn tags: enumerator, tag as written. */
#define TC_XPOS(X) \
	X(NONE, "_") X(NN, "NN") X(NNS, "NNS") X(NNP, "NNP") X(NNPS, "NNPS") X(IN, "IN") X(DT, "DT") X(JJ, "JJ") \
	X(JJR, "JJR") X(JJS, "JJS") X(PRP, "PRP") X(PRPS, "PRP$") X(RB, "RB") X(RBR, "RBR") X(RBS, "RBS") X(PERIOD, ".") \
	X(COMMA, ",") X(COLON, ":") X(VB, "VB") X(VBD, "VBD") X(VBG, "VBG") X(VBN, "VBN") X(VBP, "VBP") X(VBZ, "VBZ") \
	X(CC, "CC") X(CD, "CD") X(TO, "TO") X(MD, "MD") X(LRB, "-LRB-") X(RRB, "-RRB-") X(WDT, "WDT") X(WRB, "WRB") \
	X(WP, "WP") X(WPS, "WP$") X(UH, "UH") X(OQUOTE, "``") X(CQUOTE, "''") X(HYPH, "HYPH") X(POS, "POS") X(RP, "RP") \
	X(EX, "EX") X(SYM, "SYM") X(NFP, "NFP") X(FW, "FW") X(DOLLAR, "$") X(GW, "GW") X(ADD, "ADD") X(PDT, "PDT") \
	X(LS, "LS") X(AFX, "AFX")
enum tc_xpos {
#define X(name, text) TC_XPOS_##name,
	TC_XPOS(X)
#undef X
	TC_XPOS_COUNT
};

/* UD v2 relations with the subtypes of EWT and GUM: enumerator, relation as written. */
#define TC_RELS(X) \
	X(ROOT, "root") X(ACL, "acl") X(ACL_RELCL, "acl:relcl") X(ADVCL, "advcl") X(ADVCL_RELCL, "advcl:relcl") \
	X(ADVMOD, "advmod") X(AMOD, "amod") X(APPOS, "appos") X(AUX, "aux") X(AUX_PASS, "aux:pass") X(CASE, "case") \
	X(CC, "cc") X(CC_PRECONJ, "cc:preconj") X(CCOMP, "ccomp") X(COMPOUND, "compound") X(COMPOUND_PRT, "compound:prt") \
	X(CONJ, "conj") X(COP, "cop") X(CSUBJ, "csubj") X(CSUBJ_OUTER, "csubj:outer") X(CSUBJ_PASS, "csubj:pass") \
	X(DEP, "dep") X(DET, "det") X(DET_PREDET, "det:predet") X(DISCOURSE, "discourse") X(DISLOCATED, "dislocated") \
	X(EXPL, "expl") X(FIXED, "fixed") X(FLAT, "flat") X(GOESWITH, "goeswith") X(IOBJ, "iobj") X(LIST, "list") \
	X(MARK, "mark") X(NMOD, "nmod") X(NMOD_DESC, "nmod:desc") X(NMOD_POSS, "nmod:poss") \
	X(NMOD_UNMARKED, "nmod:unmarked") X(NSUBJ, "nsubj") X(NSUBJ_OUTER, "nsubj:outer") X(NSUBJ_PASS, "nsubj:pass") \
	X(NUMMOD, "nummod") X(OBJ, "obj") X(OBL, "obl") X(OBL_AGENT, "obl:agent") X(OBL_UNMARKED, "obl:unmarked") \
	X(ORPHAN, "orphan") X(PARATAXIS, "parataxis") X(PUNCT, "punct") X(REPARANDUM, "reparandum") \
	X(VOCATIVE, "vocative") X(XCOMP, "xcomp")
enum tc_rel {
#define X(name, text) TC_REL_##name,
	TC_RELS(X)
#undef X
	TC_REL_COUNT
};

enum {
	TC_WORD_SPACE_AFTER = 1,        /* white space follows the token this word ends */
	TC_WORD_MWT_FIRST = 2,          /* first word of a multiword token ("do|n't") */
	TC_WORD_MWT_REST = 4,           /* a later word of one */
};

/* A syntactic word. [beg, end) is the word's own part of a multiword token where the text can be cut ("do" + "n't"),
 * else the whole token. */
struct tc_word {
	tc_str form;            /* as in the text; multiword tokens: the word's own form */
	tc_str lemma;           /* lower case but for proper nouns, as in EWT */
	uint32_t beg, end;
	int32_t head;           /* document index of the governor; -1 for a root and before parsing */
	int32_t child, next;    /* first dependent and next sibling, left to right; -1 none (tc_doc_link) */
	int32_t sent;           /* index of its sentence */
	uint8_t upos, xpos, rel, flags;
};

struct tc_sent {
	uint32_t beg, end;      /* without white space around */
	int32_t first, n;       /* words [first, first + n) */
	int32_t para;           /* paragraph number, from 0: a blank line (or a block element of HTML) starts the next */
	int32_t root;           /* document index of the root word; -1 for an empty sentence */
};

struct tc_doc {
	struct tc_arena *arena;
	tc_str id, title, publisher, url;
	tc_str date;            /* YYYY-MM-DD, or empty: unknown */
	tc_str text;            /* what offsets count in */
	struct tc_word *words;
	struct tc_sent *sents;
	int32_t n_words, cap_words, n_sents, cap_sents;
};

/* Empty document in `arena`; `text` is borrowed and must be valid UTF-8. */
void tc_doc_init(struct tc_doc *d, struct tc_arena *arena, tc_str text);
/* Fill child, next, sent and each sentence's root from the heads. Call after heads change. */
void tc_doc_link(struct tc_doc *d);
/* The same for one sentence, O(its words). */
void tc_doc_link_sentence(struct tc_doc *d, int32_t sent);

const char *tc_upos_name(int upos);
const char *tc_xpos_name(int xpos);
const char *tc_rel_name(int rel);
/* The enumerator, or -1. Relations with an unknown subtype fall back to the universal part. */
int tc_upos_find(tc_str name);
int tc_xpos_find(tc_str name);
int tc_rel_find(tc_str name);

/* Read one document from CoNLL-U: all of `conllu`, which is borrowed. The text is rebuilt from the forms and SpaceAfter=No
 * (sentences are joined by a space, a blank line at `# newpar`), lines of columns that cannot be read give TC_EFORMAT
 * with the line. Empty nodes are passed over. */
TC_NODISCARD int tc_doc_read_conllu(struct tc_doc *d, struct tc_arena *arena, tc_str conllu, struct tc_err *err);
#endif
