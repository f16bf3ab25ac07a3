/* SPDX-License-Identifier: Apache-2.0 */
/* Trees that a parser gets wrong, and near ones that are right and stay. */
#include "conllu.h"

#include "code/repair.h"

extern const unsigned char tc_know_blob[], tc_know_blob_end[];
static struct tc_know *know;

/* After the repair, "relation governor" of the word; the governor of a root is "-". */
static const char *hangs(struct tc_arena *a, const char *rows, const char *word)
{
	struct tc_doc d;
	static const struct tc_code_options o = { 0 };
	doc_of(&d, a, "2024-06-12", rows);
	struct tc_coding cx = { .doc = &d, .arena = a, .know = know, .opt = &o };
	tc_tree_repair(&cx);
	for (int32_t i = 0; i < d.n_words; i++)
		if (tc_str_is(d.words[i].form, word)) {
			int32_t h = d.words[i].head;
			return tc_arena_printf(a, "%s %.*s", tc_rel_name(d.words[i].rel), TC_FMT(h < 0 ? TC_STR("-") : d.words[h].form)).p;
		}
	return "no such word";
}

struct question { const char *rows, *word, *answer; };

static void ask(const struct question *q, size_t n)
{
	struct tc_arena a;
	tc_arena_init(&a);
	for (size_t i = 0; i < n; i++) {
		const char *got = hangs(&a, q[i].rows, q[i].word);
		if (strcmp(got, q[i].answer) != 0)
			fail_msg("%s: '%s' instead of '%s'", q[i].word, got, q[i].answer);
	}
	tc_arena_release(&a);
}
#define ASK(...) do { static const struct question q[] = { __VA_ARGS__ }; ask(q, TC_COUNT(q)); } while (0)

static const char torn[] = "Sen. Sen. PROPN NNP 3 nsubj\nMaria Maria PROPN NNP 3 nsubj\nspoke speak VERB VBD 0 root";
static const char two_subjects[] = "Lima Lima PROPN NNP 3 obl\nOrtega Ortega PROPN NNP 3 nsubj\nspoke speak VERB VBD 0 root";
static const char as_many[] = "They they PRON PRP 2 nsubj\nmassed mass VERB VBD 0 root\nas as ADP IN 6 case\nmany many ADJ JJ 6 amod\nas as ADP IN 6 case\n"
			      "9,000 9,000 NUM CD 7 nummod\ntroops troop NOUN NNS 2 obl";

static void names(void **state)
{
	ASK({ torn, "Sen.", "nmod:desc Maria" }, { torn, "Maria", "nsubj spoke" }, { two_subjects, "Lima", "obl spoke" },
	    { as_many, "troops", "obj massed" });
}

static const char at_least[] = "Bombs bomb NOUN NNS 2 nsubj\nkilled kill VERB VBD 0 root\nat at ADP IN 4 case\nleast least ADJ JJS 5 nmod\n"
			       "nine nine NUM CD 6 nummod\nmen man NOUN NNS 2 obj";
static const char at_home[] = "Bombs bomb NOUN NNS 2 nsubj\nkilled kill VERB VBD 0 root\nmen man NOUN NNS 2 obj\nat at ADP IN 5 case\nhome home NOUN NN 2 obl";
static const char on_monday[] = "Ortega Ortega PROPN NNP 4 nsubj\non on ADP IN 3 case\nMonday Monday PROPN NNP 1 nmod\nsigned sign VERB VBD 0 root\n"
				"it it PRON PRP 4 obj";

static void amounts_and_days(void **state)
{
	ASK({ at_least, "at", "advmod least" }, { at_home, "at", "case home" }, { on_monday, "Monday", "obl signed" });
}

static const char praised[] = "Ortega Ortega PROPN NNP 2 nsubj\nhoped hope VERB VBD 0 root\ntrade trade NOUN NN 5 nsubj\nwould would AUX MD 5 aux\n"
			      "grow grow VERB VB 2 ccomp\nand and CCONJ CC 7 cc\npraised praise VERB VBN 8 amod\nefforts effort NOUN NNS 5 obj\n"
			      "by by ADP IN 10 case\nPeru Peru PROPN NNP 8 nmod";
static const char guided[] = "They they PRON PRP 2 nsubj\nfired fire VERB VBD 0 root\nbombs bomb NOUN NNS 2 obj\nand and CCONJ CC 6 cc\n"
			     "guided guide VERB VBN 6 amod\nmissiles missile NOUN NNS 3 conj";
