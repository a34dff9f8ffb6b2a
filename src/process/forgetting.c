/* Takes a report out of the record. The entries of its lines are written anew from what others tell; what copied it stands for it; no page of the file keeps
 * its words. */
#include "process/forgetting.h"

#include <stdlib.h>

#include "base/clock.h"
#include "process/abouts.h"
#include "process/entry.h"
#include "process/merge.h"
#include "store/copies.h"
#include "store/record.h"

static int64_t entries_in(truce_store *store) { return tr_single(store, tr_sql(store, "SELECT count FROM tally WHERE what = 'entry'", ""), 0); }

/* ---- entries ---- */

typedef struct id_list {
  int64_t *ids;
  size_t count;
} id_list;

/* The entries of a report's lines, and the proposals that these are about. */
static id_list entries_touched(truce_store *store, int64_t report) {
  static const char sql[] =
      "SELECT entry FROM line WHERE report = ?1 AND entry IS NOT NULL "
      "UNION SELECT e.about FROM line l JOIN entry e ON e.id = l.entry WHERE l.report = ?1 AND e.about IS NOT NULL";
  id_list list = {NULL, 0};
  list.ids = tr_all_ids(store, tr_sql(store, sql, "i", report), &list.count);
  return list;
}

/* What others tell of it stays: marks of corrections that went with the report, and names that it alone gave, do not. Counts those that it told, too. */
static int64_t tidy_entries(truce_store *store, const id_list *touched) {
  int64_t kept = 0;
  for (size_t i = 0; i < touched->count && !store->failed; i++) {
    const int64_t lines = tr_single(store, tr_sql(store, "SELECT lines FROM entry WHERE id = ?", "i", touched->ids[i]), -1);
    if (lines < 0) continue;
    if (lines) tr_entry_unmark(store, touched->ids[i]);
    else tr_about_rename(store, touched->ids[i]);
    kept++;
  }
  return kept;
}

/* ---- actors ---- */

/* Somebody whom no other report and no decision of a person names. */
static void drop_actors(truce_store *store, const id_list *named) {
  static const char alone[] =
      "SELECT 1 FROM actor_tally "
      "WHERE actor = ?1 AND entries = 0 AND reports = 0 AND NOT EXISTS (SELECT 1 FROM correction c, json_each(c.value) v WHERE v.value = ?1)";
  for (size_t i = 0; i < named->count && !store->failed; i++) {
    const int64_t actor = named->ids[i];
    if (!tr_single(store, tr_sql(store, alone, "i", actor), 0)) continue;
    tr_run(store, tr_sql(store, "DELETE FROM actor_tally WHERE actor = ?", "i", actor));
    tr_run(store, tr_sql(store, "DELETE FROM actor WHERE id = ?", "i", actor));
  }
  store->epoch++; /* numbers of actors may be given again */
}

/* ---- a report ---- */

static json_t *detail_of(sqlite3_stmt *row, const tr_forgotten *gone, const char *why) {
  json_t *detail = tr_row_json(row, 0, "report:s published:d source:s");
  json_object_set_new(detail, "lines", json_integer(gone->lines));
  json_object_set_new(detail, "entries", json_integer(gone->entries));
  if (why) json_object_set_new(detail, "why", json_string(why));
  return detail;
}

/* Of the report its id, day and outlet are kept, none of its words. */
static void note(truce_store *store, const tr_forgetting *what, int64_t report, const tr_forgotten *gone) {
  static const char sql[] = "INSERT OR REPLACE INTO forgotten SELECT key, published, source, ?, ?, ? FROM report WHERE id = ?";
  tr_run(store, tr_sql(store, sql, "ssii", what->who, what->why, tr_now_us(), report));
  sqlite3_stmt *q = tr_sql(store, "SELECT key, published, source FROM report WHERE id = ?", "i", report);
  if (!tr_row(store, q)) return;
  tr_audit(store, what->who, "forget", detail_of(q, gone, what->why));
  tr_done(q);
}

