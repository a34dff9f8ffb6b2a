/* truce undo CORRECTION: takes a correction back. */
#include <stdio.h>

#include "cli/commands.h"
#include "cli/correcting.h"
#include "cli/options.h"

int tr_command_undo(int argc, char **argv) {
  const char *store_path = NULL, *who = NULL;
  const tr_option options[] = {
      {"store", TR_TEXT, &store_path, "FILE", "the record, default ./truce.db"},
      {"who", TR_TEXT, &who, "NAME", "who decides, default $TRUCE_USER or $USER"},
  };
  const tr_usage usage = {
      "undo [options] CORRECTION",
      "Takes a correction back; the log keeps both. 'truce audit' lists corrections with their numbers.",
      options, 2,
  };
  tr_texts operands;
  int result = tr_options_parse(&usage, argc, argv, &operands);
  if (result >= 0) return result;
  int64_t id = operands.count == 1 ? tr_line_number(operands.items[0]) : 0;
  if (!id) return tr_wrong_usage("undo", "give the number of one correction");
  truce_store *store = NULL;
  truce_error error;
  truce_status status = truce_store_open(tr_store_path(store_path), &(truce_store_options){.must_exist = true}, &store, &error);
  if (!status) status = tr_correct_undo(store, id, who ? who : tr_user_name(), &error);
  if (status)
    tr_tell_error("undo", &error);
  else
    printf("correction %lld is undone\n", (long long)id);
  truce_store_close(store);
  return status ? 1 : 0;
}
