/* Whose word a line is where the reader found no quote around it. */
#ifndef TR_RECORD_SOURCES_H
#define TR_RECORD_SOURCES_H

#include "record/draft.h"

typedef struct tr_voice {
  uint32_t speaker; /* the word that stands for him, or TRUCE_NONE: "it was announced" */
  uint32_t cue;     /* the word that says so */
} tr_voice;

/* Looks up the tree from the line's trigger; false if nobody claims it. */
bool tr_voice_find(tr_coder *coder, const tr_draft *draft, tr_voice *source);

#endif
