/* SPDX-License-Identifier: Apache-2.0 */
/* code/resolve.c - from a mention to a party: canonical name, country, sector and office on the document's date.
 * A name is read as the entity that fits best: by its letters, by where it stands ("in Georgia" against "Georgia
 * said"), by a title before it, by who held office on that day and by the countries that the rest of the document
 * names. A nominal takes its sector from its role noun and its country from possessor, demonym, compound or "of"
 * phrase; a role that one person holds ("the Russian foreign minister") finds its holder. People whom the knowledge
 * base lacks take country and sector from title, apposition and nationality. What stays open is left empty: no guess.
 * Scores are small integers and halves chosen by hand and checked on development documents; they only rank readings. */
#include "code/mention_int.h"

static struct tc_mention *mention(const struct tc__mx *mx, int32_t m) { return &mx->cx->mentions[m]; }

/* What the text says a named person is, from the words around; false if nothing. out->unnamed: owned, see role_info. */
bool tc__said_role(struct tc__mx *mx, int32_t w, struct tc_actor *out, const char **how)
{
	const struct tc_doc *d = mx->d;
	int32_t at;
	const struct tc_ent *t = tc__title_of(mx, w, &at);
	if (t && (t->sector || t->note.n)) {
		out->unnamed = tc__role_info(mx, t, at, w, out);
		*how = "title+name";
		return true;
	}
	for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
		if (d->words[c].rel == TC_REL_APPOS && tc__role_at(mx, c)) {
			out->unnamed = tc__role_info(mx, tc__role_at(mx, c), c, w, out);
			*how = "name+apposition";
			return true;
		}
	int32_t h = d->words[w].head;
	/* "Burundi's chief of staff, Gervais Ngari", hung on the staff. */
	for (int32_t i = h - 1; d->words[w].rel == TC_REL_APPOS && h >= 0 && i >= 0 && i >= h - 4; i--)
		if (mx->role[i].e && mx->role[i].first <= h && mx->role[i].last >= h) {
			h = i;
			break;
		}
	if (d->words[w].rel == TC_REL_APPOS && h >= 0 && tc__role_at(mx, h)) {
		tc__role_info(mx, tc__role_at(mx, h), h, w, out);
		*how = "apposition+name";
		return true;
	}
	if (d->words[w].rel == TC_REL_NSUBJ && h >= 0 && tc__role_at(mx, h) && tc_child(d, h, TC_REL_COP) >= 0) {
		tc__role_info(mx, tc__role_at(mx, h), h, w, out);
		*how = "name+copula";
		return true;
	}
	if (t) {
		tc__role_info(mx, t, at, w, out);
		*how = "title+name";
		return true;
	}
	return false;
}

/* Countries by which people are called: "the Russians" are their government, "two Russians" are people. */
static bool stands_for_people(const struct tc__mx *mx, int32_t w)
{
	const struct tc_doc *d = mx->d;
	if (tc_child(d, w, TC_REL_NUMMOD) >= 0 || tc_child(d, w, TC_REL_AMOD) >= 0)
		return true;
	int32_t det = tc_child(d, w, TC_REL_DET);
	if (d->words[w].xpos == TC_XPOS_NNPS || d->words[w].xpos == TC_XPOS_NNS)
		return !(det >= 0 && tc_lemma_is(d, det, "the"));
	return det >= 0 && !tc_lemma_is(d, det, "the");
}

static void set_ethnic_country(struct tc__mx *mx, struct tc_mention *me, const struct tc_ent *e)
{
	struct tc__affil a = tc__affil_of(mx, me->head, -1);
	if (a.country >= 0)
		tc__take_country(mx, &me->who, a.country);
	else if (a.place >= 0)
		tc__take_country(mx, &me->who, a.place);
	if (!me->who.country[0] && e->country[0])
		memcpy(me->who.country, e->country, 4);
	if (tc_str_is(e->note, "religious") || tc_str_is(e->note, "regional"))
		return;
	if (!me->who.country[0])
		tc__clause_country(mx, me->head, me->who.country);
	if (!me->who.country[0] && mx->theatre[0] &&
	    (tc__definite(mx->d, me->head) || !tc__names_other(mx, me->head, mx->theatre, false)))
		memcpy(me->who.country, mx->theatre, 4);
	else if (!me->who.country[0] && mx->setting[0] && !tc__names_other(mx, me->head, mx->setting, true))
		memcpy(me->who.country, mx->setting, 4);
}

