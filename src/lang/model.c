/* SPDX-License-Identifier: Apache-2.0 */
/* lang/model.c - open a model file: check every offset and count once, then point into it. Nothing is copied but
 * numbers; the pages are read when words need them. The bytes: docs/model-file.md. */
#include "lang/lang_int.h"

#include <stdio.h>
#include <stdlib.h>

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "the model file is little-endian and used in place"
#endif

enum { HEADER = 64, VERSION = 4, MAX_SECTIONS = 256, SHA = 32, SHA_AT = 24 };
enum {
	S_NAME = 1, S_CONF, S_VOCAB, S_PRE, S_ROW, S_HASH, S_PROJ, S_BI, S_LAB, S_ROOT, S_KNOWN, S_KNOWN_SCRIPT, S_RULES,
	S_RULES_SCRIPT, S_SCRIPTS, S_NET,
	S_LAYER = 32,                   /* + 4 * layer + 2 * direction + (0 input, 1 recurrent) */
	S_SECOND = 64,                  /* added to the sections of the second network */
};
enum { MAX_DIM = 1024, MAX_KEYS = 1 << 20 };

struct section { uint32_t id, zero; uint64_t off, len; };
struct piece { const unsigned char *p; size_t n; };      /* what is left of a section */

static uint32_t u32_at(const unsigned char *p) { uint32_t v; memcpy(&v, p, 4); return v; }
static uint64_t u64_at(const unsigned char *p) { uint64_t v; memcpy(&v, p, 8); return v; }

static int section(const struct tc_lang *l, uint32_t id, struct piece *out, struct tc_err *err)
{
	uint32_t n = u32_at(l->base + 12);
	for (uint32_t i = 0; i < n; i++) {
		const unsigned char *s = l->base + HEADER + (size_t)i * sizeof(struct section);
		if (u32_at(s) == id) {
			*out = (struct piece){ l->base + u64_at(s + 8), u64_at(s + 16) };
			return 0;
		}
	}
	return tc_fail(err, TC_EFORMAT, "language model: section %u is missing", id);
}

/* Take `n` bytes off the front; NULL if there are fewer. */
static const void *take(struct piece *p, uint64_t n)
{
	if (n > p->n)
		return NULL;
	const void *r = p->p;
	p->p += n;
	p->n -= n;
	return r;
}

static int short_section(uint32_t id, struct tc_err *err)
{
	return tc_fail(err, TC_EFORMAT, "language model: section %u is damaged", id);
}

static int open_keys(const struct tc_lang *l, uint32_t id, struct tc__keys *k, struct tc_err *err)
{
	struct piece s;
	int rc = section(l, id, &s, err);
	if (rc)
		return rc;
	const unsigned char *h = take(&s, 16);
	if (!h)
		return short_section(id, err);
	uint32_t n = u32_at(h), slots = u32_at(h + 4), text = u32_at(h + 8);
	if (n == 0 || n > MAX_KEYS || slots == 0 || (slots & (slots - 1)) || slots > 4 * MAX_KEYS)
		return short_section(id, err);
	k->n = n;
	k->mask = slots - 1;
	k->slots = take(&s, (uint64_t)slots * 4);
	k->offs = take(&s, ((uint64_t)n + 1) * 4);
	k->text = take(&s, text);
	if (!k->slots || !k->offs || !k->text || k->offs[0] != 0 || k->offs[n] != text)
		return short_section(id, err);
	for (uint32_t i = 0; i < n; i++)
		if (k->offs[i] > k->offs[i + 1])
			return short_section(id, err);
	bool gap = false;                               /* without one a look-up would not end */
	for (uint32_t i = 0; i < slots; i++) {
		gap |= k->slots[i] == 0;
		if ((k->slots[i] & 0xfffff) >= n)
			return short_section(id, err);
	}
	return gap ? 0 : short_section(id, err);
}

static int open_table(const struct tc_lang *l, uint32_t id, struct tc__table *t, struct tc_err *err)
{
	struct piece s;
	int rc = section(l, id, &s, err);
	if (rc)
		return rc;
	const unsigned char *h = take(&s, 16);
	if (!h || u32_at(h) == 0 || u32_at(h) > MAX_KEYS || u32_at(h + 4) == 0 || u32_at(h + 4) > MAX_DIM)
		return short_section(id, err);
	t->rows = (int32_t)u32_at(h);
	t->dim = (int32_t)u32_at(h + 4);
	t->scale = take(&s, (uint64_t)t->rows * 4);
	t->v = take(&s, (uint64_t)t->rows * (uint64_t)t->dim + 16);
	return t->scale && t->v ? 0 : short_section(id, err);
}

