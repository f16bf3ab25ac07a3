/* SPDX-License-Identifier: Apache-2.0 */
/* lang/lang.c - tag, lemmatise and parse: stacked BiLSTM, one projection to tags, arcs and labels, best tree.
 * Method and measurements: docs/language.md. Sentences are taken in batches. The words of a batch lie place by place
 * (all first words, then all second words ...), longest sentence first, so that each step of the recurrence is one
 * product over adjoining rows and no place is padded. Heads and labels are done sentence by sentence, in cache.
 * What the first layer takes from a word depends on its form alone: it is worked out once and remembered (struct forms),
 * which saves two thirds of that layer's products in running text and changes no result. */
#include "lang/lang_int.h"
#include "text/dateline.h"
#include "text/split.h"

#include <stdlib.h>

enum { BATCH_SENTS = 64, BATCH_WORDS = 2048, PAD = 64, CHUNK = 32, AHEAD = 96 };
enum { FORMS = 6144, SLOTS = 16384, MAX_FORM = 48 };

/* Input gates of the first layer by form, both directions beside each other. When it might overflow, forms that were met again
 * since the last time stay, up to half of them. */
struct forms {
	int n;
	size_t wide;                    /* gates of a form: 8 * hidden */
	int16_t *gates;                 /* (FORMS + BATCH_WORDS, wide), in 1 / TC__GATE */
	uint16_t *slots;                /* (SLOTS): form + 1, open addressing */
	struct form { uint32_t hash; bool again; uint8_t len; char text[MAX_FORM]; } *form;
};

struct tc_lang_scratch {
	const struct tc__net *net;
	int rows, sent;                 /* what the buffers hold: words of a batch, words of a sentence */
	struct forms forms;
	int32_t *form_of;               /* (rows): row of `forms` */
	uint8_t *h[2];                  /* (rows, widest layer) */
	int16_t *x;                     /* (CHUNK, in_dim) */
	float *gates, *cells, *row;
	uint8_t *mine;                  /* of one sentence, from here on */
	int16_t *dep_q, *quant, *pack;
	float *proj, *dep, *lab;
	int32_t *score, *heads;
	void *work;
	int widest;
};

struct tc_lang_scratch *tc_lang_scratch_new_for(const struct tc_lang *l, enum tc_lang_network network)
{
	struct tc_lang_scratch *s = tc_xcalloc(1, sizeof *s);
	const struct tc__net *net = s->net = &l->nets[network == TC_LANG_FAST];
	int hidden = 0;
	for (int i = 0; i < net->n_layers; i++)
		hidden = net->layer[i].hidden > hidden ? net->layer[i].hidden : hidden;
	s->widest = 2 * hidden;
	s->gates = tc_xmalloc(sizeof(float) * (AHEAD * 4 * (size_t)hidden + PAD));
	s->cells = tc_xmalloc(sizeof(float) * (BATCH_SENTS * (size_t)hidden + PAD));
	s->row = tc_xmalloc(sizeof(float) * ((size_t)l->in_dim + PAD));
	s->x = tc_xmalloc(sizeof(int16_t) * (CHUNK * (size_t)l->in_dim + PAD));
	struct forms *f = &s->forms;
	f->wide = 8 * (size_t)net->layer[0].hidden;
	f->gates = tc_xmalloc(sizeof *f->gates * (FORMS + BATCH_WORDS) * f->wide);
	f->form = tc_xmalloc(sizeof *f->form * (FORMS + BATCH_WORDS));
	f->slots = tc_xcalloc(SLOTS, sizeof *f->slots);
	return s;
}

struct tc_lang_scratch *tc_lang_scratch_new(const struct tc_lang *l)
{
	return tc_lang_scratch_new_for(l, TC_LANG_ACCURATE);
}

void tc_lang_scratch_free(struct tc_lang_scratch *s)
{
	if (!s)
		return;
	free(s->forms.gates);
	free(s->forms.form);
	free(s->forms.slots);
	free(s->form_of);
	free(s->h[0]);
	free(s->h[1]);
	free(s->x);
	free(s->gates);
	free(s->cells);
	free(s->row);
	free(s->mine);
	free(s->dep_q);
	free(s->quant);
	free(s->pack);
	free(s->proj);
	free(s->dep);
	free(s->lab);
	free(s->score);
	free(s->heads);
	free(s->work);
	free(s);
}