/* Whether the document speaks of fighters of a people ("Kurdish militias"): then the people's name stands for them. */
static bool people_in_arms(const struct tc__mx *mx, const struct tc_ent *e)
{
	const struct tc_coding *cx = mx->cx;
	if (tc_str_is(e->note, "regional"))
		return false; /* "African troops" are no people's */
	int32_t n = cx->n_mentions < 4000 ? cx->n_mentions : 4000;
	for (int32_t m = 0; m < n; m++) {
		const struct tc_mention *me = &cx->mentions[m];
		const struct tc__name_at *na = &mx->name[me->head];
		if (me->kind != TC_MENTION_ADJECTIVE || !na->hits || na->hits[0].ent != e->id)
			continue;
		int32_t h = mx->d->words[me->head].head;
		const struct tc_ent *role = h >= 0 ? mx->role[h].e : NULL;
		if (role &&
		    (role->sector == TC_SECTOR_MIL || role->sector == TC_SECTOR_REB || role->sector == TC_SECTOR_UAF))
			return true;
		if (h >= 0 && mx->name[h].hits && tc_know_ent(mx->k, mx->name[h].hits[0].ent)->sector == TC_SECTOR_REB)
			return true;
	}
	return false;
}

/* "Russian airstrikes", "a Turkish offensive": the state acts through its armed forces. */
static bool is_war_noun(const struct tc_doc *d, int32_t w)
{
	static const char *const words[] = {
	        "airstrike", "artillery", "assault",    "bombardment", "bomber",   "bombing", "drone",
	        "fighter",   "gunship",   "helicopter", "incursion",   "jet",      "missile", "offensive",
	        "outpost",   "position",  "raid",       "shelling",    "strike",   "submarine", "tank",
	        "trench",    "warplane",  "warship",
	};
	return w >= 0 && WORD_IN(d->words[w].lemma, words);
}

/* "Gunmen attacked Paris", "Goma was shelled": its people. */
static bool town_hit(const struct tc_doc *d, int32_t w)
{
	static const char *const verbs[] = {"attack", "blitz", "bomb", "bombard", "hit", "pound", "raid", "rock",
	                                    "savage", "shell", "strafe", "strike", "target", "terrorise", "terrorize"};
	int rel = d->words[w].rel;
	int32_t v = d->words[w].head;
	return (rel == TC_REL_OBJ || rel == TC_REL_NSUBJ_PASS) && v >= 0 && d->words[v].upos == TC_UPOS_VERB &&
	       WORD_IN(d->words[v].lemma, verbs);
}

/* "German-Dutch cooperation", "Sino-Russian talks": both. Where the noun is somebody ("an Iranian-American pastor"),
 * the last says whose. */
