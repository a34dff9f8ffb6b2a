/* A page → sheet: tree, blocks, metadata, body. */
#include "ingest/blocks.h"
#include "ingest/body.h"
#include "ingest/decode.h"
#include "ingest/forms.h"
#include "ingest/metadata.h"

bool tr_page_sheet(truce_arena *arena, truce_span bytes, const tr_context *context, tr_sheet *sheet) {
  truce_span text;
  if (!tr_decode(arena, bytes, context->charset, &text)) return false;
  *sheet = tr_sheet_new(context->origin);
  tr_dom dom;
  tr_blocks blocks;
  tr_dom_open(arena, text, &dom);
  tr_blocks_make(arena, &dom, &blocks);
  truce_span told = tr_metadata_fill(arena, &dom, &blocks, context, sheet);
  tr_body_add(arena, &dom, &blocks, sheet->title, told, sheet);
  tr_context_apply(context, sheet);
  tr_dom_close(&dom);
  return true;
}
