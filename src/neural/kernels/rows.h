/* The f32 kernels, written once over a vector of 16 lanes. A kernel file defines the type `lanes` and the small operations below before it
 * includes this file:
 *   lanes_load, lanes_store, lanes_all(f), lanes_add, lanes_sub, lanes_mul, lanes_max, lanes_min, lanes_abs, lanes_fma(a, b, c): a b + c rounded once,
 *   lanes_sum: 8 apart added, then 4, 2 and 1 apart; lanes_largest; lanes_first(x, n, rest): the first n of x, the others of `rest`,
 *   lanes_power(n): 2^n of whole numbers -126 … 127 held as floats,
 *   lanes_round_i8(q, x, sum): whole numbers next to x (halves to even, at most 127) into q, added to `sum` of type `counts`; counts_none, counts_sum
 * and TILE: rows of a tile of `multiply`; TOGETHER: vectors that go through a long formula side by side, as far as there are registers, since one alone would
 * wait for itself. Every operation rounds as IEEE 754 says, so that all kernel sets agree to the bit. */

/* To the nearest whole number, halves to even, |x| < 2^22: the sum has no bits for a fraction. */
static inline lanes lanes_round(lanes x) { return lanes_sub(lanes_add(x, lanes_all(12582912.0f)), lanes_all(12582912.0f)); }

/* e^x for x ≤ 0 (below -87: as -87), relative error below 2e-7: 2^n times the Taylor polynomial of the rest |r| ≤ ln 2 / 2. */
static inline lanes lanes_exp(lanes x) {
  static const float terms[] = {1.0f / 720, 1.0f / 120, 1.0f / 24, 1.0f / 6, 0.5f, 1.0f, 1.0f};
  x = lanes_max(x, lanes_all(-87.0f));
  lanes n = lanes_round(lanes_mul(x, lanes_all(1.44269504f)));
  lanes r = lanes_fma(n, lanes_all(2.12194440e-4f), lanes_fma(n, lanes_all(-0.693359375f), x));
  lanes y = lanes_all(1.0f / 5040);
  for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) y = lanes_fma(y, r, lanes_all(terms[i]));
  return lanes_mul(y, lanes_power(n));
}

/* x/2 (1 + erf(x/√2)) of TOGETHER vectors. erf(t)/t on |t| ≤ 3.6, where erf is 1 to the last bit but two, is a polynomial in t²/6.48 - 1 fitted for the
 * least largest error: that of erf is below 6e-7. A division would cost more. */
static inline void lanes_gelu(lanes *x) {
  static const float terms[] = {-0.00578935724f, 0.00562983099f, -0.00818568002f, 0.0201653205f, -0.0344702378f, 0.0487972908f,
                                -0.0675117597f,  0.0897068605f,  -0.113853425f,   0.143818796f,  -0.195488572f,  0.392712027f};
  lanes t[TOGETHER], u[TOGETHER], y[TOGETHER];
#pragma GCC unroll 4
  for (size_t j = 0; j < TOGETHER; j++) {
    t[j] = lanes_max(lanes_min(lanes_mul(x[j], lanes_all(0.70710678f)), lanes_all(3.6f)), lanes_all(-3.6f));
    u[j] = lanes_fma(lanes_mul(t[j], t[j]), lanes_all(0.154320985f), lanes_all(-1.0f));
    y[j] = lanes_all(0.00224669697f);
  }
#pragma GCC unroll 12
  for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
#pragma GCC unroll 4
    for (size_t j = 0; j < TOGETHER; j++) y[j] = lanes_fma(y[j], u[j], lanes_all(terms[i]));
#pragma GCC unroll 4
  for (size_t j = 0; j < TOGETHER; j++) {
    lanes half = lanes_mul(x[j], lanes_all(0.5f));
    x[j] = lanes_fma(half, lanes_mul(t[j], y[j]), half);
  }
}

/* Scale and bias of the outputs [o, o + 16), 0 behind w->out. */
typedef struct outputs {
  lanes scale, bias;
} outputs;

