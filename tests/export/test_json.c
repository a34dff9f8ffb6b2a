/* The JSON of a report. */
#include "export/json.h"
#include "export/json_pieces.h"

#include <jansson.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/dates.h"

static const char *written(tr_buffer *out) { return out->data ? out->data : ""; }

static void text_is_escaped_and_broken_bytes_replaced(void **state) {
  (void)state;
  static const struct { const char *in; size_t size; const char *out; } cases[] = {
      {"", 0, "\"\""},
      {"plain", 5, "\"plain\""},
      {"a\"b\\c\n\t\x01", 8, "\"a\\\"b\\\\c\\n\\t\\u0001\""},
      {"Bogot\xC3\xA1", 7, "\"Bogot\xC3\xA1\""},
      {"x\xFFy", 3, "\"x\xEF\xBF\xBDy\""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    tr_buffer out = {0};
    tr_json_text(&out, (truce_span){cases[i].in, cases[i].size});
    assert_string_equal(written(&out), cases[i].out);
    tr_buffer_free(&out);
  }
}

static void numbers_read_back_the_same(void **state) {
  (void)state;
  static const double numbers[] = {0, 7, -3, 0.1, 50.2, 1e300, 1.0 / 3, 123456789012.0};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    tr_buffer out = {0};
    tr_json_number(&out, numbers[i]);
    assert_true(strtod(written(&out), NULL) == numbers[i]);
    tr_buffer_free(&out);
  }
  tr_buffer out = {0};
  tr_json_number(&out, NAN);
  assert_string_equal(written(&out), "null");
  tr_buffer_free(&out);
}

static void a_date_tells_from_to_precision_and_basis(void **state) {
  (void)state;
  tr_buffer out = {0};
  truce_date date = {.from = tr_day_of(2016, 6, 23), .to = tr_day_of(2016, 6, 24), .from_minute = -1, .precision = TRUCE_DAY};
  tr_json_date(&out, &date);
  assert_string_equal(written(&out), "{\"from\":\"2016-06-23\",\"to\":\"2016-06-24\",\"precision\":\"day\",\"basis\":\"stated\"}");
  tr_buffer_clear(&out);
  date.from_minute = 9 * 60 + 5, date.precision = TRUCE_INSTANT, date.of_report = true;
  tr_json_date(&out, &date);
  assert_string_equal(written(&out), "{\"from\":\"2016-06-23T09:05\",\"to\":\"2016-06-23T09:05\",\"precision\":\"instant\",\"basis\":\"report\"}");
  tr_buffer_free(&out);
}

