/* SPDX-License-Identifier: Apache-2.0 */
/* code/frame.c - frames against the tree.
 * All frames of a lemma are tried; conditions are cheap (a few children to look at), and lemmas have few frames. */
#include "code/frame.h"
#include "code/role_int.h"

#include "code/wordkey.h"

bool tc_same_party(const struct tc_actor *a, const struct tc_actor *b)
{
	if (a->ent && b->ent)
		return a->ent == b->ent;
	/* a pronoun carries the name of whom it stands for */
	if (a->name.n && tc_str_eq(a->name, b->name) && a->sector == b->sector && strcmp(a->country, b->country) == 0)
		return true;
	/* "French and German officials", "the pair": several parties behind the same words. */
	if (memcmp(a->country, b->country, 4) != 0 || (!a->unnamed && !b->unnamed && !tc_str_eq(a->name, b->name)))
		return false;
	return a->span.beg == b->span.beg && a->span.end == b->span.end && a->text.n && b->text.n;
}

void tc_parties_add(struct tc_parties *to, const struct tc_parties *from)
{
	for (int i = 0; i < from->n && to->n < TC_MAX_PARTIES; i++) {
		bool there = false;
		for (int j = 0; j < to->n; j++)
			there |= tc_same_party(&to->a[j], &from->a[i]);
		if (!there)
			to->a[to->n++] = from->a[i];
	}
}

static bool lemma_holds(const struct tc_doc *d, int32_t word, tc_str lemma)
{
	const struct tc_word *w = &d->words[word];
	if (tc_str_eqi(w->lemma, lemma) || (w->upos == TC_UPOS_VERB && w->rel == TC_REL_AMOD && tc_str_eqi(w->form, lemma)))
		return true;
	if (w->upos != TC_UPOS_NOUN && w->upos != TC_UPOS_PROPN)
		return false;
	struct tc_word_keys keys;
	tc_word_keys(d, word, &keys);
	for (int i = 0; i < keys.n; i++)
		if (tc_str_eq(keys.key[i], lemma))
			return true;
	return false;
}

/* The word's base form where its lemma has no frames but an undone ending has (see inflect.c); else TC_STR_NULL. */
static tc_str base_of(const struct tc_lexicon *l, const struct tc_word *w, int pos, char buf[64])
{
	char low[60];
	int n;
	tc_str base;
	if (w->form.n > sizeof low || tc_lexicon_find(l, w->lemma, pos, &n))
		return TC_STR_NULL;
	for (uint32_t i = 0; i < w->form.n; i++)
		low[i] = tc_lower(w->form.p[i]);
	return tc_lexicon_base(l, tc_str_n(low, w->form.n), pos, buf, 64, &base) ? base : TC_STR_NULL;
}

static bool class_holds(const struct tc_lexicon *l, uint32_t class, const struct tc_doc *d, int32_t word)
{
	const struct tc_word *w = &d->words[word];
	if (tc_lexicon_in_class(l, class, w->lemma))
		return true;
	if (w->upos == TC_UPOS_VERB) {
		char low[64];
		tc_str base = base_of(l, w, TC_FRAME_V, low);
		return base.n && tc_lexicon_in_class(l, class, base);
	}
	if (w->upos != TC_UPOS_PROPN && w->upos != TC_UPOS_NOUN)
		return false;
	struct tc_word_keys keys;
	tc_word_keys(d, word, &keys);
	for (int i = 0; i < keys.n; i++)
		if (tc_lexicon_in_class(l, class, keys.key[i]))
			return true;
	return false;
}

bool tc_atom_holds(struct tc_coding *cx, const struct tc_lexicon *l, const struct tc_atom *a, int32_t word)
{
	int32_t mi = cx->mention_at[word];
	const struct tc_mention *m = mi >= 0 ? &cx->mentions[mi] : NULL;
	switch (a->kind) {
	case TC_ATOM_LEMMA: return lemma_holds(cx->doc, word, a->lemma);
	case TC_ATOM_CLASS: return class_holds(l, a->arg, cx->doc, word);
	case TC_ATOM_PARTY: return m && m->party;
	case TC_ATOM_PERSON: return m && m->party && m->person;
	case TC_ATOM_COUNTRY: {
		const struct tc_ent *e = m && m->ent ? tc_know_ent(cx->know, m->ent - 1) : NULL;
		return e && e->kind == TC_ENT_COUNTRY;
	}
	case TC_ATOM_ORG: {
		const struct tc_ent *e = m && m->ent ? tc_know_ent(cx->know, m->ent - 1) : NULL;
		return e && e->kind == TC_ENT_ORG;
	}
	case TC_ATOM_PLACE: return m && m->place;
	case TC_ATOM_SECTOR: return m && m->party && m->who.sector == a->arg;
	}
	return false;
}

