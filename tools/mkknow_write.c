/* SPDX-License-Identifier: Apache-2.0 */
/* tools/mkknow_write.c - lay out the blob: see src/know/know_int.h for the format.
 * Everything is sorted by content, so that the same tables give the same bytes. */
#include "mkknow.h"
#include <stdio.h>
#include <stdlib.h>

struct lay {
	struct tc__section *s;
	uint32_t n, cap;
	const void **p;
	uint32_t n_p, cap_p;
};

static const struct tc__section *sorting_sections;
static const struct mk *sorting; /* for qsort, which takes no argument; this program has one thread */

static int key(int rank) { return rank ? rank : 4; }

static int kind_order(int kind)
{
	static const uint8_t order[TC_ENT_KIND_COUNT] = {
		[TC_ENT_COUNTRY] = 0, [TC_ENT_ORG] = 1,   [TC_ENT_ETHNIC] = 2, [TC_ENT_PERSON] = 3,
		[TC_ENT_ROLE] = 4,    [TC_ENT_TITLE] = 5, [TC_ENT_OUTLET] = 6, [TC_ENT_PLACE] = 7
	};
	return order[kind];
}

static int name_order(const void *pa, const void *pb)
{
	const struct mk_name *a = pa, *b = pb;
	int c = tc_str_cmp(tc_str_n(a->p, a->len), tc_str_n(b->p, b->len));
	if (c)
		return c;
	const struct tc__rec *x = &sorting->recs[a->ent], *y = &sorting->recs[b->ent];
	if (key(x->rank) != key(y->rank))
		return key(x->rank) - key(y->rank);
	if (kind_order(x->kind) != kind_order(y->kind))
		return kind_order(x->kind) - kind_order(y->kind);
	if (x->population != y->population && x->kind == TC_ENT_PLACE)
		return x->population > y->population ? -1 : 1;
	if (x->kind == TC_ENT_COUNTRY && x->to != y->to) /* present states before historic ones */
		return x->to > y->to ? -1 : 1;
	return a->ent < b->ent ? -1 : a->ent > b->ent;
}

static int office_order(const void *pa, const void *pb)
{
	const struct tc__office *a = pa, *b = pb;
	if (a->person != b->person)
		return a->person < b->person ? -1 : 1;
	if (a->to != b->to)
		return a->to > b->to ? -1 : 1;
	if (a->from != b->from)
		return a->from > b->from ? -1 : 1;
	if (key(a->rank) != key(b->rank))
		return key(a->rank) - key(b->rank);
	return a->office.off < b->office.off ? -1 : a->office.off > b->office.off;
}

static int holder_order(const void *pa, const void *pb)
{
	const struct tc__holder *a = pa, *b = pb;
	const struct tc__office *x = &sorting->offices[a->office], *y = &sorting->offices[b->office];
	int c = strcmp(a->country, b->country);
	if (!c)
		c = tc_str_cmp(mk_text(sorting, a->office_class), mk_text(sorting, b->office_class));
	if (!c)
		c = key(x->rank) - key(y->rank);
	if (!c && x->from != y->from)
		c = x->from > y->from ? -1 : 1;
	return c ? c : (a->office > b->office) - (a->office < b->office);
}

static int member_order(const void *pa, const void *pb)
{
	const struct tc__member *a = pa, *b = pb;
	if (a->org != b->org)
		return a->org < b->org ? -1 : 1;
	int c = memcmp(a->country, b->country, 4);
	return c ? c : (a->from > b->from) - (a->from < b->from);
}

static int border_order(const void *a, const void *b) { return memcmp(a, b, sizeof(struct tc__border)); }

static int file_order(const void *a, const void *b)
{
	return strcmp(((const struct mk_file *)a)->name, ((const struct mk_file *)b)->name);
}

static void add_section(struct mk *m, struct lay *l, const char *name, const void *p, size_t len)
{
	struct tc__section s = { .len = (uint32_t)len };
	snprintf(s.name, sizeof s.name, "%s", name);
	TC_PUSH(&m->arena, l->s, l->n, l->cap, s);
	TC_PUSH(&m->arena, l->p, l->n_p, l->cap_p, p);
}

