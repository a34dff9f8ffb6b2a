/* A sentence's reading as an indented tree: word, part of speech, relation, roles. */
#ifndef TR_CLI_TREE_H
#define TR_CLI_TREE_H

#include "base/text.h"
#include "truce/reading.h"

/* Writes the tree of one sentence; words that overlap a marked range get a star. */
void tr_tree_write(tr_buffer *out, const truce_reading *reading, size_t sentence, const truce_range *marked, size_t marked_count);

#endif
