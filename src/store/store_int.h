/* store/store_int.h - shared inside store/. */
#ifndef TC_STORE_INT_H
#define TC_STORE_INT_H
#include <sqlite3.h>

#include "base/buf.h"
#include "store/store.h"

enum { TC_SCHEMA_VERSION = 3, TC_APPLICATION_ID = 0x54435349 };        /* "TCSI" */

/* Prepared statements that are kept for the life of a connection. */
#define TC_STORE_SQL(X) \
	X(DOC_FIND, "SELECT doc, date, publisher, url, title FROM documents WHERE id = ?1") \
	X(DOC_ADD, "INSERT INTO documents(id, date, publisher, url, title, sentences) VALUES(?1, ?2, ?3, ?4, ?5, ?6)") \
	X(DOC_FILL, "UPDATE documents SET date = coalesce(date, ?2), publisher = coalesce(publisher, ?3), " \
		    "url = coalesce(url, ?4), title = coalesce(title, ?5), sentences = coalesce(sentences, ?6) WHERE doc = ?1") \
	X(DOC_SIGN, "UPDATE documents SET signature = ?2 WHERE doc = ?1 AND signature IS NULL") \
	X(DATA_VERSION, "PRAGMA data_version") \
	X(SOURCE_FIND, "SELECT source FROM sources WHERE name = ?1") \
	X(SOURCE_ADD, "INSERT INTO sources(name) VALUES(?1)") \
	X(ACTOR_FIND, "SELECT actor FROM actors WHERE name IS ?1 AND country IS ?2 AND sector IS ?3 AND office IS ?4 AND unnamed = ?5") \
	X(ACTOR_ADD, "INSERT INTO actors(name, country, sector, office, unnamed) VALUES(?1, ?2, ?3, ?4, ?5)") \
	X(SENT_FIND, "SELECT sentence FROM sentences WHERE doc = ?1 AND number = ?2") \
	X(SENT_ADD, "INSERT INTO sentences(doc, number, text) VALUES(?1, ?2, ?3)") \
	X(TEXT_ADD, "INSERT INTO evidence(rowid, text) VALUES(?1, ?2)") \
	X(EVENT_ADD, "INSERT OR IGNORE INTO events(id, doc, sentence, begin, end, type, mode, contexts, cameo, quad, plover_score, " \
		     "goldstein, trigger, lemma, trigger_begin, trigger_end, status, negated, scheduled, claimed, denied, symmetric, " \
		     "day, date, date_precision, date_text, date_begin, date_end, time, place, place_text, place_country, lat, lon, " \
		     "place_begin, place_end, confidence, why, answers) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16," \
		     "?17,?18,?19,?20,?21,?22,?23,?24,?25,?26,?27,?28,?29,?30,?31,?32,?33,?34,?35,?36,?37,?38,?39)") \
	X(STMT_ADD, "INSERT OR IGNORE INTO statements(id, doc, sentence, begin, end, speaker, speaker_text, speaker_begin, speaker_end, " \
		    "cue, lemma, cue_begin, cue_end, stance, quote, quote_begin, quote_end, direct, day, date, date_precision, date_text, " \
		    "date_begin, date_end, time) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22," \
		    "?23,?24,?25)") \
	X(ADDR_ADD, "INSERT INTO addressees(statement, ord, actor, text, begin, end) VALUES(?1,?2,?3,?4,?5,?6)") \
	X(FIG_ADD, "INSERT OR IGNORE INTO figures(id, doc, sentence, begin, end, value, value_max, bound, unit, class, actor, " \
		   "actor_text, actor_begin, actor_end, day, date, date_precision, date_text, date_begin, date_end, time, place, " \
		   "place_text, place_country, lat, lon, place_begin, place_end) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13," \
		   "?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25,?26,?27,?28)") \
	X(EVENT_GET, "SELECT d.id, d.date, d.publisher, d.url, d.title, d.sentences, e.id, s.number, e.begin, e.end, e.type, e.mode, " \
		     "e.contexts, e.cameo, e.quad, e.plover_score, e.goldstein, e.trigger, e.lemma, e.trigger_begin, e.trigger_end, " \
		     "e.status, e.negated, e.scheduled, e.claimed, e.denied, e.symmetric, e.date, e.date_precision, e.date_text, " \
		     "e.date_begin, e.date_end, e.time, e.place, e.place_text, e.place_country, e.lat, e.lon, e.place_begin, " \
		     "e.place_end, e.confidence, e.why, e.answers, s.text, e.day, e.fold, f.events, f.documents, f.sources, " \
		     "f.disagreement FROM events e JOIN documents d USING(doc) JOIN sentences s ON s.sentence = e.sentence LEFT JOIN " \
		     "folds f ON f.fold = e.fold WHERE e.event = ?1") \
	X(ACTOR_GET, "SELECT name, country, sector, office, unnamed FROM actors WHERE actor = ?1") \
	X(COUNTRY_GET, "SELECT min(country), max(country) FROM actors WHERE name = ?1 AND country IS NOT NULL") \
	X(SOURCE_GET, "SELECT name FROM sources WHERE source = ?1") \
	X(PART_GET, "SELECT text, begin, end, actor, role FROM participants WHERE event = ?1 ORDER BY role, ord") \
	X(LINK_GET, "SELECT text, begin, end, actor, source, link FROM links WHERE kind = ?1 AND record = ?2 ORDER BY ord") \
	X(STMT_GET, "SELECT d.id, d.date, d.publisher, d.url, d.title, d.sentences, m.id, s.number, m.begin, m.end, m.speaker_text, " \
		    "m.speaker_begin, m.speaker_end, m.speaker, m.cue, m.lemma, m.cue_begin, " \
		    "m.cue_end, m.stance, m.quote, m.quote_begin, m.quote_end, m.direct, m.date, m.date_precision, m.date_text, " \
		    "m.date_begin, m.date_end, m.time, s.text FROM statements m JOIN documents d USING(doc) JOIN sentences s ON " \
		    "s.sentence = m.sentence " \
		    "WHERE m.statement = ?1") \
	X(ADDR_GET, "SELECT text, begin, end, actor FROM addressees WHERE statement = ?1 ORDER BY ord") \
	X(FIG_GET, "SELECT d.id, d.date, d.publisher, d.url, d.title, d.sentences, g.id, s.number, g.begin, g.end, g.value, g.value_max, " \
		   "g.bound, g.unit, g.class, g.actor_text, g.actor_begin, g.actor_end, g.actor, " \
		   "g.date, g.date_precision, g.date_text, g.date_begin, g.date_end, g.time, g.place, " \
		   "g.place_text, g.place_country, g.lat, g.lon, g.place_begin, g.place_end, s.text FROM figures g JOIN documents d " \
		   "USING(doc) JOIN sentences s ON s.sentence = g.sentence " \
		   "WHERE g.figure = ?1")

