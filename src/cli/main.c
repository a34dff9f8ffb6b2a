/* truce: dispatch to the command named first. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "export/document.h"

static const struct command {
  const char *name, *arguments, *what;
  int (*run)(int argc, char **argv);
} commands[] = {
#define X(name, arguments, what) {#name, arguments, what, tr_command_##name},
    TR_COMMAND_TABLE(X)
#undef X
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands, ARGUMENTS_WIDTH = 32 };

static void help(FILE *out) {
  fputs("truce reads news reports and keeps a sourced record of a peace process.\n\nusage: truce COMMAND …   (truce COMMAND --help tells more)\n\n", out);
  for (int i = 0; i < COMMAND_COUNT; i++) {
    const int wide = (int)tr_display_width(tr_span(commands[i].arguments));
    fprintf(out, "  %-9s %s%*s %s\n", commands[i].name, commands[i].arguments, wide < ARGUMENTS_WIDTH ? ARGUMENTS_WIDTH - wide : 0, "", commands[i].what);
  }
}

static const struct command *find(const char *name) {
  for (int i = 0; i < COMMAND_COUNT; i++)
    if (!strcmp(name, commands[i].name)) return &commands[i];
  fprintf(stderr, "truce: no command '%s'; 'truce --help' lists them\n", name);
  return NULL;
}

/* What a command printed may still fail to be written: a full disk is told, once. */
static int finish(const char *command, int result) {
  const bool written = fflush(stdout) == 0 && !ferror(stdout);
  if (!written && !result) fprintf(stderr, "truce%s%s: standard output cannot be written\n", *command ? " " : "", command);
  return written || result ? result : 1;
}

static int help_of(const struct command *command) {
  char option[] = "--help", *argv[] = {(char *)(uintptr_t)command->name, option, NULL};
  return finish(command->name, command->run(2, argv));
}

int main(int argc, char **argv) {
  signal(SIGXFSZ, SIG_IGN); /* a limit on the size of files is told like a full disk */
  if (argc < 2) return help(stderr), 2;
  const char *first = argv[1];
  const bool asked = !strcmp(first, "help"), all = !strcmp(first, "--help") || !strcmp(first, "-h");
  if (all || (asked && argc < 3)) return help(stdout), finish("", 0);
  if (!strcmp(first, "--version")) return puts("truce " TRUCE_VERSION), finish("", 0);
  const struct command *command = find(asked ? argv[2] : first);
  if (!command) return 2;
  return asked ? help_of(command) : finish(command->name, command->run(argc - 1, argv + 1));
}
