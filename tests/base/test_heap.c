/* Arrays on the heap that grow. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/heap.h"

static void items_stay_while_it_grows(void **state) {
  (void)state;
  enum { MANY = 1000 };
  uint32_t *items = NULL;
  size_t capacity = 0;
  for (uint32_t i = 0; i < MANY; i++) {
    uint32_t *grown = tr_grown(items, i, &capacity, sizeof *items);
    assert_non_null(grown);
    assert_true(capacity > i);
    items = grown;
    items[i] = i;
  }
  for (uint32_t i = 0; i < MANY; i++) assert_int_equal(items[i], i);
  free(items);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(items_stay_while_it_grows)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
