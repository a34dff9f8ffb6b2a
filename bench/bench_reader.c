/* Whole reading: boundaries, pieces, encoder, all heads, trees. Words a CPU second on one core per kernel set, with two threads, start-up to the first
 * result, memory. Reads the reports of ../shared/data/streams/wikinews.jsonl.gz if they are there, else samples/.
 * Peers measured on one quiet core of the machines truce is built on: PyTorch int8 forward pass alone 9,700 words a second batched and 4,300 one sentence
 * at a time; CoreNLP tokenize…ner and depparse 811. bench/peer_torch.py runs PyTorch's here and now. */
#include <dirent.h>
#include <jansson.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <zlib.h>

#include "base/files.h"
#include "base/text.h"
#include "neural/kernels/kernels.h"
#include "truce/reader.h"

enum { TEXTS_MOST = 4000 };
typedef struct texts {
  truce_span items[TEXTS_MOST];
  size_t count;
} texts;

static double now(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static bool load_stream(texts *all) {
  gzFile file = gzopen("../shared/data/streams/wikinews.jsonl.gz", "rb");
  static char line[1 << 20];
  while (file && all->count < TEXTS_MOST && gzgets(file, line, sizeof line)) {
    json_t *row = json_loads(line, 0, NULL);
    const char *text = json_string_value(json_object_get(row, "text"));
    if (text) all->items[all->count++] = tr_span(strdup(text));
    json_decref(row);
  }
  if (file) gzclose(file);
  return all->count > 0;
}

static void load_samples(texts *all) {
  DIR *folder = opendir("samples");
  for (struct dirent *entry; folder && all->count < TEXTS_MOST && (entry = readdir(folder));) {
    char path[4096];
    tr_file file;
    snprintf(path, sizeof path, "samples/%s", entry->d_name);
    if (tr_file_map(path, 0, &file, NULL) == TRUCE_OK && file.content.size) all->items[all->count++] = file.content;
  }
  if (folder) closedir(folder);
}

/* Readers take report after report from one queue, as `truce read` does, so that none waits while there is work. */
typedef struct queue {
  const texts *all;
  atomic_size_t next;
} queue;

typedef struct job {
  const truce_model *model;
  queue *queue;
  size_t words;
} job;

static void *read_all(void *self) {
  job *j = self;
  truce_reader *reader = truce_reader_new(j->model);
  truce_arena *arena = truce_arena_new();
  for (size_t i; (i = atomic_fetch_add(&j->queue->next, 1)) < j->queue->all->count;) {
    truce_report report = {.text = j->queue->all->items[i]};
    truce_reading reading;
    truce_arena_clear(arena);
    truce_reader_read(reader, &report, arena, &reading);
    j->words += reading.word_count;
  }
  truce_arena_delete(arena);
  truce_reader_delete(reader);
  return NULL;
}

static long peak_memory_mb(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

static void run_kernels(const char *path, const char *name, const texts *all) {
  truce_model *model;
  if (truce_model_open(path, name, &model, NULL)) return;
  queue reports = {all, 0};
  job one = {model, &reports, 0};
  double cpu = now(CLOCK_PROCESS_CPUTIME_ID);
  read_all(&one);
  cpu = now(CLOCK_PROCESS_CPUTIME_ID) - cpu;
  printf("%-7s %8.0f words a CPU second, %.1f reports; %.1f times PyTorch's 9,700 batched, %.0f times CoreNLP's 811\n", name, (double)one.words / cpu,
         (double)all->count / cpu, (double)one.words / cpu / 9700, (double)one.words / cpu / 811);
  truce_model_close(model);
}

static void run_threads(const char *path, const texts *all) {
  truce_model *model;
  if (truce_model_open(path, NULL, &model, NULL)) return;
  double took[2];
  for (size_t threads = 1; threads <= 2; threads++) {
    queue reports = {all, 0};
    job jobs[2] = {{model, &reports, 0}, {model, &reports, 0}};
    pthread_t second;
    double start = now(CLOCK_MONOTONIC);
    if (threads == 2) pthread_create(&second, NULL, read_all, &jobs[1]);
    read_all(&jobs[0]);
    if (threads == 2) pthread_join(second, NULL);
    took[threads - 1] = now(CLOCK_MONOTONIC) - start;
  }
  printf("two threads %.2f times one (wall clock; other work on the machine counts)\n", took[0] / took[1]);
  truce_model_close(model);
}

static void run_start(const char *path) {
  double start = now(CLOCK_MONOTONIC);
  truce_model *model;
  if (truce_model_open(path, NULL, &model, NULL)) return;
  double opened = now(CLOCK_MONOTONIC);
  truce_reader *reader = truce_reader_new(model);
  truce_arena *arena = truce_arena_new();
  truce_report report = {.text = TR_SPAN("Both sides said on Monday that they would sign the truce in Geneva.")};
  truce_reading reading;
  truce_reader_read(reader, &report, arena, &reading);
  printf("start-up: model open %.1f ms, first sentence read %.1f ms after start\n", 1e3 * (opened - start), 1e3 * (now(CLOCK_MONOTONIC) - start));
  truce_arena_delete(arena);
  truce_reader_delete(reader);
  truce_model_close(model);
}

int main(int argc, char **argv) {
  static texts all;
  char found[4096], path[4200];
  snprintf(path, sizeof path, "%s/model/reader.truce", tr_data_folder(found));
  const char *model = argc > 1 ? argv[1] : path;
  run_start(model);
  if (!load_stream(&all)) load_samples(&all);
  if (!all.count) return printf("skipped: no reports to read\n"), 0;
  printf("%zu reports\n", all.count);
  for (const tr_kernels *const *k = tr_kernels_all; *k; k++)
    if ((*k)->runs_here() && strcmp((*k)->name, "scalar") != 0) run_kernels(model, (*k)->name, &all);
  long before = peak_memory_mb();
  run_threads(model, &all);
  printf("memory at most %ld MB with one reader, %ld MB with two\n", before, peak_memory_mb());
  return 0;
}
