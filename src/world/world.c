/* Opens and closes the world, answers who somebody is, and runs the stages over a reading in their order. */
#include <stdio.h>
#include <stdlib.h>

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
  if (status) return status;
  snprintf(path, sizeof path, "%s/quotes", options->data_folder);
  return tr_cues_open(&world->cues, path, error);
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

void truce_world_resolve(const truce_world *world, truce_reading *reading, truce_arena *arena) {
  if (reading->word_count == 0) return;
  tr_scene scene = {.world = world, .reading = reading, .arena = arena, .day = reading->report->published, .government = TRUCE_NONE, .administration = TRUCE_NONE};
  tr_find_times(&scene);
  tr_find_mentions(&scene);
  tr_resolve_actors(&scene);
  tr_resolve_places(&scene);
  tr_resolve_pronouns(&scene);
  tr_find_quotes(&scene);
  write_actors(&scene);
  write_places(&scene);
  write_mentions(&scene);
}

/* ---- who ---- */

static void answer(const truce_world *world, uint32_t known, const tr_term *term, truce_who *who) {
  const tr_known *k = &world->roster.known.items[known];
  *who = (truce_who){.name = k->name, .source = term ? term->source : k->source, .roster_id = k->id, .kind = k->kind, .sectors = k->sectors, .sector_count = k->sector_count,
                     .from = term ? term->from : k->from, .to = term ? term->to : k->to};
  if (term) who->office = term->office;
  memcpy(who->country, k->country, sizeof who->country);
}

/* "the Egyptian president", "president of Egypt", "US secretary of state": office and whose it is, in any order. */
static bool who_by_office(const truce_world *world, truce_span folded, truce_day day, truce_who *who) {
  const tr_roster *roster = &world->roster;
  for (size_t cut = 1; cut < folded.size; cut++) {
    if (folded.data[cut] != ' ') continue;
    truce_span part[2] = {{folded.data, cut}, {folded.data + cut + 1, folded.size - cut - 1}};
    for (int turn = 0; turn < 2; turn++) {
      truce_span owner = part[turn], office = part[1 - turn];
      if (turn == 1 && tr_starts(owner, TR_SPAN("of "))) owner = (truce_span){owner.data + 3, owner.size - 3};
      else if (turn == 1) continue;
      if (tr_starts(owner, TR_SPAN("the "))) owner = (truce_span){owner.data + 4, owner.size - 4};
      if (owner.size > 2 && turn == 0 && tr_ends(owner, TR_SPAN("s")) && !tr_roster_alias(roster, tr_hash(owner.data, owner.size))) owner.size--; /* "egypts president" */
      const tr_agent *agent = tr_roster_agent(roster, tr_hash(office.data, office.size));
      for (const tr_alias *alias = tr_roster_alias(roster, tr_hash(owner.data, owner.size)); alias; alias = tr_roster_alias_next(roster, alias)) {
        if (alias->use == TR_USE_SURNAME) continue;
        const tr_term *term = tr_roster_holder(roster, office, alias->known, day);
        if (!term && agent) term = tr_roster_holder(roster, agent->canonical, alias->known, day);
        if (!term) continue;
        answer(world, term->person, term, who);
        return true;
      }
    }
  }
  return false;
}

bool truce_world_who(const truce_world *world, truce_span name, truce_day day, truce_who *who) {
  const tr_roster *roster = &world->roster;
  char key[TR_FOLD_LIMIT];
  truce_span folded = {key, tr_fold(name, key)};
  if (tr_starts(folded, TR_SPAN("the "))) folded = (truce_span){folded.data + 4, folded.size - 4};
  if (!folded.size) return false;
  const tr_alias *best = NULL;
  int best_score = -1;
  for (const tr_alias *alias = tr_roster_alias(roster, tr_hash(folded.data, folded.size)); alias; alias = tr_roster_alias_next(roster, alias)) {
    const tr_known *known = &roster->known.items[alias->known];
    bool serving = known->kind == TRUCE_PERSON && tr_roster_office_of(roster, alias->known, day);
    if (alias->use == TR_USE_SURNAME && !serving && day.days != TRUCE_NO_DAY) continue;
    int score = (alias->own ? 100 : 0) + (tr_known_on(known, day) ? 20 : 0) + (serving ? 8 : 0) + (alias->use == TR_USE_NAME ? 6 : 0) + (known->kind == TRUCE_STATE ? 4 : 0);
    if (score > best_score) best = alias, best_score = score;
  }
  if (best) return answer(world, best->known, roster->known.items[best->known].kind == TRUCE_PERSON ? tr_roster_office_of(roster, best->known, day) : NULL, who), true;
  return who_by_office(world, folded, day, who);
}
