/* truce split: makes lines entries of their own */
#include "cli/commands.h"
#include "cli/correcting.h"

int tr_command_split(int argc, char **argv) {
  return tr_correct_lines("split", "Undoes a merge: each line becomes an entry of its own, and stays so when its report is read again.", argc, argv);
}
