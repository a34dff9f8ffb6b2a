/* zip, tar, 7z and compressed single files through libarchive; DOCX is a zip with a document in it. Nothing is ever written to disk. */
#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include "base/text.h"
#include "ingest/dateline.h"
#include "ingest/forms.h"

enum { MIB = 1024 * 1024, MOST_MEMBERS = 1000000 };

static struct archive *open_archive(truce_span bytes) {
  struct archive *archive = archive_read_new();
  archive_read_support_filter_all(archive);
  archive_read_support_format_zip(archive);
  archive_read_support_format_tar(archive);
  archive_read_support_format_7zip(archive);
  archive_read_support_format_raw(archive);
  if (archive_read_open_memory(archive, bytes.data, bytes.size) == ARCHIVE_OK) return archive;
  archive_read_free(archive);
  return NULL;
}

/* Reads the present member; TRUCE_TOO_LARGE above `limit`, TRUCE_BAD_DATA when broken (what was good is kept). */
static truce_status read_member(struct archive *archive, size_t limit, tr_buffer *out) {
  char chunk[65536];
  tr_buffer_clear(out);
  for (;;) {
    la_ssize_t got = archive_read_data(archive, chunk, sizeof chunk);
    if (got < 0) return TRUCE_BAD_DATA;
    if (got == 0) return TRUCE_OK;
    if (out->size + (size_t)got > limit) return TRUCE_TOO_LARGE;
    tr_buffer_add(out, (truce_span){chunk, (size_t)got});
  }
}

/* Names that would leave the folder they were unpacked in. They harm nobody here, but an archive that holds one is not to be trusted. */
static bool leads_out(truce_span name) {
  if (tr_starts(name, TR_SPAN("/")) || tr_starts(name, TR_SPAN("\\")) || (name.size > 1 && name.data[1] == ':')) return true;
  for (truce_span part, rest = name; tr_split(&rest, '/', &part);)
    if (tr_equal_string(part, "..")) return true;
  return false;
}

static bool is_clutter(truce_span name) {
  static const char *const kinds[] = {
      ".css", ".js", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".ico", ".woff", ".woff2", ".mp4", ".webp", ".idx", ".cdx", ".cdxj", ".idx.gz",
      ".cdx.gz", ".cdxj.gz", "datapackage.json", "datapackage-digest.json", "fuzzy.json", "pages.jsonl", "extraPages.jsonl",
  };
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (tr_ends(name, tr_span(kinds[i]))) return true;
  return tr_starts(name, TR_SPAN("__MACOSX/")) || tr_find(name, TR_SPAN("/."), 0) != SIZE_MAX || tr_starts(name, TR_SPAN("."));
}

/* -- DOCX ------------------------------------------------------------------------------------------------------------------------------ */

static bool named(const xmlNode *node, const char *name) { return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0; }

/* The text of one paragraph: runs joined, tabs and breaks as blanks. No recursion: the tree is walked by its links. */
static void paragraph_text(const xmlNode *paragraph, tr_buffer *out) {
  for (const xmlNode *n = paragraph->children; n;) {
    if (named(n, "t") && n->children && n->children->content) tr_buffer_add_string(out, (const char *)n->children->content);
    if (named(n, "tab") || named(n, "br")) tr_buffer_add_char(out, ' ');
    bool down = n->children && !named(n, "t") && !named(n, "del") && !named(n, "instrText");
    if (down) {
      n = n->children;
      continue;
    }
    while (n && n != paragraph && !n->next) n = n->parent;
    if (!n || n == paragraph) break;
    n = n->next;
  }
}

static void document_text(truce_span xml, tr_buffer *out) {
  const int lenient = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET;
  xmlDoc *document = xml.size < INT32_MAX ? xmlReadMemory(xml.data, (int)xml.size, NULL, NULL, lenient) : NULL;
  const xmlNode *root = document ? xmlDocGetRootElement(document) : NULL;
  for (const xmlNode *n = root; n;) {
    if (named(n, "p")) {
      paragraph_text(n, out);
      tr_buffer_add_string(out, "\n\n");
    } else if (n->children) {
      n = n->children;
      continue;
    }
    while (n && n != root && !n->next) n = n->parent;
    n = n == root ? NULL : n ? n->next : NULL;
  }
  xmlFreeDoc(document);
}

static truce_span element_text(truce_arena *arena, truce_span xml, const char *open) {
  size_t at = tr_find(xml, tr_span(open), 0), start = at == SIZE_MAX ? SIZE_MAX : tr_find(xml, TR_SPAN(">"), at),
         end = start == SIZE_MAX ? SIZE_MAX : tr_find(xml, TR_SPAN("</"), start);
  return end == SIZE_MAX ? (truce_span){NULL, 0} : tr_arena_copy(arena, tr_trim((truce_span){xml.data + start + 1, end - start - 1}));
}

