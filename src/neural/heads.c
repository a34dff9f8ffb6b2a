/* The heads of all kinds. A biaffine score d B_l h + d dependent_bias_l + h head_bias_l + bias_l is computed as (B_l d + head_bias_l)·h + …, the bias
 * being that of the linear layer `bilinear`. */
#include "neural/heads.h"

#include <stdlib.h>
#include <string.h>

#include "neural/aligned.h"

enum { LABELS = 4 }; /* turned at once for pairs */

static size_t up16(size_t n) { return (n + 15) & ~(size_t)15; }
static size_t most(size_t a, size_t b) { return a > b ? a : b; }

static float *floats(size_t count) { return tr_aligned_new(up16(count) * sizeof(float)); }

static bool open_quantised(tr_quantised *q, size_t rows, size_t width) {
  q->q = calloc(rows, width + 3);
  q->scale = calloc(rows, sizeof(float));
  q->sum = calloc(rows, sizeof(int32_t));
  return q->q && q->scale && q->sum;
}

static void close_quantised(tr_quantised *q) {
  free(q->q);
  free(q->scale);
  free(q->sum);
}

bool tr_head_space_open(tr_head_space *s, tr_workspace *workspace) {
  const tr_network *network = workspace->network;
  size_t rows = workspace->pieces, size = 16, labels = 16, block = network->kernels->block;
  for (size_t i = 0; i < network->head_count; i++) {
    const tr_head *h = &network->heads[i];
    size = most(size, most(up16(h->size), up16(h->relative.out)));
    labels = most(labels, up16(h->label_count));
  }
  *s = (tr_head_space){.workspace = workspace};
  s->hidden = floats(rows * size);
  s->candidates = floats(rows * size);
  s->turned = floats(most(rows, block * LABELS) * size);
  s->across = floats(size * most(up16(TR_CANDIDATES_MOST + rows + 1), block));
  s->out = floats(most(rows * up16(TR_CANDIDATES_MOST + rows + 1), most(rows, TR_PAIRS_MOST) * labels));
  bool good = open_quantised(&s->q, rows, size);
  good = open_quantised(&s->block, block, size) && good;
  if (good && s->hidden && s->candidates && s->turned && s->across && s->out) return true;
  tr_head_space_close(s);
  return false;
}

void tr_head_space_close(tr_head_space *s) {
  tr_aligned_free(s->hidden);
  tr_aligned_free(s->candidates);
  tr_aligned_free(s->turned);
  tr_aligned_free(s->across);
  tr_aligned_free(s->out);
  close_quantised(&s->q);
  close_quantised(&s->block);
  *s = (tr_head_space){0};
}

static void quantise(const tr_kernels *k, const float *x, size_t rows, size_t width, size_t row, tr_quantised *q) {
  q->rows = rows;
  q->stride = (width + 3) & ~(size_t)3;
  k->quantise(x, row, width, q);
}

const float *tr_head_tag(tr_head_space *s, const tr_head *head, size_t *row) {
  const tr_kernels *k = s->workspace->network->kernels;
  *row = up16(head->label_count);
  if (head->kind != TR_HEAD_MLP) {
    k->matmul(&s->workspace->word_q, &head->out, TR_PLAIN, s->out, *row);
    return s->out;
  }
  k->matmul(&s->workspace->word_q, &head->hidden, TR_RELU, s->hidden, up16(head->size));
  quantise(k, s->hidden, s->workspace->words, head->size, up16(head->size), &s->q);
  k->matmul(&s->q, &head->out, TR_PLAIN, s->out, *row);
  return s->out;
}

void tr_head_project(tr_head_space *s, const tr_head *head) {
  const tr_kernels *k = s->workspace->network->kernels;
  k->matmul(&s->workspace->word_q, &head->dependent, TR_RELU, s->hidden, head->size);
  k->matmul(&s->workspace->word_q, &head->head, TR_RELU, s->candidates, head->size);
}

/* The rows of `bilinear` that belong to `count` labels, with head_bias as their bias. */
static tr_matrix bilinear_of(const tr_head *head, size_t label, size_t count) {
  tr_matrix part = tr_matrix_part(&head->bilinear, label * head->size, count * head->size);
  part.bias = head->head_bias + label * head->size;
  return part;
}

