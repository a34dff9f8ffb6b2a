/* A request's head: is it allowed, what does it ask for; and the making of its answer. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "server/server.h"

static bool refuse(tr_exchange *exchange, unsigned status, const char *detail) {
  tr_answer_problem(&exchange->answer, status, "%s", detail);
  return false;
}

/* The host without its port. */
static truce_span host_name(truce_span host) {
  const char *end = host.size && host.data[0] == '[' ? memchr(host.data, ']', host.size) : NULL;
  if (end) return (truce_span){host.data, (size_t)(end - host.data) + 1};
  const char *colon = host.size ? memchr(host.data, ':', host.size) : NULL;
  return colon ? (truce_span){host.data, (size_t)(colon - host.data)} : host;
}

/* A page elsewhere may point its own name at this machine; then the browser would let it read what we answer. So a server for this machine
 * alone answers to this machine's names alone. */
static bool host_fits(const tr_exchange *exchange) {
  const char *given = tr_header(exchange, MHD_HTTP_HEADER_HOST);
  const char *wanted = exchange->server->options.host;
  if (!given) return true;
  const truce_span name = host_name(tr_span(given));
  if (wanted && tr_equal_fold(name, tr_span(wanted))) return true;
  if (wanted) return exchange->server->loopback && tr_equal_fold(name, TR_SPAN("localhost"));
  return !exchange->server->loopback || tr_equal_fold(name, TR_SPAN("localhost")) || tr_equal_fold(name, TR_SPAN("[::1]")) || tr_starts(name, TR_SPAN("127."));
}

/* A form or script of another site sends its own Origin. */
static bool origin_fits(const tr_exchange *exchange) {
  const char *origin = tr_header(exchange, "Origin"), *host = tr_header(exchange, MHD_HTTP_HEADER_HOST);
  if (!origin) return true;
  const char *colon = strstr(origin, "://");
  return colon && host && tr_equal_fold(tr_span(colon + 3), tr_span(host));
}

static bool is_read(const char *method) { return !strcmp(method, "GET") || !strcmp(method, "HEAD"); }

static bool know_user(tr_exchange *exchange) {
  truce_server *server = exchange->server;
  const char *given = tr_header(exchange, MHD_HTTP_HEADER_AUTHORIZATION);
  const char *address = tr_client_address(exchange->client);
  if (!given) return true;
  if (!tr_limits_take(server->refusals, address, 0, exchange->began)) return refuse(exchange, 429, "Too many wrong tokens from this address; wait a minute.");
  truce_span rest = tr_span(given), scheme;
  tr_split(&rest, ' ', &scheme);
  if (tr_equal_fold(scheme, TR_SPAN("Bearer")) && rest.data && tr_tokens_find(server->tokens, tr_trim(rest), &exchange->request.role, exchange->user)) {
    exchange->request.user = exchange->user;
    return true;
  }
  tr_limits_take(server->refusals, address, 1, exchange->began);
  return refuse(exchange, 401, "The token is not known.");
}

static bool may(tr_exchange *exchange) {
  const tr_route *route = exchange->route;
  truce_token_role least = route->role;
  if (exchange->server->options.needs_token && least < TRUCE_TOKEN_READER && route->handle != tr_handle_health) least = TRUCE_TOKEN_READER;
  if (exchange->request.role >= least) return true;
  if (!exchange->request.user) return refuse(exchange, 401, "This needs a token: send it as 'Authorization: Bearer …'.");
  tr_answer_problem(&exchange->answer, 403, "This needs the role %s.", truce_token_roles[least]);
  return false;
}

static bool find_route(tr_exchange *exchange) {
  tr_request *request = &exchange->request;
  bool known;
  const truce_span path = request->url.path;
  exchange->route = tr_route_find(exchange->method, path, &request->captured, &known, exchange->allow);
  if (exchange->route) return may(exchange) && tr_query_read(request, exchange->route->takes, &exchange->query, &exchange->answer);
  if (known) return refuse(exchange, 405, "This method does nothing here; see the header Allow.");
  exchange->allow[0] = 0;
  if (tr_starts(path, TR_SPAN("/api/")) || tr_equal_string(path, "/api")) return refuse(exchange, 404, "There is nothing at this address.");
  if (!is_read(exchange->method)) {
    strcpy(exchange->allow, "GET, HEAD");
    return refuse(exchange, 405, "Files can only be read.");
  }
  exchange->file = exchange->server->folder ? tr_folder_find(exchange->server->folder, path) : NULL;
  if (exchange->file) return true;
  return exchange->server->folder ? refuse(exchange, 404, "There is no such file.") : refuse(exchange, 503, exchange->server->no_folder.message);
}

