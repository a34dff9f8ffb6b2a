/* Load on the server: 200 keep-alive clients asking for the state of play and searching, first as fast as they are answered (what it can do), then
 * each twenty times a second (how long one waits), then the same beside bad company: slow clients that hold 1,000 connections and 10,000 bad requests. Prints
 * answers a second, latencies and memory; the floor is a p99 under 50 ms without errors. usage: bench_server [STORE [SECONDS]]. A store that is not there is
 * made of $TRUCE_BENCH_REPORTS (2,000) made-up reports and kept; without a name one is made and removed. */
#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "made_up.h"
#include "truce/server.h"
#include "truce/store.h"

enum { CLIENTS = 200, SECONDS = 20, REPORTS = 2000, HISTOGRAM = 200000 /* of 10 µs */, FLOOR_MS = 50, SLOW = 1000, BAD = 10000, FAULTS = 8 };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double resident_mib(void) {
  long pages = 0, resident = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (file && fscanf(file, "%ld %ld", &pages, &resident) != 2) resident = 0;
  if (file) fclose(file);
  return (double)resident * (double)sysconf(_SC_PAGESIZE) / (1 << 20);
}

static bool make_store(const char *path, size_t wanted) {
  static const truce_made_by made_by = {"bench", "none", "none"};
  made_up *maker = made_up_new();
  truce_store *store = NULL;
  truce_added added;
  truce_error error = {0};
  const double start = now();
  if (!truce_store_open(path, NULL, &store, &error))
    for (size_t i = 0; i < wanted && !truce_store_add(store, made_up_report(maker, i), &made_by, &added, &error); i++) {}
  if (error.status)
    printf("skipped: %s\n", error.message);
  else
    printf("store made: %zu reports, %.2f ms each\n", wanted, (now() - start) * 1e3 / (double)wanted);
  truce_store_close(store);
  made_up_delete(maker);
  return !error.status;
}

/* Clients. */
typedef struct client {
  int file;
  double sent, due; /* due: when it asks again; 0 = it waits for an answer */
  size_t need; /* bytes of the answer still to come; SIZE_MAX until its head is there */
  char head[4096];
  size_t head_size;
} client;

typedef struct load {
  client clients[CLIENTS];
  int epoll;
  uint16_t port;
  uint64_t done, errors, bytes, asked;
  uint32_t histogram[HISTOGRAM];
  double worst, pause; /* pause: between an answer and the next question */
  double began;
  struct {
    char what[60]; /* a status line, or what else went wrong */
    uint64_t count;
    double first, last; /* seconds since the beginning */
  } faults[FAULTS];
  bool rude;           /* bad company */
  int slow[SLOW];
  size_t bad;          /* bad requests sent */
} load;

static const char *const words[] = {
    "peace",  "ceasefire", "talks",      "border",        "government",          "rebels", "deal", "agreement", "crossing", "convoy", "prisoner+exchange",
    "envoys", "victims",   "parliament", "trucks+-flour", "%22night+of+talks%22"};

/* Counts by kind: the last kind stands for all others. */
static void note_fault(load *all, const char *what) {
  size_t i = 0;
  while (i + 1 < FAULTS && all->faults[i].count && strcmp(all->faults[i].what, what)) i++;
  if (!all->faults[i].count++) {
    snprintf(all->faults[i].what, sizeof all->faults[i].what, "%s", what);
    all->faults[i].first = now() - all->began;
  }
  all->faults[i].last = now() - all->began;
  all->errors++;
}

static void send_request(load *all, client *one) {
  char request[256];
  const uint64_t n = all->asked++;
  const char *word = words[n / 2 % (sizeof words / sizeof *words)];
  char target[96] = "/api/state-of-play";
  if (n % 2) snprintf(target, sizeof target, "/api/search?q=%s&limit=20", word);
  const int size = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n", target);
  one->sent = now();
  one->due = 0;
  one->need = SIZE_MAX;
  one->head_size = 0;
  if (write(one->file, request, (size_t)size) != size) shutdown(one->file, SHUT_RDWR); /* seen as cut, and told, when it is read */
}

