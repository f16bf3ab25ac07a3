/* SPDX-License-Identifier: Apache-2.0 */
/* store/schema.c - the tables, and how older files become today's. docs/schema.md is the description for readers.
 * The full-text index is filled by hand (put.c), not by triggers: a trigger opens a savepoint, at which FTS5 writes out what
 * it has gathered, and that made loading twice as slow.
 * Each step below takes a file from version i to i + 1; a new file takes all of them, so that both ways end alike. */
#include "store/store_int.h"

#include <stdio.h>

static const char *const steps[TC_SCHEMA_VERSION] = {
	/* 1: documents and records */
	"CREATE TABLE sources(source INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;"
	"CREATE TABLE actors(actor INTEGER PRIMARY KEY, name TEXT, country TEXT, sector TEXT, office TEXT,"
	" unnamed INTEGER NOT NULL) STRICT;"
	"CREATE INDEX actors_name ON actors(name, country, sector, office);"
	"CREATE TABLE documents(doc INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, date TEXT,"
	" publisher INTEGER REFERENCES sources, url TEXT, title TEXT, sentences INTEGER) STRICT;"
	"CREATE TABLE sentences(sentence INTEGER PRIMARY KEY, doc INTEGER NOT NULL REFERENCES documents,"
	" number INTEGER NOT NULL, text TEXT NOT NULL, UNIQUE(doc, number)) STRICT;"
	"CREATE VIRTUAL TABLE evidence USING fts5(text, content='sentences', content_rowid='sentence',"
	" tokenize=\"unicode61 remove_diacritics 2\");"
	"CREATE TABLE events(event INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, doc INTEGER NOT NULL REFERENCES documents,"
	" sentence INTEGER NOT NULL REFERENCES sentences, begin INTEGER, end INTEGER, type TEXT NOT NULL, mode TEXT, contexts TEXT,"
	" cameo TEXT, quad INTEGER, plover_score REAL, goldstein REAL, trigger TEXT, lemma TEXT, trigger_begin INTEGER,"
	" trigger_end INTEGER, status TEXT NOT NULL, negated INTEGER NOT NULL, scheduled INTEGER NOT NULL, claimed INTEGER NOT NULL,"
	" denied INTEGER NOT NULL, symmetric INTEGER NOT NULL, day TEXT, date TEXT, date_precision TEXT, date_text TEXT,"
	" date_begin INTEGER, date_end INTEGER, time TEXT, place TEXT, place_text TEXT, place_country TEXT, lat REAL, lon REAL,"
	" place_begin INTEGER, place_end INTEGER, confidence REAL, why TEXT, answers TEXT) STRICT;"
	"CREATE TABLE participants(event INTEGER NOT NULL REFERENCES events, role TEXT NOT NULL, ord INTEGER NOT NULL,"
	" actor INTEGER NOT NULL REFERENCES actors, text TEXT, begin INTEGER, end INTEGER,"
	" PRIMARY KEY(event, role, ord)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE dyads(source TEXT NOT NULL, target TEXT NOT NULL, day TEXT NOT NULL, event INTEGER NOT NULL REFERENCES events,"
	" PRIMARY KEY(source, target, day, event)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE statements(statement INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, doc INTEGER NOT NULL REFERENCES documents,"
	" sentence INTEGER NOT NULL REFERENCES sentences, begin INTEGER, end INTEGER, speaker INTEGER REFERENCES actors,"
	" speaker_text TEXT, speaker_begin INTEGER, speaker_end INTEGER, cue TEXT, lemma TEXT, cue_begin INTEGER, cue_end INTEGER,"
	" stance TEXT, quote TEXT, quote_begin INTEGER, quote_end INTEGER, direct INTEGER NOT NULL, day TEXT, date TEXT,"
	" date_precision TEXT, date_text TEXT, date_begin INTEGER, date_end INTEGER, time TEXT) STRICT;"
	"CREATE TABLE addressees(statement INTEGER NOT NULL REFERENCES statements, ord INTEGER NOT NULL,"
	" actor INTEGER NOT NULL REFERENCES actors, text TEXT, begin INTEGER, end INTEGER,"
	" PRIMARY KEY(statement, ord)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE figures(figure INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, doc INTEGER NOT NULL REFERENCES documents,"
	" sentence INTEGER NOT NULL REFERENCES sentences, begin INTEGER, end INTEGER, value REAL NOT NULL, value_max REAL,"
	" bound TEXT, unit TEXT, class TEXT, actor INTEGER REFERENCES actors, actor_text TEXT, actor_begin INTEGER,"
	" actor_end INTEGER, day TEXT, date TEXT, date_precision TEXT, date_text TEXT, date_begin INTEGER, date_end INTEGER,"
	" time TEXT, place TEXT, place_text TEXT, place_country TEXT, lat REAL, lon REAL, place_begin INTEGER,"
	" place_end INTEGER) STRICT;"
	"CREATE TABLE links(kind TEXT NOT NULL, record INTEGER NOT NULL, ord INTEGER NOT NULL, link TEXT NOT NULL,"
	" source INTEGER REFERENCES sources, actor INTEGER REFERENCES actors, text TEXT, begin INTEGER, end INTEGER,"
	" PRIMARY KEY(kind, record, ord)) STRICT, WITHOUT ROWID;",
	/* 2: folding */
	"ALTER TABLE documents ADD COLUMN signature BLOB;"
	"ALTER TABLE documents ADD COLUMN wire INTEGER;"
	"CREATE TABLE bands(band INTEGER NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY(band, doc)) STRICT, WITHOUT ROWID;"
	"ALTER TABLE events ADD COLUMN fold INTEGER;"
	"CREATE TABLE folds(fold INTEGER PRIMARY KEY, event INTEGER NOT NULL REFERENCES events, day TEXT, events INTEGER NOT NULL,"
	" documents INTEGER NOT NULL, sources INTEGER NOT NULL, disagreement TEXT) STRICT;"
	"CREATE TABLE meta(name TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;",
	/* 3: ids have indexes that a large load can leave for its end, and pairs lie in the order in which they come */
	"CREATE TABLE new_events(event INTEGER PRIMARY KEY, id TEXT NOT NULL, doc INTEGER NOT NULL REFERENCES documents,"
	" sentence INTEGER NOT NULL REFERENCES sentences, begin INTEGER, end INTEGER, type TEXT NOT NULL, mode TEXT, contexts TEXT,"
	" cameo TEXT, quad INTEGER, plover_score REAL, goldstein REAL, trigger TEXT, lemma TEXT, trigger_begin INTEGER,"
	" trigger_end INTEGER, status TEXT NOT NULL, negated INTEGER NOT NULL, scheduled INTEGER NOT NULL, claimed INTEGER NOT NULL,"
	" denied INTEGER NOT NULL, symmetric INTEGER NOT NULL, day TEXT, date TEXT, date_precision TEXT, date_text TEXT,"
	" date_begin INTEGER, date_end INTEGER, time TEXT, place TEXT, place_text TEXT, place_country TEXT, lat REAL, lon REAL,"
	" place_begin INTEGER, place_end INTEGER, confidence REAL, why TEXT, answers TEXT, fold INTEGER) STRICT;"
	"INSERT INTO new_events SELECT * FROM events; DROP TABLE events; ALTER TABLE new_events RENAME TO events;"
	"CREATE TABLE new_statements(statement INTEGER PRIMARY KEY, id TEXT NOT NULL, doc INTEGER NOT NULL REFERENCES documents,"
	" sentence INTEGER NOT NULL REFERENCES sentences, begin INTEGER, end INTEGER, speaker INTEGER REFERENCES actors,"
	" speaker_text TEXT, speaker_begin INTEGER, speaker_end INTEGER, cue TEXT, lemma TEXT, cue_begin INTEGER, cue_end INTEGER,"
	" stance TEXT, quote TEXT, quote_begin INTEGER, quote_end INTEGER, direct INTEGER NOT NULL, day TEXT, date TEXT,"
	" date_precision TEXT, date_text TEXT, date_begin INTEGER, date_end INTEGER, time TEXT) STRICT;"
	"INSERT INTO new_statements SELECT * FROM statements; DROP TABLE statements; ALTER TABLE new_statements RENAME TO statements;"
	"CREATE TABLE new_figures(figure INTEGER PRIMARY KEY, id TEXT NOT NULL, doc INTEGER NOT NULL REFERENCES documents,"
	" sentence INTEGER NOT NULL REFERENCES sentences, begin INTEGER, end INTEGER, value REAL NOT NULL, value_max REAL,"
	" bound TEXT, unit TEXT, class TEXT, actor INTEGER REFERENCES actors, actor_text TEXT, actor_begin INTEGER,"
	" actor_end INTEGER, day TEXT, date TEXT, date_precision TEXT, date_text TEXT, date_begin INTEGER, date_end INTEGER,"
	" time TEXT, place TEXT, place_text TEXT, place_country TEXT, lat REAL, lon REAL, place_begin INTEGER,"
	" place_end INTEGER) STRICT;"
	"INSERT INTO new_figures SELECT * FROM figures; DROP TABLE figures; ALTER TABLE new_figures RENAME TO figures;"
	"CREATE TABLE new_dyads(event INTEGER NOT NULL REFERENCES events, source TEXT NOT NULL, target TEXT NOT NULL, day TEXT NOT NULL,"
	" PRIMARY KEY(event, source, target)) STRICT, WITHOUT ROWID;"
	"INSERT INTO new_dyads SELECT event, source, target, day FROM dyads ORDER BY event, source, target; DROP TABLE dyads;"
	"ALTER TABLE new_dyads RENAME TO dyads;",
};

