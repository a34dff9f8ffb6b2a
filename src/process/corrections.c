/* Corrections: what each action does to a line, how it is decided and kept, applied again when a report is read again, and taken back. */
#include "process/corrections.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "process/correction.h"
#include "process/entry.h"
#include "process/merge.h"
#include "store/record.h"

/* ---- what each action needs, does, and does when it is taken back ---- */

/* To be freed; NULL for none. */
static char *text_of(json_t *value) { return value ? json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY) : NULL; }

static truce_status refuse(truce_error *error, const char *format, const tr_correction *c) {
  return tr_fail(error, TRUCE_BAD_USAGE, NULL, -1, format, (long long)c->line, (long long)c->other);
}

static void confirm(truce_store *store, const tr_corrected *t, const tr_decision *d, int64_t other_entry) {
  (void)d, (void)other_entry;
  tr_run(store, tr_sql(store, "UPDATE line SET confirmed = 1 WHERE id = ?", "i", t->line));
  if (t->entry) tr_entry_refresh(store, t->entry);
}

static void drop(truce_store *store, const tr_corrected *t, const tr_decision *d, int64_t other_entry) {
  (void)d, (void)other_entry;
  tr_run(store, tr_sql(store, "UPDATE line SET dropped = 1 WHERE id = ?", "i", t->line));
  if (t->entry) tr_entry_refresh(store, t->entry);
}

static bool any_dropped(const tr_decisions *others) {
  for (size_t i = 0; i < others->count; i++)
    if (others->list[i].action == TR_DROP) return true;
  return false;
}

static void take_drop_back(truce_store *store, const tr_corrected *t, const tr_decision *undone, const tr_decisions *others) {
  (void)undone;
  if (!any_dropped(others)) tr_corrected_merge(store, t);
}

static truce_status prepare_change(truce_store *store, const tr_correction *c, const tr_corrected *t, tr_decision *d, int64_t *other_entry,
                                   truce_error *error) {
  (void)other_entry;
  if (!c->field || !c->value) return tr_fail(error, TRUCE_BAD_USAGE, NULL, -1, "A change needs a field and a value.");
  d->value = tr_value_from_words(store, t->kind, c->field, c->value, error);
  if (!d->value) return TRUCE_BAD_USAGE;
  snprintf(d->field, sizeof d->field, "%s", c->field);
  d->was = tr_corrected_field(store, t, c->field);
  return TRUCE_OK;
}

static void change(truce_store *store, const tr_corrected *t, const tr_decision *d, int64_t other_entry) {
  (void)other_entry;
  tr_run(store, tr_sql(store, "UPDATE line SET confirmed = 1 WHERE id = ?", "i", t->line));
  tr_corrected_set(store, t, d->field, d->value);
  tr_corrected_merge(store, t);
}

/* The field is what it was before, unless it was changed again since: then that change began from what it was before. */
static void take_change_back(truce_store *store, const tr_corrected *t, const tr_decision *undone, const tr_decisions *others) {
  for (size_t i = 0; i < others->count; i++) {
    const tr_decision *later = &others->list[i];
    if (later->id < undone->id || later->action != TR_CHANGE || strcmp(later->field, undone->field) != 0) continue;
    char *was = text_of(undone->was);
    tr_run(store, tr_sql(store, "UPDATE correction SET was = ? WHERE id = ?", "si", was, later->id));
    free(was);
    return;
  }
  tr_corrected_set(store, t, undone->field, undone->was);
  tr_corrected_merge(store, t);
}

static truce_status prepare_split(truce_store *store, const tr_correction *c, const tr_corrected *t, tr_decision *d, int64_t *other_entry, truce_error *error) {
  (void)d, (void)other_entry;
  const bool alone = tr_single(store, tr_sql(store, "SELECT count(*) FROM line WHERE entry = ? AND dropped = 0", "i", t->entry), 0) < 2;
  return alone ? refuse(error, "Line %lld is an entry of its own already.", c) : TRUCE_OK;
}

static void split(truce_store *store, const tr_corrected *t, const tr_decision *d, int64_t other_entry) {
  (void)d, (void)other_entry;
  tr_merge_alone(store, t->line, "split off by a person");
}

static truce_status prepare_join(truce_store *store, const tr_correction *c, const tr_corrected *t, tr_decision *d, int64_t *other_entry, truce_error *error) {
  tr_corrected o;
  if (c->other == c->line) return refuse(error, "Line %lld cannot be joined with itself.", c);
  if (!tr_corrected_load(store, c->other, &o)) return tr_fail(error, TRUCE_NOT_FOUND, NULL, -1, "There is no line %lld.", (long long)c->other);
  const char *unfit = NULL;
  if (o.kind != t->kind) unfit = "Lines %lld and %lld are of two kinds: only lines of one kind can be joined.";
  else if (o.dropped || !o.entry) unfit = "Line %lld cannot be joined with %lld, which is dropped or kept apart.";
  else if (o.entry == t->entry) unfit = "Lines %lld and %lld stand in one entry already.";
  *other_entry = o.entry;
  d->other = tr_line_to_find(&o);
  tr_corrected_unload(&o);
  return unfit ? refuse(error, unfit, c) : TRUCE_OK;
}

