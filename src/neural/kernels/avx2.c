/* The kernels for AVX2. vpmaddubsw multiplies unsigned by signed bytes into 16 bits: |q| by w where q ≥ 0, by ~w = -w - 1 where q < 0, both at most 128, so
 * that a pair is at most 32,512 and nothing saturates. What that lacks, Σ|q| over q < 0, is the same for all outputs: each sum of a row starts with it. So the
 * sign costs one xor, which any port does; a sign change (vpsignb) would wait for those that multiply. */
#include <immintrin.h>
#include <math.h>
#include <string.h>

#include "neural/kernels/kernels.h"

typedef struct lanes {
  __m256 a, b;
} lanes;
static inline lanes lanes_load(const float *x) { return (lanes){_mm256_loadu_ps(x), _mm256_loadu_ps(x + 8)}; }
static inline void lanes_store(float *x, lanes v) { _mm256_storeu_ps(x, v.a), _mm256_storeu_ps(x + 8, v.b); }
static inline lanes lanes_all(float f) { return (lanes){_mm256_set1_ps(f), _mm256_set1_ps(f)}; }
static inline lanes lanes_add(lanes x, lanes y) { return (lanes){_mm256_add_ps(x.a, y.a), _mm256_add_ps(x.b, y.b)}; }
static inline lanes lanes_sub(lanes x, lanes y) { return (lanes){_mm256_sub_ps(x.a, y.a), _mm256_sub_ps(x.b, y.b)}; }
static inline lanes lanes_mul(lanes x, lanes y) { return (lanes){_mm256_mul_ps(x.a, y.a), _mm256_mul_ps(x.b, y.b)}; }
static inline lanes lanes_fma(lanes x, lanes y, lanes z) { return (lanes){_mm256_fmadd_ps(x.a, y.a, z.a), _mm256_fmadd_ps(x.b, y.b, z.b)}; }
static inline lanes lanes_max(lanes x, lanes y) { return (lanes){_mm256_max_ps(x.a, y.a), _mm256_max_ps(x.b, y.b)}; }
static inline lanes lanes_min(lanes x, lanes y) { return (lanes){_mm256_min_ps(x.a, y.a), _mm256_min_ps(x.b, y.b)}; }
static inline lanes lanes_abs(lanes x) {
  __m256 sign = _mm256_set1_ps(-0.0f);
  return (lanes){_mm256_andnot_ps(sign, x.a), _mm256_andnot_ps(sign, x.b)};
}
static inline float lanes_sum(lanes x) {
  __m256 eight = _mm256_add_ps(x.a, x.b);
  __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1)), two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}
static inline float lanes_largest(lanes x) {
  __m256 eight = _mm256_max_ps(x.a, x.b);
  __m128 four = _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1)), two = _mm_max_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_max_ss(two, _mm_movehdup_ps(two)));
}
static inline __m256 power8(__m256 n) { return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_add_epi32(_mm256_cvtps_epi32(n), _mm256_set1_epi32(127)), 23)); }
static inline lanes lanes_power(lanes n) { return (lanes){power8(n.a), power8(n.b)}; }
static inline lanes lanes_first(lanes x, size_t n, lanes rest) {
  static const int32_t chosen[32] = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
  __m256i a = _mm256_loadu_si256((const __m256i *)(const void *)(chosen + 16 - n)), b = _mm256_loadu_si256((const __m256i *)(const void *)(chosen + 24 - n));
  return (lanes){_mm256_blendv_ps(rest.a, x.a, _mm256_castsi256_ps(a)), _mm256_blendv_ps(rest.b, x.b, _mm256_castsi256_ps(b))};
}
typedef __m256i counts;
static inline counts counts_none(void) { return _mm256_setzero_si256(); }
static inline int32_t counts_sum(counts sum) {
  __m128i four = _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1)), two = _mm_add_epi32(four, _mm_unpackhi_epi64(four, four));
  return _mm_cvtsi128_si32(two) + _mm_extract_epi32(two, 1);
}
static inline void lanes_round_i8(int8_t *q, lanes x, counts *sum) {
  __m256i a = _mm256_cvtps_epi32(x.a), b = _mm256_cvtps_epi32(x.b), pairs = _mm256_permute4x64_epi64(_mm256_packs_epi32(a, b), 0xD8);
  *sum = _mm256_add_epi32(*sum, _mm256_add_epi32(a, b));
  _mm_storeu_si128((__m128i *)(void *)q, _mm_packs_epi16(_mm256_castsi256_si128(pairs), _mm256_extracti128_si256(pairs, 1)));
}
#define TILE 2
#define TOGETHER 1
#include "neural/kernels/rows.h"

enum { ROWS = 2, CHUNK = 48 }; /* rows of a tile, rows whose lacks are kept at a time */

