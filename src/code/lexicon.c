/* SPDX-License-Identifier: Apache-2.0 */
/* code/lexicon.c - reads the predicate lexicon's tables into frames and hash tables.
 * The tables are small (some thousand lines), so they are parsed when the coder is opened, in about a millisecond per
 * thousand frames; strings stay where they are, in the blob. */
#include "code/lexicon.h"
#include "code/tsv.h"

#include <stdlib.h>

#include "base/arena.h"

struct bucket { tc_str lemma; int pos; int first, n; };         /* frames [first, first + n) of by_lemma */
struct class_word { tc_str lemma; uint32_t class; bool used; };
struct known { tc_str text; const struct tc_elem *e; };         /* an element and how it is written */

/* While the tables are read: six of seven elements were written before, so each is read once and frames point to it. */
struct reading {
	struct known *known;            /* open addressing, size a power of two */
	uint32_t n_known, n_slots;
	const struct tc_elem **now;     /* the elements of the frame that is read */
	int n_now, cap_now;
};

struct tc_lexicon {
	struct tc_arena arena;
	struct tc_frame *frames;
	int n_frames, cap_frames;
	const struct tc_frame **by_lemma;
	struct bucket *buckets;         /* open addressing, size a power of two */
	uint32_t n_buckets;
	tc_str *classes;
	int n_classes, cap_classes;
	struct class_word *listed;      /* classes.tsv in order; class_words is its hash table */
	int n_listed, cap_listed;
	struct class_word *class_words;
	uint32_t n_class_slots;
	struct tc_light *lights;
	int n_lights, cap_lights;
	struct reading reading;
};

/* --- rows of a table -------------------------------------------------------------------------------------------- */

enum { MAX_COLS = 12 };
struct row { const char *file; long line; tc_str col[MAX_COLS]; int n; };

static int bad(struct tc_err *err, const struct row *r, int col, const char *what, tc_str text)
{
	tc_fail(err, TC_EFORMAT, "%s: '%.*s'", what, TC_FMT(text));
	tc_err_place(err, r->file, r->line, col + 1);
	return TC_EFORMAT;
}

typedef int (*row_fn)(struct tc_lexicon *l, const struct row *r, struct tc_err *err);

static int each_row(struct tc_lexicon *l, const char *file, tc_str tsv, int min_cols, row_fn fn, struct tc_err *err)
{
	struct row r = { .file = file };
	struct tc_tsv t = { .rest = tsv };
	tc_str line;
	while (tc_tsv_next(&t, &line)) {
		r.line = t.line;
		for (r.n = 0; r.n < MAX_COLS && tc_str_split(&line, '\t', &r.col[r.n]); r.n++)
			r.col[r.n] = tc_str_trim(r.col[r.n]);
		if (r.n < min_cols)
			return bad(err, &r, r.n - 1, "too few columns", r.col[0]);
		for (int i = r.n; i < MAX_COLS; i++)
			r.col[i] = TC_STR_NULL;
		int rc = fn(l, &r, err);
		if (rc)
			return rc;
	}
	return 0;
}

/* --- classes ------------------------------------------------------------------------------------------------------ */

int tc_lexicon_class(const struct tc_lexicon *l, tc_str name)
{
	for (int i = 0; i < l->n_classes; i++)
		if (l->classes[i].n == name.n && l->classes[i].p[0] == name.p[0] && tc_str_eq(l->classes[i], name))
			return i;
	return -1;
}

bool tc_lexicon_in_class(const struct tc_lexicon *l, uint32_t class, tc_str lemma)
{
	if (!l->n_class_slots)
		return false;
	uint32_t mask = l->n_class_slots - 1, i = (uint32_t)tc_hash(lemma.p, lemma.n, class + 1) & mask;
	for (; l->class_words[i].used; i = (i + 1) & mask)
		if (l->class_words[i].class == class && tc_str_eq(l->class_words[i].lemma, lemma))
			return true;
	return false;
}

static int class_row(struct tc_lexicon *l, const struct row *r, struct tc_err *err)
{
	tc_str name = r->col[0], words = r->col[1], word;
	if (name.n && name.p[0] == '@')
		name = tc_str_cut(name, 1, name.n);
	int c = tc_lexicon_class(l, name);
	if (c < 0) {
		c = l->n_classes;
		TC_PUSH(&l->arena, l->classes, l->n_classes, l->cap_classes, name);
	}
	while (tc_str_split(&words, '|', &word)) {
		struct class_word w = { tc_str_trim(word), (uint32_t)c, true };
		if (w.lemma.n)
			TC_PUSH(&l->arena, l->listed, l->n_listed, l->cap_listed, w);
	}
	return 0;
}