static void *again(void *old, size_t size)
{
	free(old);
	return tc_xmalloc(size);
}

static int most(int a, int b) { return a > b ? a : b; }

static void grow(struct tc_lang_scratch *s, int rows, int sent)
{
	const struct tc__net *net = s->net;
	if (rows > s->rows) {
		s->rows = rows = most(rows + rows / 4, 256);
		s->form_of = again(s->form_of, sizeof(int32_t) * (size_t)rows);
		for (int i = 0; i < 2; i++)
			s->h[i] = again(s->h[i], (size_t)rows * (size_t)s->widest + PAD);
	}
	if (sent > s->sent) {
		s->sent = sent = most(sent + sent / 4, 64);
		size_t n = (size_t)sent, heads = (n + 1 + TC__TILE - 1) / TC__TILE * TC__TILE;
		size_t wide = (size_t)most(net->arc, net->label);
		s->mine = again(s->mine, n * (size_t)s->widest + PAD);
		s->dep_q = again(s->dep_q, sizeof(int16_t) * (n * wide + PAD));
		s->quant = again(s->quant, sizeof(int16_t) * ((n + 1) * wide + PAD));
		s->pack = again(s->pack, sizeof(int16_t) * (heads * (size_t)net->arc + PAD));
		s->proj = again(s->proj, sizeof(float) * n * (size_t)net->proj.n_pad);
		s->dep = again(s->dep, sizeof(float) * n * (size_t)net->bi.n_pad);
		s->lab = again(s->lab, sizeof(float) * n * (size_t)net->lab.n_pad);
		s->score = again(s->score, sizeof(int32_t) * n * heads);
		s->heads = again(s->heads, sizeof(int32_t) * n);
		s->work = again(s->work, tc__tree_work(sent));
	}
}

struct batch {
	int n, longest, rows;
	const struct tc_sent *sents[BATCH_SENTS];       /* longest first */
	int start[TC_MAX_SENT_WORDS + 1];               /* first row of a place; one past the last at `longest` */
};

/* A form's vector, whole numbers, in_dim of them. */
static void embed(const struct tc_lang *l, struct tc_lang_scratch *s, tc_str form, int16_t *out)
{
	const struct tc__kernels *k = l->kern;
	struct tc__feats f;
	float *x = s->row, *sum = x + l->pre.dim;
	tc__feats_of(l, form, &f);
	memset(x, 0, sizeof(float) * ((size_t)l->in_dim + PAD));
	k->add_row(x, l->pre.v + (size_t)f.word * (size_t)l->pre.dim, l->pre.scale[f.word], l->pre.dim);
	memset(sum, 0, sizeof(float) * 8);              /* what add_row wrote past the end */
	uint32_t word = f.word < (uint32_t)l->n_trained ? f.word : 0;
	k->add_row(sum, l->row.v + (size_t)word * (size_t)l->row.dim, l->row.scale[word], l->row.dim);
	for (uint32_t j = 0; j < f.n; j++)
		k->add_row(sum, l->hash.v + (size_t)f.hashed[j] * (size_t)l->hash.dim, l->hash.scale[f.hashed[j]], l->hash.dim);
	k->quantize(x, s->net->layer[0].in[0].q, TC__LIMIT, false, l->in_dim, out);
}

/* Gates of forms [at, at + n), whose vectors are in s->x. */
static void fill_forms(const struct tc_lang *l, struct tc_lang_scratch *s, int at, int n)
{
	const struct tc__layer *y = &s->net->layer[0];
	size_t gates = 4 * (size_t)y->hidden;
	for (int dir = 0; dir < 2; dir++) {
		l->kern->mul(s->x, (size_t)l->in_dim, n, &y->in[dir], s->gates, gates, false);
		for (int i = 0; i < n; i++)
			l->kern->quantize(s->gates + (size_t)i * gates, TC__GATE, 32767, false, (int)gates,
				s->forms.gates + (size_t)(at + i) * s->forms.wide + (dir ? gates : 0));
	}
}

