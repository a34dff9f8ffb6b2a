/* What the fuzz targets of ingest share: one run of reading whose reports are looked at and thrown away. */
#ifndef TR_FUZZ_INGEST_H
#define TR_FUZZ_INGEST_H

#include <stdlib.h>

#include "base/text.h"
#include "ingest/forms.h"

static bool look(void *self, const truce_report *report) {
  (void)self;
  if (report->text.size == 0 || !tr_utf8_valid(report->text, NULL) || !tr_utf8_valid(report->title, NULL)) abort();
  for (size_t i = 0; i < report->dropped_count; i++)
    if (report->dropped[i].text.size == 0) abort();
  return true;
}

static void ignore(void *self, const truce_error *problem) { (void)self, (void)problem; }

typedef void reader_of_form(tr_intake *in, truce_span bytes, const tr_context *context);

static inline int read_as(reader_of_form *read, const uint8_t *data, size_t size) {
  static const truce_ingest_options options = {.file_limit = 1 << 20, .total_limit = 4 << 20};
  static truce_ingest *known; /* opened once: a target has one thread */
  if (!known && truce_ingest_open(NULL, &known, NULL)) abort();
  tr_context context = tr_context_of(TR_SPAN("fuzz"));
  tr_intake in = {.known = known, .options = &options, .arena = truce_arena_new(), .sink = look, .problem = ignore, .given = size};
  read(&in, (truce_span){(const char *)data, size}, &context);
  truce_arena_delete(in.arena);
  return 0;
}

#endif