static inline outputs outputs_at(const tr_matrix *w, size_t o) {
  float scale[16] = {0}, bias[16] = {0};
  size_t left = w->out - o;
  if (left >= 16) return (outputs){lanes_load(w->scale + o), w->bias ? lanes_load(w->bias + o) : lanes_all(0.0f)};
  memcpy(scale, w->scale + o, left * sizeof(float));
  if (w->bias) memcpy(bias, w->bias + o, left * sizeof(float));
  return (outputs){lanes_load(scale), lanes_load(bias)};
}

/* What follows the exact sum of a dot product. */
static inline lanes lanes_finish(lanes sum, float row_scale, outputs to, tr_activation activation) {
  lanes y = lanes_fma(lanes_mul(sum, lanes_all(row_scale)), to.scale, to.bias);
  return activation == TR_RELU ? lanes_max(y, lanes_all(0.0f)) : y;
}

static lanes load_tail(const float *x, size_t count) {
  float tail[16] = {0};
  memcpy(tail, x, count * sizeof(float));
  return lanes_load(tail);
}

/* Row r of x, `most` being the largest |from|. */
static inline void quantise_row(const float *from, size_t width, float most, tr_quantised *x, size_t r) {
  size_t whole = width & ~(size_t)15, rest = width - whole;
  int8_t *q = x->q + r * x->stride, tail[16];
  x->scale[r] = most / 127.0f;
  lanes by = lanes_all(x->scale[r] > 1e-30f ? 1.0f / x->scale[r] : 0.0f);
  counts sum = counts_none();
  for (size_t i = 0; i < whole; i += 16) lanes_round_i8(q + i, lanes_mul(lanes_load(from + i), by), &sum);
  if (rest) {
    lanes_round_i8(tail, lanes_mul(load_tail(from + whole, rest), by), &sum);
    memcpy(q + whole, tail, x->stride - whole < 16 ? x->stride - whole : 16);
  }
  x->sum[r] = counts_sum(sum);
}

static void quantise(const float *floats, size_t row, size_t width, tr_quantised *x) {
  size_t whole = width & ~(size_t)15, rest = width - whole;
  for (size_t r = 0; r < x->rows; r++, floats += row) {
    lanes most = lanes_all(0.0f);
    for (size_t i = 0; i < whole; i += 16) most = lanes_max(most, lanes_abs(lanes_load(floats + i)));
    if (rest) most = lanes_max(most, lanes_abs(load_tail(floats + whole, rest)));
    quantise_row(floats, width, lanes_largest(most), x, r);
  }
}

static void gelu_quantise(float *floats, size_t row, size_t width, tr_quantised *x) {
  for (size_t r = 0; r < x->rows; r++, floats += row) {
    lanes most = lanes_all(0.0f);
    for (size_t i = 0; i < width; i += TOGETHER * 16) {
      lanes y[TOGETHER];
      for (size_t j = 0; j < TOGETHER; j++) y[j] = lanes_load(floats + i + j * 16);
      lanes_gelu(y);
      for (size_t j = 0; j < TOGETHER; j++) {
        lanes_store(floats + i + j * 16, y[j]);
        most = lanes_max(most, lanes_abs(y[j]));
      }
    }
    quantise_row(floats, width, lanes_largest(most), x, r);
  }
}

/* One tile of `multiply`: `rows` ≤ TILE rows, 16 * `wide` columns. */
static inline __attribute__((always_inline)) void multiply_tile(size_t rows, size_t wide, const float *a, size_t a_row, size_t depth, const float *b,
                                                                size_t b_row, float *out, size_t out_row) {
  lanes sum[TILE][2];
#pragma GCC unroll 16
  for (size_t i = 0; i < rows; i++)
    for (size_t j = 0; j < wide; j++) sum[i][j] = lanes_all(0.0f);
  for (size_t d = 0; d < depth; d++) {
    lanes right[2];
    for (size_t j = 0; j < wide; j++) right[j] = lanes_load(b + d * b_row + j * 16);
#pragma GCC unroll 16
    for (size_t i = 0; i < rows; i++) {
      lanes left = lanes_all(a[i * a_row + d]);
      for (size_t j = 0; j < wide; j++) sum[i][j] = lanes_fma(left, right[j], sum[i][j]);
    }
  }
#pragma GCC unroll 16
  for (size_t i = 0; i < rows; i++)
    for (size_t j = 0; j < wide; j++) lanes_store(out + i * out_row + j * 16, sum[i][j]);
}

