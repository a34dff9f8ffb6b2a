/* Entries and fields as people read them: ids of actors, places and proposals become names, ranges become words of the text. */
#include "store/spell.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/dates.h"
#include "store/record.h"

json_t *tr_actor_ref(truce_store *store, int64_t id) {
  sqlite3_stmt *q = tr_sql(store, "SELECT name, kind, country, sectors FROM actor WHERE id = ?", "i", id);
  if (!tr_row(store, q)) return json_null();
  json_t *ref = json_pack("{s:I, s:o, s:o, s:o}", "id", (json_int_t)id, "name", tr_column_string(q, 0), "kind", tr_column_string(q, 1), "country",
                          tr_column_string(q, 2));
  json_t *sectors = tr_column_json(q, 3);
  if (json_array_size(sectors)) json_object_set(ref, "sectors", sectors);
  json_decref(sectors);
  tr_done(q);
  return ref;
}

static json_t *real_or_null(sqlite3_stmt *q, int column) { return tr_column_null(q, column) ? json_null() : json_real(sqlite3_column_double(q, column)); }

json_t *tr_place_ref(truce_store *store, int64_t id) {
  sqlite3_stmt *q = tr_sql(store, "SELECT name, country, latitude, longitude FROM place WHERE id = ?", "i", id);
  if (!tr_row(store, q)) return json_null();
  json_t *ref = json_pack("{s:I, s:o, s:o, s:o, s:o}", "id", (json_int_t)id, "name", tr_column_string(q, 0), "country", tr_column_string(q, 1), "latitude",
                          real_or_null(q, 2), "longitude", real_or_null(q, 3));
  tr_done(q);
  return ref;
}

const char *tr_precision_name(int64_t precision) {
  static const char *const names[] = {"instant", "day", "week", "month", "year"};
  return names[precision >= 0 && precision < 5 ? precision : TRUCE_DAY];
}

json_t *tr_date_of_row(sqlite3_stmt *row, int first) {
  truce_day from = tr_column_day(row, first), to = tr_column_day(row, first + 1);
  if (from.days == TRUCE_NO_DAY) return json_null();
  int minute = sqlite3_column_int(row, first + 2);
  char text[32], day[16];
  tr_day_print(from, day);
  if (minute >= 0)
    snprintf(text, sizeof text, "%sT%02d:%02d", day, minute <= 1440 ? minute / 60 : minute / 60 % 24,
             minute % 60); /* midnight at the end of a day is its 24:00 */
  else
    snprintf(text, sizeof text, "%s", day);
  return json_pack("{s:s, s:o, s:s, s:s}", "from", text, "to", minute >= 0 ? json_string(text) : tr_day_json(to), "precision",
                   tr_precision_name(sqlite3_column_int64(row, first + 3)), "basis", sqlite3_column_int(row, first + 4) ? "report" : "stated");
}

json_t *tr_range_spelt(int64_t start, int64_t end, truce_span text) {
  json_t *range = json_pack("{s:I, s:I}", "start", (json_int_t)start, "end", (json_int_t)end);
  if (start >= 0 && start <= end && (size_t)end <= text.size)
    json_object_set_new(range, "text", json_stringn_nocheck(text.data + start, (size_t)(end - start)));
  return range;
}

/* ---- fields ---- */

static json_t *spell_actors(truce_store *store, json_t *value) {
  json_t *list = json_array();
  for (size_t i = 0; i < json_array_size(value); i++) json_array_append_new(list, tr_actor_ref(store, json_integer_value(json_array_get(value, i))));
  return list;
}

static json_t *spell_place(truce_store *store, json_t *value) {
  if (json_is_integer(value)) return tr_place_ref(store, json_integer_value(value));
  if (!json_is_object(value)) return json_null();
  return json_pack("{s:n, s:O}", "id", "name", json_object_get(value, "name"));
}

/* Ranges of a line → its words; an entry has words already. One piece alone is a string. */
static json_t *spell_ranges(json_t *value, truce_span text) {
  json_t *list = json_array();
  for (size_t i = 0; i < json_array_size(value); i++) {
    json_t *piece = json_array_get(value, i);
    size_t start = (size_t)json_integer_value(json_object_get(piece, "start")), end = (size_t)json_integer_value(json_object_get(piece, "end"));
    if (json_is_string(piece))
      json_array_append(list, piece);
    else if (start < end && end <= text.size)
      json_array_append_new(list, json_stringn_nocheck(text.data + start, end - start));
  }
  return list;
}

static json_t *one_or_list(json_t *list, truce_field field) {
  if (field == TRUCE_FIELD_CONDITIONS || json_array_size(list) != 1) return list;
  json_t *one = json_incref(json_array_get(list, 0));
  json_decref(list);
  return one;
}

