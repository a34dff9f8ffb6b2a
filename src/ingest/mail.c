/* Mail (RFC 5322, MIME) and mbox → reports: the text or HTML part of each message; attached documents on their own. */
#include <stdio.h>

#include "base/text.h"
#include "ingest/dateline.h"
#include "ingest/decode.h"
#include "ingest/forms.h"
#include "ingest/shape.h"
#include "ingest/transfer.h"

enum { DEEPEST_PART = 12, MOST_PARTS = 500, LOOKED_AT = 512 };

/* -- header fields --------------------------------------------------------------------------------------------------------------------- */

/* Splits a message at its first blank line. */
static void split_head(truce_span message, truce_span *head, truce_span *body) {
  for (size_t at = 0; at < message.size;) {
    const char *end = memchr(message.data + at, '\n', message.size - at);
    size_t next = end ? (size_t)(end - message.data) + 1 : message.size;
    if (!tr_trim((truce_span){message.data + at, next - at}).size) {
      *head = (truce_span){message.data, at};
      *body = (truce_span){message.data + next, message.size - next};
      return;
    }
    at = next;
  }
  *head = message;
  *body = (truce_span){message.data + message.size, 0};
}

/* The value of the first field of this name with folded lines joined; none if absent. */
static truce_span field(truce_arena *arena, truce_span head, const char *name) {
  truce_span line, rest = head, wanted = tr_span(name);
  while (tr_split(&rest, '\n', &line)) {
    if (line.size <= wanted.size || line.data[wanted.size] != ':' || !tr_equal_fold((truce_span){line.data, wanted.size}, wanted)) continue;
    tr_buffer value = {0};
    tr_buffer_add(&value, tr_trim((truce_span){line.data + wanted.size + 1, line.size - wanted.size - 1}));
    while (rest.size && (rest.data[0] == ' ' || rest.data[0] == '\t') && tr_split(&rest, '\n', &line)) {
      tr_buffer_add_char(&value, ' ');
      tr_buffer_add(&value, tr_trim(line));
    }
    truce_span copy = tr_arena_copy(arena, tr_trim(tr_buffer_span(&value)));
    tr_buffer_free(&value);
    return copy;
  }
  return (truce_span){NULL, 0};
}

/* "=?charset?B|Q?text?=" at `at`; moves *at behind it. */
static bool encoded_word(truce_arena *arena, truce_span value, size_t *at, truce_span *text) {
  truce_span rest = {value.data + *at, value.size - *at};
  if (!tr_starts(rest, TR_SPAN("=?"))) return false;
  size_t first = tr_find(rest, TR_SPAN("?"), 2), second = first == SIZE_MAX ? SIZE_MAX : tr_find(rest, TR_SPAN("?"), first + 1),
         end = second == SIZE_MAX ? SIZE_MAX : tr_find(rest, TR_SPAN("?="), second + 1);
  if (end == SIZE_MAX || second != first + 2) return false;
  truce_span raw = {rest.data + second + 1, end - second - 1}, charset = {rest.data + 2, first - 2}, bytes;
  bool base64 = rest.data[first + 1] == 'B' || rest.data[first + 1] == 'b';
  bytes = base64 ? tr_base64(arena, raw) : tr_quoted_printable(arena, raw, true);
  if (!tr_decode(arena, bytes, charset, text)) return false;
  *at += end + 2;
  return true;
}

static truce_span decoded(truce_arena *arena, truce_span value) {
  tr_buffer out = {0};
  bool after_word = false;
  for (size_t at = 0; at < value.size;) {
    truce_span text;
    size_t before = out.size;
    if (encoded_word(arena, value, &at, &text)) {
      if (after_word) /* blanks between encoded words do not count */
        while (before && out.data[before - 1] == ' ') out.size = --before;
      tr_buffer_add(&out, text);
      after_word = true;
    } else {
      if (value.data[at] != ' ') after_word = false;
      tr_buffer_add_char(&out, value.data[at++]);
    }
  }
  truce_span copy = tr_arena_copy(arena, tr_buffer_span(&out));
  tr_buffer_free(&out);
  return copy;
}

