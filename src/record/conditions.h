/* Conditions: the filler of slot `condition` of a verb, or of "ready", "willing". */
#ifndef TR_RECORD_CONDITIONS_H
#define TR_RECORD_CONDITIONS_H

#include "record/arguments.h"

/* Adds the heads of the clauses and phrases that set a condition; the verb's other slots are filled already. */
void tr_conditions_fill(const tr_coder *coder, tr_arguments *arguments, uint32_t predicate);

#endif
