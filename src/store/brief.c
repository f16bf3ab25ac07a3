/* SPDX-License-Identifier: Apache-2.0 */
/* store/brief.c - the digest on a pair, an actor or a topic.
 * What happened in the period, the most telling events of it; who said what; figures and who claims them; what is scheduled;
 * demands, open and answered; background from before. Selection and order are arithmetic on the records (weight: intensity,
 * parties known, confidence, independent sources); the words are the documents' own. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "know/know.h"
#include "store/brief_int.h"
#include "store/store_int.h"

static int by_weight(const void *a, const void *b)
{
	double x = tc__told_weight(*(struct tc__told *const *)a), y = tc__told_weight(*(struct tc__told *const *)b);
	return x < y ? 1 : x > y ? -1 : *(struct tc__told *const *)a < *(struct tc__told *const *)b ? -1 : 1;
}

static int by_time(const void *a, const void *b)
{
	const struct tc__told *x = *(struct tc__told *const *)a, *y = *(struct tc__told *const *)b;
	int c = tc_str_cmp(x->rep.day, y->rep.day);
	return c ? c : x->rep.row < y->rep.row ? -1 : x->rep.row > y->rep.row;
}

/* The `max` weightiest of events, in order of time. */
static int pick(struct tc__brief *m, struct tc__told *t, int64_t n, int max, bool (*fits)(const struct tc__told *), struct tc__told ***out)
{
	struct tc__told **p = TC_NEWN(m->arena, struct tc__told *, n ? n : 1);
	int k = 0;
	for (int64_t i = 0; i < n; i++)
		if (!fits || fits(&t[i]))
			p[k++] = &t[i];
	qsort(p, (size_t)k, sizeof *p, by_weight);
	if (max > 0 && k > max)
		k = max;
	qsort(p, (size_t)k, sizeof *p, by_time);
	*out = p;
	return k;
}

static bool happened(const struct tc__told *t)
{
	const struct tc_event *e = t->r.events;
	return e->status == TC_STATUS_ACTUAL && (e->n_actors || e->n_recipients);
}

static bool past(const struct tc__told *t)
{
	const struct tc_event *e = t->r.events;
	return (e->status == TC_STATUS_ACTUAL || e->status == TC_STATUS_HISTORICAL) && !e->negated && (e->n_actors || e->n_recipients);
}

static int ask_events(struct tc__brief *m, const struct tc_query *q, struct tc__told **t, int64_t *n)
{
	int64_t *rows;
	int rc = tc_query_rows(m->s, q, m->arena, &rows, n, m->err);
	return rc ? rc : tc__digest_load(m->s, rows, *n, m->arena, t, m->err);
}

/* So many events are looked at closer to find the few that are shown; a ledger may hold millions. */
static void heaviest(struct tc_query *q, int max)
{
	q->sort = TC_SORT_WEIGHT;
	q->limit = max > 0 ? 200 + 10 * (int64_t)max : 0;
}

static int events(struct tc__brief *m)
{
	struct tc_query q = m->o->q;
	struct tc__told *t, **best;
	int64_t n;
	q.from = m->d->from;
	q.to = m->d->to;
	if (!q.statuses)
		q.statuses = 1u << TC_STATUS_ACTUAL;
	heaviest(&q, m->o->max_events);
	int rc = ask_events(m, &q, &t, &n);
	struct tc_digest_section *sec = tc__digest_section(m->d, "events", TC_STR("What happened"), "Nothing was reported in this period.");
	int k = rc ? 0 : pick(m, t, n, m->o->max_events, happened, &best);
	for (int i = 0; i < k && !rc; i++)
		rc = tc__digest_event(m->s, m->d, sec, best[i], NULL, m->err);
	return rc;
}

/* --- statements ----------------------------------------------------------------------------------------------------- */

struct said { struct tc_records r; struct tc_fold_view view; double weight; bool used, whole /* the quote reads alone */; };

static int by_said(const void *a, const void *b)
{
	const struct said *x = *(struct said *const *)a, *y = *(struct said *const *)b;
	return x->weight < y->weight ? 1 : x->weight > y->weight ? -1 : x < y ? -1 : 1;
}

