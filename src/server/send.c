/* Answers on their way out: headers that every answer has, packed bodies for those who take them. */
#include <stdio.h>

#include "server/server.h"

static const struct {
  const char *name, *value;
} always[] = {
    {"Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
                                "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    {"Vary", "Accept-Encoding, Authorization"},
};

static bool takes_gzip(const tr_exchange *exchange) {
  const char *given = tr_header(exchange, MHD_HTTP_HEADER_ACCEPT_ENCODING);
  return given && strstr(given, "gzip") && !strstr(given, "gzip;q=0");
}

static void add(struct MHD_Response *response, const char *name, const char *value) {
  if (value && value[0]) MHD_add_response_header(response, name, value);
}

static void add_headers(tr_exchange *exchange, struct MHD_Response *response, const char *content_type, const char *file_name) {
  for (size_t i = 0; i < sizeof always / sizeof *always; i++) add(response, always[i].name, always[i].value);
  if (exchange->status != MHD_HTTP_NO_CONTENT && exchange->status != MHD_HTTP_NOT_MODIFIED) add(response, MHD_HTTP_HEADER_CONTENT_TYPE, content_type);
  add(response, MHD_HTTP_HEADER_ETAG, exchange->etag);
  add(response, MHD_HTTP_HEADER_CACHE_CONTROL, exchange->lasting ? "public, max-age=31536000, immutable" : exchange->etag[0] ? "no-cache" : "no-store");
  add(response, MHD_HTTP_HEADER_ALLOW, exchange->allow);
  if (exchange->status == 401) add(response, MHD_HTTP_HEADER_WWW_AUTHENTICATE, "Bearer realm=\"truce\"");
  if (exchange->status == 429) add(response, MHD_HTTP_HEADER_RETRY_AFTER, "60");
  if (exchange->status == 503) add(response, MHD_HTTP_HEADER_RETRY_AFTER, "5");
  if (file_name) {
    char disposition[200];
    snprintf(disposition, sizeof disposition, "attachment; filename=\"%s\"", file_name);
    add(response, MHD_HTTP_HEADER_CONTENT_DISPOSITION, disposition);
  }
}

static enum MHD_Result queue(tr_exchange *exchange, struct MHD_Response *response) {
  exchange->phase = TR_SENT;
  const enum MHD_Result result = MHD_queue_response(exchange->connection, exchange->status, response);
  MHD_destroy_response(response);
  return result;
}

static enum MHD_Result send_blob(tr_exchange *exchange) {
  tr_blob *blob = exchange->blob;
  const bool packed = blob->packed_size && takes_gzip(exchange);
  exchange->size = packed ? blob->packed_size : blob->size;
  struct MHD_Response *response =
      MHD_create_response_from_buffer_with_free_callback_cls(exchange->size, packed ? blob->packed : (blob->data ? blob->data : ""), tr_blob_release, blob);
  if (!response) return MHD_NO;
  exchange->blob = NULL; /* the response releases it */
  add_headers(exchange, response, blob->content_type ? blob->content_type : "application/json", blob->file_name);
  if (packed) add(response, MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip");
  return queue(exchange, response);
}

enum MHD_Result tr_send(tr_exchange *exchange) {
  tr_answer *answer = &exchange->answer;
  exchange->status = answer->status ? answer->status : MHD_HTTP_OK;
  if (exchange->blob) return send_blob(exchange);
  exchange->size = answer->body.size;
  struct MHD_Response *response = MHD_create_response_from_buffer(answer->body.size, answer->body.data ? answer->body.data : "", MHD_RESPMEM_MUST_COPY);
  if (!response) return MHD_NO;
  add_headers(exchange, response, answer->content_type ? answer->content_type : "application/json", answer->file_name);
  return queue(exchange, response);
}

enum MHD_Result tr_send_stream(tr_exchange *exchange) {
  char hello[96];
  snprintf(hello, sizeof hello, "retry: 3000\nevent: version\ndata: {\"version\":%llu}\n\n", (unsigned long long)atomic_load(&exchange->server->version));
  struct MHD_Response *response = tr_streams_join(exchange->server->streams, exchange->connection, tr_span(hello));
  if (!response) {
    tr_answer_problem(&exchange->answer, 503, "Too many clients listen already.");
    return tr_send(exchange);
  }
  exchange->status = MHD_HTTP_OK;
  tr_clients_serve(exchange->server->clients, exchange->client, INT64_MAX);
  add_headers(exchange, response, "text/event-stream", NULL);
  return queue(exchange, response);
}
