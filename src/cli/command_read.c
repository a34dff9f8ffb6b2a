/* truce read: files and folders of reports → the record in a store and the state of play, or JSON lines on standard output. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/dates.h"
#include "base/heap.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/show.h"
#include "export/json.h"
#include "ingest/shape.h"
#include "process/pipeline.h"
#include "truce/store.h"

typedef struct reading_job {
  truce_engine *engine;
  truce_made_by made_by;
  truce_ingest_options ingest;
  tr_progress progress;
  pthread_mutex_t telling; /* guards errors, progress and standard error */
  size_t files_done, file_count, reports, errors, known, left_out, lines, entries, ahead; /* left_out: forgotten before; ahead: dated after tomorrow */
  truce_day tomorrow;
  bool output_broken;             /* nothing more can be written: stop */
  truce_store *store, *known_store; /* written by the one that takes records; asked by the one that feeds */
  /* options */
  const char *format, *model, *kernels, *store_path;
  bool list, quiet, forgotten; /* forgotten: those that were forgotten, too */
  tr_texts rosters;
  size_t threads;
} reading_job;

/* ---- messages ---- */

static void tell(reading_job *job, const truce_error *error) {
  pthread_mutex_lock(&job->telling);
  job->errors++;
  tr_progress_hide(&job->progress);
  tr_tell_error("read", error);
  pthread_mutex_unlock(&job->telling);
}

static void tell_problem(void *self, const truce_error *error) { tell(self, error); }

static void paint(reading_job *job, bool one_more_report) {
  pthread_mutex_lock(&job->telling);
  job->reports += one_more_report;
  tr_progress_paint(&job->progress, job->files_done, job->file_count, job->reports, job->errors);
  pthread_mutex_unlock(&job->telling);
}

/* ---- JSON lines ---- */

static void render_json(void *self, const truce_record *record, tr_buffer *out) {
  const reading_job *job = self;
  tr_record_write_json(record, &job->made_by, NULL, out);
  tr_buffer_add_char(out, '\n');
}

static void print_json(void *self, const truce_record *record, truce_span rendered) {
  reading_job *job = self;
  (void)record;
  if (!job->output_broken && fwrite(rendered.data, 1, rendered.size, stdout) != rendered.size) {
    job->output_broken = true;
    truce_error error;
    tr_fail(&error, TRUCE_NO_SPACE, "standard output", -1, "Cannot be written: %s.", strerror(errno));
    tell(job, &error);
  }
  paint(job, true);
}

/* ---- the store ---- */

static bool is_new(void *self, const truce_report *report) {
  reading_job *job = self;
  const bool known = truce_store_has(job->known_store, report->id, &job->made_by);
  const bool left_out = !job->forgotten && truce_store_forgot(job->known_store, report->id);
  job->known += known;
  job->left_out += left_out;
  return !known && !left_out && !job->output_broken;
}

static truce_status add(reading_job *job, const truce_record *record, truce_added *added, truce_error *error) {
  truce_status status = truce_store_add(job->store, record, &job->made_by, added, error);
  if (status || !added->forgotten) return status;
  status = truce_store_remember(job->store, record->report->id, tr_user_name(), error);
  return status ? status : truce_store_add(job->store, record, &job->made_by, added, error);
}

static void keep(void *self, const truce_record *record, truce_span rendered) {
  reading_job *job = self;
  truce_added added;
  truce_error error = {0};
  (void)rendered;
  if (job->output_broken) return;
  if (add(job, record, &added, &error)) {
    job->output_broken = true;
    tell(job, &error);
    return;
  }
  job->known += added.unchanged; /* told twice in this very run */
  if (record->report->published_basis != TRUCE_DATE_UNKNOWN && record->report->published.days > job->tomorrow.days) job->ahead++;
  job->lines += added.line_count;
  job->entries += added.new_entry_count;
  paint(job, !added.unchanged);
}

static int open_stores(reading_job *job) {
  truce_error error = {0};
  const char *path = tr_store_path(job->store_path);
  if (truce_store_open(path, NULL, &job->store, &error) || truce_store_open(path, NULL, &job->known_store, &error)) {
    tell(job, &error);
    return 1;
  }
  return 0;
}

