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
#include "ingest/records.h"
#include "ingest/reports.h"

enum { MIB = 1024 * 1024, DEFAULT_FILE_LIMIT = 64, DEFAULT_TOTAL_LIMIT = 2048, DEEPEST_FOLDER = 64, BOMB_RATIO = 500, BOMB_LEAST_MIB = 64 };

size_t tr_file_limit(const truce_ingest_options *options) { return options && options->file_limit ? options->file_limit : (size_t)DEFAULT_FILE_LIMIT * MIB; }
static size_t total_limit(const truce_ingest_options *options) {
  return options && options->total_limit ? options->total_limit : (size_t)DEFAULT_TOTAL_LIMIT * MIB;
}

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
  if (sheet->basis == TRUCE_DATE_UNKNOWN && (tr_day_in_url(sheet->url, &day) || tr_day_in_url(base_name(context->origin), &day)))
    tr_sheet_date(sheet, day, TRUCE_DATE_URL);
}

truce_span tr_origin_within(truce_arena *arena, truce_span outer, truce_span inner) {
  char *out = tr_arena_allocate(arena, outer.size + inner.size + 2);
  memcpy(out, outer.data, outer.size);
  out[outer.size] = '/';
  memcpy(out + outer.size + 1, inner.data, inner.size);
  return (truce_span){out, outer.size + 1 + inner.size};
}

truce_span tr_origin_part(truce_arena *arena, truce_span outer, size_t number) {
  char *out = tr_arena_allocate(arena, outer.size + 24);
  memcpy(out, outer.data, outer.size);
  return (truce_span){out, outer.size + (size_t)snprintf(out + outer.size, 24, "#%zu", number)};
}

/* An archive of a million broken members says so fifty times and then once more. */
void tr_intake_problem(tr_intake *in, truce_status status, truce_span origin, int64_t offset, const char *format, ...) {
  if (!in->problem || ++in->problems > TR_MOST_PROBLEMS) return;
  truce_error error = {status, offset, "", ""};
  snprintf(error.file, sizeof error.file, "%.*s", (int)(origin.size < 500 ? origin.size : 500), origin.data ? origin.data : "");
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(error.message, sizeof error.message, format, arguments);
  va_end(arguments);
  in->problem(in->self, &error);
}

