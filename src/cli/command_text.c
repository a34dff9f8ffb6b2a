/* truce text: the clean text of files, alone or as JSON with what was found about it and what was dropped. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/report_json.h"
#include "ingest/copies.h"
#include "truce/ingest.h"

typedef struct told {
  char *text, *id;
} told;

/* What is printed, and what was read so far: a later report that copies an earlier one names it. */
typedef struct printer {
  bool json;
  size_t count, capacity;
  int failed;
  tr_copies *copies;
  truce_arena *scratch;
  told *reports;
} printer;

static truce_span text_of(void *self, uint32_t number) { return tr_span(((printer *)self)->reports[number].text); }

/* The report that this one copies among those read before, or none; remembers this one. */
static truce_span note_copy(printer *p, const truce_report *report) {
  told *reports = tr_grown(p->reports, p->count, &p->capacity, sizeof *reports);
  if (!reports) return (truce_span){NULL, 0};
  p->reports = reports;
  tr_sketch sketch;
  truce_arena_clear(p->scratch);
  tr_sketch_make(p->scratch, report, &sketch);
  tr_copy copy = tr_copies_find(p->copies, p->scratch, &sketch, report->text, text_of, p);
  p->reports[p->count] = (told){strndup(report->text.data, report->text.size), strndup(report->id.data, report->id.size)};
  tr_copies_add(p->copies, &sketch);
  return tr_is_copy(copy.pair.kind) ? tr_span(p->reports[copy.of].id) : (truce_span){NULL, 0};
}

static bool print_report(void *self, const truce_report *report) {
  printer *p = self;
  if (p->json) {
    tr_print_report_json(report, note_copy(p, report));
  } else {
    if (p->count) puts("\n\f");
    printf("%.*s\n", (int)report->text.size, report->text.data);
  }
  p->count++;
  return !ferror(stdout);
}

static void print_problem(void *self, const truce_error *problem) {
  ((printer *)self)->failed = 1;
  tr_tell_error("text", problem);
}

typedef struct job {
  printer *printer;
  truce_ingest *ingest;
  truce_arena *arena;
  truce_ingest_options options;
} job;

static bool read_path(void *self, const char *path) {
  job *j = self;
  truce_error error;
  if (truce_ingest_file(j->ingest, path, &j->options, j->arena, print_report, print_problem, j->printer, &error) != TRUCE_OK) print_problem(j->printer, &error);
  return !ferror(stdout);
}

static int run(job *j, const tr_texts *paths) {
  j->arena = truce_arena_new();
  j->printer->scratch = truce_arena_new();
  j->printer->copies = tr_copies_new();
  if (!j->arena || !j->printer->scratch || !j->printer->copies) return fputs("truce text: memory is used up\n", stderr), 1;
  truce_error error;
  if (truce_ingest_open(NULL, &j->ingest, &error)) return tr_tell_error("text", &error), 1;
  if (!paths->count) read_path(j, "-");
  for (size_t i = 0; i < paths->count; i++)
    if (truce_ingest_list(paths->items[i], read_path, j, &error) != TRUCE_OK) print_problem(j->printer, &error);
  return fflush(stdout) != 0 ? fputs("truce text: standard output cannot be written\n", stderr), 1 : j->printer->failed;
}

static void clean_up(job *j) {
  printer *p = j->printer;
  for (size_t i = 0; p->json && i < p->count; i++) free(p->reports[i].text), free(p->reports[i].id);
  free(p->reports);
  tr_copies_delete(p->copies);
  truce_arena_delete(p->scratch);
  truce_arena_delete(j->arena);
  truce_ingest_close(j->ingest);
}

int tr_command_text(int argc, char **argv) {
  printer p = {0};
  job j = {.printer = &p};
  const char *format = "text";
  size_t megabytes = 0;
  const tr_option options[] = {
      {"format", TR_TEXT, &format, "FORM",
       "text: the clean text alone; json: a line a report with title, author, published, source, url, language, copy_of, dropped"},
      {"map", TR_TEXT, &j.options.map, "MAP", "columns of JSON lines, CSV and TSV: text=body,published=date"},
      {"limit", TR_COUNT, &megabytes, "MB", "largest file or archive member read, default 64"},
  };
  const tr_usage usage = {
      "text [options] [PATH…]",
      "Prints the clean text of pages and other files and folders; '-' or nothing is standard input.",
      options, sizeof options / sizeof *options,
  };
  tr_texts paths;
  int result = tr_options_parse(&usage, argc, argv, &paths);
  if (result >= 0) return result;
  p.json = strcmp(format, "json") == 0;
  if (!p.json && strcmp(format, "text") != 0) return tr_wrong_usage("text", "no format '%s': text or json", format);
  j.options.file_limit = megabytes << 20;
  result = run(&j, &paths);
  clean_up(&j);
  return result;
}
