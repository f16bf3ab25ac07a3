/* SPDX-License-Identifier: Apache-2.0 */
/* store/fold_tell.c - what a fold says: who told it first, how many independent sources, where they disagree.
 * Sources are independent when they are not one outlet, do not print one text and do not quote one outlet or agency.
 * Disagreement: figures of one class in the reports' sentences that exclude each other, and claims against denials. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "store/store_int.h"

enum { MAX_REPORTS = 256 };     /* of one fold that are looked at; more are counted, not weighed */

struct report {
	int64_t event, doc, wire, publisher, outlet, sentence;
	tc_str date, doc_id, name;
	int group;
	bool against;           /* negated or denied */
	int parties;            /* known */
};

static bool one_source(const struct report *a, const struct report *b)
{
	if (a->doc == b->doc || (a->wire && a->wire == b->wire) || (a->publisher && a->publisher == b->publisher))
		return true;
	if (a->outlet && (a->outlet == b->outlet || a->outlet == b->publisher))
		return true;
	return b->outlet && b->outlet == a->publisher;
}

static int independent(struct report *r, int n)
{
	int groups = 0;
	for (int i = 0; i < n; i++)
		r[i].group = i;
	for (int i = 0; i < n; i++)
		for (int j = 0; j < i; j++)
			if (r[i].group != r[j].group && one_source(&r[i], &r[j])) {
				int from = r[i].group, to = r[j].group;
				for (int k = 0; k < n; k++)
					if (r[k].group == from)
						r[k].group = to;
			}
	for (int i = 0; i < n; i++) {
		bool first = true;
		for (int j = 0; j < i; j++)
			first = first && r[j].group != r[i].group;
		groups += first;
	}
	return groups;
}

static int documents_of(const struct report *r, int n)
{
	int docs = 0;
	for (int i = 0; i < n; i++) {
		bool first = true;
		for (int j = 0; j < i; j++)
			first = first && r[j].doc != r[i].doc;
		docs += first;
	}
	return docs;
}

/* First told: by the document's date; on one day the fuller report, then the document's id, so that the order of loading
 * does not matter. */
static int first_of(const struct report *r, int n)
{
	int best = 0;
	for (int i = 1; i < n; i++) {
		int c = !r[i].date.n - !r[best].date.n;
		if (!c)
			c = tc_str_cmp(r[i].date, r[best].date);
		if (!c)
			c = r[i].against - r[best].against;
		if (!c)
			c = r[best].parties - r[i].parties;
		if (!c)
			c = tc_str_cmp(r[i].doc_id, r[best].doc_id);
		if (c < 0)
			best = i;
	}
	return best;
}

struct told_figure { tc_str class, unit; double low, high; int report; };

static void number(struct tc_buf *b, const struct told_figure *f)
{
	if (isinf(f->high))
		tc_buf_fmt(b, "at least %.0f", f->low);
	else if (isinf(f->low))
		tc_buf_fmt(b, "at most %.0f", f->high);
	else if (f->low == f->high)
		tc_buf_fmt(b, "%.0f", f->low);
	else
		tc_buf_fmt(b, "%.0f to %.0f", f->low, f->high);
}

static int read_figures(struct tc_store *s, sqlite3_stmt *q, const struct report *r, int n, struct tc_arena *arena,
			struct told_figure **out, int *n_out, struct tc_err *err)
{
	struct told_figure *list = NULL;
	int k = 0, cap = 0, rc = SQLITE_DONE;
	for (int i = 0; i < n; i++) {
		bool again = false;
		for (int j = 0; j < i; j++)
			again = again || r[j].sentence == r[i].sentence;
		if (again)
			continue;
		sqlite3_bind_int64(q, 1, r[i].doc);
		sqlite3_bind_int64(q, 2, r[i].sentence);
		while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
			struct told_figure f = { tc__column_str(q, 0, arena), tc__column_str(q, 1, arena), sqlite3_column_double(q, 2),
						 sqlite3_column_double(q, 3), i };
			tc_str bound = tc__column_str(q, 4, arena);
			if (tc_str_is(bound, "at_least"))
				f.high = INFINITY;
			else if (tc_str_is(bound, "at_most"))
				f.low = -INFINITY;
			else if (tc_str_is(bound, "about")) {
				f.high *= 1.1;
				f.low *= 0.9;
			}
			TC_PUSH(arena, list, k, cap, f);
		}
		sqlite3_reset(q);
		if (rc != SQLITE_DONE)
			return tc__store_fail(s, err, "folding");
	}
	*out = list;
	*n_out = k;
	return 0;
}

