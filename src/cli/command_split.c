/* truce split: makes lines entries of their own */
#include "cli/commands.h"
#include "cli/correcting.h"
#include "cli/options.h"

int tr_command_split(int argc, char **argv) {
  const char *store = NULL, *who = NULL, *why = NULL;
  const tr_option options[] = {{"store", TR_TEXT, &store, "FILE", "the record, default ./truce.db"},
                               {"who", TR_TEXT, &who, "NAME", "who decides, default $TRUCE_USER or $USER"},
                               {"why", TR_TEXT, &why, "WORDS", "the reason, kept in the log"}};
  const tr_usage usage = {"split [options] LINE…", "Undoes a merge: each line becomes an entry of its own, and stays so when its report is read again.", options, 3};
  tr_texts operands;
  int result = tr_options_parse(&usage, argc, argv, &operands);
  if (result >= 0) return result;
  if (!operands.count || operands.count > 64) return tr_wrong_usage("split", "give the numbers of lines, as the state of play shows them in [ ]");
  tr_correction list[64];
  for (size_t i = 0; i < operands.count; i++) {
    list[i] = (tr_correction){.line = tr_line_number(operands.items[i]), .action = "split", .who = who, .why = why};
    if (!list[i].line) return tr_wrong_usage("split", "'%s' is no number of a line", operands.items[i]);
  }
  return tr_correct_and_tell("split", store, list, operands.count);
}
