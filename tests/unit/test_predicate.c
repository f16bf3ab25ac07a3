/* SPDX-License-Identifier: Apache-2.0 */
/* From hand-made trees to events, with the shipped knowledge and no parser. */
#include "conllu.h"

#include "code/coder.h"
#include "code/wordkey.h"
#include "engine/engine.h"

static struct tc_know *know;
static struct tc_coder *coder;

/* Codes the tree, keeping all events unless `o` says otherwise, and lists them: "TYPE actors>recipients" joined by "; ".
 * Parties by country; "~" instead of ">" stands between the sides of a symmetric event, "!" before a negated one. */
static const char *coded(struct tc_arena *a, const struct tc_code_options *o, const char *rows)
{
	static const struct tc_code_options all = { .min_confidence = -1 };
	struct tc_doc d;
	struct tc_records r;
	doc_of(&d, a, "2022-03-01", rows);
	tc_code(coder, o ? o : &all, &d, &r);
	const char *text = "";
	for (int32_t i = 0; i < r.n_events; i++) {
		const struct tc_event *e = &r.events[i];
		text = tc_arena_printf(a, "%s%s%s%s ", text, i ? "; " : "", e->negated ? "!" : "", tc_event_name(e->type)).p;
		for (int k = 0; k < e->n_actors; k++)
			text = tc_arena_printf(a, "%s%s%s", text, k && e->symmetric ? "~" : k ? "," : "", e->actors[k].country).p;
		if (!e->symmetric)
			text = tc_arena_printf(a, "%s>", text).p;
		for (int k = 0; k < e->n_recipients; k++)
			text = tc_arena_printf(a, "%s%s%s", text, k ? "," : "", e->recipients[k].country).p;
	}
	return text;
}

static void expect(const struct tc_code_options *o, const char *rows, const char *events)
{
	struct tc_arena a;
	tc_arena_init(&a);
	assert_string_equal(coded(&a, o, rows), events);
	tc_arena_release(&a);
}

#define PERU "Peru Peru PROPN NNP 2 nsubj\n"
static const char met[] = PERU "met meet VERB VBD 0 root\nChile Chile PROPN NNP 2 obj";
static const char met_target[] = PERU "met meet VERB VBD 0 root\nits its PRON PRP$ 4 nmod:poss\ntarget target NOUN NN 2 obj";
static const char held_talks[] = PERU "held hold VERB VBD 0 root\ntalks talk NOUN NNS 2 obj\nwith with ADP IN 5 case\nChile Chile PROPN NNP 3 nmod";
static const char will_meet[] = "Peru Peru PROPN NNP 3 nsubj\nwill will AUX MD 3 aux\nmeet meet VERB VB 0 root\nChile Chile PROPN NNP 3 obj";
static const char will_not_meet[] = "Peru Peru PROPN NNP 4 nsubj\nwill will AUX MD 4 aux\nnot not PART RB 4 advmod\nmeet meet VERB VB 0 root\n"
				    "Chile Chile PROPN NNP 4 obj";
static const char vowed[] = PERU "vowed vow VERB VBD 0 root\nto to PART TO 4 mark\nbomb bomb VERB VB 2 xcomp\nChile Chile PROPN NNP 4 obj";
static const char accused[] = PERU "accused accuse VERB VBD 0 root\nChile Chile PROPN NNP 2 obj\nof of ADP IN 5 case\nlies lie NOUN NNS 2 obl";

static const char met_at_home[] = PERU "met meet VERB VBD 0 root\nChile Chile PROPN NNP 2 obj\nin in ADP IN 5 case\nLima Lima PROPN NNP 2 obl";
static const char met_elsewhere[] = PERU "met meet VERB VBD 0 root\nChile Chile PROPN NNP 2 obj\nin in ADP IN 5 case\nParis Paris PROPN NNP 2 obl";
static const char worked_with[] = PERU "cooperated cooperate VERB VBD 0 root\nwith with ADP IN 4 case\nChile Chile PROPN NNP 2 obl";
static const char worked_together[] = "Peru Peru PROPN NNP 4 nsubj\nand and CCONJ CC 3 cc\nChile Chile PROPN NNP 1 conj\ncooperated cooperate VERB VBD 0 root";

static const char blamed[] = PERU "blamed blame VERB VBD 0 root\nChile Chile PROPN NNP 2 obj\nfor for ADP IN 6 case\nthe the DET DT 6 det\nattack attack NOUN NN 2 obl";

static void sides_and_blockers(void **state)
{
	expect(NULL, met, "CONSULT PER~CHL");
	expect(NULL, met_at_home, "CONSULT CHL>PER");   /* the visitor acts */
	expect(NULL, met_elsewhere, "CONSULT PER~CHL");
	expect(NULL, worked_with, "COOPERATE PER>CHL");
	expect(NULL, worked_together, "COOPERATE PER~CHL");
	expect(NULL, blamed, "ACCUSE PER>CHL; ASSAULT CHL>");
	expect(NULL, met_target, "");
	expect(NULL, held_talks, "CONSULT PER~CHL");    /* the light verb lends its subject */
	expect(NULL, accused, "ACCUSE PER>CHL");
}

static void refusal_and_intent(void **state)
{
	expect(NULL, will_not_meet, "REJECT PER>CHL");
	expect(NULL, vowed, "THREATEN PER>CHL");
}

