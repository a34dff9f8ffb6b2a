/* Status: whether what a predicate tells happened, is planned, possible, denied or asked for. */
#ifndef TR_RECORD_STATUS_H
#define TR_RECORD_STATUS_H

#include "record/arguments.h"

/* Status of a predicate whose support (light verb …) is known. */
truce_line_status tr_status_of(const tr_coder *coder, const tr_arguments *arguments);

/* negation.c. Does a word carry its own negation ("did not", "never", "no agreement")? */
bool tr_negated(const tr_coder *coder, uint32_t word);

/* verb_status.c. What the auxiliaries and the form of a verb say; in the content of a saying verb "would" is the future of the past. */
truce_line_status tr_own_status(const tr_coder *coder, uint32_t verb);
/* The same, and whether it is negated, an occasion still to come, or what nobody did. */
truce_line_status tr_verb_status(const tr_coder *coder, uint32_t verb);

#endif
