/* The forms for tables, programs, maps and calendars, and the walk over all entries. */
#include "export/export.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/dates.h"
#include "base/json_form.h"
#include "export/event_rows.h"

/* Names of a field that holds actors, places or words, parted by "; ". */
static void add_names(const json_t *value, tr_buffer *out) {
  if (json_is_string(value)) tr_buffer_add_string(out, json_string_value(value));
  if (json_is_integer(value)) tr_buffer_printf(out, "%lld", (long long)json_integer_value(value));
  if (json_is_real(value)) tr_buffer_printf(out, "%.10g", json_real_value(value));
  if (json_is_boolean(value)) tr_buffer_add_string(out, json_is_true(value) ? "true" : "false");
  if (json_is_object(value)) {
    static const char *const names[] = {"name", "text", "from"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
      const json_t *named = json_object_get(value, names[i]);
      if (json_is_string(named)) return tr_buffer_add_string(out, json_string_value(named));
    }
  }
  for (size_t i = 0; i < json_array_size(value); i++) {
    if (i) tr_buffer_add_string(out, "; ");
    add_names(json_array_get(value, i), out);
  }
}

/* jsonl */
static void begin_nothing(tr_buffer *out) { (void)out; }
static bool write_jsonl(const json_t *entry, bool first, tr_buffer *out) {
  (void)first;
  char *text = json_dumps(entry, TR_JSON_FORM);
  if (text) tr_buffer_add_string(out, text), tr_buffer_add_char(out, '\n');
  free(text);
  return true;
}

/* csv: RFC 4180; a text that a spreadsheet would run as a formula gets an apostrophe. */
static void add_cell(truce_span text, bool first, tr_buffer *out) {
  bool quote = text.size && strchr("=+-@", text.data[0]);
  for (size_t i = 0; i < text.size; i++) quote = quote || strchr(",\"\r\n", text.data[i]);
  if (!first) tr_buffer_add_char(out, ',');
  if (quote) tr_buffer_add_char(out, '"');
  if (text.size && strchr("=+-@", text.data[0])) tr_buffer_add_char(out, '\'');
  for (size_t i = 0; i < text.size; i++) {
    if (text.data[i] == '"') tr_buffer_add_char(out, '"');
    tr_buffer_add_char(out, text.data[i]);
  }
  if (quote) tr_buffer_add_char(out, '"');
}

static const char *const entry_columns[] = {
    "id", "kind", "status", "date", "date_to", "place", "says", "sure", "reports", "sources", "first_seen", "last_seen", "line", "source", "published", "title",
};
enum { ENTRY_COLUMNS = sizeof entry_columns / sizeof *entry_columns };

/* Names of fields, each once, in the order of the table. */
static bool field_named_before(int field) {
  for (int other = 0; other < field; other++)
    if (!strcmp(truce_field_names[other], truce_field_names[field])) return true;
  return false;
}

static void begin_csv(tr_buffer *out) {
  for (size_t i = 0; i < ENTRY_COLUMNS; i++) add_cell(tr_span(entry_columns[i]), i == 0, out);
  for (int field = 0; field < TRUCE_FIELD_COUNT; field++)
    if (!field_named_before(field)) add_cell(tr_span(truce_field_names[field]), false, out);
  tr_buffer_add_string(out, "\r\n");
}

static bool write_csv(const json_t *entry, bool first, tr_buffer *out) {
  (void)first;
  tr_buffer cell = {0};
  for (size_t i = 0; i < ENTRY_COLUMNS; i++) {
    const bool to = !strcmp(entry_columns[i], "date_to");
    tr_buffer_clear(&cell);
    if (to)
      tr_buffer_add_string(&cell, tr_text_in(json_object_get(entry, "date"), "to"));
    else
      add_names(json_object_get(entry, entry_columns[i]), &cell);
    add_cell(tr_buffer_span(&cell), i == 0, out);
  }
  const json_t *fields = json_object_get(entry, "fields");
  for (int field = 0; field < TRUCE_FIELD_COUNT; field++) {
    if (field_named_before(field)) continue;
    tr_buffer_clear(&cell);
    add_names(json_object_get(fields, truce_field_names[field]), &cell);
    add_cell(tr_buffer_span(&cell), false, out);
  }
  tr_buffer_add_string(out, "\r\n");
  tr_buffer_free(&cell);
  return true;
}

