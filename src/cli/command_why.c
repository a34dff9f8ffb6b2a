/* truce why LINE: the sentence with the words marked, the fields, the frame, why it was merged, and the reading that matched. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/dates.h"
#include "base/json_form.h"
#include "cli/commands.h"
#include "cli/correcting.h"
#include "cli/options.h"
#include "cli/show.h"
#include "cli/tree.h"
#include "store/query.h"
#include "truce/engine.h"
#include "truce/fetch.h"

static int64_t number(json_t *object, const char *name) { return json_integer_value(json_object_get(object, name)); }

/* ---- fields and reasons ---- */

static void print_value(json_t *value) {
  if (json_is_string(value)) {
    printf("%s", json_string_value(value));
  } else if (json_is_object(value)) {
    const char *name = tr_text_in(value, "name"), *text = tr_text_in(value, "text"), *from = tr_text_in(value, "from");
    printf("%s", *name ? name : *text ? text : from);
  } else if (json_is_array(value)) {
    if (!json_array_size(value)) printf("-");
    for (size_t i = 0; i < json_array_size(value); i++) {
      if (i) printf(", ");
      print_value(json_array_get(value, i));
    }
  } else {
    char *text = json_dumps(value, JSON_ENCODE_ANY | TR_JSON_FORM);
    printf("%s", text ? text : "");
    free(text);
  }
}

static void print_member(const char *name, json_t *value) {
  if (!value || json_is_null(value)) return;
  printf("  %-12s ", name);
  print_value(value);
  putchar('\n');
}

static void print_claims(json_t *line) {
  json_t *list = json_object_get(line, "said_by");
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *said = json_array_get(list, i);
    printf("  %-12s %s (%s)\n", i ? "who cites" : "said by",
           *tr_text_in(json_object_get(said, "actor"), "name") ? tr_text_in(json_object_get(said, "actor"), "name") : "somebody", tr_text_in(said, "as"));
  }
}

static void print_reasons(json_t *line) {
  json_t *why = json_object_get(line, "why");
  for (size_t i = 0; i < json_array_size(why); i++) {
    json_t *one = json_array_get(why, i);
    printf("  %-12s ", i ? "besides" : *tr_text_in(one, "frame") ? "frame" : "like");
    printf("%s   words: ", *tr_text_in(one, "frame") ? tr_text_in(one, "frame") : tr_text_in(one, "like"));
    print_value(json_object_get(one, "words"));
    putchar('\n');
    if (*tr_text_in(one, "vote")) printf("  %-12s %s by the model's heads\n", "", tr_text_in(one, "vote"));
  }
  const char *frame = tr_text_in(json_array_get(why, 0), "frame"), *like = tr_text_in(json_array_get(why, 0), "like");
  if (*frame || *like) printf("               (truce codebook show %s)\n", *frame ? frame : like);
}

static void print_entry(truce_store *store, json_t *line) {
  int64_t id = number(line, "entry");
  json_t *entry = id ? tr_query_entry(store, id) : NULL;
  if (!entry) return;
  json_t *lines = json_object_get(entry, "lines");
  printf("\nentry %lld: told by %lld report%s, %lld independent source%s\n", (long long)id, (long long)number(entry, "reports"),
         number(entry, "reports") == 1 ? "" : "s", (long long)number(entry, "sources"), number(entry, "sources") == 1 ? "" : "s");
  for (size_t i = 0; i < json_array_size(lines); i++) {
    json_t *one = json_array_get(lines, i), *report = json_object_get(one, "report");
    printf("  [%lld] %s %s: %s\n", (long long)number(one, "id"), *tr_text_in(report, "source") ? tr_text_in(report, "source") : tr_text_in(report, "title"),
           tr_text_in(report, "published"), *tr_text_in(one, "merged") ? tr_text_in(one, "merged") : "");
  }
  json_t *denied = json_object_get(entry, "denied_by");
  for (size_t i = 0; i < json_array_size(denied); i++)
    printf("  denied by [%lld] %s\n", (long long)number(json_array_get(denied, i), "line"), tr_text_in(json_array_get(denied, i), "says"));
  json_decref(entry);
}

static void print_corrections(json_t *line) {
  json_t *list = json_object_get(line, "corrections");
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *c = json_array_get(list, i);
    printf("%s  #%lld %s %s%s%s by %s, %s%s%s%s\n", i ? "" : "\ncorrections\n", (long long)number(c, "id"), tr_text_in(c, "action"), tr_text_in(c, "field"),
           *tr_text_in(c, "value") ? "=" : "", tr_text_in(c, "value"), tr_text_in(c, "who"), tr_text_in(c, "when"), *tr_text_in(c, "why") ? ": " : "",
           tr_text_in(c, "why"), json_is_true(json_object_get(c, "undone")) ? " (undone)" : "");
  }
}

/* ---- the reading ---- */

