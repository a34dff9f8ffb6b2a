/* The kernels for AMX: a tile instruction multiplies 16 rows by 16 outputs over 64 signed bytes at once, and a block of i8x16x4 is such a tile as it
 * stands. The exact sums are the same as ever; what follows them, and the f32 kernels, are AVX-512. */
#include <cpuid.h>
#include <immintrin.h>
#include <math.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "neural/kernels/kernels.h"
#include "neural/kernels/lanes512.h"
#include "neural/kernels/rows.h"

enum { ROWS = 16, DEPTH = 64, STEP = DEPTH / 4, SUMS = 32 }; /* rows of a tile, bytes of a row, groups of four of them; sums of a block in a row */

/* What ldtilecfg reads. Tiles 0 to 3 hold sums (upper and lower rows by left and right outputs), 4 and 5 rows of x, 6 and 7 weights. */
typedef struct tile_shapes {
  uint8_t palette, start, reserved[14];
  uint16_t bytes[16];
  uint8_t rows[16];
} tile_shapes;

static void shape_tiles(size_t upper, size_t lower) {
  tile_shapes shapes = {.palette = 1};
  for (size_t i = 0; i < 8; i++) {
    bool below = i == 2 || i == 3 || i == 5;
    shapes.bytes[i] = DEPTH;
    shapes.rows[i] = (uint8_t)(i >= 6 ? STEP : below ? lower : upper);
    if (!shapes.rows[i]) shapes.bytes[i] = 0;
  }
  __asm__ volatile("" ::: "memory");
  _tile_loadconfig(&shapes);
}

/* Rows [r, r + upper + lower) by the outputs [o, o + 16) or, if `wide`, [o, o + 32): y is 32 sums a row. The last bytes of the depth come from copies with zeros
 * behind them. */
static inline __attribute__((always_inline)) void block(const tr_quantised *x, size_t r, size_t upper, size_t lower, const tr_matrix *w, size_t o, bool wide, int32_t *sums) {
  size_t steps = (w->in + 3) / 4, whole = steps / STEP, rest = steps % STEP;
  const int8_t *q = x->q + r * x->stride, *below = q + upper * x->stride, *left = w->data + o * steps * 4, *right = left + steps * 64;
  _tile_zero(0);
  _tile_zero(1);
  if (lower) _tile_zero(2);
  if (lower) _tile_zero(3);
#define MULTIPLY(x_upper, x_lower, x_row, w_left, w_right) \
  {                                                        \
    _tile_loadd(4, x_upper, x_row);                        \
    _tile_loadd(6, w_left, 64);                            \
    _tile_dpbssd(0, 4, 6);                                 \
    if (wide) _tile_loadd(7, w_right, 64);                 \
    if (wide) _tile_dpbssd(1, 4, 7);                       \
    if (lower) _tile_loadd(5, x_lower, x_row);             \
    if (lower) _tile_dpbssd(2, 5, 6);                      \
    if (lower && wide) _tile_dpbssd(3, 5, 7);              \
  }
  for (size_t k = 0; k < whole; k++) MULTIPLY(q + k * DEPTH, below + k * DEPTH, x->stride, left + k * STEP * 64, right + k * STEP * 64)
  if (rest) {
    int8_t last[2 * ROWS][DEPTH] = {{0}}, weights[2][STEP * 64] = {{0}};
    for (size_t i = 0; i < upper + lower; i++) memcpy(last[i], q + i * x->stride + whole * DEPTH, rest * 4);
    memcpy(weights[0], left + whole * STEP * 64, rest * 64);
    if (wide) memcpy(weights[1], right + whole * STEP * 64, rest * 64);
    __asm__ volatile("" ::: "memory");
    MULTIPLY(last[0], last[upper], DEPTH, weights[0], weights[1])
  }
#undef MULTIPLY
  _tile_stored(0, sums, SUMS * 4);
  if (wide) _tile_stored(1, sums + 16, SUMS * 4);
  if (lower) _tile_stored(2, sums + upper * SUMS, SUMS * 4);
  if (lower && wide) _tile_stored(3, sums + upper * SUMS + 16, SUMS * 4);
}

/* Rows [first, end), in groups of `upper` + `lower`, by all outputs. */
static inline __attribute__((always_inline)) void product(const tr_quantised *x, size_t first, size_t end, size_t upper, size_t lower, const tr_matrix *w, tr_activation activation, float *y, size_t row) {
  int32_t sums[2 * ROWS * SUMS] __attribute__((aligned(64)));
  shape_tiles(upper, lower);
  for (size_t o = 0; o < w->out; o += 32) {
    bool wide = o + 16 < w->out;
    for (size_t r = first; r < end; r += upper + lower) {
      if (wide)
        block(x, r, upper, lower, w, o, true, sums);
      else
        block(x, r, upper, lower, w, o, false, sums);
      for (size_t i = 0; i < upper + lower; i++)
        for (size_t half = 0; half <= wide; half++)
          lanes_store(y + (r + i) * row + o + half * 16, lanes_finish(_mm512_cvtepi32_ps(_mm512_load_si512(sums + i * SUMS + half * 16)), x->scale[r + i], w, o + half * 16, activation));
    }
  }
}

static inline __attribute__((always_inline)) void all_rows(const tr_quantised *x, const tr_matrix *w, tr_activation activation, float *y, size_t row) {
  size_t whole = x->rows / (2 * ROWS) * (2 * ROWS), rest = x->rows - whole, upper = rest < ROWS ? rest : ROWS;
  if (whole) product(x, 0, whole, ROWS, ROWS, w, activation, y, row);
  if (rest) product(x, whole, x->rows, upper, rest - upper, w, activation, y, row);
  _tile_release();
}

static void matmul(const tr_quantised *x, const tr_matrix *w, tr_activation activation, float *y, size_t row) {
  if (activation == TR_GELU)
    all_rows(x, w, TR_GELU, y, row);
  else if (activation == TR_RELU)
    all_rows(x, w, TR_RELU, y, row);
  else
    all_rows(x, w, TR_PLAIN, y, row);
}

extern const tr_kernels tr_kernels_avx512;

/* Linux gives a process the tiles only when it asks (once; threads inherit). */
static bool runs_here(void) {
  enum { TILES = 1 << 24, INTEGER_TILES = 1 << 25, ASK = 0x1023 /* ARCH_REQ_XCOMP_PERM */, TILE_DATA = 18 };
  unsigned a, b, c, d;
  if (!tr_kernels_avx512.runs_here() || !__get_cpuid_count(7, 0, &a, &b, &c, &d) || !(d & TILES) || !(d & INTEGER_TILES)) return false;
  return syscall(SYS_arch_prctl, ASK, TILE_DATA) == 0;
}

extern const tr_kernels tr_kernels_amx;
const tr_kernels tr_kernels_amx = {"amx", runs_here, quantise, matmul, multiply, softmax, add_norm, dot};
