/* The shape of a piece of text, whatever its language: how many words it has, whether it ends as sentences do. */
#ifndef TR_INGEST_SHAPE_H
#define TR_INGEST_SHAPE_H

#include "truce/base.h"

/* A letter or digit of ASCII, or a byte of any longer character. */
bool tr_word_byte(unsigned char c);
/* Words (runs of letters and digits). */
size_t tr_word_count(truce_span text);
/* Ends as sentences do: . ! ? or a closing quote or bracket after one. */
bool tr_ends_sentence(truce_span text);

#endif
