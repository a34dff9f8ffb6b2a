/* The encoder: BERT's layers over some windows. Most of the program's time is spent in its six matrix products per layer. */
#include "neural/encoder.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ATTENTION_ROWS = 16, INNER_ROWS = 48, ALIGNMENT = 64 }; /* rows at a time, so that what they write stays in the cache */

static size_t up16(size_t n) { return (n + 15) & ~(size_t)15; }
static size_t up4(size_t n) { return (n + 3) & ~(size_t)3; }

static void *aligned(size_t size) {
  void *place = aligned_alloc(ALIGNMENT, (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1));
  if (place) memset(place, 0, size);
  return place;
}

static bool open_quantised(tr_quantised *q, size_t rows, size_t width) {
  q->stride = up4(width);
  q->q = aligned(rows * q->stride);
  q->scale = aligned(rows * sizeof(float));
  q->sum = aligned(rows * sizeof(int32_t));
  return q->q && q->scale && q->sum;
}

static void close_quantised(tr_quantised *q) {
  free(q->q);
  free(q->scale);
  free(q->sum);
}

bool tr_workspace_open(tr_workspace *w, const tr_network *network) {
  const tr_encoder *e = &network->encoder;
  size_t rows = e->positions, widest = e->inner > e->width ? e->inner : e->width;
  *w = (tr_workspace){.network = network, .pieces = rows};
  w->x = aligned(rows * e->width * sizeof(float));
  w->query = aligned(rows * e->width * sizeof(float));
  w->key = aligned(rows * e->width * sizeof(float));
  w->value = aligned(rows * e->width * sizeof(float));
  w->mixed = aligned(rows * e->width * sizeof(float));
  w->inner = aligned(INNER_ROWS * e->inner * sizeof(float));
  w->turned = aligned(e->width / e->heads * up16(rows) * sizeof(float));
  w->values = aligned(e->width / e->heads * rows * sizeof(float));
  w->weights = aligned(ATTENTION_ROWS * up16(rows) * sizeof(float));
  w->vectors = aligned(rows * network->vector * sizeof(float));
  bool good = open_quantised(&w->q, rows, widest);
  good = open_quantised(&w->word_q, rows, network->vector) && good;
  if (good && w->x && w->query && w->key && w->value && w->mixed && w->inner && w->turned && w->values && w->weights && w->vectors) return true;
  tr_workspace_close(w);
  return false;
}

void tr_workspace_close(tr_workspace *w) {
  float *const all[] = {w->x, w->query, w->key, w->value, w->mixed, w->inner, w->turned, w->values, w->weights, w->vectors};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) free(all[i]);
  close_quantised(&w->q);
  close_quantised(&w->word_q);
  *w = (tr_workspace){0};
}

/* x = LayerNorm(word + position + look). */
static void embed(tr_workspace *w, const uint32_t *pieces, const uint8_t *looks, size_t first, size_t end) {
  const tr_encoder *e = &w->network->encoder;
  for (size_t r = first; r < end; r++) {
    const int8_t *word = e->word + pieces[r] * e->width;
    const float *position = e->position + (r - first) * e->width, *look = e->look + looks[r] * e->width, scale = e->word_scale[pieces[r]];
    float *x = w->x + r * e->width;
    for (size_t i = 0; i < e->width; i++) x[i] = (float)word[i] * scale + position[i] + look[i];
  }
  w->network->kernels->add_norm(w->x + first * e->width, NULL, end - first, e->width, e->norm.scale, e->norm.bias, e->epsilon);
}

static void quantise(tr_workspace *w, const float *x, size_t rows, size_t width) {
  w->q.rows = rows;
  w->q.stride = up4(width);
  w->network->kernels->quantise(x, width, width, &w->q);
}

