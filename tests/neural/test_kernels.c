/* The kernels: scalar against arithmetic in double, every other set against scalar to the bit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>

#include "neural/kernels/kernels.h"

static uint64_t state = 1;
static uint32_t draw(void) {
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(state >> 33);
}
static float real(float most) { return ((float)draw() / 1073741824.0f - 1.0f) * most; }

typedef struct problem {
  size_t rows, in, out;
  float *x, *y, scale[200], bias[200];
  int8_t *weights, *plain;
  tr_quantised q;
} problem;

static problem make(size_t rows, size_t in, size_t out) {
  problem p = {.rows = rows, .in = in, .out = out};
  size_t in4 = (in + 3) / 4 * 4, out16 = (out + 15) / 16 * 16;
  p.x = calloc(rows * in + 16, sizeof(float));
  p.y = calloc(rows * out16, sizeof(float));
  p.weights = calloc(out16, in4);
  p.plain = calloc(out, in);
  for (size_t i = 0; i < rows * in; i++) p.x[i] = real(3);
  for (size_t o = 0; o < out; o++) {
    p.scale[o] = 0.001f + fabsf(real(0.01f));
    p.bias[o] = real(1);
    for (size_t i = 0; i < in; i++) {
      int8_t value = (int8_t)((int)(draw() % 255) - 127);
      if (draw() % 5 == 0) value = draw() % 2 ? 127 : -127;
      p.plain[o * in + i] = value;
      p.weights[((o / 16 * (in4 / 4) + i / 4) * 16 + o % 16) * 4 + i % 4] = value;
    }
  }
  p.q = (tr_quantised){calloc(rows, in4 + 16), calloc(rows, sizeof(float)), calloc(rows, sizeof(int32_t)), rows, in4};
  return p;
}

static tr_matrix matrix_of(const problem *p) { return (tr_matrix){p->weights, p->scale, p->bias, p->out, p->in}; }

static void unmake(problem *p) {
  free(p->x), free(p->y), free(p->weights), free(p->plain), free(p->q.q), free(p->q.scale), free(p->q.sum);
}

static double gelu(double x) { return 0.5 * x * (1 + erf(x / sqrt(2))); }

static const size_t shapes[][3] = {
    {1, 4, 16}, {1, 408, 17}, {2, 384, 40}, {3, 16, 1}, {5, 30, 33}, {7, 96, 64}, {13, 408, 128}, {25, 384, 96}, {31, 128, 9}, {70, 192, 48},
    {33, 1536, 80}, {64, 40, 32}, {20, 62, 40}, {40, 384, 32}, {48, 1040, 64},
};

static void scalar_matrix_product_is_the_sum_of_products(void **unused) {
  (void)unused;
  for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
    problem p = make(shapes[s][0], shapes[s][1], shapes[s][2]);
    size_t row = (p.out + 15) / 16 * 16;
    tr_matrix w = matrix_of(&p);
    tr_kernels_scalar.quantise(p.x, p.in, p.in, &p.q);
    for (int activation = TR_PLAIN; activation <= TR_RELU; activation++) {
      tr_kernels_scalar.matmul(&p.q, &w, (tr_activation)activation, p.y, row);
      for (size_t r = 0; r < p.rows; r++)
        for (size_t o = 0; o < p.out; o++) {
          int64_t sum = 0;
          for (size_t i = 0; i < p.in; i++) sum += p.q.q[r * p.q.stride + i] * p.plain[o * p.in + i];
          double y = (double)sum * p.q.scale[r] * p.scale[o] + p.bias[o];
          if (activation == TR_RELU) y = y > 0 ? y : 0;
          assert_true(fabs(y - p.y[r * row + o]) < 1e-5 * (1 + fabs(y)));
        }
    }
    unmake(&p);
  }
}

static void quantising_keeps_the_largest_value_and_rounds_halves_to_even(void **unused) {
  (void)unused;
  float x[16] = {127, -127, 0.5f, 1.5f, 2.5f, -0.5f, -1.5f, 0};
  int8_t q[32];
  float scale[1];
  int32_t sum[1];
  tr_quantised to = {q, scale, sum, 1, 12};
  tr_kernels_scalar.quantise(x, 16, 10, &to);
  static const int8_t expected[12] = {127, -127, 0, 2, 2, 0, -2, 0, 0, 0, 0, 0};
  assert_memory_equal(q, expected, 12);
  assert_true(scale[0] == 1.0f && sum[0] == 2);
  memset(x, 0, sizeof x);
  tr_kernels_scalar.quantise(x, 16, 10, &to);
  assert_true(scale[0] == 0.0f && sum[0] == 0 && q[0] == 0);
}

static void gelu_is_that_of_the_books_and_is_quantised(void **unused) {
  (void)unused;
  float x[64], y[64];
  int8_t q[64], other[64];
  float scale[1], other_scale[1];
  int32_t sum[1], other_sum[1];
  tr_quantised to = {q, scale, sum, 1, 64}, plain = {other, other_scale, other_sum, 1, 64};
  for (int i = 0; i < 64; i++) x[i] = y[i] = real(7);
  tr_kernels_scalar.gelu_quantise(y, 64, 64, &to);
  for (int i = 0; i < 64; i++) assert_true(fabs(y[i] - gelu(x[i])) < 1e-5);
  tr_kernels_scalar.quantise(y, 64, 64, &plain);
  assert_memory_equal(q, other, sizeof q);
  assert_true(scale[0] == other_scale[0] && sum[0] == other_sum[0]);
}

static void softmax_and_norm_are_those_of_the_books(void **unused) {
  (void)unused;
  float x[48], y[48], scale[48], bias[48];
  double sum = 0, mean = 0, variance = 0;
  for (int i = 0; i < 48; i++) x[i] = y[i] = real(8), scale[i] = real(2), bias[i] = real(2);
  for (int i = 0; i < 37; i++) sum += exp(x[i] * 0.25);
  tr_kernels_scalar.softmax(y, 48, 1, 37, 0.25f);
  for (int i = 0; i < 48; i++) assert_true(fabs(y[i] - (i < 37 ? exp(x[i] * 0.25) / sum : 0)) < 1e-6);
  for (int i = 0; i < 48; i++) mean += (2 * x[i]) / 48.0;
  for (int i = 0; i < 48; i++) variance += (2 * x[i] - mean) * (2 * x[i] - mean) / 48;
  memcpy(y, x, sizeof y);
  tr_kernels_scalar.add_norm(y, x, 1, 48, scale, bias, 1e-12f);
  for (int i = 0; i < 48; i++) assert_true(fabs(y[i] - ((2 * x[i] - mean) / sqrt(variance) * scale[i] + bias[i])) < 1e-5);
}

static void every_set_equals_scalar_to_the_bit(const tr_kernels *k) {
  for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
    problem a = make(shapes[s][0], shapes[s][1], shapes[s][2]);
    size_t row = (a.out + 15) / 16 * 16;
    tr_matrix w = matrix_of(&a);
    float *y = calloc(a.rows * row, sizeof(float));
    int8_t *q = calloc(a.rows, a.q.stride + 16);
    tr_kernels_scalar.quantise(a.x, a.in, a.in, &a.q);
    memcpy(q, a.q.q, a.rows * a.q.stride);
    int32_t sum = a.q.sum[0];
    float scale = a.q.scale[0];
    k->quantise(a.x, a.in, a.in, &a.q);
    assert_memory_equal(q, a.q.q, a.rows * a.q.stride);
    assert_true(sum == a.q.sum[0] && scale == a.q.scale[0]);
    for (int activation = TR_PLAIN; activation <= TR_RELU; activation++) {
      tr_kernels_scalar.matmul(&a.q, &w, (tr_activation)activation, a.y, row);
      k->matmul(&a.q, &w, (tr_activation)activation, y, row);
      assert_memory_equal(y, a.y, a.rows * row * sizeof(float));
    }
    free(y), free(q);
    unmake(&a);
  }
}

static void the_float_kernels_equal_scalar_to_the_bit(const tr_kernels *k) {
  enum { ROWS = 19, DEPTH = 33, COLUMNS = 80 };
  float a[ROWS * DEPTH], b[DEPTH * COLUMNS], y[ROWS * COLUMNS], z[ROWS * COLUMNS];
  for (size_t i = 0; i < sizeof a / sizeof *a; i++) a[i] = real(4);
  for (size_t i = 0; i < sizeof b / sizeof *b; i++) b[i] = real(4);
  tr_kernels_scalar.multiply(a, DEPTH, ROWS, DEPTH, b, COLUMNS, COLUMNS, y, COLUMNS);
  k->multiply(a, DEPTH, ROWS, DEPTH, b, COLUMNS, COLUMNS, z, COLUMNS);
  assert_memory_equal(y, z, sizeof y);
  tr_kernels_scalar.softmax(y, COLUMNS, ROWS, 75, 0.1767767f);
  k->softmax(z, COLUMNS, ROWS, 75, 0.1767767f);
  assert_memory_equal(y, z, sizeof y);
  tr_kernels_scalar.add_norm(y, b, ROWS, COLUMNS, b, b + 80, 1e-12f);
  k->add_norm(z, b, ROWS, COLUMNS, b, b + 80, 1e-12f);
  assert_memory_equal(y, z, sizeof y);
  assert_true(tr_kernels_scalar.dot(a, b, 96) == k->dot(a, b, 96));
}

static void gelu_equals_scalar_to_the_bit(const tr_kernels *k) {
  enum { ROWS = 3, WIDTH = 192 };
  float y[ROWS * WIDTH], z[ROWS * WIDTH], scale[2][ROWS];
  int8_t q[2][ROWS * WIDTH];
  int32_t sum[2][ROWS];
  tr_quantised a = {q[0], scale[0], sum[0], ROWS, WIDTH}, b = {q[1], scale[1], sum[1], ROWS, WIDTH};
  for (size_t i = 0; i < ROWS * WIDTH; i++) y[i] = z[i] = real(7);
  tr_kernels_scalar.gelu_quantise(y, WIDTH, WIDTH, &a);
  k->gelu_quantise(z, WIDTH, WIDTH, &b);
  assert_memory_equal(y, z, sizeof y);
  assert_memory_equal(q[0], q[1], sizeof q[0]);
  assert_memory_equal(scale[0], scale[1], sizeof scale[0]);
  assert_memory_equal(sum[0], sum[1], sizeof sum[0]);
}

static void kernel_sets_that_run_here_equal_scalar(void **unused) {
  (void)unused;
  for (const tr_kernels *const *k = tr_kernels_all; *k; k++) {
    if (!(*k)->runs_here()) {
      print_message("skipped: %s kernels do not run on this processor\n", (*k)->name);
      continue;
    }
    every_set_equals_scalar_to_the_bit(*k);
    the_float_kernels_equal_scalar_to_the_bit(*k);
    gelu_equals_scalar_to_the_bit(*k);
  }
}

static void an_unknown_set_is_not_chosen(void **unused) {
  (void)unused;
  assert_null(tr_kernels_choose("abacus"));
  assert_ptr_equal(tr_kernels_choose("scalar"), &tr_kernels_scalar);
  assert_non_null(tr_kernels_choose(NULL));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(scalar_matrix_product_is_the_sum_of_products), cmocka_unit_test(quantising_keeps_the_largest_value_and_rounds_halves_to_even),
      cmocka_unit_test(gelu_is_that_of_the_books_and_is_quantised),   cmocka_unit_test(softmax_and_norm_are_those_of_the_books),
      cmocka_unit_test(kernel_sets_that_run_here_equal_scalar),       cmocka_unit_test(an_unknown_set_is_not_chosen),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
