/* truce confirm: marks lines as looked at and right */
#include "cli/commands.h"
#include "cli/correcting.h"

int tr_command_confirm(int argc, char **argv) {
  return tr_correct_lines("confirm", "Marks lines as looked at and right: they count as sure, whatever the model thought.", argc, argv);
}
