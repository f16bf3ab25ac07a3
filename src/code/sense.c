/* SPDX-License-Identifier: Apache-2.0 */
/* code/sense.c - the network behind tc_sense_guess. */
#include "code/sense.h"

#include <math.h>
#include <stdlib.h>

#include "code/coder.h"
#include "code/role.h"

enum { HEADER = 48, NAME = 16, MAX_HIDDEN = 256, MAX_CLASSES = 32, LANES = 8 };
/* Words less likely than this to tell an event, whatever stands around them, are not looked at further (of 255). */
enum { PRIOR_FLOOR = 13 };
#define MOST 1e4f

static uint32_t u32(const char *p)
{
	uint32_t v;
	memcpy(&v, p, sizeof v);
	return v;
}

static bool bounded(const float *f, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!(fabsf(f[i]) <= MOST))
			return false;
	return true;
}

int tc_sense_open(tc_str b, struct tc_sense *out, struct tc_err *err)
{
	struct tc_sense m = { 0 };
	if (b.n < HEADER || memcmp(b.p, "TCSM", 4) != 0)
		return tc_fail(err, TC_EFORMAT, "not a model of word senses");
	if (u32(b.p + 4) != 1)
		return tc_fail(err, TC_EVERSION, "model of word senses of version %u", u32(b.p + 4));
	m.n_words = u32(b.p + 8);
	m.dim = u32(b.p + 12);
	m.hidden = u32(b.p + 16);
	m.n_classes = u32(b.p + 20);
	memcpy(&m.scale, b.p + 32, sizeof m.scale);
	uint32_t n_bytes = u32(b.p + 36);
	if (m.n_words < 1 || m.n_words > 1u << 20 || m.dim < 1 || m.dim > TC_SENSE_MAX_DIM || m.hidden < 1 || m.hidden > MAX_HIDDEN ||
	    m.hidden % LANES || m.n_classes < 2 || m.n_classes > MAX_CLASSES || u32(b.p + 24) != TC_SENSE_BLOCKS || u32(b.p + 28) != TC_SENSE_FACTS ||
	    n_bytes > 1u << 26 || !(fabsf(m.scale) <= MOST))
		return tc_fail(err, TC_EFORMAT, "model of word senses with impossible sizes");
	uint64_t inputs = (uint64_t)TC_SENSE_BLOCKS * m.dim + TC_SENSE_FACTS;
	uint64_t floats = inputs * m.hidden + m.hidden + (uint64_t)m.hidden * m.n_classes + m.n_classes;
	uint64_t padded = (n_bytes + 3u) & ~3u;
	uint64_t size = HEADER + (uint64_t)NAME * m.n_classes + 4 * floats + 4 * ((uint64_t)m.n_words + 1) + padded + m.n_words +
			(uint64_t)m.n_words * m.dim;
	if (size != b.n)
		return tc_fail(err, TC_EFORMAT, "model of word senses of %u bytes where its header says %llu", b.n, (unsigned long long)size);
	const char *p = b.p + HEADER;
	m.names = (const char(*)[16])(const void *)p;
	p += (size_t)NAME * m.n_classes;
	m.w1 = (const float *)(const void *)p;
	m.b1 = m.w1 + inputs * m.hidden;
	m.w2 = m.b1 + m.hidden;
	m.b2 = m.w2 + (size_t)m.hidden * m.n_classes;
	p += 4 * floats;
	m.offsets = (const uint32_t *)(const void *)p;
	p += 4 * ((size_t)m.n_words + 1);
	m.bytes = p;
	p += padded;
	m.prior = (const uint8_t *)p;
	m.vectors = (const int8_t *)(p + m.n_words);
	if (!bounded(m.w1, floats))
		return tc_fail(err, TC_EFORMAT, "model of word senses with a damaged weight");
	for (uint32_t i = 0; i < m.n_words; i++)
		if (m.offsets[i] > m.offsets[i + 1])
			return tc_fail(err, TC_EFORMAT, "model of word senses with damaged word %u", i);
	if (m.offsets[0] != 0 || m.offsets[m.n_words] != n_bytes)
		return tc_fail(err, TC_EFORMAT, "model of word senses with damaged words");
	for (uint32_t k = 0; k < m.n_classes; k++) {
		if (m.names[k][NAME - 1] != 0)
			return tc_fail(err, TC_EFORMAT, "model of word senses with a damaged class %u", k);
		int event = tc_event_find(tc_str_of(m.names[k]));
		m.event[k] = (uint8_t)(event > 0 ? event : 0);
	}
#if defined(__x86_64__) && defined(__GNUC__)
	m.wide = __builtin_cpu_supports("avx2");
#endif
	*out = m;
	return 0;
}

