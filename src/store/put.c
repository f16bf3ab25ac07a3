/* SPDX-License-Identifier: Apache-2.0 */
/* store/put.c - writing records.
 * A record is known by its id: one that is there is left alone, with all that hangs off it. Actors and sources are rows of
 * their own, found through a cache; a sentence is stored once however many records it gave. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "know/know.h"
#include "store/store_int.h"

static int done(struct tc_store *s, sqlite3_stmt *q, struct tc_err *err)
{
	int rc = sqlite3_step(q);
	if (rc == SQLITE_DONE || rc == SQLITE_ROW) {
		sqlite3_reset(q);
		return 0;
	}
	rc = tc__store_fail(s, err, "writing");
	sqlite3_reset(q);
	return rc;
}

/* Run a look-up of one row number: 1 found, 0 not, negative failed. */
static int look_up(struct tc_store *s, sqlite3_stmt *q, int64_t *row, struct tc_err *err)
{
	int rc = sqlite3_step(q);
	if (rc == SQLITE_ROW)
		*row = sqlite3_column_int64(q, 0);
	else if (rc != SQLITE_DONE)
		rc = tc__store_fail(s, err, "reading");
	sqlite3_reset(q);
	return rc == SQLITE_ROW ? 1 : rc == SQLITE_DONE ? 0 : rc;
}

static int put_source(struct tc_store *s, tc_str name, int64_t *row, struct tc_err *err)
{
	*row = name.n ? tc__intern_get(s->sources, name) : 0;
	if (*row || !name.n)
		return 0;
	sqlite3_stmt *q = tc__store_sql(s, TC_SQL_SOURCE_FIND, err);
	if (!q)
		return TC_EIO;
	tc__bind_str(q, 1, name);
	int rc = look_up(s, q, row, err);
	if (rc == 0) {
		q = tc__store_sql(s, TC_SQL_SOURCE_ADD, err);
		if (!q)
			return TC_EIO;
		tc__bind_str(q, 1, name);
		rc = done(s, q, err);
		*row = sqlite3_last_insert_rowid(s->db);
	}
	if (rc < 0)
		return rc;
	tc__intern_put(s->sources, name, *row);
	return 0;
}

static int put_actor(struct tc_store *s, const struct tc_actor *a, int64_t *row, struct tc_err *err)
{
	const char *sector = tc_sector_name(a->sector);
	struct tc_buf key = { 0 };
	tc_buf_str(&key, a->name);
	char codes[10] = { 0 };         /* country, sector and unnamed, each in its place */
	memcpy(codes, a->country, strlen(a->country));
	memcpy(codes + 4, sector, strlen(sector));
	codes[8] = a->unnamed;
	tc_buf_add(&key, codes, sizeof codes);
	tc_buf_str(&key, a->office);
	*row = tc__intern_get(s->actors, tc_buf_view(&key));
	int rc = 0;
	for (int step = 0; !*row && step < 2; step++) {
		sqlite3_stmt *q = tc__store_sql(s, step ? TC_SQL_ACTOR_ADD : TC_SQL_ACTOR_FIND, err);
		if (!q) {
			rc = TC_EIO;
			break;
		}
		tc__bind_str(q, 1, a->name);
		tc__bind_z(q, 2, a->country);
		tc__bind_z(q, 3, sector);
		tc__bind_str(q, 4, a->office);
		sqlite3_bind_int(q, 5, a->unnamed);
		rc = step ? done(s, q, err) : look_up(s, q, row, err);
		if (rc < 0)
			break;
		if (step)
			*row = sqlite3_last_insert_rowid(s->db);
		if (*row)
			tc__intern_put(s->actors, tc_buf_view(&key), *row);
		rc = 0;
	}
	tc_buf_release(&key);
	return rc;
}

/* A text that is the name itself is left out: it takes much of a row, and its span tells that there is one. */
static void bind_mention(sqlite3_stmt *q, int i, const struct tc_actor *a)
{
	if (!tc_str_eq(a->text, a->name))
		tc__bind_str(q, i, a->text);
	tc__bind_count(q, i + 1, a->span.beg, a->text.n);
	tc__bind_count(q, i + 2, a->span.end, a->text.n);
}

static void row_mention(struct tc__row row, int i, const struct tc_actor *a)
{
	if (!tc_str_eq(a->text, a->name))
		tc__row_text(row, i, a->text);
	if (a->text.n) {
		tc__row_number(row, i + 1, a->span.beg);
		tc__row_number(row, i + 2, a->span.end);
	}
}

