/* What keeps two names from meaning one proposal, whatever the nouns. */
#ifndef TR_RECORD_TELLING_APART_H
#define TR_RECORD_TELLING_APART_H

#include "record/proposal_words.h"

/* Other lengths ("72-hour", "a week"), other numbers of the same things ("six-point", "eight-point"), opposites ("unilateral", "bilateral"). */
bool tr_told_apart(const tr_proposal *p, const tr_proposal_word *c);

#endif