/* Surnames that are words ("Danish", "Rice" is kept for its rank): where a country or people is called so, or English
 * has the word, only people of the first rank keep the name. Returns how many hits stay. */
static uint32_t drop_surnames(const struct mk *m, struct tc_name_hit *hits, uint32_t n, tc_str name)
{
	bool word = mk_is_common(m, name.p, name.n);
	for (uint32_t i = 0; i < n; i++) {
		int kind = m->recs[hits[i].ent].kind;
		word |= kind == TC_ENT_ETHNIC ||
		        (kind == TC_ENT_COUNTRY &&
		         (hits[i].name_flags & (TC_NAME_MAIN | TC_NAME_ALIAS | TC_NAME_DEMONYM)));
	}
	if (!word)
		return n;
	uint32_t kept = 0;
	for (uint32_t i = 0; i < n; i++) {
		const struct tc__rec *r = &m->recs[hits[i].ent];
		bool surname_only = (hits[i].name_flags & TC_NAME_SURNAME) &&
		                    !(hits[i].name_flags & (TC_NAME_MAIN | TC_NAME_ALIAS));
		if (r->kind != TC_ENT_PERSON || !surname_only || r->rank == 1)
			hits[kept++] = hits[i];
	}
	return kept;
}

/* Distinct names with their hits, and all proper prefixes at word ends, hashed at three quarters load. */
static void write_names(struct mk *m, struct lay *l)
{
	sorting = m;
	if (m->n_names)
		qsort(m->names, m->n_names, sizeof *m->names, name_order);
	struct tc_name_hit *hits = tc_arena_alloc(&m->arena, sizeof *hits * (m->n_names + 1));
	struct tc_buf *folded = tc_arena_zalloc(&m->arena, sizeof *folded);
	struct tc__slot *list = NULL;
	uint32_t n_list = 0, cap_list = 0, n_hits = 0;
	for (uint32_t i = 0; i < m->n_names;) {
		const struct mk_name *a = &m->names[i];
		struct tc__slot s = {
			.off = (uint32_t)folded->n, .len = (uint8_t)a->len, .hit = n_hits, .flags = TC__SLOT_NAME
		};
		tc_buf_add(folded, a->p, a->len);
		uint32_t j = i;
		for (; j < m->n_names && m->names[j].len == a->len && !memcmp(m->names[j].p, a->p, a->len); j++) {
			/* One hit an entity; where names differ in case, the freer one counts: "Isis" beside "ISIS". */
			const uint32_t case_flags = TC_NAME_CASED | TC_NAME_ABBREV;
			if (n_hits > s.hit && hits[n_hits - 1].ent == m->names[j].ent) {
				uint32_t was = hits[n_hits - 1].name_flags, now = m->names[j].flags,
				         both = (was | now) & ~case_flags;
				if (was & now & TC_NAME_ABBREV)
					both |= TC_NAME_ABBREV;
				if ((was & case_flags) && (now & case_flags))
					both |= TC_NAME_CASED;
				hits[n_hits - 1].name_flags = both;
				continue;
			}
			hits[n_hits++] = (struct tc_name_hit){ m->names[j].ent, m->names[j].flags };
		}
		n_hits = s.hit + drop_surnames(m, hits + s.hit, n_hits - s.hit, tc_str_n(a->p, a->len));
		if (n_hits == s.hit) {
			folded->n = s.off;
			i = j;
			continue;
		}
		if (n_hits - s.hit > UINT16_MAX)
			TC_BUG("a name of more than 65535 entities");
		s.n_hits = (uint16_t)(n_hits - s.hit);
		TC_PUSH(&m->arena, list, n_list, cap_list, s);
		i = j;
	}
	/* Prefixes: each list entry's prefixes share its bytes; repeated ones are found by probing the table. */
	uint32_t n_max = n_list;
	for (uint32_t i = 0; i < n_list; i++)
		for (uint32_t j = 1; j < list[i].len; j++)
			n_max += folded->p[list[i].off + j] == ' ';
	struct tc__slot *probe = tc_xcalloc(n_max * 2 + 16, sizeof *probe);
	uint32_t cap = n_max * 2 + 16, n_used = 0;
	for (uint32_t i = 0; i < n_list; i++) {
		for (uint32_t j = 1; j <= list[i].len; j++) {
			if (j < list[i].len && folded->p[list[i].off + j] != ' ')
				continue;
			struct tc__slot s = { .off = list[i].off, .len = (uint8_t)j, .flags = TC__SLOT_PREFIX };
			if (j == list[i].len)
				s = list[i];
			s.hash = tc__hash_end(tc__hash_step(TC__HASH_START, folded->p + s.off, s.len));
			uint32_t at = tc__slot_of(s.hash, cap);
			while (probe[at].len && !(probe[at].hash == s.hash && probe[at].len == s.len &&
			                          !memcmp(folded->p + probe[at].off, folded->p + s.off, s.len)))
				at = at + 1 == cap ? 0 : at + 1;
			if (!probe[at].len) {
				probe[at] = s;
				n_used++;
			} else {
				uint8_t flags = probe[at].flags | s.flags;
				if (s.flags & TC__SLOT_NAME)
					probe[at] = s;
				probe[at].flags = flags;
			}
		}
	}
	uint32_t n_slots = n_used + n_used / 3 + 1;
	struct tc__slot *slots = tc_arena_zalloc(&m->arena, sizeof *slots * n_slots);
	for (uint32_t i = 0; i < cap; i++) {
		if (!probe[i].len)
			continue;
		uint32_t at = tc__slot_of(probe[i].hash, n_slots);
		while (slots[at].len)
			at = at + 1 == n_slots ? 0 : at + 1;
		slots[at] = probe[i];
	}
	free(probe);
	add_section(m, l, "@folded", folded->p, folded->n);
	add_section(m, l, "@hits", hits, sizeof *hits * n_hits);
	add_section(m, l, "@names", slots, sizeof *slots * n_slots);
}