static void bind_text_span(sqlite3_stmt *q, int i, tc_str text, tc_span span)
{
	tc__bind_str(q, i, text);
	tc__bind_count(q, i + 1, span.beg, text.n);
	tc__bind_count(q, i + 2, span.end, text.n);
}

static int put_links(struct tc_store *s, const char *kind, int64_t record, const struct tc_link *l, int n, struct tc_err *err)
{
	for (int i = 0; i < n; i++) {
		/* An outlet is a source by its name; what is known of it besides makes it an actor, too. */
		const struct tc_actor *who = &l[i].who;
		int64_t source = 0, actor = 0;
		bool outlet = l[i].kind != TC_LINK_SPEAKER && who->name.n;
		int rc = outlet ? put_source(s, who->name, &source, err) : 0;
		if (!rc && (!outlet || who->country[0] || who->sector || who->office.n))
			rc = put_actor(s, who, &actor, err);
		if (rc)
			return rc;
		struct tc__row row = tc__batch_row(s, TC_BATCH_LINKS);
		tc__row_text(row, 0, tc_str_of(kind));
		tc__row_number(row, 1, record);
		tc__row_number(row, 2, i);
		tc__row_text(row, 3, tc_str_of(tc_link_kind_name(l[i].kind)));
		if (source)
			tc__row_number(row, 4, source);
		if (actor)
			tc__row_number(row, 5, actor);
		row_mention(row, 6, who);
	}
	return 0;
}

const char *tc__party_code(const struct tc_actor *a) { return a->country[0] ? a->country : tc_sector_name(a->sector); }

/* The day a record is filed under: the first of its date, else the document's date. */
static tc_str filed(const struct tc_when *w, tc_str doc_date, char buf[40])
{
	tc_str v = w->value.n >= 4 ? w->value : doc_date;
	int32_t slash = tc_str_find(v, TC_STR("/"));
	if (slash >= 0)
		v = tc_str_cut(v, 0, (uint32_t)slash);
	int32_t day = tc_day_read(v);
	int y, m, d;
	if (day == TC_DAY_NONE)
		return TC_STR_NULL;
	tc_day_split(day, &y, &m, &d);
	snprintf(buf, 40, "%04d-%02d-%02d", y, m, d);
	return tc_str_of(buf);
}

struct put { struct tc_store *s; const struct tc_records *r; int64_t doc; struct tc_store_added *added; struct tc_err *err;
	     bool fresh; int64_t sentence; int64_t *rows; int32_t n_rows; };

enum { MAX_SENTENCES = 1 << 16 };       /* of a document whose rows are remembered; others are looked up */

static int put_sentence(struct put *p, int32_t number, tc_str text)
{
	bool kept = number >= 0 && number < MAX_SENTENCES;
	if (kept && number >= p->n_rows) {
		int32_t n = p->n_rows ? p->n_rows : 64;
		while (n <= number)
			n *= 2;
		p->rows = tc_xrealloc(p->rows, sizeof *p->rows * (size_t)n);
		memset(p->rows + p->n_rows, 0, sizeof *p->rows * (size_t)(n - p->n_rows));
		p->n_rows = n;
	}
	if (kept && p->rows[number]) {
		p->sentence = p->rows[number];
		return 0;
	}
	sqlite3_stmt *q;
	int rc = 0;
	if (!p->fresh || !kept) {
		q = tc__store_sql(p->s, TC_SQL_SENT_FIND, p->err);
		if (!q)
			return TC_EIO;
		sqlite3_bind_int64(q, 1, p->doc);
		sqlite3_bind_int(q, 2, number);
		rc = look_up(p->s, q, &p->sentence, p->err);
	}
	if (rc == 0) {
		q = tc__store_sql(p->s, TC_SQL_SENT_ADD, p->err);
		if (!q)
			return TC_EIO;
		sqlite3_bind_int64(q, 1, p->doc);
		sqlite3_bind_int(q, 2, number);
		sqlite3_bind_text(q, 3, text.p ? text.p : "", (int)text.n, SQLITE_STATIC);
		rc = done(p->s, q, p->err);
		p->sentence = sqlite3_last_insert_rowid(p->s->db);
		q = rc ? NULL : tc__store_sql(p->s, TC_SQL_TEXT_ADD, p->err);
		if (!q)
			return rc ? rc : TC_EIO;
		sqlite3_bind_int64(q, 1, p->sentence);
		sqlite3_bind_text(q, 2, text.p ? text.p : "", (int)text.n, SQLITE_STATIC);
		rc = done(p->s, q, p->err);
	}
	if (kept && rc >= 0)
		p->rows[number] = p->sentence;
	return rc < 0 ? rc : 0;
}

