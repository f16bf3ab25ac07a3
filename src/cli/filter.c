/* SPDX-License-Identifier: Apache-2.0 */
/* cli/filter.c - read filters. A country may be given as people write it; one that is not known brings a suggestion. */
#include "cli/filter.h"

#include <stdio.h>
#include <stdlib.h>

#include "engine/engine.h"

static struct tc_know *know(struct tc_filter *f)
{
	struct tc_err err = { 0 };
	if (!f->know && tc_know_open(tc_know_blob, (size_t)(tc_know_blob_end - tc_know_blob), &f->know, &err) != 0)
		TC_BUG("the built-in knowledge: %s", err.msg);
	return f->know;
}

void tc_filter_release(struct tc_filter *f) { tc_know_free(f->know); }

tc_str tc_filter_name(struct tc_filter *f, const char *code)
{
	const struct tc_ent *e = tc_know_country(know(f), code);
	return e ? e->name : tc_str_of(code);
}

static int distance(tc_str a, tc_str b)
{
	int row[40];
	if (a.n > 38 || b.n > 38)
		return 99;
	for (uint32_t j = 0; j <= b.n; j++)
		row[j] = (int)j;
	for (uint32_t i = 1; i <= a.n; i++) {
		int corner = row[0];
		row[0] = (int)i;
		for (uint32_t j = 1; j <= b.n; j++) {
			int best = corner + (tc_lower(a.p[i - 1]) != tc_lower(b.p[j - 1]));
			corner = row[j];
			best = row[j] + 1 < best ? row[j] + 1 : best;
			best = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
			row[j] = best;
		}
	}
	return row[b.n];
}

struct nearest { tc_str text, name; char code[4]; int distance; };

static bool closer(const struct tc_ent *e, void *arg)
{
	struct nearest *n = arg;
	/* A code must look very alike; states of today and the same first letter come first. */
	int by_name = 4 * distance(n->text, e->name), by_code = n->text.n >= 2 && n->text.n <= 4 ? 8 * distance(n->text, tc_str_of(e->country)) : 396;
	int d = (by_name < by_code ? by_name : by_code) + (e->to != TC_DAY_OPEN) + (n->text.n && tc_lower(n->text.p[0]) != tc_lower(e->country[0]));
	if (e->country[0] && d < n->distance) {
		n->distance = d;
		n->name = e->name;
		memcpy(n->code, e->country, 4);
	}
	return true;
}

/* A code or a name, quietly. */
static bool find_code(struct tc_filter *f, tc_str text, char out[4])
{
	char code[4] = "";
	if (text.n == 3) {
		for (int i = 0; i < 3; i++)
			code[i] = (char)(tc_is_lower(text.p[i]) ? text.p[i] - 32 : text.p[i]);
		if (tc_know_country(know(f), code) || tc_sector_find(tc_str_of(code)) > 0) {
			memcpy(out, code, 4);
			return true;
		}
	}
	uint32_t n;
	const struct tc_name_hit *hits = tc_know_find(know(f), text, &n);
	for (uint32_t i = 0; i < n; i++) {
		const struct tc_ent *e = tc_know_ent(know(f), hits[i].ent);
		if (e->kind == TC_ENT_COUNTRY && e->country[0]) {
			memcpy(out, e->country, 4);
			return true;
		}
	}
	for (uint32_t i = 0; i < n; i++) {
		const struct tc_ent *e = tc_know_ent(know(f), hits[i].ent);
		if (e->kind == TC_ENT_ORG && !e->country[0] && e->sector) {
			const char *sector = tc_sector_name(e->sector);
			memcpy(out, sector, strlen(sector) + 1);
			return true;
		}
	}
	return false;
}

bool tc_filter_code(const struct tc_cmd *cmd, struct tc_filter *f, tc_str text, char out[4])
{
	text = tc_str_trim(text);
	if (text.n && find_code(f, text, out))
		return true;
	struct nearest n = { .text = text, .name = TC_STR(""), .distance = 396 };
	tc_know_each(know(f), TC_ENT_COUNTRY, closer, &n);
	int limit = text.n <= 4 ? 2 : (int)text.n / 3 + 1;
	if (n.distance <= 4 * limit + 2)
		tc_usage(cmd, "unknown country or sector: '%.*s'; did you mean %s (%.*s)?", TC_FMT(text), n.code, TC_FMT(n.name));
	else
		tc_usage(cmd, "unknown country or sector: '%.*s'; give an ISO code like UKR, a name, or a sector like IGO", TC_FMT(text));
	return false;
}

