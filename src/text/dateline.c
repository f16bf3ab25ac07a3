/* SPDX-License-Identifier: Apache-2.0 */
/* text/dateline.c - datelines by their form: a place in capitals, then names, a date or an agency in brackets, then a dash. With an
 * agency in brackets neither capitals nor dash are needed: "Bogota, March 8 (IANS) The president". */
#include "text/dateline.h"

enum { MAX_DATELINE = 16 };

static bool is_dash(tc_str f)
{
	return tc_str_is(f, "-") || tc_str_is(f, "--") || tc_str_is(f, "\xe2\x80\x93") || tc_str_is(f, "\xe2\x80\x94") || tc_str_is(f, "---");
}

/* A word of `least` letters or more, all capitals. */
static bool all_capitals(tc_str f, uint32_t least)
{
	uint32_t letters = 0;
	for (uint32_t i = 0; i < f.n; i++) {
		if (tc_is_lower(f.p[i]))
			return false;
		letters += tc_is_upper(f.p[i]) || (unsigned char)f.p[i] >= 0xc3;
	}
	return letters >= least;
}

static bool is_capitals(tc_str f) { return all_capitals(f, 3); }

static bool may_stand_in(tc_str f)
{
	unsigned char c = (unsigned char)f.p[0];
	return tc_is_upper(f.p[0]) || tc_is_digit(f.p[0]) || c >= 0xc3 || tc_str_is(f, ",") || tc_str_is(f, "(") || tc_str_is(f, ")") ||
	       tc_str_is(f, ".") || tc_str_is(f, "/") || tc_str_is(f, "of") || tc_str_is(f, "and") || tc_str_is(f, "the");
}

static bool is_agency(tc_str f)
{
	static const char *const agencies[] = { "AP", "AFP", "IANS", "UPI", "PTI", "ANI", "DPA", "dpa", "EFE", "Reuters", "REUTERS", "Xinhua",
		"XINHUA", "TASS", "ITAR-TASS", "RIA", "Interfax", "CNN", "BBC", "Kyodo", "Yonhap", "Bloomberg", "BNA", "WAM", "SPA", "KUNA",
		"MENA", "JANA", "SANA", "IRNA", "VOA", "RFE", "Tanjug", "Anadolu", "CP", "ANSA", "APA", "PNA", "NAN", "RNN", "UNI", "WP",
		"KCNA", "NYT" };
	for (size_t i = 0; i < TC_COUNT(agencies); i++)
		if (tc_str_is(f, agencies[i]))
			return true;
	return false;
}

/* The words up to the agency's bracket, "(AP)", and the dash or mark behind it; 0: the bracket at `k` holds no agency, or the sentence
 * goes on as one of the agency itself ("Agence France-Presse (AFP) said"). */
static int32_t after_agency(const struct tc_doc *d, const struct tc_sent *s, int32_t k)
{
	const struct tc_word *w = &d->words[s->first];
	if (k + 3 >= s->n || !tc_str_is(w[k].form, "(") || !is_agency(w[k + 1].form))
		return 0;
	int32_t end = k + 2;
	while (end < s->n - 1 && end < k + 6 && !tc_str_is(w[end].form, ")"))
		end++;
	if (!tc_str_is(w[end].form, ")"))
		return 0;
	end++;
	while (end < s->n - 1 && end < k + 9 && (is_dash(w[end].form) || tc_str_is(w[end].form, ":") || tc_str_is(w[end].form, "\"") ||
					       tc_str_is(w[end].form, ".")))
		end++;
	return end < s->n && (tc_is_upper(w[end].form.p[0]) || tc_is_digit(w[end].form.p[0])) ? end : 0;
}

/* Words of the dateline at the head of a sentence, its dash included; 0: there is none. */
static int32_t dateline_words(const struct tc_doc *d, const struct tc_sent *s)
{
	if (s->n < 3)
		return 0;
	const struct tc_word *first = &d->words[s->first];
	/* "LA CROSSE", "ST. LOUIS" */
	bool capitals = is_capitals(first->form) || (all_capitals(first->form, 2) && is_capitals(first[1].form));
	if ((!capitals && !tc_is_upper(first->form.p[0])) || tc_str_is(first->form, "The"))
		return 0;
	bool agency = false;    /* "New York, May 17, IRNA - " */
	bool town = capitals, land = false;     /* "GAZA CITY, Palestinian Territories: " */
	for (int32_t k = 1; k < s->n - 1 && k < MAX_DATELINE; k++) {
		const struct tc_word *w = &d->words[s->first + k];
		int32_t end = after_agency(d, s, k);
		if (end)
			return end;
		/* "TEL AVIV--Israeli officials" */
		bool spaced = w[-1].flags & TC_WORD_SPACE_AFTER || tc_str_is(w[-1].form, ")") ||
			      (tc_str_is(w->form, "--") && tc_is_upper(w[1].form.p[0]));
		agency |= is_agency(w->form) && tc_str_is(w[-1].form, ",");
		if (is_dash(w->form) && spaced && (capitals || agency))
			return k + 1;
		land |= town && tc_str_is(w->form, ",");
		town &= is_capitals(w->form);
		/* "UNITED NATIONS: Russia vetoed" */
		if (tc_str_is(w->form, ":") && capitals && (is_capitals(w[-1].form) || tc_str_is(w[-1].form, ")") || land))
			return k + 1;
		if (!w->form.n || !may_stand_in(w->form))
			return 0;
	}
	return 0;
}

void tc_dateline_cut(struct tc_doc *d)
{
	int32_t para = -1, n = d->n_sents;
	struct tc_sent *old = d->sents, *out = NULL;
	int32_t n_out = 0, cap = 0;
	bool any = false;
	for (int32_t i = 0; i < n && !any; i++)
		any = (i == 0 || old[i].para != old[i - 1].para) && dateline_words(d, &old[i]) > 0;
	if (!any)
		return;
	for (int32_t i = 0; i < n; i++) {
		int32_t k = old[i].para != para || i == 0 ? dateline_words(d, &old[i]) : 0;
		para = old[i].para;
		struct tc_sent rest = old[i];
		if (k) {
			struct tc_sent head = old[i];
			head.n = k;
			head.end = d->words[head.first + k - 1].end;
			rest.first += k;
			rest.n -= k;
			rest.beg = d->words[rest.first].beg;
			TC_PUSH(d->arena, out, n_out, cap, head);
		}
		TC_PUSH(d->arena, out, n_out, cap, rest);
	}
	d->sents = out;
	d->n_sents = n_out;
	d->cap_sents = cap;
}
