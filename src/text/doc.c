/* SPDX-License-Identifier: Apache-2.0 */
/* text/doc.c - names of the tag sets, links between words, and CoNLL-U in. */
#include "text/doc.h"

#include "base/buf.h"

static const char *const upos_names[] = {
#define X(name) #name,
	TC_UPOS(X)
#undef X
};
static const char *const xpos_names[] = {
#define X(name, text) text,
	TC_XPOS(X)
#undef X
};
static const char *const rel_names[] = {
#define X(name, text) text,
	TC_RELS(X)
#undef X
};

const char *tc_upos_name(int i) { return i >= 0 && i < TC_UPOS_COUNT ? upos_names[i] : "_"; }
const char *tc_xpos_name(int i) { return i >= 0 && i < TC_XPOS_COUNT ? xpos_names[i] : "_"; }
const char *tc_rel_name(int i) { return i >= 0 && i < TC_REL_COUNT ? rel_names[i] : "_"; }

static int find_name(const char *const *names, int n, tc_str s)
{
	for (int i = 0; i < n; i++)
		if (tc_str_is(s, names[i]))
			return i;
	return -1;
}

int tc_upos_find(tc_str s) { return find_name(upos_names, TC_UPOS_COUNT, s); }
int tc_xpos_find(tc_str s) { return find_name(xpos_names, TC_XPOS_COUNT, s); }

int tc_rel_find(tc_str s)
{
	int i = find_name(rel_names, TC_REL_COUNT, s);
	if (i >= 0)
		return i;
	int32_t colon = tc_str_find(s, TC_STR(":"));
	return colon > 0 ? find_name(rel_names, TC_REL_COUNT, tc_str_cut(s, 0, (uint32_t)colon)) : -1;
}

void tc_doc_init(struct tc_doc *d, struct tc_arena *arena, tc_str text)
{
	*d = (struct tc_doc){ .arena = arena, .text = text };
}

void tc_doc_link_sentence(struct tc_doc *d, int32_t sent)
{
	struct tc_sent *st = &d->sents[sent];
	st->root = -1;
	for (int32_t i = st->first; i < st->first + st->n; i++) {
		d->words[i].child = d->words[i].next = -1;
		d->words[i].sent = sent;
	}
	for (int32_t i = st->first + st->n - 1; i >= st->first; i--) {
		int32_t h = d->words[i].head;
		if (h < 0) {
			st->root = i;
			continue;
		}
		d->words[i].next = d->words[h].child;
		d->words[h].child = i;
	}
}

void tc_doc_link(struct tc_doc *d)
{
	for (int32_t s = 0; s < d->n_sents; s++)
		tc_doc_link_sentence(d, s);
}

/* --- CoNLL-U --------------------------------------------------------------------------------------------------- */

struct conllu_reader {
	struct tc_doc *d;
	struct tc_buf text;
	long line;
	bool newpar, space;     /* what stands before the next token */
	int32_t para;
	int32_t mwt_last;       /* last word id of the open multiword token; 0 none */
};

static bool read_int(tc_str s, long *out)
{
	long v = 0;
	if (!s.n || s.n > 9)
		return false;
	for (uint32_t i = 0; i < s.n; i++) {
		if (!tc_is_digit(s.p[i]))
			return false;
		v = v * 10 + (s.p[i] - '0');
	}
	*out = v;
	return true;
}

static uint32_t put_token(struct conllu_reader *r, tc_str form, bool first_in_sent)
{
	if (r->text.n) {
		if (first_in_sent && r->newpar)
			tc_buf_z(&r->text, "\n\n");
		else if (r->space)
			tc_buf_char(&r->text, ' ');
	}
	if (first_in_sent)
		r->newpar = false;
	uint32_t at = (uint32_t)r->text.n;
	tc_buf_str(&r->text, form);
	return at;
}

static int read_row(struct conllu_reader *r, tc_str row, struct tc_err *err)
{
	struct tc_doc *d = r->d;
	tc_str col[10], rest = row;
	int n = 0;
	while (n < 10 && tc_str_split(&rest, '\t', &col[n]))
		n++;
	if (n < 8)
		return tc_fail(err, TC_EFORMAT, "line %ld: %d columns where CoNLL-U has 10", r->line, n);
	struct tc_sent *st = &d->sents[d->n_sents - 1];
	bool no_space = n == 10 && tc_str_find(col[9], TC_STR("SpaceAfter=No")) >= 0;
	int32_t dash = tc_str_find(col[0], TC_STR("-"));
	long a, b;
	if (tc_str_find(col[0], TC_STR(".")) >= 0)
		return 0;
	if (dash > 0) {
		if (!read_int(tc_str_cut(col[0], 0, (uint32_t)dash), &a) ||
		    !read_int(tc_str_cut(col[0], (uint32_t)dash + 1, col[0].n), &b) || b < a || a != st->n + 1)
			return tc_fail(err, TC_EFORMAT, "line %ld: bad token range", r->line);
		put_token(r, col[1], st->n == 0);
		r->mwt_last = (int32_t)b;
		r->space = !no_space;
		return 0;
	}
	long id, head = -1;
	if (!read_int(col[0], &id) || id != st->n + 1)
		return tc_fail(err, TC_EFORMAT, "line %ld: word id out of order", r->line);
	if (!tc_str_is(col[6], "_") && !read_int(col[6], &head))
		return tc_fail(err, TC_EFORMAT, "line %ld: bad head", r->line);
	struct tc_word w = { .form = tc_arena_str(d->arena, col[1]), .lemma = tc_arena_str(d->arena, col[2]) };
	int upos = tc_upos_find(col[3]), xpos = tc_xpos_find(col[4]), rel = tc_rel_find(col[7]);
	w.upos = upos < 0 ? TC_UPOS_X : (uint8_t)upos;
	w.xpos = xpos < 0 ? TC_XPOS_NONE : (uint8_t)xpos;
	w.rel = rel < 0 ? TC_REL_DEP : (uint8_t)rel;
	w.head = head <= 0 ? -1 : st->first + (int32_t)head - 1;
	if (id <= r->mwt_last) {
		/* The token's bytes are already in the text; cut the words out of it from the left. */
		bool first = !(st->n && d->words[d->n_words - 1].flags & (TC_WORD_MWT_FIRST | TC_WORD_MWT_REST) &&
			       !(d->words[d->n_words - 1].flags & TC_WORD_SPACE_AFTER));
		w.flags = first ? TC_WORD_MWT_FIRST : TC_WORD_MWT_REST;
		w.end = (uint32_t)r->text.n;
		w.beg = w.end;          /* settled by settle_mwt */
		if (id == r->mwt_last && r->space)
			w.flags |= TC_WORD_SPACE_AFTER;
	} else {
		w.beg = put_token(r, col[1], st->n == 0);
		w.end = (uint32_t)r->text.n;
		r->space = !no_space;
		w.flags = no_space ? 0 : TC_WORD_SPACE_AFTER;
	}
	TC_PUSH(d->arena, d->words, d->n_words, d->cap_words, w);
	st->n++;
	return 0;
}

