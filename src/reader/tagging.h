/* Parts of speech where head `upos` is in doubt: what the words and tags around a word tell (data/language/tags.tsv) beside what the head says. */
#ifndef TR_READER_TAGGING_H
#define TR_READER_TAGGING_H

#include "reader/evidence.h"
#include "truce/reading.h"

typedef struct tr_tagging {
  tr_evidence facts;
  float head[TRUCE_UPOS_COUNT], table[TRUCE_UPOS_COUNT], more[TRUCE_UPOS_COUNT]; /* weights of the head's and of the table's log chance, and what is added */
} tr_tagging;

/* Take a line of tags.tsv, and of a tag in evidence-weights.tsv, borrowed; return what was expected, or NULL. */
const char *tr_tagging_take(tr_tagging *tagging, truce_span line);
const char *tr_tagging_take_weight(tr_tagging *tagging, truce_span line);

/* Words of a sentence with the tags that the head gives. */
typedef struct tr_tagging_place {
  const truce_word *words;
  size_t count;
  uint32_t capitals; /* how many of them begin with a capital, from 0 to 4 (tr_capitals) */
} tr_tagging_place;

uint32_t tr_capitals(const truce_word *words, size_t count);
/* The tag of word `at`, given the head's log chances. */
truce_upos tr_tag(const tr_tagging *tagging, const tr_tagging_place *place, size_t at, const float chances[TRUCE_UPOS_COUNT]);

#endif
