/* The second line of a clause: what an event, by definition, also tells ("agreed to the truce" accepts it). */
#ifndef TR_RECORD_DERIVE_H
#define TR_RECORD_DERIVE_H

#include "record/match.h"

/* Writes the lines of all frames that events evoke, where the sentence has not told them already. */
void tr_derive(tr_coder *coder);
/* visitors.c. Journeys are those of whoever is not at home where they lead. */
void tr_visitors_settle(tr_coder *coder);

#endif
