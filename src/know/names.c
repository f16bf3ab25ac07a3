/* SPDX-License-Identifier: Apache-2.0 */
/* know/names.c - by which names an entry of a table may be met in text.
 * A person goes by the full name, the aliases and the surname: the last word with its particles ("de Gaulle",
 * "al-Assad", "Assad"), the last two words of three or more where Spanish or Portuguese is written ("Lopez Obrador"),
 * the first word in Chinese and Korean. Aliases of one word are taken for surnames or as good as ("Lula", "Saddam"). */
#include "know/know_int.h"

static void emit(const struct tc__name_sink *sink, tc_str name, uint32_t flags)
{
	name = tc_str_trim(name);
	if (name.n > 4 && tc_str_eqi(tc_str_cut(name, 0, 4), TC_STR("the ")))
		name = tc_str_trim(tc_str_cut(name, 4, name.n));
	if (name.n)
		sink->add(sink->arg, name, flags);
}

bool tc__is_abbrev(tc_str name)
{
	int upper = 0, other = 0;
	for (uint32_t i = 0; i < name.n; i++) {
		if (tc_is_upper(name.p[i]))
			upper++;
		else if (!tc_is_digit(name.p[i]) && name.p[i] != '.' && name.p[i] != '-' && name.p[i] != '/' &&
		         name.p[i] != '&')
			other++;
	}
	return upper >= 2 && other == 0 && name.n <= 12;
}

static bool in_list(tc_str s, const char *const *list)
{
	for (; *list; list++)
		if (tc_str_eqi(s, tc_str_of(*list)))
			return true;
	return false;
}

enum { MAX_WORDS = 12 };
static int words_of(tc_str s, tc_str *w)
{
	int n = 0;
	tc_str piece;
	while (n < MAX_WORDS && tc_str_split(&s, ' ', &piece))
		if (piece.n)
			w[n++] = piece;
	return n;
}

static tc_str join(tc_str first, tc_str last) { return tc_str_n(first.p, (size_t)(last.p + last.n - first.p)); }

/* A word that is not a surname: "Jr.", "II", "(politician)". */
static bool is_suffix(tc_str w)
{
	static const char *const list[] = { "Jr.",  "Jr", "Sr.", "Sr", "II",  "III",  "IV",  "V",   "VI", "VII",
		                            "VIII", "IX", "X",   "XI", "XII", "XIII", "XIV", "XVI", "I",  NULL };
	return in_list(w, list) || w.p[0] == '(' || w.p[w.n - 1] == ')' || w.p[w.n - 1] == '.';
}

/* Chinese and Korean names put the family name first, unless the given name is Western ("David Lin"). */
static bool surname_first(const char country[4], tc_str first)
{
	static const char *const countries[] = { "CHN", "TWN", "KOR", "PRK", "HKG", "SGP", NULL };
	static const char *const family[] = {
		"Ahn",   "An",    "Baek",  "Bai",   "Ban",    "Bae",   "Bo",     "Byun",  "Cai",    "Cao",   "Cha",
		"Chae",  "Chan",  "Chang", "Chao",  "Chen",   "Cheng", "Cheong", "Chi",   "Chiang", "Chin",  "Chiu",
		"Cho",   "Choe",  "Choi",  "Chon",  "Chong",  "Chou",  "Chow",   "Chu",   "Chun",   "Chung", "Cui",
		"Dai",   "Deng",  "Ding",  "Dong",  "Du",     "Fan",   "Fang",   "Feng",  "Fu",     "Gao",   "Geng",
		"Go",    "Goh",   "Gong",  "Gu",    "Guo",    "Ha",    "Han",    "Hao",   "He",     "Heo",   "Ho",
		"Hon",   "Hong",  "Hou",   "Hsieh", "Hsu",    "Hu",    "Hua",    "Huang", "Hung",   "Hur",   "Hwang",
		"Im",    "Jang",  "Jeon",  "Jeong", "Jeung",  "Ji",    "Jia",    "Jiang", "Jin",    "Jo",    "Joo",
		"Jon",   "Ju",    "Jun",   "Jung",  "Kang",   "Kao",   "Keng",   "Kil",   "Kim",    "Ko",    "Kong",
		"Koo",   "Kuo",   "Kwak",  "Kwok",  "Kwon",   "Lai",   "Lam",    "Lau",   "Lee",    "Lei",   "Leung",
		"Li",    "Lian",  "Liang", "Liao",  "Lien",   "Lim",   "Lin",    "Ling",  "Liu",    "Lo",    "Lou",
		"Lu",    "Luo",   "Ma",    "Maeng", "Mao",    "Meng",  "Min",    "Moon",  "Mun",    "Na",    "Nam",
		"Ngai",  "Nie",   "Ning",  "No",    "Noh",    "Nong",  "Oh",     "Ong",   "Pak",    "Pan",   "Pang",
		"Park",  "Peng",  "Pu",    "Qi",    "Qian",   "Qiao",  "Qin",    "Qiu",   "Qu",     "Ra",    "Ren",
		"Ri",    "Rim",   "Rhee",  "Ro",    "Roh",    "Ruan",  "Ryu",    "Seo",   "Sha",    "Shang", "Shao",
		"Shen",  "Shi",   "Shih",  "Shin",  "Sin",    "So",    "Sohn",   "Son",   "Song",   "Su",    "Suh",
		"Sun",   "Sung",  "Tan",   "Tang",  "Tao",    "Teng",  "Teo",    "Tian",  "Tien",   "Tong",  "Tsai",
		"Tsang", "Tseng", "Tu",    "Tung",  "Wan",    "Wang",  "Wei",    "Wen",   "Wong",   "Woo",   "Wu",
		"Xi",    "Xia",   "Xiang", "Xiao",  "Xie",    "Xin",   "Xing",   "Xiong", "Xu",     "Xue",   "Yan",
		"Yang",  "Yao",   "Ye",    "Yeh",   "Yen",    "Yi",    "Yin",    "Ying",  "Yim",    "Yon",   "Yoo",
		"Yoon",  "You",   "Yu",    "Yuan",  "Yue",    "Yun",   "Zeng",   "Zhai",  "Zhan",   "Zhang", "Zhao",
		"Zheng", "Zhong", "Zhou",  "Zhu",   "Zhuang", "Zou",   NULL
	};
	return in_list(tc_str_of(country), countries) && in_list(first, family);
}

