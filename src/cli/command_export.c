/* truce export: entries in a form for other programs. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/options.h"
#include "export/export.h"
#include "store/select.h"

static void list_forms(FILE *out) {
  for (size_t i = 0; tr_export_form_at(i); i++) fprintf(out, "%-8s %s\n", tr_export_form_at(i)->name, tr_export_form_at(i)->leaves_out);
}

static int write_out(const tr_buffer *out, const char *path) {
  FILE *file = path ? fopen(path, "wb") : stdout;
  bool good = file && fwrite(out->data ? out->data : "", 1, out->size, file) == out->size && fflush(file) == 0;
  if (path && file && fclose(file) != 0) good = false;
  if (!good) fprintf(stderr, "truce export: %s: cannot be written\n", path ? path : "standard output");
  return good ? 0 : 1;
}

static int run(const char *store_path, const char *form, const tr_filter *filter, const char *path) {
  truce_store *store = NULL;
  truce_error error;
  tr_buffer out = {0};
  if (truce_store_open(tr_store_path(store_path), &(truce_store_options){.read_only = true}, &store, &error)) return tr_tell_error("export", &error), 1;
  truce_status status = tr_export(store, form, filter, &out, &error);
  int result = status ? (tr_tell_error("export", &error), status == TRUCE_BAD_USAGE ? 2 : 1) : write_out(&out, path);
  tr_buffer_free(&out);
  truce_store_close(store);
  return result;
}

static bool status_known(const char *word) {
  for (int status = 0; status < TRUCE_STATUS_COUNT; status++)
    if (!strcmp(word, truce_line_status_names[status])) return true;
  return false;
}

int tr_command_export(int argc, char **argv) {
  const char *store = NULL, *form = NULL, *path = NULL;
  bool forms = false;
  tr_filter filter = {.sort = "earliest"};
  const tr_option options[] = {
      {"as", TR_TEXT, &form, "FORM", "plover, polecat, icews, gdelt, acled, csv, jsonl, geojson or ics"},
      {"store", TR_TEXT, &store, "FILE", "the record, default ./truce.db"},
      {"out", TR_TEXT, &path, "FILE", "write there, default standard output"},
      {"kind", TR_TEXT, &filter.kinds, "KINDS", "only these: stance,step …"},
      {"status", TR_TEXT, &filter.status, "STATUS", "only actual, planned, possible, negated or requested"},
      {"since", TR_DATE, &filter.since, "DAY", "from this day"},
      {"until", TR_DATE, &filter.until, "DAY", "to this day"},
      {"sure", TR_SHARE, &filter.sure, "SHARE", "at least so sure"},
      {"forms", TR_FLAG, &forms, NULL, "list the forms and what each cannot carry"},
  };
  const tr_usage usage = {"export --as FORM [options]", "Writes entries in a form for other programs.", options, sizeof options / sizeof *options};
  tr_texts operands;
  int result = tr_options_parse(&usage, argc, argv, &operands);
  if (result >= 0) return result;
  if (forms) return list_forms(stdout), 0;
  if (operands.count) return tr_wrong_usage("export", "takes no '%s'", operands.items[0]);
  if (!tr_kinds_known(filter.kinds)) return tr_wrong_kind("export", filter.kinds);
  if (filter.status && !status_known(filter.status))
    return tr_wrong_usage("export", "no status '%s': actual, planned, possible, negated or requested", filter.status);
  if (filter.until.days && filter.since.days > filter.until.days) return tr_wrong_usage("export", "--since is a later day than --until");
  if (!form || !tr_export_form_named(form)) {
    tr_wrong_usage("export", form ? "no form '%s'; the forms are" : "give a form with --as; the forms are", form);
    return list_forms(stderr), 2;
  }
  return run(store, form, &filter, path);
}
