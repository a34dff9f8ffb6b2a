/* The positions matrix: party × proposal; each cell the latest position with its history. */
#include <stdlib.h>

#include "base/dates.h"
#include "process/views.h"
#include "store/spell.h"

enum { MOST_PROPOSALS = 12, MOST_PARTIES = 24 };

/* Proposals that positions are told of, the latest first. */
static json_t *proposals_of(truce_store *store, int32_t today, double sure, size_t most) {
  json_t *list = json_array();
  sqlite3_stmt *q = tr_sql(store,
                           "SELECT p.id, json_extract(p.fields, '$.name'), max(s.day) AS last FROM entry s JOIN entry p ON p.id = s.about WHERE s.kind = 'stance' AND s.sure >= ? "
                           "AND (s.day IS NULL OR s.day <= ?) GROUP BY p.id ORDER BY last DESC, count(*) DESC LIMIT ?", "dii", sure, (int64_t)today, (int64_t)most);
  while (tr_row(store, q))
    json_array_append_new(list, json_pack("{s:I, s:o, s:n}", "id", (json_int_t)sqlite3_column_int64(q, 0), "name", tr_column_string(q, 1), "stage"));
  return list;
}

/* One telling of a position, as in Cell.history. */
static json_t *telling(sqlite3_stmt *q) {
  return json_pack("{s:o, s:o, s:o, s:I, s:o, s:o, s:I, s:f, s:i, s:i}", "position", tr_column_string(q, 2), "status", tr_column_string(q, 3), "day", tr_day_json(tr_column_day(q, 4)), "line",
                   (json_int_t)sqlite3_column_int64(q, 5), "says", tr_column_string(q, 6), "source", tr_column_string(q, 9), "entry", (json_int_t)sqlite3_column_int64(q, 0), "sure",
                   sqlite3_column_double(q, 7), "reports", sqlite3_column_int(q, 10), "sources", sqlite3_column_int(q, 11));
}

static json_t *find_cell(json_t *cells, int64_t party, int64_t proposal) {
  for (size_t i = 0; i < json_array_size(cells); i++) {
    json_t *cell = json_array_get(cells, i);
    if (json_integer_value(json_object_get(cell, "party")) == party && json_integer_value(json_object_get(cell, "proposal")) == proposal) return cell;
  }
  json_t *cell = json_pack("{s:I, s:I, s:[], s:[]}", "party", (json_int_t)party, "proposal", (json_int_t)proposal, "history", "conditions");
  json_array_append_new(cells, cell);
  return cell;
}

static void add_conditions(json_t *cell, json_t *fields) {
  json_t *conditions = json_object_get(fields, "conditions");
  if (json_array_size(conditions)) json_object_set(cell, "conditions", conditions);
}

/* All tellings about one proposal, in order of day, into cells. */
static void tell_proposal(truce_store *store, int64_t proposal, int32_t today, double sure, json_t *cells) {
  sqlite3_stmt *q = tr_sql(store,
                           "SELECT e.id, a.actor, e.word, e.status, e.day, e.line, e.says, e.sure, e.fields, r.source, e.reports, e.sources FROM entry e "
                           "JOIN entry_actor a ON a.entry = e.id AND a.kind = 'stance' AND a.field = 'party' AND a.actor > 0 JOIN line l ON l.id = e.line JOIN report r ON r.id = l.report "
                           "WHERE e.about = ? AND e.kind = 'stance' AND e.sure >= ? AND (e.day IS NULL OR e.day <= ?) ORDER BY e.day, e.sure, e.id LIMIT 400", "idi", proposal, sure, (int64_t)today);
  while (tr_row(store, q)) {
    json_t *cell = find_cell(cells, tr_view_side(store, sqlite3_column_int64(q, 1)), proposal), *fields = tr_column_json(q, 8);
    json_array_append_new(json_object_get(cell, "history"), telling(q));
    add_conditions(cell, fields);
    json_decref(fields);
  }
}

/* The last telling is the position; `changed` if it is the first or another one since `since`. */
static void finish_cell(json_t *cell, truce_day since) {
  static const char *const taken[] = {"position", "status", "day", "entry", "line", "says", "sure", "reports", "sources"};
  json_t *history = json_object_get(cell, "history"), *last = json_array_get(history, json_array_size(history) - 1), *before = NULL;
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

static size_t cells_of(json_t *cells, int64_t party) {
  size_t count = 0;
  for (size_t i = 0; i < json_array_size(cells); i++) count += json_integer_value(json_object_get(json_array_get(cells, i), "party")) == party;
  return count;
}

/* Parties, those with most cells first. */
static json_t *parties_of(truce_store *store, json_t *cells, int64_t only) {
  json_t *list = json_array();
  for (size_t want = MOST_PROPOSALS; want > 0; want--)
    for (size_t i = 0; i < json_array_size(cells) && json_array_size(list) < MOST_PARTIES; i++) {
      int64_t party = json_integer_value(json_object_get(json_array_get(cells, i), "party"));
      bool seen = false;
      for (size_t j = 0; j < json_array_size(list); j++) seen |= json_integer_value(json_object_get(json_array_get(list, j), "id")) == party;
      if (!seen && cells_of(cells, party) == want && (!only || tr_view_side(store, only) == party)) json_array_append_new(list, tr_actor_ref(store, party));
    }
  return list;
}

static void drop_unlisted(json_t *cells, json_t *parties) {
  for (size_t i = json_array_size(cells); i-- > 0;) {
    int64_t party = json_integer_value(json_object_get(json_array_get(cells, i), "party"));
    bool listed = false;
    for (size_t j = 0; j < json_array_size(parties); j++) listed |= json_integer_value(json_object_get(json_array_get(parties, j), "id")) == party;
    if (!listed) json_array_remove(cells, i);
  }
}

json_t *tr_view_positions(truce_store *store, const truce_view_options *o) {
  int32_t today = tr_view_today(store, o);
  size_t most = tr_view_limit(o) < MOST_PROPOSALS ? tr_view_limit(o) : MOST_PROPOSALS;
  json_t *proposals = proposals_of(store, today, tr_view_sure(o), most), *cells = json_array();
  for (size_t i = 0; i < json_array_size(proposals); i++)
    tell_proposal(store, json_integer_value(json_object_get(json_array_get(proposals, i), "id")), today, tr_view_sure(o), cells);
  json_t *parties = parties_of(store, cells, o->party);
  drop_unlisted(cells, parties);
  for (size_t i = 0; i < json_array_size(cells); i++) finish_cell(json_array_get(cells, i), o->since);
  return json_pack("{s:o, s:o, s:o}", "proposals", proposals, "parties", parties, "cells", cells);
}