static bool two_surnames(const char country[4])
{
	static const char *const list[] = { "ESP", "MEX", "COL", "VEN", "PER", "CHL", "ARG", "ECU",
		                            "BOL", "CRI", "GTM", "HND", "SLV", "NIC", "PAN", "CUB",
		                            "DOM", "URY", "PRY", "GNQ", "PRT", "BRA", "AGO", NULL };
	return in_list(tc_str_of(country), list);
}

/* Names that have no surname: Burmese, Icelandic, monarchs ("Abdullah II"), Vietnamese (the last word is used). */
static bool no_surname(const char country[4]) { return tc_str_is(tc_str_of(country), "MMR"); }

static void surnames(tc_str name, const char country[4], const struct tc__name_sink *sink)
{
	static const char *const particles[] = { "de",  "da",  "do",  "dos", "das", "del", "della", "di",
		                                 "van", "von", "der", "den", "ter", "ten", "le",    "la",
		                                 "al",  "el",  "bin", "ben", "ibn", "abu", "bint",  "ould",
		                                 "du",  "des", "st.", "mac", "dal", NULL };
	tc_str w[MAX_WORDS];
	int n = words_of(name, w);
	while (n > 1 && is_suffix(w[n - 1])) {
		if (!tc_str_eqi(w[n - 1], TC_STR("Jr.")) && !tc_str_eqi(w[n - 1], TC_STR("Jr")) &&
		    !tc_str_eqi(w[n - 1], TC_STR("Sr.")))
			return;
		n--;
	}
	if (n < 2 || no_surname(country))
		return;
	if (n > 2 && tc_str_is(w[n - 2], "of")) /* "Harald V of Norway": that is the realm */
		return;
	if (surname_first(country, w[0])) {
		emit(sink, w[0], TC_NAME_SURNAME | TC_NAME_CASED);
		return;
	}
	tc_str last = w[n - 1];
	emit(sink, last, TC_NAME_SURNAME | TC_NAME_CASED);
	int first = n - 1;
	while (first > 1 && in_list(w[first - 1], particles))
		first--;
	if (first < n - 1)
		emit(sink, join(w[first], last), TC_NAME_SURNAME | TC_NAME_CASED);
	else if (n >= 3 && two_surnames(country) && w[n - 2].n > 2)
		emit(sink, join(w[n - 2], last), TC_NAME_SURNAME | TC_NAME_CASED);
	if (last.n > 5 && last.p[2] == '-' &&
	    (tc_str_eqi(tc_str_cut(last, 0, 2), TC_STR("al")) || tc_str_eqi(tc_str_cut(last, 0, 2), TC_STR("el"))))
		emit(sink, tc_str_cut(last, 3, last.n), TC_NAME_SURNAME | TC_NAME_CASED);
}

void tc__names_of_person(tc_str name, tc_str aliases, const char country[4], const struct tc__name_sink *sink)
{
	tc_str piece;
	emit(sink, name, TC_NAME_MAIN | TC_NAME_CASED);
	surnames(name, country, sink);
	while (aliases.n && tc_str_split(&aliases, '|', &piece)) {
		piece = tc_str_trim(piece);
		if (piece.n + 4 < name.n && tc_str_ends(name, piece) &&
		    tc_str_is(tc_str_cut(name, name.n - piece.n - 4, name.n - piece.n), " of "))
			continue; /* the realm again */
		bool single = !memchr(piece.p ? piece.p : "", ' ', piece.n);
		emit(sink, piece,
		     (single ? TC_NAME_SURNAME : TC_NAME_ALIAS) | TC_NAME_CASED |
		             (tc__is_abbrev(piece) ? TC_NAME_ABBREV : 0));
	}
}

