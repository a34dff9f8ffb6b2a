/* Mail (RFC 5322, MIME) by gmime, which is loaded with the first mail. It is handed no more than it can take: gmime 3.2 calls itself once a group within a
 * group of addresses, looks through a field once an encoded word that is not closed, and keeps a kilobyte a part and a field. So a copy leaves out what no
 * sender means; mails within the mail, whose fields gmime would take as they come, are read here. */
#include "ingest/mime.h"

#include <gmime/gmime.h>
#include <pthread.h>

#include "base/late.h"
#include "base/text.h"

enum { DEEPEST_MAIL = 12, MOST_MARKS = 5000, MOST_LINES = 20000, LONGEST_FIELD = 8192, LONGEST_SENDER = 1000, LARGEST = 1 << 30 };

/* X(name here, name in gmime or in GLib). */
#define GMIME_TABLE(X) \
  X(init, g_mime_init) \
  X(register_type, g_mime_object_register_type) \
  X(type_of_parts, g_mime_part_get_type) \
  X(is_a, g_type_check_instance_is_a) \
  X(stream_of, g_mime_stream_mem_new_with_buffer) \
  X(stream_new, g_mime_stream_mem_new) \
  X(stream_bytes, g_mime_stream_mem_get_byte_array) \
  X(parser_new, g_mime_parser_new_with_stream) \
  X(parse, g_mime_parser_construct_part) \
  X(field, g_mime_object_get_header) \
  X(fields, g_mime_object_get_header_list) \
  X(find, g_mime_header_list_get_header) \
  X(raw, g_mime_header_get_raw_value) \
  X(addresses, internet_address_list_parse) \
  X(address_count, internet_address_list_length) \
  X(address, internet_address_list_get_address) \
  X(address_name, internet_address_get_name) \
  X(parts_new, g_mime_part_iter_new) \
  X(part, g_mime_part_iter_get_current) \
  X(next_part, g_mime_part_iter_next) \
  X(parts_free, g_mime_part_iter_free) \
  X(type, g_mime_object_get_content_type) \
  X(type_text, g_mime_content_type_get_mime_type) \
  X(parameter, g_mime_object_get_content_type_parameter) \
  X(file_name, g_mime_part_get_filename) \
  X(is_attached, g_mime_part_is_attachment) \
  X(content, g_mime_part_get_content) \
  X(unpack, g_mime_data_wrapper_write_to_stream) \
  X(lower, g_ascii_strdown) \
  X(object_free, g_object_unref) \
  X(text_free, g_free)
static struct {
#define X(name, function) __typeof__(function) *name;
  GMIME_TABLE(X)
#undef X
} gmime; /* filled once */
static const char *const functions[] = {
#define X(name, function) #function,
    GMIME_TABLE(X)
#undef X
};
static const char *const mails[] = {"message/rfc822", "message/rfc2822", "message/global", "message/news", NULL};
static truce_error missing;

static void load(void) {
  if (tr_late_load("libgmime-3.0.so.0", functions, sizeof functions / sizeof *functions, &gmime, &missing)) return;
  gmime.init();
  for (size_t i = 0; mails[i]; i++) gmime.register_type("message", strchr(mails[i], '/') + 1, gmime.type_of_parts());
}

static bool is_field(truce_span line) {
  size_t name = 0;
  while (name < line.size && line.data[name] != ':' && !strchr(" \t\r\n", line.data[name])) name++;
  return name > 0 && name < line.size && line.data[name] == ':';
}

/* The lines of the mail as gmime may see them. A head goes from the start, or from a line that may part the parts, to the next empty line. In the first head
 * what is no field is left out: gmime gives up there. */
static GMimeStream *within_limits(truce_span mail) {
  tr_buffer kept = {0};
  size_t marks = 0, lines = 0, field = 0;
  bool head = true;
  for (size_t at = 0, next; at < mail.size; at = next) {
    const char *end = memchr(mail.data + at, '\n', mail.size - at);
    next = end ? (size_t)(end - mail.data) + 1 : mail.size;
    const truce_span line = {mail.data + at, next - at};
    const bool mark = tr_starts(line, TR_SPAN("--")), folded = *line.data == ' ' || *line.data == '\t';
    if (mark && ++marks > MOST_MARKS) continue;
    if (mark || !tr_trim(line).size) head = mark, field = 0;
    if (head && !mark) {
      field = folded ? field + line.size : line.size;
      if (++lines > MOST_LINES || field > LONGEST_FIELD || (!marks && !folded && !is_field(line))) continue;
    }
    tr_buffer_add(&kept, line);
  }
  GMimeStream *stream = gmime.stream_of(tr_buffer_span(&kept).data, kept.size);
  tr_buffer_free(&kept);
  return stream;
}

