/* Opens data/quotes/cues.tsv. */
#include "world/cues.h"

#include <stdio.h>

truce_status tr_cues_open(tr_word_classes *cues, truce_arena *arena, const char *folder, truce_error *error) {
  static const char *const names[] = {"say", "want", "ask", "object", "noun", "show", "about", "adjective", "document", "matter", "light"};
  char path[4608];
  snprintf(path, sizeof path, "%s/cues.tsv", folder);
  return tr_word_classes_read(cues, arena, path, names, sizeof names / sizeof *names, error);
}
