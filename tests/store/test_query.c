/* Lists, counts and search on a small record. */
#include "../process/made_store.h"

#include "process/corrections.h"
#include "store/query.h"
#include "store/record.h"

static void pages_of_entries_follow_each_other_without_gap(void **state) {
  truce_store *store = *state;
  tr_read_begin(store);
  json_t *all = tr_query_entries(store, &(tr_filter){.limit = 500});
  size_t total = made_count_at(all, "entries"), seen = 0;
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
  assert_null(tr_query_entries(store, &(tr_filter){.kinds = "stance,"}));
  json_decref(all);
  assert_int_equal(tr_read_end(store, NULL), TRUCE_OK);
}

static void search_finds_words_phrases_and_survives_any_text(void **state) {
  truce_store *store = *state;
  static const struct {
    const char *text;
    size_t hits;
  } cases[] = {{"truce", 3}, {"\"June truce\"", 3}, {"truce -accepted", 2}, {"road", 2}, {"AND OR NOT (", 0}, {"\"", 0}, {"*", 0}, {"x:y ^ {", 0}};
  tr_read_begin(store);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    json_t *page = tr_query_search(store, &(tr_filter){.text = cases[i].text});
    assert_int_equal(made_count_at(page, "hits"), cases[i].hits);
    json_decref(page);
  }
  assert_int_equal(tr_read_end(store, NULL), TRUCE_OK);
}

/* The sum of the entries of all places that pass the filter. */
static int64_t entries_of_places(truce_store *store, const tr_filter *filter) {
  json_t *page = tr_query_places(store, filter), *place;
  int64_t sum = 0;
  size_t i;
  json_array_foreach(json_object_get(page, "places"), i, place) sum += json_integer_value(json_object_get(place, "entries"));
  json_decref(page);
  return sum;
}

static void an_entry_stands_where_it_leads_else_where_it_happened(void **state) {
  truce_store *store = *state;
  tr_read_begin(store);
  assert_int_equal(entries_of_places(store, &(tr_filter){0}), 4); /* the road twice, the journey, the raid */
  assert_int_equal(entries_of_places(store, &(tr_filter){.text = "HAVÁNA"}), 2);
  assert_int_equal(entries_of_places(store, &(tr_filter){.text = "%"}), 0);
  assert_int_equal(entries_of_places(store, &(tr_filter){.kinds = "leg,access"}), 3);
  assert_int_equal(entries_of_places(store, &(tr_filter){.sure = 0.7}), 3);
  assert_int_equal(entries_of_places(store, &(tr_filter){.status = "planned"}), 0);
  assert_int_equal(entries_of_places(store, &(tr_filter){.since = tr_day_of(2016, 6, 6)}), 1);
  assert_int_equal(entries_of_places(store, &(tr_filter){.until = tr_day_of(2016, 6, 6), .kinds = "access"}), 1);
  assert_int_equal(entries_of_places(store, &(tr_filter){.actor = made_number_of(store, "SELECT id FROM actor WHERE name = 'FARC'")}), 2);
  assert_null(tr_query_places(store, &(tr_filter){.kinds = "weather"}));
  assert_int_equal(tr_read_end(store, NULL), TRUCE_OK);
}

/* What is counted as it comes and goes, counted anew; what stands beside actors, as their entries have it. */
static void assert_tallies(truce_store *store) {
  static const char differing[] =
      "SELECT count(*) FROM entry_actor a JOIN entry e ON e.id = a.entry "
      "WHERE a.word <> e.word OR a.negated <> (e.status = 'negated') OR a.about IS NOT e.about";
  assert_int_equal(made_number_of(store, differing), 0);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM actor_tally"), made_number_of(store, "SELECT count(*) FROM actor"));
  assert_int_equal(
      made_number_of(store, "SELECT count(*) FROM actor_tally t WHERE entries <> (SELECT count(DISTINCT entry) FROM entry_actor WHERE actor = t.actor)"), 0);
  assert_int_equal(
      made_number_of(store, "SELECT count(*) FROM actor_tally t WHERE reports <> (SELECT count(DISTINCT report) FROM report_actor WHERE actor = t.actor)"), 0);
  assert_int_equal(
      made_number_of(store,
                     "SELECT count(*) FROM tally WHERE count <> CASE what WHEN 'line' THEN (SELECT count(*) FROM line) ELSE (SELECT count(*) FROM entry) END"),
      0);
}