static void forget_forms(struct forms *f)
{
	int kept = 0;
	memset(f->slots, 0, sizeof *f->slots * SLOTS);
	for (int i = 0; i < f->n && kept < FORMS / 2; i++) {
		if (!f->form[i].again)
			continue;
		if (kept < i) {
			f->form[kept] = f->form[i];
			memcpy(f->gates + (size_t)kept * f->wide, f->gates + (size_t)i * f->wide, sizeof *f->gates * f->wide);
		}
		f->form[kept].again = false;
		uint32_t at = f->form[kept].hash & (SLOTS - 1);
		while (f->slots[at])
			at = (at + 1) & (SLOTS - 1);
		f->slots[at] = (uint16_t)++kept;
	}
	f->n = kept;
}

/* Row of `forms` for a form; *fresh if it must be filled. Long forms are not remembered. */
static int32_t find_form(struct forms *f, tc_str form, bool *fresh)
{
	uint32_t hash = (uint32_t)tc_hash(form.p, form.n, 1), at = hash & (SLOTS - 1);
	*fresh = true;
	if (form.n > MAX_FORM) {
		f->form[f->n].again = false;
		return f->n++;
	}
	for (; f->slots[at]; at = (at + 1) & (SLOTS - 1)) {
		struct form *k = &f->form[f->slots[at] - 1];
		if (k->hash == hash && k->len == form.n && memcmp(k->text, form.p, form.n) == 0) {
			*fresh = false;
			k->again = true;
			return f->slots[at] - 1;
		}
	}
	struct form *k = &f->form[f->n];
	k->hash = hash;
	k->again = false;
	k->len = (uint8_t)form.n;
	memcpy(k->text, form.p, form.n);
	f->slots[at] = (uint16_t)(f->n + 1);
	return f->n++;
}

static void find_forms(const struct tc_lang *l, struct tc_lang_scratch *s, const struct tc_doc *d, const struct batch *b)
{
	struct forms *f = &s->forms;
	if (f->n + b->rows > FORMS && f->n)
		forget_forms(f);
	int first = f->n;                               /* of those not yet filled, which are the last ones */
	for (int i = 0; i < b->n; i++)
		for (int t = 0; t < b->sents[i]->n; t++) {
			bool fresh;
			tc_str form = d->words[b->sents[i]->first + t].form;
			int32_t at = find_form(f, form, &fresh);
			s->form_of[b->start[t] + i] = at;
			if (!fresh)
				continue;
			embed(l, s, form, s->x + (size_t)(at - first) * (size_t)l->in_dim);
			if (at - first + 1 == CHUNK) {
				fill_forms(l, s, first, CHUNK);
				first = f->n;
			}
		}
	if (f->n > first)
		fill_forms(l, s, first, f->n - first);
}

/* Rows [*lo, *hi) that hold place t and as many places after it, in the direction `dir`, as fit AHEAD rows. */
static void rows_ahead(const struct batch *b, int t, int dir, int *lo, int *hi)
{
	int first = t, last = t;
	if (dir)
		while (first > 0 && b->start[t + 1] - b->start[first - 1] <= AHEAD)
			first--;
	else
		while (last + 1 < b->longest && b->start[last + 2] - b->start[t] <= AHEAD)
			last++;
	*lo = b->start[first];
	*hi = b->start[last + 1];
}

/* One direction of a layer: x (rows, in; NULL: the remembered forms) to columns `at` .. `at` + hidden of h (rows, 2 hidden).
 * What the inputs add to the gates is worked out for many places at once. */
