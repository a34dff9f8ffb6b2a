/* What a page tells about itself besides its text: title, author, day, outlet, address, language. */
#ifndef TR_INGEST_METADATA_H
#define TR_INGEST_METADATA_H

#include "ingest/blocks.h"
#include "ingest/forms.h"
#include "ingest/linked_data.h"

/* Fills the sheet's fields from JSON-LD, OpenGraph, meta, microdata, `<time>`, bylines and the address. Everything is copied to `arena`. */
void tr_metadata_fill(truce_arena *arena, const tr_dom *dom, const tr_blocks *blocks, const tr_context *context, tr_sheet *sheet, tr_linked_data *linked);

#endif
