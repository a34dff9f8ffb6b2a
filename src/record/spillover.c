/* An attack in a country that is neither side's, nor the one that the report is most about, is the conflict reaching another front: where the sentence
 * names that country, and none of its own strikes; so is one by those who come from over a border. Writes nothing where spillover is told in that sentence
 * already, nor, but for those from over a border, where neither side has a country. */
#include "record/spillover.h"

#include "record/filling.h"
#include "record/home.h"

/* Countries at home in the conflict. */
typedef struct home {
  const char *countries[5];
} home;

static bool at_home(const home *h, const char *country) {
  for (size_t i = 0; i < sizeof h->countries / sizeof *h->countries; i++)
    if (h->countries[i] && !strcmp(h->countries[i], country)) return true;
  return false;
}

static bool told(const tr_coder *coder, const tr_groups *drafts, uint32_t sentence) {
  TR_EACH_OF_GROUP(i, drafts, sentence)
    if (!coder->drafts.items[*i].dropped && coder->drafts.items[*i].line.kind == TRUCE_SPILLOVER) return true;
  return false;
}

/* Is the country named in the sentence, as a state or a land? */
static bool named_here(const tr_coder *coder, const tr_groups *mentions, const char *country, uint32_t sentence) {
  const truce_reading *reading = coder->reading;
  TR_EACH_OF_GROUP(i, mentions, sentence) {
    const truce_mention *m = &reading->mentions[*i];
    if (m->actor != TRUCE_NONE && reading->actors[m->actor].kind == TRUCE_STATE && !strcmp(reading->actors[m->actor].country, country)) return true;
    if (m->place != TRUCE_NONE && reading->places[m->place].kind == TRUCE_STATE && !strcmp(reading->places[m->place].country, country)) return true;
  }
  return false;
}

static bool by_its_own(const tr_coder *coder, const truce_value *actors, const char *country) {
  for (size_t i = 0; actors && i < actors->count; i++)
    if (!strcmp(coder->reading->actors[actors->ids[i]].country, country)) return true;
  return false;
}

/* Where it struck: the event's place, else a place among those hit. */
static uint32_t struck(const tr_coder *coder, const tr_draft *event) {
  if (event->line.place != TRUCE_NONE) return event->line.place;
  const truce_value *hit = tr_draft_value(event, TRUCE_FIELD_RECIPIENTS);
  for (uint32_t p = 0; hit && p < coder->reading->place_count; p++)
    for (size_t i = 0; i < hit->count; i++)
      if (coder->place_actor[p] == hit->ids[i]) return p;
  return TRUCE_NONE;
}

static void write_of(tr_coder *coder, size_t at, uint32_t place) {
  const uint32_t trigger = coder->drafts.items[at].line.trigger;
  tr_draft *line = tr_draft_new(coder, TRUCE_SPILLOVER, trigger, coder->drafts.items[at].line.status);
  const tr_draft *event = &coder->drafts.items[at];
  const truce_value *actors = tr_draft_value(event, TRUCE_FIELD_ACTORS);
  line->maker = tr_span("spillover.of-event");
  tr_draft_ids(coder, line, TRUCE_FIELD_WHERE, &place, 1);
  if (tr_count(actors)) tr_draft_ids(coder, line, TRUCE_FIELD_WHO, actors->ids, actors->count);
  for (size_t i = 0; i < event->evidence.count; i++) tr_draft_evidence(coder, line, event->evidence.items[i]);
  tr_draft_finish(coder, line, trigger);
}

static bool assault(const tr_draft *event) { return tr_equal_string(tr_event_type(event), "ASSAULT"); }

/* A draft: where the attack that it tells of struck; TRUCE_NONE of others, too. */
static const uint32_t *all_struck(const tr_coder *coder) {
  uint32_t *places = TR_NEW_ARRAY(coder->arena, uint32_t, coder->drafts.count + 1);
  for (size_t i = 0; i < coder->drafts.count; i++) places[i] = assault(&coder->drafts.items[i]) ? struck(coder, &coder->drafts.items[i]) : TRUCE_NONE;
  return places;
}

static size_t strikes_on(const tr_coder *coder, const uint32_t *places, const char *country) {
  size_t count = 0;
  for (size_t i = 0; i < coder->drafts.count; i++) count += places[i] != TRUCE_NONE && !strcmp(coder->reading->places[places[i]].country, country);
  return count;
}

