/* Arena and files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/files.h"
#include "base/text.h"

static void memory_comes_zeroed_and_aligned(void **state) {
  (void)state;
  truce_arena *arena = truce_arena_new();
  for (size_t size = 1; size < 300000; size = size * 3 + 1) {
    unsigned char *place = tr_arena_allocate(arena, size);
    assert_int_equal((uintptr_t)place % 16, 0);
    for (size_t i = 0; i < size; i++) assert_int_equal(place[i], 0);
    memset(place, 0xee, size);
  }
  truce_arena_clear(arena);
  unsigned char *again = tr_arena_allocate(arena, 100000);
  for (size_t i = 0; i < 100000; i++) assert_int_equal(again[i], 0);
  truce_arena_delete(arena);
  truce_arena_delete(NULL);
}

static void an_array_keeps_what_was_pushed(void **state) {
  (void)state;
  truce_arena *arena = truce_arena_new();
  TR_ARRAY(int) numbers = {0};
  for (int i = 0; i < 10000; i++) TR_PUSH(arena, &numbers, i);
  assert_int_equal(numbers.count, 10000);
  for (int i = 0; i < 10000; i++) assert_int_equal(numbers.items[i], i);
  truce_arena_delete(arena);
}

static void what_was_handed_out_last_grows_where_it_stands(void **state) {
  (void)state;
  truce_arena *arena = truce_arena_new();
  char *last = tr_arena_allocate(arena, 10);
  memset(last, 7, 10);
  char *grown = tr_arena_grow(arena, last, 10, 1000), *other = tr_arena_allocate(arena, 10);
  assert_ptr_equal(grown, last);
  for (size_t i = 0; i < 1000; i++) assert_int_equal(grown[i], i < 10 ? 7 : 0);
  assert_true(other >= grown + 1000);
  char *moved = tr_arena_grow(arena, grown, 1000, 2000);
  assert_ptr_not_equal(moved, grown);
  assert_memory_equal(moved, grown, 1000);
  truce_arena_delete(arena);
}

static void a_missing_file_a_folder_and_a_limit_are_told_apart(void **state) {
  (void)state;
  tr_file file;
  truce_error error;
  assert_int_equal(tr_file_map("no/such/file", 0, &file, &error), TRUCE_NOT_FOUND);
  assert_string_equal(error.file, "no/such/file");
  assert_int_equal(tr_file_map("/", 0, &file, &error), TRUCE_UNREADABLE);
  char path[] = "/tmp/truce-test-XXXXXX";
  const int handle = mkstemp(path);
  assert_true(handle >= 0);
  assert_int_equal(tr_file_map(path, 0, &file, &error), TRUCE_OK);
  assert_int_equal(file.content.size, 0);
  tr_file_unmap(&file);
  assert_int_equal(write(handle, "a truce", 7), 7);
  assert_int_equal(tr_file_map(path, 3, &file, &error), TRUCE_TOO_LARGE);
  assert_int_equal(tr_file_map(path, 0, &file, &error), TRUCE_OK);
  assert_true(tr_equal_string(file.content, "a truce"));
  tr_file_unmap(&file);
  close(handle);
  unlink(path);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(memory_comes_zeroed_and_aligned), cmocka_unit_test(an_array_keeps_what_was_pushed),
      cmocka_unit_test(what_was_handed_out_last_grows_where_it_stands),
      cmocka_unit_test(a_missing_file_a_folder_and_a_limit_are_told_apart),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