/* English plural of the last word; of the first in "minister of x", "chief of staff". */
static tc_str plural_of(tc_str s, char *buf, size_t cap)
{
	uint32_t end = s.n, at = 0;
	static const char *const heads[] = { " of ", " for ", " to ",   " in ",      " from ",
		                             " on ", " at ",  " with ", " without ", " by " };
	for (size_t i = 0; i < TC_COUNT(heads); i++) {
		int32_t p = tc_str_find(s, tc_str_of(heads[i]));
		if (p > 0 && (uint32_t)p < end)
			end = (uint32_t)p;
	}
	tc_str head = tc_str_cut(s, 0, end), tail = tc_str_cut(s, end, s.n);
	if (head.n < 2 || s.n + 4 > cap)
		return TC_STR_NULL;
	char c = head.p[head.n - 1], b = head.p[head.n - 2];
	const char *ending = "s";
	uint32_t keep = head.n;
	if (tc_str_ends(head, TC_STR("man")) && !tc_str_is(head, "human") && !tc_str_ends(head, TC_STR("shaman"))) {
		keep -= 2;
		ending = "en";
	} else if (tc_str_ends(head, TC_STR("person"))) {
		keep -= 6;
		ending = "people";
		if (s.n + 8 > cap)
			return TC_STR_NULL;
	} else if (c == 'y' && b != 'a' && b != 'e' && b != 'o' && b != 'u') {
		keep -= 1;
		ending = "ies";
	} else if (tc_str_ends(head, TC_STR("arch"))) {
		ending = "s"; /* monarchs, oligarchs */
	} else if (c == 's' || c == 'x' || c == 'z' || (c == 'h' && (b == 's' || b == 'c'))) {
		if (c == 's' && b != 's')
			return TC_STR_NULL; /* plural already */
		ending = "es";
	}
	memcpy(buf, head.p, keep);
	memcpy(buf + keep, ending, strlen(ending));
	at = keep + (uint32_t)strlen(ending);
	memcpy(buf + at, tail.p, tail.n);
	return tc_str_n(buf, at + tail.n);
}

void tc__names_of_role(tc_str name, tc_str aliases, bool pluralise, const struct tc__name_sink *sink)
{
	char buf[256];
	tc_str piece;
	emit(sink, name, TC_NAME_MAIN);
	if (pluralise)
		emit(sink, plural_of(name, buf, sizeof buf), TC_NAME_ALIAS | TC_NAME_PLURAL);
	while (aliases.n && tc_str_split(&aliases, '|', &piece)) {
		piece = tc_str_trim(piece);
		bool abbrev = tc__is_abbrev(piece);
		emit(sink, piece, TC_NAME_ALIAS | (abbrev ? TC_NAME_ABBREV : 0));
		if (pluralise && !abbrev)
			emit(sink, plural_of(piece, buf, sizeof buf), TC_NAME_ALIAS | TC_NAME_PLURAL);
	}
}

void tc__names_of_demonym(tc_str name, const struct tc__name_sink *sink)
{
	char buf[256];
	uint32_t abbrev = tc__is_abbrev(name) ? TC_NAME_ABBREV : 0;
	emit(sink, name, TC_NAME_DEMONYM | abbrev);
	/* "Dutch", "Swiss", "Chinese", "French" have no plural of their own. */
	if (abbrev || name.n < 4 || tc_str_ends(name, TC_STR("ch")) || tc_str_ends(name, TC_STR("sh")) ||
	    tc_str_ends(name, TC_STR("s")) || tc_str_ends(name, TC_STR("ese")) || tc_str_ends(name, TC_STR("ic")) ||
	    tc_str_ends(name, TC_STR("men")) || tc_str_ends(name, TC_STR("women")))
		return;
	emit(sink, plural_of(name, buf, sizeof buf), TC_NAME_DEMONYM | TC_NAME_PLURAL);
}

void tc__names_of_other(int kind, tc_str name, tc_str aliases, tc_str abbrevs, const struct tc__name_sink *sink)
{
	uint32_t cased = kind == TC_ENT_ETHNIC || kind == TC_ENT_TITLE || kind == TC_ENT_COUNTRY ? 0 : TC_NAME_CASED;
	tc_str piece;
	struct tc__case c;
	emit(sink, name, TC_NAME_MAIN | (tc__is_abbrev(name) ? TC_NAME_ABBREV : cased));
	while (aliases.n && tc_str_split(&aliases, '|', &piece)) {
		piece = tc_str_trim(piece);
		c = (struct tc__case){ 0 };
		tc__case_add(&c, piece); /* written without a capital in the table: "yellow vests", "world body" */
		uint32_t flags = tc__is_abbrev(piece) && kind != TC_ENT_TITLE ? TC_NAME_ABBREV : c.upper ? cased : 0;
		emit(sink, piece, TC_NAME_ALIAS | flags);
	}
	while (abbrevs.n && tc_str_split(&abbrevs, '|', &piece)) {
		piece = tc_str_trim(piece);
		if (piece.n >= 2)
			emit(sink, piece, TC_NAME_ALIAS | (tc__is_abbrev(piece) ? TC_NAME_ABBREV : TC_NAME_CASED));
	}
}