static bool connect_client(load *all, client *one) {
  const struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(all->port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = one};
  one->file = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  one->need = SIZE_MAX;
  one->due = 0;
  if (one->file >= 0 && connect(one->file, (const struct sockaddr *)(const void *)&address, sizeof address) == 0 &&
      epoll_ctl(all->epoll, EPOLL_CTL_ADD, one->file, &event) == 0)
    return true;
  note_fault(all, one->file < 0 ? "no file for a connection" : "not let in");
  if (one->file >= 0) close(one->file);
  one->file = -1;
  return false;
}

/* What a client that got no good answer got. */
static void fail_client(load *all, client *one) {
  char what[60];
  if (one->due > 0 || !one->head_size)
    snprintf(what, sizeof what, "cut while it %s", one->due > 0 ? "was silent" : "waited");
  else
    snprintf(what, sizeof what, "%.*s", (int)strcspn(one->head, "\r\n"), one->head);
  note_fault(all, what);
  close(one->file);
  if (connect_client(all, one)) send_request(all, one);
}

/* Takes the head apart; false if it is no good answer. */
static bool read_head(client *one, const char *data, size_t *used, size_t size) {
  const size_t room = sizeof one->head - 1 - one->head_size, part = size < room ? size : room;
  const size_t before = one->head_size;
  memcpy(one->head + one->head_size, data, part);
  one->head_size += part;
  one->head[one->head_size] = 0;
  const char *end = strstr(one->head, "\r\n\r\n"), *length = strcasestr(one->head, "content-length:");
  if (!end) return *used = part, room > part;
  *used = (size_t)(end + 4 - one->head) - before;
  one->need = length ? strtoull(length + 15, NULL, 10) : 0;
  return !strncmp(one->head, "HTTP/1.1 200", 12) && length;
}

static void finish_request(load *all, client *one) {
  const double took = now() - one->sent;
  size_t slot = (size_t)(took * 1e5);
  all->histogram[slot < HISTOGRAM ? slot : HISTOGRAM - 1]++;
  if (took > all->worst) all->worst = took;
  all->done++;
  if (all->pause > 0)
    one->due = now() + all->pause;
  else
    send_request(all, one);
}

static bool receive(load *all, client *one) {
  static char data[1 << 16];
  const ssize_t got = read(one->file, data, sizeof data);
  if (got <= 0) return false;
  all->bytes += (uint64_t)got;
  size_t at = 0;
  if (one->need == SIZE_MAX && !read_head(one, data, &at, (size_t)got)) return false;
  if (one->need == SIZE_MAX) return true;
  const size_t rest = (size_t)got - at;
  if (rest > one->need) return false;
  one->need -= rest;
  if (!one->need) finish_request(all, one);
  return true;
}

