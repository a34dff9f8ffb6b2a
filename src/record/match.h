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
  const tr_draft *event; /* the event that evokes a derivation; NULL = words do */
} tr_match;

/* Do the frame's conditions hold? */
bool tr_frame_fits(tr_coder *coder, const tr_frame *frame, const tr_match *match);
/* What must be there tells more about a frame than what must not; `more` words that must stand close count most. */
int tr_frame_specificity(const tr_frame *frame, size_t more);
/* "said X": adds who speaks to the arguments. */
void tr_match_speaker(tr_coder *coder, tr_arguments *arguments);

/* Writes the drafts of all frames that fit anywhere in the report. */
void tr_match_frames(tr_coder *coder);

#endif