static int section_order(const void *a, const void *b)
{
	return strcmp(sorting_sections[*(const uint32_t *)a].name, sorting_sections[*(const uint32_t *)b].name);
}

/* A person is of the country, sector and rank of the highest office, the latest of several; of international ones only
 * if there is no other. */
static void describe_person(struct mk *m, struct tc__rec *r)
{
	const struct tc__office *best = NULL;
	for (uint32_t i = 0; r->kind == TC_ENT_PERSON && i < r->n_offices; i++) {
		const struct tc__office *o = &m->offices[r->office + i];
		if (!best || key(o->rank) < key(best->rank))
			best = o;
		if (o->country[0] && !r->country[0])
			memcpy(r->country, o->country, 4);
	}
	if (!best)
		return;
	r->sector = best->sector;
	r->rank = best->rank;
	if (best->country[0])
		memcpy(r->country, best->country, 4);
}

void mk_write(struct mk *m, struct tc_buf *out, const char *version)
{
	struct lay l = { 0 };
	sorting = m;
	if (m->n_offices)
		qsort(m->offices, m->n_offices, sizeof *m->offices, office_order);
	for (uint32_t i = 0; i < m->n_offices; i++) {
		struct tc__rec *r = &m->recs[m->offices[i].person];
		if (!r->n_offices++)
			r->office = i;
	}
	for (uint32_t i = 0; i < m->n_recs; i++)
		describe_person(m, &m->recs[i]);
	struct tc__text leader = mk_intern(m, TC_STR("leader"));
	struct tc__holder *holders = tc_arena_zalloc(&m->arena, sizeof *holders * (2 * m->n_offices + 1));
	uint32_t n_holders = 0;
	for (uint32_t i = 0; i < m->n_offices; i++) {
		if (!m->offices[i].office_class.len)
			continue;
		struct tc__holder h = { .office_class = m->offices[i].office_class, .office = i };
		memcpy(h.country, m->offices[i].country, 4);
		holders[n_holders++] = h;
		for (uint32_t j = 0; j < m->n_leaders; j++)
			if (m->leaders[j].office_class.off == h.office_class.off &&
			    !memcmp(m->leaders[j].country, h.country, 4) && m->offices[i].from < m->leaders[j].to &&
			    m->offices[i].to > m->leaders[j].from) {
				h.office_class = leader;
				holders[n_holders++] = h;
				break;
			}
	}
	if (n_holders)
		qsort(holders, n_holders, sizeof *holders, holder_order);
	if (m->n_members)
		qsort(m->members, m->n_members, sizeof *m->members, member_order);
	uint32_t n_borders = 0;
	if (m->n_borders)
		qsort(m->borders, m->n_borders, sizeof *m->borders, border_order);
	for (uint32_t i = 0; i < m->n_borders; i++)
		if (!i || border_order(&m->borders[i], &m->borders[n_borders - 1]))
			m->borders[n_borders++] = m->borders[i];
	struct tc__code *codes = tc_arena_zalloc(&m->arena, sizeof *codes * (m->n_recs + 1));
	uint32_t n_codes = 0;
	for (uint32_t i = 0; i < m->n_recs; i++) {
		if (m->recs[i].kind != TC_ENT_COUNTRY)
			continue;
		struct tc__code c = { .ent = i };
		memcpy(c.country, m->recs[i].country, 4);
		uint32_t at = n_codes++; /* insertion: a few hundred, nearly sorted */
		for (; at && strcmp(codes[at - 1].country, c.country) > 0; at--)
			codes[at] = codes[at - 1];
		codes[at] = c;
	}
	write_names(m, &l);
	add_section(m, &l, "@strings", m->strings.p, m->strings.n);
	add_section(m, &l, "@ents", m->recs, sizeof *m->recs * m->n_recs);
	add_section(m, &l, "@offices", m->offices, sizeof *m->offices * m->n_offices);
	add_section(m, &l, "@holders", holders, sizeof *holders * n_holders);
	add_section(m, &l, "@members", m->members, sizeof *m->members * m->n_members);
	add_section(m, &l, "@borders", m->borders, sizeof *m->borders * n_borders);
	add_section(m, &l, "@countries", codes, sizeof *codes * n_codes);
	if (m->n_files)
		qsort(m->files, m->n_files, sizeof *m->files, file_order);
	for (uint32_t i = 0; i < m->n_files; i++)
		add_section(m, &l, m->files[i].name, m->files[i].bytes.p, m->files[i].bytes.n);
	if (l.n > TC__MAX_SECTIONS)
		TC_BUG("more than %d sections", TC__MAX_SECTIONS);
	uint32_t *order = tc_arena_alloc(&m->arena, sizeof *order * l.n);
	for (uint32_t i = 0; i < l.n; i++)
		order[i] = i;
	sorting_sections = l.s;
	qsort(order, l.n, sizeof *order, section_order);

	struct tc__header h = { .format = TC__KNOW_FORMAT, .n_sections = l.n };
	memcpy(h.magic, TC__KNOW_MAGIC, 8);
	size_t table = out->n + sizeof h;
	tc_buf_add(out, &h, sizeof h);
	struct tc__section *sorted = tc_arena_zalloc(&m->arena, sizeof *sorted * l.n);
	tc_buf_add(out, sorted, sizeof *sorted * l.n);
	for (uint32_t i = 0; i < l.n; i++) {
		while (out->n & 15)
			tc_buf_char(out, 0);
		sorted[i] = l.s[order[i]];
		sorted[i].off = (uint32_t)out->n;
		tc_buf_add(out, l.p[order[i]], sorted[i].len);
	}
	memcpy(out->p + table, sorted, sizeof *sorted * l.n);
	h.len = out->n;
	h.hash = tc_hash(out->p + sizeof h, out->n - sizeof h, 0);
	snprintf(h.version, sizeof h.version, "%s-%016llx", version, (unsigned long long)h.hash);
	memcpy(out->p, &h, sizeof h);
}
