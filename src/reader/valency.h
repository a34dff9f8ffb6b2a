/* Which words fill which roles of which predicates: what treebanks tell of words that stand so in the tree, beside what head `role` says. The tables
 * data/language/valency.tsv and valency-weights.tsv are made by train/valency.py. */
#ifndef TR_READER_VALENCY_H
#define TR_READER_VALENCY_H

#include "reader/table.h"
#include "truce/reading.h"

enum { TR_VALENCY_ROLES = TRUCE_ROLE_COUNT + 1 }; /* the roles of truce_role, and none */

/* How many words of one surrounding filled which role. */
typedef struct tr_valency_counts {
  uint16_t of[TR_VALENCY_ROLES];
  uint32_t total;
} tr_valency_counts;

typedef struct tr_valency {
  tr_table known; /* path, case, predicate and word, parted by tabs → which of `counts` */
  tr_valency_counts *counts;
  size_t count, capacity;
  float head[TR_VALENCY_ROLES], table[TR_VALENCY_ROLES], more[TR_VALENCY_ROLES]; /* weights of the head's and of the table's log chance, and what is added */
} tr_valency;

/* Makes room for so many surroundings at once; false when memory is full. */
bool tr_valency_expect(tr_valency *valency, size_t count);
/* Take a line of either table, borrowed; return what was expected, or NULL. */
const char *tr_valency_take(tr_valency *valency, truce_span line);
const char *tr_valency_take_weight(tr_valency *valency, truce_span line);
void tr_valency_free(tr_valency *valency);

/* A word and a predicate of words [first, end), whose heads and relations are known. */
typedef struct tr_valency_place {
  const truce_word *words;
  uint32_t first, end, word, predicate;
} tr_valency_place;

/* The role that the word fills (TRUCE_ROLE_COUNT = none) and its chance, given the head's chances. */
truce_role tr_valency_role(const tr_valency *valency, const tr_valency_place *place, const float chances[TR_VALENCY_ROLES], float *sure);

#endif