/* Indexes that a large load leaves for its end (bulk.c). A load that was killed before is mended when the file is next opened
 * for writing; until then queries are slow, not wrong. */
static const struct { const char *name, *on; bool unique; } indexes[] = {
	{ "events_id", "ON events(id)", true },
	{ "statements_id", "ON statements(id)", true },
	{ "figures_id", "ON figures(id)", true },
	{ "documents_date", "ON documents(date)", false },
	{ "documents_wire", "ON documents(wire) WHERE wire IS NOT NULL", false },
	{ "events_day", "ON events(day)", false },
	{ "events_type", "ON events(type, day)", false },
	{ "events_doc", "ON events(doc)", false },
	{ "events_answers", "ON events(answers) WHERE answers IS NOT NULL", false },
	{ "events_fold", "ON events(fold) WHERE fold IS NOT NULL", false },
	{ "participants_actor", "ON participants(actor)", false },
	{ "dyads_source", "ON dyads(source, target, day)", false },
	{ "dyads_target", "ON dyads(target, day)", false },
	{ "statements_doc", "ON statements(doc)", false },
	{ "statements_speaker", "ON statements(speaker, day)", false },
	{ "figures_doc", "ON figures(doc)", false },
	{ "figures_class", "ON figures(class, day)", false },
};

