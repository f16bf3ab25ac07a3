/* SPDX-License-Identifier: Apache-2.0 */
/* The predicate lexicon from small tables: what is read, how it is ordered, and where an error is said to be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "code/lexicon.h"

struct tables { const char *file[5], *text[5]; };

static tc_str section(const void *from, const char *name)
{
	const struct tables *t = from;
	for (int i = 0; i < 5 && t->file[i]; i++)
		if (strcmp(t->file[i], name) == 0)
			return tc_str_of(t->text[i]);
	return TC_STR_NULL;
}

#define HEAD "id\tlemma\tpos\tpattern\tevent\tmode\tcameo\n"
#define CLASSES "class\tlemmas\tnote\nweapon\tgun|rifle| tank \t\n@talks\ttalk|summit\t\n"

static const struct tables good = {
	{ "lexicon/classes.tsv", "lexicon/aid.tsv", "lexicon/consult.tsv", "lexicon/light.tsv", "lexicon/none.tsv" },
	{ CLASSES,
	  "# a note\n" HEAD "send.V.1\tsend\tV\t\tAID\t\t070\r\nsend.V.2\tsend\tV\tsubj=A! obj:@weapon to=R\tREJECT\tassist\t122\tPeru sent guns.\tmiss\n\n"
	  "send.V.3\tsend\tV\tprt!:off obj:* iobj!:* mod:@mil|@civ|@party\tAID\t\t070\nsend.N.1\tsend\tN\t\tAID\t\t070\n"
	  "sent.A.1\tsent\tA\t\tAID\t\t070\n",
	  HEAD "meet.V.1\tmeet\tV\t@sym\tCONSULT\t\t040\n",
	  "lemma\tslot\teffect\tstatus\nhold\tobj\tdo\t\ncome\tunder\tundergo\t\nhost\tobj\thost\tfuture\n",
	  HEAD "send.V.no1\tsend\tV\tobj:card|letter obj:*\t-\t\t\n" },
};

static struct tc_lexicon *read_good(void)
{
	struct tc_lexicon *l = NULL;
	struct tc_err err = { 0 };
	if (tc__lexicon_read(section, &good, &l, &err) != 0)
		fail_msg("%s:%ld:%ld: %s", err.file, err.line, err.column, err.msg);
	return l;
}

static void frames_come_most_specific_first(void **state)
{
	static const char *const order[] = { "send.V.3", "send.V.no1", "send.V.2", "send.V.1" };
	struct tc_lexicon *l = read_good();
	int n;
	const struct tc_frame *const *f = tc_lexicon_find(l, TC_STR("send"), TC_FRAME_V, &n);
	assert_int_equal(n, 4);
	for (int i = 0; i < n; i++)
		assert_true(tc_str_is(f[i]->id, order[i]));
	assert_int_equal(f[0]->n_conds, 5);     /* SOME 2, IS 3; what must not be there counts nothing */
	assert_int_equal(f[1]->n_conds, 5);     /* the same: the earlier line wins */
	assert_int_equal(f[2]->n_conds, 4);     /* IS 3, a party that must be there 1 */
	assert_int_equal(f[1]->event, TC_EVENT_NONE);
	assert_true(tc_str_is(f[2]->mode, "assist") && tc_str_is(f[2]->cameo, "122"));
	assert_true(tc_str_is(f[2]->example, "Peru sent guns.") && tc_str_is(f[2]->miss, "miss"));
	assert_int_equal(tc_lexicon_count(l), 7);
	assert_null(tc_lexicon_find(l, TC_STR("send"), TC_FRAME_A, &n));
	assert_int_equal(n, 0);
	assert_null(tc_lexicon_find(l, TC_STR("Send"), TC_FRAME_V, &n));
	tc_lexicon_free(l);
}

