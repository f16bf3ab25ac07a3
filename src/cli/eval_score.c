/* SPDX-License-Identifier: Apache-2.0 */
/* cli/eval_score.c - matching and counting. */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cli/eval.h"

enum { MAX_TYPES = 32, MAX_PARTIES = 64 };

struct count { long tp, fp, fn, silent, false_alarm; };
struct type_count { const char *type; long tp, fp, fn; };
enum { ACC_MODE, ACC_STATUS, ACC_NEGATED, ACC_CAMEO_ROOT, ACC_CAMEO_CODE, ACC_DATE, ACC_ATTRIBUTED, ACC_SECTOR, ACCS };
static const char *const acc_names[] = { "mode", "status", "negated", "cameo_root", "cameo_code", "date", "attributed",
	"sector" };

struct scores {
	struct count level[TC_LEVELS], open[TC_LEVELS];
	struct type_count types[MAX_TYPES];
	int n_types;
	long acc[ACCS][2];
	int acc_order[ACCS], n_acc;     /* in order of first use */
	long shown;
};

static const char *const level_names[] = { "type", "who", "triple" };

static const char *string(json_t *object, const char *name)
{
	return json_string_value(json_object_get(object, name));
}

/* Python's idea of a true value: not null, false, empty or zero. */
static bool truthy(json_t *v)
{
	if (json_is_string(v))
		return json_string_length(v) > 0;
	if (json_is_array(v))
		return json_array_size(v) > 0;
	if (json_is_object(v))
		return json_object_size(v) > 0;
	if (json_is_number(v))
		return json_number_value(v) != 0;
	return json_is_true(v);
}

/* What stands for an actor in comparison: its country, else its sector ("?REB", "?IGO"). */
static void party_key(json_t *actor, char out[64])
{
	const char *country = string(actor, "country"), *sector = string(actor, "sector"), *code = string(actor, "code");
	if (country && *country)
		snprintf(out, 64, "%s", country);
	else if (sector && *sector)
		snprintf(out, 64, "?%s", sector);
	else
		snprintf(out, 64, "?%.3s", code && *code ? code : "UNK");
}

struct parties { char key[MAX_PARTIES][64]; bool named[MAX_PARTIES]; int n; };

static void add_parties(struct parties *p, json_t *list)
{
	size_t i;
	json_t *actor;
	json_array_foreach(list, i, actor) {
		if (p->n == MAX_PARTIES)
			return;
		const char *text = string(actor, "text");
		p->named[p->n] = !text || *text;
		party_key(actor, p->key[p->n++]);
	}
}

static json_t *side(json_t *event, const char *name, const char *other)
{
	json_t *v = json_object_get(event, name);
	return v && !json_is_null(v) ? v : json_object_get(event, other);
}
static json_t *actors_of(json_t *event) { return side(event, "actors", "source"); }
static json_t *recipients_of(json_t *event) { return side(event, "recipients", "target"); }

static bool has(const struct parties *p, const char *key)
{
	for (int i = 0; i < p->n; i++)
		if (strcmp(p->key[i], key) == 0)
			return true;
	return false;
}

/* Every party that the sentence names is there, and none that gold does not know of. */
static bool fits(const struct parties *gold, const struct parties *sys)
{
	for (int i = 0; i < gold->n; i++)
		if (gold->named[i] && !has(sys, gold->key[i]))
			return false;
	for (int i = 0; i < sys->n; i++)
		if (!has(gold, sys->key[i]))
			return false;
	return true;
}

static bool same(json_t *gold, json_t *sys, int level)
{
	struct parties ga = { .n = 0 }, gr = { .n = 0 }, sa = { .n = 0 }, sr = { .n = 0 };
	if (level == TC_LEVEL_TYPE)
		return true;
	bool one = level == TC_LEVEL_WHO || truthy(json_object_get(gold, "reciprocal"));
	add_parties(&ga, actors_of(gold));
	add_parties(one ? &ga : &gr, recipients_of(gold));
	add_parties(&sa, actors_of(sys));
	add_parties(one ? &sa : &sr, recipients_of(sys));
	return fits(&ga, &sa) && fits(&gr, &sr);
}

