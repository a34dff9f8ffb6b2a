/* A live blog told by its build: entries side by side, each with its own hour and its own anchor or heading. */
#ifndef TR_INGEST_LIVE_H
#define TR_INGEST_LIVE_H

#include "ingest/blocks.h"

typedef struct tr_live_entry {
  uint32_t first, end;        /* its nodes */
  truce_span heading, anchor; /* may be none; the anchor is an id of the page */
  truce_day day;              /* TRUCE_NO_DAY: only the hour is told */
} tr_live_entry;

typedef struct tr_live {
  TR_ARRAY(tr_live_entry) entries; /* in the order of the page; empty: this is no live blog */
} tr_live;

/* `title` and `url`: of the page. */
void tr_live_find(truce_arena *arena, const tr_dom *dom, const tr_blocks *blocks, truce_span title, truce_span url, tr_live *live);
/* The blocks of the page in parts: those that stand in no entry, then those of each entry in turn. The elements are shared. */
tr_blocks *tr_live_blocks(truce_arena *arena, const tr_blocks *blocks, const tr_live *live);

#endif
