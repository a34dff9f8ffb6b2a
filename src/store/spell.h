/* Columns of entries and lines → JSON; shared by the queries and the views. */
#ifndef TR_STORE_SPELL_H
#define TR_STORE_SPELL_H

#include "store/query.h"

/* The columns that tr_entry_of_row reads, of a table aliased `e`. */
#define TR_ENTRY_COLUMNS \
  "e.id, e.kind, e.status, e.says, e.day_from, e.day_to, e.minute, e.precision, e.of_report, e.place, e.about, " \
  "e.sure, e.reports, e.sources, e.first_seen, e.last_seen, e.line, e.fields, e.denied, e.corrected, e.lines"
enum { TR_ENTRY_COLUMN_COUNT = 21 };
json_t *tr_entry_of_row(truce_store *store, sqlite3_stmt *row);
/* {"from","to","precision","basis"} from day_from, day_to, minute, precision, of_report in five columns from `first`; null if undated. */
json_t *tr_date_of_row(sqlite3_stmt *row, int first);
/* Adds the source, published, title and report (its key) of a line's report to an object. */
void tr_add_source(truce_store *store, json_t *object, int64_t line);
/* {"start","end"} with the words of `text`, if any. */
json_t *tr_range_spelt(int64_t start, int64_t end, truce_span text);

/* A report `r` without what was read in it, from the columns that begin with `first`. */
#define TR_REPORT_COLUMNS "r.key, r.title, r.published, r.published_basis, r.source, r.url, r.copy_of"
static inline json_t *tr_report_of_row(sqlite3_stmt *row, int first) {
  return tr_row_json(row, first, "id:s title:s published:d published_basis:s source:s url:s copy_of:s");
}

#endif
