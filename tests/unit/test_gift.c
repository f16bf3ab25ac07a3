/* SPDX-License-Identifier: Apache-2.0 */
/* Who is given something, where the tree calls him an object like the gift or a part of its name. */
#include "coded.h"

#define PERU "Peru Peru PROPN NNP 2 nsubj\n"
/* Trees as the parser gives them; the recipient of the first event of giving, "" for none. */
static const struct { const char *rows, *recipient; } cases[] = {
	{ PERU "granted grant VERB VBD 0 root\nChile Chile PROPN NNP 2 obj\na a DET DT 5 det\nloan loan NOUN NN 2 obj\n", "CHL" },
	{ PERU "gave give VERB VBD 0 root\nChile Chile PROPN NNP 5 compound\nforty forty NUM CD 5 nummod\ntrucks truck NOUN NNS 2 obj\n", "CHL" },
	{ PERU "gave give VERB VBD 0 root\nforty forty NUM CD 5 nummod\nChile Chile PROPN NNP 5 compound\ntrucks truck NOUN NNS 2 obj\n", "" },
	{ PERU "bought buy VERB VBD 0 root\nChile Chile PROPN NNP 5 compound\nforty forty NUM CD 5 nummod\ntrucks truck NOUN NNS 2 obj\n", "" },
};

static void two_objects(void **state)
{
	for (size_t i = 0; i < TC_COUNT(cases); i++) {
		struct tc_arena a;
		tc_arena_init(&a);
		struct tc_records r;
		code_rows(&a, cases[i].rows, &r);
		const char *recipient = "";
		for (int32_t k = 0; k < r.n_events && !*recipient; k++)
			if (r.events[k].type == TC_EVENT_AID && r.events[k].n_recipients)
				recipient = r.events[k].recipients[0].country;
		if (strcmp(recipient, cases[i].recipient) != 0)
			fail_msg("case %zu: '%s'", i, recipient);
		tc_arena_release(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(two_objects) };
	return cmocka_run_group_tests(tests, open_coder, close_coder);
}