static void tell_summary(const reading_job *job) {
  char left_out[64] = "";
  if (job->left_out) snprintf(left_out, sizeof left_out, ", %zu forgotten before and left out", job->left_out);
  fprintf(stderr, "%zu report%s read, %zu known already%s; %zu line%s, %zu new entr%s in %s\n", job->reports, job->reports == 1 ? "" : "s", job->known,
          left_out, job->lines, job->lines == 1 ? "" : "s", job->entries, job->entries == 1 ? "y" : "ies", tr_store_path(job->store_path));
  if (job->ahead)
    fprintf(stderr,
            "truce read: %zu of them %s dated after today: kept, but what counts as now does not follow; 'truce report --until DAY' shows such reports\n",
            job->ahead, job->ahead == 1 ? "is" : "are");
}

static int show_state(reading_job *job) {
  const tr_showing showing = {.command = "read", .view = "state_of_play", .format = job->format, .most = 8};
  return job->quiet ? 0 : tr_show_view(job->store, &showing, &(truce_view_options){0});
}

/* ---- files ---- */

typedef struct path_list {
  char **paths;
  size_t count, capacity;
} path_list;

static bool add_path(void *self, const char *path) {
  path_list *list = self;
  char **paths = tr_grown(list->paths, list->count, &list->capacity, sizeof *paths);
  if (!paths) return false;
  list->paths = paths;
  char *copy = strdup(path);
  if (copy) list->paths[list->count++] = copy;
  return copy != NULL;
}

static void list_paths(reading_job *job, const tr_texts *operands, path_list *list) {
  if (!operands->count) add_path(list, "-");
  for (size_t i = 0; i < operands->count; i++) {
    truce_error error = {0};
    if (!strcmp(operands->items[i], "-"))
      add_path(list, "-");
    else if (truce_ingest_list(operands->items[i], add_path, list, &error))
      tell(job, &error);
  }
}

static void free_paths(path_list *list) {
  for (size_t i = 0; i < list->count; i++) free(list->paths[i]);
  free(list->paths);
}

static void feed_all(reading_job *job, tr_pipeline *pipeline, const path_list *list) {
  for (size_t i = 0; i < list->count && !job->output_broken; i++) {
    truce_error error = {0};
    if (tr_pipeline_feed(pipeline, list->paths[i], &job->ingest, &error)) tell(job, &error);
    job->files_done = i + 1;
    paint(job, false);
  }
}

static bool to_json_lines(const reading_job *job) { return !strcmp(job->format, "jsonl"); }

static int run(reading_job *job, const path_list *list) {
  const tr_pipeline_steps json = {.self = job, .render = render_json, .take = print_json, .problem = tell_problem};
  const tr_pipeline_steps store = {.self = job, .wanted = is_new, .take = keep, .problem = tell_problem}, steps = to_json_lines(job) ? json : store;
  tr_pipeline *pipeline = tr_pipeline_new(job->engine, &steps, job->threads);
  if (!pipeline) {
    truce_error error;
    tr_fail(&error, TRUCE_NO_SPACE, NULL, -1, "Memory or threads are used up.");
    tell(job, &error);
    return 1;
  }
  feed_all(job, pipeline, list);
  tr_pipeline_delete(pipeline);
  tr_progress_hide(&job->progress);
  if (fflush(stdout) != 0 && !job->output_broken) job->errors++;
  int shown = 0;
  if (!to_json_lines(job)) {
    tell_summary(job);
    shown = show_state(job);
  }
  return job->errors || shown ? 1 : 0;
}

/* One line a report that would be read: day (? if guessed), language, words, where it is, title. */
static bool print_listed(void *self, const truce_report *report) {
  (void)self;
  char day[16] = "no day";
  if (report->published_basis != TRUCE_DATE_UNKNOWN) tr_day_print(report->published, day);
  if (report->published_basis == TRUCE_DATE_GUESSED) strcat(day, "?");
  const size_t count = tr_word_count(report->text);
  printf("%-11s %-3.*s %6zu word%s  %.*s  %.*s\n", day, (int)report->language.size, report->language.data, count, count == 1 ? " " : "s",
         (int)report->origin.size, report->origin.data, (int)report->title.size, report->title.size ? report->title.data : "");
  return !ferror(stdout);
}

