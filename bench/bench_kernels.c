/* How fast the kernels are on the shapes of the encoder, as a share of the peak of this core: multiply-adds of 8-bit integers in registers alone.
 * Everything is timed in short bursts of which the fastest counts: what else runs on the machine, or on the other half of the core, slows most of them. The
 * clock of the core changes too: a share of the peak is the median over rounds that measure peak and product one after the other. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "neural/kernels/kernels.h"

enum { ROUNDS = 25, BURSTS = 40 };

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

#if defined __x86_64__
#include <immintrin.h>
enum { PEAK_ROUNDS = 2000, CHAINS = 16 };

/* Multiply-adds per second of vpdpbusd on 16 independent sums. */
__attribute__((target("avx512f,avx512vnni"))) static double peak_avx512(void) {
  __m512i sum[CHAINS], a = _mm512_set1_epi8(3), b = _mm512_set1_epi8(5);
  for (int i = 0; i < CHAINS; i++) sum[i] = _mm512_set1_epi32(i);
  double start = seconds();
  for (int round = 0; round < PEAK_ROUNDS; round++) {
#pragma GCC unroll 16
    for (int i = 0; i < CHAINS; i++) sum[i] = _mm512_dpbusd_epi32(sum[i], a, b);
    __asm__ volatile("" : "+v"(a), "+v"(b));
  }
  double took = seconds() - start;
  volatile int kept = 0;
  for (int i = 0; i < CHAINS; i++) kept += _mm512_reduce_add_epi32(sum[i]);
  return (double)PEAK_ROUNDS * CHAINS * 64 / took;
}

/* The same of vpmaddubsw, vpmaddwd and vpaddd. */
__attribute__((target("avx2"))) static double peak_avx2(void) {
  __m256i sum[8], a = _mm256_set1_epi8(3), b = _mm256_set1_epi8(5), ones = _mm256_set1_epi16(1);
  for (int i = 0; i < 8; i++) sum[i] = _mm256_set1_epi32(i);
  double start = seconds();
  for (int round = 0; round < PEAK_ROUNDS; round++) {
#pragma GCC unroll 8
    for (int i = 0; i < 8; i++) {
      __asm__ volatile("" : "+x"(a)); /* else it would be multiplied once for all */
      __m256i pairs = _mm256_maddubs_epi16(a, b);
      __asm__ volatile("" : "+x"(pairs));
      sum[i] = _mm256_add_epi32(sum[i], _mm256_madd_epi16(pairs, ones));
    }
  }
  double took = seconds() - start;
  volatile int kept = 0;
  for (int i = 0; i < 8; i++) kept += _mm256_extract_epi32(sum[i], 0);
  return (double)PEAK_ROUNDS * 8 * 32 / took;
}

/* The same of tdpbssd on four tiles of sums; its kernels having run, the tiles are ours to use. */
__attribute__((target("amx-int8,amx-tile"))) static double peak_amx(void) {
  struct {
    uint8_t palette, rest[15];
    uint16_t bytes[16];
    uint8_t rows[16];
  } shapes = {.palette = 1};
  for (int i = 0; i < 8; i++) shapes.bytes[i] = 64, shapes.rows[i] = 16;
  _tile_loadconfig(&shapes);
  _tile_zero(0);
  _tile_zero(1);
  _tile_zero(2);
  _tile_zero(3);
  _tile_zero(4);
  _tile_zero(5);
  double start = seconds();
  for (int round = 0; round < PEAK_ROUNDS; round++) {
    _tile_dpbssd(0, 4, 5);
    _tile_dpbssd(1, 4, 5);
    _tile_dpbssd(2, 4, 5);
    _tile_dpbssd(3, 4, 5);
  }
  double took = seconds() - start;
  _tile_release();
  return (double)(PEAK_ROUNDS) * 4 * 16 * 16 * 64 / took;
}

static double peak_of(const char *name) {
  double (*peak)(void) = strcmp(name, "amx") == 0 ? peak_amx : strcmp(name, "avx512") == 0 ? peak_avx512 : strcmp(name, "avx2") == 0 ? peak_avx2 : NULL;
  double most = 0;
  for (int burst = 0; peak && burst < BURSTS; burst++) {
    double now = peak();
    if (now > most) most = now;
  }
  return most;
}
#else
static double peak_of(const char *name) { return (void)name, 0; }
#endif

/* Numbers like those of an encoder. */
typedef struct problem {
  float *x, *y, *scale;
  int8_t *weights;
  tr_quantised q;
  tr_matrix w;
} problem;

