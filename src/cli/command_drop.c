/* truce drop: takes lines out of the record */
#include "cli/commands.h"
#include "cli/correcting.h"
#include "cli/options.h"

int tr_command_drop(int argc, char **argv) {
  const char *store = NULL, *who = NULL, *why = NULL;
  const tr_option options[] = {{"store", TR_TEXT, &store, "FILE", "the record, default ./truce.db"},
                               {"who", TR_TEXT, &who, "NAME", "who decides, default $TRUCE_USER or $USER"},
                               {"why", TR_TEXT, &why, "WORDS", "the reason, kept in the log"}};
  const tr_usage usage = {"drop [options] LINE…", "Takes lines out of the record. They stay in the store, marked, and come back with 'truce undo'.", options, 3};
  tr_texts operands;
  int result = tr_options_parse(&usage, argc, argv, &operands);
  if (result >= 0) return result;
  if (!operands.count || operands.count > 64) return tr_wrong_usage("drop", "give the numbers of lines, as the state of play shows them in [ ]");
  tr_correction list[64];
  for (size_t i = 0; i < operands.count; i++) {
    list[i] = (tr_correction){.line = tr_line_number(operands.items[i]), .action = "drop", .who = who, .why = why};
    if (!list[i].line) return tr_wrong_usage("drop", "'%s' is no number of a line", operands.items[i]);
  }
  return tr_correct_and_tell("drop", store, list, operands.count);
}
