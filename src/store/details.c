/* Single things: a line with its sentence, an entry with its lines and history, a report with everything read in it. */
#include <stdlib.h>

#include "base/arena.h"
#include "process/corrections.h"
#include "store/record.h"
#include "store/spell.h"

/* ---- a line ---- */

/* Evidence, claims and reasons hold ranges: the words are written beside them. */
static json_t *ranges_spelt(json_t *ranges, truce_span text) {
  json_t *list = json_array();
  for (size_t i = 0; i < json_array_size(ranges); i++) {
    json_t *range = json_array_get(ranges, i);
    json_array_append_new(list, tr_range_spelt(json_integer_value(json_object_get(range, "start")), json_integer_value(json_object_get(range, "end")), text));
  }
  return list;
}

static json_t *said_by_spelt(truce_store *store, json_t *list) {
  json_t *out = json_array();
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *said = json_deep_copy(json_array_get(list, i)), *actor = json_object_get(said, "actor");
    if (json_is_integer(actor)) json_object_set_new(said, "actor", tr_actor_ref(store, json_integer_value(actor)));
    json_array_append_new(out, said);
  }
  return out;
}

static json_t *why_spelt(json_t *list, truce_span text) {
  json_t *out = json_array();
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *why = json_copy(json_array_get(list, i));
    json_object_set_new(why, "words", ranges_spelt(json_object_get(why, "words"), text));
    json_array_append_new(out, why);
  }
  return out;
}

static json_t *sentence_words(truce_store *store, int64_t report, int64_t number, truce_span text, bool with_range) {
  sqlite3_stmt *q = tr_sql(store, "SELECT start, end FROM sentence WHERE report = ? AND number = ?", "ii", report, number);
  if (!tr_row(store, q)) return json_null();
  int64_t start = sqlite3_column_int64(q, 0), end = sqlite3_column_int64(q, 1);
  tr_done(q);
  if (with_range) return tr_range_spelt(start, end, text);
  return (size_t)end <= text.size ? json_stringn_nocheck(text.data + start, (size_t)(end - start)) : json_null();
}

json_t *tr_query_line(truce_store *store, int64_t id) {
  static const char sql[] =
      "SELECT l.id, l.entry, l.kind, l.status, l.sure, "
      "  l.day_from, l.day_to, l.minute, l.precision, l.of_report, l.place, "
      "  l.merged, l.dropped, l.confirmed, l.data, l.sentence, l.report, e.about, r.text, " TR_REPORT_COLUMNS " "
      "FROM line l JOIN report r ON r.id = l.report LEFT JOIN entry e ON e.id = l.entry "
      "WHERE l.id = ?";
  sqlite3_stmt *q = tr_sql(store, sql, "i", id);
  if (!tr_row(store, q)) return NULL;
  const char *kind = (const char *)sqlite3_column_text(q, 2);
  const int64_t place = sqlite3_column_int64(q, 10), sentence = sqlite3_column_int64(q, 15), report = sqlite3_column_int64(q, 16);
  const truce_span text = tr_column_text(q, 18);
  json_t *data = tr_column_json(q, 14), *line = tr_row_json(q, 0, "id:i entry:I kind:s status:s sure:r");
  json_object_set_new(line, "date", tr_date_of_row(q, 5));
  json_object_set_new(line, "place", place ? tr_place_ref(store, place) : json_null());
  json_object_set_new(line, "said_by", said_by_spelt(store, json_object_get(data, "said_by")));
  json_object_set_new(line, "evidence", ranges_spelt(json_object_get(data, "evidence"), text));
  json_object_set_new(line, "sentence", sentence_words(store, report, sentence, text, true));
  json_object_set_new(line, "before", sentence_words(store, report, sentence - 1, text, false));
  json_object_set_new(line, "after", sentence_words(store, report, sentence + 1, text, false));
  json_object_set_new(line, "report", tr_report_of_row(q, 19));
  json_object_set_new(line, "why", why_spelt(json_object_get(data, "why"), text));
  json_object_set_new(line, "fields", tr_fields_spelt(store, kind, json_object_get(data, "fields"), sqlite3_column_int64(q, 17), text));
  tr_row_add(line, q, 11, "merged:s dropped:b confirmed:b");
  json_decref(data);
  tr_done(q);
  json_object_set_new(line, "corrections", tr_corrections_list(store, id, 0, 50));
  return line;
}

