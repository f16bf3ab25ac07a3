/* SPDX-License-Identifier: Apache-2.0 */
/* tools/mkevents.c - made-up records for measuring the ledger: mkevents N [SEED] > records.jsonl
 * N events in documents of five, spread over ten years, between fifty countries of unequal weight, with sentences of some
 * 140 bytes from a vocabulary of 60,000 by Zipf's law, places, sources and speakers: rows about as large as real ones. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "event/read.h"
#include "know/know.h"

static uint64_t state;
static uint32_t rnd(uint32_t n)
{
	state = state * 6364136223846793005ull + 1442695040888963407ull;
	return (uint32_t)((state >> 33) % n);
}
/* Small numbers are common, large ones rare. */
static uint32_t tail(uint32_t n)
{
	double u = (rnd(1u << 30) + 1.0) / (1u << 30);
	uint32_t v = (uint32_t)(n * u * u * u);
	return v < n ? v : n - 1;
}

/* Ranks of words as Zipf's law has them. */
static uint32_t zipf(uint32_t n) { return (uint32_t)pow(n, (rnd(1u << 30) + 0.5) / (1u << 30)) - 1; }

static const char *const countries[] = { "USA", "RUS", "UKR", "CHN", "ISR", "IRN", "GBR", "FRA", "DEU", "TUR", "IND", "PAK", "SYR", "IRQ", "SDN",
	"ETH", "EGY", "SAU", "YEM", "LBN", "PSE", "AFG", "PRK", "KOR", "JPN", "TWN", "PHL", "MMR", "NGA", "COD", "RWA", "MLI", "SOM", "KEN", "ZAF",
	"VEN", "COL", "BRA", "MEX", "ARG", "CHL", "PER", "POL", "SRB", "XKX", "ARM", "AZE", "GEO", "BLR", "MDA" };

static void word(struct tc_buf *b, uint32_t k)
{
	static const char *const parts[] = { "ba", "ren", "ti", "mo", "sal", "ver", "ko", "lin", "du", "pra", "shi", "on", "ter", "gu", "ness", "ly" };
	for (int i = 0; i < 1 || k; i++, k /= 16)
		tc_buf_z(b, parts[k % 16]);
}

int main(int argc, char **argv)
{
	long n = argc > 1 ? strtol(argv[1], NULL, 10) : 0;
	if (n <= 0) {
		fprintf(stderr, "usage: mkevents N [SEED] > records.jsonl\n");
		return 2;
	}
	state = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
	struct tc_buf out = { 0 };
	struct tc_arena a;
	tc_arena_init(&a);
	for (long i = 0; i < n; i += 5) {
		struct tc_event e[5] = { 0 };
		struct tc_actor who[10] = { 0 };
		struct tc_link links[10] = { 0 };
		int y, m, d;
		tc_day_split(16436 + (int)rnd(3650), &y, &m, &d);
		struct tc_records r = { .doc = tc_arena_printf(&a, "synthetic-%ld", i / 5), .date = tc_arena_printf(&a, "%04d-%02d-%02d", y, m, d),
			.publisher = tc_arena_printf(&a, "Outlet %u", tail(400)), .url = tc_arena_printf(&a, "https://example.org/%ld", i), .events = e };
		for (int k = 0; k < 5 && i + k < n; k++) {
			struct tc_event *x = &e[r.n_events++];
			struct tc_buf text = { 0 };
			for (int w = 0; w < 20; w++) {
				if (w)
					tc_buf_char(&text, ' ');
				word(&text, zipf(60000));
			}
			x->text = tc_arena_str(&a, tc_buf_view(&text));
			tc_buf_release(&text);
			x->sentence = k * 3 + 1;
			x->span = (tc_span){ (uint32_t)k * 400, (uint32_t)k * 400 + 120 };
			x->type = (uint8_t)(1 + rnd(16));
			x->quad = (uint8_t)tc_event_quad(x->type);
			x->cameo = tc_cameo_of(x->type, TC_STR_NULL);
			x->plover_score = tc_plover_score(x->type, TC_STR_NULL);
			x->goldstein = tc_goldstein(x->cameo, TC_GOLDSTEIN_GDELT);
			x->status = rnd(8) ? TC_STATUS_ACTUAL : TC_STATUS_FUTURE;
			x->confidence = (float)rnd(100) / 100;
			x->why = tc_arena_printf(&a, "lexicon:verb%u.V.1", tail(800));
			x->trigger = (struct tc_cue){ TC_STR("pledged"), TC_STR("pledge"), { x->span.beg + 8, x->span.beg + 15 } };
			for (int s = 0; s < 2; s++) {
				struct tc_actor *p = &who[2 * k + s];
				uint32_t person = tail(5000);   /* belongs to one country and sector, as people do */
				double rank = (double)(person * 2654435761u % 10007) / 10007;
				memcpy(p->country, countries[(int)(50 * rank * rank * rank)], 4);
				p->sector = person % 3 ? TC_SECTOR_GOV : TC_SECTOR_MIL;
				p->name = p->text = tc_arena_printf(&a, "Person %u", person);
				p->span = (tc_span){ x->span.beg + (uint32_t)s * 20, x->span.beg + (uint32_t)s * 20 + 10 };
			}
			x->actors = &who[2 * k];
			x->recipients = &who[2 * k + 1];
			x->n_actors = x->n_recipients = 1;
			x->place.lat = x->place.lon = NAN;
			if (rnd(2))
				x->place = (struct tc_where){ TC_STR("Cityville"), { x->span.beg + 60, x->span.beg + 69 }, TC_STR("Cityville"), "USA", 40.5f, -70.25f };
			if (rnd(2))
				x->date = (struct tc_when){ r.date, TC_PREC_DAY, TC_STR("on Monday"), { x->span.beg + 80, x->span.beg + 89 }, TC_STR_NULL };
			links[2 * k] = (struct tc_link){ TC_LINK_PUBLISHER, { .name = r.publisher } };
			links[2 * k + 1] = (struct tc_link){ TC_LINK_SPEAKER, *x->actors };
			x->according_to = &links[2 * k];
			x->n_according_to = 1 + (rnd(2) == 0);
		}
		tc_event_set_ids(&r);
		tc_document_json(&r, TC_STR_NULL, &out);
		tc_records_json(&r, &out);
		if (out.n > 1 << 20) {
			if (fwrite(out.p, 1, out.n, stdout) != out.n)
				return 1;
			tc_buf_reset(&out);
		}
		tc_arena_reset(&a);
	}
	if (fwrite(out.p, 1, out.n, stdout) != out.n || fflush(stdout))
		return 1;
	tc_buf_release(&out);
	tc_arena_release(&a);
	return 0;
}
