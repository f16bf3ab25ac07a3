/* SPDX-License-Identifier: Apache-2.0 */
/* Mentions, resolution, coreference and places on hand-made trees, against the knowledge that the program carries.
 * A word is form|lemma|upos|xpos|head|relation, with |- where no space follows; an empty line ends a sentence. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>

#include <cmocka.h>

#include "code/code_int.h"

extern const unsigned char tc_know_blob[], tc_know_blob_end[];

/* The Russian foreign minister met Secretary of State Antony Blinken in Geneva. Later he warned his Russian counterpart. */
static const char ministers[] =
	"The|the|DET|DT|4|det\nRussian|Russian|ADJ|JJ|4|amod\nforeign|foreign|ADJ|JJ|4|amod\n"
	"minister|minister|NOUN|NN|5|nsubj\nmet|meet|VERB|VBD|0|root\nSecretary|Secretary|PROPN|NNP|5|obj\n"
	"of|of|ADP|IN|8|case\nState|State|PROPN|NNP|6|nmod\nAntony|Antony|PROPN|NNP|6|nmod\n"
	"Blinken|Blinken|PROPN|NNP|9|flat\nin|in|ADP|IN|12|case\nGeneva|Geneva|PROPN|NNP|5|obl|-\n"
	".|.|PUNCT|.|5|punct\n\n"
	"Later|later|ADV|RB|3|advmod\nhe|he|PRON|PRP|3|nsubj\nwarned|warn|VERB|VBD|0|root\n"
	"his|his|PRON|PRP$|6|nmod:poss\nRussian|Russian|ADJ|JJ|6|amod\n"
	"counterpart|counterpart|NOUN|NN|3|obj|-\n.|.|PUNCT|.|3|punct|-\n\n";

/* Moscow denied the claim. Rebels seized a village near Moscow. */
static const char capital[] =
	"Moscow|Moscow|PROPN|NNP|2|nsubj\ndenied|deny|VERB|VBD|0|root\nthe|the|DET|DT|4|det\n"
	"claim|claim|NOUN|NN|2|obj|-\n.|.|PUNCT|.|2|punct\n\n"
	"Rebels|rebel|NOUN|NNS|2|nsubj\nseized|seize|VERB|VBD|0|root\na|a|DET|DT|4|det\n"
	"village|village|NOUN|NN|2|obj\nnear|near|ADP|IN|6|case\nMoscow|Moscow|PROPN|NNP|4|nmod|-\n"
	".|.|PUNCT|.|2|punct|-\n\n";

/* Ukraine and Russia signed a truce. Both sides praised the deal. */
static const char both[] =
	"Ukraine|Ukraine|PROPN|NNP|4|nsubj\nand|and|CCONJ|CC|3|cc\nRussia|Russia|PROPN|NNP|1|conj\n"
	"signed|sign|VERB|VBD|0|root\na|a|DET|DT|6|det\ntruce|truce|NOUN|NN|4|obj|-\n.|.|PUNCT|.|4|punct\n\n"
	"Both|both|DET|DT|2|det\nsides|side|NOUN|NNS|3|nsubj\npraised|praise|VERB|VBD|0|root\n"
	"the|the|DET|DT|5|det\ndeal|deal|NOUN|NN|3|obj|-\n.|.|PUNCT|.|3|punct|-\n\n";

/* The Turkish analyst Ali Demir criticised President Joko Widodo. Demir said the president was weak. */
static const char unknown_person[] =
	"The|the|DET|DT|3|det\nTurkish|Turkish|ADJ|JJ|3|amod\nanalyst|analyst|NOUN|NN|0|root\n"
	"Ali|Ali|PROPN|NNP|3|appos\nDemir|Demir|PROPN|NNP|4|flat\ncriticised|criticise|VERB|VBN|3|acl\n"
	"President|President|PROPN|NNP|8|nmod:desc\nJoko|Joko|PROPN|NNP|6|obj\n"
	"Widodo|Widodo|PROPN|NNP|8|flat|-\n.|.|PUNCT|.|3|punct\n\n"
	"Demir|Demir|PROPN|NNP|2|nsubj\nsaid|say|VERB|VBD|0|root\nthe|the|DET|DT|4|det\n"
	"president|president|NOUN|NN|6|nsubj\nwas|be|AUX|VBD|6|cop\nweak|weak|ADJ|JJ|2|ccomp|-\n"
	".|.|PUNCT|.|2|punct|-\n\n";

