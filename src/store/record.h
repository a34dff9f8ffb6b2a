/* A record in memory → rows: report, sentences, actors, places, lines. Merging lines into entries is not done here (process/merge.h). */
#ifndef TR_STORE_RECORD_H
#define TR_STORE_RECORD_H

#include "store/sqlite.h"
#include "truce/record.h"

/* Number of a report in the store, 0 if it is not there. */
int64_t tr_store_report(truce_store *store, truce_span key);
/* SQL: is report `r` of a day that was still to come when it was read? A day more for those who live ahead of universal time. */
#define TR_REPORT_AHEAD(r) r ".published > " r ".read_at / 86400000000 + 1"
/* The day of the last report, those aside that are dated after the day on which they were read, unless all are; `otherwise` where none has a day. */
int32_t tr_store_last_day(truce_store *store, int32_t otherwise);
/* Inside a transaction: writes the report with everything in it and gives its number. The report must not be there. */
int64_t tr_store_insert(truce_store *store, const truce_record *record, const truce_made_by *made_by);
/* Inside a transaction: takes a report and its lines away; entries keep their other lines (process/merge.h refreshes them). */
void tr_store_remove(truce_store *store, int64_t report);

/* The word of a kind's own category: type, step, position …; none for kinds without one. */
truce_field tr_kind_word_field(truce_line_kind kind);
/* By name; TRUCE_LINE_KIND_COUNT if there is none. */
truce_line_kind tr_kind_from(truce_span name);
/* The type of a field by its JSON name within a kind; false if the kind has no such field. */
bool tr_kind_field(truce_line_kind kind, truce_span name, truce_field *field);

#endif
