/* Views on a small record: two parties, one truce, a change of mind, a closed road, two tolls. */
#include "made.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "process/views.h"

static void add(truce_store *store, made *m) {
  truce_added added;
  truce_error error;
  assert_int_equal(truce_store_add(store, &m->record, &MADE_BY, &added, &error), TRUCE_OK);
  made_free(m);
}

static void stance(truce_store *store, const char *source, const char *day, const char *text, const char *party, const char *says, const char *position) {
  made m;
  made_report(&m, source, day, text);
  uint32_t actor = made_actor(&m, party, TRUCE_ARMED_GROUP, "COL");
  size_t proposal = made_line(&m, TRUCE_PROPOSAL, TRUCE_ACTUAL, "the June truce");
  made_word(&m, proposal, TRUCE_FIELD_NAME, "the June truce");
  size_t line = made_line(&m, TRUCE_STANCE, TRUCE_ACTUAL, says);
  MADE_IDS(&m, line, TRUCE_FIELD_PARTY, actor);
  MADE_IDS(&m, line, TRUCE_FIELD_ABOUT, (uint32_t)proposal);
  made_word(&m, line, TRUCE_FIELD_POSITION, position);
  add(store, &m);
}

static void toll(truce_store *store, const char *day, const char *text, const char *of, double number) {
  made m;
  made_report(&m, "Herald", day, text);
  size_t line = made_line(&m, TRUCE_FIGURE, TRUCE_ACTUAL, of);
  made_word(&m, line, TRUCE_FIELD_WHAT, "killed");
  made_number(&m, line, TRUCE_FIELD_NUMBER, number);
  made_words(&m, line, TRUCE_FIELD_OF, of);
  add(store, &m);
}

static void road(truce_store *store, const char *day, const char *text, const char *state) {
  made m;
  made_report(&m, "Herald", day, text);
  uint32_t place = made_place(&m, "the Cauca road", "COL", 0);
  size_t line = made_line(&m, TRUCE_ACCESS, TRUCE_ACTUAL, "The Cauca road");
  MADE_IDS(&m, line, TRUCE_FIELD_POINT, place);
  made_word(&m, line, TRUCE_FIELD_STATE, state);
  add(store, &m);
}

static char path[256];

static int fill(void **state) {
  truce_store *store = made_store(path);
  stance(store, "Courier", "2016-06-01", "The FARC rejected the June truce.", "FARC", "The FARC rejected", "rejects");
  stance(store, "Herald", "2016-06-20", "The FARC accepted the June truce.", "FARC", "The FARC accepted", "accepts");
  stance(store, "Herald", "2016-06-21", "The ELN opposed the June truce.", "ELN", "The ELN opposed", "opposes");
  toll(store, "2016-06-02", "Medics spoke of 10 dead soldiers.", "dead soldiers", 10);
  toll(store, "2016-06-03", "The army spoke of 11 dead soldiers.", "dead soldiers", 11);
  road(store, "2016-06-02", "The Cauca road was closed.", "closed");
  road(store, "2016-06-12", "The Cauca road was opened.", "open");
  *state = store;
  return 0;
}

static int empty(void **state) {
  truce_store_close(*state);
  made_store_remove(path);
  return 0;
}

static json_t *view(truce_store *store, const char *name, const truce_view_options *options) {
  char *text = NULL;
  truce_error error;
  assert_int_equal(truce_view_json(store, name, options, &text, &error), TRUCE_OK);
  json_t *json = json_loads(text, 0, NULL);
  free(text);
  assert_non_null(json);
  return json;
}

static void every_view_is_made_even_of_an_empty_store(void **state) {
  char other[256];
  truce_store *store = made_store(other);
  for (size_t i = 0; truce_view_names[i]; i++) {
    json_decref(view(store, truce_view_names[i], NULL));
    json_decref(view(*state, truce_view_names[i], NULL));
  }
  char *text = NULL;
  truce_error error;
  assert_int_equal(truce_view_json(store, "weather", NULL, &text, &error), TRUCE_NOT_FOUND);
  truce_store_close(store);
  made_store_remove(other);
}

static void a_cell_holds_the_last_position_and_its_history(void **state) {
  json_t *matrix = view(*state, "positions", &(truce_view_options){.since = tr_day_of(2016, 6, 15)});
  json_t *cells = json_object_get(matrix, "cells");
  assert_int_equal(json_array_size(cells), 2);
  for (size_t i = 0; i < 2; i++) {
    json_t *cell = json_array_get(cells, i);
    bool farc = json_array_size(json_object_get(cell, "history")) == 2;
    assert_string_equal(json_string_value(json_object_get(cell, "position")), farc ? "accepts" : "opposes");
    assert_true(json_is_true(json_object_get(cell, "changed")));
  }
  json_decref(matrix);
}