/* Give the words of multiword tokens their own bytes: by length when the forms add up to the token, else all of it. */
static void settle_mwt(struct tc_doc *d, const struct tc_sent *st)
{
	for (int32_t i = st->first; i < st->first + st->n; i++) {
		if (!(d->words[i].flags & TC_WORD_MWT_FIRST))
			continue;
		int32_t last = i;
		uint32_t sum = d->words[i].form.n;
		while (last + 1 < st->first + st->n && d->words[last + 1].flags & TC_WORD_MWT_REST)
			sum += d->words[++last].form.n;
		uint32_t end = d->words[last].end, beg = i > 0 ? d->words[i - 1].end : 0;
		while (beg < end && tc_is_space(d->text.p[beg]))
			beg++;
		uint32_t at = beg;
		for (int32_t k = i; k <= last; k++) {
			bool fits = sum == end - beg;
			d->words[k].beg = fits ? at : beg;
			d->words[k].end = fits ? at + d->words[k].form.n : end;
			at += d->words[k].form.n;
		}
	}
}

/* A tree, or a sentence without any arc (one that is still to be parsed). Marks words as seen by the round that saw them, so
 * each is climbed once. */
static int check_tree(const struct tc_doc *d, const struct tc_sent *st, int32_t *seen, struct tc_err *err)
{
	int32_t roots = 0;
	for (int32_t i = 0; i < st->n; i++) {
		int32_t head = d->words[st->first + i].head;
		roots += head < 0;
		if (head >= st->first + st->n || head == st->first + i)
			return tc_fail(err, TC_EFORMAT, "word %d: head outside the sentence", i + 1);
		seen[i] = 0;
	}
	if (roots != 1 && roots != st->n)
		return tc_fail(err, TC_EFORMAT, "%d roots where a tree has one", roots);
	for (int32_t i = 0; i < st->n; i++) {
		int32_t k = i;
		while (k >= 0 && !seen[k]) {
			seen[k] = i + 1;
			int32_t head = d->words[st->first + k].head;
			k = head < 0 ? -1 : head - st->first;
		}
		if (k >= 0 && seen[k] == i + 1)
			return tc_fail(err, TC_EFORMAT, "word %d: heads that run in a circle", i + 1);
	}
	return 0;
}

static int settle_sentence(struct tc_doc *d, struct tc_sent *st, struct tc_err *err)
{
	if (!st->n)
		return tc_fail(err, TC_EFORMAT, "no words");
	settle_mwt(d, st);
	st->beg = d->words[st->first].beg;
	st->end = d->words[st->first + st->n - 1].end;
	struct tc_arena_mark m = tc_arena_mark(d->arena);
	int rc = check_tree(d, st, tc_arena_alloc(d->arena, sizeof(int32_t) * (size_t)st->n), err);
	tc_arena_rewind(d->arena, m);
	return rc;
}

int tc_doc_read_conllu(struct tc_doc *d, struct tc_arena *arena, tc_str conllu, struct tc_err *err)
{
	tc_doc_init(d, arena, TC_STR_NULL);
	struct conllu_reader r = { .d = d };
	bool open = false;
	int rc = 0;
	tc_str line;
	while (tc_str_split(&conllu, '\n', &line)) {
		r.line++;
		if (line.n && line.p[line.n - 1] == '\r')
			line.n--;
		if (line.n == 0) {
			open = false;
			r.space = true;
			continue;
		}
		if (line.p[0] == '#') {
			if (tc_str_starts(line, TC_STR("# newpar")) || tc_str_starts(line, TC_STR("# newdoc"))) {
				r.para += d->n_sents > 0 && !r.newpar;
				r.newpar = true;
			}
			continue;
		}
		if (!open) {
			struct tc_sent st = { .first = d->n_words, .para = r.para, .root = -1 };
			TC_PUSH(arena, d->sents, d->n_sents, d->cap_sents, st);
			r.mwt_last = 0;
			open = true;
		}
		if ((rc = read_row(&r, line, err)) != 0)
			break;
	}
	if (rc == 0) {
		d->text = tc_arena_str(arena, tc_buf_view(&r.text));
		for (int32_t s = 0; s < d->n_sents && rc == 0; s++) {
			rc = settle_sentence(d, &d->sents[s], err);
			if (rc)
				tc_err_while(err, "sentence %d", s + 1);
		}
	}
	tc_buf_release(&r.text);
	if (rc == 0)
		tc_doc_link(d);
	return rc;
}
