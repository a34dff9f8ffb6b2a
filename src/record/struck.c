/* Whom an attack struck: those a place belongs to, those in a house, the state whose soldiers fell. */
#include "record/home.h"
#include "record/parties.h"

/* A place that was hit or visited also stands for the state it belongs to, where the report speaks of that state. */
void tr_states_of_places_add(tr_coder *coder, const tr_sides *sides, tr_draft *draft) {
  const truce_value *recipients = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
  if (!recipients || draft->line.kind != TRUCE_EVENT) return;
  tr_ids ids = {.count = 0};
  tr_ids_add_all(&ids, recipients);
  for (size_t i = 0; i < recipients->count; i++) {
    const truce_actor *place = &coder->reading->actors[recipients->ids[i]];
    if (place->kind != TRUCE_PLACE || !place->country[0]) continue;
    for (uint32_t k = 0; k < coder->reading->actor_count; k++)
      if (coder->reading->actors[k].kind == TRUCE_STATE && !strcmp(coder->reading->actors[k].country, place->country)) tr_ids_add(&ids, k);
  }
  const truce_value *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS);
  tr_ids kept = {.count = 0};
  for (size_t i = 0; i < ids.count; i++)
    if (!tr_holds_side(sides, actors, ids.ids[i])) tr_ids_add(&kept, ids.ids[i]);
  if (kept.count > recipients->count) tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, kept.ids, kept.count);
}

/* Does another state than this fight in the report? Then its soldiers, too, may be those who fall here. */
static bool others_fight(const tr_coder *coder, const char *country) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    const tr_draft *draft = &coder->drafts.items[i];
    const truce_value *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS);
    if (!tr_is_assault(draft)) continue;
    for (size_t a = 0; a < tr_count(actors); a++) {
      const char *own = coder->reading->actors[actors->ids[a]].country;
      if (tr_is_country(own) && strcmp(own, country) != 0) return true;
    }
  }
  return false;
}

/* Soldiers, police and guards who are hit are their state's, by their name or by where they were hit, where the report speaks of that state. */
void tr_state_of_forces_add(tr_coder *coder, const tr_sides *sides, tr_draft *draft) {
  const truce_value *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS), *recipients = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
  if (!tr_is_assault(draft) || !recipients) return;
  tr_ids ids = {.count = 0};
  tr_ids_add_all(&ids, recipients);
  for (size_t i = 0; i < recipients->count; i++) {
    const truce_actor *actor = &coder->reading->actors[recipients->ids[i]];
    const uint32_t head = tr_first_head(coder, actor);
    if (actor->kind == TRUCE_STATE || actor->kind == TRUCE_PLACE || !tr_word_in(coder, head, TR_CLASS_FORCES)) continue;
    const char *here = draft->line.place != TRUCE_NONE ? coder->reading->places[draft->line.place].country : "";
    const char *country = actor->country[0] ? actor->country : here[0] && !others_fight(coder, here) ? here : "";
    for (uint32_t k = 0; k < sides->count; k++)
      if (tr_is_country(country) && coder->reading->actors[k].kind == TRUCE_STATE && !strcmp(coder->reading->actors[k].country, country) &&
          !tr_holds_side(sides, actors, k))
        tr_ids_add(&ids, k);
  }
  if (ids.count > recipients->count) tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, ids.ids, ids.count);
}

/* "struck 2,800 targets in Gaza": the place of an attack is whom it hit, where nothing else is told and it is not the attacker's own. */
void tr_place_hit_add(tr_coder *coder, tr_draft *draft) {
  const truce_value *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS), *recipients = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
  if (!tr_is_assault(draft) || draft->line.place == TRUCE_NONE || !tr_count(actors) || tr_count(recipients)) return;
  const char *country = coder->reading->places[draft->line.place].country;
  for (size_t i = 0; i < actors->count; i++)
    if (!tr_is_country(country) || !tr_is_country(coder->reading->actors[actors->ids[i]].country) ||
        !strcmp(coder->reading->actors[actors->ids[i]].country, country))
      return;
  const uint32_t hit = tr_actor_of_place(coder, draft->line.place);
  tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, &hit, 1);
}

/* Nobody but things and places: "a hotel", "Nairobi". */
static bool only_things(const tr_coder *coder, const truce_value *there) {
  for (size_t i = 0; i < there->count; i++) {
    const truce_actor *actor = &coder->reading->actors[there->ids[i]];
    const uint32_t head = tr_first_head(coder, actor);
    if (actor->kind != TRUCE_PLACE && (!tr_unnamed(actor) || !tr_word_in(coder, head, TR_CLASS_TARGET_NOUN))) return false;
  }
  return true;
}

/* "hit a hotel in Nairobi", "bases housing American soldiers": what is hit stands for where it stands and for those in it. */
void tr_those_in_add(tr_coder *coder, const tr_sides *sides, tr_draft *draft) {
  const truce_value *there = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS), *doers = tr_draft_value(draft, TRUCE_FIELD_ACTORS);
  if (!tr_is_assault(draft) || !tr_count(there) || !only_things(coder, there)) return;
  tr_arguments arguments;
  tr_ids ids = {.count = 0};
  tr_arguments_of(coder, draft->line.trigger, &arguments);
  tr_ids_add_all(&ids, there);
  for (size_t i = 0; i < arguments.count; i++) {
    const uint32_t hit = arguments.fillers[i].word;
    const truce_word *w = tr_word(coder, hit);
    if (arguments.fillers[i].slot == TR_AGENT || w->upos == TRUCE_PROPN || !tr_word_in(coder, hit, TR_CLASS_TARGET_NOUN)) continue;
    for (uint32_t k = 0; k < w->child_count; k++) {
      const uint32_t child = w->children[k];
      const uint32_t place = tr_base(coder, child) == TRUCE_DEPREL_NMOD && tr_behind(coder, child, "in at near") ? tr_place_of(coder, child) : TRUCE_NONE;
      const uint32_t inside = tr_base(coder, child) == TRUCE_DEPREL_ACL && tr_lemma_in(coder, child, "house carry shelter hold transport host")
                                  ? tr_child_by(coder, child, TRUCE_DEPREL_OBJ)
                                  : TRUCE_NONE;
      const uint32_t whom = place != TRUCE_NONE ? tr_actor_of_place(coder, place) : inside != TRUCE_NONE ? tr_party_of(coder, inside) : TRUCE_NONE;
      if (whom != TRUCE_NONE && !tr_holds_side(sides, doers, whom)) tr_ids_add(&ids, whom);
    }
  }
  if (ids.count > there->count) tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, ids.ids, ids.count);
}
