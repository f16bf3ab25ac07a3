/* SPDX-License-Identifier: Apache-2.0 */
/* An event told again by its bare noun has the parties of the first telling: hand-made trees, the shipped lexicon, no parser. */
#include "conllu.h"

#include "code/coder.h"

extern const unsigned char tc_know_blob[], tc_know_blob_end[];
static struct tc_know *know;
static struct tc_coder *coder;

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
	static const struct tc_code_options all = { .min_confidence = -1 };
	for (size_t i = 0; i < TC_COUNT(cases); i++) {
		struct tc_arena a;
		tc_arena_init(&a);
		struct tc_doc d;
		struct tc_records r;
		doc_of(&d, &a, "2022-03-01", cases[i].rows);
		tc_code(coder, &all, &d, &r);
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
