/* Stages that a report lists for its proposals. */
#ifndef TR_RECORD_STAGES_H
#define TR_RECORD_STAGES_H

#include "record/coder.h"

/* Adds to the proposals, already found, the stages listed beside them. */
void tr_stages_find(tr_coder *coder);

#endif
