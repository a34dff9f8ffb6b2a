/* Word classes: which rows are taken, which are told as faults, and what a word is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "../made_file.h"
#include "base/word_classes.h"

/* Reads a file of these rows; a word's classes, or UINT64_MAX where the file is refused. */
static uint64_t classes_of_start(const char *rows, const char *const *names, size_t name_count, size_t letters, const char *word, truce_error *error) {
  char path[64];
  made_file(path, rows);
  tr_word_classes classes;
  truce_arena *arena = truce_arena_new();
  uint64_t found = UINT64_MAX;
  if (!tr_word_classes_read(&classes, arena, path, names, name_count, letters, error)) found = tr_word_classes_of(&classes, tr_span(word));
  truce_arena_delete(arena);
  remove(path);
  return found;
}

static uint64_t classes_in(const char *rows, const char *const *names, size_t name_count, const char *word, truce_error *error) {
  return classes_of_start(rows, names, name_count, 0, word, error);
}

static void a_word_may_be_of_several_classes(void **state) {
  (void)state;
  static const char *const names[] = {"town", "house"};
  static const char rows[] = "# places\ntown\tcity|capital city\r\n\nhouse\tinn|city\ntown\tvillage\n";
  static const struct {
    const char *word;
    uint64_t classes;
  } cases[] = {{"city", 3}, {"capital city", 1}, {"inn", 2}, {"village", 1}, {"capital", 0}, {"", 0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_int_equal(classes_in(rows, names, 2, cases[i].word, NULL), cases[i].classes);
}

static void classes_are_those_that_the_file_names_where_nobody_else_does(void **state) {
  (void)state;
  assert_int_equal(classes_in("en\tthe|of\nde\tder|in\nen\tin\n", NULL, 0, "in", NULL), 3);
}

static void words_may_count_by_their_first_letters_alone(void **state) {
  (void)state;
  static const char rows[] = "number\thundred|ten\n";
  assert_int_equal(classes_of_start(rows, NULL, 0, 6, "hundreds", NULL), 1);
  assert_int_equal(classes_of_start(rows, NULL, 0, 6, "ten", NULL), 1);
  assert_int_equal(classes_of_start(rows, NULL, 0, 6, "tents", NULL), 0);
}

static void a_row_that_is_none_is_told_with_its_line(void **state) {
  (void)state;
  static const char *const names[] = {"town"}, *const faulty[] = {"town\tcity\nhouse\tinn\n", "\ntown\n", "# towns\ntown\tcity||village\n"};
  truce_error error;
  for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
    assert_true(classes_in(faulty[i], names, 1, "city", &error) == UINT64_MAX);
    assert_int_equal(error.status, TRUCE_BAD_DATA);
    assert_non_null(strstr(error.message, "Line 2: "));
  }
}

static void many_words_find_room(void **state) {
  (void)state;
  tr_buffer rows = {0};
  tr_buffer_add_string(&rows, "number\tzero");
  for (int i = 1; i < 5000; i++) tr_buffer_printf(&rows, "|%d", i);
  tr_buffer_add_char(&rows, '\0');
  assert_int_equal(classes_in(rows.data, NULL, 0, "4999", NULL), 1);
  assert_int_equal(classes_in(rows.data, NULL, 0, "5000", NULL), 0);
  tr_buffer_free(&rows);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_word_may_be_of_several_classes),
      cmocka_unit_test(classes_are_those_that_the_file_names_where_nobody_else_does),
      cmocka_unit_test(words_may_count_by_their_first_letters_alone),
      cmocka_unit_test(a_row_that_is_none_is_told_with_its_line),
      cmocka_unit_test(many_words_find_room),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