static const char said_rebels[] = "Ortega Ortega PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nrebels rebel NOUN NNS 2 obj\nattacked attack VERB VBN 3 acl\n"
				  "a a DET DT 6 det\ntown town NOUN NN 4 obj";
static const char said_words[] = "Ortega Ortega PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nwords word NOUN NNS 2 obj\nwritten write VERB VBN 3 acl\n"
				 "by by ADP IN 6 case\nPinto Pinto PROPN NNP 4 obl:agent";
static const char accused[] = "Peru Peru PROPN NNP 3 nmod:poss\n's 's PART POS 1 case\npresident president NOUN NN 0 root\naccused accuse VERB VBN 3 acl\n"
			      "Chile Chile PROPN NNP 4 obj";
static const char a_man[] = "A a DET DT 2 det\nman man NOUN NN 0 root\naccused accuse VERB VBN 2 acl\nof of ADP IN 5 case\ntheft theft NOUN NN 3 obl";

static void verbs(void **state)
{
	ASK({ praised, "praised", "conj hoped" }, { praised, "efforts", "obj praised" }, { guided, "guided", "amod missiles" },
	    { said_rebels, "attacked", "ccomp said" }, { said_rebels, "rebels", "nsubj attacked" }, { said_words, "written", "acl words" },
	    { accused, "president", "nsubj accused" }, { accused, "accused", "root -" }, { a_man, "accused", "acl man" });
}

static const char crossing[] = "The the DET DT 5 det\nUnited United PROPN NNP 5 amod\nNations Nations PROPN NNP 5 compound\nrejected reject VERB VBD 0 root\n"
			       "Ortega Ortega PROPN NNP 4 obj";
static const char not_crossing[] = "Union Union PROPN NNP 2 compound\nmembers member NOUN NNS 3 nsubj\nrejected reject VERB VBD 0 root\n"
				   "Ortega Ortega PROPN NNP 3 obj";
static const char thug[] = "thug thug NOUN NN 4 amod\nPinto Pinto PROPN NNP 3 nsubj\nkills kill VERB VBZ 0 root\nfoes foe NOUN NNS 3 obj";
static const char of_state[] = "Efforts effort NOUN NNS 0 root\nby by ADP IN 6 case\nSecretary Secretary PROPN NNP 6 nmod:desc\nof of ADP IN 6 case\n"
			       "State State PROPN NNP 6 nmod:desc\nJohn John PROPN NNP 1 nmod\nKerry Kerry PROPN NNP 6 flat";
static const char to_peru[] = "The the DET DT 2 det\nvisit visit NOUN NN 0 root\nby by ADP IN 5 case\nPresident President PROPN NNP 5 nmod:desc\n"
			      "Juan Juan PROPN NNP 2 nmod\nPinto Pinto PROPN NNP 5 flat\nto to ADP IN 8 case\nPeru Peru PROPN NNP 5 nmod";
static const char envoy_to[] = "A a DET DT 2 det\nletter letter NOUN NN 0 root\nby by ADP IN 5 case\nAmbassador Ambassador PROPN NNP 5 nmod:desc\n"
			       "Juan Juan PROPN NNP 2 nmod\nPinto Pinto PROPN NNP 5 flat\nto to ADP IN 8 case\nPeru Peru PROPN NNP 5 nmod";
static const char other_members[] = "They they PRON PRP 2 nsubj\nsigned sign VERB VBD 0 root\npacts pact NOUN NNS 2 obj\nwith with ADP IN 5 case\n"
				    "Peru Peru PROPN NNP 3 nmod\nand and CCONJ CC 8 cc\nother other ADJ JJ 8 amod\nmembers member NOUN NNS 3 nmod";
static const char who_paid[] = "What what PRON WP 0 root\nalarmed alarm VERB VBD 1 acl:relcl\nthe the DET DT 4 det\nleaders leader NOUN NNS 2 obj\n"
			       ", , PUNCT , 7 punct\nwho who PRON WP 7 nsubj\npaid pay VERB VBD 1 acl:relcl";

static void phrases(void **state)
{
	ASK({ crossing, "Nations", "nsubj rejected" }, { crossing, "The", "det Nations" }, { not_crossing, "Union", "compound members" },
	    { thug, "thug", "nmod:desc Pinto" }, { of_state, "of", "case State" }, { of_state, "by", "case John" },
	    { to_peru, "Peru", "nmod visit" }, { envoy_to, "Peru", "nmod Juan" }, { other_members, "members", "conj Peru" },
	    { who_paid, "paid", "acl:relcl leaders" });
}

