/* Answers: whom praise, blame or refusal of an earlier deed is meant for. */
#ifndef TR_RECORD_ANSWERS_H
#define TR_RECORD_ANSWERS_H

#include "record/draft.h"

void tr_answers_fill(tr_coder *coder);

#endif
