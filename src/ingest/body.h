/* Which blocks of a page are the article. */
#ifndef TR_INGEST_BODY_H
#define TR_INGEST_BODY_H

#include "ingest/blocks.h"
#include "ingest/sheet.h"

/* Judges the blocks of a page and adds them to the sheet in order: the article's kept, others
 * near it dropped with a reason. `title` is the page's title (may be none). */
void tr_body_add(truce_arena *arena, const tr_dom *dom, tr_blocks *blocks, truce_span title, tr_sheet *sheet);

/* Adds the blocks of a part that is known to be one report: all but what stands away from it or is furniture. */
void tr_body_add_part(truce_arena *arena, const tr_dom *dom, const tr_blocks *blocks, truce_span title, tr_sheet *sheet);

/* Adds all blocks but those that are furniture by themselves: for markup that is an article's body already. */
void tr_body_add_all(truce_arena *arena, const tr_dom *dom, tr_blocks *blocks, tr_sheet *sheet);

#endif
