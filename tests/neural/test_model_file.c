/* Opening model files: good ones, and those that are cut short, changed, of another version, or no model at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../tiny_model.h"
#include "truce/reader.h"

static truce_status open_bytes(const char *bytes, size_t size, const char *kernels, truce_error *error) {
  char path[64];
  truce_model *model = NULL;
  tiny_write(bytes, size, path);
  truce_status status = truce_model_open(path, kernels, &model, error);
  truce_model_close(model);
  unlink(path);
  return status;
}

/* Makes the checksum right again after a change. */
static void seal(char *bytes, size_t size) {
  tiny_number(bytes + 16, size, 8);
  tiny_number(bytes + 24, XXH3_64bits(bytes + 32, size - 32), 8);
}

static void a_good_file_opens_and_tells_its_version(void **unused) {
  (void)unused;
  size_t size;
  char *bytes = tiny_model_bytes(&size), path[64];
  truce_model *model;
  truce_error error = {0};
  tiny_write(bytes, size, path);
  assert_int_equal(truce_model_open(path, NULL, &model, &error), TRUCE_OK);
  assert_non_null(strstr(truce_model_version(model), "tiny 2020-01-01 "));
  truce_model_close(model);
  unlink(path);
  free(bytes);
}

static void a_file_cut_short_is_told_with_both_sizes(void **unused) {
  (void)unused;
  size_t size;
  char *bytes = tiny_model_bytes(&size);
  static const size_t kept[] = {33, 1000, 40000};
  truce_error error;
  for (size_t i = 0; i < 3; i++) {
    assert_int_equal(open_bytes(bytes, kept[i], NULL, &error), TRUCE_BAD_DATA);
    assert_non_null(strstr(error.message, "cut short"));
  }
  assert_int_equal(open_bytes(bytes, 20, NULL, &error), TRUCE_BAD_DATA);
  assert_int_equal(open_bytes(bytes, 0, NULL, &error), TRUCE_BAD_DATA);
  free(bytes);
}

static void a_changed_byte_breaks_the_checksum(void **unused) {
  (void)unused;
  size_t size;
  char *bytes = tiny_model_bytes(&size);
  truce_error error;
  bytes[size / 2] ^= 1;
  assert_int_equal(open_bytes(bytes, size, NULL, &error), TRUCE_BAD_DATA);
  assert_non_null(strstr(error.message, "checksum"));
  free(bytes);
}

static void another_version_is_named_beside_ours(void **unused) {
  (void)unused;
  size_t size;
  char *bytes = tiny_model_bytes(&size);
  truce_error error;
  bytes[8] = 9;
  assert_int_equal(open_bytes(bytes, size, NULL, &error), TRUCE_BAD_VERSION);
  assert_non_null(strstr(error.message, "version 9"));
  assert_non_null(strstr(error.message, "version 1"));
  free(bytes);
}

/* Replaces the first occurrence of `from` in the header by `to` of the same length. */
static void change_header(char *bytes, size_t size, const char *from, const char *to) {
  char *at = memmem(bytes, 32768, from, strlen(from));
  assert_non_null(at);
  memcpy(at, to, strlen(from));
  seal(bytes, size);
}

static void a_header_that_does_not_fit_its_tensors_is_refused(void **unused) {
  (void)unused;
  static const char *const changes[][2] = {
      {"\"encoder.0.query\"", "\"encoder.0.quarry"}, {"\"width\":32", "\"width\":48"}, {"\"heads\":2,", "\"heads\":3,"},
      {"\"layers\":1", "\"layers\":9"}, {"\"window\":40", "\"window\":99"}, {"\"vocabulary\"", "\"vocabulari\""}, {"[CLS]", "[ELS]"},
      {"\"f32\"", "\"f23\""}, {"\"i8x16x4\"", "\"i8x16x5\""}, {"\"at\":32768", "\"at\":32769"}, {"\"hidden\":24", "\"hidden\":25"},
      {"\"size\":16", "\"size\":17"}, {"{\"name\":\"tiny\"", "{{name\":\"tiny\""},
  };
  for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
    size_t size;
    char *bytes = tiny_model_bytes(&size);
    truce_error error = {0};
    if (memmem(bytes, 32768, changes[i][0], strlen(changes[i][0]))) {
      change_header(bytes, size, changes[i][0], changes[i][1]);
    } else { /* in a tensor */
      char *at = memmem(bytes, size, changes[i][0], strlen(changes[i][0]));
      assert_non_null(at);
      memcpy(at, changes[i][1], strlen(changes[i][0]));
      seal(bytes, size);
    }
    assert_int_equal(open_bytes(bytes, size, NULL, &error), TRUCE_BAD_DATA);
    assert_true(error.message[0] != 0 && error.file[0] != 0);
    free(bytes);
  }
}

static void a_file_without_marks_and_relative_scores_opens(void **unused) {
  (void)unused;
  size_t size;
  char *bytes = tiny_model_bytes(&size);
  truce_error error = {0};
  change_header(bytes, size, "\"embedding.mark\"", "\"embedding.mask\"");
  change_header(bytes, size, "\"coref.relative\"", "\"coref.relation\"");
  assert_int_equal(open_bytes(bytes, size, NULL, &error), TRUCE_OK);
  free(bytes);
}

static void a_missing_file_a_folder_and_unknown_kernels_are_told(void **unused) {
  (void)unused;
  truce_model *model;
  truce_error error;
  size_t size;
  char *bytes = tiny_model_bytes(&size);
  assert_int_equal(truce_model_open("no/such/file", NULL, &model, &error), TRUCE_NOT_FOUND);
  assert_string_equal(error.file, "no/such/file");
  assert_int_equal(truce_model_open("tests", NULL, &model, &error), TRUCE_UNREADABLE);
  assert_int_equal(open_bytes(bytes, size, "abacus", &error), TRUCE_BAD_USAGE);
  free(bytes);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_good_file_opens_and_tells_its_version),    cmocka_unit_test(a_file_cut_short_is_told_with_both_sizes),
      cmocka_unit_test(a_changed_byte_breaks_the_checksum),         cmocka_unit_test(another_version_is_named_beside_ours),
      cmocka_unit_test(a_header_that_does_not_fit_its_tensors_is_refused), cmocka_unit_test(a_file_without_marks_and_relative_scores_opens),
      cmocka_unit_test(a_missing_file_a_folder_and_unknown_kernels_are_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
