/* One run of reading: what its forms share, the limits on what is unpacked, and which form is read by whom. */
#include <stdarg.h>
#include <stdio.h>

#include "base/text.h"
#include "ingest/dateline.h"
#include "ingest/decode.h"
#include "ingest/forms.h"

enum { MIB = 1024 * 1024, DEFAULT_FILE_LIMIT = 64, DEFAULT_TOTAL_LIMIT = 2048, BOMB_RATIO = 500, BOMB_LEAST_MIB = 64 };

size_t tr_file_limit(const truce_ingest_options *options) { return options && options->file_limit ? options->file_limit : (size_t)DEFAULT_FILE_LIMIT * MIB; }
static size_t total_limit(const truce_ingest_options *options) {
  return options && options->total_limit ? options->total_limit : (size_t)DEFAULT_TOTAL_LIMIT * MIB;
}

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
  if (!tr_sheet_finish(in->arena, in->known, sheet, &report)) {
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
  if (tr_plain_sheet(in->arena, in->known, bytes, context, &sheet))
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
  tr_markup_add(in->arena, in->known, text, &sheet);
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
