/* RSS, Atom, RDF and sitemaps. */
#ifndef TR_INGEST_FEED_H
#define TR_INGEST_FEED_H

#include "base/arena.h"

typedef struct tr_feed_entry {
  truce_span title, url, author, content;
  truce_day published; /* TRUCE_NO_DAY if not told */
} tr_feed_entry;

typedef struct tr_feed {
  bool sitemap, sitemap_index; /* entries have addresses only */
  truce_span title, language;
  TR_ARRAY(tr_feed_entry) entries;
} tr_feed;

/* Parses a feed or sitemap into `arena`; what is broken is mended as far as it goes. False: no feed at all. */
bool tr_feed_parse(truce_arena *arena, truce_span bytes, tr_feed *feed);

#endif
