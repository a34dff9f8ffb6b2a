/* A mail as MIME tells it, read by gmime: fields decoded, parts in order, unpacked. */
#ifndef TR_INGEST_MIME_H
#define TR_INGEST_MIME_H

#include "base/arena.h"

typedef struct tr_mime_part {
  truce_span type; /* "text/plain", in lower case */
  truce_span charset, name, content;
  bool attached;
} tr_mime_part;

typedef struct tr_mime {
  truce_span subject, sender, list, date; /* sender: a name, none where only an address is told; date: as it stands there */
  TR_ARRAY(tr_mime_part) parts;           /* those of multiparts and of mails within the mail; neither of these themselves */
} tr_mime;

/* Everything lives in `arena`. Broken mails give what can be made out. TRUCE_NOT_FOUND: gmime cannot be loaded. */
truce_status tr_mime_read(truce_arena *arena, truce_span mail, tr_mime *out, truce_error *error);

#endif
