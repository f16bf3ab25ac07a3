/* lang/lang_int.h - what the files of lang share: the opened model, its matrices, kernels. Bytes: docs/model-file.md. */
#ifndef TC_LANG_LANG_INT_H
#define TC_LANG_LANG_INT_H
#include "lang/lang.h"

enum { TC__GATE = 1024, TC__LIMIT = 2047, TC__MAX_LAYERS = 4, TC__MAX_FEATS = 9, TC__TILE = 16 };

/* A product y = scale * (w a) + bias over whole numbers. Two kinds:
 * wide: int16 activations round(x * q), cut at +-2047; weights (n_pad / 16, k / 2, 16, 2) int16;
 * narrow: activations of [-1, 1] as round(x * 63) + 64 in a byte; weights (n_pad / 16, k / 4, 16, 4) int8, such that eight
 * products that are added in sixteen bits cannot overflow; the bias takes back what the 64 adds. */
struct tc__mat {
	int32_t k, n, n_pad;            /* inputs, outputs, outputs with padding */
	float q;
	const float *scale, *bias;      /* (n_pad) */
	const int16_t *w;               /* wide */
	const int8_t *b;                /* narrow */
};

struct tc__table {                      /* rows of int8 with a scale each */
	int32_t rows, dim;
	const float *scale;
	const int8_t *v;                /* (rows, dim), 16 readable bytes after the last */
};

struct tc__layer { int32_t hidden; struct tc__mat in[2], rec[2]; };     /* forward, backward; gates i f g o */

/* String keys in an open-addressed table: slot = tag << 20 | index, 0 is empty; index 0 is never stored. */
struct tc__keys {
	uint32_t n, mask;
	const uint32_t *slots, *offs;   /* (mask + 1), (n + 1) */
	const char *text;
};

struct tc__lemmas {
	struct tc__keys known;          /* "form\tU" with U the UPOS as a letter; value by index */
	struct tc__keys rules;          /* "suffix\tU" */
	struct tc__keys scripts;        /* edit scripts as text, never looked up */
	const uint16_t *known_script, *rules_script;
};

struct tc__net {
	int32_t n_layers, arc, label;
	struct tc__layer layer[TC__MAX_LAYERS];
	struct tc__mat proj, bi, lab;
	const float *root;              /* (arc): the root as a head */
	float q_dep, q_head;            /* how both sides of an arc's score become whole numbers */
};

struct tc_lang {
	const unsigned char *base;
	size_t len;
	char version[128];
	int32_t n_trained, in_dim, n_upos, n_xpos, n_rels;
	struct tc__keys vocab;
	struct tc__table pre, row, hash;
	struct tc__net nets[2];         /* TC_LANG_ACCURATE, TC_LANG_FAST, both over the same tables */
	struct tc__lemmas lemma;
	const struct tc__kernels *kern;
};

/* The arithmetic, twice compiled from kernels.h: for AVX2 and for any machine. Both give the same bits: products are
 * whole numbers and the float steps are one IEEE operation each in the same order. */
struct tc__kernels {
	const char *name;
	/* out (m, n_pad) = a (m, k; rows lda apart) times w; adds to what is in out if `add`. */
	void (*mul)(const int16_t *a, size_t lda, int m, const struct tc__mat *w, float *out, size_t ldo, bool add);
	void (*mul_narrow)(const uint8_t *a, size_t lda, int m, const struct tc__mat *w, float *out, size_t ldo, bool add);
	void (*mul_int)(const int16_t *a, size_t lda, int m, const int16_t *w, int k, int n_pad, int32_t *out, size_t ldo);
	/* x[i] += scale * row[i]; writes up to a multiple of eight. */
	void (*add_row)(float *x, const int8_t *row, float scale, int n);
	/* round(x * q), cut at +-limit (at most 32767). */
	void (*quantize)(const float *x, float q, float limit, bool relu, int n, int16_t *out);
	/* relu(a + b), quantized. */
	void (*relu_sum)(const float *a, const float *b, float q, int n, int16_t *out);
	/* One LSTM step: gates (4 h), plus `more` / TC__GATE if not NULL; cell c (h) updated; h out as a narrow activation. */
	void (*cell)(const float *gates, const int16_t *more, float *c, int h, uint8_t *out);
	/* The first of the greatest of n numbers. */
	int (*best)(const float *v, int n);
};
extern const struct tc__kernels tc__kernels_base;
#if defined(__x86_64__) && defined(__GNUC__)
#define TC__HAVE_AVX2 1
extern const struct tc__kernels tc__kernels_avx2;
#endif

uint32_t tc__keys_find(const struct tc__keys *k, const char *p, size_t n);      /* 0: absent */
tc_str tc__keys_text(const struct tc__keys *k, uint32_t i);

/* Features of a form: its vocabulary row and hashed rows (0 .. TC__MAX_FEATS of them). */
struct tc__feats { uint32_t word; uint32_t n; uint32_t hashed[TC__MAX_FEATS]; };
void tc__feats_of(const struct tc_lang *l, tc_str form, struct tc__feats *out);

/* Heads of the best tree with one root. score (n, ld): score[d * ld + h], h = 0 the root, h = i + 1 word i. heads[d] = h.
 * `work` holds tc__tree_work(n) bytes. */
void tc__tree(const int32_t *score, int n, int ld, int32_t *heads, void *work);
size_t tc__tree_work(int n);

void tc__lemma(const struct tc_lang *l, struct tc_arena *a, struct tc_word *w);
#endif
