/* Fuzzes the reader with any bytes as the text of a report, on a tiny random model. */
#include <stdint.h>

#include "../tests/tiny_model.h"
#include "base/text.h"
#include "reader/conllu.h"
#include "truce/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static truce_reader *open_reader(void) {
  size_t size;
  char path[64], *bytes = tiny_model_bytes(&size);
  truce_model *model = NULL;
  tiny_write(bytes, size, path);
  free(bytes);
  truce_status status = truce_model_open(path, NULL, &model, NULL);
  unlink(path);
  if (status) abort();
  return truce_reader_new(model);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static truce_reader *reader; /* of this program alone */
  if (!reader) reader = open_reader();
  truce_arena *arena = truce_arena_new();
  truce_report report = {.text = {(const char *)data, size}};
  truce_reading reading;
  tr_buffer out = {0};
  truce_reader_read(reader, &report, arena, &reading);
  for (size_t w = 0; w < reading.word_count; w++)
    if (reading.words[w].where.end > size || reading.words[w].where.start >= reading.words[w].where.end) abort();
  tr_conllu_write_text(&reading, TR_SPAN("fuzz"), &out);
  tr_buffer_free(&out);
  truce_arena_delete(arena);
  return 0;
}
