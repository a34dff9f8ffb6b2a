/* Corrections: kept in their own table, applied to lines, applied again when a report is read again. */
#include "process/corrections.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/dates.h"
#include "process/merge.h"
#include "store/record.h"

/* ---- one line, as corrections see it ---- */

typedef struct target {
  int64_t line, entry, start, end;
  truce_line_kind kind;
  json_t *data;
  char *report_key;
} target;

static bool load(truce_store *store, int64_t line, target *t) {
  *t = (target){.line = line};
  sqlite3_stmt *q = tr_sql(store, "SELECT l.entry, l.start, l.end, l.kind, l.data, r.key FROM line l JOIN report r ON r.id = l.report WHERE l.id = ?", "i", line);
  if (!tr_row(store, q)) return false;
  t->entry = sqlite3_column_int64(q, 0);
  t->start = sqlite3_column_int64(q, 1);
  t->end = sqlite3_column_int64(q, 2);
  t->kind = tr_kind_from(tr_column_text(q, 3));
  t->data = tr_column_json(q, 4);
  truce_span key = tr_column_text(q, 5);
  t->report_key = strndup(key.data, key.size);
  tr_done(q);
  return true;
}

static void unload(target *t) {
  json_decref(t->data);
  free(t->report_key);
}

/* ---- applying ---- */

static void set_date(truce_store *store, const target *t, json_t *value) {
  truce_day from = {TRUCE_NO_DAY}, to = {TRUCE_NO_DAY};
  tr_day_parse(tr_span(json_string_value(json_object_get(value, "from"))), &from);
  tr_day_parse(tr_span(json_string_value(json_object_get(value, "to"))), &to);
  tr_run(store, tr_sql(store, "UPDATE line SET day = ?1, day_from = ?1, day_to = ?2, minute = -1, precision = 1, of_report = 0 WHERE id = ?3", "ooi", from.days, to.days, t->line));
}

static void set_field(truce_store *store, const target *t, const char *field, json_t *value) {
  if (!strcmp(field, "status")) {
    tr_run(store, tr_sql(store, "UPDATE line SET status = ? WHERE id = ?", "si", json_string_value(value), t->line));
  } else if (!strcmp(field, "date")) {
    set_date(store, t, value);
  } else if (!strcmp(field, "place")) {
    tr_run(store, tr_sql(store, "UPDATE line SET place = ? WHERE id = ?", "zi", (int64_t)json_integer_value(value), t->line));
  } else {
    json_object_set(json_object_get(t->data, "fields"), field, value);
    char *text = json_dumps(t->data, JSON_COMPACT);
    tr_run(store, tr_sql(store, "UPDATE line SET data = ? WHERE id = ?", "si", text, t->line));
    free(text);
    if (t->kind == TRUCE_DEADLINE && !strcmp(field, "by")) set_date(store, t, value);
  }
}

static json_t *get_field(truce_store *store, const target *t, const char *field) {
  json_t *value = json_object_get(json_object_get(t->data, "fields"), field);
  if (value) return json_incref(value);
  if (!strcmp(field, "status")) {
    sqlite3_stmt *q = tr_sql(store, "SELECT status FROM line WHERE id = ?", "i", t->line);
    json_t *status = tr_row(store, q) ? tr_column_string(q, 0) : json_null();
    tr_done(q);
    return status;
  }
  if (!strcmp(field, "place")) {
    int64_t place = tr_single(store, tr_sql(store, "SELECT place FROM line WHERE id = ?", "i", t->line), 0);
    return place ? json_integer(place) : json_null();
  }
  return json_null();
}

/* Gives the line a new entry after a change. */
static void merge_again(truce_store *store, const target *t) {
  tr_run(store, tr_sql(store, "UPDATE line SET entry = NULL WHERE id = ?", "i", t->line));
  if (t->entry) tr_entry_refresh(store, t->entry);
  tr_merge_line(store, t->line, 0);
}

static void mark_corrected(truce_store *store, int64_t line) {
  tr_run(store, tr_sql(store, "UPDATE entry SET corrected = 1 WHERE id = (SELECT entry FROM line WHERE id = ?)", "i", line));
}

