/* SPDX-License-Identifier: Apache-2.0 */
/* tools/mkknow_check.c - terms of two holders of one office that overlap are an error, unless both are marked `shared`.
 */
#include "mkknow.h"
#include <stdlib.h>

struct term {
	const struct tc__office *o;
	uint32_t i;
};

static int by_class(const void *pa, const void *pb)
{
	const struct tc__office *a = ((const struct term *)pa)->o, *b = ((const struct term *)pb)->o;
	int c = strcmp(a->country, b->country);
	if (!c && a->office_class.off != b->office_class.off)
		c = a->office_class.off < b->office_class.off ? -1 : 1;
	if (!c && a->from != b->from)
		c = a->from < b->from ? -1 : 1;
	return c ? c : (((const struct term *)pa)->i < ((const struct term *)pb)->i ? -1 : 1);
}

int mk_check(struct mk *m, struct tc_err *err)
{
	struct term *terms = tc_xcalloc(m->n_offices + 1, sizeof *terms);
	uint32_t n = 0;
	int rc = 0;
	for (uint32_t i = 0; i < m->n_offices; i++)
		for (uint32_t j = 0; j < m->n_classes && m->offices[i].office_class.len; j++)
			if (m->classes[j].one_holder &&
			    tc_str_eq(m->classes[j].name, mk_text(m, m->offices[i].office_class)) &&
			    !m->office_shared[i])
				terms[n++] = (struct term){ &m->offices[i], i };
	if (n)
		qsort(terms, n, sizeof *terms, by_class);
	for (uint32_t i = 1, last = 0; i < n && !rc; i++) { /* last: the term before that ends last */
		const struct tc__office *a = terms[last].o, *b = terms[i].o;
		if (strcmp(a->country, b->country) || a->office_class.off != b->office_class.off) {
			last = i;
			continue;
		}
		if (a->person != b->person && b->from < a->to) {
			tc_str pa = mk_text(m, m->recs[a->person].name), pb = mk_text(m, m->recs[b->person].name);
			rc = tc_fail(err, TC_EFORMAT,
			             "%.*s and %.*s both hold \"%.*s\" of %s (other term: %s:%ld); end one or mark "
			             "both shared",
			             TC_FMT(pb), TC_FMT(pa), TC_FMT(mk_text(m, b->office_class)), b->country,
			             m->office_files[terms[last].i], m->office_lines[terms[last].i]);
			tc_err_place(err, m->office_files[terms[i].i], m->office_lines[terms[i].i], 1);
		}
		if (b->to > a->to)
			last = i;
	}
	free(terms);
	return rc;
}
