/* The cells of the positions matrix: what a party is told to hold of a proposal, and the telling that stands. */
#include "process/positions.h"

#include <string.h>

#include "base/dates.h"
#include "process/fact.h"
#include "process/families.h"

#define TELLING "e.status, e.day, e.precision, e.line, e.says, r.source, e.id, e.sure, e.reports, e.sources, e.fields, a.actor "
static const char stances[] =
    "SELECT e.word, " TELLING
    "FROM entry e INDEXED BY entry_by_about "
    "  JOIN entry_actor a ON a.entry = e.id AND a.kind = 'stance' AND a.field = 'party' AND a.actor > 0 "
    "  JOIN line l ON l.id = e.line JOIN report r ON r.id = l.report "
    "WHERE e.about = ?1 AND e.kind = 'stance' AND e.sure >= ?2 AND (e.day IS NULL OR e.day <= ?3) AND ifnull(e.first_seen, 0) <= ?3 "
    "ORDER BY e.day DESC, e.id DESC LIMIT 300";

/* Who signs or agrees accepts, mediators of the time aside: the events of the words that tell of the step. Whoever a deal is with does so, too, but not
 * where somebody takes a stance on it: "the house approved the deal with the FARC". */
static const char signings[] =
    "SELECT 'accepts', " TELLING
    "FROM entry s INDEXED BY entry_by_about "
    "  CROSS JOIN line l ON l.id = s.line "
    "  CROSS JOIN line m ON m.report = l.report AND m.sentence = l.sentence AND m.kind = 'event' AND m.dropped = 0 "
    "    AND m.start < l.end AND l.start < m.end "
    "  CROSS JOIN entry e ON e.id = m.entry AND e.word = 'AGREE' AND e.status = 'actual' "
    "  CROSS JOIN entry_actor a ON a.entry = e.id AND a.field IN ('actors', 'recipients') AND a.actor > 0 "
    "    AND (a.field = 'actors' OR NOT EXISTS (SELECT 1 FROM line t WHERE t.report = m.report AND t.sentence = m.sentence AND t.kind = 'stance' "
    "      AND t.dropped = 0 AND t.start < m.end AND m.start < t.end)) "
    "    AND NOT EXISTS (SELECT 1 FROM entry_actor b WHERE b.actor = a.actor AND b.kind = 'mediation' AND b.field = 'mediators' "
    "      AND b.day BETWEEN e.day - 30 AND e.day + 30) "
    "  JOIN report r ON r.id = l.report "
    "WHERE s.about = ?1 AND s.kind = 'step' AND s.word IN ('signed', 'agreed') AND s.status = 'actual' AND s.sure >= ?2 "
    "  AND (s.day IS NULL OR s.day <= ?3) AND ifnull(s.first_seen, 0) <= ?3 "
    "ORDER BY s.day DESC LIMIT 100";

/* One telling of a position, as in Cell.history. */
static json_t *telling(sqlite3_stmt *q) {
  return tr_row_json(q, 0, "position:s status:s day:d precision:p line:i says:s source:s entry:i sure:r reports:i sources:i");
}

static json_t *find_cell(json_t *cells, int64_t party, int64_t proposal) {
  for (size_t i = 0; i < json_array_size(cells); i++) {
    json_t *cell = json_array_get(cells, i);
    if (json_integer_value(json_object_get(cell, "party")) == party && json_integer_value(json_object_get(cell, "proposal")) == proposal) return cell;
  }
  json_t *cell = json_pack("{s:I, s:I, s:[]}", "party", (json_int_t)party, "proposal", (json_int_t)proposal, "history");
  json_array_append_new(cells, cell);
  return cell;
}

static void add_conditions(json_t *telling_json, json_t *fields) {
  json_t *conditions = json_object_get(fields, "conditions");
  json_object_set_new(telling_json, "conditions", conditions ? json_incref(conditions) : json_array());
}

/* The latest tellings about one member of a family into the family's cells; "both sides" are nobody's row. */
static size_t tell(truce_store *store, const char *sql, int64_t column, json_t *member, int32_t today, double sure, json_t *cells) {
  size_t told = 0;
  sqlite3_stmt *q = tr_sql(store, sql, "idi", (int64_t)json_integer_value(json_object_get(member, "id")), sure, (int64_t)today);
  while (tr_row(store, q)) {
    const int64_t actor = sqlite3_column_int64(q, 12);
    if (tr_actor_vague(store, actor)) continue;
    json_t *cell = find_cell(cells, tr_view_side(store, actor), column), *fields = tr_column_json(q, 11), *one = telling(q);
    json_object_set(one, "of", json_object_get(member, "name"));
    add_conditions(one, fields);
    json_array_append_new(json_object_get(cell, "history"), one);
    json_decref(fields);
    told++;
  }
  return told;
}

