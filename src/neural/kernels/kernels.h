/* The kernels: the arithmetic of the network, once per instruction set, chosen at run time. Every set gives the same bits: the order of
 * every sum is part of the meaning. Sums over a row run in 16 lanes (lane i takes elements i, i+16, …), which are then added pairwise
 * (8 apart, 4, 2, 1); products of matrices add over the depth in order. Where rows.h says lanes_fma, multiply and add round once; nowhere else.
 * scalar.c is the meaning in plain C; avx2.c, avx512.c, amx.c and neon.c are the same, faster. */
#ifndef TR_NEURAL_KERNELS_H
#define TR_NEURAL_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An i8x16x4 matrix [out][in] of docs/model-file.md with its scales and bias (bias may be NULL). */
typedef struct tr_matrix {
  const int8_t *data;
  const float *scale, *bias; /* [out] */
  size_t out, in;
} tr_matrix;

/* The outputs [first, first + count) of a matrix, first a multiple of 16. */
static inline tr_matrix tr_matrix_part(const tr_matrix *w, size_t first, size_t count) {
  return (tr_matrix){w->data + first * ((w->in + 3) & ~(size_t)3), w->scale + first, w->bias ? w->bias + first : NULL, count, w->in};
}

/* Rows of activations in int8: value = q * scale[row]; sum[row] = Σ q. Rows are `stride` bytes apart, a multiple of 4, zeros behind `width`. */
typedef struct tr_quantised {
  int8_t *q;
  float *scale;
  int32_t *sum;
  size_t rows, stride;
} tr_quantised;

typedef enum tr_activation { TR_PLAIN, TR_RELU } tr_activation;

typedef struct tr_kernels {
  const char *name;
  size_t block; /* rows that suit `matmul` where what it writes is to stay in the cache */
  bool (*runs_here)(void);
  /* x->q, scale, sum of x->rows rows of `width` floats, `row` floats apart: s = max|x| / 127, q = round-half-even(x · (1/s)). */
  void (*quantise)(const float *floats, size_t row, size_t width, tr_quantised *x);
  /* The floats become GELU(floats) first; width a multiple of 64. */
  void (*gelu_quantise)(float *floats, size_t row, size_t width, tr_quantised *x);
  /* y[r][o] = activation((Σ_i q[r][i] w[o][i]) * scale[r] * w.scale[o] + w.bias[o]); rows of y are `row` floats apart, a multiple of 16 that
   * is at least w->out rounded up to 16: what lies behind w->out is overwritten with something. */
  void (*matmul)(const tr_quantised *x, const tr_matrix *w, tr_activation activation, float *y, size_t row);
  /* out[i][j] = Σ_d a[i][d] b[d][j], i < rows, d < depth, j < columns; columns, b_row and out_row are multiples of 16. */
  void (*multiply)(const float *a, size_t a_row, size_t rows, size_t depth, const float *b, size_t b_row, size_t columns, float *out, size_t out_row);
  /* x[0..count) of each of some rows, `row` floats apart, becomes softmax(x * factor); what
   * stands behind, up to the next multiple of 16, becomes 0. count ≥ 1. */
  void (*softmax)(float *x, size_t row, size_t rows, size_t count, float factor);
  /* x = LayerNorm(x + add) per row of `width` floats (a multiple of 16); add may be NULL. */
  void (*add_norm)(float *x, const float *add, size_t rows, size_t width, const float *scale, const float *bias, float epsilon);
  /* Σ a[i] b[i]; count a multiple of 16. */
  float (*dot)(const float *a, const float *b, size_t count);
} tr_kernels;

/* By name ("scalar", "avx2", "avx512", "amx", "neon"), or the fastest that runs here for NULL; NULL if there is no such set or it cannot run here. */
const tr_kernels *tr_kernels_choose(const char *name);
/* All sets built into this program, the fastest first, ended by NULL. */
extern const tr_kernels *const tr_kernels_all[];

extern const tr_kernels tr_kernels_scalar;

#endif
