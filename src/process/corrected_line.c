/* One line as corrections see it: its fields, status, date and place read and set. */
#include <stdlib.h>

#include "base/dates.h"
#include "process/correction.h"
#include "process/entry.h"
#include "process/merge.h"
#include "store/record.h"

bool tr_corrected_load(truce_store *store, int64_t line, tr_corrected *t) {
  *t = (tr_corrected){.line = line};
  sqlite3_stmt *q =
      tr_sql(store, "SELECT l.entry, l.start, l.end, l.kind, l.data, r.key, l.dropped FROM line l JOIN report r ON r.id = l.report WHERE l.id = ?", "i", line);
  if (!tr_row(store, q)) return false;
  t->entry = sqlite3_column_int64(q, 0);
  t->start = sqlite3_column_int64(q, 1);
  t->end = sqlite3_column_int64(q, 2);
  t->kind = tr_kind_from(tr_column_text(q, 3));
  t->data = tr_column_json(q, 4);
  truce_span key = tr_column_text(q, 5);
  t->report_key = strndup(key.data, key.size);
  t->dropped = sqlite3_column_int(q, 6) != 0;
  tr_done(q);
  return true;
}

void tr_corrected_unload(tr_corrected *t) {
  json_decref(t->data);
  free(t->report_key);
}

/* ---- what stands in columns of its own ---- */

static void set_status(truce_store *store, const tr_corrected *t, json_t *value) {
  tr_run(store, tr_sql(store, "UPDATE line SET status = ? WHERE id = ?", "si", json_string_value(value), t->line));
}

static json_t *status_of(truce_store *store, const tr_corrected *t) {
  sqlite3_stmt *q = tr_sql(store, "SELECT status FROM line WHERE id = ?", "i", t->line);
  json_t *status = tr_row(store, q) ? tr_column_string(q, 0) : json_null();
  tr_done(q);
  return status;
}

/* A day or a range of days from a person; from an undone change also what a day alone does not tell. What has none stands at its report's. */
static void set_date(truce_store *store, const tr_corrected *t, json_t *value) {
  truce_day from = {TRUCE_NO_DAY}, to = {TRUCE_NO_DAY};
  json_t *minute = json_object_get(value, "minute"), *precision = json_object_get(value, "precision_number"), *of_report = json_object_get(value, "of_report");
  tr_day_parse(tr_span(json_string_value(json_object_get(value, "from"))), &from);
  tr_day_parse(tr_span(json_string_value(json_object_get(value, "to"))), &to);
  static const char sql[] =
      "UPDATE line SET "
      "  day = ifnull(?1, (SELECT published FROM report WHERE report.id = line.report)), "
      "  day_from = ?1, day_to = ?2, minute = ?3, precision = ?4, of_report = ?5 "
      "WHERE id = ?6";
  const int64_t at = minute ? json_integer_value(minute) : -1, exactly = precision ? json_integer_value(precision) : 1;
  tr_run(store, tr_sql(store, sql, "ooiiii", from.days, to.days, at, exactly, (int64_t)json_is_true(of_report), t->line));
}

static json_t *date_of(truce_store *store, const tr_corrected *t) {
  sqlite3_stmt *q = tr_sql(store, "SELECT day_from, day_to, minute, precision, of_report FROM line WHERE id = ?", "i", t->line);
  if (!tr_row(store, q)) return json_null();
  json_t *date = tr_column_null(q, 0) ? json_null() : tr_row_json(q, 0, "from:d to:d minute:i precision_number:i of_report:b");
  tr_done(q);
  return date;
}

static void set_place(truce_store *store, const tr_corrected *t, json_t *value) {
  tr_run(store, tr_sql(store, "UPDATE line SET place = ? WHERE id = ?", "zi", (int64_t)json_integer_value(value), t->line));
}

static json_t *place_of(truce_store *store, const tr_corrected *t) {
  const int64_t place = tr_single(store, tr_sql(store, "SELECT place FROM line WHERE id = ?", "i", t->line), 0);
  return place ? json_integer(place) : json_null();
}

static const struct column {
  const char *field;
  void (*set)(truce_store *store, const tr_corrected *t, json_t *value);
  json_t *(*get)(truce_store *store, const tr_corrected *t);
} columns[] = {{"status", set_status, status_of}, {"date", set_date, date_of}, {"place", set_place, place_of}};

static const struct column *column_of(const char *field) {
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
    if (!strcmp(columns[i].field, field)) return &columns[i];
  return NULL;
}

/* ---- fields ---- */

json_t *tr_corrected_field(truce_store *store, const tr_corrected *t, const char *field) {
  json_t *value = json_object_get(json_object_get(t->data, "fields"), field);
  const struct column *column = column_of(field);
  return value ? json_incref(value) : column ? column->get(store, t) : json_null();
}

void tr_corrected_set(truce_store *store, const tr_corrected *t, const char *field, json_t *value) {
  const struct column *column = column_of(field);
  if (column) {
    column->set(store, t, value);
    return;
  }
  json_object_set(json_object_get(t->data, "fields"), field, value);
  char *text = json_dumps(t->data, JSON_COMPACT);
  tr_run(store, tr_sql(store, "UPDATE line SET data = ? WHERE id = ?", "si", text, t->line));
  free(text);
  if (t->kind == TRUCE_DEADLINE && !strcmp(field, "by")) set_date(store, t, value);
}

void tr_corrected_merge(truce_store *store, const tr_corrected *t) {
  tr_run(store, tr_sql(store, "UPDATE line SET entry = NULL WHERE id = ?", "i", t->line));
  if (t->entry) tr_entry_refresh(store, t->entry);
  if (!tr_single(store, tr_sql(store, "SELECT dropped FROM line WHERE id = ?", "i", t->line), 0)) tr_merge_line(store, t->line, 0);
}
