/* A page as a list of blocks: what a reader sees as one paragraph, heading, list item or cell each, with what tells whether it is text or furniture. */
#ifndef TR_INGEST_BLOCKS_H
#define TR_INGEST_BLOCKS_H

#include "ingest/dom.h"
#include "ingest/known.h"

typedef enum tr_block_kind { TR_BLOCK_PARAGRAPH, TR_BLOCK_HEADING, TR_BLOCK_ITEM, TR_BLOCK_CELL, TR_BLOCK_LOOSE } tr_block_kind;

typedef struct tr_block {
  truce_span text;
  uint32_t node;  /* the block element it stands in */
  uint32_t first; /* its first text */
  uint32_t words, link_words;
  tr_block_kind kind;
  uint8_t level; /* of headings, 1 to 6 */
  bool away;     /* stands in something that is no part of the article */
  bool sentence; /* ends as sentences do */
  tr_line line;  /* what its words alone say it is */
  float weight;  /* of its words for being article text; negative: against */
} tr_block;

typedef struct tr_element {
  unsigned signs;
  bool away, in_link;
  uint32_t block;             /* nearest block element, itself included */
  uint32_t words, link_words; /* of all text below */
} tr_element;

typedef struct tr_blocks {
  TR_ARRAY(tr_block) list;
  tr_element *elements; /* one a node of the dom */
  uint32_t words;       /* of the whole page outside links */
} tr_blocks;

/* Judges anew what stands away, by tags alone: for pages whose names mislead. */
void tr_blocks_relax(const tr_dom *dom, tr_blocks *blocks);
void tr_blocks_make(truce_arena *arena, const truce_ingest *known, const tr_dom *dom, tr_blocks *blocks);

#endif
