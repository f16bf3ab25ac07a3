/* SPDX-License-Identifier: Apache-2.0 */
/* Words and sentences of raw text. Expected: words parted by spaces, those of a multiword token by "+", sentences by " / ". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "text/dateline.h"
#include "text/split_int.h"

static void render(const struct tc_doc *d, struct tc_buf *out)
{
	for (int32_t i = 0; i < d->n_sents; i++)
		for (int32_t k = 0; k < d->sents[i].n; k++) {
			const struct tc_word *w = &d->words[d->sents[i].first + k];
			if (w->flags & TC_WORD_MWT_REST)
				tc_buf_char(out, '+');
			else if (k)
				tc_buf_char(out, ' ');
			else if (i)
				tc_buf_z(out, " / ");
			tc_buf_str(out, w->form);
		}
}

/* What holds for every text: words in order inside their sentences, forms cut from the text, nothing but white space left out. */
static void check_shape(const struct tc_doc *d)
{
	uint32_t at = 0;
	int32_t word = 0;
	for (int32_t i = 0; i < d->n_sents; i++) {
		const struct tc_sent *s = &d->sents[i];
		assert_true(s->n > 0 && s->first == word);
		assert_int_equal(s->beg, d->words[s->first].beg);
		assert_int_equal(s->end, d->words[s->first + s->n - 1].end);
		for (int32_t k = 0; k < s->n; k++, word++) {
			const struct tc_word *w = &d->words[word];
			assert_true(w->beg >= at && w->end > w->beg && w->end <= d->text.n);
			assert_true(tc_str_eq(w->form, tc_str_cut(d->text, w->beg, w->end)));
			for (; at < w->beg; at += tc__space_len(d->text.p + at, d->text.n - at))
				assert_true(tc__space_len(d->text.p + at, d->text.n - at) > 0);
			at = w->end;
		}
	}
	assert_int_equal(word, d->n_words);
}

static void expect_with(const char *text, const char *want, bool dateline)
{
	struct tc_arena a;
	struct tc_doc d;
	struct tc_buf got = { 0 };
	tc_arena_init(&a);
	tc_doc_init(&d, &a, tc_str_of(text));
	tc_split(&d);
	if (dateline)
		tc_dateline_cut(&d);
	check_shape(&d);
	render(&d, &got);
	tc_buf_char(&got, 0);
	assert_string_equal(got.p, want);
	tc_buf_release(&got);
	tc_arena_release(&a);
}

static void expect(const char *text, const char *want) { expect_with(text, want, false); }

static void words(void **state)
{
	expect("The well-known co-founder re-entered.", "The well - known co-founder re-entered .");
	expect("As many as 120,000 troops cost $1.2bn, 3.5% more.", "As many as 120,000 troops cost $ 1.2 bn , 3.5 % more .");
	expect("It paid US$20m and 5km, not 7th or 1990s.", "It paid US$ 20 m and 5 km , not 7th or 1990s .");
	expect("He called 555-0199 about a 3-2 win on 30/12/2021.", "He called 555-0199 about a 3 - 2 win on 30/12/2021 .");
	expect("See https://example.org/a?b=c, or mail desk@example.org.", "See https://example.org/a?b=c , or mail desk@example.org .");
	expect("Wait... what?! No -- yes\xe2\x80\x94no.", "Wait ... what ?! / No -- yes \xe2\x80\x94 no .");
	expect("AT&T and/or R&D", "AT&T and / or R&D");
	expect("F-16s, MiG-29 and mid-2014", "F - 16s , MiG - 29 and mid-2014");
}

static void clitics(void **state)
{
	expect("They don't, can't and won't.", "They do+n't , ca+n't and wo+n't .");
	expect("She cannot; we\xe2\x80\x99re gonna.", "She can+not ; we+\xe2\x80\x99re gon+na .");
	expect("China's and the rebels' leaders", "China+'s and the rebels+' leaders");
	expect("'We left,' the rebels' chief said.", "' We left , ' the rebels ' chief said .");
	expect("O'Brien's 60's", "O'Brien+'s 60's");
	expect("It DIDN'T matter", "It DID+N'T matter");
}

