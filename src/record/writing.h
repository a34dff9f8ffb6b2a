/* Writing: a frame's rule and what fills its slots → a draft. */
#ifndef TR_RECORD_WRITING_H
#define TR_RECORD_WRITING_H

#include "record/match.h"

/* Drafts the line of one rule; several where a field's values each make a line of their own; none where a needed field stays empty. */
void tr_rule_write(tr_coder *coder, const tr_rule *rule, const tr_match *match);

#endif