static void join(truce_store *store, const tr_corrected *t, const tr_decision *d, int64_t other_entry) {
  (void)d;
  if (other_entry) tr_merge_into(store, t->line, other_entry, "joined by a person");
}

static void take_place_back(truce_store *store, const tr_corrected *t, const tr_decision *undone, const tr_decisions *others);

/* `prepare` refuses what makes no sense and fills the decision in; NULL: nothing is needed. `take_back`: NULL where the marks of the line are all. */
static const struct {
  bool confirms; /* whoever does so has looked at the line */
  truce_status (*prepare)(truce_store *store, const tr_correction *c, const tr_corrected *t, tr_decision *d, int64_t *other_entry, truce_error *error);
  void (*apply)(truce_store *store, const tr_corrected *t, const tr_decision *d, int64_t other_entry);
  void (*take_back)(truce_store *store, const tr_corrected *t, const tr_decision *undone, const tr_decisions *others);
} actions[TR_ACTION_COUNT] = {
    [TR_CONFIRM] = {true, NULL, confirm, NULL},
    [TR_DROP] = {false, NULL, drop, take_drop_back},
    [TR_CHANGE] = {true, prepare_change, change, take_change_back},
    [TR_SPLIT] = {false, prepare_split, split, take_place_back},
    [TR_JOIN] = {false, prepare_join, join, take_place_back},
};

static void apply(truce_store *store, const tr_corrected *t, const tr_decision *d, int64_t other_entry) {
  actions[d->action].apply(store, t, d, other_entry);
  tr_run(store, tr_sql(store, "UPDATE entry SET corrected = 1 WHERE id = (SELECT entry FROM line WHERE id = ?)", "i", t->line));
}

/* The line stands where the last decision about its place that is left puts it, else where it would stand of itself. */
static void take_place_back(truce_store *store, const tr_corrected *t, const tr_decision *undone, const tr_decisions *others) {
  const tr_decision *last = NULL;
  for (size_t i = 0; i < others->count; i++)
    if (others->list[i].action == TR_SPLIT || others->list[i].action == TR_JOIN) last = &others->list[i];
  if (last && last->id > undone->id) return;
  const int64_t entry = last ? tr_decided_entry(store, last) : 0;
  if (last && (entry || !last->other)) apply(store, t, last, entry);
  else tr_corrected_merge(store, t);
}

/* ---- when a report is read again ---- */

static void apply_again(truce_store *store, const tr_decision *d) {
  const int64_t line = tr_decided_line(store, d, false);
  tr_corrected t;
  if (!line || !tr_corrected_load(store, line, &t)) return;
  apply(store, &t, d, tr_decided_entry(store, d));
  tr_corrected_unload(&t);
}

void tr_corrections_apply(truce_store *store, int64_t report) {
  static const char sql[] =
      "SELECT " TR_DECISION_COLUMNS " FROM correction "
      "WHERE report_key = (SELECT key FROM report WHERE id = ?) AND undone = 0 "
      "ORDER BY id LIMIT 256";
  tr_decisions all = tr_decisions_read(store, tr_sql(store, sql, "i", report), 0);
  for (size_t i = 0; i < all.count; i++) apply_again(store, &all.list[i]);
  tr_decisions_free(&all);
}

/* ---- deciding ---- */

static int64_t keep(truce_store *store, const tr_correction *c, const tr_corrected *t, const tr_decision *d) {
  char *snapshot = text_of(json_object_get(t->data, "fields")), *value = text_of(d->value), *was = text_of(d->was), *other = text_of(d->other);
  static const char sql[] =
      "INSERT INTO correction (report_key, kind, start, end, snapshot, action, field, value, was, other, who, why, at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  tr_run(store, tr_sql(store, sql, "ssiissssssssi", t->report_key, truce_line_kind_names[t->kind], t->start, t->end, snapshot, c->action, c->field, value,
                       was, other, c->who, c->why, tr_now_us()));
  int64_t id = sqlite3_last_insert_rowid(store->db);
  json_t *detail = json_pack("{s:I, s:I}", "correction", (json_int_t)id, "line", (json_int_t)c->line);
  if (c->field) json_object_set_new(detail, "field", json_string(c->field));
  if (d->value) json_object_set(detail, "value", d->value);
  if (d->was) json_object_set(detail, "was", d->was);
  if (c->other) json_object_set_new(detail, "other", json_integer((json_int_t)c->other));
  if (c->why) json_object_set_new(detail, "why", json_string(c->why));
  tr_audit(store, c->who, c->action, detail);
  free(snapshot);
  free(value);
  free(was);
  free(other);
  return id;
}

