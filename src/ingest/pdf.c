/* PDF → report, through poppler, which is loaded with the first PDF: it and the forty libraries that it needs would take half of every start. Lines that
 * stand at the head or foot of most pages are furniture. */
#include <poppler.h>

#include "base/ascii.h"
#include "base/late.h"
#include "base/text.h"
#include "ingest/forms.h"

enum { MOST_PAGES = 2000, EDGE_LINES = 2 };

/* X(name here, name in poppler or in GLib). */
#define POPPLER_TABLE(X) \
  X(open, poppler_document_new_from_bytes) \
  X(page_count, poppler_document_get_n_pages) \
  X(page, poppler_document_get_page) \
  X(page_text, poppler_page_get_text) \
  X(author, poppler_document_get_author) \
  X(made, poppler_document_get_creation_date) \
  X(bytes_new, g_bytes_new_static) \
  X(bytes_free, g_bytes_unref) \
  X(object_free, g_object_unref) \
  X(error_free, g_error_free) \
  X(text_free, g_free)
typedef struct pdf_library {
#define X(name, function) __typeof__(function) *name;
  POPPLER_TABLE(X)
#undef X
} pdf_library;
static const char *const functions[] = {
#define X(name, function) #function,
    POPPLER_TABLE(X)
#undef X
};

typedef TR_ARRAY(truce_span) lines;

static lines page_lines(const pdf_library *p, truce_arena *arena, PopplerDocument *document, int number) {
  lines all = {0};
  PopplerPage *page = p->page(document, number);
  char *text = page ? p->page_text(page) : NULL;
  truce_span rest = text ? tr_arena_copy(arena, tr_span(text)) : (truce_span){NULL, 0}, line;
  while (tr_split(&rest, '\n', &line)) TR_PUSH(arena, &all, tr_trim(line));
  p->text_free(text);
  if (page) p->object_free(page);
  return all;
}

/* The same but for numbers: "Page 3 of 9". */
static bool same_but_numbers(truce_span a, truce_span b) {
  size_t i = 0, j = 0;
  for (;;) {
    while (i < a.size && tr_ascii_digit(a.data[i])) i++;
    while (j < b.size && tr_ascii_digit(b.data[j])) j++;
    if (i >= a.size || j >= b.size) return i >= a.size && j >= b.size;
    if (a.data[i++] != b.data[j++]) return false;
  }
}

static bool is_edge(const lines *page, size_t i) { return i < EDGE_LINES || i + EDGE_LINES >= page->count; }

/* Whether a line at the edge of a page stands at the edge of at least half of the pages (of three or more). */
static bool is_running(const lines *pages, int count, truce_span line) {
  int seen = 0;
  for (int p = 0; p < count; p++)
    for (size_t i = 0; i < pages[p].count; i++)
      if (is_edge(&pages[p], i) && same_but_numbers(pages[p].items[i], line)) {
        seen++;
        break;
      }
  return count >= 3 && seen * 2 >= count;
}

static truce_span metadata(const pdf_library *p, truce_arena *arena, char *value) {
  truce_span copy = value ? tr_arena_copy(arena, tr_trim(tr_span(value))) : (truce_span){NULL, 0};
  p->text_free(value);
  return copy;
}

static void gather(const pdf_library *poppler, truce_arena *arena, PopplerDocument *document, tr_buffer *text) {
  int count = poppler->page_count(document);
  if (count > MOST_PAGES) count = MOST_PAGES;
  lines *pages = TR_NEW_ARRAY(arena, lines, (size_t)(count > 0 ? count : 1));
  for (int p = 0; p < count; p++) pages[p] = page_lines(poppler, arena, document, p);
  for (int p = 0; p < count; p++)
    for (size_t i = 0; i < pages[p].count; i++) {
      truce_span line = pages[p].items[i];
      if (line.size && is_edge(&pages[p], i) && is_running(pages, count, line)) continue;
      bool hyphen = line.size > 2 && line.data[line.size - 1] == '-' && i + 1 < pages[p].count && pages[p].items[i + 1].size &&
                    tr_ascii_small(pages[p].items[i + 1].data[0]);
      tr_buffer_add(text, (truce_span){line.data, line.size - (hyphen ? 1 : 0)});
      if (!hyphen) tr_buffer_add_char(text, '\n');
    }
}

static void read_document(const pdf_library *p, tr_intake *in, PopplerDocument *document, truce_arena *arena, const tr_context *context) {
  tr_buffer text = {0};
  gather(p, arena, document, &text);
  tr_context own = *context;
  own.author = metadata(p, arena, p->author(document));
  time_t made = p->made(document);
  if (made > 0 && own.basis == TRUCE_DATE_UNKNOWN) {
    own.published.days = (int32_t)(made / 86400);
    own.basis = TRUCE_DATE_GUESSED; /* made is not published */
  }
  if (tr_trim(tr_buffer_span(&text)).size)
    tr_plain_read(in, tr_buffer_span(&text), &own);
  else
    tr_intake_problem(in, TRUCE_EMPTY, context->origin, -1, "The PDF holds no text (a scan, perhaps).");
  tr_buffer_free(&text);
}

void tr_pdf_read(tr_intake *in, truce_span bytes, const tr_context *context) {
  pdf_library p;
  truce_error missing;
  if (tr_late_load("libpoppler-glib.so.8", functions, sizeof functions / sizeof *functions, &p, &missing)) {
    tr_intake_problem(in, missing.status, context->origin, -1, "The PDF cannot be read: %s", missing.message);
    return;
  }
  GError *fault = NULL;
  GBytes *data = p.bytes_new(bytes.data, bytes.size);
  PopplerDocument *document = p.open(data, NULL, &fault);
  truce_arena *arena = truce_arena_new();
  if (!document || !arena)
    tr_intake_problem(in, TRUCE_BAD_DATA, context->origin, -1, "The PDF cannot be opened: %s.", fault ? fault->message : "out of memory");
  else
    read_document(&p, in, document, arena, context);
  if (fault) p.error_free(fault);
  if (document) p.object_free(document);
  p.bytes_free(data);
  truce_arena_delete(arena);
}
