/* SPDX-License-Identifier: Apache-2.0 */
/* Who does it and to whom, where no slot of the frame says so: hand-made trees, the shipped lexicon, no parser. */
#include "coded.h"

/* Events as "TYPE actors>recipients" by country, joined by "; "; "~" between the sides of a symmetric one. */
static const char *coded(struct tc_arena *a, const char *rows)
{
	struct tc_records r;
	code_rows(a, rows, &r);
	const char *text = "";
	for (int32_t i = 0; i < r.n_events; i++) {
		const struct tc_event *e = &r.events[i];
		text = tc_arena_printf(a, "%s%s%s ", text, i ? "; " : "", tc_event_name(e->type)).p;
		for (int k = 0; k < e->n_actors; k++)
			text = tc_arena_printf(a, "%s%s%s", text, k && e->symmetric ? "~" : k ? "," : "", e->actors[k].country).p;
		if (!e->symmetric)
			text = tc_arena_printf(a, "%s>", text).p;
		for (int k = 0; k < e->n_recipients; k++)
			text = tc_arena_printf(a, "%s%s%s", text, k ? "," : "", e->recipients[k].country).p;
	}
	return text;
}

/* The event is among those told; with "!" before it, it is not. */
static void told(const char *rows, const char *event)
{
	struct tc_arena a;
	tc_arena_init(&a);
	const char *all = coded(&a, rows);
	bool wanted = event[0] != '!';
	const char *at = strstr(all, wanted ? event : event + 1);
	size_t n = strlen(wanted ? event : event + 1);
	bool there = at && (at[n] == 0 || at[n] == ';');
	if (there != wanted)
		fail_msg("'%s' %s in '%s'", event, wanted ? "is not" : "is", all);
	tc_arena_release(&a);
}

#define PERU "Peru Peru PROPN NNP 2 nsubj\n"

static const char complaint[] = PERU "launched launch VERB VBD 0 root\nan a DET DT 4 det\ninvestigation investigation NOUN NN 2 obj\ninto into ADP IN 6 case\n"
				"claims claim NOUN NNS 2 obl\nby by ADP IN 8 case\nChile Chile PROPN NNP 6 nmod";
static const char duties[] = PERU "lifted lift VERB VBD 0 root\na a DET DT 4 det\nban ban NOUN NN 2 obj\non on ADP IN 6 case\nimports import NOUN NNS 4 nmod\n"
			     "of of ADP IN 9 case\nChilean Chilean ADJ JJ 9 amod\nwine wine NOUN NN 6 nmod";
static const char no_aim[] = PERU "lifted lift VERB VBD 0 root\na a DET DT 4 det\nban ban NOUN NN 2 obj\nwhen when ADV WRB 7 advmod\n"
			     "Chile Chile PROPN NNP 7 nsubj\nvoted vote VERB VBD 2 advcl";

static void below_the_object(void **state)
{
	told(complaint, "ACCUSE PER>CHL");
	told(duties, "CONCEDE PER>CHL");
	told(no_aim, "CONCEDE PER>");           /* another clause's subject is not meant */
}

static const char troops[] = PERU "offered offer VERB VBD 0 root\nto to PART TO 4 mark\nsend send VERB VB 2 xcomp\ntroops troop NOUN NNS 4 obj\n"
			     "to to ADP IN 7 case\nChile Chile PROPN NNP 4 obl";
static const char its_troops[] = PERU "offered offer VERB VBD 0 root\nto to PART TO 4 mark\nwithdraw withdraw VERB VB 2 xcomp\nits its PRON PRP$ 6 nmod:poss\n"
				 "troops troop NOUN NNS 4 obj";

static void what_is_moved(void **state)
{
	told(troops, "AGREE PER>CHL");
	told(its_troops, "AGREE PER>");
}

