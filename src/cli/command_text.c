/* truce text: the clean text of files, alone or as JSON with what was found about it and what was dropped. */
#include <getopt.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/dates.h"
#include "base/text.h"
#include "cli/commands.h"
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

static json_t *json_of(truce_span text) { return text.size ? json_stringn(text.data, text.size) : json_null(); }

static json_t *dropped_json(const truce_report *report) {
  json_t *list = json_array();
  for (size_t i = 0; i < report->dropped_count; i++)
    json_array_append_new(list, json_pack("{s:s, s:o}", "why", truce_dropped_why_names[report->dropped[i].why], "text", json_of(report->dropped[i].text)));
  return list;
}

static truce_span text_of(void *self, uint32_t number) { return tr_span(((printer *)self)->reports[number].text); }

/* The report that this one copies among those read before, or none; remembers this one. */
static truce_span note_copy(printer *p, const truce_report *report) {
  if (p->count == p->capacity) {
    size_t capacity = p->capacity ? p->capacity * 2 : 64;
    told *more = realloc(p->reports, capacity * sizeof *more);
    if (!more) return (truce_span){NULL, 0};
    p->reports = more;
    p->capacity = capacity;
  }
  tr_sketch sketch;
  truce_arena_clear(p->scratch);
  tr_sketch_make(p->scratch, report, &sketch);
  tr_copy copy = tr_copies_find(p->copies, p->scratch, &sketch, report->text, text_of, p);
  p->reports[p->count] = (told){strndup(report->text.data, report->text.size), strndup(report->id.data, report->id.size)};
  tr_copies_add(p->copies, &sketch);
  return tr_is_copy(copy.pair.kind) ? tr_span(p->reports[copy.of].id) : (truce_span){NULL, 0};
}

static void print_json(const truce_report *report, truce_span copy_of) {
  char day[16] = "";
  bool dated = report->published_basis != TRUCE_DATE_UNKNOWN;
  if (dated) tr_day_print(report->published, day);
  json_t *object = json_object();
  json_object_set_new(object, "id", json_of(report->id));
  json_object_set_new(object, "origin", json_of(report->origin));
  json_object_set_new(object, "title", json_of(report->title));
  json_object_set_new(object, "author", json_of(report->author));
  json_object_set_new(object, "published", dated ? json_string(day) : json_null());
  json_object_set_new(object, "published_basis", json_string(truce_date_basis_names[report->published_basis]));
  json_object_set_new(object, "source", json_of(report->source));
  json_object_set_new(object, "url", json_of(report->url));
  json_object_set_new(object, "language", json_of(report->language));
  json_object_set_new(object, "text", json_of(report->text));
  json_object_set_new(object, "copy_of", json_of(copy_of));
  json_object_set_new(object, "dropped", dropped_json(report));
  json_dumpf(object, stdout, JSON_COMPACT);
  putchar('\n');
  json_decref(object);
}

static bool print_report(void *self, const truce_report *report) {
  printer *p = self;
  if (p->json) {
    print_json(report, note_copy(p, report));
  } else {
    if (p->count) puts("\n\f");
    printf("%.*s\n", (int)report->text.size, report->text.data);
  }
  p->count++;
  return !ferror(stdout);
}

static void print_problem(void *self, const truce_error *problem) {
  ((printer *)self)->failed = 1;
  fprintf(stderr, "truce: %s: %s\n", problem->file, problem->message);
}

typedef struct job {
  printer *printer;
  truce_arena *arena;
  truce_ingest_options options;
} job;

static bool read_path(void *self, const char *path) {
  job *j = self;
  truce_error error;
  if (truce_ingest_file(path, &j->options, j->arena, print_report, print_problem, j->printer, &error) != TRUCE_OK) print_problem(j->printer, &error);
  return !ferror(stdout);
}

static void help(FILE *out) {
  fputs("usage: truce text [--format text|json] [--map FIELDS] [PATH …]\n\n"
        "Prints the clean text of pages and other files (- or none: standard input). With --format json each report is one\n"
        "line with title, author, published, published_basis, source, url, language, copy_of (the earlier\n"
        "report of this run that it copies), text and what was dropped and why.\n"
        "  --map text=body,published=date   which columns or keys of CSV, TSV and JSON lines hold what\n",
        out);
}

int tr_command_text(int argc, char **argv) {
  static const struct option options[] = {{"format", required_argument, NULL, 'f'}, {"map", required_argument, NULL, 'm'}, {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
  printer p = {0};
  job j = {&p, NULL, {0}};
  optind = 1;
  for (int option; (option = getopt_long(argc, argv, "h", options, NULL)) != -1;) {
    if (option == 'h') return help(stdout), 0;
    if (option == 'm') j.options.map = optarg;
    if (option == 'f') p.json = strcmp(optarg, "json") == 0;
    if (option == '?' || (option == 'f' && !p.json && strcmp(optarg, "text") != 0)) return help(stderr), 2;
  }
  j.arena = truce_arena_new();
  p.scratch = truce_arena_new();
  p.copies = tr_copies_new();
  if (!j.arena || !p.scratch || !p.copies) return fputs("truce: out of memory\n", stderr), 1;
  if (optind == argc) read_path(&j, "-");
  for (int i = optind; i < argc; i++) {
    truce_error error;
    if (truce_ingest_list(argv[i], read_path, &j, &error) != TRUCE_OK) print_problem(&p, &error);
  }
  for (size_t i = 0; p.json && i < p.count; i++) free(p.reports[i].text), free(p.reports[i].id);
  free(p.reports);
  tr_copies_delete(p.copies);
  truce_arena_delete(p.scratch);
  truce_arena_delete(j.arena);
  if (fflush(stdout) != 0) return fputs("truce: standard output cannot be written\n", stderr), 1;
  return p.failed;
}