static int open_mat(const struct tc_lang *l, uint32_t id, int k, int n, bool narrow, struct tc__mat *m, struct tc_err *err)
{
	struct piece s;
	int rc = section(l, id, &s, err);
	if (rc)
		return rc;
	const unsigned char *h = take(&s, 64);
	uint32_t pad = (uint32_t)(n + TC__TILE - 1) / TC__TILE * TC__TILE;
	if (!h || u32_at(h) != (uint32_t)k || k % (narrow ? 16 : 8) || u32_at(h + 4) != (uint32_t)n || u32_at(h + 8) != pad ||
	    u32_at(h + 16) != (narrow ? 8 : 16))
		return short_section(id, err);
	m->k = k;
	m->n = n;
	m->n_pad = (int32_t)pad;
	memcpy(&m->q, h + 12, 4);
	m->scale = take(&s, (uint64_t)pad * 4);
	m->bias = take(&s, (uint64_t)pad * 4);
	const void *w = take(&s, (uint64_t)pad * (uint64_t)k * (narrow ? 1 : 2));
	m->w = narrow ? NULL : w;
	m->b = narrow ? w : NULL;
	return m->scale && m->bias && w ? 0 : short_section(id, err);
}

static int open_scripts(const struct tc_lang *l, uint32_t id, uint32_t n, const uint16_t **out, struct tc_err *err)
{
	struct piece s;
	int rc = section(l, id, &s, err);
	if (rc)
		return rc;
	*out = take(&s, (uint64_t)n * 2);
	if (!*out)
		return short_section(id, err);
	for (uint32_t i = 0; i < n; i++)
		if ((*out)[i] >= l->lemma.scripts.n)
			return short_section(id, err);
	return 0;
}

/* A network: sections NET, PROJ, BI, LAB, ROOT and those of its layers, all at `plus`. */
static int open_net(const struct tc_lang *l, uint32_t plus, struct tc__net *net, struct tc_err *err)
{
	struct piece s;
	int rc = section(l, S_NET + plus, &s, err);
	if (rc)
		return rc;
	const unsigned char *c = take(&s, (3 + TC__MAX_LAYERS) * 4);
	if (!c)
		return short_section(S_NET + plus, err);
	net->n_layers = (int32_t)u32_at(c);
	net->arc = (int32_t)u32_at(c + 4);
	net->label = (int32_t)u32_at(c + 8);
	if (net->n_layers < 1 || net->n_layers > TC__MAX_LAYERS || net->arc < 16 || net->arc > 256 || net->arc % 16 || net->label < 16 ||
	    net->label > MAX_DIM || net->label % 16)
		return short_section(S_NET + plus, err);
	int dim = l->in_dim;
	for (int i = 0; i < net->n_layers; i++) {
		uint32_t hidden = u32_at(c + 12 + 4 * i);
		if (hidden < 16 || hidden > MAX_DIM / 2 || hidden % 16)
			return short_section(S_NET + plus, err);
		net->layer[i].hidden = (int32_t)hidden;
		for (uint32_t d = 0; d < 2; d++) {
			uint32_t id = S_LAYER + plus + 4 * (uint32_t)i + 2 * d;
			if ((rc = open_mat(l, id, dim, 4 * (int)hidden, i > 0, &net->layer[i].in[d], err)) ||
			    (rc = open_mat(l, id + 1, (int)hidden, 4 * (int)hidden, true, &net->layer[i].rec[d], err)))
				return rc;
		}
		dim = 2 * (int)hidden;
	}
	int outputs = 2 * net->arc + 2 * net->label + l->n_upos + l->n_xpos;
	if ((rc = open_mat(l, S_PROJ + plus, dim, outputs, true, &net->proj, err)) ||
	    (rc = open_mat(l, S_BI + plus, net->arc, net->arc, false, &net->bi, err)) ||
	    (rc = open_mat(l, S_LAB + plus, net->label, l->n_rels, false, &net->lab, err)) ||
	    (rc = section(l, S_ROOT + plus, &s, err)))
		return rc;
	const float *q = take(&s, 2 * 4);
	if (!q || !(net->root = take(&s, (uint64_t)net->arc * 4)))
		return short_section(S_ROOT + plus, err);
	net->q_dep = q[0];
	net->q_head = q[1];
	return 0;
}