static void sentences(void **state)
{
	expect("KYIV, Dec 30 (Reuters) - Troops left. They did not say why.",
		"KYIV , Dec 30 ( Reuters ) - Troops left . / They did not say why .");
	expect("Mr. Smith met Gen. Lee of the U.S. Army on Jan. 10. Talks followed.",
		"Mr. Smith met Gen. Lee of the U.S. Army on Jan. 10 . / Talks followed .");
	expect("\"We will not accept that,\" he said. \"It is over.\"",
		"\" We will not accept that , \" he said . / \" It is over . \"");
	expect("\xe2\x80\x9cThere is no deal,\xe2\x80\x9d she said. \xe2\x80\x9cNone.\xe2\x80\x9d Talks go on.",
		"\xe2\x80\x9c There is no deal , \xe2\x80\x9d she said . / \xe2\x80\x9c None . \xe2\x80\x9d / Talks go on .");
	expect("He fled at 10:30 a.m. on Monday.", "He fled at 10:30 a.m. on Monday .");
	expect("They took guns, food, etc.", "They took guns , food , etc .");
	expect("The rebels, led by Sheikh Abdirahman Warsame, shouted \" We will stay \" at noon.",
		"The rebels , led by Sheikh Abdirahman Warsame , shouted \" We will stay \" at noon .");
}

/* No sentence ends between a title and a name, or between the names of one person. */
static void names(void **state)
{
	expect("The bill passed. April 3, 2011, Sen. Marta Quill, R-Ore., voted against it. The Rev. Paul Staines did not.",
		"The bill passed . / April 3 , 2011 , Sen. Marta Quill , R - Ore. , voted against it . / The Rev. Paul Staines did not .");
	expect("It was signed by Lt. Col. Ana Reyes. Maj. Gen. Idris Bello and Gov. R. Mendez came later.",
		"It was signed by Lt. Col. Ana Reyes . / Maj. Gen. Idris Bello and Gov. R. Mendez came later .");
	expect("Nine soldiers died. Spokesman Zubair Torwali denied it. A man who called himself Zmaray Hotak told reporters so.",
		"Nine soldiers died . / Spokesman Zubair Torwali denied it . / A man who called himself Zmaray Hotak told reporters so .");
	expect("It was Mullah Nazir Ghafoori, Adm. Scott Rowe said. Foreign Minister Abdoulaye Diop and Mrs. Ramata Diop fled.",
		"It was Mullah Nazir Ghafoori , Adm. Scott Rowe said . / Foreign Minister Abdoulaye Diop and Mrs. Ramata Diop fled .");
	expect("The senator gave the money back on the third of May and said that she had never met the man who sent it, said Gov.\nPaul Staines.",
		"The senator gave the money back on the third of May and said that she had never met the man who sent it , said Gov. Paul Staines .");
	/* the same abbreviations at the end of a sentence */
	expect("They moved to Washington, D.C. The talks were with Globex Inc. They went on until 5 p.m. He left.",
		"They moved to Washington , D.C. / The talks were with Globex Inc. / They went on until 5 p.m. / He left .");
}

static void datelines(void **state)
{
	expect_with("LA CROSSE, Wis. - Gov. Paul Staines blamed the press.", "LA CROSSE , Wis. - / Gov. Paul Staines blamed the press .", true);
	expect_with("ST. LOUIS (AP) - Police shot a man.", "ST. LOUIS ( AP ) - / Police shot a man .", true);
	expect_with("UN Women - a body for equality - met.", "UN Women - a body for equality - met .", true);
	expect_with("KYIV, Dec 30 (Reuters) - Troops left.", "KYIV , Dec 30 ( Reuters ) - / Troops left .", true);
}

/* "its" and "your" for "it's" and "you're". */
static void typos(void **state)
{
	expect("I think its a trap. Your going to see.", "I think it+s a trap . / You+r going to see .");
	expect("The army moved its border posts and your own.", "The army moved its border posts and your own .");
}

