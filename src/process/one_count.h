/* Do two figures count the same? Asked of claims of the same noun, to show them side by side. */
#ifndef TR_PROCESS_ONE_COUNT_H
#define TR_PROCESS_ONE_COUNT_H

#include "process/fact.h"

/* A number claimed, as it is compared with others. */
typedef struct tr_claim {
  double number;
  int32_t day;
  int64_t place, report, by; /* `by` = who claims it; 0 = not told */
  tr_word_set words; /* of its sentence, without numbers and those that every such claim has */
} tr_claim;

/* Of a figure's entry; `of` are the words for what it counts, or null. `by` is left to the caller. */
tr_claim tr_claim_of_entry(truce_store *store, int64_t entry, json_t *of);
/* Dead, injured, displaced … of one event or of a toll that runs on. */
bool tr_one_count(const tr_claim *a, const tr_claim *b);
/* Rockets, lorries, sums. */
bool tr_one_load(const tr_claim *a, const tr_claim *b);

#endif