/* A report of one sentence: a party, its position on a proposal of this name. */
static void position(truce_store *store, const char *day, const char *text, const char *party, const char *name, const char *says) {
  made m;
  made_report(&m, "Herald", day, text);
  uint32_t actor = made_actor(&m, party, TRUCE_ARMED_GROUP, "");
  size_t proposal = made_line(&m, TRUCE_PROPOSAL, TRUCE_ACTUAL, name), line = made_line(&m, TRUCE_STANCE, TRUCE_ACTUAL, text);
  made_word(&m, proposal, TRUCE_FIELD_NAME, name);
  MADE_IDS(&m, line, TRUCE_FIELD_PARTY, actor);
  MADE_IDS(&m, line, TRUCE_FIELD_ABOUT, (uint32_t)proposal);
  made_word(&m, line, TRUCE_FIELD_POSITION, says);
  add(store, &m);
}

static void a_long_silence_or_a_renewal_begins_another_column(void **state) {
  char other[256];
  truce_store *store = made_store(other);
  (void)state;
  position(store, "2012-03-01", "The Front rejected the ceasefire.", "Front", "ceasefire", "rejects");
  position(store, "2013-03-01", "The Front accepted the ceasefire.", "Front", "ceasefire", "accepts");
  position(store, "2013-03-02", "The League opposed the peace deal.", "League", "peace deal", "opposes");
  position(store, "2013-04-02", "The League supported the new peace deal.", "League", "new peace deal", "supports");
  position(store, "2013-04-09", "The Front rejected the deal.", "Front", "deal", "rejects");
  json_t *matrix = view(store, "positions", NULL), *columns = json_object_get(matrix, "proposals");
  assert_int_equal(json_array_size(columns), 4);
  size_t ceasefires = 0, renewed = 0;
  for (size_t i = 0; i < 4; i++) {
    const char *name = json_string_value(json_object_get(json_array_get(columns, i), "name"));
    ceasefires += !strncmp(name, "ceasefire (201", 14);
    if (strstr(json_string_value(json_object_get(json_array_get(columns, i), "family")), "~new")) renewed = json_array_size(json_object_get(json_array_get(columns, i), "members"));
  }
  assert_int_equal(ceasefires, 2);
  assert_int_equal(renewed, 2); /* "the deal" is the new one by then */
  json_decref(matrix);
  truce_store_close(store);
  made_store_remove(other);
}

static void yes_and_no_on_one_day_is_both_ways(void **state) {
  char other[256];
  truce_store *store = made_store(other);
  (void)state;
  position(store, "2013-03-01", "The Front accepted the political part of the peace plan.", "Front", "peace plan", "accepts");
  position(store, "2013-03-01", "The Front rejected the military part of the peace plan.", "Front", "peace plan", "rejects");
  json_t *matrix = view(store, "positions", NULL);
  assert_true(json_is_true(json_object_get(json_array_get(json_object_get(matrix, "cells"), 0), "both_ways")));
  json_decref(matrix);
  truce_store_close(store);
  made_store_remove(other);
}

static void who_signs_accepts(void **state) {
  char other[256];
  truce_store *store = made_store(other);
  made m;
  (void)state;
  made_report(&m, "Herald", "2013-03-01", "The Front signed the river treaty.");
  uint32_t actor = made_actor(&m, "Front", TRUCE_ARMED_GROUP, "");
  size_t proposal = made_line(&m, TRUCE_PROPOSAL, TRUCE_ACTUAL, "river treaty"), step = made_line(&m, TRUCE_STEP, TRUCE_ACTUAL, "signed the river treaty");
  size_t event = made_line(&m, TRUCE_EVENT, TRUCE_ACTUAL, "The Front signed the river treaty");
  made_word(&m, proposal, TRUCE_FIELD_NAME, "river treaty");
  made_word(&m, step, TRUCE_FIELD_STEP, "signed");
  MADE_IDS(&m, step, TRUCE_FIELD_ABOUT, (uint32_t)proposal);
  made_word(&m, event, TRUCE_FIELD_TYPE, "AGREE");
  MADE_IDS(&m, event, TRUCE_FIELD_ACTORS, actor);
  add(store, &m);
  json_t *matrix = view(store, "positions", NULL), *cells = json_object_get(matrix, "cells");
  assert_int_equal(json_array_size(cells), 1);
  assert_string_equal(json_string_value(json_object_get(json_array_get(cells, 0), "position")), "accepts");
  json_decref(matrix);
  truce_store_close(store);
  made_store_remove(other);
}

