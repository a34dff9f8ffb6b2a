/* What the commands fix, drop, confirm, split, join and undo have in common. */
#ifndef TR_CLI_CORRECTING_H
#define TR_CLI_CORRECTING_H

#include "process/corrections.h"

/* Opens the store, keeps the corrections of `list` (each with who and why filled in if missing) one after another, tells what was kept. */
int tr_correct_and_tell(const char *command, const char *store_path, tr_correction *list, size_t count);
/* A line's number; 0 if the word is none. */
int64_t tr_line_number(const char *word);

#endif
