/* SPDX-License-Identifier: Apache-2.0 */
/* train/features.c - print what the models of the coder look at, for train/judge.py, train/sense.py and train/cast.py.
 *
 * usage: features [--senses | --cast] < DOCS.jsonl      {"id", "text", "date"} a line
 * One line an event: document, byte offset of the trigger, event type, "hash:value" ... separated by tabs and spaces.
 * With --senses one line a word that could be an event: document, byte offset, byte offset of its head (-1: none), the forms of each block
 * of tc_sense_view, the facts.
 * With --cast one line a party that could stand on a side of an event: document, byte offset of the trigger, event type, side (0 actor,
 * 1 recipient), what rules found there (none, this, other), bytes of the party, its country and sector, features. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "code/coder.h"
#include "engine/engine.h"

static void print_list(const struct tc_features *f)
{
	for (int i = 0; i < f->n; i++)
		printf("%s%016llx:%.2f", i ? " " : "", (unsigned long long)f->a[i].hash, (double)f->a[i].value);
	putchar('\n');
}

static void print_features(void *arg, const struct tc_doc *doc, const struct tc_event *e, const struct tc_features *f)
{
	printf("%.*s\t%u\t%s\t", TC_FMT(doc->id), e->trigger.span.beg, tc_event_name(e->type));
	print_list(f);
}

static void print_cast(void *arg, const struct tc_doc *doc, const struct tc_event *e, int side, const char *given, const struct tc_actor *who,
		       const struct tc_features *f)
{
	printf("%.*s\t%u\t%s\t%d\t%s\t%u\t%u\t%s\t%s\t", TC_FMT(doc->id), e->trigger.span.beg, tc_event_name(e->type), side, given, who->span.beg,
	       who->span.end, who->country[0] ? who->country : "-", tc_sector_name(who->sector));
	print_list(f);
}

static void print_senses(void *arg, struct tc_coding *cx, int32_t word)
{
	const struct tc_word *w = &cx->doc->words[word];
	struct tc_sense_view v;
	tc_sense_look(cx, word, &v);
	printf("%.*s\t%u\t%ld", TC_FMT(cx->doc->id), w->beg, w->head < 0 ? -1L : (long)cx->doc->words[w->head].beg);
	for (int b = 0; b < TC_SENSE_BLOCKS; b++) {
		putchar('\t');
		for (int i = 0; i < v.n[b]; i++)
			printf("%s%.*s", i ? " " : "", TC_FMT(cx->doc->words[v.words[b][i]].form));
	}
	putchar('\t');
	for (int i = 0; i < TC_SENSE_FACTS; i++)
		printf("%s%.3g", i ? " " : "", (double)v.facts[i]);
	putchar('\n');
}

int main(int argc, char **argv)
{
	struct tc_engine *engine;
	struct tc_err err = { 0 };
	if (tc_engine_open(NULL, &engine, &err)) {
		fprintf(stderr, "features: %s\n", err.msg);
		return 1;
	}
	struct tc_session *s = tc_session_new(engine);
	struct tc_code_options o = { .min_confidence = -1, .features = print_features };
	if (argc > 1 && strcmp(argv[1], "--senses") == 0) {
		o.features = NULL;
		o.senses = print_senses;
	} else if (argc > 1 && strcmp(argv[1], "--cast") == 0) {
		o.features = NULL;
		o.cast = print_cast;
	}
	char *line = NULL;
	size_t cap = 0;
	while (getline(&line, &cap, stdin) > 0) {
		json_t *j = json_loads(line, 0, NULL);
		const char *id = json_string_value(json_object_get(j, "id")), *text = json_string_value(json_object_get(j, "text"));
		if (id && text) {
			struct tc_doc d;
			struct tc_records r;
			tc_doc_init(&d, tc_session_arena(s), tc_str_of(text));
			d.id = tc_str_of(id);
			d.date = tc_str_of(json_string_value(json_object_get(j, "date")));
			tc_session_code(s, &o, &d, &r);
			tc_session_reset(s);
		}
		json_decref(j);
	}
	free(line);
	tc_session_free(s);
	tc_engine_free(engine);
	return 0;
}