static void options(void **state)
{
	struct tc_code_options strict = { .plover_strict = true, .min_confidence = -1 };
	expect(NULL, will_meet, "CONSULT PER~CHL");
	expect(&strict, will_meet, "AGREE PER~CHL");
	expect(&strict, met, "CONSULT PER~CHL");
	struct tc_code_options sure = { .min_confidence = 1.1f };
	expect(&sure, met, "");
	struct tc_code_options only = { .min_confidence = -1, .only_frame = TC_STR("accuse.V.1") };
	expect(&only, accused, "ACCUSE PER>CHL");
	expect(&only, met, "");
}

static const char should[] = "Chile Chile PROPN NNP 3 nsubj\nshould should AUX MD 3 aux\nstop stop VERB VB 7 ccomp\npatrols patrol NOUN NNS 3 obj\n"
			     ", , PUNCT , 7 punct\nPeru Peru PROPN NNP 7 nsubj\nsaid say VERB VBD 0 root\n. . PUNCT . 7 punct";
static const char should_unsaid[] = "Chile Chile PROPN NNP 3 nsubj\nshould should AUX MD 3 aux\nstop stop VERB VB 0 root\n"
				    "patrols patrol NOUN NNS 3 obj\n. . PUNCT . 3 punct";
static const char threat[] = "Chile Chile PROPN NNP 4 nsubj\nis be AUX VBZ 4 cop\na a DET DT 4 det\nthreat threat NOUN NN 7 ccomp\n"
			     ", , PUNCT , 7 punct\nPeru Peru PROPN NNP 7 nsubj\nsaid say VERB VBD 0 root\n. . PUNCT . 7 punct";
static const char will_if[] = "Peru Peru PROPN NNP 3 nsubj\nwill will AUX MD 3 aux\nrespond respond VERB VB 9 ccomp\nif if SCONJ IN 6 mark\n"
			      "Chile Chile PROPN NNP 6 nsubj\ncontinues continue VERB VBZ 3 advcl\n, , PUNCT , 9 punct\n"
			      "Peru Peru PROPN NNP 9 nsubj\nsaid say VERB VBD 0 root\n. . PUNCT . 9 punct";

static void modals(void **state)
{
	expect(NULL, should, "REQUEST PER>CHL");
	expect(NULL, should_unsaid, "");        /* in nobody's mouth */
	expect(NULL, threat, "ACCUSE PER>CHL");
	expect(NULL, will_if, "THREATEN PER>CHL");
}

static const char signed_deal[] = PERU "signed sign VERB VBD 0 root\nan a DET DT 4 det\nagreement agreement NOUN NN 2 obj\nwith with ADP IN 6 case\n"
				  "Chile Chile PROPN NNP 4 nmod";
static const char refused[] = PERU "refused refuse VERB VBD 0 root\nto to PART TO 4 mark\nmeet meet VERB VB 2 xcomp\nChile Chile PROPN NNP 4 obj";

static void one_event_of_verb_and_noun(void **state)
{
	struct tc_arena a;
	tc_arena_init(&a);
	assert_null(strchr(coded(&a, NULL, signed_deal), ';'));
	const char *r = coded(&a, NULL, refused);       /* the refusal knows whom from the deed */
	assert_non_null(strstr(r, "REJECT PER>CHL"));
	tc_arena_release(&a);
}

static const char police[] = "Police police NOUN NN 2 nsubj\narrested arrest VERB VBD 0 root\nstudents student NOUN NNS 2 obj\n. . PUNCT . 2 punct\n\n";

static void the_country_that_goes_without_saying(void **state)
{
	struct tc_arena a;
	tc_arena_init(&a);
	expect(NULL, police, "COERCE >");
	const char *two = tc_arena_printf(&a, "%sPeru Peru PROPN NNP 2 nsubj\nslept sleep VERB VBD 0 root\n. . PUNCT . 2 punct\n\n"
					      "Peru Peru PROPN NNP 2 nsubj\nslept sleep VERB VBD 0 root\n. . PUNCT . 2 punct", police).p;
	expect(NULL, two, "COERCE PER>PER");
	tc_arena_release(&a);
}

static void keys_of(const char *rows, int32_t word, const char *const *want, int n)
{
	struct tc_arena a;
	struct tc_doc d;
	struct tc_word_keys k;
	tc_arena_init(&a);
	doc_of(&d, &a, "", rows);
	tc_word_keys(&d, word, &k);
	assert_int_equal(k.n, n);
	for (int i = 0; i < n; i++)
		assert_true(tc_str_is(k.key[i], want[i]));
	tc_arena_release(&a);
}

static void word_keys(void **state)
{
	keys_of("Troops Troops NOUN NNS 0 root", 0, (const char *const[]){ "troops", "troop" }, 2);
	keys_of("access access NOUN NN 0 root", 0, (const char *const[]){ "access" }, 1);
	keys_of("talks talks VERB VBZ 0 root", 0, (const char *const[]){ "talks" }, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sides_and_blockers),
		cmocka_unit_test(refusal_and_intent),
		cmocka_unit_test(options),
		cmocka_unit_test(modals),
		cmocka_unit_test(one_event_of_verb_and_noun),
		cmocka_unit_test(the_country_that_goes_without_saying),
		cmocka_unit_test(word_keys),
	};
	struct tc_err err = { 0 };
	if (tc_know_open(tc_know_blob, (size_t)(tc_know_blob_end - tc_know_blob), &know, &err) || tc_coder_open(know, &coder, &err)) {
		fprintf(stderr, "%s\n", err.msg);
		return 1;
	}
	int rc = cmocka_run_group_tests(tests, NULL, NULL);
	tc_coder_free(coder);
	tc_know_free(know);
	return rc;
}
