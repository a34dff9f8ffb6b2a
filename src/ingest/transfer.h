/* Encodings that text travels in: base64, quoted-printable, gzip, deflate and zstd, HTTP chunks. */
#ifndef TR_INGEST_TRANSFER_H
#define TR_INGEST_TRANSFER_H

#include "base/arena.h"
#include "base/text.h"

/* What is no base64 is passed over. */
truce_span tr_base64(truce_arena *arena, truce_span text);
/* `words`: the form within header fields, where _ is a blank. */
truce_span tr_quoted_printable(truce_arena *arena, truce_span text, bool words);
/* A chunked body put together; what is broken ends it. */
truce_span tr_unchunk(truce_arena *arena, truce_span body);
/* gzip or zlib; appends to `out`. TRUCE_TOO_LARGE above `limit` bytes, TRUCE_BAD_DATA if it is broken (what was good is kept). */
truce_status tr_gunzip(truce_span bytes, size_t limit, tr_buffer *out);
/* The same for zstd. */
truce_status tr_unzstd(truce_span bytes, size_t limit, tr_buffer *out);

#endif