/* Gunmen of the Kasai Liberation Front (KLF) attacked police in Nairobi. The KLF killed three officers. */
static const char acronym[] =
	"Gunmen|Gunmen|PROPN|NNP|10|nsubj\nof|of|ADP|IN|6|case\nthe|the|DET|DT|6|det\n"
	"Kasai|Kasai|PROPN|NNP|6|compound\nLiberation|Liberation|PROPN|NNP|6|compound\n"
	"Front|Front|PROPN|NNP|1|nmod\n(|(|PUNCT|-LRB-|8|punct|-\nKLF|KLF|PROPN|NNP|6|appos|-\n"
	")|)|PUNCT|-RRB-|8|punct\nattacked|attack|VERB|VBN|0|root\npolice|police|NOUN|NN|10|obj\n"
	"in|in|ADP|IN|13|case\nNairobi|Nairobi|PROPN|NNP|10|obl|-\n.|.|PUNCT|.|10|punct\n\n"
	"The|the|DET|DT|2|det\nKLF|KLF|PROPN|NNP|3|nsubj\nkilled|kill|VERB|VBD|0|root\n"
	"three|three|NUM|CD|5|nummod\nofficers|officer|NOUN|NNS|3|obj|-\n.|.|PUNCT|.|3|punct|-\n\n";

/* Ukraine's airspace was closed to Russian and Belarusian aircraft. */
static const char possessor[] =
	"Ukraine|Ukraine|PROPN|NNP|3|nmod:poss|-\n's|'s|PART|POS|1|case\n"
	"airspace|airspace|NOUN|NN|5|nsubj:pass\nwas|be|AUX|VBD|5|aux:pass\nclosed|close|VERB|VBN|0|root\n"
	"to|to|ADP|IN|10|case\nRussian|Russian|ADJ|JJ|10|amod\nand|and|CCONJ|CC|9|cc\n"
	"Belarusian|Belarusian|ADJ|JJ|7|conj\naircraft|aircraft|NOUN|NN|5|obl|-\n.|.|PUNCT|.|5|punct|-\n\n";

/* Georgia accused Russia of aggression. Polls opened in Georgia and Alabama. */
static const char namesakes[] =
	"Georgia|Georgia|PROPN|NNP|2|nsubj\naccused|accuse|VERB|VBD|0|root\nRussia|Russia|PROPN|NNP|2|obj\n"
	"of|of|ADP|IN|5|case\naggression|aggression|NOUN|NN|3|nmod|-\n.|.|PUNCT|.|2|punct\n\n"
	"Polls|poll|NOUN|NNS|2|nsubj\nopened|open|VERB|VBD|0|root\nin|in|ADP|IN|4|case\n"
	"Georgia|Georgia|PROPN|NNP|2|obl\nand|and|CCONJ|CC|6|cc\nAlabama|Alabama|PROPN|NNP|4|conj|-\n"
	".|.|PUNCT|.|2|punct|-\n\n";

/* "We will answer," President Vladimir Putin said. */
static const char quote[] =
	"\"|\"|PUNCT|``|4|punct|-\nWe|we|PRON|PRP|4|nsubj\nwill|will|AUX|MD|4|aux\nanswer|answer|VERB|VB|10|ccomp|-\n"
	",|,|PUNCT|,|4|punct|-\n\"|\"|PUNCT|''|4|punct\nPresident|President|PROPN|NNP|8|nmod:desc\n"
	"Vladimir|Vladimir|PROPN|NNP|10|nsubj\nPutin|Putin|PROPN|NNP|8|flat\nsaid|say|VERB|VBD|0|root|-\n"
	".|.|PUNCT|.|10|punct|-\n"
	"\n";

