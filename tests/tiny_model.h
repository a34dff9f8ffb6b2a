/* A tiny model file with every kind of head and random weights, for tests and fuzzing that need the machinery and not the knowledge. */
#ifndef TESTS_TINY_MODEL_H
#define TESTS_TINY_MODEL_H

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xxhash.h>

enum { TINY_WIDTH = 32, TINY_INNER = 64, TINY_POSITIONS = 64, TINY_WINDOW = 40, TINY_VECTOR = 32 + 8, TINY_LIMIT = 1 << 21 };

typedef struct tiny_model {
  json_t *tensors;
  char *bytes; /* of the tensors */
  size_t size;
  uint64_t state;
} tiny_model;

static inline uint32_t tiny_draw(tiny_model *t) {
  t->state = t->state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(t->state >> 33);
}

/* Places of a tensor: relative to the first tensor until the header's size is known. */
static inline char *tiny_add(tiny_model *t, const char *name, const char *type, size_t rows, size_t columns, size_t bytes) {
  json_t *shape = columns ? json_pack("[i,i]", (int)rows, (int)columns) : json_pack("[i]", (int)rows);
  json_array_append_new(t->tensors, json_pack("{s:s,s:s,s:o,s:i}", "name", name, "type", type, "shape", shape, "at", (int)t->size));
  char *place = t->bytes + t->size;
  t->size = (t->size + bytes + 63) & ~(size_t)63;
  return place;
}

static inline void tiny_floats(tiny_model *t, const char *name, size_t rows, size_t columns, float least, float most) {
  float *x = (float *)(void *)tiny_add(t, name, "f32", rows, columns, rows * (columns ? columns : 1) * sizeof(float));
  for (size_t i = 0; i < rows * (columns ? columns : 1); i++) x[i] = least + (most - least) * (float)(tiny_draw(t) % 10000) / 10000.0f;
}

static inline void tiny_matrix(tiny_model *t, const char *name, size_t out, size_t in, int biased) {
  char part[128];
  size_t in4 = (in + 3) / 4 * 4, out16 = (out + 15) / 16 * 16;
  char *w = tiny_add(t, name, "i8x16x4", out, in, out16 * in4);
  for (size_t o = 0; o < out; o++)
    for (size_t i = 0; i < in; i++) w[((o / 16 * (in4 / 4) + i / 4) * 16 + o % 16) * 4 + i % 4] = (char)((int)(tiny_draw(t) % 255) - 127);
  snprintf(part, sizeof part, "%s.scale", name);
  tiny_floats(t, part, out, 0, 0.001f, 0.004f);
  snprintf(part, sizeof part, "%s.bias", name);
  if (biased) tiny_floats(t, part, out, 0, -0.2f, 0.2f);
}

static inline void tiny_norm(tiny_model *t, const char *name) {
  char part[128];
  snprintf(part, sizeof part, "%s.scale", name);
  tiny_floats(t, part, TINY_WIDTH, 0, 0.5f, 1.5f);
  snprintf(part, sizeof part, "%s.bias", name);
  tiny_floats(t, part, TINY_WIDTH, 0, -0.1f, 0.1f);
}

static inline size_t tiny_vocabulary(char *out) {
  char *at = out;
  at += sprintf(at, "[PAD]\n[UNK]\n[CLS]\n[SEP]\nthe\n##ing\n##s\nun");
  for (char c = 'a'; c <= 'z'; c++) at += sprintf(at, "\n%c\n##%c", c, c);
  for (char c = '0'; c <= '9'; c++) at += sprintf(at, "\n%c\n##%c", c, c);
  for (const char *c = ".,;:!?'\"()-[]"; *c; c++) at += sprintf(at, "\n%c", *c);
  return (size_t)(at - out);
}