static tc_str word_at(const struct tc_sense *m, uint32_t i)
{
	return tc_str_n(m->bytes + m->offsets[i], m->offsets[i + 1] - m->offsets[i]);
}

void tc_sense_index(struct tc_sense *m)
{
	uint32_t size = 64;
	if (m->n_words == 0 || m->n_words >= UINT16_MAX)
		return;
	while (size < m->n_words * 2)
		size *= 2;
	m->slots = tc_xcalloc(size, sizeof *m->slots);
	m->mask = size - 1;
	for (uint32_t i = 0; i < m->n_words; i++) {
		tc_str w = word_at(m, i);
		uint32_t at = (uint32_t)tc_hash(w.p, w.n, 0) & m->mask;
		while (m->slots[at])
			at = (at + 1) & m->mask;
		m->slots[at] = (uint16_t)(i + 1);
	}
}

void tc_sense_release(struct tc_sense *m)
{
	free(m->slots);
	m->slots = NULL;
}

static int64_t find_word(const struct tc_sense *m, tc_str form)
{
	char low[40];
	if (!form.n || form.n > sizeof low)
		return -1;
	for (uint32_t i = 0; i < form.n; i++)
		low[i] = tc_lower(form.p[i]);
	if (m->slots) {
		tc_str key = tc_str_n(low, form.n);
		for (uint32_t at = (uint32_t)tc_hash(low, form.n, 0) & m->mask; m->slots[at]; at = (at + 1) & m->mask)
			if (tc_str_eq(word_at(m, m->slots[at] - 1u), key))
				return m->slots[at] - 1;
		return -1;
	}
	uint32_t lo = 0, hi = m->n_words;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2, n = m->offsets[mid + 1] - m->offsets[mid];
		int c = memcmp(m->bytes + m->offsets[mid], low, n < form.n ? n : form.n);
		if (c == 0 && n == form.n)
			return mid;
		if (c < 0 || (c == 0 && n < form.n))
			lo = mid + 1;
		else
			hi = mid;
	}
	return -1;
}

bool tc_sense_asked(const struct tc_coding *cx, int32_t word)
{
	int pos = cx->doc->words[word].upos;
	return pos == TC_UPOS_VERB || pos == TC_UPOS_NOUN || pos == TC_UPOS_ADJ;
}

static void add(struct tc_sense_view *v, int block, int32_t word)
{
	if (v->n[block] < TC_SENSE_WORDS)
		v->words[block][v->n[block]++] = word;
}

/* Facts of the party at `word`: there, known country, known person or body. */
static void party_facts(struct tc_coding *cx, int32_t word, float f[4])
{
	struct tc_actor a;
	if (!tc_party_at(cx, word, &a))
		return;
	f[0] = 1;
	f[1] = a.country[0] ? 1 : f[1];
	f[2] = a.ent ? 1 : f[2];
	f[3] = a.sector != TC_SECTOR_NONE && a.sector != TC_SECTOR_UNK && a.sector != TC_SECTOR_CVL ? 1 : f[3];
}

