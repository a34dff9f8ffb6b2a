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
  bool dropped;
  json_t *data;
  char *report_key;
} target;

static bool load(truce_store *store, int64_t line, target *t) {
  *t = (target){.line = line};
  sqlite3_stmt *q = tr_sql(store, "SELECT l.entry, l.start, l.end, l.kind, l.data, r.key, l.dropped FROM line l JOIN report r ON r.id = l.report WHERE l.id = ?", "i", line);
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

static void unload(target *t) {
  json_decref(t->data);
  free(t->report_key);
}

/* ---- applying ---- */

/* A day or a range of days from a person; from an undone change also what a day alone does not tell. */
static void set_date(truce_store *store, const target *t, json_t *value) {
  truce_day from = {TRUCE_NO_DAY}, to = {TRUCE_NO_DAY};
  json_t *minute = json_object_get(value, "minute"), *precision = json_object_get(value, "precision_number"), *of_report = json_object_get(value, "of_report");
  tr_day_parse(tr_span(json_string_value(json_object_get(value, "from"))), &from);
  tr_day_parse(tr_span(json_string_value(json_object_get(value, "to"))), &to);
  tr_run(store, tr_sql(store, "UPDATE line SET day = ?1, day_from = ?1, day_to = ?2, minute = ?3, precision = ?4, of_report = ?5 WHERE id = ?6", "ooiiii", from.days, to.days,
                       minute ? (int64_t)json_integer_value(minute) : (int64_t)-1, precision ? (int64_t)json_integer_value(precision) : (int64_t)1, (int64_t)json_is_true(of_report), t->line));
}

static json_t *get_date(truce_store *store, const target *t) {
  sqlite3_stmt *q = tr_sql(store, "SELECT day_from, day_to, minute, precision, of_report FROM line WHERE id = ?", "i", t->line);
  if (!tr_row(store, q)) return json_null();
  json_t *date = tr_column_null(q, 0) ? json_null() : json_pack("{s:o, s:o, s:I, s:I, s:b}", "from", tr_day_json(tr_column_day(q, 0)), "to", tr_day_json(tr_column_day(q, 1)), "minute",
                                                                (json_int_t)sqlite3_column_int64(q, 2), "precision_number", (json_int_t)sqlite3_column_int64(q, 3), "of_report", sqlite3_column_int(q, 4));
  tr_done(q);
  return date;
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
  if (!strcmp(field, "date")) return get_date(store, t);
  if (!strcmp(field, "place")) {
    int64_t place = tr_single(store, tr_sql(store, "SELECT place FROM line WHERE id = ?", "i", t->line), 0);
    return place ? json_integer(place) : json_null();
  }
  return json_null();
}

/* Gives the line a new entry after a change; none if it is dropped. */
static void merge_again(truce_store *store, const target *t) {
  tr_run(store, tr_sql(store, "UPDATE line SET entry = NULL WHERE id = ?", "i", t->line));
  if (t->entry) tr_entry_refresh(store, t->entry);
  if (!tr_single(store, tr_sql(store, "SELECT dropped FROM line WHERE id = ?", "i", t->line), 0)) tr_merge_line(store, t->line, 0);
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

/* The fields as they stand after a correction: a line that was changed is found by them. */
static json_t *fields_after(json_t *snapshot, const char *action, const char *field, json_t *value) {
  json_t *fields = json_deep_copy(snapshot);
  if (!strcmp(action, "change") && json_object_get(fields, field)) json_object_set(fields, field, value ? value : json_null());
  return fields;
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
  if (c->other) json_object_set_new(detail, "other", json_integer((json_int_t)c->other));
  if (c->why) json_object_set_new(detail, "why", json_string(c->why));
  tr_audit(store, c->who, c->action, detail);
  free(snapshot);
  free(value_text);
  free(was_text);
  free(other_text);
  return id;
}

static truce_status refuse(truce_error *error, const char *format, const tr_correction *c) { return tr_fail(error, TRUCE_BAD_USAGE, NULL, -1, format, (long long)c->line, (long long)c->other); }

/* What would change nothing, or nothing that could be seen. */
static truce_status check_sense(truce_store *store, const tr_correction *c, const target *t, truce_error *error) {
  if (t->dropped && !strcmp(c->action, "drop")) return refuse(error, "Line %lld is dropped already.", c);
  if (t->dropped) return refuse(error, "Line %lld is dropped; undo that first.", c);
  if (!strcmp(c->action, "join") && c->other == c->line) return refuse(error, "Line %lld cannot be joined with itself.", c);
  if (!strcmp(c->action, "split") && tr_single(store, tr_sql(store, "SELECT count(*) FROM line WHERE entry = ? AND dropped = 0", "i", t->entry), 0) < 2)
    return refuse(error, "Line %lld is an entry of its own already.", c);
  return TRUCE_OK;
}

static truce_status correct_line(truce_store *store, const tr_correction *c, target *t, int64_t *id, truce_error *error) {
  if (check_sense(store, c, t, error)) return TRUCE_BAD_USAGE;
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
    const char *unfit = o.kind != t->kind ? "Lines %lld and %lld are of two kinds: only lines of one kind can be joined." :
                        o.dropped || !o.entry ? "Line %lld cannot be joined with %lld, which is dropped or kept apart." :
                        o.entry == t->entry ? "Lines %lld and %lld stand in one entry already." : NULL;
    other_entry = o.entry;
    other = unfit ? NULL : name_of(&o);
    unload(&o);
    if (unfit) return refuse(error, unfit, c);
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

/* A correction as it is kept, and the line that it means now. */
typedef struct decision {
  int64_t id, line;
  char action[16], field[48];
  json_t *value, *was, *other;
} decision;

typedef struct decisions {
  decision list[256];
  size_t count;
} decisions;

static void free_decisions(decisions *all) {
  for (size_t i = 0; i < all->count; i++) json_decref(all->list[i].value), json_decref(all->list[i].was), json_decref(all->list[i].other);
  free(all);
}

#define DECISION_COLUMNS "id, action, field, value, was, other, start, end, snapshot, kind, report_key"

static decision decision_of_row(truce_store *store, sqlite3_stmt *q) {
  decision d = {.id = sqlite3_column_int64(q, 0), .value = tr_column_json(q, 3), .was = tr_column_json(q, 4), .other = tr_column_json(q, 5)};
  snprintf(d.action, sizeof d.action, "%s", tr_column_text(q, 1).data);
  if (!tr_column_null(q, 2)) snprintf(d.field, sizeof d.field, "%s", tr_column_text(q, 2).data);
  json_t *snapshot = tr_column_json(q, 8), *fields = fields_after(snapshot, d.action, d.field, d.value);
  const int64_t report = tr_store_report(store, tr_column_text(q, 10));
  d.line = report ? find_line(store, report, tr_column_text(q, 9), sqlite3_column_int64(q, 6), sqlite3_column_int64(q, 7), fields) : 0;
  json_decref(fields);
  json_decref(snapshot);
  return d;
}

/* Those in force about the line that `undone` means, the earliest first. */
static decisions *others_in_force(truce_store *store, const decision *undone) {
  decisions *all = calloc(1, sizeof *all);
  sqlite3_stmt *q = tr_sql(store,
                           "SELECT " DECISION_COLUMNS " FROM correction WHERE undone = 0 AND (report_key, kind) = (SELECT report_key, kind FROM correction WHERE id = ?1) AND id != ?1 "
                           "ORDER BY id LIMIT 256", "i", undone->id);
  while (all && tr_row(store, q)) {
    all->list[all->count] = decision_of_row(store, q);
    all->count += 1;
    if (all->list[all->count - 1].line == undone->line) continue;
    all->count -= 1;
    json_decref(all->list[all->count].value), json_decref(all->list[all->count].was), json_decref(all->list[all->count].other);
  }
  return all;
}

static bool any_of(const decisions *all, const char *action, const char *or) {
  for (size_t i = 0; i < all->count; i++)
    if (!strcmp(all->list[i].action, action) || !strcmp(all->list[i].action, or)) return true;
  return false;
}

/* The field is what it was before, unless it was changed again since: then that change began from what it was before. */
static void take_change_back(truce_store *store, const target *t, const decision *undone, const decisions *others) {
  for (size_t i = 0; i < others->count; i++) {
    const decision *later = &others->list[i];
    if (later->id < undone->id || strcmp(later->action, "change") != 0 || strcmp(later->field, undone->field) != 0) continue;
    char *was = undone->was ? json_dumps(undone->was, JSON_COMPACT | JSON_ENCODE_ANY) : NULL;
    tr_run(store, tr_sql(store, "UPDATE correction SET was = ? WHERE id = ?", "si", was, later->id));
    free(was);
    return;
  }
  set_field(store, t, undone->field, undone->was);
  merge_again(store, t);
}

/* The line stands where the last decision about its place that is left puts it, else where it would stand of itself. */
static void take_place_back(truce_store *store, const target *t, const decision *undone, const decisions *others) {
  const decision *last = NULL;
  for (size_t i = 0; i < others->count; i++)
    if (!strcmp(others->list[i].action, "split") || !strcmp(others->list[i].action, "join")) last = &others->list[i];
  if (last && last->id > undone->id) return;
  const int64_t other = last && last->other ? find_named(store, last->other) : 0;
  const int64_t entry = other ? tr_single(store, tr_sql(store, "SELECT entry FROM line WHERE id = ?", "i", other), 0) : 0;
  if (last && (entry || !last->other))
    apply(store, t, last->action, NULL, NULL, entry);
  else
    merge_again(store, t);
}

static void take_back(truce_store *store, const target *t, const decision *undone, const decisions *others) {
  const bool sure = any_of(others, "confirm", "change"), dropped = any_of(others, "drop", "drop");
  tr_run(store, tr_sql(store, "UPDATE line SET confirmed = ?, dropped = ? WHERE id = ?", "iii", (int64_t)sure, (int64_t)dropped, t->line));
  if (!strcmp(undone->action, "change"))
    take_change_back(store, t, undone, others);
  else if (!strcmp(undone->action, "split") || !strcmp(undone->action, "join"))
    take_place_back(store, t, undone, others);
  else if (!strcmp(undone->action, "drop") && !dropped)
    merge_again(store, t);
  const int64_t entry = tr_single(store, tr_sql(store, "SELECT entry FROM line WHERE id = ?", "i", t->line), 0);
  if (!entry) return;
  tr_entry_refresh(store, entry);
  if (!others->count)
    tr_run(store, tr_sql(store, "UPDATE entry SET corrected = 0 WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM line WHERE entry = ?1 AND (confirmed OR dropped OR merged LIKE '%by a person'))", "i", entry));
}

truce_status tr_correct_undo(truce_store *store, int64_t id, const char *who, truce_error *error) {
  truce_status status = tr_begin(store, error);
  if (status) return status;
  sqlite3_stmt *q = tr_sql(store, "SELECT " DECISION_COLUMNS " FROM correction WHERE id = ? AND undone = 0", "i", id);
  if (!tr_row(store, q)) {
    tr_rollback(store);
    return tr_fail(error, TRUCE_NOT_FOUND, NULL, -1, "There is no correction %lld that could be undone.", (long long)id);
  }
  decision undone = decision_of_row(store, q);
  tr_done(q);
  decisions *others = others_in_force(store, &undone);
  target t;
  tr_run(store, tr_sql(store, "UPDATE correction SET undone = 1 WHERE id = ?", "i", id));
  if (others && undone.line && load(store, undone.line, &t)) {
    take_back(store, &t, &undone, others);
    unload(&t);
  }
  tr_audit(store, who, "undo", json_pack("{s:I, s:o, s:s}", "correction", (json_int_t)id, "line", undone.line ? json_integer((json_int_t)undone.line) : json_null(), "undone", undone.action));
  json_decref(undone.value), json_decref(undone.was), json_decref(undone.other);
  if (others) free_decisions(others);
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
    const bool changed = tr_column_text(q, 6).size && !strcmp(tr_column_text(q, 6).data, "change") && !sqlite3_column_int(q, 13);
    json_t *snapshot = tr_column_json(q, 5), *value = tr_column_json(q, 8), *fields = fields_after(snapshot, changed ? "change" : "", changed ? tr_column_text(q, 7).data : "", value);
    int64_t report = tr_store_report(store, tr_column_text(q, 1));
    int64_t its = report ? find_line(store, report, tr_column_text(q, 2), sqlite3_column_int64(q, 3), sqlite3_column_int64(q, 4), fields) : 0;
    json_decref(fields);
    json_decref(value);
    json_decref(snapshot);
    if (line && its != line) continue;
    json_array_append_new(list, json_pack("{s:I, s:I, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:b}", "id", (json_int_t)sqlite3_column_int64(q, 0), "line", (json_int_t)its, "action",
                                          tr_column_string(q, 6), "field", tr_column_string(q, 7), "value", value_text(q, 8), "was", value_text(q, 9), "who", tr_column_string(q, 10), "why",
                                          tr_column_string(q, 11), "when", when_json(sqlite3_column_int64(q, 12)), "undone", sqlite3_column_int(q, 13)));
  }
  return list;
}
