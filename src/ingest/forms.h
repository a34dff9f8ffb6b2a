/* The forms that reports come in, and what one run of reading carries along. */
#ifndef TR_INGEST_FORMS_H
#define TR_INGEST_FORMS_H

#include "ingest/sheet.h"
#include "truce/ingest.h"

/* One run of reading a file: where reports and problems go, and what has been used of the limits. */
typedef struct tr_intake {
  const truce_ingest_options *options;
  truce_arena *arena;
  truce_report_sink sink;
  truce_problem_sink problem;
  void *self;
  size_t unpacked; /* bytes taken out of archives so far */
  size_t delivered;
  int depth; /* archives within archives */
  bool stopped; /* the sink wants no more */
} tr_intake;

/* What the surroundings tell of a document: a feed's entry, an archive's header, a server's answer. Any may be none. */
typedef struct tr_context {
  truce_span origin, url, charset, title, author, source, language;
  truce_day published;
  truce_date_basis basis;
} tr_context;
tr_context tr_context_of(truce_span origin);

/* What the bytes are, told from themselves (`name` breaks ties only). */
typedef enum tr_form {
  TR_FORM_BINARY, TR_FORM_TEXT, TR_FORM_HTML, TR_FORM_FEED, TR_FORM_SITEMAP, TR_FORM_JSON, TR_FORM_TABLE, TR_FORM_MAIL, TR_FORM_MBOX, TR_FORM_PDF, TR_FORM_WARC, TR_FORM_ARCHIVE
} tr_form;
tr_form tr_form_of(truce_span bytes, truce_span name);

/* Finishes a sheet and hands the report to the sink; a sheet without text becomes a problem. */
void tr_intake_deliver(tr_intake *in, tr_sheet *sheet);
void tr_intake_problem(tr_intake *in, truce_status status, truce_span origin, int64_t offset, const char *format, ...) __attribute__((format(printf, 5, 6)));
/* Reads bytes of any form; what cannot be read becomes a problem. */
void tr_intake_any(tr_intake *in, truce_span bytes, const tr_context *context);

/* One report from one document. False: this is no text. */
bool tr_plain_sheet(truce_arena *arena, truce_span bytes, const tr_context *context, tr_sheet *sheet);
bool tr_page_sheet(truce_arena *arena, truce_span bytes, const tr_context *context, tr_sheet *sheet);
/* Fills what the document itself left open. */
void tr_context_apply(const tr_context *context, tr_sheet *sheet);

#endif
