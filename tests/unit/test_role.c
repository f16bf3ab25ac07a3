/* SPDX-License-Identifier: Apache-2.0 */
/* Who stands in a slot, by construction (the table of docs/coding.md), on hand-made trees. */
#include "conllu.h"

#include "code/role.h"

/* The words found in the slot, joined by a space; "" none. `slot` is the name of a kind, else a preposition. */
static const char *found(struct tc_arena *a, const char *rows, const char *at, int pos, const char *slot)
{
	static const struct { const char *name; int kind; } kinds[] = {
		{ "subj", TC_SLOT_SUBJ }, { "obj", TC_SLOT_OBJ }, { "iobj", TC_SLOT_IOBJ }, { "prt", TC_SLOT_PRT }, { "xcomp", TC_SLOT_XCOMP },
		{ "ccomp", TC_SLOT_CCOMP }, { "advcl", TC_SLOT_ADVCL }, { "mod", TC_SLOT_MOD }, { "poss", TC_SLOT_POSS }, { "noun", TC_SLOT_NOUN },
	};
	struct tc_doc d;
	doc_of(&d, a, "2024-06-12", rows);
	struct tc_coding cx = { .doc = &d, .arena = a };
	cx.mention_at = tc_arena_alloc(a, sizeof(int32_t) * (size_t)d.n_words);
	int32_t word = -1;
	for (int32_t i = 0; i < d.n_words; i++) {
		cx.mention_at[i] = -1;
		if (tc_str_is(d.words[i].form, at))
			word = i;
	}
	assert_true(word >= 0);
	struct tc_slot s = { .kind = TC_SLOT_PREP, .prep = tc_str_of(slot) };
	for (size_t i = 0; i < TC_COUNT(kinds); i++)
		if (strcmp(slot, kinds[i].name) == 0)
			s = (struct tc_slot){ .kind = (uint8_t)kinds[i].kind };
	struct tc_slot_words out;
	tc_slot_find(&cx, word, pos, &s, &out);
	const char *text = "";
	for (int i = 0; i < out.n; i++)
		text = tc_arena_printf(a, "%s%s%.*s", text, i ? " " : "", TC_FMT(d.words[out.w[i]].form)).p;
	return text;
}

struct question { const char *rows, *at; int pos; const char *slot, *answer; };

static void ask(const struct question *q, size_t n)
{
	struct tc_arena a;
	tc_arena_init(&a);
	for (size_t i = 0; i < n; i++) {
		const char *got = found(&a, q[i].rows, q[i].at, q[i].pos, q[i].slot);
		if (strcmp(got, q[i].answer) != 0)
			fail_msg("%s of %s: '%s' instead of '%s'", q[i].slot, q[i].at, got, q[i].answer);
	}
	tc_arena_release(&a);
}
#define ASK(...) do { static const struct question q[] = { __VA_ARGS__ }; ask(q, TC_COUNT(q)); } while (0)
#define V TC_FRAME_V
#define N TC_FRAME_N
#define A TC_FRAME_A

static const char agreed[] = "Peru Peru PROPN NNP 2 nsubj\nagreed agree VERB VBD 0 root\nto to PART TO 4 mark\nwithdraw withdraw VERB VB 2 xcomp";
static const char urged[] = "Peru Peru PROPN NNP 2 nsubj\nurged urge VERB VBD 0 root\nChile Chile PROPN NNP 2 obj\nto to PART TO 5 mark\n"
			    "withdraw withdraw VERB VB 2 xcomp";
static const char promised[] = "Peru Peru PROPN NNP 2 nsubj\npromised promise VERB VBD 0 root\nChile Chile PROPN NNP 2 obj\n"
			       "to to PART TO 5 mark\nwithdraw withdraw VERB VB 2 xcomp";
static const char seems[] = "Peru Peru PROPN NNP 2 nsubj\nseems seem VERB VBZ 0 root\nto to PART TO 4 mark\nwithdraw withdraw VERB VB 2 xcomp";

static void control_and_raising(void **state)
{
	ASK({ agreed, "withdraw", V, "subj", "Peru" }, { urged, "withdraw", V, "subj", "Chile" }, { promised, "withdraw", V, "subj", "Peru" },
	    { seems, "withdraw", V, "subj", "Peru" }, { agreed, "agreed", V, "xcomp", "withdraw" }, { agreed, "agreed", V, "obj", "" });
}