/* Next word of *s, folded to lower case into `out`; false at the end. */
static bool next_word(const char **s, struct tc_buf *out)
{
	tc_buf_reset(out);
	utf8proc_int32_t c;
	for (utf8proc_ssize_t n; **s && (n = utf8proc_iterate((const utf8proc_uint8_t *)*s, -1, &c)) > 0; *s += n) {
		int category = utf8proc_category(c);
		bool space = category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
			     category == UTF8PROC_CATEGORY_ZP || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f) || c == 0x85;
		if (space && out->n)
			return true;
		if (space)
			continue;
		utf8proc_uint8_t low[4];
		tc_buf_add(out, low, (size_t)utf8proc_encode_char(utf8proc_tolower(c), low));
	}
	return out->n > 0;
}

static bool share_a_word(const char *a, const char *b)
{
	struct tc_buf x = { 0 }, y = { 0 };
	bool found = false;
	while (!found && next_word(&a, &x))
		for (const char *rest = b; !found && next_word(&rest, &y);)
			found = tc_str_eq(tc_buf_view(&x), tc_buf_view(&y));
	tc_buf_release(&x);
	tc_buf_release(&y);
	return found;
}

static int closeness(json_t *gold, json_t *sys)
{
	int score = 4 * same(gold, sys, TC_LEVEL_TRIPLE) + 2 * same(gold, sys, TC_LEVEL_WHO);
	const char *t = string(json_object_get(sys, "trigger"), "text"), *g = string(gold, "trigger");
	if (t && *t && g && *g)
		score += 3 * share_a_word(t, g);
	return score;
}

static bool accepts(json_t *gold, const char *type)
{
	json_t *set = json_object_get(gold, "event_set"), *one;
	size_t i;
	bool yield = strcmp(type, "CONCEDE") == 0 || strcmp(type, "RETREAT") == 0;
	if (truthy(set)) {
		json_array_foreach(set, i, one) {
			const char *s = json_string_value(one);
			if (s && (strcmp(s, type) == 0 || (yield && strcmp(s, "YIELD") == 0)))
				return true;
		}
		return false;
	}
	const char *s = string(gold, "event");
	return s && (strcmp(s, type) == 0 || (yield && strcmp(s, "YIELD") == 0));
}

struct candidate { int score, optional, gold, sys; };

static int by_closeness(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	if (x->score != y->score)
		return y->score - x->score;
	if (x->optional != y->optional)
		return x->optional - y->optional;
	return x->gold != y->gold ? x->gold - y->gold : x->sys - y->sys;
}

int tc_gold_match(json_t *golds, json_t *systems, int level, int (*pairs)[2])
{
	size_t ng = json_array_size(golds), ns = json_array_size(systems), i, j;
	struct candidate *c = tc_xcalloc(ng * ns + 1, sizeof *c);
	bool *used = tc_xcalloc(ng + ns + 1, sizeof *used);
	json_t *g, *s;
	int n = 0, matched = 0;
	json_array_foreach(golds, i, g)
		json_array_foreach(systems, j, s) {
			const char *type = string(s, "event");
			if (type && accepts(g, type) && same(g, s, level))
				c[n++] = (struct candidate){ closeness(g, s), truthy(json_object_get(g, "optional")), (int)i, (int)j };
		}
	qsort(c, (size_t)n, sizeof *c, by_closeness);
	for (int k = 0; k < n; k++) {
		if (used[c[k].gold] || used[ng + (size_t)c[k].sys])
			continue;
		used[c[k].gold] = used[ng + (size_t)c[k].sys] = true;
		pairs[matched][0] = c[k].gold;
		pairs[matched++][1] = c[k].sys;
	}
	free(used);
	free(c);
	return matched;
}

static struct type_count *type_count(struct scores *sc, const char *type)
{
	for (int i = 0; i < sc->n_types; i++)
		if (strcmp(sc->types[i].type, type) == 0)
			return &sc->types[i];
	if (sc->n_types == MAX_TYPES)
		return &sc->types[MAX_TYPES - 1];
	sc->types[sc->n_types].type = type;
	return &sc->types[sc->n_types++];
}

