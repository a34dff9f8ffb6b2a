/* Lines for review: the most doubtful first. */
#include "store/select.h"

/* Lines on one side of 0.5, the nearest first: follows line_by_sure, so that few rows are looked at. */
static void add_doubtful(tr_select *select, const tr_filter *f, bool above, double doubt, int64_t after) {
  tr_buffer_add_string(&select->sql, "SELECT * FROM (SELECT l.id AS id, abs(l.sure - 0.5) AS doubt FROM line l WHERE l.dropped = 0 AND l.confirmed = 0");
  tr_and_kinds(select, "l.kind", f->kinds);
  tr_and_real(select, above ? "l.sure >= ?" : "l.sure <= ?", above ? 0.5 + doubt - 1e-9 : 0.5 - doubt + 1e-9);
  tr_buffer_add_string(&select->sql, above ? "" : " AND l.sure < 0.5");
  tr_and_real(select, "(abs(l.sure - 0.5), l.id) > (?", doubt);
  tr_buffer_printf(&select->sql, ", %lld) ORDER BY l.sure %s, l.id LIMIT %zu)", (long long)after, above ? "ASC" : "DESC", tr_page_size(f));
}

json_t *tr_query_review(truce_store *store, const tr_filter *f) {
  tr_select select = {.count = 0};
  int64_t after = 0, unused;
  double doubt = 0;
  if (!tr_kinds_known(f->kinds) || (f->cursor && !tr_cursor_read(f->cursor, &after, &unused))) return NULL;
  if (after) {
    sqlite3_stmt *last = tr_sql(store, "SELECT abs(sure - 0.5) FROM line WHERE id = ?", "i", after);
    if (!tr_row(store, last)) return NULL;
    doubt = sqlite3_column_double(last, 0);
    tr_done(last);
  }
  add_doubtful(&select, f, true, doubt, after);
  tr_buffer_add_string(&select.sql, " UNION ALL ");
  add_doubtful(&select, f, false, doubt, after);
  tr_buffer_printf(&select.sql, " ORDER BY doubt, id LIMIT %zu", tr_page_size(f));
  sqlite3_stmt *q = tr_select_run(store, &select);
  json_t *list = json_array();
  while (tr_row(store, q)) {
    after = sqlite3_column_int64(q, 0);
    json_array_append_new(list, tr_query_line(store, after));
  }
  tr_done_built(q);
  return tr_page_json("lines", list, json_array_size(list) == tr_page_size(f) ? tr_cursor_json(after, 0) : NULL);
}