static const char called[] = "Peru Peru PROPN NNP 2 nsubj\ncalled call VERB VBD 0 root\non on ADP IN 4 case\nChile Chile PROPN NNP 2 obl\n"
			     "to to PART TO 6 mark\nwithdraw withdraw VERB VB 2 advcl";
static const char met_to[] = "Peru Peru PROPN NNP 2 nsubj\nmet meet VERB VBD 0 root\nwith with ADP IN 4 case\nChile Chile PROPN NNP 2 obl\n"
			     "to to PART TO 6 mark\ntalk talk VERB VB 2 advcl";
static const char comma[] = "Peru Peru PROPN NNP 2 nsubj\ncalled call VERB VBD 0 root\n, , PUNCT , 2 punct\nto to PART TO 5 mark\n"
			    "talk talk VERB VB 2 advcl";

static void infinitive_after_a_preposition(void **state)
{
	ASK({ called, "withdraw", V, "subj", "Chile" }, { called, "called", V, "xcomp", "withdraw" }, { met_to, "talk", V, "subj", "Peru" },
	    { comma, "called", V, "xcomp", "" });
}

static const char accused[] = "Peru Peru PROPN NNP 2 nsubj\naccused accuse VERB VBD 0 root\nChile Chile PROPN NNP 2 obj\nof of SCONJ IN 5 mark\n"
			      "shelling shell VERB VBG 2 advcl\ntowns town NOUN NNS 5 obj";
static const char was_accused[] = "Chile Chile PROPN NNP 3 nsubj:pass\nwas be AUX VBD 3 aux:pass\naccused accuse VERB VBN 0 root\n"
				  "of of SCONJ IN 5 mark\nshelling shell VERB VBG 3 advcl";
static const char lashed[] = "Peru Peru PROPN NNP 2 nsubj\nlashed lash VERB VBD 0 root\nat at ADP IN 4 case\nChile Chile PROPN NNP 2 obl\n"
			     "for for SCONJ IN 6 mark\nshooting shoot VERB VBG 2 advcl";
static const char after[] = "Peru Peru PROPN NNP 2 nsubj\nthanked thank VERB VBD 0 root\nChile Chile PROPN NNP 2 obj\nafter after SCONJ IN 5 mark\n"
			    "shelling shell VERB VBG 2 advcl";

static void gerund_of_blame(void **state)
{
	ASK({ accused, "shelling", V, "subj", "Chile" }, { accused, "accused", V, "of", "shelling" }, { was_accused, "shelling", V, "subj", "Chile" },
	    { lashed, "shooting", V, "subj", "Chile" }, { after, "shelling", V, "subj", "Peru" });
}

static const char shelling[] = "Troops troop NOUN NNS 4 nsubj\nshelling shell VERB VBG 1 acl\ntowns town NOUN NNS 2 obj\nfled flee VERB VBD 0 root";
static const char supplied[] = "Weapons weapon NOUN NNS 5 nsubj\nsupplied supply VERB VBN 1 acl\nby by ADP IN 4 case\n"
			       "Peru Peru PROPN NNP 2 obl:agent\narrived arrive VERB VBD 0 root";
static const char detained[] = "The the DET DT 3 det\ndetained detain VERB VBN 3 amod\npriest priest NOUN NN 4 nsubj\nslept sleep VERB VBD 0 root";
static const char who[] = "Rebels rebel NOUN NNS 5 nsubj\nwho who PRON WP 3 nsubj\nburned burn VERB VBD 1 acl:relcl\ntowns town NOUN NNS 3 obj\n"
			  "fled flee VERB VBD 0 root";
static const char treaty[] = "The the DET DT 2 det\ntreaty treaty NOUN NN 5 nsubj\nPeru Peru PROPN NNP 4 nsubj\nsigned sign VERB VBD 2 acl:relcl\n"
			     "failed fail VERB VBD 0 root";
static const char by_whom[] = "Rebels rebel NOUN NNS 6 nsubj\nby by ADP IN 3 case\nwhom who PRON WP 5 obl:agent\nwere be AUX VBD 5 aux:pass\n"
			      "held hold VERB VBN 1 acl:relcl\nfled flee VERB VBD 0 root";