static void bind_when(sqlite3_stmt *q, int i, const struct tc_when *w)
{
	tc__bind_str(q, i, w->value);
	tc__bind_z(q, i + 1, tc_precision_name(w->precision));
	bind_text_span(q, i + 2, w->text, w->span);
	tc__bind_str(q, i + 5, w->time);
}

/* Single precision as it is written, without the noise behind its last decimal. */
static double rounded(float v, double scale) { return isnan(v) ? NAN : round(v * scale) / scale; }

static void bind_where(sqlite3_stmt *q, int i, const struct tc_where *w)
{
	bool known = w->name.n || w->text.n;
	tc__bind_str(q, i, w->name);
	tc__bind_str(q, i + 1, w->text);
	tc__bind_z(q, i + 2, known ? w->country : "");
	tc__bind_num(q, i + 3, known ? rounded(w->lat, 1e4) : NAN);
	tc__bind_num(q, i + 4, known ? rounded(w->lon, 1e4) : NAN);
	tc__bind_count(q, i + 5, w->span.beg, w->text.n);
	tc__bind_count(q, i + 6, w->span.end, w->text.n);
}

static void put_dyad(struct put *p, const char *a, const char *b, tc_str day, int64_t event)
{
	struct tc__row row = tc__batch_row(p->s, TC_BATCH_DYADS);
	tc__row_number(row, 0, event);
	tc__row_short(row, 1, tc_str_of(a));
	tc__row_short(row, 2, tc_str_of(b));
	tc__row_short(row, 3, day);
}

static int put_parties(struct put *p, const struct tc_event *e, tc_str day, int64_t event)
{
	int rc = 0;
	for (int side = 0; side < 2; side++) {
		const struct tc_actor *a = side ? e->recipients : e->actors;
		int n = side ? e->n_recipients : e->n_actors;
		for (int i = 0; i < n && !rc; i++) {
			int64_t row;
			rc = put_actor(p->s, &a[i], &row, p->err);
			if (rc)
				break;
			struct tc__row r = tc__batch_row(p->s, TC_BATCH_PARTICIPANTS);
			tc__row_number(r, 0, event);
			tc__row_text(r, 1, side ? TC_STR("R") : TC_STR("A"));
			tc__row_number(r, 2, i);
			tc__row_number(r, 3, row);
			row_mention(r, 4, &a[i]);
		}
	}
	if (rc)
		return rc;
	if (e->symmetric && e->n_actors > 1) {
		for (int i = 0; i < e->n_actors; i++)
			for (int j = 0; j < e->n_actors; j++)
				if (i != j)
					put_dyad(p, tc__party_code(&e->actors[i]), tc__party_code(&e->actors[j]), day, event);
		if (!e->n_recipients)
			return 0;
	}
	for (int i = 0; i < (e->n_actors ? e->n_actors : 1); i++)
		for (int j = 0; j < (e->n_recipients ? e->n_recipients : 1); j++)
			put_dyad(p, e->n_actors ? tc__party_code(&e->actors[i]) : "",
				 e->n_recipients ? tc__party_code(&e->recipients[j]) : "", day, event);
	return 0;
}

/* In a large load: is this record there already? */
static bool known(struct put *p, const char id[33])
{
	bool there = p->s->known && tc__known_add(p->s->known, id);
	p->added->known += there;
	return there;
}

/* Insert the record bound to q: 1 it is new (its row in *row), 0 it was there. */
static int insert(struct put *p, sqlite3_stmt *q, int64_t *row)
{
	int rc = done(p->s, q, p->err);
	if (rc)
		return rc;
	if (!sqlite3_changes(p->s->db)) {
		p->added->known++;
		return 0;
	}
	*row = sqlite3_last_insert_rowid(p->s->db);
	return 1;
}

