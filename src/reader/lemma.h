/* Lemmas by rules, with tables for what the rules get wrong (data/language/lemmas.tsv, verbs.txt). */
#ifndef TR_READER_LEMMA_H
#define TR_READER_LEMMA_H

#include "base/arena.h"
#include "reader/language.h"
#include "truce/reading.h"

/* The lemma of a word by its lower case, part of speech and features: lower case, borrowed from `lower`, the language or `arena`. */
truce_span tr_lemma(const tr_language *language, truce_span lower, truce_upos upos, const truce_features *features, truce_arena *arena);

#endif
