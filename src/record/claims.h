/* Claims: who says that a line is so. */
#ifndef TR_RECORD_CLAIMS_H
#define TR_RECORD_CLAIMS_H

#include "record/draft.h"

/* Fills said_by, outermost first: from the quotes that the line stands in, else from the grammar around it. */
void tr_claims_add(tr_coder *coder, tr_draft *draft);
/* The speaker's word of the quote that a word stands in, or TRUCE_NONE. */
uint32_t tr_speaker_of(const tr_coder *coder, uint32_t word);

#endif