static bool check_body(tr_exchange *exchange) {
  const char *length = tr_header(exchange, MHD_HTTP_HEADER_CONTENT_LENGTH), *type = tr_header(exchange, MHD_HTTP_HEADER_CONTENT_TYPE);
  exchange->has_body = tr_header(exchange, MHD_HTTP_HEADER_TRANSFER_ENCODING) || (length && strcmp(length, "0"));
  if (length && strtoull(length, NULL, 10) > exchange->server->options.body_limit) return refuse(exchange, 413, "The body is larger than this server takes.");
  if (type) {
    truce_span rest = tr_span(type), plain;
    tr_split(&rest, ';', &plain);
    exchange->request.content_type = tr_trim(plain);
  }
  return true;
}

bool tr_exchange_begin(tr_exchange *exchange) {
  truce_server *server = exchange->server;
  const char *fault, *address = tr_client_address(exchange->client);
  const bool here = !strncmp(address, "127.", 4) || !strcmp(address, "::1");
  if (!tr_url_parse(exchange->target, exchange->request.arena, &exchange->request.url, &fault)) return refuse(exchange, 400, fault);
  if (!host_fits(exchange)) return refuse(exchange, 421, "This server does not answer to that name.");
  if (!here && !tr_limits_take(server->requests, address, 1, exchange->began)) return refuse(exchange, 429, "Too many requests from this address; wait a little.");
  if (!is_read(exchange->method) && !origin_fits(exchange)) return refuse(exchange, 403, "Requests that change something must come from this server's own page.");
  return check_body(exchange) && know_user(exchange) && find_route(exchange);
}

void tr_exchange_handle(tr_exchange *exchange, tr_work *work) {
  exchange->request.work = work;
  exchange->request.body = tr_buffer_span(&exchange->body);
  exchange->route->handle(&exchange->request, &exchange->query, &exchange->answer);
  exchange->request.work = NULL;
}

/* "a", W/"b" or * in If-None-Match. */
static bool has_already(const tr_exchange *exchange) {
  const char *given = tr_header(exchange, MHD_HTTP_HEADER_IF_NONE_MATCH);
  return given && exchange->etag[0] && (strstr(given, exchange->etag) || !strcmp(given, "*"));
}

static tr_blob *from_folder(tr_exchange *exchange) {
  snprintf(exchange->etag, sizeof exchange->etag, "%s", exchange->file->etag);
  exchange->lasting = exchange->file->lasting;
  if (has_already(exchange)) {
    exchange->answer.status = MHD_HTTP_NOT_MODIFIED;
    return NULL;
  }
  tr_blob_hold(exchange->file->blob);
  return exchange->file->blob;
}

static void run_handler(tr_exchange *exchange) {
  truce_error error = {0};
  tr_work *work = tr_works_take(exchange->server->works, false, &error);
  if (!work) {
    tr_answer_error(&exchange->answer, &error);
    return;
  }
  tr_exchange_handle(exchange, work);
  tr_works_give(exchange->server->works, work);
}

static tr_blob *blob_of(tr_answer *answer) {
  enum { LEVEL = 5 }; /* packed once for many */
  tr_blob *blob = tr_blob_new(&answer->body, LEVEL);
  if (!blob) return NULL;
  blob->content_type = answer->content_type;
  blob->file_name = answer->file_name;
  return blob;
}

static tr_blob *from_store(tr_exchange *exchange) {
  truce_server *server = exchange->server;
  const uint64_t version = atomic_load(&server->version);
  snprintf(exchange->etag, sizeof exchange->etag, "\"%llx-%llx\"", (unsigned long long)server->boot, (unsigned long long)version);
  tr_blob *blob = tr_cache_find(server->cache, exchange->target, version);
  if (!blob) {
    run_handler(exchange);
    const bool fine = !exchange->answer.status || exchange->answer.status == MHD_HTTP_OK;
    if (!fine) exchange->etag[0] = 0;
    if (!fine || !(blob = blob_of(&exchange->answer))) return NULL;
    tr_cache_keep(server->cache, exchange->target, version, blob);
  }
  if (!has_already(exchange)) return blob;
  exchange->answer.status = MHD_HTTP_NOT_MODIFIED;
  tr_blob_release(blob);
  return NULL;
}

tr_blob *tr_exchange_answer(tr_exchange *exchange) {
  if (exchange->file) return from_folder(exchange);
  if (exchange->route->kind == TR_CACHED) return from_store(exchange);
  run_handler(exchange);
  return NULL;
}
