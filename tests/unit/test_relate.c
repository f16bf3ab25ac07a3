/* SPDX-License-Identifier: Apache-2.0 */
/* Pairs: features of the two parties asked for and not of their neighbours, spans that hold no word, the shipped model on plain pairs. */
#include "conllu.h"

#include "code/relate.h"
#include "code/coder.h"

extern const unsigned char tc_know_blob[], tc_know_blob_end[];
static struct tc_know *know;
static struct tc_coder *coder;

/* Peru bombed Chile and thanked Brazil. */
static const char two_deeds[] = "Peru Peru PROPN NNP 2 nsubj\nbombed bomb VERB VBD 0 root\nChile Chile PROPN NNP 2 obj\nand and CCONJ CC 5 cc\n"
				"thanked thank VERB VBD 2 conj\nBrazil Brazil PROPN NNP 5 obj";
enum { PERU, BOMBED, CHILE, AND, THANKED, BRAZIL };

static tc_span span_of(const struct tc_doc *d, int word) { return (tc_span){ d->words[word].beg, d->words[word].end }; }

/* Names of the features of a pair, one a line. */
static void names_of(const char *rows, int source, int target, struct tc_buf *names)
{
	struct tc_arena a;
	struct tc_doc d;
	tc_arena_init(&a);
	doc_of(&d, &a, "2022-03-01", rows);
	struct tc_pair p = { 0 };
	if (source >= 0)
		p.source = span_of(&d, source);
	if (target >= 0)
		p.target = span_of(&d, target);
	struct tc_features f = { .arena = &a, .names = names };
	tc_buf_reset(names);
	tc_relate_features(coder, &d, &p, &f);
	tc_buf_char(names, 0);
	tc_arena_release(&a);
}

#define has(feature) (strstr(names.p, feature "\n") != NULL)

static void which_pair(void **state)
{
	struct tc_buf names = { 0 };
	names_of(two_deeds, PERU, CHILE, &names);
	assert_true(has("event=assault|pair") && has("event=support|source"));
	assert_true(has("link=bomb") && has("does=bomb") && !has("link=thank") && !has("does=thank"));
	assert_true(has("link.st=nsubj|obj") && has("order=st"));
	names_of(two_deeds, PERU, BRAZIL, &names);
	assert_true(has("event=support|pair") && has("event=assault|source"));
	assert_true(has("does=thank") && !has("does=bomb") && has("t.gov=thank"));
	names_of(two_deeds, BRAZIL, PERU, &names);
	assert_true(has("event=support|turned") && has("done=thank") && !has("does=thank") && has("order=ts"));
	names_of(two_deeds, CHILE, BRAZIL, &names);
	assert_true(has("event=assault|turned") && !has("event=assault|pair") && !has("event=support|pair"));
	names_of(two_deeds, -1, CHILE, &names);
	assert_true(has("source=absent") && !has("target=absent") && has("event=assault|target"));
	tc_buf_release(&names);
}

static void together(void **state)
{
	struct tc_buf names = { 0 };
	names_of("Peru Peru PROPN NNP 4 nsubj\nand and CCONJ CC 3 cc\nChile Chile PROPN NNP 1 conj\nmet meet VERB VBD 0 root", 0, 2, &names);
	assert_true(has("link=together") && has("s.gov=meet") && has("t.gov=meet"));
	tc_buf_release(&names);
}

static float cooperation(const char *rows, int source, int target, float p[TC_EVENT_TYPE_COUNT])
{
	struct tc_arena a;
	struct tc_doc d;
	struct tc_err err = { 0 };
	float sum = 0, cooperating = 0;
	tc_arena_init(&a);
	doc_of(&d, &a, "2022-03-01", rows);
	struct tc_pair pair = { span_of(&d, source), span_of(&d, target) };
	assert_int_equal(tc_relate(coder, &d, &pair, p, &err), 0);
	for (int k = 0; k < TC_EVENT_TYPE_COUNT; k++) {
		assert_true(p[k] >= 0 && p[k] <= 1);
		sum += p[k];
		cooperating += tc_event_quad(k) <= 2 && k ? p[k] : 0;
	}
	assert_true(sum > 0.999f && sum < 1.001f && p[TC_EVENT_NONE] == 0);
	tc_arena_release(&a);
	return cooperating;
}

static void shipped_model(void **state)
{
	float p[TC_EVENT_TYPE_COUNT];
	assert_true(cooperation(two_deeds, PERU, CHILE, p) < 0.5f);
	assert_true(tc_relate_choose(p) == TC_EVENT_ASSAULT);
	/* the soldiers who shot a farmer only talk to the mayor */
	static const char talk[] = "Soldiers soldier NOUN NNS 6 nsubj\nwho who PRON WP 3 nsubj\nshot shoot VERB VBD 1 acl:relcl\n"
				   "a a DET DT 5 det\nfarmer farmer NOUN NN 3 obj\nmet meet VERB VBD 0 root\nthe the DET DT 8 det\nmayor mayor NOUN NN 6 obj";
	assert_true(cooperation(talk, 0, 7, p) > cooperation(talk, 0, 4, p));
	assert_true(cooperation(talk, 0, 7, p) > 0.5f);
}

static void choice(void **state)
{
	float p[TC_EVENT_TYPE_COUNT] = { 0 };
	/* three kinds of conflict outweigh the likeliest kind of cooperation */
	p[TC_EVENT_CONSULT] = 0.35f;
	p[TC_EVENT_ASSAULT] = 0.25f;
	p[TC_EVENT_COERCE] = 0.2f;
	p[TC_EVENT_ACCUSE] = 0.2f;
	assert_int_equal(tc_relate_choose(p), TC_EVENT_ASSAULT);
	p[TC_EVENT_AGREE] = 0.4f;
	assert_int_equal(tc_relate_choose(p), TC_EVENT_AGREE);
}

static void odd_spans(void **state)
{
	static const tc_span odd[] = { { 0, 0 }, { 1, 3 }, { 0, 36 }, { 4, 5 }, { 5, 11 } };
	for (size_t s = 0; s < TC_COUNT(odd); s++)
		for (size_t t = 0; t < TC_COUNT(odd); t++) {
			struct tc_arena a;
			struct tc_doc d;
			struct tc_err err = { 0 };
			float p[TC_EVENT_TYPE_COUNT];
			tc_arena_init(&a);
			doc_of(&d, &a, "2022-03-01", two_deeds);
			struct tc_pair pair = { odd[s], odd[t] };
			assert_int_equal(tc_relate(coder, &d, &pair, p, &err), 0);
			tc_arena_release(&a);
		}
	struct tc_coder none = *coder;
	none.relate.n_classes = 0;
	struct tc_arena a;
	struct tc_doc d;
	struct tc_err err = { 0 };
	float p[TC_EVENT_TYPE_COUNT];
	tc_arena_init(&a);
	doc_of(&d, &a, "2022-03-01", two_deeds);
	assert_int_equal(tc_relate(&none, &d, &(struct tc_pair){ odd[0], odd[0] }, p, &err), TC_ENOTFOUND);
	tc_arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(which_pair), cmocka_unit_test(together), cmocka_unit_test(shipped_model), cmocka_unit_test(choice),
		cmocka_unit_test(odd_spans),
	};
	struct tc_err err = { 0 };
	if (tc_know_open(tc_know_blob, (size_t)(tc_know_blob_end - tc_know_blob), &know, &err) || tc_coder_open(know, &coder, &err)) {
		fprintf(stderr, "test_relate: %s\n", err.msg);
		return 1;
	}
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	tc_coder_free(coder);
	tc_know_free(know);
	return failed;
}