/* Reads the archive as DOCX; false if it is none. */
static bool read_docx(tr_intake *in, truce_span bytes, const tr_context *context) {
  struct archive *archive = tr_starts(bytes, TR_SPAN("PK")) ? open_archive(bytes) : NULL;
  truce_arena *arena = truce_arena_new();
  tr_buffer member = {0}, text = {0};
  tr_context own = *context;
  bool found = false;
  struct archive_entry *entry;
  for (int looked = 0; archive && arena && looked < 40 && archive_read_next_header(archive, &entry) == ARCHIVE_OK; looked++) {
    truce_span name = tr_span(archive_entry_pathname(entry));
    bool body = tr_equal_string(name, "word/document.xml"), about = tr_equal_string(name, "docProps/core.xml");
    if ((!body && !about) || read_member(archive, tr_file_limit(in->options), &member) != TRUCE_OK) continue;
    if (!tr_intake_unpacked(in, member.size, context->origin)) break;
    found |= body;
    if (body) document_text(tr_buffer_span(&member), &text);
    if (about) {
      own.title = element_text(arena, tr_buffer_span(&member), "<dc:title");
      own.author = element_text(arena, tr_buffer_span(&member), "<dc:creator");
      if (own.basis == TRUCE_DATE_UNKNOWN && tr_day_field(element_text(arena, tr_buffer_span(&member), "<dcterms:created"), &own.published))
        own.basis = TRUCE_DATE_GUESSED;
    }
  }
  if (archive) archive_read_free(archive);
  if (found && text.size) tr_plain_read(in, tr_buffer_span(&text), &own);
  if (found && !text.size) tr_intake_problem(in, TRUCE_EMPTY, context->origin, -1, "The document holds no text.");
  tr_buffer_free(&member);
  tr_buffer_free(&text);
  truce_arena_delete(arena);
  return found;
}

/* -- members --------------------------------------------------------------------------------------------------------------------------- */

static void read_entry(tr_intake *in, struct archive *archive, struct archive_entry *entry, const tr_context *context, tr_buffer *member) {
  truce_arena *arena = truce_arena_new();
  if (!arena) return;
  const char *path = archive_entry_pathname_utf8(entry) ? archive_entry_pathname_utf8(entry) : archive_entry_pathname(entry);
  truce_span name = tr_span(path ? path : "unnamed");
  bool raw = tr_equal_string(name, "data") && archive_format(archive) == ARCHIVE_FORMAT_RAW;
  tr_context own = raw ? *context : tr_context_of(tr_origin_within(arena, context->origin, name));
  if (!raw) own.url = context->url;
  if (leads_out(name))
    tr_intake_problem(in, TRUCE_BAD_DATA, own.origin, -1, "The name leads out of the archive; skipped.");
  else if (archive_entry_filetype(entry) == AE_IFREG && !is_clutter(name)) {
    truce_status status = archive_entry_is_data_encrypted(entry) ? TRUCE_UNREADABLE : read_member(archive, tr_file_limit(in->options), member);
    if (status == TRUCE_TOO_LARGE)
      tr_intake_problem(in, status, own.origin, -1, "Is larger than the limit of %zu MB; skipped.", tr_file_limit(in->options) / MIB);
    else if (status == TRUCE_UNREADABLE)
      tr_intake_problem(in, status, own.origin, -1, "Is encrypted; skipped.");
    else if (status == TRUCE_BAD_DATA)
      tr_intake_problem(in, status, own.origin, -1, "Is broken: %s; skipped.",
                        archive_error_string(archive) ? archive_error_string(archive) : "no reason given");
    if (tr_intake_unpacked(in, member->size, context->origin) && status == TRUCE_OK && member->size) tr_intake_any(in, tr_buffer_span(member), &own);
  }
  truce_arena_delete(arena);
}

void tr_archive_read(tr_intake *in, truce_span bytes, const tr_context *context) {
  if (read_docx(in, bytes, context)) return;
  struct archive *archive = open_archive(bytes);
  if (!archive) {
    tr_intake_problem(in, TRUCE_BAD_DATA, context->origin, -1, "Starts like an archive, but cannot be opened; is it whole?");
    return;
  }
  struct archive_entry *entry;
  tr_buffer member = {0};
  size_t count = 0;
  for (int status; !in->stopped && (status = archive_read_next_header(archive, &entry)) != ARCHIVE_EOF; count++) {
    if (status < ARCHIVE_WARN) {
      tr_intake_problem(in, TRUCE_BAD_DATA, context->origin, -1, "Is broken after %zu member%s: %s.", count, count == 1 ? "" : "s",
                        archive_error_string(archive) ? archive_error_string(archive) : "no reason given");
      break;
    }
    if (count >= MOST_MEMBERS) {
      tr_intake_problem(in, TRUCE_TOO_LARGE, context->origin, -1, "Holds more than %d members; the rest is left unread.", MOST_MEMBERS);
      break;
    }
    read_entry(in, archive, entry, context, &member);
  }
  tr_buffer_free(&member);
  archive_read_free(archive);
}