void tc_sense_look(struct tc_coding *cx, int32_t word, struct tc_sense_view *v)
{
	const struct tc_doc *d = cx->doc;
	const struct tc_word *w = &d->words[word];
	float *f = v->facts;
	memset(v->n, 0, sizeof v->n);
	memset(v->facts, 0, sizeof v->facts);
	add(v, TC_SENSE_SELF, word);
	f[0] = w->upos == TC_UPOS_VERB;
	f[1] = w->upos == TC_UPOS_NOUN;
	f[2] = w->rel == TC_REL_ROOT;
	f[3] = w->rel == TC_REL_OBJ || w->rel == TC_REL_NSUBJ;
	f[4] = w->rel == TC_REL_NMOD || w->rel == TC_REL_OBL;
	f[5] = w->rel == TC_REL_XCOMP || w->rel == TC_REL_ADVCL || w->rel == TC_REL_ACL;
	f[6] = (cx->word_flags[word] & TC_WF_QUOTED) != 0;
	for (int32_t c = w->child; c >= 0; c = d->words[c].next) {
		const struct tc_word *k = &d->words[c];
		switch (k->rel) {
		case TC_REL_NSUBJ_PASS:
			f[7] = 1;
			add(v, TC_SENSE_OBJECT, c);
			party_facts(cx, c, &f[16]);
			break;
		case TC_REL_OBJ: case TC_REL_IOBJ:
			f[8] = 1;
			add(v, TC_SENSE_OBJECT, c);
			party_facts(cx, c, &f[16]);
			break;
		case TC_REL_NSUBJ: case TC_REL_OBL_AGENT: case TC_REL_NMOD_POSS:
			f[9] = 1;
			add(v, TC_SENSE_SUBJECT, c);
			party_facts(cx, c, &f[20]);
			break;
		case TC_REL_OBL: case TC_REL_NMOD:
			f[10] = 1;
			add(v, TC_SENSE_PHRASE, c);
			party_facts(cx, c, &f[24]);
			for (int32_t g = k->child; g >= 0; g = d->words[g].next)
				if (d->words[g].rel == TC_REL_CASE)
					add(v, TC_SENSE_PREPOSITION, g);
			break;
		case TC_REL_XCOMP: case TC_REL_CCOMP:
			f[k->rel == TC_REL_XCOMP ? 11 : 12] = 1;
			add(v, TC_SENSE_COMPLEMENT, c);
			break;
		case TC_REL_ACL: case TC_REL_ADVCL: case TC_REL_AMOD: case TC_REL_COMPOUND:
			add(v, TC_SENSE_COMPLEMENT, c);
			break;
		case TC_REL_COMPOUND_PRT:
			add(v, TC_SENSE_PREPOSITION, c);
			break;
		case TC_REL_AUX:
			f[13] = k->xpos == TC_XPOS_MD ? 1 : f[13];
			break;
		case TC_REL_ADVMOD:
			if (tc_str_is(k->lemma, "not") || tc_str_is(k->lemma, "never"))
				f[14] = 1;
			break;
		default:
			break;
		}
	}
	if (w->head >= 0)
		add(v, TC_SENSE_HEAD, w->head);
	const struct tc_sent *st = &d->sents[w->sent];
	int names = 0;
	for (int32_t i = st->first; i < st->first + st->n; i++) {
		int pos = d->words[i].upos;
		names += pos == TC_UPOS_PROPN;
		if (pos == TC_UPOS_NOUN || pos == TC_UPOS_VERB || pos == TC_UPOS_ADJ || pos == TC_UPOS_PROPN)
			add(v, TC_SENSE_SENTENCE, i);
	}
	f[15] = (float)names / (float)st->n;
}

/* What is worked out once a document: each word's place in the vocabulary (UNSEEN: not asked for yet, -1 unknown); and once a sentence: what
 * the last one looked at adds to the hidden layer. */
enum { UNSEEN = -2 };
struct tc_sense_memory { int32_t *at; int32_t sent; float hidden[MAX_HIDDEN]; };

