/* JSON-LD: what a page's schema.org data say of its article. */
#ifndef TR_INGEST_LINKED_DATA_H
#define TR_INGEST_LINKED_DATA_H

#include "ingest/strip.h"

typedef struct tr_linked_entry {
  truce_span headline, published, body, url;
} tr_linked_entry;

typedef struct tr_linked_data {
  truce_span headline, author, author_body, published, modified, publisher, body, language, url; /* author_body: an organisation named as the author */
  TR_ARRAY(tr_linked_entry) updates;                                                             /* of a live blog, in the order given */
} tr_linked_data;

/* Reads all blocks; the first article-like object that tells a field wins. Copies to `arena`. */
void tr_linked_data_read(truce_arena *arena, const tr_spans *blocks, tr_linked_data *data);
/* Character references in text that was escaped twice: &amp; &quot; &#39; &#x2019; and the like. */
truce_span tr_unescape(truce_arena *arena, truce_span text);

#endif
