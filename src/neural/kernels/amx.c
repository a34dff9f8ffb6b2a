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
  tr_activation activation;
  float *y;
  size_t row;
} product;

/* Rows from r by the outputs [o, o + 16) or, if `wide`, [o, o + 32). */
typedef struct block {
  size_t r, o, rows;
  bool wide;
} block;

/* Adds 64 bytes of the depth to tiles 0 to 3. Of a deep matrix even the weights of 32 outputs would fill the first cache: they are loaded past it, so that the
 * rows stay. */
static inline __attribute__((always_inline)) void add_products(const int8_t *upper, const int8_t *lower, size_t stride, const int8_t *left, const int8_t *right, const bool deep) {
#define LOAD_WEIGHTS(tile, from)         \
  if (deep)                              \
    _tile_stream_loadd(tile, from, 64);  \
  else                                   \
    _tile_loadd(tile, from, 64);
  _tile_loadd(4, upper, stride);
  LOAD_WEIGHTS(6, left)
  _tile_dpbssd(0, 4, 6);
  if (right) {
    LOAD_WEIGHTS(7, right)
    _tile_dpbssd(1, 4, 7);
  }
  if (lower) {
    _tile_loadd(5, lower, stride);
    _tile_dpbssd(2, 5, 6);
    if (right) _tile_dpbssd(3, 5, 7);
  }
#undef LOAD_WEIGHTS
}

/* One call, so that the loops around it are not unrolled over all that may be absent. */
static __attribute__((noinline)) void add_step(const int8_t *upper, const int8_t *lower, size_t stride, const int8_t *left, const int8_t *right, bool deep) {
  if (lower && right && deep)
    add_products(upper, lower, stride, left, right, true);
  else if (lower && right)
    add_products(upper, lower, stride, left, right, false);
  else
    add_products(upper, lower, stride, left, right, false);
}

/* The same of the last `rest` groups of four bytes, from copies with zeros behind them. */
static __attribute__((noinline)) void add_last(const int8_t *q, size_t stride, size_t upper, size_t lower, const int8_t *left, const int8_t *right, size_t rest) {
  int8_t rows[2 * ROWS][DEPTH] = {{0}}, weights[2][STEP * 64] = {{0}};
  for (size_t i = 0; i < upper + lower; i++) memcpy(rows[i], q + i * stride, rest * 4);
  memcpy(weights[0], left, rest * 64);
  if (right) memcpy(weights[1], right, rest * 64);
  __asm__ volatile("" ::: "memory");
  add_products(rows[0], lower ? rows[upper] : NULL, DEPTH, weights[0], right ? weights[1] : NULL, false);
}

static void store_sums(size_t upper, bool lower, bool wide, int32_t *sums) {
  _tile_stored(0, sums, SUMS * 4);
  if (wide) _tile_stored(1, sums + 16, SUMS * 4);
  if (lower) _tile_stored(2, sums + upper * SUMS, SUMS * 4);
  if (lower && wide) _tile_stored(3, sums + upper * SUMS + 16, SUMS * 4);
}

/* What follows the sums of rows [first, end) of a block. */
static inline __attribute__((always_inline)) void finish(const product *p, const int32_t *sums, const block *b, size_t first, size_t end) {
  outputs left = outputs_at(p->w, b->o), right = b->wide ? outputs_at(p->w, b->o + 16) : left;
  for (size_t i = first; i < end; i++) {
    float scale = p->x->scale[b->r + i], *y = p->y + (b->r + i) * p->row + b->o;
    lanes_store(y, lanes_finish(_mm512_cvtepi32_ps(_mm512_load_si512(sums + i * SUMS)), scale, left, p->activation));
    if (b->wide) lanes_store(y + 16, lanes_finish(_mm512_cvtepi32_ps(_mm512_load_si512(sums + i * SUMS + 16)), scale, right, p->activation));
  }
}

/* Sums up block `now`, the block `before` being finished meanwhile, whose sums stand in `sums`: vectors work while tiles do. */
static inline __attribute__((always_inline)) void multiply_block(const product *p, const block *now, const block *before, int32_t *sums) {
  size_t stride = p->x->stride, groups = (p->w->in + 3) / 4, whole = groups / STEP, rest = groups % STEP, done = 0, share = (before->rows / (whole + 1) + 2) & ~(size_t)1;
  const int8_t *q = p->x->q + now->r * stride, *left = p->w->data + now->o * groups * 4;
  size_t below = p->upper * stride, beside = groups * 64;
  bool lower = p->lower > 0, deep = p->w->in >= 1024;
  _tile_zero(0);
  _tile_zero(1);
  if (lower) _tile_zero(2);
  if (lower) _tile_zero(3);
  for (size_t k = 0; k < whole; k++, q += DEPTH, left += STEP * 64) {
    add_step(q, lower ? q + below : NULL, stride, left, now->wide ? left + beside : NULL, deep);
    size_t next = done + share < before->rows ? done + share : before->rows;
    if (done < next) finish(p, sums, before, done, next);
    done = next;
  }
  if (rest) add_last(q, stride, p->upper, p->lower, left, now->wide ? left + beside : NULL, rest);
  if (done < before->rows) finish(p, sums, before, done, before->rows);
  store_sums(p->upper, lower, now->wide, sums);
}

/* Rows [first, end) by all outputs. */
static inline __attribute__((always_inline)) void multiply_rows(const product *p, size_t first, size_t end) {
  int32_t sums[2 * ROWS * SUMS] __attribute__((aligned(64)));
  block before = {0};
  shape_tiles(p->upper, p->lower);
  for (size_t o = 0; o < p->w->out; o += 32)
    for (size_t r = first; r < end; r += p->upper + p->lower) {
      block now = {r, o, p->upper + p->lower, o + 16 < p->w->out};
      multiply_block(p, &now, &before, sums);
      before = now;
    }
  finish(p, sums, &before, 0, before.rows);
}

static void matmul(const tr_quantised *x, const tr_matrix *w, tr_activation activation, float *y, size_t row) {
  size_t whole = x->rows / (2 * ROWS) * (2 * ROWS), rest = x->rows - whole, upper = rest < ROWS ? rest : ROWS;
  if (whole) multiply_rows(&(product){x, w, ROWS, ROWS, activation, y, row}, 0, whole);
  if (rest) multiply_rows(&(product){x, w, upper, rest - upper, activation, y, row}, whole, x->rows);
  _tile_release();
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
