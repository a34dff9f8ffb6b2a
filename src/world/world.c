/* Opens and closes the world and runs the stages over a reading in their order. */
#include <stdio.h>
#include <stdlib.h>

#include "world/actors.h"
#include "world/fold.h"
#include "world/scene.h"

static truce_status open_parts(truce_world *world, const truce_world_options *options, truce_error *error) {
  char path[4200];
  snprintf(path, sizeof path, "%s/roster", options->data_folder);
  truce_status status = tr_roster_open(&world->roster, world->arena, path, options->rosters, options->roster_count, error);
  if (status) return status;
  snprintf(path, sizeof path, "%s/gazetteer", options->data_folder);
  status = tr_gazetteer_open(&world->gazetteer, world->arena, path, error);
  if (status) return status;
  snprintf(path, sizeof path, "%s/times", options->data_folder);
  status = tr_time_rules_open(&world->times, world->arena, path, error);
  return status ? status : tr_world_words_open(&world->words, world->arena, options->data_folder, error);
}

truce_status truce_world_open(const truce_world_options *options, truce_world **out, truce_error *error) {
  truce_world *world = calloc(1, sizeof *world);
  if (!world || !(world->arena = truce_arena_new())) {
    free(world);
    return tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
  }
  truce_status status = open_parts(world, options, error);
  if (status) {
    truce_world_close(world);
    return status;
  }
  *out = world;
  return TRUCE_OK;
}

void truce_world_close(truce_world *world) {
  if (!world) return;
  tr_time_rules_close(&world->times);
  tr_gazetteer_close(&world->gazetteer);
  tr_roster_close(&world->roster);
  truce_arena_delete(world->arena);
  free(world);
}

/* ---- the stages ---- */

/* Drafts that kept a mention become the reading's actors, in order of their first mention. */
static void write_actors(tr_scene *scene) {
  truce_reading *reading = scene->reading;
  uint32_t *place = TR_NEW_ARRAY(scene->arena, uint32_t, scene->drafts.count + 1);
  for (size_t i = 0; i < scene->drafts.count; i++) place[i] = TRUCE_NONE, scene->drafts.items[i].mentions.count = 0;
  reading->actors = TR_NEW_ARRAY(scene->arena, truce_actor, scene->drafts.count + 1);
  reading->actor_count = 0;
  for (uint32_t i = 0; i < scene->mentions.count; i++) {
    uint32_t draft = scene->mentions.items[i].actor;
    if (draft == TRUCE_NONE) continue;
    tr_draft *d = &scene->drafts.items[draft];
    if (place[draft] == TRUCE_NONE) {
      place[draft] = (uint32_t)reading->actor_count;
      d->actor.name = tr_name_without_capital(scene, &scene->mentions.items[i], d);
      reading->actors[reading->actor_count++] = d->actor;
    }
    scene->mentions.items[i].actor = place[draft];
    scene->mentions.items[i].kind = d->actor.kind;
    TR_PUSH(scene->arena, &d->mentions, i);
  }
  for (size_t i = 0; i < reading->quote_count; i++) {
    truce_quote *quote = &reading->quotes[i];
    if (quote->speaker != TRUCE_NONE) quote->speaker = place[quote->speaker];
  }
  for (size_t i = 0; i < scene->drafts.count; i++) {
    if (place[i] == TRUCE_NONE) continue;
    reading->actors[place[i]].mentions = scene->drafts.items[i].mentions.items;
    reading->actors[place[i]].mention_count = scene->drafts.items[i].mentions.count;
  }
}

static void write_places(tr_scene *scene) {
  truce_reading *reading = scene->reading;
  reading->places = scene->places.items;
  reading->place_count = scene->places.count;
  size_t *counts = TR_NEW_ARRAY(scene->arena, size_t, scene->places.count + 1);
  uint32_t **lists = TR_NEW_ARRAY(scene->arena, uint32_t *, scene->places.count + 1);
  for (size_t i = 0; i < scene->mentions.count; i++)
    if (scene->mentions.items[i].place != TRUCE_NONE) counts[scene->mentions.items[i].place]++;
  for (size_t i = 0; i < scene->places.count; i++) {
    lists[i] = TR_NEW_ARRAY(scene->arena, uint32_t, counts[i] + 1);
    reading->places[i].mentions = lists[i];
  }
  for (uint32_t i = 0; i < scene->mentions.count; i++) {
    uint32_t place = scene->mentions.items[i].place;
    if (place != TRUCE_NONE) lists[place][reading->places[place].mention_count++] = i;
  }
}

static void write_mentions(tr_scene *scene) {
  truce_reading *reading = scene->reading;
  reading->mentions = scene->mentions.items;
  reading->mention_count = scene->mentions.count;
  for (size_t i = 0; i < reading->word_count; i++) reading->words[i].mention = TRUCE_NONE;
  for (uint32_t i = 0; i < reading->mention_count; i++) {
    truce_word *head = &reading->words[reading->mentions[i].head];
    if (head->mention == TRUCE_NONE || reading->mentions[i].first < reading->mentions[head->mention].first) head->mention = i;
  }
}

bool truce_world_neighbours(const truce_world *world, const char *a, const char *b) { return tr_neighbours(&world->gazetteer, a, b); }

truce_span truce_world_country_name(const truce_world *world, const char *code) {
  const tr_country *country = tr_gazetteer_country(&world->gazetteer, code);
  return country ? world->gazetteer.own.items[country->spot].name : (truce_span){0};
}

bool truce_world_country_place(const truce_world *world, const char *code, truce_place *place) {
  const tr_country *country = tr_gazetteer_country(&world->gazetteer, code);
  if (!country) return false;
  const tr_spot *spot = &world->gazetteer.own.items[country->spot];
  *place = (truce_place){.name = spot->name, .geonames = spot->geonames, .latitude = spot->latitude, .longitude = spot->longitude, .kind = TRUCE_STATE};
  memcpy(place->country, spot->country, sizeof place->country);
  return true;
}

void truce_world_resolve(const truce_world *world, truce_reading *reading, truce_arena *arena) {
  reading->world = world;
  if (reading->word_count == 0) return;
  tr_scene scene = {
      .world = world, .reading = reading, .arena = arena, .day = reading->report->published, .government = TRUCE_NONE, .administration = TRUCE_NONE,
      .regime = TRUCE_NONE};
  tr_find_times(&scene);
  tr_find_mentions(&scene);
  tr_resolve_actors(&scene);
  tr_resolve_places(&scene);
  tr_resolve_pronouns(&scene);
  tr_resolve_possessed(&scene);
  tr_find_quotes(&scene);
  write_actors(&scene);
  write_places(&scene);
  write_mentions(&scene);
}