/* "thousands of troops", "a list of demands": what they are of. */
static bool is_amount(tc_str lemma)
{
	static const char *const nouns[] = { "thousand", "thousands", "hundred", "hundreds", "dozen", "dozens", "ten", "tens", "score",
		"scores", "million", "millions", "number", "group", "series", "wave", "column", "couple", "list", "pair", "lot", "set",
		"handful", "majority", "part", "convoy", "batch", "range", "string", "barrage", "volley", "salvo" };
	for (size_t i = 0; i < TC_COUNT(nouns); i++)
		if (tc_str_is(lemma, nouns[i]))
			return true;
	return false;
}

/* One of the atoms holds of the word, of a phrase coordinated with it, or of what it counts. */
static int32_t any_atom(struct tc_coding *cx, const struct tc_lexicon *l, const struct tc_elem *e, int32_t word)
{
	for (int i = 0; i < e->n_atoms; i++)
		if (tc_atom_holds(cx, l, &e->atoms[i], word))
			return word;
	bool amount = is_amount(tc_w(cx, word)->lemma);
	for (int32_t c = tc_w(cx, word)->child; c >= 0; c = tc_w(cx, c)->next)
		if (tc_w(cx, c)->rel == TC_REL_CONJ ||
		    (amount && tc_w(cx, c)->rel == TC_REL_NMOD && tc_str_is(tc_case_of(cx, c), "of")))
			for (int i = 0; i < e->n_atoms; i++)
				if (tc_atom_holds(cx, l, &e->atoms[i], c))
					return c;
	return -1;
}

/* Words at the end of the element's path. */
static void walk(struct tc_coding *cx, const struct tc_elem *e, int32_t word, int pos, struct tc_slot_words *out)
{
	tc_slot_find(cx, word, pos, &e->path[0], out);
	for (int k = 1; k < e->n_path && out->n; k++) {
		struct tc_slot_words next = { .n = 0 };
		for (int i = 0; i < out->n; i++) {
			struct tc_slot_words part;
			int p = tc_is_verbal(cx->doc, out->w[i]) ? TC_FRAME_V : TC_FRAME_N;
			tc_slot_find(cx, out->w[i], p, &e->path[k], &part);
			for (int j = 0; j < part.n && next.n < TC_MAX_SLOT_WORDS; j++)
				next.w[next.n++] = part.w[j];
		}
		/* "launched an investigation into the firm": parsers hang the phrase on the noun or on its verb */
		if (!next.n && k == 1 && (e->path[0].kind == TC_SLOT_OBJ || e->path[0].kind == TC_SLOT_PREP) &&
		    e->path[1].kind == TC_SLOT_PREP && pos == TC_FRAME_V &&
		    !tc_str_is(e->path[1].prep, "of"))
			tc_slot_find(cx, word, pos, &e->path[1], &next);
		*out = next;
	}
}

static void consume(struct tc_match *m, int32_t word)
{
	if (m->n_consumed < TC_MAX_CONSUMED)
		m->consumed[m->n_consumed++] = word;
}

/* "lashed out at Turkey", "flew to Moscow": what reads as a place elsewhere is a state where a frame asks for a party. */
static void state_at(struct tc_coding *cx, int32_t word, struct tc_parties *p)
{
	int32_t mi = cx->mention_at[word];
	const struct tc_mention *m = mi >= 0 ? &cx->mentions[mi] : NULL;
	if (m && m->place && !m->party && m->who.country[0] && m->who.sector) {
		p->a[0] = m->who;
		p->n = 1;
	}
}