static void hyphen_pair(struct tc__mx *mx, int32_t m)
{
	static const struct {
		const char *form, *iso;
	} prefixes[] = {
	        {"sino", "CHN"}, {"anglo", "GBR"}, {"franco", "FRA"}, {"russo", "RUS"},
	        {"indo", "IND"}, {"greco", "GRC"}, {"turco", "TUR"},  {"nippo", "JPN"},
	};
	const struct tc_doc *d = mx->d;
	int32_t w = mention(mx, m)->head, first = mx->name[w].first, h = d->words[w].head;
	if (first < 2 || d->words[first - 1].form.n != 1 || d->words[first - 1].form.p[0] != '-' ||
	    d->words[first - 1].flags & TC_WORD_SPACE_AFTER || d->words[first - 2].flags & TC_WORD_SPACE_AFTER ||
	    d->words[first - 2].sent != d->words[w].sent || (h >= 0 && tc__role_at(mx, h)))
		return;
	char iso[4] = "";
	int32_t at = mx->name_of[first - 2];
	const struct tc_ent *e = at >= 0 && mx->name[at].hits ? tc_know_ent(mx->k, mx->name[at].hits[0].ent) : NULL;
	if (e && e->kind == TC_ENT_COUNTRY)
		memcpy(iso, e->country, 4);
	for (size_t i = 0; i < TC_COUNT(prefixes) && !iso[0]; i++)
		if (tc_str_isi(d->words[first - 2].form, prefixes[i].form))
			memcpy(iso, prefixes[i].iso, 4);
	if (!iso[0] || memcmp(iso, mention(mx, m)->who.country, 4) == 0 || !(e = tc_know_country(mx->k, iso)))
		return;
	int32_t other = tc__synth(mx, mention(mx, m)), self = other < 0 ? -1 : tc__synth(mx, mention(mx, m));
	if (self < 0)
		return;
	struct tc_mention *t = mention(mx, other);
	t->ent = t->who.ent = e->id + 1;
	t->who.name = e->name;
	memcpy(t->who.country, iso, 4);
	mention(mx, m)->also[0] = other;
	mention(mx, m)->also[1] = self;
	mention(mx, m)->also[2] = -1;
}

/* What this document has said somebody out of office is now; NULL nothing. */
static uint8_t *said_now(struct tc__mx *mx, uint32_t ent)
{
	for (int i = 0; i < mx->n_said; i++)
		if (mx->said[i].ent == ent)
			return &mx->said[i].sector;
	return NULL;
}

/* "Brussels threatened Hungary": the European Union, unless the text speaks of Belgium. NULL: the capital. */
static const struct tc_ent *union_meant(const struct tc__mx *mx, const struct tc__reading *r, enum tc__standing st,
                                        int32_t w)
{
	enum { REACH = 2000 };
	const struct tc_doc *d = mx->d;
	if (!(r->hit->name_flags & TC_NAME_CAPITAL) || !tc_str_eqi(d->words[w].form, TC_STR("Brussels")) ||
	    st != TC__STANDS_ACTING)
		return NULL;
	for (int32_t i = w > REACH ? w - REACH : 0; i < d->n_words && i < w + REACH; i++)
		for (uint32_t h = 0; mx->name[i].hits && h < 1; h++) {
			const struct tc_ent *e = tc_know_ent(mx->k, mx->name[i].hits[h].ent);
			if (e->kind == TC_ENT_COUNTRY && memcmp(e->country, r->e->country, 4) == 0 &&
			    !(mx->name[i].hits[h].name_flags & TC_NAME_CAPITAL))
				return NULL;
		}
	uint32_t n = 0;
	const struct tc_name_hit *hits = tc_know_find(mx->k, TC_STR("European Union"), &n);
	for (uint32_t i = 0; hits && i < n; i++)
		if (tc_know_ent(mx->k, hits[i].ent)->kind == TC_ENT_ORG)
			return tc_know_ent(mx->k, hits[i].ent);
	return NULL;
}