static void apply(truce_store *store, const target *t, const char *action, const char *field, json_t *value, int64_t other_entry) {
  if (!strcmp(action, "drop")) {
    tr_run(store, tr_sql(store, "UPDATE line SET dropped = 1 WHERE id = ?", "i", t->line));
    if (t->entry) tr_entry_refresh(store, t->entry);
  } else if (!strcmp(action, "confirm")) {
    tr_run(store, tr_sql(store, "UPDATE line SET confirmed = 1 WHERE id = ?", "i", t->line));
    if (t->entry) tr_entry_refresh(store, t->entry);
  } else if (!strcmp(action, "change")) {
    tr_run(store, tr_sql(store, "UPDATE line SET confirmed = 1 WHERE id = ?", "i", t->line));
    set_field(store, t, field, value);
    merge_again(store, t);
  } else if (!strcmp(action, "split")) {
    tr_merge_alone(store, t->line, "split off by a person");
  } else if (other_entry) {
    tr_merge_into(store, t->line, other_entry, "joined by a person");
  }
  mark_corrected(store, t->line);
}

/* ---- finding the line again ---- */

static int equal_fields(json_t *a, json_t *b) {
  int equal = 0;
  const char *key;
  json_t *value;
  json_object_foreach(a, key, value) equal += json_equal(value, json_object_get(b, key));
  return equal;
}

