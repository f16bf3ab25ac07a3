/* SPDX-License-Identifier: Apache-2.0 */
/* text/tokens.c - cut a run of characters without white space into tokens, as EWT and GUM (UD v2.16) do.
 * Left to right: at each place the longest token that the rules below allow. Compounds are cut at hyphens ("cease - fire")
 * but for common prefixes ("non-aligned"), numbers from units and currency ("$", "1.2", "bn"), contractions and
 * possessives become multiword tokens. The lists are those of the two treebanks' training parts, extended for news. */
#include "text/split_int.h"

#include <stdlib.h>
#include <utf8proc.h>

bool tc__listed(const char *const *list, size_t n, tc_str w)
{
	size_t lo = 0, hi = n;
	char low[24];
	if (w.n == 0 || w.n >= sizeof low)
		return false;
	for (uint32_t i = 0; i < w.n; i++)
		low[i] = tc_lower(w.p[i]);
	low[w.n] = 0;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = strcmp(low, list[mid]);
		if (c == 0)
			return true;
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return false;
}
#define LISTED(list, w) tc__listed((list), TC_COUNT(list), (w))

/* Before names and numbers: the full stop ends no sentence. */
static const char *const titles[] = {
	"adm", "apr", "art", "attn", "aug", "ave", "brig", "bros", "capt", "cf", "ch", "cmdr", "cmdt", "col", "cpl", "cpt", "dec",
	"dr", "feb", "fig", "fr", "fri", "ft", "gen", "gov", "hon", "insp", "jan", "jul", "jun", "lt", "ltc", "maj", "mar", "mon",
	"mr", "mrs", "ms", "msgr", "mt", "no", "nos", "nov", "oct", "op", "pfc", "pg", "pp", "pres", "prof", "pt", "pvt", "rep",
	"reps", "rev", "sat", "sec", "sen", "sens", "sep", "sept", "sgt", "spc", "sr", "st", "ste", "sun", "supt", "thu", "thurs",
	"tue", "tues", "univ", "v", "vol", "vs", "wed",
};
/* Others that keep their full stop. */
static const char *const abbreviations[] = {
	"al", "approx", "apt", "assn", "asst", "ave", "bldg", "blvd", "bn", "ca", "calif", "cent", "co", "conn", "corp", "cos", "ct",
	"dept", "dist", "div", "e.g", "ed", "eds", "est", "etc", "ext", "fla", "ga", "govt", "hr", "hrs", "hwy", "i.e", "ill", "inc",
	"incl", "intl", "jr", "kan", "ky", "ltd", "mass", "max", "md", "messrs", "mich", "min", "minn", "misc", "mo", "ont", "oz",
	"pa", "para", "ph.d", "plc", "pls", "pty", "rd", "ref", "rt", "sq", "tel", "temp", "tenn", "tex", "u.n", "u.s", "va", "wash",
	"wis", "yr", "yrs",
};
/* Words that end a sentence as often as not: kept apart from their full stop at the end of a paragraph. */
static const char *const rarely[] = {
	"al", "art", "ave", "ch", "ed", "fig", "fri", "ill", "mar", "mass", "max", "md", "min", "mo", "mon", "no", "nos", "op", "pa",
	"para", "pt", "rep", "sat", "sec", "sun", "temp", "va", "wash", "wed",
};
static const char *const prefixes[] = {
	"anti", "bi", "bio", "co", "counter", "cross", "cyber", "de", "e", "ex", "extra", "hyper", "inter", "intra", "macro", "mega",
	"micro", "mid", "mini", "mis", "multi", "non", "over", "post", "pre", "pro", "proto", "pseudo", "re", "semi", "socio", "sub",
	"super", "trans", "tri", "ultra", "un", "under", "uni",
};
static const char *const units[] = {
	"a.m", "am", "b", "bbl", "bn", "c", "cc", "cents", "cm", "f", "ft", "g", "gb", "ghz", "gw", "gwh", "h", "ha", "hp", "hr", "hrs",
	"hz", "in", "k", "kb", "kg", "khz", "km", "kmh", "kmph", "kph", "kw", "kwh", "l", "lb", "lbs", "m", "mb", "mg", "mhz", "mi", "mil",
	"million", "min", "mins", "ml", "mm", "mn", "mph", "mw", "mwh", "oz", "p", "p.m", "pm", "psi", "sec", "secs", "t", "tb", "tn",
	"trn", "tw", "twh", "v", "w", "x", "yd", "yds", "yr", "yrs",
};
/* Endings of host and file names that join at a full stop. */
static const char *const endings[] = {
	"au", "biz", "br", "ca", "cfm", "cgi", "ch", "cn", "co", "com", "csv", "de", "doc", "docx", "edu", "eu", "exe", "fm", "fr", "gif",
	"gov", "gr", "htm", "html", "il", "info", "int", "ir", "it", "jp", "jpg", "js", "ly", "me", "mil", "mp3", "mp4", "mx", "net", "nl",
	"no", "nz", "org", "pdf", "php", "pl", "png", "ppt", "pt", "ru", "se", "tk", "tv", "txt", "tz", "ua", "uk", "url", "us", "vsd",
	"wav", "wpd", "xls", "xlsx", "xml", "za", "zip",
};
static const char *const dollars[] = { "a", "au", "c", "ca", "can", "hk", "nt", "nz", "r", "s", "u", "u.s", "us" };
static const char *const slashed[] = {
	"b/c", "c/o", "h/t", "i/c", "i/o", "i/s", "l/c", "n/a", "o/s", "p/e", "s/he", "w/", "w/in", "w/o", "w/out",
};
static const char *const joined_nt[] = {                /* contractions without an apostrophe: cut before "nt" */
	"aint", "arent", "cant", "couldnt", "didnt", "doesnt", "dont", "hadnt", "hasnt", "havent", "isnt", "shouldnt", "wasnt",
	"werent", "wont", "wouldnt",
};
static const struct { const char *form; uint8_t cut, cut2; } joined[] = {
	{ "cannot", 3, 0 }, { "dunno", 2, 3 }, { "gimme", 3, 0 }, { "gonna", 3, 0 }, { "gotta", 3, 0 }, { "hes", 2, 0 }, { "im", 1, 0 }, { "ive", 1, 0 },
	{ "itll", 2, 0 }, { "lemme", 3, 0 }, { "outta", 3, 0 }, { "theres", 5, 0 }, { "thats", 4, 0 }, { "theyll", 4, 0 },
	{ "theyre", 4, 0 }, { "theyve", 4, 0 }, { "wanna", 3, 0 }, { "whats", 4, 0 }, { "youll", 3, 0 }, { "youre", 3, 0 },
	{ "youve", 3, 0 },
};