/* A parameter of a field: charset of "text/plain; charset=utf-8". */
static truce_span parameter(truce_span value, const char *name) {
  truce_span rest = value, part;
  tr_split(&rest, ';', &part);
  while (tr_split(&rest, ';', &part)) {
    part = tr_trim(part);
    truce_span wanted = tr_span(name);
    if (part.size <= wanted.size || !tr_equal_fold((truce_span){part.data, wanted.size}, wanted) || part.data[wanted.size] != '=') continue;
    part = tr_trim((truce_span){part.data + wanted.size + 1, part.size - wanted.size - 1});
    if (part.size >= 2 && part.data[0] == '"' && part.data[part.size - 1] == '"') part = (truce_span){part.data + 1, part.size - 2};
    return part;
  }
  return (truce_span){NULL, 0};
}

/* -- parts ----------------------------------------------------------------------------------------------------------------------------- */

typedef struct part {
  truce_span type, charset, content, name;
  bool attached;
} part;
typedef TR_ARRAY(part) parts;

static bool is_type(truce_span type, const char *start) {
  truce_span wanted = tr_span(start);
  return type.size >= wanted.size && tr_equal_fold((truce_span){type.data, wanted.size}, wanted);
}

static void collect(truce_arena *arena, truce_span message, int depth, parts *all);

static void collect_multipart(truce_arena *arena, truce_span body, truce_span boundary, int depth, parts *all) {
  if (boundary.size == 0 || boundary.size > 200) return;
  char mark[204];
  size_t size = (size_t)snprintf(mark, sizeof mark, "--%.*s", (int)boundary.size, boundary.data);
  size_t at = tr_find(body, (truce_span){mark, size}, 0);
  while (at != SIZE_MAX && all->count < MOST_PARTS) {
    const char *line = memchr(body.data + at, '\n', body.size - at);
    if (!line || (body.size - at > size + 1 && body.data[at + size] == '-' && body.data[at + size + 1] == '-')) return;
    size_t start = (size_t)(line - body.data) + 1, next = tr_find(body, (truce_span){mark, size}, start);
    collect(arena, (truce_span){body.data + start, (next == SIZE_MAX ? body.size : next) - start}, depth + 1, all);
    at = next;
  }
}

static void collect(truce_arena *arena, truce_span message, int depth, parts *all) {
  truce_span head, body;
  if (depth > DEEPEST_PART) return;
  split_head(message, &head, &body);
  truce_span type = field(arena, head, "Content-Type"), encoding = tr_trim(field(arena, head, "Content-Transfer-Encoding")),
             disposition = field(arena, head, "Content-Disposition");
  if (is_type(type, "multipart/")) {
    collect_multipart(arena, body, parameter(type, "boundary"), depth, all);
    return;
  }
  if (is_type(type, "message/rfc822")) {
    collect(arena, body, depth + 1, all);
    return;
  }
  if (tr_equal_fold(encoding, TR_SPAN("base64"))) body = tr_base64(arena, body);
  if (tr_equal_fold(encoding, TR_SPAN("quoted-printable"))) body = tr_quoted_printable(arena, body, false);
  part p = {type.size ? type : TR_SPAN("text/plain"), parameter(type, "charset"), body, parameter(disposition, "filename"), is_type(disposition, "attachment")};
  TR_PUSH(arena, all, p);
}

/* Plain text if it says anything, for it holds no furniture; else HTML. */
static const part *main_part(const parts *all) {
  const part *page = NULL;
  for (size_t i = 0; i < all->count; i++) {
    const part *p = &all->items[i];
    if (p->attached) continue;
    if (is_type(p->type, "text/plain") && tr_word_count(p->content) >= 10) return p;
    if (is_type(p->type, "text/html") && !page) page = p;
  }
  for (size_t i = 0; !page && i < all->count; i++)
    if (!all->items[i].attached && is_type(all->items[i].type, "text/")) page = &all->items[i];
  return page;
}

