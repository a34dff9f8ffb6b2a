/* Texts made of given parts and of any bytes, the same in every run. */
#ifndef TESTS_READER_RANDOM_TEXT_H
#define TESTS_READER_RANDOM_TEXT_H

#include "base/text.h"

typedef struct dice { uint64_t state; } dice;

static inline uint32_t draw(dice *d) {
  d->state = d->state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(d->state >> 33);
}

/* Less than `most` parts, or as many bytes. */
static inline truce_span random_text(dice *d, const char *const *parts, size_t count, uint32_t most, bool bytes, tr_buffer *out) {
  tr_buffer_clear(out);
  for (uint32_t i = draw(d) % most; i-- > 0;) {
    if (bytes)
      tr_buffer_add_char(out, (char)draw(d));
    else
      tr_buffer_add_string(out, parts[draw(d) % count]);
  }
  return tr_buffer_span(out);
}

#endif
