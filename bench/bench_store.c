/* How the cost of the store grows: made-up reports of eight lines each are added; told are milliseconds a report (write to disk included), of the
 * state of play and of a search, and bytes a line. usage: bench_store [REPORTS…], default 1000 10000. Marks: 20 ms, 300 ms, 6000 bytes. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "made_up.h"
#include "process/views.h"
#include "truce/store.h"

static double now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double time_of_view(truce_store *store, const char *view) {
  char *json = NULL;
  truce_error error;
  double start = now_ms();
  if (truce_view_json(store, view, &(truce_view_options){0}, &json, &error)) exit(1);
  free(json);
  return now_ms() - start;
}

static double time_of_search(truce_store *store) {
  double start = now_ms();
  tr_read_begin(store);
  json_decref(tr_query_search(store, &(tr_filter){.text = "prisoner exchange 4711"}));
  tr_read_end(store, NULL);
  return now_ms() - start;
}

static void add_until(truce_store *store, made_up *maker, size_t *count, size_t wanted) {
  static const truce_made_by made_by = {"bench", "none", "none"};
  truce_added added;
  truce_error error;
  for (; *count < wanted; ++*count) {
    if (truce_store_add(store, made_up_report(maker, *count), &made_by, &added, &error)) {
      fprintf(stderr, "bench_store: %s\n", error.message);
      exit(1);
    }
  }
}

static long long bytes_of(const char *path) {
  struct stat about;
  return stat(path, &about) == 0 ? (long long)about.st_size : 0;
}

int main(int argc, char **argv) {
  static const char *const defaults[] = {"1000", "10000"};
  char folder[] = "/tmp/truce-bench-XXXXXX", path[64];
  truce_store *store = NULL;
  truce_error error;
  made_up *maker = made_up_new();
  if (!maker || !mkdtemp(folder)) return 1;
  snprintf(path, sizeof path, "%s/bench.db", folder);
  if (truce_store_open(path, NULL, &store, &error)) return 1;
  size_t count = 0, steps = argc > 1 ? (size_t)argc - 1 : 2;
  printf("%9s %14s %16s %14s %12s\n", "reports", "ms a report", "state of play", "search", "bytes a line");
  for (size_t i = 0; i < steps; i++) {
    size_t wanted = (size_t)atol(argc > 1 ? argv[i + 1] : defaults[i]), sample = wanted > 200 ? wanted - 200 : 0;
    add_until(store, maker, &count, sample);
    double start = now_ms();
    size_t before = count;
    add_until(store, maker, &count, wanted);
    double each = (now_ms() - start) / (double)(count - before ? count - before : 1), view = time_of_view(store, "state_of_play"), search = time_of_search(store);
    sqlite3_exec(store->db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL);
    printf("%9zu %11.2f ms %13.1f ms %11.1f ms %12.0f\n", count, each, view, search, (double)bytes_of(path) / (double)(count * MADE_UP_LINES));
    fflush(stdout);
  }
  truce_store_close(store);
  unlink(path);
  rmdir(folder);
  made_up_delete(maker);
  return 0;
}
