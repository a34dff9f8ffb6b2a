/* How alike a noun, name or pronoun is to one before it: for each feature a bucket, which head `coref` weighs (docs/model-file.md). */
#ifndef TR_READER_LIKENESS_H
#define TR_READER_LIKENESS_H

#include "truce/reading.h"

enum { TR_NEAR_BUCKETS = 12, TR_LIKENESS_BUCKETS = 44, TR_PARTS_MOST = 8, TR_CLASSES_OF_PRONOUNS = 9 };

/* Hashes of words, at most TR_PARTS_MOST. */
typedef struct tr_parts {
  uint64_t words[TR_PARTS_MOST];
  uint8_t count;
} tr_parts;

/* What is compared of a word. */
typedef struct tr_traits {
  uint32_t word;       /* of the reading */
  uint8_t pronoun;     /* class of a pronoun, 0 of other words */
  uint64_t form, stem; /* hashes of the lower-case word, and of a noun without the ending of the plural */
  uint64_t initials;   /* hash of those of a name of several parts, else 0 */
  tr_parts modifiers;
  tr_parts name;       /* the parts of the name whose head it is; none of other words */
} tr_traits;

/* The first of the nine classes are I, we, you; 0 for a pronoun of no class. */
uint8_t tr_class_of_pronoun(truce_span lower);
/* Traits of a word whose tree stands among words [first, end). */
tr_traits tr_traits_of(const truce_word *words, uint32_t word, uint32_t first, uint32_t end);
/* Sum of the weights of all buckets for a word and one that stands `gap` candidates before it; of the first feature alone if `near_only`. */
float tr_likeness(const truce_word *words, const tr_traits *word, const tr_traits *other, size_t gap, const float *weights, bool near_only);

#endif