/* The line of a report that a correction means: same kind, most of the words in common, then most fields. 0 = gone. */
static int64_t find_line(truce_store *store, int64_t report, truce_span kind, int64_t start, int64_t end, json_t *snapshot) {
  int64_t found = 0;
  double best = 0;
  sqlite3_stmt *q = tr_sql(store, "SELECT id, start, end, json_extract(data, '$.fields') FROM line WHERE report = ? AND kind = ? AND start < ? AND end > ?", "itii", report, kind, end, start);
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

static int64_t find_named(truce_store *store, json_t *name) {
  int64_t report = tr_store_report(store, tr_span(json_string_value(json_object_get(name, "report"))));
  return report ? find_line(store, report, tr_span(json_string_value(json_object_get(name, "kind"))), json_integer_value(json_object_get(name, "start")),
                            json_integer_value(json_object_get(name, "end")), json_object_get(name, "snapshot")) : 0;
}

static json_t *name_of(const target *t) {
  return json_pack("{s:s, s:s, s:I, s:I, s:O}", "report", t->report_key, "kind", truce_line_kind_names[t->kind], "start", (json_int_t)t->start, "end", (json_int_t)t->end, "snapshot",
                   json_object_get(t->data, "fields"));
}

typedef struct kept {
  char kind[16], action[16], field[48];
  int64_t start, end;
  json_t *snapshot, *value, *other;
} kept;

/* Applies one kept correction to the lines of a report. */
static void apply_kept(truce_store *store, int64_t report, const kept *k) {
  int64_t line = find_line(store, report, tr_span(k->kind), k->start, k->end, k->snapshot), other = k->other ? find_named(store, k->other) : 0;
  target t;
  if (!line || !load(store, line, &t)) return;
  int64_t entry = other ? tr_single(store, tr_sql(store, "SELECT entry FROM line WHERE id = ?", "i", other), 0) : 0;
  apply(store, &t, k->action, k->field, k->value, entry);
  unload(&t);
}

void tr_corrections_apply(truce_store *store, int64_t report) {
  enum { MOST = 256 };
  kept *list = calloc(MOST, sizeof *list);
  size_t count = 0;
  sqlite3_stmt *q = tr_sql(store,
                           "SELECT c.kind, c.start, c.end, c.snapshot, c.action, c.field, c.value, c.other FROM correction c JOIN report r ON r.key = c.report_key "
                           "WHERE r.id = ? AND c.undone = 0 ORDER BY c.id LIMIT 256", "i", report);
  while (list && tr_row(store, q)) {
    kept *k = &list[count++];
    snprintf(k->kind, sizeof k->kind, "%s", tr_column_text(q, 0).data);
    snprintf(k->action, sizeof k->action, "%s", tr_column_text(q, 4).data);
    if (!tr_column_null(q, 5)) snprintf(k->field, sizeof k->field, "%s", tr_column_text(q, 5).data);
    k->start = sqlite3_column_int64(q, 1);
    k->end = sqlite3_column_int64(q, 2);
    k->snapshot = tr_column_json(q, 3);
    k->value = tr_column_json(q, 6);
    k->other = tr_column_json(q, 7);
  }
  for (size_t i = 0; i < count; i++) {
    apply_kept(store, report, &list[i]);
    json_decref(list[i].snapshot);
    json_decref(list[i].value);
    json_decref(list[i].other);
  }
  free(list);
}

/* ---- deciding ---- */

static bool known_action(const char *action) {
  static const char *const actions[] = {"confirm", "drop", "change", "split", "join"};
  for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
    if (!strcmp(action, actions[i])) return true;
  return false;
}

static int64_t keep(truce_store *store, const tr_correction *c, const target *t, json_t *value, json_t *was, json_t *other) {
  char *snapshot = json_dumps(json_object_get(t->data, "fields"), JSON_COMPACT), *value_text = value ? json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY) : NULL;
  char *was_text = was ? json_dumps(was, JSON_COMPACT | JSON_ENCODE_ANY) : NULL, *other_text = other ? json_dumps(other, JSON_COMPACT) : NULL;
  tr_run(store, tr_sql(store, "INSERT INTO correction (report_key, kind, start, end, snapshot, action, field, value, was, other, who, why, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                       "ssiissssssssi", t->report_key, truce_line_kind_names[t->kind], t->start, t->end, snapshot, c->action, c->field, value_text, was_text, other_text, c->who, c->why, tr_now_us()));
  int64_t id = sqlite3_last_insert_rowid(store->db);
  json_t *detail = json_pack("{s:I, s:I}", "correction", (json_int_t)id, "line", (json_int_t)c->line);
  if (c->field) json_object_set_new(detail, "field", json_string(c->field));
  if (value) json_object_set(detail, "value", value);
  if (was) json_object_set(detail, "was", was);
  if (c->why) json_object_set_new(detail, "why", json_string(c->why));
  tr_audit(store, c->who, c->action, detail);
  free(snapshot);
  free(value_text);
  free(was_text);
  free(other_text);
  return id;
}

static truce_status correct_line(truce_store *store, const tr_correction *c, target *t, int64_t *id, truce_error *error) {
  json_t *value = NULL, *was = NULL, *other = NULL;
  int64_t other_entry = 0;
  if (!strcmp(c->action, "change")) {
    if (!c->field || !c->value) return tr_fail(error, TRUCE_BAD_USAGE, NULL, -1, "A change needs a field and a value.");
    value = tr_value_from_words(store, t->kind, c->field, c->value, error);
    if (!value) return TRUCE_BAD_USAGE;
    was = get_field(store, t, c->field);
  } else if (!strcmp(c->action, "join")) {
    target o;
    if (!load(store, c->other, &o)) return tr_fail(error, TRUCE_NOT_FOUND, NULL, -1, "There is no line %lld.", (long long)c->other);
    bool same_kind = o.kind == t->kind;
    other_entry = o.entry;
    other = name_of(&o);
    unload(&o);
    if (!same_kind || !other_entry) {
      json_decref(other);
      return tr_fail(error, TRUCE_BAD_USAGE, NULL, -1, "Only lines of the same kind can be joined.");
    }
  }
  int64_t made = keep(store, c, t, value, was, other);
  apply(store, t, c->action, c->field, value, other_entry);
  if (id) *id = made;
  json_decref(value);
  json_decref(was);
  json_decref(other);
  return TRUCE_OK;
}

truce_status tr_correct(truce_store *store, const tr_correction *c, int64_t *id, truce_error *error) {
  if (!known_action(c->action)) return tr_fail(error, TRUCE_BAD_USAGE, NULL, -1, "There is no correction '%s'.", c->action);
  truce_status status = tr_begin(store, error);
  if (status) return status;
  target t;
  if (!load(store, c->line, &t)) {
    tr_rollback(store);
    return tr_fail(error, TRUCE_NOT_FOUND, NULL, -1, "There is no line %lld.", (long long)c->line);
  }
  status = correct_line(store, c, &t, id, error);
  unload(&t);
  if (!status) return tr_commit(store, error);
  tr_rollback(store);
  return status;
}

/* ---- undoing ---- */

static void take_back(truce_store *store, const target *t, const char *action, const char *field, json_t *was) {
  if (!strcmp(action, "drop")) {
    tr_run(store, tr_sql(store, "UPDATE line SET dropped = 0 WHERE id = ?", "i", t->line));
    merge_again(store, t);
  } else if (!strcmp(action, "confirm")) {
    tr_run(store, tr_sql(store, "UPDATE line SET confirmed = 0 WHERE id = ?", "i", t->line));
    if (t->entry) tr_entry_refresh(store, t->entry);
  } else if (!strcmp(action, "change")) {
    tr_run(store, tr_sql(store, "UPDATE line SET confirmed = 0 WHERE id = ?", "i", t->line));
    set_field(store, t, field, was);
    merge_again(store, t);
  } else {
    merge_again(store, t);
  }
}

truce_status tr_correct_undo(truce_store *store, int64_t id, const char *who, truce_error *error) {
  truce_status status = tr_begin(store, error);
  if (status) return status;
  char key[80], kind[16], action[16], field[48] = "";
  sqlite3_stmt *q = tr_sql(store, "SELECT report_key, kind, start, end, snapshot, action, field, was FROM correction WHERE id = ? AND undone = 0", "i", id);
  if (!tr_row(store, q)) {
    tr_rollback(store);
    return tr_fail(error, TRUCE_NOT_FOUND, NULL, -1, "There is no correction %lld that could be undone.", (long long)id);
  }
  snprintf(key, sizeof key, "%s", tr_column_text(q, 0).data);
  snprintf(kind, sizeof kind, "%s", tr_column_text(q, 1).data);
  snprintf(action, sizeof action, "%s", tr_column_text(q, 5).data);
  if (!tr_column_null(q, 6)) snprintf(field, sizeof field, "%s", tr_column_text(q, 6).data);
  int64_t start = sqlite3_column_int64(q, 2), end = sqlite3_column_int64(q, 3);
  json_t *snapshot = tr_column_json(q, 4), *was = tr_column_json(q, 7);
  tr_done(q);
  int64_t report = tr_store_report(store, tr_span(key)), line = report ? find_line(store, report, tr_span(kind), start, end, snapshot) : 0;
  target t;
  tr_run(store, tr_sql(store, "UPDATE correction SET undone = 1 WHERE id = ?", "i", id));
  if (line && load(store, line, &t)) {
    take_back(store, &t, action, field, was);
    unload(&t);
  }
  tr_audit(store, who, "undo", json_pack("{s:I}", "correction", (json_int_t)id));
  json_decref(snapshot);
  json_decref(was);
  return tr_commit(store, error);
}

/* ---- listing ---- */

static json_t *value_text(sqlite3_stmt *q, int column) {
  json_t *value = tr_column_json(q, column);
  if (!value || json_is_string(value)) return value ? value : json_null();
  char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
  json_decref(value);
  json_t *string = json_string(text);
  free(text);
  return string;
}

static json_t *when_json(int64_t at) {
  char day[16], text[40];
  tr_day_print((truce_day){(int32_t)(at / 86400000000)}, day);
  int second = (int)(at / 1000000 % 86400);
  snprintf(text, sizeof text, "%sT%02d:%02d:%02dZ", day, second / 3600 % 24, second / 60 % 60, second % 60);
  return json_string(text);
}

json_t *tr_corrections_list(truce_store *store, int64_t line, int64_t before, size_t limit) {
  json_t *list = json_array();
  sqlite3_stmt *q = tr_sql(store,
                           "SELECT c.id, c.report_key, c.kind, c.start, c.end, c.snapshot, c.action, c.field, c.value, c.was, c.who, c.why, c.at, c.undone FROM correction c "
                           "WHERE c.id < ?1 AND (?2 = 0 OR (c.report_key, c.kind) = (SELECT r.key, l.kind FROM line l JOIN report r ON r.id = l.report WHERE l.id = ?2)) "
                           "ORDER BY c.id DESC LIMIT ?3", "iii", before ? before : INT64_MAX, line, (int64_t)limit);
  while (tr_row(store, q)) {
    json_t *snapshot = tr_column_json(q, 5);
    int64_t report = tr_store_report(store, tr_column_text(q, 1));
    int64_t its = report ? find_line(store, report, tr_column_text(q, 2), sqlite3_column_int64(q, 3), sqlite3_column_int64(q, 4), snapshot) : 0;
    json_decref(snapshot);
    if (line && its != line) continue;
    json_array_append_new(list, json_pack("{s:I, s:I, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:b}", "id", (json_int_t)sqlite3_column_int64(q, 0), "line", (json_int_t)its, "action",
                                          tr_column_string(q, 6), "field", tr_column_string(q, 7), "value", value_text(q, 8), "was", value_text(q, 9), "who", tr_column_string(q, 10), "why",
                                          tr_column_string(q, 11), "when", when_json(sqlite3_column_int64(q, 12)), "undone", sqlite3_column_int(q, 13)));
  }
  return list;
}
