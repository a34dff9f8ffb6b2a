/* truce join LINE OTHER: puts a line into the entry of another. */
#include "cli/commands.h"
#include "cli/correcting.h"

int tr_command_join(int argc, char **argv) {
  const char *store = NULL, *who = NULL, *why = NULL;
  const tr_option options[] = TR_CORRECTING_OPTIONS(store, who, why);
  const tr_usage usage = {"join [options] LINE OTHER", "Puts a line into the entry of another line of the same kind: both tell the same fact.", options, 3};
  tr_texts operands;
  int result = tr_options_parse(&usage, argc, argv, &operands);
  if (result >= 0) return result;
  if (operands.count != 2) return tr_wrong_usage("join", "give the numbers of two lines");
  tr_correction join = {.line = tr_line_number(operands.items[0]), .other = tr_line_number(operands.items[1]), .action = "join", .who = who, .why = why};
  if (!join.line || !join.other) return tr_wrong_usage("join", "'%s' is no number of a line", operands.items[join.line ? 1 : 0]);
  return tr_correct_and_tell("join", store, &join, 1);
}
