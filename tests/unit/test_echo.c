/* SPDX-License-Identifier: Apache-2.0 */
/* An event told again by its bare noun has the parties of the first telling: hand-made trees, the shipped lexicon, no parser. */
#include "coded.h"

#define FIRST "Peru Peru PROPN NNP 2 nsubj\nheld hold VERB VBD 0 root\ntalks talk NOUN NNS 2 obj\nwith with ADP IN 5 case\nChile Chile PROPN NNP 3 nmod\n\n"
#define LATER(det, mod) det mod "talks talk NOUN NNS 4 nsubj\nstalled stall VERB VBD 0 root\non on ADP IN 6 case\nMonday Monday PROPN NNP 4 obl\n"
#define THE "The the DET DT 3 det\n"
#define OTHER "Cooks cook NOUN NNS 2 nsubj\nsang sing VERB VBD 0 root\n\n"

static const struct { const char *rows; bool echoes; } cases[] = {
	{ FIRST LATER(THE, "long long ADJ JJ 3 amod\n"), true },
	{ FIRST LATER("These this DET DT 3 det\n", "long long ADJ JJ 3 amod\n"), true },
	{ FIRST OTHER OTHER LATER(THE, "long long ADJ JJ 3 amod\n"), true },
	{ FIRST LATER(THE, "new new ADJ JJ 3 amod\n"), false },
	{ FIRST LATER("Some some DET DT 3 det\n", "long long ADJ JJ 3 amod\n"), false },
	{ FIRST OTHER OTHER OTHER OTHER OTHER OTHER OTHER LATER(THE, "long long ADJ JJ 3 amod\n"), false },
	{ OTHER LATER(THE, "long long ADJ JJ 3 amod\n"), false },
};

static void parties_of_the_first_telling(void **state)
{
	for (size_t i = 0; i < TC_COUNT(cases); i++) {
		struct tc_arena a;
		tc_arena_init(&a);
		struct tc_records r;
		code_rows(&a, cases[i].rows, &r);
		bool echoed = false;
		for (int32_t k = 0; k < r.n_events; k++) {
			const struct tc_event *e = &r.events[k];
			echoed |= e->sentence > 1 && e->type == TC_EVENT_CONSULT && e->n_actors == 2 && e->symmetric &&
				  (strcmp(e->actors[0].country, "PER") == 0 || strcmp(e->actors[1].country, "PER") == 0);
		}
		if (echoed != cases[i].echoes)
			fail_msg("case %zu: %s", i, echoed ? "an echo" : "no echo");
		tc_arena_release(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(parties_of_the_first_telling) };
	return cmocka_run_group_tests(tests, open_coder, close_coder);
}