bool tc__is_title(tc_str w) { return LISTED(titles, w); }

static uint32_t char_at(const char *p, uint32_t left, int32_t *c)
{
	if ((unsigned char)*p < 128) {
		*c = (unsigned char)*p;
		return 1;
	}
	utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)p, (utf8proc_ssize_t)left, c);
	if (n > 0)
		return (uint32_t)n;
	*c = 0xfffd;
	return 1;
}

uint32_t tc__space_len(const char *p, uint32_t left)
{
	unsigned char b = (unsigned char)*p;
	if (b < 128)
		return b <= ' ' || b == 127;            /* control characters part words too */
	if (b != 0xc2 && b != 0xe1 && b != 0xe2 && b != 0xe3 && b != 0xef)
		return 0;
	int32_t c;
	uint32_t n = char_at(p, left, &c);
	bool space = c == 0xa0 || c == 0x85 || c == 0x1680 || (c >= 0x2000 && c <= 0x200b) || c == 0x2028 || c == 0x2029 ||
		c == 0x202f || c == 0x205f || c == 0x3000 || c == 0xfeff || c == 0x200e || c == 0x200f;
	return space ? n : 0;
}

struct lex { struct tc__toks *out; const char *s; uint32_t beg, end; int32_t para; bool *in_single; };

/* Length of the letter at i, or 0. Marks count: they belong to the letter before. */
static uint32_t letter(const struct lex *x, uint32_t i)
{
	if (i >= x->end)
		return 0;
	if ((unsigned char)x->s[i] < 128)
		return tc_is_alpha(x->s[i]);
	int32_t c;
	uint32_t n = char_at(x->s + i, x->end - i, &c);
	utf8proc_category_t k = utf8proc_category(c);
	return (k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_ME) || c == 0xad || c == 0x200c || c == 0x200d || c == 0xfffd ? n : 0;
}

