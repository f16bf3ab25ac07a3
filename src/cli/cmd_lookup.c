/* SPDX-License-Identifier: Apache-2.0 */
/* cli/cmd_lookup.c - `tocsin lookup`: what the knowledge base says of a name, and who held office in a country. */
#include <math.h>
#include <stdio.h>

#include "cli/cli.h"
#include "cli/input.h"
#include "engine/engine.h"

enum { OPT_DATE, OPT_REVERSE, OPT_ACTORS, OPT_JSON, OPT_ALL };

static const struct tc_opt opts[] = {
	[OPT_DATE] = { "date", 'd', "DATE", "the offices held on that day (YYYY-MM-DD)" },
	[OPT_REVERSE] = { "reverse", 'r', NULL, "names for a country code and a sector: --reverse RUS GOV" },
	[OPT_ACTORS] = { "actors", 0, "FILE", "table of actors to add to the built-in ones" },
	[OPT_JSON] = { "json", 0, NULL, "one JSON object a line" },
	[OPT_ALL] = { "all", 'a', NULL, "minor offices and organisations too" },
	{ NULL },
};

struct lookup {
	const struct tc_know *k;
	int32_t day; /* TC_DAY_NONE: not given */
	bool json, all;
	int sector; /* of --reverse; -1: any */
	const char *country;
	int n;
	struct tc_buf out;
};

static const char *day_text(int32_t day, char out[32])
{
	int y, m, d;
	if (day == TC_DAY_NONE || day == TC_DAY_OPEN)
		return day == TC_DAY_OPEN ? "now" : "?";
	tc_day_split(day, &y, &m, &d);
	snprintf(out, 32, "%04d-%02d-%02d", y, m, d);
	return out;
}

static bool held_on(int32_t from, int32_t to, int32_t day)
{
	if (day == TC_DAY_NONE)
		return to == TC_DAY_OPEN;
	return (from == TC_DAY_NONE || from <= day) && to >= day;
}

static void json_day(struct tc_buf *b, const char *key, int32_t day)
{
	char text[32];
	if (day == TC_DAY_NONE || day == TC_DAY_OPEN)
		tc_buf_fmt(b, ",\"%s\":null", key);
	else
		tc_buf_fmt(b, ",\"%s\":\"%s\"", key, day_text(day, text));
}

static void json_text(struct tc_buf *b, const char *key, tc_str s)
{
	tc_buf_fmt(b, ",\"%s\":", key);
	if (s.n)
		tc_buf_json(b, s);
	else
		tc_buf_z(b, "null");
}

static void json_office(struct tc_buf *b, const struct tc_office *o)
{
	tc_buf_z(b, "{\"office\":");
	tc_buf_json(b, o->office);
	json_text(b, "class", o->office_class);
	json_text(b, "country", tc_str_of(o->country));
	json_text(b, "sector", tc_str_of(tc_sector_name(o->sector)));
	json_day(b, "from", o->from);
	json_day(b, "to", o->to);
	tc_buf_char(b, '}');
}

static const char *name_flag(uint32_t flags)
{
	return flags & TC_NAME_MAIN      ? "name"
	       : flags & TC_NAME_CAPITAL ? "capital"
	       : flags & TC_NAME_METONYM ? "metonym"
	       : flags & TC_NAME_DEMONYM ? "demonym"
	       : flags & TC_NAME_SURNAME ? "surname"
	                                 : "alias";
}