/* geojson: RFC 7946; entries with a place that is on the map. */
static const json_t *place_of(const json_t *entry) {
  static const char *const names[] = {"point", "where"};
  const json_t *fields = json_object_get(entry, "fields");
  for (size_t i = 0; i < 2; i++) {
    const json_t *place = json_object_get(fields, names[i]);
    if (json_is_number(json_object_get(place, "latitude"))) return place;
  }
  const json_t *place = json_object_get(entry, "place");
  return json_is_number(json_object_get(place, "latitude")) ? place : NULL;
}

static void begin_geojson(tr_buffer *out) { tr_buffer_add_string(out, "{\"type\":\"FeatureCollection\",\"features\":["); }
static void end_geojson(tr_buffer *out) { tr_buffer_add_string(out, "]}\n"); }
static bool write_geojson(const json_t *entry, bool first, tr_buffer *out) {
  const json_t *place = place_of(entry);
  if (!place) return false;
  const double longitude = json_number_value(json_object_get(place, "longitude")), latitude = json_number_value(json_object_get(place, "latitude"));
  json_t *geometry = json_pack("{s:s, s:[f, f]}", "type", "Point", "coordinates", longitude, latitude);
  json_t *feature = json_pack("{s:s, s:O, s:o, s:O}", "type", "Feature", "id", json_object_get(entry, "id"), "geometry", geometry, "properties", entry);
  char *text = feature ? json_dumps(feature, TR_JSON_FORM) : NULL;
  if (text && !first) tr_buffer_add_char(out, ',');
  if (text) tr_buffer_add_string(out, text);
  free(text);
  json_decref(feature);
  return text != NULL;
}

/* ics: RFC 5545; deadlines and journeys with a day, each a whole-day event. */
static void add_ics_line(const char *name, truce_span value, tr_buffer *out) {
  enum { FOLD = 73 };
  size_t column = strlen(name) + 1;
  tr_buffer_add_string(out, name);
  tr_buffer_add_char(out, ':');
  for (size_t i = 0; i < value.size; i++) {
    const char c = value.data[i];
    if (column >= FOLD && ((unsigned char)c & 0xC0) != 0x80) tr_buffer_add_string(out, "\r\n "), column = 1;
    if (c == '\n') {
      tr_buffer_add_string(out, "\\n");
      column += 2;
      continue;
    }
    if (c == '\r') continue;
    if (strchr(",;\\", c)) tr_buffer_add_char(out, '\\'), column++;
    tr_buffer_add_char(out, c);
    column++;
  }
  tr_buffer_add_string(out, "\r\n");
}

static bool ics_day(const json_t *entry, truce_day *day) {
  const json_t *by = json_object_get(json_object_get(entry, "fields"), "by");
  const char *text = json_is_string(by) ? json_string_value(by) : tr_text_in(by, "from");
  if (strcmp(tr_text_in(entry, "kind"), "deadline") != 0 || !*text) text = tr_text_in(json_object_get(entry, "date"), "from");
  return tr_day_parse(tr_span(text), day);
}

static void add_ics_day(const char *name, truce_day day, tr_buffer *out) {
  const tr_civil civil = tr_civil_of(day);
  tr_buffer_printf(out, "%s;VALUE=DATE:%04d%02d%02d\r\n", name, civil.year, civil.month, civil.day);
}