void tr_position_cells_add(truce_store *store, json_t *column, int32_t today, double sure, json_t *cells) {
  enum { MOST_TELLINGS = 400 };
  const int64_t id = json_integer_value(json_object_get(column, "id"));
  json_t *members = json_object_get(column, "members");
  size_t told = 0;
  for (size_t m = 0; m < json_array_size(members) && told < MOST_TELLINGS; m++) {
    told += tell(store, stances, id, json_array_get(members, m), today, sure, cells);
    told += tell(store, signings, id, json_array_get(members, m), today, sure, cells);
  }
}

/* -1, 0, 1 by day, undated first, then by how sure. */
static int earlier(json_t *a, json_t *b) {
  const char *x = json_string_value(json_object_get(a, "day")), *y = json_string_value(json_object_get(b, "day"));
  int order = strcmp(x ? x : "", y ? y : "");
  double p = json_number_value(json_object_get(a, "sure")), q = json_number_value(json_object_get(b, "sure"));
  return order ? order : p < q ? -1 : p > q;
}

static void sort_history(json_t *history) {
  for (size_t i = 1; i < json_array_size(history); i++)
    for (size_t j = i; j > 0 && earlier(json_array_get(history, j), json_array_get(history, j - 1)) < 0; j--) {
      json_t *later = json_incref(json_array_get(history, j - 1));
      json_array_set(history, j - 1, json_array_get(history, j));
      json_array_set_new(history, j, later);
    }
}

static bool held(json_t *telling_json) { return !strcmp(json_string_value(json_object_get(telling_json, "status")), "actual"); }

static bool of_extension(const tr_process_words *known, json_t *telling_json) {
  return tr_of_extension(known, tr_span(json_string_value(json_object_get(telling_json, "says"))));
}

/* The last that was held, of the thing itself if any is; what is only possible, planned or denied where there is nothing else. */
static json_t *standing(const tr_process_words *known, json_t *history) {
  json_t *last = NULL;
  for (size_t i = json_array_size(history); i-- > 0;) {
    json_t *one = json_array_get(history, i);
    if (held(one) && !of_extension(known, one)) return one;
    if (!last && held(one)) last = one;
  }
  return last ? last : json_array_get(history, json_array_size(history) - 1);
}

/* -1 against, 1 for. */
static int side_of(json_t *telling_json) {
  const char *position = json_string_value(json_object_get(telling_json, "position"));
  return !strncmp(position, "accepts", 7) || !strcmp(position, "supports") ? 1 : !strcmp(position, "rejects") || !strcmp(position, "opposes") ? -1 : 0;
}

static bool on_conditions(json_t *telling_json) {
  return !strcmp(json_string_value(json_object_get(telling_json, "position")), "accepts_with_conditions");
}

/* Told on the same day to be for it and against it: part of it, or reports that disagree. Who refuses and tells on what terms he would agree says one thing. */
static bool both_ways(const tr_process_words *known, json_t *history, json_t *last) {
  for (size_t i = 0; i < json_array_size(history); i++) {
    json_t *one = json_array_get(history, i);
    const bool opposed = side_of(one) * side_of(last) < 0 && !on_conditions(one) && !on_conditions(last);
    if (held(one) && !of_extension(known, one) && opposed && json_equal(json_object_get(one, "day"), json_object_get(last, "day")))
      return true;
  }
  return false;
}

/* The standing telling is the position; `changed` if it is the first or another one since `since`. */
void tr_position_cell_finish(truce_store *store, json_t *cell, truce_day since) {
  static const char *const taken[] = {"position", "status", "day", "precision", "entry", "line", "says", "sure", "reports", "sources", "conditions", "of"};
  sort_history(json_object_get(cell, "history"));
  json_t *history = json_object_get(cell, "history"), *last = standing(store->words, history), *before = NULL;
  json_object_set_new(cell, "both_ways", json_boolean(both_ways(store->words, history, last)));
  for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) json_object_set(cell, taken[i], json_object_get(last, taken[i]));
  truce_day day = {TRUCE_NO_DAY};
  for (size_t i = 0; since.days && i < json_array_size(history); i++) {
    json_t *one = json_array_get(history, i);
    if (tr_day_parse(tr_span(json_string_value(json_object_get(one, "day"))), &day) && day.days < since.days) before = one;
  }
  bool changed = since.days && tr_day_parse(tr_span(json_string_value(json_object_get(last, "day"))), &day) && day.days >= since.days &&
                 (!before || !json_equal(json_object_get(before, "position"), json_object_get(last, "position")));
  json_object_set_new(cell, "changed", json_boolean(changed));
}