static void paragraphs(void **state)
{
	/* a quotation that stands on a line of its own belongs to who says it */
	expect("The governor of the northern province, who had been silent for days, said,\n\"Nobody will be punished for what was done at the border.\"\nHe left.",
		"The governor of the northern province , who had been silent for days , said , \" Nobody will be punished for what was done at the "
		"border . \" / He left .");
	expect("Police kill three in clashes\n\nThe army denied it.", "Police kill three in clashes / The army denied it .");
	/* one paragraph a line: line breaks end sentences */
	expect("Police kill three in clashes\nThe army, which had been in the streets of the capital since the weekend, said that it "
	       "had not fired at anybody and that it would look into the matter.",
	       "Police kill three in clashes / The army , which had been in the streets of the capital since the weekend , said that "
	       "it had not fired at anybody and that it would look into the matter .");
	/* wrapped text: they do not */
	expect("The army, which had been in the streets of the capital since the\nweekend, said that it had not fired at anybody and that it\n"
	       "would look into the matter before the end of the coming month.",
	       "The army , which had been in the streets of the capital since the weekend , said that it had not fired at anybody and "
	       "that it would look into the matter before the end of the coming month .");
	struct tc_arena a;
	struct tc_doc d;
	tc_arena_init(&a);
	tc_doc_init(&d, &a, TC_STR("One.\nTwo.\n \nThree."));
	tc_split(&d);
	assert_int_equal(d.n_sents, 3);
	assert_int_equal(d.sents[0].para, 0);
	assert_int_equal(d.sents[1].para, 0);
	assert_int_equal(d.sents[2].para, 1);
	tc_arena_release(&a);
}

static void odd_input(void **state)
{
	expect("", "");
	expect(" \n\t\xc2\xa0 \n", "");
	expect(".", ".");
	expect("'", "'");
	expect("a\xc2\xa0" "b", "a b");
	expect("\xe6\x97\xa5\xe6\x9c\xac \xd0\xa0\xd0\xbe\xd1\x81\xd1\x81\xd0\xb8\xd1\x8f \xf0\x9f\x98\x80",
		"\xe6\x97\xa5\xe6\x9c\xac \xd0\xa0\xd0\xbe\xd1\x81\xd1\x81\xd0\xb8\xd1\x8f \xf0\x9f\x98\x80");
}

/* Any mixture of pieces keeps the shape, and time does not grow faster than the text. */
static void mixtures(void **state)
{
	static const char *const pieces[] = { "a", "B", "7", ".", ",", "'", "\"", "-", "\xe2\x80\x99", "\xe2\x80\x9c", "s", "n't", "$", "/", ":", "@", "#",
		" ", "\n", "U.S", "www.", "http://", "(", ")", "\xc3\xa9", "`", "&", "*", "_", "%", "=", "[...]", "etc.", "\xe2\x80\xa6" };
	uint32_t seed = 7;
	for (int round = 0; round < 3000; round++) {
		struct tc_buf b = { 0 };
		int n = round == 0 ? 100000 : round % 30;
		for (int i = 0; i < n; i++) {
			seed = seed * 1664525u + 1013904223u;
			tc_buf_z(&b, pieces[(seed >> 8) % (round == 0 ? 17 : TC_COUNT(pieces))]);
		}
		struct tc_arena a;
		struct tc_doc d;
		tc_arena_init(&a);
		tc_doc_init(&d, &a, tc_buf_view(&b));
		tc_split(&d);
		check_shape(&d);
		tc_arena_release(&a);
		tc_buf_release(&b);
	}
}

static void lists_are_sorted(void **state)
{
	assert_true(tc__is_title(TC_STR("Gen")));
	assert_true(tc__is_title(TC_STR("wed")));
	assert_true(tc__is_title(TC_STR("adm")));
	assert_false(tc__is_title(TC_STR("general")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words), cmocka_unit_test(clitics), cmocka_unit_test(sentences), cmocka_unit_test(names), cmocka_unit_test(typos), cmocka_unit_test(datelines),
		cmocka_unit_test(paragraphs),
		cmocka_unit_test(odd_input), cmocka_unit_test(mixtures), cmocka_unit_test(lists_are_sorted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
