/* SPDX-License-Identifier: Apache-2.0 */
/* tools/mkontology.c - compile the tables of data/ontology into a header of constant tables.
 * usage: mkontology DIR OUT.h
 * Everything the tables name must exist: types, modes, contexts, parent codes, default codes. A bad line stops the build
 * with file:line. Rows of cameo.tsv are sorted by code so that the reader can search them. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "event/event.h"

struct table { char path[1024]; tc_str text, rest; long line; tc_str col[16]; int n_cols; };

static const char *const type_names[] = {
#define X(name) #name,
	TC_EVENT_TYPES(X)
#undef X
};

struct mode { int type; tc_str mode; };
struct code { tc_str code, name, gdelt, icews, phoenix, mode, context; int type; long line; };

static struct mode *modes;
static tc_str *contexts;
static struct code *codes;
static size_t n_modes, n_contexts, n_codes;

_Noreturn static void die(const struct table *t, const char *what, tc_str s)
{
	fprintf(stderr, "%s:%ld: %s: '%.*s'\n", t->path, t->line, what, TC_FMT(s));
	exit(1);
}

static void slurp(struct table *t, const char *dir, const char *name)
{
	*t = (struct table){ 0 };
	snprintf(t->path, sizeof t->path, "%s/%s", dir, name);
	FILE *f = fopen(t->path, "rb");
	if (!f) {
		perror(t->path);
		exit(1);
	}
	struct tc_buf b = { 0 };
	char piece[65536];
	size_t n;
	while ((n = fread(piece, 1, sizeof piece, f)) > 0)
		tc_buf_add(&b, piece, n);
	if (ferror(f)) {
		perror(t->path);
		exit(1);
	}
	fclose(f);
	t->text = t->rest = tc_buf_view(&b);    /* kept to the end of the program */
}

/* The next row that is no comment, cut into exactly n columns. */
static bool row(struct table *t, int n)
{
	tc_str line, cell;
	while (t->rest.n && tc_str_split(&t->rest, '\n', &line)) {
		t->line++;
		if (!line.n || line.p[0] == '#')
			continue;
		if (line.p[line.n - 1] == '\r')
			die(t, "line ends with a carriage return", line);
		t->n_cols = 0;
		while (tc_str_split(&line, '\t', &cell)) {
			if (t->n_cols == (int)TC_COUNT(t->col))
				die(t, "too many columns", cell);
			if (tc_str_trim(cell).n != cell.n)
				die(t, "white space around a cell", cell);
			t->col[t->n_cols++] = cell;
		}
		if (t->n_cols != n)
			die(t, "wrong number of columns", t->col[0]);
		return true;
	}
	return false;
}

static void header(struct table *t, const char *names)
{
	tc_str rest = tc_str_of(names), name;
	int n = 1;
	for (const char *p = names; *p; p++)
		n += *p == ' ';
	if (!row(t, n))
		die(t, "no header row", TC_STR_NULL);
	for (int i = 0; tc_str_split(&rest, ' ', &name); i++)
		if (!tc_str_eq(name, t->col[i]))
			die(t, "unexpected column", t->col[i]);
}

static int type_of(const struct table *t, tc_str s)
{
	for (size_t i = 1; i < TC_COUNT(type_names); i++)
		if (tc_str_is(s, type_names[i]))
			return (int)i;
	die(t, "no PLOVER type", s);
}

static void check_number(const struct table *t, tc_str s, double low, double high)
{
	char z[32], *end;
	if (!s.n || s.n >= sizeof z)
		die(t, "no number", s);
	memcpy(z, s.p, s.n);
	z[s.n] = 0;
	double v = strtod(z, &end);
	if (*end || !(v >= low && v <= high))
		die(t, "no number in its range", s);
}

static void number(struct tc_buf *out, tc_str s)
{
	if (!s.n) {
		tc_buf_z(out, "NAN");
		return;
	}
	tc_buf_str(out, s);
	tc_buf_z(out, tc_str_find(s, TC_STR(".")) < 0 ? ".0f" : "f");
}

static void text(struct tc_buf *out, tc_str s) { tc_buf_json(out, s); }        /* no control bytes: the same in C */

static void is_code(const struct table *t, tc_str s)
{
	if (s.n < 2 || s.n > 4)
		die(t, "no CAMEO code", s);
	for (uint32_t i = 0; i < s.n; i++)
		if (!tc_is_digit(s.p[i]))
			die(t, "no CAMEO code", s);
}

