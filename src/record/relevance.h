/* Relevance: sentences of sport, business, weather, history and metaphor use the words of war and peace, too; their lines are dropped. */
#ifndef TR_RECORD_RELEVANCE_H
#define TR_RECORD_RELEVANCE_H

#include "record/draft.h"

/* Drops drafts that stand in no public affair of our day. */
void tr_relevance(tr_coder *coder);

#endif
