/* Words that report speech and thought (data/quotes/cues.tsv). */
#ifndef TR_WORLD_CUES_H
#define TR_WORLD_CUES_H

#include "base/word_classes.h"

/* In the order of tr_cues_open's names. */
enum {
  TR_CUE_SAY = 1,
  TR_CUE_WANT = 2,
  TR_CUE_ASK = 4,
  TR_CUE_OBJECT = 8,
  TR_CUE_NOUN = 16,
  TR_CUE_SHOW = 32,
  TR_CUE_ABOUT = 64,
  TR_CUE_ADJECTIVE = 128,
  TR_CUE_DOCUMENT = 256,
  TR_CUE_MATTER = 512,
  TR_CUE_LIGHT = 1024
};

truce_status tr_cues_open(tr_word_classes *cues, truce_arena *arena, const char *folder, truce_error *error);
/* The classes of a lemma, 0 for none. */
static inline uint32_t tr_cue_classes(const tr_word_classes *cues, truce_span lemma) { return (uint32_t)tr_word_classes_of(cues, lemma); }

#endif
