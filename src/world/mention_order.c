/* Puts mentions into the order of the text. */
#include <stdlib.h>

#include "world/scene.h"

typedef struct sort_key {
  truce_range where;
  uint32_t at;
} sort_key;

static int by_start(const void *a, const void *b) {
  const sort_key *x = a, *y = b;
  const int order = tr_compare_ranges(x->where, y->where);
  return order ? order : (x->at > y->at) - (x->at < y->at);
}

void tr_sort_mentions(tr_scene *scene) {
  uint32_t count = (uint32_t)scene->mentions.count;
  sort_key *keys = TR_NEW_ARRAY(scene->arena, sort_key, count + 1);
  for (uint32_t i = 0; i < count; i++) keys[i] = (sort_key){scene->mentions.items[i].where, i};
  qsort(keys, count, sizeof *keys, by_start);
  truce_mention *mentions = TR_NEW_ARRAY(scene->arena, truce_mention, count + 1);
  tr_found *found = TR_NEW_ARRAY(scene->arena, tr_found, count + 1);
  uint32_t *place = TR_NEW_ARRAY(scene->arena, uint32_t, count + 1);
  for (uint32_t i = 0; i < count; i++) {
    mentions[i] = scene->mentions.items[keys[i].at];
    found[i] = scene->found.items[keys[i].at];
    place[keys[i].at] = i;
  }
  for (uint32_t i = 0; i < count; i++) {
    if (found[i].owner != TRUCE_NONE) found[i].owner = place[found[i].owner];
    if (mentions[i].antecedent != TRUCE_NONE) mentions[i].antecedent = place[mentions[i].antecedent];
  }
  for (size_t i = 0; i < scene->reading->word_count; i++)
    if (scene->mention_of[i] != TRUCE_NONE) scene->mention_of[i] = place[scene->mention_of[i]];
  scene->mentions.items = mentions;
  scene->mentions.capacity = count + 1;
  scene->found.items = found;
  scene->found.capacity = count + 1;
  for (size_t d = 0; d < scene->drafts.count; d++)
    for (size_t i = 0; i < scene->drafts.items[d].mentions.count; i++)
      scene->drafts.items[d].mentions.items[i] = place[scene->drafts.items[d].mentions.items[i]];
}