/* US-led troops shelled separatists in Ukraine. */
static const char hyphen[] =
	"US|US|PROPN|NNP|3|compound|-\n-|-|PUNCT|HYPH|1|punct|-\nled|lead|VERB|VBN|4|amod\n"
	"troops|troops|NOUN|NNS|5|nsubj\nshelled|shel|VERB|VBN|0|root\n"
	"separatists|separatist|NOUN|NNS|5|obj\nin|in|ADP|IN|8|case\nUkraine|Ukraine|PROPN|NNP|5|obl|-\n"
	".|.|PUNCT|.|5|punct|-\n\n";

/* Dozens of protesters gathered in Minsk. */
static const char partitive[] =
	"Dozens|dozen|NOUN|NNS|4|nsubj\nof|of|ADP|IN|3|case\nprotesters|protester|NOUN|NNS|1|nmod\n"
	"gathered|gather|VERB|VBD|0|root\nin|in|ADP|IN|6|case\nMinsk|Minsk|PROPN|NNP|4|obl|-\n"
	".|.|PUNCT|.|4|punct|-\n\n";

/* Russian and Chinese officials met in Astana. */
static const char spread[] =
	"Russian|Russian|ADJ|JJ|4|amod\nand|and|CCONJ|CC|4|cc\nChinese|Chinese|ADJ|JJ|1|conj\n"
	"officials|official|NOUN|NNS|5|nsubj\nmet|meet|VERB|VBD|0|root\nin|in|ADP|IN|7|case\n"
	"Astana|Astana|PROPN|NNP|5|obl|-\n.|.|PUNCT|.|5|punct|-\n\n";

/* French soldiers withdrew from Mali. The country welcomed the decision. */
static const char country_noun[] =
	"French|French|ADJ|JJ|2|amod\nsoldiers|soldier|NOUN|NNS|3|nsubj\nwithdrew|withdraw|VERB|VBD|0|root\n"
	"from|from|ADP|IN|5|case\nMali|Mali|PROPN|NNP|3|obl|-\n.|.|PUNCT|.|3|punct\n\n"
	"The|the|DET|DT|2|det\ncountry|country|NOUN|NN|3|nsubj\nwelcomed|welcome|VERB|VBD|0|root\n"
	"the|the|DET|DT|5|det\ndecision|decision|NOUN|NN|3|obj|-\n.|.|PUNCT|.|3|punct|-\n\n";

/* Maria Kovac, the Croatian defence minister, met Joe Biden. She told him that her country was ready. */
static const char she_told_him[] =
	"Maria|Maria|PROPN|NNP|9|nsubj\nKovac|Kovac|PROPN|NNP|1|flat|-\n,|,|PUNCT|,|7|punct\n"
	"the|the|DET|DT|7|det\nCroatian|Croatian|ADJ|JJ|7|amod\ndefence|defence|NOUN|NN|7|compound\n"
	"minister|minister|NOUN|NN|1|appos|-\n,|,|PUNCT|,|1|punct\nmet|meet|VERB|VBD|0|root\n"
	"Joe|Joe|PROPN|NNP|9|obj\nBiden|Biden|PROPN|NNP|10|flat|-\n.|.|PUNCT|.|9|punct\n\n"
	"She|she|PRON|PRP|2|nsubj\ntold|tell|VERB|VBD|0|root\nhim|he|PRON|PRP|2|iobj\n"
	"that|that|SCONJ|IN|8|mark\nher|her|PRON|PRP$|6|nmod:poss\ncountry|country|NOUN|NN|8|nsubj\n"
	"was|be|AUX|VBD|8|cop\nready|ready|ADJ|JJ|2|ccomp|-\n.|.|PUNCT|.|2|punct|-\n\n";

/* Hungary criticised Romania. It recalled its ambassador. */
static const char it_recalled[] =
	"Hungary|Hungary|PROPN|NNP|2|nsubj\ncriticised|criticise|VERB|VBD|0|root\n"
	"Romania|Romania|PROPN|NNP|2|obj|-\n.|.|PUNCT|.|2|punct\n\n"
	"It|it|PRON|PRP|2|nsubj\nrecalled|recall|VERB|VBD|0|root\nits|its|PRON|PRP$|4|nmod:poss\n"
	"ambassador|ambassador|NOUN|NN|2|obj|-\n.|.|PUNCT|.|2|punct|-\n\n";

