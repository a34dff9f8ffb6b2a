/* As much of cmocka as test_kernels.c needs, for machines that have none: the cross-built test under qemu. */
#ifndef BARE_CMOCKA_H
#define BARE_CMOCKA_H
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define assert_true(c) \
  do { \
    if (!(c)) fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #c), exit(1); \
  } while (0)
#define assert_memory_equal(a, b, size) assert_true(memcmp(a, b, size) == 0)
#define assert_null(p) assert_true((p) == NULL)
#define assert_non_null(p) assert_true((p) != NULL)
#define assert_ptr_equal(a, b) assert_true((a) == (b))
#define print_message printf
struct CMUnitTest {
  const char *name;
  void (*run)(void **);
};
#define cmocka_unit_test(f) {#f, f}
static inline int run_all(const struct CMUnitTest *tests, size_t count) {
  for (size_t i = 0; i < count; i++) tests[i].run(NULL), printf("ok %s\n", tests[i].name);
  return 0;
}
#define cmocka_run_group_tests(tests, a, b) run_all(tests, sizeof tests / sizeof *tests)
#endif
