/* The public face of ingest: one file or text in, its reports out. */
#include <errno.h>
#include <stdio.h>

#include "base/files.h"
#include "base/text.h"
#include "ingest/forms.h"
#include "ingest/records.h"
#include "ingest/reports.h"

enum { MIB = 1024 * 1024 };

/* -- one file -------------------------------------------------------------------------------------------------------------------------- */

/* Remembers the first problem, so that a file with nothing else to show has a status of its own. */
typedef struct watch {
  truce_report_sink sink;
  truce_problem_sink problem;
  void *self;
  truce_error first;
  size_t problems;
} watch;

static bool watch_report(void *self, const truce_report *report) {
  watch *w = self;
  return w->sink(w->self, report);
}
static void watch_problem(void *self, const truce_error *problem) {
  watch *w = self;
  if (w->problems++ == 0)
    w->first = *problem;
  else if (w->problem)
    w->problem(w->self, problem);
}

static truce_status read_stream(FILE *file, size_t limit, tr_buffer *buffer, const char *name, truce_error *error) {
  char chunk[65536];
  for (size_t size; (size = fread(chunk, 1, sizeof chunk, file)) > 0;) {
    if (buffer->size + size > limit) return tr_fail(error, TRUCE_TOO_LARGE, name, -1, "Is larger than the limit of %zu MB.", limit / MIB);
    tr_buffer_add(buffer, (truce_span){chunk, size});
  }
  return ferror(file) ? tr_fail(error, TRUCE_UNREADABLE, name, -1, "Cannot be read: %s.", strerror(errno)) : TRUCE_OK;
}

truce_status tr_ingest_document(const truce_ingest *known, truce_span bytes, const tr_context *context, const truce_ingest_options *options,
                                truce_arena *arena, truce_report_sink sink, truce_problem_sink problem, void *self, truce_error *error) {
  char name[512];
  snprintf(name, sizeof name, "%.*s", (int)(context->origin.size < 500 ? context->origin.size : 500), context->origin.data);
  if (!tr_trim(bytes).size) return tr_fail(error, TRUCE_EMPTY, name, -1, "Is empty.");
  static const truce_ingest_options defaults = {0};
  watch w = {sink, problem, self, {0}, 0};
  tr_intake in = {.known = known,
                  .options = options ? options : &defaults,
                  .arena = arena,
                  .sink = watch_report,
                  .problem = watch_problem,
                  .self = &w,
                  .given = bytes.size};
  truce_status usage = tr_map_check(in.options->map, error);
  if (usage != TRUCE_OK) return usage;
  tr_intake_any(&in, bytes, context);
  if (in.problems > TR_MOST_PROBLEMS) {
    truce_error more = {TRUCE_BAD_DATA, -1, "", ""};
    snprintf(more.file, sizeof more.file, "%.500s", name);
    snprintf(more.message, sizeof more.message, "%zu more parts of it could not be read.", in.problems - TR_MOST_PROBLEMS);
    watch_problem(&w, &more);
  }
  if (w.problems && !in.delivered && tr_equal_string(tr_span(w.first.file), name)) {
    if (error) *error = w.first;
    return w.first.status;
  }
  if (w.problems && problem) problem(self, &w.first);
  return TRUCE_OK;
}

truce_status truce_ingest_file(const truce_ingest *ingest, const char *path, const truce_ingest_options *options, truce_arena *arena, truce_report_sink sink,
                               truce_problem_sink problem, void *self, truce_error *error) {
  tr_context context = tr_context_of(tr_span(path));
  if (strcmp(path, "-") == 0) {
    tr_buffer buffer = {0};
    truce_status status = read_stream(stdin, tr_file_limit(options), &buffer, path, error);
    if (status == TRUCE_OK) status = tr_ingest_document(ingest, tr_buffer_span(&buffer), &context, options, arena, sink, problem, self, error);
    tr_buffer_free(&buffer);
    return status;
  }
  tr_file file;
  truce_status status = tr_file_map(path, tr_file_limit(options), &file, error);
  if (status != TRUCE_OK) return status;
  status = tr_ingest_document(ingest, file.content, &context, options, arena, sink, problem, self, error);
  tr_file_unmap(&file);
  return status;
}

/* -- one report in memory -------------------------------------------------------------------------------------------------------------- */

truce_status truce_ingest_bytes(const truce_ingest *ingest, truce_span bytes, const char *origin, const truce_ingest_options *options, truce_arena *arena,
                                truce_report *report, truce_error *error) {
  if (!tr_trim(bytes).size) return tr_fail(error, TRUCE_EMPTY, origin, -1, "Is empty.");
  tr_context context = tr_context_of(tr_span(origin));
  tr_sheet sheet;
  bool page = tr_form_of(bytes, context.origin, options) == TR_FORM_HTML;
  bool good = page ? tr_page_sheet(arena, ingest, bytes, &context, &sheet) : tr_plain_sheet(arena, ingest, bytes, &context, &sheet);
  if (!good) return tr_fail(error, TRUCE_BAD_DATA, origin, -1, "Is no text and no page.");
  if (!tr_sheet_finish(arena, ingest, &sheet, report)) return tr_fail(error, TRUCE_EMPTY, origin, -1, "No text of a report was found in it.");
  return TRUCE_OK;
}