static truce_span kept(truce_arena *arena, const char *text) { return text ? tr_arena_copy(arena, tr_trim(tr_span(text))) : (truce_span){NULL, 0}; }

/* What a part holds, unpacked. */
static truce_span content_of(truce_arena *arena, GMimePart *part) {
  GMimeDataWrapper *packed = gmime.content(part);
  if (!packed) return TR_SPAN("");
  GMimeStream *stream = gmime.stream_new();
  gmime.unpack(packed, stream);
  const GByteArray *bytes = gmime.stream_bytes((GMimeStreamMem *)stream);
  const truce_span content = tr_arena_copy(arena, bytes->len ? (truce_span){(const char *)bytes->data, bytes->len} : TR_SPAN(""));
  gmime.object_free(stream);
  return content;
}

/* Plain text where a field without a value tells none, as where there is no field. */
static truce_span type_of(truce_arena *arena, GMimeObject *part) {
  const char *told = gmime.field(part, "Content-Type");
  if (told && !tr_trim(tr_span(told)).size) return TR_SPAN("text/plain");
  char *text = gmime.type_text(gmime.type(part)), *lower = gmime.lower(text, -1);
  const truce_span type = kept(arena, lower);
  gmime.text_free(lower);
  gmime.text_free(text);
  return type;
}

/* The name of the first sender who has one; without any address what stands there is a name. */
static truce_span sender_of(truce_arena *arena, GMimeObject *mail) {
  GMimeHeader *from = gmime.find(gmime.fields(mail), "From");
  const char *raw = from ? gmime.raw(from) : NULL;
  truce_span name = {NULL, 0};
  if (!raw || strlen(raw) > LONGEST_SENDER) return name;
  if (!strchr(raw, '@')) return kept(arena, gmime.field(mail, "From"));
  InternetAddressList *senders = gmime.addresses(NULL, raw);
  for (int i = 0; senders && !name.size && i < gmime.address_count(senders); i++) name = kept(arena, gmime.address_name(gmime.address(senders, i)));
  if (senders) gmime.object_free(senders);
  return name.size && memchr(name.data, '@', name.size) ? (truce_span){NULL, 0} : name;
}

static void read_mail(truce_arena *arena, truce_span mail, int depth, tr_mime *out);

static void take_part(truce_arena *arena, GMimeObject *object, int depth, tr_mime *out) {
  if (!object || !gmime.is_a((GTypeInstance *)object, gmime.type_of_parts())) return;
  GMimePart *part = (GMimePart *)object;
  const tr_mime_part p = {.type = type_of(arena, object),
                          .charset = kept(arena, gmime.parameter(object, "charset")),
                          .name = kept(arena, gmime.file_name(part)),
                          .content = content_of(arena, part),
                          .attached = gmime.is_attached(part)};
  if (!tr_one_of(p.type, mails))
    TR_PUSH(arena, &out->parts, p);
  else if (depth < DEEPEST_MAIL)
    read_mail(arena, p.content, depth + 1, out);
}

static void read_mail(truce_arena *arena, truce_span mail, int depth, tr_mime *out) {
  GMimeStream *stream = within_limits(mail);
  GMimeParser *parser = gmime.parser_new(stream);
  GMimeObject *whole = gmime.parse(parser, NULL);
  if (whole && depth == 0) {
    out->subject = kept(arena, gmime.field(whole, "Subject"));
    out->list = kept(arena, gmime.field(whole, "List-Id"));
    out->date = kept(arena, gmime.field(whole, "Date"));
    out->sender = sender_of(arena, whole);
  }
  if (whole) {
    GMimePartIter *parts = gmime.parts_new(whole);
    do take_part(arena, gmime.part(parts), depth, out);
    while (gmime.next_part(parts));
    gmime.parts_free(parts);
    gmime.object_free(whole);
  }
  gmime.object_free(parser);
  gmime.object_free(stream);
}

truce_status tr_mime_read(truce_arena *arena, truce_span mail, tr_mime *out, truce_error *error) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  *out = (tr_mime){0};
  pthread_once(&once, load);
  if (missing.status) return tr_fail(error, missing.status, NULL, -1, "%s", missing.message);
  mail = tr_behind_mark(mail);
  read_mail(arena, (truce_span){mail.data, mail.size < LARGEST ? mail.size : LARGEST}, 0, out);
  return TRUCE_OK;
}
