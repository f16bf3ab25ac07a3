/* SPDX-License-Identifier: Apache-2.0 */
/* know/codes.c - sector and kind names, and days. Civil dates after Howard Hinnant, "chrono-compatible low-level date
 * algorithms" (proleptic Gregorian). */
#include "know/know_int.h"

static const char *const sector_names[] = {
#define X(name, text) text,
	TC_SECTORS(X)
#undef X
};

const char *tc_sector_name(int sector) { return sector >= 0 && sector < TC_SECTOR_COUNT ? sector_names[sector] : ""; }

int tc_sector_find(tc_str code)
{
	for (int i = 0; i < TC_SECTOR_COUNT; i++)
		if (tc_str_is(code, sector_names[i]))
			return i;
	return -1;
}

const char *tc_ent_kind_name(int kind)
{
	static const char *const names[] = { "country", "person", "org", "ethnic", "place", "outlet", "role", "title" };
	return kind >= 0 && kind < TC_ENT_KIND_COUNT ? names[kind] : "";
}

int32_t tc_day_of(int year, int month, int day)
{
	int64_t y = year - (month <= 2);
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t yoe = y - era * 400;
	int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	return (int32_t)(era * 146097 + doe - 719468);
}

void tc_day_split(int32_t day, int *year, int *month, int *mday)
{
	int64_t z = (int64_t)day + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;
	*mday = (int)(doy - (153 * mp + 2) / 5 + 1);
	*month = (int)(mp < 10 ? mp + 3 : mp - 9);
	*year = (int)(yoe + era * 400 + (*month <= 2));
}

static bool read_digits(tc_str s, uint32_t at, uint32_t n, int *out)
{
	int v = 0;
	for (uint32_t i = at; i < at + n; i++) {
		if (i >= s.n || !tc_is_digit(s.p[i]))
			return false;
		v = v * 10 + (s.p[i] - '0');
	}
	*out = v;
	return true;
}

int32_t tc_day_read(tc_str iso)
{
	int y, m = 1, d = 1;
	if (!(iso.n == 4 || iso.n == 7 || iso.n == 10) || !read_digits(iso, 0, 4, &y))
		return TC_DAY_NONE;
	if (iso.n >= 7 && (iso.p[4] != '-' || !read_digits(iso, 5, 2, &m)))
		return TC_DAY_NONE;
	if (iso.n == 10 && (iso.p[7] != '-' || !read_digits(iso, 8, 2, &d)))
		return TC_DAY_NONE;
	if (m < 1 || m > 12 || d < 1 || d > 31 || y < 1)
		return TC_DAY_NONE;
	int32_t day = tc_day_of(y, m, d);
	int y2, m2, d2;
	tc_day_split(day, &y2, &m2, &d2);
	return y2 == y && m2 == m && d2 == d ? day : TC_DAY_NONE;
}