enum tc__sql {
#define X(name, text) TC_SQL_##name,
	TC_STORE_SQL(X)
#undef X
	TC_SQL_COUNT
};

/* Small rows, gathered and written together (batch.c). */
enum tc__batch_table { TC_BATCH_PARTICIPANTS, TC_BATCH_DYADS, TC_BATCH_LINKS, TC_BATCH_COUNT };
struct tc__batch;
struct tc__row { void *cells; };        /* until the next row is begun */

struct tc__intern;              /* strings of actors and sources to their rows */

struct tc_store {
	sqlite3 *db;
	sqlite3_stmt *sql[TC_SQL_COUNT];
	struct tc__intern *actors, *sources;
	/* Rows of actors and sources that were read, by number; NULL not yet. They never change. */
	struct tc_actor **read_actors;
	tc_str *read_sources;
	size_t cap_actors, cap_sources;
	struct tc_arena read;
	struct tc__batch *batch[TC_BATCH_COUNT];
	sqlite3_stmt *batch_sql[TC_BATCH_COUNT];
	struct tc__known *known;        /* in a large load: the ids that are there (bulk.c); else NULL */
	int64_t data_version;           /* when this connection last looked: another one's commits change it */
	bool in_batch;
	char path[256];
};

/* Has the record with this id been there? If not, it is from now on. */
bool tc__known_add(struct tc__known *k, const char id[33]);
void tc__known_free(struct tc__known *k);
/* At the start of each batch: see what other writers did to the indexes. */
int tc__bulk_check(struct tc_store *s, struct tc_err *err);