static const char called[] = "Ortega Ortega PROPN NNP 2 nsubj\ncalled call VERB VBD 0 root\nPinto Pinto PROPN NNP 2 obj\na a DET DT 5 det\n"
			     "liar liar NOUN NN 2 obj";
static const char hostage[] = "They they PRON PRP 2 nsubj\ntook take VERB VBD 0 root\nvillagers villager NOUN NNS 4 compound\nhostage hostage NOUN NN 2 obj";
static const char hostages[] = "They they PRON PRP 2 nsubj\ntook take VERB VBD 0 root\ntwo two NUM CD 4 nummod\nhostages hostage NOUN NNS 2 obj";
static const char handed[] = "Rebels rebel NOUN NNS 2 nsubj\nhanded hand VERB VBD 0 root\nover over ADP IN 5 case\ntheir their PRON PRP$ 5 nmod:poss\n"
			     "weapons weapon NOUN NNS 2 obl";
static const char flew[] = "Jets jet NOUN NNS 2 nsubj\nflew fly VERB VBD 0 root\nover over ADP IN 5 case\nthe the DET DT 5 det\ntown town NOUN NN 2 obl";
static const char gave[] = "Peru Peru PROPN NNP 2 nsubj\ngave give VERB VBD 0 root\nPinto Pinto PROPN NNP 4 compound\nasylum asylum NOUN NN 2 obj";
static const char gave_to[] = "Peru Peru PROPN NNP 2 nsubj\nwon win VERB VBD 0 root\nPinto Pinto PROPN NNP 4 compound\nvotes vote NOUN NNS 2 obj";

static void objects(void **state)
{
	ASK({ called, "liar", "xcomp called" }, { hostage, "villagers", "obj took" }, { hostages, "hostages", "obj took" },
	    { handed, "weapons", "obj handed" }, { handed, "over", "compound:prt handed" }, { flew, "town", "obl flew" },
	    { gave, "Pinto", "iobj gave" }, { gave_to, "Pinto", "compound votes" });
}

static const char dateline[] = "Washington Washington PROPN NNP 5 nsubj\n- - PUNCT HYPH 1 punct\nPresident President PROPN NNP 4 nmod:desc\n"
			       "Pinto Pinto PROPN NNP 5 nsubj\ncalled call VERB VBD 0 root\nPeru Peru PROPN NNP 5 obj";
static const char dash[] = "Washington Washington PROPN NNP 5 nsubj\n- - PUNCT HYPH 4 punct\nof of ADP IN 4 case\ncourse course NOUN NN 5 obl\n"
			   "called call VERB VBD 0 root\nPeru Peru PROPN NNP 5 obj";

static void datelines(void **state)
{
	ASK({ dateline, "Washington", "dep called" }, { dateline, "Pinto", "nsubj called" }, { dash, "Washington", "nsubj called" });
}

static const char headline[] = "Ortega Ortega PROPN NNP 2 compound\nMeets meet VERB VBZ 0 root\nWith with ADP IN 4 case\nAbe Abe PROPN NNP 2 obl";
static const char eased[] = "The the DET DT 2 det\npresident president NOUN NN 4 compound\neased ease VERB VBN 4 amod\nsanctions sanction NOUN NNS 0 root";
static const char held[] = "The the DET DT 4 det\nrebel rebel NOUN NN 4 compound\nheld hold VERB VBN 4 amod\ntown town NOUN NN 5 nsubj\nfell fall VERB VBD 0 root";

static void short_clauses(void **state)
{
	ASK({ headline, "Ortega", "nsubj Meets" }, { eased, "president", "nsubj eased" }, { eased, "sanctions", "obj eased" },
	    { eased, "The", "det president" }, { held, "held", "amod town" });
}

/* Trees with words, tags and relations drawn at random: whatever the rules do to them, they stay trees of one root. */
static const char reported[] = "Kenya Kenya PROPN NNP 8 nsubj\ncalled call VERB VBN 1 acl\non on ADP IN 4 case\nUganda Uganda PROPN NNP 2 obl\n"
			       ", , PUNCT , 8 punct\nstate state NOUN NN 7 compound\nmedia media NOUN NNS 8 nsubj\nreported report VERB VBD 0 root";
static const char ended[] = "Kenya Kenya PROPN NNP 6 nsubj\nwas be AUX VBD 3 aux:pass\nblamed blame VERB VBN 6 ccomp\n, , PUNCT , 6 punct\n"
			    "police police NOUN NNS 6 nsubj\nsaid say VERB VBD 0 root";
static const char one_speaker[] = "Men man NOUN NNS 6 nsubj\naccused accuse VERB VBN 1 acl\nof of ADP IN 4 case\ntheft theft NOUN NN 2 obl\n"
				  "often often ADV RB 6 advmod\nsaid say VERB VBD 0 root\nso so ADV RB 6 advmod";