/* Scores of `count` dependents, rows of s->hidden from `first`, against `others` candidates in rows of `candidates` and the root before them. */
static float *score_grid(tr_head_space *s, const tr_head *head, size_t label, size_t first, size_t count, const float *candidates, size_t others, size_t *row) {
  const tr_kernels *k = s->workspace->network->kernels;
  size_t size = head->size, columns = up16(others + 1);
  tr_matrix bilinear = bilinear_of(head, label, 1);
  quantise(k, s->hidden + first * size, count, size, size, &s->q);
  k->matmul(&s->q, &bilinear, TR_PLAIN, s->turned, size);
  memset(s->across, 0, size * columns * sizeof(float));
  for (size_t d = 0; d < size; d++) {
    s->across[d * columns] = head->root[d];
    for (size_t j = 0; j < others; j++) s->across[d * columns + j + 1] = candidates[j * size + d];
  }
  k->multiply(s->turned, size, count, size, s->across, columns, columns, s->out, columns);
  for (size_t i = 0; i < count; i++) {
    float own = k->dot(s->hidden + (first + i) * size, head->dependent_bias + label * size, size) + head->bias[label];
    for (size_t j = 0; j <= others; j++) s->out[i * columns + j] += own;
  }
  *row = columns;
  return s->out;
}

float *tr_head_grid(tr_head_space *s, const tr_head *head, size_t label, size_t first, size_t end, size_t *row) {
  return score_grid(s, head, label, first, end - first, s->candidates + first * head->size, end - first, row);
}

void tr_head_keep(tr_head_space *s, const tr_head *head, const uint32_t *words, size_t count, float *candidates) {
  size_t size = head->size;
  for (size_t i = 0; i < count; i++) {
    memcpy(candidates + i * size, s->candidates + words[i] * size, size * sizeof(float));
    memmove(s->hidden + i * size, s->hidden + words[i] * size, size * sizeof(float));
  }
}

const float *tr_head_grid_with(tr_head_space *s, const tr_head *head, size_t count, const float *candidates, size_t others, size_t *row) {
  return score_grid(s, head, 0, 0, count, candidates, others, row);
}

const float *tr_head_relative(tr_head_space *s, const tr_head *head, size_t count, size_t *row) {
  const tr_kernels *k = s->workspace->network->kernels;
  *row = up16(head->relative.out);
  quantise(k, s->hidden, count, head->size, head->size, &s->q);
  k->matmul(&s->q, &head->relative, TR_PLAIN, s->turned, *row);
  return s->turned;
}

/* Gathers the dependents of the pairs from `first`, as many as go into a block, quantised in s->block. Returns the end of their pairs. */
static size_t gather_dependents(tr_head_space *s, const tr_head *head, const tr_pair *pairs, size_t first, size_t count) {
  const tr_kernels *k = s->workspace->network->kernels;
  size_t size = head->size, used = 0, p = first;
  for (; p < count; p++) {
    if (p > first && pairs[p].dependent == pairs[p - 1].dependent) continue;
    if (used == k->block) break;
    memcpy(s->across + used++ * size, s->hidden + pairs[p].dependent * size, size * sizeof(float));
  }
  quantise(k, s->across, used, size, size, &s->block);
  return p;
}

/* Scores of one label of the pairs [first, end), `turned` being the turned rows of their dependents, `apart` floats from one to the next. */
static void score_label(tr_head_space *s, const tr_head *head, size_t label, const tr_pair *pairs, size_t first, size_t end, const float *turned, size_t apart,
                        size_t row) {
  const tr_kernels *k = s->workspace->network->kernels;
  size_t size = head->size;
  float own = 0;
  for (size_t p = first; p < end; p++) {
    bool same = p > first && pairs[p].dependent == pairs[p - 1].dependent;
    if (!same && p > first) turned += apart;
    if (!same) own = k->dot(s->hidden + pairs[p].dependent * size, head->dependent_bias + label * size, size);
    s->out[p * row + label] =
        k->dot(turned, pairs[p].candidate == TR_ROOT ? head->root : s->candidates + pairs[p].candidate * size, size) + own + head->bias[label];
  }
}

const float *tr_head_pairs(tr_head_space *s, const tr_head *head, const tr_pair *pairs, size_t count, size_t *row) {
  *row = up16(head->label_count);
  for (size_t first = 0, end; first < count; first = end) {
    end = gather_dependents(s, head, pairs, first, count);
    for (size_t label = 0, more; label < head->label_count; label += more) {
      more = head->label_count - label < LABELS ? head->label_count - label : LABELS;
      tr_matrix bilinear = bilinear_of(head, label, more);
      s->workspace->network->kernels->matmul(&s->block, &bilinear, TR_PLAIN, s->turned, more * head->size);
      for (size_t i = 0; i < more; i++) score_label(s, head, label + i, pairs, first, end, s->turned + i * head->size, more * head->size, *row);
    }
  }
  return s->out;
}

size_t tr_argmax(const float *x, size_t count) {
  size_t best = 0;
  for (size_t i = 1; i < count; i++)
    if (x[i] > x[best]) best = i;
  return best;
}
