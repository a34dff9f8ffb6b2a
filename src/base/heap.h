/* Arrays on the heap: for tables, and those that grow. */
#ifndef TR_BASE_HEAP_H
#define TR_BASE_HEAP_H

#include <stddef.h>

/* `count` items of `size` bytes, all 0, for a table that will be filled all over; NULL where memory is full. The caller frees it. Unlike calloc's, its pages
 * are written at once: one that is read before it is written would have to be fetched twice. */
void *tr_zeroed(size_t count, size_t size);
/* The array with room for one more item of `size` bytes behind `count`: moved to twice its room (`capacity`, in items) where it is full. NULL where memory
 * is full; then the array stays as it was. The caller frees it. */
void *tr_grown(void *items, size_t count, size_t *capacity, size_t size);

#endif