static int print_list(const path_list *list, reading_job *job) {
  truce_arena *arena = truce_arena_new();
  truce_ingest *ingest;
  truce_error error = {0};
  if (truce_ingest_open(NULL, &ingest, &error)) tell(job, &error);
  for (size_t i = 0; arena && ingest && i < list->count; i++)
    if (truce_ingest_file(ingest, list->paths[i], &job->ingest, arena, print_listed, tell_problem, job, &error)) tell(job, &error);
  truce_ingest_close(ingest);
  truce_arena_delete(arena);
  return job->errors || fflush(stdout) ? 1 : 0;
}

static int open_and_run(reading_job *job, const tr_texts *operands) {
  path_list list = {0};
  truce_error error = {0};
  list_paths(job, operands, &list);
  job->file_count = list.count;
  const truce_engine_options options = {.model = job->model, .kernels = job->kernels, .rosters = job->rosters.items, .roster_count = job->rosters.count};
  int result = 1;
  if (job->list) {
    result = print_list(&list, job);
  } else if (list.count && truce_engine_open(&options, &job->engine, &error)) {
    tell(job, &error);
  } else if (list.count && (to_json_lines(job) || !open_stores(job))) { /* a store is made only where it can be filled */
    job->made_by = truce_engine_made_by(job->engine);
    result = run(job, &list);
  }
  truce_engine_close(job->engine);
  truce_store_close(job->known_store);
  truce_store_close(job->store);
  free_paths(&list);
  return result;
}

/* Pairs of marked actors are the layers' work: the same input and the same answer as "truce layers --input jsonl --format jsonl". */
static int read_pairs(const reading_job *job, const tr_texts *operands) {
  enum { FIXED = 9 };
  const char *model = job->model, **argv = malloc((FIXED + operands->count + 1) * sizeof *argv);
  if (!argv) return 1;
  int argc = 0;
  static const char *const words[] = {"layers", "--input", "jsonl", "--format", "jsonl"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) argv[argc++] = words[i];
  if (model) argv[argc++] = "--model", argv[argc++] = model;
  for (size_t i = 0; i < operands->count; i++) argv[argc++] = operands->items[i];
  argv[argc] = NULL;
  const int result = tr_command_layers(argc, (char **)(uintptr_t)argv);
  free(argv);
  return result;
}

int tr_command_read(int argc, char **argv) {
  bool pairs = false;
  reading_job job = {.format = "text", .telling = PTHREAD_MUTEX_INITIALIZER, .progress = tr_progress_start(),
                     .tomorrow = {tr_today().days + 1}};
  const tr_option options[] = {
      {"store", TR_TEXT, &job.store_path, "FILE", "the record, default ./truce.db; made if it is not there"},
      {"format", TR_TEXT, &job.format, "FORM", "text, md, html or json: the state of play; jsonl: one report object a line, no store"},
      {"map", TR_TEXT, &job.ingest.map, "MAP", "columns of JSON lines, CSV and TSV: text=body,published=date"},
      {"roster", TR_TEXTS, &job.rosters, "FILE", "a roster of your own (may be given several times)"},
      {"model", TR_TEXT, &job.model, "FILE", "another model file"},
      {"kernels", TR_TEXT, &job.kernels, "NAME", "scalar, avx2, avx512 or neon instead of the fastest"},
      {"list", TR_FLAG, &job.list, NULL, "only list the reports that would be read: day, language, words, place, title"},
      {"pairs", TR_FLAG, &pairs, NULL, "input is JSON lines with \"text\" and \"pairs\" of marked source and target: the relation of each pair"},
      {"forgotten", TR_FLAG, &job.forgotten, NULL, "also reports that 'truce forget' took out: they come in again"},
      {"quiet", TR_FLAG, &job.quiet, NULL, "read only, show nothing"},
      {"threads", TR_COUNT, &job.threads, "N", "workers, default one a core"},
  };
  const tr_usage usage = {
      "read [options] PATH…",
      "Reads reports: files and folders of text, web pages, feeds, tables and archives ('-' or nothing: standard input). In folders, "
      "hidden files and stores (.db) are left out.",
      options, sizeof options / sizeof *options,
  };
  tr_texts operands;
  int result = tr_options_parse(&usage, argc, argv, &operands);
  if (result < 0 && !to_json_lines(&job) && !tr_show_format_known(job.format))
    result = tr_wrong_usage("read", "no format '%s': text, md, html, json or jsonl", job.format);
  if (result < 0) result = pairs ? read_pairs(&job, &operands) : open_and_run(&job, &operands);
  free(job.rosters.items);
  return result;
}