static void participles_and_relatives(void **state)
{
	ASK({ shelling, "shelling", V, "subj", "Troops" }, { shelling, "shelling", V, "obj", "towns" }, { supplied, "supplied", V, "subj", "Peru" },
	    { supplied, "supplied", V, "obj", "Weapons" }, { detained, "detained", V, "obj", "priest" }, { detained, "detained", A, "noun", "priest" },
	    { who, "burned", V, "subj", "Rebels" }, { treaty, "signed", V, "obj", "treaty" }, { treaty, "signed", V, "subj", "Peru" },
	    { by_whom, "held", V, "subj", "Rebels" });
}

static const char burned[] = "Rebels rebel NOUN NNS 2 nsubj\nattacked attack VERB VBD 0 root\nand and CCONJ CC 4 cc\nburned burn VERB VBD 2 conj\n"
			     "towns town NOUN NNS 4 obj";
static const char beaten[] = "Priests priest NOUN NNS 3 nsubj:pass\nwere be AUX VBD 3 aux:pass\narrested arrest VERB VBN 0 root\n"
			     "and and CCONJ CC 5 cc\nbeaten beat VERB VBN 3 conj\nby by ADP IN 7 case\npolice police NOUN NN 5 obl:agent";

static void coordination(void **state)
{
	ASK({ burned, "burned", V, "subj", "Rebels" }, { burned, "attacked", V, "obj", "towns" }, { beaten, "arrested", V, "subj", "police" },
	    { beaten, "beaten", V, "obj", "Priests" }, { beaten, "arrested", V, "obj", "Priests" });
}

static const char by_police[] = "Priests priest NOUN NNS 3 nsubj:pass\nwere be AUX VBD 3 aux:pass\narrested arrest VERB VBN 0 root\n"
				"by by ADP IN 5 case\npolice police NOUN NN 3 obl";
static const char agentless[] = "Priests priest NOUN NNS 3 nsubj:pass\nwere be AUX VBD 3 aux:pass\narrested arrest VERB VBN 0 root";
static const char too_deep[] = "Priests priest NOUN NNS 3 nsubj:pass\nwere be AUX VBD 3 aux:pass\narrested arrest VERB VBN 0 root\n"
			       "at at ADP IN 5 case\nschool school NOUN NN 3 obl\nby by ADP IN 7 case\npolice police NOUN NN 5 nmod";

static void passive(void **state)
{
	ASK({ by_police, "arrested", V, "subj", "police" }, { by_police, "arrested", V, "obj", "Priests" }, { agentless, "arrested", V, "subj", "" },
	    { agentless, "arrested", V, "obj", "Priests" }, { too_deep, "arrested", V, "subj", "police" });
}

static const char held[] = "Peru Peru PROPN NNP 2 nsubj\nheld hold VERB VBD 0 root\ntalks talk NOUN NNS 2 obj\nin in ADP IN 5 case\n"
			   "Lima Lima PROPN NNP 3 nmod\nwith with ADP IN 7 case\nChile Chile PROPN NNP 5 nmod";
static const char spoke[] = "Peru Peru PROPN NNP 2 nsubj\nspoke speak VERB VBD 0 root\non on ADP IN 4 case\nFriday Friday PROPN NNP 2 obl\n"
			    "with with ADP IN 6 case\nChile Chile PROPN NNP 4 nmod";

static void phrases_hung_too_deep(void **state)
{
	ASK({ held, "held", V, "with", "Chile" }, { held, "talks", N, "with", "Chile" }, { held, "talks", N, "in", "Lima" },
	    { spoke, "spoke", V, "with", "Chile" }, { held, "held", V, "against", "" });
}

static const char some_of[] = "Peru Peru PROPN NNP 2 nsubj\nfreed free VERB VBD 0 root\nhundreds hundred NOUN NNS 2 obj\nof of ADP IN 5 case\n"
			      "prisoners prisoner NOUN NNS 3 nmod";
static const char chief_of[] = "Peru Peru PROPN NNP 2 nsubj\nfreed free VERB VBD 0 root\nchiefs chief NOUN NNS 2 obj\nof of ADP IN 5 case\n"
			       "rebels rebel NOUN NNS 3 nmod";
