/* Access: what a crossing, road or port is called, and whether it is open to all. */
#ifndef TR_RECORD_ACCESS_H
#define TR_RECORD_ACCESS_H

#include "record/draft.h"

/* The words that name a point without a place of its own: "coastal road", "Addis Ababa-Nekemte highway"; empty for a pronoun. */
truce_span tr_point_name(const tr_coder *coder, uint32_t word);
/* A point that is open to some, at some hours, or closed only to some, is partly open. */
void tr_access_settle(tr_coder *coder);

#endif