static int put_event(struct put *p, const struct tc_event *e)
{
	char buf[40];
	tc_str day = filed(&e->date, p->r->date, buf);
	struct tc_buf contexts = { 0 };
	if (known(p, e->id))
		return 0;
	int rc = put_sentence(p, e->sentence, e->text);
	sqlite3_stmt *q = rc ? NULL : tc__store_sql(p->s, TC_SQL_EVENT_ADD, p->err);
	if (!q)
		return rc ? rc : TC_EIO;
	for (int i = 0; i < e->n_contexts; i++) {
		if (i)
			tc_buf_char(&contexts, ';');
		tc_buf_str(&contexts, e->contexts[i]);
	}
	tc__bind_z(q, 1, e->id);
	sqlite3_bind_int64(q, 2, p->doc);
	sqlite3_bind_int64(q, 3, p->sentence);
	sqlite3_bind_int64(q, 4, e->span.beg);
	sqlite3_bind_int64(q, 5, e->span.end);
	tc__bind_z(q, 6, tc_event_name(e->type));
	tc__bind_str(q, 7, e->mode);
	tc__bind_str(q, 8, tc_buf_view(&contexts));
	tc__bind_str(q, 9, e->cameo);
	sqlite3_bind_int(q, 10, e->quad);
	tc__bind_num(q, 11, rounded(e->plover_score, 100));
	tc__bind_num(q, 12, rounded(e->goldstein, 100));
	tc__bind_str(q, 13, e->trigger.text);
	tc__bind_str(q, 14, e->trigger.lemma);
	tc__bind_count(q, 15, e->trigger.span.beg, e->trigger.text.n);
	tc__bind_count(q, 16, e->trigger.span.end, e->trigger.text.n);
	tc__bind_z(q, 17, tc_status_name(e->status));
	sqlite3_bind_int(q, 18, e->negated);
	sqlite3_bind_int(q, 19, e->scheduled);
	sqlite3_bind_int(q, 20, e->claimed);
	sqlite3_bind_int(q, 21, e->denied);
	sqlite3_bind_int(q, 22, e->symmetric);
	tc__bind_str(q, 23, day);
	bind_when(q, 24, &e->date);
	bind_where(q, 30, &e->place);
	tc__bind_num(q, 37, rounded(e->confidence, 100));
	tc__bind_str(q, 38, e->why);
	tc__bind_z(q, 39, e->answers);
	int64_t row;
	rc = insert(p, q, &row);
	tc_buf_release(&contexts);
	if (rc <= 0)
		return rc;
	p->added->events++;
	rc = put_parties(p, e, day, row);
	return rc ? rc : put_links(p->s, "e", row, e->according_to, e->n_according_to, p->err);
}

static int put_statement(struct put *p, const struct tc_statement *m)
{
	char buf[40];
	int64_t speaker = 0, row;
	bool spoken = m->speaker.name.n || m->speaker.text.n || m->speaker.country[0] || m->speaker.sector;
	if (known(p, m->id))
		return 0;
	int rc = put_sentence(p, m->sentence, m->text);
	if (!rc && spoken)
		rc = put_actor(p->s, &m->speaker, &speaker, p->err);
	sqlite3_stmt *q = rc ? NULL : tc__store_sql(p->s, TC_SQL_STMT_ADD, p->err);
	if (!q)
		return rc ? rc : TC_EIO;
	tc__bind_z(q, 1, m->id);
	sqlite3_bind_int64(q, 2, p->doc);
	sqlite3_bind_int64(q, 3, p->sentence);
	sqlite3_bind_int64(q, 4, m->span.beg);
	sqlite3_bind_int64(q, 5, m->span.end);
	if (spoken)
		sqlite3_bind_int64(q, 6, speaker);
	bind_mention(q, 7, &m->speaker);
	tc__bind_str(q, 10, m->cue.text);
	tc__bind_str(q, 11, m->cue.lemma);
	tc__bind_count(q, 12, m->cue.span.beg, m->cue.text.n);
	tc__bind_count(q, 13, m->cue.span.end, m->cue.text.n);
	tc__bind_str(q, 14, m->stance);
	tc__bind_str(q, 15, m->quote);
	tc__bind_count(q, 16, m->quote_span.beg, m->quote_span.end > m->quote_span.beg);
	tc__bind_count(q, 17, m->quote_span.end, m->quote_span.end > m->quote_span.beg);
	sqlite3_bind_int(q, 18, m->direct);
	tc__bind_str(q, 19, filed(&m->date, p->r->date, buf));
	bind_when(q, 20, &m->date);
	rc = insert(p, q, &row);
	if (rc <= 0)
		return rc;
	p->added->statements++;
	for (int i = 0; i < m->n_addressees; i++) {
		int64_t who;
		rc = put_actor(p->s, &m->addressees[i], &who, p->err);
		q = rc ? NULL : tc__store_sql(p->s, TC_SQL_ADDR_ADD, p->err);
		if (!q)
			return rc ? rc : TC_EIO;
		sqlite3_bind_int64(q, 1, row);
		sqlite3_bind_int(q, 2, i);
		sqlite3_bind_int64(q, 3, who);
		bind_mention(q, 4, &m->addressees[i]);
		rc = done(p->s, q, p->err);
		if (rc)
			return rc;
	}
	return put_links(p->s, "s", row, m->according_to, m->n_according_to, p->err);
}