bool tr_intake_unpacked(tr_intake *in, size_t more, truce_span origin) {
  in->unpacked += more;
  bool bomb = in->unpacked / BOMB_RATIO > in->given && in->unpacked > (size_t)BOMB_LEAST_MIB * MIB;
  if (!bomb && in->unpacked <= total_limit(in->options)) return true;
  if (bomb)
    tr_intake_problem(in, TRUCE_TOO_LARGE, origin, -1, "Unpacks to more than %d times its size; the rest is left unread.", (int)BOMB_RATIO);
  else
    tr_intake_problem(in, TRUCE_TOO_LARGE, origin, -1, "Unpacks to more than %zu MB in all; the rest is left unread.", total_limit(in->options) / MIB);
  in->stopped = true;
  return false;
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

static void no_text(tr_intake *in, const tr_context *context) {
  tr_intake_problem(in, TRUCE_BAD_DATA, context->origin, -1, "Is no text and no form that truce knows.");
}

void tr_plain_read(tr_intake *in, truce_span bytes, const tr_context *context) {
  tr_sheet sheet;
  truce_arena_clear(in->arena);
  if (tr_plain_sheet(in->arena, in->furniture, bytes, context, &sheet))
    tr_intake_deliver(in, &sheet);
  else
    no_text(in, context);
}

bool tr_is_markup(truce_span text) {
  static const char *const tags[] = {"<p", "<div", "<br", "<a ", "</", "<h2", "<h3", "<ul", "<strong", "<em>", "<span", "<img"};
  for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
    if (tr_find(text, tr_span(tags[i]), 0) != SIZE_MAX) return true;
  return false;
}

void tr_body_read(tr_intake *in, truce_span body, const tr_context *context) {
  if (!tr_is_markup(body)) {
    tr_plain_read(in, body, context);
    return;
  }
  truce_span text;
  truce_arena_clear(in->arena);
  if (!tr_decode(in->arena, body, context->charset, &text)) {
    no_text(in, context);
    return;
  }
  tr_sheet sheet = tr_sheet_new(context->origin);
  tr_markup_add(in->arena, in->furniture, text, &sheet);
  tr_context_apply(context, &sheet);
  tr_intake_deliver(in, &sheet);
}

/* Two bytes a character, marked or not: made UTF-8 before anything looks at it. */
static bool is_wide(truce_span bytes) {
  if (tr_starts(bytes, TR_SPAN("\xFF\xFE")) || tr_starts(bytes, TR_SPAN("\xFE\xFF"))) return true;
  size_t zeros = 0, reach = bytes.size < 512 ? bytes.size : 512;
  for (size_t i = 0; i < reach; i++) zeros += !bytes.data[i];
  return zeros * 4 > reach && zeros * 3 < reach * 2;
}

static void read_form(tr_intake *in, truce_span bytes, const tr_context *context) {
  static void (*const readers[TR_FORM_COUNT])(tr_intake *, truce_span, const tr_context *) = {
      [TR_FORM_TEXT] = tr_plain_read,  [TR_FORM_HTML] = tr_page_read,       [TR_FORM_FEED] = tr_feed_read, [TR_FORM_JSON] = tr_json_read,
      [TR_FORM_TABLE] = tr_table_read, [TR_FORM_MAIL] = tr_mail_read,       [TR_FORM_MBOX] = tr_mbox_read, [TR_FORM_PDF] = tr_pdf_read,
      [TR_FORM_WARC] = tr_warc_read,   [TR_FORM_ARCHIVE] = tr_archive_read,
  };
  tr_form form = tr_form_of(bytes, context->origin, in->options);
  if (readers[form])
    readers[form](in, bytes, context);
  else
    no_text(in, context);
}

void tr_intake_any(tr_intake *in, truce_span bytes, const tr_context *context) {
  if (in->stopped) return;
  if (in->depth >= TR_DEEPEST_CONTAINER) {
    tr_intake_problem(in, TRUCE_TOO_LARGE, context->origin, -1, "Is nested deeper than %d; skipped.", TR_DEEPEST_CONTAINER);
    return;
  }
  in->depth++;
  truce_arena *whole = is_wide(bytes) ? truce_arena_new() : NULL;
  truce_span text = bytes;
  if (whole && !tr_decode(whole, bytes, context->charset, &text)) text = bytes;
  read_form(in, text, context);
  truce_arena_delete(whole);
  in->depth--;
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

truce_status tr_ingest_document(truce_span bytes, const tr_context *context, const truce_ingest_options *options, truce_arena *arena, truce_report_sink sink,
                                truce_problem_sink problem, void *self, truce_error *error) {
  char name[512];
  snprintf(name, sizeof name, "%.*s", (int)(context->origin.size < 500 ? context->origin.size : 500), context->origin.data);
  if (!tr_trim(bytes).size) return tr_fail(error, TRUCE_EMPTY, name, -1, "Is empty.");
  static const truce_ingest_options defaults = {0};
  watch w = {sink, problem, self, {0}, 0};
  tr_intake in = {.options = options ? options : &defaults, .arena = arena, .sink = watch_report, .problem = watch_problem, .self = &w, .given = bytes.size};
  truce_status usage = tr_map_check(in.options->map, error);
  if (usage != TRUCE_OK) return usage;
  tr_furniture furniture;
  truce_status status = tr_furniture_open(in.options->data_folder, &furniture, error);
  if (status != TRUCE_OK) return status;
  in.furniture = &furniture;
  tr_intake_any(&in, bytes, context);
  tr_furniture_close(&furniture);
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

truce_status truce_ingest_file(const char *path, const truce_ingest_options *options, truce_arena *arena, truce_report_sink sink, truce_problem_sink problem,
                               void *self, truce_error *error) {
  tr_context context = tr_context_of(tr_span(path));
  if (strcmp(path, "-") == 0) {
    tr_buffer buffer = {0};
    truce_status status = read_stream(stdin, tr_file_limit(options), &buffer, path, error);
    if (status == TRUCE_OK) status = tr_ingest_document(tr_buffer_span(&buffer), &context, options, arena, sink, problem, self, error);
    tr_buffer_free(&buffer);
    return status;
  }
  tr_file file;
  truce_status status = tr_file_map(path, tr_file_limit(options), &file, error);
  if (status != TRUCE_OK) return status;
  status = tr_ingest_document(file.content, &context, options, arena, sink, problem, self, error);
  tr_file_unmap(&file);
  return status;
}

/* -- one report in memory -------------------------------------------------------------------------------------------------------------- */

truce_status truce_ingest_bytes(truce_span bytes, const char *origin, const truce_ingest_options *options, truce_arena *arena, truce_report *report,
                                truce_error *error) {
  if (!tr_trim(bytes).size) return tr_fail(error, TRUCE_EMPTY, origin, -1, "Is empty.");
  tr_furniture furniture;
  truce_status status = tr_furniture_open(options ? options->data_folder : NULL, &furniture, error);
  if (status != TRUCE_OK) return status;
  tr_context context = tr_context_of(tr_span(origin));
  tr_sheet sheet;
  bool page = tr_form_of(bytes, context.origin, options) == TR_FORM_HTML;
  bool good = page ? tr_page_sheet(arena, &furniture, bytes, &context, &sheet) : tr_plain_sheet(arena, &furniture, bytes, &context, &sheet);
  tr_furniture_close(&furniture);
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

/* A hidden file is no report, nor is the store that stands in the same folder. */
static int may_be_report(const struct dirent *entry) {
  static const char *const stores[] = {".db", ".db-wal", ".db-shm", ".db-journal"};
  const truce_span name = tr_span(entry->d_name);
  for (size_t i = 0; i < sizeof stores / sizeof *stores; i++)
    if (tr_ends(name, tr_span(stores[i]))) return 0;
  return entry->d_name[0] != '.';
}

static truce_status walk_folder(walk *w, const char *path, int depth, truce_error *error) {
  struct dirent **entries;
  int count = scandir(path, &entries, may_be_report, by_name);
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
