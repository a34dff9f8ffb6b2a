/* The kernels for AVX-512 with VNNI. vpdpbusd multiplies unsigned by signed bytes: weights become unsigned by adding 128 (one xor, shared by the
 * rows of a tile) and 128 Σ q is taken off at the start, so that activations stay signed and the sum exact. */
#include <immintrin.h>
#include <math.h>
#include <string.h>

#include "neural/kernels/kernels.h"

typedef __m512 lanes;
static inline lanes lanes_load(const float *x) { return _mm512_loadu_ps(x); }
static inline void lanes_store(float *x, lanes a) { _mm512_storeu_ps(x, a); }
static inline lanes lanes_all(float f) { return _mm512_set1_ps(f); }
static inline lanes lanes_add(lanes a, lanes b) { return _mm512_add_ps(a, b); }
static inline lanes lanes_sub(lanes a, lanes b) { return _mm512_sub_ps(a, b); }
static inline lanes lanes_mul(lanes a, lanes b) { return _mm512_mul_ps(a, b); }
static inline lanes lanes_div(lanes a, lanes b) { return _mm512_div_ps(a, b); }
static inline lanes lanes_max(lanes a, lanes b) { return _mm512_max_ps(a, b); }
static inline lanes lanes_min(lanes a, lanes b) { return _mm512_min_ps(a, b); }
static inline lanes lanes_abs(lanes a) { return _mm512_abs_ps(a); }
static inline lanes lanes_power(lanes n) { return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_add_epi32(_mm512_cvtps_epi32(n), _mm512_set1_epi32(127)), 23)); }
static inline void lanes_store_i8(int8_t *q, lanes a) { _mm_storeu_si128((__m128i *)(void *)q, _mm512_cvtepi32_epi8(_mm512_cvtps_epi32(a))); }
#define TILE 8
#include "neural/kernels/rows.h"

enum { ROWS = 12 };

/* `rows` rows by `wide` blocks of 16 outputs: at most 24 of the 32 registers hold sums. */
static inline __attribute__((always_inline)) void tile(const size_t rows, const size_t wide, const tr_quantised *x, size_t r, const tr_matrix *w, size_t o, tr_activation activation,
                                                       float *y, size_t row) {
  size_t steps = (w->in + 3) / 4;
  const int8_t *q = x->q + r * x->stride, *block = w->data + o * steps * 4;
  const __m512i flip = _mm512_set1_epi8((char)-128);
  __m512i sum[ROWS][2];
#pragma GCC unroll 12
  for (size_t i = 0; i < rows; i++)
#pragma GCC unroll 2
    for (size_t j = 0; j < wide; j++) sum[i][j] = _mm512_set1_epi32(-128 * x->sum[r + i]);
  for (size_t k = 0; k < steps; k++) {
    __m512i weights[2];
#pragma GCC unroll 2
    for (size_t j = 0; j < wide; j++) weights[j] = _mm512_xor_si512(_mm512_loadu_si512(block + (j * steps + k) * 64), flip);
#pragma GCC unroll 12
    for (size_t i = 0; i < rows; i++) {
      int32_t four;
      memcpy(&four, q + i * x->stride + k * 4, sizeof four);
      __m512i values = _mm512_set1_epi32(four);
#pragma GCC unroll 2
      for (size_t j = 0; j < wide; j++) sum[i][j] = _mm512_dpbusd_epi32(sum[i][j], weights[j], values);
    }
  }
#pragma GCC unroll 12
  for (size_t i = 0; i < rows; i++)
#pragma GCC unroll 2
    for (size_t j = 0; j < wide; j++)
      lanes_store(y + (r + i) * row + o + j * 16, lanes_finish(_mm512_cvtepi32_ps(sum[i][j]), x->scale[r + i], w, o + j * 16, activation));
}

static inline __attribute__((always_inline)) void panel(const size_t wide, const tr_quantised *x, const tr_matrix *w, size_t o, tr_activation activation, float *y, size_t row) {
  size_t r = 0;
  for (; r + ROWS <= x->rows; r += ROWS) tile(ROWS, wide, x, r, w, o, activation, y, row);
  size_t left = x->rows - r;
  if (left >= 8) tile(8, wide, x, r, w, o, activation, y, row), r += 8, left -= 8;
  if (left >= 4) tile(4, wide, x, r, w, o, activation, y, row), r += 4, left -= 4;
  if (left == 3) tile(3, wide, x, r, w, o, activation, y, row);
  if (left == 2) tile(2, wide, x, r, w, o, activation, y, row);
  if (left == 1) tile(1, wide, x, r, w, o, activation, y, row);
}

static void matmul(const tr_quantised *x, const tr_matrix *w, tr_activation activation, float *y, size_t row) {
  size_t o = 0;
  for (; o + 16 < w->out; o += 32) panel(2, x, w, o, activation, y, row);
  if (o < w->out) panel(1, x, w, o, activation, y, row);
}

static bool runs_here(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512vnni");
}

extern const tr_kernels tr_kernels_avx512;
const tr_kernels tr_kernels_avx512 = {"avx512", runs_here, quantise, matmul, multiply, softmax, add_norm, dot};
