/* truce watch: what the process is about. */
#include <stdio.h>
#include <string.h>

#include "base/files.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "process/watch.h"

static int set(truce_store *store, const char *path) {
  tr_file file;
  truce_error error;
  truce_status status = tr_file_map(path, 1 << 20, &file, &error);
  if (!status) {
    status = tr_watch_load(store, file.content, path, tr_user_name(), &error);
    tr_file_unmap(&file);
  }
  if (status) return tr_tell_error("watch", &error), 1;
  int64_t aside = tr_single(store, tr_sql(store, "SELECT count(*) FROM report WHERE aside IS NOT NULL", ""), 0);
  printf("kept; %lld report%s kept apart ('truce watch aside' lists them)\n", (long long)aside, aside == 1 ? " is" : "s are");
  return 0;
}

static int list_aside(truce_store *store) {
  bool any = false;
  sqlite3_stmt *q = tr_sql(store, "SELECT coalesce(origin, key), coalesce(title, ''), aside FROM report WHERE aside IS NOT NULL ORDER BY id", "");
  while (tr_row(store, q)) {
    printf("%s\t%s\t%s\n", (const char *)sqlite3_column_text(q, 0), (const char *)sqlite3_column_text(q, 1), (const char *)sqlite3_column_text(q, 2));
    any = true;
  }
  if (!any) fputs("truce watch: no report is kept apart\n", stderr);
  return 0;
}

int tr_command_watch(int argc, char **argv) {
  const char *path = NULL;
  const tr_option options[] = {{"store", TR_TEXT, &path, "FILE", "the record, default ./truce.db"}};
  const tr_usage usage = {
      "watch init | show | set FILE | aside",
      "init proposes a watch file from the reports read; set keeps one (names, parties, places, "
      "proposals with aliases) and sets reports apart that have nothing to do with it; aside lists those.",
      options, 1,
  };
  tr_texts operands;
  int result = tr_options_parse(&usage, argc, argv, &operands);
  if (result >= 0) return result;
  const char *what = operands.count ? operands.items[0] : "";
  bool is_set = !strcmp(what, "set");
  if ((strcmp(what, "init") && strcmp(what, "show") && strcmp(what, "aside") && !is_set) || operands.count != (is_set ? 2u : 1u))
    return tr_wrong_usage("watch", "give init, show, aside or 'set FILE'");
  truce_store *store = NULL;
  truce_error error;
  if (truce_store_open(tr_store_path(path), &(truce_store_options){.read_only = !is_set, .must_exist = true}, &store, &error))
    return tr_tell_error("watch", &error), 1;
  tr_buffer out = {0};
  if (is_set) {
    result = set(store, operands.items[1]);
  } else if (!strcmp(what, "aside")) {
    result = list_aside(store);
  } else {
    if (!strcmp(what, "init")) tr_watch_propose(store, &out);
    else tr_watch_write(store, &out);
    if (!out.size) fputs("truce watch: no watch file is set; 'truce watch init' proposes one, 'truce watch set FILE' keeps it\n", stderr);
    fwrite(out.data ? out.data : "", 1, out.size, stdout);
    tr_buffer_free(&out);
    result = 0;
  }
  truce_store_close(store);
  return result;
}