static int put_figure(struct put *p, const struct tc_figure *g)
{
	char buf[40];
	int64_t who = 0, row;
	if (known(p, g->id))
		return 0;
	int rc = put_sentence(p, g->sentence, g->text);
	if (!rc && g->has_actor)
		rc = put_actor(p->s, &g->actor, &who, p->err);
	sqlite3_stmt *q = rc ? NULL : tc__store_sql(p->s, TC_SQL_FIG_ADD, p->err);
	if (!q)
		return rc ? rc : TC_EIO;
	tc__bind_z(q, 1, g->id);
	sqlite3_bind_int64(q, 2, p->doc);
	sqlite3_bind_int64(q, 3, p->sentence);
	sqlite3_bind_int64(q, 4, g->span.beg);
	sqlite3_bind_int64(q, 5, g->span.end);
	sqlite3_bind_double(q, 6, g->value);
	sqlite3_bind_double(q, 7, g->value_max);
	tc__bind_z(q, 8, tc_bound_name(g->bound));
	tc__bind_str(q, 9, g->unit);
	tc__bind_str(q, 10, g->class);
	if (g->has_actor)
		sqlite3_bind_int64(q, 11, who);
	bind_mention(q, 12, &g->actor);
	tc__bind_str(q, 15, filed(&g->date, p->r->date, buf));
	bind_when(q, 16, &g->date);
	bind_where(q, 22, &g->place);
	rc = insert(p, q, &row);
	if (rc <= 0)
		return rc;
	p->added->figures++;
	return put_links(p->s, "f", row, g->according_to, g->n_according_to, p->err);
}

/* The words to compare documents by, where only the records are known: the sentences, each once. */
static void evidence_text(const struct tc_records *r, struct tc_buf *b)
{
	int32_t last = 0;
	for (int32_t i = 0; i < r->n_events; i++)
		if (r->events[i].sentence != last) {
			tc_buf_str(b, r->events[i].text);
			tc_buf_char(b, '\n');
			last = r->events[i].sentence;
		}
}

bool tc__signature(const struct tc_records *r, tc_str text, uint16_t out[TC_MINHASH])
{
	struct tc_buf b = { 0 };
	if (!text.n) {
		evidence_text(r, &b);
		text = tc_buf_view(&b);
	}
	bool ok = text.n && tc__minhash(text, out);
	tc_buf_release(&b);
	return ok;
}

static int put_document(struct put *p, const uint16_t *signature)
{
	const struct tc_records *r = p->r;
	int64_t publisher = 0;
	int rc = put_source(p->s, r->publisher, &publisher, p->err);
	sqlite3_stmt *q = rc ? NULL : tc__store_sql(p->s, TC_SQL_DOC_FIND, p->err);
	if (!q)
		return rc ? rc : TC_EIO;
	tc__bind_str(q, 1, r->doc);
	int found = look_up(p->s, q, &p->doc, p->err);
	if (found < 0)
		return found;
	bool news = r->date.n || publisher || r->url.n || r->title.n || r->n_sentences;
	if (!found || news) {
		q = tc__store_sql(p->s, found ? TC_SQL_DOC_FILL : TC_SQL_DOC_ADD, p->err);
		if (!q)
			return TC_EIO;
		if (found)
			sqlite3_bind_int64(q, 1, p->doc);
		else
			tc__bind_str(q, 1, r->doc);
		tc__bind_str(q, 2, r->date);
		if (publisher)
			sqlite3_bind_int64(q, 3, publisher);
		tc__bind_str(q, 4, r->url);
		tc__bind_str(q, 5, r->title);
		tc__bind_count(q, 6, (uint32_t)r->n_sentences, r->n_sentences > 0);
		rc = done(p->s, q, p->err);
		if (rc)
			return rc;
		if (!found) {
			p->doc = sqlite3_last_insert_rowid(p->s->db);
			p->added->documents++;
			p->fresh = true;
		}
	}
	if (signature) {
		q = tc__store_sql(p->s, TC_SQL_DOC_SIGN, p->err);
		if (q) {
			sqlite3_bind_int64(q, 1, p->doc);
			sqlite3_bind_blob(q, 2, signature, TC_MINHASH * sizeof *signature, SQLITE_STATIC);
		}
		rc = q ? done(p->s, q, p->err) : TC_EIO;
	}
	return rc;
}