static int read_classes(struct tc_lexicon *l, tc_str tsv, struct tc_err *err)
{
	int rc = each_row(l, "lexicon/classes.tsv", tsv, 2, class_row, err);
	if (rc)
		return rc;
	uint32_t size = 16;
	while (size < (uint32_t)l->n_listed * 2)
		size *= 2;
	l->class_words = TC_NEWN(&l->arena, struct class_word, size);
	l->n_class_slots = size;
	for (int i = 0; i < l->n_listed; i++) {
		if (tc_lexicon_in_class(l, l->listed[i].class, l->listed[i].lemma))
			continue;
		uint32_t k = (uint32_t)tc_hash(l->listed[i].lemma.p, l->listed[i].lemma.n, l->listed[i].class + 1) & (size - 1);
		while (l->class_words[k].used)
			k = (k + 1) & (size - 1);
		l->class_words[k] = l->listed[i];
	}
	return 0;
}

/* --- patterns ----------------------------------------------------------------------------------------------------- */

static const struct { const char *name, *text; } macros[] = {
	{ "@tr", "subj=A obj=R" },
	{ "@with", "subj=B with=B" },
	{ "@sym", "subj=B obj=B with=B" },
	{ "@nact", "by=A poss=A mod=A of=R on=R against=R" },
	{ "@nsym", "between=B with=B among=B poss=B mod=B of=B" },
};

static const struct { const char *name; int kind; } slot_names[] = {
	{ "subj", TC_SLOT_SUBJ }, { "obj", TC_SLOT_OBJ }, { "iobj", TC_SLOT_IOBJ }, { "prt", TC_SLOT_PRT },
	{ "xcomp", TC_SLOT_XCOMP }, { "ccomp", TC_SLOT_CCOMP }, { "advcl", TC_SLOT_ADVCL }, { "mod", TC_SLOT_MOD },
	{ "poss", TC_SLOT_POSS }, { "noun", TC_SLOT_NOUN }, { "adv", TC_SLOT_ADV }, { "pred", TC_SLOT_PRED },
};

static int read_path(struct tc_elem *e, tc_str path)
{
	tc_str part;
	while (tc_str_split(&path, '.', &part)) {
		if (!part.n || e->n_path == TC_MAX_PATH)
			return -1;
		for (uint32_t i = 0; i < part.n; i++)
			if (!tc_is_lower(part.p[i]) && part.p[i] != '_')
				return -1;
		struct tc_slot s = { .kind = TC_SLOT_PREP, .prep = part };
		for (size_t i = 0; i < TC_COUNT(slot_names); i++)
			if (tc_str_is(part, slot_names[i].name))
				s.kind = (uint8_t)slot_names[i].kind;
		e->path[e->n_path++] = s;
	}
	return e->n_path ? 0 : -1;
}

static int read_atom(const struct tc_lexicon *l, tc_str s, struct tc_atom *a)
{
	*a = (struct tc_atom){ .kind = TC_ATOM_LEMMA, .lemma = s };
	if (!s.n)
		return -1;
	if (s.p[0] != '@')
		return 0;
	tc_str name = tc_str_cut(s, 1, s.n);
	int c = tc_lexicon_class(l, name);
	if (c >= 0) {
		a->kind = TC_ATOM_CLASS;
		a->arg = (uint32_t)c;
		return 0;
	}
	static const struct { const char *name; int kind; } own[] = {
		{ "party", TC_ATOM_PARTY }, { "person", TC_ATOM_PERSON }, { "country", TC_ATOM_COUNTRY },
		{ "org", TC_ATOM_ORG }, { "place", TC_ATOM_PLACE },
	};
	for (size_t i = 0; i < TC_COUNT(own); i++)
		if (tc_str_is(name, own[i].name)) {
			a->kind = (__typeof__(a->kind))own[i].kind;
			return 0;
		}
	char up[8];
	if (tc_str_is(name, "civ"))
		name = TC_STR("cvl");
	if (name.n >= sizeof up)
		return -1;
	for (uint32_t i = 0; i < name.n; i++)
		up[i] = tc_is_lower(name.p[i]) ? (char)(name.p[i] - 32) : name.p[i];
	int sector = tc_sector_find(tc_str_n(up, name.n));
	if (sector <= 0)
		return -1;
	a->kind = TC_ATOM_SECTOR;
	a->arg = (uint32_t)sector;
	return 0;
}

