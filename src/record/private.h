/* People of no office: which lines are only about them. */
#ifndef TR_RECORD_PRIVATE_H
#define TR_RECORD_PRIVATE_H

#include "record/draft.h"

/* By actor: do they talk with others or go between them, in any line but those of their journeys? */
const bool *tr_who_confers(const tr_coder *coder);
/* Is the line a journey of theirs, or what they say, do or think among themselves? */
bool tr_only_private(const tr_coder *coder, const bool *confers, const tr_draft *draft);

#endif
