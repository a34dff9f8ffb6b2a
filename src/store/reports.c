/* Lists of reports. */
#include "store/select.h"
#include "store/spell.h"

static json_t *counted_report(sqlite3_stmt *q) {
  json_t *report = tr_report_of_row(q, 2);
  tr_row_add(report, q, 1, "lines:i");
  return report;
}

/* The dated or the undated part of the list of reports; the undated come last. */
static bool add_reports(truce_store *store, const tr_filter *f, const char *words, bool undated, tr_place_in_list *at, json_t *list) {
  tr_select select = {.count = 0};
  const size_t room = tr_page_size(f) - json_array_size(list);
  tr_buffer_add_string(&select.sql,
                       "SELECT r.id, (SELECT count(*) FROM line l WHERE l.report = r.id AND l.dropped = 0), " TR_REPORT_COLUMNS " "
                       "FROM report r WHERE r.published IS ");
  tr_buffer_add_string(&select.sql, undated ? "NULL" : "NOT NULL");
  if (f->source) tr_and_text(&select, "r.source = ?", f->source);
  if (f->since.days) tr_and_number(&select, "r.published >= ?", f->since.days);
  if (f->until.days) tr_and_number(&select, "r.published <= ?", f->until.days);
  if (words) tr_and_text(&select, "r.id IN (SELECT s.report FROM (" TR_LATEST_SENTENCES ") x CROSS JOIN sentence s ON s.id = x.rowid)", words);
  if (at->given && undated)
    tr_buffer_printf(&select.sql, " AND r.id < %lld", (long long)at->second);
  else if (at->given)
    tr_buffer_printf(&select.sql, " AND (r.published, r.id) < (%lld, %lld)", (long long)at->first, (long long)at->second);
  tr_buffer_printf(&select.sql, " ORDER BY %s LIMIT %zu", undated ? "r.id DESC" : "r.published DESC, r.id DESC", room + 1);
  sqlite3_stmt *q = tr_select_run(store, &select);
  size_t rows = 0;
  for (; tr_row(store, q) && rows < room; rows++) {
    at->first = undated ? INT32_MIN : sqlite3_column_int64(q, 4);
    at->second = sqlite3_column_int64(q, 0);
    json_array_append_new(list, counted_report(q));
  }
  const bool more = rows == room && sqlite3_stmt_busy(q);
  tr_done_built(q);
  return more;
}

json_t *tr_query_reports(truce_store *store, const tr_filter *f) {
  tr_buffer words = {0};
  tr_place_in_list at = {.given = f->cursor != NULL};
  const bool good = !f->cursor || tr_cursor_read(f->cursor, &at.first, &at.second);
  json_t *list = good ? json_array() : NULL;
  if (list && f->text && !tr_search_words(&words, f->text)) {
    list = tr_page_json("reports", list, NULL);
  } else if (list) {
    const char *match = f->text ? words.data : NULL;
    bool more = false;
    if (!at.given || at.first != INT32_MIN) {
      more = add_reports(store, f, match, false, &at, list);
      at.given = false;
    }
    if (!more && !f->since.days && !f->until.days) more = add_reports(store, f, match, true, &at, list);
    list = tr_page_json("reports", list, more ? tr_cursor_json(at.first, at.second) : NULL);
  }
  tr_buffer_free(&words);
  return list;
}
