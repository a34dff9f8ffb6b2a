/* Journeys of people of no office, journeys within one's own country, and what people say, do or think among themselves whom the text introduces as private
 * ones: by their age, or with a word of the classes kin and private. */
#include "record/private.h"

#include "record/home.h"

/* Do words of his tell what he is: "special representative", "negotiator"? */
static bool called_envoy(const tr_coder *coder, const truce_actor *actor) {
  for (size_t i = 0; i < actor->mention_count; i++) {
    const truce_mention *m = &coder->reading->mentions[actor->mentions[i]];
    for (uint32_t w = m->first; w < m->end && w < coder->reading->word_count; w++)
      if (tr_word_in(coder, w, TR_CLASS_ENVOYS)) return true;
  }
  return false;
}

static bool travels(const tr_draft *draft) {
  const truce_value *mode = tr_draft_value(draft, TRUCE_FIELD_MODE);
  return mode && tr_equal_string(mode->text, "visit");
}

static void mark_all(bool *actors, const truce_value *value) {
  for (size_t i = 0; value && i < value->count; i++) actors[value->ids[i]] = true;
}

/* Is any of them a state, a body, a side, or somebody who holds an office? Newspapers and people are met by anybody. */
static bool of_standing(const tr_coder *coder, const truce_value *actors) {
  for (size_t i = 0; actors && i < actors->count; i++) {
    const truce_actor *a = &coder->reading->actors[actors->ids[i]];
    const bool person = a->kind == TRUCE_PERSON || a->kind == TRUCE_POPULATION;
    if (a->kind != TRUCE_OUTLET && a->kind != TRUCE_PLACE && (!person || a->office.size || a->roster_id.size)) return true;
  }
  return false;
}

const bool *tr_who_confers(const tr_coder *coder) {
  bool *confers = TR_NEW_ARRAY(coder->arena, bool, coder->reading->actor_count + 1);
  memset(confers, 0, coder->reading->actor_count + 1);
  for (size_t i = 0; i < coder->drafts.count; i++) {
    const tr_draft *draft = &coder->drafts.items[i];
    if (draft->line.kind == TRUCE_MEDIATION) mark_all(confers, tr_draft_value(draft, TRUCE_FIELD_MEDIATORS));
    if (!tr_equal_string(tr_event_type(draft), "CONSULT") || travels(draft)) continue;
    const truce_value *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS), *recipients = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
    if (of_standing(coder, actors)) mark_all(confers, recipients);
    if (of_standing(coder, recipients)) mark_all(confers, actors);
  }
  return confers;
}

/* Does he serve no state, side or office that the report knows of? */
static bool private_one(const tr_coder *coder, const bool *confers, uint32_t actor) {
  const truce_actor *a = &coder->reading->actors[actor];
  const bool person = a->kind == TRUCE_PERSON || a->kind == TRUCE_POPULATION, civil = !a->sector_count || !strcmp(a->sectors[0], "CVL");
  const bool of_rank = a->office.size || a->roster_id.size || called_envoy(coder, a) || confers[actor];
  return person && civil && !of_rank;
}

static bool all_private(const tr_coder *coder, const bool *confers, const truce_value *actors) {
  for (size_t i = 0; actors && i < actors->count; i++)
    if (!private_one(coder, confers, actors->ids[i])) return false;
  return tr_count(actors) > 0;
}

/* "a volunteer went to Syria": no errand of anybody who serves a state or a side. */
static bool private_journey(const tr_coder *coder, const bool *confers, const tr_draft *draft) {
  if (draft->line.kind == TRUCE_EVENT && travels(draft)) return all_private(coder, confers, tr_draft_value(draft, TRUCE_FIELD_ACTORS));
  const truce_value *hosts = tr_draft_value(draft, TRUCE_FIELD_HOSTS);
  return draft->line.kind == TRUCE_LEG && !tr_count(hosts) && all_private(coder, confers, tr_draft_value(draft, TRUCE_FIELD_WHO));
}

