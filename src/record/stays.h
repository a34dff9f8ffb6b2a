/* Legs told only by what somebody does in a city abroad: "In Amman, she will see the king". */
#ifndef TR_RECORD_STAYS_H
#define TR_RECORD_STAYS_H

#include "record/sides.h"

void tr_stays_derive(tr_coder *coder, const tr_two_sides *two);

#endif