static int by_said_order(const void *a, const void *b)
{
	const struct said *x = *(struct said *const *)a, *y = *(struct said *const *)b;
	return x < y ? -1 : x > y;
}

/* The view of a quote, for comparing it with others. */
static void view_quote(struct said *x, struct tc_arena *arena)
{
	struct tc_event e = { .text = x->r.statements->quote, .actors = &x->r.statements->speaker, .n_actors = 1 };
	tc_fold_view(&x->r, &e, NULL, arena, &x->view);
}

static bool same_speaker(const struct tc_actor *a, const struct tc_actor *b)
{
	return tc_str_eq(a->name, b->name) && !strcmp(a->country, b->country);
}

/* One thing said twice: by the same speaker, within days, mostly in the same words. */
static bool said_again(const struct said *a, const struct said *b)
{
	if (!same_speaker(&a->r.statements->speaker, &b->r.statements->speaker))
		return false;
	if (a->view.doc_day != TC_DAY_NONE && b->view.doc_day != TC_DAY_NONE && abs(a->view.doc_day - b->view.doc_day) > TC_FOLD_DAYS)
		return false;
	return tc_fold_words(&a->view, &b->view) >= 0.7f && tc_fold_alike(&a->view, &b->view) >= 0.6f;
}

/* Words somebody said that are a sentence or begin one; "must understand this" is shown in the sentence that tells who must. */
static bool reads_alone(const struct tc_statement *st)
{
	uint32_t i = 0;
	while (i < st->quote.n && !tc_is_alpha(st->quote.p[i]) && !tc_is_digit(st->quote.p[i]) && !(st->quote.p[i] & 0x80))
		i++;
	return st->direct && i < st->quote.n && !tc_is_lower(st->quote.p[i]);
}

/* A quote as it reads alone: without the comma that led on to its speaker. */
static tc_str alone(tc_str quote)
{
	quote = tc_str_trim(quote);
	while (quote.n && strchr(",;", quote.p[quote.n - 1]))
		quote.n--;
	return quote;
}

/* "agreed" is coded as confirming too, and tells a reader nothing more. */
static bool confirms(tc_str lemma)
{
	return tc_str_is(lemma, "confirm") || tc_str_is(lemma, "acknowledge") || tc_str_is(lemma, "admit") || tc_str_is(lemma, "concede");
}

static int statement_item(struct tc__brief *m, struct tc_digest_section *sec, struct said *all, int64_t n, struct said *x)
{
	const struct tc_statement *st = x->r.statements;
	struct tc_digest_item *item = tc__digest_item(m->d, sec);
	struct tc_buf b = { 0 };
	tc__actor_text(&b, &st->speaker);
	if (st->speaker.office.n && !tc_str_eqi(st->speaker.office, st->speaker.name))
		tc_buf_fmt(&b, ", %.*s", TC_FMT(st->speaker.office));
	item->head = tc_arena_str(m->arena, tc_buf_view(&b));
	tc_buf_reset(&b);
	char day[16] = "";
	snprintf(day, sizeof day, "%.*s", (int)(st->date.value.n >= 10 ? 10 : 0), st->date.value.p ? st->date.value.p : "");
	item->day = day[0] ? tc_arena_str(m->arena, tc_str_of(day)) : x->r.date;
	item->when = tc__when_text(&st->date, x->r.date, m->arena);
	/* Reported speech is half a sentence: it is shown in the sentence that reports it. */
	item->quote = x->whole;
	item->text = x->whole ? alone(st->quote) : st->text;
	static const char *const stances[][2] = { { "claims", "a claim" }, { "denies", "a denial" }, { "confirms", "a confirmation" } };
	for (size_t i = 0; i < TC_COUNT(stances); i++)
		if (tc_str_is(st->stance, stances[i][0]) && (i < 2 || confirms(st->cue.lemma)))
			tc_buf_z(&b, stances[i][1]);
	item->note = tc_arena_str(m->arena, tc_buf_view(&b));
	tc_buf_release(&b);
	tc__digest_cite(m->d, item, &x->r, st->id);
	for (int64_t i = 0; i < n; i++) {       /* the same words in other documents */
		struct said *y = &all[i];
		if (y == x || y->used || !said_again(x, y))
			continue;
		y->used = true;
		tc__digest_cite(m->d, item, &y->r, y->r.statements->id);
	}
	return 0;
}