/* Σ|q| over q < 0 of `size` bytes, a multiple of 4. */
static int32_t lack_of(const int8_t *q, size_t size) {
  const __m256i none = _mm256_setzero_si256();
  __m256i sum = none;
  int32_t lack = 0;
  size_t i = 0;
  for (; i + 32 <= size; i += 32) {
    __m256i less = _mm256_sub_epi8(none, _mm256_loadu_si256((const __m256i *)(const void *)(q + i)));
    sum = _mm256_add_epi64(sum, _mm256_sad_epu8(_mm256_max_epi8(less, none), none));
  }
  for (; i < size; i++) lack += q[i] < 0 ? -q[i] : 0;
  __m128i two = _mm_add_epi64(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
  return lack + _mm_cvtsi128_si32(two) + _mm_extract_epi32(two, 2);
}

/* Written out, since a compiler that orders these steps itself keeps some sums in memory. */
static inline __attribute__((always_inline)) void split(const int8_t *four, __m256i *size, __m256i *sign) {
  __asm__("vpbroadcastd %2, %0\n\tvpxor %1, %1, %1\n\tvpcmpgtb %0, %1, %1\n\tvpabsb %0, %0"
          : "=&x"(*size), "=&x"(*sign)
          : "m"(*(const int8_t(*)[4])(const void *)four));
}

static inline __attribute__((always_inline)) __m256i add_dot(__m256i sum, const int8_t *weights, __m256i size, __m256i sign, __m256i ones) {
  __m256i product;
  __asm__("vpxor %2, %3, %1\n\tvpmaddubsw %1, %4, %1\n\tvpmaddwd %5, %1, %1\n\tvpaddd %1, %0, %0"
          : "+x"(sum), "=&x"(product)
          : "m"(*(const __m256i_u *)(const void *)weights), "x"(sign), "x"(size), "x"(ones));
  return sum;
}

/* `rows` rows from r by `wide` blocks of 16 outputs. */
static inline __attribute__((always_inline)) void tile(const size_t rows, const size_t wide, const tr_quantised *x, size_t r, const int32_t *lack,
                                                       const tr_matrix *w, size_t o, tr_activation activation, float *y, size_t row) {
  size_t steps = (w->in + 3) / 4;
  const int8_t *q = x->q + r * x->stride, *block = w->data + o * steps * 4;
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i sum[ROWS][4];
#pragma GCC unroll 2
  for (size_t i = 0; i < rows; i++)
#pragma GCC unroll 4
    for (size_t j = 0; j < 2 * wide; j++) sum[i][j] = _mm256_set1_epi32(lack[i]);
  for (size_t k = 0; k < steps; k++) {
#pragma GCC unroll 2
    for (size_t i = 0; i < rows; i++) {
      __m256i size, sign;
      split(q + i * x->stride + k * 4, &size, &sign);
#pragma GCC unroll 4
      for (size_t j = 0; j < 2 * wide; j++) sum[i][j] = add_dot(sum[i][j], block + j / 2 * steps * 64 + k * 64 + j % 2 * 32, size, sign, ones);
    }
  }
#pragma GCC unroll 2
  for (size_t i = 0; i < rows; i++)
#pragma GCC unroll 2
    for (size_t j = 0; j < wide; j++) {
      lanes exact = {_mm256_cvtepi32_ps(sum[i][2 * j]), _mm256_cvtepi32_ps(sum[i][2 * j + 1])};
      lanes_store(y + (r + i) * row + o + j * 16, lanes_finish(exact, x->scale[r + i], outputs_at(w, o + j * 16), activation));
    }
}

static void matmul(const tr_quantised *x, const tr_matrix *w, tr_activation activation, float *y, size_t row) {
  int32_t lack[CHUNK];
  for (size_t first = 0, end; first < x->rows; first = end) {
    end = x->rows - first < CHUNK ? x->rows : first + CHUNK;
    for (size_t r = first; r < end; r++) lack[r - first] = lack_of(x->q + r * x->stride, (w->in + 3) & ~(size_t)3);
    for (size_t o = 0; o < w->out; o += 32) {
      bool two = o + 16 < w->out;
      for (size_t r = first; r < end; r += ROWS) {
        const int32_t *lacks = &lack[r - first];
        if (two && r + ROWS <= end)
          tile(ROWS, 2, x, r, lacks, w, o, activation, y, row);
        else if (two)
          tile(1, 2, x, r, lacks, w, o, activation, y, row);
        else if (r + ROWS <= end)
          tile(ROWS, 1, x, r, lacks, w, o, activation, y, row);
        else
          tile(1, 1, x, r, lacks, w, o, activation, y, row);
      }
    }
  }
}

static bool runs_here(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

extern const tr_kernels tr_kernels_avx2;
const tr_kernels tr_kernels_avx2 = {"avx2", 48, runs_here, quantise, gelu_quantise, matmul, multiply, softmax, add_norm, dot};