/* "at a press conference": where something was said, not to whom. */
static bool is_occasion(const struct tc_word *w)
{
	static const char *const nouns[] = { "conference", "meeting", "summit", "forum", "rally", "hearing", "event", "ceremony", "interview",
		"session", "briefing", "debate", "convention", "gathering", "appearance", "speech", "dinner", "funeral", "service",
		"congress", "assembly", "talk", "time", "moment", "point", "age" };
	for (size_t i = 0; i < TC_COUNT(nouns); i++)
		if (w->upos == TC_UPOS_NOUN && tc_str_is(w->lemma, nouns[i]))
			return true;
	return false;
}

static bool element_holds(struct tc_coding *cx, const struct tc_lexicon *l, const struct tc_elem *e, int32_t word, int pos,
			  struct tc_match *m)
{
	struct tc_slot_words at;
	walk(cx, e, word, pos, &at);
	switch (e->op) {
	case TC_ELEM_SOME:      /* "on:*" is not "on Monday" */
		for (int i = 0; i < at.n; i++)
			if (e->path[e->n_path - 1].kind != TC_SLOT_PREP || !tc__is_time_noun(tc_w(cx, at.w[i])))
				return true;
		return false;
	case TC_ELEM_NONE:
		return at.n == 0;
	case TC_ELEM_IS:
		for (int i = 0; i < at.n; i++) {
			int32_t hit = any_atom(cx, l, e, at.w[i]);
			if (hit >= 0) {
				if (e->path[e->n_path - 1].kind != TC_SLOT_SUBJ)
					consume(m, hit);
				return true;
			}
		}
		return false;
	case TC_ELEM_NOT:
		for (int i = 0; i < at.n; i++)
			if (any_atom(cx, l, e, at.w[i]) >= 0)
				return false;
		return true;
	case TC_ELEM_ROLE: {
		if (e->role == 'P') {
			for (int i = 0; i < at.n && m->place_word < 0; i++)
				m->place_word = at.w[i];
			return true;
		}
		struct tc_parties *to = e->role == 'A' ? &m->actors : e->role == 'R' ? &m->recipients : &m->both;
		int before = to->n;
		/* The first slot that fills a role has it: "by" before the possessor. Both sides gather from all. */
		if (before && e->role != 'B')
			return true;
		for (int i = 0; i < at.n; i++) {
			struct tc_parties p;
			p.n = 0;
			const struct tc_slot *end = &e->path[e->n_path - 1];
			if (end->kind == TC_SLOT_PREP && e->role == 'R' && tc_str_is(end->prep, "at") && is_occasion(tc_w(cx, at.w[i])))
				continue;
			/* Modifiers count only where they name a party themselves. */
			if (e->path[e->n_path - 1].kind == TC_SLOT_MOD) {
				if (e->role == 'A' && (at.w[i] = tc__owner_of_weapon(cx, at.w[i])) < 0)
					continue;
				if (cx->mention_at[at.w[i]] < 0 || !tc_party_at(cx, at.w[i], &p.a[0]))
					continue;
				/* "the Paris attacks": a town before a noun of violence is where */
				const struct tc_mention *me = &cx->mentions[cx->mention_at[at.w[i]]];
				/* "the Clinton investigation": a person before a noun of looking into is looked into */
				if (e->role == 'A' && me->person && me->ent && tc_str_is(m->frame->mode, "investigate")) {
					if (!m->recipients.n) {
						tc_parties_add(&m->recipients, &(struct tc_parties){ .a = { p.a[0] }, .n = 1 });
						m->recipient_word = at.w[i];
						m->n_roles++;
					}
					continue;
				}
				if (e->role == 'A' && me->place && tc_know_ent(cx->know, me->place - 1)->kind == TC_ENT_PLACE &&
				    (m->frame->event == TC_EVENT_ASSAULT || m->frame->event == TC_EVENT_PROTEST))
					continue;
				p.n = 1;
			} else {
				tc_parties_of(cx, at.w[i], &p);
				int32_t author = !p.n && e->role == 'A' ? tc_author_of(cx, at.w[i]) : -1;
				if (author >= 0)
					tc_parties_of(cx, author, &p);
				/* "Cuban, the owner who rebuffed": the name that a description belongs to */
				if (!p.n && e->role == 'A' && tc_w(cx, at.w[i])->rel == TC_REL_APPOS)
					tc_parties_of(cx, tc_w(cx, at.w[i])->head, &p);
				if (!p.n && (e->path[e->n_path - 1].kind == TC_SLOT_PREP || e->path[e->n_path - 1].kind == TC_SLOT_OBJ))
					state_at(cx, at.w[i], &p);
			}
			/* "massed troops on its border with Ukraine": not the owner, who acts, but the one beyond */
			if (e->role == 'R' && p.n == 1 && m->actors.n == 1 && tc_same_party(&p.a[0], &m->actors.a[0])) {
				static const struct tc_slot beyond = { .kind = TC_SLOT_PREP, .prep = { "with", 4 } };
				struct tc_slot_words far;
				tc_slot_find(cx, at.w[i], TC_FRAME_N, &beyond, &far);
				if (!far.n && pos == TC_FRAME_V)
					tc_slot_find(cx, word, pos, &beyond, &far);
				for (int k = 0; k < far.n; k++)
					tc_parties_of(cx, far.w[k], &p);
			}
			if (p.n && e->role == 'A' && m->actor_word < 0)
				m->actor_word = at.w[i];
			if (p.n && e->role == 'R' && m->recipient_word < 0)
				m->recipient_word = at.w[i];
			if (p.n && e->role == 'B') {
				if (m->actor_word < 0)
					m->actor_word = at.w[i];
				else if (m->recipient_word < 0)
					m->recipient_word = at.w[i];
			}
			tc_parties_add(to, &p);
		}
		m->n_roles += to->n > before;
		return to->n > before || !e->required;
	}
	}
	return false;
}

