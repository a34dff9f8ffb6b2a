/* A report on its way into the store: shared by record.c (the report and what stands in it) and record_line.c (its lines). */
#ifndef TR_STORE_INSERTING_H
#define TR_STORE_INSERTING_H

#include "store/sqlite.h"
#include "truce/record.h"

typedef struct tr_inserting {
  truce_store *store;
  const truce_record *record;
  int64_t report;
  int64_t *actors, *places; /* the report's ids → the store's */
} tr_inserting;

static inline json_t *tr_range_json(truce_range where) { return json_pack("{s:I, s:I}", "start", (json_int_t)where.start, "end", (json_int_t)where.end); }
static inline json_t *tr_span_json(truce_span text) { return text.data ? json_stringn_nocheck(text.data, text.size) : json_null(); }

/* The row of one line; none for a line without evidence. */
void tr_insert_line(const tr_inserting *in, size_t number);

#endif
