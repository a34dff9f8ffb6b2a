/* libmicrohttpd: the daemon, its threads and callbacks. Everything about what is answered stands elsewhere. */
#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "server/server.h"

/* clients.c is who cuts: libmicrohttpd would count the time that we stood still, too. */
enum { BACKSTOP_SECONDS = 3600, BETWEEN_SECONDS = 75, ANSWER_SECONDS = 120, CONNECTION_MEMORY = 24 << 10 };
static const int64_t SECOND = 1000000;

const char *tr_header(const tr_exchange *exchange, const char *name) { return MHD_lookup_connection_value(exchange->connection, MHD_HEADER_KIND, name); }

static void address_of(struct MHD_Connection *connection, char out[64]) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  const struct sockaddr *peer = info ? info->client_addr : NULL;
  const socklen_t size = peer && peer->sa_family == AF_INET6 ? sizeof(struct sockaddr_in6) : sizeof(struct sockaddr_in);
  if (!peer || getnameinfo(peer, size, out, 64, NULL, 0, NI_NUMERICHOST)) snprintf(out, 64, "unknown");
}

static void on_connection(void *self, struct MHD_Connection *connection, void **context, enum MHD_ConnectionNotificationCode code) {
  truce_server *server = self;
  if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
    tr_clients_remove(server->clients, *context);
    *context = NULL;
    return;
  }
  char address[64];
  address_of(connection, address);
  const int file = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
  *context = tr_clients_add(server->clients, file, address, tr_monotonic() + server->options.header_seconds * SECOND);
}

static void free_exchange(tr_exchange *exchange) {
  tr_buffer_free(&exchange->body);
  tr_buffer_free(&exchange->answer.body);
  tr_blob_release(exchange->blob);
  truce_arena_delete(exchange->request.arena);
  free(exchange);
}

/* Called with the request line; what it returns is the request's context. */
static void *on_target(void *self, const char *target, struct MHD_Connection *connection) {
  tr_exchange *exchange = calloc(1, sizeof *exchange);
  if (!exchange) return NULL;
  exchange->request.arena = truce_arena_new();
  if (!exchange->request.arena) {
    free(exchange);
    return NULL;
  }
  exchange->server = self;
  exchange->connection = connection;
  exchange->client = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
  exchange->target = tr_arena_copy(exchange->request.arena, tr_span(target));
  exchange->began = tr_monotonic();
  exchange->when = tr_now();
  return exchange;
}

static void on_completed(void *self, struct MHD_Connection *connection, void **context, enum MHD_RequestTerminationCode code) {
  truce_server *server = self;
  tr_exchange *exchange = *context;
  (void)connection;
  if (!exchange) return;
  *context = NULL;
  tr_clients_await(server->clients, exchange->client, tr_monotonic() + BETWEEN_SECONDS * SECOND);
  if (server->options.access) {
    const truce_access access = {
        .when = exchange->when,
        .address = tr_client_address(exchange->client),
        .user = exchange->request.user ? exchange->request.user : "-",
        .method = exchange->method[0] ? exchange->method : "-",
        .target = exchange->target,
        .status = code == MHD_REQUEST_TERMINATED_COMPLETED_OK || exchange->status ? exchange->status : 499,
        .size = exchange->size,
        .milliseconds = (double)(tr_monotonic() - exchange->began) / 1e3,
    };
    server->options.access(server->options.self, &access);
  }
  free_exchange(exchange);
}

static enum MHD_Result begin(tr_exchange *exchange, const char *method) {
  exchange->phase = TR_BODY;
  snprintf(exchange->method, sizeof exchange->method, "%s", method);
  tr_clients_await(exchange->server->clients, exchange->client, tr_monotonic() + ANSWER_SECONDS * SECOND);
  if (tr_exchange_begin(exchange)) return MHD_YES;
  return exchange->has_body ? tr_send(exchange) : MHD_YES;
}

static enum MHD_Result take_body(tr_exchange *exchange, const char *data, size_t *size) {
  if (exchange->body.size + *size > exchange->server->options.body_limit)
    tr_answer_problem(&exchange->answer, 413, "The body is larger than this server takes.");
  else if (!exchange->answer.status)
    tr_buffer_add(&exchange->body, (truce_span){data, *size});
  *size = 0;
  return MHD_YES;
}

