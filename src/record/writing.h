/* Writing: a frame's rule and what fills its slots → a draft. */
#ifndef TR_RECORD_WRITING_H
#define TR_RECORD_WRITING_H

#include "record/match.h"

/* Drafts the line of one rule; several where a field's values each make a line of their own; none where a needed field stays empty. */
void tr_rule_write(tr_coder *coder, const tr_rule *rule, const tr_match *match);

/* frame_fields.c. Gives the draft the value that an assignment finds in its slots, if any. */
void tr_write_field(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, tr_draft *draft);
/* Is the slot one that the assignment takes its value from? The first word in such a slot, or TRUCE_NONE. */
bool tr_reads(const tr_assignment *assignment, tr_slot slot);
uint32_t tr_first_word(const tr_assignment *assignment, const tr_match *match);

#endif
