/* SPDX-License-Identifier: Apache-2.0 */
/* know/table.c - tab-separated tables with a header row, read strictly: for the tables under data/ and for users' own.
 * Lines that begin with '#' and blank lines are passed over. A row may end early; its other cells are empty. */
#include "know/know_int.h"
#include <stdarg.h>
#include <stdio.h>
#include <utf8proc.h>

void tc__table_init(struct tc__table *t, const char *file, tc_str tsv, const char *const *names)
{
	*t = (struct tc__table){ .file = file, .rest = tsv, .names = names };
	if (tsv.n >= 3 && memcmp(tsv.p, "\xef\xbb\xbf", 3) == 0)
		t->rest = tc_str_cut(tsv, 3, tsv.n);
}

int tc__table_fail(const struct tc__table *t, int cell, struct tc_err *err, const char *fmt, ...)
{
	char msg[400];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(msg, sizeof msg, fmt, ap);
	va_end(ap);
	int code = tc_fail(err, TC_EFORMAT, "%s", msg);
	tc_err_place(err, t->file, t->line, cell >= 0 ? t->column[cell] : 1);
	return code;
}

static int fail_at(const struct tc__table *t, long column, struct tc_err *err, const char *msg)
{
	int code = tc_fail(err, TC_EFORMAT, "%s", msg);
	tc_err_place(err, t->file, t->line, column);
	return code;
}

static int check_bytes(const struct tc__table *t, tc_str line, struct tc_err *err)
{
	for (uint32_t i = 0; i < line.n;) {
		unsigned char b = (unsigned char)line.p[i];
		if (b < 0x80) {
			if ((b < 0x20 && b != '\t') || b == 0x7f)
				return fail_at(t, i + 1, err, "a control character");
			i++;
			continue;
		}
		utf8proc_int32_t c;
		utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)line.p + i, line.n - i, &c);
		if (n <= 0)
			return fail_at(t, i + 1, err, "not valid UTF-8");
		i += (uint32_t)n;
	}
	return 0;
}

int tc__table_check(const char *file, tc_str tsv, struct tc_err *err)
{
	struct tc__table t = { .file = file };
	tc_str line;
	int rc = 0;
	while (!rc && tsv.n && tc_str_split(&tsv, '\n', &line)) {
		t.line++;
		rc = check_bytes(&t, line, err);
	}
	return rc;
}

static int read_header(struct tc__table *t, tc_str line, struct tc_err *err)
{
	tc_str rest = line, piece;
	bool seen[TC__MAX_COLUMNS] = { 0 };
	while (tc_str_split(&rest, '\t', &piece)) {
		long column = (long)(piece.p - line.p) + 1;
		tc_str name = tc_str_trim(piece);
		int i = 0;
		while (t->names[i] && !tc_str_is(name, t->names[i] + (t->names[i][0] == '!')))
			i++;
		if (!t->names[i]) {
			char msg[160];
			snprintf(msg, sizeof msg, "unknown column \"%.*s\"", (int)(name.n < 60 ? name.n : 60),
			         name.p ? name.p : "");
			return fail_at(t, column, err, msg);
		}
		if (seen[i])
			return fail_at(t, column, err, "this column appears twice");
		seen[i] = true;
		t->column_of[t->n_columns++] = (int8_t)i; /* no more than names, as none repeats */
	}
	for (int i = 0; t->names[i]; i++)
		if (t->names[i][0] == '!' && !seen[i]) {
			char msg[160];
			snprintf(msg, sizeof msg, "the column \"%s\" is missing", t->names[i] + 1);
			return fail_at(t, 1, err, msg);
		}
	t->had_header = true;
	return 0;
}