static enum MHD_Result finish(tr_exchange *exchange) {
  truce_server *server = exchange->server;
  if (exchange->answer.status || tr_exchange_at_once(exchange)) return tr_send(exchange);
  if (exchange->route->kind == TR_STREAM) return tr_send_stream(exchange);
  tr_clients_serve(server->clients, exchange->client, tr_monotonic() + ANSWER_SECONDS * SECOND);
  if (tr_queue_push(exchange->route->kind == TR_WRITES ? server->writer : server->makers, exchange)) return MHD_YES;
  tr_answer_problem(&exchange->answer, 503, "Too many requests wait for their answer.");
  return tr_send(exchange);
}

static enum MHD_Result on_request(void *self, struct MHD_Connection *connection, const char *url, const char *method, const char *version, const char *data,
                                  size_t *size, void **context) {
  tr_exchange *exchange = *context;
  (void)self, (void)connection, (void)url, (void)version;
  if (!exchange) return MHD_NO;
  switch (exchange->phase) {
    case TR_NEW: return begin(exchange, method);
    case TR_BODY: return *size ? take_body(exchange, data, size) : finish(exchange);
    case TR_READY:
      tr_clients_await(exchange->server->clients, exchange->client, tr_monotonic() + ANSWER_SECONDS * SECOND);
      return tr_send(exchange);
    default: *size = 0; return MHD_YES;
  }
}

static void stay_silent(void *self, const char *format, va_list arguments) { (void)self, (void)format, (void)arguments; }

static truce_status resolve(truce_server *server, struct addrinfo **address, truce_error *error) {
  const struct addrinfo hints = {.ai_flags = AI_PASSIVE | AI_NUMERICSERV, .ai_socktype = SOCK_STREAM};
  char port[8];
  snprintf(port, sizeof port, "%u", server->options.port);
  const int fault = getaddrinfo(server->options.address, port, &hints, address);
  return fault ? tr_fail(error, TRUCE_BAD_USAGE, NULL, -1, "The address '%s' is none of this machine: %s.", server->options.address, gai_strerror(fault))
               : TRUCE_OK;
}

static bool is_loopback(const struct sockaddr *address) {
  if (address->sa_family == AF_INET) return (ntohl(((const struct sockaddr_in *)(const void *)address)->sin_addr.s_addr) >> 24) == 127;
  return IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)(const void *)address)->sin6_addr);
}

truce_status tr_http_start(truce_server *server, truce_error *error) {
  struct addrinfo *address;
  const truce_status status = resolve(server, &address, error);
  if (status) return status;
  server->loopback = is_loopback(address->ai_addr);
  const unsigned flags = MHD_USE_EPOLL | MHD_USE_INTERNAL_POLLING_THREAD | MHD_ALLOW_SUSPEND_RESUME | (address->ai_family == AF_INET6 ? MHD_USE_IPv6 : 0);
  server->daemon = MHD_start_daemon(flags | MHD_USE_ERROR_LOG, server->options.port, NULL, NULL, on_request, server, MHD_OPTION_EXTERNAL_LOGGER, stay_silent,
                                    NULL, MHD_OPTION_SOCK_ADDR, address->ai_addr, MHD_OPTION_THREAD_POOL_SIZE, server->options.threads,
                                    MHD_OPTION_CONNECTION_LIMIT, server->options.connections, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)BACKSTOP_SECONDS,
                                    MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY, MHD_OPTION_LISTEN_BACKLOG_SIZE, 1024u,
                                    MHD_OPTION_URI_LOG_CALLBACK, on_target, server, MHD_OPTION_NOTIFY_COMPLETED, on_completed, server,
                                    MHD_OPTION_NOTIFY_CONNECTION, on_connection, server, MHD_OPTION_END);
  const int fault = errno;
  freeaddrinfo(address);
  if (!server->daemon)
    return tr_fail(error, TRUCE_UNREADABLE, NULL, -1, "Port %u of %s cannot be used: %s.", server->options.port, server->options.address, strerror(fault));
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
  server->port = info ? info->port : server->options.port;
  return TRUCE_OK;
}