static int read_dyad(const struct tc_cmd *cmd, struct tc_filter *f, const char *v)
{
	tc_str s = tc_str_of(v);
	for (uint32_t i = 1; i + 1 < s.n; i++) {
		bool arrow = s.p[i] == '>';
		if (!arrow && s.p[i] != '-' && s.p[i] != '/' && s.p[i] != ',')
			continue;
		tc_str a = tc_str_trim(tc_str_cut(s, 0, i)), b = tc_str_trim(tc_str_cut(s, i + 1, s.n));
		if (a.n && a.p[a.n - 1] == '-' && arrow)
			a = tc_str_cut(a, 0, a.n - 1);  /* "RUS->UKR" */
		if (find_code(f, a, f->q.dyad[0]) && find_code(f, b, f->q.dyad[1])) {
			f->q.directed = arrow;
			return 0;
		}
	}
	f->q.dyad[0][0] = f->q.dyad[1][0] = 0;
	for (uint32_t i = 1; i + 1 < s.n; i++)          /* say which half is wrong */
		if (s.p[i] == '-' || s.p[i] == '>') {
			char code[4];
			if (tc_filter_code(cmd, f, tc_str_cut(s, 0, i), code))
				tc_filter_code(cmd, f, tc_str_cut(s, i + 1, s.n), code);
			return 2;
		}
	return tc_usage(cmd, "a dyad is two parties, like RUS-UKR: '%s'", v);
}

/* "AGREE, CONSULT, ...": the names that there are. */
static int list_names(const struct tc_cmd *cmd, const char *what, tc_str unknown, const char *(*name)(int), int n)
{
	struct tc_buf b = { 0 };
	for (int i = 0; i < n; i++)
		if (name(i)[0])
			tc_buf_fmt(&b, "%s%s", b.n ? ", " : "", name(i));
	int rc = tc_usage(cmd, "unknown %s: '%.*s'; there are %.*s", what, TC_FMT(unknown), (int)b.n, b.p);
	tc_buf_release(&b);
	return rc;
}

static const char *quad_name(int i)
{
	static const char *const names[] = { "", "1 (verbal cooperation)", "2 (material cooperation)", "3 (verbal conflict)", "4 (material conflict)" };
	return names[i];
}

static int bits_of(const struct tc_cmd *cmd, const char *v, const char *what, int (*find)(tc_str), const char *(*name)(int), int n,
		   uint64_t *out)
{
	tc_str rest = tc_str_of(v), one;
	while (tc_str_split(&rest, ',', &one)) {
		one = tc_str_trim(one);
		int k = find(one);
		if (k < 0 || !one.n)
			return list_names(cmd, what, one, name, n);
		*out |= 1ull << k;
		if (!rest.n)
			break;
	}
	return 0;
}

static int find_type(tc_str s)
{
	int t = tc_event_find(s);
	return t > 0 ? t : -1;
}

static int find_quad(tc_str s) { return s.n == 1 && s.p[0] >= '1' && s.p[0] <= '4' ? s.p[0] - '0' : -1; }

static int find_status(tc_str s)
{
	for (int i = 0; i < TC_STATUS_COUNT; i++)
		if (tc_str_is(s, tc_status_name(i)))
			return i;
	return -1;
}

static int find_sector(tc_str s)
{
	char z[4] = "";
	for (uint32_t i = 0; s.n == 3 && i < 3; i++)
		z[i] = (char)(tc_is_lower(s.p[i]) ? s.p[i] - 32 : s.p[i]);
	int k = tc_sector_find(tc_str_of(z));
	return k > 0 ? k : -1;
}

/* A day, or a month or year: its first day, or its last. */
static int read_day(const struct tc_cmd *cmd, const char *v, bool last, char out[11], tc_str *day)
{
	tc_str s = tc_str_of(v);
	char z[48];
	int y, m, d;
	int32_t first = s.n == 4 || s.n == 7 ? tc_day_read(s) : TC_DAY_NONE;
	if (first != TC_DAY_NONE) {
		if (last) {             /* the day before the next month or year */
			tc_day_split(first, &y, &m, &d);
			bool over = s.n == 4 || m == 12;
			snprintf(z, sizeof z, "%04d-%02d", over ? y + 1 : y, over ? 1 : m + 1);
			first = tc_day_read(tc_str_of(z)) - 1;
		}
		tc_day_split(first, &y, &m, &d);
		snprintf(z, sizeof z, "%04d-%02d-%02d", y, m, d);
		memcpy(out, z, 10);
		out[10] = 0;
	} else if (!tc_date_normalise(s, out)) {
		return tc_usage(cmd, "not a date: %s (YYYY-MM-DD, YYYY-MM or YYYY is expected)", v);
	}
	*day = tc_str_of(out);
	return 0;
}

