/* Truces that are declared for a day to come. */
#ifndef TR_RECORD_TO_BEGIN_H
#define TR_RECORD_TO_BEGIN_H

#include "record/coder.h"

/* Steps that are told as begun but lie ahead become due. */
void tr_to_begin(tr_coder *coder);

#endif