/* Reads the report's text again and draws the tree of the line's sentence. */
static void print_tree(truce_engine *engine, truce_store *store, json_t *line) {
  json_t *report_json = tr_query_report(store, tr_text_in(json_object_get(line, "report"), "id")), *head = json_object_get(report_json, "report"),
         *words = tr_why_words(line);
  const char *text = tr_text_in(head, "text");
  truce_report report = {
      .text = tr_span(text), .title = tr_span(tr_text_in(head, "title")), .language = tr_span(tr_text_in(head, "language")), .published = {TRUCE_NO_DAY}};
  tr_day_parse(tr_span(tr_text_in(head, "published")), &report.published);
  truce_arena *arena = truce_arena_new();
  truce_reader *reader = truce_reader_new(truce_engine_model(engine));
  truce_range marked[64];
  size_t marked_count = 0;
  for (size_t i = 0; i < json_array_size(words) && marked_count < 64; i++)
    marked[marked_count++] = (truce_range){(uint32_t)number(json_array_get(words, i), "start"), (uint32_t)number(json_array_get(words, i), "end")};
  if (arena && reader) {
    truce_reading reading = {.report = &report};
    tr_buffer out = {0};
    truce_reader_read(reader, &report, arena, &reading);
    int64_t start = number(json_object_get(line, "sentence"), "start");
    for (size_t i = 0; i < reading.sentence_count; i++)
      if (start >= reading.sentences[i].where.start && start < reading.sentences[i].where.end) tr_tree_write(&out, &reading, i, marked, marked_count);
    if (out.size) printf("\nreading\n%s", out.data);
    tr_buffer_free(&out);
  }
  truce_reader_delete(reader);
  truce_arena_delete(arena);
  json_decref(words);
  json_decref(report_json);
}

/* Where the report's bytes are kept, if truce fetched them. */
static void print_proof(const char *pages, json_t *line) {
  truce_fetched fetched;
  char moment[32];
  struct tm utc;
  if (!truce_fetched_find(pages, tr_text_in(json_object_get(line, "report"), "id"), &fetched)) return;
  time_t at = (time_t)fetched.fetched_s;
  strftime(moment, sizeof moment, "%Y-%m-%d %H:%M:%S", gmtime_r(&at, &utc));
  printf("\nfetched %s UTC from %s\n  %s, %s\n", moment, fetched.url, fetched.hash,
         fetched.intact ? "the bytes kept have this hash" : "but the bytes kept do not have this hash");
}

/* What people said of the line as a whole. */
static const char *decided(json_t *line) {
  json_t *list = json_object_get(line, "corrections");
  if (json_is_true(json_object_get(line, "dropped"))) return " (dropped by a person)";
  for (size_t i = 0; i < json_array_size(list); i++)
    if (!strcmp(tr_text_in(json_array_get(list, i), "action"), "change") && !json_is_true(json_object_get(json_array_get(list, i), "undone")))
      return " (changed by a person)";
  return json_is_true(json_object_get(line, "confirmed")) ? " (confirmed by a person)" : "";
}

static void print_line(truce_store *store, json_t *line, bool colour) {
  json_t *report = json_object_get(line, "report"), *fields = json_object_get(line, "fields"), *value;
  const char *name;
  printf("line %lld: %s, %s, sure %.2f%s\n", (long long)number(line, "id"), tr_text_in(line, "kind"), tr_text_in(line, "status"),
         json_number_value(json_object_get(line, "sure")), decided(line));
  const char *source = tr_text_in(report, "source"), *title = tr_text_in(report, "title"), *day = tr_text_in(report, "published");
  printf("%s%s%s, %s\n\n", *source ? source : *title ? "" : "no source named", *source && *title ? ": " : "", title, *day ? day : "undated");
  if (*tr_text_in(line, "before")) printf("  %s\n", tr_text_in(line, "before"));
  tr_show_sentence(line, colour);
  if (*tr_text_in(line, "after")) printf("  %s\n", tr_text_in(line, "after"));
  putchar('\n');
  json_object_foreach(fields, name, value) print_member(name, value);
  print_member("date", json_object_get(line, "date"));
  print_member("place", json_object_get(line, "place"));
  print_claims(line);
  print_reasons(line);
  print_entry(store, line);
  print_corrections(line);
}

static int explain(const char *path, const char *pages, int64_t id, bool as_json, bool no_tree) {
  truce_store *store = NULL;
  truce_engine *engine = NULL;
  truce_error error;
  if (truce_store_open(path, &(truce_store_options){.read_only = true}, &store, &error)) return tr_tell_error("why", &error), 1;
  tr_read_begin(store);
  json_t *line = tr_query_line(store, id);
  int result = 0;
  if (!line) {
    fprintf(stderr, "truce why: there is no line %lld in %s\n", (long long)id, path);
    result = 1;
  } else if (as_json) {
    json_dumpf(line, stdout, TR_JSON_FORM);
    putchar('\n');
  } else {
    print_line(store, line, tr_show_in_colour());
    print_proof(pages, line);
    if (!no_tree && !truce_engine_open(NULL, &engine, &error)) print_tree(engine, store, line);
  }
  truce_engine_close(engine);
  json_decref(line);
  tr_read_end(store, NULL);
  truce_store_close(store);
  return result;
}

int tr_command_why(int argc, char **argv) {
  const char *store = NULL, *pages = NULL, *format = "text";
  bool no_tree = false;
  const tr_option options[] = {
      {"store", TR_TEXT, &store, "FILE", "the record, default ./truce.db"},
      {"pages", TR_TEXT, &pages, "FILE", "the pages that truce fetched, default ./truce-pages.db"},
      {"format", TR_TEXT, &format, "FORM", "text or json"},
      {"no-tree", TR_FLAG, &no_tree, NULL, "without the reading"},
  };
  const tr_usage usage = {
      "why [options] LINE",
      "Shows why a line stands in the record: its sentence, the words, the frame, what it was merged with, and the reading.",
      options, sizeof options / sizeof *options,
  };
  tr_texts operands;
  int result = tr_options_parse(&usage, argc, argv, &operands);
  if (result >= 0) return result;
  const int64_t id = operands.count == 1 ? tr_line_number(operands.items[0]) : 0;
  if (!id)
    return tr_wrong_usage("why", "give the number of one line, as the state of play shows it in [ ]");
  if (strcmp(format, "text") != 0 && strcmp(format, "json") != 0) return tr_wrong_usage("why", "no format '%s': text or json", format);
  return explain(tr_store_path(store), pages, id, !strcmp(format, "json"), no_tree);
}
