/* What a deadline is set for, told beside its day. */
#ifndef TR_PROCESS_DUE_WORDS_H
#define TR_PROCESS_DUE_WORDS_H

#include "base/text.h"
#include "process/word_set.h"

/* "the accord will be signed on August 15" → "the accord will be signed"; a part of `what`, or of what the report says where that is a single word. */
truce_span tr_due_words(const tr_process_words *known, truce_span what, truce_span says);

#endif