/* Most frames fail soon: the room for parties is not cleared. */
static void start(struct tc_match *m, const struct tc_frame *f)
{
	m->frame = f;
	m->actors.n = m->recipients.n = m->both.n = 0;
	m->actor_word = m->recipient_word = m->place_word = -1;
	m->n_consumed = m->n_roles = 0;
}

bool tc_frame_match(struct tc_coding *cx, const struct tc_lexicon *l, const struct tc_frame *f, int32_t word,
		    struct tc_match *m, const struct tc_elem **failed)
{
	start(m, f);
	for (int i = 0; i < f->n_elems; i++)    /* they lie apart, and all but the first would be waited for one by one */
		__builtin_prefetch(f->elems[i]);
	/* Conditions first: they are cheaper than resolving parties. */
	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < f->n_elems; i++) {
			const struct tc_elem *e = f->elems[i];
			if ((e->op == TC_ELEM_ROLE) != (pass == 1))
				continue;
			if (!element_holds(cx, l, e, word, f->pos, m)) {
				if (failed)
					*failed = e;
				return false;
			}
		}
	return true;
}

static void trace_failure(struct tc_coding *cx, const struct tc_frame *f, const struct tc_elem *e)
{
	static const char *const slots[] = { "subj", "obj", "iobj", "prt", "xcomp", "ccomp", "advcl", "mod", "poss", "noun", "adv", "pred" };
	static const char *const ops[] = { "no party", "not the word asked for", "a word ruled out", "nothing", "something" };
	tc_trace(cx, "    %.*s: ", TC_FMT(f->id));
	for (int k = 0; k < e->n_path; k++) {
		if (e->path[k].kind == TC_SLOT_PREP)
			tc_trace(cx, "%s%.*s", k ? "." : "", TC_FMT(e->path[k].prep));
		else
			tc_trace(cx, "%s%s", k ? "." : "", slots[e->path[k].kind]);
	}
	tc_trace(cx, ": %s there\n", ops[e->op]);
}

static bool participle_of_noun(const struct tc_word *w) { return w->upos == TC_UPOS_VERB && w->rel == TC_REL_AMOD; }