static void show_json(struct lookup *l, const struct tc_ent *e, const char *as)
{
	struct tc_buf *b = &l->out;
	tc_buf_z(b, "{\"name\":");
	tc_buf_json(b, e->name);
	tc_buf_fmt(b, ",\"kind\":\"%s\"", tc_ent_kind_name(e->kind));
	json_text(b, "as", tc_str_of(as));
	json_text(b, "country", tc_str_of(e->country));
	json_text(b, "sector", tc_str_of(tc_sector_name(e->sector)));
	json_text(b, "note", e->note);
	if (e->kind != TC_ENT_PERSON && (e->from != TC_DAY_NONE || e->to != TC_DAY_OPEN)) {
		json_day(b, "from", e->from);
		json_day(b, "to", e->to);
	}
	if (!isnan(e->lat))
		tc_buf_fmt(b, ",\"lat\":%.3f,\"lon\":%.3f,\"population\":%u", (double)e->lat, (double)e->lon,
		           e->population);
	if (e->kind == TC_ENT_PERSON) {
		uint32_t n;
		const struct tc_office *o = tc_know_offices(l->k, e->id, &n),
		                       *now = tc_know_office_on(l->k, e->id, l->day, 0);
		tc_buf_z(b, ",\"office\":");
		if (now)
			json_office(b, now);
		else
			tc_buf_z(b, "null");
		tc_buf_z(b, ",\"offices\":[");
		for (uint32_t i = 0; i < n; i++) {
			if (i)
				tc_buf_char(b, ',');
			json_office(b, &o[i]);
		}
		tc_buf_char(b, ']');
	}
	tc_buf_z(b, "}\n");
}

static void show_text(struct lookup *l, const struct tc_ent *e, const char *as)
{
	struct tc_buf *b = &l->out;
	char from[32], to[32];
	tc_buf_fmt(b, "%.*s  [%s%s%s]  %s%s%s", TC_FMT(e->name), tc_ent_kind_name(e->kind),
	           as && strcmp(as, "name") ? ", by " : "", as && strcmp(as, "name") ? as : "", e->country,
	           e->country[0] && e->sector ? " " : "", tc_sector_name(e->sector));
	if (e->note.n)
		tc_buf_fmt(b, "  (%.*s)", TC_FMT(e->note));
	if (e->kind != TC_ENT_PERSON && (e->from != TC_DAY_NONE || e->to != TC_DAY_OPEN))
		tc_buf_fmt(b, "  %s to %s", day_text(e->from, from), day_text(e->to, to));
	if (!isnan(e->lat))
		tc_buf_fmt(b, "  %.3f %.3f", (double)e->lat, (double)e->lon);
	if (e->population && e->kind == TC_ENT_PLACE)
		tc_buf_fmt(b, "  population %u", e->population);
	tc_buf_char(b, '\n');
	if (e->kind != TC_ENT_PERSON)
		return;
	uint32_t n;
	const struct tc_office *o = tc_know_offices(l->k, e->id, &n);
	for (uint32_t i = 0; i < n; i++) {
		bool on = held_on(o[i].from, o[i].to, l->day);
		if (!on && l->day != TC_DAY_NONE && !l->all)
			continue;
		tc_buf_fmt(b, "  %c %s to %s  %s%s%.*s", on ? '*' : ' ', day_text(o[i].from, from),
		           day_text(o[i].to, to), o[i].country, o[i].country[0] ? " " : "", TC_FMT(o[i].office));
		if (o[i].office_class.n && !tc_str_eq(o[i].office_class, o[i].office))
			tc_buf_fmt(b, " (%.*s)", TC_FMT(o[i].office_class));
		tc_buf_char(b, '\n');
	}
}

static void show(struct lookup *l, const struct tc_ent *e, const char *as)
{
	l->n++;
	if (l->json)
		show_json(l, e, as);
	else
		show_text(l, e, as);
}

static bool reverse_person(const struct tc_ent *e, void *arg)
{
	struct lookup *l = arg;
	uint32_t n;
	const struct tc_office *o = tc_know_offices(l->k, e->id, &n);
	for (uint32_t i = 0; i < n; i++) {
		char from[32], to[32];
		if (strcmp(o[i].country, l->country) || (l->sector >= 0 && o[i].sector != l->sector) ||
		    (!l->all && o[i].rank == 3) || !held_on(o[i].from, o[i].to, l->day))
			continue;
		l->n++;
		if (l->json) {
			tc_buf_z(&l->out, "{\"name\":");
			tc_buf_json(&l->out, e->name);
			tc_buf_z(&l->out, ",\"kind\":\"person\",\"office\":");
			json_office(&l->out, &o[i]);
			tc_buf_z(&l->out, "}\n");
		} else {
			tc_buf_fmt(&l->out, "%.*s  %s  %.*s  %s to %s\n", TC_FMT(e->name), tc_sector_name(o[i].sector),
			           TC_FMT(o[i].office), day_text(o[i].from, from), day_text(o[i].to, to));
		}
	}
	return true;
}

