/* truce token: who may change the record through the server. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/options.h"
#include "truce/server.h"

static void print_token(void *self, truce_span name, truce_token_role role, truce_span made_on) {
  (void)self;
  printf("%-24.*s %-9s %.*s\n", (int)name.size, name.data, truce_token_roles[role], (int)made_on.size, made_on.data);
}

static truce_token_role role_named(const char *word) {
  for (int i = TRUCE_TOKEN_READER; i < TRUCE_TOKEN_ROLE_COUNT; i++)
    if (!strcmp(word, truce_token_roles[i])) return (truce_token_role)i;
  return TRUCE_TOKEN_NONE;
}

static int add(const char *path, const tr_texts *operands, const char *role) {
  char token[80];
  truce_error error = {0};
  if (operands->count != 2) return tr_wrong_usage("token", "add takes one NAME");
  const truce_token_role rights = role_named(role);
  if (!rights) return tr_wrong_usage("token", "there is no role '%s': reader, reviewer or admin", role);
  const truce_status status = truce_token_add(path, operands->items[1], rights, token, &error);
  if (status) {
    tr_tell_error("token", &error);
    return status == TRUCE_BAD_USAGE ? 2 : 1;
  }
  fprintf(stderr, "Token of %s (%s), shown this once:\n", operands->items[1], role);
  puts(token);
  return 0;
}

static int change(const char *path, const tr_texts *operands, const char *role) {
  truce_error error = {0};
  const char *verb = operands->items[0];
  if (!strcmp(verb, "add")) return add(path, operands, role);
  truce_status status;
  if (!strcmp(verb, "list") && operands->count == 1)
    status = truce_token_list(path, print_token, NULL, &error);
  else if (!strcmp(verb, "remove") && operands->count == 2)
    status = truce_token_remove(path, operands->items[1], &error);
  else
    return tr_wrong_usage("token", "say add NAME, list or remove NAME");
  if (status) tr_tell_error("token", &error);
  else if (operands->count == 2) fprintf(stderr, "The token of %s is taken back.\n", operands->items[1]);
  return status ? 1 : 0;
}

int tr_command_token(int argc, char **argv) {
  const char *store = NULL, *tokens = NULL, *role = "reviewer";
  const tr_option table[] = {
      {"role", TR_TEXT, &role, "ROLE", "reader, reviewer (default: corrections) or admin (adds reports too)"},
      {"store", TR_TEXT, &store, "FILE", "the store that it is for; default $TRUCE_STORE or ./truce.db"},
      {"tokens", TR_TEXT, &tokens, "FILE", "default STORE.tokens"},
  };
  const tr_usage usage = {
      "token add NAME | list | remove NAME",
      "Makes, lists and takes back tokens for truce serve. Only a hash of each is kept.",
      table, sizeof table / sizeof *table,
  };
  tr_texts operands;
  char path[4200];
  const int parsed = tr_options_parse(&usage, argc, argv, &operands);
  if (parsed >= 0) return parsed;
  if (!operands.count) return tr_wrong_usage("token", "say add NAME, list or remove NAME");
  snprintf(path, sizeof path, "%s%s", tokens ? tokens : tr_store_path(store), tokens ? "" : ".tokens");
  return change(path, &operands, role);
}
