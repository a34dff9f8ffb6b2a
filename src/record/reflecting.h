/* Reflecting: what writers ask, advise and know of all such cases is no news, in the words of news. */
#ifndef TR_RECORD_REFLECTING_H
#define TR_RECORD_REFLECTING_H

#include "record/draft.h"

/* Is the line's sentence the writer's own question, his own advice ("Cyprus should accept"), or true of any and at all times ("Peace accords often fail.")? */
bool tr_reflects(const tr_coder *coder, const tr_draft *draft);

#endif