/* "killed: 14 (A), 40 (B); denied by C": empty where all agree. */
static void disagreement(const struct report *r, int n, const struct told_figure *f, int n_f, struct tc_buf *b)
{
	tc_buf_reset(b);
	for (int i = 0; i < n_f; i++) {
		bool first = f[i].class.n > 0, clash = false;
		for (int j = 0; j < n_f; j++) {
			if (!tc_str_eq(f[i].class, f[j].class) || !tc_str_eq(f[i].unit, f[j].unit))
				continue;
			first = first && j >= i;
			for (int k = 0; k < j; k++)
				if (tc_str_eq(f[k].class, f[j].class) && tc_str_eq(f[k].unit, f[j].unit) && f[k].report != f[j].report)
					clash = clash || f[k].low > f[j].high || f[j].low > f[k].high;
		}
		if (!first || !clash)
			continue;
		if (b->n)
			tc_buf_z(b, "; ");
		tc_buf_fmt(b, "%.*s: ", TC_FMT(f[i].class));
		int n_said = 0;
		for (int j = i; j < n_f; j++) {
			if (!tc_str_eq(f[i].class, f[j].class) || !tc_str_eq(f[i].unit, f[j].unit))
				continue;
			bool again = false;             /* the same number from the same outlet */
			for (int k = i; k < j; k++)
				again = again || (tc_str_eq(f[k].class, f[j].class) && f[k].low == f[j].low && f[k].high == f[j].high &&
						  tc_str_eq(r[f[k].report].name, r[f[j].report].name));
			if (again)
				continue;
			if (n_said++)
				tc_buf_z(b, ", ");
			number(b, &f[j]);
			if (r[f[j].report].name.n)
				tc_buf_fmt(b, " (%.*s)", TC_FMT(r[f[j].report].name));
		}
	}
	int against = 0;
	for (int i = 0; i < n; i++)
		against += r[i].against;
	if (!against || against == n)
		return;
	tc_buf_z(b, b->n ? "; denied" : "denied");
	for (int i = 0, said = 0; i < n; i++)
		if (r[i].against && r[i].name.n)
			tc_buf_fmt(b, "%s%.*s", said++ ? ", " : " in ", TC_FMT(r[i].name));
}

int tc__fold_describe(struct tc_store *s, uint64_t *n_out, struct tc_err *err)
{
	sqlite3_stmt *folds = NULL, *reports = NULL, *figures = NULL, *put = NULL;
	struct report *r = tc_xcalloc(MAX_REPORTS, sizeof *r);
	struct tc_arena arena;
	struct tc_buf dis = { 0 };
	tc_arena_init(&arena);
	int rc = tc__store_prepare(s, "SELECT fold FROM fold_changed UNION SELECT DISTINCT fold FROM events WHERE fold > 0 AND fold NOT IN "
			    "(SELECT fold FROM folds)", &folds, err);
	if (!rc)
		rc = tc__store_prepare(s, "SELECT e.event, e.doc, d.wire, d.publisher, e.sentence, d.date, d.id, p.name, e.negated OR e.denied, "
				"(SELECT source FROM links l WHERE l.kind = 'e' AND l.record = e.event AND l.link = 'outlet' AND l.source IS "
				"NOT NULL ORDER BY l.ord DESC LIMIT 1), (SELECT count(*) FROM participants WHERE event = e.event) "
				"FROM events e JOIN documents d USING(doc) LEFT JOIN sources p ON p.source = "
				"d.publisher WHERE e.fold = ?1 ORDER BY d.date, d.id, e.sentence, e.begin LIMIT 256", &reports, err);
	if (!rc)
		rc = tc__store_prepare(s, "SELECT class, unit, value, coalesce(value_max, value), bound FROM figures WHERE doc = ?1 AND sentence = ?2 AND "
				"class IN ('killed','wounded','missing','displaced','detained','protesters','military') ORDER BY begin", &figures, err);
	if (!rc)
		rc = tc__store_prepare(s, "INSERT OR REPLACE INTO folds(fold, event, day, events, documents, sources, disagreement) SELECT ?1, ?2, day, "
				"(SELECT count(*) FROM events WHERE fold = ?1), ?3, ?4, ?5 FROM events WHERE event = ?2", &put, err);
	while (!rc && sqlite3_step(folds) == SQLITE_ROW) {
		int64_t fold = sqlite3_column_int64(folds, 0);
		int n = 0, n_f = 0;
		struct told_figure *f = NULL;
		sqlite3_bind_int64(reports, 1, fold);
		while (n < MAX_REPORTS && sqlite3_step(reports) == SQLITE_ROW) {
			r[n] = (struct report){ .event = sqlite3_column_int64(reports, 0), .doc = sqlite3_column_int64(reports, 1),
				.wire = sqlite3_column_int64(reports, 2), .publisher = sqlite3_column_int64(reports, 3),
				.sentence = sqlite3_column_int64(reports, 4), .date = tc__column_str(reports, 5, &arena),
				.doc_id = tc__column_str(reports, 6, &arena), .name = tc__column_str(reports, 7, &arena),
				.against = sqlite3_column_int(reports, 8), .outlet = sqlite3_column_int64(reports, 9),
				.parties = sqlite3_column_int(reports, 10) };
			n++;
		}
		sqlite3_reset(reports);
		if (!n)
			continue;
		rc = read_figures(s, figures, r, n, &arena, &f, &n_f, err);
		if (rc)
			break;
		disagreement(r, n, f, n_f, &dis);
		sqlite3_bind_int64(put, 1, fold);
		sqlite3_bind_int64(put, 2, r[first_of(r, n)].event);
		sqlite3_bind_int(put, 3, documents_of(r, n));
		sqlite3_bind_int(put, 4, independent(r, n));
		sqlite3_bind_null(put, 5);
		tc__bind_str(put, 5, tc_buf_view(&dis));
		if (sqlite3_step(put) != SQLITE_DONE)
			rc = tc__store_fail(s, err, "folding");
		sqlite3_reset(put);
		++*n_out;
		tc_arena_reset(&arena);
	}
	sqlite3_finalize(folds);
	sqlite3_finalize(reports);
	sqlite3_finalize(figures);
	sqlite3_finalize(put);
	tc_arena_release(&arena);
	tc_buf_release(&dis);
	free(r);
	return rc;
}
