/* Columns of a row: as values, and as JSON. */
#include "base/dates.h"
#include "store/sqlite.h"
#include "truce/reading.h"

bool tr_column_null(sqlite3_stmt *statement, int column) { return sqlite3_column_type(statement, column) == SQLITE_NULL; }

truce_span tr_column_text(sqlite3_stmt *statement, int column) {
  const char *text = (const char *)sqlite3_column_text(statement, column);
  return (truce_span){text, text ? (size_t)sqlite3_column_bytes(statement, column) : 0};
}

truce_day tr_column_day(sqlite3_stmt *statement, int column) {
  return (truce_day){tr_column_null(statement, column) ? TRUCE_NO_DAY : sqlite3_column_int(statement, column)};
}

json_t *tr_column_json(sqlite3_stmt *statement, int column) {
  truce_span text = tr_column_text(statement, column);
  return text.data ? json_loadb(text.data, text.size, JSON_DECODE_ANY, NULL) : NULL;
}

json_t *tr_column_string(sqlite3_stmt *statement, int column) {
  truce_span text = tr_column_text(statement, column);
  return text.size ? json_stringn_nocheck(text.data, text.size) : json_null();
}

json_t *tr_day_json(truce_day day) {
  if (day.days == TRUCE_NO_DAY || day.days == INT32_MAX) return json_null();
  char text[16];
  tr_day_print(day, text);
  return json_string(text);
}

void tr_moment_print(int64_t moment, char out[40]) {
  static const int64_t second_us = 1000000, day_s = 86400;
  char day[16];
  tr_day_print((truce_day){(int32_t)(moment / second_us / day_s)}, day);
  const int second = (int)(moment / second_us % day_s);
  snprintf(out, 40, "%sT%02d:%02d:%02dZ", day, second / 3600 % 24, second / 60 % 60, second % 60);
}

static json_t *moment_json(int64_t moment) {
  char text[40];
  tr_moment_print(moment, text);
  return json_string(text);
}

static const char *precision_name(int64_t precision) {
  return truce_precision_names[precision >= 0 && precision < TRUCE_PRECISION_COUNT ? precision : TRUCE_DAY];
}

static json_t *column_as(sqlite3_stmt *row, int column, char type) {
  switch (type) {
    case 'i': return json_integer(sqlite3_column_int64(row, column));
    case 'I': return tr_column_null(row, column) ? json_null() : json_integer(sqlite3_column_int64(row, column));
    case 'r': return json_real(sqlite3_column_double(row, column));
    case 'R': return tr_column_null(row, column) ? json_null() : json_real(sqlite3_column_double(row, column));
    case 'b': return json_boolean(sqlite3_column_int(row, column));
    case 's': return tr_column_string(row, column);
    case 'd': return tr_day_json(tr_column_day(row, column));
    case 'm': return moment_json(sqlite3_column_int64(row, column));
    case 'p': return json_string(precision_name(sqlite3_column_int64(row, column)));
    default: return tr_column_json(row, column);
  }
}

void tr_row_add(json_t *object, sqlite3_stmt *row, int first, const char *members) {
  truce_span rest = tr_span(members), member;
  for (int column = first; tr_split(&rest, ' ', &member); column++) {
    char name[32];
    snprintf(name, sizeof name, "%.*s", (int)member.size - 2, member.data);
    json_object_set_new(object, name, column_as(row, column, member.data[member.size - 1]));
  }
}

json_t *tr_row_json(sqlite3_stmt *row, int first, const char *members) {
  json_t *object = json_object();
  tr_row_add(object, row, first, members);
  return object;
}
