/* Server-sent events: clients that wait to be told of changes. */
#ifndef TR_SERVER_STREAM_H
#define TR_SERVER_STREAM_H

#include <microhttpd.h>

#include "base/text.h"

typedef struct tr_streams tr_streams;
/* At most `limit` clients at once. NULL when memory is full. */
tr_streams *tr_streams_new(size_t limit);
/* Only after the daemon has stopped. */
void tr_streams_delete(tr_streams *streams);
/* A response that never ends, for this connection; `hello` is sent at once. NULL when there are too many. */
struct MHD_Response *tr_streams_join(tr_streams *streams, struct MHD_Connection *connection, truce_span hello);
/* Sends `text` (whole events) to all. */
void tr_streams_tell(tr_streams *streams, truce_span text);
/* Ends all of them, and those to come: before the daemon stops. */
void tr_streams_end(tr_streams *streams);

#endif
