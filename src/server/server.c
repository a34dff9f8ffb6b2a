/* Starting and stopping; the clock that watches the store and slow clients. */
#include "server/server.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "base/files.h"

enum {
  CONNECTIONS = 2000,
  BODY_LIMIT = 8 << 20,
  RATE = 50,
  BURST_SECONDS = 4,
  HEADER_SECONDS = 20,
  THREADS_MOST = 64,
  STREAMS = 512,
  CHANGES_WAITING = 64,
  ANSWERS_WAITING = 1024,
  CACHE_BYTES = 64 << 20
};
enum { TICK_MS = 250, TICKS_A_LOOK = 4, TICKS_A_SIGN = 60, STOOD_STILL_MS = 2000, WRONG_TOKENS = 20, WRONG_TOKENS_SECONDS = 60 };

static void set_defaults(truce_server *server, const truce_server_options *given) {
  truce_server_options *options = &server->options;
  const long cores = sysconf(_SC_NPROCESSORS_ONLN);
  *options = *given;
  if (!options->address) options->address = "127.0.0.1";
  if (!options->threads) options->threads = cores > 0 ? (unsigned)cores : 1;
  if (options->threads > THREADS_MOST) options->threads = THREADS_MOST;
  if (options->threads < 2) options->threads = 2;
  if (!options->connections) options->connections = CONNECTIONS;
  if (!options->body_limit) options->body_limit = BODY_LIMIT;
  if (!options->rate) options->rate = RATE;
  if (!options->header_seconds) options->header_seconds = HEADER_SECONDS;
  snprintf(server->tokens_path, sizeof server->tokens_path, "%s%s", options->tokens ? options->tokens : options->store, options->tokens ? "" : ".tokens");
}

static void open_page(truce_server *server) {
  char data[4096], path[4200];
  const char *given = server->options.web_folder ? server->options.web_folder : getenv("TRUCE_WEB");
  if (given) {
    tr_folder_open(given, &server->folder, &server->no_folder);
    return;
  }
  tr_data_folder(data);
  static const char *const beside[] = {"web", "../web/dist"};
  for (size_t i = 0; i < 2 && !server->folder; i++) {
    snprintf(path, sizeof path, "%s/%s", data, beside[i]);
    tr_folder_open(path, &server->folder, &server->no_folder);
  }
}

void tr_server_look(truce_server *server) {
  truce_error error;
  tr_work *work = tr_works_take(server->works, false, &error);
  if (!work) return;
  const uint64_t version = truce_store_version(work->store);
  tr_works_give(server->works, work);
  if (version == UINT64_MAX || atomic_exchange(&server->version, version) == version) return; /* what was kept stays good until we know better */
  char event[96];
  snprintf(event, sizeof event, "event: changed\ndata: {\"version\":%llu}\n\n", (unsigned long long)version);
  tr_streams_tell(server->streams, tr_span(event));
}

static bool wait_a_tick(truce_server *server) {
  struct timespec until;
  clock_gettime(CLOCK_MONOTONIC, &until);
  until.tv_nsec += TICK_MS * 1000000L;
  if (until.tv_nsec >= 1000000000L) until.tv_nsec -= 1000000000L, until.tv_sec++;
  pthread_mutex_lock(&server->clock_lock);
  if (!server->stopping) pthread_cond_timedwait(&server->clock_wake, &server->clock_lock, &until);
  const bool go_on = !server->stopping;
  pthread_mutex_unlock(&server->clock_lock);
  return go_on;
}

static void *run_clock(void *self) {
  truce_server *server = self;
  int64_t last = tr_monotonic();
  for (unsigned tick = 1; wait_a_tick(server); tick++) {
    const int64_t now = tr_monotonic();
    if (now - last > STOOD_STILL_MS * 1000) tr_clients_forgive(server->clients, now - last);
    last = now;
    tr_clients_cut_late(server->clients, now);
    if (tick % TICKS_A_LOOK == 0) tr_server_look(server);
    if (tick % TICKS_A_SIGN == 0) tr_streams_tell(server->streams, TR_SPAN(": still here\n\n"));
  }
  return NULL;
}

static bool make_clock(truce_server *server) {
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  pthread_mutex_init(&server->clock_lock, NULL);
  pthread_cond_init(&server->clock_wake, &attributes);
  pthread_condattr_destroy(&attributes);
  server->clock_runs = pthread_create(&server->clock, NULL, run_clock, server) == 0;
  return server->clock_runs;
}

