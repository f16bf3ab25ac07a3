/* SPDX-License-Identifier: Apache-2.0 */
/* know/know.c - the knowledge blob, used where it lies.
 * Open checks every offset of the binary sections once and copies nothing. Records hold offsets where `struct tc_ent`
 * and `struct tc_office` hold pointers, so these are made on the first request of each, in arrays whose untouched pages
 * cost nothing; one atomic byte an entry says whether it is there, which keeps a tc_know shared by threads read-only to
 * them. Entries of user tables live behind the blob's in the same numbering (know/user.c). */
#include "know/user.h"
#include <math.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { ABSENT, BUSY, READY };

struct tc_know {
	const char *blob;
	size_t len;
	const struct tc__header *header;
	const struct tc__section *sections;
	const char *strings, *folded;
	uint32_t n_strings, n_folded;
	const struct tc__rec *recs;
	const struct tc__office *offices;
	const struct tc__holder *holders;
	const struct tc__slot *slots;
	const struct tc_name_hit *hits;
	const struct tc__member *members;
	const struct tc__border *borders;
	const struct tc__code *codes;
	uint32_t n_recs, n_offices, n_holders, n_slots, n_hits, n_members, n_borders, n_codes;
	struct tc_ent *ents;    /* n_recs, filled on request */
	struct tc_office *offs; /* n_offices, filled on request */
	_Atomic unsigned char *ent_state, *off_state;
	struct tc__user *user; /* NULL until a table is added */
};

static tc_str text_of(const struct tc_know *k, struct tc__text t) { return tc_str_n(k->strings + t.off, t.len); }

/* ---- opening ---- */

