/* tools/mkknow.h - what the parts of mkknow share. */
#ifndef TC_TOOLS_MKKNOW_H
#define TC_TOOLS_MKKNOW_H
#include "base/buf.h"
#include "know/know_int.h"

struct mk_name { const char *p; uint32_t len, ent, flags; };
struct mk_file { char name[48]; tc_str bytes; };
struct mk {
	struct tc_arena arena;
	struct tc_buf strings;
	struct mk_str { struct tc__text at; uint64_t hash; bool used; } *interned;      /* open addressing */
	uint32_t n_interned, cap_interned;
	struct tc__rec *recs;
	uint32_t n_recs, cap_recs;
	struct mk_key { uint64_t hash; uint32_t ent; } *keys;           /* kind + country + name -> entity + 1 */
	uint32_t n_keys, cap_keys;
	struct tc__office *offices;
	long *office_lines;
	const char **office_files;
	bool *office_shared;
	uint32_t n_offices, cap_offices, cap_lines, cap_office_files, cap_shared;
	struct tc__member *members;
	uint32_t n_members, cap_members;
	struct tc__border *borders;
	uint32_t n_borders, cap_borders;
	struct mk_name *names;
	uint32_t n_names, cap_names;
	struct mk_file *files;
	uint32_t n_files, cap_files;
	uint32_t ent;                   /* that add_name adds to */
	bool no_surnames;               /* ... while it drops surnames */
	struct mk_word { tc_str fold; } *common;        /* words that are also names, to be CASED; sorted */
	uint32_t n_common, cap_common;
	struct mk_class { tc_str name; bool one_holder; } *classes;
	uint32_t n_classes, cap_classes;
	struct mk_leader { char country[4]; struct tc__text office_class; int32_t from, to; } *leaders; /* who "the leader" is */
	uint32_t n_leaders, cap_leaders;
};

/* The table readers, in the order in which they must run. `what` is the stem of the file name: "countries", "leaders" ... */
int mk_read_table(struct mk *m, const char *what, const char *file, tc_str tsv, struct tc_err *err);
int mk_check(struct mk *m, struct tc_err *err);
void mk_write(struct mk *m, struct tc_buf *out, const char *version);
struct tc__text mk_intern(struct mk *m, tc_str s);
bool mk_is_common(const struct mk *m, const char *folded, uint32_t n);
tc_str mk_text(const struct mk *m, struct tc__text t);
#endif
