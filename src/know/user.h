/* know/user.h - tables of the user's own, beside the blob. Shared inside src/know. */
#ifndef TC_KNOW_USER_H
#define TC_KNOW_USER_H
#include "know/know_int.h"

struct tc__user_name { struct tc_name_hit *hits; const char *p; uint32_t len, hash, n_hits, cap; bool prefix; };
struct tc__user {
	struct tc_arena arena;
	uint32_t base;                  /* id of ents[0] */
	struct tc_ent *ents;
	uint32_t n_ents, cap_ents;
	struct tc_office *offices;      /* by person, latest first */
	uint32_t n_offices, cap_offices;
	struct tc__user_name *names;    /* open addressing, a power of two */
	uint32_t n_names, cap_names;
	struct tc__source { const char *file; tc_str tsv; } *sources;   /* every table so far, in order */
	uint32_t n_sources, cap_sources;
};

uint32_t tc__know_base(const struct tc_know *k);
/* As tc_know_find, but in the blob alone. */
const struct tc_name_hit *tc__know_find_base(const struct tc_know *k, tc_str name, uint32_t *n);
/* Read the tables of `old` (may be NULL) and this one into a new tc__user; on success `old` has been freed. */
TC_NODISCARD int tc__user_read(const struct tc_know *k, struct tc__user *old, const char *file, tc_str tsv, struct tc__user **out, struct tc_err *err);
void tc__user_free(struct tc__user *u);
const struct tc_office *tc__user_offices(const struct tc__user *u, uint32_t person, uint32_t *n);
int tc__user_holders(const struct tc__user *u, const char country[4], tc_str office_class, int32_t day, const struct tc_office **out, int cap);
void tc__user_probe(const struct tc__user *u, const char *p, uint32_t len, uint32_t hash, const struct tc_name_hit **hits, uint32_t *n, bool *prefix);
#endif
