/* truce fix LINE field=value …: changes fields of a line. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/correcting.h"

int tr_command_fix(int argc, char **argv) {
  const char *store = NULL, *who = NULL, *why = NULL;
  const tr_option options[] = TR_CORRECTING_OPTIONS(store, who, why);
  const tr_usage usage = {
      "fix [options] LINE field=value…",
      "Changes fields of a line: position=rejects, status=planned, actors='Cuba, Norway', date=2016-06-23, about='the June truce'. "
      "It survives reading the report again.",
      options, 3,
  };
  tr_texts operands;
  int result = tr_options_parse(&usage, argc, argv, &operands);
  if (result >= 0) return result;
  if (operands.count < 2 || operands.count > 33) return tr_wrong_usage("fix", "give the number of a line and field=value");
  int64_t line = tr_line_number(operands.items[0]);
  if (!line) return tr_wrong_usage("fix", "'%s' is no number of a line", operands.items[0]);
  tr_correction list[32];
  char fields[32][48];
  for (size_t i = 1; i < operands.count; i++) {
    const char *word = operands.items[i], *equals = strchr(word, '=');
    if (!equals || equals == word || equals - word > 40) return tr_wrong_usage("fix", "'%s' is not of the form field=value", word);
    snprintf(fields[i - 1], sizeof fields[0], "%.*s", (int)(equals - word), word);
    list[i - 1] = (tr_correction){.line = line, .action = "change", .field = fields[i - 1], .value = equals + 1, .who = who, .why = why};
  }
  return tr_correct_and_tell("fix", store, list, operands.count - 1);
}
