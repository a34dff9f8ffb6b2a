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

/* A product at work, in groups of `upper` + `lower` rows. */
typedef struct product {
  const tr_quantised *x;
  const tr_matrix *w;
  size_t upper, lower;
  float *y;
  size_t row;
} product;

/* `rows` rows from r by the outputs [o, o + 16) or, if `wide`, [o, o + 32). */
typedef struct block {
  size_t r, o, rows;
  bool wide;
} block;

/* Adds 64 bytes of the depth to tiles 0 to 3. Of a `deep` matrix even the weights of 32 outputs would fill the first cache: they are loaded past it, so that
 * the rows stay. */
static inline __attribute__((always_inline)) void add_products(const int8_t *upper, const int8_t *lower, size_t stride, const int8_t *left, const int8_t *right,
                                                               const bool below, const bool wide, const bool deep) {
#define LOAD_WEIGHTS(tile, from)           \
  {                                        \
    if (deep)                              \
      _tile_stream_loadd(tile, from, 64);  \
    else                                   \
      _tile_loadd(tile, from, 64);         \
  }
  _tile_loadd(4, upper, stride);
  LOAD_WEIGHTS(6, left)
  if (wide) LOAD_WEIGHTS(7, right)
  _tile_dpbssd(0, 4, 6);
  if (wide) _tile_dpbssd(1, 4, 7);
  if (below) {
    _tile_loadd(5, lower, stride);
    _tile_dpbssd(2, 5, 6);
    if (wide) _tile_dpbssd(3, 5, 7);
  }
#undef LOAD_WEIGHTS
}

/* The same of the last `rest` groups of four bytes, from copies with zeros behind them. */
static void add_last(const product *p, const block *now, size_t whole, size_t rest) {
  int8_t rows[2 * ROWS][DEPTH] = {{0}}, weights[2][STEP * 64] = {{0}};
  size_t stride = p->x->stride, groups = whole * STEP + rest;
  const int8_t *q = p->x->q + now->r * stride + whole * DEPTH, *left = p->w->data + (now->o / 16 * groups + whole * STEP) * 64;
  for (size_t i = 0; i < now->rows; i++) memcpy(rows[i], q + i * stride, rest * 4);
  memcpy(weights[0], left, rest * 64);
  if (now->wide) memcpy(weights[1], left + groups * 64, rest * 64);
  __asm__ volatile("" ::: "memory");
  add_products(rows[0], rows[p->upper], DEPTH, weights[0], weights[1], p->lower > 0, now->wide, false);
}

/* What follows the sums of a block. */
typedef struct ending {
  const int32_t *sums;
  const float *scale; /* of the rows */
  outputs left, right;
  float *y;
  size_t row;
} ending;

static inline __attribute__((always_inline)) ending ending_of(const product *p, const block *b, const int32_t *sums, const bool wide) {
  outputs left = outputs_at(p->w, b->o);
  return (ending){sums, p->x->scale + b->r, left, wide ? outputs_at(p->w, b->o + 16) : left, p->y + b->r * p->row + b->o, p->row};
}

static inline __attribute__((always_inline)) void finish(const ending *e, size_t first, size_t end, const bool wide) {
  for (size_t i = first; i < end; i++) {
    const int32_t *sums = e->sums + i * SUMS;
    lanes_store(e->y + i * e->row, lanes_finish(_mm512_cvtepi32_ps(_mm512_load_si512(sums)), e->scale[i], e->left, TR_PLAIN));
    if (wide) lanes_store(e->y + i * e->row + 16, lanes_finish(_mm512_cvtepi32_ps(_mm512_load_si512(sums + 16)), e->scale[i], e->right, TR_PLAIN));
  }
}

