/* SPDX-License-Identifier: Apache-2.0 */
/* event/event.c - names of small enumerations, and the ids of records.
 * An id is 128 bits of hash over what makes the record itself: document, kind, span, type and parties. Confidence, scores,
 * dates and links stay out, so that a better coder does not rename what it already found. Two records of a document that
 * would share an id are told apart by their number among those. */
#include <stdlib.h>

#include "base/arena.h"
#include "event/event.h"

static const char *pick(const char *const *names, size_t n, int i) { return i >= 0 && (size_t)i < n ? names[i] : ""; }

const char *tc_status_name(int status)
{
	static const char *const names[] = { "actual", "future", "hypothetical", "historical" };
	return pick(names, TC_COUNT(names), status);
}

const char *tc_link_kind_name(int kind)
{
	static const char *const names[] = { "publisher", "outlet", "document", "speaker" };
	return pick(names, TC_COUNT(names), kind);
}

const char *tc_precision_name(int precision)
{
	static const char *const names[] = { "", "day", "month", "year", "range", "unknown", "week" };
	return pick(names, TC_COUNT(names), precision);
}

const char *tc_bound_name(int bound)
{
	static const char *const names[] = { "exact", "about", "at_least", "at_most" };
	return pick(names, TC_COUNT(names), bound);
}

static void key_str(struct tc_buf *b, tc_str s)
{
	tc_buf_str(b, s);
	tc_buf_char(b, '\0');
}

static void key_actor(struct tc_buf *b, const struct tc_actor *a)
{
	key_str(b, a->name.n ? a->name : a->text);
	tc_buf_fmt(b, "%s/%d;", a->country, a->sector);
}

static void key_head(struct tc_buf *b, const struct tc_records *r, char kind, tc_span span)
{
	tc_buf_reset(b);
	key_str(b, r->doc);
	tc_buf_fmt(b, "%c%u-%u;", kind, span.beg, span.end);
}

struct pair { uint64_t a, b; };
struct slot { struct pair key; uint32_t n; };           /* n: how often it was seen; 0 empty */
struct seen { struct slot *slots; size_t mask; };

static void name_it(struct seen *seen, const struct tc_buf *key, char id[33])
{
	struct pair h = { tc_hash(key->p, key->n, 0x746f6373696e31ull), tc_hash(key->p, key->n, 0x6576656e743264ull) };
	size_t i = h.a & seen->mask;
	while (seen->slots[i].n && (seen->slots[i].key.a != h.a || seen->slots[i].key.b != h.b))
		i = (i + 1) & seen->mask;
	uint32_t n = seen->slots[i].n++;
	seen->slots[i].key = h;
	if (n) {
		h.a = tc_hash(&n, sizeof n, h.a);
		h.b = tc_hash(&n, sizeof n, h.b);
	}
	static const char hex[] = "0123456789abcdef";
	for (int k = 0; k < 16; k++) {
		id[k] = hex[h.a >> (60 - 4 * k) & 15];
		id[16 + k] = hex[h.b >> (60 - 4 * k) & 15];
	}
	id[32] = '\0';
}

void tc_event_set_ids(struct tc_records *r)
{
	size_t n = (size_t)r->n_events + (size_t)r->n_statements + (size_t)r->n_figures, cap = 16;
	while (cap < 2 * n)
		cap *= 2;
	struct seen seen = { tc_xcalloc(cap, sizeof(struct slot)), cap - 1 };
	struct tc_buf key = { 0 };
	for (int32_t i = 0; i < r->n_events; i++) {
		struct tc_event *e = &r->events[i];
		key_head(&key, r, 'e', e->span);
		tc_buf_fmt(&key, "%u;%s;", e->trigger.span.beg, tc_event_name(e->type));
		for (int k = 0; k < e->n_actors; k++)
			key_actor(&key, &e->actors[k]);
		tc_buf_char(&key, '>');
		for (int k = 0; k < e->n_recipients; k++)
			key_actor(&key, &e->recipients[k]);
		name_it(&seen, &key, e->id);
	}
	for (int32_t i = 0; i < r->n_statements; i++) {
		struct tc_statement *s = &r->statements[i];
		key_head(&key, r, 's', s->span);
		tc_buf_fmt(&key, "%u-%u;", s->quote_span.beg, s->quote_span.end);
		key_actor(&key, &s->speaker);
		name_it(&seen, &key, s->id);
	}
	for (int32_t i = 0; i < r->n_figures; i++) {
		struct tc_figure *f = &r->figures[i];
		key_head(&key, r, 'f', f->span);
		tc_buf_fmt(&key, "%.0f;", f->value);      /* may pass any integer */
		key_str(&key, f->class);
		name_it(&seen, &key, f->id);
	}
	tc_buf_release(&key);
	free(seen.slots);
}
