/* The tense of the clause that a word stands in. */
#ifndef TR_WORLD_TENSE_H
#define TR_WORLD_TENSE_H

#include "truce/reading.h"
#include "world/time_rules.h"

/* -1 past, 1 future, 0 neither for sure. Words of will, plans and duty are those of data/times/words.tsv. */
int tr_tense_of(const tr_time_rules *rules, const truce_reading *reading, uint32_t word);
/* Whether the clause looks back from a past that it tells of: "had filed by Wednesday", "did not call him until Thursday". */
bool tr_looks_back(const truce_reading *reading, uint32_t word);

#endif
