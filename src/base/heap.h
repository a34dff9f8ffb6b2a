/* Arrays on the heap that grow. */
#ifndef TR_BASE_HEAP_H
#define TR_BASE_HEAP_H

#include <stddef.h>

/* The array with room for one more item of `size` bytes behind `count`: moved to twice its room (`capacity`, in items) where it is full. NULL where memory
 * is full; then the array stays as it was. The caller frees it. */
void *tr_grown(void *items, size_t count, size_t *capacity, size_t size);

#endif
