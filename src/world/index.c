/* Open addressing, at most half full. */
#include "world/index.h"

#include <string.h>

static void grow(truce_arena *arena, tr_index *index) {
  enum { LEAST = 512 };
  const size_t size = index->mask ? (index->mask + 1) * 2 : index->expected ? index->expected : LEAST;
  tr_index fresh = {.keys = TR_NEW_ARRAY(arena, uint64_t, size), .firsts = TR_NEW_ARRAY(arena, uint32_t, size), .mask = size - 1, .used = index->used};
  memset(fresh.keys, 0, size * sizeof *fresh.keys); /* pages that are read before they are written would be fetched twice */
  for (size_t i = 0; index->mask && i <= index->mask; i++) {
    if (!index->keys[i]) continue;
    size_t at = index->keys[i] & fresh.mask;
    while (fresh.keys[at]) at = (at + 1) & fresh.mask;
    fresh.keys[at] = index->keys[i];
    fresh.firsts[at] = index->firsts[i];
  }
  *index = fresh;
}

uint32_t *tr_index_slot(truce_arena *arena, tr_index *index, uint64_t key) {
  if (!index->mask || index->used * 2 > index->mask) grow(arena, index);
  size_t at = key & index->mask;
  while (index->keys[at] && index->keys[at] != key) at = (at + 1) & index->mask;
  if (!index->keys[at]) {
    index->keys[at] = key;
    index->firsts[at] = TRUCE_NONE;
    index->used++;
  }
  return &index->firsts[at];
}

uint32_t tr_index_find(const tr_index *index, uint64_t key) {
  if (!index->mask || !key) return TRUCE_NONE;
  size_t at = key & index->mask;
  while (index->keys[at] && index->keys[at] != key) at = (at + 1) & index->mask;
  return index->keys[at] ? index->firsts[at] : TRUCE_NONE;
}
