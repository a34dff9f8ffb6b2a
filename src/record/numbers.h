/* Numbers: "867", "at least 10", "2.5 million", "dozens of", "up to 40" → value and bounds; and the figure lines made of them. */
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
/* Drafts a figure for every number that counts people, weapons, goods or money. */
void tr_figures(tr_coder *coder);
/* May this number be a count of that kind? No date, age or number of a name, not the six of
 * "two of the six", no three brigades of fighters, no drones killed. */
bool tr_figure_sound(const tr_coder *coder, const tr_quantity *quantity, truce_span what);
/* Drafts a deadline for every end, start or ultimatum with its day or hour. */
void tr_deadlines(tr_coder *coder);
/* What must be done, or begins, or ends by a time (its head word): the words, without the day. `governor` is the verb or noun that the time hangs on. */
truce_range tr_deadline_what(const tr_coder *coder, uint32_t governor, uint32_t time);

#endif
