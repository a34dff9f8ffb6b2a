/* Inside view of truce_arena: allocation, copies, and arrays that grow in it. Memory comes zeroed and 16-byte aligned. */
#ifndef TR_BASE_ARENA_H
#define TR_BASE_ARENA_H

#include "truce/base.h"

void *tr_arena_allocate(truce_arena *arena, size_t size);
/* A larger place with the old content; the old one stays until the arena is cleared (or is the same one, where there was room behind it). */
void *tr_arena_grow(truce_arena *arena, void *old, size_t old_size, size_t size);
/* A copy with a NUL behind it (not counted). */
truce_span tr_arena_copy(truce_arena *arena, truce_span text);
char *tr_arena_string(truce_arena *arena, truce_span text);

#define TR_NEW(arena, type) ((type *)tr_arena_allocate(arena, sizeof(type)))
#define TR_NEW_ARRAY(arena, type, count) ((type *)tr_arena_allocate(arena, sizeof(type) * (count)))

/* A growing array: struct { T *items; size_t count, capacity; }. */
#define TR_ARRAY(T) struct { T *items; size_t count, capacity; }
/* Room for so many items at first: 64 bytes of them, but from 2 to 8. */
#define TR_FIRST_ROOM(item) (sizeof(item) >= 32 ? 2 : sizeof(item) >= 16 ? 4 : 8)
/* Appends `value`; items may move. */
#define TR_PUSH(arena, array, value)                                                                                             \
  do {                                                                                                                           \
    if ((array)->count == (array)->capacity) {                                                                                   \
      size_t tr_more_ = (array)->capacity ? (array)->capacity * 2 : TR_FIRST_ROOM(*(array)->items);                              \
      (array)->items = tr_arena_grow(arena, (array)->items, (array)->count * sizeof *(array)->items, tr_more_ * sizeof *(array)->items); \
      (array)->capacity = tr_more_;                                                                                              \
    }                                                                                                                            \
    (array)->items[(array)->count++] = (value);                                                                                  \
  } while (0)

#endif
