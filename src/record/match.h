/* Frames against the predicates of a report: which fit, and the lines they write. */
#ifndef TR_RECORD_MATCH_H
#define TR_RECORD_MATCH_H

#include "record/draft.h"

/* A frame that fits a predicate. */
typedef struct tr_match {
  const tr_frame *frame;
  uint32_t predicate;
  int specific;       /* more conditions, more specific */
  truce_line_status status;
  tr_arguments arguments;
} tr_match;

/* Writes the drafts of all frames that fit anywhere in the report. */
void tr_match_frames(tr_coder *coder);

#endif
