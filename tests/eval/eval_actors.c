/* SPDX-License-Identifier: Apache-2.0 */
/* tests/eval/eval_actors.c - accuracy of country, sector and office over tests/eval/actors.tsv.
 * Each row is one sentence with a date and one phrase in it. The sentence is parsed, its mentions are resolved, and the
 * mention whose words match the phrase best is compared with the row. The dev and test halves are counted apart.
 * usage: eval_actors FILE [-v]     -v lists the wrong rows of the dev half, never of the test half. */
#include <stdio.h>
#include <stdlib.h>

#include "code/code_int.h"
#include "code/repair.h"
#include "lang/lang.h"

extern const unsigned char tc_know_blob[], tc_know_blob_end[], tc_model_blob[], tc_model_blob_end[];

enum { ID, SPLIT, DATE, SENTENCE, PHRASE, COUNTRY, SECTOR, OFFICE, COLUMNS };
struct score { int rows, found, country, country_of, sector, sector_of, office, office_of, all; };

static char *slurp(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	if (!f) {
		perror(path);
		exit(1);
	}
	size_t cap = 1 << 16, len = 0, got;
	char *p = tc_xmalloc(cap);
	while ((got = fread(p + len, 1, cap - len, f)) > 0) {
		len += got;
		if (len == cap)
			p = tc_xrealloc(p, cap *= 2);
	}
	fclose(f);
	*n = len;
	return p;
}

static uint32_t overlap(tc_span a, tc_span b)
{
	uint32_t beg = a.beg > b.beg ? a.beg : b.beg, end = a.end < b.end ? a.end : b.end;
	return end > beg ? end - beg : 0;
}

/* The mention whose span agrees best with the phrase; of equals the one with the outermost head. */
static int32_t mention_for(const struct tc_coding *cx, tc_span phrase)
{
	int32_t best = -1;
	double top = 0.0;
	for (int32_t m = 0; m < cx->n_mentions; m++) {
		const struct tc_mention *me = &cx->mentions[m];
		const struct tc_word *w = &cx->doc->words[me->head];
		uint32_t both = overlap(me->span, phrase);
		if (!both || !overlap((tc_span){ w->beg, w->end }, phrase))
			continue;
		double s = 2.0 * both / ((double)(me->span.end - me->span.beg) + (phrase.end - phrase.beg));
		if (me->party)
			s += 0.05;
		if (w->head < 0 || !overlap((tc_span){ cx->doc->words[w->head].beg, cx->doc->words[w->head].end }, phrase))
			s += 0.3;       /* the head of the phrase itself */
		if (s > top) {
			top = s;
			best = m;
		}
	}
	return best;
}

/* The office class of whoever the mention was resolved to. */
static tc_str office_class(const struct tc_coding *cx, const struct tc_mention *me)
{
	if (!me->who.office.n)
		return TC_STR_NULL;
	if (me->who.ent) {
		const struct tc_office *o = tc_know_office_on(cx->know, me->who.ent - 1, cx->day, 45);
		if (o && o->office_class.n)
			return o->office_class;
	}
	uint32_t n = 0;
	const struct tc_name_hit *h = tc_know_find(cx->know, me->who.office, &n);
	for (uint32_t i = 0; i < n; i++) {
		const struct tc_ent *e = tc_know_ent(cx->know, h[i].ent);
		if (e->kind == TC_ENT_ROLE && e->note.n && (!e->country[0] || strcmp(e->country, me->who.country) == 0))
			return e->note;
	}
	return me->who.office;
}

static void print_score(const char *name, const struct score *s)
{
#define PC(a, b) (b) ? 100.0 * (a) / (b) : 0.0
	printf("%-5s rows %d  found %.1f  country %.1f (%d)  sector %.1f (%d)  office %.1f (%d)  all three %.1f\n", name, s->rows,
	       PC(s->found, s->rows), PC(s->country, s->country_of), s->country_of, PC(s->sector, s->sector_of), s->sector_of,
	       PC(s->office, s->office_of), s->office_of, PC(s->all, s->rows));
}