/* The last tile begins early enough to be whole: what it shares with the one before comes out the same again. */
static void multiply(const float *a, size_t a_row, size_t rows, size_t depth, const float *b, size_t b_row, size_t columns, float *out, size_t out_row) {
  for (size_t j = 0; j < columns; j += 32) {
    bool two = columns - j >= 32;
    for (size_t i = 0; i < rows; i += rows < TILE ? 1 : TILE) {
      size_t from = rows < TILE || i + TILE <= rows ? i : rows - TILE;
      const float *left = a + from * a_row;
      float *to = out + from * out_row + j;
      if (rows >= TILE && two)
        multiply_tile(TILE, 2, left, a_row, depth, b + j, b_row, to, out_row);
      else if (rows >= TILE)
        multiply_tile(TILE, 1, left, a_row, depth, b + j, b_row, to, out_row);
      else if (two)
        multiply_tile(1, 2, left, a_row, depth, b + j, b_row, to, out_row);
      else
        multiply_tile(1, 1, left, a_row, depth, b + j, b_row, to, out_row);
    }
  }
}

static void softmax(float *x, size_t row, size_t rows, size_t count, float factor) {
  size_t last = (count - 1) & ~(size_t)15, left = count - last;
  lanes lowest = lanes_all(-1e30f), none = lanes_all(0.0f), by = lanes_all(factor);
  for (size_t r = 0; r < rows; r++, x += row) {
    lanes most = lanes_first(lanes_load(x + last), left, lowest), sum = none;
    for (size_t i = 0; i < last; i += 16) most = lanes_max(most, lanes_load(x + i));
    lanes top = lanes_all(lanes_largest(most));
    for (size_t i = 0; i < last; i += 16) {
      lanes e = lanes_exp(lanes_mul(lanes_sub(lanes_load(x + i), top), by));
      lanes_store(x + i, e);
      sum = lanes_add(sum, e);
    }
    lanes end = lanes_first(lanes_exp(lanes_mul(lanes_sub(lanes_first(lanes_load(x + last), left, lowest), top), by)), left, none);
    lanes share = lanes_all(1.0f / lanes_sum(lanes_add(sum, end)));
    for (size_t i = 0; i < last; i += 16) lanes_store(x + i, lanes_mul(lanes_load(x + i), share));
    lanes_store(x + last, lanes_mul(end, share));
  }
}

static void add_norm(float *x, const float *add, size_t rows, size_t width, const float *scale, const float *bias, float epsilon) {
  for (size_t r = 0; r < rows; r++, x += width) {
    lanes sum = lanes_all(0.0f), squares = lanes_all(0.0f);
    for (size_t i = 0; i < width; i += 16) {
      lanes v = lanes_load(x + i);
      if (add) {
        v = lanes_add(v, lanes_load(add + r * width + i));
        lanes_store(x + i, v);
      }
      sum = lanes_add(sum, v);
    }
    lanes mean = lanes_all(lanes_sum(sum) / (float)width);
    for (size_t i = 0; i < width; i += 16) {
      lanes off = lanes_sub(lanes_load(x + i), mean);
      squares = lanes_fma(off, off, squares);
    }
    lanes by = lanes_all(1.0f / sqrtf(lanes_sum(squares) / (float)width + epsilon));
    for (size_t i = 0; i < width; i += 16) {
      lanes off = lanes_mul(lanes_sub(lanes_load(x + i), mean), by);
      lanes_store(x + i, lanes_fma(off, lanes_load(scale + i), lanes_load(bias + i)));
    }
  }
}

static float dot(const float *a, const float *b, size_t count) {
  lanes sum = lanes_all(0.0f);
  for (size_t i = 0; i < count; i += 16) sum = lanes_fma(lanes_load(a + i), lanes_load(b + i), sum);
  return lanes_sum(sum);
}
