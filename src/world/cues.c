/* Reads data/quotes/cues.tsv into a hash table by lemma; a fault is told with file and line. */
#include <stdio.h>

#include "base/files.h"
#include "world/fold.h"
#include "world/cues.h"

static uint32_t *slot_of(tr_cues *cues, uint64_t hash) {
  size_t at = hash % TR_CUE_SLOTS;
  for (size_t i = 0; i < TR_CUE_SLOTS; i++, at = (at + 1) % TR_CUE_SLOTS) {
    if (cues->hash[at] != hash && cues->hash[at] != 0) continue;
    cues->hash[at] = hash;
    return &cues->classes[at];
  }
  return NULL;
}

static uint32_t class_bit(truce_span name) {
  static const char *const names[] = {"say", "want", "ask", "object", "noun", "show", "about", "adjective", "document", "matter", "light"};
  for (uint32_t i = 0; i < sizeof names / sizeof *names; i++)
    if (tr_equal_string(name, names[i])) return 1u << i;
  return 0;
}

static truce_status read_line(tr_cues *cues, truce_span line, const char *path, int64_t number, truce_error *error) {
  truce_span name, lemma;
  tr_split(&line, '\t', &name);
  uint32_t bit = class_bit(name);
  if (!bit || !line.data)
    return tr_fail(error, TRUCE_BAD_DATA, path, number,
                   "Line %lld: a row is say, want, ask, object, noun, show, about, adjective, document, matter or light, a tab, and lemmas.",
                   (long long)number);
  while (tr_split(&line, '|', &lemma)) {
    uint32_t *classes = lemma.size ? slot_of(cues, tr_hash(lemma.data, lemma.size)) : NULL;
    if (!classes) return tr_fail(error, TRUCE_BAD_DATA, path, number, "Line %lld: an empty lemma, or more than %d in all.", (long long)number, TR_CUE_SLOTS);
    *classes |= bit;
  }
  return TRUCE_OK;
}

truce_status tr_cues_open(tr_cues *cues, const char *folder, truce_error *error) {
  char path[4608];
  snprintf(path, sizeof path, "%s/cues.tsv", folder);
  *cues = (tr_cues){0};
  tr_file file;
  truce_status status = tr_file_map(path, 1024 * 1024, &file, error);
  if (status) return status;
  truce_span rest = file.content, line;
  for (int64_t number = 1; !status && tr_split(&rest, '\n', &line); number++) {
    line = tr_trim(line);
    if (line.size && line.data[0] != '#') status = read_line(cues, line, path, number, error);
  }
  tr_file_unmap(&file);
  return status;
}

uint32_t tr_cue_classes(const tr_cues *cues, truce_span lemma) {
  uint64_t hash = tr_hash(lemma.data, lemma.size);
  size_t at = hash % TR_CUE_SLOTS;
  for (size_t i = 0; i < TR_CUE_SLOTS && cues->hash[at]; i++, at = (at + 1) % TR_CUE_SLOTS)
    if (cues->hash[at] == hash) return cues->classes[at];
  return 0;
}