/* ---- an entry ---- */

/* What `spelt` makes of each id that the query gives. */
static json_t *each(truce_store *store, const char *sql, int64_t id, json_t *(*spelt)(truce_store *store, int64_t id)) {
  json_t *list = json_array();
  sqlite3_stmt *q = tr_sql(store, sql, "i", id);
  while (tr_row(store, q)) {
    json_t *one = spelt(store, sqlite3_column_int64(q, 0));
    if (one) json_array_append_new(list, one);
  }
  return list;
}

static const char lines_of[] =
    "SELECT l.id "
    "FROM line l JOIN report r ON r.id = l.report "
    "WHERE l.entry = ? AND l.dropped = 0 "
    "ORDER BY r.published, l.id LIMIT 200";

static json_t *change(const char *field, const char *value, json_t *line) {
  json_t *evidence = json_array_get(json_object_get(line, "evidence"), 0), *report = json_object_get(line, "report");
  return json_pack("{s:O, s:s, s:s, s:O, s:O, s:O}", "day", json_object_get(report, "published"), "field", field, "value", value, "line",
                   json_object_get(line, "id"), "says", json_object_get(evidence, "text"), "source", json_object_get(report, "source"));
}

/* What the reports, in order of day, say otherwise than the one before: status, or the kind's own word. */
static json_t *history_of(json_t *lines, const char *kind) {
  truce_field word = tr_kind_word_field(tr_kind_from(tr_span(kind)));
  const char *fields[] = {"status", word == TRUCE_FIELD_COUNT ? NULL : truce_field_names[word]};
  json_t *list = json_array();
  for (size_t f = 0; f < 2 && fields[f]; f++) {
    const char *last = NULL;
    for (size_t i = 0; i < json_array_size(lines); i++) {
      json_t *line = json_array_get(lines, i);
      const char *value = json_string_value(f ? json_object_get(json_object_get(line, "fields"), fields[f]) : json_object_get(line, "status"));
      if (value && (!last || strcmp(last, value) != 0)) json_array_append_new(list, change(fields[f], value, line));
      if (value) last = value;
    }
  }
  return list;
}

json_t *tr_query_entry(truce_store *store, int64_t id) {
  json_t *entry = tr_entry_json(store, id);
  if (!entry) return NULL;
  json_t *lines = each(store, lines_of, id, tr_query_line);
  json_object_set_new(entry, "history", history_of(lines, json_string_value(json_object_get(entry, "kind"))));
  json_object_set_new(entry, "lines", lines);
  json_object_set_new(entry, "denied_by", each(store, "SELECT entry FROM entry_link WHERE other = ? AND relation = 'denies'", id, tr_entry_json));
  json_object_set_new(entry, "denies", each(store, "SELECT other FROM entry_link WHERE entry = ? AND relation = 'denies'", id, tr_entry_json));
  return entry;
}

/* ---- a report ---- */

static json_t *sentences_of(truce_store *store, int64_t report) {
  json_t *list = json_array();
  sqlite3_stmt *q = tr_sql(store, "SELECT start, end FROM sentence WHERE report = ? ORDER BY number", "i", report);
  while (tr_row(store, q)) json_array_append_new(list, tr_range_spelt(sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1), (truce_span){NULL, 0}));
  return list;
}

static json_t *actors_of(truce_store *store, int64_t report) {
  json_t *list = json_array();
  static const char sql[] =
      "SELECT x.number, a.id, a.name, a.kind, a.country, a.sectors, x.office, a.roster_id, x.mentions "
      "FROM report_actor x JOIN actor a ON a.id = x.actor "
      "WHERE x.report = ? "
      "ORDER BY x.number";
  sqlite3_stmt *q = tr_sql(store, sql, "i", report);
  while (tr_row(store, q))
    json_array_append_new(list, tr_row_json(q, 0, "id:i store_id:i name:s kind:s country:s sectors:j office:s roster_id:s mentions:j"));
  return list;
}

