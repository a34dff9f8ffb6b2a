/* Fuzzes the reading of CoNLL-U. */
#include <stdint.h>

#include "base/arena.h"
#include "reader/conllu.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  truce_span rest = {(const char *)data, size};
  truce_arena *arena = truce_arena_new();
  tr_conllu_document document;
  truce_error error = {0};
  int64_t line = 0;
  while (tr_conllu_next(&rest, &line, "fuzz", arena, &document, &error)) {
    tr_buffer out = {0};
    for (size_t w = 0; w < document.reading.word_count; w++) {
      truce_word *word = &document.reading.words[w];
      word->head = TRUCE_NONE;
      word->name = word->mention = word->antecedent = TRUCE_NONE;
      word->lower = word->lemma = word->form;
    }
    for (uint32_t s = 0; s < document.reading.sentence_count; s++)
      for (uint32_t w = document.reading.sentences[s].first; w < document.reading.sentences[s].end; w++) document.reading.words[w].sentence = s;
    tr_conllu_write(&document, true, &out);
    tr_buffer_free(&out);
  }
  truce_arena_delete(arena);
  return 0;
}