static problem make(size_t rows, size_t in, size_t out, size_t row) {
  problem p = {
      calloc(rows * in, sizeof(float)), aligned_alloc(64, rows * row * sizeof(float)), calloc(out * 2, sizeof(float)), aligned_alloc(64, in * out), {0}, {0}};
  p.q = (tr_quantised){aligned_alloc(64, rows * in), calloc(rows, sizeof(float)), calloc(rows, sizeof(int32_t)), rows, in};
  for (size_t i = 0; i < rows * in; i++) p.x[i] = (float)(i * 2654435761u % 1000) / 500.0f - 1.0f;
  for (size_t i = 0; i < in * out; i++) p.weights[i] = (int8_t)(i * 40503u % 255 - 127);
  for (size_t i = 0; i < out; i++) p.scale[i] = 0.001f;
  p.w = (tr_matrix){p.weights, p.scale, p.scale + out, out, in};
  return p;
}

static void unmake(problem *p) { free(p->x), free(p->y), free(p->scale), free(p->weights), free(p->q.q), free(p->q.scale), free(p->q.sum); }

/* Multiply-adds per second of a matrix product. */
static double speed(const tr_kernels *k, problem *p, size_t row, size_t bursts) {
  size_t size = p->q.rows * p->w.in * p->w.out, calls = 1 + 10000000 / size;
  double least = 1e9;
  for (size_t burst = 0; burst < bursts; burst++) {
    double start = seconds();
    for (size_t i = 0; i < calls; i++) k->matmul(&p->q, &p->w, TR_PLAIN, p->y, row);
    double took = seconds() - start;
    if (took < least) least = took;
  }
  return (double)(calls * size) / least;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* One matrix product, its rows `row` floats apart, and the peak meanwhile. */
static void show_product(const tr_kernels *k, size_t rows, size_t in, size_t out, size_t row, const char *what) {
  problem p = make(rows, in, out, row);
  bool slow = strcmp(k->name, "scalar") == 0;
  double most = 0, shares[ROUNDS];
  k->quantise(p.x, in, in, &p.q);
  for (int round = 0; round < (slow ? 1 : ROUNDS); round++) {
    double peak = peak_of(k->name), now = speed(k, &p, row, slow ? 3 : BURSTS);
    shares[round] = peak > 0 ? now / peak : 0;
    if (now > most) most = now;
  }
  if (!slow) qsort(shares, ROUNDS, sizeof *shares, ascending);
  printf("  %4zu rows, %4zu to %4zu  %7.1f", rows, in, out, most / 1e9);
  if (!slow && shares[ROUNDS / 2] > 0) printf("  %3.0f %% of peak", 100 * shares[ROUNDS / 2]);
  printf("  (%s)\n", what);
  unmake(&p);
}

/* Seconds a number of quantising, with GELU before it or without; each time of the same numbers. */
static double quantising(const tr_kernels *k, bool gelu, size_t rows, size_t width) {
  problem p = make(rows, width, width, width);
  double least = 1e9;
  for (int burst = 0; burst < ROUNDS * BURSTS / 4; burst++) {
    memcpy(p.y, p.x, rows * width * sizeof(float));
    double start = seconds();
    if (gelu)
      k->gelu_quantise(p.y, width, width, &p.q);
    else
      k->quantise(p.y, width, width, &p.q);
    double took = seconds() - start;
    if (took < least) least = took;
  }
  unmake(&p);
  return least / (double)(rows * width);
}

int main(void) {
  static const struct {
    size_t rows, in, out, row; /* rows 0: a block */
    const char *what;
  } shapes[] = {
      {512, 384, 32, 32, "query, key, value of one head"},
      {0, 384, 384, 384, "output"},
      {0, 384, 1536, 1552, "inner"},
      {0, 1536, 384, 384, "outer"},
      {30, 384, 384, 384, "one sentence: query, key, value of all heads, output"},
      {30, 384, 1536, 1552, "inner"},
      {30, 1536, 384, 384, "outer"},
  };
  for (const tr_kernels *const *k = tr_kernels_all; *k; k++) {
    if (!(*k)->runs_here()) continue;
    double peak = peak_of((*k)->name);
    printf("%s", (*k)->name);
    if (peak > 0) printf(": peak of this core %.0f thousand million multiply-adds a second", peak / 1e9);
    printf("\n");
    for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++)
      show_product(*k, shapes[s].rows ? shapes[s].rows : (*k)->block, shapes[s].in, shapes[s].out, shapes[s].row, shapes[s].what);
    printf("  quantising %.2f ns a number, GELU and quantising %.2f\n", 1e9 * quantising(*k, false, (*k)->block, 384),
           1e9 * quantising(*k, true, (*k)->block, 1536));
  }
  return 0;
}
