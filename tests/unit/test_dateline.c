/* SPDX-License-Identifier: Apache-2.0 */
/* Datelines cut off the sentence they open; sentences that only look like having one stay whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "text/dateline.h"
#include "text/split.h"

/* The sentence before the first, or "" where the text is one sentence. */
static void expect(const char *text, const char *dateline)
{
	struct tc_arena a;
	struct tc_doc d;
	tc_arena_init(&a);
	tc_doc_init(&d, &a, tc_str_of(text));
	tc_split(&d);
	tc_dateline_cut(&d);
	tc_str got = d.n_sents > 1 ? tc_str_cut(d.text, d.sents[0].beg, d.sents[0].end) : TC_STR("");
	if (!tc_str_is(got, dateline))
		fail_msg("'%.*s' instead of '%s'", TC_FMT(got), dateline);
	tc_arena_release(&a);
}

static void capitals(void **state)
{
	expect("BAMAKO, Mali (Reuters) - Soldiers shot at a bus.", "BAMAKO, Mali (Reuters) -");
	expect("BAMAKO -- Soldiers shot at a bus.", "BAMAKO --");
	expect("TEL AVIV--Soldiers shot at a bus.", "TEL AVIV--");
	expect("UNITED NATIONS: Norway vetoed the draft.", "UNITED NATIONS:");
	expect("ORAN, Algerian Coast: Norway vetoed the draft.", "ORAN, Algerian Coast:");
	expect("NATO chief: Norway vetoed the draft.", "");
	expect("KABUL (Kohak) : Norway vetoed the draft.", "KABUL (Kohak) :");
	expect("NATO said soldiers - all of them - shot at a bus.", "");
	expect("CIA--backed soldiers shot at a bus.", "");
}

static void agencies(void **state)
{
	expect("Bamako, March 8 (AFP) The interim president of Mali shot at a bus.", "Bamako, March 8 (AFP)");
	expect("Bamako, March 8, IRNA - The president of Mali shot at a bus.", "Bamako, March 8, IRNA -");
	expect("BAMAKO (AP) \" Soldiers shot at a bus.", "BAMAKO (AP) \"");
	expect("Agence France-Presse (AFP) said soldiers shot at a bus.", "");
	expect("The Associated Press (AP) Monday said soldiers shot at a bus.", "");
	expect("Bamako, March 8 (Friday) The president of Mali shot at a bus.", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(capitals), cmocka_unit_test(agencies) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
