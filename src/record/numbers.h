/* Numbers: "867", "at least 10", "2.5 million", "dozens of", "up to 40" → value and bounds. */
#ifndef TR_RECORD_NUMBERS_H
#define TR_RECORD_NUMBERS_H

#include "record/draft.h"

typedef struct tr_quantity {
  double number;
  bool at_least, at_most;
  uint32_t first, last; /* its words */
} tr_quantity;

/* The quantity that counts a noun, or that the word itself is; false if there is none. */
bool tr_quantity_of(const tr_coder *coder, uint32_t word, tr_quantity *quantity);
/* Its number and bounds as fields of a line. */
void tr_draft_quantity(tr_coder *coder, tr_draft *draft, const tr_quantity *quantity);

#endif