/* Two subjects of one verb of saying. */
static void reports(void **state)
{
	ASK({ reported, "called", "ccomp reported" }, { reported, "Kenya", "nsubj called" }, { reported, "media", "nsubj reported" },
	    { ended, "Kenya", "nsubj:pass blamed" }, { ended, "police", "nsubj said" }, { one_speaker, "accused", "acl Men" },
	    { one_speaker, "Men", "nsubj said" });
}

static void trees_stay_trees(void **state)
{
	static const char *const words[] = { "Sen. Sen. PROPN NNP", "Pinto Pinto PROPN NNP", "Washington Washington PROPN NNP", "Monday Monday PROPN NNP",
		"praised praise VERB VBN", "said say VERB VBD", "calls call VERB VBZ", "gave give VERB VBD", "handed hand VERB VBD", "to to PART TO",
		"leave leave VERB VB", "seeking seek VERB VBG", "and and CCONJ CC", "of of ADP IN", "at at ADP IN", "least least ADJ JJS",
		"nine nine NUM CD", "troops troop NOUN NNS", "week week NOUN NN", "hostage hostage NOUN NN", "over over ADP IN", "who who PRON WP",
		"what what PRON WP", ", , PUNCT ,", "- - PUNCT HYPH", "the the DET DT", "after after ADP IN", "government government NOUN NN" };
	static const char *const rels[] = { "nsubj", "obj", "obl", "nmod", "acl", "acl:relcl", "conj", "cc", "case", "compound", "amod", "nmod:desc", "flat",
		"appos", "advcl", "xcomp", "ccomp", "mark", "aux", "nsubj:pass", "obl:agent", "obl:unmarked", "nmod:unmarked", "det", "iobj" };
	uint32_t seed = 7;
	for (int round = 0; round < 4000; round++) {
		struct tc_arena a;
		struct tc_doc d;
		struct tc_buf b = { 0 };
		static const struct tc_code_options o = { 0 };
		int order[12], n = 4 + round % 9;
		tc_arena_init(&a);
		for (int i = 0; i < n; i++)
			order[i] = i + 1;
		for (int i = n - 1; i > 0; i--) {       /* each word hangs on one before it in a shuffled order */
			seed = seed * 1664525u + 1013904223u;
			int k = (int)((seed >> 8) % (uint32_t)(i + 1)), t = order[i];
			order[i] = order[k];
			order[k] = t;
		}
		int head[13] = { 0 };
		for (int i = 1; i < n; i++) {
			seed = seed * 1664525u + 1013904223u;
			head[order[i]] = order[(seed >> 8) % (uint32_t)i];
		}
		for (int i = 1; i <= n; i++) {
			seed = seed * 1664525u + 1013904223u;
			tc_buf_fmt(&b, "%s%s %d %s", i > 1 ? "\n" : "", words[(seed >> 8) % TC_COUNT(words)], head[i],
				   head[i] ? rels[(seed >> 16) % TC_COUNT(rels)] : "root");
		}
		tc_buf_char(&b, 0);
		doc_of(&d, &a, "2024-06-12", b.p);
		struct tc_coding cx = { .doc = &d, .arena = &a, .know = know, .opt = &o };
		tc_tree_repair(&cx);
		int roots = 0;
		for (int32_t i = 0; i < d.n_words; i++) {
			int32_t h = i, steps = 0;
			while (h >= 0 && steps <= d.n_words) {
				h = d.words[h].head;
				steps++;
			}
			if (h >= 0)
				fail_msg("round %d: a circle", round);
			roots += d.words[i].head < 0;
		}
		if (roots != 1)
			fail_msg("round %d: %d roots", round, roots);
		tc_buf_release(&b);
		tc_arena_release(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(short_clauses), cmocka_unit_test(names),
		cmocka_unit_test(amounts_and_days),
		cmocka_unit_test(verbs),
		cmocka_unit_test(reports),
		cmocka_unit_test(phrases),
		cmocka_unit_test(objects),
		cmocka_unit_test(datelines),
		cmocka_unit_test(trees_stay_trees),
	};
	struct tc_err err = { 0 };
	if (tc_know_open(tc_know_blob, (size_t)(tc_know_blob_end - tc_know_blob), &know, &err)) {
		fprintf(stderr, "%s\n", err.msg);
		return 1;
	}
	int rc = cmocka_run_group_tests(tests, NULL, NULL);
	tc_know_free(know);
	return rc;
}