/* Does the digest show this sentence already? */
static bool shown(const struct tc_digest *d, const struct tc_records *r, tc_str text)
{
	for (int i = 0; i < d->n_sections; i++)
		for (int k = 0; k < d->sections[i].n; k++) {
			const struct tc_digest_item *it = &d->sections[i].items[k];
			if (it->n_sources && tc_str_eq(it->text, text) && tc_str_eq(d->sources[it->sources[0] - 1].doc, r->doc))
				return true;
		}
	return false;
}

/* Whose side speaks: of a pair 0 or 1, of other parties 0; one more for everybody else. */
static int side_of(const struct tc_query *q, const struct tc_actor *who)
{
	const char *code = tc__party_code(who);
	if (q->dyad[0][0])
		return !strcmp(code, q->dyad[0]) ? 0 : !strcmp(code, q->dyad[1]) ? 1 : 2;
	for (int i = 0; i < q->n_codes; i++)
		if (!strcmp(code, q->codes[i]))
			return 0;
	char name[400], part[400];
	uint32_t n = q->actor.n ? tc_know_fold(who->name, name, sizeof name) : 0, k = tc_know_fold(q->actor, part, sizeof part);
	return n && k && tc_str_find(tc_str_n(name, n), tc_str_n(part, k)) >= 0 ? 0 : 1;
}

/* Does a text name one of those it is about? Five letters do for "Iceland" and "Icelandic". */
static bool names_party(const struct tc__brief *m, tc_str text)
{
	const tc_str names[] = { m->o->side_names[0], m->o->side_names[1], m->o->q.actor };
	for (size_t i = 0; i < TC_COUNT(names); i++) {
		uint32_t n = names[i].n < 5 ? names[i].n : 5;
		for (uint32_t k = 0; n >= 3 && k + n <= text.n; k++) {
			uint32_t j = 0;
			while (j < n && tc_lower(text.p[k + j]) == tc_lower(names[i].p[j]))
				j++;
			if (j == n)
				return true;
		}
	}
	return false;
}

