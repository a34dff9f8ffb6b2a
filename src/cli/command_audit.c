/* truce audit: who changed what, when and why. */
#include <stdio.h>

#include "cli/commands.h"
#include "cli/options.h"
#include "store/sqlite.h"

static void print_row(sqlite3_stmt *q) {
  char when[40];
  tr_moment_print(sqlite3_column_int64(q, 1), when);
  printf("%lld\t%s\t%s\t%s\t%s\n", (long long)sqlite3_column_int64(q, 0), when, (const char *)sqlite3_column_text(q, 2),
         (const char *)sqlite3_column_text(q, 3), (const char *)sqlite3_column_text(q, 4));
}

int tr_command_audit(int argc, char **argv) {
  const char *path = NULL;
  size_t limit = 100;
  const tr_option options[] = {
      {"store", TR_TEXT, &path, "FILE", "the record, default ./truce.db"},
      {"limit", TR_COUNT, &limit, "N", "the last N, default 100"},
  };
  const tr_usage usage = {
      "audit [options]",
      "Prints the log of corrections and forgotten reports, the latest last: number, moment, who, what, detail (JSON), parted by tabs.",
      options, 2,
  };
  tr_texts operands;
  int result = tr_options_parse(&usage, argc, argv, &operands);
  if (result >= 0) return result;
  if (operands.count) return tr_wrong_usage("audit", "takes no '%s'", operands.items[0]);
  truce_store *store = NULL;
  truce_error error;
  if (truce_store_open(tr_store_path(path), &(truce_store_options){.read_only = true}, &store, &error)) return tr_tell_error("audit", &error), 1;
  sqlite3_stmt *q = tr_sql(store, "SELECT * FROM (SELECT id, at, who, action, detail FROM audit ORDER BY id DESC LIMIT ?) ORDER BY id", "i", (int64_t)limit);
  while (tr_row(store, q)) print_row(q);
  truce_store_close(store);
  return 0;
}