static const struct code *find_code(tc_str c)
{
	for (size_t i = 0; i < n_codes; i++)
		if (tc_str_eq(codes[i].code, c))
			return &codes[i];
	return NULL;
}

static void read_contexts(const char *dir, struct tc_buf *out)
{
	struct table t;
	slurp(&t, dir, "contexts.tsv");
	header(&t, "context description source");
	tc_buf_z(out, "static const char *const ontology_contexts[] = {\n");
	while (row(&t, 3)) {
		for (size_t i = 0; i < n_contexts; i++)
			if (tc_str_eq(contexts[i], t.col[0]))
				die(&t, "the context stands here twice", t.col[0]);
		contexts = tc_xrealloc(contexts, (n_contexts + 1) * sizeof *contexts);
		contexts[n_contexts++] = t.col[0];
		tc_buf_z(out, "\t");
		text(out, t.col[0]);
		tc_buf_z(out, ",\n");
	}
	tc_buf_z(out, "};\n");
}

static void read_cameo(const char *dir)
{
	struct table t;
	slurp(&t, dir, "cameo.tsv");
	header(&t, "code name gdelt icews phoenix event mode context source");
	while (row(&t, 9)) {
		is_code(&t, t.col[0]);
		if (find_code(t.col[0]))
			die(&t, "the code stands here twice", t.col[0]);
		if (!t.col[1].n)
			die(&t, "no name", t.col[0]);
		for (int i = 2; i < 5; i++)
			if (t.col[i].n)
				check_number(&t, t.col[i], -10, 10);
		if (t.col[7].n) {
			size_t i = 0;
			while (i < n_contexts && !tc_str_eq(contexts[i], t.col[7]))
				i++;
			if (i == n_contexts)
				die(&t, "unknown context", t.col[7]);
		}
		if (t.col[6].n && !t.col[5].n)
			die(&t, "a mode without its type", t.col[6]);
		codes = tc_xrealloc(codes, (n_codes + 1) * sizeof *codes);
		codes[n_codes++] = (struct code){ .code = t.col[0], .name = t.col[1], .gdelt = t.col[2], .icews = t.col[3],
			.phoenix = t.col[4], .type = t.col[5].n ? type_of(&t, t.col[5]) : 0, .mode = t.col[6],
			.context = t.col[7], .line = t.line };
	}
	for (size_t i = 0; i < n_codes; i++) {
		t.line = codes[i].line;
		if (codes[i].code.n > 2 && !find_code(tc_str_cut(codes[i].code, 0, 2)))
			die(&t, "the root of the code is missing", codes[i].code);
	}
}

static void read_modes(const char *dir, struct tc_buf *out)
{
	struct table t;
	bool seen[TC_EVENT_TYPE_COUNT] = { false };
	int quads[TC_EVENT_TYPE_COUNT] = { 0 };
	slurp(&t, dir, "modes.tsv");
	header(&t, "event mode quad score cameo source note");
	tc_buf_z(out, "static const struct ontology_mode ontology_modes[] = {\n");
	while (row(&t, 7)) {
		int type = type_of(&t, t.col[0]);
		tc_str mode = t.col[1];
		for (size_t i = 0; i < n_modes; i++)
			if (modes[i].type == type && tc_str_eq(modes[i].mode, mode))
				die(&t, "the mode stands here twice", mode);
		if (mode.n && !seen[type])
			die(&t, "the type's own row must come before its modes", t.col[0]);
		check_number(&t, t.col[2], 1, 4);
		if (!seen[type])
			quads[type] = t.col[2].p[0] - '0';
		seen[type] = true;
		if (t.col[2].n != 1 || quads[type] != t.col[2].p[0] - '0')
			die(&t, "the quad differs from that of the type", t.col[2]);
		if (t.col[3].n)
			check_number(&t, t.col[3], -10, 10);
		else if (!mode.n)
			die(&t, "a type needs a score", t.col[0]);
		bool up = t.col[3].n && t.col[3].p[0] != '-' && !tc_str_is(t.col[3], "0");
		if (t.col[3].n && !tc_str_is(t.col[0], "REQUEST") && up != (quads[type] <= 2))
			die(&t, "the sign of the score goes against the quad", t.col[3]);
		if (!find_code(t.col[4]))
			die(&t, "unknown CAMEO code", t.col[4]);
		modes = tc_xrealloc(modes, (n_modes + 1) * sizeof *modes);
		modes[n_modes++] = (struct mode){ type, mode };
		tc_buf_fmt(out, "\t{ %d, %d, ", type, quads[type]);
		number(out, t.col[3]);
		tc_buf_z(out, ", ");
		text(out, mode);
		tc_buf_z(out, ", ");
		text(out, t.col[4]);
		tc_buf_z(out, " },\n");
	}
	for (int i = 1; i < TC_EVENT_TYPE_COUNT; i++)
		if (!seen[i])
			die(&t, "type without a row", tc_str_of(type_names[i]));
	tc_buf_z(out, "};\n");
}