static int read_element(struct tc_lexicon *l, tc_str el, struct tc_elem *out)
{
	struct tc_elem e = { 0 };
	uint32_t k = 0;
	while (k < el.n && el.p[k] != '=' && el.p[k] != ':' && el.p[k] != '!')
		k++;
	if (k == el.n || read_path(&e, tc_str_cut(el, 0, k)) != 0)
		return -1;
	bool neg = el.p[k] == '!';
	if (neg && (++k == el.n || el.p[k] != ':'))
		return -1;
	tc_str rest = tc_str_cut(el, k + 1, el.n);
	if (el.p[k] == '=') {
		e.op = TC_ELEM_ROLE;
		if (rest.n && rest.p[rest.n - 1] == '!') {
			e.required = true;
			rest.n--;
		}
		if (rest.n != 1 || !memchr("ARBP", rest.p[0], 4))
			return -1;
		e.role = rest.p[0];
	} else if (tc_str_is(rest, "*")) {
		e.op = neg ? TC_ELEM_NONE : TC_ELEM_SOME;
	} else {
		e.op = neg ? TC_ELEM_NOT : TC_ELEM_IS;
		int atoms = 1;
		for (uint32_t i = 0; i < rest.n; i++)
			atoms += rest.p[i] == '|';
		e.atoms = tc_arena_alloc(&l->arena, sizeof *e.atoms * (size_t)atoms);
		tc_str atom;
		while (tc_str_split(&rest, '|', &atom))
			if (read_atom(l, atom, &e.atoms[e.n_atoms++]) != 0)
				return -1;
	}
	*out = e;
	return 0;
}

static struct known *known_slot(const struct reading *r, tc_str text)
{
	/* long ones are lists of words; their ends tell them apart well enough */
	uint64_t h = text.n <= 24 ? tc_hash(text.p, text.n, 0) : tc_hash(text.p, 12, tc_hash(text.p + text.n - 12, 12, text.n));
	uint32_t mask = r->n_slots - 1, i = (uint32_t)h & mask;
	while (r->known[i].e && !tc_str_eq(r->known[i].text, text))
		i = (i + 1) & mask;
	return &r->known[i];
}

static void grow_known(struct reading *r)
{
	struct reading old = *r;
	r->n_slots = old.n_slots ? old.n_slots * 2 : 1024;
	r->known = tc_xcalloc(r->n_slots, sizeof *r->known);
	for (uint32_t i = 0; i < old.n_slots; i++)
		if (old.known[i].e)
			*known_slot(r, old.known[i].text) = old.known[i];
	free(old.known);
}

/* The element as read now or before; NULL if it cannot be read. */
static const struct tc_elem *element(struct tc_lexicon *l, tc_str text)
{
	struct reading *r = &l->reading;
	if (r->n_known * 2 >= r->n_slots)
		grow_known(r);
	struct known *k = known_slot(r, text);
	struct tc_elem e;
	if (k->e)
		return k->e;
	if (read_element(l, text, &e) != 0)
		return NULL;
	struct tc_elem *kept = tc_arena_alloc(&l->arena, sizeof *kept);
	*kept = e;
	*k = (struct known){ text, kept };
	r->n_known++;
	return kept;
}

/* Add the pattern's elements to those of the frame that is read. */
static int read_pattern(struct tc_lexicon *l, struct tc_frame *f, tc_str pattern, int depth)
{
	struct reading *r = &l->reading;
	tc_str el;
	while (tc_str_split(&pattern, ' ', &el)) {
		if (!el.n)
			continue;
		size_t m = TC_COUNT(macros);
		for (m = 0; el.p[0] == '@' && m < TC_COUNT(macros); m++)
			if (tc_str_is(el, macros[m].name))
				break;
		if (el.p[0] == '@' && m < TC_COUNT(macros)) {
			if (depth || read_pattern(l, f, tc_str_of(macros[m].text), 1) != 0)
				return -1;
			continue;
		}
		const struct tc_elem *e = element(l, el);
		if (!e)
			return -1;
		f->n_conds += e->op == TC_ELEM_IS ? 3 : e->op == TC_ELEM_SOME ? 2 : e->op == TC_ELEM_ROLE ? e->required : 0;
		if (r->n_now == r->cap_now) {
			r->cap_now = r->cap_now ? r->cap_now * 2 : 64;
			r->now = tc_xrealloc(r->now, sizeof *r->now * (size_t)r->cap_now);
		}
		r->now[r->n_now++] = e;
	}
	return 0;
}

