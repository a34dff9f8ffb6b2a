/* The JSON of a report as docs/record.md tells it, from a record in memory to one line of text, and that of a reading. */
#ifndef TR_EXPORT_JSON_H
#define TR_EXPORT_JSON_H

#include "base/text.h"
#include "truce/engine.h"
#include "truce/record.h"

/* Items of the lists `times`, `quotes` and `names`. */
void tr_json_time(tr_buffer *out, const truce_time *time);
void tr_json_quote(tr_buffer *out, const truce_quote *quote);
void tr_json_name(tr_buffer *out, const truce_name *name);
/* The member `made_by`. */
void tr_json_made_by(tr_buffer *out, const truce_made_by *made_by);

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