static inline void tiny_encoder(tiny_model *t) {
  static const char *const square[] = {"query", "key", "value", "output"};
  char vocabulary[2048], name[64];
  size_t size = tiny_vocabulary(vocabulary), pieces = 1;
  for (size_t i = 0; i < size; i++) pieces += vocabulary[i] == '\n';
  memcpy(tiny_add(t, "vocabulary", "u8", size, 0, size), vocabulary, size);
  char *word = tiny_add(t, "embedding.word", "i8", pieces, TINY_WIDTH, pieces * TINY_WIDTH);
  for (size_t i = 0; i < pieces * TINY_WIDTH; i++) word[i] = (char)((int)(tiny_draw(t) % 255) - 127);
  tiny_floats(t, "embedding.word.scale", pieces, 0, 0.005f, 0.01f);
  tiny_floats(t, "embedding.position", TINY_POSITIONS, TINY_WIDTH, -0.3f, 0.3f);
  tiny_floats(t, "embedding.shape", 8, 4, -0.3f, 0.3f);
  tiny_floats(t, "embedding.mark", 3, 4, -1, 1);
  tiny_floats(t, "embedding.shape_projection", TINY_WIDTH, 4, -0.3f, 0.3f);
  tiny_norm(t, "embedding.norm");
  tiny_floats(t, "word.shape", 8, 8, -1, 1);
  for (size_t i = 0; i < 4; i++) {
    snprintf(name, sizeof name, "encoder.0.%s", square[i]);
    tiny_matrix(t, name, TINY_WIDTH, TINY_WIDTH, 1);
  }
  tiny_matrix(t, "encoder.0.inner", TINY_INNER, TINY_WIDTH, 1);
  tiny_matrix(t, "encoder.0.outer", TINY_WIDTH, TINY_INNER, 1);
  tiny_norm(t, "encoder.0.norm1");
  tiny_norm(t, "encoder.0.norm2");
}

static inline void tiny_biaffine(tiny_model *t, const char *name, size_t labels) {
  char part[64];
  snprintf(part, sizeof part, "%s.dependent", name), tiny_matrix(t, part, 16, TINY_VECTOR, 1);
  snprintf(part, sizeof part, "%s.head", name), tiny_matrix(t, part, 16, TINY_VECTOR, 1);
  snprintf(part, sizeof part, "%s.bilinear", name), tiny_matrix(t, part, labels * 16, 16, 0);
  snprintf(part, sizeof part, "%s.dependent_bias", name), tiny_floats(t, part, labels, 16, -1, 1);
  snprintf(part, sizeof part, "%s.head_bias", name), tiny_floats(t, part, labels, 16, -1, 1);
  snprintf(part, sizeof part, "%s.bias", name), tiny_floats(t, part, labels, 0, -1, 1);
  snprintf(part, sizeof part, "%s.root", name), tiny_floats(t, part, 16, 0, 0, 1);
}

/* The heads of the header, their tensors added on the way. */
static inline json_t *tiny_heads(tiny_model *t) {
  static const char text[] =
      "[{\"name\":\"upos\",\"kind\":\"linear\",\"labels\":[\"NOUN\",\"VERB\",\"PRON\",\"PUNCT\",\"PROPN\"]},"
      "{\"name\":\"features\",\"kind\":\"groups\",\"groups\":[{\"name\":\"Tense\",\"labels\":[\"_\",\"Past\",\"Pres\"]},{\"name\":\"Number\",\"labels\":[\"_\",\"Plur\",\"Sing\"]}]},"
      "{\"name\":\"arc\",\"kind\":\"biaffine\",\"size\":16,\"scope\":\"sentence\",\"labels\":[\"arc\"]},"
      "{\"name\":\"relation\",\"kind\":\"biaffine\",\"size\":16,\"scope\":\"sentence\",\"labels\":[\"root\",\"nsubj\",\"obj\"]},"
      "{\"name\":\"names\",\"kind\":\"mlp\",\"hidden\":24,\"labels\":[\"O\",\"B-PER\",\"I-PER\",\"B-LOC\",\"I-LOC\"]},"
      "{\"name\":\"mention\",\"kind\":\"mlp\",\"hidden\":20,\"labels\":[\"O\",\"B-person\",\"I-person\",\"B-state\",\"I-state\"]},"
      "{\"name\":\"predicate\",\"kind\":\"linear\",\"labels\":[\"_\",\"predicate\"]},"
      "{\"name\":\"role\",\"kind\":\"biaffine\",\"size\":16,\"scope\":\"sentence\",\"labels\":[\"_\",\"ARG0\",\"ARG1\",\"R-ARG0\"]},"
      "{\"name\":\"realis\",\"kind\":\"linear\",\"labels\":[\"happened\"]},"
      "{\"name\":\"status\",\"kind\":\"linear\",\"labels\":[\"actual\",\"planned\",\"possible\",\"negated\",\"requested\"]},"
      "{\"name\":\"coref\",\"kind\":\"biaffine\",\"size\":16,\"scope\":\"window\",\"labels\":[\"same\"]},"
      "{\"name\":\"line\",\"kind\":\"mlp\",\"hidden\":16,\"multi\":true,\"labels\":[\"event\",\"stance\"]},"
      "{\"name\":\"detail\",\"kind\":\"groups\",\"groups\":[{\"name\":\"event\",\"labels\":[\"ASSAULT\",\"AGREE\"]},{\"name\":\"stance\",\"labels\":[\"_\",\"accepts\"]}]},"
      "{\"name\":\"line_role\",\"kind\":\"biaffine\",\"size\":16,\"scope\":\"sentence\",\"multi\":true,\"labels\":[\"event.actors\",\"stance.party\",\"speaker\"]},"
      "{\"name\":\"pair\",\"kind\":\"biaffine\",\"size\":16,\"scope\":\"sentence\",\"labels\":[\"_\",\"AGREE\",\"ASSAULT\"]},"
      "{\"name\":\"unknown_to_this_program\",\"kind\":\"spiral\",\"labels\":[\"x\"]}]";
  json_t *heads = json_loads(text, 0, NULL), *head, *group;
  size_t i, g;
  json_array_foreach(heads, i, head) {
    const char *name = json_string_value(json_object_get(head, "name")), *kind = json_string_value(json_object_get(head, "kind"));
    size_t labels = json_array_size(json_object_get(head, "labels")), hidden = (size_t)json_integer_value(json_object_get(head, "hidden"));
    char part[64];
    json_array_foreach(json_object_get(head, "groups"), g, group) labels += json_array_size(json_object_get(group, "labels"));
    if (!strcmp(kind, "biaffine")) tiny_biaffine(t, name, labels);
    if (!strcmp(kind, "linear") || !strcmp(kind, "groups")) tiny_matrix(t, name, labels, TINY_VECTOR, 1);
    if (strcmp(kind, "mlp")) continue;
    snprintf(part, sizeof part, "%s.hidden", name), tiny_matrix(t, part, hidden, TINY_VECTOR, 1);
    snprintf(part, sizeof part, "%s.out", name), tiny_matrix(t, part, labels, hidden, 1);
  }
  tiny_floats(t, "names.transition", 6, 6, -1, 1);
  tiny_matrix(t, "coref.relative", 12, 16, 1);
  return heads;
}