/* A country struck again and again, and more often than those at home: "US and Russian jets over Syria"; or NULL. */
static const char *battlefield(const tr_coder *coder, const home *h, const uint32_t *places) {
  enum { OFTEN = 3 };
  size_t most = OFTEN - 1, at_home_most = 0;
  const char *country = NULL;
  for (size_t i = 0; i < coder->reading->place_count; i++) {
    const char *of = coder->reading->places[i].country;
    const size_t count = tr_is_country(of) ? strikes_on(coder, places, of) : 0;
    if (at_home(h, of)) at_home_most = count > at_home_most ? count : at_home_most;
    else if (count > most) most = count, country = of;
  }
  return country && most > at_home_most ? country : NULL;
}

static void derive(tr_coder *coder, const home *h, const tr_groups *drafts, const tr_groups *mentions, size_t at) {
  const tr_draft *event = &coder->drafts.items[at];
  const uint32_t trigger = event->line.trigger, place = struck(coder, event);
  if (!assault(event) || place == TRUCE_NONE || tr_word_in(coder, trigger, TR_CLASS_SEIZES)) return; /* whoever is caught abroad went there himself */
  if (tr_lemma_in(coder, trigger, "invade invasion")) return; /* a war of its own */
  const char *country = coder->reading->places[place].country;
  if (!tr_count(tr_draft_value(event, TRUCE_FIELD_ACTORS))) return; /* who brings the war there must be told */
  if (!tr_is_country(country) || at_home(h, country) || told(coder, drafts, tr_word(coder, trigger)->sentence)) return;
  if (!named_here(coder, mentions, country, tr_word(coder, trigger)->sentence) || by_its_own(coder, tr_draft_value(event, TRUCE_FIELD_ACTORS), country)) return;
  write_of(coder, at, place);
}

/* The country that those who act come from: "gunmen from Cameroon", "fighters based in Mali"; "" if it is not told. */
static const char *come_from(tr_coder *coder, uint32_t trigger) {
  tr_arguments arguments;
  tr_arguments_of(coder, trigger, &arguments);
  for (size_t i = 0; i < arguments.count; i++) {
    if (arguments.fillers[i].slot != TR_AGENT) continue;
    const truce_word *agent = tr_word(coder, arguments.fillers[i].word);
    for (uint32_t k = 0; k < agent->child_count; k++) {
      const uint32_t child = agent->children[k];
      const bool based = tr_word(coder, child)->relation == TRUCE_DEPREL_ACL && tr_lemma_is(coder, child, "base");
      const uint32_t land = based ? tr_child_by(coder, child, TRUCE_DEPREL_OBL) : child;
      if (land == TRUCE_NONE || (!based && (tr_base(coder, child) != TRUCE_DEPREL_NMOD || tr_prepositional_slot(coder, child) != TR_FROM))) continue;
      const uint32_t place = tr_soil_of(coder, land);
      if (place != TRUCE_NONE && tr_is_country(coder->reading->places[place].country)) return coder->reading->places[place].country;
    }
  }
  return "";
}

/* "Gunmen from Cameroon attacked a village in Nigeria": over a border, whoever the sides are. */
static void derive_from_over(tr_coder *coder, const tr_groups *drafts, size_t at) {
  const tr_draft *event = &coder->drafts.items[at];
  const uint32_t trigger = event->line.trigger, place = struck(coder, event);
  if (!assault(event) || place == TRUCE_NONE) return;
  const char *country = coder->reading->places[place].country, *from = come_from(coder, trigger);
  if (!from[0] || !tr_is_country(country) || !strcmp(from, country) || told(coder, drafts, tr_word(coder, trigger)->sentence)) return;
  write_of(coder, at, place);
}

/* How often a place is named as land: "Ankara said" and "Ankara's plan" name somebody; states are lands only where nothing smaller is named. */
static size_t times_named(const tr_coder *coder, const truce_place *place, bool states) {
  const truce_reading *reading = coder->reading;
  size_t named = 0;
  if (states) return place->mention_count;
  for (size_t m = 0; place->kind != TRUCE_STATE && m < place->mention_count; m++) {
    const uint32_t head = reading->mentions[place->mentions[m]].head;
    named += head < reading->word_count && tr_base(coder, head) != TRUCE_DEPREL_NSUBJ && tr_word(coder, head)->relation != TRUCE_DEPREL_NMOD_POSS;
  }
  return named;
}