static void judge(struct scores *sc, int what, bool right)
{
	if (!sc->acc[what][0] && !sc->acc[what][1])
		sc->acc_order[sc->n_acc++] = what;
	sc->acc[what][right]++;
}

static bool is_null(json_t *v) { return !v || json_is_null(v); }

static bool equal(json_t *a, json_t *b)
{
	return is_null(a) || is_null(b) ? is_null(a) && is_null(b) : json_equal(a, b) == 1;
}

static bool has_named_link(json_t *links)
{
	size_t i;
	json_t *link;
	json_array_foreach(links, i, link) {
		const char *kind = string(link, "kind");
		if (!kind || strcmp(kind, "publisher") != 0)
			return true;
	}
	return false;
}

/* All sectors that gold gives are there, each with its party. -1: gold gives none. */
static int sectors_right(json_t *gold, json_t *sys)
{
	json_t *gs[2] = { actors_of(gold), recipients_of(gold) }, *ss[2] = { actors_of(sys), recipients_of(sys) };
	int result = -1;
	for (int k = 0; k < 2; k++) {
		size_t i, j;
		json_t *a, *b;
		json_array_foreach(gs[k], i, a) {
			char key[64], other[64];
			const char *sector = string(a, "sector");
			if (!sector || !*sector)
				continue;
			bool found = false;
			party_key(a, key);
			for (int m = 0; m < 2; m++)
				json_array_foreach(ss[m], j, b) {
					const char *s = string(b, "sector");
					party_key(b, other);
					found |= s && strcmp(s, sector) == 0 && strcmp(key, other) == 0;
				}
			if (!found)
				return 0;
			result = 1;
		}
	}
	return result;
}

static void judge_pair(struct scores *sc, json_t *x, json_t *y)
{
	static const char *const plain[] = { "mode", "status", "negated" };
	for (int k = 0; k < 3; k++)
		if (!is_null(json_object_get(x, plain[k])))
			judge(sc, k, equal(json_object_get(x, plain[k]), json_object_get(y, plain[k])));
	const char *cameo = string(x, "cameo"), *other = string(y, "cameo");
	if (cameo && *cameo) {
		judge(sc, ACC_CAMEO_ROOT, strncmp(cameo, other ? other : "", 2) == 0);
		if (strlen(cameo) > 2)
			judge(sc, ACC_CAMEO_CODE, other && strcmp(cameo, other) == 0);
	}
	json_t *when = json_object_get(json_object_get(x, "when"), "value");
	if (truthy(when))
		judge(sc, ACC_DATE, equal(when, json_object_get(json_object_get(y, "date"), "value")));
	json_t *links = json_object_get(x, "according_to");
	if (links)
		judge(sc, ACC_ATTRIBUTED, truthy(links) == has_named_link(json_object_get(y, "according_to")));
	int sectors = sectors_right(x, y);
	if (sectors >= 0)
		judge(sc, ACC_SECTOR, sectors);
}

bool tc_gold_free(json_t *event)
{
	return truthy(json_object_get(event, "optional")) || is_null(json_object_get(event, "event"));
}

/* A string as Python's repr shows it. */
static void print_repr(FILE *out, const char *s)
{
	if (!s) {
		fprintf(out, "None");
		return;
	}
	char quote = strchr(s, '\'') && !strchr(s, '"') ? '"' : '\'';
	fputc(quote, out);
	for (; *s; s++) {
		if (*s == quote || *s == '\\')
			fprintf(out, "\\%c", *s);
		else if (*s == '\n')
			fprintf(out, "\\n");
		else if (*s == '\t')
			fprintf(out, "\\t");
		else
			fputc(*s, out);
	}
	fputc(quote, out);
}