static inline void tiny_number(char *out, uint64_t n, int size) {
  for (int i = 0; i < size; i++) out[i] = (char)(n >> (8 * i) & 255);
}

/* The whole file in memory; free with free(). */
static inline char *tiny_model_bytes(size_t *size) {
  tiny_model t = {json_array(), calloc(1, TINY_LIMIT), 0, 7};
  tiny_encoder(&t);
  json_t *header = json_pack("{s:s,s:s,s:o}", "name", "tiny", "made", "2020-01-01", "heads", tiny_heads(&t)), *tensor;
  json_object_set_new(header, "encoder",
                      json_pack("{s:i,s:i,s:i,s:i,s:i,s:i,s:f,s:i,s:i}", "layers", 1, "width", TINY_WIDTH, "heads", 2, "inner", TINY_INNER, "positions",
                                TINY_POSITIONS, "window", TINY_WINDOW, "epsilon", 1e-12, "shape_input", 4, "shape_word", 8));
  const size_t first = 32768;
  size_t i;
  json_array_foreach(t.tensors, i, tensor)
      json_object_set_new(tensor, "at", json_integer(json_integer_value(json_object_get(tensor, "at")) + (json_int_t)first));
  json_object_set_new(header, "tensors", t.tensors);
  char *text = json_dumps(header, JSON_COMPACT), *file = calloc(1, first + t.size);
  *size = first + t.size;
  memcpy(file, "TRUCEMF", 8);
  memset(file + 32, ' ', first - 32);
  memcpy(file + 32, text, strlen(text));
  memcpy(file + first, t.bytes, t.size);
  tiny_number(file + 8, 1, 4), tiny_number(file + 12, first - 32, 4), tiny_number(file + 16, *size, 8);
  tiny_number(file + 24, XXH3_64bits(file + 32, *size - 32), 8);
  free(text), free(t.bytes), json_decref(header);
  return file;
}

/* Writes bytes to a new temporary file and its path to `path` (at least 64 bytes). Unlink it when done. */
static inline void tiny_write(const char *bytes, size_t size, char *path) {
  strcpy(path, "/tmp/truce-tiny-XXXXXX");
  int handle = mkstemp(path);
  if (handle < 0 || write(handle, bytes, size) != (ssize_t)size) abort();
  close(handle);
}

#endif
