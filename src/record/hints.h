/* Lines from the model's own heads, where no frame speaks; and what the heads know that a frame's grammar did not find. */
#ifndef TR_RECORD_HINTS_H
#define TR_RECORD_HINTS_H

#include "record/draft.h"

/* Drafts a line for each sure hint that no frame has told, and fills empty recipients of frames' events from the hint at the same word. */
void tr_hints_code(tr_coder *coder);

#endif