static int statements(struct tc__brief *m)
{
	struct tc_query q = m->o->q;
	int64_t *rows, n;
	/* A pair has two sides; whoever else speaks in documents that tell of them comes last. */
	bool dyad = m->o->q.dyad[0][0], parties = dyad || m->o->q.n_codes || m->o->q.actor.n;
	int n_mine = dyad ? 2 : 1;
	q.kind = TC_QUERY_STATEMENTS;
	q.about = true;
	q.from = m->d->from;
	q.to = m->d->to;
	q.types = q.quads = q.statuses = 0;
	int rc = tc_query_rows(m->s, &q, m->arena, &rows, &n, m->err);
	if (rc)
		return rc;
	struct said *all = TC_NEWN(m->arena, struct said, n ? n : 1), **order = TC_NEWN(m->arena, struct said *, n ? n : 1);
	for (int64_t i = 0; i < n && !rc; i++) {
		rc = tc_store_statement(m->s, rows[i], m->arena, &all[i].r, m->err);
		if (rc)
			return rc;
		tc__digest_country(m->s, &all[i].r.statements->speaker, 1);
		const struct tc_statement *st = all[i].r.statements;
		view_quote(&all[i], m->arena);
		all[i].whole = reads_alone(st);
		all[i].weight = 2 * st->direct + 2 * (st->speaker.name.n && !st->speaker.unnamed) + (st->speaker.office.n > 0) +
				fmin(all[i].view.weight, 12) / 6 - (st->quote.n > 500) - 2 * (!all[i].whole && shown(m->d, &all[i].r, st->text)) +
				(parties && side_of(&m->o->q, &st->speaker) == n_mine ? 2 * names_party(m, st->text) : 0);
		all[i].used = st->speaker.sector == TC_SECTOR_JRN || all[i].view.n_words < 3;
		order[i] = &all[i];
	}
	qsort(order, (size_t)n, sizeof *order, by_said);
	for (int side = 0; side < n_mine + parties; side++) {
		tc_str title = side == n_mine ? TC_STR("What others say") : !dyad ? TC_STR("Who says what") :
			       tc_arena_printf(m->arena, "What %.*s says", TC_FMT(m->o->side_names[side]));
		struct said **chosen = TC_NEWN(m->arena, struct said *, n ? n : 1);
		int k = 0;
		for (int64_t i = 0; i < n && k < m->o->max_statements; i++) {
			if (order[i]->used || (parties && side_of(&m->o->q, &order[i]->r.statements->speaker) != side))
				continue;
			bool again = false;
			for (int j = 0; j < k && !again; j++)
				again = said_again(order[i], chosen[j]) || (!order[i]->whole && !chosen[j]->whole &&
					tc_str_eq(order[i]->r.statements->text, chosen[j]->r.statements->text));
			if (!again)
				chosen[k++] = order[i];
		}
		for (int i = 0; i < k; i++)
			chosen[i]->used = true;
		qsort(chosen, (size_t)k, sizeof *chosen, by_said_order);
		struct tc_digest_section *sec = tc__digest_section(m->d, side == n_mine ? "statements_others" : side ? "statements_b" : "statements", title,
								   side == n_mine ? NULL : "No statements were reported.");
		for (int i = 0; i < k && !rc; i++)
			rc = statement_item(m, sec, all, n, chosen[i]);
	}
	return rc;
}

/* --- what comes, what is asked -------------------------------------------------------------------------------------- */

static int scheduled(struct tc__brief *m)
{
	struct tc_query q = m->o->q;
	struct tc__told *t;
	int64_t n;
	q.scheduled = true;
	q.from = tc__day_plus(m->o->as_of, -366, m->arena);     /* "this year" is filed under its first day */
	q.to = TC_STR_NULL;
	int rc = ask_events(m, &q, &t, &n);
	struct tc_digest_section *sec = tc__digest_section(m->d, "scheduled", TC_STR("What is scheduled next"), "Nothing was announced.");
	int32_t today = tc_day_read(m->o->as_of);
	int *again = rc ? NULL : tc__scheduled_again(t, n, m->arena);
	for (int64_t i = 0; i < n && !rc; i++) {
		struct tc_digest_item *item;
		int32_t last = tc__when_last(&t[i].r.events->date);
		if (again[i] >= 0 || (last == TC_DAY_NONE ? tc_str_cmp(t[i].rep.day, m->o->as_of) < 0 : last < today))
			continue;
		if (t[i].r.events->negated || !t[i].r.date.n || tc_str_cmp(t[i].r.date, m->o->as_of) > 0)
			continue;
		rc = tc__digest_event(m->s, m->d, sec, &t[i], &item, m->err);
		for (int64_t k = 0; k < i && !rc; k++)
			if (again[k] == i)
				tc__digest_cite(m->d, item, &t[k].r, t[k].r.events->id);
		if (!rc)
			rc = tc__digest_outcome(m->s, m->d, item, &t[i], m->o->as_of, m->err);
	}
	return rc;
}

static bool shares_party(const struct tc_actor *a, int na, const struct tc_actor *b, int nb)
{
	for (int i = 0; i < na; i++)
		for (int j = 0; j < nb; j++)
			if (a[i].country[0] ? !strcmp(a[i].country, b[j].country) : (a[i].sector && a[i].sector == b[j].sector && !b[j].country[0]))
				return true;
	return false;
}

