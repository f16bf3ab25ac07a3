/* SPDX-License-Identifier: Apache-2.0 */
/* event/ontology.c - PLOVER's types, modes and contexts, CAMEO's codes and the scales, as data/ontology/ has them.
 * The tables are small: types and modes are walked, codes are searched. */
#include <math.h>

#include "event/event_int.h"

struct ontology_mode {
	int type, quad;
	float score;            /* NAN: the type's */
	const char *mode, *cameo;
};
#include "ontology.h"

static const char *const type_names[] = {
#define X(name) #name,
	TC_EVENT_TYPES(X)
#undef X
};

const char *tc_event_name(int type)
{
	return type > TC_EVENT_NONE && type < TC_EVENT_TYPE_COUNT ? type_names[type] : "";
}

int tc_event_find(tc_str name)
{
	if (tc_str_is(name, "-"))
		return TC_EVENT_NONE;
	for (int i = TC_EVENT_NONE + 1; i < TC_EVENT_TYPE_COUNT; i++)
		if (tc_str_eqi(name, tc_str_of(type_names[i])))
			return i;
	return -1;
}

static const struct ontology_mode *find_mode(int type, tc_str mode)
{
	for (size_t i = 0; i < TC_COUNT(ontology_modes); i++)
		if (ontology_modes[i].type == type && tc_str_is(mode, ontology_modes[i].mode))
			return &ontology_modes[i];
	return NULL;
}

int tc_event_quad(int type)
{
	const struct ontology_mode *m = find_mode(type, TC_STR(""));
	return m ? m->quad : 0;
}

float tc_plover_score(int type, tc_str mode)
{
	const struct ontology_mode *m = find_mode(type, mode);
	if (!m || isnan(m->score))
		m = find_mode(type, TC_STR(""));
	return m ? m->score : NAN;
}

tc_str tc_cameo_of(int type, tc_str mode)
{
	const struct ontology_mode *m = find_mode(type, mode);
	if (!m)
		m = find_mode(type, TC_STR(""));
	return m ? tc_str_of(m->cameo) : TC_STR_NULL;
}

bool tc_mode_known(int type, tc_str mode) { return mode.n && find_mode(type, mode); }

bool tc_context_known(tc_str context)
{
	for (size_t i = 0; i < TC_COUNT(ontology_contexts); i++)
		if (tc_str_is(context, ontology_contexts[i]))
			return true;
	return false;
}

static const struct ontology_code *find_code(tc_str code)
{
	size_t low = 0, high = TC_COUNT(ontology_codes);
	while (low < high) {
		size_t mid = (low + high) / 2;
		int c = tc_str_cmp(tc_str_of(ontology_codes[mid].code), code);
		if (!c)
			return &ontology_codes[mid];
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

const struct ontology_code *tc__cameo_row(tc_str cameo)
{
	for (; cameo.n >= 2; cameo.n--) {
		const struct ontology_code *c = find_code(cameo);
		if (c)
			return c;
	}
	return NULL;
}

float tc_goldstein(tc_str cameo, int table)
{
	if (table < 0 || table > TC_GOLDSTEIN_PHOENIX)
		return NAN;
	for (; cameo.n >= 2; cameo.n--) {
		const struct ontology_code *c = find_code(cameo);
		if (c && !isnan(c->goldstein[table]))
			return c->goldstein[table];
	}
	return NAN;
}

const struct ontology_country *tc__country_row(const char *iso3)
{
	size_t low = 0, high = TC_COUNT(ontology_countries);
	while (low < high) {
		size_t mid = (low + high) / 2;
		int c = strcmp(ontology_countries[mid].iso3, iso3);
		if (!c)
			return &ontology_countries[mid];
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}