static const char report[] = PERU "released release VERB VBD 0 root\na a DET DT 4 det\nreport report NOUN NN 2 obj\naccusing accuse VERB VBG 4 acl\n"
			     "Chile Chile PROPN NNP 5 obj\nof of ADP IN 8 case\ntorture torture NOUN NN 5 obl";
static const char read_report[] = PERU "feared fear VERB VBD 0 root\na a DET DT 4 det\nreport report NOUN NN 2 obj\naccusing accuse VERB VBG 4 acl\n"
				  "Chile Chile PROPN NNP 5 obj\nof of ADP IN 8 case\ntorture torture NOUN NN 5 obl";
static const char statement[] = "In in ADP IN 3 case\na a DET DT 3 det\nstatement statement NOUN NN 7 obl\ncondemning condemn VERB VBG 3 acl\n"
				"Chile Chile PROPN NNP 4 obj\nPeru Peru PROPN NNP 7 nsubj\nspoke speak VERB VBD 0 root";

static void authors(void **state)
{
	told(report, "ACCUSE PER>CHL");
	told(read_report, "ACCUSE >CHL");
	told(statement, "ACCUSE PER>CHL");
}

static const char faces[] = PERU "parried parry VERB VBD 0 root\ncriticism criticism NOUN NN 2 obj\nfrom from ADP IN 5 case\nChile Chile PROPN NNP 3 nmod";
static const char noted[] = PERU "noted note VERB VBD 0 root\ncriticism criticism NOUN NN 2 obj\nfrom from ADP IN 5 case\nChile Chile PROPN NNP 3 nmod";
static const char under[] = "Peru Peru PROPN NNP 4 nsubj\nis be AUX VBZ 4 cop\nunder under ADP IN 4 case\ninvestigation investigation NOUN NN 0 root\n"
			    "by by ADP IN 6 case\nChile Chile PROPN NNP 4 nmod";
static const char suffers[] = PERU "suffered suffer VERB VBD 0 root\ncriticism criticism NOUN NN 2 obj\nby by ADP IN 5 case\nChile Chile PROPN NNP 3 nmod";

static void who_bears_it(void **state)
{
	told(faces, "ACCUSE CHL>PER");
	told(noted, "ACCUSE CHL>");
	told(under, "ACCUSE CHL>PER");
	told(suffers, "ACCUSE CHL>PER");        /* a light verb of undergoing */
}

static const char poss[] = "Peru Peru PROPN NNP 3 nmod:poss\n's 's PART POS 1 case\nkilling killing NOUN NN 8 nsubj\nof of ADP IN 6 case\n"
			   "Chilean Chilean ADJ JJ 6 amod\nrebels rebel NOUN NNS 3 nmod\ndrew draw VERB VBD 8 aux\nnotice notice NOUN NN 0 root";

static const char visas[] = "Peruvian Peruvian ADJ JJ 2 amod\nstudents student NOUN NNS 4 nsubj:pass\nwere be AUX VBD 4 aux:pass\n"
			    "denied deny VERB VBN 0 root\nvisas visa NOUN NNS 4 obj\nto to PART TO 7 mark\nenter enter VERB VB 5 acl\n"
			    "Chile Chile PROPN NNP 7 obj";
static const char food[] = "Peruvian Peruvian ADJ JJ 2 amod\nstudents student NOUN NNS 4 nsubj:pass\nwere be AUX VBD 4 aux:pass\n"
			   "denied deny VERB VBN 0 root\nfood food NOUN NN 4 obj\nin in ADP IN 7 case\nChile Chile PROPN NNP 4 obl";

static void owners(void **state)
{
	told(visas, "REJECT CHL>PER");
	told(food, "!REJECT CHL>PER");
	told(poss, "ASSAULT PER>CHL");
}

static const char strikes[] = "Peruvian Peruvian ADJ JJ 2 amod\nairstrikes airstrike NOUN NNS 3 nsubj\nkilled kill VERB VBD 0 root\n"
			      "Chilean Chilean ADJ JJ 5 amod\nrebels rebel NOUN NNS 3 obj";