static void forget_one(truce_store *store, const tr_forgetting *what, int64_t report, tr_forgotten *gone) {
  const int64_t before = entries_in(store);
  id_list touched = entries_touched(store, report), named = {NULL, 0};
  named.ids = tr_all_ids(store, tr_sql(store, "SELECT DISTINCT actor FROM report_actor WHERE report = ?", "i", report), &named.count);
  gone->lines = tr_single(store, tr_sql(store, "SELECT count(*) FROM line WHERE report = ?", "i", report), 0);
  gone->corrections = tr_single(
      store, tr_sql(store, "SELECT count(*) FROM correction WHERE report_key = (SELECT key FROM report WHERE id = ?) AND undone = 0", "i", report), 0);
  gone->copies = tr_copies_pass_on(store, report);
  tr_merge_forget(store, report);
  gone->kept = tidy_entries(store, &touched);
  gone->entries = before - entries_in(store);
  note(store, what, report, gone);
  tr_store_remove(store, report);
  drop_actors(store, &named);
  free(touched.ids);
  free(named.ids);
}

static truce_status forget_all(truce_store *store, const tr_forgetting *what, tr_forgotten *each, truce_error *error) {
  for (size_t i = 0; i < what->count && !store->failed; i++) {
    each[i] = (tr_forgotten){0};
    if (!tr_single(store, tr_sql(store, "SELECT 1 FROM report WHERE id = ?", "i", what->reports[i]), 0))
      return tr_fail(error, TRUCE_NOT_FOUND, store->path, -1, "There is no report %lld.", (long long)what->reports[i]);
    forget_one(store, what, what->reports[i], &each[i]);
  }
  return TRUCE_OK;
}

/* The index of words keeps those of a report that goes until its parts are joined. */
static void forget_words(truce_store *store) { tr_run(store, tr_sql(store, "INSERT INTO search (search) VALUES ('optimize')", "")); }

/* ---- public ---- */

truce_status tr_forget(truce_store *store, const tr_forgetting *what, tr_forgotten *each, truce_error *error) {
  size_t where;
  if (!tr_utf8_valid(tr_span(what->who), &where) || (what->why && !tr_utf8_valid(tr_span(what->why), &where)))
    return tr_fail(error, TRUCE_BAD_USAGE, NULL, -1, "Who does it and why is told in UTF-8.");
  truce_status status = tr_begin(store, error);
  if (status) return status;
  tr_execute(store, "PRAGMA secure_delete = ON"); /* what is freed is overwritten */
  status = forget_all(store, what, each, error);
  if (status || (what->look && !store->failed)) {
    tr_rollback(store);
  } else {
    forget_words(store);
    status = tr_commit(store, error);
  }
  tr_execute(store, "PRAGMA secure_delete = OFF");
  if (!status && !what->look) tr_execute(store, "PRAGMA wal_checkpoint(TRUNCATE)"); /* the log, too; while others read it stays until they are done */
  return status;
}

json_t *tr_forgotten_list(truce_store *store) {
  json_t *list = json_array();
  sqlite3_stmt *q = tr_sql(store, "SELECT key, published, source, who, why, at FROM forgotten ORDER BY at DESC, key", "");
  while (tr_row(store, q)) json_array_append_new(list, tr_row_json(q, 0, "id:s published:d source:s who:s why:s when:m"));
  return list;
}

bool truce_store_forgot(truce_store *store, truce_span report_id) {
  return tr_single(store, tr_sql(store, "SELECT 1 FROM forgotten WHERE key = ?", "t", report_id), 0) == 1;
}

truce_status truce_store_remember(truce_store *store, truce_span report_id, const char *who, truce_error *error) {
  truce_status status = tr_begin(store, error);
  if (status) return status;
  if (!truce_store_forgot(store, report_id)) {
    tr_rollback(store);
    return tr_fail(error, TRUCE_NOT_FOUND, store->path, -1, "The report %.*s is not forgotten.", (int)report_id.size, report_id.data);
  }
  tr_run(store, tr_sql(store, "DELETE FROM forgotten WHERE key = ?", "t", report_id));
  tr_audit(store, who, "remember", json_pack("{s:s%}", "report", report_id.data, report_id.size));
  return tr_commit(store, error);
}
