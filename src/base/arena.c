/* Arena: blocks that grow by doubling, freed at once. An allocation costs a pointer bump; a report takes a few hundred kB. A block comes zeroed from calloc
 * (large ones untouched, from the system), so that only what was handed out before is zeroed again. */
#include "base/arena.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 64 * 1024, LARGEST_BLOCK = 4 * 1024 * 1024, ALIGNMENT = 16 };

typedef struct block {
  struct block *next;
  size_t size, used, dirty; /* bytes; those handed out at any time */
  _Alignas(ALIGNMENT) char data[];
} block;

struct truce_arena {
  block *blocks; /* the one in use first */
  size_t next_size;
};

truce_arena *truce_arena_new(void) {
  truce_arena *arena = calloc(1, sizeof *arena);
  if (arena) arena->next_size = FIRST_BLOCK;
  return arena;
}

static void free_blocks(block *first) {
  while (first) {
    block *next = first->next;
    free(first);
    first = next;
  }
}

void truce_arena_delete(truce_arena *arena) {
  if (!arena) return;
  free_blocks(arena->blocks);
  free(arena);
}

void truce_arena_clear(truce_arena *arena) {
  if (!arena->blocks) return;
  free_blocks(arena->blocks->next); /* the newest is the largest: keep it */
  arena->blocks->next = NULL;
  arena->blocks->used = 0; /* its `dirty` stays */
}

static block *grow(truce_arena *arena, size_t size) {
  size_t wanted = arena->next_size > size ? arena->next_size : size;
  block *fresh = calloc(1, sizeof *fresh + wanted);
  if (!fresh) abort(); /* a few MB cannot be had: nothing sensible is left to do */
  fresh->next = arena->blocks;
  fresh->size = wanted;
  arena->blocks = fresh;
  if (arena->next_size < LARGEST_BLOCK) arena->next_size *= 2;
  return fresh;
}

static size_t rounded(size_t size) { return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1); }

void *tr_arena_allocate(truce_arena *arena, size_t size) {
  size = rounded(size);
  block *b = arena->blocks;
  if (!b || b->size - b->used < size) b = grow(arena, size);
  void *place = b->data + b->used;
  if (b->used < b->dirty) memset(place, 0, b->dirty - b->used < size ? b->dirty - b->used : size);
  b->used += size;
  if (b->used > b->dirty) b->dirty = b->used;
  return place;
}

void *tr_arena_grow(truce_arena *arena, void *old, size_t old_size, size_t size) {
  if (size <= old_size) return old;
  const block *b = arena->blocks;
  if (old && b && (char *)old + rounded(old_size) == b->data + b->used && b->size - b->used >= rounded(size) - rounded(old_size)) {
    tr_arena_allocate(arena, rounded(size) - rounded(old_size)); /* the last one handed out: it grows where it stands */
    return old;
  }
  void *fresh = tr_arena_allocate(arena, size);
  if (old_size) memcpy(fresh, old, old_size);
  return fresh;
}

truce_span tr_arena_copy(truce_arena *arena, truce_span text) {
  char *copy = tr_arena_allocate(arena, text.size + 1);
  if (text.size) memcpy(copy, text.data, text.size);
  return (truce_span){copy, text.size};
}

char *tr_arena_string(truce_arena *arena, truce_span text) { return (char *)(uintptr_t)tr_arena_copy(arena, text).data; }