static void run_layer(const struct tc_lang *l, struct tc_lang_scratch *s, const struct batch *b, const struct tc__layer *y,
	int dir, const uint8_t *x, uint8_t *h)
{
	const struct tc__kernels *k = l->kern;
	const struct tc__mat *in = &y->in[dir], *rec = &y->rec[dir];
	size_t hidden = (size_t)y->hidden, wide = 2 * hidden, n_gates = 4 * hidden;
	uint8_t *out = h + (dir ? hidden : 0);
	int lo = 0, hi = 0;
	memset(s->cells, 0, sizeof(float) * (size_t)b->n * hidden);
	for (int step = 0; step < b->longest; step++) {
		int t = dir ? b->longest - 1 - step : step, from = dir ? t + 1 : t - 1;
		int at = b->start[t], m = b->start[t + 1] - at;
		/* sentences that have a state: forward all of them, backward those that reach past t */
		int old = step == 0 ? 0 : dir ? b->start[from + 1] - b->start[from] : m;
		if (x && (at < lo || at + m > hi)) {
			rows_ahead(b, t, dir, &lo, &hi);
			k->mul_narrow(x + (size_t)lo * (size_t)in->k, (size_t)in->k, hi - lo, in, s->gates, n_gates, false);
		} else if (!x)
			lo = at;
		float *gates = s->gates + (size_t)(at - lo) * n_gates;
		if (!x)
			memset(gates + (size_t)old * n_gates, 0, sizeof(float) * (size_t)(m - old) * n_gates);
		if (old)
			k->mul_narrow(out + (size_t)b->start[from] * wide, wide, old, rec, gates, n_gates, x != NULL);
		for (int i = 0; i < m; i++) {
			const int16_t *more = x ? NULL : s->forms.gates + (size_t)s->form_of[at + i] * s->forms.wide + (dir ? n_gates : 0);
			k->cell(gates + (size_t)i * n_gates, more, s->cells + (size_t)i * hidden, y->hidden, out + (size_t)(at + i) * wide);
		}
	}
}

/* Heads and labels of sentence i of the batch from the last layer's rows. */
static void decode(const struct tc_lang *l, struct tc_lang_scratch *s, struct tc_doc *d, const struct batch *b, int i,
	const uint8_t *h, int wide)
{
	const struct tc__kernels *k = l->kern;
	const struct tc__net *net = s->net;
	const struct tc_sent *sent = b->sents[i];
	struct tc_word *w = d->words + sent->first;
	int n = sent->n, arc = net->arc, label = net->label, n_heads = (n + 1 + TC__TILE - 1) / TC__TILE * TC__TILE;
	size_t ld = (size_t)net->proj.n_pad, tags = 2 * (size_t)arc + 2 * (size_t)label;
	for (int t = 0; t < n; t++)
		memcpy(s->mine + (size_t)t * (size_t)wide, h + (size_t)(b->start[t] + i) * (size_t)wide, (size_t)wide);
	k->mul_narrow(s->mine, (size_t)wide, n, &net->proj, s->proj, ld, false);
	for (int t = 0; t < n; t++) {
		const float *p = s->proj + (size_t)t * ld + tags;
		w[t].upos = (uint8_t)k->best(p, l->n_upos);
		w[t].xpos = (uint8_t)k->best(p + l->n_upos, l->n_xpos);
	}

	/* dependants: relu, bi, whole numbers; heads: relu, whole numbers, laid out as weights of sixteen outputs each */
	for (int t = 0; t < n; t++)
		k->quantize(s->proj + (size_t)t * ld, net->bi.q, TC__LIMIT, true, arc, s->quant + (size_t)t * (size_t)arc);
	k->mul(s->quant, (size_t)arc, n, &net->bi, s->dep, (size_t)net->bi.n_pad, false);
	for (int t = 0; t < n; t++)
		k->quantize(s->dep + (size_t)t * (size_t)net->bi.n_pad, net->q_dep, TC__LIMIT, false, arc, s->dep_q + (size_t)t * (size_t)arc);
	k->quantize(net->root, net->q_head, TC__LIMIT, false, arc, s->quant);
	for (int t = 0; t < n; t++)
		k->quantize(s->proj + (size_t)t * ld + arc, net->q_head, TC__LIMIT, true, arc, s->quant + (size_t)(t + 1) * (size_t)arc);
	for (int t = 0; t < n_heads; t++) {
		int16_t *to = s->pack + (size_t)(t / TC__TILE) * TC__TILE * (size_t)arc + 2 * (t % TC__TILE);
		const int16_t *from = s->quant + (size_t)t * (size_t)arc;
		static const int16_t none[2];
		for (int j = 0; j < arc; j += 2, to += 2 * TC__TILE)
			memcpy(to, t <= n ? from + j : none, 2 * sizeof *to);
	}
	k->mul_int(s->dep_q, (size_t)arc, n, s->pack, arc, n_heads, s->score, (size_t)n_heads);
	tc__tree(s->score, n, n_heads, s->heads, s->work);

	for (int t = 0; t < n; t++) {
		int head = most(s->heads[t] - 1, 0);
		k->relu_sum(s->proj + (size_t)t * ld + 2 * arc, s->proj + (size_t)head * ld + 2 * arc + label, net->lab.q, label,
			s->quant + (size_t)t * (size_t)label);
	}
	k->mul(s->quant, (size_t)label, n, &net->lab, s->lab, (size_t)net->lab.n_pad, false);
	for (int t = 0; t < n; t++) {
		bool root = s->heads[t] == 0;
		w[t].head = root ? -1 : sent->first + s->heads[t] - 1;
		w[t].rel = (uint8_t)(root ? TC_REL_ROOT : 1 + k->best(s->lab + (size_t)t * (size_t)net->lab.n_pad + 1, l->n_rels - 1));
	}
}

