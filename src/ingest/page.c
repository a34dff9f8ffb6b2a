/* A page → draft: tree, blocks, metadata, body. */
#include "ingest/blocks.h"
#include "ingest/body.h"
#include "ingest/decode.h"
#include "ingest/forms.h"
#include "ingest/metadata.h"

bool tr_page_draft(truce_arena *arena, truce_span bytes, const tr_context *context, tr_draft *draft) {
  truce_span text;
  if (!tr_decode(arena, bytes, context->charset, &text)) return false;
  *draft = tr_draft_new(context->origin);
  tr_dom dom;
  tr_blocks blocks;
  tr_dom_open(arena, text, &dom);
  tr_blocks_make(arena, &dom, &blocks);
  truce_span told = tr_metadata_fill(arena, &dom, &blocks, context, draft);
  tr_body_add(arena, &dom, &blocks, draft->title, told, draft);
  tr_context_apply(context, draft);
  tr_dom_close(&dom);
  return true;
}