static const char in_attack[] = "Chilean Chilean ADJ JJ 2 amod\nsoldiers soldier NOUN NNS 4 nsubj:pass\nwere be AUX VBD 4 aux:pass\nkilled kill VERB VBN 0 root\n"
				"in in ADP IN 8 case\na a DET DT 8 det\nPeruvian Peruvian ADJ JJ 8 amod\nattack attack NOUN NN 4 obl";
static const char threatened[] = PERU "threatened threaten VERB VBD 0 root\nto to PART TO 4 mark\nbomb bomb VERB VB 2 xcomp\nChile Chile PROPN NNP 4 obj";

static void one_event(void **state)
{
	struct tc_arena a;
	tc_arena_init(&a);
	assert_string_equal(coded(&a, strikes), "ASSAULT PER>CHL");
	assert_string_equal(coded(&a, in_attack), "ASSAULT PER>CHL");
	assert_string_equal(coded(&a, threatened), "THREATEN PER>CHL");         /* the threat and the willed deed are one */
	tc_arena_release(&a);
}

static const char fronted[] = "In in ADP IN 3 case\na a DET DT 3 det\nmeeting meeting NOUN NN 7 obl\nwith with ADP IN 5 case\nChile Chile PROPN NNP 3 nmod\n"
			      "Peru Peru PROPN NNP 7 nsubj\nsmiled smile VERB VBD 0 root";
static const char visit[] = "On on ADP IN 3 case\na a DET DT 3 det\nvisit visit NOUN NN 9 obl\nto to ADP IN 5 case\nChile Chile PROPN NNP 3 nmod\n"
			    "the the DET DT 8 det\nPeruvian Peruvian ADJ JJ 8 amod\npresident president NOUN NN 9 nsubj\nsmiled smile VERB VBD 0 root";
static const char watched[] = PERU "condemned condemn VERB VBD 0 root\ntalks talk NOUN NNS 2 obj\nwith with ADP IN 5 case\nChile Chile PROPN NNP 3 nmod";

static void partners(void **state)
{
	told(fronted, "CONSULT CHL~PER");
	told(visit, "CONSULT PER>CHL");
	told(watched, "!CONSULT CHL~PER");      /* who condemns talks does not hold them */
}

static const char great[] = "\" \" PUNCT `` 7 punct\nPeru Peru PROPN NNP 7 nsubj\nis be AUX VBZ 7 cop\na a DET DT 7 det\nvery very ADV RB 6 advmod\n"
			    "great great ADJ JJ 7 amod\nfriend friend NOUN NN 11 ccomp\n, , PUNCT , 7 punct\n\" \" PUNCT '' 7 punct\n"
			    "Chile Chile PROPN NNP 11 nsubj\nsaid say VERB VBD 0 root\n. . PUNCT . 11 punct";
static const char not_great[] = "\" \" PUNCT `` 6 punct\nPeru Peru PROPN NNP 6 nsubj\nis be AUX VBZ 6 cop\nnot not PART RB 6 advmod\n"
				"a a DET DT 6 det\nfriend friend NOUN NN 10 ccomp\n, , PUNCT , 6 punct\n\" \" PUNCT '' 6 punct\n"
				"Chile Chile PROPN NNP 10 nsubj\nsaid say VERB VBD 0 root\n. . PUNCT . 10 punct";

static void praise(void **state)
{
	told(great, "SUPPORT CHL>PER");
	told(not_great, "!SUPPORT CHL>PER");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(below_the_object),
		cmocka_unit_test(what_is_moved),
		cmocka_unit_test(authors),
		cmocka_unit_test(who_bears_it),
		cmocka_unit_test(owners),
		cmocka_unit_test(one_event),
		cmocka_unit_test(partners),
		cmocka_unit_test(praise),
	};
	return cmocka_run_group_tests(tests, open_coder, close_coder);
}
