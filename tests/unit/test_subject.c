/* SPDX-License-Identifier: Apache-2.0 */
/* Subjects that the parser took for something else: hand-made trees as it gives them. */
#include "coded.h"

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
	for (size_t i = 0; i < TC_COUNT(cases); i++) {
		struct tc_arena a;
		tc_arena_init(&a);
		struct tc_records r;
		code_rows(&a, cases[i].rows, &r);
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
	return cmocka_run_group_tests(tests, open_coder, close_coder);
}
