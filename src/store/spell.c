/* Entries and fields as people read them: ids of actors, places and proposals become names, ranges become words of the text. */
#include "store/spell.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/dates.h"
#include "record/parties.h"
#include "store/record.h"

json_t *tr_actor_ref(truce_store *store, int64_t id) {
  sqlite3_stmt *q = tr_sql(store, "SELECT id, name, kind, country, sectors FROM actor WHERE id = ?", "i", id);
  if (!tr_row(store, q)) return json_null();
  json_t *ref = tr_row_json(q, 0, "id:i name:s kind:s country:s"), *sectors = tr_column_json(q, 4);
  if (json_array_size(sectors)) json_object_set(ref, "sectors", sectors);
  if (tr_names_sides(tr_column_text(q, 1))) json_object_set_new(ref, "sides", json_true());
  json_decref(sectors);
  tr_done(q);
  return ref;
}

json_t *tr_place_ref(truce_store *store, int64_t id) {
  sqlite3_stmt *q = tr_sql(store, "SELECT id, name, country, latitude, longitude FROM place WHERE id = ?", "i", id);
  if (!tr_row(store, q)) return json_null();
  json_t *ref = tr_row_json(q, 0, "id:i name:s country:s latitude:R longitude:R");
  tr_done(q);
  return ref;
}

json_t *tr_date_of_row(sqlite3_stmt *row, int first) {
  truce_day from = tr_column_day(row, first), to = tr_column_day(row, first + 1);
  if (from.days == TRUCE_NO_DAY) return json_null();
  const int minute = sqlite3_column_int(row, first + 2);
  const int hour = minute <= 1440 ? minute / 60 : minute / 60 % 24; /* midnight at the end of a day is its 24:00 */
  char text[32], day[16];
  tr_day_print(from, day);
  if (minute >= 0) snprintf(text, sizeof text, "%sT%02d:%02d", day, hour, minute % 60);
  else snprintf(text, sizeof text, "%s", day);
  json_t *date = json_pack("{s:s, s:o}", "from", text, "to", minute >= 0 ? json_string(text) : tr_day_json(to));
  tr_row_add(date, row, first + 3, "precision:p");
  json_object_set_new(date, "basis", json_string(sqlite3_column_int(row, first + 4) ? "report" : "stated"));
  return date;
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

static json_t *spell_stages(json_t *value) {
  json_t *list = json_array();
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
    case TRUCE_VALUE_STAGES: return spell_stages(value);
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
  tr_row_add(object, q, 0, "source:s published:d title:s report:s");
  tr_done(q);
}

json_t *tr_entry_of_row(truce_store *store, sqlite3_stmt *row) {
  const char *kind = (const char *)sqlite3_column_text(row, 1);
  const int64_t place = sqlite3_column_int64(row, 9), about = sqlite3_column_int64(row, 10), line = sqlite3_column_int64(row, 16);
  json_t *fields = tr_column_json(row, 17), *entry = tr_row_json(row, 0, "id:i kind:s status:s says:s");
  json_object_set_new(entry, "date", tr_date_of_row(row, 4));
  json_object_set_new(entry, "place", place ? tr_place_ref(store, place) : json_null());
  tr_row_add(entry, row, 11, "sure:r reports:i sources:i first_seen:d last_seen:d line:i");
  json_object_set_new(entry, "fields", tr_fields_spelt(store, kind, fields, about, TR_SPAN("")));
  tr_row_add(entry, row, 18, "denied:b corrected:b lines_count:i");
  json_decref(fields);
  tr_add_source(store, entry, line);
  return entry;
}

json_t *tr_entry_json(truce_store *store, int64_t id) {
  sqlite3_stmt *q = tr_sql(store, "SELECT " TR_ENTRY_COLUMNS " FROM entry e WHERE e.id = ?", "i", id);
  if (!tr_row(store, q)) return NULL;
  json_t *entry = tr_entry_of_row(store, q);
  tr_done(q);
  return entry;
}