int tc_filter_option(const struct tc_cmd *cmd, struct tc_filter *f, int opt, const char *v)
{
	struct tc_query *q = &f->q;
	uint64_t bits = 0;
	tc_str rest, one;
	char *end;
	int rc;
	switch (opt) {
	case TC_OPT_ACTOR: q->actor = tc_str_of(v); return 0;
	case TC_OPT_COUNTRY:
		rest = tc_str_of(v);
		while (tc_str_split(&rest, ',', &one)) {
			if (q->n_codes == TC_QUERY_CODES)
				return tc_usage(cmd, "more than %d countries", TC_QUERY_CODES);
			if (!tc_filter_code(cmd, f, one, q->codes[q->n_codes++]))
				return 2;
			if (!rest.n)
				break;
		}
		return 0;
	case TC_OPT_DYAD: return read_dyad(cmd, f, v);
	case TC_OPT_SECTOR:
		rc = bits_of(cmd, v, "sector", find_sector, tc_sector_name, TC_SECTOR_COUNT, &bits);
		q->sectors_low |= (uint32_t)bits;
		q->sectors_high |= (uint32_t)(bits >> 32);
		return rc;
	case TC_OPT_TYPE:
		rc = bits_of(cmd, v, "event type", find_type, tc_event_name, TC_EVENT_TYPE_COUNT, &bits);
		q->types |= (uint32_t)bits;
		return rc;
	case TC_OPT_QUAD:
		rc = bits_of(cmd, v, "quad", find_quad, quad_name, 5, &bits);
		q->quads |= (uint32_t)bits;
		return rc;
	case TC_OPT_STATUS:
		rc = bits_of(cmd, v, "status", find_status, tc_status_name, TC_STATUS_COUNT, &bits);
		q->statuses |= (uint32_t)bits;
		return rc;
	case TC_OPT_FROM: return read_day(cmd, v, false, f->from, &q->from);
	case TC_OPT_TO: return read_day(cmd, v, true, f->to, &q->to);
	case TC_OPT_PLACE:
		if (strlen(v) == 3 && tc_is_upper(v[0]) && tc_is_upper(v[1]) && tc_is_upper(v[2]))
			return tc_filter_code(cmd, f, tc_str_of(v), q->place_country) ? 0 : 2;
		q->place = tc_str_of(v);
		return 0;
	case TC_OPT_SOURCE: q->source = tc_str_of(v); return 0;
	case TC_OPT_TEXT: q->text = tc_str_of(v); return 0;
	case TC_OPT_MIN_CONFIDENCE:
		q->min_confidence = strtof(v, &end);
		return end == v || *end || !(q->min_confidence >= 0 && q->min_confidence <= 1) ?
			tc_usage(cmd, "not a confidence from 0 to 1: %s", v) : 0;
	default: q->unfolded = true; return 0;
	}
}

int tc_filter_check(const struct tc_cmd *cmd, const struct tc_filter *f)
{
	if (f->q.from.n && f->q.to.n && tc_str_cmp(f->q.from, f->q.to) > 0)
		return tc_usage(cmd, "the period ends (%.*s) before it begins (%.*s)", TC_FMT(f->q.to), TC_FMT(f->q.from));
	return 0;
}

int tc_ledger_fail(const struct tc_cmd *cmd, const struct tc_err *err)
{
	char message[900];
	tc_err_format(err, message, sizeof message);
	fprintf(stderr, "tocsin %s: %s\n", cmd->name, message);
	return 1;
}

int tc_ledger_open(const struct tc_cmd *cmd, const char *path, struct tc_store **out)
{
	struct tc_err err = { 0 };
	int rc = tc_store_open(path, TC_STORE_READ, out, &err);
	if (!rc)
		rc = tc_store_hold(*out, &err);
	return rc ? tc_ledger_fail(cmd, &err) : 0;
}