static void until_shows_the_record_as_it_stood(void **state) {
  json_t *matrix = view(*state, "positions", &(truce_view_options){.until = tr_day_of(2016, 6, 10)});
  json_t *cells = json_object_get(matrix, "cells");
  assert_int_equal(json_array_size(cells), 1);
  assert_string_equal(json_string_value(json_object_get(json_array_get(cells, 0), "position")), "rejects");
  json_decref(matrix);
}

static void for_and_against_within_the_window_is_a_contradiction(void **state) {
  json_t *all = view(*state, "contradictions", NULL);
  assert_int_equal(json_array_size(json_object_get(all, "contradictions")), 1);
  json_decref(all);
  json_t *few = view(*state, "contradictions", &(truce_view_options){.days = 5});
  assert_int_equal(json_array_size(json_object_get(few, "contradictions")), 0);
  json_decref(few);
}

static void tolls_of_one_count_stand_side_by_side(void **state) {
  json_t *all = view(*state, "figures", NULL), *groups = json_object_get(all, "figures");
  assert_int_equal(json_array_size(groups), 1);
  assert_int_equal(json_array_size(json_object_get(json_array_get(groups, 0), "claims")), 2);
  json_decref(all);
}

static void the_access_board_shows_the_latest_state_of_a_point(void **state) {
  json_t *all = view(*state, "access", NULL), *board = json_object_get(all, "access");
  assert_int_equal(json_array_size(board), 1);
  assert_string_equal(json_string_value(json_object_get(json_object_get(json_array_get(board, 0), "fields"), "state")), "open");
  assert_int_equal(json_array_size(json_object_get(json_array_get(board, 0), "before")), 1);
  json_decref(all);
}

static void pages_of_entries_follow_each_other_without_gap(void **state) {
  truce_store *store = *state;
  tr_read_begin(store);
  json_t *all = tr_query_entries(store, &(tr_filter){.limit = 500});
  size_t total = json_array_size(json_object_get(all, "entries")), seen = 0;
  char cursor[64] = "";
  for (;;) {
    json_t *page = tr_query_entries(store, &(tr_filter){.limit = 2, .cursor = *cursor ? cursor : NULL});
    json_t *list = json_object_get(page, "entries"), *next = json_object_get(page, "next");
    for (size_t i = 0; i < json_array_size(list); i++, seen++)
      assert_true(json_equal(json_object_get(json_array_get(list, i), "id"), json_object_get(json_array_get(json_object_get(all, "entries"), seen), "id")));
    snprintf(cursor, sizeof cursor, "%s", json_is_string(next) ? json_string_value(next) : "");
    json_decref(page);
    if (!*cursor) break;
  }
  assert_int_equal(seen, total);
  assert_null(tr_query_entries(store, &(tr_filter){.cursor = "nonsense"}));
  assert_null(tr_query_entries(store, &(tr_filter){.kinds = "weather"}));
  json_decref(all);
  assert_int_equal(tr_read_end(store, NULL), TRUCE_OK);
}

static void search_finds_words_phrases_and_survives_any_text(void **state) {
  truce_store *store = *state;
  static const struct { const char *text; size_t hits; } cases[] = {{"truce", 3}, {"\"June truce\"", 3}, {"truce -accepted", 2}, {"road", 2}, {"AND OR NOT (", 0}, {"\"", 0}, {"*", 0}, {"x:y ^ {", 0}};
  tr_read_begin(store);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    json_t *page = tr_query_search(store, &(tr_filter){.text = cases[i].text});
    assert_int_equal(json_array_size(json_object_get(page, "hits")), cases[i].hits);
    json_decref(page);
  }
  assert_int_equal(tr_read_end(store, NULL), TRUCE_OK);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_view_is_made_even_of_an_empty_store), cmocka_unit_test(a_cell_holds_the_last_position_and_its_history),
      cmocka_unit_test(until_shows_the_record_as_it_stood), cmocka_unit_test(a_long_silence_or_a_renewal_begins_another_column),
      cmocka_unit_test(yes_and_no_on_one_day_is_both_ways), cmocka_unit_test(who_signs_accepts), cmocka_unit_test(for_and_against_within_the_window_is_a_contradiction),
      cmocka_unit_test(tolls_of_one_count_stand_side_by_side), cmocka_unit_test(the_access_board_shows_the_latest_state_of_a_point),
      cmocka_unit_test(pages_of_entries_follow_each_other_without_gap), cmocka_unit_test(search_finds_words_phrases_and_survives_any_text),
  };
  return cmocka_run_group_tests(tests, fill, empty);
}