/* "The FARC accepted the truce." with a proposal line and a stance on it. */
static json_t *small_record(void) {
  static const uint32_t farc[] = {0}, about[] = {0}, mentions[] = {0};
  static const truce_range says[] = {{0, 27}}, condition[] = {{4, 8}}, purpose[] = {{9, 17}};
  static const truce_value proposal[] = {{.field = TRUCE_FIELD_NAME, .text = {"the truce", 9}}};
  static const truce_value stance[] = {
      {.field = TRUCE_FIELD_PARTY, .count = 1, .ids = farc},
      {.field = TRUCE_FIELD_ABOUT, .count = 1, .ids = about},
      {.field = TRUCE_FIELD_POSITION, .text = {"accepts", 7}},
      {.field = TRUCE_FIELD_CONDITIONS, .count = 1, .ranges = condition},
  };
  static const truce_value leg[] = {
      {.field = TRUCE_FIELD_WHO, .count = 0},
      {.field = TRUCE_FIELD_WHERE, .text = {"the border", 10}},
      {.field = TRUCE_FIELD_PURPOSE, .count = 1, .ranges = purpose},
  };
  static const truce_value step[] = {{.field = TRUCE_FIELD_ABOUT, .number = 1, .count = 1, .ranges = purpose}};
  static const truce_line lines[] = {
      {.kind = TRUCE_PROPOSAL, .evidence = says, .evidence_count = 1, .place = TRUCE_NONE, .values = proposal, .value_count = 1},
      {.kind = TRUCE_STANCE, .evidence = says, .evidence_count = 1, .place = TRUCE_NONE, .sure = 0.75f, .values = stance, .value_count = 4},
      {.kind = TRUCE_LEG, .status = TRUCE_PLANNED, .evidence = says, .evidence_count = 1, .place = 0, .values = leg, .value_count = 3},
      {.kind = TRUCE_STEP, .evidence = says, .evidence_count = 1, .place = TRUCE_NONE, .values = step, .value_count = 1}};
  static const truce_report report = {
      .id = {"sha256:0", 8}, .title = {"A \"title\"", 9}, .text = {"The FARC accepted the truce.", 28}, .published = {TRUCE_NO_DAY}};
  static truce_mention mention[] = {{.where = {4, 8}}};
  static truce_actor actors[] = {{.name = {"FARC", 4}, .kind = TRUCE_ARMED_GROUP, .country = "COL", .mentions = mentions, .mention_count = 1}};
  static truce_sentence sentences[] = {{.where = {0, 28}}};
  const truce_reading reading = {
      .report = &report,
      .mentions = mention,
      .mention_count = 1,
      .actors = actors,
      .actor_count = 1,
      .sentences = sentences,
      .sentence_count = 1,
  };
  const truce_record record = {&report, &reading, lines, 4};
  const truce_made_by made_by = {"1", "m", "c"};
  tr_buffer out = {0};
  tr_record_write_json(&record, &made_by, &(tr_json_layers){.names = true, .members = TR_SPAN("\"pairs\":[]")}, &out);
  json_t *read = json_loads(written(&out), 0, NULL);
  tr_buffer_free(&out);
  return read;
}

static json_t *line_of(json_t *record, size_t i) { return json_array_get(json_object_get(record, "lines"), i); }

static void a_record_has_every_member_of_the_contract(void **state) {
  (void)state;
  json_t *record = small_record();
  assert_non_null(record);
  static const char *const members[] = {"report", "sentences", "actors", "places", "times", "quotes", "lines", "names", "pairs", "made_by"};
  for (size_t i = 0; i < sizeof members / sizeof *members; i++) assert_non_null(json_object_get(record, members[i]));
  assert_true(json_is_null(json_object_get(json_object_get(record, "report"), "published")));
  assert_true(json_is_null(json_object_get(json_object_get(record, "report"), "url")));
  json_decref(record);
}

static void fields_are_written_by_their_type(void **state) {
  (void)state;
  json_t *record = small_record();
  json_t *stance = line_of(record, 1), *leg = line_of(record, 2), *step = line_of(record, 3);
  assert_int_equal(json_integer_value(json_object_get(line_of(record, 0), "id")), 0);
  assert_int_equal(json_integer_value(json_object_get(stance, "about")), 0);
  assert_true(json_is_array(json_object_get(stance, "conditions")));
  assert_int_equal(json_array_size(json_object_get(leg, "who")), 0);
  assert_string_equal(json_string_value(json_object_get(json_object_get(leg, "where"), "name")), "the border");
  assert_int_equal(json_integer_value(json_object_get(json_object_get(leg, "purpose"), "start")), 9);
  assert_true(json_is_null(json_object_get(stance, "place")));
  assert_int_equal(json_integer_value(json_object_get(leg, "place")), 0);
  assert_int_equal(json_integer_value(json_object_get(json_object_get(step, "about"), "end")), 17);
  json_decref(record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(text_is_escaped_and_broken_bytes_replaced), cmocka_unit_test(numbers_read_back_the_same),
      cmocka_unit_test(a_date_tells_from_to_precision_and_basis), cmocka_unit_test(a_record_has_every_member_of_the_contract),
      cmocka_unit_test(fields_are_written_by_their_type),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