static const struct tc__section *find_section(const struct tc_know *k, tc_str name)
{
	uint32_t lo = 0, hi = k->header->n_sections;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		int c = tc_str_cmp(tc_str_of(k->sections[mid].name), name);
		if (c == 0)
			return &k->sections[mid];
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

static int take(const struct tc_know *k, const char *name, size_t size, const void **p, uint32_t *n, struct tc_err *err)
{
	const struct tc__section *s = find_section(k, tc_str_of(name));
	if (!s || s->len % size)
		return tc_fail(err, TC_EFORMAT, "section %s of the knowledge is missing or cut short", name);
	*p = k->blob + s->off;
	*n = (uint32_t)(s->len / size);
	return 0;
}

static bool text_ok(const struct tc_know *k, struct tc__text t)
{
	return t.off <= k->n_strings && t.len <= k->n_strings - t.off;
}

static bool code_ok(const char c[4]) { return c[3] == 0; }

static int check_tables(const struct tc_know *k, struct tc_err *err)
{
	for (uint32_t i = 0; i < k->n_recs; i++) {
		const struct tc__rec *r = &k->recs[i];
		if (!text_ok(k, r->name) || !text_ok(k, r->note) || r->kind >= TC_ENT_KIND_COUNT ||
		    r->sector >= TC_SECTOR_COUNT || !code_ok(r->country) || r->office > k->n_offices ||
		    r->n_offices > k->n_offices - r->office)
			return tc_fail(err, TC_EFORMAT, "entity %u of the knowledge is damaged", i);
	}
	for (uint32_t i = 0; i < k->n_offices; i++) {
		const struct tc__office *o = &k->offices[i];
		if (o->person >= k->n_recs || !text_ok(k, o->office) || !text_ok(k, o->office_class) ||
		    !code_ok(o->country) || o->sector >= TC_SECTOR_COUNT)
			return tc_fail(err, TC_EFORMAT, "office %u of the knowledge is damaged", i);
	}
	for (uint32_t i = 0; i < k->n_holders; i++)
		if (k->holders[i].office >= k->n_offices || !text_ok(k, k->holders[i].office_class) ||
		    !code_ok(k->holders[i].country))
			return tc_fail(err, TC_EFORMAT, "holder %u of the knowledge is damaged", i);
	bool room = k->n_slots == 0; /* an open-addressing table needs an empty slot, or a probe never ends */
	for (uint32_t i = 0; i < k->n_slots; i++) {
		const struct tc__slot *s = &k->slots[i];
		if (s->len == 0) {
			room = true;
			continue;
		}
		if (s->off > k->n_folded || s->len > k->n_folded - s->off || s->hit > k->n_hits ||
		    s->n_hits > k->n_hits - s->hit)
			return tc_fail(err, TC_EFORMAT, "name %u of the knowledge is damaged", i);
	}
	if (!room)
		return tc_fail(err, TC_EFORMAT, "the name table of the knowledge is full");
	for (uint32_t i = 0; i < k->n_hits; i++)
		if (k->hits[i].ent >= k->n_recs)
			return tc_fail(err, TC_EFORMAT, "name hit %u of the knowledge is damaged", i);
	for (uint32_t i = 0; i < k->n_members; i++)
		if (k->members[i].org >= k->n_recs || !code_ok(k->members[i].country))
			return tc_fail(err, TC_EFORMAT, "member %u of the knowledge is damaged", i);
	for (uint32_t i = 0; i < k->n_borders; i++)
		if (!code_ok(k->borders[i].a) || !code_ok(k->borders[i].b))
			return tc_fail(err, TC_EFORMAT, "border %u of the knowledge is damaged", i);
	for (uint32_t i = 0; i < k->n_codes; i++)
		if (k->codes[i].ent >= k->n_recs || !code_ok(k->codes[i].country))
			return tc_fail(err, TC_EFORMAT, "country %u of the knowledge is damaged", i);
	return 0;
}

static int open_tables(struct tc_know *k, struct tc_err *err)
{
	int rc;
#define TAKE(name, field)                                                                                              \
	do {                                                                                                           \
		const void *p;                                                                                         \
		if ((rc = take(k, name, sizeof *k->field, &p, &k->n_##field, err)))                                    \
			return rc;                                                                                     \
		k->field = p;                                                                                          \
	} while (0)
	TAKE("@strings", strings);
	TAKE("@folded", folded);
	TAKE("@ents", recs);
	TAKE("@offices", offices);
	TAKE("@holders", holders);
	TAKE("@names", slots);
	TAKE("@hits", hits);
	TAKE("@members", members);
	TAKE("@borders", borders);
	TAKE("@countries", codes);
#undef TAKE
	return check_tables(k, err);
}

int tc_know_open(const void *blob, size_t len, struct tc_know **out, struct tc_err *err)
{
	const struct tc__header *h = blob;
	if (!blob || ((uintptr_t)blob & 15) || len < sizeof *h || memcmp(h->magic, TC__KNOW_MAGIC, 8) != 0)
		return tc_fail(err, TC_EFORMAT, "this is no compiled knowledge");
	if (h->format != TC__KNOW_FORMAT)
		return tc_fail(err, h->format > TC__KNOW_FORMAT ? TC_EVERSION : TC_EFORMAT,
		               "knowledge of format %u, this program reads %d", h->format, TC__KNOW_FORMAT);
	if (h->len != len || h->n_sections > TC__MAX_SECTIONS || h->version[63] != 0 ||
	    len < sizeof *h + h->n_sections * sizeof(struct tc__section))
		return tc_fail(err, TC_EFORMAT, "the compiled knowledge is cut short");
	struct tc_know *k = tc_xcalloc(1, sizeof *k);
	k->blob = blob;
	k->len = len;
	k->header = h;
	k->sections = (const struct tc__section *)(h + 1);
	int rc = 0;
	for (uint32_t i = 0; i < h->n_sections && !rc; i++) {
		const struct tc__section *s = &k->sections[i];
		if (s->name[sizeof s->name - 1] != 0 || (s->off & 15) || s->off > len || s->len > len - s->off ||
		    (i && strcmp(k->sections[i - 1].name, s->name) >= 0))
			rc = tc_fail(err, TC_EFORMAT, "section %u of the compiled knowledge is damaged", i);
	}
	if (!rc)
		rc = open_tables(k, err);
	if (rc) {
		tc_know_free(k);
		return rc;
	}
	k->ents = tc_xcalloc(k->n_recs + 1, sizeof *k->ents);
	k->offs = tc_xcalloc(k->n_offices + 1, sizeof *k->offs);
	k->ent_state = tc_xcalloc(k->n_recs + 1, 1);
	k->off_state = tc_xcalloc(k->n_offices + 1, 1);
	*out = k;
	return 0;
}

void tc_know_free(struct tc_know *k)
{
	if (!k)
		return;
	tc__user_free(k->user);
	free(k->ents);
	free(k->offs);
	free((void *)k->ent_state);
	free((void *)k->off_state);
	free(k);
}

const char *tc_know_version(const struct tc_know *k) { return k->header->version; }

int tc_know_add_actors(struct tc_know *k, const char *file, tc_str tsv, struct tc_err *err)
{
	struct tc__user *more = NULL;
	int rc = tc__user_read(k, k->user, file, tsv, &more, err);
	if (!rc)
		k->user = more;
	return rc;
}

/* ---- entities and offices ---- */

/* True for the one thread that is to fill an entry; false once it is filled. */
static bool claim(_Atomic unsigned char *state)
{
	if (atomic_load_explicit(state, memory_order_acquire) == READY)
		return false;
	unsigned char absent = ABSENT;
	if (atomic_compare_exchange_strong(state, &absent, BUSY))
		return true;
	while (atomic_load_explicit(state, memory_order_acquire) != READY)
		sched_yield();
	return false;
}

uint32_t tc__know_base(const struct tc_know *k) { return k->n_recs; }

uint32_t tc_know_count(const struct tc_know *k) { return k->n_recs + (k->user ? k->user->n_ents : 0); }

const struct tc_ent *tc_know_ent(const struct tc_know *k, uint32_t id)
{
	if (id >= k->n_recs) {
		if (k->user && id - k->n_recs < k->user->n_ents)
			return &k->user->ents[id - k->n_recs];
		return NULL;
	}
	struct tc_ent *e = &k->ents[id];
	if (claim(&k->ent_state[id])) {
		const struct tc__rec *r = &k->recs[id];
		*e = (struct tc_ent){ .id = id,
			              .kind = r->kind,
			              .sector = r->sector,
			              .rank = r->rank,
			              .flags = r->flags,
			              .name = text_of(k, r->name),
			              .note = text_of(k, r->note),
			              .from = r->from,
			              .to = r->to,
			              .lat = r->lat,
			              .lon = r->lon,
			              .population = r->population };
		memcpy(e->country, r->country, 4);
		atomic_store_explicit(&k->ent_state[id], READY, memory_order_release);
	}
	return e;
}

static const struct tc_office *office_at(const struct tc_know *k, uint32_t i)
{
	struct tc_office *o = &k->offs[i];
	if (claim(&k->off_state[i])) {
		const struct tc__office *r = &k->offices[i];
		*o = (struct tc_office){ .person = r->person,
			                 .office = text_of(k, r->office),
			                 .office_class = text_of(k, r->office_class),
			                 .sector = r->sector,
			                 .rank = r->rank,
			                 .from = r->from,
			                 .to = r->to };
		memcpy(o->country, r->country, 4);
		atomic_store_explicit(&k->off_state[i], READY, memory_order_release);
	}
	return o;
}

const struct tc_office *tc_know_offices(const struct tc_know *k, uint32_t person, uint32_t *n)
{
	*n = 0;
	if (person >= k->n_recs)
		return k->user ? tc__user_offices(k->user, person, n) : NULL;
	const struct tc__rec *r = &k->recs[person];
	if (r->n_offices == 0)
		return NULL;
	for (uint32_t i = 0; i < r->n_offices; i++)
		office_at(k, r->office + i);
	*n = r->n_offices;
	return &k->offs[r->office];
}

static bool held(int32_t from, int32_t to, int32_t day, int grace)
{
	return (from == TC_DAY_NONE || (int64_t)day >= (int64_t)from - grace) &&
	       (to == TC_DAY_OPEN || (int64_t)day <= (int64_t)to + grace);
}

static int rank_key(int rank) { return rank ? rank : 4; }

const struct tc_office *tc_know_office_on(const struct tc_know *k, uint32_t person, int32_t day, int grace_days)
{
	uint32_t n;
	const struct tc_office *o = tc_know_offices(k, person, &n), *best = NULL;
	if (day == TC_DAY_NONE) { /* latest first: the last of those that matter, else the last of all */
		for (uint32_t i = 0; i < n && !best; i++)
			if (o[i].rank == 1 || o[i].rank == 2)
				best = &o[i];
		return best ? best : n ? &o[0] : NULL;
	}
	for (uint32_t i = 0; i < n; i++)
		if (held(o[i].from, o[i].to, day, 0) && (!best || rank_key(o[i].rank) < rank_key(best->rank)))
			best = &o[i];
	if (best || grace_days <= 0)
		return best;
	for (uint32_t i = 0; i < n; i++)
		if (held(o[i].from, o[i].to, day, grace_days) && (!best || rank_key(o[i].rank) < rank_key(best->rank)))
			best = &o[i];
	return best;
}

int tc_know_holders(const struct tc_know *k, const char country[4], tc_str office_class, int32_t day,
                    const struct tc_office **out, int cap)
{
	int n = k->user ? tc__user_holders(k->user, country, office_class, day, out, cap) : 0;
	uint32_t lo = 0, hi = k->n_holders;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		int c = strcmp(k->holders[mid].country, country);
		if (c == 0)
			c = tc_str_cmp(text_of(k, k->holders[mid].office_class), office_class);
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < k->n_holders && n < cap; lo++) {
		const struct tc__holder *h = &k->holders[lo];
		if (strcmp(h->country, country) != 0 || !tc_str_eq(text_of(k, h->office_class), office_class))
			break;
		const struct tc__office *r = &k->offices[h->office];
		if (day == TC_DAY_NONE ? r->to == TC_DAY_OPEN : held(r->from, r->to, day, 0))
			out[n++] = office_at(k, h->office);
	}
	return n;
}

/* ---- countries ---- */

const struct tc_ent *tc_know_country(const struct tc_know *k, const char iso3[4])
{
	uint32_t lo = 0, hi = k->n_codes;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		int c = strncmp(k->codes[mid].country, iso3, 4);
		if (c == 0)
			return tc_know_ent(k, k->codes[mid].ent);
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

static uint32_t first_member(const struct tc_know *k, uint32_t org)
{
	uint32_t lo = 0, hi = k->n_members;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (k->members[mid].org < org)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static bool is_in(const struct tc__member *m, int32_t day)
{
	return day == TC_DAY_NONE ? m->to == TC_DAY_OPEN : held(m->from, m->to, day, 0);
}

bool tc_know_is_member(const struct tc_know *k, uint32_t org, const char iso3[4], int32_t day)
{
	for (uint32_t i = first_member(k, org); i < k->n_members && k->members[i].org == org; i++)
		if (strncmp(k->members[i].country, iso3, 4) == 0 && is_in(&k->members[i], day))
			return true;
	return false;
}

int tc_know_members(const struct tc_know *k, uint32_t org, int32_t day, char (*out)[4], int cap)
{
	int n = 0;
	for (uint32_t i = first_member(k, org); i < k->n_members && k->members[i].org == org && n < cap; i++)
		if (is_in(&k->members[i], day))
			memcpy(out[n++], k->members[i].country, 4);
	return n;
}

bool tc_know_borders(const struct tc_know *k, const char a[4], const char b[4])
{
	uint32_t lo = 0, hi = k->n_borders;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		int c = strncmp(k->borders[mid].a, a, 4);
		if (c == 0)
			c = strncmp(k->borders[mid].b, b, 4);
		if (c == 0)
			return true;
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return false;
}

void tc_know_each(const struct tc_know *k, int kind, bool (*each)(const struct tc_ent *, void *), void *arg)
{
	uint32_t n = tc_know_count(k);
	for (uint32_t i = 0; i < n; i++) {
		if (i < k->n_recs && k->recs[i].kind != kind)
			continue;
		const struct tc_ent *e = tc_know_ent(k, i);
		if (e->kind == kind && !each(e, arg))
			return;
	}
}

/* ---- names ---- */

struct found {
	const struct tc_name_hit *hits;
	uint32_t n;
	bool prefix;
};

static struct found probe(const struct tc_know *k, const struct tc__user *user, const char *p, uint32_t len,
                          uint32_t hash)
{
	struct found f = { 0 };
	if (user)
		tc__user_probe(user, p, len, hash, &f.hits, &f.n, &f.prefix);
	if (k->n_slots == 0)
		return f;
	for (uint32_t i = tc__slot_of(hash, k->n_slots);; i = i + 1 == k->n_slots ? 0 : i + 1) {
		const struct tc__slot *s = &k->slots[i];
		if (s->len == 0)
			return f;
		if (s->hash != hash || s->len != len || memcmp(k->folded + s->off, p, len) != 0)
			continue;
		f.prefix |= (s->flags & TC__SLOT_PREFIX) != 0;
		if (!f.n && s->n_hits) {
			f.hits = k->hits + s->hit;
			f.n = s->n_hits;
		}
		return f;
	}
}

static const struct tc_name_hit *find(const struct tc_know *k, const struct tc__user *user, tc_str name, uint32_t *n)
{
	struct tc__fold f = { .n = 0 };
	*n = 0;
	name = tc_str_trim(name);
	if (name.n > 4 && tc_str_eqi(tc_str_cut(name, 0, 4), TC_STR("the ")))
		name = tc_str_cut(name, 4, name.n);
	if (!tc__fold_add(&f, name))
		return NULL;
	struct found r = probe(k, user, f.p, f.n, tc__hash_end(tc__hash_step(TC__HASH_START, f.p, f.n)));
	*n = r.n;
	return r.n ? r.hits : NULL;
}

const struct tc_name_hit *tc_know_find(const struct tc_know *k, tc_str name, uint32_t *n)
{
	return find(k, k->user, name, n);
}

const struct tc_name_hit *tc__know_find_base(const struct tc_know *k, tc_str name, uint32_t *n)
{
	return find(k, NULL, name, n);
}

/* Tokens that fold to nothing and yet stand inside names. */
static bool passes(tc_str form)
{
	return tc_str_is(form, "-") || tc_str_is(form, "'s") || tc_str_is(form, "'") ||
	       tc_str_is(form, "\xe2\x80\x99s") || tc_str_is(form, "\xe2\x80\x99") || tc_str_is(form, "\xe2\x80\x93") ||
	       tc_str_is(form, "\xe2\x80\x91");
}

int tc_know_scan(const struct tc_know *k, const tc_str *forms, int n, const struct tc_name_hit **hits, uint32_t *n_hits)
{
	struct tc__fold f = { .n = 0 };
	struct tc__case c = { 0 };
	uint64_t h = TC__HASH_START;
	int best = 0, i = 0;
	*hits = NULL;
	*n_hits = 0;
	if (n > 1 && tc_str_eqi(forms[0], TC_STR("the")))
		i = 1;
	for (int start = i; i < n; i++) {
		uint32_t was = f.n;
		if (!tc__fold_add(&f, forms[i])) {
			if (f.full || i == start || !passes(forms[i]))
				break;
			continue;
		}
		h = tc__hash_step(h, f.p + was, f.n - was);
		tc__case_add(&c, forms[i]);
		struct found r = probe(k, k->user, f.p, f.n, tc__hash_end(h));
		for (uint32_t j = 0; j < r.n; j++)
			if (tc__case_fits(&c, r.hits[j].name_flags)) {
				best = i + 1;
				*hits = r.hits;
				*n_hits = r.n;
				break;
			}
		if (!r.prefix)
			break;
	}
	return best;
}

/* ---- sections ---- */

static uint32_t first_file(const struct tc_know *k)
{
	uint32_t i = 0;
	while (i < k->header->n_sections && k->sections[i].name[0] == '@')
		i++;
	return i;
}

tc_str tc_know_section(const struct tc_know *k, const char *name)
{
	const struct tc__section *s = name[0] == '@' ? NULL : find_section(k, tc_str_of(name));
	return s ? tc_str_n(k->blob + s->off, s->len) : TC_STR_NULL;
}

tc_str tc_know_section_at(const struct tc_know *k, int i, const char **name)
{
	uint32_t at = first_file(k) + (uint32_t)i;
	*name = NULL;
	if (i < 0 || at >= k->header->n_sections)
		return TC_STR_NULL;
	const struct tc__section *s = &k->sections[at];
	*name = s->name;
	return tc_str_n(k->blob + s->off, s->len);
}
