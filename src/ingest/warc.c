/* WARC: the HTTP answers of a web archive → reports. Records that are not pages or texts are passed over. */
#include <stdlib.h>

#include "base/text.h"
#include "ingest/forms.h"
#include "ingest/transfer.h"

/* One header block up to its blank line; false if there is none. */
static bool header_block(truce_span bytes, size_t at, truce_span *head, size_t *behind) {
  size_t crlf = tr_find(bytes, TR_SPAN("\r\n\r\n"), at), lf = tr_find(bytes, TR_SPAN("\n\n"), at);
  if (crlf == SIZE_MAX && lf == SIZE_MAX) return false;
  bool wide = crlf < lf;
  size_t end = wide ? crlf : lf;
  *head = (truce_span){bytes.data + at, end - at};
  *behind = end + (wide ? 4 : 2);
  return true;
}

static truce_span field(truce_span head, const char *name) {
  truce_span wanted = tr_span(name);
  for (truce_span line; tr_split(&head, '\n', &line);)
    if (line.size > wanted.size && line.data[wanted.size] == ':' && tr_equal_fold((truce_span){line.data, wanted.size}, wanted))
      return tr_trim((truce_span){line.data + wanted.size + 1, line.size - wanted.size - 1});
  return (truce_span){NULL, 0};
}

static bool contains(truce_span text, const char *part) { return tr_find(text, tr_span(part), 0) != SIZE_MAX; }

static truce_span charset_of(truce_span type) {
  size_t at = tr_find(type, TR_SPAN("charset="), 0);
  if (at == SIZE_MAX) return (truce_span){NULL, 0};
  truce_span rest = {type.data + at + 8, type.size - at - 8}, value;
  tr_split(&rest, ';', &value);
  value = tr_trim(value);
  if (value.size >= 2 && value.data[0] == '"') value = (truce_span){value.data + 1, value.size - 2};
  return value;
}

/* An HTTP answer: status 200, a page, text, feed or document. */
static void read_answer(tr_intake *in, truce_span answer, const tr_context *context) {
  truce_span head, body;
  size_t behind;
  if (!header_block(answer, 0, &head, &behind)) return;
  body = (truce_span){answer.data + behind, answer.size - behind};
  truce_span type = field(head, "Content-Type"), encoding = field(head, "Content-Encoding");
  bool good = head.size > 12 && head.data[9] == '2',
       text = contains(type, "html") || contains(type, "text/plain") || contains(type, "xml") || contains(type, "pdf") || !type.size;
  if (!good || !text || !body.size) return;
  truce_arena *arena = truce_arena_new();
  tr_buffer plain = {0};
  if (!arena) return;
  if (contains(field(head, "Transfer-Encoding"), "chunked")) body = tr_unchunk(arena, body);
  bool zipped = contains(encoding, "gzip") || contains(encoding, "deflate"), zstd = contains(encoding, "zstd");
  truce_status status = zipped ? tr_gunzip(body, tr_file_limit(in->options), &plain) : zstd ? tr_unzstd(body, tr_file_limit(in->options), &plain) : TRUCE_OK;
  if (status == TRUCE_TOO_LARGE) tr_intake_problem(in, TRUCE_TOO_LARGE, context->origin, -1, "Unpacks to more than the limit; cut there.");
  if (plain.size) body = tr_buffer_span(&plain);
  if (!tr_intake_unpacked(in, plain.size, context->origin)) body.size = 0;
  if (contains(encoding, "br")) {
    tr_intake_problem(in, TRUCE_BAD_DATA, context->origin, -1, "Was kept as it was sent, packed with brotli, which truce does not unpack; skipped.");
    body.size = 0;
  }
  tr_context own = *context;
  own.charset = charset_of(type);
  if (body.size) tr_intake_any(in, body, &own);
  tr_buffer_free(&plain);
  truce_arena_delete(arena);
}

void tr_warc_read(tr_intake *in, truce_span bytes, const tr_context *context) {
  size_t number = 0;
  for (size_t at = 0; at < bytes.size && !in->stopped;) {
    truce_span head;
    size_t behind;
    double length;
    at = tr_find(bytes, TR_SPAN("WARC/"), at);
    if (at == SIZE_MAX) break;
    number++;
    if (!header_block(bytes, at, &head, &behind) || !tr_number(field(head, "Content-Length"), &length) || length < 0 ||
        length > (double)(bytes.size - behind)) {
      tr_intake_problem(in, TRUCE_BAD_DATA, context->origin, (int64_t)at, "Record %zu at byte %zu is cut short or has no length; the search goes on behind it.",
                        number, at);
      at += 5;
      continue;
    }
    truce_span type = field(head, "WARC-Type"), block = {bytes.data + behind, (size_t)length};
    truce_arena *arena = truce_arena_new();
    if (!arena) return;
    tr_context own = *context;
    own.url = field(head, "WARC-Target-URI");
    if (own.url.size > 2 && own.url.data[0] == '<') own.url = (truce_span){own.url.data + 1, own.url.size - 2};
    own.origin = tr_origin_part(arena, context->origin, number);
    if (tr_equal_fold(type, TR_SPAN("response"))) read_answer(in, block, &own);
    if (tr_equal_fold(type, TR_SPAN("resource")) && contains(field(head, "Content-Type"), "html")) tr_intake_any(in, block, &own);
    truce_arena_delete(arena);
    at = behind + (size_t)length;
  }
  if (!number) tr_intake_problem(in, TRUCE_BAD_DATA, context->origin, -1, "Holds no record.");
}
