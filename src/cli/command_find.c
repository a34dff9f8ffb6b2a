/* truce find: sentences that hold some words, with the lines that they gave. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/show.h"
#include "store/query.h"
#include "store/select.h"

/* The words found are bold on a terminal. */
static void print_sentence(const char *text, json_t *matches, bool colour) {
  size_t next = 0;
  for (size_t i = 0; text[i]; i++) {
    json_t *match = json_array_get(matches, next);
    if (colour && match && (json_int_t)i == json_integer_value(json_object_get(match, "start"))) fputs("\033[1m", stdout);
    putchar(text[i] == '\n' ? ' ' : text[i]);
    if (match && (json_int_t)i + 1 == json_integer_value(json_object_get(match, "end"))) {
      if (colour) fputs("\033[0m", stdout);
      next++;
    }
  }
  putchar('\n');
}

static void print_hit(json_t *hit, bool colour) {
  json_t *report = json_object_get(hit, "report"), *lines = json_object_get(hit, "lines");
  print_sentence(tr_text_in(json_object_get(hit, "sentence"), "text"), json_object_get(hit, "matches"), colour);
  const char *source = *tr_text_in(report, "source") ? tr_text_in(report, "source") : tr_text_in(report, "title"), *day = tr_text_in(report, "published");
  printf("  %s%s%s", source, *source ? ", " : "", *day ? day : "undated");
  for (size_t i = 0; i < json_array_size(lines); i++)
    printf("%s%s [%lld]", i ? ", " : ": ", tr_text_in(json_array_get(lines, i), "kind"),
           (long long)json_integer_value(json_object_get(json_array_get(lines, i), "line")));
  putchar('\n');
}

static int run(const char *path, const tr_filter *filter) {
  truce_store *store = NULL;
  truce_error error;
  if (truce_store_open(tr_store_path(path), &(truce_store_options){.read_only = true}, &store, &error)) return tr_tell_error("find", &error), 1;
  tr_read_begin(store);
  json_t *page = tr_query_search(store, filter), *hits = json_object_get(page, "hits");
  bool colour = tr_show_in_colour();
  for (size_t i = 0; i < json_array_size(hits); i++) print_hit(json_array_get(hits, i), colour);
  int result = 0;
  if (!page) result = tr_wrong_usage("find", "there is no word to find in '%s'", filter->text);
  else if (!json_array_size(hits)) result = (fprintf(stderr, "truce find: nothing holds '%s'\n", filter->text), 1);
  json_decref(page);
  tr_read_end(store, NULL);
  truce_store_close(store);
  return result;
}

int tr_command_find(int argc, char **argv) {
  const char *store = NULL;
  tr_filter filter = {.limit = 20};
  const tr_option options[] = {
      {"store", TR_TEXT, &store, "FILE", "the record, default ./truce.db"},
      {"kind", TR_TEXT, &filter.kinds, "KINDS", "only sentences with such lines: stance,step …"},
      {"since", TR_DATE, &filter.since, "DAY", "reports from this day"},
      {"until", TR_DATE, &filter.until, "DAY", "reports to this day"},
      {"limit", TR_COUNT, &filter.limit, "N", "so many, default 20"},
  };
  const tr_usage usage = {
      "find [options] WORDS",
      "Finds sentences by their words: \"several words\" as they stand, -word without it. The numbers in [ ] are lines for 'truce why'.",
      options, sizeof options / sizeof *options,
  };
  tr_texts operands;
  int result = tr_options_parse_words(&usage, argc, argv, &operands);
  if (result >= 0) return result;
  if (!operands.count) return tr_wrong_usage("find", "give words to find");
  if (!tr_kinds_known(filter.kinds)) return tr_wrong_kind("find", filter.kinds);
  if (filter.until.days && filter.since.days > filter.until.days) return tr_wrong_usage("find", "--since is a later day than --until");
  tr_buffer words = {0};
  for (size_t i = 0; i < operands.count; i++) { /* what the shell took as one word is a phrase */
    bool phrase = strchr(operands.items[i], ' ') && !strchr(operands.items[i], '"');
    tr_buffer_printf(&words, phrase ? "%s\"%s\"" : "%s%s", i ? " " : "", operands.items[i]);
  }
  filter.text = words.data;
  result = tr_trim(tr_buffer_span(&words)).size ? run(store, &filter) : tr_wrong_usage("find", "give words to find");
  tr_buffer_free(&words);
  return result;
}