static const char hit_back[] = "Peru Peru PROPN NNP 2 nsubj\nhit hit VERB VBD 0 root\nback back ADV RB 2 advmod";
static const char broke_off[] = "Peru Peru PROPN NNP 2 nsubj\nbroke break VERB VBD 0 root\noff off ADP RP 4 case\ntalks talk NOUN NNS 2 obl";
static const char carried_out[] = "Peru Peru PROPN NNP 2 nsubj\ncarried carry VERB VBD 0 root\nout out ADP RP 2 compound:prt\nraids raid NOUN NNS 2 obj";

static void partitives_and_particles(void **state)
{
	ASK({ some_of, "freed", V, "obj", "prisoners" }, { chief_of, "freed", V, "obj", "chiefs" }, { hit_back, "hit", V, "prt", "back" },
	    { broke_off, "broke", V, "prt", "off" }, { carried_out, "carried", V, "prt", "out" }, { carried_out, "carried", V, "obj", "raids" });
}

static const char gave[] = "Peru Peru PROPN NNP 2 nsubj\ngave give VERB VBD 0 root\nChile Chile PROPN NNP 2 iobj\nits its PRON PRP$ 6 nmod:poss\n"
			   "last last ADJ JJ 6 amod\noffer offer NOUN NN 2 obj";
static const char at_war[] = "Peru Peru PROPN NNP 4 nsubj\nis be AUX VBZ 4 cop\nat at ADP IN 4 case\nwar war NOUN NN 0 root\nwith with ADP IN 6 case\n"
			     "Chile Chile PROPN NNP 4 nmod";
static const char upon[] = "Peru Peru PROPN NNP 2 nsubj\nfell fall VERB VBD 0 root\nupon upon ADP IN 4 case\nChile Chile PROPN NNP 2 obl";

static void plain_slots(void **state)
{
	ASK({ gave, "gave", V, "iobj", "Chile" }, { gave, "gave", V, "obj", "offer" }, { gave, "offer", N, "poss", "its" },
	    { gave, "offer", N, "mod", "last" }, { gave, "last", A, "noun", "offer" }, { at_war, "war", N, "subj", "Peru" },
	    { at_war, "war", N, "with", "Chile" }, { upon, "fell", V, "on", "Chile" }, { upon, "fell", V, "to", "" });
}

static const char donors[] = "Peru Peru PROPN NNP 2 nsubj\ncourted court VERB VBD 0 root\ndonors donor NOUN NNS 2 obj\nseeking seek VERB VBG 2 advcl\n"
			     "help help NOUN NN 4 obj";
static const char donors_comma[] = "Peru Peru PROPN NNP 2 nsubj\ncourted court VERB VBD 0 root\ndonors donor NOUN NNS 2 obj\n, , PUNCT , 5 punct\n"
				   "seeking seek VERB VBG 2 advcl\nhelp help NOUN NN 5 obj";
static const char pointed[] = "Signs sign NOUN NNS 2 nsubj\npointed point VERB VBD 0 root\nto to ADP IN 4 case\nPeru Peru PROPN NNP 2 obl\n"
			      "backing back VERB VBG 2 advcl\nChile Chile PROPN NNP 5 obj";
static const char flew_to[] = "Chile Chile PROPN NNP 2 nsubj\nflew fly VERB VBD 0 root\nto to ADP IN 4 case\nPeru Peru PROPN NNP 2 obl\n"
			      "seeking seek VERB VBG 2 advcl\nhelp help NOUN NN 5 obj";
static const char calling[] = "Peru Peru PROPN NNP 2 nsubj\nurged urge VERB VBD 0 root\nChile Chile PROPN NNP 2 obj\nto to PART TO 5 mark\n"
			      "leave leave VERB VB 2 xcomp\n, , PUNCT , 7 punct\ncalling call VERB VBG 5 advcl\nit it PRON PRP 7 obj\n"
			      "hostile hostile ADJ JJ 7 xcomp";
static const char pushing[] = "Peru Peru PROPN NNP 2 nsubj\npushed push VERB VBD 0 root\nallies ally NOUN NNS 2 obj\nto to PART TO 5 mark\n"
			      "leave leave VERB VB 2 advcl";
