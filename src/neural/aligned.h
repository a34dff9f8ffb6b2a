/* Scratch memory of the network: zeroed, 64-byte aligned. Pages that are never used are never touched, as calloc gives them. */
#ifndef TR_NEURAL_ALIGNED_H
#define TR_NEURAL_ALIGNED_H

#include <stdint.h>
#include <stdlib.h>

enum { TR_ALIGNMENT = 64 };

/* NULL where memory is full. What calloc gave is kept right before the place. */
static inline void *tr_aligned_new(size_t size) {
  char *all = calloc(1, size + 2 * TR_ALIGNMENT);
  if (!all) return NULL;
  char *place = all + TR_ALIGNMENT + (TR_ALIGNMENT - (uintptr_t)all % TR_ALIGNMENT) % TR_ALIGNMENT;
  ((void **)place)[-1] = all;
  return place;
}

static inline void tr_aligned_free(void *place) {
  if (place) free(((void **)place)[-1]);
}

#endif
