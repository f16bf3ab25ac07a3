/* SPDX-License-Identifier: Apache-2.0 */
/* Subjects that the parser took for something else: hand-made trees as it gives them. */
#include "conllu.h"

#include "code/coder.h"

extern const unsigned char tc_know_blob[], tc_know_blob_end[];
static struct tc_know *know;
static struct tc_coder *coder;

static const struct { const char *rows; int type; const char *actor; } cases[] = {
	{ "Peru Peru PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nit it PRON PRP 5 expl\nis be AUX VBZ 5 cop\nready ready ADJ JJ 2 ccomp\n"
	  "to to PART TO 7 mark\nhelp help VERB VB 5 xcomp\nChile Chile PROPN NNP 7 obj\n", TC_EVENT_AGREE, "PER" },
	{ "The the DET DT 4 det\nPeruvian Peruvian ADJ JJ 4 amod\nforeign foreign ADJ JJ 4 amod\nminister minister NOUN NN 5 nsubj:pass\n"
	  "stepped step VERB VBD 0 root\ndown down ADP RP 5 compound:prt\n", TC_EVENT_RETREAT, "PER" },
	/* it is no party before what is said of deeds */
	{ "Peru Peru PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nit it PRON PRP 5 expl\nis be AUX VBZ 5 cop\ntime time NOUN NN 2 ccomp\n"
	  "to to PART TO 7 mark\nhelp help VERB VB 5 acl\nChile Chile PROPN NNP 7 obj\n", TC_EVENT_AGREE, "" },
};

static void subjects(void **state)
{
	static const struct tc_code_options all = { .min_confidence = -1 };
	for (size_t i = 0; i < TC_COUNT(cases); i++) {
		struct tc_arena a;
		tc_arena_init(&a);
		struct tc_doc d;
		struct tc_records r;
		doc_of(&d, &a, "2022-03-01", cases[i].rows);
		tc_code(coder, &all, &d, &r);
		const char *actor = "";
		for (int32_t k = 0; k < r.n_events; k++)
			if (r.events[k].type == cases[i].type && r.events[k].n_actors)
				actor = r.events[k].actors[0].country;
		if (strcmp(actor, cases[i].actor) != 0)
			fail_msg("case %zu: '%s'", i, actor);
		tc_arena_release(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(subjects) };
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