int tc__table_next(struct tc__table *t, struct tc_err *err)
{
	tc_str line;
	while (t->rest.n && tc_str_split(&t->rest, '\n', &line)) {
		t->line++;
		if (line.n && line.p[line.n - 1] == '\r')
			line.n--;
		int rc = check_bytes(t, line, err);
		if (rc)
			return rc;
		if (line.n == 0 || line.p[0] == '#' || tc_str_trim(line).n == 0)
			continue;
		if (!t->had_header) {
			if ((rc = read_header(t, line, err)))
				return rc;
			continue;
		}
		for (int i = 0; t->names[i]; i++) {
			t->cell[i] = TC_STR_NULL;
			t->column[i] = 1;
		}
		tc_str rest = line, piece;
		for (int n = 0; tc_str_split(&rest, '\t', &piece); n++) {
			long column = (long)(piece.p - line.p) + 1;
			if (n >= t->n_columns)
				return fail_at(t, column, err, "more cells than the header has columns");
			t->cell[t->column_of[n]] = tc_str_trim(piece);
			t->column[t->column_of[n]] = column;
		}
		for (int i = 0; t->names[i]; i++)
			if (t->names[i][0] == '!' && t->cell[i].n == 0)
				return tc__table_fail(t, i, err, "\"%s\" is empty", t->names[i] + 1);
		return 1;
	}
	if (!t->had_header) {
		if (!t->line)
			t->line = 1;
		return fail_at(t, 1, err, "no header row");
	}
	return 0;
}

int tc__cell_sector(const struct tc__table *t, int cell, uint8_t *out, struct tc_err *err)
{
	int s = tc_sector_find(t->cell[cell]);
	if (s < 0)
		return tc__table_fail(t, cell, err, "unknown sector \"%.*s\"", TC_FMT(t->cell[cell]));
	*out = (uint8_t)s;
	return 0;
}

int tc__cell_country(const struct tc__table *t, int cell, char out[4], struct tc_err *err)
{
	tc_str s = t->cell[cell];
	memset(out, 0, 4);
	if (s.n == 0)
		return 0;
	if (s.n != 3 || !tc_is_upper(s.p[0]) || !tc_is_upper(s.p[1]) || !tc_is_upper(s.p[2]))
		return tc__table_fail(t, cell, err, "\"%.*s\" is no ISO 3166 alpha-3 code", TC_FMT(s));
	memcpy(out, s.p, 3);
	return 0;
}

/* The last day of a month or year where `end` is set and the date is not exact. */
int tc__cell_day(const struct tc__table *t, int cell, bool end, int32_t *out, struct tc_err *err)
{
	tc_str s = t->cell[cell];
	if (s.n == 0) {
		*out = end ? TC_DAY_OPEN : TC_DAY_NONE;
		return 0;
	}
	int32_t day = tc_day_read(s);
	if (day == TC_DAY_NONE)
		return tc__table_fail(t, cell, err, "\"%.*s\" is no date (YYYY-MM-DD, YYYY-MM or YYYY)", TC_FMT(s));
	if (end && s.n < 10) {
		int y, m, d;
		tc_day_split(day, &y, &m, &d);
		day = s.n == 4 || m == 12 ? tc_day_of(y + 1, 1, 1) - 1 : tc_day_of(y, m + 1, 1) - 1;
	}
	*out = day;
	return 0;
}

int tc__cell_uint(const struct tc__table *t, int cell, uint32_t max, uint32_t *out, struct tc_err *err)
{
	tc_str s = t->cell[cell];
	uint64_t v = 0;
	for (uint32_t i = 0; i < s.n; i++) {
		if (!tc_is_digit(s.p[i]) || (v = v * 10 + (uint64_t)(s.p[i] - '0')) > max)
			return tc__table_fail(t, cell, err, "\"%.*s\" is no whole number up to %u", TC_FMT(s), max);
	}
	*out = (uint32_t)v;
	return 0;
}

int tc__cell_kind(const struct tc__table *t, int cell, uint8_t *out, struct tc_err *err)
{
	for (int i = 0; i < TC_ENT_KIND_COUNT; i++)
		if (tc_str_is(t->cell[cell], tc_ent_kind_name(i))) {
			*out = (uint8_t)i;
			return 0;
		}
	return tc__table_fail(t, cell, err, "unknown kind \"%.*s\"", TC_FMT(t->cell[cell]));
}