static int open_all(struct tc_lang *l, struct tc_err *err)
{
	struct piece s;
	int rc = section(l, S_CONF, &s, err);
	if (rc)
		return rc;
	const unsigned char *c = take(&s, 4 * 4);
	if (!c)
		return short_section(S_CONF, err);
	l->n_trained = (int32_t)u32_at(c);
	l->n_upos = (int32_t)u32_at(c + 4);
	l->n_xpos = (int32_t)u32_at(c + 8);
	l->n_rels = (int32_t)u32_at(c + 12);
	if (l->n_upos != TC_UPOS_COUNT || l->n_xpos != TC_XPOS_COUNT || l->n_rels != TC_REL_COUNT)
		return tc_fail(err, TC_EVERSION, "language model: made for other tag sets");
	if ((rc = open_keys(l, S_VOCAB, &l->vocab, err)) || (rc = open_table(l, S_PRE, &l->pre, err)) ||
	    (rc = open_table(l, S_ROW, &l->row, err)) || (rc = open_table(l, S_HASH, &l->hash, err)))
		return rc;
	if ((uint32_t)l->pre.rows != l->vocab.n || l->row.rows != l->n_trained || l->n_trained > l->pre.rows ||
	    l->hash.dim != l->row.dim || l->hash.rows < 2 || l->pre.dim + l->row.dim > MAX_DIM)
		return short_section(S_CONF, err);
	l->in_dim = l->pre.dim + l->row.dim;
	if ((rc = open_net(l, 0, &l->nets[TC_LANG_ACCURATE], err)) || (rc = open_net(l, S_SECOND, &l->nets[TC_LANG_FAST], err)))
		return rc;
	struct tc__lemmas *m = &l->lemma;
	if ((rc = open_keys(l, S_SCRIPTS, &m->scripts, err)) || (rc = open_keys(l, S_KNOWN, &m->known, err)) ||
	    (rc = open_keys(l, S_RULES, &m->rules, err)) || (rc = open_scripts(l, S_KNOWN_SCRIPT, m->known.n, &m->known_script, err)) ||
	    (rc = open_scripts(l, S_RULES_SCRIPT, m->rules.n, &m->rules_script, err)))
		return rc;
	if ((rc = section(l, S_NAME, &s, err)))
		return rc;
	if (s.n == 0 || s.n > 40)
		return short_section(S_NAME, err);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] > '~')
			return short_section(S_NAME, err);
	int n = snprintf(l->version, sizeof l->version, "%.*s sha256:", (int)s.n, (const char *)s.p);
	for (int i = 0; i < 8; i++)
		n += snprintf(l->version + n, sizeof l->version - (size_t)n, "%02x", l->base[SHA_AT + i]);
	return 0;
}

int tc_lang_open(const void *model, size_t len, struct tc_lang **out, struct tc_err *err)
{
	const unsigned char *p = model;
	if (len < HEADER || memcmp(p, "TOCSINLM", 8) != 0)
		return tc_fail(err, TC_EFORMAT, "not a language model of Tocsin");
	if ((uintptr_t)p % 16)
		return tc_fail(err, TC_EFORMAT, "language model: not aligned in memory");
	if (u32_at(p + 8) != VERSION)
		return tc_fail(err, u32_at(p + 8) > VERSION ? TC_EVERSION : TC_EFORMAT, "language model: format %u, this program reads %d",
			u32_at(p + 8), VERSION);
	uint32_t n = u32_at(p + 12);
	if (u64_at(p + 16) != len || n > MAX_SECTIONS || HEADER + (size_t)n * sizeof(struct section) > len)
		return tc_fail(err, TC_EFORMAT, "language model: cut short or damaged (%zu bytes)", len);
	for (uint32_t i = 0; i < n; i++) {
		const unsigned char *s = p + HEADER + (size_t)i * sizeof(struct section);
		if (u64_at(s + 8) % 64 || u64_at(s + 8) > len || u64_at(s + 16) > len - u64_at(s + 8))
			return tc_fail(err, TC_EFORMAT, "language model: section %u lies outside the file", u32_at(s));
	}
	struct tc_lang *l = tc_xcalloc(1, sizeof *l);
	l->base = p;
	l->len = len;
	int rc = open_all(l, err);
	if (rc) {
		free(l);
		return rc;
	}
	l->kern = &tc__kernels_base;
#ifdef TC__HAVE_AVX2
	if (__builtin_cpu_supports("avx2"))
		l->kern = &tc__kernels_avx2;
#endif
	*out = l;
	return 0;
}

void tc_lang_free(struct tc_lang *l)
{
	free(l);
}

const char *tc_lang_version(const struct tc_lang *l)
{
	return l->version;
}
