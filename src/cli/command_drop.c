/* truce drop: takes lines out of the record */
#include "cli/commands.h"
#include "cli/correcting.h"

int tr_command_drop(int argc, char **argv) {
  return tr_correct_lines("drop", "Takes lines out of the record. They stay in the store, marked, and come back with 'truce undo'.", argc, argv);
}
