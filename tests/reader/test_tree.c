/* Trees: the best with one root, compared with all trees of small sentences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "reader/tree.h"

static uint64_t state = 3;
static float draw(void) {
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (float)(state >> 40) / 1048576.0f - 8.0f;
}

/* Do the heads make a tree with one root? */
static bool is_tree(const uint32_t *heads, size_t count) {
  size_t roots = 0;
  for (size_t i = 0; i < count; i++) {
    size_t at = i + 1, steps = 0;
    roots += heads[i] == 0;
    while (at && steps++ <= count) at = heads[at - 1];
    if (at) return false;
  }
  return roots == 1;
}

static double total(const float *scores, size_t row, size_t count, const uint32_t *heads) {
  double sum = 0;
  for (size_t i = 0; i < count; i++) sum += (double)scores[i * row + heads[i]];
  return sum;
}

/* The best sum over all trees. */
static double best_of_all(const float *scores, size_t row, size_t count) {
  uint32_t heads[6] = {0};
  double best = -1e30;
  for (;;) {
    if (is_tree(heads, count) && total(scores, row, count, heads) > best) best = total(scores, row, count, heads);
    size_t i = 0;
    while (i < count && ++heads[i] > count) heads[i++] = 0;
    if (i == count) return best;
  }
}

static void small_trees_are_the_best_of_all(void **unused) {
  (void)unused;
  tr_tree_space space;
  assert_true(tr_tree_space_open(&space, 64));
  for (size_t round = 0; round < 400; round++) {
    size_t count = 1 + round % 5, row = 16;
    float scores[6 * 16];
    uint32_t heads[6];
    for (size_t i = 0; i < sizeof scores / sizeof *scores; i++) scores[i] = draw();
    if (round % 7 == 0)
      for (size_t i = 0; i < count; i++) scores[i * row] += 20; /* every word wants to be the root */
    tr_tree_find(&space, scores, row, count, heads);
    assert_true(is_tree(heads, count));
    assert_true(total(scores, row, count, heads) > best_of_all(scores, row, count) - 1e-4);
  }
  tr_tree_space_close(&space);
}

static void large_and_level_scores_still_give_trees(void **unused) {
  (void)unused;
  enum { COUNT = 300, ROW = 304 };
  tr_tree_space space;
  float *scores = calloc(COUNT * ROW, sizeof *scores);
  uint32_t heads[COUNT];
  assert_true(tr_tree_space_open(&space, COUNT));
  tr_tree_find(&space, scores, ROW, COUNT, heads);
  assert_true(is_tree(heads, COUNT));
  for (size_t i = 0; i < COUNT; i++) scores[i * ROW + (i % 2 ? i : i + 2)] = 50; /* pairs that want each other */
  tr_tree_find(&space, scores, ROW, COUNT, heads);
  assert_true(is_tree(heads, COUNT));
  for (size_t i = 0; i < COUNT * ROW; i++) scores[i] = draw();
  tr_tree_find(&space, scores, ROW, COUNT, heads);
  assert_true(is_tree(heads, COUNT));
  free(scores);
  tr_tree_space_close(&space);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(small_trees_are_the_best_of_all), cmocka_unit_test(large_and_level_scores_still_give_trees)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