/* Does `x` look like an answer to the demand `q`? The one who was asked acts towards who asked, after it, on the same thing. */
static bool may_answer(struct tc__told *q, struct tc__told *x, struct tc_arena *arena)
{
	const struct tc_event *d = q->r.events, *a = x->r.events;
	static const uint32_t kinds = 1u << TC_EVENT_AGREE | 1u << TC_EVENT_CONCEDE | 1u << TC_EVENT_REJECT | 1u << TC_EVENT_RETREAT |
				      1u << TC_EVENT_AID | 1u << TC_EVENT_CONSULT;
	if (!(kinds >> a->type & 1) || a->status == TC_STATUS_HYPOTHETICAL || !d->n_recipients)
		return false;
	/* Who asked for talks is answered by talks, whatever the words and though it takes weeks. */
	bool met = a->type == TC_EVENT_CONSULT && tc_str_is(d->mode, "meet") && a->status == TC_STATUS_ACTUAL && !a->negated && !a->denied;
	if (a->type == TC_EVENT_CONSULT && !met)
		return false;
	if (met) {
		struct tc_actor both[16];
		int n = 0;
		for (int i = 0; i < a->n_actors && n < 8; i++)
			both[n++] = a->actors[i];
		for (int i = 0; i < a->n_recipients && n < 16; i++)
			both[n++] = a->recipients[i];
		int32_t asked = tc_day_read(q->rep.day), day = tc_day_read(x->rep.day);
		return asked != TC_DAY_NONE && day != TC_DAY_NONE && day >= asked && day <= asked + 42 &&
		       shares_party(d->recipients, d->n_recipients, both, n) && shares_party(d->actors, d->n_actors, both, n);
	}
	int32_t from = tc_day_read(q->rep.day), to = tc_day_read(x->rep.day);
	if (from == TC_DAY_NONE || to == TC_DAY_NONE || to < from || to > from + 21 || !shares_party(d->recipients, d->n_recipients, a->actors, a->n_actors))
		return false;
	if (a->n_recipients && !shares_party(d->actors, d->n_actors, a->recipients, a->n_recipients))
		return false;
	struct tc__told *pair[2] = { q, x };
	for (int i = 0; i < 2; i++)
		if (!pair[i]->viewed) {
			tc_fold_view(&pair[i]->r, pair[i]->r.events, NULL, arena, &pair[i]->view);
			pair[i]->viewed = true;
		}
	return tc_fold_words(&q->view, &x->view) >= 0.3f;
}

static int answer_note(struct tc__brief *m, struct tc_digest_item *item, struct tc__told *x, bool sure)
{
	struct tc_buf b = { 0 };
	const struct tc_event *e = x->r.events;
	tc_buf_str(&b, item->note);
	tc_buf_fmt(&b, "%s%s %.*s by ", b.n ? "; " : "", sure ? "answered" : "perhaps answered", TC_FMT(x->rep.day));
	if (e->n_actors)
		tc__actor_text(&b, e->actors);
	tc_buf_fmt(&b, " (%s): “%.*s”", tc_event_name(e->type), TC_FMT(e->text));
	item->note = tc_arena_str(m->arena, tc_buf_view(&b));
	tc_buf_release(&b);
	tc__digest_cite(m->d, item, &x->r, e->id);
	return 0;
}

/* Demands of so many days before the period may still be open. */
enum { OPEN_DAYS = 60, MAX_DEMANDS = 20 };