/* The kept statement, prepared at first use, reset and without bindings. NULL with err set. */
sqlite3_stmt *tc__store_sql(struct tc_store *s, int which, struct tc_err *err);
/* The last SQLite error as ours. */
int tc__store_fail(struct tc_store *s, struct tc_err *err, const char *doing);
int tc__store_exec(struct tc_store *s, const char *sql, struct tc_err *err);
int tc__store_prepare(struct tc_store *s, const char *sql, sqlite3_stmt **q, struct tc_err *err);
/* Run a statement that gives no rows, and reset it. */
int tc__store_run(struct tc_store *s, sqlite3_stmt *q, struct tc_err *err);
/* The program's own numbers (table meta); 0 where there is none. */
int tc__meta_get(struct tc_store *s, const char *name, int64_t *out, struct tc_err *err);
int tc__meta_set(struct tc_store *s, const char *name, int64_t v, struct tc_err *err);
int tc__batch_open(struct tc_store *s, struct tc_err *err);
void tc__batch_free(struct tc_store *s);
/* Begin a row; cells that are not set are NULL. Texts must live until the flush. */
struct tc__row tc__batch_row(struct tc_store *s, int table);
void tc__row_number(struct tc__row r, int i, int64_t n);
void tc__row_text(struct tc__row r, int i, tc_str s);   /* empty: NULL */
void tc__row_short(struct tc__row r, int i, tc_str s);  /* copies; at most 16 bytes; an empty one is not NULL */
int tc__batch_flush(struct tc_store *s, struct tc_err *err);
void tc__batch_clear(struct tc_store *s);
/* Create or migrate; inside no transaction. */
int tc__schema_prepare(struct tc_store *s, int mode, struct tc_err *err);

/* SQL functions that queries use. */
int tc__query_functions(struct tc_store *s, struct tc_err *err);

/* Make the indexes; only where one is missing; drop them. */
int tc__schema_index(struct tc_store *s, struct tc_err *err);
int tc__schema_mend(struct tc_store *s, struct tc_err *err);
int tc__schema_drop_indexes(struct tc_store *s, struct tc_err *err);

/* Empty strings are NULL. The bytes must live until the statement is reset. */
void tc__bind_str(sqlite3_stmt *q, int i, tc_str s);
void tc__bind_z(sqlite3_stmt *q, int i, const char *z);
void tc__bind_num(sqlite3_stmt *q, int i, double v);    /* NAN: NULL */
void tc__bind_count(sqlite3_stmt *q, int i, uint32_t v, bool known);
/* A column as a string that lives in `arena`; empty for NULL. */
tc_str tc__column_str(sqlite3_stmt *q, int i, struct tc_arena *arena);

struct tc__intern *tc__intern_new(void);
void tc__intern_free(struct tc__intern *t);
int64_t tc__intern_get(const struct tc__intern *t, tc_str key);        /* 0 unknown */
void tc__intern_put(struct tc__intern *t, tc_str key, int64_t row);
void tc__intern_clear(struct tc__intern *t);

/* An actor by its row, without a place in a text; it lives until tc__store_forget. A row that is not there is an empty one. */
const struct tc_actor *tc__store_actor(struct tc_store *s, int64_t row);
tc_str tc__store_source(struct tc_store *s, int64_t row);
void tc__store_forget(struct tc_store *s);
/* Actors and recipients of an event, by its row. */
int tc__store_parties(struct tc_store *s, int64_t row, struct tc_arena *arena, struct tc_event *e, struct tc_err *err);

/* The country of an actor, else its sector, for dyads: "USA", "IGO". Empty where neither is known. */
const char *tc__party_code(const struct tc_actor *a);

/* --- near-duplicate documents (minhash.c) ---------------------------------------------------------------------------- */
enum { TC_MINHASH = 64 };
/* Signature of a text's word shingles; false where it has too few words to compare. */
bool tc__minhash(tc_str text, uint16_t out[TC_MINHASH]);
/* Estimated share of shingles in common, 0..1. */
double tc__minhash_alike(const uint16_t a[TC_MINHASH], const uint16_t b[TC_MINHASH]);

/* The signature of a document: of its text, or where that is not known of its records' sentences. */
bool tc__signature(const struct tc_records *r, tc_str text, uint16_t out[TC_MINHASH]);
/* tc_store_put with the signature made already; NULL: none. What it gathers must be flushed while the records live. */
int tc__store_put(struct tc_store *s, const struct tc_records *r, const uint16_t *signature, struct tc_store_added *added,
		  struct tc_err *err);

/* Find near-duplicates of the documents that came since the last time (wire.c). */
int tc__fold_documents(struct tc_store *s, struct tc_err *err);
/* Write the rows of `folds` for those in the temporary table fold_changed (fold_tell.c). */
int tc__fold_describe(struct tc_store *s, uint64_t *n, struct tc_err *err);
#endif