static void print_errors(FILE *out, json_t *line, json_t *golds, json_t *systems, const bool *fn, const bool *fp)
{
	size_t i;
	json_t *e;
	bool comma = false;
	fprintf(out, "# %s %s\n   missed: [", string(line, "id"), string(line, "text"));
	json_array_foreach(golds, i, e)
		if (fn[i]) {
			fprintf(out, "%s(", comma ? ", " : "");
			print_repr(out, string(e, "event"));
			fprintf(out, ", ");
			print_repr(out, string(e, "trigger"));
			fprintf(out, ")");
			comma = true;
		}
	fprintf(out, "] extra: [");
	comma = false;
	json_array_foreach(systems, i, e)
		if (fp[i]) {
			fprintf(out, "%s(", comma ? ", " : "");
			print_repr(out, string(e, "event"));
			fprintf(out, ", ");
			print_repr(out, string(json_object_get(e, "trigger"), "text"));
			fprintf(out, ")");
			comma = true;
		}
	fprintf(out, "]\n");
}

static void count_types(struct scores *sc, json_t *golds, json_t *systems, const bool *fn, const bool *fp, bool exhaustive)
{
	size_t i;
	json_t *e;
	if (!exhaustive)
		return;
	json_array_foreach(golds, i, e)
		if (fn[i])
			type_count(sc, string(e, "event"))->fn++;
	json_array_foreach(systems, i, e)
		if (fp[i])
			type_count(sc, string(e, "event"))->fp++;
}

static void score_level(struct scores *sc, json_t *line, json_t *systems, int level, const struct tc_eval_options *o, FILE *out)
{
	json_t *golds = json_object_get(line, "events"), *e;
	json_t *full = json_object_get(line, "exhaustive");
	bool exhaustive = !full || truthy(full);
	size_t ng = json_array_size(golds), ns = json_array_size(systems), i;
	int (*pairs)[2] = tc_xcalloc(ng + 1, sizeof *pairs);
	bool *fn = tc_xcalloc(ng + 1, 1), *fp = tc_xcalloc(ns + 1, 1);
	int n = tc_gold_match(golds, systems, level, pairs);
	long tp = 0, n_fn = 0, n_fp = 0, slack = 0;
	memset(fp, 1, ns);
	json_array_foreach(golds, i, e) {
		fn[i] = !tc_gold_free(e);
		slack += is_null(json_object_get(e, "event"));
	}
	for (int k = 0; k < n; k++) {
		e = json_array_get(golds, (size_t)pairs[k][0]);
		tp += !tc_gold_free(e);
		fn[pairs[k][0]] = fp[pairs[k][1]] = false;
	}
	for (i = 0; i < ng; i++)
		n_fn += fn[i];
	/* A gold event without a PLOVER type excuses one extra event. */
	for (i = 0; i < ns; i++) {
		if (fp[i] && slack > 0) {
			fp[i] = false;
			slack--;
		}
		n_fp += fp[i];
	}
	struct count *c = exhaustive ? &sc->level[level] : &sc->open[level];
	c->tp += tp;
	c->fn += n_fn;
	if (exhaustive) {
		c->fp += n_fp;
		c->silent += ng == 0;
		c->false_alarm += ng == 0 && ns > 0;
	}
	if (level == TC_LEVEL_TYPE) {
		for (int k = 0; k < n; k++) {
			e = json_array_get(golds, (size_t)pairs[k][0]);
			if (tc_gold_free(e))
				continue;
			json_t *s = json_array_get(systems, (size_t)pairs[k][1]);
			type_count(sc, string(s, "event"))->tp++;
			judge_pair(sc, e, s);
		}
		count_types(sc, golds, systems, fn, fp, exhaustive);
		if ((n_fn || (n_fp && exhaustive)) && sc->shown < o->errors) {
			sc->shown++;
			print_errors(out, line, golds, systems, fn, fp);
		}
	}
	free(fp);
	free(fn);
	free(pairs);
}

struct prf { double p, r, f; };
static struct prf prf(long tp, long fp, long fn)
{
	struct prf x = { tp + fp ? (double)tp / (double)(tp + fp) : 0, tp + fn ? (double)tp / (double)(tp + fn) : 0, 0 };
	x.f = x.p + x.r > 0 ? 2 * x.p * x.r / (x.p + x.r) : 0;
	return x;
}