static int demands(struct tc__brief *m)
{
	struct tc_query q = m->o->q;
	struct tc__told *t;
	int64_t n;
	q.from = tc__day_plus(m->d->from, -OPEN_DAYS, m->arena);
	q.to = m->d->to;
	int rc = ask_events(m, &q, &t, &n);
	if (rc)
		return rc;
	int64_t start = m->d->n_sections;
	tc__digest_section(m->d, "demands_open", TC_STR("Demands still open"), "None was found.");
	tc__digest_section(m->d, "demands_answered", TC_STR("Demands answered"), NULL);
	for (int64_t i = 0; i < n && !rc; i++) {
		const struct tc_event *e = t[i].r.events;
		if (e->type != TC_EVENT_REQUEST || e->negated || e->status != TC_STATUS_ACTUAL || !e->n_recipients)
			continue;
		/* Answers that the documents themselves tie to any report of this demand. */
		struct tc__told *found = NULL;
		bool sure = false;
		int64_t one[1] = { t[i].rep.row }, *reports = one, n_reports = 1;
		if (t[i].rep.fold)
			rc = tc_query_fold(m->s, t[i].rep.fold, m->arena, &reports, &n_reports, m->err);
		for (int64_t k = 0; k < n_reports && !rc && !found; k++) {
			struct tc_records r;
			int64_t *rows, n_rows;
			rc = tc_store_event(m->s, reports[k], m->arena, &r, NULL, m->err);
			if (!rc)
				rc = tc_query_answers(m->s, tc_str_of(r.events->id), m->arena, &rows, &n_rows, m->err);
			if (!rc && n_rows) {
				rc = tc__digest_load(m->s, rows, 1, m->arena, &found, m->err);
				sure = true;
			}
		}
		for (int64_t k = 0; k < n && !rc && !found; k++)
			if (k != i && may_answer(&t[i], &t[k], m->arena))
				found = &t[k];
		/* What was settled before the period is history. */
		if (found && tc_str_cmp(t[i].rep.day, m->d->from) < 0 && tc_str_cmp(found->rep.day, m->d->from) < 0)
			continue;
		struct tc_digest_item *item;
		if (!rc)
			rc = tc__digest_event(m->s, m->d, &m->d->sections[start + (found != NULL)], &t[i], &item, m->err);
		if (!rc && found)
			rc = answer_note(m, item, found, sure);
	}
	for (int k = 0; k < 2; k++) {           /* the newest */
		struct tc_digest_section *sec = &m->d->sections[start + k];
		if (sec->n > MAX_DEMANDS) {
			memmove(sec->items, sec->items + sec->n - MAX_DEMANDS, MAX_DEMANDS * sizeof *sec->items);
			sec->n = MAX_DEMANDS;
		}
	}
	return rc;
}

static int background(struct tc__brief *m)
{
	struct tc_query q = m->o->q;
	struct tc__told *t, **best;
	int64_t n;
	q.from = TC_STR_NULL;
	q.to = tc__day_plus(m->d->from, -1, m->arena);
	q.actual = true;
	heaviest(&q, m->o->max_background);
	int rc = ask_events(m, &q, &t, &n);
	struct tc_digest_section *sec = tc__digest_section(m->d, "background", TC_STR("Background"), NULL);
	int k = rc ? 0 : pick(m, t, n, m->o->max_background, past, &best);
	for (int i = 0; i < k && !rc; i++)
		rc = tc__digest_event(m->s, m->d, sec, best[i], NULL, m->err);
	return rc;
}

int tc_brief(struct tc_store *s, const struct tc_digest_options *given, struct tc_arena *arena, struct tc_digest *out, struct tc_err *err)
{
	struct tc_digest_options o = *given;
	struct tc__brief m = { s, &o, out, arena, err };
	tc__digest_init(out, arena);
	int rc = 0;
	if (!o.as_of.n)
		rc = tc_query_newest(s, arena, &o.as_of, err);
	if (rc)
		return rc;
	if (!o.as_of.n)
		return tc_fail(err, TC_ENOTFOUND, "the ledger has no dated document: give --as-of");
	out->to = o.q.to.n ? o.q.to : o.as_of;
	out->from = o.q.from.n ? o.q.from : tc__day_plus(out->to, 1 - o.days, arena);
	out->title = o.title;
	rc = events(&m);
	if (!rc)
		rc = statements(&m);
	if (!rc)
		rc = tc__brief_figures(&m);
	if (!rc)
		rc = scheduled(&m);
	if (!rc)
		rc = demands(&m);
	if (!rc)
		rc = background(&m);
	out->subtitle = tc_arena_printf(arena, "%.*s to %.*s; %d document%s. Every line is quoted from a document; ids name the records.",
					TC_FMT(out->from), TC_FMT(out->to), out->n_sources, out->n_sources == 1 ? "" : "s");
	return rc;
}
