/* The C reader says what the Python model says: tests/cases/parity.jsonl holds windows of sentences with what train/reference.py found, which computes
 * in the same order. So every tag, head, label and name must be equal, and the word vectors too (the file rounds them to 6 digits). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>
#include <math.h>

#include "base/arena.h"
#include "base/files.h"
#include "base/text.h"
#include "reader/window.h"

typedef struct counts {
  size_t words, upos, heads, relations, names, values;
  double difference, largest;
} counts;

static truce_reading reading_of(const json_t *sentences, truce_arena *arena) {
  truce_reading reading = {.sentence_count = json_array_size(sentences)};
  for (size_t s = 0; s < reading.sentence_count; s++) reading.word_count += json_array_size(json_array_get(sentences, s));
  reading.sentences = TR_NEW_ARRAY(arena, truce_sentence, reading.sentence_count);
  reading.words = TR_NEW_ARRAY(arena, truce_word, reading.word_count);
  uint32_t w = 0;
  for (size_t s = 0; s < reading.sentence_count; s++) {
    const json_t *words = json_array_get(sentences, s);
    reading.sentences[s] = (truce_sentence){.first = w, .end = w + (uint32_t)json_array_size(words)};
    for (size_t i = 0; i < json_array_size(words); i++) reading.words[w++].form = tr_span(json_string_value(json_array_get(words, i)));
  }
  return reading;
}

static const char *name_tag(const truce_reading *reading, uint32_t w, char out[16]) {
  if (reading->words[w].name == TRUCE_NONE) return "O";
  const truce_name *name = &reading->names[reading->words[w].name];
  return memcpy(out, name->first == w ? "B-" : "I-", 2), strcpy(out + 2, truce_name_class_names[name->class_]), out;
}

static void compare_layers(const json_t *layers, const truce_reading *reading, counts *c) {
  for (uint32_t w = 0; w < reading->word_count; w++) {
    const truce_word *word = &reading->words[w];
    const truce_sentence *sentence = &reading->sentences[word->sentence];
    const json_t *layer = json_array_get(layers, word->sentence);
    size_t i = w - sentence->first;
    uint32_t head = word->head == TRUCE_NONE ? 0 : word->head - sentence->first + 1;
    char tag[16];
    const char *relation = json_string_value(json_array_get(json_object_get(layer, "relation"), i));
    c->words++;
    c->upos += strcmp(truce_upos_names[word->upos], json_string_value(json_array_get(json_object_get(layer, "upos"), i))) == 0;
    c->heads += head == json_integer_value(json_array_get(json_object_get(layer, "head"), i));
    c->relations += word->relation == truce_deprel_from(tr_span(relation));
    c->names += strcmp(name_tag(reading, w, tag), json_string_value(json_array_get(json_object_get(layer, "names"), i))) == 0;
  }
}

static void compare_vectors(const json_t *vectors, const truce_reader *reader, counts *c) {
  for (size_t w = 0; w < json_array_size(vectors); w++) {
    const json_t *vector = json_array_get(vectors, w);
    for (size_t i = 0; i < json_array_size(vector); i++) {
      double difference = fabs(json_number_value(json_array_get(vector, i)) - (double)reader->workspace.vectors[w * reader->model->network.vector + i]);
      c->difference += difference;
      c->values++;
      if (difference > c->largest) c->largest = difference;
    }
  }
}

static void compare_pieces(const json_t *row, const truce_reader *reader) {
  const json_t *pieces = json_object_get(row, "pieces"), *shapes = json_object_get(row, "shapes");
  size_t at = 1; /* behind [CLS] */
  uint32_t found[TR_PIECES_MOST];
  truce_arena *scratch = truce_arena_new();
  const json_t *sentences = json_object_get(row, "sentences");
  for (size_t s = 0; s < json_array_size(sentences); s++)
    for (size_t i = 0; i < json_array_size(json_array_get(sentences, s)); i++) {
      truce_span form = tr_span(json_string_value(json_array_get(json_array_get(sentences, s), i)));
      size_t count = tr_pieces_of(&reader->model->vocabulary, scratch, form, found);
      assert_int_equal(tr_shape_of(form), json_integer_value(json_array_get(shapes, at)));
      for (size_t p = 0; p < count; p++) assert_int_equal(found[p], json_integer_value(json_array_get(pieces, at++)));
    }
  truce_arena_delete(scratch);
}

static void run(const truce_model *model, json_t *rows) {
  truce_reader *reader = truce_reader_new(model);
  truce_arena *arena = truce_arena_new();
  counts c = {0};
  for (size_t r = 0; r < json_array_size(rows); r++) {
    const json_t *row = json_array_get(rows, r);
    truce_report report = {0};
    truce_arena_clear(arena);
    truce_reading reading = reading_of(json_object_get(row, "sentences"), arena);
    compare_pieces(row, reader);
    truce_reader_read_words(reader, &report, arena, &reading);
    compare_layers(json_object_get(row, "layers"), &reading, &c);
    compare_vectors(json_object_get(row, "vector"), reader, &c);
  }
  print_message("%zu words: upos %zu, heads %zu, relations %zu, names %zu equal; vectors differ by %.7f in the mean, %.7f at most\n", c.words, c.upos, c.heads, c.relations, c.names,
                c.difference / (double)c.values, c.largest);
  assert_true(c.words > 1000);
  assert_int_equal(c.upos, c.words);
  assert_int_equal(c.heads, c.words);
  assert_int_equal(c.relations, c.words);
  assert_int_equal(c.names, c.words);
  assert_true(c.largest < 2e-6);
  truce_arena_delete(arena);
  truce_reader_delete(reader);
}

/* The rows, if they were made with this model: the first line names its checksum. */
static json_t *rows_of(const char *path, const truce_model *model) {
  tr_file file;
  truce_span line;
  if (tr_file_map(path, 0, &file, NULL) != TRUCE_OK) return NULL;
  truce_span rest = file.content;
  json_t *rows = json_array();
  bool same = true;
  while (tr_split(&rest, '\n', &line)) {
    json_t *row = line.size ? json_loadb(line.data, line.size, 0, NULL) : NULL;
    const char *checksum = json_string_value(json_object_get(row, "model"));
    if (checksum) same = strstr(truce_model_version(model), checksum) != NULL;
    if (json_object_get(row, "sentences")) json_array_append(rows, row);
    json_decref(row);
  }
  tr_file_unmap(&file);
  if (same) return rows;
  json_decref(rows);
  return NULL;
}

static void c_says_what_python_says(void **unused) {
  (void)unused;
  truce_model *model;
  if (truce_model_open("data/model/reader.truce", NULL, &model, NULL)) {
    print_message("skipped: no data/model/reader.truce\n");
    return;
  }
  json_t *rows = rows_of("tests/cases/parity.jsonl", model);
  if (rows)
    run(model, rows);
  else
    print_message("skipped: tests/cases/parity.jsonl was made with another model (train/reference.py makes it)\n");
  json_decref(rows);
  truce_model_close(model);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(c_says_what_python_says)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