static int frame_row(struct tc_lexicon *l, const struct row *r, struct tc_err *err)
{
	struct tc_frame f = { .id = r->col[0], .lemma = r->col[1], .mode = r->col[5], .cameo = r->col[6], .example = r->col[7],
			      .miss = r->col[8], .order = l->n_frames };
	if (!f.id.n || !f.lemma.n)
		return bad(err, r, 0, "id or lemma missing", f.id);
	tc_str pos = r->col[2];
	if (pos.n != 1 || !memchr("VNA", pos.p[0], 3))
		return bad(err, r, 2, "part of speech is none of V N A", pos);
	f.pos = pos.p[0] == 'V' ? TC_FRAME_V : pos.p[0] == 'N' ? TC_FRAME_N : TC_FRAME_A;
	const struct tc_frame *last = l->n_frames ? &l->frames[l->n_frames - 1] : NULL;
	int ev = last && tc_str_is(r->col[4], tc_event_name(last->event)) ? last->event : tc_event_find(r->col[4]);
	if (ev < 0)
		return bad(err, r, 4, "unknown event type", r->col[4]);
	f.event = (uint8_t)ev;
	if (f.mode.n && !tc_mode_known(ev, f.mode))
		return bad(err, r, 5, "unknown mode of this event type", f.mode);
	struct reading *now = &l->reading;
	now->n_now = 0;
	if (read_pattern(l, &f, r->col[3], 0) != 0)
		return bad(err, r, 3, "unreadable pattern", r->col[3]);
	bool roles = false;
	for (int i = 0; i < now->n_now; i++)
		roles |= now->now[i]->op == TC_ELEM_ROLE;
	if (!roles && ev != TC_EVENT_NONE) {
		tc_str own = f.pos == TC_FRAME_V ? TC_STR("@tr") : f.pos == TC_FRAME_N ? TC_STR("@nact") : TC_STR("noun=R");
		if (read_pattern(l, &f, own, 0) != 0)
			TC_BUG("default pattern");
	}
	f.n_elems = now->n_now;
	const struct tc_elem **own_elems = tc_arena_alloc(&l->arena, sizeof *own_elems * (size_t)f.n_elems);
	for (int i = 0; i < f.n_elems; i++)
		own_elems[i] = now->now[i];
	f.elems = own_elems;
	TC_PUSH(&l->arena, l->frames, l->n_frames, l->cap_frames, f);
	return 0;
}

static int light_row(struct tc_lexicon *l, const struct row *r, struct tc_err *err)
{
	struct tc_light t = { .lemma = r->col[0], .slot = r->col[1], .status = r->col[3] };
	if (tc_str_is(r->col[2], "do"))
		t.effect = TC_LIGHT_DO;
	else if (tc_str_is(r->col[2], "undergo"))
		t.effect = TC_LIGHT_UNDERGO;
	else if (tc_str_is(r->col[2], "host"))
		t.effect = TC_LIGHT_HOST;
	else
		return bad(err, r, 2, "effect is none of do, undergo, host", r->col[2]);
	TC_PUSH(&l->arena, l->lights, l->n_lights, l->cap_lights, t);
	return 0;
}

/* --- index -------------------------------------------------------------------------------------------------------- */

static struct bucket *bucket_of(const struct tc_lexicon *l, tc_str lemma, int pos)
{
	uint32_t mask = l->n_buckets - 1, k = (uint32_t)tc_hash(lemma.p, lemma.n, (uint64_t)pos) & mask;
	while (l->buckets[k].n && (l->buckets[k].pos != pos || !tc_str_eq(l->buckets[k].lemma, lemma)))
		k = (k + 1) & mask;
	return &l->buckets[k];
}

