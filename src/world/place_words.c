/* Opens data/gazetteer/words.tsv. */
#include "world/place_words.h"

#include <stdio.h>

truce_status tr_place_words_open(tr_word_classes *words, truce_arena *arena, const char *folder, truce_error *error) {
  static const char *const names[] = {"kind", "holder", "area", "first-level", "town", "side", "standing", "site", "house", "opening"};
  char path[4608];
  snprintf(path, sizeof path, "%s/words.tsv", folder);
  return tr_word_classes_read(words, arena, path, names, sizeof names / sizeof *names, error);
}
