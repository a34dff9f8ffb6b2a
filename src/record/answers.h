/* Answers: whom praise, blame or refusal of an earlier deed is meant for. */
#ifndef TR_RECORD_ANSWERS_H
#define TR_RECORD_ANSWERS_H

#include "record/draft.h"

void tr_answers_fill(tr_coder *coder);

/* attackers.c. Whose attack it was, where the words that tell whom it hit name nobody. */
void tr_attackers_find(tr_coder *coder);

#endif
