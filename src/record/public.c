/* Who in a line is public, or somebody at least: by the roster, kind and office of the actors, and by capitals in their names. */
#include "record/public.h"

#include "base/ascii.h"

static bool capital_inside(truce_span name) {
  for (size_t i = 1; i < name.size; i++)
    if (tr_ascii_capital(name.data[i])) return true;
  return false;
}

static bool is_public(const tr_coder *coder, const truce_actor *a) {
  (void)coder;
  if (!a->country[0] && !a->roster_id.size && !capital_inside(a->name)) return false; /* "the king", "an army of ants": of no known land */
  if (a->office.size) return true;
  return TR_ONE_OF(a->kind, TRUCE_STATE, TRUCE_GOVERNMENT, TRUCE_ARMED_GROUP, TRUCE_PARTY, TRUCE_BODY);
}

/* "the Tigrayan forces", "Kosovo Serbs": a capital that the beginning of the sentence does not ask for. */
static bool with_a_name(const tr_coder *coder, const truce_actor *actor) {
  for (size_t i = 0; i < actor->mention_count; i++) {
    const truce_mention *m = &coder->reading->mentions[actor->mentions[i]];
    if (TR_ONE_OF(actor->kind, TRUCE_ORGANISATION, TRUCE_PLACE) && (m->head >= coder->reading->word_count || tr_word(coder, m->head)->upos != TRUCE_NOUN))
      continue; /* "Celtic" is a club */
    for (uint32_t w = m->first; w < m->end && w < coder->reading->word_count; w++) {
      const truce_word *word = tr_word(coder, w);
      const bool begins = coder->reading->sentences[word->sentence].first == w;
      if (word->upos == TRUCE_PROPN || (!begins && word->form.size && tr_ascii_capital(word->form.data[0]))) return true;
    }
  }
  return false;
}

static bool is_named(const tr_coder *coder, const truce_actor *a) {
  return a->roster_id.size || capital_inside(a->name) || with_a_name(coder, a);
}

/* "Bolivian farmers", no French firm. */
static bool is_of_a_land(const tr_coder *coder, const truce_actor *a) {
  (void)coder;
  return a->country[0] && a->kind != TRUCE_ORGANISATION;
}

static bool any_actor(const tr_coder *coder, const tr_draft *draft, bool (*fits)(const tr_coder *coder, const truce_actor *actor)) {
  for (size_t i = 0; i < draft->values.count; i++) {
    const truce_value *value = &draft->values.items[i];
    if (!TR_ONE_OF(truce_field_types[value->field], TRUCE_VALUE_ACTOR, TRUCE_VALUE_ACTORS)) continue;
    for (size_t k = 0; k < value->count; k++)
      if (value->ids[k] < coder->reading->actor_count && fits(coder, &coder->reading->actors[value->ids[k]])) return true;
  }
  return false;
}

bool tr_any_public(const tr_coder *coder, const tr_draft *draft) { return any_actor(coder, draft, is_public); }
bool tr_any_named(const tr_coder *coder, const tr_draft *draft) { return any_actor(coder, draft, is_named); }
bool tr_any_of_a_land(const tr_coder *coder, const tr_draft *draft) { return any_actor(coder, draft, is_of_a_land); }
