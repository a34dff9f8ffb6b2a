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

enum { ROWS = 16, DEPTH = 64, STEP = DEPTH / 4, HALF = 2 * ROWS * 16 }; /* rows of a tile, bytes of a row, groups of four of them; sums of 16 outputs */

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

/* How: with `lower` rows below the upper ones, with 32 outputs or 16. Rows or weights that are used only once are loaded past the first cache, so that the rest
 * stays there. Every way is compiled for itself. */
typedef struct way {
  bool below, wide, rows_once, weights_once;
} way;
#define INLINE static inline __attribute__((always_inline))

/* `rows` rows from r by the outputs from o. */
typedef struct block {
  size_t r, o, rows;
} block;

/* What goes into tiles 4 to 7 at one step of the depth: rows, `stride` apart, and weights. */
typedef struct operands {
  const int8_t *upper, *lower, *left, *right;
  size_t stride;
} operands;

static inline size_t groups_of(const product *p) { return (p->w->in + 3) / 4; }

static inline operands first_of(const product *p, const block *b) {
  size_t stride = p->x->stride, groups = groups_of(p);
  const int8_t *upper = p->x->q + b->r * stride, *left = p->w->data + b->o * groups * 4;
  return (operands){upper, upper + p->upper * stride, left, left + groups * 64, stride};
}

static inline operands step(const operands *first, size_t k) {
  return (operands){first->upper + k * DEPTH, first->lower + k * DEPTH, first->left + k * STEP * 64, first->right + k * STEP * 64, first->stride};
}

/* Copies of the last groups of four bytes of a depth that is no multiple of 64, with zeros behind them. */
typedef struct last {
  int8_t rows[2 * ROWS][DEPTH], weights[2][STEP * 64];
} last;

static inline operands copy_last(const product *p, const block *b, bool wide, last *copies) {
  operands at = first_of(p, b);
  size_t whole = groups_of(p) / STEP, rest = groups_of(p) % STEP;
  at = step(&at, whole);
  __mmask64 there = ~(__mmask64)0 >> (64 - rest * 4);
  for (size_t i = 0; i < b->rows; i++) _mm512_storeu_si512(copies->rows[i], _mm512_maskz_loadu_epi8(there, at.upper + i * at.stride));
  for (size_t i = 0; i < STEP; i++) {
    __mmask16 given = i < rest ? 0xFFFF : 0;
    _mm512_storeu_si512(copies->weights[0] + i * 64, _mm512_maskz_loadu_epi32(given, at.left + i * 64));
    if (wide) _mm512_storeu_si512(copies->weights[1] + i * 64, _mm512_maskz_loadu_epi32(given, at.right + i * 64));
  }
  __asm__ volatile("" ::: "memory");
  return (operands){copies->rows[0], copies->rows[p->upper], copies->weights[0], copies->weights[1], DEPTH};
}

#define LOAD(tile, from, stride, once)        \
  {                                           \
    if (once)                                 \
      _tile_stream_loadd(tile, from, stride); \
    else                                      \
      _tile_loadd(tile, from, stride);        \
  }

INLINE void load(const operands *at, const way how) {
  LOAD(4, at->upper, at->stride, how.rows_once)
  LOAD(6, at->left, 64, how.weights_once)
  if (how.below) LOAD(5, at->lower, at->stride, how.rows_once)
  if (how.wide) LOAD(7, at->right, 64, how.weights_once)
}

/* Adds the products of tiles 4 to 7 to tiles 0 to 3. Each is loaded with what comes next as soon as it has been used: so early that it is there in time, even
 * out of the second cache. */
INLINE void add_products(const operands *next, const way how) {
  _tile_dpbssd(0, 4, 6);
  if (how.wide) _tile_dpbssd(1, 4, 7);
  LOAD(4, next->upper, next->stride, how.rows_once)
  if (how.below) _tile_dpbssd(2, 5, 6);
  LOAD(6, next->left, 64, how.weights_once)
  if (how.below && how.wide) _tile_dpbssd(3, 5, 7);
  if (how.below) LOAD(5, next->lower, next->stride, how.rows_once)
  if (how.wide) LOAD(7, next->right, 64, how.weights_once)
}
#undef LOAD

/* What follows the sums of a block. */
typedef struct ending {
  const int32_t *sums;
  const float *scale; /* of the rows */
  outputs left, right;
  float *y;
  size_t row;
} ending;

