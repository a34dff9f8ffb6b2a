/* Demands: what a call asks for. */
#ifndef TR_RECORD_DEMANDS_H
#define TR_RECORD_DEMANDS_H

#include "record/coder.h"

/* What is asked for, from the words under `word`: accept_deal, ceasefire, … other. */
truce_span tr_demand_of(const tr_coder *coder, uint32_t word);

#endif
