/* Places that no table knows: what the text tells of where they lie. "Abu Shok in Al-Fashir" and "Colchester General Hospital" lie in the place that is named
 * beside or before them and borrow its coordinates; the others get at most the country of the place told nearest, or of the one state the report is about. */
#include <math.h>

#include "world/scene.h"

enum { NEAR_WORDS = 60, KNOWN_PEOPLE = 15000 };

static bool unlisted(const truce_place *place) { return isnan(place->latitude) && !place->geonames && place->kind == TRUCE_PLACE && !place->country[0]; }

/* A town or a lesser area: what another place can lie in. */
static const truce_place *holder(const tr_scene *scene, uint32_t mention, uint32_t self) {
  uint32_t place = mention == TRUCE_NONE ? TRUCE_NONE : scene->mentions.items[mention].place;
  if (place == TRUCE_NONE || place == self) return NULL;
  const truce_place *p = &scene->places.items[place];
  return p->country[0] && !p->within.size ? p : NULL;
}

static void lies_in(truce_place *place, const truce_place *in) {
  memcpy(place->country, in->country, sizeof place->country);
  if (in->kind == TRUCE_STATE) return;
  place->within = in->name;
  place->admin1 = in->admin1;
  place->latitude = in->latitude;
  place->longitude = in->longitude;
}

static void told_beside(tr_scene *scene, uint32_t at, const char *leading) {
  (void)leading;
  uint32_t self = scene->mentions.items[at].place, sides[3];
  tr_container_mentions(scene, at, sides);
  for (int i = 0; i < 3 && !scene->places.items[self].within.size; i++) {
    const truce_place *in = holder(scene, sides[i], self);
    if (in) lies_in(&scene->places.items[self], in);
  }
}

/* What is held in a town and called by it is no place of its own: "the Dubai World Cup". */
static bool is_occasion(const tr_scene *scene, truce_span last) { return tr_is_place_word(&scene->world->words, last, TR_PLACE_OCCASION); }

/* "Colchester General Hospital": a town before the words for something that stands in towns. */
static void told_by_name(tr_scene *scene, uint32_t at, const char *leading) {
  const truce_reading *reading = scene->reading;
  const tr_found *found = &scene->found.items[at];
  const truce_span last = reading->words[found->end - 1].lower;
  const bool occasion = is_occasion(scene, last);
  if (!occasion && !tr_is_place_word(&scene->world->words, last, TR_PLACE_BUILDING)) return;
  for (uint32_t end = found->end - 1; end > found->first; end--) {
    tr_spot spots[8];
    size_t count = tr_gazetteer_find(&scene->world->gazetteer, tr_words_text(reading, found->first, end), spots, 8);
    for (size_t i = 0; i < count; i++) {
      const bool listed = spots[i].population >= 500000 || (spots[i].population >= KNOWN_PEOPLE && !strcmp(spots[i].country, leading));
      if (isnan(spots[i].latitude) || !listed || (occasion && spots[i].class_ == 'A')) continue;
      const truce_place in = {
          .name = spots[i].name,
          .admin1 = spots[i].admin1,
          .latitude = spots[i].latitude,
          .longitude = spots[i].longitude,
          .kind = spots[i].class_ == 'N' ? TRUCE_STATE : TRUCE_PLACE,
      };
      truce_place *place = &scene->places.items[scene->mentions.items[at].place];
      lies_in(place, &in);
      memcpy(place->country, spots[i].country, sizeof place->country);
      if (occasion) place->geonames = spots[i].geonames, place->name = spots[i].name, place->within = (truce_span){0};
      return;
    }
  }
}

/* The country of the place named nearest, those of its sentence first. */
static void told_nearby(tr_scene *scene, uint32_t at, const char *leading) {
  (void)leading;
  const truce_mention *m = &scene->mentions.items[at];
  const truce_word *words = scene->reading->words;
  uint32_t best = NEAR_WORDS;
  const truce_place *nearest = NULL;
  uint32_t i = at; /* mentions stand in the order of the text */
  while (i > 0 && scene->mentions.items[i - 1].first + NEAR_WORDS > m->first) i--;
  for (; i < scene->mentions.count && scene->mentions.items[i].first < m->first + NEAR_WORDS; i++) {
    const truce_mention *other = &scene->mentions.items[i];
    const truce_place *in = holder(scene, i, m->place);
    const truce_deprel relation = words[other->head].relation;
    if (!in || relation == TRUCE_DEPREL_COMPOUND || relation == TRUCE_DEPREL_AMOD || (in->kind == TRUCE_STATE && tr_acts(scene->reading, other->head)))
      continue;
    uint32_t away = other->first > m->first ? other->first - m->first : m->first - other->first;
    if (words[other->first].sentence != words[m->first].sentence) away += NEAR_WORDS / 4;
    if (away < best) best = away, nearest = in;
  }
  if (nearest) memcpy(scene->places.items[m->place].country, nearest->country, 4);
}

void tr_place_unlisted(tr_scene *scene, const char *leading) {
  static void (*const tellers[])(tr_scene *, uint32_t at, const char *leading) = {told_beside, told_by_name, told_nearby};
  for (size_t t = 0; t < sizeof tellers / sizeof *tellers; t++)
    for (uint32_t i = 0; i < scene->mentions.count; i++) {
      uint32_t place = scene->mentions.items[i].place;
      if (place != TRUCE_NONE && unlisted(&scene->places.items[place])) tellers[t](scene, i, leading);
    }
  for (size_t i = 0; i < scene->places.count; i++)
    if (unlisted(&scene->places.items[i])) memcpy(scene->places.items[i].country, leading, strlen(leading) + 1);
}
