/* The encoder: BERT's layers over some windows. Most of the program's time is spent in its six matrix products per layer. */
#include "neural/encoder.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "neural/aligned.h"

/* Rows of attention at a time, so that their weights stay in the cache; floats between rows of w->inner, which would else fall into the same few of its sets.
 */
enum { ATTENTION_ROWS = 32, APART = 16 };

static size_t up16(size_t n) { return (n + 15) & ~(size_t)15; }
static size_t up4(size_t n) { return (n + 3) & ~(size_t)3; }

static bool open_quantised(tr_quantised *q, size_t rows, size_t width) {
  q->stride = up4(width);
  q->q = tr_aligned_new(rows * q->stride);
  q->scale = tr_aligned_new(rows * sizeof(float));
  q->sum = tr_aligned_new(rows * sizeof(int32_t));
  return q->q && q->scale && q->sum;
}

static void close_quantised(tr_quantised *q) {
  tr_aligned_free(q->q);
  tr_aligned_free(q->scale);
  tr_aligned_free(q->sum);
}

bool tr_workspace_open(tr_workspace *w, const tr_network *network) {
  const tr_encoder *e = &network->encoder;
  size_t rows = e->positions, size = e->width / e->heads, block = network->kernels->block;
  *w = (tr_workspace){.network = network, .pieces = rows};
  w->x = tr_aligned_new(rows * e->width * sizeof(float));
  w->query = tr_aligned_new(rows * size * sizeof(float));
  w->key = tr_aligned_new(rows * size * sizeof(float));
  w->value = tr_aligned_new(rows * size * sizeof(float));
  w->turned = tr_aligned_new(size * up16(rows) * sizeof(float));
  w->weights = tr_aligned_new(ATTENTION_ROWS * up16(rows) * sizeof(float));
  w->mixed = tr_aligned_new(rows * e->width * sizeof(float));
  w->inner = tr_aligned_new(block * (e->inner + APART) * sizeof(float));
  w->change = tr_aligned_new(block * e->width * sizeof(float));
  w->vectors = tr_aligned_new(rows * network->vector * sizeof(float));
  bool good = open_quantised(&w->q, rows, e->width);
  good = open_quantised(&w->block_q, block, e->inner > e->width ? e->inner : e->width) && good;
  good = open_quantised(&w->word_q, rows, network->vector) && good;
  if (good && w->x && w->query && w->key && w->value && w->turned && w->weights && w->mixed && w->inner && w->change && w->vectors) return true;
  tr_workspace_close(w);
  return false;
}

void tr_workspace_close(tr_workspace *w) {
  float *const all[] = {w->x, w->query, w->key, w->value, w->turned, w->weights, w->mixed, w->inner, w->change, w->vectors};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) tr_aligned_free(all[i]);
  close_quantised(&w->q);
  close_quantised(&w->block_q);
  close_quantised(&w->word_q);
  *w = (tr_workspace){0};
}

/* Rows [first, end) of x into q. */
static void quantise_x(tr_workspace *w, size_t first, size_t end) {
  size_t width = w->network->encoder.width;
  tr_quantised part = {w->q.q + first * w->q.stride, w->q.scale + first, w->q.sum + first, end - first, w->q.stride};
  w->network->kernels->quantise(w->x + first * width, width, width, &part);
}

/* x = LayerNorm(word + position + look), also into q. */
static void embed(tr_workspace *w, const uint32_t *pieces, const uint8_t *looks, size_t first, size_t end) {
  const tr_encoder *e = &w->network->encoder;
  for (size_t r = first; r < end; r++) {
    const int8_t *word = e->word + pieces[r] * e->width;
    const float *position = e->position + (r - first) * e->width, *look = e->look + looks[r] * e->width, scale = e->word_scale[pieces[r]];
    float *x = w->x + r * e->width;
    for (size_t i = 0; i < e->width; i++) x[i] = (float)word[i] * scale + position[i] + look[i];
  }
  w->network->kernels->add_norm(w->x + first * e->width, NULL, end - first, e->width, e->norm.scale, e->norm.bias, e->epsilon);
  quantise_x(w, first, end);
}

/* turned[d][j] = x[j][d] (rows of x are x_row apart), zeros behind the `count` columns; size is a multiple of 16. */
static void turn(const float *x, size_t x_row, size_t count, size_t size, float *turned, size_t row) {
  enum { ROWS = 8 };
  for (size_t d = 0; d < size; d += ROWS, turned += ROWS * row) {
    for (size_t j = 0; j < count; j++)
#pragma GCC unroll 8
      for (size_t i = 0; i < ROWS; i++) turned[i * row + j] = x[j * x_row + d + i];
    for (size_t i = 0; i < ROWS; i++) memset(turned + i * row + count, 0, (row - count) * sizeof(float));
  }
}

/* Heads whose query, key and value are at hand, in rows of all of them. */
typedef struct heads {
  size_t first, count, row;
} heads;

