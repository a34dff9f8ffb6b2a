/* A page as a flat tree: elements and texts in the order of the document, parents before children. Built by gumbo (HTML5) from the stripped page. */
#ifndef TR_INGEST_DOM_H
#define TR_INGEST_DOM_H

#include <gumbo.h>

#include "base/arena.h"
#include "ingest/strip.h"

typedef struct tr_node {
  const GumboVector *attributes; /* NULL for texts */
  truce_span text;               /* texts only */
  uint32_t parent, end;          /* descendants are the nodes between this one and `end` */
  GumboTag tag;                  /* GUMBO_TAG_LAST for texts */
} tr_node;

typedef struct tr_dom {
  tr_node *nodes; /* nodes[0] is the root element */
  uint32_t count;
  tr_spans json_ld;
  GumboOutput *parsed;
  tr_buffer stripped;
} tr_dom;

/* Parses a page in UTF-8. The nodes live in `arena`, what they borrow from in the dom: close it when done. */
void tr_dom_open(truce_arena *arena, truce_span page, tr_dom *dom);
void tr_dom_close(tr_dom *dom);

/* The value of an attribute, none if absent; present without value gives an empty span with data. */
truce_span tr_attribute(const tr_node *node, const char *name);
static inline bool tr_is_text(const tr_node *node) { return node->tag == GUMBO_TAG_LAST; }
/* All text below a node with single blanks, in `arena`. */
truce_span tr_text_below(truce_arena *arena, const tr_dom *dom, uint32_t node);

#endif
