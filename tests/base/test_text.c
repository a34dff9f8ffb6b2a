/* Spans, buffer and UTF-8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/text.h"

static void a_byte_that_is_no_utf8_is_one_replacement(void **state) {
  (void)state;
  static const struct { truce_span text; uint32_t code; size_t size; } cases[] = {
      {TR_SPAN("a"), 'a', 1},          {TR_SPAN("\xc3\xa9"), 0xe9, 2},          {TR_SPAN("\xe2\x82\xac"), 0x20ac, 3}, {TR_SPAN("\xf0\x9f\x95\x8a"), 0x1f54a, 4},
      {TR_SPAN("\xc3"), 0xfffd, 1},    {TR_SPAN("\x80"), 0xfffd, 1},            {TR_SPAN("\xc0\xaf"), 0xfffd, 1},     {TR_SPAN("\xed\xa0\x80"), 0xfffd, 1},
      {TR_SPAN("\xf4\x90\x80\x80"), 0xfffd, 1}, {TR_SPAN("\xe2\x82"), 0xfffd, 1}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    size_t at = 0;
    assert_int_equal(tr_utf8_next(cases[i].text, &at), cases[i].code);
    assert_int_equal(at, cases[i].size);
  }
}

static void every_code_point_survives_writing_and_reading(void **state) {
  (void)state;
  for (uint32_t code = 1; code < 0x110000; code += code < 0x3000 ? 1 : 97) {
    if (code >= 0xd800 && code < 0xe000) continue;
    char bytes[4];
    size_t at = 0;
    const truce_span text = {bytes, tr_utf8_put(code, bytes)};
    assert_int_equal(tr_utf8_next(text, &at), code);
    assert_int_equal(at, text.size);
  }
}

static void invalid_utf8_is_found_where_it_stands(void **state) {
  (void)state;
  size_t where = 99;
  assert_true(tr_utf8_valid(TR_SPAN("Bogot\xc3\xa1"), &where));
  assert_false(tr_utf8_valid(TR_SPAN("Bogot\xe1 says"), &where));
  assert_int_equal(where, 5);
  assert_true(tr_utf8_valid(TR_SPAN("\xef\xbf\xbd"), NULL)); /* the replacement character itself is valid */
}

static void splitting_gives_every_part_also_empty_ones(void **state) {
  (void)state;
  static const char *const wanted[] = {"a", "", "bc", ""};
  truce_span rest = TR_SPAN("a,,bc,"), part;
  size_t count = 0;
  while (tr_split(&rest, ',', &part)) assert_true(tr_equal_string(part, wanted[count++]));
  assert_int_equal(count, 4);
}

static void numbers_are_whole_or_nothing(void **state) {
  (void)state;
  double number = 0;
  assert_true(tr_number(TR_SPAN("-12.5"), &number));
  assert_true(number < -12.4 && number > -12.6);
  assert_true(tr_number(TR_SPAN("-.07"), &number));
  assert_true(number == strtod("-.07", NULL));
  assert_true(tr_number(TR_SPAN("1234567890.12345678901"), &number));
  assert_true(number == strtod("1234567890.12345678901", NULL));
  assert_true(tr_number(TR_SPAN("+7."), &number));
  assert_true(number == 7);
  assert_false(tr_number(TR_SPAN("."), &number));
  assert_false(tr_number(TR_SPAN("-"), &number));
  assert_false(tr_number(TR_SPAN("1.2.3"), &number));
  assert_false(tr_number(TR_SPAN("12 dead"), &number));
  assert_false(tr_number(TR_SPAN(""), &number));
  assert_false(tr_number(TR_SPAN("1e9"), &number));
}

static void finding_stops_at_the_end(void **state) {
  (void)state;
  assert_int_equal(tr_find(TR_SPAN("talks and talks"), TR_SPAN("talks"), 1), 10);
  assert_int_equal(tr_find(TR_SPAN("talks"), TR_SPAN("talks"), 1), SIZE_MAX);
  assert_int_equal(tr_find(TR_SPAN("talks"), TR_SPAN("x"), 9), SIZE_MAX);
}

static void a_buffer_grows_and_stays_ended(void **state) {
  (void)state;
  tr_buffer buffer = {0};
  for (int i = 0; i < 5000; i++) tr_buffer_printf(&buffer, "%d,", i % 10);
  assert_int_equal(buffer.size, 10000);
  assert_int_equal(buffer.data[buffer.size], 0);
  tr_buffer_clear(&buffer);
  assert_int_equal(tr_buffer_span(&buffer).size, 0);
  tr_buffer_free(&buffer);
}

static void a_byte_order_mark_is_no_part_of_a_text(void **state) {
  (void)state;
  assert_true(tr_equal_string(tr_behind_mark(TR_SPAN("\xEF\xBB\xBFname")), "name"));
  assert_true(tr_equal_string(tr_behind_mark(TR_SPAN("name")), "name"));
  assert_int_equal(tr_behind_mark((truce_span){NULL, 0}).size, 0);
}

static void a_failure_carries_file_place_and_message(void **state) {
  (void)state;
  truce_error error;
  assert_int_equal(tr_fail(&error, TRUCE_BAD_DATA, "roster.tsv", 12, "line %d: %s", 12, "no name"), TRUCE_BAD_DATA);
  assert_string_equal(error.file, "roster.tsv");
  assert_string_equal(error.message, "line 12: no name");
  assert_int_equal(tr_fail(NULL, TRUCE_EMPTY, NULL, -1, "nothing"), TRUCE_EMPTY);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_byte_that_is_no_utf8_is_one_replacement), cmocka_unit_test(every_code_point_survives_writing_and_reading),
      cmocka_unit_test(invalid_utf8_is_found_where_it_stands), cmocka_unit_test(splitting_gives_every_part_also_empty_ones),
      cmocka_unit_test(numbers_are_whole_or_nothing), cmocka_unit_test(finding_stops_at_the_end), cmocka_unit_test(a_buffer_grows_and_stays_ended),
      cmocka_unit_test(a_byte_order_mark_is_no_part_of_a_text), cmocka_unit_test(a_failure_carries_file_place_and_message),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
