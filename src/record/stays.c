/* A person of one country who speaks, meets or deals in a city of another is there: a leg of his, where no other is told. Writes nothing of spokesmen and
 * ambassadors, who live abroad, of what is done in the land of the conflict, and of people of no office. */
#include "record/stays.h"

#include "record/filling.h"
#include "record/home.h"
#include "record/status.h"

static bool resident(const tr_coder *coder, const truce_actor *actor) {
  for (size_t i = 0; i < actor->mention_count; i++) {
    const truce_mention *m = &coder->reading->mentions[actor->mentions[i]];
    for (uint32_t w = m->first; w < m->end && w < coder->reading->word_count; w++)
      if (tr_word_in(coder, w, TR_CLASS_POSTED_ABROAD)) return true;
  }
  return tr_phrase_in(coder, actor->office, TR_CLASS_POSTED_ABROAD);
}

/* Somebody who travels on his country's or his body's errands; people of no office are sorted out with all journeys of theirs. */
static bool travels(const tr_coder *coder, uint32_t actor) {
  const truce_actor *a = &coder->reading->actors[actor];
  return a->kind == TRUCE_PERSON && !a->plural && a->country[0] && !resident(coder, a);
}

/* A noun on the way from the city to the gathering: "talks with the premier in Bonn", "two days of talks". */
static bool on_the_way(const tr_coder *coder, uint32_t noun) {
  return tr_behind(coder, noun, "with") || tr_behind(coder, noun, "between") || tr_word_in(coder, noun, TR_CLASS_ON_THE_WAY);
}

/* "told the Human Rights Council in Geneva", "spoke at Chatham House in London" */
static bool is_house(const tr_coder *coder, uint32_t noun) {
  const uint32_t actor = tr_actor_around(coder, noun);
  return actor != TRUCE_NONE && TR_ONE_OF(coder->reading->actors[actor].kind, TRUCE_ORGANISATION, TRUCE_BODY);
}

/* The verb that tells what is done in a place, through the gathering that is held there, or TRUCE_NONE. */
static uint32_t done_in(const tr_coder *coder, uint32_t place_word) {
  uint32_t word = place_word;
  for (int steps = 0; steps < 5; steps++) {
    const truce_word *w = tr_word(coder, word);
    const truce_deprel base = truce_deprel_base(w->relation);
    const bool hangs = TR_ONE_OF(base, TRUCE_DEPREL_OBL, TRUCE_DEPREL_NMOD, TRUCE_DEPREL_OBJ, TRUCE_DEPREL_APPOS, TRUCE_DEPREL_CONJ);
    if (w->head == TRUCE_NONE || !hangs || w->relation == TRUCE_DEPREL_NMOD_POSS) return TRUCE_NONE;
    word = w->head;
    if (tr_is_verbal(coder, word)) return tr_word_in(coder, word, TR_CLASS_DONE_ON_THE_SPOT) ? word : TRUCE_NONE;
    if (base != TRUCE_DEPREL_APPOS && !tr_word_in(coder, word, TR_CLASS_GATHERING) && !on_the_way(coder, word) && !is_house(coder, word)) return TRUCE_NONE;
  }
  return TRUCE_NONE;
}

/* "In Kuwait on Tuesday, she met …": a state is where somebody stays only if the clause begins with it. */
static bool is_city(const tr_coder *coder, uint32_t place, uint32_t word, uint32_t verb) {
  if (coder->reading->places[place].kind == TRUCE_PLACE) return true;
  return tr_word(coder, word)->head == verb && tr_prepositional_slot(coder, word) == TR_IN && tr_word(coder, word)->head > word;
}

/* "Hariri, who is in London": whoever is said to be there. */
static uint32_t who_is(tr_coder *coder, uint32_t word) {
  const uint32_t subject = tr_has_child(coder, word, TRUCE_DEPREL_COP) ? tr_child_by(coder, word, TRUCE_DEPREL_NSUBJ) : TRUCE_NONE;
  return subject == TRUCE_NONE ? TRUCE_NONE : tr_actor_of(coder, tr_referent(coder, subject), true);
}

/* "Speaking in Bonn, she said": whoever acts in the clause above does so here, too. */
static uint32_t who_acts(tr_coder *coder, uint32_t verb) {
  tr_arguments arguments;
  tr_arguments_of(coder, verb, &arguments);
  uint32_t agent = tr_argument(&arguments, TR_AGENT);
  const truce_word *w = tr_word(coder, verb);
  if (agent == TRUCE_NONE && w->relation == TRUCE_DEPREL_ADVCL && w->head != TRUCE_NONE) agent = tr_child_by(coder, w->head, TRUCE_DEPREL_NSUBJ);
  return agent == TRUCE_NONE ? TRUCE_NONE : tr_actor_of(coder, agent, true);
}

static bool told(const tr_coder *coder, uint32_t actor, uint32_t place) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    const tr_draft *draft = &coder->drafts.items[i];
    if (draft->dropped || draft->line.kind != TRUCE_LEG || !tr_holds(tr_draft_value(draft, TRUCE_FIELD_WHO), actor)) continue;
    const truce_value *where = tr_draft_value(draft, TRUCE_FIELD_WHERE);
    for (size_t k = 0; k < tr_count(where); k++)
      if (!strcmp(coder->reading->places[where->ids[k]].country, coder->reading->places[place].country)) return true;
  }
  return false;
}

static bool of_the_sides(const tr_coder *coder, const tr_two_sides *two, const char *country) {
  if (!strcmp(country, tr_report_country(coder))) return true;
  if (two->sure <= 0) return false;
  return !strcmp(coder->reading->actors[two->a].country, country) && !strcmp(coder->reading->actors[two->b].country, country);
}

static void derive(tr_coder *coder, const tr_two_sides *two, uint32_t word) {
  const uint32_t place = tr_place_of(coder, word);
  if (place == TRUCE_NONE || !TR_ONE_OF(tr_prepositional_slot(coder, word), TR_IN, TR_AT)) return;
  const char *country = coder->reading->places[place].country;
  const uint32_t resting = who_is(coder, word), verb = resting == TRUCE_NONE ? done_in(coder, word) : word;
  if (verb == TRUCE_NONE || !tr_is_country(country) || of_the_sides(coder, two, country)) return;
  if (resting == TRUCE_NONE && !is_city(coder, place, word, verb)) return;
  const uint32_t actor = resting == TRUCE_NONE ? who_acts(coder, verb) : resting;
  if (actor == TRUCE_NONE || !travels(coder, actor) || !strcmp(coder->reading->actors[actor].country, country) || told(coder, actor, place)) return;
  const truce_line_status status = tr_clause_status(coder, verb);
  if (status == TRUCE_NEGATED || status == TRUCE_REQUESTED) return;
  tr_draft *line = tr_draft_new(coder, TRUCE_LEG, verb, status);
  line->maker = tr_span("leg.of-act");
  tr_draft_ids(coder, line, TRUCE_FIELD_WHO, &actor, 1);
  tr_draft_ids(coder, line, TRUCE_FIELD_WHERE, &place, 1);
  const uint32_t words[] = {verb, word};
  tr_draft_evidence_words(coder, line, words, 2);
  tr_draft_finish(coder, line, verb);
}

void tr_stays_derive(tr_coder *coder, const tr_two_sides *two) {
  for (uint32_t m = 0; m < coder->reading->mention_count; m++) {
    const truce_mention *mention = &coder->reading->mentions[m];
    if (!mention->pronoun && mention->head < coder->reading->word_count) derive(coder, two, mention->head);
  }
}