static void elements(void **state)
{
	struct tc_lexicon *l = read_good();
	int n;
	const struct tc_frame *f = tc_lexicon_find(l, TC_STR("send"), TC_FRAME_V, &n)[0];
	assert_int_equal(f->n_elems, 6);        /* four and the two roles of @tr, since it names none */
	assert_int_equal(f->elems[0]->op, TC_ELEM_NOT);
	assert_int_equal(f->elems[0]->path[0].kind, TC_SLOT_PRT);
	assert_int_equal(f->elems[1]->op, TC_ELEM_SOME);
	assert_int_equal(f->elems[2]->op, TC_ELEM_NONE);
	assert_int_equal(f->elems[3]->n_atoms, 3);
	assert_int_equal(f->elems[3]->atoms[0].kind, TC_ATOM_SECTOR);
	assert_int_equal(f->elems[3]->atoms[0].arg, TC_SECTOR_MIL);
	assert_int_equal(f->elems[3]->atoms[1].arg, TC_SECTOR_CVL);
	assert_int_equal(f->elems[3]->atoms[2].kind, TC_ATOM_PARTY);
	assert_int_equal(f->elems[4]->role, 'A');
	assert_int_equal(f->elems[5]->role, 'R');
	f = tc_lexicon_find(l, TC_STR("send"), TC_FRAME_V, &n)[2];
	assert_true(f->elems[0]->required && f->elems[0]->role == 'A');
	assert_int_equal(f->elems[1]->atoms[0].kind, TC_ATOM_CLASS);
	assert_int_equal(f->elems[2]->path[0].kind, TC_SLOT_PREP);
	assert_true(tc_str_is(f->elems[2]->path[0].prep, "to"));
	tc_lexicon_free(l);
}

static void macros_and_default_roles(void **state)
{
	struct tc_lexicon *l = read_good();
	int n;
	const struct tc_frame *f = tc_lexicon_find(l, TC_STR("meet"), TC_FRAME_V, &n)[0];
	assert_int_equal(f->n_elems, 3);        /* @sym */
	for (int i = 0; i < 3; i++)
		assert_int_equal(f->elems[i]->role, 'B');
	f = tc_lexicon_find(l, TC_STR("send"), TC_FRAME_N, &n)[0];
	assert_int_equal(f->n_elems, 6);        /* @nact */
	f = tc_lexicon_find(l, TC_STR("sent"), TC_FRAME_A, &n)[0];
	assert_int_equal(f->n_elems, 1);
	assert_int_equal(f->elems[0]->path[0].kind, TC_SLOT_NOUN);
	assert_int_equal(f->elems[0]->role, 'R');
	f = tc_lexicon_find(l, TC_STR("send"), TC_FRAME_V, &n)[1];
	assert_int_equal(f->n_elems, 2);        /* blockers get no roles */
	tc_lexicon_free(l);
}

static void classes_and_light_verbs(void **state)
{
	struct tc_lexicon *l = read_good();
	int weapon = tc_lexicon_class(l, TC_STR("weapon")), talks = tc_lexicon_class(l, TC_STR("talks"));
	assert_true(weapon >= 0 && talks >= 0 && weapon != talks);
	assert_int_equal(tc_lexicon_class(l, TC_STR("weapons")), -1);
	assert_true(tc_lexicon_in_class(l, (uint32_t)weapon, TC_STR("tank")));
	assert_false(tc_lexicon_in_class(l, (uint32_t)talks, TC_STR("tank")));
	assert_true(tc_lexicon_in_class(l, (uint32_t)talks, TC_STR("summit")));
	assert_int_equal(tc_lexicon_light(l, TC_STR("hold"), TC_STR("obj"))->effect, TC_LIGHT_DO);
	assert_int_equal(tc_lexicon_light(l, TC_STR("come"), TC_STR("under"))->effect, TC_LIGHT_UNDERGO);
	assert_int_equal(tc_lexicon_light(l, TC_STR("host"), TC_STR("obj"))->effect, TC_LIGHT_HOST);
	assert_null(tc_lexicon_light(l, TC_STR("come"), TC_STR("obj")));
	assert_null(tc_lexicon_light(l, TC_STR("go"), TC_STR("under")));
	tc_lexicon_free(l);
}

