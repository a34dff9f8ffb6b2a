/* The public face of ingest: one file in, its reports out; and the list of files that a path stands for. */
#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "base/text.h"
#include "ingest/dateline.h"
#include "ingest/decode.h"
#include "ingest/forms.h"

enum { MIB = 1024 * 1024, DEFAULT_FILE_LIMIT = 64, DEEPEST_FOLDER = 64 };

static size_t file_limit(const truce_ingest_options *options) { return options && options->file_limit ? options->file_limit : (size_t)DEFAULT_FILE_LIMIT * MIB; }

/* -- shared by the forms --------------------------------------------------------------------------------------------------------------- */

tr_context tr_context_of(truce_span origin) {
  tr_context context = {0};
  context.origin = origin;
  context.published.days = TRUCE_NO_DAY;
  return context;
}

static truce_span base_name(truce_span path) {
  for (size_t i = path.size; i-- > 0;)
    if (path.data[i] == '/') return (truce_span){path.data + i + 1, path.size - i - 1};
  return path;
}

void tr_context_apply(const tr_context *context, tr_sheet *sheet) {
  if (!sheet->title.size) sheet->title = context->title;
  if (!sheet->author.size) sheet->author = context->author;
  if (!sheet->source.size) sheet->source = context->source;
  if (!sheet->url.size) sheet->url = context->url;
  if (!sheet->language.size) sheet->language = context->language;
  tr_sheet_date(sheet, context->published, context->basis);
  truce_day day;
  if (sheet->basis == TRUCE_DATE_UNKNOWN && (tr_day_in_url(sheet->url, &day) || tr_day_in_url(base_name(context->origin), &day))) tr_sheet_date(sheet, day, TRUCE_DATE_URL);
}

void tr_intake_problem(tr_intake *in, truce_status status, truce_span origin, int64_t offset, const char *format, ...) {
  if (!in->problem) return;
  truce_error error = {status, offset, "", ""};
  snprintf(error.file, sizeof error.file, "%.*s", (int)(origin.size < 500 ? origin.size : 500), origin.data ? origin.data : "");
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(error.message, sizeof error.message, format, arguments);
  va_end(arguments);
  in->problem(in->self, &error);
}

void tr_intake_deliver(tr_intake *in, tr_sheet *sheet) {
  truce_report report;
  if (in->stopped) return;
  if (!tr_sheet_finish(in->arena, sheet, &report)) {
    tr_intake_problem(in, TRUCE_EMPTY, sheet->origin, -1, "No text of a report was found in it.");
    return;
  }
  in->delivered++;
  in->stopped = !in->sink(in->self, &report);
}

void tr_intake_any(tr_intake *in, truce_span bytes, const tr_context *context) {
  tr_sheet sheet;
  tr_form form = tr_form_of(bytes, context->origin);
  bool good = form == TR_FORM_HTML ? tr_page_sheet(in->arena, bytes, context, &sheet) : form == TR_FORM_TEXT && tr_plain_sheet(in->arena, bytes, context, &sheet);
  if (good)
    tr_intake_deliver(in, &sheet);
  else
    tr_intake_problem(in, TRUCE_BAD_DATA, context->origin, -1, "Is no text and no form that truce knows.");
}

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

static truce_status ingest_span(truce_span bytes, const char *name, const truce_ingest_options *options, truce_arena *arena, truce_report_sink sink, truce_problem_sink problem,
                                void *self, truce_error *error) {
  if (!tr_trim(bytes).size) return tr_fail(error, TRUCE_EMPTY, name, -1, "Is empty.");
  static const truce_ingest_options defaults = {0};
  watch w = {sink, problem, self, {0}, 0};
  tr_intake in = {options ? options : &defaults, arena, watch_report, watch_problem, &w, 0, 0, 0, false};
  truce_arena_clear(arena);
  tr_context context = tr_context_of(tr_span(name));
  tr_intake_any(&in, bytes, &context);
  if (w.problems && !in.delivered && tr_equal_string(tr_span(w.first.file), name)) {
    if (error) *error = w.first;
    return w.first.status;
  }
  if (w.problems && problem) problem(self, &w.first);
  return TRUCE_OK;
}

