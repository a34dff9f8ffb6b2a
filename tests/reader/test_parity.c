/* The C reader says what the Python model says: tests/cases/parity.jsonl holds windows of sentences and whole documents with what train/reference.py found,
 * which computes in the same order. So every tag, head, label, name, antecedent and answer must be equal, and the word vectors too (the file rounds them to 6
 * digits). parity_tiny.jsonl is the same for the random model of tiny_model.h, whatever model is shipped; it is made anew by build/reader_test_parity --tiny
 * FILE.truce && train/reference.py --model FILE.truce --sentences tests/cases/parity_tiny.jsonl --out tests/cases/parity_tiny.jsonl */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>
#include <math.h>

#include "../tiny_model.h"
#include "base/arena.h"
#include "base/files.h"
#include "base/text.h"
#include "reader/window.h"

typedef struct counts {
  size_t words, upos, heads, relations, names, values;
  size_t referring, antecedents, pairs, answers;
  double difference, largest;
} counts;

/* The words stand in `text`, parted by blanks. */
static truce_reading reading_of(const json_t *sentences, truce_arena *arena, tr_buffer *text) {
  truce_reading reading = {.sentence_count = json_array_size(sentences)};
  tr_buffer_clear(text);
  for (size_t s = 0; s < reading.sentence_count; s++) reading.word_count += json_array_size(json_array_get(sentences, s));
  reading.sentences = TR_NEW_ARRAY(arena, truce_sentence, reading.sentence_count);
  reading.words = TR_NEW_ARRAY(arena, truce_word, reading.word_count);
  uint32_t w = 0;
  for (size_t s = 0; s < reading.sentence_count; s++) {
    const json_t *words = json_array_get(sentences, s);
    reading.sentences[s] = (truce_sentence){.first = w, .end = w + (uint32_t)json_array_size(words)};
    for (size_t i = 0; i < json_array_size(words); i++, w++) {
      uint32_t start = (uint32_t)text->size;
      reading.words[w].form = tr_span(json_string_value(json_array_get(words, i)));
      tr_buffer_add(text, reading.words[w].form);
      reading.words[w].where = (truce_range){start, (uint32_t)text->size};
      tr_buffer_add_char(text, ' ');
    }
  }
  return reading;
}

static const char *name_tag(const truce_reading *reading, uint32_t w, char out[16]) {
  if (reading->words[w].name == TRUCE_NONE) return "O";
  const truce_name *name = &reading->names[reading->words[w].name];
  return memcpy(out, name->first == w ? "B-" : "I-", 2), strcpy(out + 2, truce_name_class_names[name->class_]), out;
}

