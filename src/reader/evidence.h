/* Weights of facts: what stands at some places around a word ("before.tag after.tag": DET NOUN) and what it weighs for each of some outcomes. The kinds of
 * facts are those that the table names; who asks says what places there are (tagging.c, attachment.c). Tables are made by train/evidence.py. */
#ifndef TR_READER_EVIDENCE_H
#define TR_READER_EVIDENCE_H

#include "reader/table.h"

enum { TR_FACT_KINDS_MOST = 64, TR_FACT_PLACES_MOST = 6 };

/* How a table writes what stands at a place, and which number stands for it. */
typedef enum tr_place_kind {
  TR_PLACE_TEXT,   /* any text: ask tr_evidence_text */
  TR_PLACE_TAG,    /* a truce_upos, or "-" for none: TRUCE_UPOS_COUNT */
  TR_PLACE_TAGS,   /* "ADP+DET", or "-" for none: a bit for each */
  TR_PLACE_NUMBER, /* a whole number: that number and TR_PLACE_ZERO */
} tr_place_kind;
enum { TR_PLACE_ZERO = 1 << 20 };

typedef struct tr_evidence_place {
  const char *name;
  tr_place_kind kind;
} tr_evidence_place;

typedef struct tr_fact_kind {
  uint8_t places[TR_FACT_PLACES_MOST];
  size_t count;
} tr_fact_kind;

/* All zeros: a table without facts. */
typedef struct tr_evidence {
  tr_fact_kind kinds[TR_FACT_KINDS_MOST];
  size_t kind_count;
  tr_table texts;     /* text → its number, from 1 */
  uint64_t *keys;     /* of facts, open addressing; 0 is empty */
  uint32_t *rows;     /* beside keys: which row of weights */
  size_t slots;       /* a power of two */
  float *weights;     /* [count][outcomes] */
  size_t count, capacity;
} tr_evidence;

/* Makes room for so many facts at once; false when memory is full. */
bool tr_evidence_expect(tr_evidence *evidence, size_t count, size_t outcome_count);
/* Takes a line, borrowed: names of places, parted by blanks, or what stands at the places named last and, behind a tab, weights. `outcomes` are the names
 * before weights, `outcome_count` of them; one outcome stands without a name. Returns what was expected, or NULL. */
const char *tr_evidence_take(tr_evidence *evidence, const tr_evidence_place *places, size_t place_count, const char *const *outcomes, size_t outcome_count,
                             truce_span line);
/* The number of a text at a place; 0 if no fact has it. */
uint32_t tr_evidence_text(const tr_evidence *evidence, truce_span text);
/* Adds the weights of all facts that hold where values[p] stands at place p. */
void tr_evidence_add(const tr_evidence *evidence, const uint32_t *values, size_t outcome_count, float *sums);
void tr_evidence_free(tr_evidence *evidence);

/* Reads `count` numbers parted by tabs, the i-th into weights[i][at]; false if one is missing or none. */
bool tr_weights_take(truce_span line, float *const weights[], size_t count, size_t at);

#endif
