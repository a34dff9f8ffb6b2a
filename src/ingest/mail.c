/* Mail (RFC 5322, MIME) and mbox → reports: the text or HTML part of each message; attached documents on their own. */
#include "base/text.h"
#include "ingest/dateline.h"
#include "ingest/forms.h"
#include "ingest/mime.h"
#include "ingest/shape.h"

enum { LOOKED_AT = 512 };

/* Plain text if it says anything, for it holds no furniture; else HTML. */
static const tr_mime_part *main_part(const tr_mime *mail) {
  const tr_mime_part *page = NULL;
  for (size_t i = 0; i < mail->parts.count; i++) {
    const tr_mime_part *p = &mail->parts.items[i];
    if (p->attached) continue;
    if (tr_starts(p->type, TR_SPAN("text/plain")) && tr_word_count(p->content) >= 10) return p;
    if (tr_starts(p->type, TR_SPAN("text/html")) && !page) page = p;
  }
  for (size_t i = 0; !page && i < mail->parts.count; i++)
    if (!mail->parts.items[i].attached && tr_starts(mail->parts.items[i].type, TR_SPAN("text/"))) page = &mail->parts.items[i];
  return page;
}

/* Senders' programs name the types of what is attached as they like: the bytes tell what it is. Pictures and programs are left alone. */
static bool is_document(const tr_mime_part *p, const truce_ingest_options *options) {
  static const char *const seen[] = {"image/", "audio/", "video/"};
  for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
    if (tr_starts(p->type, tr_span(seen[i]))) return false;
  if (!p->attached || !p->content.size) return false;
  size_t reach = p->content.size < LOOKED_AT ? p->content.size : LOOKED_AT;
  tr_form form = tr_form_of(p->content, p->name, options);
  return form != TR_FORM_BINARY && (form != TR_FORM_TEXT || !memchr(p->content.data, 0, reach));
}

void tr_mail_read(tr_intake *in, truce_span bytes, const tr_context *context) {
  truce_arena *arena = truce_arena_new();
  tr_mime mail;
  truce_error missing = {0};
  if (!arena) return;
  if (tr_mime_read(arena, bytes, &mail, &missing)) tr_intake_problem(in, missing.status, context->origin, -1, "The mail cannot be read: %s", missing.message);
  tr_context own = *context;
  own.title = mail.subject;
  own.author = mail.sender;
  own.source = mail.list;
  if (tr_day_field(mail.date, &own.published)) own.basis = TRUCE_DATE_METADATA;
  const tr_mime_part *text = main_part(&mail);
  if (text) {
    own.charset = text->charset;
    if (tr_starts(text->type, TR_SPAN("text/html")))
      tr_page_read(in, text->content, &own);
    else
      tr_body_read(in, text->content, &own);
  }
  size_t attached = 0;
  for (size_t i = 0; i < mail.parts.count && !in->stopped; i++) {
    const tr_mime_part *p = &mail.parts.items[i];
    if (!is_document(p, in->options) || p == text) continue;
    ++attached;
    tr_context inner = tr_context_of(p->name.size ? tr_origin_within(arena, context->origin, p->name) : tr_origin_part(arena, context->origin, attached));
    inner.published = own.published;
    inner.basis = own.basis == TRUCE_DATE_UNKNOWN ? TRUCE_DATE_UNKNOWN : TRUCE_DATE_GUESSED;
    tr_intake_any(in, p->content, &inner);
  }
  if (!text && !attached && !missing.status) tr_intake_problem(in, TRUCE_EMPTY, context->origin, -1, "The mail has no text.");
  truce_arena_delete(arena);
}

/* Messages start at a line "From …"; ">From " within them stays as it is: it stands in old archives only. Not by gmime, which leaves the rest of an mbox unread
 * behind a message whose head is broken. */
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
