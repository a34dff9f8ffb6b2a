/* What `truce fetch` and `truce follow` share: rounds of fetching into a store or onto standard output. */
#ifndef TR_CLI_FETCHING_H
#define TR_CLI_FETCHING_H

#include <stdbool.h>

/* Runs the command of this name; `again`: round after round until interrupted. Returns the exit code. */
int tr_fetching_run(const char *command, bool again, int argc, char **argv);

#endif
