/* Corrections from the command line: a command on lines, read, kept one by one, and told. */
#include "cli/correcting.h"

#include <stdio.h>

int64_t tr_line_number(const char *word) {
  double number;
  if (*word == '#') word++;
  return tr_number(tr_span(word), &number) && number >= 1 && number < 1e15 && number == (double)(int64_t)number ? (int64_t)number : 0;
}

int tr_correct_and_tell(const char *command, const char *store_path, tr_correction *list, size_t count) {
  truce_store *store = NULL;
  truce_error error;
  int result = 0;
  if (truce_store_open(tr_store_path(store_path), &(truce_store_options){.must_exist = true}, &store, &error)) return tr_tell_error(command, &error), 1;
  for (size_t i = 0; i < count; i++) {
    int64_t id = 0;
    if (!list[i].who) list[i].who = tr_user_name();
    if (tr_correct(store, &list[i], &id, &error)) {
      tr_tell_error(command, &error);
      result = error.status == TRUCE_BAD_USAGE ? 2 : 1;
    } else {
      printf("kept as correction %lld: line %lld, %s%s%s%s%s, by %s\n", (long long)id, (long long)list[i].line, list[i].action, list[i].field ? " " : "",
             list[i].field ? list[i].field : "", list[i].value ? "=" : "", list[i].value ? list[i].value : "", list[i].who);
    }
  }
  truce_store_close(store);
  return result;
}

int tr_correct_lines(const char *action, const char *about, int argc, char **argv) {
  enum { MOST = 64 };
  const char *store = NULL, *who = NULL, *why = NULL;
  const tr_option options[] = TR_CORRECTING_OPTIONS(store, who, why);
  char form[64];
  snprintf(form, sizeof form, "%s [options] LINE…", action);
  const tr_usage usage = {form, about, options, sizeof options / sizeof *options};
  tr_texts operands;
  int result = tr_options_parse(&usage, argc, argv, &operands);
  if (result >= 0) return result;
  if (!operands.count || operands.count > MOST) return tr_wrong_usage(action, "give the numbers of lines, as the state of play shows them in [ ]");
  tr_correction list[MOST];
  for (size_t i = 0; i < operands.count; i++) {
    list[i] = (tr_correction){.line = tr_line_number(operands.items[i]), .action = action, .who = who, .why = why};
    if (!list[i].line) return tr_wrong_usage(action, "'%s' is no number of a line", operands.items[i]);
  }
  return tr_correct_and_tell(action, store, list, operands.count);
}