/* Sums up block `now`. Meanwhile the block `before` is finished, whose sums stand in `sums`: vectors work while tiles do. */
static inline __attribute__((always_inline)) void multiply_block(const product *p, const block *now, const block *before, int32_t *sums, const bool below,
                                                                 const bool wide, const bool deep) {
  size_t stride = p->x->stride, groups = (p->w->in + 3) / 4, whole = groups / STEP, done = 0, share = before->rows / (whole + 1) + 1;
  const int8_t *upper = p->x->q + now->r * stride, *lower = upper + p->upper * stride, *left = p->w->data + now->o * groups * 4, *right = left + groups * 64;
  ending e = ending_of(p, before, sums, wide);
  _tile_zero(0);
  _tile_zero(1);
  if (below) _tile_zero(2);
  if (below) _tile_zero(3);
  for (size_t k = 0; k < whole; k++) {
    add_products(upper + k * DEPTH, lower + k * DEPTH, stride, left + k * STEP * 64, right + k * STEP * 64, below, wide, deep);
    size_t next = done + share < before->rows ? done + share : before->rows;
    finish(&e, done, next, wide);
    done = next;
  }
  if (groups % STEP) add_last(p, now, whole, groups % STEP);
  finish(&e, done, before->rows, wide);
  _tile_stored(0, sums, SUMS * 4);
  if (wide) _tile_stored(1, sums + 16, SUMS * 4);
  if (below) _tile_stored(2, sums + p->upper * SUMS, SUMS * 4);
  if (below && wide) _tile_stored(3, sums + p->upper * SUMS + 16, SUMS * 4);
}

/* Rows [first, end) by the outputs [o, o_end), which are all blocks of 32 or one of 16. */
static inline __attribute__((always_inline)) void multiply_blocks(const product *p, size_t first, size_t end, size_t o, size_t o_end, const bool below,
                                                                  const bool wide, const bool deep) {
  int32_t sums[2 * ROWS * SUMS] __attribute__((aligned(64)));
  block before = {first, o, 0, wide};
  for (; o < o_end; o += 32)
    for (size_t r = first; r < end; r += p->upper + p->lower) {
      block now = {r, o, p->upper + p->lower, wide};
      multiply_block(p, &now, &before, sums, below, wide, deep);
      before = now;
    }
  ending e = ending_of(p, &before, sums, wide);
  finish(&e, 0, before.rows, wide);
}

/* Rows [first, end) by all outputs. */
static void multiply_rows(const product *p, size_t first, size_t end) {
  size_t out = (p->w->out + 15) & ~(size_t)15, even = out & ~(size_t)31;
  shape_tiles(p->upper, p->lower);
  if (p->lower && p->w->in >= 1024)
    multiply_blocks(p, first, end, 0, even, true, true, true);
  else if (p->lower)
    multiply_blocks(p, first, end, 0, even, true, true, false);
  else
    multiply_blocks(p, first, end, 0, even, false, true, false);
  if (even < out && p->lower)
    multiply_blocks(p, first, end, even, out, true, false, false);
  else if (even < out)
    multiply_blocks(p, first, end, even, out, false, false, false);
}

static void cut_below_zero(float *y, size_t row, size_t rows, size_t width) {
  for (size_t r = 0; r < rows; r++, y += row)
    for (size_t o = 0; o < width; o += 16) lanes_store(y + o, lanes_max(lanes_load(y + o), lanes_all(0.0f)));
}

static void matmul(const tr_quantised *x, const tr_matrix *w, tr_activation activation, float *y, size_t row) {
  size_t whole = x->rows / (2 * ROWS) * (2 * ROWS), rest = x->rows - whole, upper = rest < ROWS ? rest : ROWS;
  if (whole) multiply_rows(&(product){x, w, ROWS, ROWS, y, row}, 0, whole);
  if (rest) multiply_rows(&(product){x, w, upper, rest - upper, y, row}, whole, x->rows);
  _tile_release();
  if (activation == TR_RELU) cut_below_zero(y, row, x->rows, w->out);
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
const tr_kernels tr_kernels_amx = {"amx", 32, runs_here, quantise, gelu_quantise, matmul, multiply, softmax, add_norm, dot};