INLINE ending ending_of(const product *p, const block *b, const int32_t *sums, const bool wide) {
  outputs left = outputs_at(p->w, b->o);
  return (ending){sums, p->x->scale + b->r, left, wide ? outputs_at(p->w, b->o + 16) : left, p->y + b->r * p->row + b->o, p->row};
}

INLINE void finish(const ending *e, size_t first, size_t end, const bool wide) {
  for (size_t i = first; i < end; i++) {
    const int32_t *left = e->sums + i * 16, *right = left + HALF;
    lanes_store(e->y + i * e->row, lanes_finish(_mm512_cvtepi32_ps(_mm512_load_si512(left)), e->scale[i], e->left, TR_PLAIN));
    if (wide) lanes_store(e->y + i * e->row + 16, lanes_finish(_mm512_cvtepi32_ps(_mm512_load_si512(right)), e->scale[i], e->right, TR_PLAIN));
  }
}

/* Sums up block `now`, whose first operands have been loaded, and loads those of `after`. Meanwhile the block `before` is finished, whose sums stand in `sums`:
 * vectors work while tiles do. */
INLINE void multiply_block(const product *p, const block *now, const block *before, const block *after, last *copies, int32_t *sums, const way how) {
  size_t whole = groups_of(p) / STEP, rest = groups_of(p) % STEP, done = 0, share = before->rows / (whole + (rest > 0)) + 1;
  operands first = first_of(p, now), then = first_of(p, after), copied;
  ending e = ending_of(p, before, sums, how.wide);
  if (rest) copied = copy_last(p, now, how.wide, copies);
  if (!whole) load(&copied, how);
  _tile_zero(0);
  _tile_zero(1);
  if (how.below) _tile_zero(2);
  if (how.below) _tile_zero(3);
  for (size_t k = 1; k < whole; k++) {
    operands next = step(&first, k);
    add_products(&next, how);
    size_t end = done + share < before->rows ? done + share : before->rows;
    finish(&e, done, end, how.wide);
    done = end;
  }
  if (whole && rest) add_products(&copied, how);
  add_products(&then, how);
  finish(&e, done, before->rows, how.wide);
  _tile_stored(0, sums, 64);
  if (how.below) _tile_stored(2, sums + p->upper * 16, 64);
  if (how.wide) _tile_stored(1, sums + HALF, 64);
  if (how.below && how.wide) _tile_stored(3, sums + HALF + p->upper * 16, 64);
}

/* Rows [first, end) by the outputs [o, o_end), which are all blocks of 32 or one of 16. */
INLINE void multiply_blocks(const product *p, size_t first, size_t end, size_t o, size_t o_end, const way how) {
  int32_t sums[2 * HALF] __attribute__((aligned(64)));
  last copies;
  size_t rows = p->upper + p->lower;
  block before = {first, o, 0}, now = {first, o, rows};
  if (o < o_end && groups_of(p) >= STEP) {
    operands at = first_of(p, &now);
    load(&at, how);
  }
  while (now.o < o_end) {
    block after = {now.r + rows, now.o, rows};
    if (after.r >= end) after = (block){first, now.o + 32, rows};
    multiply_block(p, &now, &before, after.o < o_end ? &after : &now, &copies, sums, how);
    before = now;
    now = after;
  }
  ending e = ending_of(p, &before, sums, how.wide);
  finish(&e, 0, before.rows, how.wide);
}

/* Rows [first, end) by all outputs. */
static void multiply_rows(const product *p, size_t first, size_t end) {
  size_t out = (p->w->out + 15) & ~(size_t)15, even = out & ~(size_t)31;
  bool below = p->lower > 0, rows_once = out <= 32, weights_once = end - first <= 2 * ROWS || p->w->in >= 1024; /* so many would not stay anyway */
  shape_tiles(p->upper, p->lower);
  if (below && weights_once)
    multiply_blocks(p, first, end, 0, even, (way){true, true, false, true});
  else if (below && rows_once)
    multiply_blocks(p, first, end, 0, even, (way){true, true, true, false});
  else if (below)
    multiply_blocks(p, first, end, 0, even, (way){true, true, false, false});
  else
    multiply_blocks(p, first, end, 0, even, (way){false, true, false, true});
  if (even < out && below)
    multiply_blocks(p, first, end, even, out, (way){true, false, false, false});
  else if (even < out)
    multiply_blocks(p, first, end, even, out, (way){false, false, false, true});
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