int tc_store_put(struct tc_store *s, const struct tc_records *r, tc_str text, struct tc_store_added *added, struct tc_err *err)
{
	uint16_t signature[TC_MINHASH];
	int rc = tc__store_put(s, r, tc__signature(r, text, signature) ? signature : NULL, added, err);
	return rc ? rc : tc__batch_flush(s, err);
}

int tc__store_put(struct tc_store *s, const struct tc_records *r, const uint16_t *signature, struct tc_store_added *added,
		  struct tc_err *err)
{
	struct put p = { .s = s, .r = r, .added = added, .err = err };
	if (!s->in_batch)
		TC_BUG("put outside a batch");
	int rc = put_document(&p, signature);
	for (int32_t i = 0; i < r->n_events && !rc; i++)
		rc = put_event(&p, &r->events[i]);
	for (int32_t i = 0; i < r->n_statements && !rc; i++)
		rc = put_statement(&p, &r->statements[i]);
	for (int32_t i = 0; i < r->n_figures && !rc; i++)
		rc = put_figure(&p, &r->figures[i]);
	free(p.rows);
	return rc;
}

int tc_store_remove(struct tc_store *s, tc_str doc, bool *found, struct tc_err *err)
{
	/* Folds that lose a report are undone; their other reports are folded again next time. */
	static const char *const steps[] = {
		"UPDATE events SET fold = -1 WHERE fold IN (SELECT fold FROM events WHERE doc = ?1 AND fold IS NOT NULL)",
		"DELETE FROM folds WHERE fold NOT IN (SELECT fold FROM events WHERE fold IS NOT NULL)",
		"DELETE FROM links WHERE (kind = 'e' AND record IN (SELECT event FROM events WHERE doc = ?1)) OR "
		"(kind = 's' AND record IN (SELECT statement FROM statements WHERE doc = ?1)) OR "
		"(kind = 'f' AND record IN (SELECT figure FROM figures WHERE doc = ?1))",
		"DELETE FROM participants WHERE event IN (SELECT event FROM events WHERE doc = ?1)",
		"DELETE FROM dyads WHERE event IN (SELECT event FROM events WHERE doc = ?1)",
		"DELETE FROM addressees WHERE statement IN (SELECT statement FROM statements WHERE doc = ?1)",
		"DELETE FROM events WHERE doc = ?1", "DELETE FROM statements WHERE doc = ?1", "DELETE FROM figures WHERE doc = ?1",
		"INSERT INTO evidence(evidence, rowid, text) SELECT 'delete', sentence, text FROM sentences WHERE doc = ?1",
		"DELETE FROM sentences WHERE doc = ?1", "DELETE FROM bands WHERE doc = ?1", "DELETE FROM documents WHERE doc = ?1",
	};
	int64_t row = 0;
	int rc = tc__batch_flush(s, err);
	sqlite3_stmt *q = rc ? NULL : tc__store_sql(s, TC_SQL_DOC_FIND, err);
	if (!q)
		return rc ? rc : TC_EIO;
	tc__bind_str(q, 1, doc);
	rc = look_up(s, q, &row, err);
	if (found)
		*found = rc == 1;
	for (size_t i = 0; rc == 1 && i < TC_COUNT(steps); i++) {
		if (sqlite3_prepare_v2(s->db, steps[i], -1, &q, NULL) != SQLITE_OK)
			return tc__store_fail(s, err, "removing a document");
		if (sqlite3_bind_parameter_count(q))
			sqlite3_bind_int64(q, 1, row);
		int step = sqlite3_step(q);
		if (step != SQLITE_DONE)
			rc = tc__store_fail(s, err, "removing a document");
		sqlite3_finalize(q);
	}
	return rc < 0 ? rc : 0;
}