/* One head's attention: mixed = softmax(q·k / √size) · v, in blocks of rows that stay in the cache. */
static void attend(tr_workspace *w, size_t count, size_t head) {
  const tr_encoder *e = &w->network->encoder;
  const tr_kernels *k = w->network->kernels;
  size_t size = e->width / e->heads, at = head * size, row = up16(count);
  for (size_t d = 0; d < size; d++) {
    float *turned = w->turned + d * row;
    for (size_t j = 0; j < count; j++) turned[j] = w->key[j * e->width + at + d];
    memset(turned + count, 0, (row - count) * sizeof(float));
  }
  for (size_t j = 0; j < count; j++) memcpy(w->values + j * size, w->value + j * e->width + at, size * sizeof(float));
  float factor = 1.0f / sqrtf((float)size);
  for (size_t i = 0; i < count; i += ATTENTION_ROWS) {
    size_t rows = count - i < ATTENTION_ROWS ? count - i : ATTENTION_ROWS;
    k->multiply(w->query + i * e->width + at, e->width, rows, size, w->turned, row, row, w->weights, row);
    for (size_t r = 0; r < rows; r++) k->softmax(w->weights + r * row, count, factor);
    k->multiply(w->weights, row, rows, count, w->values, size, size, w->mixed + i * e->width + at, e->width);
  }
}

/* x = LayerNorm(x + output(attention(x))) of one window. */
static void mix(tr_workspace *w, const tr_layer *layer, float *x, size_t count) {
  const tr_encoder *e = &w->network->encoder;
  const tr_kernels *k = w->network->kernels;
  quantise(w, x, count, e->width);
  k->matmul(&w->q, &layer->query, TR_PLAIN, w->query, e->width);
  k->matmul(&w->q, &layer->key, TR_PLAIN, w->key, e->width);
  k->matmul(&w->q, &layer->value, TR_PLAIN, w->value, e->width);
  for (size_t head = 0; head < e->heads; head++) attend(w, count, head);
  quantise(w, w->mixed, count, e->width);
  k->matmul(&w->q, &layer->output, TR_PLAIN, w->query, e->width);
  k->add_norm(x, w->query, count, e->width, layer->norm1.scale, layer->norm1.bias, e->epsilon);
}

/* x = LayerNorm(x + outer(GELU(inner(x)))) of some rows. */
static void think(tr_workspace *w, const tr_layer *layer, float *x, size_t rows) {
  const tr_encoder *e = &w->network->encoder;
  const tr_kernels *k = w->network->kernels;
  quantise(w, x, rows, e->width);
  k->matmul(&w->q, &layer->inner, TR_GELU, w->inner, e->inner);
  quantise(w, w->inner, rows, e->inner);
  k->matmul(&w->q, &layer->outer, TR_PLAIN, w->query, e->width);
  k->add_norm(x, w->query, rows, e->width, layer->norm2.scale, layer->norm2.bias, e->epsilon);
}

static void run_layer(tr_workspace *w, const tr_layer *layer, const uint32_t *ends, size_t count) {
  size_t width = w->network->encoder.width, rows = ends[count - 1];
  for (size_t i = 0, start = 0; i < count; start = ends[i++]) mix(w, layer, w->x + start * width, ends[i] - start);
  for (size_t i = 0; i < rows; i += INNER_ROWS) think(w, layer, w->x + i * width, rows - i < INNER_ROWS ? rows - i : INNER_ROWS);
}

void tr_encode(tr_workspace *w, const uint32_t *pieces, const uint8_t *looks, const uint32_t *ends, size_t count, const uint32_t *first, const uint8_t *word_shapes, size_t words) {
  const tr_encoder *e = &w->network->encoder;
  size_t vector = w->network->vector;
  for (size_t i = 0, start = 0; i < count; start = ends[i++]) embed(w, pieces, looks, start, ends[i]);
  for (size_t i = 0; i < e->layer_count; i++) run_layer(w, &e->layers[i], ends, count);
  for (size_t i = 0; i < words; i++) {
    memcpy(w->vectors + i * vector, w->x + first[i] * e->width, e->width * sizeof(float));
    memcpy(w->vectors + i * vector + e->width, e->word_shape + word_shapes[i] * e->shape_word, e->shape_word * sizeof(float));
  }
  w->words = w->word_q.rows = words;
  w->network->kernels->quantise(w->vectors, vector, vector, &w->word_q);
}
