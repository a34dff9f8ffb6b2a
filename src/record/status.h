/* Status: whether what a predicate tells happened, is planned, possible, denied or asked for. */
#ifndef TR_RECORD_STATUS_H
#define TR_RECORD_STATUS_H

#include "record/arguments.h"

/* Status of a predicate whose support (light verb …) is known. */
truce_line_status tr_status_of(const tr_coder *coder, const tr_arguments *arguments);
/* The status that a governing word gives to what stands in its slot: "agreed to", "failed to", "called for". */
truce_line_status tr_governed_status(const tr_coder *coder, uint32_t governor);
/* The status of what has one of its own and stands within something else's. */
truce_line_status tr_status_within(truce_line_status inner, truce_line_status outer);

/* clause_status.c. The status of a clause, by its verb or the word that stands for one, and of whatever it hangs on. */
truce_line_status tr_clause_status(const tr_coder *coder, uint32_t word);

/* noun_status.c. The status of an act that a noun tells. */
truce_line_status tr_noun_status(const tr_coder *coder, uint32_t noun);

/* negation.c. Does a word carry its own negation ("did not", "never", "no agreement")? */
bool tr_negated(const tr_coder *coder, uint32_t word);

/* verb_status.c. What the auxiliaries and the form of a verb say; in the content of a saying verb "would" is the future of the past. */
truce_line_status tr_own_status(const tr_coder *coder, uint32_t verb);
/* The same, and whether it is negated, an occasion still to come, or what nobody did. */
truce_line_status tr_verb_status(const tr_coder *coder, uint32_t verb);

static inline bool tr_is_verbal(const tr_coder *coder, uint32_t word) { return TR_ONE_OF(tr_word(coder, word)->upos, TRUCE_VERB, TRUCE_AUX); }

#endif