/* A stop in the country of whoever travels, with nobody there to meet and nothing to do: "flew home to Nairobi", "arrived in Philadelphia". */
static bool stop_at_home(const tr_coder *coder, const tr_draft *draft) {
  const truce_value *who = tr_draft_value(draft, TRUCE_FIELD_WHO), *where = tr_draft_value(draft, TRUCE_FIELD_WHERE);
  if (draft->line.kind != TRUCE_LEG || !tr_count(who) || !tr_count(where)) return false;
  if (tr_count(tr_draft_value(draft, TRUCE_FIELD_HOSTS)) || tr_draft_value(draft, TRUCE_FIELD_PURPOSE)) return false;
  if (tr_lemma_in(coder, draft->line.trigger, "meet see receive")) return false;
  const char *country = coder->reading->places[where->ids[0]].country;
  for (size_t i = 0; i < who->count; i++)
    if (!tr_is_country(country) || strcmp(coder->reading->actors[who->ids[i]].country, country) != 0) return false;
  return true;
}

static bool journey_at_home(const tr_coder *coder, const tr_draft *draft) {
  if (stop_at_home(coder, draft)) return true;
  if (draft->line.kind != TRUCE_EVENT || !travels(draft)) return false;
  for (size_t i = 0; i < coder->drafts.count; i++)
    if (coder->drafts.items[i].line.trigger == draft->line.trigger && stop_at_home(coder, &coder->drafts.items[i])) return true;
  return false;
}

static bool form_is(const tr_coder *coder, uint32_t word, const char *form) { return tr_equal_string(tr_word(coder, word)->form, form); }

/* "Ann Hall, 24, said", "his mother, Ann Hall", "Ann Hall, a nurse": told of as people are who hold no office. */
static bool told_as_private(const tr_coder *coder, const truce_actor *actor) {
  const truce_reading *reading = coder->reading;
  for (size_t i = 0; i < actor->mention_count; i++) {
    const truce_mention *m = &reading->mentions[actor->mentions[i]];
    const uint32_t age = m->end + 1;
    const bool aside = age + 1 < reading->word_count && form_is(coder, m->end, ",") && (form_is(coder, age + 1, ",") || form_is(coder, age + 1, "."));
    if (aside && tr_word(coder, age)->upos == TRUCE_NUM) return true;
    for (uint32_t w = m->first; w < m->end; w++)
      if (tr_word_in(coder, w, TR_CLASS_KIN) || tr_word_in(coder, w, TR_CLASS_PRIVATE)) return true;
  }
  return false;
}

static bool told_so_all(const tr_coder *coder, const bool *confers, const truce_value *actors) {
  if (!all_private(coder, confers, actors)) return false;
  for (size_t i = 0; i < actors->count; i++) {
    const truce_actor *actor = &coder->reading->actors[actors->ids[i]];
    if (actor->kind != TRUCE_PERSON || !told_as_private(coder, actor)) return false;
  }
  return true;
}

/* "The engineer thanked his mother", "she was appalled by the fire": what such people say, do or think among themselves, force and proposals apart. */
static bool among_people(const tr_coder *coder, const bool *confers, const tr_draft *draft) {
  if (draft->line.kind == TRUCE_STANCE) return draft->about == TRUCE_NONE && told_so_all(coder, confers, tr_draft_value(draft, TRUCE_FIELD_PARTY));
  const bool event = draft->line.kind == TRUCE_EVENT;
  if (!event && draft->line.kind != TRUCE_CALL) return false;
  if (event && tr_listed(tr_event_type(draft), "ASSAULT COERCE MOBILIZE SANCTION")) return false;
  const truce_value *to = tr_draft_value(draft, event ? TRUCE_FIELD_RECIPIENTS : TRUCE_FIELD_WHOM);
  return told_so_all(coder, confers, tr_draft_value(draft, event ? TRUCE_FIELD_ACTORS : TRUCE_FIELD_WHO)) && (!tr_count(to) || all_private(coder, confers, to));
}

bool tr_only_private(const tr_coder *coder, const bool *confers, const tr_draft *draft) {
  return private_journey(coder, confers, draft) || journey_at_home(coder, draft) || among_people(coder, confers, draft);
}
