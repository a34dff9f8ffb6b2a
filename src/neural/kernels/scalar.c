/* The kernels in plain C: what the network means. */
#include <math.h>
#include <string.h>

#include "neural/kernels/kernels.h"

typedef struct lanes {
  float v[16];
} lanes;
#define EACH(expression)                                   \
  do {                                                     \
    lanes out;                                             \
    for (int i = 0; i < 16; i++) out.v[i] = (expression);  \
    return out;                                            \
  } while (0)
static inline lanes lanes_load(const float *x) { EACH(x[i]); }
static inline void lanes_store(float *x, lanes a) { memcpy(x, a.v, sizeof a.v); }
static inline lanes lanes_all(float f) { EACH(f); }
static inline lanes lanes_add(lanes a, lanes b) { EACH(a.v[i] + b.v[i]); }
static inline lanes lanes_sub(lanes a, lanes b) { EACH(a.v[i] - b.v[i]); }
static inline lanes lanes_mul(lanes a, lanes b) { EACH(a.v[i] * b.v[i]); }
static inline lanes lanes_fma(lanes a, lanes b, lanes c) { EACH(fmaf(a.v[i], b.v[i], c.v[i])); }
static inline lanes lanes_max(lanes a, lanes b) { EACH(a.v[i] > b.v[i] ? a.v[i] : b.v[i]); }
static inline lanes lanes_min(lanes a, lanes b) { EACH(a.v[i] < b.v[i] ? a.v[i] : b.v[i]); }
static inline lanes lanes_abs(lanes a) { EACH(fabsf(a.v[i])); }
static inline float lanes_sum(lanes a) {
  for (int width = 8; width; width /= 2)
    for (int i = 0; i < width; i++) a.v[i] += a.v[i + width];
  return a.v[0];
}
static inline float lanes_largest(lanes a) {
  for (int i = 1; i < 16; i++) a.v[0] = a.v[i] > a.v[0] ? a.v[i] : a.v[0];
  return a.v[0];
}
static inline lanes lanes_power(lanes n) {
  lanes out;
  for (int i = 0; i < 16; i++) {
    uint32_t bits = (uint32_t)((int32_t)n.v[i] + 127) << 23;
    memcpy(&out.v[i], &bits, sizeof bits);
  }
  return out;
}
static inline lanes lanes_first(lanes a, size_t n, lanes rest) { EACH((size_t)i < n ? a.v[i] : rest.v[i]); }
typedef int32_t counts;
static inline counts counts_none(void) { return 0; }
static inline int32_t counts_sum(counts sum) { return sum; }
/* |a| < 2^22: the sum with 3 · 2^22 has no bits for a fraction. */
static inline void lanes_round_i8(int8_t *q, lanes a, counts *sum) {
  for (int i = 0; i < 16; i++) {
    q[i] = (int8_t)((a.v[i] + 12582912.0f) - 12582912.0f);
    *sum += q[i];
  }
}
#define TILE 1
#define TOGETHER 1
#include "neural/kernels/rows.h"

static void matmul(const tr_quantised *x, const tr_matrix *w, tr_activation activation, float *y, size_t row) {
  size_t steps = (w->in + 3) / 4;
  for (size_t r = 0; r < x->rows; r++) {
    const int8_t *q = x->q + r * x->stride;
    for (size_t o = 0; o < w->out; o += 16) {
      const int8_t *block = w->data + o * steps * 4;
      int32_t sum[16] = {0};
      for (size_t k = 0; k < steps; k++)
        for (size_t lane = 0; lane < 16; lane++)
          for (size_t i = 0; i < 4; i++) sum[lane] += q[k * 4 + i] * block[(k * 16 + lane) * 4 + i];
      lanes exact;
      for (int i = 0; i < 16; i++) exact.v[i] = (float)sum[i];
      lanes_store(y + r * row + o, lanes_finish(exact, x->scale[r], outputs_at(w, o), activation));
    }
  }
}

static bool runs_here(void) { return true; }

const tr_kernels tr_kernels_scalar = {"scalar", 48, runs_here, quantise, gelu_quantise, matmul, multiply, softmax, add_norm, dot};
