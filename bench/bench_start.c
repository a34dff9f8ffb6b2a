/* Start-up: from nothing to the first sentence read and coded, and what its parts take alone; the median of 30 runs, each in a process of its own, by processor
 * and by clock. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/files.h"
#include "base/text.h"
#include "truce/engine.h"

enum { RUNS = 30, ALLOWED_MS = 60 };
typedef struct took {
  double cpu, clock; /* ms */
} took;

static took now(void) {
  struct timespec cpu, clock;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
  clock_gettime(CLOCK_MONOTONIC, &clock);
  return (took){(double)cpu.tv_sec * 1e3 + (double)cpu.tv_nsec / 1e6, (double)clock.tv_sec * 1e3 + (double)clock.tv_nsec / 1e6};
}

/* ---- what is measured: true where it was done; nothing is closed, the process ends ---- */

static const truce_report report = {.text = TR_SPAN("Both sides said on Monday that they would sign the truce in Geneva.")};

static bool parse_sentence(const char *data) {
  char path[4200];
  truce_model *model;
  truce_reading reading;
  snprintf(path, sizeof path, "%s/model/reader.truce", data);
  if (truce_model_open(path, NULL, &model, NULL)) return false;
  truce_reader_read(truce_reader_new(model), &report, truce_arena_new(), &reading);
  return true;
}

static bool open_world(const char *data) {
  const truce_world_options options = {.data_folder = data};
  truce_world *world;
  return !truce_world_open(&options, &world, NULL);
}

static bool open_codebook(const char *data) {
  char path[4200];
  truce_codebook *codebook;
  snprintf(path, sizeof path, "%s/codebook", data);
  return !truce_codebook_open(path, &codebook, NULL);
}

static bool read_sentence(const char *data) {
  const truce_engine_options options = {.data_folder = data};
  truce_engine *engine;
  truce_reading reading;
  truce_record record;
  if (truce_engine_open(&options, &engine, NULL)) return false;
  truce_engine_read(engine, truce_reader_new(truce_engine_model(engine)), &report, truce_arena_new(), &reading, &record);
  return true;
}

static const struct {
  const char *name;
  bool (*run)(const char *data);
} parts[] = {{"model, a sentence", parse_sentence}, {"world", open_world}, {"codebook", open_codebook}, {"all and a sentence", read_sentence}};
enum { PARTS = sizeof parts / sizeof *parts };

/* Runs a part in a process of its own. */
static bool measure(size_t part, const char *data, took *out) {
  int ends[2];
  if (pipe(ends)) return false;
  const pid_t child = fork();
  if (child == 0) {
    const took from = now();
    const bool good = parts[part].run(data);
    const took to = now(), own = {to.cpu - from.cpu, to.clock - from.clock};
    _exit(!good || write(ends[1], &own, sizeof own) != sizeof own);
  }
  close(ends[1]);
  const bool good = child > 0 && read(ends[0], out, sizeof *out) == sizeof *out;
  close(ends[0]);
  if (child > 0) waitpid(child, NULL, 0);
  return good;
}

static int compare(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(void) {
  char found[4096];
  const char *data = tr_data_folder(found);
  for (size_t p = 0; p < PARTS; p++) {
    double cpu[RUNS], clock[RUNS];
    for (size_t r = 0; r < RUNS; r++) {
      took one;
      if (!measure(p, data, &one)) return printf("skipped: the data folder cannot be opened\n"), 0;
      cpu[r] = one.cpu, clock[r] = one.clock;
    }
    qsort(cpu, RUNS, sizeof *cpu, compare);
    qsort(clock, RUNS, sizeof *clock, compare);
    printf("%-18s %6.1f ms CPU (least %.1f), %6.1f by the clock (least %.1f)\n", parts[p].name, cpu[RUNS / 2], cpu[0], clock[RUNS / 2], clock[0]);
    if (p + 1 == PARTS) printf("by the clock %.2f of the %d ms that are allowed\n", clock[RUNS / 2] / ALLOWED_MS, ALLOWED_MS);
  }
  return 0;
}