/* Netanyahu attacked Obama but will meet him. */
static const char shared_subject[] =
	"Netanyahu|Netanyahu|PROPN|NNP|2|nsubj\nattacked|attack|VERB|VBD|0|root\n"
	"Obama|Obama|PROPN|NNP|2|obj\nbut|but|CCONJ|CC|6|cc\nwill|will|AUX|MD|6|aux\n"
	"meet|meet|VERB|VB|2|conj\nhim|he|PRON|PRP|6|obj|-\n.|.|PUNCT|.|2|punct|-\n\n";

/* The Kremlin said Russia and its allies agreed. */
static const char allies[] =
	"The|the|DET|DT|2|det\nKremlin|Kremlin|PROPN|NNP|3|nsubj\nsaid|say|VERB|VBD|0|root\n"
	"Russia|Russia|PROPN|NNP|8|nsubj\nand|and|CCONJ|CC|8|cc\nits|its|PRON|PRP$|7|nmod:poss\n"
	"allies|ally|NOUN|NNS|8|nsubj\nagreed|agree|VERB|VBD|3|conj|-\n.|.|PUNCT|.|3|punct|-\n\n";

/* The Houthi movement fired missiles. The group threatened ships. */
static const char movement[] =
	"The|the|DET|DT|3|det\nHouthi|Houthi|PROPN|NNP|3|compound\nmovement|movement|NOUN|NN|4|nsubj\n"
	"fired|fire|VERB|VBD|0|root\nmissiles|missile|NOUN|NNS|4|obj|-\n.|.|PUNCT|.|4|punct\n\n"
	"The|the|DET|DT|2|det\ngroup|group|NOUN|NN|3|nsubj\nthreatened|threaten|VERB|VBD|0|root\n"
	"ships|ship|NOUN|NNS|3|obj|-\n.|.|PUNCT|.|3|punct|-\n\n";

struct fixture {
	struct tc_know *know;
	struct tc_arena arena;
	struct tc_doc doc;
	struct tc_code_options opt;
	struct tc_coding cx;
};

static int setup(void **state)
{
	static struct fixture f;
	f = (struct fixture){ 0 };
	assert_int_equal(tc_know_open(tc_know_blob, (size_t)(tc_know_blob_end - tc_know_blob), &f.know, NULL), 0);
	tc_arena_init(&f.arena);
	*state = &f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;
	tc_arena_release(&f->arena);
	tc_know_free(f->know);
	return 0;
}

static void read_doc(struct fixture *f, const char *words, const char *date)
{
	struct tc_buf b = { 0 };
	tc_str rest = tc_str_of(words), line;
	int id = 0;
	while (tc_str_split(&rest, '\n', &line)) {
		tc_str cell[7] = { 0 }, row = line;
		int n = 0;
		if (!line.n) {
			tc_buf_z(&b, "\n");
			id = 0;
			continue;
		}
		while (n < 7 && tc_str_split(&row, '|', &cell[n]))
			n++;
		tc_buf_fmt(&b, "%d\t%.*s\t%.*s\t%.*s\t%.*s\t_\t%.*s\t%.*s\t_\t%s\n", ++id, TC_FMT(cell[0]), TC_FMT(cell[1]), TC_FMT(cell[2]),
			   TC_FMT(cell[3]), TC_FMT(cell[4]), TC_FMT(cell[5]), n == 7 ? "SpaceAfter=No" : "_");
	}
	tc_str copy = tc_arena_str(&f->arena, tc_buf_view(&b));
	tc_buf_release(&b);
	assert_int_equal(tc_doc_read_conllu(&f->doc, &f->arena, copy, NULL), 0);
	f->doc.date = tc_str_of(date);
	f->cx = (struct tc_coding){ .know = f->know, .doc = &f->doc, .arena = &f->arena, .opt = &f->opt, .day = tc_day_read(f->doc.date) };
	tc_mentions_find(&f->cx);
}

