/* Each form is read back: the same number of cells in every row, the same acts, nothing that broke a row. */
#include "../process/made_store.h"

#include "export/export.h"

static void add_event(truce_store *store, const char *day, const char *text, const char *says, const char *type, truce_line_status status, double dead) {
  made m;
  made_report(&m, "Courier, \"daily\"", day, text);
  uint32_t rebels = made_actor(&m, "Mountain\tFront", TRUCE_ARMED_GROUP, "COL"), army = made_actor(&m, "Army", TRUCE_BODY, "COL"),
           state = made_actor(&m, "Norway", TRUCE_STATE, "NOR");
  uint32_t place = made_place(&m, "Popay\xC3\xA1n, Cauca", "COL", 3671315);
  m.places[place].latitude = 2.44;
  m.places[place].longitude = -76.61;
  size_t line = made_line(&m, TRUCE_EVENT, status, says);
  m.lines[line].place = place;
  made_word(&m, line, TRUCE_FIELD_TYPE, type);
  MADE_IDS(&m, line, TRUCE_FIELD_ACTORS, rebels);
  MADE_IDS(&m, line, TRUCE_FIELD_RECIPIENTS, army, state);
  if (dead > 0) made_number(&m, line, TRUCE_FIELD_DEAD, dead);
  size_t due = made_line(&m, TRUCE_DEADLINE, TRUCE_PLANNED, says);
  made_words(&m, due, TRUCE_FIELD_WHAT_WORDS, says);
  made_value(&m, due, TRUCE_FIELD_BY_DATE)->date = made_date(2016, 5, 1);
  made_told(store, &m);
}

static int fill(void **state) {
  truce_store *store = made_store();
  add_event(store, "2016-04-01", "The front, \"again\", attacked the post.", "The front, \"again\", attacked", "ASSAULT", TRUCE_ACTUAL, 3);
  add_event(store, "2016-04-02", "The front will meet the envoys.", "The front will meet", "CONSULT", TRUCE_PLANNED, 0);
  *state = store;
  return 0;
}

static tr_buffer exported(truce_store *store, const char *form) {
  tr_buffer out = {0};
  truce_error error;
  assert_int_equal(tr_export(store, form, &(tr_filter){.sort = "earliest"}, &out, &error), TRUCE_OK);
  assert_true(tr_utf8_valid(tr_buffer_span(&out), NULL));
  return out;
}

/* Cells of the next row (RFC 4180 where the separator is a comma); false at the end. */
static bool next_row(truce_span *rest, char separator, char cells[70][200], size_t *count) {
  size_t i = 0, size = 0;
  bool quoted = false;
  if (!rest->size) return false;
  *count = 0;
  for (; i < rest->size; i++) {
    char c = rest->data[i];
    if (separator == ',' && c == '"' && quoted && i + 1 < rest->size && rest->data[i + 1] == '"') {
      cells[*count][size++] = rest->data[i++];
    } else if (separator == ',' && c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == separator || c == '\n')) {
      cells[(*count)++][size] = 0;
      size = 0;
      if (c == '\n') break;
    } else if (c != '\r') {
      assert_true(size < 199);
      cells[*count][size++] = c;
    }
  }
  rest->data += i + 1;
  rest->size -= i + 1;
  return true;
}

static void event_tables_read_back(void **state) {
  static const struct {
    const char *form;
    char separator;
    bool header;
    size_t columns, rows, actor, recipient;
  } cases[] = {{"plover", '\t', true, 21, 4, 6, 9},
               {"polecat", '\t', true, 40, 4, 7, 15},
               {"icews", '\t', true, 20, 2, 2, 8},
               {"gdelt", '\t', false, 61, 2, 6, 16},
               {"acled", ',', true, 31, 2, 7, 10}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    tr_buffer out = exported(*state, cases[i].form);
    truce_span rest = tr_buffer_span(&out);
    static char cells[70][200];
    size_t count, rows = 0;
    if (cases[i].header) {
      assert_true(next_row(&rest, cases[i].separator, cells, &count));
      assert_int_equal(count, cases[i].columns);
    }
    for (; next_row(&rest, cases[i].separator, cells, &count); rows++) {
      assert_int_equal(count, cases[i].columns);
      assert_string_equal(cells[cases[i].actor], "Mountain Front"); /* the tab in the name is a blank */
      assert_string_equal(cells[cases[i].recipient], rows % 2 ? "Norway" : "Army");
    }
    assert_int_equal(rows, cases[i].rows);
    tr_buffer_free(&out);
  }
}

/* Two that agree with each other: one act in ACLED's form, an act of each in others. */
static void an_agreement_is_one_act_for_acled(void **state) {
  truce_store *store = *state;
  made m;
  made_report(&m, "Courier", "2016-04-03", "The front and the army agreed.");
  const uint32_t both[] = {made_actor(&m, "Front", TRUCE_ARMED_GROUP, "COL"), made_actor(&m, "Army", TRUCE_BODY, "COL")};
  size_t line = made_line(&m, TRUCE_EVENT, TRUCE_ACTUAL, "The front and the army agreed");
  made_word(&m, line, TRUCE_FIELD_TYPE, "AGREE");
  MADE_IDS(&m, line, TRUCE_FIELD_ACTORS, both[0], both[1]);
  MADE_IDS(&m, line, TRUCE_FIELD_RECIPIENTS, both[0], both[1]);
  made_told(store, &m);
  static const struct { const char *form; size_t lines; } cases[] = {{"acled", 2}, {"plover", 3}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    tr_buffer out = exported(store, cases[i].form);
    truce_span rest = tr_buffer_span(&out), row;
    size_t lines = 0;
    while (tr_split(&rest, '\n', &row)) lines += row.size > 0;
    assert_int_equal(lines, cases[i].lines);
    tr_buffer_free(&out);
  }
}

