/* The forms that reports come in, and what one run of reading carries along. */
#ifndef TR_INGEST_FORMS_H
#define TR_INGEST_FORMS_H

#include "ingest/known.h"
#include "ingest/sheet.h"

/* One run of reading a file: where reports and problems go, and what has been used of the limits. The arena is cleared before each report; what
 * a form needs across reports it keeps elsewhere. */
typedef struct tr_intake {
  const truce_ingest *known;
  const truce_ingest_options *options;
  truce_arena *arena;
  truce_report_sink sink;
  truce_problem_sink problem;
  void *self;
  size_t given;    /* bytes of the file itself */
  size_t unpacked; /* bytes taken out of archives so far */
  size_t delivered, problems;
  int depth;    /* containers within containers */
  bool stopped; /* the sink wants no more, or a limit is reached */
} tr_intake;
enum { TR_DEEPEST_CONTAINER = 5, TR_MOST_PROBLEMS = 50 };

/* What the surroundings tell of a document: a feed's entry, an archive's header, a server's answer. Any may be none. */
typedef struct tr_context {
  truce_span origin, url, charset, title, author, source, language;
  truce_day published;
  truce_date_basis basis;
} tr_context;
tr_context tr_context_of(truce_span origin);
/* "outer/inner" or "outer#7" in `arena`. */
truce_span tr_origin_within(truce_arena *arena, truce_span outer, truce_span inner);
truce_span tr_origin_part(truce_arena *arena, truce_span outer, size_t number);

/* What the bytes are, told from themselves; the map of the options and the name break ties only. */
typedef enum tr_form {
  TR_FORM_BINARY,
  TR_FORM_TEXT,
  TR_FORM_HTML,
  TR_FORM_XML, /* neither a page nor a feed: nobody reads it */
  TR_FORM_FEED,
  TR_FORM_JSON,
  TR_FORM_TABLE,
  TR_FORM_MAIL,
  TR_FORM_MBOX,
  TR_FORM_PDF,
  TR_FORM_WARC,
  TR_FORM_ARCHIVE,
  TR_FORM_COUNT
} tr_form;
tr_form tr_form_of(truce_span bytes, truce_span name, const truce_ingest_options *options);

/* Finishes a sheet and hands the report to the sink; a sheet without text becomes a problem. */
void tr_intake_deliver(tr_intake *in, tr_sheet *sheet);
void tr_intake_problem(tr_intake *in, truce_status status, truce_span origin, int64_t offset, const char *format, ...) __attribute__((format(printf, 5, 6)));
/* Counts bytes that came out of something packed. False: the limits of the whole allow no more; that is said, and the run stops. */
bool tr_intake_unpacked(tr_intake *in, size_t more, truce_span origin);
/* Reads bytes of any form; what cannot be read becomes a problem. `context` and `bytes` do not live in the intake's arena. */
void tr_intake_any(tr_intake *in, truce_span bytes, const tr_context *context);
size_t tr_file_limit(const truce_ingest_options *options);

/* One form each; they hand over what they find. */
void tr_page_read(tr_intake *in, truce_span bytes, const tr_context *context);
void tr_plain_read(tr_intake *in, truce_span bytes, const tr_context *context);
void tr_feed_read(tr_intake *in, truce_span bytes, const tr_context *context);
void tr_json_read(tr_intake *in, truce_span bytes, const tr_context *context);
void tr_table_read(tr_intake *in, truce_span bytes, const tr_context *context);
void tr_mail_read(tr_intake *in, truce_span bytes, const tr_context *context);
void tr_mbox_read(tr_intake *in, truce_span bytes, const tr_context *context);
void tr_pdf_read(tr_intake *in, truce_span bytes, const tr_context *context);
void tr_warc_read(tr_intake *in, truce_span bytes, const tr_context *context);
void tr_archive_read(tr_intake *in, truce_span bytes, const tr_context *context);
/* Text or markup that is known to be the body of one report (a feed's content, a field of a record), with what the context tells. */
void tr_body_read(tr_intake *in, truce_span body, const tr_context *context);

/* One report from one document. False: this is no text. */
bool tr_plain_sheet(truce_arena *arena, const truce_ingest *known, truce_span bytes, const tr_context *context, tr_sheet *sheet);
bool tr_page_sheet(truce_arena *arena, const truce_ingest *known, truce_span bytes, const tr_context *context, tr_sheet *sheet);
/* Adds all blocks of a piece of markup but its furniture. */
void tr_markup_add(truce_arena *arena, const truce_ingest *known, truce_span markup, tr_sheet *sheet);
bool tr_is_markup(truce_span text);
/* Fills what the document itself left open. */
void tr_context_apply(const tr_context *context, tr_sheet *sheet);

#endif