/* The n-th word of that form (from 0). */
static int32_t word(const struct fixture *f, const char *form, int n)
{
	for (int32_t i = 0; i < f->doc.n_words; i++)
		if (tc_str_is(f->doc.words[i].form, form) && n-- == 0)
			return i;
	fail_msg("no word %s", form);
	return -1;
}

static const struct tc_mention *at(const struct fixture *f, const char *form, int n)
{
	int32_t m = f->cx.mention_at[word(f, form, n)];
	if (m < 0)
		fail_msg("no mention at %s", form);
	return &f->cx.mentions[m];
}

static void check(const struct tc_mention *m, const char *name, const char *country, int sector)
{
	if (name)
		assert_true(tc_str_is(m->who.name, name));
	assert_string_equal(m->who.country, country);
	assert_int_equal(m->who.sector, sector);
	assert_true(m->how[0]);
}

static void test_ministers(void **state)
{
	struct fixture *f = *state;
	read_doc(f, ministers, "2021-06-10");
	const struct tc_mention *m = at(f, "minister", 0);
	check(m, NULL, "RUS", TC_SECTOR_GOV);
	assert_true(m->ent && m->party && m->person);
	assert_true(tc_str_is(m->who.text, "The Russian foreign minister"));
	uint32_t lavrov = m->ent;
	check(at(f, "Antony", 0), "Antony Blinken", "USA", TC_SECTOR_GOV);
	assert_true(tc_str_is(at(f, "Antony", 0)->who.office, "secretary of state"));
	/* The title is the person too, and the pair is one party. */
	struct tc_parties p = { 0 };
	tc_parties_of(&f->cx, word(f, "Secretary", 0), &p);
	assert_int_equal(p.n, 1);
	check(at(f, "Secretary", 0), "Antony Blinken", "USA", TC_SECTOR_GOV);
	/* The same role twenty years before was another man's. */
	read_doc(f, ministers, "2000-06-10");
	assert_true(at(f, "minister", 0)->ent && at(f, "minister", 0)->ent != lavrov);
}

static void test_capital(void **state)
{
	struct fixture *f = *state;
	struct tc_where w;
	read_doc(f, capital, "2021-06-10");
	check(at(f, "Moscow", 0), "Russia", "RUS", TC_SECTOR_GOV);
	assert_true(at(f, "Moscow", 0)->party);
	assert_false(at(f, "Moscow", 1)->party);
	assert_true(at(f, "Moscow", 1)->place);
	tc_place_for(&f->cx, word(f, "seized", 0), &w);
	assert_true(tc_str_is(w.name, "Moscow"));
	assert_string_equal(w.country, "RUS");
	assert_true(fabsf(w.lat - 55.75f) < 0.5f && fabsf(w.lon - 37.6f) < 0.5f);
	tc_place_for(&f->cx, word(f, "denied", 0), &w);
	assert_int_equal(w.text.n, 0);
	check(at(f, "Rebels", 0), NULL, "RUS", TC_SECTOR_REB);
	assert_true(at(f, "Rebels", 0)->who.unnamed);
}

static void test_both(void **state)
{
	struct fixture *f = *state;
	struct tc_parties p = { 0 };
	read_doc(f, both, "2021-06-10");
	tc_parties_of(&f->cx, word(f, "sides", 0), &p);
	assert_int_equal(p.n, 2);
	assert_string_equal(p.a[0].country, "UKR");
	assert_string_equal(p.a[1].country, "RUS");
	assert_true(tc_str_is(p.a[0].text, "Both sides"));
	p.n = 0;
	tc_parties_of(&f->cx, word(f, "Ukraine", 0), &p);        /* with its coordinated phrases */
	assert_int_equal(p.n, 2);
	p.n = 0;
	tc_parties_of(&f->cx, word(f, "Russia", 0), &p);
	assert_int_equal(p.n, 1);
	struct tc_actor a;
	assert_true(tc_party_at(&f->cx, word(f, "Ukraine", 0), &a));
	assert_string_equal(a.country, "UKR");
	assert_false(tc_party_at(&f->cx, word(f, "truce", 0), &a));
	assert_false(tc_party_at(&f->cx, -1, &a));
}

