/* What the fields of a page are looked for in: one view of the page for title.c, author.c and day.c. */
#ifndef TR_INGEST_FIELDS_H
#define TR_INGEST_FIELDS_H

#include "ingest/blocks.h"
#include "ingest/linked_data.h"
#include "ingest/sheet.h"

typedef struct tr_fields {
  truce_arena *arena;
  const tr_dom *dom;
  const tr_blocks *blocks;
  tr_linked_data linked;
  truce_span url, head_title; /* the page's address; the text of `<title>` */
  TR_ARRAY(const tr_node *) metas;
  TR_ARRAY(uint32_t) marked; /* elements whose attributes speak of authors or days */
} tr_fields;

void tr_fields_gather(truce_arena *arena, const tr_dom *dom, const tr_blocks *blocks, tr_fields *fields);

/* The content of the first `<meta>` whose name, property or itemprop is one of `names` (the last is NULL), in order of the names. */
truce_span tr_fields_meta(const tr_fields *fields, const char *const *names);
#define TR_META(fields, ...) tr_fields_meta(fields, (const char *const[]){__VA_ARGS__, NULL})
/* All text below an element, cleaned. */
truce_span tr_fields_text(const tr_fields *fields, uint32_t element);
/* Whether an attribute holds this word. */
bool tr_fields_says(const tr_node *element, const char *attribute, const char *word);
/* Within comments or among links to other articles. */
bool tr_fields_is_elsewhere(const tr_fields *fields, uint32_t element);

/* One field each; none if the page does not tell. `site`: the outlet's name, which is no title and no author. */
truce_span tr_page_title(const tr_fields *fields, truce_span site);
truce_span tr_page_author(const tr_fields *fields, truce_span site);
/* Sets the sheet's day; its address and title are known by then. */
void tr_page_day(const tr_fields *fields, tr_sheet *sheet);

#endif
