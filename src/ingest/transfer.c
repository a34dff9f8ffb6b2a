/* Transfer encodings. All of them forgive: mail and archives are full of small faults. */
#include "ingest/transfer.h"

#include <zlib.h>
#include <zstd.h>

static int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

truce_span tr_base64(truce_arena *arena, truce_span text) {
  char *out = tr_arena_allocate(arena, text.size / 4 * 3 + 4);
  size_t size = 0;
  unsigned bits = 0, held = 0;
  for (size_t i = 0; i < text.size && text.data[i] != '='; i++) {
    int value = base64_value(text.data[i]);
    if (value < 0) continue;
    bits = (bits << 6 | (unsigned)value) & 0xFFFFFFu;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out[size++] = (char)(bits >> held & 0xFF);
    }
  }
  return (truce_span){out, size};
}

static int hex(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

truce_span tr_quoted_printable(truce_arena *arena, truce_span text, bool words) {
  char *out = tr_arena_allocate(arena, text.size + 1);
  size_t size = 0;
  for (size_t i = 0; i < text.size; i++) {
    char c = text.data[i];
    if (c == '_' && words) c = ' ';
    if (c == '=' && i + 2 < text.size + 0 && hex(text.data[i + 1]) >= 0 && hex(text.data[i + 2]) >= 0) {
      c = (char)(hex(text.data[i + 1]) << 4 | hex(text.data[i + 2]));
      i += 2;
    } else if (c == '=' && i + 1 < text.size && (text.data[i + 1] == '\n' || text.data[i + 1] == '\r')) {
      i += text.data[i + 1] == '\r' && i + 2 < text.size && text.data[i + 2] == '\n' ? 2 : 1; /* a soft line break */
      continue;
    }
    out[size++] = c;
  }
  return (truce_span){out, size};
}

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
