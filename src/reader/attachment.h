/* Heads where head `arc` is in doubt: what a word, a head it may have and the tree around them tell (data/language/arcs.tsv) beside the scores of arcs. */
#ifndef TR_READER_ATTACHMENT_H
#define TR_READER_ATTACHMENT_H

#include "reader/evidence.h"
#include "truce/reading.h"

typedef struct tr_attachment {
  tr_evidence facts;
  float weight; /* of the facts beside the scores */
} tr_attachment;

/* Take a line of arcs.tsv, and that of `arc` in evidence-weights.tsv, borrowed; return what was expected, or NULL. */
const char *tr_attachment_take(tr_attachment *attachment, truce_span line);
const char *tr_attachment_take_weight(tr_attachment *attachment, truce_span line);

/* A sentence with its best tree by the scores alone. */
typedef struct tr_attachment_place {
  const truce_word *words; /* with tags; their own heads are not looked at */
  const uint32_t *heads;   /* of the words, 0 = the root, j = word j - 1 */
  size_t count;
} tr_attachment_place;

/* Takes off scores[i * row + j] (word i under j, 0 = the root) by how much the facts speak against it, among the best of each word where they lie close.
 * Returns whether any was asked about. */
bool tr_attachment_weigh(const tr_attachment *attachment, const tr_attachment_place *place, float *scores, size_t row);

#endif
