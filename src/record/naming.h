/* What a proposal is called. */
#ifndef TR_RECORD_NAMING_H
#define TR_RECORD_NAMING_H

#include "record/coder.h"

/* The name that the mention with this head word gives to its proposal, a range of the report's text. */
truce_span tr_proposal_name(const tr_coder *coder, uint32_t head);

#endif
