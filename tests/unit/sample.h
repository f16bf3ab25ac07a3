/* tests/unit/sample.h - a small document's records, made by hand, for tests of what comes after the coder. */
#ifndef TC_SAMPLE_H
#define TC_SAMPLE_H
#include <math.h>
#include <string.h>

#include "event/event.h"
#include "know/know.h"

struct sample {
	struct tc_records r;
	struct tc_event e[4];
	struct tc_statement s[1];
	struct tc_figure f[1];
	struct tc_actor a[4], b[4];
	struct tc_link l[2];
};

static inline struct tc_actor sample_actor(const char *text, uint32_t at, const char *name, const char *country, int sector,
					   const char *office)
{
	struct tc_actor a = { .text = tc_str_of(text), .span = { at, at + (uint32_t)strlen(text) }, .name = tc_str_of(name),
			      .sector = (uint8_t)sector, .office = tc_str_of(office) };
	memcpy(a.country, country, strlen(country) + 1);
	return a;
}

/* Four events: a threat by one side; a meeting of three; planned aid; a denied attack that is negated. */
static inline void sample_make(struct sample *x)
{
	memset(x, 0, sizeof *x);
	x->a[0] = sample_actor("Chile's president", 0, "Ana Rojas", "CHL", TC_SECTOR_GOV, "president");
	x->a[1] = sample_actor("Peru", 30, "Peru", "PER", TC_SECTOR_GOV, "");
	x->a[2] = sample_actor("UN", 60, "United Nations", "", TC_SECTOR_UNO, "");
	x->b[0] = sample_actor("rebels", 90, "", "COL", TC_SECTOR_REB, "");
	x->l[0] = (struct tc_link){ TC_LINK_PUBLISHER, { .name = TC_STR("The Andean Post") } };
	x->l[1] = (struct tc_link){ TC_LINK_SPEAKER, x->a[0] };
	for (int i = 0; i < 4; i++) {
		struct tc_event *e = &x->e[i];
		e->sentence = i + 1;
		e->span = (tc_span){ (uint32_t)i * 100, (uint32_t)i * 100 + 50 };
		e->place.lat = e->place.lon = NAN;
		e->according_to = x->l;
		e->n_according_to = 1;
		e->confidence = 0.905f;
		e->why = TC_STR("lexicon:test.V.1");
		e->text = TC_STR("Say \"no\",\tthen; line\nend.");
		e->trigger = (struct tc_cue){ TC_STR("threatened"), TC_STR("threaten"), { (uint32_t)i * 100 + 5, (uint32_t)i * 100 + 15 } };
	}
	struct tc_event *e = &x->e[0];
	e->type = TC_EVENT_THREATEN;
	e->mode = TC_STR("restrict");
	e->cameo = TC_STR("1312");
	e->actors = &x->a[0];
	e->recipients = &x->a[1];
	e->n_actors = e->n_recipients = 1;
	e->contexts[0] = TC_STR("economic");
	e->contexts[1] = TC_STR("diplomatic");
	e->n_contexts = 2;
	e->date = (struct tc_when){ TC_STR("2027-03-05"), TC_PREC_DAY, TC_STR("on Friday"), { 20, 29 }, TC_STR_NULL };
	e->place = (struct tc_where){ TC_STR("Arica"), { 40, 45 }, TC_STR("Arica"), "CHL", -18.475f, -70.304f };
	e->n_according_to = 2;
	e = &x->e[1];
	e->type = TC_EVENT_CONSULT;
	e->symmetric = true;
	e->actors = x->a;
	e->n_actors = 3;
	e->cameo = TC_STR("040");
	e = &x->e[2];
	e->type = TC_EVENT_AID;
	e->status = TC_STATUS_FUTURE;
	e->scheduled = true;
	e->cameo = TC_STR("0711");
	e->actors = &x->a[2];
	e->recipients = &x->a[1];
	e->n_actors = e->n_recipients = 1;
	e->date = (struct tc_when){ TC_STR("2027-04"), TC_PREC_MONTH, TC_STR("in April"), { 220, 228 }, TC_STR_NULL };
	e = &x->e[3];
	e->type = TC_EVENT_ASSAULT;
	e->negated = true;
	e->denied = true;
	e->cameo = TC_STR("190");
	e->actors = &x->a[1];
	e->recipients = &x->b[0];
	e->n_actors = e->n_recipients = 1;
	for (int i = 0; i < 4; i++) {
		x->e[i].quad = (uint8_t)tc_event_quad(x->e[i].type);
		x->e[i].plover_score = tc_plover_score(x->e[i].type, x->e[i].mode);
		x->e[i].goldstein = tc_goldstein(x->e[i].cameo, TC_GOLDSTEIN_GDELT);
	}
	x->s[0] = (struct tc_statement){ .sentence = 1, .span = { 0, 60 }, .speaker = x->a[0], .cue = { TC_STR("said"), TC_STR("say"), { 50, 54 } },
		.stance = TC_STR("claims"), .quote = TC_STR("We are ready"), .quote_span = { 10, 22 }, .direct = true,
		.according_to = x->l, .n_according_to = 1, .text = x->e[0].text };
	x->f[0] = (struct tc_figure){ .sentence = 2, .span = { 105, 117 }, .value = 300, .value_max = 400, .bound = TC_BOUND_ABOUT,
		.unit = TC_STR("people"), .class = TC_STR("killed"), .place = { .lat = NAN, .lon = NAN }, .according_to = x->l,
		.n_according_to = 1, .text = x->e[1].text };
	x->r = (struct tc_records){ .doc = TC_STR("doc-1"), .date = TC_STR("2027-03-06"), .publisher = TC_STR("The Andean Post"),
		.url = TC_STR("https://example.org/1"), .title = TC_STR("A threat"), .events = x->e, .statements = x->s, .figures = x->f,
		.n_events = 4, .n_statements = 1, .n_figures = 1, .n_sentences = 4 };
	tc_event_set_ids(&x->r);
}
#endif
