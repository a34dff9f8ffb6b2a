/* The kernels for arm64 with the dot product instructions (ARMv8.2): sdot multiplies signed by signed bytes, four to a sum. */
#include <arm_neon.h>
#include <math.h>
#include <string.h>
#include <sys/auxv.h>

#include "neural/kernels/kernels.h"

typedef struct lanes {
  float32x4_t v[4];
} lanes;
#define EACH(expression)                                  \
  do {                                                    \
    lanes out;                                            \
    for (int i = 0; i < 4; i++) out.v[i] = (expression);  \
    return out;                                           \
  } while (0)
static inline lanes lanes_load(const float *x) { EACH(vld1q_f32(x + i * 4)); }
static inline void lanes_store(float *x, lanes a) {
  for (int i = 0; i < 4; i++) vst1q_f32(x + i * 4, a.v[i]);
}
static inline lanes lanes_all(float f) { EACH(vdupq_n_f32(f)); }
static inline lanes lanes_add(lanes a, lanes b) { EACH(vaddq_f32(a.v[i], b.v[i])); }
static inline lanes lanes_sub(lanes a, lanes b) { EACH(vsubq_f32(a.v[i], b.v[i])); }
static inline lanes lanes_mul(lanes a, lanes b) { EACH(vmulq_f32(a.v[i], b.v[i])); }
static inline lanes lanes_fma(lanes a, lanes b, lanes c) { EACH(vfmaq_f32(c.v[i], a.v[i], b.v[i])); }
static inline lanes lanes_max(lanes a, lanes b) { EACH(vbslq_f32(vcgtq_f32(a.v[i], b.v[i]), a.v[i], b.v[i])); }
static inline lanes lanes_min(lanes a, lanes b) { EACH(vbslq_f32(vcltq_f32(a.v[i], b.v[i]), a.v[i], b.v[i])); }
static inline lanes lanes_abs(lanes a) { EACH(vabsq_f32(a.v[i])); }
static inline float lanes_sum(lanes a) {
  float32x4_t four = vaddq_f32(vaddq_f32(a.v[0], a.v[2]), vaddq_f32(a.v[1], a.v[3]));
  float32x2_t two = vadd_f32(vget_low_f32(four), vget_high_f32(four));
  return vget_lane_f32(two, 0) + vget_lane_f32(two, 1);
}
static inline float lanes_largest(lanes a) { return vmaxvq_f32(vmaxq_f32(vmaxq_f32(a.v[0], a.v[1]), vmaxq_f32(a.v[2], a.v[3]))); }
static inline lanes lanes_power(lanes n) { EACH(vreinterpretq_f32_s32(vshlq_n_s32(vaddq_s32(vcvtnq_s32_f32(n.v[i]), vdupq_n_s32(127)), 23))); }
static inline lanes lanes_first(lanes a, size_t n, lanes rest) {
  static const uint32_t chosen[32] = {~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u};
  EACH(vbslq_f32(vld1q_u32(chosen + 16 - n + i * 4), a.v[i], rest.v[i]));
}
typedef int32x4_t counts;
static inline counts counts_none(void) { return vdupq_n_s32(0); }
static inline int32_t counts_sum(counts sum) { return vaddvq_s32(sum); }
static inline void lanes_round_i8(int8_t *q, lanes a, counts *sum) {
  int32x4_t whole[4];
  for (int i = 0; i < 4; i++) whole[i] = vcvtnq_s32_f32(a.v[i]), *sum = vaddq_s32(*sum, whole[i]);
  int16x8_t low = vcombine_s16(vqmovn_s32(whole[0]), vqmovn_s32(whole[1])), high = vcombine_s16(vqmovn_s32(whole[2]), vqmovn_s32(whole[3]));
  vst1q_s8(q, vcombine_s8(vqmovn_s16(low), vqmovn_s16(high)));
}
#define TILE 2
#define TOGETHER 1
#include "neural/kernels/rows.h"

enum { ROWS = 4 };

/* `rows` rows by 16 outputs. */
static inline __attribute__((always_inline)) void tile(const size_t rows, const tr_quantised *x, size_t r, const tr_matrix *w, size_t o,
                                                       tr_activation activation, float *y, size_t row) {
  size_t steps = (w->in + 3) / 4;
  const int8_t *q = x->q + r * x->stride, *block = w->data + o * steps * 4;
  int32x4_t sum[ROWS][4];
  for (size_t i = 0; i < rows; i++)
    for (size_t j = 0; j < 4; j++) sum[i][j] = vdupq_n_s32(0);
  for (size_t k = 0; k < steps; k++) {
    int8x16_t weights[4];
    for (size_t j = 0; j < 4; j++) weights[j] = vld1q_s8(block + k * 64 + j * 16);
    for (size_t i = 0; i < rows; i++) {
      int32_t four;
      memcpy(&four, q + i * x->stride + k * 4, sizeof four);
      int8x16_t values = vreinterpretq_s8_s32(vdupq_n_s32(four));
      for (size_t j = 0; j < 4; j++) sum[i][j] = vdotq_s32(sum[i][j], weights[j], values);
    }
  }
  for (size_t i = 0; i < rows; i++) {
    lanes exact;
    for (size_t j = 0; j < 4; j++) exact.v[j] = vcvtq_f32_s32(sum[i][j]);
    lanes_store(y + (r + i) * row + o, lanes_finish(exact, x->scale[r + i], outputs_at(w, o), activation));
  }
}

static void matmul(const tr_quantised *x, const tr_matrix *w, tr_activation activation, float *y, size_t row) {
  for (size_t o = 0; o < w->out; o += 16) {
    size_t r = 0;
    for (; r + ROWS <= x->rows; r += ROWS) tile(ROWS, x, r, w, o, activation, y, row);
    for (; r < x->rows; r++) tile(1, x, r, w, o, activation, y, row);
  }
}

static bool runs_here(void) { return (getauxval(AT_HWCAP) & (1UL << 20)) != 0; } /* HWCAP_ASIMDDP */

extern const tr_kernels tr_kernels_neon;
const tr_kernels tr_kernels_neon = {"neon", 48, runs_here, quantise, gelu_quantise, matmul, multiply, softmax, add_norm, dot};
