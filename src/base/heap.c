/* Arrays on the heap: zeroed ones, and those that grow to twice their room. */
#include "base/heap.h"

#include <stdlib.h>
#include <string.h>

void *tr_zeroed(size_t count, size_t size) {
  enum { LINE = 64 };
  const size_t bytes = (count * size + LINE - 1) & ~(size_t)(LINE - 1);
  void *items = aligned_alloc(LINE, bytes); /* compilers make calloc of malloc and memset */
  if (items) memset(items, 0, bytes);
  return items;
}

void *tr_grown(void *items, size_t count, size_t *capacity, size_t size) {
  enum { FIRST = 64 };
  if (count < *capacity) return items;
  const size_t more = *capacity ? *capacity * 2 : FIRST;
  void *grown = realloc(items, more * size);
  if (grown) *capacity = more;
  return grown;
}