static void test_unknown_person(void **state)
{
	struct fixture *f = *state;
	read_doc(f, unknown_person, "2016-05-01");
	check(at(f, "Ali", 0), "Ali Demir", "TUR", TC_SECTOR_EDU);
	check(at(f, "Demir", 1), "Ali Demir", "TUR", TC_SECTOR_EDU);
	check(at(f, "Joko", 0), "Joko Widodo", "IDN", TC_SECTOR_GOV);
	check(at(f, "president", 0), "Joko Widodo", "IDN", TC_SECTOR_GOV);
	assert_true(at(f, "president", 0)->antecedent >= 0);
}

static void test_acronym(void **state)
{
	struct fixture *f = *state;
	read_doc(f, acronym, "2016-05-01");
	assert_true(tc_str_is(at(f, "KLF", 1)->who.name, "Kasai Liberation Front"));
	check(at(f, "police", 0), NULL, "KEN", TC_SECTOR_COP);
}

static void test_possessor(void **state)
{
	struct fixture *f = *state;
	struct tc_parties p = { 0 };
	read_doc(f, possessor, "2022-03-01");
	struct tc_actor a;
	assert_false(tc_party_at(&f->cx, word(f, "airspace", 0), &a));
	tc_parties_of(&f->cx, word(f, "airspace", 0), &p);
	assert_int_equal(p.n, 1);
	assert_string_equal(p.a[0].country, "UKR");
	p.n = 0;
	tc_parties_of(&f->cx, word(f, "aircraft", 0), &p);
	assert_int_equal(p.n, 2);
	assert_string_equal(p.a[0].country, "RUS");
	assert_string_equal(p.a[1].country, "BLR");
}

static void test_namesakes(void **state)
{
	struct fixture *f = *state;
	read_doc(f, namesakes, "2018-11-06");
	check(at(f, "Georgia", 0), "Georgia", "GEO", TC_SECTOR_GOV);
	assert_string_equal(at(f, "Georgia", 1)->who.country, "USA");
	assert_false(at(f, "Georgia", 1)->party);
}

static void test_quote(void **state)
{
	struct fixture *f = *state;
	read_doc(f, quote, "2022-03-01");
	check(at(f, "We", 0), "Vladimir Putin", "RUS", TC_SECTOR_GOV);
	assert_true(tc_str_is(at(f, "We", 0)->who.text, "We"));
}

static void test_hyphen(void **state)
{
	struct fixture *f = *state;
	read_doc(f, hyphen, "2022-03-01");
	check(at(f, "troops", 0), NULL, "", TC_SECTOR_MIL);
	check(at(f, "separatists", 0), NULL, "UKR", TC_SECTOR_REB);
}

static void test_partitive(void **state)
{
	struct fixture *f = *state;
	read_doc(f, partitive, "2020-08-10");
	check(at(f, "Dozens", 0), NULL, "BLR", TC_SECTOR_CVL);
	assert_true(at(f, "Dozens", 0)->plural);
	assert_true(tc_str_is(at(f, "Dozens", 0)->who.text, "Dozens of protesters"));
}

static void test_spread(void **state)
{
	struct fixture *f = *state;
	struct tc_parties p = { 0 };
	read_doc(f, spread, "2020-08-10");
	tc_parties_of(&f->cx, word(f, "officials", 0), &p);
	assert_int_equal(p.n, 2);
	assert_string_equal(p.a[0].country, "RUS");
	assert_string_equal(p.a[1].country, "CHN");
	assert_int_equal(p.a[1].sector, TC_SECTOR_GOV);
}

static void test_country_noun(void **state)
{
	struct fixture *f = *state;
	read_doc(f, country_noun, "2022-08-15");
	check(at(f, "soldiers", 0), NULL, "FRA", TC_SECTOR_MIL);
	check(at(f, "country", 0), "Mali", "MLI", TC_SECTOR_GOV);
}