int tc__schema_index(struct tc_store *s, struct tc_err *err)
{
	int rc = 0;
	for (size_t i = 0; i < TC_COUNT(indexes) && !rc; i++) {
		char sql[200];
		snprintf(sql, sizeof sql, "CREATE %sINDEX IF NOT EXISTS %s %s", indexes[i].unique ? "UNIQUE " : "", indexes[i].name, indexes[i].on);
		rc = tc__store_exec(s, sql, err);
	}
	return rc;
}

int tc__schema_drop_indexes(struct tc_store *s, struct tc_err *err)
{
	int rc = 0;
	for (size_t i = 0; i < TC_COUNT(indexes) && !rc; i++) {
		char sql[100];
		snprintf(sql, sizeof sql, "DROP INDEX IF EXISTS %s", indexes[i].name);
		rc = tc__store_exec(s, sql, err);
	}
	return rc;
}

static int get_number(struct tc_store *s, const char *pragma, int *out, struct tc_err *err)
{
	sqlite3_stmt *q;
	if (sqlite3_prepare_v2(s->db, pragma, -1, &q, NULL) != SQLITE_OK)
		return tc__store_fail(s, err, "reading the header");
	int rc = sqlite3_step(q) == SQLITE_ROW ? 0 : tc__store_fail(s, err, "reading the header");
	if (!rc)
		*out = sqlite3_column_int(q, 0);
	sqlite3_finalize(q);
	return rc;
}

int tc__schema_mend(struct tc_store *s, struct tc_err *err)
{
	int n = 0, rc = get_number(s, "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND name <> 'actors_name'", &n, err);
	return rc || n >= (int)TC_COUNT(indexes) ? rc : tc__schema_index(s, err);
}

int tc__schema_prepare(struct tc_store *s, int mode, struct tc_err *err)
{
	int app = 0, version = 0, n_tables = 0;
	int rc = get_number(s, "PRAGMA application_id", &app, err);
	if (!rc)
		rc = get_number(s, "PRAGMA user_version", &version, err);
	if (!rc)
		rc = get_number(s, "SELECT count(*) FROM sqlite_schema", &n_tables, err);
	if (rc)
		return rc;
	if (n_tables && app != TC_APPLICATION_ID)
		return tc_fail(err, TC_EFORMAT, "a database of another program, not a ledger");
	if (version > TC_SCHEMA_VERSION)
		return tc_fail(err, TC_EVERSION, "its schema has version %d, this program knows versions up to %d: use a newer tocsin",
			       version, TC_SCHEMA_VERSION);
	if (version == TC_SCHEMA_VERSION)
		return mode == TC_STORE_WRITE ? tc__schema_mend(s, err) : 0;
	if (mode == TC_STORE_READ)
		return n_tables ? tc_fail(err, TC_EVERSION, "its schema has the older version %d: `tocsin load` without files brings it "
				"up to date", version) : tc_fail(err, TC_EFORMAT, "the database is empty: load something into it first");
	rc = tc__store_exec(s, "BEGIN IMMEDIATE", err);
	if (!rc)                        /* another process may have done it while this one waited */
		rc = get_number(s, "PRAGMA user_version", &version, err);
	for (int i = version; !rc && i < TC_SCHEMA_VERSION; i++)
		rc = tc__store_exec(s, steps[i], err);
	if (!rc)
		rc = tc__schema_index(s, err);
	if (!rc && version < TC_SCHEMA_VERSION) {
		char sql[120];
		snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA user_version = %d", TC_APPLICATION_ID, TC_SCHEMA_VERSION);
		rc = tc__store_exec(s, sql, err);
	}
	if (!rc)
		rc = tc__store_exec(s, "COMMIT", err);
	if (rc)
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	return rc;
}
