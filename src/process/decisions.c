/* Decisions as they are kept: read, listed, and the lines they mean found again, for a report that is read anew has lines of new numbers. */
#include <stdio.h>
#include <stdlib.h>

#include "process/correction.h"
#include "store/record.h"

const char *const tr_action_names[] = {
#define X(id, name) name,
    TR_ACTION_TABLE(X)
#undef X
    NULL};

tr_action tr_action_named(truce_span name) {
  tr_action action = 0;
  while (action < TR_ACTION_COUNT && !tr_equal_string(name, tr_action_names[action])) action++;
  return action;
}

/* ---- as they are kept ---- */

tr_decision tr_decision_of_row(truce_store *store, sqlite3_stmt *q) {
  tr_decision d = {
      .id = sqlite3_column_int64(q, 0),
      .action = tr_action_named(tr_column_text(q, 1)),
      .value = tr_column_json(q, 3),
      .was = tr_column_json(q, 4),
      .other = tr_column_json(q, 5),
      .start = sqlite3_column_int64(q, 6),
      .end = sqlite3_column_int64(q, 7),
      .snapshot = tr_column_json(q, 8),
  };
  if (d.action != TR_ACTION_COUNT) d.report = tr_store_report(store, tr_column_text(q, 10));
  if (!tr_column_null(q, 2)) snprintf(d.field, sizeof d.field, "%s", tr_column_text(q, 2).data);
  snprintf(d.kind, sizeof d.kind, "%s", tr_column_text(q, 9).data);
  return d;
}

void tr_decision_free(tr_decision *d) { json_decref(d->snapshot), json_decref(d->value), json_decref(d->was), json_decref(d->other); }

tr_decisions tr_decisions_read(truce_store *store, sqlite3_stmt *q, int64_t line) {
  enum { MOST = 256 };
  tr_decisions all = {.list = calloc(MOST, sizeof *all.list)};
  while (all.list && all.count < MOST && tr_row(store, q)) {
    tr_decision *d = &all.list[all.count];
    *d = tr_decision_of_row(store, q);
    if (!line || tr_decided_line(store, d, true) == line) all.count++;
    else tr_decision_free(d);
  }
  tr_done(q);
  return all;
}

void tr_decisions_free(tr_decisions *all) {
  for (size_t i = 0; i < all->count; i++) tr_decision_free(&all->list[i]);
  free(all->list);
}

/* ---- finding the line again ---- */

static int equal_fields(json_t *a, json_t *b) {
  int equal = 0;
  const char *key;
  json_t *value;
  json_object_foreach(a, key, value) equal += json_equal(value, json_object_get(b, key));
  return equal;
}

static int64_t find_line(truce_store *store, int64_t report, truce_span kind, int64_t start, int64_t end, json_t *snapshot) {
  int64_t found = 0;
  double best = 0;
  if (!report) return 0;
  static const char sql[] = "SELECT id, start, end, json_extract(data, '$.fields') FROM line WHERE report = ? AND kind = ? AND start < ? AND end > ?";
  sqlite3_stmt *q = tr_sql(store, sql, "itii", report, kind, end, start);
  while (tr_row(store, q)) {
    int64_t s = sqlite3_column_int64(q, 1), e = sqlite3_column_int64(q, 2);
    int64_t shared = (e < end ? e : end) - (s > start ? s : start), all = (e > end ? e : end) - (s < start ? s : start);
    json_t *fields = tr_column_json(q, 3);
    double like = (double)shared / (double)(all ? all : 1) + 0.2 * equal_fields(snapshot, fields);
    json_decref(fields);
    if (like > best) best = like, found = sqlite3_column_int64(q, 0);
  }
  return found;
}

int64_t tr_decided_line(truce_store *store, const tr_decision *d, bool after) {
  json_t *fields = json_deep_copy(d->snapshot);
  if (after && d->action == TR_CHANGE && json_object_get(fields, d->field)) json_object_set(fields, d->field, d->value ? d->value : json_null());
  const int64_t line = find_line(store, d->report, tr_span(d->kind), d->start, d->end, fields);
  json_decref(fields);
  return line;
}

json_t *tr_line_to_find(const tr_corrected *t) {
  return json_pack("{s:s, s:s, s:I, s:I, s:O}", "report", t->report_key, "kind", truce_line_kind_names[t->kind], "start", (json_int_t)t->start, "end",
                   (json_int_t)t->end, "snapshot", json_object_get(t->data, "fields"));
}

int64_t tr_decided_entry(truce_store *store, const tr_decision *d) {
  if (!d->other) return 0;
  const int64_t report = tr_store_report(store, tr_span(json_string_value(json_object_get(d->other, "report"))));
  const int64_t line =
      find_line(store, report, tr_span(json_string_value(json_object_get(d->other, "kind"))), json_integer_value(json_object_get(d->other, "start")),
                json_integer_value(json_object_get(d->other, "end")), json_object_get(d->other, "snapshot"));
  return line ? tr_single(store, tr_sql(store, "SELECT entry FROM line WHERE id = ?", "i", line), 0) : 0;
}

/* ---- listing ---- */

/* A text as it is, other values as JSON in a text. */
static json_t *value_text(json_t *value) {
  if (!value || json_is_string(value)) return value ? json_incref(value) : json_null();
  char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
  json_t *string = json_string(text);
  free(text);
  return string;
}

static json_t *listed(sqlite3_stmt *q, const tr_decision *d, int64_t line) {
  json_t *correction = json_pack("{s:I, s:I}", "id", (json_int_t)d->id, "line", (json_int_t)line);
  tr_row_add(correction, q, 1, "action:s field:s");
  json_object_set_new(correction, "value", value_text(d->value));
  json_object_set_new(correction, "was", value_text(d->was));
  tr_row_add(correction, q, 11, "who:s why:s when:m undone:b");
  return correction;
}

json_t *tr_corrections_list(truce_store *store, int64_t line, int64_t before, size_t limit) {
  json_t *list = json_array();
  static const char sql[] =
      "SELECT " TR_DECISION_COLUMNS ", who, why, at, undone FROM correction "
      "WHERE id < ?1 AND (?2 = 0 OR (report_key, kind) = (SELECT r.key, l.kind FROM line l JOIN report r ON r.id = l.report WHERE l.id = ?2)) "
      "ORDER BY id DESC LIMIT ?3";
  sqlite3_stmt *q = tr_sql(store, sql, "iii", before ? before : INT64_MAX, line, (int64_t)limit);
  while (tr_row(store, q)) {
    tr_decision d = tr_decision_of_row(store, q);
    const bool undone = sqlite3_column_int(q, 14);
    const int64_t its = tr_decided_line(store, &d, !undone);
    if (!line || its == line) json_array_append_new(list, listed(q, &d, its));
    tr_decision_free(&d);
  }
  return list;
}
