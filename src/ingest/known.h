/* What ingest knows of pages and languages: the files in the data folder's ingest/. */
#ifndef TR_INGEST_KNOWN_H
#define TR_INGEST_KNOWN_H

#include "base/word_classes.h"
#include "ingest/furniture.h"
#include "truce/ingest.h"

struct truce_ingest {
  truce_arena *arena;
  tr_furniture furniture;
  tr_word_classes elements;  /* what classes and ids of elements are made of: signs.h */
  tr_word_classes languages; /* the commonest words of each: language.h */
};

#endif
