/* truce text: the clean text of files, alone or as JSON with what was found about it and what was dropped. */
#include <getopt.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/dates.h"
#include "base/text.h"
#include "cli/commands.h"
#include "truce/ingest.h"

typedef struct printer {
  bool json;
  size_t count;
  int failed;
} printer;

static json_t *json_of(truce_span text) { return text.size ? json_stringn(text.data, text.size) : json_null(); }

static json_t *dropped_json(const truce_report *report) {
  json_t *list = json_array();
  for (size_t i = 0; i < report->dropped_count; i++)
    json_array_append_new(list, json_pack("{s:s, s:o}", "why", truce_dropped_why_names[report->dropped[i].why], "text", json_of(report->dropped[i].text)));
  return list;
}

static void print_json(const truce_report *report) {
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
  json_object_set_new(object, "dropped", dropped_json(report));
  json_dumpf(object, stdout, JSON_COMPACT);
  putchar('\n');
  json_decref(object);
}

static bool print_report(void *self, const truce_report *report) {
  printer *p = self;
  if (p->json) {
    print_json(report);
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
        "line with title, author, published, published_basis, source, url, language, text and what was dropped and why.\n"
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
  if (!j.arena) return fputs("truce: out of memory\n", stderr), 1;
  if (optind == argc) read_path(&j, "-");
  for (int i = optind; i < argc; i++) {
    truce_error error;
    if (truce_ingest_list(argv[i], read_path, &j, &error) != TRUCE_OK) print_problem(&p, &error);
  }
  truce_arena_delete(j.arena);
  if (fflush(stdout) != 0) return fputs("truce: standard output cannot be written\n", stderr), 1;
  return p.failed;
}
