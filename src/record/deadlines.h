/* Deadlines: days and hours at which something ends, begins or must be done. */
#ifndef TR_RECORD_DEADLINES_H
#define TR_RECORD_DEADLINES_H

#include "record/draft.h"

/* Drafts a deadline for every end, start or ultimatum with its day or hour. */
void tr_deadlines(tr_coder *coder);
/* What must be done, or begins, or ends by a time (its head word): the words, without the day. `governor` is the verb or noun that the time hangs on. */
truce_range tr_deadline_what(const tr_coder *coder, uint32_t governor, uint32_t time);

#endif
