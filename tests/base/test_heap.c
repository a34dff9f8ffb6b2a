/* Arrays on the heap that grow. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
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

static void a_table_begins_with_zeros(void **state) {
  (void)state;
  enum { MANY = 100003 };
  for (int round = 0; round < 3; round++) { /* memory that was used before, too */
    unsigned char *items = tr_zeroed(MANY, 3);
    assert_non_null(items);
    for (size_t i = 0; i < 3 * MANY; i++) assert_int_equal(items[i], 0);
    memset(items, 7, 3 * MANY);
    free(items);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(items_stay_while_it_grows), cmocka_unit_test(a_table_begins_with_zeros)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