/* A word that has a subject is made a verb after the model has spoken (src/reader/decode.c). */
static bool made_verb(const truce_reading *reading, uint32_t w) {
  if (reading->words[w].upos != TRUCE_VERB) return false;
  for (uint32_t c = reading->sentences[reading->words[w].sentence].first; c < reading->sentences[reading->words[w].sentence].end; c++)
    if (reading->words[c].head == w && truce_deprel_base(reading->words[c].relation) == TRUCE_DEPREL_NSUBJ) return true;
  return false;
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
    c->upos += strcmp(truce_upos_names[word->upos], json_string_value(json_array_get(json_object_get(layer, "upos"), i))) == 0 || made_verb(reading, w);
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

static void compare_antecedents(const json_t *found, const truce_reader *reader, const truce_reading *reading, counts *c) {
  for (size_t w = 0; w < reading->word_count; w++) {
    json_int_t word = json_integer_value(json_array_get(json_array_get(found, w), 0));
    double more = json_number_value(json_array_get(json_array_get(found, w), 1));
    c->referring += word >= 0;
    if (word < 0)
      assert_int_equal(reader->said[w].word, TRUCE_NONE);
    else
      c->antecedents += reader->said[w].word == word && fabs((double)reader->said[w].more - more) < 2e-5;
  }
}

static bool same_label(truce_span span, const json_t *said, const char *key, const char *otherwise) {
  const char *label = json_string_value(json_object_get(said, key));
  if (!label || strcmp(label, "_") == 0) label = json_string_value(json_object_get(said, otherwise));
  return strcmp(label, "_") == 0 ? span.size == 0 : tr_equal_string(span, label);
}

static void compare_answers(const json_t *answers, const truce_marks *marks, counts *c) {
  for (size_t i = 0; i < marks->pair_count; i++) {
    const truce_pair *pair = &marks->pairs[i];
    const json_t *said = json_array_get(answers, i);
    const char *status = json_string_value(json_object_get(said, "pair_status"));
    c->pairs++;
    c->answers += same_label(pair->plover, said, "pair", "pair") && same_label(pair->type, said, "pair_type", "pair") &&
                  (!status || strcmp(truce_line_status_names[pair->status], status) == 0) &&
                  fabs((double)pair->sure - json_number_value(json_object_get(said, "sure"))) < 1e-5;
  }
}

/* The range of words [first, end) of a sentence, as the file names them. */
static truce_range range_of(const truce_reading *reading, size_t sentence, const json_t *words) {
  uint32_t first = reading->sentences[sentence].first;
  return (truce_range){reading->words[first + json_integer_value(json_array_get(words, 0))].where.start,
                       reading->words[first + json_integer_value(json_array_get(words, 1)) - 1].where.end};
}

static void run_document(truce_reader *reader, const json_t *row, truce_arena *arena, counts *c) {
  const json_t *pairs = json_object_get(row, "pairs");
  tr_buffer text = {0};
  truce_arena_clear(arena);
  truce_reading reading = reading_of(json_object_get(row, "document"), arena, &text);
  truce_marks marks = {.pairs = TR_NEW_ARRAY(arena, truce_pair, json_array_size(pairs)), .pair_count = json_array_size(pairs)};
  for (size_t w = 0, s = 0; w < reading.word_count; w++) {
    while (w >= reading.sentences[s].end) s++;
    reading.words[w].sentence = (uint32_t)s;
  }
  for (size_t i = 0; i < marks.pair_count; i++) {
    const json_t *pair = json_array_get(pairs, i);
    size_t s = (size_t)json_integer_value(json_array_get(pair, 0));
    marks.pairs[i].source = range_of(&reading, s, json_array_get(pair, 1));
    marks.pairs[i].target = range_of(&reading, s, json_array_get(pair, 2));
  }
  truce_report report = {.text = tr_buffer_span(&text)};
  reading.report = &report;
  tr_read_all(reader, &marks, arena, &reading);
  compare_antecedents(json_object_get(row, "antecedents"), reader, &reading, c);
  compare_answers(json_object_get(row, "answers"), &marks, c);
  tr_buffer_free(&text);
}

/* The network alone: facts beside its heads turn some of what it says. */
static counts run(truce_model *model, json_t *rows) {
  tr_evidence_free(&model->language.tagging.facts);
  tr_evidence_free(&model->language.attachment.facts);
  truce_reader *reader = truce_reader_new(model);
  truce_arena *arena = truce_arena_new();
  tr_buffer text = {0};
  counts c = {0};
  for (size_t r = 0; r < json_array_size(rows); r++) {
    const json_t *row = json_array_get(rows, r);
    if (json_object_get(row, "document")) {
      run_document(reader, row, arena, &c);
      continue;
    }
    truce_report report = {0};
    truce_arena_clear(arena);
    truce_reading reading = reading_of(json_object_get(row, "sentences"), arena, &text);
    compare_pieces(row, reader);
    truce_reader_read_words(reader, &report, arena, &reading);
    compare_layers(json_object_get(row, "layers"), &reading, &c);
    compare_vectors(json_object_get(row, "vector"), reader, &c);
  }
  if (c.words)
    print_message("%zu words: upos %zu, heads %zu, relations %zu, names %zu equal; vectors differ by %.7f in the mean, %.7f at most\n", c.words, c.upos,
                  c.heads, c.relations, c.names, c.difference / (double)c.values, c.largest);
  print_message("%zu antecedents: %zu equal; %zu pairs: %zu answers equal\n", c.referring, c.antecedents, c.pairs, c.answers);
  size_t ties = c.words / 1000; /* vectors differ in the last bits (fused multiply-adds), so one label in a thousand, a tie, may turn */
  assert_true(c.words - c.upos <= ties);
  assert_true(c.words - c.heads <= ties);
  assert_true(c.words - c.relations <= ties);
  assert_true(c.words - c.names <= ties);
  assert_true(c.largest < 2e-6);
  assert_true(c.referring - c.antecedents <= c.referring / 100); /* a tag or tree that turns turns the choices that weigh it */
  assert_int_equal(c.answers, c.pairs);
  tr_buffer_free(&text);
  truce_arena_delete(arena);
  truce_reader_delete(reader);
  return c;
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
    if (json_object_get(row, "sentences") || json_object_get(row, "document")) json_array_append(rows, row);
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
  assert_int_equal(truce_model_open("data/model/reader.truce", NULL, &model, NULL), TRUCE_OK);
  json_t *rows = rows_of("tests/cases/parity.jsonl", model);
  if (rows)
    assert_true(run(model, rows).words > 1000);
  else
    print_message("skipped: tests/cases/parity.jsonl was made with another model (train/reference.py makes it)\n");
  json_decref(rows);
  truce_model_close(model);
}

static void write_tiny(char *path) {
  size_t size;
  char *bytes = tiny_model_bytes(&size);
  tiny_write(bytes, size, path);
  free(bytes);
}

static void every_kernel_set_says_what_python_says_of_a_random_model(void **unused) {
  (void)unused;
  char path[64];
  write_tiny(path);
  for (const tr_kernels *const *k = tr_kernels_all; *k; k++) {
    truce_model *model;
    if (!(*k)->runs_here()) continue;
    assert_int_equal(truce_model_open(path, (*k)->name, &model, NULL), TRUCE_OK);
    json_t *rows = rows_of("tests/cases/parity_tiny.jsonl", model);
    assert_non_null(rows);
    counts c = run(model, rows);
    assert_true(c.referring > 40 && c.pairs > 5);
    json_decref(rows);
    truce_model_close(model);
  }
  unlink(path);
}

int main(int argc, char **argv) {
  char path[64];
  if (argc == 3 && strcmp(argv[1], "--tiny") == 0) return write_tiny(path), rename(path, argv[2]);
  const struct CMUnitTest tests[] = {cmocka_unit_test(c_says_what_python_says), cmocka_unit_test(every_kernel_set_says_what_python_says_of_a_random_model)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
