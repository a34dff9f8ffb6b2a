/* truce fetch: one round over feeds and pages. */
#include "cli/commands.h"
#include "cli/fetching.h"

int tr_command_fetch(int argc, char **argv) { return tr_fetching_run("fetch", false, argc, argv); }