/* Frames by lemma and part of speech, the most specific first, else in the order of the tables. */
static void index_frames(struct tc_lexicon *l)
{
	uint32_t size = 64;
	while (size < (uint32_t)l->n_frames * 2)
		size *= 2;
	l->by_lemma = TC_NEWN(&l->arena, const struct tc_frame *, l->n_frames + 1);
	l->buckets = TC_NEWN(&l->arena, struct bucket, size);
	l->n_buckets = size;
	for (int i = 0; i < l->n_frames; i++) {
		const struct tc_frame *f = &l->frames[i];
		struct bucket *b = bucket_of(l, f->lemma, f->pos);
		*b = (struct bucket){ f->lemma, f->pos, 0, b->n + 1 };
	}
	for (uint32_t k = 0, at = 0; k < size; k++) {
		l->buckets[k].first = (int)at;
		at += (uint32_t)l->buckets[k].n;
	}
	for (int i = 0; i < l->n_frames; i++) {
		const struct tc_frame *f = &l->frames[i], **to = l->by_lemma + bucket_of(l, f->lemma, f->pos)->first;
		int n = 0;
		while (to[n])
			n++;
		for (; n > 0 && to[n - 1]->n_conds < f->n_conds; n--)
			to[n] = to[n - 1];
		to[n] = f;
	}
}

const struct tc_frame *const *tc_lexicon_find(const struct tc_lexicon *l, tc_str lemma, int pos, int *n)
{
	const struct bucket *b = bucket_of(l, lemma, pos);
	*n = b->n;
	return b->n ? l->by_lemma + b->first : NULL;
}

const struct tc_light *tc_lexicon_light(const struct tc_lexicon *l, tc_str lemma, tc_str slot)
{
	int lo = 0, hi = l->n_lights;
	while (lo < hi) {
		int mid = (lo + hi) / 2;
		int c = tc_str_cmp(l->lights[mid].lemma, lemma);
		if (c == 0)
			c = tc_str_cmp(l->lights[mid].slot, slot);
		if (c == 0)
			return &l->lights[mid];
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

static int by_light(const void *a, const void *b)
{
	const struct tc_light *x = a, *y = b;
	int c = tc_str_cmp(x->lemma, y->lemma);
	return c ? c : tc_str_cmp(x->slot, y->slot);
}

int tc_lexicon_count(const struct tc_lexicon *l) { return l->n_frames; }
const struct tc_frame *tc_lexicon_frame(const struct tc_lexicon *l, int i) { return &l->frames[i]; }

static void release(struct reading *r)
{
	free(r->known);
	free(r->now);
	*r = (struct reading){ 0 };
}

int tc__lexicon_read(tc_str (*section)(const void *from, const char *name), const void *from, struct tc_lexicon **out, struct tc_err *err)
{
	static const char *const files[] = {
		"agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse", "reject", "threaten",
		"protest", "sanction", "mobilize", "coerce", "assault", "none", "guess",
	};
	struct tc_lexicon *l = tc_xcalloc(1, sizeof *l);
	size_t lines = 0;
	for (size_t i = 0; i < TC_COUNT(files); i++)
		lines += tc_str_count(section(from, tc_arena_printf(&l->arena, "lexicon/%s.tsv", files[i]).p), '\n') + 1u;
	l->frames = tc_arena_alloc(&l->arena, sizeof *l->frames * lines);
	l->cap_frames = (int)lines;
	int rc = read_classes(l, section(from, "lexicon/classes.tsv"), err);
	for (size_t i = 0; i < TC_COUNT(files) && rc == 0; i++) {
		tc_str name = tc_arena_printf(&l->arena, "lexicon/%s.tsv", files[i]);
		rc = each_row(l, name.p, section(from, name.p), 7, frame_row, err);
	}
	if (rc == 0)
		rc = each_row(l, "lexicon/light.tsv", section(from, "lexicon/light.tsv"), 3, light_row, err);
	release(&l->reading);
	if (rc) {
		tc_lexicon_free(l);
		return rc;
	}
	if (l->n_lights)
		qsort(l->lights, (size_t)l->n_lights, sizeof *l->lights, by_light);
	index_frames(l);
	*out = l;
	return 0;
}

static tc_str know_section(const void *know, const char *name) { return tc_know_section(know, name); }

int tc_lexicon_open(const struct tc_know *know, struct tc_lexicon **out, struct tc_err *err)
{
	return tc__lexicon_read(know_section, know, out, err);
}

void tc_lexicon_free(struct tc_lexicon *l)
{
	if (!l)
		return;
	tc_arena_release(&l->arena);
	free(l);
}
