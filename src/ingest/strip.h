/* A page without what no reader sees: scripts, styles, comments, drawings, most attributes. What is left parses several times faster. */
#ifndef TR_INGEST_STRIP_H
#define TR_INGEST_STRIP_H

#include "base/arena.h"
#include "base/text.h"

typedef TR_ARRAY(truce_span) tr_spans;

/* Appends the stripped page to `out`. The JSON-LD blocks met on the way are pushed to `json_ld` (borrowed from `page`). Elements nested deeper than
 * any honest page nests are left out, their text stays. */
void tr_strip(truce_arena *arena, truce_span page, tr_buffer *out, tr_spans *json_ld);

#endif
