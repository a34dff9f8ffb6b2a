/* Which blocks of a page are the article. */
#ifndef TR_INGEST_BODY_H
#define TR_INGEST_BODY_H

#include "ingest/blocks.h"
#include "ingest/sheet.h"

/* Judges the blocks of a page and adds them to the sheet in order: the article's kept, others near it dropped with a reason. `title` is the page's title (may be none);
 * `told` is the article's text as the page's own metadata tell it (may be none): it helps to find the place, it is never used itself. */
void tr_body_add(truce_arena *arena, const tr_dom *dom, tr_blocks *blocks, truce_span title, truce_span told, tr_sheet *sheet);

#endif
