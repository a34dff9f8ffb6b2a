/* The two parties of a report's conflict, and who is meant where the text leaves it to the reader: "both sides", the other side of an attack. */
#ifndef TR_RECORD_PARTIES_H
#define TR_RECORD_PARTIES_H

#include "record/draft.h"

/* Finds the parties from the drafts and fills recipients, whom and parties that context settles. */
void tr_parties_fill(tr_coder *coder);

#endif