static json_t *places_of(truce_store *store, int64_t report) {
  json_t *list = json_array();
  static const char sql[] =
      "SELECT x.number, p.id, p.admin1, p.geonames, p.kind, x.mentions "
      "FROM report_place x JOIN place p ON p.id = x.place "
      "WHERE x.report = ? "
      "ORDER BY x.number";
  sqlite3_stmt *q = tr_sql(store, sql, "i", report);
  while (tr_row(store, q)) {
    json_t *place = tr_place_ref(store, sqlite3_column_int64(q, 1));
    tr_row_add(place, q, 0, "id:i store_id:i");
    tr_row_add(place, q, 2, "admin1:s geonames:I kind:s mentions:j");
    json_array_append_new(list, place);
  }
  return list;
}

static json_t *lines_of_report(truce_store *store, int64_t report, truce_span text) {
  static const char sql[] =
      "SELECT l.number, l.id, l.entry, l.kind, l.status, l.sure, l.data, "
      "  l.day_from, l.day_to, l.minute, l.precision, l.of_report, l.place, e.about "
      "FROM line l LEFT JOIN entry e ON e.id = l.entry "
      "WHERE l.report = ? AND l.dropped = 0 "
      "ORDER BY l.number";
  json_t *list = json_array();
  sqlite3_stmt *q = tr_sql(store, sql, "i", report);
  while (tr_row(store, q)) {
    json_t *data = tr_column_json(q, 6);
    const char *kind = (const char *)sqlite3_column_text(q, 3);
    json_t *line = tr_fields_spelt(store, kind, json_object_get(data, "fields"), sqlite3_column_int64(q, 13), text);
    tr_row_add(line, q, 0, "id:i line:i entry:I kind:s status:s sure:r");
    json_object_set_new(line, "evidence", ranges_spelt(json_object_get(data, "evidence"), text));
    json_object_set_new(line, "said_by", said_by_spelt(store, json_object_get(data, "said_by")));
    json_object_set_new(line, "why", why_spelt(json_object_get(data, "why"), text));
    json_object_set_new(line, "date", tr_date_of_row(q, 7));
    json_object_set_new(line, "place", tr_column_null(q, 12) ? json_null() : tr_place_ref(store, sqlite3_column_int64(q, 12)));
    json_decref(data);
    json_array_append_new(list, line);
  }
  return list;
}

static truce_span copied(truce_arena *arena, sqlite3_stmt *q, int column) {
  return tr_column_null(q, column) ? (truce_span){NULL, 0} : tr_arena_copy(arena, tr_column_text(q, column));
}

bool tr_query_text(truce_store *store, const char *key, truce_arena *arena, truce_report *report) {
  sqlite3_stmt *q = tr_sql(store, "SELECT key, title, text, source, language, published FROM report WHERE key = ?", "s", key);
  if (!tr_row(store, q)) return false;
  *report = (truce_report){.id = copied(arena, q, 0),
                           .title = copied(arena, q, 1),
                           .text = copied(arena, q, 2),
                           .source = copied(arena, q, 3),
                           .language = copied(arena, q, 4),
                           .published = tr_column_day(q, 5)};
  tr_done(q);
  return true;
}

json_t *tr_query_report(truce_store *store, const char *key) {
  static const char sql[] =
      "SELECT r.id, r.text, r.language, r.author, r.dropped, r.origin, r.aside, r.times, r.quotes, r.truce, r.model, r.codebook, " TR_REPORT_COLUMNS " "
      "FROM report r WHERE r.key = ?";
  sqlite3_stmt *q = tr_sql(store, sql, "s", key);
  if (!tr_row(store, q)) return NULL;
  const int64_t id = sqlite3_column_int64(q, 0);
  json_t *report = json_object(), *head = tr_report_of_row(q, 12), *lines = lines_of_report(store, id, tr_column_text(q, 1));
  tr_row_add(head, q, 1, "text:s language:s author:s dropped:j origin:s aside:s");
  json_object_set_new(head, "lines", json_integer((json_int_t)json_array_size(lines)));
  json_object_set_new(report, "report", head);
  json_object_set_new(report, "sentences", sentences_of(store, id));
  json_object_set_new(report, "actors", actors_of(store, id));
  json_object_set_new(report, "places", places_of(store, id));
  tr_row_add(report, q, 7, "times:j quotes:j");
  json_object_set_new(report, "lines", lines);
  json_object_set_new(report, "made_by", tr_row_json(q, 9, "truce:s model:s codebook:s"));
  tr_done(q);
  return report;
}
