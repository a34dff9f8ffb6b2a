/* Words by which places are told: "city", "province", "airport" (data/gazetteer/words.tsv, whose remarks say what each class is for). */
#ifndef TR_WORLD_PLACE_WORDS_H
#define TR_WORLD_PLACE_WORDS_H

#include "base/word_classes.h"

/* In the order of tr_place_words_open's names. */
typedef enum tr_place_word {
  TR_PLACE_KIND = 1,
  TR_PLACE_HOLDER = 2,
  TR_PLACE_AREA = 4,
  TR_PLACE_FIRST_LEVEL = 8,
  TR_PLACE_TOWN = 16,
  TR_PLACE_SIDE = 32,
  TR_PLACE_STANDING = 64,
  TR_PLACE_SITE = 128,
  TR_PLACE_HOUSE = 256,
  TR_PLACE_OPENING = 512
} tr_place_word;

truce_status tr_place_words_open(tr_word_classes *words, truce_arena *arena, const char *folder, truce_error *error);
/* Is it a word of the class? */
static inline bool tr_is_place_word(const tr_word_classes *words, truce_span word, tr_place_word class_) {
  return tr_word_classes_of(words, word) & (uint64_t)class_;
}

#endif