static void tallies_hold_when_lines_go_and_reports_are_read_again(void **state) {
  truce_store *store = *state;
  made m;
  truce_error error;
  truce_added added;
  assert_tallies(store);
  assert_int_equal(made_number_of(store, "SELECT entries FROM actor_tally t JOIN actor a ON a.id = t.actor WHERE a.name = 'FARC'"), 4);
  assert_int_equal(made_number_of(store, "SELECT reports FROM actor_tally t JOIN actor a ON a.id = t.actor WHERE a.name = 'FARC'"), 3);
  const tr_correction change = {.line = made_number_of(store, "SELECT id FROM line WHERE kind = 'event'"), .action = "change", .field = "status",
                                .value = "negated", .who = "ana"};
  assert_int_equal(tr_correct(store, &change, NULL, &error), TRUCE_OK);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry_actor WHERE kind = 'event' AND negated = 0"), 0);
  assert_tallies(store);
  const tr_correction drop = {.line = made_number_of(store, "SELECT id FROM line WHERE kind = 'leg'"), .action = "drop", .who = "ana"};
  assert_int_equal(tr_correct(store, &drop, NULL, &error), TRUCE_OK);
  assert_tallies(store);
  made_report(&m, "Courier", "2016-06-05", "The FARC travelled to Havana. The FARC raided a camp outside Havana."); /* as before, but nobody was understood */
  const truce_made_by newer = {"test", "model 2", "codebook 1"};
  assert_int_equal(truce_store_add(store, &m.record, &newer, &added, &error), TRUCE_OK);
  made_free(&m);
  assert_tallies(store);
  assert_int_equal(made_number_of(store, "SELECT reports FROM actor_tally t JOIN actor a ON a.id = t.actor WHERE a.name = 'FARC'"), 2);
  tr_read_begin(store);
  assert_int_equal(entries_of_places(store, &(tr_filter){0}), 2);
  assert_int_equal(tr_read_end(store, NULL), TRUCE_OK);
}

static void the_surest_come_first_page_after_page(void **state) {
  truce_store *store = *state;
  char cursor[64] = "";
  double last = 1;
  size_t seen = 0;
  tr_read_begin(store);
  do {
    json_t *page = tr_query_entries(store, &(tr_filter){.sort = "surest", .limit = 3, .cursor = *cursor ? cursor : NULL}), *entry;
    size_t i;
    json_array_foreach(json_object_get(page, "entries"), i, entry) {
      double sure = json_number_value(json_object_get(entry, "sure"));
      assert_true(sure <= last);
      last = sure;
      seen++;
    }
    snprintf(cursor, sizeof cursor, "%s", tr_text_in(page, "next"));
    json_decref(page);
  } while (*cursor);
  assert_int_equal(seen, made_number_of(store, "SELECT count(*) FROM entry WHERE lines > 0"));
  assert_int_equal(tr_read_end(store, NULL), TRUCE_OK);
}

/* No list of a large record may look at all of it: the plans follow indexes. */
static void orders_of_lists_are_orders_of_indexes(void **state) {
  static const char *const queries[] = {
      "SELECT id FROM entry e WHERE e.lines > 0 AND +e.kind IN ('event') ORDER BY CAST(e.sure * 1000000 AS INTEGER) DESC, e.id DESC LIMIT 9",
      "SELECT actor FROM actor_tally t WHERE t.entries > 0 ORDER BY t.entries DESC, t.actor DESC LIMIT 9",
      "SELECT id FROM entry e WHERE e.spot = 1 AND e.lines > 0 AND e.day IS NOT NULL ORDER BY e.day DESC, e.id DESC LIMIT 9",
  };
  truce_store *store = *state;
  for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
    char sql[400];
    snprintf(sql, sizeof sql, "EXPLAIN QUERY PLAN %s", queries[i]);
    sqlite3_stmt *q = tr_sql_built(store, sql);
    while (tr_row(store, q)) assert_int_equal(tr_find(tr_column_text(q, 3), TR_SPAN("TEMP B-TREE FOR ORDER BY"), 0), SIZE_MAX);
    tr_done_built(q);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pages_of_entries_follow_each_other_without_gap),
      cmocka_unit_test(search_finds_words_phrases_and_survives_any_text),
      cmocka_unit_test(an_entry_stands_where_it_leads_else_where_it_happened),
      cmocka_unit_test(the_surest_come_first_page_after_page),
      cmocka_unit_test(orders_of_lists_are_orders_of_indexes),
      ON_SMALL(tallies_hold_when_lines_go_and_reports_are_read_again),
  };
  return cmocka_run_group_tests(tests, made_small, made_gone);
}
