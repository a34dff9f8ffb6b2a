/* Status: whether what a predicate tells happened, is planned, possible, denied or asked for. */
#ifndef TR_RECORD_STATUS_H
#define TR_RECORD_STATUS_H

#include "record/arguments.h"

/* Status of a predicate whose support (light verb …) is known. */
truce_line_status tr_status_of(const tr_coder *coder, const tr_arguments *arguments);
/* Does a word carry its own negation ("did not", "never", "no agreement")? */
bool tr_negated(const tr_coder *coder, uint32_t word);

#endif
