/* Arrays on the heap that grow: to twice their room. */
#include "base/heap.h"

#include <stdlib.h>

void *tr_grown(void *items, size_t count, size_t *capacity, size_t size) {
  enum { FIRST = 64 };
  if (count < *capacity) return items;
  const size_t more = *capacity ? *capacity * 2 : FIRST;
  void *grown = realloc(items, more * size);
  if (grown) *capacity = more;
  return grown;
}
