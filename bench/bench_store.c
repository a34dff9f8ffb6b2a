/* How the cost of the store grows: made-up reports of sixteen lines each are added; told are milliseconds a report (write to disk included), of the
 * state of play and of a search, and bytes a line; times as the clock went / as the processor worked, which tell apart when others use the machine.
 * usage: bench_store [REPORTS…], default 1000 10000; bench_store --views FILE: the time of each view of a store; bench_store --add FILE [REPORTS]: two
 * hundred reports more, or as many, in a store that is made if need be and kept. Marks: 20 ms, 300 ms, 6000 bytes. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "made_up.h"
#include "process/views.h"
#include "truce/store.h"

typedef struct taken {
  double wall_ms, processor_ms;
} taken;

static double read_ms(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static taken now(void) { return (taken){read_ms(CLOCK_MONOTONIC), read_ms(CLOCK_PROCESS_CPUTIME_ID)}; }

static taken since(taken start, double share) {
  taken end = now();
  return (taken){(end.wall_ms - start.wall_ms) / share, (end.processor_ms - start.processor_ms) / share};
}

static taken time_of_view(truce_store *store, const char *view) {
  char *json = NULL;
  truce_error error;
  taken start = now();
  if (truce_view_json(store, view, &(truce_view_options){0}, &json, &error)) exit(1);
  free(json);
  return since(start, 1);
}

static taken time_of_search(truce_store *store) {
  taken start = now();
  tr_read_begin(store);
  json_decref(tr_query_search(store, &(tr_filter){.text = "prisoner exchange 4711"}));
  tr_read_end(store, NULL);
  return since(start, 1);
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

static int time_views(const char *path) {
  truce_store *store = NULL;
  truce_error error;
  if (truce_store_open(path, &(truce_store_options){.read_only = true}, &store, &error)) {
    fprintf(stderr, "bench_store: %s\n", error.message);
    return 1;
  }
  for (size_t i = 0; truce_view_names[i]; i++) {
    taken first = time_of_view(store, truce_view_names[i]), again = time_of_view(store, truce_view_names[i]);
    printf("%-16s first %8.1f / %6.1f ms, again %8.1f / %6.1f ms\n", truce_view_names[i], first.wall_ms, first.processor_ms, again.wall_ms, again.processor_ms);
    fflush(stdout);
  }
  truce_store_close(store);
  return 0;
}

static int time_adding(const char *path, size_t more) {
  truce_store *store = NULL;
  truce_error error;
  made_up *maker = made_up_new();
  if (!maker || truce_store_open(path, NULL, &store, &error)) return 1;
  size_t count = (size_t)tr_single(store, tr_sql(store, "SELECT count(*) FROM report", ""), 0), before = count;
  taken start = now();
  add_until(store, maker, &count, count + more);
  taken each = since(start, (double)more);
  printf("%9zu %9.2f / %5.2f ms a report\n", before, each.wall_ms, each.processor_ms);
  truce_store_close(store);
  made_up_delete(maker);
  return 0;
}

static void print_row(truce_store *store, const char *path, size_t count, taken each) {
  taken view = time_of_view(store, "state_of_play"), search = time_of_search(store);
  sqlite3_exec(store->db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL);
  printf("%9zu %9.2f / %5.2f %9.1f / %6.1f %9.1f / %5.1f %12.0f\n", count, each.wall_ms, each.processor_ms, view.wall_ms, view.processor_ms, search.wall_ms,
         search.processor_ms, (double)bytes_of(path) / (double)(count * MADE_UP_LINES));
  fflush(stdout);
}

int main(int argc, char **argv) {
  static const char *const defaults[] = {"1000", "10000"};
  char folder[] = "/tmp/truce-bench-XXXXXX", path[64];
  truce_store *store = NULL;
  truce_error error;
  if (argc == 3 && !strcmp(argv[1], "--views")) return time_views(argv[2]);
  if (argc > 2 && !strcmp(argv[1], "--add")) return time_adding(argv[2], argc > 3 ? (size_t)atol(argv[3]) : 200);
  made_up *maker = made_up_new();
  if (!maker || !mkdtemp(folder)) return 1;
  snprintf(path, sizeof path, "%s/bench.db", folder);
  if (truce_store_open(path, NULL, &store, &error)) return 1;
  size_t count = 0, steps = argc > 1 ? (size_t)argc - 1 : 2;
  printf("%9s %17s %18s %17s %12s\n", "reports", "ms a report", "ms state of play", "ms search", "bytes a line");
  for (size_t i = 0; i < steps; i++) {
    size_t wanted = (size_t)atol(argc > 1 ? argv[i + 1] : defaults[i]), sample = wanted > 200 ? wanted - 200 : 0;
    add_until(store, maker, &count, sample);
    size_t before = count;
    taken start = now();
    add_until(store, maker, &count, wanted);
    print_row(store, path, count, since(start, (double)(count - before ? count - before : 1)));
  }
  truce_store_close(store);
  unlink(path);
  rmdir(folder);
  made_up_delete(maker);
  return 0;
}
