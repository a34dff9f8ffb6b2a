/* The kernels for AVX-512 with VNNI. vpdpbusd multiplies unsigned by signed bytes: weights become unsigned by adding 128 (one xor, shared by the
 * rows of a tile) and 128 Σ q is taken off at the start, so that activations stay signed and the sum exact. */
#include <immintrin.h>
#include <math.h>
#include <string.h>

#include "neural/kernels/kernels.h"

#include "neural/kernels/lanes512.h"
#include "neural/kernels/rows.h"

/* sum += weights · values, four bytes to a sum. In assembly, since gcc 12 copies and spills the sums around the intrinsic. */
static inline __attribute__((always_inline)) __m512i add_dot(__m512i sum, __m512i weights, __m512i values) {
  __asm__("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(weights), "v"(values));
  return sum;
}

static inline __attribute__((always_inline)) __m512i four_of(const int8_t *q) {
  int32_t four;
  memcpy(&four, q, sizeof four);
  return _mm512_set1_epi32(four);
}

static inline __attribute__((always_inline)) void finish(__m512i sum, const tr_quantised *x, size_t r, const tr_matrix *w, size_t o, tr_activation activation,
                                                         float *y, size_t row) {
  lanes_store(y + r * row + o, lanes_finish(_mm512_cvtepi32_ps(sum), x->scale[r], outputs_at(w, o), activation));
}

/* A tile of 3, 6 or 12 rows by two blocks of 16 outputs: up to 24 of the 32 registers hold sums, each named, so that none is spilled. Rows come in
 * groups of three, which are addressed from one pointer. */
#define START(g)                                                                                                                       \
  const int8_t *q##g = x->q + (r + g * 3) * stride;                                                                                    \
  __m512i a##g##0 = _mm512_set1_epi32(-128 * x->sum[r + g * 3]), b##g##0 = a##g##0, a##g##1 = _mm512_set1_epi32(-128 * x->sum[r + g * 3 + 1]), \
          b##g##1 = a##g##1, a##g##2 = _mm512_set1_epi32(-128 * x->sum[r + g * 3 + 2]), b##g##2 = a##g##2;
#define STEP(g)                                                                                          \
  v = four_of(q##g + k * 4), a##g##0 = add_dot(a##g##0, left, v), b##g##0 = add_dot(b##g##0, right, v);                       \
  v = four_of(q##g + k * 4 + stride), a##g##1 = add_dot(a##g##1, left, v), b##g##1 = add_dot(b##g##1, right, v);              \
  v = four_of(q##g + k * 4 + 2 * stride), a##g##2 = add_dot(a##g##2, left, v), b##g##2 = add_dot(b##g##2, right, v);
#define FINISH_ROW(g, i) \
  finish(a##g##i, x, r + g * 3 + i, w, o, activation, y, row), finish(b##g##i, x, r + g * 3 + i, w, o + 16, activation, y, row);
#define FINISH(g) FINISH_ROW(g, 0) FINISH_ROW(g, 1) FINISH_ROW(g, 2)
#define TILE_OF(name, GROUPS) \
  static inline __attribute__((always_inline)) void name(const tr_quantised *x, size_t r, const tr_matrix *w, size_t o, tr_activation activation, float *y, \
                                                         size_t row) { \
    size_t steps = (w->in + 3) / 4, stride = x->stride; \
    const int8_t *block = w->data + o * steps * 4, *second = block + steps * 64; \
    const __m512i flip = _mm512_set1_epi8((char)-128); \
    GROUPS(START) \
    for (size_t k = 0; k < steps; k++) { \
      __m512i left = _mm512_xor_si512(_mm512_loadu_si512(block + k * 64), flip), right = _mm512_xor_si512(_mm512_loadu_si512(second + k * 64), flip), v; \
      GROUPS(STEP) \
    } \
    GROUPS(FINISH) \
  }
#define ONE_GROUP(X) X(0)
#define TWO_GROUPS(X) X(0) X(1)
#define FOUR_GROUPS(X) X(0) X(1) X(2) X(3)
TILE_OF(tile3, ONE_GROUP)
TILE_OF(tile6, TWO_GROUPS)
TILE_OF(tile12, FOUR_GROUPS)

/* One row by one block. */
static void single(const tr_quantised *x, size_t r, const tr_matrix *w, size_t o, tr_activation activation, float *y, size_t row) {
  size_t steps = (w->in + 3) / 4;
  const int8_t *q = x->q + r * x->stride, *block = w->data + o * steps * 4;
  __m512i sum = _mm512_set1_epi32(-128 * x->sum[r]), flip = _mm512_set1_epi8((char)-128);
  for (size_t k = 0; k < steps; k++) sum = add_dot(sum, _mm512_xor_si512(_mm512_loadu_si512(block + k * 64), flip), four_of(q + k * 4));
  finish(sum, x, r, w, o, activation, y, row);
}

static inline __attribute__((always_inline)) void product(const tr_quantised *x, const tr_matrix *w, tr_activation activation, float *y, size_t row) {
  size_t o = 0;
  for (; o + 16 < w->out; o += 32) {
    size_t r = 0;
    for (; r + 12 <= x->rows; r += 12) tile12(x, r, w, o, activation, y, row);
    if (r + 6 <= x->rows) tile6(x, r, w, o, activation, y, row), r += 6;
    if (r + 3 <= x->rows) tile3(x, r, w, o, activation, y, row), r += 3;
    for (; r < x->rows; r++) single(x, r, w, o, activation, y, row), single(x, r, w, o + 16, activation, y, row);
  }
  for (size_t r = 0; o < w->out && r < x->rows; r++) single(x, r, w, o, activation, y, row);
}

static void matmul(const tr_quantised *x, const tr_matrix *w, tr_activation activation, float *y, size_t row) {
  if (activation == TR_RELU)
    product(x, w, TR_RELU, y, row);
  else
    product(x, w, TR_PLAIN, y, row);
}

static bool runs_here(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("fma");
}

extern const tr_kernels tr_kernels_avx512;
const tr_kernels tr_kernels_avx512 = {"avx512", 48, runs_here, quantise, gelu_quantise, matmul, multiply, softmax, add_norm, dot};