static truce_span sender_name(truce_span from) {
  const char *mark = from.size ? memchr(from.data, '<', from.size) : NULL;
  truce_span name = tr_trim((truce_span){from.data, mark ? (size_t)(mark - from.data) : from.size});
  if (name.size >= 2 && name.data[0] == '"' && name.data[name.size - 1] == '"') name = (truce_span){name.data + 1, name.size - 2};
  return name.size && memchr(name.data, '@', name.size) ? (truce_span){NULL, 0} : name;
}

/* Senders' programs name the types of what is attached as they like: the bytes tell what it is. Pictures and programs are left alone. */
static bool is_document(const part *p, const truce_ingest_options *options) {
  static const char *const seen[] = {"image/", "audio/", "video/"};
  for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
    if (is_type(p->type, seen[i])) return false;
  if (!p->attached || !p->content.size) return false;
  size_t reach = p->content.size < LOOKED_AT ? p->content.size : LOOKED_AT;
  tr_form form = tr_form_of(p->content, p->name, options);
  return form != TR_FORM_BINARY && (form != TR_FORM_TEXT || !memchr(p->content.data, 0, reach));
}

void tr_mail_read(tr_intake *in, truce_span bytes, const tr_context *context) {
  truce_arena *arena = truce_arena_new();
  if (!arena) return;
  truce_span head, body;
  parts all = {0};
  split_head(bytes, &head, &body);
  collect(arena, bytes, 0, &all);
  tr_context own = *context;
  own.title = decoded(arena, field(arena, head, "Subject"));
  own.author = sender_name(decoded(arena, field(arena, head, "From")));
  own.source = decoded(arena, field(arena, head, "List-Id"));
  if (tr_day_field(field(arena, head, "Date"), &own.published)) own.basis = TRUCE_DATE_METADATA;
  const part *text = main_part(&all);
  if (text) {
    own.charset = text->charset;
    if (is_type(text->type, "text/html"))
      tr_page_read(in, text->content, &own);
    else
      tr_body_read(in, text->content, &own);
  }
  size_t attached = 0;
  for (size_t i = 0; i < all.count && !in->stopped; i++) {
    const part *p = &all.items[i];
    if (!is_document(p, in->options) || p == text) continue;
    tr_context inner = tr_context_of(p->name.size ? tr_origin_within(arena, context->origin, p->name) : tr_origin_part(arena, context->origin, ++attached));
    inner.published = own.published;
    inner.basis = own.basis == TRUCE_DATE_UNKNOWN ? TRUCE_DATE_UNKNOWN : TRUCE_DATE_GUESSED;
    tr_intake_any(in, p->content, &inner);
  }
  if (!text && !attached) tr_intake_problem(in, TRUCE_EMPTY, context->origin, -1, "The mail has no text.");
  truce_arena_delete(arena);
}

/* Messages start at "From " behind a blank line. ">From " within them stays as it is: it stands in old archives only. */
void tr_mbox_read(tr_intake *in, truce_span bytes, const tr_context *context) {
  size_t start = 0, number = 0;
  while (start < bytes.size && !in->stopped) {
    const char *line = memchr(bytes.data + start, '\n', bytes.size - start);
    size_t from = line ? (size_t)(line - bytes.data) + 1 : bytes.size, next = tr_find(bytes, TR_SPAN("\nFrom "), from > 0 ? from - 1 : 0);
    size_t end = next == SIZE_MAX ? bytes.size : next + 1;
    truce_arena *arena = truce_arena_new();
    if (!arena) return;
    tr_context own = *context;
    own.origin = tr_origin_part(arena, context->origin, ++number);
    if (end > from) tr_mail_read(in, (truce_span){bytes.data + from, end - from}, &own);
    truce_arena_delete(arena);
    start = end;
  }
}
