/* Things in groups. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/groups.h"

static void a_group_has_its_things_in_their_first_order(void **state) {
  (void)state;
  truce_arena *arena = truce_arena_new();
  static const tr_member given[] = {{2, 7}, {0, 3}, {2, 1}, {2, 9}, {0, 0}};
  tr_members members = {0};
  for (size_t i = 0; i < sizeof given / sizeof *given; i++) TR_PUSH(arena, &members, given[i]);
  const tr_groups groups = tr_groups_new(arena, &members, 3);
  static const uint32_t expected[3][3] = {{3, 0}, {0}, {7, 1, 9}};
  static const size_t sizes[3] = {2, 0, 3};
  for (uint32_t g = 0; g < 3; g++) {
    assert_int_equal(tr_group_end(&groups, g) - tr_group_begin(&groups, g), sizes[g]);
    for (size_t i = 0; i < sizes[g]; i++) assert_int_equal(tr_group_begin(&groups, g)[i], expected[g][i]);
  }
  truce_arena_delete(arena);
}

static void a_thing_without_a_group_is_left_out(void **state) {
  (void)state;
  truce_arena *arena = truce_arena_new();
  tr_members members = {0};
  TR_PUSH(arena, &members, ((tr_member){UINT32_MAX, 5}));
  TR_PUSH(arena, &members, ((tr_member){1, 6}));
  const tr_groups groups = tr_groups_new(arena, &members, 1);
  assert_ptr_equal(tr_group_begin(&groups, 0), tr_group_end(&groups, 0));
  const tr_members none = {0};
  const tr_groups empty = tr_groups_new(arena, &none, 0);
  assert_non_null(empty.starts);
  truce_arena_delete(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(a_group_has_its_things_in_their_first_order), cmocka_unit_test(a_thing_without_a_group_is_left_out)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
