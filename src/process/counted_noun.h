/* What a figure counts, in few words, for those who look: "At least 13 Palestinians in Gaza" counts "Palestinians". */
#ifndef TR_PROCESS_COUNTED_NOUN_H
#define TR_PROCESS_COUNTED_NOUN_H

#include "process/words.h"

/* Of words that hold the number, and others before it, those behind it: 9 of "60 civilians, among them 20 children and 9 women" are "women". */
truce_span tr_behind_number(truce_span of, double number);
/* Whom or what the words name; empty where they name nobody ("hundreds"). It lies within `of`. */
truce_span tr_counted_noun(const tr_process_words *known, truce_span of);

#endif
