/* SPDX-License-Identifier: Apache-2.0 */
/* event/csv.c - records as CSV (RFC 4180, header row, empty where unknown): each kind has its own columns.
 * Lists are joined by ";"; a ";" inside an item becomes ",". */
#include <math.h>

#include "event/layout_int.h"
#include "know/know.h"

static const char csv_columns[] =
	"id,doc,doc_date,publisher,url,sentence,begin,end,event,mode,contexts,cameo,quad,plover_score,goldstein,"
	"actors,actor_countries,actor_sectors,actor_offices,recipients,recipient_countries,recipient_sectors,recipient_offices,"
	"trigger,status,negated,scheduled,claimed,denied,symmetric,date,date_precision,time,place,place_country,lat,lon,"
	"according_to,according_to_kinds,text,confidence,why,answers\r\n";

static const char statement_columns[] =
	"id,doc,doc_date,publisher,url,sentence,begin,end,speaker,speaker_country,speaker_sector,speaker_office,"
	"addressees,addressee_countries,addressee_sectors,addressee_offices,cue,lemma,stance,direct,quote,date,date_precision,time,"
	"according_to,according_to_kinds,text\r\n";
static const char figure_columns[] =
	"id,doc,doc_date,publisher,url,sentence,begin,end,class,value,value_max,bound,unit,actor,actor_country,actor_sector,"
	"actor_office,date,date_precision,time,place,place_country,lat,lon,according_to,according_to_kinds,text\r\n";

void tc__csv_header(int kind, struct tc_buf *b)
{
	tc_buf_z(b, kind == TC_KIND_STATEMENTS ? statement_columns : kind == TC_KIND_FIGURES ? figure_columns : csv_columns);
}

static void csv(struct tc_buf *b, tc_str s)
{
	bool quote = false;
	for (uint32_t i = 0; i < s.n && !quote; i++)
		quote = s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r';
	quote = quote || (s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' '));
	if (!quote) {
		tc_buf_str(b, s);
		return;
	}
	tc_buf_char(b, '"');
	for (uint32_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			tc_buf_char(b, '"');
		tc_buf_char(b, s.p[i]);
	}
	tc_buf_char(b, '"');
}

static void cell(struct tc_buf *b, tc_str s)
{
	csv(b, s);
	tc_buf_char(b, ',');
}

static void cell_z(struct tc_buf *b, const char *z) { cell(b, tc_str_of(z)); }

static void cell_num(struct tc_buf *b, double v, int low, int high)
{
	if (isfinite(v))
		tc__buf_num(b, v, low, high);
	tc_buf_char(b, ',');
}

static void item(struct tc_buf *list, int i, tc_str s)
{
	if (i)
		tc_buf_char(list, ';');
	for (uint32_t k = 0; k < s.n; k++)
		tc_buf_char(list, s.p[k] == ';' ? ',' : s.p[k]);
}

static void cell_actors(struct tc_buf *b, struct tc_buf *list, const struct tc_actor *a, int n)
{
	for (int what = 0; what < 4; what++) {
		tc_buf_reset(list);
		for (int i = 0; i < n; i++)
			item(list, i, what == 0 ? tc__called(&a[i]) : what == 1 ? tc_str_of(a[i].country) :
			     what == 2 ? tc_str_of(tc_sector_name(a[i].sector)) : a[i].office);
		cell(b, tc_buf_view(list));
	}
}

static void cell_document(struct tc_buf *b, const struct tc_records *r, const char *id, int32_t sentence, tc_span span)
{
	cell_z(b, id);
	cell(b, r->doc);
	cell(b, r->date);
	cell(b, r->publisher);
	cell(b, r->url);
	tc_buf_fmt(b, "%d,%u,%u,", sentence, span.beg, span.end);
}

static void cell_when(struct tc_buf *b, const struct tc_when *w)
{
	cell(b, w->value);
	cell_z(b, tc_precision_name(w->precision));
	cell(b, w->time);
}

static void cell_where(struct tc_buf *b, const struct tc_where *w)
{
	bool placed = w->name.n || w->text.n;
	cell(b, w->name.n ? w->name : w->text);
	cell_z(b, w->country);
	cell_num(b, placed ? w->lat : NAN, 1, 4);
	cell_num(b, placed ? w->lon : NAN, 1, 4);
}

static void cell_links(struct tc_buf *b, struct tc_buf *list, const struct tc_link *l, int n)
{
	tc_buf_reset(list);
	for (int i = 0; i < n; i++)
		item(list, i, tc__called(&l[i].who));
	cell(b, tc_buf_view(list));
	tc_buf_reset(list);
	for (int i = 0; i < n; i++)
		item(list, i, tc_str_of(tc_link_kind_name(l[i].kind)));
	cell(b, tc_buf_view(list));
}

void tc__csv_statement(const struct tc_records *r, const struct tc_statement *s, struct tc_buf *b)
{
	struct tc_buf list = { 0 };
	cell_document(b, r, s->id, s->sentence, s->span);
	cell_actors(b, &list, &s->speaker, 1);
	cell_actors(b, &list, s->addressees, s->n_addressees);
	cell(b, s->cue.text);
	cell(b, s->cue.lemma);
	cell(b, s->stance);
	tc_buf_fmt(b, "%d,", s->direct);
	cell(b, s->quote);
	cell_when(b, &s->date);
	cell_links(b, &list, s->according_to, s->n_according_to);
	csv(b, s->text);
	tc_buf_z(b, "\r\n");
	tc_buf_release(&list);
}

void tc__csv_figure(const struct tc_records *r, const struct tc_figure *f, struct tc_buf *b)
{
	struct tc_buf list = { 0 };
	cell_document(b, r, f->id, f->sentence, f->span);
	cell(b, f->class);
	cell_num(b, f->value, 0, 2);
	cell_num(b, f->value_max, 0, 2);
	cell_z(b, tc_bound_name(f->bound));
	cell(b, f->unit);
	cell_actors(b, &list, &f->actor, f->has_actor);
	cell_when(b, &f->date);
	cell_where(b, &f->place);
	cell_links(b, &list, f->according_to, f->n_according_to);
	csv(b, f->text);
	tc_buf_z(b, "\r\n");
	tc_buf_release(&list);
}

void tc__csv_row(const struct tc__row *w, struct tc_buf *b)
{
	const struct tc_records *r = w->r;
	const struct tc_event *e = w->e;
	struct tc_buf list = { 0 };
	cell_document(b, r, e->id, e->sentence, e->span);
	cell_z(b, tc_event_name(e->type));
	cell(b, e->mode);
	for (int i = 0; i < e->n_contexts; i++)
		item(&list, i, e->contexts[i]);
	cell(b, tc_buf_view(&list));
	cell(b, e->cameo);
	tc_buf_fmt(b, "%d,", e->quad);
	cell_num(b, e->plover_score, 1, 2);
	cell_num(b, e->goldstein, 1, 2);
	cell_actors(b, &list, e->actors, e->n_actors);
	cell_actors(b, &list, e->recipients, e->n_recipients);
	cell(b, e->trigger.text);
	cell_z(b, tc_status_name(e->status));
	tc_buf_fmt(b, "%d,%d,%d,%d,%d,", e->negated, e->scheduled, e->claimed, e->denied, e->symmetric);
	cell_when(b, &e->date);
	cell_where(b, &e->place);
	cell_links(b, &list, e->according_to, e->n_according_to);
	cell(b, e->text);
	cell_num(b, e->confidence, 1, 2);
	cell(b, e->why);
	tc_buf_z(b, e->answers);
	tc_buf_z(b, "\r\n");
	tc_buf_release(&list);
}
