/* truce follow: round after round, until interrupted. */
#include "cli/commands.h"
#include "cli/fetching.h"

int tr_command_follow(int argc, char **argv) { return tr_fetching_run("follow", true, argc, argv); }