static const char for_peru[] = "Time time NOUN NN 5 nsubj\nfor for SCONJ IN 7 mark\nPeru Peru PROPN NNP 1 nmod\nis be AUX VBZ 5 cop\n"
			       "short short ADJ JJ 0 root\nto to PART TO 7 mark\nleave leave VERB VB 5 advcl";
static const char first_to[] = "He he PRON PRP 4 nsubj\nis be AUX VBZ 4 cop\nfirst first ADJ JJ 4 amod\nsenator senator NOUN NN 0 root\n"
			       "to to PART TO 6 mark\nback back VERB VB 4 acl";
static const char donor_is[] = "Peru Peru PROPN NNP 3 nsubj\nis be AUX VBZ 3 cop\ndonor donor NOUN NN 0 root\n, , PUNCT , 5 punct\n"
			       "giving give VERB VBG 3 acl\nmillions million NOUN NNS 5 obj";
static const char cleft[] = "It it PRON PRP 3 nsubj\nwas be AUX VBD 3 cop\nPeru Peru PROPN NNP 0 root\nthat that PRON WDT 5 nsubj\n"
			    "left leave VERB VBD 1 acl:relcl";
static const char after_talks[] = "After after SCONJ IN 4 mark\ndecades decade NOUN NNS 8 obl\nof of ADP IN 4 mark\nbacking back VERB VBG 2 acl\n"
				  "Chile Chile PROPN NNP 4 obj\n, , PUNCT , 2 punct\nPeru Peru PROPN NNP 8 nsubj\nturned turn VERB VBD 0 root";
static const char ordered[] = "Judges judge NOUN NNS 2 nsubj\nordered order VERB VBD 0 root\nministers minister NOUN NNS 2 obj\n"
			      "jailed jail VERB VBN 2 xcomp";

static void who_goes_on(void **state)
{
	ASK({ donors, "seeking", V, "subj", "donors" }, { donors_comma, "seeking", V, "subj", "Peru" }, { pointed, "backing", V, "subj", "Peru" },
	    { flew_to, "seeking", V, "subj", "Chile" }, { calling, "calling", V, "subj", "Peru" }, { pushing, "leave", V, "subj", "allies" },
	    { for_peru, "leave", V, "subj", "Peru" }, { first_to, "back", V, "subj", "senator" }, { donor_is, "giving", V, "subj", "Peru" },
	    { cleft, "left", V, "subj", "Peru" }, { after_talks, "backing", V, "subj", "Peru" }, { ordered, "jailed", V, "obj", "ministers" });
}

static const char outraged[] = "Orders order NOUN NNS 2 nsubj:pass\noutraged outrage VERB VBN 0 root\nvoters voter NOUN NNS 2 obj";
static const char given[] = "Rebels rebel NOUN NNS 2 nsubj:pass\ngiven give VERB VBN 0 root\nweapons weapon NOUN NNS 2 obj";
static const char called_for[] = "Peru Peru PROPN NNP 2 nsubj:pass\ncalled call VERB VBN 0 root\nfor for ADP IN 4 case\ncalm calm NOUN NN 2 obl";
static const char held_prisoner[] = "A a DET DT 2 det\npriest priest NOUN NN 5 nsubj\nheld hold VERB VBN 2 acl\nprisoner prisoner NOUN NN 3 obj\n"
				    "slept sleep VERB VBD 0 root";

static void what_is_no_passive(void **state)
{
	ASK({ outraged, "outraged", V, "subj", "Orders" }, { outraged, "outraged", V, "obj", "voters" }, { given, "given", V, "obj", "Rebels" },
	    { called_for, "called", V, "subj", "Peru" }, { held_prisoner, "held", V, "obj", "priest" });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(control_and_raising),
		cmocka_unit_test(infinitive_after_a_preposition),
		cmocka_unit_test(gerund_of_blame),
		cmocka_unit_test(participles_and_relatives),
		cmocka_unit_test(coordination),
		cmocka_unit_test(passive),
		cmocka_unit_test(phrases_hung_too_deep),
		cmocka_unit_test(partitives_and_particles),
		cmocka_unit_test(plain_slots),
		cmocka_unit_test(who_goes_on),
		cmocka_unit_test(what_is_no_passive),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
