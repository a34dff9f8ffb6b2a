/* Words → places: the one named, the one whose town or shore it is, and the land of a state that only an adjective names. */
#include "record/actors.h"
#include "record/arguments.h"
#include "record/home.h"
#include "truce/world.h"

uint32_t tr_place_of(const tr_coder *coder, uint32_t word) {
  const truce_mention *m = tr_mention_at(coder, word);
  if (!m) return TRUCE_NONE;
  if (m->place != TRUCE_NONE) return m->place;
  if (m->actor == TRUCE_NONE) return TRUCE_NONE;
  const truce_actor *actor = &coder->reading->actors[m->actor]; /* a state named as an actor is also where it lies */
  if (actor->kind != TRUCE_STATE) return TRUCE_NONE;
  for (uint32_t i = 0; i < coder->reading->place_count; i++)
    if (tr_equal_fold(coder->reading->places[i].name, actor->name) ||
        (coder->reading->places[i].kind == TRUCE_STATE && actor->country[0] && !strcmp(coder->reading->places[i].country, actor->country)))
      return i;
  return TRUCE_NONE;
}

uint32_t tr_place_named(const tr_coder *coder, uint32_t word_or_which) {
  const uint32_t word = tr_referent(coder, word_or_which), place = tr_place_of(coder, word); /* "the town, which" */
  if (place != TRUCE_NONE || !tr_word_in(coder, word, TR_CLASS_LOCALITY)) return place;
  const uint32_t name = tr_child_by(coder, word, TRUCE_DEPREL_COMPOUND),
                 of = tr_child_behind(coder, word, TRUCE_DEPREL_NMOD, "of"); /* "Kisoro district", "the resort of Bree" */
  const uint32_t before = name == TRUCE_NONE ? TRUCE_NONE : tr_place_of(coder, name);
  if (before != TRUCE_NONE) return before;
  return of == TRUCE_NONE ? TRUCE_NONE : tr_place_of(coder, of);
}

/* The place of a state, made where the text names none: it has the state's mentions. */
static uint32_t land_of(tr_coder *coder, uint32_t state) {
  truce_reading *reading = coder->reading;
  const truce_actor *actor = &reading->actors[state];
  truce_place place;
  if (actor->kind != TRUCE_STATE || !tr_is_country(actor->country)) return TRUCE_NONE;
  for (uint32_t i = 0; i < reading->place_count; i++)
    if (reading->places[i].kind == TRUCE_STATE && !strcmp(reading->places[i].country, actor->country)) return i;
  if (!reading->world || !truce_world_country_place(reading->world, actor->country, &place)) return TRUCE_NONE;
  place.mentions = actor->mentions, place.mention_count = actor->mention_count;
  const size_t count = reading->place_count;
  reading->places = tr_arena_grow(coder->arena, reading->places, sizeof place * count, sizeof place * (count + 1));
  coder->place_actor = tr_arena_grow(coder->arena, coder->place_actor, sizeof(uint32_t) * (count + 1), sizeof(uint32_t) * (count + 2));
  coder->place_actor[count] = state, coder->place_actor[count + 1] = TRUCE_NONE;
  reading->places[count] = place;
  return (uint32_t)reading->place_count++;
}

uint32_t tr_soil_of(tr_coder *coder, uint32_t word) {
  const uint32_t place = tr_place_named(coder, word);
  if (place != TRUCE_NONE) return place;
  const bool soil = tr_word_in(coder, word, TR_CLASS_SOIL);
  const uint32_t state = soil ? tr_owner_of(coder, word) : tr_actor_of(coder, word, false);
  return state == TRUCE_NONE ? TRUCE_NONE : land_of(coder, state);
}
