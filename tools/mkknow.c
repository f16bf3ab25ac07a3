/* SPDX-License-Identifier: Apache-2.0 */
/* tools/mkknow.c - compile the tables under data/ into the knowledge blob.
 *   mkknow DATA OUT
 * data/actors, data/places and data/outlets become entities (mkknow_read.c); every other table, data/X.tsv and
 * data/DIR/X.tsv, is checked to be clean text and carried as it is, for its own reader. The blob is laid out in
 * mkknow_write.c. Any error is printed as file:line:column and ends with 1. */
#include "mkknow.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static int read_file(struct mk *m, const char *path, tc_str *out)
{
	FILE *f = fopen(path, "rb");
	if (!f)
		return -1;
	struct tc_buf b = { 0 };
	char piece[65536];
	size_t n;
	while ((n = fread(piece, 1, sizeof piece, f)) > 0)
		tc_buf_add(&b, piece, n);
	bool bad = ferror(f);
	fclose(f);
	*out = tc_arena_str(&m->arena, tc_buf_view(&b));
	tc_buf_release(&b);
	return bad ? -1 : 0;
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

struct list {
	char **names;
	uint32_t n, cap;
};

/* Names in a folder that end in .tsv or .model (or folders), sorted. */
static struct list list_folder(struct mk *m, const char *path, bool folders)
{
	struct list l = { 0 };
	DIR *d = opendir(path);
	struct dirent *e;
	while (d && (e = readdir(d))) {
		tc_str name = tc_str_of(e->d_name);
		char full[1024];
		struct stat st;
		if (name.p[0] == '.' || snprintf(full, sizeof full, "%s/%s", path, e->d_name) >= (int)sizeof full ||
		    stat(full, &st) != 0)
			continue;
		if (folders ? !S_ISDIR(st.st_mode)
		            : !S_ISREG(st.st_mode) ||
		                      (!tc_str_ends(name, TC_STR(".tsv")) && !tc_str_ends(name, TC_STR(".model"))))
			continue;
		char *copy = (char *)tc_arena_str(&m->arena, name).p;
		TC_PUSH(&m->arena, l.names, l.n, l.cap, copy);
	}
	if (d)
		closedir(d);
	if (l.n)
		qsort(l.names, l.n, sizeof *l.names, by_name);
	return l;
}

static int complain(const struct tc_err *err)
{
	char msg[1024];
	tc_err_format(err, msg, sizeof msg);
	fprintf(stderr, "%s\n", msg);
	return 1;
}

/* A carried table has to be clean UTF-8 text; its reader checks the rest. */
static int carry(struct mk *m, const char *path, const char *name, struct tc_err *err)
{
	struct mk_file f = { 0 };
	if (strlen(name) >= sizeof f.name || !tc_is_lower(name[0]))
		return tc_fail(err, TC_EFORMAT, "%s: too long a name, or not lower case", path);
	memcpy(f.name, name, strlen(name));
	if (read_file(m, path, &f.bytes))
		return tc_fail(err, TC_EIO, "cannot read %s", path);
	/* trained weights are checked by their reader alone */
	int rc = tc_str_ends(tc_str_of(name), TC_STR(".model")) ? 0 : tc__table_check(path, f.bytes, err);
	if (!rc)
		TC_PUSH(&m->arena, m->files, m->n_files, m->cap_files, f);
	return rc;
}

static int carry_folder(struct mk *m, const char *path, const char *prefix, struct tc_err *err)
{
	struct list l = list_folder(m, path, false);
	int rc = 0;
	for (uint32_t i = 0; i < l.n && !rc; i++) {
		char full[1024], name[512];
		snprintf(full, sizeof full, "%s/%s", path, l.names[i]);
		snprintf(name, sizeof name, "%s%s", prefix, l.names[i]);
		rc = carry(m, full, name, err);
	}
	return rc;
}

/* Tables of entities: "leaders.tsv" and "leaders-own.tsv" are both read as "leaders". */
static int read_entities(struct mk *m, const char *data, const char *dir, const char *what, struct tc_err *err)
{
	char path[1024];
	snprintf(path, sizeof path, "%s/%s", data, dir);
	struct list l = list_folder(m, path, false);
	int rc = 0;
	size_t n = strlen(what);
	for (uint32_t i = 0; i < l.n && !rc; i++) {
		if (strncmp(l.names[i], what, n) != 0 || (l.names[i][n] != '.' && l.names[i][n] != '-'))
			continue;
		tc_str tsv;
		char *file = (char *)tc_arena_printf(&m->arena, "%s/%s", path, l.names[i]).p;
		if (read_file(m, file, &tsv))
			return tc_fail(err, TC_EIO, "cannot read %s", file);
		rc = mk_read_table(m, what, file, tsv, err);
	}
	return rc;
}

int main(int argc, char **argv)
{
	static const char *const tables[][2] = {
		{ "actors", "common" },    { "actors", "offices" }, { "actors", "countries" }, { "actors", "leaders" },
		{ "actors", "officials" }, { "actors", "orgs" },    { "actors", "peoples" },   { "actors", "members" },
		{ "actors", "roles" },     { "actors", "titles" },  { "places", "places" },    { "outlets", "outlets" },
	};
	if (argc != 3) {
		fprintf(stderr, "usage: mkknow DATA OUT\n");
		return 2;
	}
	struct mk m = { 0 };
	struct tc_err err = { 0 };
	int rc = 0;
	tc_arena_init(&m.arena);
	for (size_t i = 0; i < TC_COUNT(tables) && !rc; i++)
		rc = read_entities(&m, argv[1], tables[i][0], tables[i][1], &err);
	if (!rc)
		rc = mk_check(&m, &err);
	if (!rc)
		rc = carry_folder(&m, argv[1], "", &err);
	struct list dirs = list_folder(&m, argv[1], true);
	for (uint32_t i = 0; i < dirs.n && !rc; i++) {
		char path[1024], prefix[300];
		if (!strcmp(dirs.names[i], "actors") || !strcmp(dirs.names[i], "places") ||
		    !strcmp(dirs.names[i], "outlets"))
			continue;
		snprintf(path, sizeof path, "%s/%s", argv[1], dirs.names[i]);
		snprintf(prefix, sizeof prefix, "%.280s/", dirs.names[i]);
		rc = carry_folder(&m, path, prefix, &err);
	}
	if (rc)
		return complain(&err);
	struct tc_buf out = { 0 };
	mk_write(&m, &out, TC_VERSION);
	FILE *f = fopen(argv[2], "wb");
	bool ok = f && fwrite(out.p, 1, out.n, f) == out.n;
	if (f && fclose(f) != 0)
		ok = false;
	if (!ok) {
		fprintf(stderr, "mkknow: cannot write %s\n", argv[2]);
		remove(argv[2]);
		return 1;
	}
	tc_buf_release(&out);
	tc_arena_release(&m.arena);
	return 0;
}
