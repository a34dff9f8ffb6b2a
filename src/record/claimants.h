/* What kind of claimant somebody is: named, official, anonymous, analyst or outlet. */
#ifndef TR_RECORD_CLAIMANTS_H
#define TR_RECORD_CLAIMANTS_H

#include "record/coder.h"

/* An actor, or TRUCE_NONE, whom the reader has placed (`as`), by his word where he is described:
 * "two Western officials" speak for nobody, "aid workers" for their body. */
truce_claimant tr_claimant_as(const tr_coder *coder, truce_claimant as, uint32_t actor, uint32_t word);
/* Who is an actor of the report, or TRUCE_NONE, by his word. */
truce_claimant tr_claimant_of(const tr_coder *coder, uint32_t actor, uint32_t word);

#endif
