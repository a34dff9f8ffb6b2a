/* truce serve: the record over HTTP, with the page. */
#include <inttypes.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "cli/commands.h"
#include "cli/options.h"
#include "truce/server.h"

typedef struct access_log {
  FILE *file;
  pthread_mutex_t lock;
} access_log;

/* 2016-06-23T12:00:00.123Z 127.0.0.1 - GET "/api/process" 200 512 0.4 */
static void write_access(void *self, const truce_access *access) {
  access_log *log = self;
  struct tm parts;
  const time_t seconds = (time_t)(access->when.microseconds / 1000000);
  char day[32], target[2048];
  size_t size = 0;
  gmtime_r(&seconds, &parts);
  strftime(day, sizeof day, "%Y-%m-%dT%H:%M:%S", &parts);
  for (size_t i = 0; i < access->target.size && size + 5 < sizeof target; i++) {
    const unsigned char c = (unsigned char)access->target.data[i];
    if (c <= ' ' || c == '"' || c >= 127)
      size += (size_t)snprintf(target + size, 4, "%%%02X", c);
    else
      target[size++] = (char)c;
  }
  target[size] = 0;
  pthread_mutex_lock(&log->lock);
  fprintf(log->file, "%s.%03dZ %s %s %s \"%s\" %u %" PRIu64 " %.1f\n", day, (int)(access->when.microseconds / 1000 % 1000), access->address, access->user,
          access->method, target, access->status, access->size, access->milliseconds);
  fflush(log->file);
  pthread_mutex_unlock(&log->lock);
}

static void allow_many_files(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
  }
}

/* Blocks the ending signals for all threads to come, so that this one alone waits for them. */
static void block_signals(sigset_t *ending) {
  sigemptyset(ending);
  sigaddset(ending, SIGINT);
  sigaddset(ending, SIGTERM);
  sigaddset(ending, SIGHUP);
  pthread_sigmask(SIG_BLOCK, ending, NULL);
  signal(SIGPIPE, SIG_IGN);
}

static int serve(const truce_server_options *options) {
  truce_error error = {0};
  truce_server *server;
  sigset_t ending;
  int number;
  block_signals(&ending);
  allow_many_files();
  if (truce_server_start(options, &server, &error)) {
    tr_tell_error("serve", &error);
    return 1;
  }
  if (!truce_server_has_page(server, &error)) tr_tell_error("serve", &error);
  const char *address = options->address ? options->address : "127.0.0.1";
  const bool colons = strchr(address, ':') != NULL;
  printf("truce serves %s at http://%s%s%s:%u/\n", options->store, colons ? "[" : "", address, colons ? "]" : "", truce_server_port(server));
  fflush(stdout);
  sigwait(&ending, &number);
  truce_server_stop(server);
  return 0;
}

int tr_command_serve(int argc, char **argv) {
  const char *store = NULL, *log_path = NULL;
  size_t port = 8765, body_mib = 0, rate = 0, threads = 0, connections = 0;
  tr_texts rosters = {0}, operands;
  truce_server_options options = {0};
  access_log log = {.lock = PTHREAD_MUTEX_INITIALIZER};
  const tr_option table[] = {
      {"store", TR_TEXT, &store, "FILE", "the store; default $TRUCE_STORE or ./truce.db"},
      {"port", TR_COUNT, &port, "N", "default 8765; 0 takes any free one"},
      {"address", TR_TEXT, &options.address, "ADDRESS", "default 127.0.0.1: this machine alone"},
      {"host", TR_TEXT, &options.host, "NAME", "the name that clients ask for, where a proxy stands in front"},
      {"private", TR_FLAG, &options.needs_token, NULL, "reading needs a token too"},
      {"tokens", TR_TEXT, &options.tokens, "FILE", "default STORE.tokens (see truce token)"},
      {"web", TR_TEXT, &options.web_folder, "FOLDER", "the built page, where it lies elsewhere"},
      {"access-log", TR_TEXT, &log_path, "FILE", "one line a request is appended; '-' is standard error"},
      {"threads", TR_COUNT, &threads, "N", "default one a core"},
      {"connections", TR_COUNT, &connections, "N", "at most at once, default 2000"},
      {"body-limit", TR_COUNT, &body_mib, "MIB", "largest report that is taken, default 8"},
      {"rate", TR_COUNT, &rate, "N", "requests a second of one other machine, default 50"},
      {"model", TR_TEXT, &options.engine.model, "FILE", "another model for reports that are sent"},
      {"roster", TR_TEXTS, &rosters, "FILE", "a roster of your own for reports that are sent"},
  };
  const tr_usage usage = {
      "serve [options]",
      "Serves the record over HTTP (docs/http-api.md) with the page, until it is interrupted.",
      table, sizeof table / sizeof *table,
  };
  const int parsed = tr_options_parse(&usage, argc, argv, &operands);
  if (parsed >= 0) return parsed;
  if (operands.count) return tr_wrong_usage("serve", "'%s' is one too many", operands.items[0]);
  if (port > 65535) return tr_wrong_usage("serve", "there is no port %zu", port);
  options.store = tr_store_path(store);
  options.port = (uint16_t)port;
  options.body_limit = body_mib << 20;
  options.rate = (unsigned)rate;
  options.threads = (unsigned)threads;
  options.connections = (unsigned)connections;
  options.engine.rosters = rosters.items;
  options.engine.roster_count = rosters.count;
  if (log_path) {
    log.file = strcmp(log_path, "-") ? fopen(log_path, "ae") : stderr;
    if (!log.file) return tr_wrong_usage("serve", "'%s' cannot be written", log_path);
    options.access = write_access;
    options.self = &log;
  }
  const int code = serve(&options);
  free(rosters.items);
  return code;
}