/* "Years before, the front had attacked": no day is told, and the report's would be made up. */
static void no_day_is_made_up(void **state) {
  truce_store *store = *state;
  made m;
  made_report(&m, "Courier", "2016-04-03", "The front had attacked the post.");
  const uint32_t front = made_actor(&m, "Front", TRUCE_ARMED_GROUP, "COL"), army = made_actor(&m, "Army", TRUCE_BODY, "COL");
  const size_t line = made_event(&m, "The front had attacked the post", "ASSAULT", front);
  m.lines[line].dated = false;
  MADE_IDS(&m, line, TRUCE_FIELD_RECIPIENTS, army);
  made_told(store, &m);
  static const struct {
    const char *form;
    bool told;
  } cases[] = {{"plover", true}, {"polecat", true}, {"csv", true}, {"jsonl", true}, {"icews", false}, {"gdelt", false}, {"acled", false}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    tr_buffer out = exported(store, cases[i].form);
    truce_span rest = tr_buffer_span(&out), row;
    bool told = false;
    while (tr_split(&rest, '\n', &row)) told |= tr_find(row, TR_SPAN("Front"), 0) != SIZE_MAX || tr_find(row, TR_SPAN("had attacked"), 0) != SIZE_MAX;
    assert_int_equal(told, cases[i].told);
    assert_true(tr_find(tr_buffer_span(&out), TR_SPAN("\"from\":\"2016-04-03"), 0) == SIZE_MAX);
    tr_buffer_free(&out);
  }
}

static void an_attack_from_the_air_is_no_clash_for_acled(void **state) {
  add_event(*state, "2016-04-03", "The front said an airstrike had hit the post.", "an airstrike had hit the post", "ASSAULT", TRUCE_ACTUAL, 0);
  tr_buffer out = exported(*state, "acled");
  assert_true(tr_find(tr_buffer_span(&out), TR_SPAN("Explosions/Remote violence,Air/drone strike"), 0) != SIZE_MAX);
  tr_buffer_free(&out);
}

static void acled_counts_the_dead_once(void **state) {
  tr_buffer out = exported(*state, "acled");
  truce_span rest = tr_buffer_span(&out);
  static char cells[70][200];
  size_t count;
  double dead = 0;
  assert_true(next_row(&rest, ',', cells, &count));
  while (next_row(&rest, ',', cells, &count)) {
    dead += atof(cells[28]);
    assert_string_equal(cells[27], "The front, \"again\", attacked");
    assert_string_equal(cells[21], "Popay\xC3\xA1n, Cauca");
  }
  assert_true(dead == 3);
  tr_buffer_free(&out);
}

static void json_and_maps_read_back(void **state) {
  tr_buffer lines = exported(*state, "jsonl"), map = exported(*state, "geojson");
  truce_span rest = tr_buffer_span(&lines), line;
  size_t count = 0;
  while (tr_split(&rest, '\n', &line)) {
    if (!line.size) continue;
    json_t *entry = json_loadb(line.data, line.size, 0, NULL);
    assert_non_null(entry);
    assert_non_null(json_object_get(entry, "fields"));
    json_decref(entry);
    count++;
  }
  assert_int_equal(count, 4);
  json_t *features = json_loadb(map.data, map.size, 0, NULL);
  assert_int_equal(made_count_at(features, "features"), 2);
  json_decref(features);
  tr_buffer_free(&lines);
  tr_buffer_free(&map);
}

static void calendars_and_tables_read_back(void **state) {
  tr_buffer calendar = exported(*state, "ics"), table = exported(*state, "csv");
  assert_true(tr_find(tr_buffer_span(&calendar), TR_SPAN("DTSTART;VALUE=DATE:20160501\r\n"), 0) != SIZE_MAX);
  assert_true(tr_ends(tr_buffer_span(&calendar), TR_SPAN("END:VCALENDAR\r\n")));
  truce_span rest = tr_buffer_span(&table);
  static char cells[70][200];
  size_t count, columns = 0, rows = 0;
  for (; next_row(&rest, ',', cells, &count); rows++) {
    if (!rows) columns = count;
    assert_int_equal(count, columns);
  }
  assert_int_equal(rows, 5);
  tr_buffer_free(&calendar);
  tr_buffer_free(&table);
}

static void every_form_says_what_it_leaves_out(void **state) {
  (void)state;
  size_t count = 0;
  for (; tr_export_form_at(count); count++) assert_true(strlen(tr_export_form_at(count)->leaves_out) > 20);
  assert_int_equal(count, 9);
  assert_null(tr_export_form_named("weather"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(event_tables_read_back),
      cmocka_unit_test(acled_counts_the_dead_once),
      ON_FRESH(an_attack_from_the_air_is_no_clash_for_acled),
      ON_FRESH(an_agreement_is_one_act_for_acled),
      ON_FRESH(no_day_is_made_up),
      cmocka_unit_test(json_and_maps_read_back),
      cmocka_unit_test(calendars_and_tables_read_back),
      cmocka_unit_test(every_form_says_what_it_leaves_out),
  };
  return cmocka_run_group_tests(tests, fill, made_gone);
}
