/* SPDX-License-Identifier: Apache-2.0 */
/* Who is given something, where the tree calls him an object like the gift or a part of its name. */
#include "conllu.h"

#include "code/coder.h"

extern const unsigned char tc_know_blob[], tc_know_blob_end[];
static struct tc_know *know;
static struct tc_coder *coder;

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
	static const struct tc_code_options all = { .min_confidence = -1 };
	for (size_t i = 0; i < TC_COUNT(cases); i++) {
		struct tc_arena a;
		tc_arena_init(&a);
		struct tc_doc d;
		struct tc_records r;
		doc_of(&d, &a, "2022-03-01", cases[i].rows);
		tc_code(coder, &all, &d, &r);
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