int main(int argc, char **argv)
{
	if (argc < 2) {
		fprintf(stderr, "usage: eval_actors FILE [-v]\n");
		return 2;
	}
	bool verbose = argc > 2 && strcmp(argv[2], "-v") == 0;
	struct tc_know *know;
	struct tc_lang *lang;
	struct tc_err err = { 0 };
	if (tc_know_open(tc_know_blob, (size_t)(tc_know_blob_end - tc_know_blob), &know, &err) ||
	    tc_lang_open(tc_model_blob, (size_t)(tc_model_blob_end - tc_model_blob), &lang, &err)) {
		fprintf(stderr, "eval_actors: %s\n", err.msg);
		return 1;
	}
	struct tc_lang_scratch *scratch = tc_lang_scratch_new(lang);
	struct tc_arena arena;
	tc_arena_init(&arena);
	size_t len;
	char *bytes = slurp(argv[1], &len);
	tc_str rest = tc_str_n(bytes, len), line;
	struct score half[2] = { 0 };
	bool header = true;
	while (tc_str_split(&rest, '\n', &line)) {
		tc_str cell[COLUMNS] = { 0 }, row = line;
		if (!line.n || line.p[0] == '#')
			continue;
		if (header) {
			header = false;
			continue;
		}
		int n = 0;
		while (n < COLUMNS && tc_str_split(&row, '\t', &cell[n]))
			n++;
		if (n < SECTOR)
			continue;
		bool test = tc_str_is(cell[SPLIT], "test");
		struct score *s = &half[test];
		tc_arena_reset(&arena);
		struct tc_doc doc;
		tc_doc_init(&doc, &arena, cell[SENTENCE]);
		doc.date = cell[DATE];
		tc_lang_annotate(lang, scratch, &doc);
		struct tc_buf trace = { 0 };
		struct tc_code_options opt = { .trace = verbose ? &trace : NULL };
		struct tc_coding cx = { .know = know, .opt = &opt, .doc = &doc, .arena = &arena, .day = tc_day_read(cell[DATE]) };
		tc_tree_repair(&cx);
		tc_mentions_find(&cx);
		int32_t at = tc_str_find(cell[SENTENCE], cell[PHRASE]);
		int32_t m = at < 0 ? -1 : mention_for(&cx, (tc_span){ (uint32_t)at, (uint32_t)at + cell[PHRASE].n });
		struct tc_actor who = { 0 };
		tc_str office = TC_STR_NULL;
		const char *how = "no mention";
		bool party = false;
		if (m >= 0) {
			const struct tc_mention *me = &cx.mentions[m];
			who = me->who;
			office = office_class(&cx, me);
			how = me->how;
			party = me->party;
		}
		s->rows++;
		s->found += party;
		bool c = true, sec = true, off = true;
		if (!tc_str_is(cell[COUNTRY], "*")) {
			s->country_of++;
			s->country += c = tc_str_is(cell[COUNTRY], who.country);
		}
		if (!tc_str_is(cell[SECTOR], "*")) {
			s->sector_of++;
			s->sector += sec = tc_str_is(cell[SECTOR], tc_sector_name(who.sector));
		}
		if (!tc_str_is(cell[OFFICE], "*")) {
			s->office_of++;
			/* Rows without an office: any office of a class is wrong, a plain role word ("officer") is not. */
			if (cell[OFFICE].n == 0) {
				bool classed = false;
				uint32_t k = 0;
				const struct tc_office *o = who.ent ? tc_know_office_on(know, who.ent - 1, cx.day, 45) : NULL;
				const struct tc_name_hit *h = office.n ? tc_know_find(know, office, &k) : NULL;
				classed = o && o->office_class.n;
				for (uint32_t i = 0; h && i < k && !classed; i++)
					classed = tc_know_ent(know, h[i].ent)->kind == TC_ENT_ROLE && tc_know_ent(know, h[i].ent)->note.n;
				off = !classed;
			} else {
				off = tc_str_eqi(cell[OFFICE], office);
			}
			s->office += off;
		}
		s->all += c && sec && off;
		if (verbose && !test && !(c && sec && off))
			printf("%.*s %.*s | %.*s [%s] want %.*s %.*s %.*s | got %s %s %.*s%s%s%s | %.*s\n", TC_FMT(cell[ID]), TC_FMT(cell[DATE]),
			       TC_FMT(cell[PHRASE]), how, TC_FMT(cell[COUNTRY]), TC_FMT(cell[SECTOR]), TC_FMT(cell[OFFICE]),
			       who.country[0] ? who.country : "-", tc_sector_name(who.sector), TC_FMT(office), c ? "" : " COUNTRY",
			       sec ? "" : " SECTOR", off ? "" : " OFFICE", TC_FMT(cell[SENTENCE]));
		tc_buf_release(&trace);
	}
	print_score("dev", &half[0]);
	print_score("test", &half[1]);
	free(bytes);
	tc_arena_release(&arena);
	tc_lang_scratch_free(scratch);
	tc_lang_free(lang);
	tc_know_free(know);
	return 0;
}
