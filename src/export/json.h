/* The JSON of a report as RECORD.md defines it: from a record in memory to one line of text. Also the small pieces that every writer of JSON
 * in truce shares. Nothing is allocated but what the buffer grows by. */
#ifndef TR_EXPORT_JSON_H
#define TR_EXPORT_JSON_H

#include "base/text.h"
#include "truce/engine.h"
#include "truce/record.h"

/* Writes `text` as a JSON string with its quotation marks. Bytes that are no UTF-8 become U+FFFD. */
void tr_json_text(tr_buffer *out, truce_span text);
/* The same, or null where the span is none. */
void tr_json_text_or_null(tr_buffer *out, truce_span text);
/* Shortest decimal that reads back as the same number; null for NaN and infinities. */
void tr_json_number(tr_buffer *out, double number);
/* {"from","to","precision","basis"}: `to` is the first day after it; with a clock time both are that moment. */
void tr_json_date(tr_buffer *out, const truce_date *date);

void tr_json_time(tr_buffer *out, const truce_time *time, bool after_another);
void tr_json_quote(tr_buffer *out, const truce_quote *quote, bool after_another);

/* What `truce layers` tells besides. All zeros: nothing. */
typedef struct tr_json_layers {
  bool names;         /* also `names`, as the model found them */
  truce_span members; /* further members of the object, as JSON text without a comma at either end, or none */
} tr_json_layers;

/* The whole object of a report, without a line feed. `layers` may be NULL. */
void tr_record_write_json(const truce_record *record, const truce_made_by *made_by, const tr_json_layers *layers, tr_buffer *out);
/* What was read word by word (json_reading.c). */
void tr_reading_write_json(const truce_reading *reading, const truce_made_by *made_by, tr_buffer *out);

#endif
