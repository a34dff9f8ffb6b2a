/* truce: dispatch to the command named first. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"

static const struct command {
  const char *name, *arguments, *what;
  int (*run)(int argc, char **argv);
} commands[] = {
#define X(name, arguments, what) {#name, arguments, what, tr_command_##name},
    TR_COMMAND_TABLE(X)
#undef X
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static void help(FILE *out) {
  fputs("truce reads news reports and keeps a sourced record of a peace process.\n\nusage: truce COMMAND …   (truce COMMAND --help tells more)\n\n", out);
  for (int i = 0; i < COMMAND_COUNT; i++) fprintf(out, "  %-9s %-34s %s\n", commands[i].name, commands[i].arguments, commands[i].what);
}

int main(int argc, char **argv) {
  if (argc < 2) return help(stderr), 2;
  if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h") || !strcmp(argv[1], "help")) return help(stdout), 0;
  if (!strcmp(argv[1], "--version")) return puts("truce " TRUCE_VERSION), 0;
  for (int i = 0; i < COMMAND_COUNT; i++)
    if (!strcmp(argv[1], commands[i].name)) return commands[i].run(argc - 1, argv + 1);
  fprintf(stderr, "truce: no command '%s'; 'truce --help' lists them\n", argv[1]);
  return 2;
}
