/* A request's head: is it allowed, what does it ask for; and the making of its answer. */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

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

/* "127.0.0.1", "[::1]", "localhost"; not "127.example.org", which is a name like any other. */
static bool names_this_machine(truce_span name) {
  char literal[16];
  struct in_addr address;
  if (tr_equal_fold(name, TR_SPAN("localhost")) || tr_equal(name, TR_SPAN("[::1]"))) return true;
  if (name.size >= sizeof literal) return false;
  snprintf(literal, sizeof literal, "%.*s", (int)name.size, name.data);
  return inet_pton(AF_INET, literal, &address) == 1 && tr_starts(name, TR_SPAN("127."));
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
  return !exchange->server->loopback || names_this_machine(name);
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
  const bool open_to_all = route->handle == tr_handle_health || route->handle == tr_handle_description;
  if (exchange->server->options.needs_token && least < TRUCE_TOKEN_READER && !open_to_all) least = TRUCE_TOKEN_READER;
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
  const char *chunked = tr_header(exchange, MHD_HTTP_HEADER_TRANSFER_ENCODING);
  exchange->has_body = chunked || (length && strcmp(length, "0"));
  if (chunked && length) return refuse(exchange, 400, "A body has either a length or chunks."); /* a proxy in front might take it for two requests */
  if (length && strtoull(length, NULL, 10) > exchange->server->options.body_limit) return refuse(exchange, 413, "The body is larger than this server takes.");
  if (tr_header(exchange, MHD_HTTP_HEADER_CONTENT_ENCODING)) return refuse(exchange, 415, "A body is sent as it is, without Content-Encoding.");
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
  if (!here && !tr_limits_take(server->requests, address, 1, exchange->began))
    return refuse(exchange, 429, "Too many requests from this address; wait a little.");
  if (!is_read(exchange->method) && !origin_fits(exchange))
    return refuse(exchange, 403, "Requests that change something must come from this server's own page.");
  return check_body(exchange) && know_user(exchange) && find_route(exchange);
}

/* "a" or W/"a" in If-None-Match. The tag names the address too: who has it has had this answer. */
static bool has_already(const tr_exchange *exchange) {
  const char *given = tr_header(exchange, MHD_HTTP_HEADER_IF_NONE_MATCH);
  return given && exchange->etag[0] && strstr(given, exchange->etag);
}

static void from_folder(tr_exchange *exchange) {
  snprintf(exchange->etag, sizeof exchange->etag, "%s", exchange->file->etag);
  exchange->lasting = exchange->file->lasting;
  if (has_already(exchange)) {
    exchange->answer.status = MHD_HTTP_NOT_MODIFIED;
    return;
  }
  exchange->blob = exchange->file->blob;
  tr_blob_hold(exchange->blob);
}

static bool from_cache(tr_exchange *exchange) {
  truce_server *server = exchange->server;
  exchange->version = atomic_load(&server->version);
  const uint64_t address = XXH3_64bits_withSeed(exchange->target.data, exchange->target.size, server->boot);
  snprintf(exchange->etag, sizeof exchange->etag, "\"%llx-%llx\"", (unsigned long long)address, (unsigned long long)exchange->version);
  if (has_already(exchange))
    exchange->answer.status = MHD_HTTP_NOT_MODIFIED;
  else
    exchange->blob = tr_cache_find(server->cache, exchange->target, exchange->version);
  return exchange->blob || exchange->answer.status;
}

/* Runs the handler on a store of its own. */
static void run_handler(tr_exchange *exchange, bool writes) {
  truce_error error = {0};
  tr_work *work = tr_works_take(exchange->server->works, writes, &error);
  if (!work) {
    tr_answer_error(&exchange->answer, &error);
    return;
  }
  exchange->request.work = work;
  exchange->request.body = tr_buffer_span(&exchange->body);
  exchange->route->handle(&exchange->request, &exchange->query, &exchange->answer);
  exchange->request.work = NULL;
  tr_works_give(exchange->server->works, work);
}

bool tr_exchange_at_once(tr_exchange *exchange) {
  if (exchange->file) return from_folder(exchange), true;
  if (exchange->route->kind == TR_CACHED) return from_cache(exchange);
  if (exchange->route->kind == TR_PLAIN) return run_handler(exchange, false), true;
  return false;
}

static tr_blob *blob_of(tr_answer *answer) {
  enum { LEVEL = 5 }; /* packed once for many */
  tr_blob *blob = tr_blob_new(&answer->body, LEVEL);
  if (!blob) return NULL;
  blob->content_type = answer->content_type;
  blob->file_name = answer->file_name;
  return blob;
}

void tr_exchange_make(tr_exchange *exchange) {
  tr_cache *cache = exchange->server->cache;
  exchange->blob = tr_cache_find(cache, exchange->target, exchange->version); /* made since it was asked for */
  if (exchange->blob) return;
  run_handler(exchange, false);
  if (exchange->answer.status && exchange->answer.status != MHD_HTTP_OK)
    exchange->etag[0] = 0;
  else if ((exchange->blob = blob_of(&exchange->answer)))
    tr_cache_keep(cache, exchange->target, exchange->version, exchange->blob);
}

void tr_exchange_write(tr_exchange *exchange) {
  run_handler(exchange, true);
  tr_server_look(exchange->server);
}

bool tr_exchange_same(const tr_exchange *of, const tr_exchange *twin) {
  return of->route->kind == TR_CACHED && twin->route->kind == TR_CACHED && of->version == twin->version && of->target.size == twin->target.size &&
         !memcmp(of->target.data, twin->target.data, of->target.size);
}

void tr_exchange_copy_answer(tr_exchange *twin, const tr_exchange *of) {
  twin->blob = of->blob;
  if (twin->blob) {
    tr_blob_hold(twin->blob);
    return;
  }
  twin->etag[0] = 0;
  twin->answer = (tr_answer){.status = of->answer.status, .content_type = of->answer.content_type};
  tr_buffer_add(&twin->answer.body, tr_buffer_span(&of->answer.body));
}
