/* The vector of 16 lanes of rows.h in one AVX-512 register. */
typedef __m512 lanes;
static inline lanes lanes_load(const float *x) { return _mm512_loadu_ps(x); }
static inline void lanes_store(float *x, lanes a) { _mm512_storeu_ps(x, a); }
static inline lanes lanes_all(float f) { return _mm512_set1_ps(f); }
static inline lanes lanes_add(lanes a, lanes b) { return _mm512_add_ps(a, b); }
static inline lanes lanes_sub(lanes a, lanes b) { return _mm512_sub_ps(a, b); }
static inline lanes lanes_mul(lanes a, lanes b) { return _mm512_mul_ps(a, b); }
static inline lanes lanes_fma(lanes a, lanes b, lanes c) { return _mm512_fmadd_ps(a, b, c); }
static inline lanes lanes_max(lanes a, lanes b) { return _mm512_max_ps(a, b); }
static inline lanes lanes_min(lanes a, lanes b) { return _mm512_min_ps(a, b); }
static inline lanes lanes_abs(lanes a) { return _mm512_abs_ps(a); }
static inline float lanes_sum(lanes a) {
  __m256 eight = _mm256_add_ps(_mm512_castps512_ps256(a), _mm512_extractf32x8_ps(a, 1));
  __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1)), two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}
static inline float lanes_largest(lanes a) { return _mm512_reduce_max_ps(a); }
static inline lanes lanes_power(lanes n) { return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_add_epi32(_mm512_cvtps_epi32(n), _mm512_set1_epi32(127)), 23)); }
static inline lanes lanes_first(lanes a, size_t n, lanes rest) { return _mm512_mask_mov_ps(rest, (__mmask16)((1u << n) - 1), a); }
typedef __m512i counts;
static inline counts counts_none(void) { return _mm512_setzero_si512(); }
static inline int32_t counts_sum(counts sum) { return _mm512_reduce_add_epi32(sum); }
static inline void lanes_round_i8(int8_t *q, lanes a, counts *sum) {
  __m512i whole = _mm512_cvtps_epi32(a);
  *sum = _mm512_add_epi32(*sum, whole);
  _mm_storeu_si128((__m128i *)(void *)q, _mm512_cvtepi32_epi8(whole));
}
#define TILE 8
#define TOGETHER 4
