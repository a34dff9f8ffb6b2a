/* The whole: what the store holds. */
#include "store/query.h"

json_t *tr_query_process(truce_store *store) {
  sqlite3_stmt *q = tr_sql(
      store,
      "SELECT (SELECT value FROM meta WHERE key = 'name'), (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'version'), (SELECT count(*) FROM report), "
      "(WITH RECURSIVE each(name) AS (SELECT min(source) FROM report UNION ALL SELECT (SELECT min(source) FROM report WHERE source > name) FROM each WHERE "
      "name IS NOT NULL) "
      "SELECT count(name) FROM each), (SELECT count FROM tally WHERE what = 'line'), (SELECT count FROM tally WHERE what = 'entry'), (SELECT count(*) FROM "
      "actor), (SELECT count(*) FROM place), "
      "(SELECT min(published) FROM report), (SELECT max(published) FROM report), (SELECT count(*) FROM report WHERE aside IS NOT NULL), truce, model, "
      "codebook FROM (SELECT 1) LEFT JOIN "
      "(SELECT truce, model, codebook FROM report ORDER BY id DESC LIMIT 1) ON 1",
      "");
  if (!tr_row(store, q)) return NULL;
  json_t *process =
      json_pack("{s:o, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:o, s:o, s:I, s:{s:o, s:o, s:o}}", "name", tr_column_string(q, 0), "version",
                (json_int_t)sqlite3_column_int64(q, 1), "reports", (json_int_t)sqlite3_column_int64(q, 2), "sources", (json_int_t)sqlite3_column_int64(q, 3),
                "lines", (json_int_t)sqlite3_column_int64(q, 4), "entries", (json_int_t)sqlite3_column_int64(q, 5), "actors",
                (json_int_t)sqlite3_column_int64(q, 6), "places", (json_int_t)sqlite3_column_int64(q, 7), "first", tr_day_json(tr_column_day(q, 8)), "last",
                tr_day_json(tr_column_day(q, 9)), "aside", (json_int_t)sqlite3_column_int64(q, 10), "made_by", "truce", tr_column_string(q, 11), "model",
                tr_column_string(q, 12), "codebook", tr_column_string(q, 13));
  tr_done(q);
  return process;
}