void tc__take_entity(struct tc__mx *mx, int32_t m, struct tc__reading r, enum tc__standing st)
{
	struct tc_mention *me = mention(mx, m);
	const struct tc_ent *e = r.e;
	const struct tc_doc *d = mx->d;
	int32_t w = me->head;
	const struct tc_ent *bloc = e->kind == TC_ENT_COUNTRY ? union_meant(mx, &r, st, w) : NULL;
	e = bloc ? bloc : e;
	me->how = "name";
	me->ent = me->who.ent = e->id + 1;
	me->who.name = e->name;
	memcpy(me->who.country, e->country, 4);
	me->who.sector = e->sector;
	switch (e->kind) {
	case TC_ENT_COUNTRY:
		me->gender = 'n';
		me->who.sector = TC_SECTOR_GOV;
		me->party = st != TC__STANDS_PLACE;
		me->how = r.hit->name_flags & TC_NAME_METONYM   ? "metonym"
		          : r.hit->name_flags & TC_NAME_CAPITAL ? "capital"
		          : r.hit->name_flags & TC_NAME_DEMONYM ? "demonym"
		                                                : "name";
		if (me->kind == TC_MENTION_ADJECTIVE && is_war_noun(d, d->words[w].head))
			me->who.sector = TC_SECTOR_MIL;
		if (me->kind == TC_MENTION_ADJECTIVE)
			hyphen_pair(mx, m);
		if (r.hit->name_flags & TC_NAME_CAPITAL && me->kind == TC_MENTION_NAME && town_hit(d, w))
			me->who.sector = TC_SECTOR_CVL;
		if (r.hit->name_flags & TC_NAME_DEMONYM && me->kind == TC_MENTION_NAME) {
			me->party = true;
			if (d->words[w].upos != TC_UPOS_ADJ && stands_for_people(mx, w)) {
				me->who.sector = TC_SECTOR_CVL;
				me->person = !me->plural;
				me->gender = 0;
				me->ent = me->who.ent = 0;
				me->who.unnamed = true;
				me->who.name = tc__describe(mx, me);
			}
			/* "ethnic Uzbeks" are of another country than that of their name. */
			for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next)
				if (tc_lemma_is(d, c, "ethnic")) {
					memset(me->who.country, 0, sizeof me->who.country);
					me->ent = me->who.ent = 0;
					tc__clause_country(mx, w, me->who.country);
					if (!me->who.country[0])
						memcpy(me->who.country, mx->theatre[0] ? mx->theatre : mx->setting, 4);
					if (memcmp(me->who.country, e->country, 4) == 0)
						memset(me->who.country, 0, sizeof me->who.country);
					break;
				}
		}
		break;
	case TC_ENT_PERSON: {
		int32_t at;
		const char *how = NULL;
		struct tc_actor said = {0};
		me->gender = tc__title_gender(d, w);
		tc__set_person(mx, me, e);
		const struct tc_office *o = tc__office_of(mx, e->id);
		if (tc__title_of(mx, w, &at))
			me->how = "title+name";
		uint8_t *now = said_now(mx, e->id);
		if (!o && tc__said_role(mx, w, &said, &how) && said.sector) {
			/* Out of office by our tables: the text knows better what the person is now. */
			bool private = said.sector == TC_SECTOR_ELI || said.sector == TC_SECTOR_BUS ||
			               said.sector == TC_SECTOR_CVL || said.sector == TC_SECTOR_JRN;
			if (said.sector == TC_SECTOR_ELI && mx->campaign == 0)
			private = false;
			bool candidate = private && (me->who.sector == TC_SECTOR_PTY || (now && *now == TC_SECTOR_PTY));
			me->who.sector = candidate ? TC_SECTOR_PTY : said.sector;
			me->who.office = said.office;
			if (said.country[0] || said.sector == TC_SECTOR_IGO || said.sector == TC_SECTOR_UNO)
				memcpy(me->who.country, said.country, 4);
			me->how = how;
			if (now)
				*now = me->who.sector;
			else if (mx->n_said < TC__MAX_SAID)
				mx->said[mx->n_said++] = (struct tc__said_sector){e->id, me->who.sector};
		} else if (!o && now) {
			me->who.sector = *now;
		}
		/* Without a date the tables cannot tell what "former" does. */
		if (mx->cx->day == TC_DAY_NONE && at >= 0 && tc__former_at(d, at) &&
		    (me->who.sector == TC_SECTOR_GOV || me->who.sector == TC_SECTOR_LEG)) {
			me->who.sector = TC_SECTOR_ELI;
			me->who.office = TC_STR_NULL;
		}
		break;
	}
	case TC_ENT_ORG:
		me->gender = 'n';
		me->party = true;
		me->plural |= d->words[w].xpos == TC_XPOS_NNPS;
		if (e->sector == TC_SECTOR_IGO)
			me->who.country[0] = 0;
		break;
	case TC_ENT_ETHNIC:
		me->party = true;
		me->plural = true;
		me->who.country[0] = 0;
		set_ethnic_country(mx, me, e);
		if (!me->who.sector)
			me->who.sector =
			        tc__of_child(d, w) < 0 && tc_child(d, w, TC_REL_NUMMOD) < 0 && people_in_arms(mx, e)
			                ? TC_SECTOR_REB
			                : TC_SECTOR_CVL;
		break;
	case TC_ENT_PLACE:
		me->gender = 'n';
		me->who.sector = TC_SECTOR_GOV;
		if (d->words[w].xpos == TC_XPOS_NNS || d->words[w].xpos == TC_XPOS_NNPS) {
			static const char *const states[] = {"country", "nation", "power", "republic", "state"};
			if (WORD_IN(d->words[w].lemma, states)) {
				me->party = me->plural = true; /* "the Gulf states" */
				break;
			}
		}
		me->party = (d->words[w].rel == TC_REL_NSUBJ || d->words[w].rel == TC_REL_OBL_AGENT) &&
		            d->words[w].head >= 0 && d->words[d->words[w].head].upos == TC_UPOS_VERB;
		if (town_hit(d, w)) {
			me->party = true;
			me->who.sector = TC_SECTOR_CVL;
		}
		break;
	case TC_ENT_OUTLET:
		me->gender = 'n';
		me->party = true;
		if (!me->who.sector)
			me->who.sector = TC_SECTOR_JRN;
		break;
	default:
		break;
	}
}