static int by_cell(const void *a, const void *b)
{
	return tc_str_cmp(*(const tc_str *)a, *(const tc_str *)b);
}

static void read_countries(const char *dir, struct tc_buf *out)
{
	struct table t;
	tc_str (*rows)[5] = NULL;
	size_t n = 0;
	slurp(&t, dir, "countries.tsv");
	header(&t, "iso3 name cameo fips cow source");
	while (row(&t, 6)) {
		for (size_t i = 0; i < n; i++)
			if (tc_str_eq(rows[i][0], t.col[0]))
				die(&t, "the country stands here twice", t.col[0]);
		if (t.col[0].n != 3 || t.col[2].n != 3 || t.col[3].n != 2 || !t.col[1].n)
			die(&t, "a code of the wrong length or no name", t.col[0]);
		if (t.col[4].n)
			check_number(&t, t.col[4], 2, 999);
		rows = tc_xrealloc(rows, (n + 1) * sizeof *rows);
		memcpy(rows[n++], t.col, sizeof *rows);
	}
	qsort(rows, n, sizeof *rows, by_cell);
	tc_buf_z(out, "static const struct ontology_country ontology_countries[] = {\n");
	for (size_t i = 0; i < n; i++) {
		tc_buf_z(out, "\t{ ");
		for (int k = 0; k < 5; k++) {
			text(out, rows[i][k]);
			tc_buf_z(out, k < 4 ? ", " : " },\n");
		}
	}
	tc_buf_z(out, "};\n");
	free(rows);
}

static int by_code(const void *a, const void *b)
{
	return tc_str_cmp(((const struct code *)a)->code, ((const struct code *)b)->code);
}

static void write_cameo(const char *dir, struct tc_buf *out)
{
	struct table t = { 0 };
	snprintf(t.path, sizeof t.path, "%s/cameo.tsv", dir);
	qsort(codes, n_codes, sizeof *codes, by_code);
	tc_buf_z(out, "static const struct ontology_code ontology_codes[] = {\n");
	for (size_t i = 0; i < n_codes; i++) {
		const struct code *c = &codes[i];
		size_t j = 0;
		while (j < n_modes && !(modes[j].type == c->type && tc_str_eq(modes[j].mode, c->mode)))
			j++;
		t.line = c->line;
		if (c->type && j == n_modes)
			die(&t, "unknown mode", c->mode);
		tc_buf_z(out, "\t{ ");
		text(out, c->code);
		tc_buf_z(out, ", ");
		text(out, c->name);
		tc_buf_z(out, ", { ");
		number(out, c->gdelt);
		tc_buf_z(out, ", ");
		number(out, c->icews);
		tc_buf_z(out, ", ");
		number(out, c->phoenix);
		tc_buf_fmt(out, " }, %d, ", c->type);
		text(out, c->mode);
		tc_buf_z(out, ", ");
		text(out, c->context);
		tc_buf_z(out, " },\n");
	}
	tc_buf_z(out, "};\n");
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: mkontology DIR OUT.h\n");
		return 2;
	}
	struct tc_buf out = { 0 };
	tc_buf_z(&out, "/* Made by mkontology from data/ontology. */\n");
	read_contexts(argv[1], &out);
	read_cameo(argv[1]);
	read_modes(argv[1], &out);
	write_cameo(argv[1], &out);
	read_countries(argv[1], &out);
	FILE *f = fopen(argv[2], "wb");
	if (!f || fwrite(out.p, 1, out.n, f) != out.n || fclose(f) != 0) {
		perror(argv[2]);
		remove(argv[2]);
		return 1;
	}
	return 0;
}