truce_status truce_ingest_file(const char *path, const truce_ingest_options *options, truce_arena *arena, truce_report_sink sink, truce_problem_sink problem, void *self,
                               truce_error *error) {
  if (strcmp(path, "-") == 0) {
    tr_buffer buffer = {0};
    truce_status status = read_stream(stdin, file_limit(options), &buffer, path, error);
    if (status == TRUCE_OK) status = ingest_span(tr_buffer_span(&buffer), path, options, arena, sink, problem, self, error);
    tr_buffer_free(&buffer);
    return status;
  }
  tr_file file;
  truce_status status = tr_file_map(path, file_limit(options), &file, error);
  if (status != TRUCE_OK) return status;
  status = ingest_span(file.content, path, options, arena, sink, problem, self, error);
  tr_file_unmap(&file);
  return status;
}

/* -- one report in memory -------------------------------------------------------------------------------------------------------------- */

truce_status truce_ingest_bytes(truce_span bytes, const char *origin, const truce_ingest_options *options, truce_arena *arena, truce_report *report, truce_error *error) {
  (void)options;
  if (!tr_trim(bytes).size) return tr_fail(error, TRUCE_EMPTY, origin, -1, "Is empty.");
  tr_context context = tr_context_of(tr_span(origin));
  tr_sheet sheet;
  tr_form form = tr_form_of(bytes, context.origin);
  bool good = form == TR_FORM_HTML ? tr_page_sheet(arena, bytes, &context, &sheet) : form == TR_FORM_TEXT && tr_plain_sheet(arena, bytes, &context, &sheet);
  if (!good) return tr_fail(error, TRUCE_BAD_DATA, origin, -1, "Is no text and no page.");
  if (!tr_sheet_finish(arena, &sheet, report)) return tr_fail(error, TRUCE_EMPTY, origin, -1, "No text of a report was found in it.");
  return TRUCE_OK;
}

/* -- which files ----------------------------------------------------------------------------------------------------------------------- */

typedef struct walk {
  truce_path_sink sink;
  void *self;
  size_t count;
  bool stopped;
} walk;

static int by_name(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }
static int not_hidden(const struct dirent *entry) { return entry->d_name[0] != '.'; }

static truce_status walk_folder(walk *w, const char *path, int depth, truce_error *error) {
  struct dirent **entries;
  int count = scandir(path, &entries, not_hidden, by_name);
  if (count < 0) return tr_fail(error, TRUCE_UNREADABLE, path, -1, "The folder cannot be read: %s.", strerror(errno));
  for (int i = 0; i < count; i++) {
    char inner[4096];
    struct stat about;
    int size = snprintf(inner, sizeof inner, "%s%s%s", path, path[strlen(path) - 1] == '/' ? "" : "/", entries[i]->d_name);
    free(entries[i]);
    if (w->stopped || size >= (int)sizeof inner || stat(inner, &about) != 0) continue;
    if (S_ISDIR(about.st_mode) && depth < DEEPEST_FOLDER)
      walk_folder(w, inner, depth + 1, NULL);
    else if (S_ISREG(about.st_mode)) {
      w->count++;
      w->stopped = !w->sink(w->self, inner);
    }
  }
  free(entries);
  return TRUCE_OK;
}

truce_status truce_ingest_list(const char *path, truce_path_sink sink, void *self, truce_error *error) {
  struct stat about;
  if (strcmp(path, "-") == 0) return sink(self, path), TRUCE_OK;
  if (stat(path, &about) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return tr_fail(error, TRUCE_NOT_FOUND, path, -1, "No such file or folder.");
    return tr_fail(error, TRUCE_UNREADABLE, path, -1, "Cannot be looked at: %s.", strerror(errno));
  }
  if (!S_ISDIR(about.st_mode)) return sink(self, path), TRUCE_OK;
  walk w = {sink, self, 0, false};
  truce_status status = walk_folder(&w, path, 0, error);
  if (status == TRUCE_OK && w.count == 0) return tr_fail(error, TRUCE_EMPTY, path, -1, "The folder holds no file that could be read.");
  return status;
}