static void begin_ics(tr_buffer *out) {
  tr_buffer_add_string(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//truce//record of a peace process//EN\r\nCALSCALE:GREGORIAN\r\n");
}
static void end_ics(tr_buffer *out) { tr_buffer_add_string(out, "END:VCALENDAR\r\n"); }

/* "Cuba, Norway" */
static void add_row_of_names(const json_t *list, tr_buffer *out) {
  for (size_t i = 0; i < json_array_size(list); i++) tr_buffer_printf(out, "%s%s", i ? ", " : "", tr_text_in(json_array_get(list, i), "name"));
}

static void ics_summary(const json_t *entry, tr_buffer *out) {
  const json_t *fields = json_object_get(entry, "fields");
  const bool leg = !strcmp(tr_text_in(entry, "kind"), "leg");
  tr_buffer_add_string(out, leg ? "Journey: " : "Deadline: ");
  const size_t before = out->size;
  if (leg) add_row_of_names(json_object_get(fields, "who"), out);
  else add_names(json_object_get(fields, "what"), out);
  const char *where = leg ? tr_text_in(json_object_get(fields, "where"), "name") : "";
  if (*where) tr_buffer_printf(out, "%s%s", out->size > before ? " to " : "", where);
  if (out->size == before) tr_buffer_add_string(out, tr_text_in(entry, "says"));
}

static bool write_ics(const json_t *entry, bool first, tr_buffer *out) {
  (void)first;
  truce_day day;
  const char *kind = tr_text_in(entry, "kind"), *status = tr_text_in(entry, "status");
  if ((strcmp(kind, "deadline") != 0 && strcmp(kind, "leg") != 0) || !ics_day(entry, &day)) return false;
  tr_buffer summary = {0};
  ics_summary(entry, &summary);
  const long long id = json_integer_value(json_object_get(entry, "id"));
  tr_buffer_add_string(out, "BEGIN:VEVENT\r\n");
  tr_buffer_printf(out, "UID:entry-%lld@truce\r\n", id);
  tr_buffer_add_string(out, "DTSTAMP:19700101T000000Z\r\n");
  add_ics_day("DTSTART", day, out);
  add_ics_day("DTEND", (truce_day){day.days + 1}, out);
  add_ics_line("SUMMARY", tr_buffer_span(&summary), out);
  add_ics_line("DESCRIPTION", tr_span(tr_text_in(entry, "says")), out);
  tr_buffer_printf(out, "STATUS:%s\r\nEND:VEVENT\r\n", !strcmp(status, "negated") ? "CANCELLED" : !strcmp(status, "actual") ? "CONFIRMED" : "TENTATIVE");
  tr_buffer_free(&summary);
  return true;
}

static const tr_export_form forms[] = {
    {"csv", "text/csv; charset=utf-8", "truce.csv",
     "One row an entry; ids of actors and places, ranges in the text and the lines behind an entry are left out.",
     begin_csv, write_csv, begin_nothing, NULL},
    {"jsonl", "application/x-ndjson", "truce.jsonl",
     "Nothing of an entry is left out; its lines are named by its best one.",
     begin_nothing, write_jsonl, begin_nothing, NULL},
    {"geojson", "application/geo+json", "truce.geojson",
     "Entries without a place on the map are left out.",
     begin_geojson, write_geojson, end_geojson, NULL},
    {"ics", "text/calendar; charset=utf-8", "truce.ics",
     "Only deadlines and journeys with a day are carried, as whole days; hours and sources are left out.",
     begin_ics, write_ics, end_ics, NULL},
};
static const tr_export_form *const event_forms[] = {&tr_form_plover, &tr_form_polecat, &tr_form_icews, &tr_form_gdelt, &tr_form_acled};
enum { FORMS = sizeof forms / sizeof *forms, EVENT_FORMS = sizeof event_forms / sizeof *event_forms };

const tr_export_form *tr_export_form_at(size_t index) {
  if (index < FORMS) return &forms[index];
  return index < FORMS + EVENT_FORMS ? event_forms[index - FORMS] : NULL;
}
const tr_export_form *tr_export_form_named(const char *name) {
  for (size_t i = 0; i < FORMS + EVENT_FORMS; i++)
    if (!strcmp(tr_export_form_at(i)->name, name)) return tr_export_form_at(i);
  return NULL;
}

static bool write_entry(const tr_export_form *form, const json_t *entry, bool first, tr_buffer *out) {
  return form->events ? tr_event_table_write(form->events, entry, out) : form->write(entry, first, out);
}

/* Writes one page; the next cursor (malloc'ed) or NULL. */
static char *write_page(const tr_export_form *form, const json_t *page, bool *first, tr_buffer *out) {
  const json_t *entries = json_object_get(page, "entries");
  for (size_t i = 0; i < json_array_size(entries); i++)
    if (write_entry(form, json_array_get(entries, i), *first, out)) *first = false;
  const char *next = json_string_value(json_object_get(page, "next"));
  return next ? strdup(next) : NULL;
}

truce_status tr_export(truce_store *store, const char *name, const tr_filter *given, tr_buffer *out, truce_error *error) {
  enum { PAGE = 500 };
  const tr_export_form *form = tr_export_form_named(name);
  if (!form) return tr_fail(error, TRUCE_BAD_USAGE, NULL, -1, "There is no form '%s'.", name);
  tr_filter filter = *given;
  filter.limit = PAGE;
  filter.cursor = NULL;
  bool first = true, fine = true;
  char *cursor = NULL;
  tr_read_begin(store);
  if (form->events) tr_event_table_begin(form->events, out);
  else form->begin(out);
  do {
    json_t *page = tr_query_entries(store, &filter);
    free(cursor);
    cursor = page ? write_page(form, page, &first, out) : NULL;
    fine = page != NULL;
    filter.cursor = cursor;
    json_decref(page);
  } while (cursor);
  if (form->end) form->end(out);
  const truce_status status = tr_read_end(store, error);
  if (status || fine) return status;
  return tr_fail(error, TRUCE_BAD_USAGE, NULL, -1, "The words or filters cannot be used.");
}
