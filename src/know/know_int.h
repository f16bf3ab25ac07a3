/* know/know_int.h - shared by the reader of the knowledge blob, user tables and tools/mkknow.
 *
 * The blob: little endian, used in place, 64-byte aligned, every section 16-byte aligned.
 *   0   magic "TCKNOW\r\n"           8   u32 format version      12  u32 number of sections
 *   16  u64 length of the blob       24  u64 hash of everything after the header (tc_hash, seed 0)
 *   32  char version[64], NUL at the end
 *   96  section table: struct tc__section each
 * Binary sections start with '@'; the others are files of data/ as they are ("lexicon/agree.tsv"). */
#ifndef TC_KNOW_KNOW_INT_H
#define TC_KNOW_KNOW_INT_H
#include "know/know.h"

#define TC__KNOW_MAGIC "TCKNOW\r\n"
enum { TC__KNOW_FORMAT = 2, TC__MAX_NAME = 240, TC__MAX_SECTIONS = 1024 };

struct tc__header {
	char magic[8];
	uint32_t format, n_sections;
	uint64_t len, hash;
	char version[64];
};
struct tc__section { char name[48]; uint32_t off, len; uint64_t unused; };

struct tc__text { uint32_t off, len; };        /* into "@strings" */

struct tc__rec {                /* "@ents", 56 bytes */
	struct tc__text name, note;
	uint8_t kind, sector, rank, flags;
	char country[4];
	int32_t from, to;
	float lat, lon;
	uint32_t population;
	uint32_t office, n_offices;     /* range of "@offices" */
	uint32_t unused;
};
struct tc__office {             /* "@offices", by person, latest first */
	uint32_t person;
	struct tc__text office, office_class;
	char country[4];
	uint8_t sector, rank, unused[2];
	int32_t from, to;
};
struct tc__holder {             /* "@holders", by country, then class, then rank, then latest first */
	char country[4];
	struct tc__text office_class;
	uint32_t office;
};
enum { TC__SLOT_NAME = 1, TC__SLOT_PREFIX = 2 };
struct tc__slot {               /* "@names": open addressing; empty: len 0 */
	uint32_t hash;
	uint32_t off;           /* of the folded name in "@folded" */
	uint32_t hit;           /* first in "@hits" */
	uint16_t n_hits;
	uint8_t len, flags;
};
struct tc__member { uint32_t org; char country[4]; int32_t from, to; };         /* "@members", by org */
struct tc__border { char a[4], b[4]; };                                         /* "@borders", sorted, both ways */
struct tc__code { char country[4]; uint32_t ent; };                             /* "@countries", sorted */

/* Folding piece by piece. `buf` holds buf->n folded bytes; a word added goes behind a space. Returns the bytes added;
 * what does not fit sets `full` and adds nothing. */
struct tc__fold { char p[TC__MAX_NAME + 8]; uint32_t n; bool full; };
uint32_t tc__fold_add(struct tc__fold *f, tc_str text);

/* The hash of names: FNV-1a, so that a scan goes on word by word, with a final mix. */
static inline uint64_t tc__hash_step(uint64_t h, const char *p, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)p[i]) * 0x100000001b3ull;
	return h;
}
#define TC__HASH_START 0xcbf29ce484222325ull
static inline uint32_t tc__hash_end(uint64_t h)
{
	h ^= h >> 32;
	h *= 0x9e3779b97f4a7c15ull;
	return (uint32_t)(h >> 32);
}
static inline uint32_t tc__slot_of(uint32_t hash, uint32_t n_slots) { return (uint32_t)(((uint64_t)hash * n_slots) >> 32); }

/* One table row after another. */
enum { TC__MAX_COLUMNS = 32 };
struct tc__table {
	const char *file;
	tc_str rest;
	long line;
	int n_columns;                          /* in the file */
	int8_t column_of[TC__MAX_COLUMNS];      /* file column -> index into `names` */
	const char *const *names;
	tc_str cell[TC__MAX_COLUMNS];           /* by index into `names`, trimmed; empty if absent */
	long column[TC__MAX_COLUMNS];           /* 1-based byte column of that cell; 1 if absent */
	bool had_header;
};
/* `names` ends with NULL; those that begin with '!' must be in the header. */
void tc__table_init(struct tc__table *t, const char *file, tc_str tsv, const char *const *names);
/* 1 with a row, 0 at the end, negative on error (placed). */
int tc__table_next(struct tc__table *t, struct tc_err *err);
/* That a whole file is UTF-8 without control characters but tab and newline. */
int tc__table_check(const char *file, tc_str tsv, struct tc_err *err);
/* Fails with the place of a cell. */
int tc__table_fail(const struct tc__table *t, int cell, struct tc_err *err, const char *fmt, ...) TC_PRINTF(4, 5);

/* Readers of cells: 0 or an error placed at the cell. */
int tc__cell_sector(const struct tc__table *t, int cell, uint8_t *out, struct tc_err *err);
int tc__cell_country(const struct tc__table *t, int cell, char out[4], struct tc_err *err);     /* shape only */
int tc__cell_day(const struct tc__table *t, int cell, bool end, int32_t *out, struct tc_err *err);
int tc__cell_uint(const struct tc__table *t, int cell, uint32_t max, uint32_t *out, struct tc_err *err);
int tc__cell_kind(const struct tc__table *t, int cell, uint8_t *out, struct tc_err *err);

/* Calls `add` for every name that a person, organisation ... goes by. `aliases` and `abbrevs` are separated by '|'. */
struct tc__name_sink { void (*add)(void *arg, tc_str name, uint32_t flags); void *arg; };
void tc__names_of_person(tc_str name, tc_str aliases, const char country[4], const struct tc__name_sink *sink);
void tc__names_of_role(tc_str name, tc_str aliases, bool pluralise, const struct tc__name_sink *sink);
void tc__names_of_demonym(tc_str name, const struct tc__name_sink *sink);
void tc__names_of_other(int kind, tc_str name, tc_str aliases, tc_str abbrevs, const struct tc__name_sink *sink);
bool tc__is_abbrev(tc_str name);        /* written in capitals, digits and periods, two letters at least */

/* How a hit matches the case of a text. */
struct tc__case { uint16_t upper, lower, words; bool first, last; };
void tc__case_add(struct tc__case *c, tc_str form);
bool tc__case_fits(const struct tc__case *c, uint32_t name_flags);
#endif
