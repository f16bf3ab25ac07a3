/* SPDX-License-Identifier: Apache-2.0 */
/* cli/digest.c - options, titles and output of timeline, brief and calendar. */
#include "cli/digest.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/output.h"
#include "engine/engine.h"

int tc_digest_option(const struct tc_cmd *cmd, struct tc_digest_ask *a, int opt, const char *v)
{
	switch (opt) {
	case TC_OPT_OUTPUT:
		a->form = tc_digest_form_find(tc_str_of(v));
		return a->form < 0 ? tc_usage(cmd, "unknown output form: %s; there are text, md, html and json", v) : 0;
	case TC_OPT_JSON: a->form = TC_FORM_JSON; return 0;
	case TC_OPT_TITLE: a->o.title = tc_str_of(v); return 0;
	case TC_OPT_AS_OF:
		if (!tc_date_normalise(tc_str_of(v), a->as_of))
			return tc_usage(cmd, "not a date: %s (YYYY-MM-DD is expected)", v);
		a->o.as_of = tc_str_of(a->as_of);
		return 0;
	default: return tc_filter_option(cmd, &a->f, opt, v);
	}
}

static tc_str make_title(struct tc_digest_ask *a, const char *what, struct tc_arena *arena)
{
	const struct tc_query *q = &a->f.q;
	struct tc_buf b = { 0 };
	tc_buf_fmt(&b, "%s: ", what);
	if (q->dyad[0][0])
		tc_buf_fmt(&b, "%.*s %s %.*s", TC_FMT(a->o.side_names[0]), q->directed ? "towards" : "and", TC_FMT(a->o.side_names[1]));
	else if (q->actor.n)
		tc_buf_str(&b, q->actor);
	else if (q->n_codes)
		for (int i = 0; i < q->n_codes; i++)
			tc_buf_fmt(&b, "%s%.*s", i ? ", " : "", TC_FMT(tc_filter_name(&a->f, q->codes[i])));
	else if (!q->text.n)
		tc_buf_z(&b, "all events");
	if (q->text.n)
		tc_buf_fmt(&b, "%s“%.*s”", q->dyad[0][0] || q->actor.n || q->n_codes ? ", " : "", TC_FMT(q->text));
	tc_str t = tc_arena_str(arena, tc_buf_view(&b));
	tc_buf_release(&b);
	return t;
}

/* As wide as the terminal is, but not wider than reads well. */
static int terminal_width(void)
{
	struct winsize w;
	int columns = ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col ? w.ws_col : 80;
	return columns < 110 ? columns : 110;
}

int tc_digest_run(const struct tc_cmd *cmd, struct tc_digest_ask *a, struct tc_getopt *g, const char *what,
		  int (*make)(struct tc_store *, const struct tc_digest_options *, struct tc_arena *, struct tc_digest *, struct tc_err *))
{
	struct tc_store *s = NULL;
	struct tc_arena arena;
	struct tc_err err = { 0 };
	struct tc_digest d;
	struct tc_output out = { 0 };
	if (g->n_operands != 1)
		return tc_usage(cmd, g->n_operands ? "one database at a time" : "the database is missing");
	int rc = tc_filter_check(cmd, &a->f);
	if (!rc)
		rc = tc_ledger_open(cmd, g->operands[0], &s);
	if (rc)
		return rc;
	tc_arena_init(&arena);
	for (int i = 0; i < 2 && a->f.q.dyad[0][0]; i++)
		a->o.side_names[i] = tc_filter_name(&a->f, a->f.q.dyad[i]);
	if (!a->o.title.n)
		a->o.title = make_title(a, what, &arena);
	a->o.q = a->f.q;
	bool terminal = isatty(STDOUT_FILENO);
	if (a->form < 0)
		a->form = terminal ? TC_FORM_TEXT : TC_FORM_MARKDOWN;
	tc_signals_catch();
	if (make(s, &a->o, &arena, &d, &err) == 0) {
		struct tc_buf b = { 0 };
		tc_digest_render(&d, a->form, terminal, terminal ? terminal_width() : 0, &b);
		tc_output_add(&out, tc_buf_view(&b));
		tc_output_flush(&out);
		tc_buf_release(&b);
		rc = tc_output_end(&out, cmd->name);
		if (!rc && !d.n_sources)
			fprintf(stderr, "tocsin %s: nothing in the ledger fits\n", cmd->name);
	} else
		rc = tc_ledger_fail(cmd, &err);
	tc_arena_release(&arena);
	tc_store_close(s);
	tc_signals_end();
	return rc;
}