/* Where the conflict is fought, as far as places tell: the country of most that are named. Fighting there has spilled over nowhere. */
static const char *fought_over(const tr_coder *coder, bool states) {
  const truce_reading *reading = coder->reading;
  const char *land = "";
  size_t most = 0;
  for (uint32_t i = 0; i < reading->place_count; i++) {
    size_t named = 0;
    if (!tr_is_country(reading->places[i].country) || !strcmp(reading->places[i].country, land)) continue;
    for (uint32_t k = 0; k < reading->place_count; k++)
      if (!strcmp(reading->places[k].country, reading->places[i].country)) named += times_named(coder, &reading->places[k], states);
    if (named > most) land = reading->places[i].country, most = named;
  }
  return land[0] || states ? land : fought_over(coder, true);
}

/* Does the frame ask for a place abroad? The report's country was all that it could know; here both sides' are. */
static bool asks_abroad(const tr_frame *frame) {
  for (size_t c = 0; frame && c < frame->conditions.count; c++)
    for (size_t t = 0; t < frame->conditions.items[c].test_count; t++)
      if (frame->conditions.items[c].tests[t].kind == TR_TEST_ABROAD || frame->conditions.items[c].tests[t].kind == TR_TEST_NEIGHBOUR) return true;
  return false;
}

/* Does the sentence tell of a border and what lies beyond it: a state or place of another country? */
static bool tells_of_abroad(const tr_coder *coder, uint32_t sentence, const char *land) {
  const truce_reading *reading = coder->reading;
  if (!tr_tells_of(coder, sentence, TR_CLASS_SPREADING)) return false;
  for (uint32_t w = reading->sentences[sentence].first; w < reading->sentences[sentence].end; w++) {
    if (coder->covering[w] == TRUCE_NONE) continue;
    const char *of = tr_mention_country(coder, &reading->mentions[coder->covering[w]]);
    if (tr_is_country(of) && strcmp(of, land) != 0) return true;
  }
  return false;
}

/* What the heads alone take for spillover in the land of the conflict, with no word of a border, is the conflict; so is flight from town to town. */
static void drop_within(tr_coder *coder, const char *land, tr_draft *draft) {
  const truce_value *where = tr_draft_value(draft, TRUCE_FIELD_WHERE);
  if (draft->dropped || draft->line.kind != TRUCE_SPILLOVER || draft->frame || !tr_count(where) ||
      strcmp(coder->reading->places[where->ids[0]].country, land) != 0)
    return;
  draft->dropped =
      tr_lemma_in(coder, draft->line.trigger, "flee escape return displace") || !tells_of_abroad(coder, tr_word(coder, draft->line.trigger)->sentence, land);
}

static void drop_at_home(tr_coder *coder, const home *h, tr_draft *draft) {
  const truce_value *where = tr_draft_value(draft, TRUCE_FIELD_WHERE);
  if (draft->line.kind == TRUCE_SPILLOVER && tr_count(where) && asks_abroad(draft->frame) && at_home(h, coder->reading->places[where->ids[0]].country))
    draft->dropped = true;
}

static const float clear = 0.4f; /* how sure the two sides must be: else a third country is any country */

/* Is anybody struck at home? Where all force is abroad, that is where the conflict is. */
static bool fought_at_home(const tr_coder *coder, const home *h, const uint32_t *places) {
  for (size_t i = 0; i < coder->drafts.count; i++)
    if (assault(&coder->drafts.items[i]) && (places[i] == TRUCE_NONE || at_home(h, coder->reading->places[places[i]].country))) return true;
  return false;
}

void tr_spillover_derive(tr_coder *coder, const tr_two_sides *two) {
  const char *land = fought_over(coder, false);
  for (size_t i = 0; land[0] && i < coder->drafts.count; i++) drop_within(coder, land, &coder->drafts.items[i]);
  const tr_groups before = tr_drafts_by_sentence(coder);
  for (size_t i = 0, count = coder->drafts.count; i < count; i++) derive_from_over(coder, &before, i);
  if (two->sure < clear) return;
  const truce_actor *actors = coder->reading->actors;
  home h = {{actors[two->a].country, actors[two->b].country, tr_report_country(coder), land, NULL}};
  if (!tr_is_country(h.countries[0]) && !tr_is_country(h.countries[1])) return;
  for (size_t i = 0; two->deal && i < coder->drafts.count; i++) drop_at_home(coder, &h, &coder->drafts.items[i]);
  const uint32_t *places = all_struck(coder);
  if (!fought_at_home(coder, &h, places)) return;
  h.countries[4] = battlefield(coder, &h, places);
  const tr_groups drafts = tr_drafts_by_sentence(coder), mentions = tr_named_by_sentence(coder);
  for (size_t i = 0, count = coder->drafts.count; i < count; i++) derive(coder, &h, &drafts, &mentions, i);
}
