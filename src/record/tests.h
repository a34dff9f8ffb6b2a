/* What "when SLOT is TEST" asks of the word in the slot. */
#ifndef TR_RECORD_TESTS_H
#define TR_RECORD_TESTS_H

#include "record/coder.h"

bool tr_passes(tr_coder *coder, const tr_test *test, uint32_t word);
/* Does a word with this lemma hang on `word`, at most `depth` steps below? */
bool tr_child_lemma(const tr_coder *coder, uint32_t word, truce_span lemma, int depth);
/* "that the army leave", "that it be freed", "that they should talk", "to leave"; not "that they were leaving". */
bool tr_asks(const tr_coder *coder, uint32_t verb);

#endif