static bool make_parts(truce_server *server) {
  server->works = tr_works_new(&server->options);
  server->cache = tr_cache_new(CACHE_BYTES);
  server->tokens = tr_tokens_new(server->tokens_path);
  server->clients = tr_clients_new(server->options.connections - server->options.connections / 8);
  server->streams = tr_streams_new(STREAMS);
  server->requests = tr_limits_new(server->options.rate, (double)server->options.rate * BURST_SECONDS);
  server->refusals = tr_limits_new((double)WRONG_TOKENS / WRONG_TOKENS_SECONDS, WRONG_TOKENS);
  return server->works && server->cache && server->tokens && server->clients && server->streams && server->requests && server->refusals;
}

/* A store of an older truce is brought up to date by opening it for writing. */
static tr_work *renew_and_take(truce_server *server, truce_error *error) {
  tr_work *writing = tr_works_take(server->works, true, error);
  if (!writing) return NULL;
  tr_works_give(server->works, writing);
  return tr_works_take(server->works, false, error);
}

static void pass_over(void *self, truce_span name, truce_token_role role, truce_span made_on) { (void)self, (void)name, (void)role, (void)made_on; }

/* What was given by name and is of no use is told now, not to the client who needs it first. */
static truce_status check_what_was_given(truce_server *server, tr_work *work, truce_error *error) {
  const truce_status status = truce_token_list(server->tokens_path, pass_over, NULL, error);
  const truce_engine_options *engine = &server->options.engine;
  return status || (!engine->model && !engine->roster_count) ? status : tr_work_engine(work, error);
}

/* `error` is never NULL here. */
static truce_status start(truce_server *server, truce_error *error) {
  if (!make_parts(server) || getrandom(&server->boot, sizeof server->boot, 0) != (ssize_t)sizeof server->boot)
    return tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
  tr_work *work = tr_works_take(server->works, false, error);
  if (!work && error->status == TRUCE_BAD_VERSION) work = renew_and_take(server, error);
  if (!work) return error->status;
  atomic_store(&server->version, truce_store_version(work->store));
  truce_status status = check_what_was_given(server, work, error);
  tr_works_give(server->works, work);
  if (status) return status;
  open_page(server);
  server->writer = tr_queue_start(1, CHANGES_WAITING, tr_exchange_write);
  server->makers = tr_queue_start(server->options.threads, ANSWERS_WAITING, tr_exchange_make);
  if (!server->writer || !server->makers) return tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Threads are used up.");
  status = tr_http_start(server, error);
  if (status) return status;
  return make_clock(server) ? TRUCE_OK : tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Threads are used up.");
}

truce_status truce_server_start(const truce_server_options *options, truce_server **out, truce_error *error) {
  truce_error own = {0};
  truce_server *server = calloc(1, sizeof *server);
  if (!server) return tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
  set_defaults(server, options);
  const truce_status status = start(server, &own);
  if (status) {
    truce_server_stop(server);
    if (error) *error = own;
    return status;
  }
  *out = server;
  return TRUCE_OK;
}

uint16_t truce_server_port(const truce_server *server) { return server->port; }

bool truce_server_has_page(const truce_server *server, truce_error *missing) {
  if (!server->folder && missing) *missing = server->no_folder;
  return server->folder != NULL;
}

static void stop_clock(truce_server *server) {
  if (!server->clock_runs) return;
  pthread_mutex_lock(&server->clock_lock);
  server->stopping = true;
  pthread_cond_signal(&server->clock_wake);
  pthread_mutex_unlock(&server->clock_lock);
  pthread_join(server->clock, NULL);
  pthread_cond_destroy(&server->clock_wake);
  pthread_mutex_destroy(&server->clock_lock);
}

static void stop_queues(truce_server *server) {
  tr_queue_stop(server->writer);
  tr_queue_stop(server->makers);
}

/* First those that sleep are woken, then the daemon ends what is in hand. */
void truce_server_stop(truce_server *server) {
  if (!server) return;
  stop_clock(server);
  if (server->daemon) {
    const int listening = (int)MHD_quiesce_daemon(server->daemon);
    tr_streams_end(server->streams);
    stop_queues(server);
    MHD_stop_daemon(server->daemon);
    if (listening >= 0) close(listening);
  } else {
    stop_queues(server);
  }
  tr_streams_delete(server->streams);
  tr_clients_delete(server->clients);
  tr_limits_delete(server->requests);
  tr_limits_delete(server->refusals);
  tr_tokens_delete(server->tokens);
  tr_cache_delete(server->cache);
  tr_folder_close(server->folder);
  tr_works_delete(server->works);
  free(server);
}