static void test_she_told_him(void **state)
{
	struct fixture *f = *state;
	read_doc(f, she_told_him, "2016-05-01");
	check(at(f, "Maria", 0), "Maria Kovac", "HRV", TC_SECTOR_GOV);
	check(at(f, "She", 0), "Maria Kovac", "HRV", TC_SECTOR_GOV);
	check(at(f, "him", 0), "Joe Biden", "USA", TC_SECTOR_GOV);
	check(at(f, "country", 0), "Croatia", "HRV", TC_SECTOR_GOV);
}

static void test_it_recalled(void **state)
{
	struct fixture *f = *state;
	read_doc(f, it_recalled, "2016-05-01");
	check(at(f, "It", 0), "Hungary", "HUN", TC_SECTOR_GOV);
	check(at(f, "ambassador", 0), NULL, "HUN", TC_SECTOR_GOV);
	assert_true(at(f, "ambassador", 0)->who.unnamed);        /* one of many */
}

static void test_shared_subject(void **state)
{
	struct fixture *f = *state;
	read_doc(f, shared_subject, "2016-05-01");
	check(at(f, "him", 0), "Barack Obama", "USA", TC_SECTOR_GOV);
	/* Two years on he was out of office. */
	read_doc(f, shared_subject, "2018-05-01");
	assert_int_not_equal(at(f, "Obama", 0)->who.sector, TC_SECTOR_GOV);
}

static void test_allies(void **state)
{
	struct fixture *f = *state;
	read_doc(f, allies, "2016-05-01");
	check(at(f, "Kremlin", 0), NULL, "RUS", TC_SECTOR_GOV);
	check(at(f, "allies", 0), NULL, "", TC_SECTOR_GOV);      /* not the ally's country */
}

static void test_movement(void **state)
{
	struct fixture *f = *state;
	read_doc(f, movement, "2016-05-01");
	check(at(f, "movement", 0), NULL, "YEM", TC_SECTOR_REB);
	check(at(f, "group", 0), NULL, "YEM", TC_SECTOR_REB);
	assert_int_equal(at(f, "group", 0)->ent, at(f, "movement", 0)->ent);
}

static void test_empty(void **state)
{
	struct fixture *f = *state;
	tc_doc_init(&f->doc, &f->arena, TC_STR(""));
	f->cx = (struct tc_coding){ .know = f->know, .doc = &f->doc, .arena = &f->arena, .opt = &f->opt, .day = TC_DAY_NONE };
	tc_mentions_find(&f->cx);
	assert_int_equal(f->cx.n_mentions, 0);
}

/* Every mention says how it was resolved, lies inside its sentence and is in order; words lead back to it. */
static void test_invariants(void **state)
{
	static const char *const all[] = { ministers, capital, both, unknown_person, acronym, possessor, namesakes, quote, hyphen,
					   partitive, spread, country_noun, she_told_him, it_recalled, shared_subject, allies,
					   movement };
	struct fixture *f = *state;
	for (size_t i = 0; i < TC_COUNT(all); i++) {
		read_doc(f, all[i], "");
		for (int32_t m = 0; m < f->cx.n_mentions; m++) {
			const struct tc_mention *me = &f->cx.mentions[m];
			assert_non_null(me->how);
			assert_true(me->first <= me->head && me->head <= me->last);
			assert_int_equal(f->doc.words[me->first].sent, f->doc.words[me->last].sent);
			assert_int_equal(f->cx.mention_at[me->head], m);
			assert_true(m == 0 || f->cx.mentions[m - 1].head < me->head);
			assert_true(me->span.end <= f->doc.text.n);
		}
	}
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(test_##name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(ministers), T(capital), T(both), T(unknown_person), T(acronym), T(possessor), T(namesakes), T(quote), T(hyphen),
		T(partitive), T(spread), T(country_noun), T(she_told_him), T(it_recalled), T(shared_subject), T(allies),
		T(movement), T(empty), T(invariants),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