static struct tc_sense_memory *memory(struct tc_coding *cx)
{
	if (!cx->sense) {
		cx->sense = TC_NEW(cx->arena, struct tc_sense_memory);
		cx->sense->sent = -1;
		cx->sense->at = TC_NEWN(cx->arena, int32_t, cx->doc->n_words);
		for (int32_t i = 0; i < cx->doc->n_words; i++)
			cx->sense->at[i] = UNSEEN;
	}
	return cx->sense;
}

static int32_t place_of(struct tc_coding *cx, int32_t word)
{
	int32_t *at = &memory(cx)->at[word];
	if (*at == UNSEEN)
		*at = (int32_t)find_word(&cx->coder->sense, cx->doc->words[word].form);
	return *at;
}

/* Eight numbers at a time, products not contracted and sums in one order: the same bits on every machine. The work is written down
 * once and compiled twice, for machines with and without AVX2. */
typedef float lanes __attribute__((vector_size(LANES * sizeof(float)), aligned(4), may_alias));
typedef int8_t bytes8 __attribute__((vector_size(LANES), aligned(1), may_alias));

/* add_row: h += x * row. sum: in += the vectors of n words (-1: unknown). layer: h += every in * by times its row; four lanes of h stay in
 * registers. last: out += every positive h times its row. */
#define KERNELS(name, attribute) \
attribute static void add_row_##name(float *h, const float *row, float x, uint32_t n) \
{ \
	for (uint32_t j = 0; j < n; j += LANES) \
		*(lanes *)(h + j) += x * *(const lanes *)(row + j); \
} \
attribute static void sum_##name(float *in, const int8_t *vectors, const int32_t *at, int n, uint32_t dim) \
{ \
	for (int i = 0; i < n; i++) { \
		const int8_t *v = vectors + (size_t)at[i] * dim; \
		uint32_t k = 0; \
		if (at[i] < 0) \
			continue; \
		for (; k + LANES <= dim; k += LANES) \
			*(lanes *)(in + k) += __builtin_convertvector(*(const bytes8 *)(v + k), lanes); \
		for (; k < dim; k++) \
			in[k] += v[k]; \
	} \
} \
attribute static void layer_##name(float *h, const float *w, const float *in, float by, uint32_t dim, uint32_t n) \
{ \
	uint32_t j = 0; \
	for (; j + 4 * LANES <= n; j += 4 * LANES) { \
		lanes *to = (lanes *)(h + j), a = to[0], b = to[1], c = to[2], d = to[3]; \
		for (uint32_t k = 0; k < dim; k++) { \
			const lanes *row = (const lanes *)(w + (size_t)k * n + j); \
			float x = in[k] * by; \
			a += x * row[0]; \
			b += x * row[1]; \
			c += x * row[2]; \
			d += x * row[3]; \
		} \
		to[0] = a; \
		to[1] = b; \
		to[2] = c; \
		to[3] = d; \
	} \
	for (; j < n; j += LANES) { \
		lanes a = *(lanes *)(h + j); \
		for (uint32_t k = 0; k < dim; k++) \
			a += in[k] * by * *(const lanes *)(w + (size_t)k * n + j); \
		*(lanes *)(h + j) = a; \
	} \
} \
attribute static void last_##name(float *out, const float *w, const float *h, uint32_t n, uint32_t classes) \
{ \
	for (uint32_t j = 0; j < n; j++, w += classes) { \
		uint32_t k = 0; \
		float x = h[j]; \
		if (!(x > 0)) \
			continue; \
		for (; k + LANES <= classes; k += LANES) \
			*(lanes *)(out + k) += x * *(const lanes *)(w + k); \
		for (; k < classes; k++) \
			out[k] += x * w[k]; \
	} \
}
KERNELS(any, )
#if defined(__x86_64__) && defined(__GNUC__)
KERNELS(avx2, __attribute__((target("avx2"))))
#define CALL(m, name, ...) ((m)->wide ? name##_avx2(__VA_ARGS__) : name##_any(__VA_ARGS__))
#else
#define CALL(m, name, ...) name##_any(__VA_ARGS__)
#endif

