/* Encodings of answers in web archives. All of them forgive: archives are full of small faults. */
#include "ingest/transfer.h"

#include <zlib.h>
#include <zstd.h>

static int hex(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

truce_span tr_unchunk(truce_arena *arena, truce_span body) {
  char *out = tr_arena_allocate(arena, body.size + 1);
  size_t size = 0;
  for (size_t at = 0; at < body.size;) {
    size_t chunk = 0, digits = 0;
    while (at < body.size && hex(body.data[at]) >= 0 && digits < 12) chunk = chunk << 4 | (size_t)hex(body.data[at++]), digits++;
    const char *line = at < body.size ? memchr(body.data + at, '\n', body.size - at) : NULL;
    if (!digits || !chunk || !line) break;
    at = (size_t)(line - body.data) + 1;
    if (chunk > body.size - at) chunk = body.size - at;
    memcpy(out + size, body.data + at, chunk);
    size += chunk;
    at += chunk;
    while (at < body.size && (body.data[at] == '\r' || body.data[at] == '\n')) at++;
  }
  return (truce_span){out, size};
}

truce_status tr_gunzip(truce_span bytes, size_t limit, tr_buffer *out) {
  z_stream stream = {0};
  unsigned char chunk[32768];
  if (inflateInit2(&stream, 15 + 32) != Z_OK) return TRUCE_NO_SPACE;
  stream.next_in = (unsigned char *)(uintptr_t)bytes.data;
  stream.avail_in = (unsigned)(bytes.size > UINT32_MAX ? UINT32_MAX : bytes.size);
  truce_status status = TRUCE_OK;
  for (int result = Z_OK; result != Z_STREAM_END && status == TRUCE_OK;) {
    stream.next_out = chunk;
    stream.avail_out = sizeof chunk;
    result = inflate(&stream, Z_NO_FLUSH);
    size_t got = sizeof chunk - stream.avail_out;
    if (out->size + got > limit)
      status = TRUCE_TOO_LARGE;
    else
      tr_buffer_add(out, (truce_span){(const char *)chunk, got});
    if (result != Z_OK && result != Z_STREAM_END) status = TRUCE_BAD_DATA;
  }
  inflateEnd(&stream);
  return status;
}

truce_status tr_unzstd(truce_span bytes, size_t limit, tr_buffer *out) {
  ZSTD_DStream *stream = ZSTD_createDStream();
  char chunk[32768];
  if (!stream) return TRUCE_NO_SPACE;
  ZSTD_inBuffer from = {bytes.data, bytes.size, 0};
  truce_status status = TRUCE_OK;
  for (size_t left = 1; left && status == TRUCE_OK;) {
    ZSTD_outBuffer to = {chunk, sizeof chunk, 0};
    left = ZSTD_decompressStream(stream, &to, &from);
    if (out->size + to.pos > limit)
      status = TRUCE_TOO_LARGE;
    else
      tr_buffer_add(out, (truce_span){chunk, to.pos});
    if (ZSTD_isError(left) || (left && from.pos == from.size && to.pos < sizeof chunk)) status = TRUCE_BAD_DATA;
  }
  ZSTD_freeDStream(stream);
  return status;
}