static int longer(const void *a, const void *b)
{
	const struct tc_sent *x = *(const struct tc_sent *const *)a, *y = *(const struct tc_sent *const *)b;
	return x->n != y->n ? (x->n < y->n) - (x->n > y->n) : (x->first > y->first) - (x->first < y->first);
}

static void run_batch(const struct tc_lang *l, struct tc_lang_scratch *s, struct tc_doc *d, struct batch *b)
{
	qsort(b->sents, (size_t)b->n, sizeof b->sents[0], longer);
	b->longest = b->sents[0]->n;
	for (int t = 0, at = 0, live = b->n; t <= b->longest; t++) {
		while (live > 0 && b->sents[live - 1]->n <= t)
			live--;
		b->start[t] = at;
		at += live;
	}
	grow(s, b->rows, b->longest);
	find_forms(l, s, d, b);
	const struct tc__net *net = s->net;
	const uint8_t *x = NULL;
	int wide = 0;
	for (int i = 0; i < net->n_layers; i++) {
		for (int dir = 0; dir < 2; dir++)
			run_layer(l, s, b, &net->layer[i], dir, x, s->h[i % 2]);
		x = s->h[i % 2];
		wide = 2 * net->layer[i].hidden;
	}
	for (int i = 0; i < b->n; i++)
		decode(l, s, d, b, i, x, wide);
}

/* Cut sentences of more than TC_MAX_SENT_WORDS words. */
static void cap_sentences(struct tc_doc *d)
{
	int32_t extra = 0;
	for (int32_t i = 0; i < d->n_sents; i++)
		if (d->sents[i].n > TC_MAX_SENT_WORDS)
			extra += (d->sents[i].n - 1) / TC_MAX_SENT_WORDS;
	if (!extra)
		return;
	struct tc_sent *out = TC_NEWN(d->arena, struct tc_sent, d->n_sents + extra);
	int32_t n = 0;
	for (int32_t i = 0; i < d->n_sents; i++) {
		struct tc_sent s = d->sents[i];
		while (s.n > TC_MAX_SENT_WORDS) {
			struct tc_sent part = s;
			part.n = TC_MAX_SENT_WORDS;
			part.end = d->words[s.first + part.n - 1].end;
			s.first += part.n;
			s.n -= part.n;
			s.beg = d->words[s.first].beg;
			out[n++] = part;
		}
		out[n++] = s;
	}
	d->sents = out;
	d->n_sents = d->cap_sents = n;
}

void tc_lang_parse(const struct tc_lang *l, struct tc_lang_scratch *s, struct tc_doc *d)
{
	cap_sentences(d);
	struct batch b;
	b.n = b.rows = 0;
	for (int32_t i = 0; i < d->n_sents; i++) {
		const struct tc_sent *sent = &d->sents[i];
		if (sent->n <= 0)
			continue;
		if (b.n == BATCH_SENTS || (b.n && b.rows + sent->n > BATCH_WORDS)) {
			run_batch(l, s, d, &b);
			b.n = b.rows = 0;
		}
		b.sents[b.n++] = sent;
		b.rows += sent->n;
	}
	if (b.n)
		run_batch(l, s, d, &b);
	for (int32_t i = 0; i < d->n_words; i++)
		tc__lemma(l, d->arena, &d->words[i]);
	tc_doc_link(d);
}

void tc_lang_annotate(const struct tc_lang *l, struct tc_lang_scratch *s, struct tc_doc *d)
{
	tc_split(d);
	tc_dateline_cut(d);
	tc_lang_parse(l, s, d);
}