static void try_pos(struct tc_coding *cx, const struct tc_lexicon *l, tc_str lemma, int pos, int32_t word, struct tc_match *best,
		    bool *found)
{
	int n;
	const struct tc_frame *const *f = tc_lexicon_find(l, lemma, pos, &n);
	for (int i = 0; i < n; i++) {
		if (i + 2 < n)
			__builtin_prefetch(f[i + 2]);
		if (i + 1 < n)
			__builtin_prefetch(f[i + 1]->elems);
		if (cx->opt->only_frame.n && f[i]->event != TC_EVENT_NONE && !tc_str_eq(f[i]->id, cx->opt->only_frame))
			continue;
		/* Frames come most specific first: a fit cannot be beaten by one with fewer conditions. */
		if (*found && f[i]->n_conds < best->frame->n_conds)
			break;
		struct tc_match m;
		const struct tc_elem *failed = NULL;
		if (!tc_frame_match(cx, l, f[i], word, &m, &failed)) {
			if (cx->opt->trace)
				trace_failure(cx, f[i], failed);
			continue;
		}
		if (!*found || m.n_roles > best->n_roles) {
			*best = m;
			*found = true;
		}
	}
}

bool tc_frame_best(struct tc_coding *cx, const struct tc_lexicon *l, int32_t word, struct tc_match *best)
{
	const struct tc_word *w = tc_w(cx, word);
	char low[64], buf[64];
	tc_str lemma = w->lemma;
	if (w->upos == TC_UPOS_PROPN || (lemma.n && tc_is_upper(lemma.p[0]))) {
		if (lemma.n > sizeof low)
			return false;
		for (uint32_t i = 0; i < lemma.n; i++)
			low[i] = tc_lower(lemma.p[i]);
		lemma = tc_str_n(low, lemma.n);
	}
	bool found = false;
	switch (w->upos) {
	case TC_UPOS_VERB:
		if (participle_of_noun(w)) {
			try_pos(cx, l, lemma, TC_FRAME_A, word, best, &found);
			if (!found && w->form.n < sizeof low) {
				char f[64];
				for (uint32_t i = 0; i < w->form.n; i++)
					f[i] = tc_lower(w->form.p[i]);
				try_pos(cx, l, tc_str_n(f, w->form.n), TC_FRAME_A, word, best, &found);
			}
		} else {
			tc_str base = base_of(l, w, TC_FRAME_V, buf);
			try_pos(cx, l, base.n ? base : lemma, TC_FRAME_V, word, best, &found);
			if (!found && w->xpos == TC_XPOS_VBG) { /* event nouns in -ing that were taken for verbs */
				base = base_of(l, w, TC_FRAME_N, buf);
				try_pos(cx, l, base, TC_FRAME_N, word, best, &found);
			}
		}
		break;
	case TC_UPOS_NOUN:
	case TC_UPOS_PROPN: {
		struct tc_word_keys keys;
		tc_word_keys(cx->doc, word, &keys);
		for (int i = 0; i < keys.n && !found; i++)
			try_pos(cx, l, keys.key[i], TC_FRAME_N, word, best, &found);
		tc_str base = found ? TC_STR_NULL : base_of(l, w, TC_FRAME_N, buf);
		if (base.n)
			try_pos(cx, l, base, TC_FRAME_N, word, best, &found);
		break;
	}
	case TC_UPOS_ADJ:
	case TC_UPOS_ADV:
	case TC_UPOS_ADP:
		try_pos(cx, l, lemma, TC_FRAME_A, word, best, &found);
		break;
	case TC_UPOS_AUX:
		try_pos(cx, l, lemma, TC_FRAME_V, word, best, &found);
		break;
	default:
		break;
	}
	return found;
}

bool tc_frame_guess(struct tc_coding *cx, const struct tc_lexicon *l, int32_t word, int event, struct tc_match *best)
{
	int upos = tc_w(cx, word)->upos, n;
	int pos = upos == TC_UPOS_VERB ? TC_FRAME_V : upos == TC_UPOS_ADJ ? TC_FRAME_A : TC_FRAME_N;
	const struct tc_frame *const *f = tc_lexicon_find(l, TC_STR("*"), pos, &n);
	bool found = false;
	for (int i = 0; i < n; i++) {
		struct tc_match m;
		if (f[i]->event == event && tc_frame_match(cx, l, f[i], word, &m, NULL) && (!found || m.n_roles > best->n_roles)) {
			*best = m;
			found = true;
		}
	}
	return found;
}
