/* The commands of the program: one table feeds dispatch and help. Each command stands in a file of its own, command_NAME.c. */
#ifndef TR_CLI_COMMANDS_H
#define TR_CLI_COMMANDS_H

/* X(name, arguments, what it does). A command gets its own arguments (argv[0] is its name) and returns the exit code: 0 done,
 * 1 something failed (each failure told on standard error), 2 wrong usage. */
#define TR_COMMAND_TABLE(X)                                                                                       \
  X(read, "[--store FILE] PATH…", "read reports into the record, or print it as JSON lines")                      \
  X(report, "[--view VIEW] [--since DAY]", "the state of play, or one view of it")                                \
  X(find, "WORDS", "sentences that hold some words, with their lines")                                            \
  X(why, "LINE", "why a line stands in the record: words, frame, merging, reading")                               \
  X(fix, "LINE field=value…", "correct a line")                                                                   \
  X(confirm, "LINE…", "mark lines as right")                                                                      \
  X(drop, "LINE…", "take lines out of the record")                                                                \
  X(forget, "[--yes] REPORT…", "take whole reports out, with all that they alone tell")                         \
  X(split, "LINE…", "undo a merge")                                                                               \
  X(join, "LINE OTHER", "say that two lines tell the same fact")                                                  \
  X(review, "[--export FILE]", "walk through doubtful lines and decide")                                          \
  X(watch, "init | show | set FILE | aside", "say what the process is about: parties, places, proposals")                 \
  X(export, "--as FORM", "entries for other programs: plover, polecat, icews, gdelt, acled, csv, jsonl, geojson, ics") \
  X(undo, "CORRECTION", "take a correction back")                                                                 \
  X(audit, "", "who changed what, when and why")                                                                  \
  X(text, "[--format json] [PATH…]", "the clean text of pages and files, and what was dropped")                          \
  X(fetch, "[--store FILE] URL…", "read what feeds and pages of the web bring, once")                                \
  X(follow, "[--every MINUTES] URL…", "the same, again and again")                                                   \
  X(token, "add NAME | list | remove NAME", "who may change the record through the server")                          \
  X(who, "[--on DAY] NAME…", "who goes by a name or holds an office on a day")                                   \
  X(layers, "[--format FORM] [FILE…]", "what each layer of the reader says of texts")                  \
  X(serve, "[--store FILE] [--port N] …", "the record over HTTP, with the page")                                       \
  X(codebook, "list|show|check|try|coverage …", "look into the codebook and run its examples")

#define X(name, arguments, what) int tr_command_##name(int argc, char **argv);
TR_COMMAND_TABLE(X)
#undef X

#endif
