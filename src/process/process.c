/* Adding a report to the record: its rows, its entries, what people decided about it; all or nothing. */
#include "process/corrections.h"
#include "process/merge.h"
#include "process/watch.h"
#include "store/record.h"

static int64_t entry_count(truce_store *store) { return tr_single(store, tr_sql(store, "SELECT count FROM tally WHERE what = 'entry'", ""), 0); }

truce_status truce_store_add(truce_store *store, const truce_record *record, const truce_made_by *made_by, truce_added *added, truce_error *error) {
  *added = (truce_added){0};
  truce_status status = tr_begin(store, error);
  if (status) return status;
  if (truce_store_forgot(store, record->report->id)) {
    tr_rollback(store);
    added->forgotten = true;
    return TRUCE_OK;
  }
  int64_t known = tr_store_report(store, record->report->id);
  if (known && truce_store_has(store, record->report->id, made_by)) {
    tr_rollback(store);
    *added = (truce_added){.report = known, .unchanged = true};
    return TRUCE_OK;
  }
  if (known) {
    tr_merge_forget(store, known);
    tr_store_remove(store, known);
  }
  const int64_t before = entry_count(store);
  added->report = tr_store_insert(store, record, made_by);
  added->line_count = record->line_count;
  if (tr_watch_judge(store, added->report)) tr_merge_report(store, added->report);
  tr_corrections_apply(store, added->report);
  const int64_t after = entry_count(store);
  added->new_entry_count = after > before ? (size_t)(after - before) : 0;
  return tr_commit(store, error);
}