/* Rounded to four places and as short as can be, as Python writes round(x, 4). */
static void add_rounded(struct tc_buf *b, double x)
{
	tc_buf_fmt(b, "%.4f", x);
	while (b->p[b->n - 1] == '0' && b->p[b->n - 2] != '.')
		b->n--;
}

static void print_levels(const struct scores *sc, struct tc_buf *json, FILE *out)
{
	for (int lv = 0; lv < TC_LEVELS; lv++) {
		const struct count *c = &sc->level[lv], *open = &sc->open[lv];
		if (c->tp + c->fp + c->fn) {
			struct prf x = prf(c->tp, c->fp, c->fn);
			fprintf(out, "%-7s P %5.1f  R %5.1f  F1 %5.1f   tp %ld fp %ld fn %ld\n", level_names[lv], 100 * x.p,
				100 * x.r, 100 * x.f, c->tp, c->fp, c->fn);
			tc_buf_fmt(json, ", \"%s\": {\"p\": ", level_names[lv]);
			add_rounded(json, x.p);
			tc_buf_z(json, ", \"r\": ");
			add_rounded(json, x.r);
			tc_buf_z(json, ", \"f1\": ");
			add_rounded(json, x.f);
			tc_buf_fmt(json, ", \"tp\": %ld, \"fp\": %ld, \"fn\": %ld}", c->tp, c->fp, c->fn);
		}
		if (open->tp + open->fn) {
			double r = (double)open->tp / (double)(open->tp + open->fn);
			tc_buf_fmt(json, ", \"%s_recall_open\": ", level_names[lv]);
			add_rounded(json, r);
			fprintf(out, "%-7s recall where gold is not exhaustive: %5.1f  (%ld of %ld)\n", level_names[lv], 100 * r,
				open->tp, open->tp + open->fn);
		}
	}
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct type_count *)a)->type, ((const struct type_count *)b)->type);
}

void tc_gold_score(const struct tc_gold *g, const struct tc_eval_options *o, FILE *out)
{
	struct scores *sc = tc_xcalloc(1, sizeof *sc);
	struct tc_buf json = { 0 };
	size_t i;
	json_t *line;
	json_array_foreach(g->lines, i, line) {
		json_t *systems = json_object_get(g->found, string(line, "id"));
		for (int lv = 0; lv < TC_LEVELS; lv++)
			score_level(sc, line, systems, lv, o, out);
	}
	tc_buf_fmt(&json, "{\"sentences\": %zu, \"strays\": %ld", json_array_size(g->lines), g->strays);
	print_levels(sc, &json, out);
	const struct count *c = &sc->level[TC_LEVEL_TYPE];
	if (c->silent) {
		tc_buf_z(&json, ", \"false_alarm_rate\": ");
		add_rounded(&json, (double)c->false_alarm / (double)c->silent);
		fprintf(out, "false alarms: %ld of %ld sentences without an event\n", c->false_alarm, c->silent);
	}
	for (int k = 0; k < sc->n_acc; k++) {
		const long *a = sc->acc[sc->acc_order[k]];
		const char *name = acc_names[sc->acc_order[k]];
		double share = (double)a[1] / (double)(a[0] + a[1]);
		tc_buf_fmt(&json, ", \"acc_%s\": ", name);
		add_rounded(&json, share);
		fprintf(out, "  %-11s %5.1f %%  of %ld\n", name, 100 * share, a[0] + a[1]);
	}
	qsort(sc->types, (size_t)sc->n_types, sizeof *sc->types, by_name);
	for (int k = 0; o->by_type && k < sc->n_types; k++) {
		const struct type_count *t = &sc->types[k];
		struct prf x = prf(t->tp, t->fp, t->fn);
		fprintf(out, "  %-10s P %5.1f R %5.1f F1 %5.1f  tp %ld fp %ld fn %ld\n", t->type, 100 * x.p, 100 * x.r, 100 * x.f,
			t->tp, t->fp, t->fn);
	}
	fprintf(out, "%.*s}\n", TC_FMT(tc_buf_view(&json)));
	tc_buf_release(&json);
	free(sc);
}
