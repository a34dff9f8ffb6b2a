/* An index by hash: the first of the chain that goes by a key. */
#ifndef TR_WORLD_INDEX_H
#define TR_WORLD_INDEX_H

#include "base/arena.h"
#include "truce/reading.h"

/* All zeros is an empty one. */
typedef struct tr_index {
  uint64_t *keys;
  uint32_t *firsts;
  size_t mask, used;
  size_t expected; /* slots that it begins with, a power of two; 0 = few */
} tr_index;

/* The place of a key's chain; a new key gets TRUCE_NONE. */
uint32_t *tr_index_slot(truce_arena *arena, tr_index *index, uint64_t key);
/* The first of a key's chain, or TRUCE_NONE. */
uint32_t tr_index_find(const tr_index *index, uint64_t key);

#endif
