/* Libraries loaded late. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/late.h"
#include "base/text.h"

static void a_function_of_a_library_is_found(void **state) {
  (void)state;
  struct {
    double (*root)(double);
  } m;
  assert_int_equal(tr_late_load("libm.so.6", (const char *const[]){"sqrt"}, 1, &m, NULL), TRUCE_OK);
  assert_true(m.root(9) == 3);
}

static void what_is_missing_is_told(void **state) {
  (void)state;
  void (*function)(void);
  truce_error error;
  assert_int_equal(tr_late_load("libno_such_thing.so.1", (const char *const[]){"f"}, 1, &function, &error), TRUCE_NOT_FOUND);
  assert_string_equal(error.file, "libno_such_thing.so.1");
  assert_int_equal(tr_late_load("libm.so.6", (const char *const[]){"no_such_function"}, 1, &function, &error), TRUCE_NOT_FOUND);
  assert_string_equal(error.message, "The library has no no_such_function.");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(a_function_of_a_library_is_found), cmocka_unit_test(what_is_missing_is_told)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
