/* Parsing of options by table. */
#include "cli/options.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/dates.h"
#include "base/text.h"

static void print_help(const tr_usage *usage) {
  printf("usage: truce %s\n\n%s\n", usage->line, usage->about);
  if (usage->option_count) puts("\noptions:");
  for (size_t i = 0; i < usage->option_count; i++) {
    const tr_option *option = &usage->options[i];
    char left[64];
    snprintf(left, sizeof left, "--%s%s%s", option->name, option->argument ? " " : "", option->argument ? option->argument : "");
    printf("  %-22s %s\n", left, option->what);
  }
}

static void command_of(const tr_usage *usage, char out[32]) {
  size_t size = strcspn(usage->line, " ");
  snprintf(out, 32, "%.*s", (int)(size < 31 ? size : 31), usage->line);
}

static int wrong(const tr_usage *usage, const char *what, const char *name) {
  char command[32];
  command_of(usage, command);
  fprintf(stderr, "truce %s: %s '%s'; 'truce %s --help' tells more\n", command, what, name, command);
  return 2;
}

/* "truce report: --days takes a whole number, not 'May'" */
static int bad_value(const tr_usage *usage, const tr_option *option, const char *value) {
  static const char *const wanted[] = {[TR_COUNT] = "a whole number",
                                       [TR_SHARE] = "a number from 0 to 1",
                                       [TR_DATE] = "a day (2016-06-23, today or yesterday)",
                                       [TR_TEXTS] = "what memory can hold"};
  char command[32];
  command_of(usage, command);
  fprintf(stderr, "truce %s: --%s takes %s, not '%s'\n", command, option->name, wanted[option->type], value);
  return 2;
}

static bool add_text(tr_texts *texts, const char *value) {
  const char **grown = realloc(texts->items, (texts->count + 1) * sizeof *grown);
  if (!grown) return false;
  texts->items = grown;
  texts->items[texts->count++] = value;
  return true;
}

/* "2016-06-23", or "today", "yesterday" by the clock of whoever asks. */
static bool read_day(truce_span value, truce_day *day) {
  const bool yesterday = tr_equal_string(value, "yesterday");
  if (!yesterday && !tr_equal_string(value, "today")) return value.size == 10 && tr_day_parse(value, day);
  const time_t now = time(NULL);
  struct tm here;
  if (!localtime_r(&now, &here)) return false;
  *day = tr_day_of(here.tm_year + 1900, here.tm_mon + 1, here.tm_mday);
  day->days -= yesterday;
  return true;
}

static bool set_value(const tr_option *option, const char *value) {
  double number;
  switch (option->type) {
    case TR_FLAG: *(bool *)option->value = true; return true;
    case TR_TEXT: *(const char **)option->value = value; return true;
    case TR_TEXTS: return add_text(option->value, value);
    case TR_COUNT:
      if (!tr_number(tr_span(value), &number) || number < 0 || number > 1e9 || number != (double)(size_t)number) return false;
      *(size_t *)option->value = (size_t)number;
      return true;
    case TR_SHARE:
      if (!tr_number(tr_span(value), &number) || number < 0 || number > 1) return false;
      *(double *)option->value = number;
      return true;
    case TR_DATE: return read_day(tr_span(value), option->value);
  }
  return false;
}

static const tr_option *find(const tr_usage *usage, const char *name, size_t size) {
  for (size_t i = 0; i < usage->option_count; i++)
    if (strlen(usage->options[i].name) == size && !memcmp(usage->options[i].name, name, size)) return &usage->options[i];
  return NULL;
}

/* Reads the option at argv[*at]; moves *at to its last word. */
static int take_option(const tr_usage *usage, int argc, char **argv, int *at) {
  const char *name = argv[*at] + 2, *equals = strchr(name, '=');
  const tr_option *option = find(usage, name, equals ? (size_t)(equals - name) : strlen(name));
  if (!option) return wrong(usage, "no option", argv[*at]);
  const char *value = equals ? equals + 1 : NULL;
  if (option->type == TR_FLAG && value) return wrong(usage, "takes no value:", argv[*at]);
  if (option->type != TR_FLAG && !value) {
    if (*at + 1 >= argc) return wrong(usage, "value missing after", argv[*at]);
    value = argv[++*at];
  }
  return set_value(option, value) ? -1 : bad_value(usage, option, value);
}

static int parse(const tr_usage *usage, bool dashed_words, int argc, char **argv, tr_texts *operands) {
  *operands = (tr_texts){(const char **)(uintptr_t)argv, 0};
  bool only_operands = false;
  for (int i = 1; i < argc; i++) {
    const char *word = argv[i];
    const bool dashed = dashed_words && word[0] == '-' && word[1] != '-' && strcmp(word, "-h") != 0;
    if (only_operands || dashed || word[0] != '-' || word[1] == 0) {
      operands->items[operands->count++] = word;
    } else if (!strcmp(word, "--")) {
      only_operands = true;
    } else if (!strcmp(word, "--help") || !strcmp(word, "-h")) {
      print_help(usage);
      return 0;
    } else if (word[1] != '-') {
      return wrong(usage, "no option", word);
    } else {
      int result = take_option(usage, argc, argv, &i);
      if (result >= 0) return result;
    }
  }
  return -1;
}

int tr_options_parse(const tr_usage *usage, int argc, char **argv, tr_texts *operands) { return parse(usage, false, argc, argv, operands); }
int tr_options_parse_words(const tr_usage *usage, int argc, char **argv, tr_texts *operands) { return parse(usage, true, argc, argv, operands); }

/* A name of a file may hold anything: what would move the cursor or end the line is shown as '?'. */
static void print_plainly(const char *text, FILE *out) {
  for (; *text; text++) fputc(*text == '\t' ? ' ' : (unsigned char)*text < ' ' || *text == 127 ? '?' : *text, out);
}

void tr_tell_error(const char *command, const truce_error *error) {
  const char *file = strcmp(error->file, "-") ? error->file : "standard input";
  fprintf(stderr, "truce %s: ", command);
  print_plainly(file, stderr);
  fputs(*file ? ": " : "", stderr);
  print_plainly(error->message, stderr);
  fputc('\n', stderr);
}

int tr_wrong_usage(const char *command, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fprintf(stderr, "truce %s: ", command);
  vfprintf(stderr, format, arguments);
  fprintf(stderr, "\n");
  va_end(arguments);
  return 2;
}

int tr_wrong_kind(const char *command, const char *kinds) {
  fprintf(stderr, "truce %s: no such kind of line: '%s'; kinds are", command, kinds);
  for (int kind = 0; kind < TRUCE_LINE_KIND_COUNT; kind++) fprintf(stderr, "%s %s", kind ? "," : "", truce_line_kind_names[kind]);
  fputc('\n', stderr);
  return 2;
}

const char *tr_store_path(const char *given) {
  const char *set = getenv("TRUCE_STORE");
  return given ? given : set && *set ? set : "truce.db";
}

const char *tr_user_name(void) {
  const char *names[] = {getenv("TRUCE_USER"), getenv("USER"), "unknown"};
  for (size_t i = 0; i < 3; i++)
    if (names[i] && *names[i]) return names[i];
  return "unknown";
}
