/* Is a value one of several of its enum? TR_ONE_OF(word->upos, TRUCE_NOUN, TRUCE_PROPN, TRUCE_PRON) */
#ifndef TR_BASE_ONE_OF_H
#define TR_BASE_ONE_OF_H

#include <stdbool.h>
#include <stddef.h>

static inline bool tr_value_among(int value, const int *values, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (values[i] == value) return true;
  return false;
}
#define TR_ONE_OF(value, ...) tr_value_among((int)(value), (const int[]){__VA_ARGS__}, sizeof((const int[]){__VA_ARGS__}) / sizeof(int))

#endif