static truce_status correct_line(truce_store *store, const tr_correction *c, const tr_corrected *t, int64_t *id, truce_error *error) {
  tr_decision d = {.action = tr_action_named(tr_span(c->action))};
  int64_t other_entry = 0;
  if (t->dropped) return refuse(error, d.action == TR_DROP ? "Line %lld is dropped already." : "Line %lld is dropped; undo that first.", c);
  const truce_status status = actions[d.action].prepare ? actions[d.action].prepare(store, c, t, &d, &other_entry, error) : TRUCE_OK;
  if (!status) {
    const int64_t made = keep(store, c, t, &d);
    apply(store, t, &d, other_entry);
    if (id) *id = made;
  }
  tr_decision_free(&d);
  return status;
}

/* The store keeps UTF-8 alone. */
static truce_status check_words(const tr_correction *c, truce_error *error) {
  const char *const words[] = {c->value, c->who, c->why};
  size_t where;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (words[i] && !tr_utf8_valid(tr_span(words[i]), &where)) return tr_fail(error, TRUCE_BAD_USAGE, NULL, -1, "'%s' is not UTF-8.", words[i]);
  return TRUCE_OK;
}

truce_status tr_correct(truce_store *store, const tr_correction *c, int64_t *id, truce_error *error) {
  if (tr_action_named(tr_span(c->action)) == TR_ACTION_COUNT) return tr_fail(error, TRUCE_BAD_USAGE, NULL, -1, "There is no correction '%s'.", c->action);
  truce_status status = check_words(c, error);
  if (!status) status = tr_begin(store, error);
  if (status) return status;
  tr_corrected t;
  if (!tr_corrected_load(store, c->line, &t)) {
    tr_rollback(store);
    return tr_fail(error, TRUCE_NOT_FOUND, NULL, -1, "There is no line %lld.", (long long)c->line);
  }
  status = correct_line(store, c, &t, id, error);
  tr_corrected_unload(&t);
  if (!status) return tr_commit(store, error);
  tr_rollback(store);
  return status;
}

/* ---- taking back ---- */

/* Those in force about the same line, the earliest first. */
static tr_decisions others_in_force(truce_store *store, const tr_decision *undone, int64_t line) {
  static const char sql[] =
      "SELECT " TR_DECISION_COLUMNS " FROM correction "
      "WHERE undone = 0 AND (report_key, kind) = (SELECT report_key, kind FROM correction WHERE id = ?1) AND id != ?1 "
      "ORDER BY id LIMIT 256";
  sqlite3_stmt *q = tr_sql(store, sql, "i", undone->id);
  return tr_decisions_read(store, q, line);
}

static bool any_confirms(const tr_decisions *all) {
  for (size_t i = 0; i < all->count; i++)
    if (actions[all->list[i].action].confirms) return true;
  return false;
}

static void take_back(truce_store *store, const tr_corrected *t, const tr_decision *undone, const tr_decisions *others) {
  const int64_t confirmed = any_confirms(others), dropped = any_dropped(others);
  tr_run(store, tr_sql(store, "UPDATE line SET confirmed = ?, dropped = ? WHERE id = ?", "iii", confirmed, dropped, t->line));
  if (actions[undone->action].take_back) actions[undone->action].take_back(store, t, undone, others);
  const int64_t entry = tr_single(store, tr_sql(store, "SELECT entry FROM line WHERE id = ?", "i", t->line), 0);
  if (!entry) return;
  tr_entry_refresh(store, entry);
  if (!others->count) tr_entry_unmark(store, entry);
}

truce_status tr_correct_undo(truce_store *store, int64_t id, const char *who, truce_error *error) {
  truce_status status = tr_begin(store, error);
  if (status) return status;
  sqlite3_stmt *q = tr_sql(store, "SELECT " TR_DECISION_COLUMNS " FROM correction WHERE id = ? AND undone = 0", "i", id);
  if (!tr_row(store, q)) {
    tr_rollback(store);
    return tr_fail(error, TRUCE_NOT_FOUND, NULL, -1, "There is no correction %lld that could be undone.", (long long)id);
  }
  tr_decision undone = tr_decision_of_row(store, q);
  tr_done(q);
  const int64_t line = tr_decided_line(store, &undone, true);
  tr_corrected t;
  tr_run(store, tr_sql(store, "UPDATE correction SET undone = 1 WHERE id = ?", "i", id));
  if (line && tr_corrected_load(store, line, &t)) {
    tr_decisions others = others_in_force(store, &undone, line);
    take_back(store, &t, &undone, &others);
    tr_decisions_free(&others);
    tr_corrected_unload(&t);
  }
  json_t *its_line = line ? json_integer((json_int_t)line) : json_null();
  tr_audit(store, who, "undo",
           json_pack("{s:I, s:o, s:s?}", "correction", (json_int_t)id, "line", its_line, "undone", tr_action_names[undone.action]));
  tr_decision_free(&undone);
  return tr_commit(store, error);
}