/* Attention of head `at` of these over one window, rows [first, end) of its query, key and value: mixed = softmax(q·k / √size) · v. */
static void attend(tr_workspace *w, const heads *all, size_t at, size_t first, size_t end) {
  const tr_encoder *e = &w->network->encoder;
  const tr_kernels *k = w->network->kernels;
  size_t size = e->width / e->heads, count = end - first, row = up16(count), offset = at * size;
  turn(w->key + first * all->row + offset, all->row, count, size, w->turned, row);
  for (size_t i = first; i < end; i += ATTENTION_ROWS) {
    size_t rows = end - i < ATTENTION_ROWS ? end - i : ATTENTION_ROWS;
    float *mixed = w->mixed + i * e->width + (all->first + at) * size;
    k->multiply(w->query + i * all->row + offset, all->row, rows, size, w->turned, row, row, w->weights, row);
    k->softmax(w->weights, row, rows, count, 1.0f / sqrtf((float)size));
    k->multiply(w->weights, row, rows, count, w->value + first * all->row + offset, all->row, size, mixed, e->width);
  }
}

/* Attention of all heads over all windows of q, as many heads at a time as query, key and value have room for: of many rows few, so that they lie in the cache.
 */
static void mix(tr_workspace *w, const tr_layer *layer, const uint32_t *ends, size_t count) {
  const tr_encoder *e = &w->network->encoder;
  const tr_kernels *k = w->network->kernels;
  size_t size = e->width / e->heads, together = w->pieces / w->q.rows;
  for (size_t first = 0; first < e->heads; first += together) {
    heads all = {first, e->heads - first < together ? e->heads - first : together, 0};
    all.row = all.count * size;
    tr_matrix query = tr_matrix_part(&layer->query, first * size, all.row), key = tr_matrix_part(&layer->key, first * size, all.row),
              value = tr_matrix_part(&layer->value, first * size, all.row);
    k->matmul(&w->q, &query, TR_PLAIN, w->query, all.row);
    k->matmul(&w->q, &key, TR_PLAIN, w->key, all.row);
    k->matmul(&w->q, &value, TR_PLAIN, w->value, all.row);
    for (size_t at = 0; at < all.count; at++)
      for (size_t i = 0, start = 0; i < count; start = ends[i++]) attend(w, &all, at, start, ends[i]);
  }
}

/* x = LayerNorm(x + matrix · block_q). */
static void add_product(tr_workspace *w, const tr_matrix *matrix, const tr_norm *norm, float *x) {
  const tr_encoder *e = &w->network->encoder;
  w->network->kernels->matmul(&w->block_q, matrix, TR_PLAIN, w->change, e->width);
  w->network->kernels->add_norm(x, w->change, w->block_q.rows, e->width, norm->scale, norm->bias, e->epsilon);
}

static void quantise_block(tr_workspace *w, const float *x, size_t rows) {
  size_t width = w->network->encoder.width;
  w->block_q.rows = rows;
  w->block_q.stride = up4(width);
  w->network->kernels->quantise(x, width, width, &w->block_q);
}

/* x = LayerNorm(x + output(mixed)) of rows [first, end). */
static void take(tr_workspace *w, const tr_layer *layer, size_t first, size_t end) {
  size_t width = w->network->encoder.width;
  quantise_block(w, w->mixed + first * width, end - first);
  add_product(w, &layer->output, &layer->norm1, w->x + first * width);
}

/* x = LayerNorm(x + outer(GELU(inner(x)))) of rows [first, end), also into q. */
static void think(tr_workspace *w, const tr_layer *layer, size_t first, size_t end) {
  size_t inner = w->network->encoder.inner, row = inner + APART, rows = end - first;
  float *x = w->x + first * w->network->encoder.width;
  quantise_block(w, x, rows);
  w->network->kernels->matmul(&w->block_q, &layer->inner, TR_PLAIN, w->inner, row);
  w->block_q.stride = up4(inner);
  w->network->kernels->gelu_quantise(w->inner, row, inner, &w->block_q);
  add_product(w, &layer->outer, &layer->norm2, x);
  quantise_x(w, first, end);
}

/* Few rows at a time beside the weights of as few matrices as can be: all of it has to lie in the second cache. */
static void run_layer(tr_workspace *w, const tr_layer *layer, const uint32_t *ends, size_t count) {
  size_t all = ends[count - 1], block = w->network->kernels->block;
  mix(w, layer, ends, count);
  for (size_t i = 0; i < all; i += block) take(w, layer, i, i + block < all ? i + block : all);
  for (size_t i = 0; i < all; i += block) think(w, layer, i, i + block < all ? i + block : all);
}

void tr_encode(tr_workspace *w, const uint32_t *pieces, const uint8_t *looks, const uint32_t *ends, size_t count, const uint32_t *first,
               const uint8_t *word_shapes, size_t words) {
  const tr_encoder *e = &w->network->encoder;
  size_t vector = w->network->vector;
  w->q.rows = ends[count - 1];
  for (size_t i = 0, start = 0; i < count; start = ends[i++]) embed(w, pieces, looks, start, ends[i]);
  for (size_t i = 0; i < e->layer_count; i++) run_layer(w, &e->layers[i], ends, count);
  for (size_t i = 0; i < words; i++) {
    memcpy(w->vectors + i * vector, w->x + first[i] * e->width, e->width * sizeof(float));
    memcpy(w->vectors + i * vector + e->width, e->word_shape + word_shapes[i] * e->shape_word, e->shape_word * sizeof(float));
  }
  w->words = w->word_q.rows = words;
  w->network->kernels->quantise(w->vectors, vector, vector, &w->word_q);
}