static json_t *spell_about(truce_store *store, json_t *value, int64_t about, truce_span text) {
  if (about) {
    sqlite3_stmt *q = tr_sql(store, "SELECT json_extract(fields, '$.name') FROM entry WHERE id = ?", "i", about);
    json_t *name = tr_row(store, q) ? tr_column_string(q, 0) : json_null();
    tr_done(q);
    return json_pack("{s:I, s:o}", "proposal", (json_int_t)about, "name", name);
  }
  json_t *words = json_object_get(value, "words"), *name = json_object_get(value, "name");
  if (name) return json_pack("{s:n, s:O}", "proposal", "name", name);
  if (!words) return json_null();
  return json_pack("{s:n, s:o}", "proposal", "name", one_or_list(spell_ranges(words, text), TRUCE_FIELD_ABOUT));
}

static json_t *spell_stages(json_t *value, truce_span text) {
  json_t *list = json_array();
  (void)text;
  for (size_t i = 0; i < json_array_size(value); i++) {
    json_t *stage = json_array_get(value, i);
    json_array_append_new(list, json_pack("{s:O, s:O}", "number", json_object_get(stage, "number"), "text", json_object_get(stage, "text")));
  }
  return list;
}

static json_t *spell(truce_store *store, truce_field field, json_t *value, int64_t about, truce_span text) {
  switch (truce_field_types[field]) {
    case TRUCE_VALUE_ACTOR:
    case TRUCE_VALUE_ACTORS: return spell_actors(store, value);
    case TRUCE_VALUE_PLACE: return spell_place(store, value);
    case TRUCE_VALUE_RANGES: return one_or_list(spell_ranges(value, text), field);
    case TRUCE_VALUE_ABOUT: return spell_about(store, value, about, text);
    case TRUCE_VALUE_STAGES: return spell_stages(value, text);
    default: return json_incref(value);
  }
}

json_t *tr_fields_spelt(truce_store *store, const char *kind_name, json_t *fields, int64_t about, truce_span text) {
  json_t *out = json_object();
  truce_line_kind kind = tr_kind_from(tr_span(kind_name));
  if (kind == TRUCE_LINE_KIND_COUNT) return out;
  for (const truce_field *f = truce_kind_fields(kind); *f != TRUCE_FIELD_COUNT; f++) {
    json_t *value = json_object_get(fields, truce_field_names[*f]);
    if (value) json_object_set_new(out, truce_field_names[*f], spell(store, *f, value, about, text));
  }
  return out;
}

/* ---- entries ---- */

void tr_add_source(truce_store *store, json_t *object, int64_t line) {
  sqlite3_stmt *q = tr_sql(store, "SELECT r.source, r.published, r.title, r.key FROM line l JOIN report r ON r.id = l.report WHERE l.id = ?", "i", line);
  if (!tr_row(store, q)) return;
  json_object_set_new(object, "source", tr_column_string(q, 0));
  json_object_set_new(object, "published", tr_day_json(tr_column_day(q, 1)));
  json_object_set_new(object, "title", tr_column_string(q, 2));
  json_object_set_new(object, "report", tr_column_string(q, 3));
  tr_done(q);
}

json_t *tr_entry_of_row(truce_store *store, sqlite3_stmt *row) {
  json_t *fields = tr_column_json(row, 17);
  int64_t about = sqlite3_column_int64(row, 10), place = sqlite3_column_int64(row, 9);
  const char *kind = (const char *)sqlite3_column_text(row, 1);
  json_t *entry =
      json_pack("{s:I, s:s, s:o, s:o, s:o, s:o, s:f, s:i, s:i, s:o, s:o, s:I, s:o, s:b, s:b, s:i}", "id", (json_int_t)sqlite3_column_int64(row, 0), "kind",
                kind, "status", tr_column_string(row, 2), "says", tr_column_string(row, 3), "date", tr_date_of_row(row, 4), "place",
                place ? tr_place_ref(store, place) : json_null(), "sure", sqlite3_column_double(row, 11), "reports", sqlite3_column_int(row, 12), "sources",
                sqlite3_column_int(row, 13), "first_seen", tr_day_json(tr_column_day(row, 14)), "last_seen", tr_day_json(tr_column_day(row, 15)), "line",
                (json_int_t)sqlite3_column_int64(row, 16), "fields", tr_fields_spelt(store, kind, fields, about, TR_SPAN("")), "denied",
                sqlite3_column_int(row, 18), "corrected", sqlite3_column_int(row, 19), "lines_count", sqlite3_column_int(row, 20));
  json_decref(fields);
  tr_add_source(store, entry, sqlite3_column_int64(row, 16));
  return entry;
}

json_t *tr_entry_json(truce_store *store, int64_t id) {
  sqlite3_stmt *q = tr_sql(store, "SELECT " TR_ENTRY_COLUMNS " FROM entry e WHERE e.id = ?", "i", id);
  if (!tr_row(store, q)) return NULL;
  json_t *entry = tr_entry_of_row(store, q);
  tr_done(q);
  return entry;
}