/* Bad company. */
static int connect_plainly(const load *all) {
  const struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(all->port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  const int file = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (file >= 0 && connect(file, (const struct sockaddr *)(const void *)&address, sizeof address) == 0) return file;
  if (file >= 0) close(file);
  return -1;
}

static void tell(int file, const char *text) {
  if (file >= 0 && write(file, text, strlen(text)) < 0) return; /* cut already */
}

/* Half of them say nothing, half stop inside their head. */
static void hold_places(load *all) {
  for (int i = 0; i < SLOW; i++) {
    all->slow[i] = connect_plainly(all);
    if (i % 2) tell(all->slow[i], "GET /api/process HTTP/1.1\r\nHost: local");
  }
}

static void send_bad(load *all, size_t until) {
  static const char *const requests[] = {
      "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "\1\2\3\4", "POST /api/reports HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n",
  };
  for (; all->bad < until && all->bad < BAD; all->bad++) {
    const int file = connect_plainly(all);
    tell(file, requests[all->bad % (sizeof requests / sizeof *requests)]);
    if (file >= 0) close(file);
  }
}

static double quantile(const load *all, double share) {
  uint64_t sum = 0;
  for (size_t i = 0; i < HISTOGRAM; i++)
    if ((double)(sum += all->histogram[i]) >= share * (double)all->done) return (double)(i + 1) / 100;
  return all->worst * 1e3;
}

static void run(load *all, double seconds) {
  struct epoll_event events[CLIENTS];
  if (all->rude) hold_places(all);
  const double begin = now(), end = begin + seconds;
  all->began = begin;
  for (int i = 0; i < CLIENTS; i++)
    if (connect_client(all, &all->clients[i])) send_request(all, &all->clients[i]);
  while (now() < end) {
    const int count = epoll_wait(all->epoll, events, CLIENTS, all->pause > 0 ? 1 : 200);
    for (int i = 0; i < count; i++)
      if (!receive(all, events[i].data.ptr)) fail_client(all, events[i].data.ptr);
    const double moment = now();
    if (all->rude) send_bad(all, (size_t)((moment - begin) / seconds * BAD));
    for (int i = 0; i < CLIENTS && all->pause > 0; i++)
      if (all->clients[i].due > 0 && all->clients[i].due <= moment) send_request(all, &all->clients[i]);
  }
  for (int i = 0; i < CLIENTS; i++)
    if (all->clients[i].file >= 0) close(all->clients[i].file);
  for (int i = 0; i < SLOW && all->rude; i++) close(all->slow[i]);
}

static uint64_t run_and_tell(load *all, const char *how, double pause, double seconds) {
  memset(all->histogram, 0, sizeof all->histogram);
  memset(all->faults, 0, sizeof all->faults);
  all->done = all->errors = all->bytes = 0;
  all->worst = 0;
  all->pause = pause;
  run(all, seconds);
  printf("%d clients, %s, %.0f s: %.0f answers/s, %.1f MiB/s, %llu errors; p50 %.1f ms, p99 %.1f ms, slowest %.1f ms\n", CLIENTS, how, seconds,
         (double)all->done / seconds, (double)all->bytes / seconds / (1 << 20), (unsigned long long)all->errors, quantile(all, 0.5), quantile(all, 0.99),
         all->worst * 1e3);
  for (int i = 0; i < FAULTS && all->faults[i].count; i++)
    printf("  %llu times: %s (%.1f to %.1f s)\n", (unsigned long long)all->faults[i].count, all->faults[i].what, all->faults[i].first, all->faults[i].last);
  return all->errors;
}

static int measure(const char *store, double seconds) {
  truce_server *server;
  truce_error error;
  const truce_server_options options = {.store = store, .threads = 2};
  if (truce_server_start(&options, &server, &error)) {
    printf("skipped: %s\n", error.message);
    return 0;
  }
  load *all = calloc(1, sizeof *all);
  all->port = truce_server_port(server);
  all->epoll = epoll_create1(EPOLL_CLOEXEC);
  const double began = now();
  run(all, 2); /* the first answers are made, not taken from the cache */
  printf("first 2 s: %llu answers, slowest %.1f ms\n", (unsigned long long)all->done, all->worst * 1e3);
  const double before = resident_mib();
  uint64_t errors = run_and_tell(all, "without pause", 0, seconds / 2);
  errors += run_and_tell(all, "20 questions a second each", 0.05, seconds);
  const double p99 = quantile(all, 0.99);
  all->rude = true;
  errors += run_and_tell(all, "20 questions a second each, in bad company", 0.05, seconds);
  printf("bad company: %zu bad requests, %d slow connections\n", all->bad, SLOW);
  printf("p99 is %.2f of the floor of %d ms\n", p99 / FLOOR_MS, FLOOR_MS);
  printf("memory %.1f MiB before, %.1f MiB after (%.0f s in all)\n", before, resident_mib(), now() - began);
  const int result = errors || p99 > FLOOR_MS;
  close(all->epoll);
  free(all);
  truce_server_stop(server);
  return result;
}

int main(int argc, char **argv) {
  char folder[] = "/tmp/truce-bench-XXXXXX", own[64], command[96];
  setvbuf(stdout, NULL, _IOLBF, 0);
  signal(SIGPIPE, SIG_IGN);
  const double seconds = argc > 2 ? strtod(argv[2], NULL) : SECONDS;
  const char *given = argc > 1 && argv[1][0] ? argv[1] : NULL, *wanted = getenv("TRUCE_BENCH_REPORTS");
  if (!given && !mkdtemp(folder)) return 1;
  snprintf(own, sizeof own, "%s/truce.db", folder);
  const char *store = given ? given : own;
  const bool ready = access(store, F_OK) == 0 || make_store(store, wanted ? strtoull(wanted, NULL, 10) : REPORTS);
  const int result = ready ? measure(store, seconds) : 0;
  snprintf(command, sizeof command, "rm -rf '%s'", folder);
  return !given && system(command) ? 1 : result;
}
