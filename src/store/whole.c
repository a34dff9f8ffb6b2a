/* The whole: what the store holds. */
#include "store/query.h"
#include "store/record.h"

json_t *tr_query_process(truce_store *store) {
  static const char sql[] =
      "SELECT (SELECT value FROM meta WHERE key = 'name'), "
      "  (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'version'), "
      "  (SELECT count(*) FROM report), "
      "  (WITH RECURSIVE each(name) AS (SELECT min(source) FROM report "
      "      UNION ALL SELECT (SELECT min(source) FROM report WHERE source > name) FROM each WHERE name IS NOT NULL) "
      "    SELECT count(name) FROM each), "
      "  (SELECT count FROM tally WHERE what = 'line'), "
      "  (SELECT count FROM tally WHERE what = 'entry'), "
      "  (SELECT count(*) FROM actor), "
      "  (SELECT count(*) FROM place), "
      "  (SELECT min(published) FROM report), "
      "  ?1, "
      "  (SELECT count(*) FROM report WHERE aside IS NOT NULL), "
      "  (SELECT count(*) FROM report WHERE published > ?1), "
      "  (SELECT max(published) FROM report WHERE published > ?1), "
      "  truce, model, codebook "
      "FROM (SELECT 1) LEFT JOIN (SELECT truce, model, codebook FROM report ORDER BY id DESC LIMIT 1) ON 1";
  sqlite3_stmt *q = tr_sql(store, sql, "o", tr_store_last_day(store, TRUCE_NO_DAY));
  if (!tr_row(store, q)) return NULL;
  json_t *process = tr_row_json(q, 0, "name:s version:i reports:i sources:i lines:i entries:i actors:i places:i first:d last:d aside:i ahead:i ahead_last:d");
  json_object_set_new(process, "made_by", tr_row_json(q, 13, "truce:s model:s codebook:s"));
  tr_done(q);
  return process;
}