/* Whether a state, a people or a place is named at a word. */
static bool names_land(const struct tc__mx *mx, int32_t w)
{
	if (mx->name_of[w] < 0)
		return false;
	int kind = tc_know_ent(mx->k, mx->name[mx->name_of[w]].hits[0].ent)->kind;
	return kind == TC_ENT_COUNTRY || kind == TC_ENT_PLACE || kind == TC_ENT_ETHNIC;
}

/* How often somebody is spoken of in the text before. */
static int spoken_of(const struct tc__mx *mx, int32_t m, uint32_t ent)
{
	int n = 0;
	for (int32_t i = m - 1; i >= 0 && m - i < 300; i--)
		n += mx->state[i] == TC__DONE && mention(mx, i)->ent == ent;
	return n;
}

void tc__resolve_name(struct tc__mx *mx, int32_t m)
{
	struct tc_mention *me = mention(mx, m);
	const struct tc_doc *d = mx->d;
	int32_t w = me->head, at, a, b;
	const struct tc__name_at *na = &mx->name[w];
	/* "the North": a compass point is a place name only where no such country is at hand. */
	bool compass = na->first == na->last && d->words[w].form.n == 5 &&
	               (tc_child(d, w, TC_REL_DET) >= 0 || tc_child(d, w, TC_REL_CONJ) >= 0) &&
	               (tc_str_is(d->words[w].form, "North") || tc_str_is(d->words[w].form, "South"));
	if (!na->hits || compass) {
		tc__resolve_unknown(mx, m);
		return;
	}
	const struct tc_ent *title = tc__title_of(mx, w, &at);
	enum tc__standing st = tc__standing_of(mx, w);
	tc__name_extent(mx, w, &a, &b);
	bool longer = a < na->first || b > na->last;
	/* "the Northwest Frontier Province" is no newspaper, whatever its last word. */
	if (na->last == w && w > 0 && tc_is_upper(d->words[w].form.p[0]))
		for (int32_t c = d->words[w].child; c >= 0 && c < w; c = d->words[c].next)
			if (c == na->first - 1 && tc_is_upper(d->words[c].form.p[0]) && !names_land(mx, c) &&
			    !mx->role[c].e && !mx->title[c].e && d->words[c].upos != TC_UPOS_DET &&
			    (d->words[c].rel == TC_REL_COMPOUND || d->words[c].rel == TC_REL_AMOD))
				longer = true;
	/* "Maria Dolores Diaz" is no other Diaz, wherever the tree hung her given name. */
	if (na->first == na->last && na->first > 0 && d->words[na->first - 1].sent == d->words[w].sent &&
	    d->words[na->first - 1].upos == TC_UPOS_PROPN && tc__gender_of_name(d->words[na->first - 1].form) &&
	    d->words[na->first - 1].flags & TC_WORD_SPACE_AFTER && mx->name_of[na->first - 1] < 0 &&
	    tc_know_ent(mx->k, na->hits[0].ent)->kind == TC_ENT_PERSON) {
		longer = true;
		a = a < na->first - 1 ? a : na->first - 1;
	}
	/* "the Union of Rationalist Atheists" is not what "the Union" alone is. */
	int32_t tail = na->last == w && w - na->first <= 1 ? tc__of_name(mx, w) : -1;
	if (tail >= 0 && !tc__all_upper(d->words[w].form) && (mx->name_of[tail] < 0 || mx->role[w].e))
		longer = true;
	struct tc__reading r = tc__best_reading(mx, na, w, st, title, at, longer);
	/* Somebody named in full in this document owns the surname. */
	bool yields = !r.e || r.e->kind == TC_ENT_PERSON || r.score < 4.5f ||
	              ((r.e->kind == TC_ENT_PLACE || r.e->kind == TC_ENT_COUNTRY) && st != TC__STANDS_PLACE &&
	               me->kind != TC_MENTION_ADJECTIVE);
	/* So does an acronym that the text has defined or whose name it has spelled out. */
	bool acronym = na->first == na->last && d->words[w].form.n <= 8 && tc__all_upper(d->words[w].form) && r.e &&
	               r.e->kind != TC_ENT_COUNTRY;
	/* "McDonald" after Laquan McDonald, "Ford" after Gerald Ford. */
	bool company =
	        na->first == na->last && r.e && r.e->kind == TC_ENT_ORG && !acronym && me->kind != TC_MENTION_ADJECTIVE;
	yields |= acronym || company;
	if (na->first == na->last && !longer && yields) {
		int32_t to = tc__key_find(mx, d->words[w].form, m, tc__title_gender(d, w));
		if (to < 0 && (!r.e || r.e->kind == TC_ENT_PERSON) && !title)
			to = tc__given_find(mx, d->words[w].form, m);
		/* A state by its own name gives way only to somebody named before. */
		if (to > m && r.e &&
		    (acronym || company || (r.e->kind == TC_ENT_COUNTRY && !(r.hit->name_flags & TC_NAME_CAPITAL))))
			to = -1;
		if (to >= 0 && to != m) {
			tc__resolve(mx, to);
			const struct tc_mention *t = mention(mx, to);
			/* "Secretary Clinton" is not the president of that name who is spoken of later. */
			bool own = r.e && r.e->kind == TC_ENT_PERSON && r.score >= 4.5f && t->ent &&
			           (to > m || spoken_of(mx, m, r.e->id + 1) > spoken_of(mx, m, t->ent));
			if (!own && mx->state[to] == TC__DONE && t->who.name.n && (!r.e || t->ent != r.e->id + 1)) {
				tc__bind(mx, m, to, "coref:surname");
				return;
			}
		}
	}
	for (uint32_t i = 0; i < na->n && i < 32; i++)
		if (tc_know_ent(mx->k, na->hits[i].ent)->kind == TC_ENT_OUTLET && tc__hit_fits(mx, na, &na->hits[i])) {
			me->outlet = na->hits[i].ent + 1;
			break;
		}
	/* "the Holocaust Memorial Museum" has nothing to do with Memorial. */
	if (r.e && r.e->kind == TC_ENT_ORG && na->first == na->last && w > 0 && d->words[w].rel == TC_REL_COMPOUND &&
	    d->words[d->words[w].head].upos == TC_UPOS_PROPN && d->words[w - 1].rel == TC_REL_COMPOUND &&
	    d->words[w - 1].head == d->words[w].head && d->words[w - 1].upos == TC_UPOS_PROPN &&
	    mx->name_of[w - 1] < 0) {
		me->how = "part of a name";
		return;
	}
	/* "Cherif Chekatt": a given name, not the minister called Cherif. */
	if (r.e && r.e->kind == TC_ENT_PERSON && na->first == na->last && me->kind == TC_MENTION_ADJECTIVE &&
	    d->words[w].rel == TC_REL_COMPOUND && d->words[w].head == w + 1 && d->words[w + 1].upos == TC_UPOS_PROPN &&
	    mx->name_of[w + 1] < 0 && !mx->role[w + 1].e && !mx->title[w + 1].e && tc_child(d, w + 1, TC_REL_FLAT) < 0 &&
	    d->words[w].flags & TC_WORD_SPACE_AFTER && !tc__is_body_noun(d, w + 1)) {
		me->how = "part of a name";
		return;
	}
	/* "the United Patriots Front": a party's name inside that of another body. */
	if (r.e && r.e->kind == TC_ENT_ORG && na->last > na->first && me->kind == TC_MENTION_ADJECTIVE &&
	    d->words[w].head == na->last + 1 && d->words[na->last + 1].upos == TC_UPOS_PROPN &&
	    tc_is_upper(d->words[na->last + 1].form.p[0]) && tc__is_body_noun(d, na->last + 1)) {
		me->how = "part of a name";
		return;
	}
	if (r.e && r.e->kind == TC_ENT_OUTLET &&
	    (d->words[w].rel == TC_REL_COMPOUND || d->words[w].rel == TC_REL_AMOD) &&
	    d->words[d->words[w].head].upos == TC_UPOS_PROPN) {
		me->how = "part of a name"; /* "Kasai Liberation Front" */
		return;
	}
	if (!r.e || r.score < 1.5f ||
	    (longer && r.e->kind == TC_ENT_PERSON && na->first == na->last &&
	     (na->first == a || !tc__same_given(r.e->name, d->words[a].form)))) {
		tc__resolve_unknown(mx, m);
		return;
	}
	tc__take_entity(mx, m, r, st);
	me = mention(mx, m);
	if (me->who.ent && (r.e->kind == TC_ENT_COUNTRY || r.e->kind == TC_ENT_PLACE)) {
		/* "Paris, Texas": what follows says which one. */
		const char *within = NULL;
		for (int32_t c = d->words[w].child; c >= 0; c = d->words[c].next) {
			int rel = d->words[c].rel;
			if ((rel == TC_REL_NMOD_UNMARKED || rel == TC_REL_APPOS || rel == TC_REL_NMOD) && c > w &&
			    tc__at(mx, c) >= 0) {
				tc__resolve(mx, tc__at(mx, c));
				const struct tc_mention *in = mention(mx, tc__at(mx, c));
				if (in->place && in->who.country[0])
					within = in->who.country;
			}
		}
		if (!within)
			within = tc__beside_country(mx, w);
		const struct tc_ent *p = tc__best_place(mx, na, within, r.e->kind == TC_ENT_PLACE);
		me = mention(mx, m);
		if (p) {
			me->place = p->id + 1;
			if (r.e->kind == TC_ENT_PLACE) {
				me->ent = me->who.ent = p->id + 1;
				me->who.name = p->name;
				memcpy(me->who.country, p->country, 4);
			}
		}
	}
}

void tc__resolve(struct tc__mx *mx, int32_t m)
{
	if (m < 0 || mx->state[m] != TC__OPEN || mx->depth >= TC__MAX_DEPTH)
		return;
	mx->state[m] = TC__BUSY;
	mx->depth++;
	switch (mention(mx, m)->kind) {
	case TC_MENTION_PRONOUN:
		tc__coref_pronoun(mx, m);
		break;
	case TC_MENTION_NOMINAL:
		tc__resolve_nominal(mx, m);
		break;
	default:
		/* "rebel" of "rebel positions" */
		if (mx->name[mention(mx, m)->head].hits || mx->d->words[mention(mx, m)->head].upos == TC_UPOS_PROPN ||
		    !tc__nominal_by_role(mx, m))
			tc__resolve_name(mx, m);
		break;
	}
	mx->depth--;
	mx->state[m] = TC__DONE;
}