static void errors_name_the_place(void **state)
{
	static const struct { const char *file, *row; long column; } bad[] = {
		{ "lexicon/aid.tsv", "\tsend\tV\t\tAID\t\t070", 1 },
		{ "lexicon/aid.tsv", "x\t\tV\t\tAID\t\t070", 1 },
		{ "lexicon/aid.tsv", "x\tsend\tX\t\tAID\t\t070", 3 },
		{ "lexicon/aid.tsv", "x\tsend\tVN\t\tAID\t\t070", 3 },
		{ "lexicon/aid.tsv", "x\tsend\tV\t\tHELP\t\t070", 5 },
		{ "lexicon/aid.tsv", "x\tsend\tV\t\tAID\tmeet\t070", 6 },
		{ "lexicon/aid.tsv", "x\tsend\tV\tsubj\tAID\t\t070", 4 },
		{ "lexicon/aid.tsv", "x\tsend\tV\tsubj=Q\tAID\t\t070", 4 },
		{ "lexicon/aid.tsv", "x\tsend\tV\tsubj=\tAID\t\t070", 4 },
		{ "lexicon/aid.tsv", "x\tsend\tV\tSubj=A\tAID\t\t070", 4 },
		{ "lexicon/aid.tsv", "x\tsend\tV\tobj.of.in.at=A\tAID\t\t070", 4 },
		{ "lexicon/aid.tsv", "x\tsend\tV\tobj..of=A\tAID\t\t070", 4 },
		{ "lexicon/aid.tsv", "x\tsend\tV\tobj:@nosuch\tAID\t\t070", 4 },
		{ "lexicon/aid.tsv", "x\tsend\tV\tobj:gun||tank\tAID\t\t070", 4 },
		{ "lexicon/aid.tsv", "x\tsend\tV\tobj!gun\tAID\t\t070", 4 },
		{ "lexicon/aid.tsv", "x\tsend\tV\t@nosuch\tAID\t\t070", 4 },
		{ "lexicon/aid.tsv", "x\tsend\tV\t\tAID", 5 },
		{ "lexicon/none.tsv", "x\tsend\tV\t\t?\t\t", 5 },
		{ "lexicon/light.tsv", "hold\tobj\tmake", 3 },
		{ "lexicon/light.tsv", "hold\tobj", 2 },
		{ "lexicon/classes.tsv", "weapon", 1 },
	};
	for (size_t i = 0; i < TC_COUNT(bad); i++) {
		char text[200];
		struct tables t = { { bad[i].file }, { text } };
		struct tc_lexicon *l = NULL;
		struct tc_err err = { 0 };
		snprintf(text, sizeof text, "head\n# note\n\n%s\n", bad[i].row);
		if (tc__lexicon_read(section, &t, &l, &err) != TC_EFORMAT)
			fail_msg("accepted: %s", bad[i].row);
		assert_null(l);
		if (strcmp(err.file, bad[i].file) != 0 || err.line != 4 || err.column != bad[i].column)
			fail_msg("'%s': said to be at %s:%ld:%ld", bad[i].row, err.file, err.line, err.column);
		assert_true(err.msg[0]);
	}
}

static void no_tables(void **state)
{
	static const struct tables none = { { NULL }, { NULL } };
	struct tc_lexicon *l = NULL;
	int n;
	assert_int_equal(tc__lexicon_read(section, &none, &l, NULL), 0);
	assert_int_equal(tc_lexicon_count(l), 0);
	assert_null(tc_lexicon_find(l, TC_STR("send"), TC_FRAME_V, &n));
	assert_null(tc_lexicon_light(l, TC_STR("hold"), TC_STR("obj")));
	assert_false(tc_lexicon_in_class(l, 0, TC_STR("gun")));
	tc_lexicon_free(l);
	tc_lexicon_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(frames_come_most_specific_first),
		cmocka_unit_test(elements),
		cmocka_unit_test(macros_and_default_roles),
		cmocka_unit_test(classes_and_light_verbs),
		cmocka_unit_test(errors_name_the_place),
		cmocka_unit_test(no_tables),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