static bool reverse_other(const struct tc_ent *e, void *arg)
{
	struct lookup *l = arg;
	if (strcmp(e->country, l->country) || (l->sector >= 0 && e->sector != l->sector) || (!l->all && e->rank != 1) ||
	    (l->day != TC_DAY_NONE && !held_on(e->from, e->to, l->day)))
		return true;
	show(l, e, NULL);
	return true;
}

static int reverse(const struct tc_cmd *cmd, struct lookup *l, int n, char **operands)
{
	if (n < 1 || n > 2)
		return tc_usage(cmd, "--reverse needs a country code and, if wanted, a sector: RUS GOV");
	if (strlen(operands[0]) != 3 || !tc_know_country(l->k, operands[0]))
		return tc_usage(cmd, "no country has the code %s", operands[0]);
	l->country = operands[0];
	l->sector = n == 2 ? tc_sector_find(tc_str_of(operands[1])) : -1;
	if (n == 2 && l->sector <= 0)
		return tc_usage(cmd, "no sector is called %s", operands[1]);
	tc_know_each(l->k, TC_ENT_PERSON, reverse_person, l);
	tc_know_each(l->k, TC_ENT_ORG, reverse_other, l);
	tc_know_each(l->k, TC_ENT_ETHNIC, reverse_other, l);
	return 0;
}

static int complain(const struct tc_err *err)
{
	char msg[1024];
	tc_err_format(err, msg, sizeof msg);
	fprintf(stderr, "tocsin lookup: %s\n", msg);
	return 1;
}

static int add_actors(struct tc_know *k, const char *path, struct tc_err *err)
{
	struct tc_buf b = { 0 };
	int rc = tc_file_read(path, &b, err);
	if (!rc)
		rc = tc_know_add_actors(k, path, tc_buf_view(&b), err);
	tc_buf_release(&b);
	return rc;
}

static int run(const struct tc_cmd *cmd, int argc, char **argv)
{
	struct lookup l = { .day = TC_DAY_NONE, .sector = -1 };
	struct tc_getopt g = { 0 };
	const char *value, *actors = NULL;
	bool back = false;
	for (int opt; (opt = tc_getopt_next(cmd, argc, argv, &g, &value)) != -1;) {
		if (opt == -2)
			return 2;
		if (opt == OPT_DATE && (l.day = tc_day_read(tc_str_of(value))) == TC_DAY_NONE)
			return tc_usage(cmd, "not a date: %s (YYYY-MM-DD is expected)", value);
		back |= opt == OPT_REVERSE;
		l.json |= opt == OPT_JSON;
		l.all |= opt == OPT_ALL;
		if (opt == OPT_ACTORS)
			actors = value;
	}
	if (g.n_operands == 0)
		return tc_usage(cmd, back ? "no country code is given" : "no name is given");
	struct tc_know *k;
	struct tc_err err = { 0 };
	if (tc_know_open(tc_know_blob, (size_t)(tc_know_blob_end - tc_know_blob), &k, &err))
		return complain(&err);
	l.k = k;
	int rc = 0;
	if (actors && add_actors(k, actors, &err)) {
		rc = complain(&err);
	} else if (back) {
		rc = reverse(cmd, &l, g.n_operands, g.operands);
	} else {
		for (int i = 0; i < g.n_operands; i++) {
			uint32_t n;
			const struct tc_name_hit *h = tc_know_find(k, tc_str_of(g.operands[i]), &n);
			for (uint32_t j = 0; j < n; j++)
				show(&l, tc_know_ent(k, h[j].ent), name_flag(h[j].name_flags));
			if (!n)
				fprintf(stderr, "tocsin lookup: nobody and nothing is known as \"%s\"\n",
				        g.operands[i]);
		}
	}
	if (l.out.n)
		fwrite(l.out.p, 1, l.out.n, stdout);
	if (!rc && !l.n)
		rc = 1;
	tc_buf_release(&l.out);
	tc_know_free(k);
	return rc;
}

const struct tc_cmd tc_cmd_lookup = {
	.name = "lookup",
	.summary = "what the knowledge base says of a name",
	.args = "NAME...",
	.opts = opts,
	.run = run,
};
