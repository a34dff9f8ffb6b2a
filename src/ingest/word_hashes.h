/* The words of a text as hashes, in their order: what is compared to find what is told twice. */
#ifndef TR_INGEST_WORD_HASHES_H
#define TR_INGEST_WORD_HASHES_H

#include "base/arena.h"

typedef TR_ARRAY(uint32_t) tr_hashes;

/* Empties `words` and adds one hash a word; ASCII letters count without case, punctuation of
 * ASCII and of Unicode (U+2000 to U+207F, « », no-break blanks) not at all. */
void tr_word_hashes(truce_arena *arena, truce_span text, tr_hashes *words);

#endif