static bool digit(const struct lex *x, uint32_t i) { return i < x->end && tc_is_digit(x->s[i]); }
static bool upper(const struct lex *x, uint32_t i) { return i < x->end && tc_is_upper(x->s[i]); }
static bool is(const struct lex *x, uint32_t i, char c) { return i < x->end && x->s[i] == c; }
static tc_str cut(const struct lex *x, uint32_t b, uint32_t e) { return tc_str_n(x->s + b, e - b); }

static uint32_t digits_from(const struct lex *x, uint32_t i)
{
	uint32_t n = 0;
	while (digit(x, i + n))
		n++;
	return n;
}

static uint32_t letters_from(const struct lex *x, uint32_t i)
{
	uint32_t at = i, n;
	while ((n = letter(x, at)))
		at += n;
	return at - i;
}

/* Length of an apostrophe at i: ' or U+2019 (or ` between letters), else 0. */
static uint32_t apostrophe(const struct lex *x, uint32_t i)
{
	if (i >= x->end)
		return 0;
	if (x->s[i] == '\'' || x->s[i] == '`')
		return 1;
	return x->end - i >= 3 && memcmp(x->s + i, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

static struct tc__tok *put(struct lex *x, uint32_t b, uint32_t e)
{
	struct tc__tok t = { .beg = b, .end = e, .para = x->para };
	TC_PUSH(x->out->arena, x->out->v, x->out->n, x->out->cap, t);
	return &x->out->v[x->out->n - 1];
}

/* Host, mail or file name: as far as it goes, less punctuation at its end. 0: none here. */
static uint32_t address(const struct lex *x, uint32_t i)
{
	uint32_t j = i, at = 0;
	bool url = false, mail = false;
	tc_str rest = cut(x, i, x->end);
	static const char *const starts[] = { "http://", "https://", "ftp://", "www.", "mailto:" };
	for (size_t k = 0; k < TC_COUNT(starts); k++)
		url |= rest.n > strlen(starts[k]) && tc_str_eqi(tc_str_cut(rest, 0, (uint32_t)strlen(starts[k])), tc_str_of(starts[k]));
	for (; j < x->end; j++) {
		char c = x->s[j];
		if (c == '<' || c == '>' || c == '"' || c == '|' || c == '[' || c == ']' || (!url && strchr("(),;:/'!?", c)))
			break;
		if ((unsigned char)c == 0xe2 && j + 2 < x->end && (unsigned char)x->s[j + 1] == 0x80)
			break;                          /* typographic quotes and dashes */
		if (c == '@' && !url) {
			if (at || j == i)
				return 0;
			at = j;
			mail = true;
		}
	}
	if (!url && !mail)
		return 0;
	while (j > i && strchr(".,;:!?'\")-", x->s[j - 1])) {
		if (x->s[j - 1] == ')' && memchr(x->s + i, '(', j - i))
			break;
		j--;
	}
	if (mail && (at + 1 >= j || !tc_is_alpha(x->s[at + 1]) || !(tc_is_alpha(x->s[at - 1]) || tc_is_digit(x->s[at - 1]) || x->s[at - 1] == '.')))
		return 0;
	return j - i;
}

/* Nouns of a verb and a particle, with or without a plural s. The treebanks cut them at the hyphen ("sit - in"), where parsers
 * take the particle for a preposition: these, which news needs, stay whole. */
static bool noun_with_particle(const struct lex *x, uint32_t b, uint32_t i)
{
	static const char *const nouns[] = {
		"break-in", "build-up", "call-up", "clamp-down", "crack-down", "die-in", "lie-in", "lock-down", "lock-out", "pull-back", "pull-out",
		"round-up", "run-off", "shoot-out", "sit-in", "stand-off", "teach-in", "walk-out",
	};
	tc_str w = cut(x, b, i + 1 + letters_from(x, i + 1));
	if (w.n && tc_lower(w.p[w.n - 1]) == 's')
		w.n--;
	return LISTED(nouns, w);
}

/* Does the word [b, i) go on over the hyphen at i? */
static bool joins_hyphen(const struct lex *x, uint32_t b, uint32_t i)
{
	tc_str w = cut(x, b, i);
	if (digit(x, b)) {                              /* telephone numbers; ranges and scores are cut */
		for (uint32_t k = b; k < i; k++)
			if (!tc_is_digit(x->s[k]) && x->s[k] != '-' && x->s[k] != '/')
				return false;
		uint32_t left = 0, right = digits_from(x, i + 1);
		while (left < i - b && tc_is_digit(x->s[i - 1 - left]))
			left++;
		if (!right || letter(x, i + 1 + right))
			return false;
		if (memchr(w.p, '-', w.n))
			return true;                    /* a group further */
		return (left == 3 && right == 4) || is(x, i + 1 + right, '-');
	}
	if (!letter(x, i + 1))                          /* mid-1980s; AK - 47 is cut */
		return tc_str_eqi(w, TC_STR("mid")) && digit(x, i + 1);
	if (noun_with_particle(x, b, i))
		return true;
	if (!LISTED(prefixes, w))
		return false;
	if (upper(x, b) && upper(x, b + 1) && w.n > 1)
		return false;
	return w.n > 1 || tc_lower(w.p[0]) == 'e';
}

/* Does the word [b, i) go on over the full stop at i, with more behind it? */
static bool joins_stop(const struct lex *x, uint32_t b, uint32_t i)
{
	if (digit(x, i + 1) && digit(x, i - 1))
		return true;
	uint32_t n = letters_from(x, i + 1), back = i;
	while (back > b && x->s[back - 1] != '.')
		back--;
	if (n == 0)
		return false;
	if (i - back == 1 && letter(x, back) && n == 1)         /* U.S, a.m */
		return true;
	if (LISTED(endings, cut(x, i + 1, i + 1 + n)) && !(n <= 2 && upper(x, i + 1) && !upper(x, b)))
		return i - b > 1;
	uint32_t next = i + 1 + n;                              /* www.x.com, alt.animals.cats */
	if (n > 1 && tc_is_lower(x->s[i + 1]) && tc_is_lower(x->s[b]) &&
	    ((is(x, next, '.') && letters_from(x, next + 1) > 1) || (back > b && i - back > 1)))
		return true;
	return tc_str_eqi(cut(x, b, i + 1 + n), TC_STR("ph.d"));
}

static uint32_t word_end(const struct lex *x, uint32_t b)
{
	uint32_t i = b, n;
	if (digit(x, i) || is(x, i, '+') || is(x, i, '.') || is(x, i, '@') || is(x, i, '#'))
		i++;
	for (;;) {
		if ((n = letter(x, i)) || (n = digit(x, i)) || (n = is(x, i, '_'))) {
			i += n;
			continue;
		}
		if (i == b || i + 1 >= x->end)
			return i;
		char c = x->s[i];
		bool left_digit = tc_is_digit(x->s[i - 1]);
		if (c == ',' && left_digit && digits_from(x, i + 1) == 3)
			i += 1;
		else if (c == ':' && left_digit && digits_from(x, i + 1) == 2 && i - b <= 5)
			i += 1;
		else if (c == '.' && joins_stop(x, b, i))
			i += 1;
		else if ((n = apostrophe(x, i)) && (letter(x, i + n) || (letter(x, i - 1) && digit(x, i + n))))
			i += n;
		else if (c == '&' && upper(x, i - 1) && upper(x, i + 1))
			i += 1;
		else if (c == '@' && letter(x, i + 1) && letter(x, i - 1))
			i += 1;
		else if (c == '*' && letter(x, i + 1) && letter(x, i - 1))
			i += 1;
		else if (c == '-' && joins_hyphen(x, b, i))
			i += 1;
		else if (c == '/' && left_digit && digit(x, i + 1)) {
			uint32_t more = digits_from(x, i + 1);
			if (i - b > 5 || more > 4 || letter(x, i + 1 + more))
				return i;
			i += 1;
		} else if (c == '/' && LISTED(slashed, cut(x, b, i + 1 + letters_from(x, i + 1))))
			i += 1;
		else
			return i;
	}
}

/* The full stop at e after the word [b, e): part of it? */
static bool keeps_stop(const struct lex *x, uint32_t b, uint32_t e, bool last)
{
	static const char *const states[] = {
		"ala", "ariz", "ark", "colo", "del", "ind", "kans", "la", "me", "neb", "nev", "okla", "ore", "vt", "wyo",
	};
	tc_str w = cut(x, b, e);
	if (w.n > 1 && b >= x->beg + 2 && is(x, b - 1, '-') && (is(x, b - 2, 'D') || is(x, b - 2, 'R') || is(x, b - 2, 'I')))
		return LISTED(states, w) || LISTED(abbreviations, w);   /* R-Ore. */
	if (is(x, e + 1, '.') && (is(x, e + 2, '.') || w.n == 1))
		return false;                           /* ellipsis */
	if (w.n == 1 && tc_is_alpha(w.p[0]))            /* an initial */
		return tc_is_upper(w.p[0]) ? !last || w.p[0] != 'I' : !last;
	if (w.n >= 3 && w.p[w.n - 2] == '.' && tc_is_alpha(w.p[w.n - 1]))
		return true;                            /* U.S. */
	if (last && LISTED(rarely, w))
		return false;
	if (tc_str_eqi(w, TC_STR("no")))                /* "No. 5", but not "No." */
		return !last && tc_is_upper(w.p[0]) && e + 1 >= x->end;
	return LISTED(titles, w) || LISTED(abbreviations, w);
}

static void split_word(struct lex *x, struct tc__tok *t)
{
	uint32_t b = t->beg, e = t->end;
	const char *s = x->s;
	if (tc_is_digit(s[b])) {                        /* number and unit */
		uint32_t i = b;
		while (i < e && (tc_is_digit(s[i]) || ((s[i] == ',' || s[i] == '.' || s[i] == ':') && i + 1 < e && tc_is_digit(s[i + 1]))))
			i++;
		uint32_t stop = e - (e > b && s[e - 1] == '.');
		if (i < stop && LISTED(units, cut(x, i, stop))) {
			t->end = i;
			t->abbrev = false;
			bool stopped = stop < e;
			struct tc__tok *u = put(x, i, e);
			u->abbrev = stopped;
			return;
		}
	}
	if (e - b < 2)
		return;
	for (uint32_t i = e; i-- > b + 1;) {
		uint32_t n = apostrophe(x, i);          /* a clitic after the last one */
		if (!n)
			continue;
		tc_str tail = cut(x, i + n, e);
		if (tc_str_eqi(tail, TC_STR("t")) && i > b + 1 && tc_lower(s[i - 1]) == 'n') {
			t->cut[0] = i - 1;
			return;
		}
		if (tc_is_digit(s[i - 1]) && tc_str_eqi(tail, TC_STR("s")))     /* 60's */
			return;
		static const char *const clitics[] = { "d", "ll", "m", "re", "s", "ve" };
		if (LISTED(clitics, tail)) {
			t->cut[0] = i;
			return;
		}
		break;
	}
	tc_str w = cut(x, b, e);
	if (LISTED(joined_nt, w)) {
		t->cut[0] = e - 2;
		return;
	}
	for (size_t i = 0; i < TC_COUNT(joined); i++)
		if (tc_str_eqi(w, tc_str_of(joined[i].form))) {
			if (w.n == 2 && tc_is_upper(s[b + 1]))
				return;
			t->cut[0] = b + joined[i].cut;
			t->cut[1] = joined[i].cut2 ? b + joined[i].cut2 : 0;
			return;
		}
}

static uint32_t run_of(const struct lex *x, uint32_t i, const char *set)
{
	uint32_t n = 0;
	while (i + n < x->end && strchr(set, x->s[i + n]))
		n++;
	return n;
}

static uint32_t smiley(const struct lex *x, uint32_t i)
{
	static const char *const faces[] = { ":-)", ":-(", ";-)", ":)", ":(", ";)", "=)", ":D", ":P", ":/", "^_^", "<3", "(:" };
	for (size_t k = 0; k < TC_COUNT(faces); k++) {
		uint32_t n = (uint32_t)strlen(faces[k]);
		if (x->end - i >= n && memcmp(x->s + i, faces[k], n) == 0 && !letter(x, i + n) && !digit(x, i + n) &&
		    !(faces[k][1] == '/' && is(x, i + 2, '/')) && !(k == TC_COUNT(faces) - 1 && i + n < x->end))
			return n;
	}
	return 0;
}

/* The token that begins at i with no letter or digit. */
static uint32_t mark_end(struct lex *x, uint32_t i)
{
	char c = x->s[i];
	uint32_t n;
	if ((unsigned char)c >= 128) {
		int32_t ch;
		n = char_at(x->s + i, x->end - i, &ch);
		if (ch == 0x2026)                       /* more of them, or stops */
			while (i + n < x->end && (x->s[i + n] == '.' || (x->end - i - n >= 3 && memcmp(x->s + i + n, "\xe2\x80\xa6", 3) == 0)))
				n += x->s[i + n] == '.' ? 1 : 3;
		if (ch == 0x2019 || ch == 0x2018) {
			int32_t next;
			if (x->end - i > n && char_at(x->s + i + n, x->end - i - n, &next) == 3 && next == 0x2019)
				n += 3;                 /* two singles for a double */
		}
		return i + n;
	}
	if ((n = smiley(x, i)))
		return i + n;
	switch (c) {
	case '.': case '!': case '?':
		return i + run_of(x, i, ".!?");
	case '-': case '=':
		n = run_of(x, i, "-=");
		return i + (c == '-' && run_of(x, i, "-") == 1 ? 1 : n);
	case '*': case '+': case '~': case '_':
		return i + run_of(x, i, (char[]){ c, 0 });
	case '$':
		n = run_of(x, i, "$");
		return i + (digit(x, i + n) ? 1 : n);
	case '<': case '>': case '`':
		n = run_of(x, i, (char[]){ c, 0 });
		return i + (n >= 2 ? 2 : 1);
	case '\'':
		return i + (is(x, i + 1, '\'') ? 2 : 1);
	case '[':
		if (x->end - i >= 5 && memcmp(x->s + i, "[...]", 5) == 0)
			return i + 5;
		return i + 1;
	}
	return i + 1;
}

void tc__tokenize(struct tc__toks *out, const char *text, uint32_t beg, uint32_t end, int32_t para, bool *in_single)
{
	struct lex x = { out, text, beg, end, para, in_single };
	for (uint32_t i = beg; i < end;) {
		uint32_t n, e = 0;
		if ((tc_is_alpha(text[i]) || tc_is_digit(text[i])) && (n = address(&x, i))) {
			put(&x, i, i + n);
			i += n;
			continue;
		}
		bool start = i == beg || (!letter(&x, i - 1) && !digit(&x, i - 1));
		if (letter(&x, i) || digit(&x, i))
			e = word_end(&x, i);
		else if ((n = apostrophe(&x, i)) && text[i] != '`' && start) {
			uint32_t d = digits_from(&x, i + n), l = letters_from(&x, i + n);
			static const char *const cut_words[] = { "bout", "cause", "em", "n", "s", "til", "tis", "twas" };
			if (d == 2 && (i + n + d >= end || text[i + n + d] != ','))             /* '90s */
				e = i + n + d + (is(&x, i + n + d, 's') ? 1 : 0);
			else if (l && LISTED(cut_words, cut(&x, i + n, i + n + l)) && !(tc_is_upper(text[i + n])))
				e = i + n + l;
		} else if ((text[i] == '@' || text[i] == '#') && start && letter(&x, i + 1))
			e = word_end(&x, i);
		else if (text[i] == '.' && start && (digit(&x, i + 1) || (i == beg && LISTED(endings, cut(&x, i + 1, i + 1 + letters_from(&x, i + 1))))))
			e = word_end(&x, i);
		else if (text[i] == '+' && start && digit(&x, i + 1))
			e = word_end(&x, i);
		if (e <= i) {                                   /* a mark */
			e = mark_end(&x, i);
			n = apostrophe(&x, i);
			if (n && e == i + n) {
				bool closing = !start;
				if (closing && !*in_single && letter(&x, i - 1) && out->n && (text[i - 1] == 's' || text[i - 1] == 'S' || text[i - 1] == 'z' || text[i - 1] == 'x') &&
				    out->v[out->n - 1].end == i && !out->v[out->n - 1].cut[0]) {
					out->v[out->n - 1].end = e;     /* parents' */
					out->v[out->n - 1].cut[0] = i;
					i = e;
					continue;
				}
				*in_single = !closing;
			} else if (e - i == 3 && memcmp(text + i, "\xe2\x80\x98", 3) == 0)
				*in_single = true;
			put(&x, i, e);
			i = e;
			continue;
		}
		if (is(&x, e, '$') && (e + 1 >= end || digit(&x, e + 1)) && LISTED(dollars, cut(&x, i, e)))
			e++;
		bool abbrev = false;
		if (is(&x, e, '.')) {
			uint32_t after = e + 1;
			while (after < end && strchr("\"')]", text[after]))
				after++;
			bool last = after >= end ? false : !strchr(",;:-?", text[after]);       /* more of the chunk: not a stop of its own */
			abbrev = keeps_stop(&x, i, e, last);
			if (abbrev)
				e++;
		}
		put(&x, i, e)->abbrev = abbrev;
		split_word(&x, &out->v[out->n - 1]);
		i = out->v[out->n - 1].end;
	}
}
