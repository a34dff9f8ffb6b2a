/* The lands that a report speaks of: those of the states, persons, bodies and places it names. */
#include "world/name_spans.h"

static void add_land(tr_scene *scene, const char *code, bool named) {
  if (tr_roster_state(&scene->world->roster, code) == TRUCE_NONE) return;
  for (size_t i = 0; i < scene->lands.count; i++)
    if (!strcmp(scene->lands.items[i].code, code)) {
      scene->lands.items[i].named += named;
      scene->lands.items[i].told++;
      return;
    }
  tr_land land = {.named = named, .told = 1};
  memcpy(land.code, code, sizeof land.code);
  TR_PUSH(scene->arena, &scene->lands, land);
}

/* The one place that bears the name, if it is a town. */
static bool town_of(const tr_scene *scene, const tr_name_span *s, tr_spot *spot) {
  enum { TOWN = 30000 };
  return tr_gazetteer_find(&scene->world->gazetteer, tr_words_text(scene->reading, s->first, s->end), spot, 1) == 1 && spot->population > TOWN;
}

void tr_collect_lands(tr_scene *scene, const tr_name_spans *names) {
  for (size_t i = 0; i < names->count; i++) {
    const tr_name_span *s = &names->items[i];
    const tr_known *known = s->known == TRUCE_NONE ? NULL : &scene->world->roster.known.items[s->known];
    tr_spot spot;
    if (known && known->kind != TRUCE_PERSON && !s->loose && !s->shared)
      add_land(scene, known->country, known->kind == TRUCE_STATE && s->use != TR_USE_ADJECTIVE && s->use != TR_USE_PEOPLE);
    else if (!known && s->class_ == TRUCE_LOC && town_of(scene, s, &spot)) add_land(scene, spot.country, false);
  }
}
