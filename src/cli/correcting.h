/* What the commands fix, drop, confirm, split, join and undo have in common. */
#ifndef TR_CLI_CORRECTING_H
#define TR_CLI_CORRECTING_H

#include "cli/options.h"
#include "process/corrections.h"

/* The options of every such command. */
#define TR_CORRECTING_OPTIONS(store, who, why)                                            \
  {{"store", TR_TEXT, &(store), "FILE", "the record, default ./truce.db"},                \
   {"who", TR_TEXT, &(who), "NAME", "who decides, default $TRUCE_USER or $USER"},          \
   {"why", TR_TEXT, &(why), "WORDS", "the reason, kept in the log"}}

/* Opens the store, keeps the corrections of `list` (each with who and why filled in if missing) one after another, tells what was kept. */
int tr_correct_and_tell(const char *command, const char *store_path, tr_correction *list, size_t count);
/* A whole command `action [options] LINE…` that does one thing to each line. */
int tr_correct_lines(const char *action, const char *about, int argc, char **argv);
/* A line's number; 0 if the word is none. */
int64_t tr_line_number(const char *word);

#endif