/* Add the mean of the block's vectors, by the layer's weights, to h. */
static void add_block(struct tc_coding *cx, const struct tc_sense_view *v, int block, float *h)
{
	const struct tc_sense *m = &cx->coder->sense;
	float in[TC_SENSE_MAX_DIM] = { 0 };
	int32_t at[TC_SENSE_WORDS];
	for (int i = 0; i < v->n[block]; i++)
		at[i] = place_of(cx, v->words[block][i]);
	CALL(m, sum, in, m->vectors, at, v->n[block], m->dim);
	CALL(m, layer, h, m->w1 + (size_t)block * m->dim * m->hidden, in, m->scale / (float)v->n[block], m->dim, m->hidden);
}

bool tc_sense_vector(struct tc_coding *cx, int32_t word, float *v)
{
	const struct tc_sense *m = &cx->coder->sense;
	int32_t at = m->n_words ? place_of(cx, word) : -1;
	for (uint32_t k = 0; at >= 0 && k < m->dim; k++)
		v[k] += (float)m->vectors[(size_t)at * m->dim + k] * m->scale;
	return at >= 0;
}

bool tc_sense_probabilities(struct tc_coding *cx, int32_t word, float p[TC_EVENT_TYPE_COUNT])
{
	const struct tc_sense *m = &cx->coder->sense;
	memset(p, 0, sizeof *p * TC_EVENT_TYPE_COUNT);
	if (!m->n_words)
		return false;
	struct tc_sense_view v;
	tc_sense_look(cx, word, &v);
	float h[MAX_HIDDEN], out[MAX_CLASSES];
	struct tc_sense_memory *s = memory(cx);
	if (s->sent != cx->doc->words[word].sent) {
		s->sent = cx->doc->words[word].sent;
		memcpy(s->hidden, m->b1, sizeof *h * m->hidden);
		if (v.n[TC_SENSE_SENTENCE])
			add_block(cx, &v, TC_SENSE_SENTENCE, s->hidden);
	}
	memcpy(h, s->hidden, sizeof *h * m->hidden);
	for (int b = 0; b < TC_SENSE_BLOCKS; b++)
		if (v.n[b] && b != TC_SENSE_SENTENCE)
			add_block(cx, &v, b, h);
	const float *w = m->w1 + (size_t)TC_SENSE_BLOCKS * m->dim * m->hidden;
	for (int k = 0; k < TC_SENSE_FACTS; k++)
		if (v.facts[k] != 0)
			CALL(m, add_row, h, w + (size_t)k * m->hidden, v.facts[k], m->hidden);
	memcpy(out, m->b2, sizeof *out * m->n_classes);
	CALL(m, last, out, m->w2, h, m->hidden, m->n_classes);
	float top = out[0], sum = 0;
	for (uint32_t k = 1; k < m->n_classes; k++)
		top = out[k] > top ? out[k] : top;
	for (uint32_t k = 0; k < m->n_classes; k++)
		sum += out[k] = expf(out[k] - top);
	for (uint32_t k = 0; k < m->n_classes; k++)
		p[m->event[k]] += out[k] / sum;
	return true;
}

int tc_sense_guess(struct tc_coding *cx, int32_t word, float *p)
{
	const struct tc_sense *m = &cx->coder->sense;
	float of[TC_EVENT_TYPE_COUNT];
	int32_t self = m->n_words ? place_of(cx, word) : -1;
	*p = 0;
	if (self < 0 || m->prior[self] < PRIOR_FLOOR || !tc_sense_probabilities(cx, word, of))
		return 0;
	int type = 0;
	for (int k = 1; k < TC_EVENT_TYPE_COUNT; k++)
		if (of[k] > *p) {
			*p = of[k];
			type = k;
		}
	return type;
}
